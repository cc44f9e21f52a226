// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/read/paste-title.h"

#include "app/base/text.h"
#include "app/draft/nature.h"
#include "app/draft/people.h"
#include "app/read/paste.h"

#include <string.h>

#define WORDS 40 // of a title that is looked into

// With one of these a title may end, so that a subtitle may follow.
static const char *const nouns[] = {
  "Remarks",    "Talk",         "Talks",    "Session",  "Sessions",      "Break", "Spotlight",
  "Spotlights", "Discussion",   "Address",  "Ceremony", "Reception",     "Award", "Awards",
  "Dinner",     "Introduction", "Keynote",  "Tutorial", "Presentations", "Lunch", "Speech",
  "Q&A",        "Panel",        "Overview", "Lecture",  "Demos",         NULL};

static gboolean
starts_small (const char *word)
{
  return g_unichar_islower (g_utf8_get_char (word));
}

// "1", "II", "A": which one it is of several.
static gboolean
is_count (const char *word)
{
  return g_ascii_isdigit (*word) || (word[0] && !word[1]) ||
         strspn (word, "IVX") == strlen (word);
}

static gboolean
ends_title (char **words, guint count)
{
  if (count > 1 && is_count (words[count - 1]))
    count--;
  return count > 0 && g_strv_contains (nouns, words[count - 1]);
}

// How many of WORDS are the title; 0: all of them. A title is written With Capitals, a subtitle
// as a sentence; the title ends with a noun that titles end with.
static guint
find_seam (char **words)
{
  guint seam = 0;
  guint count = 0;
  gboolean is_sentence = FALSE;

  for (; words[count] && count < WORDS && !starts_small (words[count]); count++)
    if (count > 0 && g_unichar_isupper (g_utf8_get_char (words[count])) &&
        !is_count (words[count]) && ends_title (words, count))
      seam = count;
  is_sentence = words[count] && count < WORDS;
  return is_sentence ? seam : 0;
}

// What begins at word COUNT of TEXT.
static const char *
find_word (const char *text, guint count)
{
  for (; count > 0; count--) {
    text += strcspn (text, " ");
    text += strspn (text, " ");
  }
  return text;
}

static GRegex *
get_unknown_regex (void)
{
  static GRegex *regex = NULL;

  if (g_once_init_enter (&regex)) {
    GRegex *made = g_regex_new (
      "[\\s:(,–—-]+(?:(?:the |invited |keynote )*(?:speakers?|presenters?|panell?ists?|moderators?|"
      "orateurs?|names?) ?[:(–—-]? ?)?(?:to be (?:announced|determined|confirmed|decided)|tba|tbd|"
      "tbc|à (?:annoncer|confirmer|préciser)|wird noch bekannt ?gegeben)\\W*$",
      G_REGEX_CASELESS | G_REGEX_OPTIMIZE, 0, NULL);
    g_once_init_leave (&regex, made);
  }
  return regex;
}

// Cuts "Speaker to be announced" off the end of TITLE.
static gboolean
cut_unknown (char *title)
{
  g_autoptr (GMatchInfo) match = NULL;
  int start = 0;

  if (strlen (title) > 1000 || !g_regex_match (get_unknown_regex (), title, 0, &match))
    return FALSE;
  if (!g_match_info_fetch_pos (match, 0, &start, NULL) || start == 0)
    return FALSE;
  title[start] = '\0';
  return TRUE;
}

// "Oral: Title": a word before a colon that says what it is.
static char *
cut_kind (AffDraftItem *item, char *title)
{
  const char *colon = strstr (title, ": ");
  g_autofree char *kind = colon && colon - title < 30 ? g_strndup (title, colon - title) : NULL;

  if (!kind || item->type || strchr (kind, ',') || strlen (colon) < 4 ||
      aff_people_is_unknown (colon + 2) ||
      aff_nature_guess (kind, NULL, FALSE) == AFF_NATURE_OTHER)
    return title;
  aff_draft_set (&item->type, kind);
  memmove (title, colon + 2, strlen (colon + 2) + 1);
  return title;
}

static void
report_glued (AffDraftItem *item, AffReport *report)
{
  aff_report_add (report, AFF_REMARK_GUESSED, "title-and-subtitle-glued", item->place,
                  "Title and subtitle stand in one line with nothing between them.",
                  "They were parted where a title With Capitals meets a sentence.");
}

static void
add_unknown (AffDraftItem *item, int count)
{
  item->unknown_speakers = MAX (item->unknown_speakers, 0) + count;
}

static void
add_speakers (AffDraftItem *item, const char *names)
{
  int unknown = aff_people_add (&item->speakers, names);

  if (unknown > 0)
    add_unknown (item, unknown);
}

// "Room to be announced" says nothing.
static gboolean
is_open_place (const char *text)
{
  static const char *const places[] = {"room ",     "place ", "venue ",
                                       "location ", "salle ", "raum "};

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (g_ascii_strncasecmp (text, places[i], strlen (places[i])) == 0)
      return aff_people_is_unknown (text);
  return FALSE;
}

static void
add_subtitle (AffDraftItem *item, const char *text)
{
  if (aff_people_is_unknown (text))
    add_speakers (item, text);
  else if (!item->subtitle)
    aff_draft_set (&item->subtitle, text);
  else if (!item->abstract)
    aff_draft_set_text (&item->abstract, text);
}

static GRegex *
get_speaker_regex (void)
{
  static GRegex *regex = NULL;

  if (g_once_init_enter (&regex)) {
    GRegex *made =
      g_regex_new ("(?:,| [–—-]|\\.) ((?:\\p{Lu}[\\w.'’-]* ){1,3}\\p{Lu}[\\w.'’-]+ "
                   "\\([^()]{2,120}\\))$",
                   G_REGEX_OPTIMIZE, 0, NULL);
    g_once_init_leave (&regex, made);
  }
  return regex;
}

// Cuts ", First Last (Place)" off the end of TITLE.
static void
cut_speaker (AffDraftItem *item, char *title, AffReport *report)
{
  g_autoptr (GMatchInfo) match = NULL;
  int start = 0;

  if (item->speakers || strlen (title) > 1000 ||
      !g_regex_match (get_speaker_regex (), title, 0, &match) ||
      !g_match_info_fetch_pos (match, 0, &start, NULL) || start == 0)
    return;
  g_autofree char *speaker = g_match_info_fetch (match, 1);
  add_speakers (item, speaker);
  title[start] = '\0';
  aff_report_add (report, AFF_REMARK_GUESSED, "speaker-in-title", item->place,
                  "A name with a place in brackets stands at the end of a title.",
                  "It was read as who speaks.");
}

static void
set_title (AffDraftItem *item, char *title, AffReport *report)
{
  g_autofree char *whole = g_strdup (cut_kind (item, g_strstrip (title)));

  if (cut_unknown (title))
    add_unknown (item, 1);
  cut_speaker (item, title, report);
  aff_draft_set (&item->title, *g_strstrip (title) ? title : whole);
}

static void
set_glued (AffDraftItem *item, const char *text, AffReport *report)
{
  g_auto (GStrv) words = g_strsplit (text, " ", WORDS + 2);
  guint seam = find_seam (words);
  const char *subtitle = seam > 0 ? find_word (text, seam) : text + strlen (text);
  g_autofree char *title = g_strndup (text, subtitle - text);

  set_title (item, title, report);
  if (seam == 0)
    return;
  add_subtitle (item, subtitle);
  report_glued (item, report);
}

// Takes what stands between the marks OPENER and CLOSER out of TEXT; NULL if nothing does.
static char *
take_marked (char *text, char opener, char closer)
{
  char *start = strchr (text, opener);
  char *end = start ? strchr (start, closer) : NULL;
  g_autofree char *taken = end ? g_strndup (start, end - start) : NULL;
  char *plain = taken ? aff_paste_plain (taken) : NULL;

  if (!plain || !*plain) {
    g_free (plain);
    return NULL;
  }
  memmove (start, end, strlen (end) + 1);
  return plain;
}

// Where a room is named in brackets at the end: "Poster Session (Hall B)".
static void
take_room (AffDraftItem *item, AffReport *report)
{
  static const char *const words[] = {"room",  "hall",       "level",      "floor",
                                      "foyer", "auditorium", "salle",      "étage",
                                      "saal",  "raum",       "exhibition", NULL};
  char *open = item->title ? strrchr (item->title, '(') : NULL;
  gsize length = open ? strlen (open) : 0;
  g_autofree char *inside = NULL;

  if (length < 4 || open == item->title || open[length - 1] != ')' || item->room)
    return;
  inside = g_utf8_strdown (open + 1, length - 2);
  for (const char *const *word = words; *word; word++) {
    if (!strstr (inside, *word) || length > 80)
      continue;
    g_autofree char *room = g_strndup (open + 1, length - 2);
    aff_draft_set (&item->room, room);
    *open = '\0';
    g_strchomp (item->title);
    aff_report_add (report, AFF_REMARK_GUESSED, "room-in-brackets", item->place,
                    "What stands in brackets behind a title looks like a room.",
                    "It was taken for the room.");
    return;
  }
}

static void
add_rest (AffDraftItem *item, char *text)
{
  static const char ends[] = " \t\n,;:.–-—|()[]";
  g_autofree char *rest = aff_paste_plain (text);
  const char *start = rest + strspn (rest, " \t\n,;:|)]");

  if (strlen (start) > strspn (start, ends) + 2)
    add_subtitle (item, start);
}

// A title that is told by its bold letters.
static gboolean
set_marked (AffDraftItem *item, char *text, AffReport *report)
{
  g_autofree char *speakers = take_marked (text, AFF_PASTE_SLANT, AFF_PASTE_STRAIGHT);
  g_autofree char *title = take_marked (text, AFF_PASTE_STRONG, AFF_PASTE_WEAK);

  if (!title && !speakers)
    return FALSE;
  if (speakers)
    add_speakers (item, speakers);
  if (title) {
    set_title (item, title, report);
    add_rest (item, text);
  } else {
    g_autofree char *rest = aff_paste_plain (text);
    for (gsize length = strlen (rest); length > 0 && strchr (" ,;:-", rest[length - 1]);
         length--)
      rest[length - 1] = '\0';
    set_glued (item, rest, report);
  }
  return TRUE;
}

static char *
drop_emoji (AffDraftItem *item, const char *text, AffReport *report)
{
  char *plain = aff_text_without_emoji (text);

  if (strlen (plain) < strlen (text))
    aff_report_add (report, AFF_REMARK_HANDLED, "emoji", item->place,
                    "A line of the schedule has a picture in it.", "The picture was left out.");
  return g_strstrip (plain);
}

// Where a newline or a wide gap parts TEXT; NULL if nothing does.
static char *
find_gap (char *text)
{
  char *line = strchr (text, '\n');
  char *gap = strstr (text, "  ");

  return line && (!gap || line < gap) ? line : gap;
}

void
aff_paste_set_title (AffDraftItem *item, const char *text, AffReport *report)
{
  g_return_if_fail (item != NULL && text != NULL && report != NULL);
  g_autofree char *copy = drop_emoji (item, text, report);
  char *gap = find_gap (copy);
  g_autofree char *rest = gap ? g_strdup (gap) : NULL;

  if (gap && gap > copy)
    *gap = '\0';
  if (!set_marked (item, copy, report)) {
    g_autofree char *plain = aff_paste_plain (copy);
    g_autofree char *title = g_strdup (plain);
    if (rest)
      set_title (item, title, report);
    else
      set_glued (item, plain, report);
  }
  take_room (item, report);
  g_auto (GStrv) lines = g_strsplit (rest ? rest : "", "\n", 20);
  for (char **line = lines; *line; line++)
    aff_paste_add_text (item, *line, report);
}

static gboolean
is_kind (const char *text)
{
  guint words = 1;

  for (const char *at = text; *at; at++)
    words += *at == ' ';
  return words <= 2 && strlen (text) < 40 &&
         aff_nature_guess (text, NULL, FALSE) != AFF_NATURE_OTHER;
}

void
aff_paste_add_text (AffDraftItem *item, const char *text, AffReport *report)
{
  g_return_if_fail (item != NULL && text != NULL && report != NULL);
  g_autofree char *plain = aff_paste_plain (text);
  g_autofree char *marked = g_strdup (text);

  if (!*plain || is_open_place (plain))
    return;
  if (!item->title)
    aff_paste_set_title (item, text, report);
  else if (!item->type && is_kind (plain))
    aff_draft_set (&item->type, plain);
  else if (!item->speakers && strchr (text, AFF_PASTE_SLANT)) {
    g_autofree char *speakers = take_marked (marked, AFF_PASTE_SLANT, AFF_PASTE_STRAIGHT);
    add_speakers (item, speakers);
    add_rest (item, marked);
  } else
    add_subtitle (item, plain);
}

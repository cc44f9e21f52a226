// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/text.h"
#include "app/draft/markup.h"
#include "app/draft/member.h"
#include "app/draft/presenters.h"
#include "app/read/indico.h"

#include <string.h>

// One contribution while it is read.
typedef struct {
  AffIndico *indico;   // borrowed
  JsonObject *object;  // borrowed
  char *key;           // owned
  char *place;         // owned
  const char *session; // borrowed; title, or NULL
  const char *block;   // borrowed; key of the item that its session is, or NULL
  const char *type;    // borrowed, or NULL
  const char *track;   // borrowed, or NULL
} Contribution;

static void
say (const Contribution *self,
     AffRemarkKind kind,
     const char *code,
     const char *meaning,
     const char *action)
{
  aff_report_add (self->indico->report, kind, code, self->place, meaning, action);
}

static gboolean
has_word_of (const char *text, const char *const *words)
{
  g_autofree char *low = text ? g_ascii_strdown (text, -1) : NULL;

  for (; low && *words; words++)
    if (strstr (low, *words))
      return TRUE;
  return FALSE;
}

// Posters themselves, not talks about them.
static gboolean
speaks_of_posters (const char *text)
{
  static const char *const posters[] = {"poster", NULL};
  static const char *const talks[] = {"spotlight", "flash",     "teaser",
                                      "oral",      "lightning", NULL};

  return has_word_of (text, posters) && !has_word_of (text, talks);
}

static gboolean
is_kind (const char *text)
{
  static const char *const kinds[] = {"talk",    "poster",   "lightning",  "demo",
                                      "keynote", "tutorial", "workshop",   "panel",
                                      "oral",    "plenary",  "discussion", NULL};

  return has_word_of (text, kinds);
}

// Events that need no tracks use them for kinds, and sessions for tracks.
static void
read_type (Contribution *self)
{
  self->type = aff_member_text (self->object, "type");
  self->track = aff_member_text (self->object, "track");
  if (!self->type && is_kind (self->track)) {
    say (self, AFF_REMARK_GUESSED, "track-is-type",
         "A contribution has no type, and its track reads like one (“Talk”, “Poster”): session "
         "and track look swapped.",
         "Its track was taken for its type, its session for its track.");
    self->type = self->track;
    self->track = self->session;
  }
}

// The number by which people know a contribution, before that by which the database does. Free with
// g_free; NULL if it has neither.
static char *
read_key (JsonObject *object)
{
  static const char *const names[] = {"friendly_id", "friendlyId", "contributionId", "id"};

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *id = aff_member_dup (object, names[i]);
    g_autofree char *key = aff_text_clean_line (id);
    if (key && *key)
      return g_steal_pointer (&key);
  }
  return NULL;
}

static void
start (Contribution *self, const AffIndicoBlock *block)
{
  JsonObject *object = self->object;

  self->key = read_key (object);
  self->place = g_strdup_printf ("contribution %s", self->key ? self->key : "without id");
  self->session = aff_member_text (object, "session");
  if (!self->session)
    self->session = aff_member_text (aff_member_object (object, "session"), "title");
  if (!self->session && block)
    self->session = block->title;
  self->block = block ? block->key : NULL;
  read_type (self);
}

static gboolean
is_before (const AffWhen *a, const AffWhen *b)
{
  int days = strcmp (a->day, b->day);

  return days != 0 ? days < 0 : a->minute < b->minute;
}

// A session of posters of which the file gives no times lasts from the first to the last of them.
static void
widen_session (const Contribution *self, AffDraftItem *item)
{
  AffWhen from = aff_indico_when (self->indico, self->object, "startDate", self->place);
  AffWhen to = aff_indico_when (self->indico, self->object, "endDate", self->place);

  if (from.minute >= 0 && (item->start.minute < 0 || is_before (&from, &item->start)))
    item->start = from;
  if (to.minute >= 0 && (item->end.minute < 0 || is_before (&item->end, &to)))
    item->end = to;
  aff_draft_set (&item->room, aff_indico_room (self->indico, self->object, self->place));
}

// The item in which the poster hangs; NULL if the file names no session.
static char *
make_session (const Contribution *self)
{
  g_autofree char *key = NULL;
  AffDraftItem *item;

  if (self->block || !self->session)
    return g_strdup (self->block);
  key = g_strconcat ("session:", self->session, NULL);
  if (g_hash_table_contains (self->indico->sessions, key))
    return g_steal_pointer (&key);
  item = aff_draft_item (self->indico->draft, key, self->place);
  aff_draft_set (&item->title, self->session);
  aff_draft_set (&item->type, "Poster session");
  widen_session (self, item);
  return g_steal_pointer (&key);
}

static void
mark_presenters (const Contribution *self, AffDraftPaper *paper, const char *member)
{
  g_autoptr (GPtrArray) presenters = NULL;
  gboolean has_authors = paper->authors && paper->authors->len > 0;

  aff_indico_people (self->indico, &presenters, self->object, member, self->place);
  guint joined = aff_presenters_mark (&paper->authors, presenters);
  if (joined > 0 && has_authors)
    say (self, AFF_REMARK_GUESSED, "presenter-no-author",
         "Somebody presents a paper without being one of its authors.",
         "The presenter was listed after the authors.");
}

static void
read_authors (const Contribution *self, AffDraftPaper *paper)
{
  const char *speakers = aff_member (self->object, "presenters") ? "presenters" : "speakers";

  if (paper->authors)
    return;
  aff_indico_people (self->indico, &paper->authors, self->object, "primaryauthors",
                     self->place);
  aff_indico_people (self->indico, &paper->authors, self->object, "authors", self->place);
  aff_indico_people (self->indico, &paper->authors, self->object, "coauthors", self->place);
  mark_presenters (self, paper, speakers);
}

static void
read_links (const Contribution *self, AffDraftPaper *paper)
{
  JsonArray *references = aff_member_array (self->object, "references");
  guint length = references ? MIN (json_array_get_length (references), 20) : 0;
  const char *url = aff_member_text (self->object, "url");

  for (guint i = 0; i < length; i++) {
    JsonObject *reference = aff_node_object (json_array_get_element (references, i));
    aff_draft_add_address (paper, aff_member_text (reference, "url"));
  }
  if (url && g_str_has_prefix (url, "http"))
    aff_draft_add_address (paper, url);
}

static void
read_keywords (const Contribution *self, AffDraftPaper *paper)
{
  JsonArray *keywords = aff_member_array (self->object, "keywords");
  guint length = keywords ? json_array_get_length (keywords) : 0;
  g_autofree char *keep = NULL;

  for (guint i = 0; i < length; i++)
    aff_topics_add (self->indico->topics, paper,
                    aff_node_text (json_array_get_element (keywords, i), &keep));
}

static void
say_unscheduled (const Contribution *self, gboolean is_poster)
{
  if (aff_member_object (self->object, "startDate") ||
      aff_member_text (self->object, "startDate"))
    return;
  if (is_poster)
    say (self, AFF_REMARK_HANDLED, "unscheduled-poster", "A poster has no time of its own.",
         "It hangs in its session.");
  else
    say (self, AFF_REMARK_HANDLED, "unscheduled-contribution",
         "A contribution has no time yet.", "It is listed without one.");
}

static void
read_poster (const Contribution *self)
{
  AffDraftPaper *paper = aff_draft_paper (self->indico->draft, self->key, self->place);
  g_autofree char *session = make_session (self);
  g_autofree char *board = aff_member_dup (self->object, "board_number");
  g_autofree char *title = aff_markup_strip (aff_member_text (self->object, "title"));
  g_autofree char *text = aff_markup_strip (aff_member_text (self->object, "description"));

  aff_draft_set (&paper->title, title);
  aff_draft_set_text (&paper->abstract, text);
  aff_draft_set (&paper->track, self->track);
  read_authors (self, paper);
  read_links (self, paper);
  read_keywords (self, paper);
  if (!paper->presentations)
    aff_draft_add_presentation (paper, AFF_KIND_POSTER, session, board);
}

static void
read_speakers (const Contribution *self, AffDraftItem *item)
{
  aff_indico_people (self->indico, &item->speakers, self->object, "speakers", self->place);
  aff_indico_people (self->indico, &item->speakers, self->object, "presenters", self->place);
  if (item->speakers && item->speakers->len > 0)
    return;
  aff_indico_people (self->indico, &item->speakers, self->object, "primaryauthors",
                     self->place);
  if (item->speakers && item->speakers->len > 0)
    say (self, AFF_REMARK_GUESSED, "speakers-empty",
         "A contribution has authors but no speakers.",
         "Its primary authors are its speakers.");
}

// The parts of a talk: titles and people without times of their own, on the day of the whole.
static void
read_parts (const Contribution *self, const AffDraftItem *whole)
{
  JsonArray *parts = aff_member_array (self->object, "subContributions");
  guint length = parts ? json_array_get_length (parts) : 0;
  AffWhen start = whole->start;
  g_autofree char *room = g_strdup (whole->room);

  start.minute = -1;
  start.has_offset = FALSE;
  for (guint i = 0; i < length; i++) {
    JsonObject *object = aff_node_object (json_array_get_element (parts, i));
    g_autofree char *key = g_strdup_printf ("%s.%u", self->key, i + 1);
    AffDraftItem *item = aff_draft_item (self->indico->draft, key, self->place);
    aff_indico_item (self->indico, item, object);
    aff_draft_set (&item->room, room);
    item->start = start;
    aff_indico_people (self->indico, &item->speakers, object, "speakers", self->place);
    say (self, AFF_REMARK_GUESSED, "part-without-time",
         "A contribution has parts, for which Indico keeps no times.",
         "Each part is an item of that day without a time.");
  }
}

static void
read_item (const Contribution *self)
{
  AffDraftItem *item = aff_draft_item (self->indico->draft, self->key, self->place);

  aff_indico_item (self->indico, item, self->object);
  aff_draft_set (&item->type, self->type);
  aff_draft_set (&item->track, self->track ? self->track : self->session);
  read_speakers (self, item);
  read_parts (self, item);
}

static void
read_contribution (const Contribution *self, gboolean is_in_posters)
{
  gboolean is_poster = is_in_posters || aff_member_text (self->object, "board_number") ||
                       aff_member_int (self->object, "board_number", -1) >= 0 ||
                       speaks_of_posters (self->type) || speaks_of_posters (self->session);

  say_unscheduled (self, is_poster);
  if (is_poster)
    read_poster (self);
  else
    read_item (self);
}

void
aff_indico_contribution (AffIndico *self, JsonObject *object, const AffIndicoBlock *block)
{
  g_return_if_fail (self != NULL && object != NULL);
  Contribution contribution = {.indico = self, .object = object};

  start (&contribution, block);
  if (!contribution.key)
    say (&contribution, AFF_REMARK_LEFT, "contribution-without-id", "A contribution has no id.",
         "It was left out.");
  else if (!g_hash_table_add (self->seen, g_strdup (contribution.key)))
    say (&contribution, AFF_REMARK_HANDLED, "contribution-twice",
         "A contribution is listed more than once.", "Only the first time counts.");
  else
    read_contribution (&contribution, block && block->is_poster);
  g_free (contribution.key);
  g_free (contribution.place);
}

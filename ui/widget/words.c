// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widget/words.h"

#include "app/base/clock.h"

#include <glib/gi18n.h>
#include <stdio.h>

static const char *const weekdays[] = {
  N_ ("Monday"), N_ ("Tuesday"),  N_ ("Wednesday"), N_ ("Thursday"),
  N_ ("Friday"), N_ ("Saturday"), N_ ("Sunday"),
};

static const char *const months[] = {
  N_ ("January"),   N_ ("February"), N_ ("March"),    N_ ("April"),
  N_ ("May"),       N_ ("June"),     N_ ("July"),     N_ ("August"),
  N_ ("September"), N_ ("October"),  N_ ("November"), N_ ("December"),
};

char *
aff_words_time (GTimeZone *zone, gint64 instant)
{
  return aff_zone_time (zone, instant);
}

char *
aff_words_range (GTimeZone *zone, AffSpan span)
{
  if (span.start == AFF_UNKNOWN_TIME)
    return g_strdup (_ ("Time to be announced"));
  g_autofree char *start = aff_words_time (zone, span.start);
  if (span.end == AFF_UNKNOWN_TIME)
    return g_steal_pointer (&start);
  g_autofree char *end = aff_words_time (zone, span.end);
  // Translators: a range of times, "15:10 to 16:20".
  return g_strdup_printf (_ ("%s to %s"), start, end);
}

char *
aff_words_length (int minutes)
{
  if (minutes < 90)
    return g_strdup_printf (_ ("%d min"), minutes);
  if (minutes % 60 == 0)
    return g_strdup_printf (_ ("%d h"), minutes / 60);
  return g_strdup_printf (_ ("%d h %d min"), minutes / 60, minutes % 60);
}

static GDateTime *
parse_day (const char *day)
{
  int year, month, number;

  if (day == NULL || sscanf (day, "%4d-%2d-%2d", &year, &month, &number) != 3)
    return NULL;
  return g_date_time_new_utc (year, month, number, 0, 0, 0);
}

char *
aff_words_day_within (const char *day)
{
  g_autoptr (GDateTime) date = parse_day (day);

  if (date == NULL)
    return g_strdup (_ ("Day to be announced"));
  // Translators: weekday, day of the month, month, year: "Sunday 4 October 2026".
  return g_strdup_printf (_ ("%1$s %2$d %3$s %4$d"),
                          _ (weekdays[g_date_time_get_day_of_week (date) - 1]),
                          g_date_time_get_day_of_month (date),
                          _ (months[g_date_time_get_month (date) - 1]),
                          g_date_time_get_year (date));
}

char *
aff_words_day (const char *day)
{
  g_autofree char *words = aff_words_day_within (day);
  const char *rest = g_utf8_next_char (words);
  g_autofree char *first = g_utf8_strup (words, rest - words);

  return g_strconcat (first, rest, NULL);
}

static char *
describe_date (GDateTime *date)
{
  // Translators: day of the month, month, year: "4 October 2026".
  return g_strdup_printf (_ ("%1$d %2$s %3$d"), g_date_time_get_day_of_month (date),
                          _ (months[g_date_time_get_month (date) - 1]),
                          g_date_time_get_year (date));
}

char *
aff_words_date (const char *day)
{
  g_autoptr (GDateTime) date = parse_day (day);

  return date != NULL ? describe_date (date) : g_strdup (_ ("Day to be announced"));
}

char *
aff_words_days (const char *first, const char *last)
{
  g_autoptr (GDateTime) from = parse_day (first != NULL ? first : last);
  g_autoptr (GDateTime) to = parse_day (last != NULL ? last : first);

  if (from == NULL || to == NULL)
    return g_strdup (_ ("Day to be announced"));
  if (g_date_time_equal (from, to))
    return aff_words_day (first != NULL ? first : last);
  g_autofree char *end = describe_date (to);
  if (g_date_time_get_month (from) == g_date_time_get_month (to) &&
      g_date_time_get_year (from) == g_date_time_get_year (to))
    // Translators: first day of the month, last date: "4 to 8 October 2026".
    return g_strdup_printf (_ ("%1$d to %2$s"), g_date_time_get_day_of_month (from), end);
  g_autofree char *start = describe_date (from);
  return g_strdup_printf (_ ("%s to %s"), start, end);
}

typedef struct {
  AffNature nature;
  const char *word;
  const char *icon;
  const char *class;
} NatureLook;

// In the order in which one nature of several decides icon and colour.
static const NatureLook nature_looks[] = {
  {AFF_NATURE_POSTER, N_ ("Poster session"), "board", "nature-poster"},
  {AFF_NATURE_KEYNOTE, N_ ("Invited talk"), "mic", "nature-talk"},
  {AFF_NATURE_PANEL, N_ ("Panel"), "people", "nature-panel"},
  {AFF_NATURE_ORAL, N_ ("Oral"), "trophy", "nature-oral"},
  {AFF_NATURE_TALK, N_ ("Talk"), "mic", "nature-talk"},
  {AFF_NATURE_TUTORIAL, N_ ("Tutorial"), "presenter", "nature-talk"},
  {AFF_NATURE_OPENING, N_ ("Opening"), "hand", "nature-welcome"},
  {AFF_NATURE_BREAK, N_ ("Break"), "coffee", "nature-welcome"},
  {AFF_NATURE_SOCIAL, N_ ("Social event"), "people", "nature-welcome"},
  {AFF_NATURE_OTHER, NULL, "clock", "nature-welcome"},
};

char *
aff_words_natures (guint natures)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (nature_looks); i++) {
    if (!(natures & nature_looks[i].nature) || nature_looks[i].word == NULL)
      continue;
    if (words->len > 0)
      g_string_append (words, ", ");
    g_string_append (words, _ (nature_looks[i].word));
  }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static const NatureLook *
find_look (guint natures)
{
  for (guint i = 0; i < G_N_ELEMENTS (nature_looks); i++)
    if (natures & nature_looks[i].nature)
      return &nature_looks[i];
  return &nature_looks[G_N_ELEMENTS (nature_looks) - 1];
}

const char *
aff_words_nature_icon (guint natures)
{
  return find_look (natures)->icon;
}

const char *
aff_words_nature_class (guint natures)
{
  return find_look (natures)->class;
}

static char *
describe_item_person (const AffItemPerson *someone)
{
  if (someone->person != NULL) {
    if (someone->role == AFF_ROLE_CHAIR)
      return g_strdup_printf (_ ("Chair: %s"), someone->person->name);
    return g_strdup (someone->person->name);
  }
  if (someone->has_withdrawn)
    return g_strdup (_ ("Speaker has withdrawn"));
  switch (someone->role) {
  case AFF_ROLE_CHAIR:
    return g_strdup (_ ("Chair to be announced"));
  case AFF_ROLE_PANELLIST:
    return g_strdup (_ ("Panellists to be announced"));
  default:
    return g_strdup (_ ("Speaker to be announced"));
  }
}

char *
aff_words_person (const AffItemPerson *someone)
{
  g_autofree char *words = describe_item_person (someone);

  if (someone->person == NULL || someone->person->affiliation == NULL)
    return g_steal_pointer (&words);
  return g_strdup_printf ("%s, %s", words, someone->person->affiliation);
}

char *
aff_words_people (const AffItem *item)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < item->people->len; i++) {
    char *word = describe_item_person (g_ptr_array_index (item->people, i));

    if (g_ptr_array_find_with_equal_func (words, word, g_str_equal, NULL))
      g_free (word);
    else
      g_ptr_array_add (words, word);
  }
  if (words->len == 0)
    return NULL;
  g_ptr_array_add (words, NULL);
  return g_strjoinv (", ", (char **) words->pdata);
}

char *
aff_words_item_line (const AffItem *item)
{
  char *people = aff_words_people (item);

  if (people != NULL)
    return people;
  if (item->subtitle != NULL)
    return g_strdup (item->subtitle);
  return aff_words_natures (item->natures);
}

// The first two, whoever presents, and the last are the ones a short list names.
static gboolean
is_named_in_short (const AffPaper *paper, guint index)
{
  const AffAuthor *author = g_ptr_array_index (paper->authors, index);

  return index < 2 || index + 1 == paper->authors->len || author->presents;
}

char *
aff_words_authors (const AffPaper *paper, gboolean is_short)
{
  g_autoptr (GString) words = g_string_new (NULL);
  gboolean has_gap = FALSE;

  is_short = is_short && paper->authors->len > 4;
  for (guint i = 0; i < paper->authors->len; i++) {
    const AffAuthor *author = g_ptr_array_index (paper->authors, i);

    if (is_short && !is_named_in_short (paper, i)) {
      has_gap = TRUE;
      continue;
    }
    if (words->len > 0)
      g_string_append (words, has_gap ? ", … " : ", ");
    has_gap = FALSE;
    g_string_append (words, author->person->name);
  }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static const char *const place_words[] = {
  [AFF_PLACE_KIOSK] = N_ ("Kiosk"),
  [AFF_PLACE_DOOR] = N_ ("Door"),
  [AFF_PLACE_STAGE] = N_ ("Stage"),
  [AFF_PLACE_SEATS] = N_ ("Seats"),
  [AFF_PLACE_COFFEE] = N_ ("Coffee"),
  [AFF_PLACE_REGISTRATION] = N_ ("Registration"),
  [AFF_PLACE_TOILETS] = N_ ("Toilets"),
  [AFF_PLACE_ACCESSIBLE_TOILET] = N_ ("Accessible toilet"),
  [AFF_PLACE_LIFT] = N_ ("Lift"),
  [AFF_PLACE_STAIRS] = N_ ("Stairs"),
  [AFF_PLACE_FIRST_AID] = N_ ("First aid"),
  [AFF_PLACE_CLOAKROOM] = N_ ("Cloakroom"),
};

const char *
aff_words_place (const AffPlace *place, const char *language)
{
  const AffName *name = aff_names_find (place->names, language);

  if (name != NULL)
    return name->name;
  if (place->kind < G_N_ELEMENTS (place_words))
    return _ (place_words[place->kind]);
  return place->code;
}

char *
aff_words_presence (GTimeZone *zone, AffPresence presence)
{
  g_autofree char *back = NULL;

  switch (presence.word) {
  case AFF_PRESENCE_EXPECTED:
    return g_strdup (_ ("Presenter expected"));
  case AFF_PRESENCE_HERE:
    return g_strdup (_ ("Presenter at the board"));
  case AFF_PRESENCE_BACK_AT:
    if (presence.back == AFF_UNKNOWN_TIME)
      return g_strdup (_ ("Presenter back soon"));
    back = aff_words_time (zone, presence.back);
    return g_strdup_printf (_ ("Presenter back at %s"), back);
  case AFF_PRESENCE_AWAY:
    return g_strdup (_ ("Presenter away"));
  case AFF_PRESENCE_NO_SHOW:
    return g_strdup (_ ("Presenter not here today"));
  case AFF_PRESENCE_NONE:
  default:
    return NULL;
  }
}

const char *
aff_words_room (const AffRoom *room, const char *language)
{
  const AffName *name = room != NULL ? aff_names_find (room->names, language) : NULL;

  return name != NULL ? name->name : _ ("Room to be announced");
}

char *
aff_words_seat (const AffSeat *seat, const char *language)
{
  const char *label = seat->board->label;

  if (seat->state == AFF_SEAT_CLOSED)
    return g_strdup_printf (_ ("Board %s, closed"), label);
  if (seat->state != AFF_SEAT_ASSIGNED)
    return g_strdup_printf (_ ("Board %s, free"), label);
  g_autoptr (GString) words = g_string_new (NULL);
  const AffName *topic = seat->topic != NULL ? aff_names_find (seat->topic->names, language)
                                             : NULL;
  g_string_printf (words, _ ("Board %s, %s"), label, seat->presentation->paper->title);
  if (topic != NULL)
    g_string_append_printf (words, ", %s", topic->name);
  if (seat->presence.word == AFF_PRESENCE_HERE)
    g_string_append_printf (words, ", %s", _ ("Presenter at the board"));
  return g_string_free (g_steal_pointer (&words), FALSE);
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/qr/handoff.h"

#include "app/base/clock.h"
#include "app/base/text.h"
#include "app/qr/event.h"

#include <string.h>

static char *
make_brief (const char *text, guint length)
{
  g_autofree char *plain = aff_text_without_emoji (text);

  return aff_text_shorten (plain, length);
}

static void
append_text (GString *event, const char *name, const char *text)
{
  g_autofree char *brief = make_brief (text, AFF_HANDOFF_LONGEST_TEXT);

  aff_event_append_text (event, name, brief);
}

static void
append_place (GString *event, const AffItem *item, const char *language)
{
  const AffName *room = item->room != NULL ? aff_names_find (item->room->names, language)
                                           : NULL;
  const char *const parts[] = {room != NULL ? room->name : NULL, item->workshop->venue,
                               item->workshop->city};
  g_autoptr (GString) place = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL)
      g_string_append_printf (place, "%s%s", place->len > 0 ? ", " : "", parts[i]);
  if (place->len > 0)
    append_text (event, "LOCATION", place->str);
}

char *
aff_handoff_event (const AffProgramme *programme, const AffItem *item, const char *language)
{
  g_return_val_if_fail (programme != NULL && item != NULL && language != NULL, NULL);
  GString *event;

  if (item->is_cancelled || item->standing.start == AFF_UNKNOWN_TIME)
    return NULL;
  event = g_string_new ("BEGIN:VEVENT\r\n");
  aff_event_append_uid (event, programme, item);
  append_text (event, "SUMMARY", item->title);
  aff_event_append_instant (event, "DTSTART", item->standing.start);
  if (item->standing.end != AFF_UNKNOWN_TIME)
    aff_event_append_instant (event, "DTEND", item->standing.end);
  append_place (event, item, language);
  if (item->to_confirm || item->workshop->is_preliminary)
    g_string_append (event, "STATUS:TENTATIVE\r\n");
  g_string_append (event, "END:VEVENT\r\n");
  return g_string_free (event, FALSE);
}

// How much a line of a tour says: the first that fits is taken.
typedef struct {
  gboolean has_word;
  guint title_length; // 0: no title
} Detail;

static const Detail details[] = {{TRUE, 60},  {TRUE, 50},  {TRUE, 40},  {TRUE, 32},
                                 {FALSE, 32}, {FALSE, 26}, {FALSE, 20}, {FALSE, 15},
                                 {FALSE, 10}, {FALSE, 0}};

static void
append_stop (GString *text,
             const AffProgramme *programme,
             const AffPosterTourStop *stop,
             const char *word,
             Detail detail)
{
  g_autofree char *time = aff_zone_time (programme->zone, stop->begin);
  g_autofree char *label = make_brief (stop->board->label, AFF_HANDOFF_LONGEST_TEXT);

  g_string_append_printf (text, "%s%s ", text->len > 0 ? "\n" : "", time);
  if (detail.has_word)
    g_string_append_printf (text, "%s ", word);
  g_string_append (text, label);
  if (detail.title_length == 0)
    return;
  g_autofree char *title = make_brief (stop->presentation->paper->title, detail.title_length);
  g_string_append_printf (text, "%s %s", detail.has_word ? ":" : "", title);
}

static char *
list_stops (const AffProgramme *programme,
            const AffPosterTour *tour,
            const AffHandoffWords *words,
            Detail detail)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < tour->stops->len; i++)
    append_stop (text, programme, &g_array_index (tour->stops, AffPosterTourStop, i),
                 words->board, detail);
  return g_string_free (text, FALSE);
}

static char *
make_tour_event (const AffProgramme *programme,
                 const AffPosterTour *tour,
                 const AffHandoffWords *words,
                 Detail detail)
{
  g_autofree char *stops = list_stops (programme, tour, words, detail);
  GString *event = g_string_new ("BEGIN:VEVENT\r\n");

  // Two tours are one and the same only if they start together.
  g_string_append_printf (event, "UID:t%" G_GINT64_FORMAT "@%.13s\r\n", tour->start,
                          programme->id);
  append_text (event, "SUMMARY", words->title);
  aff_event_append_instant (event, "DTSTART", tour->start);
  aff_event_append_instant (event, "DTEND", tour->end);
  aff_event_append_text (event, "DESCRIPTION", stops);
  g_string_append (event, "END:VEVENT\r\n");
  return g_string_free (event, FALSE);
}

static char *
make_tour_text (const AffProgramme *programme,
                const AffPosterTour *tour,
                const AffHandoffWords *words,
                Detail detail)
{
  g_autofree char *stops = list_stops (programme, tour, words, detail);
  g_autofree char *start = aff_zone_time (programme->zone, tour->start);
  g_autofree char *end = aff_zone_time (programme->zone, tour->end);
  g_autofree char *title = make_brief (words->title, AFF_HANDOFF_LONGEST_TEXT);

  return g_strdup_printf ("%s %s–%s\n%s", title, start, end, stops);
}

typedef char *(*MakeTour) (const AffProgramme *programme,
                           const AffPosterTour *tour,
                           const AffHandoffWords *words,
                           Detail detail);

// The most detailed one that fits; where none does, the least detailed.
static char *
fit_tour (const AffProgramme *programme,
          const AffPosterTour *tour,
          const AffHandoffWords *words,
          MakeTour make)
{
  char *made = NULL;

  for (guint i = 0; tour->stops->len > 0 && i < G_N_ELEMENTS (details); i++) {
    g_free (made);
    made = make (programme, tour, words, details[i]);
    if (strlen (made) <= AFF_HANDOFF_TOUR_BYTES)
      break;
  }
  return made;
}

char *
aff_handoff_tour (const AffProgramme *programme,
                  const AffPosterTour *tour,
                  const AffHandoffWords *words)
{
  g_return_val_if_fail (programme != NULL && tour != NULL && words != NULL, NULL);

  return fit_tour (programme, tour, words, make_tour_event);
}

char *
aff_handoff_tour_text (const AffProgramme *programme,
                       const AffPosterTour *tour,
                       const AffHandoffWords *words)
{
  g_return_val_if_fail (programme != NULL && tour != NULL && words != NULL, NULL);

  return fit_tour (programme, tour, words, make_tour_text);
}

static void
append_lines (GString *event, const char *const *lines)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; lines != NULL && lines[i] != NULL; i++) {
    g_autofree char *brief = make_brief (lines[i], AFF_HANDOFF_LONGEST_TEXT);
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", brief);
  }
  aff_event_append_text (event, "DESCRIPTION", text->str);
}

char *
aff_handoff_presence (const AffProgramme *programme,
                      const AffPresentation *presentation,
                      const char *const *lines,
                      const char *language)
{
  g_return_val_if_fail (programme != NULL && presentation != NULL && language != NULL, NULL);
  const AffItem *item = presentation->item;
  AffSpan span = presentation->attends;

  if (span.start == AFF_UNKNOWN_TIME || item->is_cancelled || presentation->paper->is_withdrawn)
    return NULL;
  GString *event = g_string_new ("BEGIN:VEVENT\r\n");
  g_string_append_printf (event, "UID:p%" G_GINT64_FORMAT "@%.13s\r\n", presentation->id,
                          programme->id);
  g_autofree char *title = make_brief (presentation->paper->title, AFF_HANDOFF_BRIEF_TEXT);
  aff_event_append_text (event, "SUMMARY", title);
  aff_event_append_instant (event, "DTSTART", span.start);
  if (span.end != AFF_UNKNOWN_TIME)
    aff_event_append_instant (event, "DTEND", span.end);
  append_place (event, item, language);
  append_lines (event, lines);
  if (item->to_confirm || item->workshop->is_preliminary)
    g_string_append (event, "STATUS:TENTATIVE\r\n");
  g_string_append (event, "END:VEVENT\r\n");
  return g_string_free (event, FALSE);
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/clock.h"
#include "app/base/text.h"
#include "app/qr/link.h"
#include "app/tool/table.h"
#include "app/tool/view.h"

#include <stdio.h>

#define UNKNOWN      "to be announced"
#define TITLE_LENGTH 70

// "Sunday 4 October 2026"; NULL for what has no day.
static char *
describe_day (const char *day)
{
  static const char *const weekdays[] = {"",         "Monday", "Tuesday",  "Wednesday",
                                         "Thursday", "Friday", "Saturday", "Sunday"};
  static const char *const months[] = {"",        "January",  "February", "March",  "April",
                                       "May",     "June",     "July",     "August", "September",
                                       "October", "November", "December"};
  int year, month, number;

  if (!day || sscanf (day, "%d-%d-%d", &year, &month, &number) != 3 ||
      !g_date_valid_dmy (number, month, year))
    return g_strdup ("Day to be announced");
  g_autoptr (GDate) date = g_date_new_dmy (number, month, year);
  return g_strdup_printf ("%s %d %s %d", weekdays[g_date_get_weekday (date)], number,
                          months[month], year);
}

static char *
describe_instant (GTimeZone *zone, gint64 instant)
{
  g_autofree char *day = aff_zone_day (zone, instant);
  g_autofree char *words = describe_day (day);
  g_autofree char *time = aff_zone_time (zone, instant);

  return g_strdup_printf ("%s, %s", words, time);
}

static char *
describe_span (GTimeZone *zone, AffSpan span)
{
  if (span.start == AFF_UNKNOWN_TIME)
    return g_strdup (UNKNOWN);
  g_autofree char *start = aff_zone_time (zone, span.start);
  if (span.end == AFF_UNKNOWN_TIME)
    return g_steal_pointer (&start);
  g_autofree char *end = aff_zone_time (zone, span.end);
  return g_strdup_printf ("%s–%s", start, end);
}

static void
append_head (const AffView *view, GString *text)
{
  g_autofree char *instant = describe_instant (view->programme->zone, view->now);

  g_string_append_printf (text, "%s (%s)\n", instant,
                          g_time_zone_get_identifier (view->programme->zone));
  if (view->programme->is_sample)
    g_string_append (text,
                     view->is_simulated ? "Sample data, simulated time.\n" : "Sample data.\n");
  g_string_append_c (text, '\n');
}

static char *
describe_people (const AffItem *item)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < item->people->len; i++) {
    const AffItemPerson *entry = g_ptr_array_index (item->people, i);
    const char *name = entry->person          ? entry->person->name
                       : entry->has_withdrawn ? "withdrawn"
                                              : UNKNOWN;
    g_string_append_printf (text, "%s%s%s", i ? ", " : "", name,
                            entry->role == AFF_ROLE_CHAIR ? " (chair)" : "");
  }
  return g_string_free (text, FALSE);
}

// What a line of the schedule says beside its time: "was 15:10–16:10", "cancelled".
static char *
describe_state (const AffItem *item)
{
  gboolean has_moved = item->planned.start != AFF_UNKNOWN_TIME &&
                       (item->planned.start != item->standing.start ||
                        item->planned.end != item->standing.end);

  if (item->is_cancelled)
    return g_strdup ("cancelled");
  if (has_moved) {
    g_autofree char *planned = describe_span (item->workshop->zone, item->planned);
    return g_strconcat ("was ", planned, NULL);
  }
  return g_strdup (item->to_confirm || item->workshop->is_preliminary ? "to be confirmed" : "");
}

static void
add_item (AffTable *table, const char *lead, const AffItem *item)
{
  const AffName *room = item->room ? aff_names_find (item->room->names, "en") : NULL;
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, item->id);
  g_autofree char *span = describe_span (item->workshop->zone, item->standing);
  g_autofree char *title = aff_text_shorten (item->title, TITLE_LENGTH);
  g_autofree char *people = describe_people (item);
  g_autofree char *state = describe_state (item);
  const char *cells[] = {lead,  id,     span, room ? room->name : "room " UNKNOWN,
                         title, people, state};

  aff_table_add (table, cells);
}

static void
append_table (AffTable *table, GString *text)
{
  g_autofree char *lines = aff_table_to_text (table);

  g_string_append (text, lines);
}

char *
aff_view_now_text (const AffView *view)
{
  GString *text = g_string_new (NULL);
  g_autoptr (AffTable) table = aff_table_new (7);
  g_autoptr (GPtrArray) running = aff_agenda_running (view->programme, view->now);
  g_autoptr (GPtrArray) next = aff_agenda_next (view->programme, view->now, AFF_VIEW_NEXT);
  const AffNotice *notice = aff_agenda_notice (view->programme, view->now, NULL);
  const AffNoticeText *words = notice ? aff_notice_text (notice, "en") : NULL;

  append_head (view, text);
  for (guint i = 0; i < running->len; i++)
    add_item (table, "Now", g_ptr_array_index (running, i));
  for (guint i = 0; i < next->len; i++)
    add_item (table, "Next", g_ptr_array_index (next, i));
  append_table (table, text);
  if (running->len + next->len == 0)
    g_string_append (text, "Nothing runs and nothing with a known time comes.\n");
  if (words)
    g_string_append_printf (text, "\nNotice: %s%s%s\n", words->lead, words->text ? " " : "",
                            words->text ? words->text : "");
  return g_string_free (text, FALSE);
}

static void
append_day (const AffView *view, const char *day, GString *text)
{
  g_autoptr (AffTable) table = aff_table_new (7);
  g_autofree char *title = describe_day (day);

  for (guint i = 0; i < view->programme->items->len; i++) {
    const AffItem *item = g_ptr_array_index (view->programme->items, i);
    if (g_strcmp0 (item->standing_day, day) == 0)
      add_item (table, aff_agenda_phase (item, view->now) == AFF_PHASE_RUNNING ? "now" : "",
                item);
  }
  g_autofree char *lines = aff_table_to_text (table);
  if (*lines)
    g_string_append_printf (text, "%s\n%s\n", title, lines);
}

// A workshop without items still has a name and, often, days.
static void
append_empty_workshops (const AffView *view, GString *text)
{
  for (guint i = 0; i < view->programme->workshops->len; i++) {
    const AffWorkshop *workshop = g_ptr_array_index (view->programme->workshops, i);
    if (workshop->items->len == 0)
      g_string_append_printf (text, "%s: programme to be announced\n", workshop->title);
  }
}

char *
aff_view_schedule_text (const AffView *view)
{
  GString *text = g_string_new (NULL);
  g_autoptr (GPtrArray) days = aff_agenda_days (view->programme);

  append_head (view, text);
  for (guint i = 0; i < days->len; i++)
    append_day (view, g_ptr_array_index (days, i), text);
  append_day (view, NULL, text);
  append_empty_workshops (view, text);
  return g_string_free (text, FALSE);
}

static void
add_seat (AffTable *table, const AffSeat *seat)
{
  const AffPaper *paper = seat->presentation ? seat->presentation->paper : NULL;
  g_autofree char *title = paper ? aff_text_shorten (paper->title, TITLE_LENGTH) : NULL;
  const char *cells[] = {seat->board->label,
                         aff_view_seat_word (seat->state),
                         seat->topic ? seat->topic->letter : "",
                         paper ? paper->number : "",
                         title,
                         aff_view_presence_word (seat->presence.word)};

  aff_table_add (table, cells);
}

char *
aff_view_boards_text (const AffView *view)
{
  static const char *const heads[] = {"BOARD", "STATE", "TOPIC", "PAPER", "TITLE", "PRESENTER"};
  const AffItem *session = aff_agenda_poster_item (view->programme, view->now);
  g_autoptr (GArray) seats = aff_agenda_seats (view->programme, session, view->now);
  g_autoptr (AffTable) table = aff_table_new (G_N_ELEMENTS (heads));
  GString *text = g_string_new (NULL);

  append_head (view, text);
  if (session) {
    g_autofree char *span = describe_span (session->workshop->zone, session->standing);
    g_string_append_printf (text, "%s, %s\n\n", session->title, span);
  }
  aff_table_add (table, heads);
  for (guint i = 0; i < seats->len; i++)
    add_seat (table, &g_array_index (seats, AffSeat, i));
  if (seats->len > 0)
    append_table (table, text);
  else
    g_string_append (text, "The programme has no boards.\n");
  return g_string_free (text, FALSE);
}

static char *
join_authors (const AffPaper *paper, gboolean only_presenters)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < paper->authors->len; i++) {
    const AffAuthor *author = g_ptr_array_index (paper->authors, i);
    if (!only_presenters || author->presents)
      g_string_append_printf (text, "%s%s", text->len ? ", " : "", author->person->name);
  }
  if (text->len == 0)
    g_string_append (text, UNKNOWN);
  return g_string_free (text, FALSE);
}

static char *
join_topics (const AffPaper *paper)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < paper->topics->len; i++) {
    const AffTopic *topic = g_ptr_array_index (paper->topics, i);
    const AffName *name = aff_names_find (topic->names, "en");
    g_string_append_printf (text, "%s%s %s", i ? ", " : "", topic->letter,
                            name ? name->name : "");
  }
  return g_string_free (text, FALSE);
}

static void
add_row (AffTable *table, const char *name, const char *value)
{
  const char *cells[] = {name, value};

  aff_table_add (table, cells);
}

static void
add_presentations (AffTable *table, const AffPaper *paper)
{
  for (guint i = 0; i < paper->presentations->len; i++) {
    const AffPresentation *presentation = g_ptr_array_index (paper->presentations, i);
    const AffItem *item = presentation->item;
    g_autofree char *span = describe_span (item->workshop->zone, item->standing);
    g_autofree char *line =
      g_strdup_printf ("%s, %s%s%s", span, item->title, presentation->board ? ", board " : "",
                       presentation->board ? presentation->board->label : "");
    add_row (table, aff_view_kind_word (presentation->kind), line);
  }
}

char *
aff_view_paper_text (const AffView *view, const AffPaper *paper)
{
  GString *text = g_string_new (NULL);
  g_autoptr (AffTable) table = aff_table_new (2);
  const AffBoard *board = aff_view_board (view, paper);
  const char *address = aff_link_choose (paper);
  g_autofree char *authors = join_authors (paper, FALSE);
  g_autofree char *presenters = join_authors (paper, TRUE);
  g_autofree char *topics = join_topics (paper);

  append_head (view, text);
  g_string_append_printf (text, "%s  %s%s\n\n", paper->number, paper->title,
                          paper->is_withdrawn ? " (withdrawn)" : "");
  add_row (table, "board", board ? board->label : "none");
  add_row (table, "address", address ? address : "link to come");
  add_row (table, "authors", authors);
  add_row (table, "presenters", presenters);
  add_row (table, "topics", topics);
  add_presentations (table, paper);
  append_table (table, text);
  if (paper->abstract)
    g_string_append_printf (text, "\n%s\n", paper->abstract);
  return g_string_free (text, FALSE);
}

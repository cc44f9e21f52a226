// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/read/formats.h"
#include "tests/support/fixture.h"
#include "tests/support/reading.h"

#include <string.h>

static Reading *
read_golden (const char *name)
{
  g_autofree char *folder = g_build_filename (g_getenv ("AFFICHE_SOURCE"), "tests", "golden",
                                              "indico", NULL);
  Reading *self = reading_open (folder, name);

  g_assert_no_error (self->error);
  g_assert_cmpstr (self->draft->family, ==, "indico");
  return self;
}

static AffDraftItem *
find_item (const Reading *self, const char *key)
{
  AffDraftItem *item = g_hash_table_lookup (self->draft->item_keys, key);

  if (!item)
    g_test_message ("no item %s", key);
  g_assert_nonnull (item);
  return item;
}

static AffDraftPaper *
find_paper (const Reading *self, const char *key)
{
  AffDraftPaper *paper = g_hash_table_lookup (self->draft->paper_keys, key);

  g_assert_nonnull (paper);
  return paper;
}

// "First Author (Sample University), Second Author*": a star presents. "-": not said.
static char *
join (GPtrArray *people)
{
  GString *names = g_string_new (people ? "" : "-");

  for (guint i = 0; people && i < people->len; i++) {
    const AffDraftPerson *person = people->pdata[i];
    g_string_append_printf (names, "%s%s%s", i > 0 ? ", " : "", person->name,
                            person->presents ? "*" : "");
    if (person->affiliation)
      g_string_append_printf (names, " (%s)", person->affiliation);
  }
  return g_string_free (names, FALSE);
}

// "2026-10-04 14:00", with the offset where one is left.
static char *
write_when (const AffWhen *when)
{
  if (when->minute < 0)
    return g_strdup (when->day);
  return g_strdup_printf ("%s %02d:%02d%s", when->day, when->minute / 60, when->minute % 60,
                          when->has_offset ? " offset" : "");
}

typedef struct {
  const char *file;
  const char *key;
  const char *title;
  const char *start;
  const char *end;
  const char *room;
  const char *type;
  const char *track;
  const char *speakers;
  int duration_min;
} ItemCase;

static const ItemCase items[] = {
  {"contributions.json", "1", "Opening & Welcome", "2026-10-04 14:00", "2026-10-04 14:10",
   "Room 1", "Opening", "General", "First Speaker (Sample University)", 10},
  {"contributions.json", "2", "Sample Talk", "2026-10-04 14:10", "2026-10-04 14:40", "Room 2",
   "Talk (long)", "Main Track", "First Author", 30},
  {"contributions.json", "5", "Sample Talk without a Time", "", "", "Sample Hall", "Talk",
   "Main Track", "", 20},
  {"contributions.json", "6", "Sample Hackathon", "2026-10-05 00:30", "2026-10-06 02:30",
   "Sample Hall", NULL, NULL, "-", -1},
  {"contributions.json", "6.1", "Sample Part", "2026-10-05", "", "Sample Hall", NULL, NULL,
   "Third Speaker", 30},
  {"contributions.json", "session:Poster Session A", "Poster Session A", "2026-10-04 15:10",
   "2026-10-04 16:10", "Sample Hall", "Poster session", NULL, "-", -1},
  {"sessions.json", "session:Afternoon: Posters and Coffee", "Afternoon: Posters and Coffee",
   "2026-10-04 15:10", "2026-10-04 16:10", "Hall", "Poster session", NULL, "-", -1},
  {"sessions.json", "2", "Sample Talk", "2026-10-04 16:10", "", NULL, NULL, "Talks",
   "First Speaker", 20},
  {"sessions.json", "session:Panel", "Panel", "2026-10-04 17:30", "", NULL, "Session", NULL,
   "-", -1},
  {"sessions.json", "9", "Sample Closing", "2026-10-04 18:00", "", NULL, NULL, NULL, "-", -1},
  {"timetable.json", "session:Poster Session", "Poster Session", "2026-10-04 15:10",
   "2026-10-04 16:10", "Hall", "Poster session", NULL, "-", 60},
  {"timetable.json", "5", "Sample Talk", "2026-10-04 16:10", "", NULL, NULL, "Talks",
   "First Speaker (Sample University)", 20},
  {"timetable.json", "break:b6", "Short Break", "2026-10-04 16:30", "", NULL, "Break", NULL,
   "-", 5},
  {"timetable.json", "break:b3", "Coffee", "2026-10-04 14:40", "", NULL, "Break", NULL, "-",
   30},
  {"timetable.json", "6", "Sample Talk of the second Day", "2026-10-05 09:00", "", NULL, NULL,
   NULL, "", -1},
};

static void
check_item (const ItemCase *wanted)
{
  g_autoptr (Reading) self = read_golden (wanted->file);
  const AffDraftItem *item = find_item (self, wanted->key);
  g_autofree char *start = write_when (&item->start);
  g_autofree char *end = write_when (&item->end);
  g_autofree char *speakers = join (item->speakers);

  g_test_message ("%s %s", wanted->file, wanted->key);
  g_assert_cmpstr (item->title, ==, wanted->title);
  g_assert_cmpstr (start, ==, wanted->start);
  g_assert_cmpstr (end, ==, wanted->end);
  g_assert_cmpstr (item->room, ==, wanted->room);
  g_assert_cmpstr (item->type, ==, wanted->type);
  g_assert_cmpstr (item->track, ==, wanted->track);
  g_assert_cmpstr (speakers, ==, wanted->speakers);
  g_assert_cmpint (item->duration_min, ==, wanted->duration_min);
}

static void
test_items_stand_at_local_times (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (items); i++)
    check_item (&items[i]);
}

typedef struct {
  const char *file;
  const char *key;
  const char *title;
  const char *authors;
  const char *session;
  const char *board;
} PaperCase;

static const PaperCase papers[] = {
  {"contributions.json", "3", "Sample Poster One",
   "First Author (Sample University), Second Author*", "session:Poster Session A", "A-12"},
  {"contributions.json", "4", "Sample Poster Two", "Third Author", "session:Poster Session A",
   "7"},
  {"sessions.json", "1", "Sample Poster", "First Author",
   "session:Afternoon: Posters and Coffee", "B2"},
  {"timetable.json", "14", "Sample Poster", "First Author, Second Author*",
   "session:Poster Session", "12"},
};

static void
check_paper (const PaperCase *wanted)
{
  g_autoptr (Reading) self = read_golden (wanted->file);
  const AffDraftPaper *paper = find_paper (self, wanted->key);
  const AffDraftPresentation *presentation = NULL;
  g_autofree char *authors = join (paper->authors);

  g_test_message ("%s %s", wanted->file, wanted->key);
  g_assert_cmpstr (paper->title, ==, wanted->title);
  g_assert_cmpstr (authors, ==, wanted->authors);
  g_assert_cmpuint (paper->presentations->len, ==, 1);
  presentation = paper->presentations->pdata[0];
  g_assert_cmpint (presentation->kind, ==, AFF_KIND_POSTER);
  g_assert_cmpstr (presentation->session, ==, wanted->session);
  g_assert_cmpstr (presentation->board, ==, wanted->board);
  find_item (self, wanted->session);
}

static void
test_posters_are_papers_of_their_session (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (papers); i++)
    check_paper (&papers[i]);
}

static void
test_nothing_else_is_read (void)
{
  static const struct {
    const char *file;
    guint items;
    guint papers;
  } cases[] = {{"contributions.json", 6, 2}, {"sessions.json", 4, 1}, {"timetable.json", 5, 1}};

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (Reading) self = read_golden (cases[i].file);
    g_assert_cmpuint (self->draft->items->len, ==, cases[i].items);
    g_assert_cmpuint (self->draft->papers->len, ==, cases[i].papers);
  }
}

static void
test_the_event_is_named (void)
{
  g_autoptr (Reading) self = read_golden ("contributions.json");
  const AffDraftPaper *paper = find_paper (self, "3");

  g_assert_cmpstr (self->draft->title, ==, "Sample Workshop");
  g_assert_cmpstr (self->draft->zone, ==, "Europe/Paris");
  g_assert_cmpstr (self->draft->venue, ==, "Sample Centre");
  g_assert_cmpstr (self->draft->first_day, ==, "2026-10-04");
  g_assert_cmpstr (self->draft->last_day, ==, "2026-10-05");
  g_assert_cmpstr (find_item (self, "1")->abstract, ==,
                   "Words of welcome.\n\nThat is sample data.");
  g_assert_cmpstr (find_item (self, "1")->address, ==,
                   "https://indico.example.org/event/7/contributions/1/");
  g_assert_cmpuint (paper->links->len, ==, 1);
  g_assert_cmpstr (((AffDraftLink *) paper->links->pdata[0])->kind, ==, "doi");
  g_assert_cmpstr (paper->topics->pdata[0], ==, "Sample");
}

static void
test_conveners_chair_their_block (void)
{
  g_autoptr (Reading) self = read_golden ("sessions.json");
  g_autofree char *chairs = join (
    find_item (self, "session:Afternoon: Posters and Coffee")->chairs);

  g_assert_cmpstr (chairs, ==, "Sample Convener");
}

static void
test_what_is_odd_is_said (void)
{
  static const struct {
    const char *file;
    const char *code;
    gboolean is_there;
  } cases[] = {
    {"contributions.json", "times-in-another-zone", TRUE},
    {"contributions.json", "unscheduled-poster", TRUE},
    {"contributions.json", "unscheduled-contribution", TRUE},
    {"contributions.json", "track-is-type", TRUE},
    {"contributions.json", "speakers-empty", TRUE},
    {"contributions.json", "room-in-location", TRUE},
    {"contributions.json", "markup", TRUE},
    {"contributions.json", "emails-left-out", TRUE},
    {"contributions.json", "chairs-left-out", TRUE},
    {"contributions.json", "contribution-twice", TRUE},
    {"contributions.json", "duration-differs", TRUE},
    {"contributions.json", "part-without-time", TRUE},
    {"sessions.json", "times-in-another-zone", FALSE},
    {"sessions.json", "emails-left-out", FALSE},
    {"timetable.json", "emails-left-out", TRUE},
    {"timetable.json", "unknown-entry", TRUE},
    {"timetable.json", "times-in-another-zone", FALSE},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (Reading) self = read_golden (cases[i].file);
    g_test_message ("%s %s", cases[i].file, cases[i].code);
    g_assert_true ((aff_report_find (self->report, cases[i].code) != NULL) ==
                   cases[i].is_there);
  }
}

static void
test_an_event_without_contributions_is_refused (void)
{
  static const char *const texts[] = {
    "{\"_type\":\"HTTPAPIResult\",\"results\":[]}",
    "{\"_type\":\"HTTPAPIResult\",\"results\":[{}]}",
    "{\"_type\":\"HTTPAPIResult\",\"results\":[null]}",
    "{\"_type\":\"HTTPAPIResult\",\"results\":[{\"contributions\":[]},{\"contributions\":[]}]}",
    "{\"_type\":\"HTTPAPIResult\"}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (Reading) self = reading_new_any ("event.json", texts[i], -1);
    g_assert_error (self->error, AFF_ERROR, AFF_ERROR_FORMAT);
    g_assert_nonnull (strstr (self->error->message, "event.json"));
    g_assert_nonnull (strstr (self->error->message, "detail=contributions"));
  }
}

static void
test_wrong_types_are_survived (void)
{
  static const char *const values[] = {
    "null",          "true",        "-1e308",
    "\"\"",          "[]",          "{}",
    "[[]]",          "[{}]",        "[null]",
    "{\"date\":[]}", "7",           "[7]",
    "{\"a\":{}}",    "\"\\u202e\"", "{\"date\":\"2026-99-99\",\"time\":\"x\",\"tz\":\"x/y\"}"};
  static const char *const fields[] = {
    "id",          "friendly_id",      "title",         "startDate", "endDate",
    "duration",    "speakers",         "session",       "track",     "type",
    "references",  "subContributions", "keywords",      "timezone",  "sessions",
    "isPoster",    "board_number",     "contributions", "room",      "location",
    "description", "primaryauthors",   "entryType",     "entries"};

  for (gsize f = 0; f < G_N_ELEMENTS (fields); f++)
    for (gsize v = 0; v < G_N_ELEMENTS (values); v++) {
      g_autofree char *part = g_strdup_printf (
        "{\"id\":\"1\",\"entryType\":\"Session\",\"%s\":%s}", fields[f], values[v]);
      g_autofree char *event =
        g_strdup_printf ("{\"contributions\":[%s],\"sessions\":[%s],\"%s\":%s}", part, part,
                         fields[f], values[v]);
      g_autofree char *days = g_strdup_printf ("{\"20261004\":{\"s1\":%s},\"20261005\":%s}",
                                               part, values[v]);
      g_autoptr (Reading) a = reading_new (&aff_format_indico, "a.json", event, -1);
      g_autoptr (Reading) b = reading_new (&aff_format_indico, "b.json", days, -1);
      g_assert_true (a->is_read || g_error_matches (a->error, AFF_ERROR, AFF_ERROR_FORMAT));
      g_assert_true (b->is_read);
    }
}

// Numbers and times are of an independent reading with another program.
static void
test_a_real_event_is_read (void)
{
  const char *folder = fixture_real_data ();
  g_autoptr (Reading) self = NULL;
  g_autofree char *start = NULL;
  guint days[3] = {0};

  if (!folder)
    return;
  self = reading_open (folder, "schedules/indico-voctosched-demo.json");
  g_assert_no_error (self->error);
  g_assert_cmpuint (self->draft->items->len, ==, 37);
  g_assert_cmpuint (self->draft->papers->len, ==, 0);
  g_assert_cmpstr (self->draft->zone, ==, "Europe/Warsaw");
  start = write_when (&find_item (self, "12")->start);
  g_assert_cmpstr (start, ==, "2021-09-17 16:10");
  for (guint i = 0; i < 37; i++) {
    const AffDraftItem *item = self->draft->items->pdata[i];
    g_assert_cmpint (item->duration_min, ==, aff_when_between (&item->start, &item->end));
    g_assert_cmpint (item->start.day[9], >=, '5');
    g_assert_cmpint (item->start.day[9], <=, '7');
    days[item->start.day[9] - '5']++;
  }
  g_assert_cmpuint (days[0], ==, 14);
  g_assert_cmpuint (days[1], ==, 12);
  g_assert_cmpuint (days[2], ==, 11);
  reading_assert_remark (self, "speakers-empty", 32);
  reading_assert_remark (self, "track-is-type", 32);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/indico/items-stand-at-local-times",
                   test_items_stand_at_local_times);
  g_test_add_func ("/exchange/indico/posters-are-papers-of-their-session",
                   test_posters_are_papers_of_their_session);
  g_test_add_func ("/exchange/indico/nothing-else-is-read", test_nothing_else_is_read);
  g_test_add_func ("/exchange/indico/the-event-is-named", test_the_event_is_named);
  g_test_add_func ("/exchange/indico/conveners-chair-their-block",
                   test_conveners_chair_their_block);
  g_test_add_func ("/exchange/indico/what-is-odd-is-said", test_what_is_odd_is_said);
  g_test_add_func ("/exchange/indico/an-event-without-contributions-is-refused",
                   test_an_event_without_contributions_is_refused);
  g_test_add_func ("/exchange/indico/wrong-types-are-survived", test_wrong_types_are_survived);
  g_test_add_func ("/exchange/indico/a-real-event-is-read", test_a_real_event_is_read);
  return g_test_run ();
}

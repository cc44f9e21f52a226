// SPDX-License-Identifier: GPL-3.0-or-later
// schedule.xml and schedule.json: what the programs that read them insist on, and what this one
// reads from them again.
#include "app/base/clock.h"
#include "app/db/log.h"
#include "app/write/write.h"
#include "tests/support/fixture.h"
#include "tests/support/hall.h"
#include "tests/support/reading.h"

#include <json-glib/json-glib.h>
#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

// As talks, breaks and sessions come; what is odd about each is said where it is asked for.
static const char day_sql[] =
  "INSERT INTO item_person (item, person, role) VALUES (4, 9, 'speaker'), (4, 8, 'chair');"
  "INSERT INTO item_person (item, role, reason) VALUES (4, 'speaker', 'to-be-announced');"
  "INSERT INTO presentation (id, paper, item, kind) VALUES (21, 1, 2, 'spotlight'),"
  " (22, 2, 2, 'oral');"
  "UPDATE paper_author SET presenter = 0 WHERE paper = 2;"
  "INSERT INTO paper_author (paper, person, rank) VALUES (2, 3, 1);"
  "UPDATE item SET address = 'https://example.org/talk', abstract = 'A < B & C ]]> D',"
  "  title = '☕ <Talk> \"one\"' WHERE id = 4;"
  "INSERT INTO item (id, workshop, title, day, minute, duration_min) VALUES"
  " (5, 1, 'Party', '2026-10-04', 1500, 90), (6, 1, 'Sprint', '2026-10-05', 660, 2880),"
  " (7, 1, 'Some time', NULL, 600, 30), (8, 1, 'Some hour', '2026-10-05', NULL, 30),"
  " (9, 1, 'Open end', '2026-10-08', 720, NULL)";

typedef struct {
  AffDb *db;
  AffProgramme *programme;
  GPtrArray *notes;
  char *text;
  gsize length;
} Export;

static Export *
export_day (const char *format, const char *more)
{
  g_autoptr (GError) error = NULL;
  Export *self = g_new0 (Export, 1);

  self->db = hall_new (more);
  self->programme = hall_load (self->db);
  self->notes = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *head = aff_log_head (self->db, &error);
  AffExportContext context = {self->db, self->programme, head, "en", HALL_NOW};
  g_autoptr (GBytes)
    bytes = aff_export_find (format, NULL)->write (&context, self->notes, &error);
  g_assert_no_error (error);
  self->length = g_bytes_get_size (bytes);
  self->text = g_strndup (g_bytes_get_data (bytes, NULL), self->length);
  return self;
}

static void
export_free (Export *self)
{
  g_free (self->text);
  g_ptr_array_unref (self->notes);
  aff_programme_unref (self->programme);
  aff_db_free (self->db);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Export, export_free)

// What PATH (XPath) of the document says; to be freed.
static char *
ask (const char *text, const char *path)
{
  xmlDoc *document = xmlReadMemory (text, (int) strlen (text), "a.xml", NULL, XML_PARSE_NONET);
  g_assert_nonnull (document);
  xmlXPathContext *context = xmlXPathNewContext (document);
  g_autofree char *whole = g_strdup_printf ("string(%s)", path);
  xmlXPathObject *answer = xmlXPathEval ((const xmlChar *) whole, context);
  g_assert_nonnull (answer);
  char *result = g_strdup ((const char *) answer->stringval);

  xmlXPathFreeObject (answer);
  xmlXPathFreeContext (context);
  xmlFreeDoc (document);
  return result;
}

static void
assert_answer (const Export *export, const char *path, const char *expected)
{
  g_autofree char *answer = ask (export->text, path);

  if (strcmp (answer, expected) != 0)
    g_error ("%s is “%s”, not “%s”", path, answer, expected);
}

static void
test_the_head_is_where_readers_look (void)
{
  g_autofree char *title = g_strnfill (500, 'x');
  g_autofree char *sql = g_strdup_printf ("UPDATE workshop SET title = '%s'", title);
  g_autoptr (Export) export = export_day ("schedule-xml", sql);
  g_autofree char *head = g_strndup (export->text, 1024);
  g_autofree char *log_head = aff_log_head (export->db, NULL);

  g_assert_nonnull (strstr (head, "<schedule"));
  g_assert_nonnull (strstr (head, "<conference"));
  g_assert_nonnull (strstr (head, log_head));
  g_assert_null (strstr (export->text, "<!DOCTYPE"));
  g_assert_true (g_str_has_suffix (export->text, "</schedule>"));
  g_assert_cmpuint (strlen (export->text), ==, export->length);
  assert_answer (export, "/schedule/version", "2026-10-04T15:24:00+02:00");
  assert_answer (export, "/schedule/conference/title", title);
  assert_answer (export, "/schedule/conference/acronym", "mfm_2026");
  assert_answer (export, "/schedule/conference/base_url != ''", "true");
  assert_answer (export, "/schedule/conference/time_zone_name", "Europe/Paris");
}

static void
test_an_event_says_everything_twice (void)
{
  g_autoptr (Export) export = export_day ("schedule-xml", day_sql);

  assert_answer (export, "//event[@id=1]/date", "2026-10-04T15:10:00+02:00");
  assert_answer (export, "//event[@id=1]/start", "15:10");
  assert_answer (export, "//event[@id=1]/duration", "01:00");
  assert_answer (export, "//event[@id=1]/room", "Hall");
  assert_answer (export, "//event[@id=1]/../@name", "Hall");
  assert_answer (export, "//event[@id=4]/room", "To be announced");
  assert_answer (export, "//event[@id=4]/title", "<Talk> \"one\"");
  assert_answer (export, "//event[@id=4]/abstract", "A < B & C ]]> D");
  assert_answer (export, "//event[@id=4]/url", "https://example.org/talk");
  assert_answer (export, "//event[@id=1]/type", "poster");
  assert_answer (export, "//event[@id=1]/slug", "mfm_2026-item-1-posters");
  assert_answer (export, "count(//event[@id=1]/links/link)", "9");
  assert_answer (export, "//event[@id=1]/links/link[1]/@href", "https://example.org/1");
  assert_answer (export, "count(//event[not(number(@id) > 0)])", "0");
  assert_answer (export, "count(//person[not(number(@id) > 0)])", "0");
  assert_answer (export, "count(//event[@guid = preceding::event/@guid])", "0");
  assert_answer (export, "count(//event[@id = preceding::event/@id])", "0");
  assert_answer (export, "count(//event[slug = preceding::event/slug])", "0");
}

static void
test_what_is_no_character_of_xml_is_left_out (void)
{
  g_autoptr (Export) export =
    export_day ("schedule-xml", "UPDATE item SET title = 'a' || char (65534) || 'b' || char (1)"
                                " || char (65535) || 'c' || char (8238) WHERE id = 1");

  assert_answer (export, "//event[@id=1]/title", "abc");
}

static void
test_who_speaks_is_a_person_and_nobody_else (void)
{
  g_autoptr (Export) export = export_day ("schedule-xml", day_sql);

  assert_answer (export, "count(//event[@id=4]/persons/person)", "1");
  assert_answer (export, "//event[@id=4]/persons/person", "Person 9");
  // Who presents paper 1; both authors of paper 2, since nobody says who.
  assert_answer (export, "count(//event[@id=2]/persons/person)", "3");
  assert_answer (export, "//event[@id=2]/persons/person[1]", "Person 1");
  assert_answer (export, "//event[@id=2]/persons/person[2]", "Person 2");
  assert_answer (export, "//event[@id=2]/persons/person[3]", "Person 3");
  assert_answer (export, "count(//event[@id=1]/persons/person)", "0");
}

static void
test_past_midnight_is_still_that_day (void)
{
  g_autoptr (Export) export = export_day ("schedule-xml", day_sql);

  assert_answer (export, "//event[@id=5]/../../@date", "2026-10-04");
  assert_answer (export, "//event[@id=5]/date", "2026-10-05T01:00:00+02:00");
  assert_answer (export, "//event[@id=5]/start", "01:00");
  assert_answer (export, "//day[1]/@start", "2026-10-04T04:00:00+02:00");
  assert_answer (export, "//day[1]/@end", "2026-10-05T04:00:00+02:00");
  assert_answer (export, "//day[1]/@index", "1");
  assert_answer (export, "/schedule/conference/days", "4");
  assert_answer (export, "count(//day)", "4");
  assert_answer (export, "count(//day[@date <= preceding::day/@date])", "0");
}

// 48 hours, as three events of sixteen.
static void
test_a_day_and_longer_is_parted (void)
{
  g_autoptr (Export) export = export_day ("schedule-xml", day_sql);

  assert_answer (export, "count(//event[title='Sprint'])", "3");
  assert_answer (export, "count(//event[title='Sprint'][duration='16:00'])", "3");
  assert_answer (export, "//day[@date='2026-10-05']//event[title='Sprint']/date",
                 "2026-10-05T11:00:00+02:00");
  assert_answer (export, "//day[@date='2026-10-06']//event[title='Sprint']/date",
                 "2026-10-06T03:00:00+02:00");
  assert_answer (export, "//day[@date='2026-10-06']//event[title='Sprint'][2]/date",
                 "2026-10-06T19:00:00+02:00");
}

// Numbers that only a wrong file has end in a file that can be read.
static void
test_a_wrong_instant_is_no_endless_file (void)
{
  g_autoptr (Export) export =
    export_day ("schedule-xml",
                "UPDATE item SET live_start = 1791120000, live_end = 253402300799 WHERE id = 1;"
                "UPDATE item SET live_start = 253402300799, live_end = NULL WHERE id = 2;"
                "UPDATE item SET live_start = -62135596800 WHERE id = 3");

  assert_answer (export, "count(//event[title='Posters']) <= 32", "true");
  assert_answer (export, "count(//event[not(string-length(duration) = 5)])", "0");
  assert_answer (export, "count(//event[not(substring(duration, 1, 2) < 24)])", "0");
}

static void
test_what_has_no_time_is_counted (gconstpointer format)
{
  g_autoptr (Export) export = export_day (format, day_sql);

  g_assert_null (strstr (export->text, "Some time"));
  g_assert_null (strstr (export->text, "Some hour"));
  g_assert_nonnull (strstr (export->text, "Open end"));
  g_assert_cmpuint (export->notes->len, ==, 3);
  g_assert_true (g_str_has_prefix (export->notes->pdata[0], "2 items have no day or time"));
  g_assert_true (g_str_has_prefix (export->notes->pdata[1], "1 item has no end"));
  g_assert_true (
    g_str_has_prefix (export->notes->pdata[2], "1 event has a start past midnight"));
}

static void
test_times_are_those_that_stand (void)
{
  g_autoptr (Export) export =
    export_day ("schedule-xml", "UPDATE item SET live_start = 1791120030, live_end = 1791123659"
                                " WHERE id = 1");

  assert_answer (export, "//event[@id=1]/start", "15:20");
  assert_answer (export, "//event[@id=1]/duration", "01:00");
}

// The items of a file as our own reader has them, finished.
static AffDraft *
read_back (const Export *export, const char *name, Reading **reading)
{
  g_autoptr (GError) error = NULL;

  *reading = reading_new_any (name, export->text, (gssize) export->length);
  g_assert_no_error ((*reading)->error);
  g_assert_true (
    aff_draft_finish ((*reading)->draft, "Europe/Paris", (*reading)->report, &error));
  g_assert_no_error (error);
  return (*reading)->draft;
}

static const AffDraftItem *
find_titled (const AffDraft *draft, const char *title)
{
  for (guint i = 0; i < draft->items->len; i++) {
    const AffDraftItem *item = g_ptr_array_index (draft->items, i);
    if (strcmp (item->title, title) == 0)
      return item;
  }
  g_error ("no item “%s” was read", title);
}

static void
assert_read_again (const AffDraft *draft, const AffItem *item, const char *title)
{
  const AffDraftItem *found = find_titled (draft, title);
  int minutes = (int) ((item->standing.end - item->standing.start) / 60);

  g_assert_cmpstr (found->day, ==, item->standing_day);
  g_assert_cmpint (found->start.minute, ==, item->minute);
  g_assert_cmpint (found->duration_min, ==, minutes);
  // Who presents a paper is a person to other programs, and no speaker of the item.
  g_assert_cmpint (found->speakers ? found->speakers->len : 0, ==, item->id == 4 ? 1 : 0);
}

static void
test_our_own_reader_reads_the_same_items (gconstpointer format)
{
  g_autoptr (Export) export = export_day (format, day_sql);
  g_autoptr (Reading) reading = NULL;
  const AffDraft *draft = read_back (export, "schedule", &reading);

  g_assert_cmpuint (draft->items->len, ==, 5 + 1 + 1);
  for (gint64 id = 1; id <= 5; id++)
    assert_read_again (draft, aff_programme_item (export->programme, id),
                       id == 4 ? "<Talk> \"one\""
                               : aff_programme_item (export->programme, id)->title);
  g_assert_cmpstr (draft->first_day, ==, "2026-10-04");
  g_assert_cmpstr (draft->zone, ==, "Europe/Paris");
}

// A room, a type and an end stand in the file for its readers, and longer items in parts.
static void
test_our_own_reader_knows_what_is_filled_in (gconstpointer format)
{
  g_autoptr (Export) export = export_day (format, day_sql);
  g_autoptr (Reading) reading = NULL;
  const AffDraft *draft = read_back (export, "schedule", &reading);
  const AffDraftItem *talk = find_titled (draft, "<Talk> \"one\"");
  const AffDraftItem *sprint = find_titled (draft, "Sprint");
  const AffDraftItem *open = find_titled (draft, "Open end");

  g_assert_true (draft->is_own);
  g_assert_null (talk->room);
  g_assert_cmpint (talk->unknown_speakers, ==, 1);
  g_assert_cmpint (sprint->duration_min, ==, 2880);
  g_assert_cmpstr (sprint->day, ==, "2026-10-05");
  g_assert_cmpint (sprint->start.minute, ==, 660);
  g_assert_cmpint (open->duration_min, ==, -1);
  g_assert_null (open->type);
  g_assert_cmpstr (find_titled (draft, "Posters")->room, ==, "Hall");
  g_assert_null (find_titled (draft, "Posters")->abstract);
}

static void
test_json_has_rooms_by_name_and_persons_of_one_kind (void)
{
  g_autoptr (Export) export = export_day ("schedule-json", day_sql);
  g_autoptr (JsonNode) root = json_from_string (export->text, NULL);

  static const struct {
    const char *path;
    const char *expected;
  } answers[] = {
    {"$.generator.name", "[\"Affiche\"]"},
    {"$.schedule.version", "[\"2026-10-04T15:24:00+02:00\"]"},
    {"$.schedule.conference.daysCount", "[4]"},
    {"$.schedule.conference.days[0].rooms.Hall[0].id", "[1]"},
    {"$.schedule.conference.days[0].rooms.Hall[0].start", "[\"15:10\"]"},
    {"$.schedule.conference.days[0].rooms.Hall[0].end", "[\"2026-10-04T16:10:00+02:00\"]"},
    {"$.schedule.conference.days[0].rooms.Hall[0].track", "[null]"},
    {"$.schedule.conference.days[0].rooms['To be announced'][0].persons[0].name",
     "[\"Person 9\"]"},
    {"$.schedule.conference.days[0].rooms['To be announced'][0].persons[0].public_name", "[]"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++) {
    g_autoptr (JsonNode) found = json_path_query (answers[i].path, root, NULL);
    g_autofree char *text = json_to_string (found, FALSE);
    if (strcmp (text, answers[i].expected) != 0)
      g_error ("%s is %s", answers[i].path, text);
  }
}

static const char validate[] =
  "import json, sys\n"
  "try:\n"
  "  import jsonschema\n"
  "except ImportError:\n"
  "  sys.exit (77)\n"
  "schema, file = (json.load (open (name, encoding='utf-8')) for name in sys.argv[1:])\n"
  "check = jsonschema.Draft6Validator (schema, format_checker=jsonschema.FormatChecker ())\n"
  "errors = [f'{list (error.path)}: {error.message}' for error in check.iter_errors (file)]\n"
  "print ('\\n'.join (errors))\n"
  "sys.exit (1 if errors else 0)\n";

// How the schema of the VOC ends with FILE: 0 it fits, 1 it does not, 77 nobody can tell.
static int
run_schema (const char *data, const char *file, char **output)
{
  g_autofree char *schema = g_build_filename (data, "schedules", "schema",
                                              "schedule-v1.schema.json", NULL);
  const char *words[] = {"python3", "-c", validate, schema, file, NULL};
  int status;

  if (!g_spawn_sync (NULL, (char **) words, NULL,
                     G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, output, NULL,
                     &status, NULL))
    return 77;
  g_assert_true (WIFEXITED (status));
  return WEXITSTATUS (status);
}

static void
test_json_fits_the_schema_of_the_voc (void)
{
  static const char *const sqls[] = {NULL, day_sql,
                                     "DELETE FROM placement; DELETE FROM waiting;"
                                     "UPDATE item SET day = NULL"};
  const char *data = fixture_real_data ();
  char *folder = data ? fixture_folder_new () : NULL;
  g_autofree char *path = data ? g_build_filename (folder, "a.json", NULL) : NULL;

  for (guint i = 0; data && i < G_N_ELEMENTS (sqls); i++) {
    g_autoptr (Export) export = export_day ("schedule-json", sqls[i]);
    g_autofree char *output = NULL;
    g_assert_true (g_file_set_contents (path, export->text, (gssize) export->length, NULL));
    int result = run_schema (data, path, &output);
    if (result == 77)
      g_test_skip ("python3-jsonschema is not here");
    else if (result != 0)
      g_error ("%s", output);
  }
  if (folder)
    fixture_folder_free (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/write-schedule/the-head-is-where-readers-look",
                   test_the_head_is_where_readers_look);
  g_test_add_func ("/exchange/write-schedule/an-event-says-everything-twice",
                   test_an_event_says_everything_twice);
  g_test_add_func ("/exchange/write-schedule/what-is-no-character-of-xml-is-left-out",
                   test_what_is_no_character_of_xml_is_left_out);
  g_test_add_func ("/exchange/write-schedule/who-speaks-is-a-person-and-nobody-else",
                   test_who_speaks_is_a_person_and_nobody_else);
  g_test_add_func ("/exchange/write-schedule/past-midnight-is-still-that-day",
                   test_past_midnight_is_still_that_day);
  g_test_add_func ("/exchange/write-schedule/a-day-and-longer-is-parted",
                   test_a_day_and_longer_is_parted);
  g_test_add_func ("/exchange/write-schedule/times-are-those-that-stand",
                   test_times_are_those_that_stand);
  g_test_add_func ("/exchange/write-schedule/a-wrong-instant-is-no-endless-file",
                   test_a_wrong_instant_is_no_endless_file);
  g_test_add_data_func ("/exchange/write-schedule/what-has-no-time-is-counted/xml",
                        "schedule-xml", test_what_has_no_time_is_counted);
  g_test_add_data_func ("/exchange/write-schedule/what-has-no-time-is-counted/json",
                        "schedule-json", test_what_has_no_time_is_counted);
  g_test_add_data_func ("/exchange/write-schedule/our-own-reader-reads-the-same-items/xml",
                        "schedule-xml", test_our_own_reader_reads_the_same_items);
  g_test_add_data_func ("/exchange/write-schedule/our-own-reader-reads-the-same-items/json",
                        "schedule-json", test_our_own_reader_reads_the_same_items);
  g_test_add_data_func ("/exchange/write-schedule/our-own-reader-knows-what-is-filled-in/xml",
                        "schedule-xml", test_our_own_reader_knows_what_is_filled_in);
  g_test_add_data_func ("/exchange/write-schedule/our-own-reader-knows-what-is-filled-in/json",
                        "schedule-json", test_our_own_reader_knows_what_is_filled_in);
  g_test_add_func ("/exchange/write-schedule/json-has-rooms-by-name-and-persons-of-one-kind",
                   test_json_has_rooms_by_name_and_persons_of_one_kind);
  g_test_add_func ("/exchange/write-schedule/json-fits-the-schema-of-the-voc",
                   test_json_fits_the_schema_of_the_voc);
  return g_test_run ();
}

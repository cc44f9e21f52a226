// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/draft/draft-time.h"
#include "app/read/formats.h"
#include "tests/support/tally.h"

#include <string.h>

#define HOME "Europe/Paris"

// NAME of tests/golden/schedule, with its times settled.
static Reading *
read_golden (const char *name)
{
  g_autofree char *folder = g_build_filename (g_getenv ("AFFICHE_SOURCE"), "tests", "golden",
                                              "schedule", NULL);
  Reading *reading = reading_open (folder, name);

  g_assert_no_error (reading->error);
  aff_draft_settle_times (reading->draft, HOME, reading->report);
  return reading;
}

static Reading *
read_text (const char *text)
{
  return reading_new (&aff_format_schedule_json, "talks.json", text, -1);
}

static AffDraftItem *
find (const Reading *reading, const char *key)
{
  AffDraftItem *item = g_hash_table_lookup (reading->draft->item_keys, key);

  g_assert_nonnull (item);
  return item;
}

static void
assert_speakers (const AffDraftItem *item, const char *wanted)
{
  GString *names = g_string_new (NULL);

  g_assert_nonnull (item->speakers);
  for (guint i = 0; i < item->speakers->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "",
                            ((AffDraftPerson *) item->speakers->pdata[i])->name);
  g_assert_cmpstr (names->str, ==, wanted);
  g_string_free (names, TRUE);
}

static void
assert_time (const AffDraftItem *item, const char *day, int minute, int duration_min)
{
  g_assert_cmpstr (item->day, ==, day);
  g_assert_cmpint (item->start.minute, ==, minute);
  g_assert_cmpint (item->duration_min, ==, duration_min);
}

typedef struct {
  const char *code;
  guint count;
} Remark;

// These remarks and no others.
static void
assert_remarks (const Reading *reading, const Remark *remarks, gsize length)
{
  for (gsize i = 0; i < length; i++) {
    g_test_message ("%s", remarks[i].code);
    reading_assert_remark (reading, remarks[i].code, remarks[i].count);
  }
  g_assert_cmpuint (aff_report_remarks (reading->report)->len, ==, length);
}

static void
test_pretalx_is_read_as_days_with_rooms (void)
{
  static const Remark remarks[] = {
    {"two-slots-of-one-paper", 1}, {"duration-in-three-parts", 1}, {"links-left-out", 1},
    {"emails-left-out", 1},        {"answers-left-out", 1},        {"no-breaks", 1},
    {"longer-than-a-day", 1},
  };
  g_autoptr (Reading) reading = read_golden ("pretalx.json");
  const AffDraftItem *talk = find (reading, "AAAAAA-2");
  const AffDraftItem *exhibition = find (reading, "BBBBBB");

  g_assert_cmpstr (reading->draft->family, ==, "pretalx");
  g_assert_cmpstr (reading->draft->source, ==, "pretalx 2024.3.1");
  g_assert_cmpstr (reading->draft->code, ==, "sample-2026");
  g_assert_cmpuint (reading->draft->items->len, ==, 3);
  g_assert_true (reading->draft->lists_items);
  assert_speakers (talk, "First Author");
  g_assert_cmpint (talk->unknown_speakers, ==, 1);
  assert_time (talk, "2026-10-04", 910, 30);
  g_assert_cmpstr (talk->address, ==, "https://pretalx.example.org/sample-2026/talk/AAAAAA/");
  g_assert_null (talk->track);
  g_assert_cmpstr (exhibition->track, ==, "Models");
  g_assert_cmpstr (exhibition->type, ==, "Exhibition");
  g_assert_cmpstr (exhibition->language, ==, "en");
  // The end wins over a duration that may be read in two ways.
  assert_time (exhibition, "2026-10-04", 540, 26 * 60 + 30);
  assert_time (find (reading, "AAAAAA"), "2026-10-05", 600, 30);
  assert_remarks (reading, remarks, G_N_ELEMENTS (remarks));
}

static void
test_xml_and_json_of_one_schedule_have_the_same_keys (void)
{
  g_autoptr (Reading) json = read_golden ("pretalx.json");
  g_autoptr (Reading) xml = read_golden ("pretalx.xml");

  for (guint i = 0; i < json->draft->items->len; i++) {
    const AffDraftItem *item = json->draft->items->pdata[i];
    const AffDraftItem *twin = find (xml, item->key);
    g_assert_cmpstr (item->title, ==, twin->title);
    g_assert_cmpstr (item->day, ==, twin->day);
    g_assert_cmpint (item->start.minute, ==, twin->start.minute);
    g_assert_cmpint (item->duration_min, ==, twin->duration_min);
  }
}

static void
test_flat_events_with_localised_texts_are_read (void)
{
  static const Remark remarks[] = {
    {"entry-unreadable", 1}, {"room-is-number", 1}, {"duration-with-seconds", 1},
    {"links-left-out", 1},   {"offsets-differ", 1},
  };
  g_autoptr (Reading) reading = read_golden ("flat.json");
  const AffDraftItem *first = find (reading, "e-1");
  const AffDraftItem *second = find (reading, "e-2");

  g_assert_cmpstr (reading->draft->family, ==, "frab");
  g_assert_cmpstr (reading->draft->title, ==, "Sample Meeting");
  g_assert_cmpstr (reading->draft->first_day, ==, "2026-10-04");
  g_assert_cmpstr (reading->draft->last_day, ==, "2026-10-05");
  g_assert_cmpstr (first->title, ==, "First Speech");
  g_assert_cmpstr (first->language, ==, "de");
  g_assert_cmpstr (first->track, ==, "Art & Samples");
  g_assert_cmpstr (first->room, ==, "Hall One");
  g_assert_cmpstr (first->abstract, ==, "Deutsch.");
  g_assert_cmpstr (first->address, ==, "https://hub.example.org/sample/event/first-speech/");
  assert_speakers (first, "First Author");
  assert_time (first, "2026-10-04", 750, 30);
  g_assert_null (second->room);
  assert_time (second, "2026-10-05", 15, 40);
  assert_remarks (reading, remarks, G_N_ELEMENTS (remarks));
}

static void
test_slots_of_the_interface_hold_breaks (void)
{
  static const Remark remarks[] = {
    {"slot-hidden", 2},     {"room-is-number", 2},
    {"page-of-many", 1},    {"submission-without-title", 1},
    {"emails-left-out", 1}, {"times-in-utc", 1},
  };
  g_autoptr (Reading) reading = read_golden ("slots.json");
  const AffDraftItem *talk = find (reading, "AAAAAA");
  const AffDraftItem *coffee = find (reading, "slot-102");

  g_assert_cmpstr (reading->draft->family, ==, "pretalx");
  g_assert_true (reading->draft->is_partial);
  g_assert_cmpuint (reading->draft->items->len, ==, 4);
  assert_time (talk, "2026-10-04", 910, 30);
  assert_speakers (talk, "First Author");
  g_assert_cmpstr (talk->room, ==, "Room One");
  g_assert_cmpstr (talk->type, ==, "Talk");
  g_assert_cmpstr (talk->language, ==, "fr");
  g_assert_null (talk->track);
  g_assert_cmpstr (coffee->title, ==, "Coffee");
  g_assert_cmpuint (coffee->natures, ==, AFF_NATURE_BREAK);
  assert_time (coffee, "2026-10-04", 940, 20);
  g_assert_true (find (reading, "CCCCCC")->is_cancelled);
  g_assert_null (find (reading, "DDDDDD")->title);
  assert_remarks (reading, remarks, G_N_ELEMENTS (remarks));
}

static void
test_minutes_below_days_are_read (void)
{
  static const Remark remarks[] = {
    {"start-contradicts-date", 1},
    {"entry-unreadable", 1},
    {"no-duration", 1},
    {"answers-left-out", 1},
  };
  g_autoptr (Reading) reading = read_golden ("minutes.json");
  const AffDraftItem *welcome = find (reading, "AAAAAA");
  const AffDraftItem *lunch = find (reading, "lunch");

  g_assert_cmpstr (reading->draft->family, ==, "pretalx");
  g_assert_cmpuint (reading->draft->items->len, ==, 4);
  g_assert_cmpstr (reading->draft->first_day, ==, "2026-10-03");
  assert_time (welcome, "2026-10-04", 540, 30);
  assert_speakers (welcome, "Première Autrice");
  g_assert_cmpstr (welcome->abstract, ==, "Ouverture.\n\nOpening.");
  g_assert_cmpstr (welcome->type, ==, "Short plenary");
  g_assert_cmpstr (welcome->room, ==, "GAM");
  assert_time (find (reading, "BBBBBB"), "2026-10-04", 630, 90);
  g_assert_true (find (reading, "BBBBBB")->to_confirm);
  assert_time (find (reading, "CCCCCC"), "2026-10-03", 600, 420);
  g_assert_cmpstr (lunch->title, ==, "Lunch");
  assert_time (lunch, "2026-10-04", 750, -1);
  assert_remarks (reading, remarks, G_N_ELEMENTS (remarks));
}

static void
test_tables_are_joined_by_their_ids (void)
{
  static const Remark remarks[] = {
    {"types-are-tracks", 1}, {"two-languages", 1},  {"speaker-unknown", 1},
    {"links-left-out", 1},   {"zone-by-offset", 1},
  };
  g_autoptr (Reading) reading = read_golden ("tables.json");
  const AffDraftItem *first = find (reading, "SWZGFV");
  const AffDraftItem *second = find (reading, "TXAGHW");

  g_assert_cmpstr (reading->draft->zone, ==, "Etc/GMT-8");
  g_assert_cmpuint (reading->draft->items->len, ==, 2);
  g_assert_cmpstr (first->title, ==, "First Session");
  g_assert_cmpstr (first->abstract, ==, "What it is about");
  g_assert_cmpstr (first->language, ==, "zh");
  g_assert_cmpstr (first->room, ==, "Great Hall");
  g_assert_cmpstr (first->track, ==, "Main Track");
  g_assert_cmpstr (first->address, ==, "https://example.org/session/SWZGFV");
  assert_speakers (first, "First Author");
  assert_time (first, "2026-10-04", 755, 30);
  g_assert_cmpstr (second->title, ==, "Second Session");
  g_assert_cmpstr (second->room, ==, "R 9");
  g_assert_cmpstr (second->language, ==, "en");
  assert_speakers (second, "");
  assert_remarks (reading, remarks, G_N_ELEMENTS (remarks));
}

static void
test_what_is_no_schedule_is_refused (void)
{
  static const struct {
    const char *text;
    const char *part; // of the message
  } cases[] = {
    {"[]", "no schedule that is known"},
    {"{}", "no schedule that is known"},
    {"null", "JSON"},
    {"{\"schedule\": 5}", "no schedule that is known"},
    {"{\"schedule\": {\"2026-10-04\": 5}}", "no schedule that is known"},
    {"{\"schedule\": {\"conference\": {\"days\": {}}}}", "no schedule that is known"},
    {"{\"schedule\": {\"conference\": {\"days\": []}}}", "without a single event"},
    {"{\"schedule\": {\"conference\": {\"days\": [1, {}, {\"rooms\": []}]}}}",
     "without a single event"},
    {"{\"schedule\": {\"2026-10-04\": {\"540\": {}}}}", "without a single event"},
    {"[{\"id\": 1, \"room\": 2, \"start\": \"2026-10-04T13:10:00Z\", \"end\": null, "
     "\"submission\": \"AAAAAA\"}]",
     "?expand=submission"},
    {"{\"schedule\": {\"conference\": {\"days\": [}}}", "line 1"},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (Reading) reading = read_text (cases[i].text);
    g_test_message ("%s", cases[i].text);
    g_assert_error (reading->error, AFF_ERROR, AFF_ERROR_FORMAT);
    g_assert_nonnull (strstr (reading->error->message, "talks.json"));
    g_assert_nonnull (strstr (reading->error->message, cases[i].part));
    g_assert_cmpuint (reading->draft->items->len, ==, 0);
  }
}

static const char *const values[] = {
  "null",
  "true",
  "-1",
  "1e308",
  "9223372036854775807",
  "\"\"",
  "\"\\u0000\\u202e\"",
  "[]",
  "[null, 5, [], {}, \"x\"]",
  "{}",
  "{\"en\": 5, \"name\": [], \"slug\": {}, \"room\": {}, \"start\": [], \"x\": \"y\"}",
};

// TEXT with each %s replaced by VALUE.
static char *
fill (const char *text, const char *value)
{
  g_auto (GStrv) parts = g_strsplit (text, "%s", -1);

  return g_strjoinv (value, parts);
}

// Every member of every shape, with every type where it should have another.
static void
test_wrong_types_are_left_out (void)
{
  static const char *const members[] = {
    "guid",     "id",          "code",        "title",   "name",      "subtitle",
    "language", "type",        "track",       "room",    "location",  "abstract",
    "url",      "description", "date",        "start",   "end",       "duration",
    "persons",  "links",       "attachments", "answers", "speakers",  "slot",
    "slots",    "submission",  "state",       "en",      "resources", "submission_type",
  };
  static const char *const shapes[] = {
    "{\"generator\": %s, \"schedule\": {\"rooms\": %s, \"conference\": {\"title\": %s, "
    "\"start\": %s, \"daysCount\": %s, \"tracks\": %s, \"days\": [{\"date\": %s, \"rooms\": "
    "{\"R\": [{\"title\": \"A\", \"id\": 1, MEMBER: %s}], \"S\": %s}}]}}}",
    "{\"schedule\": {\"conference\": %s, \"events\": [{\"guid\": \"1\", \"title\": \"A\", "
    "\"start\": \"2026-10-04T13:10:00Z\", \"room\": \"R\"}, {\"title\": \"B\", MEMBER: %s}]}}",
    "[{\"start\": null, \"end\": null, \"room\": null, \"submission\": {\"title\": \"A\", "
    "\"code\": \"A\"}}, {\"id\": 1, MEMBER: %s, \"submission\": {\"title\": \"B\", "
    "MEMBER: %s}}]",
    "[{\"code\": \"A\", \"title\": \"A\", \"submission_type\": 1, \"slot\": null}, "
    "{\"title\": \"B\", \"slot\": {MEMBER: %s}, MEMBER: %s}]",
    "{\"schedule\": {\"2026-10-04\": {\"540\": {\"1\": {\"code\": \"A\", \"title\": \"A\"}, "
    "\"2\": {\"title\": \"B\", MEMBER: %s}, \"3\": %s}, \"9999\": %s}}, \"extra\": %s}",
    "{\"speakers\": [%s], \"rooms\": %s, \"sessions\": [{\"id\": \"1\", \"start\": "
    "\"2026-10-04T13:10:00Z\", \"title\": \"A\"}, {\"id\": \"2\", MEMBER: %s, \"zh\": %s}]}",
  };
  for (gsize i = 0; i < G_N_ELEMENTS (shapes); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (members) * G_N_ELEMENTS (values); j++) {
      g_autofree char *member = g_strdup_printf ("\"%s\"", members[j / G_N_ELEMENTS (values)]);
      g_auto (GStrv) parts = g_strsplit (shapes[i], "MEMBER", -1);
      g_autofree char *shape = g_strjoinv (member, parts);
      g_autofree char *text = fill (shape, values[j % G_N_ELEMENTS (values)]);
      g_autoptr (Reading) reading = read_text (text);
      g_test_message ("%s", text);
      g_assert_no_error (reading->error);
      aff_draft_settle_times (reading->draft, HOME, reading->report);
      g_assert_cmpuint (reading->draft->items->len, >, 0);
    }
}

static void
test_what_is_private_is_in_no_draft (void)
{
  static const char *const files[] = {"pretalx.json", "minutes.json", "slots.json"};

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++) {
    g_autoptr (Reading) reading = read_golden (files[i]);
    for (guint j = 0; j < reading->draft->items->len; j++) {
      const AffDraftItem *item = reading->draft->items->pdata[j];
      g_autofree char *all = g_strjoin ("\n", item->title ? item->title : "",
                                        item->abstract ? item->abstract : "", NULL);
      g_assert_null (strstr (all, "Secret"));
      for (guint k = 0; item->speakers && k < item->speakers->len; k++) {
        const AffDraftPerson *person = item->speakers->pdata[k];
        g_assert_null (strchr (person->name, '@'));
        g_assert_null (person->affiliation);
      }
    }
  }
}

static void
test_addresses_are_made_whole (void)
{
  static const struct {
    const char *base;
    const char *address;
    const char *wanted;
  } cases[] = {
    {"https://example.org/a/", "b/", "https://example.org/a/b/"},
    {"https://example.org/a", "/b", "https://example.org/b"},
    {"https://example.org/a", "https://example.com/c", "https://example.com/c"},
    {"urn:uuid:1", "urn:uuid:2", NULL},
    {"", "", NULL},
    {"no base", "b", "b"},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *text = g_strdup_printf (
      "{\"schedule\": {\"base_url\": \"%s\", \"conference\": {\"days\": [{"
      "\"rooms\": {\"R\": [{\"id\": 1, \"title\": \"A\", \"url\": \"%s\"}]}}]}}}",
      cases[i].base, cases[i].address);
    g_autoptr (Reading) reading = read_text (text);
    g_assert_cmpstr (find (reading, "1")->address, ==, cases[i].wanted);
  }
}

static void
test_many_events_are_read (void)
{
  GString *text = g_string_new ("{\"schedule\": {\"conference\": {\"days\": [{\"date\": "
                                "\"2026-10-04\", \"rooms\": {\"R\": [{}");

  for (int i = 0; i < 50000; i++)
    g_string_append_printf (
      text,
      ", {\"guid\": \"1\", \"title\": \"Sample\", \"date\": "
      "\"2026-10-04T%02d:%02d:00+02:00\", \"persons\": [\"First Author\"]}",
      i / 60 % 24, i % 60);
  g_string_append (text, "]}}]}}}");
  g_autoptr (Reading) reading = read_text (text->str);
  aff_draft_settle_times (reading->draft, HOME, reading->report);
  g_assert_cmpuint (reading->draft->items->len, ==, 50000);
  g_string_free (text, TRUE);
}

// Counted with Python's json, apart from this program.
static void
test_real_schedules_are_read_whole (void)
{
  static const Tally tallies[] = {
    {"ccc-32.json", 474, 33, 378, "2015-12-27", "2015-12-30", 42, 517435, 35756},
    {"voc-frab-camp2019.json", 79, 2, 90, "2019-08-21", "2019-08-25", 0, 80160, 3750},
    {"voc-pretalx-democon.json", 36, 2, 27, "2020-12-14", "2020-12-16", 0, 25650, 1620},
    {"voc-invalid-example.json", 1, 1, 1, "2022-12-28", "2022-12-30", 0, 840, 45},
    {"pyconfr-2024-strasbourg.json", 81, 10, 77, "2024-10-31", "2024-11-03", 0, 62370, 6930},
    {"coscup-2023-session.json", 352, 26, 336, "2023-07-29", "2023-07-30", 0, 263880, 12170},
  };
  for (gsize i = 0; i < G_N_ELEMENTS (tallies); i++)
    if (!tally_assert_real (&tallies[i]))
      return;
}

static void
test_submissions_that_were_not_accepted_are_left_out (void)
{
  static const char *const states[] = {"submitted", "rejected", "draft", "deleted"};

  for (gsize i = 0; i < G_N_ELEMENTS (states); i++) {
    g_autofree char *text = g_strdup_printf (
      "[{\"code\": \"AAAAAA\", \"title\": \"A sample talk\", \"state\": \"confirmed\","
      " \"submission_type\": \"Talk\", \"slot\": null},"
      " {\"code\": \"BBBBBB\", \"title\": \"Another one\", \"state\": \"%s\","
      " \"submission_type\": \"Talk\", \"slot\": null}]",
      states[i]);
    g_autoptr (Reading) reading = reading_new (&aff_format_schedule_json, "a.json", text, -1);
    g_assert_no_error (reading->error);
    g_assert_cmpuint (reading->draft->items->len, ==, 1);
    reading_assert_remark (reading, "submission-not-accepted", 1);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/schedule-json/pretalx-is-read-as-days-with-rooms",
                   test_pretalx_is_read_as_days_with_rooms);
  g_test_add_func ("/exchange/schedule-json/xml-and-json-of-one-schedule-have-the-same-keys",
                   test_xml_and_json_of_one_schedule_have_the_same_keys);
  g_test_add_func ("/exchange/schedule-json/flat-events-with-localised-texts-are-read",
                   test_flat_events_with_localised_texts_are_read);
  g_test_add_func ("/exchange/schedule-json/slots-of-the-interface-hold-breaks",
                   test_slots_of_the_interface_hold_breaks);
  g_test_add_func ("/exchange/schedule-json/minutes-below-days-are-read",
                   test_minutes_below_days_are_read);
  g_test_add_func ("/exchange/schedule-json/tables-are-joined-by-their-ids",
                   test_tables_are_joined_by_their_ids);
  g_test_add_func ("/exchange/schedule-json/what-is-no-schedule-is-refused",
                   test_what_is_no_schedule_is_refused);
  g_test_add_func ("/exchange/schedule-json/wrong-types-are-left-out",
                   test_wrong_types_are_left_out);
  g_test_add_func ("/exchange/schedule-json/what-is-private-is-in-no-draft",
                   test_what_is_private_is_in_no_draft);
  g_test_add_func ("/exchange/schedule-json/addresses-are-made-whole",
                   test_addresses_are_made_whole);
  g_test_add_func ("/exchange/schedule-json/many-events-are-read", test_many_events_are_read);
  g_test_add_func ("/exchange/schedule-json/real-schedules-are-read-whole",
                   test_real_schedules_are_read_whole);
  g_test_add_func ("/exchange/schedule-json/submissions-that-were-not-accepted-are-left-out",
                   test_submissions_that_were_not_accepted_are_left_out);
  return g_test_run ();
}

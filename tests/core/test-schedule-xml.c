// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/draft/draft-time.h"
#include "app/read/formats.h"
#include "tests/support/fixture.h"
#include "tests/support/tally.h"

#include <string.h>

#define HOME "Europe/Paris"

static Reading *
read_golden (const char *name)
{
  g_autofree char *folder = g_build_filename (g_getenv ("AFFICHE_SOURCE"), "tests", "golden",
                                              "schedule", NULL);
  Reading *reading = reading_open (folder, name);

  g_assert_no_error (reading->error);
  return reading;
}

static Reading *
read_text (const char *text)
{
  return reading_new (&aff_format_schedule_xml, "talks.xml", text, -1);
}

static AffDraftItem *
find (const Reading *reading, const char *key)
{
  AffDraftItem *item = g_hash_table_lookup (reading->draft->item_keys, key);

  g_assert_nonnull (item);
  return item;
}

static const char *
speaker (const AffDraftItem *item, guint index)
{
  g_assert_nonnull (item->speakers);
  g_assert_cmpuint (index, <, item->speakers->len);
  return ((AffDraftPerson *) item->speakers->pdata[index])->name;
}

static void
assert_time (const AffDraftItem *item, const char *day, int minute, int duration_min)
{
  g_assert_cmpstr (item->day, ==, day);
  g_assert_cmpint (item->start.minute, ==, minute);
  g_assert_cmpint (item->duration_min, ==, duration_min);
}

static void
test_pretalx_is_read_with_the_codes_of_its_submissions (void)
{
  g_autoptr (Reading) reading = read_golden ("pretalx.xml");
  const AffDraft *draft = reading->draft;

  g_assert_cmpstr (draft->family, ==, "pretalx");
  g_assert_cmpstr (draft->source, ==, "pretalx 2024.3.1");
  g_assert_cmpstr (draft->title, ==, "Sample Workshop on Sample Data");
  g_assert_cmpstr (draft->code, ==, "sample-2026");
  g_assert_cmpstr (draft->zone, ==, HOME);
  g_assert_true (draft->lists_items);
  g_assert_cmpuint (draft->items->len, ==, 4);
  const AffDraftItem *night = find (reading, "CCCCCC");
  g_assert_cmpstr (night->language, ==, "de");
  g_assert_cmpint (night->unknown_speakers, ==, 1);
  g_assert_cmpuint (night->speakers->len, ==, 0);
  g_assert_cmpstr (night->address, ==, "https://pretalx.example.org/sample-2026/talk/CCCCCC/");
  reading_assert_remark (reading, "no-breaks", 1);
  reading_assert_remark (reading, "links-left-out", 1);
  reading_assert_remark (reading, "markup", 1);
}

// The guid decides which of the slots is the first, not where it stands in the file.
static void
test_two_slots_of_one_paper_keep_their_keys (void)
{
  g_autoptr (Reading) reading = read_golden ("pretalx.xml");
  const AffDraftItem *first = find (reading, "AAAAAA");
  const AffDraftItem *second = find (reading, "AAAAAA-2");

  g_assert_cmpstr (first->room, ==, "Room Two");
  g_assert_cmpstr (second->room, ==, "Room One");
  g_assert_cmpstr (second->title, ==, "First Talk");
  g_assert_cmpstr (second->track, ==, "Models");
  g_assert_cmpstr (second->type, ==, "Talk");
  g_assert_cmpstr (second->language, ==, "en");
  g_assert_null (second->subtitle);
  g_assert_cmpstr (second->abstract, ==,
                   "What the first talk is about.\n\nMore of the first talk.");
  g_assert_cmpstr (speaker (second, 0), ==, "First Author");
  g_assert_cmpstr (speaker (second, 1), ==, "Second Author");
  reading_assert_remark (reading, "two-slots-of-one-paper", 1);
}

static void
test_the_times_of_pretalx_are_local (void)
{
  g_autoptr (Reading) reading = read_golden ("pretalx.xml");

  aff_draft_settle_times (reading->draft, "Asia/Tokyo", reading->report);
  assert_time (find (reading, "AAAAAA-2"), "2026-10-04", 910, 30);
  assert_time (find (reading, "AAAAAA"), "2026-10-05", 600, 30);
  assert_time (find (reading, "BBBBBB"), "2026-10-04", 540, 26 * 60 + 30);
  assert_time (find (reading, "CCCCCC"), "2026-10-04", 1530, 45);
  g_assert_cmpstr (reading->draft->zone, ==, HOME);
  g_assert_cmpstr (reading->draft->first_day, ==, "2026-10-04");
  g_assert_cmpstr (reading->draft->last_day, ==, "2026-10-05");
  reading_assert_remark (reading, "duration-in-days", 1);
  reading_assert_remark (reading, "longer-than-a-day", 1);
}

static void
test_pentabarf_without_rooms_and_offsets_is_read (void)
{
  g_autoptr (Reading) reading = read_golden ("pentabarf.xml");
  const AffDraftItem *first = find (reading, "1");
  const AffDraftItem *night = find (reading, "2");
  const AffDraftItem *third = find (reading, "3");

  aff_draft_settle_times (reading->draft, HOME, reading->report);
  g_assert_cmpstr (reading->draft->family, ==, "frab");
  g_assert_cmpstr (reading->draft->venue, ==, "Sample Hall");
  g_assert_cmpstr (reading->draft->city, ==, "Sampleville");
  g_assert_cmpstr (first->title, ==, "R&D <and> welcome");
  g_assert_cmpstr (first->abstract, ==, "One & two.\nThree.");
  g_assert_null (first->language);
  assert_time (first, "2026-10-04", 540, 26);
  g_assert_true (night->is_cancelled);
  g_assert_cmpstr (night->title, ==, "Music at night");
  g_assert_cmpstr (night->language, ==, "de");
  g_assert_cmpuint (night->speakers->len, ==, 0);
  assert_time (night, "2026-10-04", 1500, 30);
  assert_time (third, "2026-10-04", 600, 90);
  g_assert_null (third->room);
  g_assert_null (third->speakers);
  assert_time (find (reading, "Some time"), "2026-10-04", -1, -1);
  assert_time (find (reading, "Some time-2"), "2026-10-04", -1, -1);
  g_assert_cmpuint (reading->draft->items->len, ==, 5);
}

static void
test_every_oddity_of_pentabarf_is_a_remark (void)
{
  static const struct {
    const char *code;
    guint count;
  } remarks[] = {
    {"before-day-change", 1},
    {"cancelled-in-title", 1},
    {"date-unreadable", 1},
    {"days-contradict", 1},
    {"duration-missing", 1},
    {"duration-unreadable", 1},
    {"duration-with-seconds", 1},
    {"event-without-title", 1},
    {"key-repeated", 1},
    {"language-unknown", 1},
    {"markup", 1},
    {"no-id", 2},
    {"speakers-are-numbers", 1},
    {"start-unreadable", 1},
  };

  g_autoptr (Reading) reading = read_golden ("pentabarf.xml");

  for (gsize i = 0; i < G_N_ELEMENTS (remarks); i++)
    reading_assert_remark (reading, remarks[i].code, remarks[i].count);
  g_assert_cmpuint (aff_report_remarks (reading->report)->len, ==, G_N_ELEMENTS (remarks));
  // One day is said and one is listed: the last one, on which nothing is, goes.
  g_assert_cmpstr (reading->draft->last_day, ==, "2026-10-04");
}

static void
test_offsets_that_only_repeat_the_page_are_left_out (void)
{
  g_autoptr (Reading) reading = read_golden ("frab.xml");

  aff_draft_settle_times (reading->draft, "America/Toronto", reading->report);
  g_assert_cmpstr (reading->draft->zone, ==, "America/Toronto");
  assert_time (find (reading, "g-1"), "2017-08-05", 600, 45);
  reading_assert_remark (reading, "offset-unlikely", 1);
  reading_assert_remark (reading, "zone-assumed", 1);
}

static void
test_slots_of_frab_are_known_by_their_guid (void)
{
  g_autoptr (Reading) reading = read_golden ("frab.xml");
  const AffDraftItem *first = find (reading, "g-2");
  const AffDraftItem *second = find (reading, "g-2-2");

  aff_draft_settle_times (reading->draft, HOME, reading->report);
  g_assert_cmpuint (reading->draft->items->len, ==, 3);
  g_assert_cmpstr (first->room, ==, "Woody");
  g_assert_cmpstr (first->title, ==, "Sample sample");
  g_assert_cmpstr (second->room, ==, "Rex");
  assert_time (second, "2017-08-05", 720, 25 * 60);
  reading_assert_remark (reading, "id-repeated", 1);
  reading_assert_remark (reading, "key-repeated", 1);
  reading_assert_remark (reading, "title-doubled", 1);
  reading_assert_remark (reading, "duration-with-seconds", 1);
  reading_assert_remark (reading, "no-breaks", 0);
}

static void
test_what_is_no_schedule_is_refused (void)
{
  static const struct {
    const char *text;
    const char *part; // of the message
  } cases[] = {
    {"<schedule/>", "without a single event"},
    {"<schedule><conference><title>Sample</title></conference><day date=''/></schedule>",
     "without a single event"},
    {"\n<programme><schedule><conference/></schedule></programme>", "line 2"},
    {"<schedule>\n<conference>\n</schedule>", "line 3"},
    {"---\nlayout: none\n---\n<schedule><conference/></schedule>", "in line 4"},
    {"<schedule><conference/><day><room><event><title>A</title></event></room>", "line 1"},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (Reading) reading = read_text (cases[i].text);
    g_test_message ("%s", cases[i].text);
    g_assert_error (reading->error, AFF_ERROR, AFF_ERROR_FORMAT);
    g_assert_nonnull (strstr (reading->error->message, "talks.xml"));
    g_assert_nonnull (strstr (reading->error->message, cases[i].part));
    g_assert_cmpuint (reading->draft->items->len, ==, 0);
  }
}

static void
test_addresses_in_names_are_left_out (void)
{
  g_autoptr (Reading) reading = read_text (
    "<schedule><conference/><day date='2026-10-04'><event id='1'><title>A</title>"
    "<persons><person>First Author &lt;first@example.org&gt;</person>"
    "<person>second@example.org</person><person>TBA</person>"
    "<person>Third Author (they)</person></persons></event></day></schedule>");
  const AffDraftItem *item = find (reading, "1");

  g_assert_cmpuint (item->speakers->len, ==, 2);
  g_assert_cmpstr (speaker (item, 0), ==, "First Author");
  g_assert_cmpstr (speaker (item, 1), ==, "Third Author (they)");
  g_assert_cmpint (item->unknown_speakers, ==, 1);
  reading_assert_remark (reading, "address-in-name", 1);
}

// Older exports have the code in the address only, or nowhere.
static void
test_codes_are_found_in_addresses (void)
{
  g_autoptr (Reading) reading = read_text (
    "<schedule><generator name='pretalx'/><conference/><day>"
    "<event id='1' guid='a'><title>A</title><url>https://example.org/x/talk/AAAAAA/"
    "</url></event>"
    "<event id='1' guid='b'><title>A</title><url>https://example.org/x/talk/AAAAAA"
    "</url></event>"
    "<event id='2' guid='c'><title>C</title><url>https://example.org/talk/abc/</url>"
    "</event>"
    "<event id='2' guid='d'><title>C</title></event>"
    "</day></schedule>");

  g_assert_cmpstr (reading->draft->family, ==, "pretalx");
  find (reading, "AAAAAA");
  find (reading, "AAAAAA-2");
  find (reading, "c");
  find (reading, "d");
  reading_assert_remark (reading, "two-slots-of-one-paper", 1);
  reading_assert_remark (reading, "id-repeated", 1);
}

static void
test_a_poster_alone_is_no_poster_session (void)
{
  static const struct {
    const char *type;
    const char *title;
    const char *persons;
    guint natures; // 0: to be told by type and title
  } cases[] = {
    {"Poster", "A Sample of Samples", "<person>First Author</person>", AFF_NATURE_TALK},
    {"Poster", "Poster Session and Coffee", "<person>First Author</person>", 0},
    {"Poster", "Samples", "", 0},
    {"Poster session", "Samples", "<person>First Author</person>", 0},
    {"Talk", "Samples", "<person>First Author</person>", 0},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *text = g_strdup_printf (
      "<schedule><conference/><day><event id='1'><type>%s</type><title>%s</title><persons>%s"
      "</persons></event></day></schedule>",
      cases[i].type, cases[i].title, cases[i].persons);
    g_autoptr (Reading) reading = read_text (text);
    g_assert_cmpuint (find (reading, "1")->natures, ==, cases[i].natures);
    reading_assert_remark (reading, "poster-as-event", cases[i].natures != 0);
  }
}

// Numbers, days and elements that no program would write: an item, or none, and no more.
static void
test_hostile_events_are_items_or_nothing (void)
{
  static const char *const events[] = {
    "<event id='99999999999999999999'><title>A</title><duration>99999:99:99</duration></event>",
    "<event id=''><title>A</title><duration>-1:00</duration><start>-1:00</start></event>",
    "<event id='1'><title><b>A</b></title><date>9999-12-31T24:00:00Z</date></event>",
    "<event id='1'><title>A</title><date>1000-01-01T00:00:00+15:00</date></event>",
    "<event id='1'><title>A</title><title>B</title><persons>X<person/><person> </person>"
    "<person>first.author@example.org</person>"
    "</persons><room/><track/></event>",
    "<event guid=' &#10; ' id='&#8238;'><title>A</title></event>",
  };
  for (gsize i = 0; i < G_N_ELEMENTS (events); i++) {
    g_autofree char *text =
      g_strdup_printf ("<schedule><conference><days>-9223372036854775809</days><start>x</start>"
                       "<end>2026-10-04</end></conference><day date='2026-10-04'>%s</day>"
                       "</schedule>",
                       events[i]);
    g_autoptr (Reading) reading = read_text (text);
    g_assert_no_error (reading->error);
    g_assert_cmpuint (reading->draft->items->len, ==, 1);
    aff_draft_settle_times (reading->draft, HOME, reading->report);
    const AffDraftItem *item = reading->draft->items->pdata[0];
    g_assert_cmpstr (item->title, ==, "A");
    g_assert_cmpint (item->start.minute, <, 2880);
    g_assert_cmpint (item->duration_min, <=, 2880);
    g_assert_cmpint (*item->key, !=, '\0');
  }
}

// The times of many events are not compared with one another.
static void
test_many_events_are_read (void)
{
  GString *text = g_string_new ("<schedule><conference/><day date='2026-10-04'>");

  for (int i = 0; i < 50000; i++)
    g_string_append_printf (text,
                            "<event id='1'><title>Sample</title><date>2026-10-04T%02d:%02d:00"
                            "+02:00</date><duration>0:10</duration></event>",
                            i / 60 % 24, i % 60);
  g_string_append (text, "</day></schedule>");
  g_autoptr (Reading) reading = read_text (text->str);
  aff_draft_settle_times (reading->draft, HOME, reading->report);
  g_assert_cmpuint (reading->draft->items->len, ==, 50000);
  g_string_free (text, TRUE);
}

// Counted with Python's xml.etree, apart from this program.
static void
test_real_schedules_are_read_whole (void)
{
  static const Tally tallies[] = {
    {"31c3.xml", 138, 4, 197, "2014-12-27", "2014-12-30", 4, 145050, 7750},
    {"debconf17-pentabarf.xml", 181, 6, 126, "2017-08-05", "2017-08-12", 0, 152015, 10438},
    {"fosdem-2012.xml", 442, 23, 430, "2012-02-04", "2012-02-05", 0, 367005, 16980},
    {"fosdem-2020.xml.gz", 872, 35, 841, "2020-02-01", "2020-02-02", 0, 706695, 26350},
    {"fosdem-2024.xml", 674, 26, 731, "2024-02-03", "2024-02-04", 0, 551005, 17565},
    {"oscal-2018-TEST.xml", 70, 4, 0, "2018-05-19", "2018-05-20", 0, 55905, 2860},
  };
  for (gsize i = 0; i < G_N_ELEMENTS (tallies); i++)
    if (!tally_assert_real (&tallies[i]))
      return;
}

static void
test_the_template_of_a_schedule_is_refused_with_its_line (void)
{
  const char *data = fixture_real_data ();

  if (!data)
    return;
  g_autofree char *folder = g_build_filename (data, "schedules", NULL);
  g_autoptr (Reading) reading = reading_open (folder, "lswt-2019.xml");
  g_assert_error (reading->error, AFF_ERROR, AFF_ERROR_FORMAT);
  g_assert_nonnull (strstr (reading->error->message, "lswt-2019.xml, line 1"));
  g_assert_nonnull (strstr (reading->error->message, "in line 6"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/schedule-xml/pretalx-is-read-with-the-codes-of-its-submissions",
                   test_pretalx_is_read_with_the_codes_of_its_submissions);
  g_test_add_func ("/exchange/schedule-xml/two-slots-of-one-paper-keep-their-keys",
                   test_two_slots_of_one_paper_keep_their_keys);
  g_test_add_func ("/exchange/schedule-xml/the-times-of-pretalx-are-local",
                   test_the_times_of_pretalx_are_local);
  g_test_add_func ("/exchange/schedule-xml/pentabarf-without-rooms-and-offsets-is-read",
                   test_pentabarf_without_rooms_and_offsets_is_read);
  g_test_add_func ("/exchange/schedule-xml/every-oddity-of-pentabarf-is-a-remark",
                   test_every_oddity_of_pentabarf_is_a_remark);
  g_test_add_func ("/exchange/schedule-xml/offsets-that-only-repeat-the-page-are-left-out",
                   test_offsets_that_only_repeat_the_page_are_left_out);
  g_test_add_func ("/exchange/schedule-xml/slots-of-frab-are-known-by-their-guid",
                   test_slots_of_frab_are_known_by_their_guid);
  g_test_add_func ("/exchange/schedule-xml/what-is-no-schedule-is-refused",
                   test_what_is_no_schedule_is_refused);
  g_test_add_func ("/exchange/schedule-xml/addresses-in-names-are-left-out",
                   test_addresses_in_names_are_left_out);
  g_test_add_func ("/exchange/schedule-xml/codes-are-found-in-addresses",
                   test_codes_are_found_in_addresses);
  g_test_add_func ("/exchange/schedule-xml/a-poster-alone-is-no-poster-session",
                   test_a_poster_alone_is_no_poster_session);
  g_test_add_func ("/exchange/schedule-xml/hostile-events-are-items-or-nothing",
                   test_hostile_events_are_items_or_nothing);
  g_test_add_func ("/exchange/schedule-xml/many-events-are-read", test_many_events_are_read);
  g_test_add_func ("/exchange/schedule-xml/real-schedules-are-read-whole",
                   test_real_schedules_are_read_whole);
  g_test_add_func ("/exchange/schedule-xml/the-template-of-a-schedule-is-refused-with-its-line",
                   test_the_template_of_a_schedule_is_refused_with_its_line);
  return g_test_run ();
}

// SPDX-License-Identifier: GPL-3.0-or-later
// What files do against their own formats: what is read all the same, and where the report says so.
#include "app/draft/doubt.h"
#include "tests/support/reading.h"

#include <string.h>

#define HOME "Europe/Paris"

// One event under a day from four o'clock to four o'clock.
#define XML(event)                                                                             \
  "<schedule><conference><title>Sample</title></conference>\n"                                 \
  "<day date='2026-10-04' start='2026-10-04T04:00:00+02:00'"                                   \
  " end='2026-10-05T03:59:00+02:00'><room name='A'>\n<event guid='g1' id='1'>"                 \
  "<title>First Sample</title>" event "</event></room></day></schedule>"
#define JSON(rooms)                                                                            \
  "{\"schedule\": {\"conference\": {\"title\": \"Sample\", \"days\": [{\"date\": "             \
  "\"2026-10-04\", \"day_start\": \"2026-10-04T04:00:00+02:00\", \"day_end\": "                \
  "\"2026-10-05T03:59:00+02:00\", \"rooms\": " rooms "}]}}}"
#define JSON_EVENT "\"guid\": \"g1\", \"id\": 1, \"title\": \"First Sample\""
#define NOON                                                                                   \
  "\"date\": \"2026-10-04T12:00:00+02:00\", \"start\": \"12:00\", \"duration\": \"00:30\""
#define ICS(lines)                                                                             \
  "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Sample//EN\nBEGIN:VEVENT\nUID:1\n"                  \
  "DTSTART:20261004T100000Z\nDTEND:20261004T103000Z\n" lines "END:VEVENT\nEND:VCALENDAR\n"
#define INDICO(contribution)                                                                   \
  "{\"count\": 1, \"_type\": \"HTTPAPIResult\", \"results\": [{\"_type\": \"Conference\", "    \
  "\"title\": \"Sample\", \"timezone\": \"Europe/Paris\", \"contributions\": [" contribution   \
  "]}]}"
#define CONSOLE "number,forum,title,abstract,num Reviewers,decision\n"
#define FORUM   "https://openreview.net/forum?id="

typedef struct {
  const char *file;
  const char *text;
  const char *code;
  guint count;
  const char *place; // of the first
  const char *item;  // "TITLE, DAY MINUTE +DURATION, ROOM" of the first item, or NULL
} Oddity;

static const Oddity oddities[] = {
  {"night.xml", XML ("<date>2026-10-04T03:30:00+02:00</date><duration>00:30</duration>"),
   "outside-its-day", 1, "night.xml, line 3", "First Sample, 2026-10-04 210 +30, A"},
  {"noon.xml", XML ("<date>2026-10-04T12:00:00+02:00</date><duration>00:30</duration>"),
   "outside-its-day", 0, NULL, "First Sample, 2026-10-04 720 +30, A"},
  {"night.xml", XML ("<start>02:30</start><duration>00:30</duration>"), "before-day-change", 1,
   "night.xml, line 3", "First Sample, 2026-10-04 1590 +30, A"},
  {"noon.xml", XML ("<start>12:00</start><duration>00:30</duration>"), "before-day-change", 0,
   NULL, "First Sample, 2026-10-04 720 +30, A"},
  {"endless.xml", XML ("<start>12:00</start><duration/>"), "no-duration", 1,
   "endless.xml, line 3", "First Sample, 2026-10-04 720 +-1, A"},
  {"ended.xml", XML ("<start>12:00</start><end>12:30</end>"), "no-duration", 0, NULL,
   "First Sample, 2026-10-04 720 +30, A"},
  {"rooms.xml", XML ("<room>B</room><start>12:00</start><duration>00:30</duration>"),
   "rooms-differ", 1, "rooms.xml, line 3", "First Sample, 2026-10-04 720 +30, B"},
  {"rooms.xml", XML ("<room>A</room><start>12:00</start><duration>00:30</duration>"),
   "rooms-differ", 0, NULL, "First Sample, 2026-10-04 720 +30, A"},
  {"unnamed.xml", XML ("<start>12:00</start><duration>00:30</duration>"), "zone-assumed", 1,
   "unnamed.xml", NULL},
  {"rooms.json", JSON ("{\"A\": [{" JSON_EVENT ", " NOON ", \"room\": \"B\"}]}"),
   "rooms-differ", 1, "rooms.json, record 1", "First Sample, 2026-10-04 720 +30, B"},
  {"night.json", JSON ("{\"A\": [{" JSON_EVENT ", \"start\": \"02:30\"}]}"),
   "before-day-change", 1, "night.json, record 1", "First Sample, 2026-10-04 1590 +-1, A"},
  {"list.json", JSON ("[{" JSON_EVENT ", " NOON ", \"room\": \"A\"}]"), "rooms-as-list", 1,
   "list.json", "First Sample, 2026-10-04 720 +30, A"},
  {"list.json", JSON ("[{\"name\": \"A\", \"events\": [{" JSON_EVENT ", " NOON "}]}]"),
   "rooms-as-list", 1, "list.json", "First Sample, 2026-10-04 720 +30, A"},
  {"people.json",
   JSON ("{\"A\": [{" JSON_EVENT ", " NOON ", \"persons\": [{\"name\": \"First Author\", "
         "\"email\": \"first.author@example.org\"}]}]}"),
   "emails-left-out", 1, "people.json, record 1", NULL},
  {"empty.ics", ICS ("SUMMARY:First Sample\nLOCATION:\nDESCRIPTION:\n"), "bad-property", 0,
   NULL, "First Sample, 2026-10-04 720 +30, "},
  {"odd.ics", ICS ("SUMMARY:First Sample\nDURATION:30M\n"), "bad-property", 1,
   "odd.ics, line 4", "First Sample, 2026-10-04 720 +30, "},
  {"twice.ics", ICS ("SUMMARY:First Sample at 10Â°\n"), "decoded-twice", 1, "twice.ics, line 4",
   "First Sample at 10Â°, 2026-10-04 720 +30, "},
  {"marked.ics", ICS ("SUMMARY:First Sample\nDESCRIPTION:A **bold** sample\n"),
   "markdown-in-text", 1, "marked.ics, line 4", NULL},
  {"track.json",
   INDICO ("{\"id\": \"1\", \"title\": \"First Sample\", \"type\": null, \"session\": "
           "\"Graphics\", \"track\": \"Talk\"}"),
   "track-is-type", 1, "track.json, contribution 1", NULL},
  {"presenter.json",
   INDICO ("{\"id\": \"1\", \"title\": \"First Sample\", \"type\": \"Poster\", \"speakers\": "
           "[{\"first_name\": \"Second\", \"last_name\": \"Author\"}], \"primaryauthors\": "
           "[{\"first_name\": \"First\", \"last_name\": \"Author\"}]}"),
   "presenter-no-author", 1, "presenter.json, contribution 1", NULL},
  {"status.csv",
   CONSOLE "1," FORUM "a1,First Sample,undefined,undefined,Accept\n2," FORUM
           "a2,Second Sample,Words,3,Accept\n",
   "empty-words", 1, "status.csv, line 2", NULL},
};

static void
assert_item (const AffDraft *draft, const char *wanted)
{
  const AffDraftItem *item = draft->items->pdata[0];
  g_autofree char *found = g_strdup_printf ("%s, %s %d +%d, %s", item->title, item->day,
                                            item->start.minute, item->duration_min,
                                            item->room ? item->room : "");

  g_assert_cmpstr (found, ==, wanted);
}

static void
check (const Oddity *oddity)
{
  g_autoptr (Reading) reading = reading_new_any (oddity->file, oddity->text, -1);

  g_test_message ("%s: %s", oddity->file, oddity->code);
  g_assert_no_error (reading->error);
  g_assert_true (aff_draft_finish (reading->draft, HOME, reading->report, &reading->error));
  reading_assert_remark (reading, oddity->code, oddity->count);
  if (oddity->item)
    assert_item (reading->draft, oddity->item);
  if (oddity->count == 0)
    return;
  const AffRemark *remark = aff_report_find (reading->report, oddity->code);
  g_assert_cmpuint (remark->places->len, >, 0);
  g_assert_cmpstr (remark->places->pdata[0], ==, oddity->place);
  g_assert_cmpint (*remark->meaning, !=, '\0');
  g_assert_cmpint (*remark->action, !=, '\0');
}

static void
test_each_is_a_remark_in_its_place (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (oddities); i++)
    check (&oddities[i]);
}

// Six events of one day, and one of half a year later.
static void
test_what_is_far_from_the_rest_is_named (void)
{
  g_autoptr (GString) text = g_string_new ("BEGIN:VCALENDAR\nVERSION:2.0\n");

  for (guint i = 0; i < 7; i++)
    g_string_append_printf (text,
                            "BEGIN:VEVENT\nUID:%u\nDTSTART:%s100000Z\nSUMMARY:Sample %u\n"
                            "END:VEVENT\n",
                            i, i == 3 ? "20270423T" : "20261004T", i);
  g_string_append (text, "END:VCALENDAR\n");
  g_autoptr (Reading) reading = reading_new_any ("far.ics", text->str, -1);
  g_assert_true (aff_draft_finish (reading->draft, HOME, reading->report, &reading->error));
  reading_assert_remark (reading, "far-from-the-rest", 1);
  const AffRemark *remark = aff_report_find (reading->report, "far-from-the-rest");
  g_assert_cmpstr (remark->places->pdata[0], ==, "far.ics, line 18");
}

typedef struct {
  const char *text;
  gboolean is_doubtful;
} Doubt;

static void
test_doubtful_texts_are_told_from_plain_ones (void)
{
  static const Doubt twice[] = {
    {"cafÃ©", TRUE},   {"10Â°", TRUE},          {"donâ€™t", TRUE},    {NULL, FALSE},
    {"café", FALSE},   {"À la carte", FALSE},   {"SÃO PAULO", FALSE}, {"Âge d’or", FALSE},
    {"âge €5", FALSE}, {"VOILÃ\u00a0!", FALSE}, {"Ã", FALSE},
  };
  static const Doubt markdown[] = {
    {"a **bold** word", TRUE},
    {"`code`", TRUE},
    {"[it](https://example.org)", TRUE},
    {"A\n## Heading", TRUE},
    {NULL, FALSE},
    {"5 ** 2 and 3 ** 4", FALSE},
    {"``quoted'' twice", FALSE},
    {"`a' and `b'", FALSE},
    {"**", FALSE},
    {"issue # 5", FALSE},
    {"A*, search*, b", FALSE},
    {"****", FALSE},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (twice); i++) {
    g_test_message ("%s", twice[i].text);
    g_assert_cmpint (aff_doubt_is_decoded_twice (twice[i].text), ==, twice[i].is_doubtful);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (markdown); i++) {
    g_test_message ("%s", markdown[i].text);
    g_assert_cmpint (aff_doubt_has_markdown (markdown[i].text), ==, markdown[i].is_doubtful);
  }
}

// Indico wrote a session's title with that of its slot behind it, or without.
static void
test_the_title_of_a_slot_stands_once (void)
{
  static const char *const titles[] = {"Posters", "Posters: Slot"};

  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++) {
    g_autofree char *text = g_strdup_printf (
      "{\"_type\": \"HTTPAPIResult\", \"results\": [{\"title\": \"Sample\", \"sessions\": [{"
      "\"_type\": \"SessionSlot\", \"id\": \"5-1\", \"title\": \"%s\", \"slotTitle\": \"Slot\","
      " \"session\": {\"isPoster\": true}, \"contributions\": [{\"id\": \"1\", \"title\": "
      "\"First Sample\"}]}]}]}",
      titles[i]);
    g_autoptr (Reading) reading = reading_new_any ("slots.json", text, -1);
    g_assert_no_error (reading->error);
    g_assert_cmpuint (reading->draft->items->len, ==, 1);
    g_assert_cmpstr (((AffDraftItem *) reading->draft->items->pdata[0])->title, ==,
                     "Posters: Slot");
  }
}

static void
test_a_column_for_links_and_dois_is_read (void)
{
  g_autoptr (Reading) reading = reading_new_any (
    "list.csv",
    "paper id,title,authors,link/DOI\n1,First Sample,First Author,10.1000/xyz\n"
    "2,Second Sample,Second Author,https://example.org/2\n",
    -1);
  static const char *const wanted[] = {"https://doi.org/10.1000/xyz", "https://example.org/2"};

  reading_assert_remark (reading, "other-columns", 0);
  g_assert_cmpuint (reading->draft->papers->len, ==, G_N_ELEMENTS (wanted));
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++) {
    const AffDraftPaper *paper = reading->draft->papers->pdata[i];
    g_assert_nonnull (paper->links);
    g_assert_cmpstr (((AffDraftLink *) paper->links->pdata[0])->address, ==, wanted[i]);
  }
}

#define VIRTUAL(id, day)                                                                       \
  "{\"id\": " id ", \"name\": \"Sample " id "\", \"eventtype\": \"Oral\", \"event_type\": "    \
  "\"Oral\", \"virtualsite_url\": \"/virtual/2026/oral/" id "\", \"session\": \"Talks\", "     \
  "\"sourceurl\": \"https://openreview.net/group?id=Sample\", \"poster_position\": null, "     \
  "\"starttime\": \"2026-10-" day "T10:00:00+02:00\", \"endtime\": \"2026-10-" day             \
  "T11:00:00+02:00\"}"

// A session of talks is of one day, and the page of a venue that of no paper.
static void
test_talks_of_two_days_are_two_sessions (void)
{
  g_autoptr (Reading) reading =
    reading_new_any ("site.json",
                     "{\"count\": 3, \"results\": [" VIRTUAL ("1", "04") ", " VIRTUAL (
                       "2", "05") ", " VIRTUAL ("3", "05") "]}",
                     -1);

  g_assert_no_error (reading->error);
  g_assert_true (aff_draft_finish (reading->draft, HOME, reading->report, &reading->error));
  g_assert_cmpuint (reading->draft->items->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    g_assert_cmpint (((AffDraftItem *) reading->draft->items->pdata[i])->duration_min, ==, 60);
  for (guint i = 0; i < 3; i++) {
    const AffDraftPaper *paper = reading->draft->papers->pdata[i];
    g_assert_cmpuint (paper->links ? paper->links->len : 0, ==, 0);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/oddities/each-is-a-remark-in-its-place",
                   test_each_is_a_remark_in_its_place);
  g_test_add_func ("/exchange/oddities/what-is-far-from-the-rest-is-named",
                   test_what_is_far_from_the_rest_is_named);
  g_test_add_func ("/exchange/oddities/doubtful-texts-are-told-from-plain-ones",
                   test_doubtful_texts_are_told_from_plain_ones);
  g_test_add_func ("/exchange/oddities/the-title-of-a-slot-stands-once",
                   test_the_title_of_a_slot_stands_once);
  g_test_add_func ("/exchange/oddities/a-column-for-links-and-dois-is-read",
                   test_a_column_for_links_and_dois_is_read);
  g_test_add_func ("/exchange/oddities/talks-of-two-days-are-two-sessions",
                   test_talks_of_two_days_are_two_sessions);
  return g_test_run ();
}

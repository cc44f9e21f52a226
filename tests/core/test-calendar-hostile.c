// SPDX-License-Identifier: GPL-3.0-or-later
// Files that nobody's calendar wrote.
#include "app/read/calendar-scan.h"
#include "app/read/formats.h"
#include "tests/support/calendar-words.h"
#include "tests/support/reading.h"

#include <string.h>

#define MUTATIONS   2000
#define EVENT_START "BEGIN:VEVENT\nUID:x\nSUMMARY:S\nDTSTART:20261004T100000Z\n"

typedef struct {
  const char *name;
  const char *text;
  const char *part; // of the message
} Bad;

static const Bad bad[] = {
  {"no-events", "BEGIN:VCALENDAR\nEND:VCALENDAR\n", "no events"},
  {"tasks-only", "BEGIN:VCALENDAR\nBEGIN:VTODO\nUID:1\nEND:VTODO\nEND:VCALENDAR\n",
   "no events"},
  {"busy-times-only", "BEGIN:VCALENDAR\nBEGIN:VFREEBUSY\nUID:1\nEND:VFREEBUSY\nEND:VCALENDAR\n",
   "no events"},
  {"cut-off-in-an-event", "BEGIN:VCALENDAR\n" EVENT_START, "line 6: the file ends before"},
  {"cut-off-in-a-line", "BEGIN:VCALENDAR\nBEGIN:VEV", "the file ends before"},
  {"cut-off-between-events", "BEGIN:VCALENDAR\n" EVENT_START "END:VEVENT\n", "END:VCALENDAR"},
  {"end-of-nothing", "BEGIN:VCALENDAR\nEND:VEVENT\nEND:VCALENDAR\n", "line 2: END:VEVENT"},
  {"ends-crossed", "BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VCALENDAR\nEND:VEVENT\n",
   "line 3: END:VCALENDAR"},
  {"end-without-name", "BEGIN:VCALENDAR\n" EVENT_START "END:\nEND:VCALENDAR\n", "line 6"},
  {"begin-without-name", "BEGIN:VCALENDAR\nBEGIN:\nEND:VCALENDAR\n", "line 3"},
};

static Reading *
read_text (const char *text)
{
  return reading_new (&aff_format_calendar, "hostile.ics", text, -1);
}

static void
assert_refused (const char *text, const char *part)
{
  g_autoptr (Reading) reading = read_text (text);

  g_assert_error (reading->error, AFF_ERROR, AFF_ERROR_FORMAT);
  g_assert_nonnull (strstr (reading->error->message, "hostile.ics"));
  if (!strstr (reading->error->message, part))
    g_error ("“%s” does not say “%s”", reading->error->message, part);
}

static void
test_bad_file_is_refused (gconstpointer data)
{
  const Bad *each = data;

  assert_refused (each->text, each->part);
}

// COUNT times PART.
static void
append_times (GString *text, const char *part, guint count)
{
  for (guint i = 0; i < count; i++)
    g_string_append (text, part);
}

static void
test_deep_nesting_is_refused (void)
{
  g_autoptr (GString) text = g_string_new ("BEGIN:VCALENDAR\n");

  append_times (text, "BEGIN:VEVENT\n", 100000);
  append_times (text, "END:VEVENT\n", 100000);
  assert_refused (text->str, "deeper");
}

static void
test_too_many_events_are_refused (void)
{
  g_autoptr (GString) text = g_string_new ("BEGIN:VCALENDAR\n");

  append_times (text, "BEGIN:VEVENT\nUID:1\nEND:VEVENT\n", AFF_CALENDAR_EVENTS + 1);
  g_string_append (text, "END:VCALENDAR\n");
  assert_refused (text->str, "100,000");
}

typedef struct {
  const char *name;
  const char *before; // of an event; %u is its number
  const char *part;   // so many times
  const char *after;
  guint n_parts;
  guint n_events;
  guint n_items; // that are read
  const char *remark;
} Bomb;

static const Bomb bombs[] = {
  {"picture", EVENT_START "ATTACH;ENCODING=BASE64;VALUE=BINARY:", "AAAAAAAA", "\n", 1000000, 1,
   1, NULL},
  {"description", EVENT_START "DESCRIPTION:", "Words, ", "\n", 1000000, 1, 1, "line-too-long"},
  {"title", EVENT_START "SUMMARY:", "Words ", "\n", 1000000, 1, 1, "line-too-long"},
  {"dates", EVENT_START "RDATE:20261005T100000Z", ",20261006T100000Z", "\n", 500000, 1, 1,
   "line-too-long"},
  {"categories", EVENT_START "CATEGORIES:a", ",a", "\n", 8000, 100, 100, NULL},
  {"parameters", EVENT_START "ATTENDEE", ";X-A=b", ";CN=N:mailto:a@example.org\n", 2600, 100,
   100, "attendee-address"},
  {"attendees", EVENT_START, "ATTENDEE;CN=N:invalid:nomail\n", "", 200000, 1, 1,
   "event-too-long"},
  {"exceptions", EVENT_START "RRULE:FREQ=DAILY;COUNT=3\n", "EXDATE:20261004T100000Z\n", "",
   200000, 1, 2, "event-too-long"},
  {"seconds", EVENT_START, "RRULE:FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30\n", "", 1, 100, 100,
   "repeats-unclear"},
  {"days-that-never-come", EVENT_START, "RRULE:FREQ=MONTHLY;BYMONTH=2;BYDAY=6MO\n", "", 1, 1000,
   1000, "repeats-unclear"},
  {"endless", EVENT_START, "RRULE:FREQ=DAILY\n", "", 1, 1, 200, "repeats-too-often"},
  {"all-endless", EVENT_START, "RRULE:FREQ=DAILY\n", "", 1, 26, 5001, "repeats-in-excess"},
  {"folds", EVENT_START "DESCRIPTION:a", "\n b", "\n", 200000, 1, 1, NULL},
  {"zones", "BEGIN:VEVENT\nUID:x\nSUMMARY:S\nDTSTART;TZID=", "A/", "%u:20261004T100000\n", 80,
   5000, 5000, "zone-unknown"},
};

static char *
make_bomb (const Bomb *bomb)
{
  g_autoptr (GString) text = g_string_new ("BEGIN:VCALENDAR\n");

  for (guint i = 0; i < bomb->n_events; i++) {
    g_autofree char *number = g_strdup_printf ("%u", i);
    g_autofree char *uid = g_strdup_printf ("UID:%u\n", i);
    g_autoptr (GString) event = g_string_new (bomb->before);
    g_string_replace (event, "UID:x\n", uid, 1);
    append_times (event, bomb->part, bomb->n_parts);
    g_string_append (event, bomb->after);
    g_string_replace (event, "%u", number, 1);
    g_string_append_printf (text, "%sEND:VEVENT\n", event->str);
  }
  g_string_append (text, "END:VCALENDAR\n");
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
test_bomb_does_not_go_off (gconstpointer data)
{
  const Bomb *bomb = data;
  g_autofree char *text = make_bomb (bomb);
  g_autoptr (Reading) reading = read_text (text);

  g_assert_no_error (reading->error);
  g_assert_cmpuint (reading->draft->items->len, ==, bomb->n_items);
  g_assert_true (!bomb->remark || aff_report_find (reading->report, bomb->remark) != NULL);
}

// A zone whose clocks change every day since 1601.
static void
test_zone_of_a_million_changes_is_not_computed (void)
{
  g_autoptr (GString) text = g_string_new ("BEGIN:VCALENDAR\nBEGIN:VTIMEZONE\nTZID:Z\n");

  append_times (text,
                "BEGIN:STANDARD\nDTSTART:16010101T000000\nTZOFFSETFROM:+0100\n"
                "TZOFFSETTO:+0200\nRRULE:FREQ=DAILY\nEND:STANDARD\n",
                100);
  g_string_append (text, "END:VTIMEZONE\nBEGIN:VEVENT\nUID:a\nSUMMARY:S\n"
                         "DTSTART;TZID=Z:21991231T100000\nEND:VEVENT\nEND:VCALENDAR\n");
  g_autoptr (Reading) reading = read_text (text->str);

  g_assert_no_error (reading->error);
  g_autofree char *words = calendar_words (reading->draft);
  g_assert_cmpstr (words, ==, "a|2199-12-31 10:00|-|S||");
  reading_assert_remark (reading, "zone-unknown", 1);
}

static const char seed[] =
  "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Sample//Sample//EN\r\nX-WR-CALNAME:S\r\n"
  "BEGIN:VTIMEZONE\r\nTZID:Z\r\nBEGIN:DAYLIGHT\r\nDTSTART:19810329T020000\r\n"
  "TZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\n"
  "END:DAYLIGHT\r\nEND:VTIMEZONE\r\nBEGIN:VEVENT\r\nUID:a\r\nSUMMARY:One\\, two\r\n"
  "DTSTART;TZID=Z:20261004T100000\r\nDTEND;TZID=Z:20261004T110000\r\nSEQUENCE:2\r\n"
  "RRULE:FREQ=WEEKLY;BYDAY=SU;COUNT=3\r\nEXDATE;TZID=Z:20261011T100000\r\n"
  "RDATE;VALUE=PERIOD:20261012T100000Z/PT1H\r\nSTATUS:TENTATIVE\r\nCLASS:PUBLIC\r\n"
  "ATTENDEE;CN=\"First Speaker\";ROLE=CHAIR;CUTYPE=INDIVIDUAL:mailto:a@example.org\r\n"
  "CATEGORIES:Talk,Keynote\r\nURL;VALUE=URI:https://example.org\r\n"
  "LOCATION;ALTREP=\"x\":Room 1\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:a\r\n"
  "RECURRENCE-ID;TZID=Z:20261018T100000\r\nSUMMARY:Moved\r\nDTSTART:20261018T120000Z\r\n"
  "DURATION:P1DT2H3M4S\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";

// One place of the seed is struck out, doubled, or overwritten with something that means something.
static char *
mutate (GRand *random)
{
  static const char *const words[] = {
    ";",
    ":",
    "\"",
    "\r\n",
    "\r\n ",
    "\\",
    "=",
    ",",
    "/",
    "-",
    "0",
    "99999999999999999999",
    "\xff",
    "\xe2\x80\xae",
    "BEGIN:",
    "END:",
    "VALUE=DATE",
    "VALUE=PERIOD",
    "VALUE=BINARY",
    "TZID=",
    "PT",
    "FREQ=",
    "COUNT=-1",
    "INTERVAL=0",
    "BYSETPOS=1,2,3",
    "BYDAY=-53MO",
    "RSCALE=CHINESE",
    "UNTIL=0",
    "\t",
    "X-LIC-ERROR:",
    "ENCODING=BASE64",
  };
  GString *text = g_string_new (seed);
  int n = g_rand_int_range (random, 1, 5);

  for (int i = 0; i < n; i++) {
    gssize at = g_rand_int_range (random, 0, (int) text->len);
    gssize wish = g_rand_int_range (random, 0, 40);
    gssize length = MIN (wish, (gssize) text->len - at);
    g_autofree char *part = g_strndup (text->str + at, length);
    int how = g_rand_int_range (random, 0, 4);
    if (how != 1)
      g_string_erase (text, at, how == 0 ? length : MIN (length, 4));
    if (how == 1)
      g_string_insert (text, at, part);
    if (how > 1)
      g_string_insert (text, at, words[g_rand_int_range (random, 0, G_N_ELEMENTS (words))]);
  }
  return g_string_free (text, FALSE);
}

// Whatever stands there: it is read or refused, and what is read can be shown.
static void
test_mutations_are_read_or_refused (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20261004);
  guint n_read = 0;

  for (int i = 0; i < MUTATIONS; i++) {
    g_autofree char *text = mutate (random);
    g_autoptr (Reading) reading = read_text (text);
    g_autofree char *words = calendar_words (reading->draft);
    g_assert_true (g_utf8_validate (words, -1, NULL));
    n_read += reading->is_read;
  }
  // Most mistakes are not in what holds a calendar together.
  g_assert_cmpuint (n_read, >, MUTATIONS / 4);
  g_assert_cmpuint (n_read, <, MUTATIONS);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++) {
    g_autofree char *path = g_strdup_printf ("/exchange/calendar/refused/%s", bad[i].name);
    g_test_add_data_func (path, &bad[i], test_bad_file_is_refused);
  }
  for (guint i = 0; i < G_N_ELEMENTS (bombs); i++) {
    g_autofree char *path = g_strdup_printf ("/exchange/calendar/bomb/%s", bombs[i].name);
    g_test_add_data_func (path, &bombs[i], test_bomb_does_not_go_off);
  }
  g_test_add_func ("/exchange/calendar/deep-nesting-is-refused", test_deep_nesting_is_refused);
  g_test_add_func ("/exchange/calendar/too-many-events-are-refused",
                   test_too_many_events_are_refused);
  g_test_add_func ("/exchange/calendar/zone-of-a-million-changes-is-not-computed",
                   test_zone_of_a_million_changes_is_not_computed);
  g_test_add_func ("/exchange/calendar/mutations-are-read-or-refused",
                   test_mutations_are_read_or_refused);
  return g_test_run ();
}

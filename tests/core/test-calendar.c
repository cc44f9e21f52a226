// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/read/formats.h"
#include "tests/support/calendar-words.h"
#include "tests/support/reading.h"

#include <string.h>

typedef struct {
  const char *event;  // the lines of a VEVENT; "S" begins one of a title
  const char *words;  // calendar_words
  const char *remark; // a code, or NULL
} Case;

static const Case cases[] = {
  // Zones.
  {"UID:a\nSUMMARY:S\nDTSTART:20261004T121000Z\nDTEND:20261004T131000Z",
   "a|2026-10-04 12:10+00:00|60|S||", NULL},
  {"UID:a\nSUMMARY:S\nDTSTART;TZID=Europe/Paris:20261004T141000",
   "a|2026-10-04 14:10+02:00|-|S||", NULL},
  {"UID:a\nSUMMARY:S\nDTSTART;TZID=Europe/Paris:20261204T141000",
   "a|2026-12-04 14:10+01:00|-|S||", NULL},
  {"UID:a\nSUMMARY:S\nDTSTART;TZID=\"Europe/Paris\":20261004T141000",
   "a|2026-10-04 14:10+02:00|-|S||", NULL},
  {"UID:a\nSUMMARY:S\nDTSTART;TZID=Europe/Paris;VALUE=DATE-TIME:20261004T141000",
   "a|2026-10-04 14:10+02:00|-|S||", NULL},
  {"UID:a\nSUMMARY:S\nDTSTART;VALUE=DATE-TIME:20261004T141000Z",
   "a|2026-10-04 14:10+00:00|-|S||", NULL},
  {"UID:a\nSUMMARY:S\nDTSTART;TZID=/mozilla.org/20070129_1/Europe/Paris:20261004T141000",
   "a|2026-10-04 14:10+02:00|-|S||", NULL},
  {"UID:a\nSUMMARY:S\nDTSTART;TZID=/Europe/Paris:20261004T141000",
   "a|2026-10-04 14:10+02:00|-|S||", NULL},
  {"UID:a\nSUMMARY:S\nDTSTART;TZID=Sample Zone:20261004T141000",
   "a|2026-10-04 14:10+05:30|-|S||", "zone-of-the-file"},
  {"UID:a\nSUMMARY:S\nDTSTART;TZID=UTC+3:20261004T141000", "a|2026-10-04 14:10|-|S||",
   "zone-unknown"},
  {"UID:a\nSUMMARY:S\nDTSTART;TZID=../../etc/passwd:20261004T141000",
   "a|2026-10-04 14:10|-|S||", "zone-unknown"},
  {"UID:a\nSUMMARY:S\nDTSTART:20261004T141000", "a|2026-10-04 14:10|-|S||", "floating-time"},
  {"UID:a\nSUMMARY:S\nDTSTART;TZID=Europe/Paris:20261004T141000\nDTEND:20261004T131000Z",
   "a|2026-10-04 14:10+02:00|60|S||", NULL},
  // Days.
  {"UID:a\nSUMMARY:S\nDTSTART;VALUE=DATE:20261004\nDTEND;VALUE=DATE:20261005",
   "a|2026-10-04|-|S||", "all-day"},
  {"UID:a\nSUMMARY:S\nDTSTART;VALUE=DATE:20261004\nDTEND;VALUE=DATE:20261007",
   "a|2026-10-04|-|S||", "all-day-for-days"},
  {"UID:a\nSUMMARY:S\nDTSTART;VALUE=DATE:20261004\nDURATION:P1D", "a|2026-10-04|-|S||",
   "all-day"},
  {"UID:a\nSUMMARY:S\nDTSTART;VALUE=DATE:20261004", "a|2026-10-04|-|S||", "all-day"},
  // Ends and durations.
  {"UID:a\nSUMMARY:S\nDTSTART:20261004T141000Z\nDURATION:PT1H30M",
   "a|2026-10-04 14:10+00:00|90|S||", NULL},
  {"UID:a\nSUMMARY:S\nDTSTART:20261004T141000Z\nDURATION:P1DT1H",
   "a|2026-10-04 14:10+00:00|1500|S||", NULL},
  {"UID:a\nSUMMARY:S\nDTSTART:20261004T141000Z\nDURATION:-PT1H",
   "a|2026-10-04 14:10+00:00|-|S||", "bad-duration"},
  {"UID:a\nSUMMARY:S\nDTSTART:20261004T141000Z\nDURATION:PT0S",
   "a|2026-10-04 14:10+00:00|-|S||", "bad-duration"},
  {"UID:a\nSUMMARY:S\nDTSTART:20261004T141000Z\nDURATION:P4000000000W",
   "a|2026-10-04 14:10+00:00|-|S||", NULL},
  {"UID:a\nSUMMARY:S\nDTSTART:20261004T141000Z\nDTEND:20261004T131000Z",
   "a|2026-10-04 14:10+00:00|-|S||", "bad-end"},
  {"UID:a\nSUMMARY:S\nDTSTART:20261004T141000Z\nDTEND:20291004T131000Z",
   "a|2026-10-04 14:10+00:00|-|S||", "bad-end"},
  {"UID:a\nSUMMARY:S\nDTSTART:20261004T233000Z\nDTEND:20261005T003000Z",
   "a|2026-10-04 23:30+00:00|60|S||", NULL},
  // Times that are none.
  {"UID:a\nSUMMARY:S", "a||-|S||", "no-start"},
  {"UID:a\nSUMMARY:S\nDTSTART:INVALID-DATE", "a||-|S||", "bad-property"},
  {"UID:a\nSUMMARY:S\nDTSTART:20260230T120000Z", "a||-|S||", "no-start"},
  {"UID:a\nSUMMARY:S\nDTSTART:20261004T250000Z", "a||-|S||", "no-start"},
  {"UID:a\nSUMMARY:S\nDTSTART:00000000T000000Z", "a||-|S||", "no-start"},
  {"UID:a\nSUMMARY:S\nDTSTART:99991231T235959Z", "a||-|S||", "no-start"},
  // Texts.
  {"UID:-17\nSUMMARY:One\\, two\\; three \\\\ four\\nfive\nDTSTART:20261004T141000Z\n"
   "LOCATION:Room 1\\, Sample Hall",
   "-17|2026-10-04 14:10+00:00|-|One, two; three \\ four five|Room 1, Sample Hall|", NULL},
  {"UID:a\nSUMMARY:A line that\n  goes on\n\t and on\nDTSTART:20261004T141000Z",
   "a|2026-10-04 14:10+00:00|-|A line that goes on and on||", NULL},
  {"UID:a\nsummary;language=en:S\ndtstart:20261004T141000Z", "a|2026-10-04 14:10+00:00|-|S||",
   NULL},
  {"UID:a\nSUMMARY:S\nDTSTART:20261004T141000Z\nLOCATION:https://example.org/room",
   "a|2026-10-04 14:10+00:00|-|S||", "address-as-place"},
  {"UID:a\nSUMMARY:S\nDTSTART:20261004T141000Z\nLOCATION:Room 1\\, Town\nX-AFFICHE-ROOM:Room 1",
   "a|2026-10-04 14:10+00:00|-|S|Room 1|", NULL},
  {"UID:a\nSUMMARY:S\nDTSTART:20261004T141000Z\nSTATUS:TENTATIVE",
   "a|2026-10-04 14:10+00:00|-|S|||to confirm", NULL},
  {"UID:a\nSUMMARY:S\nDTSTART:20261004T141000Z\nSTATUS:CANCELLED",
   "a|2026-10-04 14:10+00:00|-|S|||cancelled", NULL},
  {"UID:a\nSUMMARY:S\nDTSTART:20261004T141000Z\nSTATUS:WHATEVER",
   "a|2026-10-04 14:10+00:00|-|S||", NULL},
  {"UID:a\nSUMMARY:S\nDTSTART:20261004T141000Z\nGEO:48.5;7.7\nATTACH:https://example.org/a.pdf",
   "a|2026-10-04 14:10+00:00|-|S||", "attachment"},
  {"UID:a\nSUMMARY:S\nDTSTART:20261004T141000Z\nBEGIN:VALARM\nSUMMARY:Alarm\n"
   "DTSTART:20261004T100000Z\nEND:VALARM",
   "a|2026-10-04 14:10+00:00|-|S||", NULL},
  {"UID:a\nSUMMARY:S\nDTSTART:20261004T141000Z\nno colon here",
   "a|2026-10-04 14:10+00:00|-|S||", "no-property"},
  // People.
  {"UID:a\nSUMMARY:S\nDTSTART:20261004T141000Z\n"
   "ATTENDEE;CN=\"First Speaker\";CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT:invalid:nomail\n"
   "ATTENDEE;CN=Second Speaker:mailto:second@example.org",
   "a|2026-10-04 14:10+00:00|-|S||First Speaker, Second Speaker", "attendee-address"},
  {"UID:a\nSUMMARY:S\nDTSTART:20261004T141000Z\n"
   "ATTENDEE;CN=First Guest;PARTSTAT=ACCEPTED;RSVP=TRUE:mailto:guest@example.org",
   "a|2026-10-04 14:10+00:00|-|S||", "attendee-invited"},
  {"UID:a\nSUMMARY:S\nDTSTART:20261004T141000Z\n"
   "ATTENDEE;CN=first@example.org:mailto:first@example.org",
   "a|2026-10-04 14:10+00:00|-|S||", "attendee-address"},
  {"UID:a\nSUMMARY:S\nDTSTART:20261004T141000Z\nATTENDEE;CN=Projector;CUTYPE=RESOURCE:invalid:x",
   "a|2026-10-04 14:10+00:00|-|S||", NULL},
  {"UID:a\nSUMMARY:S\nDTSTART:20261004T141000Z\nORGANIZER;CN=First Chair:mailto:c@example.org",
   "a|2026-10-04 14:10+00:00|-|S||", "organizer"},
  {"UID:a\nSUMMARY:S\nDTSTART:20261004T141000Z\nCONTACT:First Chair\\, +33 3 00 00 00 00",
   "a|2026-10-04 14:10+00:00|-|S||", "contact"},
  {"UID:a\nSUMMARY:S\nDTSTART:20261004T141000Z\nCLASS:PRIVATE", "", "private-event"},
  // Times of one event.
  {"UID:a\nSUMMARY:S\nDTSTART:20261004T141000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=3\n"
   "EXDATE:20261005T141000Z",
   "a/20261004T141000Z|2026-10-04 14:10+00:00|60|S||\n"
   "a/20261006T141000Z|2026-10-06 14:10+00:00|60|S||",
   "repeats"},
  // The clocks go back on 25 October: it is the same time of day.
  {"UID:a\nSUMMARY:S\nDTSTART;TZID=Europe/Paris:20261024T140000\n"
   "RRULE:FREQ=DAILY;UNTIL=20261025T130000Z",
   "a/20261024T120000Z|2026-10-24 14:00+02:00|-|S||\n"
   "a/20261025T130000Z|2026-10-25 14:00+01:00|-|S||",
   "repeats"},
  {"UID:a\nSUMMARY:S\nDTSTART;TZID=Europe/Paris:20261024T140000\n"
   "RRULE:FREQ=DAILY;UNTIL=20261025T125959Z",
   "a/20261024T120000Z|2026-10-24 14:00+02:00|-|S||", "repeats"},
  {"UID:a\nSUMMARY:S\nDTSTART;VALUE=DATE:20261004\nRDATE;VALUE=DATE:20261006,20261005",
   "a/20261004|2026-10-04|-|S||\na/20261005|2026-10-05|-|S||\na/20261006|2026-10-06|-|S||",
   "repeats"},
  {"UID:a\nSUMMARY:S\nDTSTART:20261004T141000Z\nDTEND:20261004T151000Z\n"
   "RDATE;VALUE=PERIOD:20261005T100000Z/20261005T103000Z,20261006T100000Z/PT2H",
   "a/20261004T141000Z|2026-10-04 14:10+00:00|60|S||\n"
   "a/20261005T100000Z|2026-10-05 10:00+00:00|30|S||\n"
   "a/20261006T100000Z|2026-10-06 10:00+00:00|120|S||",
   "repeats"},
  {"UID:a\nSUMMARY:S\nDTSTART:20261004T141000Z\nRRULE:FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30",
   "a/20261004T141000Z|2026-10-04 14:10+00:00|-|S||", "repeats-unclear"},
  {"UID:a\nSUMMARY:S\nDTSTART:20261004T141000Z\nRRULE:FREQ=NONSENSE",
   "a|2026-10-04 14:10+00:00|-|S||", "bad-property"},
  {"UID:a\nSUMMARY:S\nRRULE:FREQ=DAILY;COUNT=3", "a||-|S||", "no-start"},
  {"UID:a\nSUMMARY:S\nDTSTART:20261004T141000Z\nRRULE:FREQ=DAILY;COUNT=1\n"
   "EXRULE:FREQ=WEEKLY;COUNT=1",
   "a/20261004T141000Z|2026-10-04 14:10+00:00|-|S||", "rule-of-exceptions"},
  {"UID:a\nSUMMARY:S\nDTSTART:20261004T141059Z", "a|2026-10-04 14:10+00:00|-|S||", "seconds"},
};

// EVENT in a calendar with a zone of its own.
static char *
wrap (const char *event)
{
  return g_strdup_printf ("BEGIN:VCALENDAR\nVERSION:2.0\nX-WR-CALNAME:Sample\n"
                          "BEGIN:VEVENT\n%s\nEND:VEVENT\n"
                          "BEGIN:VTIMEZONE\nTZID:Sample Zone\n"
                          "BEGIN:STANDARD\nDTSTART:20000101T000000\nTZOFFSETFROM:+0500\n"
                          "TZOFFSETTO:+0530\nEND:STANDARD\nEND:VTIMEZONE\n"
                          "END:VCALENDAR\n",
                          event);
}

static Reading *
read_text (const char *text)
{
  return reading_new (&aff_format_calendar, "sample.ics", text, -1);
}

static void
test_event_is_read_as_it_is_meant (gconstpointer data)
{
  const Case *each = data;
  g_autofree char *text = wrap (each->event);
  g_autoptr (Reading) reading = read_text (text);

  g_assert_no_error (reading->error);
  g_autofree char *words = calendar_words (reading->draft);
  g_assert_cmpstr (words, ==, each->words);
  g_assert_true (!each->remark || aff_report_find (reading->report, each->remark) != NULL);
  g_assert_cmpstr (reading->draft->family, ==, "ical");
  g_assert_cmpstr (reading->draft->title, ==, "Sample");
}

typedef struct {
  const char *name;
  const char *events; // whole VEVENTs
  const char *words;
  const char *remark;
} Group;

#define AT(day) "DTSTART:202610" day "T100000Z\n"

static const Group groups[] = {
  {"no-uid-is-told-by-title-and-time",
   "BEGIN:VEVENT\nSUMMARY:One\n" AT ("04") "END:VEVENT\n"
                                           "BEGIN:VEVENT\nSUMMARY:One\n" AT (
                                             "05") "END:VEVENT\n"
                                                   "BEGIN:VEVENT\nSUMMARY:Two\n" AT (
                                                     "04") "END:VEVENT\n"
                                                           "BEGIN:VEVENT\nSUMMARY:One\n" AT (
                                                             "04") "END:VEVENT\n",
   "*|2026-10-04 10:00+00:00|-|One||\n*|2026-10-05 10:00+00:00|-|One||\n"
   "*|2026-10-04 10:00+00:00|-|Two||",
   "no-uid"},
  {"one-uid-for-all-is-several-events",
   "BEGIN:VEVENT\nUID:x\nSUMMARY:One\n" AT (
     "04") "END:VEVENT\n"
           "BEGIN:VEVENT\nUID:x\nSUMMARY:Two\n" AT (
             "05") "END:VEVENT\n"
                   "BEGIN:VEVENT\nUID:x\nSUMMARY:Three\n" AT ("06") "END:VEVENT\n",
   "x|2026-10-04 10:00+00:00|-|One||\n*|2026-10-05 10:00+00:00|-|Two||\n"
   "*|2026-10-06 10:00+00:00|-|Three||",
   "duplicate-uid"},
  {"newest-revision-counts",
   "BEGIN:VEVENT\nUID:x\nSEQUENCE:1\nSUMMARY:One\n" AT (
     "04") "END:VEVENT\n"
           "BEGIN:VEVENT\nUID:x\nSEQUENCE:3\nSUMMARY:Three\n" AT (
             "05") "END:VEVENT\n"
                   "BEGIN:VEVENT\nUID:x\nSEQUENCE:2\nSUMMARY:Two\n" AT ("06") "END:VEVENT\n",
   "x|2026-10-05 10:00+00:00|-|Three||", "older-revision"},
  {"recurrence-replaces-its-time",
   "BEGIN:VEVENT\nUID:x\nSUMMARY:S\nRRULE:FREQ=DAILY;COUNT=3\n" AT (
     "04") "END:VEVENT\n"
           "BEGIN:VEVENT\nUID:x\nRECURRENCE-ID:20261005T100000Z\nSUMMARY:Moved\n"
           "DTSTART:20261005T120000Z\nEND:VEVENT\n",
   "x/20261004T100000Z|2026-10-04 10:00+00:00|-|S||\n"
   "x/20261005T100000Z|2026-10-05 12:00+00:00|-|Moved||\n"
   "x/20261006T100000Z|2026-10-06 10:00+00:00|-|S||",
   "repeats"},
  {"recurrence-may-stand-before-its-rule",
   "BEGIN:VEVENT\nUID:x\nRECURRENCE-ID;TZID=Europe/Paris:20261005T120000\nSUMMARY:Moved\n"
   "DTSTART:20261005T120000Z\nEND:VEVENT\n"
   "BEGIN:VEVENT\nUID:x\nSUMMARY:S\nRRULE:FREQ=DAILY;COUNT=2\n" AT ("04") "END:VEVENT\n",
   "x/20261005T100000Z|2026-10-05 12:00+00:00|-|Moved||\n"
   "x/20261004T100000Z|2026-10-04 10:00+00:00|-|S||",
   "repeats"},
  {"tasks-beside-events-are-left-out",
   "BEGIN:VTODO\nUID:t\nSUMMARY:Task\nEND:VTODO\n"
   "BEGIN:VEVENT\nUID:x\nSUMMARY:S\n" AT (
     "04") "END:VEVENT\n"
           "BEGIN:VJOURNAL\nUID:j\nSUMMARY:Journal\nEND:VJOURNAL\n",
   "x|2026-10-04 10:00+00:00|-|S||", "no-event"},
  {"change-of-all-that-follow-is-for-one",
   "BEGIN:VEVENT\nUID:x\nSUMMARY:S\nRRULE:FREQ=DAILY;COUNT=2\n" AT (
     "04") "END:VEVENT\n"
           "BEGIN:VEVENT\nUID:x\nRECURRENCE-ID;RANGE=THISANDFUTURE:20261004T100000Z\nSUMMARY:Moved\n"
           "DTSTART:20261004T120000Z\nEND:VEVENT\n",
   "x/20261004T100000Z|2026-10-04 12:00+00:00|-|Moved||\n"
   "x/20261005T100000Z|2026-10-05 10:00+00:00|-|S||",
   "change-of-all-that-follow"},
};

// Keys that are digests are not for people to know.
static char *
hide_digests (const char *words)
{
  g_autoptr (GRegex)
    digest = g_regex_new ("^(x/)?[0-9a-f]{16,32}\\|", G_REGEX_MULTILINE, 0, NULL);

  return g_regex_replace_literal (digest, words, -1, 0, "*|", 0, NULL);
}

static void
test_events_are_told_apart (gconstpointer data)
{
  const Group *each = data;
  g_autofree char *text = g_strdup_printf ("BEGIN:VCALENDAR\n%sEND:VCALENDAR\n", each->events);
  g_autoptr (Reading) reading = read_text (text);

  g_assert_no_error (reading->error);
  g_autofree char *words = calendar_words (reading->draft);
  g_autofree char *plain = hide_digests (words);
  g_assert_cmpstr (plain, ==, each->words);
  g_assert_true (!each->remark || aff_report_find (reading->report, each->remark) != NULL);
}

static void
test_calendar_says_zone_and_source (void)
{
  g_autoptr (Reading) reading = read_text (
    "BEGIN:VCALENDAR\nPRODID:-//Sample Ltd//Sample Calendar 1.0//EN\n"
    "X-WR-TIMEZONE:Africa/Nairobi\nX-WR-CALDESC:Sample days\n"
    "BEGIN:VEVENT\nUID:a\nSUMMARY:S\nDTSTART;TZID=Europe/Paris:20261004T100000\n"
    "END:VEVENT\nBEGIN:VEVENT\nUID:b\nSUMMARY:S\nDTSTART:20261004T100000Z\n"
    "END:VEVENT\nEND:VCALENDAR\n");

  g_assert_no_error (reading->error);
  g_assert_cmpstr (reading->draft->zone, ==, "Europe/Paris");
  g_assert_cmpstr (reading->draft->source, ==, "Sample Ltd, Sample Calendar 1.0");
  g_assert_cmpstr (reading->draft->title, ==, "Sample days");
  g_assert_true (reading->draft->lists_items && !reading->draft->is_partial);
}

// Of UTC times the zone of the calendar's keeper says nothing.
static void
test_display_zone_is_not_the_venues (void)
{
  g_autoptr (Reading) reading = read_text (
    "BEGIN:VCALENDAR\nX-WR-TIMEZONE:Africa/Nairobi\n"
    "BEGIN:VEVENT\nUID:b\nSUMMARY:S\nDTSTART:20261004T100000Z\nEND:VEVENT\n"
    "END:VCALENDAR\n");

  g_assert_no_error (reading->error);
  g_assert_null (reading->draft->zone);
  reading_assert_remark (reading, "display-zone", 1);
}

static void
test_message_is_no_whole_calendar (void)
{
  g_autoptr (Reading) reading = read_text (
    "BEGIN:VCALENDAR\nMETHOD:CANCEL\n"
    "BEGIN:VEVENT\nUID:b\nSUMMARY:S\nDTSTART:20261004T100000Z\nEND:VEVENT\n"
    "END:VCALENDAR\n");

  g_assert_no_error (reading->error);
  g_autofree char *words = calendar_words (reading->draft);
  g_assert_cmpstr (words, ==, "b|2026-10-04 10:00+00:00|-|S|||cancelled");
  g_assert_true (reading->draft->is_partial && !reading->draft->lists_items);
  reading_assert_remark (reading, "method-cancel", 1);
}

static void
test_address_of_a_person_is_nowhere (void)
{
  g_autoptr (Reading) reading = read_text (
    "BEGIN:VEVENT\nUID:a\nSUMMARY:S\nDTSTART:20261004T100000Z\n"
    "ATTENDEE;CN=First Speaker;X-NUM=1:mailto:first@example.org\nEND:VEVENT\n");
  const AffDraftItem *item = reading->draft->items->pdata[0];
  const AffDraftPerson *person = item->speakers->pdata[0];
  const GPtrArray *remarks = aff_report_remarks (reading->report);

  g_assert_cmpstr (person->name, ==, "First Speaker");
  g_assert_null (person->affiliation);
  for (guint i = 0; i < remarks->len; i++) {
    const AffRemark *remark = remarks->pdata[i];
    g_assert_null (strchr (remark->meaning, '@'));
    g_assert_null (strchr (remark->action, '@'));
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *path = g_strdup_printf ("/exchange/calendar/event/%02u", i);
    g_test_add_data_func (path, &cases[i], test_event_is_read_as_it_is_meant);
  }
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++) {
    g_autofree char *path = g_strdup_printf ("/exchange/calendar/%s", groups[i].name);
    g_test_add_data_func (path, &groups[i], test_events_are_told_apart);
  }
  g_test_add_func ("/exchange/calendar/calendar-says-zone-and-source",
                   test_calendar_says_zone_and_source);
  g_test_add_func ("/exchange/calendar/display-zone-is-not-the-venues",
                   test_display_zone_is_not_the_venues);
  g_test_add_func ("/exchange/calendar/message-is-no-whole-calendar",
                   test_message_is_no_whole_calendar);
  g_test_add_func ("/exchange/calendar/address-of-a-person-is-nowhere",
                   test_address_of_a_person_is_nowhere);
  return g_test_run ();
}

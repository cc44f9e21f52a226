// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/read/formats.h"
#include "tests/support/calendar-words.h"
#include "tests/support/reading.h"

#include <string.h>

#define AT "<uid>7@sample</uid><summary>S</summary><dtstart>20261004T141000</dtstart>"

typedef struct {
  const char *event; // what is in a vevent
  const char *words;
  const char *remark;
} Case;

static const Case cases[] = {
  {AT, "7#sample|2026-10-04 14:10|-|S||", "floating-time"},
  {AT "<dtend>20261004T151000</dtend>", "7#sample|2026-10-04 14:10|60|S||", NULL},
  {AT "<duration>013000</duration>", "7#sample|2026-10-04 14:10|90|S||", NULL},
  {AT "<duration>00:45:00</duration>", "7#sample|2026-10-04 14:10|45|S||", NULL},
  {AT "<duration>PT20M</duration>", "7#sample|2026-10-04 14:10|20|S||", NULL},
  {AT "<duration>000000</duration>", "7#sample|2026-10-04 14:10|-|S||", "bad-duration"},
  {AT "<duration>soon</duration>", "7#sample|2026-10-04 14:10|-|S||", "bad-duration"},
  {AT "<dtend>20261004T121000</dtend>", "7#sample|2026-10-04 14:10|-|S||", "bad-end"},
  {AT "<duration>010000</duration><dtend>20261004T144000</dtend>",
   "7#sample|2026-10-04 14:10|30|S||", NULL},
  {AT "<location>Room 1</location><attendee>First Speaker</attendee>"
      "<attendee>Second Speaker</attendee><attendee>TBA</attendee>",
   "7#sample|2026-10-04 14:10|-|S|Room 1|First Speaker, Second Speaker", NULL},
  {AT "<attendee>mailto:first@example.org</attendee>", "7#sample|2026-10-04 14:10|-|S||",
   "attendee-address"},
  {AT "<status>CANCELLED</status>", "7#sample|2026-10-04 14:10|-|S|||cancelled", NULL},
  {AT "<status>TENTATIVE</status>", "7#sample|2026-10-04 14:10|-|S|||to confirm", NULL},
  {AT "<class>PRIVATE</class>", "", "private-event"},
  {AT "<rrule>FREQ=DAILY</rrule>", "7#sample|2026-10-04 14:10|-|S||", "repeats-unclear"},
  {"<uid>7</uid><pentabarf:title>T</pentabarf:title>"
   "<dtstart>20261004T141000Z</dtstart>",
   "7|2026-10-04 14:10+00:00|-|T||", NULL},
  {"<uid>7</uid><summary>S</summary><dtstart>20261004</dtstart>", "7|2026-10-04|-|S||", NULL},
  {"<uid>7</uid><summary>S</summary><dtstart>20261304T141000</dtstart>", "7||-|S||",
   "bad-time"},
  {"<uid>7</uid><summary>S</summary>", "7||-|S||", "no-start"},
  {"<uid>7</uid>", "7||-|||", "no-start"},
  // RFC 6321.
  {"<properties><uid><text>7</text></uid><summary><text>S</text></summary>"
   "<dtstart><parameters><tzid><text>Europe/Paris</text></tzid></parameters>"
   "<date-time>2026-10-04T14:10:00</date-time></dtstart>"
   "<duration><duration>PT1H</duration></duration></properties>",
   "7|2026-10-04 14:10|60|S||", "floating-time"},
};

static Reading *
read_events (const char *events)
{
  g_autofree char *text = g_strdup_printf (
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<iCalendar xmlns:pentabarf=\"http://pentabarf.org\">\n<vcalendar>\n"
    "<version>2.0</version><prodid>-//Sample Ltd//Schedule 1.0//EN</prodid>\n"
    "<x-wr-caldesc>Sample</x-wr-caldesc><x-wr-calname>Sample days</x-wr-calname>\n"
    "%s</vcalendar>\n</iCalendar>\n",
    events);

  return reading_new (&aff_format_xcal, "sample.xcs", text, -1);
}

static void
test_event_is_read_as_it_is_meant (gconstpointer data)
{
  const Case *each = data;
  g_autofree char *event = g_strdup_printf ("<vevent>%s</vevent>\n", each->event);
  g_autoptr (Reading) reading = read_events (event);

  g_assert_no_error (reading->error);
  g_autofree char *words = calendar_words (reading->draft);
  g_assert_cmpstr (words, ==, each->words);
  g_assert_true (!each->remark || aff_report_find (reading->report, each->remark) != NULL);
  g_assert_cmpstr (reading->draft->title, ==, "Sample days");
  g_assert_cmpstr (reading->draft->source, ==, "Sample Ltd, Schedule 1.0");
}

static void
test_event_says_more_than_its_time (void)
{
  g_autoptr (Reading) reading = read_events (
    "<vevent>" AT "<description>&lt;p&gt;One&lt;/p&gt;</description><category>Podium</category>"
    "<url>https://example.org/7</url><pentabarf:subtitle>Sub</pentabarf:subtitle>"
    "<pentabarf:language-code>fr</pentabarf:language-code><attendee>N.N.</attendee></vevent>");
  const AffDraftItem *item = reading->draft->items->pdata[0];

  g_assert_no_error (reading->error);
  g_assert_cmpstr (item->abstract, ==, "One");
  g_assert_cmpstr (item->type, ==, "Podium");
  g_assert_cmpstr (item->address, ==, "https://example.org/7");
  g_assert_cmpstr (item->subtitle, ==, "Sub");
  g_assert_cmpstr (item->language, ==, "fr");
  g_assert_cmpint (item->unknown_speakers, ==, 1);
  g_assert_cmpstr (item->place, ==, "line 6");
  reading_assert_remark (reading, "markup", 1);
}

static void
test_events_of_one_uid_are_told_apart (void)
{
  g_autoptr (Reading) reading = read_events (
    "<vevent>" AT "</vevent><vevent>" AT "</vevent><vevent>" AT "</vevent>"
    "<vevent><uid>7@sample</uid><summary>Other</summary></vevent>"
    "<vevent><summary>No UID</summary></vevent>");
  g_autofree char *words = calendar_words (reading->draft);

  g_assert_no_error (reading->error);
  g_assert_true (g_str_has_prefix (words, "7#sample|2026-10-04 14:10|-|S||\n"));
  g_assert_cmpuint (reading->draft->items->len, ==, 3);
  reading_assert_remark (reading, "no-uid", 1);
  reading_assert_remark (reading, "duplicate-uid", 1);
  reading_assert_remark (reading, "duplicate-event", 2);
}

static void
test_zone_of_a_time_is_the_venues (void)
{
  g_autofree char *event = g_strdup_printf ("<vevent>%s</vevent>",
                                            cases[G_N_ELEMENTS (cases) - 1].event);
  g_autoptr (Reading) reading = read_events (event);

  g_assert_cmpstr (reading->draft->zone, ==, "Europe/Paris");
}

static void
test_bad_files_are_refused (void)
{
  static const char *const texts[] = {
    "<iCalendar/>",
    "<iCalendar><vcalendar/></iCalendar>",
    "<iCalendar><vcalendar><vtodo><uid>7</uid></vtodo></vcalendar></iCalendar>",
    "<iCalendar><vcalendar><vevent><uid>7</uid></vcalendar></iCalendar>",
    "<iCalendar><vcalendar><vevent>",
    "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>"
    "<iCalendar><vcalendar><vevent><uid>&a;</uid></vevent></vcalendar></iCalendar>",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (Reading) reading = reading_new (&aff_format_xcal, "bad.xcs", texts[i], -1);
    g_assert_error (reading->error, AFF_ERROR, AFF_ERROR_FORMAT);
    g_assert_nonnull (strstr (reading->error->message, "bad.xcs"));
    g_assert_cmpuint (reading->draft->items->len, ==, 0);
  }
}

static void
test_it_is_told_from_other_xml (void)
{
  g_autoptr (Reading) reading = reading_new_any (
    "any", "<iCalendar><vcalendar><vevent>" AT "</vevent></vcalendar></iCalendar>", -1);

  g_assert_no_error (reading->error);
  g_assert_cmpuint (reading->draft->items->len, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *path = g_strdup_printf ("/exchange/xcal/event/%02u", i);
    g_test_add_data_func (path, &cases[i], test_event_is_read_as_it_is_meant);
  }
  g_test_add_func ("/exchange/xcal/event-says-more-than-its-time",
                   test_event_says_more_than_its_time);
  g_test_add_func ("/exchange/xcal/events-of-one-uid-are-told-apart",
                   test_events_of_one_uid_are_told_apart);
  g_test_add_func ("/exchange/xcal/zone-of-a-time-is-the-venues",
                   test_zone_of_a_time_is_the_venues);
  g_test_add_func ("/exchange/xcal/bad-files-are-refused", test_bad_files_are_refused);
  g_test_add_func ("/exchange/xcal/it-is-told-from-other-xml", test_it_is_told_from_other_xml);
  return g_test_run ();
}

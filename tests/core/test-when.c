// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/clock.h"
#include "app/draft/when.h"

#include <string.h>

#define NO_OFFSET G_MAXINT

typedef struct {
  const char *text;
  const char *day;
  int minute;
  int offset_min; // NO_OFFSET: none
} WhenCase;

static void
check_when (const WhenCase *wanted)
{
  AffWhen when = AFF_WHEN_NONE;

  g_test_message ("%s", wanted->text);
  g_assert_true (aff_when_parse (wanted->text, &when, NULL));
  g_assert_cmpstr (when.day, ==, wanted->day);
  g_assert_cmpint (when.minute, ==, wanted->minute);
  g_assert_cmpint (when.has_offset, ==, wanted->offset_min != NO_OFFSET);
  if (when.has_offset)
    g_assert_cmpint (when.offset_min, ==, wanted->offset_min);
}

static void
test_every_form_of_an_instant_is_read (void)
{
  static const WhenCase cases[] = {
    {"2026-10-04T15:10:00+02:00", "2026-10-04", 910, 120},
    {"2026-10-04T15:10:00.000+0200", "2026-10-04", 910, 120},
    {"2026-10-04T15:10+02", "2026-10-04", 910, 120},
    {"2026-10-04t15:10z", "2026-10-04", 910, 0},
    {"20261004T131000Z", "2026-10-04", 790, 0},
    {"20261004T1310", "2026-10-04", 790, NO_OFFSET},
    {"20261004T131000", "2026-10-04", 790, NO_OFFSET},
    {"2026-10-04T09:00-10:30", "2026-10-04", 540, -630},
    {"2026-10-04 15:10", "2026-10-04", 910, NO_OFFSET},
    {"2026-10-04 15:10:59", "2026-10-04", 910, NO_OFFSET},
    {"2026-10-04 15:10:00 +0200", "2026-10-04", 910, 120},
    {"2026-10-04 15:10:00-07:00", "2026-10-04", 910, -420},
    {"2026-10-04, 15:10 UTC", "2026-10-04", 910, 0},
    {"2026-06-10 11:59 PM AoE", "2026-06-10", 1439, -720},
    {"2026/10/04 15:10", "2026-10-04", 910, NO_OFFSET},
    {"4 Oct 2026 3:10pm", "2026-10-04", 910, NO_OFFSET},
    {"Oct 4, 2026, 3:10\u202fPM", "2026-10-04", 910, NO_OFFSET},
    {"Sunday, October 4th, 2026 at 3:10 p.m.", "2026-10-04", 910, NO_OFFSET},
    {"dimanche 4 octobre 2026 à 15h10", "2026-10-04", 910, NO_OFFSET},
    {"So., 4. Okt. 2026 um 15.10 Uhr", "2026-10-04", 910, NO_OFFSET},
    {"  04.10.2026\u00a015:10 ", "2026-10-04", 910, NO_OFFSET},
    {"2026-10-04 15:10 UTC+2", "2026-10-04", 910, 120},
    {"2026-10-04 15:10 UTC+02:00", "2026-10-04", 910, 120},
    {"2026-10-04 15:10 GMT+0530", "2026-10-04", 910, 330},
    {"2026-10-04 15:10 UTC-5", "2026-10-04", 910, -300},
    {"2026-10-04 15:10 (UTC+2)", "2026-10-04", 910, 120},
    {"2026-10-04 15:10 (CEST)", "2026-10-04", 910, 120},
    {"2026-12-31T24:00:00Z", "2027-01-01", 0, 0},
    {"2026-12-31T23:59:60Z", "2026-12-31", 1439, 0},
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    check_when (&cases[i]);
}

static void
test_every_form_of_a_day_is_read (void)
{
  static const WhenCase cases[] = {
    {"2026-10-04", "2026-10-04", -1, NO_OFFSET},
    {"20261004", "2026-10-04", -1, NO_OFFSET},
    {"2026/1/4", "2026-01-04", -1, NO_OFFSET},
    {"2024-02-29", "2024-02-29", -1, NO_OFFSET},
    {"2000-02-29", "2000-02-29", -1, NO_OFFSET},
    {"04.10.2026", "2026-10-04", -1, NO_OFFSET},
    {"4.10.26", "2026-10-04", -1, NO_OFFSET},
    {"13/10/2026", "2026-10-13", -1, NO_OFFSET},
    {"10/13/2026", "2026-10-13", -1, NO_OFFSET},
    {"04-Oct-2026", "2026-10-04", -1, NO_OFFSET},
    {"4-Oct-26", "2026-10-04", -1, NO_OFFSET},
    {"domingo, 4 de octubre de 2026", "2026-10-04", -1, NO_OFFSET},
    {"4 ottobre 2026", "2026-10-04", -1, NO_OFFSET},
    {"1er août 2026", "2026-08-01", -1, NO_OFFSET},
    {"1. März 2026", "2026-03-01", -1, NO_OFFSET},
    {"mardi 6 octobre 2026", "2026-10-06", -1, NO_OFFSET},
    {"MAR 6 2026", "2026-03-06", -1, NO_OFFSET},
    {"October 4, 2026", "2026-10-04", -1, NO_OFFSET},
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    check_when (&cases[i]);
}

static void
test_every_form_of_a_time_is_read (void)
{
  static const WhenCase cases[] = {
    {"15:10", "", 910, NO_OFFSET},      {"9:05", "", 545, NO_OFFSET},
    {"3:10 PM", "", 910, NO_OFFSET},    {"3:10pm", "", 910, NO_OFFSET},
    {"3:10 p. m.", "", 910, NO_OFFSET}, {"3 PM", "", 900, NO_OFFSET},
    {"12:00 AM", "", 0, NO_OFFSET},     {"12:30 am", "", 30, NO_OFFSET},
    {"12:00 PM", "", 720, NO_OFFSET},   {"15:10 PM", "", 910, NO_OFFSET},
    {"15h10", "", 910, NO_OFFSET},      {"15 h 10", "", 910, NO_OFFSET},
    {"15H", "", 900, NO_OFFSET},        {"15.10 Uhr", "", 910, NO_OFFSET},
    {"15 Uhr", "", 900, NO_OFFSET},     {"15 Uhr 10", "", 910, NO_OFFSET},
    {"00:00", "", 0, NO_OFFSET},        {"24:00", "", 0, NO_OFFSET},
    {"23:59", "", 1439, NO_OFFSET},     {"noon", "", 720, NO_OFFSET},
    {"Midi", "", 720, NO_OFFSET},       {"15：10", "", 910, NO_OFFSET},
    {"13:30 PDT", "", 810, -420},       {"3.10 pm", "", 910, NO_OFFSET},
    {"3.10pm", "", 910, NO_OFFSET},     {"12.05 a.m.", "", 5, NO_OFFSET},
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    check_when (&cases[i]);
}

static void
test_what_is_no_day_and_no_time_is_none (void)
{
  static const char *const texts[] = {
    "",
    " ",
    "TBA",
    "2026",
    "15",
    "1510",
    "2026-13-01",
    "2026-02-29",
    "1900-02-29",
    "2026-00-10",
    "2026-10-00",
    "0000-10-04",
    "29.02.2026",
    "31/04/2026",
    "13/13/2026",
    "31 Feb 2026",
    "4 Foo 2026",
    "2026-10-04T",
    "2026-10-04T25:00:00",
    "2026-10-04 25:00",
    "2026-10-04T12:60",
    "2026-10-04T12:00:61",
    "2026-10-04T12:00+24:00",
    "2026-10-04T12:00+02:75",
    "9999-12-31T24:00:00",
    "24:01",
    "12:60",
    "15:1",
    "15:100",
    "13:10 AM",
    "15h75",
    "-3:10",
    "99999999999999999999",
    "99999999999999999999:10",
    "2026-10-04-05",
    "15:10 Opening",
    "2:00 PMs",
    "15.10",
    "15:10:00:00",
    "\u0661\u0662:\u0663\u0660",
  };
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    AffWhen when = {.day = "x", .minute = 5};
    g_test_message ("%s", texts[i]);
    g_assert_false (aff_when_parse (texts[i], &when, NULL));
    g_assert_cmpstr (when.day, ==, "");
    g_assert_cmpint (when.minute, ==, -1);
  }
}

typedef struct {
  const char *text;
  const char *rest; // NULL: nothing is read
  int minute;       // of the time, or of the duration
} RestCase;

static void
test_what_follows_a_time_is_left (void)
{
  static const RestCase cases[] = {
    {"2:00 PM10 min", "10 min", 840},
    {"2:00 PMOpening", "Opening", 840},
    {"14:00 – 14:10 Opening", " – 14:10 Opening", 840},
    {"09:00-10:30", "-10:30", 540},
    {"14.00–14.10 Uhr", "–14.10 Uhr", 840},
    {"14h00-14h10", "-14h10", 840},
    {"2026-10-04 09:00-10:30", "-10:30", 540},
    {"15:10 est une heure", NULL, 910},
    {"15:10Zoo", "Zoo", 910},
    {"09:00 UTC-10:30 UTC", "-10:30 UTC", 540},
    {"09:00 UTC+2 Opening", " Opening", 540},
    {"09:00 (UTC+2 or so)", " (UTC+2 or so)", 540},
    {"09:00 UTC+99", "+99", 540},
    {"09:00 (Opening)", " (Opening)", 540},
    {"3 Posters", NULL, -1},
    {"Opening 15:10", NULL, -1},
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    AffWhen when = AFF_WHEN_NONE;
    const char *rest = NULL;
    gboolean is_read = aff_when_parse (cases[i].text, &when, &rest);
    g_test_message ("%s", cases[i].text);
    g_assert_cmpint (when.minute, ==, cases[i].minute);
    g_assert_cmpint (is_read, ==, cases[i].minute >= 0);
    if (cases[i].rest || !is_read)
      g_assert_cmpstr (rest, ==, is_read ? cases[i].rest : cases[i].text);
  }
}

static void
test_a_day_or_month_that_is_not_sure_says_so (void)
{
  static const struct {
    const char *text;
    const char *day;
    gboolean is_unsure;
  } cases[] = {
    {"04/10/2026", "2026-10-04", TRUE},         {"10-04-2026", "2026-04-10", TRUE},
    {"04/04/2026", "2026-04-04", FALSE},        {"04/13/2026", "2026-04-13", FALSE},
    {"04.10.2026", "2026-10-04", FALSE},        {"2026/04/10", "2026-04-10", FALSE},
    {"10/4/2026 3:10 PM", "2026-10-04", FALSE}, {"4/10/2026 15:10", "2026-10-04", TRUE},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    AffWhen when = AFF_WHEN_NONE;
    g_test_message ("%s", cases[i].text);
    g_assert_true (aff_when_parse (cases[i].text, &when, NULL));
    g_assert_cmpstr (when.day, ==, cases[i].day);
    g_assert_cmpint (when.is_unsure, ==, cases[i].is_unsure);
  }
}

static void
test_every_form_of_a_duration_is_read (void)
{
  static const struct {
    const char *text;
    int minutes;
  } cases[] = {
    {"10 min", 10},
    {"10min.", 10},
    {"90", 90},
    {"1.5", 2},
    {"0", 0},
    {"1:30", 90},
    {"0:05", 5},
    {"01:30:00", 90},
    {"00:00:01", 1},
    {"1 h 30", 90},
    {"1h30", 90},
    {"1h30m", 90},
    {"1 h 30 min", 90},
    {"1.5 h", 90},
    {"1,5 Stunden", 90},
    {"2 h", 120},
    {"1 hour, 20 minutes", 80},
    {"1 hour and 20 minutes", 80},
    {"1 heure et 20 minutes", 80},
    {"45'", 45},
    {"90 seconds", 2},
    {"2 days", 2880},
    {"1 day, 2 hours", 1560},
    {"PT1H30M", 90},
    {"P1D", 1440},
    {"P1DT2H", 1560},
    {"P1W", 10080},
    {"PT0S", 0},
    {"+PT15M", 15},
    {"PT61S", 2},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_test_message ("%s", cases[i].text);
    g_assert_cmpint (aff_when_parse_duration (cases[i].text, NULL), ==, cases[i].minutes);
  }
}

static void
test_what_is_no_duration_is_none (void)
{
  static const char *const texts[] = {
    "",
    "TBA",
    "-PT1H",
    "-5",
    "P",
    "PT",
    "P1H",
    "PT1D",
    "P1Y",
    "P1M",
    "PT1",
    "1:60",
    "1:5",
    "1:30:60",
    "1:30:00:00",
    "10 mint",
    "10 min 10 min",
    "5 Speakers",
    "999999999 h",
    "999999999",
    "9999999999999999999999",
    "P999999999W999999999W999999999W999999999W999999999W999999999W999999999W999999999W"
    "999999999W999999999W999999999W999999999W999999999W999999999W999999999W999999999W",
    "9999:00",
  };
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_test_message ("%s", texts[i]);
    g_assert_cmpint (aff_when_parse_duration (texts[i], NULL), ==, -1);
  }
}

static void
test_what_follows_a_duration_is_left (void)
{
  static const RestCase cases[] = {
    {"10 minOpening", "Opening", 10},
    {"10 min Opening", " Opening", 10},
    {"1 h 30 Opening", " Opening", 90},
    {"90Opening", "Opening", 90},
    {"30 minutes, then lunch", ", then lunch", 30},
    {"Opening", NULL, -1},
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    const char *rest = NULL;
    g_test_message ("%s", cases[i].text);
    g_assert_cmpint (aff_when_parse_duration (cases[i].text, &rest), ==, cases[i].minute);
    g_assert_cmpstr (rest, ==, cases[i].rest ? cases[i].rest : cases[i].text);
  }
}

static AffWhen
parse (const char *text)
{
  AffWhen when = AFF_WHEN_NONE;

  g_assert_true (aff_when_parse (text, &when, NULL));
  return when;
}

static void
test_instants_count_from_1970 (void)
{
  static const struct {
    const char *text;
    gint64 instant;
  } cases[] = {
    {"1970-01-01T00:00:00Z", 0},
    {"1969-12-31T23:59:00Z", -60},
    {"2026-10-04T15:10:00+02:00", 1791119400},
    {"2026-10-04T13:10:00Z", 1791119400},
    {"2026-10-04T15:10:00", AFF_UNKNOWN_TIME},
    {"2026-10-04", AFF_UNKNOWN_TIME},
    {"15:10", AFF_UNKNOWN_TIME},
    {"13:30 PDT", AFF_UNKNOWN_TIME},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    AffWhen when = parse (cases[i].text);
    g_assert_cmpint (aff_when_instant (&when), ==, cases[i].instant);
  }
}

static void
test_what_lies_between_is_minutes (void)
{
  static const struct {
    const char *a;
    const char *b;
    int minutes;
  } cases[] = {
    {"14:00", "14:10", 10},
    {"14:00", "14:00", 0},
    {"23:00", "24:00", 60},
    {"23:00", "00:30", 90},
    {"14:00", "13:30", -1},
    {"2026-10-04 23:00", "2026-10-05 00:30", 90},
    {"2026-10-04 23:00", "00:30", 90},
    {"2026-10-05 00:30", "2026-10-04 23:00", -1},
    {"2026-10-04T15:00+02:00", "2026-10-04T14:00Z", 60},
    {"2026-10-25T02:30+02:00", "2026-10-25T02:30+01:00", 60},
    {"2026-10-04T15:00+02:00", "2026-10-04 15:30", 30},
    {"2026-10-04", "2026-10-05", -1},
    {"1000-01-01 00:00", "9999-12-31 00:00", G_MAXINT},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    AffWhen a = parse (cases[i].a);
    AffWhen b = parse (cases[i].b);
    g_test_message ("%s to %s", cases[i].a, cases[i].b);
    g_assert_cmpint (aff_when_between (&a, &b), ==, cases[i].minutes);
  }
}

static void
test_only_what_has_an_offset_is_turned_into_local_time (void)
{
  static const WhenCase cases[] = {
    {"2026-10-04T13:10:00Z", "2026-10-04", 910, NO_OFFSET},
    {"2026-12-04T13:10:00Z", "2026-12-04", 850, NO_OFFSET},
    {"2026-10-04T23:10:00Z", "2026-10-05", 70, NO_OFFSET},
    {"2026-10-05T00:10:00+05:30", "2026-10-04", 1240, NO_OFFSET},
    {"2026-10-04T15:10:00", "2026-10-04", 910, NO_OFFSET},
    {"1969-12-31T23:30:00Z", "1970-01-01", 30, NO_OFFSET},
    {"13:30 PDT", "", 810, NO_OFFSET},
    {"9999-12-31T23:59:00Z", "9999-12-31", 1439, NO_OFFSET},
  };
  g_autoptr (GTimeZone) zone = aff_zone_find ("Europe/Paris", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    AffWhen when = parse (cases[i].text);
    aff_when_localise (&when, zone);
    g_test_message ("%s", cases[i].text);
    g_assert_cmpstr (when.day, ==, cases[i].day);
    g_assert_cmpint (when.minute, ==, cases[i].minute);
    g_assert_false (when.has_offset);
  }
}

static void
test_days_can_be_counted_and_swapped (void)
{
  AffWhen when = parse ("2026-10-04 15:10");
  gint64 number = aff_when_day_number (&when);

  g_assert_true (aff_when_set_day_number (&when, number + 28));
  g_assert_cmpstr (when.day, ==, "2026-11-01");
  g_assert_cmpint (when.minute, ==, 910);
  g_assert_false (aff_when_set_day_number (&when, 0));
  g_assert_false (aff_when_set_day_number (&when, G_MAXINT64));
  g_assert_true (aff_when_swap_day_and_month (&when));
  g_assert_cmpstr (when.day, ==, "2026-01-11");
  when = parse ("2026-10-13");
  g_assert_false (aff_when_swap_day_and_month (&when));
  g_assert_cmpstr (when.day, ==, "2026-10-13");
  when = parse ("15:10");
  g_assert_cmpint (aff_when_day_number (&when), ==, 0);
  g_assert_false (aff_when_swap_day_and_month (&when));
}

// Each end of each text: nothing is read beyond it (ASan and valgrind see that) and what is left
// is a part of it.
static void
test_a_text_may_end_anywhere (void)
{
  static const char *const texts[] = {
    "Sunday, October 4th, 2026 at 3:10:00.000 p. m. +02:00",
    "20261004T131000Z",
    "15.10–15.30 Uhr",
    "1 hour, 20 minutes, 10 sec",
    "P1DT2H30M10S",
    "dimanche 1er août 2026 à 15 h 10",
  };
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    for (gsize length = 0; length <= strlen (texts[i]); length++) {
      g_autofree char *start = g_strndup (texts[i], length);
      g_autofree char *text = g_utf8_make_valid (start, -1);
      AffWhen when = AFF_WHEN_NONE;
      const char *rest = NULL;
      aff_when_parse (text, &when, &rest);
      g_assert_true (rest >= text && rest <= text + strlen (text));
      aff_when_parse_duration (text, &rest);
      g_assert_true (rest >= text && rest <= text + strlen (text));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/when/every-form-of-an-instant-is-read",
                   test_every_form_of_an_instant_is_read);
  g_test_add_func ("/exchange/when/every-form-of-a-day-is-read",
                   test_every_form_of_a_day_is_read);
  g_test_add_func ("/exchange/when/every-form-of-a-time-is-read",
                   test_every_form_of_a_time_is_read);
  g_test_add_func ("/exchange/when/what-is-no-day-and-no-time-is-none",
                   test_what_is_no_day_and_no_time_is_none);
  g_test_add_func ("/exchange/when/what-follows-a-time-is-left",
                   test_what_follows_a_time_is_left);
  g_test_add_func ("/exchange/when/a-day-or-month-that-is-not-sure-says-so",
                   test_a_day_or_month_that_is_not_sure_says_so);
  g_test_add_func ("/exchange/when/every-form-of-a-duration-is-read",
                   test_every_form_of_a_duration_is_read);
  g_test_add_func ("/exchange/when/what-is-no-duration-is-none",
                   test_what_is_no_duration_is_none);
  g_test_add_func ("/exchange/when/what-follows-a-duration-is-left",
                   test_what_follows_a_duration_is_left);
  g_test_add_func ("/exchange/when/instants-count-from-1970", test_instants_count_from_1970);
  g_test_add_func ("/exchange/when/what-lies-between-is-minutes",
                   test_what_lies_between_is_minutes);
  g_test_add_func ("/exchange/when/only-what-has-an-offset-is-turned-into-local-time",
                   test_only_what_has_an_offset_is_turned_into_local_time);
  g_test_add_func ("/exchange/when/days-can-be-counted-and-swapped",
                   test_days_can_be_counted_and_swapped);
  g_test_add_func ("/exchange/when/a-text-may-end-anywhere", test_a_text_may_end_anywhere);
  return g_test_run ();
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/clock.h"
#include "app/base/error.h"
#include "app/base/span.h"

#include <string.h>

#define SUNDAY_1524 G_GINT64_CONSTANT (1791120240) // 2026-10-04T15:24:00+02:00

typedef struct {
  AffClock *clock;
  GMainLoop *loop;
  guint wanted;
  guint minutes;
  gint64 last;
} Listener;

static GTimeZone *
find_zone (const char *name)
{
  g_autoptr (GError) error = NULL;
  GTimeZone *zone = aff_zone_find (name, &error);
  g_assert_no_error (error);
  return zone;
}

static void
test_what_now_says_is_understood (void)
{
  static const struct {
    const char *text;
    gint64 instant;
    double speed;
  } cases[] = {
    {"2026-10-04T15:24", SUNDAY_1524, 1},
    {"2026-10-04 15:24", SUNDAY_1524, 1},
    {"2026-10-04T15:24:30", SUNDAY_1524 + 30, 1},
    {"2026-10-04T15:24,x60", SUNDAY_1524, 60},
    {"2026-10-04T15:24,60", SUNDAY_1524, 60},
    {"2026-10-04T15:24,x0", SUNDAY_1524, 0},
    {"2026-10-04T15:24,x0.5", SUNDAY_1524, 0.5},
    {"2026-10-04T13:24Z", SUNDAY_1524, 1},
    {"2026-10-04T13:24:00Z,x3600", SUNDAY_1524, 3600},
    {"2026-10-04T18:54+05:30", SUNDAY_1524, 1},
    {"2026-10-04T0924-0400", 0, -1},
    {"2026-10-04T09:24-0400", SUNDAY_1524, 1},
    {"2026-10-04T03:24-10", SUNDAY_1524, 1},
    // Winter time, the hour that comes twice (its first time), the hour that does not come.
    {"2026-12-01T12:00", 1796122800, 1},
    {"2026-10-25T02:30", 1792888200, 1},
    {"2026-10-25T02:30+01:00", 1792891800, 1},
    {"2026-03-29T02:30", 1774747800, 1},
  };

  g_autoptr (GTimeZone) paris = find_zone ("Europe/Paris");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    gint64 instant = 0;
    double speed = -1;
    gboolean wanted = cases[i].speed >= 0;
    g_assert_cmpint (aff_clock_parse (cases[i].text, paris, &instant, &speed, &error), ==,
                     wanted);
    g_assert_cmpint (instant, ==, cases[i].instant);
    g_assert_cmpfloat (speed, ==, cases[i].speed);
  }
}

static void
test_what_now_cannot_say_is_refused_with_an_example (void)
{
  static const char *const cases[] = {
    "",
    "now",
    "15:24",
    "2026-10-04",
    "2026-10-04T",
    "2026-10-04T24:00",
    "2026-10-04T15:60",
    "2026-10-04T15:24:60",
    "2026-02-29T10:00",
    "2026-13-01T10:00",
    "2026-00-10T10:00",
    "2026-10-04T15:24 ",
    "2026-10-04T15:24\n",
    "2026-10-04T15:24+24:00",
    "2026-10-04T15:24+02:60",
    "2026-10-04T15:24,",
    "2026-10-04T15:24,x",
    "2026-10-04T15:24,fast",
    "2026-10-04T15:24,x-1",
    "2026-10-04T15:24,x3601",
    "2026-10-04T15:24,xnan",
    "2026-10-04T15:24,x1e999",
    "2026-10-04T15:24,x1,x2",
    "26-10-04T15:24",
    "٢٠٢٦-10-04T15:24",
    "2026-10-04T15:24\xff",
  };
  g_autoptr (GTimeZone) paris = find_zone ("Europe/Paris");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    gint64 instant = 7;
    double speed = 7;
    g_assert_false (aff_clock_parse (cases[i], paris, &instant, &speed, &error));
    g_assert_error (error, AFF_ERROR, AFF_ERROR_FORMAT);
    g_assert_nonnull (strstr (error->message, "2026-10-04T15:24"));
    g_assert_true (g_utf8_validate (error->message, -1, NULL));
    g_assert_cmpint (instant, ==, 7);
    g_assert_cmpfloat (speed, ==, 7);
  }
}

static void
test_zones_are_found_by_name_only (void)
{
  static const char *const wrong[] = {
    "",       "Nowhere",       "Europe/Nowhere", "../../etc/passwd", "/etc/localtime",
    "+02:00", "Europe/Paris\n"};
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (GTimeZone) zone = aff_zone_find (wrong[i], &error);
    g_assert_null (zone);
    g_assert_error (error, AFF_ERROR, AFF_ERROR_FORMAT);
  }
  g_autoptr (GTimeZone) aoe = find_zone ("AoE");
  // The end of 1 September anywhere on earth is noon of the next day at Greenwich.
  g_assert_cmpint (aff_zone_instant (aoe, "2026-09-01", 1440), ==, 1788350400);
}

static void
test_local_times_become_instants (void)
{
  static const struct {
    const char *day;
    int minute;
    gint64 instant;
  } cases[] = {
    {"2026-10-04", 924, SUNDAY_1524},
    {"2026-10-03", 924 + 1440, SUNDAY_1524},
    {"2026-10-24", 1440 + 240, 1792897200}, // 04:00 on the day summer time ends
    {"2026-10-25", 60, 1792882800},         // 01:00, before the change
    {"2026-10-25", 150, 1792888200},        // 02:30, the first of two
    {"2026-10-25", 180, 1792893600},        // 03:00, after it
    {"2026-03-29", 119, 1774745940},        // 01:59, a minute before the gap
    {"2026-03-29", 150, 1774747800},        // 02:30 does not come: 03:30
    {"2026-03-29", 180, 1774746000},        // 03:00, its end
    {"2026-10-05", -1, SUNDAY_1524 + 30960 - 60},
    {"2024-02-29", 0, 1709161200},
    {"2026-02-29", 0, AFF_UNKNOWN_TIME},
    {"2026-1-04", 0, AFF_UNKNOWN_TIME},
    {"yesterday", 0, AFF_UNKNOWN_TIME},
    {NULL, 0, AFF_UNKNOWN_TIME},
  };

  g_autoptr (GTimeZone) paris = find_zone ("Europe/Paris");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (aff_zone_instant (paris, cases[i].day, cases[i].minute), ==,
                     cases[i].instant);
}

static void
test_instants_are_written_in_the_zone (void)
{
  g_autoptr (GTimeZone) paris = find_zone ("Europe/Paris");
  g_autofree char *day = aff_zone_day (paris, SUNDAY_1524 + 30960);
  g_autofree char *time = aff_zone_time (paris, SUNDAY_1524);
  g_autofree char *summer = aff_zone_iso8601 (paris, SUNDAY_1524);
  g_autofree char *winter = aff_zone_iso8601 (paris, 1792891800);
  g_autofree char *never = aff_zone_day (paris, AFF_UNKNOWN_TIME);
  g_autofree char *forever = aff_zone_iso8601 (paris, G_MAXINT64);
  g_assert_cmpstr (day, ==, "2026-10-05");
  g_assert_cmpstr (time, ==, "15:24");
  g_assert_cmpstr (summer, ==, "2026-10-04T15:24:00+02:00");
  g_assert_cmpstr (winter, ==, "2026-10-25T02:30:00+01:00");
  g_assert_nonnull (never);
  g_assert_nonnull (forever);
}

static void
test_each_local_minute_of_the_long_and_the_short_day_comes_back (void)
{
  static const char *const days[] = {"2026-10-25", "2026-03-29", "2026-10-04"};
  g_autoptr (GTimeZone) paris = find_zone ("Europe/Paris");
  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    for (int minute = 0; minute < 1440; minute++) {
      g_autofree char *wanted = g_strdup_printf ("%02d:%02d", minute / 60, minute % 60);
      g_autofree char *time = aff_zone_time (paris, aff_zone_instant (paris, days[i], minute));
      gboolean is_skipped = i == 1 && minute >= 120 && minute < 180;
      g_assert_cmpint (g_str_equal (time, wanted), ==, !is_skipped);
    }
}

static void
test_the_clock_of_the_machine_is_now (void)
{
  g_autoptr (AffClock) clock = aff_clock_new ();
  gint64 before = g_get_real_time () / G_USEC_PER_SEC;
  gint64 now = aff_clock_now (clock);
  g_assert_cmpint (now, >=, before);
  g_assert_cmpint (now, <=, g_get_real_time () / G_USEC_PER_SEC);
  g_assert_false (aff_clock_is_simulated (clock));
}

static void
test_a_simulated_clock_runs_at_its_speed (void)
{
  g_autoptr (AffClock) frozen = aff_clock_new_simulated (SUNDAY_1524, 0);
  g_autoptr (AffClock) fast = aff_clock_new_simulated (SUNDAY_1524, 1000);
  gint64 start = g_get_monotonic_time ();
  g_usleep (50000);
  gint64 now = aff_clock_now (fast);
  double elapsed = (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
  g_assert_cmpint (aff_clock_now (frozen), ==, SUNDAY_1524);
  g_assert_true (aff_clock_is_simulated (fast));
  g_assert_cmpint (now, >=, SUNDAY_1524 + 50);
  g_assert_cmpint (now, <=, SUNDAY_1524 + (gint64) (elapsed * 1000) + 100);
}

static void
on_minute (AffClock *clock, Listener *listener)
{
  gint64 now = aff_clock_now (clock);
  // Never before the minute is full, never twice for one minute.
  g_assert_cmpint (now / 60, >, listener->last / 60);
  listener->last = now;
  if (++listener->minutes == listener->wanted)
    g_main_loop_quit (listener->loop);
}

static gboolean
on_patience_ended (gpointer loop)
{
  g_main_loop_quit (loop);
  return G_SOURCE_REMOVE;
}

static void
listen_for (AffClock *clock, guint minutes, guint patience_ms, Listener *listener)
{
  listener->clock = clock;
  listener->wanted = minutes;
  listener->last = aff_clock_now (clock);
  listener->loop = g_main_loop_new (NULL, FALSE);
  gulong handler = g_signal_connect (clock, "minute", G_CALLBACK (on_minute), listener);
  guint timeout = g_timeout_add (patience_ms, on_patience_ended, listener->loop);
  aff_clock_run (clock);
  g_main_loop_run (listener->loop);
  aff_clock_stop (clock);
  if (listener->minutes == minutes)
    g_source_remove (timeout);
  g_signal_handler_disconnect (clock, handler);
  g_main_loop_unref (listener->loop);
}

static void
test_each_simulated_minute_is_told (void)
{
  g_autoptr (AffClock) clock = aff_clock_new_simulated (SUNDAY_1524 + 1, 600);
  Listener listener = {0};
  listen_for (clock, 5, 20000, &listener);
  g_assert_cmpuint (listener.minutes, ==, 5);
}

static void
test_a_stopped_and_a_frozen_clock_are_silent (void)
{
  g_autoptr (AffClock) frozen = aff_clock_new_simulated (SUNDAY_1524 + 59, 0);
  g_autoptr (AffClock) stopped = aff_clock_new_simulated (SUNDAY_1524 + 1, 3600);
  Listener listener = {0};
  Listener second = {0};
  aff_clock_run (stopped);
  aff_clock_stop (stopped);
  g_signal_connect (stopped, "minute", G_CALLBACK (on_minute), &second);
  listen_for (frozen, 1, 200, &listener);
  g_assert_cmpuint (listener.minutes, ==, 0);
  g_assert_cmpuint (second.minutes, ==, 0);
}

static void
on_any_minute (AffClock *clock, guint *count)
{
  ++*count;
}

static void
test_a_simulated_clock_is_put_to_another_instant (void)
{
  g_autoptr (AffClock) frozen = aff_clock_new_simulated (SUNDAY_1524, 0);
  g_autoptr (AffClock) running = aff_clock_new_simulated (SUNDAY_1524, 600);
  Listener listener = {0};
  guint count = 0;
  g_signal_connect (frozen, "minute", G_CALLBACK (on_any_minute), &count);
  aff_clock_set (frozen, SUNDAY_1524 - 3600);
  g_assert_cmpint (aff_clock_now (frozen), ==, SUNDAY_1524 - 3600);
  g_assert_cmpuint (count, ==, 1);
  aff_clock_run (running);
  aff_clock_set (running, SUNDAY_1524 + 3600);
  listen_for (running, 2, 20000, &listener);
  g_assert_cmpuint (listener.minutes, ==, 2);
  g_assert_cmpint (listener.last, >=, SUNDAY_1524 + 3600 + 120);
}

static void
test_a_running_clock_can_be_dropped (void)
{
  AffClock *clock = aff_clock_new ();
  aff_clock_run (clock);
  aff_clock_run (clock);
  g_object_add_weak_pointer (G_OBJECT (clock), (gpointer *) &clock);
  g_object_unref (clock);
  g_assert_null (clock);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

// Takes up to a minute: run with `-m slow`.
static void
test_the_full_minute_of_the_machine_is_told (void)
{
  if (!g_test_slow ()) {
    g_test_skip ("waits for a full minute, so only with -m slow");
    return;
  }
  g_autoptr (AffClock) clock = aff_clock_new ();
  Listener listener = {0};
  listen_for (clock, 1, 62000, &listener);
  g_assert_cmpuint (listener.minutes, ==, 1);
  g_assert_cmpint (listener.last % 60, <, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/clock/what-now-says-is-understood", test_what_now_says_is_understood);
  g_test_add_func ("/base/clock/what-now-cannot-say-is-refused-with-an-example",
                   test_what_now_cannot_say_is_refused_with_an_example);
  g_test_add_func ("/base/clock/zones-are-found-by-name-only",
                   test_zones_are_found_by_name_only);
  g_test_add_func ("/base/clock/local-times-become-instants", test_local_times_become_instants);
  g_test_add_func ("/base/clock/instants-are-written-in-the-zone",
                   test_instants_are_written_in_the_zone);
  g_test_add_func ("/base/clock/each-local-minute-of-the-long-and-the-short-day-comes-back",
                   test_each_local_minute_of_the_long_and_the_short_day_comes_back);
  g_test_add_func ("/base/clock/the-clock-of-the-machine-is-now",
                   test_the_clock_of_the_machine_is_now);
  g_test_add_func ("/base/clock/a-simulated-clock-runs-at-its-speed",
                   test_a_simulated_clock_runs_at_its_speed);
  g_test_add_func ("/base/clock/each-simulated-minute-is-told",
                   test_each_simulated_minute_is_told);
  g_test_add_func ("/base/clock/a-stopped-and-a-frozen-clock-are-silent",
                   test_a_stopped_and_a_frozen_clock_are_silent);
  g_test_add_func ("/base/clock/a-simulated-clock-is-put-to-another-instant",
                   test_a_simulated_clock_is_put_to_another_instant);
  g_test_add_func ("/base/clock/a-running-clock-can-be-dropped",
                   test_a_running_clock_can_be_dropped);
  g_test_add_func ("/base/clock/the-full-minute-of-the-machine-is-told",
                   test_the_full_minute_of_the_machine_is_told);
  return g_test_run ();
}

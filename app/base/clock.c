// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/clock.h"

#include "app/base/error.h"
#include "app/base/span.h"

#include <errno.h>
#include <glib-unix.h>
#include <math.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

#define SECONDS_PER_MINUTE 60
#define YEAR_2000          G_GINT64_CONSTANT (946684800)
#define YEAR_2025          G_GINT64_CONSTANT (1735689600)

struct _AffClock {
  GObject parent_instance;

  gboolean is_simulated;
  double start;  // where the simulated time stood …
  double origin; // … at this reading of the time since boot
  double speed;
  int timer;
  GSource *source; // owned
};

enum { MINUTE, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AffClock, aff_clock, G_TYPE_OBJECT)

// Time since boot goes on while the machine sleeps, so a simulated day sleeps with nobody.
static double
read_seconds (clockid_t id)
{
  struct timespec time;
  clock_gettime (id, &time);
  return (double) time.tv_sec + (double) time.tv_nsec / 1e9;
}

static double
read_now (AffClock *self)
{
  if (!self->is_simulated)
    return read_seconds (CLOCK_REALTIME);
  return self->start + (read_seconds (CLOCK_BOOTTIME) - self->origin) * self->speed;
}

// Sets the timer to the next full minute. The machine's clock wakes it at that instant even
// after a sleep, and at once when somebody sets the clock.
static void
arm (AffClock *self)
{
  double next = (floor (read_now (self) / SECONDS_PER_MINUTE) + 1) * SECONDS_PER_MINUTE;
  int flags = TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET;
  if (self->is_simulated) {
    next = self->origin + (next - self->start) / self->speed;
    flags = TFD_TIMER_ABSTIME;
  }
  // A microsecond late rather than a nanosecond early: then the minute is over.
  next += 1e-6;
  struct itimerspec when = {.it_value = {.tv_sec = (time_t) floor (next)}};
  when.it_value.tv_nsec = (long) ((next - floor (next)) * 1e9);
  timerfd_settime (self->timer, flags, &when, NULL);
}

static gboolean
on_timer (int timer, GIOCondition condition, gpointer data)
{
  AffClock *self = data;
  guint64 times = 0;
  // Somebody set the clock: the read fails with ECANCELED, which is news as much as a minute.
  if (read (timer, &times, sizeof times) < 0 && errno != ECANCELED)
    return G_SOURCE_CONTINUE;
  g_object_ref (self);
  arm (self);
  g_signal_emit (self, signals[MINUTE], 0);
  g_object_unref (self);
  return G_SOURCE_CONTINUE;
}

static void
aff_clock_dispose (GObject *object)
{
  aff_clock_stop (AFF_CLOCK (object));
  G_OBJECT_CLASS (aff_clock_parent_class)->dispose (object);
}

static void
aff_clock_class_init (AffClockClass *class)
{
  G_OBJECT_CLASS (class)->dispose = aff_clock_dispose;
  signals[MINUTE] = g_signal_new ("minute", AFF_TYPE_CLOCK, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
}

static void
aff_clock_init (AffClock *self)
{
  self->timer = -1;
}

AffClock *
aff_clock_new (void)
{
  return g_object_new (AFF_TYPE_CLOCK, NULL);
}

AffClock *
aff_clock_new_simulated (gint64 instant, double speed)
{
  g_return_val_if_fail (speed >= 0, NULL);
  AffClock *self = g_object_new (AFF_TYPE_CLOCK, NULL);
  self->is_simulated = TRUE;
  self->start = (double) instant;
  self->origin = read_seconds (CLOCK_BOOTTIME);
  self->speed = speed;
  return self;
}

gint64
aff_clock_now (AffClock *self)
{
  g_return_val_if_fail (AFF_IS_CLOCK (self), AFF_UNKNOWN_TIME);
  return (gint64) floor (read_now (self));
}

void
aff_clock_set (AffClock *self, gint64 instant)
{
  g_return_if_fail (AFF_IS_CLOCK (self) && self->is_simulated);
  self->start = (double) instant;
  self->origin = read_seconds (CLOCK_BOOTTIME);
  if (self->source != NULL)
    arm (self);
  g_signal_emit (self, signals[MINUTE], 0);
}

gboolean
aff_clock_is_simulated (AffClock *self)
{
  g_return_val_if_fail (AFF_IS_CLOCK (self), FALSE);
  return self->is_simulated;
}

gboolean
aff_clock_is_plausible (AffClock *self)
{
  g_return_val_if_fail (AFF_IS_CLOCK (self), FALSE);
  return aff_clock_now (self) >= (self->is_simulated ? YEAR_2000 : YEAR_2025);
}

gint64
aff_clock_since_boot (void)
{
  return (gint64) (read_seconds (CLOCK_BOOTTIME) * 1000);
}

void
aff_clock_run (AffClock *self)
{
  g_return_if_fail (AFF_IS_CLOCK (self));
  gboolean stands_still = self->is_simulated && self->speed <= 0;
  if (self->source != NULL || stands_still)
    return;
  self->timer = timerfd_create (self->is_simulated ? CLOCK_BOOTTIME : CLOCK_REALTIME,
                                TFD_NONBLOCK | TFD_CLOEXEC);
  if (self->timer < 0) {
    g_warning ("The clock cannot tell the minutes: %s.", g_strerror (errno));
    return;
  }
  arm (self);
  self->source = g_unix_fd_source_new (self->timer, G_IO_IN);
  g_source_set_callback (self->source, G_SOURCE_FUNC (on_timer), self, NULL);
  g_source_attach (self->source, g_main_context_get_thread_default ());
}

void
aff_clock_stop (AffClock *self)
{
  g_return_if_fail (AFF_IS_CLOCK (self));
  if (self->source == NULL)
    return;
  g_source_destroy (self->source);
  g_clear_pointer (&self->source, g_source_unref);
  close (self->timer);
  self->timer = -1;
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/frame-meter.h"

#include <time.h>

#define FRAME_MS (1000.0 / 60)

struct _FrameMeter {
  // owned
  GArray *frames; // double, milliseconds
  GArray *cores;  // double, milliseconds of the core

  // borrowed
  GdkFrameClock *clock;

  gint64 begin;
  double core_begin;
  gboolean is_painting;
};

double
frame_meter_core_ms (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (double) time.tv_sec * 1e3 + (double) time.tv_nsec / 1e6;
}

static void
on_before_paint (FrameMeter *self)
{
  self->begin = g_get_monotonic_time ();
  self->core_begin = frame_meter_core_ms ();
  self->is_painting = FALSE;
}

static void
on_paint (FrameMeter *self)
{
  self->is_painting = TRUE;
}

static void
on_after_paint (FrameMeter *self)
{
  double taken = (double) (g_get_monotonic_time () - self->begin) / 1000;

  double core = frame_meter_core_ms () - self->core_begin;

  if (!self->is_painting)
    return;
  g_array_append_val (self->frames, taken);
  g_array_append_val (self->cores, core);
}

FrameMeter *
frame_meter_new (GtkWidget *window)
{
  FrameMeter *self = g_new0 (FrameMeter, 1);

  gtk_widget_realize (window);
  self->frames = g_array_new (FALSE, FALSE, sizeof (double));
  self->cores = g_array_new (FALSE, FALSE, sizeof (double));
  self->clock = gtk_widget_get_frame_clock (window);
  g_signal_connect_swapped (self->clock, "before-paint", G_CALLBACK (on_before_paint), self);
  g_signal_connect_swapped (self->clock, "paint", G_CALLBACK (on_paint), self);
  g_signal_connect_data (self->clock, "after-paint", G_CALLBACK (on_after_paint), self, NULL,
                         G_CONNECT_AFTER | G_CONNECT_SWAPPED);
  return self;
}

void
frame_meter_free (FrameMeter *self)
{
  g_signal_handlers_disconnect_by_data (self->clock, self);
  g_array_unref (self->frames);
  g_array_unref (self->cores);
  g_free (self);
}

void
frame_meter_reset (FrameMeter *self)
{
  g_array_set_size (self->frames, 0);
  g_array_set_size (self->cores, 0);
}

guint
frame_meter_count (FrameMeter *self)
{
  return self->frames->len;
}

void
frame_meter_wait (FrameMeter *self, guint count)
{
  while (self->frames->len < count)
    g_main_context_iteration (NULL, TRUE);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  double difference = *(const double *) a - *(const double *) b;

  return (difference > 0) - (difference < 0);
}

// The least value that SHARE of the frames do not exceed.
static double
find_quantile (const GArray *sorted, double share)
{
  guint rank = (guint) (share * sorted->len + 0.999999);

  return g_array_index (sorted, double, CLAMP (rank, 1, sorted->len) - 1);
}

void
frame_meter_print (FrameMeter *self)
{
  guint missed = 0;

  g_return_if_fail (self->frames->len > 0);
  g_array_sort (self->frames, compare);
  g_array_sort (self->cores, compare);
  for (guint i = 0; i < self->frames->len; i++)
    missed += g_array_index (self->frames, double, i) > FRAME_MS;
  g_print ("%.3f %.3f %.3f %.3f %u %u\n", find_quantile (self->frames, 0.5),
           find_quantile (self->frames, 0.99), find_quantile (self->cores, 0.5),
           find_quantile (self->cores, 0.99), missed, self->frames->len);
}

// SPDX-License-Identifier: GPL-3.0-or-later
// The least that moving a picture costs: one persistent cairo node, moved by whole pixels and
// painted anew in each frame. Prints what frame-meter.h says.
// Usage: redraw WIDTH HEIGHT FRAMES, of the window, which the picture fills
#include "tests/bench/frame-meter.h"

#include <math.h>
#include <stdlib.h>

#define SWING_PX 40

typedef struct {
  GtkWidget parent_instance;

  GskRenderNode *picture; // owned
  guint step;
} Redraw;

typedef GtkWidgetClass RedrawClass;

static GType redraw_get_type (void);

G_DEFINE_TYPE (Redraw, redraw, GTK_TYPE_WIDGET)

static void
make_picture (Redraw *self, int width, int height)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_t *cr = cairo_create (surface);

  for (int i = 0; i < 400; i++) {
    cairo_set_source_rgb (cr, i % 7 / 6.0, i % 5 / 4.0, i % 3 / 2.0);
    cairo_rectangle (cr, i % 20 * width / 20.0, i / 20 * height / 20.0, width / 20.0,
                     height / 20.0);
    cairo_fill (cr);
  }
  cairo_destroy (cr);
  self->picture = gsk_cairo_node_new (
    &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  cr = gsk_cairo_node_get_draw_context (self->picture);
  cairo_set_source_surface (cr, surface, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_NEAREST);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
redraw_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  Redraw *self = (Redraw *) widget;
  float dx = (float) round (SWING_PX * sin (self->step * 0.05));
  float dy = (float) round (SWING_PX * cos (self->step * 0.035));

  if (self->picture == NULL)
    make_picture (self, gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (dx, dy));
  gtk_snapshot_append_node (snapshot, self->picture);
}

static gboolean
on_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  ((Redraw *) widget)->step++;
  gtk_widget_queue_draw (widget);
  return G_SOURCE_CONTINUE;
}

static void
redraw_finalize (GObject *object)
{
  g_clear_pointer (&((Redraw *) object)->picture, gsk_render_node_unref);
  G_OBJECT_CLASS (redraw_parent_class)->finalize (object);
}

static void
redraw_class_init (RedrawClass *class)
{
  G_OBJECT_CLASS (class)->finalize = redraw_finalize;
  class->snapshot = redraw_snapshot;
}

static void
redraw_init (Redraw *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_add_tick_callback (GTK_WIDGET (self), on_tick, NULL, NULL);
}

int
main (int argc, char **argv)
{
  if (argc != 4)
    g_error ("Usage: redraw WIDTH HEIGHT FRAMES");
  gtk_init ();
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_decorated (GTK_WINDOW (window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (window), atoi (argv[1]), atoi (argv[2]));
  gtk_window_set_child (GTK_WINDOW (window), g_object_new (redraw_get_type (), NULL));
  FrameMeter *meter = frame_meter_new (window);
  gtk_window_present (GTK_WINDOW (window));
  frame_meter_wait (meter, 30);
  frame_meter_reset (meter);
  frame_meter_wait (meter, (guint) atoi (argv[3]));
  frame_meter_print (meter);
  frame_meter_free (meter);
  gtk_window_destroy (GTK_WINDOW (window));
  return 0;
}

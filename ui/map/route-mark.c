// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/route-mark.h"

#include "ui/map/route-line.h"
#include "ui/map/spatial.h"

#include <math.h>
#include <string.h>

#define DRAW_US (600 * 1000)

struct _AffRouteMark {
  GtkWidget parent_instance;

  // owned
  GArray *points; // AffPoint
  AffSpot *spots; // the same in the widget, as many
  GskRenderNode *node;

  double scale;    // pixels a millimetre
  double share;    // of the way that is drawn, 0 to 1
  gint64 start_us; // of the frame clock, 0: not yet
  guint tick;
  gboolean is_tour;
};

G_DEFINE_FINAL_TYPE (AffRouteMark, aff_route_mark, GTK_TYPE_WIDGET)

static gboolean
is_animated (GtkWidget *widget)
{
  gboolean is_animated;

  g_object_get (gtk_widget_get_settings (widget), "gtk-enable-animations", &is_animated, NULL);
  return is_animated;
}

static void
set_share (AffRouteMark *self, double share)
{
  self->share = share;
  g_clear_pointer (&self->node, gsk_render_node_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
on_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  AffRouteMark *self = AFF_ROUTE_MARK (widget);
  gint64 now = gdk_frame_clock_get_frame_time (clock);

  if (self->start_us == 0)
    self->start_us = now;
  double part = MIN ((double) (now - self->start_us) / DRAW_US, 1);
  if (!is_animated (widget))
    part = 1;
  set_share (self, part * part * (3 - 2 * part)); // ease-in-out
  if (part < 1)
    return G_SOURCE_CONTINUE;
  self->tick = 0;
  return G_SOURCE_REMOVE;
}

static void
stop (AffRouteMark *self)
{
  if (self->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
  self->tick = 0;
}

// Begins to draw what has not been drawn, as soon as that can be seen.
static void
start (AffRouteMark *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  if (self->share >= 1 || self->tick != 0 || !gtk_widget_get_mapped (widget))
    return;
  if (!is_animated (widget)) {
    set_share (self, 1);
    return;
  }
  self->start_us = 0;
  self->tick = gtk_widget_add_tick_callback (widget, on_tick, NULL, NULL);
}

static void
make_node (AffRouteMark *self)
{
  g_autofree AffSpot *cut = g_new (AffSpot, self->points->len);
  guint n_cut = aff_spatial_cut (self->spots, self->points->len, self->share, cut);

  self->node = gsk_cairo_node_new (
    &GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (GTK_WIDGET (self)),
                         (float) gtk_widget_get_height (GTK_WIDGET (self))));
  cairo_t *cr = gsk_cairo_node_get_draw_context (self->node);
  aff_route_line_paint (cr, cut, n_cut, self->scale, self->is_tour);
  cairo_destroy (cr);
}

static void
aff_route_mark_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  AffRouteMark *self = AFF_ROUTE_MARK (widget);

  if (self->spots == NULL || self->share <= 0)
    return;
  if (self->node == NULL)
    make_node (self);
  gtk_snapshot_append_node (snapshot, self->node);
}

static void
aff_route_mark_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (aff_route_mark_parent_class)->map (widget);
  start (AFF_ROUTE_MARK (widget));
}

static void
aff_route_mark_unmap (GtkWidget *widget)
{
  AffRouteMark *self = AFF_ROUTE_MARK (widget);

  // Who comes back to it has seen it drawn.
  if (self->tick != 0)
    set_share (self, 1);
  stop (self);
  GTK_WIDGET_CLASS (aff_route_mark_parent_class)->unmap (widget);
}

static void
aff_route_mark_finalize (GObject *object)
{
  AffRouteMark *self = AFF_ROUTE_MARK (object);

  g_array_unref (self->points);
  g_free (self->spots);
  g_clear_pointer (&self->node, gsk_render_node_unref);
  G_OBJECT_CLASS (aff_route_mark_parent_class)->finalize (object);
}

static void
aff_route_mark_class_init (AffRouteMarkClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = aff_route_mark_finalize;
  widget_class->snapshot = aff_route_mark_snapshot;
  widget_class->map = aff_route_mark_map;
  widget_class->unmap = aff_route_mark_unmap;
  gtk_widget_class_set_css_name (widget_class, "route-mark");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
aff_route_mark_init (AffRouteMark *self)
{
  self->points = g_array_new (FALSE, FALSE, sizeof (AffPoint));
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

GtkWidget *
aff_route_mark_new (void)
{
  return g_object_new (AFF_TYPE_ROUTE_MARK, NULL);
}

static gboolean
is_same (AffRouteMark *self, const GArray *points, gboolean is_tour)
{
  guint len = points != NULL ? points->len : 0;

  return self->is_tour == is_tour && self->points->len == len &&
         (len == 0 || memcmp (self->points->data, points->data, len * sizeof (AffPoint)) == 0);
}

void
aff_route_mark_show (AffRouteMark *self, const GArray *points, gboolean is_tour)
{
  g_return_if_fail (AFF_IS_ROUTE_MARK (self));
  if (is_same (self, points, is_tour))
    return;
  stop (self);
  g_array_set_size (self->points, 0);
  if (points != NULL && points->len > 0)
    g_array_append_vals (self->points, points->data, points->len);
  self->is_tour = is_tour;
  g_clear_pointer (&self->spots, g_free);
  set_share (self, self->points->len >= 2 ? 0 : 1);
  gtk_widget_set_child_visible (GTK_WIDGET (self), self->points->len >= 2);
  start (self);
}

// The smallest area of whole pixels around the spots, with ROOM on each side.
static AffArea
find_area (const AffSpot *spots, guint n_spots, double room)
{
  double left = spots[0].x_px, top = spots[0].y_px, right = left, bottom = top;

  for (guint i = 1; i < n_spots; i++) {
    left = MIN (left, spots[i].x_px);
    top = MIN (top, spots[i].y_px);
    right = MAX (right, spots[i].x_px);
    bottom = MAX (bottom, spots[i].y_px);
  }
  left = floor (left - room);
  top = floor (top - room);
  return (AffArea){left, top, ceil (right + room) - left, ceil (bottom + room) - top};
}

void
aff_route_mark_lay (AffRouteMark *self, const AffViewport *viewport)
{
  g_return_if_fail (AFF_IS_ROUTE_MARK (self) && viewport != NULL);
  guint n_spots = self->points->len;

  if (n_spots < 2)
    return;
  g_autofree AffSpot *spots = g_new (AffSpot, n_spots);
  for (guint i = 0; i < n_spots; i++)
    spots[i] = aff_viewport_to_view (viewport, g_array_index (self->points, AffPoint, i));
  AffArea area = find_area (spots, n_spots, AFF_ROUTE_CASING_MM / 2.0 * viewport->scale);
  for (guint i = 0; i < n_spots; i++) {
    spots[i].x_px -= area.x_px;
    spots[i].y_px -= area.y_px;
  }
  if (self->spots == NULL || memcmp (spots, self->spots, n_spots * sizeof (AffSpot)) != 0) {
    g_free (self->spots);
    self->spots = g_steal_pointer (&spots);
    self->scale = viewport->scale;
    set_share (self, self->share);
  }
  gtk_widget_allocate (GTK_WIDGET (self), (int) area.width_px, (int) area.height_px, -1,
                       gsk_transform_translate (
                         NULL, &GRAPHENE_POINT_INIT ((float) area.x_px, (float) area.y_px)));
}

gboolean
aff_route_mark_is_drawing (AffRouteMark *self)
{
  g_return_val_if_fail (AFF_IS_ROUTE_MARK (self), FALSE);
  return self->tick != 0;
}

double
aff_route_mark_share (AffRouteMark *self)
{
  g_return_val_if_fail (AFF_IS_ROUTE_MARK (self), 1);
  return self->share;
}

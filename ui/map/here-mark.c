// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/here-mark.h"

#include "ui/widget/palette.h"

#include <glib/gi18n.h>
#include <math.h>

#define BEAT_MS 1600
#define STEP_MS 80 // twelve steps a second: a step of the opacity is less than one can see

struct _AffHereMark {
  GtkWidget parent_instance;

  // owned
  GskRenderNode *disc;

  guint timer;
  guint step;
  gboolean has_arrow;
};

G_DEFINE_FINAL_TYPE (AffHereMark, aff_here_mark, GTK_TYPE_WIDGET)

static gboolean
on_step (gpointer data)
{
  AffHereMark *self = data;

  self->step++;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return G_SOURCE_CONTINUE;
}

static gboolean
may_move (GtkWidget *widget)
{
  gboolean is_animated;

  g_object_get (gtk_widget_get_settings (widget), "gtk-enable-animations", &is_animated, NULL);
  return is_animated && gtk_widget_get_mapped (widget);
}

static void
update_timer (AffHereMark *self)
{
  gboolean moves = may_move (GTK_WIDGET (self));

  if (moves && self->timer == 0)
    self->timer = g_timeout_add (STEP_MS, on_step, self);
  if (!moves)
    g_clear_handle_id (&self->timer, g_source_remove);
}

// From 0.18 down to 0.05 and up again in two beats, as DESIGN.md says; still at 0.16.
static double
find_opacity (AffHereMark *self)
{
  double phase = self->step * STEP_MS / (double) BEAT_MS;

  return self->timer == 0 ? 0.16 : 0.115 + 0.065 * cos (phase * G_PI);
}

static void
make_disc (AffHereMark *self, double side)
{
  double radius = side / 4;

  self->disc = gsk_cairo_node_new (&GRAPHENE_RECT_INIT (0, 0, (float) side, (float) side));
  cairo_t *cr = gsk_cairo_node_get_draw_context (self->disc);
  cairo_translate (cr, side / 2, side / 2);
  cairo_arc (cr, 0, 0, radius * 1.18, 0, 2 * G_PI);
  aff_palette_set_source (cr, aff_palette_color (AFF_COLOR_FLOOR));
  cairo_fill (cr);
  cairo_arc (cr, 0, 0, radius, 0, 2 * G_PI);
  aff_palette_set_source (cr, aff_palette_color (AFF_COLOR_ROSE));
  cairo_fill (cr);
  aff_palette_set_source (cr, aff_palette_color (AFF_COLOR_FLOOR));
  if (self->has_arrow) {
    cairo_move_to (cr, 0, -radius * 0.55);
    cairo_rel_line_to (cr, radius * 0.48, radius * 0.98);
    cairo_rel_line_to (cr, -radius * 0.48, -radius * 0.26);
    cairo_rel_line_to (cr, -radius * 0.48, radius * 0.26);
  } else {
    cairo_arc (cr, 0, 0, radius * 0.35, 0, 2 * G_PI);
  }
  cairo_fill (cr);
  cairo_destroy (cr);
}

static void
aff_here_mark_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  AffHereMark *self = AFF_HERE_MARK (widget);
  float side = (float) MIN (gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  GdkRGBA color = *aff_palette_color (AFF_COLOR_ROSE);
  GskRoundedRect circle;

  if (side <= 0)
    return;
  if (self->disc == NULL)
    make_disc (self, side);
  color.alpha = (float) find_opacity (self);
  gsk_rounded_rect_init_from_rect (&circle, &GRAPHENE_RECT_INIT (0, 0, side, side), side / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &circle);
  gtk_snapshot_append_color (snapshot, &color, &circle.bounds);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_append_node (snapshot, self->disc);
}

static void
aff_here_mark_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  g_clear_pointer (&AFF_HERE_MARK (widget)->disc, gsk_render_node_unref);
}

static void
aff_here_mark_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (aff_here_mark_parent_class)->map (widget);
  g_signal_connect_object (gtk_widget_get_settings (widget), "notify::gtk-enable-animations",
                           G_CALLBACK (update_timer), widget, G_CONNECT_SWAPPED);
  update_timer (AFF_HERE_MARK (widget));
}

static void
aff_here_mark_unmap (GtkWidget *widget)
{
  g_signal_handlers_disconnect_by_func (gtk_widget_get_settings (widget), update_timer, widget);
  GTK_WIDGET_CLASS (aff_here_mark_parent_class)->unmap (widget);
  update_timer (AFF_HERE_MARK (widget));
}

static void
aff_here_mark_finalize (GObject *object)
{
  AffHereMark *self = AFF_HERE_MARK (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_pointer (&self->disc, gsk_render_node_unref);
  G_OBJECT_CLASS (aff_here_mark_parent_class)->finalize (object);
}

static void
aff_here_mark_class_init (AffHereMarkClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = aff_here_mark_finalize;
  widget_class->snapshot = aff_here_mark_snapshot;
  widget_class->size_allocate = aff_here_mark_size_allocate;
  widget_class->map = aff_here_mark_map;
  widget_class->unmap = aff_here_mark_unmap;
  gtk_widget_class_set_css_name (widget_class, "here-mark");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
aff_here_mark_init (AffHereMark *self)
{
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("You are here"), -1);
}

GtkWidget *
aff_here_mark_new (void)
{
  return g_object_new (AFF_TYPE_HERE_MARK, NULL);
}

void
aff_here_mark_set_arrow (AffHereMark *self, gboolean has_arrow)
{
  g_return_if_fail (AFF_IS_HERE_MARK (self));
  if (self->has_arrow == has_arrow)
    return;
  self->has_arrow = has_arrow;
  g_clear_pointer (&self->disc, gsk_render_node_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

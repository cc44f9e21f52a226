// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/drop-mark.h"

#include "ui/widget/palette.h"

#define OUTER  1.30 // of the ring, in sides of the marker
#define INNER  1.06
#define RADIUS 0.17 // of its corners
#define RING   4    // px of the design
#define DASH   9
#define GAP    6

struct _AffDropMark {
  GtkWidget parent_instance;

  double side_px;
  double unit_px;
  double turn_deg;
};

G_DEFINE_FINAL_TYPE (AffDropMark, aff_drop_mark, GTK_TYPE_WIDGET)

static void
add_square (cairo_t *cr, double side)
{
  double half = side / 2, radius = side * RADIUS, inner = half - radius;

  cairo_new_sub_path (cr);
  cairo_arc (cr, inner, -inner, radius, -G_PI_2, 0);
  cairo_arc (cr, inner, inner, radius, 0, G_PI_2);
  cairo_arc (cr, -inner, inner, radius, G_PI_2, G_PI);
  cairo_arc (cr, -inner, -inner, radius, G_PI, G_PI + G_PI_2);
  cairo_close_path (cr);
}

static void
aff_drop_mark_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  AffDropMark *self = AFF_DROP_MARK (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  const double dashes[] = {DASH * self->unit_px, GAP * self->unit_px};

  if (self->side_px <= 0)
    return;
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) width,
                                                                          (float) height));
  cairo_translate (cr, width / 2.0, height / 2.0);
  cairo_rotate (cr, self->turn_deg * G_PI / 180);
  add_square (cr, self->side_px * OUTER);
  add_square (cr, self->side_px * INNER);
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
  aff_palette_set_source (cr, aff_palette_color (AFF_COLOR_ROSE_TINT));
  cairo_fill (cr);
  add_square (cr, self->side_px * OUTER);
  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_set_line_width (cr, RING * self->unit_px);
  aff_palette_set_source (cr, aff_palette_color (AFF_COLOR_ROSE));
  cairo_stroke (cr);
  cairo_destroy (cr);
}

static void
aff_drop_mark_class_init (AffDropMarkClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  widget_class->snapshot = aff_drop_mark_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
aff_drop_mark_init (AffDropMark *self)
{
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

GtkWidget *
aff_drop_mark_new (void)
{
  return g_object_new (AFF_TYPE_DROP_MARK, NULL);
}

void
aff_drop_mark_set_shape (AffDropMark *self, double side_px, double unit_px, double turn_deg)
{
  g_return_if_fail (AFF_IS_DROP_MARK (self));
  self->side_px = side_px;
  self->unit_px = unit_px;
  self->turn_deg = turn_deg;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

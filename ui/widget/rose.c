// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widget/rose.h"

#include "ui/widget/palette.h"

#include <glib/gi18n.h>
#include <math.h>

// What is painted of a board.
typedef struct {
  gint64 board;
  char *label;
  gboolean is_lit;
  gboolean has_poster;
  GdkRGBA color;
} Petal;

struct _AffRose {
  GtkWidget parent_instance;

  // owned
  GArray *petals;
  GskRenderNode *node;
  char *centre; // in place of the count, or NULL

  int here;
  gboolean has_count;
  gboolean has_numbers;
};

enum { BOARD_CHOSEN, SIGNALS };

static guint signals[SIGNALS];

G_DEFINE_FINAL_TYPE (AffRose, aff_rose, GTK_TYPE_WIDGET)

// Radii as parts of the whole: hub, shoulder and tip of a petal, ring of roundels.
#define HUB      0.36
#define SHOULDER 0.70
#define TIP      0.83
#define RING     0.915
#define ROUNDEL  0.066
#define GAP      0.013
#define LINE     0.0085

static void
move_polar (cairo_t *cr, double radius, double angle, gboolean is_first)
{
  double x = radius * cos (angle);
  double y = radius * sin (angle);

  if (is_first)
    cairo_move_to (cr, x, y);
  else
    cairo_line_to (cr, x, y);
}

// A quadratic curve to the tip or from it, as cairo's cubic.
static void
curve_polar (cairo_t *cr, double radius, double angle, double end_radius, double end_angle)
{
  double x0, y0;
  double x1 = radius * cos (angle), y1 = radius * sin (angle);
  double x2 = end_radius * cos (end_angle), y2 = end_radius * sin (end_angle);

  cairo_get_current_point (cr, &x0, &y0);
  cairo_curve_to (cr, x0 + (x1 - x0) * 2 / 3, y0 + (y1 - y0) * 2 / 3, x2 + (x1 - x2) * 2 / 3,
                  y2 + (y1 - y2) * 2 / 3, x2, y2);
}

static void
trace_petal (cairo_t *cr, double radius, double angle, double step)
{
  double hub = HUB * radius, shoulder = SHOULDER * radius, tip = TIP * radius;
  double at_hub = step / 2 - GAP * radius / hub;
  double at_shoulder = step / 2 - GAP * radius / shoulder;
  double bend = shoulder + (tip - shoulder) * 0.62;

  move_polar (cr, hub, angle - at_hub, TRUE);
  move_polar (cr, shoulder, angle - at_shoulder, FALSE);
  curve_polar (cr, bend, angle - at_shoulder, tip, angle);
  curve_polar (cr, bend, angle + at_shoulder, shoulder, angle + at_shoulder);
  move_polar (cr, hub, angle + at_hub, FALSE);
  cairo_arc_negative (cr, 0, 0, hub, angle + at_hub, angle - at_hub);
  cairo_close_path (cr);
}

static void
paint_shape (cairo_t *cr, const Petal *petal, double radius, gboolean may_dash)
{
  GdkRGBA color = petal->color;
  double dash = 0.02 * radius;

  if (!petal->has_poster)
    color.alpha = 0.6f;
  aff_palette_set_source (cr, &color);
  if (petal->is_lit) {
    cairo_fill (cr);
    return;
  }
  cairo_set_line_width (cr, MAX (1.5, LINE * radius));
  cairo_set_dash (cr, &dash, !petal->has_poster && may_dash ? 1 : 0, 0);
  cairo_stroke (cr);
}

static void
paint_rings (cairo_t *cr, double radius)
{
  GdkRGBA color = *aff_palette_color (AFF_COLOR_ON_DUSK2);

  color.alpha = 0.55f;
  aff_palette_set_source (cr, &color);
  cairo_set_line_width (cr, LINE * radius);
  cairo_arc (cr, 0, 0, radius - LINE * radius, 0, 2 * G_PI);
  cairo_stroke (cr);
  cairo_arc (cr, 0, 0, (HUB - GAP * 1.6) * radius, 0, 2 * G_PI);
  cairo_stroke (cr);
}

static void
paint_line (AffRose *self,
            cairo_t *cr,
            const char *text,
            const char *font,
            double size,
            double x,
            double baseline,
            const GdkRGBA *color)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  g_autoptr (PangoFontDescription) description = pango_font_description_from_string (font);
  int width;

  pango_font_description_set_absolute_size (description, size * PANGO_SCALE);
  pango_layout_set_font_description (layout, description);
  pango_layout_get_pixel_size (layout, &width, NULL);
  aff_palette_set_source (cr, color);
  cairo_move_to (cr, x - width / 2.0,
                 baseline - (double) pango_layout_get_baseline (layout) / PANGO_SCALE);
  pango_cairo_show_layout (cr, layout);
}

static void
paint_number (AffRose *self, cairo_t *cr, const Petal *petal, double radius, double angle)
{
  double size = (strlen (petal->label) > 2 ? 0.052 : 0.072) * radius;
  const GdkRGBA *color = aff_palette_color (petal->is_lit ? AFF_COLOR_INK : AFF_COLOR_ON_DUSK);

  paint_line (self, cr, petal->label, "Inter Bold", size, RING * radius * cos (angle),
              RING * radius * sin (angle) + size * 0.36, color);
}

static void
paint_petals (AffRose *self, cairo_t *cr, double radius)
{
  double step = 2 * G_PI / MAX (self->petals->len, 1);

  for (guint i = 0; i < self->petals->len; i++) {
    const Petal *petal = &g_array_index (self->petals, Petal, i);
    double angle = -G_PI / 2 + (i + 0.5) * step;

    trace_petal (cr, radius, angle, step);
    paint_shape (cr, petal, radius, TRUE);
    cairo_arc (cr, RING * radius * cos (angle), RING * radius * sin (angle),
               MIN (ROUNDEL, step * RING * 0.42) * radius, 0, 2 * G_PI);
    paint_shape (cr, petal, radius, FALSE);
    if (self->has_numbers)
      paint_number (self, cr, petal, radius, angle);
  }
}

static void
paint_centre (AffRose *self, cairo_t *cr, double radius)
{
  const GdkRGBA *bright = aff_palette_color (AFF_COLOR_ON_DUSK);
  const GdkRGBA *quiet = aff_palette_color (AFF_COLOR_ON_DUSK2);

  if (self->centre != NULL) {
    paint_line (self, cr, self->centre, "Inter Display Bold", radius * 0.22, 0, radius * 0.08,
                bright);
  } else if (self->has_count) {
    g_autofree char *count = g_strdup_printf ("%d", self->here);

    paint_line (self, cr, count, "Inter Display Bold", radius * 0.32, 0, radius * 0.02, bright);
    paint_line (self, cr, _ ("at boards"), "Inter Medium", radius * 0.098, 0, radius * 0.18,
                quiet);
  }
}

static void
make_node (AffRose *self, int width, int height)
{
  double radius = MIN (width, height) / 2.0;

  self->node = gsk_cairo_node_new (&GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  cairo_t *cr = gsk_cairo_node_get_draw_context (self->node);
  cairo_translate (cr, width / 2.0, height / 2.0);
  paint_rings (cr, radius);
  paint_petals (self, cr, radius);
  paint_centre (self, cr, radius);
  cairo_destroy (cr);
}

static void
aff_rose_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  AffRose *self = AFF_ROSE (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);

  if (self->petals->len == 0 || width <= 0 || height <= 0)
    return;
  if (self->node == NULL)
    make_node (self, width, height);
  gtk_snapshot_append_node (snapshot, self->node);
}

static void
aff_rose_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  g_clear_pointer (&AFF_ROSE (widget)->node, gsk_render_node_unref);
}

// The petal (or its roundel) at X, Y from the middle in parts of the radius; NULL if none is.
static const Petal *
find_petal (AffRose *self, double x, double y)
{
  double reach = hypot (x, y);
  double angle = fmod (atan2 (y, x) + G_PI / 2 + 2 * G_PI, 2 * G_PI);
  guint count = self->petals->len;

  if (count == 0 || reach < HUB || reach > 1)
    return NULL;
  return &g_array_index (self->petals, Petal,
                         MIN ((guint) (angle / (2 * G_PI) * count), count - 1));
}

static void
on_released (GtkGestureClick *gesture, int presses, double x, double y, AffRose *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int height = gtk_widget_get_height (GTK_WIDGET (self));
  double radius = MAX (MIN (width, height), 1) / 2.0;
  const Petal *petal = find_petal (self, (x - width / 2.0) / radius,
                                   (y - height / 2.0) / radius);

  if (!self->has_numbers || petal == NULL)
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  g_signal_emit (self, signals[BOARD_CHOSEN], 0, petal->board);
}

static void
clear_petal (gpointer petal)
{
  g_free (((Petal *) petal)->label);
}

static void
aff_rose_finalize (GObject *object)
{
  AffRose *self = AFF_ROSE (object);

  g_clear_pointer (&self->petals, g_array_unref);
  g_clear_pointer (&self->centre, g_free);
  g_clear_pointer (&self->node, gsk_render_node_unref);
  G_OBJECT_CLASS (aff_rose_parent_class)->finalize (object);
}

static void
aff_rose_class_init (AffRoseClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = aff_rose_finalize;
  widget_class->snapshot = aff_rose_snapshot;
  widget_class->size_allocate = aff_rose_size_allocate;
  signals[BOARD_CHOSEN] = g_signal_new ("board-chosen", AFF_TYPE_ROSE, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  gtk_widget_class_set_css_name (widget_class, "rose");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
aff_rose_init (AffRose *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->petals = g_array_new (FALSE, TRUE, sizeof (Petal));
  g_array_set_clear_func (self->petals, clear_petal);
  g_signal_connect (click, "released", G_CALLBACK (on_released), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

GtkWidget *
aff_rose_new (void)
{
  return g_object_new (AFF_TYPE_ROSE, NULL);
}

static void
name_rose (AffRose *self)
{
  g_autofree char *name = self->has_count
                            ? g_strdup_printf (ngettext ("%d presenter at a board",
                                                         "%d presenters at their boards",
                                                         (gulong) self->here),
                                               self->here)
                            : g_strdup (_ ("Boards of this session"));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

void
aff_rose_set_seats (AffRose *self, const GArray *seats)
{
  g_return_if_fail (AFF_IS_ROSE (self) && seats != NULL);
  guint words = 0;

  g_array_set_size (self->petals, 0);
  self->here = 0;
  for (guint i = 0; i < seats->len; i++) {
    const AffSeat *seat = &g_array_index (seats, AffSeat, i);
    Petal petal = {.board = seat->board->id,
                   .label = g_strdup (seat->board->label),
                   .has_poster = seat->state == AFF_SEAT_ASSIGNED};

    petal.is_lit = petal.has_poster && seat->presence.word == AFF_PRESENCE_HERE;
    petal.color = petal.has_poster ? *aff_palette_topic_on_dusk (
                                       seat->topic != NULL ? seat->topic->letter : NULL)
                                   : *aff_palette_color (AFF_COLOR_ON_DUSK2);
    words += seat->presence.word != AFF_PRESENCE_NONE;
    self->here += petal.is_lit;
    g_array_append_val (self->petals, petal);
  }
  self->has_count = words > 0 && words * 2 >= seats->len;
  g_clear_pointer (&self->node, gsk_render_node_unref);
  name_rose (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
aff_rose_set_numbers (AffRose *self, gboolean has_numbers)
{
  g_return_if_fail (AFF_IS_ROSE (self));
  self->has_numbers = has_numbers;
  g_clear_pointer (&self->node, gsk_render_node_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
aff_rose_set_centre (AffRose *self, const char *centre)
{
  g_return_if_fail (AFF_IS_ROSE (self));
  if (g_strcmp0 (self->centre, centre) == 0)
    return;
  g_free (self->centre);
  self->centre = g_strdup (centre);
  g_clear_pointer (&self->node, gsk_render_node_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

const GdkRGBA *
aff_rose_light_at (AffRose *self, double x, double y)
{
  g_return_val_if_fail (AFF_IS_ROSE (self), NULL);
  const Petal *petal = find_petal (self, x, y);

  return petal != NULL && petal->is_lit ? &petal->color : NULL;
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widget/progress.h"

#include "ui/widget/palette.h"

struct _AffProgress {
  GtkWidget parent_instance;

  double fraction;
};

G_DEFINE_FINAL_TYPE (AffProgress, aff_progress, GTK_TYPE_WIDGET)

static void
append_pill (GtkSnapshot *snapshot,
             const GdkRGBA *color,
             float x,
             float y,
             float width,
             float height)
{
  GskRoundedRect pill;

  gsk_rounded_rect_init_from_rect (&pill, &GRAPHENE_RECT_INIT (x, y, width, height),
                                   MIN (width, height) / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &pill);
  gtk_snapshot_append_color (snapshot, color, &pill.bounds);
  gtk_snapshot_pop (snapshot);
}

// The knob is as high as the widget, the track about half of it.
static void
aff_progress_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  AffProgress *self = AFF_PROGRESS (widget);
  float width = (float) gtk_widget_get_width (widget);
  float knob = (float) gtk_widget_get_height (widget);
  float track = (float) (int) (knob * 0.54f);
  float top = (float) (int) ((knob - track) / 2);
  float done = (float) (self->fraction * (width - knob));
  GdkRGBA rest = *aff_palette_color (AFF_COLOR_ON_DUSK);

  rest.alpha = 0.22f;
  append_pill (snapshot, &rest, 0, top, width, track);
  append_pill (snapshot, aff_palette_color (AFF_COLOR_LIVE), 0, top, done + knob / 2, track);
  append_pill (snapshot, aff_palette_color (AFF_COLOR_ON_DUSK), done, 0, knob, knob);
}

static void
aff_progress_class_init (AffProgressClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  widget_class->snapshot = aff_progress_snapshot;
  gtk_widget_class_set_css_name (widget_class, "progress");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PROGRESS_BAR);
}

static void
aff_progress_init (AffProgress *self)
{
}

GtkWidget *
aff_progress_new (void)
{
  return g_object_new (AFF_TYPE_PROGRESS, NULL);
}

void
aff_progress_set (AffProgress *self, double fraction, const char *words)
{
  g_return_if_fail (AFF_IS_PROGRESS (self));

  self->fraction = CLAMP (fraction, 0, 1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, 0.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, 1.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, self->fraction, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

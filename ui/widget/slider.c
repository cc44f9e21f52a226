// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widget/slider.h"

#include "ui/widget/icon.h"

#include <glib/gi18n.h>
#include <math.h>

struct _AffSlider {
  GtkWidget parent_instance;

  // borrowed: children, and what is static
  GtkWidget *box;
  GtkWidget *minus;
  GtkWidget *plus;
  GtkRange *track;
  AffSliderWords words;

  AffSliderRange range;
  int value;
};

enum { MOVED, SIGNALS };

static guint signals[SIGNALS];

G_DEFINE_FINAL_TYPE (AffSlider, aff_slider, GTK_TYPE_WIDGET)

static int
round_value (AffSlider *self, double value)
{
  double steps = round ((value - self->range.least) / self->range.step);
  double rounded = self->range.least + steps * self->range.step;

  return (int) CLAMP (rounded, self->range.least, self->range.most);
}

static void
show_value (AffSlider *self)
{
  g_autofree char *words = self->words != NULL ? self->words (self->value)
                                               : g_strdup_printf ("%d", self->value);

  gtk_range_set_value (self->track, self->value);
  gtk_widget_set_sensitive (self->minus, self->value > self->range.least);
  gtk_widget_set_sensitive (self->plus, self->value < self->range.most);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->track),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, words, -1);
}

static void
move (AffSlider *self, double value)
{
  int rounded = round_value (self, value);
  gboolean has_moved = rounded != self->value;

  self->value = rounded;
  show_value (self);
  if (has_moved)
    g_signal_emit (self, signals[MOVED], 0, self->value);
}

static void
on_minus_clicked (AffSlider *self)
{
  move (self, self->value - self->range.step);
}

static void
on_plus_clicked (AffSlider *self)
{
  move (self, self->value + self->range.step);
}

static gboolean
on_change_value (GtkRange *track, GtkScrollType type, double value, AffSlider *self)
{
  move (self, value);
  return TRUE;
}

static void
aff_slider_dispose (GObject *object)
{
  g_clear_pointer (&AFF_SLIDER (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (aff_slider_parent_class)->dispose (object);
}

static void
aff_slider_class_init (AffSliderClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = aff_slider_dispose;
  signals[MOVED] = g_signal_new ("moved", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "slider-row");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
add_button (AffSlider *self, const char *icon, const char *name, GCallback handler)
{
  GtkWidget *button = gtk_button_new ();

  gtk_button_set_child (GTK_BUTTON (button), aff_icon_new (icon));
  gtk_widget_add_css_class (button, "btn");
  gtk_widget_add_css_class (button, "step");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  g_signal_connect_swapped (button, "clicked", handler, self);
  gtk_box_append (GTK_BOX (self->box), button);
  return button;
}

static void
aff_slider_init (AffSlider *self)
{
  self->range = (AffSliderRange){0, 1, 1};
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->minus = add_button (self, "minus", _ ("Less"), G_CALLBACK (on_minus_clicked));
  self->track = GTK_RANGE (gtk_scale_new_with_range (GTK_ORIENTATION_HORIZONTAL, 0, 1, 1));
  gtk_scale_set_draw_value (GTK_SCALE (self->track), FALSE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->track), TRUE);
  g_signal_connect (self->track, "change-value", G_CALLBACK (on_change_value), self);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->track));
  self->plus = add_button (self, "plus", _ ("More"), G_CALLBACK (on_plus_clicked));
}

GtkWidget *
aff_slider_new (const char *name, AffSliderRange range, int value, AffSliderWords words)
{
  g_return_val_if_fail (name != NULL, NULL);
  AffSlider *self = g_object_new (AFF_TYPE_SLIDER, NULL);

  self->words = words;
  self->value = value;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->track), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  aff_slider_set_range (self, range);
  return GTK_WIDGET (self);
}

int
aff_slider_get_value (AffSlider *self)
{
  g_return_val_if_fail (AFF_IS_SLIDER (self), 0);
  return self->value;
}

void
aff_slider_set_value (AffSlider *self, int value)
{
  g_return_if_fail (AFF_IS_SLIDER (self));
  self->value = round_value (self, value);
  show_value (self);
}

void
aff_slider_set_range (AffSlider *self, AffSliderRange range)
{
  g_return_if_fail (AFF_IS_SLIDER (self));
  g_return_if_fail (range.step > 0 && range.least <= range.most);

  self->range = range;
  gtk_range_set_range (self->track, range.least, MAX (range.most, range.least + 1));
  gtk_range_set_increments (self->track, range.step, range.step);
  aff_slider_set_value (self, self->value);
}

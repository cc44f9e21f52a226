// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widget/switch-row.h"

#include "ui/widget/icon.h"

struct _AffSwitchRow {
  GtkButton parent_instance;

  // borrowed: children
  GtkLabel *title;
  GtkLabel *note;
  GtkWidget *track;
  GtkWidget *knob;

  gboolean is_active;
};

enum { TOGGLED, SIGNALS };

static guint signals[SIGNALS];

G_DEFINE_FINAL_TYPE (AffSwitchRow, aff_switch_row, GTK_TYPE_BUTTON)

static void
show_state (AffSwitchRow *self)
{
  gtk_widget_set_halign (self->knob, self->is_active ? GTK_ALIGN_END : GTK_ALIGN_START);
  gtk_widget_set_visible (gtk_widget_get_first_child (self->knob), self->is_active);
  if (self->is_active)
    gtk_widget_add_css_class (self->track, "on");
  else
    gtk_widget_remove_css_class (self->track, "on");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_CHECKED,
                               self->is_active ? GTK_ACCESSIBLE_TRISTATE_TRUE
                                               : GTK_ACCESSIBLE_TRISTATE_FALSE,
                               -1);
}

static void
aff_switch_row_clicked (GtkButton *button)
{
  AffSwitchRow *self = AFF_SWITCH_ROW (button);

  aff_switch_row_set_active (self, !self->is_active);
  g_signal_emit (self, signals[TOGGLED], 0);
}

static void
aff_switch_row_class_init (AffSwitchRowClass *class)
{
  GTK_BUTTON_CLASS (class)->clicked = aff_switch_row_clicked;
  signals[TOGGLED] = g_signal_new ("toggled", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (class), GTK_ACCESSIBLE_ROLE_SWITCH);
}

static GtkLabel *
make_label (GtkWidget *box)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static void
make_switch (AffSwitchRow *self)
{
  self->track = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  self->knob = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (self->track, "switch");
  gtk_widget_add_css_class (self->knob, "knob");
  gtk_widget_set_valign (self->track, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (self->knob, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (self->knob, TRUE);
  gtk_box_append (GTK_BOX (self->knob), aff_icon_new ("check"));
  gtk_widget_set_hexpand (gtk_widget_get_first_child (self->knob), TRUE);
  gtk_box_append (GTK_BOX (self->track), self->knob);
  gtk_widget_set_hexpand (self->track, FALSE);
}

static void
aff_switch_row_init (AffSwitchRow *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->title = make_label (words);
  self->note = make_label (words);
  gtk_widget_add_css_class (GTK_WIDGET (self->note), "small");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  make_switch (self);
  gtk_box_append (GTK_BOX (row), words);
  gtk_box_append (GTK_BOX (row), self->track);
  gtk_button_set_child (GTK_BUTTON (self), row);
  gtk_widget_add_css_class (GTK_WIDGET (self), "switch-row");
  show_state (self);
}

static void
update_name (AffSwitchRow *self)
{
  const char *title = gtk_label_get_text (self->title);
  const char *note = gtk_label_get_text (self->note);
  g_autofree char *name = *note != '\0' ? g_strdup_printf ("%s, %s", title, note)
                                        : g_strdup (title);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

GtkWidget *
aff_switch_row_new (const char *title, const char *note)
{
  g_return_val_if_fail (title != NULL, NULL);
  AffSwitchRow *self = g_object_new (AFF_TYPE_SWITCH_ROW, NULL);

  gtk_label_set_text (self->title, title);
  aff_switch_row_set_note (self, note);
  return GTK_WIDGET (self);
}

void
aff_switch_row_set_note (AffSwitchRow *self, const char *note)
{
  g_return_if_fail (AFF_IS_SWITCH_ROW (self));
  gtk_label_set_text (self->note, note != NULL ? note : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note), note != NULL);
  update_name (self);
}

gboolean
aff_switch_row_get_active (AffSwitchRow *self)
{
  g_return_val_if_fail (AFF_IS_SWITCH_ROW (self), FALSE);
  return self->is_active;
}

void
aff_switch_row_set_active (AffSwitchRow *self, gboolean is_active)
{
  g_return_if_fail (AFF_IS_SWITCH_ROW (self));
  self->is_active = is_active;
  show_state (self);
}

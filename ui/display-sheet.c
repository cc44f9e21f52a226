// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/display-sheet.h"

#include "ui/widget/access.h"
#include "ui/widget/icon.h"
#include "ui/widget/switch-row.h"

#include <glib/gi18n.h>

struct _AffDisplaySheet {
  GtkWidget parent_instance;

  // borrowed: children
  GtkWidget *card;
  AffSwitchRow *motion;
};

G_DEFINE_FINAL_TYPE (AffDisplaySheet, aff_display_sheet, GTK_TYPE_WIDGET)

static void
on_motion_toggled (AffDisplaySheet *self)
{
  g_object_set (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-enable-animations",
                !aff_switch_row_get_active (self->motion), NULL);
}

// A touch beside the card closes it.
static void
on_released (GtkGestureClick *click, int count, double x, double y, AffDisplaySheet *self)
{
  GtkWidget *hit = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  if (hit == GTK_WIDGET (self))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.back", NULL);
}

static gboolean
aff_display_sheet_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (AFF_DISPLAY_SHEET (widget)->motion));
}

static void
aff_display_sheet_dispose (GObject *object)
{
  g_clear_pointer (&AFF_DISPLAY_SHEET (object)->card, gtk_widget_unparent);
  G_OBJECT_CLASS (aff_display_sheet_parent_class)->dispose (object);
}

static void
aff_display_sheet_class_init (AffDisplaySheetClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = aff_display_sheet_dispose;
  widget_class->grab_focus = aff_display_sheet_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "display-sheet");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_DIALOG);
}

static void
add_head (GtkWidget *card)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *title = gtk_label_new (_ ("Display")), *close = gtk_button_new ();

  gtk_widget_add_css_class (head, "sheet-head");
  gtk_widget_add_css_class (title, "h2");
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_button_set_child (GTK_BUTTON (close), aff_icon_new ("close"));
  gtk_widget_add_css_class (close, "btn");
  gtk_widget_add_css_class (close, "icon-only");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (close), "win.back");
  aff_access_set_name (close, _ ("Close"));
  gtk_box_append (GTK_BOX (head), title);
  gtk_box_append (GTK_BOX (head), close);
  gtk_box_append (GTK_BOX (card), head);
}

static void
add_motion (AffDisplaySheet *self)
{
  GtkWidget *motion = aff_switch_row_new (_ ("Less movement"),
                                          _ ("Nothing on the screen moves by itself"));

  self->motion = AFF_SWITCH_ROW (motion);
  g_signal_connect_swapped (motion, "toggled", G_CALLBACK (on_motion_toggled), self);
  gtk_box_append (GTK_BOX (self->card), motion);
}

static void
add_staff (AffDisplaySheet *self)
{
  GtkWidget *entry = gtk_button_new ();
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *words = gtk_label_new (_ ("Staff"));

  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (content), aff_icon_new ("lock"));
  gtk_box_append (GTK_BOX (content), words);
  gtk_box_append (GTK_BOX (content), aff_icon_new ("right"));
  gtk_button_set_child (GTK_BUTTON (entry), content);
  gtk_widget_add_css_class (entry, "staff-entry");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (entry), "win.staff");
  aff_access_set_name (entry, _ ("Staff"));
  gtk_box_append (GTK_BOX (self->card), entry);
}

static void
aff_display_sheet_init (AffDisplaySheet *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self), "scrim");
  gtk_widget_add_css_class (self->card, "sheet-card");
  gtk_widget_set_halign (self->card, GTK_ALIGN_CENTER);
  gtk_widget_set_parent (self->card, GTK_WIDGET (self));
  add_head (self->card);
  add_motion (self);
  g_signal_connect (click, "released", G_CALLBACK (on_released), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  aff_access_set_name (GTK_WIDGET (self), _ ("Display"));
}

GtkWidget *
aff_display_sheet_new (gboolean has_staff, gboolean is_portrait)
{
  AffDisplaySheet *self = g_object_new (AFF_TYPE_DISPLAY_SHEET, NULL);
  gboolean is_animated;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-enable-animations",
                &is_animated, NULL);
  aff_switch_row_set_active (self->motion, !is_animated);
  // On a tall screen what is touched is in its lower half.
  gtk_widget_set_valign (self->card, is_portrait ? GTK_ALIGN_END : GTK_ALIGN_CENTER);
  if (has_staff)
    add_staff (self);
  return GTK_WIDGET (self);
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widget/toast.h"

#include "ui/widget/icon.h"

#include <glib/gi18n.h>

struct _AffToast {
  GtkWidget parent_instance;

  // borrowed: children
  GtkWidget *box;
  AffIcon *icon;
  GtkLabel *label;
  GtkWidget *undo;

  guint source;
};

enum { UNDO, SIGNALS };

static guint signals[SIGNALS];

G_DEFINE_FINAL_TYPE (AffToast, aff_toast, GTK_TYPE_WIDGET)

static void
on_undo_clicked (AffToast *self)
{
  aff_toast_hide (self);
  g_signal_emit (self, signals[UNDO], 0);
}

static gboolean
on_time_out (gpointer data)
{
  AffToast *self = AFF_TOAST (data);

  self->source = 0;
  aff_toast_hide (self);
  return G_SOURCE_REMOVE;
}

static void
show (AffToast *self, const char *icon, const char *text, gboolean has_undo)
{
  aff_icon_set_name (self->icon, icon);
  gtk_label_set_text (self->label, text);
  gtk_widget_set_visible (self->undo, has_undo);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text,
                                  -1);
  g_clear_handle_id (&self->source, g_source_remove);
  self->source = g_timeout_add_seconds (AFF_TOAST_SECONDS, on_time_out, self);
}

static void
aff_toast_dispose (GObject *object)
{
  AffToast *self = AFF_TOAST (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (aff_toast_parent_class)->dispose (object);
}

static void
aff_toast_class_init (AffToastClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = aff_toast_dispose;
  signals[UNDO] = g_signal_new ("undo", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "toast");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_STATUS);
}

static void
aff_toast_init (AffToast *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  self->icon = AFF_ICON (aff_icon_new ("check"));
  self->label = GTK_LABEL (gtk_label_new (NULL));
  self->undo = gtk_button_new_with_label (_ ("Undo"));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_label_set_wrap (self->label, TRUE);
  gtk_label_set_natural_wrap_mode (self->label, GTK_NATURAL_WRAP_NONE);
  gtk_label_set_xalign (self->label, 0);
  gtk_widget_set_valign (self->undo, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->icon));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->label));
  gtk_box_append (GTK_BOX (self->box), self->undo);
  g_signal_connect_swapped (self->undo, "clicked", G_CALLBACK (on_undo_clicked), self);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_END);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
aff_toast_new (void)
{
  return g_object_new (AFF_TYPE_TOAST, NULL);
}

void
aff_toast_show (AffToast *self, const char *text, gboolean has_undo)
{
  g_return_if_fail (AFF_IS_TOAST (self) && text != NULL);
  show (self, "check", text, has_undo);
}

void
aff_toast_refuse (AffToast *self, const char *text)
{
  g_return_if_fail (AFF_IS_TOAST (self) && text != NULL);
  show (self, "warning", text, FALSE);
}

void
aff_toast_hide (AffToast *self)
{
  g_return_if_fail (AFF_IS_TOAST (self));
  g_clear_handle_id (&self->source, g_source_remove);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

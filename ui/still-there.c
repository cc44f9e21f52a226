// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/still-there.h"

#include <glib/gi18n.h>

struct _AffStillThere {
  GtkWidget parent_instance;

  // borrowed: children of the template
  GtkWidget *card;
  GtkLabel *text;
  GtkWidget *stay;
  GtkButton *leave;

  gboolean is_staff;
};

G_DEFINE_FINAL_TYPE (AffStillThere, aff_still_there, GTK_TYPE_WIDGET)

static gboolean
aff_still_there_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (AFF_STILL_THERE (widget)->stay);
}

static void
aff_still_there_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), AFF_TYPE_STILL_THERE);
  G_OBJECT_CLASS (aff_still_there_parent_class)->dispose (object);
}

static void
aff_still_there_class_init (AffStillThereClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = aff_still_there_dispose;
  widget_class->grab_focus = aff_still_there_grab_focus;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/affiche/ui/still-there.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_bind_template_child (widget_class, AffStillThere, card);
  gtk_widget_class_bind_template_child (widget_class, AffStillThere, text);
  gtk_widget_class_bind_template_child (widget_class, AffStillThere, stay);
  gtk_widget_class_bind_template_child (widget_class, AffStillThere, leave);
}

static void
aff_still_there_init (AffStillThere *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
aff_still_there_new (gboolean is_staff)
{
  AffStillThere *self = g_object_new (AFF_TYPE_STILL_THERE, NULL);

  self->is_staff = is_staff;
  if (is_staff)
    gtk_button_set_label (self->leave, _ ("Lock now"));
  return GTK_WIDGET (self);
}

static char *
describe (gboolean is_staff, guint seconds)
{
  if (is_staff)
    return g_strdup_printf (ngettext ("The staff pages lock in %u second.",
                                      "The staff pages lock in %u seconds.", seconds),
                            seconds);
  return g_strdup_printf (
    ngettext ("This page closes in %u second, and what you chose is cleared.",
              "This page closes in %u seconds, and what you chose is cleared.", seconds),
    seconds);
}

void
aff_still_there_set_left (AffStillThere *self, guint seconds)
{
  g_return_if_fail (AFF_IS_STILL_THERE (self));
  g_autofree char *text = describe (self->is_staff, seconds);

  gtk_label_set_label (self->text, text);
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/attendee/result-pager.h"

#include "ui/widget/icon.h"

#include <glib/gi18n.h>

struct _AffResultPager {
  GtkWidget parent_instance;

  // borrowed: children
  GtkWidget *previous;
  GtkLabel *label;
  GtkWidget *next;
};

enum { TURNED, SIGNALS };

static guint signals[SIGNALS];

G_DEFINE_FINAL_TYPE (AffResultPager, aff_result_pager, GTK_TYPE_WIDGET)

static void
on_previous (AffResultPager *self)
{
  g_signal_emit (self, signals[TURNED], 0, FALSE);
}

static void
on_next (AffResultPager *self)
{
  g_signal_emit (self, signals[TURNED], 0, TRUE);
}

static GtkWidget *
add_turner (AffResultPager *self, const char *icon, const char *name, GCallback handler)
{
  GtkWidget *button = gtk_button_new ();

  gtk_button_set_child (GTK_BUTTON (button), aff_icon_new (icon));
  gtk_widget_add_css_class (button, "btn");
  gtk_widget_add_css_class (button, "small");
  gtk_widget_add_css_class (button, "icon-only");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  g_signal_connect_swapped (button, "clicked", handler, self);
  gtk_widget_set_parent (button, GTK_WIDGET (self));
  return button;
}

static void
aff_result_pager_dispose (GObject *object)
{
  AffResultPager *self = AFF_RESULT_PAGER (object);

  g_clear_pointer (&self->previous, gtk_widget_unparent);
  if (self->label != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->label));
  self->label = NULL;
  g_clear_pointer (&self->next, gtk_widget_unparent);
  G_OBJECT_CLASS (aff_result_pager_parent_class)->dispose (object);
}

static void
aff_result_pager_class_init (AffResultPagerClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = aff_result_pager_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "result-pager");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  signals[TURNED] = g_signal_new ("turned", AFF_TYPE_RESULT_PAGER, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
}

static void
aff_result_pager_init (AffResultPager *self)
{
  self->previous = add_turner (self, "left", _ ("Results before these"),
                               G_CALLBACK (on_previous));
  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->label), "label");
  gtk_widget_set_parent (GTK_WIDGET (self->label), GTK_WIDGET (self));
  self->next = add_turner (self, "right", _ ("More results"), G_CALLBACK (on_next));
}

GtkWidget *
aff_result_pager_new (void)
{
  return g_object_new (AFF_TYPE_RESULT_PAGER, NULL);
}

void
aff_result_pager_show (AffResultPager *self, guint first, guint capacity, guint count)
{
  g_return_if_fail (AFF_IS_RESULT_PAGER (self) && capacity > 0);
  guint pages = (count + capacity - 1) / capacity;
  g_autofree char *text = g_strdup_printf ("%u/%u", first / capacity + 1, MAX (pages, 1));

  gtk_label_set_text (self->label, text);
  gtk_widget_set_visible (GTK_WIDGET (self), pages > 1);
  gtk_widget_set_sensitive (self->previous, first > 0);
  gtk_widget_set_sensitive (self->next, first + capacity < count);
}

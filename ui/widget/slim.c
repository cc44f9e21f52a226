// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widget/slim.h"

struct _AffSlim {
  GtkWidget parent_instance;

  // borrowed: it is a child
  GtkWidget *child;
};

enum { PROP_CHILD = 1 };

G_DEFINE_FINAL_TYPE (AffSlim, aff_slim, GTK_TYPE_WIDGET)

static void
aff_slim_measure (GtkWidget *widget,
                  GtkOrientation orientation,
                  int for_size,
                  int *minimum,
                  int *natural,
                  int *minimum_baseline,
                  int *natural_baseline)
{
  AffSlim *self = AFF_SLIM (widget);

  if (self->child == NULL)
    return;
  gtk_widget_measure (self->child, orientation, for_size, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *natural = *minimum;
}

static void
aff_slim_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  AffSlim *self = AFF_SLIM (widget);

  if (self->child != NULL)
    gtk_widget_allocate (self->child, width, height, -1, NULL);
}

static GtkSizeRequestMode
aff_slim_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
aff_slim_set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
  AffSlim *self = AFF_SLIM (object);

  g_clear_pointer (&self->child, gtk_widget_unparent);
  self->child = g_value_get_object (value);
  if (self->child != NULL)
    gtk_widget_set_parent (self->child, GTK_WIDGET (self));
}

static void
aff_slim_dispose (GObject *object)
{
  g_clear_pointer (&AFF_SLIM (object)->child, gtk_widget_unparent);
  G_OBJECT_CLASS (aff_slim_parent_class)->dispose (object);
}

static void
aff_slim_class_init (AffSlimClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->set_property = aff_slim_set_property;
  object_class->dispose = aff_slim_dispose;
  widget_class->measure = aff_slim_measure;
  widget_class->size_allocate = aff_slim_size_allocate;
  widget_class->get_request_mode = aff_slim_get_request_mode;
  g_object_class_install_property (object_class, PROP_CHILD,
                                   g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET,
                                                        G_PARAM_WRITABLE |
                                                          G_PARAM_STATIC_STRINGS));
  gtk_widget_class_set_css_name (widget_class, "slim");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
aff_slim_init (AffSlim *self)
{
}

GtkWidget *
aff_slim_new (GtkWidget *child)
{
  return g_object_new (AFF_TYPE_SLIM, "child", child, NULL);
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widget/icon.h"

#include "ui/widget/palette.h"

#include <librsvg/rsvg.h>

struct _AffIcon {
  GtkWidget parent_instance;

  // owned
  char *name;
  GskRenderNode *node;

  GdkRGBA node_color;
  int node_size;
};

enum { PROP_ICON = 1 };

G_DEFINE_FINAL_TYPE (AffIcon, aff_icon, GTK_TYPE_WIDGET)

static RsvgHandle *
load_icon (const char *name, const GdkRGBA *color)
{
  g_autofree char *path = g_strdup_printf ("/org/affiche/icons/%s.svg", name);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  if (bytes == NULL) {
    g_critical ("There is no icon of the name %s", name);
    return NULL;
  }
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  RsvgHandle *handle = rsvg_handle_new_from_data (data, length, NULL);
  g_autofree char *css = g_strdup_printf ("svg { color: #%02x%02x%02x }",
                                          (guint) (color->red * 255 + 0.5f),
                                          (guint) (color->green * 255 + 0.5f),
                                          (guint) (color->blue * 255 + 0.5f));

  if (handle != NULL)
    rsvg_handle_set_stylesheet (handle, (const guint8 *) css, strlen (css), NULL);
  return handle;
}

void
aff_icon_paint (cairo_t *cr,
                const char *name,
                double x,
                double y,
                double size,
                const GdkRGBA *color)
{
  g_return_if_fail (cr != NULL && name != NULL && color != NULL);
  RsvgHandle *handle = load_icon (name, color);
  RsvgRectangle box = {x, y, size, size};

  if (handle != NULL)
    rsvg_handle_render_document (handle, cr, &box, NULL);
  g_clear_object (&handle);
}

static void
make_node (AffIcon *self, int width, int height, const GdkRGBA *color)
{
  int size = MIN (width, height);

  g_clear_pointer (&self->node, gsk_render_node_unref);
  self->node = gsk_cairo_node_new (&GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  cairo_t *cr = gsk_cairo_node_get_draw_context (self->node);
  aff_icon_paint (cr, self->name, (width - size) / 2, (height - size) / 2, size, color);
  cairo_destroy (cr);
  self->node_size = size;
  self->node_color = *color;
}

static void
aff_icon_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  AffIcon *self = AFF_ICON (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  GdkRGBA color = aff_palette_text_color (widget);

  if (self->name == NULL || width <= 0 || height <= 0)
    return;
  if (self->node == NULL || self->node_size != MIN (width, height) ||
      !gdk_rgba_equal (&self->node_color, &color))
    make_node (self, width, height, &color);
  gtk_snapshot_append_node (snapshot, self->node);
}

static void
aff_icon_set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
  aff_icon_set_name (AFF_ICON (object), g_value_get_string (value));
}

static void
aff_icon_finalize (GObject *object)
{
  AffIcon *self = AFF_ICON (object);

  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->node, gsk_render_node_unref);
  G_OBJECT_CLASS (aff_icon_parent_class)->finalize (object);
}

static void
aff_icon_class_init (AffIconClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->set_property = aff_icon_set_property;
  object_class->finalize = aff_icon_finalize;
  widget_class->snapshot = aff_icon_snapshot;
  g_object_class_install_property (
    object_class, PROP_ICON,
    g_param_spec_string ("icon", NULL, NULL, NULL, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS));
  gtk_widget_class_set_css_name (widget_class, "icon");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
aff_icon_init (AffIcon *self)
{
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

GtkWidget *
aff_icon_new (const char *name)
{
  return g_object_new (AFF_TYPE_ICON, "icon", name, NULL);
}

void
aff_icon_set_name (AffIcon *self, const char *name)
{
  g_return_if_fail (AFF_IS_ICON (self));
  if (g_strcmp0 (self->name, name) == 0)
    return;
  g_free (self->name);
  self->name = g_strdup (name);
  g_clear_pointer (&self->node, gsk_render_node_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widget/qr-view.h"

#include "app/qr/qr.h"
#include "ui/widget/palette.h"

struct _AffQrView {
  GtkWidget parent_instance;

  // owned
  char *address;
  AffQr *qr;
  GskRenderNode *node;
};

G_DEFINE_FINAL_TYPE (AffQrView, aff_qr_view, GTK_TYPE_WIDGET)

// All dark modules as one path of whole device pixels: MODULE device pixels each, from LEFT, TOP.
static void
paint_modules (AffQrView *self, cairo_t *cr, int module, int left, int top)
{
  cairo_set_antialias (cr, CAIRO_ANTIALIAS_NONE);
  for (int y = 0; y < self->qr->size; y++)
    for (int x = 0; x < self->qr->size; x++)
      if (aff_qr_is_dark (self->qr, x, y))
        cairo_rectangle (cr, left + (x + AFF_QR_QUIET) * module,
                         top + (y + AFF_QR_QUIET) * module, module, module);
  aff_palette_set_source (cr, aff_palette_color (AFF_COLOR_QR));
  cairo_fill (cr);
}

// Whole device pixels for a module, its quiet zone included.
static int
find_module (AffQrView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  int side = MIN (gtk_widget_get_width (widget), gtk_widget_get_height (widget));

  return side * gtk_widget_get_scale_factor (widget) / (self->qr->size + 2 * AFF_QR_QUIET);
}

static void
make_node (AffQrView *self, int width, int height)
{
  int factor = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  int module = find_module (self);
  int side = module * (self->qr->size + 2 * AFF_QR_QUIET);

  self->node = gsk_cairo_node_new (&GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  cairo_t *cr = gsk_cairo_node_get_draw_context (self->node);
  int left = (width * factor - side) / 2;
  int top = (height * factor - side) / 2;
  cairo_scale (cr, 1.0 / factor, 1.0 / factor);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_rectangle (cr, left, top, side, side);
  cairo_fill (cr);
  paint_modules (self, cr, module, left, top);
  cairo_destroy (cr);
}

static void
aff_qr_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  AffQrView *self = AFF_QR_VIEW (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);

  if (self->qr == NULL || width <= 0 || height <= 0)
    return;
  if (self->node == NULL)
    make_node (self, width, height);
  gtk_snapshot_append_node (snapshot, self->node);
}

static void
aff_qr_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  g_clear_pointer (&AFF_QR_VIEW (widget)->node, gsk_render_node_unref);
}

static void
aff_qr_view_finalize (GObject *object)
{
  AffQrView *self = AFF_QR_VIEW (object);

  g_clear_pointer (&self->address, g_free);
  g_clear_pointer (&self->qr, aff_qr_free);
  g_clear_pointer (&self->node, gsk_render_node_unref);
  G_OBJECT_CLASS (aff_qr_view_parent_class)->finalize (object);
}

static void
aff_qr_view_class_init (AffQrViewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = aff_qr_view_finalize;
  widget_class->snapshot = aff_qr_view_snapshot;
  widget_class->size_allocate = aff_qr_view_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "qr-view");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
aff_qr_view_init (AffQrView *self)
{
}

GtkWidget *
aff_qr_view_new (void)
{
  return g_object_new (AFF_TYPE_QR_VIEW, NULL);
}

void
aff_qr_view_set_address (AffQrView *self, const char *address, const char *name)
{
  g_return_if_fail (AFF_IS_QR_VIEW (self));
  g_autoptr (GError) error = NULL;

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name != NULL ? name : "", -1);
  if (g_strcmp0 (self->address, address) == 0)
    return;
  g_free (self->address);
  self->address = g_strdup (address);
  g_clear_pointer (&self->node, gsk_render_node_unref);
  g_clear_pointer (&self->qr, aff_qr_free);
  if (address != NULL)
    self->qr = aff_qr_new (address, &error);
  if (error != NULL)
    g_message ("No code for %s: %s", address, error->message);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

const char *
aff_qr_view_get_address (AffQrView *self)
{
  g_return_val_if_fail (AFF_IS_QR_VIEW (self), NULL);
  return self->address;
}

int
aff_qr_view_get_module (AffQrView *self)
{
  g_return_val_if_fail (AFF_IS_QR_VIEW (self), 0);
  return self->qr != NULL ? find_module (self) : 0;
}

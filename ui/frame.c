// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/frame.h"

struct _AffFrame {
  GtkWidget parent_instance;

  // owned, as children
  GtkWidget *top;
  GtkWidget *page;
  GtkWidget *nav;
  GtkWidget *cover;

  // borrowed
  GBinding *binding; // of the nav bar to the page that takes its place, or NULL

  AffFrameFunc resized;
  gpointer resized_data;
  gboolean page_fits;
};

G_DEFINE_FINAL_TYPE (AffFrame, aff_frame, GTK_TYPE_WIDGET)

static int
measure_height (GtkWidget *child, int width)
{
  int height = 0;

  if (child != NULL && gtk_widget_get_visible (child))
    gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
  return height;
}

static gboolean
place (GtkWidget *child, int y, int width, int height)
{
  int least_width, least_height;

  if (child == NULL || !gtk_widget_get_visible (child))
    return TRUE;
  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least_width, NULL, NULL, NULL);
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, MAX (width, least_width), &least_height,
                      NULL, NULL, NULL);
  gtk_widget_size_allocate (
    child, &(GtkAllocation){0, y, MAX (width, least_width), MAX (height, least_height)}, -1);
  return least_width <= width && least_height <= height;
}

static void
aff_frame_measure (GtkWidget *widget,
                   GtkOrientation orientation,
                   int for_size,
                   int *minimum,
                   int *natural,
                   int *minimum_baseline,
                   int *natural_baseline)
{
  *minimum = *natural = 0;
}

static void
aff_frame_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  AffFrame *self = AFF_FRAME (widget);

  if (self->resized != NULL)
    self->resized (self, width, height, self->resized_data);
  int top = measure_height (self->top, width);
  int nav = measure_height (self->nav, width);
  self->page_fits = place (self->top, 0, width, top) &
                    place (self->page, top, width, MAX (height - top - nav, 1)) &
                    place (self->nav, height - nav, width, nav) &
                    place (self->cover, 0, width, height);
}

static void
replace (AffFrame *self, GtkWidget **slot, GtkWidget *child)
{
  g_clear_pointer (slot, gtk_widget_unparent);
  *slot = child;
  // The reading and focus order is top bar, page, nav bar, whatever came last.
  if (child != NULL)
    gtk_widget_insert_before (child, GTK_WIDGET (self),
                              slot == &self->nav  ? self->cover
                              : self->nav != NULL ? self->nav
                                                  : self->cover);
}

// A page with a property "covers-nav" has the nav bar's place while that is TRUE: its keyboard
// stands there.
static void
bind_nav (AffFrame *self)
{
  if (self->binding != NULL)
    g_binding_unbind (self->binding); // which clears the weak pointer
  if (self->nav == NULL)
    return;
  gtk_widget_set_visible (self->nav, TRUE);
  if (self->page != NULL &&
      g_object_class_find_property (G_OBJECT_GET_CLASS (self->page), "covers-nav") != NULL)
    self->binding = g_object_bind_property (self->page, "covers-nav", self->nav, "visible",
                                            G_BINDING_SYNC_CREATE | G_BINDING_INVERT_BOOLEAN);
  if (self->binding != NULL)
    g_object_add_weak_pointer (G_OBJECT (self->binding), (gpointer *) &self->binding);
}

static void
aff_frame_dispose (GObject *object)
{
  AffFrame *self = AFF_FRAME (object);

  g_clear_weak_pointer (&self->binding);
  g_clear_pointer (&self->top, gtk_widget_unparent);
  g_clear_pointer (&self->page, gtk_widget_unparent);
  g_clear_pointer (&self->nav, gtk_widget_unparent);
  g_clear_pointer (&self->cover, gtk_widget_unparent);
  G_OBJECT_CLASS (aff_frame_parent_class)->dispose (object);
}

static void
aff_frame_class_init (AffFrameClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = aff_frame_dispose;
  widget_class->measure = aff_frame_measure;
  widget_class->size_allocate = aff_frame_size_allocate;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
aff_frame_init (AffFrame *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

GtkWidget *
aff_frame_new (void)
{
  return g_object_new (AFF_TYPE_FRAME, NULL);
}

void
aff_frame_set_bars (AffFrame *self, GtkWidget *top, GtkWidget *nav)
{
  g_return_if_fail (AFF_IS_FRAME (self));
  replace (self, &self->nav, nav);
  replace (self, &self->top, top);
  if (self->page != NULL)
    gtk_widget_insert_before (self->page, GTK_WIDGET (self),
                              self->nav != NULL ? self->nav : self->cover);
  bind_nav (self);
}

void
aff_frame_set_page (AffFrame *self, GtkWidget *page)
{
  g_return_if_fail (AFF_IS_FRAME (self));
  replace (self, &self->page, page);
  bind_nav (self);
}

GtkWidget *
aff_frame_get_page (AffFrame *self)
{
  g_return_val_if_fail (AFF_IS_FRAME (self), NULL);
  return self->page;
}

void
aff_frame_set_cover (AffFrame *self, GtkWidget *cover)
{
  g_return_if_fail (AFF_IS_FRAME (self));
  g_clear_pointer (&self->cover, gtk_widget_unparent);
  self->cover = cover;
  if (cover != NULL)
    gtk_widget_insert_before (cover, GTK_WIDGET (self), NULL);
  // What lies under it is out of reach for keys and readers too.
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_widget_set_can_focus (child, cover == NULL || child == cover);
}

GtkWidget *
aff_frame_get_cover (AffFrame *self)
{
  g_return_val_if_fail (AFF_IS_FRAME (self), NULL);
  return self->cover;
}

void
aff_frame_on_resize (AffFrame *self, AffFrameFunc func, gpointer data)
{
  g_return_if_fail (AFF_IS_FRAME (self));
  self->resized = func;
  self->resized_data = data;
}

gboolean
aff_frame_page_fits (AffFrame *self)
{
  g_return_val_if_fail (AFF_IS_FRAME (self), FALSE);
  return self->page_fits;
}

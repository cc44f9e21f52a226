// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/staff/row-pager.h"

#include "ui/widget/icon.h"

#include <glib/gi18n.h>

struct _AffRowPager {
  GtkWidget parent_instance;

  // owned, as children
  GPtrArray *rows;

  // borrowed: a child, or somewhere else, and its children
  GtkWidget *turner;
  GtkWidget *earlier;
  GtkWidget *later;
  GtkLabel *words;

  guint page;
  guint pages;
  guint idle;
  gboolean is_apart; // the turner stands somewhere else
};

G_DEFINE_FINAL_TYPE (AffRowPager, aff_row_pager, GTK_TYPE_WIDGET)

static int
measure (GtkWidget *child, int width)
{
  int natural;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);
  return natural;
}

static int
measure_tallest (AffRowPager *self, int width)
{
  int tallest = 0;

  for (guint i = 0; i < self->rows->len; i++)
    tallest = MAX (tallest, measure (g_ptr_array_index (self->rows, i), width));
  return tallest;
}

static int
measure_rows (AffRowPager *self, int width)
{
  int sum = 0;

  for (guint i = 0; i < self->rows->len; i++)
    sum += measure (g_ptr_array_index (self->rows, i), width);
  return sum;
}

// The index behind the last row that fits into ROOM, the first of them being FIRST.
static guint
fill (AffRowPager *self, guint first, int width, int room)
{
  guint end = first;

  while (end < self->rows->len) {
    room -= measure (g_ptr_array_index (self->rows, end), width);
    if (room < 0 && end > first)
      break;
    end++;
  }
  return end;
}

// What changed while a place was given to it is shown as soon as that is over.
static gboolean
on_idle (gpointer data)
{
  AffRowPager *self = AFF_ROW_PAGER (data);
  // Translators: a page of a list and how many there are.
  g_autofree char *words = g_strdup_printf (_ ("%1$u of %2$u"), self->page + 1, self->pages);

  self->idle = 0;
  gtk_label_set_label (self->words, words);
  gtk_widget_set_sensitive (self->earlier, self->page > 0);
  gtk_widget_set_sensitive (self->later, self->page + 1 < self->pages);
  if (self->is_apart)
    gtk_widget_set_visible (self->turner, self->pages > 1);
  return G_SOURCE_REMOVE;
}

static void
queue_words (AffRowPager *self)
{
  if (self->idle == 0)
    self->idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_idle, self, NULL);
}

static void
place (GtkWidget *child, int y, int width, int height)
{
  gtk_widget_set_child_visible (child, TRUE);
  gtk_widget_size_allocate (child, &(GtkAllocation){0, y, width, height}, -1);
}

static void
hide_rows (AffRowPager *self, guint first, guint end)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (i < first || i >= end)
      gtk_widget_set_child_visible (g_ptr_array_index (self->rows, i), FALSE);
}

static void
aff_row_pager_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  AffRowPager *self = AFF_ROW_PAGER (widget);
  gboolean has_turner = !self->is_apart && measure_rows (self, width) > height;
  int turner = has_turner ? measure (self->turner, width) : 0,
      room = has_turner ? height - turner : height;
  guint first = 0, end = fill (self, 0, width, room), pages = 1, page = 0, y = 0;

  for (guint start = end; start < self->rows->len; pages++) {
    guint next = fill (self, start, width, room);

    if (pages <= self->page) {
      first = start;
      end = next;
      page = pages;
    }
    start = next;
  }
  hide_rows (self, first, end);
  for (guint i = first; i < end; i++) {
    GtkWidget *row = g_ptr_array_index (self->rows, i);
    int row_height = measure (row, width);

    place (row, (int) y, width, row_height);
    y += (guint) row_height;
  }
  if (has_turner)
    place (self->turner, height - turner, width, turner);
  else if (!self->is_apart)
    gtk_widget_set_child_visible (self->turner, FALSE);
  if (pages != self->pages || page != self->page)
    queue_words (self);
  self->pages = pages;
  self->page = page;
}

static void
aff_row_pager_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  AffRowPager *self = AFF_ROW_PAGER (widget);
  int least = 0;

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_VERTICAL) {
    least = self->is_apart ? measure_tallest (self, for_size) : 2 * measure (self->turner, -1);
    *minimum = *natural = MIN (measure_rows (self, for_size), least);
    return;
  }
  for (guint i = 0; i < self->rows->len; i++) {
    gtk_widget_measure (g_ptr_array_index (self->rows, i), orientation, -1, &least, NULL, NULL,
                        NULL);
    *minimum = MAX (*minimum, least);
  }
  if (!self->is_apart)
    gtk_widget_measure (self->turner, orientation, -1, &least, NULL, NULL, NULL);
  *natural = *minimum = MAX (*minimum, least);
}

static void
turn (AffRowPager *self, int direction)
{
  self->page = (guint) MAX ((int) self->page + direction, 0);
  queue_words (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
on_earlier (AffRowPager *self)
{
  turn (self, -1);
}

static void
on_later (AffRowPager *self)
{
  turn (self, 1);
}

static void
aff_row_pager_dispose (GObject *object)
{
  AffRowPager *self = AFF_ROW_PAGER (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_ptr_array_set_size (self->rows, 0);
  if (self->turner != NULL && !self->is_apart)
    gtk_widget_unparent (self->turner);
  self->turner = NULL;
  G_OBJECT_CLASS (aff_row_pager_parent_class)->dispose (object);
}

static void
aff_row_pager_finalize (GObject *object)
{
  g_ptr_array_unref (AFF_ROW_PAGER (object)->rows);
  G_OBJECT_CLASS (aff_row_pager_parent_class)->finalize (object);
}

static void
aff_row_pager_class_init (AffRowPagerClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = aff_row_pager_dispose;
  G_OBJECT_CLASS (class)->finalize = aff_row_pager_finalize;
  widget_class->measure = aff_row_pager_measure;
  widget_class->size_allocate = aff_row_pager_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "row-pager");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
}

static GtkWidget *
make_button (const char *icon, const char *name)
{
  GtkWidget *button = gtk_button_new ();

  gtk_button_set_child (GTK_BUTTON (button), aff_icon_new (icon));
  gtk_widget_add_css_class (button, "btn");
  gtk_widget_add_css_class (button, "staff");
  gtk_widget_add_css_class (button, "icon-only");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  return button;
}

static void
aff_row_pager_init (AffRowPager *self)
{
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) gtk_widget_unparent);
  self->turner = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  self->earlier = make_button ("up", _ ("Earlier rows"));
  self->later = make_button ("down", _ ("Later rows"));
  self->words = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (self->turner, "row-turner");
  gtk_widget_add_css_class (GTK_WIDGET (self->words), "tnum");
  gtk_widget_set_hexpand (GTK_WIDGET (self->words), TRUE);
  gtk_box_append (GTK_BOX (self->turner), self->earlier);
  gtk_box_append (GTK_BOX (self->turner), GTK_WIDGET (self->words));
  gtk_box_append (GTK_BOX (self->turner), self->later);
  g_signal_connect_swapped (self->earlier, "clicked", G_CALLBACK (on_earlier), self);
  g_signal_connect_swapped (self->later, "clicked", G_CALLBACK (on_later), self);
  gtk_widget_set_parent (self->turner, GTK_WIDGET (self));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

GtkWidget *
aff_row_pager_new (void)
{
  return g_object_new (AFF_TYPE_ROW_PAGER, NULL);
}

GtkWidget *
aff_row_pager_take_turner (AffRowPager *self)
{
  g_return_val_if_fail (AFF_IS_ROW_PAGER (self) && !self->is_apart, NULL);
  GtkWidget *turner = g_object_ref (self->turner);

  self->is_apart = TRUE;
  gtk_widget_set_hexpand (GTK_WIDGET (self->words), FALSE);
  gtk_widget_unparent (turner);
  gtk_widget_set_child_visible (turner, TRUE);
  gtk_widget_set_visible (turner, FALSE);
  return turner;
}

void
aff_row_pager_clear (AffRowPager *self)
{
  g_return_if_fail (AFF_IS_ROW_PAGER (self));
  g_ptr_array_set_size (self->rows, 0);
}

void
aff_row_pager_append (AffRowPager *self, GtkWidget *row)
{
  g_return_if_fail (AFF_IS_ROW_PAGER (self) && GTK_IS_WIDGET (row));
  gtk_widget_insert_before (row, GTK_WIDGET (self), self->is_apart ? NULL : self->turner);
  g_ptr_array_add (self->rows, row);
}

void
aff_row_pager_show_first (AffRowPager *self)
{
  g_return_if_fail (AFF_IS_ROW_PAGER (self));
  turn (self, -(int) self->page);
}

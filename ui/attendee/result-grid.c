// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/attendee/result-grid.h"

#define FIRST_ROWS 3 // until it is known how many fit

struct _AffResultGrid {
  GtkWidget parent_instance;

  int columns;
  guint rows;
  guint source;
};

enum { PROP_COLUMNS = 1 };

enum { CAPACITY_CHANGED, SIGNALS };

static guint signals[SIGNALS];

G_DEFINE_FINAL_TYPE (AffResultGrid, aff_result_grid, GTK_TYPE_WIDGET)

static int
measure_row (AffResultGrid *self, int width)
{
  int highest = 0;

  for (GtkWidget *card = gtk_widget_get_first_child (GTK_WIDGET (self)); card != NULL;
       card = gtk_widget_get_next_sibling (card)) {
    int least;

    gtk_widget_measure (card, GTK_ORIENTATION_VERTICAL, width < 0 ? -1 : width / self->columns,
                        &least, NULL, NULL, NULL);
    highest = MAX (highest, least);
  }
  return highest;
}

static gboolean
on_capacity_changed (gpointer data)
{
  AffResultGrid *self = AFF_RESULT_GRID (data);

  self->source = 0;
  g_signal_emit (self, signals[CAPACITY_CHANGED], 0);
  return G_SOURCE_REMOVE;
}

// During an allocation nothing may be replaced, so that is said right after it.
static void
set_rows (AffResultGrid *self, guint rows)
{
  if (rows == self->rows)
    return;
  self->rows = rows;
  if (self->source == 0)
    self->source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_capacity_changed, self, NULL);
}

static void
aff_result_grid_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  AffResultGrid *self = AFF_RESULT_GRID (widget);
  int row_height = measure_row (self, width);
  int place = 0;

  if (row_height > 0)
    set_rows (self, (guint) MAX (height / row_height, 1));
  for (GtkWidget *card = gtk_widget_get_first_child (widget); card != NULL;
       card = gtk_widget_get_next_sibling (card), place++) {
    int column = place % self->columns, row = place / self->columns;
    int x = width * column / self->columns;
    graphene_point_t corner = GRAPHENE_POINT_INIT ((float) x, (float) (row * row_height));

    gtk_widget_set_child_visible (card, row < (int) self->rows);
    gtk_widget_allocate (card, width * (column + 1) / self->columns - x, row_height, -1,
                         gsk_transform_translate (NULL, &corner));
  }
}

static void
aff_result_grid_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  AffResultGrid *self = AFF_RESULT_GRID (widget);

  if (orientation == GTK_ORIENTATION_VERTICAL) {
    *minimum = *natural = measure_row (self, for_size);
    return;
  }
  for (GtkWidget *card = gtk_widget_get_first_child (widget); card != NULL;
       card = gtk_widget_get_next_sibling (card)) {
    int least;

    gtk_widget_measure (card, orientation, -1, &least, NULL, NULL, NULL);
    *minimum = *natural = MAX (*minimum, least * self->columns);
  }
}

static GtkSizeRequestMode
aff_result_grid_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
aff_result_grid_set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
  AFF_RESULT_GRID (object)->columns = g_value_get_int (value);
  gtk_widget_queue_resize (GTK_WIDGET (object));
}

static void
aff_result_grid_dispose (GObject *object)
{
  AffResultGrid *self = AFF_RESULT_GRID (object);

  g_clear_handle_id (&self->source, g_source_remove);
  aff_result_grid_clear (self);
  G_OBJECT_CLASS (aff_result_grid_parent_class)->dispose (object);
}

static void
aff_result_grid_class_init (AffResultGridClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->set_property = aff_result_grid_set_property;
  object_class->dispose = aff_result_grid_dispose;
  widget_class->size_allocate = aff_result_grid_size_allocate;
  widget_class->measure = aff_result_grid_measure;
  widget_class->get_request_mode = aff_result_grid_get_request_mode;
  signals[CAPACITY_CHANGED] = g_signal_new ("capacity-changed", G_TYPE_FROM_CLASS (class),
                                            G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                            0);
  g_object_class_install_property (object_class, PROP_COLUMNS,
                                   g_param_spec_int ("columns", NULL, NULL, 1, 8, 1,
                                                     G_PARAM_WRITABLE |
                                                       G_PARAM_STATIC_STRINGS));
  gtk_widget_class_set_css_name (widget_class, "result-grid");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
aff_result_grid_init (AffResultGrid *self)
{
  self->columns = 1;
  self->rows = FIRST_ROWS;
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_VISIBLE);
}

void
aff_result_grid_append (AffResultGrid *self, GtkWidget *card)
{
  g_return_if_fail (AFF_IS_RESULT_GRID (self) && GTK_IS_WIDGET (card));
  gtk_widget_set_parent (card, GTK_WIDGET (self));
}

void
aff_result_grid_clear (AffResultGrid *self)
{
  g_return_if_fail (AFF_IS_RESULT_GRID (self));
  GtkWidget *card;

  while ((card = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (card);
}

guint
aff_result_grid_get_capacity (AffResultGrid *self)
{
  g_return_val_if_fail (AFF_IS_RESULT_GRID (self), 1);
  return self->rows * (guint) self->columns;
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widget/wrap.h"

#define NEARLY_FULL 0.7

struct _AffWrap {
  GtkWidget parent_instance;

  gboolean spreads;
};

enum { PROP_SPREADS = 1 };

G_DEFINE_FINAL_TYPE (AffWrap, aff_wrap, GTK_TYPE_WIDGET)

// One row: from FIRST, N_CHILDREN that are visible, so wide and high together.
typedef struct {
  GtkWidget *first;
  int n_children;
  int width;
  int height;
} Row;

static int
measure_width (GtkWidget *child, int available)
{
  int minimum, natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  return MAX (minimum, MIN (natural, available));
}

static int
measure_height (GtkWidget *child, int width)
{
  int natural;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);
  return natural;
}

static Row
take_row (GtkWidget *child, int available)
{
  Row row = {.first = child};

  for (; child != NULL; child = gtk_widget_get_next_sibling (child)) {
    if (!gtk_widget_should_layout (child))
      continue;
    int width = measure_width (child, available);
    if (row.n_children > 0 && row.width + width > available)
      break;
    row.n_children++;
    row.width += width;
    row.height = MAX (row.height, measure_height (child, width));
  }
  return row;
}

// The first child after ROW, NULL if it was the last row.
static GtkWidget *
skip_row (Row row)
{
  GtkWidget *child = row.first;

  for (int i = 0; child != NULL; child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_should_layout (child) && i++ == row.n_children)
      break;
  return child;
}

static int
count_rows (GtkWidget *widget, int width)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);
  int rows = 0;

  for (; child != NULL; rows++)
    child = skip_row (take_row (child, width));
  return rows;
}

static int
measure_widest (GtkWidget *widget, int available)
{
  int widest = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_should_layout (child))
      widest = MAX (widest, measure_width (child, available));
  return widest;
}

// The least width that still needs no more rows than WIDTH: rows of about the same length look
// better than a full one and one child alone. None of the children gets less width by it.
static int
balance (GtkWidget *widget, int width)
{
  int rows = count_rows (widget, width);
  int least = MAX (width / 2, measure_widest (widget, width) - 1);

  if (rows < 2)
    return width;
  for (int most = width; most - least > 1;) {
    int middle = (least + most) / 2;

    if (count_rows (widget, middle) > rows)
      least = middle;
    else
      most = middle;
    width = most;
  }
  return width;
}

static void
allocate_row (Row row, int x, int y, int available, double gap)
{
  GtkWidget *child = row.first;
  double left = x;

  for (int i = 0; i < row.n_children; child = gtk_widget_get_next_sibling (child)) {
    if (!gtk_widget_should_layout (child))
      continue;
    int width = measure_width (child, available);
    graphene_point_t corner = GRAPHENE_POINT_INIT ((float) (int) left, (float) y);
    gtk_widget_allocate (child, width, row.height, -1, gsk_transform_translate (NULL, &corner));
    left += width + gap;
    i++;
  }
}

static void
aff_wrap_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  AffWrap *self = AFF_WRAP (widget);
  GtkWidget *child = gtk_widget_get_first_child (widget);
  int y = 0, longest = balance (widget, width);

  while (child != NULL) {
    Row row = take_row (child, longest);
    GtkWidget *next = skip_row (row);
    gboolean is_alone = y == 0 && next == NULL && row.n_children > 1;
    double gap = 0;

    if (self->spreads && is_alone && row.width > width * NEARLY_FULL)
      gap = (width - row.width) / (double) (row.n_children - 1);
    allocate_row (row, 0, y, width, MAX (gap, 0));
    y += row.height;
    child = next;
  }
}

static void
measure_rows (GtkWidget *widget, int width, int *minimum, int *natural)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);
  int sum = 0;

  while (child != NULL) {
    Row row = take_row (child, width >= 0 ? width : G_MAXINT);
    sum += row.height;
    child = skip_row (row);
  }
  *minimum = *natural = sum;
}

static void
aff_wrap_measure (GtkWidget *widget,
                  GtkOrientation orientation,
                  int for_size,
                  int *minimum,
                  int *natural,
                  int *minimum_baseline,
                  int *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_VERTICAL) {
    measure_rows (widget, for_size, minimum, natural);
    return;
  }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    int child_minimum, child_natural;

    if (!gtk_widget_should_layout (child))
      continue;
    gtk_widget_measure (child, orientation, -1, &child_minimum, &child_natural, NULL, NULL);
    *minimum = MAX (*minimum, child_minimum);
    *natural += child_natural;
  }
}

static GtkSizeRequestMode
aff_wrap_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
aff_wrap_set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
  AFF_WRAP (object)->spreads = g_value_get_boolean (value);
}

static void
aff_wrap_dispose (GObject *object)
{
  aff_wrap_clear (AFF_WRAP (object));
  G_OBJECT_CLASS (aff_wrap_parent_class)->dispose (object);
}

static void
aff_wrap_class_init (AffWrapClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->set_property = aff_wrap_set_property;
  object_class->dispose = aff_wrap_dispose;
  widget_class->size_allocate = aff_wrap_size_allocate;
  widget_class->measure = aff_wrap_measure;
  widget_class->get_request_mode = aff_wrap_get_request_mode;
  g_object_class_install_property (object_class, PROP_SPREADS,
                                   g_param_spec_boolean ("spreads", NULL, NULL, FALSE,
                                                         G_PARAM_WRITABLE |
                                                           G_PARAM_STATIC_STRINGS));
  gtk_widget_class_set_css_name (widget_class, "wrap");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
aff_wrap_init (AffWrap *self)
{
}

GtkWidget *
aff_wrap_new (gboolean spreads)
{
  return g_object_new (AFF_TYPE_WRAP, "spreads", spreads, NULL);
}

void
aff_wrap_append (AffWrap *self, GtkWidget *child)
{
  g_return_if_fail (AFF_IS_WRAP (self) && GTK_IS_WIDGET (child));
  gtk_widget_set_parent (child, GTK_WIDGET (self));
}

void
aff_wrap_clear (AffWrap *self)
{
  g_return_if_fail (AFF_IS_WRAP (self));
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/attendee/board-pad.h"

#include "ui/widget/board-label.h"
#include "ui/widget/icon.h"
#include "ui/widget/palette.h"
#include "ui/widget/words.h"

#include <glib/gi18n.h>

#define KEYS_A_PAGE 30
#define LONG_LABEL  3   // characters; a longer one ("W047") is set smaller
#define HIGHEST_KEY 140 // px of the design

struct _AffBoardPad {
  GtkWidget parent_instance;

  // owned
  GArray *boards;  // gint64, what the keys stand for
  GPtrArray *keys; // of borrowed buttons

  // borrowed: children
  GtkWidget *box;
  GtkGrid *grid;
  GtkWidget *pager;
  GtkLabel *page_label;

  int columns;
  double unit_px;
  guint page;
  gint64 selected;
};

enum { BOARD_CHOSEN, SIGNALS };

static guint signals[SIGNALS];

G_DEFINE_FINAL_TYPE (AffBoardPad, aff_board_pad, GTK_TYPE_WIDGET)

static void
on_key_clicked (GtkButton *key, AffBoardPad *self)
{
  guint index;

  if (g_ptr_array_find (self->keys, key, &index))
    g_signal_emit (self, signals[BOARD_CHOSEN], 0, g_array_index (self->boards, gint64, index));
}

static guint
count_pages (AffBoardPad *self)
{
  return (self->keys->len + KEYS_A_PAGE - 1) / KEYS_A_PAGE;
}

static void
turn_page (AffBoardPad *self, guint page)
{
  g_autofree char *label = g_strdup_printf ("%u/%u", page + 1, MAX (count_pages (self), 1));

  self->page = page;
  for (guint i = 0; i < self->keys->len; i++)
    gtk_widget_set_visible (g_ptr_array_index (self->keys, i), i / KEYS_A_PAGE == page);
  gtk_label_set_text (self->page_label, label);
  gtk_widget_set_visible (self->pager, count_pages (self) > 1);
}

static void
on_previous (GtkButton *button, AffBoardPad *self)
{
  guint pages = count_pages (self);

  turn_page (self, (self->page + pages - 1) % pages);
}

static void
on_next (GtkButton *button, AffBoardPad *self)
{
  turn_page (self, (self->page + 1) % count_pages (self));
}

static GtkWidget *
make_key (AffBoardPad *self)
{
  GtkWidget *key = gtk_button_new ();
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_halign (row, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (row), aff_board_label_new (NULL));
  gtk_box_append (GTK_BOX (row), gtk_label_new (NULL));
  gtk_widget_add_css_class (gtk_widget_get_last_child (row), "key-letter");
  gtk_button_set_child (GTK_BUTTON (key), row);
  gtk_widget_set_hexpand (key, TRUE);
  g_signal_connect (key, "clicked", G_CALLBACK (on_key_clicked), self);
  return key;
}

static gboolean
has_keys_for (AffBoardPad *self, const GArray *seats)
{
  if (self->boards->len != seats->len)
    return FALSE;
  for (guint i = 0; i < seats->len; i++)
    if (g_array_index (self->boards, gint64, i) != g_array_index (seats, AffSeat, i).board->id)
      return FALSE;
  return TRUE;
}

static void
make_keys (AffBoardPad *self, const GArray *seats)
{
  for (guint i = 0; i < self->keys->len; i++)
    gtk_grid_remove (self->grid, g_ptr_array_index (self->keys, i));
  g_ptr_array_set_size (self->keys, 0);
  g_array_set_size (self->boards, 0);
  for (guint i = 0; i < seats->len; i++) {
    GtkWidget *key = make_key (self);
    int place = (int) (i % KEYS_A_PAGE);

    gtk_grid_attach (self->grid, key, place % self->columns, place / self->columns, 1, 1);
    g_ptr_array_add (self->keys, key);
    g_array_append_vals (self->boards, &g_array_index (seats, AffSeat, i).board->id, 1);
  }
}

static void
update_key (GtkWidget *key, const AffMapContent *content, const AffSeat *seat)
{
  const char *classes[7] = {"board-key"};
  guint n_classes = 1;
  gboolean is_selected = seat->board->id == content->selected;
  gboolean is_dimmed = aff_map_content_is_dimmed (content, seat) && !is_selected;
  gboolean has_letter = seat->topic != NULL && !is_dimmed;
  g_autofree char *name = aff_words_seat (seat, content->language);
  GtkWidget *row = gtk_button_get_child (GTK_BUTTON (key));
  GtkWidget *letter = gtk_widget_get_last_child (row);

  if (seat->state == AFF_SEAT_CLOSED)
    classes[n_classes++] = "closed";
  else if (seat->state != AFF_SEAT_ASSIGNED)
    classes[n_classes++] = "free";
  else if (is_dimmed)
    classes[n_classes++] = "dimmed";
  else
    classes[n_classes++] = aff_palette_topic_class (seat->topic != NULL ? seat->topic->letter
                                                                        : NULL);
  if (g_utf8_strlen (seat->board->label, -1) > LONG_LABEL)
    classes[n_classes++] = "long";
  if (is_selected)
    classes[n_classes++] = "selected";
  classes[n_classes] = NULL;
  gtk_widget_set_css_classes (key, classes);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_first_child (row)), seat->board->label);
  gtk_label_set_text (GTK_LABEL (letter), has_letter ? seat->topic->letter : "");
  gtk_widget_set_visible (letter, has_letter);
  gtk_accessible_update_property (GTK_ACCESSIBLE (key), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (key), GTK_ACCESSIBLE_STATE_PRESSED,
                               is_selected ? GTK_ACCESSIBLE_TRISTATE_TRUE
                                           : GTK_ACCESSIBLE_TRISTATE_FALSE,
                               -1);
}

static GtkWidget *
make_turner (const char *icon, const char *name, GCallback handler, AffBoardPad *self)
{
  GtkWidget *button = gtk_button_new ();

  gtk_button_set_child (GTK_BUTTON (button), aff_icon_new (icon));
  gtk_widget_add_css_class (button, "btn");
  gtk_widget_add_css_class (button, "small");
  gtk_widget_add_css_class (button, "icon-only");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  g_signal_connect (button, "clicked", handler, self);
  return button;
}

static void
make_pager (AffBoardPad *self)
{
  self->pager = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  self->page_label = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (self->pager, "pad-pager");
  gtk_widget_add_css_class (GTK_WIDGET (self->page_label), "label");
  gtk_widget_set_halign (self->pager, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (self->pager), make_turner ("left", _ ("Boards before these"),
                                                      G_CALLBACK (on_previous), self));
  gtk_box_append (GTK_BOX (self->pager), GTK_WIDGET (self->page_label));
  gtk_box_append (GTK_BOX (self->pager),
                  make_turner ("right", _ ("Boards after these"), G_CALLBACK (on_next), self));
  gtk_box_append (GTK_BOX (self->box), self->pager);
}

static void
aff_board_pad_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  gtk_widget_measure (AFF_BOARD_PAD (widget)->box, orientation, for_size, minimum, natural,
                      NULL, NULL);
}

// The height at which each key is as high as it may be.
static int
find_highest (AffBoardPad *self, int width)
{
  int keys = (int) MIN (self->keys->len, KEYS_A_PAGE), lowest, rest;
  int rows = (keys + self->columns - 1) / self->columns;

  gtk_widget_measure (self->box, GTK_ORIENTATION_VERTICAL, width, &rest, NULL, NULL, NULL);
  gtk_widget_measure (GTK_WIDGET (self->grid), GTK_ORIENTATION_VERTICAL, width, &lowest, NULL,
                      NULL, NULL);
  return MAX (rest, rest - lowest + (int) (rows * HIGHEST_KEY * self->unit_px));
}

// Few keys do not grow without end: they stand at the top, the rest stays free.
static void
aff_board_pad_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  AffBoardPad *self = AFF_BOARD_PAD (widget);

  gtk_widget_allocate (self->box, width, MIN (height, find_highest (self, width)), -1, NULL);
}

static void
aff_board_pad_dispose (GObject *object)
{
  g_clear_pointer (&AFF_BOARD_PAD (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (aff_board_pad_parent_class)->dispose (object);
}

static void
aff_board_pad_finalize (GObject *object)
{
  g_array_unref (AFF_BOARD_PAD (object)->boards);
  g_ptr_array_unref (AFF_BOARD_PAD (object)->keys);
  G_OBJECT_CLASS (aff_board_pad_parent_class)->finalize (object);
}

static void
aff_board_pad_class_init (AffBoardPadClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = aff_board_pad_dispose;
  G_OBJECT_CLASS (class)->finalize = aff_board_pad_finalize;
  signals[BOARD_CHOSEN] = g_signal_new ("board-chosen", AFF_TYPE_BOARD_PAD, G_SIGNAL_RUN_LAST,
                                        0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  widget_class->measure = aff_board_pad_measure;
  widget_class->size_allocate = aff_board_pad_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "board-pad");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
aff_board_pad_init (AffBoardPad *self)
{
  self->boards = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->keys = g_ptr_array_new ();
  self->columns = 6;
  self->unit_px = 1;
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->grid = GTK_GRID (gtk_grid_new ());
  gtk_grid_set_column_homogeneous (self->grid, TRUE);
  gtk_grid_set_row_homogeneous (self->grid, TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self->grid), TRUE);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->grid));
  make_pager (self);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Choose a board"), -1);
}

GtkWidget *
aff_board_pad_new (void)
{
  return g_object_new (AFF_TYPE_BOARD_PAD, NULL);
}

void
aff_board_pad_set_columns (AffBoardPad *self, int columns)
{
  g_return_if_fail (AFF_IS_BOARD_PAD (self) && columns > 0);
  if (self->columns == columns)
    return;
  self->columns = columns;
  g_array_set_size (self->boards, 0);
}

void
aff_board_pad_show (AffBoardPad *self, const AffMapContent *content)
{
  g_return_if_fail (AFF_IS_BOARD_PAD (self) && content != NULL);
  const GArray *seats = content->seats;
  guint page = self->page;

  self->unit_px = content->unit_px;
  if (!has_keys_for (self, seats)) {
    make_keys (self, seats);
    page = 0;
  }
  for (guint i = 0; i < seats->len; i++) {
    const AffSeat *seat = &g_array_index (seats, AffSeat, i);

    update_key (g_ptr_array_index (self->keys, i), content, seat);
    if (seat->board->id == content->selected && self->selected != content->selected)
      page = i / KEYS_A_PAGE;
  }
  self->selected = content->selected;
  turn_page (self, MIN (page, MAX (count_pages (self), 1) - 1));
}

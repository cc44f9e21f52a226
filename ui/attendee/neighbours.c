// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/attendee/neighbours.h"

#include "ui/widget/board-tile.h"
#include "ui/widget/fit-text.h"
#include "ui/widget/words.h"

#include <glib/gi18n.h>
#include <math.h>

#define LONG_TITLE 60 // characters

static double
measure_way (const AffBoard *a, const AffBoard *b)
{
  return hypot (a->centre.x_mm - b->centre.x_mm, a->centre.y_mm - b->centre.y_mm);
}

static int
compare_ways (gconstpointer a, gconstpointer b, gpointer data)
{
  const AffSeat *first = *(const AffSeat *const *) a, *second = *(const AffSeat *const *) b;
  double difference = measure_way (first->board, data) - measure_way (second->board, data);

  if (difference != 0)
    return difference < 0 ? -1 : 1;
  return first->board->id < second->board->id ? -1 : 1;
}

GPtrArray *
aff_neighbours_list (const GArray *seats, const AffPresentation *presentation)
{
  GPtrArray *found = g_ptr_array_new ();
  const GPtrArray *topics = presentation->paper->topics;
  const AffTopic *topic = topics->len > 0 ? g_ptr_array_index (topics, 0) : NULL;

  for (guint i = 0; i < seats->len && topic != NULL; i++) {
    AffSeat *seat = &g_array_index (seats, AffSeat, i);

    if (seat->state == AFF_SEAT_ASSIGNED && seat->topic == topic &&
        seat->presentation->paper != presentation->paper)
      g_ptr_array_add (found, seat);
  }
  if (presentation->board != NULL)
    g_ptr_array_sort_with_data (found, compare_ways, (gpointer) presentation->board);
  if (found->len > AFF_NEIGHBOURS_MOST)
    g_ptr_array_set_size (found, AFF_NEIGHBOURS_MOST);
  return found;
}

static GtkWidget *
make_card (const AffSeat *seat, const char *language, gboolean is_long)
{
  GtkWidget *card = gtk_button_new ();
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *title = aff_fit_text_new (seat->presentation->paper->title);
  g_autofree char *name = aff_words_seat (seat, language);
  g_autofree char *page = g_strdup_printf ("presentation:%" G_GINT64_FORMAT,
                                           seat->presentation->id);

  g_object_set (title, "smallest", 0.9, "line-percent", 124, "language",
                seat->presentation->paper->language, NULL);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (title, "neighbour-title");
  if (is_long)
    gtk_widget_add_css_class (title, "long");
  gtk_box_append (GTK_BOX (row), aff_board_tile_new (seat->board->label, seat->topic->letter));
  gtk_box_append (GTK_BOX (row), title);
  gtk_button_set_child (GTK_BUTTON (card), row);
  gtk_widget_add_css_class (card, "neighbour");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (card), "win.show");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (card), "s", page);
  gtk_accessible_update_property (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  return card;
}

// One long title makes all of them smaller: three sizes in a row would look like three ranks.
static gboolean
has_long_title (const GPtrArray *seats)
{
  for (guint i = 0; i < seats->len; i++) {
    const AffSeat *seat = g_ptr_array_index (seats, i);

    if (g_utf8_strlen (seat->presentation->paper->title, -1) > LONG_TITLE)
      return TRUE;
  }
  return FALSE;
}

GtkWidget *
aff_neighbours_new (const GPtrArray *seats, const char *language)
{
  GtkWidget *box, *head, *grid;
  gboolean is_long = has_long_title (seats);

  if (seats->len == 0)
    return NULL;
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  head = gtk_label_new (_ ("More on this topic"));
  grid = gtk_grid_new ();
  gtk_grid_set_column_homogeneous (GTK_GRID (grid), TRUE);
  gtk_label_set_xalign (GTK_LABEL (head), 0);
  gtk_widget_add_css_class (box, "neighbours");
  gtk_widget_add_css_class (head, "h3");
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), grid);
  for (guint i = 0; i < AFF_NEIGHBOURS_MOST; i++) {
    // An empty place keeps one or two cards as wide as three.
    GtkWidget *child = i < seats->len
                         ? make_card (g_ptr_array_index (seats, i), language, is_long)
                         : gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
    gtk_widget_set_hexpand (child, TRUE);
    gtk_grid_attach (GTK_GRID (grid), child, (int) i, 0, 1, 1);
  }
  return box;
}

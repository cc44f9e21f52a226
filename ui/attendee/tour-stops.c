// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/attendee/tour-stops.h"

#include "ui/widget/access.h"
#include "ui/widget/board-tile.h"
#include "ui/widget/fit-text.h"
#include "ui/widget/icon.h"
#include "ui/widget/words.h"

#include <glib/gi18n.h>

struct _AffTourStops {
  GtkWidget parent_instance;

  // owned
  GtkWidget *box;
  char *key; // of what is shown

  guint rows;
  guint first;
  guint count;
};

enum { LEAVE_OUT, TURNED, SIGNALS };

static guint signals[SIGNALS];

G_DEFINE_FINAL_TYPE (AffTourStops, aff_tour_stops, GTK_TYPE_WIDGET)

static void
on_leave_out (GtkButton *button, AffTourStops *self)
{
  gint64 *presentation = g_object_get_data (G_OBJECT (button), "presentation");

  g_signal_emit (self, signals[LEAVE_OUT], 0, *presentation);
}

static void
on_turn (AffTourStops *self)
{
  guint next = self->first + self->rows;

  g_signal_emit (self, signals[TURNED], 0, next < self->count ? next : 0);
}

static GtkWidget *
make_poster_button (const AffPosterTourStop *stop, guint number, const char *language)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  const AffPaper *paper = stop->presentation->paper;
  const AffTopic *topic = paper->topics->len > 0 ? g_ptr_array_index (paper->topics, 0) : NULL;
  GtkWidget *tile = aff_board_tile_new (stop->board->label,
                                        topic != NULL ? topic->letter : NULL);
  GtkWidget *title = aff_fit_text_new (paper->title);
  g_autofree char *order = g_strdup_printf ("%u", number);
  GtkWidget *count = gtk_label_new (order);
  g_autofree char *page = g_strdup_printf ("presentation:%" G_GINT64_FORMAT,
                                           stop->presentation->id);
  // Translators: a stop of a tour for a reader of the screen: number, board, title.
  g_autofree char *name = g_strdup_printf (_ ("Stop %1$u, board %2$s, %3$s"), number,
                                           stop->board->label, paper->title);

  gtk_widget_add_css_class (count, "stop-order");
  gtk_widget_add_css_class (title, "stop-title");
  g_object_set (title, "lines", 5, "smallest", 0.76, "language", paper->language, NULL);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_set_valign (title, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (tile, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (row), count);
  gtk_box_append (GTK_BOX (row), tile);
  gtk_box_append (GTK_BOX (row), title);
  gtk_button_set_child (GTK_BUTTON (button), row);
  gtk_widget_add_css_class (button, "stop");
  gtk_widget_set_hexpand (button, TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.show");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", page);
  aff_access_set_name (button, name);
  return button;
}

static GtkWidget *
make_leave_out (AffTourStops *self, const AffPosterTourStop *stop)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *icon = aff_icon_new ("close");
  // Translators: a board's label.
  g_autofree char *name = g_strdup_printf (_ ("Leave out board %s"), stop->board->label);
  gint64 *presentation = g_new (gint64, 1);

  *presentation = stop->presentation->id;
  gtk_widget_add_css_class (icon, "icon-26");
  gtk_button_set_child (GTK_BUTTON (button), icon);
  gtk_widget_add_css_class (button, "stop-out");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data_full (G_OBJECT (button), "presentation", presentation, g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (on_leave_out), self);
  aff_access_set_name (button, name);
  return button;
}

static void
add_turner (AffTourStops *self)
{
  gboolean is_last = self->first + self->rows >= self->count;
  GtkWidget *turner = gtk_button_new_with_label (is_last ? _ ("First stops")
                                                         : _ ("More stops"));

  gtk_widget_add_css_class (turner, "btn");
  gtk_widget_add_css_class (turner, "small");
  g_signal_connect_object (turner, "clicked", G_CALLBACK (on_turn), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->box), turner);
}

static void
aff_tour_stops_dispose (GObject *object)
{
  g_clear_pointer (&AFF_TOUR_STOPS (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (aff_tour_stops_parent_class)->dispose (object);
}

static void
aff_tour_stops_finalize (GObject *object)
{
  g_free (AFF_TOUR_STOPS (object)->key);
  G_OBJECT_CLASS (aff_tour_stops_parent_class)->finalize (object);
}

static void
aff_tour_stops_class_init (AffTourStopsClass *class)
{
  G_OBJECT_CLASS (class)->dispose = aff_tour_stops_dispose;
  G_OBJECT_CLASS (class)->finalize = aff_tour_stops_finalize;
  signals[LEAVE_OUT] = g_signal_new ("leave-out", AFF_TYPE_TOUR_STOPS, G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[TURNED] = g_signal_new ("turned", AFF_TYPE_TOUR_STOPS, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (class), "tour-stops");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (class), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
aff_tour_stops_init (AffTourStops *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  aff_access_set_name (GTK_WIDGET (self), _ ("Stops"));
}

GtkWidget *
aff_tour_stops_new (guint rows)
{
  AffTourStops *self = g_object_new (AFF_TYPE_TOUR_STOPS, NULL);

  self->rows = MAX (rows, 1);
  return GTK_WIDGET (self);
}

static char *
describe (const AffPosterTour *tour, guint first)
{
  GString *key = g_string_new (NULL);

  g_string_append_printf (key, "%u", first);
  for (guint i = 0; i < tour->stops->len; i++) {
    const AffPosterTourStop *stop = &g_array_index (tour->stops, AffPosterTourStop, i);

    g_string_append_printf (key, "|%s %" G_GINT64_FORMAT " %s", stop->board->label,
                            stop->presentation->id, stop->presentation->paper->title);
  }
  return g_string_free (key, FALSE);
}

void
aff_tour_stops_show (AffTourStops *self,
                     const AffPosterTour *tour,
                     guint first,
                     const char *language)
{
  g_return_if_fail (AFF_IS_TOUR_STOPS (self) && tour != NULL);
  GtkWidget *child;

  first = first < tour->stops->len ? first - first % self->rows : 0;
  g_autofree char *key = describe (tour, first);
  if (g_strcmp0 (key, self->key) == 0)
    return;
  g_free (self->key);
  self->key = g_steal_pointer (&key);
  self->first = first;
  self->count = tour->stops->len;
  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
  for (guint i = first; i < tour->stops->len && i < first + self->rows; i++) {
    const AffPosterTourStop *stop = &g_array_index (tour->stops, AffPosterTourStop, i);
    GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

    gtk_widget_add_css_class (row, "stop-row");
    gtk_box_append (GTK_BOX (row), make_poster_button (stop, i + 1, language));
    gtk_box_append (GTK_BOX (row), make_leave_out (self, stop));
    gtk_box_append (GTK_BOX (self->box), row);
  }
  if (self->count > self->rows)
    add_turner (self);
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/attendee/neighbours.h"

#include "app/way/graph.h"
#include "ui/widget/board-tile.h"
#include "ui/widget/fit-text.h"
#include "ui/widget/way-words.h"
#include "ui/widget/words.h"

#include <glib/gi18n.h>
#include <string.h>

#define LONG_TITLE 60 // characters
#define STEM_BYTES 6  // in which forms of one word agree
#define ASKED      30 // of the most similar, some of which do not hang in this session

static void
free_nearby (gpointer data)
{
  AffNearby *nearby = data;

  g_free (nearby->why);
  g_free (nearby);
}

static const AffSeat *
find_seat (const GArray *seats, gint64 paper)
{
  for (guint i = 0; i < seats->len; i++) {
    const AffSeat *seat = &g_array_index (seats, AffSeat, i);

    if (seat->state == AFF_SEAT_ASSIGNED && seat->presentation->paper->id == paper)
      return seat;
  }
  return NULL;
}

// TRUE if WORDS hold a form of the same word already: "evaluation" beside "evaluating".
static gboolean
has_form_of (const char *const *words, guint n_words, const char *word)
{
  g_autofree char *folded = g_utf8_casefold (word, -1);

  for (guint i = 0; i < n_words; i++) {
    g_autofree char *other = g_utf8_casefold (words[i], -1);
    if (strncmp (folded, other, STEM_BYTES) == 0)
      return TRUE;
  }
  return FALSE;
}

// What the two have in common, in the words of the programme.
static char *
explain (const AffNeighbour *neighbour, const char *language)
{
  const AffName *topic = neighbour->topic != NULL
                           ? aff_names_find (neighbour->topic->names, language)
                           : NULL;
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < neighbour->n_words; i++)
    if (!has_form_of (neighbour->words, i, neighbour->words[i]))
      g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", neighbour->words[i]);
  if (words->len > 0)
    return g_string_free (g_steal_pointer (&words), FALSE);
  if (neighbour->reason == AFF_REASON_AUTHOR && neighbour->person != NULL)
    return g_strdup (neighbour->person->name);
  return g_strdup (topic != NULL ? topic->name : "");
}

static int
measure_way (const AffGraph *graph, const AffTree *tree, const AffBoard *board)
{
  int stop = tree != NULL ? aff_graph_board_stop (graph, board) : -1;
  int length = stop >= 0 ? aff_tree_length_mm (tree, (guint) stop) : AFF_WALK_NONE;

  return length >= 0 ? (length + 500) / 1000 : -1;
}

static void
add_nearby (GPtrArray *found,
            const AffSeat *seat,
            const AffNeighbour *neighbour,
            int metres,
            const char *language)
{
  AffNearby *nearby = g_new0 (AffNearby, 1);

  nearby->seat = seat;
  nearby->metres = metres;
  nearby->why = explain (neighbour, language);
  g_ptr_array_add (found, nearby);
}

GPtrArray *
aff_neighbours_list (AffScene *scene, const GArray *seats, const AffPresentation *presentation)
{
  g_return_val_if_fail (AFF_IS_SCENE (scene) && seats != NULL && presentation != NULL, NULL);
  AffSimilar *similar = aff_finder_similar (aff_scene_finder (scene));
  GPtrArray *found = g_ptr_array_new_with_free_func (free_nearby);
  g_autoptr (AffGraph) graph = NULL;
  g_autoptr (AffTree) tree = NULL;

  if (similar == NULL)
    return found;
  if (presentation->board != NULL) {
    graph = aff_graph_new (presentation->board->plan, NULL);
    tree = aff_tree_new_at (graph, (guint) aff_graph_board_stop (graph, presentation->board));
  }
  g_autoptr (GArray)
    like = aff_similar_find (similar, presentation->paper, ASKED, aff_scene_now (scene));
  for (guint i = 0; i < like->len && found->len < AFF_NEIGHBOURS_MOST; i++) {
    const AffNeighbour *neighbour = &g_array_index (like, AffNeighbour, i);
    const AffSeat *seat = find_seat (seats, neighbour->paper->id);

    if (seat != NULL)
      add_nearby (found, seat, neighbour, measure_way (graph, tree, seat->board),
                  aff_scene_language (scene));
  }
  return found;
}

static GtkWidget *
make_tile (const AffNearby *nearby)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  const AffTopic *topic = nearby->seat->topic;

  gtk_widget_add_css_class (box, "neighbour-board");
  gtk_box_append (GTK_BOX (box), aff_board_tile_new (nearby->seat->board->label,
                                                     topic != NULL ? topic->letter : NULL));
  if (nearby->metres >= 0) {
    g_autofree char *metres = aff_way_words_metres (nearby->metres);
    GtkWidget *label = gtk_label_new (metres);
    gtk_widget_add_css_class (label, "neighbour-way");
    gtk_box_append (GTK_BOX (box), label);
  }
  return box;
}

static GtkWidget *
make_text (const AffNearby *nearby, gboolean is_long)
{
  GtkWidget *text = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *title = aff_fit_text_new (nearby->seat->presentation->paper->title);
  GtkWidget *why = gtk_label_new (nearby->why);

  g_object_set (title, "smallest", 0.9, "line-percent", 124, "language",
                nearby->seat->presentation->paper->language, NULL);
  gtk_widget_add_css_class (title, "neighbour-title");
  if (is_long)
    gtk_widget_add_css_class (title, "long");
  gtk_widget_add_css_class (why, "neighbour-why");
  gtk_label_set_ellipsize (GTK_LABEL (why), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (why), 0);
  gtk_widget_set_visible (why, nearby->why[0] != '\0');
  gtk_widget_set_vexpand (title, TRUE);
  gtk_widget_set_valign (title, GTK_ALIGN_START);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_box_append (GTK_BOX (text), title);
  gtk_box_append (GTK_BOX (text), why);
  return text;
}

static GtkWidget *
make_card (const AffNearby *nearby, const char *language, gboolean is_long)
{
  GtkWidget *card = gtk_button_new ();
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  g_autofree char *seat = aff_words_seat (nearby->seat, language);
  // Translators: a poster, and what it has in common with another one.
  g_autofree char *name = nearby->why[0] != '\0'
                            ? g_strdup_printf (_ ("%s. In common: %s"), seat, nearby->why)
                            : g_strdup (seat);
  g_autofree char *page = g_strdup_printf ("presentation:%" G_GINT64_FORMAT,
                                           nearby->seat->presentation->id);

  gtk_box_append (GTK_BOX (row), make_tile (nearby));
  gtk_box_append (GTK_BOX (row), make_text (nearby, is_long));
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
has_long_title (const GPtrArray *nearby)
{
  for (guint i = 0; i < nearby->len; i++) {
    const AffNearby *one = g_ptr_array_index (nearby, i);

    if (g_utf8_strlen (one->seat->presentation->paper->title, -1) > LONG_TITLE)
      return TRUE;
  }
  return FALSE;
}

GtkWidget *
aff_neighbours_new (const GPtrArray *nearby, const char *language)
{
  GtkWidget *box, *head, *grid;
  gboolean is_long = has_long_title (nearby);

  if (nearby->len == 0)
    return NULL;
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  head = gtk_label_new (_ ("Similar posters"));
  grid = gtk_grid_new ();
  gtk_grid_set_column_homogeneous (GTK_GRID (grid), TRUE);
  gtk_label_set_xalign (GTK_LABEL (head), 0);
  gtk_widget_add_css_class (box, "neighbours");
  gtk_widget_add_css_class (head, "h3");
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), grid);
  for (guint i = 0; i < AFF_NEIGHBOURS_MOST; i++) {
    // An empty place keeps one or two cards as wide as three.
    GtkWidget *child = i < nearby->len
                         ? make_card (g_ptr_array_index (nearby, i), language, is_long)
                         : gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
    gtk_widget_set_hexpand (child, TRUE);
    gtk_grid_attach (GTK_GRID (grid), child, (int) i, 0, 1, 1);
  }
  return box;
}

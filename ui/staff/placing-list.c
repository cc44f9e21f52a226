// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/staff/placing-list.h"

#include "ui/staff/board-words.h"
#include "ui/staff/poster-row.h"
#include "ui/staff/row-pager.h"
#include "ui/widget/access.h"
#include "ui/widget/focus.h"
#include "ui/widget/icon.h"
#include "ui/widget/text-line.h"

#include <glib/gi18n.h>

struct _AffPlacingList {
  GtkWidget parent_instance;

  // borrowed: children
  GtkWidget *root;
  GtkWidget *to_place;
  GtkWidget *waiting;
  AffTextLine *search;
  GtkWidget *clear;
  GtkWidget *offer_box;
  AffRowPager *rows;
  GtkLabel *nothing;
  GtkWidget *drop;
  GtkLabel *free_title;
  GtkLabel *free_text;
};

enum { SEARCHED, SIGNALS };

static guint signals[SIGNALS];

G_DEFINE_FINAL_TYPE (AffPlacingList, aff_placing_list, GTK_TYPE_WIDGET)

static void
show_tab (GtkWidget *tab, const char *words)
{
  gtk_button_set_label (GTK_BUTTON (tab), words);
  aff_access_set_name (tab, words);
}

static const char *
find_badge (const AffHanging *hanging, const AffPaper *paper, char **owned)
{
  const AffPresentation *poster = aff_hanging_poster (hanging, paper->id);
  guint position;

  if (poster != NULL && poster->board != NULL)
    return poster->board->label;
  if (!aff_waiting_find (hanging->item, paper, &position))
    return NULL;
  // Translators: a place in a line of people who wait, "2nd".
  *owned = g_strdup_printf (C_ ("place in line", "no. %u"), position + 1);
  return *owned;
}

static void
append_rows (AffPlacingList *self,
             const AffHanging *hanging,
             const AffDeskView *view,
             const GPtrArray *papers)
{
  for (guint i = 0; i < papers->len; i++) {
    const AffPaper *paper = g_ptr_array_index (papers, i);
    g_autofree char *owned = NULL;
    const char *badge = find_badge (hanging, paper, &owned);

    aff_row_pager_append (self->rows,
                          aff_poster_row_new (paper, badge, paper->id == view->paper));
  }
}

static const char *
describe_nothing (gboolean is_search, gboolean is_queue)
{
  if (is_search)
    return _ ("No poster of this session has that number, title or name.");
  return is_queue ? _ ("Nobody waits for a board.") : _ ("Every poster has a board.");
}

static void
show_rows (AffPlacingList *self, const AffHanging *hanging, const AffDeskView *view)
{
  const char *query = aff_text_line_get_text (self->search);
  gboolean is_search = *query != '\0';
  g_autoptr (GPtrArray) found = is_search ? aff_hanging_search (hanging, query) : NULL;
  g_autofree char *note = aff_focus_note (GTK_WIDGET (self->rows));
  const GPtrArray *papers = is_search        ? found
                            : view->is_queue ? hanging->item->waiting
                                             : hanging->to_place;

  aff_row_pager_clear (self->rows);
  append_rows (self, hanging, view, papers);
  aff_focus_restore (GTK_WIDGET (self->rows), note);
  gtk_widget_set_visible (GTK_WIDGET (self->rows), papers->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->nothing), papers->len == 0);
  gtk_label_set_label (self->nothing, describe_nothing (is_search, view->is_queue));
  gtk_widget_set_visible (self->clear, is_search);
}

// One touch gives the board that became free to the next in line.
static void
show_offer (AffPlacingList *self, const AffHanging *hanging, const AffDeskView *view)
{
  const AffOffer *offer = &hanging->offer;
  GtkWidget *old = gtk_widget_get_first_child (self->offer_box);

  if (old != NULL)
    gtk_box_remove (GTK_BOX (self->offer_box), old);
  gtk_widget_set_visible (self->offer_box, view->is_queue && offer->paper != NULL);
  if (!view->is_queue || offer->paper == NULL)
    return;
  GtkWidget *button = gtk_button_new ();
  // Translators: a board's label and a paper's number.
  g_autofree char *words = g_strdup_printf (_ ("Give board %1$s to %2$s"), offer->board->label,
                                            offer->paper->number);
  GtkWidget *label = gtk_label_new (words);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_button_set_child (GTK_BUTTON (button), label);
  aff_access_set_name (button, words);
  gtk_widget_add_css_class (button, "btn");
  gtk_widget_add_css_class (button, "staff");
  gtk_widget_add_css_class (button, "primary");
  gtk_widget_set_hexpand (button, TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "boards.accept");
  gtk_box_append (GTK_BOX (self->offer_box), button);
}

static void
append_line (GString *text, char *line)
{
  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append (text, line);
  g_free (line);
}

static void
show_free (AffPlacingList *self, const AffHanging *hanging, const AffDeskView *view)
{
  guint count = hanging->free->len;
  g_autofree char *title =
    g_strdup_printf (ngettext ("%u board is free", "%u boards are free", count), count);
  g_autofree char *free_labels = aff_board_words_labels (hanging->free);
  g_autofree char *closed_labels = aff_board_words_labels (hanging->closed);
  g_autoptr (GString) text = g_string_new (NULL);

  if (count > 0)
    append_line (text, g_strdup_printf (_ ("Free: %s"), free_labels));
  if (hanging->closed->len > 0)
    append_line (text, g_strdup_printf (_ ("Closed: %s"), closed_labels));
  if (view->is_queue)
    append_line (text, g_strdup_printf (ngettext ("%u board is left for the wait list.",
                                                  "%u boards are left for the wait list.",
                                                  hanging->budget.left),
                                        hanging->budget.left));
  gtk_label_set_label (self->free_title, title);
  gtk_label_set_label (self->free_text, text->str);
}

void
aff_placing_list_show (AffPlacingList *self, const AffHanging *hanging, const AffDeskView *view)
{
  g_return_if_fail (AFF_IS_PLACING_LIST (self) && hanging != NULL && view != NULL);

  if (hanging->item == NULL)
    return;
  g_autofree char *to_place = g_strdup_printf (_ ("To place, %u"), hanging->to_place->len);
  g_autofree char *waiting = g_strdup_printf (_ ("Wait list, %u"), hanging->item->waiting->len);
  show_tab (self->to_place, to_place);
  show_tab (self->waiting, waiting);
  show_rows (self, hanging, view);
  // Beside the line and its offer there is no room; a poster may be dropped on the list itself.
  gtk_widget_set_visible (self->drop, !view->is_queue);
  show_offer (self, hanging, view);
  show_free (self, hanging, view);
}

gboolean
aff_placing_list_aim (AffPlacingList *self, GtkWidget *widget, double x_px, double y_px)
{
  graphene_point_t spot;

  g_return_val_if_fail (AFF_IS_PLACING_LIST (self), FALSE);
  gboolean is_in = gtk_widget_compute_point (widget, GTK_WIDGET (self),
                                             &GRAPHENE_POINT_INIT ((float) x_px, (float) y_px),
                                             &spot) &&
                   gtk_widget_contains (GTK_WIDGET (self), spot.x, spot.y);
  if (is_in)
    gtk_widget_add_css_class (self->drop, "target");
  else
    gtk_widget_remove_css_class (self->drop, "target");
  return is_in;
}

void
aff_placing_list_aim_away (AffPlacingList *self)
{
  g_return_if_fail (AFF_IS_PLACING_LIST (self));
  gtk_widget_remove_css_class (self->drop, "target");
}

void
aff_placing_list_clear_search (AffPlacingList *self)
{
  g_return_if_fail (AFF_IS_PLACING_LIST (self));
  aff_text_line_set_text (self->search, "");
}

static void
on_changed (AffPlacingList *self)
{
  aff_row_pager_show_first (self->rows);
  g_signal_emit (self, signals[SEARCHED], 0);
}

static void
on_search_pressed (AffPlacingList *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
  gtk_widget_activate_action (GTK_WIDGET (self), "frame.type", "b", TRUE);
}

static GtkWidget *
add_tab (GtkWidget *tabs, const char *target)
{
  GtkWidget *tab = gtk_toggle_button_new_with_label ("");

  gtk_actionable_set_action_name (GTK_ACTIONABLE (tab), "boards.queue");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (tab), "s", target);
  gtk_box_append (GTK_BOX (tabs), tab);
  return tab;
}

static void
add_tabs (AffPlacingList *self)
{
  GtkWidget *tabs = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (tabs, "staff-tabs");
  gtk_box_set_homogeneous (GTK_BOX (tabs), TRUE);
  self->to_place = add_tab (tabs, "to-place");
  self->waiting = add_tab (tabs, "waiting");
  gtk_box_append (GTK_BOX (self->root), tabs);
}

static void
add_search (AffPlacingList *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *line = aff_text_line_new (_ ("Find a poster"), _ ("Number, title or name"));
  GtkGesture *click = gtk_gesture_click_new ();

  self->search = AFF_TEXT_LINE (line);
  self->clear = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->clear), aff_icon_new ("close"));
  aff_access_set_name (self->clear, _ ("Clear the search"));
  gtk_widget_add_css_class (self->clear, "search-clear");
  gtk_widget_set_valign (self->clear, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (box, "staff-search");
  gtk_widget_set_hexpand (line, TRUE);
  gtk_box_append (GTK_BOX (box), aff_icon_new ("search"));
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), self->clear);
  g_signal_connect_swapped (line, "changed", G_CALLBACK (on_changed), self);
  g_signal_connect_swapped (self->clear, "clicked", G_CALLBACK (aff_placing_list_clear_search),
                            self);
  g_signal_connect_swapped (click, "released", G_CALLBACK (on_search_pressed), self);
  gtk_widget_add_controller (box, GTK_EVENT_CONTROLLER (click));
  gtk_box_append (GTK_BOX (self->root), box);
}

static void
add_rows (AffPlacingList *self)
{
  GtkWidget *rows = aff_row_pager_new ();
  GtkWidget *nothing = gtk_label_new (NULL);

  self->offer_box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  self->rows = AFF_ROW_PAGER (rows);
  self->nothing = GTK_LABEL (nothing);
  gtk_label_set_wrap (self->nothing, TRUE);
  gtk_label_set_justify (self->nothing, GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (nothing, "placing-nothing");
  gtk_widget_set_vexpand (rows, TRUE);
  gtk_widget_set_vexpand (nothing, TRUE);
  gtk_box_append (GTK_BOX (self->root), self->offer_box);
  gtk_box_append (GTK_BOX (self->root), rows);
  gtk_box_append (GTK_BOX (self->root), nothing);
}

static void
add_drop (AffPlacingList *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *words = gtk_label_new (_ ("Drop a poster here to take it off its board"));

  self->drop = gtk_button_new ();
  gtk_label_set_wrap (GTK_LABEL (words), TRUE);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (words), GTK_NATURAL_WRAP_NONE);
  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_widget_set_halign (content, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (content), aff_icon_new ("down"));
  gtk_box_append (GTK_BOX (content), words);
  gtk_button_set_child (GTK_BUTTON (self->drop), content);
  gtk_widget_add_css_class (self->drop, "drop-place");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->drop), "boards.take-off");
  aff_access_set_name (self->drop, _ ("Take the poster in hand off its board"));
  gtk_box_append (GTK_BOX (self->root), self->drop);
}

static void
add_summary (AffPlacingList *self)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->free_title = GTK_LABEL (gtk_label_new (NULL));
  self->free_text = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->free_title, 0);
  gtk_label_set_xalign (self->free_text, 0);
  gtk_label_set_wrap (self->free_title, TRUE);
  gtk_label_set_wrap (self->free_text, TRUE);
  gtk_widget_add_css_class (card, "placing-summary");
  gtk_widget_add_css_class (GTK_WIDGET (self->free_title), "placing-title");
  gtk_widget_add_css_class (GTK_WIDGET (self->free_text), "placing-text");
  gtk_box_append (GTK_BOX (card), GTK_WIDGET (self->free_title));
  gtk_box_append (GTK_BOX (card), GTK_WIDGET (self->free_text));
  gtk_box_append (GTK_BOX (self->root), card);
}

static void
aff_placing_list_dispose (GObject *object)
{
  g_clear_pointer (&AFF_PLACING_LIST (object)->root, gtk_widget_unparent);
  G_OBJECT_CLASS (aff_placing_list_parent_class)->dispose (object);
}

static void
aff_placing_list_class_init (AffPlacingListClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = aff_placing_list_dispose;
  signals[SEARCHED] = g_signal_new ("searched", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "placing-list");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
aff_placing_list_init (AffPlacingList *self)
{
  self->root = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->root, GTK_WIDGET (self));
  aff_access_set_name (GTK_WIDGET (self), _ ("Posters without a board"));
  add_tabs (self);
  add_search (self);
  add_rows (self);
  add_drop (self);
  add_summary (self);
}

GtkWidget *
aff_placing_list_new (void)
{
  return g_object_new (AFF_TYPE_PLACING_LIST, NULL);
}

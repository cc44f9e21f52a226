// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of the page Boards and where they stand.
#include "ui/staff/boards-page-private.h"
#include "ui/staff/staff-table.h"
#include "ui/widget/access.h"
#include "ui/widget/blank.h"
#include "ui/widget/icon.h"
#include "ui/widget/slim.h"

#include <glib/gi18n.h>

static GtkWidget *
make_round (const char *icon, const char *name, const char *action)
{
  GtkWidget *button = gtk_button_new ();

  gtk_button_set_child (GTK_BUTTON (button), aff_icon_new (icon));
  gtk_widget_add_css_class (button, "btn");
  gtk_widget_add_css_class (button, "staff");
  gtk_widget_add_css_class (button, "icon-only");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  aff_access_set_name (button, name);
  return button;
}

static GtkLabel *
append_words (GtkWidget *box, const char *class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, class);
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static void
add_chooser (AffBoardsPage *self, GtkWidget *bar)
{
  self->chooser = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (self->chooser, "session-chooser");
  gtk_box_append (GTK_BOX (self->chooser),
                  make_round ("left", _ ("Earlier poster session"), "boards.earlier-session"));
  self->session = append_words (self->chooser, "session-words");
  gtk_box_append (GTK_BOX (self->chooser),
                  make_round ("right", _ ("Later poster session"), "boards.later-session"));
  gtk_box_append (GTK_BOX (bar), self->chooser);
}

static GtkWidget *
append_button (GtkWidget *box, const char *words, const char *action)
{
  GtkWidget *button = gtk_button_new_with_label (words);

  gtk_widget_add_css_class (button, "btn");
  gtk_widget_add_css_class (button, "staff");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  aff_access_set_name (button, words);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static void
add_in_hand (AffBoardsPage *self, GtkWidget *bar)
{
  self->in_hand = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS,
                                NULL);
  gtk_widget_add_css_class (self->in_hand, "in-hand-bar");
  gtk_box_append (GTK_BOX (self->in_hand), aff_icon_new ("touch"));
  self->in_hand_words = append_words (self->in_hand, "in-hand-words");
  gtk_widget_set_hexpand (GTK_WIDGET (self->in_hand_words), TRUE);
  self->queue_up = append_button (self->in_hand, _ ("Move up"), "boards.queue-up");
  self->queue_leave = append_button (self->in_hand, _ ("Off the wait list"),
                                     "boards.queue-leave");
  self->queue_join = append_button (self->in_hand, _ ("To the wait list"), "boards.queue-join");
  append_button (self->in_hand, _ ("Cancel"), "boards.cancel");
  gtk_widget_set_visible (self->in_hand, FALSE);
  gtk_widget_set_hexpand (self->in_hand, TRUE);
  gtk_box_append (GTK_BOX (bar), self->in_hand);
}

// Leads to a proposed plan; upright screens have no room for its words.
static GtkWidget *
make_assign (AffBoardsPage *self)
{
  GtkWidget *button = make_round ("wand", _ ("Auto-assign"), "staff.show");

  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", "proposal");
  if (aff_scene_is_portrait (self->scene))
    return button;
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_box_append (GTK_BOX (content), aff_icon_new ("wand"));
  gtk_box_append (GTK_BOX (content), gtk_label_new (_ ("Auto-assign")));
  gtk_button_set_child (GTK_BUTTON (button), content);
  gtk_widget_remove_css_class (button, "icon-only");
  return button;
}

static GtkWidget *
make_bar (AffBoardsPage *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (bar, "boards-bar");
  self->undo = make_round ("undo", _ ("Undo"), "boards.undo");
  self->redo = make_round ("redo", _ ("Redo"), "boards.redo");
  gtk_box_append (GTK_BOX (bar), self->undo);
  gtk_box_append (GTK_BOX (bar), self->redo);
  gtk_box_append (GTK_BOX (bar), make_assign (self));
  self->history = append_words (bar, "history-words");
  gtk_widget_set_hexpand (GTK_WIDGET (self->history), TRUE);
  add_in_hand (self, bar);
  add_chooser (self, bar);
  return bar;
}

static GtkWidget *
make_map (AffBoardsPage *self)
{
  GtkWidget *map = aff_map_view_new (TRUE);

  self->map = AFF_MAP_VIEW (map);
  aff_map_view_set_plan_store (self->map, aff_plan_store_of (G_OBJECT (self->scene)));
  aff_map_view_set_seeks (self->map, TRUE);
  gtk_widget_add_css_class (map, "boards-map");
  gtk_widget_set_hexpand (map, TRUE);
  gtk_widget_set_vexpand (map, TRUE);
  return map;
}

static void
arrange_landscape (AffBoardsPage *self, GtkWidget *root)
{
  GtkWidget *columns = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *middle = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_add_css_class (columns, "boards-columns");
  gtk_widget_add_css_class (middle, "boards-middle");
  gtk_widget_set_vexpand (columns, TRUE);
  gtk_widget_set_hexpand (middle, TRUE);
  gtk_box_append (GTK_BOX (columns), aff_slim_new (GTK_WIDGET (self->placing)));
  gtk_box_append (GTK_BOX (middle), make_map (self));
  gtk_box_append (GTK_BOX (middle), GTK_WIDGET (self->problems));
  gtk_box_append (GTK_BOX (columns), middle);
  gtk_box_append (GTK_BOX (columns), aff_slim_new (GTK_WIDGET (self->inspector)));
  gtk_box_append (GTK_BOX (root), columns);
}

static void
arrange_portrait (AffBoardsPage *self, GtkWidget *root)
{
  GtkWidget *columns = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *map = make_map (self);

  gtk_widget_add_css_class (columns, "boards-columns");
  gtk_box_set_homogeneous (GTK_BOX (columns), TRUE);
  gtk_widget_set_vexpand (map, FALSE);
  gtk_widget_set_vexpand (columns, TRUE);
  gtk_box_append (GTK_BOX (root), map);
  gtk_box_append (GTK_BOX (columns), GTK_WIDGET (self->placing));
  gtk_box_append (GTK_BOX (columns), GTK_WIDGET (self->inspector));
  gtk_box_append (GTK_BOX (root), columns);
  gtk_box_append (GTK_BOX (root), GTK_WIDGET (self->problems));
}

void
aff_boards_page_arrange (AffBoardsPage *self)
{
  GtkWidget *root = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->overlay = g_object_new (GTK_TYPE_OVERLAY, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP,
                                NULL);
  self->placing = AFF_PLACING_LIST (aff_placing_list_new ());
  self->inspector = AFF_BOARD_INSPECTOR (
    aff_board_inspector_new (aff_scene_language (self->scene)));
  self->problems = AFF_PROBLEM_LIST (aff_problem_list_new (
    aff_staff_page_find ("programme", aff_desk_role (self->desk)) != NULL));
  gtk_widget_add_css_class (root, "boards-page");
  gtk_box_append (GTK_BOX (root), make_bar (self));
  if (aff_scene_is_portrait (self->scene))
    arrange_portrait (self, root);
  else
    arrange_landscape (self, root);
  self->blank = aff_blank_new ("board", _ ("No boards yet"),
                               _ ("There is no poster session with a plan. “affichectl plan” "
                                  "brings one in."));
  gtk_overlay_set_child (GTK_OVERLAY (self->overlay), root);
  gtk_widget_set_parent (self->overlay, GTK_WIDGET (self));
  gtk_widget_set_parent (self->blank, GTK_WIDGET (self));
}

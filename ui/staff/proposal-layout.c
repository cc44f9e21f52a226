// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of the page of proposals and where they stand.
#include "ui/staff/proposal-page-private.h"
#include "ui/widget/access.h"
#include "ui/widget/blank.h"
#include "ui/widget/icon.h"

#include <glib/gi18n.h>

static void
dress (GtkWidget *button, const char *action, const char *name)
{
  gtk_widget_add_css_class (button, "btn");
  gtk_widget_add_css_class (button, "staff");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  aff_access_set_name (button, name);
}

static GtkWidget *
append_button (GtkWidget *box, const char *words, const char *action)
{
  GtkWidget *button = gtk_button_new_with_label (words);

  dress (button, action, words);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

// Pressed, it shows a tick.
static GtkWidget *
append_toggle (GtkWidget *box, const char *words, const char *action)
{
  GtkWidget *button = gtk_toggle_button_new ();
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *tick = aff_icon_new ("check");

  g_object_bind_property (button, "active", tick, "visible", G_BINDING_SYNC_CREATE);
  gtk_box_append (GTK_BOX (content), tick);
  gtk_box_append (GTK_BOX (content), gtk_label_new (words));
  gtk_button_set_child (GTK_BUTTON (button), content);
  gtk_widget_add_css_class (button, "choice");
  dress (button, action, words);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static GtkLabel *
append_words (GtkWidget *box, const char *words, const char *class)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, class);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static GtkWidget *
make_progress (AffProposalPage *self)
{
  GtkWidget *progress = gtk_progress_bar_new ();

  self->progress = GTK_PROGRESS_BAR (progress);
  gtk_widget_add_css_class (progress, "proposal-progress");
  aff_access_set_name (progress, _ ("Looking for a better plan…"));
  return progress;
}

static GtkWidget *
make_title (AffProposalPage *self)
{
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *status = g_object_new (GTK_TYPE_LABEL, "accessible-role",
                                    GTK_ACCESSIBLE_ROLE_STATUS, "xalign", 0.0, "wrap", TRUE,
                                    NULL);

  self->status = GTK_LABEL (status);
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_widget_set_valign (lines, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (lines, "proposal-title");
  gtk_widget_add_css_class (status, "proposal-status");
  append_words (lines, _ ("Proposed plan"), "h2");
  gtk_box_append (GTK_BOX (lines), status);
  gtk_box_append (GTK_BOX (lines), make_progress (self));
  return lines;
}

static GtkWidget *
make_bar (AffProposalPage *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (bar, "proposal-bar");
  gtk_box_append (GTK_BOX (bar), make_title (self));
  append_button (bar, _ ("Leave as it is"), "proposal.leave");
  self->stop = append_button (bar, _ ("Stop here"), "proposal.stop");
  self->use = append_button (bar, "", "proposal.use");
  gtk_widget_add_css_class (self->use, "primary");
  return bar;
}

static GtkWidget *
make_map (AffProposalPage *self, AffProposalSide *side, const char *name)
{
  GtkWidget *map = aff_map_view_new (FALSE);

  side->map = AFF_MAP_VIEW (map);
  aff_map_view_set_plan_store (side->map, aff_plan_store_of (G_OBJECT (self->scene)));
  gtk_widget_set_hexpand (map, TRUE);
  gtk_widget_set_vexpand (map, TRUE);
  aff_access_set_name (map, name);
  return map;
}

// A card with a map; what goes into its head is appended to *HEAD.
static GtkWidget *
make_side (AffProposalPage *self, AffProposalSide *side, const char *title, GtkWidget **head)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (card, "proposal-card");
  gtk_widget_add_css_class (*head, "proposal-head");
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_widget_set_valign (lines, GTK_ALIGN_CENTER);
  append_words (lines, title, "proposal-side");
  side->words = append_words (lines, "", "proposal-words");
  gtk_label_set_wrap (side->words, TRUE);
  gtk_box_append (GTK_BOX (*head), lines);
  gtk_box_append (GTK_BOX (card), *head);
  gtk_box_append (GTK_BOX (card), make_map (self, side, title));
  return card;
}

static GtkWidget *
make_now (AffProposalPage *self)
{
  GtkWidget *head, *card = make_side (self, &self->now, _ ("Now"), &head);

  self->moves_hung = append_toggle (head, _ ("Move hung posters"), "proposal.moves-hung");
  return card;
}

static GtkWidget *
make_then (AffProposalPage *self)
{
  GtkWidget *head, *card = make_side (self, &self->then, _ ("Proposed"), &head);

  append_button (head, _ ("Fewer moves"), "proposal.fewer");
  append_button (head, _ ("More moves"), "proposal.more");
  self->by_topic = append_toggle (head, _ ("Number by topic"), "proposal.by-topic");
  return card;
}

// A card of rows, whose buttons to turn pages stand beside them.
static GtkWidget *
make_list (AffRowPager **pager, const char *name)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *rows = aff_row_pager_new ();

  *pager = AFF_ROW_PAGER (rows);
  gtk_widget_add_css_class (card, "proposal-card");
  gtk_widget_add_css_class (card, "proposal-list");
  gtk_widget_set_hexpand (rows, TRUE);
  gtk_widget_set_vexpand (rows, TRUE);
  aff_access_set_name (rows, name);
  gtk_box_append (GTK_BOX (card), rows);
  g_autoptr (GtkWidget) turner = aff_row_pager_take_turner (*pager);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (turner), GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_valign (turner, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (card), turner);
  return card;
}

static GtkWidget *
append_pair (GtkWidget *root, GtkOrientation orientation, GtkWidget *one, GtkWidget *other)
{
  GtkWidget *pair = gtk_box_new (orientation, 0);

  gtk_box_set_homogeneous (GTK_BOX (pair), TRUE);
  gtk_widget_add_css_class (pair, "proposal-pair");
  gtk_box_append (GTK_BOX (pair), one);
  gtk_box_append (GTK_BOX (pair), other);
  gtk_box_append (GTK_BOX (root), pair);
  return pair;
}

void
aff_proposal_page_arrange (AffProposalPage *self)
{
  GtkOrientation across = aff_scene_is_portrait (self->scene) ? GTK_ORIENTATION_VERTICAL
                                                              : GTK_ORIENTATION_HORIZONTAL;

  self->root = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (self->root, "proposal-page");
  gtk_box_append (GTK_BOX (self->root), make_bar (self));
  GtkWidget *maps = append_pair (self->root, across, make_now (self), make_then (self));
  gtk_widget_set_vexpand (maps, TRUE);
  GtkWidget *lists = append_pair (self->root, across,
                                  make_list (&self->gains, _ ("What gets better and worse")),
                                  make_list (&self->reasons, _ ("Why each poster moves")));
  // The maps get what the lists do not ask for.
  gtk_widget_set_vexpand (lists, FALSE);
  self->blank = aff_blank_new ("board", _ ("Nothing to plan"),
                               _ ("There is no poster session with boards and posters."));
  gtk_widget_set_parent (self->root, GTK_WIDGET (self));
  gtk_widget_set_parent (self->blank, GTK_WIDGET (self));
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/attendee/board-panel.h"

#include "ui/attendee/paper-code.h"
#include "ui/widget/cover.h"
#include "ui/widget/fit-text.h"
#include "ui/widget/icon.h"
#include "ui/widget/slim.h"
#include "ui/widget/topic-chip.h"
#include "ui/widget/words.h"
#include "ui/widget/wrap.h"

#include <glib/gi18n.h>

struct _AffBoardPanel {
  GtkWidget parent_instance;

  // borrowed: children of the template
  GtkWidget *slim;
  GtkBox *root;
  AffCover *cover;
  GtkWidget *body;
  AffFitText *title;
  AffFitText *authors;
  AffWrap *facts;
  GtkLabel *sentence;
  GtkWidget *foot;
  AffPaperCode *code;
  GtkWidget *scan;
  GtkWidget *show_way;
  GtkWidget *read_more;
  GtkWidget *rest;
  GtkLabel *rest_count;
  GtkLabel *rest_presence;
};

G_DEFINE_FINAL_TYPE (AffBoardPanel, aff_board_panel, GTK_TYPE_WIDGET)

static void
show_parts (AffBoardPanel *self, gboolean has_seat, gboolean has_paper)
{
  gtk_widget_set_visible (GTK_WIDGET (self->cover), has_seat);
  gtk_widget_set_visible (self->body, has_seat);
  gtk_widget_set_visible (GTK_WIDGET (self->title), has_paper);
  gtk_widget_set_visible (GTK_WIDGET (self->authors), has_paper);
  gtk_widget_set_visible (GTK_WIDGET (self->facts), has_paper);
  gtk_widget_set_visible (GTK_WIDGET (self->sentence), has_seat && !has_paper);
  gtk_widget_set_visible (self->foot, has_paper);
  gtk_widget_set_visible (self->rest, !has_seat);
}

static GtkWidget *
make_presence (const char *words)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *icon = aff_icon_new ("person");

  gtk_widget_add_css_class (row, "presence");
  gtk_widget_add_css_class (icon, "icon-28");
  gtk_box_append (GTK_BOX (row), icon);
  gtk_box_append (GTK_BOX (row), gtk_label_new (words));
  return row;
}

static void
show_facts (AffBoardPanel *self, AffScene *scene, const AffSeat *seat)
{
  GTimeZone *zone = seat->presentation->item->workshop->zone;
  g_autofree char *presence = aff_words_presence (zone, seat->presence);

  aff_wrap_clear (self->facts);
  if (seat->topic != NULL)
    aff_wrap_append (self->facts, aff_topic_tag_new (seat->topic, aff_scene_language (scene)));
  if (presence != NULL)
    aff_wrap_append (self->facts, make_presence (presence));
}

static void
show_paper (AffBoardPanel *self, AffScene *scene, const AffSeat *seat)
{
  const AffPaper *paper = seat->presentation->paper;
  g_autofree char *authors = aff_words_authors (paper, TRUE);
  g_autofree char *page = g_strdup_printf ("presentation:%" G_GINT64_FORMAT,
                                           seat->presentation->id);

  aff_cover_set_poster (self->cover, seat->board->label,
                        seat->topic != NULL ? seat->topic->letter : NULL);
  g_object_set (self->title, "language", paper->language, NULL);
  aff_fit_text_set_text (self->title, paper->title);
  aff_fit_text_set_text (self->authors, authors);
  show_facts (self, scene, seat);
  gtk_widget_set_visible (self->scan, aff_paper_code_show (self->code, paper));
  g_autofree char *way = g_strdup_printf ("way:%" G_GINT64_FORMAT, seat->board->id);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->read_more), "s", page);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->show_way), "s", way);
}

static void
show_sentence (AffBoardPanel *self, const AffSeat *seat, const char *news)
{
  const char *label = seat->board->label;
  g_autofree char *sentence = NULL;

  aff_cover_set_blank (self->cover, label, seat->state == AFF_SEAT_CLOSED);
  if (seat->state == AFF_SEAT_CLOSED)
    sentence = g_strdup_printf (_ ("Board %s is closed."), label);
  else if (seat->state == AFF_SEAT_RESERVED)
    sentence = g_strdup_printf (_ ("Board %s is reserved."), label);
  else
    sentence =
      g_strdup_printf (_ ("Board %s is free. No poster on this board in this session."), label);
  g_autofree char *whole = g_strdup_printf ("%s%s%s", news != NULL ? news : "",
                                            news != NULL ? "\n" : "", sentence);
  gtk_label_set_text (self->sentence, whole);
}

static void
aff_board_panel_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), AFF_TYPE_BOARD_PANEL);
  G_OBJECT_CLASS (aff_board_panel_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *class)
{
  // The outermost child too: only those that are bound are taken out when the panel goes.
  gtk_widget_class_bind_template_child (class, AffBoardPanel, slim);
  gtk_widget_class_bind_template_child (class, AffBoardPanel, root);
  gtk_widget_class_bind_template_child (class, AffBoardPanel, cover);
  gtk_widget_class_bind_template_child (class, AffBoardPanel, body);
  gtk_widget_class_bind_template_child (class, AffBoardPanel, title);
  gtk_widget_class_bind_template_child (class, AffBoardPanel, authors);
  gtk_widget_class_bind_template_child (class, AffBoardPanel, facts);
  gtk_widget_class_bind_template_child (class, AffBoardPanel, sentence);
  gtk_widget_class_bind_template_child (class, AffBoardPanel, foot);
  gtk_widget_class_bind_template_child (class, AffBoardPanel, code);
  gtk_widget_class_bind_template_child (class, AffBoardPanel, scan);
  gtk_widget_class_bind_template_child (class, AffBoardPanel, show_way);
  gtk_widget_class_bind_template_child (class, AffBoardPanel, read_more);
  gtk_widget_class_bind_template_child (class, AffBoardPanel, rest);
  gtk_widget_class_bind_template_child (class, AffBoardPanel, rest_count);
  gtk_widget_class_bind_template_child (class, AffBoardPanel, rest_presence);
}

static void
aff_board_panel_class_init (AffBoardPanelClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = aff_board_panel_dispose;
  g_type_ensure (AFF_TYPE_COVER);
  g_type_ensure (AFF_TYPE_FIT_TEXT);
  g_type_ensure (AFF_TYPE_ICON);
  g_type_ensure (AFF_TYPE_PAPER_CODE);
  g_type_ensure (AFF_TYPE_SLIM);
  g_type_ensure (AFF_TYPE_WRAP);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "board-panel");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_REGION);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/affiche/ui/attendee/board-panel.ui");
  bind_children (widget_class);
}

static void
aff_board_panel_init (AffBoardPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->read_more), "win.show");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->read_more), "s", "posters");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("The chosen board"), -1);
}

GtkWidget *
aff_board_panel_new (void)
{
  return g_object_new (AFF_TYPE_BOARD_PANEL, NULL);
}

void
aff_board_panel_set_shape (AffBoardPanel *self, gboolean is_row, gboolean has_button)
{
  g_return_if_fail (AFF_IS_BOARD_PANEL (self));
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->root), is_row
                                                                 ? GTK_ORIENTATION_HORIZONTAL
                                                                 : GTK_ORIENTATION_VERTICAL);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->foot), is_row
                                                                 ? GTK_ORIENTATION_VERTICAL
                                                                 : GTK_ORIENTATION_HORIZONTAL);
  if (is_row)
    gtk_widget_add_css_class (GTK_WIDGET (self), "row");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "row");
  gtk_widget_set_visible (self->show_way, has_button);
  gtk_widget_set_visible (self->read_more, has_button);
}

void
aff_board_panel_show_seat (AffBoardPanel *self,
                           AffScene *scene,
                           const AffSeat *seat,
                           const char *news)
{
  g_return_if_fail (AFF_IS_BOARD_PANEL (self) && seat != NULL);
  gboolean has_paper = seat->state == AFF_SEAT_ASSIGNED;

  show_parts (self, TRUE, has_paper);
  if (has_paper)
    show_paper (self, scene, seat);
  else
    show_sentence (self, seat, news);
}

void
aff_board_panel_show_rest (AffBoardPanel *self, const GArray *seats)
{
  g_return_if_fail (AFF_IS_BOARD_PANEL (self) && seats != NULL);
  guint posters = 0, said = 0, here = 0;

  for (guint i = 0; i < seats->len; i++) {
    const AffSeat *seat = &g_array_index (seats, AffSeat, i);

    posters += seat->state == AFF_SEAT_ASSIGNED;
    said += seat->presence.word != AFF_PRESENCE_NONE;
    here += seat->presence.word == AFF_PRESENCE_HERE;
  }
  g_autofree char *count =
    g_strdup_printf (ngettext ("%u poster on show", "%u posters on show", posters), posters);
  g_autofree char *presence = g_strdup_printf (
    ngettext ("%u presenter at the board", "%u presenters at their boards", here), here);
  show_parts (self, FALSE, FALSE);
  gtk_label_set_text (self->rest_count, posters > 0 ? count : _ ("No posters yet"));
  gtk_label_set_text (self->rest_presence, presence);
  // Few words would make a number that says nothing of the hall.
  gtk_widget_set_visible (GTK_WIDGET (self->rest_presence), here > 0 && said * 2 >= posters);
}

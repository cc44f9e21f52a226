// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/staff/poster-row.h"

#include "ui/staff/board-words.h"
#include "ui/widget/fit-text.h"
#include "ui/widget/icon.h"
#include "ui/widget/topic-chip.h"

struct _AffPosterRow {
  GtkButton parent_instance;

  gint64 paper;
};

G_DEFINE_FINAL_TYPE (AffPosterRow, aff_poster_row, GTK_TYPE_BUTTON)

static void
aff_poster_row_class_init (AffPosterRowClass *class)
{
}

static void
aff_poster_row_init (AffPosterRow *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "poster-row");
}

GtkWidget *
aff_poster_row_letter_new (const AffPaper *paper)
{
  g_return_val_if_fail (paper != NULL, NULL);
  GtkWidget *letter;

  if (paper->topics->len > 0) {
    letter = aff_topic_letter_new (g_ptr_array_index (paper->topics, 0));
  } else {
    letter = gtk_label_new ("–");
    gtk_widget_add_css_class (letter, "letter");
  }
  gtk_widget_set_valign (letter, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (letter, GTK_ALIGN_CENTER);
  return letter;
}

static GtkWidget *
make_text (const AffPaper *paper, const char *line)
{
  GtkWidget *text = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *title = aff_fit_text_new (paper->title);
  GtkWidget *small = gtk_label_new (line);

  g_object_set (title, "smallest", 0.94, "line-percent", 118, "language", paper->language,
                NULL);
  gtk_widget_add_css_class (title, "row-title");
  gtk_widget_add_css_class (small, "row-line");
  gtk_label_set_xalign (GTK_LABEL (small), 0);
  gtk_label_set_ellipsize (GTK_LABEL (small), PANGO_ELLIPSIZE_END);
  gtk_widget_set_valign (text, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_box_append (GTK_BOX (text), title);
  gtk_box_append (GTK_BOX (text), small);
  return text;
}

static GtkWidget *
make_mark (const char *badge)
{
  GtkWidget *mark = badge != NULL ? gtk_label_new (badge) : aff_icon_new ("drag");

  gtk_widget_add_css_class (mark, badge != NULL ? "row-badge" : "icon-28");
  gtk_widget_set_valign (mark, GTK_ALIGN_CENTER);
  return mark;
}

GtkWidget *
aff_poster_row_new (const AffPaper *paper, const char *badge, gboolean is_in_hand)
{
  g_return_val_if_fail (paper != NULL, NULL);
  AffPosterRow *self = g_object_new (AFF_TYPE_POSTER_ROW, NULL);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  g_autofree char *line = aff_board_words_paper (paper);
  g_autofree char *name = g_strjoin (", ", paper->title, line, badge, NULL);

  self->paper = paper->id;
  gtk_box_append (GTK_BOX (row), aff_poster_row_letter_new (paper));
  gtk_box_append (GTK_BOX (row), make_text (paper, line));
  gtk_box_append (GTK_BOX (row), make_mark (badge));
  gtk_button_set_child (GTK_BUTTON (self), row);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self), "boards.pick");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self), "x", paper->id);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_PRESSED,
                               is_in_hand ? GTK_ACCESSIBLE_TRISTATE_TRUE
                                          : GTK_ACCESSIBLE_TRISTATE_FALSE,
                               -1);
  if (is_in_hand)
    gtk_widget_add_css_class (GTK_WIDGET (self), "in-hand");
  return GTK_WIDGET (self);
}

gint64
aff_poster_row_paper (AffPosterRow *self)
{
  g_return_val_if_fail (AFF_IS_POSTER_ROW (self), 0);
  return self->paper;
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/staff/problem-list.h"

#include "ui/staff/board-words.h"
#include "ui/staff/row-pager.h"
#include "ui/widget/access.h"
#include "ui/widget/focus.h"
#include "ui/widget/icon.h"

#include <glib/gi18n.h>

struct _AffProblemList {
  GtkWidget parent_instance;

  // borrowed: children
  GtkWidget *root;
  AffIcon *icon;
  GtkLabel *title;
  AffRowPager *rows;

  gboolean has_programme;
};

G_DEFINE_FINAL_TYPE (AffProblemList, aff_problem_list, GTK_TYPE_WIDGET)

static GtkWidget *
make_sentence (const AffProblem *problem)
{
  const AffPaper *paper = problem->presentation != NULL ? problem->presentation->paper : NULL;
  g_autofree char *words = aff_board_words_problem (problem);
  g_autofree char *whole = paper != NULL && problem->board == NULL
                             ? g_strdup_printf ("%s %s", words, paper->title)
                             : g_strdup (words);
  GtkWidget *sentence = gtk_label_new (whole);

  gtk_label_set_xalign (GTK_LABEL (sentence), 0);
  gtk_label_set_wrap (GTK_LABEL (sentence), TRUE);
  gtk_label_set_lines (GTK_LABEL (sentence), 2);
  gtk_label_set_ellipsize (GTK_LABEL (sentence), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (sentence, TRUE);
  gtk_widget_add_css_class (sentence, "problem-words");
  return sentence;
}

static const char *
find_subject (const AffProblem *problem)
{
  if (problem->board != NULL)
    return problem->board->label;
  return problem->presentation != NULL ? problem->presentation->paper->number : "–";
}

static GtkWidget *
make_subject (const AffProblem *problem)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *number = gtk_label_new (find_subject (problem));
  GtkWidget *sentence = make_sentence (problem);

  gtk_widget_add_css_class (number, "problem-number");
  gtk_label_set_xalign (GTK_LABEL (number), 0);
  gtk_box_append (GTK_BOX (content), number);
  gtk_box_append (GTK_BOX (content), sentence);
  gtk_button_set_child (GTK_BUTTON (button), content);
  gtk_widget_add_css_class (button, "row-button");
  gtk_widget_set_hexpand (button, TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "boards.select");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x",
                                    problem->board != NULL ? problem->board->id : 0);
  g_autofree char *name = g_strdup_printf ("%s, %s", gtk_label_get_text (GTK_LABEL (number)),
                                           gtk_label_get_text (GTK_LABEL (sentence)));
  aff_access_set_name (button, name);
  return button;
}

static gboolean
has_button (AffProblemList *self, const AffProblem *problem)
{
  if (aff_board_words_remedy (problem->remedy) == NULL || problem->presentation == NULL)
    return FALSE;
  return problem->remedy != AFF_REMEDY_ADD_LINK || self->has_programme;
}

static GtkWidget *
make_remedy (const AffProblem *problem)
{
  const char *words = aff_board_words_remedy (problem->remedy);
  GtkWidget *button = gtk_button_new_with_label (words);
  const AffPaper *paper = problem->presentation->paper;
  g_autofree char *name = g_strdup_printf ("%s, %s", words, paper->number);

  gtk_widget_add_css_class (button, "btn");
  gtk_widget_add_css_class (button, "staff");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "boards.remedy");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(xi)", paper->id,
                                    (int) problem->remedy);
  aff_access_set_name (button, name);
  return button;
}

static GtkWidget *
make_row (AffProblemList *self, const AffProblem *problem)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (row, "problem-row");
  if (problem->is_hard)
    gtk_widget_add_css_class (row, "hard");
  gtk_box_append (GTK_BOX (row), make_subject (problem));
  if (has_button (self, problem))
    gtk_box_append (GTK_BOX (row), make_remedy (problem));
  return row;
}

void
aff_problem_list_show (AffProblemList *self, const AffHanging *hanging)
{
  g_return_if_fail (AFF_IS_PROBLEM_LIST (self) && hanging != NULL);
  guint count = hanging->problems->len;
  g_autofree char *title = count > 0
                             ? g_strdup_printf (ngettext ("%u problem", "%u problems", count),
                                                count)
                             : g_strdup (_ ("No problems"));
  g_autofree char *note = aff_focus_note (GTK_WIDGET (self->rows));

  gtk_label_set_label (self->title, title);
  aff_icon_set_name (self->icon, count > 0 ? "warning" : "check");
  if (count > 0)
    gtk_widget_remove_css_class (GTK_WIDGET (self), "none");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self), "none");
  aff_row_pager_clear (self->rows);
  for (guint i = 0; i < count; i++)
    aff_row_pager_append (self->rows,
                          make_row (self, &g_array_index (hanging->problems, AffProblem, i)));
  aff_focus_restore (GTK_WIDGET (self->rows), note);
}

static void
aff_problem_list_dispose (GObject *object)
{
  g_clear_pointer (&AFF_PROBLEM_LIST (object)->root, gtk_widget_unparent);
  G_OBJECT_CLASS (aff_problem_list_parent_class)->dispose (object);
}

static void
aff_problem_list_class_init (AffProblemListClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = aff_problem_list_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "problem-list");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
aff_problem_list_init (AffProblemList *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *icon = aff_icon_new ("warning"), *title = gtk_label_new (NULL);
  GtkWidget *rows = aff_row_pager_new ();

  self->root = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->root, GTK_WIDGET (self));
  self->icon = AFF_ICON (icon);
  self->title = GTK_LABEL (title);
  self->rows = AFF_ROW_PAGER (rows);
  gtk_widget_add_css_class (head, "problem-head");
  gtk_widget_add_css_class (icon, "icon-28");
  gtk_widget_add_css_class (title, "problem-title");
  gtk_widget_set_vexpand (rows, TRUE);
  gtk_box_append (GTK_BOX (head), icon);
  gtk_label_set_xalign (self->title, 0);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_box_append (GTK_BOX (head), title);
  GtkWidget *turner = aff_row_pager_take_turner (self->rows);
  gtk_box_append (GTK_BOX (head), turner);
  g_object_unref (turner);
  gtk_box_append (GTK_BOX (self->root), head);
  gtk_box_append (GTK_BOX (self->root), rows);
  aff_access_set_name (GTK_WIDGET (self), _ ("Problems"));
}

GtkWidget *
aff_problem_list_new (gboolean has_programme)
{
  AffProblemList *self = g_object_new (AFF_TYPE_PROBLEM_LIST, NULL);

  self->has_programme = has_programme;
  return GTK_WIDGET (self);
}

// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of the page of proposals: what gets better and worse, and why.
#include "ui/staff/proposal-page-private.h"
#include "ui/staff/proposal-text.h"
#include "ui/widget/access.h"
#include "ui/widget/icon.h"

#include <glib/gi18n.h>

#define NAMES_A_ROW   4
#define NUMBERS_A_ROW 8

static GtkWidget *
make_row (GtkWidget *head, const char *class)
{
  GtkWidget *row = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_LIST_ITEM,
                                 NULL);

  gtk_widget_add_css_class (row, "proposal-row");
  gtk_widget_add_css_class (row, class);
  gtk_widget_set_valign (head, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (row), head);
  return row;
}

static GtkWidget *
append_words (GtkWidget *row, const char *words, const char *class)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (label, class);
  gtk_box_append (GTK_BOX (row), label);
  return label;
}

static const char *
find_icon (const AffGain *gain)
{
  if (gain->better != 0)
    return gain->better > 0 ? "check" : "warning";
  return gain->of >= 0 && gain->after == gain->of ? "check" : "minus";
}

static char *
name_gain (const AffGain *gain, const char *count)
{
  const char *words = aff_proposal_text_gain (gain->kind);

  if (gain->better > 0)
    return g_strdup_printf (_ ("Better: %1$s, %2$s"), words, count);
  if (gain->better < 0)
    return g_strdup_printf (_ ("Worse: %1$s, %2$s"), words, count);
  return g_strdup_printf ("%s, %s", words, count);
}

static GtkWidget *
make_gain (const AffGain *gain)
{
  GtkWidget *icon = aff_icon_new (find_icon (gain)), *row = make_row (icon, "gain");
  g_autofree char *count = aff_proposal_text_count (gain);
  g_autofree char *name = name_gain (gain, count);

  if (gain->better != 0)
    gtk_widget_add_css_class (row, gain->better > 0 ? "better" : "worse");
  gtk_widget_add_css_class (icon, "icon-28");
  gtk_widget_set_hexpand (append_words (row, aff_proposal_text_gain (gain->kind), "gain-words"),
                          TRUE);
  gtk_label_set_wrap (GTK_LABEL (append_words (row, count, "gain-count")), FALSE);
  aff_access_set_name (row, name);
  return row;
}

// What changes stands first, what gets worse before all.
static int
rank_gain (const AffGain *gain)
{
  return gain->better == 0 ? 2 : gain->better > 0 ? 1 : 0;
}

static void
list_gains (AffProposalPage *self)
{
  const GArray *gains = self->proposal->gains;

  for (int rank = 0; rank <= 2; rank++)
    for (guint i = 0; i < gains->len; i++) {
      const AffGain *gain = &g_array_index (gains, AffGain, i);

      if (rank_gain (gain) == rank)
        aff_row_pager_append (self->gains, make_gain (gain));
    }
}

static GtkWidget *
make_reason (const AffProposalRow *change)
{
  const AffPaper *paper = change->presentation->paper;
  GtkWidget *number = gtk_label_new (change->after->label), *row = make_row (number, "reason");
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *title = g_strdup_printf ("%s  %s", paper->number, paper->title);
  g_autofree char *reason = aff_proposal_text_reason (change);
  // Translators: the board a poster goes to, the poster, why.
  g_autofree char *name = g_strdup_printf (_ ("Board %1$s: %2$s. %3$s"), change->after->label,
                                           title, reason);

  gtk_widget_add_css_class (number, "reason-number");
  gtk_label_set_xalign (GTK_LABEL (number), 0);
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_widget_set_valign (lines, GTK_ALIGN_CENTER);
  append_words (lines, title, "reason-title");
  append_words (lines, reason, "reason-words");
  gtk_box_append (GTK_BOX (row), lines);
  aff_access_set_name (row, name);
  return row;
}

static void
append_line (AffProposalPage *self, const char *icon, const char *words, const char *class)
{
  GtkWidget *head = aff_icon_new (icon), *row = make_row (head, class);

  gtk_widget_add_css_class (head, "icon-28");
  gtk_widget_set_hexpand (append_words (row, words, "reason-words"), TRUE);
  aff_access_set_name (row, words);
  aff_row_pager_append (self->reasons, row);
}

static void
append_lines (AffProposalPage *self, const char *icon, GPtrArray *lines)
{
  for (guint i = 0; i < lines->len; i++)
    append_line (self, icon, g_ptr_array_index (lines, i), "consequence");
  g_ptr_array_unref (lines);
}

static void
list_reasons (AffProposalPage *self)
{
  for (guint i = 0; i < self->proposal->rows->len; i++) {
    const AffProposalRow *row = &g_array_index (self->proposal->rows, AffProposalRow, i);

    if (row->is_move || row->is_first_placement)
      aff_row_pager_append (self->reasons, make_reason (row));
  }
  append_lines (self, "people", aff_proposal_text_told (self->proposal, NAMES_A_ROW));
  append_lines (self, "print", aff_proposal_text_labels (self->proposal, NUMBERS_A_ROW));
}

static void
list_nothing (AffProposalPage *self)
{
  append_line (self, "check",
               self->proposal->setting.by_topic
                 ? _ ("The boards are numbered by topic already.")
               : self->proposal->is_exact ? _ ("No plan with so few moves is better.")
                                          : _ ("This plan is as good as any found."),
               "nothing");
  if (gtk_widget_get_visible (self->moves_hung) && !self->setting.moves_hung)
    append_line (self, "info",
                 _ ("Posters that hang stay, and all of them once the session has begun. "
                    "“Move hung posters” lets them go."),
                 "nothing");
}

static guint
count_posters (const AffHanging *hanging)
{
  guint count = hanging->to_place->len;

  for (guint i = 0; i < hanging->seats->len; i++)
    count += g_array_index (hanging->seats, AffSeat, i).presentation != NULL;
  return count;
}

// Why there is no plan, and what helps.
static char *
explain_refusal (AffProposalPage *self)
{
  guint posters = count_posters (self->hanging);
  guint boards = self->hanging->seats->len - self->hanging->closed->len -
                 self->hanging->reserved->len;

  if (self->answer == AFF_ANSWER_FEW_MOVES)
    return g_strdup (_ ("More posters have to move than that. Press “More moves”."));
  if (self->answer == AFF_ANSWER_FAILED)
    return g_strdup (_ ("These boards cannot be planned all at once. Place posters by hand."));
  if (posters > boards)
    return g_strdup_printf (_ ("%1$u posters need boards, and %2$u boards are open. Open a "
                               "board again, or put a poster on the wait list."),
                            posters, boards);
  return g_strdup (
    _ ("Some posters suit no board that is left for them. Open a board again, or "
       "let a fixed poster move."));
}

void
aff_proposal_page_list (AffProposalPage *self)
{
  aff_row_pager_clear (self->gains);
  aff_row_pager_clear (self->reasons);
  aff_row_pager_show_first (self->gains);
  aff_row_pager_show_first (self->reasons);
  gboolean is_refused = self->proposal == NULL && !aff_proposer_is_busy (self->proposer);
  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (self->gains)), !is_refused);
  if (is_refused) {
    g_autofree char *words = explain_refusal (self);
    append_line (self, "warning", words, "refusal");
  }
  if (self->proposal == NULL)
    return;
  list_gains (self);
  if (aff_proposal_is_empty (self->proposal))
    list_nothing (self);
  else
    list_reasons (self);
}

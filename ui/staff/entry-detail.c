// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/staff/entry-detail.h"

#include "ui/widget/access.h"
#include "ui/widget/fit-text.h"
#include "ui/widget/focus.h"
#include "ui/widget/icon.h"
#include "ui/widget/words.h"

#include <glib/gi18n.h>

struct _AffEntryDetail {
  GtkWidget parent_instance;

  // borrowed: children
  AffFitText *title;
  GtkLabel *state;
  GtkWidget *rows;
  GtkWidget *buttons; // of a paper
  GtkWidget *withdraw;
  GtkWidget *restore;
  GtkWidget *boards;
};

G_DEFINE_FINAL_TYPE (AffEntryDetail, aff_entry_detail, GTK_TYPE_WIDGET)

static GtkWidget *
make_row (const AffEntry *entry)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *name = gtk_label_new (aff_entry_name (entry->field));
  GtkWidget *value = aff_fit_text_new (entry->value);
  g_autofree char *words = g_strdup_printf ("%s: %s", aff_entry_name (entry->field),
                                            entry->value);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  g_object_set (value, "lines", 2, "smallest", 0.8, NULL);
  gtk_widget_set_hexpand (value, TRUE);
  gtk_widget_set_valign (value, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (name, "entry-name");
  gtk_widget_add_css_class (value, "entry-value");
  if (entry->is_missing)
    gtk_widget_add_css_class (value, "missing");
  gtk_box_append (GTK_BOX (row), name);
  gtk_box_append (GTK_BOX (row), value);
  gtk_box_append (GTK_BOX (row), aff_icon_new ("edit"));
  gtk_button_set_child (GTK_BUTTON (button), row);
  gtk_widget_add_css_class (button, "entry-row");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "programme.write");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "i", (int) entry->field);
  aff_access_set_name (button, words);
  return button;
}

static void
show_entries (AffEntryDetail *self, const GPtrArray *entries)
{
  g_autofree char *note = aff_focus_note (self->rows);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->rows)) != NULL)
    gtk_box_remove (GTK_BOX (self->rows), child);
  for (guint i = 0; i < entries->len; i++)
    gtk_box_append (GTK_BOX (self->rows), make_row (g_ptr_array_index (entries, i)));
  aff_focus_restore (self->rows, note);
}

static const AffPresentation *
find_poster (const AffPaper *paper)
{
  for (guint i = 0; i < paper->presentations->len; i++) {
    const AffPresentation *presentation = g_ptr_array_index (paper->presentations, i);

    if (presentation->kind == AFF_KIND_POSTER)
      return presentation;
  }
  return NULL;
}

static char *
describe_paper (const AffPaper *paper)
{
  const AffPresentation *poster = find_poster (paper);

  if (paper->is_withdrawn)
    return g_strdup_printf (_ ("%s is withdrawn."), paper->number);
  if (poster == NULL)
    return g_strdup_printf (_ ("%s has no poster."), paper->number);
  if (poster->board == NULL)
    return g_strdup_printf (_ ("%s needs a board."), paper->number);
  // Translators: a paper's number, a board's label.
  return g_strdup_printf (_ ("%1$s hangs on board %2$s."), paper->number, poster->board->label);
}

static char *
describe_item (const AffItem *item)
{
  g_autofree char *natures = aff_words_natures (item->natures);

  if (item->is_cancelled)
    return g_strdup (_ ("Cancelled"));
  return g_strdup (*natures != '\0' ? natures : item->workshop->short_title);
}

static GtkWidget *
append_button (GtkWidget *box, const char *words, const char *action, const char *class)
{
  GtkWidget *button = gtk_button_new_with_label (words);

  gtk_widget_add_css_class (button, "btn");
  gtk_widget_add_css_class (button, "staff");
  if (class != NULL)
    gtk_widget_add_css_class (button, class);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  aff_access_set_name (button, words);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static void
aff_entry_detail_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (aff_entry_detail_parent_class)->dispose (object);
}

static void
aff_entry_detail_class_init (AffEntryDetailClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = aff_entry_detail_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "entry-detail");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
aff_entry_detail_init (AffEntryDetail *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  self->title = AFF_FIT_TEXT (aff_fit_text_new (""));
  self->state = GTK_LABEL (gtk_label_new (NULL));
  self->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  g_object_set (self->title, "lines", 2, "smallest", 0.6, "line-percent", 112, NULL);
  gtk_label_set_xalign (self->state, 0);
  gtk_label_set_wrap (self->state, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->title), "programme-title");
  gtk_widget_add_css_class (GTK_WIDGET (self->state), "programme-state");
  gtk_widget_add_css_class (self->rows, "entry-rows");
  gtk_widget_add_css_class (self->buttons, "button-pair");
  gtk_widget_add_css_class (self->buttons, "programme-buttons");
  self->withdraw = append_button (self->buttons, _ ("Withdraw paper"), "programme.withdraw",
                                  "danger");
  self->restore = append_button (self->buttons, _ ("Bring the paper back"), "programme.restore",
                                 NULL);
  self->boards = append_button (self->buttons, _ ("Show on the boards"), "programme.boards",
                                NULL);
  gtk_widget_set_parent (GTK_WIDGET (self->title), GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->state), GTK_WIDGET (self));
  gtk_widget_set_parent (self->rows, GTK_WIDGET (self));
  gtk_widget_set_parent (self->buttons, GTK_WIDGET (self));
}

GtkWidget *
aff_entry_detail_new (void)
{
  return g_object_new (AFF_TYPE_ENTRY_DETAIL, NULL);
}

void
aff_entry_detail_show (AffEntryDetail *self,
                       const AffItem *item,
                       const AffPaper *paper,
                       const GPtrArray *entries)
{
  g_return_if_fail (AFF_IS_ENTRY_DETAIL (self) && (item != NULL) != (paper != NULL));
  g_return_if_fail (entries != NULL);
  g_autofree char *state = item != NULL ? describe_item (item) : describe_paper (paper);
  aff_fit_text_set_text (self->title, item != NULL ? item->title : paper->title);
  g_object_set (self->title, "language", item != NULL ? item->language : paper->language, NULL);
  gtk_label_set_label (self->state, state);
  gtk_widget_set_visible (self->buttons, paper != NULL);
  gtk_widget_set_visible (self->withdraw, paper != NULL && !paper->is_withdrawn);
  gtk_widget_set_visible (self->restore, paper != NULL && paper->is_withdrawn);
  gtk_widget_set_visible (self->boards,
                          paper != NULL && !paper->is_withdrawn && find_poster (paper) != NULL);
  show_entries (self, entries);
}

void
aff_entry_detail_focus (AffEntryDetail *self)
{
  g_return_if_fail (AFF_IS_ENTRY_DETAIL (self));
  gtk_widget_child_focus (self->rows, GTK_DIR_TAB_FORWARD);
}

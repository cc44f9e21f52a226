// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/staff/drag-card.h"

#include "ui/staff/poster-row.h"
#include "ui/widget/fit-text.h"

struct _AffDragCard {
  GtkWidget parent_instance;

  // borrowed: children
  GtkWidget *root;
  GtkBox *letter_box;
  AffFitText *title;
  GtkLabel *words;
};

G_DEFINE_FINAL_TYPE (AffDragCard, aff_drag_card, GTK_TYPE_WIDGET)

static void
aff_drag_card_dispose (GObject *object)
{
  g_clear_pointer (&AFF_DRAG_CARD (object)->root, gtk_widget_unparent);
  G_OBJECT_CLASS (aff_drag_card_parent_class)->dispose (object);
}

static void
aff_drag_card_class_init (AffDragCardClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = aff_drag_card_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "drag-card");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
aff_drag_card_init (AffDragCard *self)
{
  GtkWidget *text = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *letter_box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *title = aff_fit_text_new (""), *words = gtk_label_new (NULL);

  self->root = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  self->letter_box = GTK_BOX (letter_box);
  self->title = AFF_FIT_TEXT (title);
  self->words = GTK_LABEL (words);
  g_object_set (title, "smallest", 0.9, "line-percent", 118, NULL);
  gtk_widget_add_css_class (title, "row-title");
  gtk_widget_add_css_class (words, "drag-words");
  gtk_label_set_xalign (self->words, 0);
  gtk_label_set_wrap (self->words, TRUE);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_widget_set_valign (text, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (text), title);
  gtk_box_append (GTK_BOX (text), words);
  gtk_box_append (GTK_BOX (self->root), letter_box);
  gtk_box_append (GTK_BOX (self->root), text);
  gtk_widget_set_parent (self->root, GTK_WIDGET (self));
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_START);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_START);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
aff_drag_card_new (void)
{
  return g_object_new (AFF_TYPE_DRAG_CARD, NULL);
}

void
aff_drag_card_set_paper (AffDragCard *self, const AffPaper *paper)
{
  g_return_if_fail (AFF_IS_DRAG_CARD (self) && paper != NULL);
  GtkWidget *old = gtk_widget_get_first_child (GTK_WIDGET (self->letter_box));

  if (old != NULL)
    gtk_box_remove (self->letter_box, old);
  gtk_box_append (self->letter_box, aff_poster_row_letter_new (paper));
  aff_fit_text_set_text (self->title, paper->title);
}

void
aff_drag_card_set_words (AffDragCard *self, const char *words, gboolean is_refused)
{
  g_return_if_fail (AFF_IS_DRAG_CARD (self) && words != NULL);
  if (g_strcmp0 (gtk_label_get_label (self->words), words) != 0)
    gtk_label_set_label (self->words, words);
  if (is_refused)
    gtk_widget_add_css_class (GTK_WIDGET (self), "refused");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "refused");
}

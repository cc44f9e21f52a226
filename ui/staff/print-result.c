// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/staff/print-result.h"

#include "ui/staff/row-pager.h"
#include "ui/widget/icon.h"

#include <glib/gi18n.h>

struct _AffPrintResult {
  GtkWidget parent_instance;

  // owned
  char *folder;

  // borrowed: children
  GtkWidget *message;
  GtkWidget *message_icon;
  GtkLabel *message_words;
  GtkLabel *where;
  GtkWidget *take_down;
  AffRowPager *rows;
};

G_DEFINE_FINAL_TYPE (AffPrintResult, aff_print_result, GTK_TYPE_WIDGET)

static void
show_message (AffPrintResult *self, const char *icon, const char *class, const char *words)
{
  static const char *const classes[] = {"good", "bad", NULL};

  for (guint i = 0; classes[i] != NULL; i++)
    gtk_widget_remove_css_class (self->message, classes[i]);
  if (class != NULL)
    gtk_widget_add_css_class (self->message, class);
  aff_icon_set_name (AFF_ICON (self->message_icon), icon);
  gtk_label_set_label (self->message_words, words);
}

static char *
describe_done (const AffPrintOut *out)
{
  g_autofree char *name = g_path_get_basename (out->path);

  // Translators: a file's name, a number of pages.
  return g_strdup_printf (ngettext ("%1$s is ready to print: %2$u page.",
                                    "%1$s is ready to print: %2$u pages.", out->print->pages),
                          name, out->print->pages);
}

static char *
describe_trouble (const AffPrintOut *out, const char *folder)
{
  if (out->outcome == AFF_PRINT_FULL)
    return g_strdup_printf (_ ("There is no room left for the pages. Delete what is not needed "
                               "in %s, then print again."),
                            folder);
  if (out->outcome == AFF_PRINT_NO_FOLDER)
    return g_strdup_printf (_ ("Nothing can be written into %s. Let this user write there, or "
                               "start Affiche with another --print-folder."),
                            folder);
  return g_strdup (_ ("The pages could not be made. Try again; the log says why."));
}

static char *
describe_take_down (const AffTakeDown *entry)
{
  if (entry->now_board != NULL)
    // Translators: a board's label, a title, the label of another board.
    return g_strdup_printf (_ ("Board %1$s: “%2$s” hangs on board %3$s now"), entry->board,
                            entry->title, entry->now_board);
  return g_strdup_printf (_ ("Board %1$s: “%2$s” has no board any more"), entry->board,
                          entry->title);
}

static GtkWidget *
make_label (const char *words, const char *class)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, class);
  return label;
}

static void
show_take_down (AffPrintResult *self, const AffPrint *print)
{
  guint count_down = print != NULL ? print->take_down->len : 0;

  aff_row_pager_clear (self->rows);
  gtk_widget_set_visible (self->take_down, count_down > 0);
  for (guint i = 0; i < count_down; i++) {
    g_autofree char *words = describe_take_down (g_ptr_array_index (print->take_down, i));

    aff_row_pager_append (self->rows, make_label (words, "take-down-row"));
  }
}

static void
aff_print_result_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (aff_print_result_parent_class)->dispose (object);
}

static void
aff_print_result_finalize (GObject *object)
{
  g_free (AFF_PRINT_RESULT (object)->folder);
  G_OBJECT_CLASS (aff_print_result_parent_class)->finalize (object);
}

static void
aff_print_result_class_init (AffPrintResultClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = aff_print_result_dispose;
  G_OBJECT_CLASS (class)->finalize = aff_print_result_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "print-result");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
aff_print_result_init (AffPrintResult *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  self->message = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  self->message_icon = aff_icon_new ("print");
  gtk_widget_add_css_class (self->message, "print-message");
  gtk_widget_add_css_class (self->message_icon, "icon-34");
  gtk_box_append (GTK_BOX (self->message), self->message_icon);
  self->message_words = GTK_LABEL (make_label (_ ("Choose what to print."), "print-words"));
  gtk_widget_set_hexpand (GTK_WIDGET (self->message_words), TRUE);
  gtk_box_append (GTK_BOX (self->message), GTK_WIDGET (self->message_words));
  gtk_widget_set_parent (self->message, GTK_WIDGET (self));
  self->where = GTK_LABEL (make_label (NULL, "print-text"));
  gtk_label_set_wrap_mode (self->where, PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_parent (GTK_WIDGET (self->where), GTK_WIDGET (self));
  self->take_down = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->take_down),
                  make_label (_ ("Take these labels down"), "take-down-title"));
  self->rows = AFF_ROW_PAGER (aff_row_pager_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->rows), TRUE);
  gtk_box_append (GTK_BOX (self->take_down), GTK_WIDGET (self->rows));
  gtk_widget_set_vexpand (self->take_down, TRUE);
  gtk_widget_set_visible (self->take_down, FALSE);
  gtk_widget_set_parent (self->take_down, GTK_WIDGET (self));
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
}

GtkWidget *
aff_print_result_new (const char *folder)
{
  AffPrintResult *self = g_object_new (AFF_TYPE_PRINT_RESULT, NULL);
  // Translators: a folder's name.
  g_autofree char *where = g_strdup_printf (_ ("The files go to %s"),
                                            folder != NULL ? folder : "");

  self->folder = g_strdup (folder);
  gtk_label_set_label (self->where, where);
  return GTK_WIDGET (self);
}

void
aff_print_result_wait (AffPrintResult *self)
{
  g_return_if_fail (AFF_IS_PRINT_RESULT (self));
  show_message (self, "print", NULL, _ ("The pages are being made…"));
  show_take_down (self, NULL);
}

void
aff_print_result_show (AffPrintResult *self, const AffPrintOut *out)
{
  g_return_if_fail (AFF_IS_PRINT_RESULT (self) && out != NULL);
  g_autofree char *words = out->outcome == AFF_PRINT_DONE ? describe_done (out)
                           : out->outcome == AFF_PRINT_NOTHING
                             ? g_strdup (_ ("There is nothing to print."))
                             : describe_trouble (out, self->folder);

  if (out->outcome <= AFF_PRINT_NOTHING)
    show_message (self, "check", "good", words);
  else
    show_message (self, "warning", "bad", words);
  show_take_down (self, out->outcome <= AFF_PRINT_NOTHING ? out->print : NULL);
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widget/keypad.h"

#include "ui/widget/key.h"

#include <glib/gi18n.h>

struct _AffKeypad {
  GtkWidget parent_instance;

  // borrowed: children
  GtkWidget *grid;
  GtkWidget *done; // or NULL
};

enum { DIGIT, ERASE, DONE, SIGNALS };

static guint signals[SIGNALS];

G_DEFINE_FINAL_TYPE (AffKeypad, aff_keypad, GTK_TYPE_WIDGET)

static void
on_digit_clicked (GtkButton *key, AffKeypad *self)
{
  const char *digit = gtk_label_get_text (GTK_LABEL (gtk_button_get_child (key)));

  g_signal_emit (self, signals[DIGIT], 0, digit);
}

static void
on_erase_clicked (AffKeypad *self)
{
  g_signal_emit (self, signals[ERASE], 0);
}

static void
on_done_clicked (AffKeypad *self)
{
  g_signal_emit (self, signals[DONE], 0);
}

static void
add_digit (AffKeypad *self, int digit, int column, int row)
{
  g_autofree char *text = g_strdup_printf ("%d", digit);
  GtkWidget *key = aff_key_new (text, NULL);

  g_signal_connect (key, "clicked", G_CALLBACK (on_digit_clicked), self);
  gtk_grid_attach (GTK_GRID (self->grid), key, column, row, 1, 1);
}

static void
add_erase (AffKeypad *self)
{
  GtkWidget *key = aff_key_new_icon ("backspace", _ ("Backspace"));

  gtk_widget_add_css_class (key, "quiet");
  aff_key_repeat (key);
  g_signal_connect_swapped (key, "clicked", G_CALLBACK (on_erase_clicked), self);
  gtk_grid_attach (GTK_GRID (self->grid), key, 0, 3, 1, 1);
}

static void
add_done (AffKeypad *self, const char *name)
{
  self->done = aff_key_new_icon ("check", name);
  gtk_widget_add_css_class (self->done, "primary");
  g_signal_connect_swapped (self->done, "clicked", G_CALLBACK (on_done_clicked), self);
  gtk_grid_attach (GTK_GRID (self->grid), self->done, 2, 3, 1, 1);
}

static void
aff_keypad_dispose (GObject *object)
{
  AffKeypad *self = AFF_KEYPAD (object);

  g_clear_pointer (&self->grid, gtk_widget_unparent);
  self->done = NULL;
  G_OBJECT_CLASS (aff_keypad_parent_class)->dispose (object);
}

static void
aff_keypad_class_init (AffKeypadClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  GType type = G_TYPE_FROM_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = aff_keypad_dispose;
  signals[DIGIT] = g_signal_new ("digit", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[ERASE] = g_signal_new ("erase", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
  signals[DONE] = g_signal_new ("done", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "keypad");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
aff_keypad_init (AffKeypad *self)
{
  self->grid = gtk_grid_new ();
  gtk_grid_set_row_homogeneous (GTK_GRID (self->grid), TRUE);
  gtk_grid_set_column_homogeneous (GTK_GRID (self->grid), TRUE);
  gtk_widget_set_parent (self->grid, GTK_WIDGET (self));
  for (int i = 0; i < 9; i++)
    add_digit (self, i + 1, i % 3, i / 3);
  add_erase (self);
  add_digit (self, 0, 1, 3);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Digits"), -1);
}

GtkWidget *
aff_keypad_new (const char *done)
{
  AffKeypad *self = g_object_new (AFF_TYPE_KEYPAD, NULL);

  if (done != NULL)
    add_done (self, done);
  return GTK_WIDGET (self);
}

void
aff_keypad_set_ready (AffKeypad *self, gboolean is_ready)
{
  g_return_if_fail (AFF_IS_KEYPAD (self));
  if (self->done != NULL)
    gtk_widget_set_sensitive (self->done, is_ready);
}

gboolean
aff_keypad_take_key (AffKeypad *self, guint key)
{
  g_return_val_if_fail (AFF_IS_KEYPAD (self), FALSE);
  guint32 letter = gdk_keyval_to_unicode (key);

  if (letter >= '0' && letter <= '9') {
    const char digit[] = {(char) letter, '\0'};
    g_signal_emit (self, signals[DIGIT], 0, digit);
    return TRUE;
  }
  if (key == GDK_KEY_BackSpace) {
    on_erase_clicked (self);
    return TRUE;
  }
  if ((key != GDK_KEY_Return && key != GDK_KEY_KP_Enter) || self->done == NULL)
    return FALSE;
  if (gtk_widget_is_sensitive (self->done))
    on_done_clicked (self);
  return TRUE;
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widget/text-line.h"

struct _AffTextLine {
  GtkWidget parent_instance;

  // owned
  GString *text;

  // borrowed: children
  GtkWidget *box;
  GtkLabel *label;
  GtkLabel *hint;

  guint most; // characters
};

enum { CHANGED, ENTERED, SIGNALS };

static guint signals[SIGNALS];

G_DEFINE_FINAL_TYPE (AffTextLine, aff_text_line, GTK_TYPE_WIDGET)

static void
show_text (AffTextLine *self)
{
  gboolean is_empty = self->text->len == 0;

  gtk_label_set_text (self->label, self->text->str);
  gtk_widget_set_visible (GTK_WIDGET (self->label), !is_empty);
  gtk_widget_set_visible (GTK_WIDGET (self->hint), is_empty);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT,
                                  self->text->str, -1);
  g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
on_key_pressed (GtkEventControllerKey *controller,
                guint key,
                guint code,
                GdkModifierType state,
                AffTextLine *self)
{
  if (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter) {
    aff_text_line_enter (self);
    return TRUE;
  }
  return aff_text_line_take_key (self, key);
}

static void
on_pressed (AffTextLine *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
aff_text_line_dispose (GObject *object)
{
  g_clear_pointer (&AFF_TEXT_LINE (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (aff_text_line_parent_class)->dispose (object);
}

static void
aff_text_line_finalize (GObject *object)
{
  g_string_free (AFF_TEXT_LINE (object)->text, TRUE);
  G_OBJECT_CLASS (aff_text_line_parent_class)->finalize (object);
}

static void
aff_text_line_class_init (AffTextLineClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = aff_text_line_dispose;
  G_OBJECT_CLASS (class)->finalize = aff_text_line_finalize;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ENTERED] = g_signal_new ("entered", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "text-line");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_TEXT_BOX);
}

static void
add_controllers (AffTextLine *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key_pressed), self);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (on_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

static void
aff_text_line_init (AffTextLine *self)
{
  GtkWidget *caret = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->text = g_string_new (NULL);
  self->most = AFF_TEXT_LINE_MOST;
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  self->label = GTK_LABEL (gtk_label_new (NULL));
  self->hint = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_single_line_mode (self->label, TRUE);
  gtk_label_set_ellipsize (self->label, PANGO_ELLIPSIZE_START);
  gtk_label_set_ellipsize (self->hint, PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (caret, "caret");
  gtk_widget_add_css_class (GTK_WIDGET (self->hint), "hint");
  gtk_widget_set_valign (caret, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->label));
  gtk_box_append (GTK_BOX (self->box), caret);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->hint));
  gtk_widget_set_visible (GTK_WIDGET (self->label), FALSE);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  add_controllers (self);
}

GtkWidget *
aff_text_line_new (const char *name, const char *hint)
{
  g_return_val_if_fail (name != NULL, NULL);
  AffTextLine *self = g_object_new (AFF_TYPE_TEXT_LINE, NULL);

  gtk_label_set_text (self->hint, hint != NULL ? hint : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_PLACEHOLDER, hint != NULL ? hint : "",
                                  -1);
  return GTK_WIDGET (self);
}

// What of TEXT may be written, after the LENGTH characters that stand there.
static void
append_clean (GString *result, const char *text, gulong length, guint most)
{
  for (; *text != '\0' && length < most; text = g_utf8_next_char (text)) {
    gunichar letter = g_utf8_get_char (text);

    if (!g_unichar_isprint (letter))
      continue;
    g_string_append_unichar (result, letter);
    length++;
  }
}

void
aff_text_line_set_most (AffTextLine *self, guint most)
{
  g_return_if_fail (AFF_IS_TEXT_LINE (self));
  self->most = most;
}

void
aff_text_line_set_text (AffTextLine *self, const char *text)
{
  g_return_if_fail (AFF_IS_TEXT_LINE (self));
  g_autoptr (GString) clean = g_string_new (NULL);

  if (text != NULL && g_utf8_validate (text, -1, NULL))
    append_clean (clean, text, 0, self->most);
  if (g_string_equal (clean, self->text))
    return;
  g_string_assign (self->text, clean->str);
  show_text (self);
}

const char *
aff_text_line_get_text (AffTextLine *self)
{
  g_return_val_if_fail (AFF_IS_TEXT_LINE (self), NULL);
  return self->text->str;
}

void
aff_text_line_insert (AffTextLine *self, const char *text)
{
  g_return_if_fail (AFF_IS_TEXT_LINE (self));
  gsize before = self->text->len;

  if (text == NULL || !g_utf8_validate (text, -1, NULL))
    return;
  append_clean (self->text, text, (gulong) g_utf8_strlen (self->text->str, -1), self->most);
  if (self->text->len != before)
    show_text (self);
}

void
aff_text_line_erase (AffTextLine *self)
{
  g_return_if_fail (AFF_IS_TEXT_LINE (self));
  const char *start = self->text->str;
  const char *end = start + self->text->len;

  if (self->text->len == 0)
    return;
  do
    end = g_utf8_prev_char (end);
  while (end > start && g_unichar_ismark (g_utf8_get_char (end)));
  g_string_truncate (self->text, (gsize) (end - start));
  show_text (self);
}

gboolean
aff_text_line_take_key (AffTextLine *self, guint key)
{
  g_return_val_if_fail (AFF_IS_TEXT_LINE (self), FALSE);
  gunichar letter = gdk_keyval_to_unicode (key);

  if (key == GDK_KEY_BackSpace) {
    aff_text_line_erase (self);
    return TRUE;
  }
  if (!g_unichar_isprint (letter))
    return FALSE;
  char text[7] = {'\0'};
  g_unichar_to_utf8 (letter, text);
  aff_text_line_insert (self, text);
  return TRUE;
}

void
aff_text_line_enter (AffTextLine *self)
{
  g_return_if_fail (AFF_IS_TEXT_LINE (self));
  g_signal_emit (self, signals[ENTERED], 0);
}

static AffTextLine *
find_line (GtkWidget *widget)
{
  if (AFF_IS_TEXT_LINE (widget) && gtk_widget_get_mapped (widget) &&
      gtk_widget_is_sensitive (widget))
    return AFF_TEXT_LINE (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    AffTextLine *found = find_line (child);

    if (found != NULL)
      return found;
  }
  return NULL;
}

AffTextLine *
aff_text_line_find (GtkWidget *root)
{
  g_return_val_if_fail (GTK_IS_WIDGET (root), NULL);
  GtkRoot *window = gtk_widget_get_root (root);
  GtkWidget *focus = window != NULL ? gtk_root_get_focus (window) : NULL;

  if (AFF_IS_TEXT_LINE (focus) && gtk_widget_is_ancestor (focus, root))
    return AFF_TEXT_LINE (focus);
  return find_line (root);
}

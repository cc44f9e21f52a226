// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/typing.h"

#include "ui/scanner.h"
#include "ui/widget/text-line.h"

struct _AffTyping {
  // borrowed
  GtkWidget *window;
  GtkEventController *keys;
  AffTypingFunc scanned;
  gpointer data;

  AffScanner scanner;
  guint source; // until nothing more can belong to a code
};

static void
type_held (AffTyping *self)
{
  AffTextLine *line = aff_text_line_find (self->window);

  g_clear_handle_id (&self->source, g_source_remove);
  if (line != NULL)
    aff_text_line_insert (line, self->scanner.held->str);
  aff_scanner_forget (&self->scanner);
}

static gboolean
on_quiet (gpointer data)
{
  AffTyping *self = data;

  self->source = 0;
  type_held (self);
  return G_SOURCE_REMOVE;
}

// A line waits a tenth of a second for what is typed, so that no scanner ever writes into it.
// Elsewhere keys do what they do, until they come too fast for a person.
static gboolean
hold_letter (AffTyping *self, gunichar letter, gboolean has_line, guint32 time_ms)
{
  AffScannerWord word = aff_scanner_take (&self->scanner, letter, time_ms);

  g_clear_handle_id (&self->source, g_source_remove);
  self->source = g_timeout_add_full (G_PRIORITY_DEFAULT_IDLE, AFF_SCANNER_GAP_MS, on_quiet,
                                     self, NULL);
  return has_line || word == AFF_SCANNER_BURST;
}

// The code is taken out first: what it opens may make the line anew.
static void
tell_code (AffTyping *self)
{
  g_autofree char *code = g_strdup (self->scanner.held->str);

  aff_typing_forget (self);
  self->scanned (code, self->data);
}

static gboolean
is_for_button (AffTyping *self, gunichar letter)
{
  return letter == ' ' && self->scanner.held->len == 0 &&
         GTK_IS_BUTTON (gtk_root_get_focus (GTK_ROOT (self->window)));
}

static gboolean
take_key (AffTyping *self, guint key, guint32 time_ms)
{
  AffTextLine *line = aff_text_line_find (self->window);
  gunichar letter = gdk_keyval_to_unicode (key);
  gboolean is_end = key == GDK_KEY_Return || key == GDK_KEY_KP_Enter || key == GDK_KEY_Tab;

  if (key == GDK_KEY_Shift_L || key == GDK_KEY_Shift_R)
    return FALSE;
  if (aff_scanner_is_stale (&self->scanner, time_ms))
    type_held (self);
  if (is_end && aff_scanner_take (&self->scanner, 0, time_ms) == AFF_SCANNER_CODE) {
    tell_code (self);
    return TRUE;
  }
  if (!is_end && letter >= ' ' && !is_for_button (self, letter))
    return hold_letter (self, letter, line != NULL, time_ms);
  type_held (self);
  return key == GDK_KEY_BackSpace && line != NULL && aff_text_line_take_key (line, key);
}

static gboolean
on_key_pressed (GtkEventControllerKey *controller,
                guint key,
                guint code,
                GdkModifierType state,
                AffTyping *self)
{
  const GdkModifierType strong = GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK |
                                 GDK_HYPER_MASK | GDK_META_MASK;

  if ((state & strong) != 0)
    return FALSE;
  return take_key (
    self, key, gtk_event_controller_get_current_event_time (GTK_EVENT_CONTROLLER (controller)));
}

AffTyping *
aff_typing_new (GtkWidget *window, AffTypingFunc scanned, gpointer data)
{
  g_return_val_if_fail (GTK_IS_ROOT (window) && scanned != NULL, NULL);
  AffTyping *self = g_new0 (AffTyping, 1);

  self->window = window;
  self->scanned = scanned;
  self->data = data;
  aff_scanner_init (&self->scanner);
  self->keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (self->keys, GTK_PHASE_CAPTURE);
  g_signal_connect (self->keys, "key-pressed", G_CALLBACK (on_key_pressed), self);
  gtk_widget_add_controller (window, self->keys);
  return self;
}

void
aff_typing_free (AffTyping *self)
{
  if (self == NULL)
    return;
  gtk_widget_remove_controller (self->window, self->keys);
  g_clear_handle_id (&self->source, g_source_remove);
  aff_scanner_clear (&self->scanner);
  g_free (self);
}

void
aff_typing_forget (AffTyping *self)
{
  g_return_if_fail (self != NULL);
  g_clear_handle_id (&self->source, g_source_remove);
  aff_scanner_forget (&self->scanner);
}

// SPDX-License-Identifier: GPL-3.0-or-later
// Twelve keys for a PIN or a number: 1 to 9, Backspace, 0 and, where asked for, one that says
// "done". Signals: "digit" (s: "7"), "erase", "done". It keeps nothing of what is typed.
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define AFF_TYPE_KEYPAD (aff_keypad_get_type ())
G_DECLARE_FINAL_TYPE (AffKeypad, aff_keypad, AFF, KEYPAD, GtkWidget)

// DONE names the key with the check; NULL: there is none.
GtkWidget *aff_keypad_new (const char *done);
// Whether the key with the check can be pressed (at first it can).
void aff_keypad_set_ready (AffKeypad *self, gboolean is_ready);
// Feeds a key of a real keyboard: digits, Backspace, Enter. TRUE if it was one of these.
gboolean aff_keypad_take_key (AffKeypad *self, guint key);

G_END_DECLS

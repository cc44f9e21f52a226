// SPDX-License-Identifier: GPL-3.0-or-later
// The kiosk's own keyboard: letters in one of three layouts, digits, and accents in the place of the
// digits where one asks for them, without a long press. No shift where what is typed is looked for:
// case does not matter there; one that writes has it, and signs as well. Signals: "text" (s: "é"), "erase", "put-away", and "layout-chosen" when
// somebody chose another layout.
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define AFF_TYPE_KEYBOARD (aff_keyboard_get_type ())
G_DECLARE_FINAL_TYPE (AffKeyboard, aff_keyboard, AFF, KEYBOARD, GtkWidget)

// LANGUAGE ("fr", "en", "de") chooses the layout it begins with and its accents. Lying down the
// digits stand beside the letters, upright in a row over them.
GtkWidget *aff_keyboard_new (const char *language, gboolean is_portrait);
// The same for what is kept as it is typed: with capitals and the signs of names, titles and
// addresses.
GtkWidget *aff_keyboard_new_writing (const char *language, gboolean is_portrait);
// The next letter is a capital, or is not.
void aff_keyboard_set_capital (AffKeyboard *self, gboolean is_capital);
// "AZERTY", "QWERTY" or "QWERTZ"; another name changes nothing.
void aff_keyboard_set_layout (AffKeyboard *self, const char *layout);
// A string that stays.
const char *aff_keyboard_get_layout (AffKeyboard *self);

G_END_DECLS

// SPDX-License-Identifier: GPL-3.0-or-later
// The line one types into: our own keyboard, a real one and a test feed it. No entry of GTK's, whose
// menus and emoji chooser lead out of the kiosk. Typing goes on at the end; there is no
// selection and no clipboard. Signals: "changed", and "entered" (Enter was pressed).
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define AFF_TYPE_TEXT_LINE (aff_text_line_get_type ())
G_DECLARE_FINAL_TYPE (AffTextLine, aff_text_line, AFF, TEXT_LINE, GtkWidget)

#define AFF_TEXT_LINE_MOST 120 // characters; more are not taken, unless it is told so

// NAME is what a reader calls it, HINT stands in it while it is empty.
GtkWidget *aff_text_line_new (const char *name, const char *hint);
// Takes MOST characters.
void aff_text_line_set_most (AffTextLine *self, guint most);
void aff_text_line_set_text (AffTextLine *self, const char *text);
const char *aff_text_line_get_text (AffTextLine *self);
// At the end. Control characters are left out.
void aff_text_line_insert (AffTextLine *self, const char *text);
// The last character, with the accents that belong to it.
void aff_text_line_erase (AffTextLine *self);
// A key of a real keyboard; TRUE if it wrote or erased.
gboolean aff_text_line_take_key (AffTextLine *self, guint key);
// Enter was pressed somewhere for this line.
void aff_text_line_enter (AffTextLine *self);

// The line that keys go to below ROOT: the one with the focus, else the first one that can be
// seen and written into; NULL if there is none.
AffTextLine *aff_text_line_find (GtkWidget *root);

G_END_DECLS

// SPDX-License-Identifier: GPL-3.0-or-later
// Where what a real keyboard writes goes: into the page's text line, whatever has the focus, or, if
// a barcode scanner wrote it, to whoever asked for codes and into no line at all.
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _AffTyping AffTyping;

typedef void (*AffTypingFunc) (const char *code, gpointer data);

// Watches the keys of WINDOW, which outlives it. SCANNED is told each code.
AffTyping *aff_typing_new (GtkWidget *window,
                           AffTypingFunc scanned,
                           gpointer data) G_GNUC_WARN_UNUSED_RESULT;
void aff_typing_free (AffTyping *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AffTyping, aff_typing_free)

// Forgets what is not in a line yet: its visitor has gone.
void aff_typing_forget (AffTyping *self);

G_END_DECLS

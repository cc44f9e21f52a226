// SPDX-License-Identifier: GPL-3.0-or-later
// Writes one field of an item or a paper, or a paper that was not there before. It stands at the top
// of its place, so that the keyboard hides nothing of it. Signals: "chosen" (s: the text to save) and
// "added" (what aff_entry_editor_paper says), "cancelled".
#pragma once

#include "ui/staff/entry-assign.h"
#include "ui/widget/scene.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define AFF_TYPE_ENTRY_EDITOR (aff_entry_editor_get_type ())
G_DECLARE_FINAL_TYPE (AffEntryEditor, aff_entry_editor, AFF, ENTRY_EDITOR, GtkWidget)

GtkWidget *aff_entry_editor_new (AffScene *scene);
// Begins with ENTRY of ITEM or of a paper (ITEM NULL), which is called SUBJECT.
void aff_entry_editor_write (AffEntryEditor *self,
                             const AffEntry *entry,
                             const AffItem *item,
                             const char *subject);
void aff_entry_editor_write_paper (AffEntryEditor *self);
// What was written of a new paper; borrowed until it is written on.
AffEntryPaper aff_entry_editor_paper (AffEntryEditor *self);
// Gives the focus to what is written.
void aff_entry_editor_focus (AffEntryEditor *self);
// Says why it cannot be saved as it is.
void aff_entry_editor_complain (AffEntryEditor *self, const char *words);

G_END_DECLS

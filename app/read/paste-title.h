// SPDX-License-Identifier: GPL-3.0-or-later
// What a line of a schedule says beside its time: title, subtitle, kind, who speaks, where.
#pragma once

#include "app/draft/draft.h"

G_BEGIN_DECLS

// Puts TEXT (with the marks and newlines of paste.h) into ITEM, whose place is PLACE in remarks:
// what is bold is the title, what is in italics speaks, what follows a newline or a wide gap is the
// subtitle. Where title and subtitle are glued, they are parted by how English writes them.
void aff_paste_set_title (AffDraftItem *item, const char *text, AffReport *report);
// One more text that belongs to ITEM: its title, its kind, who speaks, its subtitle, as it looks.
void aff_paste_add_text (AffDraftItem *item, const char *text, AffReport *report);

G_END_DECLS

// SPDX-License-Identifier: GPL-3.0-or-later
// Lists of posters on a page: "01 A Title", "P12: A Title", and who wrote them in the next line.
#pragma once

#include "app/draft/draft.h"
#include "app/read/paste.h"

G_BEGIN_DECLS

typedef enum {
  AFF_PASTE_NO_PAPERS,
  AFF_PASTE_PAPERS,  // accepted papers: a number is that of a paper
  AFF_PASTE_POSTERS, // a number is that of a board, too
} AffPasteList;

// What the heading TEXT says that follows.
AffPasteList aff_paste_list_of (const char *text);

// The paper that LINE of a LIST adds to DRAFT, or NULL if LINE is no entry of one. Borrowed.
AffDraftPaper *aff_paste_read_paper (const AffPasteLine *line,
                                     AffPasteList list,
                                     AffDraft *draft,
                                     AffReport *report);
// The line that follows an entry: who wrote PAPER, if nobody did until then.
void aff_paste_read_authors (AffDraftPaper *paper, const AffPasteLine *line, AffReport *report);

// TRUE if LINE begins a list of papers that has a heading, or an entry below it.
gboolean aff_paste_begins_list (const AffPaste *paste, guint line);
// Where all papers of DRAFT from FIRST on that have no authors end with names, these are theirs.
void aff_paste_find_authors (AffDraft *draft, guint first, AffReport *report);
// Papers whose title is that of an item are presented there, too; posters hang in all poster sessions
// that follow each other without a break.
void aff_paste_join (AffDraft *draft, AffReport *report);

G_END_DECLS

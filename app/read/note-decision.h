// SPDX-License-Identifier: GPL-3.0-or-later
// What became of a paper on OpenReview: its venue says so once decisions are out, its invitations
// where it was withdrawn, and before that only the decision that chairs wrote below it.
#pragma once

#include "app/draft/draft.h"
#include "app/read/notes.h"

G_BEGIN_DECLS

// VENUE as people read it ("Name 2026 Poster") and WORDS of the decision ("Accept (Oral)") may be
// NULL. Remarks where they contradict each other or are not known.
AffDecision
aff_note_judge (const AffNote *note, const char *venue, const char *words, AffReport *report);

// What VENUE says after its year: "BestPaper" of "Name 2026 BestPaper". NULL if nothing.
const char *aff_note_venue_words (const char *venue);
// WORDS say no more than that a paper is accepted, as a poster perhaps.
gboolean aff_note_is_plain (const char *words);
// TEXT (may be NULL) holds WORD, which is in lower case.
gboolean aff_note_has_word (const char *text, const char *word);

G_END_DECLS

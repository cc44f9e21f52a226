// SPDX-License-Identifier: GPL-3.0-or-later
// What a line of a schedule is, by the words that people write (English, French, German,
// Spanish, Italian).
#pragma once

#include "app/programme/programme.h"

G_BEGIN_DECLS

// AffNature bits: those of TYPE (the source's own word), and of TITLE where TYPE says nothing; a
// poster session in the break is both. AFF_NATURE_TALK where neither says anything and HAS_SPEAKERS,
// otherwise AFF_NATURE_OTHER. Both texts may be NULL.
guint aff_nature_guess (const char *type, const char *title, gboolean has_speakers);

// AffNature bits as words joined by "+", and back; a word that is none counts for nothing.
char *aff_nature_write (guint natures) G_GNUC_WARN_UNUSED_RESULT;
guint aff_nature_read (const char *words);

G_END_DECLS

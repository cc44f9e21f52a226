// SPDX-License-Identifier: GPL-3.0-or-later
// What a change did, in the reader's language; the log keeps its own words.
#pragma once

#include "app/db/gist.h"
#include "app/programme/programme.h"

G_BEGIN_DECLS

// "Board 24 closed". Labels and numbers are those of PROGRAMME (may be NULL); where it lacks what
// GIST names, the words are more general.
char *aff_gist_words (const AffGist *gist,
                      const AffProgramme *programme) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

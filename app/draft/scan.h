// SPDX-License-Identifier: GPL-3.0-or-later
// Steps through a text in UTF-8: each reads one thing at *AT and moves *AT behind it, or leaves
// *AT where it is and says FALSE.
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct {
  const char *word; // case-folded
  int value;
} AffScanWord;

// Behind white space of any kind; AT itself if there is none.
const char *aff_scan_space (const char *at);
// A number of LEAST to MOST (at most 9) ASCII digits that no other digit follows.
gboolean aff_scan_number (const char **at, int least, int most, int *value);
// The ASCII character CHARACTER.
gboolean aff_scan_char (const char **at, char character);
// A word of WORDS (LENGTH of them), whole and without case. A word ends where its case shows
// that the next one begins, too: "minOpening", "PMOpening".
gboolean aff_scan_word (const char **at, const AffScanWord *words, gsize length, int *value);

G_END_DECLS

// SPDX-License-Identifier: GPL-3.0-or-later
// Text that came from outside, made fit to be shown, and compared as people count.
#pragma once

#include <glib.h>

G_BEGIN_DECLS

// TEXT as valid UTF-8 in one line or more: invalid bytes become U+FFFD, control and
// bidirectional formatting characters are dropped (newlines and tabs are kept as newline and
// space), ends are trimmed. A text of which nothing would be seen becomes empty. NULL stays NULL.
// S9 of the bars: nothing from a file may reorder what stands beside it.
char *aff_text_clean (const char *text) G_GNUC_WARN_UNUSED_RESULT;

// The same in one line of at most AFF_TEXT_LINE characters: line breaks become spaces, and what
// is longer is shortened.
#define AFF_TEXT_LINE 500
char *aff_text_clean_line (const char *text) G_GNUC_WARN_UNUSED_RESULT;

// TEXT as a message can quote it: in one line of valid UTF-8, with control characters and invalid
// bytes as C writes them ("\n", "\xff"), ended with an ellipsis after AFF_TEXT_QUOTED characters.
#define AFF_TEXT_QUOTED 80
char *aff_text_quote (const char *text) G_GNUC_WARN_UNUSED_RESULT;

// Characters of a text of several lines, an abstract for instance: no edit writes more, and of
// what a file has more of only so many are read.
#define AFF_TEXT_WHOLE 20000

// Compares labels as people count: "2" before "10", "W047" before "W103". Usable as a
// GCompareFunc over `const char *`.
int aff_text_compare_natural (const char *a, const char *b);

// TEXT without symbols that are only decoration (emoji), for speech, codes and exports.
char *aff_text_without_emoji (const char *text) G_GNUC_WARN_UNUSED_RESULT;

// The first LENGTH characters of TEXT, ended at a word and with an ellipsis if it was longer.
char *aff_text_shorten (const char *text, guint length) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

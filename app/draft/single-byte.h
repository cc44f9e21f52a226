// SPDX-License-Identifier: GPL-3.0-or-later
// Encodings of one byte a character, and which of them makes more sense of a text.
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef gunichar (*AffSingleByte) (guchar byte);

gunichar aff_single_byte_windows (guchar byte);   // Windows-1252
gunichar aff_single_byte_macintosh (guchar byte); // Mac Roman

// How much sense MAP makes of SIZE bytes of DATA: more is better.
gint64 aff_single_byte_score (const char *data, gsize size, AffSingleByte map);

G_END_DECLS

// SPDX-License-Identifier: GPL-3.0-or-later
// Texts of a programme as they may leave it: for programs that do not know Affiche, and for
// everybody to read.
#pragma once

#include "app/programme/programme.h"

G_BEGIN_DECLS

// TEXT without pictures, without e-mail addresses and telephone numbers (S16 of the bars) and
// without characters that XML does not have. NULL becomes "".
char *aff_public_text (const char *text) G_GNUC_WARN_UNUSED_RESULT;

// TEXT without e-mail addresses and telephone numbers.
char *aff_public_hide (const char *text) G_GNUC_WARN_UNUSED_RESULT;

// The presentation may be shown at NOW, its item too.
gboolean aff_public_shows (const AffPresentation *presentation, gint64 now);

// A UUID (RFC 4122, version 5) that the row ID of the table KIND keeps in all exports.
char *aff_public_guid (const AffProgramme *programme,
                       const char *kind,
                       gint64 id) G_GNUC_WARN_UNUSED_RESULT;

// Id → what its source calls the row: the two columns of SQL. Errors of statements.
GHashTable *
aff_public_keys (AffDb *db, const char *sql, GError **error) G_GNUC_WARN_UNUSED_RESULT;

// "1 item has" or "12 items have", of a NOUN that takes an s, in a sentence of a note.
char *aff_public_count (guint count, const char *noun) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes of a file from outside as UTF-8 with plain newlines. Files say rarely, and wrongly, in which
// encoding they are: it is told by what makes sense.
#pragma once

#include "app/draft/report.h"

G_BEGIN_DECLS

// Valid UTF-8 without NUL and carriage returns, *LENGTH bytes, ended by NUL; what was not plain
// UTF-8 gets a remark. NAME is what messages call the file. Takes BYTES, which become the text where
// nobody else holds them. AFF_ERROR_FORMAT if it is no text, empty or too large. Free with g_free.
char *aff_encoding_read (const char *name,
                         GBytes *bytes,
                         gsize *length,
                         AffReport *report,
                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

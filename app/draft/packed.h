// SPDX-License-Identifier: GPL-3.0-or-later
// Packed files (ZIP): workbooks and documents of office programs, which no library at hand reads.
#pragma once

#include "app/base/error.h"

G_BEGIN_DECLS

// Sets AFF_ERROR_FORMAT, saying what the packed file NAME with these BYTES is by the names of what
// is in it, and what to do instead. FALSE.
gboolean aff_packed_fail (const char *name, GBytes *bytes, GError **error);

G_END_DECLS

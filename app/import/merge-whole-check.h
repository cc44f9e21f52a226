// SPDX-License-Identifier: GPL-3.0-or-later
// Whether a file of Affiche's own JSON can be taken over: before anything is, and in the end.
#pragma once

#include "app/db/db.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

// FILE (may be NULL) is a whole programme of a format that this Affiche knows. AFF_ERROR_FORMAT.
gboolean aff_merge_whole_check_form (AffDb *db, JsonObject *file, GError **error);

// Inside a change: every row refers to rows that are there. AFF_ERROR_FORMAT.
gboolean aff_merge_whole_check_references (AffDb *db, GError **error);

G_END_DECLS

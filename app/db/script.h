// SPDX-License-Identifier: GPL-3.0-or-later
// SQL that comes with the program, the sample programmes for instance; never SQL from outside.
#pragma once

#include "app/db/db.h"

G_BEGIN_DECLS

// Runs SQL, one or more statements without rows, inside the change that is running (call it from
// an AffDbFunc). Errors as a statement's.
gboolean aff_script_run (AffDb *db, const char *sql, GError **error);

G_END_DECLS

// SPDX-License-Identifier: GPL-3.0-or-later
// The sample programmes of data/sample, built into the program.
#pragma once

#include "app/base/error.h"

G_BEGIN_DECLS

// The names that aff_sample_create takes, the default first, ended by NULL.
const char *const *aff_sample_names (void);

// Makes the programme of the sample NAME at PATH, whole or not at all. "none" is an empty
// programme, made at NOW (seconds since 1970 UTC); the others are as of three minutes before the
// instant at which their simulated clock starts. AFF_ERROR_NOT_FOUND if there is no such sample,
// AFF_ERROR_CONFLICT if PATH exists, AFF_ERROR_STORE if it cannot be written. Blocks while the plan
// is measured: 5 seconds at most.
gboolean aff_sample_create (const char *path, const char *name, gint64 now, GError **error);

G_END_DECLS

// SPDX-License-Identifier: GPL-3.0-or-later
// A list of names made to fit a line: whole names go, never half of one, and what is marked stays.
#pragma once

#include "app/search/query.h"

G_BEGIN_DECLS

// Shortens MARKED, names with ", " between them, to MOST narrow characters or fewer; "…" stands
// for the names left out. A text that is no list is cut at a word.
void aff_marked_shorten (AffMarked *marked, guint most);

G_END_DECLS

// SPDX-License-Identifier: GPL-3.0-or-later
// Lists without header: the label of a board and the title of the poster on it.
#pragma once

#include "app/read/table-header.h"

G_BEGIN_DECLS

gboolean aff_table_list_is (const AffSheet *sheet);
// The header that such a list would have, in row -1. FALSE if SHEET is no such list.
gboolean aff_table_list_read (AffTableHeader *self, const AffSheet *sheet);

G_END_DECLS

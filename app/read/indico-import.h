// SPDX-License-Identifier: GPL-3.0-or-later
// The table from which Indico imports contributions: seven columns without a header (start, minutes,
// title, first name, last name, affiliation, e-mail of the speaker).
#pragma once

#include "app/draft/draft.h"
#include "app/draft/sheet.h"

G_BEGIN_DECLS

// TRUE if the first rows of SHEET are all of that shape and one of them says when it starts: nothing
// else names them.
gboolean aff_indico_import_is_there (const AffSheet *sheet);
void aff_indico_import_read (const AffSheet *sheet, AffDraft *draft, AffReport *report);

G_END_DECLS

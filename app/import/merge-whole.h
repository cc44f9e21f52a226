// SPDX-License-Identifier: GPL-3.0-or-later
// Affiche's own JSON (app/draft/whole-form.h) back into a programme.
#pragma once

#include "app/db/db.h"
#include "app/draft/report.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

// Takes WHOLE (AffDraft.whole) over into DB, inside a change. A programme without rows (but those
// of "init --sample none") gets exactly the rows of the file, their ids included, and becomes that
// programme in name, for which the change has to say names_programme. In the programme from which
// the file comes, rows get the file's values by their ids; rows that were added here stay; papers
// and items that the file has no more are withdrawn and cancelled; what was decided here
// (placements, presence, wait lists, printed labels, live times, states of boards and passages,
// notices) stays as it is. Errors: AFF_ERROR_FORMAT with table and row; AFF_ERROR_CONFLICT for any
// other programme.
gboolean aff_merge_whole (AffDb *db, JsonNode *whole, AffReport *report, GError **error);

G_END_DECLS

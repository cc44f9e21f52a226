// SPDX-License-Identifier: GPL-3.0-or-later
// Programmes as JSON of their own, and back.
#pragma once

#include "app/db/db.h"
#include "app/draft/report.h"

G_BEGIN_DECLS

// What `export json` writes of DB.
char *whole_export_text (AffDb *db) G_GNUC_WARN_UNUSED_RESULT;
// Reads TEXT as a file and takes it over into DB as one change. SEQUENCE may be NULL.
gboolean whole_import_text (AffDb *db,
                            const char *text,
                            AffReport *report,
                            gint64 *sequence,
                            GError **error);
// The same, which does not fail.
void whole_import_well (AffDb *db, const char *text, AffReport *report);

void whole_assert_same_rows (AffDb *one, AffDb *other);
// A programme with what every new one has.
AffDb *whole_new_empty (void) G_GNUC_WARN_UNUSED_RESULT;
// The number that SQL selects; -1 if there is none.
gint64 whole_ask (AffDb *db, const char *sql);

G_END_DECLS

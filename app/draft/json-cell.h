// SPDX-License-Identifier: GPL-3.0-or-later
// What members of JSON objects hold as people would write it in one cell of a table.
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

// The name in an object that stands where a text could: a person, a room, a text by languages. Free
// with g_free; NULL if there is none.
char *aff_json_cell_name (JsonObject *object) G_GNUC_WARN_UNUSED_RESULT;
// "Day\nSession - 13:00 - 13:30" and "Day: Session — 9:00–10:15" as "Day: Session", one for each
// line with a time, with bars between them. Free with g_free.
char *aff_json_cell_sessions (JsonNode *node) G_GNUC_WARN_UNUSED_RESULT;
// A text without the Z of UTC at its end. Free with g_free; NULL if it is no text.
char *aff_json_cell_local (JsonNode *node) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

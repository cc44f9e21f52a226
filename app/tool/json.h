// SPDX-License-Identifier: GPL-3.0-or-later
// Members of an object that a command prints as JSON.
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

// A VALUE of NULL is null.
void aff_json_text (JsonBuilder *json, const char *name, const char *value);
void aff_json_number (JsonBuilder *json, const char *name, gint64 value);
void aff_json_flag (JsonBuilder *json, const char *name, gboolean value);
// The member "change": the number of a change in the log; null for 0, none was made.
void aff_json_change (JsonBuilder *json, gint64 sequence);

// What was built, with a newline behind it. Free with g_free.
char *aff_json_finish (JsonBuilder *json) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

// SPDX-License-Identifier: GPL-3.0-or-later
// Members of JSON objects from outside: whatever they hold instead of what they should, the answer
// is NULL or the other value, never a warning.
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

// NODE as an object or array; NULL if it is none (NODE may be NULL).
JsonObject *aff_node_object (JsonNode *node);
JsonArray *aff_node_array (JsonNode *node);
// A string, or a number or boolean written as one; NULL otherwise. Borrowed, or in *KEEP (which is
// freed and replaced, and freed by the caller in the end).
const char *aff_node_text (JsonNode *node, char **keep);

JsonNode *aff_member (JsonObject *object,
                      const char *name); // NULL if there is none (OBJECT may be)
JsonObject *aff_member_object (JsonObject *object, const char *name);
JsonArray *aff_member_array (JsonObject *object, const char *name);
// A string that is not empty; numbers are no text here.
const char *aff_member_text (JsonObject *object, const char *name);
// Strings, numbers and booleans as text, NULL for anything else. Free with g_free.
char *aff_member_dup (JsonObject *object, const char *name) G_GNUC_WARN_UNUSED_RESULT;
gint64 aff_member_int (JsonObject *object, const char *name, gint64 otherwise);
// {"en": …, "fr": …} or a plain string: English first, else the first one.
const char *aff_member_localised (JsonObject *object, const char *name);

G_END_DECLS

// SPDX-License-Identifier: GPL-3.0-or-later
// The views of a source, for source.c alone.
#pragma once

#include "app/draft/source.h"

G_BEGIN_DECLS

// TEXT is a file called NAME. What json-glib would misread in silence is healed in TEXT, in place.
JsonNode *aff_source_parse_json (const char *name,
                                 char *text,
                                 gsize length,
                                 AffReport *report,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
xmlDoc *aff_source_parse_xml (const char *name, const char *text, gsize length, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
// Lenient, as browsers are.
xmlDoc *aff_source_parse_html (const char *name, const char *text, gsize length, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;

// What TEXT looks like; never AFF_SOURCE_ZIP.
AffSourceKind aff_source_guess_kind (const char *text);

G_END_DECLS

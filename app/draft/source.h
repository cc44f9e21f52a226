// SPDX-License-Identifier: GPL-3.0-or-later
// One file from outside, whole in memory and as text, before anybody knows its format. What is too
// large, too deep or broken is refused here with place and remedy, once for all readers. Parsed
// views are made at most once, when somebody first asks.
#pragma once

#include "app/base/error.h"
#include "app/draft/report.h"
#include "app/draft/sheet.h"

#include <json-glib/json-glib.h>
#include <libxml/tree.h>

G_BEGIN_DECLS

#define AFF_SOURCE_BYTES (64 * 1024 * 1024) // of a file, unpacked
#define AFF_JSON_DEPTH   64
#define AFF_XML_DEPTH    250                 // of elements, in XML and in pages
#define AFF_JSON_BYTES   (256 * 1024 * 1024) // that a parsed file takes in memory, about
#define AFF_XML_BYTES    (224 * 1024 * 1024) // likewise

typedef enum {
  AFF_SOURCE_JSON,     // begins with { or [
  AFF_SOURCE_XML,      // begins with <, and is no page
  AFF_SOURCE_HTML,     // a page, or a part of one
  AFF_SOURCE_CALENDAR, // BEGIN:VCALENDAR
  AFF_SOURCE_ZIP,      // packed: XLSX and its like
  AFF_SOURCE_TEXT,     // anything else: CSV, pasted text
} AffSourceKind;

typedef struct _AffSource AffSource;

// Reads PATH, "-" for standard input; gzip is unpacked. Encodings (UTF-8 with or without a mark,
// UTF-16, Windows-1252, Mac Roman) become UTF-8 and line ends one newline, with remarks in REPORT,
// whose file becomes this one. AFF_ERROR_STORE: cannot be read; AFF_ERROR_FORMAT: too large, no
// text, empty.
AffSource *
aff_source_open (const char *path, AffReport *report, GError **error) G_GNUC_WARN_UNUSED_RESULT;
// The same of BYTES, called NAME in messages.
AffSource *aff_source_new (const char *name, GBytes *bytes, AffReport *report, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
void aff_source_free (AffSource *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AffSource, aff_source_free)

const char *aff_source_name (const AffSource *self); // "talks.xml"
AffSourceKind aff_source_kind (const AffSource *self);
// Valid UTF-8 without NUL, ended by one. Of AFF_SOURCE_ZIP it is empty; see aff_source_bytes.
const char *aff_source_text (const AffSource *self);
gsize aff_source_length (const AffSource *self); // of the text, in bytes
// Borrowed; the file as it is. Of AFF_SOURCE_ZIP only, else NULL: the text is all that is kept.
GBytes *aff_source_bytes (const AffSource *self);

// Borrowed views of the text; NULL with AFF_ERROR_FORMAT (place and remedy) if it is none.
// JSON: at most AFF_JSON_DEPTH deep, a key once in an object (the last one counts, with a remark).
JsonNode *aff_source_json (AffSource *self, AffReport *report, GError **error);
// XML or HTML by the kind; no entity but the five, no network, no file.
xmlDoc *aff_source_xml (AffSource *self, AffReport *report, GError **error);
// Text with separators (comma, semicolon, tab, vertical bar: told by the text).
const AffSheet *aff_source_sheet (AffSource *self, AffReport *report, GError **error);

G_END_DECLS

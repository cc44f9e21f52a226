// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of a virtual conference site. A paper that is a poster and a talk has a row for each,
// which name each other.
#pragma once

#include "app/draft/draft.h"

G_BEGIN_DECLS

typedef struct {
  JsonObject *object; // borrowed from the file
  char *id;           // owned
  char *title;        // owned; without markup, or NULL
  char *folded;       // owned; the title in one line without case, or NULL
  char *place;        // owned; "record 5"
  gboolean is_paper;  // otherwise it is an event of another kind
  AffPresentationKind kind;
  guint paper; // index of the row that stands for its paper: the poster, where there is one
} AffVirtualRow;

// The rows of LIST (AffVirtualRow) that the site shows, joined to papers. Remarks for the others.
GArray *aff_virtual_rows (JsonArray *list, AffReport *report) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

// SPDX-License-Identifier: GPL-3.0-or-later
// Notes of OpenReview as files hold them: API v1 ("title": "…") and v2 ("title": {"value": "…"}),
// a list of them, one, or papers with their replies below them. What a note does not show to
// everyone is not read.
#pragma once

#include "app/draft/report.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

typedef struct {
  JsonObject *object;  // borrowed from the file
  JsonObject *content; // borrowed; never NULL
  const char *parent;  // borrowed; the forum below which it stands in the file, or NULL
  guint record;        // from 1
  guint reply;         // from 1 among the replies of its record; 0: it stands on its own
} AffNote;

// NODE is an object like a note: with content, and an invitation or a forum.
gboolean aff_note_is_there (JsonNode *node);

// All notes of ROOT, replies included, as AffNote. Remarks for what is none.
GArray *aff_notes_collect (JsonNode *root, AffReport *report) G_GNUC_WARN_UNUSED_RESULT;
// Some notes of ROOT are not in the file: it says itself that there are more, or is one note.
gboolean aff_notes_are_partial (JsonNode *root);

// "record 5, reply 2". Free with g_free.
char *aff_note_place (const AffNote *self) G_GNUC_WARN_UNUSED_RESULT;
// A remark whose place it is.
void aff_note_say (const AffNote *self,
                   AffReport *report,
                   AffRemarkKind kind,
                   const char *code,
                   const char *meaning,
                   const char *action);
// The id of its forum; NULL if it has none.
const char *aff_note_forum (const AffNote *self);
// A review, a comment, a decision: not a paper.
gboolean aff_note_is_reply (const AffNote *self);
// NAME ends one of its invitations ("…/-/Decision"), or the part before a number does.
gboolean aff_note_is_invited (const AffNote *self, const char *name);
// "ICLR.cc/2024/Conference", by its domain or invitations; NULL if not told. Free with g_free.
char *aff_note_venue_id (const AffNote *self) G_GNUC_WARN_UNUSED_RESULT;
// READERS (of a note or a field) is a list without "everyone".
gboolean aff_note_is_hidden (JsonObject *object);

// The value of a field of its content; NULL if there is none, or (with a remark) if not everyone
// may read it.
JsonNode *aff_note_field (const AffNote *self, const char *name, AffReport *report);
// The same as a text that is not empty; a remark if it is something else.
const char *aff_note_text (const AffNote *self, const char *name, AffReport *report);

G_END_DECLS

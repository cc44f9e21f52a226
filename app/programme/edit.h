// SPDX-License-Identifier: GPL-3.0-or-later
// What changes on the day: a speaker is named, a room fixed, a link arrives, a paper walks in or
// is withdrawn. Values come as people write them, FIELD=VALUE; all of one edit happens, as one
// change of the log that can be undone, or nothing does.
#pragma once

#include "app/db/change.h"

G_BEGIN_DECLS

typedef enum {
  AFF_ENTITY_WORKSHOP,
  AFF_ENTITY_ROOM,
  AFF_ENTITY_ITEM,
  AFF_ENTITY_PAPER,
  AFF_ENTITY_PERSON,
  AFF_ENTITY_TOPIC,
  AFF_ENTITY_NOTICE,
  AFF_ENTITY_BOARD,   // boards and passages come with the drawing of the hall: set, never added
  AFF_ENTITY_PASSAGE, // floor that staff can close
} AffEntity;

#define AFF_ENTITY_COUNT (AFF_ENTITY_PASSAGE + 1)

const char *aff_entity_word (AffEntity entity);
// AFF_ERROR_NOT_FOUND with the words there are.
gboolean aff_entity_parse (const char *word, AffEntity *entity, GError **error);
// What can be said of ENTITY: a line for each field with the form of its values.
char *aff_entity_describe (AffEntity entity) G_GNUC_WARN_UNUSED_RESULT;

typedef struct {
  AffEntity entity;
  // A paper's number, a board's label, the code of a workshop or passage, a topic's letter, the
  // name of a room or person, or the id of anything else; "id:12" is always the id 12. Not read by
  // aff_edit_add.
  const char *id;
  const char *const *assignments; // "FIELD=VALUE", NULL at the end; may be NULL
  const char *who;                // for the log
  gint64 now;                     // seconds since 1970 UTC
  AffPermit *permit;              // borrowed; as AffChangeNote's
} AffEdit;

// Sets fields of what is there. *SEQUENCE (may be NULL) as aff_change_run gives it: 0 if there
// was nothing to change. AFF_ERROR_NOT_FOUND: no such row or field; AFF_ERROR_FORMAT: a value is
// not of its field's form; AFF_ERROR_CONFLICT: it contradicts what is there.
gboolean aff_edit_set (AffDb *db, const AffEdit *edit, gint64 *sequence, GError **error);

// Adds a row and sets its fields; *ID is what `id` of a later edit takes for it: the number of a
// paper, otherwise the row's id. Errors as aff_edit_set.
gboolean aff_edit_add (AffDb *db, const AffEdit *edit, char **id, GError **error);

// Withdraws the paper EDIT->id: its boards become free, its place on wait lists ends. *FREED (may
// be NULL) gets the labels of those boards; free with g_ptr_array_unref.
gboolean aff_edit_withdraw (AffDb *db,
                            const AffEdit *edit,
                            GPtrArray **freed,
                            gint64 *sequence,
                            GError **error);

G_END_DECLS

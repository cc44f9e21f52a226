// SPDX-License-Identifier: GPL-3.0-or-later
// What is different between two states of one programme, as a person would say it: new, changed with
// old and new, gone.
#pragma once

#include "app/db/db.h"
#include "app/programme/programme.h"

G_BEGIN_DECLS

typedef enum { AFF_DIFFERENT_NEW, AFF_DIFFERENT_CHANGED, AFF_DIFFERENT_GONE } AffDifferentKind;

typedef struct {
  const char *name; // "start": lives for ever
  char *before;     // "14:00"; empty: nothing
  char *after;
} AffDifferentField;

typedef struct {
  AffDifferentKind kind;
  const char *entity; // "item", "paper", "board": the name of a table, a literal
  gint64 id;
  char *title;       // what it is called now
  GPtrArray *fields; // AffDifferentField: of what changed; empty otherwise
} AffDifferent;

// AffDifferent, in the order of kinds, and within one in that of the programme. What is cancelled or
// withdrawn since is gone. Free with g_ptr_array_unref.
GPtrArray *aff_difference_list (const AffProgramme *before,
                                const AffProgramme *after) G_GNUC_WARN_UNUSED_RESULT;

// Adds what that list does not tell of the rows of change SEQUENCE, the newest in DB; at the end,
// whatever the kind. AFF_ERROR_STORE, AFF_ERROR_FORMAT (a damaged log).
gboolean
aff_difference_add_rows (GPtrArray *differences, AffDb *db, gint64 sequence, GError **error);

// Borrowed. ENTITY and NAME live for ever; the texts are copied.
AffDifferent *aff_different_add (GPtrArray *differences,
                                 AffDifferentKind kind,
                                 const char *entity,
                                 gint64 id,
                                 const char *title);
void aff_different_add_field (AffDifferent *different,
                              const char *name,
                              const char *before,
                              const char *after);

const char *aff_different_kind_word (AffDifferentKind kind); // "new"

G_END_DECLS

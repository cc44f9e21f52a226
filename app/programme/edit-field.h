// SPDX-License-Identifier: GPL-3.0-or-later
// The fields that an edit may set, each with the form of its values and what writes them. Only
// app/programme/edit*.c read this.
#pragma once

#include "app/programme/edit.h"

G_BEGIN_DECLS

// The row that is being edited, inside the transaction of the change.
typedef struct {
  AffDb *db;
  AffEntity entity;
  gint64 id;
  gint64 now;
  GArray *leaving; // gint64: people who stood in a list that changed
} AffTarget;

typedef struct _AffField AffField;

// Writes VALUE (valid UTF-8, cleaned). SUFFIX is what follows the field's name after a dot, or
// NULL. Fails with a sentence that names field, value and remedy.
typedef gboolean (*AffFieldFunc) (const AffTarget *target,
                                  const AffField *field,
                                  const char *suffix,
                                  const char *value,
                                  GError **error);

typedef enum {
  AFF_FIELD_PLAIN,
  AFF_FIELD_REQUIRED, // a new row must have it
} AffFieldNeed;

typedef enum {
  AFF_SUFFIX_NONE,
  AFF_SUFFIX_LANGUAGE, // name, name.fr
  AFF_SUFFIX_KIND,     // link.doi, link.doi.live
  AFF_SUFFIX_ITEM,     // attend, attend.4
} AffFieldSuffix;

typedef enum {
  AFF_SHAPE_LINE, // at most AFF_TEXT_LINE characters
  AFF_SHAPE_LIST, // of lines, in one line, with the length of a text
  AFF_SHAPE_TEXT, // with line breaks
} AffFieldShape;

struct _AffField {
  const char *name;
  const char *form; // completes "give …"
  AffFieldFunc write;
  const char *sql;   // writes ?1 into the row ?2, where one statement does
  const char *words; // the words that the value may be, where it is a word
  AffFieldNeed need;
  AffFieldSuffix suffix;
  AffFieldShape shape;
};

// The fields of ENTITY, ended by one without a name. They are written in this order, so that a
// duration is there before the shortest one is compared with it.
const AffField *aff_fields (AffEntity entity);

// "a paper", "an item".
const char *aff_entity_phrase (AffEntity entity);

// Fails if VALUE, as a person wrote it, is too long for the field's shape or holds characters that
// have no place in it.
gboolean aff_field_check_shape (const AffField *field, const char *value, GError **error);

// Sets the error: VALUE is no value of FIELD. Returns FALSE.
gboolean aff_field_refuse (const AffTarget *target,
                           const AffField *field,
                           const char *value,
                           GError **error);

// Runs the field's own statement with a number, a text or NULL.
gboolean aff_field_run_int (const AffTarget *target,
                            const AffField *field,
                            gint64 value,
                            GError **error);
gboolean aff_field_run_text (const AffTarget *target,
                             const AffField *field,
                             const char *value,
                             GError **error);

// Values of one column.
gboolean
aff_write_text (const AffTarget *, const AffField *, const char *, const char *, GError **);
gboolean aff_write_optional_text (const AffTarget *,
                                  const AffField *,
                                  const char *,
                                  const char *,
                                  GError **);
gboolean
aff_write_language (const AffTarget *, const AffField *, const char *, const char *, GError **);
gboolean
aff_write_code (const AffTarget *, const AffField *, const char *, const char *, GError **);
gboolean
aff_write_letter (const AffTarget *, const AffField *, const char *, const char *, GError **);
gboolean
aff_write_word (const AffTarget *, const AffField *, const char *, const char *, GError **);
gboolean
aff_write_flag (const AffTarget *, const AffField *, const char *, const char *, GError **);
gboolean
aff_write_count (const AffTarget *, const AffField *, const char *, const char *, GError **);
gboolean
aff_write_day (const AffTarget *, const AffField *, const char *, const char *, GError **);
gboolean
aff_write_minute (const AffTarget *, const AffField *, const char *, const char *, GError **);
gboolean
aff_write_duration (const AffTarget *, const AffField *, const char *, const char *, GError **);
gboolean
aff_write_shortest (const AffTarget *, const AffField *, const char *, const char *, GError **);
// Millimetres, or nothing.
gboolean
aff_write_length (const AffTarget *, const AffField *, const char *, const char *, GError **);
gboolean
aff_write_reserve (const AffTarget *, const AffField *, const char *, const char *, GError **);
gboolean
aff_write_zone (const AffTarget *, const AffField *, const char *, const char *, GError **);
gboolean aff_write_live_time (const AffTarget *,
                              const AffField *,
                              const char *,
                              const char *,
                              GError **);
gboolean aff_write_notice_time (const AffTarget *,
                                const AffField *,
                                const char *,
                                const char *,
                                GError **);

// References to other rows, which must exist.
gboolean
aff_write_workshop (const AffTarget *, const AffField *, const char *, const char *, GError **);
gboolean
aff_write_room (const AffTarget *, const AffField *, const char *, const char *, GError **);
gboolean
aff_write_track (const AffTarget *, const AffField *, const char *, const char *, GError **);

// Rows of other tables that belong to the edited one.
gboolean
aff_write_natures (const AffTarget *, const AffField *, const char *, const char *, GError **);
// Once all fields are written: of those who leave a list, whom nothing names any more goes. Who
// was added and is still to be named stays.
gboolean aff_dismiss_people (const AffTarget *target, GError **error);
gboolean
aff_write_people (const AffTarget *, const AffField *, const char *, const char *, GError **);
gboolean
aff_write_authors (const AffTarget *, const AffField *, const char *, const char *, GError **);
gboolean aff_write_presenters (const AffTarget *,
                               const AffField *,
                               const char *,
                               const char *,
                               GError **);
gboolean
aff_write_topics (const AffTarget *, const AffField *, const char *, const char *, GError **);
gboolean
aff_write_link (const AffTarget *, const AffField *, const char *, const char *, GError **);
gboolean
aff_write_names (const AffTarget *, const AffField *, const char *, const char *, GError **);
gboolean aff_write_cancelled (const AffTarget *,
                              const AffField *,
                              const char *,
                              const char *,
                              GError **);
gboolean aff_write_withdrawn (const AffTarget *,
                              const AffField *,
                              const char *,
                              const char *,
                              GError **);
gboolean aff_write_presentation (const AffTarget *,
                                 const AffField *,
                                 const char *,
                                 const char *,
                                 GError **);
gboolean
aff_write_board (const AffTarget *, const AffField *, const char *, const char *, GError **);
gboolean aff_write_attendance (const AffTarget *,
                               const AffField *,
                               const char *,
                               const char *,
                               GError **);

// "15:10", also "25:30" for half past one in the night after, as minutes after midnight.
gboolean aff_edit_parse_time (const char *value, int *minute);

// The id of what a person calls NAME (see AffEdit.id); 0 with the error set.
gint64 aff_edit_find (AffDb *db, AffEntity entity, const char *name, GError **error);

// The first column of SQL's only row with TEXT bound to ?1; 0 if there is no row, -1 if there are
// several or it failed (then with the error set, if it did).
gint64 aff_edit_only_id (AffDb *db, const char *sql, const char *text, GError **error);

G_END_DECLS

// SPDX-License-Identifier: GPL-3.0-or-later
// The inside of a programme while it is read: where its records, lists and strings live until the
// last reference goes, and how a row becomes fields. For app/programme alone.
#pragma once

#include "app/programme/programme.h"

G_BEGIN_DECLS

// The tables whose records are found by id.
typedef enum {
  AFF_TABLE_PLAN,
  AFF_TABLE_ROOM,
  AFF_TABLE_PLACE,
  AFF_TABLE_PERSON,
  AFF_TABLE_TOPIC,
  AFF_TABLE_WORKSHOP,
  AFF_TABLE_TRACK,
  AFF_TABLE_ITEM,
  AFF_TABLE_PAPER,
  AFF_TABLE_PRESENTATION,
  AFF_TABLE_BOARD,
  AFF_TABLE_NOTICE,
  AFF_TABLE_COUNT,
} AffTable;

typedef struct {
  AffProgramme programme; // first: what callers hold is the head of this
  gatomicrefcount count;
  // owned
  GStringChunk *strings;
  GPtrArray *records;                  // every record, in order of reading
  GPtrArray *lists;                    // every GPtrArray
  GPtrArray *blobs;                    // every GBytes
  GHashTable *zones;                   // name to GTimeZone
  GHashTable *tables[AFF_TABLE_COUNT]; // id to record; the key is the record's first field
  GHashTable *papers_by_number;
  GHashTable *workshops_by_code;
  GHashTable *kiosks_by_code;
} AffWhole;

AffWhole *aff_whole_new (void) G_GNUC_WARN_UNUSED_RESULT;
void aff_whole_free (AffWhole *self);

// A record of SIZE bytes, all zero, that lives as long as SELF.
gpointer aff_whole_record (AffWhole *self, gsize size);
// The same with ID as its first field, found from now on by aff_whole_find.
gpointer aff_whole_add (AffWhole *self, AffTable table, gsize size, gint64 id);
gpointer aff_whole_find (const AffWhole *self, AffTable table, gint64 id);
// An empty list that lives as long as SELF and does not own what it holds.
GPtrArray *aff_whole_list (AffWhole *self);
// The zone of that name; UTC where there is none of that name.
GTimeZone *aff_whole_zone (AffWhole *self, const char *name);

// The current row's COLUMN, cleaned and kept: a line, or a text that may have several. A missing
// one is ""; a missing or blank one is NULL for the functions that say so.
const char *aff_whole_line (AffWhole *self, AffStatement *statement, int column);
const char *aff_whole_line_or_null (AffWhole *self, AffStatement *statement, int column);
const char *aff_whole_text (AffWhole *self, AffStatement *statement, int column);
const char *aff_whole_text_or_null (AffWhole *self, AffStatement *statement, int column);
const char *aff_whole_keep (AffWhole *self, const char *text);
// The record of TABLE whose id stands in COLUMN, NULL if none does.
gpointer
aff_whole_refer (const AffWhole *self, AffTable table, AffStatement *statement, int column);
// A whole number, brought into a range in which a few of them can be added without care.
int aff_column_int (AffStatement *statement, int column, int otherwise);
// VALUE, or AFF_UNKNOWN_TIME if it lies outside the years 1 to 9999, which no calendar shows.
gint64 aff_instant_or_unknown (gint64 value);
// The same of COLUMN; AFF_UNKNOWN_TIME for NULL.
gint64 aff_column_instant (AffStatement *statement, int column);
// The same of an embargo, of which one behind all calendars is the last instant they show: a wrong
// number must not show what is to be hidden.
gint64 aff_column_embargo (AffStatement *statement, int column);
// The position of COLUMN's word among WORDS (ended by NULL), OTHERWISE if it is none of them.
guint aff_column_word (AffStatement *statement,
                       int column,
                       const char *const *words,
                       guint otherwise);

// The steps of reading, each with one SELECT a table; a later one refers to what earlier ones
// added. Rows that refer to nothing, as only a damaged file has them, are left out.
gboolean aff_load_floor (AffWhole *self, AffDb *db, GError **error);
gboolean aff_load_workshops (AffWhole *self, AffDb *db, GError **error);
gboolean aff_load_papers (AffWhole *self, AffDb *db, GError **error);
gboolean aff_load_items (AffWhole *self, AffDb *db, GError **error);
gboolean aff_load_presentations (AffWhole *self, AffDb *db, GError **error);
gboolean aff_load_notices (AffWhole *self, AffDb *db, GError **error);

// Computes the spans of all items from their rows and sorts them by time (after aff_load_items).
void aff_settle_items (AffWhole *self);

// Runs STEPS (ended by NULL) until one fails.
typedef gboolean (*AffLoadStep) (AffWhole *self, AffDb *db, GError **error);
gboolean aff_load_all (AffWhole *self, AffDb *db, const AffLoadStep *steps, GError **error);

// Reads rows (id, language, name, short name or NULL) into the lists of AffName that records of
// TABLE hold at OFFSET. A name of which nothing is seen is none.
void aff_load_names (AffWhole *self, AffTable table, gsize offset, AffStatement *statement);

G_END_DECLS

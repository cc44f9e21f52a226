// SPDX-License-Identifier: GPL-3.0-or-later
// What the files of the reader of tables share: one table while it is read.
#pragma once

#include "app/draft/draft.h"
#include "app/draft/topics.h"
#include "app/read/table-header.h"

G_BEGIN_DECLS

typedef struct {
  AffTableHeader header;
  AffDraft *draft; // borrowed, as all up to `family`
  AffReport *report;
  const char *unit;
  const char *family;    // of the keys of our own export, or NULL
  gboolean is_boards;    // only where papers hang
  gboolean has_verdicts; // somebody was decided about
  guint names;           // of people and sessions, added so far
  guint unnumbered;      // papers that got their place in the table for a number
  AffTopics *topics;     // owned
  GHashTable *titles;    // owned; slug → AffDraftPaper, of what other files said
  GHashTable
    *firsts; // owned; name of a line of a schedule → AffDraftItem; NULL: it got day and time
  GHashTable *
    namesakes; // owned; slug → AffDraftPaper, the first of this table that only its title tells
  GHashTable *slugs;     // owned; key of a paper of this table → slug of its title
  GHashTable *counts;    // owned; key → how often it came up
  AffWhen day;           // of a row above, as far as it was said
  char *heading;         // owned; the session that a row above names, or NULL
  AffWhen heading_start; // what that row says of it
  AffWhen heading_end;
  guint row;   // that is being read
  char *place; // owned; of that row
} AffTable;

// The cell of the current row, without the apostrophe that keeps spreadsheets from calculating;
// empty for "undefined", "N/A" and their relatives, with a remark.
const char *aff_table_cell (AffTable *self, AffMeaning meaning);
// The same for one of several columns.
const char *aff_table_cell_at (AffTable *self, guint column);
// Adds a remark about the current row.
void aff_table_remark (AffTable *self,
                       AffRemarkKind kind,
                       const char *code,
                       const char *meaning,
                       const char *action);

// TITLE as a key: small letters and digits with hyphens between words, 100 bytes at most and then
// the hash of all of it. Empty if it has neither letters nor digits.
char *aff_table_slug (const char *title) G_GNUC_WARN_UNUSED_RESULT;
// KEY, with "-2" and so on behind it if it came up before.
char *aff_table_count_key (AffTable *self, const char *key) G_GNUC_WARN_UNUSED_RESULT;

// Yes, true, 1, x, oui, ja.
gboolean aff_table_is_yes (const char *text);

void aff_table_read_paper (AffTable *self);
void aff_table_read_item (AffTable *self);

// When the current row begins and ends, as far as it says it; its day is that of a row above where
// it names none. *DURATION becomes -1 where none is said.
void aff_table_read_times (AffTable *self, AffWhen *start, AffWhen *end, int *duration);
// What SAID says goes into *WHEN where that is still open.
void aff_table_complete (AffWhen *when, const AffWhen *said);
// "09:00 – 10:30", "9:00" at the start of TEXT; *REST is behind it and white space. *TO stays where
// no end is said. FALSE if there is no day or time.
gboolean aff_table_scan_span (const char *text, AffWhen *from, AffWhen *to, const char **rest);
// The same for all of CELL, with remarks; knows "9.15" and the days of spreadsheets, too.
gboolean aff_table_parse_when (AffTable *self, const char *cell, AffWhen *when, AffWhen *until);
// The current row is no paper but the session of the rows below, or a sum.
gboolean aff_table_read_heading (AffTable *self);
// The row is nothing but a day, which is that of the rows below.
gboolean aff_table_read_day_heading (AffTable *self);

// Everybody of the columns of authors, affiliations and speakers, in *LIST.
void aff_table_read_authors (AffTable *self, GPtrArray **list);

// The presentations of the paper of the current row.
void aff_table_read_presentations (AffTable *self, AffDraftPaper *paper);

G_END_DECLS

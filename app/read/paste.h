// SPDX-License-Identifier: GPL-3.0-or-later
// A page that somebody copied, as lines: what Markdown, HTML, a browser and a spreadsheet leave of
// a page is made one here, so that whoever reads schedules and lists of posters reads only lines.
#pragma once

#include "app/draft/source.h"

G_BEGIN_DECLS

#define AFF_PASTE_LINES 200000

// Stand around what was bold or in italics; no text from a file holds them.
#define AFF_PASTE_STRONG   '\1'
#define AFF_PASTE_WEAK     '\2'
#define AFF_PASTE_SLANT    '\3'
#define AFF_PASTE_STRAIGHT '\4'

typedef struct {
  guint line;         // in the source, from 1
  guint heading;      // its level; 0: none
  int number;         // of an entry of a numbered list; -1: none
  gboolean is_bullet; // an entry of a list without numbers
  gboolean is_row;    // of a table: a cell for each of its columns
  gboolean is_tabbed; // cells come from tabs
  GPtrArray *cells;   // char *, with newlines where blocks were; empty for a blank line
  char *address;      // of its first link, or NULL
} AffPasteLine;

typedef struct {
  char *title;      // that the page gives itself, or NULL
  GPtrArray *lines; // AffPasteLine
} AffPaste;

// AFF_ERROR_FORMAT if SOURCE is neither text nor a page, or has too many lines.
AffPaste *
aff_paste_new (AffSource *source, AffReport *report, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void aff_paste_free (AffPaste *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AffPaste, aff_paste_free)

// The text of LINE's cells without marks, in one line. Free with g_free.
char *aff_paste_line_text (const AffPasteLine *line) G_GNUC_WARN_UNUSED_RESULT;
// TEXT without marks, trimmed. Free with g_free.
char *aff_paste_plain (const char *text) G_GNUC_WARN_UNUSED_RESULT;

// For those who make them.
AffPasteLine *aff_paste_add_line (AffPaste *self, guint number);
void aff_paste_add_cell (AffPasteLine *line, const char *text);
gboolean aff_paste_read_text (AffPaste *self, const char *text, AffReport *report);
gboolean aff_paste_read_page (AffPaste *self, const xmlNode *root);

G_END_DECLS

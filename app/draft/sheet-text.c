// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/draft/sheet.h"

#include <csv.h>
#include <string.h>

#define PROBE_BYTES  (64 * 1024) // in which the separator is told
#define PROBE_COLUMN 64          // rows with more cells are told as one kind
#define NO_SEPARATOR 0x1F        // is in no text that a person wrote
#define NO_QUOTE     0x1E        // likewise

typedef enum { TAKEN, TOO_MANY_ROWS, TOO_MANY_CELLS, TOO_LONG } Refusal;

typedef struct {
  struct csv_parser parser;
  AffSheet *sheet;                // NULL: cells are only counted
  AffReport *report;              // or NULL: stray quotes need no remark
  guint line;                     // that is being read
  guint cells;                    // of the row so far
  gboolean has_row;               // it goes on from an earlier line
  gboolean ended_row;             // in this line
  guint row_line;                 // where it began
  Refusal refusal;                // what ended the reading
  guint shapes[PROBE_COLUMN + 1]; // rows with so many cells
} Parse;

typedef struct {
  char separator;
  guint usual; // cells of most rows
  guint alike; // rows that have so many
  guint rows;
  gboolean is_closed; // every quote
} Shape;

static Refusal
keep_cell (Parse *self, const char *text, gsize length)
{
  if (self->cells == 0 && !aff_sheet_begin_row (self->sheet, self->row_line))
    return TOO_MANY_ROWS;
  if (aff_sheet_add_cell (self->sheet, text, length))
    return TAKEN;
  return length > AFF_SHEET_CELL ? TOO_LONG : TOO_MANY_CELLS;
}

static void
on_cell (void *text, size_t length, void *data)
{
  Parse *self = data;

  if (self->sheet && self->refusal == TAKEN)
    self->refusal = keep_cell (self, text, length);
  if (self->refusal == TAKEN)
    self->cells++;
}

static void
on_row (int end, void *data)
{
  Parse *self = data;

  if (self->refusal != TAKEN)
    return;
  self->shapes[MIN (self->cells, PROBE_COLUMN)]++;
  self->cells = 0;
  self->ended_row = TRUE;
}

static gboolean
is_blank (const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isspace (text[i]))
      return FALSE;
  return TRUE;
}

// Strict about quotes first, so that one which stands where none may stand is seen; then as lenient
// as spreadsheets are.
static void
feed (Parse *self, const char *text, gsize length)
{
  csv_set_opts (&self->parser, CSV_STRICT);
  gsize done = csv_parse (&self->parser, text, length, on_cell, on_row, self);
  if (done < length) {
    if (self->report)
      aff_report_add_line (self->report, AFF_REMARK_GUESSED, "stray-quote", self->line,
                           "A quotation mark stands inside a cell without being doubled.",
                           "It was taken as part of the text.");
    csv_set_opts (&self->parser, 0);
    csv_parse (&self->parser, text + done, length - done, on_cell, on_row, self);
  }
}

static void
parse_line (Parse *self, const char *text, gsize length)
{
  self->line++;
  self->ended_row = FALSE;
  if (!self->has_row)
    self->row_line = self->line;
  feed (self, text, length);
  self->has_row = !self->ended_row && (self->has_row || !is_blank (text, length));
}

static void
parse_lines (Parse *self, const char *text, gsize length)
{
  const char *end = text + length;

  while (text < end && self->refusal == TAKEN) {
    const char *stop = memchr (text, '\n', end - text);
    gsize bytes = (stop ? stop + 1 : end) - text;
    parse_line (self, text, bytes);
    text += bytes;
  }
  if (self->refusal == TAKEN && length > 0 && end[-1] != '\n') {
    self->ended_row = FALSE;
    feed (self, "\n", 1);
    self->has_row = self->has_row && !self->ended_row;
  }
}

static gboolean
start (Parse *self, char separator, GError **error)
{
  if (csv_init (&self->parser, 0) != 0) {
    g_set_error_literal (error, AFF_ERROR, AFF_ERROR_STORE, "There is not enough memory.");
    return FALSE;
  }
  csv_set_delim (&self->parser, separator);
  return TRUE;
}

static Shape
tell_shape (const Parse *parse, char separator)
{
  Shape shape = {.separator = separator, .is_closed = !parse->has_row};

  for (guint cells = 1; cells <= PROBE_COLUMN; cells++) {
    shape.rows += parse->shapes[cells];
    if (parse->shapes[cells] > 0 && parse->shapes[cells] >= shape.alike) {
      shape.usual = cells;
      shape.alike = parse->shapes[cells];
    }
  }
  return shape;
}

static Shape
probe (const char *text, gsize length, char separator)
{
  Parse parse = {0};

  if (!start (&parse, separator, NULL))
    return (Shape){.separator = separator};
  parse_lines (&parse, text, length);
  Shape shape = tell_shape (&parse, separator);
  csv_free (&parse.parser);
  return shape;
}

// More rows alike are better; so are more cells where that is equal.
static gboolean
is_better (const Shape *a, const Shape *b)
{
  guint64 share = (guint64) a->alike * b->rows;
  guint64 other = (guint64) b->alike * a->rows;

  if (a->usual < 2 || b->usual < 2)
    return a->usual >= 2;
  return share != other ? share > other : a->usual > b->usual;
}

static gsize
cut_probe (const char *text, gsize length)
{
  if (length <= PROBE_BYTES)
    return length;
  const char *end = memrchr (text, '\n', PROBE_BYTES);
  return end ? (gsize) (end - text) + 1 : PROBE_BYTES;
}

// Nothing parts cells where no separator gives most rows the same number of them.
static Shape
tell_separator (const char *text, gsize length)
{
  gsize bytes = cut_probe (text, length);
  Shape best = probe (text, bytes, NO_SEPARATOR);

  best.is_closed |= bytes < length;
  for (const char *separator = "\t,;|"; *separator; separator++) {
    Shape shape = probe (text, bytes, *separator);
    if (is_better (&shape, &best))
      best = shape;
  }
  return best;
}

// "sep=;", which some spreadsheets write and obey.
static char
read_separator_line (const char *text, gsize length, AffReport *report)
{
  if (length < 6 || g_ascii_strncasecmp (text, "sep=", 4) != 0 || !strchr (",;\t|", text[4]) ||
      text[5] != '\n')
    return 0;
  aff_report_add_line (report, AFF_REMARK_HANDLED, "separator-line", 1,
                       "The first line only says what parts the cells.", "It was obeyed.");
  return text[4];
}

static char *
explain (Refusal refusal)
{
  switch (refusal) {
  case TOO_MANY_ROWS:
    return g_strdup_printf ("the table has more than %d rows. Split it into several files",
                            AFF_SHEET_ROWS);
  case TOO_MANY_CELLS:
    return g_strdup_printf ("this row has more than %d cells. Remove what is not needed",
                            AFF_SHEET_COLUMNS);
  case TOO_LONG:
  case TAKEN:
    break;
  }
  return g_strdup_printf (
    "a cell has more than %d bytes. See whether a quotation mark is missing", AFF_SHEET_CELL);
}

static gboolean
check_end (const Parse *parse, GError **error)
{
  if (parse->refusal != TAKEN) {
    g_autofree char *reason = explain (parse->refusal);
    g_set_error (error, AFF_ERROR, AFF_ERROR_FORMAT, "line %u: %s.", parse->row_line, reason);
    return FALSE;
  }
  if (parse->has_row) {
    g_set_error (
      error, AFF_ERROR, AFF_ERROR_FORMAT,
      "line %u: a quotation mark opens a cell of this row and is never closed. Close it, "
      "or double it if it is part of the text.",
      parse->row_line);
    return FALSE;
  }
  return TRUE;
}

AffSheet *
aff_sheet_parse (const char *text, gsize length, AffReport *report, GError **error)
{
  g_return_val_if_fail (text != NULL && report != NULL, NULL);
  g_autoptr (AffSheet) sheet = aff_sheet_new ();
  Parse parse = {.sheet = sheet};

  if (!g_utf8_validate_len (text, length, NULL)) {
    g_set_error_literal (error, AFF_ERROR, AFF_ERROR_FORMAT,
                         "this table is not UTF-8 text. Save it as “CSV UTF-8”.");
    return NULL;
  }
  char said = read_separator_line (text, length, report);
  gsize skip = said ? 6 : 0;
  Shape shape = tell_separator (text + skip, length - skip);
  if (!start (&parse, said ? said : shape.separator, error))
    return NULL;
  parse.line = said ? 1 : 0;
  parse.report = shape.usual > 1 && shape.alike * 5 >= shape.rows * 4 ? report : NULL;
  if (!said && shape.usual < 2 && !shape.is_closed)
    csv_set_quote (&parse.parser, NO_QUOTE); // prose, in which a quote is a quote
  parse_lines (&parse, text + skip, length - skip);
  csv_free (&parse.parser);
  return check_end (&parse, error) ? g_steal_pointer (&sheet) : NULL;
}

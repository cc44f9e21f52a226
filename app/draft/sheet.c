// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/draft/sheet.h"

#include <string.h>

#define HEADER_BYTES 120 // of a cell that may be the name of a column

typedef struct {
  guint line;
  guint first; // of its cells
} Row;

// Cells lie one behind the other in one text; the empty one is there once, at its beginning.
struct _AffSheet {
  GString *text;  // owned; each cell ended by NUL
  GArray *starts; // owned; guint32, of each cell in `text`
  GArray *rows;   // owned; Row
};

static const struct {
  const char *bytes;
  gsize length;
} blanks[] = {
  {" ", 1},        {"\t", 1},           {"\n", 1},           {"\r", 1},
  {"\xc2\xa0", 2}, {"\xe2\x80\x8b", 3}, {"\xe3\x80\x80", 3}, {"\xef\xbb\xbf", 3},
};

static gsize
match_blank (const char *text, gsize length, gboolean at_end)
{
  for (gsize i = 0; i < G_N_ELEMENTS (blanks); i++) {
    gsize bytes = blanks[i].length;
    if (bytes <= length &&
        memcmp (at_end ? text + length - bytes : text, blanks[i].bytes, bytes) == 0)
      return bytes;
  }
  return 0;
}

static void
trim (const char **text, gsize *length)
{
  for (gsize blank = 0; (blank = match_blank (*text, *length, FALSE)) > 0; *length -= blank)
    *text += blank;
  for (gsize blank = 0; (blank = match_blank (*text, *length, TRUE)) > 0;)
    *length -= blank;
}

AffSheet *
aff_sheet_new (void)
{
  AffSheet *self = g_new0 (AffSheet, 1);

  self->text = g_string_new_len ("", 1);
  self->starts = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  return self;
}

void
aff_sheet_free (AffSheet *self)
{
  if (!self)
    return;
  g_string_free (self->text, TRUE);
  g_array_unref (self->starts);
  g_array_unref (self->rows);
  g_free (self);
}

gboolean
aff_sheet_begin_row (AffSheet *self, guint line)
{
  g_return_val_if_fail (self != NULL, FALSE);
  Row row = {.line = line, .first = self->starts->len};

  if (self->rows->len >= AFF_SHEET_ROWS)
    return FALSE;
  g_array_append_val (self->rows, row);
  return TRUE;
}

gboolean
aff_sheet_add_cell (AffSheet *self, const char *text, gsize length)
{
  g_return_val_if_fail (self != NULL && self->rows->len > 0, FALSE);
  guint32 start = 0;

  if (length > AFF_SHEET_CELL ||
      aff_sheet_columns (self, self->rows->len - 1) >= AFF_SHEET_COLUMNS)
    return FALSE;
  if (length > 0)
    trim (&text, &length);
  if (length > G_MAXUINT32 - self->text->len - 1)
    return FALSE;
  if (length > 0) {
    start = self->text->len;
    g_string_append_len (self->text, text, length);
    g_string_append_c (self->text, '\0');
  }
  g_array_append_val (self->starts, start);
  return TRUE;
}

guint
aff_sheet_rows (const AffSheet *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->rows->len;
}

guint
aff_sheet_columns (const AffSheet *self, guint row)
{
  g_return_val_if_fail (self != NULL && row < self->rows->len, 0);
  guint end = row + 1 < self->rows->len ? g_array_index (self->rows, Row, row + 1).first
                                        : self->starts->len;
  return end - g_array_index (self->rows, Row, row).first;
}

guint
aff_sheet_line (const AffSheet *self, guint row)
{
  g_return_val_if_fail (self != NULL && row < self->rows->len, 0);
  return g_array_index (self->rows, Row, row).line;
}

const char *
aff_sheet_cell (const AffSheet *self, guint row, int column)
{
  g_return_val_if_fail (self != NULL && row < self->rows->len, "");
  if (column < 0 || (guint) column >= aff_sheet_columns (self, row))
    return "";
  guint cell = g_array_index (self->rows, Row, row).first + (guint) column;
  return self->text->str + g_array_index (self->starts, guint32, cell);
}

// What a name may hold and need not.
static gboolean
is_filling (gunichar character)
{
  return g_unichar_isspace (character) || g_unichar_ismark (character) ||
         (character < 0x80 && strchr ("_-#*.:?!'\"/", (char) character)) || character == 0xFEFF;
}

static void
fold_letters (GString *word, const char *text, gboolean with_brackets)
{
  int depth = 0;

  for (const char *at = text; *at; at = g_utf8_next_char (at)) {
    gunichar character = g_unichar_tolower (g_utf8_get_char (at));
    if (!with_brackets && (character == '(' || character == '['))
      depth++;
    if (depth == 0 && character == 0xDF)
      g_string_append (word, "ss");
    else if (depth == 0 && !is_filling (character))
      g_string_append_unichar (word, character);
    if (depth > 0 && (character == ')' || character == ']'))
      depth--;
  }
}

char *
aff_sheet_fold (const char *name, gboolean with_brackets)
{
  g_return_val_if_fail (name != NULL, NULL);
  GString *word = g_string_new (NULL);
  g_autofree char *plain = NULL;

  if (strlen (name) <= HEADER_BYTES)
    plain = g_utf8_normalize (name, -1, G_NORMALIZE_NFKD);
  if (plain)
    fold_letters (word, plain, with_brackets);
  if (plain && word->len == 0)
    g_string_assign (word, name);
  return g_string_free (word, FALSE);
}

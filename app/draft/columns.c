// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/draft/columns.h"

#include "app/base/text.h"

#include <string.h>

#define SEARCHED_ROWS 60 // for the header; what programs write above it is shorter

// Folded header → column + 1, the first one of each.
static GHashTable *
index_row (const AffSheet *sheet, guint row)
{
  GHashTable *index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint column = 0; column < aff_sheet_columns (sheet, row); column++) {
    const char *cell = aff_sheet_cell (sheet, row, (int) column);
    g_autofree char *word = *cell ? aff_sheet_fold (cell, TRUE) : NULL;
    if (word && !g_hash_table_contains (index, word))
      g_hash_table_insert (index, g_steal_pointer (&word), GUINT_TO_POINTER (column + 1));
  }
  return index;
}

static int
look_up (GHashTable *index, const char *name)
{
  g_auto (GStrv) spellings = g_strsplit (name, "|", -1);

  for (char **spelling = spellings; *spelling; spelling++) {
    g_autofree char *word = aff_sheet_fold (*spelling, TRUE);
    guint column = GPOINTER_TO_UINT (g_hash_table_lookup (index, word));
    if (column > 0)
      return (int) column - 1;
  }
  return -1;
}

static gboolean
match_row (AffColumns *self, guint row, const char *const *names, guint needed)
{
  g_autoptr (GHashTable) index = index_row (self->sheet, row);

  self->header = row;
  for (self->count = 0; names[self->count]; self->count++) {
    g_assert (self->count < AFF_COLUMNS);
    self->at[self->count] = look_up (index, names[self->count]);
    if (self->count < needed && self->at[self->count] < 0)
      return FALSE;
  }
  return TRUE;
}

gboolean
aff_columns_find (AffColumns *self,
                  const AffSheet *sheet,
                  const char *const *names,
                  guint needed)
{
  g_return_val_if_fail (self != NULL && sheet != NULL && names != NULL, FALSE);
  guint rows = MIN (aff_sheet_rows (sheet), SEARCHED_ROWS);

  *self = (AffColumns){.sheet = sheet};
  for (guint row = 0; row < rows; row++)
    if (aff_sheet_columns (sheet, row) >= needed && match_row (self, row, names, needed))
      return TRUE;
  return FALSE;
}

gboolean
aff_columns_has (const AffColumns *self, guint name)
{
  g_return_val_if_fail (self != NULL && name < self->count, FALSE);
  return self->at[name] >= 0;
}

const char *
aff_columns_cell (const AffColumns *self, guint row, guint name)
{
  g_return_val_if_fail (self != NULL && name < self->count, "");
  return aff_sheet_cell (self->sheet, row, self->at[name]);
}

static guint
count_filled (const AffSheet *sheet, guint row)
{
  guint column = aff_sheet_columns (sheet, row);

  while (column > 0 && !*aff_sheet_cell (sheet, row, (int) column - 1))
    column--;
  return column;
}

char *
aff_columns_place (const AffColumns *self, guint row)
{
  g_return_val_if_fail (self != NULL, NULL);
  return g_strdup_printf ("line %u", aff_sheet_line (self->sheet, row));
}

// The first rule of which a word is in the name of a column says why it is left out.
static const struct {
  const char *words[16];
  const char *code;
  const char *meaning;
} rules[] = {
  {{"mail", "phone", "contact", "web page", "webpage", "person #", "dietary", "address"},
   "personal-columns",
   "A column holds addresses of people, which a public screen never shows."},
  {{"review", "rating", "confidence", "score", "area chair", "recommendation", "conflict",
    "bid", "discussion", "meta", "soundness", "ac ranking", "profile id", "chair note"},
   "review-columns",
   "A column is about reviewing, which a public screen never shows."},
  {{""}, "other-columns", "A column has no place in a programme."},
};

static void
report_column (const char *name, AffReport *report)
{
  g_autofree char *word = g_utf8_strdown (name, -1);
  g_autofree char *place = g_strdup_printf ("column “%s”", name);

  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    for (const char *const *part = rules[i].words; *part; part++)
      if (strstr (word, *part)) {
        aff_report_add (report, AFF_REMARK_LEFT, rules[i].code, place, rules[i].meaning,
                        "It was left out.");
        return;
      }
}

void
aff_columns_report_rest (const AffColumns *self, AffReport *report)
{
  g_return_if_fail (self != NULL && report != NULL);
  guint columns = aff_sheet_columns (self->sheet, self->header);
  g_autofree gboolean *is_read = g_new0 (gboolean, columns + 1);

  for (guint name = 0; name < self->count; name++)
    if (self->at[name] >= 0)
      is_read[self->at[name]] = TRUE;
  for (guint column = 0; column < columns; column++) {
    const char *name = aff_sheet_cell (self->sheet, self->header, (int) column);
    if (!is_read[column] && *name)
      report_column (name, report);
  }
}

static void
report_ragged (const AffColumns *self, guint row, AffReport *report)
{
  if (count_filled (self->sheet, row) > aff_sheet_columns (self->sheet, self->header))
    aff_report_add_line (report, AFF_REMARK_GUESSED, "ragged-row",
                         aff_sheet_line (self->sheet, row),
                         "A row has more cells than the header: a separator in it may stand "
                         "without quotes.",
                         "Its cells were read in their order; look whether they are the right "
                         "ones.");
}

GHashTable *
aff_columns_keys_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

gboolean
aff_columns_claim (const AffColumns *self,
                   guint row,
                   GHashTable *keys,
                   const char *key,
                   AffReport *report)
{
  g_return_val_if_fail (self != NULL && report != NULL, FALSE);
  guint line = aff_sheet_line (self->sheet, row);
  g_autofree char *clean = aff_text_clean_line (key);

  if (count_filled (self->sheet, row) == 0)
    return FALSE;
  if (!clean || !*clean) {
    aff_report_add_line (report, AFF_REMARK_LEFT, "row-without-name", line,
                         "A row has nothing that tells it from others: no number, no title.",
                         "It was left out.");
    return FALSE;
  }
  if (keys && !g_hash_table_add (keys, g_steal_pointer (&clean))) {
    aff_report_add_line (report, AFF_REMARK_LEFT, "repeated-row", line,
                         "Two rows have one number.",
                         "The first one counts, the later one was left out.");
    return FALSE;
  }
  report_ragged (self, row, report);
  return TRUE;
}

char *
aff_columns_number_key (GHashTable *counts, const AffDraft *draft, const char *key)
{
  g_return_val_if_fail (counts != NULL && draft != NULL && key != NULL, NULL);
  guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, key));
  char *numbered = count > 0 ? g_strdup_printf ("%s (%u)", key, count + 1) : g_strdup (key);

  count++;
  while (g_hash_table_contains (draft->item_keys, numbered)) {
    g_free (numbered);
    numbered = g_strdup_printf ("%s (%u)", key, ++count);
  }
  g_hash_table_insert (counts, g_strdup (key), GUINT_TO_POINTER (count));
  return numbered;
}

gboolean
aff_columns_fail (const char *file,
                  const char *program,
                  const char *const *names,
                  guint needed,
                  GError **error)
{
  g_return_val_if_fail (file != NULL && program != NULL && names != NULL, FALSE);
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < needed && names[i]; i++)
    g_string_append_printf (list, "%s“%.*s”", i > 0 ? ", " : "", (int) strcspn (names[i], "|"),
                            names[i]);
  g_set_error (error, AFF_ERROR, AFF_ERROR_FORMAT,
               "%s is no table of %s: none of its first %d rows has the columns %s. Export it "
               "once more and leave its header as it is.",
               file, program, SEARCHED_ROWS, list->str);
  g_string_free (list, TRUE);
  return FALSE;
}

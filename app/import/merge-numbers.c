// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers of papers, settled when all papers of the file are in: two may have changed theirs for each
// other's, or a row may have moved all the others by one.
#include "app/import/merge-private.h"

#include <string.h>

typedef struct {
  AffMerge *merge;      // borrowed
  GHashTable *taken;    // owned; numbers of the workshop
  GHashTable *suffixes; // owned; number → the last count that was put behind it
  guint made;           // up to here all numbers are taken
} Settling;

void
aff_merge_number (AffMerge *self, gint64 paper, const AffDraftPaper *draft)
{
  g_hash_table_insert (self->numbers, (gpointer) draft, g_memdup2 (&paper, sizeof paper));
}

gboolean
aff_merge_renumber (AffMerge *self,
                    const AffPaper *paper,
                    const AffDraftPaper *draft,
                    const char *last,
                    const char *key)
{
  gsize family = strlen (self->draft->family) + 1;

  // A list of boards that calls papers by their titles says nothing of their numbers.
  if (!self->draft->lists_papers || draft->number || !last || strcmp (last, key) == 0 ||
      strncmp (last, key, family) != 0 || strcmp (last + family, paper->number) != 0)
    return FALSE;
  aff_merge_number (self, paper->id, draft);
  return TRUE;
}

// All that nobody gives away.
static void
keep_numbers (Settling *self, const GPtrArray *papers)
{
  g_autoptr (GHashTable) moving = g_hash_table_new (g_int64_hash, g_int64_equal);
  GHashTableIter iterator;
  gpointer id = NULL;

  g_hash_table_iter_init (&iterator, self->merge->numbers);
  while (g_hash_table_iter_next (&iterator, NULL, &id))
    g_hash_table_add (moving, id);
  for (guint i = 0; i < papers->len; i++) {
    const AffPaper *paper = papers->pdata[i];
    if (!g_hash_table_contains (moving, &paper->id))
      g_hash_table_add (self->taken, g_strdup (paper->number));
  }
}

// WANTED, or with a count behind it.
static char *
choose_said (Settling *self, const char *wanted, const AffDraftPaper *draft)
{
  char *number = g_strdup (wanted);
  guint suffix = GPOINTER_TO_UINT (g_hash_table_lookup (self->suffixes, wanted));

  if (!g_hash_table_contains (self->taken, number))
    return number;
  aff_report_set_file (self->merge->report, draft->file);
  aff_merge_remark (self->merge, AFF_REMARK_HANDLED, "number-twice", draft->place,
                    "Two papers have one number.",
                    "The later one has a further number behind it.");
  for (suffix = MAX (suffix, 1); g_hash_table_contains (self->taken, number);) {
    g_free (number);
    number = g_strdup_printf ("%s-%u", wanted, ++suffix);
  }
  g_hash_table_insert (self->suffixes, g_strdup (wanted), GUINT_TO_POINTER (suffix));
  return number;
}

// Its place in the file, or the first number that is free.
static char *
choose_made (Settling *self, const char *place)
{
  char *number = g_strdup (place);

  while (g_hash_table_contains (self->taken, number)) {
    g_free (number);
    number = g_strdup_printf ("%u", ++self->made);
  }
  return number;
}

static void
settle (Settling *self, const AffDraftPaper *draft, gint64 paper)
{
  const char *wanted = draft->number ? draft->number : draft->key;
  char *number = draft->is_number_made ? choose_made (self, wanted)
                                       : choose_said (self, wanted, draft);
  AffStatement *row = aff_merge_sql (self->merge, "UPDATE paper SET number = ?2 WHERE id = ?1");

  aff_statement_bind_int (row, 1, paper);
  aff_statement_bind_text (row, 2, number);
  aff_statement_run (row);
  g_hash_table_add (self->taken, number);
}

static void
settle_all (Settling *self, gboolean is_made)
{
  const GPtrArray *drafts = self->merge->draft->papers;

  for (guint i = 0; i < drafts->len; i++) {
    const AffDraftPaper *draft = drafts->pdata[i];
    const gint64 *paper = g_hash_table_lookup (self->merge->numbers, draft);
    if (paper && draft->is_number_made == is_made)
      settle (self, draft, *paper);
  }
  aff_report_set_file (self->merge->report, NULL);
}

void
aff_merge_settle_numbers (AffMerge *self, const GPtrArray *papers)
{
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable)
    suffixes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Settling settling = {self, taken, suffixes, 0};

  keep_numbers (&settling, papers);
  settle_all (&settling, FALSE);
  settle_all (&settling, TRUE);
}

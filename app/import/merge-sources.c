// SPDX-License-Identifier: GPL-3.0-or-later
// Which sources speak of a row, and what each said last. source_key is what the first of them calls
// it. source_digest has a line for each: its key, a blank and the digest of what it said, or "-", with a
// sign before the key where it does not list the row: AffMergeSign. Nothing in it may be what is cleaned
// out of texts, or our own JSON would lose it.
#include "app/import/merge-private.h"

#include <string.h>

#define SIGNS "-~"

static void
free_source (AffMergeSource *source)
{
  g_free (source->first);
  g_free (source->key);
  g_free (source->digest);
  g_free (source->others);
  g_free (source);
}

static gboolean
is_ours (const AffMerge *self, const char *key)
{
  gsize length = strlen (self->draft->family);

  return strncmp (key, self->draft->family, length) == 0 && key[length] == ':';
}

static void
read_line (const AffMerge *self, AffMergeSource *source, GString *others, const char *line)
{
  gboolean is_signed = *line && strchr (SIGNS, *line);
  const char *key = line + is_signed;
  const char *blank = strrchr (key, ' '); // keys may have some as well

  if (!blank)
    return;
  if (is_ours (self, key)) {
    source->sign = is_signed ? (AffMergeSign) *line : AFF_MERGE_LISTED;
    source->key = g_strndup (key, blank - key);
    source->digest = g_strdup (blank + 1);
  } else {
    g_string_append_printf (others, "%s\n", line);
    source->is_listed_elsewhere |= !is_signed;
  }
}

// KEY is a row's source_key, DIGESTS its source_digest or NULL: then KEY alone is known.
static AffMergeSource *
read_source (const AffMerge *self, const char *key, const char *digests)
{
  AffMergeSource *source = g_new0 (AffMergeSource, 1);
  g_auto (GStrv) lines = g_strsplit (digests ? digests : "", "\n", -1);
  GString *others = g_string_new (NULL);

  source->is_first_gone = *key == AFF_MERGE_GONE;
  source->first = g_strdup (key + source->is_first_gone);
  source->sign = source->is_first_gone ? AFF_MERGE_GONE : AFF_MERGE_LISTED;
  for (guint i = 0; lines[i]; i++)
    read_line (self, source, others, lines[i]);
  if (!source->key && is_ours (self, source->first))
    source->key = g_strdup (source->first);
  source->others = g_string_free (others, FALSE);
  return source;
}

GHashTable *
aff_merge_load_sources (AffMerge *self, const char *sql)
{
  GHashTable *sources = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                               (GDestroyNotify) free_source);
  AffStatement *rows = aff_merge_sql (self, sql);

  aff_statement_bind_int (rows, 1, self->workshop);
  while (aff_statement_step (rows)) {
    gint64 *id = g_new (gint64, 1);
    *id = aff_statement_int (rows, 0);
    g_hash_table_insert (sources, id,
                         read_source (self, aff_statement_text (rows, 1),
                                      aff_statement_text (rows, 2)));
  }
  aff_statement_reset (rows);
  return sources;
}

// What SOURCE is once a file spoke of its row: one that lists nothing unlists nothing either.
static AffMergeSign
choose_sign (const AffMergeSource *source, gboolean is_list)
{
  if (is_list)
    return AFF_MERGE_LISTED;
  return source && source->key ? source->sign : AFF_MERGE_MENTIONED;
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  const char *one = *(const char *const *) a;
  const char *other = *(const char *const *) b;

  return strcmp (one + (strchr (SIGNS, *one) != NULL),
                 other + (strchr (SIGNS, *other) != NULL));
}

// In the order of keys, so that what says nothing new writes nothing new.
static char *
join_lines (const AffMergeSource *source, char *line)
{
  g_auto (GStrv) others = g_strsplit (source ? source->others : "", "\n", -1);
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();

  for (guint i = 0; others[i] && *others[i]; i++)
    g_ptr_array_add (lines, others[i]);
  g_ptr_array_add (lines, line);
  g_ptr_array_sort (lines, compare_lines);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

static void
keep (AffMerge *self,
      const char *sql,
      gint64 id,
      const AffMergeSource *source,
      AffMergeSign sign,
      const char *key,
      const char *digest)
{
  AffStatement *row = aff_merge_sql (self, sql);
  const char mark[] = {(char) sign, '\0'};
  gboolean is_first = !source || is_ours (self, source->first);
  gboolean is_gone = is_first ? sign == AFF_MERGE_GONE : source->is_first_gone;
  g_autofree char *first = g_strconcat (is_gone ? "~" : "", is_first ? key : source->first,
                                        NULL);
  g_autofree char *line = g_strconcat (mark, key, " ", digest ? digest : "-", NULL);
  g_autofree char *lines = join_lines (source, line);

  aff_statement_bind_int (row, 1, id);
  aff_statement_bind_text (row, 2, first);
  aff_statement_bind_text (row, 3, lines);
  aff_statement_run (row);
}

#define WRITE_ITEM  "UPDATE item SET source_key = ?2, source_digest = ?3 WHERE id = ?1"
#define WRITE_PAPER "UPDATE paper SET source_key = ?2, source_digest = ?3 WHERE id = ?1"

void
aff_merge_write_item_source (AffMerge *self,
                             gint64 id,
                             const AffMergeSource *source,
                             const char *key,
                             const char *digest)
{
  keep (self, WRITE_ITEM, id, source, choose_sign (source, self->draft->lists_items), key,
        digest);
}

void
aff_merge_write_paper_source (AffMerge *self,
                              gint64 id,
                              const AffMergeSource *source,
                              const char *key,
                              const char *digest)
{
  keep (self, WRITE_PAPER, id, source, choose_sign (source, self->draft->lists_papers), key,
        digest);
}

void
aff_merge_unlist_item (AffMerge *self, gint64 id, const AffMergeSource *source)
{
  keep (self, WRITE_ITEM, id, source, AFF_MERGE_GONE, source->key, source->digest);
}

void
aff_merge_unlist_paper (AffMerge *self, gint64 id, const AffMergeSource *source)
{
  keep (self, WRITE_PAPER, id, source, AFF_MERGE_GONE, source->key, source->digest);
}

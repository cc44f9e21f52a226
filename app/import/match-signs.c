// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/import/match-signs.h"

#include <string.h>

// So many letters of a title are enough to find it in a key; readers cut long ones.
#define KEY_LETTERS 48

static guint
find_word (AffMatchSigner *self, const char *letters, guint length)
{
  g_autofree char *word = g_strndup (letters, length);
  guint id = GPOINTER_TO_UINT (g_hash_table_lookup (self->word_ids, word));

  if (id > 0)
    return id - 1;
  id = g_hash_table_size (self->word_ids);
  g_hash_table_insert (self->word_ids, g_steal_pointer (&word), GUINT_TO_POINTER (id + 1));
  return id;
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  guint x = *(const guint *) a;
  guint y = *(const guint *) b;

  return x < y ? -1 : x > y;
}

static void
keep_each_once (GArray *ids)
{
  guint kept = 0;

  g_array_sort (ids, compare_ids);
  for (guint i = 0; i < ids->len; i++)
    if (i == 0 || g_array_index (ids, guint, i) != g_array_index (ids, guint, i - 1))
      g_array_index (ids, guint, kept++) = g_array_index (ids, guint, i);
  g_array_set_size (ids, kept);
}

// Appends the words of TEXT to SIGN, and their ids to IDS.
static void
add_words (AffMatchSigner *self, const char *text, GString *sign, GArray *ids)
{
  aff_fold (self->folded, text, strlen (text), AFF_FOLD_QUERY);
  for (guint i = 0; i < self->folded->words->len; i++) {
    const AffWord *word = &g_array_index (self->folded->words, AffWord, i);
    // One spelling of each word is enough, the first.
    if (i > 0 && word->place == g_array_index (self->folded->words, AffWord, i - 1).place)
      continue;
    const char *letters = aff_folded_letters (self->folded, word);
    guint id = find_word (self, letters, word->length);
    g_array_append_val (ids, id);
    if (sign)
      g_string_append_printf (sign, "%.*s ", (int) word->length, letters);
  }
}

// A person is the words of the name whatever their order: "Last, First" is "First Last".
static void
add_person (AffMatchSigner *self, const char *name, GArray *people)
{
  g_autoptr (GArray) words = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GString) sign = g_string_new ("@");

  add_words (self, name, NULL, words);
  keep_each_once (words);
  for (guint i = 0; i < words->len; i++)
    g_string_append_printf (sign, "%u ", g_array_index (words, guint, i));
  guint id = find_word (self, sign->str, sign->len);
  g_array_append_val (people, id);
}

static char *
fold_letters (AffMatchSigner *self, const char *text)
{
  GString *letters = g_string_new (NULL);

  aff_fold (self->folded, text, strlen (text), AFF_FOLD_QUERY);
  for (guint i = 0; i < self->folded->words->len; i++) {
    const AffWord *word = &g_array_index (self->folded->words, AffWord, i);
    if (i == 0 || word->place != g_array_index (self->folded->words, AffWord, i - 1).place)
      g_string_append_len (letters, aff_folded_letters (self->folded, word), word->length);
  }
  return g_string_free (letters, FALSE);
}

// Where a source has no keys its reader makes them of titles, with a day or a count beside them.
static gsize
measure_family (AffMatchSigner *self, const AffMatchRow *row)
{
  const char *colon = row->key ? strchr (row->key, ':') : NULL;

  if (!colon)
    return 0;
  g_autofree char *key = fold_letters (self, colon + 1);
  g_autofree char *title = fold_letters (self, row->title);
  if (strlen (title) > KEY_LETTERS)
    title[KEY_LETTERS] = '\0';
  return *title && strstr (key, title) ? 0 : (gsize) (colon - row->key) + 1;
}

void
aff_match_signer_init (AffMatchSigner *self)
{
  self->word_ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->folded = aff_folded_new ();
}

void
aff_match_signer_clear (AffMatchSigner *self)
{
  g_hash_table_unref (self->word_ids);
  aff_folded_free (self->folded);
}

void
aff_match_signs_read (AffMatchSigner *self, const AffMatchRow *row, AffMatchSigns *signs)
{
  g_autoptr (GString) sign = g_string_new (NULL);

  if (signs->sign)
    return;
  signs->words = g_array_new (FALSE, FALSE, sizeof (guint));
  signs->people = g_array_new (FALSE, FALSE, sizeof (guint));
  add_words (self, row->title, sign, signs->words);
  keep_each_once (signs->words);
  for (guint i = 0; row->people && i < row->people->len; i++)
    add_person (self, row->people->pdata[i], signs->people);
  keep_each_once (signs->people);
  signs->family = measure_family (self, row);
  signs->sign = g_strdup (sign->str);
}

void
aff_match_signs_clear (AffMatchSigns *signs)
{
  g_free (signs->sign);
  g_clear_pointer (&signs->words, g_array_unref);
  g_clear_pointer (&signs->people, g_array_unref);
}

guint
aff_match_count_shared (const GArray *a, const GArray *b)
{
  guint shared = 0;

  for (guint i = 0, j = 0; i < a->len && j < b->len;) {
    int order = compare_ids (&g_array_index (a, guint, i), &g_array_index (b, guint, j));
    shared += order == 0;
    i += order <= 0;
    j += order >= 0;
  }
  return shared;
}

double
aff_match_share (const GArray *a, const GArray *b)
{
  guint shared = aff_match_count_shared (a, b);
  guint all = a->len + b->len - shared;

  return all > 0 ? (double) shared / all : 0;
}

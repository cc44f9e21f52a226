// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/import/match.h"

#include "app/import/match-signs.h"

#include <string.h>

#define TITLE_WEIGHT  0.7
#define PEOPLE_WEIGHT 0.3
#define ALONE_WEIGHT  0.9
// Words that more known titles have than this tell nothing about one of them.
#define COMMON_WORD 64
// Titles of which fewer words are the same are different ones.
#define ALIKE 0.5

typedef struct {
  guint draft;
  guint known;
  double score;
} Pair;

typedef enum {
  BY_TIME_BEFORE_KEY, // title and mark of rows whose keys tell no more than their titles
  BY_TIME,            // title and mark
  BY_TITLE,
} Grouping;

typedef struct {
  const AffMatchRow *known;
  const AffMatchRow *drafts;
  guint n_known;
  guint n_drafts;
  AffMatch *matches;          // the result
  gboolean *is_taken;         // owned; of the known rows
  AffMatchSigns *known_signs; // owned
  AffMatchSigns *draft_signs; // owned
  AffMatchSigner signer;
} Work;

static void
take (Work *work, guint draft, guint known, AffMatchHow how)
{
  work->matches[draft] = (AffMatch){how, known, FALSE};
  work->is_taken[known] = TRUE;
}

static gboolean
is_open (const Work *work, guint draft)
{
  return work->matches[draft].how == AFF_MATCH_NONE;
}

static const char *
find_key (const AffMatchRow *row, AffMatchHow how)
{
  return how == AFF_MATCH_OWN ? row->own : row->key;
}

// By the keys that HOW says.
static void
match_keys (Work *work, AffMatchHow how)
{
  g_autoptr (GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < work->n_known; i++) {
    const char *key = find_key (&work->known[i], how);
    if (key)
      g_hash_table_insert (keys, (char *) key, GUINT_TO_POINTER (i + 1));
  }
  for (guint i = 0; i < work->n_drafts; i++) {
    const char *key = find_key (&work->drafts[i], how);
    guint known = key ? GPOINTER_TO_UINT (g_hash_table_lookup (keys, key)) : 0;
    if (known > 0 && is_open (work, i) && !work->is_taken[known - 1])
      take (work, i, known - 1, how);
  }
}

static void
read_all_signs (Work *work, const AffMatchRow *rows, AffMatchSigns *signs, guint count)
{
  for (guint i = 0; i < count; i++)
    aff_match_signs_read (&work->signer, &rows[i], &signs[i]);
}

static void
free_signs (AffMatchSigns *signs, guint count)
{
  for (guint i = 0; i < count; i++)
    aff_match_signs_clear (&signs[i]);
  g_free (signs);
}

static double
score_pair (const Work *work, guint draft, guint known)
{
  const AffMatchSigns *a = &work->draft_signs[draft];
  const AffMatchSigns *b = &work->known_signs[known];
  double words = aff_match_share (a->words, b->words);

  if (a->people->len == 0 || b->people->len == 0)
    return ALONE_WEIGHT * words;
  return TITLE_WEIGHT * words + PEOPLE_WEIGHT * aff_match_share (a->people, b->people);
}

// Two papers of one title by other people are two papers.
static gboolean
people_agree (const Work *work, guint draft, guint known)
{
  const GArray *a = work->draft_signs[draft].people;
  const GArray *b = work->known_signs[known].people;

  return a->len == 0 || b->len == 0 || aff_match_count_shared (a, b) > 0;
}

// One source calls them by different names of its own.
static gboolean
keys_differ (const Work *work, guint draft, guint known)
{
  gsize family = work->draft_signs[draft].family;

  return family > 0 && family == work->known_signs[known].family &&
         strncmp (work->drafts[draft].key, work->known[known].key, family) == 0;
}

static AffMatchHow
tell_how (const Work *work, guint draft, guint known)
{
  if (g_strcmp0 (work->drafts[draft].key, work->known[known].key) == 0)
    return AFF_MATCH_KEY;
  return keys_differ (work, draft, known) ? AFF_MATCH_GUESS : AFF_MATCH_TITLE;
}

// NULL: the row is in no group.
static char *
name_group (const AffMatchSigns *signs, const AffMatchRow *row, Grouping grouping)
{
  if (!signs->sign || !*signs->sign ||
      (grouping == BY_TIME_BEFORE_KEY && (!row->mark || !row->key || signs->family > 0)))
    return NULL;
  return grouping == BY_TITLE ? g_strdup (signs->sign)
                              : g_strconcat (signs->sign, "\n", row->mark, NULL);
}

// Pairs rows of which one side alone has a title (and mark).
static void
match_groups (Work *work, Grouping grouping)
{
  g_autoptr (GHashTable) groups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) wanted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < work->n_known; i++) {
    char *name = work->is_taken[i]
                   ? NULL
                   : name_group (&work->known_signs[i], &work->known[i], grouping);
    guint other = name ? GPOINTER_TO_UINT (g_hash_table_lookup (groups, name)) : 0;
    if (name)
      g_hash_table_replace (groups, name, GUINT_TO_POINTER (other > 0 ? G_MAXUINT : i + 1));
  }
  for (guint i = 0; i < work->n_drafts; i++) {
    char *name = is_open (work, i)
                   ? name_group (&work->draft_signs[i], &work->drafts[i], grouping)
                   : NULL;
    guint count = name ? GPOINTER_TO_UINT (g_hash_table_lookup (wanted, name)) : 0;
    if (name)
      g_hash_table_replace (wanted, name, GUINT_TO_POINTER (count + 1));
  }
  for (guint i = 0; i < work->n_drafts; i++) {
    g_autofree char *name = is_open (work, i)
                              ? name_group (&work->draft_signs[i], &work->drafts[i], grouping)
                              : NULL;
    guint known = name ? GPOINTER_TO_UINT (g_hash_table_lookup (groups, name)) : 0;
    if (known == 0 || known == G_MAXUINT || work->is_taken[known - 1] ||
        GPOINTER_TO_UINT (g_hash_table_lookup (wanted, name)) > 1 ||
        !people_agree (work, i, known - 1))
      continue;
    take (work, i, known - 1, tell_how (work, i, known - 1));
  }
}

static void
read_marked_signs (Work *work, const AffMatchRow *rows, AffMatchSigns *signs, guint count)
{
  for (guint i = 0; i < count; i++)
    if (rows[i].mark)
      aff_match_signs_read (&work->signer, &rows[i], &signs[i]);
}

// Keys made of titles count those of one title, so they move on when the first of these goes.
static void
match_times (Work *work)
{
  read_marked_signs (work, work->known, work->known_signs, work->n_known);
  read_marked_signs (work, work->drafts, work->draft_signs, work->n_drafts);
  match_groups (work, BY_TIME_BEFORE_KEY);
}

// The known rows that have a word, for the words of rows that are still open.
static GHashTable *
index_words (const Work *work)
{
  GHashTable *index = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);

  for (guint i = 0; i < work->n_known; i++) {
    const GArray *words = work->known_signs[i].words;
    for (guint j = 0; !work->is_taken[i] && j < words->len; j++) {
      gpointer word = GUINT_TO_POINTER (g_array_index (words, guint, j));
      GArray *rows = g_hash_table_lookup (index, word);
      if (!rows) {
        rows = g_array_new (FALSE, FALSE, sizeof (guint));
        g_hash_table_insert (index, word, rows);
      }
      g_array_append_val (rows, i);
    }
  }
  return index;
}

// A similar title with another key is another row; the same one may have got another key.
static gboolean
may_be (const Work *work, guint draft, guint known)
{
  return !keys_differ (work, draft, known) ||
         (people_agree (work, draft, known) &&
          strcmp (work->draft_signs[draft].sign, work->known_signs[known].sign) == 0);
}

static void
collect_pairs (const Work *work, guint draft, GHashTable *index, GArray *pairs)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  const GArray *words = work->draft_signs[draft].words;

  for (guint i = 0; i < words->len; i++) {
    GArray *rows = g_hash_table_lookup (index,
                                        GUINT_TO_POINTER (g_array_index (words, guint, i)));
    for (guint j = 0; rows && rows->len <= COMMON_WORD && j < rows->len; j++) {
      Pair pair = {draft, g_array_index (rows, guint, j), 0};
      if (!g_hash_table_add (seen, GUINT_TO_POINTER (pair.known)))
        continue;
      pair.score = score_pair (work, draft, pair.known);
      if (pair.score >= AFF_MATCH_LEAST && may_be (work, draft, pair.known))
        g_array_append_val (pairs, pair);
    }
  }
}

static int
compare_pairs (gconstpointer a, gconstpointer b)
{
  const Pair *x = a;
  const Pair *y = b;

  if (x->score != y->score)
    return x->score > y->score ? -1 : 1;
  if (x->draft != y->draft)
    return x->draft < y->draft ? -1 : 1;
  return x->known < y->known ? -1 : x->known > y->known;
}

// The most similar first.
static void
match_similar (Work *work)
{
  g_autoptr (GHashTable) index = index_words (work);
  g_autoptr (GArray) pairs = g_array_new (FALSE, FALSE, sizeof (Pair));

  for (guint i = 0; i < work->n_drafts; i++)
    if (is_open (work, i))
      collect_pairs (work, i, index, pairs);
  g_array_sort (pairs, compare_pairs);
  for (guint i = 0; i < pairs->len; i++) {
    const Pair *pair = &g_array_index (pairs, Pair, i);
    if (is_open (work, pair->draft) && !work->is_taken[pair->known])
      take (work, pair->draft, pair->known, AFF_MATCH_GUESS);
  }
}

static gboolean
has_open_rows (const Work *work)
{
  gboolean has_known = FALSE;

  for (guint i = 0; i < work->n_known && !has_known; i++)
    has_known = !work->is_taken[i];
  for (guint i = 0; i < work->n_drafts && has_known; i++)
    if (is_open (work, i))
      return TRUE;
  return FALSE;
}

static void
match_words (Work *work)
{
  read_all_signs (work, work->known, work->known_signs, work->n_known);
  read_all_signs (work, work->drafts, work->draft_signs, work->n_drafts);
  match_groups (work, BY_TIME);
  match_groups (work, BY_TITLE);
  match_similar (work);
}

// Neither the title nor the people; where nobody is said, no word of the title.
static gboolean
is_another (const Work *work, guint draft, guint known)
{
  const AffMatchSigns *a = &work->draft_signs[draft];
  const AffMatchSigns *b = &work->known_signs[known];
  double words = aff_match_share (a->words, b->words);

  if (a->people->len == 0 || b->people->len == 0)
    return a->words->len > 0 && b->words->len > 0 && words == 0;
  return words < ALIKE && aff_match_count_shared (a->people, b->people) == 0;
}

static void
doubt_keys (Work *work)
{
  for (guint i = 0; i < work->n_drafts; i++) {
    AffMatch *match = &work->matches[i];
    if (match->how != AFF_MATCH_KEY ||
        strcmp (work->drafts[i].title, work->known[match->known].title) == 0)
      continue;
    aff_match_signs_read (&work->signer, &work->drafts[i], &work->draft_signs[i]);
    aff_match_signs_read (&work->signer, &work->known[match->known],
                          &work->known_signs[match->known]);
    match->is_doubtful = is_another (work, i, match->known);
  }
}

static void
clear (Work *work)
{
  free_signs (work->known_signs, work->n_known);
  free_signs (work->draft_signs, work->n_drafts);
  aff_match_signer_clear (&work->signer);
  g_free (work->is_taken);
}

AffMatch *
aff_match_rows (const AffMatchRow *known,
                guint n_known,
                const AffMatchRow *drafts,
                guint n_drafts)
{
  Work work = {known, drafts, n_known, n_drafts};

  work.matches = g_new0 (AffMatch, n_drafts + 1);
  work.is_taken = g_new0 (gboolean, n_known + 1);
  work.known_signs = g_new0 (AffMatchSigns, n_known + 1);
  work.draft_signs = g_new0 (AffMatchSigns, n_drafts + 1);
  aff_match_signer_init (&work.signer);
  match_keys (&work, AFF_MATCH_OWN);
  match_times (&work);
  match_keys (&work, AFF_MATCH_KEY);
  doubt_keys (&work);
  if (has_open_rows (&work))
    match_words (&work);
  clear (&work);
  return work.matches;
}

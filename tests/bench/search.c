// SPDX-License-Identifier: GPL-3.0-or-later
// What a key costs in the search, beside SQLite's FTS5 with its ranking in the same process: real
// names and pairs of title words typed letter by letter, in as many papers as are asked for, of
// which those beyond the real ones are chains of their words. And what looking up a mistyped word
// costs. Usage: search [PAPERS…]
#include "app/search/index-private.h"
#include "tests/support/corpus.h"
#include "tests/support/fixture.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define HITS         10
#define TYPED_TEXTS  600
#define FTS_QUERIES  400
#define FTS_TIME     20e6 // us after which no more of them are tried
#define MOST_AUTHORS 6

static double
take_time (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (double) time.tv_sec * 1e6 + (double) time.tv_nsec / 1e3;
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  double one = *(const double *) a;
  double other = *(const double *) b;

  return (one > other) - (one < other);
}

typedef struct {
  double p50, p95, p99;
} Figures;

static Figures
print_times (const char *name, GArray *times)
{
  double *values = (double *) times->data;

  g_array_sort (times, compare_times);
  Figures figures = {values[times->len / 2], values[times->len * 95 / 100],
                     values[times->len * 99 / 100]};
  printf ("  %-34s %6u times: p50 %9.1f  p95 %9.1f  p99 %9.1f us\n", name, times->len,
          figures.p50, figures.p95, figures.p99);
  return figures;
}

static GPtrArray *
read_all (const char *folder)
{
  GPtrArray *all = corpus_read (folder, 0);

  for (guint i = 1; i < CORPUS_COUNT; i++)
    g_ptr_array_extend_and_steal (all, corpus_read (folder, i));
  return all;
}

// The words of all titles in turn with "" behind each title, and where each word occurs.
typedef struct {
  GPtrArray *words;
  GHashTable *places; // word to GArray of guint
} Chain;

static Chain
make_chain (const GPtrArray *papers)
{
  Chain chain = {g_ptr_array_new_with_free_func (g_free),
                 g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                        (GDestroyNotify) g_array_unref)};

  for (guint i = 0; i < papers->len; i++) {
    const CorpusPaper *paper = g_ptr_array_index (papers, i);
    g_auto (GStrv) words = g_strsplit (paper->title, " ", -1);
    for (guint j = 0; words[j] != NULL; j++) {
      GArray *places = g_hash_table_lookup (chain.places, words[j]);
      char *word = g_strdup (words[j]);
      if (places == NULL) {
        places = g_array_new (FALSE, FALSE, sizeof (guint));
        g_hash_table_insert (chain.places, word, places);
      }
      g_array_append_val (places, chain.words->len);
      g_ptr_array_add (chain.words, word);
    }
    g_ptr_array_add (chain.words, g_strdup (""));
  }
  return chain;
}

static char *
chain_title (const Chain *chain, GRand *random)
{
  GString *title = g_string_new (NULL);
  guint at = (guint) g_rand_int_range (random, 0, (gint32) chain->words->len);

  for (guint i = 0; i < 12; i++) {
    const char *word = g_ptr_array_index (chain->words, at);
    if (*word == '\0')
      break;
    g_string_append_printf (title, "%s%s", i > 0 ? " " : "", word);
    const GArray *places = g_hash_table_lookup (chain->places, word);
    at = g_array_index (places, guint,
                        (guint) g_rand_int_range (random, 0, (gint32) places->len)) +
         1;
  }
  return g_string_free (title, FALSE);
}

// The real papers COUNT times enough, cut or extended to COUNT.
static void
extend (GPtrArray *papers, guint count)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  Chain chain = make_chain (papers);
  guint n_real = papers->len;

  g_ptr_array_set_size (papers, (gint) MIN (count, n_real));
  while (papers->len < count) {
    g_autofree char *title = chain_title (&chain, random);
    if (*title == '\0')
      continue;
    CorpusPaper *paper = corpus_paper_new (title, NULL);
    guint n_authors = (guint) g_rand_int_range (random, 1, MOST_AUTHORS + 1);
    for (guint i = 0; i < n_authors; i++) {
      const CorpusPaper *other = g_ptr_array_index (
        papers, (guint) g_rand_int_range (random, 0, (gint32) MIN (n_real, papers->len)));
      if (other->authors->len > 0)
        g_ptr_array_add (paper->authors,
                         g_strdup (g_ptr_array_index (
                           other->authors, (guint) g_rand_int_range (
                                             random, 0, (gint32) other->authors->len))));
    }
    g_ptr_array_add (papers, paper);
  }
  g_hash_table_unref (chain.places);
  g_ptr_array_unref (chain.words);
}

// Each beginning of TEXT, as it is typed.
static void
type_text (GPtrArray *typed, const char *text)
{
  for (const char *at = text; *at != '\0';) {
    at = g_utf8_next_char (at);
    g_ptr_array_add (typed, g_strndup (text, (gsize) (at - text)));
  }
}

static GPtrArray *
type_all (const GPtrArray *papers)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (2);
  GPtrArray *typed = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < TYPED_TEXTS; i++) {
    const CorpusPaper *paper =
      g_ptr_array_index (papers, (guint) g_rand_int_range (random, 0, (gint32) papers->len));
    g_auto (GStrv) words = g_strsplit_set (paper->title, " :,.()", -1);
    guint count = g_strv_length (words);
    if (i % 2 == 0 && paper->authors->len > 0) {
      const char *name = g_ptr_array_index (paper->authors, 0);
      const char *space = strrchr (name, ' ');
      type_text (typed, space != NULL ? space + 1 : name);
    } else if (count > 1) {
      guint at = (guint) g_rand_int_range (random, 0, (gint32) count - 1);
      g_autofree char *two = g_strjoin (" ", words[at], words[at + 1], NULL);
      type_text (typed, g_strstrip (two));
    }
  }
  return typed;
}

static sqlite3 *
fill_fts (const GPtrArray *papers)
{
  sqlite3 *db;
  sqlite3_stmt *statement;

  g_assert_cmpint (sqlite3_open (":memory:", &db), ==, SQLITE_OK);
  g_assert_cmpint (
    sqlite3_exec (db,
                  "CREATE VIRTUAL TABLE t USING fts5 (title, authors, "
                  "tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3'); BEGIN",
                  NULL, NULL, NULL),
    ==, SQLITE_OK);
  sqlite3_prepare_v2 (db, "INSERT INTO t VALUES (?, ?)", -1, &statement, NULL);
  for (guint i = 0; i < papers->len; i++) {
    const CorpusPaper *paper = g_ptr_array_index (papers, i);
    g_ptr_array_add (paper->authors, NULL);
    g_autofree char *authors = g_strjoinv ("; ", (char **) paper->authors->pdata);
    g_ptr_array_set_size (paper->authors, (gint) paper->authors->len - 1);
    sqlite3_bind_text (statement, 1, paper->title, -1, SQLITE_TRANSIENT);
    sqlite3_bind_text (statement, 2, authors, -1, SQLITE_TRANSIENT);
    sqlite3_step (statement);
    sqlite3_reset (statement);
  }
  sqlite3_finalize (statement);
  sqlite3_exec (db, "COMMIT; INSERT INTO t (t) VALUES ('optimize')", NULL, NULL, NULL);
  return db;
}

// "deep lear" as FTS5 wants it: "deep"* "lear"*.
static char *
quote_words (const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \"", -1);
  GString *quoted = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_string_append_printf (quoted, "\"%s\"* ", words[i]);
  return g_string_free (quoted, FALSE);
}

static void
run_fts (sqlite3_stmt *statement, const char *text)
{
  sqlite3_bind_text (statement, 1, text, -1, SQLITE_STATIC);
  while (sqlite3_step (statement) == SQLITE_ROW)
    ;
  sqlite3_reset (statement);
}

static void
add_time (GArray *times, double start)
{
  double time = take_time () - start;

  g_array_append_val (times, time);
}

static void
measure_keys (const AffIndex *index, sqlite3 *db, const GPtrArray *typed)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) ours = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) theirs = g_array_new (FALSE, FALSE, sizeof (double));
  sqlite3_stmt *statement;
  guint step = MAX (typed->len / FTS_QUERIES, 1);
  double spent = 0;

  sqlite3_prepare_v2 (db, "SELECT rowid FROM t WHERE t MATCH ? ORDER BY rank LIMIT 10", -1,
                      &statement, NULL);
  for (guint i = 0; i < typed->len; i++) {
    const char *text = g_ptr_array_index (typed, i);
    double start = take_time ();
    aff_answer_free (aff_index_query (index, text, "en", HITS, 0));
    add_time (all, start);
    if (i % step != 0 || spent > FTS_TIME)
      continue;
    start = take_time ();
    aff_answer_free (aff_index_query (index, text, "en", HITS, 0));
    add_time (ours, start);
    g_autofree char *quoted = quote_words (text);
    start = take_time ();
    run_fts (statement, quoted);
    add_time (theirs, start);
    spent += take_time () - start;
  }
  sqlite3_finalize (statement);
  print_times ("every key", all);
  Figures own = print_times ("some of them", ours);
  Figures fts = print_times ("the same in FTS5 with bm25", theirs);
  printf ("  times as fast: p50 %.0f  p95 %.0f  p99 %.0f\n", fts.p50 / own.p50,
          fts.p95 / own.p95, fts.p99 / own.p99);
}

static void
measure_near (const AffVocabulary *words, guint errors, guint least)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GRand) random = g_rand_new_with_seed (3);
  AffNear near[1024];

  while (times->len < 2000) {
    guint word = (guint) g_rand_int_range (random, 0, (gint32) aff_vocabulary_length (words));
    gsize length;
    const char *letters = aff_vocabulary_word (words, word, &length);
    if (length < least)
      continue;
    g_autofree char *wrong = g_strndup (letters, length);
    gsize at = (gsize) g_rand_int_range (random, 0, (gint32) length);
    if (!g_ascii_isalpha (wrong[at]))
      continue;
    wrong[at] = (char) g_rand_int_range (random, 'a', 'z' + 1);
    double start = take_time ();
    aff_vocabulary_near (words, wrong, length, errors, near, G_N_ELEMENTS (near));
    add_time (times, start);
  }
  g_autofree char *name = g_strdup_printf ("up to %u errors in %u words", errors,
                                           aff_vocabulary_length (words));
  print_times (name, times);
}

static void
measure (const char *folder, guint count)
{
  g_autoptr (GPtrArray) papers = read_all (folder);

  extend (papers, count);
  g_autoptr (AffProgramme) programme = corpus_programme (papers, FALSE);
  double start = take_time ();
  g_autoptr (AffIndex) index = aff_index_new (programme);
  printf ("%u papers, %u people: index built in %.0f ms\n", papers->len, programme->people->len,
          (take_time () - start) / 1e3);
  start = take_time ();
  sqlite3 *db = fill_fts (papers);
  printf ("  FTS5 filled in %.0f ms\n", (take_time () - start) / 1e3);
  g_autoptr (GPtrArray) typed = type_all (papers);
  measure_keys (index, db, typed);
  measure_near (index->vocabulary, 1, 5);
  measure_near (index->vocabulary, 2, 9);
  sqlite3_close (db);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  const char *folder = fixture_real_data ();

  if (folder == NULL) {
    puts ("skipped: the folder of real data is not here (../shared/data or AFFICHE_DATA)");
    return 77;
  }
  if (argc == 1) {
    measure (folder, 10000);
    measure (folder, 100000);
  }
  for (int i = 1; i < argc; i++)
    measure (folder, (guint) strtoul (argv[i], NULL, 10));
  return 0;
}

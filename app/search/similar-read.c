// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/search/similar-private.h"
#include "app/search/stem.h"

#include <string.h>

#define TITLE_COUNTS 2 // as often as a word of the abstract

typedef struct {
  AffSimilar *similar;
  AffWordList *list;
  AffFolded *folded;
  GArray *text;  // guint: the terms of the paper
  GArray *title; // guint
} Reading;

static guint
add_term (Reading *reading, const char *letters, gsize length, const char *word, gsize size)
{
  GPtrArray *words = reading->similar->words;
  guint term = aff_word_list_add (reading->list, letters, length);

  if (term == words->len)
    g_ptr_array_add (words, word != NULL ? g_strndup (word, size) : NULL);
  return term;
}

static void
append_term (GArray *terms, guint term, guint count)
{
  for (guint i = 0; i < count; i++)
    g_array_append_val (terms, term);
}

static void
read_pair (Reading *reading, const AffStem *one, const AffStem *other, guint count)
{
  char pair[2 * AFF_WORD_BYTES + 2];
  guint length = one->length + 1 + other->length;

  if (one->place + 1 != other->place)
    return;
  memcpy (pair, one->letters, one->length);
  pair[one->length] = '_'; // stands in no word
  memcpy (pair + one->length + 1, other->letters, other->length);
  append_term (reading->text, add_term (reading, pair, length, NULL, 0), count);
}

static void
read_text (Reading *reading, const char *text, guint count, gboolean is_title)
{
  g_autoptr (GArray) stems = aff_stems_list (reading->folded, text);

  for (guint i = 0; i < stems->len; i++) {
    const AffStem *stem = &g_array_index (stems, AffStem, i);
    guint term = add_term (reading, stem->letters, stem->length, text + stem->start,
                           stem->end - stem->start);
    append_term (reading->text, term, count);
    if (is_title)
      append_term (reading->title, term, 1);
    if (i > 0)
      read_pair (reading, stem - 1, stem, count);
  }
}

// When PAPER may first be shown: the earliest end of an embargo, never if it is withdrawn.
static gint64
find_visible_from (const AffPaper *paper)
{
  gint64 first = paper->presentations->len == 0 ? G_MININT64 : G_MAXINT64;

  for (guint i = 0; i < paper->presentations->len; i++) {
    const AffPresentation *presentation = g_ptr_array_index (paper->presentations, i);
    first = MIN (first, presentation->embargo); // AFF_UNKNOWN_TIME is before all others
  }
  return paper->is_withdrawn ? G_MAXINT64 : first;
}

static void
read_paper (Reading *reading, const AffPaper *paper)
{
  AffSimilar *self = reading->similar;
  AffSubject subject = {.paper = paper,
                        .visible_from = find_visible_from (paper),
                        .has_abstract = paper->abstract != NULL};
  guint count;

  g_array_set_size (reading->text, 0);
  g_array_set_size (reading->title, 0);
  read_text (reading, paper->title, TITLE_COUNTS, TRUE);
  if (paper->abstract != NULL)
    read_text (reading, paper->abstract, 1, FALSE);
  aff_vectors_add (self->texts, reading->text);
  aff_vectors_add (self->titles, reading->title);
  aff_vectors_weights (self->titles, self->subjects->len, &count);
  subject.n_title = count;
  g_array_append_val (self->subjects, subject);
  g_hash_table_insert (self->numbers, (gpointer) paper, GUINT_TO_POINTER (self->subjects->len));
}

// The position of RECORD among those met so far, each new one behind them.
static guint
number_record (GHashTable *numbers, gconstpointer record)
{
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (numbers, record));

  if (number == 0) {
    number = g_hash_table_size (numbers) + 1;
    g_hash_table_insert (numbers, (gpointer) record, GUINT_TO_POINTER (number));
  }
  return number - 1;
}

static void
read_topics_and_people (AffSimilar *self)
{
  g_autoptr (GHashTable) topics = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) people = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) terms = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < self->subjects->len; i++) {
    const AffPaper *paper = g_array_index (self->subjects, AffSubject, i).paper;
    g_array_set_size (terms, 0);
    for (guint j = 0; j < paper->topics->len; j++)
      append_term (terms, number_record (topics, g_ptr_array_index (paper->topics, j)), 1);
    aff_vectors_add (self->topics, terms);
    g_array_set_size (terms, 0);
    for (guint j = 0; j < paper->authors->len; j++) {
      const AffAuthor *author = g_ptr_array_index (paper->authors, j);
      if (author->person != NULL)
        append_term (terms, number_record (people, author->person), 1);
    }
    aff_vectors_add (self->people, terms);
  }
  aff_vectors_count (self->topics, g_hash_table_size (topics));
  aff_vectors_count (self->people, g_hash_table_size (people));
}

void
aff_similar_read (AffSimilar *self)
{
  g_autoptr (AffWordList) list = aff_word_list_new ();
  g_autoptr (AffFolded) folded = aff_folded_new ();
  g_autoptr (GArray) text = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) title = g_array_new (FALSE, FALSE, sizeof (guint));
  Reading reading = {self, list, folded, text, title};
  const GPtrArray *papers = self->programme->papers;

  for (guint i = 0; i < papers->len; i++)
    read_paper (&reading, g_ptr_array_index (papers, i));
  aff_vectors_weigh (self->texts, aff_word_list_length (list));
  aff_vectors_count (self->titles, aff_word_list_length (list));
  read_topics_and_people (self);
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/search/similar.h"

#include "app/search/stem.h"
#include "app/search/vectors.h"

#include <string.h>

// Of AFF_SIMILAR_MOST, what is given for words, for shared topics and for a shared author.
#define FOR_WORDS  8500
#define FOR_TOPICS 1000
#define FOR_AUTHOR 500

#define TITLE_COUNTS 2 // as often as a word of the abstract

typedef struct {
  const AffPaper *paper;
  gint64 visible_from;
  gboolean has_abstract;
  guint n_title; // different stems of its title
} Entry;

struct _AffSimilar {
  gatomicrefcount count;
  // owned
  AffProgramme *programme;
  GHashTable *numbers; // AffPaper to its position plus one
  GArray *entries;     // Entry
  AffVectors *texts;   // titles and abstracts, with pairs of words
  AffVectors *titles;
  AffVectors *topics;
  AffVectors *people;
  GPtrArray *words; // for each term as somebody writes it; NULL for a pair of words
};

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
  Entry entry = {.paper = paper,
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
  aff_vectors_weights (self->titles, self->entries->len, &count);
  entry.n_title = count;
  g_array_append_val (self->entries, entry);
  g_hash_table_insert (self->numbers, (gpointer) paper, GUINT_TO_POINTER (self->entries->len));
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

  for (guint i = 0; i < self->entries->len; i++) {
    const AffPaper *paper = g_array_index (self->entries, Entry, i).paper;
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

static void
read_all (AffSimilar *self)
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

AffSimilar *
aff_similar_new (AffProgramme *programme)
{
  g_return_val_if_fail (programme != NULL, NULL);

  AffSimilar *self = g_new0 (AffSimilar, 1);
  g_atomic_ref_count_init (&self->count);
  self->programme = aff_programme_ref (programme);
  self->numbers = g_hash_table_new (NULL, NULL);
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  self->texts = aff_vectors_new ();
  self->titles = aff_vectors_new ();
  self->topics = aff_vectors_new ();
  self->people = aff_vectors_new ();
  self->words = g_ptr_array_new_with_free_func (g_free);
  read_all (self);
  return self;
}

AffSimilar *
aff_similar_ref (AffSimilar *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->count);
  return self;
}

void
aff_similar_unref (AffSimilar *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->count))
    return;
  g_hash_table_unref (self->numbers);
  g_array_unref (self->entries);
  aff_vectors_free (self->texts);
  aff_vectors_free (self->titles);
  aff_vectors_free (self->topics);
  aff_vectors_free (self->people);
  g_ptr_array_unref (self->words);
  aff_programme_unref (self->programme);
  g_free (self);
}

static const Entry *
get_entry (const AffSimilar *self, guint number)
{
  return &g_array_index (self->entries, Entry, number);
}

static guint
count_terms (const AffVectors *vectors, guint paper)
{
  guint count;

  aff_vectors_weights (vectors, paper, &count);
  return count;
}

// The share of what two sets have in common in all they have, of MOST.
static int
find_overlap (guint shared, guint a, guint b, int most)
{
  return shared == 0 ? 0 : (int) ((guint64) shared * (guint) most / (a + b - shared));
}

// What the words of two papers are worth: with two abstracts their product TEXT, otherwise the
// stems that their titles share.
static int
judge_words (const Entry *a, const Entry *b, guint text, guint title)
{
  if (a->has_abstract && b->has_abstract)
    return (int) MIN ((guint64) text * FOR_WORDS / (AFF_VECTOR_LENGTH * AFF_VECTOR_LENGTH),
                      FOR_WORDS);
  return find_overlap (title, a->n_title, b->n_title, FOR_WORDS);
}

static int
judge_records (const AffSimilar *self, guint a, guint b, guint topics, guint people)
{
  return find_overlap (topics, count_terms (self->topics, a), count_terms (self->topics, b),
                       FOR_TOPICS) +
         (people > 0 ? FOR_AUTHOR : 0);
}

static gboolean
find_number (const AffSimilar *self, const AffPaper *paper, guint *number)
{
  guint found = GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, paper));

  *number = found - 1;
  return found != 0;
}

int
aff_similar_score (const AffSimilar *self, const AffPaper *a, const AffPaper *b)
{
  guint one, other;

  g_return_val_if_fail (self != NULL && a != NULL && b != NULL, 0);

  if (!find_number (self, a, &one) || !find_number (self, b, &other))
    return 0;
  return judge_words (get_entry (self, one), get_entry (self, other),
                      aff_vectors_multiply (self->texts, one, other),
                      aff_vectors_multiply (self->titles, one, other)) +
         judge_records (self, one, other, aff_vectors_multiply (self->topics, one, other),
                        aff_vectors_multiply (self->people, one, other));
}

// Keeps the LIMIT best of FOUND in order; equals in that of the programme.
static void
insert_neighbour (GArray *found, AffNeighbour neighbour, guint limit)
{
  guint at = found->len;

  while (at > 0 && g_array_index (found, AffNeighbour, at - 1).score < neighbour.score)
    at--;
  if (at == limit)
    return;
  if (found->len == limit)
    g_array_set_size (found, limit - 1);
  g_array_insert_val (found, at, neighbour);
}

static const AffTopic *
find_shared_topic (const AffPaper *a, const AffPaper *b)
{
  for (guint i = 0; i < a->topics->len; i++)
    if (g_ptr_array_find (b->topics, g_ptr_array_index (a->topics, i), NULL))
      return g_ptr_array_index (a->topics, i);
  return NULL;
}

static const AffPerson *
find_shared_author (const AffPaper *a, const AffPaper *b)
{
  for (guint i = 0; i < a->authors->len; i++)
    for (guint j = 0; j < b->authors->len; j++) {
      const AffAuthor *one = g_ptr_array_index (a->authors, i);
      const AffAuthor *other = g_ptr_array_index (b->authors, j);
      if (one->person != NULL && one->person == other->person)
        return one->person;
    }
  return NULL;
}

typedef struct {
  guint term;
  guint weight;
} Shared;

// Keeps the heaviest single words that two papers share.
static guint
find_shared_words (const AffSimilar *self,
                   const AffVectors *vectors,
                   guint a,
                   guint b,
                   Shared *shared)
{
  guint a_count, b_count;
  const AffWeight *one = aff_vectors_weights (vectors, a, &a_count);
  const AffWeight *other = aff_vectors_weights (vectors, b, &b_count);
  guint count = 0;

  for (guint i = 0, j = 0; i < a_count && j < b_count;) {
    guint i_term = one[i].term;
    if (i_term == other[j].term && g_ptr_array_index (self->words, i_term) != NULL) {
      Shared next = {i_term, one[i].weight * other[j].weight};
      guint at = count;
      for (; at > 0 && shared[at - 1].weight < next.weight; at--)
        if (at < AFF_SIMILAR_WORDS)
          shared[at] = shared[at - 1];
      if (at < AFF_SIMILAR_WORDS)
        shared[at] = next;
      count = MIN (count + 1, AFF_SIMILAR_WORDS);
    }
    i += i_term <= other[j].term;
    j += other[j].term <= i_term;
  }
  return count;
}

static void
explain (const AffSimilar *self, guint number, AffNeighbour *neighbour)
{
  const AffPaper *paper = get_entry (self, number)->paper;
  Shared shared[AFF_SIMILAR_WORDS];
  guint other;

  find_number (self, neighbour->paper, &other);
  gboolean has_texts = get_entry (self, number)->has_abstract &&
                       get_entry (self, other)->has_abstract;
  neighbour->n_words = find_shared_words (self, has_texts ? self->texts : self->titles, number,
                                          other, shared);
  for (guint i = 0; i < neighbour->n_words; i++)
    neighbour->words[i] = g_ptr_array_index (self->words, shared[i].term);
  neighbour->topic = find_shared_topic (paper, neighbour->paper);
  neighbour->person = find_shared_author (paper, neighbour->paper);
  if (neighbour->n_words > 0)
    neighbour->reason = has_texts ? AFF_REASON_WORDS : AFF_REASON_TITLE;
  else
    neighbour->reason = neighbour->topic != NULL ? AFF_REASON_TOPIC : AFF_REASON_AUTHOR;
}

GArray *
aff_similar_find (const AffSimilar *self, const AffPaper *paper, guint limit, gint64 now)
{
  guint number;

  g_return_val_if_fail (self != NULL && paper != NULL, NULL);

  GArray *found = g_array_new (FALSE, FALSE, sizeof (AffNeighbour));
  if (!find_number (self, paper, &number) || limit == 0)
    return found;
  guint count = self->entries->len;
  g_autofree guint *sums = g_new0 (guint, 4 * count);
  const Entry *entry = get_entry (self, number);
  if (entry->has_abstract)
    aff_vectors_multiply_all (self->texts, number, sums);
  aff_vectors_multiply_all (self->titles, number, sums + count);
  aff_vectors_multiply_all (self->topics, number, sums + 2 * count);
  aff_vectors_multiply_all (self->people, number, sums + 3 * count);
  for (guint i = 0; i < count; i++) {
    const Entry *other = get_entry (self, i);
    if (i == number || other->visible_from > now)
      continue;
    int score = judge_words (entry, other, sums[i], sums[count + i]) +
                judge_records (self, number, i, sums[2 * count + i], sums[3 * count + i]);
    if (score > 0)
      insert_neighbour (found, (AffNeighbour){.paper = other->paper, .score = score}, limit);
  }
  for (guint i = 0; i < found->len; i++)
    explain (self, number, &g_array_index (found, AffNeighbour, i));
  return found;
}

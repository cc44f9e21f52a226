// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/search/index-private.h"

#include <string.h>

// From so many postings on, the words of a range have their entries in order of rank: fewer are
// ranked when they are asked for. The more there are in all, the more are fewer.
#define LEAST_SHELF  1024
#define MOST_SHELF   8192
#define SHELF_SHARES 1000

// A word of fewer bytes says little by being whole: it is "in", "der" or a beginning.
#define LONG_WORD 4

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  guint one = *(const guint *) a;
  guint other = *(const guint *) b;

  return (one > other) - (one < other);
}

static void
sort_numbers (guint *numbers, guint count)
{
  if (count > 64) {
    qsort (numbers, count, sizeof (guint), compare_numbers);
    return;
  }
  for (guint i = 1; i < count; i++) {
    guint number = numbers[i];
    guint at = i;
    for (; at > 0 && numbers[at - 1] > number; at--)
      numbers[at] = numbers[at - 1];
    numbers[at] = number;
  }
}

int
aff_index_weigh (AffLevel level, guint packed)
{
  static const int levels[] = {20, 100, 200, 300, 600, 1000};
  static const int stands[AFF_STAND_COUNT] = {90, 80, 70, 60, 55, 50, 40, 10, 5, 0};
  AffStand stand = AFF_PACKED_STAND (packed);
  gboolean is_telling = AFF_PACKED_IS_LONG (packed) || stand <= AFF_STAND_FIRST ||
                        stand == AFF_STAND_SURNAME;

  if (level == AFF_LEVEL_EXACT && stand == AFF_STAND_LABEL)
    return 3000;
  if (level == AFF_LEVEL_EXACT && !is_telling)
    level = AFF_LEVEL_BEGIN;
  return levels[level] + stands[stand];
}

// PACKED with the number of its WORD in the vocabulary.
static guint
repack (const AffIndex *self, guint word, guint packed)
{
  gsize length;

  aff_vocabulary_word (self->vocabulary, word, &length);
  return AFF_PACK (word, AFF_PACKED_STAND (packed)) | (length >= LONG_WORD);
}

// The words of each entry in the order of the vocabulary, each once with its best stand.
static void
settle_words (AffIndex *self, const AffCollector *collector, const guint *order)
{
  guint count = 0;

  self->words = g_new (guint, collector->words->len + 1);
  self->word_starts = g_new (guint, self->n_entries + 1);
  for (guint i = 0; i < self->n_entries; i++) {
    guint first = g_array_index (collector->starts, guint, i);
    guint end = i + 1 < self->n_entries ? g_array_index (collector->starts, guint, i + 1)
                                        : collector->words->len;
    guint *words = self->words + count;
    guint n_words = 0;
    self->word_starts[i] = count;
    for (guint j = first; j < end; j++) {
      guint packed = g_array_index (collector->words, guint, j);
      self->words[count + j - first] = repack (self, order[AFF_PACKED_NUMBER (packed)], packed);
    }
    sort_numbers (words, end - first);
    for (guint j = 0; j < end - first; j++)
      if (j == 0 || AFF_PACKED_NUMBER (words[j]) != AFF_PACKED_NUMBER (words[n_words - 1]))
        words[n_words++] = words[j];
    count += n_words;
  }
  self->word_starts[self->n_entries] = count;
  self->words = g_renew (guint, self->words, count + 1);
}

static void
settle_postings (AffIndex *self)
{
  guint n_words = aff_vocabulary_length (self->vocabulary);
  guint count = self->word_starts[self->n_entries];
  guint *starts = g_new0 (guint, n_words + 2);

  // Each start is first that of the word before, and moves to its own while that one is filled.
  for (guint i = 0; i < count; i++)
    starts[AFF_PACKED_NUMBER (self->words[i]) + 2]++;
  for (guint i = 2; i < n_words + 2; i++)
    starts[i] += starts[i - 1];
  self->postings = g_new (guint, count + 1);
  for (guint i = 0; i < self->n_entries; i++)
    for (guint j = self->word_starts[i]; j < self->word_starts[i + 1]; j++) {
      guint word = AFF_PACKED_NUMBER (self->words[j]);
      guint is_long = AFF_PACKED_IS_LONG (self->words[j]);
      self->postings[starts[word + 1]++] = AFF_PACK (i, AFF_PACKED_STAND (self->words[j])) |
                                           is_long;
    }
  self->posting_starts = starts;
}

typedef struct {
  AffIndex *index;
  guint8 *best;  // for each entry its class, G_MAXUINT8 if it is not in the range
  GArray *found; // guint: entries
  guint least;   // postings for which there is a shelf
} Shelving;

// Sorts NUMBERS by KEYS, which are small, and keeps the order of equals.
static void
append_ranked (Shelving *shelving)
{
  AffIndex *index = shelving->index;
  guint starts[2 * AFF_STAND_COUNT + 1] = {0};
  guint first = index->ranked->len;

  for (guint i = 0; i < shelving->found->len; i++)
    starts[shelving->best[g_array_index (shelving->found, guint, i)] + 1]++;
  for (guint i = 1; i <= 2 * AFF_STAND_COUNT; i++)
    starts[i] += starts[i - 1];
  g_array_set_size (index->ranked, first + shelving->found->len);
  for (guint i = 0; i < shelving->found->len; i++) {
    guint entry = g_array_index (shelving->found, guint, i);
    guint at = first + starts[shelving->best[entry]]++;
    g_array_index (index->ranked, guint, at) = entry;
    shelving->best[entry] = G_MAXUINT8;
  }
}

// Notes the entries of WORD with the best class in which it is met: those of the word as a whole
// are before those of which it is the beginning.
static void
note_word (Shelving *shelving, guint word, gboolean is_whole)
{
  const AffIndex *index = shelving->index;

  for (guint i = index->posting_starts[word]; i < index->posting_starts[word + 1]; i++) {
    guint entry = AFF_PACKED_NUMBER (index->postings[i]);
    AffStand stand = AFF_PACKED_STAND (index->postings[i]);
    guint packed = index->postings[i];
    gboolean counts = is_whole && aff_index_weigh (AFF_LEVEL_EXACT, packed) >
                                    aff_index_weigh (AFF_LEVEL_BEGIN, packed);
    guint8 class = (guint8) (counts ? stand : AFF_STAND_COUNT + stand);
    if (shelving->best[entry] == G_MAXUINT8)
      g_array_append_val (shelving->found, entry);
    shelving->best[entry] = MIN (shelving->best[entry], class);
  }
}

// Brings the entries into their order; many of them by going through all there are.
static void
sort_found (Shelving *shelving)
{
  guint *found = (guint *) shelving->found->data;
  guint count = 0;

  if (shelving->found->len < shelving->index->n_entries / 16) {
    sort_numbers (found, shelving->found->len);
    return;
  }
  for (guint i = 0; i < shelving->index->n_entries; i++)
    if (shelving->best[i] != G_MAXUINT8)
      found[count++] = i;
}

static void
on_range (AffRange range, gpointer data)
{
  Shelving *shelving = data;
  AffIndex *index = shelving->index;
  guint n_postings = index->posting_starts[range.end] - index->posting_starts[range.first];
  AffShelf shelf = {.range = range, .start = index->ranked->len};

  if (n_postings <= shelving->least)
    return;
  g_array_set_size (shelving->found, 0);
  for (guint word = range.first; word < range.end; word++)
    note_word (shelving, word, word == range.first);
  sort_found (shelving);
  append_ranked (shelving);
  shelf.count = index->ranked->len - shelf.start;
  g_array_append_val (index->shelves, shelf);
}

static int
compare_shelves (gconstpointer a, gconstpointer b)
{
  const AffShelf *one = a;
  const AffShelf *other = b;

  if (one->range.first != other->range.first)
    return one->range.first < other->range.first ? -1 : 1;
  return (one->range.end > other->range.end) - (one->range.end < other->range.end);
}

static void
fill_shelves (AffIndex *self)
{
  Shelving shelving = {.index = self};

  shelving.least = CLAMP (self->word_starts[self->n_entries] / SHELF_SHARES, LEAST_SHELF,
                          MOST_SHELF);
  shelving.best = g_malloc (self->n_entries + 1);
  memset (shelving.best, G_MAXUINT8, self->n_entries + 1);
  shelving.found = g_array_new (FALSE, FALSE, sizeof (guint));
  aff_vocabulary_each (self->vocabulary, on_range, &shelving);
  g_array_sort (self->shelves, compare_shelves);
  g_free (shelving.best);
  g_array_unref (shelving.found);
}

const AffShelf *
aff_index_shelf (const AffIndex *self, AffRange range)
{
  AffShelf wanted = {.range = range};
  guint place;

  if (!g_array_binary_search (self->shelves, &wanted, compare_shelves, &place))
    return NULL;
  return &g_array_index (self->shelves, AffShelf, place);
}

static void
free_affiliation (gpointer data)
{
  AffAffiliation *affiliation = data;

  g_array_unref (affiliation->people);
  g_free (affiliation);
}

static void
fill (AffIndex *self)
{
  g_autoptr (AffWordList) list = aff_word_list_new ();
  g_autoptr (AffFolded) folded = aff_folded_new ();
  g_autofree guint *order = NULL;
  AffCollector collector = {.index = self, .list = list, .folded = folded};

  collector.entries = g_array_new (FALSE, FALSE, sizeof (AffEntry));
  collector.words = g_array_new (FALSE, FALSE, sizeof (guint));
  collector.starts = g_array_new (FALSE, FALSE, sizeof (guint));
  aff_collect (&collector, self->programme);
  self->n_entries = collector.entries->len;
  self->entries = (AffEntry *) g_array_free (collector.entries, FALSE);
  self->vocabulary = aff_vocabulary_new (list, &order);
  settle_words (self, &collector, order);
  g_array_unref (collector.words);
  g_array_unref (collector.starts);
  settle_postings (self);
  fill_shelves (self);
}

AffIndex *
aff_index_new (AffProgramme *programme)
{
  g_return_val_if_fail (programme != NULL, NULL);

  AffIndex *self = g_new0 (AffIndex, 1);
  g_atomic_ref_count_init (&self->count);
  self->programme = aff_programme_ref (programme);
  self->affiliations = g_ptr_array_new_with_free_func (free_affiliation);
  self->shelves = g_array_new (FALSE, FALSE, sizeof (AffShelf));
  self->ranked = g_array_new (FALSE, FALSE, sizeof (guint));
  fill (self);
  return self;
}

AffIndex *
aff_index_ref (AffIndex *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->count);
  return self;
}

void
aff_index_unref (AffIndex *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->count))
    return;
  g_ptr_array_unref (self->affiliations);
  aff_vocabulary_free (self->vocabulary);
  g_free (self->entries);
  g_free (self->words);
  g_free (self->word_starts);
  g_free (self->postings);
  g_free (self->posting_starts);
  g_array_unref (self->shelves);
  g_array_unref (self->ranked);
  aff_programme_unref (self->programme);
  g_free (self);
}

AffProgramme *
aff_index_programme (const AffIndex *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->programme;
}

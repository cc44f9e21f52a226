// SPDX-License-Identifier: GPL-3.0-or-later
// The tree lies in one array in the order in which a walk meets its letters, each with the place
// where the walk goes on if what is below is not wanted. A look-up with errors carries the state
// of a Levenshtein automaton along the walk as bits: bit i of row j is set where the first i
// letters asked for were met with j errors (Wu and Manber 1992, with a row for exchanged letters).
#include "app/search/vocabulary.h"

#include <string.h>

#define MOST_LETTERS 62 // bits of a row, less the empty beginning
#define ROWS         (AFF_MOST_ERRORS + 1)

typedef struct {
  guint skip;     // the next letter that is not below this one
  guint word;     // the first word that runs through it
  guint16 symbol; // position of the letter in `symbols`
  guint8 depth;   // letters before it
  guint8 longest; // letters of the longest word through it; the bit WORD_ENDS: one ends here
} Node;

#define WORD_ENDS 0x80

struct _AffVocabulary {
  char *letters; // of all words, one after another
  guint *starts; // of each word, and where the last one ends
  guint n_words;
  GArray *symbols; // gunichar, in order: the letters that occur
  GArray *nodes;   // Node, with a last one behind all words
};

// What is carried along the walk after each letter.
typedef struct {
  guint64 met[ROWS];
  guint64 exchanged[ROWS]; // the first of two exchanged letters was met
} State;

// What is asked for.
typedef struct {
  const AffVocabulary *vocabulary;
  guint8 *kinds;                   // for each symbol its place in `masks`, 0 if not asked for
  guint64 masks[MOST_LETTERS + 1]; // where in the letters asked for it stands
  guint n_letters;
  guint64 end; // the bit of all letters met
  guint most_errors;
  AffNear *near;
  guint capacity;
  guint n_near;
} Search;

static int
compare_characters (gconstpointer a, gconstpointer b)
{
  gunichar one = *(const gunichar *) a;
  gunichar other = *(const gunichar *) b;

  return one < other ? -1 : one > other;
}

// The position of CHARACTER, or the number of symbols if it is none.
static guint
find_symbol (const AffVocabulary *self, gunichar character)
{
  guint place;

  if (g_array_binary_search (self->symbols, &character, compare_characters, &place))
    return place;
  return self->symbols->len;
}

static int
compare_bytes (const char *a, gsize a_length, const char *b, gsize b_length)
{
  int order = memcmp (a, b, MIN (a_length, b_length));

  return order != 0 ? order : (a_length > b_length) - (a_length < b_length);
}

static int
compare_words (gconstpointer a, gconstpointer b, gpointer data)
{
  const AffWordList *list = data;
  gsize a_length, b_length;
  const char *one = aff_word_list_word (list, *(const guint *) a, &a_length);
  const char *other = aff_word_list_word (list, *(const guint *) b, &b_length);

  return compare_bytes (one, a_length, other, b_length);
}

// Copies the words in order and says where each of the list went.
static guint *
copy_words (AffVocabulary *self, const AffWordList *list)
{
  guint count = aff_word_list_length (list);
  g_autofree guint *sorted = g_new (guint, count + 1);
  guint *order = g_new (guint, count + 1);
  guint end = 0;

  for (guint i = 0; i < count; i++)
    sorted[i] = i;
  g_qsort_with_data (sorted, (int) count, sizeof (guint), compare_words, (gpointer) list);
  self->n_words = count;
  self->starts = g_new (guint, count + 1);
  self->letters = g_malloc (aff_word_list_size (list) + 1);
  for (guint i = 0; i < count; i++) {
    gsize length;
    const char *word = aff_word_list_word (list, sorted[i], &length);
    order[sorted[i]] = i;
    self->starts[i] = end;
    memcpy (self->letters + end, word, length);
    end += (guint) length;
  }
  self->starts[count] = end;
  self->letters[end] = '\0';
  return order;
}

static void
find_symbols (AffVocabulary *self)
{
  g_autoptr (GHashTable) known = g_hash_table_new (NULL, NULL);
  const char *end = self->letters + self->starts[self->n_words];

  for (const char *at = self->letters; at < end; at = g_utf8_next_char (at)) {
    gunichar character = g_utf8_get_char (at);
    if (g_hash_table_add (known, GUINT_TO_POINTER (character)))
      g_array_append_val (self->symbols, character);
  }
  g_array_sort (self->symbols, compare_characters);
}

// The letters that WORD and the one before it begin with, both in characters and in bytes.
static guint
count_shared (const AffVocabulary *self, guint word, gsize *bytes)
{
  gsize length, before_length;
  const char *letters = aff_vocabulary_word (self, word, &length);
  const char *before = aff_vocabulary_word (self, word - 1, &before_length);
  gsize shared = 0;
  guint count = 0;

  while (shared < MIN (length, before_length) && letters[shared] == before[shared])
    shared++;
  while (shared > 0 && shared < length && ((guchar) letters[shared] & 0xC0) == 0x80)
    shared--;
  for (gsize i = 0; i < shared; i++)
    count += ((guchar) letters[i] & 0xC0) != 0x80;
  *bytes = shared;
  return count;
}

// Ends the letters that are open from DEPTH on: the next one is not below them.
static void
close_nodes (AffVocabulary *self, guint *open, guint depth, guint *n_open)
{
  while (*n_open > depth)
    g_array_index (self->nodes, Node, open[--*n_open]).skip = self->nodes->len;
}

static void
add_nodes (AffVocabulary *self, guint word, guint *open, guint *n_open)
{
  gsize shared = 0;
  guint depth = word > 0 ? count_shared (self, word, &shared) : 0;
  gsize length;
  const char *letters = aff_vocabulary_word (self, word, &length);

  close_nodes (self, open, depth, n_open);
  for (const char *at = letters + shared; at < letters + length; at = g_utf8_next_char (at)) {
    Node node = {.word = word, .depth = (guint8) *n_open};
    node.symbol = (guint16) find_symbol (self, g_utf8_get_char (at));
    open[(*n_open)++] = self->nodes->len;
    g_array_append_val (self->nodes, node);
  }
  for (guint i = 0; i < *n_open; i++) {
    Node *node = &g_array_index (self->nodes, Node, open[i]);
    guint8 end = node->longest & WORD_ENDS;
    node->longest = (guint8) MAX (node->longest & ~WORD_ENDS, *n_open) | end;
  }
  g_array_index (self->nodes, Node, open[*n_open - 1]).longest |= WORD_ENDS;
}

static void
build_tree (AffVocabulary *self)
{
  guint open[256];
  guint n_open = 0;

  for (guint i = 0; i < self->n_words; i++)
    add_nodes (self, i, open, &n_open);
  close_nodes (self, open, 0, &n_open);
  Node last = {.skip = self->nodes->len, .word = self->n_words};
  g_array_append_val (self->nodes, last);
}

AffVocabulary *
aff_vocabulary_new (const AffWordList *list, guint **order)
{
  g_return_val_if_fail (list != NULL && order != NULL, NULL);

  AffVocabulary *self = g_new0 (AffVocabulary, 1);
  self->symbols = g_array_new (FALSE, FALSE, sizeof (gunichar));
  self->nodes = g_array_new (FALSE, FALSE, sizeof (Node));
  *order = copy_words (self, list);
  find_symbols (self);
  build_tree (self);
  return self;
}

void
aff_vocabulary_free (AffVocabulary *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->letters);
  g_free (self->starts);
  g_array_unref (self->symbols);
  g_array_unref (self->nodes);
  g_free (self);
}

guint
aff_vocabulary_length (const AffVocabulary *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_words;
}

const char *
aff_vocabulary_word (const AffVocabulary *self, guint word, gsize *length)
{
  g_return_val_if_fail (self != NULL && word < self->n_words, NULL);

  *length = self->starts[word + 1] - self->starts[word];
  return self->letters + self->starts[word];
}

// The first word that is not before LETTERS, or, with BEHIND, that does not begin with them and
// is behind them.
static guint
find_border (const AffVocabulary *self, const char *letters, gsize length, gboolean behind)
{
  guint low = 0;
  guint high = self->n_words;

  while (low < high) {
    guint middle = low + (high - low) / 2;
    gsize word_length = self->starts[middle + 1] - self->starts[middle];
    const char *word = self->letters + self->starts[middle];
    if (behind)
      word_length = MIN (word_length, length);
    int order = compare_bytes (word, word_length, letters, length);
    if (order < 0 || (behind && order == 0))
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

AffRange
aff_vocabulary_find (const AffVocabulary *self,
                     const char *letters,
                     gsize length,
                     gboolean *is_whole)
{
  AffRange range;

  g_return_val_if_fail (self != NULL && letters != NULL, ((AffRange){0, 0}));

  range.first = find_border (self, letters, length, FALSE);
  range.end = find_border (self, letters, length, TRUE);
  *is_whole = range.first < range.end &&
              self->starts[range.first + 1] - self->starts[range.first] == length;
  return range;
}

// The state after the letter whose places are MASK (Wu and Manber's shift-and; the last line of
// each row meets the second of two exchanged letters).
static inline void
step (const State *before, guint64 mask, guint64 bits, guint most_errors, State *after)
{
  after->met[0] = (before->met[0] & mask) << 1;
  for (guint j = 1; j <= most_errors; j++) {
    after->met[j] = ((before->met[j] & mask) << 1 | before->met[j - 1] |
                     before->met[j - 1] << 1 | after->met[j - 1] << 1 |
                     (before->exchanged[j] & mask) << 2) &
                    bits;
    after->exchanged[j] = before->met[j - 1] & mask >> 1;
  }
}

static void
add_near (Search *search, AffRange range, guint errors, gboolean is_whole)
{
  if (search->n_near < search->capacity)
    search->near[search->n_near++] = (AffNear){range, errors, is_whole};
}

static guint
count_errors (const Search *search, const State *state)
{
  guint errors = 0;

  while (errors <= search->most_errors && !(state->met[errors] & search->end))
    errors++;
  return errors;
}

// Says what was met at NODE. *BEST is the smallest number of errors with which a beginning of the
// words through it was met, on the way here.
static void
report (Search *search, const Node *node, const Node *nodes, guint errors, guint8 *best)
{
  AffRange range = {node->word, nodes[node->skip].word};

  if (errors == 0 || errors > search->most_errors)
    return;
  gboolean is_end = (node->longest & WORD_ENDS) != 0;
  if (is_end)
    add_near (search, (AffRange){node->word, node->word + 1}, errors, TRUE);
  if (errors < *best && range.end - range.first > (guint) is_end)
    add_near (search, range, errors, FALSE);
  *best = MIN (*best, (guint8) errors);
}

static void
walk (Search *search)
{
  const Node *nodes = (const Node *) search->vocabulary->nodes->data;
  guint n_nodes = search->vocabulary->nodes->len - 1;
  // A word of fewer letters is further away.
  int least = (int) search->n_letters - (int) search->most_errors;
  guint64 bits = (search->end << 1) - 1;
  State states[256];
  guint8 best[256];

  states[0] = (State){0};
  for (guint j = 0; j <= search->most_errors; j++)
    states[0].met[j] = (2ull << j) - 1;
  states[0].met[0] = 1;
  best[0] = G_MAXUINT8;
  for (guint i = 0; i < n_nodes;) {
    const Node *node = &nodes[i];
    if ((node->longest & ~WORD_ENDS) < least) {
      i = node->skip;
      continue;
    }
    State *state = &states[node->depth + 1];
    guint8 *found = &best[node->depth + 1];
    step (&states[node->depth], search->masks[search->kinds[node->symbol]], bits,
          search->most_errors, state);
    if (state->met[search->most_errors] == 0) {
      i = node->skip;
      continue;
    }
    *found = best[node->depth];
    report (search, node, nodes, count_errors (search, state), found);
    i++;
  }
}

// Fills the masks of SEARCH; FALSE if there are too many letters, or none.
static gboolean
prepare (Search *search, const char *letters, gsize length)
{
  const AffVocabulary *self = search->vocabulary;
  guint kinds = 0;
  guint count = 0;

  for (const char *at = letters; at < letters + length; at = g_utf8_next_char (at), count++) {
    guint symbol = find_symbol (self, g_utf8_get_char (at));
    if (count == MOST_LETTERS)
      return FALSE;
    if (symbol == self->symbols->len)
      continue;
    if (search->kinds[symbol] == 0)
      search->kinds[symbol] = (guint8) ++kinds;
    search->masks[search->kinds[symbol]] |= 1ull << count;
  }
  search->n_letters = count;
  search->end = 1ull << count;
  return count > 0;
}

guint
aff_vocabulary_near (const AffVocabulary *self,
                     const char *letters,
                     gsize length,
                     guint most_errors,
                     AffNear *near,
                     guint capacity)
{
  g_return_val_if_fail (self != NULL && most_errors <= AFF_MOST_ERRORS, 0);

  Search search = {.vocabulary = self,
                   .most_errors = most_errors,
                   .near = near,
                   .capacity = capacity};
  g_autofree guint8 *kinds = g_new0 (guint8, self->symbols->len + 1);
  search.kinds = kinds;
  if (most_errors > 0 && prepare (&search, letters, length))
    walk (&search);
  return search.n_near;
}

void
aff_vocabulary_each (const AffVocabulary *self, AffRangeFunc func, gpointer data)
{
  const Node *nodes = (const Node *) self->nodes->data;
  AffRange before = {0, 0};

  for (guint i = 0; i + 1 < self->nodes->len; i++) {
    AffRange range = {nodes[i].word, nodes[nodes[i].skip].word};
    if (range.first != before.first || range.end != before.end)
      func (range, data);
    before = range;
  }
}

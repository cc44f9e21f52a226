// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/search/match.h"

#include <string.h>

#define NEAR_CAPACITY 512
#define FEW_RANGES    4
#define RANKED_FIRST  64 // entries of a shelf that are weighed, the others are counted
#define ONE_ERROR     5  // letters from which one error is forgiven
#define TWO_ERRORS    9
#define WHOLE_NAME    1000 // what it adds that just the name was typed

static void
look_up_spelling (const AffVocabulary *vocabulary, AffTerm *term, const AffSpelling *spelling)
{
  gboolean has_exact;
  AffRange range = aff_vocabulary_find (vocabulary, spelling->letters, spelling->length,
                                        &has_exact);

  if (range.first < range.end && term->n_met < AFF_RANGES)
    term->met[term->n_met++] = (AffMet){range, AFF_LEVEL_BEGIN, has_exact};
}

static guint
count_errors_forgiven (const AffSpelling *spelling)
{
  guint letters = 0;

  for (guint i = 0; i < spelling->length; i++) {
    if (g_ascii_isdigit (spelling->letters[i]))
      return 0; // another number is another thing
    letters += ((guchar) spelling->letters[i] & 0xC0) != 0x80;
  }
  return letters >= TWO_ERRORS ? 2 : letters >= ONE_ERROR ? 1 : 0;
}

static AffLevel
find_level (const AffNear *near)
{
  if (near->errors == 1)
    return near->is_whole ? AFF_LEVEL_ONE_ERROR : AFF_LEVEL_ONE_ERROR_BEGIN;
  return near->is_whole ? AFF_LEVEL_TWO_ERRORS : AFF_LEVEL_TWO_ERRORS_BEGIN;
}

// Adds to TERM what is near, the nearest first. Two errors are looked for only where one is not
// enough, which is ten times as quick.
static void
look_up_near (const AffVocabulary *vocabulary,
              AffTerm *term,
              const AffSpelling *spelling,
              guint most_errors)
{
  AffNear near[NEAR_CAPACITY];
  guint most = MIN (count_errors_forgiven (spelling), most_errors);
  guint count = 0;

  for (guint errors = 1; errors <= most && count == 0; errors++)
    count = aff_vocabulary_near (vocabulary, spelling->letters, spelling->length, errors, near,
                                 NEAR_CAPACITY);
  for (int level = AFF_LEVEL_ONE_ERROR; level >= 0; level--)
    for (guint i = 0; i < count && term->n_met < AFF_RANGES; i++)
      if (find_level (&near[i]) == (AffLevel) level)
        term->met[term->n_met++] = (AffMet){near[i].range, (AffLevel) level, FALSE};
}

// Notes the level of each word, the worse ones first.
static void
fill_levels (const AffVocabulary *vocabulary, AffTerm *term)
{
  term->levels = g_malloc0 (aff_vocabulary_length (vocabulary) + 1);
  for (guint i = term->n_met; i > 0; i--) {
    const AffMet *met = &term->met[i - 1];
    memset (term->levels + met->range.first, (int) met->level + 1,
            met->range.end - met->range.first);
    if (met->has_exact)
      term->levels[met->range.first] = AFF_LEVEL_EXACT + 1;
  }
}

void
aff_match_look_up (AffMatch *self, guint most_errors)
{
  const AffVocabulary *vocabulary = self->index->vocabulary;

  for (guint i = 0; i < self->n_terms; i++) {
    AffTerm *term = &self->terms[i];
    term->n_met = 0;
    for (guint j = 0; j < term->n_spellings; j++)
      look_up_spelling (vocabulary, term, &term->spellings[j]);
    for (guint j = 0; most_errors > 0 && j < term->n_spellings; j++)
      look_up_near (vocabulary, term, &term->spellings[j], most_errors);
    if (term->n_met > FEW_RANGES)
      fill_levels (vocabulary, term);
  }
}

void
aff_match_clear (AffMatch *self)
{
  for (guint i = 0; i < AFF_TERMS; i++)
    g_clear_pointer (&self->terms[i].levels, g_free);
}

// The first of COUNT packed words in order that is WORD or behind it.
static guint
find_first (const guint *words, guint count, guint word)
{
  guint low = 0;

  while (low < count) {
    guint middle = (low + count) / 2;
    if (AFF_PACKED_NUMBER (words[middle]) < word)
      low = middle + 1;
    else
      count = middle;
  }
  return low;
}

// Notes in BEST that the term is met in the packed WORD at LEVEL.
static inline void
note_meeting (AffLevel level, guint word, AffMeeting *best)
{
  AffStand stand = AFF_PACKED_STAND (word);
  int weight = aff_index_weigh (level, word);

  if (level == AFF_LEVEL_EXACT && stand <= AFF_STAND_NAME)
    best->whole = AFF_PACKED_NUMBER (word);
  if (weight <= best->weight)
    return;
  best->weight = weight;
  best->level = level;
  best->stand = stand;
}

static void
meet_range (const AffMet *met, const guint *words, guint count, AffMeeting *best)
{
  for (guint at = find_first (words, count, met->range.first);
       at < count && AFF_PACKED_NUMBER (words[at]) < met->range.end; at++) {
    gboolean is_exact = met->has_exact && AFF_PACKED_NUMBER (words[at]) == met->range.first;
    note_meeting (is_exact ? AFF_LEVEL_EXACT : met->level, words[at], best);
  }
}

AffMeeting
aff_match_term (const AffMatch *self, const AffTerm *term, guint entry)
{
  const AffIndex *index = self->index;
  const guint *words = index->words + index->word_starts[entry];
  guint count = index->word_starts[entry + 1] - index->word_starts[entry];
  AffMeeting best = {.weight = -1, .whole = G_MAXUINT};

  if (term->levels == NULL) {
    for (guint i = 0; i < term->n_met; i++)
      meet_range (&term->met[i], words, count, &best);
    return best;
  }
  for (guint i = 0; i < count; i++) {
    guint8 level = term->levels[AFF_PACKED_NUMBER (words[i])];
    if (level > 0)
      note_meeting ((AffLevel) (level - 1), words[i], &best);
  }
  return best;
}

// TRUE if WORD is none of the COUNT words.
static gboolean
is_another (guint word, const guint *words, guint count)
{
  for (guint i = 0; i < count; i++)
    if (words[i] == word)
      return FALSE;
  return TRUE;
}

// The sum of the weights of all terms; -1 if one is not met.
static int
weigh_entry (const AffMatch *self, guint entry)
{
  guint words[AFF_TERMS]; // of the name that were typed in full
  guint n_words = 0;
  gboolean is_name = TRUE;
  int sum = 0;

  // The rarest is met in all that is tried, so it comes last.
  for (guint i = 1; i <= self->n_terms; i++) {
    const AffTerm *term = &self->terms[(self->rarest + i) % self->n_terms];
    AffMeeting meeting = aff_match_term (self, term, entry);
    if (meeting.weight < 0)
      return -1;
    sum += meeting.weight;
    is_name &= meeting.whole != G_MAXUINT;
    if (is_name && is_another (meeting.whole, words, n_words))
      words[n_words++] = meeting.whole;
  }
  return is_name && n_words == self->index->entries[entry].n_name ? sum + WHOLE_NAME : sum;
}

static void
insert_candidate (AffRanking *ranking, AffCandidate candidate)
{
  guint at = ranking->n_best;

  while (at > 0) {
    const AffCandidate *before = &ranking->best[at - 1];
    if (before->score > candidate.score ||
        (before->score == candidate.score && before->entry < candidate.entry))
      break;
    at--;
  }
  if (at == ranking->limit)
    return;
  if (ranking->n_best < ranking->limit)
    ranking->n_best++;
  memmove (ranking->best + at + 1, ranking->best + at,
           (ranking->n_best - at - 1) * sizeof (AffCandidate));
  ranking->best[at] = candidate;
}

static void
try_entry (const AffMatch *self, AffRanking *ranking, guint entry)
{
  guint8 bit = (guint8) (1u << (entry & 7));

  if (ranking->seen[entry >> 3] & bit)
    return;
  if (self->index->entries[entry].visible_from > self->now)
    return;
  int score = weigh_entry (self, entry);
  if (score < 0)
    return;
  ranking->seen[entry >> 3] |= bit;
  ranking->n_found++;
  insert_candidate (ranking, (AffCandidate){score, entry});
}

static guint
count_postings (const AffIndex *index, AffRange range)
{
  return index->posting_starts[range.end] - index->posting_starts[range.first];
}

// The term that the fewest entries have.
static guint
find_rarest (const AffMatch *self)
{
  guint rarest = 0;
  guint64 fewest = G_MAXUINT64;

  for (guint i = 0; i < self->n_terms; i++) {
    guint64 count = 0;
    for (guint j = 0; j < self->terms[i].n_met; j++)
      count += count_postings (self->index, self->terms[i].met[j].range);
    if (count < fewest) {
      rarest = i;
      fewest = count;
    }
  }
  return rarest;
}

// Enough was found to stop looking where the rest is not better.
static gboolean
is_enough (const AffRanking *ranking)
{
  return ranking->n_found >= AFF_FOUND_MOST && ranking->n_best == ranking->limit;
}

// Counts without weighing what stands on SHELF from FIRST on: it is no better than what was.
static void
count_rest (const AffMatch *self, AffRanking *ranking, const AffShelf *shelf, guint first)
{
  const AffIndex *index = self->index;

  for (guint i = first; i < shelf->count && ranking->n_found < AFF_FOUND_MOST; i++) {
    guint entry = g_array_index (index->ranked, guint, shelf->start + i);
    guint8 bit = (guint8) (1u << (entry & 7));
    if ((ranking->seen[entry >> 3] & bit) || index->entries[entry].visible_from > self->now)
      continue;
    ranking->seen[entry >> 3] |= bit;
    ranking->n_found++;
  }
}

static void
run_shelf (const AffMatch *self, AffRanking *ranking, const AffShelf *shelf)
{
  guint most = MAX (2 * ranking->limit, RANKED_FIRST);
  guint before = ranking->n_found;

  for (guint i = 0; i < shelf->count && !is_enough (ranking); i++) {
    try_entry (self, ranking, g_array_index (self->index->ranked, guint, shelf->start + i));
    if (self->n_terms == 1 && ranking->n_found - before >= most) {
      count_rest (self, ranking, shelf, i + 1);
      return;
    }
  }
}

static void
run_range (const AffMatch *self, AffRanking *ranking, AffRange range)
{
  const AffIndex *index = self->index;
  const AffShelf *shelf = aff_index_shelf (index, range);

  if (shelf != NULL) {
    run_shelf (self, ranking, shelf);
    return;
  }
  for (guint i = index->posting_starts[range.first]; i < index->posting_starts[range.end]; i++)
    try_entry (self, ranking, AFF_PACKED_NUMBER (index->postings[i]));
}

void
aff_match_run (AffMatch *self, AffRanking *ranking)
{
  self->rarest = find_rarest (self);
  const AffTerm *rarest = &self->terms[self->rarest];
  for (guint i = 0; i < rarest->n_met && !is_enough (ranking); i++)
    run_range (self, ranking, rarest->met[i].range);
}

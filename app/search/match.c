// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/search/match.h"

#include <string.h>

#define NEAR_CAPACITY 512
#define ONE_ERROR     5 // letters from which one error is forgiven
#define TWO_ERRORS    9
#define WHOLE_NAME    1000 // what it adds that just the name was typed

static void
add_met (AffTerm *term, AffRange range, AffLevel level)
{
  if (range.first < range.end && term->n_met < AFF_RANGES)
    term->met[term->n_met++] = (AffMet){range, level};
}

static void
look_up_spelling (const AffVocabulary *vocabulary, AffTerm *term, const AffSpelling *spelling)
{
  gboolean is_whole;
  AffRange range = aff_vocabulary_find (vocabulary, spelling->letters, spelling->length,
                                        &is_whole);

  if (is_whole)
    add_met (term, (AffRange){range.first, range.first + 1}, AFF_LEVEL_EXACT);
  add_met (term, range, AFF_LEVEL_BEGIN);
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

static void
look_up_near (const AffVocabulary *vocabulary, AffTerm *term, const AffSpelling *spelling)
{
  AffNear near[NEAR_CAPACITY];
  guint errors = count_errors_forgiven (spelling);
  guint count = aff_vocabulary_near (vocabulary, spelling->letters, spelling->length, errors,
                                     near, NEAR_CAPACITY);

  for (int level = AFF_LEVEL_ONE_ERROR; level >= 0; level--)
    for (guint i = 0; i < count; i++)
      if (find_level (&near[i]) == (AffLevel) level)
        add_met (term, near[i].range, (AffLevel) level);
}

void
aff_match_look_up (AffMatch *self, gboolean with_errors)
{
  const AffVocabulary *vocabulary = self->index->vocabulary;

  for (guint i = 0; i < self->n_terms; i++) {
    AffTerm *term = &self->terms[i];
    term->n_met = 0;
    for (guint j = 0; j < term->n_spellings; j++)
      look_up_spelling (vocabulary, term, &term->spellings[j]);
    for (guint j = 0; with_errors && j < term->n_spellings; j++)
      look_up_near (vocabulary, term, &term->spellings[j]);
  }
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

static gsize
measure_word (const AffIndex *index, guint word)
{
  gsize length;

  aff_vocabulary_word (index->vocabulary, word, &length);
  return length;
}

// Notes in BEST that the term is met in the packed WORD at LEVEL.
static void
note_meeting (const AffIndex *index, AffLevel level, guint word, AffMeeting *best)
{
  AffStand stand = AFF_PACKED_STAND (word);
  gsize length = measure_word (index, AFF_PACKED_NUMBER (word));
  int weight = aff_index_weigh (level, stand, length);

  if (level == AFF_LEVEL_EXACT && stand <= AFF_STAND_NAME)
    best->whole = AFF_PACKED_NUMBER (word);
  if (weight <= best->weight)
    return;
  best->weight = weight;
  best->level = level;
  best->stand = stand;
}

AffMeeting
aff_match_term (const AffMatch *self, const AffTerm *term, guint entry)
{
  const AffIndex *index = self->index;
  const guint *words = index->words + index->word_starts[entry];
  guint count = index->word_starts[entry + 1] - index->word_starts[entry];
  AffMeeting best = {.weight = -1, .whole = G_MAXUINT};

  for (guint i = 0; i < term->n_met; i++) {
    const AffMet *met = &term->met[i];
    // What follows is met worse.
    if (best.weight >= 0 && met->level < best.level && met->level < AFF_LEVEL_BEGIN)
      break;
    for (guint at = find_first (words, count, met->range.first);
         at < count && AFF_PACKED_NUMBER (words[at]) < met->range.end; at++)
      note_meeting (index, met->level, words[at], &best);
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

int
aff_match_weigh (const AffMatch *self, guint entry)
{
  guint words[AFF_TERMS]; // of the name that were typed in full
  guint n_words = 0;
  gboolean is_name = TRUE;
  int sum = 0;

  for (guint i = 0; i < self->n_terms; i++) {
    AffMeeting meeting = aff_match_term (self, &self->terms[i], entry);
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
  int score = aff_match_weigh (self, entry);
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
static const AffTerm *
find_rarest (const AffMatch *self)
{
  const AffTerm *rarest = NULL;
  guint64 fewest = 0;

  for (guint i = 0; i < self->n_terms; i++) {
    guint64 count = 0;
    for (guint j = 0; j < self->terms[i].n_met; j++)
      count += count_postings (self->index, self->terms[i].met[j].range);
    if (rarest == NULL || count < fewest) {
      rarest = &self->terms[i];
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

static void
run_range (const AffMatch *self, AffRanking *ranking, AffRange range)
{
  const AffIndex *index = self->index;
  const AffShelf *shelf = aff_index_shelf (index, range);

  if (shelf != NULL) {
    for (guint i = 0; i < shelf->count && !is_enough (ranking); i++)
      try_entry (self, ranking, g_array_index (index->ranked, guint, shelf->start + i));
    return;
  }
  for (guint i = index->posting_starts[range.first]; i < index->posting_starts[range.end]; i++)
    try_entry (self, ranking, AFF_PACKED_NUMBER (index->postings[i]));
}

void
aff_match_run (const AffMatch *self, AffRanking *ranking)
{
  const AffTerm *rarest = find_rarest (self);

  for (guint i = 0; rarest != NULL && i < rarest->n_met && !is_enough (ranking); i++)
    run_range (self, ranking, rarest->met[i].range);
}

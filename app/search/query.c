// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/search/query.h"

#include "app/search/kinds.h"
#include "app/search/match.h"
#include "app/search/show.h"

#include <string.h>

#define TYPED_BYTES 400
#define FEW_FOUND   5 // fewer than so many are completed by what is nearly that

typedef struct {
  AffMatch match;
  AffRanking ranking;
  char *typed;
  AffFolded *folded; // what was typed
} Query;

// The beginning of TEXT that counts, as valid UTF-8 without NUL.
static char *
take_beginning (const char *text)
{
  gsize length = strnlen (text, TYPED_BYTES);

  // What is cut within a character loses its bytes, not the bytes' validity.
  while (length > 0 && length == TYPED_BYTES && ((guchar) text[length] & 0xC0) == 0x80)
    length--;
  return g_utf8_make_valid (text, (gssize) length);
}

static void
add_spelling (AffTerm *term, const AffFolded *folded, const AffWord *word)
{
  if (term->n_spellings == AFF_SPELLINGS)
    return;
  AffSpelling *spelling = &term->spellings[term->n_spellings];
  spelling->length = MIN (word->length, AFF_WORD_BYTES);
  memcpy (spelling->letters, aff_folded_letters (folded, word), spelling->length);
  spelling->letters[spelling->length] = '\0';
  for (guint i = 0; i < term->n_spellings; i++)
    if (strcmp (term->spellings[i].letters, spelling->letters) == 0)
      return;
  term->n_spellings++;
  term->start = g_array_index (folded->origins, AffOrigin, word->start).start;
  term->end = g_array_index (folded->origins, AffOrigin, word->start + word->length - 1).end;
}

// Reads the words each for itself, or, AS_ONE, those that hyphens join as one. FALSE if the two
// are the same.
static gboolean
read_terms (Query *self, gboolean as_one)
{
  const GArray *words = self->folded->words;
  AffMatch *match = &self->match;
  gboolean has_joined = FALSE;
  g_autofree gboolean *is_part = g_new0 (gboolean, self->folded->n_places + 1);

  for (guint i = 0; i < words->len; i++) {
    const AffWord *word = &g_array_index (words, AffWord, i);
    for (guint j = 1; as_one && j <= word->places && word->places > 1; j++)
      is_part[word->place + j - 1] = has_joined = TRUE;
  }
  match->n_terms = 0;
  guint place = G_MAXUINT;
  for (guint i = 0; i < words->len; i++) {
    const AffWord *word = &g_array_index (words, AffWord, i);
    if ((word->places > 1) != is_part[word->place])
      continue;
    if (word->place != place && match->n_terms == AFF_TERMS)
      break;
    if (word->place != place)
      match->terms[match->n_terms++].n_spellings = 0;
    place = word->place;
    add_spelling (&match->terms[match->n_terms - 1], self->folded, word);
  }
  return has_joined;
}

static void
run (Query *self, guint most_errors)
{
  aff_match_look_up (&self->match, most_errors);
  aff_match_run (&self->match, &self->ranking);
  aff_match_clear (&self->match);
}

static void
remove_term (AffMatch *match, guint number)
{
  memmove (match->terms + number, match->terms + number + 1,
           (match->n_terms - number - 1) * sizeof (AffTerm));
  match->n_terms--;
}

// Two words that a name may write as one: "multi modal".
static gboolean
join_terms (AffMatch *match, guint first)
{
  AffTerm *term = &match->terms[first];
  const AffSpelling *next = &term[1].spellings[0];
  AffSpelling *spelling = &term->spellings[0];

  if (spelling->length + next->length > AFF_WORD_BYTES)
    return FALSE;
  memcpy (spelling->letters + spelling->length, next->letters, next->length + 1);
  spelling->length += next->length;
  term->n_spellings = 1;
  term->end = term[1].end;
  remove_term (match, first + 1);
  return TRUE;
}

static void
run_joined (Query *self)
{
  g_autofree AffMatch *before = g_memdup2 (&self->match, sizeof (AffMatch));

  for (guint i = 0; i + 1 < before->n_terms && self->ranking.n_found == 0; i++) {
    self->match = *before;
    if (join_terms (&self->match, i))
      run (self, 0);
  }
  if (self->ranking.n_found == 0)
    self->match = *before;
}

static gboolean
is_number (const AffTerm *term)
{
  return strpbrk (term->spellings[0].letters, "0123456789") != NULL;
}

// "Poster 17" means 17.
static void
run_number (Query *self)
{
  g_autofree AffMatch *before = g_memdup2 (&self->match, sizeof (AffMatch));
  AffMatch *match = &self->match;

  if (match->n_terms != 2)
    return;
  for (guint i = 0; i < 2 && match->n_terms == 2; i++) {
    const AffSpelling *spelling = &match->terms[i].spellings[0];
    if (is_number (&match->terms[1 - i]) &&
        aff_kind_is_poster_word (spelling->letters, spelling->length))
      remove_term (match, i);
  }
  if (match->n_terms == 1)
    run (self, 0);
  if (self->ranking.n_found == 0)
    self->match = *before;
}

// Each further reading is tried only if those before it found nothing.
static void
search (Query *self, guint limit)
{
  read_terms (self, FALSE);
  if (self->match.n_terms == 0)
    return;
  run (self, 0);
  if (self->ranking.n_found == 0 && read_terms (self, TRUE))
    run (self, 0);
  if (self->ranking.n_found == 0)
    read_terms (self, FALSE);
  if (self->ranking.n_found == 0)
    run_number (self);
  if (self->ranking.n_found == 0)
    run_joined (self);
  // Where something is found as it was typed, it is seldom more than one letter off.
  if (self->ranking.n_found < MIN (limit, FEW_FOUND))
    run (self, self->ranking.n_found == 0 ? AFF_MOST_ERRORS : 1);
}

// What was typed with the words that were wrong as they should have been.
static char *
make_suggestion (const Query *self, const AffShow *show)
{
  GString *text = g_string_new (NULL);
  const AffMatch *match = &self->match;

  for (guint i = 0; i < match->n_terms; i++) {
    const AffTerm *term = &match->terms[i];
    if (i > 0)
      g_string_append_c (text, ' ');
    if (show->corrected[i] != NULL)
      g_string_append (text, show->corrected[i]);
    else
      g_string_append_len (text, self->typed + term->start, term->end - term->start);
  }
  return g_string_free (text, FALSE);
}

static void
show_hits (const Query *self, AffAnswer *answer, const char *language)
{
  AffShow show = {.match = &self->match, .language = language, .folded = aff_folded_new ()};

  for (guint i = 0; i < self->ranking.n_best; i++) {
    const AffCandidate *candidate = &self->ranking.best[i];
    AffHit *hit = aff_show_hit (&show, candidate->entry, candidate->score);
    g_ptr_array_add (answer->hits, hit);
    if (i == 0 && hit->is_corrected)
      answer->suggestion = make_suggestion (self, &show);
    aff_show_clear (&show);
  }
  aff_folded_free (show.folded);
}

static void
free_hit (gpointer data)
{
  aff_show_hit_free (data);
}

AffAnswer *
aff_index_query (const AffIndex *index,
                 const char *text,
                 const char *language,
                 guint limit,
                 gint64 now)
{
  g_return_val_if_fail (index != NULL && text != NULL, NULL);

  limit = MIN (limit, index->n_entries);
  AffAnswer *answer = g_new0 (AffAnswer, 1);
  g_autofree Query *self = g_new0 (Query, 1);
  g_autofree AffCandidate *best = g_new (AffCandidate, limit + 1);
  g_autofree guint8 *seen = g_malloc0 (index->n_entries / 8 + 1);
  g_autofree char *typed = take_beginning (text);
  g_autoptr (AffFolded) folded = aff_folded_new ();

  answer->hits = g_ptr_array_new_with_free_func (free_hit);
  self->match.index = index;
  self->match.now = now;
  self->ranking = (AffRanking){.best = best, .limit = limit, .seen = seen};
  self->typed = typed;
  self->folded = folded;
  aff_fold (folded, typed, strlen (typed), AFF_FOLD_QUERY);
  search (self, limit);
  show_hits (self, answer, language);
  answer->n_found = MIN (self->ranking.n_found, AFF_FOUND_MOST);
  return answer;
}

void
aff_answer_free (AffAnswer *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_unref (self->hits);
  g_free (self->suggestion);
  g_free (self);
}

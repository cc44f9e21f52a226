// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/search/show.h"

#include "app/programme/agenda.h"
#include "app/search/kinds.h"

#include <string.h>

#define AUTHORS_SHOWN 6 // more are cut to the first and who matched
#define AUTHORS_FIRST 3

// How a term is met by one word of a text, and which bytes of the text that are.
typedef struct {
  AffLevel level;
  AffMark mark;
} Sight;

static AffMark
find_bytes (const AffFolded *folded, const AffWord *word, guint length)
{
  const AffOrigin *first = &g_array_index (folded->origins, AffOrigin, word->start);
  const AffOrigin *last = &g_array_index (folded->origins, AffOrigin, word->start + length - 1);

  return (AffMark){first->start, last->end};
}

// The best level of the ranges met with errors in which WORD is.
static int
find_error_level (const AffShow *self, const AffTerm *term, const AffWord *word)
{
  gboolean is_whole;
  AffRange range = aff_vocabulary_find (self->match->index->vocabulary,
                                        aff_folded_letters (self->folded, word), word->length,
                                        &is_whole);
  int best = -1;

  for (guint i = 0; is_whole && i < term->n_met; i++)
    if (term->met[i].level < AFF_LEVEL_BEGIN && range.first >= term->met[i].range.first &&
        range.first < term->met[i].range.end)
      best = MAX (best, (int) term->met[i].level);
  return best;
}

static gboolean
sees_word (const AffShow *self, const AffTerm *term, const AffWord *word, Sight *sight)
{
  const char *letters = aff_folded_letters (self->folded, word);

  for (guint i = 0; i < term->n_spellings; i++) {
    const AffSpelling *spelling = &term->spellings[i];
    if (spelling->length > word->length ||
        memcmp (spelling->letters, letters, spelling->length) != 0)
      continue;
    sight->level = spelling->length == word->length ? AFF_LEVEL_EXACT : AFF_LEVEL_BEGIN;
    sight->mark = find_bytes (self->folded, word, spelling->length);
    return TRUE;
  }
  if (term->n_met == 0 || term->met[term->n_met - 1].level >= AFF_LEVEL_BEGIN)
    return FALSE;
  int level = find_error_level (self, term, word);
  if (level < 0)
    return FALSE;
  sight->level = (AffLevel) level;
  sight->mark = find_bytes (self->folded, word, word->length);
  return TRUE;
}

// Adds MARK in order, in one with those that it touches.
static void
add_mark (AffMarked *marked, AffMark mark)
{
  guint at = 0;

  while (at < marked->n_marks && marked->marks[at].end < mark.start)
    at++;
  guint behind = at;
  for (; behind < marked->n_marks && marked->marks[behind].start <= mark.end; behind++) {
    mark.start = MIN (mark.start, marked->marks[behind].start);
    mark.end = MAX (mark.end, marked->marks[behind].end);
  }
  if (behind == at && marked->n_marks == AFF_MARKS)
    return;
  memmove (marked->marks + at + 1, marked->marks + behind,
           (marked->n_marks - behind) * sizeof (AffMark));
  marked->n_marks = marked->n_marks + 1 - (behind - at);
  marked->marks[at] = mark;
}

// Marks where MARKED shows TERM as it is met best. What is right is not marked as an error too.
static gboolean
mark_term (AffShow *self, AffMarked *marked, guint number)
{
  const AffTerm *term = &self->match->terms[number];
  const AffFolded *folded = self->folded;
  int best = -1;
  Sight sight;

  for (guint i = 0; i < folded->words->len; i++)
    if (sees_word (self, term, &g_array_index (folded->words, AffWord, i), &sight))
      best = MAX (best, (int) sight.level);
  for (guint i = 0; best >= 0 && i < folded->words->len; i++) {
    const AffWord *word = &g_array_index (folded->words, AffWord, i);
    gboolean is_right = best >= AFF_LEVEL_BEGIN;
    if (!sees_word (self, term, word, &sight) || (sight.level >= AFF_LEVEL_BEGIN) != is_right ||
        (!is_right && (int) sight.level < best))
      continue;
    add_mark (marked, sight.mark);
    if (best < AFF_LEVEL_BEGIN && self->corrected[number] == NULL)
      self->corrected[number] = g_strndup (marked->text + sight.mark.start,
                                           sight.mark.end - sight.mark.start);
  }
  return best >= 0;
}

// Marks the terms of WANTED (bits) in MARKED and returns those that it shows.
static guint
mark_text (AffShow *self, AffMarked *marked, guint wanted)
{
  guint seen = 0;

  if (marked->text == NULL)
    return 0;
  aff_fold (self->folded, marked->text, strlen (marked->text), AFF_FOLD_NAME);
  for (guint i = 0; i < self->match->n_terms; i++)
    if ((wanted & 1u << i) && mark_term (self, marked, i))
      seen |= 1u << i;
  return seen;
}

static gboolean
is_met_by (AffShow *self, const char *text)
{
  Sight sight;

  aff_fold (self->folded, text, strlen (text), AFF_FOLD_NAME);
  for (guint i = 0; i < self->match->n_terms; i++)
    for (guint j = 0; j < self->folded->words->len; j++)
      if (sees_word (self, &self->match->terms[i],
                     &g_array_index (self->folded->words, AffWord, j), &sight))
        return TRUE;
  return FALSE;
}

static void
append_listed (GString *list, const char *text)
{
  if (list->len > 0)
    g_string_append (list, ", ");
  g_string_append (list, text);
}

static char *
end_list (GString *list)
{
  gboolean is_empty = list->len == 0;
  char *text = g_string_free (list, is_empty);

  return is_empty ? NULL : text;
}

static char *
list_authors (AffShow *self, const AffPaper *paper)
{
  GString *list = g_string_new (NULL);
  gboolean is_gap = FALSE;

  for (guint i = 0; i < paper->authors->len; i++) {
    const AffAuthor *author = g_ptr_array_index (paper->authors, i);
    const char *name = author->person->name;
    if (paper->authors->len > AUTHORS_SHOWN && i >= AUTHORS_FIRST && !is_met_by (self, name)) {
      is_gap = TRUE;
      continue;
    }
    if (is_gap)
      append_listed (list, "…");
    is_gap = FALSE;
    append_listed (list, name);
  }
  if (is_gap)
    append_listed (list, "…");
  return end_list (list);
}

static char *
list_speakers (const AffItem *item)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < item->people->len; i++) {
    const AffItemPerson *role = g_ptr_array_index (item->people, i);
    if (role->person != NULL)
      append_listed (list, role->person->name);
  }
  return end_list (list);
}

static char *
list_colleagues (AffShow *self, const AffAffiliation *affiliation)
{
  const AffIndex *index = self->match->index;
  GString *list = g_string_new (NULL);
  guint count = 0;

  for (guint i = 0; i < affiliation->people->len && count < AUTHORS_SHOWN; i++) {
    const AffEntry *entry = &index->entries[g_array_index (affiliation->people, guint, i)];
    const AffPerson *person = entry->record;
    if (entry->visible_from > self->match->now)
      continue;
    append_listed (list, ++count == AUTHORS_SHOWN ? "…" : person->name);
  }
  return end_list (list);
}

// The title of what hangs on BOARD in the poster session that a map shows now.
static char *
find_hanging (AffShow *self, const AffBoard *board)
{
  const AffProgramme *programme = self->match->index->programme;
  const AffItem *item = aff_agenda_poster_item (programme, self->match->now);

  for (guint i = 0; item != NULL && i < item->presentations->len; i++) {
    const AffPresentation *presentation = g_ptr_array_index (item->presentations, i);
    if (presentation->board == board && board->state != AFF_BOARD_CLOSED &&
        aff_agenda_is_public (presentation, self->match->now))
      return g_strdup (presentation->paper->title);
  }
  return NULL;
}

static char *
find_name (const AffShow *self, const GPtrArray *names)
{
  const AffName *name = aff_names_find (names, self->language);

  return name != NULL ? g_strdup (name->name) : NULL;
}

static char *
find_room (const AffShow *self, const AffPlan *plan)
{
  const GPtrArray *rooms = self->match->index->programme->rooms;

  for (guint i = 0; i < rooms->len; i++) {
    const AffRoom *room = g_ptr_array_index (rooms, i);
    if (room->plan == plan)
      return find_name (self, room->names);
  }
  return NULL;
}

static char *
name_place (const AffShow *self, const AffPlace *place)
{
  char *name = find_name (self, place->names);

  return name != NULL ? name : g_strdup (aff_kind_name (place->kind, self->language));
}

static const AffPerson *
find_colleague (const AffShow *self, const AffAffiliation *affiliation)
{
  const AffEntry *entries = self->match->index->entries;

  for (guint i = 0; i < affiliation->people->len; i++) {
    const AffEntry *entry = &entries[g_array_index (affiliation->people, guint, i)];
    if (entry->visible_from <= self->match->now)
      return entry->record;
  }
  return NULL;
}

static void
word_hit (AffShow *self, AffHit *hit, const AffEntry *entry)
{
  switch (hit->kind) {
  case AFF_HIT_PAPER:
    hit->title.text = g_strdup (hit->paper->title);
    hit->detail.text = list_authors (self, hit->paper);
    hit->is_withdrawn = hit->paper->is_withdrawn;
    break;
  case AFF_HIT_PERSON:
    hit->title.text = g_strdup (hit->person->name);
    hit->detail.text = g_strdup (hit->person->affiliation);
    break;
  case AFF_HIT_TOPIC:
    hit->title.text = find_name (self, hit->topic->names);
    break;
  case AFF_HIT_ITEM:
    hit->title.text = g_strdup (hit->item->title);
    hit->detail.text = list_speakers (hit->item);
    break;
  case AFF_HIT_WORKSHOP:
    hit->title.text = g_strdup (hit->workshop->title);
    break;
  case AFF_HIT_ROOM:
    hit->title.text = find_name (self, hit->room->names);
    break;
  case AFF_HIT_PLACE:
    hit->title.text = name_place (self, hit->place);
    hit->detail.text = find_room (self, hit->place->plan);
    break;
  case AFF_HIT_BOARD:
    hit->title.text = g_strdup (hit->board->label);
    hit->detail.text = find_hanging (self, hit->board);
    break;
  case AFF_HIT_AFFILIATION:
    hit->title.text = g_strdup (((const AffAffiliation *) entry->record)->name);
    hit->detail.text = list_colleagues (self, entry->record);
    hit->person = find_colleague (self, entry->record);
    break;
  }
}

static void
add_name_texts (GPtrArray *texts, const AffShow *self, const GPtrArray *names)
{
  const AffName *first = aff_names_find (names, self->language);

  if (first != NULL)
    g_ptr_array_add (texts, (gpointer) first->name);
  for (guint i = 0; i < names->len; i++) {
    const AffName *name = g_ptr_array_index (names, i);
    g_ptr_array_add (texts, (gpointer) name->name);
    g_ptr_array_add (texts, (gpointer) name->short_name);
  }
}

static void
add_paper_texts (GPtrArray *texts, const AffShow *self, const AffPaper *paper)
{
  for (guint i = 0; i < paper->topics->len; i++) {
    const AffTopic *topic = g_ptr_array_index (paper->topics, i);
    add_name_texts (texts, self, topic->names);
  }
  for (guint i = 0; i < paper->authors->len; i++) {
    const AffAuthor *author = g_ptr_array_index (paper->authors, i);
    g_ptr_array_add (texts, (gpointer) author->person->affiliation);
  }
}

static void
add_workshop_texts (GPtrArray *texts, const AffWorkshop *workshop)
{
  for (guint i = 0; i < workshop->aliases->len; i++) {
    const AffAlias *alias = g_ptr_array_index (workshop->aliases, i);
    g_ptr_array_add (texts, (gpointer) alias->name);
    g_ptr_array_add (texts, (gpointer) alias->short_name);
  }
  g_ptr_array_add (texts, (gpointer) workshop->short_title);
}

static void
add_item_texts (GPtrArray *texts, const AffItem *item)
{
  g_ptr_array_add (texts, (gpointer) item->subtitle);
  for (guint i = 0; i < item->people->len; i++) {
    const AffItemPerson *role = g_ptr_array_index (item->people, i);
    if (role->person != NULL)
      g_ptr_array_add (texts, (gpointer) role->person->affiliation);
  }
  g_ptr_array_add (texts, (gpointer) item->type);
}

// All texts of a hit beside its title and detail that may be shown for having matched; some NULL.
static GPtrArray *
list_others (const AffShow *self, const AffHit *hit)
{
  GPtrArray *texts = g_ptr_array_new ();

  if (hit->kind == AFF_HIT_PAPER)
    add_paper_texts (texts, self, hit->paper);
  else if (hit->kind == AFF_HIT_WORKSHOP)
    add_workshop_texts (texts, hit->workshop);
  else if (hit->kind == AFF_HIT_ITEM)
    add_item_texts (texts, hit->item);
  else if (hit->kind == AFF_HIT_TOPIC)
    add_name_texts (texts, self, hit->topic->names);
  else if (hit->kind == AFF_HIT_ROOM)
    add_name_texts (texts, self, hit->room->names);
  else if (hit->kind == AFF_HIT_PLACE) {
    add_name_texts (texts, self, hit->place->names);
    g_ptr_array_add (texts, (gpointer) aff_kind_name (hit->place->kind, self->language));
  }
  return texts;
}

static void
find_also (AffShow *self, AffHit *hit, guint wanted)
{
  g_autoptr (GPtrArray) texts = list_others (self, hit);

  for (guint i = 0; i < texts->len && hit->also.text == NULL; i++) {
    AffMarked marked = {.text = g_ptr_array_index (texts, i)};
    if (mark_text (self, &marked, wanted) == 0)
      continue;
    hit->also = marked;
    hit->also.text = g_strdup (marked.text);
  }
}

static AffField
find_field (AffStand stand)
{
  static const AffField fields[AFF_STAND_COUNT] = {
    [AFF_STAND_LABEL] = AFF_FIELD_NUMBER,
    [AFF_STAND_ONLY] = AFF_FIELD_NAME,
    [AFF_STAND_FIRST] = AFF_FIELD_NAME,
    [AFF_STAND_NAME] = AFF_FIELD_NAME,
    [AFF_STAND_SURNAME] = AFF_FIELD_PEOPLE,
    [AFF_STAND_ALIAS] = AFF_FIELD_ALIAS,
    [AFF_STAND_PEOPLE] = AFF_FIELD_PEOPLE,
    [AFF_STAND_TOPIC] = AFF_FIELD_TOPIC,
    [AFF_STAND_WORKPLACE] = AFF_FIELD_AFFILIATION,
    [AFF_STAND_AFFILIATION] = AFF_FIELD_AFFILIATION,
  };

  return fields[stand];
}

// Says in which fields the terms were met, and returns those (bits) not met in a number.
static guint
judge_terms (const AffShow *self, AffHit *hit, guint entry)
{
  guint wanted = 0;

  for (guint i = 0; i < self->match->n_terms; i++) {
    AffMeeting meeting = aff_match_term (self->match, &self->match->terms[i], entry);
    hit->field = MAX (hit->field, find_field (meeting.stand));
    hit->is_corrected |= meeting.level < AFF_LEVEL_BEGIN;
    if (meeting.stand != AFF_STAND_LABEL || hit->kind == AFF_HIT_BOARD)
      wanted |= 1u << i;
  }
  return wanted;
}

static gint64
find_id (const AffHit *hit)
{
  return hit->record != NULL ? *(const gint64 *) hit->record : 0; // the first field of each
}

AffHit *
aff_show_hit (AffShow *self, guint number, int score)
{
  const AffEntry *entry = &self->match->index->entries[number];
  AffHit *hit = g_new0 (AffHit, 1);

  hit->kind = (AffHitKind) entry->kind;
  hit->score = score;
  hit->record = hit->kind == AFF_HIT_AFFILIATION ? NULL : entry->record;
  guint wanted = judge_terms (self, hit, number);
  word_hit (self, hit, entry);
  hit->id = find_id (hit);
  if (hit->title.text == NULL)
    hit->title.text = g_strdup ("");
  guint seen = mark_text (self, &hit->title, wanted);
  seen |= mark_text (self, &hit->detail, wanted);
  if (wanted & ~seen)
    find_also (self, hit, wanted & ~seen);
  return hit;
}

void
aff_show_hit_free (AffHit *hit)
{
  g_free (hit->title.text);
  g_free (hit->detail.text);
  g_free (hit->also.text);
  g_free (hit);
}

void
aff_show_clear (AffShow *self)
{
  for (guint i = 0; i < AFF_TERMS; i++)
    g_clear_pointer (&self->corrected[i], g_free);
}

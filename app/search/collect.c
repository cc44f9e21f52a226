// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/search/index-private.h"
#include "app/search/kinds.h"

#include <string.h>

#define ALWAYS G_MININT64

// A text that comes again and again, folded once: words of the list, packed with AFF_STAND_SURNAME
// or AFF_STAND_PEOPLE where they are a person's name.
typedef struct {
  guint start; // in `kept`
  guint end;
  guint n_words; // different ones of the text
} Slice;

typedef struct {
  AffCollector *collector;
  const AffProgramme *programme;
  GArray *kept;             // guint
  GHashTable *people;       // AffPerson to its position plus one
  Slice *names;             // of each person
  gint64 *known_from;       // when each person may first be found
  GHashTable *affiliations; // name to its position plus one
  GArray *places;           // Slice of each affiliation
} Work;

// The words of TEXT, in the list.
static void
fold_text (Work *work, const char *text)
{
  aff_fold (work->collector->folded, text, strlen (text), AFF_FOLD_NAME);
}

static guint
list_word (Work *work, guint i)
{
  const AffFolded *folded = work->collector->folded;
  const AffWord *word = &g_array_index (folded->words, AffWord, i);

  return aff_word_list_add (work->collector->list, aff_folded_letters (folded, word),
                            word->length);
}

static void
begin_entry (Work *work, AffHitKind kind, gconstpointer record, gint64 visible_from)
{
  AffEntry entry = {.kind = (guint8) kind, .record = record, .visible_from = visible_from};

  g_array_append_val (work->collector->entries, entry);
  g_array_append_val (work->collector->starts, work->collector->words->len);
}

static void
add_word (Work *work, guint word, AffStand stand)
{
  guint packed = AFF_PACK (word, stand);

  g_array_append_val (work->collector->words, packed);
}

static void
add_text (Work *work, const char *text, AffStand stand)
{
  if (text == NULL)
    return;
  fold_text (work, text);
  for (guint i = 0; i < work->collector->folded->words->len; i++)
    add_word (work, list_word (work, i), stand);
}

static gboolean
is_same (const AffFolded *folded, const AffWord *a, const AffWord *b)
{
  return a->length == b->length && memcmp (aff_folded_letters (folded, a),
                                           aff_folded_letters (folded, b), a->length) == 0;
}

// The different words of what was folded, of each the first spelling.
static guint
count_words (const AffFolded *folded)
{
  const AffWord *words = (const AffWord *) folded->words->data;
  guint count = 0;

  for (guint i = 0; i < folded->words->len; i++) {
    gboolean is_new = words[i].places == 1 && (i == 0 || words[i].place != words[i - 1].place);
    for (guint j = 0; j < i && is_new; j++)
      is_new = !is_same (folded, &words[i], &words[j]);
    count += is_new;
  }
  return count;
}

static void
set_name_length (Work *work, guint words)
{
  GArray *entries = work->collector->entries;

  g_array_index (entries, AffEntry, entries->len - 1).n_name = (guint8) MIN (words, G_MAXUINT8);
}

// The name under which the entry is shown.
static void
add_name (Work *work, const char *text)
{
  const AffFolded *folded = work->collector->folded;

  fold_text (work, text);
  for (guint i = 0; i < folded->words->len; i++) {
    const AffWord *word = &g_array_index (folded->words, AffWord, i);
    AffStand stand = word->place == 0 ? AFF_STAND_FIRST : AFF_STAND_NAME;
    add_word (work, list_word (work, i),
              word->places == folded->n_places ? AFF_STAND_ONLY : stand);
  }
  set_name_length (work, count_words (folded));
}

static void
add_names (Work *work, const GPtrArray *names)
{
  for (guint i = 0; i < names->len; i++) {
    const AffName *name = g_ptr_array_index (names, i);
    add_name (work, name->name);
    add_text (work, name->short_name, AFF_STAND_NAME);
  }
}

static void
add_slice (Work *work, Slice slice, const AffStand *stands)
{
  for (guint i = slice.start; i < slice.end; i++) {
    guint packed = g_array_index (work->kept, guint, i);
    add_word (work, AFF_PACKED_NUMBER (packed), stands[AFF_PACKED_STAND (packed)]);
  }
}

// The bytes of NAME in which the surname stands: "Anna Weber", "Weber, Anna".
static AffMark
find_surname (const char *name)
{
  const char *comma = strchr (name, ',');
  const char *space = strrchr (name, ' ');

  if (comma != NULL)
    return (AffMark){0, (guint) (comma - name)};
  return (AffMark){space != NULL ? (guint) (space - name) : 0, G_MAXUINT};
}

static Slice
keep_name (Work *work, const char *name)
{
  const AffFolded *folded = work->collector->folded;
  AffMark surname = find_surname (name);
  Slice slice = {.start = work->kept->len};

  fold_text (work, name);
  for (guint i = 0; i < folded->words->len; i++) {
    const AffWord *word = &g_array_index (folded->words, AffWord, i);
    guint at = g_array_index (folded->origins, AffOrigin, word->start).start;
    gboolean is_surname = at >= surname.start && at < surname.end;
    guint packed = AFF_PACK (list_word (work, i),
                             is_surname ? AFF_STAND_SURNAME : AFF_STAND_PEOPLE);
    g_array_append_val (work->kept, packed);
  }
  slice.end = work->kept->len;
  slice.n_words = count_words (folded);
  return slice;
}

static guint
find_affiliation (Work *work, const char *name)
{
  guint found = GPOINTER_TO_UINT (g_hash_table_lookup (work->affiliations, name));

  if (found != 0)
    return found - 1;
  AffAffiliation *affiliation = g_new0 (AffAffiliation, 1);
  affiliation->name = name;
  affiliation->people = g_array_new (FALSE, FALSE, sizeof (guint));
  g_ptr_array_add (work->collector->index->affiliations, affiliation);
  Slice slice = keep_name (work, name);
  g_array_append_val (work->places, slice);
  g_hash_table_insert (work->affiliations, (gpointer) name,
                       GUINT_TO_POINTER (work->places->len));
  return work->places->len - 1;
}

static void
keep_people (Work *work)
{
  const GPtrArray *people = work->programme->people;

  work->names = g_new0 (Slice, people->len + 1);
  work->known_from = g_new (gint64, people->len + 1);
  for (guint i = 0; i < people->len; i++) {
    const AffPerson *person = g_ptr_array_index (people, i);
    g_hash_table_insert (work->people, (gpointer) person, GUINT_TO_POINTER (i + 1));
    work->names[i] = keep_name (work, person->name);
    work->known_from[i] = G_MAXINT64;
    if (person->affiliation != NULL)
      find_affiliation (work, person->affiliation);
  }
}

// Adds the name and affiliation of PERSON, who may be found from VISIBLE_FROM on.
static void
add_person_words (Work *work, const AffPerson *person, gint64 visible_from)
{
  static const AffStand as_people[AFF_STAND_COUNT] = {
    [AFF_STAND_SURNAME] = AFF_STAND_SURNAME,
    [AFF_STAND_PEOPLE] = AFF_STAND_PEOPLE,
  };
  static const AffStand as_affiliation[AFF_STAND_COUNT] = {
    [AFF_STAND_SURNAME] = AFF_STAND_AFFILIATION,
    [AFF_STAND_PEOPLE] = AFF_STAND_AFFILIATION,
  };
  guint found = person ? GPOINTER_TO_UINT (g_hash_table_lookup (work->people, person)) : 0;

  if (found == 0)
    return;
  add_slice (work, work->names[found - 1], as_people);
  work->known_from[found - 1] = MIN (work->known_from[found - 1], visible_from);
  if (person->affiliation != NULL) {
    guint place = find_affiliation (work, person->affiliation);
    add_slice (work, g_array_index (work->places, Slice, place), as_affiliation);
  }
}

// When PAPER may first be found: the earliest end of an embargo.
static gint64
find_visible_from (const AffPaper *paper)
{
  gint64 first = paper->presentations->len == 0 ? ALWAYS : G_MAXINT64;

  for (guint i = 0; i < paper->presentations->len; i++) {
    const AffPresentation *presentation = g_ptr_array_index (paper->presentations, i);
    gboolean is_free = presentation->embargo == AFF_UNKNOWN_TIME;
    first = MIN (first, is_free ? ALWAYS : presentation->embargo);
  }
  return first;
}

static void
collect_paper (Work *work, const AffPaper *paper)
{
  gint64 visible_from = find_visible_from (paper);

  begin_entry (work, AFF_HIT_PAPER, paper, visible_from);
  add_text (work, paper->number, AFF_STAND_LABEL);
  add_name (work, paper->title);
  for (guint i = 0; i < paper->authors->len; i++) {
    const AffAuthor *author = g_ptr_array_index (paper->authors, i);
    add_person_words (work, author->person, visible_from);
  }
  for (guint i = 0; i < paper->topics->len; i++) {
    const AffTopic *topic = g_ptr_array_index (paper->topics, i);
    for (guint j = 0; j < topic->names->len; j++) {
      const AffName *name = g_ptr_array_index (topic->names, j);
      add_text (work, name->name, AFF_STAND_TOPIC);
    }
  }
}

static void
collect_item (Work *work, const AffItem *item)
{
  begin_entry (work, AFF_HIT_ITEM, item, ALWAYS);
  add_name (work, item->title);
  add_text (work, item->subtitle, AFF_STAND_NAME);
  add_text (work, item->type, AFF_STAND_ALIAS);
  for (guint i = 0; i < item->people->len; i++) {
    const AffItemPerson *role = g_ptr_array_index (item->people, i);
    add_person_words (work, role->person, ALWAYS);
  }
}

static void
collect_workshop (Work *work, const AffWorkshop *workshop)
{
  begin_entry (work, AFF_HIT_WORKSHOP, workshop, ALWAYS);
  add_text (work, workshop->code, AFF_STAND_ALIAS);
  add_text (work, workshop->short_title, AFF_STAND_NAME);
  for (guint i = 0; i < workshop->aliases->len; i++) {
    const AffAlias *alias = g_ptr_array_index (workshop->aliases, i);
    add_text (work, alias->name, AFF_STAND_ALIAS);
    add_text (work, alias->short_name, AFF_STAND_ALIAS);
  }
  add_name (work, workshop->title);
}

// Before it everything that names people was collected.
static void
collect_person (Work *work, guint position)
{
  static const AffStand one[AFF_STAND_COUNT] =
    {[AFF_STAND_SURNAME] = AFF_STAND_ONLY, [AFF_STAND_PEOPLE] = AFF_STAND_ONLY};
  static const AffStand several[AFF_STAND_COUNT] =
    {[AFF_STAND_SURNAME] = AFF_STAND_FIRST, [AFF_STAND_PEOPLE] = AFF_STAND_NAME};
  const AffPerson *person = g_ptr_array_index (work->programme->people, position);

  if (work->known_from[position] == G_MAXINT64)
    return;
  guint number = work->collector->entries->len;
  begin_entry (work, AFF_HIT_PERSON, person, work->known_from[position]);
  add_slice (work, work->names[position], work->names[position].n_words == 1 ? one : several);
  set_name_length (work, work->names[position].n_words);
  add_text (work, person->affiliation, AFF_STAND_WORKPLACE);
  if (person->affiliation != NULL) {
    AffAffiliation *place = g_ptr_array_index (work->collector->index->affiliations,
                                               find_affiliation (work, person->affiliation));
    g_array_append_val (place->people, number);
  }
}

static void
collect_topic (Work *work, const AffTopic *topic)
{
  begin_entry (work, AFF_HIT_TOPIC, topic, ALWAYS);
  add_text (work, topic->letter, AFF_STAND_LABEL);
  add_names (work, topic->names);
}

static void
collect_place (Work *work, const AffPlace *place)
{
  static const char *const languages[] = {"en", "fr", "de"};
  gboolean has_name = place->names->len > 0;

  begin_entry (work, AFF_HIT_PLACE, place, ALWAYS);
  add_text (work, place->code, AFF_STAND_LABEL);
  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++) {
    const char *name = aff_kind_name (place->kind, languages[i]);
    if (has_name)
      add_text (work, name, AFF_STAND_ALIAS);
    else
      add_name (work, name);
  }
  add_text (work, aff_kind_others (place->kind), AFF_STAND_ALIAS);
  add_names (work, place->names);
}

static void
collect_plan (Work *work, const AffPlan *plan)
{
  for (guint i = 0; i < plan->places->len; i++)
    collect_place (work, g_ptr_array_index (plan->places, i));
  for (guint i = 0; i < plan->boards->len; i++) {
    const AffBoard *board = g_ptr_array_index (plan->boards, i);
    begin_entry (work, AFF_HIT_BOARD, board, ALWAYS);
    add_text (work, board->label, AFF_STAND_LABEL);
    add_text (work, "board panneau Tafel Stellwand", AFF_STAND_ALIAS);
  }
}

static void
collect_affiliation (Work *work, const AffAffiliation *affiliation)
{
  gint64 visible_from = G_MAXINT64;

  for (guint i = 0; i < affiliation->people->len; i++) {
    guint person = g_array_index (affiliation->people, guint, i);
    const AffEntry *entry = &g_array_index (work->collector->entries, AffEntry, person);
    visible_from = MIN (visible_from, entry->visible_from);
  }
  if (visible_from == G_MAXINT64)
    return;
  begin_entry (work, AFF_HIT_AFFILIATION, affiliation, visible_from);
  add_name (work, affiliation->name);
}

// The order is that in which equals are shown; people come after all that names them.
static void
collect_all (Work *work)
{
  const AffProgramme *programme = work->programme;
  const GPtrArray *affiliations = work->collector->index->affiliations;

  for (guint i = 0; i < programme->papers->len; i++)
    collect_paper (work, g_ptr_array_index (programme->papers, i));
  for (guint i = 0; i < programme->items->len; i++)
    collect_item (work, g_ptr_array_index (programme->items, i));
  for (guint i = 0; i < programme->people->len; i++)
    collect_person (work, i);
  for (guint i = 0; i < programme->topics->len; i++)
    collect_topic (work, g_ptr_array_index (programme->topics, i));
  for (guint i = 0; i < programme->workshops->len; i++)
    collect_workshop (work, g_ptr_array_index (programme->workshops, i));
  for (guint i = 0; i < programme->rooms->len; i++) {
    const AffRoom *room = g_ptr_array_index (programme->rooms, i);
    begin_entry (work, AFF_HIT_ROOM, room, ALWAYS);
    add_names (work, room->names);
  }
  for (guint i = 0; i < programme->plans->len; i++)
    collect_plan (work, g_ptr_array_index (programme->plans, i));
  for (guint i = 0; i < affiliations->len; i++)
    collect_affiliation (work, g_ptr_array_index (affiliations, i));
}

void
aff_collect (AffCollector *self, const AffProgramme *programme)
{
  Work work = {.collector = self, .programme = programme};

  work.kept = g_array_new (FALSE, FALSE, sizeof (guint));
  work.people = g_hash_table_new (NULL, NULL);
  work.affiliations = g_hash_table_new (g_str_hash, g_str_equal);
  work.places = g_array_new (FALSE, FALSE, sizeof (Slice));
  keep_people (&work);
  collect_all (&work);
  g_array_unref (work.kept);
  g_hash_table_unref (work.people);
  g_hash_table_unref (work.affiliations);
  g_array_unref (work.places);
  g_free (work.names);
  g_free (work.known_from);
}

// SPDX-License-Identifier: GPL-3.0-or-later
// People, topics and papers with their authors and links; then where and when papers are shown.
#include "app/base/text.h"
#include "app/programme/whole.h"

static const char *const kind_words[] = {"poster", "oral", "spotlight", NULL};
static const char *const presence_words[] = {
  "", "expected", "here", "back-at", "away", "no-show", NULL,
};

G_STATIC_ASSERT (G_N_ELEMENTS (kind_words) == AFF_KIND_SPOTLIGHT + 2);
G_STATIC_ASSERT (G_N_ELEMENTS (presence_words) == AFF_PRESENCE_NO_SHOW + 2);

static gboolean
load_people (AffWhole *self, AffDb *db, GError **error)
{
  g_autoptr (AffStatement)
    statement = aff_db_prepare (db, "SELECT id, name, affiliation FROM person ORDER BY id");

  while (aff_statement_step (statement)) {
    AffPerson *person = aff_whole_add (self, AFF_TABLE_PERSON, sizeof *person,
                                       aff_statement_int (statement, 0));

    person->name = aff_whole_line (self, statement, 1);
    person->affiliation = aff_whole_line_or_null (self, statement, 2);
    g_ptr_array_add (self->programme.people, person);
  }

  return aff_statement_finish (statement, error);
}

static gboolean
load_topics (AffWhole *self, AffDb *db, GError **error)
{
  g_autoptr (AffStatement)
    statement = aff_db_prepare (db, "SELECT id, letter FROM topic ORDER BY rank, id");

  while (aff_statement_step (statement)) {
    AffTopic *topic = aff_whole_add (self, AFF_TABLE_TOPIC, sizeof *topic,
                                     aff_statement_int (statement, 0));

    topic->letter = aff_whole_line (self, statement, 1);
    topic->names = aff_whole_list (self);
    g_ptr_array_add (self->programme.topics, topic);
  }

  return aff_statement_finish (statement, error);
}

static gboolean
load_topic_names (AffWhole *self, AffDb *db, GError **error)
{
  g_autoptr (AffStatement) statement = aff_db_prepare (
    db, "SELECT topic, language, name, short_name FROM topic_name ORDER BY topic, language");

  aff_load_names (self, AFF_TABLE_TOPIC, G_STRUCT_OFFSET (AffTopic, names), statement);
  return aff_statement_finish (statement, error);
}

static void
read_paper (AffWhole *self, AffPaper *paper, AffStatement *statement)
{
  paper->number = aff_whole_line (self, statement, 2);
  paper->title = aff_whole_line (self, statement, 3);
  paper->language = aff_whole_line (self, statement, 4);
  paper->abstract = aff_whole_text_or_null (self, statement, 5);
  paper->track = aff_whole_refer (self, AFF_TABLE_TRACK, statement, 6);
  paper->origin = aff_whole_line_or_null (self, statement, 7);
  paper->is_withdrawn = aff_statement_int (statement, 8) != 0;
  paper->width_mm = aff_column_int (statement, 9, 0);
  paper->needs_power = aff_statement_int (statement, 10) != 0;
  paper->needs_low = aff_statement_int (statement, 11) != 0;
  paper->authors = aff_whole_list (self);
  paper->topics = aff_whole_list (self);
  paper->links = aff_whole_list (self);
  paper->presentations = aff_whole_list (self);
}

static int
compare_papers (gconstpointer a, gconstpointer b)
{
  const AffPaper *first = *(const AffPaper *const *) a;
  const AffPaper *second = *(const AffPaper *const *) b;
  int order = aff_text_compare_natural (first->number, second->number);

  return order ? order : (first->id > second->id) - (first->id < second->id);
}

// Where papers of two workshops have one number, it means the one that was not withdrawn.
static void
index_number (AffWhole *self, AffPaper *paper)
{
  const AffPaper *known = g_hash_table_lookup (self->papers_by_number, paper->number);

  if (!known || (known->is_withdrawn && !paper->is_withdrawn))
    g_hash_table_insert (self->papers_by_number, (gpointer) paper->number, paper);
}

static gboolean
load_papers (AffWhole *self, AffDb *db, GError **error)
{
  g_autoptr (AffStatement) statement = aff_db_prepare (
    db, "SELECT id, workshop, number, title, language, abstract, track, origin, withdrawn,"
        " width_mm, power, low FROM paper ORDER BY id");

  while (aff_statement_step (statement)) {
    const AffWorkshop *workshop = aff_whole_refer (self, AFF_TABLE_WORKSHOP, statement, 1);
    AffPaper *paper;

    if (!workshop)
      continue;
    paper = aff_whole_add (self, AFF_TABLE_PAPER, sizeof *paper,
                           aff_statement_int (statement, 0));
    paper->workshop = workshop;
    read_paper (self, paper, statement);
    g_ptr_array_add (self->programme.papers, paper);
    index_number (self, paper);
  }
  g_ptr_array_sort (self->programme.papers, compare_papers);

  return aff_statement_finish (statement, error);
}

static gboolean
load_authors (AffWhole *self, AffDb *db, GError **error)
{
  g_autoptr (AffStatement) statement =
    aff_db_prepare (db, "SELECT paper, person, presenter FROM paper_author ORDER BY rank, id");

  while (aff_statement_step (statement)) {
    const AffPaper *paper = aff_whole_refer (self, AFF_TABLE_PAPER, statement, 0);
    const AffPerson *person = aff_whole_refer (self, AFF_TABLE_PERSON, statement, 1);
    AffAuthor *author;

    if (!paper || !person)
      continue;
    author = aff_whole_record (self, sizeof *author);
    author->person = person;
    author->presents = aff_statement_int (statement, 2) != 0;
    g_ptr_array_add (paper->authors, author);
  }

  return aff_statement_finish (statement, error);
}

static gboolean
load_paper_topics (AffWhole *self, AffDb *db, GError **error)
{
  g_autoptr (AffStatement)
    statement = aff_db_prepare (db,
                                "SELECT paper_topic.paper, paper_topic.topic FROM paper_topic"
                                " JOIN topic ON topic.id = paper_topic.topic"
                                " ORDER BY paper_topic.rank, topic.rank, topic.id");

  while (aff_statement_step (statement)) {
    const AffPaper *paper = aff_whole_refer (self, AFF_TABLE_PAPER, statement, 0);
    AffTopic *topic = aff_whole_refer (self, AFF_TABLE_TOPIC, statement, 1);

    if (paper && topic)
      g_ptr_array_add (paper->topics, topic);
  }

  return aff_statement_finish (statement, error);
}

static gboolean
load_links (AffWhole *self, AffDb *db, GError **error)
{
  g_autoptr (AffStatement) statement =
    aff_db_prepare (db, "SELECT link.paper, link.kind, link.address, link.live FROM link"
                        " LEFT JOIN link_kind ON link_kind.kind = link.kind"
                        " ORDER BY link_kind.rank IS NULL, link_kind.rank, link.id");

  while (aff_statement_step (statement)) {
    const AffPaper *paper = aff_whole_refer (self, AFF_TABLE_PAPER, statement, 0);
    AffLink *link;

    if (!paper)
      continue;
    link = aff_whole_record (self, sizeof *link);
    link->kind = aff_whole_line (self, statement, 1);
    link->address = aff_whole_text (self, statement, 2);
    link->is_live = aff_statement_int (statement, 3) != 0;
    g_ptr_array_add (paper->links, link);
  }

  return aff_statement_finish (statement, error);
}

static gboolean
load_hosts (AffWhole *self, AffDb *db, GError **error)
{
  g_autoptr (AffStatement)
    statement = aff_db_prepare (db, "SELECT host FROM link_host ORDER BY host");

  while (aff_statement_step (statement))
    g_ptr_array_add (self->programme.hosts, (gpointer) aff_whole_line (self, statement, 0));

  return aff_statement_finish (statement, error);
}

gboolean
aff_load_papers (AffWhole *self, AffDb *db, GError **error)
{
  static const AffLoadStep steps[] = {
    load_people,       load_topics, load_topic_names, load_papers, load_authors,
    load_paper_topics, load_links,  load_hosts,       NULL,
  };

  return aff_load_all (self, db, steps, error);
}

// Minutes of the item's day become instants that move with the item.
static AffSpan
read_attendance (const AffItem *item, AffStatement *statement, int column)
{
  AffSpan span = item->standing;
  int from = aff_column_int (statement, column, -1);
  int until = aff_column_int (statement, column + 1, -1);

  if (item->minute < 0 || item->standing.start == AFF_UNKNOWN_TIME)
    return span;
  if (from >= 0)
    span.start = aff_instant_or_unknown (item->standing.start +
                                         (gint64) (from - item->minute) * 60);
  if (until >= 0)
    span.end = aff_instant_or_unknown (item->standing.start +
                                       (gint64) (until - item->minute) * 60);
  return span;
}

static gboolean
load_shows (AffWhole *self, AffDb *db, GError **error)
{
  g_autoptr (AffStatement) statement = aff_db_prepare (
    db, "SELECT id, paper, item, kind, embargo, attend_from, attend_until FROM presentation"
        " ORDER BY rank, id");

  while (aff_statement_step (statement)) {
    const AffPaper *paper = aff_whole_refer (self, AFF_TABLE_PAPER, statement, 1);
    const AffItem *item = aff_whole_refer (self, AFF_TABLE_ITEM, statement, 2);
    AffPresentation *presentation;

    if (!paper || !item)
      continue;
    presentation = aff_whole_add (self, AFF_TABLE_PRESENTATION, sizeof *presentation,
                                  aff_statement_int (statement, 0));
    presentation->paper = paper;
    presentation->item = item;
    presentation->kind = aff_column_word (statement, 3, kind_words, AFF_KIND_ORAL);
    presentation->embargo = aff_column_embargo (statement, 4);
    presentation->attends = read_attendance (item, statement, 5);
    presentation->printed_time = AFF_UNKNOWN_TIME;
    presentation->presence.since = AFF_UNKNOWN_TIME;
    presentation->presence.until = AFF_UNKNOWN_TIME;
    presentation->presence.back = AFF_UNKNOWN_TIME;
    g_ptr_array_add (item->presentations, presentation);
  }

  return aff_statement_finish (statement, error);
}

// Items are in order of time here, so each paper gets its presentations in that order.
static gboolean
share_with_papers (AffWhole *self, AffDb *db, GError **error)
{
  for (guint i = 0; i < self->programme.items->len; i++) {
    const AffItem *item = g_ptr_array_index (self->programme.items, i);

    for (guint j = 0; j < item->presentations->len; j++) {
      AffPresentation *presentation = g_ptr_array_index (item->presentations, j);

      g_ptr_array_add (presentation->paper->presentations, presentation);
    }
  }

  return TRUE;
}

static gboolean
load_placements (AffWhole *self, AffDb *db, GError **error)
{
  g_autoptr (AffStatement)
    statement = aff_db_prepare (db, "SELECT presentation, board, item, kept FROM placement");

  while (aff_statement_step (statement)) {
    AffPresentation *presentation = aff_whole_refer (self, AFF_TABLE_PRESENTATION, statement,
                                                     0);
    const AffBoard *board = aff_whole_refer (self, AFF_TABLE_BOARD, statement, 1);

    if (presentation && presentation->item->id == aff_statement_int (statement, 2)) {
      presentation->board = board;
      presentation->is_kept = board && aff_statement_int (statement, 3) != 0;
    }
  }

  return aff_statement_finish (statement, error);
}

static gboolean
load_presence (AffWhole *self, AffDb *db, GError **error)
{
  g_autoptr (AffStatement) statement =
    aff_db_prepare (db, "SELECT presentation, hung, word, since, until, back FROM presence");

  while (aff_statement_step (statement)) {
    AffPresentation *presentation = aff_whole_refer (self, AFF_TABLE_PRESENTATION, statement,
                                                     0);
    AffPresence *presence;

    if (!presentation)
      continue;
    presence = &presentation->presence;
    presence->has_hung = aff_statement_int (statement, 1) != 0;
    presence->word = aff_column_word (statement, 2, presence_words, AFF_PRESENCE_NONE);
    presence->since = aff_column_instant (statement, 3);
    presence->until = aff_column_instant (statement, 4);
    presence->back = aff_column_instant (statement, 5);
  }

  return aff_statement_finish (statement, error);
}

static gboolean
load_waiting (AffWhole *self, AffDb *db, GError **error)
{
  g_autoptr (AffStatement)
    statement = aff_db_prepare (db, "SELECT item, paper FROM waiting ORDER BY rank, id");

  while (aff_statement_step (statement)) {
    const AffItem *item = aff_whole_refer (self, AFF_TABLE_ITEM, statement, 0);
    AffPaper *paper = aff_whole_refer (self, AFF_TABLE_PAPER, statement, 1);

    if (item && paper)
      g_ptr_array_add (item->waiting, paper);
  }

  return aff_statement_finish (statement, error);
}

static gboolean
load_printed (AffWhole *self, AffDb *db, GError **error)
{
  g_autoptr (AffStatement)
    statement = aff_db_prepare (db, "SELECT presentation, board, digest, time FROM printed");

  while (aff_statement_step (statement)) {
    AffPresentation *presentation = aff_whole_refer (self, AFF_TABLE_PRESENTATION, statement,
                                                     0);

    if (!presentation)
      continue;
    presentation->printed_board = aff_whole_line (self, statement, 1);
    presentation->printed_digest = aff_whole_line (self, statement, 2);
    presentation->printed_time = aff_column_instant (statement, 3);
  }

  return aff_statement_finish (statement, error);
}

gboolean
aff_load_presentations (AffWhole *self, AffDb *db, GError **error)
{
  static const AffLoadStep steps[] = {
    load_shows, share_with_papers, load_placements, load_presence, load_waiting, load_printed,
    NULL,
  };

  return aff_load_all (self, db, steps, error);
}

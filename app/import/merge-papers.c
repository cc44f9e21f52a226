// SPDX-License-Identifier: GPL-3.0-or-later
// Papers, their authors, topics and links.
#include "app/import/merge-boards.h"

#include <string.h>

enum {
  NUMBER,
  TITLE,
  LANGUAGE,
  ABSTRACT,
  ORIGIN,
  TRACK,
  AUTHORS,
  AFFILIATIONS,
  PRESENTERS,
  TOPICS,
  LINKS,
  PRESENTATIONS,
  FIELDS,
};

static const char *const updates[FIELDS] = {
  [TITLE] = "UPDATE paper SET title = ?2 WHERE id = ?1",
  [LANGUAGE] = "UPDATE paper SET language = ?2 WHERE id = ?1",
  [ABSTRACT] = "UPDATE paper SET abstract = ?2 WHERE id = ?1",
  [ORIGIN] = "UPDATE paper SET origin = ?2 WHERE id = ?1",
};

// The texts that fields borrow.
typedef struct {
  AffMergeField fields[FIELDS];
  char *number;
  char *lists[FIELDS];
  char *lists_now[FIELDS];
} Sheet;

static void
clear_sheet (Sheet *sheet)
{
  g_free (sheet->number);
  for (guint i = 0; i < FIELDS; i++) {
    g_free (sheet->lists[i]);
    g_free (sheet->lists_now[i]);
  }
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sheet, clear_sheet)

static char *
write_links (const GPtrArray *links)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  if (!links)
    return NULL;
  for (guint i = 0; i < links->len; i++) {
    const AffDraftLink *link = links->pdata[i];
    g_ptr_array_add (lines, g_strconcat (link->kind, " ", link->address, NULL));
  }
  return aff_merge_join_sorted (lines);
}

static char *
write_links_now (const GPtrArray *links)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < links->len; i++) {
    const AffLink *link = links->pdata[i];
    g_ptr_array_add (lines, g_strconcat (link->kind, " ", link->address, NULL));
  }
  return aff_merge_join_sorted (lines);
}

static char *
write_presentations (const GPtrArray *presentations)
{
  GString *text = presentations ? g_string_new (NULL) : NULL;

  for (guint i = 0; presentations && i < presentations->len; i++) {
    const AffDraftPresentation *presentation = presentations->pdata[i];
    g_string_append_printf (text, "%d|%s|%s\n", (int) presentation->kind,
                            presentation->session ? presentation->session : "",
                            presentation->board ? presentation->board : "");
  }
  return text ? g_string_free (text, FALSE) : NULL;
}

static char *
write_authors_now (const GPtrArray *authors)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < authors->len; i++)
    g_string_append_printf (text, "%s\n", ((AffAuthor *) authors->pdata[i])->person->name);
  return g_string_free (text, FALSE);
}

static char *
write_affiliations_now (const GPtrArray *authors)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < authors->len; i++) {
    const AffPerson *person = ((AffAuthor *) authors->pdata[i])->person;
    g_string_append_printf (text, "%s\n", person->affiliation ? person->affiliation : "");
  }
  return g_string_free (text, FALSE);
}

static void
fill_said (AffMerge *self, Sheet *sheet, const AffDraftPaper *paper)
{
  AffMergeField *fields = sheet->fields;

  fields[NUMBER].said = paper->is_number_made ? NULL : paper->number;
  fields[TITLE].said = paper->title;
  fields[LANGUAGE].said = paper->language;
  fields[ABSTRACT].said = paper->abstract;
  fields[ORIGIN].said = paper->origin;
  fields[TRACK].said = paper->track;
  sheet->lists[AUTHORS] = aff_merge_names_text (paper->authors);
  sheet->lists[PRESENTERS] = aff_merge_presenters_text (paper);
  sheet->lists[TOPICS] = self->drops_topics ? NULL : aff_merge_topics_text (paper->topics);
  sheet->lists[LINKS] = write_links (paper->links);
  sheet->lists[AFFILIATIONS] = aff_merge_affiliations_text (paper->authors);
  sheet->lists[PRESENTATIONS] = write_presentations (paper->presentations);
  for (guint i = AUTHORS; i < FIELDS; i++)
    fields[i].said = sheet->lists[i];
  fields[PRESENTERS].is_ours = TRUE;
  fields[PRESENTATIONS].is_source_only = TRUE;
}

static void
fill_now (Sheet *sheet, const AffPaper *paper)
{
  AffMergeField *fields = sheet->fields;

  fields[NUMBER].now = paper->number;
  fields[TITLE].now = paper->title;
  fields[LANGUAGE].now = paper->language;
  fields[ABSTRACT].now = paper->abstract;
  fields[ORIGIN].now = paper->origin;
  fields[TRACK].now = paper->track ? paper->track->name : NULL;
  sheet->lists_now[AUTHORS] = write_authors_now (paper->authors);
  sheet->lists_now[PRESENTERS] = aff_merge_presenters_text_now (paper);
  sheet->lists_now[TOPICS] = aff_merge_topics_text_now (paper->topics);
  sheet->lists_now[LINKS] = write_links_now (paper->links);
  sheet->lists_now[AFFILIATIONS] = write_affiliations_now (paper->authors);
  for (guint i = AUTHORS; i < PRESENTATIONS; i++)
    fields[i].now = sheet->lists_now[i];
}

static void
add_link_kind (AffMerge *self, const char *kind)
{
  AffStatement *row = NULL;

  if (!g_hash_table_add (self->link_kinds, g_strdup (kind)))
    return;
  row = aff_merge_sql (
    self, "INSERT INTO link_kind (kind, rank) SELECT ?1, coalesce (max (rank) + 1, 0)"
          " FROM link_kind WHERE true ON CONFLICT DO NOTHING");
  aff_statement_bind_text (row, 1, kind);
  aff_statement_run (row);
}

static void
add_links (AffMerge *self, gint64 paper, const AffDraftPaper *draft)
{
  for (guint i = 0; draft->links && i < draft->links->len; i++) {
    const AffDraftLink *link = draft->links->pdata[i];
    AffStatement *row = aff_merge_sql (
      self, "INSERT INTO link (paper, kind, address) SELECT ?1, ?2, ?3 WHERE NOT EXISTS"
            " (SELECT 1 FROM link WHERE paper = ?1 AND kind = ?2 AND address = ?3)");

    add_link_kind (self, link->kind);
    aff_statement_bind_int (row, 1, paper);
    aff_statement_bind_text (row, 2, link->kind);
    aff_statement_bind_text (row, 3, link->address);
    aff_statement_run (row);
  }
}

static gboolean
lists_link (const AffDraftPaper *draft, const AffLink *link)
{
  for (guint i = 0; draft->links && i < draft->links->len; i++) {
    const AffDraftLink *own = draft->links->pdata[i];
    if (strcmp (own->kind, link->kind) == 0 && strcmp (own->address, link->address) == 0)
      return TRUE;
  }
  return FALSE;
}

// Those that DRAFT has not: of the others staff may know whether they open.
static void
remove_links (AffMerge *self, const AffPaper *paper, const AffDraftPaper *draft)
{
  for (guint i = 0; i < paper->links->len; i++) {
    const AffLink *link = paper->links->pdata[i];
    if (lists_link (draft, link))
      continue;
    AffStatement *row =
      aff_merge_sql (self, "DELETE FROM link WHERE paper = ?1 AND kind = ?2 AND address = ?3");
    aff_statement_bind_int (row, 1, paper->id);
    aff_statement_bind_text (row, 2, link->kind);
    aff_statement_bind_text (row, 3, link->address);
    aff_statement_run (row);
  }
}

static void
insert (AffMerge *self, gint64 id, const AffDraftPaper *draft)
{
  AffStatement *row = aff_merge_sql (
    self, "INSERT INTO paper (id, workshop, number, title, language, abstract, track, origin)"
          " VALUES (?1, ?2, '', ?3, coalesce (?4, 'en'), ?5, ?6, ?7)");
  gint64 track = aff_merge_track (self, draft->track);

  aff_statement_bind_int (row, 1, id);
  aff_statement_bind_int (row, 2, self->workshop);
  aff_statement_bind_text (row, 3, draft->title);
  aff_statement_bind_text (row, 4, draft->language);
  aff_statement_bind_text (row, 5, draft->abstract);
  if (track > 0)
    aff_statement_bind_int (row, 6, track);
  else
    aff_statement_bind_null (row, 6);
  aff_statement_bind_text (row, 7, draft->origin);
  aff_statement_run (row);
  aff_merge_number (self, id, draft);
  aff_merge_add_authors (self, id, draft);
  aff_merge_add_topics (self, id, draft);
  add_links (self, id, draft);
  self->outcome->papers_new++;
  g_hash_table_add (self->counted, g_memdup2 (&id, sizeof id));
}

static void
insert_new (AffMerge *self, const AffDraftPaper *draft, const char *key)
{
  g_auto (Sheet) sheet = {0};
  gint64 id = aff_merge_next_id (self, "paper");

  fill_said (self, &sheet, draft);
  g_autofree char *digest = aff_merge_weigh (self, sheet.fields, FIELDS, NULL, draft->place);
  insert (self, id, draft);
  aff_merge_write_paper_source (self, id, NULL, key, digest);
  aff_merge_presentations (self, id, draft);
}

static void
write_text (AffMerge *self, guint field, gint64 id, const char *text)
{
  AffStatement *row = aff_merge_sql (self, updates[field]);

  aff_statement_bind_int (row, 1, id);
  aff_statement_bind_text (row, 2, text);
  aff_statement_run (row);
}

static void
write_track (AffMerge *self, gint64 id, const char *name)
{
  gint64 track = aff_merge_track (self, name);
  AffStatement *row = aff_merge_sql (self, "UPDATE paper SET track = ?2 WHERE id = ?1");

  aff_statement_bind_int (row, 1, id);
  aff_statement_bind_int (row, 2, track);
  aff_statement_run (row);
}

static void
write_field (AffMerge *self,
             guint field,
             const AffPaper *paper,
             const AffDraftPaper *draft,
             const char *said)
{
  switch (field) {
  case NUMBER:
    aff_merge_number (self, paper->id, draft);
    break;
  case TRACK:
    write_track (self, paper->id, said);
    break;
  case AUTHORS:
  case AFFILIATIONS:
    aff_merge_replace_authors (self, paper, draft);
    break;
  case PRESENTERS:
    aff_merge_mark_presenters (self, paper->id, draft);
    break;
  case TOPICS:
    aff_merge_run_for (self, "DELETE FROM paper_topic WHERE paper = ?1", paper->id);
    aff_merge_add_topics (self, paper->id, draft);
    break;
  case LINKS:
    remove_links (self, paper, draft);
    add_links (self, paper->id, draft);
    break;
  default:
    write_text (self, field, paper->id, said);
    break;
  }
}

void
aff_merge_count_paper (AffMerge *self, gint64 paper)
{
  if (g_hash_table_add (self->counted, g_memdup2 (&paper, sizeof paper)))
    self->outcome->papers_changed++;
}

// TRUE if something changed that was not merely said for the first time.
static gboolean
write_news (AffMerge *self,
            const AffMergeField *fields,
            const AffPaper *paper,
            const AffDraftPaper *draft)
{
  gboolean is_changed = FALSE;

  for (guint i = 0; i < FIELDS; i++)
    if (fields[i].is_news && i != PRESENTATIONS) {
      write_field (self, i, paper, draft, fields[i].said);
      is_changed = TRUE;
    }
  if (!fields[PRESENTATIONS].is_news)
    aff_merge_boards_again (self, paper->id, draft);
  else if (aff_merge_presentations (self, paper->id, draft))
    is_changed = TRUE;
  return is_changed;
}

// Whose authors staff changed keeps their affiliations too.
static void
settle_authors (AffMergeField *fields)
{
  const AffMergeField *authors = &fields[AUTHORS];

  if (authors->is_news || g_strcmp0 (authors->said, authors->now) != 0)
    fields[AFFILIATIONS].is_news = FALSE;
}

static void
update (AffMerge *self, const AffPaper *paper, const AffDraftPaper *draft, const char *key)
{
  g_auto (Sheet) sheet = {0};
  const AffMergeSource *source = g_hash_table_lookup (self->paper_sources, &paper->id);
  gboolean is_own = self->draft->is_own && source;
  gboolean is_back = source && source->sign == AFF_MERGE_GONE && self->draft->lists_papers;
  gboolean is_changed = is_back;

  fill_said (self, &sheet, draft);
  fill_now (&sheet, paper);
  if (is_own) {
    AffMergeOwnFields own = {&sheet.fields[AUTHORS], &sheet.fields[LINKS],
                             &sheet.fields[PRESENTATIONS]};
    aff_merge_own_paper (self, paper, draft, &own);
    sheet.fields[AFFILIATIONS].is_same = sheet.fields[AUTHORS].is_same;
  }
  g_autofree char *digest = aff_merge_weigh (self, sheet.fields, FIELDS, is_own ? NULL : source,
                                             draft->place);
  settle_authors (sheet.fields);
  if (is_back) {
    aff_merge_run_for (self, "UPDATE paper SET withdrawn = 0 WHERE id = ?1", paper->id);
    aff_merge_return_to_boards (self, paper);
  }
  is_changed |= write_news (self, sheet.fields, paper, draft);
  // Our own export is no word of the source.
  if (!is_own || is_back)
    aff_merge_write_paper_source (self, paper->id, source, key, digest);
  is_changed |= aff_merge_renumber (self, paper, draft, source ? source->key : NULL, key);
  if (is_changed)
    aff_merge_count_paper (self, paper->id);
}

// The papers of the workshop as they were.
static GPtrArray *
list_papers (AffMerge *self)
{
  GPtrArray *papers = g_ptr_array_new ();

  for (guint i = 0; self->known && i < self->programme->papers->len; i++) {
    const AffPaper *paper = self->programme->papers->pdata[i];
    if (paper->workshop == self->known)
      g_ptr_array_add (papers, (gpointer) paper);
  }
  return papers;
}

// A file that lists no papers knows of papers that are there, a list of boards for instance.
static void
say_unknown (AffMerge *self, const AffDraftPaper *draft)
{
  aff_merge_remark (self, AFF_REMARK_LEFT, "paper-unknown", draft->place,
                    "A list of boards names a paper that is not in the programme.",
                    "The line was left out; import the papers first.");
}

static void
merge_one (AffMerge *self, const AffDraftPaper *draft, const AffPaper *paper)
{
  g_autofree char *key = aff_merge_key (self, draft->key);

  if (paper)
    update (self, paper, draft, key);
  else
    insert_new (self, draft, key);
}

// What is gone leaves its boards before those who come back ask for them.
static void
let_go (AffMerge *self, const GPtrArray *papers, const AffMatch *matches)
{
  g_autoptr (GHashTable)
    matched = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  if (!self->draft->lists_papers || self->options->is_partial || self->draft->is_partial)
    return;
  for (guint i = 0; i < self->draft->papers->len; i++) {
    if (matches[i].how == AFF_MATCH_NONE)
      continue;
    const AffPaper *paper = papers->pdata[matches[i].known];
    g_hash_table_add (matched, g_memdup2 (&paper->id, sizeof paper->id));
  }
  aff_merge_gone_papers (self, matched);
}

static void
merge_all (AffMerge *self, const GPtrArray *papers)
{
  g_autofree AffMatch *matches = aff_merge_match_papers (self, papers);

  let_go (self, papers, matches);
  for (guint i = 0; i < self->draft->papers->len; i++) {
    const AffDraftPaper *draft = self->draft->papers->pdata[i];
    gboolean is_known = matches[i].how != AFF_MATCH_NONE;
    aff_report_set_file (self->report, draft->file);
    if (is_known || self->draft->lists_papers)
      merge_one (self, draft, is_known ? papers->pdata[matches[i].known] : NULL);
    else
      say_unknown (self, draft);
  }
  aff_report_set_file (self->report, NULL);
  aff_merge_settle_numbers (self, papers);
}

void
aff_merge_papers (AffMerge *self)
{
  g_autoptr (GPtrArray) papers = list_papers (self);

  aff_merge_count_topics (self);
  merge_all (self, papers);
  aff_merge_hang (self);
}

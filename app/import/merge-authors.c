// SPDX-License-Identifier: GPL-3.0-or-later
// Who wrote a paper, and who presents it. The mark of a presenter is a decision of its own: it goes
// with its author through new spellings, and a list of authors that says nothing of it leaves it.
#include "app/import/merge-private.h"

#include <string.h>

// Longer lists hold no two spellings of one author that anybody would look for.
#define MOST_COMPARED 200

char *
aff_merge_presenters_text (const AffDraftPaper *draft)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; draft->authors && i < draft->authors->len; i++) {
    const AffDraftPerson *author = draft->authors->pdata[i];
    if (author->presents)
      g_ptr_array_add (names, author->name);
  }
  return names->len > 0 ? aff_merge_join_sorted (names) : NULL;
}

char *
aff_merge_presenters_text_now (const AffPaper *paper)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < paper->authors->len; i++) {
    const AffAuthor *author = paper->authors->pdata[i];
    if (author->presents)
      g_ptr_array_add (names, (char *) author->person->name);
  }
  return names->len > 0 ? aff_merge_join_sorted (names) : NULL;
}

// Name of each of the authors who are there already.
static GHashTable *
list_known (const AffPaper *paper)
{
  GHashTable *known = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < paper->authors->len; i++)
    g_hash_table_add (known,
                      (char *) ((const AffAuthor *) paper->authors->pdata[i])->person->name);
  return known;
}

// Words that two names share; a letter alone is no word.
static guint
count_shared (const char *name, const char *other)
{
  g_autofree char *folded = aff_merge_fold (name);
  g_autofree char *other_folded = aff_merge_fold (other);
  g_autofree char *padded = g_strconcat (" ", other_folded, " ", NULL);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);
  guint n = 0;

  for (char **word = words; *word; word++) {
    g_autofree char *whole = g_strconcat (" ", *word, " ", NULL);
    if (g_utf8_strlen (*word, -1) > 1 && strstr (padded, whole))
      n++;
  }
  return n;
}

// The new spelling of NAME among authors whom the paper had not; NULL if nobody is like it.
static const char *
find_respelled (const GPtrArray *authors, GHashTable *known, const char *name)
{
  const char *best = NULL;
  guint most = 0;

  for (guint i = 0; authors && authors->len <= MOST_COMPARED && i < authors->len; i++) {
    const AffDraftPerson *author = authors->pdata[i];
    guint n = g_hash_table_contains (known, author->name) ? 0
                                                          : count_shared (name, author->name);
    if (n > most) {
      best = author->name;
      most = n;
    }
  }
  return best;
}

static GHashTable *
list_names (const GPtrArray *authors)
{
  GHashTable *names = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; authors && i < authors->len; i++)
    g_hash_table_add (names, ((AffDraftPerson *) authors->pdata[i])->name);
  return names;
}

// The names of DRAFT that go on presenting, as those of BEFORE did; borrowed from both.
static GHashTable *
carry_presenters (AffMerge *self, const AffDraftPaper *draft, const AffPaper *before)
{
  GHashTable *presenting = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) named = list_names (draft->authors);
  g_autoptr (GHashTable) known = list_known (before);

  for (guint i = 0; i < before->authors->len; i++) {
    const AffAuthor *author = before->authors->pdata[i];
    const char *name = author->person->name;
    if (author->presents && !g_hash_table_contains (named, name))
      name = find_respelled (draft->authors, known, name);
    if (author->presents && name)
      g_hash_table_add (presenting, (char *) name);
    else if (author->presents)
      aff_merge_remark (self, AFF_REMARK_LEFT, "presenter-not-an-author", draft->place,
                        "Who was to present a paper is not among its authors any more.",
                        "Nobody of that name presents it now; say with affichectl set paper "
                        "NUMBER presenter=NAME who does.");
  }
  return presenting;
}

static void
add_author (AffMerge *self,
            gint64 paper,
            const AffDraftPerson *author,
            gboolean presents,
            guint rank)
{
  gint64 id = aff_merge_person (self, author);
  AffStatement *row = aff_merge_sql (
    self, "INSERT INTO paper_author (paper, person, rank, presenter) VALUES (?1, ?2, ?3, ?4)");

  aff_statement_bind_int (row, 1, paper);
  aff_statement_bind_int (row, 2, id);
  aff_statement_bind_int (row, 3, rank);
  aff_statement_bind_int (row, 4, presents);
  aff_statement_run (row);
}

void
aff_merge_add_authors (AffMerge *self, gint64 paper, const AffDraftPaper *draft)
{
  for (guint i = 0; draft->authors && i < draft->authors->len; i++) {
    const AffDraftPerson *author = draft->authors->pdata[i];
    add_author (self, paper, author, author->presents, i);
  }
}

static void
remove_authors (AffMerge *self, const AffPaper *paper)
{
  AffStatement *row = aff_merge_sql (self, "DELETE FROM paper_author WHERE paper = ?1");

  for (guint i = 0; i < paper->authors->len; i++) {
    const AffAuthor *author = paper->authors->pdata[i];
    g_hash_table_add (self->leaving, g_memdup2 (&author->person->id, sizeof (gint64)));
  }
  aff_statement_bind_int (row, 1, paper->id);
  aff_statement_run (row);
}

void
aff_merge_replace_authors (AffMerge *self, const AffPaper *paper, const AffDraftPaper *draft)
{
  g_autoptr (GHashTable) presenting = carry_presenters (self, draft, paper);

  remove_authors (self, paper);
  for (guint i = 0; draft->authors && i < draft->authors->len; i++) {
    const AffDraftPerson *author = draft->authors->pdata[i];
    add_author (self, paper->id, author, g_hash_table_contains (presenting, author->name), i);
  }
}

// Ids of the rows of PAPER's authors whose mark has to change, so that those of NAMES present.
static GArray *
list_turned (AffMerge *self, gint64 paper, GHashTable *names)
{
  GArray *turned = g_array_new (FALSE, FALSE, sizeof (gint64));
  AffStatement *rows =
    aff_merge_sql (self, "SELECT paper_author.id, presenter, name FROM paper_author JOIN person"
                         " ON person.id = paper_author.person WHERE paper = ?1");

  aff_statement_bind_int (rows, 1, paper);
  while (aff_statement_step (rows)) {
    gint64 id = aff_statement_int (rows, 0);
    gboolean presents = g_hash_table_contains (names, aff_statement_text (rows, 2));
    if (presents != (aff_statement_int (rows, 1) == 1))
      g_array_append_val (turned, id);
  }
  aff_statement_reset (rows);
  return turned;
}

void
aff_merge_mark_presenters (AffMerge *self, gint64 paper, const AffDraftPaper *draft)
{
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; draft->authors && i < draft->authors->len; i++) {
    const AffDraftPerson *author = draft->authors->pdata[i];
    if (author->presents)
      g_hash_table_add (names, author->name);
  }
  g_autoptr (GArray) turned = list_turned (self, paper, names);
  for (guint i = 0; i < turned->len; i++) {
    AffStatement *row =
      aff_merge_sql (self, "UPDATE paper_author SET presenter = 1 - presenter WHERE id = ?1");
    aff_statement_bind_int (row, 1, g_array_index (turned, gint64, i));
    aff_statement_run (row);
  }
}

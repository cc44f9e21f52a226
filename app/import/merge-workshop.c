// SPDX-License-Identifier: GPL-3.0-or-later
// Which workshop a draft is of.
#include "app/base/text.h"
#include "app/import/merge-private.h"

#include <string.h>

#define CODE_LENGTH 40

static char *
list_codes (const AffProgramme *programme)
{
  GString *codes = g_string_new (NULL);

  for (guint i = 0; i < programme->workshops->len; i++)
    g_string_append_printf (codes, "%s%s", i > 0 ? ", " : "",
                            ((AffWorkshop *) programme->workshops->pdata[i])->code);
  return g_string_free (codes, FALSE);
}

static gboolean
find_named (AffMerge *self, GError **error)
{
  const char *code = self->options->into;

  self->known = aff_programme_workshop_by_code (self->programme, code);
  if (self->known)
    return TRUE;
  g_autofree char *codes = list_codes (self->programme);
  g_autofree char *quote = aff_text_quote (code);
  if (*codes)
    g_set_error (error, AFF_ERROR, AFF_ERROR_NOT_FOUND,
                 "There is no workshop “%s”. Choose one of these: %s.", quote, codes);
  else
    g_set_error (error, AFF_ERROR, AFF_ERROR_NOT_FOUND,
                 "There is no workshop “%s”, because the programme has none yet. Leave --into "
                 "out: the file makes one.",
                 quote);
  return FALSE;
}

static char *
name_source (const AffDraft *draft)
{
  return draft->code || draft->title
           ? g_strdup_printf ("%s:%s", draft->family, draft->code ? draft->code : draft->title)
           : NULL;
}

static const AffWorkshop *
find_by_source (AffMerge *self)
{
  g_autofree char *key = name_source (self->draft);
  AffStatement *row = aff_merge_sql (self, "SELECT id FROM workshop WHERE source_key = ?1");

  if (!key)
    return NULL;
  aff_statement_bind_text (row, 1, key);
  gint64 id = aff_statement_step (row) ? aff_statement_int (row, 0) : 0;
  aff_statement_reset (row);
  return id > 0 ? aff_programme_workshop (self->programme, id) : NULL;
}

static gboolean
is_same_name (const char *a, const char *b)
{
  g_autofree char *one = a ? aff_merge_fold (a) : NULL;
  g_autofree char *other = b ? aff_merge_fold (b) : NULL;

  return one && other && strcmp (one, other) == 0;
}

static const AffWorkshop *
find_by_name (AffMerge *self)
{
  for (guint i = 0; i < self->programme->workshops->len; i++) {
    const AffWorkshop *workshop = self->programme->workshops->pdata[i];
    if (is_same_name (workshop->code, self->draft->code) ||
        is_same_name (workshop->title, self->draft->title) ||
        is_same_name (workshop->short_title, self->draft->title))
      return workshop;
  }
  return NULL;
}

// Sets `known`; it stays NULL where the draft makes a workshop of its own.
static gboolean
find_workshop (AffMerge *self, GError **error)
{
  const GPtrArray *workshops = self->programme->workshops;

  if (self->options->into)
    return find_named (self, error);
  self->known = aff_merge_find_own (self);
  self->is_back = self->known != NULL;
  if (!self->known)
    self->known = find_by_source (self);
  if (!self->known)
    self->known = find_by_name (self);
  if (self->known || workshops->len == 0 || self->draft->code || self->draft->title)
    return TRUE;
  if (workshops->len == 1) {
    self->known = workshops->pdata[0];
    aff_merge_remark (self, AFF_REMARK_GUESSED, "workshop-is-the-only-one", NULL,
                      "The file does not say of which event it is.",
                      "It was taken for the only one that is there; --into names another.");
    return TRUE;
  }
  g_autofree char *codes = list_codes (self->programme);
  g_set_error (error, AFF_ERROR, AFF_ERROR_CONFLICT,
               "The file does not say of which workshop it is. Say it with --into: %s.", codes);
  return FALSE;
}

// "Medical Models 2026" as "medical-models-2026".
static char *
make_code (AffMerge *self, const char *name)
{
  g_autofree char *folded = aff_merge_fold (name);
  g_autofree char *start = g_strndup (folded, CODE_LENGTH);
  g_autofree char *code = NULL;

  g_strstrip (g_strcanon (start, "abcdefghijklmnopqrstuvwxyz0123456789", ' '));
  code = g_strdelimit (g_strdup (*start ? start : "workshop"), " ", '-');
  for (guint i = 2; aff_programme_workshop_by_code (self->programme, code); i++) {
    g_free (code);
    code = g_strdup_printf ("workshop-%u", i);
  }
  return g_steal_pointer (&code);
}

// The keys of all rows of the draft, as the programme keeps them.
static GHashTable *
list_keys (const AffMerge *self)
{
  GHashTable *keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->draft->items->len; i++)
    g_hash_table_add (
      keys, aff_merge_key (self, ((AffDraftItem *) self->draft->items->pdata[i])->key));
  for (guint i = 0; i < self->draft->papers->len; i++)
    g_hash_table_add (
      keys, aff_merge_key (self, ((AffDraftPaper *) self->draft->papers->pdata[i])->key));
  return keys;
}

// An event that was given another name looks like another event.
static void
say_if_known (AffMerge *self)
{
  g_autoptr (GHashTable) keys = list_keys (self);
  AffStatement *rows = aff_merge_sql (
    self, "SELECT ltrim (source_key, '~') FROM item WHERE source_key IS NOT NULL"
          " UNION ALL"
          " SELECT ltrim (source_key, '~') FROM paper WHERE source_key IS NOT NULL");
  guint n_known = 0;

  while (aff_statement_step (rows))
    n_known += g_hash_table_contains (keys, aff_statement_text (rows, 0));
  aff_statement_reset (rows);
  if (n_known * 2 > g_hash_table_size (keys))
    aff_merge_remark (self, AFF_REMARK_GUESSED, "event-under-another-name", NULL,
                      "Most of what the file lists is in the programme already, as part of an "
                      "event of another name.",
                      "It was taken for a further event. If it is that one, undo this and name "
                      "it with --into.");
}

static void
make_workshop (AffMerge *self)
{
  const AffDraft *draft = self->draft;
  const char *title = draft->title  ? draft->title
                      : draft->code ? draft->code
                                    : self->options->name;
  g_autofree char *code = make_code (self, draft->code ? draft->code : title);
  g_autofree char *key = name_source (draft);
  AffStatement *row = aff_merge_sql (
    self, "INSERT INTO workshop (id, code, title, venue, city, first_day, last_day, zone, rank,"
          " source, source_key) SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8,"
          " coalesce (max (rank) + 1, 0), ?9, ?10 FROM workshop");

  self->workshop = aff_merge_next_id (self, "workshop");
  aff_statement_bind_int (row, 1, self->workshop);
  aff_statement_bind_text (row, 2, code);
  aff_statement_bind_text (row, 3, title);
  aff_statement_bind_text (row, 4, draft->venue);
  aff_statement_bind_text (row, 5, draft->city);
  aff_statement_bind_text (row, 6, draft->first_day);
  aff_statement_bind_text (row, 7, draft->last_day);
  aff_statement_bind_text (row, 8, draft->zone ? draft->zone : "Europe/Paris");
  aff_statement_bind_text (row, 9, draft->source);
  aff_statement_bind_text (row, 10, key);
  aff_statement_run (row);
  if (!draft->title && !draft->code)
    aff_merge_remark (self, AFF_REMARK_GUESSED, "workshop-without-name", NULL,
                      "The file does not say what the event is called.",
                      "It was called by the name of the file; set its title.");
}

// What nobody said yet of a workshop that is there, the file may say.
static void
complete_workshop (AffMerge *self)
{
  const AffDraft *draft = self->draft;
  AffStatement *row = aff_merge_sql (
    self,
    "UPDATE workshop SET venue = coalesce (venue, ?2), city = coalesce (city, ?3),"
    " first_day = iif (first_day IS NULL AND (last_day IS NULL OR ?4 <= last_day), ?4,"
    " first_day), last_day = coalesce (last_day, iif (first_day IS NULL OR ?5 >= first_day,"
    " ?5, NULL)) WHERE id = ?1");

  self->workshop = self->known->id;
  aff_statement_bind_int (row, 1, self->workshop);
  aff_statement_bind_text (row, 2, draft->venue);
  aff_statement_bind_text (row, 3, draft->city);
  aff_statement_bind_text (row, 4, draft->first_day);
  aff_statement_bind_text (row, 5, draft->last_day);
  aff_statement_run (row);
}

gboolean
aff_merge_workshop (AffMerge *self, GError **error)
{
  if (!find_workshop (self, error))
    return FALSE;
  if (self->is_back)
    self->workshop = self->known->id;
  else if (self->known)
    complete_workshop (self);
  else {
    say_if_known (self);
    make_workshop (self);
  }
  return TRUE;
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/programme/programme.h"

#include "app/programme/whole.h"

static const char *const nature_words[] = {
  "opening", "keynote", "poster",   "break",  "oral",
  "panel",   "talk",    "tutorial", "social", "other",
};

static const char *
read_meta (AffWhole *self, AffDb *db, const char *key, GError **error)
{
  g_autoptr (AffStatement)
    statement = aff_db_prepare (db, "SELECT value FROM meta WHERE key = ?");
  const char *value = "";

  aff_statement_bind_text (statement, 1, key);
  if (aff_statement_step (statement))
    value = aff_whole_line (self, statement, 0);

  return aff_statement_finish (statement, error) ? value : NULL;
}

static gint64
parse_instant (const char *text)
{
  gint64 instant;

  if (!g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, &instant, NULL))
    return AFF_UNKNOWN_TIME;
  return aff_instant_or_unknown (instant);
}

static gboolean
load_meta (AffWhole *self, AffDb *db, GError **error)
{
  const char *id = read_meta (self, db, "programme_id", error);
  const char *as_of = id ? read_meta (self, db, "as_of", error) : NULL;
  const char *is_sample = as_of ? read_meta (self, db, "is_sample", error) : NULL;
  const char *start = is_sample ? read_meta (self, db, "simulated_start", error) : NULL;

  if (!start)
    return FALSE;
  self->programme.id = id;
  self->programme.as_of = parse_instant (as_of);
  self->programme.is_sample = g_str_equal (is_sample, "1");
  self->programme.simulated_start = parse_instant (start);

  return TRUE;
}

static gboolean
load_version (AffWhole *self, AffDb *db, GError **error)
{
  g_autoptr (AffStatement) statement = aff_db_prepare (db, "SELECT max (sequence) FROM change");

  if (aff_statement_step (statement))
    self->programme.version = aff_statement_int_or (statement, 0, 0);

  return aff_statement_finish (statement, error);
}

static void
add_lists (AffWhole *self)
{
  AffProgramme *programme = &self->programme;

  programme->workshops = aff_whole_list (self);
  programme->plans = aff_whole_list (self);
  programme->rooms = aff_whole_list (self);
  programme->people = aff_whole_list (self);
  programme->topics = aff_whole_list (self);
  programme->items = aff_whole_list (self);
  programme->papers = aff_whole_list (self);
  programme->notices = aff_whole_list (self);
  programme->hosts = aff_whole_list (self);
}

static gboolean
settle_items (AffWhole *self, AffDb *db, GError **error)
{
  aff_settle_items (self);
  return TRUE;
}

static void
choose_zone (AffWhole *self)
{
  const GPtrArray *workshops = self->programme.workshops;
  const AffWorkshop *first = workshops->len ? g_ptr_array_index (workshops, 0) : NULL;

  self->programme.zone = first ? first->zone : aff_whole_zone (self, "Europe/Paris");
}

static gboolean
load_tables (AffDb *db, gpointer data, GError **error)
{
  static const AffLoadStep steps[] = {
    load_version,   load_meta,    aff_load_floor,         aff_load_workshops, aff_load_papers,
    aff_load_items, settle_items, aff_load_presentations, aff_load_notices,   NULL,
  };

  return aff_load_all (data, db, steps, error);
}

AffProgramme *
aff_programme_load (AffDb *db, GError **error)
{
  AffWhole *self;

  g_return_val_if_fail (db != NULL, NULL);

  self = aff_whole_new ();
  add_lists (self);
  if (!aff_db_read (db, load_tables, self, error)) {
    aff_whole_free (self);
    return NULL;
  }
  choose_zone (self);

  return &self->programme;
}

AffProgramme *
aff_programme_ref (AffProgramme *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&((AffWhole *) self)->count);
  return self;
}

void
aff_programme_unref (AffProgramme *self)
{
  AffWhole *whole = (AffWhole *) self;

  g_return_if_fail (self != NULL);

  if (g_atomic_ref_count_dec (&whole->count))
    aff_whole_free (whole);
}

static gpointer
find_record (const AffProgramme *self, AffTable table, gint64 id)
{
  return aff_whole_find ((const AffWhole *) self, table, id);
}

const AffItem *
aff_programme_item (const AffProgramme *self, gint64 id)
{
  g_return_val_if_fail (self != NULL, NULL);

  return find_record (self, AFF_TABLE_ITEM, id);
}

const AffPaper *
aff_programme_paper (const AffProgramme *self, gint64 id)
{
  g_return_val_if_fail (self != NULL, NULL);

  return find_record (self, AFF_TABLE_PAPER, id);
}

const AffPaper *
aff_programme_paper_by_number (const AffProgramme *self, const char *number)
{
  g_return_val_if_fail (self != NULL && number != NULL, NULL);

  return g_hash_table_lookup (((const AffWhole *) self)->papers_by_number, number);
}

const AffPresentation *
aff_programme_presentation (const AffProgramme *self, gint64 id)
{
  g_return_val_if_fail (self != NULL, NULL);

  return find_record (self, AFF_TABLE_PRESENTATION, id);
}

const AffWorkshop *
aff_programme_workshop (const AffProgramme *self, gint64 id)
{
  g_return_val_if_fail (self != NULL, NULL);

  return find_record (self, AFF_TABLE_WORKSHOP, id);
}

const AffWorkshop *
aff_programme_workshop_by_code (const AffProgramme *self, const char *code)
{
  g_return_val_if_fail (self != NULL && code != NULL, NULL);

  return g_hash_table_lookup (((const AffWhole *) self)->workshops_by_code, code);
}

const AffBoard *
aff_programme_board (const AffProgramme *self, gint64 id)
{
  g_return_val_if_fail (self != NULL, NULL);

  return find_record (self, AFF_TABLE_BOARD, id);
}

const AffPlace *
aff_programme_kiosk (const AffProgramme *self, const char *code)
{
  g_return_val_if_fail (self != NULL && code != NULL, NULL);

  return g_hash_table_lookup (((const AffWhole *) self)->kiosks_by_code, code);
}

const AffName *
aff_names_find (const GPtrArray *names, const char *language)
{
  const AffName *found = NULL;

  g_return_val_if_fail (names != NULL, NULL);

  for (guint i = 0; i < names->len; i++) {
    const AffName *name = g_ptr_array_index (names, i);

    if (g_strcmp0 (name->language, language) == 0)
      return name;
    if (!found || g_str_equal (name->language, "en"))
      found = name;
  }

  return found;
}

const char *
aff_nature_word (AffNature nature)
{
  for (guint i = 0; i < G_N_ELEMENTS (nature_words); i++)
    if (nature == 1u << i)
      return nature_words[i];
  g_return_val_if_reached (NULL);
}

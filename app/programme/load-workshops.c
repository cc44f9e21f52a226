// SPDX-License-Identifier: GPL-3.0-or-later
// The workshops and all that a source says about them beside their items.
#include "app/base/clock.h"
#include "app/programme/whole.h"

static const char *const alias_words[] = {"workshop", "tutorial", NULL};

G_STATIC_ASSERT (G_N_ELEMENTS (alias_words) == AFF_ALIAS_TUTORIAL + 2);

// The schema lets "2026-02-31" pass; such a day is as good as none.
static const char *
read_day (AffWhole *self, AffStatement *statement, int column, GTimeZone *zone)
{
  const char *day = aff_whole_line_or_null (self, statement, column);

  return day && aff_zone_instant (zone, day, 0) != AFF_UNKNOWN_TIME ? day : NULL;
}

static void
read_titles (AffWhole *self, AffWorkshop *workshop, AffStatement *statement)
{
  workshop->code = aff_whole_line (self, statement, 1);
  workshop->title = aff_whole_line (self, statement, 2);
  workshop->language = aff_whole_line (self, statement, 3);
  workshop->short_title = aff_whole_line_or_null (self, statement, 4);
  if (!workshop->short_title)
    workshop->short_title = workshop->title;
  workshop->tagline = aff_whole_line_or_null (self, statement, 5);
  workshop->edition = aff_column_int (statement, 6, 0);
  workshop->parent = aff_whole_line_or_null (self, statement, 7);
  workshop->venue = aff_whole_line_or_null (self, statement, 8);
  workshop->city = aff_whole_line_or_null (self, statement, 9);
  workshop->country = aff_whole_line_or_null (self, statement, 10);
}

static void
read_when_and_where (AffWhole *self, AffWorkshop *workshop, AffStatement *statement)
{
  workshop->zone_name = aff_whole_line (self, statement, 13);
  workshop->zone = aff_whole_zone (self, workshop->zone_name);
  workshop->first_day = read_day (self, statement, 11, workshop->zone);
  workshop->last_day = read_day (self, statement, 12, workshop->zone);
  workshop->is_preliminary = g_strcmp0 (aff_statement_text (statement, 14), "final") != 0;
  workshop->room = aff_whole_refer (self, AFF_TABLE_ROOM, statement, 15);
}

static void
add_lists (AffWhole *self, AffWorkshop *workshop)
{
  workshop->aliases = aff_whole_list (self);
  workshop->sections = aff_whole_list (self);
  workshop->deadlines = aff_whole_list (self);
  workshop->statements = aff_whole_list (self);
  workshop->assumptions = aff_whole_list (self);
  workshop->tracks = aff_whole_list (self);
  workshop->items = aff_whole_list (self);
}

static gboolean
load_workshops (AffWhole *self, AffDb *db, GError **error)
{
  g_autoptr (AffStatement) statement = aff_db_prepare (
    db, "SELECT id, code, title, language, short_title, tagline, edition, parent, venue, city,"
        " country, first_day, last_day, zone, certainty, room FROM workshop ORDER BY rank, id");

  while (aff_statement_step (statement)) {
    AffWorkshop *workshop = aff_whole_add (self, AFF_TABLE_WORKSHOP, sizeof *workshop,
                                           aff_statement_int (statement, 0));

    read_titles (self, workshop, statement);
    read_when_and_where (self, workshop, statement);
    add_lists (self, workshop);
    g_ptr_array_add (self->programme.workshops, workshop);
    if (!g_hash_table_contains (self->workshops_by_code, workshop->code))
      g_hash_table_insert (self->workshops_by_code, (gpointer) workshop->code, workshop);
  }

  return aff_statement_finish (statement, error);
}

static gboolean
load_aliases (AffWhole *self, AffDb *db, GError **error)
{
  g_autoptr (AffStatement) statement =
    aff_db_prepare (db, "SELECT workshop, kind, name, short_name FROM alias ORDER BY id");

  while (aff_statement_step (statement)) {
    const AffWorkshop *workshop = aff_whole_refer (self, AFF_TABLE_WORKSHOP, statement, 0);
    AffAlias *alias;

    if (!workshop)
      continue;
    alias = aff_whole_record (self, sizeof *alias);
    alias->kind = aff_column_word (statement, 1, alias_words, AFF_ALIAS_WORKSHOP);
    alias->name = aff_whole_line (self, statement, 2);
    alias->short_name = aff_whole_line_or_null (self, statement, 3);
    g_ptr_array_add (workshop->aliases, alias);
  }

  return aff_statement_finish (statement, error);
}

static gboolean
load_sections (AffWhole *self, AffDb *db, GError **error)
{
  g_autoptr (AffStatement) statement = aff_db_prepare (
    db, "SELECT workshop, kind, title, text, language FROM section ORDER BY rank, id");

  while (aff_statement_step (statement)) {
    const AffWorkshop *workshop = aff_whole_refer (self, AFF_TABLE_WORKSHOP, statement, 0);
    AffSection *section;

    if (!workshop)
      continue;
    section = aff_whole_record (self, sizeof *section);
    section->kind = aff_whole_line (self, statement, 1);
    section->title = aff_whole_line_or_null (self, statement, 2);
    section->text = aff_whole_text (self, statement, 3);
    section->language = aff_whole_line (self, statement, 4);
    g_ptr_array_add (workshop->sections, section);
  }

  return aff_statement_finish (statement, error);
}

static gboolean
load_deadlines (AffWhole *self, AffDb *db, GError **error)
{
  g_autoptr (AffStatement) statement =
    aff_db_prepare (db, "SELECT workshop, title, language, instant, zone, source FROM deadline"
                        " ORDER BY instant, id");

  while (aff_statement_step (statement)) {
    const AffWorkshop *workshop = aff_whole_refer (self, AFF_TABLE_WORKSHOP, statement, 0);
    AffDeadline *deadline;

    if (!workshop)
      continue;
    deadline = aff_whole_record (self, sizeof *deadline);
    deadline->title = aff_whole_line (self, statement, 1);
    deadline->language = aff_whole_line (self, statement, 2);
    deadline->instant = aff_column_instant (statement, 3);
    deadline->zone = aff_whole_line (self, statement, 4);
    deadline->source = aff_whole_line_or_null (self, statement, 5);
    g_ptr_array_add (workshop->deadlines, deadline);
  }

  return aff_statement_finish (statement, error);
}

static gboolean
load_statements (AffWhole *self, AffDb *db, GError **error)
{
  g_autoptr (AffStatement) statement = aff_db_prepare (
    db, "SELECT workshop, id, subject, text, source, counts, count, contradicts FROM statement"
        " ORDER BY id");

  while (aff_statement_step (statement)) {
    const AffWorkshop *workshop = aff_whole_refer (self, AFF_TABLE_WORKSHOP, statement, 0);
    AffStatementText *said;

    if (!workshop)
      continue;
    said = aff_whole_record (self, sizeof *said);
    said->id = aff_statement_int (statement, 1);
    said->subject = aff_whole_line (self, statement, 2);
    said->text = aff_whole_text (self, statement, 3);
    said->source = aff_whole_line (self, statement, 4);
    said->counts = aff_whole_line_or_null (self, statement, 5);
    said->count = aff_column_int (statement, 6, -1);
    said->contradicts = aff_statement_int_or (statement, 7, 0);
    g_ptr_array_add (workshop->statements, said);
  }

  return aff_statement_finish (statement, error);
}

static gboolean
load_assumptions (AffWhole *self, AffDb *db, GError **error)
{
  g_autoptr (AffStatement)
    statement = aff_db_prepare (db, "SELECT workshop, field, note FROM assumption ORDER BY id");

  while (aff_statement_step (statement)) {
    const AffWorkshop *workshop = aff_whole_refer (self, AFF_TABLE_WORKSHOP, statement, 0);
    AffAssumption *assumption;

    if (!workshop)
      continue;
    assumption = aff_whole_record (self, sizeof *assumption);
    assumption->field = aff_whole_line (self, statement, 1);
    assumption->note = aff_whole_text (self, statement, 2);
    g_ptr_array_add (workshop->assumptions, assumption);
  }

  return aff_statement_finish (statement, error);
}

static gboolean
load_tracks (AffWhole *self, AffDb *db, GError **error)
{
  g_autoptr (AffStatement) statement = aff_db_prepare (
    db, "SELECT id, workshop, code, name, language, admission FROM track ORDER BY rank, id");

  while (aff_statement_step (statement)) {
    const AffWorkshop *workshop = aff_whole_refer (self, AFF_TABLE_WORKSHOP, statement, 1);
    AffTrack *track;

    if (!workshop)
      continue;
    track = aff_whole_add (self, AFF_TABLE_TRACK, sizeof *track,
                           aff_statement_int (statement, 0));
    track->code = aff_whole_line (self, statement, 2);
    track->name = aff_whole_line (self, statement, 3);
    track->language = aff_whole_line (self, statement, 4);
    track->by_availability = g_strcmp0 (aff_statement_text (statement, 5), "availability") == 0;
    g_ptr_array_add (workshop->tracks, track);
  }

  return aff_statement_finish (statement, error);
}

gboolean
aff_load_workshops (AffWhole *self, AffDb *db, GError **error)
{
  static const AffLoadStep steps[] = {
    load_workshops,  load_aliases,     load_sections, load_deadlines,
    load_statements, load_assumptions, load_tracks,   NULL,
  };

  return aff_load_all (self, db, steps, error);
}

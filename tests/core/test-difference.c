// SPDX-License-Identifier: GPL-3.0-or-later
// What a change did, said in full: nothing happens unseen.
#include "app/import/difference.h"
#include "tests/support/fixture.h"
#include "tests/support/hall.h"
#include "tests/support/rows.h"

#include <string.h>

// Runs SQL as one change and lists what is different then.
static GPtrArray *
list_change (AffDb *db, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AffProgramme) before = hall_load (db);
  gint64 sequence = fixture_change (db, sql);
  g_autoptr (AffProgramme) after = hall_load (db);
  GPtrArray *list = aff_difference_list (before, after);

  aff_difference_add_rows (list, db, sequence, &error);
  g_assert_no_error (error);
  return list;
}

static gboolean
has_field (const GPtrArray *list, const char *entity, const char *field, const char *after)
{
  for (guint i = 0; i < list->len; i++) {
    const AffDifferent *different = list->pdata[i];
    for (guint j = 0; j < different->fields->len; j++) {
      const AffDifferentField *found = different->fields->pdata[j];
      if (g_str_equal (different->entity, entity) && g_str_equal (found->name, field) &&
          g_str_equal (found->after, after))
        return TRUE;
    }
  }
  return FALSE;
}

static const struct {
  const char *sql;
  const char *entity;
  const char *field;
  const char *after;
} edits[] = {
  {"UPDATE item SET hang_minute = 540", "item", "hang from", "09:00"},
  {"UPDATE item SET clear_minute = 1080", "item", "hang until", "18:00"},
  {"UPDATE item SET material = 'Pins'", "item", "material", "Pins"},
  {"UPDATE item SET poster_format = 'A0'", "item", "poster format", "A0"},
  {"UPDATE item SET reserve = 2", "item", "boards in reserve", "2"},
  {"UPDATE item SET fixed = 1", "item", "fixed", "yes"},
  {"UPDATE item SET duration_min = 60, shortest_min = 45", "item", "shortest", "45 min"},
  {"UPDATE item SET live_start = 1791119000", "item", "live start", "1791119000"},
  {"UPDATE item_person SET role = 'chair'", "item_person", "role", "chair"},
  {"UPDATE paper SET power = 1", "paper", "power", "yes"},
  {"UPDATE paper SET low = 1", "paper", "low board", "yes"},
  {"UPDATE paper SET width_mm = 841", "paper", "width", "841 mm"},
  {"UPDATE paper_author SET presenter = 0", "paper", "presenters", ""},
  {"UPDATE presentation SET attend_from = 900", "presentation", "attend from", "900"},
  {"UPDATE presentation SET embargo = 7", "presentation", "embargo", "7"},
  {"UPDATE link SET live = 0", "link", "live", "0"},
  {"UPDATE board SET power = 1", "board", "power", "1"},
  {"UPDATE board SET note = 'Wet'", "board", "note", "Wet"},
  {"UPDATE workshop SET tagline = 'T'", "workshop", "tagline", "T"},
  {"UPDATE topic_name SET name = 'Hearts'", "topic_name", "name", "Hearts"},
  {"UPDATE plan SET svg = x'0102'", "plan", "svg", "2 bytes"},
};

static void
test_each_edit_is_said (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (edits); i++) {
    g_autoptr (AffDb) db = fixture_db_new (rows_seed);
    g_autoptr (GPtrArray) list = list_change (db, edits[i].sql);
    if (!has_field (list, edits[i].entity, edits[i].field, edits[i].after))
      g_error ("%s is not said", edits[i].sql);
  }
}

// Nothing is shown of people whom nobody names, and one who is on a list twice presents once.
static gboolean
is_shown (const char *table, guint change)
{
  return !g_str_equal (table, change == 1 ? "paper_author" : "person");
}

static void
test_a_change_of_every_table_is_said (void)
{
  for (gsize i = 0; i < rows_case_count; i++) {
    const RowsCase *at = &rows_cases[i];
    const char *const changes[] = {at->insert, at->update, at->remove};
    g_autoptr (AffDb) db = fixture_db_new (rows_seed);
    for (guint j = 0; j < G_N_ELEMENTS (changes); j++) {
      g_autoptr (GPtrArray) list = list_change (db, changes[j]);
      if (list->len == 0 && is_shown (at->table, j))
        g_error ("%s is not said", changes[j]);
    }
  }
}

// What belongs to something new is part of it.
static void
test_a_new_floor_is_said_once (void)
{
  g_autoptr (AffDb) db = fixture_db_new (rows_seed);
  g_autoptr (GPtrArray)
    list = list_change (db, "INSERT INTO plan VALUES (2, 'Foyer', x'00ff', 'cd', 9, 9);"
                            "INSERT INTO board (plan, label, x_mm, y_mm, facing_deg, width_mm,"
                            " height_mm) VALUES (2, '3', 0, 0, 0, 1, 1)");

  g_assert_cmpuint (list->len, ==, 1);
  const AffDifferent *plan = list->pdata[0];
  g_assert_cmpstr (plan->entity, ==, "plan");
  g_assert_cmpstr (plan->title, ==, "Foyer");
  g_assert_cmpint (plan->kind, ==, AFF_DIFFERENT_NEW);
  g_assert_cmpint (plan->id, ==, 2);
}

// A paper may move while its session is called the same.
static const struct {
  const char *sql;
  const char *entity;
  const char *field;
  const char *after;
  guint count; // of all that is said
} moves[] = {
  {"INSERT INTO item (id, workshop, title) VALUES (2, 1, 'Posters');"
   "UPDATE presentation SET item = 2",
   "presentation", "item", "2", 2},
  {"UPDATE presentation SET kind = 'oral'", "paper", "sessions", "Posters (oral)", 1},
  {"DELETE FROM presentation;"
   "INSERT INTO presentation (id, paper, item, kind) VALUES (2, 1, 1, 'spotlight')",
   "paper", "sessions", "Posters (spotlight)", 1},
};

static void
test_moves_that_no_title_tells_are_said (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (moves); i++) {
    g_autoptr (AffDb) db = fixture_db_new (rows_seed);
    fixture_change (db, "DELETE FROM placement; DELETE FROM waiting; DELETE FROM presence;"
                        "DELETE FROM printed");
    g_autoptr (GPtrArray) list = list_change (db, moves[i].sql);
    if (!has_field (list, moves[i].entity, moves[i].field, moves[i].after))
      g_error ("%s is not said", moves[i].sql);
    g_assert_cmpuint (list->len, ==, moves[i].count);
  }
}

static void
test_what_the_programme_says_is_not_said_twice (void)
{
  g_autoptr (AffDb) db = fixture_db_new (rows_seed);
  g_autoptr (GPtrArray)
    list = list_change (db, "UPDATE paper SET title = 'New'; UPDATE item SET minute = 5,"
                            " day = '2026-10-04', source_digest = 'ab';"
                            "UPDATE presentation SET source = 'csv', source_board = '1'");

  g_assert_cmpuint (list->len, ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/difference/each-edit-is-said", test_each_edit_is_said);
  g_test_add_func ("/exchange/difference/a-change-of-every-table-is-said",
                   test_a_change_of_every_table_is_said);
  g_test_add_func ("/exchange/difference/a-new-floor-is-said-once",
                   test_a_new_floor_is_said_once);
  g_test_add_func ("/exchange/difference/moves-that-no-title-tells-are-said",
                   test_moves_that_no_title_tells_are_said);
  g_test_add_func ("/exchange/difference/what-the-programme-says-is-not-said-twice",
                   test_what_the_programme_says_is_not_said_twice);
  return g_test_run ();
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/programme/kept.h"
#include "tests/support/fixture.h"
#include "tests/support/hall.h"

#define REMOVE_4                                                                               \
  "DELETE FROM placement WHERE presentation = 4; DELETE FROM presentation WHERE id = 4;"

// What became of presentation 4 of the hall, the only one of its paper, after SQL.
static const struct {
  const char *sql;
  gint64 found; // 0: none
  AffFate fate;
} cases[] = {
  {"UPDATE item SET title = 'Another title'", 4, AFF_FATE_UNKNOWN},
  {"DELETE FROM placement", 4, AFF_FATE_UNKNOWN},
  {"DELETE FROM placement; UPDATE paper SET withdrawn = 1 WHERE id = 4", 0, AFF_FATE_WITHDRAWN},
  {"UPDATE presentation SET embargo = 2000000000 WHERE id = 4", 0, AFF_FATE_UNKNOWN},
  {REMOVE_4, 0, AFF_FATE_GONE},
  {REMOVE_4 "UPDATE paper SET withdrawn = 1 WHERE id = 4", 0, AFF_FATE_WITHDRAWN},
  // Another poster of the paper is as good, a talk is another thing.
  {REMOVE_4 "INSERT INTO presentation (id, paper, item, kind) VALUES (99, 4, 3, 'poster')", 99,
   AFF_FATE_UNKNOWN},
  {REMOVE_4 "INSERT INTO presentation (id, paper, item, kind) VALUES (99, 4, 2, 'oral')", 0,
   AFF_FATE_GONE},
  {REMOVE_4 "INSERT INTO presentation (id, paper, item, kind, embargo)"
            " VALUES (99, 4, 3, 'poster', 2000000000)",
   0, AFF_FATE_GONE},
};

static void
test_what_is_kept_is_found_or_its_fate_is_known (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (AffDb) db = hall_new (NULL);
    g_autoptr (AffProgramme) before = hall_load (db);
    AffKept kept = {.presentation = 4};

    g_test_message ("%s", cases[i].sql);
    g_assert_nonnull (aff_kept_find (&kept, before, HALL_NOW));
    g_assert_cmpstr (kept.title, ==, "Title 4");
    fixture_change (db, cases[i].sql);
    g_autoptr (AffProgramme) after = hall_load (db);
    const AffPresentation *found = aff_kept_find (&kept, after, HALL_NOW);
    g_assert_cmpint (found != NULL ? found->id : 0, ==, cases[i].found);
    if (found == NULL)
      g_assert_cmpint (aff_kept_fate (&kept, after), ==, cases[i].fate);
    // And back again with the programme of before.
    g_assert_nonnull (aff_kept_find (&kept, before, HALL_NOW));
    aff_kept_clear (&kept);
  }
}

static void
test_what_was_never_seen_is_not_named (void)
{
  g_autoptr (AffDb)
    db = hall_new ("DELETE FROM placement; UPDATE paper SET withdrawn = 1 WHERE id = 4");
  g_autoptr (AffProgramme) programme = hall_load (db);
  AffKept kept = {.presentation = 4}, none = {.presentation = 4000};

  g_assert_null (aff_kept_find (&kept, programme, HALL_NOW));
  g_assert_null (kept.title);
  g_assert_cmpint (aff_kept_fate (&kept, programme), ==, AFF_FATE_WITHDRAWN);
  g_assert_null (aff_kept_find (&none, programme, HALL_NOW));
  g_assert_cmpint (aff_kept_fate (&none, programme), ==, AFF_FATE_UNKNOWN);
  g_assert_null (aff_kept_find (&none, NULL, HALL_NOW));
  g_assert_cmpint (aff_kept_fate (&none, NULL), ==, AFF_FATE_UNKNOWN);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/programme/kept/what-is-kept-is-found-or-its-fate-is-known",
                   test_what_is_kept_is_found_or_its_fate_is_known);
  g_test_add_func ("/programme/kept/what-was-never-seen-is-not-named",
                   test_what_was_never_seen_is_not_named);
  return g_test_run ();
}

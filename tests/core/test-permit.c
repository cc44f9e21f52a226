// SPDX-License-Identifier: GPL-3.0-or-later
// Nothing is written without the right to it, whatever the screen shows.
#include "app/db/db-private.h"
#include "app/db/log.h"
#include "app/db/permit.h"
#include "app/db/schema.h"
#include "app/db/script.h"
#include "tests/support/fixture.h"
#include "tests/support/rows.h"

#include <string.h>

#define NOW 1791120300

static const char *const desk_tables[] = {"board",    "placement", "waiting",
                                          "presence", "printed",   NULL};
static const char *const visitor_tables[] = {"presence", NULL};

static gboolean
run_sql (AffDb *db, gpointer sql, GError **error)
{
  return aff_script_run (db, sql, error);
}

static gboolean
change_with (AffDb *db, AffPermit *permit, AffDbFunc func, gpointer data, GError **error)
{
  AffChangeNote note = {.who = "not me", .kind = "edit", .sentence = "Change", .now = NOW};
  note.permit = permit;
  return aff_change_run (db, &note, func, data, NULL, error);
}

static gboolean
try_change (AffDb *db, AffPermit *permit, const char *sql, GError **error)
{
  return change_with (db, permit, run_sql, (gpointer) sql, error);
}

// A change with PERMIT is denied, in words with WORD, and leaves no trace.
static void
assert_denied (AffDb *db, AffPermit *permit, const char *sql, const char *word)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = fixture_dump (db);
  g_autofree char *head = aff_log_head (db, NULL);
  g_assert_false (try_change (db, permit, sql, &error));
  g_assert_error (error, AFF_ERROR, AFF_ERROR_DENIED);
  g_assert_nonnull (strstr (error->message, word));
  g_assert_true (g_str_has_suffix (error->message, "."));
  g_autofree char *after = fixture_dump (db);
  g_autofree char *new_head = aff_log_head (db, NULL);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpstr (new_head, ==, head);
}

static void
assert_done (AffDb *db, AffPermit *permit, const char *sql)
{
  g_autoptr (GError) error = NULL;
  gboolean is_done = try_change (db, permit, sql, &error);
  g_assert_no_error (error);
  g_assert_true (is_done);
}

// The lines of DUMP about TABLE.
static char *
dup_lines_of (const char *dump, const char *table)
{
  g_autofree char *start = g_strconcat (table, " ", NULL);
  g_auto (GStrv) lines = g_strsplit (dump, "\n", -1);
  GString *text = g_string_new (NULL);
  for (char **line = lines; *line != NULL; line++)
    if (g_str_has_prefix (*line, start))
      g_string_append_printf (text, "%s\n", *line);
  return g_string_free (text, FALSE);
}

static gboolean
is_all_of (const char *const *allowed, const char *before, const char *after)
{
  for (const char *const *table = aff_schema_tables (); *table != NULL; table++) {
    g_autofree char *old = dup_lines_of (before, *table);
    g_autofree char *new = dup_lines_of (after, *table);
    if (!g_str_equal (old, new) && !g_strv_contains (allowed, *table))
      return FALSE;
  }
  return TRUE;
}

static void
check_role (AffDb *seed, AffPermitRole role, const char *const *allowed, const char *sql)
{
  g_autoptr (AffDb) db = aff_db_copy_to_memory (seed, NULL);
  g_autoptr (AffDb) free_db = aff_db_copy_to_memory (seed, NULL);
  g_autoptr (AffPermit) permit = aff_permit_new (role, "Somebody");
  g_autofree char *before = fixture_dump (db);
  fixture_change (free_db, sql);
  g_autofree char *after = fixture_dump (free_db);
  if (is_all_of (allowed, before, after))
    assert_done (db, permit, sql);
  else
    assert_denied (db, permit, sql, "Nothing was changed");
}

static void
test_a_role_writes_its_tables_and_no_other (void)
{
  g_autoptr (AffDb) seed = fixture_db_new (rows_seed);
  const char *const *all = aff_schema_tables ();
  for (gsize i = 0; i < rows_case_count; i++) {
    const RowsCase *each = &rows_cases[i];
    const char *const statements[] = {each->insert, each->update, each->remove};
    for (gsize j = 0; j < G_N_ELEMENTS (statements); j++) {
      check_role (seed, AFF_PERMIT_VISITOR, visitor_tables, statements[j]);
      check_role (seed, AFF_PERMIT_DESK, desk_tables, statements[j]);
      check_role (seed, AFF_PERMIT_CHAIR, all, statements[j]);
    }
    g_assert_cmpint (aff_permit_role_may_write (AFF_PERMIT_DESK, each->table), ==,
                     g_strv_contains (desk_tables, each->table));
    g_assert_cmpint (aff_permit_role_may_write (AFF_PERMIT_VISITOR, each->table), ==,
                     g_strv_contains (visitor_tables, each->table));
    g_assert_true (aff_permit_role_may_write (AFF_PERMIT_CHAIR, each->table));
  }
}

static void
test_a_change_of_two_tables_needs_the_right_to_both (void)
{
  g_autoptr (AffDb) db = fixture_db_new (rows_seed);
  g_autoptr (AffPermit) desk = aff_permit_new (AFF_PERMIT_DESK, "Dora");
  assert_denied (db, desk, "UPDATE board SET low = 1; UPDATE item_person SET rank = 7",
                 "item person");
  assert_done (db, desk, "UPDATE board SET low = 1; UPDATE waiting SET rank = 7");
}

static void
test_the_log_names_the_person_of_the_permit (void)
{
  g_autoptr (AffDb) db = fixture_db_new (rows_seed);
  g_autoptr (AffPermit) desk = aff_permit_new (AFF_PERMIT_DESK, "Dora");
  assert_done (db, desk, "UPDATE board SET low = 1");
  g_autoptr (GPtrArray) log = aff_log_list (db, 0, 1, NULL);
  g_assert_cmpstr (((AffLogEntry *) log->pdata[0])->who, ==, "Dora");
}

static void
test_a_permit_ends_after_120_idle_seconds (void)
{
  g_autoptr (AffDb) db = fixture_db_new (rows_seed);
  g_autoptr (AffPermit) chair = aff_permit_new (AFF_PERMIT_CHAIR, "Cleo");
  g_assert_cmpuint (aff_permit_seconds_left (chair), ==, 120);
  aff_permit_age (chair, 100);
  g_assert_cmpuint (aff_permit_seconds_left (chair), ==, 20);
  assert_done (db, chair, "UPDATE board SET low = 1");
  aff_permit_touch (chair);
  g_assert_cmpuint (aff_permit_seconds_left (chair), ==, 120);
  aff_permit_age (chair, 120);
  g_assert_cmpuint (aff_permit_seconds_left (chair), ==, 0);
  g_assert_false (aff_permit_is_live (chair));
  assert_denied (db, chair, "UPDATE board SET low = 0", "Sign in");
  aff_permit_touch (chair);
  assert_denied (db, chair, "UPDATE board SET low = 0", "Sign in");
}

static void
test_no_activity_extends_a_permit_past_30_minutes (void)
{
  g_autoptr (AffPermit) chair = aff_permit_new (AFF_PERMIT_CHAIR, "Cleo");
  for (int minute = 0; minute < 29; minute++) {
    aff_permit_age (chair, 60);
    aff_permit_touch (chair);
  }
  g_assert_cmpuint (aff_permit_seconds_left (chair), ==, 60);
  aff_permit_age (chair, 60);
  aff_permit_touch (chair);
  g_assert_false (aff_permit_is_live (chair));
}

static void
test_a_locked_permit_stays_locked (void)
{
  g_autoptr (AffDb) db = fixture_db_new (rows_seed);
  g_autoptr (AffPermit) chair = aff_permit_new (AFF_PERMIT_CHAIR, "Cleo");
  aff_permit_lock (chair);
  g_assert_cmpuint (aff_permit_seconds_left (chair), ==, 0);
  assert_denied (db, chair, "UPDATE board SET low = 1", "Sign in");
  aff_permit_touch (chair);
  assert_denied (db, chair, "UPDATE board SET low = 1", "Sign in");
}

static gboolean
change_and_lock (AffDb *db, gpointer permit, GError **error)
{
  aff_permit_lock (permit);
  return aff_script_run (db, "UPDATE board SET low = 1", error);
}

static void
test_a_permit_that_ends_meanwhile_writes_nothing (void)
{
  g_autoptr (AffDb) db = fixture_db_new (rows_seed);
  g_autoptr (AffPermit) chair = aff_permit_new (AFF_PERMIT_CHAIR, "Cleo");
  g_autoptr (GError) error = NULL;
  g_autofree char *before = fixture_dump (db);
  g_assert_false (change_with (db, chair, change_and_lock, chair, &error));
  g_assert_error (error, AFF_ERROR, AFF_ERROR_DENIED);
  g_autofree char *after = fixture_dump (db);
  g_assert_cmpstr (after, ==, before);
}

static void
test_a_connection_may_demand_a_permit (void)
{
  g_autoptr (AffDb) db = fixture_db_new (rows_seed);
  g_autoptr (AffPermit) desk = aff_permit_new (AFF_PERMIT_DESK, "Dora");
  g_autoptr (GError) error = NULL;
  aff_db_require_permit (db);
  assert_denied (db, NULL, "UPDATE board SET low = 1", "nobody is signed in");
  AffChangeNote note = {.who = "not me", .now = NOW};
  g_assert_false (aff_log_undo (db, &note, NULL, &error));
  g_assert_error (error, AFF_ERROR, AFF_ERROR_DENIED);
  assert_done (db, desk, "UPDATE board SET low = 1");
}

static void
test_a_desk_undoes_what_it_may_do (void)
{
  g_autoptr (AffDb) db = fixture_db_new (rows_seed);
  g_autoptr (AffPermit) desk = aff_permit_new (AFF_PERMIT_DESK, "Dora");
  g_autoptr (AffPermit) chair = aff_permit_new (AFF_PERMIT_CHAIR, "Cleo");
  g_autoptr (GError) error = NULL;
  AffChangeNote note = {.now = NOW, .permit = desk};
  assert_done (db, chair, "UPDATE board SET low = 1");
  g_assert_true (aff_log_undo (db, &note, NULL, &error));
  g_assert_true (aff_log_redo (db, &note, NULL, &error));
  assert_done (db, chair, "UPDATE item SET title = 'Other'");
  g_autofree char *before = fixture_dump (db);
  g_assert_false (aff_log_undo (db, &note, NULL, &error));
  g_assert_error (error, AFF_ERROR, AFF_ERROR_DENIED);
  g_autofree char *after = fixture_dump (db);
  g_assert_cmpstr (after, ==, before);
  g_auto (AffLogStep) step = {0};
  g_assert_true (aff_log_find_undo (db, &step, NULL));
  g_assert_cmpint (step.role, ==, AFF_PERMIT_CHAIR);
  note.permit = chair;
  g_clear_error (&error);
  g_assert_true (aff_log_undo (db, &note, NULL, &error));
}

static void
test_roles_have_words (void)
{
  AffPermitRole role = AFF_PERMIT_VISITOR;
  g_autoptr (GError) error = NULL;
  g_assert_true (aff_permit_role_parse ("desk", &role, NULL) && role == AFF_PERMIT_DESK);
  g_assert_true (aff_permit_role_parse ("chair", &role, NULL) && role == AFF_PERMIT_CHAIR);
  g_assert_cmpstr (aff_permit_role_word (AFF_PERMIT_DESK), ==, "desk");
  // Visitors are not staff.
  g_assert_false (aff_permit_role_parse ("visitor", &role, &error));
  g_assert_error (error, AFF_ERROR, AFF_ERROR_FORMAT);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/db/permit/a-role-writes-its-tables-and-no-other",
                   test_a_role_writes_its_tables_and_no_other);
  g_test_add_func ("/db/permit/a-change-of-two-tables-needs-the-right-to-both",
                   test_a_change_of_two_tables_needs_the_right_to_both);
  g_test_add_func ("/db/permit/the-log-names-the-person-of-the-permit",
                   test_the_log_names_the_person_of_the_permit);
  g_test_add_func ("/db/permit/a-permit-ends-after-120-idle-seconds",
                   test_a_permit_ends_after_120_idle_seconds);
  g_test_add_func ("/db/permit/no-activity-extends-a-permit-past-30-minutes",
                   test_no_activity_extends_a_permit_past_30_minutes);
  g_test_add_func ("/db/permit/a-locked-permit-stays-locked",
                   test_a_locked_permit_stays_locked);
  g_test_add_func ("/db/permit/a-permit-that-ends-meanwhile-writes-nothing",
                   test_a_permit_that_ends_meanwhile_writes_nothing);
  g_test_add_func ("/db/permit/a-connection-may-demand-a-permit",
                   test_a_connection_may_demand_a_permit);
  g_test_add_func ("/db/permit/a-desk-undoes-what-it-may-do",
                   test_a_desk_undoes_what_it_may_do);
  g_test_add_func ("/db/permit/roles-have-words", test_roles_have_words);
  return g_test_run ();
}

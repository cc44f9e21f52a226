// SPDX-License-Identifier: GPL-3.0-or-later
// What staff decided of a programme and later files say otherwise, or not at all: it stays. What a
// file decided and nobody touched follows the file.
#include "app/exchange/merge.h"
#include "app/programme/edit.h"
#include "tests/support/fixture.h"
#include "tests/support/reading.h"

#include <string.h>

#define NOW G_GINT64_CONSTANT (1791120240)

static const char hall[] =
  "INSERT INTO workshop (id, code, title) VALUES (1, 'demo', 'Demonstration');"
  "INSERT INTO plan (id, name, svg, sha256, width_mm, height_mm)"
  " VALUES (1, 'Hall', x'00', '', 1000, 1000);"
  "INSERT INTO board (id, plan, label, x_mm, y_mm, facing_deg, width_mm, height_mm)"
  " VALUES (1, 1, '1', 1, 1, 0, 10, 10), (2, 1, '2', 30, 1, 0, 10, 10),"
  " (3, 1, '3', 60, 1, 0, 10, 10);"
  "INSERT INTO link_kind VALUES ('doi', 0), ('openreview', 1), ('proceedings', 2);";

typedef struct {
  AffDb *db;
  Reading *last;
  AffMergeOutcome outcome;
} Desk;

static void
clear_last (Desk *desk)
{
  g_clear_pointer (&desk->last, reading_free);
  g_clear_pointer (&desk->outcome.freed, g_ptr_array_unref);
}

static void
set_up (Desk *desk, gconstpointer data)
{
  desk->db = fixture_db_new (hall);
}

static void
tear_down (Desk *desk, gconstpointer data)
{
  clear_last (desk);
  aff_db_free (desk->db);
}

static gboolean
merge (AffDb *db, gpointer data, GError **error)
{
  const AffMergeOptions options = {.into = "demo"};
  Desk *desk = data;

  return aff_merge_run (db, desk->last->draft, &options, desk->last->report, &desk->outcome,
                        error);
}

// Brings in a table of papers, boards or lines; the sequence of the change, 0 if there was none.
static gint64
import (Desk *desk, const char *table)
{
  const AffChangeNote note = {"test", "import", "Import.", NOW};
  g_autoptr (GError) error = NULL;
  gint64 sequence = -1;

  clear_last (desk);
  desk->last = reading_new_any ("table.csv", table, -1);
  g_assert_no_error (desk->last->error);
  aff_draft_set (&desk->last->draft->family, "table");
  g_assert_true (
    aff_draft_finish (desk->last->draft, "Europe/Paris", desk->last->report, &error));
  desk->outcome = (AffMergeOutcome){.freed = g_ptr_array_new_with_free_func (g_free)};
  g_assert_true (aff_change_run (desk->db, &note, merge, desk, &sequence, &error));
  g_assert_no_error (error);
  return sequence;
}

static void
set (Desk *desk, AffEntity entity, const char *id, const char *assignment)
{
  const char *const assignments[] = {assignment, NULL};
  AffEdit edit = {entity, id, assignments, "staff", NOW};
  g_autoptr (GError) error = NULL;

  aff_edit_set (desk->db, &edit, NULL, &error);
  g_assert_no_error (error);
}

// What SQL says as one text; NULL where it says nothing.
#define assert_text(desk, sql, wanted)                                                         \
  G_STMT_START                                                                                 \
  {                                                                                            \
    g_autoptr (AffStatement) own_row = aff_db_prepare (desk->db, sql);                         \
    g_assert_true (aff_statement_step (own_row));                                              \
    g_assert_cmpstr (aff_statement_text (own_row, 0), ==, wanted);                             \
  }                                                                                            \
  G_STMT_END

static const char presenters[] =
  "SELECT group_concat (name, '+') FROM (SELECT name FROM paper_author JOIN person"
  " ON person.id = person WHERE presenter = 1 ORDER BY paper_author.rank)";

typedef struct {
  const char *claim;
  const char *before; // authors and who presents, as a row says it
  const char *staff;  // what staff set, or NULL
  const char *after;
  const char *wanted; // who presents then
  const char *remark; // or NULL
} Case;

static const Case cases[] = {
  {"respelled", "First Author; Second Author,", "presenter=Second Author",
   "First Author; Second Q. Author,", "Second Q. Author", NULL},
  {"respelled-among-namesakes", "Ann Sample; Bob Sample,", "presenter=Bob Sample",
   "Ann Sample; Bob Q. Sample,", "Bob Q. Sample", NULL},
  {"no-author-any-more", "First Author; Second Person,", "presenter=Second Person",
   "First Author; Third Writer,", NULL, "presenter-not-an-author"},
  {"only-the-presenter-changes", "First Author; Second Author,First Author", NULL,
   "First Author; Second Author,Second Author", "Second Author", NULL},
  {"staff-knew-better", "First Author; Second Author,First Author", "presenter=Second Author",
   "First Author; Second Author; Third Author,First Author", "Second Author", NULL},
  {"changed-here-and-there", "First Author; Second Author; Third Author,First Author",
   "presenter=Second Author", "First Author; Second Author; Third Author,Third Author",
   "Second Author", "changed-here-and-there"},
  {"said-for-the-first-time", "First Author; Second Author,", "presenter=Second Author",
   "First Author; Second Author,First Author", "Second Author", "changed-here-and-there"},
  {"said-where-nobody-decided", "First Author; Second Author,", NULL,
   "First Author; Second Author,First Author", "First Author", NULL},
  {"respelled-by-the-file", "First Author; Second Author,Second Author", NULL,
   "First Author; Second Q. Author,Second Q. Author", "Second Q. Author", NULL},
};

static char *
write_table (const char *row)
{
  return g_strdup_printf ("number,title,authors,presenter\n1,Sample of boards,%s\n", row);
}

static void
test_presenters (Desk *desk, gconstpointer data)
{
  const Case *row = data;
  g_autofree char *before = write_table (row->before);
  g_autofree char *after = write_table (row->after);

  import (desk, before);
  if (row->staff)
    set (desk, AFF_ENTITY_PAPER, "1", row->staff);
  import (desk, after);
  assert_text (desk, presenters, row->wanted);
  if (row->remark)
    reading_assert_remark (desk->last, row->remark, 1);
  g_assert_cmpint (import (desk, after), ==, 0);
  assert_text (desk, presenters, row->wanted);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *path = g_strconcat ("/exchange/merge-staff/presents/", cases[i].claim,
                                         NULL);
    g_test_add (path, Desk, &cases[i], set_up, test_presenters, tear_down);
  }
  return g_test_run ();
}

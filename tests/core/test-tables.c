// SPDX-License-Identifier: GPL-3.0-or-later
// What holds for all tables of submission systems alike.
#include "app/read/formats.h"
#include "tests/support/drafted.h"
#include "tests/support/fixture.h"
#include "tests/support/reading.h"

#include <string.h>

static const AffFormat *const tables[] = {
  &aff_format_cmt,   &aff_format_easychair, &aff_format_indico_csv, &aff_format_openreview_csv,
  &aff_format_whova,
};

typedef void (*Visit) (const AffFormat *owner, const char *path);

static guint
visit_folder (const char *folder, const AffFormat *owner, Visit visit)
{
  g_autoptr (GDir) names = g_dir_open (folder, 0, NULL);
  const char *name = NULL;
  guint count = 0;

  g_assert_nonnull (names);
  for (; (name = g_dir_read_name (names)); count++) {
    g_autofree char *path = g_build_filename (folder, name, NULL);
    visit (owner, path);
  }
  return count;
}

static void
visit_golden (Visit visit)
{
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++) {
    g_autofree char *folder = g_build_filename (g_getenv ("AFFICHE_SOURCE"), "tests", "golden",
                                                tables[i]->name, NULL);
    g_assert_cmpuint (visit_folder (folder, tables[i], visit), >, 0);
  }
}

// All but OWNER (which may be NULL) are sure that it is not theirs.
static void
assert_owner (const AffFormat *owner, const char *path)
{
  g_autoptr (AffReport) report = aff_report_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (AffSource) source = aff_source_open (path, report, &error);

  g_assert_no_error (error);
  g_test_message ("%s", path);
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    if (tables[i] == owner)
      g_assert_cmpint (tables[i]->recognise (source, report), >=, 60);
    else
      g_assert_cmpint (tables[i]->recognise (source, report), ==, 0);
}

static void
test_each_takes_its_own_files_only (void)
{
  visit_golden (assert_owner);
}

static void
assert_nothing_private (const char *text)
{
  static const char *const words[] = {
    "@", "Hidden_Reviewer", "nobody may see", "Professor", "France", "An answer",
  };

  for (gsize i = 0; text && i < G_N_ELEMENTS (words); i++)
    g_assert_null (strstr (text, words[i]));
}

static void
assert_report (const AffReport *report)
{
  const GPtrArray *remarks = aff_report_remarks (report);

  for (guint i = 0; i < remarks->len; i++) {
    const AffRemark *remark = remarks->pdata[i];
    assert_nothing_private (remark->meaning);
    assert_nothing_private (remark->action);
    for (guint j = 0; j < remark->places->len; j++)
      assert_nothing_private (remark->places->pdata[j]);
  }
}

static void
assert_private (const AffFormat *owner, const char *path)
{
  g_autoptr (Reading) reading = reading_open ("/", path);

  g_assert_no_error (reading->error);
  for (guint i = 0; i < reading->draft->papers->len; i++) {
    const AffDraftPaper *paper = reading->draft->papers->pdata[i];
    g_autofree char *line = drafted_paper (reading->draft, paper->key);
    assert_nothing_private (line);
    assert_nothing_private (paper->key);
    assert_nothing_private (paper->abstract);
  }
  for (guint i = 0; i < reading->draft->items->len; i++) {
    const AffDraftItem *item = reading->draft->items->pdata[i];
    g_autofree char *line = drafted_item (reading->draft, item->key);
    assert_nothing_private (line);
    assert_nothing_private (item->abstract);
  }
  assert_report (reading->report);
}

static void
test_nothing_private_is_read (void)
{
  visit_golden (assert_private);
}

// A file that is cut anywhere is read or refused, never half understood as another.
static void
assert_cut (const AffFormat *owner, const char *path)
{
  g_autofree char *text = NULL;
  gsize length = 0;

  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  for (gsize cut = 0; cut < length; cut += 1 + length / 97) {
    g_autoptr (Reading) reading = reading_new (owner, "cut.csv", text, (gssize) cut);
    g_assert_true (reading->is_read || reading->error->domain == AFF_ERROR);
    if (reading->error)
      g_assert_cmpuint (reading->draft->papers->len + reading->draft->items->len, ==, 0);
  }
}

static void
test_files_that_are_cut_are_no_crash (void)
{
  visit_golden (assert_cut);
}

static void
test_real_tables_of_others_are_not_taken (void)
{
  static const char *const files[] = {
    "papers/3dv/3dv-2025-schedule_updated2.csv",
    "papers/midl/midl-2023-posterBoardNumbersMon.csv",
    "papers/miniconf/acl2020-main_papers.csv",
    "papers/miniconf/iclr2020-papers.csv",
    "papers/miniconf/sigdial-inlg2023-papers.csv",
    "papers/miniconf/vis2020-posters.csv",
    "floorplans/hmc-poster-2025/Mounts.tsv",
    "schedules/31c3.xml",
    "schedules/fosdem-2024.xml",
    "schedules/oscal-2018-TEST.xml",
    "programme/001_1a7b1cfa1325ef81.txt",
  };
  const char *data = fixture_real_data ();

  for (gsize i = 0; data && i < G_N_ELEMENTS (files); i++) {
    g_autofree char *path = g_build_filename (data, files[i], NULL);
    assert_owner (NULL, path);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/tables/each-takes-its-own-files-only",
                   test_each_takes_its_own_files_only);
  g_test_add_func ("/exchange/tables/nothing-private-is-read", test_nothing_private_is_read);
  g_test_add_func ("/exchange/tables/files-that-are-cut-are-no-crash",
                   test_files_that_are_cut_are_no_crash);
  g_test_add_func ("/exchange/tables/real-tables-of-others-are-not-taken",
                   test_real_tables_of_others_are_not_taken);
  return g_test_run ();
}

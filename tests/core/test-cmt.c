// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/read/formats.h"
#include "tests/support/drafted.h"
#include "tests/support/reading.h"

#include <string.h>

#define HEAD                                                                                   \
  "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" "   \
  "xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\">"

static const char *const files[] = {"cmt/papers.txt", "cmt/papers.xls"};

static void
assert_authors (const AffDraft *draft, const char *key, const char *wanted)
{
  g_autofree char *line = drafted_paper (draft, key);

  g_assert_nonnull (strstr (line, wanted));
}

static void
test_both_exports_say_the_same (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++) {
    g_autoptr (AffDraft) draft = aff_draft_new ();
    g_autoptr (AffReport) report = aff_report_new ();
    drafted_read (draft, report, &aff_format_cmt, files[i]);
    g_assert_cmpuint (draft->papers->len, ==, 6);
    g_assert_cmpstr (draft->family, ==, "cmt");
    g_assert_true (draft->lists_papers);
    drafted_assert_paper (
      draft, "11",
      "11; A first sample paper; Full papers; accepted; First Author (Sample University), "
      "Second Author (Institute of Samples, Dept. 2); Models; -");
    assert_authors (draft, "12", "Third van der Author (Sample University);");
    assert_authors (draft, "13", "rejected");
    assert_authors (draft, "14", "accepted; Fifth Author, Sixth Author;");
    assert_authors (draft, "15", "rejected");
    assert_authors (draft, "16", "withdrawn");
  }
}

static void
test_a_tab_is_a_track (void)
{
  g_autoptr (AffDraft) draft = aff_draft_new ();
  g_autoptr (AffReport) report = aff_report_new ();

  drafted_read (draft, report, &aff_format_cmt, "cmt/papers.xls");
  g_assert_cmpstr (((AffDraftPaper *) g_hash_table_lookup (draft->paper_keys, "12"))->track, ==,
                   "Full papers");
  g_assert_cmpstr (((AffDraftPaper *) g_hash_table_lookup (draft->paper_keys, "14"))->track, ==,
                   "Already published");
}

static guint
count_remarks (const AffReport *report, const char *code)
{
  const AffRemark *remark = aff_report_find (report, code);

  return remark ? remark->count : 0;
}

static void
test_oddities_are_remarks (void)
{
  g_autoptr (AffDraft) draft = aff_draft_new ();
  g_autoptr (AffReport) report = aff_report_new ();

  drafted_read (draft, report, &aff_format_cmt, "cmt/papers.xls");
  g_assert_cmpuint (count_remarks (report, "authors-differ"), ==, 1);
  g_assert_cmpuint (count_remarks (report, "rows-above-header"), ==, 1);
  g_assert_cmpuint (count_remarks (report, "tab-without-papers"), ==, 1);
  g_assert_cmpuint (count_remarks (report, "personal-columns"), ==, 6); // three in each tab
  g_assert_cmpuint (count_remarks (report, "repeated-row"), ==, 0);
  g_assert_cmpuint (count_remarks (report, "no-decisions"), ==, 0);
}

static void
test_a_list_that_somebody_went_on_with_is_not_taken (void)
{
  const char *const header = "Paper ID,Session ID,Paper Title,Abstract,Author Names,Status\n";
  g_autofree char *text = g_strconcat (header, "1,A,One,x,\"Author, First*\",Accept\n", NULL);
  g_autoptr (AffReport) report = aff_report_new ();
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (AffSource) source = aff_source_new ("list.csv", bytes, report, NULL);

  g_assert_cmpint (aff_format_cmt.recognise (source, report), ==, 0);
  g_autoptr (Reading) reading = reading_new (&aff_format_cmt, "list.csv", text, -1);
  g_assert_no_error (reading->error);
  drafted_assert_paper (reading->draft, "1", "1; One; -; accepted; First Author; -; -");
  reading_assert_remark (reading, "other-columns", 1);
}

static void
test_other_files_are_refused (void)
{
  const char *const texts[] = {
    "Paper ID,Title\n1,2\n",
    "<schedule/>",
    HEAD "</Workbook>",
    HEAD "<Worksheet ss:Name=\"x\"/></Workbook>",
    HEAD "<Worksheet><Table><Row><Cell><Data>Paper ID</Data></Cell></Row></Table></Worksheet>"
         "</Workbook>",
    HEAD
    "<Worksheet><Table><Row><Cell ss:Index=\"2000\"/></Row></Table></Worksheet></Workbook>",
    HEAD "<Worksheet><Table><Row>",
    "<!DOCTYPE a [<!ENTITY b \"c\">]>" HEAD "</Workbook>",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (Reading) reading = reading_new (&aff_format_cmt, "x.xls", texts[i], -1);
    g_assert_error (reading->error, AFF_ERROR, AFF_ERROR_FORMAT);
    g_assert_nonnull (strstr (reading->error->message, "x.xls"));
    g_assert_cmpuint (reading->draft->papers->len, ==, 0);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/cmt/both-exports-say-the-same", test_both_exports_say_the_same);
  g_test_add_func ("/exchange/cmt/a-tab-is-a-track", test_a_tab_is_a_track);
  g_test_add_func ("/exchange/cmt/oddities-are-remarks", test_oddities_are_remarks);
  g_test_add_func ("/exchange/cmt/a-list-that-somebody-went-on-with-is-not-taken",
                   test_a_list_that_somebody_went_on_with_is_not_taken);
  g_test_add_func ("/exchange/cmt/other-files-are-refused", test_other_files_are_refused);
  return g_test_run ();
}

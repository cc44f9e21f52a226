// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/read/formats.h"
#include "tests/support/drafted.h"
#include "tests/support/reading.h"

#include <string.h>

static const char *const orders[][2] = {
  {"easychair/submission.csv", "easychair/author.csv"},
  {"easychair/author.csv", "easychair/submission.csv"},
};

static void
assert_papers (const AffDraft *draft)
{
  g_assert_cmpuint (draft->papers->len, ==, 5);
  g_assert_cmpstr (draft->family, ==, "easychair");
  g_assert_true (draft->lists_papers);
  g_assert_false (draft->lists_items);
  drafted_assert_paper (
    draft, "1",
    "1; A sample title: the first paper; -; accepted; First Author (Sample University), Second "
    "Authör (Institute of Samples, Dept. 2); segmentation, uncertainty; -");
  drafted_assert_paper (draft, "2",
                        "2; A second sample paper; -; accepted; First Author (Sample "
                        "University), Third Author; uncertainty; -");
  drafted_assert_paper (draft, "3",
                        "3; A paper that was not taken; -; rejected; Fifth Author (Sample "
                        "University); segmentation; -");
  drafted_assert_paper (draft, "4",
                        "4; A paper that was taken back; -; withdrawn; Sixth Author; -; -");
  drafted_assert_paper (draft, "5",
                        "5; A paper without a decision; -; rejected; Sixth Author; -; -");
}

static void
test_both_tables_meet_in_either_order (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (orders); i++) {
    g_autoptr (AffDraft) draft = aff_draft_new ();
    g_autoptr (AffReport) report = aff_report_new ();
    drafted_read (draft, report, &aff_format_easychair, orders[i][0]);
    drafted_read (draft, report, &aff_format_easychair, orders[i][1]);
    assert_papers (draft);
    AffDraftPaper *paper = g_hash_table_lookup (draft->paper_keys, "1");
    g_assert_cmpstr (paper->abstract, ==,
                     "Sample data. Two lines\nof an abstract, with a comma.");
  }
}

static void
test_submissions_alone_have_names (void)
{
  g_autoptr (AffDraft) draft = aff_draft_new ();
  g_autoptr (AffReport) report = aff_report_new ();

  drafted_read (draft, report, &aff_format_easychair, "easychair/submission.csv");
  drafted_assert_paper (draft, "2",
                        "2; A second sample paper; -; accepted; First Author, Third Author, "
                        "Fourth Author; uncertainty; -");
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
  static const struct {
    const char *code;
    guint count;
  } remarks[] = {
    {"repeated-row", 2},     {"unsure-acceptance", 1},    {"row-without-name", 1},
    {"personal-columns", 2}, {"corresponding-author", 1}, {"review-columns", 1},
    {"no-decisions", 0},     {"unknown-decision", 0},
  };

  g_autoptr (AffDraft) draft = aff_draft_new ();
  g_autoptr (AffReport) report = aff_report_new ();

  drafted_read (draft, report, &aff_format_easychair, "easychair/submission.csv");
  drafted_read (draft, report, &aff_format_easychair, "easychair/author.csv");
  for (gsize i = 0; i < G_N_ELEMENTS (remarks); i++) {
    g_test_message ("%s", remarks[i].code);
    g_assert_cmpuint (count_remarks (report, remarks[i].code), ==, remarks[i].count);
  }
}

static void
test_reviews_are_left_out_whole (void)
{
  g_autoptr (AffDraft) draft = aff_draft_new ();
  g_autoptr (AffReport) report = aff_report_new ();

  drafted_read (draft, report, &aff_format_easychair, "easychair/review.csv");
  g_assert_cmpuint (draft->papers->len, ==, 0);
  g_assert_cmpuint (count_remarks (report, "reviews-left-out"), ==, 1);
}

static void
test_a_file_of_mac_roman_is_read (void)
{
  const char *const text = "submission #,first name,last name,email,affiliation,person #\r"
                           "1,First,Auth\x9ar,first@example.org,Universit\x8e,1\r"
                           "1,Second,Author,second@example.org,Institute,2\r";
  g_autoptr (Reading) reading = reading_new (&aff_format_easychair, "author.csv", text, -1);

  g_assert_no_error (reading->error);
  drafted_assert_paper (
    reading->draft, "1",
    "-; -; -; -; First Authör (Université), Second Author (Institute); -; -");
}

static void
test_columns_may_move_and_be_missing (void)
{
  g_autoptr (Reading) reading = reading_new_any ("submission.csv",
                                                 "track name;authors;last updated;#;title\n"
                                                 "Full;First Author;x;12;A sample title\n",
                                                 -1);

  g_assert_no_error (reading->error);
  drafted_assert_paper (reading->draft, "12",
                        "12; A sample title; Full; -; First Author; -; -");
  reading_assert_remark (reading, "no-decisions", 1);
}

static void
test_another_table_is_refused (void)
{
  const char *const texts[] = {"", "title,authors\nA,B\n", "#,title\n1,2\n", "\n\n",
                               "{\"title\": 1}"};

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (Reading) reading = reading_new (&aff_format_easychair, "x.csv", texts[i], -1);
    g_assert_error (reading->error, AFF_ERROR, AFF_ERROR_FORMAT);
    g_assert_nonnull (strstr (reading->error->message, "x.csv"));
    g_assert_cmpuint (reading->draft->papers->len, ==, 0);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/easychair/both-tables-meet-in-either-order",
                   test_both_tables_meet_in_either_order);
  g_test_add_func ("/exchange/easychair/submissions-alone-have-names",
                   test_submissions_alone_have_names);
  g_test_add_func ("/exchange/easychair/oddities-are-remarks", test_oddities_are_remarks);
  g_test_add_func ("/exchange/easychair/reviews-are-left-out-whole",
                   test_reviews_are_left_out_whole);
  g_test_add_func ("/exchange/easychair/a-file-of-mac-roman-is-read",
                   test_a_file_of_mac_roman_is_read);
  g_test_add_func ("/exchange/easychair/columns-may-move-and-be-missing",
                   test_columns_may_move_and_be_missing);
  g_test_add_func ("/exchange/easychair/another-table-is-refused",
                   test_another_table_is_refused);
  return g_test_run ();
}

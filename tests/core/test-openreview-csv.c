// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/read/formats.h"
#include "tests/support/drafted.h"
#include "tests/support/fixture.h"
#include "tests/support/reading.h"

#include <string.h>

#define HEADER "number,forum,title,abstract,num Reviewers,decision\n"
#define FORUM  "\"https://openreview.net/forum?id="

static void
test_accepted_papers_are_read_without_authors (void)
{
  g_autoptr (AffDraft) draft = aff_draft_new ();
  g_autoptr (AffReport) report = aff_report_new ();

  drafted_read (draft, report, &aff_format_openreview_csv, "openreview-csv/status.csv");
  g_assert_cmpuint (draft->papers->len, ==, 4);
  g_assert_cmpstr (draft->family, ==, "openreview");
  g_assert_true (draft->lists_papers);
  drafted_assert_paper (draft, "SampleAb1_",
                        "1; A sample title, the first; -; accepted; -; -; -");
  drafted_assert_paper (draft, "Sample-Cd2",
                        "2; A title with \"quotes\"; -; accepted; -; -; -");
  drafted_assert_paper (draft, "SampleEf3",
                        "3; A paper that was not taken; -; rejected; -; -; -");
  drafted_assert_paper (draft, "SampleGh4",
                        "4; A paper without a decision; -; rejected; -; -; -");
}

static void
test_undefined_is_nothing (void)
{
  g_autoptr (AffDraft) draft = aff_draft_new ();
  g_autoptr (AffReport) report = aff_report_new ();

  drafted_read (draft, report, &aff_format_openreview_csv, "openreview-csv/status.csv");
  AffDraftPaper *first = g_hash_table_lookup (draft->paper_keys, "SampleAb1_");
  AffDraftPaper *second = g_hash_table_lookup (draft->paper_keys, "Sample-Cd2");
  g_assert_cmpstr (first->abstract, ==, "Sample data. An abstract\nof two lines.");
  g_assert_null (second->abstract);
}

static void
test_the_forum_is_key_and_link (void)
{
  g_autoptr (AffDraft) draft = aff_draft_new ();
  g_autoptr (AffReport) report = aff_report_new ();

  drafted_read (draft, report, &aff_format_openreview_csv, "openreview-csv/status.csv");
  AffDraftPaper *paper = g_hash_table_lookup (draft->paper_keys, "Sample-Cd2");
  g_assert_cmpuint (paper->links->len, ==, 1);
  AffDraftLink *link = paper->links->pdata[0];
  g_assert_cmpstr (link->kind, ==, "openreview");
  g_assert_cmpstr (link->address, ==, "https://openreview.net/forum?id=Sample-Cd2");
}

static guint
count_remarks (const AffReport *report, const char *code)
{
  const AffRemark *remark = aff_report_find (report, code);

  return remark ? remark->count : 0;
}

static void
test_reviews_are_left_out_and_said (void)
{
  g_autoptr (AffDraft) draft = aff_draft_new ();
  g_autoptr (AffReport) report = aff_report_new ();

  drafted_read (draft, report, &aff_format_openreview_csv, "openreview-csv/status.csv");
  g_assert_cmpuint (count_remarks (report, "reviews-left-out"), ==, 1);
  g_assert_cmpuint (count_remarks (report, "review-columns"), ==, 12);
  g_assert_cmpuint (count_remarks (report, "other-columns"), ==, 1);
  g_assert_cmpuint (count_remarks (report, "no-authors"), ==, 1);
  g_assert_cmpuint (count_remarks (report, "talk-without-session"), ==, 1);
  g_assert_cmpuint (count_remarks (report, "no-decisions"), ==, 0);
  g_assert_cmpuint (count_remarks (report, "header-has-commas"), ==, 0);
}

// The notes say who wrote a paper, the console's list its number: both are one paper.
static void
test_papers_meet_those_of_the_notes (void)
{
  static const char notes[] =
    "{\"notes\": [{\"id\": \"SampleAb1_\", \"forum\": \"SampleAb1_\", \"number\": 1, "
    "\"invitations\": [\"Sample/-/Submission\"], \"content\": {\"title\": {\"value\": "
    "\"A sample title, the first\"}, \"authors\": {\"value\": [\"First Author\"]}, "
    "\"venue\": {\"value\": \"Sample Poster\"}, \"venueid\": {\"value\": \"Sample\"}}}]}";
  g_autoptr (Reading) reading = reading_new_any ("notes.json", notes, -1);

  g_assert_no_error (reading->error);
  drafted_read (reading->draft, reading->report, &aff_format_openreview_csv,
                "openreview-csv/status.csv");
  g_assert_cmpuint (reading->draft->papers->len, ==, 4);
  AffDraftPaper *paper = g_hash_table_lookup (reading->draft->paper_keys, "SampleAb1_");
  g_assert_cmpuint (paper->authors->len, ==, 1);
  g_assert_cmpuint (paper->links->len, ==, 1);
  g_assert_cmpint (paper->decision, ==, AFF_DECISION_ACCEPTED);
}

static void
test_a_comma_in_the_header_is_seen_through (void)
{
  g_autoptr (Reading) reading = reading_new_any (
    "status.csv",
    "number,forum,title,abstract,num Reviewers,soundness, as said,decision,track\n"
    "\"1\"," FORUM "SampleA\",\"One\",\"Sample data: rejected methods\",\"3\",\"2\",\"Accept\","
    "\"x\"\n"
    "\"2\"," FORUM "SampleB\",\"Two\",\"Sample data\",\"3\",\"2\",\"undefined\",\"x\"\n",
    -1);

  g_assert_no_error (reading->error);
  drafted_assert_paper (reading->draft, "SampleA", "1; One; -; accepted; -; -; -");
  drafted_assert_paper (reading->draft, "SampleB", "2; Two; -; rejected; -; -; -");
  reading_assert_remark (reading, "header-has-commas", 1);
}

static void
test_no_decisions_leave_all_papers (void)
{
  g_autoptr (Reading) reading = reading_new_any (
    "status.csv", HEADER "\"1\"," FORUM "SampleA\",\"One\",\"x\",\"3\",\"undefined\"\n", -1);

  g_assert_no_error (reading->error);
  drafted_assert_paper (reading->draft, "SampleA", "1; One; -; -; -; -; -");
  reading_assert_remark (reading, "no-decisions", 1);
}

static void
test_odd_forums_are_left_out (void)
{
  g_autoptr (Reading) reading = reading_new_any (
    "status.csv",
    HEADER "1,https://openreview.net/forum?id=,One,x,3,Accept\n2,undefined,Two,x,3,Accept\n"
           "3,https://openreview.net/forum?id=a/../b,Three,x,3,Accept\n"
           "4,SampleBare,Four,x,3,Accept\n4,SampleBare,Four,x,3,Accept\n,,,,,\n",
    -1);

  g_assert_no_error (reading->error);
  g_assert_cmpuint (reading->draft->papers->len, ==, 1);
  reading_assert_remark (reading, "row-without-name", 3);
  reading_assert_remark (reading, "repeated-row", 1);
}

// The short papers of a real conference, in a list of the same program with authors.
static void
test_real_papers_have_all_their_authors (void)
{
  const char *data = fixture_real_data ();
  guint authors = 0;

  if (!data)
    return;
  g_autoptr (Reading) reading = reading_open (data, "papers/midl/midl-2021-short_papers.csv");
  g_assert_no_error (reading->error);
  g_assert_cmpuint (reading->draft->papers->len, ==, 63);
  for (guint i = 0; i < 63; i++) {
    const AffDraftPaper *paper = reading->draft->papers->pdata[i];
    g_assert_cmpint (paper->decision, ==, AFF_DECISION_ACCEPTED);
    g_assert_true (paper->number && paper->title && paper->abstract && paper->authors->len > 0);
    g_assert_true (
      g_str_has_suffix (((AffDraftLink *) paper->links->pdata[0])->address, paper->key));
    authors += paper->authors->len;
  }
  g_assert_cmpuint (authors, ==, 322);
  reading_assert_remark (reading, "no-authors", 0);
  reading_assert_remark (reading, "review-columns", 0);
}

static void
test_another_table_is_refused (void)
{
  const char *const texts[] = {"", "title,authors\nA,B\n", "number,forum\n1,2\n"};

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (Reading)
      reading = reading_new (&aff_format_openreview_csv, "x.csv", texts[i], -1);
    g_assert_error (reading->error, AFF_ERROR, AFF_ERROR_FORMAT);
    g_assert_nonnull (strstr (reading->error->message, "x.csv"));
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/openreview-csv/accepted-papers-are-read-without-authors",
                   test_accepted_papers_are_read_without_authors);
  g_test_add_func ("/exchange/openreview-csv/undefined-is-nothing", test_undefined_is_nothing);
  g_test_add_func ("/exchange/openreview-csv/the-forum-is-key-and-link",
                   test_the_forum_is_key_and_link);
  g_test_add_func ("/exchange/openreview-csv/reviews-are-left-out-and-said",
                   test_reviews_are_left_out_and_said);
  g_test_add_func ("/exchange/openreview-csv/papers-meet-those-of-the-notes",
                   test_papers_meet_those_of_the_notes);
  g_test_add_func ("/exchange/openreview-csv/a-comma-in-the-header-is-seen-through",
                   test_a_comma_in_the_header_is_seen_through);
  g_test_add_func ("/exchange/openreview-csv/no-decisions-leave-all-papers",
                   test_no_decisions_leave_all_papers);
  g_test_add_func ("/exchange/openreview-csv/odd-forums-are-left-out",
                   test_odd_forums_are_left_out);
  g_test_add_func ("/exchange/openreview-csv/real-papers-have-all-their-authors",
                   test_real_papers_have_all_their_authors);
  g_test_add_func ("/exchange/openreview-csv/another-table-is-refused",
                   test_another_table_is_refused);
  return g_test_run ();
}

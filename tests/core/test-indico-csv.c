// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/read/formats.h"
#include "tests/support/drafted.h"
#include "tests/support/reading.h"

#include <string.h>

#define HEADER "Id,Title,Description,Date,Duration,Type,Session,Track,Presenters,Materials\n"

static guint
count_remarks (const AffReport *report, const char *code)
{
  const AffRemark *remark = aff_report_find (report, code);

  return remark ? remark->count : 0;
}

static void
test_contributions_are_lines_of_the_schedule (void)
{
  g_autoptr (AffDraft) draft = aff_draft_new ();
  g_autoptr (AffReport) report = aff_report_new ();

  drafted_read (draft, report, &aff_format_indico_csv, "indico-csv/contributions.csv");
  g_assert_cmpuint (draft->items->len, ==, 4);
  g_assert_cmpstr (draft->family, ==, "indico");
  drafted_assert_item (draft, "1", "Opening; 2026-10-04 12:00 +0; 10 min; -; -; ");
  drafted_assert_item (
    draft, "2",
    "A sample keynote; 2026-10-04 12:10 +0; 65 min; Models; -; First Speaker "
    "(Sample University, Dept. 2)");
  drafted_assert_item (
    draft, "3",
    "A talk without a presenter; 2026-10-04 13:15 +0; 20 min; Best papers; -; "
    "First Author (Sample University)");
  AffDraftItem *keynote = g_hash_table_lookup (draft->item_keys, "2");
  g_assert_cmpstr (keynote->abstract, ==, "Sample data & words.");
  g_assert_cmpstr (keynote->type, ==, "Keynote");
}

static void
test_posters_are_papers_in_their_session (void)
{
  g_autoptr (AffDraft) draft = aff_draft_new ();
  g_autoptr (AffReport) report = aff_report_new ();

  drafted_read (draft, report, &aff_format_indico_csv, "indico-csv/contributions.csv");
  g_assert_cmpuint (draft->papers->len, ==, 4);
  drafted_assert_paper (
    draft, "7",
    "P-1; A first sample poster; Evaluation; -; First Author (Sample University), Second "
    "Author* (Institute of Samples); segmentation; poster in session:Poster session on 12");
  drafted_assert_paper (
    draft, "8",
    "8; A second sample poster; -; -; Third Author, Guest Presenter*; segmentation, "
    "uncertainty; poster in session:Poster session on W047");
  drafted_assert_paper (draft, "9",
                        "9; A poster that has no time yet; -; -; Fourth Author* (Sample "
                        "University); -; poster");
  drafted_assert_paper (draft, "10",
                        "10; Read by its session; -; -; Fifth Author; -; poster in "
                        "session:Poster session on 3");
}

static void
test_a_session_lasts_as_long_as_its_posters (void)
{
  g_autoptr (AffDraft) draft = aff_draft_new ();
  g_autoptr (AffReport) report = aff_report_new ();

  drafted_read (draft, report, &aff_format_indico_csv, "indico-csv/contributions.csv");
  drafted_assert_item (draft, "session:Poster session",
                       "Poster session; 2026-10-04 13:35 +0; 65 min; -; -; -");
  AffDraftItem *session = g_hash_table_lookup (draft->item_keys, "session:Poster session");
  g_assert_cmpuint (session->natures, ==, AFF_NATURE_POSTER);
}

static void
test_only_a_page_of_the_paper_is_its_link (void)
{
  g_autoptr (AffDraft) draft = aff_draft_new ();
  g_autoptr (AffReport) report = aff_report_new ();

  drafted_read (draft, report, &aff_format_indico_csv, "indico-csv/contributions.csv");
  AffDraftPaper *paper = g_hash_table_lookup (draft->paper_keys, "7");
  g_assert_cmpuint (paper->links->len, ==, 1);
  g_assert_cmpstr (((AffDraftLink *) paper->links->pdata[0])->address, ==,
                   "https://doi.org/10.0000/sample");
}

static void
test_oddities_are_remarks (void)
{
  static const struct {
    const char *code;
    guint count;
  } remarks[] = {
    {"personal-columns", 3},
    {"materials", 1},
    {"speakers-from-authors", 1},
    {"presenter-no-author", 1},
    {"authors-from-presenters", 1},
    {"repeated-row", 1},
    {"unknown-day", 0},
    {"unknown-duration", 0},
    {"other-columns", 0},
  };

  g_autoptr (AffDraft) draft = aff_draft_new ();
  g_autoptr (AffReport) report = aff_report_new ();

  drafted_read (draft, report, &aff_format_indico_csv, "indico-csv/contributions.csv");
  for (gsize i = 0; i < G_N_ELEMENTS (remarks); i++) {
    g_test_message ("%s", remarks[i].code);
    g_assert_cmpuint (count_remarks (report, remarks[i].code), ==, remarks[i].count);
  }
}

static void
test_durations_are_words (void)
{
  static const struct {
    const char *text;
    int minutes;
  } durations[] = {
    {"20 minutes", 20},
    {"1 hour", 60},
    {"2 hours", 120},
    {"\"1 hour, 30 minutes\"", 90},
    {"1 hour 5 minutes", 65},
    {"\"1 day, 2 hours\"", 26 * 60},
    {"1 minute", 1},
    {"\"1 heure, 5 minutes\"", 65},
    {"1 Stunde 30 Minuten", 90},

    {"for ever", -1},
    {"99999999999999 hours", -1},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (durations); i++) {
    g_autofree char *text = g_strdup_printf (HEADER
                                             "1,Talk,,2026-10-04 12:00:00+00:00,%s,Oral,,,,\n",
                                             durations[i].text);
    g_autoptr (Reading) reading = reading_new_any ("contributions.csv", text, -1);
    g_assert_no_error (reading->error);
    g_test_message ("%s", durations[i].text);
    AffDraftItem *item = g_hash_table_lookup (reading->draft->item_keys, "1");
    g_assert_cmpint (item->duration_min, ==, durations[i].minutes);
    reading_assert_remark (reading, "unknown-duration", durations[i].minutes < 0 ? 1 : 0);
  }
}

static void
test_posters_one_after_another_stretch_their_session (void)
{
  g_autoptr (Reading)
    reading = reading_new_any ("contributions.csv",
                               HEADER
                               "1,A,,2026-10-04 12:10:00+00:00,20 minutes,Poster,Posters,,,\n"
                               "2,B,,2026-10-04 12:40:00+00:00,15 minutes,Poster,Posters,,,\n"
                               "3,C,,2026-10-04 12:00:00+00:00,10 minutes,Poster,Posters,,,\n"
                               "4,D,,2026-10-04 12:30:00+00:00,10 minutes,Poster,Posters,,,\n",
                               -1);

  drafted_assert_item (reading->draft, "session:Posters",
                       "Posters; 2026-10-04 12:00 +0; 55 min; -; -; -");
}

static void
test_a_session_stays_on_one_day (void)
{
  g_autoptr (Reading)
    reading = reading_new_any ("contributions.csv",
                               HEADER
                               "1,A,,2026-10-04 12:00:00+00:00,1 hour,Poster,Posters,,,\n"
                               "2,B,,2026-10-05 12:00:00+00:00,1 hour,Poster,Posters,,,\n",
                               -1);

  drafted_assert_item (reading->draft, "session:Posters",
                       "Posters; 2026-10-04 12:00 +0; 60 min; -; -; -");
  reading_assert_remark (reading, "session-on-two-days", 1);
}

static void
test_what_indico_imports_is_read (void)
{
  g_autoptr (AffDraft) draft = aff_draft_new ();
  g_autoptr (AffReport) report = aff_report_new ();

  drafted_read (draft, report, &aff_format_indico_csv, "indico-csv/import.csv");
  g_assert_cmpuint (draft->items->len, ==, 4);
  g_assert_cmpuint (draft->papers->len, ==, 0);
  drafted_assert_item (draft, "Opening", "Opening; 2026-10-04 14:00; 10 min; -; -; ");
  drafted_assert_item (
    draft, "A sample keynote",
    "A sample keynote; 2026-10-04 14:10; 30 min; -; -; First Speaker (Sample "
    "University)");
  drafted_assert_item (draft, "A sample keynote (2)",
                       "A sample keynote; 2026-10-04 14:40; 30 min; -; -; Second Speaker "
                       "(Institute of Samples, Dept. 2)");
  drafted_assert_item (draft, "A talk without a time",
                       "A talk without a time; -; 15 min; -; -; Third Speaker");
  g_assert_cmpuint (count_remarks (report, "no-header"), ==, 1);
  g_assert_cmpuint (count_remarks (report, "personal-columns"), ==, 1);
}

static void
test_other_tables_are_not_taken (void)
{
  const char *const texts[] = {
    "a,b,c,d,e,f,g\n1,2,3,4,5,6,7\n",
    "2026-10-04T14:00,10,Title,First,Last,University\n",
    "2026-10-04T14:00,10,Title,First,Last,University,no address\n",
    "2026-10-04T14:00,ten,Title,First,Last,University,\n",
    ",10,Title,First,Last,University,a@example.org\n",
    "Id,Title,Duration\n1,2,3\n",
    "",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (Reading) reading = reading_new (&aff_format_indico_csv, "x.csv", texts[i], -1);
    g_assert_error (reading->error, AFF_ERROR, AFF_ERROR_FORMAT);
    g_assert_nonnull (strstr (reading->error->message, "x.csv"));
    g_assert_cmpuint (reading->draft->items->len, ==, 0);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/indico-csv/contributions-are-lines-of-the-schedule",
                   test_contributions_are_lines_of_the_schedule);
  g_test_add_func ("/exchange/indico-csv/posters-are-papers-in-their-session",
                   test_posters_are_papers_in_their_session);
  g_test_add_func ("/exchange/indico-csv/a-session-lasts-as-long-as-its-posters",
                   test_a_session_lasts_as_long_as_its_posters);
  g_test_add_func ("/exchange/indico-csv/only-a-page-of-the-paper-is-its-link",
                   test_only_a_page_of_the_paper_is_its_link);
  g_test_add_func ("/exchange/indico-csv/oddities-are-remarks", test_oddities_are_remarks);
  g_test_add_func ("/exchange/indico-csv/durations-are-words", test_durations_are_words);
  g_test_add_func ("/exchange/indico-csv/posters-one-after-another-stretch-their-session",
                   test_posters_one_after_another_stretch_their_session);
  g_test_add_func ("/exchange/indico-csv/a-session-stays-on-one-day",
                   test_a_session_stays_on_one_day);
  g_test_add_func ("/exchange/indico-csv/what-indico-imports-is-read",
                   test_what_indico_imports_is_read);
  g_test_add_func ("/exchange/indico-csv/other-tables-are-not-taken",
                   test_other_tables_are_not_taken);
  return g_test_run ();
}

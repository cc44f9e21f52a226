// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/read/formats.h"
#include "tests/support/drafted.h"
#include "tests/support/reading.h"

#include <string.h>

#define HEADER                                                                                 \
  "*Date,*Start Time,*End Time,Tracks,*Session Title,Room/Location,Description,Speakers,"      \
  "Authors,Session or Sub-session(Sub)\n"

static guint
count_remarks (const AffReport *report, const char *code)
{
  const AffRemark *remark = aff_report_find (report, code);

  return remark ? remark->count : 0;
}

static void
assert_agenda (const AffDraft *draft)
{
  g_assert_cmpuint (draft->items->len, ==, 8);
  g_assert_cmpuint (draft->papers->len, ==, 3);
  drafted_assert_item (draft, "2026-10-04 Opening",
                       "Opening; 2026-10-04 14:00; 10 min; -; Hall 1; ");
  drafted_assert_item (draft, "2026-10-04 A sample keynote",
                       "A sample keynote; 2026-10-04 14:10; 30 min; Models; Hall 1; First "
                       "Speaker (Sample University), Second Speaker (Institute of Samples, "
                       "Dept. 2)");
  drafted_assert_item (draft, "2026-10-04 A word of thanks",
                       "A word of thanks; 2026-10-04 15:20; 20 min; -; Hall 1; Second Speaker "
                       "(Institute of Samples, Dept. 2)");
  drafted_assert_item (draft, "2026-10-04 Party", "Party; 2026-10-04 23:30; 60 min; -; -; ");
  drafted_assert_item (draft, "2026-10-05 Opening (2)",
                       "Opening; 2026-10-05 14:10; -1 min; -; -; Fifth Author");
}

static void
test_the_sheets_meet_in_either_order (void)
{
  static const char *const orders[][2] = {
    {"whova/agenda.csv", "whova/speakers.csv"},
    {"whova/speakers.csv", "whova/agenda.csv"},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (orders); i++) {
    g_autoptr (AffDraft) draft = aff_draft_new ();
    g_autoptr (AffReport) report = aff_report_new ();
    drafted_read (draft, report, &aff_format_whova, orders[i][0]);
    drafted_read (draft, report, &aff_format_whova, orders[i][1]);
    assert_agenda (draft);
    drafted_assert_paper (
      draft, "A poster by its speaker",
      "3; A poster by its speaker; -; -; Fourth Author* (Sample University); "
      "-; poster in 2026-10-04 Poster session");
  }
}

static void
test_sub_sessions_are_papers_in_their_session (void)
{
  g_autoptr (AffDraft) draft = aff_draft_new ();
  g_autoptr (AffReport) report = aff_report_new ();

  drafted_read (draft, report, &aff_format_whova, "whova/agenda.csv");
  g_assert_true (draft->lists_items);
  g_assert_true (draft->lists_papers);
  drafted_assert_paper (
    draft, "A first sample paper",
    "1; A first sample paper; -; -; First Author*, Second Author; -; oral in "
    "2026-10-04 Best papers, poster in 2026-10-04 Poster session");
  drafted_assert_paper (draft, "A second sample paper",
                        "2; A second sample paper; -; -; Third Author; -; oral in 2026-10-04 "
                        "Best papers");
}

static void
test_oddities_are_remarks (void)
{
  static const struct {
    const char *code;
    guint count;
  } remarks[] = {
    {"rows-above-header", 2}, {"unsure-days", 1},           {"ends-before-start", 1},
    {"no-length", 1},         {"sub-session", 1},           {"time-within-session", 1},
    {"personal-columns", 1},  {"other-columns", 2},         {"paper-without-number", 3},
    {"day-before-month", 0},  {"speakers-from-authors", 1}, {"unknown-day", 0},
    {"unknown-time", 0},
  };

  g_autoptr (AffDraft) draft = aff_draft_new ();
  g_autoptr (AffReport) report = aff_report_new ();

  drafted_read (draft, report, &aff_format_whova, "whova/agenda.csv");
  drafted_read (draft, report, &aff_format_whova, "whova/speakers.csv");
  for (gsize i = 0; i < G_N_ELEMENTS (remarks); i++) {
    g_test_message ("%s", remarks[i].code);
    g_assert_cmpuint (count_remarks (report, remarks[i].code), ==, remarks[i].count);
  }
  AffDraftItem *party = g_hash_table_lookup (draft->item_keys, "2026-10-04 Party");
  g_assert_cmpint (party->unknown_speakers, ==, 1);
}

static void
test_days_tell_their_order (void)
{
  static const struct {
    const char *days[2];
    const char *wanted;
    const char *remark;
  } cases[] = {
    {{"10/04/2026", "10/13/2026"}, "2026-10-04", NULL},
    {{"04/10/2026", "13/10/2026"}, "2026-10-04", "day-before-month"},
    {{"10/04/2026", "10/05/2026"}, "2026-10-04", "unsure-days"},
    {{"10/4/26", "10/13/26"}, "2026-10-04", NULL},
    {{"2026-10-04", "2026-10-05"}, "2026-10-04", NULL},
    {{"2026-10-04 00:00:00", "x"}, "2026-10-04", "unknown-day"},
    {{"02/30/2026", "10/13/2026"}, "", "unknown-day"},
    {{"99/99/9999", "0/0/0"}, "", "unknown-day"},
    {{"10/04/20261", "1/1"}, "", "unknown-day"},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *text =
      g_strdup_printf (HEADER "%s,2:00 PM,3:00 PM,,One,,,,,\n%s,14:00,15:00,,Two,,,,,\n",
                       cases[i].days[0], cases[i].days[1]);
    g_autoptr (Reading) reading = reading_new_any ("agenda.csv", text, -1);
    g_test_message ("%s %s", cases[i].days[0], cases[i].days[1]);
    g_assert_no_error (reading->error);
    AffDraftItem *item = reading->draft->items->pdata[0];
    g_assert_cmpstr (item->start.day, ==, cases[i].wanted);
    g_assert_cmpint (item->start.minute, ==, 14 * 60);
    if (cases[i].remark)
      g_assert_nonnull (aff_report_find (reading->report, cases[i].remark));
    else
      g_assert_cmpuint (aff_report_remarks (reading->report)->len, ==, 0);
  }
}

static void
test_a_sub_session_without_session_is_one (void)
{
  g_autoptr (Reading) reading = reading_new_any (
    "agenda.csv", HEADER "10/13/2026,9:00 AM,10:00 AM,,One,,,,First Author,Sub\n", -1);

  g_assert_no_error (reading->error);
  drafted_assert_item (reading->draft, "2026-10-13 One",
                       "One; 2026-10-13 09:00; 60 min; -; -; First Author");
  reading_assert_remark (reading, "sub-session-first", 1);
  reading_assert_remark (reading, "speakers-from-authors", 1);
}

static void
test_people_may_be_parted_by_commas (void)
{
  g_autoptr (Reading) reading = reading_new_any (
    "agenda.csv",
    HEADER "10/13/2026,9:00 AM,10:00 AM,,One,,,\"First Speaker, Second Speaker\",,Session\n",
    -1);

  drafted_assert_item (reading->draft, "2026-10-13 One",
                       "One; 2026-10-13 09:00; 60 min; -; -; First Speaker, Second Speaker");
}

static void
test_other_tables_are_refused (void)
{
  const char *const texts[] = {"", "Title,Date\n1,2\n", "*Session Title,*Start Time\n1,2\n",
                               "PK\3\4 sample"};

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (Reading) reading = reading_new (&aff_format_whova, "x.csv", texts[i], -1);
    g_assert_error (reading->error, AFF_ERROR, AFF_ERROR_FORMAT);
    g_assert_nonnull (strstr (reading->error->message, "x.csv"));
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/whova/the-sheets-meet-in-either-order",
                   test_the_sheets_meet_in_either_order);
  g_test_add_func ("/exchange/whova/sub-sessions-are-papers-in-their-session",
                   test_sub_sessions_are_papers_in_their_session);
  g_test_add_func ("/exchange/whova/oddities-are-remarks", test_oddities_are_remarks);
  g_test_add_func ("/exchange/whova/days-tell-their-order", test_days_tell_their_order);
  g_test_add_func ("/exchange/whova/a-sub-session-without-session-is-one",
                   test_a_sub_session_without_session_is_one);
  g_test_add_func ("/exchange/whova/people-may-be-parted-by-commas",
                   test_people_may_be_parted_by_commas);
  g_test_add_func ("/exchange/whova/other-tables-are-refused", test_other_tables_are_refused);
  return g_test_run ();
}

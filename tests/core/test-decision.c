// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/draft/decision.h"

typedef struct {
  const char *text;
  AffDecision decision;
  gboolean is_sure;
} Case;

static const Case cases[] = {
  {"", AFF_DECISION_NONE, TRUE},
  {"accept", AFF_DECISION_ACCEPTED, TRUE},
  {"ACCEPT", AFF_DECISION_ACCEPTED, TRUE},
  {"Accept (Oral)", AFF_DECISION_ACCEPTED, TRUE},
  {"Accept as Poster", AFF_DECISION_ACCEPTED, TRUE},
  {"Poster", AFF_DECISION_ACCEPTED, TRUE},
  {"probably accept", AFF_DECISION_ACCEPTED, FALSE},
  {"Conditionally Accepted", AFF_DECISION_ACCEPTED, FALSE},
  {"Accept with minor revision", AFF_DECISION_ACCEPTED, FALSE},
  {"accept?", AFF_DECISION_ACCEPTED, FALSE},
  {"not accepted", AFF_DECISION_REJECTED, TRUE},
  {"Desk Rejected", AFF_DECISION_REJECTED, TRUE},
  {"Reject (poster offered)", AFF_DECISION_REJECTED, TRUE},
  {"No Decision", AFF_DECISION_REJECTED, TRUE},
  {"Awaiting Decision", AFF_DECISION_REJECTED, TRUE},
  {"Withdrawn by Authors", AFF_DECISION_WITHDRAWN, TRUE},
  {"Accept, later withdrawn", AFF_DECISION_WITHDRAWN, TRUE},
  {"Highlight", AFF_DECISION_ACCEPTED, TRUE},
  {"notable top 5%", AFF_DECISION_ACCEPTED, TRUE},
  {"Accepté (poster)", AFF_DECISION_ACCEPTED, TRUE},
  {"probablement accepté", AFF_DECISION_ACCEPTED, FALSE},
  {"Refusé", AFF_DECISION_REJECTED, TRUE},
  {"retirée", AFF_DECISION_WITHDRAWN, TRUE},
  {"angenommen", AFF_DECISION_ACCEPTED, TRUE},
  {"nicht angenommen", AFF_DECISION_REJECTED, TRUE},
  {"Zurückgezogen", AFF_DECISION_WITHDRAWN, TRUE},
  {"blue", AFF_DECISION_NONE, TRUE},
};

static void
test_words_say_what_became_of_a_paper (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    gboolean is_sure = !cases[i].is_sure;
    g_test_message ("%s", cases[i].text);
    g_assert_cmpint (aff_decision_parse (cases[i].text, &is_sure), ==, cases[i].decision);
    g_assert_cmpint (is_sure, ==, cases[i].is_sure);
  }
}

static guint
count_remarks (const AffReport *report, const char *code)
{
  const AffRemark *remark = aff_report_find (report, code);

  return remark ? remark->count : 0;
}

static void
test_what_was_said_first_stays (void)
{
  g_autoptr (AffDraft) draft = aff_draft_new ();
  g_autoptr (AffReport) report = aff_report_new ();
  AffDraftPaper *paper = aff_draft_paper (draft, "1", NULL);

  aff_decision_set (paper, "Accept", TRUE, "line 2", report);
  aff_decision_set (paper, "", TRUE, "line 3", report);
  aff_decision_set (paper, "accepted", TRUE, "line 4", report);
  g_assert_cmpuint (aff_report_remarks (report)->len, ==, 0);
  aff_decision_set (paper, "Reject", TRUE, "line 5", report);
  g_assert_cmpint (paper->decision, ==, AFF_DECISION_ACCEPTED);
  g_assert_cmpuint (count_remarks (report, "decisions-differ"), ==, 1);
}

static void
test_no_word_counts_only_among_words (void)
{
  g_autoptr (AffDraft) draft = aff_draft_new ();
  g_autoptr (AffReport) report = aff_report_new ();
  AffDraftPaper *paper = aff_draft_paper (draft, "1", NULL);

  aff_decision_set (paper, "", FALSE, "line 2", report);
  g_assert_cmpint (paper->decision, ==, AFF_DECISION_NONE);
  aff_decision_set (paper, "", TRUE, "line 2", report);
  g_assert_cmpint (paper->decision, ==, AFF_DECISION_REJECTED);
  g_assert_cmpuint (aff_report_remarks (report)->len, ==, 0);
}

static void
test_doubts_and_unknown_words_are_remarks (void)
{
  g_autoptr (AffDraft) draft = aff_draft_new ();
  g_autoptr (AffReport) report = aff_report_new ();

  aff_decision_set (aff_draft_paper (draft, "1", NULL), "blue", TRUE, "line 2", report);
  aff_decision_set (aff_draft_paper (draft, "2", NULL), "probably accept", TRUE, "line 3",
                    report);
  g_assert_cmpuint (count_remarks (report, "unknown-decision"), ==, 1);
  g_assert_cmpuint (count_remarks (report, "unsure-acceptance"), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/decision/words-say-what-became-of-a-paper",
                   test_words_say_what_became_of_a_paper);
  g_test_add_func ("/exchange/decision/what-was-said-first-stays",
                   test_what_was_said_first_stays);
  g_test_add_func ("/exchange/decision/no-word-counts-only-among-words",
                   test_no_word_counts_only_among_words);
  g_test_add_func ("/exchange/decision/doubts-and-unknown-words-are-remarks",
                   test_doubts_and_unknown_words_are_remarks);
  return g_test_run ();
}

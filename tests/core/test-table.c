// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/formats.h"
#include "app/exchange/read-table.h"
#include "tests/support/drafted.h"
#include "tests/support/fixture.h"
#include "tests/support/reading.h"

#include <string.h>

typedef struct {
  AffDraft *draft;
  AffReport *report;
} Table;

static void
clear (Table *self)
{
  aff_draft_free (self->draft);
  aff_report_free (self->report);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Table, clear)

static Table
read_golden (const char *path)
{
  Table self = {aff_draft_new (), aff_report_new ()};

  drafted_read (self.draft, self.report, &aff_format_table, path);
  return self;
}

static void
assert_count (const Table *self, const char *code, guint count)
{
  const AffRemark *remark = aff_report_find (self->report, code);

  g_test_message ("%s", code);
  g_assert_cmpuint (remark ? remark->count : 0, ==, count);
}

static const AffDraftPaper *
find_paper (const AffDraft *draft, const char *key)
{
  const AffDraftPaper *paper = g_hash_table_lookup (draft->paper_keys, key);

  g_assert_nonnull (paper);
  return paper;
}

static const char *
get_link (const AffDraft *draft, const char *key, guint i)
{
  const AffDraftPaper *paper = find_paper (draft, key);

  return paper->links && i < paper->links->len
           ? ((AffDraftLink *) paper->links->pdata[i])->address
           : NULL;
}

static void
test_papers_of_a_site_are_read (void)
{
  g_auto (Table) table = read_golden ("table/miniconf.csv");

  g_assert_true (table.draft->lists_papers);
  g_assert_false (table.draft->is_partial);
  g_assert_cmpuint (table.draft->papers->len, ==, 3);
  drafted_assert_paper (
    table.draft, "sample.8",
    "-; A first sample paper; Sample Track; -; First Author, Second Author; "
    "models, maps; poster in Mon Session 1, poster in Tues Session 2");
  drafted_assert_paper (
    table.draft, "sample.9",
    "-; A second sample paper & its tags; Other Track; -; Third Author; maps; "
    "-");
  drafted_assert_paper (table.draft, "sample.10", "-; A third sample paper; -; -; ; -; poster");
  g_assert_cmpstr (find_paper (table.draft, "sample.8")->abstract, ==,
                   "Sample data.\nIn two lines, with \"quotes\".");
  g_assert_null (find_paper (table.draft, "sample.10")->abstract);
  g_assert_cmpstr (get_link (table.draft, "sample.8", 0), ==,
                   "https://example.org/sample-8.pdf");
  g_assert_null (get_link (table.draft, "sample.9", 0));
  g_assert_cmpstr (get_link (table.draft, "sample.10", 0), ==,
                   "https://doi.org/10.1000/sample");
  assert_count (&table, "relative-link", 1);
  assert_count (&table, "empty-words", 2);
  assert_count (&table, "markup-in-text", 1);
}

static void
test_boards_count_within_their_session (void)
{
  g_auto (Table) table = read_golden ("table/sessions.csv");

  drafted_assert_paper (table.draft, "135",
                        "-; A first sample paper; -; accepted; First Author, Second Author; -; "
                        "poster in Poster Session 1 on 1, oral in Oral Session 2");
  drafted_assert_paper (table.draft, "205",
                        "-; A second sample paper; -; accepted; Third Author; -; "
                        "poster in Poster Session 2 on 1");
  drafted_assert_paper (table.draft, "206",
                        "-; A third sample paper; -; rejected; Fourth Author; -; -");
  drafted_assert_paper (table.draft, "207",
                        "-; A fourth sample paper; -; rejected; Fifth Author; -; "
                        "poster in Poster Session 2 on 2");
  assert_count (&table, "other-columns", 1);
}

static void
test_what_is_private_is_left_out_of_a_sheet_made_by_hand (void)
{
  g_auto (Table) table = read_golden ("table/camera-ready.csv");

  drafted_assert_paper (
    table.draft, "12",
    "-; Un premier article d’exemple; -; accepted; Premier Auteur, Deuxième "
    "Auteur*; -; poster on 7");
  drafted_assert_paper (table.draft, "13",
                        "-; Un deuxième article d’exemple; -; accepted; Troisième Auteur "
                        "(Institut d’exemple); -; -");
  drafted_assert_paper (table.draft, "14",
                        "-; Un troisième article d’exemple; -; withdrawn; Quatrième Auteur, "
                        "Cinquième Auteur*; -; poster on 9");
  g_assert_cmpstr (get_link (table.draft, "12", 0), ==, "https://doi.org/10.1000/exemple.12");
  assert_count (&table, "personal-columns", 1);
  assert_count (&table, "review-columns", 1);
  assert_count (&table, "affiliations-unclear", 1);
  assert_count (&table, "unsure-acceptance", 1);
}

static void
test_a_list_without_header_is_boards_and_titles (void)
{
  g_auto (Table) table = read_golden ("table/boards.csv");

  g_assert_true (table.draft->is_partial);
  g_assert_false (table.draft->lists_papers);
  g_assert_cmpuint (table.draft->papers->len, ==, 3);
  drafted_assert_paper (table.draft, "a-second-sample-paper-with-a-comma",
                        "-; A second sample paper, with a comma; -; -; -; -; poster on M02");
  assert_count (&table, "list-without-header", 1);
}

static void
test_a_schedule_is_read_by_german_words (void)
{
  g_auto (Table) table = read_golden ("table/tagung.tsv");

  g_assert_true (table.draft->lists_items);
  g_assert_cmpuint (table.draft->items->len, ==, 4);
  g_assert_cmpuint (table.draft->papers->len, ==, 0);
  drafted_assert_item (table.draft, "eroffnung-der-beispieltagung",
                       "Eröffnung der Beispieltagung; 2026-10-04 09:00; 15 min; -; Saal 1; "
                       "Erste Rednerin");
  drafted_assert_item (table.draft, "ein-beispielvortrag",
                       "Ein Beispielvortrag; 2026-10-04 09:15; -1 min; -; Saal 1; ");
  drafted_assert_item (table.draft, "kaffeepause",
                       "Kaffeepause; 2026-10-05 14:30; 60 min; -; -; ");
  drafted_assert_item (
    table.draft, "noch-ein-beispielvortrag",
    "Noch ein Beispielvortrag; 2026-10-05; -1 min; -; Saal 2; Zweiter Redner");
  const AffDraftItem *talk = g_hash_table_lookup (table.draft->item_keys,
                                                  "ein-beispielvortrag");
  g_assert_cmpint (talk->end.minute, ==, 10 * 60);
  g_assert_cmpint (talk->unknown_speakers, ==, 1);
  assert_count (&table, "time-not-read", 1);
}

static void
test_a_schedule_is_read_by_french_words_and_headings (void)
{
  g_auto (Table) table = read_golden ("table/programme.csv");

  g_assert_cmpuint (table.draft->items->len, ==, 4);
  drafted_assert_item (table.draft, "accueil", "Accueil; 2026-10-04 09:00; -1 min; -; Hall; ");
  drafted_assert_item (table.draft, "conference-d-exemple",
                       "Conférence d’exemple; 2026-10-04 09:30; -1 min; -; -; Premier Orateur "
                       "(Institut d’exemple), Deuxième Orateur");
  drafted_assert_item (table.draft, "pause", "Pause; 2026-10-04 10:15; -1 min; -; Hall; ");
  drafted_assert_item (table.draft, "pause-2", "Pause; 2026-10-05 10:15; -1 min; -; Hall; ");
  const AffDraftItem *talk = g_hash_table_lookup (table.draft->item_keys,
                                                  "conference-d-exemple");
  g_assert_cmpint (talk->end.minute, ==, 10 * 60 + 15);
  g_assert_cmpstr (talk->address, ==, "https://example.org/salle");
  assert_count (&table, "room-is-address", 1);
}

static void
test_our_own_export_comes_back (void)
{
  g_auto (Table) table = read_golden ("table/export.csv");

  g_assert_cmpstr (table.draft->family, ==, "openreview");
  g_assert_true (table.draft->is_partial);
  g_assert_cmpuint (table.draft->papers->len, ==, 2);
  g_assert_cmpuint (table.draft->items->len, ==, 2);
  drafted_assert_paper (
    table.draft, "sample7",
    "7; =A first sample paper, with a formula; Sample track; -; First Author "
    "(Sample University), Author-Second (Second); -; poster in "
    "coffee-and-posters-2026-10-04 on 12, oral in talks-oral-2026-10-04");
  drafted_assert_paper (table.draft, "8", "-; A second sample paper; -; -; Third Author; -; ");
  drafted_assert_item (table.draft, "coffee-and-posters-2026-10-04",
                       "Coffee and posters; 2026-10-04 15:00; -1 min; -; -; -");
  g_assert_cmpstr (find_paper (table.draft, "sample7")->abstract, ==, "-Sample\n\ndata.");
  g_assert_cmpstr (get_link (table.draft, "sample7", 0), ==,
                   "https://openreview.net/forum?id=sample7");
  g_assert_cmpstr (get_link (table.draft, "8", 0), ==, "https://doi.org/10.1000/sample.8");
  g_assert_cmpuint (aff_report_remarks (table.report)->len, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/table/papers-of-a-site-are-read", test_papers_of_a_site_are_read);
  g_test_add_func ("/exchange/table/boards-count-within-their-session",
                   test_boards_count_within_their_session);
  g_test_add_func ("/exchange/table/what-is-private-is-left-out-of-a-sheet-made-by-hand",
                   test_what_is_private_is_left_out_of_a_sheet_made_by_hand);
  g_test_add_func ("/exchange/table/a-list-without-header-is-boards-and-titles",
                   test_a_list_without_header_is_boards_and_titles);
  g_test_add_func ("/exchange/table/a-schedule-is-read-by-german-words",
                   test_a_schedule_is_read_by_german_words);
  g_test_add_func ("/exchange/table/a-schedule-is-read-by-french-words-and-headings",
                   test_a_schedule_is_read_by_french_words_and_headings);
  g_test_add_func ("/exchange/table/our-own-export-comes-back", test_our_own_export_comes_back);
  return g_test_run ();
}

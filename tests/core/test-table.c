// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/read/formats.h"
#include "app/read/read-table.h"
#include "tests/support/drafted.h"
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
  drafted_assert_item (table.draft, "pause-2026-10-04-1015",
                       "Pause; 2026-10-04 10:15; -1 min; -; Hall; ");
  drafted_assert_item (table.draft, "pause-2026-10-05-1015",
                       "Pause; 2026-10-05 10:15; -1 min; -; Hall; ");
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

static gboolean
read_text (Table *self, const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  AffSource *source = aff_source_new ("sample.csv", bytes, self->report, error);
  gboolean is_read = source && aff_format_table.read (source, self->draft, self->report, error);

  aff_source_free (source);
  return is_read;
}

static Table
read_texts (const char *first, const char *second)
{
  Table self = {aff_draft_new (), aff_report_new ()};
  g_autoptr (GError) error = NULL;

  g_assert_true (read_text (&self, first, &error));
  g_assert_true (!second || read_text (&self, second, &error));
  g_assert_no_error (error);
  return self;
}

static void
test_boards_meet_papers_of_another_file (void)
{
  static const char *const files[] = {
    "M01,A first sample paper.\nM02,A Second Sample Paper\n",
    "uid,title,authors\na1,A first sample paper,First Author\na2,A second sample paper,\n"};

  for (gsize i = 0; i < 2; i++) {
    g_auto (Table) table = read_texts (files[i], files[1 - i]);
    g_assert_cmpuint (table.draft->papers->len, ==, 2);
    g_autofree char *first = drafted_paper (table.draft, "a1");
    g_autofree char *second = drafted_paper (table.draft, "a2");
    g_assert_true (g_str_has_suffix (first, "; First Author; -; poster on M01"));
    g_assert_true (g_str_has_suffix (second, "; ; -; poster on M02"));
  }
}

static void
test_rows_of_one_paper_are_joined (void)
{
  g_auto (Table) table = read_texts ("number,title,session,board\n"
                                     "7,A sample paper,Poster session 1,12\n"
                                     "7,A sample paper,Oral session,\n"
                                     "7,Another sample paper,Poster session 1,13\n"
                                     "7,Another sample paper,Poster session 1,14\n"
                                     "number,title,session,board\n",
                                     NULL);

  g_assert_cmpuint (table.draft->papers->len, ==, 3);
  drafted_assert_paper (table.draft, "7",
                        "-; A sample paper; -; -; -; -; poster in Poster session 1 on 12, "
                        "oral in Oral session");
  drafted_assert_paper (
    table.draft, "7-2",
    "7; Another sample paper; -; -; -; -; poster in Poster session 1 on 13");
  assert_count (&table, "number-of-two-papers", 2);
  assert_count (&table, "repeated-paper", 1);
  assert_count (&table, "header-again", 1);
}

static void
assert_item_keys (const Table *table, const char *wanted)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();

  for (guint i = 0; i < table->draft->items->len; i++) {
    AffDraftItem *item = table->draft->items->pdata[i];
    g_assert_true (g_hash_table_lookup (table->draft->item_keys, item->key) == item);
    g_ptr_array_add (keys, item->key);
  }
  g_ptr_array_add (keys, NULL);
  g_autofree char *all = g_strjoinv (" ", (char **) keys->pdata);
  g_assert_cmpstr (all, ==, wanted);
}

static void
test_lines_of_one_title_are_told_by_their_times (void)
{
  static const char *const files[][2] = {
    {"title,day,start\nPosters,2026-10-04,10:00\nPosters,2026-10-04,15:00\n"
     "Posters,2026-10-05,\nPosters,2026-10-04,15:00\nTalk,,\nTalk,,\n",
     "posters-2026-10-04-1000 posters-2026-10-04-1500 posters-2026-10-05 "
     "posters-2026-10-04-1500-2 talk-2026-10-04 talk-2026-10-04-2"},
    {"title,day,start\nPosters,2026-10-04,15:00\nPosters,2026-10-04,10:00\n",
     "posters-2026-10-04-1500 posters-2026-10-04-1000"},
    {"title,day,start\nPosters,2026-10-04,15:00\n", "posters"},
    {"id,title,day,start\nX1,Posters,2026-10-04,15:00\nX1,Posters,2026-10-04,16:00\n",
     "X1-2026-10-04-1500 X1-2026-10-04-1600"},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++) {
    g_auto (Table) table = read_texts (files[i][0], NULL);
    assert_item_keys (&table, files[i][1]);
  }
}

static void
test_one_title_by_other_people_is_another_paper (void)
{
  g_auto (Table) table = read_texts ("title,authors,session\n"
                                     "A sample paper,First Author; Second Author,Monday\n"
                                     "A sample paper,Third Author,Monday\n"
                                     "A sample paper,Second Author,Tuesday\n"
                                     "A sample paper,,Wednesday\n"
                                     "A sample paper,Third Author,Tuesday\n"
                                     "Another sample paper,Third Author,Tuesday\n",
                                     NULL);

  g_assert_cmpuint (table.draft->papers->len, ==, 3);
  drafted_assert_paper (table.draft, "a-sample-paper-first-author",
                        "1; A sample paper; -; -; First Author, Second Author; -; "
                        "poster in Monday, poster in Tuesday, poster in Wednesday");
  drafted_assert_paper (table.draft, "a-sample-paper-third-author",
                        "2; A sample paper; -; -; Third Author; -; "
                        "poster in Monday, poster in Tuesday");
  assert_count (&table, "title-of-two-papers", 2);
  assert_count (&table, "repeated-paper", 3);
}

// A number says that it is one paper, whoever is named beside it.
static void
test_one_number_by_other_people_is_one_paper (void)
{
  g_auto (Table) table = read_texts ("number,title,authors\n"
                                     "7,A sample paper,First Author\n"
                                     "7,A sample paper,Second Author\n",
                                     NULL);

  g_assert_cmpuint (table.draft->papers->len, ==, 1);
  assert_count (&table, "repeated-paper", 1);
}

static void
test_sessions_last_as_long_as_their_papers (void)
{
  g_auto (Table) table = read_texts (
    "Paper ID;Title;Authors;Session;Date;Time;Type\n"
    "1;A sample paper;First Author;Session A;2026-10-04;14:00-14:10;Oral\n"
    "2;Another sample paper;Second Author;Session A;2026-10-04;14:10-14:20;Oral\n"
    "3;A third sample paper;Third Author;Session B;2026-10-04;15:00-16:00;Poster and spotlight\n",
    NULL);
  const AffDraftItem *item = g_hash_table_lookup (table.draft->item_keys,
                                                  "session-a-2026-10-04");

  g_assert_cmpuint (table.draft->items->len, ==, 2);
  g_assert_cmpuint (table.draft->papers->len, ==, 3);
  g_assert_cmpint (item->start.minute, ==, 14 * 60);
  g_assert_cmpint (item->end.minute, ==, 14 * 60 + 20);
  g_assert_cmpuint (item->natures, ==, AFF_NATURE_ORAL);
  drafted_assert_paper (
    table.draft, "1", "-; A sample paper; -; -; First Author; -; oral in session-a-2026-10-04");
  drafted_assert_paper (table.draft, "3",
                        "-; A third sample paper; -; -; Third Author; -; "
                        "poster in session-b-2026-10-04");
}

static void
test_a_session_of_a_schedule_is_a_track (void)
{
  g_auto (Table) table = read_texts (
    "Start,End,Session,Title,Speaker\n"
    "2026-10-04T09:00:00+02:00,2026-10-04T09:20:00+02:00,Session A,A sample talk,TBA\n",
    NULL);

  drafted_assert_item (table.draft, "a-sample-talk",
                       "A sample talk; 2026-10-04 09:00 +120; -1 min; Session A; -; ");
  assert_count (&table, "session-as-track", 1);
}

static void
test_a_header_makes_it_no_copied_text (void)
{
  g_autoptr (Reading)
    reading = reading_new_any ("a.csv",
                               "Time,Event\n9:00 AM - 9:30 AM,A sample event\n"
                               "9:30 AM,Another sample event\n",
                               -1);

  g_assert_true (reading->is_read);
  drafted_assert_item (reading->draft, "a-sample-event",
                       "A sample event; - 09:00; -1 min; -; -; -");
}

// Whatever is missing of a file, what is left is read or refused with a sentence.
static void
test_every_beginning_of_a_table_is_read_or_refused (void)
{
  static const char *const names[] = {"boards.csv",   "camera-ready.csv", "export.csv",
                                      "miniconf.csv", "programme.csv",    "sessions.csv",
                                      "tagung.tsv"};

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *path = g_build_filename (g_getenv ("AFFICHE_SOURCE"), "tests", "golden",
                                              "table", names[i], NULL);
    g_autofree char *text = NULL;
    gsize length = 0;
    g_assert_true (g_file_get_contents (path, &text, &length, NULL));
    for (gsize end = 0; end <= length; end += 5) {
      g_autoptr (Reading)
        reading = reading_new (&aff_format_table, names[i], text, (gssize) end);
      g_assert_true (reading->is_read || reading->error->domain == AFF_ERROR);
    }
  }
}

typedef struct {
  const char *text;
  const char *key;
  const char *paper;
} Case;

static const Case cases[] = {
  {"Paper ID,Session ID,Paper Title,Primary Contact Author Name,Author Names,Author Emails,"
   "Primary Subject Area,Status,Registered?\n"
   "12,3,A sample paper,First Author,\"Author, First*; Author, Second\",a@example.org,"
   "Maps -> other,Accept,Yes\n",
   "12",
   "-; A sample paper; -; accepted; First Author, Second Author; Maps -> other; "
   "poster in Session 3"},
  {"#,title,authors,keywords,decision\n7,A sample paper,First Author and Second Author,"
   "\"maps\nmodels\",probably accept\n",
   "7", "-; A sample paper; -; accepted; First Author, Second Author; maps, models; -"},
  {"id,title,authors,oral,or_id,poster_loc\n4,A sample paper,\"First Author, Second Author\","
   "True,abcdEFGH-1_,W46\n",
   "4", "-; A sample paper; -; -; First Author, Second Author; -; poster on W46, oral"},
  {"title,author,aff,status,track\nA sample paper,First Author; Second Author,"
   "Sample University; Other University,Spotlight,main\n",
   "a-sample-paper",
   "1; A sample paper; main; accepted; First Author (Sample University), Second Author "
   "(Other University); -; -"},
  {"title,status\nA sample paper,Highlight\nAnother,Poster\n", "a-sample-paper",
   "1; A sample paper; -; accepted; -; -; -"},
  {"Name,Title,Affiliation\nFirst Author,A sample paper,Sample University\n", "a-sample-paper",
   "1; A sample paper; -; -; First Author (Sample University); -; -"},
  {"First name,Last name,Poster title,Poster board\nFirst,Author,A sample paper,NULL\n",
   "a-sample-paper", "1; A sample paper; -; -; First Author; -; -"},
  {"Board;Poster title;Presenter;Email\n1;A sample paper;First Author;a@example.org\n",
   "a-sample-paper", "1; A sample paper; -; -; First Author*; -; poster on 1"},
  {"Titel;Autoren;Vortragende;Angenommen;Posterwand\n"
   "A sample paper;First Author, Second Author;Second Author;ja;4\n",
   "a-sample-paper",
   "1; A sample paper; -; accepted; First Author, Second Author*; -; poster on 4"},
  {"Paper,Title,Accepted?\n12,A sample paper,no\n", "12",
   "-; A sample paper; -; rejected; -; -; -"},
  {"title,keywords\nA sample paper,a|b|a\n", "a-sample-paper",
   "1; A sample paper; -; -; -; a, b; -"},
  {"Número;Título;Autores;Panel;Sesión;Resumen;Correo electrónico\n"
   "1;A sample paper;First Author, Second Author;A1;Sesión 1;Sample data.;a@example.org\n",
   "1", "-; A sample paper; -; -; First Author, Second Author; -; poster in Sesión 1 on A1"},
  {"Numero;Titolo;Autori;Pannello;Stato\n1;A sample paper;First Author;A1;accept\n", "1",
   "-; A sample paper; -; accepted; First Author; -; poster on A1"},
  {"Board,Poster ID,Title,Presenter Name,Presenter Email,Phone\n"
   "12,P012,A sample paper,First Author,a@example.org,+1 555 0100\n",
   "P012", "-; A sample paper; -; -; First Author*; -; poster on 12"},
  {"#,Title,Authors,Poster\n12,A sample paper,First Author,A-01\n", "12",
   "-; A sample paper; -; -; First Author; -; poster on A-01"},
  {"Paper ID,Board\n12,A-01\n13,A-02\n", "12", "-; -; -; -; -; -; poster on A-01"},
  {"title,authors,board\n'@sample paper,'+First Author,'=1\n", "sample-paper",
   "1; @sample paper; -; -; +First Author; -; poster on =1"},
};

static void
test_headers_are_known_by_their_meaning (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_test_message ("%s", cases[i].text);
    g_auto (Table) table = read_texts (cases[i].text, NULL);
    drafted_assert_paper (table.draft, cases[i].key, cases[i].paper);
  }
}

static void
test_many_keywords_are_no_topics (void)
{
  GString *text = g_string_new ("title,keywords\n");

  for (int i = 0; i < 27; i++)
    g_string_append_printf (text, "Sample paper %d,word %d\n", i, i);
  g_auto (Table) table = read_texts (text->str, NULL);
  g_assert_cmpuint (table.draft->papers->len, ==, 27);
  for (guint i = 0; i < 27; i++)
    g_assert_null (((AffDraftPaper *) table.draft->papers->pdata[i])->topics);
  g_string_free (text, TRUE);
}

static void
test_what_cannot_be_read_is_refused_with_a_remedy (void)
{
  static const char *const bad[][2] = {
    {"x,y\n1,2\n", "no row that says"},
    {"A sentence.\nAnother one.\n", "no row that says"},
    {"title,authors\n", "nothing below it"},
    {"title,authors\n,,\n,,\n", "nothing below it"},
    {"title,authors\n\"A sample paper,First Author\n", "line 2: a quotation mark"},
    {"title\nA sample paper\n", "no row that says"},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++) {
    g_auto (Table) table = {aff_draft_new (), aff_report_new ()};
    g_autoptr (GError) error = NULL;
    g_assert_false (read_text (&table, bad[i][0], &error));
    g_assert_error (error, AFF_ERROR, AFF_ERROR_FORMAT);
    g_test_message ("%s", error->message);
    g_assert_true (g_str_has_prefix (error->message, "sample.csv"));
    g_assert_nonnull (strstr (error->message, bad[i][1]));
    g_assert_cmpuint (table.draft->papers->len + table.draft->items->len, ==, 0);
  }
}

static void
test_more_names_than_a_workshop_has_are_refused (void)
{
  g_auto (Table) table = {aff_draft_new (), aff_report_new ()};
  g_autoptr (GError) error = NULL;
  GString *text = g_string_new ("title,authors\n");

  for (int i = 0; i < 101; i++) {
    g_string_append_printf (text, "Sample %d,", i);
    for (int j = 0; j < 10000; j++)
      g_string_append (text, "A B;");
    g_string_append_c (text, '\n');
  }
  g_assert_false (read_text (&table, text->str, &error));
  g_assert_error (error, AFF_ERROR, AFF_ERROR_FORMAT);
  g_assert_nonnull (strstr (error->message, "line 102"));
  g_string_free (text, TRUE);
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
  g_test_add_func ("/exchange/table/boards-meet-papers-of-another-file",
                   test_boards_meet_papers_of_another_file);
  g_test_add_func ("/exchange/table/rows-of-one-paper-are-joined",
                   test_rows_of_one_paper_are_joined);
  g_test_add_func ("/exchange/table/lines-of-one-title-are-told-by-their-times",
                   test_lines_of_one_title_are_told_by_their_times);
  g_test_add_func ("/exchange/table/one-title-by-other-people-is-another-paper",
                   test_one_title_by_other_people_is_another_paper);
  g_test_add_func ("/exchange/table/one-number-by-other-people-is-one-paper",
                   test_one_number_by_other_people_is_one_paper);
  g_test_add_func ("/exchange/table/sessions-last-as-long-as-their-papers",
                   test_sessions_last_as_long_as_their_papers);
  g_test_add_func ("/exchange/table/a-session-of-a-schedule-is-a-track",
                   test_a_session_of_a_schedule_is_a_track);
  g_test_add_func ("/exchange/table/a-header-makes-it-no-copied-text",
                   test_a_header_makes_it_no_copied_text);
  g_test_add_func ("/exchange/table/every-beginning-of-a-table-is-read-or-refused",
                   test_every_beginning_of_a_table_is_read_or_refused);
  g_test_add_func ("/exchange/table/headers-are-known-by-their-meaning",
                   test_headers_are_known_by_their_meaning);
  g_test_add_func ("/exchange/table/many-keywords-are-no-topics",
                   test_many_keywords_are_no_topics);
  g_test_add_func ("/exchange/table/what-cannot-be-read-is-refused-with-a-remedy",
                   test_what_cannot_be_read_is_refused_with_a_remedy);
  g_test_add_func ("/exchange/table/more-names-than-a-workshop-has-are-refused",
                   test_more_names_than_a_workshop_has_are_refused);
  return g_test_run ();
}

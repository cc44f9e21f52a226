// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/read/formats.h"
#include "tests/support/fixture.h"
#include "tests/support/reading.h"

#include <string.h>

static Reading *
read_golden (const char *name)
{
  g_autofree char *folder = g_build_filename (g_getenv ("AFFICHE_SOURCE"), "tests", "golden",
                                              "openreview", NULL);
  Reading *self = reading_open (folder, name);

  g_assert_no_error (self->error);
  g_assert_cmpstr (self->draft->family, ==, "openreview");
  return self;
}

static AffDraftPaper *
find_paper (const Reading *self, const char *key)
{
  AffDraftPaper *paper = g_hash_table_lookup (self->draft->paper_keys, key);

  g_assert_nonnull (paper);
  return paper;
}

// "First Author (Sample University); Second Author"; "-": the file does not say.
static void
assert_authors (const Reading *self, const char *key, const char *wanted)
{
  GPtrArray *authors = find_paper (self, key)->authors;
  g_autoptr (GString) names = g_string_new (authors ? "" : "-");

  for (guint i = 0; authors && i < authors->len; i++) {
    const AffDraftPerson *author = authors->pdata[i];
    g_string_append_printf (names, "%s%s", i > 0 ? "; " : "", author->name);
    if (author->affiliation)
      g_string_append_printf (names, " (%s)", author->affiliation);
  }
  g_assert_cmpstr (names->str, ==, wanted);
}

static void
assert_links (const Reading *self, const char *key, const char *first, const char *second)
{
  GPtrArray *links = find_paper (self, key)->links;

  g_assert_nonnull (links);
  g_assert_cmpuint (links->len, ==, second ? 2 : 1);
  g_assert_cmpstr (((AffDraftLink *) links->pdata[0])->kind, ==, "openreview");
  g_assert_cmpstr (((AffDraftLink *) links->pdata[0])->address, ==, first);
  if (second)
    g_assert_cmpstr (((AffDraftLink *) links->pdata[1])->address, ==, second);
}

static void
test_papers_of_the_second_api_are_read (void)
{
  g_autoptr (Reading) self = read_golden ("v2.json");
  AffDraftPaper *first = find_paper (self, "smpA1");

  g_assert_cmpuint (self->draft->papers->len, ==, 7);
  g_assert_cmpstr (first->number, ==, "1");
  g_assert_cmpstr (first->title, ==, "Sample Paper with $\\alpha$-Loss");
  g_assert_cmpstr (first->abstract, ==, "An abstract that is sample data.\nIn two lines.");
  g_assert_cmpstr (find_paper (self, "smpA2")->abstract, ==, "Only a gist.");
  assert_authors (self, "smpA1", "First Author; Second Author");
  assert_authors (self, "smpA2",
                  "Third Author (Sample University, Sample Hospital); Fourth Author");
  assert_authors (self, "smpA3", "-");
  assert_links (self, "smpA1", "https://openreview.net/forum?id=smpA1", NULL);
  assert_links (self, "smpA2", "https://openreview.net/forum?id=smpA2",
                "https://doi.org/10.1000/sample.2");
  g_assert_true (self->draft->lists_papers);
  g_assert_false (self->draft->lists_items);
  g_assert_false (self->draft->is_partial);
}

static void
test_a_decision_is_found_wherever_it_stands (void)
{
  static const struct {
    const char *file;
    const char *key;
    AffDecision decision;
  } cases[] = {
    {"v2.json", "smpA1", AFF_DECISION_ACCEPTED},  {"v2.json", "smpA2", AFF_DECISION_ACCEPTED},
    {"v2.json", "smpA3", AFF_DECISION_ACCEPTED},  {"v2.json", "smpA4", AFF_DECISION_REJECTED},
    {"v2.json", "smpA5", AFF_DECISION_WITHDRAWN}, {"v2.json", "smpA6", AFF_DECISION_REJECTED},
    {"v2.json", "smpA7", AFF_DECISION_ACCEPTED},  {"v1.json", "smpB1", AFF_DECISION_ACCEPTED},
    {"v1.json", "smpB2", AFF_DECISION_ACCEPTED},  {"v1.json", "smpB3", AFF_DECISION_WITHDRAWN},
    {"v1.json", "smpB4", AFF_DECISION_NONE},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (Reading) self = read_golden (cases[i].file);
    g_test_message ("%s", cases[i].key);
    g_assert_cmpint (find_paper (self, cases[i].key)->decision, ==, cases[i].decision);
  }
}

static void
test_a_talk_is_a_poster_too (void)
{
  g_autoptr (Reading) self = read_golden ("v2.json");
  GPtrArray *two = find_paper (self, "smpA2")->presentations;

  g_assert_null (find_paper (self, "smpA1")->presentations);
  g_assert_null (find_paper (self, "smpA3")->presentations);
  g_assert_nonnull (two);
  g_assert_cmpuint (two->len, ==, 2);
  g_assert_cmpint (((AffDraftPresentation *) two->pdata[0])->kind, ==, AFF_KIND_POSTER);
  g_assert_cmpint (((AffDraftPresentation *) two->pdata[1])->kind, ==, AFF_KIND_ORAL);
}

static void
test_few_keywords_are_topics (void)
{
  g_autoptr (Reading) self = read_golden ("v2.json");
  GPtrArray *topics = find_paper (self, "smpA2")->topics;

  g_assert_cmpuint (find_paper (self, "smpA1")->topics->len, ==, 2);
  g_assert_cmpuint (topics->len, ==, 1);
  g_assert_cmpstr (topics->pdata[0], ==, "Segmentation");
}

static void
test_what_is_odd_is_said (void)
{
  static const struct {
    const char *file;
    const char *code;
    guint count;
  } cases[] = {
    {"v2.json", "emails-left-out", 1},
    {"v2.json", "gist-left-out", 1},
    {"v2.json", "gist-as-abstract", 1},
    {"v2.json", "hidden-field", 1},
    {"v2.json", "note-not-public", 1},
    {"v2.json", "note-deleted", 1},
    {"v2.json", "paper-twice", 1},
    {"v2.json", "reviews-left-out", 1},
    {"v2.json", "talk-without-session", 1},
    {"v2.json", "decision-in-own-words", 1},
    {"v2.json", "part-of-the-notes", 0},
    {"v1.json", "authors-anonymous", 1},
    {"v1.json", "emails-left-out", 1},
    {"v1.json", "reviews-left-out", 1},
    {"v1.json", "no-note", 1},
    {"v1.json", "field-of-wrong-kind", 1},
    {"v1.json", "talk-without-session", 1},
    {"v1.json", "unknown-decision", 0},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (Reading) self = read_golden (cases[i].file);
    g_test_message ("%s %s", cases[i].file, cases[i].code);
    reading_assert_remark (self, cases[i].code, cases[i].count);
  }
}

static void
test_authors_of_the_first_api_are_read (void)
{
  g_autoptr (Reading) self = read_golden ("v1.json");

  assert_authors (self, "smpB1", "First Author; Second Author");
  assert_authors (self, "smpB2", "-");
  assert_authors (self, "smpB4", "Fourth Author; Fifth Author");
  g_assert_null (find_paper (self, "smpB2")->abstract);
}

// Everything that a reader took, in one text.
static char *
dump (const AffDraft *draft)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < draft->papers->len; i++) {
    const AffDraftPaper *paper = draft->papers->pdata[i];
    g_string_append_printf (text, "%s\n%s\n%s\n", paper->title, paper->abstract, paper->track);
    for (guint k = 0; paper->authors && k < paper->authors->len; k++)
      g_string_append_printf (text, "%s\n",
                              ((AffDraftPerson *) paper->authors->pdata[k])->name);
  }
  return g_string_free (text, FALSE);
}

static void
test_nothing_private_is_taken (void)
{
  static const char *const files[] = {"v1.json", "v2.json"};

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++) {
    g_autoptr (Reading) self = read_golden (files[i]);
    g_autofree char *text = dump (self->draft);
    g_assert_null (strstr (text, "SECRET"));
    g_assert_null (strchr (text, '@'));
  }
}

static void
test_one_note_is_a_part (void)
{
  g_autoptr (Reading) self = reading_new_any (
    "one.json",
    "{\"id\":\"smpC1\",\"forum\":\"smpC1\",\"invitations\":[\"S/-/Submission\"],"
    "\"content\":{\"title\":{\"value\":\"One Sample\"}}}",
    -1);

  g_assert_no_error (self->error);
  g_assert_cmpstr (find_paper (self, "smpC1")->title, ==, "One Sample");
  g_assert_true (self->draft->is_partial);
  reading_assert_remark (self, "part-of-the-notes", 1);
}

static void
test_replies_alone_are_refused (void)
{
  g_autoptr (Reading) self = reading_new_any (
    "replies.json",
    "{\"notes\":[{\"id\":\"r\",\"forum\":\"f\",\"replyto\":\"f\",\"invitations\":[\"S/-/"
    "Decision\"],\"content\":{\"decision\":{\"value\":\"Accept\"}}}]}",
    -1);

  g_assert_error (self->error, AFF_ERROR, AFF_ERROR_FORMAT);
  g_assert_nonnull (strstr (self->error->message, "replies.json"));
  g_assert_cmpuint (self->draft->papers->len, ==, 0);
}

// Each is like a note as far as it is recognised, and wrong in everything else.
static void
test_wrong_types_are_survived (void)
{
  static const char *const values[] = {
    "null",
    "true",
    "1e308",
    "\"\"",
    "[]",
    "{}",
    "[[]]",
    "[{}]",
    "[null]",
    "{\"value\":null}",
    "[1,\"\"]",
    "{\"value\":[]}",
    "{\"value\":{}}",
    "{\"readers\":7}",
    "\"\\u202e\\u0001\"",
  };
  static const char *const fields[] = {"id",      "forum",      "number",   "readers",
                                       "ddate",   "replyto",    "details",  "invitations",
                                       "title",   "authors",    "abstract", "venue",
                                       "venueid", "keywords",   "decision", "authorids",
                                       "TLDR",    "invitation", "notes",    "domain",
                                       "cdate",   "revisions"};

  for (gsize f = 0; f < G_N_ELEMENTS (fields); f++)
    for (gsize v = 0; v < G_N_ELEMENTS (values); v++) {
      g_autofree char *text = g_strdup_printf (
        "[{\"id\":\"a\",\"forum\":\"a\",\"%s\":%s,\"content\":{\"title\":\"T\",\"%s\":%s}}]",
        fields[f], values[v], fields[f], values[v]);
      g_autoptr (Reading) self = reading_new (&aff_format_openreview, "x.json", text, -1);
      g_assert_true (self->is_read ||
                     g_error_matches (self->error, AFF_ERROR, AFF_ERROR_FORMAT));
    }
}

// Numbers are of an independent reading with another program.
static void
test_the_notes_of_a_crawler_are_read (void)
{
  const char *folder = fixture_real_data ();
  g_autoptr (Reading) self = NULL;

  if (!folder)
    return;
  self = reading_open (folder, "papers/openreview/openreview-v1-example_output.json");
  g_assert_no_error (self->error);
  g_assert_cmpuint (self->draft->papers->len, ==, 2);
  g_assert_cmpstr (find_paper (self, "HkghWScuoQ")->number, ==, "36");
  g_assert_cmpstr (find_paper (self, "r1eLk2mKiX")->number, ==, "49");
  for (guint i = 0; i < 2; i++) {
    const AffDraftPaper *paper = self->draft->papers->pdata[i];
    g_assert_cmpint (paper->decision, ==, AFF_DECISION_ACCEPTED);
    g_assert_cmpuint (paper->authors->len, ==, 5);
  }
  reading_assert_remark (self, "reviews-left-out", 5 + 21);
  reading_assert_remark (self, "emails-left-out", 2);
  reading_assert_remark (self, "older-revisions", 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/openreview/papers-of-the-second-api-are-read",
                   test_papers_of_the_second_api_are_read);
  g_test_add_func ("/exchange/openreview/a-decision-is-found-wherever-it-stands",
                   test_a_decision_is_found_wherever_it_stands);
  g_test_add_func ("/exchange/openreview/a-talk-is-a-poster-too", test_a_talk_is_a_poster_too);
  g_test_add_func ("/exchange/openreview/few-keywords-are-topics",
                   test_few_keywords_are_topics);
  g_test_add_func ("/exchange/openreview/what-is-odd-is-said", test_what_is_odd_is_said);
  g_test_add_func ("/exchange/openreview/authors-of-the-first-api-are-read",
                   test_authors_of_the_first_api_are_read);
  g_test_add_func ("/exchange/openreview/nothing-private-is-taken",
                   test_nothing_private_is_taken);
  g_test_add_func ("/exchange/openreview/one-note-is-a-part", test_one_note_is_a_part);
  g_test_add_func ("/exchange/openreview/replies-alone-are-refused",
                   test_replies_alone_are_refused);
  g_test_add_func ("/exchange/openreview/wrong-types-are-survived",
                   test_wrong_types_are_survived);
  g_test_add_func ("/exchange/openreview/the-notes-of-a-crawler-are-read",
                   test_the_notes_of_a_crawler_are_read);
  return g_test_run ();
}

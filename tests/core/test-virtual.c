// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/read/formats.h"
#include "tests/support/reading.h"

#include <string.h>

static Reading *
read_golden (void)
{
  g_autofree char *folder = g_build_filename (g_getenv ("AFFICHE_SOURCE"), "tests", "golden",
                                              "virtual", NULL);
  Reading *self = reading_open (folder, "orals-posters.json");

  g_assert_no_error (self->error);
  g_assert_cmpstr (self->draft->family, ==, "virtual");
  return self;
}

static AffDraftPaper *
find_paper (const Reading *self, const char *key)
{
  AffDraftPaper *paper = g_hash_table_lookup (self->draft->paper_keys, key);

  g_assert_nonnull (paper);
  return paper;
}

// "poster session:Poster Session 1 2504; oral session:Oral 1A -"
static char *
write_presentations (const AffDraftPaper *paper)
{
  static const char *const kinds[] = {"poster", "oral", "spotlight"};
  GString *text = g_string_new (NULL);

  for (guint i = 0; paper->presentations && i < paper->presentations->len; i++) {
    const AffDraftPresentation *one = paper->presentations->pdata[i];
    g_string_append_printf (text, "%s%s %s %s", i > 0 ? "; " : "", kinds[one->kind],
                            one->session ? one->session : "-", one->board ? one->board : "-");
  }
  return g_string_free (text, FALSE);
}

static void
test_rows_become_papers (void)
{
  static const struct {
    const char *key;
    const char *title;
    const char *presentations;
  } cases[] = {
    {"102", "Sample & Paper: $\\ell_1$ < 2",
     "oral session:Oral 1A -; poster session:Poster Session 1 2504"},
    {"103", "Second Sample Paper",
     "poster session:Poster Session 1 7; poster session:Poster Session 1#2 7"},
    {"104", "Third Sample Paper", "oral session:Oral 1A -"},
    {"105", "A Poster under another Title", "poster session:Posters -"},
  };

  g_autoptr (Reading) self = read_golden ();

  g_assert_cmpuint (self->draft->papers->len, ==, G_N_ELEMENTS (cases));
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    const AffDraftPaper *paper = find_paper (self, cases[i].key);
    g_autofree char *presentations = write_presentations (paper);
    g_assert_cmpstr (paper->title, ==, cases[i].title);
    g_assert_cmpint (paper->decision, ==, AFF_DECISION_ACCEPTED);
    g_assert_cmpstr (presentations, ==, cases[i].presentations);
  }
}

static void
test_names_and_links_are_read (void)
{
  g_autoptr (Reading) self = read_golden ();
  const AffDraftPaper *paper = find_paper (self, "102");
  const AffDraftPerson *first = paper->authors->pdata[0];

  g_assert_cmpuint (paper->authors->len, ==, 2);
  g_assert_cmpstr (first->name, ==, "First O'Author");
  g_assert_cmpstr (first->affiliation, ==, "Sample & University");
  g_assert_cmpuint (paper->links->len, ==, 1);
  g_assert_cmpstr (((AffDraftLink *) paper->links->pdata[0])->kind, ==, "openreview");
  g_assert_cmpstr (paper->topics->pdata[0], ==, "Applications");
  g_assert_cmpint (paper->decision, ==, AFF_DECISION_ACCEPTED);
}

static void
test_sessions_are_items (void)
{
  static const struct {
    const char *key;
    const char *title;
    const char *day;
    int start;
    int end;
    int offset_min;
  } cases[] = {
    {"session:Poster Session 1", "Poster Session 1", "2026-10-04", 15 * 60 + 10, 16 * 60 + 10,
     120},
    {"session:Poster Session 1#2", "Poster Session 1", "2026-10-05", 9 * 60, 10 * 60, 120},
    {"session:Oral 1A", "Oral 1A", "2026-10-04", 16 * 60 + 10, 16 * 60 + 40, 120},
    {"session:Posters", "Posters", "2026-10-04", 13 * 60 + 10, 14 * 60 + 10, 0},
    {"107", "Sample Keynote", "2026-10-04", 14 * 60 + 10, 14 * 60 + 40, 120},
  };

  g_autoptr (Reading) self = read_golden ();

  g_assert_cmpuint (self->draft->items->len, ==, G_N_ELEMENTS (cases));
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    const AffDraftItem *item = g_hash_table_lookup (self->draft->item_keys, cases[i].key);
    g_test_message ("%s", cases[i].key);
    g_assert_nonnull (item);
    g_assert_cmpstr (item->title, ==, cases[i].title);
    g_assert_cmpstr (item->start.day, ==, cases[i].day);
    g_assert_cmpint (item->start.minute, ==, cases[i].start);
    g_assert_cmpint (item->end.minute, ==, cases[i].end);
    g_assert_cmpint (item->start.offset_min, ==, cases[i].offset_min);
  }
}

static void
test_what_is_odd_is_said (void)
{
  static const struct {
    const char *code;
    guint count;
  } cases[] = {{"escaped-names", 2},
               {"rows-of-one-paper", 1},
               {"related-under-another-title", 1},
               {"event-not-visible", 1},
               {"event-twice", 1},
               {"shown-twice", 1},
               {"times-of-talks-left-out", 2},
               {"part-of-the-events", 0}};

  g_autoptr (Reading) self = read_golden ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    reading_assert_remark (self, cases[i].code, cases[i].count);
  g_assert_true (self->draft->lists_papers);
  g_assert_false (self->draft->is_partial);
}

static void
test_a_page_of_the_list_is_a_part (void)
{
  g_autoptr (Reading) self = reading_new_any (
    "page.json",
    "{\"count\":9,\"next\":\"https://example.org/2\",\"results\":[{\"id\":1,\"name\":\"S\","
    "\"eventtype\":\"Poster\",\"poster_position\":null}]}",
    -1);

  g_assert_no_error (self->error);
  g_assert_true (self->draft->is_partial);
  reading_assert_remark (self, "part-of-the-events", 1);
  g_assert_cmpuint (self->draft->items->len, ==, 0);
}

static void
test_nothing_is_refused (void)
{
  static const char *const texts[] = {"{}", "[]", "{\"results\":[]}", "{\"results\":{}}"};

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (Reading) self = reading_new (&aff_format_virtual, "none.json", texts[i], -1);
    g_assert_error (self->error, AFF_ERROR, AFF_ERROR_FORMAT);
    g_assert_nonnull (strstr (self->error->message, "none.json"));
  }
}

// Many talks of one poster, each with a link of its own, and one that names it again and again.
static void
test_many_relations_are_read (void)
{
  g_autofree char *title = g_strnfill (100000, 'x');
  GString *text = g_string_new (NULL);
  g_autoptr (Reading) self = NULL;
  const AffDraftPaper *paper = NULL;

  g_string_append_printf (text, "[{\"id\":0,\"name\":\"%s\",\"eventtype\":\"Poster\"},", title);
  g_string_append_printf (text,
                          "{\"id\":1,\"name\":\"%s\",\"eventtype\":\"Oral\","
                          "\"related_events_ids\":[0",
                          title);
  for (guint i = 0; i < 50000; i++)
    g_string_append (text, ",0");
  g_string_append (text, "]}");
  for (guint i = 2; i < 50000; i++)
    g_string_append_printf (text,
                            ",{\"id\":%u,\"name\":\"Sample\",\"eventtype\":\"%s\","
                            "\"related_events_ids\":[2],\"paper_url\":\"https://x.org/%u\"}",
                            i, i == 2 ? "Poster" : "Oral", i);
  g_string_append_c (text, ']');
  self = reading_new (&aff_format_virtual, "many.json", text->str, -1);
  g_string_free (text, TRUE);
  g_assert_no_error (self->error);
  g_assert_cmpuint (self->draft->papers->len, ==, 2);
  paper = find_paper (self, "2");
  g_assert_cmpuint (paper->links->len, ==, 64);
  g_assert_cmpuint (paper->presentations->len, ==, 64);
}

static void
test_wrong_types_are_survived (void)
{
  static const char *const values[] = {"null", "true",  "1e308",         "\"\"",    "[]",
                                       "{}",   "[{}]",  "[null, [], 1]", "[\"1\"]", "\"&#0;\"",
                                       "1",    "\"#\"", "\"->\""};
  static const char *const fields[] = {"id",
                                       "name",
                                       "authors",
                                       "abstract",
                                       "topic",
                                       "keywords",
                                       "decision",
                                       "session",
                                       "eventtype",
                                       "starttime",
                                       "starttime2",
                                       "endtime",
                                       "visible",
                                       "paper_url",
                                       "room_name",
                                       "event_type",
                                       "poster_position",
                                       "related_events_ids"};

  for (gsize f = 0; f < G_N_ELEMENTS (fields); f++)
    for (gsize v = 0; v < G_N_ELEMENTS (values); v++) {
      g_autofree char *text = g_strdup_printf (
        "[{\"id\":1,\"name\":\"A\",\"eventtype\":\"Oral\",\"%s\":%s},"
        "{\"id\":2,\"name\":\"A\",\"eventtype\":\"Poster\",\"related_events_ids\":[1,2,1]}, %s]",
        fields[f], values[v], values[v]);
      g_autoptr (Reading) self = reading_new (&aff_format_virtual, "x.json", text, -1);
      g_assert_no_error (self->error);
      g_assert_nonnull (g_hash_table_lookup (self->draft->paper_keys, "2"));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/virtual/rows-become-papers", test_rows_become_papers);
  g_test_add_func ("/exchange/virtual/names-and-links-are-read", test_names_and_links_are_read);
  g_test_add_func ("/exchange/virtual/sessions-are-items", test_sessions_are_items);
  g_test_add_func ("/exchange/virtual/what-is-odd-is-said", test_what_is_odd_is_said);
  g_test_add_func ("/exchange/virtual/a-page-of-the-list-is-a-part",
                   test_a_page_of_the_list_is_a_part);
  g_test_add_func ("/exchange/virtual/nothing-is-refused", test_nothing_is_refused);
  g_test_add_func ("/exchange/virtual/many-relations-are-read", test_many_relations_are_read);
  g_test_add_func ("/exchange/virtual/wrong-types-are-survived", test_wrong_types_are_survived);
  return g_test_run ();
}

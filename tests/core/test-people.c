// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/draft/people.h"
#include "app/draft/presenters.h"

typedef struct {
  const char *text;
  const char *people; // "Name@Affiliation!|Name", "!" for who presents
  int unknown;
} Case;

static const Case cases[] = {
  {"First Author; Second Author", "First Author|Second Author", 0},
  {"First Author;Second Author;", "First Author|Second Author", 0},
  {"First Author|Second Author", "First Author|Second Author", 0},
  {"First Author| Second Author", "First Author|Second Author", 0},
  {"First Author\nSecond Author", "First Author|Second Author", 0},
  {"First Author, Second Author", "First Author|Second Author", 0},
  {"First Author, Second Author and Third Author", "First Author|Second Author|Third Author",
   0},
  {"First Author, Second Author, and Third Author", "First Author|Second Author|Third Author",
   0},
  {"First Author & Second Author", "First Author|Second Author", 0},
  {"First Author et Second Author", "First Author|Second Author", 0},
  {"First Author et al.", "First Author", 0},
  {"First Author, Second Author, et al.", "First Author|Second Author", 0},
  {"First Author and others", "First Author", 0},
  {"First Author", "First Author", 0},
  {"", "", 0},
  {" ; ;; ", "", 0},
  // Families first.
  {"Author, First; Author, Second", "First Author|Second Author", 0},
  {"Author, First*; Author, Second", "First Author|Second Author", 0},
  {"van der Author, First; d'Author, Second", "First van der Author|Second d'Author", 0},
  {"Author, First", "First Author", 0},
  {"first author, Second Author", "first author|Second Author", 0},
  {"Author, First M.", "First M. Author", 0},
  {"Author, F., Writer, S., and Third, T.", "F. Author|S. Writer|T. Third", 0},
  {"Author, First and Writer, Second and Third, Anna", "First Author|Second Writer|Anna Third",
   0},
  {"Author, First, Jr.; Writer, III, Second", "First Author Jr.|Second Writer III", 0},
  {"First Author, PhD; Second Author, MD", "First Author, PhD|Second Author, MD", 0},
  // Affiliations.
  {"First Author (Sample University)*; Second Author (Institute of Samples, Town)",
   "First Author@Sample University|Second Author@Institute of Samples, Town", 0},
  {"First Author (Sample University), Second Author (Sample Hospital)",
   "First Author@Sample University|Second Author@Sample Hospital", 0},
  {"First Author (Sample (Town)), Second Author (X; Y)",
   "First Author@Sample (Town)|Second Author@X; Y", 0},
  {"First Author, Sample University", "First Author@Sample University", 0},
  {"First Author, Sample University, Town; Second Author, Inria",
   "First Author@Sample University, Town|Second Author@Inria", 0},
  {"Author, First, Sample University; Author, Second, Inria",
   "First Author@Sample University|Second Author@Inria", 0},
  {"First Author (presenter), Second Author (corresponding author)",
   "First Author!|Second Author", 0},
  {"First Author (to be confirmed)", "First Author", 0},
  {"First (The Nick) Author", "First (The Nick) Author", 0},
  // Addresses and marks.
  {"First Author <first@example.org>; Second Author (second@example.org)",
   "First Author|Second Author", 0},
  {"First Author first@example.org, Second Author", "First Author|Second Author", 0},
  {"first@example.org", "", 0},
  {"First Author*, Second Author†, Third Author ¹²", "First Author|Second Author|Third Author",
   0},
  {"First Author1, Second Author1,2, Third Author*2", "First Author|Second Author|Third Author",
   0},
  {"First Author^1, Second Author^{1,2}", "First Author|Second Author", 0},
  {"First Author [1]; Second Author (2,3)", "First Author|Second Author", 0},
  {"First Author¹˒², Author 2", "First Author|Author 2", 0},
  {"~First_Author1; ~Second_M._Author2", "First Author|Second M. Author", 0},
  // Brackets that are left open part nothing and hide nothing.
  {"First Author (Sample; Second Author", "First Author (Sample|Second Author", 0},
  {"First Author); Second Author", "First Author)|Second Author", 0},
  // Nobody.
  {"TBA", "", 1},
  {"Speaker to be announced", "", 1},
  {"First Author, TBD", "First Author", 1},
  {"2 speakers TBA", "", 2},
  {"Intervenante à confirmer; Zweiter Vortrag: noch offen", "", 2},
  // Other scripts and separators.
  {"第一, 第二", "第一|第二", 0},
  {"第一；第二", "第一|第二", 0},
  {"第一、第二", "第一|第二", 0},
};

static char *
write_people (const GPtrArray *list)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < list->len; i++) {
    const AffDraftPerson *person = list->pdata[i];
    g_string_append_printf (text, "%s%s%s%s%s", i > 0 ? "|" : "", person->name,
                            person->affiliation ? "@" : "",
                            person->affiliation ? person->affiliation : "",
                            person->presents ? "!" : "");
  }
  return g_string_free (text, FALSE);
}

static void
test_lists_are_taken_apart (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GPtrArray) list = NULL;
    int unknown = aff_people_add (&list, cases[i].text);
    g_assert_nonnull (list);
    g_autofree char *people = write_people (list);
    g_test_message ("%s", cases[i].text);
    g_assert_cmpstr (people, ==, cases[i].people);
    g_assert_cmpint (unknown, ==, cases[i].unknown);
  }
}

static void
test_nothing_said_is_not_nobody (void)
{
  g_autoptr (GPtrArray) list = NULL;

  g_assert_cmpint (aff_people_add (&list, NULL), ==, 0);
  g_assert_null (list);
}

static void
test_a_known_separator_is_the_only_one (void)
{
  g_autoptr (GPtrArray) list = NULL;

  g_assert_cmpint (aff_people_add_split (&list, "First Author; Jr., TBA", ','), ==, 1);
  g_assert_cmpint (aff_people_add_split (&list, "Author, Third", 0), ==, 0);
  g_autofree char *people = write_people (list);
  g_assert_cmpstr (people, ==, "First Author; Jr.|Third Author");
}

static void
test_names_are_turned (void)
{
  static const char *const names[][2] = {
    {"Author, First", "First Author"},
    {"First Author", "First Author"},
    {"Author,", "Author,"},
    {"Author, First, Jr.", "First Author Jr."},
    {"Author, PhD", "Author, PhD"},
    {"A, B, C, D", "A, B, C, D"},
    {"", ""},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *turned = aff_people_turn (names[i][0]);
    g_assert_cmpstr (turned, ==, names[i][1]);
  }
}

static void
test_the_unknown_are_known (void)
{
  static const char *const nobody[] = {"TBA",
                                       "t.b.a.",
                                       "TBD",
                                       "tbc",
                                       "N.N.",
                                       "NN",
                                       "N. N.",
                                       "???",
                                       "Speaker TBA",
                                       "Keynote (TBC)",
                                       "Speaker to be announced",
                                       "Invited speaker: to be confirmed",
                                       "Orateur à confirmer",
                                       "Intervenants à préciser",
                                       "Referent wird noch bekannt gegeben",
                                       "noch offen"};
  static const char *const somebody[] = {
    "First Author", "Anna Author", "Tb Writer", "Nn Writer", "Bea Tbaum", "", "3"};

  for (gsize i = 0; i < G_N_ELEMENTS (nobody); i++) {
    g_test_message ("%s", nobody[i]);
    g_assert_true (aff_people_is_unknown (nobody[i]));
  }
  for (gsize i = 0; i < G_N_ELEMENTS (somebody); i++) {
    g_test_message ("%s", somebody[i]);
    g_assert_false (aff_people_is_unknown (somebody[i]));
  }
}

// A quarter of a mebibyte of what means something takes milliseconds; what looks back at all of it takes hours.
static void
test_hostile_lists_end (void)
{
  static const char *const bits[] = {"@",   "(",   ")",     ",",       ";", "<>@",   "a@ ",
                                     "(a)", "a,b", " and ", " et al.", "*", "TBA, ", "é, "};

  for (gsize i = 0; i < G_N_ELEMENTS (bits); i++) {
    g_autoptr (GPtrArray) list = NULL;
    GString *text = g_string_new (NULL);
    while (text->len < 256 * 1024)
      g_string_append (text, bits[i]);
    aff_people_add (&list, text->str);
    g_string_free (text, TRUE);
  }
}

static void
test_presenters_of_a_crowd_are_left_out (void)
{
  static const struct {
    int authors;
    guint joined;
  } rows[] = {{0, 2}, {AFF_DRAFT_PEOPLE - 1, 1}, {AFF_DRAFT_PEOPLE + 5, 0}};

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (GPtrArray) authors = NULL;
    g_autoptr (GPtrArray) presenters = NULL;
    for (int number = 0; number < rows[i].authors; number++) {
      g_autofree char *name = g_strdup_printf ("Author %d", number);
      aff_draft_add_person (&authors, name, NULL);
    }
    aff_draft_add_person (&presenters, "First Presenter", "Inria");
    aff_draft_add_person (&presenters, "Second Presenter", NULL);
    g_assert_cmpuint (aff_presenters_mark (&authors, presenters), ==, rows[i].joined);
    g_assert_cmpuint (authors->len, ==, MIN (rows[i].authors + 2, AFF_DRAFT_PEOPLE));
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/people/lists-are-taken-apart", test_lists_are_taken_apart);
  g_test_add_func ("/exchange/people/nothing-said-is-not-nobody",
                   test_nothing_said_is_not_nobody);
  g_test_add_func ("/exchange/people/a-known-separator-is-the-only-one",
                   test_a_known_separator_is_the_only_one);
  g_test_add_func ("/exchange/people/names-are-turned", test_names_are_turned);
  g_test_add_func ("/exchange/people/the-unknown-are-known", test_the_unknown_are_known);
  g_test_add_func ("/exchange/people/presenters-of-a-crowd-are-left-out",
                   test_presenters_of_a_crowd_are_left_out);
  g_test_add_func ("/exchange/people/hostile-lists-end", test_hostile_lists_end);
  return g_test_run ();
}

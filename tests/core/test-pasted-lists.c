// SPDX-License-Identifier: GPL-3.0-or-later
// Lists of papers on pages, as their chairs write them.
#include "app/read/formats.h"
#include "tests/support/reading.h"

static Reading *
read_page (const char *text)
{
  Reading *self = reading_new_any ("sample.txt", text, -1);

  g_assert_no_error (self->error);
  g_assert_cmpstr (self->draft->family, ==, "page");
  return self;
}

static void
test_lists_of_papers_are_read_as_people_write_them (void)
{
  static const char *const pages[] = {
    "Poster session 1 (Sunday 4 October 2026)\n1. A first title - First Author, Second Author\n"
    "2. A second - title - Third van der Author\n",
    "# Accepted papers\n\n- **A first title** – *First Author, Second Author*\n"
    "- **A second - title** – *Third van der Author*\n",
    "# Accepted papers\n\n- A first title. First Author and Second Author\n"
    "- A second - title. Third van der Author\n",
    "Accepted posters\n1. A first title - First Author, Second Author\n"
    "2. A second - title – Third van der Author (Sample University)\n",
    "<h2>Accepted papers</h2><ul><li><b>A first title</b><br>First Author, Second Author</li>"
    "<li><b>A second - title</b><br>Third van der Author</li></ul>",
  };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++) {
    g_test_message ("%s", pages[i]);
    g_autoptr (Reading) self = read_page (pages[i]);
    g_assert_cmpuint (self->draft->papers->len, ==, 2);
    const AffDraftPaper *first = self->draft->papers->pdata[0];
    const AffDraftPaper *second = self->draft->papers->pdata[1];
    g_assert_cmpstr (first->title, ==, "A first title");
    g_assert_cmpuint (first->authors->len, ==, 2);
    g_assert_cmpstr (second->title, ==, "A second - title");
    g_assert_cmpstr (((AffDraftPerson *) second->authors->pdata[0])->name, ==,
                     "Third van der Author");
  }
}

static void
test_titles_that_are_not_all_followed_by_names_stay (void)
{
  g_autoptr (Reading)
    self = read_page ("# Poster list\n1. A first title - Deep Models\n2. A second title\n");
  const AffDraftPaper *first = self->draft->papers->pdata[0];

  g_assert_cmpstr (first->title, ==, "A first title - Deep Models");
  g_assert_null (first->authors);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/pasted/lists-of-papers-are-read-as-people-write-them",
                   test_lists_of_papers_are_read_as_people_write_them);
  g_test_add_func ("/exchange/pasted/titles-that-are-not-all-followed-by-names-stay",
                   test_titles_that_are_not_all_followed_by_names_stay);
  return g_test_run ();
}

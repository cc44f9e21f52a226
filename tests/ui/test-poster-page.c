// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/page.h"
#include "ui/attendee/paged-text.h"
#include "ui/attendee/poster-page.h"
#include "ui/widget/fit-text.h"
#include "ui/widget/qr-view.h"

static GtkWidget *
show_poster (Page *page, gint64 presentation)
{
  GtkWidget *child = aff_poster_page_new (page->scene, presentation);

  page_show (page, child);
  return child;
}

static void
press (GtkWidget *root, const char *name)
{
  GtkWidget *button = page_find (root, GTK_TYPE_BUTTON, name);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  page_wait ();
}

static void
test_sheet_says_what_is_known (void)
{
  g_autoptr (Page) page = page_new ("UPDATE paper SET origin = 'MICCAI 2025' WHERE id = 17",
                                    PAGE_LANDSCAPE, NULL);
  GtkWidget *sheet = show_poster (page, 17);

  g_assert_true (page_says (sheet, "Title 17"));
  g_assert_true (page_says (sheet, "First Author, Last Author"));
  g_assert_true (page_says (sheet, "Presented by First Author"));
  g_assert_true (page_says (sheet, "Paper M17"));
  g_assert_true (page_says (sheet, "Poster session 15:00 to 16:30"));
  g_assert_true (page_says (sheet, "First published at MICCAI 2025"));
  g_assert_true (page_says (sheet, "papers.example.org"));
  g_assert_true (page_says (sheet, "Nothing about you is stored here."));
  g_assert_nonnull (page_find (sheet, AFF_TYPE_QR_VIEW, NULL));
}

static void
test_back_is_on_every_sheet (void)
{
  for (int is_portrait = 0; is_portrait < 2; is_portrait++) {
    g_autoptr (Page) page = page_new (NULL, is_portrait, NULL);
    GtkWidget *sheet = show_poster (page, 17);

    press (sheet, "Back to the map");
    g_assert_cmpstr (g_ptr_array_index (page->shown, 0), ==, "back");
  }
}

// Topic A hangs on 1, 9, 17 and 25; beside 17 (second row from 13) lie 25, 9 and 1.
static void
test_neighbours_share_the_topic_and_open_their_sheets (void)
{
  g_autoptr (Page) page = page_new (NULL, PAGE_LANDSCAPE, NULL);
  GtkWidget *sheet = show_poster (page, 17);

  g_assert_null (page_find (sheet, GTK_TYPE_BUTTON, "Board 17, Title 17, Topic A"));
  g_assert_nonnull (page_find (sheet, GTK_TYPE_BUTTON, "Board 1, Title 1, Topic A"));
  g_assert_nonnull (page_find (sheet, GTK_TYPE_BUTTON, "Board 9, Title 9, Topic A"));
  press (sheet, "Board 25, Title 25, Topic A");
  g_assert_cmpstr (g_ptr_array_index (page->shown, 0), ==, "presentation:25");
}

static void
test_spotlight_is_told_beside_the_poster (void)
{
  g_autoptr (Page) page = page_new (
    "INSERT INTO item (id, workshop, title, day, minute, duration_min) "
    "VALUES (2, 1, 'Spotlights', '2026-10-04', 1000, 10);"
    "INSERT INTO item_nature (item, nature) VALUES (2, 'oral');"
    "INSERT INTO presentation (id, paper, item, kind) VALUES (99, 17, 2, 'spotlight')",
    PAGE_LANDSCAPE, NULL);
  GtkWidget *sheet = show_poster (page, 17);

  g_assert_true (page_says (sheet, "Spotlight 16:40 to 16:50"));
}

static const char hard_case[] =
  "UPDATE paper SET title = substr (replace (printf ('%.40c', 'x'), 'x', 'Words and '), 1, 160),"
  "  abstract = substr (replace (printf ('%.600c', 'x'), 'x', 'Some words. '), 1, 3000);"
  "WITH RECURSIVE n (i) AS (SELECT 3 UNION ALL SELECT i + 1 FROM n WHERE i < 35) "
  "INSERT INTO person (id, name) SELECT i, 'Firstname Lastname' || i FROM n;"
  "WITH RECURSIVE n (i) AS (SELECT 3 UNION ALL SELECT i + 1 FROM n WHERE i < 35) "
  "INSERT INTO paper_author (paper, person, rank) SELECT 17, i, i FROM n";

static void
assert_nothing_is_cut (GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (AFF_IS_FIT_TEXT (widget) && aff_fit_text_is_cut (AFF_FIT_TEXT (widget)))
    g_error ("Cut at %d by %d: %s", gtk_widget_get_width (widget),
             gtk_widget_get_height (widget), aff_fit_text_get_text (AFF_FIT_TEXT (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    assert_nothing_is_cut (child);
}

static void
test_longest_poster_is_shown_whole (void)
{
  for (int is_portrait = 0; is_portrait < 2; is_portrait++) {
    g_autoptr (Page) page = page_new (hard_case, is_portrait, NULL);
    GtkWidget *sheet = show_poster (page, 17);
    AffPagedText *text = AFF_PAGED_TEXT (page_find (sheet, AFF_TYPE_PAGED_TEXT, NULL));
    guint pages = aff_paged_text_pages (text);

    assert_nothing_is_cut (sheet);
    g_assert_true (page_says (sheet, "Lastname35"));
    g_assert_cmpint (gtk_widget_get_height (sheet), <=, is_portrait ? 1542 : 856);
    g_assert_cmpuint (pages, >, 1);
    g_assert_cmpuint (pages, <, 10);
    g_test_message ("%u pages", pages);
    for (guint i = 0; i + 1 < pages; i++) {
      g_autofree char *name = g_strdup_printf ("Next page %u/%u", i + 1, pages);

      press (sheet, name);
      g_assert_cmpuint (aff_paged_text_page (text), ==, i + 1);
      assert_nothing_is_cut (sheet);
    }
    g_autofree char *first = g_strdup_printf ("First page %u/%u", pages, pages);
    press (sheet, first);
    g_assert_cmpuint (aff_paged_text_page (text), ==, 0);
  }
}

static void
test_short_poster_has_one_page (void)
{
  g_autoptr (Page) page = page_new (NULL, PAGE_LANDSCAPE, NULL);
  GtkWidget *sheet = show_poster (page, 17);

  g_assert_cmpuint (aff_paged_text_pages (
                      AFF_PAGED_TEXT (page_find (sheet, AFF_TYPE_PAGED_TEXT, NULL))),
                    ==, 1);
}

static void
test_withdrawn_poster_says_so_and_leads_back (void)
{
  g_autoptr (Page) page = page_new (NULL, PAGE_LANDSCAPE, NULL);
  GtkWidget *sheet = show_poster (page, 17);

  page_change (page, "DELETE FROM placement WHERE board = 17;"
                     "UPDATE paper SET withdrawn = 1 WHERE id = 17");
  g_assert_true (page_says (sheet, "This poster is not on show"));
  g_assert_false (page_says (sheet, "Title 17"));
  press (sheet, "Back to the map");
  g_assert_cmpstr (g_ptr_array_index (page->shown, 0), ==, "back");
}

static void
test_change_is_shown_in_place (void)
{
  g_autoptr (Page) page = page_new (NULL, PAGE_LANDSCAPE, NULL);
  GtkWidget *sheet = show_poster (page, 3);

  g_assert_true (page_says (sheet, "Link to come"));
  page_change (page, "INSERT INTO link (paper, kind, address) "
                     "VALUES (3, 'page', 'https://new.example.org/3')");
  g_assert_true (page_says (sheet, "new.example.org"));
  g_assert_false (page_says (sheet, "Link to come"));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/attendee/poster-page/sheet-says-what-is-known",
                   test_sheet_says_what_is_known);
  g_test_add_func ("/attendee/poster-page/back-is-on-every-sheet", test_back_is_on_every_sheet);
  g_test_add_func ("/attendee/poster-page/neighbours-share-the-topic-and-open-their-sheets",
                   test_neighbours_share_the_topic_and_open_their_sheets);
  g_test_add_func ("/attendee/poster-page/spotlight-is-told-beside-the-poster",
                   test_spotlight_is_told_beside_the_poster);
  g_test_add_func ("/attendee/poster-page/longest-poster-is-shown-whole",
                   test_longest_poster_is_shown_whole);
  g_test_add_func ("/attendee/poster-page/short-poster-has-one-page",
                   test_short_poster_has_one_page);
  g_test_add_func ("/attendee/poster-page/withdrawn-poster-says-so-and-leads-back",
                   test_withdrawn_poster_says_so_and_leads_back);
  g_test_add_func ("/attendee/poster-page/change-is-shown-in-place",
                   test_change_is_shown_in_place);
  return g_test_run ();
}

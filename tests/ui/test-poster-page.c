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

    press (sheet, "Back");
    g_assert_cmpstr (g_ptr_array_index (page->shown, 0), ==, "back");
  }
}

// Titles alike on 17, 5, 11 and 20, the first two more so; all others have nothing in common.
static const char alike[] =
  "DELETE FROM paper_topic; UPDATE paper SET abstract = NULL, title = 'Nothing' || id;"
  "UPDATE paper SET title = 'Calibrated uncertainty of liver segmentation' WHERE id = 17;"
  "UPDATE paper SET title = 'Liver segmentation with calibrated uncertainty' WHERE id = 5;"
  "UPDATE paper SET title = 'Liver registration' WHERE id IN (11, 20)";

static void
wait_for_finder (Page *page)
{
  AffFinder *finder = aff_scene_finder (page->scene);

  while (aff_finder_similar (finder) == NULL)
    g_main_context_iteration (NULL, TRUE);
  page_wait ();
}

static void
test_similar_posters_say_why_and_open_their_sheets (void)
{
  g_autoptr (Page) page = page_new (alike, PAGE_LANDSCAPE, NULL);
  GtkWidget *sheet = show_poster (page, 17);
  const char *first = "Board 5, Liver segmentation with calibrated uncertainty. In common: ";

  wait_for_finder (page);
  g_assert_true (page_says (sheet, "Similar posters"));
  g_assert_true (page_says (sheet, "Liver segmentation with calibrated uncertainty"));
  g_assert_true (page_says (sheet, "Liver registration"));
  g_assert_true (page_says (sheet, "Liver"));
  g_assert_false (page_says (sheet, "Nothing1"));
  GtkWidget *card = page_find_starting (sheet, GTK_TYPE_BUTTON, first);
  g_assert_nonnull (card);
  g_signal_emit_by_name (card, "clicked");
  g_assert_cmpstr (g_ptr_array_index (page->shown, 0), ==, "presentation:5");
}

static void
test_a_poster_is_picked_for_a_tour_and_put_back (void)
{
  g_autoptr (Page) page = page_new (NULL, PAGE_LANDSCAPE, NULL);
  GtkWidget *sheet = show_poster (page, 17);

  press (sheet, "Add to my tour");
  g_assert_true (aff_visit_has (page->visit.tour.picks, 17));
  press (sheet, "In my tour");
  g_assert_false (aff_visit_has (page->visit.tour.picks, 17));
}

static void
test_the_way_is_offered_where_it_can_be_shown (void)
{
  for (int is_known = 0; is_known < 2; is_known++) {
    g_autoptr (Page) page = page_new (NULL, PAGE_LANDSCAPE, is_known ? "east" : NULL);
    GtkWidget *sheet = show_poster (page, 17);
    GtkWidget *button = page_find_starting (sheet, GTK_TYPE_BUTTON, "Show the way, ");

    g_assert_true ((button != NULL) == is_known);
    if (button == NULL)
      continue;
    g_signal_emit_by_name (button, "clicked");
    g_assert_cmpstr (g_ptr_array_index (page->shown, 0), ==, "way:17");
  }
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
  g_assert_true (page_says (sheet, "This poster was withdrawn"));
  g_assert_true (page_says (sheet, "Title 17"));
  g_assert_false (page_says (sheet, "Paper P17"));
  press (sheet, "Back");
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
  g_test_add_func ("/attendee/poster-page/similar-posters-say-why-and-open-their-sheets",
                   test_similar_posters_say_why_and_open_their_sheets);
  g_test_add_func ("/attendee/poster-page/a-poster-is-picked-for-a-tour-and-put-back",
                   test_a_poster_is_picked_for_a_tour_and_put_back);
  g_test_add_func ("/attendee/poster-page/the-way-is-offered-where-it-can-be-shown",
                   test_the_way_is_offered_where_it_can_be_shown);
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

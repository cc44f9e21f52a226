// SPDX-License-Identifier: GPL-3.0-or-later
// What a visitor looks at is kept across changes of the programme, and what became of it is said
// kindly.
#include "app/import/sample.h"
#include "tests/support/fixture.h"
#include "tests/ui/live-kiosk.h"

// The sample's paper on board 17, and the one board of it that is free.
#define NUMBER "P161"
#define TITLE  "Evaluating the Fairness of Deep Learning Uncertainty Estimates"
#define FREE   "24"
#define OTHER  "Temporal Monte Carlo Dropout" // on board 18

// Runs SQL as one change of another connection.
static void
change (LiveKiosk *self, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AffDb) db = aff_db_open (self->path, AFF_DB_WRITE, &error);

  g_assert_no_error (error);
  fixture_change (db, sql);
}

static const AffPresentation *
find_poster (LiveKiosk *self)
{
  const AffPaper *paper = aff_programme_paper_by_number (aff_live_programme (self->kiosk->live),
                                                         NUMBER);

  for (guint i = 0; i < paper->presentations->len; i++) {
    const AffPresentation *presentation = g_ptr_array_index (paper->presentations, i);

    if (presentation->kind == AFF_KIND_POSTER)
      return presentation;
  }
  g_assert_not_reached ();
}

static void
show_page (LiveKiosk *self, const char *kind, gint64 id)
{
  g_autofree char *target = g_strdup_printf ("%s:%" G_GINT64_FORMAT, kind, id);

  kiosk_show (self->kiosk, target);
}

static void
select_board (LiveKiosk *self)
{
  kiosk_show (self->kiosk, "posters");
  kiosk_press (self->kiosk, kiosk_find_board (self->kiosk, "17"));
  g_assert_true (kiosk_says (self->kiosk, TITLE));
}

// The poster is taken out, as an import does where a session has another paper now.
static void
remove_poster (LiveKiosk *self, gint64 id)
{
  static const char *const tables[] = {"placement", "presence", "printed", NULL};
  GString *sql = g_string_new (NULL);

  for (guint i = 0; tables[i] != NULL; i++)
    g_string_append_printf (sql, "DELETE FROM %s WHERE presentation = %" G_GINT64_FORMAT "; ",
                            tables[i], id);
  g_string_append_printf (sql, "DELETE FROM presentation WHERE id = %" G_GINT64_FORMAT, id);
  change (self, sql->str);
  g_string_free (sql, TRUE);
}

static void
test_sheet_says_that_its_poster_was_withdrawn (LiveKiosk *self, gconstpointer sample)
{
  kiosk_show_poster (self->kiosk, "17");
  live_kiosk_run (self, "withdraw " NUMBER);
  live_kiosk_wait (self, "This poster was withdrawn", TRUE);
  // By the name that was on the screen, so that nobody wonders which.
  g_assert_true (kiosk_says (self->kiosk, TITLE));
  g_assert_true (kiosk_says (self->kiosk, "See the poster map"));
  kiosk_check_whole (self->kiosk, "withdrawn sheet");
  live_kiosk_run (self, "undo");
  live_kiosk_wait (self, "This poster was withdrawn", FALSE);
  g_assert_true (kiosk_says (self->kiosk, "Paper " NUMBER));
}

static void
test_sheet_says_that_its_poster_is_gone (LiveKiosk *self, gconstpointer sample)
{
  kiosk_show_poster (self->kiosk, "17");
  remove_poster (self, find_poster (self)->id);
  live_kiosk_wait (self, "This poster is no longer in the programme", TRUE);
  g_assert_true (kiosk_says (self->kiosk, TITLE));
  kiosk_check_whole (self->kiosk, "gone sheet");
}

// An embargo that is set while one reads hides the title too.
static void
test_sheet_keeps_what_became_secret (LiveKiosk *self, gconstpointer sample)
{
  kiosk_show_poster (self->kiosk, "17");
  change (self, "UPDATE presentation SET embargo = 2000000000");
  live_kiosk_wait (self, "This poster is not on show", TRUE);
  g_assert_false (kiosk_says (self->kiosk, TITLE));
}

static void
test_sheet_follows_its_paper_to_another_session (LiveKiosk *self, gconstpointer sample)
{
  gint64 former = find_poster (self)->id;
  g_autofree char *sql = g_strdup_printf (
    "INSERT INTO presentation (paper, item, kind) SELECT paper, item + 2, kind FROM presentation"
    " WHERE id = %" G_GINT64_FORMAT,
    former);

  kiosk_show_poster (self->kiosk, "17");
  change (self, sql);
  live_kiosk_wait (self, "Poster session 16:40 to 17:10", TRUE);
  remove_poster (self, former);
  live_kiosk_wait (self, "Poster session 15:10 to 16:20", FALSE);
  g_assert_true (kiosk_says (self->kiosk, "Paper " NUMBER));
  g_assert_true (kiosk_says (self->kiosk, "Poster session 16:40 to 17:10"));
}

static void
test_choice_on_the_map_goes_with_its_poster (LiveKiosk *self, gconstpointer sample)
{
  select_board (self);
  live_kiosk_run (self, "place " NUMBER " " FREE);
  live_kiosk_run (self, "set paper " NUMBER " 'title=The paper that moved'");
  live_kiosk_wait (self, "The paper that moved", TRUE);
  const AffPresentation *poster = find_poster (self);
  g_assert_cmpstr (poster->board->label, ==, FREE);
  g_autofree char *way = g_strdup_printf ("way:%" G_GINT64_FORMAT, poster->board->id);
  GtkWidget *show_way = kiosk_find_named (GTK_WIDGET (self->kiosk->window), GTK_TYPE_BUTTON,
                                          "Show the way");
  GVariant *target = gtk_actionable_get_action_target_value (GTK_ACTIONABLE (show_way));
  g_assert_cmpstr (g_variant_get_string (target, NULL), ==, way);
  // Another choice is another poster.
  kiosk_press (self->kiosk, kiosk_find_board (self->kiosk, "18"));
  g_assert_true (kiosk_says (self->kiosk, OTHER));
  live_kiosk_run (self, "place " NUMBER " 17");
  live_kiosk_run (self, "set paper S026 'title=A new title'");
  live_kiosk_wait (self, "A new title", TRUE);
}

static void
test_choice_on_the_map_tells_what_became_of_it (LiveKiosk *self, gconstpointer sample)
{
  select_board (self);
  live_kiosk_run (self, "free 17");
  live_kiosk_wait (self, "The poster that was here has no board now.", TRUE);
  live_kiosk_run (self, "withdraw " NUMBER);
  live_kiosk_wait (self, "The poster that was here was withdrawn.", TRUE);
  kiosk_check_whole (self->kiosk, "withdrawn choice");
  // Whoever chooses that board now never knew of the poster.
  kiosk_press (self->kiosk, kiosk_find_board (self->kiosk, "18"));
  kiosk_press (self->kiosk, kiosk_find_board (self->kiosk, "17"));
  g_assert_true (kiosk_says (self->kiosk, "Board 17 is free."));
  g_assert_false (kiosk_says (self->kiosk, "The poster that was here"));
}

static void
test_way_goes_where_its_poster_goes (LiveKiosk *self, gconstpointer sample)
{
  show_page (self, "way", find_poster (self)->board->id);
  g_assert_true (kiosk_says (self->kiosk, TITLE));
  live_kiosk_run (self, "place " NUMBER " " FREE);
  live_kiosk_wait (self, "This poster has moved to board " FREE ".", TRUE);
  g_assert_true (kiosk_says (self->kiosk, TITLE));
  kiosk_check_whole (self->kiosk, "way that moved");
  live_kiosk_run (self, "withdraw " NUMBER);
  live_kiosk_wait (self, "The poster that was here was withdrawn.", TRUE);
  g_assert_false (kiosk_says (self->kiosk, "has moved"));
  g_assert_true (kiosk_says (self->kiosk, "Board " FREE));
  kiosk_check_whole (self->kiosk, "way to nobody");
}

static void
test_presenter_is_told_what_became_of_the_poster (LiveKiosk *self, gconstpointer sample)
{
  show_page (self, "own", find_poster (self)->id);
  g_assert_true (kiosk_says (self->kiosk, TITLE));
  live_kiosk_run (self, "withdraw " NUMBER);
  live_kiosk_wait (self, "This paper was withdrawn", TRUE);
  live_kiosk_run (self, "undo");
  live_kiosk_wait (self, "This paper was withdrawn", FALSE);
  remove_poster (self, find_poster (self)->id);
  live_kiosk_wait (self, "This poster is no longer in the programme", TRUE);
  g_assert_true (kiosk_says (self->kiosk, "If that is not so, the desk can put it right."));
  kiosk_check_whole (self->kiosk, "presenter without a poster");
}

static void
test_tour_tells_of_picks_that_are_gone (LiveKiosk *self, gconstpointer sample)
{
  kiosk_show_poster (self->kiosk, "17");
  kiosk_press (self->kiosk, kiosk_find_named (GTK_WIDGET (self->kiosk->window), GTK_TYPE_BUTTON,
                                              "Add to my tour"));
  kiosk_show (self->kiosk, "tour");
  g_assert_false (kiosk_says (self->kiosk, "no longer on show"));
  live_kiosk_run (self, "withdraw " NUMBER);
  live_kiosk_wait (self, "1 picked poster is no longer on show.", TRUE);
  kiosk_check_whole (self->kiosk, "tour without a pick");
  live_kiosk_run (self, "undo");
  live_kiosk_wait (self, "no longer on show", FALSE);
}

static void
test_session_that_is_gone_offers_the_way_back (LiveKiosk *self, gconstpointer sample)
{
  change (self, "UPDATE item SET abstract = 'Sample text of an invited talk' WHERE id = 2");
  show_page (self, "item", 2);
  live_kiosk_wait (self, "Sample text of an invited talk", TRUE);
  change (self,
          "DELETE FROM item_nature WHERE item = 2; DELETE FROM item_person WHERE item = 2;"
          "DELETE FROM item WHERE id = 2");
  live_kiosk_wait (self, "This is not in the programme", TRUE);
  g_assert_nonnull (
    kiosk_find_named (GTK_WIDGET (self->kiosk->window), GTK_TYPE_BUTTON, "Back"));
}

static void
test_it_is_said_in_each_language (LiveKiosk *self, gconstpointer sample)
{
  static const char *const said[][2] = {
    {"fr", "Ce poster a été retiré"},
    {"de", "Dieses Poster wurde zurückgezogen"},
  };

  kiosk_show_poster (self->kiosk, "17");
  live_kiosk_run (self, "withdraw " NUMBER);
  live_kiosk_wait (self, "This poster was withdrawn", TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (said); i++) {
    kiosk_act (self->kiosk, "win.language", g_variant_new_string (said[i][0]));
    g_assert_true (kiosk_says (self->kiosk, said[i][1]));
    kiosk_check_whole (self->kiosk, said[i][0]);
  }
}

int
main (int argc, char **argv)
{
  kiosk_start (&argc, &argv);
#define ADD(claim, test)                                                                       \
  g_test_add ("/ui/follow/" claim, LiveKiosk, "strasbourg", live_kiosk_set_up, test,           \
              live_kiosk_tear_down)
  ADD ("sheet-says-that-its-poster-was-withdrawn",
       test_sheet_says_that_its_poster_was_withdrawn);
  ADD ("sheet-says-that-its-poster-is-gone", test_sheet_says_that_its_poster_is_gone);
  ADD ("sheet-keeps-what-became-secret", test_sheet_keeps_what_became_secret);
  ADD ("sheet-follows-its-paper-to-another-session",
       test_sheet_follows_its_paper_to_another_session);
  ADD ("choice-on-the-map-goes-with-its-poster", test_choice_on_the_map_goes_with_its_poster);
  ADD ("choice-on-the-map-tells-what-became-of-it",
       test_choice_on_the_map_tells_what_became_of_it);
  ADD ("way-goes-where-its-poster-goes", test_way_goes_where_its_poster_goes);
  ADD ("presenter-is-told-what-became-of-the-poster",
       test_presenter_is_told_what_became_of_the_poster);
  ADD ("tour-tells-of-picks-that-are-gone", test_tour_tells_of_picks_that_are_gone);
  ADD ("session-that-is-gone-offers-the-way-back",
       test_session_that_is_gone_offers_the_way_back);
  ADD ("it-is-said-in-each-language", test_it_is_said_in_each_language);
  return g_test_run ();
}

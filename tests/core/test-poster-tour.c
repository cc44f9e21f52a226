// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/way/poster-tour.h"
#include "tests/support/fixture.h"
#include "tests/support/hall.h"

// The hall of seven posters, and a tour of it.
typedef struct {
  AffDb *db;
  AffProgramme *programme;
  const AffItem *item;
  AffGraph *graph;
  AffPosterTourDistances *distances;
  AffPosterTourSetting setting;
  gint64 now;
  AffPosterTour *tour;
} Scene;

static void
scene_init (Scene *self, const char *sql)
{
  *self = (Scene){.db = hall_new (sql), .now = HALL_NOW};
  self->programme = hall_load (self->db);
  self->item = aff_programme_item (self->programme, 1);
  self->graph = aff_graph_new (aff_agenda_plan (self->programme, self->item), NULL);
  self->distances = aff_poster_tour_distances_new (self->graph, (AffPoint){500, 1500}, NULL);
  self->setting = aff_poster_tour_setting_usual ();
}

static void
plan (Scene *self)
{
  g_clear_pointer (&self->tour, aff_poster_tour_free);
  self->tour = aff_poster_tour_plan (self->programme, self->item, self->now, &self->setting,
                                     self->distances);
  g_assert_nonnull (self->tour);
}

static void
scene_clear (Scene *self)
{
  g_clear_pointer (&self->tour, aff_poster_tour_free);
  aff_poster_tour_distances_free (self->distances);
  aff_graph_free (self->graph);
  aff_programme_unref (self->programme);
  aff_db_free (self->db);
}

static void
end_at_stage (Scene *self)
{
  const AffPlan *floor = aff_graph_plan (self->graph);

  aff_poster_tour_distances_free (self->distances);
  self->distances = aff_poster_tour_distances_new (self->graph, (AffPoint){500, 1500},
                                                   g_ptr_array_index (floor->places, 0));
}

static GArray *
list_ids (gint64 first, gint64 second)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_val (ids, first);
  if (second > 0)
    g_array_append_val (ids, second);
  return ids;
}

// The boards of the tour in order, "1 2 3".
static void
assert_boards (Scene *self, const char *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);

  plan (self);
  for (guint i = 0; i < self->tour->stops->len; i++)
    g_string_append_printf (
      text, "%s%s", i > 0 ? " " : "",
      g_array_index (self->tour->stops, AffPosterTourStop, i).board->label);
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_nearest_are_seen_in_the_time_given (void)
{
  Scene scene;

  scene_init (&scene, NULL);
  scene.setting.minutes = 10;
  assert_boards (&scene, "1 2");
  g_assert_cmpint (scene.tour->outcome, ==, AFF_POSTER_TOUR_FOUND);
  g_assert_true (scene.tour->is_proven);
  g_assert_cmpint (scene.tour->gap_percent, ==, 0);
  g_assert_cmpint (scene.tour->start, ==, HALL_NOW);
  g_assert_cmpint (scene.tour->minutes, ==, 9);
  g_assert_cmpint (scene.tour->last_walk_mm, ==, 0);
  scene_clear (&scene);
}

static void
test_times_and_ways_add_up (void)
{
  Scene scene;
  gint64 at = HALL_NOW;
  int walk_mm = 0;

  scene_init (&scene, NULL);
  end_at_stage (&scene);
  plan (&scene);
  g_assert_cmpuint (scene.tour->stops->len, ==, 4);
  for (guint i = 0; i < scene.tour->stops->len; i++) {
    const AffPosterTourStop *stop = &g_array_index (scene.tour->stops, AffPosterTourStop, i);
    g_assert_cmpint (stop->arrive, >=, at + stop->walk_mm / AFF_POSTER_TOUR_SPEED_MM_S);
    g_assert_cmpint (stop->leave, ==, stop->begin + AFF_POSTER_TOUR_STAY_MIN * 60);
    g_assert_true (stop->has_presenter);
    walk_mm += stop->walk_mm;
    at = stop->leave;
  }
  g_assert_cmpint (scene.tour->last_walk_mm, >, 0);
  g_assert_cmpint (scene.tour->walk_mm, ==, walk_mm + scene.tour->last_walk_mm);
  g_assert_cmpint (scene.tour->end, >=, at);
  g_assert_cmpint (scene.tour->end, <=, HALL_NOW + 20 * 60);
  scene_clear (&scene);
}

static void
test_topics_choose_and_picks_come_first (void)
{
  g_autoptr (GArray) topics = list_ids (2, 0);
  g_autoptr (GArray) picks = list_ids (1, 0);
  Scene scene;

  scene_init (&scene, NULL);
  scene.setting.minutes = 10;
  scene.setting.topics = topics;
  assert_boards (&scene, "4 5");
  scene.setting.picks = picks;
  assert_boards (&scene, "1 4");
  g_assert_true (g_array_index (scene.tour->stops, AffPosterTourStop, 0).is_picked);
  scene.setting.only_picks = TRUE;
  assert_boards (&scene, "1");
  scene.setting.left_out = picks;
  assert_boards (&scene, "");
  g_assert_cmpint (scene.tour->outcome, ==, AFF_POSTER_TOUR_NO_POSTERS);
  scene_clear (&scene);
}

static void
test_picks_that_do_not_fit_are_counted (void)
{
  g_autoptr (GArray) picks = list_ids (3, 7);
  Scene scene;

  scene_init (&scene, NULL);
  scene.setting.minutes = 6;
  scene.setting.picks = picks;
  assert_boards (&scene, "3");
  g_assert_cmpuint (scene.tour->n_missed, ==, 1);
  g_assert_true (scene.tour->is_proven);
  scene.setting.minutes = 1;
  assert_boards (&scene, "");
  g_assert_cmpint (scene.tour->outcome, ==, AFF_POSTER_TOUR_NONE_FITS);
  scene_clear (&scene);
}

static void
test_what_is_not_public_is_never_in_a_tour (void)
{
  static const char *const sql[] = {
    "DELETE FROM placement WHERE presentation = 1;"
    "UPDATE paper SET withdrawn = 1 WHERE id = 1",
    "UPDATE presentation SET embargo = 1791130000 WHERE id = 1",
    "DELETE FROM placement WHERE presentation = 1;"
    "UPDATE board SET state = 'closed' WHERE id = 1",
    "DELETE FROM placement WHERE presentation = 1",
  };
  g_autoptr (GArray) picks = list_ids (1, 0);

  for (guint i = 0; i < G_N_ELEMENTS (sql); i++) {
    Scene scene;
    scene_init (&scene, sql[i]);
    scene.setting.minutes = 10;
    scene.setting.picks = picks;
    assert_boards (&scene, "2 3");
    scene_clear (&scene);
  }
}

static void
test_presenters_hours_count (void)
{
  // From 15:34 on, and until 15:26.
  const char *sql = "UPDATE presentation SET attend_from = 934 WHERE id = 1;"
                    "UPDATE presentation SET attend_until = 926 WHERE id = 2";
  g_autoptr (GArray) picks = list_ids (1, 0);
  Scene scene;

  scene_init (&scene, sql);
  scene.setting.minutes = 10;
  assert_boards (&scene, "3 4");
  scene.setting.minutes = 15;
  scene.setting.only_present = TRUE;
  scene.setting.picks = picks;
  plan (&scene);
  g_assert_cmpuint (scene.tour->stops->len, ==, 3);
  const AffPosterTourStop *last = &g_array_index (scene.tour->stops, AffPosterTourStop, 2);
  g_assert_cmpstr (last->board->label, ==, "1");
  g_assert_cmpint (last->begin, >=, HALL_NOW + 10 * 60);
  scene_clear (&scene);
}

static void
test_who_is_said_to_be_away_is_not_expected (void)
{
  const char *sql = "INSERT INTO presence (presentation, word, since)"
                    " SELECT id, 'away', 1791120000 FROM presentation WHERE id IN (1, 2);"
                    "INSERT INTO presence (presentation, word, since, back)"
                    " VALUES (3, 'back-at', 1791120000, 1791120540)";
  g_autoptr (GArray) picks = list_ids (3, 0);
  Scene scene;

  scene_init (&scene, sql);
  scene.setting.minutes = 10;
  scene.setting.only_present = TRUE;
  scene.setting.picks = picks;
  // Back at 15:29, there is just time for that and one before.
  assert_boards (&scene, "4 3");
  scene.setting.minutes = 60;
  plan (&scene);
  g_assert_cmpuint (scene.tour->stops->len, ==, 5);
  scene.setting.only_present = FALSE;
  plan (&scene);
  g_assert_cmpuint (scene.tour->stops->len, ==, 7);
  scene_clear (&scene);
}

static void
test_tour_keeps_to_the_session (void)
{
  Scene scene;

  scene_init (&scene, NULL);
  scene.now = HALL_NOW + 37 * 60; // 16:01, nine minutes before the end
  assert_boards (&scene, "1 2");
  g_assert_cmpint (aff_poster_tour_usual_minutes (scene.item, scene.now), ==, 9);
  scene.now = HALL_NOW + 60 * 60;
  plan (&scene);
  g_assert_cmpint (scene.tour->outcome, ==, AFF_POSTER_TOUR_NO_TIME);
  g_assert_cmpint (aff_poster_tour_usual_minutes (scene.item, scene.now), ==, 0);
  // Before it begins the tour begins with it.
  scene.now = HALL_NOW - 60 * 60;
  plan (&scene);
  g_assert_cmpint (scene.tour->start, ==, scene.item->standing.start);
  g_assert_cmpint (aff_poster_tour_usual_minutes (scene.item, scene.now), ==, 20);
  scene_clear (&scene);
}

static void
test_end_is_reached_by_its_time (void)
{
  Scene scene;

  scene_init (&scene, NULL);
  end_at_stage (&scene);
  scene.setting.minutes = 60;
  scene.setting.end_by = HALL_NOW + 10 * 60;
  plan (&scene);
  g_assert_cmpuint (scene.tour->stops->len, ==, 2);
  g_assert_cmpint (scene.tour->end, <=, scene.setting.end_by);
  scene.setting.end_by = HALL_NOW + 5;
  plan (&scene);
  g_assert_cmpint (scene.tour->outcome, ==, AFF_POSTER_TOUR_NO_TIME);
  scene_clear (&scene);
}

static void
test_tour_goes_on_from_any_board (void)
{
  g_autoptr (GArray) seen = list_ids (7, 0);
  Scene scene;

  scene_init (&scene, NULL);
  aff_poster_tour_distances_free (scene.distances);
  const AffBoard *board = aff_programme_board (scene.programme, 7);
  guint stop = (guint) aff_graph_board_stop (scene.graph, board);
  scene.distances =
    aff_poster_tour_distances_new (scene.graph, aff_graph_stop_point (scene.graph, stop), NULL);
  scene.setting.minutes = 10;
  scene.setting.left_out = seen;
  assert_boards (&scene, "6 5");
  scene_clear (&scene);
}

static void
test_ready_tours_need_no_filling_in (void)
{
  g_autoptr (GArray) none = NULL;
  g_autoptr (GArray) topics = NULL;
  Scene scene;

  scene_init (&scene, NULL);
  g_assert_true (aff_poster_tour_ready (scene.programme, scene.item, scene.now,
                                        AFF_POSTER_TOUR_READY_10, &scene.setting, &none));
  plan (&scene);
  g_assert_cmpuint (scene.tour->stops->len, ==, 2);
  g_assert_true (aff_poster_tour_ready (scene.programme, scene.item, scene.now,
                                        AFF_POSTER_TOUR_READY_TOPIC, &scene.setting, &topics));
  // B hangs on four boards, A on three.
  assert_boards (&scene, "4 5 6 7");
  g_autoptr (GArray) late = NULL;
  g_assert_false (aff_poster_tour_ready (scene.programme, scene.item, scene.now + 40 * 60,
                                         AFF_POSTER_TOUR_READY_10, &scene.setting, &late));
  scene_clear (&scene);
}

static void
test_no_session_has_no_posters (void)
{
  Scene scene;

  scene_init (&scene, NULL);
  scene.item = NULL;
  plan (&scene);
  g_assert_cmpint (scene.tour->outcome, ==, AFF_POSTER_TOUR_NO_POSTERS);
  scene_clear (&scene);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/way/poster-tour/nearest-are-seen-in-the-time-given",
                   test_nearest_are_seen_in_the_time_given);
  g_test_add_func ("/way/poster-tour/times-and-ways-add-up", test_times_and_ways_add_up);
  g_test_add_func ("/way/poster-tour/topics-choose-and-picks-come-first",
                   test_topics_choose_and_picks_come_first);
  g_test_add_func ("/way/poster-tour/picks-that-do-not-fit-are-counted",
                   test_picks_that_do_not_fit_are_counted);
  g_test_add_func ("/way/poster-tour/what-is-not-public-is-never-in-a-tour",
                   test_what_is_not_public_is_never_in_a_tour);
  g_test_add_func ("/way/poster-tour/presenters-hours-count", test_presenters_hours_count);
  g_test_add_func ("/way/poster-tour/who-is-said-to-be-away-is-not-expected",
                   test_who_is_said_to_be_away_is_not_expected);
  g_test_add_func ("/way/poster-tour/tour-keeps-to-the-session",
                   test_tour_keeps_to_the_session);
  g_test_add_func ("/way/poster-tour/end-is-reached-by-its-time",
                   test_end_is_reached_by_its_time);
  g_test_add_func ("/way/poster-tour/tour-goes-on-from-any-board",
                   test_tour_goes_on_from_any_board);
  g_test_add_func ("/way/poster-tour/ready-tours-need-no-filling-in",
                   test_ready_tours_need_no_filling_in);
  g_test_add_func ("/way/poster-tour/no-session-has-no-posters",
                   test_no_session_has_no_posters);
  return g_test_run ();
}

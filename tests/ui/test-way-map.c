// SPDX-License-Identifier: GPL-3.0-or-later
// The map of the page of a way, in a hall so large that the whole of it would be small.
#include "tests/ui/page.h"
#include "ui/attendee/way-page.h"
#include "ui/attendee/way-start.h"
#include "ui/map/here-mark.h"
#include "ui/map/map-view.h"
#include "ui/map/route-line.h"
#include "ui/map/route-mark.h"
#include "ui/map/sign.h"

#include <math.h>

// A wall stands between kiosk "behind" and the boards: the way goes far around its lower end.
#define HALL                                                                                   \
  "UPDATE plan SET width_mm = 60000, height_mm = 36000;"                                       \
  "INSERT INTO area (plan, kind, step_free, points) VALUES"                                    \
  " (1, 'walkable', 1, '100,100 59900,100 59900,35900 100,35900');"                            \
  "INSERT INTO area (plan, kind, points) VALUES"                                               \
  " (1, 'obstacle', '22000,100 22200,100 22200,20000 22000,20000');"                           \
  "INSERT INTO place (plan, kind, code, x_mm, y_mm, heading_deg) VALUES"                       \
  " (1, 'kiosk', 'north', 18000, 14000, 0), (1, 'kiosk', 'aslant', 3000, 16000, 45),"          \
  " (1, 'kiosk', 'behind', 24000, 6000, 0);"                                                   \
  "INSERT INTO place (id, plan, kind, code, x_mm, y_mm, width_mm, height_mm) VALUES"           \
  " (50, 1, 'door', 'main', 59800, 5000, 200, 3000),"                                          \
  " (51, 1, 'door', 'side', 30000, 35800, 3000, 200),"                                         \
  " (52, 1, 'lift', 'lift', 50000, 30000, 3000, 3000),"                                        \
  " (53, 1, 'toilets', 'toilets', 30000, 500, 3000, 3000),"                                    \
  " (54, 1, 'coffee', 'coffee', 4000, 28000, 8000, 2000),"                                     \
  " (55, 1, 'registration', 'desk', 30000, 13500, 2000, 1000);"

#define PATIENCE_US (20 * G_USEC_PER_SEC)

static AffMapView *
find_map (GtkWidget *way)
{
  return AFF_MAP_VIEW (page_find (way, AFF_TYPE_MAP_VIEW, NULL));
}

static AffRouteMark *
find_mark (GtkWidget *way)
{
  return AFF_ROUTE_MARK (page_find (way, AFF_TYPE_ROUTE_MARK, NULL));
}

static void
assert_within (AffArea area, AffMapView *map)
{
  g_assert_cmpfloat (area.x_px, >=, 0);
  g_assert_cmpfloat (area.y_px, >=, 0);
  g_assert_cmpfloat (area.x_px + area.width_px, <=, gtk_widget_get_width (GTK_WIDGET (map)));
  g_assert_cmpfloat (area.y_px + area.height_px, <=, gtk_widget_get_height (GTK_WIDGET (map)));
}

static AffArea
point_area (AffMapView *map, AffPoint point)
{
  return aff_map_view_area (map, (AffBox){point.x_mm, point.y_mm, 0, 0});
}

// The nearest that the line from A to B comes to AREA, by small steps; 0 inside it.
static double
find_distance (AffArea area, AffArea a, AffArea b)
{
  double least = G_MAXDOUBLE;

  for (int i = 0; i <= 200; i++) {
    double x = a.x_px + (b.x_px - a.x_px) * i / 200, y = a.y_px + (b.y_px - a.y_px) * i / 200;
    double dx = x - CLAMP (x, area.x_px, area.x_px + area.width_px);
    double dy = y - CLAMP (y, area.y_px, area.y_px + area.height_px);

    least = MIN (least, hypot (dx, dy));
  }
  return least;
}

static void
assert_clear_of_route (AffMapView *map, const AffRoute *route, AffArea area)
{
  double half = aff_map_view_area (map, (AffBox){0, 0, AFF_ROUTE_LINE_MM, 0}).width_px / 2;

  for (guint i = 1; i < route->points->len; i++)
    g_assert_cmpfloat (
      find_distance (area, point_area (map, g_array_index (route->points, AffPoint, i - 1)),
                     point_area (map, g_array_index (route->points, AffPoint, i))),
      >=, half * 0.7);
}

// Returns how many tags there are.
static guint
assert_signs_are_clear (AffMapView *map, const AffRoute *route, AffArea goal)
{
  const GArray *signs = aff_map_view_signs (map);
  AffArea pill = aff_map_view_pill (map);

  g_assert_cmpuint (signs->len, <=, 3);
  for (guint i = 0; i < signs->len; i++) {
    AffArea area = g_array_index (signs, AffSign, i).area;

    assert_within (area, map);
    g_assert_cmpfloat (aff_area_overlap (area, pill), ==, 0);
    g_assert_cmpfloat (aff_area_overlap (area, goal), ==, 0);
    assert_clear_of_route (map, route, area);
    for (guint j = 0; j < i; j++)
      g_assert_cmpfloat (aff_area_overlap (area, g_array_index (signs, AffSign, j).area), ==,
                         0);
  }
  return signs->len;
}

static guint
check_way (const char *kiosk, gboolean is_portrait, gint64 id)
{
  g_autoptr (Page) page = page_new (HALL, is_portrait, kiosk);
  GtkWidget *way = aff_way_page_new_to_board (page->scene, id);
  const AffBoard *board = aff_programme_board (aff_scene_programme (page->scene), id);
  g_autoptr (AffRoute)
    route = aff_way_find (page->scene, board->plan, (AffWayEnd){.board = board});

  page_show (page, way);
  AffMapView *map = find_map (way);
  AffArea goal = aff_map_view_area (map, (AffBox){board->centre.x_mm - 930,
                                                  board->centre.y_mm - 930, 1860, 1860});
  g_assert_false (aff_map_view_is_whole (map));
  assert_within (goal, map);
  g_assert_cmpuint (route->points->len, >=, 2);
  for (guint i = 0; i < route->points->len; i++)
    assert_within (point_area (map, g_array_index (route->points, AffPoint, i)), map);
  graphene_rect_t mark;
  g_assert_true (
    gtk_widget_compute_bounds (GTK_WIDGET (find_mark (way)), GTK_WIDGET (map), &mark));
  assert_within ((AffArea){mark.origin.x, mark.origin.y, mark.size.width, mark.size.height},
                 map);
  assert_within (aff_map_view_pill (map), map);
  g_assert_cmpfloat (aff_map_view_pill (map).width_px, >, 0);
  g_assert_cmpfloat (aff_area_overlap (aff_map_view_pill (map), goal), ==, 0);
  return assert_signs_are_clear (map, route, goal);
}

static void
test_the_way_is_seen_whole_and_its_tags_are_clear (void)
{
  static const char *kiosks[] = {"east", "north", "aslant", "behind"};
  static const int boards[] = {1, 11, 17, 29};
  guint n_signs = 0;

  for (guint i = 0; i < G_N_ELEMENTS (kiosks); i++)
    for (guint j = 0; j < G_N_ELEMENTS (boards); j++)
      for (int is_portrait = 0; is_portrait < 2; is_portrait++)
        n_signs += check_way (kiosks[i], is_portrait, boards[j]);
  g_assert_cmpuint (n_signs, >=, 24);
}

// Boards of 1.86 m are at least as large as on a map of the whole sample hall in landscape.
static void
test_a_short_way_is_as_large_as_on_a_wide_screen (void)
{
  for (int is_portrait = 0; is_portrait < 2; is_portrait++) {
    g_autoptr (Page) page = page_new (HALL, is_portrait, "north");
    GtkWidget *way = aff_way_page_new_to_board (page->scene, 30);

    page_show (page, way);
    double side = aff_map_view_area (find_map (way), (AffBox){0, 0, 1860, 1860}).width_px;
    g_assert_cmpfloat (side, >=, 65);
    g_assert_cmpfloat (side, <=, 95);
  }
}

static void
test_a_hall_that_is_large_enough_is_shown_whole (void)
{
  g_autoptr (Page) page = page_new (NULL, PAGE_LANDSCAPE, "east");
  GtkWidget *way = aff_way_page_new_to_board (page->scene, 17);

  page_show (page, way);
  g_assert_true (aff_map_view_is_whole (find_map (way)));
  g_assert_cmpuint (aff_map_view_signs (find_map (way))->len, ==, 0);
}

// Without --kiosk nobody knows that the reader stands where the way begins.
static void
test_only_the_kiosk_itself_says_that_one_is_here (void)
{
  static const char *const kiosks[] = {"east", NULL};

  for (guint i = 0; i < G_N_ELEMENTS (kiosks); i++) {
    g_autoptr (Page) page = page_new (NULL, PAGE_LANDSCAPE, kiosks[i]);
    GtkWidget *way = aff_way_page_new_to_board (page->scene, 17);

    page_show (page, way);
    gboolean is_here = kiosks[i] != NULL;
    g_assert_nonnull (find_mark (way));
    g_assert_true ((aff_map_view_pill (find_map (way)).width_px > 0) == is_here);
    g_assert_true ((page_find (way, AFF_TYPE_HERE_MARK, "You are here") != NULL) == is_here);
  }
}

static void
test_a_place_is_seen_whole (void)
{
  for (int is_portrait = 0; is_portrait < 2; is_portrait++) {
    g_autoptr (Page) page = page_new (HALL, is_portrait, "north");
    GtkWidget *way = aff_way_page_new_to_place (page->scene, 53);
    AffArea goal;

    page_show (page, way);
    goal = aff_map_view_area (find_map (way), (AffBox){30000, 500, 3000, 3000});
    assert_within (goal, find_map (way));
    for (guint i = 0; i < aff_map_view_signs (find_map (way))->len; i++)
      g_assert_cmpint (g_array_index (aff_map_view_signs (find_map (way)), AffSign, i).place,
                       !=, 53);
  }
}

// Iterates until the mark draws or does not, as WANTED says.
static void
wait_until (AffRouteMark *mark, gboolean wanted)
{
  gint64 end = g_get_monotonic_time () + PATIENCE_US;

  while (aff_route_mark_is_drawing (mark) != wanted) {
    g_assert_cmpint (g_get_monotonic_time (), <, end);
    g_main_context_iteration (NULL, FALSE);
  }
}

static gint64
frame_time (GtkWidget *widget)
{
  return gdk_frame_clock_get_frame_time (gtk_widget_get_frame_clock (widget));
}

static void
count_frame (GdkFrameClock *clock, int *n_frames)
{
  (*n_frames)++;
}

static gboolean
on_time_out (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

// The frames that are updated while nothing changes.
static int
count_frames (GtkWidget *widget, guint ms)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (widget);
  gboolean is_over = FALSE;
  int n_frames = 0;
  gulong handler = g_signal_connect (clock, "update", G_CALLBACK (count_frame), &n_frames);

  g_timeout_add (ms, on_time_out, &is_over);
  while (!is_over)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (clock, handler);
  return n_frames;
}

static gboolean
on_frame (GtkWidget *way, GdkFrameClock *clock, gpointer data)
{
  *(gboolean *) data |= aff_route_mark_is_drawing (find_mark (way));
  return G_SOURCE_CONTINUE;
}

// TRUE if the way draws itself in any frame after the programme changed so.
static gboolean
draws_after (Page *page, GtkWidget *way, const char *sql)
{
  gboolean has_drawn = FALSE;
  guint tick = gtk_widget_add_tick_callback (way, on_frame, &has_drawn, NULL);

  page_change (page, sql);
  gtk_widget_remove_tick_callback (way, tick);
  return has_drawn;
}

static void
test_the_way_draws_itself_once_and_rests (void)
{
  g_autoptr (Page) page = page_new (HALL, PAGE_PORTRAIT, "north");
  GtkWidget *way = aff_way_page_new_to_board (page->scene, 17);
  AffRouteMark *mark;

  gtk_window_set_child (GTK_WINDOW (page->window), way);
  gtk_window_present (GTK_WINDOW (page->window));
  mark = find_mark (way);
  wait_until (mark, TRUE);
  g_assert_cmpfloat (aff_route_mark_share (mark), <, 1);
  g_assert_false (aff_map_view_is_settled (find_map (way)));
  gint64 start = frame_time (way);
  wait_until (mark, FALSE);
  g_assert_cmpfloat (aff_route_mark_share (mark), ==, 1);
  g_assert_cmpint (frame_time (way) - start, >=, 500 * 1000);
  // The halo beats twelve times a second; a tick callback would run sixty times.
  g_assert_cmpint (count_frames (way, 600), <=, 14);
  g_assert_false (draws_after (page, way, "UPDATE paper SET title = 'New' WHERE id = 17"));
  g_assert_true (page_says (way, "New"));
  g_assert_cmpfloat (aff_route_mark_share (mark), ==, 1);
  g_assert_true (draws_after (page, way, "UPDATE board SET x_mm = x_mm + 30 WHERE id = 17"));
  wait_until (mark, FALSE);
}

static void
test_with_reduced_motion_it_is_whole_at_once (void)
{
  GtkSettings *settings = gtk_settings_get_default ();
  g_autoptr (Page) page = page_new (HALL, PAGE_PORTRAIT, "north");
  GtkWidget *way = aff_way_page_new_to_board (page->scene, 17);

  g_object_set (settings, "gtk-enable-animations", FALSE, NULL);
  gtk_window_set_child (GTK_WINDOW (page->window), way);
  gtk_window_present (GTK_WINDOW (page->window));
  while (!gtk_widget_get_mapped (GTK_WIDGET (find_mark (way))))
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpfloat (aff_route_mark_share (find_mark (way)), ==, 1);
  g_assert_false (aff_route_mark_is_drawing (find_mark (way)));
  page_show (page, way);
  g_assert_cmpfloat (aff_route_mark_share (find_mark (way)), ==, 1);
  g_object_set (settings, "gtk-enable-animations", TRUE, NULL);
}

// Motion that is turned off meanwhile ends it.
static void
test_it_ends_when_motion_is_turned_off (void)
{
  GtkSettings *settings = gtk_settings_get_default ();
  g_autoptr (Page) page = page_new (HALL, PAGE_PORTRAIT, "north");
  GtkWidget *way = aff_way_page_new_to_board (page->scene, 17);

  gtk_window_set_child (GTK_WINDOW (page->window), way);
  gtk_window_present (GTK_WINDOW (page->window));
  wait_until (find_mark (way), TRUE);
  gint64 start = frame_time (way);
  g_object_set (settings, "gtk-enable-animations", FALSE, NULL);
  wait_until (find_mark (way), FALSE);
  g_assert_cmpint (frame_time (way) - start, <, 500 * 1000);
  g_assert_cmpfloat (aff_route_mark_share (find_mark (way)), ==, 1);
  g_object_set (settings, "gtk-enable-animations", TRUE, NULL);
}

// A stop of a tour lies twice on its line, and there the line may turn.
static void
test_a_line_goes_through_a_spot_that_it_has_twice (void)
{
  static const AffSpot spots[] = {{20, 20}, {20, 180}, {20, 180}, {180, 180}};
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 200, 200);
  cairo_t *cr = cairo_create (surface);

  aff_route_line_paint (cr, spots, G_N_ELEMENTS (spots), 0.02, FALSE);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  const guint8 *data = cairo_image_surface_get_data (surface);
  int stride = cairo_image_surface_get_stride (surface);
  g_assert_cmpint (data[180 * stride + 20 * 4 + 3], ==, 255);
  g_assert_cmpint (data[100 * stride + 20 * 4 + 3], ==, 255);
  // The short cut from end to end stays free.
  g_assert_cmpint (data[100 * stride + 100 * 4 + 3], ==, 0);
  cairo_surface_destroy (surface);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/map/way-map/the-way-is-seen-whole-and-its-tags-are-clear",
                   test_the_way_is_seen_whole_and_its_tags_are_clear);
  g_test_add_func ("/map/way-map/a-short-way-is-as-large-as-on-a-wide-screen",
                   test_a_short_way_is_as_large_as_on_a_wide_screen);
  g_test_add_func ("/map/way-map/a-hall-that-is-large-enough-is-shown-whole",
                   test_a_hall_that_is_large_enough_is_shown_whole);
  g_test_add_func ("/map/way-map/only-the-kiosk-itself-says-that-one-is-here",
                   test_only_the_kiosk_itself_says_that_one_is_here);
  g_test_add_func ("/map/way-map/a-place-is-seen-whole", test_a_place_is_seen_whole);
  g_test_add_func ("/map/way-map/the-way-draws-itself-once-and-rests",
                   test_the_way_draws_itself_once_and_rests);
  g_test_add_func ("/map/way-map/with-reduced-motion-it-is-whole-at-once",
                   test_with_reduced_motion_it_is_whole_at_once);
  g_test_add_func ("/map/way-map/it-ends-when-motion-is-turned-off",
                   test_it_ends_when_motion_is_turned_off);
  g_test_add_func ("/map/way-map/a-line-goes-through-a-spot-that-it-has-twice",
                   test_a_line_goes_through_a_spot_that_it_has_twice);
  return g_test_run ();
}

// SPDX-License-Identifier: GPL-3.0-or-later
// That the map lies before its reader as the hall does: what is ahead is up, what is to the left is
// left, and words stay upright.
#include "tests/ui/kiosk.h"
#include "ui/map/board-target.h"
#include "ui/map/here-mark.h"

#include <math.h>
#include <string.h>

#define BOARDS   30
#define MOST_DEG 5.0
#define REACH    10 // pixels that a label may have been moved by

static const int headings[] = {0, 90, 180, 270, 37, 315};

// Room enough that boards are touched on the map, however it lies.
static const KioskSize size = {2560, 2560};

static Kiosk *
open_heading (int heading)
{
  // Without topics nothing but its label stands on a board.
  g_autofree char *sql = g_strdup_printf ("UPDATE place SET heading_deg = %d"
                                          " WHERE code = 'foyer';"
                                          "DELETE FROM paper_topic",
                                          heading);
  AffWindowSetting setting = {.live = kiosk_live_new_changed ("strasbourg", sql, KIOSK_NOW),
                              .language = "en",
                              .kiosk = "foyer",
                              .width = size.width,
                              .height = size.height};
  Kiosk *kiosk = kiosk_open_with (&setting);

  kiosk_show (kiosk, "posters");
  return kiosk;
}

static graphene_point_t
find_middle (Kiosk *kiosk, GtkWidget *widget)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (widget, GTK_WIDGET (kiosk->window), &bounds));
  return GRAPHENE_POINT_INIT (bounds.origin.x + bounds.size.width / 2,
                              bounds.origin.y + bounds.size.height / 2);
}

static GPtrArray *
list_targets (Kiosk *kiosk)
{
  GPtrArray *targets = kiosk_list (aff_window_get_page (kiosk->window), AFF_TYPE_BOARD_TARGET);

  g_assert_cmpuint (targets->len, ==, BOARDS);
  return targets;
}

static const AffBoard *
get_board (Kiosk *kiosk, GtkWidget *target)
{
  return aff_programme_board (aff_live_programme (kiosk->live),
                              aff_board_target_board (AFF_BOARD_TARGET (target)));
}

static const AffPlace *
find_foyer (Kiosk *kiosk)
{
  const AffProgramme *programme = aff_live_programme (kiosk->live);
  const AffPlan *plan = g_ptr_array_index (programme->plans, 0);

  for (guint i = 0; i < plan->places->len; i++) {
    const AffPlace *place = g_ptr_array_index (plan->places, i);

    if (g_strcmp0 (place->code, "foyer") == 0)
      return place;
  }
  g_assert_not_reached ();
}

// Degrees clockwise from up.
static double
bear (double dx, double dy)
{
  return atan2 (dx, -dy) * 180 / G_PI;
}

static void
check_bearings (int heading)
{
  g_autoptr (Kiosk) kiosk = open_heading (heading);
  g_autoptr (GPtrArray) targets = list_targets (kiosk);
  GPtrArray *marks = kiosk_list (aff_window_get_page (kiosk->window), AFF_TYPE_HERE_MARK);
  AffPoint here = aff_box_centre (find_foyer (kiosk)->box);
  double worst = 0;

  g_assert_cmpuint (marks->len, ==, 1);
  graphene_point_t drawn_here = find_middle (kiosk, g_ptr_array_index (marks, 0));
  g_ptr_array_unref (marks);
  for (guint i = 0; i < targets->len; i++) {
    GtkWidget *target = g_ptr_array_index (targets, i);
    const AffBoard *board = get_board (kiosk, target);
    graphene_point_t drawn = find_middle (kiosk, target);
    double seen = bear ((double) drawn.x - (double) drawn_here.x,
                        (double) drawn.y - (double) drawn_here.y);
    double meant = bear (board->centre.x_mm - here.x_mm, board->centre.y_mm - here.y_mm);
    double error = fabs (remainder (seen - (meant - heading), 360));

    worst = MAX (worst, error);
    if (error > MOST_DEG)
      kiosk_complain (board->label, "lies %.1f degrees off at heading %d", error, heading);
  }
  g_test_message ("heading %d: at most %.2f degrees off", heading, worst);
}

static void
test_every_board_lies_where_the_reader_sees_it (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    check_bearings (headings[i]);
}

// A board's label with what lies REACH around it, grey.
typedef struct {
  int side;
  guint8 *grey; // owned
} Patch;

static Patch
cut_patch (Kiosk *kiosk, GtkWidget *target)
{
  g_autoptr (GdkTexture) picture = kiosk_picture (kiosk);
  int width = gdk_texture_get_width (picture);
  g_autofree guchar *pixels = g_malloc (4 * (gsize) width *
                                        (gsize) gdk_texture_get_height (picture));
  graphene_point_t middle = find_middle (kiosk, target);
  int half = (int) (0.22 * gtk_widget_get_width (target)) + REACH;
  Patch patch = {.side = 2 * half, .grey = g_malloc (4 * (gsize) half * (gsize) half)};

  gdk_texture_download (picture, pixels, 4 * (gsize) width);
  for (int y = 0; y < patch.side; y++)
    for (int x = 0; x < patch.side; x++) {
      int column = (int) middle.x - half + x, row = (int) middle.y - half + y;
      patch.grey[y * patch.side + x] = pixels[4 * (row * width + column) + 1];
    }
  return patch;
}

// How much the middles of the two differ, B moved by that much, and turned over if FLIPPED.
static double
differ (const Patch *a, const Patch *b, int dx, int dy, gboolean is_flipped)
{
  double sum = 0;
  int count = 0;

  for (int y = REACH; y < a->side - REACH; y++)
    for (int x = REACH; x < a->side - REACH; x++, count++) {
      int other = (y + dy) * b->side + x + dx;
      int last = b->side * b->side - 1;

      sum += abs (a->grey[y * a->side + x] - b->grey[is_flipped ? last - other : other]);
    }
  return sum / count;
}

static double
differ_at_best (const Patch *a, const Patch *b, gboolean is_flipped)
{
  double least = 255;

  for (int dy = -REACH; dy <= REACH; dy++)
    for (int dx = -REACH; dx <= REACH; dx++)
      least = MIN (least, differ (a, b, dx, dy, is_flipped));
  return least;
}

// Turned by half, the hall has the same size on the screen, so upright labels look the same.
static void
check_labels (int heading)
{
  static const char *const labels[] = {"4", "7", "12", "17", "23", "25", "27"};
  g_autoptr (Kiosk) one = open_heading (heading);
  g_autoptr (Kiosk) other = open_heading (heading + 180);

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++) {
    Patch a = cut_patch (one, kiosk_find_board (one, labels[i]));
    Patch b = cut_patch (other, kiosk_find_board (other, labels[i]));

    g_assert_cmpint (a.side, ==, b.side);
    double upright = differ_at_best (&a, &b, FALSE), flipped = differ_at_best (&a, &b, TRUE);
    g_test_message ("label %s at headings %d and %d: %.1f, turned over %.1f", labels[i],
                    heading, heading + 180, upright, flipped);
    if (upright > flipped / 2)
      kiosk_complain (labels[i], "is not upright at headings %d and %d", heading,
                      heading + 180);
    g_free (a.grey);
    g_free (b.grey);
  }
}

static void
test_labels_stay_upright (void)
{
  check_labels (0);
  check_labels (90);
}

int
main (int argc, char **argv)
{
  kiosk_start (&argc, &argv);
  g_test_add_func ("/ui/bearing/every-board-lies-where-the-reader-sees-it",
                   test_every_board_lies_where_the_reader_sees_it);
  g_test_add_func ("/ui/bearing/labels-stay-upright", test_labels_stay_upright);
  return g_test_run ();
}

// SPDX-License-Identifier: GPL-3.0-or-later
// Sizes by the real size of the screen, and a kiosk that stands still for who asks for that.
#include "tests/ui/kiosk.h"
#include "ui/language.h"
#include "ui/options.h"
#include "ui/style.h"

#include <math.h>

static const KioskSize sizes[] = {{1920, 1080}, {1080, 1920}, {1280, 720}, {720, 1280}};

static void
test_what_cannot_be_a_screen_is_not_believed (void)
{
  static const struct {
    int pixels[2];
    int mm[2];
    double pitch;
  } rows[] = {
    {{1920, 1080}, {477, 268}, 0.248},  // 21.5 inches
    {{1920, 1080}, {268, 477}, 0.248},  // the same, told upright
    {{1080, 1920}, {477, 268}, 0.248},  // the same, standing upright
    {{3840, 2160}, {1210, 680}, 0.315}, // 55 inches
    {{1920, 1080}, {0, 0}, 0},          // not known
    {{1920, 1080}, {500, 0}, 0},
    {{1920, 1080}, {-1, -1}, 0},
    {{0, 0}, {477, 268}, 0},
    {{1920, 1080}, {160, 90}, 0}, // proportions
    {{1920, 1080}, {16, 9}, 0},
    {{1920, 1080}, {16000, 9000}, 0},
    {{1024, 768}, {708, 398}, 0}, // a mode that is stretched over a wide screen
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpfloat_with_epsilon (aff_screen_pitch (rows[i].pixels[0], rows[i].pixels[1],
                                                      rows[i].mm[0], rows[i].mm[1]),
                                    rows[i].pitch, 0.001);
}

static void
test_the_larger_of_pixels_and_millimetres_counts (void)
{
  static const struct {
    int width;
    int height;
    double pitch_mm;
    double scale;
  } rows[] = {
    {1920, 1080, 0, 1}, // not known: by pixels
    {3840, 2160, 0, 2},
    {1920, 1080, 0.634, 1},              // 55 inches: large enough by far
    {1920, 1080, 0.277, 1},              // 24 inches: just large enough
    {1920, 1080, 0.2600, 1.005},         // 22.6 inches: capitals of 3.8 mm want a little more
    {1080, 1920, 0.2600, 1.005},         // upright
    {1920, 1080, 0.248, 1.02},           // 21.5 inches: want 1.054, have no room for it
    {1280, 720, 0.1, 720 * 1.02 / 1080}, // ten inches
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpfloat_with_epsilon (aff_style_scale_on (rows[i].width, rows[i].height,
                                                        rows[i].pitch_mm),
                                    rows[i].scale, 0.001);
}

static void
test_all_can_be_read_and_touched_at_the_scale_by_size (void)
{
  static const double pitches[] = {0.18, 0.248, 0.277, 0.369, 0.634};

  g_assert_cmpfloat (aff_style_scale_by_size (0), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (pitches); i++) {
    double mm = pitches[i] * aff_style_scale_by_size (pitches[i]); // for one px of the design

    g_assert_cmpfloat (20 * 0.727 * mm, >=, 3.8 - 1e-9);
    g_assert_cmpfloat (80 * mm, >=, 20 - 1e-9);
    g_assert_cmpfloat (64 * mm, >=, 15 - 1e-9);
  }
}

static AffOptions *
parse (const char *word, GError **error)
{
  char *words[] = {"affiche", "--screen-mm", (char *) word, NULL};
  int count = 3;
  char **rest = words;

  return aff_options_parse (&count, &rest, error);
}

static void
test_staff_say_how_large_the_screen_is (void)
{
  static const char *const wrong[] = {"",      "531",    "531x", "531x299x2",
                                      "0x299", "160x90", "-1x-1"};
  g_autoptr (AffOptions) given = parse ("531x299", NULL);
  g_autoptr (AffOptions) none = parse ("0x0", NULL);

  g_assert_nonnull (given);
  g_assert_true (given->screen.is_given);
  g_assert_cmpint (given->screen.width_mm, ==, 531);
  g_assert_cmpint (given->screen.height_mm, ==, 299);
  g_assert_nonnull (none);
  g_assert_true (none->screen.is_given);
  g_assert_cmpint (none->screen.width_mm, ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_null (parse (wrong[i], &error));
    g_assert_nonnull (strstr (error->message, "--screen-mm"));
  }
}

// The virtual screen of the tests as if its pixels were PITCH_MM wide; 0: it does not say.
static Kiosk *
open_on_screen (KioskSize size, const char *language, double pitch_mm)
{
  g_autoptr (GdkMonitor) monitor = aff_screen_find (gdk_display_get_default (), NULL);
  GdkRectangle area;

  gdk_monitor_get_geometry (monitor, &area);
  AffWindowSetting setting = {
    .live = kiosk_live_new ("strasbourg", KIOSK_NOW),
    .language = language,
    .width = size.width,
    .height = size.height,
    .screen = {(int) round (area.width * pitch_mm), (int) round (area.height * pitch_mm),
               pitch_mm > 0},
  };
  return kiosk_open_with (&setting);
}

static int
measure_bar (KioskSize size, double pitch_mm)
{
  g_autoptr (Kiosk) kiosk = open_on_screen (size, "en", pitch_mm);

  return gtk_widget_get_height (kiosk_find_class (GTK_WIDGET (kiosk->window), "nav-bar"));
}

static void
test_a_small_screen_has_larger_controls (void)
{
  KioskSize size = {3840, 2160}; // where two hundredths are more than a pixel
  int by_pixels = measure_bar (size, 1);

  g_assert_cmpint (measure_bar (size, 0.12), >, by_pixels);
  g_assert_cmpint (measure_bar (size, 0), ==, by_pixels);
}

// A virtual screen claims 96 pixels an inch: nobody measured that.
static void
test_the_guess_of_a_display_server_does_not_count (void)
{
  g_autoptr (GdkMonitor) monitor = aff_screen_find (gdk_display_get_default (), NULL);
  GdkRectangle area;

  gdk_monitor_get_geometry (monitor, &area);
  g_assert_cmpint (gdk_monitor_get_width_mm (monitor), >, AFF_SCREEN_LEAST_DIAGONAL_MM);
  g_assert_cmpfloat (aff_screen_measure (monitor, &(AffScreenSize){0}), ==, 0);
  g_assert_cmpfloat_with_epsilon (
    aff_screen_measure (monitor, &(AffScreenSize){area.width, area.height, TRUE}), 1, 0.001);
}

static void
check_pages (KioskSize size, const char *language)
{
  static const char *const pages[] = {"now", "schedule", "posters", "search", "search:a"};
  g_autoptr (Kiosk) kiosk = open_on_screen (size, language, 0.1);

  for (guint page = 0; page < G_N_ELEMENTS (pages); page++) {
    g_autofree char *where = g_strdup_printf ("%s in %s at %dx%d", pages[page], language,
                                              size.width, size.height);
    kiosk_show (kiosk, pages[page]);
    kiosk_check_whole (kiosk, where);
  }
  kiosk_show_poster (kiosk, KIOSK_BOARD);
  kiosk_check_whole (kiosk, "a poster");
}

static void
test_the_largest_scale_leaves_every_page_its_room (void)
{
  for (guint size = 0; size < G_N_ELEMENTS (sizes); size++)
    for (const AffLanguage *language = aff_languages; language->code != NULL; language++)
      check_pages (sizes[size], language->code);
}

static GBytes *
take_pixels (Kiosk *kiosk)
{
  g_autoptr (GdkTexture) texture = kiosk_picture (kiosk);

  return gdk_texture_save_to_tiff_bytes (texture);
}

// Whether anything moves on the map within three steps of the halo.
static gboolean
moves (Kiosk *kiosk)
{
  g_autoptr (GBytes) before = take_pixels (kiosk);
  gint64 end = g_get_monotonic_time () + 400 * G_TIME_SPAN_MILLISECOND;

  while (g_get_monotonic_time () < end) {
    g_main_context_iteration (NULL, FALSE);
    g_usleep (5000);
  }
  kiosk_settle (kiosk);
  g_autoptr (GBytes) after = take_pixels (kiosk);
  return !g_bytes_equal (before, after);
}

static void
set_animations (gboolean is_animated)
{
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", is_animated, NULL);
}

static void
test_nothing_moves_where_motion_is_reduced (void)
{
  AffWindowSetting setting = {
    .live = kiosk_live_new ("strasbourg", KIOSK_NOW),
    .language = "en",
    .kiosk = "foyer",
    .width = 1280,
    .height = 720,
  };

  set_animations (FALSE);
  g_autoptr (Kiosk) kiosk = kiosk_open_with (&setting);
  GtkWidget *window = GTK_WIDGET (kiosk->window);
  kiosk_show (kiosk, "posters");
  g_assert_nonnull (kiosk_find_class (window, "here-mark"));
  g_assert_true (gtk_widget_has_css_class (window, "reduced-motion"));
  g_assert_false (moves (kiosk));
  set_animations (TRUE);
  g_assert_false (gtk_widget_has_css_class (window, "reduced-motion"));
  g_assert_true (moves (kiosk));
  set_animations (FALSE);
  g_assert_true (gtk_widget_has_css_class (window, "reduced-motion"));
  kiosk_settle (kiosk);
  g_assert_false (moves (kiosk));
  set_animations (TRUE);
}

int
main (int argc, char **argv)
{
  kiosk_start (&argc, &argv);
  g_test_add_func ("/ui/screen/what-cannot-be-a-screen-is-not-believed",
                   test_what_cannot_be_a_screen_is_not_believed);
  g_test_add_func ("/ui/screen/the-larger-of-pixels-and-millimetres-counts",
                   test_the_larger_of_pixels_and_millimetres_counts);
  g_test_add_func ("/ui/screen/all-can-be-read-and-touched-at-the-scale-by-size",
                   test_all_can_be_read_and_touched_at_the_scale_by_size);
  g_test_add_func ("/ui/screen/staff-say-how-large-the-screen-is",
                   test_staff_say_how_large_the_screen_is);
  g_test_add_func ("/ui/screen/a-small-screen-has-larger-controls",
                   test_a_small_screen_has_larger_controls);
  g_test_add_func ("/ui/screen/the-guess-of-a-display-server-does-not-count",
                   test_the_guess_of_a_display_server_does_not_count);
  g_test_add_func ("/ui/screen/the-largest-scale-leaves-every-page-its-room",
                   test_the_largest_scale_leaves_every_page_its_room);
  g_test_add_func ("/ui/screen/nothing-moves-where-motion-is-reduced",
                   test_nothing_moves_where_motion_is_reduced);
  return g_test_run ();
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/kiosk.h"
#include "ui/attendee/attract-page.h"
#include "ui/attendee/dusk.h"
#include "ui/attendee/now-page.h"
#include "ui/attendee/poster-page.h"
#include "ui/attendee/posters-page.h"
#include "ui/idle.h"
#include "ui/widget/rose.h"

#include <math.h>

static const KioskSize landscape = {1920, 1080};
static const KioskSize portrait = {1080, 1920};

static void
on_ask (AffIdle *idle, guint left, GString *heard)
{
  g_string_append_printf (heard, "ask %u ", left);
}

static void
on_stay (AffIdle *idle, GString *heard)
{
  g_string_append (heard, "stay ");
}

static void
on_gone (AffIdle *idle, GString *heard)
{
  g_string_append (heard, "gone ");
}

static AffIdle *
listen (GtkWidget *window, guint seconds, guint ask_seconds, GString *heard)
{
  AffIdle *idle = aff_idle_new (window, seconds, ask_seconds);

  g_signal_connect (idle, "ask", G_CALLBACK (on_ask), heard);
  g_signal_connect (idle, "stay", G_CALLBACK (on_stay), heard);
  g_signal_connect (idle, "gone", G_CALLBACK (on_gone), heard);
  return idle;
}

static void
wait_for (GString *heard, const char *word)
{
  while (strstr (heard->str, word) == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_asks_and_counts_down_before_it_says_gone (void)
{
  GtkWidget *window = gtk_window_new ();
  g_autoptr (GString) heard = g_string_new (NULL);
  g_autoptr (AffIdle) idle = listen (window, 1, 2, heard);

  wait_for (heard, "gone");
  g_assert_cmpstr (heard->str, ==, "ask 2 ask 1 gone ");
  g_clear_object (&idle);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_input_in_time_stays (void)
{
  GtkWidget *window = gtk_window_new ();
  g_autoptr (GString) heard = g_string_new (NULL);
  g_autoptr (AffIdle) idle = listen (window, 1, 2, heard);

  wait_for (heard, "ask 1");
  aff_idle_poke (idle);
  g_assert_cmpstr (heard->str, ==, "ask 2 ask 1 stay ");
  wait_for (heard, "gone");
  g_assert_cmpstr (heard->str, ==, "ask 2 ask 1 stay ask 2 ask 1 gone ");
  g_clear_object (&idle);
  gtk_window_destroy (GTK_WINDOW (window));
}

static Kiosk *
open_kiosk (KioskSize size)
{
  return kiosk_open (kiosk_live_new ("strasbourg", KIOSK_NOW), size, "fr");
}

static GtkWidget *
get_page (Kiosk *kiosk)
{
  return aff_window_get_page (kiosk->window);
}

static void
test_nothing_of_a_visit_stays (void)
{
  g_autoptr (Kiosk) kiosk = open_kiosk (landscape);

  kiosk_act (kiosk, "win.language", g_variant_new_string ("de"));
  kiosk_show (kiosk, "posters");
  kiosk_press (kiosk, kiosk_find_board (kiosk, KIOSK_BOARD));
  g_assert_true (kiosk_says (kiosk, "Mehr lesen"));
  kiosk_act (kiosk, "win.start-over", NULL);
  g_assert_true (AFF_IS_ATTRACT_PAGE (get_page (kiosk)));
  g_assert_true (kiosk_says (kiosk, "Maintenant, jusqu’à 16:20"));
  kiosk_act (kiosk, "win.begin", g_variant_new_string ("en"));
  g_assert_true (AFF_IS_NOW_PAGE (get_page (kiosk)));
  g_assert_true (kiosk_says (kiosk, "minutes left"));
  kiosk_show (kiosk, "posters");
  g_assert_true (kiosk_says (kiosk, "Touch a board to see its poster."));
}

static void
test_no_words_run_into_the_cathedral (void)
{
  static const char *const languages[] = {"fr", "en", "de"};

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++) {
    g_autoptr (Kiosk) kiosk = kiosk_open (kiosk_live_new ("strasbourg", KIOSK_NOW),
                                          (KioskSize){1080, 1920}, languages[i]);
    graphene_rect_t lines;

    kiosk_show (kiosk, "attract");
    GtkWidget *page = get_page (kiosk);
    g_assert_true (gtk_widget_compute_bounds (kiosk_find_class (page, "lines"), page, &lines));
    g_assert_cmpfloat (lines.origin.x + lines.size.width, <=,
                       gtk_widget_get_width (page) - AFF_DUSK_CATHEDRAL_PX);
  }
}

static void
check_starts (KioskSize size)
{
  static const char *const autonyms[] = {"Français", "English", "Deutsch"};
  static const char *const first_words[] = {"minutes restantes", "minutes left",
                                            "Minuten übrig"};
  int widths[3];

  for (guint i = 0; i < 3; i++) {
    g_autoptr (Kiosk) kiosk = open_kiosk (size);

    kiosk_show (kiosk, "attract");
    kiosk_check_whole (kiosk, "attract");
    GtkWidget *start = kiosk_find_named (get_page (kiosk), GTK_TYPE_BUTTON, autonyms[i]);
    g_assert_nonnull (start);
    widths[i] = gtk_widget_get_width (start);
    kiosk_press (kiosk, start);
    g_assert_true (AFF_IS_NOW_PAGE (get_page (kiosk)));
    g_assert_true (kiosk_says (kiosk, first_words[i]));
  }
  g_assert_cmpint (widths[0], ==, widths[1]);
  g_assert_cmpint (widths[1], ==, widths[2]);
}

static void
test_three_equal_buttons_begin_in_their_language (void)
{
  check_starts (landscape);
  check_starts (portrait);
}

static GtkWidget *
find_rose (Kiosk *kiosk)
{
  g_autoptr (GPtrArray) roses = kiosk_list (get_page (kiosk), AFF_TYPE_ROSE);

  g_assert_cmpuint (roses->len, ==, 1);
  return g_ptr_array_index (roses, 0);
}

// A real click in the middle of the petal of board INDEX + 1.
static void
click_petal (Kiosk *kiosk, int index)
{
  GtkWidget *rose = find_rose (kiosk);
  double radius = gtk_widget_get_width (rose) / 2.0;
  double angle = -G_PI / 2 + (index + 0.5) * 2 * G_PI / 30;
  graphene_point_t petal = GRAPHENE_POINT_INIT ((float) (radius + 0.6 * radius * cos (angle)),
                                                (float) (radius + 0.6 * radius * sin (angle)));
  graphene_point_t at;

  g_assert_true (gtk_widget_compute_point (rose, GTK_WIDGET (kiosk->window), &petal, &at));
  g_autofree char *left = g_strdup_printf ("%d", (int) at.x);
  g_autofree char *top = g_strdup_printf ("%d", (int) at.y);
  const char *const arguments[] = {"mousemove", left, top, "click", "1", NULL};

  kiosk_do_with_devices (kiosk, arguments);
}

static void
check_petal (KioskSize size)
{
  g_autoptr (Kiosk) kiosk = open_kiosk (size);

  kiosk_show (kiosk, "attract");
  click_petal (kiosk, 16);
  g_assert_true (AFF_IS_POSTER_PAGE (get_page (kiosk)));
  g_assert_true (kiosk_says (kiosk, "Evaluating the Fairness of Deep Learning Uncertainty"));
}

static void
test_petal_opens_its_poster (void)
{
  check_petal (landscape);
  check_petal (portrait);
}

static void
test_petal_of_a_free_board_opens_the_map (void)
{
  g_autoptr (Kiosk) kiosk = open_kiosk (landscape);

  kiosk_show (kiosk, "attract");
  click_petal (kiosk, 23);
  g_assert_true (AFF_IS_POSTERS_PAGE (get_page (kiosk)));
  g_assert_true (kiosk_says (kiosk, "Le panneau 24 est libre."));
}

static void
test_touch_beside_everything_begins (void)
{
  g_autoptr (Kiosk) kiosk = open_kiosk (landscape);
  const char *const arguments[] = {"mousemove", "1800", "1040", "click", "1", NULL};

  kiosk_show (kiosk, "attract");
  kiosk_do_with_devices (kiosk, arguments);
  g_assert_true (AFF_IS_NOW_PAGE (get_page (kiosk)));
  g_assert_true (kiosk_says (kiosk, "minutes restantes"));
}

int
main (int argc, char **argv)
{
  kiosk_start (&argc, &argv);
  g_test_add_func ("/ui/idle/no-words-run-into-the-cathedral",
                   test_no_words_run_into_the_cathedral);
  g_test_add_func ("/ui/idle/asks-and-counts-down-before-it-says-gone",
                   test_asks_and_counts_down_before_it_says_gone);
  g_test_add_func ("/ui/idle/input-in-time-stays", test_input_in_time_stays);
  g_test_add_func ("/ui/idle/nothing-of-a-visit-stays", test_nothing_of_a_visit_stays);
  g_test_add_func ("/ui/idle/three-equal-buttons-begin-in-their-language",
                   test_three_equal_buttons_begin_in_their_language);
  g_test_add_func ("/ui/idle/petal-opens-its-poster", test_petal_opens_its_poster);
  g_test_add_func ("/ui/idle/petal-of-a-free-board-opens-the-map",
                   test_petal_of_a_free_board_opens_the_map);
  g_test_add_func ("/ui/idle/touch-beside-everything-begins",
                   test_touch_beside_everything_begins);
  return g_test_run ();
}

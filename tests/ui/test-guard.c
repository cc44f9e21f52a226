// SPDX-License-Identifier: GPL-3.0-or-later
// Nothing that a keyboard or a mouse can do opens a second window or leaves the kiosk.
#include "tests/ui/kiosk.h"
#include "ui/attendee/poster-page.h"
#include "ui/attendee/posters-page.h"
#include "ui/map/board-target.h"

#define INSPECTOR_SCHEMA "org.gtk.gtk4.Settings.Debug"

static const KioskSize landscape = {1280, 720};

static const char *const pages[] = {"now", "schedule", "posters", "search"};

static Kiosk *
open_kiosk (void)
{
  return kiosk_open (kiosk_live_new ("strasbourg", KIOSK_NOW), landscape, "en");
}

// One window, nothing over it, and PAGE still there.
static void
check_alone (Kiosk *kiosk, GtkWidget *page, const char *after)
{
  GListModel *toplevels = gtk_window_get_toplevels ();
  g_autoptr (GPtrArray) popovers = kiosk_list (GTK_WIDGET (kiosk->window), GTK_TYPE_POPOVER);

  if (g_list_model_get_n_items (toplevels) != 1)
    g_error ("%s opens a window", after);
  if (popovers->len > 0)
    g_error ("%s opens a popover", after);
  if (aff_window_get_page (kiosk->window) != page)
    g_error ("%s leaves the page", after);
}

static void
test_keys_of_the_desktop_do_nothing (void)
{
  static const char *const keys[] = {
    "ctrl+shift+d", "ctrl+shift+i", "F10",    "Menu",   "shift+F10",    "alt+F4",
    "ctrl+w",       "ctrl+q",       "F1",     "F11",    "ctrl+c",       "ctrl+period",
    "super",        "alt+space",    "ctrl+a", "ctrl+z", "ctrl+shift+u",
  };
  g_autoptr (Kiosk) kiosk = open_kiosk ();

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++) {
    kiosk_show (kiosk, pages[i]);
    for (guint j = 0; j < G_N_ELEMENTS (keys); j++) {
      GtkWidget *page = aff_window_get_page (kiosk->window);
      kiosk_type (kiosk, keys[j]);
      check_alone (kiosk, page, keys[j]);
    }
  }
}

// The other side of the same: keys do arrive, and those of the page work.
static void
test_keys_of_the_page_work (void)
{
  g_autoptr (Kiosk) kiosk = open_kiosk ();

  kiosk_show_poster (kiosk, KIOSK_BOARD);
  g_assert_true (AFF_IS_POSTER_PAGE (aff_window_get_page (kiosk->window)));
  kiosk_type (kiosk, "Escape");
  g_assert_true (AFF_IS_POSTERS_PAGE (aff_window_get_page (kiosk->window)));
  gtk_widget_grab_focus (kiosk_find_named (GTK_WIDGET (kiosk->window), GTK_TYPE_BUTTON, "Now"));
  kiosk_type (kiosk, "Return");
  kiosk_settle (kiosk);
  g_assert_true (kiosk_says (kiosk, "See the poster map"));
}

// Everything that has the focus while Tab goes round twice.
static GHashTable *
walk (Kiosk *kiosk, guint steps)
{
  GHashTable *reached = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < steps; i++) {
    gtk_widget_child_focus (GTK_WIDGET (kiosk->window), GTK_DIR_TAB_FORWARD);
    g_hash_table_add (reached, gtk_window_get_focus (GTK_WINDOW (kiosk->window)));
  }
  return reached;
}

// The boards of the map are one stop; arrows go on from there.
static void
test_tab_reaches_every_control (void)
{
  g_autoptr (Kiosk) kiosk = open_kiosk ();

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++) {
    kiosk_show (kiosk, pages[i]);
    g_autoptr (GPtrArray) controls = kiosk_list_controls (GTK_WIDGET (kiosk->window));
    g_autoptr (GHashTable) reached = walk (kiosk, 2 * controls->len);
    guint boards = 0;
    for (guint j = 0; j < controls->len; j++) {
      GtkWidget *control = g_ptr_array_index (controls, j);
      gboolean is_reached = g_hash_table_contains (reached, control);
      g_autofree char *words = kiosk_text (control);

      if (AFF_IS_BOARD_TARGET (control))
        boards += is_reached;
      else if (!is_reached)
        kiosk_complain (pages[i], "Tab does not reach control %u \"%s\"", j, words);
    }
    g_assert_cmpuint (boards, ==, g_str_equal (pages[i], "posters") ? 1 : 0);
  }
}

static void
test_no_button_of_the_mouse_opens_a_menu (void)
{
  static const char *const places[][2] = {{"200", "30"}, {"300", "300"}, {"1000", "300"}};
  g_autoptr (Kiosk) kiosk = open_kiosk ();

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++) {
    kiosk_show (kiosk, pages[i]);
    GtkWidget *page = aff_window_get_page (kiosk->window);
    for (guint j = 0; j < G_N_ELEMENTS (places); j++) {
      const char *x = places[j][0];
      const char *y = places[j][1];
      kiosk_do_with_devices (kiosk, (const char *const[]){"mousemove", x, y, "click", "3",
                                                          "click", "2", NULL});
      check_alone (kiosk, page, "a click with another button");
    }
    // Longer than GTK takes for a long press, on a place that is no control.
    kiosk_do_with_devices (kiosk,
                           (const char *const[]){"mousemove", "200", "30", "mousedown", "1",
                                                 "sleep", "0.8", "mouseup", "1", NULL});
    check_alone (kiosk, page, "a long press");
  }
}

static void
test_a_window_over_the_whole_screen_stays (void)
{
  AffWindowSetting setting = {.live = kiosk_live_new ("strasbourg", KIOSK_NOW),
                              .language = "en",
                              .width = landscape.width,
                              .height = landscape.height,
                              .is_fullscreen = TRUE};
  g_autoptr (Kiosk) kiosk = kiosk_open_with (&setting);

  if (!gtk_window_is_fullscreen (GTK_WINDOW (kiosk->window))) {
    g_test_skip ("without a window manager no window covers this display");
    return;
  }
  gtk_window_close (GTK_WINDOW (kiosk->window));
  kiosk_settle (kiosk);
  check_alone (kiosk, aff_window_get_page (kiosk->window), "closing");
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (kiosk->window)));
}

static void
test_settings_are_those_of_a_kiosk (void)
{
  gboolean blinks = TRUE;

  g_object_get (gtk_settings_get_default (), "gtk-cursor-blink", &blinks, NULL);
  g_assert_false (blinks);
  g_autoptr (GSettingsSchema)
    schema = g_settings_schema_source_lookup (g_settings_schema_source_get_default (),
                                              INSPECTOR_SCHEMA, TRUE);
  if (schema == NULL)
    return;
  g_autoptr (GSettings) settings = g_settings_new (INSPECTOR_SCHEMA);
  g_assert_false (g_settings_get_boolean (settings, "enable-inspector-keybinding"));
}

int
main (int argc, char **argv)
{
  kiosk_start (&argc, &argv);
  g_test_add_func ("/ui/guard/keys-of-the-desktop-do-nothing",
                   test_keys_of_the_desktop_do_nothing);
  g_test_add_func ("/ui/guard/keys-of-the-page-work", test_keys_of_the_page_work);
  g_test_add_func ("/ui/guard/tab-reaches-every-control", test_tab_reaches_every_control);
  g_test_add_func ("/ui/guard/no-button-of-the-mouse-opens-a-menu",
                   test_no_button_of_the_mouse_opens_a_menu);
  g_test_add_func ("/ui/guard/a-window-over-the-whole-screen-stays",
                   test_a_window_over_the_whole_screen_stays);
  g_test_add_func ("/ui/guard/settings-are-those-of-a-kiosk",
                   test_settings_are_those_of_a_kiosk);
  return g_test_run ();
}

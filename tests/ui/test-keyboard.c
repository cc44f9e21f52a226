// SPDX-License-Identifier: GPL-3.0-or-later
// The kiosk's own keyboard and the other controls, as fingers, keys and readers meet them.
#include "tests/ui/page.h"
#include "ui/widget/keyboard.h"
#include "ui/widget/keypad.h"
#include "ui/widget/slider.h"
#include "ui/widget/switch-row.h"
#include "ui/widget/text-line.h"
#include "ui/widget/toast.h"

#define LEAST_KEY 64

static void
on_text (GtkWidget *keyboard, const char *text, GString *typed)
{
  g_string_append (typed, text);
}

static void
on_event (GtkWidget *widget, GString *typed)
{
  g_string_append_c (typed, '!');
}

static GtkWidget *
show (Page *page, GtkWidget *keyboard, GString *typed)
{
  gtk_widget_set_valign (keyboard, GTK_ALIGN_END);
  g_signal_connect (keyboard, "text", G_CALLBACK (on_text), typed);
  g_signal_connect (keyboard, "erase", G_CALLBACK (on_event), typed);
  page_show (page, keyboard);
  return keyboard;
}

static GtkWidget *
show_keyboard (Page *page, const char *language, gboolean is_portrait, GString *typed)
{
  return show (page, aff_keyboard_new (language, is_portrait), typed);
}

static void
press (GtkWidget *root, const char *name)
{
  GtkWidget *button = page_find (root, GTK_TYPE_BUTTON, name);

  if (button == NULL)
    g_error ("There is no key %s", name);
  g_signal_emit_by_name (button, "clicked");
  page_wait ();
}

// Where the middle of the key NAME is.
static graphene_point_t
find_spot (GtkWidget *root, const char *name)
{
  GtkWidget *key = page_find (root, GTK_TYPE_BUTTON, name);
  graphene_rect_t bounds;

  if (key == NULL)
    g_error ("There is no key %s", name);
  g_assert_true (gtk_widget_compute_bounds (key, root, &bounds));
  return GRAPHENE_POINT_INIT (bounds.origin.x + bounds.size.width / 2,
                              bounds.origin.y + bounds.size.height / 2);
}

static void
test_layout_follows_the_language (void)
{
  static const char *const expected[][2] = {{"fr", "AZERTY"},
                                            {"en", "QWERTY"},
                                            {"de", "QWERTZ"},
                                            {"it", "AZERTY"}};

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++) {
    g_autoptr (GtkWidget)
      keyboard = g_object_ref_sink (aff_keyboard_new (expected[i][0], i % 2 == 0));
    g_assert_cmpstr (aff_keyboard_get_layout (AFF_KEYBOARD (keyboard)), ==, expected[i][1]);
  }
}

// No letter is missing in any layout, and none moves but by hand.
static void
check_letters (gboolean is_portrait)
{
  static const char *const layouts[] = {"AZERTY", "QWERTY", "QWERTZ"};
  g_autoptr (Page) page = page_new (NULL, is_portrait, NULL);
  g_autoptr (GString) typed = g_string_new (NULL);
  GtkWidget *keyboard = show_keyboard (page, "en", is_portrait, typed);

  for (guint i = 0; i < G_N_ELEMENTS (layouts); i++) {
    press (keyboard, layouts[i]);
    g_assert_cmpstr (aff_keyboard_get_layout (AFF_KEYBOARD (keyboard)), ==, layouts[i]);
    for (char letter = 'a'; letter <= 'z'; letter++)
      g_assert_nonnull (page_find (keyboard, GTK_TYPE_BUTTON, (const char[]){letter, '\0'}));
  }
  press (keyboard, "Apostrophe");
  press (keyboard, "Hyphen");
  press (keyboard, "Space");
  press (keyboard, "7");
  press (keyboard, "Backspace");
  g_assert_cmpstr (typed->str, ==, "'- 7!");
  g_assert_null (page_find (keyboard, GTK_TYPE_BUTTON, "Shift"));
}

static void
test_every_layout_has_all_letters (void)
{
  check_letters (PAGE_LANDSCAPE);
  check_letters (PAGE_PORTRAIT);
}

static void
test_accents_need_no_long_press (void)
{
  static const char *const languages[][4] = {
    {"fr", "Accents: é è ê", "ç", "Accents: ù ï œ"},
    {"en", "Accents: é è á", "ö", "Accents: ø å æ"},
    {"de", "Accents: ä ö ü", "ß", "Accents: ø å æ"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++) {
    g_autoptr (Page) page = page_new (NULL, PAGE_PORTRAIT, NULL);
    g_autoptr (GString) typed = g_string_new (NULL);
    GtkWidget *keyboard = show_keyboard (page, languages[i][0], PAGE_PORTRAIT, typed);

    press (keyboard, languages[i][1]);
    press (keyboard, languages[i][2]);
    g_assert_cmpstr (typed->str, ==, languages[i][2]);
    g_assert_null (page_find (keyboard, GTK_TYPE_BUTTON, "7"));
    press (keyboard, languages[i][3]);
    press (keyboard, "ø");
    press (keyboard, "Digits: 1 2 3");
    press (keyboard, "7");
    g_assert_true (g_str_has_suffix (typed->str, "ø7"));
  }
}

static void
check_size (gboolean is_portrait, int most_height)
{
  g_autoptr (Page) page = page_new (NULL, is_portrait, NULL);
  g_autoptr (GString) typed = g_string_new (NULL);
  GtkWidget *keyboard = show_keyboard (page, "fr", is_portrait, typed);
  static const char *const names[] = {
    "a", "m", "1", "0", "Backspace", "Space", "QWERTZ", "Hide keyboard", "Accents: é è ê"};

  graphene_rect_t bounds;
  g_assert_true (gtk_widget_compute_bounds (keyboard, keyboard, &bounds));
  g_assert_cmpfloat (bounds.size.width, ==, is_portrait ? 1080 : 1920);
  g_assert_cmpfloat (bounds.size.height, <=, most_height);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    GtkWidget *key = page_find (keyboard, GTK_TYPE_BUTTON, names[i]);

    g_assert_nonnull (key);
    g_assert_cmpint (gtk_widget_get_width (key), >=, LEAST_KEY);
    g_assert_cmpint (gtk_widget_get_height (key), >=, LEAST_KEY);
    gtk_test_accessible_assert_role (key, GTK_ACCESSIBLE_ROLE_BUTTON);
  }
}

static void
test_keys_are_large_enough_to_hit (void)
{
  check_size (PAGE_LANDSCAPE, 472);
  check_size (PAGE_PORTRAIT, 540);
}

static void
run_xdotool (const char *const *arguments)
{
  g_autoptr (GError) error = NULL;
  int status = 0;

  g_assert_true (g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL,
                               NULL, NULL, &status, &error));
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  page_wait ();
}

static void
do_with_pointer (const char *what, graphene_point_t spot)
{
  g_autofree char *x = g_strdup_printf ("%d", (int) spot.x);
  g_autofree char *y = g_strdup_printf ("%d", (int) spot.y);

  run_xdotool ((const char *const[]){"xdotool", "mousemove", x, y, what, "1", NULL});
}

// The keyboard stands at the lower edge of the window, which stands at the display's origin.
static graphene_point_t
find_on_screen (GtkWidget *keyboard, const char *name)
{
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (keyboard));
  graphene_point_t spot = find_spot (keyboard, name), result;

  g_assert_true (gtk_widget_compute_point (keyboard, window, &spot, &result));
  return result;
}

static void
test_key_acts_when_the_finger_leaves_it (void)
{
  g_autoptr (Page) page = page_new (NULL, PAGE_LANDSCAPE, NULL);
  g_autoptr (GString) typed = g_string_new (NULL);
  GtkWidget *keyboard = show_keyboard (page, "en", PAGE_LANDSCAPE, typed);

  do_with_pointer ("mousedown", find_on_screen (keyboard, "q"));
  g_assert_cmpstr (typed->str, ==, "");
  do_with_pointer ("mouseup", find_on_screen (keyboard, "q"));
  g_assert_cmpstr (typed->str, ==, "q");
  do_with_pointer ("mousedown", find_on_screen (keyboard, "w"));
  do_with_pointer ("mouseup", find_on_screen (keyboard, "t"));
  g_assert_cmpstr (typed->str, ==, "q");
}

static void
test_double_taps_are_two_letters (void)
{
  g_autoptr (Page) page = page_new (NULL, PAGE_LANDSCAPE, NULL);
  g_autoptr (GString) typed = g_string_new (NULL);
  GtkWidget *keyboard = show_keyboard (page, "en", PAGE_LANDSCAPE, typed);
  graphene_point_t spot = find_on_screen (keyboard, "e");
  g_autofree char *x = g_strdup_printf ("%d", (int) spot.x);
  g_autofree char *y = g_strdup_printf ("%d", (int) spot.y);

  run_xdotool ((const char *const[]){"xdotool", "mousemove", x, y, "click", "--repeat", "3",
                                     "--delay", "20", "1", NULL});
  g_assert_cmpstr (typed->str, ==, "eee");
}

static void
wait_ms (guint ms)
{
  gint64 end = g_get_monotonic_time () + ms * 1000;

  while (g_get_monotonic_time () < end) {
    g_main_context_iteration (NULL, FALSE);
    g_usleep (2000);
  }
}

static void
test_held_backspace_repeats (void)
{
  g_autoptr (Page) page = page_new (NULL, PAGE_LANDSCAPE, NULL);
  g_autoptr (GString) typed = g_string_new (NULL);
  GtkWidget *keyboard = show_keyboard (page, "en", PAGE_LANDSCAPE, typed);

  do_with_pointer ("mousedown", find_on_screen (keyboard, "Backspace"));
  g_assert_cmpuint (typed->len, ==, 0);
  wait_ms (900);
  gsize held = typed->len;
  g_assert_cmpuint (held, >=, 3);
  do_with_pointer ("mouseup", find_on_screen (keyboard, "Backspace"));
  g_assert_cmpuint (typed->len, <=, held + 2);
  held = typed->len;
  wait_ms (700);
  g_assert_cmpuint (typed->len, ==, held);
  press (keyboard, "Backspace");
  g_assert_cmpuint (typed->len, ==, held + 1);
}

static void
test_line_takes_what_can_be_seen (void)
{
  g_autoptr (Page) page = page_new (NULL, PAGE_LANDSCAPE, NULL);
  GtkWidget *child = aff_text_line_new ("Search", "Title or name");
  AffTextLine *line = AFF_TEXT_LINE (child);
  g_autoptr (GString) changes = g_string_new (NULL);

  page_show (page, child);
  g_signal_connect (child, "changed", G_CALLBACK (on_event), changes);
  g_assert_true (page_says (child, "Title or name"));
  aff_text_line_insert (line, "é\x01\n");
  aff_text_line_insert (line, "e\xCC\x81"); // e with an accent of its own
  g_assert_cmpstr (aff_text_line_get_text (line), ==, "ée\xCC\x81");
  g_assert_false (page_says (child, "Title or name"));
  aff_text_line_erase (line);
  g_assert_cmpstr (aff_text_line_get_text (line), ==, "é");
  aff_text_line_insert (line, "\xFF");
  g_assert_cmpuint (changes->len, ==, 3);
  aff_text_line_erase (line);
  aff_text_line_erase (line);
  g_assert_cmpuint (changes->len, ==, 4);
  for (int i = 0; i < 2 * AFF_TEXT_LINE_MOST; i++)
    aff_text_line_insert (line, "ß");
  g_assert_cmpint (g_utf8_strlen (aff_text_line_get_text (line), -1), ==, AFF_TEXT_LINE_MOST);
  gtk_test_accessible_assert_role (child, GTK_ACCESSIBLE_ROLE_TEXT_BOX);
  gtk_test_accessible_assert_property (child, GTK_ACCESSIBLE_PROPERTY_LABEL, "Search");
}

static void
test_keypad_says_digits (void)
{
  g_autoptr (Page) page = page_new (NULL, PAGE_LANDSCAPE, NULL);
  g_autoptr (GString) typed = g_string_new (NULL);
  GtkWidget *keypad = aff_keypad_new ("Sign in");

  gtk_widget_set_halign (keypad, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (keypad, GTK_ALIGN_CENTER);
  g_signal_connect (keypad, "digit", G_CALLBACK (on_text), typed);
  g_signal_connect (keypad, "erase", G_CALLBACK (on_event), typed);
  page_show (page, keypad);
  press (keypad, "4");
  press (keypad, "0");
  press (keypad, "Backspace");
  g_assert_cmpstr (typed->str, ==, "40!");
  g_assert_true (aff_keypad_take_key (AFF_KEYPAD (keypad), GDK_KEY_KP_7));
  g_assert_false (aff_keypad_take_key (AFF_KEYPAD (keypad), GDK_KEY_a));
  g_assert_cmpstr (typed->str, ==, "40!7");
  aff_keypad_set_ready (AFF_KEYPAD (keypad), FALSE);
  GtkWidget *done = page_find (keypad, GTK_TYPE_BUTTON, "Sign in");
  g_assert_false (gtk_widget_is_sensitive (done));
  g_assert_cmpint (gtk_widget_get_width (done), ==, 148);
  g_assert_cmpint (gtk_widget_get_height (done), ==, 128);
}

static void
test_switch_is_told_by_more_than_colour (void)
{
  g_autoptr (Page) page = page_new (NULL, PAGE_LANDSCAPE, NULL);
  g_autoptr (GString) toggles = g_string_new (NULL);
  GtkWidget *row = aff_switch_row_new ("Step-free", "No stairs");

  gtk_widget_set_valign (row, GTK_ALIGN_START);
  g_signal_connect (row, "toggled", G_CALLBACK (on_event), toggles);
  page_show (page, row);
  gtk_test_accessible_assert_role (row, GTK_ACCESSIBLE_ROLE_SWITCH);
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Step-free, No stairs");
  gtk_test_accessible_assert_state (row, GTK_ACCESSIBLE_STATE_CHECKED,
                                    GTK_ACCESSIBLE_TRISTATE_FALSE);
  g_assert_cmpint (gtk_widget_get_height (row), >=, 88);
  aff_switch_row_set_active (AFF_SWITCH_ROW (row), TRUE);
  g_assert_cmpuint (toggles->len, ==, 0);
  g_signal_emit_by_name (row, "clicked");
  g_assert_false (aff_switch_row_get_active (AFF_SWITCH_ROW (row)));
  g_signal_emit_by_name (row, "clicked");
  g_assert_cmpuint (toggles->len, ==, 2);
  gtk_test_accessible_assert_state (row, GTK_ACCESSIBLE_STATE_CHECKED,
                                    GTK_ACCESSIBLE_TRISTATE_TRUE);
}

static void
on_moved (GtkWidget *slider, int value, GString *values)
{
  g_string_append_printf (values, "%d ", value);
}

static void
test_slider_needs_no_drag (void)
{
  g_autoptr (Page) page = page_new (NULL, PAGE_LANDSCAPE, NULL);
  g_autoptr (GString) values = g_string_new (NULL);
  GtkWidget *slider = aff_slider_new ("Minutes", (AffSliderRange){5, 25, 5}, 20, NULL);

  g_signal_connect (slider, "moved", G_CALLBACK (on_moved), values);
  page_show (page, slider);
  press (slider, "More");
  g_assert_false (gtk_widget_is_sensitive (page_find (slider, GTK_TYPE_BUTTON, "More")));
  press (slider, "Less");
  press (slider, "Less");
  g_assert_cmpstr (values->str, ==, "25 20 15 ");
  aff_slider_set_value (AFF_SLIDER (slider), 99);
  g_assert_cmpint (aff_slider_get_value (AFF_SLIDER (slider)), ==, 25);
  aff_slider_set_range (AFF_SLIDER (slider), (AffSliderRange){5, 10, 5});
  g_assert_cmpint (aff_slider_get_value (AFF_SLIDER (slider)), ==, 10);
  g_assert_cmpstr (values->str, ==, "25 20 15 ");
}

static void
test_toast_goes_by_itself (void)
{
  g_autoptr (Page) page = page_new (NULL, PAGE_LANDSCAPE, NULL);
  g_autoptr (GString) undone = g_string_new (NULL);
  GtkWidget *overlay = gtk_overlay_new ();
  GtkWidget *toast = aff_toast_new ();

  gtk_overlay_set_child (GTK_OVERLAY (overlay), gtk_label_new ("Page"));
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), toast);
  g_signal_connect (toast, "undo", G_CALLBACK (on_event), undone);
  page_show (page, overlay);
  g_assert_false (gtk_widget_get_mapped (toast));
  aff_toast_show (AFF_TOAST (toast), "Board 17 added", TRUE);
  page_wait ();
  g_assert_true (page_says (toast, "Board 17 added"));
  press (toast, "Undo");
  g_assert_cmpuint (undone->len, ==, 1);
  g_assert_false (gtk_widget_get_mapped (toast));
  aff_toast_show (AFF_TOAST (toast), "Saved", FALSE);
  page_wait ();
  g_assert_null (page_find (toast, GTK_TYPE_BUTTON, "Undo"));
  if (!g_test_slow ())
    return;
  wait_ms (AFF_TOAST_SECONDS * 1000 + 1500);
  g_assert_false (gtk_widget_get_mapped (toast));
}

// A capital is for one letter; the signs of an address come before the accents.
static void
check_writing (gboolean is_portrait)
{
  g_autoptr (Page) page = page_new (NULL, is_portrait, NULL);
  g_autoptr (GString) typed = g_string_new (NULL);
  GtkWidget *keyboard = show (page, aff_keyboard_new_writing ("de", is_portrait), typed);

  press (keyboard, "Capital letter");
  press (keyboard, "A");
  press (keyboard, "b");
  press (keyboard, "Signs: . : /");
  press (keyboard, ":");
  press (keyboard, "/");
  press (keyboard, "Accents: ä ö ü");
  aff_keyboard_set_capital (AFF_KEYBOARD (keyboard), TRUE);
  press (keyboard, "Ü");
  aff_keyboard_set_capital (AFF_KEYBOARD (keyboard), TRUE);
  press (keyboard, "ß");
  press (keyboard, "c");
  g_assert_cmpstr (typed->str, ==, "Ab:/Üßc");
}

static void
test_writing_has_capitals_and_signs (void)
{
  check_writing (FALSE);
  check_writing (TRUE);
}

static void
count_event (AffTextLine *line, guint *count)
{
  (*count)++;
}

static void
test_line_takes_as_much_as_it_is_told (void)
{
  g_autoptr (GtkWidget) line = g_object_ref_sink (aff_text_line_new ("Title", NULL));
  g_autofree char *text = g_strnfill (AFF_TEXT_LINE_MOST + 1, 'x');
  guint entered = 0;

  aff_text_line_set_text (AFF_TEXT_LINE (line), text);
  g_assert_cmpuint (strlen (aff_text_line_get_text (AFF_TEXT_LINE (line))), ==,
                    AFF_TEXT_LINE_MOST);
  aff_text_line_set_most (AFF_TEXT_LINE (line), AFF_TEXT_LINE_MOST + 1);
  aff_text_line_set_text (AFF_TEXT_LINE (line), text);
  g_assert_cmpstr (aff_text_line_get_text (AFF_TEXT_LINE (line)), ==, text);
  g_signal_connect (line, "entered", G_CALLBACK (count_event), &entered);
  aff_text_line_enter (AFF_TEXT_LINE (line));
  g_assert_cmpuint (entered, ==, 1);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/widget/keyboard/layout-follows-the-language",
                   test_layout_follows_the_language);
  g_test_add_func ("/widget/keyboard/every-layout-has-all-letters",
                   test_every_layout_has_all_letters);
  g_test_add_func ("/widget/keyboard/accents-need-no-long-press",
                   test_accents_need_no_long_press);
  g_test_add_func ("/widget/keyboard/keys-are-large-enough-to-hit",
                   test_keys_are_large_enough_to_hit);
  g_test_add_func ("/widget/keyboard/key-acts-when-the-finger-leaves-it",
                   test_key_acts_when_the_finger_leaves_it);
  g_test_add_func ("/widget/keyboard/double-taps-are-two-letters",
                   test_double_taps_are_two_letters);
  g_test_add_func ("/widget/keyboard/held-backspace-repeats", test_held_backspace_repeats);
  g_test_add_func ("/widget/keyboard/writing-has-capitals-and-signs",
                   test_writing_has_capitals_and_signs);
  g_test_add_func ("/widget/text-line/line-takes-as-much-as-it-is-told",
                   test_line_takes_as_much_as_it_is_told);
  g_test_add_func ("/widget/text-line/line-takes-what-can-be-seen",
                   test_line_takes_what_can_be_seen);
  g_test_add_func ("/widget/keypad/keypad-says-digits", test_keypad_says_digits);
  g_test_add_func ("/widget/switch-row/switch-is-told-by-more-than-colour",
                   test_switch_is_told_by_more_than_colour);
  g_test_add_func ("/widget/slider/slider-needs-no-drag", test_slider_needs_no_drag);
  g_test_add_func ("/widget/toast/toast-goes-by-itself", test_toast_goes_by_itself);
  return g_test_run ();
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fixture.h"
#include "tests/ui/kiosk.h"
#include "ui/style.h"
#include "ui/widget/palette.h"
#include "ui/widget/words.h"

#define SHEETS "/org/affiche/css"

static void
test_lengths_follow_the_scale (void)
{
  static const struct {
    const char *css;
    double scale;
    const char *scaled;
  } rows[] = {
    {"a { margin: 10px 3px; }", 1, "a { margin: 10.000px 3.000px; }"},
    {"a { margin: 10px 3px; }", 2, "a { margin: 20.000px 6.000px; }"},
    {"a { margin: 10px 3px; }", 0.66, "a { margin: 7.000px 2.000px; }"},
    // A hairline stays, nothing stays nothing, and signs are kept.
    {"a { border-width: 1px; }", 0.25, "a { border-width: 1.000px; }"},
    {"a { margin: 0px -1px; }", 0.25, "a { margin: 0.000px -1.000px; }"},
    {"a { letter-spacing: -0.4px; }", 0.5, "a { letter-spacing: -0.200px; }"},
    // What is no length in px is left alone.
    {"a { opacity: 0.5; margin: 1em; color: #10px; }", 2,
     "a { opacity: 0.5; margin: 1em; color: #20.000px; }"},
    {"", 2, ""},
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *scaled = aff_style_scale_css (rows[i].css, rows[i].scale);
    g_assert_cmpstr (scaled, ==, rows[i].scaled);
  }
}

static void
test_side_with_less_room_gives_the_scale (void)
{
  g_assert_cmpfloat (aff_style_scale_for (1920, 1080), ==, 1);
  g_assert_cmpfloat (aff_style_scale_for (1080, 1920), ==, 1);
  g_assert_cmpfloat (aff_style_scale_for (3840, 2160), ==, 2);
  g_assert_cmpfloat_with_epsilon (aff_style_scale_for (1280, 720), 0.6667, 0.001);
  g_assert_cmpfloat (aff_style_scale_for (1920, 1200), ==, 1);
  g_assert_cmpfloat_with_epsilon (aff_style_scale_for (1280, 1024), 0.6667, 0.001);
  g_assert_cmpfloat_with_epsilon (aff_style_scale_for (1024, 1280), 0.6667, 0.001);
  g_assert_cmpfloat_with_epsilon (aff_style_scale_for (2560, 1080), 1, 0.001);
  g_assert_cmpfloat (aff_style_scale_for (0, 0), >, 0);
}

static void
on_parsing_error (GtkCssProvider *provider,
                  GtkCssSection *section,
                  const GError *error,
                  guint *count)
{
  g_autofree char *where = gtk_css_section_to_string (section);

  g_test_message ("%s: %s", where, error->message);
  ++*count;
}

static guint
count_errors (const char *css)
{
  g_autoptr (GError) error = NULL;
  char *folder = fixture_folder_new ();
  g_autofree char *path = g_build_filename (folder, "style.css", NULL);
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();
  guint count = 0;

  g_assert_true (g_file_set_contents (path, css, -1, &error));
  g_signal_connect (provider, "parsing-error", G_CALLBACK (on_parsing_error), &count);
  gtk_css_provider_load_from_path (provider, path);
  fixture_folder_free (folder);
  return count;
}

static char *
load_sheet (const char *name)
{
  g_autofree char *path = g_build_filename (SHEETS, name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, 0, &error);

  g_assert_no_error (error);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
test_every_sheet_is_understood_at_every_scale (void)
{
  static const double scales[] = {0.66, 1, 2};
  g_auto (GStrv) names = g_resources_enumerate_children (SHEETS, 0, NULL);
  g_autofree char *tokens = load_sheet ("tokens-light.css");

  g_assert_cmpuint (g_strv_length (names), >, 3);
  for (guint i = 0; names[i] != NULL; i++)
    for (guint j = 0; j < G_N_ELEMENTS (scales); j++) {
      g_autofree char *sheet = load_sheet (names[i]);
      g_autofree char *whole = g_strconcat (tokens, "\n", sheet, NULL);
      g_autofree char *scaled = aff_style_scale_css (whole, scales[j]);
      g_assert_cmpuint (count_errors (scaled), ==, 0);
    }
  g_assert_cmpuint (count_errors ("box { colour: red; }"), ==, 1);
}

static void
check_token (const char *tokens, const char *name, const GdkRGBA *color)
{
  g_autofree char *start = g_strdup_printf ("@define-color af_%s ", name);
  const char *found = strstr (tokens, start);
  GdkRGBA token;

  if (found == NULL)
    g_error ("tokens-light.css has no %s", name);
  g_autofree char *value = g_strndup (found + strlen (start),
                                      strcspn (found + strlen (start), ";"));
  g_assert_true (gdk_rgba_parse (&token, value));
  if (!gdk_rgba_equal (&token, color))
    g_error ("%s is %s in tokens-light.css and another colour in palette.c", name, value);
}

static void
test_painted_colours_are_those_of_the_sheet (void)
{
  static const char *const names[AFF_COLORS] = {
    [AFF_COLOR_PAPER] = "paper",
    [AFF_COLOR_SURFACE] = "surface",
    [AFF_COLOR_SUNK] = "sunk",
    [AFF_COLOR_FLOOR] = "floor",
    [AFF_COLOR_LINE] = "line",
    [AFF_COLOR_EDGE] = "edge",
    [AFF_COLOR_INK] = "ink",
    [AFF_COLOR_INK2] = "ink2",
    [AFF_COLOR_INK3] = "ink3",
    [AFF_COLOR_ROSE] = "rose",
    [AFF_COLOR_ON_ROSE] = "on_rose",
    [AFF_COLOR_ROSE_TINT] = "rose_tint",
    [AFF_COLOR_ROSE_SOFT] = "rose_soft",
    [AFF_COLOR_ROSE_INK] = "rose_ink",
    [AFF_COLOR_LIVE] = "live",
    [AFF_COLOR_ON_DUSK] = "on_dusk",
    [AFF_COLOR_ON_DUSK2] = "on_dusk2",
    [AFF_COLOR_FOCUS] = "focus",
    [AFF_COLOR_BAD] = "bad",
    [AFF_COLOR_QR] = NULL, // never in a sheet
  };
  g_autofree char *tokens = load_sheet ("tokens-light.css");

  for (guint i = 0; i < AFF_COLORS; i++)
    if (names[i] != NULL)
      check_token (tokens, names[i], aff_palette_color (i));
  for (char letter = 'a'; letter <= 'h'; letter++) {
    const char upper[] = {g_ascii_toupper (letter), '\0'};
    const AffTopicColor *topic = aff_palette_topic (upper);
    g_autofree char *fill = g_strdup_printf ("topic_%c_fill", letter);
    g_autofree char *on = g_strdup_printf ("topic_%c_on", letter);
    g_autofree char *edge = g_strdup_printf ("topic_%c_edge", letter);
    check_token (tokens, fill, &topic->fill);
    check_token (tokens, on, &topic->on);
    check_token (tokens, edge, &topic->edge);
  }
}

static void
check_icon (const char *name, const char *where)
{
  g_autofree char *path = g_strdup_printf ("/org/affiche/icons/%s.svg", name);

  if (!g_resources_get_info (path, 0, NULL, NULL, NULL))
    g_error ("%s: there is no icon %s", where, name);
}

// The icons that the file at PATH names; the number of them.
static guint
check_icons_of (const char *path)
{
  static const char *const patterns[] = {
    "<property name=\"icon\">([^<]*)<",
    "aff_(?:icon_new|blank_new|icon_set_name) \\((?:[^\"()]|\\([^()]*\\))*\"([^\"]*)\"",
  };
  g_autofree char *text = NULL;
  guint count = 0;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (patterns); i++) {
    g_autoptr (GRegex) regex = g_regex_new (patterns[i], 0, 0, NULL);
    g_autoptr (GMatchInfo) match = NULL;

    g_regex_match (regex, text, 0, &match);
    for (; g_match_info_matches (match); g_match_info_next (match, NULL), count++) {
      g_autofree char *name = g_match_info_fetch (match, 1);
      check_icon (name, path);
    }
  }
  return count;
}

static guint
check_icons_below (const char *folder)
{
  g_autoptr (GDir) entries = g_dir_open (folder, 0, NULL);
  const char *name;
  guint count = 0;

  while ((name = g_dir_read_name (entries)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);

    if (g_file_test (path, G_FILE_TEST_IS_DIR))
      count += check_icons_below (path);
    else if (g_str_has_suffix (name, ".c") || g_str_has_suffix (name, ".ui"))
      count += check_icons_of (path);
  }
  return count;
}

static void
test_every_icon_that_is_named_exists (void)
{
  g_autofree char *folder = g_build_filename (g_getenv ("AFFICHE_SOURCE"), "ui", NULL);

  g_assert_cmpuint (check_icons_below (folder), >, 20);
  for (guint bit = 0; bit < 10; bit++)
    check_icon (aff_words_nature_icon (1u << bit), "words.c");
  check_icon (aff_words_nature_icon (0), "words.c");
}

int
main (int argc, char **argv)
{
  kiosk_start (&argc, &argv);
  g_test_add_func ("/ui/style/lengths-follow-the-scale", test_lengths_follow_the_scale);
  g_test_add_func ("/ui/style/side-with-less-room-gives-the-scale",
                   test_side_with_less_room_gives_the_scale);
  g_test_add_func ("/ui/style/every-sheet-is-understood-at-every-scale",
                   test_every_sheet_is_understood_at_every_scale);
  g_test_add_func ("/ui/style/painted-colours-are-those-of-the-sheet",
                   test_painted_colours_are_those_of_the_sheet);
  g_test_add_func ("/ui/style/every-icon-that-is-named-exists",
                   test_every_icon_that_is_named_exists);
  return g_test_run ();
}

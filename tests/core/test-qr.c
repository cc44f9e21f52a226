// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/error.h"
#include "app/qr/qr.h"

#include <png.h>
#include <qrencode.h>
#include <string.h>
#include <zbar.h>

G_DEFINE_AUTOPTR_CLEANUP_FUNC (zbar_image_scanner_t, zbar_image_scanner_destroy)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (zbar_image_t, zbar_image_destroy)

// What a reader sees in SIDE_PX by SIDE_PX pixels, or NULL. Takes PIXELS.
static char *
scan (guint8 *pixels, int side_px)
{
  g_autofree guint8 *owned = pixels;
  g_autoptr (zbar_image_scanner_t) scanner = zbar_image_scanner_create ();
  g_autoptr (zbar_image_t) image = zbar_image_create ();

  zbar_image_scanner_set_config (scanner, ZBAR_NONE, ZBAR_CFG_ENABLE, 0);
  zbar_image_scanner_set_config (scanner, ZBAR_QRCODE, ZBAR_CFG_ENABLE, 1);
  zbar_image_set_format (image, zbar_fourcc ('Y', '8', '0', '0'));
  zbar_image_set_size (image, side_px, side_px);
  zbar_image_set_data (image, owned, (gulong) side_px * side_px, NULL);
  if (zbar_scan_image (scanner, image) != 1)
    return NULL;
  const zbar_symbol_t *symbol = zbar_image_first_symbol (image);
  return g_strndup (zbar_symbol_get_data (symbol), zbar_symbol_get_data_length (symbol));
}

// The pixels of a PNG file, one byte each.
static guint8 *
read_png (GBytes *png, int *side_px)
{
  png_image image = {.version = PNG_IMAGE_VERSION};
  gsize size;
  const void *data = g_bytes_get_data (png, &size);

  g_assert_true (png_image_begin_read_from_memory (&image, data, size));
  image.format = PNG_FORMAT_GRAY;
  g_assert_cmpint (image.width, ==, image.height);
  guint8 *pixels = g_malloc (PNG_IMAGE_SIZE (image));
  g_assert_true (png_image_finish_read (&image, NULL, pixels, 0, NULL));
  *side_px = image.width;
  return pixels;
}

static char *
decode (const AffQr *code, int module_px)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) png = aff_qr_to_png (code, module_px, &error);
  int side_px;

  g_assert_no_error (error);
  guint8 *pixels = read_png (png, &side_px);
  g_assert_cmpint (side_px, ==, (code->size + 2 * AFF_QR_QUIET) * module_px);
  return scan (pixels, side_px);
}

static AffQr *
make (const char *text)
{
  g_autoptr (GError) error = NULL;
  AffQr *code = aff_qr_new (text, &error);

  g_assert_no_error (error);
  return code;
}

static void
assert_reads_back (const char *text)
{
  for (int module_px = 3; module_px <= 10; module_px += 7) {
    g_autoptr (AffQr) code = make (text);
    g_autofree char *seen = decode (code, module_px);
    g_assert_cmpstr (seen, ==, text);
  }
}

static void
test_what_is_encoded_reads_back (void)
{
  static const char *const payloads[] = {
    "https://openreview.net/forum?id=wpVUdOk15g",
    "https://doi.org/10.1007/978-3-031-43901-8_1",
    "HTTPS://DOI.ORG/10.1007/978-3-031-43901-8_1",
    "https://example.org/p/17",
    "https://arxiv.org/abs/2301.00001",
    "https://proceedings.mlr.press/v227/author24a.html",
    "1",
    "0123456789012345",
    "A",
    "a",
    "HELLO WORLD",
    "Strasbourg, du 4 au 8 octobre 2026",
    "Salle Ångström, für Größe, naïve façade",
    "Łukasz Żółć",
    "日本語のポスター",
    "Ελληνικά και кириллица",
    "☕ 30 posters",
    "BEGIN:VEVENT\r\nSUMMARY:Poster\\, session\r\nEND:VEVENT",
    "BEGIN:VEVENT\r\nUID:t1791120240@0123456789abc\r\nSUMMARY:Rundgang\r\n"
    "DTSTART:20261004T132400Z\r\nDTEND:20261004T135000Z\r\n"
    "DESCRIPTION:15:24 26 Größe\\, Ångström – naïve…\\n15:28 27 模型的不确定性\\n"
    "15:32 28 C:\\\\x\\; Łukasz…\\n15:36 23 Titre d’après…\\n15:40 18 Ensembles…\\n"
    "15:44 19 Knowing When Not to…\r\nEND:VEVENT\r\n",
    "Poster tour 15:24–15:50\n15:24 Board 26: Größe, Ångström\n15:28 Board 27: 模型\n",
    " leading and trailing ",
    "%20%C3%A9?a=b&c=d#e",
  };

  for (guint i = 0; i < G_N_ELEMENTS (payloads); i++)
    assert_reads_back (payloads[i]);
}

static char *
make_address (guint length)
{
  static const char alphabet[] =
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_";
  GString *address = g_string_new ("https://openreview.net/forum?id=");

  while (address->len < length)
    g_string_append_c (address, alphabet[g_test_rand_int_range (0, sizeof alphabet - 1)]);
  return g_string_free (address, FALSE);
}

static void
test_addresses_of_every_length_read_back (void)
{
  for (guint length = 33; length <= 200; length += 7) {
    g_autofree char *address = make_address (length);
    assert_reads_back (address);
  }
}

static int
measure_encoding (const char *text, QRecLevel level, gboolean bytes_only)
{
  QRcode *code = bytes_only ? QRcode_encodeString8bit (text, 0, level)
                            : QRcode_encodeString (text, 0, level, QR_MODE_8, 1);

  g_assert_nonnull (code);
  int version = code->version;
  QRcode_free (code);
  return version;
}

static int
measure_version (const char *text, QRecLevel level)
{
  return MIN (measure_encoding (text, level, FALSE), measure_encoding (text, level, TRUE));
}

static void
assert_best (const char *text)
{
  g_autoptr (AffQr) code = make (text);

  g_assert_cmpint (code->version, ==, measure_version (text, QR_ECLEVEL_M));
  g_assert_cmpint (code->size, ==, 17 + 4 * code->version);
  int at_q = measure_version (text, QR_ECLEVEL_Q);
  int at_h = measure_version (text, QR_ECLEVEL_H);
  char best = at_h == code->version ? 'H' : at_q == code->version ? 'Q' : 'M';
  g_assert_cmpint (code->level, ==, best);
}

static void
test_the_version_is_the_smallest_and_the_level_the_highest_in_it (void)
{
  for (guint length = 33; length <= 200; length++) {
    g_autofree char *address = make_address (length);
    assert_best (address);
  }
  assert_best ("https://doi.org/10.1007/978-3-031-43901-8_1");
  // The digits written as numbers, as libqrencode does, it takes version 4; as bytes 3 will do.
  assert_best ("https://openreview.net/forum?id=oqb4974Ldn");
}

// Capacities of ISO/IEC 18004:2015, table 7: bytes at level M in versions 1 to 6 are 14, 26, 42,
// 62, 84 and 106, digits in version 1 are 41 (L), 34 (M), 27 (Q) and 17 (H).
static void
test_capacities_are_those_of_the_standard (void)
{
  static const struct {
    guint length;
    char fill;
    int version;
    char level;
  } cases[] = {
    {14, 'a', 1, 'M'}, {15, 'a', 2, 'Q'}, {26, 'a', 2, 'M'},  {27, 'a', 3, 'Q'},
    {42, 'a', 3, 'M'}, {43, 'a', 4, 'Q'}, {62, 'a', 4, 'M'},  {63, 'a', 5, 'M'},
    {84, 'a', 5, 'M'}, {85, 'a', 6, 'M'}, {106, 'a', 6, 'M'}, {7, 'a', 1, 'H'},
    {8, 'a', 1, 'Q'},  {17, '7', 1, 'H'}, {18, '7', 1, 'Q'},  {27, '7', 1, 'Q'},
    {28, '7', 1, 'M'}, {34, '7', 1, 'M'}, {35, '7', 2, 'Q'},  {2331, 'a', 40, 'M'},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *text = g_strnfill (cases[i].length, cases[i].fill);
    g_autoptr (AffQr) code = make (text);
    g_assert_cmpint (code->version, ==, cases[i].version);
    g_assert_cmpint (code->level, ==, cases[i].level);
  }
}

// Finder and timing patterns, and the module that is always dark: ISO/IEC 18004 clause 6.3.
static void
test_the_patterns_stand_where_the_standard_puts_them (void)
{
  static const char *const finder[] = {"1111111", "1000001", "1011101", "1011101",
                                       "1011101", "1000001", "1111111"};
  g_autoptr (AffQr) code = make ("https://doi.org/10.1007/978-3-031-43901-8_1");
  int far = code->size - 7;

  for (int y = 0; y < 7; y++)
    for (int x = 0; x < 7; x++) {
      gboolean is_dark = finder[y][x] == '1';
      g_assert_cmpint (aff_qr_is_dark (code, x, y), ==, is_dark);
      g_assert_cmpint (aff_qr_is_dark (code, far + x, y), ==, is_dark);
      g_assert_cmpint (aff_qr_is_dark (code, x, far + y), ==, is_dark);
    }
  for (int i = 8; i < code->size - 8; i++) {
    g_assert_cmpint (aff_qr_is_dark (code, i, 6), ==, i % 2 == 0);
    g_assert_cmpint (aff_qr_is_dark (code, 6, i), ==, i % 2 == 0);
  }
  g_assert_true (aff_qr_is_dark (code, 8, 4 * code->version + 9));
}

// Bits of the format information beside the top left finder, ISO/IEC 18004 clause 7.9: the two
// of the level come first, under the mask 10 of 101010000010010.
static void
test_the_level_stands_in_the_format_information (void)
{
  static const struct {
    const char *text;
    char level;
    int bits;
  } cases[] = {{"aaaaaaaaaaaaaa", 'M', 0}, {"aaaaaaaa", 'Q', 3}, {"aaaaaaa", 'H', 2}};

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (AffQr) code = make (cases[i].text);
    int bits = 2 * aff_qr_is_dark (code, 0, 8) + aff_qr_is_dark (code, 1, 8);
    g_assert_cmpint (code->level, ==, cases[i].level);
    g_assert_cmpint (bits ^ 2, ==, cases[i].bits);
  }
}

static void
test_the_picture_is_dark_on_light_with_four_quiet_modules (void)
{
  g_autoptr (AffQr) code = make ("https://example.org/p/17");
  g_autoptr (GBytes) png = aff_qr_to_png (code, 5, NULL);
  int side_px;
  g_autofree guint8 *pixels = read_png (png, &side_px);
  int quiet_px = AFF_QR_QUIET * 5;

  for (int y = 0; y < side_px; y++)
    for (int x = 0; x < side_px; x++) {
      gboolean is_quiet = x < quiet_px || y < quiet_px || x >= side_px - quiet_px ||
                          y >= side_px - quiet_px;
      gboolean is_dark = aff_qr_is_dark (code, x / 5 - AFF_QR_QUIET, y / 5 - AFF_QR_QUIET);
      g_assert_cmpint (pixels[y * side_px + x], ==, !is_quiet && is_dark ? 0 : 255);
    }
}

// Fills the rectangles "Mx yhWv1h-Wz" of the path into a picture, 4 pixels a module.
static guint8 *
paint_path (const char *path, int side)
{
  guint8 *pixels = g_malloc ((gsize) side * 4 * side * 4);
  int x, y, width, back, length;

  memset (pixels, 255, (gsize) side * 4 * side * 4);
  while (sscanf (path, "M%d %dh%dv1h-%dz%n", &x, &y, &width, &back, &length) == 4) {
    g_assert_cmpint (width, ==, back);
    for (int row = y * 4; row < y * 4 + 4; row++)
      memset (pixels + (gsize) row * side * 4 + x * 4, 0, width * 4);
    path += length;
  }
  g_assert_cmpint (*path, ==, '"');
  return pixels;
}

static void
test_the_svg_is_one_path_that_reads_back (void)
{
  const char *text = "https://doi.org/10.1007/978-3-031-43901-8_1";
  g_autoptr (AffQr) code = make (text);
  g_autofree char *svg = aff_qr_to_svg (code);
  int side = code->size + 2 * AFF_QR_QUIET;
  g_autofree char *view_box = g_strdup_printf ("viewBox=\"0 0 %d %d\"", side, side);
  const char *path = strstr (svg, "<path d=\"");

  g_assert_nonnull (strstr (svg, view_box));
  g_assert_nonnull (path);
  g_assert_null (strstr (path + 1, "<path"));
  g_assert_nonnull (strstr (svg, "fill=\"#fff\""));
  g_autofree char *seen = scan (paint_path (path + 9, side), side * 4);
  g_assert_cmpstr (seen, ==, text);
}

// What a terminal shows: two modules a character, in black on white.
static guint8 *
paint_lines (char **lines, int side)
{
  static const char *const blocks[] = {" ", "▄", "▀", "█"};
  int side_px = (side + 1) * 4;
  guint8 *pixels = g_malloc ((gsize) side_px * side_px);

  memset (pixels, 255, (gsize) side_px * side_px);
  for (int line = 0; lines[line] && *lines[line]; line++) {
    const char *at = strchr (lines[line], 'm') + 1;
    for (int column = 0; *at && *at != '\033'; at = g_utf8_next_char (at), column++)
      for (int half = 0; half < 2; half++) {
        int index = 0;
        while (strncmp (at, blocks[index], g_utf8_next_char (at) - at) != 0)
          index++;
        for (int row = 0; row < 4 && index & (half ? 1 : 2); row++)
          memset (pixels + (gsize) ((line * 2 + half) * 4 + row) * side_px + column * 4, 0, 4);
      }
  }
  return pixels;
}

static void
test_the_terminal_shows_a_code_that_reads_back (void)
{
  const char *text = "https://openreview.net/forum?id=wpVUdOk15g";
  g_autoptr (AffQr) code = make (text);
  g_autofree char *shown = aff_qr_to_terminal (code);
  g_auto (GStrv) lines = g_strsplit (shown, "\n", -1);
  int side = code->size + 2 * AFF_QR_QUIET;

  g_assert_cmpuint (g_strv_length (lines), ==, (side + 1) / 2 + 1);
  for (int i = 0; i < (side + 1) / 2; i++) {
    g_assert_true (g_str_has_prefix (lines[i], "\033[38;5;16;48;5;231m"));
    g_assert_true (g_str_has_suffix (lines[i], "\033[0m"));
  }
  g_autofree char *seen = scan (paint_lines (lines, side), (side + 1) * 4);
  g_assert_cmpstr (seen, ==, text);
}

static void
test_nothing_and_too_much_are_refused_in_words (void)
{
  g_autofree char *too_long = g_strnfill (2332, 'a');
  const char *texts[] = {NULL, "", "\xff", too_long};

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (AffQr) code = aff_qr_new (texts[i], &error);
    g_assert_null (code);
    g_assert_error (error, AFF_ERROR, AFF_ERROR_FORMAT);
    g_assert_true (g_str_has_suffix (error->message, "."));
  }
}

// Readers guess what is not ASCII unless the symbol names it.
static void
test_letters_are_read_as_they_are_written (void)
{
  static const char *const texts[] = {"Université",     "Straße, Bühne, schön",
                                      "Deep Learning…", "15:24–15:41 l’œuvre",
                                      "Łukasz Søren",   "日本語"};

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (AffQr) code = aff_qr_new (texts[i], &error);

    g_assert_no_error (error);
    g_autofree char *found = decode (code, 4);
    g_assert_cmpstr (found, ==, texts[i]);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/qr/qr/what-is-encoded-reads-back", test_what_is_encoded_reads_back);
  g_test_add_func ("/qr/qr/addresses-of-every-length-read-back",
                   test_addresses_of_every_length_read_back);
  g_test_add_func ("/qr/qr/the-version-is-the-smallest-and-the-level-the-highest-in-it",
                   test_the_version_is_the_smallest_and_the_level_the_highest_in_it);
  g_test_add_func ("/qr/qr/capacities-are-those-of-the-standard",
                   test_capacities_are_those_of_the_standard);
  g_test_add_func ("/qr/qr/the-patterns-stand-where-the-standard-puts-them",
                   test_the_patterns_stand_where_the_standard_puts_them);
  g_test_add_func ("/qr/qr/the-level-stands-in-the-format-information",
                   test_the_level_stands_in_the_format_information);
  g_test_add_func ("/qr/qr/the-picture-is-dark-on-light-with-four-quiet-modules",
                   test_the_picture_is_dark_on_light_with_four_quiet_modules);
  g_test_add_func ("/qr/qr/the-svg-is-one-path-that-reads-back",
                   test_the_svg_is_one_path_that_reads_back);
  g_test_add_func ("/qr/qr/the-terminal-shows-a-code-that-reads-back",
                   test_the_terminal_shows_a_code_that_reads_back);
  g_test_add_func ("/qr/qr/nothing-and-too-much-are-refused-in-words",
                   test_nothing_and_too_much_are_refused_in_words);
  g_test_add_func ("/qr/qr/letters-are-read-as-they-are-written",
                   test_letters_are_read_as_they_are_written);
  return g_test_run ();
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/qr/qr.h"

#include "app/base/error.h"

#include <png.h>
#include <qrencode.h>
#include <string.h>

#define LARGEST_MODULE_PX 64

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QRcode, QRcode_free)

#define ECI_UTF_8 26

// A symbol says nothing of its letters' encoding unless asked to, and readers guess: zbar takes
// "é" for Chinese. So what is not ASCII begins by naming UTF-8 (ISO/IEC 18004, 7.4.2), as bytes.
static QRcode *
encode_as_utf_8 (const char *text, int version, QRecLevel level)
{
  QRinput *input = QRinput_new2 (version, level);
  gboolean is_taken = QRinput_appendECIheader (input, ECI_UTF_8) == 0 &&
                      QRinput_append (input, QR_MODE_8, (int) strlen (text),
                                      (const unsigned char *) text) == 0;
  QRcode *code = is_taken ? QRcode_encodeInput (input) : NULL;

  QRinput_free (input);
  return code;
}

// Mixes modes (a DOI's digits are shorter as numbers) with bytes for the rest. libqrencode parts
// a text as it comes to it, so that now and then plain bytes are shorter.
static QRcode *
encode_ascii (const char *text, int version, QRecLevel level)
{
  g_autoptr (QRcode) mixed = QRcode_encodeString (text, version, level, QR_MODE_8, 1);
  g_autoptr (QRcode) bytes = QRcode_encodeString8bit (text, version, level);

  if (mixed == NULL || (bytes != NULL && bytes->version < mixed->version))
    return g_steal_pointer (&bytes);
  return g_steal_pointer (&mixed);
}

// VERSION 0 asks for the smallest; a larger one may come back.
static QRcode *
encode (const char *text, int version, QRecLevel level)
{
  return g_str_is_ascii (text) ? encode_ascii (text, version, level)
                               : encode_as_utf_8 (text, version, level);
}

// libqrencode takes the level as given; what is left of the version is used for error correction.
static QRcode *
raise_level (const char *text, QRcode *at_m, char *level)
{
  static const struct {
    QRecLevel level;
    char letter;
  } higher[] = {{QR_ECLEVEL_H, 'H'}, {QR_ECLEVEL_Q, 'Q'}};

  for (guint i = 0; i < G_N_ELEMENTS (higher); i++) {
    g_autoptr (QRcode) code = encode (text, at_m->version, higher[i].level);
    if (code && code->version == at_m->version) {
      *level = higher[i].letter;
      QRcode_free (at_m);
      return g_steal_pointer (&code);
    }
  }
  *level = 'M';
  return at_m;
}

static AffQr *
copy_modules (const QRcode *code, char level)
{
  AffQr *self = g_new0 (AffQr, 1);
  gsize count = (gsize) code->width * code->width;

  self->version = code->version;
  self->level = level;
  self->size = code->width;
  self->modules = g_malloc (count);
  for (gsize i = 0; i < count; i++)
    self->modules[i] = code->data[i] & 1;
  return self;
}

AffQr *
aff_qr_new (const char *text, GError **error)
{
  if (!text || !*text || !g_utf8_validate (text, -1, NULL)) {
    g_set_error_literal (error, AFF_ERROR, AFF_ERROR_FORMAT,
                         "There is no text to make a code of; give an address or some words.");
    return NULL;
  }
  QRcode *at_m = encode (text, 0, QR_ECLEVEL_M);
  if (!at_m) {
    g_set_error (error, AFF_ERROR, AFF_ERROR_FORMAT,
                 "The text of %" G_GSIZE_FORMAT
                 " bytes is too long for a code, which holds 2,331; "
                 "shorten it.",
                 strlen (text));
    return NULL;
  }
  char level;
  g_autoptr (QRcode) code = raise_level (text, at_m, &level);
  return copy_modules (code, level);
}

void
aff_qr_free (AffQr *self)
{
  if (!self)
    return;
  g_free (self->modules);
  g_free (self);
}

gboolean
aff_qr_is_dark (const AffQr *self, int x, int y)
{
  if (x < 0 || y < 0 || x >= self->size || y >= self->size)
    return FALSE;
  return self->modules[y * self->size + x];
}

// One rectangle a run of dark modules keeps the document small and without seams.
static void
append_row (const AffQr *self, int y, GString *path)
{
  for (int x = 0; x < self->size; x++) {
    int start = x;
    while (aff_qr_is_dark (self, x, y))
      x++;
    if (x > start)
      g_string_append_printf (path, "M%d %dh%dv1h-%dz", start + AFF_QR_QUIET, y + AFF_QR_QUIET,
                              x - start, x - start);
  }
}

char *
aff_qr_to_path (const AffQr *self)
{
  GString *path = g_string_new (NULL);

  for (int y = 0; y < self->size; y++)
    append_row (self, y, path);
  return g_string_free (path, FALSE);
}

char *
aff_qr_to_svg (const AffQr *self)
{
  int side = self->size + 2 * AFF_QR_QUIET;
  g_autofree char *path = aff_qr_to_path (self);

  return g_strdup_printf (
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%dmm\" "
    "height=\"%dmm\" shape-rendering=\"crispEdges\">\n"
    "<rect width=\"%d\" height=\"%d\" fill=\"#fff\"/>\n"
    "<path d=\"%s\" fill=\"#000\"/>\n"
    "</svg>\n",
    side, side, side * 2, side * 2, side, side, path);
}

static guint8 *
paint (const AffQr *self, int module_px, int side_px)
{
  guint8 *pixels = g_malloc ((gsize) side_px * side_px);

  for (int y = 0; y < side_px; y++)
    for (int x = 0; x < side_px; x++)
      pixels[(gsize) y * side_px + x] = aff_qr_is_dark (self, x / module_px - AFF_QR_QUIET,
                                                        y / module_px - AFF_QR_QUIET)
                                          ? 0
                                          : 255;
  return pixels;
}

GBytes *
aff_qr_to_png (const AffQr *self, int module_px, GError **error)
{
  g_return_val_if_fail (module_px >= 1 && module_px <= LARGEST_MODULE_PX, NULL);

  int side_px = (self->size + 2 * AFF_QR_QUIET) * module_px;
  g_autofree guint8 *pixels = paint (self, module_px, side_px);
  png_image image = {
    .version = PNG_IMAGE_VERSION,
    .width = side_px,
    .height = side_px,
    .format = PNG_FORMAT_GRAY,
  };
  png_alloc_size_t size = PNG_IMAGE_PNG_SIZE_MAX (image);
  g_autofree guint8 *file = g_malloc (size);

  if (!png_image_write_to_memory (&image, file, &size, 0, pixels, side_px, NULL)) {
    g_set_error (
      error, AFF_ERROR, AFF_ERROR_STORE,
      "The picture of the code could not be made (%s); try again with a smaller one.",
      image.message);
    return NULL;
  }
  return g_bytes_new (file, size);
}

// Two rows of modules are one line of text. Colours 16 and 231 of the fixed palette are black and
// white in every theme of a terminal: light on dark does not scan.
char *
aff_qr_to_terminal (const AffQr *self)
{
  static const char *const blocks[] = {" ", "▄", "▀", "█"};
  int end = self->size + AFF_QR_QUIET;
  g_autoptr (GString) text = g_string_new (NULL);

  for (int y = -AFF_QR_QUIET; y < end; y += 2) {
    g_string_append (text, "\033[38;5;16;48;5;231m");
    for (int x = -AFF_QR_QUIET; x < end; x++)
      g_string_append (
        text, blocks[2 * aff_qr_is_dark (self, x, y) + aff_qr_is_dark (self, x, y + 1)]);
    g_string_append (text, "\033[0m\n");
  }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

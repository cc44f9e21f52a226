// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/camera.h"

#include <gio/gio.h>
#include <math.h>
#include <string.h>
#include <zbar.h>

#define DISTANCE 8 // sides of the code
#define AROUND   2 // modules
#define SAMPLES  4 // of a pixel, each way

G_DEFINE_AUTOPTR_CLEANUP_FUNC (zbar_image_scanner_t, zbar_image_scanner_destroy)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (zbar_image_t, zbar_image_destroy)

typedef struct {
  const Picture *screen;
  double middle_x;
  double middle_y;
  double distance;
  double zoom; // camera pixels for a screen pixel, seen from the front
  double cosine;
  double sine;
} Camera;

void
picture_free (Picture *self)
{
  g_free (self->grey);
  g_free (self);
}

static Picture *
make_picture (int width, int height)
{
  Picture *self = g_new (Picture, 1);

  *self = (Picture){width, height, g_malloc ((gsize) width * (gsize) height)};
  return self;
}

// The light of the screen that meets the camera's plane at X, Y, pixels from its middle.
static double
look (const Camera *self, double x, double y)
{
  double ray_x = x / self->zoom, ray_y = y / self->zoom;
  double across = ray_x * self->distance / (self->distance * self->cosine - ray_x * self->sine);
  double depth = 1 + across * self->sine / self->distance;
  int column = (int) floor (self->middle_x + across);
  int row = (int) floor (self->middle_y + ray_y * depth);

  column = CLAMP (column, 0, self->screen->width - 1);
  row = CLAMP (row, 0, self->screen->height - 1);
  return self->screen->grey[(gsize) row * (gsize) self->screen->width + (gsize) column];
}

static guint8
expose (const Camera *self, double x, double y)
{
  double light = 0;

  for (int i = 0; i < SAMPLES * SAMPLES; i++)
    light += look (self, x + (i % SAMPLES + 0.5) / SAMPLES,
                   y + ((double) (i / SAMPLES) + 0.5) / SAMPLES);
  return (guint8) lround (light / (SAMPLES * SAMPLES));
}

// One direction: STEP from pixel to pixel of a line, JUMP from line to line.
static void
blur_lines (Picture *self, double sigma, gboolean is_upright)
{
  int length = is_upright ? self->height : self->width;
  int lines = is_upright ? self->width : self->height;
  gsize step = is_upright ? (gsize) self->width : 1;
  gsize jump = is_upright ? 1 : (gsize) self->width;
  int reach = (int) ceil (3 * sigma);
  g_autofree guint8 *line = g_malloc ((gsize) length);

  for (int i = 0; i < lines; i++) {
    guint8 *at = self->grey + (gsize) i * jump;

    for (int j = 0; j < length; j++)
      line[j] = at[(gsize) j * step];
    for (int j = 0; j < length; j++) {
      double light = 0, weights = 0;

      for (int k = -reach; k <= reach; k++) {
        double weight = exp (-k * k / (2 * sigma * sigma));

        light += weight * line[CLAMP (j + k, 0, length - 1)];
        weights += weight;
      }
      at[(gsize) j * step] = (guint8) lround (light / weights);
    }
  }
}

Picture *
camera_take (const Picture *screen, const CodePlace *place, const Shot *shot)
{
  double zoom = shot->module_px / place->module;
  double angle = shot->tilt_deg * G_PI / 180;
  Camera camera = {
    .screen = screen,
    .middle_x = place->x + place->side / 2,
    .middle_y = place->y + place->side / 2,
    .distance = DISTANCE * place->side,
    .zoom = zoom,
    .cosine = cos (angle),
    .sine = sin (angle),
  };
  int half = (int) ceil ((place->side / 2 + AROUND * place->module) * zoom);
  Picture *taken = make_picture (2 * half, 2 * half);

  for (int i = 0; i < 4 * half * half; i++)
    taken->grey[i] = expose (&camera, i % (2 * half) - half + shot->phase,
                             (double) (i / (2 * half)) - half + shot->phase);
  if (shot->sigma_px > 0) {
    blur_lines (taken, shot->sigma_px, FALSE);
    blur_lines (taken, shot->sigma_px, TRUE);
  }
  return taken;
}

char *
camera_read_zbar (const Picture *picture)
{
  g_autoptr (zbar_image_scanner_t) scanner = zbar_image_scanner_create ();
  g_autoptr (zbar_image_t) image = zbar_image_create ();
  GString *found = g_string_new (NULL);

  zbar_image_scanner_set_config (scanner, ZBAR_NONE, ZBAR_CFG_ENABLE, 0);
  zbar_image_scanner_set_config (scanner, ZBAR_QRCODE, ZBAR_CFG_ENABLE, 1);
  zbar_image_set_format (image, zbar_fourcc ('Y', '8', '0', '0'));
  zbar_image_set_size (image, (guint) picture->width, (guint) picture->height);
  zbar_image_set_data (image, picture->grey, (gulong) (picture->width * picture->height), NULL);
  zbar_scan_image (scanner, image);
  for (const zbar_symbol_t *symbol = zbar_image_first_symbol (image); symbol != NULL;
       symbol = zbar_symbol_next (symbol)) {
    g_string_append_len (found, zbar_symbol_get_data (symbol),
                         zbar_symbol_get_data_length (symbol));
    g_string_append_c (found, '\n');
  }
  return g_string_free (found, FALSE);
}

// The reader goes on as long as the test does: it ends with its input.
static GSubprocess *
start_reader (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *script = g_build_filename (g_getenv ("AFFICHE_SOURCE"), "tests", "ui",
                                              "decode.py", NULL);
  GSubprocess *reader = g_subprocess_new (
    G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, script, NULL);

  g_assert_no_error (error);
  return reader;
}

static char *
read_answer (GSubprocess *reader)
{
  static GDataInputStream *answers = NULL;
  g_autoptr (GError) error = NULL;

  if (answers == NULL)
    answers = g_data_input_stream_new (g_subprocess_get_stdout_pipe (reader));
  char *line = g_data_input_stream_read_line (answers, NULL, NULL, &error);
  g_assert_no_error (error);
  return line;
}

// NULL where ZXing-C++ is not installed.
static GSubprocess *
get_reader (void)
{
  static GSubprocess *reader = NULL;
  static gboolean is_there = FALSE;

  if (reader == NULL) {
    reader = start_reader ();
    g_autofree char *word = read_answer (reader);
    is_there = g_strcmp0 (word, "ready") == 0;
  }
  return is_there ? reader : NULL;
}

gboolean
camera_has_zxing (void)
{
  return get_reader () != NULL;
}

static void
append_hexadecimal (GString *text, const char *digits)
{
  for (gsize i = 0; i + 1 < strlen (digits); i += 2)
    g_string_append_c (text, (char) (16 * g_ascii_xdigit_value (digits[i]) +
                                     g_ascii_xdigit_value (digits[i + 1])));
}

char *
camera_read_zxing (const Picture *picture)
{
  GSubprocess *reader = get_reader ();
  GOutputStream *input = g_subprocess_get_stdin_pipe (reader);
  g_autofree char *head = g_strdup_printf ("%d %d\n", picture->width, picture->height);
  g_autoptr (GError) error = NULL;
  GString *found = g_string_new (NULL);

  g_output_stream_write_all (input, head, strlen (head), NULL, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_write_all (input, picture->grey,
                             (gsize) picture->width * (gsize) picture->height, NULL, NULL,
                             &error);
  g_assert_no_error (error);
  g_output_stream_flush (input, NULL, NULL);
  g_autofree char *answer = read_answer (reader);
  g_auto (GStrv) codes = g_strsplit (answer, " ", -1);
  for (guint i = 0; codes[i] != NULL && codes[i][0] != '\0'; i++) {
    append_hexadecimal (found, codes[i]);
    g_string_append_c (found, '\n');
  }
  return g_string_free (found, FALSE);
}

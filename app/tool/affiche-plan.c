// SPDX-License-Identifier: GPL-3.0-or-later
// affiche-plan: the process in which the SVG of a floor plan is parsed and painted, because a
// drawing can crash or stall the renderer. Reads SVG on standard input; app/way/plan.c runs it.
//   affiche-plan measure                                   prints geometry, line by line
//   affiche-plan render W H SCALE ROTATION X Y BACKGROUND  prints W x H pixels of 4 bytes
// Ends with 0; with 1 and a sentence for a person on standard output if the plan was refused;
// with 2 after wrong use.
#include "app/tool/plan-filter.h"
#include "app/tool/plan-geometry.h"

#include <cairo.h>
#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#define MOST_MEMORY     (512UL << 20)
#define MOST_SECONDS    5
#define MOST_FILES      16
#define LARGEST_SIDE_PX 16384
#define MOST_PIXELS     (48 << 20)

typedef struct {
  int width_px;
  int height_px;
  double scale;
  double rotation_deg;
  double x_px;
  double y_px;
  guint32 background;
} Picture;

// Who runs this may be limited more narrowly already, which nobody can lift.
static void
set_limit (int resource, rlim_t most)
{
  struct rlimit limit;
  if (getrlimit (resource, &limit) != 0)
    exit (2);
  limit.rlim_max = MIN (most, limit.rlim_max);
  limit.rlim_cur = limit.rlim_max;
  if (setrlimit (resource, &limit) != 0)
    exit (2);
}

// Nothing that a drawing makes happen here may grow, last, reach files or gain rights.
static void
confine (void)
{
#if !defined(__SANITIZE_ADDRESS__)
  set_limit (RLIMIT_AS, MOST_MEMORY);
#endif
  set_limit (RLIMIT_CPU, MOST_SECONDS);
  set_limit (RLIMIT_NOFILE, MOST_FILES);
  set_limit (RLIMIT_FSIZE, 4UL * MOST_PIXELS);
  set_limit (RLIMIT_CORE, 0);
  prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
}

static gboolean
write_all (const void *data, gsize length)
{
  const char *at = data;
  while (length > 0) {
    gssize written = write (STDOUT_FILENO, at, length);
    if (written < 0 && errno == EINTR)
      continue;
    if (written <= 0)
      return FALSE;
    at += written;
    length -= (gsize) written;
  }
  return TRUE;
}

// One byte more than is allowed is enough to know that there is too much.
static GBytes *
read_input (void)
{
  const gsize most = AFF_PLAN_FILTER_BYTES + 1;
  guint8 *data = g_malloc (most);
  gsize length = 0;
  while (length < most) {
    gssize got = read (STDIN_FILENO, data + length, most - length);
    if (got < 0 && errno == EINTR)
      continue;
    if (got <= 0)
      break;
    length += (gsize) got;
  }
  return g_bytes_new_take (data, length);
}

static gboolean
read_picture (char **words, Picture *picture)
{
  double numbers[7];
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++) {
    char *end;
    if (!words[i])
      return FALSE;
    numbers[i] = g_ascii_strtod (words[i], &end);
    if (end == words[i] || *end || !isfinite (numbers[i]))
      return FALSE;
  }
  *picture = (Picture){(int) numbers[0], (int) numbers[1], numbers[2],          numbers[3],
                       numbers[4],       numbers[5],       (guint32) numbers[6]};
  return numbers[0] >= 1 && numbers[0] <= LARGEST_SIDE_PX && numbers[1] >= 1 &&
         numbers[1] <= LARGEST_SIDE_PX && numbers[0] * numbers[1] <= MOST_PIXELS &&
         numbers[2] > 0 && numbers[6] >= 0 && numbers[6] <= 0xffffff;
}

// From memory and without a base address: nothing beside the drawing can be read.
static RsvgHandle *
open_drawing (GBytes *svg, char **refusal)
{
  g_autoptr (GError) error = NULL;
  gsize length;
  const guint8 *data = g_bytes_get_data (svg, &length);
  RsvgHandle *handle = rsvg_handle_new_from_data (data, length, &error);
  if (!handle)
    *refusal = g_strdup_printf ("The plan cannot be drawn (%s). Save it again as plain SVG.",
                                error->message);
  else
    rsvg_handle_set_dpi (handle, 96);
  return handle;
}

static void
paint_background (cairo_t *cr, guint32 color)
{
  cairo_set_source_rgb (cr, (color >> 16 & 0xff) / 255.0, (color >> 8 & 0xff) / 255.0,
                        (color & 0xff) / 255.0);
  cairo_paint (cr);
}

static gboolean
paint_drawing (cairo_t *cr, RsvgHandle *handle, const Picture *picture, char **refusal)
{
  g_autoptr (GError) error = NULL;
  int width_mm, height_mm;
  if (!aff_plan_geometry_size (handle, &width_mm, &height_mm, refusal))
    return FALSE;
  const RsvgRectangle viewport = {0, 0, width_mm, height_mm};
  cairo_translate (cr, picture->x_px, picture->y_px);
  cairo_rotate (cr, picture->rotation_deg * G_PI / 180);
  cairo_scale (cr, picture->scale, picture->scale);
  if (rsvg_handle_render_document (handle, cr, &viewport, &error))
    return TRUE;
  *refusal = g_strdup_printf ("The plan cannot be drawn (%s). Simplify the drawing.",
                              error->message);
  return FALSE;
}

static gboolean
render (RsvgHandle *handle, const Picture *picture, char **refusal)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, picture->width_px,
                                                         picture->height_px);
  cairo_t *cr = cairo_create (surface);
  paint_background (cr, picture->background);
  gboolean is_fine = paint_drawing (cr, handle, picture, refusal);
  if (is_fine && cairo_status (cr) != CAIRO_STATUS_SUCCESS) {
    *refusal = g_strdup ("The plan needs too much memory. Simplify the drawing.");
    is_fine = FALSE;
  }
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  if (is_fine)
    is_fine = write_all (cairo_image_surface_get_data (surface),
                         (gsize) picture->width_px * (gsize) picture->height_px * 4);
  cairo_surface_destroy (surface);
  return is_fine;
}

static gboolean
measure (xmlDoc *document, RsvgHandle *handle, char **refusal)
{
  g_autofree char *lines = aff_plan_geometry_write (document, handle, refusal);
  return lines && write_all (lines, strlen (lines));
}

// PICTURE is NULL to measure.
static gboolean
work (GBytes *svg, const Picture *picture, char **refusal)
{
  xmlDoc *document = aff_plan_filter_parse (svg, refusal);
  gboolean is_fine = FALSE;
  if (!document)
    return FALSE;
  RsvgHandle *handle = open_drawing (svg, refusal);
  if (handle)
    is_fine = picture ? render (handle, picture, refusal) : measure (document, handle, refusal);
  g_clear_object (&handle);
  xmlFreeDoc (document);
  return is_fine;
}

int
main (int argc, char **argv)
{
  g_autofree char *refusal = NULL;
  Picture picture;
  const gboolean to_measure = argc == 2 && strcmp (argv[1], "measure") == 0;
  const gboolean to_render = argc == 9 && strcmp (argv[1], "render") == 0 &&
                             read_picture (argv + 2, &picture);
  if (!to_measure && !to_render) {
    fputs ("Usage: affiche-plan measure | render W H SCALE ROTATION X Y BACKGROUND\n", stderr);
    return 2;
  }
  confine ();
  g_autoptr (GBytes) svg = read_input ();
  gboolean is_fine = work (svg, to_render ? &picture : NULL, &refusal);
  if (refusal)
    write_all (refusal, strlen (refusal));
  xmlCleanupParser ();
  return is_fine ? 0 : 1;
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/page.h"
#include "ui/widget/cover.h"

#define WHITE 240 // of 255: the number is white, its figure at most a quarter so

typedef struct {
  int left;
  int right;
  int top;
  int bottom;
  int lines; // of the number, with a gap between two
} Ink;

static gboolean
is_white (const guint8 *pixel)
{
  return pixel[0] > WHITE && pixel[1] > WHITE && pixel[2] > WHITE;
}

static Ink
find_ink (cairo_surface_t *surface, int width, int height)
{
  Ink ink = {.left = width, .top = -1};
  gboolean was_white = FALSE;

  cairo_surface_flush (surface);
  for (int y = 0; y < height; y++) {
    const guint8 *row = cairo_image_surface_get_data (surface) +
                        y * cairo_image_surface_get_stride (surface);
    gboolean has_white = FALSE;

    for (int x = 0; x < width; x++) {
      if (!is_white (row + 4 * x))
        continue;
      has_white = TRUE;
      ink.left = MIN (ink.left, x);
      ink.right = MAX (ink.right, x);
      ink.bottom = y;
    }
    if (has_white && ink.top < 0)
      ink.top = y;
    if (has_white && !was_white)
      ink.lines++;
    was_white = has_white;
  }
  return ink;
}

// What is painted of NUMBER on a cover as large as it asks for.
static Ink
paint (const char *class, AffCoverShape shape, const char *number, int *width, int *height)
{
  g_autoptr (Page) page = page_new (NULL, PAGE_LANDSCAPE, NULL);
  GtkWidget *cover = aff_cover_new (shape);

  gtk_widget_add_css_class (cover, class);
  gtk_widget_set_halign (cover, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (cover, GTK_ALIGN_CENTER);
  if (shape == AFF_COVER_BAND)
    gtk_widget_set_size_request (cover, -1, 420);
  // Of no topic: no letter stands beside the number.
  aff_cover_set_poster (AFF_COVER (cover), number, NULL);
  page_show (page, cover);
  *width = gtk_widget_get_width (cover);
  *height = gtk_widget_get_height (cover);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (cover);
  gdk_paintable_snapshot (paintable, GDK_SNAPSHOT (snapshot), *width, *height);
  GskRenderNode *node = gtk_snapshot_to_node (snapshot);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, *width, *height);
  cairo_t *cr = cairo_create (surface);
  gsk_render_node_draw (node, cr);
  Ink ink = find_ink (surface, *width, *height);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  gsk_render_node_unref (node);
  return ink;
}

static void
test_numbers_stay_large (void)
{
  static const struct {
    const char *number;
    int lines;
    int least; // height of a line, in thousandths of the cover's width
  } rows[] = {
    {"1", 1, 300},
    {"17", 1, 300},
    {"W047", 1, 200},
    {"HALL-012", 2, 130},
    {"HALL-B-ROW-12-LEFT-4", 3, 90},
    {"Hall North Board 17", 3, 90},
    {"HALLNORTHBOARDSEVENTEEN", 2, 60},
  };

  static const struct {
    const char *class;
    AffCoverShape shape;
  } covers[] = {{"own-cover", AFF_COVER_BAND}, {"cover-sheet", AFF_COVER_SHEET}};

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    for (guint j = 0; j < G_N_ELEMENTS (covers); j++) {
      int width, height;
      Ink ink = paint (covers[j].class, covers[j].shape, rows[i].number, &width, &height);
      int line = (ink.bottom - ink.top) * 1000 / (width * MAX (ink.lines, 1));

      g_test_message ("%s on %s: %d lines of %d", rows[i].number, covers[j].class, ink.lines,
                      line);
      g_assert_cmpint (line, >=, rows[i].least);
      g_assert_cmpint (ink.lines, ==, rows[i].lines);
      g_assert_cmpint (ink.left, >=, width * 5 / 100);
      g_assert_cmpint (ink.right, <=, width * 95 / 100);
      g_assert_cmpint (ink.top, >, 0);
      g_assert_cmpint (ink.bottom, <, height * 9 / 10);
    }
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/widget/cover/numbers-stay-large", test_numbers_stay_large);
  return g_test_run ();
}

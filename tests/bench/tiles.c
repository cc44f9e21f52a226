// SPDX-License-Identifier: GPL-3.0-or-later
// What moving the map of libshumate costs, with tiles that are in memory already. Prints what
// frame-meter.h says. Usage: tiles WIDTH HEIGHT FRAMES, of the window, which the map fills
#include "tests/bench/frame-meter.h"

#include <math.h>
#include <shumate/shumate.h>
#include <stdlib.h>

#define TILE_PX   256
#define LATITUDE  48.58
#define LONGITUDE 7.75

typedef struct {
  ShumateMapSource parent_instance;

  GdkTexture *tile; // owned
} TileSource;

typedef ShumateMapSourceClass TileSourceClass;

static GType tile_source_get_type (void);

G_DEFINE_TYPE (TileSource, tile_source, SHUMATE_TYPE_MAP_SOURCE)

static void
fill_tile (ShumateMapSource *source,
           ShumateTile *tile,
           GCancellable *cancellable,
           GAsyncReadyCallback callback,
           gpointer data)
{
  g_autoptr (GTask) task = g_task_new (source, cancellable, callback, data);

  shumate_tile_set_paintable (tile, GDK_PAINTABLE (((TileSource *) source)->tile));
  shumate_tile_set_state (tile, SHUMATE_STATE_DONE);
  g_task_return_boolean (task, TRUE);
}

static gboolean
finish_tile (ShumateMapSource *source, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
tile_source_finalize (GObject *object)
{
  g_clear_object (&((TileSource *) object)->tile);
  G_OBJECT_CLASS (tile_source_parent_class)->finalize (object);
}

static void
tile_source_class_init (TileSourceClass *class)
{
  G_OBJECT_CLASS (class)->finalize = tile_source_finalize;
  class->fill_tile_async = fill_tile;
  class->fill_tile_finish = finish_tile;
}

static void
tile_source_init (TileSource *self)
{
  gsize size = TILE_PX * TILE_PX * 4;
  guint8 *pixels = g_malloc (size);

  for (gsize i = 0; i < size; i++)
    pixels[i] = i % 4 == 3 ? 255 : (guint8) (200 + i / 4 % 50);
  g_autoptr (GBytes) bytes = g_bytes_new_take (pixels, size);
  self->tile = gdk_memory_texture_new (TILE_PX, TILE_PX, GDK_MEMORY_B8G8R8A8_PREMULTIPLIED,
                                       bytes, TILE_PX * 4);
}

static gboolean
on_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  static int step;

  step++;
  shumate_location_set_location (SHUMATE_LOCATION (data), LATITUDE + 0.002 * sin (step * 0.05),
                                 LONGITUDE + 0.004 * cos (step * 0.035));
  return G_SOURCE_CONTINUE;
}

static GtkWidget *
make_map (void)
{
  ShumateMap *map = shumate_map_new ();
  ShumateViewport *viewport = shumate_map_get_viewport (map);
  g_autoptr (ShumateMapSource)
    source = g_object_new (tile_source_get_type (), "id", "bench", "name", "bench",
                           "min-zoom-level", 0, "max-zoom-level", 19, "tile-size", TILE_PX,
                           "projection", SHUMATE_MAP_PROJECTION_MERCATOR, NULL);

  shumate_map_set_map_source (map, source);
  shumate_viewport_set_reference_map_source (viewport, source);
  shumate_map_add_layer (map, SHUMATE_LAYER (shumate_map_layer_new (source, viewport)));
  shumate_viewport_set_zoom_level (viewport, 16);
  shumate_location_set_location (SHUMATE_LOCATION (viewport), LATITUDE, LONGITUDE);
  gtk_widget_add_tick_callback (GTK_WIDGET (map), on_tick, viewport, NULL);
  return GTK_WIDGET (map);
}

int
main (int argc, char **argv)
{
  if (argc != 4)
    g_error ("Usage: tiles WIDTH HEIGHT FRAMES");
  gtk_init ();
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_decorated (GTK_WINDOW (window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (window), atoi (argv[1]), atoi (argv[2]));
  gtk_window_set_child (GTK_WINDOW (window), make_map ());
  FrameMeter *meter = frame_meter_new (window);
  gtk_window_present (GTK_WINDOW (window));
  frame_meter_wait (meter, 30);
  frame_meter_reset (meter);
  frame_meter_wait (meter, (guint) atoi (argv[3]));
  frame_meter_print (meter);
  frame_meter_free (meter);
  gtk_window_destroy (GTK_WINDOW (window));
  return 0;
}

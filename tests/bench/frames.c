// SPDX-License-Identifier: GPL-3.0-or-later
// How long the kiosk itself paints, in its own window over the sample programme. Scenes: "halo",
// "pan" and "zoom" of the map print what frame-meter.h says, after a line "WIDTH HEIGHT" of the map
// in device pixels; "pages" prints a line "PAGE MS CORE_MS" for each touch, the milliseconds from it to
// the end of the first frame that shows the new page. Usage: frames SCENE WIDTH HEIGHT COUNT
#include "tests/bench/frame-meter.h"
#include "tests/ui/kiosk.h"
#include "ui/map/map-view.h"

#include <math.h>
#include <stdlib.h>

#define HAND_PX     150
#define HAND_STEP_S "0.008" // a touch screen tells of a finger 125 times a second
#define FRAME_S     "0.016"
#define WHEEL_UP    "4" // buttons of a mouse
#define WHEEL_DOWN  "5"
#define ZOOM_CLICKS 5

typedef struct {
  Kiosk *kiosk;
  FrameMeter *meter;
  guint count;
} Bench;

static AffMapView *
find_map (Bench *self)
{
  g_autoptr (GPtrArray) maps = kiosk_list (GTK_WIDGET (self->kiosk->window), AFF_TYPE_MAP_VIEW);

  g_assert_cmpuint (maps->len, ==, 1);
  return g_ptr_array_index (maps, 0);
}

static void
show_map (Bench *self)
{
  kiosk_show (self->kiosk, "posters");
  GtkWidget *map = GTK_WIDGET (find_map (self));
  int factor = gtk_widget_get_scale_factor (map);

  g_print ("%d %d\n", gtk_widget_get_width (map) * factor,
           gtk_widget_get_height (map) * factor);
}

static void
zoom_in (Bench *self)
{
  while (!aff_map_view_is_largest (find_map (self))) {
    aff_map_view_step (find_map (self), 1);
    kiosk_settle (self->kiosk);
  }
}

static void
run_halo (Bench *self)
{
  show_map (self);
  frame_meter_reset (self->meter);
  frame_meter_wait (self->meter, self->count);
  frame_meter_print (self->meter);
}

// The pointer over the middle of the map.
static graphene_point_t
start_moves (Bench *self, GStrvBuilder *words)
{
  GtkWidget *map = GTK_WIDGET (find_map (self));
  graphene_point_t middle = GRAPHENE_POINT_INIT ((float) gtk_widget_get_width (map) / 2,
                                                 (float) gtk_widget_get_height (map) / 2);

  if (!gtk_widget_compute_point (map, GTK_WIDGET (self->kiosk->window), &middle, &middle))
    g_error ("The map is not in the window");
  g_autofree char *x = g_strdup_printf ("%.0f", middle.x);
  g_autofree char *y = g_strdup_printf ("%.0f", middle.y);
  g_strv_builder_add_many (words, "xdotool", "mousemove", x, y, NULL);
  return middle;
}

static void
on_hand_gone (GObject *source, GAsyncResult *result, gpointer is_gone)
{
  g_autoptr (GError) error = NULL;

  g_subprocess_wait_check_finish (G_SUBPROCESS (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *) is_gone = TRUE;
}

// Has xdotool do WORDS with the display's own pointer, and prints what was painted meanwhile.
static void
follow_hand (Bench *self, GStrvBuilder *words)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) moves = g_strv_builder_end (words);
  gboolean is_gone = FALSE;
  g_autoptr (GSubprocess)
    hand = g_subprocess_newv ((const char *const *) moves, G_SUBPROCESS_FLAGS_NONE, &error);

  g_assert_no_error (error);
  g_subprocess_wait_check_async (hand, NULL, on_hand_gone, &is_gone);
  frame_meter_wait (self->meter, frame_meter_count (self->meter) + 10); // under way
  frame_meter_reset (self->meter);
  while (!is_gone)
    g_main_context_iteration (NULL, TRUE);
  frame_meter_print (self->meter);
}

// A finger that draws the map about.
static void
run_pan (Bench *self)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();

  show_map (self);
  zoom_in (self);
  graphene_point_t middle = start_moves (self, words);
  g_strv_builder_add_many (words, "mousedown", "1", NULL);
  for (guint i = 0; i < self->count * 2; i++) {
    g_autofree char *x = g_strdup_printf ("%.0f", middle.x + HAND_PX * sin (i * 0.04));
    g_autofree char *y = g_strdup_printf ("%.0f", middle.y + HAND_PX * sin (i * 0.05));

    g_strv_builder_add_many (words, "mousemove", x, y, "sleep", HAND_STEP_S, NULL);
  }
  g_strv_builder_add_many (words, "mouseup", "1", NULL);
  follow_hand (self, words);
}

// The wheel, in and out again; no display here has a touch screen for two fingers.
static void
run_zoom (Bench *self)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();

  show_map (self);
  start_moves (self, words);
  for (guint i = 0; i < self->count; i++)
    g_strv_builder_add_many (words, "click", i / ZOOM_CLICKS % 2 == 0 ? WHEEL_UP : WHEEL_DOWN,
                             "sleep", FRAME_S, NULL);
  follow_hand (self, words);
}

static void
time_action (Bench *self, const char *name, const char *action, const char *target)
{
  GtkWidget *window = GTK_WIDGET (self->kiosk->window);
  GtkWidget *old = aff_window_get_page (self->kiosk->window);
  gint64 begin = g_get_monotonic_time ();
  double core = frame_meter_core_ms ();

  gtk_widget_activate_action_variant (window, action,
                                      target != NULL ? g_variant_new_string (target) : NULL);
  while (aff_window_get_page (self->kiosk->window) == old)
    g_main_context_iteration (NULL, TRUE);
  frame_meter_wait (self->meter, frame_meter_count (self->meter) + 1);
  g_print ("%s %.1f %.1f\n", name, (double) (g_get_monotonic_time () - begin) / 1000,
           frame_meter_core_ms () - core);
  kiosk_settle (self->kiosk);
}

static char *
find_sheet (Bench *self)
{
  const AffProgramme *programme = aff_live_programme (self->kiosk->live);
  const AffPaper *paper = g_ptr_array_index (programme->papers, 0);
  const AffPresentation *presentation = g_ptr_array_index (paper->presentations, 0);

  return g_strdup_printf ("presentation:%" G_GINT64_FORMAT, presentation->id);
}

static void
run_pages (Bench *self)
{
  g_autofree char *sheet = find_sheet (self);

  const struct {
    const char *name;
    const char *action;
    const char *target;
  } touches[] = {
    {"schedule", "win.page", "schedule"}, {"posters", "win.page", "posters"},
    {"sheet", "win.show", sheet},         {"back", "win.back", NULL},
    {"now", "win.page", "now"},           {"language", "win.language", "de"},
    {"language", "win.language", "en"},
  };

  for (guint i = 0; i < self->count; i++)
    for (guint j = 0; j < G_N_ELEMENTS (touches); j++)
      time_action (self, touches[j].name, touches[j].action, touches[j].target);
}

static const struct {
  const char *name;
  void (*run) (Bench *self);
} scenes[] = {
  {"halo", run_halo},
  {"pan", run_pan},
  {"zoom", run_zoom},
  {"pages", run_pages},
};

int
main (int argc, char **argv)
{
  kiosk_start (&argc, &argv);
  if (argc != 5)
    g_error ("Usage: frames SCENE WIDTH HEIGHT COUNT");
  AffWindowSetting setting = {.live = kiosk_live_new ("strasbourg", KIOSK_NOW),
                              .language = "en",
                              .kiosk = "foyer",
                              .width = atoi (argv[2]),
                              .height = atoi (argv[3])};
  Bench bench = {.kiosk = kiosk_open_with (&setting), .count = (guint) atoi (argv[4])};

  bench.meter = frame_meter_new (GTK_WIDGET (bench.kiosk->window));
  for (guint i = 0; i < G_N_ELEMENTS (scenes); i++)
    if (g_str_equal (scenes[i].name, argv[1]))
      scenes[i].run (&bench);
  frame_meter_free (bench.meter);
  kiosk_close (bench.kiosk);
  return 0;
}

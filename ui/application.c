// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/application.h"

#include "app/check/health.h"
#include "app/programme/agenda.h"
#include "ui/doctor.h"
#include "ui/guard.h"
#include "ui/snapshot.h"
#include "ui/window.h"

#define DEFAULT_ZONE   "Europe/Paris"
#define DEFAULT_WIDTH  1920
#define DEFAULT_HEIGHT 1080

#define LATER_GL 14 // the minor version from which GTK itself does not emulate a GPU

typedef struct {
  const AffOptions *options;
  AffLive *live;
  char *target; // the page to open, as the window names it
  int status;
} Run;

static int
fail (int status, const char *message)
{
  g_printerr ("affiche: %s\n", message);
  return status;
}

static AffProgramme *
read_programme (const char *path, GError **error)
{
  g_autoptr (AffDb) db = aff_db_open (path, AFF_DB_READ, error);

  return db != NULL ? aff_programme_load (db, error) : NULL;
}

// What a killed writer left half-written is taken back, except in a rehearsal, which never writes.
static AffProgramme *
load_programme (const AffOptions *options, GError **error)
{
  AffProgramme *programme = read_programme (options->db, error);

  if (programme != NULL || options->now != NULL || !aff_db_roll_back (options->db))
    return programme;
  g_clear_error (error);
  return read_programme (options->db, error);
}

// The clock of this run: as --now says, at a sample's own instant, or the machine's.
static AffClock *
make_clock (const AffOptions *options, const AffProgramme *programme, GError **error)
{
  gint64 instant;
  double speed;

  if (options->now != NULL) {
    g_autoptr (GTimeZone) zone = programme != NULL ? g_time_zone_ref (programme->zone)
                                                   : aff_zone_find (DEFAULT_ZONE, error);
    if (zone == NULL || !aff_clock_parse (options->now, zone, &instant, &speed, error))
      return NULL;
    return aff_clock_new_simulated (instant, speed);
  }
  if (programme != NULL && programme->is_sample &&
      programme->simulated_start != AFF_UNKNOWN_TIME)
    return aff_clock_new_simulated (programme->simulated_start, 1);
  return aff_clock_new ();
}

// The poster that NUMBER names: a paper's number, else the label of a board.
static const AffPresentation *
find_poster (const AffProgramme *programme, const char *number, gint64 now)
{
  const AffItem *item = aff_agenda_poster_item (programme, now);
  const AffPaper *paper = aff_programme_paper_by_number (programme, number);
  g_autoptr (GArray) seats = aff_agenda_seats (programme, item, now);

  for (guint i = 0; i < seats->len; i++) {
    const AffSeat *seat = &g_array_index (seats, AffSeat, i);

    if (seat->presentation == NULL)
      continue;
    if (paper != NULL ? seat->presentation->paper == paper
                      : g_strcmp0 (seat->board->label, number) == 0)
      return seat->presentation;
  }
  if (paper != NULL && paper->presentations->len > 0)
    return g_ptr_array_index (paper->presentations, 0);
  return NULL;
}

// The sheet of a poster, or its presenter's page: KIND says which.
static char *
find_poster_target (const char *kind,
                    const char *number,
                    const AffProgramme *programme,
                    gint64 now,
                    GError **error)
{
  const AffPresentation *presentation = programme != NULL ? find_poster (programme, number, now)
                                                          : NULL;

  if (presentation == NULL) {
    g_set_error (
      error, AFF_ERROR, AFF_ERROR_NOT_FOUND,
      "There is no poster %s in this programme. `affichectl show boards` lists them.", number);
    return NULL;
  }
  return g_strdup_printf ("%s:%" G_GINT64_FORMAT, kind, presentation->id);
}

static char *
find_item_target (const char *id, const AffProgramme *programme, GError **error)
{
  guint64 number = 0;
  gboolean is_number = g_ascii_string_to_unsigned (id, 10, 1, G_MAXINT64, &number, NULL);

  if (!is_number || programme == NULL ||
      aff_programme_item (programme, (gint64) number) == NULL) {
    g_set_error (error, AFF_ERROR, AFF_ERROR_NOT_FOUND,
                 "There is no item %s in this programme. `affichectl show schedule --json` "
                 "lists them with their ids.",
                 id);
    return NULL;
  }
  return g_strdup_printf ("item:%" G_GUINT64_FORMAT, number);
}

// The workshop of that CODE; NULL: the first.
static char *
find_about_target (const char *code, const AffProgramme *programme, GError **error)
{
  const AffWorkshop *workshop = NULL;

  if (programme != NULL && code != NULL)
    workshop = aff_programme_workshop_by_code (programme, code);
  else if (programme != NULL && programme->workshops->len > 0)
    workshop = g_ptr_array_index (programme->workshops, 0);
  if (workshop == NULL) {
    g_set_error (error, AFF_ERROR, AFF_ERROR_NOT_FOUND,
                 "There is no workshop %s in this programme. Open the page about without a "
                 "code, or add one with `affichectl add workshop`.",
                 code != NULL ? code : "at all");
    return NULL;
  }
  return g_strdup_printf ("workshop:%" G_GINT64_FORMAT, workshop->id);
}

// The way to the board of that LABEL.
static char *
find_way_target (const char *label, const AffProgramme *programme, GError **error)
{
  for (guint i = 0; programme != NULL && i < programme->plans->len; i++) {
    const AffPlan *plan = g_ptr_array_index (programme->plans, i);

    for (guint j = 0; j < plan->boards->len; j++) {
      const AffBoard *board = g_ptr_array_index (plan->boards, j);
      if (g_str_equal (board->label, label))
        return g_strdup_printf ("way:%" G_GINT64_FORMAT, board->id);
    }
  }
  g_set_error (error, AFF_ERROR, AFF_ERROR_NOT_FOUND,
               "There is no board %s. Choose a label of the map.", label);
  return NULL;
}

static char *
find_target (const char *page, const AffProgramme *programme, gint64 now, GError **error)
{
  const char *name = strchr (page, ':');

  if (g_str_has_prefix (page, "poster:"))
    return find_poster_target ("presentation", name + 1, programme, now, error);
  if (g_str_has_prefix (page, "own:"))
    return find_poster_target ("own", name + 1, programme, now, error);
  if (g_str_has_prefix (page, "item:"))
    return find_item_target (name + 1, programme, error);
  if (g_str_has_prefix (page, "way:"))
    return find_way_target (name + 1, programme, error);
  if (g_str_has_prefix (page, "about"))
    return find_about_target (name != NULL ? name + 1 : NULL, programme, error);
  return g_strdup (page);
}

static void
on_snapshot (const GError *error, gpointer data)
{
  Run *run = data;

  if (error != NULL)
    run->status = fail (AFF_EXIT_STORE, error->message);
  g_application_quit (g_application_get_default ());
}

static gboolean
is_larger_than_monitor (GdkDisplay *display, int width, int height)
{
  GListModel *monitors = gdk_display_get_monitors (display);
  gboolean fits = g_list_model_get_n_items (monitors) == 0;

  for (guint i = 0; i < g_list_model_get_n_items (monitors); i++) {
    g_autoptr (GdkMonitor) monitor = g_list_model_get_item (monitors, i);
    GdkRectangle area;

    gdk_monitor_get_geometry (monitor, &area);
    fits |= width <= area.width && height <= area.height;
  }
  return !fits;
}

// The file is looked at again once the window stands: both at once would make it later.
static gboolean
on_shown (gpointer live)
{
  aff_live_run (live);
  return G_SOURCE_REMOVE;
}

static void
on_activate (GtkApplication *application, gpointer data)
{
  Run *run = data;
  const AffOptions *options = run->options;
  AffWindowSetting setting = {
    .live = run->live,
    .language = options->language,
    .kiosk = options->kiosk,
    .width = options->width > 0 ? options->width : DEFAULT_WIDTH,
    .height = options->height > 0 ? options->height : DEFAULT_HEIGHT,
    .is_fullscreen = options->is_fullscreen,
    .screen = options->screen,
    .idle_seconds = options->snapshot == NULL ? (guint) options->idle : 0,
    .db = options->db,
    .print_folder = options->print_folder,
  };

  if (options->snapshot != NULL &&
      is_larger_than_monitor (gdk_display_get_default (), setting.width, setting.height)) {
    run->status = fail (AFF_EXIT_USAGE, "The snapshot is larger than the screen. Choose a "
                                        "smaller --size, or a larger (virtual) screen.");
    return;
  }
  AffWindow *window = AFF_WINDOW (aff_window_new (application, &setting));
  aff_window_show (window, run->target);
  gtk_window_present (GTK_WINDOW (window));
  if (options->snapshot != NULL)
    aff_snapshot_take (window, options->snapshot, on_snapshot, run);
  else
    g_idle_add_full (G_PRIORITY_LOW, on_shown, run->live, NULL);
}

// There is no GPU in most kiosks; GTK 4.8 would paint by one it emulates, at a tenth of the speed.
static void
choose_renderer (void)
{
  g_autoptr (GDir) devices = g_dir_open ("/dev/dri", 0, NULL);
  const char *name;

  if (g_strcmp0 (g_getenv ("GDK_BACKEND"), "broadway") == 0)
    return;
  while (devices != NULL && (name = g_dir_read_name (devices)) != NULL)
    if (g_str_has_prefix (name, "renderD"))
      return;
  g_setenv ("GSK_RENDERER", "cairo", FALSE);
  // Without this GTK loads and asks the whole emulation at the start all the same: a third of it.
  if (g_str_equal (g_getenv ("GSK_RENDERER"), "cairo") && gtk_get_minor_version () < LATER_GL)
    g_setenv ("GDK_DEBUG", "gl-disable", FALSE);
}

static void
warn_of_missing_font (void)
{
  PangoFontMap *map = pango_cairo_font_map_get_default ();
  g_autofree PangoFontFamily **families = NULL;
  int count;

  pango_font_map_list_families (map, &families, &count);
  for (int i = 0; i < count; i++)
    if (g_str_equal (pango_font_family_get_name (families[i]), "Inter"))
      return;
  g_message ("The font Inter is not installed, another one is shown. Install the package "
             "fonts-inter.");
}

// FALSE if there is no display.
static gboolean
start_gtk (void)
{
  aff_guard_memory ();
  aff_guard_settings ();
  choose_renderer ();
  gtk_disable_setlocale (); // the locale of ui/language stays, whatever the system has
  if (!gtk_init_check ())
    return FALSE;
  aff_guard_display ();
  return TRUE;
}

static int
run_window (Run *run)
{
  if (!start_gtk ())
    return fail (
      AFF_EXIT_FAILED,
      "There is no display. Start affiche in a graphical session, or under a virtual "
      "one: xvfb-run -a -s \"-screen 0 1920x1080x24\" affiche.");
  if (run->options->has_reduced_motion)
    g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  warn_of_missing_font ();
  g_autoptr (GtkApplication)
    application = gtk_application_new ("org.affiche.Affiche", G_APPLICATION_NON_UNIQUE);
  g_signal_connect (application, "activate", G_CALLBACK (on_activate), run);
  int status = g_application_run (G_APPLICATION (application), 0, NULL);
  return run->status != AFF_EXIT_DONE ? run->status : status;
}

int
aff_application_run (const AffOptions *options)
{
  g_autoptr (GError) trouble = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (AffProgramme) programme = load_programme (options, &trouble);

  if (programme == NULL) {
    if (options->snapshot != NULL)
      return fail (AFF_EXIT_STORE, trouble->message);
    fail (AFF_EXIT_STORE, trouble->message);
  }
  g_autoptr (AffClock) clock = make_clock (options, programme, &error);
  if (clock == NULL)
    return fail (AFF_EXIT_USAGE, error->message);
  g_autofree char *target = find_target (options->page, programme, aff_clock_now (clock),
                                         &error);
  if (target == NULL)
    return fail (AFF_EXIT_USAGE, error->message);
  g_autoptr (AffLive) live = aff_live_new (options->db, clock, options->now != NULL);
  if (programme != NULL)
    aff_live_set_programme (live, programme);
  else
    (void) !aff_live_load (live, NULL);
  Run run = {.options = options, .live = live, .target = target};
  if (programme != NULL && options->kiosk != NULL &&
      aff_programme_kiosk (programme, options->kiosk) == NULL)
    g_message ("There is no kiosk %s on the plan: \"You are here\" is not shown. Choose one of "
               "the places of the kind kiosk.",
               options->kiosk);
  int status = run_window (&run);
  aff_live_stop (live);
  return status;
}

int
aff_application_examine (const AffOptions *options)
{
  g_autoptr (AffHealth) health = aff_health_new ();
  g_autofree char *renderer = g_strdup (g_getenv ("GSK_RENDERER"));

  aff_doctor_visit (health, options, start_gtk (), renderer);
  g_autofree char *text = options->wants_json ? aff_health_to_json (health)
                                              : aff_health_to_text (health);
  g_print ("%s", text);
  return aff_health_is_good (health) ? AFF_EXIT_DONE : AFF_EXIT_FAILED;
}

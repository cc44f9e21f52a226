// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/options.h"

#include "app/base/text.h"
#include "ui/language.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define LEAST_SIDE_PX 480
#define MOST_SIDE_PX  8192

#define DEFAULT_IDLE_SECONDS 60
#define LEAST_IDLE_SECONDS   5 // less would take the page from under a reader's eyes
#define MOST_IDLE_SECONDS    3600

void
aff_options_free (AffOptions *self)
{
  if (self == NULL)
    return;
  g_free (self->db);
  g_free (self->now);
  g_free (self->kiosk);
  g_free (self->language);
  g_free (self->page);
  g_free (self->print_folder);
  g_free (self->advice);
  g_free (self->snapshot);
  g_free (self);
}

static gboolean
parse_size (AffOptions *self, const char *size, GError **error)
{
  char rest;

  if (size == NULL)
    return TRUE;
  if (sscanf (size, "%5dx%5d%c", &self->width, &self->height, &rest) == 2 &&
      self->width >= LEAST_SIDE_PX && self->height >= LEAST_SIDE_PX &&
      self->width <= MOST_SIDE_PX && self->height <= MOST_SIDE_PX)
    return TRUE;
  g_autofree char *quote = aff_text_quote (size);
  g_set_error (
    error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
    "--size %s is not a size. Write width and height in pixels, from %d to %d, as in "
    "--size 1920x1080.",
    quote, LEAST_SIDE_PX, MOST_SIDE_PX);
  return FALSE;
}

static gboolean
parse_screen (AffOptions *self, const char *size, GError **error)
{
  AffScreenSize *screen = &self->screen;
  char rest;

  if (size == NULL)
    return TRUE;
  screen->is_given = TRUE;
  if (sscanf (size, "%5dx%5d%c", &screen->width_mm, &screen->height_mm, &rest) == 2 &&
      ((screen->width_mm == 0 && screen->height_mm == 0) ||
       aff_screen_is_plausible (screen->width_mm, screen->height_mm)))
    return TRUE;
  g_autofree char *quote = aff_text_quote (size);
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               "--screen-mm %s is not the size of a screen. Write width and height of the "
               "picture in millimetres, at least %d across, as in --screen-mm 531x299, or 0x0 "
               "to go by pixels alone.",
               quote, AFF_SCREEN_LEAST_DIAGONAL_MM);
  return FALSE;
}

static gboolean
check_idle (AffOptions *self, GError **error)
{
  if (self->idle == 0 || (self->idle >= LEAST_IDLE_SECONDS && self->idle <= MOST_IDLE_SECONDS))
    return TRUE;
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               "--idle %d is out of range. Write seconds from %d to %d, or 0 for never.",
               self->idle, LEAST_IDLE_SECONDS, MOST_IDLE_SECONDS);
  return FALSE;
}

// A page of one thing, which is named behind PREFIX.
static gboolean
names_one (const char *page, const char *prefix)
{
  return g_str_has_prefix (page, prefix) && page[strlen (prefix)] != '\0';
}

static gboolean
check_page (AffOptions *self, GError **error)
{
  static const char *const pages[] = {"now",  "schedule", "posters", "search", "tour",
                                      "find", "about",    "attract", NULL};

  if (self->page == NULL)
    self->page = g_strdup ("now");
  if (g_strv_contains (pages, self->page) || names_one (self->page, "poster:") ||
      names_one (self->page, "item:") || names_one (self->page, "about:") ||
      names_one (self->page, "search:") || names_one (self->page, "way:") ||
      names_one (self->page, "own:"))
    return TRUE;
  g_autofree char *quote = aff_text_quote (self->page);
  g_set_error (
    error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
    "There is no page %s. Choose now, schedule, posters, search, tour, find, "
    "about, attract, poster:NUMBER, item:ID, about:CODE, way:BOARD, own:NUMBER or search:TEXT.",
    quote);
  return FALSE;
}

static gboolean
check_language (AffOptions *self, GError **error)
{
  const char *code = aff_language_find (self->language != NULL ? self->language : "fr");

  if (code == NULL) {
    g_autofree char *quote = aff_text_quote (self->language);
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                 "There is no language %s. Choose fr, en or de.", quote);
    return FALSE;
  }
  g_free (self->language);
  self->language = g_strdup (code);
  return TRUE;
}

static char *
choose_print_folder (void)
{
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);

  return documents != NULL
           ? g_build_filename (documents, "affiche", NULL)
           : g_build_filename (g_get_user_data_dir (), "affiche", "prints", NULL);
}

// The nearest that is there of FOLDER and those that it would be made in.
static char *
find_existing (const char *folder)
{
  char *path = g_canonicalize_filename (folder, NULL);

  while (!g_file_test (path, G_FILE_TEST_EXISTS)) {
    char *parent = g_path_get_dirname (path);
    g_free (path);
    path = parent;
  }
  return path;
}

// It is made when staff print, long after somebody could mend it.
static gboolean
check_print_folder (AffOptions *self, GError **error)
{
  if (self->print_folder == NULL) {
    self->print_folder = choose_print_folder ();
    return TRUE;
  }
  g_autofree char *shown = aff_text_quote (self->print_folder);
  g_autofree char *existing = find_existing (self->print_folder);
  if (*shown == '\0' || !g_file_test (existing, G_FILE_TEST_IS_DIR)) {
    g_set_error (
      error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
      "--print-folder “%s” is not a folder. Name one; it is made if it is not there.", shown);
    return FALSE;
  }
  if (g_access (existing, W_OK | X_OK) != 0)
    self->advice = g_strdup_printf ("Nothing can be written to %s (%s), so staff cannot print. "
                                    "Let this user write there, or name another folder with "
                                    "--print-folder.",
                                    shown, g_strerror (errno));
  return TRUE;
}

AffOptions *
aff_options_parse (int *argc, char ***argv, GError **error)
{
  g_autoptr (AffOptions) self = g_new0 (AffOptions, 1);
  g_autoptr (GError) trouble = NULL;
  g_autofree char *size = NULL;
  g_autofree char *screen = NULL;

  self->idle = DEFAULT_IDLE_SECONDS;
  const GOptionEntry entries[] = {
    {"db", 0, 0, G_OPTION_ARG_FILENAME, &self->db, "The programme file to show", "FILE"},
    {"now", 0, 0, G_OPTION_ARG_STRING, &self->now,
     "Start at this instant, on a private copy of the file", "INSTANT[,xSPEED]"},
    {"kiosk", 0, 0, G_OPTION_ARG_STRING, &self->kiosk, "Where this kiosk stands on the plan",
     "PLACE"},
    {"idle", 0, 0, G_OPTION_ARG_INT, &self->idle,
     "Ask whether somebody is there after so many seconds (60), 0: never", "SECONDS"},
    {"fullscreen", 0, 0, G_OPTION_ARG_NONE, &self->is_fullscreen, "Cover the whole screen",
     NULL},
    {"size", 0, 0, G_OPTION_ARG_STRING, &size, "The window's size in pixels", "WxH"},
    {"screen-mm", 0, 0, G_OPTION_ARG_STRING, &screen,
     "The screen's size in millimetres where it does not say it itself, 0x0: by pixels alone",
     "WxH"},
    {"reduced-motion", 0, 0, G_OPTION_ARG_NONE, &self->has_reduced_motion,
     "Nothing moves but what time moves", NULL},
    {"language", 0, 0, G_OPTION_ARG_STRING, &self->language,
     "fr (default), en or de, switchable on every page", "LANGUAGE"},
    {"page", 0, 0, G_OPTION_ARG_STRING, &self->page,
     "now (default), schedule, posters, tour, search, find, about, attract, poster:NUMBER, "
     "own:NUMBER, way:BOARD, item:ID, search:TEXT or about:CODE",
     "PAGE"},
    {"print-folder", 0, 0, G_OPTION_ARG_FILENAME, &self->print_folder,
     "Where staff's PDFs to print are written (“affiche” among the user's documents)", "DIR"},
    {"snapshot", 0, 0, G_OPTION_ARG_FILENAME, &self->snapshot,
     "Write the page as it stands on the screen to a PNG file, and end", "FILE.png"},
    {"doctor", 0, 0, G_OPTION_ARG_NONE, &self->asks_doctor,
     "Say whether this screen is fit for the kiosk, and end", NULL},
    {"json", 0, 0, G_OPTION_ARG_NONE, &self->wants_json, "With --doctor: print JSON", NULL},
    {"version", 0, 0, G_OPTION_ARG_NONE, &self->shows_version, "Print the version, and end",
     NULL},
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GOptionContext) context = g_option_context_new ("- the kiosk of a poster session");

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, argc, argv, &trouble)) {
    g_autofree char *quote = aff_text_quote (trouble->message);
    g_set_error (error, trouble->domain, trouble->code, "%s. See affiche --help.", quote);
    return NULL;
  }
  if (*argc > 1) {
    g_autofree char *quote = aff_text_quote ((*argv)[1]);
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED,
                 "%s is not an option. See affiche --help.", quote);
    return NULL;
  }
  if (self->wants_json && !self->asks_doctor) {
    g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED,
                         "--json goes with --doctor. `affichectl show --json` prints the "
                         "programme.");
    return NULL;
  }
  if (!parse_size (self, size, error) || !parse_screen (self, screen, error) ||
      !check_page (self, error) || !check_idle (self, error) || !check_language (self, error) ||
      !check_print_folder (self, error))
    return NULL;
  if (self->db == NULL)
    self->db = g_build_filename (g_get_user_data_dir (), "affiche", "programme.db", NULL);
  return g_steal_pointer (&self);
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "app/way/plan.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#define LONGEST_SECONDS 5
#define LARGEST_SIDE_PX 16384
#define LARGEST_ANSWER  (256 << 20) // bytes

// The fields of one line of the helper, by position (app/tool/plan-geometry.h).
enum {
  FIELD_WORD,
  FIELD_ID,
  BOARD_LABEL = 2,
  BOARD_BOX,
  PLACE_KIND = 2,
  PLACE_CODE,
  PLACE_BOX,
  AREA_WORD = 1,
  AREA_ID,
  AREA_CODE,
  AREA_STEP_FREE,
  AREA_POINTS,
  AREA_FIELDS
};

// Where the helper stands: beside this program, in a build tree, or where it was installed.
static char *
find_helper (GError **error)
{
  static const char *const folders[] = {".", "../app", "../../app", "../../../app", NULL};
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *here = g_path_get_dirname (self ? self : "");
  for (const char *const *folder = folders; self && *folder; folder++) {
    g_autofree char *path = g_build_filename (here, *folder, "affiche-plan", NULL);
    if (g_file_test (path, G_FILE_TEST_IS_EXECUTABLE))
      return g_steal_pointer (&path);
  }
  g_autofree char *installed = g_build_filename (AFF_LIBEXEC_DIR, "affiche-plan", NULL);
  if (g_file_test (installed, G_FILE_TEST_IS_EXECUTABLE))
    return g_steal_pointer (&installed);
  g_set_error (
    error, AFF_ERROR, AFF_ERROR_STORE,
    "The plan cannot be read, because the program affiche-plan is not at %s. Install "
    "Affiche again.",
    installed);
  return NULL;
}

static gboolean
fail_system (const char *what, int number, GError **error)
{
  g_set_error (error, AFF_ERROR, AFF_ERROR_STORE,
               "The plan cannot be read: %s (%s). Close other programs and try again.", what,
               g_strerror (number));
  return FALSE;
}

// A file in memory instead of a pipe: nobody has to feed it while the helper prints.
static int
open_input (GBytes *svg, GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (svg, &length);
  int descriptor = memfd_create ("plan", MFD_CLOEXEC);
  while (descriptor >= 0 && length > 0) {
    gssize written = write (descriptor, data, length);
    if (written < 0 && errno == EINTR)
      continue;
    if (written <= 0) {
      close (descriptor);
      descriptor = -1;
      break;
    }
    data += written;
    length -= (gsize) written;
  }
  if (descriptor < 0 || lseek (descriptor, 0, SEEK_SET) != 0)
    fail_system ("there is no room for it in memory", errno, error);
  return descriptor;
}

// Starts the helper with INPUT and OUTPUT as its only descriptors and an environment that says
// nothing about this user.
static gboolean
start (const char *helper,
       const char *const *words,
       int input,
       int output,
       pid_t *pid,
       GError **error)
{
  static char *environment[] = {(char *) "LC_ALL=C.UTF-8", NULL};
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  sigset_t signals;
  posix_spawn_file_actions_init (&actions);
  posix_spawn_file_actions_adddup2 (&actions, input, STDIN_FILENO);
  posix_spawn_file_actions_adddup2 (&actions, output, STDOUT_FILENO);
  posix_spawn_file_actions_addopen (&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addclosefrom_np (&actions, STDERR_FILENO + 1);
  posix_spawnattr_init (&attributes);
  posix_spawnattr_setflags (&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
  sigemptyset (&signals);
  posix_spawnattr_setsigmask (&attributes, &signals);
  sigaddset (&signals, SIGPIPE);
  posix_spawnattr_setsigdefault (&attributes, &signals);
  int number = posix_spawn (pid, helper, &actions, &attributes, (char **) words, environment);
  posix_spawnattr_destroy (&attributes);
  posix_spawn_file_actions_destroy (&actions);
  return number == 0 || fail_system ("affiche-plan cannot be started", number, error);
}

// Reads until the helper closes its output. FALSE when time is up or it prints without end.
static gboolean
collect (int output, GByteArray *answer)
{
  const gint64 deadline = g_get_monotonic_time () + LONGEST_SECONDS * G_USEC_PER_SEC;
  g_autofree guint8 *buffer = g_malloc (1 << 16);
  for (;;) {
    gint64 left_ms = (deadline - g_get_monotonic_time ()) / 1000;
    struct pollfd waited = {.fd = output, .events = POLLIN};
    if (left_ms <= 0 || answer->len > LARGEST_ANSWER)
      return FALSE;
    int ready = poll (&waited, 1, (int) left_ms);
    if (ready < 0 && errno != EINTR)
      return FALSE;
    if (ready <= 0)
      continue;
    gssize got = read (output, buffer, 1 << 16);
    if (got == 0)
      return TRUE;
    if (got < 0 && errno != EINTR)
      return FALSE;
    if (got > 0)
      g_byte_array_append (answer, buffer, (guint) got);
  }
}

static int
reap (pid_t pid)
{
  int status = -1;
  while (waitpid (pid, &status, 0) < 0 && errno == EINTR)
    ;
  return status;
}

static gboolean
fail_helper (gboolean is_in_time, int status, GByteArray *answer, GError **error)
{
  if (is_in_time && WIFEXITED (status) && WEXITSTATUS (status) == 1 && answer->len > 0) {
    g_autofree char *text = g_utf8_make_valid ((const char *) answer->data, answer->len);
    g_set_error_literal (error, AFF_ERROR, AFF_ERROR_FORMAT, text);
    return FALSE;
  }
  const char *what = is_in_time ? "drawing it failed"
                                : "drawing it takes longer than 5 seconds";
  g_set_error (
    error, AFF_ERROR, AFF_ERROR_FORMAT,
    "The plan cannot be used: %s. Simplify the drawing: fewer clones, patterns, masks "
    "and embedded pictures.",
    what);
  return FALSE;
}

// Waits for the helper, and ends it if it takes too long.
static gboolean
finish (pid_t pid, int output, GByteArray *answer, GError **error)
{
  gboolean is_in_time = collect (output, answer);
  if (!is_in_time)
    kill (pid, SIGKILL);
  int status = reap (pid);
  if (is_in_time && WIFEXITED (status) && WEXITSTATUS (status) == 0)
    return TRUE;
  return fail_helper (is_in_time, status, answer, error);
}

// What the helper prints when it is run with WORDS (the first is its name) and reads SVG.
static GByteArray *
run_helper (GBytes *svg, const char *const *words, GError **error)
{
  g_autoptr (GByteArray) answer = g_byte_array_new ();
  g_autofree char *helper = find_helper (error);
  int ends[2];
  pid_t pid;
  if (!helper)
    return NULL;
  if (pipe2 (ends, O_CLOEXEC) != 0) {
    fail_system ("there is no pipe left", errno, error);
    return NULL;
  }
  int input = open_input (svg, error);
  gboolean is_fine = input >= 0 && start (helper, words, input, ends[1], &pid, error);
  close (ends[1]);
  if (input >= 0)
    close (input);
  is_fine = is_fine && finish (pid, ends[0], answer, error);
  close (ends[0]);
  return is_fine ? g_steal_pointer (&answer) : NULL;
}

static gboolean
check_size (GBytes *svg, GError **error)
{
  if (g_bytes_get_size (svg) <= AFF_PLAN_LARGEST)
    return TRUE;
  g_set_error (error, AFF_ERROR, AFF_ERROR_FORMAT,
               "The plan has %" G_GSIZE_FORMAT " KB and may have 512. Simplify the drawing, or "
               "make embedded pictures smaller.",
               (g_bytes_get_size (svg) + 1023) / 1024);
  return FALSE;
}

static void
free_feature (AffFeature *feature)
{
  g_free (feature->element);
  g_free (feature->label);
  g_free (feature->word);
  g_free (feature);
}

static void
free_outline (AffOutline *outline)
{
  g_free (outline->element);
  g_free (outline->word);
  g_free (outline->code);
  g_array_unref (outline->points);
  g_free (outline);
}

static gboolean
read_number (const char *field, int *number)
{
  gint64 value;
  if (!field || !g_ascii_string_to_signed (field, 10, G_MININT, G_MAXINT, &value, NULL))
    return FALSE;
  *number = (int) value;
  return TRUE;
}

// The last five fields of a line: a box and a direction.
static gboolean
read_box (char **fields, AffFeature *feature)
{
  return read_number (fields[0], &feature->box.x_mm) &&
         read_number (fields[1], &feature->box.y_mm) &&
         read_number (fields[2], &feature->box.width_mm) &&
         read_number (fields[3], &feature->box.height_mm) &&
         read_number (fields[4], &feature->facing_deg);
}

static gboolean
read_feature (AffPlanGeometry *self, char **fields)
{
  gboolean is_board = strcmp (fields[FIELD_WORD], "board") == 0;
  guint box = is_board ? BOARD_BOX : PLACE_BOX;
  if (!is_board && strcmp (fields[FIELD_WORD], "place") != 0)
    return FALSE;
  if (g_strv_length (fields) != box + 5)
    return FALSE;
  AffFeature *feature = g_new0 (AffFeature, 1);
  g_ptr_array_add (self->features, feature);
  feature->kind = is_board ? AFF_FEATURE_BOARD : AFF_FEATURE_PLACE;
  feature->element = g_strdup (fields[FIELD_ID]);
  feature->label = g_strdup (fields[is_board ? BOARD_LABEL : PLACE_CODE]);
  feature->word = is_board ? NULL : g_strdup (fields[PLACE_KIND]);
  return read_box (fields + box, feature);
}

// "x,y x,y x,y"
static gboolean
read_points (const char *text, GArray *points)
{
  g_auto (GStrv) pairs = g_strsplit (text, " ", -1);
  for (char **pair = pairs; *pair; pair++) {
    AffPoint point;
    char *comma = strchr (*pair, ',');
    if (!comma)
      return FALSE;
    *comma = '\0';
    if (!read_number (*pair, &point.x_mm) || !read_number (comma + 1, &point.y_mm))
      return FALSE;
    g_array_append_val (points, point);
  }
  return points->len >= 3 && points->len <= AFF_PLAN_MOST_POINTS;
}

static gboolean
read_outline (AffPlanGeometry *self, char **fields)
{
  static const char *const words[] = {"walkable", "obstacle", "steps", "passage", NULL};
  if (g_strv_length (fields) != AREA_FIELDS || !g_strv_contains (words, fields[AREA_WORD]))
    return FALSE;
  AffOutline *outline = g_new0 (AffOutline, 1);
  g_ptr_array_add (self->outlines, outline);
  outline->word = g_strdup (fields[AREA_WORD]);
  outline->element = g_strdup (fields[AREA_ID]);
  outline->code = g_strdup (fields[AREA_CODE]);
  outline->points = g_array_new (FALSE, FALSE, sizeof (AffPoint));
  return read_number (fields[AREA_STEP_FREE], &outline->is_step_free) &&
         read_points (fields[AREA_POINTS], outline->points);
}

static gboolean
read_line (AffPlanGeometry *self, const char *line)
{
  g_auto (GStrv) fields = g_strsplit (line, "\t", -1);
  if (!fields[0])
    return TRUE;
  if (strcmp (fields[FIELD_WORD], "size") == 0)
    return g_strv_length (fields) == 3 && read_number (fields[1], &self->width_mm) &&
           read_number (fields[2], &self->height_mm);
  if (strcmp (fields[FIELD_WORD], "area") == 0)
    return read_outline (self, fields);
  return read_feature (self, fields);
}

static gboolean
read_geometry (AffPlanGeometry *self, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  for (char **line = lines; *line; line++)
    if (!read_line (self, *line))
      return FALSE;
  return self->width_mm > 0 && self->height_mm > 0 && self->features->len > 0;
}

void
aff_plan_geometry_free (AffPlanGeometry *self)
{
  g_clear_pointer (&self->features, g_ptr_array_unref);
  g_clear_pointer (&self->outlines, g_ptr_array_unref);
  g_free (self);
}

AffPlanGeometry *
aff_plan_measure (GBytes *svg, GError **error)
{
  static const char *const words[] = {"affiche-plan", "measure", NULL};
  g_return_val_if_fail (svg != NULL, NULL);
  if (!check_size (svg, error))
    return NULL;
  g_autoptr (GByteArray) answer = run_helper (svg, words, error);
  if (!answer)
    return NULL;
  g_autofree char *text = g_utf8_make_valid ((const char *) answer->data, answer->len);
  g_autoptr (AffPlanGeometry) self = g_new0 (AffPlanGeometry, 1);
  self->features = g_ptr_array_new_with_free_func ((GDestroyNotify) free_feature);
  self->outlines = g_ptr_array_new_with_free_func ((GDestroyNotify) free_outline);
  if (read_geometry (self, text))
    return g_steal_pointer (&self);
  g_set_error (error, AFF_ERROR, AFF_ERROR_FORMAT,
               "The plan cannot be used: affiche-plan is of another version than this program. "
               "Install Affiche again.");
  return NULL;
}

static char *
format_number (double number)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  return g_strdup (g_ascii_dtostr (text, sizeof text, number));
}

GBytes *
aff_plan_render (GBytes *svg, const AffPlanView *view, guint32 background, GError **error)
{
  g_return_val_if_fail (svg != NULL && view != NULL, NULL);
  g_return_val_if_fail (view->width_px > 0 && view->width_px <= LARGEST_SIDE_PX, NULL);
  g_return_val_if_fail (view->height_px > 0 && view->height_px <= LARGEST_SIDE_PX, NULL);
  if (!check_size (svg, error))
    return NULL;
  const double numbers[] = {view->width_px,       view->height_px, view->scale,
                            view->rotation_deg,   view->x_px,      view->y_px,
                            background & 0xffffff};
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (words, g_strdup ("affiche-plan"));
  g_ptr_array_add (words, g_strdup ("render"));
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    g_ptr_array_add (words, format_number (numbers[i]));
  g_ptr_array_add (words, NULL);
  g_autoptr (GByteArray) answer = run_helper (svg, (const char *const *) words->pdata, error);
  if (!answer)
    return NULL;
  if (answer->len == (gsize) view->width_px * (gsize) view->height_px * 4)
    return g_byte_array_free_to_bytes (g_steal_pointer (&answer));
  g_set_error (error, AFF_ERROR, AFF_ERROR_FORMAT,
               "The plan cannot be painted: its picture is incomplete. Install Affiche again.");
  return NULL;
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/import/sample.h"

#include "app/base/text.h"
#include "app/db/change.h"
#include "app/db/schema.h"
#include "app/db/script.h"
#include "app/way/survey.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define FOLDER             "/org/affiche/data/"
#define SAMPLE_START       G_GINT64_CONSTANT (1791120240) // 2026-10-04T15:24+02:00
#define SAMPLE_AGE_SECONDS 180

typedef struct {
  const char *name;
  const char *source;     // NULL: no sample data
  const char *plan;       // NULL: no plan
  const char *scripts[4]; // in the order in which they are run
} Sample;

// What a change needs to fill a new programme.
typedef struct {
  const Sample *sample;
  GBytes *svg;               // NULL: no plan
  AffPlanGeometry *geometry; // of SVG
} Filling;

static const Sample samples[] = {
  {"strasbourg",
   "Sample data: two workshop pages, 28 papers of MIDL 2023, and an invented hall and placement",
   "strasbourg",
   {"none", "mfm", "imimic", "strasbourg"}},
  {"mfm", "Sample data: the web page of a workshop", NULL, {"none", "mfm"}},
  {"imimic", "Sample data: the web page of iMIMIC 2026", NULL, {"none", "imimic"}},
  {"none", NULL, NULL, {"none"}},
};

static const Sample *
find_sample (const char *name, GError **error)
{
  g_autofree char *names = NULL;
  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    if (strcmp (samples[i].name, name) == 0)
      return &samples[i];
  names = g_strjoinv (", ", (char **) aff_sample_names ());
  g_autofree char *quote = aff_text_quote (name);
  g_set_error (error, AFF_ERROR, AFF_ERROR_NOT_FOUND,
               "There is no sample programme “%s”. Choose one of these: %s.", quote, names);
  return NULL;
}

static GBytes *
load_resource (const char *folder, const char *name, const char *ending, GError **error)
{
  g_autofree char *path = g_strconcat (FOLDER, folder, "/", name, ending, NULL);
  return g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
}

static gboolean
run_script (AffDb *db, const char *name, GError **error)
{
  g_autoptr (GBytes) script = load_resource ("sample", name, ".sql", error);
  if (!script)
    return FALSE;
  g_autofree char *sql = g_strndup (g_bytes_get_data (script, NULL), g_bytes_get_size (script));
  return aff_script_run (db, sql, error);
}

// The plan comes first: the scripts find boards and places by their labels and elements.
static gboolean
fill (AffDb *db, gpointer data, GError **error)
{
  const Filling *filling = data;
  const Sample *sample = filling->sample;
  if (filling->svg &&
      !aff_survey_insert (db, sample->plan, filling->svg, filling->geometry, NULL, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (sample->scripts) && sample->scripts[i]; i++)
    if (!run_script (db, sample->scripts[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
write_meta (AffDb *db, const Sample *sample, GError **error)
{
  g_autofree char *start = g_strdup_printf ("%" G_GINT64_FORMAT, SAMPLE_START);
  return !sample->source || (aff_schema_set_meta (db, "is_sample", "1", error) &&
                             aff_schema_set_meta (db, "simulated_start", start, error) &&
                             aff_schema_set_meta (db, "source", sample->source, error));
}

static gboolean
write_draft (const char *draft, Filling *filling, gint64 now, GError **error)
{
  const Sample *sample = filling->sample;
  g_autofree char *sentence = sample->source
                                ? g_strdup_printf ("Sample programme “%s” made", sample->name)
                                : g_strdup ("Empty programme made");
  const AffChangeNote note = {.who = "Affiche",
                              .kind = "init",
                              .sentence = sentence,
                              .now = sample->source ? SAMPLE_START - SAMPLE_AGE_SECONDS : now};
  g_autoptr (AffDb) db = aff_db_open (draft, AFF_DB_CREATE, error);
  return db && aff_change_run (db, &note, fill, filling, NULL, error) &&
         write_meta (db, sample, error);
}

static gboolean
measure_plan (Filling *filling, GError **error)
{
  if (!filling->sample->plan)
    return TRUE;
  filling->svg = load_resource ("venue", filling->sample->plan, ".svg", error);
  if (filling->svg)
    filling->geometry = aff_plan_measure (filling->svg, error);
  return filling->geometry != NULL;
}

static void
sync_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int descriptor = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0)
    return;
  fsync (descriptor);
  close (descriptor);
}

// Gives the finished DRAFT its name unless something has it. Not every file system can rename
// without replacing; there a second link does the same.
static gboolean
publish (const char *draft, const char *path, GError **error)
{
  int result = renameat2 (AT_FDCWD, draft, AT_FDCWD, path, RENAME_NOREPLACE);
  if (result != 0 && (errno == EINVAL || errno == ENOSYS))
    result = link (draft, path);
  if (result == 0) {
    sync_folder (path);
    return TRUE;
  }
  g_set_error (
    error, AFF_ERROR, errno == EEXIST ? AFF_ERROR_CONFLICT : AFF_ERROR_STORE,
    "No programme was made at %s (%s). Name another file, or move that one away first.", path,
    g_strerror (errno));
  return FALSE;
}

// A truncated journal stays beside the file that it belonged to.
static void
remove_draft (const char *draft)
{
  g_autofree char *journal = g_strconcat (draft, "-journal", NULL);
  g_unlink (journal);
  g_unlink (draft);
}

// Whoever asked for PATH has never heard of DRAFT.
static void
name_file (GError *error, const char *draft, const char *path)
{
  g_autofree char *from = g_filename_display_name (draft);
  g_autofree char *to = g_filename_display_name (path);
  g_autoptr (GString) message = g_string_new (error->message);

  g_string_replace (message, from, to, 0);
  g_free (error->message);
  error->message = g_strdup (message->str);
}

static gboolean
check_free (const char *path, GError **error)
{
  if (!g_file_test (path, G_FILE_TEST_EXISTS | G_FILE_TEST_IS_SYMLINK))
    return TRUE;
  g_set_error (
    error, AFF_ERROR, AFF_ERROR_CONFLICT,
    "No programme was made, because %s exists already. Name another file, or move that "
    "one away first.",
    path);
  return FALSE;
}

const char *const *
aff_sample_names (void)
{
  static const char *names[G_N_ELEMENTS (samples) + 1];
  static gsize is_ready = 0;
  if (g_once_init_enter (&is_ready)) {
    for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
      names[i] = samples[i].name;
    g_once_init_leave (&is_ready, 1);
  }
  return names;
}

gboolean
aff_sample_create (const char *path, const char *name, gint64 now, GError **error)
{
  g_return_val_if_fail (path != NULL && name != NULL, FALSE);
  Filling filling = {.sample = find_sample (name, error)};
  if (!filling.sample || !check_free (path, error))
    return FALSE;
  g_autofree char *unique = g_uuid_string_random ();
  g_autofree char *draft = g_strconcat (path, ".", unique, ".draft", NULL);
  g_autoptr (GError) trouble = NULL;
  gboolean is_made = measure_plan (&filling, &trouble) &&
                     write_draft (draft, &filling, now, &trouble) &&
                     publish (draft, path, &trouble);
  if (!is_made) {
    name_file (trouble, draft, path);
    g_propagate_error (error, g_steal_pointer (&trouble));
  }
  remove_draft (draft);
  g_clear_pointer (&filling.svg, g_bytes_unref);
  g_clear_pointer (&filling.geometry, aff_plan_geometry_free);
  return is_made;
}

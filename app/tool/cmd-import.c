// SPDX-License-Identifier: GPL-3.0-or-later
// import: files from outside into the programme, with a preview.
#include "app/import/difference.h"
#include "app/import/import.h"
#include "app/tool/import-view.h"
#include "app/tool/tool.h"

typedef struct {
  char *format; // owned
  char *into;   // owned
  gboolean is_partial;
  gboolean is_dry;
  gboolean wants_json;
} Options;

static void
clear_options (Options *self)
{
  g_free (self->format);
  g_free (self->into);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, clear_options)

static char *
describe_formats (void)
{
  GString *text = g_string_new ("Formats, told by content unless --as names one:\n");

  for (const AffFormat *const *format = aff_formats (); *format; format++)
    g_string_append_printf (text, "  %-15s %s\n", (*format)->name, (*format)->title);
  g_string_append (text, "A programme that is not there yet is made with: affichectl init "
                         "--sample none");
  return g_string_free (text, FALSE);
}

// The zone of files that name none; NULL if the programme cannot be read. The programme is not kept:
// the import takes it up again, twice.
static char *
dup_zone (AffDb *db, const char *into, GError **error)
{
  g_autoptr (AffProgramme) programme = aff_programme_load (db, error);

  if (!programme)
    return NULL;
  const AffWorkshop *workshop = into ? aff_programme_workshop_by_code (programme, into) : NULL;
  if (!workshop && programme->workshops->len > 0)
    workshop = programme->workshops->pdata[0];
  return g_strdup (workshop ? workshop->zone_name : "Europe/Paris");
}

static gboolean
is_new_only (const GPtrArray *differences)
{
  for (guint i = 0; i < differences->len; i++)
    if (((const AffDifferent *) differences->pdata[i])->kind != AFF_DIFFERENT_NEW)
      return FALSE;
  return TRUE;
}

// Takes BEFORE, and lets each programme go as soon as it can: reading the record takes as much memory
// again.
static gboolean
compare (AffImportView *view, AffProgramme *before, AffDb *db, GError **error)
{
  g_autoptr (AffProgramme) old = before;
  g_autoptr (AffProgramme) new = aff_programme_load (db, error);

  if (!new)
    return FALSE;
  g_autoptr (GPtrArray) differences = aff_difference_list (old, new);
  g_clear_pointer (&old, aff_programme_unref);
  g_clear_pointer (&new, aff_programme_unref);
  if (!aff_difference_add_rows (differences, db, view->sequence, error))
    return FALSE;
  view->differences = g_steal_pointer (&differences);
  return TRUE;
}

// What was saved is saved, whether or not it can be told.
static void
note_silence (const GError *error)
{
  aff_tool_fail (AFF_EXIT_DONE, "What is different cannot be listed, but it was saved. %s",
                 error->message);
}

// Runs IMPORT on DB, or on a copy in memory if it is to be shown only, and compares.
static gboolean
run (AffImportView *view, AffImport *import, AffDb *db, const Options *options, GError **error)
{
  g_autoptr (AffDb) copy = options->is_dry ? aff_db_copy_to_memory (db, error) : NULL;
  AffDb *target = options->is_dry ? copy : db;
  AffMergeOptions merge = {.into = options->into, .is_partial = options->is_partial};
  AffChangeNote note = {.who = "affichectl", .now = aff_tool_time ()};
  g_autoptr (AffProgramme) before = target ? aff_programme_load (target, error) : NULL;
  g_autoptr (GError) silence = NULL;

  if (!before || !aff_import_run (import, target, &merge, &note, view->report, &view->outcome,
                                  &view->sequence, error))
    return FALSE;
  gboolean is_saved = !options->is_dry && view->sequence > 0;
  if (!compare (view, g_steal_pointer (&before), target, is_saved ? &silence : error)) {
    if (is_saved)
      note_silence (silence);
    return is_saved;
  }
  // Of a first import everything is new: who wants to see it all asks for a dry run or for JSON.
  if (!options->is_dry && !options->wants_json && is_new_only (view->differences))
    g_clear_pointer (&view->differences, g_ptr_array_unref);
  return TRUE;
}

static AffExit
print (AffImportView *view, const Options *options)
{
  g_autofree char *text = options->wants_json ? aff_import_view_json (view)
                                              : aff_import_view_text (view);

  return aff_tool_print (text);
}

static AffExit
import_files (const AffTool *tool, const char *const *paths, const Options *options)
{
  AffExit exit = AFF_EXIT_DONE;
  g_autoptr (GError) error = NULL;
  g_autoptr (AffDb)
    db = aff_tool_open (tool, options->is_dry ? AFF_DB_READ : AFF_DB_WRITE, &exit);
  g_autofree char *zone = db ? dup_zone (db, options->into, &error) : NULL;
  g_auto (AffImportView) view = {.report = aff_report_new (), .is_dry = options->is_dry};

  if (!db)
    return exit;
  if (!zone)
    return aff_tool_fail_error (error);
  AffImportFiles files = {paths, options->format, zone, options->into != NULL};
  view.import = aff_import_read (&files, view.report, &error);
  view.paths = paths;
  if (!view.import || !run (&view, view.import, db, options, &error))
    return aff_tool_fail_error (error);
  return print (&view, options);
}

AffExit
aff_cmd_import (AffTool *tool, char ***arguments)
{
  g_auto (Options) options = {0};
  g_autofree char *description = describe_formats ();
  const GOptionEntry entries[] = {
    {"as", 0, 0, G_OPTION_ARG_STRING, &options.format, "The format of the files", "FORMAT"},
    {"into", 0, 0, G_OPTION_ARG_STRING, &options.into, "The workshop that they are about",
     "CODE"},
    {"partial", 0, 0, G_OPTION_ARG_NONE, &options.is_partial,
     "What the files do not list is not gone", NULL},
    {"dry-run", 0, 0, G_OPTION_ARG_NONE, &options.is_dry,
     "Show what would change, save nothing", NULL},
    {"json", 0, 0, G_OPTION_ARG_NONE, &options.wants_json, "Print JSON", NULL},
    {NULL},
  };
  AffUsage usage = {
    "import", "FILE…",
    "Brings what files say into the programme, as one change that can be undone.\n"
    "“-” is standard input. What staff decided stays; what a file does not list "
    "any more is\nmarked cancelled or withdrawn.",
    description, entries};
  AffExit exit = AFF_EXIT_DONE;

  if (!aff_tool_parse (tool, &usage, arguments, &exit))
    return exit;
  if (!(*arguments)[1])
    return aff_tool_fail_usage ("import", "“import” takes one file or more.");
  return import_files (tool, (const char *const *) *arguments + 1, &options);
}

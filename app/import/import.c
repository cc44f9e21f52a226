// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/import/import.h"

#include "app/base/text.h"

#include <string.h>

#define SENTENCE 800
#define NAMES    120 // characters of the files' names in it

// Files of one maker and event.
typedef struct {
  char *maker;     // owned: the first word of their formats' names
  AffDraft *draft; // owned; NULL once it was merged
} Group;

struct _AffImport {
  GPtrArray *groups;  // owned; Group
  GPtrArray *formats; // owned; AffFormat, borrowed
  char *names;        // owned; "talks.xml, papers.csv"
  char *first;        // owned; the first name without its ending
  gboolean is_one_event;
};

typedef struct {
  AffImport *import;
  const AffMergeOptions *options;
  AffReport *report;
  AffMergeOutcome *outcome;
  char sentence[SENTENCE];
} Run;

static void
free_group (Group *group)
{
  g_free (group->maker);
  aff_draft_free (group->draft);
  g_free (group);
}

static gboolean
differ (const char *a, const char *b)
{
  g_autofree char *one = a ? g_utf8_casefold (a, -1) : NULL;
  g_autofree char *other = b ? g_utf8_casefold (b, -1) : NULL;

  return one && other && strcmp (one, other) != 0;
}

static gboolean
is_named (const AffDraft *draft)
{
  return draft->code || draft->title;
}

static gboolean
is_other_event (const AffDraft *a, const AffDraft *b)
{
  return a->code && b->code ? differ (a->code, b->code) : differ (a->title, b->title);
}

// The draft of the same maker and event, if there is one: to know the event the file is read once
// more, into a draft that nobody keeps.
static AffDraft *
find_draft (const AffImport *self,
            const char *maker,
            const AffFormat *format,
            AffSource *source,
            AffReport *report)
{
  g_autoptr (AffDraft) trial = NULL;

  for (guint i = 0; i < self->groups->len; i++) {
    const Group *group = self->groups->pdata[i];
    if (!g_str_equal (group->maker, maker))
      continue;
    if (!self->is_one_event && !trial) {
      g_autoptr (AffReport) unread = aff_report_new ();
      trial = aff_draft_new ();
      format->read (source, trial, unread, NULL);
    }
    if (trial && is_other_event (group->draft, trial))
      continue;
    if (trial && is_named (group->draft) && !is_named (trial))
      aff_report_add (report, AFF_REMARK_GUESSED, "event-of-the-other-file", NULL,
                      "A file does not say of which event it is.",
                      "It was taken for the one of the file that came with it; if it is not, "
                      "import them one after the other, each with --into.");
    return group->draft;
  }
  return NULL;
}

static AffDraft *
choose_draft (AffImport *self, const AffFormat *format, AffSource *source, AffReport *report)
{
  const char *dash = strchr (format->name, '-');
  g_autofree char *maker = dash ? g_strndup (format->name, dash - format->name)
                                : g_strdup (format->name);
  AffDraft *draft = find_draft (self, maker, format, source, report);

  if (!draft) {
    Group *group = g_new0 (Group, 1);
    group->maker = g_steal_pointer (&maker);
    group->draft = draft = aff_draft_new ();
    g_ptr_array_add (self->groups, group);
  }
  return draft;
}

// Files of several makers fit where one fits.
static gboolean
check_weight (const AffImport *self, const char *name, GError **error)
{
  gsize weight = 0;

  for (guint i = 0; i < self->groups->len; i++)
    weight += ((const Group *) self->groups->pdata[i])->draft->weight;
  if (weight <= AFF_DRAFT_BYTES)
    return TRUE;
  g_set_error (
    error, AFF_ERROR, AFF_ERROR_FORMAT,
    "%s: the files hold too many papers, lines and people, or too long texts. Import "
    "only those of the event at the venue, or split them.",
    name);
  return FALSE;
}

static gboolean
check_alone (const AffImport *self, const char *name, GError **error)
{
  for (guint i = 0; i < self->groups->len && self->groups->len > 1; i++) {
    if (!((const Group *) self->groups->pdata[i])->draft->whole)
      continue;
    g_set_error (error, AFF_ERROR, AFF_ERROR_FORMAT,
                 "%s: a whole programme cannot be read together with other files. Import it on "
                 "its own.",
                 name);
    return FALSE;
  }
  return TRUE;
}

static gboolean
read_file (AffImport *self,
           const char *path,
           const AffFormat *format,
           AffReport *report,
           GError **error)
{
  g_autoptr (AffSource) source = aff_source_open (path, report, error);

  if (source && !format)
    format = aff_format_recognise (source, report, error);
  if (!source || !format)
    return FALSE;
  AffDraft *draft = choose_draft (self, format, source, report);
  draft->file = g_intern_string (aff_source_name (source));
  if (!format->read (source, draft, report, error))
    return FALSE;
  if (!draft->family)
    draft->family = g_strdup (format->name);
  g_ptr_array_add (self->formats, (gpointer) format);
  return check_alone (self, aff_source_name (source), error) &&
         check_weight (self, aff_source_name (source), error);
}

static void
name_files (AffImport *self, const char *const *paths)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; paths[i]; i++) {
    g_autofree char *base = strcmp (paths[i], "-") == 0 ? g_strdup ("standard input")
                                                        : g_path_get_basename (paths[i]);
    g_autofree char *quote = aff_text_quote (base);
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", quote);
    if (i == 0)
      self->first = g_strdup (quote);
  }
  char *dot = strchr (self->first, '.');
  if (dot && dot > self->first)
    *dot = '\0';
  self->names = g_strdup (names->str);
}

static gboolean
read_files (AffImport *self, const AffImportFiles *files, AffReport *report, GError **error)
{
  const AffFormat *format = NULL;

  if (files->format && !(format = aff_format_find (files->format, error)))
    return FALSE;
  for (guint i = 0; files->paths[i]; i++)
    if (!read_file (self, files->paths[i], format, report, error))
      return FALSE;
  for (guint i = 0; i < self->groups->len; i++)
    if (!aff_draft_finish (((Group *) self->groups->pdata[i])->draft, files->zone, report,
                           error)) {
      g_prefix_error (error, "%s: ", self->names);
      return FALSE;
    }
  return TRUE;
}

AffImport *
aff_import_read (const AffImportFiles *files, AffReport *report, GError **error)
{
  g_return_val_if_fail (files != NULL && files->paths != NULL && files->paths[0] != NULL, NULL);
  g_return_val_if_fail (files->zone != NULL && report != NULL, NULL);
  g_autoptr (AffImport) self = g_new0 (AffImport, 1);

  self->groups = g_ptr_array_new_with_free_func ((GDestroyNotify) free_group);
  self->formats = g_ptr_array_new ();
  self->is_one_event = files->is_one_event;
  name_files (self, files->paths);
  return read_files (self, files, report, error) ? g_steal_pointer (&self) : NULL;
}

void
aff_import_free (AffImport *self)
{
  if (!self)
    return;
  g_ptr_array_unref (self->groups);
  g_ptr_array_unref (self->formats);
  g_free (self->names);
  g_free (self->first);
  g_free (self);
}

const AffFormat *
aff_import_format (const AffImport *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->formats->len, NULL);
  return self->formats->pdata[index];
}

static void
write_sentence (Run *run)
{
  const AffMergeOutcome *done = run->outcome;
  g_autofree char *names = aff_text_shorten (run->import->names, NAMES);

  g_snprintf (
    run->sentence, sizeof run->sentence,
    "Import of %s: items %u new, %u changed, %u gone; papers %u new, %u changed, %u gone.",
    names, done->items_new, done->items_changed, done->items_gone, done->papers_new,
    done->papers_changed, done->papers_gone);
}

static gboolean
merge_groups (AffDb *db, gpointer data, GError **error)
{
  Run *run = data;
  AffMergeOptions options = *run->options;

  if (!options.name)
    options.name = run->import->first;
  for (guint i = 0; i < run->import->groups->len; i++) {
    Group *group = run->import->groups->pdata[i];
    if (!aff_merge_run (db, group->draft, &options, run->report, run->outcome, error))
      return FALSE;
    // The change is recorded next, which takes as much memory again.
    g_clear_pointer (&group->draft, aff_draft_free);
  }
  write_sentence (run);
  return TRUE;
}

static gboolean
has_whole (const AffImport *self)
{
  for (guint i = 0; i < self->groups->len; i++)
    if (((const Group *) self->groups->pdata[i])->draft->whole)
      return TRUE;
  return FALSE;
}

gboolean
aff_import_run (AffImport *self,
                AffDb *db,
                const AffMergeOptions *options,
                const AffChangeNote *note,
                AffReport *report,
                AffMergeOutcome *outcome,
                gint64 *sequence,
                GError **error)
{
  g_return_val_if_fail (self != NULL && db != NULL && options != NULL && note != NULL, FALSE);
  g_return_val_if_fail (report != NULL && outcome != NULL, FALSE);
  Run run = {self, options, report, outcome};
  AffChangeNote own = *note;

  *outcome = (AffMergeOutcome){.freed = g_ptr_array_new_with_free_func (g_free)};
  own.kind = "import";
  own.sentence = run.sentence;
  own.names_programme = has_whole (self);
  if (aff_change_run (db, &own, merge_groups, &run, sequence, error))
    return TRUE;
  g_clear_pointer (&outcome->freed, g_ptr_array_unref);
  return FALSE;
}

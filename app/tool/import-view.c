// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/tool/import-view.h"

#include "app/base/text.h"
#include "app/import/difference.h"
#include "app/tool/json.h"

#include <string.h>

#define SHOWN_NEW   40 // of what is new, after a change that was made
#define SHOWN_VALUE 80 // characters of an old or new value

void
aff_import_view_clear (AffImportView *self)
{
  aff_import_free (self->import);
  aff_report_free (self->report);
  g_clear_pointer (&self->outcome.freed, g_ptr_array_unref);
  g_clear_pointer (&self->differences, g_ptr_array_unref);
}

static void
append_files (GString *text, const AffImportView *self)
{
  for (guint i = 0; self->paths[i]; i++) {
    g_autofree char *quote = aff_text_quote (self->paths[i]);
    g_string_append_printf (text, "%s: %s\n", quote,
                            aff_import_format (self->import, i)->title);
  }
}

static void
append_counts (GString *text, const AffMergeOutcome *done)
{
  g_string_append_printf (text,
                          "Items: %u new, %u changed, %u gone. Papers: %u new, %u changed, %u "
                          "gone. Posters placed on boards: %u.\n",
                          done->items_new, done->items_changed, done->items_gone,
                          done->papers_new, done->papers_changed, done->papers_gone,
                          done->placed);
}

static void
append_field (GString *text, const AffDifferentField *field)
{
  g_autofree char *before = aff_text_shorten (field->before, SHOWN_VALUE);
  g_autofree char *after = aff_text_shorten (field->after, SHOWN_VALUE);

  if (!*before)
    g_string_append_printf (text, "      %s: %s\n", field->name, after);
  else if (!*after)
    g_string_append_printf (text, "      %s: none instead of %s\n", field->name, before);
  else
    g_string_append_printf (text, "      %s: %s instead of %s\n", field->name, after, before);
}

static void
append_different (GString *text, const AffDifferent *different)
{
  g_autofree char *title = aff_text_clean_line (different->title);

  g_string_append_printf (text, "  %-8s %s\n", different->entity, title);
  for (guint i = 0; i < different->fields->len; i++)
    append_field (text, different->fields->pdata[i]);
}

static void
append_group (GString *text,
              const AffImportView *self,
              AffDifferentKind kind,
              const char *heading)
{
  guint most = kind == AFF_DIFFERENT_NEW && !self->is_dry ? SHOWN_NEW : G_MAXUINT;
  guint count = 0;

  for (guint i = 0; self->differences && i < self->differences->len; i++) {
    const AffDifferent *different = self->differences->pdata[i];
    if (different->kind != kind)
      continue;
    if (count == 0)
      g_string_append_printf (text, "\n%s\n", heading);
    if (count++ < most)
      append_different (text, different);
  }
  if (count > most)
    g_string_append_printf (text, "  … and %u more\n", count - most);
}

static void
append_boards (GString *text, const GPtrArray *freed)
{
  if (freed->len > 0)
    g_string_append (text, "\nBoards that became free\n");
  for (guint i = 0; i < freed->len; i++)
    g_string_append_printf (text, "  %s\n", (char *) freed->pdata[i]);
}

static void
append_remark (GString *text, const AffRemark *remark)
{
  g_string_append_printf (text, "  %s: %s %s", aff_remark_kind_word (remark->kind),
                          remark->meaning, remark->action);
  if (remark->count > 1)
    g_string_append_printf (text, " (%u times)", remark->count);
  for (guint i = 0; i < remark->places->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "; " : "\n      ",
                            (char *) remark->places->pdata[i]);
  if (remark->places->len > 0 && remark->count > remark->places->len)
    g_string_append (text, "; …");
  g_string_append_c (text, '\n');
}

static void
append_remarks (GString *text, const AffReport *report)
{
  const GPtrArray *remarks = aff_report_remarks (report);

  if (remarks->len > 0)
    g_string_append (text, "\nRemarks\n");
  for (guint i = 0; i < remarks->len; i++)
    append_remark (text, remarks->pdata[i]);
}

static void
append_end (GString *text, const AffImportView *self)
{
  if (self->sequence == 0)
    g_string_append (text, "\nNothing is different: the programme has all of it already.\n");
  else if (self->is_dry)
    g_string_append (text, "\nNothing was saved: this was a dry run.\n");
  else
    g_string_append_printf (text,
                            "\nSaved as change %" G_GINT64_FORMAT
                            ". “affichectl undo %" G_GINT64_FORMAT "” takes it back.\n",
                            self->sequence, self->sequence);
}

char *
aff_import_view_text (const AffImportView *self)
{
  GString *text = g_string_new (NULL);

  append_files (text, self);
  append_counts (text, &self->outcome);
  append_group (text, self, AFF_DIFFERENT_NEW, "New");
  append_group (text, self, AFF_DIFFERENT_CHANGED, "Changed");
  append_group (text, self, AFF_DIFFERENT_GONE,
                "Gone (cancelled or withdrawn, not deleted, if paper or item)");
  append_boards (text, self->outcome.freed);
  append_remarks (text, self->report);
  append_end (text, self);
  return g_string_free (text, FALSE);
}

static void
add_files (JsonBuilder *json, const AffImportView *self)
{
  json_builder_set_member_name (json, "files");
  json_builder_begin_array (json);
  for (guint i = 0; self->paths[i]; i++) {
    g_autofree char *file = g_utf8_make_valid (self->paths[i], -1);
    json_builder_begin_object (json);
    aff_json_text (json, "file", file);
    aff_json_text (json, "format", aff_import_format (self->import, i)->name);
    json_builder_end_object (json);
  }
  json_builder_end_array (json);
}

static void
add_counts (JsonBuilder *json, const AffMergeOutcome *done)
{
  json_builder_set_member_name (json, "counts");
  json_builder_begin_object (json);
  aff_json_number (json, "items_new", done->items_new);
  aff_json_number (json, "items_changed", done->items_changed);
  aff_json_number (json, "items_gone", done->items_gone);
  aff_json_number (json, "papers_new", done->papers_new);
  aff_json_number (json, "papers_changed", done->papers_changed);
  aff_json_number (json, "papers_gone", done->papers_gone);
  aff_json_number (json, "placed", done->placed);
  json_builder_end_object (json);
}

static void
add_different (JsonBuilder *json, const AffDifferent *different)
{
  json_builder_begin_object (json);
  aff_json_text (json, "kind", aff_different_kind_word (different->kind));
  aff_json_text (json, "entity", different->entity);
  aff_json_number (json, "id", different->id);
  aff_json_text (json, "title", different->title);
  json_builder_set_member_name (json, "fields");
  json_builder_begin_array (json);
  for (guint i = 0; i < different->fields->len; i++) {
    const AffDifferentField *field = different->fields->pdata[i];
    json_builder_begin_object (json);
    aff_json_text (json, "name", field->name);
    aff_json_text (json, "before", field->before);
    aff_json_text (json, "after", field->after);
    json_builder_end_object (json);
  }
  json_builder_end_array (json);
  json_builder_end_object (json);
}

// DIFFERENCES: NULL if they could not be listed.
static void
add_differences (JsonBuilder *json, const GPtrArray *differences)
{
  json_builder_set_member_name (json, "differences");
  if (!differences) {
    json_builder_add_null_value (json);
    return;
  }
  json_builder_begin_array (json);
  for (guint i = 0; i < differences->len; i++)
    add_different (json, differences->pdata[i]);
  json_builder_end_array (json);
}

static void
add_texts (JsonBuilder *json, const char *name, const GPtrArray *texts)
{
  json_builder_set_member_name (json, name);
  json_builder_begin_array (json);
  for (guint i = 0; i < texts->len; i++)
    json_builder_add_string_value (json, texts->pdata[i]);
  json_builder_end_array (json);
}

static void
add_remark (JsonBuilder *json, const AffRemark *remark)
{
  json_builder_begin_object (json);
  aff_json_text (json, "code", remark->code);
  aff_json_text (json, "kind", aff_remark_kind_word (remark->kind));
  aff_json_number (json, "count", remark->count);
  aff_json_text (json, "meaning", remark->meaning);
  aff_json_text (json, "action", remark->action);
  add_texts (json, "places", remark->places);
  json_builder_end_object (json);
}

char *
aff_import_view_json (const AffImportView *self)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();
  const GPtrArray *remarks = aff_report_remarks (self->report);

  json_builder_begin_object (json);
  add_files (json, self);
  aff_json_flag (json, "dry_run", self->is_dry);
  aff_json_change (json, self->is_dry ? 0 : self->sequence);
  add_counts (json, &self->outcome);
  add_differences (json, self->differences);
  add_texts (json, "boards_freed", self->outcome.freed);
  json_builder_set_member_name (json, "remarks");
  json_builder_begin_array (json);
  for (guint i = 0; i < remarks->len; i++)
    add_remark (json, remarks->pdata[i]);
  json_builder_end_array (json);
  json_builder_end_object (json);
  return aff_json_finish (json);
}

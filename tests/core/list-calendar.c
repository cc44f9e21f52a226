// SPDX-License-Identifier: GPL-3.0-or-later
// What the reader of calendars makes of files, a line of JSON each, for calendars.py, which reads
// them with another library.
#include "app/read/formats.h"

#include <stdio.h>

static char *
name_start (const AffWhen *when)
{
  gint64 instant = aff_when_instant (when);

  if (when->day[0] == '\0')
    return g_strdup ("");
  if (when->minute < 0)
    return g_strdup (when->day);
  if (instant == AFF_UNKNOWN_TIME)
    return g_strdup_printf ("%sT%02d:%02d", when->day, when->minute / 60, when->minute % 60);
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (instant);
  return g_date_time_format (time, "%Y-%m-%dT%H:%MZ");
}

static void
add_text (JsonBuilder *builder, const char *name, const char *text)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text ? text : "");
}

static void
add_item (JsonBuilder *builder, const AffDraftItem *item)
{
  g_autofree char *start = name_start (&item->start);

  json_builder_begin_object (builder);
  add_text (builder, "key", item->key);
  add_text (builder, "start", start);
  add_text (builder, "title", item->title);
  add_text (builder, "room", item->room);
  json_builder_set_member_name (builder, "minutes");
  json_builder_add_int_value (builder, item->duration_min);
  json_builder_set_member_name (builder, "cancelled");
  json_builder_add_boolean_value (builder, item->is_cancelled);
  json_builder_set_member_name (builder, "tentative");
  json_builder_add_boolean_value (builder, item->to_confirm);
  json_builder_end_object (builder);
}

static void
print_builder (JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autofree char *text = json_to_string (root, FALSE);

  // Not g_print, which writes what the locale can.
  puts (text);
}

static void
list_file (const char *path)
{
  g_autoptr (AffDraft) draft = aff_draft_new ();
  g_autoptr (AffReport) report = aff_report_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (AffSource) source = aff_source_open (path, report, &error);
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (source)
    aff_format_calendar.read (source, draft, report, &error);
  json_builder_begin_object (builder);
  add_text (builder, "file", path);
  add_text (builder, "error", error ? error->message : NULL);
  json_builder_set_member_name (builder, "items");
  json_builder_begin_array (builder);
  for (guint i = 0; !error && i < draft->items->len; i++)
    add_item (builder, draft->items->pdata[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  print_builder (builder);
}

int
main (int argc, char **argv)
{
  for (int i = 1; i < argc; i++)
    list_file (argv[i]);
  return 0;
}

// SPDX-License-Identifier: GPL-3.0-or-later
// export: the programme as other programs read it.
#include "app/base/text.h"
#include "app/db/log.h"
#include "app/tool/tool.h"
#include "app/write/write.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

// What is to be written, and what came of it.
typedef struct {
  const AffExport *format;
  const char *language;
  GBytes *bytes;
  GPtrArray *notes; // char *
} Order;

// In one transaction: the head is that of the rows.
static gboolean
write_all (AffDb *db, gpointer data, GError **error)
{
  Order *order = data;
  g_autoptr (AffProgramme) programme = aff_programme_load (db, error);
  g_autofree char *head = programme ? aff_log_head (db, error) : NULL;

  if (!head)
    return FALSE;
  AffExportContext context = {
    .db = db,
    .programme = programme,
    .head = head,
    .language = order->language,
    .now = aff_tool_now (programme),
  };
  order->bytes = order->format->write (&context, order->notes, error);
  return order->bytes != NULL;
}

static AffExit
print_bytes (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  if (fwrite (data, 1, size, stdout) == size && fflush (stdout) == 0)
    return AFF_EXIT_DONE;
  return aff_tool_fail (AFF_EXIT_FILE,
                        "The output cannot be written (%s). Check where it goes.",
                        g_strerror (errno));
}

static AffExit
deliver (const Order *order, const char *path)
{
  g_autoptr (GError) error = NULL;
  AffExit exit = AFF_EXIT_DONE;

  if (!path || strcmp (path, "-") == 0)
    exit = print_bytes (order->bytes);
  else if (!aff_export_save (order->bytes, path, &error))
    exit = aff_tool_fail_error (error);
  for (guint i = 0; exit == AFF_EXIT_DONE && i < order->notes->len; i++)
    aff_tool_fail (AFF_EXIT_DONE, "%s", (char *) g_ptr_array_index (order->notes, i));
  return exit;
}

static AffExit
run (const AffTool *tool, const char *name, const char *language, const char *path)
{
  g_autoptr (GError) error = NULL;
  AffExit exit = AFF_EXIT_DONE;
  Order order = {.format = aff_export_find (name, &error), .language = language};

  if (!order.format)
    return aff_tool_fail_error (error);
  g_autoptr (AffDb) db = aff_tool_open (tool, AFF_DB_READ, &exit);
  if (!db)
    return exit;
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
  order.notes = notes;
  if (!aff_db_read (db, write_all, &order, &error))
    return aff_tool_fail_error (error);
  exit = deliver (&order, path);
  g_bytes_unref (order.bytes);
  return exit;
}

static AffExit
fail_without_format (void)
{
  g_autoptr (GString) message = g_string_new ("“export” takes one format: ");

  for (const AffExport *const *at = aff_exports (); *at; at++)
    g_string_append_printf (message, "%s%s", (*at)->name, at[1] ? ", " : ".");
  return aff_tool_fail_usage ("export", message->str);
}

AffExit
aff_cmd_export (AffTool *tool, char ***arguments)
{
  static const char *const languages[] = {"fr", "en", "de", NULL};
  g_autofree char *path = NULL;
  g_autofree char *language = NULL;
  g_autofree char *list = aff_export_describe ();
  g_autofree char *description = g_strconcat ("Formats:\n", list, NULL);
  const GOptionEntry entries[] = {
    {"output", 'o', 0, G_OPTION_ARG_FILENAME, &path, "Where it goes (default: -, the output)",
     "FILE"},
    {"language", 0, 0, G_OPTION_ARG_STRING, &language,
     "Of html and ical: fr, en or de (default: en)", "LANGUAGE"},
    {NULL},
  };
  AffUsage usage = {
    "export", "FORMAT",
    "Writes the programme as other programs read it. Only json holds all of it.", description,
    entries};
  AffExit exit = AFF_EXIT_DONE;

  if (!aff_tool_parse (tool, &usage, arguments, &exit))
    return exit;
  if (!(*arguments)[1] || (*arguments)[2])
    return fail_without_format ();
  if (language && !g_strv_contains (languages, language)) {
    g_autofree char *quote = aff_text_quote (language);
    return aff_tool_fail (AFF_EXIT_USAGE, "“%s” is no language of exports; say fr, en or de.",
                          quote);
  }
  return run (tool, (*arguments)[1], language ? language : "en", path);
}

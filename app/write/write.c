// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/write/write.h"

#include "app/base/text.h"
#include "app/write/writers.h"

#include <string.h>

static const AffExport csv = {"csv", "papers and their boards, for spreadsheets",
                              aff_write_csv};
static const AffExport html = {"html",
                               "the whole programme as one page, for browsers and paper",
                               aff_write_html};
static const AffExport ical = {"ical", "items for the calendars of phones (iCalendar)",
                               aff_write_calendar};
static const AffExport schedule_json = {"schedule-json", "the schedule, for pages and programs",
                                        aff_write_schedule_json};
static const AffExport schedule_xml = {"schedule-xml", "the schedule, for programs on phones",
                                       aff_write_schedule_xml};
static const AffExport whole = {"json", "all of it, for another Affiche", aff_write_whole};

static const AffExport *const exports[] = {
  &csv, &html, &ical, &whole, &schedule_json, &schedule_xml, NULL,
};

const AffExport *const *
aff_exports (void)
{
  return exports;
}

static char *
list_names (void)
{
  GString *names = g_string_new (NULL);

  for (const AffExport *const *at = exports; *at; at++)
    g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", (*at)->name);
  return g_string_free (names, FALSE);
}

const AffExport *
aff_export_find (const char *name, GError **error)
{
  g_return_val_if_fail (name != NULL, NULL);
  for (const AffExport *const *at = exports; *at; at++)
    if (strcmp ((*at)->name, name) == 0)
      return *at;
  g_autofree char *quote = aff_text_quote (name);
  g_autofree char *names = list_names ();
  g_set_error (error, AFF_ERROR, AFF_ERROR_NOT_FOUND,
               "There is no export “%s”. Choose one of these: %s.", quote, names);
  return NULL;
}

char *
aff_export_describe (void)
{
  GString *text = g_string_new (NULL);

  for (const AffExport *const *at = exports; *at; at++)
    g_string_append_printf (text, "  %-14s %s\n", (*at)->name, (*at)->title);
  return g_string_free (text, FALSE);
}

gboolean
aff_export_save (GBytes *bytes, const char *path, GError **error)
{
  g_return_val_if_fail (bytes != NULL && path != NULL, FALSE);
  g_autoptr (GError) failure = NULL;
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  if (g_file_set_contents_full (path, data, (gssize) size,
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                0644, &failure))
    return TRUE;
  g_set_error (error, AFF_ERROR, AFF_ERROR_STORE,
               "The export could not be written: %s. Choose another folder or free some space.",
               failure->message);
  return FALSE;
}

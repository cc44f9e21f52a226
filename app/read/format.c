// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/read/format.h"

#include "app/base/text.h"
#include "app/draft/packed.h"
#include "app/read/formats.h"

#include <string.h>

// In the order in which they are asked: of two that are equally sure the first one reads.
static const AffFormat *const formats[] = {
  &aff_format_calendar,
  &aff_format_cmt,
  &aff_format_easychair,
  &aff_format_indico,
  &aff_format_indico_csv,
  &aff_format_list,
  &aff_format_openreview,
  &aff_format_openreview_csv,
  &aff_format_pasted,
  &aff_format_schedule_json,
  &aff_format_schedule_xml,
  &aff_format_table,
  &aff_format_virtual,
  &aff_format_whole,
  &aff_format_whova,
  &aff_format_xcal,
  NULL,
};

const AffFormat *const *
aff_formats (void)
{
  return formats;
}

static char *
list_names (void)
{
  GString *names = g_string_new (NULL);

  for (const AffFormat *const *format = formats; *format; format++)
    g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", (*format)->name);
  return g_string_free (names, FALSE);
}

const AffFormat *
aff_format_find (const char *name, GError **error)
{
  g_return_val_if_fail (name != NULL, NULL);
  for (const AffFormat *const *format = formats; *format; format++)
    if (strcmp ((*format)->name, name) == 0)
      return *format;
  g_autofree char *quote = aff_text_quote (name);
  g_autofree char *names = list_names ();
  g_set_error (error, AFF_ERROR, AFF_ERROR_NOT_FOUND,
               "There is no format “%s”. Choose one of these: %s.", quote, names);
  return NULL;
}

// Why SOURCE cannot be parsed as what it looks like; FALSE if it can.
static gboolean
explain_broken (AffSource *source, AffReport *report, GError **error)
{
  switch (aff_source_kind (source)) {
  case AFF_SOURCE_JSON:
    return aff_source_json (source, report, error) == NULL;
  case AFF_SOURCE_XML:
  case AFF_SOURCE_HTML:
    return aff_source_xml (source, report, error) == NULL;
  case AFF_SOURCE_TEXT:
    return aff_source_sheet (source, report, error) == NULL;
  case AFF_SOURCE_ZIP:
    return !aff_packed_fail (aff_source_name (source), aff_source_bytes (source), error);
  case AFF_SOURCE_CALENDAR:
    return FALSE;
  }
  return FALSE;
}

const AffFormat *
aff_format_recognise (AffSource *source, AffReport *report, GError **error)
{
  g_return_val_if_fail (source != NULL && report != NULL, NULL);
  const AffFormat *best = NULL;
  int surest = 0;

  for (const AffFormat *const *format = formats; *format; format++) {
    int sure = (*format)->recognise (source, report);
    if (sure > surest) {
      best = *format;
      surest = sure;
    }
  }
  if (best || explain_broken (source, report, error))
    return best;
  g_autofree char *names = list_names ();
  g_set_error (
    error, AFF_ERROR, AFF_ERROR_FORMAT,
    "%s is of no format that can be read. If you know which it is, name it with --as; "
    "these can be read: %s.",
    aff_source_name (source), names);
  return NULL;
}

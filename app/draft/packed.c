// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/draft/packed.h"

#include <string.h>

#define SAVE_SHEETS                                                                               \
  "Open it in a spreadsheet program, save each sheet as “CSV UTF-8”, and import these files " \
  "in one go."
#define SAVE_TEXT                                                                              \
  "Open it, copy its text into a file or save it as a web page, and import that."

// Names of members stand in a packed file as they are.
static const struct {
  const char *member;
  const char *what;
  const char *remedy;
} kinds[] = {
  {"xl/workbook.xml", "an Excel workbook (XLSX)", SAVE_SHEETS},
  {"xl/workbook.bin", "an Excel workbook (XLSB)", SAVE_SHEETS},
  {"application/vnd.oasis.opendocument.spreadsheet", "a workbook (ODS)", SAVE_SHEETS},
  {"Index/Tables/", "a Numbers workbook", SAVE_SHEETS},
  {"word/document.xml", "a Word document (DOCX)", SAVE_TEXT},
  {"application/vnd.oasis.opendocument.text", "a text document (ODT)", SAVE_TEXT},
  {"ppt/presentation.xml", "a presentation (PPTX)", SAVE_TEXT},
};

gboolean
aff_packed_fail (const char *name, GBytes *bytes, GError **error)
{
  g_return_val_if_fail (name != NULL && bytes != NULL, FALSE);
  gsize size = 0;
  const char *data = g_bytes_get_data (bytes, &size);
  const char *what = "a packed folder (ZIP)";
  const char *remedy = "Unpack it and import the files in it.";

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (data && memmem (data, size, kinds[i].member, strlen (kinds[i].member))) {
      what = kinds[i].what;
      remedy = kinds[i].remedy;
      break;
    }
  g_set_error (error, AFF_ERROR, AFF_ERROR_FORMAT, "%s is %s, which cannot be read. %s", name,
               what, remedy);
  return FALSE;
}

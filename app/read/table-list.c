// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/read/table-list.h"

#include <string.h>

#define LABEL_BYTES 12
#define TITLE_BYTES 12 // at least

// "M01", "12", "W-47": a few letters, then digits.
static gboolean
is_label (const char *text)
{
  gsize letters = strspn (text, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz#-. ");
  gsize digits = strspn (text + letters, "0123456789");

  return letters <= 4 && digits > 0 && letters + digits == strlen (text) &&
         strlen (text) <= LABEL_BYTES;
}

static gboolean
is_title (const char *text)
{
  return strlen (text) >= TITLE_BYTES && strchr (text, ' ');
}

// All rows but a few are a label, which no other row has, and a title.
static gboolean
is_list (const AffSheet *sheet, int label, int title)
{
  g_autoptr (GHashTable) labels = g_hash_table_new (g_str_hash, g_str_equal);
  guint rows = aff_sheet_rows (sheet);
  guint alike = 0;

  for (guint row = 0; row < rows; row++)
    if (is_label (aff_sheet_cell (sheet, row, label)) &&
        is_title (aff_sheet_cell (sheet, row, title)) &&
        g_hash_table_add (labels, (gpointer) aff_sheet_cell (sheet, row, label)))
      alike++;
  return alike >= 2 && alike * 10 >= rows * 9;
}

static gboolean
has_two_columns (const AffSheet *sheet)
{
  for (guint row = 0; row < aff_sheet_rows (sheet); row++)
    for (guint column = 2; column < aff_sheet_columns (sheet, row); column++)
      if (*aff_sheet_cell (sheet, row, (int) column))
        return FALSE;
  return TRUE;
}

gboolean
aff_table_list_is (const AffSheet *sheet)
{
  g_return_val_if_fail (sheet != NULL, FALSE);
  return has_two_columns (sheet) && (is_list (sheet, 0, 1) || is_list (sheet, 1, 0));
}

gboolean
aff_table_list_read (AffTableHeader *self, const AffSheet *sheet)
{
  g_return_val_if_fail (self != NULL && sheet != NULL, FALSE);
  if (!aff_table_list_is (sheet))
    return FALSE;
  int label = is_list (sheet, 0, 1) ? 0 : 1;

  memset (self, 0, sizeof *self);
  for (guint meaning = 0; meaning < AFF_N_MEANINGS; meaning++)
    self->at[meaning] = -1;
  self->sheet = sheet;
  self->row = -1;
  self->columns = 2;
  self->known = 2;
  self->at[AFF_MEANS_BOARD] = label;
  self->at[AFF_MEANS_TITLE] = 1 - label;
  self->meanings[label] = AFF_MEANS_BOARD;
  self->meanings[1 - label] = AFF_MEANS_TITLE;
  return TRUE;
}

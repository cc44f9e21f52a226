// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/draft/workbook.h"

#include <string.h>

#define NAMESPACE "urn:schemas-microsoft-com:office:spreadsheet"
#define SKIPPED   4000000 // cells in all that a workbook may leave out by ss:Index

static gboolean
is_element (const xmlNode *node, const char *name)
{
  return node->type == XML_ELEMENT_NODE && strcmp ((const char *) node->name, name) == 0 &&
         node->ns && node->ns->href && strcmp ((const char *) node->ns->href, NAMESPACE) == 0;
}

static xmlNode *
next_element (xmlNode *node, const char *name)
{
  while (node && !is_element (node, name))
    node = node->next;
  return node;
}

// An attribute as a number from 1; 0 if it is none.
static guint
get_number (xmlNode *node, const char *name)
{
  xmlChar *text = xmlGetNsProp (node, (const xmlChar *) name, (const xmlChar *) NAMESPACE);
  guint64 number = 0;

  if (!text ||
      !g_ascii_string_to_unsigned ((const char *) text, 10, 1, G_MAXUINT32, &number, NULL))
    number = 0;
  xmlFree (text);
  return (guint) number;
}

static gboolean
add_text (AffSheet *sheet, xmlNode *cell)
{
  xmlNode *data = next_element (cell->children, "Data");
  xmlChar *text = data ? xmlNodeGetContent (data) : NULL;
  gboolean is_added = aff_sheet_add_cell (sheet, text ? (const char *) text : "",
                                          text ? strlen ((const char *) text) : 0);

  xmlFree (text);
  return is_added;
}

// Cells that stand nowhere in the file: those before ss:Index and those under a merged one.
static gboolean
skip_cells (AffSheet *sheet, guint count, guint *skipped)
{
  if (count > AFF_SHEET_COLUMNS || *skipped + count > SKIPPED)
    return FALSE;
  *skipped += count;
  for (guint i = 0; i < count; i++)
    if (!aff_sheet_add_cell (sheet, "", 0))
      return FALSE;
  return TRUE;
}

static gboolean
add_row (AffSheet *sheet, xmlNode *node, guint *skipped)
{
  guint row = aff_sheet_rows (sheet);

  if (!aff_sheet_begin_row (sheet, (guint) MAX (xmlGetLineNo (node), 0)))
    return FALSE;
  for (xmlNode *cell = next_element (node->children, "Cell"); cell;
       cell = next_element (cell->next, "Cell")) {
    guint index = get_number (cell, "Index");
    guint there = aff_sheet_columns (sheet, row);
    if (index > there + 1 && !skip_cells (sheet, index - there - 1, skipped))
      return FALSE;
    if (!add_text (sheet, cell) ||
        !skip_cells (sheet, get_number (cell, "MergeAcross"), skipped))
      return FALSE;
  }
  return TRUE;
}

static AffSheet *
make_sheet (xmlNode *table, const char *file, guint *skipped, GError **error)
{
  g_autoptr (AffSheet) sheet = aff_sheet_new ();

  for (xmlNode *row = table ? next_element (table->children, "Row") : NULL; row;
       row = next_element (row->next, "Row"))
    if (!add_row (sheet, row, skipped)) {
      g_set_error (error, AFF_ERROR, AFF_ERROR_FORMAT,
                   "%s, line %ld: the table is larger than can be read (%d rows of %d cells). "
                   "Delete empty rows and columns in a spreadsheet program and save it again.",
                   file, xmlGetLineNo (row), AFF_SHEET_ROWS, AFF_SHEET_COLUMNS);
      return NULL;
    }
  return g_steal_pointer (&sheet);
}

static void
free_tab (AffWorkbookTab *tab)
{
  g_free (tab->name);
  aff_sheet_free (tab->sheet);
  g_free (tab);
}

static AffWorkbookTab *
make_tab (xmlNode *node, const char *file, guint *skipped, GError **error)
{
  AffSheet *sheet = make_sheet (next_element (node->children, "Table"), file, skipped, error);

  if (!sheet)
    return NULL;
  AffWorkbookTab *tab = g_new0 (AffWorkbookTab, 1);
  xmlChar *name = xmlGetNsProp (node, (const xmlChar *) "Name", (const xmlChar *) NAMESPACE);
  tab->name = g_strdup ((const char *) name);
  tab->sheet = sheet;
  xmlFree (name);
  return tab;
}

gboolean
aff_workbook_is_there (xmlDoc *doc)
{
  g_return_val_if_fail (doc != NULL, FALSE);
  xmlNode *root = xmlDocGetRootElement (doc);

  return root && is_element (root, "Workbook") && next_element (root->children, "Worksheet");
}

GPtrArray *
aff_workbook_tabs (xmlDoc *doc, const char *file, GError **error)
{
  g_return_val_if_fail (doc != NULL && file != NULL, NULL);
  g_autoptr (GPtrArray) tabs = g_ptr_array_new_with_free_func ((GDestroyNotify) free_tab);
  guint skipped = 0;

  if (!aff_workbook_is_there (doc))
    return NULL;
  for (xmlNode *node = next_element (xmlDocGetRootElement (doc)->children, "Worksheet"); node;
       node = next_element (node->next, "Worksheet")) {
    AffWorkbookTab *tab = make_tab (node, file, &skipped, error);
    if (!tab)
      return NULL;
    g_ptr_array_add (tabs, tab);
  }
  return g_steal_pointer (&tabs);
}

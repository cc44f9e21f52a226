// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/draft/workbook.h"

#include <libxml/parser.h>
#include <string.h>

#define HEAD                                                                                   \
  "<?xml version=\"1.0\"?>\n<?mso-application progid=\"Excel.Sheet\"?>\n"                      \
  "<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" "                          \
  "xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\">\n"

static GPtrArray *
read_tabs (const char *text, GError **error)
{
  xmlDoc *doc = xmlReadMemory (text, (int) strlen (text), "sample", NULL, XML_PARSE_NONET);

  g_assert_nonnull (doc);
  GPtrArray *tabs = aff_workbook_tabs (doc, "sample.xls", error);
  xmlFreeDoc (doc);
  return tabs;
}

static void
test_cells_stand_where_they_say (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) tabs = read_tabs (
    HEAD "<Worksheet ss:Name=\"Track A\"><Table>"
         "<Row ss:Index=\"5\"><Cell ss:Index=\"3\"><Data ss:Type=\"String\">c</Data></Cell>"
         "<Cell ss:MergeAcross=\"1\"><Data>d&amp;<B>b</B></Data></Cell><Cell><Data>g</Data>"
         "</Cell><Cell/></Row></Table></Worksheet><Worksheet/></Workbook>",
    &error);

  g_assert_no_error (error);
  g_assert_cmpuint (tabs->len, ==, 2);
  AffWorkbookTab *tab = tabs->pdata[0];
  g_assert_cmpstr (tab->name, ==, "Track A");
  g_assert_cmpuint (aff_sheet_rows (tab->sheet), ==, 1);
  g_assert_cmpuint (aff_sheet_line (tab->sheet, 0), ==, 4);
  const char *const wanted[] = {"", "", "c", "d&b", "", "g", ""};
  g_assert_cmpuint (aff_sheet_columns (tab->sheet, 0), ==, G_N_ELEMENTS (wanted));
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    g_assert_cmpstr (aff_sheet_cell (tab->sheet, 0, (int) i), ==, wanted[i]);
  g_assert_cmpuint (aff_sheet_rows (((AffWorkbookTab *) tabs->pdata[1])->sheet), ==, 0);
}

static void
test_other_xml_is_no_workbook (void)
{
  const char *const texts[] = {"<Workbook><Worksheet/></Workbook>", "<schedule/>",
                               HEAD "</Workbook>"};

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (GError) error = NULL;
    g_assert_null (read_tabs (texts[i], &error));
    g_assert_no_error (error);
  }
}

static void
test_large_numbers_are_refused (void)
{
  const char *const numbers[] = {"ss:Index=\"1001\"", "ss:Index=\"4294967295\"",
                                 "ss:MergeAcross=\"4294967295\"", "ss:MergeAcross=\"1000\""};

  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++) {
    g_autoptr (GError) error = NULL;
    g_autofree char *text = g_strdup_printf (
      HEAD "<Worksheet><Table><Row><Cell %s/><Cell/></Row></Table></Worksheet></Workbook>",
      numbers[i]);
    g_assert_null (read_tabs (text, &error));
    g_assert_error (error, AFF_ERROR, AFF_ERROR_FORMAT);
    g_assert_nonnull (strstr (error->message, "sample.xls, line 4"));
  }
}

static void
test_nonsense_numbers_are_none (void)
{
  const char *const numbers[] = {"ss:Index=\"-3\"", "ss:Index=\"x\"", "ss:Index=\"0\"",
                                 "ss:Index=\"99999999999999999999\"", "ss:Index=\"\""};

  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++) {
    g_autoptr (GError) error = NULL;
    g_autofree char *text = g_strdup_printf (
      HEAD "<Worksheet><Table><Row><Cell %s/></Row></Table></Worksheet></Workbook>",
      numbers[i]);
    g_autoptr (GPtrArray) tabs = read_tabs (text, &error);
    g_assert_no_error (error);
    g_assert_cmpuint (aff_sheet_columns (((AffWorkbookTab *) tabs->pdata[0])->sheet, 0), ==, 1);
  }
}

// Few bytes must not become many cells.
static void
test_holes_are_limited (void)
{
  g_autoptr (GError) error = NULL;
  GString *text = g_string_new (HEAD "<Worksheet><Table>");

  for (int i = 0; i < 5000; i++)
    g_string_append (text, "<Row><Cell ss:Index=\"1000\"/></Row>");
  g_string_append (text, "</Table></Worksheet></Workbook>");
  g_assert_null (read_tabs (text->str, &error));
  g_assert_error (error, AFF_ERROR, AFF_ERROR_FORMAT);
  g_string_free (text, TRUE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/workbook/cells-stand-where-they-say",
                   test_cells_stand_where_they_say);
  g_test_add_func ("/exchange/workbook/other-xml-is-no-workbook",
                   test_other_xml_is_no_workbook);
  g_test_add_func ("/exchange/workbook/large-numbers-are-refused",
                   test_large_numbers_are_refused);
  g_test_add_func ("/exchange/workbook/nonsense-numbers-are-none",
                   test_nonsense_numbers_are_none);
  g_test_add_func ("/exchange/workbook/holes-are-limited", test_holes_are_limited);
  return g_test_run ();
}

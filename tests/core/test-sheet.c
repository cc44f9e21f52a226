// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/draft/sheet.h"

#include <string.h>

typedef struct {
  const char *text;
  const char *cells; // "line:cell|cell" and a newline for each row
} Case;

static const Case cases[] = {
  {"a,b\n1,2\n", "1:a|b\n2:1|2\n"},
  {"a,b\n1,2", "1:a|b\n2:1|2\n"},
  {"a;b\n1,5;2,5\n", "1:a|b\n2:1,5|2,5\n"},
  {"a\tb\tc\n1\t\t3, or 4\n", "1:a|b|c\n2:1||3, or 4\n"},
  {"\tb\n1\t\n", "1:|b\n2:1|\n"},
  {"a|b\n1|2\n", "1:a|b\n2:1|2\n"},
  {"id,authors\n1,First|Second\n2,Third|Fourth|Fifth\n",
   "1:id|authors\n2:1|First/Second\n3:2|Third/Fourth/Fifth\n"},
  {"id,authors\n1,First; Second\n2,Third; Fourth\n",
   "1:id|authors\n2:1|First; Second\n3:2|Third; Fourth\n"},
  {"sep=;\na;b,c,d\n1;2,3,4\n", "2:a|b,c,d\n3:1|2,3,4\n"},
  {"a,b\n\n\n \"1\"\"x\" ,\"two\nlines\"\n\n3,4\n", "1:a|b\n4:1\"x|two/lines\n7:3|4\n"},
  {"one\ntwo\n", "1:one\n2:two\n"},
  {"\"one\nand\"\n\"two\"\n", "1:one/and\n3:two\n"},
  {"He said \"no\nand \"went.\n", "1:He said \"no\n2:and \"went.\n"},
  {" a , b\xc2\xa0\n\xc2\xa0 1 ,2\n", "1:a|b\n2:1|2\n"},
  {"", ""},
  {"\n\n  \n", ""},
};

static AffSheet *
parse (const char *text, gssize length, AffReport *report)
{
  g_autoptr (GError) error = NULL;
  AffSheet *sheet = aff_sheet_parse (text, length < 0 ? strlen (text) : (gsize) length, report,
                                     &error);

  g_assert_no_error (error);
  return sheet;
}

// Newlines and bars in cells as "/".
static char *
write_sheet (const AffSheet *sheet)
{
  GString *text = g_string_new (NULL);

  for (guint row = 0; row < aff_sheet_rows (sheet); row++) {
    g_string_append_printf (text, "%u:", aff_sheet_line (sheet, row));
    for (guint column = 0; column < aff_sheet_columns (sheet, row); column++) {
      g_autofree char *cell = g_strdup (aff_sheet_cell (sheet, row, (int) column));
      g_string_append_printf (text, "%s%s", column > 0 ? "|" : "",
                              g_strdelimit (cell, "|\n", '/'));
    }
    g_string_append_c (text, '\n');
  }
  return g_string_free (text, FALSE);
}

static void
test_separators_are_told_by_the_text (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (AffReport) report = aff_report_new ();
    g_autoptr (AffSheet) sheet = parse (cases[i].text, -1, report);
    g_autofree char *cells = write_sheet (sheet);
    g_assert_cmpstr (cells, ==, cases[i].cells);
  }
}

static void
test_a_stray_quote_is_kept_and_told (void)
{
  g_autoptr (AffReport) report = aff_report_new ();
  g_autoptr (AffSheet)
    sheet = parse ("a,b\n1,5\" disk\n2,\"so \"called\" it\"\n3,4\n", -1, report);
  g_autofree char *cells = write_sheet (sheet);
  const AffRemark *remark = aff_report_find (report, "stray-quote");

  g_assert_cmpstr (cells, ==, "1:a|b\n2:1|5\" disk\n3:2|so \"called\" it\n4:3|4\n");
  g_assert_nonnull (remark);
  g_assert_cmpuint (remark->count, ==, 2);
  g_assert_cmpstr (remark->places->pdata[0], ==, "line 2");
}

static void
test_a_separator_line_is_told (void)
{
  g_autoptr (AffReport) report = aff_report_new ();
  g_autoptr (AffSheet) sheet = parse ("sep=,\na,b\n", -1, report);

  g_assert_cmpuint (aff_sheet_rows (sheet), ==, 1);
  g_assert_nonnull (aff_report_find (report, "separator-line"));
}

static void
assert_refused (const char *text, gsize length, const char *words)
{
  g_autoptr (AffReport) report = aff_report_new ();
  g_autoptr (GError) error = NULL;

  g_assert_null (aff_sheet_parse (text, length, report, &error));
  g_assert_error (error, AFF_ERROR, AFF_ERROR_FORMAT);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, words));
}

static void
assert_repeated_refused (const char *head, const char *bit, guint times, const char *words)
{
  GString *text = g_string_new (head);

  for (guint i = 0; i < times; i++)
    g_string_append (text, bit);
  assert_refused (text->str, text->len, words);
  g_string_free (text, TRUE);
}

static void
test_what_is_too_large_is_refused (void)
{
  assert_repeated_refused ("", "a,b\n", AFF_SHEET_ROWS + 1, "line 200001");
  assert_repeated_refused ("a,b\n1,2\n", ",", AFF_SHEET_COLUMNS,
                           "line 3: this row has more than");
  assert_repeated_refused ("a,b\n1,2\n3,", "x", AFF_SHEET_CELL + 1, "line 3: a cell");
}

static void
test_the_limits_themselves_are_allowed (void)
{
  g_autoptr (AffSheet) sheet = aff_sheet_new ();

  for (int i = 0; i < AFF_SHEET_ROWS; i++)
    g_assert_true (aff_sheet_begin_row (sheet, i + 1));
  g_assert_false (aff_sheet_begin_row (sheet, 1));
  for (int i = 0; i < AFF_SHEET_COLUMNS; i++)
    g_assert_true (aff_sheet_add_cell (sheet, "x", 1));
  g_assert_false (aff_sheet_add_cell (sheet, "x", 1));
  g_assert_cmpuint (aff_sheet_rows (sheet), ==, AFF_SHEET_ROWS);
  g_assert_cmpuint (aff_sheet_columns (sheet, AFF_SHEET_ROWS - 1), ==, AFF_SHEET_COLUMNS);
}

static void
test_an_open_quote_is_refused_with_its_line (void)
{
  assert_refused ("a,b\n1,\"two\n3,4\n", 15, "line 2: a quotation mark");
  assert_refused ("a,b\n1,2\n3,\"4", 12, "line 3: a quotation mark");
}

static void
test_other_encodings_and_nul_are_refused (void)
{
  assert_refused ("a,b\n\xff,2\n", 8, "UTF-8");
  assert_refused ("a,b\n\0,2\n", 8, "UTF-8");
}

static void
test_cells_that_are_not_there_are_empty (void)
{
  g_autoptr (AffReport) report = aff_report_new ();
  g_autoptr (AffSheet) sheet = parse ("a,b\n1\n", -1, report);

  g_assert_cmpstr (aff_sheet_cell (sheet, 1, 1), ==, "");
  g_assert_cmpstr (aff_sheet_cell (sheet, 1, -1), ==, "");
  g_assert_cmpuint (aff_sheet_columns (sheet, 1), ==, 1);
}

static void
test_names_are_folded_with_or_without_brackets (void)
{
  g_autofree char *without = aff_sheet_fold ("Authors (E-mail)", FALSE);
  g_autofree char *with = aff_sheet_fold ("Authors (E-mail)", TRUE);
  g_autofree char *mark = aff_sheet_fold ("#", FALSE);

  g_assert_cmpstr (without, ==, "authors");
  g_assert_cmpstr (with, ==, "authors(email)");
  g_assert_cmpstr (mark, ==, "#");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/sheet/separators-are-told-by-the-text",
                   test_separators_are_told_by_the_text);
  g_test_add_func ("/exchange/sheet/a-stray-quote-is-kept-and-told",
                   test_a_stray_quote_is_kept_and_told);
  g_test_add_func ("/exchange/sheet/a-separator-line-is-told", test_a_separator_line_is_told);
  g_test_add_func ("/exchange/sheet/what-is-too-large-is-refused",
                   test_what_is_too_large_is_refused);
  g_test_add_func ("/exchange/sheet/the-limits-themselves-are-allowed",
                   test_the_limits_themselves_are_allowed);
  g_test_add_func ("/exchange/sheet/an-open-quote-is-refused-with-its-line",
                   test_an_open_quote_is_refused_with_its_line);
  g_test_add_func ("/exchange/sheet/other-encodings-and-nul-are-refused",
                   test_other_encodings_and_nul_are_refused);
  g_test_add_func ("/exchange/sheet/cells-that-are-not-there-are-empty",
                   test_cells_that_are_not_there_are_empty);
  g_test_add_func ("/exchange/sheet/names-are-folded-with-or-without-brackets",
                   test_names_are_folded_with_or_without_brackets);
  return g_test_run ();
}

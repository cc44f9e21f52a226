// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/draft/columns.h"

#include <string.h>

enum { ID, TITLE, FROM, BOARD };

static const char *const names[] = {"Id|#", "Title", "Authors (affiliation)", "Board", NULL};

typedef struct {
  AffSheet *sheet;
  AffReport *report;
  AffColumns columns;
  gboolean is_found;
} Table;

static Table
table_new (const char *text, guint needed)
{
  Table table = {.report = aff_report_new ()};

  table.sheet = aff_sheet_parse (text, strlen (text), table.report, NULL);
  table.is_found = aff_columns_find (&table.columns, table.sheet, names, needed);
  return table;
}

static void
table_clear (Table *table)
{
  aff_sheet_free (table->sheet);
  aff_report_free (table->report);
}

static guint
count_remarks (const Table *table, const char *code)
{
  const AffRemark *remark = aff_report_find (table->report, code);

  return remark ? remark->count : 0;
}

static void
test_names_are_found_below_other_rows (void)
{
  Table table = table_new ("Sample data,\nread me,first\nTITLE,*id\nOne,7\n", 2);

  g_assert_true (table.is_found);
  g_assert_cmpuint (table.columns.header, ==, 2);
  g_assert_cmpstr (aff_columns_cell (&table.columns, 3, ID), ==, "7");
  g_assert_cmpstr (aff_columns_cell (&table.columns, 3, TITLE), ==, "One");
  g_assert_cmpstr (aff_columns_cell (&table.columns, 3, BOARD), ==, "");
  g_assert_false (aff_columns_has (&table.columns, BOARD));
  table_clear (&table);
}

static void
test_brackets_part_columns (void)
{
  Table table = table_new ("#,Title,Authors,Authors (affiliation)\n1,T,a,b\n", 2);

  g_assert_true (table.is_found);
  g_assert_cmpstr (aff_columns_cell (&table.columns, 1, FROM), ==, "b");
  table_clear (&table);
}

static void
test_a_missing_name_finds_nothing (void)
{
  const char *const texts[] = {"", "Id\n1\n", "Title,Board\n1,2\n", "x,y\n1,2\n"};

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    Table table = table_new (texts[i], 2);
    g_assert_false (table.is_found);
    table_clear (&table);
  }
}

static void
test_the_error_says_file_place_and_remedy (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (aff_columns_fail ("talks.csv", "Sample", names, 2, &error));
  g_assert_error (error, AFF_ERROR, AFF_ERROR_FORMAT);
  g_assert_nonnull (strstr (error->message, "talks.csv"));
  g_assert_nonnull (strstr (error->message, "“Id”, “Title”."));
  g_assert_null (strstr (error->message, "Board"));
}

static void
test_what_is_not_read_is_said (void)
{
  Table table = table_new (
    "Id,Title,E-mail,Average rating,Shoe size,Missing Reviewers,\n1,2,3,4,5,6,7\n", 2);

  aff_columns_report_rest (&table.columns, table.report);
  g_assert_cmpuint (count_remarks (&table, "personal-columns"), ==, 1);
  g_assert_cmpuint (count_remarks (&table, "review-columns"), ==, 2);
  g_assert_cmpuint (count_remarks (&table, "other-columns"), ==, 1);
  const AffRemark *other = aff_report_find (table.report, "other-columns");
  g_assert_cmpstr (other->places->pdata[0], ==, "column “Shoe size”");
  table_clear (&table);
}

static void
test_rows_are_claimed_once (void)
{
  Table table = table_new ("Id,Title\n1,One\n,No number\n1,Again\n,\n2,Two,and,more\n"
                           "\u202e,Nothing to see\n1\u200e,Hidden\n",
                           2);
  g_autoptr (GHashTable) keys = aff_columns_keys_new ();
  guint claimed = 0;

  for (guint row = 1; row < aff_sheet_rows (table.sheet); row++)
    claimed += aff_columns_claim (&table.columns, row, keys,
                                  aff_columns_cell (&table.columns, row, ID), table.report);
  g_assert_cmpuint (claimed, ==, 2);
  g_assert_cmpuint (count_remarks (&table, "row-without-name"), ==, 2);
  g_assert_cmpuint (count_remarks (&table, "repeated-row"), ==, 2);
  g_assert_cmpuint (count_remarks (&table, "ragged-row"), ==, 1);
  g_assert_cmpstr (aff_report_find (table.report, "ragged-row")->places->pdata[0], ==,
                   "line 6");
  table_clear (&table);
}

static void
test_equal_keys_are_told_apart (void)
{
  static const char *const wanted[] = {"Break", "Break (2)", "Break (3)", "Talk"};
  static const char *const keys[] = {"Break", "Break", "Break", "Talk"};
  g_autoptr (AffDraft) draft = aff_draft_new ();
  g_autoptr (GHashTable) counts = aff_columns_keys_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++) {
    g_autofree char *key = aff_columns_number_key (counts, draft, keys[i]);
    g_assert_cmpstr (key, ==, wanted[i]);
    g_assert_nonnull (aff_draft_item (draft, key, NULL));
  }
  g_autofree char *literal = aff_columns_number_key (counts, draft, "Break (2)");
  g_assert_false (g_hash_table_contains (draft->item_keys, literal));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/columns/names-are-found-below-other-rows",
                   test_names_are_found_below_other_rows);
  g_test_add_func ("/exchange/columns/brackets-part-columns", test_brackets_part_columns);
  g_test_add_func ("/exchange/columns/a-missing-name-finds-nothing",
                   test_a_missing_name_finds_nothing);
  g_test_add_func ("/exchange/columns/the-error-says-file-place-and-remedy",
                   test_the_error_says_file_place_and_remedy);
  g_test_add_func ("/exchange/columns/what-is-not-read-is-said", test_what_is_not_read_is_said);
  g_test_add_func ("/exchange/columns/rows-are-claimed-once", test_rows_are_claimed_once);
  g_test_add_func ("/exchange/columns/equal-keys-are-told-apart",
                   test_equal_keys_are_told_apart);
  return g_test_run ();
}

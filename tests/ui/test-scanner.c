// SPDX-License-Identifier: GPL-3.0-or-later
// Whether a person or a barcode scanner typed, told by the instants alone.
#include "app/db/db.h"
#include "app/programme/agenda.h"
#include "tests/support/fixture.h"
#include "ui/scanner.h"

// Types TEXT with GAP_MS between its letters and returns what the end then means.
static AffScannerWord
type (AffScanner *scanner, const char *text, guint32 start_ms, guint32 gap_ms)
{
  guint32 time_ms = start_ms;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at), time_ms += gap_ms)
    aff_scanner_take (scanner, g_utf8_get_char (at), time_ms);
  return aff_scanner_take (scanner, 0, time_ms);
}

static void
test_fast_letters_and_an_end_are_a_code (void)
{
  static const struct {
    const char *text;
    guint32 gap_ms;
    AffScannerWord word;
  } cases[] = {
    {"M17", 5, AFF_SCANNER_CODE},
    {"M17", AFF_SCANNER_GAP_MS, AFF_SCANNER_CODE},
    {"M17", AFF_SCANNER_GAP_MS + 1, AFF_SCANNER_NONE},
    {"17", 20, AFF_SCANNER_CODE},
    {"7", 20, AFF_SCANNER_NONE},
    {"", 20, AFF_SCANNER_NONE},
    {"https://doi.org/10.1000/é", 1, AFF_SCANNER_CODE},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    AffScanner scanner;

    aff_scanner_init (&scanner);
    g_assert_cmpint (type (&scanner, cases[i].text, 1000, cases[i].gap_ms), ==, cases[i].word);
    if (cases[i].word == AFF_SCANNER_CODE)
      g_assert_cmpstr (scanner.held->str, ==, cases[i].text);
    aff_scanner_clear (&scanner);
  }
}

static void
test_a_pause_begins_anew (void)
{
  AffScanner scanner;

  aff_scanner_init (&scanner);
  g_assert_cmpint (aff_scanner_take (&scanner, 'x', 100), ==, AFF_SCANNER_HELD);
  g_assert_false (aff_scanner_is_stale (&scanner, 200));
  g_assert_true (aff_scanner_is_stale (&scanner, 201));
  g_assert_cmpint (type (&scanner, "M17", 500, 10), ==, AFF_SCANNER_CODE);
  g_assert_cmpstr (scanner.held->str, ==, "M17");
  aff_scanner_forget (&scanner);
  g_assert_cmpint (aff_scanner_take (&scanner, 0, 520), ==, AFF_SCANNER_NONE);
  aff_scanner_clear (&scanner);
}

// The clock of events has 32 bits.
static void
test_clock_may_begin_anew (void)
{
  AffScanner scanner;

  aff_scanner_init (&scanner);
  g_assert_cmpint (type (&scanner, "M17", G_MAXUINT32 - 15, 10), ==, AFF_SCANNER_CODE);
  g_assert_cmpstr (scanner.held->str, ==, "M17");
  aff_scanner_clear (&scanner);
}

static void
test_third_fast_letter_is_no_person (void)
{
  AffScanner scanner;

  aff_scanner_init (&scanner);
  g_assert_cmpint (aff_scanner_take (&scanner, 'a', 0), ==, AFF_SCANNER_HELD);
  g_assert_cmpint (aff_scanner_take (&scanner, 'b', 30), ==, AFF_SCANNER_HELD);
  g_assert_cmpint (aff_scanner_take (&scanner, 'c', 60), ==, AFF_SCANNER_BURST);
  aff_scanner_clear (&scanner);
}

static void
test_endless_letters_are_no_code (void)
{
  AffScanner scanner;

  aff_scanner_init (&scanner);
  for (guint i = 0; i < 10 * AFF_SCANNER_MOST; i++)
    aff_scanner_take (&scanner, 'a', i);
  g_assert_cmpuint (scanner.held->len, <=, AFF_SCANNER_MOST + 1);
  aff_scanner_clear (&scanner);
}

static AffProgramme *
load_programme (const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AffDb) db = fixture_db_new (
    "INSERT INTO plan (id, name, svg, sha256, width_mm, height_mm) "
    "VALUES (1, 'hall', X'3C7376672F3E', 'none', 20000, 12000);"
    "INSERT INTO workshop (id, code, title) VALUES (1, 'w', 'Workshop');"
    "INSERT INTO item (id, workshop, title, day, minute, duration_min) "
    "VALUES (1, 1, 'Posters', '2026-10-04', 900, 90);"
    "INSERT INTO item_nature (item, nature) VALUES (1, 'poster');"
    "INSERT INTO board (id, plan, label, x_mm, y_mm, facing_deg, width_mm, height_mm) "
    "VALUES (1, 1, 'W047', 1000, 1000, 180, 900, 900);"
    "INSERT INTO paper (id, workshop, number, title) VALUES (3, 1, 'P-17', 'Title');"
    "INSERT INTO link_kind (kind, rank) SELECT 'page', 99 "
    "WHERE NOT EXISTS (SELECT 1 FROM link_kind WHERE kind = 'page');"
    "INSERT INTO link (paper, kind, address) VALUES (3, 'page', 'https://papers.example.org/17');"
    "INSERT INTO presentation (id, paper, item, kind) VALUES (9, 3, 1, 'poster');"
    "INSERT INTO placement (item, board, presentation) VALUES (1, 1, 9);");

  if (sql != NULL)
    fixture_change (db, sql);
  AffProgramme *programme = aff_programme_load (db, &error);
  g_assert_no_error (error);
  return programme;
}

static void
check_target (const AffProgramme *programme, const char *code, const char *expected)
{
  g_autofree char *target = aff_scanner_find_target (programme, code, 1791120240);

  g_assert_cmpstr (target, ==, expected);
}

static void
test_code_opens_its_poster (void)
{
  g_autoptr (AffProgramme) programme = load_programme (NULL);

  check_target (programme, "P-17", "presentation:9");
  check_target (programme, "p-17", "presentation:9");
  check_target (programme, " w047 ", "presentation:9");
  check_target (programme, "https://papers.example.org/17", "presentation:9");
  check_target (programme, "https://papers.example.org/1", NULL);
  check_target (programme, "   ", NULL);
  check_target (programme, "\xFF\xFE", NULL);
  check_target (NULL, "P-17", NULL);
}

static void
test_embargo_is_not_opened (void)
{
  g_autoptr (AffProgramme)
    programme = load_programme ("UPDATE presentation SET embargo = 1791120241");

  check_target (programme, "P-17", NULL);
  check_target (programme, "W047", NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/scanner/fast-letters-and-an-end-are-a-code",
                   test_fast_letters_and_an_end_are_a_code);
  g_test_add_func ("/ui/scanner/a-pause-begins-anew", test_a_pause_begins_anew);
  g_test_add_func ("/ui/scanner/clock-may-begin-anew", test_clock_may_begin_anew);
  g_test_add_func ("/ui/scanner/third-fast-letter-is-no-person",
                   test_third_fast_letter_is_no_person);
  g_test_add_func ("/ui/scanner/endless-letters-are-no-code", test_endless_letters_are_no_code);
  g_test_add_func ("/ui/scanner/code-opens-its-poster", test_code_opens_its_poster);
  g_test_add_func ("/ui/scanner/embargo-is-not-opened", test_embargo_is_not_opened);
  return g_test_run ();
}

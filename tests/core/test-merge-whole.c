// SPDX-License-Identifier: GPL-3.0-or-later
// A whole programme as JSON, and back into the programme from which it comes, or not at all.
#include "tests/support/fixture.h"
#include "tests/support/hall.h"
#include "tests/support/whole.h"

#include <string.h>

// A hall and a copy of it, which goes its own way from then on.
typedef struct {
  AffDb *office; // where the file comes from
  AffDb *kiosk;
  AffReport *report;
} Pair;

static void
set_up (Pair *self, gconstpointer unused)
{
  self->office = hall_new ("UPDATE plan SET sha256 = 'ab'");
  self->kiosk = whole_new_empty ();
  self->report = aff_report_new ();
  g_autofree char *text = whole_export_text (self->office);
  whole_import_well (self->kiosk, text, self->report);
}

static void
tear_down (Pair *self, gconstpointer unused)
{
  aff_report_free (self->report);
  aff_db_free (self->kiosk);
  aff_db_free (self->office);
}

static void
bring (Pair *self)
{
  g_autofree char *text = whole_export_text (self->office);

  aff_report_free (self->report);
  self->report = aff_report_new ();
  whole_import_well (self->kiosk, text, self->report);
}

static guint
count_remarks (const Pair *self, const char *code)
{
  const AffRemark *remark = aff_report_find (self->report, code);

  return remark ? remark->count : 0;
}

static void
test_the_same_again_changes_nothing (Pair *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = whole_export_text (self->office);
  gint64 sequence = -1;

  g_assert_true (whole_import_text (self->kiosk, text, self->report, &sequence, &error));
  g_assert_cmpint (sequence, ==, 0);
  g_assert_cmpuint (aff_report_remarks (self->report)->len, ==, 0);
}

static void
test_what_changed_there_changes_here (Pair *self, gconstpointer unused)
{
  fixture_change (
    self->office,
    "UPDATE paper SET title = 'Better', abstract = 'Said' WHERE id = 1;"
    "UPDATE item SET minute = 920, room = NULL WHERE id = 1;"
    "INSERT INTO person (id, name) VALUES (10, 'Person 10');"
    "INSERT INTO paper (id, workshop, number, title) VALUES (10, 1, 'P10', 'New');"
    "INSERT INTO paper_author (paper, person, rank) VALUES (10, 10, 0);"
    "DELETE FROM link WHERE paper = 2; DELETE FROM paper_topic WHERE paper = 3;"
    "INSERT INTO paper_topic (paper, topic) VALUES (3, 2);"
    "DELETE FROM item_nature WHERE item = 4;"
    "INSERT INTO item_nature VALUES (4, 'keynote')");
  bring (self);
  whole_assert_same_rows (self->office, self->kiosk);
  g_assert_cmpuint (aff_report_remarks (self->report)->len, ==, 0);
}

static void
test_what_was_decided_here_stays (Pair *self, gconstpointer unused)
{
  fixture_change (
    self->kiosk,
    "DELETE FROM placement WHERE presentation = 1;"
    "INSERT INTO placement VALUES (1, 8, 1, 1);"
    "UPDATE item SET live_start = 1791119000, live_end = 1791123000 WHERE id = 1;"
    "UPDATE board SET state = 'closed', note = 'Wet' WHERE id = 1;"
    "INSERT INTO presence (presentation, hung) VALUES (1, 1);"
    "DELETE FROM waiting WHERE paper = 9;"
    "INSERT INTO printed VALUES (1, '8', 'ab', 5);"
    "INSERT INTO notice VALUES (1, 'notice', 1, 2, NULL);"
    "INSERT INTO notice_text VALUES (1, 'en', 'Lead', NULL);"
    "INSERT INTO person (id, name) VALUES (10, 'Walk-in');"
    "INSERT INTO paper (id, workshop, number, title) VALUES (10, 1, 'W1', 'Walk-in');"
    "INSERT INTO paper_author (paper, person, rank) VALUES (10, 10, 0)");
  fixture_change (self->office, "UPDATE item SET title = 'All posters' WHERE id = 1");
  g_autofree char *before = fixture_dump (self->kiosk);
  g_autoptr (GString) expected = g_string_new (before);
  g_string_replace (expected, "title=\"Posters\"", "title=\"All posters\"", 1);
  bring (self);
  g_autofree char *after = fixture_dump (self->kiosk);
  g_assert_cmpstr (after, ==, expected->str);
  // The item's times, the board, the placement that the file has, and the one that waits.
  g_assert_cmpuint (count_remarks (self, "decided-here"), ==, 4);
}

// With the rest of it as the file says: an hour.
static void
test_a_poster_that_hangs_stays_in_its_session (Pair *self, gconstpointer unused)
{
  fixture_change (self->kiosk, "DELETE FROM placement WHERE presentation = 4;"
                               "UPDATE presentation SET item = 3 WHERE id IN (4, 5);"
                               "DELETE FROM placement WHERE presentation = 5;"
                               "INSERT INTO placement VALUES (3, 4, 4, 0)");
  fixture_change (self->office, "UPDATE presentation SET attend_from = 600 WHERE id = 4");
  bring (self);
  g_assert_cmpint (whole_ask (self->kiosk, "SELECT item FROM presentation WHERE id = 4"), ==,
                   3);
  g_assert_cmpint (whole_ask (self->kiosk, "SELECT attend_from FROM presentation WHERE id = 4"),
                   ==, 600);
  g_assert_cmpint (whole_ask (self->kiosk, "SELECT item FROM presentation WHERE id = 5"), ==,
                   1);
  // The presentation, and the two placements that the file has.
  g_assert_cmpuint (count_remarks (self, "decided-here"), ==, 3);
}

static void
test_a_notice_that_was_taken_back_does_not_return (Pair *self, gconstpointer unused)
{
  fixture_change (self->office, "INSERT INTO notice VALUES (1, 'notice', 1, 2, NULL);"
                                "INSERT INTO notice_text VALUES (1, 'en', 'Lead', NULL)");
  bring (self);
  fixture_change (self->kiosk, "DELETE FROM notice_text; DELETE FROM notice");
  fixture_change (self->office, "INSERT INTO notice VALUES (2, 'notice', 3, 4, NULL);"
                                "INSERT INTO notice_text VALUES (2, 'en', 'Next', NULL)");
  bring (self);
  g_assert_cmpint (whole_ask (self->kiosk, "SELECT sum (id) FROM notice"), ==, 2);
  g_assert_cmpint (whole_ask (self->kiosk, "SELECT sum (notice) FROM notice_text"), ==, 2);
  g_assert_cmpuint (count_remarks (self, "decided-here"), ==, 2);
}

// Once: who puts a withdrawn paper on the wait list again here has a reason.
static void
test_a_paper_withdrawn_there_leaves_its_board (Pair *self, gconstpointer unused)
{
  fixture_change (self->office, "DELETE FROM placement WHERE presentation = 1;"
                                "DELETE FROM waiting WHERE paper = 9;"
                                "UPDATE paper SET withdrawn = 1 WHERE id IN (1, 9)");
  bring (self);
  whole_assert_same_rows (self->office, self->kiosk);
  g_assert_cmpuint (count_remarks (self, "freed"), ==, 2);
  fixture_change (self->kiosk, "INSERT INTO waiting (item, paper, rank) VALUES (1, 9, 5)");
  bring (self);
  g_assert_cmpint (whole_ask (self->kiosk, "SELECT count (*) FROM waiting WHERE paper = 9"), ==,
                   1);
}

static void
test_what_is_gone_there_is_withdrawn_here (Pair *self, gconstpointer unused)
{
  fixture_change (self->office, "DELETE FROM placement WHERE presentation = 1;"
                                "DELETE FROM presentation WHERE paper = 1;"
                                "DELETE FROM paper_author WHERE paper = 1;"
                                "DELETE FROM paper_topic WHERE paper = 1;"
                                "DELETE FROM link WHERE paper = 1;"
                                "DELETE FROM paper WHERE id = 1;"
                                "DELETE FROM item_nature WHERE item = 4;"
                                "DELETE FROM item WHERE id = 4;"
                                "DELETE FROM person WHERE id = 1");
  fixture_change (self->kiosk, "UPDATE paper SET withdrawn = 0");
  bring (self);
  g_assert_cmpint (whole_ask (self->kiosk, "SELECT withdrawn FROM paper WHERE id = 1"), ==, 1);
  g_assert_cmpint (whole_ask (self->kiosk, "SELECT sum (withdrawn) FROM paper"), ==, 1);
  g_assert_cmpint (whole_ask (self->kiosk, "SELECT cancelled FROM item WHERE id = 4"), ==, 1);
  g_assert_cmpint (whole_ask (self->kiosk, "SELECT sum (cancelled) FROM item"), ==, 1);
  g_assert_cmpint (whole_ask (self->kiosk, "SELECT count (*) FROM placement"), ==, 6);
  g_assert_cmpint (
    whole_ask (self->kiosk, "SELECT count (*) FROM paper_author WHERE paper = 1"), ==, 1);
  g_assert_cmpint (whole_ask (self->kiosk, "SELECT count (*) FROM item_nature WHERE item = 4"),
                   ==, 1);
  g_assert_cmpuint (count_remarks (self, "gone"), ==, 2);
  g_assert_cmpuint (count_remarks (self, "freed"), ==, 1);
  g_assert_cmpuint (count_remarks (self, "not-in-file"), ==, 1);
  bring (self);
  g_assert_cmpuint (count_remarks (self, "gone"), ==, 0);
}

// As a program wrote it that knew fewer columns.
static void
test_an_older_file_leaves_new_columns_alone (Pair *self, gconstpointer unused)
{
  g_autofree char *text = whole_export_text (self->office);
  g_autoptr (GString) file = g_string_new (text);
  g_autoptr (AffDb) empty = whole_new_empty ();

  g_assert_cmpuint (g_string_replace (file, "\"reserve\" : 0,", "", 0), ==, 4);
  g_assert_cmpuint (g_string_replace (file, "\"schema\" : 5", "\"schema\" : 1", 1), ==, 1);
  whole_import_well (empty, file->str, self->report);
  whole_assert_same_rows (self->office, empty);
  fixture_change (self->kiosk, "UPDATE item SET reserve = 3 WHERE id = 1");
  whole_import_well (self->kiosk, file->str, self->report);
  g_assert_cmpint (whole_ask (self->kiosk, "SELECT reserve FROM item WHERE id = 1"), ==, 3);
  g_assert_cmpuint (aff_report_remarks (self->report)->len, ==, 0);
}

// The hall with one thing said otherwise.
typedef struct {
  const char *what; // in the text of the export, once at least
  const char *instead;
  const char *words; // of the refusal
} Hostile;

static const Hostile hostiles[] = {
  {"\"id\" : 1,", "\"id\" : \"1\",", "no whole number"},
  {"\"id\" : 1,", "\"id\" : 0,", "too large or too small"},
  {"\"id\" : 1,", "\"id\" : 9007199254740993,", "too large or too small"},
  {"\"id\" : 1,", "\"id\" : 1.5,", "no whole number"},
  {"\"id\" : 1,", "\"id\" : true,", "no whole number"},
  {"\"id\" : 1,", "\"id\" : null,", "nothing"},
  {"\"id\" : 1,", "\"id\" : [1],", "a list or an object"},
  {"\"id\" : 1,", "", "lacks the column “id”"},
  {"\"id\" : 2,", "\"id\" : 1,", "has the key of a row before it"},
  {"\"title\" : \"Models\"", "\"title\" : 5", "no text"},
  {"\"title\" : \"Models\"", "\"title\" : {}", "a list or an object"},
  {"\"day\" : \"2026-10-04\"", "\"day\" : \"2026-02-31\"", "no day"},
  {"\"day\" : \"2026-10-04\"", "\"day\" : \"tomorrow\"", "no day"},
  {"\"zone\" : \"Europe/Paris\"", "\"zone\" : \"Mars\"", "no time zone"},
  {"\"language\" : \"en\"", "\"language\" : \"../../x\"", "no language"},
  {"\"kind\" : \"poster\"", "\"kind\" : \"dance\"", "CHECK"},
  {"\"live_start\" : null", "\"live_start\" : 9000000000000", "outside all calendars"},
  {"\"svg\" : \"", "\"svg\" : \"<", "no base64"},
  {"\"workshop\" : 1,\n    \"code\"", "\"workshop\" : 77,\n    \"code\"",
   "refers to a row of workshop"},
  {"\"plan\" : [", "\"plan\" : [ 5,", "is no object"},
  {"\"schema\" : 5", "\"schema\" : 400", "newer Affiche"},
  {"\"schema\" : 5", "\"schema\" : \"5\"", "no whole programme"},
  {"\"placement\" : [\n   {\n    \"item\" : 1", "\"placement\" : [\n   {\n    \"item\" : 77",
   "placement, a row refers to a row of item"},
  {"\"last_ids\" : {\n  \"plan\" : ", "\"last_ids\" : {\n  \"plan\" : 461168601842738790",
   "far above"},
  {"\"programme\" :", "\"program\" :", "no whole programme"},
  {"\"programme\" : \"", "\"programme\" : \"x", "no whole programme"},
};

static void
test_a_hostile_file_changes_nothing (void)
{
  g_autoptr (AffDb) from = hall_new ("UPDATE plan SET sha256 = 'ab'");
  g_autofree char *text = whole_export_text (from);

  for (guint i = 0; i < G_N_ELEMENTS (hostiles); i++) {
    g_autoptr (AffDb) to = whole_new_empty ();
    g_autoptr (AffReport) report = aff_report_new ();
    g_autoptr (GError) error = NULL;
    g_autoptr (GString) file = g_string_new (text);
    g_autofree char *before = fixture_dump (to);

    g_assert_cmpuint (g_string_replace (file, hostiles[i].what, hostiles[i].instead, 1), ==, 1);
    if (whole_import_text (to, file->str, report, NULL, &error) ||
        !g_error_matches (error, AFF_ERROR, AFF_ERROR_FORMAT) ||
        !strstr (error->message, hostiles[i].words))
      g_error ("%s: %s", hostiles[i].instead, error ? error->message : "taken over");
    g_autofree char *after = fixture_dump (to);
    g_assert_cmpstr (after, ==, before);
  }
}

// What it says nothing of stays as every new programme has it.
static void
test_a_file_of_few_tables_leaves_the_rest (void)
{
  g_autoptr (AffDb) from = hall_new (NULL);
  g_autofree char *text = whole_export_text (from);
  g_autoptr (AffReport) report = aff_report_new ();
  g_autoptr (AffDb) to = whole_new_empty ();
  g_autoptr (GError) error = NULL;
  g_autofree char *before = fixture_dump (to);

  *strstr (text, "\"tables\" :") = '\0';
  g_autofree char *none = g_strconcat (text, "\"tables\" : {}}", NULL);
  g_assert_false (whole_import_text (to, none, report, NULL, &error));
  g_assert_error (error, AFF_ERROR, AFF_ERROR_FORMAT);
  g_autofree char *few = g_strconcat (text, "\"tables\" : {\"link_host\" : []}}", NULL);
  whole_import_well (to, few, report);
  g_autofree char *after = fixture_dump (to);
  g_assert_cmpstr (after, ==, before);
}

// What is let in, but not as it came: a remark says so, and SQL tells that nothing of it is there.
static const struct {
  const char *what;
  const char *instead;
  const char *code;
  const char *sql; // counts what must not be there
} mended[] = {
  {"\"title\" : \"Models\"", "\"title\" : \"Mo\\u202edels\\u0007\"", "text-cleaned",
   "SELECT count (*) FROM workshop WHERE title <> 'Models'"},
  {"\"title\" : \"Models\"", "\"title\" : \"Ask somebody@example.org\"", "private-address",
   "SELECT count (*) FROM workshop WHERE title LIKE '%@%'"},
  {"\"title\" : \"Models\"", "\"title\" : \"Ask +33 3 88 00 00 00\"", "private-address",
   "SELECT count (*) FROM workshop WHERE title LIKE '%88%'"},
  {"https://example.org/1\"", "javascript:alert(1)\"", "link-refused",
   "SELECT count (*) FROM link WHERE address NOT LIKE 'https://%'"},
  {"https://example.org/1\"", "https://user@example.org/1\"", "link-refused",
   "SELECT count (*) - 8 FROM link"},
  {"\"title\" : \"Models\"", "\"title\" : \"Models\", \"secret\" : 1", "unknown-column",
   "SELECT 0"},
  {"\"tables\" : {", "\"tables\" : { \"meta\" : [{\"key\" : \"a\", \"value\" : \"b\"}],",
   "unknown-table", "SELECT count (*) FROM meta WHERE key = 'a'"},
  {"\"tables\" : {", "\"tables\" : { \"change\" : [{\"sequence\" : 9}],", "unknown-table",
   "SELECT count (*) FROM change WHERE sequence = 9"},
  {"\"tables\" : {", "\"tables\" : { \"x; DROP TABLE item\" : [],", "unknown-table",
   "SELECT 0"},
};

static void
test_what_may_not_come_in_is_left_out_with_a_remark (void)
{
  g_autoptr (AffDb) from = hall_new ("UPDATE plan SET sha256 = 'ab'");
  g_autofree char *text = whole_export_text (from);

  for (guint i = 0; i < G_N_ELEMENTS (mended); i++) {
    g_autoptr (AffDb) to = whole_new_empty ();
    g_autoptr (AffReport) report = aff_report_new ();
    g_autoptr (GString) file = g_string_new (text);

    g_assert_cmpuint (g_string_replace (file, mended[i].what, mended[i].instead, 1), ==, 1);
    whole_import_well (to, file->str, report);
    const AffRemark *remark = aff_report_find (report, mended[i].code);
    if (!remark || remark->count != 1 || remark->places->len != 1)
      g_error ("%s: no remark %s", mended[i].instead, mended[i].code);
    g_assert_cmpint (whole_ask (to, mended[i].sql), ==, 0);
    g_assert_cmpint (whole_ask (to, "SELECT count (*) FROM paper"), ==, 9);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/exchange/merge-whole/the-same-again-changes-nothing", Pair, NULL, set_up,
              test_the_same_again_changes_nothing, tear_down);
  g_test_add ("/exchange/merge-whole/what-changed-there-changes-here", Pair, NULL, set_up,
              test_what_changed_there_changes_here, tear_down);
  g_test_add ("/exchange/merge-whole/what-was-decided-here-stays", Pair, NULL, set_up,
              test_what_was_decided_here_stays, tear_down);
  g_test_add ("/exchange/merge-whole/a-poster-that-hangs-stays-in-its-session", Pair, NULL,
              set_up, test_a_poster_that_hangs_stays_in_its_session, tear_down);
  g_test_add ("/exchange/merge-whole/a-notice-that-was-taken-back-does-not-return", Pair, NULL,
              set_up, test_a_notice_that_was_taken_back_does_not_return, tear_down);
  g_test_add ("/exchange/merge-whole/a-paper-withdrawn-there-leaves-its-board", Pair, NULL,
              set_up, test_a_paper_withdrawn_there_leaves_its_board, tear_down);
  g_test_add ("/exchange/merge-whole/what-is-gone-there-is-withdrawn-here", Pair, NULL, set_up,
              test_what_is_gone_there_is_withdrawn_here, tear_down);
  g_test_add ("/exchange/merge-whole/an-older-file-leaves-new-columns-alone", Pair, NULL,
              set_up, test_an_older_file_leaves_new_columns_alone, tear_down);
  g_test_add_func ("/exchange/merge-whole/a-hostile-file-changes-nothing",
                   test_a_hostile_file_changes_nothing);
  g_test_add_func ("/exchange/merge-whole/a-file-of-few-tables-leaves-the-rest",
                   test_a_file_of_few_tables_leaves_the_rest);
  g_test_add_func ("/exchange/merge-whole/what-may-not-come-in-is-left-out-with-a-remark",
                   test_what_may_not_come_in_is_left_out_with_a_remark);
  return g_test_run ();
}

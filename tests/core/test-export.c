// SPDX-License-Identifier: GPL-3.0-or-later
// `affichectl export`, and what comes of it where it is imported again.
#include "app/write/write.h"
#include "tests/support/terminal.h"

#include <string.h>

static void
test_a_file_holds_what_is_printed (Terminal *self, gconstpointer unused)
{
  assert_done (self, "--db a.db init");
  for (const AffExport *const *at = aff_exports (); *at; at++) {
    g_autofree char *print = g_strdup_printf ("--db a.db export %s", (*at)->name);
    g_autofree char *dash = g_strdup_printf ("--db a.db export %s -o -", (*at)->name);
    g_autofree char *save = g_strdup_printf ("--db a.db export -o a.out %s", (*at)->name);
    gsize length = 0;

    assert_done (self, print);
    g_assert_cmpuint (strlen (self->output), >, 100);
    g_autofree char *printed = g_steal_pointer (&self->output);
    assert_done (self, dash);
    g_assert_cmpstr (self->output, ==, printed);
    assert_done (self, save);
    g_assert_cmpstr (self->output, ==, "");
    g_autofree char *saved = terminal_read (self, "a.out", &length);
    g_assert_cmpmem (saved, length, printed, strlen (printed));
  }
}

static void
test_a_file_that_cannot_be_written_stays_as_it_was (Terminal *self, gconstpointer unused)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize length;

  assert_done (self, "--db a.db init");
  terminal_write (self, "folder", "old", 3);
  before = terminal_read (self, "folder", &length);
  assert_fails (self, "--db a.db export csv -o folder/a.csv", 3, "could not be written");
  assert_fails (self, "--db a.db export csv -o no/a.csv", 3, "Choose another folder");
  after = terminal_read (self, "folder", &length);
  g_assert_cmpstr (after, ==, before);
}

static void
test_wrong_use_says_what_there_is (Terminal *self, gconstpointer unused)
{
  assert_done (self, "--db a.db init");
  assert_fails (self, "--db a.db export odt", 2, "csv, html, ical, json");
  assert_fails (self, "--db a.db export", 2, "takes one format: csv, html, ical");
  assert_fails (self, "--db a.db export csv json", 2, "takes one format");
  assert_fails (self, "--db a.db export csv -o ''", 2, "is empty; give it FILE");
  assert_fails (self, "--db a.db export html --language it", 2, "“it” is no language");
  assert_fails (self, "--db no.db export csv", 3, "no.db");
  assert_says (self, "export --help", "schedule-xml");
  assert_says (self, "--db a.db export html --language de", "lang=\"de\"");
}

static void
test_what_could_not_be_exported_is_said_beside_it (Terminal *self, gconstpointer unused)
{
  assert_done (self, "--db a.db init");
  assert_done (self, "--db a.db set item 1 day=");
  terminal_run (self, "--db a.db export schedule-xml");
  g_assert_cmpint (self->exit, ==, 0);
  g_assert_true (g_str_has_suffix (self->output, "</schedule>"));
  g_assert_cmpstr (self->errors, ==,
                   "affichectl: 1 item has no day or time yet and could not be exported.\n");
}

// The tables of the JSON that was printed last, as one text.
static char *
print_tables (const Terminal *self)
{
  g_autoptr (JsonNode) root = terminal_json (self->output);
  JsonNode *tables = json_object_get_member (json_node_get_object (root), "tables");

  return json_to_string (tables, TRUE);
}

static void
test_a_whole_programme_comes_back_as_it_was (Terminal *self, gconstpointer unused)
{
  assert_done (self, "--db a.db init");
  assert_done (self, "--db a.db export json -o a.json");
  assert_done (self, "--db b.db init --sample none");
  assert_done (self, "--db b.db import a.json");
  assert_done (self, "--db a.db export json");
  g_autofree char *expected = print_tables (self);
  assert_done (self, "--db b.db export json");
  g_autofree char *found = print_tables (self);
  g_assert_cmpstr (found, ==, expected);
  assert_done (self, "--db a.db show now");
  g_autofree char *shown = g_steal_pointer (&self->output);
  assert_done (self, "--db b.db show now");
  g_assert_cmpstr (self->output, ==, shown);
  assert_says (self, "--db a.db import a.json", "0 new, 0 changed, 0 gone");
}

static void
test_a_whole_programme_is_not_mixed_with_another (Terminal *self, gconstpointer unused)
{
  assert_done (self, "--db a.db init");
  assert_done (self, "--db a.db export json -o a.json");
  assert_done (self, "--db b.db init --sample mfm");
  assert_fails (self, "--db b.db import a.json", 2, "affichectl --db NEW init --sample none");
}

// Also lines that are late, that have no day yet or that were called off.
static void
test_a_schedule_comes_back_as_it_was (Terminal *self, gconstpointer unused)
{
  static const char *const formats[] = {"schedule-xml", "schedule-json", "ical"};

  assert_done (self, "--db a.db init");
  assert_done (self, "--db a.db set item 4 live_start=15:20");
  assert_done (self, "--db a.db set item 2 day=");
  assert_done (self, "--db a.db set item 3 cancelled=1");
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++) {
    g_autofree char *export = g_strdup_printf ("--db a.db export %s -o a.out", formats[i]);
    terminal_run (self, export);
    g_assert_cmpint (self->exit, ==, 0);
    assert_says (self, "--db a.db import a.out", "Nothing is different");
  }
}

static void
test_a_line_changed_in_an_export_is_changed_here (Terminal *self, gconstpointer unused)
{
  gsize length = 0;

  assert_done (self, "--db a.db init");
  assert_done (self, "--db a.db export schedule-xml -o a.xml");
  g_autofree char *text = terminal_read (self, "a.xml", &length);
  g_autoptr (GString) changed = g_string_new_len (text, (gssize) length);
  g_string_replace (changed, "<title>Opening Remarks<", "<title>Welcome to all<", 0);
  terminal_write (self, "a.xml", changed->str, changed->len);
  assert_says (self, "--db a.db import a.xml", "Items: 0 new, 1 changed, 0 gone");
  assert_says (self, "--db a.db show schedule", "Welcome to all");
  // The line keeps the key of where it came from.
  assert_says (self, "--db a.db export json", "\"source_key\" : \"opening\"");
}

static void
test_papers_come_back_from_a_spreadsheet (Terminal *self, gconstpointer unused)
{
  assert_done (self, "--db a.db init");
  assert_done (self, "--db a.db export csv -o a.csv");
  assert_done (self, "--db b.db init --sample none");
  assert_says (self, "--db b.db import a.csv", "Papers: 28 new, 0 changed, 0 gone.");
  assert_done (self, "--db b.db export csv");
  g_autofree char *again = g_steal_pointer (&self->output);
  g_auto (GStrv) lines = g_strsplit (again, "midl-2023/", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 1 + 28);
}

// What is under embargo is not in the file, and stays in the programme all the same.
static void
test_a_spreadsheet_takes_nothing_away (Terminal *self, gconstpointer unused)
{
  assert_done (self, "--db a.db init");
  assert_done (self, "--db a.db export csv -o a.csv");
  assert_says (self, "--db a.db import a.csv --into mfm", "Papers: 0 new,");
  assert_done (self, "--db a.db export json");
  g_autoptr (JsonNode) root = terminal_json (self->output);
  JsonObject *tables = json_object_get_object_member (json_node_get_object (root), "tables");
  g_assert_cmpuint (
    json_array_get_length (json_object_get_array_member (tables, "presentation")), ==, 30);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (tables, "placement")),
                    ==, 28);
}

int
main (int argc, char **argv)
{
  static const struct {
    const char *path;
    void (*test) (Terminal *self, gconstpointer unused);
  } tests[] = {
    {"a-file-holds-what-is-printed", test_a_file_holds_what_is_printed},
    {"a-file-that-cannot-be-written-stays-as-it-was",
     test_a_file_that_cannot_be_written_stays_as_it_was},
    {"wrong-use-says-what-there-is", test_wrong_use_says_what_there_is},
    {"what-could-not-be-exported-is-said-beside-it",
     test_what_could_not_be_exported_is_said_beside_it},
    {"a-whole-programme-comes-back-as-it-was", test_a_whole_programme_comes_back_as_it_was},
    {"a-schedule-comes-back-as-it-was", test_a_schedule_comes_back_as_it_was},
    {"a-line-changed-in-an-export-is-changed-here",
     test_a_line_changed_in_an_export_is_changed_here},
    {"papers-come-back-from-a-spreadsheet", test_papers_come_back_from_a_spreadsheet},
    {"a-spreadsheet-takes-nothing-away", test_a_spreadsheet_takes_nothing_away},
    {"a-whole-programme-is-not-mixed-with-another",
     test_a_whole_programme_is_not_mixed_with_another},
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++) {
    g_autofree char *path = g_strconcat ("/tool/export/", tests[i].path, NULL);
    g_test_add (path, Terminal, NULL, terminal_set_up, tests[i].test, terminal_tear_down);
  }
  return g_test_run ();
}

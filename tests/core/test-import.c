// SPDX-License-Identifier: GPL-3.0-or-later
// affichectl import, as staff call it.
#include "tests/support/terminal.h"

#include <string.h>

static const char notes[] =
  "{\"notes\": [{\"id\": \"aaaaaaaaaa\", \"forum\": \"aaaaaaaaaa\", \"number\": 7, \"content\": {"
  "\"title\": {\"value\": \"Sample data: of boards\"},"
  "\"authors\": {\"value\": [\"First Author\", \"Second Author\"]},"
  "\"venue\": {\"value\": \"Sample 2026 Poster\"},"
  "\"venueid\": {\"value\": \"sample.example/2026/Workshop\"}}}]}";

static const char calendar[] = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nX-WR-CALNAME:Sample\r\n"
                               "BEGIN:VEVENT\r\nUID:1@sample.example\r\n"
                               "DTSTART:20261004T120000Z\r\nDURATION:PT30M\r\n"
                               "SUMMARY:Opening\r\nLOCATION:Hall\r\nEND:VEVENT\r\n"
                               "BEGIN:VEVENT\r\nUID:2@sample.example\r\n"
                               "DTSTART:20261004T130000Z\r\nDURATION:PT60M\r\n"
                               "SUMMARY:Poster session\r\nLOCATION:Hall\r\nEND:VEVENT\r\n"
                               "END:VCALENDAR\r\n";

static const char panel[] = "BEGIN:VEVENT\r\nUID:3@sample.example\r\n"
                            "DTSTART:20261004T140000Z\r\nDURATION:PT60M\r\n"
                            "SUMMARY:Panel\r\nLOCATION:Hall\r\nEND:VEVENT\r\n";

static void
write_text (Terminal *self, const char *name, const char *text)
{
  terminal_write (self, name, text, strlen (text));
}

static void
begin (Terminal *self)
{
  write_text (self, "notes.json", notes);
  write_text (self, "day.ics", calendar);
  assert_done (self, "--db p.db init --sample none");
}

static void
test_a_dry_run_saves_nothing (Terminal *self, gconstpointer unused)
{
  begin (self);
  assert_says (self, "--db p.db import day.ics notes.json --dry-run", "Nothing was saved");
  g_assert_nonnull (strstr (self->output, "2026-10-04 14:00 Opening"));
  g_assert_nonnull (strstr (self->output, "7 Sample data: of boards"));
  assert_says (self, "--db p.db log", "Empty programme made");
  assert_says (self, "--db p.db show schedule", "");
  g_assert_null (strstr (self->output, "Opening"));
}

static void
test_one_change_that_undo_takes_back (Terminal *self, gconstpointer unused)
{
  begin (self);
  assert_says (self, "--db p.db import day.ics", "Items: 2 new");
  assert_says (self, "--db p.db log", "Import of day.ics: items 2 new");
  assert_says (self, "--db p.db show schedule", "14:00");
  assert_says (self, "--db p.db import day.ics", "Nothing is different");
  assert_says (self, "--db p.db undo", "Import of day.ics");
  terminal_run (self, "--db p.db show schedule");
  g_assert_null (strstr (self->output, "Opening"));
  assert_says (self, "--db p.db redo", "Import of day.ics");
  assert_says (self, "--db p.db show schedule", "Opening");
}

// Two calendars of one maker, given together, are two events if they say so.
static void
test_events_are_kept_apart (Terminal *self, gconstpointer unused)
{
  g_autoptr (GString) other = g_string_new (calendar);

  begin (self);
  g_string_replace (other, "X-WR-CALNAME:Sample", "X-WR-CALNAME:Another sample", 0);
  g_string_replace (other, "@sample", "@another", 0);
  write_text (self, "other.ics", other->str);
  assert_says (self, "--db p.db import day.ics other.ics", "Items: 4 new, 0 changed, 0 gone");
  assert_says (self, "--db p.db show schedule", "Opening");
  assert_says (self, "--db p.db import day.ics other.ics", "Nothing is different");
  assert_fails (self, "--db p.db import other.ics --into none", 2, "another");
  assert_done (self, "--db p.db undo");
  assert_says (self, "--db p.db import day.ics", "Items: 2 new");
  assert_says (self, "--db p.db import day.ics other.ics --into sample",
               "Items: 2 new, 0 changed, 0 gone");
}

static void
test_what_changed_is_said (Terminal *self, gconstpointer unused)
{
  g_autoptr (GString) later = g_string_new (calendar);

  begin (self);
  assert_done (self, "--db p.db import day.ics");
  g_string_replace (later, "DTSTART:20261004T120000Z", "DTSTART:20261004T121500Z", 0);
  write_text (self, "day.ics", later->str);
  assert_says (self, "--db p.db import day.ics --dry-run", "start: 14:15 instead of 14:00");
  *strstr (later->str, "BEGIN:VEVENT\r\nUID:2") = '\0';
  g_autofree char *shorter = g_strconcat (later->str, panel, "END:VCALENDAR\r\n", NULL);
  write_text (self, "day.ics", shorter);
  assert_says (self, "--db p.db import day.ics --dry-run", "Gone (cancelled or withdrawn");
  assert_says (self, "--db p.db import day.ics --dry-run --partial", "0 gone. Papers");
}

static void
test_json_says_the_same (Terminal *self, gconstpointer unused)
{
  begin (self);
  assert_done (self, "--db p.db import day.ics notes.json --json");
  g_autoptr (JsonNode) root = terminal_json (self->output);
  JsonObject *object = json_node_get_object (root);
  JsonObject *counts = json_object_get_object_member (object, "counts");
  g_assert_cmpint (json_object_get_int_member (counts, "items_new"), ==, 2);
  g_assert_cmpint (json_object_get_int_member (counts, "papers_new"), ==, 1);
  g_assert_false (json_object_get_boolean_member (object, "dry_run"));
  g_assert_cmpint (json_object_get_int_member (object, "change"), ==, 2);
  JsonArray *files = json_object_get_array_member (object, "files");
  JsonObject *second = json_array_get_object_element (files, 1);
  g_assert_cmpstr (json_object_get_string_member (second, "format"), ==, "openreview");
}

// JSON is UTF-8, whatever a file is called.
static void
test_a_name_that_is_no_text_is_mended_in_json (Terminal *self, gconstpointer unused)
{
  begin (self);
  write_text (self, "d\xe9j\xe0.ics", calendar);
  assert_done (self, "--db p.db import d\xe9j\xe0.ics --json");
  g_autoptr (JsonNode) root = terminal_json (self->output);
  JsonArray *files = json_object_get_array_member (json_node_get_object (root), "files");
  JsonObject *first = json_array_get_object_element (files, 0);
  g_assert_cmpstr (json_object_get_string_member (first, "file"), ==, "d\ufffdj\ufffd.ics");
}

// Each command is a process of its own, in which nothing was prepared.
static void
test_a_whole_programme_moves (Terminal *self, gconstpointer unused)
{
  assert_done (self, "--db a.db init");
  assert_done (self, "--db a.db export json -o a.json");
  assert_done (self, "--db b.db init --sample none");
  write_text (self, "day.ics", calendar);
  assert_fails (self, "--db b.db import a.json day.ics", 2, "Import it on its own");
  assert_fails (self, "--db b.db import day.ics a.json", 2, "Import it on its own");
  assert_says (self, "--db b.db import a.json", "Papers: 28 new");
  assert_says (self, "--db b.db import a.json", "Nothing is different");
  assert_says (self, "--db a.db import a.json", "Nothing is different");
  assert_done (self, "--db b.db withdraw P161");
  assert_says (self, "--db b.db import a.json", "1 changed");
}

// What staff set here and the file does not know is taken back by it, but never unseen.
static void
test_what_a_whole_programme_takes_back_is_said (Terminal *self, gconstpointer unused)
{
  assert_done (self, "--db a.db init");
  assert_done (self, "--db a.db export json -o a.json");
  assert_done (self, "--db a.db set paper P161 power=yes");
  assert_says (self, "--db a.db import a.json --dry-run", "power: no instead of yes");
  g_assert_nonnull (strstr (self->output, "Papers: 0 new, 1 changed"));
  assert_done (self, "--db a.db set board 7 power=yes");
  assert_says (self, "--db a.db import a.json", "power: 0 instead of 1");
}

static void
test_wrong_use_is_said (Terminal *self, gconstpointer unused)
{
  begin (self);
  write_text (self, "odd.bin", "just some words of which nothing can be made");
  write_text (self, "broken.json", "{\"notes\": [");
  assert_fails (self, "--db p.db import", 2, "takes one file or more");
  assert_fails (self, "--db p.db import nowhere.ics", 3, "nowhere.ics");
  assert_fails (self, "--db p.db import day.ics --as quite-unknown", 2, "There is no format");
  assert_fails (self, "--db p.db import day.ics --into other", 2, "There is no workshop");
  assert_fails (self, "--db p.db import odd.bin", 2, "odd.bin");
  assert_fails (self, "--db p.db import broken.json", 2, "broken.json");
  // The good file before the bad one comes to nothing as well.
  assert_fails (self, "--db p.db import day.ics broken.json", 2, "broken.json");
  assert_says (self, "--db p.db log", "Empty programme made");
  g_assert_null (strstr (self->output, "Import"));
}

int
main (int argc, char **argv)
{
  static const struct {
    const char *claim;
    void (*test) (Terminal *, gconstpointer);
  } tests[] = {
    {"a-dry-run-saves-nothing", test_a_dry_run_saves_nothing},
    {"is-one-change-that-undo-takes-back", test_one_change_that_undo_takes_back},
    {"keeps-events-apart", test_events_are_kept_apart},
    {"says-what-changed", test_what_changed_is_said},
    {"says-the-same-as-json", test_json_says_the_same},
    {"mends-a-name-that-is-no-text-in-json", test_a_name_that_is_no_text_is_mended_in_json},
    {"moves-a-whole-programme", test_a_whole_programme_moves},
    {"says-what-a-whole-programme-takes-back", test_what_a_whole_programme_takes_back_is_said},
    {"says-what-is-wrong", test_wrong_use_is_said},
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++) {
    g_autofree char *path = g_strconcat ("/tool/import/", tests[i].claim, NULL);
    g_test_add (path, Terminal, NULL, terminal_set_up, tests[i].test, terminal_tear_down);
  }
  return g_test_run ();
}

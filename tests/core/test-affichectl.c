// SPDX-License-Identifier: GPL-3.0-or-later
// The program itself, as a script calls it: output, exit codes, and files left as they were.
#include "app/db/staff.h"
#include "tests/support/fixture.h"
#include "tests/support/terminal.h"

#include <json-glib/json-glib.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static void
test_the_default_file_is_in_the_users_data_directory (Terminal *self, gconstpointer unused)
{
  g_autofree char *path = terminal_path (self, "data/affiche/programme.db");

  assert_fails (self, "show now", 3, "init");
  assert_done (self, "init");
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
  assert_done (self, "show now");
  g_assert_nonnull (strstr (self->output, "Sample data, simulated time."));
  g_assert_nonnull (strstr (self->output, "Sunday 4 October 2026, 15:24 (Europe/Paris)"));
}

static void
test_each_sample_is_made_and_has_no_errors (Terminal *self, gconstpointer unused)
{
  static const char *const samples[] = {"strasbourg", "mfm", "imimic", "none"};
  static const char *const commands[] = {"check",         "check --json",
                                         "show now",      "show now --json",
                                         "show schedule", "show schedule --json",
                                         "show boards",   "show boards --json"};

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++) {
    g_autofree char *init = g_strdup_printf ("--db %s.db init --sample %s", samples[i],
                                             samples[i]);
    assert_done (self, init);
    for (guint j = 0; j < G_N_ELEMENTS (commands); j++) {
      g_autofree char *line = g_strdup_printf ("--db %s.db %s", samples[i], commands[j]);
      assert_done (self, line);
      g_assert_cmpuint (strlen (self->output), >, 2);
      if (!g_str_has_suffix (line, "--json"))
        continue;
      g_autoptr (JsonNode) root = terminal_json (self->output);
      g_assert_nonnull (root);
    }
  }
}

static void
test_a_file_that_exists_is_left_alone (Terminal *self, gconstpointer unused)
{
  gsize length;

  terminal_write (self, "mine.txt", "my words", 8);
  assert_fails (self, "--db mine.txt init", 2, "exists");
  g_autofree char *bytes = terminal_read (self, "mine.txt", &length);
  g_assert_cmpmem (bytes, length, "my words", 8);
  assert_fails (self, "--db new.db init --sample other", 2, "other");
  assert_fails (self, "--db mine.txt/new.db init", 3, "mine.txt");
  assert_fails (self, "--db new.db show now", 3, "new.db");
}

static void
assert_members (JsonObject *object, const char *names)
{
  g_auto (GStrv) words = g_strsplit (names, " ", -1);

  for (guint i = 0; words[i]; i++)
    if (!json_object_has_member (object, words[i]))
      g_error ("no member %s", words[i]);
  g_assert_cmpuint (json_object_get_size (object), ==, g_strv_length (words));
}

static void
test_json_has_the_documented_members (Terminal *self, gconstpointer unused)
{
  assert_done (self, "--db a.db init");
  assert_done (self, "--db a.db show now --json");
  g_autoptr (JsonNode) now = terminal_json (self->output);
  JsonObject *object = json_node_get_object (now);
  assert_members (object, "now running next notice as_of sample simulated");
  g_assert_cmpstr (json_object_get_string_member (object, "now"), ==,
                   "2026-10-04T15:24:00+02:00");
  assert_members (json_object_get_object_member (object, "notice"),
                  "loudness lead text from until");
  JsonObject *item =
    json_array_get_object_element (json_object_get_array_member (object, "running"), 0);
  assert_members (item, "id title subtitle type natures workshop room start end planned_start "
                        "planned_end certainty cancelled people");
  g_assert_cmpstr (json_object_get_string_member (item, "planned_end"), ==,
                   "2026-10-04T16:10:00+02:00");

  assert_done (self, "--db a.db show boards --json");
  g_autoptr (JsonNode) boards = terminal_json (self->output);
  JsonArray *array = json_node_get_array (boards);
  guint assigned = 0;
  g_assert_cmpuint (json_array_get_length (array), ==, 30);
  for (guint i = 0; i < 30; i++) {
    JsonObject *board = json_array_get_object_element (array, i);
    assert_members (board, "label state topic presence paper");
    gboolean has_paper = !json_object_get_null_member (board, "paper");
    gboolean is_assigned = strcmp (json_object_get_string_member (board, "state"),
                                   "assigned") == 0;
    g_assert_cmpint (has_paper, ==, is_assigned);
    assigned += is_assigned;
  }
  g_assert_cmpuint (assigned, ==, 28);
  JsonObject *board = json_array_get_object_element (array, 1);
  g_assert_cmpstr (json_object_get_string_member (board, "label"), ==, "2");
  assert_members (json_object_get_object_member (board, "paper"), "number title");
}

static void
test_words_find_what_the_kiosk_finds (Terminal *self, gconstpointer unused)
{
  assert_done (self, "--db a.db init");
  assert_done (self, "--db a.db search uncertianty --limit 2 --json");
  g_autoptr (JsonNode) found = terminal_json (self->output);
  JsonObject *object = json_node_get_object (found);
  assert_members (object, "found suggestion hits");
  g_assert_cmpstr (json_object_get_string_member (object, "suggestion"), ==, "Uncertainty");
  JsonArray *hits = json_object_get_array_member (object, "hits");
  g_assert_cmpuint (json_array_get_length (hits), ==, 2);
  JsonObject *hit = json_array_get_object_element (hits, 0);
  assert_members (hit, "kind id label title detail also field withdrawn corrected");
  g_assert_cmpstr (json_object_get_string_member (hit, "kind"), ==, "topic");
  g_assert_cmpstr (json_object_get_string_member (hit, "label"), ==, "D");
  g_assert_true (json_object_get_boolean_member (hit, "corrected"));
  assert_done (self, "--db a.db search wc");
  g_assert_nonnull (strstr (self->output, "Toilets"));
  assert_done (self, "--db a.db search zzzzzz");
  g_assert_cmpstr (self->output, ==, "Nothing found.\n");
  assert_fails (self, "--db a.db search", 2, "words");
  assert_fails (self, "--db a.db search a --limit 0", 2, "--limit");
}

static char *
pick_paper (Terminal *self)
{
  assert_done (self, "--db a.db show boards --json");
  g_autoptr (JsonNode) boards = terminal_json (self->output);
  JsonObject *board = json_array_get_object_element (json_node_get_array (boards), 0);
  JsonObject *paper = json_object_get_object_member (board, "paper");

  return g_strdup (json_object_get_string_member (paper, "number"));
}

static void
run_format (Terminal *self, const char *format, const char *word)
{
  g_auto (GStrv) parts = g_strsplit (format, "PAPER", -1);
  g_autofree char *line = g_strjoinv (word, parts);

  assert_done (self, line);
}

static void
test_a_paper_is_shown_with_what_its_code_opens (Terminal *self, gconstpointer unused)
{
  assert_done (self, "--db a.db init");
  g_autofree char *number = pick_paper (self);
  run_format (self, "--db a.db show paper PAPER --json", number);
  g_autoptr (JsonNode) root = terminal_json (self->output);
  JsonObject *paper = json_node_get_object (root);
  assert_members (paper, "number title authors presenters board address host topics "
                         "presentations abstract origin track workshop withdrawn");
  g_assert_cmpstr (json_object_get_string_member (paper, "number"), ==, number);
  g_assert_cmpstr (json_object_get_string_member (paper, "board"), ==, "1");
  g_assert_true (
    g_str_has_prefix (json_object_get_string_member (paper, "address"), "https://"));
  run_format (self, "--db a.db show paper PAPER", number);
  g_assert_nonnull (strstr (self->output, json_object_get_string_member (paper, "title")));
  assert_fails (self, "--db a.db show paper 999", 2, "999");
}

static void
test_what_has_no_time_or_name_is_null (Terminal *self, gconstpointer unused)
{
  assert_done (self, "--db a.db init --sample none");
  assert_done (self, "--db a.db add workshop code=w title=W");
  assert_done (self, "--db a.db add item title=Talk speaker='to be announced'");
  assert_done (self, "--db a.db show schedule --json");
  g_autoptr (JsonNode) root = terminal_json (self->output);
  JsonObject *item = json_array_get_object_element (json_node_get_array (root), 0);
  g_assert_true (json_object_get_null_member (item, "start"));
  g_assert_true (json_object_get_null_member (item, "planned_end"));
  g_assert_true (json_object_get_null_member (item, "room"));
  JsonObject *entry =
    json_array_get_object_element (json_object_get_array_member (item, "people"), 0);
  assert_members (entry, "role person reason");
  g_assert_true (json_object_get_null_member (entry, "person"));
  g_assert_cmpstr (json_object_get_string_member (entry, "reason"), ==, "to-be-announced");
  assert_done (self, "--db a.db show schedule");
  g_assert_nonnull (strstr (self->output, "Day to be announced"));
}

static void
test_changes_of_the_day_are_shown (Terminal *self, gconstpointer unused)
{
  assert_done (self, "--db a.db init");
  g_autofree char *number = pick_paper (self);
  assert_done (self, "--db a.db set item 6 speaker='Ada Lovelace' live_start=16:45");
  g_assert_true (g_str_has_prefix (self->output, "Saved as change "));
  assert_done (self, "--db a.db set item 6 speaker='Ada Lovelace'");
  g_assert_cmpstr (self->output, ==, "Nothing to change.\n");
  assert_done (self, "--db a.db show schedule --json");
  g_assert_nonnull (strstr (self->output, "Ada Lovelace"));
  g_assert_nonnull (strstr (self->output, "2026-10-04T16:45:00+02:00"));
  run_format (self, "--db a.db withdraw PAPER", number);
  g_autofree char *expected = g_strdup_printf ("Paper %s is withdrawn; board 1 is free.\n",
                                               number);
  g_assert_cmpstr (self->output, ==, expected);
  assert_done (self, "--db a.db add paper number=L1 title=Late workshop=mfm authors='A; B' "
                     "poster=4 board=1");
  g_assert_cmpstr (self->output, ==, "L1\n");
  assert_done (self, "--db a.db show paper L1");
  g_assert_nonnull (strstr (self->output, "link to come"));
  assert_done (self,
               "--db a.db set paper L1 link.openreview=https://openreview.net/forum?id=a");
  assert_done (self, "--db a.db show paper L1 --json");
  g_assert_nonnull (strstr (self->output, "\"https://openreview.net/forum?id=a\""));
}

static void
test_check_ends_with_one_if_there_is_an_error (Terminal *self, gconstpointer unused)
{
  assert_done (self, "--db a.db init");
  assert_done (self, "--db a.db set person id:1 affiliation=a@example.org");
  terminal_run (self, "--db a.db check");
  g_assert_cmpint (self->exit, ==, 1);
  g_assert_cmpstr (self->errors, ==, "");
  g_assert_true (g_str_has_prefix (self->output, "error "));
  terminal_run (self, "--db a.db check --json");
  g_assert_cmpint (self->exit, ==, 1);
  g_autoptr (JsonNode) root = terminal_json (self->output);
  JsonObject *finding = json_array_get_object_element (json_node_get_array (root), 0);
  assert_members (finding, "severity code sentence remedy about");
  assert_members (json_object_get_object_member (finding, "about"), "entity id");
}

static void
test_codes_are_shown_and_written (Terminal *self, gconstpointer unused)
{
  gsize length;

  assert_done (self, "--db a.db init");
  g_autofree char *number = pick_paper (self);
  run_format (self, "--db a.db qr PAPER", number);
  g_assert_nonnull (strstr (self->output, "\nopenreview.net\nhttps://openreview.net/"));
  run_format (self, "--db a.db qr PAPER -o a.svg", number);
  g_autofree char *svg = terminal_read (self, "a.svg", &length);
  g_assert_nonnull (strstr (svg, "<svg"));
  assert_done (self, "qr https://example.org/a --output a.png");
  g_autofree char *png = terminal_read (self, "a.png", &length);
  g_assert_cmpint (memcmp (png, "\x89PNG", 4), ==, 0);
  assert_fails (self, "qr http://example.org", 2, "https");
  assert_fails (self, "qr https://example.org -o a.gif", 2, ".svg");
  assert_fails (self, "qr https://example.org -o nowhere/a.svg", 3, "nowhere");
  assert_fails (self, "--db a.db qr 999", 2, "999");
  assert_done (self, "--db a.db add paper number=L1 title=Late workshop=mfm");
  assert_fails (self, "--db a.db qr L1", 2, "no live link");
}

static void
test_wrong_use_is_told_and_changes_nothing (Terminal *self, gconstpointer unused)
{
  static const struct {
    const char *line;
    const char *word;
  } cases[] = {
    {"", "No command"},
    {"fly", "fly"},
    {"--wings", "--wings"},
    {"--db", "--db"},
    {"show", "paper NUMBER"},
    {"show weather", "paper NUMBER"},
    {"show now then", "paper NUMBER"},
    {"show paper", "paper NUMBER"},
    {"--db a.db show paper O1 O2", "paper NUMBER"},
    {"show --wings now", "--wings"},
    {"--db a.db show now --now later", "later"},
    {"--db a.db show now --now 2026-13-01T00:00", "2026-13-01"},
    {"--db a.db show now --now 2026-10-04T15:24,x60", "speed"},
    {"--db a.db show now --now ''", "--now is empty"},
    {"--db a.db show now --now 2026-10-04", "instant"},
    {"check everything", "no argument"},
    {"init everything", "no argument"},
    {"qr", "one paper"},
    {"qr a b", "one paper"},
    {"withdraw", "one paper"},
    {"tour everything", "options only"},
    {"tour --minutes 500", "120"},
    {"--db a.db tour --from nowhere", "nowhere"},
    {"--db a.db tour --end 'the moon'", "the moon"},
    {"--db a.db tour --topics Q", "Q"},
    {"--db a.db tour --papers 999", "999"},
    {"--db a.db tour --by noon", "noon"},
    {"--db a.db tour --now 2026-10-04T15:24,x60", "speed"},
    {"--db a.db withdraw 999", "999"},
    {"set", "missing"},
    {"set item 4", "missing"},
    {"add paper", "missing"},
    {"--db a.db set hall 4 label=5", "workshop, room, item"},
    {"--db a.db set board 4 label=5", "label"},
    {"--db a.db add board note=New", "drawing"},
    {"--db a.db set item 4 colour=red", "colour"},
    {"--db a.db set item 4 minute=noon", "noon"},
    {"--db a.db set item 999 title=A", "999"},
    {"--db a.db set item 4 title=A minute=noon", "noon"},
    {"--db a.db set paper O1 link.openreview=javascript:alert", "https"},
    {"--db a.db add item minute=12:00 workshop=mfm", "title=VALUE"},
    {"--db a.db add paper number=O1 title=A workshop=none", "none"},
  };

  gsize length, later_length;

  assert_done (self, "--db a.db init");
  g_autofree char *before = terminal_read (self, "a.db", &length);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_fails (self, cases[i].line, 2, cases[i].word);
  g_autofree char *after = terminal_read (self, "a.db", &later_length);
  g_assert_cmpmem (after, later_length, before, length);
}

static void
test_help_and_version_are_printed (Terminal *self, gconstpointer unused)
{
  static const char *const commands[] = {"init",  "show",   "check", "qr",       "set",
                                         "add",   "place",  "free",  "swap",     "keep",
                                         "close", "assign", "wait",  "presence", "withdraw"};

  assert_done (self, "--version");
  g_assert_true (g_str_has_prefix (self->output, "affichectl 0."));
  assert_done (self, "--help");
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    g_assert_nonnull (strstr (self->output, commands[i]));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++) {
    g_autofree char *line = g_strdup_printf ("%s --help", commands[i]);
    g_autofree char *usage = g_strdup_printf ("  affichectl %s [OPTION", commands[i]);
    assert_done (self, line);
    g_assert_nonnull (strstr (self->output, usage));
  }
}

// A file that is no sound programme: every command says so and leaves its bytes alone.
static void
assert_refused (Terminal *self, const char *bytes, gsize length, const char *word)
{
  static const char *const commands[] = {
    "show now",           "show schedule --json", "check",       "qr 17",
    "set item 1 title=A", "add person name=A",    "withdraw 17",
  };

  terminal_write (self, "bad.db", bytes, length);
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++) {
    g_autofree char *line = g_strdup_printf ("--db bad.db %s", commands[i]);
    gsize later_length;
    assert_fails (self, line, 3, word);
    g_autofree char *after = terminal_read (self, "bad.db", &later_length);
    g_assert_cmpmem (after, later_length, bytes, length);
  }
}

static void
test_what_is_no_programme_is_refused_untouched (Terminal *self, gconstpointer unused)
{
  static const char text[] = "number,title\n1,\"A table that is no SQLite file\"\n";
  gsize length;

  assert_done (self, "--db good.db init");
  g_autofree char *good = terminal_read (self, "good.db", &length);
  assert_refused (self, "", 0, "bad.db");
  assert_refused (self, text, strlen (text), "bad.db");
  assert_refused (self, good, 100, "bad.db");
  assert_refused (self, good, length / 2, "bad.db");
  g_autofree char *foreign = g_memdup2 (good, length);
  memset (foreign + 68, 0x41, 4); // application_id
  assert_refused (self, foreign, length, "bad.db");
  g_autofree char *newer = g_memdup2 (good, length);
  newer[62] = 0x7f; // user_version
  assert_refused (self, newer, length, "newer");
}

static void
test_flipped_bytes_never_crash_nor_write (Terminal *self, gconstpointer unused)
{
  gsize length, later_length;

  assert_done (self, "--db good.db init");
  g_autofree char *good = terminal_read (self, "good.db", &length);
  for (int round = 0; round < 60; round++) {
    g_autofree char *bytes = g_memdup2 (good, length);
    for (int i = 0; i < 20; i++)
      bytes[g_test_rand_int_range (0, (int) length)] ^= (char) g_test_rand_int_range (1, 255);
    terminal_write (self, "bad.db", bytes, length);
    terminal_run (self, round % 2 ? "--db bad.db show schedule --json" : "--db bad.db check");
    g_assert_true (self->exit == 0 || self->exit == 1 || self->exit == 3);
    g_assert_true (self->exit != 3 || g_str_has_prefix (self->errors, "affichectl: "));
    g_autofree char *after = terminal_read (self, "bad.db", &later_length);
    g_assert_cmpmem (after, later_length, bytes, length);
  }
}

static void
test_what_cannot_be_reached_is_told (Terminal *self, gconstpointer unused)
{
  g_autofree char *locked = terminal_path (self, "locked.db");

  assert_fails (self, "--db nothing.db show now", 3, "nothing.db");
  assert_fails (self, "--db nowhere/nothing.db check", 3, "nothing.db");
  assert_fails (self, "--db . show now", 3, "folder");
  assert_fails (self, "--db /dev/null show now", 3, "/dev/null");
  assert_fails (self, "--db /proc/none/a.db init", 3, "at /proc/none/a.db:");
  assert_fails (self, "--db /proc/a.db init", 3, "at /proc/a.db:");
  if (geteuid () == 0)
    return; // root reads whatever the mode says
  assert_done (self, "--db locked.db init");
  g_assert_cmpint (chmod (locked, 0000), ==, 0);
  assert_fails (self, "--db locked.db show now", 3, "locked.db");
  assert_fails (self, "--db locked.db set item 1 title=A", 3, "locked.db");
  g_assert_cmpint (chmod (locked, 0400), ==, 0);
  assert_done (self, "--db locked.db show now");
  assert_fails (self, "--db locked.db set item 1 title=A", 3, "locked.db");
}

static void
test_a_folder_that_cannot_be_written_can_be_read (Terminal *self, gconstpointer unused)
{
  if (geteuid () == 0) {
    g_test_skip ("root writes whatever the mode says");
    return;
  }
  assert_done (self, "--db a.db init");
  g_assert_cmpint (chmod (self->folder, 0500), ==, 0);
  assert_done (self, "--db a.db show now");
  terminal_run (self, "--db a.db set item 1 title=A");
  int exit = self->exit;
  terminal_run (self, "--db b.db init");
  g_assert_cmpint (chmod (self->folder, 0700), ==, 0);
  g_assert_cmpint (exit, ==, 3);
  g_assert_cmpint (self->exit, ==, 3);
}

// Another program holds the file: readers wait and say so, nothing is changed.
static void
test_a_file_locked_by_a_writer_is_left_alone (Terminal *self, gconstpointer unused)
{
  g_autofree char *path = terminal_path (self, "a.db");
  sqlite3 *writer = NULL;
  gsize length, later_length;

  assert_done (self, "--db a.db init");
  g_autofree char *before = terminal_read (self, "a.db", &length);
  g_assert_cmpint (sqlite3_open (path, &writer), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (writer, "BEGIN EXCLUSIVE", NULL, NULL, NULL), ==, SQLITE_OK);
  assert_fails (self, "--db a.db show now", 3, "another program");
  assert_fails (self, "--db a.db set item 1 title=A", 3, "another program");
  g_assert_cmpint (sqlite3_exec (writer, "ROLLBACK", NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (writer), ==, SQLITE_OK);
  g_autofree char *after = terminal_read (self, "a.db", &later_length);
  g_assert_cmpmem (after, later_length, before, length);
  assert_done (self, "--db a.db show now");
}

#define HALL                                                                                   \
  "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9000 6000'>"                           \
  "<rect id='board-W1' class='board' x='100' y='100' width='900' height='900'/>"               \
  "<rect id='board-W2' class='board' x='%s' y='100' width='900' height='900'/>"                \
  "<rect id='place-bar' class='place' data-kind='coffee' width='90' height='90'/></svg>"

static void
write_hall (const Terminal *self, const char *x)
{
  g_autofree char *svg = g_strdup_printf (HALL, x);
  terminal_write (self, "hall.svg", svg, strlen (svg));
}

// Dies in the middle of a change of a.db that has reached the file already.
static void
kill_a_writer (const Terminal *self)
{
  g_autofree char *path = terminal_path (self, "a.db");
  pid_t child = fork ();
  int status;

  g_assert_cmpint (child, >=, 0);
  if (child == 0) {
    sqlite3 *writer = NULL;
    int result = sqlite3_open (path, &writer);
    if (result == SQLITE_OK)
      result = sqlite3_exec (writer,
                             "PRAGMA journal_mode=TRUNCATE; PRAGMA cache_size=1;"
                             "BEGIN IMMEDIATE; UPDATE item SET title = 'Half';"
                             "UPDATE section SET text = hex (zeroblob (1999))",
                             NULL, NULL, NULL);
    if (result == SQLITE_OK)
      raise (SIGKILL);
    _exit (result);
  }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL);
}

static void
test_what_a_killed_writer_left_is_taken_back (Terminal *self, gconstpointer unused)
{
  static const char *const readers[] = {"--db a.db show schedule", "--db a.db check",
                                        "--db a.db doctor"};

  assert_done (self, "--db a.db init");
  for (guint i = 0; i < G_N_ELEMENTS (readers); i++) {
    gsize length, half_length, later_length;
    g_autofree char *before = terminal_read (self, "a.db", &length);
    kill_a_writer (self);
    g_autofree char *half = terminal_read (self, "a.db", &half_length);
    g_assert_false (half_length == length && memcmp (half, before, length) == 0);
    terminal_run (self, readers[i]);
    g_assert_null (strstr (self->errors, "stopped half-way"));
    g_assert_null (strstr (self->output, "stopped half-way"));
    g_assert_null (strstr (self->output, "Half"));
    g_autofree char *after = terminal_read (self, "a.db", &later_length);
    g_assert_cmpmem (after, later_length, before, length);
  }
  assert_done (self, "--db a.db show now");
}

static void
test_what_may_not_be_written_is_not_taken_back (Terminal *self, gconstpointer unused)
{
  g_autofree char *path = terminal_path (self, "a.db");

  if (geteuid () == 0) {
    g_test_skip ("root writes whatever the mode says");
    return;
  }
  assert_done (self, "--db a.db init");
  kill_a_writer (self);
  g_assert_cmpint (chmod (path, 0400), ==, 0);
  assert_fails (self, "--db a.db show now", 3, "stopped half-way");
}

static void
test_a_hall_comes_in_and_is_drawn_again (Terminal *self, gconstpointer unused)
{
  write_hall (self, "2000");
  assert_done (self, "init --sample none");
  assert_done (self, "plan hall.svg");
  g_assert_cmpstr (self->output, ==,
                   "Hall: 9.0 m by 6.0 m.\nBoards: 2, 2 new, 0 moved, 0 gone.\n"
                   "Places: 1, 1 new, 0 moved, 0 gone.\n"
                   "Areas: 0, 0 new, 0 moved, 0 gone.\nSaved as change 2.\n");
  assert_done (self, "plan hall.svg");
  g_assert_cmpstr (self->output, ==, "Nothing to change.\n");
  assert_fails (self, "route --to W1", 2, "has no kiosk; say by --from");
  assert_done (self, "add workshop code=w title=W");
  assert_done (self, "add item workshop=w title=Posters natures=poster");
  assert_done (self, "add paper workshop=w number=P1 title=T poster=1 board=W2");
  assert_done (self, "check");
  write_hall (self, "3000");
  assert_done (self, "plan hall.svg --json --name Foyer");
  g_autoptr (JsonNode) root = terminal_json (self->output);
  JsonObject *report = json_node_get_object (root);
  JsonObject *boards = json_object_get_object_member (report, "boards");
  g_assert_cmpint (json_object_get_int_member (report, "change"), >, 2);
  g_assert_cmpint (json_object_get_int_member (report, "width_mm"), ==, 9000);
  g_assert_cmpint (json_object_get_int_member (report, "height_mm"), ==, 6000);
  g_assert_cmpint (json_object_get_int_member (boards, "total"), ==, 2);
  g_assert_cmpint (json_object_get_int_member (boards, "new"), ==, 0);
  g_assert_cmpint (json_object_get_int_member (boards, "moved"), ==, 1);
  g_assert_cmpint (json_object_get_int_member (boards, "gone"), ==, 0);
  g_assert_true (json_object_has_member (report, "places"));
  assert_done (self, "plan hall.svg --json");
  g_autoptr (JsonNode) again = terminal_json (self->output);
  g_assert_true (json_object_get_null_member (json_node_get_object (again), "change"));
}

static void
test_a_drawing_that_is_no_hall_is_refused_untouched (Terminal *self, gconstpointer unused)
{
  gsize length, later_length;
  assert_done (self, "init");
  g_autofree char *before = terminal_read (self, "data/affiche/programme.db", &length);
  write_hall (self, "2000");
  terminal_write (self, "bare.svg",
                  "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9000 6000'/>", 65);
  assert_fails (self, "plan", 2, "one file");
  assert_fails (self, "plan a.svg b.svg", 2, "one file");
  assert_fails (self, "plan hall.svg --name ''", 2, "--name");
  assert_fails (self, "plan none.svg", 3, "cannot be read");
  assert_fails (self, "plan .", 3, "cannot be read");
  assert_fails (self, "plan /dev/zero", 3, "may have 512");
  assert_fails (self, "plan bare.svg", 3, "no element has the class board");
  assert_fails (self, "plan bare.svg", 3, "data/venue/README.md");
  assert_fails (self, "--db none.db plan hall.svg", 3, "init");
  assert_fails (self, "plan hall.svg", 2, "holds poster");
  g_autofree char *after = terminal_read (self, "data/affiche/programme.db", &later_length);
  g_assert_cmpmem (after, later_length, before, length);
}

static void
test_a_tour_is_planned (Terminal *self, gconstpointer unused)
{
  assert_done (self, "--db a.db init");
  assert_done (self, "--db a.db tour --minutes 25 --topics C,D");
  g_assert_nonnull (strstr (self->output, "6 stops"));
  g_assert_nonnull (strstr (self->output, "best possible"));
  assert_done (self, "--db a.db tour --from 17 --end stage --by 16:10 --present --json");
  g_autoptr (JsonNode) root = terminal_json (self->output);
  JsonObject *tour = json_node_get_object (root);
  assert_members (tour, "outcome start end minutes walk_mm last_walk_mm missed proven "
                        "gap_percent stops");
  g_assert_cmpstr (json_object_get_string_member (tour, "outcome"), ==, "found");
  JsonArray *stops = json_object_get_array_member (tour, "stops");
  g_assert_cmpuint (json_array_get_length (stops), >, 0);
  assert_members (json_array_get_object_element (stops, 0),
                  "board paper title arrive begin leave walk_mm presenter picked");
  assert_done (self, "--db a.db tour --now 2026-10-04T20:00");
  g_assert_nonnull (strstr (self->output, "no time left"));
}

static void
test_a_full_disk_is_told (Terminal *self, gconstpointer unused)
{
  g_autofree char *program = terminal_program ();
  g_autofree char *line = g_strdup_printf ("sh -c \"'%s' --db a.db show now > /dev/full\"",
                                           program);
  g_autofree char *in_folder = g_strdup_printf ("--db a.db init");
  g_auto (GStrv) words = NULL;
  int status;

  assert_done (self, in_folder);
  g_clear_pointer (&self->errors, g_free);
  g_assert_true (g_shell_parse_argv (line, NULL, &words, NULL));
  g_assert_true (g_spawn_sync (self->folder, words, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL,
                               &self->errors, &status, NULL));
  g_assert_cmpint (WEXITSTATUS (status), ==, 3);
  g_assert_nonnull (strstr (self->errors, "affichectl: The output cannot be written"));
}

// Whatever the size at which the file system says no, in blocks of 512 bytes.
static void
test_a_file_that_may_not_grow_is_told_and_not_left_behind (Terminal *self, gconstpointer unused)
{
  static const int blocks[] = {0, 1, 20, 100, 200};
  g_autofree char *program = terminal_program ();

  for (guint i = 0; i < G_N_ELEMENTS (blocks); i++) {
    g_autofree char *line = g_strdup_printf ("sh -c \"ulimit -f %d; '%s' --db a.db init\"",
                                             blocks[i], program);
    g_auto (GStrv) words = NULL;
    int status;
    g_clear_pointer (&self->errors, g_free);
    g_assert_true (g_shell_parse_argv (line, NULL, &words, NULL));
    g_assert_true (g_spawn_sync (self->folder, words, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL,
                                 NULL, &self->errors, &status, NULL));
    if (!WIFEXITED (status) || WEXITSTATUS (status) != 3 || strstr (self->errors, "drawing"))
      g_error ("%s: status %d, %s", line, status, self->errors);
    // The smallest have no room for the plan either, which is measured before.
    if (blocks[i] >= 20 && !strstr (self->errors, "The disk that holds a.db answered"))
      g_error ("%s does not name the file: %s", line, self->errors);
    g_assert_true (g_str_has_prefix (self->errors, "affichectl: "));
    g_autoptr (GDir) folder = g_dir_open (self->folder, 0, NULL);
    g_assert_cmpstr (g_dir_read_name (folder), ==, NULL);
  }
}

static void
test_posters_are_moved_from_the_terminal (Terminal *self, gconstpointer unused)
{
  assert_done (self, "--db a.db init");
  assert_says (self, "--db a.db place P161 24",
               "Poster P161 moved from board 17 to 24.\nSaved as change 2.\nMind: ");
  assert_says (self, "--db a.db place P161 24", "Nothing to change.\n");
  assert_fails (self, "--db a.db place P161 25", 2, "Board 25 holds paper P153. Swap the two");
  assert_fails (self, "--db a.db place P161 25", 2, "With --replace it is taken off.");
  assert_says (self, "--db a.db place P161 25 --replace",
               "Poster P161 moved from board 24 to 25, poster P153 taken off.\nSaved as");
  g_assert_null (strstr (self->output, "holds paper"));
  assert_done (self, "--db a.db undo");
  assert_done (self, "--db a.db keep 25");
  assert_fails (self, "--db a.db place P161 25 --replace", 2,
                "Poster P153 is kept on board 25. Choose another board");
  assert_fails (self, "--db a.db place P161 25", 2, "Board 25 holds paper P153.");
  g_assert_null (strstr (self->errors, "--replace"));
  assert_done (self, "--db a.db undo");
  assert_fails (self, "--db a.db place P161 30", 2,
                "Board 30 is closed: Its panel is damaged.");
  assert_fails (self, "--db a.db place P999 24", 2, "There is no paper “P999”");
  assert_fails (self, "--db a.db place P161 99", 2, "There is no board “99”");
  assert_fails (self, "--db a.db place P161 1 --item 1", 2, "is no poster session");
  assert_fails (self, "--db a.db wait list --item 1", 2, "is no poster session");
  assert_fails (self, "--db a.db assign --seconds nan", 2, "seconds 0 to 3600");
  assert_fails (self, "--db a.db place P161 1 --item x", 2, "There is no item “x”");
  assert_says (self, "--db a.db swap P161 1",
               "Posters P161 and O221 swapped, on boards 1 and 24.");
  assert_says (self, "--db a.db swap 1 17", "Poster P161 moved from board 1 to 17.");
  assert_says (self, "--db a.db keep 17", "Poster P161 kept on board 17.");
  assert_says (self, "--db a.db keep P161 --off", "Poster P161 no longer kept on board 17.");
  assert_says (self, "--db a.db free P161", "Poster P161 taken off board 17.");
  assert_fails (self, "--db a.db free P161", 2, "Paper P161 is on no board");
  assert_fails (self, "--db a.db free 17", 2, "Nothing hangs on board 17");
  terminal_run (self, "--db a.db check");
  g_assert_cmpint (self->exit, ==, 1);
  g_assert_nonnull (strstr (self->output, "A full paper has no board."));
  assert_says (self, "--db a.db close 25 --note Wet",
               "Board 25 closed, poster P153 taken off.");
  assert_says (self, "--db a.db close 25 --reserve", "Board 25 reserved.");
  assert_says (self, "--db a.db close 25 --reopen", "Board 25 open again.");
  assert_fails (self, "--db a.db close 25 --reopen --reserve", 2, "either");
  assert_says (self, "--db a.db set paper P161 number=18", "Saved");
  assert_fails (self, "--db a.db free paper:18", 2, "Paper 18 is on no board");
  assert_says (self, "--db a.db place 18 17", "Poster 18 placed on board 17.");
  assert_fails (self, "--db a.db free 18", 2, "write board:18 or paper:18");
  assert_says (self, "--db a.db free paper:18", "Poster 18 taken off board 17.");
}

static void
test_a_free_board_goes_to_the_next_in_line (Terminal *self, gconstpointer unused)
{
  assert_done (self, "--db a.db init");
  assert_says (self, "--db a.db wait list", "Nobody waits.");
  assert_says (self, "--db a.db wait offer", "No board is free");
  assert_fails (self, "--db a.db wait accept", 2, "No board is free");
  assert_done (self, "--db a.db add paper workshop=mfm number=L1 title=First track=published");
  assert_done (self, "--db a.db add paper workshop=mfm number=L2 title=Second track=published");
  assert_done (self, "--db a.db close 24");
  assert_says (self, "--db a.db wait add L1", "Paper L1 waits for a board");
  assert_says (self, "--db a.db wait add L2 1", "in place 1.");
  assert_says (self, "--db a.db wait move L1 1", "Paper L1 moved to place 1");
  assert_says (self, "--db a.db wait list", "1  L1  First\n2  L2  Second\n");
  assert_says (
    self, "--db a.db withdraw S059",
    "board 11 is free.\nBoard 11 is free in “Poster Session & Coffee Break” for paper "
    "L1, the next in line");
  assert_says (self, "--db a.db wait offer --json", "\"paper\" : \"L1\"");
  assert_says (self, "--db a.db wait accept",
               "Poster L1 placed on board 11, from the wait list");
  assert_says (self, "--db a.db wait list --json", "\"paper\" : \"L2\"");
  assert_fails (self, "--db a.db wait accept L2 11", 2, "Board 11 holds paper L1.");
  assert_says (self, "--db a.db wait remove L2", "Paper L2 no longer waits");
  assert_fails (self, "--db a.db wait", 2, "Say what");
  assert_fails (self, "--db a.db wait add", 2, "Name the paper");
  assert_fails (self, "--db a.db wait add L2 0", 2, "A place is a number");
  assert_fails (self, "--db a.db wait accept L2", 2, "Name a paper and a board");
  assert_fails (self, "--db a.db wait list L2", 2, "a word too many");
}

static void
test_where_a_presenter_is_can_be_said (Terminal *self, gconstpointer unused)
{
  assert_done (self, "--db a.db init");
  assert_says (self, "--db a.db presence P161 away", "The presenter of P161 is away.");
  assert_says (self, "--db a.db presence P161 back 15:40",
               "The presenter of P161 will be back at 15:40.");
  assert_says (self, "--db a.db show boards --json", "\"back-at\"");
  assert_says (self, "--db a.db presence P161 here --until 15:50", "is at the board.");
  assert_says (self, "--db a.db presence P161 not-hung", "Poster P161 no longer hangs.");
  assert_says (self, "--db a.db presence P161 clear", "says nothing.");
  assert_says (self, "--db a.db presence P161 clear", "Nothing to change.");
  assert_fails (self, "--db a.db presence P161 back 15:00", 2, "That time has passed");
  assert_fails (self, "--db a.db presence P161 back noon", 2, "no time of today");
  assert_fails (self, "--db a.db presence P161 back", 2, "Say one of");
  assert_fails (self, "--db a.db presence P161 lost", 2, "Say one of");
  assert_fails (self, "--db a.db presence P161", 2, "takes a paper");
}

static AffPin *
read_pin (const char *output)
{
  AffPin *pin = aff_pin_new ();

  g_assert_cmpuint (strlen (output), ==, AFF_PIN_LENGTH + 1);
  for (guint i = 0; i < AFF_PIN_LENGTH; i++)
    g_assert_true (aff_pin_push (pin, output[i]));
  g_assert_cmpint (output[AFF_PIN_LENGTH], ==, '\n');
  return pin;
}

static void
test_staff_get_pins_that_are_printed_once (Terminal *self, gconstpointer unused)
{
  g_autofree char *path = terminal_path (self, "a.db");
  g_auto (AffStaffAnswer) answer = {0};

  assert_done (self, "--db a.db init --sample none");
  assert_done (self, "--db a.db staff list");
  g_assert_cmpstr (self->output, ==, "Nobody may sign in.\n");
  assert_done (self, "--db a.db staff add 'Ann B.' --role chair");
  g_autofree char *printed = g_strdup (self->output);
  g_autoptr (AffPin) pin = read_pin (printed);
  g_assert_true (aff_staff_verify (path, pin, &answer, NULL));
  g_assert_cmpstr (aff_permit_person (answer.permit), ==, "Ann B.");
  g_assert_cmpint (aff_permit_role (answer.permit), ==, AFF_PERMIT_CHAIR);
  assert_done (self, "--db a.db staff list --json");
  g_autoptr (JsonNode) list = terminal_json (self->output);
  JsonObject *person = json_array_get_object_element (json_node_get_array (list), 0);
  g_assert_cmpstr (json_object_get_string_member (person, "name"), ==, "Ann B.");
  g_assert_cmpstr (json_object_get_string_member (person, "role"), ==, "chair");
  g_assert_true (json_object_get_null_member (person, "revoked"));
  g_assert_null (strstr (self->output, aff_pin_digits (pin)));
  assert_done (self, "--db a.db staff reset 'ann b.'");
  g_assert_cmpstr (self->output, !=, printed);
  assert_done (self, "--db a.db staff revoke 'Ann B.'");
  g_assert_false (aff_staff_look (path, &answer, NULL));
  assert_done (self, "--db a.db staff unlock");
  assert_fails (self, "--db a.db staff revoke 'Ann B.'", 2, "no Ann B.");
  assert_fails (self, "--db a.db staff add", 2, "NAME");
  assert_fails (self, "--db a.db staff add A --role king", 2, "king");
  assert_fails (self, "--db a.db staff", 2, "unlock");
  assert_fails (self, "--db none.db staff add A", 2, "none.db");
}

static void
test_changes_are_listed_undone_and_verified (Terminal *self, gconstpointer unused)
{
  assert_done (self, "--db a.db init");
  assert_fails (self, "--db a.db undo", 2, "nothing to undo");
  assert_done (self, "--db a.db set paper O024 title=One");
  assert_done (self, "--db a.db set paper O024 title=Two");
  assert_fails (self, "--db a.db undo 2", 2, "change 3 (");
  assert_fails (self, "--db a.db undo x", 2, "number");
  assert_done (self, "--db a.db undo");
  g_assert_nonnull (strstr (self->output, "Saved as change 4."));
  assert_done (self, "--db a.db redo");
  assert_fails (self, "--db a.db redo", 2, "nothing to redo");
  assert_done (self, "--db a.db undo 3");
  assert_done (self, "--db a.db show paper O024");
  g_assert_nonnull (strstr (self->output, "One"));
  assert_done (self, "--db a.db log --json --limit 2");
  g_autoptr (JsonNode) log = terminal_json (self->output);
  g_assert_cmpuint (json_array_get_length (json_node_get_array (log)), ==, 2);
  JsonObject *newest = json_array_get_object_element (json_node_get_array (log), 0);
  g_assert_cmpint (json_object_get_int_member (newest, "sequence"), ==, 6);
  g_assert_cmpint (json_object_get_int_member (newest, "undoes"), ==, 5);
  g_assert_cmpstr (json_object_get_string_member (newest, "kind"), ==, "undo");
  g_assert_true (json_object_get_null_member (newest, "undone_by"));
  assert_done (self, "--db a.db log");
  g_assert_nonnull (strstr (self->output, "(undone by 6)"));
  assert_done (self, "--db a.db verify --json");
  g_autoptr (JsonNode) report = terminal_json (self->output);
  const char *head = json_object_get_string_member (json_node_get_object (report), "head");
  g_autofree char *line = g_strdup_printf ("--db a.db verify --head %s", head);
  assert_done (self, line);
  g_autofree char *other = g_strdup_printf ("--db a.db verify --head %064d", 1);
  terminal_run (self, other);
  g_assert_cmpint (self->exit, ==, 1);
  g_assert_nonnull (strstr (self->output, "not in the log"));
  assert_fails (self, "--db a.db verify --head 12", 2, "64");
}

int
main (int argc, char **argv)
{
  static const struct {
    const char *path;
    void (*test) (Terminal *self, gconstpointer unused);
  } tests[] = {
    {"the-default-file-is-in-the-users-data-directory",
     test_the_default_file_is_in_the_users_data_directory},
    {"each-sample-is-made-and-has-no-errors", test_each_sample_is_made_and_has_no_errors},
    {"a-file-that-exists-is-left-alone", test_a_file_that_exists_is_left_alone},
    {"json-has-the-documented-members", test_json_has_the_documented_members},
    {"a-paper-is-shown-with-what-its-code-opens",
     test_a_paper_is_shown_with_what_its_code_opens},
    {"what-has-no-time-or-name-is-null", test_what_has_no_time_or_name_is_null},
    {"changes-of-the-day-are-shown", test_changes_of_the_day_are_shown},
    {"check-ends-with-one-if-there-is-an-error", test_check_ends_with_one_if_there_is_an_error},
    {"codes-are-shown-and-written", test_codes_are_shown_and_written},
    {"wrong-use-is-told-and-changes-nothing", test_wrong_use_is_told_and_changes_nothing},
    {"help-and-version-are-printed", test_help_and_version_are_printed},
    {"words-find-what-the-kiosk-finds", test_words_find_what_the_kiosk_finds},
    {"posters-are-moved-from-the-terminal", test_posters_are_moved_from_the_terminal},
    {"a-free-board-goes-to-the-next-in-line", test_a_free_board_goes_to_the_next_in_line},
    {"where-a-presenter-is-can-be-said", test_where_a_presenter_is_can_be_said},
    {"what-is-no-programme-is-refused-untouched",
     test_what_is_no_programme_is_refused_untouched},
    {"flipped-bytes-never-crash-nor-write", test_flipped_bytes_never_crash_nor_write},
    {"what-cannot-be-reached-is-told", test_what_cannot_be_reached_is_told},
    {"a-folder-that-cannot-be-written-can-be-read",
     test_a_folder_that_cannot_be_written_can_be_read},
    {"a-file-locked-by-a-writer-is-left-alone", test_a_file_locked_by_a_writer_is_left_alone},
    {"what-a-killed-writer-left-is-taken-back", test_what_a_killed_writer_left_is_taken_back},
    {"what-may-not-be-written-is-not-taken-back",
     test_what_may_not_be_written_is_not_taken_back},
    {"a-hall-comes-in-and-is-drawn-again", test_a_hall_comes_in_and_is_drawn_again},
    {"a-drawing-that-is-no-hall-is-refused-untouched",
     test_a_drawing_that_is_no_hall_is_refused_untouched},
    {"staff-get-pins-that-are-printed-once", test_staff_get_pins_that_are_printed_once},
    {"changes-are-listed-undone-and-verified", test_changes_are_listed_undone_and_verified},
    {"a-tour-is-planned", test_a_tour_is_planned},
    {"a-full-disk-is-told", test_a_full_disk_is_told},
    {"a-file-that-may-not-grow-is-told-and-not-left-behind",
     test_a_file_that_may_not_grow_is_told_and_not_left_behind},
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++) {
    g_autofree char *path = g_strconcat ("/tool/affichectl/", tests[i].path, NULL);
    g_test_add (path, Terminal, NULL, terminal_set_up, tests[i].test, terminal_tear_down);
  }
  return g_test_run ();
}

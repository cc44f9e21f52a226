// SPDX-License-Identifier: GPL-3.0-or-later
// What affichectl makes of words that are wrong, foreign, empty or too many.
#include "tests/support/terminal.h"

#include <string.h>

static void
test_an_empty_value_is_no_value (Terminal *self, gconstpointer unused)
{
  static const char *const lines[] = {
    "place P161 24 --item ''",
    "free 1 --item=''",
    "swap 1 2 --item ''",
    "keep 1 --item ''",
    "assign --item ''",
    "wait list --item ''",
    "presence P161 here --item ''",
    "presence P161 here --until ''",
    "print labels -o ''",
    "print labels -o a.pdf --item ''",
    "tour --topics ''",
    "tour --papers ''",
    "tour --by ''",
    "show now --now ''",
    "route --from '' --to 1",
    "doctor --kiosk ''",
    "staff add A --role ''",
    "init --sample ''",
    "verify --head ''",
    "plan hall.svg --name ''",
    "show now --db ''",
  };

  assert_done (self, "--db a.db init");
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++) {
    g_autofree char *line = g_strdup_printf ("--db a.db %s", lines[i]);
    assert_fails (self, line, 2, "is empty; give it ");
  }
  assert_fails (self, "--db '' show now", 2, "--db is empty; give it FILE");
  assert_says (self, "--db a.db log --limit 1", "init");
  assert_says (self, "--db a.db close 24 --note Wet", "closed");
  assert_says (self, "--db a.db close 24 --note ''", "Note of board 24 removed.");
}

// Whatever the locale of the script.
static void
test_words_are_read_as_utf_8 (Terminal *self, gconstpointer unused)
{
  g_autofree char *locale = g_strdup (g_getenv ("LC_ALL"));

  g_setenv ("LC_ALL", "C", TRUE);
  assert_done (self, "--db a.db init");
  assert_says (self, "--db a.db close 24 --note Fenêtre", "closed");
  assert_says (self, "--db a.db wait list --item 4", "Nobody waits.");
  assert_fails (self, "--db a.db close 25 --note 'a\xff'", 2, "“a\\xff” is not UTF-8");
  if (locale)
    g_setenv ("LC_ALL", locale, TRUE);
  else
    g_unsetenv ("LC_ALL");
}

// Each takes one word that names nothing.
static const char *const namers[] = {
  "WORD",
  "--WORD",
  "show --WORD",
  "show paper WORD",
  "show now --now WORD",
  "qr WORD",
  "print WORD -o a.pdf",
  "print lists -o a.pdf --language WORD",
  "print labels -o a.pdf --item WORD",
  "search a --now WORD",
  "search a --limit WORD",
  "tour --minutes WORD",
  "tour --topics WORD",
  "tour --papers WORD",
  "tour --from WORD",
  "tour --end WORD",
  "tour --by WORD",
  "tour --now WORD",
  "route --to WORD",
  "init --sample WORD",
  "set WORD 4 title=A",
  "set item WORD title=A",
  "set item 4 WORD",
  "set item 4 WORD=A",
  "set item 4 title.WORD=A",
  "set item 4 minute=WORD",
  "set paper P161 link.WORD=https://example.org/",
  "set paper P161 link.doi=WORD",
  "set workshop mfm zone=WORD",
  "withdraw WORD",
  "place WORD 1",
  "place P161 WORD",
  "free WORD",
  "free board:WORD",
  "free P161 --item WORD",
  "close WORD",
  "wait add WORD",
  "wait WORD",
  "assign --seed WORD",
  "presence WORD here",
  "presence P161 WORD",
  "presence P161 back WORD",
  "staff revoke WORD",
  "staff add A --role WORD",
  "undo WORD",
  "verify --head WORD",
};

static void
assert_quoted (Terminal *self, const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (namers); i++) {
    g_auto (GStrv) parts = g_strsplit (namers[i], "WORD", 2);
    g_autofree char *line = g_strconcat ("--db a.db ", parts[0], "'", word, "'", parts[1],
                                         NULL);
    terminal_run (self, line);
    if (self->exit != 2 || !g_utf8_validate (self->errors, -1, NULL) ||
        strlen (self->errors) > 1000 || strstr (self->errors, "\xef\xbf\xbd"))
      g_error ("%s: exit %d, %.2000s", namers[i], self->exit, self->errors);
    g_assert_true (g_str_has_prefix (self->errors, "affichectl: "));
    g_assert_true (strchr (self->errors, '\n') == self->errors + strlen (self->errors) - 1);
  }
}

static void
test_what_names_nothing_is_quoted_as_it_can_be_read (Terminal *self, gconstpointer unused)
{
  g_autofree char *longest = g_strnfill (100000, 'x');

  assert_done (self, "--db a.db init");
  assert_quoted (self, longest);
  assert_quoted (self, "P\xff\xfe");
  assert_quoted (self, "P\n\x1b[31m");
  assert_fails (self, "--db a.db place 'P\xff' 1", 2, "There is no paper “P\\xff”");
  assert_fails (self, "--db a.db place 'P\n1' 1", 2, "There is no paper “P\\n1”");
  assert_fails (self, "--db a.db 'a\u202eb'", 2, "There is no command “a\\u202eb”");
}

// A session of the night: 23:30 to 01:00.
static void
test_a_tour_is_over_by_the_next_time_of_a_clock (Terminal *self, gconstpointer unused)
{
  static const struct {
    const char *now;
    const char *by;
    const char *over; // NULL: there is no time left
  } cases[] = {
    {"2026-10-04T23:55", "00:20", "2026-10-05T00:20:00+02:00"},
    {"2026-10-04T23:30", "23:50", "2026-10-04T23:50:00+02:00"},
    {"2026-10-04T12:00", "00:05", "2026-10-05T00:05:00+02:00"},
    {"2026-10-05T00:10", "00:30", "2026-10-05T00:30:00+02:00"},
    {"2026-10-04T23:55", "2026-10-05T00:20", "2026-10-05T00:20:00+02:00"},
    {"2026-10-05T00:40", "01:30", "2026-10-05T01:00:00+02:00"},
    {"2026-10-04T23:50", "01:30", "2026-10-05T01:00:00+02:00"},
    {"2026-10-04T23:55", "23:50", NULL},
  };

  assert_done (self, "--db a.db init");
  assert_done (self, "--db a.db set item 4 minute=23:30 duration_min=90 live_end=");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *line = g_strdup_printf ("--db a.db tour --minutes 120 --now %s --by %s "
                                             "--json",
                                             cases[i].now, cases[i].by);
    assert_done (self, line);
    g_autoptr (JsonNode) root = terminal_json (self->output);
    JsonObject *tour = json_node_get_object (root);
    g_assert_cmpstr (json_object_get_string_member (tour, "outcome"), ==,
                     cases[i].over ? "found" : "no-time");
    const char *end = json_object_get_string_member (tour, "end");
    // As many stops as fit, of four minutes and a short walk each.
    g_autoptr (GDateTime)
      over = cases[i].over ? g_date_time_new_from_iso8601 (cases[i].over, NULL) : NULL;
    g_autoptr (GDateTime) ends = g_date_time_new_from_iso8601 (end, NULL);
    if (over && (g_date_time_compare (ends, over) > 0 ||
                 g_date_time_difference (over, ends) > 6 * G_TIME_SPAN_MINUTE))
      g_error ("%s: over at %s", line, end);
  }
}

static void
test_numbers_are_held_to_their_range (Terminal *self, gconstpointer unused)
{
  assert_done (self, "--db a.db init");
  assert_fails (self, "--db a.db tour --minutes 0", 2, "1 to 120 minutes");
  assert_fails (self, "--db a.db tour --minutes -1", 2, "1 to 120 minutes");
  assert_fails (self, "--db a.db tour --minutes 121", 2, "1 to 120 minutes");
  assert_fails (self, "--db a.db log --limit 0", 2, "--limit takes a number from 1.");
  assert_fails (self, "--db a.db log --limit -1", 2, "--limit takes a number from 1.");
  assert_says (self, "--db a.db log --limit 1", "init");
  assert_fails (self, "--db a.db print labels -o a.pdf --item 0", 2,
                "There is no item “0”; give the id that the schedule lists.");
  assert_fails (self, "--db a.db print labels -o a.pdf --item abc", 2,
                "There is no item “abc”; give the id that the schedule lists.");
  assert_fails (self, "--db a.db print lists -o a.pdf --item 1", 2, "is no poster session");
}

static void
test_what_would_not_be_heeded_is_refused (Terminal *self, gconstpointer unused)
{
  g_autofree char *pages = terminal_path (self, "a.pdf");

  assert_done (self, "--db a.db init");
  assert_fails (self, "--db a.db assign --moves 3 --whole", 2, "Give one of --moves");
  assert_fails (self, "--db a.db assign --moves 3 --by-topic", 2, "Give one of --moves");
  assert_fails (self, "--db a.db assign --whole --by-topic", 2, "Give one of --moves");
  assert_done (self, "--db a.db assign --moves 3 --dry-run");
  assert_fails (self, "--db a.db print plan -o a.pdf --changed", 2, "Only labels");
  assert_fails (self, "--db a.db print lists -o a.pdf --draft", 2, "Only labels");
  assert_fails (self, "--db a.db print door -o a.pdf --item 4", 2, "take --item");
  g_assert_false (g_file_test (pages, G_FILE_TEST_EXISTS));
  assert_done (self, "--db a.db print labels -o a.pdf --changed --draft --item 4");
}

static void
test_a_plan_is_printed_only_of_a_floor_plan (Terminal *self, gconstpointer unused)
{
  g_autofree char *pages = terminal_path (self, "a.pdf");

  assert_done (self, "--db a.db init --sample mfm");
  assert_fails (self, "--db a.db print plan -o a.pdf", 2, "affichectl plan FILE.svg");
  g_assert_false (g_file_test (pages, G_FILE_TEST_EXISTS));
}

static void
test_a_refusal_says_what_to_do (Terminal *self, gconstpointer unused)
{
  assert_done (self, "--db a.db init");
  assert_fails (
    self, "--db a.db free 99", 2,
    "There is no board “99”, and no poster of that number in “Poster Session & Coffee "
    "Break”. Give one that “affichectl show boards” lists");
  assert_done (self, "--db a.db free 1");
  assert_done (self, "--db a.db free 2");
  assert_fails (self, "--db a.db free 1", 2,
                "Nothing hangs on board 1 in “Poster Session & Coffee Break”. Give one where");
  assert_fails (self, "--db a.db keep 1", 2, "Give one where");
  assert_fails (self, "--db a.db swap 1 2", 2, "Nothing hangs on board 1 or 2 in");
  assert_fails (self, "--db a.db swap 1 2", 2, "Give one where");
  assert_done (self, "--db a.db close 1");
  assert_fails (self, "--db a.db swap 1 3", 2,
                "Board 1 is closed. Choose another board, or reopen it first.");
  assert_fails (self, "--db a.db place P161 1", 2, "or reopen it first.");
}

static void
test_a_board_is_closed_without_a_session (Terminal *self, gconstpointer unused)
{
  assert_done (self, "--db a.db init");
  assert_done (self, "--db a.db set item 4 natures=break");
  assert_fails (self, "--db a.db free 1", 2, "no poster session");
  assert_says (self, "--db a.db close 1 --note Wet", "Board 1 closed");
  assert_says (self, "--db a.db close 1 --reserve", "Board 1 reserved.");
  assert_says (self, "--db a.db close id:1 --reopen", "Board 1 open again.");
  assert_fails (self, "--db a.db close 99", 2, "There is no board “99”");
}

static void
test_the_log_says_when_somebody_will_be_back (Terminal *self, gconstpointer unused)
{
  assert_done (self, "--db a.db init");
  assert_says (self, "--db a.db presence P161 back 15:40",
               "The presenter of P161 will be back at 15:40.");
  assert_says (self, "--db a.db log --limit 1", "The presenter of P161 will be back at 15:40.");
}

static void
test_a_damaged_staff_file_has_a_remedy_of_its_own (Terminal *self, gconstpointer unused)
{
  static const char remedy[] =
    "Move it away, then give out PINs again with affichectl staff add";
  gsize length;

  assert_done (self, "--db a.db init --sample none");
  assert_done (self, "--db a.db staff add Ann");
  g_autofree char *bytes = terminal_read (self, "a.db.staff", &length);
  terminal_write (self, "a.db.staff", "no staff at all", 15);
  assert_fails (self, "--db a.db staff list", 3, remedy);
  assert_fails (self, "--db a.db staff add Bob", 3, remedy);
  assert_fails (self, "--db a.db staff revoke Ann", 3, remedy);
  memset (bytes + 100, 0x7f, length - 100);
  terminal_write (self, "a.db.staff", bytes, length);
  assert_fails (self, "--db a.db staff list", 3, remedy);
  assert_fails (self, "--db a.db staff reset Ann", 3, remedy);
  assert_fails (self, "--db a.db staff add ''", 2, "A name has 1 to");
}

// Past its first pages it is found out only by whoever reads it whole.
static void
test_a_damaged_programme_is_no_wrong_use (Terminal *self, gconstpointer unused)
{
  static const char *const words[] = {"show now", "place P161 24", "log", "wait list",
                                      "print labels -o a.pdf"};
  gsize length;

  assert_done (self, "--db a.db init");
  g_autofree char *bytes = terminal_read (self, "a.db", &length);
  memset (bytes + length / 3, 0x7f, length - length / 3);
  terminal_write (self, "a.db", bytes, length);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++) {
    g_autofree char *line = g_strdup_printf ("--db a.db %s", words[i]);
    assert_fails (self, line, 3, "is damaged");
  }
}

int
main (int argc, char **argv)
{
  static const struct {
    const char *path;
    void (*test) (Terminal *self, gconstpointer unused);
  } tests[] = {
    {"an-empty-value-is-no-value", test_an_empty_value_is_no_value},
    {"words-are-read-as-utf-8", test_words_are_read_as_utf_8},
    {"what-names-nothing-is-quoted-as-it-can-be-read",
     test_what_names_nothing_is_quoted_as_it_can_be_read},
    {"a-tour-is-over-by-the-next-time-of-a-clock",
     test_a_tour_is_over_by_the_next_time_of_a_clock},
    {"numbers-are-held-to-their-range", test_numbers_are_held_to_their_range},
    {"what-would-not-be-heeded-is-refused", test_what_would_not_be_heeded_is_refused},
    {"a-plan-is-printed-only-of-a-floor-plan", test_a_plan_is_printed_only_of_a_floor_plan},
    {"a-refusal-says-what-to-do", test_a_refusal_says_what_to_do},
    {"a-board-is-closed-without-a-session", test_a_board_is_closed_without_a_session},
    {"the-log-says-when-somebody-will-be-back", test_the_log_says_when_somebody_will_be_back},
    {"a-damaged-staff-file-has-a-remedy-of-its-own",
     test_a_damaged_staff_file_has_a_remedy_of_its_own},
    {"a-damaged-programme-is-no-wrong-use", test_a_damaged_programme_is_no_wrong_use},
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++) {
    g_autofree char *path = g_strconcat ("/tool/commands/", tests[i].path, NULL);
    g_test_add (path, Terminal, NULL, terminal_set_up, tests[i].test, terminal_tear_down);
  }
  return g_test_run ();
}

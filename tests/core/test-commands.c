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

int
main (int argc, char **argv)
{
  static const struct {
    const char *path;
    void (*test) (Terminal *self, gconstpointer unused);
  } tests[] = {
    {"an-empty-value-is-no-value", test_an_empty_value_is_no_value},
    {"words-are-read-as-utf-8", test_words_are_read_as_utf_8},
    {"a-refusal-says-what-to-do", test_a_refusal_says_what_to_do},
    {"a-board-is-closed-without-a-session", test_a_board_is_closed_without_a_session},
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++) {
    g_autofree char *path = g_strconcat ("/tool/commands/", tests[i].path, NULL);
    g_test_add (path, Terminal, NULL, terminal_set_up, tests[i].test, terminal_tear_down);
  }
  return g_test_run ();
}

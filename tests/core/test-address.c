// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/check/address.h"
#include "tests/support/fixture.h"

#include <string.h>

static const char papers_sql[] =
  "INSERT INTO workshop (id, code, title) VALUES (1, 'w', 'Workshop');"
  "INSERT INTO link_kind VALUES ('doi', 0), ('forum', 1);"
  "INSERT INTO paper (id, workshop, number, title, withdrawn) VALUES (1, 1, '10', 'One', 0),"
  " (2, 1, '2', 'Two', 0), (3, 1, '3', 'Three', 1), (4, 1, '4', 'Four', 0);"
  "INSERT INTO item (id, workshop, title) VALUES (1, 1, 'One'), (2, 1, 'Two');";

static GPtrArray *
list (const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AffDb) db = fixture_db_new (papers_sql);

  fixture_change (db, sql);
  g_autoptr (AffProgramme) programme = aff_programme_load (db, &error);
  g_assert_no_error (error);
  return aff_address_list (programme);
}

// "ADDRESS (USES)" of each, one a line.
static char *
describe (const char *sql)
{
  g_autoptr (GPtrArray) addresses = list (sql);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < addresses->len; i++) {
    const AffAddress *address = g_ptr_array_index (addresses, i);
    g_autofree char *uses = aff_address_uses (address);
    g_assert_cmpint (address->state, ==, AFF_ADDRESS_UNASKED);
    g_assert_null (address->trouble);
    g_string_append_printf (text, "%s (%s)\n", address->address, uses);
  }
  return g_string_free (text, FALSE);
}

static void
assert_listed (const char *sql, const char *expected)
{
  g_autofree char *text = describe (sql);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_a_code_s_address_is_listed (void)
{
  assert_listed ("INSERT INTO link (paper, kind, address, live) VALUES"
                 " (1, 'forum', 'https://a.example/forum', 1),"
                 " (1, 'doi', 'https://a.example/doi', 1),"
                 " (2, 'doi', 'https://b.example/doi', 0),"
                 " (2, 'forum', 'https://b.example/forum', 1)",
                 "https://b.example/forum (paper 2)\nhttps://a.example/doi (paper 10)\n");
}

static void
test_what_sends_nobody_anywhere_is_left_out (void)
{
  assert_listed ("INSERT INTO link (paper, kind, address, live) VALUES"
                 " (1, 'doi', 'http://a.example/', 1), (2, 'doi', 'https://b.example/', 0),"
                 " (3, 'doi', 'https://c.example/', 1), (4, 'doi', 'https://127.0.0.1/', 1);"
                 "UPDATE item SET address = 'https://d.example/', cancelled = 1 WHERE id = 1;"
                 "UPDATE item SET address = 'https://user@d.example/' WHERE id = 2",
                 "");
}

static void
test_an_address_of_many_is_listed_once (void)
{
  assert_listed ("INSERT INTO link (paper, kind, address) VALUES"
                 " (1, 'doi', 'https://a.example/'), (2, 'doi', 'https://b.example/'),"
                 " (4, 'doi', 'https://a.example/');"
                 "UPDATE item SET address = 'https://a.example/'",
                 "https://b.example/ (paper 2)\n"
                 "https://a.example/ (paper 4, paper 10, item 1, item 2)\n");
}

static void
test_of_many_uses_ten_are_named (void)
{
  g_autoptr (GString) sql = g_string_new (NULL);

  for (int i = 0; i < 13; i++)
    g_string_append_printf (
      sql,
      "INSERT INTO paper (id, workshop, number, title) VALUES (%d, 1, 'P%02d', 'Sample');"
      "INSERT INTO link (paper, kind, address) VALUES (%d, 'doi', 'https://a.example/');",
      i + 100, i, i + 100);
  assert_listed (sql->str,
                 "https://a.example/ (paper P00, paper P01, paper P02, paper P03, paper P04, "
                 "paper P05, paper P06, paper P07, paper P08, paper P09 and 3 more)\n");
}

// States as letters: O opens, F fails, U is not reached, - was not asked.
static const struct {
  const char *states;
  guint n_closed;
  int offline; // the place of the one that tells of the network; -1: none does
} rules[] = {
  {"", 0, -1},   {"O", 0, -1},   {"F", 1, -1},      {"U", 1, 0},       {"-", 0, -1},
  {"UU", 2, 0},  {"UO", 1, -1},  {"OU", 1, -1},     {"UF", 2, -1},     {"FU", 2, -1},
  {"-U-", 1, 1}, {"-UF", 2, -1}, {"OFU-", 2, -1},   {"UUUUU", 5, 0},   {"UUUUO", 4, -1},
  {"--", 0, -1}, {"-UU", 2, 1},  {"U------", 1, 0}, {"------U", 1, 6},
};

static GPtrArray *
make_states (const char *states)
{
  static const char letters[] = "-OFU";
  GPtrArray *addresses = g_ptr_array_new_with_free_func (g_free);

  for (const char *at = states; *at; at++) {
    AffAddress *address = g_new0 (AffAddress, 1);
    address->state = (AffAddressState) (strchr (letters, *at) - letters);
    g_ptr_array_add (addresses, address);
  }
  return addresses;
}

static void
test_a_network_is_missed_when_nobody_answers (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++) {
    g_autoptr (GPtrArray) addresses = make_states (rules[i].states);
    const AffAddress *expected = rules[i].offline < 0
                                   ? NULL
                                   : g_ptr_array_index (addresses, rules[i].offline);
    g_test_message ("%s", rules[i].states);
    g_assert_cmpuint (aff_address_count_closed (addresses), ==, rules[i].n_closed);
    g_assert_true (aff_address_find_offline (addresses) == expected);
  }
}

static void
test_a_status_is_said_in_words (void)
{
  static const struct {
    int status;
    const char *words;
  } cases[] = {
    {404, "404: not found"},
    {410, "410: gone for good"},
    {403, "403: forbidden; it may refuse programs and let people in, so try it with a phone"},
    {999, "999"},
    {0, "0"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *words = aff_address_status (cases[i].status);
    g_assert_cmpstr (words, ==, cases[i].words);
  }
}

static void
test_what_a_server_says_is_cleaned (void)
{
  g_autoptr (GPtrArray) addresses = list ("UPDATE item SET address = 'https://a.example/'");
  AffAddress *address = g_ptr_array_index (addresses, 0);

  aff_address_judge (address, AFF_ADDRESS_FAILS, "a\x1b[31m\nb\u202e\xff");
  g_assert_cmpint (address->state, ==, AFF_ADDRESS_FAILS);
  g_assert_cmpstr (address->trouble, ==, "a[31m b\ufffd");
  aff_address_judge (address, AFF_ADDRESS_OPENS, NULL);
  g_assert_cmpint (address->state, ==, AFF_ADDRESS_OPENS);
  g_assert_null (address->trouble);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/check/address/a-code-s-address-is-listed",
                   test_a_code_s_address_is_listed);
  g_test_add_func ("/check/address/what-sends-nobody-anywhere-is-left-out",
                   test_what_sends_nobody_anywhere_is_left_out);
  g_test_add_func ("/check/address/an-address-of-many-is-listed-once",
                   test_an_address_of_many_is_listed_once);
  g_test_add_func ("/check/address/of-many-uses-ten-are-named",
                   test_of_many_uses_ten_are_named);
  g_test_add_func ("/check/address/a-network-is-missed-when-nobody-answers",
                   test_a_network_is_missed_when_nobody_answers);
  g_test_add_func ("/check/address/a-status-is-said-in-words", test_a_status_is_said_in_words);
  g_test_add_func ("/check/address/what-a-server-says-is-cleaned",
                   test_what_a_server_says_is_cleaned);
  return g_test_run ();
}

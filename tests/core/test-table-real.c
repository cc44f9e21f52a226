// SPDX-License-Identifier: GPL-3.0-or-later
// Tables that conferences published, read where they are found.
#include "tests/support/fixture.h"
#include "tests/support/reading.h"

#include <stdlib.h>

// Numbers of papers, names and presentations by Python's csv module and the separators "|", "," and
// " and ".
static const struct {
  const char *path;
  guint papers;
  guint names;
  guint presentations;
} real[] = {
  {"papers/3dv/3dv-2025-schedule_updated2.csv", 142, 735, 142 + 21},
  {"papers/miniconf/acl2020-main_papers.csv", 778, 3319, 0},
  {"papers/miniconf/iclr2020-papers.csv", 687, 3046, 2},
  {"papers/miniconf/sigdial-inlg2023-papers.csv", 117, 483, 117},
  {"papers/miniconf/vis2020-posters.csv", 83, 314, 83},
  {"papers/midl/midl-2023-posterBoardNumbersMon.csv", 50, 0, 50},
  {"papers/midl/midl-2023-posterBoardNumbersTue.csv", 54, 0, 54},
  {"papers/midl/midl-2023-posterBoardNumbersWeds.csv", 51, 0, 51},
};

static void
test_real_tables_are_read_whole (void)
{
  const char *folder = fixture_real_data ();

  for (gsize i = 0; folder && i < G_N_ELEMENTS (real); i++) {
    g_autoptr (Reading) reading = reading_open (folder, real[i].path);
    guint names = 0;
    guint presentations = 0;
    g_test_message ("%s", real[i].path);
    g_assert_true (reading->is_read);
    for (guint j = 0; j < reading->draft->papers->len; j++) {
      const AffDraftPaper *paper = reading->draft->papers->pdata[j];
      names += paper->authors ? paper->authors->len : 0;
      presentations += paper->presentations ? paper->presentations->len : 0;
    }
    g_assert_cmpuint (reading->draft->papers->len, ==, real[i].papers);
    g_assert_cmpuint (names, ==, real[i].names);
    g_assert_cmpuint (presentations, ==, real[i].presentations);
  }
}

// Six sessions with boards from 1 on, none of them twice.
static void
test_real_boards_are_unique_within_a_session (void)
{
  const char *folder = fixture_real_data ();
  g_autoptr (GHashTable) boards = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (!folder)
    return;
  g_autoptr (Reading) reading = reading_open (folder, real[0].path);
  for (guint i = 0; i < reading->draft->papers->len; i++) {
    const AffDraftPaper *paper = reading->draft->papers->pdata[i];
    const AffDraftPresentation *poster = paper->presentations->pdata[0];
    g_assert_cmpint (poster->kind, ==, AFF_KIND_POSTER);
    g_assert_true (g_str_has_prefix (poster->session, "Poster Session "));
    g_assert_cmpint (atoi (poster->board), >=, 1);
    g_assert_cmpint (atoi (poster->board), <=, 24);
    g_assert_true (
      g_hash_table_add (boards, g_strdup_printf ("%s/%s", poster->session, poster->board)));
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/table/real-tables-are-read-whole",
                   test_real_tables_are_read_whole);
  g_test_add_func ("/exchange/table/real-boards-are-unique-within-a-session",
                   test_real_boards_are_unique_within_a_session);
  return g_test_run ();
}

// SPDX-License-Identifier: GPL-3.0-or-later
// Drafts made by hand into programmes: what comes in, what stays, what goes, and that all of it can
// be taken back.
#include "app/import/merge.h"
#include "app/programme/edit.h"
#include "tests/support/fixture.h"

#include <string.h>

#define NOW G_GINT64_CONSTANT (1791120240)

static const char hall[] =
  "INSERT INTO plan (id, name, svg, sha256, width_mm, height_mm)"
  " VALUES (1, 'Hall', x'00', '', 1000, 1000);"
  "INSERT INTO board (id, plan, label, x_mm, y_mm, facing_deg, width_mm, height_mm, state)"
  " VALUES (1, 1, '1', 1, 1, 0, 10, 10, 'open'), (2, 1, '2', 30, 1, 0, 10, 10, 'open'),"
  " (3, 1, '3', 60, 1, 0, 10, 10, 'closed');"
  "INSERT INTO link_kind VALUES ('doi', 0), ('openreview', 1), ('proceedings', 2);";

typedef struct {
  AffDb *db;
  AffDraft *draft;
  AffReport *report;
  AffMergeOutcome outcome;
  AffMergeOptions options;
  GError *error;
} Desk;

static void
renew_draft (Desk *desk)
{
  aff_draft_free (desk->draft);
  desk->draft = aff_draft_new ();
  desk->draft->family = g_strdup ("pretalx");
  desk->draft->code = g_strdup ("demo");
  desk->draft->title = g_strdup ("Demonstration");
  desk->draft->zone = g_strdup ("Europe/Paris");
  desk->draft->lists_items = TRUE;
  desk->draft->lists_papers = TRUE;
}

static void
set_up (Desk *desk, gconstpointer data)
{
  desk->db = fixture_db_new (hall);
  renew_draft (desk);
}

static void
clear_last (Desk *desk)
{
  g_clear_pointer (&desk->report, aff_report_free);
  g_clear_pointer (&desk->outcome.freed, g_ptr_array_unref);
  g_clear_error (&desk->error);
}

static void
tear_down (Desk *desk, gconstpointer data)
{
  clear_last (desk);
  aff_draft_free (desk->draft);
  aff_db_free (desk->db);
}

static gboolean
merge (AffDb *db, gpointer data, GError **error)
{
  Desk *desk = data;

  return aff_merge_run (db, desk->draft, &desk->options, desk->report, &desk->outcome, error);
}

// The sequence of the change; 0: nothing was different.
static gint64
run (Desk *desk)
{
  const AffChangeNote note = {"test", "import", "Import.", NOW};
  gint64 sequence = -1;

  clear_last (desk);
  desk->report = aff_report_new ();
  desk->outcome = (AffMergeOutcome){.freed = g_ptr_array_new_with_free_func (g_free)};
  aff_change_run (desk->db, &note, merge, desk, &sequence, &desk->error);
  return sequence;
}

static gint64
run_well (Desk *desk)
{
  gint64 sequence = run (desk);

  g_assert_no_error (desk->error);
  return sequence;
}

static AffDraftItem *
add_item (Desk *desk, const char *key, const char *title, int minute)
{
  AffDraftItem *item = aff_draft_item (desk->draft, key, key);

  aff_draft_set (&item->title, title);
  aff_draft_set (&item->day, "2026-10-04");
  item->start.minute = minute;
  item->duration_min = 30;
  item->natures = AFF_NATURE_TALK;
  return item;
}

static AffDraftPaper *
add_paper (Desk *desk, const char *key, const char *title, const char *author)
{
  AffDraftPaper *paper = aff_draft_paper (desk->draft, key, key);

  aff_draft_set (&paper->title, title);
  if (author)
    aff_draft_add_person (&paper->authors, author, NULL);
  return paper;
}

// Two talks, a poster session and two papers on it.
static void
fill (Desk *desk)
{
  AffDraftItem *talk = add_item (desk, "T1", "Opening", 540);
  AffDraftItem *posters = add_item (desk, "P1", "Poster session", 600);

  aff_draft_set (&talk->room, "Room A");
  aff_draft_set (&talk->track, "Main");
  aff_draft_set_text (&talk->abstract, "Two\nlines");
  aff_draft_add_person (&talk->speakers, "First Author", "Institute");
  talk->unknown_speakers = 1;
  posters->natures = AFF_NATURE_POSTER | AFF_NATURE_BREAK;
  AffDraftPaper *paper = add_paper (desk, "F1", "On boards and pins", "First Author");
  aff_draft_add_person (&paper->authors, "Second Author", "Laboratory");
  aff_draft_add_address (paper, "https://openreview.net/forum?id=F1");
  aff_draft_add_topic (paper, "Boards");
  add_paper (desk, "F2", "Pins without boards", "Third Author");
}

static gint64
count (Desk *desk, const char *sql)
{
  g_autoptr (AffStatement) row = aff_db_prepare (desk->db, sql);
  gint64 value = aff_statement_step (row) ? aff_statement_int (row, 0) : -1;

  g_assert_true (aff_statement_finish (row, NULL));
  return value;
}

static char *
text (Desk *desk, const char *sql)
{
  g_autoptr (AffStatement) row = aff_db_prepare (desk->db, sql);
  char *value = aff_statement_step (row) ? g_strdup (aff_statement_text (row, 0)) : NULL;

  g_assert_true (aff_statement_finish (row, NULL));
  return value;
}

#define assert_text(desk, sql, wanted)                                                         \
  G_STMT_START                                                                                 \
  {                                                                                            \
    g_autofree char *own_text = text (desk, sql);                                              \
    g_assert_cmpstr (own_text, ==, wanted);                                                    \
  }                                                                                            \
  G_STMT_END

static void
assert_remark (Desk *desk, const char *code, guint n)
{
  const AffRemark *remark = aff_report_find (desk->report, code);

  g_assert_cmpuint (remark ? remark->count : 0, ==, n);
}

static void
set (Desk *desk, AffEntity entity, const char *id, const char *assignment)
{
  const char *const assignments[] = {assignment, NULL};
  AffEdit edit = {entity, id, assignments, "staff", NOW};
  g_autoptr (GError) error = NULL;

  aff_edit_set (desk->db, &edit, NULL, &error);
  g_assert_no_error (error);
}

static void
test_brings_all_in (Desk *desk, gconstpointer data)
{
  fill (desk);
  g_assert_cmpint (run_well (desk), >, 0);
  g_assert_cmpuint (desk->outcome.items_new, ==, 2);
  g_assert_cmpuint (desk->outcome.papers_new, ==, 2);
  g_autoptr (AffProgramme) programme = aff_programme_load (desk->db, NULL);
  const AffWorkshop *workshop = programme->workshops->pdata[0];
  const AffItem *talk = workshop->items->pdata[0];
  const AffItem *posters = workshop->items->pdata[1];
  g_assert_cmpstr (workshop->title, ==, "Demonstration");
  g_assert_cmpstr (talk->title, ==, "Opening");
  g_assert_cmpint (talk->minute, ==, 540);
  g_assert_cmpint (talk->duration_min, ==, 30);
  g_assert_cmpstr (talk->abstract, ==, "Two\nlines");
  g_assert_cmpstr (talk->track->name, ==, "Main");
  g_assert_cmpstr (((AffName *) talk->room->names->pdata[0])->name, ==, "Room A");
  g_assert_cmpuint (talk->people->len, ==, 2);
  g_assert_cmpstr (((AffItemPerson *) talk->people->pdata[0])->person->affiliation, ==,
                   "Institute");
  g_assert_null (((AffItemPerson *) talk->people->pdata[1])->person);
  g_assert_cmpuint (posters->natures, ==, AFF_NATURE_POSTER | AFF_NATURE_BREAK);
  g_assert_cmpuint (posters->presentations->len, ==, 2);
  const AffPaper *paper = aff_programme_paper_by_number (programme, "F1");
  g_assert_cmpuint (paper->authors->len, ==, 2);
  g_assert_cmpuint (paper->topics->len, ==, 1);
  g_assert_cmpuint (paper->links->len, ==, 1);
  // The speaker and the author are one.
  g_assert_cmpint (count (desk, "SELECT count (*) FROM person"), ==, 3);
}

static void
test_twice_changes_nothing (Desk *desk, gconstpointer data)
{
  fill (desk);
  run_well (desk);
  g_autofree char *before = fixture_dump (desk->db);
  g_assert_cmpint (run_well (desk), ==, 0);
  g_autofree char *after = fixture_dump (desk->db);
  g_assert_cmpstr (before, ==, after);
}

// Of one that another line knows the place of, too.
static void
test_twice_changes_nobody (Desk *desk, gconstpointer data)
{
  fill (desk);
  AffDraftItem *second = add_item (desk, "T2", "Closing", 900);
  aff_draft_add_person (&second->speakers, "First Author", NULL);
  run_well (desk);
  g_autofree char *before = fixture_dump (desk->db);
  g_assert_cmpint (run_well (desk), ==, 0);
  g_autofree char *after = fixture_dump (desk->db);
  g_assert_cmpstr (before, ==, after);
}

// A file that names new speakers and no chair at all leaves the chair.
static void
test_chairs_stay (Desk *desk, gconstpointer data)
{
  fill (desk);
  aff_draft_add_person (&aff_draft_item (desk->draft, "T1", NULL)->chairs, "The Chair", NULL);
  run_well (desk);
  renew_draft (desk);
  fill (desk);
  AffDraftItem *talk = aff_draft_item (desk->draft, "T1", NULL);
  aff_draft_add_person (&talk->speakers, "Fourth Author", NULL);
  g_assert_cmpint (run_well (desk), >, 0);
  assert_text (desk,
               "SELECT group_concat (name || ' ' || role, ', ') FROM (SELECT * FROM item_person"
               " JOIN person ON person.id = person WHERE item = 1 ORDER BY rank)",
               "First Author speaker, Fourth Author speaker, The Chair chair");
}

static void
test_undo_takes_all_back (Desk *desk, gconstpointer data)
{
  const AffChangeNote note = {"test", "undo", NULL, NOW};
  g_autoptr (GError) error = NULL;
  g_autofree char *before = fixture_dump (desk->db);

  fill (desk);
  gint64 sequence = run_well (desk);
  g_autofree char *during = fixture_dump (desk->db);
  g_assert_cmpstr (before, !=, during);
  g_assert_true (aff_change_undo (desk->db, sequence, &note, &sequence, &error));
  g_autofree char *after = fixture_dump (desk->db);
  g_assert_cmpstr (before, ==, after);
  g_assert_true (aff_change_undo (desk->db, sequence, &note, NULL, &error));
  g_autofree char *again = fixture_dump (desk->db);
  g_assert_cmpstr (during, ==, again);
}

static void
test_takes_what_changed (Desk *desk, gconstpointer data)
{
  fill (desk);
  run_well (desk);
  renew_draft (desk);
  fill (desk);
  AffDraftItem *talk = g_hash_table_lookup (desk->draft->item_keys, "T1");
  AffDraftPaper *paper = g_hash_table_lookup (desk->draft->paper_keys, "F2");
  talk->start.minute = 555;
  aff_draft_set (&talk->room, "Room B");
  aff_draft_set (&paper->title, "Pins with boards");
  g_clear_pointer (&paper->authors, g_ptr_array_unref);
  aff_draft_add_person (&paper->authors, "Fourth Author", NULL);
  g_assert_cmpint (run_well (desk), >, 0);
  g_assert_cmpuint (desk->outcome.items_changed, ==, 1);
  g_assert_cmpuint (desk->outcome.papers_changed, ==, 1);
  g_assert_cmpuint (desk->outcome.items_new + desk->outcome.papers_new, ==, 0);
  g_assert_cmpint (count (desk, "SELECT minute FROM item WHERE source_key = 'pretalx:T1'"), ==,
                   555);
  assert_text (desk,
               "SELECT room_name.name FROM item JOIN room_name ON room_name.room = item.room"
               " WHERE source_key = 'pretalx:T1'",
               "Room B");
  assert_text (desk, "SELECT title FROM paper WHERE number = 'F2'", "Pins with boards");
  // Nobody names the third author any more.
  g_assert_cmpint (count (desk, "SELECT count (*) FROM person WHERE name = 'Third Author'"), ==,
                   0);
}

static void
test_staff_win (Desk *desk, gconstpointer data)
{
  fill (desk);
  run_well (desk);
  set (desk, AFF_ENTITY_PAPER, "F2", "title=Corrected by staff");
  set (desk, AFF_ENTITY_PAPER, "F1", "presenter=Second Author");
  set (desk, AFF_ENTITY_PAPER, "F1", "board=2");
  g_autofree char *before = fixture_dump (desk->db);
  g_assert_cmpint (run_well (desk), ==, 0);
  g_autofree char *after = fixture_dump (desk->db);
  g_assert_cmpstr (before, ==, after);
  // The source changes what staff changed: it stays, and is said.
  AffDraftPaper *paper = g_hash_table_lookup (desk->draft->paper_keys, "F2");
  aff_draft_set (&paper->title, "Changed by the source");
  run_well (desk);
  assert_remark (desk, "changed-here-and-there", 1);
  assert_text (desk, "SELECT title FROM paper WHERE number = 'F2'", "Corrected by staff");
  run_well (desk);
  assert_remark (desk, "changed-here-and-there", 0);
}

static void
test_presenters_stay (Desk *desk, gconstpointer data)
{
  fill (desk);
  run_well (desk);
  set (desk, AFF_ENTITY_PAPER, "F1", "presenter=Second Author");
  AffDraftPaper *paper = g_hash_table_lookup (desk->draft->paper_keys, "F1");
  aff_draft_add_person (&paper->authors, "Fifth Author", NULL);
  run_well (desk);
  assert_text (desk,
               "SELECT group_concat (name) FROM paper_author JOIN person ON person.id = person"
               " WHERE presenter = 1",
               "Second Author");
}

static void
test_gone_is_marked (Desk *desk, gconstpointer data)
{
  fill (desk);
  run_well (desk);
  set (desk, AFF_ENTITY_PAPER, "F2", "board=1");
  renew_draft (desk);
  add_item (desk, "P1", "Poster session", 600)->natures = AFF_NATURE_POSTER | AFF_NATURE_BREAK;
  add_paper (desk, "F1", "On boards and pins", "First Author");
  g_assert_cmpint (run_well (desk), >, 0);
  g_assert_cmpuint (desk->outcome.items_gone, ==, 1);
  g_assert_cmpuint (desk->outcome.papers_gone, ==, 1);
  g_assert_cmpuint (desk->outcome.freed->len, ==, 1);
  g_assert_nonnull (strstr (desk->outcome.freed->pdata[0], "Board 1: paper F2"));
  g_assert_cmpint (count (desk, "SELECT withdrawn FROM paper WHERE number = 'F2'"), ==, 1);
  g_assert_cmpint (count (desk, "SELECT cancelled FROM item WHERE title = 'Opening'"), ==, 1);
  g_assert_cmpint (run_well (desk), ==, 0);
  // What comes back takes place again.
  renew_draft (desk);
  fill (desk);
  run_well (desk);
  g_assert_cmpuint (desk->outcome.papers_new + desk->outcome.items_new, ==, 0);
  // F1 has its second author again, too.
  g_assert_cmpuint (desk->outcome.papers_changed, ==, 2);
  g_assert_cmpint (count (desk, "SELECT withdrawn FROM paper WHERE number = 'F2'"), ==, 0);
  g_assert_cmpint (count (desk, "SELECT cancelled FROM item WHERE title = 'Opening'"), ==, 0);
}

// What staff withdrew or cancelled does not come back because a source left it out for a while.
static void
test_what_staff_ended_stays_ended (Desk *desk, gconstpointer data)
{
  fill (desk);
  run_well (desk);
  set (desk, AFF_ENTITY_PAPER, "F2", "withdrawn=yes");
  set (desk, AFF_ENTITY_ITEM, "1", "cancelled=yes");
  renew_draft (desk);
  add_item (desk, "P1", "Poster session", 600)->natures = AFF_NATURE_POSTER | AFF_NATURE_BREAK;
  add_paper (desk, "F1", "On boards and pins", "First Author");
  run_well (desk);
  g_assert_cmpuint (desk->outcome.items_gone + desk->outcome.papers_gone, ==, 0);
  renew_draft (desk);
  fill (desk);
  run_well (desk);
  g_assert_cmpint (count (desk, "SELECT withdrawn FROM paper WHERE number = 'F2'"), ==, 1);
  g_assert_cmpint (count (desk, "SELECT cancelled FROM item WHERE title = 'Opening'"), ==, 1);
}

static void
test_cancelling_is_followed_both_ways (Desk *desk, gconstpointer data)
{
  const char *cancelled = "SELECT cancelled FROM item WHERE title = 'Opening'";
  AffDraftItem *talk = NULL;

  fill (desk);
  talk = desk->draft->items->pdata[0];
  run_well (desk);
  talk->is_cancelled = TRUE;
  run_well (desk);
  g_assert_cmpint (count (desk, cancelled), ==, 1);
  g_assert_cmpuint (desk->outcome.items_changed, ==, 1);
  talk->is_cancelled = FALSE;
  run_well (desk);
  g_assert_cmpint (count (desk, cancelled), ==, 0);
  talk->is_cancelled = TRUE;
  run_well (desk);
  set (desk, AFF_ENTITY_ITEM, "1", "cancelled=no");
  g_assert_cmpint (run_well (desk), ==, 0);
  g_assert_cmpint (count (desk, cancelled), ==, 0);
}

// A list of boards, or any other source, has a memory of its own.
static void
test_sources_are_told_apart (Desk *desk, gconstpointer data)
{
  fill (desk);
  run_well (desk);
  set (desk, AFF_ENTITY_PAPER, "F2", "title=Pins with boards");
  renew_draft (desk);
  aff_draft_set (&desk->draft->family, "table");
  desk->draft->lists_items = desk->draft->lists_papers = FALSE;
  add_paper (desk, "2", "Pins with boards", "Third Author");
  run_well (desk);
  renew_draft (desk);
  fill (desk);
  g_assert_cmpint (run_well (desk), ==, 0);
  assert_text (desk, "SELECT title FROM paper WHERE number = 'F2'", "Pins with boards");
  g_hash_table_remove (desk->draft->paper_keys, "F2");
  g_ptr_array_remove_index (desk->draft->papers, 1);
  run_well (desk);
  g_assert_cmpuint (desk->outcome.papers_gone, ==, 1);
  renew_draft (desk);
  aff_draft_set (&desk->draft->family, "table");
  desk->draft->lists_items = desk->draft->lists_papers = FALSE;
  add_paper (desk, "2", "Pins with boards", "Third Author");
  run_well (desk);
  g_assert_cmpint (count (desk, "SELECT withdrawn FROM paper WHERE number = 'F2'"), ==, 1);
}

static void
test_listed_elsewhere_is_not_gone (Desk *desk, gconstpointer data)
{
  fill (desk);
  run_well (desk);
  renew_draft (desk);
  aff_draft_set (&desk->draft->family, "table");
  desk->draft->lists_items = FALSE;
  add_paper (desk, "1", "On boards and pins", "First Author");
  add_paper (desk, "2", "Pins without boards", "Third Author");
  run_well (desk);
  g_ptr_array_remove_index (desk->draft->papers, 1);
  run_well (desk);
  g_assert_cmpuint (desk->outcome.papers_gone, ==, 0);
  assert_remark (desk, "listed-elsewhere", 1);
}

// Another source knows no better than staff what the first one said.
static void
test_no_source_undoes_staff (Desk *desk, gconstpointer data)
{
  fill (desk);
  aff_draft_set_text (&((AffDraftPaper *) desk->draft->papers->pdata[0])->abstract,
                      "Old words.");
  run_well (desk);
  set (desk, AFF_ENTITY_PAPER, "F1", "abstract=Better words.");
  renew_draft (desk);
  aff_draft_set (&desk->draft->family, "list");
  desk->draft->lists_items = FALSE;
  aff_draft_set_text (&add_paper (desk, "1", "On boards and pins", "First Author")->abstract,
                      "Old words.");
  run_well (desk);
  assert_remark (desk, "changed-here-and-there", 1);
  assert_text (desk, "SELECT abstract FROM paper WHERE number = 'F1'", "Better words.");
}

// What staff know of a link stays when the source adds another one.
static void
test_links_stay (Desk *desk, gconstpointer data)
{
  AffDraftPaper *paper = NULL;

  fill (desk);
  run_well (desk);
  set (desk, AFF_ENTITY_PAPER, "F1", "link.openreview.live=no");
  paper = desk->draft->papers->pdata[0];
  aff_draft_add_address (paper, "https://example.org/slides");
  run_well (desk);
  assert_text (desk, "SELECT group_concat (live) FROM (SELECT live FROM link ORDER BY kind)",
               "0,1");
}

// Where a person is from is staff's, too, when a co-author moves.
static void
test_affiliations_of_staff_stay (Desk *desk, gconstpointer data)
{
  AffDraftPaper *paper = add_paper (desk, "F1", "On boards and pins", NULL);

  aff_draft_add_person (&paper->authors, "First Author", "Institute");
  aff_draft_add_person (&paper->authors, "Second Author", "Laboratory");
  run_well (desk);
  set (desk, AFF_ENTITY_PERSON, "1", "affiliation=University");
  g_free (((AffDraftPerson *) paper->authors->pdata[1])->affiliation);
  ((AffDraftPerson *) paper->authors->pdata[1])->affiliation = g_strdup ("Clinic");
  run_well (desk);
  assert_text (desk, "SELECT affiliation FROM person WHERE name = 'First Author'",
               "University");
  assert_remark (desk, "changed-here-and-there", 1);
}

// A start is a day and a minute: staff's half and a source's half are no time at all.
static void
test_a_start_is_whole (Desk *desk, gconstpointer data)
{
  fill (desk);
  run_well (desk);
  set (desk, AFF_ENTITY_ITEM, "1", "minute=09:30");
  AffDraftItem *talk = desk->draft->items->pdata[0];
  aff_draft_set (&talk->day, "2026-10-05");
  talk->start.minute = 840;
  run_well (desk);
  assert_remark (desk, "changed-here-and-there", 1);
  assert_text (desk, "SELECT day || ' ' || minute FROM item WHERE title = 'Opening'",
               "2026-10-04 570");
}

// Where people are from may be said in another row; that is no edit of this one.
static void
test_people_of_other_rows_are_no_edits (Desk *desk, gconstpointer data)
{
  AffDraftPaper *paper = NULL;

  add_paper (desk, "F1", "On boards and pins", NULL);
  paper = add_paper (desk, "F2", "Pins without boards", "First Author");
  aff_draft_add_person (&((AffDraftPaper *) desk->draft->papers->pdata[0])->authors,
                        "First Author", "Institute");
  run_well (desk);
  aff_draft_add_person (&paper->authors, "Second Author", NULL);
  run_well (desk);
  assert_text (desk,
               "SELECT group_concat (name) FROM paper_author JOIN person ON person.id = person"
               " WHERE paper = 2",
               "First Author,Second Author");
}

// These two had one digest once.
static void
test_digests_tell_titles_apart (Desk *desk, gconstpointer data)
{
  AffDraftItem *item = add_item (desk, "T1", "Session 1b", 540);

  run_well (desk);
  aff_draft_set (&item->title, "Session 2A");
  run_well (desk);
  assert_text (desk, "SELECT title FROM item", "Session 2A");
}

static void
test_held_is_not_gone (Desk *desk, gconstpointer data)
{
  fill (desk);
  run_well (desk);
  set (desk, AFF_ENTITY_PAPER, "F2", "board=1");
  fixture_change (desk->db, "UPDATE placement SET kept = 1");
  g_hash_table_remove (desk->draft->paper_keys, "F2");
  g_ptr_array_remove_index (desk->draft->papers, 1);
  g_assert_cmpint (run_well (desk), ==, 0);
  assert_remark (desk, "gone-but-held", 1);
  g_assert_cmpint (count (desk, "SELECT count (*) FROM placement"), ==, 1);
}

static void
test_cancelled_by_staff_stays_so (Desk *desk, gconstpointer data)
{
  fill (desk);
  run_well (desk);
  fixture_change (desk->db, "UPDATE item SET cancelled = 1 WHERE title = 'Opening'");
  g_assert_cmpint (run_well (desk), ==, 0);
  g_assert_cmpint (count (desk, "SELECT cancelled FROM item WHERE title = 'Opening'"), ==, 1);
}

static void
test_partial_lets_nothing_go (Desk *desk, gconstpointer data)
{
  fill (desk);
  run_well (desk);
  renew_draft (desk);
  add_paper (desk, "F3", "A third one about something else", NULL);
  desk->options.is_partial = TRUE;
  run_well (desk);
  g_assert_cmpuint (desk->outcome.papers_gone + desk->outcome.items_gone, ==, 0);
  g_assert_cmpuint (desk->outcome.papers_new, ==, 1);
}

// Another source lets go of nothing of this one, and finds papers by their titles.
static void
test_another_source (Desk *desk, gconstpointer data)
{
  fill (desk);
  run_well (desk);
  renew_draft (desk);
  g_free (desk->draft->family);
  desk->draft->family = g_strdup ("table");
  desk->draft->lists_items = FALSE;
  aff_draft_set_text (&add_paper (desk, "47", "On Boards and Pins", "Author, First")->abstract,
                      "An abstract");
  run_well (desk);
  g_assert_cmpuint (desk->outcome.papers_gone, ==, 0);
  g_assert_cmpuint (desk->outcome.papers_new, ==, 0);
  assert_remark (desk, "paper-by-title", 1);
  assert_text (desk, "SELECT abstract FROM paper WHERE number = 'F1'", "An abstract");
}

// A number that a list gives to another paper is said, whoever hangs on its board now.
static void
test_reissued_keys (Desk *desk, gconstpointer data)
{
  add_paper (desk, "1", "On boards and pins", "First Author");
  add_paper (desk, "2", "Robust segmentation", "Second Author");
  run_well (desk);
  renew_draft (desk);
  add_paper (desk, "1", "Robust segmentation", "Second Author");
  add_paper (desk, "3", "On boards and pins II", "First Author");
  run_well (desk);
  assert_remark (desk, "key-of-another-paper", 1);
  assert_remark (desk, "paper-by-similarity", 0);
  g_assert_cmpuint (desk->outcome.papers_new, ==, 1);
  g_assert_cmpuint (desk->outcome.papers_gone, ==, 1);
}

static void
test_boards (Desk *desk, gconstpointer data)
{
  static const char *const boards[] = {"1", "1", "3", "99"};

  for (guint i = 0; i < G_N_ELEMENTS (boards); i++) {
    g_autofree char *key = g_strdup_printf ("B%u", i);
    g_autofree char *title = g_strdup_printf ("Title number %u of these %u", i, i * 31);
    aff_draft_add_presentation (add_paper (desk, key, title, NULL), AFF_KIND_POSTER, NULL,
                                boards[i]);
  }
  run_well (desk);
  g_assert_cmpuint (desk->outcome.placed, ==, 1);
  assert_remark (desk, "board-taken", 1);
  assert_remark (desk, "board-not-in-use", 1);
  assert_remark (desk, "board-unknown", 1);
  assert_remark (desk, "session-made", 1);
  // Staff moves it; the file says the same again, and then another board: it stays.
  set (desk, AFF_ENTITY_PAPER, "B0", "board=2");
  g_assert_cmpint (run_well (desk), ==, 0);
  AffDraftPaper *paper = g_hash_table_lookup (desk->draft->paper_keys, "B0");
  AffDraftPresentation *said = paper->presentations->pdata[0];
  aff_draft_set (&said->board, "3");
  run_well (desk);
  assert_remark (desk, "board-decided-here", 1);
  assert_text (desk,
               "SELECT label FROM placement JOIN board ON board.id = board"
               " JOIN presentation ON presentation.id = presentation"
               " JOIN paper ON paper.id = paper WHERE number = 'B0'",
               "2");
}

// What a table calls nothing but a poster session is the one that begins then, by its own name.
static void
test_nameless_session (Desk *desk, gconstpointer data)
{
  add_item (desk, "posters", "Posters and coffee", 15 * 60)->natures = AFF_NATURE_POSTER;
  run_well (desk);
  renew_draft (desk);
  desk->draft->is_partial = TRUE;
  g_free (desk->draft->family);
  desk->draft->family = g_strdup ("table");
  add_item (desk, "poster-session", "Poster session", 15 * 60);
  run_well (desk);
  assert_remark (desk, "item-by-title", 1);
  assert_text (desk, "SELECT group_concat (title) FROM item", "Posters and coffee");
}

// A list that has numbers and boards only is about papers that are there.
static void
test_boards_by_number (Desk *desk, gconstpointer data)
{
  add_paper (desk, "F1", "On boards and pins", "First Author");
  run_well (desk);
  renew_draft (desk);
  desk->draft->lists_items = desk->draft->lists_papers = FALSE;
  for (guint i = 0; i < 2; i++) {
    AffDraftPaper *paper = aff_draft_paper (desk->draft, i == 0 ? "F1" : "F7", "line 2");
    aff_draft_add_presentation (paper, AFF_KIND_POSTER, NULL, i == 0 ? "2" : "1");
  }
  run_well (desk);
  assert_remark (desk, "paper-unknown", 1);
  assert_text (desk,
               "SELECT group_concat (title || ' on ' || label) FROM placement JOIN board"
               " ON board.id = board JOIN presentation ON presentation.id = presentation"
               " JOIN paper ON paper.id = paper",
               "On boards and pins on 2");
}

static void
test_sessions (Desk *desk, gconstpointer data)
{
  AffDraftItem *session = add_item (desk, "S1", "Orals", 700);
  AffDraftPaper *paper = add_paper (desk, "1", "A paper in two slots", NULL);

  session->natures = AFF_NATURE_ORAL;
  aff_draft_add_presentation (paper, AFF_KIND_ORAL, "S1", NULL);
  aff_draft_add_presentation (paper, AFF_KIND_POSTER, "Posters of Monday", NULL);
  run_well (desk);
  g_assert_cmpint (count (desk, "SELECT count (*) FROM presentation"), ==, 2);
  assert_text (desk,
               "SELECT title FROM item JOIN presentation ON item = item.id"
               " WHERE kind = 'poster'",
               "Posters of Monday");
  // The source takes the talk out; the poster stays.
  g_ptr_array_remove_index (paper->presentations, 0);
  run_well (desk);
  g_assert_cmpint (count (desk, "SELECT count (*) FROM presentation"), ==, 1);
}

// Posters stay in their session when the one before it of the same title goes.
static void
test_sessions_of_one_title (Desk *desk, gconstpointer data)
{
  add_item (desk, "posters", "Posters", 600)->natures = AFF_NATURE_POSTER;
  add_item (desk, "posters-2", "Posters", 900)->natures = AFF_NATURE_POSTER;
  aff_draft_add_presentation (add_paper (desk, "1", "A paper", NULL), AFF_KIND_POSTER,
                              "posters-2", NULL);
  run_well (desk);
  renew_draft (desk);
  desk->draft->lists_papers = FALSE;
  add_item (desk, "posters", "Posters", 900)->natures = AFF_NATURE_POSTER;
  run_well (desk);
  g_assert_cmpuint (desk->outcome.items_gone, ==, 1);
  g_assert_cmpuint (desk->outcome.items_changed, ==, 0);
  assert_text (desk,
               "SELECT minute || ' ' || cancelled FROM item"
               " JOIN presentation ON item = item.id",
               "900 0");
}

// Sessions that are cancelled, by this file too, are none in which papers may be.
static void
test_sessions_that_are_cancelled (Desk *desk, gconstpointer data)
{
  add_item (desk, "P1", "Posters of the morning", 600)->natures = AFF_NATURE_POSTER;
  add_paper (desk, "1", "On boards and pins", NULL);
  run_well (desk);
  renew_draft (desk);
  add_item (desk, "P2", "An evening with boards", 1080)->natures = AFF_NATURE_POSTER;
  AffDraftItem *cancelled = add_item (desk, "P3", "Late show", 1200);
  cancelled->natures = AFF_NATURE_POSTER;
  cancelled->is_cancelled = TRUE;
  add_paper (desk, "1", "On boards and pins", NULL);
  add_paper (desk, "2", "Walls without nails", NULL);
  run_well (desk);
  g_assert_cmpuint (desk->outcome.items_gone, ==, 1);
  assert_remark (desk, "poster-session-unknown", 0);
  assert_text (desk,
               "SELECT item.title FROM item JOIN presentation ON item = item.id"
               " JOIN paper ON paper.id = paper WHERE number = '2'",
               "An evening with boards");
}

static void
test_talks (Desk *desk, gconstpointer data)
{
  static const char where[] = "SELECT group_concat (DISTINCT title) FROM item"
                              " JOIN presentation ON item = item.id WHERE kind = 'oral'";
  AffDraftPaper *one = add_paper (desk, "1", "A paper", NULL);
  AffDraftPaper *other = add_paper (desk, "2", "Another one, of other words", NULL);
  AffDraftItem *item = NULL;

  add_item (desk, "S1", "Posters", 700)->natures = AFF_NATURE_POSTER;
  aff_draft_add_presentation (one, AFF_KIND_ORAL, NULL, NULL);
  aff_draft_add_presentation (other, AFF_KIND_ORAL, NULL, NULL);
  run_well (desk);
  assert_text (desk, where, "Talks");
  g_assert_cmpint (count (desk, "SELECT count (*) FROM item"), ==, 2);
  g_assert_cmpint (run_well (desk), ==, 0);
  item = add_item (desk, "S2", "Best papers", 800);
  item->natures = AFF_NATURE_ORAL;
  run_well (desk);
  assert_text (desk, where, "Talks");
}

static void
test_talks_of_a_session (Desk *desk, gconstpointer data)
{
  AffDraftPaper *paper = add_paper (desk, "1", "A paper", NULL);

  add_item (desk, "S1", "Posters", 700)->natures = AFF_NATURE_POSTER;
  add_item (desk, "S2", "Best papers", 800)->natures = AFF_NATURE_ORAL;
  aff_draft_add_presentation (paper, AFF_KIND_ORAL, NULL, NULL);
  run_well (desk);
  assert_text (desk, "SELECT title FROM item JOIN presentation ON item = item.id",
               "Best papers");
}

// A talk past midnight stands under the day before, as a calendar cannot say.
static void
test_past_midnight (Desk *desk, gconstpointer data)
{
  add_item (desk, "N1", "Night talk", 1455);
  run_well (desk);
  renew_draft (desk);
  AffDraftItem *item = add_item (desk, "N1", "Night talk", 15);
  g_free (item->day);
  item->day = g_strdup ("2026-10-05");
  g_assert_cmpint (run_well (desk), ==, 0);
  g_assert_cmpint (count (desk, "SELECT minute FROM item"), ==, 1455);
  item->start.minute = 16;
  g_assert_cmpint (run_well (desk), >, 0);
  assert_text (desk, "SELECT day || ' ' || minute FROM item", "2026-10-05 16");
}

static void
test_which_workshop (Desk *desk, gconstpointer data)
{
  fixture_change (desk->db, "INSERT INTO workshop (code, title) VALUES ('a', 'A'), ('b', 'B')");
  add_paper (desk, "1", "Some paper", NULL);
  g_clear_pointer (&desk->draft->code, g_free);
  g_clear_pointer (&desk->draft->title, g_free);
  g_assert_cmpint (run (desk), ==, -1);
  g_assert_error (desk->error, AFF_ERROR, AFF_ERROR_CONFLICT);
  g_assert_nonnull (strstr (desk->error->message, "a, b"));
  desk->options.into = "c";
  run (desk);
  g_assert_error (desk->error, AFF_ERROR, AFF_ERROR_NOT_FOUND);
  desk->options.into = "b";
  run_well (desk);
  assert_text (desk, "SELECT code FROM workshop JOIN paper ON workshop = workshop.id", "b");
}

// Another event's page must not empty the only programme that is there.
static void
test_strangers_replace_nothing (Desk *desk, gconstpointer data)
{
  add_item (desk, "T1", "First talk", 600);
  run_well (desk);
  renew_draft (desk);
  g_clear_pointer (&desk->draft->code, g_free);
  g_clear_pointer (&desk->draft->title, g_free);
  add_item (desk, "T2", "Welcome of another event", 660);
  g_autofree char *before = fixture_dump (desk->db);

  g_assert_cmpint (run (desk), ==, -1);
  g_assert_error (desk->error, AFF_ERROR, AFF_ERROR_CONFLICT);
  g_assert_nonnull (strstr (desk->error->message, "--into demo"));
  g_autofree char *after = fixture_dump (desk->db);
  g_assert_cmpstr (before, ==, after);
  desk->options.is_partial = TRUE;
  g_assert_cmpint (run_well (desk), >, 0);
  desk->options = (AffMergeOptions){.into = "demo"};
  g_assert_cmpint (run_well (desk), >, 0);
  g_assert_cmpuint (desk->outcome.items_gone, ==, 1);
}

static void
test_another_name_is_said (Desk *desk, gconstpointer data)
{
  fill (desk);
  run_well (desk);
  assert_remark (desk, "event-under-another-name", 0);
  g_free (desk->draft->code);
  desk->draft->code = g_strdup ("demo-2");
  aff_draft_set (&desk->draft->title, "Demonstration renamed");
  run_well (desk);
  assert_remark (desk, "event-under-another-name", 1);
}

static void
test_nothing_half (Desk *desk, gconstpointer data)
{
  g_autofree char *before = fixture_dump (desk->db);

  fill (desk);
  add_item (desk, "T9", "Too long for the schema", 600)->duration_min = 99999;
  g_assert_cmpint (run (desk), ==, -1);
  g_assert_nonnull (desk->error);
  g_autofree char *after = fixture_dump (desk->db);
  g_assert_cmpstr (before, ==, after);
}

static void
test_numbers (Desk *desk, gconstpointer data)
{
  aff_draft_set (&add_paper (desk, "A", "First of one number", NULL)->number, "7");
  aff_draft_set (&add_paper (desk, "B", "Second with the same", NULL)->number, "7");
  run_well (desk);
  assert_remark (desk, "number-twice", 1);
  assert_text (desk, "SELECT group_concat (number) FROM paper", "7,7-2");
  g_assert_cmpint (run_well (desk), ==, 0);
}

static void
set_number (Desk *desk, const char *key, const char *number)
{
  AffDraftPaper *paper = g_hash_table_lookup (desk->draft->paper_keys, key);

  g_clear_pointer (&paper->number, g_free);
  aff_draft_set (&paper->number, number);
}

static const char numbers[] = "SELECT group_concat (number) FROM"
                              " (SELECT number FROM paper ORDER BY id)";

static void
test_numbers_swap (Desk *desk, gconstpointer data)
{
  add_paper (desk, "A", "First of two papers", NULL);
  add_paper (desk, "B", "Second of two papers", NULL);
  for (guint i = 0; i < 4; i++) {
    set_number (desk, "A", i % 2 ? "2" : "1");
    set_number (desk, "B", i % 2 ? "1" : "2");
    run_well (desk);
    assert_remark (desk, "number-twice", 0);
    assert_remark (desk, "changed-here-and-there", 0);
    assert_text (desk, numbers, i % 2 ? "2,1" : "1,2");
  }
}

static void
add_unnumbered (Desk *desk, const char *key, const char *title, const char *place)
{
  AffDraftPaper *paper = add_paper (desk, key, title, NULL);

  aff_draft_set (&paper->number, place);
  paper->is_number_made = TRUE;
}

static void
test_made_numbers_stay (Desk *desk, gconstpointer data)
{
  add_unnumbered (desk, "a", "Deep sample networks", "1");
  add_unnumbered (desk, "b", "Graphs of samples", "2");
  run_well (desk);
  assert_text (desk, numbers, "1,2");
  renew_draft (desk);
  add_unnumbered (desk, "c", "What is new", "1");
  add_unnumbered (desk, "a", "Deep sample networks", "2");
  add_unnumbered (desk, "b", "Graphs of samples", "3");
  aff_draft_set (&add_paper (desk, "d", "One that has its number", NULL)->number, "3");
  run_well (desk);
  assert_text (desk, numbers, "1,2,4,3");
  assert_remark (desk, "number-twice", 0);
  g_assert_cmpuint (desk->outcome.papers_changed, ==, 0);
  g_assert_cmpint (run_well (desk), ==, 0);
}

// A paper that is called by its key is called by its new key.
static void
test_numbers_follow_keys (Desk *desk, gconstpointer data)
{
  add_paper (desk, "1", "On boards and pins", "First Author");
  run_well (desk);
  renew_draft (desk);
  add_paper (desk, "9", "On boards and pins", "First Author");
  run_well (desk);
  assert_remark (desk, "paper-by-similarity", 1);
  g_assert_cmpuint (desk->outcome.papers_changed, ==, 1);
  assert_text (desk, numbers, "9");
}

// As many papers of one number as a list may have rows.
static void
test_one_number_of_many (Desk *desk, gconstpointer data)
{
  for (guint i = 1; i <= 2000; i++) {
    g_autofree char *key = g_strdup_printf ("K%u", i);
    g_autofree char *title = g_strdup_printf ("Sample%u", i);
    AffDraftPaper *paper = add_paper (desk, key, title, NULL);
    aff_draft_set (&paper->number, "7");
    aff_draft_set (&paper->track, key);
  }
  run_well (desk);
  assert_remark (desk, "number-twice", 1999);
  assert_text (desk, "SELECT number FROM paper WHERE title = 'Sample2000'", "7-2000");
  g_assert_cmpint (count (desk, "SELECT count (DISTINCT number) FROM paper"), ==, 2000);
  g_assert_cmpint (count (desk, "SELECT count (DISTINCT rank) FROM track"), ==, 2000);
  g_assert_cmpint (count (desk, "SELECT max (rank) FROM track"), ==, 1999);
}

static void
test_topics (Desk *desk, gconstpointer data)
{
  for (guint i = 0; i < 27; i++) {
    g_autofree char *key = g_strdup_printf ("%u", i);
    g_autofree char *topic = g_strdup_printf ("Topic%u", i);
    g_autofree char *title = g_strdup_printf ("Paper%u about%u", i, i);
    aff_draft_add_topic (add_paper (desk, key, title, NULL), topic);
  }
  run_well (desk);
  assert_remark (desk, "more-topics-than-letters", 1);
  g_assert_cmpint (count (desk, "SELECT count (*) FROM topic"), ==, 0);
}

int
main (int argc, char **argv)
{
  static const struct {
    const char *claim;
    void (*test) (Desk *, gconstpointer);
  } tests[] = {
    {"brings-all-in", test_brings_all_in},
    {"twice-changes-nothing", test_twice_changes_nothing},
    {"twice-changes-nobody", test_twice_changes_nobody},
    {"leaves-chairs-where-none-is-named", test_chairs_stay},
    {"undo-takes-all-back", test_undo_takes_all_back},
    {"takes-what-changed", test_takes_what_changed},
    {"keeps-what-staff-changed", test_staff_win},
    {"keeps-presenters", test_presenters_stay},
    {"marks-what-is-gone", test_gone_is_marked},
    {"leaves-what-staff-hold", test_held_is_not_gone},
    {"leaves-cancelled-what-staff-cancelled", test_cancelled_by_staff_stays_so},
    {"lets-nothing-go-of-a-part", test_partial_lets_nothing_go},
    {"knows-rows-of-another-source", test_another_source},
    {"says-keys-that-became-those-of-others", test_reissued_keys},
    {"hangs-posters-on-free-boards-only", test_boards},
    {"knows-a-poster-session-without-name-by-its-time", test_nameless_session},
    {"knows-papers-of-a-list-of-boards-by-number", test_boards_by_number},
    {"finds-or-makes-sessions", test_sessions},
    {"tells-sessions-of-one-title-by-time", test_sessions_of_one_title},
    {"puts-no-paper-into-cancelled-sessions", test_sessions_that_are_cancelled},
    {"gathers-talks-without-session", test_talks},
    {"puts-talks-into-the-only-session-of-talks", test_talks_of_a_session},
    {"knows-the-same-instant-past-midnight", test_past_midnight},
    {"asks-which-workshop", test_which_workshop},
    {"lets-what-staff-ended-stay-ended", test_what_staff_ended_stays_ended},
    {"follows-cancelling-both-ways", test_cancelling_is_followed_both_ways},
    {"tells-sources-apart", test_sources_are_told_apart},
    {"keeps-what-is-listed-elsewhere", test_listed_elsewhere_is_not_gone},
    {"lets-no-source-undo-staff", test_no_source_undoes_staff},
    {"keeps-what-staff-know-of-links", test_links_stay},
    {"keeps-affiliations-of-staff", test_affiliations_of_staff_stay},
    {"keeps-starts-whole", test_a_start_is_whole},
    {"takes-no-other-row-for-an-edit", test_people_of_other_rows_are_no_edits},
    {"tells-titles-apart", test_digests_tell_titles_apart},
    {"asks-before-strangers-replace-all", test_strangers_replace_nothing},
    {"says-that-an-event-may-be-renamed", test_another_name_is_said},
    {"does-nothing-by-halves", test_nothing_half},
    {"gives-each-paper-a-number", test_numbers},
    {"lets-papers-swap-numbers", test_numbers_swap},
    {"keeps-numbers-that-it-made", test_made_numbers_stay},
    {"renumbers-what-is-called-by-its-key", test_numbers_follow_keys},
    {"counts-papers-of-one-number", test_one_number_of_many},
    {"has-topics-only-with-letters", test_topics},
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++) {
    g_autofree char *path = g_strconcat ("/exchange/merge/", tests[i].claim, NULL);
    g_test_add (path, Desk, NULL, set_up, tests[i].test, tear_down);
  }
  return g_test_run ();
}

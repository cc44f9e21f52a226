// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/check/check.h"
#include "tests/support/fixture.h"
#include "tests/support/hall.h"

#include <string.h>

#define NOW G_GINT64_CONSTANT (1791120240) // 2026-10-04T13:24:00Z, 15:24 in Strasbourg

// A programme in which nothing is wrong, doubtful, missing or assumed.
static const char sound[] =
  "INSERT INTO room (id) VALUES (1), (2);"
  "INSERT INTO room_name VALUES (1, 'fr', 'Salle'), (1, 'en', 'Hall'), (1, 'de', 'Saal'),"
  " (2, 'fr', 'Forum'), (2, 'en', 'Forum'), (2, 'de', 'Forum');"
  "INSERT INTO workshop (id, code, title, first_day, last_day)"
  " VALUES (1, 'mfm', 'Models', '2026-10-04', '2026-10-04');"
  "INSERT INTO person (id, name) VALUES (1, 'First Author');"
  "INSERT INTO item (id, workshop, title, day, minute, duration_min, room)"
  " VALUES (1, 1, 'Opening', '2026-10-04', 840, 30, 1),"
  " (2, 1, 'Talk', '2026-10-04', 870, 30, 1);"
  "INSERT INTO item_nature VALUES (1, 'opening'), (2, 'keynote');"
  "INSERT INTO item_person (item, person, role) VALUES (2, 1, 'speaker');"
  "INSERT INTO topic (id, letter) VALUES (1, 'A');"
  "INSERT INTO topic_name VALUES (1, 'fr', 'A', NULL), (1, 'en', 'A', NULL), (1, 'de', 'A', NULL);"
  "INSERT INTO link_kind VALUES ('doi', 0), ('forum', 1);"
  "INSERT INTO link_host VALUES ('openreview.net');"
  "INSERT INTO paper (id, workshop, number, title) VALUES (1, 1, '101', 'One');"
  "INSERT INTO paper_author (paper, person, rank, presenter) VALUES (1, 1, 0, 1);"
  "INSERT INTO paper_topic VALUES (1, 1, 0);"
  "INSERT INTO link (paper, kind, address) VALUES (1, 'forum', 'https://openreview.net/a');"
  "INSERT INTO presentation (id, paper, item, kind) VALUES (1, 1, 2, 'oral');";

#define WITH_BOARDS                                                                            \
  "INSERT INTO plan (id, name, svg, sha256, width_mm, height_mm)"                              \
  " VALUES (1, 'Hall', CAST ('<svg/>' AS BLOB), '', 1000, 1000);"                              \
  "INSERT INTO board (id, plan, label, x_mm, y_mm, facing_deg, width_mm, height_mm)"           \
  " VALUES (1, 1, '1', 1, 1, 0, 10, 10);"                                                      \
  "INSERT INTO item (id, workshop, title, day, minute, duration_min, room)"                    \
  " VALUES (3, 1, 'Posters', '2026-10-04', 900, 60, 1);"                                       \
  "INSERT INTO item_nature VALUES (3, 'poster');"                                              \
  "INSERT INTO presentation (id, paper, item, kind) VALUES (2, 1, 3, 'poster');"

static GPtrArray *
run (AffDb *db)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *findings = aff_check_run (db, NOW, &error);

  g_assert_no_error (error);
  g_assert_nonnull (findings);
  return findings;
}

static const AffFinding *
find (const GPtrArray *findings, const char *code)
{
  for (guint i = 0; i < findings->len; i++) {
    const AffFinding *finding = g_ptr_array_index (findings, i);
    if (strcmp (finding->code, code) == 0)
      return finding;
  }
  return NULL;
}

static void
test_a_sound_programme_has_no_findings (void)
{
  g_autoptr (AffDb) db = fixture_db_new (sound);
  g_autoptr (GPtrArray) findings = run (db);

  for (guint i = 0; i < findings->len; i++)
    g_test_message ("%s", ((AffFinding *) g_ptr_array_index (findings, i))->sentence);
  g_assert_cmpuint (findings->len, ==, 0);
}

static void
test_each_trouble_is_found_with_its_severity_and_row (void)
{
  static const struct {
    const char *sql;
    const char *code;
    AffSeverity severity;
    const char *entity;
    gint64 id;
    const char *word; // of the sentence
  } cases[] = {
    {"UPDATE workshop SET zone = 'Mars/Base'", "unknown-zone", AFF_SEVERITY_ERROR, "workshop",
     1, "Mars/Base"},
    {"INSERT INTO assumption (workshop, field, note) VALUES (1, 'city', 'A guess.')",
     "assumption", AFF_SEVERITY_ASSUMED, "workshop", 1, "city"},
    {"UPDATE workshop SET certainty = 'preliminary'", "workshop-preliminary",
     AFF_SEVERITY_WARNING, "workshop", 1, "preliminary"},
    {"UPDATE workshop SET first_day = NULL, last_day = NULL", "workshop-without-days",
     AFF_SEVERITY_MISSING, "workshop", 1, "days"},
    {"INSERT INTO workshop (id, code, title, first_day) VALUES (2, 'two', 'Two', '2026-10-04')",
     "workshop-without-items", AFF_SEVERITY_MISSING, "workshop", 2, "two"},
    {"INSERT INTO deadline (workshop, title, instant, zone) VALUES (1, 'Papers', 1000, 'AoE')",
     "deadline-passed", AFF_SEVERITY_WARNING, "workshop", 1, "Papers"},
    {"INSERT INTO statement (workshop, subject, text, source, counts, count)"
     " VALUES (1, 'talks', 'Four talks', 'Page', 'keynote', 4)",
     "stated-count-differs", AFF_SEVERITY_WARNING, "workshop", 1, "holds 1"},
    {"INSERT INTO statement (workshop, subject, text, source, counts, count)"
     " VALUES (1, 'talks', 'Items', 'Page', 'item', 3)",
     "stated-count-differs", AFF_SEVERITY_WARNING, "workshop", 1, "holds 2"},
    {"INSERT INTO statement (workshop, subject, text, source, counts, count)"
     " VALUES (1, 'talks', 'Minutes', 'Page', 'minute', 240)",
     "stated-count-differs", AFF_SEVERITY_WARNING, "workshop", 1, "holds 60"},
    {"INSERT INTO statement (workshop, subject, text, source, counts, count)"
     " VALUES (1, 'boards', 'Boards', 'Page', 'board', 30)",
     "stated-count-open", AFF_SEVERITY_MISSING, "workshop", 1, "30"},
    {"INSERT INTO statement (id, workshop, subject, text, source, contradicts)"
     " VALUES (1, 1, 'dates', 'Soon', 'Page', NULL), (2, 1, 'dates', 'June', 'List', 1)",
     "statements-contradict", AFF_SEVERITY_WARNING, "workshop", 1, "“June” (List) contradicts"},
    {"UPDATE item SET day = NULL WHERE id = 2", "item-without-day", AFF_SEVERITY_MISSING,
     "item", 2, "Talk"},
    {"UPDATE item SET minute = NULL WHERE id = 2", "item-without-time", AFF_SEVERITY_MISSING,
     "item", 2, "Talk"},
    {"UPDATE item SET duration_min = NULL WHERE id = 2", "item-without-duration",
     AFF_SEVERITY_MISSING, "item", 2, "Talk"},
    {"UPDATE item SET room = NULL WHERE id = 2", "item-without-room", AFF_SEVERITY_MISSING,
     "item", 2, "Talk"},
    {"DELETE FROM item_nature WHERE item = 1", "item-without-nature", AFF_SEVERITY_MISSING,
     "item", 1, "Opening"},
    {"UPDATE item SET certainty = 'to-confirm' WHERE id = 2", "item-to-confirm",
     AFF_SEVERITY_WARNING, "item", 2, "Talk"},
    {"DELETE FROM item_person", "speaker-unnamed", AFF_SEVERITY_MISSING, "item", 2, "Talk"},
    {"UPDATE item_person SET person = NULL, reason = 'to-be-announced'", "speaker-unnamed",
     AFF_SEVERITY_MISSING, "item", 2, "Talk"},
    {"UPDATE item SET minute = 860 WHERE id = 2", "items-overlap", AFF_SEVERITY_ERROR, "item",
     2, "14:20"},
    {"UPDATE item SET minute = 860 WHERE id = 2; INSERT INTO item_nature VALUES (1, 'break')",
     "items-share-room", AFF_SEVERITY_WARNING, "item", 2, "14:20"},
    {"UPDATE item SET minute = 900 WHERE id = 2", "gap", AFF_SEVERITY_WARNING, "item", 2,
     "from 14:30 to 15:00"},
    {"UPDATE item SET day = '2026-10-05' WHERE id = 2", "item-outside-days", AFF_SEVERITY_ERROR,
     "item", 2, "2026-10-05"},
    {"DELETE FROM link", "paper-without-link", AFF_SEVERITY_MISSING, "paper", 1, "101"},
    {"UPDATE link SET live = 0", "paper-without-link", AFF_SEVERITY_MISSING, "paper", 1, "101"},
    {"UPDATE link SET address = 'http://openreview.net/a'", "link-refused", AFF_SEVERITY_ERROR,
     "paper", 1, "https"},
    {"UPDATE link SET address = 'https://evil-openreview.net/a'", "link-host-unknown",
     AFF_SEVERITY_WARNING, "paper", 1, "evil-openreview.net"},
    {"UPDATE link SET address = address || '/234567890123456789012345678901234567'",
     "link-long", AFF_SEVERITY_WARNING, "paper", 1, "61 bytes"},
    {"DELETE FROM paper_author", "paper-without-author", AFF_SEVERITY_MISSING, "paper", 1,
     "101"},
    {"UPDATE paper_author SET presenter = 0", "paper-without-presenter", AFF_SEVERITY_MISSING,
     "paper", 1, "101"},
    {"DELETE FROM paper_topic", "paper-without-topic", AFF_SEVERITY_MISSING, "paper", 1, "101"},
    {"UPDATE paper SET title = printf ('%.161c', 'a')", "title-long", AFF_SEVERITY_WARNING,
     "paper", 1, "161"},
    {"UPDATE paper SET abstract = printf ('%.3001c', 'a')", "abstract-long",
     AFF_SEVERITY_WARNING, "paper", 1, "3001"},
    {"DELETE FROM presentation", "paper-not-presented", AFF_SEVERITY_WARNING, "paper", 1,
     "101"},
    {"UPDATE presentation SET embargo = 1791123600", "embargo", AFF_SEVERITY_WARNING, "paper",
     1, "2026-10-04T16:20:00+02:00"},
    {"DELETE FROM presentation; INSERT INTO item_nature VALUES (2, 'oral')",
     "spotlight-without-papers", AFF_SEVERITY_MISSING, "item", 2, "Talk"},
    {"INSERT INTO item_nature VALUES (2, 'poster')", "plan-missing", AFF_SEVERITY_MISSING,
     "item", 2, "Talk"},
    {WITH_BOARDS, "poster-without-board", AFF_SEVERITY_MISSING, "paper", 1, "Posters"},
    {WITH_BOARDS "UPDATE board SET state = 'closed'", "more-posters-than-boards",
     AFF_SEVERITY_ERROR, "item", 3, "1 posters"},
    {WITH_BOARDS "DELETE FROM board", "plan-without-boards", AFF_SEVERITY_ERROR, "plan", 1,
     "Hall"},
    {WITH_BOARDS, "plan-unreadable", AFF_SEVERITY_ERROR, "plan", 1, "Hall"},
    {"UPDATE person SET affiliation = 'Metz, a.b+c@uni-metz.example'", "e-mail-address",
     AFF_SEVERITY_ERROR, "person", 1, "affiliation"},
    {"UPDATE paper SET abstract = 'Write to é@example.org.'", "e-mail-address",
     AFF_SEVERITY_ERROR, "paper", 1, "abstract"},
    {"UPDATE link SET address = 'https://openreview.net/a?m=a%40example.org'", "e-mail-address",
     AFF_SEVERITY_ERROR, "paper", 1, "link"},
    {"UPDATE item SET title = 'a' || char (8238) || 'b' WHERE id = 1", "bidirectional-control",
     AFF_SEVERITY_WARNING, "item", 1, "title"},
    {WITH_BOARDS "UPDATE board SET x_mm = 1001", "board-outside-plan", AFF_SEVERITY_ERROR,
     "board", 1, "Board 1"},
    {WITH_BOARDS "UPDATE board SET y_mm = -1", "board-outside-plan", AFF_SEVERITY_ERROR,
     "board", 1, "Hall"},
    {WITH_BOARDS "INSERT INTO place (id, plan, kind, code, x_mm, y_mm, width_mm, height_mm)"
                 " VALUES (7, 1, 'door', 'exit', 10, 950, 20, 104)",
     "place-outside-plan", AFF_SEVERITY_WARNING, "place", 7, "exit"},
    {"INSERT INTO notice VALUES (5, 'notice', 10, 20, 20);"
     "INSERT INTO notice_text VALUES (5, 'en', 'Lunch', NULL)",
     "notice-never-shown", AFF_SEVERITY_ERROR, "notice", 5, "Lunch"},
    {"INSERT INTO workshop (id, code, title, zone, rank) VALUES (2, 'two', 'Two', 'UTC', 1);"
     "INSERT INTO item (workshop, title) VALUES (2, 'Far')",
     "zones-differ", AFF_SEVERITY_WARNING, "workshop", 2, "UTC"},
    {"DELETE FROM room_name WHERE room = 2 AND language = 'de'", "name-untranslated",
     AFF_SEVERITY_MISSING, "room", 2, "de"},
    {"DELETE FROM topic_name WHERE language <> 'fr'", "name-untranslated", AFF_SEVERITY_MISSING,
     "topic", 1, "en, de"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (AffDb) db = fixture_db_new (sound);
    fixture_change (db, cases[i].sql);
    g_autoptr (GPtrArray) findings = run (db);
    const AffFinding *finding = find (findings, cases[i].code);
    if (!finding)
      g_error ("%s was not found after: %s", cases[i].code, cases[i].sql);
    g_assert_cmpint (finding->severity, ==, cases[i].severity);
    g_assert_cmpstr (finding->entity, ==, cases[i].entity);
    g_assert_cmpint (finding->id, ==, cases[i].id);
    if (!strstr (finding->sentence, cases[i].word))
      g_error ("no “%s” in: %s", cases[i].word, finding->sentence);
    g_assert_true (g_str_has_suffix (finding->sentence, "."));
    g_assert_true (g_str_has_suffix (finding->remedy, "."));
  }
}

static void
test_what_is_meant_to_be_so_is_not_found (void)
{
  static const struct {
    const char *sql;
    const char *code;
  } cases[] = {
    {"UPDATE item SET minute = 860, room = 2 WHERE id = 2", "items-overlap"},
    {"UPDATE item SET minute = 860, cancelled = 1 WHERE id = 2", "items-overlap"},
    {"UPDATE item SET minute = 860, room = NULL WHERE id = 2", "items-overlap"},
    {"UPDATE item SET minute = 900, cancelled = 1 WHERE id = 2", "gap"},
    {"DELETE FROM item_person; UPDATE item SET cancelled = 1", "speaker-unnamed"},
    {"DELETE FROM link; UPDATE paper SET withdrawn = 1", "paper-without-link"},
    {"UPDATE presentation SET embargo = 1791120000", "embargo"},
    {"UPDATE link SET address = 'https://api.openreview.net/a'", "link-host-unknown"},
    {"DELETE FROM link_host; UPDATE link SET address = 'https://any.example/a'",
     "link-host-unknown"},
    {"UPDATE paper SET title = printf ('%.160c', 'a')", "title-long"},
    {WITH_BOARDS "UPDATE board SET x_mm = 1000, y_mm = 0", "board-outside-plan"},
    {WITH_BOARDS "INSERT INTO place (plan, kind, code, x_mm, y_mm, width_mm, height_mm)"
                 " VALUES (1, 'door', 'exit', -10, 950, 20, 100)",
     "place-outside-plan"},
    {"INSERT INTO notice VALUES (5, 'notice', 10, 20, 21), (6, 'notice', 10, 20, NULL)",
     "notice-never-shown"},
    {"INSERT INTO workshop (id, code, title, zone, rank) VALUES (2, 'two', 'Two', 'UTC', 1)",
     "zones-differ"},
    {"UPDATE paper SET abstract = '@ 5 pm, see @home or a @ b'", "e-mail-address"},
    {"INSERT INTO deadline (workshop, title, instant, zone) VALUES (1, 'P', 1791120240, 'AoE')",
     "deadline-passed"},
    {"INSERT INTO statement (workshop, subject, text, source, counts, count)"
     " VALUES (1, 'talks', 'One talk', 'Page', 'keynote', 1)",
     "stated-count-differs"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (AffDb) db = fixture_db_new (sound);
    fixture_change (db, cases[i].sql);
    g_autoptr (GPtrArray) findings = run (db);
    if (find (findings, cases[i].code))
      g_error ("%s was found after: %s", cases[i].code, cases[i].sql);
  }
}

static void
test_what_is_said_can_be_printed (void)
{
  g_autoptr (AffDb) db = fixture_db_new (sound);

  fixture_change (db, "UPDATE item SET minute = 860, title = 'a' || char (27) || '[2Jb'"
                      "  || char (8238) || CAST (x'ff' AS TEXT) WHERE id = 2");
  g_autoptr (GPtrArray) findings = run (db);
  const AffFinding *overlap = find (findings, "items-overlap");
  g_assert_nonnull (overlap);
  g_assert_true (g_utf8_validate (overlap->sentence, -1, NULL));
  g_assert_null (strchr (overlap->sentence, '\033'));
}

static void
test_the_gravest_comes_first (void)
{
  g_autoptr (AffDb) db = fixture_db_new (sound);

  fixture_change (db, "INSERT INTO assumption (workshop, field, note) VALUES (1, 'city', '.');"
                      "UPDATE item SET certainty = 'to-confirm', room = NULL WHERE id = 2;"
                      "UPDATE link SET address = 'ftp://a.example'");
  g_autoptr (GPtrArray) findings = run (db);
  g_assert_cmpuint (findings->len, >=, 4);
  for (guint i = 1; i < findings->len; i++) {
    const AffFinding *before = g_ptr_array_index (findings, i - 1);
    const AffFinding *after = g_ptr_array_index (findings, i);
    g_assert_cmpint (before->severity, <=, after->severity);
  }
}

static void
test_an_empty_programme_lacks_a_workshop (void)
{
  g_autoptr (AffDb) db = fixture_db_new (NULL);
  g_autoptr (GPtrArray) findings = run (db);

  g_assert_cmpuint (findings->len, ==, 1);
  g_assert_nonnull (find (findings, "no-workshop"));
}

// SQL done to the hall, and what is found of its boards then; NULL: nothing.
static const struct {
  const char *sql;
  const char *code;
  AffSeverity severity;
  const char *sentence;
} seats[] = {
  {"UPDATE item SET reserve = 1", NULL, 0, NULL},
  {"UPDATE item SET reserve = 0", "board-to-offer", AFF_SEVERITY_WARNING,
   "Board 8 is free in “Posters” for paper S8, the next in line."},
  {"DELETE FROM placement WHERE presentation = 1", "poster-without-board", AFF_SEVERITY_ERROR,
   "Paper P1 in “Posters”: A full paper has no board."},
  {"UPDATE item SET cancelled = 1 WHERE id = 1; DELETE FROM placement", NULL, 0, NULL},
  {"UPDATE paper SET width_mm = 1500 WHERE id = 4", "poster-too-wide", AFF_SEVERITY_ERROR,
   "Paper P4 on board 4 in “Posters”: The poster is 150 cm wide, the board is 100 cm."},
  {"UPDATE paper SET power = 1 WHERE id = 4", "needs-power", AFF_SEVERITY_WARNING,
   "Paper P4 on board 4 in “Posters”: The poster needs power, the board has none."},
  {"INSERT INTO printed SELECT id, id, 'x', 1 FROM presentation WHERE id < 8", NULL, 0, NULL},
  {"INSERT INTO printed SELECT id, 1, 'x', 1 FROM presentation WHERE id < 4", "labels-to-print",
   AFF_SEVERITY_WARNING, "“Posters” has 6 labels to print again."},
  {"INSERT INTO printed SELECT id, id, 'x', 1 FROM presentation WHERE id < 7",
   "labels-to-print", AFF_SEVERITY_WARNING, "“Posters” has 1 label to print again."},
  {"INSERT INTO printed SELECT id, id, 'x', 1 FROM presentation WHERE id < 9",
   "labels-to-take-down", AFF_SEVERITY_WARNING, "“Posters” has 1 label to take down."},
};

static void
test_posters_on_boards_are_judged_by_their_own_rules (void)
{
  static const char *const codes[] = {"board-to-offer",
                                      "poster-without-board",
                                      "poster-too-wide",
                                      "needs-power",
                                      "labels-to-print",
                                      "labels-to-take-down",
                                      NULL};

  for (gsize i = 0; i < G_N_ELEMENTS (seats); i++) {
    g_autoptr (AffDb) db = hall_new ("UPDATE item SET reserve = 1;"
                                     "DELETE FROM presentation WHERE item = 3");
    fixture_try_change (db, seats[i].sql, NULL);
    g_autoptr (GPtrArray) findings = run (db);

    g_test_message ("%s", seats[i].sql);
    for (gsize j = 0; codes[j]; j++) {
      const AffFinding *finding = find (findings, codes[j]);
      g_assert_cmpint (finding != NULL, ==, g_strcmp0 (codes[j], seats[i].code) == 0);
      if (!finding)
        continue;
      g_assert_cmpstr (finding->sentence, ==, seats[i].sentence);
      g_assert_cmpint (finding->severity, ==, seats[i].severity);
    }
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/check/check/a-sound-programme-has-no-findings",
                   test_a_sound_programme_has_no_findings);
  g_test_add_func ("/check/check/each-trouble-is-found-with-its-severity-and-row",
                   test_each_trouble_is_found_with_its_severity_and_row);
  g_test_add_func ("/check/check/what-is-meant-to-be-so-is-not-found",
                   test_what_is_meant_to_be_so_is_not_found);
  g_test_add_func ("/check/check/posters-on-boards-are-judged-by-their-own-rules",
                   test_posters_on_boards_are_judged_by_their_own_rules);
  g_test_add_func ("/check/check/what-is-said-can-be-printed",
                   test_what_is_said_can_be_printed);
  g_test_add_func ("/check/check/the-gravest-comes-first", test_the_gravest_comes_first);
  g_test_add_func ("/check/check/an-empty-programme-lacks-a-workshop",
                   test_an_empty_programme_lacks_a_workshop);
  return g_test_run ();
}

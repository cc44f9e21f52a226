// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/programme/agenda.h"
#include "app/programme/presence.h"
#include "tests/support/fixture.h"
#include "tests/support/hall.h"

#define LATER (HALL_NOW + 600)

static const AffChangeNote note = {.who = "Desk", .sentence = "Undo", .now = HALL_NOW};

// Said of presentation 1 with nothing but the poster's hanging known.
static const struct {
  AffPresenceJob job;
  const char *sentence;
  AffPresence said;
} cases[] = {
  {{1, TRUE, AFF_PRESENCE_HERE, .until = LATER, .back = AFF_UNKNOWN_TIME},
   "The presenter of P1 is at the board.",
   {AFF_PRESENCE_HERE, HALL_NOW, LATER, AFF_UNKNOWN_TIME, TRUE}},
  {{1, TRUE, AFF_PRESENCE_BACK_AT, .until = AFF_UNKNOWN_TIME, .back = LATER},
   "The presenter of P1 will be back at 15:34.",
   {AFF_PRESENCE_BACK_AT, HALL_NOW, AFF_UNKNOWN_TIME, LATER, TRUE}},
  {{1, TRUE, AFF_PRESENCE_AWAY, .until = AFF_UNKNOWN_TIME, .back = LATER},
   "The presenter of P1 is away.",
   {AFF_PRESENCE_AWAY, HALL_NOW, AFF_UNKNOWN_TIME, AFF_UNKNOWN_TIME, TRUE}},
  {{1, TRUE, AFF_PRESENCE_NO_SHOW, AFF_UNKNOWN_TIME, AFF_UNKNOWN_TIME, TRUE, FALSE},
   "Poster P1 no longer hangs, and its presenter does not come.",
   {AFF_PRESENCE_NO_SHOW, HALL_NOW, AFF_UNKNOWN_TIME, AFF_UNKNOWN_TIME, FALSE}},
  {{1, .sets_hung = TRUE, .has_hung = FALSE},
   "Poster P1 no longer hangs.",
   {AFF_PRESENCE_NONE, AFF_UNKNOWN_TIME, AFF_UNKNOWN_TIME, AFF_UNKNOWN_TIME, FALSE}},
};

static void
assert_said (const AffPresence *said, const AffPresence *expected)
{
  g_assert_cmpint (said->word, ==, expected->word);
  g_assert_cmpint (said->since, ==, expected->since);
  g_assert_cmpint (said->until, ==, expected->until);
  g_assert_cmpint (said->back, ==, expected->back);
  g_assert_cmpint (said->has_hung, ==, expected->has_hung);
}

static void
test_what_is_said_is_one_change_with_its_sentence_and_its_undo (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (AffDb) db = hall_new ("INSERT INTO presence (presentation, hung) VALUES (1, 1)");
    g_autoptr (GError) error = NULL;
    g_autofree char *before = fixture_dump (db);
    gint64 sequence = 0;

    aff_presence_run (db, &cases[i].job, &note, &sequence, &error);
    g_assert_no_error (error);
    g_autoptr (AffProgramme) programme = hall_load (db);
    assert_said (&aff_programme_presentation (programme, 1)->presence, &cases[i].said);
    g_autoptr (AffStatement) row =
      aff_db_prepare (db, "SELECT who || ': ' || sentence FROM change ORDER BY sequence DESC");
    g_autofree char *expected = g_strconcat ("Desk: ", cases[i].sentence, NULL);
    g_assert_true (aff_statement_step (row));
    g_assert_cmpstr (aff_statement_text (row, 0), ==, expected);
    g_clear_pointer (&row, aff_statement_free);
    g_assert_true (aff_change_undo (db, sequence, &note, NULL, &error));
    g_autofree char *after = fixture_dump (db);
    g_assert_cmpstr (after, ==, before);
  }
}

static void
test_a_word_ends_with_its_time_or_when_it_is_taken_back (void)
{
  g_autoptr (AffDb) db = hall_new (NULL);
  AffPresenceJob job = {1, TRUE, AFF_PRESENCE_HERE, LATER, AFF_UNKNOWN_TIME};
  AffPresenceJob silence = {1, TRUE, AFF_PRESENCE_NONE, AFF_UNKNOWN_TIME, AFF_UNKNOWN_TIME};
  gint64 sequence = -1;

  g_assert_true (aff_presence_run (db, &silence, &note, &sequence, NULL));
  g_assert_cmpint (sequence, ==, 0);
  g_assert_true (aff_presence_run (db, &job, &note, NULL, NULL));
  g_autoptr (AffProgramme) said = hall_load (db);
  const AffPresentation *poster = aff_programme_presentation (said, 1);
  g_assert_cmpint (aff_agenda_presence (poster, HALL_NOW).word, ==, AFF_PRESENCE_HERE);
  g_assert_cmpint (aff_agenda_presence (poster, LATER).word, ==, AFF_PRESENCE_NONE);
  g_assert_true (aff_presence_run (db, &silence, &note, NULL, NULL));
  g_autoptr (AffProgramme) silent = hall_load (db);
  g_assert_cmpint (aff_programme_presentation (silent, 1)->presence.word, ==,
                   AFF_PRESENCE_NONE);
}

static void
test_what_cannot_be_said_is_refused_in_words (void)
{
  static const struct {
    const char *sql;
    AffPresenceJob job;
    int code;
    const char *message;
  } refusals[] = {
    {NULL,
     {99, TRUE, AFF_PRESENCE_HERE, AFF_UNKNOWN_TIME, AFF_UNKNOWN_TIME},
     AFF_ERROR_NOT_FOUND,
     "The poster is no longer in the programme; look at it again."},
    {"DELETE FROM placement WHERE presentation = 1; UPDATE paper SET withdrawn = 1 WHERE id = 1",
     {1, TRUE, AFF_PRESENCE_HERE, AFF_UNKNOWN_TIME, AFF_UNKNOWN_TIME},
     AFF_ERROR_CONFLICT,
     "Paper P1 is withdrawn, so nobody stands at its board."},
    {"INSERT INTO presentation (id, paper, item, kind) VALUES (20, 1, 2, 'spotlight')",
     {20, TRUE, AFF_PRESENCE_HERE, AFF_UNKNOWN_TIME, AFF_UNKNOWN_TIME},
     AFF_ERROR_CONFLICT,
     "Paper P1 is no poster there, so nobody stands at a board."},
    {NULL,
     {1, TRUE, AFF_PRESENCE_BACK_AT, AFF_UNKNOWN_TIME, HALL_NOW},
     AFF_ERROR_CONFLICT,
     "That time has passed; give one that is still to come."},
    {NULL,
     {1, TRUE, AFF_PRESENCE_HERE, HALL_NOW - 1, AFF_UNKNOWN_TIME},
     AFF_ERROR_CONFLICT,
     "That time has passed; give one that is still to come."},
  };

  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++) {
    g_autoptr (AffDb) db = hall_new (refusals[i].sql);
    g_autoptr (GError) error = NULL;

    g_assert_false (aff_presence_run (db, &refusals[i].job, &note, NULL, &error));
    g_assert_error (error, AFF_ERROR, refusals[i].code);
    g_assert_cmpstr (error->message, ==, refusals[i].message);
  }
}

// Presenters say it themselves, so their permit must be enough.
static void
test_it_writes_presence_and_nothing_else (void)
{
  g_autoptr (AffDb) db = hall_new (NULL);
  g_autoptr (AffPermit) permit = aff_permit_new (AFF_PERMIT_VISITOR, "Presenter");
  AffPresenceJob job = {1, TRUE, AFF_PRESENCE_HERE, LATER, AFF_UNKNOWN_TIME, TRUE, TRUE};
  AffChangeNote own = note;
  g_autoptr (GError) error = NULL;

  own.permit = permit;
  aff_presence_run (db, &job, &own, NULL, &error);
  g_assert_no_error (error);
}

static void
test_staff_say_it_while_their_permit_lives (void)
{
  const AffPermitRole roles[] = {AFF_PERMIT_DESK, AFF_PERMIT_CHAIR};

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++) {
    g_autoptr (AffDb) db = hall_new (NULL);
    g_autoptr (AffPermit) permit = aff_permit_new (roles[i], "Somebody");
    AffPresenceJob job = {1, TRUE, AFF_PRESENCE_NO_SHOW, AFF_UNKNOWN_TIME, AFF_UNKNOWN_TIME};
    AffChangeNote own = note;
    g_autoptr (GError) error = NULL;

    own.permit = permit;
    g_assert_true (aff_presence_run (db, &job, &own, NULL, &error));
    g_assert_no_error (error);
    g_autofree char *before = fixture_dump (db);
    aff_permit_lock (permit);
    job.word = AFF_PRESENCE_HERE;
    g_assert_false (aff_presence_run (db, &job, &own, NULL, &error));
    g_assert_error (error, AFF_ERROR, AFF_ERROR_DENIED);
    g_autofree char *after = fixture_dump (db);
    g_assert_cmpstr (after, ==, before);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func (
    "/programme/presence/what-is-said-is-one-change-with-its-sentence-and-its-undo",
    test_what_is_said_is_one_change_with_its_sentence_and_its_undo);
  g_test_add_func ("/programme/presence/a-word-ends-with-its-time-or-when-it-is-taken-back",
                   test_a_word_ends_with_its_time_or_when_it_is_taken_back);
  g_test_add_func ("/programme/presence/what-cannot-be-said-is-refused-in-words",
                   test_what_cannot_be_said_is_refused_in_words);
  g_test_add_func ("/programme/presence/it-writes-presence-and-nothing-else",
                   test_it_writes_presence_and_nothing_else);
  g_test_add_func ("/programme/presence/staff-say-it-while-their-permit-lives",
                   test_staff_say_it_while_their_permit_lives);
  return g_test_run ();
}

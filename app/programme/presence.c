// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/programme/presence.h"

#include "app/base/clock.h"
#include "app/base/text.h"

#define LONGEST_NUMBER   100  // characters
#define LONGEST_SENTENCE 2000 // bytes

typedef struct {
  const AffPresenceJob *job;
  gint64 now;
  AffPresence said; // what the row holds, then what it becomes
  gboolean has_row;
  char sentence[LONGEST_SENTENCE]; // for the log, written inside the transaction
} Work;

static const char *const words[] = {
  [AFF_PRESENCE_NONE] = NULL,   [AFF_PRESENCE_EXPECTED] = "expected",
  [AFF_PRESENCE_HERE] = "here", [AFF_PRESENCE_BACK_AT] = "back-at",
  [AFF_PRESENCE_AWAY] = "away", [AFF_PRESENCE_NO_SHOW] = "no-show",
};

static const char *const phrases[] = {
  [AFF_PRESENCE_NONE] = "says nothing",    [AFF_PRESENCE_EXPECTED] = "is expected",
  [AFF_PRESENCE_HERE] = "is at the board", [AFF_PRESENCE_BACK_AT] = "will be back",
  [AFF_PRESENCE_AWAY] = "is away",         [AFF_PRESENCE_NO_SHOW] = "does not come",
};

// The number of the paper; NULL with the error set if its presenter has nothing to say.
static char *
read_paper (AffDb *db, gint64 presentation, GTimeZone **zone, GError **error)
{
  g_autoptr (AffStatement)
    statement = aff_db_prepare (db, "SELECT paper.number, presentation.kind = 'poster',"
                                    " paper.withdrawn, workshop.zone FROM presentation"
                                    " JOIN paper ON paper.id = presentation.paper"
                                    " JOIN item ON item.id = presentation.item"
                                    " JOIN workshop ON workshop.id = item.workshop"
                                    " WHERE presentation.id = ?1");
  g_autofree char *number = NULL;

  aff_statement_bind_int (statement, 1, presentation);
  if (aff_statement_step (statement)) {
    number = g_strdup (aff_statement_text (statement, 0));
    *zone = aff_zone_find (aff_statement_text (statement, 3), NULL);
  }
  gboolean is_poster = aff_statement_int (statement, 1) != 0;
  gboolean is_withdrawn = aff_statement_int (statement, 2) != 0;
  if (!aff_statement_finish (statement, error))
    return NULL;
  if (number && is_poster && !is_withdrawn)
    return g_steal_pointer (&number);
  if (!number)
    g_set_error (error, AFF_ERROR, AFF_ERROR_NOT_FOUND,
                 "The poster is no longer in the programme; look at it again.");
  else
    g_set_error (error, AFF_ERROR, AFF_ERROR_CONFLICT,
                 is_withdrawn ? "Paper %s is withdrawn, so nobody stands at its board."
                              : "Paper %s is no poster there, so nobody stands at a board.",
                 number);
  return NULL;
}

static gint64
read_instant (AffStatement *statement, int column)
{
  return aff_statement_int_or (statement, column, AFF_UNKNOWN_TIME);
}

static gboolean
read_row (AffDb *db, Work *work, GError **error)
{
  g_autoptr (AffStatement)
    statement = aff_db_prepare (db, "SELECT hung, word, since, until, back FROM presence"
                                    " WHERE presentation = ?1");

  work->said = (AffPresence){.since = AFF_UNKNOWN_TIME,
                             .until = AFF_UNKNOWN_TIME,
                             .back = AFF_UNKNOWN_TIME};
  aff_statement_bind_int (statement, 1, work->job->presentation);
  work->has_row = aff_statement_step (statement);
  if (work->has_row) {
    work->said.has_hung = aff_statement_int (statement, 0) != 0;
    for (guint i = 1; i < G_N_ELEMENTS (words); i++)
      if (g_strcmp0 (words[i], aff_statement_text (statement, 1)) == 0)
        work->said.word = i;
    work->said.since = read_instant (statement, 2);
    work->said.until = read_instant (statement, 3);
    work->said.back = read_instant (statement, 4);
  }
  return aff_statement_finish (statement, error);
}

static gboolean
check_times (const AffPresenceJob *job, gint64 now, GError **error)
{
  gboolean is_past = (job->until != AFF_UNKNOWN_TIME && job->until <= now) ||
                     (job->word == AFF_PRESENCE_BACK_AT && job->back != AFF_UNKNOWN_TIME &&
                      job->back <= now);

  if (!job->sets_word || job->word == AFF_PRESENCE_NONE || !is_past)
    return TRUE;
  g_set_error (error, AFF_ERROR, AFF_ERROR_CONFLICT,
               "That time has passed; give one that is still to come.");
  return FALSE;
}

// TRUE if the row becomes another one. The same word said again is newer.
static gboolean
merge_job (Work *work)
{
  const AffPresenceJob *job = work->job;
  gboolean changes = FALSE;

  if (job->sets_hung && job->has_hung != work->said.has_hung) {
    work->said.has_hung = job->has_hung;
    changes = TRUE;
  }
  if (!job->sets_word || (job->word == AFF_PRESENCE_NONE && work->said.word == job->word))
    return changes;
  gboolean says = job->word != AFF_PRESENCE_NONE;
  work->said.word = job->word;
  work->said.since = says ? work->now : AFF_UNKNOWN_TIME;
  work->said.until = says ? job->until : AFF_UNKNOWN_TIME;
  work->said.back = job->word == AFF_PRESENCE_BACK_AT ? job->back : AFF_UNKNOWN_TIME;
  return TRUE;
}

static void
bind_instant (AffStatement *statement, int position, gint64 instant)
{
  if (instant == AFF_UNKNOWN_TIME)
    aff_statement_bind_null (statement, position);
  else
    aff_statement_bind_int (statement, position, instant);
}

static gboolean
write_row (AffDb *db, const Work *work, GError **error)
{
  const AffPresence *said = &work->said;
  g_autoptr (AffStatement) statement =
    work->has_row
      ? aff_db_prepare (db, "UPDATE presence SET hung = ?2, word = ?3, since = ?4, until = ?5,"
                            " back = ?6 WHERE presentation = ?1")
      : aff_db_prepare (db,
                        "INSERT INTO presence (presentation, hung, word, since, until, back)"
                        " VALUES (?1, ?2, ?3, ?4, ?5, ?6)");

  aff_statement_bind_int (statement, 1, work->job->presentation);
  aff_statement_bind_int (statement, 2, said->has_hung);
  aff_statement_bind_text (statement, 3, words[said->word]);
  bind_instant (statement, 4, said->since);
  bind_instant (statement, 5, said->until);
  bind_instant (statement, 6, said->back);
  aff_statement_run (statement);
  return aff_statement_finish (statement, error);
}

static gboolean
do_work (AffDb *db, gpointer data, GError **error)
{
  Work *work = data;
  g_autoptr (GTimeZone) zone = NULL;
  g_autofree char *number = read_paper (db, work->job->presentation, &zone, error);

  if (!number || !check_times (work->job, work->now, error) || !read_row (db, work, error))
    return FALSE;
  if (!merge_job (work))
    return TRUE;
  g_autofree char *sentence = aff_presence_sentence (work->job, number, zone);
  g_strlcpy (work->sentence, sentence, sizeof work->sentence);
  return write_row (db, work, error);
}

gboolean
aff_presence_run (AffDb *db,
                  const AffPresenceJob *job,
                  const AffChangeNote *note,
                  gint64 *sequence,
                  GError **error)
{
  g_return_val_if_fail (db != NULL && job != NULL && note != NULL, FALSE);
  g_return_val_if_fail (job->word < G_N_ELEMENTS (words), FALSE);
  Work work = {.job = job, .now = note->now};
  AffChangeNote own = *note;

  own.kind = "edit";
  own.sentence = work.sentence;
  return aff_change_run (db, &own, do_work, &work, sequence, error);
}

// " at 15:40", or "" where nobody said it.
static char *
describe_back (const AffPresenceJob *job, GTimeZone *zone)
{
  gboolean has_time = job->word == AFF_PRESENCE_BACK_AT && job->back != AFF_UNKNOWN_TIME;
  g_autofree char *time = has_time && zone ? aff_zone_time (zone, job->back) : NULL;

  return time ? g_strconcat (" at ", time, NULL) : g_strdup ("");
}

char *
aff_presence_sentence (const AffPresenceJob *job, const char *number, GTimeZone *zone)
{
  g_return_val_if_fail (job != NULL && job->word < G_N_ELEMENTS (words), NULL);
  g_autofree char *line = aff_text_clean_line (number);
  g_autofree char *shown = aff_text_shorten (line, LONGEST_NUMBER);
  g_autofree char *back = describe_back (job, zone);
  const char *hung = job->has_hung ? "hangs" : "no longer hangs";

  if (job->sets_word && job->sets_hung)
    return g_strdup_printf ("Poster %s %s, and its presenter %s%s.", shown, hung,
                            phrases[job->word], back);
  if (job->sets_word)
    return g_strdup_printf ("The presenter of %s %s%s.", shown, phrases[job->word], back);
  return g_strdup_printf ("Poster %s %s.", shown, hung);
}

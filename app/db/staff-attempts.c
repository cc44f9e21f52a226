// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/db/staff-private.h"

#define FIRST_WAIT    30
#define LONGEST_WAIT  (15 * 60)
#define MS_PER_SECOND 1000

void
aff_attempts_clear (AffAttempts *self)
{
  g_clear_pointer (&self->boot, g_free);
}

guint
aff_attempts_wait (guint failures)
{
  guint wait = FIRST_WAIT;
  if (failures < AFF_STAFF_FREE_TRIES)
    return 0;
  for (guint i = AFF_STAFF_FREE_TRIES; i < failures && wait < LONGEST_WAIT; i++)
    wait *= 2;
  return MIN (wait, LONGEST_WAIT);
}

// How long ago the last failure was, at least: before this start of the machine it was at least
// as long ago as the start is.
static gint64
compute_age (const AffAttempts *self, const AffMoment *moment)
{
  gboolean is_same_boot = g_strcmp0 (self->boot, moment->boot) == 0 && self->ms <= moment->ms;
  return is_same_boot ? moment->ms - self->ms : moment->ms;
}

AffStaffAnswer
aff_attempts_answer (const AffAttempts *self, const AffMoment *moment)
{
  gint64 rest = (gint64) aff_attempts_wait (self->failures) * MS_PER_SECOND -
                compute_age (self, moment);
  AffStaffAnswer answer = {.is_off = self->failures >= AFF_STAFF_MOST_TRIES};
  if (answer.is_off)
    return answer;
  if (rest > 0)
    answer.seconds_left = (guint) ((rest + MS_PER_SECOND - 1) / MS_PER_SECOND);
  else if (self->failures < AFF_STAFF_FREE_TRIES)
    answer.tries_left = AFF_STAFF_FREE_TRIES - self->failures;
  else
    answer.tries_left = 1;
  return answer;
}

gboolean
aff_attempts_read (AffDb *db, AffAttempts *attempts, GError **error)
{
  g_autoptr (AffStatement)
    row = aff_db_prepare (db, "SELECT failures, boot, ms FROM attempts WHERE id = 1");
  gboolean is_there = aff_statement_step (row);
  // Whatever took the row away gives no free tries.
  attempts->failures = is_there
                         ? (guint) CLAMP (aff_statement_int (row, 0), 0, AFF_STAFF_MOST_TRIES)
                         : AFF_STAFF_MOST_TRIES;
  attempts->boot = g_strdup (aff_statement_text (row, 1));
  attempts->ms = aff_statement_int (row, 2);
  return aff_statement_finish (row, error);
}

gboolean
aff_attempts_write (AffDb *db, guint failures, const AffMoment *moment, GError **error)
{
  g_autoptr (AffStatement) row = aff_db_prepare (
    db, "INSERT INTO attempts (id, failures, boot, ms) VALUES (1, ?, ?, ?)"
        " ON CONFLICT (id) DO UPDATE SET failures = excluded.failures, boot = excluded.boot,"
        " ms = excluded.ms");
  aff_statement_bind_int (row, 1, failures);
  aff_statement_bind_text (row, 2, moment->boot);
  aff_statement_bind_int (row, 3, moment->ms);
  aff_statement_run (row);
  return aff_statement_finish (row, error);
}

// SPDX-License-Identifier: GPL-3.0-or-later
// An attempt is counted and on the disk before its PIN is looked at.
#include "app/base/clock.h"
#include "app/base/text.h"
#include "app/db/db-private.h"
#include "app/db/staff-private.h"

#include <sodium.h>

#define BOOT_ID "/proc/sys/kernel/random/boot_id"

typedef struct {
  const AffMoment *moment;
  AffStaffAnswer *answer; // what the attempt meets
  guint failures;         // counting this one
} Attempt;

// Whom a PIN may belong to, by its number.
typedef struct {
  gint64 number;
  gboolean is_known;
  char *hash; // of somebody else if nobody has the number; NULL: nobody may sign in
  char *name;
  AffPermitRole role;
} Candidate;

static void
clear_candidate (Candidate *candidate)
{
  g_free (candidate->hash);
  g_free (candidate->name);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Candidate, clear_candidate)

static gint64
read_number (const AffPin *pin)
{
  const char *digits = aff_pin_digits (pin);
  return (digits[0] - '0') * 10 + (digits[1] - '0');
}

// A number that nobody has costs as much time as one that somebody has, so that the time tells
// nothing.
static gboolean
find_candidate (AffDb *db, gpointer data, GError **error)
{
  Candidate *candidate = data;
  g_autoptr (AffStatement)
    row = aff_db_prepare (db, "SELECT hash, name, role, number = ?1 FROM person"
                              " WHERE revoked IS NULL ORDER BY number = ?1 DESC LIMIT 1");
  aff_statement_bind_int (row, 1, candidate->number);
  if (aff_statement_step (row)) {
    candidate->hash = g_strdup (aff_statement_text (row, 0));
    candidate->name = aff_text_clean_line (aff_statement_text (row, 1));
    candidate->is_known = aff_statement_int (row, 3) != 0;
    if (!aff_permit_role_parse (aff_statement_text (row, 2), &candidate->role, error))
      return FALSE;
  }
  return aff_statement_finish (row, error);
}

static gboolean
count_attempt (AffDb *db, gpointer data, GError **error)
{
  Attempt *attempt = data;
  g_auto (AffAttempts) attempts = {0};
  if (!aff_attempts_read (db, &attempts, error))
    return FALSE;
  *attempt->answer = aff_attempts_answer (&attempts, attempt->moment);
  attempt->failures = attempts.failures + 1;
  return attempt->answer->tries_left == 0 ||
         aff_attempts_write (db, attempt->failures, attempt->moment, error);
}

static gboolean
forget_failures (AffDb *db, gpointer data, GError **error)
{
  return aff_attempts_write (db, 0, data, error);
}

// The PIN was right. If the disk fails just now the failures stay counted, which harms nobody.
static void
admit (AffDb *db, const Candidate *candidate, const Attempt *attempt)
{
  AffMoment never = {"", 0};
  aff_db_write (db, forget_failures, &never, NULL);
  *attempt->answer = (AffStaffAnswer){
    .permit = aff_permit_new (candidate->role, candidate->name),
    .tries_left = AFF_STAFF_FREE_TRIES,
  };
}

static void
refuse (const Attempt *attempt)
{
  AffAttempts attempts = {attempt->failures, (char *) attempt->moment->boot,
                          attempt->moment->ms};
  *attempt->answer = aff_attempts_answer (&attempts, attempt->moment);
}

static gboolean
fail_nobody (GError **error)
{
  g_set_error (
    error, AFF_ERROR, AFF_ERROR_NOT_FOUND,
    "Nobody can sign in to this programme just now. Run affichectl staff add NAME on "
    "this machine.");
  return FALSE;
}

gboolean
aff_staff_verify_at (const char *path,
                     const AffPin *pin,
                     const AffMoment *moment,
                     AffStaffAnswer *answer,
                     GError **error)
{
  g_return_val_if_fail (path != NULL && pin != NULL && answer != NULL, FALSE);
  g_return_val_if_fail (aff_pin_is_full (pin), FALSE);
  g_auto (Candidate) candidate = {.number = read_number (pin)};
  AffStaffAnswer met = {0};
  Attempt attempt = {.moment = moment, .answer = &met};
  g_autoptr (AffDb) db = aff_staff_open (path, FALSE, error);
  if (db == NULL || !aff_db_read (db, find_candidate, &candidate, error))
    return FALSE;
  if (candidate.hash == NULL)
    return fail_nobody (error);
  if (!aff_db_write (db, count_attempt, &attempt, error))
    return FALSE;
  if (met.tries_left > 0) {
    gboolean is_right = crypto_pwhash_str_verify (candidate.hash, aff_pin_digits (pin),
                                                  AFF_PIN_LENGTH) == 0;
    if (is_right && candidate.is_known)
      admit (db, &candidate, &attempt);
    else
      refuse (&attempt);
  }
  *answer = met;
  return TRUE;
}

static gboolean
read_answer (AffDb *db, gpointer data, GError **error)
{
  Attempt *attempt = data;
  g_auto (AffAttempts) attempts = {0};
  if (!aff_attempts_read (db, &attempts, error))
    return FALSE;
  *attempt->answer = aff_attempts_answer (&attempts, attempt->moment);
  return TRUE;
}

gboolean
aff_staff_look_at (const char *path,
                   const AffMoment *moment,
                   AffStaffAnswer *answer,
                   GError **error)
{
  g_return_val_if_fail (path != NULL && answer != NULL, FALSE);
  g_auto (Candidate) candidate = {0};
  Attempt attempt = {.moment = moment, .answer = answer};
  g_autoptr (AffDb) db = aff_staff_open (path, FALSE, error);
  if (db == NULL || !aff_db_read (db, find_candidate, &candidate, error))
    return FALSE;
  if (candidate.hash == NULL)
    return fail_nobody (error);
  return aff_db_read (db, read_answer, &attempt, error);
}

// Where the kernel does not say, its time since boot alone tells one start from the next.
static char *
read_boot (void)
{
  char *boot = NULL;
  if (!g_file_get_contents (BOOT_ID, &boot, NULL, NULL))
    return g_strdup ("");
  return g_strstrip (boot);
}

gboolean
aff_staff_look (const char *path, AffStaffAnswer *answer, GError **error)
{
  g_autofree char *boot = read_boot ();
  AffMoment moment = {boot, aff_clock_since_boot ()};
  return aff_staff_look_at (path, &moment, answer, error);
}

gboolean
aff_staff_verify (const char *path, const AffPin *pin, AffStaffAnswer *answer, GError **error)
{
  g_autofree char *boot = read_boot ();
  AffMoment moment = {boot, aff_clock_since_boot ()};
  return aff_staff_verify_at (path, pin, &moment, answer, error);
}

typedef struct {
  char *path;
  AffPin *pin; // NULL: only look
} Order;

static void
free_order (Order *order)
{
  g_free (order->path);
  aff_pin_free (order->pin);
  g_free (order);
}

static void
free_answer (AffStaffAnswer *answer)
{
  aff_staff_answer_clear (answer);
  g_free (answer);
}

static void
run_order (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Order *order = data;
  GError *error = NULL;
  AffStaffAnswer *answer = g_new0 (AffStaffAnswer, 1);
  gboolean is_done = order->pin != NULL
                       ? aff_staff_verify (order->path, order->pin, answer, &error)
                       : aff_staff_look (order->path, answer, &error);
  // The digits are gone before anybody hears what came of them.
  g_clear_pointer (&order->pin, aff_pin_free);
  if (is_done) {
    g_task_return_pointer (task, answer, (GDestroyNotify) free_answer);
    return;
  }
  free_answer (answer);
  g_task_return_error (task, error);
}

static void
start_order (const char *path,
             AffPin *pin,
             GCancellable *cancellable,
             GAsyncReadyCallback callback,
             gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  Order *order = g_new0 (Order, 1);
  order->path = g_strdup (path);
  order->pin = pin;
  g_task_set_source_tag (task, start_order);
  g_task_set_task_data (task, order, (GDestroyNotify) free_order);
  g_task_run_in_thread (task, run_order);
}

void
aff_staff_look_async (const char *path,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer data)
{
  g_return_if_fail (path != NULL);
  start_order (path, NULL, cancellable, callback, data);
}

void
aff_staff_verify_async (const char *path,
                        AffPin *pin,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer data)
{
  g_return_if_fail (path != NULL && pin != NULL && aff_pin_is_full (pin));
  start_order (path, pin, cancellable, callback, data);
}

gboolean
aff_staff_finish (GAsyncResult *result, AffStaffAnswer *answer, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL) && answer != NULL, FALSE);
  g_autofree AffStaffAnswer *found = g_task_propagate_pointer (G_TASK (result), error);
  if (found == NULL)
    return FALSE;
  *answer = *found;
  return TRUE;
}

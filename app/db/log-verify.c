// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/db/chain.h"
#include "app/db/db-private.h"
#include "app/db/log.h"

#include <string.h>

typedef struct {
  GPtrArray *findings;
  const char *head; // NULL: not known
  gboolean has_met_head;
  AffSeal seal;  // of the row before
  AffSeal start; // on which the first row stands
  gint64 rows;
  gint64 bytes;
} Walk;

void
aff_log_finding_free (AffLogFinding *self)
{
  g_free (self->sentence);
  g_free (self);
}

static void G_GNUC_PRINTF (3, 4)
  add_finding (Walk *walk, gint64 sequence, const char *format, ...)
{
  AffLogFinding *finding = g_new0 (AffLogFinding, 1);
  va_list arguments;
  va_start (arguments, format);
  finding->sentence = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  finding->sequence = sequence;
  g_ptr_array_add (walk->findings, finding);
}

static gboolean
is_hash (const guint8 *hash, const char *hex)
{
  for (gsize i = 0; i < AFF_HASH_LENGTH; i++)
    if (hash[i] !=
        g_ascii_xdigit_value (hex[2 * i]) * 16 + g_ascii_xdigit_value (hex[2 * i + 1]))
      return FALSE;
  return TRUE;
}

static void
meet_head (Walk *walk)
{
  walk->has_met_head = walk->has_met_head ||
                       (walk->head != NULL && is_hash (walk->seal.hash, walk->head));
}

static void
add_gap (Walk *walk, gint64 from, gint64 to)
{
  if (from == to)
    add_finding (walk, from, "Change %" G_GINT64_FORMAT " is missing.", from);
  else
    add_finding (walk, from,
                 "Changes %" G_GINT64_FORMAT " to %" G_GINT64_FORMAT " are missing.", from, to);
}

static const char *
read_text (AffStatement *row, int column)
{
  const char *text = aff_statement_text (row, column);
  return text != NULL ? text : "";
}

// The row's own hash is compared with what its content and the row before it make; then the walk
// goes on from the hash that stands there, so that each edited row is told once.
static void
check_row (Walk *walk, AffStatement *row)
{
  gint64 sequence = aff_statement_int (row, 0);
  AffChangeRecord record = {
    .note = {.who = read_text (row, 2),
             .kind = read_text (row, 3),
             .sentence = read_text (row, 4),
             .now = aff_statement_int (row, 1)},
    .undoes = aff_statement_int (row, 5),
  };
  g_autoptr (GBytes) changes = aff_statement_bytes (row, 6);
  g_autoptr (GBytes) hash = aff_statement_bytes (row, 7);
  // A zero where nothing should be hashes like nothing.
  gboolean is_whole = g_bytes_get_size (hash) == AFF_HASH_LENGTH &&
                      (aff_statement_is_null (row, 5) || record.undoes != 0);
  if (sequence > walk->seal.sequence + 1)
    add_gap (walk, walk->seal.sequence + 1, sequence - 1);
  else if (sequence <= walk->seal.sequence)
    add_finding (walk, sequence, "Change %" G_GINT64_FORMAT " stands where none can be.",
                 sequence);
  walk->seal.sequence = sequence - 1;
  aff_chain_advance (&walk->seal, &record, changes);
  if (!is_whole ||
      memcmp (walk->seal.hash, g_bytes_get_data (hash, NULL), AFF_HASH_LENGTH) != 0)
    add_finding (walk, sequence,
                 "Change %" G_GINT64_FORMAT
                 " is not what was written: it, or the one before it, "
                 "was edited, deleted or put elsewhere.",
                 sequence);
  memset (walk->seal.hash, 0, AFF_HASH_LENGTH);
  memcpy (walk->seal.hash, g_bytes_get_data (hash, NULL),
          MIN (g_bytes_get_size (hash), AFF_HASH_LENGTH));
  walk->rows++;
  walk->bytes += (gint64) g_bytes_get_size (changes);
  meet_head (walk);
}

static gboolean
check_rows (AffDb *db, Walk *walk, GError **error)
{
  g_autoptr (AffStatement)
    rows = aff_db_prepare (db, "SELECT sequence, time, who, kind, sentence, undoes, changeset,"
                               " hash FROM change ORDER BY sequence");
  while (aff_statement_step (rows))
    check_row (walk, rows);
  return aff_statement_finish (rows, error);
}

// The counter from which SQLite gives out sequences never goes back.
static gboolean
check_end (AffDb *db, Walk *walk, GError **error)
{
  AffSeal last;
  if (!aff_chain_read_last (db, &last, error))
    return FALSE;
  if (last.sequence > walk->seal.sequence)
    add_gap (walk, walk->seal.sequence + 1, last.sequence);
  else if (last.sequence < walk->seal.sequence)
    add_finding (walk, 0, "The counter of changes was set back to %" G_GINT64_FORMAT ".",
                 last.sequence);
  if (walk->head != NULL && !walk->has_met_head)
    add_finding (
      walk, 0,
      "The head that you gave is not in the log: the change with it was edited, or it "
      "and all after it were cut off.");
  return TRUE;
}

// This program cuts the log only when it is long, and leaves much of it.
static void
check_start (Walk *walk)
{
  if (walk->start.sequence > 0 && walk->rows < aff_chain_bound.kept_rows &&
      walk->bytes < aff_chain_bound.kept_bytes)
    add_finding (walk, 0,
                 "The changes up to %" G_GINT64_FORMAT
                 " were cut off, though the log is too short for that.",
                 walk->start.sequence);
}

static gboolean
walk_log (AffDb *db, gpointer data, GError **error)
{
  Walk *walk = data;
  g_autoptr (GError) trouble = NULL;
  if (!aff_chain_read_anchor (db, &walk->start, &trouble)) {
    if (!g_error_matches (trouble, AFF_ERROR, AFF_ERROR_FORMAT)) {
      g_propagate_error (error, g_steal_pointer (&trouble));
      return FALSE;
    }
    add_finding (walk, 0, "The hash on which the log stands was edited.");
  }
  walk->seal = walk->start;
  meet_head (walk);
  if (!check_rows (db, walk, error) || !check_end (db, walk, error))
    return FALSE;
  check_start (walk);
  return TRUE;
}

static gboolean
check_head (const char *head, GError **error)
{
  gsize length = head != NULL ? strspn (head, "0123456789abcdefABCDEF") : 0;
  if (head == NULL || (length == 2 * AFF_HASH_LENGTH && head[length] == '\0'))
    return TRUE;
  g_set_error (error, AFF_ERROR, AFF_ERROR_FORMAT,
               "A head is a hash of %d hexadecimal digits. Give what affichectl verify printed "
               "before.",
               2 * AFF_HASH_LENGTH);
  return FALSE;
}

GPtrArray *
aff_log_verify (AffDb *db, const char *head, GError **error)
{
  g_return_val_if_fail (db != NULL, NULL);
  g_autoptr (GPtrArray)
    findings = g_ptr_array_new_with_free_func ((GDestroyNotify) aff_log_finding_free);
  Walk walk = {.findings = findings, .head = head};
  if (!check_head (head, error) || !aff_db_read (db, walk_log, &walk, error))
    return NULL;
  return g_steal_pointer (&findings);
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/db/chain.h"

#include "app/db/db-private.h"

#include <string.h>

#define ANCHOR_KEY "log_anchor"
#define MIB        (G_GINT64_CONSTANT (1024) * 1024)

const AffChainBound aff_chain_bound = {
  .most_rows = 100000,
  .most_bytes = 64 * MIB,
  .kept_rows = 90000,
  .kept_bytes = 48 * MIB,
};

static void
hash_number (GChecksum *checksum, gint64 number)
{
  gint64 bytes = GINT64_TO_BE (number);
  g_checksum_update (checksum, (const guint8 *) &bytes, sizeof bytes);
}

static void
hash_data (GChecksum *checksum, const void *data, gsize length)
{
  hash_number (checksum, (gint64) length);
  if (length > 0)
    g_checksum_update (checksum, data, (gssize) length);
}

static void
hash_text (GChecksum *checksum, const char *text)
{
  hash_data (checksum, text, strlen (text));
}

void
aff_chain_advance (AffSeal *self, const AffChangeRecord *record, GBytes *changes)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  gsize length = AFF_HASH_LENGTH;
  self->sequence++;
  g_checksum_update (checksum, self->hash, AFF_HASH_LENGTH);
  hash_number (checksum, self->sequence);
  hash_number (checksum, record->note.now);
  hash_text (checksum, record->note.who);
  hash_text (checksum, record->note.kind);
  hash_text (checksum, record->note.sentence);
  hash_number (checksum, record->undoes);
  hash_data (checksum, g_bytes_get_data (changes, NULL), g_bytes_get_size (changes));
  g_checksum_get_digest (checksum, self->hash, &length);
}

gboolean
aff_chain_read_last (AffDb *db, AffSeal *seal, GError **error)
{
  g_autoptr (AffStatement)
    number = aff_db_prepare (db, "SELECT seq FROM sqlite_sequence WHERE name = 'change'");
  g_autoptr (AffStatement)
    last = aff_db_prepare (db, "SELECT hash FROM change ORDER BY sequence DESC LIMIT 1");
  aff_statement_step (number);
  memset (seal->hash, 0, AFF_HASH_LENGTH);
  if (aff_statement_step (last)) {
    g_autoptr (GBytes) hash = aff_statement_bytes (last, 0);
    if (g_bytes_get_size (hash) == AFF_HASH_LENGTH)
      memcpy (seal->hash, g_bytes_get_data (hash, NULL), AFF_HASH_LENGTH);
  }
  seal->sequence = aff_statement_int (number, 0);
  return aff_statement_finish (number, error) && aff_statement_finish (last, error);
}

// "SEQUENCE HASH", the hash as 64 hexadecimal digits.
static gboolean
parse_anchor (const char *text, AffSeal *seal)
{
  const char *hex = strchr (text, ' ');
  g_autofree char *number = hex != NULL ? g_strndup (text, hex - text) : NULL;
  guint64 sequence = 0;
  if (hex == NULL || strlen (++hex) != 2 * AFF_HASH_LENGTH ||
      !g_ascii_string_to_unsigned (number, 10, 1, G_MAXINT64, &sequence, NULL))
    return FALSE;
  for (gsize i = 0; i < AFF_HASH_LENGTH; i++) {
    if (!g_ascii_isxdigit (hex[2 * i]) || !g_ascii_isxdigit (hex[2 * i + 1]))
      return FALSE;
    seal->hash[i] = (guint8) (g_ascii_xdigit_value (hex[2 * i]) * 16 +
                              g_ascii_xdigit_value (hex[2 * i + 1]));
  }
  seal->sequence = (gint64) sequence;
  return TRUE;
}

gboolean
aff_chain_read_anchor (AffDb *db, AffSeal *seal, GError **error)
{
  g_autoptr (AffStatement)
    word = aff_db_prepare (db, "SELECT value FROM meta WHERE key = '" ANCHOR_KEY "'");
  AffSeal found = {0};
  gboolean is_there = aff_statement_step (word);
  if (is_there && !parse_anchor (aff_statement_text (word, 0), &found)) {
    g_set_error (
      error, AFF_ERROR, AFF_ERROR_FORMAT,
      "%s is damaged: what stands before the first change of its log is not a number "
      "and a hash. Put the newest backup in its place.",
      db->shown);
    return FALSE;
  }
  *seal = found;
  return aff_statement_finish (word, error);
}

// The first sequence that stays, 0 if all do.
static gboolean
find_cut (AffDb *db, const AffChainBound *bound, gint64 *cut, GError **error)
{
  g_autoptr (AffStatement)
    all = aff_db_prepare (db, "SELECT count (*), sum (length (changeset)) FROM change");
  g_autoptr (AffStatement) rows = aff_db_prepare (
    db, "SELECT sequence, length (changeset) FROM change ORDER BY sequence DESC");
  gint64 bytes = 0;
  aff_statement_step (all);
  *cut = 0;
  if (aff_statement_int (all, 0) <= bound->most_rows &&
      aff_statement_int (all, 1) <= bound->most_bytes)
    return aff_statement_finish (all, error);
  for (gint64 count = 1; aff_statement_step (rows); count++) {
    *cut = aff_statement_int (rows, 0);
    bytes += aff_statement_int (rows, 1);
    if (count >= bound->kept_rows || bytes >= bound->kept_bytes)
      break;
  }
  return aff_statement_finish (all, error) && aff_statement_finish (rows, error);
}

// No row may undo one that is gone: lowers *CUT until none does.
static gboolean
lower_cut (AffDb *db, gint64 *cut, GError **error)
{
  g_autoptr (AffStatement) oldest =
    aff_db_prepare (db, "SELECT min (undoes) FROM change WHERE undoes < ?1 AND sequence >= ?1");
  for (;;) {
    aff_statement_bind_int (oldest, 1, *cut);
    aff_statement_step (oldest);
    if (aff_statement_is_null (oldest, 0))
      return aff_statement_finish (oldest, error);
    *cut = aff_statement_int (oldest, 0);
    aff_statement_reset (oldest);
  }
}

static gboolean
set_anchor (AffDb *db, gint64 cut, GError **error)
{
  g_autoptr (AffStatement)
    word = aff_db_prepare (db, "INSERT INTO meta (key, value)"
                               " SELECT '" ANCHOR_KEY "', sequence || ' ' || lower (hex (hash))"
                               "  FROM change WHERE sequence < ? ORDER BY sequence DESC LIMIT 1"
                               " ON CONFLICT (key) DO UPDATE SET value = excluded.value");
  aff_statement_bind_int (word, 1, cut);
  aff_statement_run (word);
  return aff_statement_finish (word, error);
}

gboolean
aff_chain_prune (AffDb *db, const AffChainBound *bound, GError **error)
{
  gint64 cut = 0;
  if (!find_cut (db, bound, &cut, error) || (cut != 0 && !lower_cut (db, &cut, error)))
    return FALSE;
  if (cut == 0)
    return TRUE;
  g_autoptr (AffStatement)
    remove = aff_db_prepare (db, "DELETE FROM change WHERE sequence < ?");
  aff_statement_bind_int (remove, 1, cut);
  if (!set_anchor (db, cut, error))
    return FALSE;
  aff_statement_run (remove);
  return aff_statement_finish (remove, error);
}

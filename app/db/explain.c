// SPDX-License-Identifier: GPL-3.0-or-later
// SQLite's results in words for a person: what is wrong, and what to do.
#include "app/base/text.h"
#include "app/db/db-private.h"

static int
choose_code (int rc)
{
  switch (rc & 0xff) {
  case SQLITE_CORRUPT:
  case SQLITE_NOTADB:
  case SQLITE_FORMAT:
    return AFF_ERROR_FORMAT;
  case SQLITE_CONSTRAINT:
    return AFF_ERROR_CONFLICT;
  default:
    return AFF_ERROR_STORE;
  }
}

static char *
explain_read_only (const char *file, int rc)
{
  if (rc == SQLITE_READONLY_ROLLBACK || rc == SQLITE_READONLY_RECOVERY)
    return g_strdup_printf (
      "The program that last wrote to %s stopped half-way. Its unfinished "
      "change is taken back as soon as the file is opened for writing: "
      "run an affichectl command that writes, then try again.",
      file);
  return g_strdup_printf (
    "%s or its folder cannot be written. Check that this user may write to "
    "both, and that the disk is not mounted read-only.",
    file);
}

static char *
explain_busy (AffDb *self, const char *file)
{
  if (self->mode == AFF_DB_READ)
    return g_strdup_printf ("%s is being written by another program just now. Try again in a "
                            "moment.",
                            file);
  return g_strdup_printf (
    "%s is being written or read by another program, which did not finish "
    "within five seconds. Try again in a moment.",
    file);
}

static char *
explain_in_words (AffDb *self, int rc, const char *message)
{
  const char *file = self->shown;
  switch (rc & 0xff) {
  case SQLITE_BUSY:
  case SQLITE_LOCKED:
    return explain_busy (self, file);
  case SQLITE_FULL:
    return g_strdup_printf ("The disk that holds %s is full. Free some space and try again.",
                            file);
  case SQLITE_READONLY:
  case SQLITE_PERM:
    return explain_read_only (file, rc);
  case SQLITE_CANTOPEN:
    return g_strdup_printf ("%s cannot be opened, or no journal can be made beside it. Check "
                            "that this user may read and write the file and its folder.",
                            file);
  case SQLITE_IOERR:
    return g_strdup_printf (
      "The disk that holds %s answered with an error (%s). Check the disk, "
      "and keep a copy of the file elsewhere.",
      file, message);
  case SQLITE_CORRUPT:
  case SQLITE_NOTADB:
  case SQLITE_FORMAT:
    return g_strdup_printf ("%s is damaged (%s). %s", file, message, self->remedy);
  case SQLITE_CONSTRAINT:
    return g_strdup_printf (
      "It contradicts what is in the programme (%s). Correct the value and "
      "try again.",
      message);
  case SQLITE_AUTH:
    return g_strdup ("A change may write the rows of the programme and nothing else. Leave the "
                     "log, the transaction and the schema to the program.");
  default:
    return g_strdup_printf ("SQLite refused it in %s (%s, code %d). That is a mistake of the "
                            "program: please report it with these words.",
                            file, message, rc);
  }
}

void
aff_db_explain (AffDb *self,
                int rc,
                const char *message,
                int code,
                const char *context,
                GError **error)
{
  // What SQLite says may quote a damaged file.
  g_autofree char *clean = aff_text_clean (message);
  g_autofree char *words = explain_in_words (self, rc, clean);
  g_set_error (error, AFF_ERROR, code >= 0 ? code : choose_code (rc), "%s%s%s",
               context != NULL ? context : "", context != NULL ? ". " : "", words);
}

void
aff_db_set_error (AffDb *self, int code, const char *context, GError **error)
{
  g_return_if_fail (self != NULL);
  aff_db_explain (self, sqlite3_extended_errcode (self->handle), sqlite3_errmsg (self->handle),
                  code, context, error);
}

// SPDX-License-Identifier: GPL-3.0-or-later
// The staff file is SQLite under the same policy of storage as the programme, readable by its
// owner alone.
#include "app/db/db-private.h"
#include "app/db/staff-private.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#define APPLICATION_ID 0x41464653 // "AFFS"
#define REMEDY         "Move it away, then give out PINs again with affichectl staff add NAME."

static const char schema[] = "CREATE TABLE person ("
                             " id INTEGER PRIMARY KEY AUTOINCREMENT,"
                             " number INTEGER NOT NULL,"
                             " name TEXT NOT NULL,"
                             " role TEXT NOT NULL CHECK (role IN ('desk', 'chair')),"
                             " hash TEXT NOT NULL,"
                             " created INTEGER NOT NULL,"
                             " revoked INTEGER) STRICT;"
                             "CREATE TABLE attempts ("
                             " id INTEGER PRIMARY KEY CHECK (id = 1),"
                             " failures INTEGER NOT NULL CHECK (failures >= 0),"
                             " boot TEXT NOT NULL,"
                             " ms INTEGER NOT NULL) STRICT;"
                             "INSERT INTO attempts VALUES (1, 0, '', 0);"
                             "PRAGMA application_id=1095124563;"
                             "PRAGMA user_version=1";

G_STATIC_ASSERT (APPLICATION_ID == 1095124563);

static gboolean
fail_system (const char *file, GError **error)
{
  int number = errno;
  g_autofree char *shown = g_filename_display_name (file);
  g_set_error (
    error, AFF_ERROR, AFF_ERROR_STORE,
    "%s, where the staff of this programme is kept, cannot be used (%s). Run this as "
    "the user to whom the programme belongs, and check the disk.",
    shown, g_strerror (number));
  return FALSE;
}

static gboolean
fail_nobody (GError **error)
{
  g_set_error (
    error, AFF_ERROR, AFF_ERROR_NOT_FOUND,
    "Nobody can sign in to this programme yet. Run affichectl staff add NAME on this "
    "machine.");
  return FALSE;
}

char *
aff_staff_path (const char *path)
{
  g_return_val_if_fail (path != NULL, NULL);
  // One programme has one staff, by whatever name it is called.
  char *real = realpath (path, NULL);
  g_autofree char *full = real != NULL ? g_strdup (real) : g_canonicalize_filename (path, NULL);
  free (real);
  return g_strconcat (full, ".staff", NULL);
}

// An empty file of this user alone; of the programme's owner if root makes it, since the kiosk is
// to write it.
static gboolean
create_file (const char *path, const char *file, GError **error)
{
  struct stat programme;
  if (stat (path, &programme) != 0) {
    g_autofree char *shown = g_filename_display_name (path);
    g_set_error (error, AFF_ERROR, AFF_ERROR_NOT_FOUND,
                 "There is no programme at %s (%s). Name another file with --db, or make one "
                 "there with affichectl init.",
                 shown, g_strerror (errno));
    return FALSE;
  }
  int descriptor = open (file, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (descriptor < 0)
    return errno == EEXIST || fail_system (file, error);
  gboolean is_given = geteuid () != 0 ||
                      fchown (descriptor, programme.st_uid, programme.st_gid) == 0;
  if (!is_given)
    fail_system (file, error);
  close (descriptor);
  return is_given;
}

// A file that somebody made readable for others is closed to them again.
static gboolean
check_file (const char *file, GError **error)
{
  struct stat info;
  if (lstat (file, &info) != 0)
    return errno == ENOENT ? fail_nobody (error) : fail_system (file, error);
  if (!S_ISREG (info.st_mode)) {
    errno = EINVAL;
    return fail_system (file, error);
  }
  return (info.st_mode & 077) == 0 || chmod (file, 0600) == 0 || fail_system (file, error);
}

static gboolean
read_number (AffDb *db, const char *sql, gint64 *number, GError **error)
{
  g_autoptr (AffStatement) statement = aff_db_prepare (db, sql);
  aff_statement_step (statement);
  *number = aff_statement_int (statement, 0);
  return aff_statement_finish (statement, error);
}

typedef struct {
  gint64 application;
  gint64 version;
  gint64 tables;
} Kind;

static gboolean
read_kind (AffDb *db, gpointer data, GError **error)
{
  Kind *kind = data;
  return read_number (db, "PRAGMA application_id", &kind->application, error) &&
         read_number (db, "PRAGMA user_version", &kind->version, error) &&
         read_number (db, "SELECT count (*) FROM sqlite_schema", &kind->tables, error);
}

static gboolean
build (AffDb *db, gpointer data, GError **error)
{
  Kind kind;
  if (!read_kind (db, &kind, error))
    return FALSE;
  // Somebody who was killed left an empty file, or somebody else was here meanwhile.
  return kind.tables > 0 || aff_db_execute (db, schema, NULL, error);
}

static gboolean
check_kind (AffDb *db, gboolean may_create, GError **error)
{
  Kind kind;
  if (!aff_db_read (db, read_kind, &kind, error))
    return FALSE;
  if (kind.tables == 0 && kind.application == 0)
    return may_create ? aff_db_write (db, build, NULL, error) : fail_nobody (error);
  if (kind.application == APPLICATION_ID && kind.version == 1)
    return TRUE;
  g_set_error (error, AFF_ERROR, AFF_ERROR_FORMAT,
               "%s is not a staff file that this Affiche knows. " REMEDY, db->shown);
  return FALSE;
}

AffDb *
aff_staff_open (const char *path, gboolean may_create, GError **error)
{
  g_autofree char *file = aff_staff_path (path);
  if ((may_create && !create_file (path, file, error)) || !check_file (file, error))
    return NULL;
  g_autoptr (AffDb) db = aff_db_connect_own (file, AFF_DB_WRITE, REMEDY, error);
  if (db == NULL || !check_kind (db, may_create, error))
    return NULL;
  return g_steal_pointer (&db);
}

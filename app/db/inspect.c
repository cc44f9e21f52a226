// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/db/db-private.h"
#include "app/db/schema.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define HEAD_LENGTH    100 // sqlite.org/fileformat2.html, section 1.3
#define SMALLEST_PAGE  512
#define WRITE_VERSION  18
#define USER_VERSION   60
#define APPLICATION_ID 68
#define VERSION_OF_WAL 2
#define WRONG(...)     (g_set_error (error, AFF_ERROR, AFF_ERROR_FORMAT, __VA_ARGS__), FALSE)

static gboolean
check_kind (const char *path, const char *shown, goffset *size, GError **error)
{
  struct stat info;
  if (stat (path, &info) != 0) {
    gboolean is_missing = errno == ENOENT || errno == ENOTDIR;
    g_set_error (error, AFF_ERROR, is_missing ? AFF_ERROR_NOT_FOUND : AFF_ERROR_STORE,
                 is_missing ? "There is no programme at %s (%s). Name another file with --db, "
                              "or make one there with affichectl init."
                            : "%s cannot be reached (%s). Check that this user may open its "
                              "folder.",
                 shown, g_strerror (errno));
    return FALSE;
  }
  if (S_ISDIR (info.st_mode))
    return WRONG ("%s is a folder, not a programme. Name the file inside it.", shown);
  if (!S_ISREG (info.st_mode))
    return WRONG ("%s is a device or a pipe, not a programme. Name a file.", shown);
  if (faccessat (AT_FDCWD, path, R_OK, AT_EACCESS) != 0) {
    g_set_error (error, AFF_ERROR, AFF_ERROR_STORE,
                 "%s cannot be read (%s). Give this user the right to read it.", shown,
                 g_strerror (errno));
    return FALSE;
  }
  *size = info.st_size;
  return TRUE;
}

// Reads through SQLite's own file layer: closing a file by plain means would drop the locks that
// other connections of this process hold on it (sqlite.org/howtocorrupt.html, section 2.2).
static gboolean
read_head (const char *path, const char *shown, guint8 *head, GError **error)
{
  sqlite3_vfs *layer = sqlite3_vfs_find (NULL);
  g_autofree char *full = g_canonicalize_filename (path, NULL);
  sqlite3_filename name = sqlite3_create_filename (full, "", "", 0, NULL);
  g_autofree sqlite3_file *file = g_malloc0 (layer->szOsFile);
  int flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_MAIN_DB;
  int rc = layer->xOpen (layer, name, file, flags, &flags);
  if (rc == SQLITE_OK)
    rc = file->pMethods->xRead (file, head, HEAD_LENGTH, 0);
  if (file->pMethods != NULL)
    file->pMethods->xClose (file);
  sqlite3_free_filename (name);
  if (rc == SQLITE_OK)
    return TRUE;
  g_set_error (error, AFF_ERROR, AFF_ERROR_STORE,
               "%s cannot be read (%s). Check the disk and the rights on the file.", shown,
               sqlite3_errstr (rc));
  return FALSE;
}

static guint32
read_number (const guint8 *head, gsize offset)
{
  guint32 number;
  memcpy (&number, head + offset, sizeof number);
  return GUINT32_FROM_BE (number);
}

static gboolean
check_head (const char *shown, const guint8 *head, int newest, GError **error)
{
  if (memcmp (head, "SQLite format 3", 16) != 0)
    return WRONG ("%s is not a programme of Affiche, nor any database. Name another file.",
                  shown);
  if (read_number (head, APPLICATION_ID) != AFF_SCHEMA_APPLICATION_ID)
    return WRONG ("%s is the database of another program. Name a programme of Affiche.", shown);
  guint32 version = read_number (head, USER_VERSION);
  if (version > (guint32) newest)
    return WRONG ("%s was written by a newer Affiche (format %u, this one knows up to %d). "
                  "Install the newer Affiche, or use a programme of this one.",
                  shown, version, newest);
  if (version == 0)
    return WRONG (
      "%s is damaged (its format has no number). Put the newest backup in its place.", shown);
  if (head[WRITE_VERSION] == VERSION_OF_WAL || head[WRITE_VERSION + 1] == VERSION_OF_WAL)
    return WRONG ("%s was switched to write-ahead logging by another program. Switch it back "
                  "with: sqlite3 %s 'PRAGMA journal_mode=DELETE'",
                  shown, shown);
  return TRUE;
}

gboolean
aff_db_inspect (const char *path, int newest, GError **error)
{
  g_autofree char *shown = g_filename_display_name (path);
  guint8 head[HEAD_LENGTH];
  goffset size = 0;
  if (!check_kind (path, shown, &size, error))
    return FALSE;
  if (size == 0)
    return WRONG ("%s is empty (0 bytes), so it is no programme. Put a backup in its place, or "
                  "delete it and make a new one with affichectl init.",
                  shown);
  if (size < SMALLEST_PAGE)
    return WRONG ("%s is too short for a programme (%d bytes). Put the newest backup in its "
                  "place.",
                  shown, (int) size);
  return read_head (path, shown, head, error) && check_head (shown, head, newest, error);
}

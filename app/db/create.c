// SPDX-License-Identifier: GPL-3.0-or-later
// A new programme is built under a name of its own in the same folder and gets its real name
// when it is whole and on the disk, so that a failure or a power cut leaves no half of one.
#include "app/db/db-private.h"
#include "app/db/schema.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

static gboolean
fail_system (const char *path, const char *what, GError **error)
{
  int number = errno;
  g_autofree char *shown = g_filename_display_name (path);
  g_set_error (error, AFF_ERROR, AFF_ERROR_STORE,
               "No programme was made at %s: %s (%s). Check that this user may write to the "
               "folder and that the disk has room.",
               shown, what, g_strerror (number));
  return FALSE;
}

static gboolean
fail_taken (const char *path, GError **error)
{
  g_autofree char *shown = g_filename_display_name (path);
  g_set_error (error, AFF_ERROR, AFF_ERROR_CONFLICT,
               "No programme was made, because %s exists already. Name another file, or move "
               "that one away first.",
               shown);
  return FALSE;
}

// A journal that an earlier file of this name left behind would be played into the new one.
static gboolean
check_free (const char *path, GError **error)
{
  static const char *const endings[] = {"", "-journal", "-wal"};
  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++) {
    g_autofree char *name = g_strconcat (path, endings[i], NULL);
    struct stat info;
    if (lstat (name, &info) == 0 && (i == 0 || info.st_size > 0))
      return fail_taken (name, error);
  }
  return TRUE;
}

static gboolean
build (const char *draft, const char *path, const char *const *migrations, GError **error)
{
  g_autoptr (AffDb) db = aff_db_connect (draft, AFF_DB_WRITE, error);
  if (db == NULL)
    return FALSE;
  g_free (db->shown);
  db->shown = g_filename_display_name (path);
  return aff_schema_create (db, migrations, error);
}

static gboolean
sync_folder (const char *folder)
{
  int descriptor = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0)
    return FALSE;
  int result = fsync (descriptor);
  close (descriptor);
  return result == 0;
}

// Gives DRAFT the name PATH unless something has it. Not every file system can rename without
// replacing; a second link does the same there.
static int
give_name (const char *draft, const char *path)
{
  int result = renameat2 (AT_FDCWD, draft, AT_FDCWD, path, RENAME_NOREPLACE);
  if (result == 0 || (errno != EINVAL && errno != ENOSYS))
    return result;
  return link (draft, path);
}

static gboolean
publish (const char *draft, const char *path, const char *folder, GError **error)
{
  if (give_name (draft, path) != 0)
    return errno == EEXIST ? fail_taken (path, error)
                           : fail_system (path, "the new file could not be named", error);
  if (sync_folder (folder))
    return TRUE;
  fail_system (path, "its folder could not be brought to the disk", error);
  g_unlink (path);
  return FALSE;
}

static void
remove_draft (const char *draft)
{
  g_autofree char *journal = g_strconcat (draft, "-journal", NULL);
  g_unlink (journal);
  g_unlink (draft);
}

gboolean
aff_db_create_file (const char *path, const char *const *migrations, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  if (!check_free (path, error))
    return FALSE;
  if (g_mkdir_with_parents (folder, 0755) != 0)
    return fail_system (path, "its folder could not be made", error);
  g_autofree char *draft = g_strconcat (path, ".new-XXXXXX", NULL);
  int descriptor = g_mkstemp_full (draft, O_RDWR | O_CLOEXEC, 0644);
  if (descriptor < 0)
    return fail_system (path, "its folder takes no new file", error);
  close (descriptor);
  gboolean is_made = build (draft, path, migrations, error) &&
                     publish (draft, path, folder, error);
  remove_draft (draft);
  return is_made;
}

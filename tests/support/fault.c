// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fault.h"

#include <sqlite3.h>

typedef struct {
  sqlite3_file base;
  sqlite3_file *inner; // the real file follows the struct
} FaultFile;

static sqlite3_vfs *inner_layer;
static sqlite3_vfs layer;
static Fault fault;
static int countdown;
static gboolean has_failed;

// Whether the operation that is about to happen fails.
static gboolean
fails_now (void)
{
  if (countdown == 0)
    return has_failed && fault.is_sticky;
  if (--countdown > 0)
    return FALSE;
  has_failed = TRUE;
  return TRUE;
}

static sqlite3_file *
get_inner (sqlite3_file *file)
{
  return ((FaultFile *) file)->inner;
}

static int
close_file (sqlite3_file *file)
{
  return get_inner (file)->pMethods->xClose (get_inner (file));
}

static int
read_file (sqlite3_file *file, void *data, int length, sqlite3_int64 offset)
{
  return get_inner (file)->pMethods->xRead (get_inner (file), data, length, offset);
}

static int
write_file (sqlite3_file *file, const void *data, int length, sqlite3_int64 offset)
{
  sqlite3_file *inner = get_inner (file);
  if (!fails_now ())
    return inner->pMethods->xWrite (inner, data, length, offset);
  if (fault.is_done || fault.is_torn)
    inner->pMethods->xWrite (inner, data, fault.is_torn ? length / 2 : length, offset);
  return fault.result;
}

static int
cut_file (sqlite3_file *file, sqlite3_int64 size)
{
  sqlite3_file *inner = get_inner (file);
  if (!fails_now ())
    return inner->pMethods->xTruncate (inner, size);
  if (fault.is_done)
    inner->pMethods->xTruncate (inner, size);
  return fault.result;
}

static int
sync_file (sqlite3_file *file, int flags)
{
  sqlite3_file *inner = get_inner (file);
  return fails_now () ? fault.result : inner->pMethods->xSync (inner, flags);
}

static int
get_size (sqlite3_file *file, sqlite3_int64 *size)
{
  return get_inner (file)->pMethods->xFileSize (get_inner (file), size);
}

static int
lock_file (sqlite3_file *file, int level)
{
  return get_inner (file)->pMethods->xLock (get_inner (file), level);
}

static int
unlock_file (sqlite3_file *file, int level)
{
  return get_inner (file)->pMethods->xUnlock (get_inner (file), level);
}

static int
check_reserved (sqlite3_file *file, int *is_reserved)
{
  return get_inner (file)->pMethods->xCheckReservedLock (get_inner (file), is_reserved);
}

static int
control_file (sqlite3_file *file, int operation, void *argument)
{
  return get_inner (file)->pMethods->xFileControl (get_inner (file), operation, argument);
}

static int
get_sector_size (sqlite3_file *file)
{
  return get_inner (file)->pMethods->xSectorSize (get_inner (file));
}

static int
get_characteristics (sqlite3_file *file)
{
  return get_inner (file)->pMethods->xDeviceCharacteristics (get_inner (file));
}

static const sqlite3_io_methods methods = {
  .iVersion = 1,
  .xClose = close_file,
  .xRead = read_file,
  .xWrite = write_file,
  .xTruncate = cut_file,
  .xSync = sync_file,
  .xFileSize = get_size,
  .xLock = lock_file,
  .xUnlock = unlock_file,
  .xCheckReservedLock = check_reserved,
  .xFileControl = control_file,
  .xSectorSize = get_sector_size,
  .xDeviceCharacteristics = get_characteristics,
};

static int
open_file (sqlite3_vfs *self, const char *name, sqlite3_file *file, int flags, int *given)
{
  FaultFile *outer = (FaultFile *) file;
  outer->inner = (sqlite3_file *) (outer + 1);
  int rc = inner_layer->xOpen (inner_layer, name, outer->inner, flags, given);
  file->pMethods = outer->inner->pMethods != NULL ? &methods : NULL;
  return rc;
}

static int
delete_file (sqlite3_vfs *self, const char *name, int sync_folder)
{
  return fails_now () ? fault.result : inner_layer->xDelete (inner_layer, name, sync_folder);
}

void
fault_install (void)
{
  inner_layer = sqlite3_vfs_find (NULL);
  layer = *inner_layer;
  layer.zName = "affiche-fault";
  layer.szOsFile = (int) sizeof (FaultFile) + inner_layer->szOsFile;
  layer.xOpen = open_file;
  layer.xDelete = delete_file;
  g_assert_cmpint (sqlite3_vfs_register (&layer, 1), ==, SQLITE_OK);
}

void
fault_arm (const Fault *armed, int number)
{
  fault = *armed;
  countdown = number;
  has_failed = FALSE;
}

gboolean
fault_disarm (void)
{
  gboolean had_failed = has_failed;
  countdown = 0;
  has_failed = FALSE;
  return had_failed;
}

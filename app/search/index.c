// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/search/index.h"

struct _AffIndex {
  gatomicrefcount count;
  AffProgramme *programme;
};

AffIndex *
aff_index_new (AffProgramme *programme)
{
  g_return_val_if_fail (programme != NULL, NULL);

  AffIndex *self = g_new0 (AffIndex, 1);
  g_atomic_ref_count_init (&self->count);
  self->programme = aff_programme_ref (programme);
  return self;
}

AffIndex *
aff_index_ref (AffIndex *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->count);
  return self;
}

void
aff_index_unref (AffIndex *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->count))
    return;
  aff_programme_unref (self->programme);
  g_free (self);
}

AffProgramme *
aff_index_programme (const AffIndex *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->programme;
}

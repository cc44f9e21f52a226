// SPDX-License-Identifier: GPL-3.0-or-later
// Everything of a programme that can be found, by the words that find it: built once for a
// programme, never changed, asked by app/search/query. It knows embargoed papers too; who may see
// them is decided when it is asked.
#pragma once

#include "app/programme/programme.h"

G_BEGIN_DECLS

typedef struct _AffIndex AffIndex;

// The index of PROGRAMME, to which it holds a reference. It may be built in any thread and be
// asked from several at once; a new programme needs a new index.
AffIndex *aff_index_new (AffProgramme *programme) G_GNUC_WARN_UNUSED_RESULT;

// References may be taken and dropped from any thread.
AffIndex *aff_index_ref (AffIndex *self);
void aff_index_unref (AffIndex *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AffIndex, aff_index_unref)

// The programme it was built from, as long as the index lives.
AffProgramme *aff_index_programme (const AffIndex *self);

G_END_DECLS

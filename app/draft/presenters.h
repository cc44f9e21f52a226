// SPDX-License-Identifier: GPL-3.0-or-later
// Who of a paper presents it, where a table lists that beside the authors.
#pragma once

#include "app/draft/draft.h"

G_BEGIN_DECLS

// Marks those of *AUTHORS (AffDraftPerson) who are among PRESENTERS (likewise, or NULL); who is no
// author joins them at the end. *AUTHORS is made if it is NULL and there are presenters. The number
// of those who joined.
guint aff_presenters_mark (GPtrArray **authors, const GPtrArray *presenters);

G_END_DECLS

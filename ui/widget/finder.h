// SPDX-License-Identifier: GPL-3.0-or-later
// Keeps an index of the programme that is shown, and which of its posters are about the same: built
// on a thread when somebody first asks, and anew for each programme after that. Until new ones are
// ready the former answer.
#pragma once

#include "app/programme/live.h"
#include "app/search/index.h"
#include "app/search/similar.h"

G_BEGIN_DECLS

#define AFF_TYPE_FINDER (aff_finder_get_type ())
G_DECLARE_FINAL_TYPE (AffFinder, aff_finder, AFF, FINDER, GObject)

// Signal "ready": there is a newer index.
AffFinder *aff_finder_new (AffLive *live) G_GNUC_WARN_UNUSED_RESULT;

// The newest index, NULL until the first one is ready. Borrowed until the next "ready".
AffIndex *aff_finder_index (AffFinder *self);

// The same for what is similar.
AffSimilar *aff_finder_similar (AffFinder *self);

G_END_DECLS

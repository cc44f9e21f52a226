// SPDX-License-Identifier: GPL-3.0-or-later
// How often neighbours have a label in common that their conference gave them.
#pragma once

#include "app/search/similar.h"
#include "tests/support/corpus.h"

G_BEGIN_DECLS

#define AGREEMENT_NEIGHBOURS 10

// Of the ten neighbours of each paper how many have one of its labels, as a share: by
// aff_similar_find, whose programme was made of PAPERS, by plain overlap of the stems of titles
// (Jaccard), and by chance.
double agreement_of_similar (const GPtrArray *papers,
                             const AffSimilar *similar,
                             const AffProgramme *programme);
double agreement_of_titles (const GPtrArray *papers);
double agreement_of_chance (const GPtrArray *papers);

G_END_DECLS

// SPDX-License-Identifier: GPL-3.0-or-later
// A tag at the edge of a map as it was painted: which place it names, and where it stands.
#pragma once

#include "ui/map/viewport.h"

G_BEGIN_DECLS

typedef struct {
  gint64 place; // its id
  AffArea area;
  int arrow_deg; // clockwise from up
} AffSign;

G_END_DECLS

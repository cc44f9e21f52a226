// SPDX-License-Identifier: GPL-3.0-or-later
// The evening behind the idle screen: sky, roofs, the cathedral's one spire, water, and the lit
// petals of the rosace mirrored in it. Decoration, painted once for a size.
#pragma once

#include "ui/widget/rose.h"

G_BEGIN_DECLS

#define AFF_DUSK_CATHEDRAL_PX 208 // of the design, at the right: nothing is written there

typedef struct {
  int width; // of the screen, in px
  int height;
  double scale;   // px for one px of the design
  double horizon; // where the water begins
  double rose_x;  // the rosace: its middle and its radius
  double rose_y;
  double rose_radius;
} AffDusk;

void aff_dusk_paint (cairo_t *cr, const AffDusk *dusk, AffRose *rose);

G_END_DECLS

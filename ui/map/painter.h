// SPDX-License-Identifier: GPL-3.0-or-later
// Paints what lies on the floor: boards, captions of places and where the reader stands. All
// positions come from a viewport, all text is upright. The line of a way is not painted here: it
// lies between the two surfaces of a picture (route-mark.h).
#pragma once

#include "ui/map/content.h"
#include "ui/map/sign.h"
#include "ui/map/viewport.h"

#include <cairo.h>

G_BEGIN_DECLS

// All lengths are pixels of the view of the viewport that it was painted for.
typedef struct {
  cairo_surface_t *ground;
  cairo_surface_t *top; // the boards; NULL: they are on the ground, for there is no way
  GArray *signs;        // AffSign, of places that are not seen
  AffArea area;         // of both surfaces
  AffArea pill;         // "You are here"; empty: there is none
} AffPicture;

// A picture of the plan's bounds (of a led map: of the part that is seen), its sides rounded up,
// FACTOR device pixels a pixel. PIXELS is the rendered plan of the size of the bounds; NULL: a
// plain floor with outlines.
AffPicture *aff_painter_paint (const AffMapContent *content,
                               const AffViewport *viewport,
                               GBytes *pixels,
                               int factor) G_GNUC_WARN_UNUSED_RESULT;
void aff_picture_free (AffPicture *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AffPicture, aff_picture_free)

G_END_DECLS

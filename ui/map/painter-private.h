// SPDX-License-Identifier: GPL-3.0-or-later
// One job of painting, as the files that paint a map's picture share it. Only ui/map/painter.c,
// caption.c and sign.c read this.
#pragma once

#include "ui/map/painter.h"
#include "ui/map/way-frame.h"

#include <pango/pangocairo.h>

G_BEGIN_DECLS

#define AFF_PAINTING_GAP_PX 6 // around words

typedef struct {
  // owned
  GArray *taken; // AffArea, where no words should stand: boards, shapes and other words
  GArray *kept;  // AffArea, which no words may cover: where a way leads to
  GArray *way;   // AffArea, squares along the way; they are taken too

  // borrowed
  const AffMapContent *content;
  cairo_t *cr;
  cairo_surface_t *ground;

  AffViewport viewport; // the picture lies at 0, 0
  AffArea seen;         // all of the picture
  AffArea clear;        // the part of it that does not fade
  AffArea bounds;       // where words may stand
  AffCut cut;
  double pitch_px;
  double fade_px; // how far the edges fade where the plan goes on
  int factor;
} AffPainting;

void aff_painting_take (AffPainting *self, AffArea area);
// The same with room around it.
void aff_painting_take_wide (AffPainting *self, AffArea area, double room_px);

// A text in the size of the map's captions, or in SIZE_PX of the design.
PangoLayout *aff_painting_text (const AffPainting *self,
                                const char *text,
                                const char *font_name,
                                double size_px) G_GNUC_WARN_UNUSED_RESULT;
double aff_painting_caption_px (const AffPainting *self);

gboolean aff_painting_has_caption (const AffPlace *place);
// FALSE where most of PLACE lies outside of the picture; else *SHAPE is what is seen of it.
gboolean aff_painting_see (const AffPainting *self, const AffPlace *place, AffArea *shape);

// caption.c: takes the shapes of all places; to be called first.
void aff_painting_take_places (AffPainting *self);
// caption.c: the names of the places, each in its shape or beside it.
void aff_painting_add_captions (AffPainting *self);

// sign.c: where the pill "You are here" stands, which is taken then; empty where it has no room.
AffArea aff_painting_place_pill (AffPainting *self);
// sign.c: the tags (AffSign) of places outside of the picture, which are taken then.
GArray *aff_painting_find_tags (AffPainting *self) G_GNUC_WARN_UNUSED_RESULT;
// sign.c: fades the edges at which the plan goes on, and paints pill and tags over them.
void aff_painting_add_signs (AffPainting *self, AffArea pill, const GArray *tags);

G_END_DECLS

// SPDX-License-Identifier: GPL-3.0-or-later
// The colours of resources/css/tokens-light.css for what is painted by cairo. A test holds the
// two together.
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct {
  GdkRGBA fill;
  GdkRGBA on; // number and letter on fill
  GdkRGBA edge;
} AffTopicColor;

typedef enum {
  AFF_COLOR_PAPER,
  AFF_COLOR_SURFACE,
  AFF_COLOR_SUNK,
  AFF_COLOR_FLOOR,
  AFF_COLOR_LINE,
  AFF_COLOR_EDGE,
  AFF_COLOR_INK,
  AFF_COLOR_INK2,
  AFF_COLOR_INK3,
  AFF_COLOR_ROSE,
  AFF_COLOR_ON_ROSE,
  AFF_COLOR_ROSE_TINT,
  AFF_COLOR_ROSE_INK,
  AFF_COLOR_ROSE_SOFT,
  AFF_COLOR_LIVE,
  AFF_COLOR_ON_DUSK,
  AFF_COLOR_ON_DUSK2,
  AFF_COLOR_FOCUS,
  AFF_COLOR_BAD,
  AFF_COLOR_QR, // dark modules, on white
  AFF_COLORS,
} AffColor;

const GdkRGBA *aff_palette_color (AffColor color);

// LETTER "A" to "H" have a hue; any other letter (or NULL) is ink2.
const AffTopicColor *aff_palette_topic (const char *letter);
// The same on dusk, where the dark theme's fills are readable.
const GdkRGBA *aff_palette_topic_on_dusk (const char *letter);

// The CSS class of a topic's letter, "topic-d"; "topic-x" where it has no hue.
const char *aff_palette_topic_class (const char *letter);

// The text colour that CSS gives to WIDGET.
GdkRGBA aff_palette_text_color (GtkWidget *widget);

void aff_palette_set_source (cairo_t *cr, const GdkRGBA *color);

G_END_DECLS

// SPDX-License-Identifier: GPL-3.0-or-later
// The geometric figure of a topic, its second mark beside the letter: arches, lines of speech,
// contours, dots, rays, bars, records, crosses. A letter without a figure has dots.
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

// Paints the figure of LETTER (or NULL) over WIDTH by HEIGHT at the origin of CR, in its source.
void aff_figure_paint (cairo_t *cr, const char *letter, double width, double height);

G_END_DECLS

// SPDX-License-Identifier: GPL-3.0-or-later
// The style sheet at the size of the screen: GTK 4.8 has no custom properties, so every length
// of the sheet is written for 1080 pixels and multiplied here before it is loaded.
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _AffStyle AffStyle;

AffStyle *aff_style_new (GdkDisplay *display) G_GNUC_WARN_UNUSED_RESULT;
void aff_style_free (AffStyle *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AffStyle, aff_style_free)

// Loads the sheet with all lengths times SCALE; does nothing if it is loaded so already.
void aff_style_set_scale (AffStyle *self, double scale);

// CSS with every "NNpx" times SCALE, rounded to whole pixels and never to 0; a length written
// with a decimal point (letter spacing) is not rounded. For the test as well.
char *aff_style_scale_css (const char *css, double scale) G_GNUC_WARN_UNUSED_RESULT;

// The scale of a screen of WIDTH by HEIGHT logical pixels: the shorter side over 1080, or the longer
// one over 1920 where that is less, so that a screen of another shape has at least the design's
// room in both directions.
double aff_style_scale_for (int width, int height);

// How far a window may go beyond that scale. It is measured, not chosen: the pages fill their
// screen, and at 1.03 the first of them has not the room it needs (tests/ui/test-screen.c).
#define AFF_STYLE_MOST_STRETCH 1.02

// The scale at which a visitor 600 mm away can read and touch all, where a logical pixel is
// PITCH_MM wide: text of 20 px has capitals of 3.8 mm (ISO 9241-303: 22 minutes of arc), a button
// of 80 px is 20 mm high, and no control, 64 px, is under 15 mm. 0 if PITCH_MM is 0, not known.
double aff_style_scale_by_size (double pitch_mm);

// The scale of a window of that size on such a screen: the larger of the two, within the room
// that the pages have.
double aff_style_scale_on (int width, int height, double pitch_mm);

G_END_DECLS

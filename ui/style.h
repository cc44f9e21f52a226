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

// The scale of a screen of WIDTH by HEIGHT logical pixels: the smaller side over 1080.
double aff_style_scale_for (int width, int height);

G_END_DECLS

// SPDX-License-Identifier: GPL-3.0-or-later
// A whole number on a track between a minus and a plus: whoever cannot drag presses. Signal
// "moved" (i) when somebody changed it; aff_slider_set_value is silent.
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define AFF_TYPE_SLIDER (aff_slider_get_type ())
G_DECLARE_FINAL_TYPE (AffSlider, aff_slider, AFF, SLIDER, GtkWidget)

typedef struct {
  int least;
  int most;
  int step; // of the track, of minus and plus
} AffSliderRange;

// Says a value in words ("20 minutes") for a reader. Free with g_free.
typedef char *(*AffSliderWords) (int value);

// WORDS may be NULL: the number alone.
GtkWidget *
aff_slider_new (const char *name, AffSliderRange range, int value, AffSliderWords words);
int aff_slider_get_value (AffSlider *self);
void aff_slider_set_value (AffSlider *self, int value);
// Another range; the value stays within it.
void aff_slider_set_range (AffSlider *self, AffSliderRange range);

G_END_DECLS

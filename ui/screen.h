// SPDX-License-Identifier: GPL-3.0-or-later
// How large a screen really is. A monitor may not know or may lie, so what it says is weighed, and
// staff may say it themselves.
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

// What staff say of the screen. Both sides 0: nobody knows its size.
typedef struct {
  int width_mm;
  int height_mm;
  gboolean is_given;
} AffScreenSize;

#define AFF_SCREEN_LEAST_DIAGONAL_MM 250
#define AFF_SCREEN_MOST_SIDE_MM      10000

// FALSE if no screen is so large or so small. Screens write their proportions (160 x 90) where
// their size should stand if they do not know it.
gboolean aff_screen_is_plausible (int width_mm, int height_mm);

// Millimetres of one logical pixel on a screen of that size, whichever way round either is given.
// 0 if that cannot be: the size is not plausible, or the pixels are not square.
double aff_screen_pitch (int width_px, int height_px, int width_mm, int height_mm);

// The monitor that SURFACE (may be NULL) stands on, else the first. NULL if there is none.
GdkMonitor *aff_screen_find (GdkDisplay *display,
                             GdkSurface *surface) G_GNUC_WARN_UNUSED_RESULT;

// The same as aff_screen_pitch for MONITOR (may be NULL), by SIZE if that is given. A monitor that
// names no maker has no data of its own: its size is a guess of the display server and is not used.
double aff_screen_measure (GdkMonitor *monitor, const AffScreenSize *size);

G_END_DECLS

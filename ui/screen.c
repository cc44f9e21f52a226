// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screen.h"

#include <math.h>

#define MOST_SKEW 1.2 // of a pixel's sides; a stretched mode goes further

gboolean
aff_screen_is_plausible (int width_mm, int height_mm)
{
  return MIN (width_mm, height_mm) > 0 &&
         MAX (width_mm, height_mm) <= AFF_SCREEN_MOST_SIDE_MM &&
         hypot (width_mm, height_mm) >= AFF_SCREEN_LEAST_DIAGONAL_MM;
}

double
aff_screen_pitch (int width_px, int height_px, int width_mm, int height_mm)
{
  if (MIN (width_px, height_px) <= 0 || !aff_screen_is_plausible (width_mm, height_mm))
    return 0;
  double longer = MAX (width_mm, height_mm) / (double) MAX (width_px, height_px);
  double shorter = MIN (width_mm, height_mm) / (double) MIN (width_px, height_px);

  if (MAX (longer, shorter) > MOST_SKEW * MIN (longer, shorter))
    return 0;
  return sqrt (longer * shorter);
}

GdkMonitor *
aff_screen_find (GdkDisplay *display, GdkSurface *surface)
{
  g_return_val_if_fail (GDK_IS_DISPLAY (display), NULL);
  GdkMonitor *monitor = surface != NULL ? gdk_display_get_monitor_at_surface (display, surface)
                                        : NULL;

  if (monitor != NULL)
    return g_object_ref (monitor);
  return g_list_model_get_item (gdk_display_get_monitors (display), 0);
}

// Broadway's is a window of a browser.
static gboolean
has_maker (GdkMonitor *monitor)
{
  const char *maker = gdk_monitor_get_manufacturer (monitor);

  return maker != NULL && *maker != '\0' && !g_str_equal (maker, "browser");
}

double
aff_screen_measure (GdkMonitor *monitor, const AffScreenSize *size)
{
  g_return_val_if_fail (size != NULL, 0);
  GdkRectangle area;

  if (monitor == NULL)
    return 0;
  gdk_monitor_get_geometry (monitor, &area);
  if (size->is_given)
    return aff_screen_pitch (area.width, area.height, size->width_mm, size->height_mm);
  if (!has_maker (monitor))
    return 0;
  return aff_screen_pitch (area.width, area.height, gdk_monitor_get_width_mm (monitor),
                           gdk_monitor_get_height_mm (monitor));
}

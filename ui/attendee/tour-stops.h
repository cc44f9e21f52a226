// SPDX-License-Identifier: GPL-3.0-or-later
// The stops of a tour in order: each opens its poster, and can be left out. Page by page where
// they are many.
#pragma once

#include "app/way/poster-tour.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define AFF_TYPE_TOUR_STOPS (aff_tour_stops_get_type ())
G_DECLARE_FINAL_TYPE (AffTourStops, aff_tour_stops, AFF, TOUR_STOPS, GtkWidget)

// Signals "leave-out" (gint64, a presentation) and "turned" (guint, the first stop shown). At most
// ROWS stand below each other.
GtkWidget *aff_tour_stops_new (guint rows);
void aff_tour_stops_show (AffTourStops *self,
                          const AffPosterTour *tour,
                          guint first,
                          const char *language);

G_END_DECLS

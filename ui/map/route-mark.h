// SPDX-License-Identifier: GPL-3.0-or-later
// The way on a map: it draws itself once when it changes, then lies still. It paints by itself,
// so that a frame of it costs its own area only.
#pragma once

#include "ui/map/viewport.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define AFF_TYPE_ROUTE_MARK (aff_route_mark_get_type ())
G_DECLARE_FINAL_TYPE (AffRouteMark, aff_route_mark, AFF, ROUTE_MARK, GtkWidget)

GtkWidget *aff_route_mark_new (void);

// Shows the way along POINTS (AffPoint; NULL or less than two: none). The same way again changes
// nothing; another one draws itself, unless nothing is to move.
void aff_route_mark_show (AffRouteMark *self, const GArray *points, gboolean is_tour);
// Allocates the mark as the way lies in the view.
void aff_route_mark_lay (AffRouteMark *self, const AffViewport *viewport);
// TRUE while it draws itself; afterwards no tick callback is left.
gboolean aff_route_mark_is_drawing (AffRouteMark *self);
// The part of the way that lies there, 0 to 1.
double aff_route_mark_share (AffRouteMark *self);

G_END_DECLS

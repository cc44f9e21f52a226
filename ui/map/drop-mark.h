// SPDX-License-Identifier: GPL-3.0-or-later
// The dashed ring around the board that a poster would be dropped on. A widget of its own, because
// it follows the hand and nothing else of the map changes.
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

// How large the widget is, in sides of the marker.
#define AFF_DROP_MARK_REACH 1.5

#define AFF_TYPE_DROP_MARK (aff_drop_mark_get_type ())
G_DECLARE_FINAL_TYPE (AffDropMark, aff_drop_mark, AFF, DROP_MARK, GtkWidget)

GtkWidget *aff_drop_mark_new (void);
// For a marker of SIDE_PX turned by TURN_DEG; UNIT_PX is one px of the design.
void
aff_drop_mark_set_shape (AffDropMark *self, double side_px, double unit_px, double turn_deg);

G_END_DECLS

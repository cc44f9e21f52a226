// SPDX-License-Identifier: GPL-3.0-or-later
// The map: plan, boards and captions as one persistent picture, moved by fingers, mouse, wheel
// and keys. Boards are its accessible, focusable children. A map that is not interactive is a
// picture with a name.
#pragma once

#include "ui/map/content.h"
#include "ui/map/plan-store.h"
#include "ui/map/sign.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define AFF_TYPE_MAP_VIEW (aff_map_view_get_type ())
G_DECLARE_FINAL_TYPE (AffMapView, aff_map_view, AFF, MAP_VIEW, GtkWidget)

// Property "is-interactive" (construct only, TRUE). Signals: "board-chosen" (gint64 id),
// "board-focused" (gint64 id) when keys came to it, and "view-changed" when what can be zoomed may
// have changed.
GtkWidget *aff_map_view_new (gboolean is_interactive);

// Where rendered plans come from; to be set before anything is shown.
void aff_map_view_set_plan_store (AffMapView *self, AffPlanStore *store);

// Shows CONTENT, which is borrowed from PROGRAMME and copied as far as it must be. The view keeps
// its place unless the plan or its turn changed.
void
aff_map_view_show (AffMapView *self, AffProgramme *programme, const AffMapContent *content);

// One step in (1) or out (-1), and back to the whole plan.
void aff_map_view_step (AffMapView *self, int direction);
void aff_map_view_show_whole (AffMapView *self);
gboolean aff_map_view_is_whole (AffMapView *self);
gboolean aff_map_view_is_largest (AffMapView *self);

// Takes a key that was pressed anywhere on the page: + - 0, and digits or letters of a label.
// Returns whether it meant something. TIME_MS is the event's.
gboolean aff_map_view_take_key (AffMapView *self, guint key, guint32 time_ms);

// With SEEKS a label that is typed only leads the focus to its board, and does not choose it.
void aff_map_view_set_seeks (AffMapView *self, gboolean seeks);

// The board (an id) that a finger at that spot of the widget hits; 0 if it hits none.
gint64 aff_map_view_board_at (AffMapView *self, double x_px, double y_px);
// Shows BOARD (an id, 0: none) as the one that a poster would be dropped on.
void aff_map_view_set_target (AffMapView *self, gint64 board);
// Gives the focus to BOARD's control, on which FALSE tells that there is none.
gboolean aff_map_view_focus_on (AffMapView *self, gint64 board);

// Where controls of WIDTH by HEIGHT stand with MARGIN around them: the corner of the whole plan in
// which they cover least.
AffArea aff_map_view_place_controls (AffMapView *self,
                                     double width_px,
                                     double height_px,
                                     double margin_px);

// Where BOX of the plan lies in the widget.
AffArea aff_map_view_area (AffMapView *self, AffBox box);
// Where the pill "You are here" stands in the widget; empty if there is none.
AffArea aff_map_view_pill (AffMapView *self);
// The tags (AffSign) of places that are not seen; NULL until there is a picture.
const GArray *aff_map_view_signs (AffMapView *self);

// TRUE when the picture is exact and nothing is being rendered or drawn.
gboolean aff_map_view_is_settled (AffMapView *self);

G_END_DECLS

// SPDX-License-Identifier: GPL-3.0-or-later
// What the files of the map's widget share. Only ui/map/map-*.c read this.
#pragma once

#include "ui/map/gesture.h"
#include "ui/map/map-view.h"
#include "ui/map/viewport.h"

G_BEGIN_DECLS

struct _AffMapView {
  GtkWidget parent_instance;

  AffProgramme *programme;
  GArray *seats;
  GArray *route;
  GArray *marks;
  char *language;
  AffPlanStore *store;
  GPtrArray *targets; // AffBoardTarget, in the order of seats
  GtkWidget *way;     // under the boards
  GtkWidget *here;
  GtkWidget *target;      // where a poster would be dropped
  GskRenderNode *picture; // the ground, or all of it where there is no way
  GskRenderNode *top;     // what lies over the way
  GArray *signs;          // AffSign
  char *picture_key;
  GString *typed;

  AffMapContent content; // its plan is NULL until something is shown
  AffViewport viewport;
  AffGesture gesture;
  double picture_scale;
  AffSpot picture_corner; // from the viewport's, where the picture was made
  AffArea pill;
  guint32 typed_ms;
  gint64 remembered; // the board that Tab comes back to
  gint64 target_board;
  gboolean is_interactive;
  gboolean seeks;
  gboolean is_rendering;
};

// The seat at INDEX, which is also its target's.
const AffSeat *aff_map_view_seat (AffMapView *self, guint index);

// The index of the seat at BOARD (an id), or -1.
int aff_map_view_find (AffMapView *self, gint64 board);

// TRUE once there is a plan and room for it; until then nothing else here means anything.
gboolean aff_map_view_is_shown (AffMapView *self);

// The side of the square around a board that a finger hits, px of the view.
double aff_map_view_measure_target (AffMapView *self);

// The index of the seat whose board a finger at that spot hits, or -1.
int aff_map_view_find_at (AffMapView *self, double x_px, double y_px);

// Tells that BOARD (an id) was chosen, and remembers it for Tab.
void aff_map_view_choose (AffMapView *self, gint64 board);

// To be called after each change of the viewport: picture, children and "view-changed" follow.
void aff_map_view_move (AffMapView *self);

// Moves the view as little as it takes to show the board of the seat at INDEX.
void aff_map_view_reveal (AffMapView *self, guint index);

// Reveals that board and focuses its target; FALSE if INDEX is not that of a target.
gboolean aff_map_view_focus_board (AffMapView *self, int index);

// map-picture.c: makes the picture anew if anything in it changed and the hand rests. While
// its plan is rendered, the old picture stays, scaled; only a first one does without a plan.
void aff_map_view_update_picture (AffMapView *self);

// map-picture.c: draws the last picture where and as large as the viewport has it now: what lies
// under the way, and over it.
void aff_map_view_append_ground (AffMapView *self, GtkSnapshot *snapshot);
void aff_map_view_append_top (AffMapView *self, GtkSnapshot *snapshot);

// map-lead.c: lays the viewport of a led map so that its way is seen.
void aff_map_view_lead (AffMapView *self);

// map-input.c: makes the map listen to fingers, mouse, wheel and arrow keys.
void aff_map_view_add_input (AffMapView *self);

G_END_DECLS

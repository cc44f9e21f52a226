// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/attendee/posters-layout.h"

// The room for the map of a screen lying down, DESIGN.md section 6, and what a finger needs.
#define ROOM_WIDTH_PX    1187
#define ROOM_HEIGHT_PX   742
#define TOUCHABLE_PX     60
#define WIDE_PAD_COLUMNS 6
#define SLIM_PAD_COLUMNS 4
#define SLIM_PAD_PX      320 // the least that as many keys need
#define TITLED_PAD_PX    480
#define GAP_PX           32

// The map as it lies in the room of a screen lying down: how far apart its boards are.
static AffViewport
make_nominal_viewport (const AffMapContent *content)
{
  int turn = content->kiosk != NULL && content->kiosk->heading_deg > 0
               ? 360 - content->kiosk->heading_deg
               : 0;
  AffViewport viewport = aff_viewport_make (content->plan->width_mm, content->plan->height_mm,
                                            turn);

  aff_viewport_set_view (&viewport, ROOM_WIDTH_PX * content->unit_px,
                         ROOM_HEIGHT_PX * content->unit_px, 0);
  return viewport;
}

AffPostersLayout
aff_posters_layout_choose (const AffMapContent *content, gboolean is_portrait)
{
  AffViewport viewport = make_nominal_viewport (content);
  AffArea plan = aff_viewport_bounds (&viewport);
  double pitch = aff_map_content_pitch (content, &viewport);
  gboolean is_slim = plan.width_px > ROOM_WIDTH_PX * content->unit_px * 0.5;
  double room = (ROOM_WIDTH_PX - GAP_PX) * content->unit_px;
  double map_width = MIN (plan.width_px, room - SLIM_PAD_PX * content->unit_px);

  return (AffPostersLayout){
    .is_wide = is_portrait && plan.width_px > plan.height_px * 1.2,
    .has_pad = is_portrait || pitch < TOUCHABLE_PX * content->unit_px,
    .is_slim = is_slim,
    .pad_columns = is_slim ? SLIM_PAD_COLUMNS : WIDE_PAD_COLUMNS,
    .map_width_px = map_width,
    .has_title = is_portrait || room - map_width >= TITLED_PAD_PX * content->unit_px,
  };
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/content.h"

#include "ui/map/spatial.h"

#include <math.h>

#define GAP_PX  6   // between markers
#define DISC_MM 480 // of "You are here", as far as its limits allow

gboolean
aff_map_content_is_dimmed (const AffMapContent *content, const AffSeat *seat)
{
  const AffBoardMark *mark = aff_map_content_mark (content, seat->board->id);

  if (mark != NULL && (mark->marks & AFF_MARK_OUT) != 0)
    return TRUE;
  if (seat->state != AFF_SEAT_ASSIGNED)
    return FALSE;
  if (content->has_focus && mark == NULL)
    return TRUE;
  return content->topic != 0 && (seat->topic == NULL || seat->topic->id != content->topic);
}

double
aff_map_content_pitch (const AffMapContent *content, const AffViewport *viewport)
{
  g_autofree AffSpot *spots = g_new (AffSpot, content->seats->len + 1);
  double widest = 0;

  for (guint i = 0; i < content->seats->len; i++) {
    const AffBoard *board = g_array_index (content->seats, AffSeat, i).board;

    spots[i] = (AffSpot){board->centre.x_mm * viewport->scale,
                         board->centre.y_mm * viewport->scale};
    widest = MAX (widest, MAX (board->width_mm, board->height_mm) * viewport->scale);
  }
  return aff_spatial_pitch (spots, content->seats->len, widest + GAP_PX * content->unit_px);
}

double
aff_map_content_disc (const AffMapContent *content, const AffViewport *viewport)
{
  return CLAMP (DISC_MM * viewport->scale, 11 * content->unit_px, 20 * content->unit_px);
}

double
aff_map_content_side (const AffMapContent *content,
                      const AffViewport *viewport,
                      const AffBoard *board,
                      double pitch_px)
{
  double drawn = MAX (board->width_mm, board->height_mm) * viewport->scale;

  return MIN (drawn, pitch_px - GAP_PX * content->unit_px * MIN (1, pitch_px / 70));
}

double
aff_map_content_facing (const AffViewport *viewport, const AffBoard *board)
{
  return fmod (board->facing_deg + viewport->rotation_deg + 720, 360);
}

double
aff_map_content_turn (const AffViewport *viewport, const AffBoard *board)
{
  return fmod (aff_map_content_facing (viewport, board) + 45, 90) - 45;
}

const AffBoardMark *
aff_map_content_mark (const AffMapContent *content, gint64 board)
{
  for (guint i = 0; content->marks != NULL && i < content->marks->len; i++) {
    const AffBoardMark *mark = &g_array_index (content->marks, AffBoardMark, i);

    if (mark->board == board)
      return mark;
  }
  return NULL;
}

// SPDX-License-Identifier: GPL-3.0-or-later
// The persistent picture of a map: made when something in it changed, else moved and scaled.
#include "ui/map/map-view-private.h"
#include "ui/map/painter.h"
#include "ui/map/route-mark.h"

#include <math.h>

// Everything of a picture that can be seen, as text: equal texts are equal pictures.
static char *
describe_picture (AffMapView *self, gboolean has_plan)
{
  const AffMapContent *content = &self->content;
  const AffViewport *viewport = &self->viewport;
  GString *key = g_string_new (content->plan->sha256);

  g_string_append_printf (key, " %s %d %.9f %.3f %" G_GINT64_FORMAT, content->language,
                          has_plan, self->viewport.scale, self->viewport.rotation_deg,
                          content->kiosk != NULL ? content->kiosk->id : 0);
  if (content->is_led)
    g_string_append_printf (key, " %.0f,%.0f %.0f,%.0f %" G_GINT64_FORMAT, viewport->x_px,
                            viewport->y_px, viewport->view_width_px, viewport->view_height_px,
                            content->goal != NULL ? content->goal->id : 0);
  for (guint i = 0; i < self->seats->len; i++) {
    const AffSeat *seat = aff_map_view_seat (self, i);
    const AffBoard *board = seat->board;

    g_string_append_printf (key, "|%s %s %d %d %d %d,%d,%d,%d", board->label,
                            seat->topic != NULL ? seat->topic->letter : "", seat->state,
                            seat->presence.word == AFF_PRESENCE_HERE,
                            board->id == content->selected, board->centre.x_mm,
                            board->centre.y_mm, board->width_mm, board->facing_deg);
    const AffBoardMark *mark = aff_map_content_mark (content, board->id);
    g_string_append_printf (key, "%c%u %u",
                            aff_map_content_is_dimmed (content, seat) ? '-' : '+',
                            mark != NULL ? mark->marks : 0, mark != NULL ? mark->order : 0);
  }
  for (guint i = 0; content->route != NULL && i < content->route->len; i++) {
    AffPoint point = g_array_index (content->route, AffPoint, i);

    g_string_append_printf (key, "%c%d,%d", content->is_tour ? '.' : '_', point.x_mm,
                            point.y_mm);
  }
  for (guint i = 0; i < content->plan->places->len; i++) {
    const AffPlace *place = g_ptr_array_index (content->plan->places, i);
    const AffName *name = aff_names_find (place->names, content->language);

    g_string_append_printf (key, "|%d %s %d,%d", place->kind, name != NULL ? name->name : "",
                            place->box.x_mm, place->box.y_mm);
  }
  return g_string_free (key, FALSE);
}

// A node that shows SURFACE as large as AREA, its corner at 0, 0.
static GskRenderNode *
make_node (cairo_surface_t *surface, AffArea area)
{
  GskRenderNode *node = gsk_cairo_node_new (
    &GRAPHENE_RECT_INIT (0, 0, (float) ceil (area.width_px), (float) ceil (area.height_px)));
  cairo_t *cr = gsk_cairo_node_get_draw_context (node);

  cairo_set_source_surface (cr, surface, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_NEAREST);
  cairo_paint (cr);
  cairo_destroy (cr);
  return node;
}

static void
make_picture (AffMapView *self, GBytes *pixels)
{
  int factor = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  g_autoptr (AffPicture)
    picture = aff_painter_paint (&self->content, &self->viewport, pixels, factor);

  g_clear_pointer (&self->picture, gsk_render_node_unref);
  g_clear_pointer (&self->top, gsk_render_node_unref);
  self->picture = make_node (picture->ground, picture->area);
  if (picture->top != NULL)
    self->top = make_node (picture->top, picture->area);
  self->picture_scale = self->viewport.scale;
  self->picture_corner = (AffSpot){picture->area.x_px - self->viewport.x_px,
                                   picture->area.y_px - self->viewport.y_px};
  self->pill = picture->pill;
  g_clear_pointer (&self->signs, g_array_unref);
  self->signs = g_array_ref (picture->signs);
}

static AffPlanView
make_plan_view (AffMapView *self)
{
  int factor = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  AffArea bounds = aff_viewport_bounds (&self->viewport);
  AffSpot origin = aff_viewport_origin (&self->viewport);

  return (AffPlanView){.width_px = (int) ceil (bounds.width_px) * factor,
                       .height_px = (int) ceil (bounds.height_px) * factor,
                       .scale = self->viewport.scale * factor,
                       .rotation_deg = self->viewport.rotation_deg,
                       .x_px = (origin.x_px - bounds.x_px) * factor,
                       .y_px = (origin.y_px - bounds.y_px) * factor};
}

static void
free_weak (GWeakRef *weak)
{
  g_weak_ref_clear (weak);
  g_free (weak);
}

static void
on_rendered (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AffMapView) self = g_weak_ref_get (data);

  free_weak (data);
  if (!aff_plan_store_render_finish (AFF_PLAN_STORE (source), result, &error))
    g_message ("The map is shown without its plan. %s", error->message);
  if (self == NULL)
    return;
  self->is_rendering = FALSE;
  aff_map_view_update_picture (self);
}

static void
request_plan (AffMapView *self, const AffPlanView *view)
{
  GWeakRef *weak;

  if (self->is_rendering)
    return;
  self->is_rendering = TRUE;
  weak = g_new0 (GWeakRef, 1);
  g_weak_ref_init (weak, self);
  aff_plan_store_render (self->store, self->content.plan, view, NULL, on_rendered, weak);
}

void
aff_map_view_update_picture (AffMapView *self)
{
  GBytes *pixels = NULL;

  if (!aff_map_view_is_shown (self) || aff_gesture_is_moving (&self->gesture))
    return;
  AffPlanView view = make_plan_view (self);
  gboolean is_known = aff_plan_store_find (self->store, self->content.plan, &view, &pixels);
  if (!is_known)
    request_plan (self, &view);
  g_autofree char *key = describe_picture (self, pixels != NULL);
  if ((!is_known && self->picture != NULL) || g_strcmp0 (key, self->picture_key) == 0)
    return;
  make_picture (self, pixels);
  g_free (self->picture_key);
  self->picture_key = g_steal_pointer (&key);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
append_node (AffMapView *self, GtkSnapshot *snapshot, GskRenderNode *node)
{
  double ratio = self->picture_scale > 0 ? self->viewport.scale / self->picture_scale : 1;
  AffSpot corner = {self->viewport.x_px + self->picture_corner.x_px * ratio,
                    self->viewport.y_px + self->picture_corner.y_px * ratio};

  if (node == NULL || !aff_map_view_is_shown (self))
    return;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT ((float) corner.x_px, (float) corner.y_px));
  if (fabs (ratio - 1) > 1e-6)
    gtk_snapshot_scale (snapshot, (float) ratio, (float) ratio);
  gtk_snapshot_append_node (snapshot, node);
  gtk_snapshot_restore (snapshot);
}

void
aff_map_view_append_ground (AffMapView *self, GtkSnapshot *snapshot)
{
  append_node (self, snapshot, self->picture);
}

void
aff_map_view_append_top (AffMapView *self, GtkSnapshot *snapshot)
{
  append_node (self, snapshot, self->top);
}

AffArea
aff_map_view_area (AffMapView *self, AffBox box)
{
  g_return_val_if_fail (AFF_IS_MAP_VIEW (self), (AffArea){0});
  return aff_viewport_box_to_view (&self->viewport, box);
}

AffArea
aff_map_view_pill (AffMapView *self)
{
  g_return_val_if_fail (AFF_IS_MAP_VIEW (self), (AffArea){0});
  return self->pill;
}

const GArray *
aff_map_view_signs (AffMapView *self)
{
  g_return_val_if_fail (AFF_IS_MAP_VIEW (self), NULL);
  return self->signs;
}

gboolean
aff_map_view_is_settled (AffMapView *self)
{
  g_return_val_if_fail (AFF_IS_MAP_VIEW (self), TRUE);
  return !self->is_rendering && !aff_gesture_is_moving (&self->gesture) &&
         !aff_route_mark_is_drawing (AFF_ROUTE_MARK (self->way));
}

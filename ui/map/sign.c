// SPDX-License-Identifier: GPL-3.0-or-later
// What stands on a map without belonging to the floor: the pill "You are here", and the tags of
// places that lie outside of the picture.
#include "ui/map/sign.h"

#include "ui/map/edge-tag.h"
#include "ui/map/painter-private.h"
#include "ui/map/pill-place.h"
#include "ui/widget/icon.h"
#include "ui/widget/palette.h"
#include "ui/widget/words.h"

#include <glib/gi18n.h>
#include <math.h>

#define LEAST_PITCH_PX 40 // of boards, for a pill of the usual size
#define SMALL_PILL_PX  18
#define TAG_PX         46 // high
#define TAG_TEXT_PX    22
#define TAG_ICON_PX    24
#define TAG_GAP_PX     10
#define TAG_EDGE_PX    14 // from the edge of the picture
#define TAG_PAD_PX     16
#define LARGE_PX       480 // of the picture: room for all tags, not for one alone
#define LEAST_PX       320 // of the picture: less has no room for any
#define MOST_TAGS      3
#define STAGE_BONUS_MM 9000 // by how much nearer it counts than it is
#define DOOR_BONUS_MM  3000

static void
add_pill_path (cairo_t *cr, AffArea area)
{
  double radius = area.height_px / 2, y = area.y_px + radius;

  cairo_new_sub_path (cr);
  cairo_arc (cr, area.x_px + area.width_px - radius, y, radius, -G_PI_2, G_PI_2);
  cairo_arc (cr, area.x_px + radius, y, radius, G_PI_2, G_PI + G_PI_2);
  cairo_close_path (cr);
}

static gboolean
is_tiny (const AffPainting *self)
{
  return self->content->is_small && self->pitch_px < LEAST_PITCH_PX * self->content->unit_px;
}

static AffSpot
find_pill_pad (const AffPainting *self)
{
  double unit = self->content->unit_px;

  return is_tiny (self) ? (AffSpot){11 * unit, 3 * unit} : (AffSpot){14 * unit, 5 * unit};
}

static PangoLayout *
make_pill_text (const AffPainting *self)
{
  return aff_painting_text (self, _ ("You are here"), "Inter Bold",
                            is_tiny (self) ? SMALL_PILL_PX : aff_painting_caption_px (self));
}

AffArea
aff_painting_place_pill (AffPainting *self)
{
  const AffMapContent *content = self->content;
  double gap = AFF_PAINTING_GAP_PX * content->unit_px;
  AffSpot pad = find_pill_pad (self);
  AffArea pill = {0};
  int width, height;

  if (content->kiosk == NULL)
    return pill;
  AffSpot spot = aff_viewport_to_view (&self->viewport, aff_box_centre (content->kiosk->box));
  double halo = aff_map_content_disc (content, &self->viewport) * 4;
  AffArea disc = aff_area_around (spot, halo, halo);
  g_autoptr (PangoLayout) layout = make_pill_text (self);
  pango_layout_get_pixel_size (layout, &width, &height);
  const AffPillGround ground = {
    .disc = disc,
    .width_px = width + 2 * pad.x_px,
    .height_px = height + 2 * pad.y_px,
    .gap_px = gap,
    .bounds = self->bounds,
    .kept = self->kept,
    .taken = self->taken,
  };
  aff_painting_take (self, disc);
  g_array_append_val (self->kept, disc);
  if (!aff_pill_place (&ground, &pill))
    return pill; // the disc alone says it
  aff_painting_take_wide (self, pill, gap);
  g_array_append_val (self->kept, pill);
  return pill;
}

static void
paint_pill (AffPainting *self, AffArea pill)
{
  AffSpot pad = find_pill_pad (self);
  g_autoptr (PangoLayout) layout = make_pill_text (self);

  add_pill_path (self->cr, pill);
  aff_palette_set_source (self->cr, aff_palette_color (AFF_COLOR_ROSE));
  cairo_fill (self->cr);
  aff_palette_set_source (self->cr, aff_palette_color (AFF_COLOR_ON_ROSE));
  cairo_move_to (self->cr, round (pill.x_px + pad.x_px), round (pill.y_px + pad.y_px));
  pango_cairo_show_layout (self->cr, layout);
}

static PangoLayout *
make_tag_text (const AffPainting *self, const AffPlace *place)
{
  return aff_painting_text (self, aff_words_place (place, self->content->language),
                            "Inter Semi-Bold", TAG_TEXT_PX);
}

static AffEdgePlace
make_edge_place (const AffPainting *self, const AffPlace *place)
{
  double unit = self->content->unit_px;
  double bonus = place->kind == AFF_PLACE_STAGE  ? STAGE_BONUS_MM
                 : place->kind == AFF_PLACE_DOOR ? DOOR_BONUS_MM
                                                 : 0;
  g_autoptr (PangoLayout) layout = make_tag_text (self, place);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  return (AffEdgePlace){
    .spot = aff_viewport_to_view (&self->viewport, aff_box_centre (place->box)),
    .width_px = width + (2 * TAG_PAD_PX + TAG_ICON_PX + AFF_PAINTING_GAP_PX) * unit,
    .height_px = TAG_PX * unit,
    .bonus_px = bonus * self->viewport.scale,
  };
}

// TRUE if PLACE lies outside; one of which a little is seen has no tag, it would point at itself.
static gboolean
is_outside (const AffPainting *self, const AffPlace *place)
{
  AffSpot spot = aff_viewport_to_view (&self->viewport, aff_box_centre (place->box));
  AffArea shape;

  return aff_painting_has_caption (place) && !aff_area_contains (self->seen, spot) &&
         !aff_painting_see (self, place, &shape);
}

// What no tag may cover: what is kept, and the way.
static GArray *
list_kept (const AffPainting *self)
{
  GArray *kept = g_array_copy (self->kept);

  if (self->way->len > 0)
    g_array_append_vals (kept, self->way->data, self->way->len);
  return kept;
}

static AffArea
find_tag_bounds (const AffPainting *self)
{
  double edge = TAG_EDGE_PX * self->content->unit_px;

  return (AffArea){self->seen.x_px + edge, self->seen.y_px + edge,
                   self->seen.width_px - 2 * edge, self->seen.height_px - 2 * edge};
}

GArray *
aff_painting_find_tags (AffPainting *self)
{
  const GPtrArray *places = self->content->plan->places;
  double least = MIN (self->seen.width_px, self->seen.height_px);
  double unit = self->content->unit_px;
  GArray *signs = g_array_new (FALSE, FALSE, sizeof (AffSign));
  g_autoptr (GArray) edges = g_array_new (FALSE, FALSE, sizeof (AffEdgePlace));
  g_autoptr (GPtrArray) outside = g_ptr_array_new ();

  for (guint i = 0; i < places->len; i++) {
    AffPlace *place = g_ptr_array_index (places, i);

    if (!is_outside (self, place))
      continue;
    AffEdgePlace edge = make_edge_place (self, place);
    g_array_append_val (edges, edge);
    g_ptr_array_add (outside, place);
  }
  g_autoptr (GArray) kept = list_kept (self);
  const AffEdgeGround ground = {
    .bounds = find_tag_bounds (self),
    .gap_px = TAG_GAP_PX * unit,
    .most = least >= LARGE_PX * unit   ? MOST_TAGS
            : least >= LEAST_PX * unit ? 1
                                       : 0,
    .kept = kept,
    .taken = self->taken,
  };
  g_autoptr (GArray)
    tags = aff_edge_tags_place ((AffEdgePlace *) (void *) edges->data, edges->len, &ground);
  for (guint i = 0; i < tags->len; i++) {
    const AffEdgeTag *tag = &g_array_index (tags, AffEdgeTag, i);
    const AffPlace *place = g_ptr_array_index (outside, tag->place);
    AffSign sign = {place->id, tag->area, tag->arrow_deg};

    g_array_append_val (signs, sign);
    aff_painting_take_wide (self, tag->area, ground.gap_px);
  }
  return signs;
}

// Paper over the edge from X0, Y0, nothing any more at X1, Y1.
static void
fade (AffPainting *self, double x0, double y0, double x1, double y1)
{
  const GdkRGBA *paper = aff_palette_color (AFF_COLOR_PAPER);
  cairo_pattern_t *pattern = cairo_pattern_create_linear (x0, y0, x1, y1);

  cairo_pattern_add_color_stop_rgba (pattern, 0, paper->red, paper->green, paper->blue, 1);
  cairo_pattern_add_color_stop_rgba (pattern, 1, paper->red, paper->green, paper->blue, 0);
  cairo_set_source (self->cr, pattern);
  cairo_paint (self->cr);
  cairo_pattern_destroy (pattern);
}

static const AffPlace *
find_place (const AffPainting *self, gint64 id)
{
  const GPtrArray *places = self->content->plan->places;
  guint i = 0;

  while (((const AffPlace *) g_ptr_array_index (places, i))->id != id)
    i++;
  return g_ptr_array_index (places, i);
}

static void
paint_tag (AffPainting *self, const AffSign *sign)
{
  double unit = self->content->unit_px, icon = TAG_ICON_PX * unit, radius = 6 * unit;
  AffArea area = sign->area;
  double middle = area.y_px + area.height_px / 2, left = area.x_px + TAG_PAD_PX * unit;
  g_autoptr (PangoLayout) layout = make_tag_text (self, find_place (self, sign->place));
  cairo_t *cr = self->cr;
  int height;

  cairo_new_sub_path (cr);
  cairo_arc (cr, area.x_px + area.width_px - radius, area.y_px + radius, radius, -G_PI_2, 0);
  cairo_arc (cr, area.x_px + area.width_px - radius, area.y_px + area.height_px - radius,
             radius, 0, G_PI_2);
  cairo_arc (cr, area.x_px + radius, area.y_px + area.height_px - radius, radius, G_PI_2, G_PI);
  cairo_arc (cr, area.x_px + radius, area.y_px + radius, radius, G_PI, G_PI + G_PI_2);
  cairo_close_path (cr);
  aff_palette_set_source (cr, aff_palette_color (AFF_COLOR_INK));
  cairo_fill (cr);
  cairo_save (cr);
  cairo_translate (cr, left + icon / 2, middle);
  cairo_rotate (cr, sign->arrow_deg * G_PI / 180);
  aff_icon_paint (cr, "up", -icon / 2, -icon / 2, icon, aff_palette_color (AFF_COLOR_PAPER));
  cairo_restore (cr);
  pango_layout_get_pixel_size (layout, NULL, &height);
  aff_palette_set_source (cr, aff_palette_color (AFF_COLOR_PAPER));
  cairo_move_to (cr, round (left + icon + AFF_PAINTING_GAP_PX * unit),
                 round (middle - height / 2.0));
  pango_cairo_show_layout (cr, layout);
}

void
aff_painting_add_signs (AffPainting *self, AffArea pill, const GArray *tags)
{
  double length = self->fade_px;
  double width = self->seen.width_px, height = self->seen.height_px;

  if (self->cut.top)
    fade (self, 0, 0, 0, length);
  if (self->cut.right)
    fade (self, width, 0, width - length, 0);
  if (self->cut.bottom)
    fade (self, 0, height, 0, height - length);
  if (self->cut.left)
    fade (self, 0, 0, length, 0);
  if (pill.width_px > 0)
    paint_pill (self, pill);
  for (guint i = 0; i < tags->len; i++)
    paint_tag (self, &g_array_index (tags, AffSign, i));
}

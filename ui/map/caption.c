// SPDX-License-Identifier: GPL-3.0-or-later
// The words of a map: how a text is set, and the names of places in their shapes or beside them.
#include "ui/map/painter-private.h"
#include "ui/map/pill-place.h"
#include "ui/map/spatial.h"
#include "ui/widget/icon.h"
#include "ui/widget/palette.h"
#include "ui/widget/words.h"

#include <math.h>

#define CAPTION_PX       22
#define SMALL_CAPTION_PX 20
#define LEAST_CAPTION_PX 18 // if only then it fits its shape
#define LARGE_PITCH_PX   70 // of boards: from here on a small map is as large as any
#define COFFEE_ICON_PX   26
#define DOOR_PX          30   // around a door, for its caption
#define MOST_COVERED     0.02 // of a small map's words, by what they would hide
#define LEAST_SEEN       0.5  // of a shape, for a caption

static void
set_size (const AffPainting *self, PangoLayout *layout, double size)
{
  g_autoptr (PangoFontDescription)
    font = pango_font_description_copy (pango_layout_get_font_description (layout));

  pango_font_description_set_absolute_size (font, round (size * self->content->unit_px) *
                                                    PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
}

double
aff_painting_caption_px (const AffPainting *self)
{
  const AffMapContent *content = self->content;

  return content->is_small && self->pitch_px < LARGE_PITCH_PX * content->unit_px
           ? SMALL_CAPTION_PX
           : CAPTION_PX;
}

PangoLayout *
aff_painting_text (const AffPainting *self,
                   const char *text,
                   const char *font_name,
                   double size_px)
{
  PangoLayout *layout = pango_cairo_create_layout (self->cr);
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string (font_name);

  pango_layout_set_font_description (layout, font);
  set_size (self, layout, size_px);
  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  pango_layout_set_text (layout, text, -1);
  return layout;
}

static AffArea
place_text (AffPainting *self,
            PangoLayout *layout,
            AffArea shape,
            double pad_x,
            double pad_y,
            gboolean *is_inside)
{
  int width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  return aff_spatial_caption (shape, width + 2 * pad_x, height + 2 * pad_y, self->bounds,
                              self->taken, is_inside);
}

// TRUE if AREA covers more than a little of what a small map is looked at for.
static gboolean
is_in_the_way (const AffPainting *self, AffArea area)
{
  return self->content->is_small &&
         aff_area_covered (area, self->taken) > MOST_COVERED * area.width_px * area.height_px;
}

// TRUE if what is painted in AREA is so dark that text on it has to be light.
static gboolean
is_dark (const AffPainting *self, AffArea area)
{
  int width = cairo_image_surface_get_width (self->ground);
  int height = cairo_image_surface_get_height (self->ground);
  int stride = cairo_image_surface_get_stride (self->ground);
  guint64 sum = 0, count = 0;

  cairo_surface_flush (self->ground);
  const guint8 *data = cairo_image_surface_get_data (self->ground);
  for (int y = (int) area.y_px * self->factor; y < (area.y_px + area.height_px) * self->factor;
       y += 3)
    for (int x = (int) area.x_px * self->factor; x < (area.x_px + area.width_px) * self->factor;
         x += 3) {
      if (x < 0 || y < 0 || x >= width || y >= height)
        continue;
      guint32 pixel = *(const guint32 *) (const void *) (data + y * stride + x * 4);
      sum += (pixel >> 16 & 0xff) * 2 + (pixel >> 8 & 0xff) * 5 + (pixel & 0xff);
      count++;
    }
  return count > 0 && sum / count < 8 * 128;
}

gboolean
aff_painting_has_caption (const AffPlace *place)
{
  return place->kind != AFF_PLACE_KIOSK && place->kind != AFF_PLACE_SEATS;
}

gboolean
aff_painting_see (const AffPainting *self, const AffPlace *place, AffArea *shape)
{
  AffArea whole = aff_viewport_box_to_view (&self->viewport, place->box);
  AffArea clear = self->clear;
  double left = MAX (whole.x_px, clear.x_px), top = MAX (whole.y_px, clear.y_px);
  double right = MIN (whole.x_px + whole.width_px, clear.x_px + clear.width_px);
  double bottom = MIN (whole.y_px + whole.height_px, clear.y_px + clear.height_px);

  *shape = (AffArea){left, top, right - left, bottom - top};
  // A door is a line and may be a point: its length counts, not its area.
  return right - left >= LEAST_SEEN * whole.width_px &&
         bottom - top >= LEAST_SEEN * whole.height_px && right >= left && bottom >= top;
}

static gboolean
fits_into (PangoLayout *layout, AffArea shape, double pad)
{
  int width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  return width + 2 * pad <= shape.width_px && height + pad <= shape.height_px;
}

// Breaks a caption into lines, and sets it smaller, if only then it fits its shape.
static void
wrap_into (const AffPainting *self, PangoLayout *layout, AffArea shape, double pad)
{
  if (shape.width_px <= 2 * pad)
    return;
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD);
  for (double size = aff_painting_caption_px (self); size >= LEAST_CAPTION_PX; size -= 2) {
    set_size (self, layout, size);
    pango_layout_set_width (layout, -1);
    if (fits_into (layout, shape, pad))
      return;
    pango_layout_set_width (layout, (int) ((shape.width_px - 2 * pad) * PANGO_SCALE));
    if (fits_into (layout, shape, pad))
      return;
  }
  pango_layout_set_width (layout, -1);
  set_size (self, layout, aff_painting_caption_px (self));
}

static void
paint_caption (AffPainting *self, const AffPlace *place, guint own)
{
  const AffMapContent *content = self->content;
  double pad = AFF_PAINTING_GAP_PX * content->unit_px;
  double icon = place->kind == AFF_PLACE_COFFEE ? COFFEE_ICON_PX * content->unit_px : 0;
  AffColor color = AFF_COLOR_INK2;
  gboolean is_inside = FALSE;
  PangoRectangle text;
  AffArea shape;

  if (!aff_painting_see (self, place, &shape))
    return;
  g_autoptr (PangoLayout)
    layout = aff_painting_text (self, aff_words_place (place, content->language),
                                "Inter Semi-Bold", aff_painting_caption_px (self));
  wrap_into (self, layout, shape, pad + icon / 2);
  // Its own shape is not in its way.
  g_array_index (self->taken, AffArea, own) = (AffArea){0};
  AffArea area = place_text (self, layout, shape, pad + icon / 2, pad / 2, &is_inside);
  gboolean is_bad = !is_inside && is_in_the_way (self, area);
  g_array_index (self->taken, AffArea, own) = shape;
  if (is_bad)
    return;
  aff_painting_take (self, area);
  if (is_dark (self, area))
    color = AFF_COLOR_PAPER;
  else if (is_inside && icon > 0)
    color = AFF_COLOR_ROSE_INK;
  pango_layout_get_pixel_extents (layout, NULL, &text);
  double left = round (area.x_px + (area.width_px - text.width + icon) / 2);
  if (icon > 0)
    aff_icon_paint (self->cr, "coffee", left - icon - pad,
                    area.y_px + (area.height_px - icon) / 2, icon, aff_palette_color (color));
  aff_palette_set_source (self->cr, aff_palette_color (color));
  cairo_move_to (self->cr, left - text.x, round (area.y_px + pad / 2));
  pango_cairo_show_layout (self->cr, layout);
}

// The shapes that have captions, each at its place's index; the others cover nothing.
void
aff_painting_take_places (AffPainting *self)
{
  const GPtrArray *places = self->content->plan->places;

  for (guint i = 0; i < places->len; i++) {
    const AffPlace *place = g_ptr_array_index (places, i);
    AffArea shape = aff_viewport_box_to_view (&self->viewport, place->box);
    double room = place->kind == AFF_PLACE_DOOR ? DOOR_PX * self->content->unit_px : 0;

    shape = (AffArea){shape.x_px - room, shape.y_px - room, shape.width_px + 2 * room,
                      shape.height_px + 2 * room};
    aff_painting_take (self, aff_painting_has_caption (place) ? shape : (AffArea){0});
  }
}

void
aff_painting_add_captions (AffPainting *self)
{
  const GPtrArray *places = self->content->plan->places;

  for (guint i = 0; i < places->len; i++) {
    const AffPlace *place = g_ptr_array_index (places, i);

    if (aff_painting_has_caption (place))
      paint_caption (self, place, i);
  }
}

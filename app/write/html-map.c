// SPDX-License-Identifier: GPL-3.0-or-later
// The plan as the confined helper painted it, and over it the boards as drawings that link to
// their papers. Lengths are the plan's millimetres, whole ones, so that no locale's comma gets in.
#include "app/way/plan.h"
#include "app/write/html.h"
#include "app/write/public.h"

#include <cairo.h>

#define PLAN_PX      1600.0 // the longer side of the picture
#define SEAT_SHARE   0.92   // of a board's pitch
#define LETTER_WIDTH 0.62   // of its size, about, in Inter

static cairo_status_t
take_png (void *array, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (array, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static GBytes *
make_png (GBytes *pixels, const AffPlanView *view)
{
  g_autoptr (GByteArray) png = g_byte_array_new ();
  cairo_surface_t *surface = cairo_image_surface_create_for_data (
    (unsigned char *) g_bytes_get_data (pixels, NULL), CAIRO_FORMAT_RGB24, view->width_px,
    view->height_px, view->width_px * 4);
  cairo_status_t status = cairo_surface_write_to_png_stream (surface, take_png, png);

  cairo_surface_destroy (surface);
  return status == CAIRO_STATUS_SUCCESS ? g_byte_array_free_to_bytes (g_steal_pointer (&png))
                                        : NULL;
}

// The picture of PLAN, or NULL if it cannot be painted.
static GBytes *
paint_plan (const AffPlan *plan, GError **error)
{
  double scale = PLAN_PX / MAX (MAX (plan->width_mm, plan->height_mm), 1);
  AffPlanView view = {
    .width_px = MAX (1, (int) (plan->width_mm * scale + 0.5)),
    .height_px = MAX (1, (int) (plan->height_mm * scale + 0.5)),
    .scale = scale,
  };
  g_autoptr (GBytes) pixels = aff_plan_render (plan->svg, &view, 0xFFFDFA, error);

  return pixels != NULL ? make_png (pixels, &view) : NULL;
}

// A plan on which several sessions hang is in the page once.
static void
add_floor (AffHtml *self, const AffPlan *plan)
{
  if (!g_hash_table_add (self->plans, (gpointer) plan)) {
    aff_html_add (self, "<use href=\"#plan-%" G_GINT64_FORMAT "\"/>\n", plan->id);
    return;
  }
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) png = paint_plan (plan, &error);
  aff_html_add (self, "<g id=\"plan-%" G_GINT64_FORMAT "\">", plan->id);
  if (png != NULL) {
    g_autofree char *data = g_base64_encode (g_bytes_get_data (png, NULL),
                                             g_bytes_get_size (png));
    aff_html_add (self, "<image width=\"%d\" height=\"%d\" href=\"data:image/png;base64,",
                  plan->width_mm, plan->height_mm);
    g_string_append (self->text, data);
    aff_html_add (self, "\"/></g>\n");
  } else {
    aff_html_add (self, "<rect class=\"floor\" width=\"%d\" height=\"%d\"/></g>\n",
                  plan->width_mm, plan->height_mm);
    g_ptr_array_add (self->notes,
                     g_strdup_printf ("The plan “%s” is left empty: %s", plan->name,
                                      error != NULL ? error->message : "no picture."));
  }
}

// The caption of a place in its shape if it fits there, else under it; on a bright ground, so that
// no wall crosses it.
static void
add_place (AffHtml *self, const AffPlan *plan, const AffPlace *place)
{
  g_autofree char *name = aff_public_text (aff_phrase_place (place, self->language));
  int size = MAX (plan->width_mm, plan->height_mm) / 62;
  int width = (int) ((double) g_utf8_strlen (name, -1) * size * LETTER_WIDTH);
  gboolean is_inside = width < place->box.width_mm * 0.9 && size * 1.4 < place->box.height_mm;
  int x = place->box.x_mm + place->box.width_mm / 2;
  int y = is_inside ? place->box.y_mm + place->box.height_mm / 2
                    : place->box.y_mm + place->box.height_mm + size;

  if (name[0] == '\0' || place->kind == AFF_PLACE_KIOSK)
    return;
  x = CLAMP (x, width / 2, MAX (plan->width_mm - width / 2, width / 2));
  y = CLAMP (y, size, MAX (plan->height_mm - size, size));
  aff_html_add (self, "<rect class=\"ground\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" ",
                x - width / 2 - size / 3, y - size * 7 / 10, width + size * 2 / 3,
                size * 7 / 5);
  aff_html_add (self, "rx=\"%d\"/>", size / 3);
  aff_html_add (self, "<text class=\"place\" x=\"%d\" y=\"%d\" font-size=\"%d\">%s</text>\n", x,
                y, size, name);
}

static const char *
describe_class (const AffSeat *seat)
{
  if (seat->presentation != NULL)
    return aff_html_topic_class (seat->topic);
  return seat->state == AFF_SEAT_CLOSED ? "closed" : "free";
}

// The letters of the number get smaller where it is long.
static void
add_marker (AffHtml *self, const AffSeat *seat, int side)
{
  const AffBoard *board = seat->board;
  int x = board->centre.x_mm, y = board->centre.y_mm;
  gboolean has_letter = seat->presentation != NULL && seat->topic != NULL;
  double letters = MAX (1, (double) g_utf8_strlen (board->label, -1));
  int size = (int) (side * MIN (0.46, 0.84 / (letters * LETTER_WIDTH)));

  aff_html_add (self, "<rect class=\"panel\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" ",
                x - side / 2, y + side / 2 + side * 3 / 100, side, MAX (1, side * 6 / 100));
  aff_html_add (self, "transform=\"rotate(%d %d %d)\"/>", board->facing_deg, x, y);
  aff_html_add (self, "<rect class=\"seat\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" ",
                x - side / 2, y - side / 2, side, side);
  aff_html_add (self, "rx=\"%d\" stroke-width=\"%d\"/>", side * 17 / 100,
                MAX (1, side * 3 / 100));
  aff_html_add (self, "<text x=\"%d\" y=\"%d\" font-size=\"%d\">%s</text>", x,
                has_letter ? y - side * 13 / 100 : y, size, board->label);
  if (has_letter)
    aff_html_add (self, "<text x=\"%d\" y=\"%d\" font-size=\"%d\">%s</text>", x,
                  y + side * 27 / 100, side * 28 / 100, seat->topic->letter);
}

static void
add_seat (AffHtml *self, const AffSeat *seat)
{
  int side = (int) (MIN (seat->board->width_mm, seat->board->height_mm) * SEAT_SHARE);
  g_autofree char *board = aff_phrase_text (AFF_PHRASE_BOARD, self->language,
                                            seat->board->label);

  if (seat->presentation == NULL) {
    aff_html_add (self, "<g class=\"%s\" aria-hidden=\"true\">", describe_class (seat));
    add_marker (self, seat, side);
    aff_html_add (self, "</g>\n");
    return;
  }
  const AffPaper *paper = seat->presentation->paper;
  g_autofree char *title = aff_public_text (paper->title);
  aff_html_add (self,
                "<a href=\"#paper-%" G_GINT64_FORMAT
                "\" class=\"%s\" aria-label=\"%s, %s\"><title>%s, %s</title>",
                paper->id, describe_class (seat), board, title, board, title);
  add_marker (self, seat, side);
  aff_html_add (self, "</a>\n");
}

void
aff_html_map (AffHtml *self, const AffItem *item, const GArray *seats)
{
  const AffPlan *plan = aff_agenda_plan (self->programme, item);
  g_autofree char *title = aff_public_text (item->title);
  g_autofree char *name = aff_phrase_text (AFF_PHRASE_MAP, self->language, title);

  if (plan == NULL || seats->len == 0)
    return;
  aff_html_add (self,
                "<svg class=\"map\" viewBox=\"0 0 %d %d\" role=\"group\" aria-label=\"%s\">\n",
                MAX (1, plan->width_mm), MAX (1, plan->height_mm), name);
  add_floor (self, plan);
  aff_html_add (self, "<g aria-hidden=\"true\">\n");
  for (guint i = 0; i < plan->places->len; i++)
    add_place (self, plan, g_ptr_array_index (plan->places, i));
  aff_html_add (self, "</g>\n");
  for (guint i = 0; i < seats->len; i++)
    add_seat (self, &g_array_index (seats, AffSeat, i));
  aff_html_add (self, "</svg>\n");
}

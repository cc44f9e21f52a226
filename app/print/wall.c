// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/print/wall.h"

#include "app/face/ink.h"
#include "app/face/phrase.h"
#include "app/programme/agenda.h"

#include <math.h>

#define MARGIN      12.0
#define MAP_TOP     42.0
#define MAP_WIDTH   285.0
#define MAP_HEIGHT  178.0
#define LIST_LEFT   308.0
#define LIST_WIDTH  (AFF_WALL_WIDTH_MM - MARGIN - LIST_LEFT)
#define LIST_BOTTOM 285.0
#define TITLE_WIDTH (LIST_WIDTH - 20)
#define LEGEND_TOP  232.0
#define NOTE_TOP    277.0
#define PIXELS_A_MM 8.0 // 203 dots an inch

// Where the plan lies on the page.
typedef struct {
  double x_mm;
  double y_mm;
  double scale; // millimetres of paper a millimetre of hall
} Lie;

static Lie
lay_plan (const AffPlan *plan)
{
  double scale = MIN (MAP_WIDTH / plan->width_mm, MAP_HEIGHT / plan->height_mm);

  return (Lie){MARGIN, MAP_TOP + (MAP_HEIGHT - plan->height_mm * scale) / 2, scale};
}

void
aff_wall_measure (const AffPlan *plan, int *width_px, int *height_px)
{
  Lie lie = lay_plan (plan);

  *width_px = MAX (1, (int) round (plan->width_mm * lie.scale * PIXELS_A_MM));
  *height_px = MAX (1, (int) round (plan->height_mm * lie.scale * PIXELS_A_MM));
}

static void
paint_floor (AffPdf *sheet, const AffWall *wall, const AffPlan *plan, Lie lie)
{
  cairo_t *cr = aff_pdf_cairo (sheet);
  double width = plan->width_mm * lie.scale, height = plan->height_mm * lie.scale;

  if (wall->pixels != NULL) {
    cairo_surface_t *picture = cairo_image_surface_create_for_data (
      (unsigned char *) g_bytes_get_data (wall->pixels, NULL), CAIRO_FORMAT_RGB24,
      wall->width_px, wall->height_px, wall->width_px * 4);
    cairo_save (cr);
    cairo_translate (cr, lie.x_mm, lie.y_mm);
    cairo_scale (cr, width / wall->width_px, height / wall->height_px);
    cairo_set_source_surface (cr, picture, 0, 0);
    cairo_paint (cr);
    cairo_restore (cr);
    cairo_surface_destroy (picture);
    return;
  }
  aff_pdf_set_color (sheet, AFF_PDF_BLACK);
  cairo_set_line_width (cr, 1);
  cairo_rectangle (cr, lie.x_mm, lie.y_mm, width, height);
  cairo_stroke (cr);
}

static double
measure_longest_word (AffPdf *sheet, const AffPdfFont *font, const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, " ", -1);
  double longest = 0;

  for (guint i = 0; parts[i] != NULL; i++)
    longest = MAX (longest, aff_pdf_width (sheet, font, parts[i]));
  return longest;
}

// The caption of a place in its shape, in lines and letters that fit it; FALSE if none do.
static gboolean
paint_caption_inside (AffPdf *sheet, const char *name, cairo_rectangle_t shape)
{
  for (double size = 5; size >= 3.5; size -= 0.5) {
    AffPdfFont font = {.size_mm = size,
                       .weight = 600,
                       .align = AFF_ALIGN_CENTRE,
                       .color = AFF_PDF_BLACK};
    double width = MIN (aff_pdf_width (sheet, &font, name) + 0.2, shape.width - 3);
    double height = width > 0 ? aff_pdf_measure (sheet, width, &font, name) : G_MAXDOUBLE;
    double left = shape.x + (shape.width - width) / 2;
    double top = shape.y + (shape.height - height) / 2;

    if (measure_longest_word (sheet, &font, name) > width || height + 1 > shape.height ||
        height > 3 * size * 1.2 + 0.1)
      continue;
    aff_pdf_round_box (sheet, left - 1, top, width + 2, height, 1.2);
    aff_pdf_set_color (sheet, 0xFFFFFF);
    cairo_fill (aff_pdf_cairo (sheet));
    aff_pdf_text (sheet, left, top, width, &font, name);
    return TRUE;
  }
  return FALSE;
}

// In the shape of the place if it fits, else under it, on white so that no line crosses it.
static void
paint_place (AffPdf *sheet, const AffWall *wall, const AffPlace *place, Lie lie)
{
  const char *name = aff_phrase_place (place, wall->language);
  AffPdfFont font = {.size_mm = 5, .weight = 600, .color = AFF_PDF_BLACK};
  cairo_rectangle_t shape = {
    .x = lie.x_mm + place->box.x_mm * lie.scale,
    .y = lie.y_mm + place->box.y_mm * lie.scale,
    .width = place->box.width_mm * lie.scale,
    .height = place->box.height_mm * lie.scale,
  };

  if (name[0] == '\0' || place->kind == AFF_PLACE_KIOSK ||
      paint_caption_inside (sheet, name, shape))
    return;
  double half = aff_pdf_width (sheet, &font, name) / 2 + 1.2;
  double x = CLAMP (shape.x + shape.width / 2, MARGIN + half, MARGIN + MAP_WIDTH - half);
  double y = CLAMP (shape.y + shape.height + 5, MAP_TOP + 4, MAP_TOP + MAP_HEIGHT - 4);
  aff_pdf_round_box (sheet, x - half, y - 3.3, 2 * half, 6.6, 1.4);
  aff_pdf_set_color (sheet, 0xFFFFFF);
  cairo_fill (aff_pdf_cairo (sheet));
  aff_pdf_mark (sheet, x, y, &font, name);
}

static void
paint_hatch (AffPdf *sheet, double side)
{
  cairo_t *cr = aff_pdf_cairo (sheet);

  cairo_save (cr);
  cairo_clip_preserve (cr);
  cairo_new_path (cr);
  aff_pdf_set_color (sheet, 0xB9B0A6);
  cairo_set_line_width (cr, side * 0.06);
  for (double x = -side * 1.5; x < side; x += side * 0.16) {
    cairo_move_to (cr, x, side / 2);
    cairo_line_to (cr, x + side, -side / 2);
  }
  cairo_stroke (cr);
  cairo_restore (cr);
}

// The panel stands behind the poster: on the side away from which people read it.
static void
paint_panel (AffPdf *sheet, const AffBoard *board, double side)
{
  cairo_t *cr = aff_pdf_cairo (sheet);

  cairo_save (cr);
  cairo_rotate (cr, board->facing_deg * G_PI / 180);
  cairo_rectangle (cr, -side / 2, side / 2 + side * 0.03, side, side * 0.06);
  aff_pdf_set_color (sheet, AFF_PDF_BLACK);
  cairo_fill (cr);
  cairo_restore (cr);
}

static void
paint_box (AffPdf *sheet, const AffSeat *seat, const AffTopicInk *ink, double side)
{
  static const double dashes[] = {1.4, 1};
  cairo_t *cr = aff_pdf_cairo (sheet);

  aff_pdf_round_box (sheet, -side / 2, -side / 2, side, side, side * 0.17);
  aff_pdf_set_color (sheet, ink != NULL ? ink->fill : 0xFFFFFF);
  cairo_fill_preserve (cr);
  if (seat->state == AFF_SEAT_CLOSED) {
    paint_hatch (sheet, side);
    aff_pdf_round_box (sheet, -side / 2, -side / 2, side, side, side * 0.17);
  }
  if (ink == NULL && seat->state != AFF_SEAT_CLOSED)
    cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_set_line_width (cr, MAX (0.3, side * 0.03));
  aff_pdf_set_color (sheet, ink != NULL ? ink->edge : AFF_PDF_GREY);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
}

static void
paint_board (AffPdf *sheet, const AffSeat *seat, Lie lie)
{
  cairo_t *cr = aff_pdf_cairo (sheet);
  double side = MIN (seat->board->width_mm, seat->board->height_mm) * lie.scale * 0.92;
  const AffTopicInk *ink = seat->presentation != NULL
                             ? aff_topic_ink (seat->topic != NULL ? seat->topic->letter : NULL)
                             : NULL;
  guint32 color = ink != NULL ? ink->on : AFF_PDF_GREY;
  AffPdfFont number = {.size_mm = side * 0.46, .weight = 700, .color = color};
  AffPdfFont letter = {.size_mm = side * 0.28, .weight = 700, .color = color};
  gboolean has_letter = ink != NULL && seat->topic != NULL;

  cairo_save (cr);
  cairo_translate (cr, lie.x_mm + seat->board->centre.x_mm * lie.scale,
                   lie.y_mm + seat->board->centre.y_mm * lie.scale);
  paint_panel (sheet, seat->board, side);
  paint_box (sheet, seat, ink, side);
  double width = aff_pdf_width (sheet, &number, seat->board->label);
  number.size_mm *= MIN (1, side * 0.84 / MAX (width, 0.1));
  aff_pdf_mark (sheet, 0, has_letter ? -side * 0.13 : 0, &number, seat->board->label);
  if (has_letter)
    aff_pdf_mark (sheet, 0, side * 0.27, &letter, seat->topic->letter);
  cairo_restore (cr);
}

static void
paint_map (AffPdf *sheet, const AffWall *wall, const GArray *seats)
{
  const AffPlan *plan = aff_agenda_plan (wall->programme, wall->item);

  if (plan == NULL)
    return;
  Lie lie = lay_plan (plan);
  paint_floor (sheet, wall, plan, lie);
  for (guint i = 0; i < plan->places->len; i++)
    paint_place (sheet, wall, g_ptr_array_index (plan->places, i), lie);
  for (guint i = 0; i < seats->len; i++)
    paint_board (sheet, &g_array_index (seats, AffSeat, i), lie);
}

static char *
describe_event (const AffWall *wall)
{
  const AffWorkshop *workshop = wall->item->workshop;
  g_autofree char *day = aff_phrase_day (wall->item->day, wall->language);
  GString *text = g_string_new (workshop->short_title);

  if (workshop->city != NULL)
    g_string_append_printf (text, ", %s", workshop->city);
  g_string_append_printf (text, ", %s", day);
  if (wall->programme->is_sample)
    g_string_append_printf (text, ". %s.", aff_phrase (AFF_PHRASE_SAMPLE, wall->language));
  return g_string_free (text, FALSE);
}

static void
paint_head (AffPdf *sheet, const AffWall *wall)
{
  AffPdfFont title = {.size_mm = 12.5,
                      .weight = 700,
                      .is_display = TRUE,
                      .color = AFF_PDF_BLACK};
  static const AffPdfFont plain = {.size_mm = 5.2, .weight = 500, .color = AFF_PDF_BLACK};
  AffPdfFont times = title;
  const double left = MARGIN + 26, right = 105,
               width = AFF_WALL_WIDTH_MM - MARGIN - left - right;
  g_autofree char *event = describe_event (wall);
  g_autofree char *planned = aff_phrase_planned (wall->item, wall->language);
  g_autofree char *as_of = wall->programme->as_of != AFF_UNKNOWN_TIME
                             ? aff_phrase_instant (wall->programme->as_of,
                                                   wall->programme->zone, wall->language)
                             : NULL;
  g_autofree char *said = as_of != NULL
                            ? aff_phrase_text (AFF_PHRASE_AS_PLANNED, wall->language, as_of)
                            : g_strdup ("");

  aff_pdf_rosace (sheet, MARGIN, 12, 20);
  double needed = aff_pdf_width (sheet, &title, wall->item->title);
  title.size_mm *= MIN (1, width / MAX (needed, 1));
  aff_pdf_text (sheet, left, 18 - title.size_mm * 0.6, width + 1, &title, wall->item->title);
  aff_pdf_text (sheet, left, 26.5, width, &plain, event);
  times.align = AFF_ALIGN_RIGHT;
  needed = aff_pdf_width (sheet, &times, planned);
  times.size_mm *= MIN (1, right / MAX (needed, 1));
  aff_pdf_text (sheet, AFF_WALL_WIDTH_MM - MARGIN - right, 18 - times.size_mm * 0.6, right + 1,
                &times, planned);
  AffPdfFont small = plain;
  small.align = AFF_ALIGN_RIGHT;
  aff_pdf_text (sheet, AFF_WALL_WIDTH_MM - MARGIN - right, 26.5, right, &small, said);
}

static void
paint_disc (AffPdf *sheet, double x, double y, double radius, const char *topic)
{
  const AffTopicInk *ink = aff_topic_ink (topic);
  cairo_t *cr = aff_pdf_cairo (sheet);
  AffPdfFont font = {.size_mm = radius * 1.1, .weight = 700, .color = ink->on};

  cairo_new_sub_path (cr);
  cairo_arc (cr, x, y, radius, 0, 2 * G_PI);
  aff_pdf_set_color (sheet, ink->fill);
  cairo_fill_preserve (cr);
  aff_pdf_set_color (sheet, ink->edge);
  cairo_set_line_width (cr, radius * 0.1);
  cairo_stroke (cr);
  aff_pdf_mark (sheet, x, y, &font, topic);
}

static void
paint_row (AffPdf *sheet, const AffSeat *seat, const AffPdfFont *title, double y, double height)
{
  AffPdfFont number = {.size_mm = height * 0.55, .weight = 700, .color = AFF_PDF_BLACK};
  const char *words = seat->presentation->paper->title;
  double needed = aff_pdf_width (sheet, &number, seat->board->label);
  double used = aff_pdf_measure (sheet, TITLE_WIDTH, title, words);

  aff_pdf_set_color (sheet, 0xBBBBBB);
  aff_pdf_rule (sheet, LIST_LEFT, y, LIST_WIDTH, 0.2);
  number.size_mm *= MIN (1, 11 / MAX (needed, 1));
  aff_pdf_text (sheet, LIST_LEFT, y + height / 2 - number.size_mm * 0.6, 14, &number,
                seat->board->label);
  if (seat->topic != NULL)
    paint_disc (sheet, LIST_LEFT + 15, y + height / 2, height * 0.33, seat->topic->letter);
  aff_pdf_text (sheet, LIST_LEFT + 20, y + (height - used) / 2, TITLE_WIDTH, title, words);
}

// All titles in letters of one size, in which the longest fits its row.
static AffPdfFont
find_title_font (AffPdf *sheet, const GArray *seats, double height)
{
  AffPdfFont font = {.size_mm = height * 0.44, .weight = 500, .color = AFF_PDF_BLACK};

  for (guint i = 0; i < seats->len; i++) {
    const AffSeat *seat = &g_array_index (seats, AffSeat, i);

    while (seat->presentation != NULL && font.size_mm > 1 &&
           aff_pdf_measure (sheet, TITLE_WIDTH, &font, seat->presentation->paper->title) >
             height)
      font.size_mm *= 0.96;
  }
  return font;
}

static void
paint_list (AffPdf *sheet, const AffWall *wall, const GArray *seats)
{
  static const AffPdfFont plain = {.size_mm = 5.2, .weight = 500, .color = AFF_PDF_BLACK};
  guint count = 0;

  for (guint i = 0; i < seats->len; i++)
    count += g_array_index (seats, AffSeat, i).presentation != NULL;
  if (count == 0) {
    aff_pdf_text (sheet, LIST_LEFT, MAP_TOP, LIST_WIDTH, &plain,
                  aff_phrase (AFF_PHRASE_NO_POSTERS, wall->language));
    return;
  }
  double height = MIN (10, (LIST_BOTTOM - MAP_TOP) / count), y = MAP_TOP;
  AffPdfFont title = find_title_font (sheet, seats, height);
  for (guint i = 0; i < seats->len; i++) {
    const AffSeat *seat = &g_array_index (seats, AffSeat, i);

    if (seat->presentation == NULL)
      continue;
    paint_row (sheet, seat, &title, y, height);
    y += height;
  }
}

// In as many columns as the longest name leaves.
static void
paint_legend (AffPdf *sheet, const AffWall *wall)
{
  static const AffPdfFont head = {.size_mm = 6.4,
                                  .weight = 700,
                                  .is_display = TRUE,
                                  .color = AFF_PDF_BLACK};
  AffPdfFont name = {.size_mm = 4.8, .weight = 600, .color = AFF_PDF_BLACK};
  const GPtrArray *topics = wall->programme->topics;
  guint rows = MAX (2, (topics->len + 3) / 4);
  double pitch = MIN (13, (NOTE_TOP - LEGEND_TOP - 12) / rows), column = MAP_WIDTH / 4;

  if (topics->len == 0)
    return;
  aff_pdf_text (sheet, MARGIN, LEGEND_TOP - 2, MAP_WIDTH, &head,
                aff_phrase (AFF_PHRASE_TOPICS, wall->language));
  name.size_mm = MIN (4.8, pitch * 0.42);
  for (guint i = 0; i < topics->len; i++) {
    const AffTopic *topic = g_ptr_array_index (topics, i);
    const AffName *words = aff_names_find (topic->names, wall->language);
    double x = MARGIN + (i % 4) * column, y = LEGEND_TOP + 11 + (i / 4) * pitch;
    double radius = MIN (4.6, pitch * 0.38);

    paint_disc (sheet, x + radius, y + pitch / 2 - 1, radius, topic->letter);
    double left = x + 2 * radius + 2.5, width = column - 2 * radius - 4.5;
    double used = aff_pdf_measure (sheet, width, &name, words != NULL ? words->name : "");
    aff_pdf_text (sheet, left, y + pitch / 2 - 1 - used / 2, width, &name,
                  words != NULL ? words->name : "");
  }
}

static char *
list_labels (const GArray *seats, AffSeatState state)
{
  g_autoptr (GString) labels = g_string_new (NULL);

  for (guint i = 0; i < seats->len; i++) {
    const AffSeat *seat = &g_array_index (seats, AffSeat, i);

    if (seat->state == state)
      g_string_append_printf (labels, "%s%s", labels->len > 0 ? ", " : "", seat->board->label);
  }
  return g_string_free (g_steal_pointer (&labels), FALSE);
}

static void
paint_notes (AffPdf *sheet, const AffWall *wall, const GArray *seats)
{
  static const AffPdfFont font = {.size_mm = 4.6, .weight = 500, .color = AFF_PDF_BLACK};
  g_autofree char *free_ones = list_labels (seats, AFF_SEAT_FREE);
  g_autofree char *closed_ones = list_labels (seats, AFF_SEAT_CLOSED);
  g_autofree char *first = aff_phrase_text (AFF_PHRASE_FREE, wall->language, free_ones);
  g_autofree char *second = aff_phrase_text (AFF_PHRASE_CLOSED, wall->language, closed_ones);
  g_autofree char *text = g_strdup_printf ("%s%s%s", free_ones[0] != '\0' ? first : "",
                                           free_ones[0] && closed_ones[0] ? " " : "",
                                           closed_ones[0] != '\0' ? second : "");

  aff_pdf_text (sheet, MARGIN, NOTE_TOP, MAP_WIDTH, &font, text);
}

void
aff_wall_paint (AffPdf *sheet, const AffWall *wall)
{
  g_autoptr (GArray) seats = aff_agenda_seats (wall->programme, wall->item, wall->now);

  paint_head (sheet, wall);
  paint_map (sheet, wall, seats);
  paint_list (sheet, wall, seats);
  paint_legend (sheet, wall);
  paint_notes (sheet, wall, seats);
}

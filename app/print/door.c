// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/print/door.h"

#include "app/base/clock.h"
#include "app/face/phrase.h"
#include "app/print/running.h"

#define TIME_WIDTH   34.0
#define LENGTH_WIDTH 24.0
#define MOST_LINES   60.0 // millimetres of speakers
#define TITLE_LEFT   (AFF_A4_MARGIN_MM + TIME_WIDTH)
#define TITLE_WIDTH  (AFF_A4_COLUMN_MM - TIME_WIDTH - LENGTH_WIDTH)

static const AffPdfFont time_font = {.size_mm = 7,
                                     .weight = 700,
                                     .is_display = TRUE,
                                     .color = AFF_PDF_BLACK};
static const AffPdfFont title_font = {.size_mm = 5.6, .weight = 600, .color = AFF_PDF_BLACK};
static const AffPdfFont small_font = {.size_mm = 4.2, .weight = 400, .color = AFF_PDF_BLACK};

// Speakers, who is to be announced, or the subtitle; and what is not certain.
static char *
describe_item (const AffItem *item, const char *language)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < item->people->len; i++) {
    const AffItemPerson *someone = g_ptr_array_index (item->people, i);

    if (someone->has_withdrawn)
      continue;
    g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "",
                            someone->person != NULL
                              ? someone->person->name
                              : aff_phrase (AFF_PHRASE_SPEAKER, language));
  }
  if (text->len == 0 && item->subtitle != NULL)
    g_string_append (text, item->subtitle);
  if (item->is_cancelled || item->to_confirm)
    g_string_append_printf (
      text, "%s%s", text->len > 0 ? ". " : "",
      aff_phrase (item->is_cancelled ? AFF_PHRASE_CANCELLED : AFF_PHRASE_TO_CONFIRM, language));
  return g_string_free (text, FALSE);
}

static void
paint_time (AffRunning *page, const AffItem *item)
{
  gboolean is_known = item->planned.start != AFF_UNKNOWN_TIME;
  g_autofree char *start = is_known ? aff_zone_time (item->workshop->zone, item->planned.start)
                                    : g_strdup (aff_phrase (AFF_PHRASE_TIME, page->language));

  aff_pdf_text (page->sheet, AFF_A4_MARGIN_MM, page->y_mm + (is_known ? 2.2 : 3.2),
                TIME_WIDTH - 4, is_known ? &time_font : &small_font, start);
}

static void
paint_length (AffRunning *page, const AffItem *item)
{
  AffPdfFont font = small_font;

  if (item->duration_min < 0)
    return;
  g_autofree char *minutes = g_strdup_printf ("%d", item->duration_min);
  g_autofree char *length = aff_phrase_text (AFF_PHRASE_MINUTES, page->language, minutes);
  font.align = AFF_ALIGN_RIGHT;
  aff_pdf_text (page->sheet, AFF_A4_MARGIN_MM, page->y_mm + 4.2, AFF_A4_COLUMN_MM, &font,
                length);
}

static void
paint_item (AffRunning *page, const AffItem *item)
{
  g_autofree char *described = describe_item (item, page->language);
  g_autofree char *line = aff_pdf_fit (page->sheet, TITLE_WIDTH, MOST_LINES, &small_font,
                                       described);
  double title = aff_pdf_measure (page->sheet, TITLE_WIDTH, &title_font, item->title);
  double small = line[0] != '\0'
                   ? aff_pdf_measure (page->sheet, TITLE_WIDTH, &small_font, line) + 1
                   : 0;
  double height = MAX (13, title + small + 6);

  aff_running_reserve (page, height);
  aff_pdf_set_color (page->sheet, 0xBBBBBB);
  aff_pdf_rule (page->sheet, AFF_A4_MARGIN_MM, page->y_mm, AFF_A4_COLUMN_MM, 0.25);
  paint_time (page, item);
  paint_length (page, item);
  aff_pdf_text (page->sheet, TITLE_LEFT, page->y_mm + 3, TITLE_WIDTH, &title_font, item->title);
  if (small > 0)
    aff_pdf_text (page->sheet, TITLE_LEFT, page->y_mm + 4 + title, TITLE_WIDTH, &small_font,
                  line);
  page->y_mm += height;
}

// The workshop by every name that people look for.
static char *
describe_workshop (const AffWorkshop *workshop, const char *day, const char *language)
{
  g_autofree char *date = aff_phrase_day (day, language);
  GString *text = g_string_new (workshop->title);

  for (guint i = 0; i < workshop->aliases->len; i++) {
    const AffAlias *alias = g_ptr_array_index (workshop->aliases, i);

    g_string_append_printf (text, "\n%s", alias->name);
    if (alias->short_name != NULL)
      g_string_append_printf (text, " (%s)", alias->short_name);
  }
  g_string_append_printf (text, "\n%s", date);
  return g_string_free (text, FALSE);
}

static void
paint_lane (AffPdf *sheet,
            const AffProgramme *programme,
            const AffLane *lane,
            const char *day,
            const char *language)
{
  const AffName *room = lane->room != NULL ? aff_names_find (lane->room->names, language)
                                           : NULL;
  g_autofree char *subtitle = describe_workshop (lane->workshop, day, language);
  AffRunning page = {
    .sheet = sheet,
    .programme = programme,
    .language = language,
    .title = room != NULL ? room->name : aff_phrase (AFF_PHRASE_ROOM, language),
    .subtitle = subtitle,
  };

  aff_running_begin (&page);
  if (lane->items->len == 0)
    aff_pdf_text (sheet, AFF_A4_MARGIN_MM, page.y_mm, AFF_A4_COLUMN_MM, &title_font,
                  aff_phrase (AFF_PHRASE_NO_ITEMS, language));
  for (guint i = 0; i < lane->items->len; i++)
    paint_item (&page, g_ptr_array_index (lane->items, i));
  aff_running_end (&page);
}

static void
paint_day (AffPdf *sheet, const AffProgramme *programme, const char *day, const char *language)
{
  g_autoptr (GPtrArray) lanes = aff_agenda_lanes (programme, day);

  for (guint i = 0; i < lanes->len; i++)
    paint_lane (sheet, programme, g_ptr_array_index (lanes, i), day, language);
}

static gboolean
has_item_without_day (const AffProgramme *programme)
{
  for (guint i = 0; i < programme->items->len; i++)
    if (((const AffItem *) g_ptr_array_index (programme->items, i))->standing_day == NULL)
      return TRUE;
  return FALSE;
}

void
aff_door_paint (AffPdf *sheet, const AffProgramme *programme, const char *language)
{
  g_autoptr (GPtrArray) days = aff_agenda_days (programme);

  for (guint i = 0; i < days->len; i++)
    paint_day (sheet, programme, g_ptr_array_index (days, i), language);
  if (days->len == 0 || has_item_without_day (programme))
    paint_day (sheet, programme, NULL, language);
}

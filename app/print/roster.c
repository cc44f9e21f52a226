// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/print/roster.h"

#include "app/face/phrase.h"
#include "app/print/running.h"
#include "app/search/fold.h"

#include <string.h>

#define BOARD_WIDTH 26.0
#define LINE_WIDTH  (AFF_A4_COLUMN_MM - BOARD_WIDTH)
#define ROW_GAP     3.0
#define MOST_LINES  60.0 // millimetres of authors
#define NAME_PITCH  6.2
#define NAME_GAP    10.0
#define NAME_COLUMN ((AFF_A4_COLUMN_MM - NAME_GAP) / 2)

static const AffPdfFont board_font = {.size_mm = 6.4,
                                      .weight = 700,
                                      .is_display = TRUE,
                                      .color = AFF_PDF_BLACK};
static const AffPdfFont bold_font = {.size_mm = 4.4, .weight = 600, .color = AFF_PDF_BLACK};
static const AffPdfFont plain_font = {.size_mm = 3.9, .weight = 400, .color = AFF_PDF_BLACK};

// A name and the seat it belongs to.
typedef struct {
  char *key; // by which names are sorted
  const AffPerson *person;
  const AffSeat *seat;
} Entry;

static void
clear_entry (gpointer entry)
{
  g_free (((Entry *) entry)->key);
}

static void
paint_row (AffRunning *page, const char *board, const char *head, const char *line)
{
  double left = AFF_A4_MARGIN_MM + BOARD_WIDTH, width = LINE_WIDTH;
  double first = aff_pdf_measure (page->sheet, width, &bold_font, head);
  double second = aff_pdf_measure (page->sheet, width, &plain_font, line);
  double height = first + second + ROW_GAP;
  AffPdfFont font = board_font;
  double needed = aff_pdf_width (page->sheet, &font, board);

  aff_running_reserve (page, height);
  aff_pdf_set_color (page->sheet, 0xBBBBBB);
  aff_pdf_rule (page->sheet, AFF_A4_MARGIN_MM, page->y_mm, AFF_A4_COLUMN_MM, 0.2);
  font.size_mm *= MIN (1, (BOARD_WIDTH - 4) / MAX (needed, 1));
  aff_pdf_text (page->sheet, AFF_A4_MARGIN_MM, page->y_mm + ROW_GAP / 2, BOARD_WIDTH, &font,
                board);
  aff_pdf_text (page->sheet, left, page->y_mm + ROW_GAP / 2, width, &bold_font, head);
  aff_pdf_text (page->sheet, left, page->y_mm + ROW_GAP / 2 + first, width, &plain_font, line);
  page->y_mm += height;
}

static void
paint_by_number (AffRunning *page, const GArray *seats)
{
  guint count = 0;

  aff_running_begin (page);
  for (guint i = 0; i < seats->len; i++) {
    const AffSeat *seat = &g_array_index (seats, AffSeat, i);

    if (seat->presentation == NULL)
      continue;
    g_autofree char *authors = aff_phrase_authors (seat->presentation->paper);
    g_autofree char *line = aff_pdf_fit (page->sheet, LINE_WIDTH, MOST_LINES, &plain_font,
                                         authors);
    paint_row (page, seat->board->label, seat->presentation->paper->title, line);
    count++;
  }
  if (count == 0)
    aff_pdf_text (page->sheet, AFF_A4_MARGIN_MM, page->y_mm, AFF_A4_COLUMN_MM, &bold_font,
                  aff_phrase (AFF_PHRASE_NO_POSTERS, page->language));
  aff_running_end (page);
}

// By the last word of the name, which most lists of names are sorted by; without accents and as
// the search reads it, so that the order is the same wherever it is printed.
static char *
make_key (AffFolded *folded, const char *name)
{
  const char *space = strrchr (name, ' ');
  g_autofree char *turned = space != NULL ? g_strdup_printf ("%s %.*s", space + 1,
                                                             (int) (space - name), name)
                                          : g_strdup (name);
  GString *key = g_string_new (NULL);
  guint place = G_MAXUINT;

  aff_fold (folded, turned, strlen (turned), AFF_FOLD_QUERY);
  for (guint i = 0; i < folded->words->len; i++) {
    const AffWord *word = &g_array_index (folded->words, AffWord, i);

    // Of several spellings the first.
    if (word->places > 1 || word->place == place)
      continue;
    place = word->place;
    g_string_append_len (key, aff_folded_letters (folded, word), word->length);
    g_string_append_c (key, ' ');
  }
  g_string_append (key, turned);
  return g_string_free (key, FALSE);
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const Entry *first = a, *second = b;
  int order = strcmp (first->key, second->key);

  return order != 0 ? order
                    : (first->seat->board->id > second->seat->board->id) -
                        (first->seat->board->id < second->seat->board->id);
}

static GArray *
list_entries (const GArray *seats)
{
  g_autoptr (AffFolded) folded = aff_folded_new ();
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (Entry));

  g_array_set_clear_func (entries, clear_entry);
  for (guint i = 0; i < seats->len; i++) {
    const AffSeat *seat = &g_array_index (seats, AffSeat, i);

    for (guint j = 0; seat->presentation != NULL && j < seat->presentation->paper->authors->len;
         j++) {
      const AffAuthor *author = g_ptr_array_index (seat->presentation->paper->authors, j);
      Entry entry = {make_key (folded, author->person->name), author->person, seat};
      g_array_append_val (entries, entry);
    }
  }
  g_array_sort (entries, compare_entries);
  return entries;
}

// A name with its board at the right, in column COLUMN of two.
static void
paint_name (AffRunning *page, const Entry *entry, int column, double y)
{
  double left = AFF_A4_MARGIN_MM + column * (NAME_COLUMN + NAME_GAP);
  AffPdfFont name = plain_font, board = bold_font;
  double label = aff_pdf_width (page->sheet, &board, entry->seat->board->label);
  double room = NAME_COLUMN - label - 4;
  double needed = aff_pdf_width (page->sheet, &name, entry->person->name);

  name.size_mm *= MIN (1, room / MAX (needed, 1));
  board.align = AFF_ALIGN_RIGHT;
  aff_pdf_text (page->sheet, left, y + (plain_font.size_mm - name.size_mm) * 0.6, room + 0.5,
                &name, entry->person->name);
  aff_pdf_text (page->sheet, left, y - 0.3, NAME_COLUMN, &board, entry->seat->board->label);
  aff_pdf_set_color (page->sheet, 0xCCCCCC);
  aff_pdf_rule (page->sheet, left, y + NAME_PITCH - 0.6, NAME_COLUMN, 0.15);
}

// Down the first column, then down the second.
static void
paint_by_name (AffRunning *page, const GArray *seats)
{
  g_autoptr (GArray) entries = list_entries (seats);

  aff_running_begin (page);
  double top = page->y_mm;
  guint rows = (guint) ((AFF_A4_BOTTOM_MM - top) / NAME_PITCH);
  for (guint i = 0; i < entries->len; i++) {
    if (i > 0 && i % (2 * rows) == 0)
      aff_running_reserve (page, G_MAXDOUBLE);
    paint_name (page, &g_array_index (entries, Entry, i), i / rows % 2,
                top + i % rows * NAME_PITCH);
  }
  if (entries->len == 0)
    aff_pdf_text (page->sheet, AFF_A4_MARGIN_MM, page->y_mm, AFF_A4_COLUMN_MM, &bold_font,
                  aff_phrase (AFF_PHRASE_NO_POSTERS, page->language));
  aff_running_end (page);
}

void
aff_roster_paint (AffPdf *sheet,
                  const AffProgramme *programme,
                  const AffItem *item,
                  const char *language,
                  gint64 now)
{
  g_autoptr (GArray) seats = aff_agenda_seats (programme, item, now);
  g_autofree char *day = aff_phrase_day (item->day, language);
  g_autofree char *times = aff_phrase_planned (item, language);
  g_autofree char *subtitle = g_strdup_printf ("%s\n%s, %s", item->title, day, times);
  AffRunning page = {
    .sheet = sheet,
    .programme = programme,
    .language = language,
    .title = aff_phrase (AFF_PHRASE_BY_NUMBER, language),
    .subtitle = subtitle,
  };

  paint_by_number (&page, seats);
  page.title = aff_phrase (AFF_PHRASE_BY_NAME, language);
  paint_by_name (&page, seats);
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/print/label.h"

#include "app/face/ink.h"
#include "app/face/phrase.h"
#include "app/print/figure.h"
#include "app/qr/link.h"

#include <string.h>

// All in millimetres, the design's mockup of the label measured.
#define MARGIN        8.0
#define WIDTH         (AFF_LABEL_WIDTH_MM - 2 * MARGIN)
#define COVER_HEIGHT  89.5
#define NUMBER_SIZE   85.0
#define NUMBER_WIDTH  118.0
#define TEXT_TOP      103.0
#define TEXT_HEIGHT   46.0
#define CODE_TOP      153.0
#define CODE_SIDE     34.5
#define BESIDE_CODE   50.5
#define FOOT_RULE     195.5
#define SMALLEST_TEXT 0.45 // of the design's sizes, for titles and authors without end

// What stands on the label.
typedef struct {
  const char *board;
  const char *title;
  char *authors;
  const char *letter;  // of the topic, or NULL
  char *topic;         // "Topic D, Uncertainty", or NULL
  const char *address; // or NULL
  char *event;
  const char *sample; // "Sample data", or NULL
  const char *language;
} Label;

static char *
describe_topic (const AffTopic *topic, const char *language)
{
  const AffName *name = aff_names_find (topic->names, language);

  return aff_phrase_text2 (AFF_PHRASE_TOPIC, language, topic->letter,
                           name != NULL ? name->name : "");
}

static char *
describe_event (const AffWorkshop *workshop)
{
  if (workshop->city == NULL)
    return g_strdup (workshop->short_title);
  return g_strdup_printf ("%s, %s", workshop->short_title, workshop->city);
}

static Label
make_label (const AffProgramme *programme,
            const AffPresentation *presentation,
            const char *language)
{
  const AffPaper *paper = presentation->paper;
  const AffTopic *topic = paper->topics->len > 0 ? g_ptr_array_index (paper->topics, 0) : NULL;

  return (Label){
    .board = presentation->board->label,
    .title = paper->title,
    .authors = aff_phrase_authors (paper),
    .letter = topic != NULL ? topic->letter : NULL,
    .topic = topic != NULL ? describe_topic (topic, language) : NULL,
    .address = aff_link_choose (paper),
    .event = describe_event (paper->workshop),
    .sample = programme->is_sample ? aff_phrase (AFF_PHRASE_SAMPLE, language) : NULL,
    .language = language,
  };
}

static void
clear_label (Label *label)
{
  g_free (label->authors);
  g_free (label->topic);
  g_free (label->event);
}

// SHARE of the way from one colour to the other, so that no page needs transparency.
static guint32
blend (guint32 from, guint32 to, double share)
{
  guint32 mixed = 0;

  for (int shift = 0; shift <= 16; shift += 8) {
    double a = from >> shift & 0xff, b = to >> shift & 0xff;

    mixed |= (guint32) (a + (b - a) * share + 0.5) << shift;
  }
  return mixed;
}

static void
paint_letter (AffPdf *sheet, const Label *label, const AffTopicInk *ink)
{
  const double x = MARGIN + WIDTH - 13.6, y = MARGIN + 13.6, radius = 8.4;
  AffPdfFont font = {.size_mm = 9.4, .weight = 700, .color = ink->fill};

  cairo_arc (aff_pdf_cairo (sheet), x, y, radius, 0, 2 * G_PI);
  aff_pdf_set_color (sheet, ink->on);
  cairo_fill (aff_pdf_cairo (sheet));
  aff_pdf_mark (sheet, x, y, &font, label->letter);
}

static void
paint_cover (AffPdf *sheet, const Label *label)
{
  cairo_t *cr = aff_pdf_cairo (sheet);
  const AffTopicInk *ink = aff_topic_ink (label->letter);
  AffPdfFont font = {.size_mm = NUMBER_SIZE,
                     .weight = 700,
                     .is_display = TRUE,
                     .color = ink->on};

  cairo_save (cr);
  aff_pdf_round_box (sheet, MARGIN, MARGIN, WIDTH, COVER_HEIGHT, 1.1);
  cairo_clip_preserve (cr);
  aff_pdf_set_color (sheet, ink->fill);
  cairo_fill (cr);
  cairo_translate (cr, MARGIN + WIDTH - 72, MARGIN);
  aff_pdf_set_color (sheet, blend (ink->fill, ink->on, 0.2));
  if (label->letter != NULL)
    aff_figure_paint (cr, label->letter, 72, COVER_HEIGHT);
  cairo_restore (cr);
  double width = aff_pdf_width (sheet, &font, label->board);
  if (width > NUMBER_WIDTH)
    font.size_mm *= NUMBER_WIDTH / width;
  aff_pdf_mark (sheet, MARGIN + 6 + MIN (width, NUMBER_WIDTH) / 2, MARGIN + COVER_HEIGHT / 2,
                &font, label->board);
  if (label->letter != NULL)
    paint_letter (sheet, label, ink);
}

// Title and authors in the largest letters with which both find room. What finds none in the
// smallest is cut, the authors first: the code under them has to stay free.
static void
paint_text (AffPdf *sheet, const Label *label)
{
  AffPdfFont title = {.weight = 700, .is_display = TRUE, .color = AFF_PDF_BLACK};
  AffPdfFont authors = {.weight = 500, .color = AFF_PDF_BLACK};
  double share = 1, height;

  do {
    title.size_mm = 8.4 * share;
    authors.size_mm = 4.9 * share;
    height = aff_pdf_measure (sheet, WIDTH, &title, label->title) + 4 * share +
             aff_pdf_measure (sheet, WIDTH, &authors, label->authors);
    share *= 0.95;
  } while (height > TEXT_HEIGHT && share > SMALLEST_TEXT);
  double gap = title.size_mm / 2, room = TEXT_HEIGHT + 1 - gap;
  g_autofree char *head = aff_pdf_fit (sheet, WIDTH, room - 2 * authors.size_mm, &title,
                                       label->title);
  height = aff_pdf_text (sheet, MARGIN, TEXT_TOP, WIDTH, &title, head);
  g_autofree char *names = aff_pdf_fit (sheet, WIDTH, room - height, &authors, label->authors);
  aff_pdf_text (sheet, MARGIN, TEXT_TOP + height + gap, WIDTH, &authors, names);
}

// The code with the host that it opens under it. Without a link there is none, never a wrong one.
static gboolean
paint_code (AffPdf *sheet, const Label *label)
{
  static const AffPdfFont small = {.size_mm = 3.3, .weight = 500, .color = AFF_PDF_BLACK};
  g_autoptr (AffQr) code = label->address != NULL ? aff_qr_new (label->address, NULL) : NULL;

  if (code == NULL)
    return FALSE;
  g_autofree char *host = aff_link_host (label->address);
  aff_pdf_code (sheet, MARGIN, CODE_TOP, CODE_SIDE, code);
  aff_pdf_text (sheet, MARGIN, CODE_TOP + CODE_SIDE + 1.6, WIDTH, &small, host);
  return TRUE;
}

static void
paint_invitation (AffPdf *sheet, const Label *label)
{
  static const AffPdfFont bold = {.size_mm = 5.3,
                                  .weight = 700,
                                  .is_display = TRUE,
                                  .color = AFF_PDF_BLACK};
  static const AffPdfFont plain = {.size_mm = 4.2, .weight = 400, .color = AFF_PDF_BLACK};
  gboolean has_code = paint_code (sheet, label);
  double x = has_code ? BESIDE_CODE : MARGIN, width = MARGIN + WIDTH - x;
  AffPhrase phrase = has_code ? AFF_PHRASE_OPEN_PAPER : AFF_PHRASE_LINK_TO_COME;
  double height = aff_pdf_text (sheet, x, CODE_TOP + 4, width, &bold,
                                aff_phrase (phrase, label->language));

  if (label->topic != NULL)
    aff_pdf_text (sheet, x, CODE_TOP + 4 + height + 2.4, width, &plain, label->topic);
}

static void
paint_foot (AffPdf *sheet, const Label *label)
{
  AffPdfFont font = {.size_mm = 3.7, .weight = 600, .color = AFF_PDF_BLACK};
  double sample = label->sample != NULL ? aff_pdf_width (sheet, &font, label->sample) : 0;
  double room = WIDTH - 8.4 - (sample > 0 ? sample + 6 : 0);

  aff_pdf_set_color (sheet, AFF_PDF_BLACK);
  aff_pdf_rule (sheet, MARGIN, FOOT_RULE, WIDTH, 0.35);
  aff_pdf_rosace (sheet, MARGIN, 197.8, 5.6);
  if (label->sample != NULL) {
    font.align = AFF_ALIGN_RIGHT;
    aff_pdf_text (sheet, MARGIN, 198.4, WIDTH, &font, label->sample);
    font.align = AFF_ALIGN_LEFT;
  }
  double width = aff_pdf_width (sheet, &font, label->event);
  font.size_mm *= MIN (1, room / MAX (width, 1));
  aff_pdf_text (sheet, MARGIN + 8.4, 200.6 - font.size_mm * 0.6, room + 1, &font, label->event);
}

void
aff_label_paint (AffPdf *sheet,
                 const AffProgramme *programme,
                 const AffPresentation *presentation,
                 const char *language)
{
  g_return_if_fail (presentation->board != NULL);
  Label label = make_label (programme, presentation, language);

  paint_cover (sheet, &label);
  paint_text (sheet, &label);
  paint_invitation (sheet, &label);
  paint_foot (sheet, &label);
  clear_label (&label);
}

char *
aff_label_digest (const AffProgramme *programme,
                  const AffPresentation *presentation,
                  const char *language)
{
  g_return_val_if_fail (presentation->board != NULL, NULL);
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  Label label = make_label (programme, presentation, language);
  const char *const parts[] = {label.board, label.title,   label.authors, label.letter,
                               label.topic, label.address, label.event,   label.sample};

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++) {
    const char *part = parts[i] != NULL ? parts[i] : "";

    g_checksum_update (checksum, (const guchar *) part, (gssize) strlen (part) + 1);
  }
  clear_label (&label);
  return g_strconcat (language, ":", g_checksum_get_string (checksum), NULL);
}

gboolean
aff_label_is_stale (const AffProgramme *programme, const AffPresentation *presentation)
{
  if (presentation->printed_digest == NULL)
    return FALSE;
  if (presentation->board == NULL || presentation->paper->is_withdrawn)
    return TRUE;
  g_autofree char *language = g_strndup (presentation->printed_digest,
                                         strcspn (presentation->printed_digest, ":"));
  g_autofree char *digest = aff_label_digest (programme, presentation, language);
  return !g_str_equal (digest, presentation->printed_digest);
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/print/print.h"

#include "app/base/text.h"
#include "app/print/door.h"
#include "app/print/label.h"
#include "app/print/roster.h"
#include "app/print/running.h"
#include "app/print/wall.h"
#include "app/programme/agenda.h"
#include "app/way/plan.h"

static const char *const words[] = {"labels", "plan", "door", "lists"};

const char *
aff_print_word (AffPrintKind kind)
{
  g_return_val_if_fail (kind < G_N_ELEMENTS (words), NULL);
  return words[kind];
}

gboolean
aff_print_parse (const char *word, AffPrintKind *kind, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_strcmp0 (word, words[i]) == 0) {
      *kind = i;
      return TRUE;
    }
  g_autofree char *quote = aff_text_quote (word);
  g_set_error (error, AFF_ERROR, AFF_ERROR_NOT_FOUND,
               "There is nothing to print called “%s”; say labels, plan, door or lists.",
               quote);
  return FALSE;
}

static void
free_label (gpointer data)
{
  AffPrintedLabel *label = data;

  g_free (label->board);
  g_free (label->digest);
  g_free (label);
}

static void
free_take_down (gpointer data)
{
  AffTakeDown *entry = data;

  g_free (entry->board);
  g_free (entry->title);
  g_free (entry->now_board);
  g_free (entry);
}

void
aff_print_free (AffPrint *self)
{
  g_clear_pointer (&self->pdf, g_bytes_unref);
  g_ptr_array_unref (self->labels);
  g_ptr_array_unref (self->take_down);
  g_free (self);
}

static gboolean
needs_label (const AffPresentation *presentation)
{
  return presentation->kind == AFF_KIND_POSTER && presentation->board != NULL &&
         !presentation->paper->is_withdrawn;
}

static int
compare_labels (gconstpointer a, gconstpointer b)
{
  const AffPresentation *first = *(const AffPresentation *const *) a;
  const AffPresentation *second = *(const AffPresentation *const *) b;

  return aff_text_compare_natural (first->board->label, second->board->label);
}

// The posters of ITEM whose labels ORDER asks for, in order of boards.
static GPtrArray *
choose_labels (const AffProgramme *programme, const AffPrintOrder *order)
{
  GPtrArray *chosen = g_ptr_array_new ();

  for (guint i = 0; i < order->item->presentations->len; i++) {
    AffPresentation *presentation = g_ptr_array_index (order->item->presentations, i);

    if (needs_label (presentation) &&
        (!order->only_changed || presentation->printed_digest == NULL ||
         aff_label_is_stale (programme, presentation)))
      g_ptr_array_add (chosen, presentation);
  }
  g_ptr_array_sort (chosen, compare_labels);
  return chosen;
}

static void
note_label (AffPrint *self,
            const AffProgramme *programme,
            const AffPresentation *presentation,
            const char *language)
{
  AffPrintedLabel *label = g_new0 (AffPrintedLabel, 1);

  label->presentation = presentation->id;
  label->board = g_strdup (presentation->board->label);
  label->digest = aff_label_digest (programme, presentation, language);
  g_ptr_array_add (self->labels, label);
}

static void
paint_labels (AffPrint *self,
              AffPdf *sheet,
              const AffProgramme *programme,
              const AffPrintOrder *order)
{
  g_autoptr (GPtrArray) chosen = choose_labels (programme, order);

  for (guint i = 0; i < chosen->len; i++) {
    const AffPresentation *presentation = g_ptr_array_index (chosen, i);

    aff_label_paint (sheet, programme, presentation, order->language);
    aff_pdf_end_page (sheet);
    note_label (self, programme, presentation, order->language);
  }
}

static int
compare_take_down (gconstpointer a, gconstpointer b)
{
  return aff_text_compare_natural ((*(const AffTakeDown *const *) a)->board,
                                   (*(const AffTakeDown *const *) b)->board);
}

// Labels that hang on a board on which their poster no longer is.
static void
list_take_down (AffPrint *self, const AffItem *item)
{
  for (guint i = 0; i < item->presentations->len; i++) {
    const AffPresentation *presentation = g_ptr_array_index (item->presentations, i);
    gboolean hangs = needs_label (presentation);
    AffTakeDown *entry;

    if (presentation->printed_board == NULL ||
        (hangs && g_str_equal (presentation->printed_board, presentation->board->label)))
      continue;
    entry = g_new0 (AffTakeDown, 1);
    entry->presentation = presentation->id;
    entry->board = g_strdup (presentation->printed_board);
    entry->title = g_strdup (presentation->paper->title);
    entry->now_board = hangs ? g_strdup (presentation->board->label) : NULL;
    g_ptr_array_add (self->take_down, entry);
  }
  g_ptr_array_sort (self->take_down, compare_take_down);
}

// A plan that cannot be drawn leaves a hall of outlines, which is better than no plan.
static void
paint_plan (AffPdf *sheet, const AffProgramme *programme, const AffPrintOrder *order)
{
  const AffPlan *plan = aff_agenda_plan (programme, order->item);
  AffWall wall = {
    .programme = programme,
    .item = order->item,
    .language = order->language,
    .now = order->now,
  };
  g_autoptr (GBytes) pixels = NULL;

  if (plan != NULL) {
    aff_wall_measure (plan, &wall.width_px, &wall.height_px);
    AffPlanView view = {
      .width_px = wall.width_px,
      .height_px = wall.height_px,
      .scale = (double) wall.width_px / plan->width_mm,
    };
    pixels = aff_plan_render (plan->svg, &view, 0xFFFFFF, NULL);
    wall.pixels = pixels;
  }
  aff_wall_paint (sheet, &wall);
  aff_pdf_end_page (sheet);
}

static AffPdf *
open_sheet (const AffProgramme *programme, const AffPrintOrder *order)
{
  static const double sizes[][2] = {
    {AFF_LABEL_WIDTH_MM, AFF_LABEL_HEIGHT_MM},
    {AFF_WALL_WIDTH_MM, AFF_WALL_HEIGHT_MM},
    {AFF_A4_WIDTH_MM, AFF_A4_HEIGHT_MM},
    {AFF_A4_WIDTH_MM, AFF_A4_HEIGHT_MM},
  };
  const AffWorkshop *workshop = programme->workshops->len > 0
                                  ? g_ptr_array_index (programme->workshops, 0)
                                  : NULL;
  AffPdfForm form = {
    .title = order->item != NULL ? order->item->title
             : workshop != NULL  ? workshop->short_title
                                 : "Affiche",
    .subject = aff_print_word (order->kind),
    .width_mm = sizes[order->kind][0],
    .height_mm = sizes[order->kind][1],
  };

  return aff_pdf_new (&form);
}

static void
paint (AffPrint *self, AffPdf *sheet, const AffProgramme *programme, const AffPrintOrder *order)
{
  switch (order->kind) {
  case AFF_PRINT_LABELS:
    paint_labels (self, sheet, programme, order);
    list_take_down (self, order->item);
    break;
  case AFF_PRINT_PLAN:
    paint_plan (sheet, programme, order);
    break;
  case AFF_PRINT_DOOR:
    aff_door_paint (sheet, programme, order->language);
    break;
  case AFF_PRINT_LISTS:
    aff_roster_paint (sheet, programme, order->item, order->language, order->now);
    break;
  }
}

AffPrint *
aff_print_new (const AffProgramme *programme, const AffPrintOrder *order, GError **error)
{
  g_return_val_if_fail (programme != NULL && order != NULL && order->language != NULL, NULL);
  g_return_val_if_fail (order->item != NULL || order->kind == AFF_PRINT_DOOR, NULL);
  g_autoptr (AffPdf) sheet = open_sheet (programme, order);
  g_autoptr (AffPrint) self = g_new0 (AffPrint, 1);

  self->labels = g_ptr_array_new_with_free_func (free_label);
  self->take_down = g_ptr_array_new_with_free_func (free_take_down);
  paint (self, sheet, programme, order);
  self->pages = aff_pdf_pages (sheet);
  if (self->pages == 0)
    return g_steal_pointer (&self);
  self->pdf = aff_pdf_finish (sheet, error);
  return self->pdf != NULL ? g_steal_pointer (&self) : NULL;
}

gboolean
aff_print_write (const AffPrint *self, const char *path, GError **error)
{
  g_return_val_if_fail (self->pdf != NULL && path != NULL, FALSE);
  g_autoptr (GError) failure = NULL;

  if (g_file_set_contents (path, g_bytes_get_data (self->pdf, NULL),
                           (gssize) g_bytes_get_size (self->pdf), &failure))
    return TRUE;
  g_set_error (error, AFF_ERROR, AFF_ERROR_STORE,
               "The pages could not be written: %s. Choose another folder or free some space.",
               failure->message);
  return FALSE;
}

guint
aff_print_count_stale (const AffProgramme *programme, const AffItem *item)
{
  guint count = 0;

  for (guint i = 0; i < item->presentations->len; i++)
    count += aff_label_is_stale (programme, g_ptr_array_index (item->presentations, i));
  return count;
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/board/duty.h"

#include <math.h>

#define CROWD_MM_PER_MIN 60000.0 // 1 m in a second
#define SECONDS_PER_MIN  60

static void
add_duty (GHashTable *all, const AffPerson *person, const AffItem *item)
{
  GPtrArray *duties = g_hash_table_lookup (all, person);

  if (!duties) {
    duties = g_ptr_array_new ();
    g_hash_table_insert (all, (gpointer) person, duties);
  }
  // Some chair what they speak in.
  if (duties->len == 0 || g_ptr_array_index (duties, duties->len - 1) != item)
    g_ptr_array_add (duties, (gpointer) item);
}

static void
add_authors (GHashTable *all, const AffPresentation *presentation)
{
  for (guint i = 0; i < presentation->paper->authors->len; i++) {
    const AffAuthor *author = g_ptr_array_index (presentation->paper->authors, i);

    if (author->presents)
      add_duty (all, author->person, presentation->item);
  }
}

static void
add_item (GHashTable *all, const AffItem *item)
{
  for (guint i = 0; i < item->people->len; i++) {
    const AffItemPerson *entry = g_ptr_array_index (item->people, i);

    if (entry->person)
      add_duty (all, entry->person, item);
  }
  for (guint i = 0; i < item->presentations->len; i++) {
    const AffPresentation *presentation = g_ptr_array_index (item->presentations, i);

    if (presentation->kind != AFF_KIND_POSTER && !presentation->paper->is_withdrawn)
      add_authors (all, presentation);
  }
}

GHashTable *
aff_duties_new (const AffProgramme *programme, const AffItem *except)
{
  GHashTable *all = g_hash_table_new_full (NULL, NULL, NULL,
                                           (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < programme->items->len; i++) {
    const AffItem *item = g_ptr_array_index (programme->items, i);

    if (item != except && !item->is_cancelled && item->standing.start != AFF_UNKNOWN_TIME)
      add_item (all, item);
  }
  return all;
}

int
aff_duty_walk_min (const AffBoard *board)
{
  double nearest_mm = INFINITY;

  for (guint i = 0; i < board->plan->places->len; i++) {
    const AffPlace *place = g_ptr_array_index (board->plan->places, i);
    AffPoint stage = aff_box_centre (place->box);

    if (place->kind == AFF_PLACE_STAGE)
      nearest_mm = MIN (nearest_mm, hypot ((double) stage.x_mm - board->centre.x_mm,
                                           (double) stage.y_mm - board->centre.y_mm));
  }
  return isinf (nearest_mm) ? 1 : MAX (1, (int) ceil (nearest_mm / CROWD_MM_PER_MIN));
}

int
aff_duty_gap_min (AffSpan a, AffSpan b)
{
  gint64 gap = a.end <= b.start ? b.start - a.end : a.start - b.end;

  return (int) CLAMP (gap / SECONDS_PER_MIN, 0, G_MAXINT);
}

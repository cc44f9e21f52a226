// SPDX-License-Identifier: GPL-3.0-or-later
// The lines of the schedule, and when each of them is.
#include "app/base/clock.h"
#include "app/programme/whole.h"

#define MINUTE     60
#define HALF_A_DAY (12 * 60 * MINUTE)

static const char *const role_words[] = {"speaker", "chair", "panellist", NULL};

G_STATIC_ASSERT (G_N_ELEMENTS (role_words) == AFF_ROLE_PANELLIST + 2);

static void
read_plan_of_day (AffWhole *self, AffItem *item, AffStatement *statement)
{
  GTimeZone *zone = item->workshop->zone;

  // The schema lets "2026-02-31" pass; such a day is as good as none.
  item->day = aff_whole_line_or_null (self, statement, 6);
  if (item->day && aff_zone_instant (zone, item->day, 0) == AFF_UNKNOWN_TIME)
    item->day = NULL;
  item->minute = aff_column_int (statement, 7, -1);
  item->duration_min = aff_column_int (statement, 8, -1);
  item->shortest_min = aff_column_int (statement, 9, -1);
  item->hang_minute = aff_column_int (statement, 14, -1);
  item->clear_minute = aff_column_int (statement, 15, -1);
  item->planned.start = item->day && item->minute >= 0
                          ? aff_instant_or_unknown (
                              aff_zone_instant (zone, item->day, item->minute))
                          : AFF_UNKNOWN_TIME;
  // What was said live; aff_settle_items fills in the rest.
  item->standing.start = aff_column_instant (statement, 17);
  item->standing.end = aff_column_instant (statement, 18);
}

static void
read_item (AffWhole *self, AffItem *item, AffStatement *statement)
{
  item->title = aff_whole_line (self, statement, 2);
  item->subtitle = aff_whole_line_or_null (self, statement, 3);
  item->language = aff_whole_line (self, statement, 4);
  item->type = aff_whole_line_or_null (self, statement, 5);
  read_plan_of_day (self, item, statement);
  item->is_fixed = aff_statement_int (statement, 10) != 0;
  item->to_confirm = g_strcmp0 (aff_statement_text (statement, 11), "final") != 0;
  item->is_cancelled = aff_statement_int (statement, 12) != 0;
  item->room = aff_whole_refer (self, AFF_TABLE_ROOM, statement, 13);
  if (!item->room)
    item->room = item->workshop->room;
  item->material = aff_whole_text_or_null (self, statement, 16);
  item->poster_format = aff_whole_line_or_null (self, statement, 19);
  item->reserve = MAX (aff_column_int (statement, 20, 0), 0);
  item->abstract = aff_whole_text_or_null (self, statement, 21);
  item->track = aff_whole_refer (self, AFF_TABLE_TRACK, statement, 22);
  item->address = aff_whole_line_or_null (self, statement, 23);
  item->people = aff_whole_list (self);
  item->presentations = aff_whole_list (self);
  item->waiting = aff_whole_list (self);
}

static gboolean
load_items (AffWhole *self, AffDb *db, GError **error)
{
  g_autoptr (AffStatement) statement = aff_db_prepare (
    db, "SELECT id, workshop, title, subtitle, language, type, day, minute, duration_min,"
        " shortest_min, fixed, certainty, cancelled, room, hang_minute, clear_minute, material,"
        " live_start, live_end, poster_format, reserve, abstract, track, address FROM item"
        " ORDER BY id");

  while (aff_statement_step (statement)) {
    const AffWorkshop *workshop = aff_whole_refer (self, AFF_TABLE_WORKSHOP, statement, 1);
    AffItem *item;

    if (!workshop)
      continue;
    item = aff_whole_add (self, AFF_TABLE_ITEM, sizeof *item, aff_statement_int (statement, 0));
    item->workshop = workshop;
    read_item (self, item, statement);
    g_ptr_array_add (self->programme.items, item);
  }

  return aff_statement_finish (statement, error);
}

static guint
find_nature (const char *word)
{
  for (guint nature = AFF_NATURE_OPENING; nature < AFF_NATURE_OTHER; nature <<= 1)
    if (g_strcmp0 (aff_nature_word (nature), word) == 0)
      return nature;
  return AFF_NATURE_OTHER;
}

static gboolean
load_natures (AffWhole *self, AffDb *db, GError **error)
{
  g_autoptr (AffStatement)
    statement = aff_db_prepare (db, "SELECT item, nature FROM item_nature");

  while (aff_statement_step (statement)) {
    AffItem *item = aff_whole_refer (self, AFF_TABLE_ITEM, statement, 0);

    if (item)
      item->natures |= find_nature (aff_statement_text (statement, 1));
  }

  return aff_statement_finish (statement, error);
}

static gboolean
load_item_people (AffWhole *self, AffDb *db, GError **error)
{
  g_autoptr (AffStatement) statement =
    aff_db_prepare (db, "SELECT item, person, role, reason FROM item_person ORDER BY rank, id");

  while (aff_statement_step (statement)) {
    const AffItem *item = aff_whole_refer (self, AFF_TABLE_ITEM, statement, 0);
    AffItemPerson *entry;

    if (!item)
      continue;
    entry = aff_whole_record (self, sizeof *entry);
    entry->person = aff_whole_refer (self, AFF_TABLE_PERSON, statement, 1);
    entry->role = aff_column_word (statement, 2, role_words, AFF_ROLE_SPEAKER);
    entry->has_withdrawn = g_strcmp0 (aff_statement_text (statement, 3), "withdrawn") == 0;
    g_ptr_array_add (item->people, entry);
  }

  return aff_statement_finish (statement, error);
}

static gint64
end_after (gint64 start, int duration_min)
{
  if (start == AFF_UNKNOWN_TIME || duration_min < 0)
    return AFF_UNKNOWN_TIME;
  return aff_instant_or_unknown (start + (gint64) duration_min * MINUTE);
}

static void
compute_spans (AffItem *item)
{
  item->planned.end = end_after (item->planned.start, item->duration_min);
  if (item->standing.start == AFF_UNKNOWN_TIME)
    item->standing.start = item->planned.start;
  if (item->standing.end == AFF_UNKNOWN_TIME)
    item->standing.end = end_after (item->standing.start, item->duration_min);
}

// A delay past midnight leaves an item on its day; a move by half a day or more does not.
static gboolean
stays_on_its_day (const AffItem *item)
{
  if (item->standing.start == item->planned.start)
    return TRUE;
  if (item->planned.start == AFF_UNKNOWN_TIME)
    return FALSE;
  return ABS (item->standing.start - item->planned.start) < HALF_A_DAY;
}

static void
compute_day (AffWhole *self, AffItem *item)
{
  g_autofree char *day = NULL;

  item->standing_day = item->day;
  if (stays_on_its_day (item))
    return;
  day = aff_zone_day (item->workshop->zone, item->standing.start);
  item->standing_day = aff_whole_keep (self, day);
}

static const AffSpan *
span_at (const AffItem *item, gsize offset)
{
  return G_STRUCT_MEMBER_P (item, offset);
}

static int
compare_order (gint64 a, gint64 b)
{
  return (a > b) - (a < b);
}

static int
compare_place_and_day (const AffItem *a, const AffItem *b)
{
  int order = compare_order (a->workshop->id, b->workshop->id);

  if (!order)
    order = compare_order (a->room ? a->room->id : 0, b->room ? b->room->id : 0);
  return order ? order : g_strcmp0 (a->standing_day, b->standing_day);
}

static int
compare_followers (gconstpointer a, gconstpointer b, gpointer data)
{
  const AffItem *first = *(const AffItem *const *) a;
  const AffItem *second = *(const AffItem *const *) b;
  gsize offset = GPOINTER_TO_SIZE (data);
  int order = compare_place_and_day (first, second);

  return order
           ? order
           : compare_order (span_at (first, offset)->start, span_at (second, offset)->start);
}

// An item without a duration lasts until the next one of its workshop and room on that day
// starts. OFFSET is that of the AffSpan.
static void
end_at_followers (GPtrArray *items, gsize offset)
{
  gint64 later = AFF_UNKNOWN_TIME;

  g_ptr_array_sort_with_data (items, compare_followers, GSIZE_TO_POINTER (offset));
  for (guint i = items->len; i-- > 0;) {
    AffItem *item = g_ptr_array_index (items, i);
    const AffItem *after = i + 1 < items->len ? g_ptr_array_index (items, i + 1) : NULL;
    AffSpan *span = G_STRUCT_MEMBER_P (item, offset);

    if (!after || compare_place_and_day (item, after) != 0)
      later = AFF_UNKNOWN_TIME;
    else if (span_at (after, offset)->start > span->start)
      later = span_at (after, offset)->start;
    if (span->start != AFF_UNKNOWN_TIME && span->end == AFF_UNKNOWN_TIME)
      span->end = later;
  }
}

static int
compare_unknown_last (gint64 a, gint64 b, gint64 unknown)
{
  if ((a == unknown) != (b == unknown))
    return a == unknown ? 1 : -1;
  return compare_order (a, b);
}

static int
compare_days (const char *a, const char *b)
{
  if (!a || !b)
    return (a == NULL) - (b == NULL);
  return strcmp (a, b);
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  const AffItem *first = *(const AffItem *const *) a;
  const AffItem *second = *(const AffItem *const *) b;
  int order = compare_unknown_last (first->standing.start, second->standing.start,
                                    AFF_UNKNOWN_TIME);

  if (!order)
    order = compare_days (first->standing_day, second->standing_day);
  if (!order)
    order = compare_unknown_last (first->minute, second->minute, -1);
  return order ? order : compare_order (first->id, second->id);
}

static GPtrArray *
list_lasting (GPtrArray *items)
{
  GPtrArray *lasting = g_ptr_array_new ();

  for (guint i = 0; i < items->len; i++) {
    const AffItem *item = g_ptr_array_index (items, i);

    if (!item->is_cancelled)
      g_ptr_array_add (lasting, (gpointer) item);
  }

  return lasting;
}

void
aff_settle_items (AffWhole *self)
{
  GPtrArray *items = self->programme.items;
  g_autoptr (GPtrArray) lasting = list_lasting (items);

  for (guint i = 0; i < items->len; i++) {
    compute_spans (g_ptr_array_index (items, i));
    compute_day (self, g_ptr_array_index (items, i));
  }
  end_at_followers (lasting, G_STRUCT_OFFSET (AffItem, planned));
  end_at_followers (lasting, G_STRUCT_OFFSET (AffItem, standing));
  g_ptr_array_sort (items, compare_times);
  for (guint i = 0; i < items->len; i++) {
    AffItem *item = g_ptr_array_index (items, i);

    g_ptr_array_add (item->workshop->items, item);
  }
}

gboolean
aff_load_items (AffWhole *self, AffDb *db, GError **error)
{
  static const AffLoadStep steps[] = {load_items, load_natures, load_item_people, NULL};

  return aff_load_all (self, db, steps, error);
}

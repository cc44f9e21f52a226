// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/programme/agenda.h"

static void
free_lane (AffLane *lane)
{
  g_ptr_array_unref (lane->items);
  g_free (lane);
}

static AffLane *
add_lane (GPtrArray *lanes, const AffWorkshop *workshop, const AffRoom *room)
{
  AffLane *lane = g_new0 (AffLane, 1);

  lane->workshop = workshop;
  lane->room = room;
  lane->items = g_ptr_array_new ();
  g_ptr_array_add (lanes, lane);

  return lane;
}

static AffLane *
find_lane (GPtrArray *lanes, const AffItem *item)
{
  for (guint i = 0; i < lanes->len; i++) {
    AffLane *lane = g_ptr_array_index (lanes, i);

    if (lane->workshop == item->workshop && lane->room == item->room)
      return lane;
  }

  return add_lane (lanes, item->workshop, item->room);
}

// A workshop without items has no day of its own yet, so it stands among those; and on each day
// of which it may turn out to be.
static gboolean
may_be_on (const AffWorkshop *workshop, const char *day)
{
  const char *first = workshop->first_day ? workshop->first_day : workshop->last_day;
  const char *last = workshop->last_day ? workshop->last_day : workshop->first_day;

  if (!day || !first)
    return TRUE;
  return strcmp (first, day) <= 0 && strcmp (day, last) <= 0;
}

static void
add_items_of (GPtrArray *lanes, const AffWorkshop *workshop, const char *day)
{
  for (guint i = 0; i < workshop->items->len; i++) {
    AffItem *item = g_ptr_array_index (workshop->items, i);

    if (g_strcmp0 (item->standing_day, day) == 0)
      g_ptr_array_add (find_lane (lanes, item)->items, item);
  }
}

static guint
find_rank (const AffRoom *room)
{
  return room ? room->rank : G_MAXUINT;
}

// Lanes are made workshop by workshop, and a stable sort keeps that order among equals.
static int
compare_lanes (gconstpointer a, gconstpointer b, gpointer data)
{
  const AffLane *first = *(const AffLane *const *) a;
  const AffLane *second = *(const AffLane *const *) b;
  guint first_rank = find_rank (first->room);
  guint second_rank = find_rank (second->room);

  if ((first->items->len == 0) != (second->items->len == 0))
    return first->items->len == 0 ? 1 : -1;
  return (first_rank > second_rank) - (first_rank < second_rank);
}

GPtrArray *
aff_agenda_lanes (const AffProgramme *programme, const char *day)
{
  g_autoptr (GPtrArray) lanes = g_ptr_array_new_with_free_func ((GDestroyNotify) free_lane);

  g_return_val_if_fail (programme != NULL, NULL);

  for (guint i = 0; i < programme->workshops->len; i++) {
    const AffWorkshop *workshop = g_ptr_array_index (programme->workshops, i);

    if (workshop->items->len > 0)
      add_items_of (lanes, workshop, day);
    else if (may_be_on (workshop, day))
      add_lane (lanes, workshop, workshop->room);
  }
  // GLib promises that this sort is stable.
  g_ptr_array_sort_with_data (lanes, compare_lanes, NULL);

  return g_steal_pointer (&lanes);
}

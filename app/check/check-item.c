// SPDX-License-Identifier: GPL-3.0-or-later
// Items: times, rooms and people.
#include "app/base/clock.h"
#include "app/check/check-private.h"

#include <string.h>

// Natures that share a hall with each other by design.
#define SHARING (AFF_NATURE_POSTER | AFF_NATURE_BREAK | AFF_NATURE_SOCIAL)
// Natures in which somebody speaks.
#define SPOKEN (AFF_NATURE_KEYNOTE | AFF_NATURE_PANEL | AFF_NATURE_TALK | AFF_NATURE_TUTORIAL)

static const AffCheckRule no_day = {AFF_SEVERITY_MISSING, "item-without-day", "item",
                                    "Set its day once it is known."};
static const AffCheckRule no_time = {AFF_SEVERITY_MISSING, "item-without-time", "item",
                                     "Set its minute once it is known."};
static const AffCheckRule no_duration = {AFF_SEVERITY_MISSING, "item-without-duration", "item",
                                         "Set its duration_min once it is known."};
static const AffCheckRule no_room = {AFF_SEVERITY_MISSING, "item-without-room", "item",
                                     "Set its room once it is known."};
static const AffCheckRule no_speaker = {AFF_SEVERITY_MISSING, "speaker-unnamed", "item",
                                        "Set its speakers once they are named."};
static const AffCheckRule no_nature = {AFF_SEVERITY_MISSING, "item-without-nature", "item",
                                       "Set its natures, so that it gets its sign and its "
                                       "place in filters."};
static const AffCheckRule to_confirm = {AFF_SEVERITY_WARNING, "item-to-confirm", "item",
                                        "Set certainty=final once it is."};
static const AffCheckRule overlap = {AFF_SEVERITY_ERROR, "items-overlap", "item",
                                     "Move one of the two, or give it another room."};
static const AffCheckRule shared = {AFF_SEVERITY_WARNING, "items-share-room", "item",
                                    "Check that the two are meant to share the room."};
static const AffCheckRule gap = {AFF_SEVERITY_WARNING, "gap", "item",
                                 "Add what happens there, or leave it."};
static const AffCheckRule outside = {AFF_SEVERITY_ERROR, "item-outside-days", "item",
                                     "Correct the item's day, or the workshop's first_day and "
                                     "last_day."};

static gboolean
has_time (const AffItem *item)
{
  return item->standing.start != AFF_UNKNOWN_TIME && item->standing.end != AFF_UNKNOWN_TIME &&
         !item->is_cancelled;
}

static void
check_facts (AffCheck *self, const AffItem *item)
{
  if (!item->day)
    aff_check_add (self, &no_day, item->id, "“%s” has no day yet.", item->title);
  if (item->minute < 0)
    aff_check_add (self, &no_time, item->id, "“%s” has no time yet.", item->title);
  if (item->duration_min < 0)
    aff_check_add (self, &no_duration, item->id, "“%s” has no duration yet.", item->title);
  if (!item->room)
    aff_check_add (self, &no_room, item->id, "“%s” has no room yet.", item->title);
  if (item->natures == 0)
    aff_check_add (self, &no_nature, item->id, "“%s” is of no kind.", item->title);
  if (item->to_confirm)
    aff_check_add (self, &to_confirm, item->id, "The time of “%s” is to be confirmed.",
                   item->title);
}

static void
check_people (AffCheck *self, const AffItem *item)
{
  guint unnamed = 0;

  for (guint i = 0; i < item->people->len; i++) {
    const AffItemPerson *entry = g_ptr_array_index (item->people, i);
    unnamed += !entry->person;
  }
  if (unnamed > 0 || (item->people->len == 0 && item->natures & SPOKEN))
    aff_check_add (self, &no_speaker, item->id, "“%s” does not say yet who speaks.",
                   item->title);
}

static void
check_days (AffCheck *self, const AffItem *item)
{
  const AffWorkshop *workshop = item->workshop;
  const char *last = workshop->last_day ? workshop->last_day : workshop->first_day;

  if (item->day && workshop->first_day &&
      (strcmp (item->day, workshop->first_day) < 0 || strcmp (item->day, last) > 0))
    aff_check_add (self, &outside, item->id, "“%s” is on %s, but %s is from %s to %s.",
                   item->title, item->day, workshop->code, workshop->first_day, last);
}

static void
check_overlaps (AffCheck *self, guint index)
{
  const GPtrArray *items = self->programme->items;
  const AffItem *item = g_ptr_array_index (items, index);

  for (guint i = index + 1; i < items->len && has_time (item) && item->room; i++) {
    const AffItem *other = g_ptr_array_index (items, i);
    if (other->room != item->room || !has_time (other) ||
        !aff_span_overlaps (item->standing, other->standing))
      continue;
    g_autofree char *start = aff_zone_time (other->workshop->zone, other->standing.start);
    const AffCheckRule *rule = (item->natures | other->natures) & SHARING ? &shared : &overlap;
    aff_check_add (self, rule, other->id, "“%s” and “%s” are in the same room from %s.",
                   item->title, other->title, start);
  }
}

// Between items of one workshop on one day. Items are in order of their times.
static void
check_gaps (AffCheck *self, const AffWorkshop *workshop)
{
  const AffItem *last = NULL; // the one that ends last so far

  for (guint i = 0; i < workshop->items->len; i++) {
    const AffItem *item = g_ptr_array_index (workshop->items, i);
    if (!has_time (item))
      continue;
    if (last && g_strcmp0 (last->standing_day, item->standing_day) == 0 &&
        item->standing.start > last->standing.end) {
      g_autofree char *from = aff_zone_time (workshop->zone, last->standing.end);
      g_autofree char *to = aff_zone_time (workshop->zone, item->standing.start);
      aff_check_add (self, &gap, item->id, "%s announces nothing from %s to %s, before “%s”.",
                     workshop->code, from, to, item->title);
    }
    if (!last || item->standing.end > last->standing.end)
      last = item;
  }
}

void
aff_check_items (AffCheck *self)
{
  const AffProgramme *programme = self->programme;

  for (guint i = 0; i < programme->items->len; i++) {
    const AffItem *item = g_ptr_array_index (programme->items, i);
    if (!item->is_cancelled) {
      check_facts (self, item);
      check_people (self, item);
      check_days (self, item);
    }
    check_overlaps (self, i);
  }
  for (guint i = 0; i < programme->workshops->len; i++)
    check_gaps (self, g_ptr_array_index (programme->workshops, i));
}

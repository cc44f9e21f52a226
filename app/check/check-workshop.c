// SPDX-License-Identifier: GPL-3.0-or-later
// Workshops: what was assumed, what sources say, what is past.
#include "app/base/clock.h"
#include "app/check/check-private.h"

#include <string.h>

static const AffCheckRule no_workshop = {
  AFF_SEVERITY_MISSING, "no-workshop", NULL,
  "Add one with “affichectl add workshop code=… title=…”, or make a sample with “init”."};
static const AffCheckRule no_items = {AFF_SEVERITY_MISSING, "workshop-without-items",
                                      "workshop", "Add its items once its programme is known."};
static const AffCheckRule no_days = {AFF_SEVERITY_MISSING, "workshop-without-days", "workshop",
                                     "Set first_day and last_day once they are known."};
static const AffCheckRule preliminary = {AFF_SEVERITY_WARNING, "workshop-preliminary",
                                         "workshop", "Set certainty=final when it is."};
static const AffCheckRule unknown_zone = {AFF_SEVERITY_ERROR, "unknown-zone", "workshop",
                                          "Set zone to a name such as Europe/Paris."};
static const AffCheckRule two_zones = {AFF_SEVERITY_WARNING, "zones-differ", "workshop",
                                       "Set one zone for all workshops of the place, unless "
                                       "they are in different places."};
static const AffCheckRule assumed = {AFF_SEVERITY_ASSUMED, "assumption", "workshop",
                                     "Confirm it with the organisers, or correct it."};
static const AffCheckRule past = {AFF_SEVERITY_WARNING, "deadline-passed", "workshop",
                                  "Nothing has to be done; it is not shown as open."};
static const AffCheckRule contradiction = {AFF_SEVERITY_WARNING, "statements-contradict",
                                           "workshop",
                                           "Ask the organisers which of the two holds."};
static const AffCheckRule count_differs = {AFF_SEVERITY_WARNING, "stated-count-differs",
                                           "workshop",
                                           "Complete the programme, or correct the count that "
                                           "was stated."};
static const AffCheckRule count_open = {AFF_SEVERITY_MISSING, "stated-count-open", "workshop",
                                        "Add them once they are known."};

// What a statement counts is either a nature of items or one of these.
static int
count_nature (const AffWorkshop *workshop, const char *word)
{
  int count = 0;

  for (guint i = 0; i < workshop->items->len; i++) {
    const AffItem *item = g_ptr_array_index (workshop->items, i);
    for (guint bit = AFF_NATURE_OPENING; bit <= AFF_NATURE_OTHER; bit <<= 1)
      if (item->natures & bit && !item->is_cancelled &&
          strcmp (aff_nature_word (bit), word) == 0)
        count++;
  }
  return count;
}

static int
count_minutes (const AffWorkshop *workshop)
{
  int minutes = 0;

  for (guint i = 0; i < workshop->items->len; i++) {
    const AffItem *item = g_ptr_array_index (workshop->items, i);
    if (!item->is_cancelled && item->duration_min > 0)
      minutes += item->duration_min;
  }
  return minutes;
}

static int
count_boards (const AffProgramme *programme)
{
  int count = 0;

  for (guint i = 0; i < programme->plans->len; i++) {
    const AffPlan *plan = g_ptr_array_index (programme->plans, i);
    count += (int) plan->boards->len;
  }
  return count;
}

static int
count_items (const AffWorkshop *workshop)
{
  int count = 0;

  for (guint i = 0; i < workshop->items->len; i++) {
    const AffItem *item = g_ptr_array_index (workshop->items, i);
    count += !item->is_cancelled;
  }
  return count;
}

static int
count_stated (const AffCheck *self, const AffWorkshop *workshop, const char *counts)
{
  if (strcmp (counts, "item") == 0)
    return count_items (workshop);
  if (strcmp (counts, "minute") == 0)
    return count_minutes (workshop);
  if (strcmp (counts, "board") == 0)
    return count_boards (self->programme);
  if (strcmp (counts, "track") == 0)
    return (int) workshop->tracks->len;
  return count_nature (workshop, counts);
}

static void
check_count (AffCheck *self, const AffWorkshop *workshop, const AffStatementText *statement)
{
  if (!statement->counts || statement->count < 0)
    return;
  int found = count_stated (self, workshop, statement->counts);
  if (found == statement->count)
    return;
  aff_check_add (self, found == 0 ? &count_open : &count_differs, workshop->id,
                 "%s: “%s” (%s) states %d of the kind “%s”, the programme holds %d.",
                 workshop->code, statement->text, statement->source, statement->count,
                 statement->counts, found);
}

static const AffStatementText *
find_statement (const AffProgramme *programme, gint64 id)
{
  for (guint i = 0; i < programme->workshops->len; i++) {
    const AffWorkshop *workshop = g_ptr_array_index (programme->workshops, i);
    for (guint j = 0; j < workshop->statements->len; j++) {
      const AffStatementText *statement = g_ptr_array_index (workshop->statements, j);
      if (statement->id == id)
        return statement;
    }
  }
  return NULL;
}

static void
check_statements (AffCheck *self, const AffWorkshop *workshop)
{
  for (guint i = 0; i < workshop->statements->len; i++) {
    const AffStatementText *statement = g_ptr_array_index (workshop->statements, i);
    const AffStatementText *other = statement->contradicts
                                      ? find_statement (self->programme, statement->contradicts)
                                      : NULL;
    check_count (self, workshop, statement);
    if (other)
      aff_check_add (self, &contradiction, workshop->id, "%s: “%s” (%s) contradicts “%s” (%s).",
                     workshop->code, statement->text, statement->source, other->text,
                     other->source);
  }
}

static void
check_deadlines (AffCheck *self, const AffWorkshop *workshop)
{
  for (guint i = 0; i < workshop->deadlines->len; i++) {
    const AffDeadline *deadline = g_ptr_array_index (workshop->deadlines, i);
    if (deadline->instant >= self->now)
      continue;
    g_autofree char *instant = aff_zone_iso8601 (workshop->zone, deadline->instant);
    aff_check_add (self, &past, workshop->id, "%s: the deadline “%s” passed at %s.",
                   workshop->code, deadline->title, instant);
  }
}

// The kiosk's own clock goes by the first workshop.
static void
check_zone (AffCheck *self, const AffWorkshop *workshop)
{
  const AffWorkshop *first = g_ptr_array_index (self->programme->workshops, 0);

  if (workshop->items->len > 0 && strcmp (workshop->zone_name, first->zone_name) != 0)
    aff_check_add (self, &two_zones, workshop->id,
                   "The times of %s are shown in %s, but those of %s in %s.", workshop->code,
                   workshop->zone_name, first->code, first->zone_name);
}

static void
check_facts (AffCheck *self, const AffWorkshop *workshop)
{
  g_autoptr (GTimeZone) zone = aff_zone_find (workshop->zone_name, NULL);

  if (!zone)
    aff_check_add (self, &unknown_zone, workshop->id,
                   "%s: no time zone is called “%s”, so its times are shown in UTC.",
                   workshop->code, workshop->zone_name);
  if (workshop->items->len == 0)
    aff_check_add (self, &no_items, workshop->id, "%s has no items yet.", workshop->code);
  if (!workshop->first_day)
    aff_check_add (self, &no_days, workshop->id, "%s has no days yet.", workshop->code);
  if (workshop->is_preliminary)
    aff_check_add (self, &preliminary, workshop->id, "The programme of %s is preliminary.",
                   workshop->code);
  for (guint i = 0; i < workshop->assumptions->len; i++) {
    const AffAssumption *assumption = g_ptr_array_index (workshop->assumptions, i);
    aff_check_add (self, &assumed, workshop->id, "%s: %s is assumed. %s", workshop->code,
                   assumption->field, assumption->note);
  }
}

void
aff_check_workshops (AffCheck *self)
{
  const GPtrArray *workshops = self->programme->workshops;

  if (workshops->len == 0)
    aff_check_add (self, &no_workshop, 0, "The programme holds no workshop.");
  for (guint i = 0; i < workshops->len; i++) {
    check_facts (self, g_ptr_array_index (workshops, i));
    check_zone (self, g_ptr_array_index (workshops, i));
    check_statements (self, g_ptr_array_index (workshops, i));
    check_deadlines (self, g_ptr_array_index (workshops, i));
  }
}

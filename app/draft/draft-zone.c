// SPDX-License-Identifier: GPL-3.0-or-later
// The half of draft-time.h that is about zones.
#include "app/base/clock.h"
#include "app/draft/draft-time.h"

#include <string.h>

#define HALF_A_YEAR_S (G_GINT64_CONSTANT (182) * 86400)

// An instant with the offset that stood beside it.
typedef struct {
  gint64 instant;
  int offset_min;
} Stamp;

// Asked in this order where offsets change or are no whole hours.
static const char *const known_zones[] = {
  "Europe/Paris",     "Europe/London",    "Europe/Athens",       "America/New_York",
  "America/Chicago",  "America/Denver",   "America/Los_Angeles", "Asia/Kolkata",
  "Australia/Sydney", "Australia/Darwin", "Australia/Adelaide",  "America/St_Johns",
  "Asia/Tehran",      "Asia/Kabul",       "Asia/Kathmandu",      "Asia/Yangon",
  "Pacific/Auckland", "Pacific/Chatham",  "America/Halifax",     "America/Santiago",
};

static void
collect_stamp (GArray *stamps, const AffWhen *when)
{
  Stamp stamp = {aff_when_instant (when), when->offset_min};

  if (stamp.instant != AFF_UNKNOWN_TIME)
    g_array_append_val (stamps, stamp);
}

static GArray *
collect_stamps (const AffDraft *self)
{
  GArray *stamps = g_array_new (FALSE, FALSE, sizeof (Stamp));

  for (guint i = 0; i < self->items->len; i++) {
    const AffDraftItem *item = self->items->pdata[i];
    collect_stamp (stamps, &item->start);
    collect_stamp (stamps, &item->end);
  }
  return stamps;
}

static int
find_offset_min (GTimeZone *zone, gint64 instant)
{
  int interval = g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, instant);

  return g_time_zone_get_offset (zone, interval) / 60;
}

static gboolean
agrees (GTimeZone *zone, const GArray *stamps)
{
  for (guint i = 0; i < stamps->len; i++) {
    const Stamp *stamp = &g_array_index (stamps, Stamp, i);
    if (find_offset_min (zone, stamp->instant) != stamp->offset_min)
      return FALSE;
  }
  return TRUE;
}

// All of STAMPS have OFFSET_MIN beside them.
static gboolean
are_all (const GArray *stamps, int offset_min)
{
  for (guint i = 0; i < stamps->len; i++)
    if (g_array_index (stamps, Stamp, i).offset_min != offset_min)
      return FALSE;
  return TRUE;
}

static gboolean
has_offset (const GArray *stamps, int offset_min)
{
  for (guint i = 0; i < stamps->len; i++)
    if (g_array_index (stamps, Stamp, i).offset_min == offset_min)
      return TRUE;
  return FALSE;
}

static int
first_offset (const GArray *stamps)
{
  return g_array_index (stamps, Stamp, 0).offset_min;
}

// All stand with the one offset that ZONE has in the other half of the year.
static gboolean
are_half_a_year_off (GTimeZone *zone, const GArray *stamps)
{
  gint64 instant = g_array_index (stamps, Stamp, 0).instant;
  int offset_min = first_offset (stamps);

  return are_all (stamps, offset_min) && offset_min != find_offset_min (zone, instant) &&
         (offset_min == find_offset_min (zone, instant + HALF_A_YEAR_S) ||
          offset_min == find_offset_min (zone, instant - HALF_A_YEAR_S));
}

// ZONE is UTC in all but name, and nobody's clock shows it.
static gboolean
is_utc (GTimeZone *zone, const GArray *stamps)
{
  gint64 instant = g_array_index (stamps, Stamp, 0).instant;

  return find_offset_min (zone, instant) == 0 &&
         find_offset_min (zone, instant + HALF_A_YEAR_S) == 0;
}

static void
drop_offsets (AffDraft *self)
{
  for (guint i = 0; i < self->items->len; i++) {
    AffDraftItem *item = self->items->pdata[i];
    item->start.has_offset = item->end.has_offset = FALSE;
    item->start.offset_min = item->end.offset_min = 0;
  }
}

static gboolean
has_times (const AffDraft *self)
{
  for (guint i = 0; i < self->items->len; i++)
    if (((AffDraftItem *) self->items->pdata[i])->start.minute >= 0)
      return TRUE;
  return FALSE;
}

// The offset that most of STAMPS have.
static int
find_common_offset (const GArray *stamps)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (NULL, NULL);
  int common = 0;
  int most = 0;

  for (guint i = 0; i < stamps->len; i++) {
    gpointer key = GINT_TO_POINTER (g_array_index (stamps, Stamp, i).offset_min);
    int count = GPOINTER_TO_INT (g_hash_table_lookup (counts, key)) + 1;
    g_hash_table_insert (counts, key, GINT_TO_POINTER (count));
    if (count > most) {
      most = count;
      common = GPOINTER_TO_INT (key);
    }
  }
  return common;
}

// "Etc/GMT-8" is eight hours east of UTC: its sign is that of POSIX.
static char *
name_offset (int offset_min)
{
  if (offset_min == 0)
    return g_strdup ("Etc/UTC");
  return g_strdup_printf ("Etc/GMT%+d", -offset_min / 60);
}

static const char *
find_known_zone (const GArray *stamps)
{
  for (gsize i = 0; i < G_N_ELEMENTS (known_zones); i++) {
    g_autoptr (GTimeZone) zone = aff_zone_find (known_zones[i], NULL);
    if (zone && agrees (zone, stamps))
      return known_zones[i];
  }
  return NULL;
}

// A zone that has the offsets of STAMPS. NULL if there is none on this machine.
static char *
name_by_offset (const GArray *stamps)
{
  int offset_min = find_common_offset (stamps);
  gboolean is_whole = offset_min % 60 == 0;
  const char *known = is_whole && are_all (stamps, offset_min) ? NULL
                                                               : find_known_zone (stamps);
  g_autofree char *name = known ? g_strdup (known) : name_offset (offset_min);
  g_autoptr (GTimeZone) zone = known || is_whole ? aff_zone_find (name, NULL) : NULL;

  return zone ? g_steal_pointer (&name) : NULL;
}

static char *
choose_by_offset (const GArray *stamps, const char *home, AffReport *report)
{
  char *name = name_by_offset (stamps);
  g_autoptr (GTimeZone) zone = name ? aff_zone_find (name, NULL) : NULL;
  const char *action = "The times were turned into the programme’s zone.";

  if (zone && agrees (zone, stamps))
    action = "A zone with these offsets was taken; the times on the page stay.";
  else if (zone)
    action =
      "A zone with the offset of most of them was taken; the other times were turned into "
      "it.";

  aff_report_add (
    report, AFF_REMARK_GUESSED, "zone-by-offset", NULL,
    "No time zone is named, and the offsets from UTC beside the times are not those "
    "of the programme’s zone.",
    action);
  return name ? name : g_strdup (home);
}

// ZONE is that of at least half of STAMPS, so that others were only written otherwise.
static gboolean
agrees_mostly (GTimeZone *zone, const GArray *stamps)
{
  guint count = 0;

  for (guint i = 0; i < stamps->len; i++) {
    const Stamp *stamp = &g_array_index (stamps, Stamp, i);
    count += find_offset_min (zone, stamp->instant) == stamp->offset_min;
  }
  return count * 2 >= stamps->len;
}

// Where no zone is named.
static char *
choose (const AffDraft *self, const GArray *stamps, const char *home, AffReport *report)
{
  g_autoptr (GTimeZone) zone = aff_zone_find (home, NULL);

  if (stamps->len == 0 && has_times (self))
    aff_report_add (report, AFF_REMARK_GUESSED, "zone-assumed", NULL,
                    "No time zone is named, and no offset from UTC stands beside the times.",
                    "They were taken as times of the programme’s zone.");
  if (stamps->len == 0 || (zone && agrees (zone, stamps)))
    return g_strdup (home);
  if (zone && agrees_mostly (zone, stamps)) {
    aff_report_add (
      report, AFF_REMARK_HANDLED, "offsets-mixed", NULL,
      "Times stand with several offsets from UTC, and no time zone is named.",
      "They were turned into times of the programme’s zone, which most of them have.");
    return g_strdup (home);
  }
  if (!are_all (stamps, 0))
    return choose_by_offset (stamps, home, report);
  aff_report_add (report, AFF_REMARK_HANDLED, "times-in-utc", NULL,
                  "All times with an offset are UTC, and no time zone is named.",
                  "They were turned into times of the programme’s zone.");
  return g_strdup (home);
}

// NAMED is what the file says, and the offsets are others. NULL if they are right and it is not.
static char *
weigh (AffDraft *self, GTimeZone *named, const GArray *stamps, AffReport *report)
{
  if (is_utc (named, stamps) && !has_offset (stamps, 0)) {
    aff_report_add (report, AFF_REMARK_GUESSED, "zone-contradicted", NULL,
                    "UTC is named as time zone, but all times stand with another offset.",
                    "The times on the page stay, and their offset says the zone.");
    return NULL;
  }
  if (are_half_a_year_off (named, stamps)) {
    aff_report_add (
      report, AFF_REMARK_GUESSED, "offset-contradicts-zone", NULL,
      "All times stand with an offset that their zone has in the other half of the "
      "year only.",
      "The times on the page stay, and the offset was left out.");
    drop_offsets (self);
  } else if (!are_all (stamps, 0))
    aff_report_add (report, AFF_REMARK_HANDLED, "offsets-differ", NULL,
                    "Times stand with offsets that are not those of the zone that is named.",
                    "They were turned into times of that zone.");
  return g_strdup (self->zone);
}

// UTC is what a system says that nobody told a zone.
static void
warn_of_utc (GTimeZone *named, const GArray *stamps, const char *home, AffReport *report)
{
  g_autoptr (GTimeZone) zone = aff_zone_find (home, NULL);

  if (stamps->len > 0 && is_utc (named, stamps) && !(zone && agrees (zone, stamps)))
    aff_report_add (report, AFF_REMARK_GUESSED, "zone-is-utc", NULL,
                    "UTC is named as time zone, which is not that of the programme.",
                    "The times stay in UTC; if the clocks of the venue show another time, set "
                    "the time zone where the file is made and import it again.");
}

// The zone that the file names, if there is one of that name on this machine.
static GTimeZone *
find_named (const AffDraft *self, AffReport *report)
{
  GTimeZone *zone = self->zone ? aff_zone_find (self->zone, NULL) : NULL;

  if (self->zone && !zone)
    aff_report_add (report, AFF_REMARK_GUESSED, "zone-unknown", NULL,
                    "The time zone that is named is none that this machine knows.",
                    "It was taken as not said.");
  return zone;
}

GTimeZone *
aff_draft_settle_zone (AffDraft *self, const char *zone, AffReport *report)
{
  g_return_val_if_fail (self != NULL && zone != NULL && report != NULL, NULL);
  g_autoptr (GArray) stamps = collect_stamps (self);
  g_autoptr (GTimeZone) named = find_named (self, report);
  g_autofree char *name = NULL;

  if (named && (stamps->len == 0 || agrees (named, stamps))) {
    name = g_strdup (self->zone);
    warn_of_utc (named, stamps, zone, report);
  } else if (named)
    name = weigh (self, named, stamps, report);
  if (!name)
    name = choose (self, stamps, zone, report);
  g_free (self->zone);
  self->zone = g_steal_pointer (&name);
  GTimeZone *settled = aff_zone_find (self->zone, NULL);
  return settled ? settled : g_time_zone_new_utc ();
}

// SPDX-License-Identifier: GPL-3.0-or-later
// The only reader of the machine's clock. Everything that cares about the time gets `now` as
// an argument: seconds since 1970 UTC. The venue's zone is data, never the machine's.
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define AFF_TYPE_CLOCK (aff_clock_get_type ())
G_DECLARE_FINAL_TYPE (AffClock, aff_clock, AFF, CLOCK, GObject)

// The machine's clock. Signal "minute" (no argument) is emitted at each full minute, after a
// resume and after the clock was set.
AffClock *aff_clock_new (void) G_GNUC_WARN_UNUSED_RESULT;

// A clock that stands at INSTANT when it is made and then runs SPEED times as fast as time
// does; 0 stands still.
AffClock *aff_clock_new_simulated (gint64 instant, double speed) G_GNUC_WARN_UNUSED_RESULT;

gint64 aff_clock_now (AffClock *self);
// Puts a simulated clock to INSTANT and emits "minute"; its speed stays.
void aff_clock_set (AffClock *self, gint64 instant);
gboolean aff_clock_is_simulated (AffClock *self);

// FALSE while the clock stands before 2025: no build of this program is older, so its battery is
// dead or it was never set. A simulated clock may go back to 2000 for a rehearsal.
gboolean aff_clock_is_plausible (AffClock *self);

// Milliseconds since the machine was started, its sleep included: nobody can set it.
gint64 aff_clock_since_boot (void);

// Starts or ends the "minute" signal on the thread's default main context.
void aff_clock_run (AffClock *self);
void aff_clock_stop (AffClock *self);

// What `--now` says: INSTANT[,xSPEED]. INSTANT is ISO 8601, a local time of ZONE unless it ends
// with an offset or Z; SPEED a number from 0 to 3600, 1 if not given. Fails with AFF_ERROR_FORMAT.
gboolean aff_clock_parse (const char *text,
                          GTimeZone *zone,
                          gint64 *instant,
                          double *speed,
                          GError **error);

// The zone of that IANA name ("Europe/Paris"), or "AoE" (UTC-12: anywhere on earth).
// NULL with AFF_ERROR_FORMAT if there is none of that name.
GTimeZone *aff_zone_find (const char *name, GError **error) G_GNUC_WARN_UNUSED_RESULT;

// The instant of a local DAY ("2026-10-04") and a MINUTE after its midnight in ZONE; minutes of
// 1440 and more fall on the next day. AFF_UNKNOWN_TIME if DAY is no day.
gint64 aff_zone_instant (GTimeZone *zone, const char *day, int minute);

// The local day of INSTANT, written "2026-10-04".
char *aff_zone_day (GTimeZone *zone, gint64 instant) G_GNUC_WARN_UNUSED_RESULT;

// INSTANT in ZONE as ISO 8601 with offset: 2026-10-04T15:24:00+02:00.
char *aff_zone_iso8601 (GTimeZone *zone, gint64 instant) G_GNUC_WARN_UNUSED_RESULT;

// INSTANT in ZONE as "15:24".
char *aff_zone_time (GTimeZone *zone, gint64 instant) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

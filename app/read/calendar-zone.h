// SPDX-License-Identifier: GPL-3.0-or-later
// The zones of a calendar: what its times mean, whatever form they have.
#pragma once

#include "app/draft/report.h"
#include "app/draft/when.h"

#include <libical/ical.h>

G_BEGIN_DECLS

typedef struct _AffCalendarZones AffCalendarZones;

AffCalendarZones *aff_calendar_zones_new (AffReport *report) G_GNUC_WARN_UNUSED_RESULT;
void aff_calendar_zones_free (AffCalendarZones *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AffCalendarZones, aff_calendar_zones_free)

// Adds the zone that a VTIMEZONE describes (copied).
void aff_calendar_zones_add (AffCalendarZones *self, icalcomponent *zone);

// TIME, a value of PROPERTY (whose TZID counts), as it stands on the page with its offset from UTC.
// FALSE with a remark for LINE, and WHEN is AFF_WHEN_NONE, if no calendar has it.
gboolean aff_calendar_zones_read (AffCalendarZones *self,
                                  icalproperty *property,
                                  icaltimetype time,
                                  guint line,
                                  AffWhen *when);

// The IANA name of most of the times that were read, or NULL. Borrowed.
const char *aff_calendar_zones_usual (const AffCalendarZones *self);
// That times were in several zones.
gboolean aff_calendar_zones_are_several (const AffCalendarZones *self);
// That some times named no zone at all.
gboolean aff_calendar_zones_has_floating (const AffCalendarZones *self);

G_END_DECLS

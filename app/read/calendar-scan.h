// SPDX-License-Identifier: GPL-3.0-or-later
// Walks an iCalendar text component by component, so that libical never sees more than one event
// at a time: no file is too deep, too long or too large for it.
#pragma once

#include "app/draft/source.h"

#include <libical/ical.h>

G_BEGIN_DECLS

#define AFF_CALENDAR_DEPTH  16           // components in one another
#define AFF_CALENDAR_LINES  2000         // that are read of an event or a zone
#define AFF_CALENDAR_EVENTS 100000       // of a file
#define AFF_CALENDAR_TEXT   (256 * 1024) // bytes of a DESCRIPTION; what is longer is left out
#define AFF_CALENDAR_LINE   (16 * 1024)  // of any other property

typedef struct {
  // A property of the calendar itself: "X-WR-CALNAME", its line from 1.
  void (*property) (icalproperty *property, guint line, gpointer data);
  // A VTIMEZONE or VEVENT as libical reads it; freed after the call.
  void (*component) (icalcomponent *component, guint line, gpointer data);
  icalcomponent_kind kind; // of the components that are wanted
} AffCalendarVisit;

// TRUE if TEXT begins as a calendar, or as an event or a task without a calendar around it.
gboolean aff_calendar_is_there (const char *text);

// Visits what SOURCE holds, in its order. Oddities of lines go into REPORT, which may be NULL (they
// were said before). AFF_ERROR_FORMAT where components are not properly nested or ended, nested too
// deeply or too many: then some may have been visited.
gboolean aff_calendar_scan (AffSource *source,
                            const AffCalendarVisit *visit,
                            gpointer data,
                            AffReport *report,
                            GError **error);

G_END_DECLS

// SPDX-License-Identifier: GPL-3.0-or-later
// What one event of a calendar says, as an item of a draft.
#pragma once

#include "app/draft/draft.h"
#include "app/read/calendar-repeat.h"

G_BEGIN_DECLS

// What an event of that UID is called here, or NULL: in one line, short, and no mail address, which
// a UID looks like.
char *aff_calendar_item_key (const char *uid) G_GNUC_WARN_UNUSED_RESULT;

// "-//Google Inc//Google Calendar 70.9054//EN" as people name a program.
char *aff_calendar_item_program (const char *id) G_GNUC_WARN_UNUSED_RESULT;

// TEXT without markup into *FIELD: in one line, or with its lines.
void aff_calendar_item_line (char **field, const char *text, guint line, AffReport *report);
void aff_calendar_item_text (char **field, const char *text, guint line, AffReport *report);
// A place, which some calendars use for the address of a video call.
void
aff_calendar_item_place (AffDraftItem *item, const char *text, guint line, AffReport *report);

// The text of an extension of NAME ("X-AFFICHE-ROOM") in COMPONENT, or NULL. Borrowed.
const char *aff_calendar_item_extension (icalcomponent *component, const char *name);
// The same of a PROPERTY that is one.
const char *aff_calendar_item_value (icalproperty *property);

// All but the times of EVENT.
void aff_calendar_item_describe (AffDraftItem *item,
                                 icalcomponent *event,
                                 guint line,
                                 AffReport *report);
// All of that as it is in another one.
void aff_calendar_item_copy (AffDraftItem *item, const AffDraftItem *other);
// Its times.
void aff_calendar_item_time (AffDraftItem *item,
                             icalcomponent *event,
                             AffCalendarZones *zones,
                             guint line,
                             AffReport *report);

G_END_DECLS

// SPDX-License-Identifier: GPL-3.0-or-later
// What the many dialects of schedule files (pentabarf, frab, pretalx, c3voc) say of one event, and
// how it becomes an item of a draft. Readers fill events with the texts as they stand; what these
// mean is decided here, once for XML and JSON.
#pragma once

#include "app/draft/draft.h"

G_BEGIN_DECLS

// All texts are owned, as the file has them, or NULL.
typedef struct {
  char *place;
  char *guid;
  char *id;
  char *code; // of pretalx: six letters and digits
  char *title;
  char *subtitle;
  char *language;
  char *type;
  char *track;
  char *room;
  char *abstract;
  char *description;
  char *address;
  char *day;          // under which it is listed
  AffWhen day_begins; // as the file says; the year of no day: it does not
  AffWhen day_ends;
  char *date;     // its start as an instant
  char *start;    // its start as a time of day
  char *end;      // as an instant or a time of day
  char *duration; // in minutes, or with one or two colons
  char *state;    // of a submission: "confirmed"
  char *own;      // schedule-own.h
  GPtrArray *speakers;
  int unknown_speakers;
  guint natures;
  gboolean is_own; // of this program: titles are as they are
  gboolean is_to_confirm;
  gboolean has_links;
  gboolean has_addresses; // in the names of persons
  gboolean has_answers;   // to what the organisers asked
  gboolean has_emails;    // beside the names of persons
} AffScheduleEvent;

typedef struct {
  // owned
  GPtrArray *events; // AffScheduleEvent, or NULL for what became an item
  char *generator;   // "pretalx 2024.3"
  char *day_change;  // "09:00:00": what starts earlier belongs to the day before
  char *base_url;
  gboolean has_breaks; // also of a file of pretalx
  gint64 days_said;    // how many there are; 0: not said
  guint days_listed;
  gint64 first_listed; // as aff_when_day_number counts
  gint64 last_listed;
  gboolean is_pretalx;        // as settled
  gboolean has_false_offsets; // as settled
} AffSchedule;

AffSchedule *aff_schedule_new (void) G_GNUC_WARN_UNUSED_RESULT;
void aff_schedule_free (AffSchedule *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AffSchedule, aff_schedule_free)

// Takes PLACE. Borrowed.
AffScheduleEvent *aff_schedule_add (AffSchedule *self, char *place);
// One person as the file names them, whatever stands in brackets; NULL is nobody.
void aff_schedule_event_add_person (AffScheduleEvent *event, const char *name);
// It is listed under ROOM (which may be NULL); a remark if it names another one.
void
aff_schedule_event_list_room (AffScheduleEvent *event, const char *room, AffReport *report);
// The file lists a day of its own.
void aff_schedule_list_day (AffSchedule *self, const char *day);

// All events become items of DRAFT (and are freed). SOURCE_NAME is for the error: AFF_ERROR_FORMAT
// if there is none, because a schedule without events would cancel everything.
gboolean aff_schedule_finish (AffSchedule *self,
                              const char *source_name,
                              AffDraft *draft,
                              AffReport *report,
                              GError **error);

// The parts of it, for the files of this module. Keys: one for each event (NULL where it has no
// title to be known by), in their order, stable over exports.
GPtrArray *aff_schedule_list_keys (AffSchedule *self,
                                   AffReport *report) G_GNUC_WARN_UNUSED_RESULT;
void aff_schedule_read_times (const AffSchedule *self,
                              const AffScheduleEvent *event,
                              AffDraftItem *item,
                              AffReport *report);
// TRUE if all events stand with an offset of 0 although their digits are those of the page.
gboolean aff_schedule_find_false_offsets (const AffSchedule *self);

G_END_DECLS

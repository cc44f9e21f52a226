// SPDX-License-Identifier: GPL-3.0-or-later
// The shapes in which JSON holds a schedule: days with rooms with events, flat events, slots and
// submissions of pretalx, tables joined by ids. Each is known by its members and fills an
// AffSchedule.
#pragma once

#include "app/draft/member.h"
#include "app/read/schedule-event.h"

G_BEGIN_DECLS

typedef struct {
  AffSchedule *schedule;
  AffDraft *draft;
  AffReport *report;
  guint records;      // events so far
  guint without_name; // of these, slots of submissions that the file only refers to
} AffScheduleJson;

typedef struct {
  int sure; // as AffFormat.recognise says it
  gboolean (*fits) (JsonNode *root);
  void (*read) (AffScheduleJson *self, JsonNode *root);
} AffScheduleShape;

extern const AffScheduleShape aff_schedule_shape_days;        // frab, pretalx, c3voc version 1
extern const AffScheduleShape aff_schedule_shape_flat;        // c3voc schedule2, hub
extern const AffScheduleShape aff_schedule_shape_slots;       // pretalx' API
extern const AffScheduleShape aff_schedule_shape_submissions; // pretalx' API
extern const AffScheduleShape aff_schedule_shape_minutes; // date → minute → room → submission
extern const AffScheduleShape aff_schedule_shape_tables; // sessions, speakers, rooms by id

// A new event, called "record 3".
AffScheduleEvent *aff_schedule_json_add (AffScheduleJson *self);
void aff_schedule_json_remark (AffScheduleJson *self,
                               AffRemarkKind kind,
                               const char *code,
                               const AffScheduleEvent *event,
                               const char *meaning,
                               const char *action);
// A string, number or text in several languages, or the name of an object; NULL if it is none.
char *aff_schedule_json_text (JsonObject *object, const char *name) G_GNUC_WARN_UNUSED_RESULT;
// The first of NAMES (ended by NULL) that has a text.
char *aff_schedule_json_first (JsonObject *object,
                               const char *const *names) G_GNUC_WARN_UNUSED_RESULT;
// TRUE if the member is a list or an object that holds anything.
gboolean aff_schedule_json_holds (JsonObject *object, const char *name);
// Everybody in the list NAME, whose members are names or objects with one; nothing if there is none.
void aff_schedule_json_persons (AffScheduleEvent *event, JsonObject *object, const char *name);
// A start that is an instant is no time of day.
void aff_schedule_json_settle_start (AffScheduleEvent *event);
// The objects of a list, in their order; what is no object is a remark.
typedef void (*AffScheduleJsonFunc) (AffScheduleJson *self, JsonObject *object, gpointer data);
void aff_schedule_json_each (AffScheduleJson *self,
                             JsonArray *list,
                             AffScheduleJsonFunc func,
                             gpointer data);
// The list of a page of an API ({"results": […]}) or a bare list; NULL if ROOT is neither.
JsonArray *aff_schedule_json_page (JsonNode *root);
// Its first object, or NULL.
JsonObject *aff_schedule_json_first_object (JsonArray *list);

G_END_DECLS

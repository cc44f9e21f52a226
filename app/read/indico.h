// SPDX-License-Identifier: GPL-3.0-or-later
// What the files of Indico share: events with contributions or sessions, and timetables, which call
// the same things by other names.
#pragma once

#include "app/draft/topics.h"

G_BEGIN_DECLS

typedef struct {
  AffDraft *draft;      // borrowed
  AffReport *report;    // borrowed
  AffTopics *topics;    // owned
  GHashTable *zones;    // owned; name → GTimeZone, or NULL for a name that no zone has
  GHashTable *seen;     // owned; keys of the contributions read so far
  GHashTable *sessions; // owned; keys of the sessions of which the file gives the times
  GHashTable *titles;   // owned; of blocks → how many have it
  const char *room;     // borrowed; of the whole event, or NULL
} AffIndico;

// The block of the timetable in which a contribution stands.
typedef struct {
  const char *title; // or NULL
  const char *key;   // of its item; NULL: it has none of its own
  gboolean is_poster;
} AffIndicoBlock;

// A date with a time and the zone of the request, as local digits of the event's zone. OBJECT's
// member NAME may be NULL.
AffWhen
aff_indico_when (AffIndico *self, JsonObject *object, const char *name, const char *place);
// The people of the member NAME, added to *LIST, which is there then.
void aff_indico_people (AffIndico *self,
                        GPtrArray **list,
                        JsonObject *object,
                        const char *name,
                        const char *place);
// The room of OBJECT wherever it says it, else that of the event; NULL if nowhere.
const char *aff_indico_room (AffIndico *self, JsonObject *object, const char *place);
// Title, room, times, text and address of ITEM from OBJECT.
void aff_indico_item (AffIndico *self, AffDraftItem *item, JsonObject *object);

// The member NAME is the boolean true.
gboolean aff_indico_is_true (JsonObject *object, const char *name);
// The title of a block of the timetable: "Session: Slot". Free with g_free; NULL if it has none.
char *aff_indico_title (JsonObject *block) G_GNUC_WARN_UNUSED_RESULT;
// Makes the block OBJECT the item KEY, with its times and conveners.
void aff_indico_session (AffIndico *self,
                         const char *key,
                         JsonObject *object,
                         const AffIndicoBlock *block);
// "session:TITLE", with a number from the second block of that title on. Free with g_free.
char *aff_indico_session_key (AffIndico *self, const char *title) G_GNUC_WARN_UNUSED_RESULT;

// Reads a contribution, which stands in BLOCK (or NULL), as an item or as the paper of a poster.
void aff_indico_contribution (AffIndico *self, JsonObject *object, const AffIndicoBlock *block);

// TRUE if ROOT looks like days of entries (results of /export/timetable).
gboolean aff_indico_is_timetable (JsonObject *root);
void aff_indico_timetable (AffIndico *self, JsonObject *root);

G_END_DECLS

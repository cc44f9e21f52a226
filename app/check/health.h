// SPDX-License-Identifier: GPL-3.0-or-later
// What a machine is asked before it serves as a kiosk, and what it answers: a list for staff, as
// lines or as JSON. Two programs write it: one that knows the file, one that knows the screen.
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  AFF_HEALTH_GOOD,
  AFF_HEALTH_UNKNOWN, // cannot be told from here; nothing has to be done
  AFF_HEALTH_TROUBLE, // needs its remedy
} AffHealthState;

typedef struct {
  char *name; // what was asked: "clock"
  AffHealthState state;
  char *sentence;
  char *remedy; // NULL if nothing can be done, or need be
} AffHealthAnswer;

typedef struct {
  GPtrArray *answers; // AffHealthAnswer, as they were added
} AffHealth;

AffHealth *aff_health_new (void) G_GNUC_WARN_UNUSED_RESULT;
void aff_health_free (AffHealth *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AffHealth, aff_health_free)

// REMEDY may be NULL. Text from outside is cleaned.
void aff_health_add (AffHealth *self,
                     const char *name,
                     AffHealthState state,
                     const char *remedy,
                     const char *sentence,
                     ...) G_GNUC_PRINTF (5, 6);

// TRUE if nothing is in trouble.
gboolean aff_health_is_good (const AffHealth *self);

// One answer a line with its remedy below, and a line that counts.
char *aff_health_to_text (const AffHealth *self) G_GNUC_WARN_UNUSED_RESULT;
// An array of objects of name, state (good, unknown or trouble), sentence and remedy (or null).
char *aff_health_to_json (const AffHealth *self) G_GNUC_WARN_UNUSED_RESULT;
// Adds the answers of another program's aff_health_to_json. FALSE if JSON is something else; then
// nothing is added.
gboolean aff_health_add_json (AffHealth *self, const char *json);

G_END_DECLS

// SPDX-License-Identifier: GPL-3.0-or-later
// The people who may sign in at a kiosk, in a second file beside its programme that is never
// exported, copied or shown: names, roles, Argon2id hashes, and the counter of failed attempts.
// The counter is on the disk before a PIN is looked at, so nothing that happens afterwards
// (a kill, a power cut) gives a guess back. Five tries are free, then each costs a wait of 30 s,
// doubling up to 15 min and told by the time since boot; after 100 failures in a row PINs are off
// until aff_staff_unlock. The PATH of every function is the programme's.
#pragma once

#include "app/db/permit.h"
#include "app/db/pin.h"

G_BEGIN_DECLS

#define AFF_STAFF_FREE_TRIES 5
#define AFF_STAFF_MOST_TRIES 100 // failures in a row that switch PINs off

typedef struct {
  char *name;
  AffPermitRole role;
  gint64 created; // seconds since 1970 UTC, of the PIN
  gint64 revoked; // 0: may sign in
} AffStaffPerson;

void aff_staff_person_free (AffStaffPerson *self);

// What came of an attempt, or would come of one.
typedef struct {
  AffPermit *permit;  // owned; NULL: denied
  guint tries_left;   // before the next wait; 0 while waiting
  guint seconds_left; // until the next try; 0: at once
  gboolean is_off;    // PINs are off until somebody unlocks them
} AffStaffAnswer;

void aff_staff_answer_clear (AffStaffAnswer *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AffStaffAnswer, aff_staff_answer_clear)

// Where the staff of the programme at PATH is kept.
char *aff_staff_path (const char *path) G_GNUC_WARN_UNUSED_RESULT;

// FALSE, with AFF_ERROR_FORMAT, if nobody can have NAME.
gboolean aff_staff_check_name (const char *name, GError **error);
// Gives somebody new a PIN. AFF_ERROR_CONFLICT if the name is taken by somebody who is not
// revoked, AFF_ERROR_FORMAT if it is empty or too long, AFF_ERROR_STORE.
AffPin *aff_staff_add (const char *path,
                       const char *name,
                       AffPermitRole role,
                       gint64 now,
                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
// A new PIN for somebody, the old one ends; whoever was revoked may sign in again.
AffPin *aff_staff_reset (const char *path, const char *name, gint64 now, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
// AFF_ERROR_NOT_FOUND if nobody of that name may sign in.
gboolean aff_staff_revoke (const char *path, const char *name, gint64 now, GError **error);
// Forgets the failures, ends a wait, switches PINs on again.
gboolean aff_staff_unlock (const char *path, GError **error);
// AffStaffPerson by name; an empty array if there is no staff file yet.
GPtrArray *aff_staff_list (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;

// What an attempt would meet just now, without making one; *ANSWER has no permit.
// AFF_ERROR_NOT_FOUND if nobody has a PIN here yet.
gboolean aff_staff_look (const char *path, AffStaffAnswer *answer, GError **error);
// Counts an attempt, then checks PIN. TRUE means that it could be checked or was refused, as
// *ANSWER says; FALSE that it was not checked: AFF_ERROR_STORE, AFF_ERROR_NOT_FOUND.
// Takes 0.1 to 0.5 s: not for the main thread.
gboolean
aff_staff_verify (const char *path, const AffPin *pin, AffStaffAnswer *answer, GError **error);

// The same two on a thread of their own. The PIN is taken over and freed there.
void aff_staff_look_async (const char *path,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer data);
void aff_staff_verify_async (const char *path,
                             AffPin *pin,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer data);
gboolean aff_staff_finish (GAsyncResult *result, AffStaffAnswer *answer, GError **error);

G_END_DECLS

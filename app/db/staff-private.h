// SPDX-License-Identifier: GPL-3.0-or-later
// What the files behind staff.h share: how the file is opened, the counter of attempts as pure
// functions, and what a hash costs.
#pragma once

#include "app/db/db.h"
#include "app/db/staff.h"

G_BEGIN_DECLS

// What one guess costs. The hash of a PIN carries its own cost.
typedef struct {
  guint64 operations;
  gsize memory; // bytes
} AffStaffCost;

extern const AffStaffCost aff_staff_cost;

// When it is, as nobody can set it.
typedef struct {
  const char *boot; // which start of the machine
  gint64 ms;        // since then
} AffMoment;

// The counter as it is on the disk.
typedef struct {
  guint failures; // in a row
  char *boot;     // owned; the moment of the last of them
  gint64 ms;
} AffAttempts;

void aff_attempts_clear (AffAttempts *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AffAttempts, aff_attempts_clear)

// Seconds that must pass after so many failures in a row.
guint aff_attempts_wait (guint failures);
// What an attempt would meet at MOMENT; no permit.
AffStaffAnswer aff_attempts_answer (const AffAttempts *self, const AffMoment *moment);
gboolean aff_attempts_read (AffDb *db, AffAttempts *attempts, GError **error);
gboolean
aff_attempts_write (AffDb *db, guint failures, const AffMoment *moment, GError **error);

// The staff file of the programme at PATH, open to be written; made if it is not there and
// MAY_CREATE. AFF_ERROR_NOT_FOUND, AFF_ERROR_FORMAT, AFF_ERROR_STORE.
AffDb *aff_staff_open (const char *path,
                       gboolean may_create,
                       GError **error) G_GNUC_WARN_UNUSED_RESULT;

// The functions of staff.h with another cost, and at another moment.
AffPin *aff_staff_add_at_cost (const char *path,
                               const char *name,
                               AffPermitRole role,
                               gint64 now,
                               const AffStaffCost *cost,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean aff_staff_look_at (const char *path,
                            const AffMoment *moment,
                            AffStaffAnswer *answer,
                            GError **error);
gboolean aff_staff_verify_at (const char *path,
                              const AffPin *pin,
                              const AffMoment *moment,
                              AffStaffAnswer *answer,
                              GError **error);

G_END_DECLS

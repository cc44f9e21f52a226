// SPDX-License-Identifier: GPL-3.0-or-later
// Who may write what. A permit is what somebody holds who signed in: aff_change_run asks it where
// rows are written, so no forgotten button and no page left open writes anything. It ends by
// itself, by the time since boot, which nobody can set. Safe to use from any thread.
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum {
  AFF_PERMIT_VISITOR, // presence: what presenters say of themselves
  AFF_PERMIT_DESK,    // boards, placements, wait lists, presence, what was printed
  AFF_PERMIT_CHAIR,   // everything
} AffPermitRole;

#define AFF_PERMIT_IDLE_SECONDS     120
#define AFF_PERMIT_ABSOLUTE_SECONDS (30 * 60)

typedef struct _AffPermit AffPermit;

// For PERSON, whose name the log will show, from now on.
AffPermit *aff_permit_new (AffPermitRole role, const char *person) G_GNUC_WARN_UNUSED_RESULT;
AffPermit *aff_permit_ref (AffPermit *self);
void aff_permit_unref (AffPermit *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AffPermit, aff_permit_unref)

AffPermitRole aff_permit_role (AffPermit *self);
const char *aff_permit_person (AffPermit *self);

// Somebody did something: AFF_PERMIT_IDLE_SECONDS from now, but never past
// AFF_PERMIT_ABSOLUTE_SECONDS after the beginning. A permit that has ended stays so.
void aff_permit_touch (AffPermit *self);
// Ends it for good.
void aff_permit_lock (AffPermit *self);
// Whole seconds until it ends by itself, rounded up; 0 once it has ended.
guint aff_permit_seconds_left (AffPermit *self);
gboolean aff_permit_is_live (AffPermit *self);
// Lets it be SECONDS older than it is, so that nobody has to wait for its end to see it.
void aff_permit_age (AffPermit *self, guint seconds);

// FALSE with AFF_ERROR_DENIED, a sentence for people, if it has ended.
gboolean aff_permit_check (AffPermit *self, GError **error);
// Whether ROLE may change rows of TABLE.
gboolean aff_permit_role_may_write (AffPermitRole role, const char *table);
// "visitor", "desk", "chair".
const char *aff_permit_role_word (AffPermitRole role);
// The role of that word; AFF_ERROR_FORMAT if there is none that staff can have.
gboolean aff_permit_role_parse (const char *word, AffPermitRole *role, GError **error);

G_END_DECLS

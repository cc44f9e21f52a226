// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/db/permit.h"

#include "app/base/clock.h"
#include "app/base/error.h"
#include "app/base/text.h"

#define MS_PER_SECOND 1000

struct _AffPermit {
  gatomicrefcount references;
  AffPermitRole role;
  char *person; // owned
  GMutex mutex;
  // Under the mutex. Milliseconds since boot; both are 0 once it is locked.
  gint64 idle_end;
  gint64 absolute_end;
};

static const char *const words[] =
  {[AFF_PERMIT_VISITOR] = "visitor", [AFF_PERMIT_DESK] = "desk", [AFF_PERMIT_CHAIR] = "chair"};

AffPermit *
aff_permit_new (AffPermitRole role, const char *person)
{
  g_return_val_if_fail (person != NULL, NULL);
  gint64 now = aff_clock_since_boot ();
  AffPermit *self = g_new0 (AffPermit, 1);
  g_atomic_ref_count_init (&self->references);
  g_mutex_init (&self->mutex);
  self->role = role;
  self->person = g_strdup (person);
  self->idle_end = now + AFF_PERMIT_IDLE_SECONDS * MS_PER_SECOND;
  self->absolute_end = now + AFF_PERMIT_ABSOLUTE_SECONDS * MS_PER_SECOND;
  return self;
}

AffPermit *
aff_permit_ref (AffPermit *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
aff_permit_unref (AffPermit *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->references))
    return;
  g_mutex_clear (&self->mutex);
  g_free (self->person);
  g_free (self);
}

AffPermitRole
aff_permit_role (AffPermit *self)
{
  g_return_val_if_fail (self != NULL, AFF_PERMIT_VISITOR);
  return self->role;
}

const char *
aff_permit_person (AffPermit *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->person;
}

// Milliseconds until the end; under the mutex.
static gint64
compute_rest (const AffPermit *self)
{
  return MIN (self->idle_end, self->absolute_end) - aff_clock_since_boot ();
}

void
aff_permit_touch (AffPermit *self)
{
  g_return_if_fail (self != NULL);
  g_mutex_lock (&self->mutex);
  if (compute_rest (self) > 0)
    self->idle_end = aff_clock_since_boot () + AFF_PERMIT_IDLE_SECONDS * MS_PER_SECOND;
  g_mutex_unlock (&self->mutex);
}

void
aff_permit_lock (AffPermit *self)
{
  g_return_if_fail (self != NULL);
  g_mutex_lock (&self->mutex);
  self->idle_end = self->absolute_end = 0;
  g_mutex_unlock (&self->mutex);
}

guint
aff_permit_seconds_left (AffPermit *self)
{
  g_return_val_if_fail (self != NULL, 0);
  g_mutex_lock (&self->mutex);
  gint64 rest = compute_rest (self);
  g_mutex_unlock (&self->mutex);
  return rest > 0 ? (guint) ((rest + MS_PER_SECOND - 1) / MS_PER_SECOND) : 0;
}

gboolean
aff_permit_is_live (AffPermit *self)
{
  return aff_permit_seconds_left (self) > 0;
}

void
aff_permit_age (AffPermit *self, guint seconds)
{
  g_return_if_fail (self != NULL);
  g_mutex_lock (&self->mutex);
  self->idle_end -= (gint64) seconds * MS_PER_SECOND;
  self->absolute_end -= (gint64) seconds * MS_PER_SECOND;
  g_mutex_unlock (&self->mutex);
}

gboolean
aff_permit_check (AffPermit *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  if (aff_permit_is_live (self))
    return TRUE;
  g_set_error (error, AFF_ERROR, AFF_ERROR_DENIED,
               "Nothing was changed, because the kiosk has locked itself. Sign in again.");
  return FALSE;
}

gboolean
aff_permit_role_may_write (AffPermitRole role, const char *table)
{
  static const char *const visitor[] = {"presence", NULL};
  static const char *const desk[] = {"board",    "placement", "waiting",
                                     "presence", "printed",   NULL};
  g_return_val_if_fail (table != NULL, FALSE);
  switch (role) {
  case AFF_PERMIT_VISITOR:
    return g_strv_contains (visitor, table);
  case AFF_PERMIT_DESK:
    return g_strv_contains (desk, table);
  case AFF_PERMIT_CHAIR:
    return TRUE;
  default:
    return FALSE;
  }
}

const char *
aff_permit_role_word (AffPermitRole role)
{
  g_return_val_if_fail (role < G_N_ELEMENTS (words), NULL);
  return words[role];
}

gboolean
aff_permit_role_parse (const char *word, AffPermitRole *role, GError **error)
{
  g_return_val_if_fail (word != NULL && role != NULL, FALSE);
  for (guint i = AFF_PERMIT_DESK; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (word, words[i])) {
      *role = i;
      return TRUE;
    }
  g_autofree char *quote = aff_text_quote (word);
  g_set_error (
    error, AFF_ERROR, AFF_ERROR_FORMAT,
    "There is no role “%s”. Choose desk (boards and presence) or chair (everything).", quote);
  return FALSE;
}

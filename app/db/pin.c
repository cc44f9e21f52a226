// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/db/pin.h"

#include <sodium.h>

struct _AffPin {
  guint length;
  char digits[AFF_PIN_LENGTH + 1];
};

AffPin *
aff_pin_new (void)
{
  if (sodium_init () < 0)
    g_error ("libsodium cannot start: this system gives no random numbers.");
  AffPin *self = sodium_malloc (sizeof *self);
  if (self == NULL)
    g_error ("There is no memory left for a PIN.");
  sodium_memzero (self, sizeof *self);
  return self;
}

void
aff_pin_free (AffPin *self)
{
  sodium_free (self);
}

gboolean
aff_pin_push (AffPin *self, char digit)
{
  g_return_val_if_fail (self != NULL, FALSE);
  if (self->length == AFF_PIN_LENGTH || digit < '0' || digit > '9')
    return FALSE;
  self->digits[self->length++] = digit;
  return TRUE;
}

gboolean
aff_pin_pop (AffPin *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  if (self->length == 0)
    return FALSE;
  self->digits[--self->length] = '\0';
  return TRUE;
}

void
aff_pin_clear (AffPin *self)
{
  g_return_if_fail (self != NULL);
  sodium_memzero (self, sizeof *self);
}

guint
aff_pin_length (const AffPin *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->length;
}

gboolean
aff_pin_is_full (const AffPin *self)
{
  return aff_pin_length (self) == AFF_PIN_LENGTH;
}

const char *
aff_pin_digits (const AffPin *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->digits;
}

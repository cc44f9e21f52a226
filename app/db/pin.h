// SPDX-License-Identifier: GPL-3.0-or-later
// The digits of one PIN, in memory that is never swapped or dumped and that is overwritten when
// it is freed. They are copied nowhere else: hand the AffPin on, not its digits.
#pragma once

#include <glib.h>

G_BEGIN_DECLS

// Two digits are the number of a person, six are secret: a guess finds the one PIN of its person,
// however many people there are, so that 50 guesses succeed with a probability of 5e-5.
#define AFF_PIN_LENGTH 8

typedef struct _AffPin AffPin;

AffPin *aff_pin_new (void) G_GNUC_WARN_UNUSED_RESULT;
void aff_pin_free (AffPin *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AffPin, aff_pin_free)

// Appends DIGIT ('0' … '9'); FALSE if it is none or the PIN is full.
gboolean aff_pin_push (AffPin *self, char digit);
// Takes the last digit off; FALSE if there is none.
gboolean aff_pin_pop (AffPin *self);
void aff_pin_clear (AffPin *self);
guint aff_pin_length (const AffPin *self);
gboolean aff_pin_is_full (const AffPin *self);
// What was typed so far, ended by a zero. Borrowed; not to be copied.
const char *aff_pin_digits (const AffPin *self);

G_END_DECLS

// SPDX-License-Identifier: GPL-3.0-or-later
// Chance that is the same on every machine: SplitMix64 (Steele, Lea, Flood, "Fast splittable
// pseudorandom number generators", OOPSLA 2014).
#pragma once

#include <glib.h>

typedef struct {
  guint64 state;
} AffRandom;

static inline guint64
aff_random_next (AffRandom *self)
{
  guint64 z = (self->state += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15));

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return z ^ (z >> 31);
}

// 0 to LIMIT - 1, as good as evenly.
static inline int
aff_random_below (AffRandom *self, int limit)
{
  return (int) (((aff_random_next (self) >> 32) * (guint64) limit) >> 32);
}

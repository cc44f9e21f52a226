// SPDX-License-Identifier: GPL-3.0-or-later
// The rosace: a petal for each board, after the rose window of the cathedral. Lit: presenter at
// the board. Outline: a poster hangs. Dashed: free or closed. It repeats what the map says, so
// nothing depends on it.
#pragma once

#include "app/programme/agenda.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define AFF_TYPE_ROSE (aff_rose_get_type ())
G_DECLARE_FINAL_TYPE (AffRose, aff_rose, AFF, ROSE, GtkWidget)

GtkWidget *aff_rose_new (void);
// SEATS is a GArray of AffSeat; only their states and topics' letters are kept. The count of
// presenters stands in the middle when at least half of the boards have a word about theirs.
void aff_rose_set_seats (AffRose *self, const GArray *seats);
// With numbers each petal carries its board's label and can be touched, which emits the signal
// "board-chosen" (gint64 id); the middle shows CENTRE (a clock) in place of the count.
void aff_rose_set_numbers (AffRose *self, gboolean has_numbers);
void aff_rose_set_centre (AffRose *self, const char *centre);
// The colour of the petal that is lit at X, Y (from the middle, 1 is the rim), NULL if none is:
// what a reflection in water needs.
const GdkRGBA *aff_rose_light_at (AffRose *self, double x, double y);

G_END_DECLS

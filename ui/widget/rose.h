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

G_END_DECLS

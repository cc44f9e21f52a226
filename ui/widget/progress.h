// SPDX-License-Identifier: GPL-3.0-or-later
// How far the running item is: a track, its done part and a knob, on dusk.
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define AFF_TYPE_PROGRESS (aff_progress_get_type ())
G_DECLARE_FINAL_TYPE (AffProgress, aff_progress, AFF, PROGRESS, GtkWidget)

GtkWidget *aff_progress_new (void);
// FRACTION from 0 to 1; WORDS is what a reader hears ("56 minutes left").
void aff_progress_set (AffProgress *self, double fraction, const char *words);

G_END_DECLS

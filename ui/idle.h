// SPDX-License-Identifier: GPL-3.0-or-later
// Tells when nobody is in front of the kiosk any more: after a time without any input it asks,
// and if nothing answers it says that the visitor has gone.
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define AFF_TYPE_IDLE (aff_idle_get_type ())
G_DECLARE_FINAL_TYPE (AffIdle, aff_idle, AFF, IDLE, GObject)

#define AFF_IDLE_SECONDS     60 // without any input, before it asks
#define AFF_IDLE_ASK_SECONDS 20 // in which an answer is waited for

// Watches every key, touch, click and move on WINDOW (borrowed: it must not outlive it), asks after
// SECONDS (0: never) and waits ASK_SECONDS for an answer. Signals: "ask" (guint seconds that are
// left, first and then every second), "stay" (an input came in time), "gone", and "input" at each.
AffIdle *
aff_idle_new (GtkWidget *window, guint seconds, guint ask_seconds) G_GNUC_WARN_UNUSED_RESULT;

// Counts as an input.
void aff_idle_poke (AffIdle *self);
// Does not wait for the end of the time: the visitor said so.
void aff_idle_leave (AffIdle *self);

G_END_DECLS

// SPDX-License-Identifier: GPL-3.0-or-later
// How long a window paints: from the frame clock's "before-paint" to the end of its "after-paint",
// frame by frame. What the display server then does with the picture is not in it.
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _FrameMeter FrameMeter;

// Counts the frames of WINDOW, which is realized by that and has to outlive the meter.
FrameMeter *frame_meter_new (GtkWidget *window) G_GNUC_WARN_UNUSED_RESULT;
void frame_meter_free (FrameMeter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrameMeter, frame_meter_free)

// Forgets the frames so far.
void frame_meter_reset (FrameMeter *self);
guint frame_meter_count (FrameMeter *self);
// Runs the main loop until COUNT frames were painted.
void frame_meter_wait (FrameMeter *self, guint count);
// Prints "P50 P99 CORE_P50 CORE_P99 MISSED FRAMES": milliseconds, then milliseconds of this thread
// on a core, which others on the machine do not lengthen, and how many frames took longer than a
// sixtieth of a second. To be called once.
void frame_meter_print (FrameMeter *self);

// What this thread has had of a core so far, milliseconds.
double frame_meter_core_ms (void);

G_END_DECLS

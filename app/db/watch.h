// SPDX-License-Identifier: GPL-3.0-or-later
// Tells when somebody else wrote to a file: a file monitor wakes, a poll every five seconds is
// the net. What woke may be nothing new; the reader decides by PRAGMA data_version.
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define AFF_TYPE_WATCH (aff_watch_get_type ())
G_DECLARE_FINAL_TYPE (AffWatch, aff_watch, AFF, WATCH, GObject)

// Watches PATH (which need not exist) on the thread's default main context. Signal "stirred"
// (no argument): the file or its journal changed, appeared, vanished, or five seconds passed.
AffWatch *aff_watch_new (const char *path) G_GNUC_WARN_UNUSED_RESULT;
void aff_watch_stop (AffWatch *self);

G_END_DECLS

// SPDX-License-Identifier: GPL-3.0-or-later
// The programme as it is now, for a screen: holds the newest AffProgramme that could be read and
// the clock, and says when anything that a page shows may have changed. The file is read on a
// thread; when it cannot be read, the last good programme stays.
#pragma once

#include "app/base/clock.h"
#include "app/programme/programme.h"
#include "app/programme/writer.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define AFF_TYPE_LIVE (aff_live_get_type ())
G_DECLARE_FINAL_TYPE (AffLive, aff_live, AFF, LIVE, GObject)

// Follows PATH by CLOCK. Signal "changed" (no argument): the programme, the minute or the
// trouble changed. With IS_PRIVATE each state of the file is copied into memory first and the
// file itself is opened for reading only (a rehearsal never writes to what it was given).
AffLive *
aff_live_new (const char *path, AffClock *clock, gboolean is_private) G_GNUC_WARN_UNUSED_RESULT;
// A frozen one for tests: PROGRAMME and CLOCK as they are, no file.
AffLive *aff_live_new_for_programme (AffProgramme *programme,
                                     AffClock *clock) G_GNUC_WARN_UNUSED_RESULT;

// Reads the file on this thread, once: before a window is there. Errors as aff_db_open.
gboolean aff_live_load (AffLive *self, GError **error);
// Starts following the file and the clock.
void aff_live_run (AffLive *self);
void aff_live_stop (AffLive *self);

// Who writes to what is followed, the same for all who ask while anybody holds it; each change is
// seen as soon as it is saved. In a private one the first change is made to a copy, which is followed
// from then on. NULL if no file is followed. Free with g_object_unref.
AffWriter *aff_live_new_writer (AffLive *self) G_GNUC_WARN_UNUSED_RESULT;

// NULL until a file was read. Borrowed until the next "changed": take a reference to keep it.
AffProgramme *aff_live_programme (AffLive *self);
gint64 aff_live_now (AffLive *self);
// When the programme last changed, never after the clock's now at the time it was taken over;
// AFF_UNKNOWN_TIME if it does not say or there is none.
gint64 aff_live_as_of (AffLive *self);
AffClock *aff_live_clock (AffLive *self);
// Why the file cannot be read just now, or NULL when it could at the last try.
const GError *aff_live_trouble (AffLive *self);
// Swaps in a programme, as a test does.
void aff_live_set_programme (AffLive *self, AffProgramme *programme);

G_END_DECLS

// SPDX-License-Identifier: GPL-3.0-or-later
// The thread that reads a programme file whenever it is woken and something is new in it. It
// never waits for a writer, keeps no SELECT open, and is over when aff_reader_free returns.
#pragma once

#include "app/programme/programme.h"

G_BEGIN_DECLS

typedef struct _AffReader AffReader;

// What was read, or why nothing could be read: one of the two is NULL. Borrowed.
typedef void (*AffReaderFunc) (AffProgramme *programme, const GError *trouble, gpointer data);

// Reads PATH at once and at each aff_reader_wake, and calls FUNC on the default main context of
// the calling thread. A file that is locked or unreadable is tried again for a second before that
// is reported. IS_PRIVATE as aff_live_new.
AffReader *aff_reader_new (const char *path,
                           gboolean is_private,
                           AffReaderFunc func,
                           gpointer data) G_GNUC_WARN_UNUSED_RESULT;
void aff_reader_wake (AffReader *self);
// Waits for the thread; FUNC is not called any more. On the thread that made it.
void aff_reader_free (AffReader *self);

// Reads PATH once, on this thread.
AffProgramme *aff_reader_read_once (const char *path,
                                    gboolean is_private,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

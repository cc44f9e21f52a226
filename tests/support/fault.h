// SPDX-License-Identifier: GPL-3.0-or-later
// A disk that fails where a test wants it to: a layer over SQLite's own file layer that counts
// what is written, synced, cut and deleted, and lets one of these operations fail.
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct {
  int result;         // what the operation reports: SQLITE_IOERR_WRITE, SQLITE_FULL …
  gboolean is_sticky; // it and all after it fail, as with a disk that died
  gboolean is_done;   // it is carried out and reported as failed all the same
  gboolean is_torn;   // a write leaves its first half
} Fault;

// Puts the layer under every connection that is opened from now on.
void fault_install (void);
// The operation NUMBER from now (from 1) fails as FAULT says.
void fault_arm (const Fault *fault, int number);
// Ends the failing. TRUE if it had begun.
gboolean fault_disarm (void);

G_END_DECLS

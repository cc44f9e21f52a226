// SPDX-License-Identifier: GPL-3.0-or-later
// A window over a file that another process changes.
#pragma once

#include "tests/ui/kiosk.h"

G_BEGIN_DECLS

typedef struct {
  char *folder;
  char *path; // of the programme
  Kiosk *kiosk;
} LiveKiosk;

// For g_test_add. SAMPLE is the name of one, or NULL: there is no file yet.
void live_kiosk_set_up (LiveKiosk *self, gconstpointer sample);
void live_kiosk_tear_down (LiveKiosk *self, gconstpointer sample);

// Runs affichectl on the file with the words of LINE.
void live_kiosk_run (LiveKiosk *self, const char *line);
// Waits until the screen says WORDS, or no longer does.
void live_kiosk_wait (LiveKiosk *self, const char *words, gboolean is_said);

G_END_DECLS

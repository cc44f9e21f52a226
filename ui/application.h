// SPDX-License-Identifier: GPL-3.0-or-later
// The program: owns the clock, the live programme and the window.
#pragma once

#include "app/programme/live.h"
#include "ui/options.h"

G_BEGIN_DECLS

// Exit codes, the same as affichectl's.
enum { AFF_EXIT_DONE, AFF_EXIT_FAILED, AFF_EXIT_USAGE, AFF_EXIT_STORE };

// Runs the kiosk until it is closed and returns an exit code. Prints why it cannot to stderr.
int aff_application_run (const AffOptions *options);

// Prints what the screen is to the kiosk; AFF_EXIT_FAILED if something is in trouble.
int aff_application_examine (const AffOptions *options);

G_END_DECLS

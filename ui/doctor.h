// SPDX-License-Identifier: GPL-3.0-or-later
// What this machine's screen is to the kiosk: its size, the scale of the pages, what paints, touch,
// language and font.
#pragma once

#include "app/check/health.h"
#include "ui/options.h"

G_BEGIN_DECLS

// Adds its answers to HEALTH. GTK has been started if HAS_DISPLAY; RENDERER is what staff chose by
// GSK_RENDERER, or NULL.
void aff_doctor_visit (AffHealth *health,
                       const AffOptions *options,
                       gboolean has_display,
                       const char *renderer);

G_END_DECLS

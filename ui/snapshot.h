// SPDX-License-Identifier: GPL-3.0-or-later
// A picture of the window as it stands on the screen.
#pragma once

#include "ui/window.h"

G_BEGIN_DECLS

// Called once, when the picture is written (ERROR NULL) or could not be.
typedef void (*AffSnapshotFunc) (const GError *error, gpointer data);

// Waits until WINDOW has painted its page whole, then writes it to PATH as PNG.
void
aff_snapshot_take (AffWindow *window, const char *path, AffSnapshotFunc done, gpointer data);

// TRUE when nothing of the page is still being prepared.
gboolean aff_snapshot_is_settled (AffWindow *window);

G_END_DECLS

// SPDX-License-Identifier: GPL-3.0-or-later
// Holds one child and never asks for more width than the child needs at least (or than CSS's
// min-width says): for a column of fixed width whose texts wrap and shrink instead of pushing.
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define AFF_TYPE_SLIM (aff_slim_get_type ())
G_DECLARE_FINAL_TYPE (AffSlim, aff_slim, AFF, SLIM, GtkWidget)

// Property "child".
GtkWidget *aff_slim_new (GtkWidget *child);

G_END_DECLS

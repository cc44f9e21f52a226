// SPDX-License-Identifier: GPL-3.0-or-later
// The card of something found: marker or icon, title with what matched marked, a second line that
// says why.
#pragma once

#include "ui/attendee/found.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

// A GtkButton of class "found-card"; whoever makes it connects "clicked". It cannot be pressed
// where FOUND opens nothing. LINE is how many narrow characters its second line has room for.
GtkWidget *aff_found_card_new (const AffFound *found, guint line);

G_END_DECLS

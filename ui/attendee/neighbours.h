// SPDX-License-Identifier: GPL-3.0-or-later
// Up to three posters on the topic of one, the nearest boards first, as cards that open them.
#pragma once

#include "app/programme/agenda.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define AFF_NEIGHBOURS_MOST 3

// The seats of SEATS (AffSeat, borrowed) with the topic of PRESENTATION, the nearest to its board
// first, itself left out, at most AFF_NEIGHBOURS_MOST. Free with g_ptr_array_unref.
GPtrArray *aff_neighbours_list (const GArray *seats,
                                const AffPresentation *presentation) G_GNUC_WARN_UNUSED_RESULT;

// The cards of those seats under a heading; NULL if there are none.
GtkWidget *aff_neighbours_new (const GPtrArray *seats, const char *language);

G_END_DECLS

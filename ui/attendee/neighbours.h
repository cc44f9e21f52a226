// SPDX-License-Identifier: GPL-3.0-or-later
// Up to three posters of the same session that are about the same as one, as cards that open them:
// how far they hang from it, and in a few words why they are there.
#pragma once

#include "app/programme/agenda.h"
#include "ui/widget/scene.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define AFF_NEIGHBOURS_MOST 3

typedef struct {
  const AffSeat *seat; // borrowed
  int metres;          // on foot from the board of the one; -1: not known
  char *why;
} AffNearby;

// Those among SEATS (AffSeat, borrowed) that are most like PRESENTATION, the most similar first; empty
// until the scene's finder is ready. Free with g_ptr_array_unref.
GPtrArray *aff_neighbours_list (AffScene *scene,
                                const GArray *seats,
                                const AffPresentation *presentation) G_GNUC_WARN_UNUSED_RESULT;

// Their cards under a heading; NULL if there are none.
GtkWidget *aff_neighbours_new (const GPtrArray *nearby, const char *language);

G_END_DECLS

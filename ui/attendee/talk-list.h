// SPDX-License-Identifier: GPL-3.0-or-later
// What is presented in an item, as blocks for a page: for the poster session on the map how many
// posters and the way there, for any other item a button for each paper that may be known.
#pragma once

#include "ui/widget/scene.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

// Floating widgets; empty if nothing is presented. Free with g_ptr_array_unref.
GPtrArray *aff_talk_list_blocks (AffScene *scene,
                                 const AffItem *item) G_GNUC_WARN_UNUSED_RESULT;

// Two lists with the same key look the same.
char *aff_talk_list_key (AffScene *scene, const AffItem *item) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

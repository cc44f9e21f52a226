// SPDX-License-Identifier: GPL-3.0-or-later
// Children in rows: as many to a row as fit, never scrolled. Gaps are the children's CSS margins.
// Property "spreads": a single row that nearly fills its width is spread over all of it.
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define AFF_TYPE_WRAP (aff_wrap_get_type ())
G_DECLARE_FINAL_TYPE (AffWrap, aff_wrap, AFF, WRAP, GtkWidget)

GtkWidget *aff_wrap_new (gboolean spreads);
void aff_wrap_append (AffWrap *self, GtkWidget *child);
void aff_wrap_clear (AffWrap *self);

G_END_DECLS

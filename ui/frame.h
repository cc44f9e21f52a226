// SPDX-License-Identifier: GPL-3.0-or-later
// The whole of the screen: top bar, page, nav bar. It never asks for more than the screen has;
// a page that wants more is cut at its lower edge rather than pushing the nav bar away. A page with
// a boolean property "covers-nav" has the nav bar's place as well while that is TRUE.
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define AFF_TYPE_FRAME (aff_frame_get_type ())
G_DECLARE_FINAL_TYPE (AffFrame, aff_frame, AFF, FRAME, GtkWidget)

GtkWidget *aff_frame_new (void);
// Replaces all three; each takes the place of the former one, which is gone then.
void aff_frame_set_bars (AffFrame *self, GtkWidget *top, GtkWidget *nav);
void aff_frame_set_page (AffFrame *self, GtkWidget *page);
GtkWidget *aff_frame_get_page (AffFrame *self);
// What lies over everything and takes every touch; NULL: nothing.
void aff_frame_set_cover (AffFrame *self, GtkWidget *cover);
GtkWidget *aff_frame_get_cover (AffFrame *self);

// Called when the frame gets another size.
typedef void (*AffFrameFunc) (AffFrame *self, int width, int height, gpointer data);
void aff_frame_on_resize (AffFrame *self, AffFrameFunc func, gpointer data);

// TRUE if the page needs no more room than it has, in both directions.
gboolean aff_frame_page_fits (AffFrame *self);

G_END_DECLS

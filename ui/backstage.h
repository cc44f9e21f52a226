// SPDX-License-Identifier: GPL-3.0-or-later
// The staff side as the window sees it: whether it stands instead of the public pages, which of its
// pages, and the actions "staff.show" (s, stateful) and "staff.lock", which exist only while somebody
// is signed in.
#pragma once

#include "ui/widget/scene.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define AFF_TYPE_BACKSTAGE (aff_backstage_get_type ())
G_DECLARE_FINAL_TYPE (AffBackstage, aff_backstage, AFF, BACKSTAGE, GObject)

// For WIDGET (borrowed: it outlives this), which gets the actions, over the programme at PATH, which
// LIVE follows; what staff print goes to PRINT_FOLDER, NULL: nothing is printed. Signals: "changed" (another page of it, with other bars), "left" (the public pages
// stand again).
AffBackstage *aff_backstage_new (GtkWidget *widget,
                                 AffLive *live,
                                 const char *path,
                                 const char *print_folder) G_GNUC_WARN_UNUSED_RESULT;

// Shows the page on which one signs in.
void aff_backstage_enter (AffBackstage *self);
// Locks, without a signal: whoever asks shows something else.
void aff_backstage_leave (AffBackstage *self);
// The way back: ends what is being done, else goes to the first page, else locks.
void aff_backstage_go_back (AffBackstage *self);
// There was an input.
void aff_backstage_touch (AffBackstage *self);

gboolean aff_backstage_is_shown (AffBackstage *self);
gboolean aff_backstage_is_open (AffBackstage *self);
GtkWidget *aff_backstage_page_new (AffBackstage *self, AffScene *scene);
// NULL while nobody is signed in.
GtkWidget *aff_backstage_bar_new (AffBackstage *self, AffScene *scene);

G_END_DECLS

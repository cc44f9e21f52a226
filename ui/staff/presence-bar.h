// SPDX-License-Identifier: GPL-3.0-or-later
// Two buttons by which staff say of the presenter of the selected poster what is to be said next:
// there or away, and not coming or expected again. Their action is "boards.presence" (i), an
// AffPresenceWord.
#pragma once

#include "app/programme/programme.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *aff_presence_bar_new (void);
// Offers what can follow on WORD, which holds now.
void aff_presence_bar_show (GtkWidget *bar, AffPresenceWord word);
// What a toast tells of the presenter of the paper NUMBER; NULL if no button says WORD.
char *aff_presence_bar_said (AffPresenceWord word,
                             const char *number) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

// SPDX-License-Identifier: GPL-3.0-or-later
// What a presenter has to know of hanging, being there and taking down, in words.
#pragma once

#include "app/programme/hanging.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

// A card with a row for each; LANGUAGE is for names of rooms.
GtkWidget *aff_presenter_facts_new (const AffPresentation *presentation,
                                    const AffHanging *hanging);

// What is to be done now: "Hang it now, quietly: talk until 15:10".
char *aff_presenter_task (const AffPresentation *presentation,
                          const AffHanging *hanging) G_GNUC_WARN_UNUSED_RESULT;

// The lines that the phone's calendar keeps. NULL-terminated; free with g_strfreev.
char **aff_presenter_lines (const AffPresentation *presentation,
                            const AffHanging *hanging) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

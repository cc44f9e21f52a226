// SPDX-License-Identifier: GPL-3.0-or-later
// The announcement that holds now: its first sentence bold, the time it was sent, how many more
// there are. It hides itself when there is none. An emergency is not shown by the banner of a page
// but by the alarm, which stands over every page and the idle screen.
#pragma once

#include "app/programme/programme.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define AFF_TYPE_BANNER (aff_banner_get_type ())
G_DECLARE_FINAL_TYPE (AffBanner, aff_banner, AFF, BANNER, GtkWidget)

// Shows emergencies and nothing else.
void aff_banner_set_is_alarm (AffBanner *self, gboolean is_alarm);

// Shows what PROGRAMME (NULL: nothing) announces at NOW in LANGUAGE.
void aff_banner_update (AffBanner *self,
                        const AffProgramme *programme,
                        gint64 now,
                        const char *language);
// Warns that the programme is from SINCE and times may have changed, unless something is announced.
void aff_banner_warn_stale (AffBanner *self, GTimeZone *zone, gint64 since);

G_END_DECLS

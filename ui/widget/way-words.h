// SPDX-License-Identifier: GPL-3.0-or-later
// Ways in words, in the language that gettext speaks now.
#pragma once

#include "app/way/route.h"

G_BEGIN_DECLS

// "Turn right after the coffee", "Board 17 is the fourth on your left"; without the metres.
char *aff_way_words_step (const AffStep *step, const char *language) G_GNUC_WARN_UNUSED_RESULT;
// The icon that shows its turn.
const char *aff_way_words_icon (const AffStep *step);
// "18 m".
char *aff_way_words_metres (int metres) G_GNUC_WARN_UNUSED_RESULT;
// "18 m from here, step-free, at least 120 cm wide"; FROM (NULL: here) is where it begins.
char *aff_way_words_route (const AffRoute *route, const char *from) G_GNUC_WARN_UNUSED_RESULT;
// Why there is no way, how near one can come, and what to do; NULL if there is one.
char *aff_way_words_obstacle (const AffRoute *route) G_GNUC_WARN_UNUSED_RESULT;
// What a line as the crow flies has to say for itself; NULL for any other way.
const char *aff_way_words_caution (const AffRoute *route);

G_END_DECLS

// SPDX-License-Identifier: GPL-3.0-or-later
// What people call what a hall has: places by their kinds, boards and posters, in the languages of
// the kiosk. For app/search alone.
#pragma once

#include "app/programme/programme.h"

G_BEGIN_DECLS

// What KIND is called in LANGUAGE, in English if that is none of the kiosk's.
const char *aff_kind_name (AffPlaceKind kind, const char *language);

// What else is typed for it, in any language, in one text.
const char *aff_kind_others (AffPlaceKind kind);

// TRUE if the folded WORD only says that a number is that of a poster: "paper 17", "Nr. 17".
gboolean aff_kind_is_poster_word (const char *word, gsize length);

G_END_DECLS

// SPDX-License-Identifier: GPL-3.0-or-later
// Names of people as lists write them.
#pragma once

#include "app/draft/draft.h"

G_BEGIN_DECLS

// Adds everybody in TEXT to *LIST, made if it is NULL (also if nobody is in TEXT, which then says so;
// a TEXT of NULL says nothing). Separators are told by TEXT: ";" before "|" before newlines before
// "," and " and ". "Last, First; Last, First" is turned round; "Name (Organisation)" and "Name
// <address>" are taken apart, the address dropped; a "*" (corresponding author) is dropped. "Speaker
// to be announced", "TBA", "TBD" and their relatives are nobody: their number is returned.
int aff_people_add (GPtrArray **list, const char *text);
// The same for a text whose separator is known; 0: one name.
int aff_people_add_split (GPtrArray **list, const char *text, char separator);

// "Last, First" as "First Last"; other names as they are. Free with g_free.
char *aff_people_turn (const char *name) G_GNUC_WARN_UNUSED_RESULT;
// TRUE for "Speaker to be announced", "TBA", "N.N." and their relatives in English, French, German.
gboolean aff_people_is_unknown (const char *name);

G_END_DECLS

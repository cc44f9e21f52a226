// SPDX-License-Identifier: GPL-3.0-or-later
// Texts with tags and entities as people read them.
#pragma once

#include <glib.h>

G_BEGIN_DECLS

// TEXT without HTML tags, entities resolved (also if they were escaped twice), blocks and breaks as
// newlines, scripts and styles left out. What is no markup ("a < b", "R&D") stays as it is. NULL
// stays NULL.
char *aff_markup_strip (const char *text) G_GNUC_WARN_UNUSED_RESULT;

// TRUE if TEXT has a tag or an entity that aff_markup_strip would change.
gboolean aff_markup_is_there (const char *text);

// TRUE for the name of an element of HTML, up to HTML 5.
gboolean aff_markup_is_element (const char *name);
// TRUE for one that stands on lines of its own, in small letters.
gboolean aff_markup_is_block (const char *name);

G_END_DECLS

// SPDX-License-Identifier: GPL-3.0-or-later
// What must not stand on a public screen: addresses of people and their telephones (S16).
#pragma once

#include <glib.h>

G_BEGIN_DECLS

// Takes e-mail addresses and telephone numbers (international, or after "tel", "phone") out of *TEXT,
// which may be NULL. TRUE if there were any.
gboolean aff_privacy_scrub (char **text);

G_END_DECLS

// SPDX-License-Identifier: GPL-3.0-or-later
// Which address a paper's code opens, and which addresses may stand in a code at all.
#pragma once

#include "app/programme/programme.h"

G_BEGIN_DECLS

#define AFF_LINK_LONGEST 200 // bytes

// TRUE if ADDRESS may stand in a code: https only, a host name of at least two labels in ASCII
// (punycode included), no user, no port, no IP address, no control character or space, at most
// AFF_LINK_LONGEST bytes. Otherwise AFF_ERROR_DENIED with the reason and the remedy. (S11)
gboolean aff_link_check (const char *address, GError **error);

// The host of an address that passed aff_link_check, lower case; NULL otherwise.
char *aff_link_host (const char *address) G_GNUC_WARN_UNUSED_RESULT;

// The address that the code of PAPER opens: the first of its links (they are in the programme's
// order of kinds) that is live and passes the check; NULL: no code, "link to come".
const char *aff_link_choose (const AffPaper *paper);

// TRUE if the programme names no hosts, or HOST or a domain above it is among them.
gboolean aff_link_host_is_known (const AffProgramme *programme, const char *host);

G_END_DECLS

// SPDX-License-Identifier: GPL-3.0-or-later
// `affichectl check --links`: which addresses of a programme do not open.
#pragma once

#include "app/tool/tool.h"

G_BEGIN_DECLS

#define AFF_LINKS_SECONDS      15 // for one address
#define AFF_LINKS_MOST_SECONDS 600

// Asks for every address, each for SECONDS at most, and prints those that do not open; then
// AFF_EXIT_ERRORS. AFF_EXIT_FILE if none could be reached.
AffExit aff_links_check (const AffProgramme *programme, int seconds, gboolean wants_json);

G_END_DECLS

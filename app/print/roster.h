// SPDX-License-Identifier: GPL-3.0-or-later
// Who is on which board: one list by board, one by name, on pages of A4.
#pragma once

#include "app/print/pdf.h"
#include "app/programme/agenda.h"

G_BEGIN_DECLS

// ITEM is a poster session; what is under embargo at NOW is left out.
void aff_roster_paint (AffPdf *sheet,
                       const AffProgramme *programme,
                       const AffItem *item,
                       const char *language,
                       gint64 now);

G_END_DECLS

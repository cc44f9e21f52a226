// SPDX-License-Identifier: GPL-3.0-or-later
// The sheet for the door of a room: what is on there on a day, by all the names of its workshop,
// at the planned times.
#pragma once

#include "app/print/pdf.h"
#include "app/programme/agenda.h"

G_BEGIN_DECLS

// A page, or more where it does not fit, for each lane of each day; for a workshop without items
// too, so that its door does not stay bare.
void aff_door_paint (AffPdf *sheet, const AffProgramme *programme, const char *language);

G_END_DECLS

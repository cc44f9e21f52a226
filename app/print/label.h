// SPDX-License-Identifier: GPL-3.0-or-later
// The label of a poster, an A5 page that hangs on its board: the board's label as large as the
// page, title, authors, topic by letter and figure, and the code that opens the paper. No times:
// paper cannot follow the day.
#pragma once

#include "app/print/pdf.h"
#include "app/programme/programme.h"

G_BEGIN_DECLS

#define AFF_LABEL_WIDTH_MM  148.0
#define AFF_LABEL_HEIGHT_MM 210.0

// Paints the label of PRESENTATION, which has a board, on the current page.
void aff_label_paint (AffPdf *sheet,
                      const AffProgramme *programme,
                      const AffPresentation *presentation,
                      const char *language);

// The language and the SHA-256 of all that would stand on it, "en:3fa0…"; the same on every machine.
char *aff_label_digest (const AffProgramme *programme,
                        const AffPresentation *presentation,
                        const char *language) G_GNUC_WARN_UNUSED_RESULT;

// TRUE if a label was printed and it no longer says what a new one in its language would say.
gboolean aff_label_is_stale (const AffProgramme *programme,
                             const AffPresentation *presentation);

G_END_DECLS

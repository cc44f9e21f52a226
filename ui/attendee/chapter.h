// SPDX-License-Identifier: GPL-3.0-or-later
// The chapters of a workshop's page: its texts by kind, its deadlines, and what its sources say.
#pragma once

#include "ui/attendee/paged-text.h"
#include "ui/widget/scene.h"

G_BEGIN_DECLS

// What a workshop has to say, in the order of the page: static words ("overview", …, "sources").
// Free with g_ptr_array_unref.
GPtrArray *aff_chapter_list (const AffWorkshop *workshop) G_GNUC_WARN_UNUSED_RESULT;

// The chapter's name in the language that gettext speaks now.
const char *aff_chapter_name (const char *chapter);

// The chapter's text, in LANGUAGE where the workshop has it; "" if it has only blocks. HEADINGS
// (AffTextHeading) and the text's own language *OWN (borrowed) go with it.
char *aff_chapter_text (const AffWorkshop *workshop,
                        const char *chapter,
                        const char *language,
                        GArray *headings,
                        const char **own) G_GNUC_WARN_UNUSED_RESULT;

// What follows the text as blocks: deadlines as they stand at NOW, tracks with how they admit,
// statements with their source, those that contradict each other side by side. Floating widgets;
// free with g_ptr_array_unref.
GPtrArray *aff_chapter_blocks (const AffWorkshop *workshop,
                               const char *chapter,
                               gint64 now) G_GNUC_WARN_UNUSED_RESULT;

// Two chapters with the same key look the same.
char *aff_chapter_key (const AffWorkshop *workshop,
                       const char *chapter,
                       gint64 now) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

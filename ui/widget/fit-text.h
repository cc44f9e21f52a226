// SPDX-License-Identifier: GPL-3.0-or-later
// A text that always fits: set in the size that CSS gives, and smaller step by step, down to the
// property "smallest" (a fraction, 0.5 if not set), until it fits the height it is given. Only
// then is it cut with an ellipsis. For titles, which a screen must never lose.
// Properties: "text", "smallest", "lines" (lines it asks for as its natural height, 0: as many as
// it has), "tracking-em" (letter spacing in thousandths of the size), "line-percent" (line height
// in per cent of the size, 0: the font's own), "language" (of the text, for hyphens and speech).
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define AFF_TYPE_FIT_TEXT (aff_fit_text_get_type ())
G_DECLARE_FINAL_TYPE (AffFitText, aff_fit_text, AFF, FIT_TEXT, GtkWidget)

GtkWidget *aff_fit_text_new (const char *text);
void aff_fit_text_set_text (AffFitText *self, const char *text);
const char *aff_fit_text_get_text (AffFitText *self);
// TRUE if even the smallest size had to be cut at the last allocation.
gboolean aff_fit_text_is_cut (AffFitText *self);

G_END_DECLS

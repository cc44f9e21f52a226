// SPDX-License-Identifier: GPL-3.0-or-later
// The cover of a poster as a picture of paper: the topic's fill and figure, the giant number in
// the font that CSS gives, and on a sheet the letter on a disc. Accessible role image.
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum {
  AFF_COVER_BAND,  // across the top of a panel
  AFF_COVER_SHEET, // upright, with the letter
} AffCoverShape;

#define AFF_TYPE_COVER (aff_cover_get_type ())
G_DECLARE_FINAL_TYPE (AffCover, aff_cover, AFF, COVER, GtkWidget)

GtkWidget *aff_cover_new (AffCoverShape shape);
// Shows NUMBER (a board's label) in the colours of topic LETTER (NULL: of no topic).
void aff_cover_set_poster (AffCover *self, const char *number, const char *letter);
// Shows NUMBER of a board without a poster; hatched where nothing can hang.
void aff_cover_set_blank (AffCover *self, const char *number, gboolean is_hatched);

G_END_DECLS

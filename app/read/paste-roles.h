// SPDX-License-Identifier: GPL-3.0-or-later
// What the columns of a schedule are, by the words that people write over them (English, French,
// German).
#pragma once

#include "app/read/paste.h"

G_BEGIN_DECLS

#define AFF_PASTE_COLUMNS 40

typedef enum {
  AFF_PASTE_OTHER,
  AFF_PASTE_TIME,
  AFF_PASTE_END,
  AFF_PASTE_DURATION,
  AFF_PASTE_DAY,
  AFF_PASTE_TITLE,
  AFF_PASTE_TEXT,
  AFF_PASTE_TYPE,
  AFF_PASTE_SPEAKER,
  AFF_PASTE_CHAIR,
  AFF_PASTE_ROOM,
} AffPasteRole;

typedef struct {
  AffPasteRole of[AFF_PASTE_COLUMNS];
} AffPasteRoles;

// Fills SELF if LINE is the header of a schedule: it names a time and something else. FALSE, and
// SELF stays, if it is not.
gboolean aff_paste_find_roles (const AffPasteLine *line, AffPasteRoles *self);
AffPasteRole aff_paste_role (const AffPasteRoles *self, guint column);
// The cell of ROLE in LINE, or NULL. Borrowed.
const char *
aff_paste_role_cell (const AffPasteRoles *self, const AffPasteLine *line, AffPasteRole role);

G_END_DECLS

// SPDX-License-Identifier: GPL-3.0-or-later
// What the editor of a field offers to touch instead of typing it. Chips name the editor's actions:
// "editor.name" (s: a name), "editor.choose" (s: the text to save) and "editor.session" (x).
#pragma once

#include "app/programme/programme.h"
#include "ui/widget/wrap.h"

G_BEGIN_DECLS

// Some of the people whose names have words that begin with those of PART; how many. None if PART
// is one of these names whole, or nothing.
guint
aff_entry_chips_offer_names (AffWrap *chips, const AffProgramme *programme, const char *part);
// That nobody is known yet.
void aff_entry_chips_offer_nobody (AffWrap *chips);
// Days for ITEM, or none yet; CHOSEN is the day that stands, "" if none does.
void aff_entry_chips_offer_days (AffWrap *chips,
                                 const AffProgramme *programme,
                                 const AffItem *item,
                                 const char *chosen);
// The same with rooms, CHOSEN as AffEntry has it.
void aff_entry_chips_offer_rooms (AffWrap *chips,
                                  const AffProgramme *programme,
                                  const char *language,
                                  const char *chosen);
// Poster sessions (AffItem), one of which is pressed: the state of the action.
void aff_entry_chips_offer_sessions (AffWrap *chips, const GPtrArray *items);

G_END_DECLS

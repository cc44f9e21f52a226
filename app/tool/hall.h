// SPDX-License-Identifier: GPL-3.0-or-later
// What the commands about boards share: the programme with its poster session, and what people
// call its boards and posters. A paper is called by its number, a board by its label; where a word
// is both, "paper:7" and "board:7" tell them apart, and "id:12" is always the row 12.
#pragma once

#include "app/board/rules.h"
#include "app/db/change.h"
#include "app/tool/tool.h"

G_BEGIN_DECLS

typedef struct {
  AffDb *db;
  AffProgramme *programme;
  const AffItem *item; // the poster session
  gint64 now;          // where the clock of a sample starts, else the machine's time
} AffHall;

// The poster session ID of PROGRAMME, or "" the one that the kiosk shows. AFF_ERROR_NOT_FOUND.
const AffItem *
aff_hall_item (const AffProgramme *programme, const char *id, gint64 now, GError **error);

// Opens the programme and finds the poster session ID (aff_hall_item). FALSE with *EXIT after
// having said why.
gboolean aff_hall_open (AffHall *self,
                        const AffTool *tool,
                        AffDbMode mode,
                        const char *id,
                        AffExit *exit);
// The same for what needs no poster session: self->item is the one that the kiosk shows, or NULL.
gboolean
aff_hall_open_plain (AffHall *self, const AffTool *tool, AffDbMode mode, AffExit *exit);
void aff_hall_clear (AffHall *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AffHall, aff_hall_clear)

// AFF_ERROR_NOT_FOUND if there is none of that name, AFF_ERROR_CONFLICT if there are several.
const AffBoard *aff_hall_board (const AffHall *self, const char *word, GError **error);
const AffPaper *aff_hall_paper (const AffHall *self, const char *word, GError **error);
// The poster of a paper in the session.
const AffPresentation *aff_hall_poster (const AffHall *self, const char *word, GError **error);
// The board that WORD names, or on which the poster hangs that it names.
const AffBoard *aff_hall_seat (const AffHall *self, const char *word, GError **error);

// Who writes, and when.
AffChangeNote aff_hall_note (void);

// A line for each session that has a free board for somebody who waits; "" if there is none.
char *aff_hall_describe_offers (AffDb *db) G_GNUC_WARN_UNUSED_RESULT;

// Prints SENTENCE, what change SEQUENCE did ("Nothing to change." if 0), the soft problems that
// POSTER (or NULL) has on BOARD then, and whom a board is free for now.
AffExit aff_hall_print (const AffHall *self,
                        const char *sentence,
                        gint64 sequence,
                        const AffPresentation *poster,
                        const AffBoard *board);

G_END_DECLS

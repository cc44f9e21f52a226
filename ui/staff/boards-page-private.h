// SPDX-License-Identifier: GPL-3.0-or-later
// What the files of the page Boards share. Only ui/staff/boards-*.c read this.
#pragma once

#include "ui/map/map-view.h"
#include "ui/staff/board-inspector.h"
#include "ui/staff/boards-page.h"
#include "ui/staff/drag-card.h"
#include "ui/staff/hanging.h"
#include "ui/staff/placing-list.h"
#include "ui/staff/problem-list.h"

G_BEGIN_DECLS

struct _AffBoardsPage {
  GtkWidget parent_instance;

  // owned
  AffScene *scene;
  AffDesk *desk;
  AffHanging *hanging;
  GArray *moved; // AffBoardMark: boards on which the last change put another poster
  GSimpleActionGroup *actions;

  // borrowed: children
  GtkWidget *overlay;
  GtkWidget *undo;
  GtkWidget *redo;
  GtkLabel *history;
  GtkWidget *chooser;
  GtkLabel *session;
  GtkWidget *in_hand;
  GtkLabel *in_hand_words;
  GtkWidget *queue_up;
  GtkWidget *queue_leave;
  GtkWidget *queue_join;
  AffPlacingList *placing;
  AffMapView *map;
  AffProblemList *problems;
  AffBoardInspector *inspector;
  AffDragCard *card;
  GtkWidget *blank;

  // of a drag
  gint64 pressed; // the paper under the finger, 0: none
  double card_x_px;
  double card_y_px;
  gboolean is_dragging;
};

// boards-page.c: the state, which the desk keeps; shows it anew; reads the programme anew.
AffDeskView *aff_boards_page_view (AffBoardsPage *self);
void aff_boards_page_refresh (AffBoardsPage *self);
void aff_boards_page_reload (AffBoardsPage *self);
// The index of the session among ITEMS.
guint aff_boards_page_session (AffBoardsPage *self, GPtrArray *items);

// boards-hand.c: selects BOARD (an id), 0: none.
void aff_boards_page_select (AffBoardsPage *self, gint64 board);
// Takes the poster of PAPER in hand without moving the focus; SWAPS: to change boards with another.
void aff_boards_page_hold (AffBoardsPage *self, gint64 paper, gboolean swaps);
// Leads the keys to the board where it hangs or could hang.
void aff_boards_page_lead (AffBoardsPage *self, gint64 paper);
// Asks the desk for JOB in the session that is shown.
void aff_boards_page_ask (AffBoardsPage *self, AffPlacementJob job, const char *said);
// Takes the poster of PAPER (an id) in hand, 0: none.
void aff_boards_page_pick (AffBoardsPage *self, gint64 paper);
// Drops the poster of PAPER on BOARD, or says why not.
void aff_boards_page_drop (AffBoardsPage *self, gint64 paper, gint64 board);
// Takes the poster of PAPER off its board.
void aff_boards_page_take_off (AffBoardsPage *self, gint64 paper);
// Shows on the map where the poster of PAPER would go; 0: nowhere. What that would do, or NULL.
char *aff_boards_page_aim (AffBoardsPage *self,
                           gint64 paper,
                           gint64 board,
                           gboolean *is_refused) G_GNUC_WARN_UNUSED_RESULT;

// Lets keys and the map's touches take and drop.
void aff_boards_page_add_input (AffBoardsPage *self);

// boards-actions.c
void aff_boards_page_add_actions (AffBoardsPage *self);

// boards-drag.c: lets posters be dragged from rows and boards.
void aff_boards_page_add_drag (AffBoardsPage *self);

// boards-layout.c: makes the children and puts them where the shape of the screen wants them.
void aff_boards_page_arrange (AffBoardsPage *self);

G_END_DECLS

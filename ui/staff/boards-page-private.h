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

// boards-page.c: shows the state anew.
void aff_boards_page_refresh (AffBoardsPage *self);
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

// boards-drag.c: lets posters be dragged from rows and boards.
void aff_boards_page_add_drag (AffBoardsPage *self);

// boards-layout.c: makes the children and puts them where the shape of the screen wants them.
void aff_boards_page_arrange (AffBoardsPage *self);

G_END_DECLS

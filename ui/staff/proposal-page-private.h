// SPDX-License-Identifier: GPL-3.0-or-later
// What the files of the page of proposals share. Only ui/staff/proposal-*.c read this.
#pragma once

#include "ui/map/map-view.h"
#include "ui/staff/hanging.h"
#include "ui/staff/proposal-page.h"
#include "ui/staff/proposer.h"
#include "ui/staff/row-pager.h"

G_BEGIN_DECLS

typedef struct {
  GtkLabel *words; // under the title
  AffMapView *map;
} AffProposalSide;

struct _AffProposalPage {
  GtkWidget parent_instance;

  // owned
  AffScene *scene;
  AffDesk *desk;
  AffProposer *proposer;
  AffHanging *hanging;   // as it is
  AffProposal *proposal; // NULL: none (yet), or none that could be used any more
  char *former;          // the moves of the proposal before a change came in between, or NULL
  GSimpleActionGroup *actions;

  // borrowed: children
  GtkWidget *root;
  GtkWidget *blank;
  GtkLabel *status;
  GtkProgressBar *progress;
  GtkWidget *use;
  GtkWidget *stop;
  GtkWidget *by_topic;
  GtkWidget *moves_hung;
  AffProposalSide now;
  AffProposalSide then;
  AffRowPager *gains;
  AffRowPager *reasons;

  AffProposalSetting setting;
  AffAnswer answer;
  AffPhase phase;   // of the session, when it was asked
  guint watch;      // looks how far it is
  guint ticks;      // of the watch since it was asked
  gboolean is_slow; // it takes long enough for a word
  gboolean is_held; // the answer is there, and waits until that word has stood for a while
  gboolean is_anew; // something changed meanwhile
  gboolean is_stopped;
};

// proposal-layout.c: makes the children and puts them where the shape of the screen wants them.
void aff_proposal_page_arrange (AffProposalPage *self);

// proposal-rows.c: fills the lists from what was answered.
void aff_proposal_page_list (AffProposalPage *self);

G_END_DECLS

// SPDX-License-Identifier: GPL-3.0-or-later
// What the files of the window share. Only ui/window*.c read this.
#pragma once

#include "ui/backstage.h"
#include "ui/frame.h"
#include "ui/idle.h"
#include "ui/motion.h"
#include "ui/style.h"
#include "ui/trail.h"
#include "ui/typing.h"
#include "ui/widget/toast.h"
#include "ui/window.h"

G_BEGIN_DECLS

struct _AffWindow {
  GtkApplicationWindow parent_instance;

  // owned
  AffLive *live;
  AffFinder *finder;
  AffScene *scene;
  AffStyle *style;
  AffIdle *idle;
  AffTyping *typing;       // NULL on the staff side: no scanner's guess holds a PIN
  AffBackstage *backstage; // NULL: there is no staff side
  char *kiosk;

  // borrowed
  AffFrame *frame;
  AffToast *toast; // what became of a code that was scanned
  const char *language;
  const char *own_language; // that the kiosk begins with

  AffVisit visit;
  AffTrail trail;
  AffMotion motion;
  AffScreenSize screen;
  int width;
  int height;
  guint idle_seconds;
  guint lock_seconds;
  guint rebuild_source;
  gboolean has_programme;
  gboolean is_attracting; // nobody is there: the idle screen
};

// window.c: TRUE on the staff side, its lock included.
gboolean aff_window_is_backstage (AffWindow *self);
void aff_window_set_language (AffWindow *self, const char *code);
// Shows where the trail has led.
void aff_window_show_trail (AffWindow *self);
// Makes bars and page anew once the press that asked for it is over.
void aff_window_queue_rebuild (AffWindow *self);
// Somebody is there still: it does not ask any more.
void aff_window_stay (AffWindow *self);
// A visit begins, on the trail as it is.
void aff_window_begin (AffWindow *self);

// window-actions.c: all of "win." but those of ui/backstage.h.
void aff_window_add_actions (AffWindow *self);

G_END_DECLS

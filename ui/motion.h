// SPDX-License-Identifier: GPL-3.0-or-later
// Whether things move: follows GTK's setting, which the Display sheet changes for the one visitor.
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct {
  // borrowed
  GtkWidget *window;

  gboolean is_animated; // before the visitor chose
} AffMotion;

// WINDOW carries the class "reduced-motion" from now on while nothing should move, and outlives SELF.
void aff_motion_init (AffMotion *self, GtkWidget *window);
// As it was before the visitor chose.
void aff_motion_reset (const AffMotion *self);

G_END_DECLS

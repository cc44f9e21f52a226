// SPDX-License-Identifier: GPL-3.0-or-later
// A switch in a row of its own: words at the left, the switch at the right, the whole row can be
// touched. The knob bears a check when it is on, so that colour does not decide. Signal "toggled"
// when somebody switched it; aff_switch_row_set_active is silent.
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define AFF_TYPE_SWITCH_ROW (aff_switch_row_get_type ())
G_DECLARE_FINAL_TYPE (AffSwitchRow, aff_switch_row, AFF, SWITCH_ROW, GtkButton)

// NOTE is a second, smaller line, or NULL.
GtkWidget *aff_switch_row_new (const char *title, const char *note);
void aff_switch_row_set_note (AffSwitchRow *self, const char *note);
gboolean aff_switch_row_get_active (AffSwitchRow *self);
void aff_switch_row_set_active (AffSwitchRow *self, gboolean is_active);

G_END_DECLS

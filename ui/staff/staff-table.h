// SPDX-License-Identifier: GPL-3.0-or-later
// The pages of the staff side. Whoever adds one adds a line to the table in staff-table.c: the bar
// shows what stands there and what the role of whoever signed in may open, and nothing else.
#pragma once

#include "ui/staff/desk.h"
#include "ui/widget/scene.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct {
  const char *name; // what "staff.show" takes
  const char *icon; // NULL: the bar does not show it, the page above it leads there
  const char *title;
  AffPermitRole role; // the least that may open it
  // ARGUMENT is what stood behind the colon of the target, "" if nothing did.
  GtkWidget *(*make) (AffScene *scene, AffDesk *desk, const char *argument);
} AffStaffPage;

#define AFF_STAFF_PAGE_FIRST "to-do"

// In the order of the bar; ends with a NULL name.
extern const AffStaffPage aff_staff_pages[];

// The page of TARGET, "NAME" or "NAME:ARGUMENT"; NULL if there is none that ROLE may open.
const AffStaffPage *aff_staff_page_find (const char *target, AffPermitRole role);
// The name of the page that the bar shows as open while PAGE is.
const char *aff_staff_page_tab (const AffStaffPage *page);
// Its widget, in the frame with the toast and the keyboard.
GtkWidget *aff_staff_page_new (AffScene *scene, AffDesk *desk, const char *target);

G_END_DECLS

// SPDX-License-Identifier: GPL-3.0-or-later
// A kiosk with a programme file and one person of staff: what tests of the staff side share.
#pragma once

#include "app/db/permit.h"
#include "tests/ui/kiosk.h"

G_BEGIN_DECLS

#define STAFF_PERSON "Sample Person"

typedef struct {
  // owned
  char *folder;
  char *path;
  char *prints; // where staff print to; it is made by the first print
  char *pin;    // digits; NULL: nobody has one
  Kiosk *kiosk;
} StaffKiosk;

// Over the sample "strasbourg" after SQL (may be NULL); with IS_STAFFED somebody may sign in in ROLE.
// LOCK_SECONDS as in AffWindowSetting.
typedef struct {
  KioskSize size;
  AffPermitRole role;
  gboolean is_staffed;
  const char *sql;
  guint lock_seconds;
} StaffSetting;

StaffKiosk *staff_open (const StaffSetting *setting);
void staff_close (StaffKiosk *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StaffKiosk, staff_close)

// Goes to the page on which one signs in, by the Display sheet.
void staff_go_to_sign_in (StaffKiosk *self);
// Presses the keys of DIGITS, and returns when the kiosk has answered.
void staff_type_pin (StaffKiosk *self, const char *digits);
// The two, with the right PIN, and waits until the staff pages stand.
void staff_sign_in (StaffKiosk *self);
// Signs in and opens PAGE of the staff side.
void staff_show (StaffKiosk *self, const char *page);

// The button named NAME; fails the test if there is none on the screen.
GtkWidget *staff_find (StaffKiosk *self, const char *name);
void staff_press (StaffKiosk *self, const char *name);
gboolean staff_has (StaffKiosk *self, const char *name);
// Waits until WORDS stand on the screen; fails the test if they do not come.
void staff_wait_for (StaffKiosk *self, const char *words);
// The number of the paper on board LABEL in the file, or NULL. Free with g_free.
char *staff_holder (StaffKiosk *self, const char *label) G_GNUC_WARN_UNUSED_RESULT;
// Waits until the programme that the kiosk shows has PAPER (NULL: none) on board LABEL.
void staff_wait_for_holder (StaffKiosk *self, const char *label, const char *paper);

// The middle of board LABEL on the screen, px.
graphene_point_t staff_spot (StaffKiosk *self, const char *label);
// Presses the pointer at FROM, moves it to TO in steps and lifts it.
void staff_drag (StaffKiosk *self, graphene_point_t from, graphene_point_t to);

G_END_DECLS

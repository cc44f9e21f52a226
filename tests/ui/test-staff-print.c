// SPDX-License-Identifier: GPL-3.0-or-later
// The page Print: what it writes, where, and what it says when that cannot be. In the sample 28
// posters have a board.
#include "tests/support/fixture.h"
#include "tests/ui/staff-kiosk.h"
#include "ui/staff/print-job.h"

#include <glib/gstdio.h>

static const KioskSize landscape = {1920, 1080}, portrait = {1080, 1920};

static StaffKiosk *
open_print (KioskSize size, const char *sql)
{
  StaffSetting setting = {.size = size,
                          .role = AFF_PERMIT_DESK,
                          .is_staffed = TRUE,
                          .sql = sql};
  StaffKiosk *self = staff_open (&setting);

  staff_show (self, "print");
  return self;
}

static gboolean
is_pdf (StaffKiosk *self, const char *name)
{
  g_autofree char *path = g_build_filename (self->prints, name, NULL);
  g_autofree char *content = NULL;

  return g_file_get_contents (path, &content, NULL, NULL) &&
         g_str_has_prefix (content, "%PDF-");
}

static gboolean
can_press (StaffKiosk *self, const char *name)
{
  return gtk_widget_is_sensitive (staff_find (self, name));
}

static void
test_labels_are_printed_and_remembered (void)
{
  g_autoptr (StaffKiosk) self = open_print (landscape, NULL);

  kiosk_check_whole (self->kiosk, "print");
  g_assert_true (kiosk_says (self->kiosk, self->prints));
  staff_press (self, "Print: Labels");
  staff_wait_for (self, "labels-2026-10-04-1524.pdf is ready to print: 28 pages.");
  g_assert_true (is_pdf (self, "labels-2026-10-04-1524.pdf"));
  staff_wait_for (self, "All labels are printed");
  g_assert_false (can_press (self, "Only changed, 0"));
  kiosk_check_whole (self->kiosk, "printed");
}

#define HANG_ELSEWHERE                                                                         \
  "INSERT INTO printed (presentation, board, digest, time) SELECT presentation, "              \
  "(SELECT label FROM board WHERE id = placement.board), 'en:0', 1791100000 FROM placement "   \
  "WHERE board = (SELECT id FROM board WHERE label = '17');"                                   \
  "UPDATE placement SET board = (SELECT id FROM board WHERE label = '24')"                     \
  "  WHERE board = (SELECT id FROM board WHERE label = '17');"

static void
test_moved_label_is_to_be_taken_down (void)
{
  g_autoptr (StaffKiosk) self = open_print (portrait, HANG_ELSEWHERE);

  g_assert_true (kiosk_says (self->kiosk, "1 label to print again"));
  staff_press (self, "Only changed, 28");
  staff_wait_for (self, "Take these labels down");
  g_assert_true (kiosk_says (self->kiosk, "hangs on board 24 now"));
  staff_wait_for (self, "All labels are printed");
  kiosk_check_whole (self->kiosk, "take down");
}

static void
test_other_sheets_are_written (void)
{
  g_autoptr (StaffKiosk) self = open_print (landscape, NULL);

  staff_press (self, "Print: Door sheets");
  staff_wait_for (self, "door-2026-10-04-1524.pdf is ready");
  staff_press (self, "Print: Lists");
  staff_wait_for (self, "lists-2026-10-04-1524.pdf is ready");
  staff_press (self, "Print: Lists");
  staff_wait_for (self, "lists-2026-10-04-1524-2.pdf is ready");
  g_assert_true (is_pdf (self, "door-2026-10-04-1524.pdf"));
  g_assert_true (is_pdf (self, "lists-2026-10-04-1524-2.pdf"));
  g_assert_true (kiosk_says (self->kiosk, "28 labels"));
  g_assert_true (can_press (self, "Only changed, 28"));
}

// Root writes everywhere, but not into a file.
static void
block_folder (StaffKiosk *self)
{
  g_assert_true (g_file_set_contents (self->prints, "", 0, NULL));
}

static void
test_folder_that_cannot_be_written_is_said (void)
{
  g_autoptr (StaffKiosk) self = open_print (landscape, NULL);

  block_folder (self);
  staff_press (self, "Print: Labels");
  staff_wait_for (self, "Nothing can be written into");
  g_assert_true (kiosk_says (self->kiosk, "--print-folder"));
  g_assert_true (can_press (self, "Only changed, 28"));
  g_assert_cmpint (g_remove (self->prints), ==, 0);
  staff_press (self, "Print: Lists");
  staff_wait_for (self, "lists-2026-10-04-1524.pdf is ready");
}

static void
test_name_says_kind_and_local_time (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Paris");
  g_autofree char *name = aff_print_job_name (AFF_PRINT_PLAN, KIOSK_NOW, zone);
  g_autofree char *odd = aff_print_job_name (AFF_PRINT_PLAN, G_MAXINT64, zone);

  g_assert_cmpstr (name, ==, "plan-2026-10-04-1524.pdf");
  g_assert_cmpstr (odd, ==, "plan-undated.pdf");
}

int
main (int argc, char **argv)
{
  kiosk_start (&argc, &argv);
  g_test_add_func ("/staff/print/labels-are-printed-and-remembered",
                   test_labels_are_printed_and_remembered);
  g_test_add_func ("/staff/print/moved-label-is-to-be-taken-down",
                   test_moved_label_is_to_be_taken_down);
  g_test_add_func ("/staff/print/other-sheets-are-written", test_other_sheets_are_written);
  g_test_add_func ("/staff/print/folder-that-cannot-be-written-is-said",
                   test_folder_that_cannot_be_written_is_said);
  g_test_add_func ("/staff/print/name-says-kind-and-local-time",
                   test_name_says_kind_and_local_time);
  return g_test_run ();
}

// SPDX-License-Identifier: GPL-3.0-or-later
// Signing in and out, and what each role may open and change.
#include "app/db/staff.h"
#include "tests/support/fixture.h"
#include "tests/ui/staff-kiosk.h"
#include "ui/staff/desk.h"
#include "ui/staff/staff-table.h"

static const KioskSize landscape = {1920, 1080}, portrait = {1080, 1920};

static StaffKiosk *
open_for (AffPermitRole role, KioskSize size)
{
  StaffSetting setting = {.size = size, .role = role, .is_staffed = TRUE};

  return staff_open (&setting);
}

// A PIN that is not SELF's.
static char *
make_wrong_pin (const StaffKiosk *self)
{
  char *wrong = g_strdup (self->pin);
  gsize last = strlen (wrong) - 1;

  wrong[last] = wrong[last] == '9' ? '0' : (char) (wrong[last] + 1);
  return wrong;
}

static gboolean
has_staff_actions (StaffKiosk *self)
{
  return gtk_widget_activate_action (GTK_WIDGET (self->kiosk->window), "staff.show", "s",
                                     AFF_STAFF_PAGE_FIRST);
}

static void
check_whole_way (KioskSize size)
{
  g_autoptr (StaffKiosk) self = open_for (AFF_PERMIT_CHAIR, size);

  g_assert_false (has_staff_actions (self));
  staff_go_to_sign_in (self);
  kiosk_check_whole (self->kiosk, "sign-in");
  g_assert_false (has_staff_actions (self));
  staff_type_pin (self, self->pin);
  staff_wait_for (self, "Signed in as " STAFF_PERSON);
  kiosk_check_whole (self->kiosk, "to do");
  g_assert_true (kiosk_says (self->kiosk, "4 speakers are not named yet"));
  staff_press (self, "Boards");
  kiosk_check_whole (self->kiosk, "boards");
  staff_press (self, "Lock");
  g_assert_true (kiosk_says (self->kiosk, "minutes left"));
  g_assert_false (has_staff_actions (self));
}

static void
test_pin_opens_what_lock_closes (void)
{
  check_whole_way (landscape);
  check_whole_way (portrait);
}

static void
test_real_keys_type_a_pin (void)
{
  g_autoptr (StaffKiosk) self = open_for (AFF_PERMIT_CHAIR, landscape);

  staff_go_to_sign_in (self);
  for (const char *digit = self->pin; *digit != '\0'; digit++) {
    const char key[] = {*digit, '\0'};

    kiosk_type (self->kiosk, key);
  }
  staff_wait_for (self, "Signed in as " STAFF_PERSON);
}

static void
test_wrong_pin_is_told_until_the_next_first_digit (void)
{
  g_autoptr (StaffKiosk) self = open_for (AFF_PERMIT_CHAIR, landscape);
  g_autofree char *wrong = make_wrong_pin (self);

  staff_go_to_sign_in (self);
  staff_type_pin (self, wrong);
  g_assert_true (kiosk_says (self->kiosk, "That PIN is not known. 4 tries left."));
  g_assert_false (has_staff_actions (self));
  kiosk_touch (self->kiosk, staff_find (self, "1"));
  g_assert_false (kiosk_says (self->kiosk, "That PIN is not known"));
  staff_press (self, "Backspace");
  staff_type_pin (self, self->pin);
  staff_wait_for (self, "Signed in as " STAFF_PERSON);
}

static void
test_sixth_try_waits (void)
{
  g_autoptr (StaffKiosk) self = open_for (AFF_PERMIT_CHAIR, landscape);
  g_autofree char *wrong = make_wrong_pin (self);

  staff_go_to_sign_in (self);
  for (int i = 0; i < AFF_STAFF_FREE_TRIES; i++)
    staff_type_pin (self, wrong);
  g_assert_true (kiosk_says (self->kiosk, "Try again in "));
  g_assert_true (kiosk_says (self->kiosk, ", or ask the desk."));
  g_assert_false (gtk_widget_is_sensitive (staff_find (self, "1")));
  // Leaving and coming back does not help.
  staff_press (self, "Back to the kiosk");
  staff_go_to_sign_in (self);
  staff_wait_for (self, "Try again in ");
  g_assert_false (gtk_widget_is_sensitive (staff_find (self, "1")));
}

static void
test_kiosk_without_staff_says_how_to_add_some (void)
{
  StaffSetting setting = {.size = landscape};
  g_autoptr (StaffKiosk) self = staff_open (&setting);

  staff_go_to_sign_in (self);
  staff_wait_for (self, "affichectl staff add NAME");
  g_assert_false (gtk_widget_is_sensitive (staff_find (self, "1")));
}

static void
test_asks_and_locks_when_nobody_is_there (void)
{
  StaffSetting setting = {.size = landscape,
                          .role = AFF_PERMIT_CHAIR,
                          .is_staffed = TRUE,
                          .lock_seconds = 1};
  g_autoptr (StaffKiosk) self = staff_open (&setting);

  staff_sign_in (self);
  staff_wait_for (self, "The staff pages lock in ");
  staff_press (self, "Stay here");
  g_assert_true (has_staff_actions (self));
  kiosk_settle (self->kiosk);
  staff_wait_for (self, "The staff pages lock in ");
  staff_press (self, "Lock now");
  g_assert_false (has_staff_actions (self));
  // The idle screen stands, and no staff word is left on it.
  g_assert_nonnull (kiosk_find_class (GTK_WIDGET (self->kiosk->window), "attract"));
}

static void
test_escape_leads_back_and_then_out (void)
{
  g_autoptr (StaffKiosk) self = open_for (AFF_PERMIT_CHAIR, landscape);

  staff_show (self, "boards");
  kiosk_type (self->kiosk, "Escape");
  g_assert_true (kiosk_says (self->kiosk, "What waits for you"));
  g_assert_true (has_staff_actions (self));
  kiosk_settle (self->kiosk);
  kiosk_type (self->kiosk, "Escape");
  g_assert_false (has_staff_actions (self));
  g_assert_true (kiosk_says (self->kiosk, "minutes left"));
}

static void
test_display_sheet_ends_with_the_visit (void)
{
  g_autoptr (StaffKiosk) self = open_for (AFF_PERMIT_CHAIR, landscape);
  GtkSettings *settings = gtk_widget_get_settings (GTK_WIDGET (self->kiosk->window));
  gboolean is_animated;

  g_object_set (settings, "gtk-enable-animations", TRUE, NULL);
  staff_press (self, "Display");
  staff_press (self, "Less movement, Nothing on the screen moves by itself");
  g_object_get (settings, "gtk-enable-animations", &is_animated, NULL);
  g_assert_false (is_animated);
  kiosk_type (self->kiosk, "Escape");
  g_assert_false (staff_has (self, "Staff"));
  kiosk_show (self->kiosk, "attract");
  g_object_get (settings, "gtk-enable-animations", &is_animated, NULL);
  g_assert_true (is_animated);
}

// A permit ends by itself although its holder is busy.
static void
on_locked (gboolean *is_locked)
{
  *is_locked = TRUE;
}

static void
test_permit_that_ended_locks_the_desk (void)
{
  char *folder = fixture_folder_new ();
  g_autofree char *path = kiosk_file_new (folder, "strasbourg");
  g_autoptr (AffClock) clock = aff_clock_new_simulated (KIOSK_NOW, 0);
  g_autoptr (AffLive) live = aff_live_new (path, clock, FALSE);
  g_autoptr (AffDesk) desk = aff_desk_new (live, path, NULL);
  g_autoptr (AffPermit) permit = aff_permit_new (AFF_PERMIT_CHAIR, STAFF_PERSON);
  gboolean is_locked = FALSE;

  g_signal_connect_swapped (desk, "locked", G_CALLBACK (on_locked), &is_locked);
  aff_desk_open (desk, permit);
  aff_desk_view (desk)->board = 7;
  aff_permit_age (permit, AFF_PERMIT_ABSOLUTE_SECONDS + 1);
  while (!is_locked)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (aff_desk_is_open (desk));
  g_assert_cmpint (aff_desk_view (desk)->board, ==, 0);
  fixture_folder_free (folder);
}

static gboolean
rename_item (AffDb *db, gpointer data, GError **error)
{
  g_autoptr (AffStatement) update = aff_db_prepare (db, "UPDATE item SET title = 'Renamed'");

  return aff_statement_run (update) && aff_statement_finish (update, error);
}

static void
on_said (AffDesk *desk, const char *words, gboolean has_undo, GString *said)
{
  g_string_assign (said, words);
}

// What the role of ROLE is told when it renames an item.
static char *
rename_as (AffPermitRole role)
{
  char *folder = fixture_folder_new ();
  g_autofree char *path = kiosk_file_new (folder, "strasbourg");
  g_autoptr (AffClock) clock = aff_clock_new_simulated (KIOSK_NOW, 0);
  g_autoptr (AffLive) live = aff_live_new (path, clock, FALSE);
  g_autoptr (AffDesk) desk = aff_desk_new (live, path, NULL);
  g_autoptr (AffPermit) permit = aff_permit_new (role, STAFF_PERSON);
  GString *said = g_string_new (NULL);

  g_assert_true (aff_live_load (live, NULL));
  g_signal_connect (desk, "said", G_CALLBACK (on_said), said);
  aff_desk_open (desk, permit);
  aff_desk_write (desk, "Renamed the items.", rename_item, NULL, NULL, "Renamed");
  while (said->len == 0)
    g_main_context_iteration (NULL, TRUE);
  aff_desk_lock (desk);
  fixture_folder_free (folder);
  return g_string_free (said, FALSE);
}

static void
test_desk_cannot_write_what_is_the_chairs (void)
{
  g_autofree char *desk = rename_as (AFF_PERMIT_DESK);
  g_autofree char *chair = rename_as (AFF_PERMIT_CHAIR);

  g_assert_cmpstr (desk, !=, "Renamed");
  g_assert_cmpstr (chair, ==, "Renamed");
}

// Every page of the table is opened by its own role and refused to a lesser one, whoever asks.
static void
test_role_opens_its_pages_and_no_others (void)
{
  g_autoptr (StaffKiosk) self = open_for (AFF_PERMIT_DESK, landscape);

  staff_sign_in (self);
  for (const AffStaffPage *page = aff_staff_pages; page->name != NULL; page++) {
    gboolean may_open = page->role <= AFF_PERMIT_DESK;

    g_assert_true ((aff_staff_page_find (page->name, AFF_PERMIT_DESK) != NULL) == may_open);
    g_assert_nonnull (aff_staff_page_find (page->name, AFF_PERMIT_CHAIR));
    g_assert_null (aff_staff_page_find (page->name, AFF_PERMIT_VISITOR));
    g_assert_true (page->icon == NULL || staff_has (self, page->title) == may_open);
  }
  // A page that is not theirs, or is none, leaves them where they are.
  GtkWidget *page = aff_window_get_page (self->kiosk->window);
  kiosk_act (self->kiosk, "staff.show", g_variant_new_string ("nowhere"));
  g_assert_true (aff_window_get_page (self->kiosk->window) == page);
}

static void
test_kiosk_without_a_file_has_no_staff_side (void)
{
  g_autoptr (Kiosk)
    kiosk = kiosk_open (kiosk_live_new ("strasbourg", KIOSK_NOW), landscape, "en");
  GtkWidget *window = GTK_WIDGET (kiosk->window);

  kiosk_press (kiosk, kiosk_find_named (window, GTK_TYPE_BUTTON, "Display"));
  g_assert_null (kiosk_find_named (window, GTK_TYPE_BUTTON, "Staff"));
  kiosk_act (kiosk, "win.staff", NULL);
  g_assert_false (kiosk_says (kiosk, "Staff sign-in"));
}

int
main (int argc, char **argv)
{
  kiosk_start (&argc, &argv);
  g_test_add_func ("/ui/staff/pin-opens-what-lock-closes", test_pin_opens_what_lock_closes);
  g_test_add_func ("/ui/staff/real-keys-type-a-pin", test_real_keys_type_a_pin);
  g_test_add_func ("/ui/staff/wrong-pin-is-told-until-the-next-first-digit",
                   test_wrong_pin_is_told_until_the_next_first_digit);
  g_test_add_func ("/ui/staff/sixth-try-waits", test_sixth_try_waits);
  g_test_add_func ("/ui/staff/kiosk-without-staff-says-how-to-add-some",
                   test_kiosk_without_staff_says_how_to_add_some);
  g_test_add_func ("/ui/staff/asks-and-locks-when-nobody-is-there",
                   test_asks_and_locks_when_nobody_is_there);
  g_test_add_func ("/ui/staff/escape-leads-back-and-then-out",
                   test_escape_leads_back_and_then_out);
  g_test_add_func ("/ui/staff/display-sheet-ends-with-the-visit",
                   test_display_sheet_ends_with_the_visit);
  g_test_add_func ("/ui/staff/permit-that-ended-locks-the-desk",
                   test_permit_that_ended_locks_the_desk);
  g_test_add_func ("/ui/staff/desk-cannot-write-what-is-the-chairs",
                   test_desk_cannot_write_what_is_the_chairs);
  g_test_add_func ("/ui/staff/role-opens-its-pages-and-no-others",
                   test_role_opens_its_pages_and_no_others);
  g_test_add_func ("/ui/staff/kiosk-without-a-file-has-no-staff-side",
                   test_kiosk_without_a_file_has_no_staff_side);
  return g_test_run ();
}

// SPDX-License-Identifier: GPL-3.0-or-later
// The page Programme, by touch and by keys: who speaks, where and when, papers and their links. In
// the sample four speakers are to be announced and every paper has a link.
#include "app/qr/link.h"
#include "tests/support/fixture.h"
#include "tests/ui/staff-kiosk.h"
#include "ui/staff/entry-assign.h"
#include "ui/widget/text-line.h"

#define UNKNOWN "Speaker: Speaker to be announced"
#define TWO_ROOMS                                                                              \
  "INSERT INTO room (id, rank) VALUES (900, 90);"                                              \
  "INSERT INTO room_name (room, language, name) VALUES (900, 'en', 'Side room');"
#define WITHOUT_LINK                                                                           \
  "DELETE FROM link WHERE paper = (SELECT id FROM paper WHERE number = 'P010')"
#define WAITING                                                                                \
  "DELETE FROM placement WHERE presentation IN (SELECT presentation.id FROM presentation"      \
  "  JOIN paper ON paper.id = paper WHERE number = 'S108');"                                   \
  "UPDATE paper SET track = (SELECT id FROM track WHERE admission = 'availability')"           \
  "  WHERE number = 'S108';"                                                                   \
  "INSERT INTO waiting (item, paper, rank) SELECT item, paper, 1 FROM presentation"            \
  "  JOIN paper ON paper.id = paper WHERE kind = 'poster' AND number = 'S108';"

static const KioskSize landscape = {1920, 1080}, portrait = {1080, 1920};

static StaffKiosk *
open_programme (KioskSize size, const char *page, const char *sql)
{
  StaffSetting setting = {.size = size,
                          .role = AFF_PERMIT_CHAIR,
                          .is_staffed = TRUE,
                          .sql = sql};
  StaffKiosk *self = staff_open (&setting);

  staff_show (self, page);
  return self;
}

// Types on the kiosk's own keyboard: what it shows is what one presses.
static void
type (StaffKiosk *self, const char *keys)
{
  for (const char *key = keys; *key != '\0'; key = g_utf8_next_char (key)) {
    g_autofree char *name = g_strndup (key, (gsize) (g_utf8_next_char (key) - key));

    kiosk_touch (self->kiosk, staff_find (self, *key == ' ' ? "Space" : name));
  }
  kiosk_settle (self->kiosk);
}

static AffTextLine *
find_line (StaffKiosk *self)
{
  return aff_text_line_find (aff_window_get_page (self->kiosk->window));
}

static const AffItem *
find_item (const AffProgramme *programme, const char *title)
{
  for (guint i = 0; i < programme->items->len; i++) {
    const AffItem *item = g_ptr_array_index (programme->items, i);

    if (g_str_equal (item->title, title))
      return item;
  }
  g_error ("There is no item %s", title);
}

// What the file says, not what the screen does.
static AffProgramme *
load (StaffKiosk *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AffDb) db = aff_db_open (self->path, AFF_DB_READ, &error);
  AffProgramme *programme = db != NULL ? aff_programme_load (db, &error) : NULL;

  g_assert_no_error (error);
  return programme;
}

static char *
read_speaker (StaffKiosk *self, const char *title)
{
  g_autoptr (AffProgramme) programme = load (self);
  const AffItemPerson *someone = g_ptr_array_index (find_item (programme, title)->people, 0);

  return g_strdup (someone->person != NULL ? someone->person->name : NULL);
}

static void
test_speaker_is_named_with_capitals (void)
{
  g_autoptr (StaffKiosk) self = open_programme (landscape, "to-do", NULL);

  staff_press (self, "4 speakers are not named yet");
  g_assert_true (kiosk_says (self->kiosk, "No speaker, 4"));
  staff_press (self, UNKNOWN);
  type (self, "Ada Lovelace");
  g_assert_cmpstr (aff_text_line_get_text (find_line (self)), ==, "Ada Lovelace");
  kiosk_check_whole (self->kiosk, "naming a speaker");
  staff_press (self, "Save");
  staff_wait_for (self, "No speaker, 3");
  g_autofree char *speaker = read_speaker (self, "Invited Talk 1");
  g_assert_cmpstr (speaker, ==, "Ada Lovelace");
  staff_press (self, "Undo");
  staff_wait_for (self, "No speaker, 4");
}

static void
test_known_name_is_one_touch (void)
{
  g_autoptr (StaffKiosk) self = open_programme (portrait, "programme:unnamed", NULL);

  kiosk_check_whole (self->kiosk, "without speaker");
  staff_press (self, UNKNOWN);
  type (self, "Marek");
  staff_press (self, "Marek Radomski");
  kiosk_check_whole (self->kiosk, "a known name");
  kiosk_type (self->kiosk, "Return");
  staff_wait_for (self, "Speaker: saved");
  g_autofree char *speaker = read_speaker (self, "Invited Talk 1");
  g_assert_cmpstr (speaker, ==, "Marek Radomski");
}

static void
test_room_and_day_are_one_touch (void)
{
  g_autoptr (StaffKiosk) self = open_programme (landscape, "programme", TWO_ROOMS);

  staff_press (self, "Room: Main hall");
  staff_press (self, "Side room");
  staff_wait_for (self, "Room: saved");
  staff_press (self, "Day: Sunday 4 October 2026");
  staff_press (self, "To be announced");
  staff_wait_for (self, "Day: saved");
  g_autoptr (AffProgramme) programme = load (self);
  const AffItem *item = find_item (programme, "Opening Remarks");
  g_assert_cmpint (item->room->id, ==, 900);
  g_assert_null (item->day);
}

static void
test_time_takes_four_digits_and_steps (void)
{
  g_autoptr (StaffKiosk) self = open_programme (landscape, "programme", NULL);

  staff_press (self, "Start: 14:00");
  for (guint i = 0; i < strlen ("14:00"); i++)
    staff_press (self, "Backspace");
  type (self, "1375");
  staff_press (self, "Save");
  g_assert_true (kiosk_says (self->kiosk, "Write a time such as 15:10, or nothing."));
  staff_press (self, "Backspace");
  staff_press (self, "Backspace");
  type (self, "45");
  staff_press (self, "5 minutes more");
  g_assert_cmpstr (aff_text_line_get_text (find_line (self)), ==, "13:50");
  staff_press (self, "Save");
  staff_wait_for (self, "Start: saved");
  g_autoptr (AffProgramme) programme = load (self);
  g_assert_cmpint (find_item (programme, "Opening Remarks")->minute, ==, 13 * 60 + 50);
}

static const char *
find_address (const AffProgramme *programme)
{
  return aff_link_choose (aff_programme_paper_by_number (programme, "P010"));
}

static void
test_bad_link_is_refused_and_good_one_kept (void)
{
  g_autoptr (StaffKiosk) self = open_programme (landscape, "to-do", WITHOUT_LINK);

  staff_press (self, "1 paper has no link, so no code");
  g_assert_cmpstr (aff_text_line_get_text (find_line (self)), ==, "https://");
  type (self, "127");
  staff_press (self, "Save");
  g_assert_true (kiosk_says (self->kiosk, "Phones cannot open this address safely."));
  kiosk_check_whole (self->kiosk, "a refused link");
  aff_text_line_set_text (find_line (self), "http://openreview.net/x");
  staff_press (self, "Save");
  g_assert_true (kiosk_says (self->kiosk, "must begin with https://"));
  aff_text_line_set_text (find_line (self), "https://openreview.net/forum?id=x");
  staff_press (self, "Save");
  staff_wait_for (self, "Nothing is missing here.");
  g_autoptr (AffProgramme) programme = load (self);
  g_assert_cmpstr (find_address (programme), ==, "https://openreview.net/forum?id=x");
}

static void
test_withdrawn_paper_comes_back (void)
{
  g_autoptr (StaffKiosk) self = open_programme (landscape, "programme", WAITING);

  staff_press (self, "Papers, 28");
  kiosk_check_whole (self->kiosk, "papers");
  aff_text_line_set_text (find_line (self), "P010");
  kiosk_settle (self->kiosk);
  kiosk_press (self->kiosk, kiosk_find_class (GTK_WIDGET (self->kiosk->window), "poster-row"));
  staff_press (self, "Withdraw paper");
  staff_wait_for (self, "P010 is withdrawn. Board 10 is free. Next in line: S108.");
  staff_wait_for (self, "Withdrawn");
  g_autofree char *nobody = staff_holder (self, "10");
  g_assert_null (nobody);
  staff_press (self, "Undo");
  staff_wait_for (self, "P010 hangs on board 10.");
  g_autofree char *holder = staff_holder (self, "10");
  g_assert_cmpstr (holder, ==, "P010");
}

static void
test_paper_is_added_by_keys (void)
{
  g_autoptr (StaffKiosk) self = open_programme (landscape, "programme", NULL);

  staff_press (self, "Papers, 28");
  staff_press (self, "Add a paper");
  kiosk_check_whole (self->kiosk, "adding a paper");
  staff_press (self, "Save");
  g_assert_true (kiosk_says (self->kiosk, "A paper needs a number."));
  aff_text_line_insert (find_line (self), "P010");
  staff_press (self, "Save");
  g_assert_true (kiosk_says (self->kiosk, "There is a paper P010 already."));
  aff_text_line_set_text (find_line (self), "P900");
  kiosk_type (self->kiosk, "Return");
  aff_text_line_insert (find_line (self), "A late paper");
  kiosk_type (self->kiosk, "Return");
  aff_text_line_insert (find_line (self), "Ada Lovelace; Grace Hopper");
  kiosk_type (self->kiosk, "Return");
  kiosk_type (self->kiosk, "Return");
  staff_wait_for (self, "P900 needs a board.");
  g_autoptr (AffProgramme) programme = load (self);
  const AffPaper *paper = aff_programme_paper_by_number (programme, "P900");
  g_assert_nonnull (paper);
  g_assert_cmpint (paper->authors->len, ==, 2);
  g_assert_cmpint (paper->presentations->len, ==, 1);
}

static void
test_escape_leaves_what_is_written (void)
{
  g_autoptr (StaffKiosk) self = open_programme (landscape, "programme", NULL);

  staff_press (self, "Title: Opening Remarks");
  type (self, "x");
  kiosk_type (self->kiosk, "Escape");
  kiosk_type (self->kiosk, "Escape");
  g_assert_true (staff_has (self, "Title: Opening Remarks"));
}

static void
test_desk_does_not_see_the_programme (void)
{
  StaffSetting setting = {.size = landscape, .role = AFF_PERMIT_DESK, .is_staffed = TRUE};
  g_autoptr (StaffKiosk) self = staff_open (&setting);

  staff_show (self, "programme");
  g_assert_true (kiosk_says (self->kiosk, "Signed in as"));
  g_assert_false (staff_has (self, "Programme"));
  g_assert_true (staff_has (self, "Print"));
  g_assert_false (staff_has (self, "4 speakers are not named yet"));
}

static void
test_times_are_read_as_people_write_them (void)
{
  static const char *const times[][2] = {
    {"15:10", "15:10"}, {"1510", "15:10"},  {"930", "09:30"},   {"9", "09:00"},
    {"15h10", "15:10"}, {" 9.05", "09:05"}, {"25:30", "25:30"}, {"", ""},
    {"15:60", NULL},    {"99:00", NULL},    {"noon", NULL},     {"15:1", NULL},
    {"-1", NULL},       {"150", "01:50"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (times); i++) {
    g_autofree char *time = aff_entry_assign_read_time (times[i][0]);
    g_assert_cmpstr (time, ==, times[i][1]);
  }
}

int
main (int argc, char **argv)
{
  kiosk_start (&argc, &argv);
  g_test_add_func ("/staff/programme/speaker-is-named-with-capitals",
                   test_speaker_is_named_with_capitals);
  g_test_add_func ("/staff/programme/known-name-is-one-touch", test_known_name_is_one_touch);
  g_test_add_func ("/staff/programme/room-and-day-are-one-touch",
                   test_room_and_day_are_one_touch);
  g_test_add_func ("/staff/programme/time-takes-four-digits-and-steps",
                   test_time_takes_four_digits_and_steps);
  g_test_add_func ("/staff/programme/bad-link-is-refused-and-good-one-kept",
                   test_bad_link_is_refused_and_good_one_kept);
  g_test_add_func ("/staff/programme/withdrawn-paper-comes-back",
                   test_withdrawn_paper_comes_back);
  g_test_add_func ("/staff/programme/paper-is-added-by-keys", test_paper_is_added_by_keys);
  g_test_add_func ("/staff/programme/escape-leaves-what-is-written",
                   test_escape_leaves_what_is_written);
  g_test_add_func ("/staff/programme/desk-does-not-see-the-programme",
                   test_desk_does_not_see_the_programme);
  g_test_add_func ("/staff/programme/times-are-read-as-people-write-them",
                   test_times_are_read_as_people_write_them);
  return g_test_run ();
}

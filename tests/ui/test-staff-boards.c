// SPDX-License-Identifier: GPL-3.0-or-later
// The job of the page Boards, done by pointer, by keys and through accessible names, in both shapes
// of the screen. In the sample board 24 is free and board 30 closed.
#include "tests/support/fixture.h"
#include "tests/ui/staff-kiosk.h"
#include "ui/map/board-target.h"
#include "ui/staff/poster-row.h"
#include "ui/widget/text-line.h"
#include "ui/widget/words.h"

#include <string.h>

static const KioskSize landscape = {1920, 1080}, portrait = {1080, 1920};

// P010 (board 10) is to be placed; P164 and S108 wait, so that boards 10, 24, 28 and 29 are free.
#define PREPARED                                                                               \
  "DELETE FROM placement WHERE presentation IN (SELECT presentation.id FROM presentation"      \
  "  JOIN paper ON paper.id = paper WHERE number IN ('P010', 'P164', 'S108'));"                \
  "UPDATE paper SET track = (SELECT id FROM track WHERE admission = 'availability')"           \
  "  WHERE number IN ('P164', 'S108');"                                                        \
  "INSERT INTO waiting (item, paper, rank) SELECT item, paper, row_number () OVER (ORDER BY "  \
  "number)"                                                                                    \
  "  FROM presentation JOIN paper ON paper.id = paper"                                         \
  "  WHERE kind = 'poster' AND number IN ('P164', 'S108');"                                    \
  "UPDATE paper SET width_mm = 1500 WHERE number = 'P145';"                                    \
  "UPDATE board SET panel_width_mm = 1000 WHERE label = '9';"                                  \
  "UPDATE board SET panel_width_mm = 1600 WHERE label IN ('24', '29');"

static StaffKiosk *
open_as (KioskSize size, AffPermitRole role, const char *sql)
{
  StaffSetting setting = {.size = size, .role = role, .is_staffed = TRUE, .sql = sql};
  StaffKiosk *self = staff_open (&setting);

  staff_show (self, "boards");
  return self;
}

static StaffKiosk *
open_prepared (KioskSize size)
{
  return open_as (size, AFF_PERMIT_DESK, PREPARED);
}

static GtkWidget *
find_row (StaffKiosk *self, const char *number)
{
  const AffPaper *paper = aff_programme_paper_by_number (aff_live_programme (self->kiosk->live),
                                                         number);
  g_autoptr (GPtrArray)
    rows = kiosk_list (aff_window_get_page (self->kiosk->window), AFF_TYPE_POSTER_ROW);

  for (guint i = 0; i < rows->len; i++)
    if (aff_poster_row_paper (g_ptr_array_index (rows, i)) == paper->id)
      return g_ptr_array_index (rows, i);
  return NULL;
}

// The same, on whichever page of the list it stands.
static GtkWidget *
reach_row (StaffKiosk *self, const char *number)
{
  static const char *const ways[] = {"Earlier rows", "Later rows"};
  GtkWidget *list = kiosk_find_class (aff_window_get_page (self->kiosk->window),
                                      "placing-list");

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    while (find_row (self, number) == NULL) {
      GtkWidget *way = kiosk_find_named (list, GTK_TYPE_BUTTON, ways[i]);

      if (way == NULL || !gtk_widget_is_sensitive (way))
        break;
      kiosk_press (self->kiosk, way);
    }
  g_assert_nonnull (find_row (self, number));
  return find_row (self, number);
}

static graphene_point_t
find_row_spot (StaffKiosk *self, const char *number)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (find_row (self, number),
                                            GTK_WIDGET (self->kiosk->window), &bounds));
  return GRAPHENE_POINT_INIT (bounds.origin.x + bounds.size.width / 2,
                              bounds.origin.y + bounds.size.height / 2);
}

static void
click (StaffKiosk *self, graphene_point_t spot)
{
  g_autofree char *x = g_strdup_printf ("%d", (int) spot.x);
  g_autofree char *y = g_strdup_printf ("%d", (int) spot.y);

  kiosk_do_with_devices (self->kiosk,
                         (const char *const[]){"mousemove", x, y, "click", "1", NULL});
}

static void
act (StaffKiosk *self, const char *action)
{
  g_assert_true (gtk_widget_activate_action (
    kiosk_find_class (GTK_WIDGET (self->kiosk->window), "placing-list"), action, NULL));
}

// Undo brings back what board LABEL held.
static void
take_back (StaffKiosk *self, const char *label, const char *paper)
{
  act (self, "boards.undo");
  staff_wait_for_holder (self, label, paper);
}

static void
check_dragging (KioskSize size)
{
  g_autoptr (StaffKiosk) self = open_prepared (size);
  graphene_point_t list = find_row_spot (self, "P010");

  staff_drag (self, list, staff_spot (self, "24"));
  staff_wait_for_holder (self, "24", "P010");
  g_assert_true (kiosk_says (self->kiosk, "Poster P010 hangs on board 24"));
  // From board to free board.
  staff_drag (self, staff_spot (self, "17"), staff_spot (self, "10"));
  staff_wait_for_holder (self, "10", "P161");
  g_assert_true (kiosk_says (self->kiosk, "Poster P161 moved from board 17 to 10"));
  // Onto a taken board: the two change places in one change.
  staff_drag (self, staff_spot (self, "10"), staff_spot (self, "24"));
  staff_wait_for_holder (self, "24", "P161");
  staff_wait_for_holder (self, "10", "P010");
  g_assert_true (kiosk_says (self->kiosk, "Boards 10 and 24 swapped"));
  take_back (self, "24", "P010");
  staff_wait_for_holder (self, "10", "P161");
  // Back to the list it came from.
  staff_drag (self, staff_spot (self, "24"), list);
  staff_wait_for_holder (self, "24", NULL);
  g_assert_true (kiosk_says (self->kiosk, "Poster P010 taken off board 24"));
  staff_press (self, "Undo");
  staff_wait_for_holder (self, "24", "P010");
}

static void
test_posters_are_dragged (void)
{
  check_dragging (landscape);
  check_dragging (portrait);
}

static void
test_drag_onto_a_closed_board_is_refused_in_words (void)
{
  g_autoptr (StaffKiosk) self = open_prepared (landscape);

  staff_drag (self, staff_spot (self, "17"), staff_spot (self, "30"));
  g_assert_true (kiosk_says (self->kiosk, "Board 30 is closed."));
  staff_wait_for_holder (self, "17", "P161");
}

static void
check_tapping (KioskSize size)
{
  g_autoptr (StaffKiosk) self = open_prepared (size);

  click (self, find_row_spot (self, "P010"));
  g_assert_true (kiosk_says (self->kiosk, "P010: "));
  click (self, staff_spot (self, "24"));
  staff_wait_for_holder (self, "24", "P010");
  // The board is selected then, and its poster moves by a button and a board.
  staff_press (self, "Move");
  click (self, staff_spot (self, "10"));
  staff_wait_for_holder (self, "10", "P010");
  staff_press (self, "Swap");
  click (self, staff_spot (self, "17"));
  staff_wait_for_holder (self, "17", "P010");
  staff_wait_for_holder (self, "10", "P161");
  staff_press (self, "Take off");
  staff_wait_for_holder (self, "17", NULL);
  g_assert_nonnull (find_row (self, "P010"));
}

static void
test_posters_are_tapped (void)
{
  check_tapping (landscape);
  check_tapping (portrait);
}

// Types LABEL; the map waits for more digits for a moment, which is not this one.
static void
type_label (StaffKiosk *self, const char *label)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (words, g_strdup ("key"));
  for (const char *digit = label; *digit != '\0'; digit++)
    g_ptr_array_add (words, g_strndup (digit, 1));
  g_ptr_array_add (words, NULL);
  kiosk_do_with_devices (self->kiosk, (const char *const *) words->pdata);
}

static gboolean
has_focus (StaffKiosk *self, const char *label)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self->kiosk->window));

  return focus != NULL && focus == kiosk_find_board (self->kiosk, label);
}

static void
check_keys (KioskSize size)
{
  g_autoptr (StaffKiosk) self = open_prepared (size);

  gtk_widget_grab_focus (find_row (self, "P010"));
  kiosk_type (self->kiosk, "Return");
  g_assert_true (kiosk_says (self->kiosk, "P010: Drop on board 10"));
  g_assert_true (has_focus (self, "10"));
  type_label (self, "24");
  g_assert_true (has_focus (self, "24"));
  g_assert_true (kiosk_says (self->kiosk, "P010: Drop on board 24"));
  kiosk_type (self->kiosk, "Return");
  staff_wait_for_holder (self, "24", "P010");
  // Arrows go over the plan as it lies; 25 is beside 24.
  g_assert_true (has_focus (self, "24"));
  kiosk_type (self->kiosk, "Return");
  g_assert_true (kiosk_says (self->kiosk, "P010: "));
  kiosk_type (self->kiosk, "Right");
  g_assert_true (has_focus (self, "25"));
  g_assert_true (kiosk_says (self->kiosk, "Swap with board 25"));
  kiosk_type (self->kiosk, "Escape");
  g_assert_false (kiosk_says (self->kiosk, "Swap with board 25"));
  staff_wait_for_holder (self, "24", "P010");
  gtk_widget_grab_focus (kiosk_find_board (self->kiosk, "24"));
  kiosk_type (self->kiosk, "Return");
  kiosk_type (self->kiosk, "Right");
  kiosk_type (self->kiosk, "Return");
  staff_wait_for_holder (self, "25", "P010");
  staff_wait_for_holder (self, "24", "P153");
}

static void
test_posters_are_sent_by_keys (void)
{
  check_keys (landscape);
  check_keys (portrait);
}

// What a reader of the screen activates by name.
static void
check_names (KioskSize size)
{
  g_autoptr (StaffKiosk) self = open_prepared (size);

  kiosk_press (self->kiosk, find_row (self, "P010"));
  kiosk_press (self->kiosk, kiosk_find_board (self->kiosk, "24"));
  staff_wait_for_holder (self, "24", "P010");
  staff_press (self, "Keep on this board, No plan will move it");
  staff_wait_for (self, "Poster P010 stays on its board");
  staff_press (self, "Undo: Poster P010 stays on its board");
  staff_wait_for (self, "Undone: Poster P010 stays on its board");
  staff_press (self, "Close board");
  staff_wait_for_holder (self, "24", NULL);
  staff_wait_for (self, "Board 24 closed");
  staff_wait_for (self, "This board is closed.");
  staff_press (self, "Reopen board");
  staff_wait_for (self, "This board is free.");
  g_assert_nonnull (find_row (self, "P010"));
}

static void
test_everything_has_a_name_to_be_asked_for (void)
{
  check_names (landscape);
  check_names (portrait);
}

// P010 hangs on board 17 now, and P161 is to be placed; one Undo takes both back.
static void
check_replaced (StaffKiosk *self)
{
  staff_wait_for_holder (self, "17", "P010");
  staff_wait_for (self, "Poster P010 hangs on board 17, P161 is to be placed");
  g_assert_null (find_row (self, "P010"));
  g_assert_nonnull (find_row (self, "P161"));
  staff_press (self, "Undo");
  staff_wait_for_holder (self, "17", "P161");
  g_assert_nonnull (find_row (self, "P010"));
  g_assert_null (find_row (self, "P161"));
}

static void
check_replacing (KioskSize size)
{
  g_autoptr (StaffKiosk) self = open_prepared (size);

  staff_drag (self, find_row_spot (self, "P010"), staff_spot (self, "17"));
  check_replaced (self);
  click (self, find_row_spot (self, "P010"));
  click (self, staff_spot (self, "17"));
  check_replaced (self);
  gtk_widget_grab_focus (find_row (self, "P010"));
  kiosk_type (self->kiosk, "Return");
  type_label (self, "17");
  g_assert_true (kiosk_says (self->kiosk, "P010: Replace P161 on board 17"));
  kiosk_type (self->kiosk, "Return");
  check_replaced (self);
}

static void
test_poster_that_hangs_nowhere_takes_a_taken_board (void)
{
  check_replacing (landscape);
  check_replacing (portrait);
}

static void
test_who_waits_takes_a_taken_board (void)
{
  g_autoptr (StaffKiosk) self = open_prepared (landscape);

  staff_press (self, "Wait list, 2");
  staff_drag (self, find_row_spot (self, "P164"), staff_spot (self, "17"));
  staff_wait_for_holder (self, "17", "P164");
  staff_wait_for (self, "Poster P164 hangs on board 17, P161 is to be placed");
  staff_wait_for (self, "Wait list, 1");
  staff_wait_for (self, "To place, 2");
  staff_press (self, "Undo");
  staff_wait_for_holder (self, "17", "P161");
  staff_wait_for (self, "Wait list, 2");
  staff_wait_for (self, "To place, 1");
}

static void
test_poster_that_is_kept_is_not_replaced (void)
{
  g_autoptr (StaffKiosk)
    self = open_as (landscape, AFF_PERMIT_DESK,
                    PREPARED "UPDATE placement SET kept = 1 WHERE board ="
                             " (SELECT id FROM board WHERE label = '17');");

  staff_drag (self, find_row_spot (self, "P010"), staff_spot (self, "17"));
  g_assert_true (
    kiosk_says (self->kiosk, "Poster P161 is kept on board 17. Choose another board."));
  staff_wait_for_holder (self, "17", "P161");
  g_assert_nonnull (find_row (self, "P010"));
}

static void
test_wait_list_is_offered_a_board (void)
{
  g_autoptr (StaffKiosk) self = open_prepared (landscape);

  staff_press (self, "Wait list, 2");
  g_assert_null (find_row (self, "P010"));
  g_assert_nonnull (find_row (self, "P164"));
  g_autofree char *free_board = staff_holder (self, "28");
  g_assert_null (free_board);
  staff_press (self, "Give board 28 to P164");
  staff_wait_for_holder (self, "28", "P164");
  staff_wait_for (self, "Wait list, 1");
  take_back (self, "28", NULL);
  staff_wait_for (self, "Wait list, 2");
}

static void
test_wait_list_is_kept_in_order (void)
{
  g_autoptr (StaffKiosk) self = open_prepared (portrait);

  kiosk_press (self->kiosk, reach_row (self, "P010"));
  g_assert_false (staff_has (self, "Off the wait list"));
  staff_press (self, "To the wait list");
  staff_wait_for (self, "Wait list, 3");
  staff_wait_for (self, "To place, 0");
  staff_press (self, "Wait list, 3");
  kiosk_press (self->kiosk, reach_row (self, "S108"));
  staff_press (self, "Move up");
  staff_wait_for (self, "S108 moved up the wait list");
  staff_wait_for (self, "Give board");
  g_assert_true (kiosk_says (self->kiosk, "to S108"));
  kiosk_press (self->kiosk, reach_row (self, "S108"));
  g_assert_false (staff_has (self, "Move up"));
  staff_press (self, "Off the wait list");
  staff_wait_for (self, "Wait list, 2");
  act (self, "boards.undo");
  staff_wait_for (self, "Wait list, 3");
}

static void
test_problem_leads_to_a_board_that_mends_it (void)
{
  g_autoptr (StaffKiosk) self = open_prepared (landscape);

  g_assert_true (kiosk_says (self->kiosk, "The poster is 150 cm wide, the board is 100 cm."));
  staff_press (self, "Find a wider board, P145");
  g_assert_true (kiosk_says (self->kiosk, "P145: "));
  kiosk_press (self->kiosk, kiosk_find_board (self->kiosk, "29"));
  staff_wait_for_holder (self, "29", "P145");
  g_assert_false (kiosk_says (self->kiosk, "The poster is 150 cm wide"));
  // A hard rule refuses the way back.
  staff_drag (self, staff_spot (self, "29"), staff_spot (self, "9"));
  g_assert_true (kiosk_says (self->kiosk, "The poster is 150 cm wide, the board is 100 cm."));
  staff_wait_for_holder (self, "29", "P145");
}

static void
test_search_finds_number_title_and_name (void)
{
  static const struct {
    const char *query;
    const char *paper;
  } rows[] = {{"161", "P161"},
              {"P164", "P164"},
              {"tofve", NULL},
              {"tufve", "O029"},
              {"federated cross", "P153"}};

  g_autoptr (StaffKiosk) self = open_prepared (landscape);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    AffTextLine *line = aff_text_line_find (aff_window_get_page (self->kiosk->window));

    aff_text_line_set_text (line, rows[i].query);
    kiosk_settle (self->kiosk);
    if (rows[i].paper != NULL)
      g_assert_nonnull (find_row (self, rows[i].paper));
    else
      g_assert_true (kiosk_says (self->kiosk, "No poster of this session has that"));
  }
  staff_press (self, "Clear the search");
  g_assert_nonnull (find_row (self, "P010"));
}

static void
test_note_is_written_with_the_own_keyboard (void)
{
  g_autoptr (StaffKiosk) self = open_prepared (landscape);

  kiosk_press (self->kiosk, kiosk_find_board (self->kiosk, "24"));
  staff_press (self, "Board note");
  staff_press (self, "w");
  staff_press (self, "e");
  staff_press (self, "t");
  staff_press (self, "Save");
  staff_wait_for (self, "Note of board 24 saved");
  g_assert_true (kiosk_says (self->kiosk, "wet"));
  g_assert_false (staff_has (self, "w"));
}

// Staff stand as close as visitors and have as many thumbs.
static void
check_sizes (StaffKiosk *self)
{
  GtkWidget *window = GTK_WIDGET (self->kiosk->window);
  g_autoptr (GPtrArray) controls = kiosk_list_controls (window);
  g_autoptr (GPtrArray) labels = kiosk_list (window, GTK_TYPE_LABEL);

  for (guint i = 0; i < controls->len; i++) {
    GtkWidget *control = g_ptr_array_index (controls, i);
    int least = AFF_IS_BOARD_TARGET (control) ? 48 : 56;

    if (gtk_widget_get_width (control) < least || gtk_widget_get_height (control) < least)
      kiosk_complain ("boards", "a control of %s is %d by %d", G_OBJECT_TYPE_NAME (control),
                      gtk_widget_get_width (control), gtk_widget_get_height (control));
  }
  for (guint i = 0; i < labels->len; i++) {
    PangoContext *context = gtk_widget_get_pango_context (g_ptr_array_index (labels, i));
    int size = pango_font_description_get_size (pango_context_get_font_description (context));

    if (size < 18 * PANGO_SCALE)
      kiosk_complain ("boards", "“%s” is set in %d px",
                      gtk_label_get_text (g_ptr_array_index (labels, i)), size / PANGO_SCALE);
  }
}

static void
test_targets_and_text_are_large_enough (void)
{
  const KioskSize sizes[] = {landscape, portrait};

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++) {
    g_autoptr (StaffKiosk) self = open_prepared (sizes[i]);

    check_sizes (self);
    kiosk_press (self->kiosk, kiosk_find_board (self->kiosk, "17"));
    check_sizes (self);
    kiosk_check_whole (self->kiosk, "a selected board");
    staff_press (self, "Wait list, 2");
    kiosk_press (self->kiosk, find_row (self, "P164"));
    check_sizes (self);
    kiosk_check_whole (self->kiosk, "a poster in hand");
  }
}

static void
test_posters_show_whole_with_a_note (void)
{
  // Long titles and authors, a wide poster, a free board and a closed one.
  static const char *const labels[] = {"4", "9", "15", "18", "22", "24", "30"};
  const KioskSize sizes[] = {landscape, portrait};

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++) {
    g_autoptr (StaffKiosk)
      self = open_as (sizes[i], AFF_PERMIT_DESK,
                      PREPARED "UPDATE board SET note = 'By the door, wet';");

    for (guint board = 0; board < G_N_ELEMENTS (labels); board++) {
      kiosk_press (self->kiosk, kiosk_find_board (self->kiosk, labels[board]));
      kiosk_check_whole (self->kiosk, labels[board]);
    }
  }
}

// Somebody else changes the file while the page stands.
static void
test_page_follows_the_file (void)
{
  g_autoptr (StaffKiosk) self = open_prepared (landscape);
  g_autoptr (GError) error = NULL;
  g_autoptr (AffDb) db = aff_db_open (self->path, AFF_DB_WRITE, &error);

  g_assert_no_error (error);
  fixture_change (db, "INSERT INTO placement (item, board, presentation) SELECT item, board.id,"
                      " presentation.id FROM presentation JOIN paper ON paper.id = paper"
                      " JOIN board ON label = '24' WHERE number = 'P010' AND kind = 'poster'");
  staff_wait_for (self, "To place, 0");
  g_assert_null (find_row (self, "P010"));
}

// What the board LABEL is called on the map; free with g_free.
static char *
name_seat (StaffKiosk *self, const char *label)
{
  const AffProgramme *programme = aff_live_programme (self->kiosk->live);
  const AffItem *item = aff_agenda_poster_item (programme, KIOSK_NOW);
  g_autoptr (GArray) seats = aff_agenda_seats (programme, item, KIOSK_NOW);

  for (guint i = 0; i < seats->len; i++) {
    const AffSeat *seat = &g_array_index (seats, AffSeat, i);

    if (g_str_equal (seat->board->label, label))
      return aff_words_seat (seat, "en");
  }
  return NULL;
}

// The mark on the board says so as well.
static void
check_mark (StaffKiosk *self, const char *label, gboolean is_here)
{
  g_autofree char *name = name_seat (self, label);

  g_assert_true (kiosk_is_named (kiosk_find_board (self->kiosk, label), name));
  g_assert_true ((strstr (name, "Presenter at the board") != NULL) == is_here);
}

#define SILENT PREPARED "DELETE FROM presence;"

static void
check_presence (KioskSize size, AffPermitRole role)
{
  g_autoptr (StaffKiosk) self = open_as (size, role, SILENT);

  kiosk_press (self->kiosk, kiosk_find_board (self->kiosk, "17"));
  check_mark (self, "17", FALSE);
  staff_press (self, "Presenter is there");
  staff_wait_for (self, "The presenter of P161 is there");
  staff_wait_for (self, "Since 15:24");
  check_mark (self, "17", TRUE);
  g_assert_false (staff_has (self, "Presenter is there"));
  staff_press (self, "Undo");
  staff_wait_for (self, "Presenter is there");
  check_mark (self, "17", FALSE);
  g_assert_false (kiosk_says (self->kiosk, "Since 15:24"));
  staff_press (self, "Presenter is there");
  staff_wait_for (self, "Presenter is not there");
  staff_press (self, "Presenter is not there");
  staff_wait_for (self, "Presenter away");
  check_mark (self, "17", FALSE);
  staff_press (self, "Will not come");
  staff_wait_for (self, "Presenter not here today");
  g_assert_false (staff_has (self, "Will not come"));
  staff_press (self, "Still expected");
  staff_wait_for (self, "Presenter expected");
}

static void
test_desk_and_chair_say_where_a_presenter_is (void)
{
  check_presence (landscape, AFF_PERMIT_DESK);
  check_presence (portrait, AFF_PERMIT_DESK);
  check_presence (landscape, AFF_PERMIT_CHAIR);
}

static void
check_undo_words (const char *language,
                  const char *done,
                  const char *undone,
                  const char *redone)
{
  g_autoptr (StaffKiosk) self = open_prepared (landscape);

  kiosk_act (self->kiosk, "win.language", g_variant_new_string (language));
  kiosk_press (self->kiosk, kiosk_find_board (self->kiosk, "24"));
  act (self, "boards.close");
  staff_wait_for (self, done);
  act (self, "boards.undo");
  staff_wait_for (self, undone);
  act (self, "boards.redo");
  staff_wait_for (self, redone);
}

// The log is English; what staff read is not.
static void
test_undo_speaks_the_language_of_the_page (void)
{
  check_undo_words ("en", "Board 24 closed", "Undone: Board 24 closed",
                    "Done again: Board 24 closed");
  check_undo_words ("fr", "Panneau 24 fermé", "Annulé\u202f: Panneau 24 fermé",
                    "Rétabli\u202f: Panneau 24 fermé");
  check_undo_words ("de", "Tafel 24 geschlossen", "Rückgängig gemacht: Tafel 24 geschlossen",
                    "Wiederholt: Tafel 24 geschlossen");
}

static void
test_nobody_is_at_a_free_board_or_after_the_session (void)
{
  g_autoptr (StaffKiosk) self = open_prepared (landscape);

  kiosk_press (self->kiosk, kiosk_find_board (self->kiosk, "24"));
  g_assert_true (staff_has (self, "Close board"));
  g_assert_false (staff_has (self, "Presenter is there"));
  g_clear_pointer (&self, staff_close);
  self = open_as (landscape, AFF_PERMIT_DESK,
                  "UPDATE item SET live_end = unixepoch ('2026-10-04T13:20:00Z') WHERE id IN"
                  " (SELECT item FROM item_nature WHERE nature = 'poster');");
  kiosk_press (self->kiosk, kiosk_find_board (self->kiosk, "17"));
  g_assert_true (staff_has (self, "Take off"));
  g_assert_false (staff_has (self, "Presenter is there"));
}

int
main (int argc, char **argv)
{
  kiosk_start (&argc, &argv);
  g_test_add_func ("/ui/staff-boards/posters-are-dragged", test_posters_are_dragged);
  g_test_add_func ("/ui/staff-boards/drag-onto-a-closed-board-is-refused-in-words",
                   test_drag_onto_a_closed_board_is_refused_in_words);
  g_test_add_func ("/ui/staff-boards/posters-are-tapped", test_posters_are_tapped);
  g_test_add_func ("/ui/staff-boards/posters-are-sent-by-keys", test_posters_are_sent_by_keys);
  g_test_add_func ("/ui/staff-boards/everything-has-a-name-to-be-asked-for",
                   test_everything_has_a_name_to_be_asked_for);
  g_test_add_func ("/ui/staff-boards/poster-that-hangs-nowhere-takes-a-taken-board",
                   test_poster_that_hangs_nowhere_takes_a_taken_board);
  g_test_add_func ("/ui/staff-boards/who-waits-takes-a-taken-board",
                   test_who_waits_takes_a_taken_board);
  g_test_add_func ("/ui/staff-boards/poster-that-is-kept-is-not-replaced",
                   test_poster_that_is_kept_is_not_replaced);
  g_test_add_func ("/ui/staff-boards/wait-list-is-offered-a-board",
                   test_wait_list_is_offered_a_board);
  g_test_add_func ("/ui/staff-boards/wait-list-is-kept-in-order",
                   test_wait_list_is_kept_in_order);
  g_test_add_func ("/ui/staff-boards/problem-leads-to-a-board-that-mends-it",
                   test_problem_leads_to_a_board_that_mends_it);
  g_test_add_func ("/ui/staff-boards/search-finds-number-title-and-name",
                   test_search_finds_number_title_and_name);
  g_test_add_func ("/ui/staff-boards/note-is-written-with-the-own-keyboard",
                   test_note_is_written_with_the_own_keyboard);
  g_test_add_func ("/ui/staff-boards/targets-and-text-are-large-enough",
                   test_targets_and_text_are_large_enough);
  g_test_add_func ("/ui/staff-boards/posters-show-whole-with-a-note",
                   test_posters_show_whole_with_a_note);
  g_test_add_func ("/ui/staff-boards/page-follows-the-file", test_page_follows_the_file);
  g_test_add_func ("/ui/staff-boards/desk-and-chair-say-where-a-presenter-is",
                   test_desk_and_chair_say_where_a_presenter_is);
  g_test_add_func ("/ui/staff-boards/undo-speaks-the-language-of-the-page",
                   test_undo_speaks_the_language_of_the_page);
  g_test_add_func ("/ui/staff-boards/nobody-is-at-a-free-board-or-after-the-session",
                   test_nobody_is_at_a_free_board_or_after_the_session);
  return g_test_run ();
}

// SPDX-License-Identifier: GPL-3.0-or-later
// The state of the page and what its actions do. Its parts are in boards-layout.c, dragging in
// boards-drag.c.
#include "ui/staff/boards-page.h"

#include "ui/map/board-target.h"
#include "ui/staff/board-words.h"
#include "ui/staff/boards-page-private.h"
#include "ui/staff/staff-frame.h"
#include "ui/widget/words.h"

#include <glib/gi18n.h>

G_DEFINE_FINAL_TYPE (AffBoardsPage, aff_boards_page, GTK_TYPE_WIDGET)

static AffDeskView *
get_view (AffBoardsPage *self)
{
  return aff_desk_view (self->desk);
}

static gint64
find_holder (const AffHanging *hanging, gint64 board)
{
  const AffSeat *seat = aff_hanging_seat (hanging, board);

  return seat != NULL && seat->presentation != NULL ? seat->presentation->id : 0;
}

// The boards on which another poster hangs than in FORMER, if that was of the same session.
static void
note_moves (AffBoardsPage *self, const AffHanging *former)
{
  if (former == NULL || former->programme == self->hanging->programme)
    return;
  if (former->item == NULL || self->hanging->item == NULL ||
      former->item->id != self->hanging->item->id ||
      former->programme->version == self->hanging->programme->version)
    return;
  g_array_set_size (self->moved, 0);
  for (guint i = 0; i < self->hanging->seats->len; i++) {
    AffBoardMark mark = {.marks = AFF_MARK_MOVED};

    mark.board = g_array_index (self->hanging->seats, AffSeat, i).board->id;
    gint64 holder = find_holder (self->hanging, mark.board);
    if (holder != 0 && holder != find_holder (former, mark.board))
      g_array_append_val (self->moved, mark);
  }
}

static guint
find_marks (const GArray *marks, gint64 board)
{
  guint found = 0;

  for (guint i = 0; i < marks->len; i++) {
    const AffBoardMark *mark = &g_array_index (marks, AffBoardMark, i);

    if (mark->board == board)
      found |= mark->marks;
  }
  return found;
}

// While a poster is in hand, boards that would not take it step back.
static gboolean
is_out (AffBoardsPage *self, gint64 board)
{
  AffDeskView *view = get_view (self);
  gint64 paper = self->is_dragging ? self->pressed : view->paper;

  if (paper == 0)
    return FALSE;
  if (view->mends && !self->is_dragging)
    return !aff_hanging_remedies (self->hanging, paper, board, (AffRemedy) view->remedy);
  return aff_hanging_drop (self->hanging, paper, board).kind == AFF_DROP_REFUSED;
}

static GArray *
make_marks (AffBoardsPage *self)
{
  GArray *marks = g_array_new (FALSE, FALSE, sizeof (AffBoardMark));

  for (guint i = 0; i < self->hanging->seats->len; i++) {
    AffBoardMark mark = {.board = g_array_index (self->hanging->seats, AffSeat, i).board->id};

    mark.marks = find_marks (self->hanging->marks, mark.board) |
                 find_marks (self->moved, mark.board);
    if (is_out (self, mark.board))
      mark.marks |= AFF_MARK_OUT;
    g_array_append_val (marks, mark);
  }
  return marks;
}

static void
show_map (AffBoardsPage *self)
{
  const AffPlace *kiosk = aff_scene_kiosk (self->scene);
  g_autoptr (GArray) marks = make_marks (self);
  AffMapContent content = {
    .plan = self->hanging->plan,
    .seats = self->hanging->seats,
    .marks = marks,
    .language = aff_scene_language (self->scene),
    .kiosk = kiosk != NULL && kiosk->plan == self->hanging->plan ? kiosk : NULL,
    .selected = get_view (self)->board,
    .unit_px = aff_scene_scale (self->scene),
  };

  aff_map_view_show (self->map, self->hanging->programme, &content);
}

static char *
describe_session (const AffItem *item)
{
  if (item->standing.start == AFF_UNKNOWN_TIME)
    return g_strdup (item->title);
  g_autofree char *day = aff_words_date (item->standing_day);
  g_autofree char *time = aff_words_time (item->workshop->zone, item->standing.start);
  return g_strdup_printf ("%s, %s, %s", item->title, day, time);
}

static guint
find_session (AffBoardsPage *self, GPtrArray *items)
{
  guint index = 0;

  if (!g_ptr_array_find (items, self->hanging->item, &index))
    return 0;
  return index;
}

static void
set_enabled (AffBoardsPage *self, const char *action, gboolean is_enabled)
{
  GAction *found = g_action_map_lookup_action (G_ACTION_MAP (self->actions), action);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (found), is_enabled);
}

static void
show_chooser (AffBoardsPage *self)
{
  g_autoptr (GPtrArray) items = aff_hanging_items (self->hanging->programme);
  guint index = find_session (self, items);
  g_autofree char *words = describe_session (self->hanging->item);

  gtk_widget_set_visible (self->chooser, items->len > 1 && get_view (self)->paper == 0);
  gtk_label_set_label (self->session, words);
  set_enabled (self, "earlier-session", index > 0);
  set_enabled (self, "later-session", index + 1 < items->len);
}

static void
name_button (GtkWidget *button, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

static void
show_history (AffBoardsPage *self)
{
  const char *undoable = aff_desk_undoable (self->desk);
  const char *redoable = aff_desk_redoable (self->desk);

  // Translators: what the button Undo takes back, a sentence of the log.
  g_autofree char *undo = g_strdup_printf (_ ("Undo: %s"), undoable != NULL ? undoable : "");
  // Translators: what the button Redo brings back, a sentence of the log.
  g_autofree char *redo = g_strdup_printf (_ ("Redo: %s"), redoable != NULL ? redoable : "");

  set_enabled (self, "undo", undoable != NULL);
  set_enabled (self, "redo", redoable != NULL);
  name_button (self->undo, undoable != NULL ? undo : _ ("Undo"));
  name_button (self->redo, redoable != NULL ? redo : _ ("Redo"));
  gtk_label_set_label (self->history, undoable != NULL ? undoable : "");
}

static char *
describe_in_hand (AffBoardsPage *self, const AffPaper *paper)
{
  AffDeskView *view = get_view (self);

  if (view->swaps)
    return g_strdup_printf (_ ("%s: choose the board to swap with"), paper->number);
  return g_strdup_printf (_ ("%s: choose a board"), paper->number);
}

// What can be done with PAPER and the line of those who wait.
static void
show_queue_buttons (AffBoardsPage *self, const AffPaper *paper)
{
  const AffPresentation *poster = aff_hanging_poster (self->hanging, paper->id);
  guint position = 0;
  gboolean waits = aff_waiting_find (self->hanging->item, paper, &position);
  gboolean may_wait = paper->track != NULL && paper->track->by_availability;

  gtk_widget_set_visible (self->queue_up, waits && position > 0);
  gtk_widget_set_visible (self->queue_leave, waits);
  gtk_widget_set_visible (self->queue_join,
                          !waits && may_wait && (poster == NULL || poster->board == NULL));
}

static void
show_in_hand (AffBoardsPage *self)
{
  const AffPaper *paper = aff_hanging_paper (self->hanging, get_view (self)->paper);
  const AffPresentation *poster = aff_hanging_poster (self->hanging, get_view (self)->paper);

  if (paper == NULL)
    get_view (self)->paper = 0;
  gtk_widget_set_visible (self->in_hand, paper != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->history), paper == NULL);
  set_enabled (self, "cancel", paper != NULL);
  set_enabled (self, "take-off", poster != NULL && poster->board != NULL);
  if (paper == NULL) {
    aff_map_view_set_target (self->map, 0);
    return;
  }
  g_autofree char *words = describe_in_hand (self, paper);
  gtk_label_set_label (self->in_hand_words, words);
  show_queue_buttons (self, paper);
}

static void
set_state (AffBoardsPage *self, const char *action, GVariant *state)
{
  GAction *found = g_action_map_lookup_action (G_ACTION_MAP (self->actions), action);

  g_simple_action_set_state (G_SIMPLE_ACTION (found), state);
}

void
aff_boards_page_refresh (AffBoardsPage *self)
{
  AffDeskView *view = get_view (self);
  gboolean has_boards = self->hanging != NULL && self->hanging->item != NULL &&
                        self->hanging->plan != NULL;

  gtk_widget_set_visible (self->overlay, has_boards);
  gtk_widget_set_visible (self->blank, !has_boards);
  if (!has_boards)
    return;
  set_state (self, "queue", g_variant_new_string (view->is_queue ? "waiting" : "to-place"));
  show_in_hand (self);
  show_chooser (self);
  show_history (self);
  aff_placing_list_show (self->placing, self->hanging, view);
  aff_problem_list_show (self->problems, self->hanging);
  aff_board_inspector_show (self->inspector, self->hanging, view);
  show_map (self);
}

static void
reload (AffBoardsPage *self)
{
  AffProgramme *programme = aff_scene_programme (self->scene);
  AffHanging *former = self->hanging;

  if (programme == NULL || !aff_desk_is_open (self->desk))
    return;
  self->hanging = aff_hanging_new (programme, get_view (self)->item,
                                   aff_scene_now (self->scene));
  note_moves (self, former);
  aff_hanging_free (former);
  aff_boards_page_refresh (self);
}

static void
hold (AffBoardsPage *self, gint64 paper, gboolean swaps)
{
  AffDeskView *view = get_view (self);

  view->paper = paper;
  view->swaps = swaps;
  view->mends = FALSE;
  aff_boards_page_refresh (self);
}

// Keys go on at the board where it hangs, or where it could hang.
static void
lead_focus (AffBoardsPage *self, gint64 paper)
{
  const AffPresentation *poster = aff_hanging_poster (self->hanging, paper);
  const GPtrArray *free_boards = self->hanging->free;

  if (poster != NULL && poster->board != NULL)
    aff_map_view_focus_on (self->map, poster->board->id);
  else if (free_boards->len > 0)
    aff_map_view_focus_on (self->map,
                           ((const AffBoard *) g_ptr_array_index (free_boards, 0))->id);
  else
    aff_map_view_focus_on (self->map,
                           g_array_index (self->hanging->seats, AffSeat, 0).board->id);
}

void
aff_boards_page_pick (AffBoardsPage *self, gint64 paper)
{
  hold (self, paper, FALSE);
  if (paper != 0)
    lead_focus (self, paper);
}

static void
ask_place (AffBoardsPage *self, AffPlacementJob job, const char *said)
{
  job.item = self->hanging->item->id;
  aff_desk_place (self->desk, &job, said);
}

static void
carry_out (AffBoardsPage *self,
           const AffDrop *drop,
           const AffPaper *paper,
           const AffBoard *board,
           const char *said)
{
  const AffPresentation *poster = aff_hanging_poster (self->hanging, paper->id);
  AffWaitingJob queue = {.kind = AFF_WAITING_ACCEPT,
                         .item = self->hanging->item->id,
                         .paper = paper->id,
                         .board = board->id};

  switch (drop->kind) {
  case AFF_DROP_PLACE:
    ask_place (self,
               (AffPlacementJob){.kind = AFF_PLACEMENT_PLACE,
                                 .presentation = poster->id,
                                 .board = board->id},
               said);
    break;
  case AFF_DROP_SWAP:
    ask_place (self,
               (AffPlacementJob){.kind = AFF_PLACEMENT_SWAP,
                                 .board = poster->board->id,
                                 .other_board = board->id},
               said);
    break;
  case AFF_DROP_ACCEPT:
    aff_desk_queue (self->desk, &queue, said);
    break;
  case AFF_DROP_NOTHING:
  case AFF_DROP_REFUSED:
  default:
    break;
  }
}

void
aff_boards_page_drop (AffBoardsPage *self, gint64 paper, gint64 board)
{
  AffDeskView *view = get_view (self);
  const AffPaper *held = aff_hanging_paper (self->hanging, paper);
  const AffPresentation *poster = aff_hanging_poster (self->hanging, paper);
  const AffSeat *seat = aff_hanging_seat (self->hanging, board);
  AffDrop drop = aff_hanging_drop (self->hanging, paper, board);

  if (held == NULL || seat == NULL)
    return;
  if (drop.kind == AFF_DROP_REFUSED) {
    g_autofree char *why = aff_board_words_problem (&drop.problem);
    aff_desk_say (self->desk, why);
    return;
  }
  const AffBoard *from = poster != NULL ? poster->board : NULL;
  g_autofree char *said = aff_board_words_done (&drop, held, from, seat->board);
  view->paper = 0;
  view->board = board;
  carry_out (self, &drop, held, seat->board, said);
  aff_boards_page_refresh (self);
}

void
aff_boards_page_take_off (AffBoardsPage *self, gint64 paper)
{
  const AffPresentation *poster = aff_hanging_poster (self->hanging, paper);

  if (poster == NULL || poster->board == NULL)
    return;
  g_autofree char *said = g_strdup_printf (_ ("Poster %1$s taken off board %2$s"),
                                           poster->paper->number, poster->board->label);
  get_view (self)->paper = 0;
  ask_place (self, (AffPlacementJob){.kind = AFF_PLACEMENT_FREE, .presentation = poster->id},
             said);
  aff_boards_page_refresh (self);
}

char *
aff_boards_page_aim (AffBoardsPage *self, gint64 paper, gint64 board, gboolean *is_refused)
{
  const AffSeat *seat = aff_hanging_seat (self->hanging, board);
  AffDrop drop = aff_hanging_drop (self->hanging, paper, board);
  gboolean is_taking = paper != 0 && seat != NULL && drop.kind != AFF_DROP_REFUSED;

  *is_refused = drop.kind == AFF_DROP_REFUSED;
  aff_map_view_set_target (self->map, is_taking ? board : 0);
  if (paper == 0 || seat == NULL)
    return NULL;
  return aff_board_words_offer (&drop, seat->board);
}

static void
select_board (AffBoardsPage *self, gint64 board)
{
  get_view (self)->board = board;
  g_array_set_size (self->moved, 0);
  aff_boards_page_refresh (self);
}

static void
on_board_chosen (AffMapView *map, gint64 board, AffBoardsPage *self)
{
  gint64 paper = get_view (self)->paper;

  if (paper != 0)
    aff_boards_page_drop (self, paper, board);
  else
    select_board (self, board);
}

static void
on_board_focused (AffMapView *map, gint64 board, AffBoardsPage *self)
{
  gint64 paper = get_view (self)->paper;
  gboolean is_refused;

  if (paper == 0)
    return;
  g_autofree char *words = aff_boards_page_aim (self, paper, board, &is_refused);
  if (words == NULL)
    return;
  const AffPaper *held = aff_hanging_paper (self->hanging, paper);
  g_autofree char *line = g_strdup_printf ("%s: %s", held->number, words);
  gtk_label_set_label (self->in_hand_words, line);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->in_hand), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  line, -1);
}

static const AffSeat *
get_selected (AffBoardsPage *self)
{
  return aff_hanging_seat (self->hanging, get_view (self)->board);
}

static const AffPresentation *
get_selected_poster (AffBoardsPage *self)
{
  const AffSeat *seat = get_selected (self);

  return seat != NULL ? seat->presentation : NULL;
}

static void
on_pick (GSimpleAction *action, GVariant *target, gpointer data)
{
  AffBoardsPage *self = AFF_BOARDS_PAGE (data);
  gint64 paper = g_variant_get_int64 (target);

  // A second touch lays it down again.
  aff_boards_page_pick (self, paper == get_view (self)->paper ? 0 : paper);
}

static void
on_cancel_pick (GSimpleAction *action, GVariant *target, gpointer data)
{
  aff_boards_page_pick (AFF_BOARDS_PAGE (data), 0);
}

static void
on_select (GSimpleAction *action, GVariant *target, gpointer data)
{
  select_board (AFF_BOARDS_PAGE (data), g_variant_get_int64 (target));
}

static void
on_queue (GSimpleAction *action, GVariant *target, gpointer data)
{
  AffBoardsPage *self = AFF_BOARDS_PAGE (data);

  get_view (self)->is_queue = g_str_equal (g_variant_get_string (target, NULL), "waiting");
  aff_placing_list_clear_search (self->placing);
  aff_boards_page_refresh (self);
}

static void
on_accept (GSimpleAction *action, GVariant *target, gpointer data)
{
  AffBoardsPage *self = AFF_BOARDS_PAGE (data);

  if (self->hanging->offer.paper != NULL)
    aff_boards_page_drop (self, self->hanging->offer.paper->id, self->hanging->offer.board->id);
}

// Does what JOB says with the paper in hand, and lays it down.
static void
change_queue (AffBoardsPage *self, AffWaitingJob job, const char *said)
{
  job.item = self->hanging->item->id;
  job.paper = get_view (self)->paper;
  aff_desk_queue (self->desk, &job, said);
  hold (self, 0, FALSE);
}

static const AffPaper *
get_in_hand (AffBoardsPage *self)
{
  return aff_hanging_paper (self->hanging, get_view (self)->paper);
}

static void
on_queue_up (GSimpleAction *action, GVariant *target, gpointer data)
{
  AffBoardsPage *self = AFF_BOARDS_PAGE (data);
  const AffPaper *paper = get_in_hand (self);
  guint position = 0;

  if (paper == NULL || !aff_waiting_find (self->hanging->item, paper, &position) ||
      position == 0)
    return;
  g_autofree char *said = g_strdup_printf (_ ("%s moved up the wait list"), paper->number);
  change_queue (self, (AffWaitingJob){.kind = AFF_WAITING_MOVE, .position = position - 1},
                said);
}

static void
on_queue_leave (GSimpleAction *action, GVariant *target, gpointer data)
{
  AffBoardsPage *self = AFF_BOARDS_PAGE (data);
  const AffPaper *paper = get_in_hand (self);

  if (paper == NULL)
    return;
  g_autofree char *said = g_strdup_printf (_ ("%s no longer waits"), paper->number);
  change_queue (self, (AffWaitingJob){.kind = AFF_WAITING_REMOVE}, said);
}

static void
on_queue_join (GSimpleAction *action, GVariant *target, gpointer data)
{
  AffBoardsPage *self = AFF_BOARDS_PAGE (data);
  const AffPaper *paper = get_in_hand (self);

  if (paper == NULL)
    return;
  g_autofree char *said = g_strdup_printf (_ ("%s waits for a board"), paper->number);
  change_queue (self, (AffWaitingJob){.kind = AFF_WAITING_ADD, .position = AFF_WAITING_LAST},
                said);
}

static void
on_take_off (GSimpleAction *action, GVariant *target, gpointer data)
{
  AffBoardsPage *self = AFF_BOARDS_PAGE (data);

  aff_boards_page_take_off (self, get_view (self)->paper);
}

static void
on_free (GSimpleAction *action, GVariant *target, gpointer data)
{
  AffBoardsPage *self = AFF_BOARDS_PAGE (data);
  const AffPresentation *poster = get_selected_poster (self);

  if (poster != NULL)
    aff_boards_page_take_off (self, poster->paper->id);
}

static void
on_move (GSimpleAction *action, GVariant *target, gpointer data)
{
  AffBoardsPage *self = AFF_BOARDS_PAGE (data);
  const AffPresentation *poster = get_selected_poster (self);

  if (poster != NULL)
    aff_boards_page_pick (self, poster->paper->id);
}

static void
on_swap (GSimpleAction *action, GVariant *target, gpointer data)
{
  AffBoardsPage *self = AFF_BOARDS_PAGE (data);
  const AffPresentation *poster = get_selected_poster (self);

  if (poster == NULL)
    return;
  hold (self, poster->paper->id, TRUE);
  lead_focus (self, poster->paper->id);
}

static void
on_keep (GSimpleAction *action, GVariant *target, gpointer data)
{
  AffBoardsPage *self = AFF_BOARDS_PAGE (data);
  const AffPresentation *poster = get_selected_poster (self);
  gboolean is_kept = g_variant_get_boolean (target);

  if (poster == NULL)
    return;
  g_autofree char *said = g_strdup_printf (is_kept ? _ ("Poster %s stays on its board")
                                                   : _ ("Poster %s may be moved by a plan"),
                                           poster->paper->number);
  ask_place (self,
             (AffPlacementJob){.kind = is_kept ? AFF_PLACEMENT_KEEP : AFF_PLACEMENT_UNKEEP,
                               .presentation = poster->id},
             said);
}

static void
change_board (AffBoardsPage *self, AffPlacementKind kind)
{
  const AffSeat *seat = get_selected (self);

  if (seat == NULL)
    return;
  g_autofree char *said = kind == AFF_PLACEMENT_CLOSE
                            ? g_strdup_printf (_ ("Board %s closed"), seat->board->label)
                            : g_strdup_printf (_ ("Board %s open again"), seat->board->label);
  ask_place (self, (AffPlacementJob){.kind = kind, .board = seat->board->id}, said);
}

static void
on_close (GSimpleAction *action, GVariant *target, gpointer data)
{
  change_board (AFF_BOARDS_PAGE (data), AFF_PLACEMENT_CLOSE);
}

static void
on_reopen (GSimpleAction *action, GVariant *target, gpointer data)
{
  change_board (AFF_BOARDS_PAGE (data), AFF_PLACEMENT_REOPEN);
}

static void
on_note (GSimpleAction *action, GVariant *target, gpointer data)
{
  AffBoardsPage *self = AFF_BOARDS_PAGE (data);
  const AffSeat *seat = get_selected (self);
  g_autofree char *note = g_strstrip (g_strdup (g_variant_get_string (target, NULL)));

  if (seat == NULL)
    return;
  g_autofree char *said = g_strdup_printf (_ ("Note of board %s saved"), seat->board->label);
  ask_place (self,
             (AffPlacementJob){.kind = AFF_PLACEMENT_NOTE,
                               .board = seat->board->id,
                               .note = *note != '\0' ? note : NULL},
             said);
}

static void
on_remedy (GSimpleAction *action, GVariant *target, gpointer data)
{
  AffBoardsPage *self = AFF_BOARDS_PAGE (data);
  AffDeskView *view = get_view (self);
  g_autofree char *page = NULL;
  gint64 paper;
  int remedy;

  g_variant_get (target, "(xi)", &paper, &remedy);
  if (remedy == AFF_REMEDY_TAKE_OFF) {
    aff_boards_page_take_off (self, paper);
    return;
  }
  if (remedy == AFF_REMEDY_ADD_LINK) {
    page = g_strdup_printf ("programme:paper %" G_GINT64_FORMAT, paper);
    gtk_widget_activate_action (GTK_WIDGET (self), "staff.show", "s", page);
    return;
  }
  const AffPresentation *poster = aff_hanging_poster (self->hanging, paper);
  if (poster != NULL && poster->board != NULL)
    view->board = poster->board->id;
  hold (self, paper, FALSE);
  view->mends = TRUE;
  view->remedy = remedy;
  aff_boards_page_refresh (self);
  lead_focus (self, paper);
}

static void
on_undo (GSimpleAction *action, GVariant *target, gpointer data)
{
  aff_desk_undo (AFF_BOARDS_PAGE (data)->desk);
}

static void
on_redo (GSimpleAction *action, GVariant *target, gpointer data)
{
  aff_desk_redo (AFF_BOARDS_PAGE (data)->desk);
}

static void
on_refresh (GSimpleAction *action, GVariant *target, gpointer data)
{
  aff_boards_page_refresh (AFF_BOARDS_PAGE (data));
}

static void
turn_session (AffBoardsPage *self, int direction)
{
  g_autoptr (GPtrArray) items = aff_hanging_items (self->hanging->programme);
  int index = (int) find_session (self, items) + direction;

  if (index < 0 || index >= (int) items->len)
    return;
  get_view (self)->item = ((const AffItem *) g_ptr_array_index (items, index))->id;
  get_view (self)->paper = 0;
  reload (self);
}

static void
on_earlier_session (GSimpleAction *action, GVariant *target, gpointer data)
{
  turn_session (AFF_BOARDS_PAGE (data), -1);
}

static void
on_later_session (GSimpleAction *action, GVariant *target, gpointer data)
{
  turn_session (AFF_BOARDS_PAGE (data), 1);
}

static void
add_actions (AffBoardsPage *self)
{
  const GActionEntry entries[] = {
    {.name = "pick", .parameter_type = "x", .activate = on_pick},
    {.name = "cancel", .activate = on_cancel_pick},
    {.name = "select", .parameter_type = "x", .activate = on_select},
    {.name = "queue", .parameter_type = "s", .state = "'to-place'", .activate = on_queue},
    {.name = "accept", .activate = on_accept},
    {.name = "queue-up", .activate = on_queue_up},
    {.name = "queue-leave", .activate = on_queue_leave},
    {.name = "queue-join", .activate = on_queue_join},
    {.name = "take-off", .activate = on_take_off},
    {.name = "free", .activate = on_free},
    {.name = "move", .activate = on_move},
    {.name = "swap", .activate = on_swap},
    {.name = "keep", .parameter_type = "b", .activate = on_keep},
    {.name = "close", .activate = on_close},
    {.name = "reopen", .activate = on_reopen},
    {.name = "note", .parameter_type = "s", .activate = on_note},
    {.name = "remedy", .parameter_type = "(xi)", .activate = on_remedy},
    {.name = "undo", .activate = on_undo},
    {.name = "redo", .activate = on_redo},
    {.name = "refresh", .activate = on_refresh},
    {.name = "earlier-session", .activate = on_earlier_session},
    {.name = "later-session", .activate = on_later_session},
  };

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries,
                                   G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "boards", G_ACTION_GROUP (self->actions));
}

// Before the board's own key: Enter on a board takes its poster in hand, if none is.
static gboolean
on_captured_key (GtkEventControllerKey *controller,
                 guint key,
                 guint code,
                 GdkModifierType modifiers,
                 AffBoardsPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if ((key != GDK_KEY_Return && key != GDK_KEY_KP_Enter) || !AFF_IS_BOARD_TARGET (focus) ||
      get_view (self)->paper != 0)
    return FALSE;
  gint64 board = aff_board_target_board (AFF_BOARD_TARGET (focus));
  const AffSeat *seat = aff_hanging_seat (self->hanging, board);
  if (seat == NULL || seat->presentation == NULL)
    return FALSE;
  get_view (self)->board = board;
  aff_boards_page_pick (self, seat->presentation->paper->id);
  return TRUE;
}

static gboolean
on_key (GtkEventControllerKey *controller,
        guint key,
        guint code,
        GdkModifierType modifiers,
        AffBoardsPage *self)
{
  guint32 time = gtk_event_controller_get_current_event_time (
    GTK_EVENT_CONTROLLER (controller));

  if (modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK))
    return FALSE;
  return aff_map_view_take_key (self->map, key, time);
}

static void
add_keys (AffBoardsPage *self)
{
  GtkEventController *before = gtk_event_controller_key_new ();
  GtkEventController *after = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (before, GTK_PHASE_CAPTURE);
  g_signal_connect (before, "key-pressed", G_CALLBACK (on_captured_key), self);
  g_signal_connect (after, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), before);
  gtk_widget_add_controller (GTK_WIDGET (self), after);
}

// Escape, and the way back: first what is in hand, then what is selected.
static gboolean
on_cancel (AffStaffFrame *frame, AffBoardsPage *self)
{
  AffDeskView *view = get_view (self);

  if (aff_board_inspector_cancel (self->inspector))
    return TRUE;
  if (view->paper != 0)
    aff_boards_page_pick (self, 0);
  else if (view->board != 0)
    select_board (self, 0);
  else
    return FALSE;
  return TRUE;
}

static void
aff_boards_page_root (GtkWidget *widget)
{
  GtkWidget *frame;

  GTK_WIDGET_CLASS (aff_boards_page_parent_class)->root (widget);
  frame = gtk_widget_get_ancestor (widget, AFF_TYPE_STAFF_FRAME);
  if (frame != NULL)
    g_signal_connect_object (frame, "cancel", G_CALLBACK (on_cancel), widget, 0);
}

static void
aff_boards_page_dispose (GObject *object)
{
  AffBoardsPage *self = AFF_BOARDS_PAGE (object);

  g_clear_pointer (&self->overlay, gtk_widget_unparent);
  g_clear_pointer (&self->blank, gtk_widget_unparent);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "boards", NULL);
  g_clear_object (&self->actions);
  g_clear_pointer (&self->hanging, aff_hanging_free);
  g_clear_pointer (&self->moved, g_array_unref);
  g_clear_object (&self->desk);
  g_clear_object (&self->scene);
  G_OBJECT_CLASS (aff_boards_page_parent_class)->dispose (object);
}

static void
aff_boards_page_class_init (AffBoardsPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = aff_boards_page_dispose;
  widget_class->root = aff_boards_page_root;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "boards-page");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
aff_boards_page_init (AffBoardsPage *self)
{
  self->moved = g_array_new (FALSE, FALSE, sizeof (AffBoardMark));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Boards"), -1);
}

static void
obey (AffBoardsPage *self, const char *argument)
{
  AffDeskView *view = get_view (self);

  if (g_str_has_prefix (argument, "board "))
    view->board = g_ascii_strtoll (argument + strlen ("board "), NULL, 10);
  else if (g_str_has_prefix (argument, "paper "))
    view->paper = g_ascii_strtoll (argument + strlen ("paper "), NULL, 10);
  else if (g_str_equal (argument, "waiting"))
    view->is_queue = TRUE;
}

GtkWidget *
aff_boards_page_new (AffScene *scene, AffDesk *desk, const char *argument)
{
  g_return_val_if_fail (AFF_IS_SCENE (scene) && AFF_IS_DESK (desk), NULL);
  AffBoardsPage *self = g_object_new (AFF_TYPE_BOARDS_PAGE, NULL);

  self->scene = g_object_ref (scene);
  self->desk = g_object_ref (desk);
  obey (self, argument);
  add_actions (self);
  aff_boards_page_arrange (self);
  aff_boards_page_add_drag (self);
  add_keys (self);
  g_signal_connect (self->map, "board-chosen", G_CALLBACK (on_board_chosen), self);
  g_signal_connect (self->map, "board-focused", G_CALLBACK (on_board_focused), self);
  g_signal_connect_swapped (self->placing, "searched", G_CALLBACK (aff_boards_page_refresh),
                            self);
  g_signal_connect_object (aff_scene_live (scene), "changed", G_CALLBACK (reload), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "history-changed", G_CALLBACK (aff_boards_page_refresh), self,
                           G_CONNECT_SWAPPED);
  reload (self);
  return GTK_WIDGET (self);
}

// SPDX-License-Identifier: GPL-3.0-or-later
// What the page shows. Its parts are in boards-layout.c, what its actions do in boards-actions.c,
// posters in hand in boards-hand.c and boards-drag.c.
#include "ui/staff/boards-page.h"

#include "ui/staff/boards-page-private.h"
#include "ui/staff/staff-frame.h"
#include "ui/widget/access.h"
#include "ui/widget/words.h"

#include <glib/gi18n.h>

G_DEFINE_FINAL_TYPE (AffBoardsPage, aff_boards_page, GTK_TYPE_WIDGET)

AffDeskView *
aff_boards_page_view (AffBoardsPage *self)
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
  AffDeskView *view = aff_boards_page_view (self);
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
    .selected = aff_boards_page_view (self)->board,
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

guint
aff_boards_page_session (AffBoardsPage *self, GPtrArray *items)
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
  guint index = aff_boards_page_session (self, items);
  g_autofree char *words = describe_session (self->hanging->item);

  gtk_widget_set_visible (self->chooser,
                          items->len > 1 && aff_boards_page_view (self)->paper == 0);
  gtk_label_set_label (self->session, words);
  set_enabled (self, "earlier-session", index > 0);
  set_enabled (self, "later-session", index + 1 < items->len);
}

static void
show_history (AffBoardsPage *self)
{
  g_autofree char *undoable = aff_desk_undoable (self->desk);
  g_autofree char *redoable = aff_desk_redoable (self->desk);

  // Translators: what the button Undo takes back: “Board 24 closed”.
  g_autofree char *undo = g_strdup_printf (_ ("Undo: %s"), undoable != NULL ? undoable : "");
  // Translators: what the button Redo brings back: “Board 24 closed”.
  g_autofree char *redo = g_strdup_printf (_ ("Redo: %s"), redoable != NULL ? redoable : "");

  set_enabled (self, "undo", undoable != NULL);
  set_enabled (self, "redo", redoable != NULL);
  aff_access_set_name (self->undo, undoable != NULL ? undo : _ ("Undo"));
  aff_access_set_name (self->redo, redoable != NULL ? redo : _ ("Redo"));
  gtk_label_set_label (self->history, undoable != NULL ? undoable : "");
}

static char *
describe_in_hand (AffBoardsPage *self, const AffPaper *paper)
{
  AffDeskView *view = aff_boards_page_view (self);

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
  const AffPaper *paper = aff_hanging_paper (self->hanging, aff_boards_page_view (self)->paper);
  const AffPresentation *poster = aff_hanging_poster (self->hanging,
                                                      aff_boards_page_view (self)->paper);

  if (paper == NULL)
    aff_boards_page_view (self)->paper = 0;
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
  AffDeskView *view = aff_boards_page_view (self);
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

void
aff_boards_page_reload (AffBoardsPage *self)
{
  AffProgramme *programme = aff_scene_programme (self->scene);
  AffHanging *former = self->hanging;

  if (programme == NULL || !aff_desk_is_open (self->desk))
    return;
  self->hanging = aff_hanging_new (programme, aff_boards_page_view (self)->item,
                                   aff_scene_now (self->scene));
  note_moves (self, former);
  aff_hanging_free (former);
  aff_boards_page_refresh (self);
}

// Escape, and the way back: first what is in hand, then what is selected.
static gboolean
on_cancel (AffStaffFrame *frame, AffBoardsPage *self)
{
  AffDeskView *view = aff_boards_page_view (self);

  if (aff_board_inspector_cancel (self->inspector))
    return TRUE;
  if (view->paper != 0)
    aff_boards_page_pick (self, 0);
  else if (view->board != 0)
    aff_boards_page_select (self, 0);
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
  AffDeskView *view = aff_boards_page_view (self);

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
  aff_boards_page_add_actions (self);
  aff_boards_page_arrange (self);
  aff_boards_page_add_drag (self);
  aff_boards_page_add_input (self);
  g_signal_connect_swapped (self->placing, "searched", G_CALLBACK (aff_boards_page_refresh),
                            self);
  g_signal_connect_object (aff_scene_live (scene), "changed",
                           G_CALLBACK (aff_boards_page_reload), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "history-changed", G_CALLBACK (aff_boards_page_refresh), self,
                           G_CONNECT_SWAPPED);
  aff_boards_page_reload (self);
  return GTK_WIDGET (self);
}

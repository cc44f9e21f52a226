// SPDX-License-Identifier: GPL-3.0-or-later
// The actions "boards.*" that the buttons of the page name.
#include "ui/staff/boards-page-private.h"
#include "ui/staff/presence-bar.h"

#include <glib/gi18n.h>

static const AffSeat *
get_selected (AffBoardsPage *self)
{
  return aff_hanging_seat (self->hanging, aff_boards_page_view (self)->board);
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
  aff_boards_page_pick (self, paper == aff_boards_page_view (self)->paper ? 0 : paper);
}

static void
on_cancel_pick (GSimpleAction *action, GVariant *target, gpointer data)
{
  aff_boards_page_pick (AFF_BOARDS_PAGE (data), 0);
}

static void
on_select (GSimpleAction *action, GVariant *target, gpointer data)
{
  aff_boards_page_select (AFF_BOARDS_PAGE (data), g_variant_get_int64 (target));
}

static void
on_queue (GSimpleAction *action, GVariant *target, gpointer data)
{
  AffBoardsPage *self = AFF_BOARDS_PAGE (data);

  aff_boards_page_view (self)->is_queue = g_str_equal (g_variant_get_string (target, NULL),
                                                       "waiting");
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
  job.paper = aff_boards_page_view (self)->paper;
  aff_desk_queue (self->desk, &job, said);
  aff_boards_page_hold (self, 0, FALSE);
}

static const AffPaper *
get_in_hand (AffBoardsPage *self)
{
  return aff_hanging_paper (self->hanging, aff_boards_page_view (self)->paper);
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

  aff_boards_page_take_off (self, aff_boards_page_view (self)->paper);
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
  aff_boards_page_hold (self, poster->paper->id, TRUE);
  aff_boards_page_lead (self, poster->paper->id);
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
  aff_boards_page_ask (self,
                       (AffPlacementJob){.kind = is_kept ? AFF_PLACEMENT_KEEP
                                                         : AFF_PLACEMENT_UNKEEP,
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
  aff_boards_page_ask (self, (AffPlacementJob){.kind = kind, .board = seat->board->id}, said);
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
  aff_boards_page_ask (self,
                       (AffPlacementJob){.kind = AFF_PLACEMENT_NOTE,
                                         .board = seat->board->id,
                                         .note = *note != '\0' ? note : NULL},
                       said);
}

static void
on_presence (GSimpleAction *action, GVariant *target, gpointer data)
{
  AffBoardsPage *self = AFF_BOARDS_PAGE (data);
  const AffPresentation *poster = get_selected_poster (self);
  AffPresenceWord word = (AffPresenceWord) g_variant_get_int32 (target);

  if (poster == NULL)
    return;
  g_autofree char *said = aff_presence_bar_said (word, poster->paper->number);
  AffPresenceJob job = {.presentation = poster->id,
                        .sets_word = TRUE,
                        .word = word,
                        .until = AFF_UNKNOWN_TIME,
                        .back = AFF_UNKNOWN_TIME};
  aff_desk_presence (self->desk, &job, said);
}

static void
on_remedy (GSimpleAction *action, GVariant *target, gpointer data)
{
  AffBoardsPage *self = AFF_BOARDS_PAGE (data);
  AffDeskView *view = aff_boards_page_view (self);
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
  aff_boards_page_hold (self, paper, FALSE);
  view->mends = TRUE;
  view->remedy = remedy;
  aff_boards_page_refresh (self);
  aff_boards_page_lead (self, paper);
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
  int index = (int) aff_boards_page_session (self, items) + direction;

  if (index < 0 || index >= (int) items->len)
    return;
  aff_boards_page_view (self)->item = ((const AffItem *) g_ptr_array_index (items, index))->id;
  aff_boards_page_view (self)->paper = 0;
  aff_boards_page_reload (self);
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

void
aff_boards_page_add_actions (AffBoardsPage *self)
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
    {.name = "presence", .parameter_type = "i", .activate = on_presence},
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

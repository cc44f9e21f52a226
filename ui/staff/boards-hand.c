// SPDX-License-Identifier: GPL-3.0-or-later
// A poster in hand: taken by a touch or a key, dropped on a board or taken off it.
#include "ui/map/board-target.h"
#include "ui/staff/board-words.h"
#include "ui/staff/boards-page-private.h"

#include <glib/gi18n.h>

void
aff_boards_page_hold (AffBoardsPage *self, gint64 paper, gboolean swaps)
{
  AffDeskView *view = aff_boards_page_view (self);

  view->paper = paper;
  view->swaps = swaps;
  view->mends = FALSE;
  aff_boards_page_refresh (self);
}

// Keys go on at the board where it hangs, or where it could hang.
void
aff_boards_page_lead (AffBoardsPage *self, gint64 paper)
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
  aff_boards_page_hold (self, paper, FALSE);
  if (paper != 0)
    aff_boards_page_lead (self, paper);
}

void
aff_boards_page_ask (AffBoardsPage *self, AffPlacementJob job, const char *said)
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
                         .board = board->id,
                         .replaces = drop->leaving != NULL,
                         .former = drop->leaving != NULL ? drop->leaving->id : 0};

  switch (drop->kind) {
  case AFF_DROP_PLACE:
    aff_boards_page_ask (self,
                         (AffPlacementJob){.kind = AFF_PLACEMENT_PLACE,
                                           .presentation = poster->id,
                                           .board = board->id},
                         said);
    break;
  case AFF_DROP_SWAP:
    aff_boards_page_ask (self,
                         (AffPlacementJob){.kind = AFF_PLACEMENT_SWAP,
                                           .board = poster->board->id,
                                           .other_board = board->id},
                         said);
    break;
  case AFF_DROP_REPLACE:
    if (aff_waiting_find (self->hanging->item, paper, NULL))
      aff_desk_queue (self->desk, &queue, said);
    else
      aff_boards_page_ask (self,
                           (AffPlacementJob){.kind = AFF_PLACEMENT_REPLACE,
                                             .presentation = poster->id,
                                             .board = board->id,
                                             .former = drop->leaving->id},
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
  AffDeskView *view = aff_boards_page_view (self);
  const AffPaper *held = aff_hanging_paper (self->hanging, paper);
  const AffPresentation *poster = aff_hanging_poster (self->hanging, paper);
  const AffSeat *seat = aff_hanging_seat (self->hanging, board);
  AffDrop drop = aff_hanging_drop (self->hanging, paper, board);

  if (held == NULL || seat == NULL)
    return;
  if (drop.kind == AFF_DROP_REFUSED) {
    g_autofree char *why = aff_board_words_offer (&drop, seat->board);
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
  aff_boards_page_view (self)->paper = 0;
  aff_boards_page_ask (
    self, (AffPlacementJob){.kind = AFF_PLACEMENT_FREE, .presentation = poster->id}, said);
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

void
aff_boards_page_select (AffBoardsPage *self, gint64 board)
{
  aff_boards_page_view (self)->board = board;
  g_array_set_size (self->moved, 0);
  aff_boards_page_refresh (self);
}

static void
on_board_chosen (AffMapView *map, gint64 board, AffBoardsPage *self)
{
  gint64 paper = aff_boards_page_view (self)->paper;

  if (paper != 0)
    aff_boards_page_drop (self, paper, board);
  else
    aff_boards_page_select (self, board);
}

static void
on_board_focused (AffMapView *map, gint64 board, AffBoardsPage *self)
{
  gint64 paper = aff_boards_page_view (self)->paper;
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
      aff_boards_page_view (self)->paper != 0)
    return FALSE;
  gint64 board = aff_board_target_board (AFF_BOARD_TARGET (focus));
  const AffSeat *seat = aff_hanging_seat (self->hanging, board);
  if (seat == NULL || seat->presentation == NULL)
    return FALSE;
  aff_boards_page_view (self)->board = board;
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

void
aff_boards_page_add_input (AffBoardsPage *self)
{
  GtkEventController *before = gtk_event_controller_key_new ();
  GtkEventController *after = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (before, GTK_PHASE_CAPTURE);
  g_signal_connect (before, "key-pressed", G_CALLBACK (on_captured_key), self);
  g_signal_connect (after, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), before);
  gtk_widget_add_controller (GTK_WIDGET (self), after);
  g_signal_connect (self->map, "board-chosen", G_CALLBACK (on_board_chosen), self);
  g_signal_connect (self->map, "board-focused", G_CALLBACK (on_board_focused), self);
}

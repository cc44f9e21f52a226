// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/programme/agenda.h"

static gboolean
is_poster_session (const AffItem *item)
{
  return (item->natures & AFF_NATURE_POSTER) && !item->is_cancelled;
}

const AffItem *
aff_agenda_poster_item (const AffProgramme *programme, gint64 now)
{
  const AffItem *chosen[AFF_PHASE_PAST + 1] = {NULL};

  g_return_val_if_fail (programme != NULL, NULL);

  for (guint i = 0; i < programme->items->len; i++) {
    const AffItem *item = g_ptr_array_index (programme->items, i);
    AffPhase phase = aff_agenda_phase (item, now);

    // Of those that are over the last one counts, of all others the first.
    if (is_poster_session (item) && (!chosen[phase] || phase == AFF_PHASE_PAST))
      chosen[phase] = item;
  }
  if (chosen[AFF_PHASE_RUNNING])
    return chosen[AFF_PHASE_RUNNING];
  if (chosen[AFF_PHASE_COMING])
    return chosen[AFF_PHASE_COMING];

  return chosen[AFF_PHASE_PAST] ? chosen[AFF_PHASE_PAST] : chosen[AFF_PHASE_UNKNOWN];
}

const AffPlan *
aff_agenda_plan (const AffProgramme *programme, const AffItem *item)
{
  g_return_val_if_fail (programme != NULL, NULL);

  if (item && item->room && item->room->plan)
    return item->room->plan;
  for (guint i = 0; item && i < item->presentations->len; i++) {
    const AffPresentation *presentation = g_ptr_array_index (item->presentations, i);

    if (presentation->board)
      return presentation->board->plan;
  }

  return programme->plans->len ? g_ptr_array_index (programme->plans, 0) : NULL;
}

gboolean
aff_agenda_is_public (const AffPresentation *presentation, gint64 now)
{
  g_return_val_if_fail (presentation != NULL, FALSE);

  if (presentation->paper->is_withdrawn)
    return FALSE;
  return presentation->embargo == AFF_UNKNOWN_TIME || now >= presentation->embargo;
}

static gboolean
holds (const AffPresentation *presentation, gint64 now)
{
  const AffPresence *said = &presentation->presence;

  if (said->word == AFF_PRESENCE_NONE || now < said->since)
    return FALSE;
  if (said->until != AFF_UNKNOWN_TIME && now >= said->until)
    return FALSE;
  return aff_agenda_phase (presentation->item, now) != AFF_PHASE_PAST;
}

AffPresence
aff_agenda_presence (const AffPresentation *presentation, gint64 now)
{
  AffPresence presence;

  g_return_val_if_fail (presentation != NULL, (AffPresence){0});

  presence = presentation->presence;
  if (!holds (presentation, now))
    presence.word = AFF_PRESENCE_NONE;
  else if (presence.word == AFF_PRESENCE_BACK_AT && presence.back != AFF_UNKNOWN_TIME &&
           now >= presence.back)
    presence.word = AFF_PRESENCE_EXPECTED;

  return presence;
}

// The presentations that hang at NOW, by their boards.
static GHashTable *
list_hanging (const AffItem *item, gint64 now)
{
  GHashTable *hanging = g_hash_table_new (NULL, NULL);

  for (guint i = 0; item && i < item->presentations->len; i++) {
    AffPresentation *presentation = g_ptr_array_index (item->presentations, i);

    if (presentation->board && aff_agenda_is_public (presentation, now))
      g_hash_table_insert (hanging, (gpointer) presentation->board, presentation);
  }

  return hanging;
}

static AffSeatState
find_state (const AffBoard *board, gboolean is_taken)
{
  if (board->state == AFF_BOARD_CLOSED)
    return AFF_SEAT_CLOSED;
  if (is_taken)
    return AFF_SEAT_ASSIGNED;
  return board->state == AFF_BOARD_RESERVED ? AFF_SEAT_RESERVED : AFF_SEAT_FREE;
}

static AffSeat
make_seat (const AffBoard *board, const AffPresentation *presentation, gint64 now)
{
  AffSeat seat = {
    .board = board,
    .state = find_state (board, presentation != NULL),
    .presence = {.since = AFF_UNKNOWN_TIME,
                 .until = AFF_UNKNOWN_TIME,
                 .back = AFF_UNKNOWN_TIME},
  };

  if (seat.state == AFF_SEAT_ASSIGNED) {
    const GPtrArray *topics = presentation->paper->topics;

    seat.presentation = presentation;
    seat.topic = topics->len ? g_ptr_array_index (topics, 0) : NULL;
    seat.presence = aff_agenda_presence (presentation, now);
  }

  return seat;
}

GArray *
aff_agenda_seats (const AffProgramme *programme, const AffItem *item, gint64 now)
{
  g_autoptr (GArray) seats = g_array_new (FALSE, FALSE, sizeof (AffSeat));
  g_autoptr (GHashTable) hanging = NULL;
  const AffPlan *plan;

  g_return_val_if_fail (programme != NULL, NULL);

  hanging = list_hanging (item, now);
  plan = aff_agenda_plan (programme, item);
  for (guint i = 0; plan && i < plan->boards->len; i++) {
    const AffBoard *board = g_ptr_array_index (plan->boards, i);
    AffSeat seat = make_seat (board, g_hash_table_lookup (hanging, board), now);

    g_array_append_val (seats, seat);
  }

  return g_steal_pointer (&seats);
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/board/proposal-draft.h"

#include "app/board/rules.h"
#include "app/programme/agenda.h"
#include "app/search/similar.h"
#include "app/way/graph.h"

#include <string.h>

// How much two posters belong together, from 0.
#define FLOW_WORDS  100 // of the same words and topics
#define FLOW_TOPIC  60
#define FLOW_AUTHOR 60
// What staff asked for is worth a walk of a hundred metres for a poster with its best neighbours.
#define COST_WISH 400000
#define COST_FAIR 6000
// For each unit of the way to the stage.
#define COST_STAGE 40
// Where no way leads is as far as nothing in a hall.
#define FARTHEST_MM 500000
// Neighbours are at most so much farther apart than the two nearest boards.
#define BESIDE_PERCENT 160

const AffPresentation *
aff_proposal_draft_poster (const AffProposalDraft *self, int poster)
{
  return g_ptr_array_index (self->posters, poster);
}

const AffBoard *
aff_proposal_draft_board (const AffProposalDraft *self, int board)
{
  return board < 0 ? NULL : g_ptr_array_index (self->boards, board);
}

const AffTopic *
aff_proposal_draft_shared_topic (const AffPaper *a, const AffPaper *b)
{
  for (guint i = 0; i < a->topics->len; i++) {
    gpointer topic = g_ptr_array_index (a->topics, i);
    if (g_ptr_array_find (b->topics, topic, NULL))
      return topic;
  }
  return NULL;
}

const AffPerson *
aff_proposal_draft_shared_author (const AffPaper *a, const AffPaper *b)
{
  for (guint i = 0; i < a->authors->len; i++) {
    const AffAuthor *author = g_ptr_array_index (a->authors, i);
    for (guint j = 0; j < b->authors->len; j++) {
      const AffAuthor *other = g_ptr_array_index (b->authors, j);
      if (other->person == author->person)
        return author->person;
    }
  }
  return NULL;
}

gboolean
aff_proposal_draft_are_beside (const AffProposalDraft *self, int board, int other)
{
  return board != other && self->walk_mm[board * self->n_boards + other] <= self->beside_mm;
}

static gboolean
is_taken_elsewhere (const AffProgramme *programme, const AffItem *item, const AffBoard *board)
{
  for (guint i = 0; i < programme->items->len; i++) {
    const AffItem *other = g_ptr_array_index (programme->items, i);
    if (other == item || other->is_cancelled ||
        !aff_span_overlaps (other->standing, item->standing))
      continue;
    for (guint j = 0; j < other->presentations->len; j++) {
      const AffPresentation *presentation = g_ptr_array_index (other->presentations, j);
      if (presentation->board == board)
        return TRUE;
    }
  }
  return FALSE;
}

gboolean
aff_proposal_draft_allows (const AffProgramme *programme,
                           const AffItem *item,
                           const AffPresentation *presentation,
                           const AffBoard *board)
{
  if (board->state == AFF_BOARD_CLOSED ||
      (board->state == AFF_BOARD_RESERVED && presentation->board != board))
    return FALSE;
  return presentation->paper->width_mm <= board->panel_width_mm &&
         !is_taken_elsewhere (programme, item, board);
}

// Papers on the wait list are not asked: they hang when their turn comes.
static gboolean
is_to_hang (const AffItem *item, const AffPresentation *presentation)
{
  return presentation->kind == AFF_KIND_POSTER && !presentation->paper->is_withdrawn &&
         (presentation->board || !g_ptr_array_find (item->waiting, presentation->paper, NULL));
}

static int
find_board (const GPtrArray *boards, const AffBoard *board)
{
  guint index;

  return board && g_ptr_array_find ((GPtrArray *) boards, board, &index) ? (int) index : -1;
}

static void
list_posters (AffProposalDraft *self, const AffItem *item)
{
  self->posters = g_ptr_array_new ();
  for (guint i = 0; i < item->presentations->len; i++) {
    AffPresentation *presentation = g_ptr_array_index (item->presentations, i);
    if (is_to_hang (item, presentation))
      g_ptr_array_add (self->posters, presentation);
  }
  self->n_posters = (int) self->posters->len;
}

// Withdrawn papers and the ones on the wait list are no posters here, and yet may hang.
static gboolean
is_held_by_other (const AffProposalDraft *self, const AffBoard *board)
{
  for (guint i = 0; i < self->item->presentations->len; i++) {
    const AffPresentation *presentation = g_ptr_array_index (self->item->presentations, i);
    if (presentation->board == board && !g_ptr_array_find (self->posters, presentation, NULL))
      return TRUE;
  }
  return FALSE;
}

static void
fill_rules (AffProposalDraft *self, const AffProgramme *programme)
{
  AffPhase phase = aff_agenda_phase (self->item, self->setting->now);
  gboolean has_begun = phase == AFF_PHASE_RUNNING || phase == AFF_PHASE_PAST;
  int m = self->n_boards;

  for (int i = 0; i < self->n_posters; i++) {
    const AffPresentation *poster = aff_proposal_draft_poster (self, i);
    for (int b = 0; b < m; b++) {
      const AffBoard *board = aff_proposal_draft_board (self, b);
      self->forbidden[i * m + b] = !aff_proposal_draft_allows (programme, self->item, poster,
                                                               board) ||
                                   is_held_by_other (self, board);
    }
    int board = self->before[i] = find_board (self->boards, poster->board);
    gboolean hangs = (poster->presence.has_hung || has_begun) && !self->setting->moves_hung;
    gboolean stays = board >= 0 && !self->forbidden[i * m + board] &&
                     (poster->is_kept || hangs);
    self->fixed[i] = stays ? board : -1;
  }
}

static int
limit_way (int walk_mm)
{
  return walk_mm == AFF_WALK_NONE ? FARTHEST_MM : MIN (walk_mm, FARTHEST_MM);
}

static gboolean
draws_people (AffPlaceKind kind)
{
  return kind == AFF_PLACE_KIOSK || kind == AFF_PLACE_DOOR || kind == AFF_PLACE_COFFEE;
}

// The nearer half of the boards to where people pass, by the way from there.
static void
find_good (AffProposalDraft *self, const int *near_mm)
{
  int m = self->n_boards;

  for (int b = 0; b < m; b++) {
    int nearer = 0;
    for (int c = 0; c < m; c++)
      nearer += near_mm[c] < near_mm[b] || (near_mm[c] == near_mm[b] && c < b);
    self->is_good[b] = near_mm[b] < FARTHEST_MM && nearer < (m + 1) / 2;
  }
}

static void
read_places (AffProposalDraft *self,
             const AffPlan *plan,
             const AffGraph *graph,
             const int *ways)
{
  int m = self->n_boards;
  int stops = (int) aff_graph_n_stops (graph);
  g_autofree int *near_mm = g_new (int, m);

  for (int b = 0; b < m; b++)
    near_mm[b] = FARTHEST_MM;
  for (guint p = 0; p < plan->places->len; p++) {
    const AffPlace *place = g_ptr_array_index (plan->places, p);
    int stop = aff_graph_place_stop (graph, place);
    if (stop < 0)
      continue;
    if (place->kind == AFF_PLACE_STAGE && !self->stage_mm) {
      self->stage_mm = g_new (int, m);
      for (int b = 0; b < m; b++)
        self->stage_mm[b] = FARTHEST_MM;
    }
    for (int b = 0; b < m; b++) {
      int way = limit_way (ways[b * stops + stop]);
      if (place->kind == AFF_PLACE_STAGE)
        self->stage_mm[b] = MIN (self->stage_mm[b], way);
      if (draws_people (place->kind))
        near_mm[b] = MIN (near_mm[b], way);
    }
  }
  find_good (self, near_mm);
}

static void
fill_ways (AffProposalDraft *self, const AffPlan *plan)
{
  g_autoptr (AffGraph) graph = aff_graph_new (plan, NULL);
  g_autofree int *ways = aff_graph_distances (graph);
  int m = self->n_boards;
  int stops = (int) aff_graph_n_stops (graph);
  gint64 nearest = FARTHEST_MM;

  for (int b = 0; b < m; b++)
    for (int c = 0; c < m; c++) {
      int way = limit_way (ways[b * stops + c]);
      self->walk_mm[b * m + c] = way;
      self->distance[b * m + c] = (way + AFF_DRAFT_UNIT_MM / 2) / AFF_DRAFT_UNIT_MM;
      if (b != c)
        nearest = MIN (nearest, way);
    }
  self->beside_mm = (int) (nearest * BESIDE_PERCENT / 100);
  read_places (self, plan, graph, ways);
}

static void
fill_flow (AffProposalDraft *self, AffProgramme *programme)
{
  g_autoptr (AffSimilar) similar = aff_similar_new (programme);
  int n = self->n_posters;

  for (int i = 0; i < n; i++)
    for (int j = 0; j < n; j++) {
      const AffPaper *a = aff_proposal_draft_poster (self, i)->paper;
      const AffPaper *b = aff_proposal_draft_poster (self, j)->paper;
      if (i == j)
        continue;
      self->flow[i * n + j] = aff_similar_score (similar, a, b) * FLOW_WORDS /
                                AFF_SIMILAR_MOST +
                              (aff_proposal_draft_shared_topic (a, b) ? FLOW_TOPIC : 0) +
                              (aff_proposal_draft_shared_author (a, b) ? FLOW_AUTHOR : 0);
    }
}

static gboolean
is_on_stage_after (const AffPaper *paper, const AffItem *item)
{
  for (guint i = 0; i < paper->presentations->len; i++) {
    const AffPresentation *other = g_ptr_array_index (paper->presentations, i);
    if (other->kind != AFF_KIND_POSTER && !other->item->is_cancelled &&
        item->standing.start != AFF_UNKNOWN_TIME &&
        other->item->standing.start >= item->standing.start)
      return TRUE;
  }
  return FALSE;
}

// The posters of one track that are due a good board: its share of them, those first that have
// one. So the tracks share evenly, which no cost of a single poster could say by itself.
static void
mark_due (const AffProposalDraft *self, const AffTrack *track, int n_good, guint8 *is_due)
{
  int n = self->n_posters;
  int count = 0;

  for (int i = 0; i < n; i++)
    count += aff_proposal_draft_poster (self, i)->paper->track == track;
  int share = (count * n_good + n / 2) / n;
  for (int round = 0; round < 2; round++)
    for (int i = 0; i < n && share > 0; i++) {
      gboolean has_good = self->before[i] >= 0 && self->is_good[self->before[i]];
      if (aff_proposal_draft_poster (self, i)->paper->track != track || is_due[i] ||
          has_good == (round > 0))
        continue;
      is_due[i] = 1;
      share--;
    }
}

static void
add_fairness (AffProposalDraft *self)
{
  int n = self->n_posters;
  int m = self->n_boards;
  g_autofree guint8 *is_due = g_new0 (guint8, n + 1);
  const AffTrack *first = n > 0 ? aff_proposal_draft_poster (self, 0)->paper->track : NULL;
  gboolean differs = FALSE;
  int n_good = 0;

  for (int b = 0; b < m; b++)
    n_good += self->is_good[b];
  for (int i = 0; i < n; i++) {
    const AffTrack *track = aff_proposal_draft_poster (self, i)->paper->track;
    gboolean is_new = TRUE;
    differs |= track != first;
    for (int j = 0; j < i; j++)
      is_new &= aff_proposal_draft_poster (self, j)->paper->track != track;
    if (is_new)
      mark_due (self, track, MIN (n_good * n / MAX (m, 1), n), is_due);
  }
  for (int i = 0; i < n && differs; i++)
    for (int b = 0; b < m; b++)
      self->cost[i * m + b] += is_due[i] != self->is_good[b] ? COST_FAIR : 0;
}

static void
fill_costs (AffProposalDraft *self)
{
  int m = self->n_boards;

  for (int i = 0; i < self->n_posters; i++) {
    const AffPaper *paper = aff_proposal_draft_poster (self, i)->paper;
    self->is_stage[i] = is_on_stage_after (paper, self->item);
    for (int b = 0; b < m; b++) {
      const AffBoard *board = aff_proposal_draft_board (self, b);
      int *cost = &self->cost[i * m + b];
      *cost += paper->needs_power && !board->has_power ? COST_WISH : 0;
      *cost += paper->needs_low && !board->is_low ? COST_WISH : 0;
      if (self->is_stage[i] && self->stage_mm)
        *cost += COST_STAGE * (self->stage_mm[b] / AFF_DRAFT_UNIT_MM);
    }
  }
  add_fairness (self);
}

static const AffPlan *
find_plan (const AffProgramme *programme, const AffItem *item, GError **error)
{
  const AffPlan *plan = aff_agenda_plan (programme, item);

  if (!(item->natures & AFF_NATURE_POSTER)) {
    g_set_error (error, AFF_ERROR, AFF_ERROR_NOT_FOUND,
                 "“%s” is no poster session. Choose one, as “affichectl show schedule” lists "
                 "them.",
                 item->title);
    return NULL;
  }
  if (!plan || plan->boards->len == 0) {
    g_set_error (error, AFF_ERROR, AFF_ERROR_NOT_FOUND,
                 "“%s” has no boards. Bring a hall in with “affichectl plan”.", item->title);
    return NULL;
  }
  if (plan->boards->len > AFF_SOLVER_MOST) {
    g_set_error (
      error, AFF_ERROR, AFF_ERROR_CONFLICT,
      "The hall has %u boards, but at most %d can be planned at once. Assign them by "
      "hand.",
      plan->boards->len, AFF_SOLVER_MOST);
    return NULL;
  }
  return plan;
}

// A plan of more could not be accepted, however many boards the hall has.
static gboolean
check_number (const AffProposalDraft *self, GError **error)
{
  if (self->n_posters <= AFF_RULES_MOST_BOARDS)
    return TRUE;
  g_set_error (error, AFF_ERROR, AFF_ERROR_CONFLICT,
               "“%s” has %d posters, but a poster session uses at most %d boards. Move posters "
               "to another session, or put them on the wait list.",
               self->item->title, self->n_posters, AFF_RULES_MOST_BOARDS);
  return FALSE;
}

AffProposalDraft *
aff_proposal_draft_new (AffProgramme *programme,
                        const AffItem *item,
                        const AffProposalSetting *setting,
                        GError **error)
{
  const AffPlan *plan = find_plan (programme, item, error);

  if (!plan)
    return NULL;
  g_autoptr (AffProposalDraft) self = g_new0 (AffProposalDraft, 1);
  self->item = item;
  self->boards = plan->boards;
  self->setting = setting;
  self->n_boards = (int) plan->boards->len;
  list_posters (self, item);
  if (!check_number (self, error))
    return NULL;
  gsize n = self->n_posters;
  gsize m = self->n_boards;
  self->walk_mm = g_new (int, m *m);
  self->flow = g_new0 (int, n *n);
  self->distance = g_new0 (int, m *m);
  self->cost = g_new0 (int, n *m);
  self->forbidden = g_new0 (guint8, n * m);
  self->is_good = g_new0 (guint8, m);
  self->is_stage = g_new0 (guint8, n);
  self->fixed = g_new (int, n);
  self->before = g_new (int, n);
  self->after = g_new (int, n);
  fill_rules (self, programme);
  fill_ways (self, plan);
  fill_flow (self, programme);
  fill_costs (self);
  return g_steal_pointer (&self);
}

void
aff_proposal_draft_free (AffProposalDraft *self)
{
  g_clear_pointer (&self->posters, g_ptr_array_unref);
  g_free (self->walk_mm);
  g_free (self->stage_mm);
  g_free (self->flow);
  g_free (self->distance);
  g_free (self->cost);
  g_free (self->forbidden);
  g_free (self->is_good);
  g_free (self->is_stage);
  g_free (self->fixed);
  g_free (self->before);
  g_free (self->after);
  g_free (self);
}

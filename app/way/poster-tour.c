// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/way/poster-tour.h"

#include <string.h>

// What a visit is worth. The presenter's being there is most of what a poster session is for, a
// poster's second topic interests less than its first.
#define WORTH_TOPIC     100
#define WORTH_SUBTOPIC  60
#define PERCENT_ALONE   60 // of the worth of a poster without its presenter
#define SECONDS_PER_MIN 60

// One poster that may be visited.
typedef struct {
  const AffPresentation *presentation;
  const AffBoard *board;
  guint index; // of the board in its plan
  int worth;
  gboolean is_picked;
  AffSpan attended; // when its presenter is there, from the start of the tour
} Poster;

// What one plan is made from.
typedef struct {
  const AffItem *item;
  const AffPosterTourSetting *setting;
  const AffPosterTourDistances *distances;
  gint64 now;
  gint64 start;
  int limit;       // seconds from the start
  int closing;     // when the posters are over
  GArray *posters; // Poster
} Plan;

static gboolean
holds (const GArray *ids, gint64 id)
{
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return TRUE;
  return FALSE;
}

static int
find_worth (const AffPaper *paper, const AffPosterTourSetting *setting)
{
  if (setting->only_picks)
    return 0;
  if (setting->topics == NULL || setting->topics->len == 0)
    return WORTH_TOPIC;
  for (guint i = 0; i < paper->topics->len; i++) {
    const AffTopic *topic = g_ptr_array_index (paper->topics, i);
    if (holds (setting->topics, topic->id))
      return i == 0 ? WORTH_TOPIC : WORTH_SUBTOPIC;
  }
  return 0;
}

// From SPAN of instants to seconds after the start of the tour, within its limit.
static AffSpan
clip (const Plan *plan, AffSpan span)
{
  AffSpan clipped = {0, plan->closing};

  if (span.start != AFF_UNKNOWN_TIME)
    clipped.start = MAX (0, span.start - plan->start);
  if (span.end != AFF_UNKNOWN_TIME)
    clipped.end = MIN (plan->closing, span.end - plan->start);
  return clipped;
}

// When the presenter of SEAT is there: as asked, unless something else was said.
static AffSpan
find_attended (const Plan *plan, const AffSeat *seat)
{
  AffSpan span = seat->presentation->attends;
  const AffPresence *said = &seat->presence;

  if (said->word == AFF_PRESENCE_AWAY || said->word == AFF_PRESENCE_NO_SHOW)
    span.start = said->until != AFF_UNKNOWN_TIME ? MAX (said->until, span.start) : G_MAXINT64;
  if (said->word == AFF_PRESENCE_BACK_AT)
    span.start = said->back != AFF_UNKNOWN_TIME ? MAX (said->back, span.start) : G_MAXINT64;
  if (said->word == AFF_PRESENCE_HERE)
    span.start = plan->now;
  if (span.start == G_MAXINT64)
    return (AffSpan){0, 0};
  return clip (plan, span);
}

static gboolean
find_board (const AffPlan *plan, const AffBoard *board, guint *index)
{
  return g_ptr_array_find (plan->boards, board, index);
}

static void
add_poster (Plan *plan, const AffSeat *seat)
{
  const AffPresentation *presentation = seat->presentation;
  Poster poster = {.presentation = presentation, .board = seat->board};

  if (seat->state != AFF_SEAT_ASSIGNED || holds (plan->setting->left_out, presentation->id) ||
      !find_board (plan->distances->plan, seat->board, &poster.index))
    return;
  poster.is_picked = holds (plan->setting->picks, presentation->id);
  poster.worth = poster.is_picked ? WORTH_TOPIC
                                  : find_worth (presentation->paper, plan->setting);
  poster.attended = find_attended (plan, seat);
  if (poster.worth > 0)
    g_array_append_val (plan->posters, poster);
}

static void
list_posters (Plan *plan, const AffProgramme *programme)
{
  g_autoptr (GArray) seats = aff_agenda_seats (programme, plan->item, plan->now);
  guint most = AFF_TOUR_MOST_NODES - 2;

  for (guint i = 0; i < seats->len && plan->posters->len < most; i++)
    add_poster (plan, &g_array_index (seats, AffSeat, i));
}

// The windows of one poster: at any time, and worth more while its presenter is there.
static guint
make_windows (const Plan *plan, const Poster *poster, AffTourWindow windows[2])
{
  guint n = 0;

  if (poster->attended.end > poster->attended.start)
    windows[n++] = (AffTourWindow){(int) poster->attended.start, (int) poster->attended.end,
                                   poster->worth};
  if (!plan->setting->only_present)
    windows[n++] = (AffTourWindow){0, plan->closing, poster->worth * PERCENT_ALONE / 100};
  return n;
}

static void
fill_node (const Plan *plan, const Poster *poster, AffTourWindow windows[2], AffTourNode *node)
{
  *node = (AffTourNode){.service = AFF_POSTER_TOUR_STAY_MIN * SECONDS_PER_MIN,
                        .windows = windows,
                        .n_windows = make_windows (plan, poster, windows),
                        .is_required = poster->is_picked};
  // Whose presenter does not come has no window at all.
  node->is_excluded = node->n_windows == 0;
}

// The index in the distances of node NODE of the problem: posters, then start and end.
static guint
find_place (const Plan *plan, guint node)
{
  guint posters = plan->posters->len;

  if (node < posters)
    return g_array_index (plan->posters, Poster, node).index;
  return plan->distances->n - 2 + (node - posters);
}

static int
find_mm (const Plan *plan, guint from, guint to)
{
  const AffPosterTourDistances *distances = plan->distances;

  return distances->mm[find_place (plan, from) * distances->n + find_place (plan, to)];
}

static int
find_seconds (int mm)
{
  if (mm == AFF_WALK_NONE)
    return AFF_TOUR_NO_WAY;
  return (int) (((gint64) mm + AFF_POSTER_TOUR_SPEED_MM_S - 1) / AFF_POSTER_TOUR_SPEED_MM_S);
}

static AffTour *
solve (const Plan *plan)
{
  guint posters = plan->posters->len;
  guint n = posters + 2;
  g_autofree AffTourNode *nodes = g_new0 (AffTourNode, n);
  g_autofree AffTourWindow *windows = g_new (AffTourWindow, 2 * n);
  g_autofree int *travel = g_new (int, n *n);

  for (guint i = 0; i < posters; i++)
    fill_node (plan, &g_array_index (plan->posters, Poster, i), windows + 2 * i, &nodes[i]);
  // Where there is no end, nothing is known of it.
  nodes[posters + 1].is_excluded = TRUE;
  for (guint from = 0; from < n; from++)
    for (guint to = 0; to < n; to++)
      travel[from * n + to] = find_seconds (find_mm (plan, from, to));
  AffTourProblem problem = {.nodes = nodes,
                            .n_nodes = n,
                            .travel = travel,
                            .start = (int) posters,
                            .end = plan->distances->has_end ? (int) posters + 1 : AFF_TOUR_OPEN,
                            .limit = plan->limit};

  return aff_tour_solve (&problem, NULL);
}

static void
add_stop (AffPosterTour *self, const Plan *plan, const AffTourStop *stop, guint before)
{
  const Poster *poster = &g_array_index (plan->posters, Poster, stop->node);
  int stay = AFF_POSTER_TOUR_STAY_MIN * SECONDS_PER_MIN;
  AffPosterTourStop told = {
    .presentation = poster->presentation,
    .board = poster->board,
    .arrive = plan->start + stop->arrive,
    .begin = plan->start + stop->begin,
    .leave = plan->start + stop->begin + stay,
    .stay_min = AFF_POSTER_TOUR_STAY_MIN,
    .walk_mm = find_mm (plan, before, (guint) stop->node),
    .has_presenter = stop->begin >= poster->attended.start &&
                     stop->begin + stay <= poster->attended.end,
    .is_picked = poster->is_picked,
  };

  g_array_append_val (self->stops, told);
  self->walk_mm += told.walk_mm;
}

static int
find_gap (const AffTour *tour)
{
  if (tour->is_proven || tour->score == 0)
    return 0;
  return (int) (((tour->bound - tour->score) * 100 + tour->score - 1) / tour->score);
}

static void
tell (AffPosterTour *self, const Plan *plan, const AffTour *tour)
{
  guint before = plan->posters->len;

  for (guint i = 0; i < tour->stops->len; i++) {
    const AffTourStop *stop = &g_array_index (tour->stops, AffTourStop, i);
    add_stop (self, plan, stop, before);
    before = (guint) stop->node;
  }
  if (plan->distances->has_end && tour->is_possible) {
    self->last_walk_mm = find_mm (plan, before, plan->posters->len + 1);
    self->walk_mm += self->last_walk_mm;
  }
  self->end = plan->start + tour->end;
  self->minutes = aff_agenda_minutes_until (self->end, plan->start);
  self->n_missed = tour->n_missed;
  self->is_proven = tour->is_proven;
  self->gap_percent = find_gap (tour);
  if (!tour->is_possible)
    self->outcome = AFF_POSTER_TOUR_NO_TIME;
  else if (self->stops->len == 0)
    self->outcome = AFF_POSTER_TOUR_NONE_FITS;
}

// When the tour starts and how long it may last; FALSE if there is no time at all.
static gboolean
find_time (Plan *plan)
{
  const AffPosterTourSetting *setting = plan->setting;
  gint64 close = plan->item != NULL ? plan->item->standing.end : AFF_UNKNOWN_TIME;
  gint64 start = plan->item != NULL ? plan->item->standing.start : AFF_UNKNOWN_TIME;
  gint64 minutes = CLAMP (setting->minutes, 0, AFF_POSTER_TOUR_LONGEST_MIN);

  plan->start = start == AFF_UNKNOWN_TIME ? plan->now : MAX (plan->now, start);
  gint64 over = plan->start + minutes * SECONDS_PER_MIN;
  if (setting->end_by != AFF_UNKNOWN_TIME)
    over = MIN (over, setting->end_by);
  plan->limit = (int) MAX (0, over - plan->start);
  plan->closing = plan->limit;
  if (close != AFF_UNKNOWN_TIME)
    plan->closing = (int) CLAMP (close - plan->start, 0, plan->limit);
  return plan->closing > 0;
}

AffPosterTour *
aff_poster_tour_plan (const AffProgramme *programme,
                      const AffItem *item,
                      gint64 now,
                      const AffPosterTourSetting *setting,
                      const AffPosterTourDistances *distances)
{
  g_return_val_if_fail (programme != NULL && setting != NULL && distances != NULL, NULL);
  AffPosterTour *self = g_new0 (AffPosterTour, 1);
  g_autoptr (GArray) posters = g_array_new (FALSE, FALSE, sizeof (Poster));
  Plan plan = {item, setting, distances, now, .posters = posters};

  self->stops = g_array_new (FALSE, FALSE, sizeof (AffPosterTourStop));
  gboolean has_time = find_time (&plan);
  self->start = self->end = plan.start;
  if (!has_time) {
    self->outcome = AFF_POSTER_TOUR_NO_TIME;
    return self;
  }
  list_posters (&plan, programme);
  if (posters->len == 0) {
    self->outcome = AFF_POSTER_TOUR_NO_POSTERS;
    return self;
  }
  g_autoptr (AffTour) tour = solve (&plan);
  tell (self, &plan, tour);
  return self;
}

void
aff_poster_tour_free (AffPosterTour *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->stops);
  g_free (self);
}

AffPosterTourSetting
aff_poster_tour_setting_usual (void)
{
  return (AffPosterTourSetting){.minutes = AFF_POSTER_TOUR_USUAL_MIN,
                                .end_by = AFF_UNKNOWN_TIME};
}

int
aff_poster_tour_usual_minutes (const AffItem *item, gint64 now)
{
  g_return_val_if_fail (item != NULL, 0);
  gint64 start = MAX (now, item->standing.start);

  if (aff_agenda_phase (item, now) == AFF_PHASE_PAST)
    return 0;
  if (item->standing.end == AFF_UNKNOWN_TIME)
    return AFF_POSTER_TOUR_USUAL_MIN;
  return (int) CLAMP ((item->standing.end - start) / SECONDS_PER_MIN, 0,
                      AFF_POSTER_TOUR_USUAL_MIN);
}

static void
copy_ways (AffPosterTourDistances *self, const AffGraph *graph)
{
  g_autofree int *all = aff_graph_distances (graph);
  guint stops = aff_graph_n_stops (graph);
  guint boards = self->n - 2;

  for (guint from = 0; from < boards; from++)
    memcpy (self->mm + from * self->n, all + from * stops, boards * sizeof (int));
}

// The row and the column of the start or the end, which is INDEX, from a tree of ways from it.
static void
copy_tree (AffPosterTourDistances *self, const AffTree *tree, guint index)
{
  for (guint board = 0; board < self->n - 2; board++)
    self->mm[index * self->n + board] = self->mm[board * self->n + index] =
      aff_tree_length_mm (tree, board);
}

AffPosterTourDistances *
aff_poster_tour_distances_new (const AffGraph *graph, AffPoint from, const AffPlace *end)
{
  g_return_val_if_fail (graph != NULL, NULL);
  AffPosterTourDistances *self = g_new0 (AffPosterTourDistances, 1);
  g_autoptr (AffTree) tree = aff_tree_new (graph, from);
  int stop = end != NULL ? aff_graph_place_stop (graph, end) : -1;

  self->plan = aff_graph_plan (graph);
  self->n = self->plan->boards->len + 2;
  self->mm = g_new0 (int, (gsize) self->n * self->n);
  self->has_end = stop >= 0;
  copy_ways (self, graph);
  copy_tree (self, tree, self->n - 2);
  if (!self->has_end)
    return self;
  g_autoptr (AffTree) back = aff_tree_new_at (graph, (guint) stop);
  copy_tree (self, back, self->n - 1);
  int straight = aff_tree_length_mm (tree, (guint) stop);
  self->mm[(self->n - 2) * self->n + self->n - 1] = straight;
  self->mm[(self->n - 1) * self->n + self->n - 2] = straight;
  return self;
}

void
aff_poster_tour_distances_free (AffPosterTourDistances *self)
{
  if (self == NULL)
    return;
  g_free (self->mm);
  g_free (self);
}

// How many posters of SEATS have TOPIC as their first.
static guint
count_topic (const GArray *seats, const AffTopic *topic)
{
  guint count = 0;

  for (guint i = 0; i < seats->len; i++)
    count += g_array_index (seats, AffSeat, i).topic == topic;
  return count;
}

// The topic of which most hangs, the first of equals; NULL if no other one hangs at all.
static const AffTopic *
find_topic (const AffProgramme *programme, const AffItem *item, gint64 now)
{
  g_autoptr (GArray) seats = aff_agenda_seats (programme, item, now);
  const AffTopic *best = NULL;
  guint most = 0;
  guint hanging = 0;

  for (guint i = 0; i < programme->topics->len; i++) {
    const AffTopic *topic = g_ptr_array_index (programme->topics, i);
    guint count = count_topic (seats, topic);
    hanging += count > 0;
    if (count > most) {
      most = count;
      best = topic;
    }
  }
  return hanging > 1 ? best : NULL;
}

gboolean
aff_poster_tour_ready (const AffProgramme *programme,
                       const AffItem *item,
                       gint64 now,
                       AffPosterTourReady which,
                       AffPosterTourSetting *setting,
                       GArray **topics)
{
  g_return_val_if_fail (programme != NULL && item != NULL, FALSE);
  g_return_val_if_fail (setting != NULL && topics != NULL, FALSE);
  int minutes = which == AFF_POSTER_TOUR_READY_10 ? 10 : 20;
  const AffTopic *topic = NULL;

  if (aff_poster_tour_usual_minutes (item, now) < minutes)
    return FALSE;
  if (which == AFF_POSTER_TOUR_READY_TOPIC) {
    topic = find_topic (programme, item, now);
    if (topic == NULL)
      return FALSE;
  }
  *setting = aff_poster_tour_setting_usual ();
  setting->minutes = minutes;
  *topics = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (topic != NULL)
    g_array_append_val (*topics, topic->id);
  setting->topics = *topics;
  return TRUE;
}

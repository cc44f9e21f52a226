// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/attendee/tour-plan.h"

#include "ui/attendee/way-start.h"

#define SOON (30 * 60) // seconds after the session in which a talk ends a tour

static const AffPlace *
find_stage (const AffPlan *plan)
{
  for (guint i = 0; i < plan->places->len; i++) {
    const AffPlace *place = g_ptr_array_index (plan->places, i);

    if (place->kind == AFF_PLACE_STAGE)
      return place;
  }
  return NULL;
}

// What begins on the stage when the posters end, where people go next.
static const AffItem *
find_talk (const AffItem *session)
{
  const GPtrArray *items = session->workshop->items;

  for (guint i = 0; i < items->len; i++) {
    const AffItem *item = g_ptr_array_index (items, i);
    gint64 wait = item->standing.start - session->standing.end;

    if (item != session && !item->is_cancelled && item->standing.start != AFF_UNKNOWN_TIME &&
        session->standing.end != AFF_UNKNOWN_TIME && wait >= 0 && wait <= SOON &&
        (item->room == NULL || item->room == session->room))
      return item;
  }
  return NULL;
}

static int
find_most_minutes (const AffItem *item, gint64 now)
{
  gint64 from = MAX (now, item->standing.start);

  if (item->standing.end == AFF_UNKNOWN_TIME)
    return AFF_POSTER_TOUR_LONGEST_MIN;
  return (int) CLAMP ((item->standing.end - from) / 60, 0, AFF_POSTER_TOUR_LONGEST_MIN);
}

AffTourGround
aff_tour_ground (AffScene *scene)
{
  const AffProgramme *programme = aff_scene_programme (scene);
  gint64 now = aff_scene_now (scene);
  AffTourGround ground = {0};

  if (programme == NULL)
    return ground;
  ground.item = aff_agenda_poster_item (programme, now);
  ground.plan = aff_agenda_plan (programme, ground.item);
  if (ground.item == NULL || ground.plan == NULL)
    return ground;
  ground.talk = find_talk (ground.item);
  ground.stage = ground.talk != NULL ? find_stage (ground.plan) : NULL;
  ground.start = aff_way_start (scene, ground.plan);
  ground.board = aff_programme_board (programme, aff_scene_visit (scene)->board);
  if (ground.board != NULL && ground.board->plan != ground.plan)
    ground.board = NULL;
  ground.most_minutes = find_most_minutes (ground.item, now);
  return ground;
}

int
aff_tour_minutes (AffScene *scene, const AffTourGround *ground)
{
  int wanted = aff_scene_visit (scene)->tour.minutes;

  if (wanted == 0)
    wanted = aff_poster_tour_usual_minutes (ground->item, aff_scene_now (scene));
  return MIN (wanted, ground->most_minutes);
}

static AffPosterTourSetting
make_setting (AffScene *scene, const AffTourGround *ground)
{
  const AffVisitTour *chosen = &aff_scene_visit (scene)->tour;
  gboolean ends_at_stage = chosen->ends_at_stage && ground->stage != NULL;
  AffPosterTourSetting setting = aff_poster_tour_setting_usual ();

  setting.minutes = aff_tour_minutes (scene, ground);
  setting.end_by = ends_at_stage ? ground->talk->standing.start : AFF_UNKNOWN_TIME;
  setting.topics = chosen->topics;
  setting.picks = chosen->picks;
  setting.left_out = chosen->left_out;
  setting.only_present = chosen->only_present;
  return setting;
}

static void
add_leg (GArray *line, const AffGraph *graph, AffPoint from, int stop)
{
  g_autoptr (AffTree) tree = aff_tree_new (graph, from);
  g_autoptr (GArray) points = stop >= 0 ? aff_tree_points (tree, (guint) stop) : NULL;

  if (points != NULL && points->len > 0)
    g_array_append_vals (line, points->data, points->len);
}

// From the start by all stops to the end.
static GArray *
draw_line (const AffGraph *graph,
           AffPoint start,
           const AffPosterTour *tour,
           const AffPlace *end)
{
  GArray *line = g_array_new (FALSE, FALSE, sizeof (AffPoint));
  AffPoint at = start;

  for (guint i = 0; i < tour->stops->len; i++) {
    const AffPosterTourStop *stop = &g_array_index (tour->stops, AffPosterTourStop, i);
    int number = aff_graph_board_stop (graph, stop->board);

    add_leg (line, graph, at, number);
    if (number >= 0)
      at = aff_graph_stop_point (graph, (guint) number);
  }
  if (tour->stops->len > 0 && end != NULL)
    add_leg (line, graph, at, aff_graph_place_stop (graph, end));
  return line;
}

static gboolean
find_start_point (AffScene *scene,
                  const AffTourGround *ground,
                  const AffGraph *graph,
                  AffPoint *at)
{
  gboolean from_board = aff_scene_visit (scene)->tour.from_board && ground->board != NULL;
  int stop = from_board              ? aff_graph_board_stop (graph, ground->board)
             : ground->start != NULL ? aff_graph_place_stop (graph, ground->start)
                                     : -1;

  if (stop < 0)
    return FALSE;
  *at = aff_graph_stop_point (graph, (guint) stop);
  return TRUE;
}

AffTourPlan *
aff_tour_plan_new (AffScene *scene, const AffTourGround *ground)
{
  const AffVisit *visit = aff_scene_visit (scene);
  AffWalk walk = {
    .clearance_mm = visit->walks_wide ? AFF_WALK_WIDE_MM : AFF_WALK_CLEARANCE_MM,
    .is_step_free = visit->walks_step_free,
  };
  const AffPlace *end = visit->tour.ends_at_stage ? ground->stage : NULL;
  AffPosterTourSetting setting;
  AffPoint start;

  if (ground->plan == NULL)
    return NULL;
  g_autoptr (AffGraph) graph = aff_graph_new (ground->plan, &walk);
  if (!find_start_point (scene, ground, graph, &start))
    return NULL;
  g_autoptr (AffPosterTourDistances)
    distances = aff_poster_tour_distances_new (graph, start, end);
  setting = make_setting (scene, ground);
  AffTourPlan *self = g_new0 (AffTourPlan, 1);
  self->tour = aff_poster_tour_plan (aff_scene_programme (scene), ground->item,
                                     aff_scene_now (scene), &setting, distances);
  self->line = draw_line (graph, start, self->tour, end);
  return self;
}

void
aff_tour_plan_free (AffTourPlan *self)
{
  aff_poster_tour_free (self->tour);
  g_array_unref (self->line);
  g_free (self);
}

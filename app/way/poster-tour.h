// SPDX-License-Identifier: GPL-3.0-or-later
// A visitor's tour of posters: what interests, in so many minutes, in the best order. Pure
// functions over a programme and `now`; what is not public at NOW is never in a tour. To leave
// a poster out, add one or start from another board, change the setting or the distances and
// plan anew: it takes milliseconds.
#pragma once

#include "app/programme/agenda.h"
#include "app/way/graph.h"
#include "app/way/tour.h"

G_BEGIN_DECLS

#define AFF_POSTER_TOUR_STAY_MIN    4    // at each poster
#define AFF_POSTER_TOUR_SPEED_MM_S  1100 // of people among people
#define AFF_POSTER_TOUR_USUAL_MIN   20
#define AFF_POSTER_TOUR_LONGEST_MIN 120

// How far it is between the boards of a plan, where a tour starts and where it ends. Row by
// row: first the boards in the order of plan->boards, then the start, then the end.
typedef struct {
  const AffPlan *plan; // borrowed
  guint n;             // boards + 2
  int *mm;             // n × n; AFF_WALK_NONE where there is no way
  gboolean has_end;    // otherwise a tour ends at its last stop
} AffPosterTourDistances;

// By the ways of GRAPH (which was made step-free or not), from FROM to END; NULL: to no end. To
// start at a board, give aff_graph_stop_point of it.
AffPosterTourDistances *
aff_poster_tour_distances_new (const AffGraph *graph,
                               AffPoint from,
                               const AffPlace *end) G_GNUC_WARN_UNUSED_RESULT;
void aff_poster_tour_distances_free (AffPosterTourDistances *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AffPosterTourDistances, aff_poster_tour_distances_free)

typedef struct {
  int minutes;            // at most so long
  gint64 end_by;          // and over by then; AFF_UNKNOWN_TIME: only minutes count
  const GArray *topics;   // gint64 ids; NULL or empty: every topic
  const GArray *picks;    // gint64 ids of presentations to be visited whatever the topic
  const GArray *left_out; // gint64 ids of presentations, also of picks
  gboolean only_picks;    // topics do not count
  gboolean only_present;  // only while the presenter is or ought to be there
} AffPosterTourSetting;

// AFF_POSTER_TOUR_USUAL_MIN, no end, every topic, no picks.
AffPosterTourSetting aff_poster_tour_setting_usual (void);

typedef struct {
  const AffPresentation *presentation;
  const AffBoard *board;
  gint64 arrive;
  gint64 begin; // later than `arrive` where one waits for the presenter
  gint64 leave;
  int stay_min;
  int walk_mm;            // from the stop before, or from the start
  gboolean has_presenter; // asked to be there then, and not said to be away
  gboolean is_picked;
} AffPosterTourStop;

typedef enum {
  AFF_POSTER_TOUR_FOUND,
  AFF_POSTER_TOUR_NO_TIME,    // the session is over, or not even the end can be reached in time
  AFF_POSTER_TOUR_NO_POSTERS, // nothing hangs that the setting asks for
  AFF_POSTER_TOUR_NONE_FITS,  // there are posters, but none fits into the time
} AffPosterTourOutcome;

typedef struct {
  AffPosterTourOutcome outcome;
  GArray *stops; // AffPosterTourStop, in order
  gint64 start;
  gint64 end;         // when it is over, the way to its end included
  int minutes;        // from start to end, a started one counts
  int walk_mm;        // in all
  int last_walk_mm;   // from the last stop to the end, 0 if it ends there
  guint n_missed;     // picks that hang but do not fit
  gboolean is_proven; // no other tour is better
  int gap_percent;    // how much better another could be at most, rounded up; 0 if proven
} AffPosterTour;

// The best tour among the posters of ITEM that hang on the plan of DISTANCES. It starts at NOW,
// or with ITEM if that is later, and is over when ITEM is, but for the way to its end. ITEM may
// be NULL: there are no posters.
AffPosterTour *
aff_poster_tour_plan (const AffProgramme *programme,
                      const AffItem *item,
                      gint64 now,
                      const AffPosterTourSetting *setting,
                      const AffPosterTourDistances *distances) G_GNUC_WARN_UNUSED_RESULT;
void aff_poster_tour_free (AffPosterTour *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AffPosterTour, aff_poster_tour_free)

// The minutes a setting starts with: AFF_POSTER_TOUR_USUAL_MIN, or what is left of ITEM at NOW
// if that is less; 0 if it is over.
int aff_poster_tour_usual_minutes (const AffItem *item, gint64 now);

// Tours that need no filling in.
typedef enum {
  AFF_POSTER_TOUR_READY_10, // ten minutes of everything
  AFF_POSTER_TOUR_READY_20,
  AFF_POSTER_TOUR_READY_TOPIC, // 20 minutes of the topic of which most hangs
} AffPosterTourReady;

// The setting of a ready tour. *TOPICS is an array of gint64 that it uses, to be freed after
// it. FALSE if it makes no sense: less time is left than that, or there is but one topic.
gboolean aff_poster_tour_ready (const AffProgramme *programme,
                                const AffItem *item,
                                gint64 now,
                                AffPosterTourReady which,
                                AffPosterTourSetting *setting,
                                GArray **topics);

G_END_DECLS

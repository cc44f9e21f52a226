// SPDX-License-Identifier: GPL-3.0-or-later
// The tour that a visitor's choices amount to, as things stand now.
#pragma once

#include "app/way/poster-tour.h"
#include "ui/widget/scene.h"

G_BEGIN_DECLS

// What a tour is planned with. All borrowed from the scene's programme.
typedef struct {
  const AffItem *item;   // the poster session, or NULL
  const AffPlan *plan;   // of its boards, or NULL
  const AffItem *talk;   // on the stage right after it, or NULL
  const AffPlace *stage; // or NULL
  const AffPlace *start; // where the way begins, or NULL
  const AffBoard *board; // the selected one, from which a tour can begin, or NULL
  int most_minutes;      // what is left of the session, at most AFF_POSTER_TOUR_LONGEST_MIN
} AffTourGround;

AffTourGround aff_tour_ground (AffScene *scene);
// The minutes chosen, else the usual ones, as far as they are left.
int aff_tour_minutes (AffScene *scene, const AffTourGround *ground);

typedef struct {
  AffPosterTour *tour;
  GArray *line; // AffPoint, the way from stop to stop
} AffTourPlan;

// NULL if there is no plan or no place to begin at.
AffTourPlan *aff_tour_plan_new (AffScene *scene,
                                const AffTourGround *ground) G_GNUC_WARN_UNUSED_RESULT;
void aff_tour_plan_free (AffTourPlan *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AffTourPlan, aff_tour_plan_free)

G_END_DECLS

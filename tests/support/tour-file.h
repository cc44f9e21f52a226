// SPDX-License-Identifier: GPL-3.0-or-later
// Published orienteering instances: "Tmax P" and then "x y score" a line, the first point the
// start and the second the end; or a TSPLIB-like file of TYPE OP, whose depot is both.
#pragma once

#include "app/way/tour.h"

G_BEGIN_DECLS

typedef struct {
  AffTourProblem problem; // borrows from the rest
  AffTourNode *nodes;
  int *travel;
  double *lengths; // the distances before they were made whole numbers
  double limit;
  gint64 end_score; // of start and end, which every tour visits
} TourFile;

// NULL with a message that names file and line.
TourFile *tour_file_read (const char *path, char **message) G_GNUC_WARN_UNUSED_RESULT;
void tour_file_free (TourFile *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TourFile, tour_file_free)

// The length of TOUR in the file's own unit.
double tour_file_length (const TourFile *self, const AffTour *tour);

G_END_DECLS

// SPDX-License-Identifier: GPL-3.0-or-later
// What a page stands in: the live programme, the language, the shape and scale of the screen, the
// kiosk, and what the visitor has chosen. Language, shape and scale are fixed for the life of a
// page: when one of them changes the window makes the page anew.
#pragma once

#include "app/programme/live.h"
#include "ui/widget/finder.h"

G_BEGIN_DECLS

#define AFF_TYPE_SCENE (aff_scene_get_type ())
G_DECLARE_FINAL_TYPE (AffScene, aff_scene, AFF, SCENE, GObject)

// What a visitor looks for. Nothing of it is written anywhere.
typedef struct {
  char *text;              // as typed, NULL: nothing
  char *initial;           // of the names that are listed, "A"; NULL: none
  gint64 person;           // whose posters and talks are listed, 0: nobody's
  gint64 colleague;        // the same for all who work where this person does
  guint first;             // of the results, on the screen
  const char *layout;      // of the keyboard, static; NULL: the language's
  gboolean hides_keyboard; // put away by hand
} AffVisitSearch;

// The tour that a visitor puts together.
typedef struct {
  GArray *picks;    // gint64, presentations that are wanted; NULL: none
  GArray *left_out; // gint64, presentations that are not; NULL: none
  GArray *topics;   // gint64; NULL: all of them
  int minutes;      // 0: the usual
  gboolean ends_at_stage;
  gboolean only_present; // where the presenter is or ought to be
  gboolean from_board;   // begins at the selected board
  gboolean shows_text;   // the code of the tour as text
  guint first;           // of the stops, on the screen
} AffVisitTour;

// What the visitor chose. It outlives pages and is cleared when the visitor has gone.
typedef struct {
  gint64 board;        // the selected board's id, 0: none
  gint64 topic;        // the topic that posters are filtered by, 0: all
  char *day;           // the schedule's day, NULL: the day of now
  guint lane;          // the schedule's first lane shown
  const char *chapter; // of a workshop's page, static; NULL: the first
  AffVisitSearch search;
  AffVisitSearch own_search; // of a presenter for the own board
  gboolean walks_step_free;  // only ways of which the plan says so
  gboolean walks_wide;       // only aisles of 90 cm
  AffVisitTour tour;
} AffVisit;

AffScene *aff_scene_new (AffLive *live,
                         const char *language,
                         gboolean is_portrait,
                         double scale,
                         const char *kiosk,
                         AffVisit *visit) G_GNUC_WARN_UNUSED_RESULT;

AffLive *aff_scene_live (AffScene *self);
// The programme and the instant to show; the programme is NULL if none could be read yet.
AffProgramme *aff_scene_programme (AffScene *self);
gint64 aff_scene_now (AffScene *self);
const char *aff_scene_language (AffScene *self); // "fr", "en" or "de"
gboolean aff_scene_is_portrait (AffScene *self);
// Pixels on screen for one px of the design, as ui/style.h chooses it.
double aff_scene_scale (AffScene *self);
// Where this kiosk stands; NULL if it was not told or the plan has no such kiosk.
const AffPlace *aff_scene_kiosk (AffScene *self);
AffVisit *aff_scene_visit (AffScene *self);
// Adds ID to *IDS (gint64, may be NULL) or takes it out; FALSE: it is not in it any more.
gboolean aff_visit_toggle (GArray **ids, gint64 id);
gboolean aff_visit_has (const GArray *ids, gint64 id);
// Frees what VISIT owns and makes it that of a new visitor.
void aff_visit_clear (AffVisit *visit);

// What finds by typed words. One that is set is shared by scenes that follow each other; without
// it a scene makes its own.
void aff_scene_set_finder (AffScene *self, AffFinder *finder);
AffFinder *aff_scene_finder (AffScene *self);

G_END_DECLS

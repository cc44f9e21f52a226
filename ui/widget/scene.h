// SPDX-License-Identifier: GPL-3.0-or-later
// What a page stands in: the live programme, the language, the shape and scale of the screen, the
// kiosk, and what the visitor has chosen. Language, shape and scale are fixed for the life of a
// page: when one of them changes the window makes the page anew.
#pragma once

#include "app/programme/live.h"

G_BEGIN_DECLS

#define AFF_TYPE_SCENE (aff_scene_get_type ())
G_DECLARE_FINAL_TYPE (AffScene, aff_scene, AFF, SCENE, GObject)

// What the visitor chose. It outlives pages and is cleared when the visitor has gone.
typedef struct {
  gint64 board;        // the selected board's id, 0: none
  gint64 topic;        // the topic that posters are filtered by, 0: all
  char *day;           // the schedule's day, NULL: the day of now
  guint lane;          // the schedule's first lane shown
  const char *chapter; // of a workshop's page, static; NULL: the first
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

G_END_DECLS

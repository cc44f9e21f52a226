// SPDX-License-Identifier: GPL-3.0-or-later
// A floor plan drawn as SVG (data/venue/README.md says how): its geometry, and its picture. SVG
// from outside can crash librsvg, so only the helper program `affiche-plan` ever parses one;
// these functions run it, with limits on time and memory, and read what it prints.
#pragma once

#include "app/base/error.h"
#include "app/base/geom.h"

G_BEGIN_DECLS

#define AFF_PLAN_LARGEST      (512 * 1024) // bytes of SVG
#define AFF_PLAN_MOST_POINTS  6000         // of all areas of a plan
#define AFF_PLAN_MOST_OUTLINE 2000         // of one of them

typedef enum { AFF_FEATURE_BOARD, AFF_FEATURE_PLACE } AffFeatureKind;

// An element of the plan that has a meaning.
typedef struct {
  AffFeatureKind kind;
  char *element; // its id in the SVG
  char *label;   // a board's label, a place's code
  char *word;    // a place's kind ("door"), NULL for a board
  AffBox box;
  int facing_deg; // a board's, or a kiosk's heading; -1 if none is given
} AffFeature;

// A polygon of the floor: where one can walk, or what stands in the way.
typedef struct {
  char *element;         // its id in the SVG; may be empty
  char *word;            // "walkable", "obstacle", "steps" or "passage"
  char *code;            // may be empty
  gboolean is_step_free; // the plan says so
  GArray *points;        // AffPoint, three at least, closed by themselves, by the even-odd rule
} AffOutline;

typedef struct {
  int width_mm;
  int height_mm;
  GPtrArray *features; // AffFeature, in the order of the document
  GPtrArray *outlines; // AffOutline, in the order of the document
} AffPlanGeometry;

void aff_plan_geometry_free (AffPlanGeometry *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AffPlanGeometry, aff_plan_geometry_free)

// Reads the geometry of SVG. AFF_ERROR_FORMAT with line or element and remedy if it is too large,
// not well-formed, refused by the prefilter, or has no board; AFF_ERROR_STORE if the helper is
// not installed.
AffPlanGeometry *aff_plan_measure (GBytes *svg, GError **error) G_GNUC_WARN_UNUSED_RESULT;

// How a plan is painted: SCALE pixels a millimetre, turned by ROTATION_DEG (clockwise) about the
// plan's origin and then moved by X_PX, Y_PX, onto WIDTH_PX by HEIGHT_PX pixels.
typedef struct {
  int width_px;
  int height_px;
  double scale;
  double rotation_deg;
  double x_px;
  double y_px;
} AffPlanView;

// The picture of SVG: height_px rows of width_px pixels of 4 bytes as cairo's RGB24 has them in
// memory, on BACKGROUND (0xRRGGBB). Blocks for as long as the helper takes (5 seconds at most):
// call it on a thread. Errors as aff_plan_measure.
GBytes *aff_plan_render (GBytes *svg,
                         const AffPlanView *view,
                         guint32 background,
                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

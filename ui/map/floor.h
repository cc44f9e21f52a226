// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures of floor plans, rendered on a thread by the helper program and kept, so that a page
// that comes back has its plan at once. One of them belongs to whoever owns the pages.
#pragma once

#include "app/programme/programme.h"
#include "app/way/plan.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define AFF_TYPE_FLOOR (aff_floor_get_type ())
G_DECLARE_FINAL_TYPE (AffFloor, aff_floor, AFF, FLOOR, GObject)

AffFloor *aff_floor_new (void) G_GNUC_WARN_UNUSED_RESULT;

// The floor that lives as long as OWNER; made when first asked for.
AffFloor *aff_floor_of (GObject *owner);

// What is kept: TRUE if an answer is known, then *PIXELS is borrowed, NULL if PLAN cannot be
// rendered. FALSE: ask aff_floor_render.
gboolean
aff_floor_find (AffFloor *self, const AffPlan *plan, const AffPlanView *view, GBytes **pixels);

// Renders PLAN as VIEW says and keeps the answer, good or bad; then CALLBACK. The result's error
// is only G_IO_ERROR_CANCELLED or that of aff_plan_render.
void aff_floor_render (AffFloor *self,
                       const AffPlan *plan,
                       const AffPlanView *view,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer data);
gboolean aff_floor_render_finish (AffFloor *self, GAsyncResult *result, GError **error);

G_END_DECLS

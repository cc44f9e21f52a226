// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures of floor plans, rendered on a thread by the helper program and kept, so that a page
// that comes back has its plan at once. One of them belongs to whoever owns the pages.
#pragma once

#include "app/programme/programme.h"
#include "app/way/plan.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define AFF_TYPE_PLAN_STORE (aff_plan_store_get_type ())
G_DECLARE_FINAL_TYPE (AffPlanStore, aff_plan_store, AFF, PLAN_STORE, GObject)

AffPlanStore *aff_plan_store_new (void) G_GNUC_WARN_UNUSED_RESULT;

// The store that lives as long as OWNER; made when first asked for.
AffPlanStore *aff_plan_store_of (GObject *owner);

// What is kept: TRUE if an answer is known, then *PIXELS is borrowed, NULL if PLAN cannot be
// rendered. FALSE: ask aff_plan_store_render.
gboolean aff_plan_store_find (AffPlanStore *self,
                              const AffPlan *plan,
                              const AffPlanView *view,
                              GBytes **pixels);

// Renders PLAN as VIEW says and keeps the answer, good or bad; then CALLBACK. The result's error
// is only G_IO_ERROR_CANCELLED or that of aff_plan_render.
void aff_plan_store_render (AffPlanStore *self,
                            const AffPlan *plan,
                            const AffPlanView *view,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer data);
gboolean
aff_plan_store_render_finish (AffPlanStore *self, GAsyncResult *result, GError **error);

G_END_DECLS

// SPDX-License-Identifier: GPL-3.0-or-later
// What waits for staff in a programme, counted and in words: a pure function.
#pragma once

#include "app/programme/programme.h"

G_BEGIN_DECLS

typedef struct {
  const char *icon;
  char *words;        // "4 speakers are not named yet"
  const char *target; // the staff page that helps; it may not exist
  gboolean is_urgent; // must be mended, not only looked at
} AffToDo;

// Everything that waits at NOW, the urgent first; empty if nothing does. Free with
// g_ptr_array_unref.
GPtrArray *aff_to_do_list (AffProgramme *programme, gint64 now) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

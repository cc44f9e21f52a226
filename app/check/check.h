// SPDX-License-Identifier: GPL-3.0-or-later
// What is wrong, doubtful, missing or assumed in a programme, each with a sentence and a remedy.
// A list for staff: nothing of it is shown to the public.
#pragma once

#include "app/programme/programme.h"

G_BEGIN_DECLS

typedef enum {
  AFF_SEVERITY_ERROR,   // must be mended: it is shown wrong, or must not be shown
  AFF_SEVERITY_WARNING, // should be looked at
  AFF_SEVERITY_MISSING, // is shown as to be announced
  AFF_SEVERITY_ASSUMED, // somebody supplied it, no source says so
} AffSeverity;

typedef struct {
  AffSeverity severity;
  char *code;         // the rule, "item-without-room"
  char *sentence;     // what is the matter
  char *remedy;       // what to do
  const char *entity; // "item": what it is about, NULL for the whole programme
  gint64 id;          // the row's id, 0 for the whole programme
} AffFinding;

const char *aff_severity_word (AffSeverity severity);

// All findings of the programme in DB at NOW, the gravest first; empty if there are none. NULL
// only on an error. Free with g_ptr_array_unref.
GPtrArray *aff_check_run (AffDb *db, gint64 now, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

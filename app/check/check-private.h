// SPDX-License-Identifier: GPL-3.0-or-later
// What the parts of a check share. Only app/check/*.c read this.
#pragma once

#include "app/check/check.h"

G_BEGIN_DECLS

typedef struct {
  const AffProgramme *programme;
  AffDb *db;
  gint64 now;
  GPtrArray *findings; // AffFinding
} AffCheck;

// A rule: what its findings have in common.
typedef struct {
  AffSeverity severity;
  const char *code;
  const char *entity; // or NULL
  const char *remedy;
} AffCheckRule;

void
aff_check_add (AffCheck *self, const AffCheckRule *rule, gint64 id, const char *format, ...)
  G_GNUC_PRINTF (4, 5);

void aff_check_workshops (AffCheck *self);
void aff_check_items (AffCheck *self);
void aff_check_papers (AffCheck *self);
void aff_check_boards (AffCheck *self);
void aff_check_placements (AffCheck *self);
void aff_check_floor (AffCheck *self);
void aff_check_notices (AffCheck *self);
// These two ask the database, where texts stand as they came.
gboolean aff_check_texts (AffCheck *self, GError **error);
gboolean aff_check_names (AffCheck *self, GError **error);

G_END_DECLS

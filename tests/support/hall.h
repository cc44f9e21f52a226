// SPDX-License-Identifier: GPL-3.0-or-later
// A small hall in which nothing is wrong: eight boards in a row, 1 m apart, each 1 m wide, 7 with
// power, 8 low, the stage 6 m from the last; two poster sessions (items 1 and 3) on two days, a
// spotlight (item 2) right after the first, a talk (item 4) during it. Papers P1 to P6 are of the
// track by review and hang on boards 1 to 6 in item 1 (presentations 1 to 6); S7 to S9 are of the
// track by availability, S7 hangs on board 7, S8 and S9 (8 and 9) wait in this order. P1 to P3
// are posters of item 3 too (presentations 11 to 13), on no board. Person N presents paper N.
#pragma once

#include "app/programme/programme.h"

G_BEGIN_DECLS

#define HALL_NOW G_GINT64_CONSTANT (1791120240) // 2026-10-04T13:24:00Z, 15:24 in Strasbourg

// The SQL of it.
extern const char hall_sql[];

// In memory, after MORE (SQL, or NULL) was run as well.
AffDb *hall_new (const char *more) G_GNUC_WARN_UNUSED_RESULT;
AffProgramme *hall_load (AffDb *db) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

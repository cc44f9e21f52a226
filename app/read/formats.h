// SPDX-License-Identifier: GPL-3.0-or-later
// The readers, for format.c and for tests of one of them.
#pragma once

#include "app/read/format.h"

G_BEGIN_DECLS

extern const AffFormat aff_format_calendar;
extern const AffFormat aff_format_cmt;
extern const AffFormat aff_format_easychair;
extern const AffFormat aff_format_indico;
extern const AffFormat aff_format_indico_csv;
extern const AffFormat aff_format_list;
extern const AffFormat aff_format_openreview;
extern const AffFormat aff_format_openreview_csv;
extern const AffFormat aff_format_pasted;
extern const AffFormat aff_format_schedule_json;
extern const AffFormat aff_format_schedule_xml;
extern const AffFormat aff_format_table;
extern const AffFormat aff_format_virtual;
extern const AffFormat aff_format_whole;
extern const AffFormat aff_format_whova;
extern const AffFormat aff_format_xcal;

G_END_DECLS

// SPDX-License-Identifier: GPL-3.0-or-later
// The writers, for write.c and for tests of one of them. Their form is that of AffExport.write.
#pragma once

#include "app/write/write.h"

G_BEGIN_DECLS

// A row for each presentation of a paper, UTF-8 with a mark, CRLF. It carries neither as-of time nor
// head of the log: a line that is no row breaks whoever reads it.
GBytes *aff_write_csv (const AffExportContext *context, GPtrArray *notes, GError **error);

// The items that have a day and a time, for the calendars of phones (RFC 5545): a note says how many
// have not.
GBytes *aff_write_calendar (const AffExportContext *context, GPtrArray *notes, GError **error);

// The programme as one static page: no script, no network, all pictures and codes inside, so that it
// opens from a stick and prints on A4. Blocks while its plans are painted, 5 seconds at most each; a
// plan that cannot be is left empty, with a note.
GBytes *aff_write_html (const AffExportContext *context, GPtrArray *notes, GError **error);

// What schedule.xml and schedule.json hold: app/write/timetable.h.
GBytes *
aff_write_schedule_json (const AffExportContext *context, GPtrArray *notes, GError **error);
GBytes *
aff_write_schedule_xml (const AffExportContext *context, GPtrArray *notes, GError **error);

// Affiche's own: every table with all its columns, and the words of the file that belong to them.
// Texts are as they are, pictures in them too. Nothing of staff is in it.
GBytes *aff_write_whole (const AffExportContext *context, GPtrArray *notes, GError **error);

G_END_DECLS

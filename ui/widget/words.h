// SPDX-License-Identifier: GPL-3.0-or-later
// Times, days, lengths and the words of the field, in the language that gettext speaks now.
#pragma once

#include "app/programme/agenda.h"

G_BEGIN_DECLS

// "15:24", with a no-break form in every language.
char *aff_words_time (GTimeZone *zone, gint64 instant) G_GNUC_WARN_UNUSED_RESULT;
// "15:10 to 16:20".
char *aff_words_range (GTimeZone *zone, AffSpan span) G_GNUC_WARN_UNUSED_RESULT;
// "30 min", "1 h 30 min".
char *aff_words_length (int minutes) G_GNUC_WARN_UNUSED_RESULT;
// "Sunday 4 October 2026" of "2026-10-04", where it begins a line.
char *aff_words_day (const char *day) G_GNUC_WARN_UNUSED_RESULT;
// The same within a line: French writes "dimanche" there.
char *aff_words_day_within (const char *day) G_GNUC_WARN_UNUSED_RESULT;
// "4 October 2026" of "2026-10-04".
char *aff_words_date (const char *day) G_GNUC_WARN_UNUSED_RESULT;
// "4 to 8 October 2026"; either day may be NULL.
char *aff_words_days (const char *first, const char *last) G_GNUC_WARN_UNUSED_RESULT;
// "Poster session and break" of natures; "" if there are none. Not the type word of the source.
char *aff_words_natures (guint natures) G_GNUC_WARN_UNUSED_RESULT;
// The icon that tells a nature ("board", "mic", …) and the CSS class of its disc.
const char *aff_words_nature_icon (guint natures);
const char *aff_words_nature_class (guint natures);
// "A. Author, B. Author", "Speaker to be announced", or NULL if nobody is expected (a break).
char *aff_words_people (const AffItem *item) G_GNUC_WARN_UNUSED_RESULT;
// "A. Author, University", "Chair: A. Author", "Speaker to be announced".
char *aff_words_person (const AffItemPerson *someone) G_GNUC_WARN_UNUSED_RESULT;
// What stands in the second line of an item: people, else the subtitle, else the natures.
char *aff_words_item_line (const AffItem *item) G_GNUC_WARN_UNUSED_RESULT;
// All authors, or with SHORT the first two, the presenter and the last: "A, B, … P, … Z".
char *aff_words_authors (const AffPaper *paper, gboolean is_short) G_GNUC_WARN_UNUSED_RESULT;
// A place's own name in LANGUAGE, else the word of its kind ("Lift").
const char *aff_words_place (const AffPlace *place, const char *language);
// "Presenter at the board", "Back at 15:40", … or NULL where nothing is said.
char *aff_words_presence (GTimeZone *zone, AffPresence presence) G_GNUC_WARN_UNUSED_RESULT;
// A room's name, or "Room to be announced" for NULL.
const char *aff_words_room (const AffRoom *room, const char *language);
// "Board 17, Title, Topic, presenter at the board" as a reader hears it.
char *aff_words_seat (const AffSeat *seat, const char *language) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

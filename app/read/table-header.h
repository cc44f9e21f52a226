// SPDX-License-Identifier: GPL-3.0-or-later
// What the columns of a table mean, told by the words over them in English, French, German,
// Spanish or Italian.
#pragma once

#include "app/draft/report.h"
#include "app/draft/sheet.h"

G_BEGIN_DECLS

typedef enum {
  AFF_MEANS_NOTHING, // no word over it
  AFF_MEANS_UID,
  AFF_MEANS_NUMBER,
  AFF_MEANS_TITLE,
  AFF_MEANS_NAME, // of whatever a row is about
  AFF_MEANS_SUBTITLE,
  AFF_MEANS_FIRST_NAME,
  AFF_MEANS_LAST_NAME,
  AFF_MEANS_AUTHORS,
  AFF_MEANS_COAUTHORS,
  AFF_MEANS_AFFILIATIONS,
  AFF_MEANS_SPEAKERS,
  AFF_MEANS_CHAIRS,
  AFF_MEANS_ABSTRACT,
  AFF_MEANS_KEYWORDS,
  AFF_MEANS_TRACK,
  AFF_MEANS_DECISION,
  AFF_MEANS_WITHDRAWN,
  AFF_MEANS_SESSION,
  AFF_MEANS_POSTER_SESSION,
  AFF_MEANS_ORAL_SESSION,
  AFF_MEANS_BOARD,
  AFF_MEANS_POSTER_ID,
  AFF_MEANS_PRESENTATION, // poster, oral or both
  AFF_MEANS_IS_ORAL,      // yes or no
  AFF_MEANS_PAPER,        // its number, or where it is
  AFF_MEANS_LINK,         // there may be several, as of the next one
  AFF_MEANS_ARXIV,
  AFF_MEANS_FORUM, // of OpenReview
  AFF_MEANS_DAY,
  AFF_MEANS_START,
  AFF_MEANS_START_DATE, // a day, or a day and a time
  AFF_MEANS_END,
  AFF_MEANS_END_DATE,
  AFF_MEANS_TIME, // a start, or from when to when
  AFF_MEANS_DURATION,
  AFF_MEANS_TYPE,
  AFF_MEANS_ROOM,
  AFF_MEANS_LANGUAGE,
  AFF_MEANS_OWN_KEY,  // of our own export
  AFF_MEANS_PERSONAL, // as what follows, it is left out
  AFF_MEANS_REVIEW,
  AFF_MEANS_OTHER,
  AFF_N_MEANINGS,
} AffMeaning;

typedef struct {
  const AffSheet *sheet; // borrowed
  int row;
  guint columns;
  guint8 meanings[AFF_SHEET_COLUMNS];
  int at[AFF_N_MEANINGS]; // the first column that means it, -1: none
  guint known;            // how many meanings there are
  gboolean is_own;        // it is the header that our own export writes
} AffTableHeader;

// Reads ROW of SHEET. TRUE if it is a header: something is called a title, and something else is
// known; or something is a number of papers, and something else says where they hang.
gboolean aff_table_header_read (AffTableHeader *self, const AffSheet *sheet, int row);
// Reads the best header near the top. FALSE if there is none.
gboolean aff_table_header_find (AffTableHeader *self, const AffSheet *sheet);

gboolean aff_table_header_has (const AffTableHeader *self, AffMeaning meaning);
// A row is a line of a schedule and not a paper.
gboolean aff_table_header_is_schedule (const AffTableHeader *self);
// It says where papers hang and hardly more: what is not in it is not gone.
gboolean aff_table_header_is_boards (const AffTableHeader *self);
// Remarks for the columns that are left out.
void aff_table_header_report (const AffTableHeader *self, AffReport *report);

G_END_DECLS

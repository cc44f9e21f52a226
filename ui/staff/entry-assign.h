// SPDX-License-Identifier: GPL-3.0-or-later
// What a text that staff wrote for a field means to app/programme/edit.h, as its assignments, or why
// it means nothing, in words. Pure functions.
#pragma once

#include "ui/staff/entry.h"

G_BEGIN_DECLS

#define AFF_ENTRY_SCHEME "https://" // what an address begins with

// "15:10" of "15:10", "15.10", "15h10", "1510" or "9"; "" of nothing; NULL if it is no time.
char *aff_entry_assign_read_time (const char *text) G_GNUC_WARN_UNUSED_RESULT;

// The assignments that TEXT means for FIELD of PAPER (NULL unless it is a paper's). NULL with words
// for *TROUBLE if it cannot be.
char **aff_entry_assign (const AffProgramme *programme,
                         const AffPaper *paper,
                         AffEntryField field,
                         const char *text,
                         char **trouble) G_GNUC_WARN_UNUSED_RESULT;

// A paper that was not there before.
typedef struct {
  const AffItem *item; // its poster session, or NULL
  const char *number;
  const char *title;
  const char *authors;
  const char *link;
} AffEntryPaper;

// The same for all of PAPER.
char **aff_entry_assign_paper (const AffProgramme *programme,
                               const AffEntryPaper *paper,
                               char **trouble) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

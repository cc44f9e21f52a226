// SPDX-License-Identifier: GPL-3.0-or-later
// What staff can say of an item or a paper, field by field: what it is called, what stands there
// and what one begins to write with. Pure functions.
#pragma once

#include "app/programme/programme.h"

G_BEGIN_DECLS

typedef enum {
  AFF_ENTRY_SPEAKERS,
  AFF_ENTRY_CHAIRS,
  AFF_ENTRY_PANELLISTS,
  AFF_ENTRY_TITLE,
  AFF_ENTRY_DAY,
  AFF_ENTRY_TIME,
  AFF_ENTRY_LENGTH,
  AFF_ENTRY_ROOM,
  AFF_ENTRY_NUMBER,
  AFF_ENTRY_AUTHORS,
  AFF_ENTRY_LINK,
} AffEntryField;

typedef struct {
  AffEntryField field;
  char *value;         // in words
  char *text;          // as one writes it; "" if there is nothing yet
  gboolean is_missing; // somebody waits for it
} AffEntry;

// "Speaker", "Room".
const char *aff_entry_name (AffEntryField field);
// Names of people, to whom a semicolon and another can be added.
gboolean aff_entry_is_people (AffEntryField field);

// What can be said of it (AffEntry). Free with g_ptr_array_unref.
GPtrArray *aff_entry_list_item (const AffItem *item,
                                const char *language) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *aff_entry_list_paper (const AffPaper *paper) G_GNUC_WARN_UNUSED_RESULT;

gboolean aff_entry_is_unnamed (const AffItem *item);
gboolean aff_entry_is_untimed (const AffItem *item);
gboolean aff_entry_is_unlinked (const AffPaper *paper);

// The link that the field is about; NULL if there is none.
const AffLink *aff_entry_link (const AffPaper *paper);

// Days (const char *) on which an item of ITEM's workshop may be. Free with g_ptr_array_unref.
GPtrArray *aff_entry_days (const AffProgramme *programme,
                           const AffItem *item) G_GNUC_WARN_UNUSED_RESULT;

// What a toast says of PAPER that is withdrawn: which boards become free, and who is next in line.
char *aff_entry_withdrawal (const AffPaper *paper) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

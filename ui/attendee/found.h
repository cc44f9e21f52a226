// SPDX-License-Identifier: GPL-3.0-or-later
// What a search or a list shows on a card, in words, and what pressing it opens: made of a hit, or of
// a record of a list (ui/attendee/found-list.h).
#pragma once

#include "app/programme/agenda.h"
#include "app/search/query.h"

G_BEGIN_DECLS

typedef enum {
  AFF_OPENS_NOTHING,
  AFF_OPENS_PAGE,        // `page`, as win.show takes it
  AFF_OPENS_TOPIC,       // posters of the topic `id`
  AFF_OPENS_BOARD,       // the board `id` on the map
  AFF_OPENS_PLACE,       // the way to the place `id`
  AFF_OPENS_PERSON,      // what `id` shows and says, as a list
  AFF_OPENS_AFFILIATION, // the same of all who work where the person `id` does
} AffOpens;

typedef struct {
  // owned
  char *label;  // of a board, before the words; NULL: none
  char *letter; // of the topic, or NULL
  AffMarked title;
  AffMarked detail;
  AffMarked also; // after the detail, never cut
  char *page;

  const char *icon; // where there is no label and no letter
  guint natures;    // of an item, whose disc tells them; 0: the icon alone
  AffOpens opens;
  gint64 id;
} AffFound;

// What a list of found things is made for.
typedef struct {
  // owned
  GArray *seats; // AffSeat, of the poster session that the map shows

  // borrowed
  const AffProgramme *programme;
  const char *language;

  gint64 now;
} AffFoundFor;

void aff_found_for_init (AffFoundFor *self,
                         const AffProgramme *programme,
                         const char *language,
                         gint64 now);
void aff_found_for_clear (AffFoundFor *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AffFoundFor, aff_found_for_clear)

AffFound *aff_found_new_for_hit (const AffFoundFor *self,
                                 const AffHit *hit) G_GNUC_WARN_UNUSED_RESULT;
AffFound *aff_found_new_for_paper (const AffFoundFor *self,
                                   const AffPaper *paper) G_GNUC_WARN_UNUSED_RESULT;
AffFound *aff_found_new_for_item (const AffFoundFor *self,
                                  const AffItem *item) G_GNUC_WARN_UNUSED_RESULT;
AffFound *aff_found_new_for_person (const AffPerson *person) G_GNUC_WARN_UNUSED_RESULT;
void aff_found_free (AffFound *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AffFound, aff_found_free)

// All words of a card, as a reader hears them.
char *aff_found_words (const AffFound *self) G_GNUC_WARN_UNUSED_RESULT;

// TRUE if anything of PAPER is under no embargo, withdrawn or not, or nothing of it is presented.
gboolean aff_found_is_public (const AffFoundFor *self, const AffPaper *paper);

// The icon of a kind of place.
const char *aff_found_place_icon (AffPlaceKind kind);

G_END_DECLS

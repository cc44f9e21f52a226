// SPDX-License-Identifier: GPL-3.0-or-later
// What files say of a programme, before anybody compares it with the programme that is there. A
// reader fills it; a NULL text, an array that is NULL and a number below 0 mean that the file does
// not speak of that, which is not the same as nothing. All texts go in through aff_draft_set*, which
// make them fit to be shown.
#pragma once

#include "app/draft/report.h"
#include "app/draft/when.h"
#include "app/programme/programme.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define AFF_DRAFT_BYTES  (296 * 1024 * 1024) // that an import may take in memory, about
#define AFF_DRAFT_PEOPLE 20000               // of a list
#define AFF_DRAFT_LINKS  100                 // of a paper

typedef struct {
  char *name; // "Given Family", never empty
  char *affiliation;
  gboolean presents;
} AffDraftPerson;

typedef struct {
  char *kind; // of link.kind: "doi", "openreview", "proceedings"
  char *address;
} AffDraftLink;

// A paper in a session.
typedef struct {
  AffPresentationKind kind;
  char *session; // the key of an item of this draft, or its title; NULL: the poster session
  char *board;   // the label of its board, or NULL
} AffDraftPresentation;

typedef enum {
  AFF_DECISION_NONE, // the file says nothing
  AFF_DECISION_ACCEPTED,
  AFF_DECISION_REJECTED, // or under review
  AFF_DECISION_WITHDRAWN,
} AffDecision;

typedef struct {
  char *key;        // what the source calls it, as stable as it gets; unique among items
  char *place;      // where it stands: "line 12", "record 5"
  const char *file; // in which file; interned, or NULL
  char *own;        // what Affiche's exports call it (a guid, or a UID), read where is_own
  char *title;
  char *subtitle;
  char *language; // "fr"
  char *type;     // the word as the source gives it
  char *track;
  char *room;
  char *abstract;
  char *address; // of its page; kept if a code may open it
  guint natures; // AffNature bits; 0: to be told by type and title
  char *day;     // under which the source lists it ("2026-10-04"): past midnight still that day
  AffWhen start;
  AffWhen end;
  int duration_min;     // -1: not said; END wins over it
  GPtrArray *speakers;  // AffDraftPerson
  GPtrArray *chairs;    // AffDraftPerson
  int unknown_speakers; // "to be announced"; -1: not said
  gboolean to_confirm;
  gboolean is_cancelled;
} AffDraftItem;

typedef struct {
  char *key;
  char *place;
  const char *file;
  char *number;            // what people call it; NULL: its key
  gboolean is_number_made; // nobody calls it so: it is the paper's place in the file
  char *title;
  char *language;
  char *abstract;
  char *track;
  char *origin;             // where it was published first
  GPtrArray *topics;        // char *
  GPtrArray *authors;       // AffDraftPerson, in their order
  GPtrArray *links;         // AffDraftLink
  GPtrArray *presentations; // AffDraftPresentation; NULL: a poster, where nothing else is said
  AffDecision decision;
} AffDraftPaper;

typedef struct {
  char *family; // which keys belong together: "openreview", "pretalx"; set by the reader
  char *code;   // of the workshop, an acronym
  char *title;
  char *source; // which program wrote the file, "pretalx 2024.3"
  char *venue;
  char *city;
  char *first_day; // "2026-10-04"
  char *last_day;
  char *zone;               // an IANA name; NULL: told by offsets, or that of the programme
  gboolean is_own;          // Affiche exported it: what it lacks it could not say
  gboolean is_partial;      // the file lists a part only: what it lacks is not gone
  gboolean lists_items;     // what is not in it is gone from the source
  gboolean lists_papers;    // likewise
  GPtrArray *items;         // AffDraftItem
  GPtrArray *papers;        // AffDraftPaper
  GHashTable *item_keys;    // borrowed: key → AffDraftItem
  GHashTable *paper_keys;   // borrowed: key → AffDraftPaper
  GHashTable *affiliations; // name → affiliation: what a list of people says; may be empty
  const char *file;         // that is being read; interned, or NULL
  gsize weight;             // of what was read so far; see aff_draft_weight
  JsonNode *whole; // instead of all this: the tables of a complete programme (Affiche's own)
} AffDraft;

AffDraft *aff_draft_new (void) G_GNUC_WARN_UNUSED_RESULT;
void aff_draft_free (AffDraft *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AffDraft, aff_draft_free)

// The item or paper of KEY, made if there is none; PLACE may be NULL. Two files of one programme
// meet here. KEY is made fit to be shown and is not empty.
AffDraftItem *aff_draft_item (AffDraft *self, const char *key, const char *place);
AffDraftPaper *aff_draft_paper (AffDraft *self, const char *key, const char *place);

// KEY, made fit likewise, instead of the one that it has; FALSE, and it stays, if there is another one
// of that key.
gboolean aff_draft_rename_item (AffDraft *self, AffDraftItem *item, const char *key);
gboolean aff_draft_rename_paper (AffDraft *self, AffDraftPaper *paper, const char *key);

// *FIELD becomes VALUE in one line; aff_draft_set_text keeps its lines, up to AFF_TEXT_WHOLE
// characters. A VALUE that is NULL or of which nothing is seen leaves *FIELD as it is.
void aff_draft_set (char **field, const char *value);
void aff_draft_set_text (char **field, const char *value);

// Adds a person to *LIST (AffDraftPerson), which is made if it is NULL; nobody if NAME is empty or
// the list is full: such a draft is refused in the end.
// AFFILIATION may be NULL. Borrowed; NULL if nobody was added.
AffDraftPerson *
aff_draft_add_person (GPtrArray **list, const char *name, const char *affiliation);
// *LIST is there and may be empty: the file says that it is nobody.
void aff_draft_say_people (GPtrArray **list);

// Nothing where the paper has that link, or as many as it may have.
void aff_draft_add_link (AffDraftPaper *paper, const char *kind, const char *address);
// KIND by its host and path: a DOI, a page of OpenReview, anything else proceedings.
void aff_draft_add_address (AffDraftPaper *paper, const char *address);
void aff_draft_add_topic (AffDraftPaper *paper, const char *name);
// SESSION and BOARD may be NULL.
void aff_draft_add_presentation (AffDraftPaper *paper,
                                 AffPresentationKind kind,
                                 const char *session,
                                 const char *board);
// The presentations are said and may be none: it is no poster by default.
void aff_draft_say_presentations (AffDraftPaper *paper);

// After the last file, before it is compared: papers that were not accepted or have no title (but
// those of a list of boards, which knows them by number) and items without title go (with remarks);
// addresses of people (S16) are taken out of every text; times become local time of the zone, which
// is settled (ZONE where the files name none); natures and links are told where the file does not.
// AFF_ERROR_FORMAT if nothing is left, or too much.
gboolean aff_draft_finish (AffDraft *self, const char *zone, AffReport *report, GError **error);

// The bytes that importing SELF will take in memory, about: above AFF_DRAFT_BYTES it is refused.
gsize aff_draft_weight (const AffDraft *self);
// For draft.c: the record is read. Once all of them are too heavy, it loses what makes it so.
void aff_draft_weigh_item (AffDraft *self, AffDraftItem *item);
void aff_draft_weigh_paper (AffDraft *self, AffDraftPaper *paper);

G_END_DECLS

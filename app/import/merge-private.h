// SPDX-License-Identifier: GPL-3.0-or-later
// What the files of merge share. Statements keep their errors; merge.c asks for them in the end, and
// then nothing was done.
#pragma once

#include "app/import/match.h"
#include "app/import/merge.h"

G_BEGIN_DECLS

typedef enum {
  AFF_MERGE_LISTED = 0,
  AFF_MERGE_MENTIONED = '-', // by a file that lists no such rows, such as a list of boards
  AFF_MERGE_GONE = '~',      // listed no more, and therefore cancelled or withdrawn
} AffMergeSign;

// What a source said of a row.
typedef struct {
  char *first;  // what the first source calls it
  char *key;    // what the source of this draft calls it; NULL: it did not speak of it yet
  char *digest; // of what that source said last, or NULL
  char *others; // what other sources said, as it is kept
  AffMergeSign sign;
  gboolean is_first_gone;
  gboolean is_listed_elsewhere; // by another source
} AffMergeSource;

// One field of a row: as texts, so that all can be compared in one way.
typedef struct {
  const char *said; // by the file; NULL: it does not speak of it
  const char *now;  // as it stands; NULL: nothing
  // Nothing of the programme is like it: news is what the source says otherwise than last time.
  gboolean is_source_only;
  // What stands without this source having said it was decided here, and stays.
  gboolean is_ours;
  gboolean is_same;        // the file says what is there in other words
  gboolean is_change_only; // what the source says for the first time is no news
  gboolean is_news;        // to be written
} AffMergeField;

typedef struct {
  AffDb *db;                     // borrowed, as all up to `outcome`
  const AffProgramme *programme; // as it was before
  const AffDraft *draft;
  const AffMergeOptions *options;
  AffReport *report;
  AffMergeOutcome *outcome;
  gint64 workshop;
  const AffWorkshop *known;  // that workshop as it was; NULL: it is new
  GHashTable *statements;    // owned; literal → AffStatement
  GHashTable *next_ids;      // owned; name of a table → gint64 *
  GHashTable *rooms;         // owned; folded name → gint64 *
  GHashTable *tracks;        // owned; folded name → gint64 *
  GHashTable *topics;        // owned; folded name → gint64 *
  GHashTable *people;        // owned; name → GArray of people
  GHashTable *item_sources;  // owned; id → AffMergeSource
  GHashTable *paper_sources; // owned; id → AffMergeSource
  GHashTable *sessions;      // owned; key or folded title → gint64 *, of items
  GHashTable *link_kinds;    // owned; those that are surely there
  GHashTable *numbers;   // owned; AffDraftPaper → gint64 *, ids of papers that get a number
  GHashTable *leaving;   // owned; ids of people who left a list
  GHashTable *counted;   // owned; ids of papers that are new, or changed
  GArray *wishes;        // owned; posters that are to come onto boards; may be NULL
  gint64 next_room_rank; // 0: not counted yet; likewise next_track_rank
  gint64 next_track_rank;
  gint64 poster_session; // 0: none, -1: several
  gint64 talk_session;   // likewise, of papers
  gboolean is_back;      // the draft was exported from this programme, all of it
  gboolean drops_topics; // there are more than letters
  guint n_matched;       // rows of the draft that were in the programme
} AffMerge;

// SQL is a literal that stands where it is used; it is prepared once and ready to be bound.
AffStatement *aff_merge_sql (AffMerge *self, const char *sql);
// Runs SQL, such a literal as well, with ID as ?1.
void aff_merge_run_for (AffMerge *self, const char *sql, gint64 id);
// The id that the next row of TABLE (a literal) gets.
gint64 aff_merge_next_id (AffMerge *self, const char *table);
// TEXT as comparisons of names see it. Free with g_free.
char *aff_merge_fold (const char *text) G_GNUC_WARN_UNUSED_RESULT;
// LINES (const char *), which are sorted for it, in one text; "" without any.
char *aff_merge_join_sorted (GPtrArray *lines) G_GNUC_WARN_UNUSED_RESULT;
// A table of ids by text; 0: it is not there.
gint64 aff_merge_lookup (GHashTable *table, const char *text);
void aff_merge_remember (GHashTable *table, char *text, gint64 id);
void aff_merge_remark (AffMerge *self,
                       AffRemarkKind kind,
                       const char *code,
                       const char *place,
                       const char *meaning,
                       const char *action);

// Ids of what has a name, made if there is none; 0 for NULL.
gint64 aff_merge_room (AffMerge *self, const char *name);
gint64 aff_merge_track (AffMerge *self, const char *name);

// Rows of SQL: id, source_key, source_digest of workshop ?1. Returns id → AffMergeSource.
GHashTable *aff_merge_load_sources (AffMerge *self, const char *sql) G_GNUC_WARN_UNUSED_RESULT;
// Keeps what the source of the draft said of a row now. SOURCE: what it said before, or NULL.
void aff_merge_write_item_source (AffMerge *self,
                                  gint64 id,
                                  const AffMergeSource *source,
                                  const char *key,
                                  const char *digest);
void aff_merge_write_paper_source (AffMerge *self,
                                   gint64 id,
                                   const AffMergeSource *source,
                                   const char *key,
                                   const char *digest);
// Keeps that SOURCE lists the row no more.
void aff_merge_unlist_item (AffMerge *self, gint64 id, const AffMergeSource *source);
void aff_merge_unlist_paper (AffMerge *self, gint64 id, const AffMergeSource *source);

// Sets is_news of each of N fields against what the sources of the row said last (SOURCE; NULL:
// nothing yet): news is what the source of the draft says anew and nobody changed here. Returns the
// new digest of it.
char *aff_merge_weigh (AffMerge *self,
                       AffMergeField *fields,
                       guint n,
                       const AffMergeSource *source,
                       const char *place) G_GNUC_WARN_UNUSED_RESULT;

// The id of a person of that name, the same affiliation or none; made if there is none.
gint64 aff_merge_person (AffMerge *self, const AffDraftPerson *person);
// Fills SELF->people from the programme.
void aff_merge_load_people (AffMerge *self);
// Deletes the people of SELF->leaving whom nobody names any more.
void aff_merge_let_go (AffMerge *self);

// Names of those who present, sorted and in lines; NULL: nobody is said to, or does.
char *aff_merge_presenters_text (const AffDraftPaper *draft) G_GNUC_WARN_UNUSED_RESULT;
char *aff_merge_presenters_text_now (const AffPaper *paper) G_GNUC_WARN_UNUSED_RESULT;
void aff_merge_add_authors (AffMerge *self, gint64 paper, const AffDraftPaper *draft);
// Whoever presents goes on doing so, under a new spelling too.
void
aff_merge_replace_authors (AffMerge *self, const AffPaper *paper, const AffDraftPaper *draft);
// Those present whom DRAFT says, and nobody else.
void aff_merge_mark_presenters (AffMerge *self, gint64 paper, const AffDraftPaper *draft);

// "First Author\nSecond Author\n" of AffDraftPerson; NULL for NULL. And where they are from, a line
// for each; NULL if that is said of nobody.
char *aff_merge_names_text (const GPtrArray *people) G_GNUC_WARN_UNUSED_RESULT;
char *aff_merge_affiliations_text (const GPtrArray *people) G_GNUC_WARN_UNUSED_RESULT;

// What an export of this programme in the form of the draft calls ITEM; NULL: the draft is none of
// ours. Free with g_free.
char *aff_merge_own_key (const AffMerge *self, const AffItem *item) G_GNUC_WARN_UNUSED_RESULT;
// The workshop of the first line that the draft has from this programme, or NULL.
const AffWorkshop *aff_merge_find_own (AffMerge *self);

// Sets is_same of what a table of ours says of a paper as well as a table can.
typedef struct {
  AffMergeField *authors;
  AffMergeField *links;
  AffMergeField *presentations;
} AffMergeOwnFields;

void aff_merge_own_paper (const AffMerge *self,
                          const AffPaper *paper,
                          const AffDraftPaper *draft,
                          const AffMergeOwnFields *fields);
// AffItem: those that lines of the draft may be; NULL: none.
const GPtrArray *aff_merge_known_items (const AffMerge *self);

// The key of a row of the draft as the programme keeps it, "pretalx:ABCDEF". Free with g_free.
char *aff_merge_key (const AffMerge *self, const char *key) G_GNUC_WARN_UNUSED_RESULT;
// For each item or paper of the draft the one of the known workshop that it is, with a remark where
// its key did not tell. PAPERS: AffPaper *, those of that workshop. Free with g_free.
AffMatch *aff_merge_match_items (AffMerge *self) G_GNUC_WARN_UNUSED_RESULT;
AffMatch *aff_merge_match_papers (AffMerge *self,
                                  const GPtrArray *papers) G_GNUC_WARN_UNUSED_RESULT;

// "Ethics\nSurgery\n" of a draft's list and of a programme's; NULL for NULL.
char *aff_merge_topics_text (const GPtrArray *topics) G_GNUC_WARN_UNUSED_RESULT;
char *aff_merge_topics_text_now (const GPtrArray *topics) G_GNUC_WARN_UNUSED_RESULT;
// Sets drops_topics.
void aff_merge_count_topics (AffMerge *self);
void aff_merge_add_topics (AffMerge *self, gint64 paper, const AffDraftPaper *draft);

// Sets workshop and known: as the options and the draft say, or made. AFF_ERROR_NOT_FOUND,
// AFF_ERROR_CONFLICT.
gboolean aff_merge_workshop (AffMerge *self, GError **error);
// The speakers whom DRAFT names and so many unknown ones, as a text to be compared; NULL if it does
// not speak of them. And those whom ITEM has in ROLE.
char *aff_merge_item_speakers_said (const AffDraftItem *draft) G_GNUC_WARN_UNUSED_RESULT;
char *aff_merge_item_people_now (const AffItem *item, AffRole role) G_GNUC_WARN_UNUSED_RESULT;
char *aff_merge_item_affiliations_said (const AffDraftItem *draft) G_GNUC_WARN_UNUSED_RESULT;
char *aff_merge_item_affiliations_now (const AffItem *item,
                                       const AffDraftItem *draft) G_GNUC_WARN_UNUSED_RESULT;
// Speakers or chairs.
void
aff_merge_item_add_people (AffMerge *self, gint64 id, const AffDraftItem *draft, AffRole role);
void aff_merge_item_remove_people (AffMerge *self, const AffItem *item, AffRole role);

void aff_merge_items (AffMerge *self);
// NATURES: flags of AffNature, which the item has from now on.
void aff_merge_natures (AffMerge *self, gint64 item, guint natures);
void aff_merge_papers (AffMerge *self);
// PAPER, an id, gets the number that DRAFT says, or that is made for it, once all are settled.
void aff_merge_number (AffMerge *self, gint64 paper, const AffDraftPaper *draft);
// The same if the number of PAPER is the key that its source had for it, LAST, and is KEY now; FALSE
// if not. LAST may be NULL.
gboolean aff_merge_renumber (AffMerge *self,
                             const AffPaper *paper,
                             const AffDraftPaper *draft,
                             const char *last,
                             const char *key);
// Gives them numbers that no other paper of the workshop has. PAPERS: as they were before.
void aff_merge_settle_numbers (AffMerge *self, const GPtrArray *papers);
// KEY: of its source, or NULL. The first session of a title is found by it.
void aff_merge_remember_session (AffMerge *self, const char *key, const char *title, gint64 id);
// The session ID, which papers of which nobody says when may be in if it takes place.
void aff_merge_note_session (AffMerge *self, gint64 id, guint natures);
// The session of that key or title; 0: there is none.
gint64 aff_merge_find_session (AffMerge *self, const char *name);
// The item of that session, made where there is none; NULL: the only one of its kind, or "Talks".
gint64 aff_merge_session (AffMerge *self, const char *name, AffPresentationKind kind);
// What is in the programme for PAPER: presentations and boards. TRUE if presentations changed.
gboolean aff_merge_presentations (AffMerge *self, gint64 paper, const AffDraftPaper *draft);
// The file says what it said: boards that were not on the plan then may be there now.
void aff_merge_boards_again (AffMerge *self, gint64 paper, const AffDraftPaper *draft);
// Counts PAPER as changed, once.
void aff_merge_count_paper (AffMerge *self, gint64 paper);

// What came from this source and is in no draft any more. MATCHED: ids that are.
void aff_merge_gone_items (AffMerge *self, GHashTable *matched);
void aff_merge_gone_papers (AffMerge *self, GHashTable *matched);

G_END_DECLS

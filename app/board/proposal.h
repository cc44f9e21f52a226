// SPDX-License-Identifier: GPL-3.0-or-later
// A plan for the boards of one poster session, as a draft with its reasons: nothing changes
// before it is applied. Made from a programme by the solver, so it may take a while: call it in a
// thread, with a reference to the programme.
#pragma once

#include "app/db/change.h"
#include "app/programme/programme.h"

G_BEGIN_DECLS

#define AFF_PROPOSAL_USUAL_MOVES 3

typedef enum {
  AFF_PROPOSAL_REPAIR, // the best plan that moves few posters
  AFF_PROPOSAL_WHOLE,  // the best plan
} AffProposalMode;

// Posters that hang, and once the session has begun all of them, stay unless MOVES_HUNG.
typedef struct {
  AffProposalMode mode;
  int most_moves;    // of a repair; a first placement is not a move
  gboolean by_topic; // instead: along the boards' numbers, topic after topic
  // Also posters that hang, and all once the session has begun; those marked as kept stay.
  gboolean moves_hung;
  guint64 seed;      // equal seeds give equal plans
  gint64 iterations; // of the solver; 0: as many as the session needs
  gint64 now;
} AffProposalSetting;

// Why a poster gets another board, or its first.
typedef enum {
  AFF_WHY_NO_BOARD,   // it had none
  AFF_WHY_CLOSED,     // its board is closed
  AFF_WHY_TAKEN,      // another session at the same time has its board
  AFF_WHY_TOO_WIDE,   // AFTER mm wide, its board BEFORE
  AFF_WHY_POWER,      // it asked for power, BOARD has it
  AFF_WHY_LOW,        // it asked for a low board, BOARD is one
  AFF_WHY_STAGE,      // its spotlight follows, BOARD is nearer to the stage: metres
  AFF_WHY_TOPIC,      // more neighbours of TOPIC: BEFORE and AFTER count them
  AFF_WHY_AUTHOR,     // nearer to OTHER, which shares an author: metres
  AFF_WHY_SIMILAR,    // nearer to OTHER, which it resembles: metres
  AFF_WHY_NUMBER,     // numbers by topic
  AFF_WHY_MAKES_ROOM, // it leaves its board to OTHER
  AFF_WHY_FAIR,       // the tracks share the boards that many pass
  AFF_WHY_WHOLE,      // shorter ways between posters that belong together, all in all
} AffWhyKind;

typedef struct {
  AffWhyKind kind;
  const AffTopic *topic;        // or NULL, as the next two
  const AffPresentation *other; // the poster it comes near to, or makes room for
  const AffBoard *beside;       // the board of OTHER in this plan
  int before;
  int after;
} AffWhy;

typedef struct {
  const AffPresentation *presentation;
  const AffBoard *before; // or NULL
  const AffBoard *after;
  gboolean is_move;            // both, and they differ
  gboolean is_first_placement; // no board before
  AffWhy why;                  // of either
} AffProposalRow;

// What is counted before and after. Each says itself whether more of it is better.
typedef enum {
  AFF_GAIN_TOPIC_NEIGHBOURS,  // pairs of posters on neighbouring boards that share a topic
  AFF_GAIN_AUTHOR_NEIGHBOURS, // the same, an author
  AFF_GAIN_PLACED,            // papers with a board, of all
  AFF_GAIN_KEPT,              // posters that stay by rule and stay, of those
  AFF_GAIN_POWER,             // papers that asked for power and have it, of those
  AFF_GAIN_LOW,               // papers that asked for a low board and have one, of those
  AFF_GAIN_STAGE,             // metres from posters to the stage of their spotlight, in sum
  AFF_GAIN_TOPIC_WALK,        // metres from each poster to the next one of its topic, in sum
  AFF_GAIN_FAIR, // boards that a track has more or fewer than its share of the good
  AFF_GAIN_COUNT,
} AffGainKind;

typedef struct {
  AffGainKind kind;
  int before;
  int after;
  int of;     // of how many; -1 where that says nothing
  int better; // 1: AFTER is better, -1: it is worse, 0: equal
} AffGain;

typedef struct {
  // owned
  AffProgramme *programme;
  GArray *rows;      // AffProposalRow of every poster to hang, in natural order of its board
  GArray *gains;     // AffGain, those that say something
  GPtrArray *told;   // AffPerson: presenters, else all authors, of posters that move
  GPtrArray *labels; // AffPresentation whose label says another board, or was never printed

  // borrowed from the programme
  const AffItem *item;

  AffProposalSetting setting;
  int n_moves;
  int n_first;
  gboolean is_exact; // no plan with so few moves is better
} AffProposal;

// FRACTION is 0 to 1; FALSE stops with the best plan yet.
typedef gboolean (*AffProposalFunc) (double fraction, gpointer data);

// Proposes boards for all posters of ITEM whose papers are not withdrawn. AFF_ERROR_CONFLICT if
// not all of them can hang, or not with so few moves: the message says what is too much.
// AFF_ERROR_NOT_FOUND if ITEM is no poster session or there is no board.
AffProposal *aff_proposal_new (AffProgramme *programme,
                               const AffItem *item,
                               const AffProposalSetting *setting,
                               AffProposalFunc func,
                               gpointer data,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
void aff_proposal_free (AffProposal *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AffProposal, aff_proposal_free)

// "topic-neighbours", "makes-room": the kinds as words, for scripts.
const char *aff_gain_word (AffGainKind kind);
const char *aff_why_word (AffWhyKind kind);

// English, for a terminal: "Neighbours that share a topic: 16 to 23.", "P161 moves from …".
char *aff_proposal_gain_sentence (const AffGain *gain) G_GNUC_WARN_UNUSED_RESULT;
char *aff_proposal_reason_sentence (const AffProposalRow *row) G_GNUC_WARN_UNUSED_RESULT;

// TRUE if nothing would change.
gboolean aff_proposal_is_empty (const AffProposal *self);

// Writes the plan as one change of kind "plan". Of NOTE its who, now and permit are read. AFF_ERROR_CONFLICT,
// with nothing changed, if boards, papers or placements of the session are no longer as they
// were when it was made.
gboolean aff_proposal_apply (AffDb *db,
                             const AffProposal *self,
                             const AffChangeNote *note,
                             gint64 *sequence,
                             GError **error);

G_END_DECLS

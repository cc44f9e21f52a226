// SPDX-License-Identifier: GPL-3.0-or-later
// The chain of hashes through the log (its layout is in change.h) and how the log stays bounded:
// the oldest rows are cut off, and the word `log_anchor` of meta keeps the sequence and the hash
// of the newest of them, on which the rest of the chain stands.
#pragma once

#include "app/db/change-private.h"

G_BEGIN_DECLS

#define AFF_HASH_LENGTH 32

typedef struct {
  gint64 sequence; // 0: before the first change
  guint8 hash[AFF_HASH_LENGTH];
} AffSeal;

// Above either of the first two the log is cut, to the fewest rows that reach either of the others.
typedef struct {
  gint64 most_rows;
  gint64 most_bytes; // of changesets
  gint64 kept_rows;
  gint64 kept_bytes;
} AffChainBound;

extern const AffChainBound aff_chain_bound;

// The seal of the row that follows SELF.
void aff_chain_advance (AffSeal *self, const AffChangeRecord *record, GBytes *changes);
// The seal of the newest row.
gboolean aff_chain_read_last (AffDb *db, AffSeal *seal, GError **error);
// The seal on which the first row stands.
gboolean aff_chain_read_anchor (AffDb *db, AffSeal *seal, GError **error);
// Cuts the log to BOUND, inside a transaction that may write. A row that is undone by one that
// stays stays too, so the log may be longer for a while.
gboolean aff_chain_prune (AffDb *db, const AffChainBound *bound, GError **error);

G_END_DECLS

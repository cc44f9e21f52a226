// SPDX-License-Identifier: GPL-3.0-or-later
// Tells a barcode scanner, which types like a keyboard, from a person: its characters follow each
// other within a tenth of a second, and Enter or Tab ends them. Pure: keys and instants go in,
// what to do with them comes out. And what a scanned code opens.
#pragma once

#include "app/programme/agenda.h"

G_BEGIN_DECLS

#define AFF_SCANNER_GAP_MS 100
#define AFF_SCANNER_LEAST  2   // characters of a code
#define AFF_SCANNER_MOST   400 // more is no code

typedef struct {
  // owned
  GString *held; // what may become a code

  guint32 last_ms;
} AffScanner;

typedef enum {
  AFF_SCANNER_NONE,  // a key by itself
  AFF_SCANNER_HELD,  // may belong to a code: in `held`
  AFF_SCANNER_BURST, // the same, and too fast for a person
  AFF_SCANNER_CODE,  // `held` is a code
} AffScannerWord;

void aff_scanner_init (AffScanner *self);
void aff_scanner_clear (AffScanner *self);

// TRUE if what is held is no code any more at TIME_MS: a person typed it.
gboolean aff_scanner_is_stale (const AffScanner *self, guint32 time_ms);
// Takes a character at TIME_MS, or with 0 the Enter or Tab that ends a code. What was stale is
// forgotten: ask before. NONE says that nothing is held.
AffScannerWord aff_scanner_take (AffScanner *self, gunichar letter, guint32 time_ms);
// Forgets what is held.
void aff_scanner_forget (AffScanner *self);

// The target that CODE opens at NOW: the sheet of the paper whose link or number it is, or of the
// poster on the board with that label; NULL if it is none of these.
char *aff_scanner_find_target (const AffProgramme *programme,
                               const char *code,
                               gint64 now) G_GNUC_WARN_UNUSED_RESULT;
// The same for a presenter who looks for the own board: "own:ID", of a withdrawn paper too, whose
// page says whom to ask.
char *aff_scanner_find_own (const AffProgramme *programme,
                            const char *code,
                            gint64 now) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

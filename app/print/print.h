// SPDX-License-Identifier: GPL-3.0-or-later
// What is printed from a programme: labels, the wall plan, door sheets, lists of boards, each a PDF.
// The programme remembers which labels were printed, so that the next time only those need to be
// that changed, with the list of what to take down.
#pragma once

#include "app/db/change.h"
#include "app/programme/programme.h"

G_BEGIN_DECLS

typedef enum {
  AFF_PRINT_LABELS,
  AFF_PRINT_PLAN,
  AFF_PRINT_DOOR,
  AFF_PRINT_LISTS,
} AffPrintKind;

// "labels", "plan", "door", "lists".
const char *aff_print_word (AffPrintKind kind);
// AFF_ERROR_NOT_FOUND with the words there are.
gboolean aff_print_parse (const char *word, AffPrintKind *kind, GError **error);

typedef struct {
  AffPrintKind kind;
  const AffItem *item;   // a poster session; not read for doors
  gboolean only_changed; // labels that were never printed or say something else now
  const char *language;
  gint64 now;
} AffPrintOrder;

// A label that hangs and should not: what it says, and where its poster is now.
typedef struct {
  gint64 presentation;
  char *board;     // where the label hangs
  char *title;     // of the paper
  char *now_board; // or NULL: nowhere, or withdrawn
} AffTakeDown;

typedef struct {
  gint64 presentation;
  char *board;
  char *digest;
} AffPrintedLabel;

typedef struct {
  GBytes *pdf; // NULL if there is nothing to print
  guint pages;
  GPtrArray *labels;    // AffPrintedLabel, in order of boards; empty for other kinds
  GPtrArray *take_down; // AffTakeDown, in order of boards
} AffPrint;

// Makes the pages; nothing is written or remembered. Blocks for as long as drawing takes (seconds
// for a wall plan): call it on a thread. Errors: AFF_ERROR_STORE.
AffPrint *aff_print_new (const AffProgramme *programme,
                         const AffPrintOrder *order,
                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
void aff_print_free (AffPrint *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AffPrint, aff_print_free)

// Puts the PDF into FILE, whole or not at all. AFF_ERROR_STORE with the reason.
gboolean aff_print_write (const AffPrint *self, const char *path, GError **error);

// Remembers the labels as printed, and that those to take down are gone, as a change. For use
// inside a change is aff_print_remember_in, whose DATA is the AffPrint and whose time NOW.
typedef struct {
  const AffPrint *print;
  gint64 now;
} AffPrintMemory;

gboolean aff_print_remember_in (AffDb *db, gpointer memory, GError **error);
gboolean aff_print_remember (AffDb *db,
                             const AffPrint *self,
                             const AffChangeNote *note,
                             gint64 *sequence,
                             GError **error);

// How many labels of ITEM were printed and say something else now.
guint aff_print_count_stale (const AffProgramme *programme, const AffItem *item);

G_END_DECLS

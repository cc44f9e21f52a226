// SPDX-License-Identifier: GPL-3.0-or-later
// Printing for staff: the pages are drawn and written on a thread, into the one folder that this
// kiosk was told, under a name that says what they are and when they were made.
#pragma once

#include "app/print/print.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum {
  AFF_PRINT_DONE,
  AFF_PRINT_NOTHING,   // there was nothing to print
  AFF_PRINT_NO_FOLDER, // it is not there and cannot be made, or cannot be written
  AFF_PRINT_FULL,
  AFF_PRINT_FAILED, // anything else
} AffPrintOutcome;

typedef struct {
  // owned
  char *path;      // of the file that was meant; NULL if there was none
  AffPrint *print; // NULL if nothing could be drawn
  char *reason;    // for the log; NULL unless it failed

  AffPrintOutcome outcome;
  gint64 now; // of the order
} AffPrintOut;

void aff_print_out_free (AffPrintOut *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AffPrintOut, aff_print_out_free)

// "labels-2026-10-04-1524.pdf" for NOW in ZONE.
char *
aff_print_job_name (AffPrintKind kind, gint64 now, GTimeZone *zone) G_GNUC_WARN_UNUSED_RESULT;

// Draws ORDER of PROGRAMME, whose item and language stay, and writes it into FOLDER, which is made if
// it is not there. What stands there already is not overwritten. SOURCE may be NULL.
void aff_print_job_run_async (gpointer source,
                              AffProgramme *programme,
                              const AffPrintOrder *order,
                              const char *folder,
                              GAsyncReadyCallback callback,
                              gpointer data);
// Never NULL.
AffPrintOut *aff_print_job_finish (GAsyncResult *result) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

// SPDX-License-Identifier: GPL-3.0-or-later
// What came of printing: where the file is, or why there is none and what to do, and the labels that
// hang on the wrong board by now.
#pragma once

#include "ui/staff/print-job.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define AFF_TYPE_PRINT_RESULT (aff_print_result_get_type ())
G_DECLARE_FINAL_TYPE (AffPrintResult, aff_print_result, AFF, PRINT_RESULT, GtkWidget)

// FOLDER is where the files go, NULL: nowhere.
GtkWidget *aff_print_result_new (const char *folder);
// The pages are being made.
void aff_print_result_wait (AffPrintResult *self);
void aff_print_result_show (AffPrintResult *self, const AffPrintOut *out);

G_END_DECLS

// SPDX-License-Identifier: GPL-3.0-or-later
// What was odd about files that were read: each oddity with where it stands, what it means and
// what was done about it. Remarks of one code are one remark with a count and its first places.
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define AFF_REPORT_PLACES 5 // of a remark that are kept

typedef enum {
  AFF_REMARK_HANDLED, // read as it was meant; nothing is lost
  AFF_REMARK_GUESSED, // read as it was probably meant: somebody should look
  AFF_REMARK_LEFT,    // left out, or left as it was
} AffRemarkKind;

typedef struct {
  AffRemarkKind kind;
  char *code;    // "duration-in-days"
  char *meaning; // what is odd, a sentence
  char *action;  // what was done, a sentence
  guint count;
  GPtrArray *places; // char *: "talks.xml, line 12"; at most AFF_REPORT_PLACES
} AffRemark;

typedef struct _AffReport AffReport;

AffReport *aff_report_new (void) G_GNUC_WARN_UNUSED_RESULT;
void aff_report_free (AffReport *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AffReport, aff_report_free)

// What the remarks that follow are about, "talks.xml"; NULL: no file of its own.
void aff_report_set_file (AffReport *self, const char *name);

// Adds a remark. PLACE says where in the file, "line 12" or "record 5"; NULL: all of it. Texts are
// copied and made fit to be shown. Of one CODE only the first MEANING and ACTION are kept, so they
// say nothing of the single place.
void aff_report_add (AffReport *self,
                     AffRemarkKind kind,
                     const char *code,
                     const char *place,
                     const char *meaning,
                     const char *action);
// The same with the place as a line from 1; 0: no line.
void aff_report_add_line (AffReport *self,
                          AffRemarkKind kind,
                          const char *code,
                          guint line,
                          const char *meaning,
                          const char *action);

// AffRemark, in the order in which they were first made.
const GPtrArray *aff_report_remarks (const AffReport *self);
// The remark of CODE, or NULL.
const AffRemark *aff_report_find (const AffReport *self, const char *code);

const char *aff_remark_kind_word (AffRemarkKind kind); // "handled"

G_END_DECLS

// SPDX-License-Identifier: GPL-3.0-or-later
// Drafts in words, for tests of readers.
#pragma once

#include "app/read/format.h"

G_BEGIN_DECLS

// FORMAT reads tests/golden/PATH into DRAFT; the test fails if it cannot, or if another format is
// surer of the file.
void
drafted_read (AffDraft *draft, AffReport *report, const AffFormat *format, const char *path);
// "7; Title; track; accepted; First Author* (University), Second Author; topic, topic;
// poster in Session on 12", fields that are not said as "-". NULL if there is no such paper.
char *drafted_paper (const AffDraft *draft, const char *key) G_GNUC_WARN_UNUSED_RESULT;
// "Title; 2026-10-04 14:00 +120; 30 min; track; room; First Speaker (University)".
char *drafted_item (const AffDraft *draft, const char *key) G_GNUC_WARN_UNUSED_RESULT;
// WANTED is drafted_paper or drafted_item of KEY.
void drafted_assert_paper (const AffDraft *draft, const char *key, const char *wanted);
void drafted_assert_item (const AffDraft *draft, const char *key, const char *wanted);

G_END_DECLS

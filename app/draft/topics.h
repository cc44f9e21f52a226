// SPDX-License-Identifier: GPL-3.0-or-later
// Keywords of papers become topics of the programme only where they are few: each topic has a
// letter and a colour, and a keyword of one's own parts nothing.
#pragma once

#include "app/draft/draft.h"

G_BEGIN_DECLS

#define AFF_TOPICS_MOST 26

typedef struct _AffTopics AffTopics;

AffTopics *aff_topics_new (void) G_GNUC_WARN_UNUSED_RESULT;
void aff_topics_free (AffTopics *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AffTopics, aff_topics_free)

// PAPER (borrowed until the last call) has the keyword WORD, which may be NULL.
void aff_topics_add (AffTopics *self, AffDraftPaper *paper, const char *word);
// Each of the words in TEXT: one a line, or parted by ";" or else ",".
void aff_topics_add_list (AffTopics *self, AffDraftPaper *paper, const char *text);
// After the last paper: its papers get their topics, or a remark says that there are too many.
void aff_topics_settle (AffTopics *self, AffReport *report);

G_END_DECLS

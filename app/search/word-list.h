// SPDX-License-Identifier: GPL-3.0-or-later
// Words as they come, each kept once. For app/search alone.
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _AffWordList AffWordList;

AffWordList *aff_word_list_new (void) G_GNUC_WARN_UNUSED_RESULT;
void aff_word_list_free (AffWordList *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AffWordList, aff_word_list_free)

// The number of the word of LENGTH bytes: how many others came before it.
guint aff_word_list_add (AffWordList *self, const char *letters, gsize length);

guint aff_word_list_length (const AffWordList *self);
const char *aff_word_list_word (const AffWordList *self, guint word, gsize *length);
// The bytes of all words.
gsize aff_word_list_size (const AffWordList *self);

G_END_DECLS

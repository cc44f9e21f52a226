// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/draft/topics.h"

#include "app/base/text.h"

#include <string.h>

typedef struct {
  AffDraftPaper *paper; // borrowed
  const char *name;     // borrowed from the names
} Mention;

struct _AffTopics {
  GHashTable *names; // owned; folded → as first written
  GArray *mentions;  // owned; Mention; empty once there are too many names
};

AffTopics *
aff_topics_new (void)
{
  AffTopics *self = g_new0 (AffTopics, 1);

  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->mentions = g_array_new (FALSE, FALSE, sizeof (Mention));
  return self;
}

void
aff_topics_free (AffTopics *self)
{
  if (!self)
    return;
  g_hash_table_unref (self->names);
  g_array_unref (self->mentions);
  g_free (self);
}

static gboolean
has_too_many (const AffTopics *self)
{
  return g_hash_table_size (self->names) > AFF_TOPICS_MOST;
}

void
aff_topics_add (AffTopics *self, AffDraftPaper *paper, const char *word)
{
  g_return_if_fail (self != NULL && paper != NULL);
  g_autofree char *name = has_too_many (self) ? NULL : aff_text_clean_line (word);

  if (!name || !*name)
    return;
  char *folded = g_utf8_casefold (name, -1);
  Mention mention = {paper, g_hash_table_lookup (self->names, folded)};
  if (!mention.name) {
    mention.name = name;
    g_hash_table_insert (self->names, folded, g_steal_pointer (&name));
  } else
    g_free (folded);
  if (has_too_many (self))
    g_array_set_size (self->mentions, 0);
  else
    g_array_append_val (self->mentions, mention);
}

void
aff_topics_add_list (AffTopics *self, AffDraftPaper *paper, const char *text)
{
  g_return_if_fail (self != NULL && paper != NULL && text != NULL);
  const char *separator = strchr (text, '\n') ? "\n" : strchr (text, ';') ? ";" : ",";

  for (const char *at = text; *at;) {
    gsize length = strcspn (at, separator);
    g_autofree char *word = g_strndup (at, length);
    aff_topics_add (self, paper, word);
    at += length + (at[length] != '\0');
  }
}

void
aff_topics_settle (AffTopics *self, AffReport *report)
{
  g_return_if_fail (self != NULL && report != NULL);
  if (has_too_many (self))
    aff_report_add (report, AFF_REMARK_LEFT, "too-many-keywords", NULL,
                    "The papers have more different keywords than a programme has topics (26).",
                    "They were left out; topics can be given to the papers by hand.");
  for (guint i = 0; i < self->mentions->len; i++) {
    const Mention *mention = &g_array_index (self->mentions, Mention, i);
    aff_draft_add_topic (mention->paper, mention->name);
  }
  g_array_set_size (self->mentions, 0);
}

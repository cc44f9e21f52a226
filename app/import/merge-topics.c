// SPDX-License-Identifier: GPL-3.0-or-later
// Topics of papers, which have a letter each.
#include "app/import/merge-private.h"

#define LETTERS 26

char *
aff_merge_topics_text (const GPtrArray *topics)
{
  GString *text = topics ? g_string_new (NULL) : NULL;

  for (guint i = 0; topics && i < topics->len; i++)
    g_string_append_printf (text, "%s\n", (char *) topics->pdata[i]);
  return text ? g_string_free (text, FALSE) : NULL;
}

char *
aff_merge_topics_text_now (const GPtrArray *topics)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < topics->len; i++) {
    const AffTopic *topic = topics->pdata[i];
    if (topic->names->len > 0)
      g_string_append_printf (text, "%s\n", ((AffName *) topic->names->pdata[0])->name);
  }
  return g_string_free (text, FALSE);
}

static gint64
make_topic (AffMerge *self, const char *name)
{
  gint64 id = aff_merge_next_id (self, "topic");
  AffStatement *row = aff_merge_sql (
    self, "WITH RECURSIVE letters (code) AS (VALUES (65) UNION ALL SELECT code + 1 FROM letters"
          " WHERE code < 90)"
          " INSERT INTO topic (id, letter, rank) SELECT ?1, char (min (code)), (SELECT"
          " coalesce (max (rank) + 1, 0) FROM topic) FROM letters"
          " WHERE char (code) NOT IN (SELECT letter FROM topic)");
  AffStatement *word = aff_merge_sql (
    self, "INSERT INTO topic_name (topic, language, name) VALUES (?1, 'en', ?2)");

  aff_statement_bind_int (row, 1, id);
  aff_statement_run (row);
  aff_statement_bind_int (word, 1, id);
  aff_statement_bind_text (word, 2, name);
  aff_statement_run (word);
  aff_merge_remember (self->topics, aff_merge_fold (name), id);
  return id;
}

void
aff_merge_add_topics (AffMerge *self, gint64 paper, const AffDraftPaper *draft)
{
  for (guint i = 0; !self->drops_topics && draft->topics && i < draft->topics->len; i++) {
    const char *name = draft->topics->pdata[i];
    g_autofree char *folded = aff_merge_fold (name);
    gint64 topic = aff_merge_lookup (self->topics, folded);
    AffStatement *row =
      aff_merge_sql (self, "INSERT INTO paper_topic (paper, topic, rank) VALUES (?1, ?2, ?3)"
                           " ON CONFLICT DO NOTHING");

    if (topic == 0)
      topic = make_topic (self, name);
    aff_statement_bind_int (row, 1, paper);
    aff_statement_bind_int (row, 2, topic);
    aff_statement_bind_int (row, 3, i);
    aff_statement_run (row);
  }
}

void
aff_merge_count_topics (AffMerge *self)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->draft->papers->len; i++) {
    const GPtrArray *topics = ((AffDraftPaper *) self->draft->papers->pdata[i])->topics;
    for (guint j = 0; topics && j < topics->len && g_hash_table_size (names) <= LETTERS; j++) {
      g_autofree char *folded = aff_merge_fold (topics->pdata[j]);
      if (aff_merge_lookup (self->topics, folded) == 0)
        g_hash_table_add (names, g_steal_pointer (&folded));
    }
  }
  self->drops_topics = g_hash_table_size (names) + self->programme->topics->len > LETTERS;
  if (self->drops_topics)
    aff_merge_remark (self, AFF_REMARK_LEFT, "more-topics-than-letters", NULL,
                      "The file names more topics than there are letters for boards.",
                      "No topic was taken over.");
}

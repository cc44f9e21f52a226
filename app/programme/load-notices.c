// SPDX-License-Identifier: GPL-3.0-or-later
// The announcements.
#include "app/programme/whole.h"

static const char *const loudness_words[] = {"notice", "warning", "emergency", NULL};

G_STATIC_ASSERT (G_N_ELEMENTS (loudness_words) == AFF_NOTICE_EMERGENCY + 2);

static gboolean
load_notices (AffWhole *self, AffDb *db, GError **error)
{
  g_autoptr (AffStatement)
    statement = aff_db_prepare (db,
                                "SELECT id, loudness, sent, shown_from, shown_until FROM notice"
                                " ORDER BY sent DESC, id DESC");

  while (aff_statement_step (statement)) {
    AffNotice *notice = aff_whole_add (self, AFF_TABLE_NOTICE, sizeof *notice,
                                       aff_statement_int (statement, 0));

    notice->loudness = aff_column_word (statement, 1, loudness_words, AFF_NOTICE_NOTICE);
    notice->sent = aff_column_instant (statement, 2);
    notice->shown.start = aff_column_instant (statement, 3);
    notice->shown.end = aff_column_instant (statement, 4);
    if (notice->shown.end == AFF_UNKNOWN_TIME)
      notice->shown.end = G_MAXINT64;
    notice->texts = aff_whole_list (self);
    g_ptr_array_add (self->programme.notices, notice);
  }

  return aff_statement_finish (statement, error);
}

static gboolean
load_notice_texts (AffWhole *self, AffDb *db, GError **error)
{
  g_autoptr (AffStatement) statement = aff_db_prepare (
    db, "SELECT notice, language, lead, text FROM notice_text ORDER BY notice, language");

  while (aff_statement_step (statement)) {
    const AffNotice *notice = aff_whole_refer (self, AFF_TABLE_NOTICE, statement, 0);
    AffNoticeText *text;

    if (!notice)
      continue;
    text = aff_whole_record (self, sizeof *text);
    text->language = aff_whole_line (self, statement, 1);
    text->lead = aff_whole_line (self, statement, 2);
    text->text = aff_whole_text_or_null (self, statement, 3);
    g_ptr_array_add (notice->texts, text);
  }

  return aff_statement_finish (statement, error);
}

gboolean
aff_load_notices (AffWhole *self, AffDb *db, GError **error)
{
  static const AffLoadStep steps[] = {load_notices, load_notice_texts, NULL};

  return aff_load_all (self, db, steps, error);
}

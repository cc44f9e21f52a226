// SPDX-License-Identifier: GPL-3.0-or-later
// The whole way of an import: any bytes, whatever format knows them, into a programme in memory; and
// once more, after which nothing may be different.
#include "app/db/change.h"
#include "app/import/merge-whole.h"
#include "app/import/merge.h"
#include "app/read/format.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

typedef struct {
  const AffDraft *draft;
  AffReport *report;
  AffMergeOutcome outcome;
} Run;

static gboolean
merge (AffDb *db, gpointer data, GError **error)
{
  static const AffMergeOptions options = {.name = "Sample"};
  Run *run = data;

  return aff_merge_run (db, run->draft, &options, run->report, &run->outcome, error);
}

static gboolean
change (AffDb *db, const AffDraft *draft, AffReport *report, gint64 *sequence)
{
  static const AffChangeNote note = {.who = "fuzz",
                                     .kind = "import",
                                     .sentence = "Import.",
                                     .now = 1791120240,
                                     .names_programme = TRUE};
  Run run = {draft, report, {.freed = g_ptr_array_new_with_free_func (g_free)}};
  gboolean is_done = aff_change_run (db, &note, merge, &run, sequence, NULL);

  g_ptr_array_unref (run.outcome.freed);
  return is_done;
}

static void
import (const AffDraft *draft, AffReport *report)
{
  g_autoptr (AffDb) db = aff_db_open (NULL, AFF_DB_MEMORY, NULL);
  gint64 sequence = 0;

  if (!change (db, draft, report, &sequence))
    return;
  g_assert_true (change (db, draft, report, &sequence));
  g_assert_cmpint (sequence, ==, 0);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (AffReport) report = aff_report_new ();
  g_autoptr (AffDraft) draft = aff_draft_new ();
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (AffSource) source = aff_source_new ("input", bytes, report, NULL);
  const AffFormat *format = source ? aff_format_recognise (source, report, NULL) : NULL;

  if (!format || !format->read (source, draft, report, NULL))
    return 0;
  if (!draft->family)
    draft->family = g_strdup (format->name);
  if (aff_draft_finish (draft, "Europe/Paris", report, NULL))
    import (draft, report);
  return 0;
}

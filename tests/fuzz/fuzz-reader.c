// SPDX-License-Identifier: GPL-3.0-or-later
// One reader on any bytes at all: AFF_FUZZ_FORMAT is the format, from the build. What it reads is
// finished as an import would.
#include "app/read/formats.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (AffReport) report = aff_report_new ();
  g_autoptr (AffDraft) draft = aff_draft_new ();
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (AffSource) source = aff_source_new ("input", bytes, report, NULL);

  if (source && (AFF_FUZZ_FORMAT).recognise (source, report) >= 0 &&
      (AFF_FUZZ_FORMAT).read (source, draft, report, NULL))
    (void) !aff_draft_finish (draft, "Europe/Paris", report, NULL);
  return 0;
}

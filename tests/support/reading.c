// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/reading.h"

#include <string.h>

static Reading *
read_source (const AffFormat *format, AffSource *source, Reading *self)
{
  if (source && !format)
    format = aff_format_recognise (source, self->report, &self->error);
  if (source)
    self->draft->file = g_intern_string (aff_source_name (source));
  if (source && format)
    self->is_read = format->read (source, self->draft, self->report, &self->error);
  g_assert_true (self->is_read == !self->error);
  aff_source_free (source);
  return self;
}

static Reading *
start (void)
{
  Reading *self = g_new0 (Reading, 1);

  self->draft = aff_draft_new ();
  self->report = aff_report_new ();
  return self;
}

Reading *
reading_new (const AffFormat *format, const char *name, const char *text, gssize length)
{
  Reading *self = start ();
  g_autoptr (GBytes) bytes = g_bytes_new (text, length < 0 ? strlen (text) : (gsize) length);

  return read_source (format, aff_source_new (name, bytes, self->report, &self->error), self);
}

Reading *
reading_new_any (const char *name, const char *text, gssize length)
{
  return reading_new (NULL, name, text, length);
}

Reading *
reading_open (const char *folder, const char *path)
{
  Reading *self = start ();
  g_autofree char *file = g_build_filename (folder, path, NULL);

  return read_source (NULL, aff_source_open (file, self->report, &self->error), self);
}

void
reading_free (Reading *self)
{
  if (!self)
    return;
  aff_draft_free (self->draft);
  aff_report_free (self->report);
  g_clear_error (&self->error);
  g_free (self);
}

void
reading_assert_remark (const Reading *self, const char *code, guint count)
{
  const AffRemark *remark = aff_report_find (self->report, code);

  if (count > 0)
    g_assert_nonnull (remark);
  g_assert_cmpuint (remark ? remark->count : 0, ==, count);
}

// SPDX-License-Identifier: GPL-3.0-or-later
// What one reader makes of one file.
#pragma once

#include "app/read/format.h"

G_BEGIN_DECLS

typedef struct {
  AffDraft *draft; // as the reader left it, not finished
  AffReport *report;
  GError *error; // why it was not read, or NULL
  gboolean is_read;
} Reading;

// FORMAT reads TEXT (LENGTH bytes; -1: up to its end), which is called NAME.
Reading *reading_new (const AffFormat *format,
                      const char *name,
                      const char *text,
                      gssize length) G_GNUC_WARN_UNUSED_RESULT;
// The format that recognises TEXT reads it.
Reading *
reading_new_any (const char *name, const char *text, gssize length) G_GNUC_WARN_UNUSED_RESULT;
// The same for the file PATH below FOLDER.
Reading *reading_open (const char *folder, const char *path) G_GNUC_WARN_UNUSED_RESULT;
void reading_free (Reading *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reading, reading_free)

// The remark of CODE is there so many times.
void reading_assert_remark (const Reading *self, const char *code, guint count);

G_END_DECLS

// SPDX-License-Identifier: GPL-3.0-or-later
// affichectl as a script calls it, in an empty folder: what it printed, and how it ended.
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

typedef struct {
  char *folder;
  char *output; // of the last call
  char *errors;
  int exit;
} Terminal;

// For g_test_add.
void terminal_set_up (Terminal *self, gconstpointer unused);
void terminal_tear_down (Terminal *self, gconstpointer unused);

char *terminal_program (void) G_GNUC_WARN_UNUSED_RESULT;

// Runs affichectl with the words of LINE in the folder. The user's data directory is the folder's
// "data".
void terminal_run (Terminal *self, const char *line);
// It ended well and said nothing on stderr.
void assert_done (Terminal *self, const char *line);
// And OUTPUT holds WORDS.
void assert_says (Terminal *self, const char *line, const char *words);
// It failed with EXIT and one line of words that holds WORD.
void assert_fails (Terminal *self, const char *line, int exit, const char *word);

// NAME in the folder, and its bytes.
char *terminal_path (const Terminal *self, const char *name) G_GNUC_WARN_UNUSED_RESULT;
char *
terminal_read (const Terminal *self, const char *name, gsize *length) G_GNUC_WARN_UNUSED_RESULT;
void terminal_write (const Terminal *self, const char *name, const char *bytes, gsize length);

// TEXT as JSON in UTF-8.
JsonNode *terminal_json (const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

// SPDX-License-Identifier: GPL-3.0-or-later
// What the command line of `affiche` says, checked before a display is asked for.
#pragma once

#include "ui/screen.h"

G_BEGIN_DECLS

typedef struct {
  char *db;       // the programme file, never NULL
  char *now;      // as given, or NULL
  char *kiosk;    // or NULL
  char *language; // "fr", "en" or "de", never NULL
  char *page; // a page, "poster:NUMBER", "item:ID", "about:CODE" or "search:TEXT", never NULL
  char *print_folder; // where staff print to, never NULL
  char *advice;       // for whoever started it, or NULL
  char *snapshot;     // the PNG to write, or NULL
  int idle;           // seconds without input until the kiosk asks, 0: never
  int width;          // 0: not given
  int height;
  AffScreenSize screen; // what staff say of it
  gboolean is_fullscreen;
  gboolean has_reduced_motion;
  gboolean shows_version;
  gboolean asks_doctor;
  gboolean wants_json; // of the doctor
} AffOptions;

// Parses ARGV. Fails with G_OPTION_ERROR and a whole sentence. `--help` prints and exits.
AffOptions *
aff_options_parse (int *argc, char ***argv, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void aff_options_free (AffOptions *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AffOptions, aff_options_free)

G_END_DECLS

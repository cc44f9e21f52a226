// SPDX-License-Identifier: GPL-3.0-or-later
// What the commands of affichectl share: options, exit codes, messages, the programme file.
// Output is UTF-8 whatever the locale, since scripts read it.
#pragma once

#include "app/programme/programme.h"

G_BEGIN_DECLS

typedef enum {
  AFF_EXIT_DONE,
  AFF_EXIT_ERRORS, // the programme has errors
  AFF_EXIT_USAGE,  // wrong use: options, names, values
  AFF_EXIT_FILE,   // a file cannot be read or written
} AffExit;

typedef struct {
  char *path; // of the programme
} AffTool;

// How a command is called.
typedef struct {
  const char *name;       // "show"
  const char *parameters; // "now|schedule|boards|paper NUMBER"
  const char *summary;
  const char *description; // below the options, or NULL
  const GOptionEntry *entries;
  const char *may_be_empty; // the option whose empty value says something, or NULL
} AffUsage;

// Takes the options of USAGE, --db and --help off ARGUMENTS, which start with a name. Their text is
// UTF-8 in every locale, and not empty: that is a variable of a script that nobody set. FALSE with
// *EXIT after having said why.
gboolean aff_tool_take_options (AffTool *tool,
                                const AffUsage *usage,
                                GOptionContext *context,
                                char ***arguments,
                                gboolean *wants_help,
                                AffExit *exit);
// The same for a command, whose help is printed. FALSE if there is nothing more to do but to return
// *EXIT.
gboolean
aff_tool_parse (AffTool *tool, const AffUsage *usage, char ***arguments, AffExit *exit);

// Prints "affichectl: " and the message to stderr and returns EXIT.
AffExit aff_tool_fail (AffExit exit, const char *format, ...) G_GNUC_PRINTF (2, 3);
// The same for ERROR, with the exit code of its kind: AFF_EXIT_FILE for AFF_ERROR_STORE and what
// is no AffError, otherwise AFF_EXIT_USAGE.
AffExit aff_tool_fail_error (const GError *error);
// Wrong use of the command NAME: MESSAGE and where to read on.
AffExit aff_tool_fail_usage (const char *name, const char *message);

// Prints TEXT to stdout; AFF_EXIT_FILE if that cannot be done.
AffExit aff_tool_print (const char *text);

// aff_db_open, but what a killed writer left half-written, which keeps readers out, is taken back
// if the file may be written.
AffDb *
aff_tool_open_file (const char *path, AffDbMode mode, GError **error) G_GNUC_WARN_UNUSED_RESULT;
// Opens the programme. NULL with *EXIT after having said why.
AffDb *
aff_tool_open (const AffTool *tool, AffDbMode mode, AffExit *exit) G_GNUC_WARN_UNUSED_RESULT;
AffProgramme *aff_tool_load (const AffTool *tool, AffExit *exit) G_GNUC_WARN_UNUSED_RESULT;

// Seconds since 1970 UTC, by the machine's clock.
gint64 aff_tool_time (void);
// A sample is about a day of its own, at an instant of which its clock starts.
gboolean aff_tool_is_simulated (const AffProgramme *programme);
// The instant at which PROGRAMME is looked at, unless another one is given.
gint64 aff_tool_now (const AffProgramme *programme);

// ARGUMENTS begins with the command's name.
typedef AffExit (*AffCommandFunc) (AffTool *tool, char ***arguments);
AffExit aff_cmd_import (AffTool *tool, char ***arguments);
AffExit aff_cmd_init (AffTool *tool, char ***arguments);
AffExit aff_cmd_show (AffTool *tool, char ***arguments);
AffExit aff_cmd_check (AffTool *tool, char ***arguments);
AffExit aff_cmd_doctor (AffTool *tool, char ***arguments);
AffExit aff_cmd_export (AffTool *tool, char ***arguments);
AffExit aff_cmd_plan (AffTool *tool, char ***arguments);
AffExit aff_cmd_print (AffTool *tool, char ***arguments);
AffExit aff_cmd_qr (AffTool *tool, char ***arguments);
AffExit aff_cmd_route (AffTool *tool, char ***arguments);
AffExit aff_cmd_set (AffTool *tool, char ***arguments);
AffExit aff_cmd_add (AffTool *tool, char ***arguments);
AffExit aff_cmd_tour (AffTool *tool, char ***arguments);
AffExit aff_cmd_search (AffTool *tool, char ***arguments);
AffExit aff_cmd_withdraw (AffTool *tool, char ***arguments);
AffExit aff_cmd_place (AffTool *tool, char ***arguments);
AffExit aff_cmd_free (AffTool *tool, char ***arguments);
AffExit aff_cmd_swap (AffTool *tool, char ***arguments);
AffExit aff_cmd_keep (AffTool *tool, char ***arguments);
AffExit aff_cmd_close (AffTool *tool, char ***arguments);
AffExit aff_cmd_assign (AffTool *tool, char ***arguments);
AffExit aff_cmd_wait (AffTool *tool, char ***arguments);
AffExit aff_cmd_presence (AffTool *tool, char ***arguments);
AffExit aff_cmd_staff (AffTool *tool, char ***arguments);
AffExit aff_cmd_log (AffTool *tool, char ***arguments);
AffExit aff_cmd_undo (AffTool *tool, char ***arguments);
AffExit aff_cmd_redo (AffTool *tool, char ***arguments);
AffExit aff_cmd_verify (AffTool *tool, char ***arguments);

G_END_DECLS

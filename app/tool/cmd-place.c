// SPDX-License-Identifier: GPL-3.0-or-later
// place, free, swap, keep and close: posters on boards, by hand.
#include "app/board/placement.h"
#include "app/tool/hall.h"

typedef struct {
  char *item; // owned; the poster session, or NULL
  char *note; // owned; of a board, or NULL
  gboolean is_off;
  gboolean is_reopened;
  gboolean is_reserved;
  gboolean is_replacing;
} Options;

static void
clear_options (Options *self)
{
  g_free (self->item);
  g_free (self->note);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, clear_options)

#define ITEM_ENTRY(options)                                                                    \
  {                                                                                            \
    "item", 0, 0, G_OPTION_ARG_STRING, &(options).item,                                        \
      "The poster session (default: the one that the kiosk shows)", "ID"                       \
  }

// Takes the options off; COUNT words must be left.
static gboolean
read_words (AffTool *tool,
            const AffUsage *usage,
            char ***arguments,
            guint count,
            const char *message,
            AffExit *exit)
{
  if (!aff_tool_parse (tool, usage, arguments, exit))
    return FALSE;
  if (g_strv_length (*arguments) == count + 1)
    return TRUE;
  *exit = aff_tool_fail_usage (usage->name, message);
  return FALSE;
}

static AffExit
run_job (const AffHall *hall,
         const AffPlacementJob *job,
         const AffPresentation *poster,
         const AffBoard *board)
{
  AffChangeNote note = aff_hall_note ();
  g_autoptr (GError) error = NULL;
  gint64 sequence = 0;
  g_autofree char *sentence = aff_placement_sentence (hall->programme, job, &error);

  if (!sentence || !aff_placement_run (hall->db, job, &note, &sequence, &error))
    return aff_tool_fail_error (error);
  return aff_hall_print (hall, sentence, sequence, poster, board);
}

// What refuses JOB, and the option that would help.
static AffExit
refuse_place (const AffHall *hall, AffPlacementJob job, const GError *why)
{
  job.kind = AFF_PLACEMENT_REPLACE;
  g_autofree char *sentence = aff_placement_sentence (hall->programme, &job, NULL);
  g_autoptr (GError) error = g_error_copy (why);

  if (sentence) {
    g_free (error->message);
    error->message = g_strdup_printf ("%s With --replace it is taken off.", why->message);
  }
  return aff_tool_fail_error (error);
}

AffExit
aff_cmd_place (AffTool *tool, char ***arguments)
{
  g_auto (Options) options = {0};
  const GOptionEntry entries[] = {
    ITEM_ENTRY (options),
    {"replace", 0, 0, G_OPTION_ARG_NONE, &options.is_replacing,
     "Take off what hangs there, unless it is kept", NULL},
    {NULL},
  };
  AffUsage usage = {"place", "PAPER BOARD",
                    "Hangs a poster on a free board, from wherever it hangs or waits.", NULL,
                    entries};
  AffExit exit = AFF_EXIT_DONE;
  g_auto (AffHall) hall = {0};
  g_autoptr (GError) error = NULL;

  if (!read_words (tool, &usage, arguments, 2, "“place” takes a paper and a board.", &exit) ||
      !aff_hall_open (&hall, tool, AFF_DB_WRITE, options.item ? options.item : "", &exit))
    return exit;
  const AffPresentation *poster = aff_hall_poster (&hall, (*arguments)[1], &error);
  const AffBoard *board = poster ? aff_hall_board (&hall, (*arguments)[2], &error) : NULL;
  if (!board)
    return aff_tool_fail_error (error);
  AffPlacementJob job = {options.is_replacing ? AFF_PLACEMENT_REPLACE : AFF_PLACEMENT_PLACE,
                         .presentation = poster->id, .board = board->id};
  g_autofree char *sentence = aff_placement_sentence (hall.programme, &job, &error);
  return sentence ? run_job (&hall, &job, poster, board) : refuse_place (&hall, job, error);
}

static AffExit
fail_bare (const AffHall *hall, const char *boards)
{
  return aff_tool_fail (AFF_EXIT_USAGE,
                        "Nothing hangs on board %s in “%s”. Give one where “affichectl show "
                        "boards” lists a paper, or another session with --item.",
                        boards, hall->item->title);
}

// A job on what hangs on one board.
static AffExit
run_on_seat (AffTool *tool, const char *word, AffPlacementKind kind, const Options *options)
{
  AffExit exit = AFF_EXIT_DONE;
  g_auto (AffHall) hall = {0};
  g_autoptr (GError) error = NULL;

  if (!aff_hall_open (&hall, tool, AFF_DB_WRITE, options->item ? options->item : "", &exit))
    return exit;
  const AffBoard *board = aff_hall_seat (&hall, word, &error);
  if (!board)
    return aff_tool_fail_error (error);
  if (!aff_placement_holder (hall.item, board))
    return fail_bare (&hall, board->label);
  AffPlacementJob job = {kind, .item = hall.item->id, .board = board->id};
  return run_job (&hall, &job, NULL, NULL);
}

AffExit
aff_cmd_free (AffTool *tool, char ***arguments)
{
  g_auto (Options) options = {0};
  const GOptionEntry entries[] = {ITEM_ENTRY (options), {NULL}};
  AffUsage usage = {"free", "BOARD|PAPER", "Takes a poster off its board.", NULL, entries};
  AffExit exit = AFF_EXIT_DONE;

  if (!read_words (tool, &usage, arguments, 1, "“free” takes one board, or one paper.", &exit))
    return exit;
  return run_on_seat (tool, (*arguments)[1], AFF_PLACEMENT_FREE, &options);
}

AffExit
aff_cmd_keep (AffTool *tool, char ***arguments)
{
  g_auto (Options) options = {0};
  const GOptionEntry entries[] = {
    ITEM_ENTRY (options),
    {"off", 0, 0, G_OPTION_ARG_NONE, &options.is_off, "Let a plan move it again", NULL},
    {NULL},
  };
  AffUsage usage = {"keep", "BOARD|PAPER",
                    "Keeps a poster on its board, whatever a plan proposes.", NULL, entries};
  AffExit exit = AFF_EXIT_DONE;

  if (!read_words (tool, &usage, arguments, 1, "“keep” takes one board, or one paper.", &exit))
    return exit;
  return run_on_seat (tool, (*arguments)[1],
                      options.is_off ? AFF_PLACEMENT_UNKEEP : AFF_PLACEMENT_KEEP, &options);
}

AffExit
aff_cmd_swap (AffTool *tool, char ***arguments)
{
  g_auto (Options) options = {0};
  const GOptionEntry entries[] = {ITEM_ENTRY (options), {NULL}};
  AffUsage usage = {"swap", "A B",
                    "Lets two posters change places. A and B are boards or papers; one of the "
                    "boards may be free.",
                    NULL, entries};
  AffExit exit = AFF_EXIT_DONE;
  g_auto (AffHall) hall = {0};
  g_autoptr (GError) error = NULL;

  if (!read_words (tool, &usage, arguments, 2, "“swap” takes two boards, or two papers.",
                   &exit) ||
      !aff_hall_open (&hall, tool, AFF_DB_WRITE, options.item ? options.item : "", &exit))
    return exit;
  const AffBoard *board = aff_hall_seat (&hall, (*arguments)[1], &error);
  const AffBoard *other = board ? aff_hall_seat (&hall, (*arguments)[2], &error) : NULL;
  if (!other)
    return aff_tool_fail_error (error);
  if (!aff_placement_holder (hall.item, board) && !aff_placement_holder (hall.item, other)) {
    g_autofree char *boards = g_strdup_printf ("%s or %s", board->label, other->label);
    return fail_bare (&hall, boards);
  }
  AffPlacementJob job = {AFF_PLACEMENT_SWAP, .item = hall.item->id, .board = board->id,
                         .other_board = other->id};
  return run_job (&hall, &job, NULL, NULL);
}

AffExit
aff_cmd_close (AffTool *tool, char ***arguments)
{
  g_auto (Options) options = {0};
  const GOptionEntry entries[] = {
    {"note", 0, 0, G_OPTION_ARG_STRING, &options.note, "Why, for staff; an empty one is none",
     "TEXT"},
    {"reopen", 0, 0, G_OPTION_ARG_NONE, &options.is_reopened, "Open it again", NULL},
    {"reserve", 0, 0, G_OPTION_ARG_NONE, &options.is_reserved,
     "Reserve it: what hangs there stays, and nothing is offered it", NULL},
    {NULL},
  };
  AffUsage usage = {
    "close", "BOARD", "Closes a board; what hangs there, in any session, is taken off.",
    NULL,    entries, "note"};
  AffExit exit = AFF_EXIT_DONE;
  g_auto (AffHall) hall = {0};
  g_autoptr (GError) error = NULL;

  if (!read_words (tool, &usage, arguments, 1, "“close” takes one board.", &exit))
    return exit;
  if (options.is_reopened && options.is_reserved)
    return aff_tool_fail_usage ("close", "A board is either opened or reserved.");
  if (!aff_hall_open_plain (&hall, tool, AFF_DB_WRITE, &exit))
    return exit;
  const AffBoard *board = aff_hall_board (&hall, (*arguments)[1], &error);
  if (!board)
    return aff_tool_fail_error (error);
  AffPlacementJob job = {options.is_reopened   ? AFF_PLACEMENT_REOPEN
                         : options.is_reserved ? AFF_PLACEMENT_RESERVE
                                               : AFF_PLACEMENT_CLOSE,
                         .board = board->id, .note = options.note};
  return run_job (&hall, &job, NULL, NULL);
}

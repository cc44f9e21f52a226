// SPDX-License-Identifier: GPL-3.0-or-later
// wait: who waits for a board, and whom a free one is offered to.
#include "app/board/placement.h"
#include "app/board/waiting.h"
#include "app/tool/hall.h"
#include "app/tool/json.h"
#include "app/tool/table.h"

#include <json-glib/json-glib.h>
#include <string.h>

typedef struct {
  char *item; // owned; the poster session, or NULL
  gboolean wants_json;
} Options;

typedef AffExit (*WaitFunc) (AffHall *hall, char **words, const Options *options);

static AffExit
print_json (JsonBuilder *json)
{
  g_autoptr (JsonNode) root = json_builder_get_root (json);
  g_autofree char *text = json_to_string (root, TRUE);
  g_autofree char *line = g_strconcat (text, "\n", NULL);

  return aff_tool_print (line);
}

static AffExit
print_list_json (const AffHall *hall, const AffBudget *budget)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();

  json_builder_begin_object (json);
  aff_json_number (json, "item", hall->item->id);
  aff_json_number (json, "boards", budget->boards);
  aff_json_number (json, "reserve", budget->reserve);
  aff_json_number (json, "reviewed", budget->reviewed);
  aff_json_number (json, "budget", budget->budget);
  aff_json_number (json, "admitted", budget->admitted);
  aff_json_number (json, "left", budget->left);
  json_builder_set_member_name (json, "waiting");
  json_builder_begin_array (json);
  for (guint i = 0; i < hall->item->waiting->len; i++) {
    const AffPaper *paper = g_ptr_array_index (hall->item->waiting, i);
    json_builder_begin_object (json);
    aff_json_text (json, "paper", paper->number);
    aff_json_text (json, "title", paper->title);
    json_builder_end_object (json);
  }
  json_builder_end_array (json);
  json_builder_end_object (json);
  return print_json (json);
}

static AffExit
list_waiting (AffHall *hall, char **words, const Options *options)
{
  AffBudget budget = aff_waiting_budget (hall->programme, hall->item);
  g_autoptr (AffTable) table = aff_table_new (3);

  if (options->wants_json)
    return print_list_json (hall, &budget);
  for (guint i = 0; i < hall->item->waiting->len; i++) {
    const AffPaper *paper = g_ptr_array_index (hall->item->waiting, i);
    g_autofree char *place = g_strdup_printf ("%u", i + 1);
    aff_table_add (table, (const char *[]){place, paper->number, paper->title});
  }
  g_autofree char *rows = aff_table_to_text (table);
  g_autofree char *text = g_strdup_printf (
    "%s%sBoards: %u, reserve %u; posters admitted by review: %u.\n"
    "Admitted by availability: %u of %u; left: %u.\n",
    hall->item->waiting->len ? rows : "Nobody waits.\n", "\n", budget.boards, budget.reserve,
    budget.reviewed, budget.admitted, budget.budget, budget.left);
  return aff_tool_print (text);
}

static AffExit
run_job (AffHall *hall, const AffWaitingJob *job, const AffBoard *board)
{
  AffChangeNote note = aff_hall_note ();
  g_autoptr (GError) error = NULL;
  gint64 sequence = 0;
  const AffPaper *paper = aff_programme_paper (hall->programme, job->paper);
  g_autofree char *sentence = aff_waiting_sentence (hall->programme, job, &error);

  if (!sentence || !aff_waiting_run (hall->db, job, &note, &sequence, &error))
    return aff_tool_fail_error (error);
  return aff_hall_print (hall, sentence, sequence,
                         board ? aff_placement_poster (hall->item, paper) : NULL, board);
}

// A place is counted from 1. FALSE if WORD is none.
static gboolean
read_place (const char *word, guint *position)
{
  guint64 place;

  if (!word)
    return TRUE;
  if (!g_ascii_string_to_unsigned (word, 10, 1, 9999, &place, NULL))
    return FALSE;
  *position = (guint) place - 1;
  return TRUE;
}

static AffExit
change_list (AffHall *hall, char **words, AffWaitingKind kind)
{
  AffWaitingJob job = {kind, hall->item->id, .position = AFF_WAITING_LAST};
  g_autoptr (GError) error = NULL;

  if (!words[0] || !read_place (words[1], &job.position))
    return aff_tool_fail_usage ("wait",
                                words[0] ? "A place is a number from 1." : "Name the paper.");
  const AffPaper *paper = aff_hall_paper (hall, words[0], &error);
  if (!paper)
    return aff_tool_fail_error (error);
  job.paper = paper->id;
  return run_job (hall, &job, NULL);
}

static AffExit
add_paper (AffHall *hall, char **words, const Options *options)
{
  return change_list (hall, words, AFF_WAITING_ADD);
}

static AffExit
move_paper (AffHall *hall, char **words, const Options *options)
{
  return change_list (hall, words, AFF_WAITING_MOVE);
}

static AffExit
remove_paper (AffHall *hall, char **words, const Options *options)
{
  return change_list (hall, words, AFF_WAITING_REMOVE);
}

static AffExit
show_offer (AffHall *hall, char **words, const Options *options)
{
  AffOffer offer = {0};
  gboolean is_offered = aff_waiting_offer (hall->programme, hall->item, &offer);
  g_autoptr (JsonBuilder) json = json_builder_new ();

  if (options->wants_json) {
    json_builder_begin_object (json);
    aff_json_text (json, "paper", is_offered ? offer.paper->number : NULL);
    aff_json_text (json, "board", is_offered ? offer.board->label : NULL);
    json_builder_end_object (json);
    return print_json (json);
  }
  g_autofree char *text = is_offered ? g_strdup_printf ("Board %s for paper %s, %s\n",
                                                        offer.board->label, offer.paper->number,
                                                        offer.paper->title)
                                     : g_strdup ("No board is free for anybody who waits.\n");
  return aff_tool_print (text);
}

// The paper and the board that are named, or else those of the offer.
static AffExit
accept_offer (AffHall *hall, char **words, const Options *options)
{
  AffOffer offer = {0};
  g_autoptr (GError) error = NULL;

  if (words[0] && !words[1])
    return aff_tool_fail_usage ("wait", "Name a paper and a board, or neither.");
  if (words[0]) {
    offer.paper = aff_hall_paper (hall, words[0], &error);
    offer.board = offer.paper ? aff_hall_board (hall, words[1], &error) : NULL;
    if (!offer.board)
      return aff_tool_fail_error (error);
  } else if (!aff_waiting_offer (hall->programme, hall->item, &offer)) {
    return aff_tool_fail (AFF_EXIT_USAGE, "%s",
                          "No board is free for anybody who waits; “wait list” says why.");
  }
  AffWaitingJob job = {AFF_WAITING_ACCEPT, hall->item->id, offer.paper->id, offer.board->id, 0};
  return run_job (hall, &job, offer.board);
}

static const struct {
  const char *name;
  guint most; // words after it
  AffDbMode mode;
  WaitFunc run;
} actions[] = {
  {"list", 0, AFF_DB_READ, list_waiting},    {"add", 2, AFF_DB_WRITE, add_paper},
  {"remove", 1, AFF_DB_WRITE, remove_paper}, {"move", 2, AFF_DB_WRITE, move_paper},
  {"offer", 0, AFF_DB_READ, show_offer},     {"accept", 2, AFF_DB_WRITE, accept_offer},
};

static AffExit
run_action (AffTool *tool, char **words, const Options *options)
{
  AffExit exit = AFF_EXIT_DONE;
  g_auto (AffHall) hall = {0};

  for (guint i = 0; words[0] && i < G_N_ELEMENTS (actions); i++) {
    if (strcmp (words[0], actions[i].name) != 0)
      continue;
    if (g_strv_length (words) > actions[i].most + 1)
      return aff_tool_fail_usage ("wait", "There is a word too many.");
    if (!aff_hall_open (&hall, tool, actions[i].mode, options->item ? options->item : "",
                        &exit))
      return exit;
    return actions[i].run (&hall, words + 1, options);
  }
  return aff_tool_fail_usage ("wait", "Say what: list, add, remove, move, offer or accept.");
}

AffExit
aff_cmd_wait (AffTool *tool, char ***arguments)
{
  Options options = {0};
  const GOptionEntry entries[] = {
    {"item", 0, 0, G_OPTION_ARG_STRING, &options.item,
     "The poster session (default: the one that the kiosk shows)", "ID"},
    {"json", 0, 0, G_OPTION_ARG_NONE, &options.wants_json, "Print list or offer as JSON", NULL},
    {NULL},
  };
  AffUsage usage = {
    "wait", "list|add PAPER [PLACE]|remove PAPER|move PAPER PLACE|offer|accept [PAPER BOARD]",
    "Who waits for a board of a poster session, the next in line first; “offer” says whom a free "
    "board\nis for, “accept” gives it.",
    NULL, entries};
  AffExit exit = AFF_EXIT_DONE;

  if (aff_tool_parse (tool, &usage, arguments, &exit))
    exit = run_action (tool, *arguments + 1, &options);
  g_free (options.item);
  return exit;
}

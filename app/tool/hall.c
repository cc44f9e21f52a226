// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/tool/hall.h"

#include "app/base/text.h"
#include "app/board/placement.h"
#include "app/board/waiting.h"
#include "app/programme/agenda.h"

#include <string.h>

#define BOARD "board:"
#define PAPER "paper:"
#define ROW   "id:"

const AffItem *
aff_hall_item (const AffProgramme *programme, const char *id, gint64 now, GError **error)
{
  const AffItem *item = NULL;
  g_autofree char *quote = aff_text_quote (id);
  guint64 number;

  if (!*id)
    item = aff_agenda_poster_item (programme, now);
  else if (g_ascii_string_to_unsigned (id, 10, 1, G_MAXINT64, &number, NULL))
    item = aff_programme_item (programme, (gint64) number);
  if (item && item->natures & AFF_NATURE_POSTER)
    return item;
  if (item)
    g_set_error (error, AFF_ERROR, AFF_ERROR_NOT_FOUND,
                 "“%s” is no poster session; give the id of one that the schedule lists.",
                 item->title);
  else if (*id)
    g_set_error (error, AFF_ERROR, AFF_ERROR_NOT_FOUND,
                 "There is no item “%s”; give the id that the schedule lists.", quote);
  else
    g_set_error (error, AFF_ERROR, AFF_ERROR_NOT_FOUND,
                 "The programme has no poster session; set natures=poster of an item first.");
  return NULL;
}

gboolean
aff_hall_open_plain (AffHall *self, const AffTool *tool, AffDbMode mode, AffExit *exit)
{
  g_autoptr (GError) error = NULL;

  self->db = aff_tool_open (tool, mode, exit);
  if (!self->db)
    return FALSE;
  self->programme = aff_programme_load (self->db, &error);
  if (!self->programme) {
    *exit = aff_tool_fail (AFF_EXIT_FILE, "%s", error->message);
    return FALSE;
  }
  self->now = aff_tool_now (self->programme);
  self->item = aff_agenda_poster_item (self->programme, self->now);
  return TRUE;
}

gboolean
aff_hall_open (AffHall *self,
               const AffTool *tool,
               AffDbMode mode,
               const char *id,
               AffExit *exit)
{
  g_autoptr (GError) error = NULL;

  if (!aff_hall_open_plain (self, tool, mode, exit))
    return FALSE;
  self->item = aff_hall_item (self->programme, id, self->now, &error);
  if (!self->item)
    *exit = aff_tool_fail_error (error);
  return self->item != NULL;
}

void
aff_hall_clear (AffHall *self)
{
  g_clear_pointer (&self->programme, aff_programme_unref);
  g_clear_pointer (&self->db, aff_db_free);
}

// The id that "id:12" means; 0 if WORD is something else.
static gint64
read_row (const char *word)
{
  guint64 number;

  if (g_str_has_prefix (word, ROW) &&
      g_ascii_string_to_unsigned (word + strlen (ROW), 10, 1, G_MAXINT64, &number, NULL))
    return (gint64) number;
  return 0;
}

static const char *
skip_prefix (const char *word, const char *prefix)
{
  return g_str_has_prefix (word, prefix) ? word + strlen (prefix) : word;
}

static const AffBoard *
search_plan (const AffPlan *plan, const char *label)
{
  for (guint i = 0; plan && i < plan->boards->len; i++) {
    const AffBoard *board = g_ptr_array_index (plan->boards, i);
    if (strcmp (board->label, label) == 0)
      return board;
  }
  return NULL;
}

// On the session's own plan first. NULL if there is none of that name.
static const AffBoard *
search_board (const AffHall *self, const char *word)
{
  const GPtrArray *plans = self->programme->plans;
  const char *label = skip_prefix (word, BOARD);
  const AffBoard *board = read_row (label)
                            ? aff_programme_board (self->programme, read_row (label))
                            : search_plan (aff_agenda_plan (self->programme, self->item),
                                           label);

  for (guint i = 0; !board && i < plans->len; i++)
    board = search_plan (g_ptr_array_index (plans, i), label);
  return board;
}

// Of those of one number, the one that hangs in the session first.
static const AffPaper *
search_paper (const AffHall *self, const char *word)
{
  const GPtrArray *presentations = self->item->presentations;
  const char *number = skip_prefix (word, PAPER);

  if (read_row (number))
    return aff_programme_paper (self->programme, read_row (number));
  for (guint i = 0; i < presentations->len; i++) {
    const AffPresentation *presentation = g_ptr_array_index (presentations, i);
    if (strcmp (presentation->paper->number, number) == 0)
      return presentation->paper;
  }
  return aff_programme_paper_by_number (self->programme, number);
}

const AffBoard *
aff_hall_board (const AffHall *self, const char *word, GError **error)
{
  const AffBoard *board = search_board (self, word);

  if (!board) {
    g_autofree char *quote = aff_text_quote (word);
    g_set_error (error, AFF_ERROR, AFF_ERROR_NOT_FOUND,
                 "There is no board “%s”; give the label of one.", quote);
  }
  return board;
}

const AffPaper *
aff_hall_paper (const AffHall *self, const char *word, GError **error)
{
  const AffPaper *paper = search_paper (self, word);

  if (!paper) {
    g_autofree char *quote = aff_text_quote (word);
    g_set_error (error, AFF_ERROR, AFF_ERROR_NOT_FOUND,
                 "There is no paper “%s”; give a paper's number.", quote);
  }
  return paper;
}

const AffPresentation *
aff_hall_poster (const AffHall *self, const char *word, GError **error)
{
  const AffPaper *paper = aff_hall_paper (self, word, error);
  const AffPresentation *poster = paper ? aff_placement_poster (self->item, paper) : NULL;

  if (paper && !poster)
    g_set_error (error, AFF_ERROR, AFF_ERROR_NOT_FOUND,
                 "Paper %s is no poster of “%s”; name another session with --item, or set "
                 "poster=%" G_GINT64_FORMAT " of the paper first.",
                 paper->number, self->item->title, self->item->id);
  return poster;
}

const AffBoard *
aff_hall_seat (const AffHall *self, const char *word, GError **error)
{
  const AffBoard *board = g_str_has_prefix (word, PAPER) ? NULL : search_board (self, word);
  const AffPaper *paper = g_str_has_prefix (word, BOARD) ? NULL : search_paper (self, word);
  const AffPresentation *poster = paper ? aff_placement_poster (self->item, paper) : NULL;

  if (board && (!poster || poster->board == board))
    return board;
  if (board)
    g_set_error (error, AFF_ERROR, AFF_ERROR_CONFLICT,
                 "“%s” is a board and a paper; write " BOARD "%s or " PAPER "%s.", word, word,
                 word);
  else if (poster && !poster->board)
    g_set_error (error, AFF_ERROR, AFF_ERROR_NOT_FOUND,
                 "Paper %s is on no board in “%s”. Hang it with “affichectl place”, or name "
                 "another session with --item.",
                 paper->number, self->item->title);
  else if (!poster) {
    g_autofree char *quote = aff_text_quote (word);
    g_set_error (error, AFF_ERROR, AFF_ERROR_NOT_FOUND,
                 "There is no board “%s”, and no poster of that number in “%s”. Give one that "
                 "“affichectl show boards” lists, or name another session with --item.",
                 quote, self->item->title);
  }
  return poster && !board ? poster->board : NULL;
}

AffChangeNote
aff_hall_note (void)
{
  return (AffChangeNote){.who = "affichectl", .now = aff_tool_time ()};
}

char *
aff_hall_describe_offers (AffDb *db)
{
  g_autoptr (AffProgramme) programme = aff_programme_load (db, NULL);
  GString *text = g_string_new (NULL);

  for (guint i = 0; programme && i < programme->items->len; i++) {
    const AffItem *item = g_ptr_array_index (programme->items, i);
    AffOffer offer;
    if (!item->is_cancelled && aff_waiting_offer (programme, item, &offer))
      g_string_append_printf (text,
                              "Board %s is free in “%s” for paper %s, the next in line; "
                              "“affichectl wait accept” gives it.\n",
                              offer.board->label, item->title, offer.paper->number);
  }
  return g_string_free (text, FALSE);
}

AffExit
aff_hall_print (const AffHall *self,
                const char *sentence,
                gint64 sequence,
                const AffPresentation *poster,
                const AffBoard *board)
{
  g_autoptr (GString) text = g_string_new (NULL);
  // The programme is that from before; what hung there has left.
  const AffPresentation *leaving = poster ? aff_placement_holder (poster->item, board) : NULL;
  g_autoptr (GArray)
    problems = poster ? aff_rules_try_swap (self->programme, poster, board, leaving) : NULL;

  if (sequence == 0)
    return aff_tool_print ("Nothing to change.\n");
  g_string_printf (text, "%s\nSaved as change %" G_GINT64_FORMAT ".\n", sentence, sequence);
  for (guint i = 0; problems && i < problems->len; i++) {
    g_autofree char *problem = aff_problem_sentence (&g_array_index (problems, AffProblem, i));
    g_string_append_printf (text, "Mind: %s\n", problem);
  }
  g_autofree char *offers = aff_hall_describe_offers (self->db);
  g_string_append (text, offers);
  return aff_tool_print (text->str);
}

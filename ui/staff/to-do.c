// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/staff/to-do.h"

#include "app/print/print.h"
#include "app/qr/link.h"
#include "ui/staff/hanging.h"

#include <glib/gi18n.h>

typedef struct {
  guint hard;
  guint soft;
  guint without_board;
  guint offers;
  guint labels;
} Boards;

static void
free_to_do (gpointer data)
{
  AffToDo *self = data;

  g_free (self->words);
  g_free (self);
}

static void
add (GPtrArray *list, const char *icon, const char *target, gboolean is_urgent, char *words)
{
  AffToDo *row = g_new (AffToDo, 1);

  *row = (AffToDo){icon, words, target, is_urgent};
  g_ptr_array_add (list, row);
}

static guint
count_unnamed (const AffProgramme *programme)
{
  guint count = 0;

  for (guint i = 0; i < programme->items->len; i++) {
    const AffItem *item = g_ptr_array_index (programme->items, i);

    for (guint j = 0; j < item->people->len && !item->is_cancelled; j++)
      count += ((const AffItemPerson *) g_ptr_array_index (item->people, j))->person == NULL;
  }
  return count;
}

static guint
count_without_link (const AffProgramme *programme)
{
  guint count = 0;

  for (guint i = 0; i < programme->papers->len; i++) {
    const AffPaper *paper = g_ptr_array_index (programme->papers, i);

    count += !paper->is_withdrawn && paper->presentations->len > 0 &&
             aff_link_choose (paper) == NULL;
  }
  return count;
}

static guint
count_without_time (const AffProgramme *programme)
{
  guint count = 0;

  for (guint i = 0; i < programme->items->len; i++) {
    const AffItem *item = g_ptr_array_index (programme->items, i);

    count += !item->is_cancelled && (item->day == NULL || item->minute < 0);
  }
  return count;
}

// What has its own row, or is said with the paper, is not counted twice.
static void
count_problems (const AffHanging *hanging, Boards *boards)
{
  for (guint i = 0; i < hanging->problems->len; i++) {
    const AffProblem *problem = &g_array_index (hanging->problems, AffProblem, i);

    if (problem->code == AFF_PROBLEM_NO_BOARD || problem->code == AFF_PROBLEM_NO_LINK)
      continue;
    if (problem->is_hard)
      boards->hard++;
    else
      boards->soft++;
  }
}

static Boards
count_boards (AffProgramme *programme, gint64 now)
{
  g_autoptr (GPtrArray) items = aff_hanging_items (programme);
  Boards boards = {0};

  for (guint i = 0; i < items->len; i++) {
    const AffItem *item = g_ptr_array_index (items, i);
    g_autoptr (AffHanging) hanging = aff_hanging_new (programme, item->id, now);

    count_problems (hanging, &boards);
    boards.without_board += hanging->to_place->len;
    boards.offers += hanging->offer.paper != NULL;
    boards.labels += aff_print_count_stale (programme, item);
  }
  return boards;
}

static void
add_boards (GPtrArray *list, const Boards *boards)
{
  if (boards->without_board > 0)
    add (list, "board", "boards", TRUE,
         g_strdup_printf (ngettext ("%u poster has no board", "%u posters have no board",
                                    boards->without_board),
                          boards->without_board));
  if (boards->hard > 0)
    add (list, "warning", "boards", TRUE,
         g_strdup_printf (ngettext ("%u poster cannot stay where it is",
                                    "%u posters cannot stay where they are", boards->hard),
                          boards->hard));
  if (boards->offers > 0)
    add (list, "people", "boards:waiting", FALSE,
         g_strdup (_ ("A board is free for the next in line")));
  if (boards->soft > 0)
    add (list, "info", "boards", FALSE,
         g_strdup_printf (ngettext ("%u poster could hang better",
                                    "%u posters could hang better", boards->soft),
                          boards->soft));
  if (boards->labels > 0)
    add (list, "print", "print", FALSE,
         g_strdup_printf (ngettext ("%u label to print again", "%u labels to print again",
                                    boards->labels),
                          boards->labels));
}

static void
add_programme (GPtrArray *list, const AffProgramme *programme)
{
  guint unnamed = count_unnamed (programme);
  guint links = count_without_link (programme);
  guint times = count_without_time (programme);

  if (unnamed > 0)
    add (list, "mic", "programme:unnamed", FALSE,
         g_strdup_printf (ngettext ("%u speaker is not named yet",
                                    "%u speakers are not named yet", unnamed),
                          unnamed));
  if (times > 0)
    add (list, "clock", "programme:untimed", FALSE,
         g_strdup_printf (ngettext ("%u item has no day or time yet",
                                    "%u items have no day or time yet", times),
                          times));
  if (links > 0)
    add (list, "qr", "programme:unlinked", FALSE,
         g_strdup_printf (ngettext ("%u paper has no link, so no code",
                                    "%u papers have no link, so no code", links),
                          links));
}

GPtrArray *
aff_to_do_list (AffProgramme *programme, gint64 now)
{
  g_return_val_if_fail (programme != NULL, NULL);
  GPtrArray *list = g_ptr_array_new_with_free_func (free_to_do);
  Boards boards = count_boards (programme, now);

  add_boards (list, &boards);
  add_programme (list, programme);
  return list;
}

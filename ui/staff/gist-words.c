// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/staff/gist-words.h"

#include <glib/gi18n.h>

// The names of what a gist speaks of; NULL where the programme has no such row.
typedef struct {
  const char *poster;
  const char *other_poster;
  const char *board;
  const char *other_board;
  const char *paper;
} Names;

static const char *
find_number (const AffProgramme *programme, gint64 presentation)
{
  const AffPresentation *found = aff_programme_presentation (programme, presentation);

  return found != NULL ? found->paper->number : NULL;
}

static const char *
find_label (const AffProgramme *programme, gint64 board)
{
  const AffBoard *found = aff_programme_board (programme, board);

  return found != NULL ? found->label : NULL;
}

static Names
find_names (const AffGist *gist, const AffProgramme *programme)
{
  if (programme == NULL)
    return (Names){NULL};
  const AffPaper *paper = aff_programme_paper (programme, gist->paper);
  return (Names){
    .poster = find_number (programme, gist->presentation),
    .other_poster = find_number (programme, gist->other_presentation),
    .board = find_label (programme, gist->board),
    .other_board = find_label (programme, gist->other_board),
    .paper = paper != NULL ? paper->number : NULL,
  };
}

static char *
tell_board (AffGistKind kind, const char *label)
{
  if (label == NULL)
    return g_strdup (_ ("Board changed"));
  switch (kind) {
  case AFF_GIST_CLOSED:
    return g_strdup_printf (_ ("Board %s closed"), label);
  case AFF_GIST_OPENED:
    return g_strdup_printf (_ ("Board %s open again"), label);
  case AFF_GIST_RESERVED:
    return g_strdup_printf (_ ("Board %s reserved"), label);
  case AFF_GIST_NOTE:
    return g_strdup_printf (_ ("Note of board %s"), label);
  default:
    return g_strdup_printf (_ ("Board %s changed"), label);
  }
}

// NULL if a name is missing.
static char *
tell_poster (AffGistKind kind, const Names *names)
{
  if (names->poster == NULL)
    return NULL;
  if (kind == AFF_GIST_KEPT)
    return g_strdup_printf (_ ("Poster %s stays on its board"), names->poster);
  if (kind == AFF_GIST_LET_GO)
    return g_strdup_printf (_ ("Poster %s may be moved by a plan"), names->poster);
  if (names->board == NULL)
    return NULL;
  if (kind == AFF_GIST_PLACED)
    return g_strdup_printf (_ ("Poster %1$s hangs on board %2$s"), names->poster, names->board);
  if (kind == AFF_GIST_TAKEN_OFF)
    return g_strdup_printf (_ ("Poster %1$s taken off board %2$s"), names->poster,
                            names->board);
  if (kind == AFF_GIST_MOVED && names->other_board != NULL)
    return g_strdup_printf (_ ("Poster %1$s moved from board %2$s to %3$s"), names->poster,
                            names->other_board, names->board);
  if (kind == AFF_GIST_REPLACED && names->other_poster != NULL)
    return g_strdup_printf (_ ("Poster %1$s hangs on board %2$s, %3$s is to be placed"),
                            names->poster, names->board, names->other_poster);
  return NULL;
}

static char *
tell_swap (const Names *names)
{
  if (names->board == NULL || names->other_board == NULL)
    return NULL;
  return g_strdup_printf (_ ("Boards %1$s and %2$s swapped"), names->board, names->other_board);
}

static char *
tell_waiting (AffGistKind kind, const char *paper)
{
  if (kind == AFF_GIST_WAITING || paper == NULL)
    return g_strdup (_ ("Wait list changed"));
  return kind == AFF_GIST_WAITS ? g_strdup_printf (_ ("%s waits for a board"), paper)
                                : g_strdup_printf (_ ("%s no longer waits"), paper);
}

static char *
tell_more (AffGistKind kind, const Names *names)
{
  if (kind == AFF_GIST_PAPER && names->paper != NULL)
    return g_strdup_printf (_ ("Paper %s changed"), names->paper);
  if (kind == AFF_GIST_PRESENCE && names->poster != NULL)
    return g_strdup_printf (_ ("Presence at poster %s"), names->poster);
  if (kind == AFF_GIST_PRINTED)
    return g_strdup (_ ("Labels printed"));
  return g_strdup (_ ("Programme changed"));
}

char *
aff_gist_words (const AffGist *gist, const AffProgramme *programme)
{
  g_return_val_if_fail (gist != NULL, NULL);
  Names names = find_names (gist, programme);
  char *words = NULL;

  switch (gist->kind) {
  case AFF_GIST_BOARD:
  case AFF_GIST_CLOSED:
  case AFF_GIST_OPENED:
  case AFF_GIST_RESERVED:
  case AFF_GIST_NOTE:
    return tell_board (gist->kind, names.board);
  case AFF_GIST_WAITS:
  case AFF_GIST_WAITED:
  case AFF_GIST_WAITING:
    return tell_waiting (gist->kind, names.paper);
  case AFF_GIST_PLACED:
  case AFF_GIST_MOVED:
  case AFF_GIST_TAKEN_OFF:
  case AFF_GIST_REPLACED:
  case AFF_GIST_KEPT:
  case AFF_GIST_LET_GO:
    words = tell_poster (gist->kind, &names);
    break;
  case AFF_GIST_SWAPPED:
    words = tell_swap (&names);
    break;
  case AFF_GIST_MOVES:
    break;
  case AFF_GIST_PROGRAMME:
  case AFF_GIST_PAPER:
  case AFF_GIST_PRESENCE:
  case AFF_GIST_PRINTED:
  default:
    return tell_more (gist->kind, &names);
  }
  return words != NULL ? words : g_strdup (_ ("Posters moved"));
}

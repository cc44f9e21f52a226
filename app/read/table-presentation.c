// SPDX-License-Identifier: GPL-3.0-or-later
// In which sessions a paper of a table is, how, and on which board.
#include "app/draft/nature.h"
#include "app/read/table-private.h"

#include <string.h>

#define PRESENTATIONS 64 // of one paper; what says more repeats itself

enum {
  POSTER = 1 << AFF_KIND_POSTER,
  ORAL = 1 << AFF_KIND_ORAL,
  SPOT = 1 << AFF_KIND_SPOTLIGHT
};

// Bits of the kinds of which TEXT speaks.
static guint
tell_kinds (const char *text)
{
  static const struct {
    const char *word;
    guint kind;
  } words[] = {
    {"poster", POSTER}, {"affiche", POSTER}, {"oral", ORAL},      {"talk", ORAL},
    {"vortrag", ORAL},  {"expos", ORAL},     {"spotlight", SPOT}, {"lightning", SPOT},
    {"flash", SPOT},    {"teaser", SPOT},
  };

  g_autofree char *small = strlen (text) < 200 ? g_utf8_strdown (text, -1) : NULL;
  guint kinds = 0;

  for (gsize i = 0; small && i < G_N_ELEMENTS (words); i++)
    if (strstr (small, words[i].word))
      kinds |= words[i].kind;
  return kinds;
}

// One kind of KINDS: a session that speaks of posters is one of posters whatever else is in it.
static AffPresentationKind
choose_kind (guint kinds)
{
  if (kinds & POSTER || !kinds)
    return AFF_KIND_POSTER;
  return kinds & ORAL ? AFF_KIND_ORAL : AFF_KIND_SPOTLIGHT;
}

static gboolean
is_digits (const char *text)
{
  return *text && strspn (text, "0123456789") == strlen (text);
}

// "Poster Session" of "Poster Session ID".
static char *
name_column (const char *header)
{
  static const char *const tails[] = {" id", " number", " no", " no.",
                                      " nr", " nr.",    " #",  "_id"};
  gsize length = strlen (header);

  for (gsize i = 0; i < G_N_ELEMENTS (tails); i++) {
    gsize tail = strlen (tails[i]);
    if (length > tail && g_ascii_strcasecmp (header + length - tail, tails[i]) == 0)
      return g_strndup (header, length - tail);
  }
  return g_strdup (header);
}

// "1" below "Poster Session" is "Poster Session 1"; "posters" is no name of a session. NULL: the
// poster session.
static char *
name_session (AffTable *self, AffMeaning meaning, const char *cell)
{
  static const char *const plain[] = {"poster",        "posters",        "poster session",
                                      "postersession", "session poster", "posterausstellung"};
  const AffTableHeader *header = &self->header;

  if (header->is_own)
    return g_strdup (cell);
  for (gsize i = 0; i < G_N_ELEMENTS (plain); i++)
    if (g_ascii_strcasecmp (cell, plain[i]) == 0)
      return NULL;
  if (!is_digits (cell))
    return g_strdup (cell);
  g_autofree char *word = name_column (
    aff_sheet_cell (header->sheet, (guint) header->row, header->at[meaning]));
  return g_strdup_printf ("%s %s", word, cell);
}

static gboolean
is_no_board (const char *text)
{
  static const char *const words[] = {"tba",     "tbd",          "none",        "virtual",
                                      "online",  "virtual only", "online only", "remote",
                                      "virtuel", "en ligne",     "virtuell"};

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_ascii_strcasecmp (text, words[i]) == 0)
      return TRUE;
  return FALSE;
}

static const char *
read_board (AffTable *self)
{
  const char *board = aff_table_cell (self, AFF_MEANS_BOARD);

  if (!aff_table_header_has (&self->header, AFF_MEANS_BOARD))
    board = aff_table_cell (self, AFF_MEANS_POSTER_ID);
  if (board[0] == '#')
    board++;
  if (!is_no_board (board))
    return *board ? board : NULL;
  aff_table_remark (
    self, AFF_REMARK_HANDLED, "poster-without-board",
    "Where the board should stand a poster is called virtual, or to be announced.",
    "It has no board.");
  return NULL;
}

static void
widen_item (AffDraftItem *item, const AffWhen *start, const AffWhen *end)
{
  if (start->minute >= 0 && (item->start.minute < 0 || start->minute < item->start.minute))
    item->start = *start;
  if (*start->day && !*item->start.day)
    memcpy (item->start.day, start->day, sizeof item->start.day);
  if (end->minute >= 0 && (item->end.minute < 0 || end->minute > item->end.minute))
    item->end = *end;
}

// The key of a session without a name: by when it begins if it says when it ends, as each row has its
// own time otherwise.
static char *
name_slot (const AffWhen *start, gboolean has_end, AffPresentationKind kind)
{
  const char *word = kind == AFF_KIND_POSTER ? "poster-session" : "talks";

  return has_end ? g_strdup_printf ("%s-%02d%02d", word, start->minute / 60, start->minute % 60)
                 : g_strdup (word);
}

static const char *
say_slot (AffTable *self, AffPresentationKind kind)
{
  aff_table_remark (self, AFF_REMARK_GUESSED, "session-by-time",
                    "A row says when a paper is presented, but not in which session.",
                    "Papers of one time were put into a session of that time.");
  return kind == AFF_KIND_POSTER ? "Poster session" : "Talks";
}

// A time in the column of the day alone may be that of anything.
static gboolean
has_time (AffTable *self)
{
  return !self->header.is_own &&
         (*aff_table_cell (self, AFF_MEANS_TIME) || *aff_table_cell (self, AFF_MEANS_START) ||
          *aff_table_cell (self, AFF_MEANS_START_DATE) || self->heading_start.minute >= 0);
}

// The session as a line of the schedule, if the row says when it is: as long as all its rows are.
// Returns its key, or NULL.
static char *
add_session (AffTable *self, const char *title, AffPresentationKind kind)
{
  AffWhen start, end;
  int duration = -1;

  aff_table_read_times (self, &start, &end, &duration);
  if (title ? !*start.day && start.minute < 0 : start.minute < 0 || !has_time (self))
    return NULL;
  g_autofree char *slug = title ? aff_table_slug (title)
                                : name_slot (&start, end.minute >= 0, kind);
  g_autofree char *key = g_strdup_printf ("%s%s%s", slug, *start.day ? "-" : "", start.day);
  if (!title)
    title = say_slot (self, kind);
  AffDraftItem *item = aff_draft_item (self->draft, key, self->place);
  aff_draft_set (&item->title, title);
  aff_draft_set (&item->room, aff_table_cell (self, AFF_MEANS_ROOM));
  widen_item (item, &start, &end);
  if (item->end.minute < 0)
    item->duration_min = MAX (item->duration_min, duration);
  if (!(aff_nature_guess (NULL, title, FALSE) & AFF_NATURE_POSTER))
    item->natures |= kind == AFF_KIND_POSTER ? AFF_NATURE_POSTER : AFF_NATURE_ORAL;
  return g_steal_pointer (&key);
}

static AffDraftPresentation *
find_presentation (const AffDraftPaper *paper, AffPresentationKind kind, const char *session)
{
  for (guint i = 0; paper->presentations && i < paper->presentations->len; i++) {
    AffDraftPresentation *known = paper->presentations->pdata[i];
    if (known->kind == kind && g_strcmp0 (known->session, session) == 0)
      return known;
  }
  return NULL;
}

static void
join_board (AffTable *self, AffDraftPresentation *known, const char *board)
{
  if (board && known->board && strcmp (board, known->board) != 0)
    aff_table_remark (self, AFF_REMARK_LEFT, "paper-on-two-boards",
                      "Two rows hang one paper on different boards in one session.",
                      "The first board counts.");
  else if (board)
    aff_draft_set (&known->board, board);
}

static void
add_presentation (AffTable *self,
                  AffDraftPaper *paper,
                  AffPresentationKind kind,
                  const char *title,
                  const char *board)
{
  g_autofree char *key = add_session (self, title, kind);
  const char *session = key ? key : title;
  AffDraftPresentation *known = find_presentation (paper, kind, session);

  if (known)
    join_board (self, known, board);
  else if (!paper->presentations || paper->presentations->len < PRESENTATIONS) {
    aff_draft_add_presentation (paper, kind, session, board);
    self->names++;
  }
}

static gboolean
add_named (AffTable *self,
           AffDraftPaper *paper,
           AffMeaning meaning,
           AffPresentationKind kind,
           const char *board)
{
  const char *cell = aff_table_cell (self, meaning);
  g_autofree char *title = *cell ? name_session (self, meaning, cell) : NULL;

  if (*cell)
    add_presentation (self, paper, kind, title, kind == AFF_KIND_POSTER ? board : NULL);
  return *cell != '\0';
}

// "Monday 1|Tuesday 1": a paper may be in several sessions; its board is that of the first one.
static gboolean
add_sessions (AffTable *self, AffDraftPaper *paper, guint kinds, const char *board)
{
  const char *cell = aff_table_cell (self, AFF_MEANS_SESSION);
  g_auto (GStrv) names = g_strsplit (cell, self->header.is_own ? "\n" : "|", -1);
  gboolean has_any = FALSE;

  for (char **name = names; *name; name++) {
    guint own = tell_kinds (g_strstrip (*name));
    AffPresentationKind kind = choose_kind (kinds ? kinds : own);
    g_autofree char *title = **name ? name_session (self, AFF_MEANS_SESSION, *name) : NULL;
    if (!**name)
      continue;
    gboolean hangs = kind == AFF_KIND_POSTER && board;
    add_presentation (self, paper, kind, title, hangs ? board : NULL);
    board = hangs ? NULL : board;
    has_any = TRUE;
  }
  return has_any;
}

// The session that a row above names.
static gboolean
add_headed (AffTable *self, AffDraftPaper *paper, guint kinds, const char *board)
{
  guint own = self->heading ? tell_kinds (self->heading) : 0;
  AffPresentationKind kind = choose_kind (kinds ? kinds : own);

  if (self->heading)
    add_presentation (self, paper, kind, self->heading, kind == AFF_KIND_POSTER ? board : NULL);
  return self->heading != NULL;
}

// Where only some are said to be oral, posters are what all of them are.
static guint
read_kinds (AffTable *self)
{
  if (aff_table_is_yes (aff_table_cell (self, AFF_MEANS_IS_ORAL)))
    return POSTER | ORAL;
  guint kinds = tell_kinds (aff_table_cell (self, AFF_MEANS_PRESENTATION));

  if (!kinds)
    kinds = tell_kinds (aff_table_cell (self, AFF_MEANS_TYPE));
  return kinds;
}

void
aff_table_read_presentations (AffTable *self, AffDraftPaper *paper)
{
  const char *board = read_board (self);
  guint kinds = read_kinds (self);
  gboolean is_posted = add_named (self, paper, AFF_MEANS_POSTER_SESSION, AFF_KIND_POSTER,
                                  board);
  gboolean is_told = add_named (self, paper, AFF_MEANS_ORAL_SESSION, AFF_KIND_ORAL, NULL);

  if (is_posted || add_sessions (self, paper, kinds, board) ||
      add_headed (self, paper, kinds, board))
    return;
  if (board || (kinds & POSTER) || (!kinds && !is_told && has_time (self)))
    add_presentation (self, paper, AFF_KIND_POSTER, NULL, board);
  if (!is_told && (kinds & ORAL))
    add_presentation (self, paper, AFF_KIND_ORAL, NULL, NULL);
  if (kinds & SPOT)
    add_presentation (self, paper, AFF_KIND_SPOTLIGHT, NULL, NULL);
  if (self->header.is_own)
    aff_draft_say_presentations (paper);
}

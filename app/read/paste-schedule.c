// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/read/paste-schedule.h"

#include "app/draft/columns.h"
#include "app/draft/people.h"
#include "app/read/paste-about.h"
#include "app/read/paste-papers.h"
#include "app/read/paste-roles.h"
#include "app/read/paste-settle.h"
#include "app/read/paste-span.h"
#include "app/read/paste-title.h"

#include <string.h>

#define TIME_CELLS  3   // in which a row without header may have its time
#define LINE_LENGTH 600 // of text that may belong to an item

typedef struct {
  AffDraft *draft;   // borrowed
  AffReport *report; // borrowed
  gboolean to_confirm;
  GHashTable *counts; // owned; of keys
  GPtrArray *items;   // owned; borrowed AffDraftItem: those of this page
  AffPasteRoles roles;
  gboolean has_roles;
  char *day;         // owned; under which lines stand, or NULL
  char *year;        // owned; of the event, or NULL
  char *place;       // owned; of the item that is being read
  AffDraftItem item; // that is being read; its texts are owned
  gboolean is_open;
  gboolean is_tabbed; // so that blank lines stand within it
  gboolean is_after_blank;
  gboolean is_headed; // its title is a heading, under which its blocks stand
  char *heading;      // owned; the line before, if it is one
  GHashTable *slots;  // owned; title and time → AffDraftItem: what is listed twice
  AffPasteList list;
  AffDraftPaper *paper; // borrowed; the last one, while its authors may follow
  AffPasteClock clock;
} Reader;

// Anywhere on Earth nothing begins.
static gboolean
is_deadline (const char *rest)
{
  return strstr (rest, "AoE") || strstr (rest, "nywhere on") || strstr (rest, "eadline");
}

// Where the time of LINE stands; -1: nowhere.
static int
find_time (const AffPasteLine *line, AffPasteSpan *span, const char **rest)
{
  for (guint i = 0; i < MIN (line->cells->len, TIME_CELLS); i++) {
    const char *cell = line->cells->pdata[i];
    if (aff_paste_read_span (cell, span, rest))
      return strlen (*rest) < LINE_LENGTH && !is_deadline (*rest) ? (int) i : -1;
    // Text before a time says that the line is no entry; a number or a day may stand there.
    if (!line->is_row && !line->is_tabbed && *cell)
      return -1;
  }
  return -1;
}

gboolean
aff_paste_has_time (const AffPasteLine *line)
{
  AffPasteSpan span;
  const char *rest = NULL;

  return find_time (line, &span, &rest) >= 0;
}

gboolean
aff_paste_has_table (const AffPaste *paste)
{
  for (guint i = 0; i < paste->lines->len; i++) {
    const AffPasteLine *line = paste->lines->pdata[i];
    if (line->is_row && aff_paste_has_time (line))
      return TRUE;
  }
  return FALSE;
}

static void
clear_item (Reader *self)
{
  AffDraftItem *item = &self->item;

  g_free (item->title);
  g_free (item->subtitle);
  g_free (item->type);
  g_free (item->track);
  g_free (item->room);
  g_free (item->abstract);
  g_free (item->day);
  g_clear_pointer (&item->speakers, g_ptr_array_unref);
  g_clear_pointer (&item->chairs, g_ptr_array_unref);
  *item = (AffDraftItem){.start = AFF_WHEN_NONE,
                         .end = AFF_WHEN_NONE,
                         .duration_min = -1,
                         .unknown_speakers = -1};
}

// What was listed at its time before, in the same room or in none, is the same.
static gboolean
is_listed (Reader *self)
{
  const AffDraftItem *item = &self->item;
  char *slot = g_strdup_printf ("%d %s", item->start.minute, item->title);
  const AffDraftItem *before = g_hash_table_lookup (self->slots, slot);

  g_free (slot);
  if (!before || item->start.minute < 0 ||
      (item->room && before->room && strcmp (item->room, before->room) != 0))
    return FALSE;
  if (before->day && *item->start.day && strcmp (before->day, item->start.day) != 0)
    return FALSE;
  if (before->day && item->day && strcmp (before->day, item->day) != 0)
    return FALSE;
  aff_report_add (self->report, AFF_REMARK_HANDLED, "listed-twice", self->place,
                  "The same title stands at the same time twice.", "It was read once.");
  return TRUE;
}

// The item that was read, in DRAFT under a key of its own.
static void
keep_item (Reader *self)
{
  if (is_listed (self))
    return;
  g_autofree char *key = aff_columns_number_key (self->counts, self->draft, self->item.title);
  AffDraftItem *item = aff_draft_item (self->draft, key, self->place);
  char *own_key = item->key;
  char *own_place = item->place;

  *item = self->item;
  item->key = own_key;
  item->place = own_place;
  item->file = self->draft->file;
  item->to_confirm = self->to_confirm;
  self->item = (AffDraftItem){0};
  g_ptr_array_add (self->items, item);
  g_hash_table_insert (self->slots, g_strdup_printf ("%d %s", item->start.minute, item->title),
                       item);
}

static void
close_item (Reader *self)
{
  if (!self->is_open)
    return;
  self->is_open = FALSE;
  if (!self->item.title && self->item.type)
    aff_draft_set (&self->item.title, self->item.type);
  if (self->item.title)
    keep_item (self);
  else
    aff_report_add (self->report, AFF_REMARK_LEFT, "time-without-title", self->place,
                    "Nothing stands beside a time.", "It was left out.");
  self->item.place = NULL;
  clear_item (self);
}

static void
open_item (Reader *self, const AffPasteLine *line)
{
  close_item (self);
  clear_item (self);
  g_free (self->place);
  self->place = line->line > 0 ? g_strdup_printf ("line %u", line->line) : NULL;
  self->item.place = self->place;
  aff_draft_set (&self->item.day, self->day);
  self->is_open = TRUE;
  self->is_tabbed = line->is_tabbed;
  self->is_headed = FALSE;
  self->paper = NULL;
}

static void
set_span (Reader *self, const AffPasteSpan *span)
{
  self->item.start = span->start;
  self->item.end = span->end;
  if (span->duration_min >= 0)
    self->item.duration_min = span->duration_min;
  self->clock.has_halves |= span->has_halves;
  if (!span->zone)
    return;
  self->clock.has_zones |= self->clock.zone && strcmp (self->clock.zone, span->zone) != 0;
  self->clock.zone = span->zone;
}

// "Keynote 30 min": the length at the end of TEXT, which is cut off.
static int
cut_duration (char *text)
{
  gsize length = strlen (text);
  const char *rest = NULL;

  if (length < 6 || strcmp (text + length - 4, " min") != 0)
    return -1;
  for (length -= 4; length > 0 && g_ascii_isdigit (text[length - 1]);)
    length--;
  if (length == 0 || text[length - 1] != ' ')
    return -1;
  int minutes = aff_paste_read_duration (text + length, &rest);
  if (minutes >= 0)
    text[length - 1] = '\0';
  return minutes;
}

// A cell after the one with the time, of a row without header.
static void
add_bare_cell (Reader *self, const char *cell)
{
  AffPasteSpan span;
  const char *rest = NULL;
  gboolean is_bare = !self->item.title;
  int minutes = aff_paste_read_duration (cell, &rest);

  if (minutes >= 0 && !*rest) {
    if (self->item.duration_min < 0)
      self->item.duration_min = minutes;
    return;
  }
  if (is_bare && self->item.end.minute < 0 && aff_paste_read_span (cell, &span, &rest) &&
      !*rest)
    self->item.end = span.start;
  else if (is_bare && self->item.duration_min < 0 &&
           aff_paste_read_duration (cell, &rest) >= 0 && !*rest)
    self->item.duration_min = aff_paste_read_duration (cell, &rest);
  else {
    g_autofree char *text = g_strdup (cell);
    int last = is_bare ? -1 : cut_duration (text);
    if (last >= 0 && self->item.duration_min < 0)
      self->item.duration_min = last;
    aff_paste_add_text (&self->item, text, self->report);
  }
}

static void
add_people (AffDraftItem *item, GPtrArray **list, const char *cell)
{
  g_autofree char *names = aff_paste_plain (cell);
  int unknown = *names ? aff_people_add (list, names) : 0;

  if (unknown > 0)
    item->unknown_speakers = MAX (item->unknown_speakers, 0) + unknown;
}

static void
add_cell (Reader *self, AffPasteRole role, const char *cell)
{
  AffDraftItem *item = &self->item;
  g_autofree char *plain = aff_paste_plain (cell);
  const char *rest = NULL;

  switch (role) {
  case AFF_PASTE_END:
    aff_when_parse (plain, &item->end, NULL);
    break;
  case AFF_PASTE_DURATION:
    item->duration_min = MIN (aff_when_parse_duration (plain, &rest), 48 * 60);
    break;
  case AFF_PASTE_DAY:
    aff_draft_set (&item->day, plain);
    break;
  case AFF_PASTE_TITLE:
    if (*plain)
      aff_paste_set_title (item, cell, self->report);
    break;
  case AFF_PASTE_TYPE:
    aff_draft_set (&item->type, plain);
    break;
  case AFF_PASTE_SPEAKER:
    add_people (item, &item->speakers, cell);
    break;
  case AFF_PASTE_CHAIR:
    add_people (item, &item->chairs, cell);
    break;
  case AFF_PASTE_ROOM:
    aff_draft_set (&item->room, plain);
    break;
  case AFF_PASTE_TEXT:
    aff_draft_set (&item->subtitle, plain);
    break;
  case AFF_PASTE_TIME:
  case AFF_PASTE_OTHER:
    break;
  }
}

// The cells of a row under a header; its kind before its title, which may name it, too.
static void
add_cells (Reader *self, const AffPasteLine *line)
{
  for (int wants_title = 0; wants_title < 2; wants_title++)
    for (guint i = 0; i < line->cells->len; i++) {
      AffPasteRole role = aff_paste_role (&self->roles, i);
      if ((role == AFF_PASTE_TITLE) == wants_title)
        add_cell (self, role, line->cells->pdata[i]);
    }
  // A cell that reaches over several columns is a title, whatever stands over its first one.
  for (guint i = 0; !self->item.title && i < line->cells->len; i++)
    if (aff_paste_role (&self->roles, i) == AFF_PASTE_OTHER)
      add_cell (self, AFF_PASTE_TITLE, line->cells->pdata[i]);
}

static void
read_row (Reader *self,
          const AffPasteLine *line,
          const AffPasteSpan *span,
          guint at,
          const char *rest)
{
  gboolean has_roles = self->has_roles && line->cells->len > 1;

  open_item (self, line);
  if (span)
    set_span (self, span);
  // "Title", then "Sunday 4 October 2026, 15:10 to 16:10".
  if (span && *span->start.day && !*rest && self->heading)
    aff_draft_set (&self->item.title, self->heading);
  if (has_roles)
    add_cells (self, line);
  if (*rest)
    aff_paste_add_text (&self->item, rest, self->report);
  for (guint i = at + 1; !has_roles && i < line->cells->len; i++)
    add_bare_cell (self, line->cells->pdata[i]);
  if (line->is_row)
    close_item (self);
}

// A row of a schedule whose time is that of no one: a talk of the session above.
static gboolean
read_row_without_time (Reader *self, const AffPasteLine *line)
{
  const char *title = aff_paste_role_cell (&self->roles, line, AFF_PASTE_TITLE);

  if (!self->has_roles || !line->is_row || !title || !*title || self->items->len == 0)
    return FALSE;
  aff_report_add_line (self->report, AFF_REMARK_GUESSED, "row-without-time", line->line,
                       "A row of the schedule has a title but no time.",
                       "It was read as a line of the schedule without time.");
  read_row (self, line, NULL, line->cells->len, "");
  return TRUE;
}

static gboolean
read_day (Reader *self, const AffPasteLine *line, const char *text)
{
  char day[11];

  if (line->cells->len != 1 && !(line->is_row && line->cells->len > 1))
    return FALSE;
  if (!aff_paste_find_day (text, line->heading > 0, self->year, day) &&
      !aff_paste_find_day_alone (text, line->line, day, self->report))
    return FALSE;
  close_item (self);
  g_free (self->day);
  self->day = *day ? g_strdup (day) : NULL;
  return TRUE;
}

static gboolean
begin_list (Reader *self, const AffPasteLine *line, const char *text)
{
  AffPasteList list = line->cells->len == 1 && line->number < 0 && !line->is_row
                        ? aff_paste_list_of (text)
                        : AFF_PASTE_NO_PAPERS;

  if (line->heading == 0 && list == AFF_PASTE_NO_PAPERS)
    return FALSE;
  // In blocks the time stands above the title.
  if (self->is_open && !self->item.title) {
    aff_paste_set_title (&self->item, line->cells->pdata[0], self->report);
    self->is_headed = line->heading > 0;
    return TRUE;
  }
  close_item (self);
  self->list = list;
  self->paper = NULL;
  return TRUE;
}

static gboolean
read_entry (Reader *self, const AffPasteLine *line)
{
  AffDraftPaper *paper = aff_paste_read_paper (line, self->list, self->draft, self->report);

  if (paper)
    self->paper = paper;
  else if (self->paper && !self->is_after_blank && !line->is_row)
    aff_paste_read_authors (self->paper, line, self->report);
  else
    return FALSE;
  close_item (self);
  if (!paper)
    self->paper = NULL;
  return TRUE;
}

static void
read_more (Reader *self, const AffPasteLine *line, const char *text)
{
  if (!self->is_open || line->is_row)
    return;
  // In a copied table a blank line may stand between the blocks of a cell, of which a tab ends the
  // last.
  if (strlen (text) > LINE_LENGTH ||
      (self->is_after_blank && self->item.title && !self->is_headed && !line->is_tabbed)) {
    close_item (self);
    return;
  }
  for (guint i = 0; i < line->cells->len; i++)
    add_bare_cell (self, line->cells->pdata[i]);
  self->is_tabbed |= line->is_tabbed;
}

static void
read_blank (Reader *self, const AffPasteLine *line)
{
  if (self->is_open && self->item.title && !self->is_tabbed && !self->is_headed)
    close_item (self);
  self->is_after_blank = TRUE;
}

// A time alone, right after another one, is its end.
static gboolean
read_end (Reader *self, const AffPasteLine *line, const AffPasteSpan *span, const char *rest)
{
  if (!self->is_open || self->item.title || self->item.end.minute >= 0 || *rest ||
      line->cells->len > 1 || span->end.minute >= 0)
    return FALSE;
  self->item.end = span->start;
  return TRUE;
}

static void
read_line (Reader *self, const AffPasteLine *line)
{
  g_autofree char *text = aff_paste_line_text (line);
  AffPasteSpan span;
  const char *rest = NULL;
  int at = -1;

  if (!*text) {
    read_blank (self, line);
    return;
  }
  if (!line->is_row && !line->is_tabbed)
    self->has_roles = FALSE;
  at = find_time (line, &span, &rest);
  if (at >= 0) {
    if (!read_end (self, line, &span, rest))
      read_row (self, line, &span, at, rest);
    self->list = AFF_PASTE_NO_PAPERS;
  } else if (aff_paste_find_roles (line, &self->roles)) {
    close_item (self);
    self->has_roles = TRUE;
  } else {
    gboolean is_day = read_day (self, line, text);
    if (!begin_list (self, line, text) && !is_day && !read_entry (self, line) &&
        !read_row_without_time (self, line))
      read_more (self, line, text);
  }
  self->is_after_blank = FALSE;
  g_free (self->heading);
  self->heading = line->heading > 0 ? g_strdup (text) : NULL;
}

void
aff_paste_read_schedule (const AffPaste *paste,
                         AffDraft *draft,
                         gboolean to_confirm,
                         AffReport *report)
{
  g_return_if_fail (paste != NULL && draft != NULL && report != NULL);
  g_autoptr (GHashTable) counts = aff_columns_keys_new ();
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  g_autoptr (GHashTable) slots = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Reader self = {.draft = draft,
                 .report = report,
                 .to_confirm = to_confirm,
                 .counts = counts,
                 .slots = slots,
                 .items = items};

  clear_item (&self);
  self.year = aff_paste_find_year (draft);
  for (guint i = 0; i < paste->lines->len; i++)
    read_line (&self, paste->lines->pdata[i]);
  close_item (&self);
  aff_paste_settle (draft, items, &self.clock, report);
  g_free (self.day);
  g_free (self.year);
  g_free (self.place);
  g_free (self.heading);
}

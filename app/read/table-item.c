// SPDX-License-Identifier: GPL-3.0-or-later
// One line of a schedule.
#include "app/draft/markup.h"
#include "app/draft/people.h"
#include "app/read/table-private.h"

#include <string.h>

static void
read_text (AffTable *self, AffMeaning meaning, char **field, gboolean has_lines)
{
  const char *cell = aff_table_cell (self, meaning);
  g_autofree char *plain = aff_markup_is_there (cell) ? aff_markup_strip (cell)
                                                      : g_strdup (cell);

  if (has_lines)
    aff_draft_set_text (field, plain);
  else
    aff_draft_set (field, plain);
}

// Some lists hold the address of a page where others hold a room.
static void
read_place (AffTable *self, AffDraftItem *item)
{
  const char *room = aff_table_cell (self, AFF_MEANS_ROOM);
  const char *link = aff_table_cell (self, AFF_MEANS_LINK);

  if (strstr (link, "://"))
    aff_draft_set (&item->address, link);
  if (!strstr (room, "://")) {
    aff_draft_set (&item->room, room);
    return;
  }
  aff_table_remark (self, AFF_REMARK_HANDLED, "room-is-address",
                    "The cell of the room holds an address.", "It became the line's page.");
  if (!item->address)
    aff_draft_set (&item->address, room);
}

static void
read_people (AffTable *self, AffDraftItem *item)
{
  AffMeaning meaning = aff_table_header_has (&self->header, AFF_MEANS_SPEAKERS)
                         ? AFF_MEANS_SPEAKERS
                         : AFF_MEANS_AUTHORS;

  if (aff_table_header_has (&self->header, meaning))
    item->unknown_speakers = aff_people_add (&item->speakers, aff_table_cell (self, meaning));
  if (aff_table_header_has (&self->header, AFF_MEANS_CHAIRS))
    aff_people_add (&item->chairs, aff_table_cell (self, AFF_MEANS_CHAIRS));
  self->names += (item->speakers ? item->speakers->len : 0) +
                 (item->chairs ? item->chairs->len : 0);
}

// Lines of a schedule that name a session belong together, which is what a track says.
static void
read_session (AffTable *self, AffDraftItem *item)
{
  const char *session = aff_table_cell (self, AFF_MEANS_SESSION);

  if (item->track || !*session)
    return;
  aff_draft_set (&item->track, session);
  aff_table_remark (self, AFF_REMARK_GUESSED, "session-as-track",
                    "A line of the schedule names the session that it is part of.",
                    "The session was read as its track.");
}

static void
read_state (AffTable *self, AffDraftItem *item)
{
  const char *type = aff_table_cell (self, AFF_MEANS_TYPE);

  aff_draft_set (&item->type, *type ? type : aff_table_cell (self, AFF_MEANS_PRESENTATION));
  aff_draft_set (&item->track, aff_table_cell (self, AFF_MEANS_TRACK));
  read_session (self, item);
  if (item->type && strcasestr (item->type, "cancel"))
    item->is_cancelled = TRUE;
}

// NAME with day and time, as far as they are said, so that it is the same in a file that has not all
// lines of that name.
static char *
make_key (AffTable *self, const char *name, const AffWhen *start)
{
  GString *key = g_string_new (name);

  if (*start->day)
    g_string_append_printf (key, "-%s", start->day);
  if (start->minute >= 0)
    g_string_append_printf (key, "-%02d%02d", start->minute / 60, start->minute % 60);
  char *counted = aff_table_count_key (self, key->str);
  g_string_free (key, TRUE);
  return counted;
}

// The line of START that NAME tells; lines of one name are told apart by day and time, the first one
// as well once a second one comes.
static AffDraftItem *
claim_item (AffTable *self, const char *name, const AffWhen *start)
{
  gpointer first = NULL;
  gboolean is_known = g_hash_table_lookup_extended (self->firsts, name, NULL, &first);

  if (is_known && first) {
    g_autofree char *own = make_key (self, name, &((AffDraftItem *) first)->start);
    aff_draft_rename_item (self->draft, first, own);
    g_hash_table_insert (self->firsts, g_strdup (name), NULL);
  }
  g_autofree char *key = is_known ? make_key (self, name, start)
                                  : aff_table_count_key (self, name);
  AffDraftItem *item = aff_draft_item (self->draft, key, self->place);
  if (!is_known)
    g_hash_table_insert (self->firsts, g_strdup (name), item);
  return item;
}

static char *
name_item (AffTable *self, const char *title)
{
  const char *uid = aff_table_cell (self, AFF_MEANS_UID);
  const char *number = *uid ? uid : aff_table_cell (self, AFF_MEANS_NUMBER);
  g_autofree char *slug = *number ? g_strdup (number) : aff_table_slug (title);

  return g_strdup (*slug ? slug : self->place);
}

static AffDraftItem *
begin_item (AffTable *self, const char *title)
{
  AffWhen start, end;
  int duration = -1;
  g_autofree char *name = name_item (self, title);

  aff_table_read_times (self, &start, &end, &duration);
  AffDraftItem *item = claim_item (self, name, &start);
  item->start = start;
  item->end = end;
  item->duration_min = duration;
  return item;
}

void
aff_table_read_item (AffTable *self)
{
  const char *title = aff_table_cell (self, AFF_MEANS_TITLE);

  if (aff_table_read_day_heading (self))
    return;
  if (!*title) {
    aff_table_remark (self, AFF_REMARK_LEFT, "row-without-name",
                      "A row has neither a number nor a title.", "It was left out.");
    return;
  }
  AffDraftItem *item = begin_item (self, title);
  read_text (self, AFF_MEANS_TITLE, &item->title, FALSE);
  read_text (self, AFF_MEANS_SUBTITLE, &item->subtitle, FALSE);
  read_text (self, AFF_MEANS_ABSTRACT, &item->abstract, TRUE);
  aff_draft_set (&item->language, aff_table_cell (self, AFF_MEANS_LANGUAGE));
  read_place (self, item);
  read_people (self, item);
  read_state (self, item);
}

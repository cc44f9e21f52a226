// SPDX-License-Identifier: GPL-3.0-or-later
// Lines of the schedule.
#include "app/base/clock.h"
#include "app/import/merge-private.h"

#include <stdlib.h>
#include <string.h>

enum {
  TITLE,
  SUBTITLE,
  LANGUAGE,
  TYPE,
  START,
  DURATION,
  CERTAINTY,
  CANCELLED,
  ROOM,
  ABSTRACT,
  TRACK,
  ADDRESS,
  NATURES,
  SPEAKERS,
  CHAIRS,
  AFFILIATIONS,
  FIELDS,
};

// What writes one column of an item; NULL: more than a column.
static const char *const updates[FIELDS] = {
  [TITLE] = "UPDATE item SET title = ?2 WHERE id = ?1",
  [SUBTITLE] = "UPDATE item SET subtitle = ?2 WHERE id = ?1",
  [LANGUAGE] = "UPDATE item SET language = ?2 WHERE id = ?1",
  [TYPE] = "UPDATE item SET type = ?2 WHERE id = ?1",
  [DURATION] = "UPDATE item SET duration_min = CAST (?2 AS INTEGER),"
               " shortest_min = min (shortest_min, CAST (?2 AS INTEGER)) WHERE id = ?1",
  [CERTAINTY] = "UPDATE item SET certainty = ?2 WHERE id = ?1",
  [CANCELLED] = "UPDATE item SET cancelled = CAST (?2 AS INTEGER) WHERE id = ?1",
  [ABSTRACT] = "UPDATE item SET abstract = ?2 WHERE id = ?1",
  [ADDRESS] = "UPDATE item SET address = ?2 WHERE id = ?1",
};

// The texts that fields borrow.
typedef struct {
  AffMergeField fields[FIELDS];
  GPtrArray *texts; // owned; char *
} Sheet;

static void
clear_sheet (Sheet *sheet)
{
  g_clear_pointer (&sheet->texts, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sheet, clear_sheet)

static const char *
lend (Sheet *sheet, char *text)
{
  if (text)
    g_ptr_array_add (sheet->texts, text);
  return text;
}

static const char *
lend_number (Sheet *sheet, int number)
{
  return number >= 0 ? lend (sheet, g_strdup_printf ("%d", number)) : NULL;
}

// Day and minute are one field: half of a start means nothing.
static char *
join_start (const char *day, int minute)
{
  return day || minute >= 0 ? g_strdup_printf ("%s %d", day ? day : "", minute) : NULL;
}

static char *
write_natures (guint natures)
{
  GString *words = g_string_new (NULL);

  for (guint nature = AFF_NATURE_OPENING; nature <= AFF_NATURE_OTHER; nature <<= 1)
    if (natures & nature)
      g_string_append_printf (words, "%s ", aff_nature_word (nature));
  return g_string_free (words, FALSE);
}

static void
fill_said (Sheet *sheet, const AffDraftItem *item, const AffItem *before)
{
  AffMergeField *fields = sheet->fields;

  fields[TITLE].said = item->title;
  fields[SUBTITLE].said = item->subtitle;
  fields[LANGUAGE].said = item->language;
  fields[TYPE].said = item->type;
  if (item->day || item->start.minute >= 0)
    fields[START].said = lend (
      sheet,
      join_start (item->day || !before ? item->day : before->day,
                  item->start.minute >= 0 || !before ? item->start.minute : before->minute));
  fields[DURATION].said = lend_number (sheet, item->duration_min);
  fields[CERTAINTY].said = item->to_confirm ? "to-confirm" : "final";
  fields[CANCELLED].said = item->is_cancelled ? "1" : "0";
  // Most files do not speak of it: that an item takes place is news where it did not.
  fields[CANCELLED].is_change_only = !item->is_cancelled;
  fields[ROOM].said = item->room;
  fields[ABSTRACT].said = item->abstract;
  fields[TRACK].said = item->track;
  fields[ADDRESS].said = item->address;
  fields[NATURES].said = lend (sheet, write_natures (item->natures));
  fields[SPEAKERS].said = lend (sheet, aff_merge_item_speakers_said (item));
  fields[CHAIRS].said = lend (sheet, aff_merge_names_text (item->chairs));
  fields[AFFILIATIONS].said = lend (sheet, aff_merge_item_affiliations_said (item));
}

// A room is the same by whichever of its names the file calls it.
static const char *
name_room (AffMerge *self, const AffRoom *room, const char *said)
{
  g_autofree char *folded = said ? aff_merge_fold (said) : NULL;

  if (!room)
    return NULL;
  if (folded && aff_merge_lookup (self->rooms, folded) == room->id)
    return said;
  return ((AffName *) room->names->pdata[0])->name;
}

static void
fill_now (AffMerge *self, Sheet *sheet, const AffItem *item, const AffDraftItem *draft)
{
  AffMergeField *fields = sheet->fields;

  fields[TITLE].now = item->title;
  fields[SUBTITLE].now = item->subtitle;
  fields[LANGUAGE].now = item->language;
  fields[TYPE].now = item->type;
  fields[START].now = lend (sheet, join_start (item->day, item->minute));
  fields[DURATION].now = lend_number (sheet, item->duration_min);
  fields[CERTAINTY].now = item->to_confirm ? "to-confirm" : "final";
  fields[CANCELLED].now = item->is_cancelled ? "1" : "0";
  fields[ROOM].now = item->room && item->room->names->len > 0
                       ? name_room (self, item->room, fields[ROOM].said)
                       : NULL;
  fields[ABSTRACT].now = item->abstract;
  fields[TRACK].now = item->track ? item->track->name : NULL;
  fields[ADDRESS].now = item->address;
  fields[NATURES].now = lend (sheet, write_natures (item->natures));
  fields[SPEAKERS].now = lend (sheet, aff_merge_item_people_now (item, AFF_ROLE_SPEAKER));
  fields[CHAIRS].now = lend (sheet, aff_merge_item_people_now (item, AFF_ROLE_CHAIR));
  fields[AFFILIATIONS].now = lend (sheet, aff_merge_item_affiliations_now (item, draft));
}

// Minutes since a day of old of a local DAY and MINUTE; -1 if either is not said.
static gint64
count_minutes (const char *day, int minute)
{
  g_auto (GStrv) parts = day ? g_strsplit (day, "-", 3) : NULL;
  GDate date;

  if (!parts || minute < 0 || g_strv_length (parts) != 3)
    return -1;
  guint year = (guint) atoi (parts[0]);
  guint month = (guint) atoi (parts[1]);
  guint number = (guint) atoi (parts[2]);
  if (!g_date_valid_dmy (number, month, year))
    return -1;
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, number, month, year);
  return (gint64) g_date_get_julian (&date) * 1440 + minute;
}

// 00:15 of a day is 24:15 of the day before, where a file has no way of saying that.
static void
settle_midnight (AffMergeField *fields, const AffDraftItem *draft, const AffItem *item)
{
  gint64 said = count_minutes (draft->day, draft->start.minute);

  if (said >= 0 && said == count_minutes (item->day, item->minute))
    fields[START].said = fields[START].now;
}

void
aff_merge_natures (AffMerge *self, gint64 id, guint natures)
{
  for (guint nature = AFF_NATURE_OPENING; nature <= AFF_NATURE_OTHER; nature <<= 1) {
    if (!(natures & nature))
      continue;
    AffStatement *row =
      aff_merge_sql (self, "INSERT INTO item_nature (item, nature) VALUES (?1, ?2)");
    aff_statement_bind_int (row, 1, id);
    aff_statement_bind_text (row, 2, aff_nature_word (nature));
    aff_statement_run (row);
  }
}

// An export says when an item is by now; what was planned stays.
static void
settle_standing (AffMergeField *fields, const AffDraftItem *draft, const AffItem *item)
{
  if (item->standing.start == AFF_UNKNOWN_TIME || !draft->day || draft->start.minute < 0)
    return;
  if (aff_zone_instant (item->workshop->zone, draft->day, draft->start.minute) / 60 ==
      item->standing.start / 60)
    fields[START].said = fields[START].now;
  if (draft->duration_min == MAX (0, item->standing.end / 60 - item->standing.start / 60))
    fields[DURATION].said = fields[DURATION].now;
}

static void
insert (AffMerge *self, gint64 id, const AffDraftItem *draft)
{
  AffStatement *row = aff_merge_sql (
    self,
    "INSERT INTO item (id, workshop, title, subtitle, language, type, day, minute,"
    " duration_min, certainty, cancelled, room, abstract, track, address)"
    " VALUES (?1, ?2, ?3, ?4, coalesce (?5, 'en'), ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14,"
    " ?15)");
  gint64 room = aff_merge_room (self, draft->room);
  gint64 track = aff_merge_track (self, draft->track);

  aff_statement_bind_int (row, 1, id);
  aff_statement_bind_int (row, 2, self->workshop);
  aff_statement_bind_text (row, 3, draft->title);
  aff_statement_bind_text (row, 4, draft->subtitle);
  aff_statement_bind_text (row, 5, draft->language);
  aff_statement_bind_text (row, 6, draft->type);
  aff_statement_bind_text (row, 7, draft->day);
  if (draft->start.minute >= 0)
    aff_statement_bind_int (row, 8, draft->start.minute);
  else
    aff_statement_bind_null (row, 8);
  if (draft->duration_min >= 0)
    aff_statement_bind_int (row, 9, draft->duration_min);
  else
    aff_statement_bind_null (row, 9);
  aff_statement_bind_text (row, 10, draft->to_confirm ? "to-confirm" : "final");
  aff_statement_bind_int (row, 11, draft->is_cancelled);
  if (room > 0)
    aff_statement_bind_int (row, 12, room);
  else
    aff_statement_bind_null (row, 12);
  aff_statement_bind_text (row, 13, draft->abstract);
  if (track > 0)
    aff_statement_bind_int (row, 14, track);
  else
    aff_statement_bind_null (row, 14);
  aff_statement_bind_text (row, 15, draft->address);
  aff_statement_run (row);
  aff_merge_natures (self, id, draft->natures);
  aff_merge_item_add_people (self, id, draft, AFF_ROLE_SPEAKER);
  aff_merge_item_add_people (self, id, draft, AFF_ROLE_CHAIR);
  self->outcome->items_new++;
}

static void
refer (AffMerge *self, const char *sql, gint64 id, gint64 other)
{
  AffStatement *row = aff_merge_sql (self, sql);

  aff_statement_bind_int (row, 1, id);
  aff_statement_bind_int (row, 2, other);
  aff_statement_run (row);
}

static void
write_start (AffMerge *self, gint64 id, const char *said)
{
  AffStatement *row = aff_merge_sql (self,
                                     "UPDATE item SET day = ?2, minute = ?3 WHERE id = ?1");
  g_auto (GStrv) parts = g_strsplit (said, " ", 2);

  aff_statement_bind_int (row, 1, id);
  aff_statement_bind_text (row, 2, *parts[0] ? parts[0] : NULL);
  if (*parts[1] != '-')
    aff_statement_bind_int (row, 3, atoi (parts[1]));
  else
    aff_statement_bind_null (row, 3);
  aff_statement_run (row);
}

static void
replace_people (AffMerge *self, const AffItem *item, const AffDraftItem *draft, AffRole role)
{
  aff_merge_item_remove_people (self, item, role);
  aff_merge_item_add_people (self, item->id, draft, role);
}

static void
write_field (AffMerge *self,
             guint field,
             const AffItem *item,
             const AffDraftItem *draft,
             const char *said)
{
  AffStatement *row = updates[field] ? aff_merge_sql (self, updates[field]) : NULL;

  if (row) {
    aff_statement_bind_int (row, 1, item->id);
    aff_statement_bind_text (row, 2, said);
    aff_statement_run (row);
  } else if (field == START)
    write_start (self, item->id, said);
  else if (field == ROOM)
    refer (self, "UPDATE item SET room = ?2 WHERE id = ?1", item->id,
           aff_merge_room (self, said));
  else if (field == TRACK)
    refer (self, "UPDATE item SET track = ?2 WHERE id = ?1", item->id,
           aff_merge_track (self, said));
  else if (field == NATURES) {
    aff_merge_run_for (self, "DELETE FROM item_nature WHERE item = ?1", item->id);
    aff_merge_natures (self, item->id, draft->natures);
  } else {
    if (field != CHAIRS && (draft->speakers || draft->unknown_speakers >= 0))
      replace_people (self, item, draft, AFF_ROLE_SPEAKER);
    if (field != SPEAKERS && draft->chairs)
      replace_people (self, item, draft, AFF_ROLE_CHAIR);
  }
}

// Whose people staff changed keeps their affiliations too.
static void
settle_people (AffMergeField *fields)
{
  for (guint i = SPEAKERS; i <= CHAIRS; i++) {
    const AffMergeField *people = &fields[i];
    if (people->is_news || (people->said && g_strcmp0 (people->said, people->now) != 0))
      fields[AFFILIATIONS].is_news = FALSE;
  }
}

// KEY is NULL where the file is our own export of the item.
static void
update (AffMerge *self, const AffItem *item, const AffDraftItem *draft, const char *key)
{
  g_auto (Sheet) sheet = {.texts = g_ptr_array_new_with_free_func (g_free)};
  const AffMergeSource *source = key ? g_hash_table_lookup (self->item_sources, &item->id)
                                     : NULL;
  gboolean is_back = source && source->sign == AFF_MERGE_GONE && self->draft->lists_items;
  gboolean is_changed = is_back;

  fill_said (&sheet, draft, item);
  fill_now (self, &sheet, item, draft);
  settle_midnight (sheet.fields, draft, item);
  if (!key)
    settle_standing (sheet.fields, draft, item);
  g_autofree char *digest = aff_merge_weigh (self, sheet.fields, FIELDS, source, draft->place);
  settle_people (sheet.fields);
  if (is_back && !draft->is_cancelled)
    aff_merge_run_for (self, "UPDATE item SET cancelled = 0 WHERE id = ?1", item->id);
  for (guint i = 0; i < FIELDS; i++)
    if (sheet.fields[i].is_news) {
      write_field (self, i, item, draft, sheet.fields[i].said);
      is_changed = TRUE;
    }
  if (key)
    aff_merge_write_item_source (self, item->id, source, key, digest);
  self->outcome->items_changed += is_changed;
}

static gint64
insert_new (AffMerge *self, const AffDraftItem *draft, const char *key)
{
  g_auto (Sheet) sheet = {.texts = g_ptr_array_new_with_free_func (g_free)};
  gint64 id = aff_merge_next_id (self, "item");

  fill_said (&sheet, draft, NULL);
  g_autofree char *digest = aff_merge_weigh (self, sheet.fields, FIELDS, NULL, draft->place);
  insert (self, id, draft);
  aff_merge_write_item_source (self, id, NULL, key, digest);
  return id;
}

static void
merge_one (AffMerge *self,
           const AffDraftItem *draft,
           const AffMatch *match,
           GHashTable *matched)
{
  g_autofree char *key = aff_merge_key (self, draft->key);
  gint64 id = 0;

  aff_report_set_file (self->report, draft->file);
  if (match->how == AFF_MATCH_NONE)
    id = insert_new (self, draft, key);
  else {
    const AffItem *item = aff_merge_known_items (self)->pdata[match->known];
    id = item->id;
    update (self, item, draft, self->draft->is_own && match->how != AFF_MATCH_KEY ? NULL : key);
  }
  g_hash_table_add (matched, g_memdup2 (&id, sizeof id));
  aff_merge_remember_session (self, draft->key, draft->title, id);
  aff_merge_note_session (self, id, draft->natures);
}

static void
remember_known (AffMerge *self)
{
  for (guint i = 0; self->known && i < self->known->items->len; i++) {
    const AffItem *item = self->known->items->pdata[i];
    aff_merge_remember_session (self, NULL, item->title, item->id);
    aff_merge_note_session (self, item->id, item->natures);
  }
}

void
aff_merge_items (AffMerge *self)
{
  g_autoptr (GHashTable)
    matched = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autofree AffMatch *matches = aff_merge_match_items (self);

  for (guint i = 0; i < self->draft->items->len; i++)
    merge_one (self, self->draft->items->pdata[i], &matches[i], matched);
  aff_report_set_file (self->report, NULL);
  if (self->draft->lists_items && !self->options->is_partial && !self->draft->is_partial &&
      !self->draft->is_own)
    aff_merge_gone_items (self, matched);
  remember_known (self);
}

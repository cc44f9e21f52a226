// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/read/json-columns.h"

#include "app/draft/json-cell.h"
#include "app/draft/member.h"

#include <string.h>

#define FORUM "https://openreview.net/forum?id="
#define CELLS 20000000 // empty ones too: a list with more is mostly holes
#define ID    8        // characters: shorter ones are no ids of OpenReview

typedef struct {
  const char *name;     // borrowed from the file
  const char *header;   // borrowed; what it is called in the sheet
  gboolean is_people;   // names of people stand in it
  gboolean is_list;     // some row has two in it: then a comma is a part of one
  gboolean is_used;     // some row says something there
  gboolean is_sessions; // a paper may be in several
  gboolean is_forum;
  gboolean is_schedule; // sessions in words: "Wednesday, July 12: Posters — 10:15–12:00"
} Column;

typedef struct {
  GArray *columns;       // owned; Column
  GHashTable *indices;   // owned; name → index + 1
  const GArray *rows;    // borrowed; AffJsonRow
  const char *people;    // borrowed; name of the first column of authors, or NULL
  gboolean is_false_utc; // local times end with the Z of UTC
  gboolean has_keys;     // rows have keys, and none says "uid"
  gboolean has_groups;   // likewise "track"
  gboolean has_places;   // authors come with affiliations, and no column has these
  AffReport *report;     // borrowed
  guint record;          // which is being written, from 1
} Table;

static gboolean
is_like (const char *name, const char *const *words)
{
  g_autofree char *low = g_ascii_strdown (name, -1);

  return g_strv_contains (words, low);
}

static gboolean
names_people (const char *name)
{
  static const char *const words[] = {"author",      "authors",    "speaker",   "speakers",
                                      "presenter",   "presenters", "persons",   "people",
                                      "chairs",      "panelists",  "coauthors", "hosts",
                                      "author_list", NULL};

  return is_like (name, words);
}

static gboolean
names_forum (const char *name)
{
  static const char *const words[] = {"forum", "forum_id", "or_id", "openreview_id", NULL};

  return is_like (name, words);
}

static gboolean
says_something (JsonNode *node)
{
  JsonArray *list = aff_node_array (node);
  JsonObject *object = aff_node_object (node);

  if (list) {
    guint length = json_array_get_length (list);
    return length > 1 || (length == 1 && says_something (json_array_get_element (list, 0)));
  }
  if (object)
    return json_object_get_size (object) > 0;
  return JSON_NODE_HOLDS_VALUE (node) && g_strcmp0 (json_node_get_string (node), "") != 0;
}

static gboolean
has_affiliations (JsonNode *node)
{
  JsonArray *list = aff_node_array (node);
  JsonObject *first = list && json_array_get_length (list) > 0
                        ? aff_node_object (json_array_get_element (list, 0))
                        : NULL;

  return aff_member (first, "affiliation") || aff_member (first, "institution");
}

static Column *
claim_column (Table *self, const char *name)
{
  guint known = GPOINTER_TO_UINT (g_hash_table_lookup (self->indices, name));
  Column column = {.name = name, .header = name};

  if (known > 0)
    return &g_array_index (self->columns, Column, known - 1);
  column.is_people = names_people (name);
  column.is_forum = names_forum (name);
  column.is_sessions = g_ascii_strcasecmp (name, "sessions") == 0;
  g_array_append_val (self->columns, column);
  g_hash_table_insert (self->indices, (gpointer) name, GUINT_TO_POINTER (self->columns->len));
  return &g_array_index (self->columns, Column, self->columns->len - 1);
}

static void
look_at_member (Table *self, const char *name, JsonNode *node)
{
  Column *column = claim_column (self, name);
  JsonArray *list = aff_node_array (node);

  column->is_used = column->is_used || says_something (node);
  column->is_list = column->is_list || (list && json_array_get_length (list) > 1);
  if (column->is_people && !self->people && has_affiliations (node))
    self->people = name;
}

static void
look_at (Table *self, JsonObject *object)
{
  JsonObjectIter iter;
  JsonNode *node;
  const char *name;

  if (!object)
    return;
  json_object_iter_init_ordered (&iter, object);
  while (self->columns->len < AFF_SHEET_COLUMNS &&
         json_object_iter_next_ordered (&iter, &name, &node))
    look_at_member (self, name, node);
}

static gboolean
has_column (const Table *self, const char *const *words)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (is_like (g_array_index (self->columns, Column, i).name, words))
      return TRUE;
  return FALSE;
}

static Column *
find_column (const Table *self, const char *name)
{
  guint known = GPOINTER_TO_UINT (g_hash_table_lookup (self->indices, name));

  return known > 0 ? &g_array_index (self->columns, Column, known - 1) : NULL;
}

// Calendars made for a widget of browsers say "time" where others have a category, and the kind of
// a line where it wants the colour.
static void
settle_calendar (Table *self)
{
  Column *kind = find_column (self, "calendarId");
  Column *category = find_column (self, "category");

  if (!kind || !category)
    return;
  category->is_used = FALSE;
  kind->header = "type";
  aff_report_add (self->report, AFF_REMARK_HANDLED, "calendar-of-a-widget", NULL,
                  "The lines are those of a calendar widget: their category says how they are "
                  "drawn.",
                  "Their calendar was read as their type.");
}

// Where papers say their sessions, these tell talks from posters better than a mark does.
static void
settle_schedule (Table *self)
{
  Column *schedule = find_column (self, "schedule");
  Column *oral = find_column (self, "oral");

  if (!schedule || !schedule->is_used || schedule->is_list)
    return;
  schedule->is_schedule = TRUE;
  schedule->header = "sessions";
  if (oral)
    oral->is_used = FALSE;
  aff_report_add (
    self->report, AFF_REMARK_GUESSED, "sessions-in-words", NULL,
    "Papers say in words when they are shown.",
    "The words without their times became the names of sessions; set these times.");
}

// 1: START of ROW is its own time of day with the Z of UTC behind it; -1: it is not; 0: not said.
static int
compare_start (const AffJsonRow *row)
{
  const char *start = aff_member_text (row->object, "start_date");
  const char *time = aff_member_text (row->object, "start_time");
  const char *digits = start ? strchr (start, 'T') : NULL;

  if (!time || !digits)
    return 0;
  return g_str_has_suffix (start, "Z") && strlen (time) == 5 &&
             g_str_has_prefix (digits + 1, time)
           ? 1
           : -1;
}

static void
settle_utc (Table *self)
{
  guint agreeing = 0;

  for (guint i = 0; i < self->rows->len; i++) {
    int how = compare_start (&g_array_index (self->rows, AffJsonRow, i));
    if (how < 0)
      return;
    agreeing += (guint) how;
  }
  self->is_false_utc = agreeing > 0;
  if (self->is_false_utc)
    aff_report_add (self->report, AFF_REMARK_GUESSED, "false-utc", NULL,
                    "Times are marked as UTC, and stand beside the same digits without a zone.",
                    "They were taken for local times.");
}

static void
start (Table *self, const GArray *rows, AffReport *report)
{
  static const char *const ids[] = {"uid", "guid", "uuid", NULL};
  static const char *const tracks[] = {"track", "tracks", "category", NULL};
  static const char *const places[] = {"affiliation", "affiliations", "aff", "institutions",
                                       NULL};

  *self = (Table){.rows = rows, .report = report};
  self->columns = g_array_new (FALSE, FALSE, sizeof (Column));
  self->indices = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < rows->len; i++) {
    const AffJsonRow *row = &g_array_index (rows, AffJsonRow, i);
    look_at (self, row->object);
    look_at (self, row->words);
    self->has_keys = self->has_keys || row->key;
    self->has_groups = self->has_groups || row->group;
  }
  self->has_keys = self->has_keys && !has_column (self, ids);
  self->has_groups = self->has_groups && !has_column (self, tracks);
  self->has_places = self->people && !has_column (self, places);
  settle_calendar (self);
  settle_schedule (self);
  settle_utc (self);
}

static void
end (Table *self)
{
  g_array_unref (self->columns);
  g_hash_table_unref (self->indices);
}

static void
say (Table *self, const char *code, const char *meaning, const char *action)
{
  g_autofree char *place = g_strdup_printf ("record %u", self->record);

  aff_report_add (self->report, AFF_REMARK_LEFT, code, place, meaning, action);
}

static void
say_address (Table *self, JsonObject *object)
{
  if (aff_member (object, "email") || aff_member (object, "mail"))
    say (self, "emails-left-out", "People stand there with their e-mail addresses.",
         "These were left out: no public screen shows such.");
}

static char *
write_element (Table *self, JsonNode *node)
{
  JsonObject *object = aff_node_object (node);
  char *keep = NULL;
  const char *text = aff_node_text (node, &keep);

  if (!object)
    return keep ? keep : g_strdup (text);
  say_address (self, object);
  return aff_json_cell_name (object);
}

// Elements as people would list them in a cell. One name with a comma is told from two names by a
// separator behind it.
static char *
write_list (Table *self, JsonArray *list, const Column *column)
{
  const char *separator = column->is_sessions ? "|" : "; ";
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (list); i++) {
    g_autofree char *element = write_element (self, json_array_get_element (list, i));
    if (element && *element)
      g_string_append_printf (text, "%s%s", text->len > 0 ? separator : "", element);
  }
  if (column->is_people && column->is_list && strchr (text->str, ',') &&
      !strchr (text->str, ';'))
    g_string_append_c (text, ';');
  return g_string_free (text, FALSE);
}

// Ids of OpenReview as addresses. Some sites have numbers of their own there.
static char *
write_forum (Table *self, char *id)
{
  g_autofree char *old = id;

  if (!old || !*old || strstr (old, "://"))
    return g_steal_pointer (&old);
  if (strlen (old) >= ID &&
      strspn (old, G_CSET_a_2_z G_CSET_A_2_Z G_CSET_DIGITS "-_") == strlen (old))
    return g_strconcat (FORUM, old, NULL);
  say (self, "forum-of-another-site", "What should be the id of a paper on OpenReview is none.",
       "It was left out, so that no code leads nowhere.");
  return NULL;
}

static char *
write_cell (Table *self, const AffJsonRow *row, const Column *column)
{
  JsonNode *node = aff_json_row_member (row, column->name);
  JsonArray *list = aff_node_array (node);

  if (!node)
    return NULL;
  if (list)
    return write_list (self, list, column);
  if (self->is_false_utc && g_str_has_suffix (column->name, "_date"))
    return aff_json_cell_local (node);
  if (column->is_schedule)
    return aff_json_cell_sessions (node);
  if (column->is_forum)
    return write_forum (self, write_element (self, node));
  return write_element (self, node);
}

// The affiliations of the people of a row in their order, an empty one for who has none.
static char *
write_places (const Table *self, const AffJsonRow *row)
{
  JsonArray *people = aff_node_array (aff_json_row_member (row, self->people));
  guint length = people ? json_array_get_length (people) : 0;
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < length; i++) {
    JsonObject *person = aff_node_object (json_array_get_element (people, i));
    const char *place = aff_member_text (person, "affiliation");
    g_autofree char *plain = g_strdup (place ? place : aff_member_text (person, "institution"));
    g_string_append_printf (text, "%s%s", i > 0 ? "; " : "",
                            plain ? g_strdelimit (plain, ";", ',') : "");
  }
  return g_string_free (text, FALSE);
}

static gboolean
add_cell (AffSheet *sheet, const char *text)
{
  return aff_sheet_add_cell (sheet, text ? text : "", text ? strlen (text) : 0);
}

static gboolean
add_header (const Table *self, AffSheet *sheet)
{
  gboolean is_added = aff_sheet_begin_row (sheet, 0);

  if (self->has_keys)
    is_added = is_added && add_cell (sheet, "uid");
  if (self->has_groups)
    is_added = is_added && add_cell (sheet, "track");
  if (self->has_places)
    is_added = is_added && add_cell (sheet, "affiliations");
  for (guint i = 0; i < self->columns->len; i++) {
    const Column *column = &g_array_index (self->columns, Column, i);
    if (column->is_used)
      is_added = is_added && add_cell (sheet, column->header);
  }
  return is_added;
}

static gboolean
add_row (Table *self, AffSheet *sheet, guint index)
{
  const AffJsonRow *row = &g_array_index (self->rows, AffJsonRow, index);
  gboolean is_added = aff_sheet_begin_row (sheet, index + 1);

  self->record = index + 1;
  if (self->has_keys)
    is_added = is_added && add_cell (sheet, row->key);
  if (self->has_groups)
    is_added = is_added && add_cell (sheet, row->group);
  if (self->has_places) {
    g_autofree char *places = write_places (self, row);
    is_added = is_added && add_cell (sheet, places);
  }
  for (guint i = 0; is_added && i < self->columns->len; i++) {
    const Column *column = &g_array_index (self->columns, Column, i);
    g_autofree char *text = column->is_used ? write_cell (self, row, column) : NULL;
    is_added = !column->is_used || add_cell (sheet, text);
  }
  return is_added;
}

static gboolean
fits_sheet (const Table *self)
{
  guint used = 0;

  for (guint i = 0; i < self->columns->len; i++)
    used += g_array_index (self->columns, Column, i).is_used ? 1 : 0;
  return self->columns->len < AFF_SHEET_COLUMNS && (guint64) used * self->rows->len <= CELLS;
}

AffSheet *
aff_json_columns_sheet (const GArray *rows, const char *name, AffReport *report, GError **error)
{
  g_return_val_if_fail (rows != NULL && name != NULL && report != NULL, NULL);
  g_autoptr (AffSheet) sheet = aff_sheet_new ();
  gboolean fits;
  Table self;

  start (&self, rows, report);
  fits = fits_sheet (&self) && add_header (&self, sheet);
  for (guint i = 0; fits && i < rows->len; i++)
    fits = add_row (&self, sheet, i);
  end (&self);
  if (fits)
    return g_steal_pointer (&sheet);
  g_set_error (
    error, AFF_ERROR, AFF_ERROR_FORMAT,
    "%s has more than %d entries or more than %d different names of members. Split it, "
    "or export it as CSV.",
    name, AFF_SHEET_ROWS, AFF_SHEET_COLUMNS);
  return NULL;
}

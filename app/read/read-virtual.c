// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/draft/decision.h"
#include "app/draft/markup.h"
#include "app/draft/member.h"
#include "app/draft/topics.h"
#include "app/read/formats.h"
#include "app/read/virtual-rows.h"

#include <string.h>

#define LOOK 20 // entries that are looked at before a list is none of a site
#define MOST 64 // links or presentations of one paper; what has more repeats itself

typedef struct {
  AffDraft *draft;      // borrowed
  AffReport *report;    // borrowed
  AffTopics *topics;    // owned
  GArray *rows;         // owned; AffVirtualRow
  GHashTable *sessions; // owned; kind, name and start → key of the item
  GHashTable *names;    // owned; names of sessions → how many items have it
} Reader;

static const struct {
  const char *name; // where the site names no session
  const char *type;
} kinds[] = {
  [AFF_KIND_POSTER] = {"Posters", "Poster session"},
  [AFF_KIND_ORAL] = {"Orals", "Oral session"},
  [AFF_KIND_SPOTLIGHT] = {"Spotlights", "Spotlights"},
};

static AffWhen
read_when (const Reader *self, const AffVirtualRow *row, const char *name)
{
  const char *text = aff_member_text (row->object, name);
  AffWhen when = AFF_WHEN_NONE;

  if (text && !aff_when_parse (text, &when, NULL))
    aff_report_add (self->report, AFF_REMARK_LEFT, "unreadable-time", row->place,
                    "A date or time is none.", "It counts as not said.");
  return when;
}

// Minutes from A to B, which may be negative; 0 if either is not known.
static gint64
compare (const AffWhen *a, const AffWhen *b)
{
  gint64 from = aff_when_instant (a);
  gint64 to = aff_when_instant (b);
  int days = strcmp (a->day, b->day);

  if (from != AFF_UNKNOWN_TIME && to != AFF_UNKNOWN_TIME)
    return (to - from) / 60;
  return days != 0 ? -days : b->minute - a->minute;
}

static void
widen (AffDraftItem *item, const AffWhen *start, const AffWhen *end)
{
  if (start->minute >= 0 && (item->start.minute < 0 || compare (start, &item->start) > 0))
    item->start = *start;
  if (end->minute >= 0 && (item->end.minute < 0 || compare (&item->end, end) > 0))
    item->end = *end;
}

// Posters of one session and one start hang together; talks of a session follow each other on one
// day.
static char *
name_slot (const AffVirtualRow *row, const char *name, const AffWhen *start)
{
  if (row->kind != AFF_KIND_POSTER)
    return g_strdup_printf ("%d\n%s\n%s", row->kind, name, start->day);
  return g_strdup_printf ("%d\n%s\n%s %d", row->kind, name, start->day, start->minute);
}

static char *
make_key (Reader *self, const char *name)
{
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (self->names, name)) + 1;

  g_hash_table_insert (self->names, g_strdup (name), GUINT_TO_POINTER (number));
  return number > 1 ? g_strdup_printf ("session:%s#%u", name, number)
                    : g_strconcat ("session:", name, NULL);
}

// The item in which ROW is shown from START to END. Borrowed.
static const char *
make_session (Reader *self, const AffVirtualRow *row, const AffWhen *start, const AffWhen *end)
{
  g_autofree char *given = aff_markup_strip (aff_member_text (row->object, "session"));
  const char *name = given && *given ? given : kinds[row->kind].name;
  char *slot = name_slot (row, name, start);
  const char *known = g_hash_table_lookup (self->sessions, slot);
  g_autofree char *key = known ? NULL : make_key (self, name);
  AffDraftItem *item = aff_draft_item (self->draft, known ? known : key, row->place);

  widen (item, start, end);
  if (!item->room)
    aff_draft_set (&item->room, aff_member_text (row->object, "room_name"));
  if (known) {
    g_free (slot);
    return known;
  }
  aff_draft_set (&item->title, name);
  aff_draft_set (&item->type, kinds[row->kind].type);
  g_hash_table_insert (self->sessions, slot, g_strdup (item->key));
  return item->key;
}

// "#2504" and "Hall A #2504" as "2504". NULL if there is none. Free with g_free.
static char *
read_board (const AffVirtualRow *row)
{
  g_autofree char *text = aff_member_dup (row->object, "poster_position");
  const char *sign = text ? strrchr (text, '#') : NULL;
  char *board = g_strdup (sign ? sign + 1 : text);

  if (board && !*g_strstrip (board))
    g_clear_pointer (&board, g_free);
  return board;
}

static void
add_presentation (Reader *self,
                  const AffVirtualRow *row,
                  AffDraftPaper *paper,
                  const AffWhen *start,
                  const AffWhen *end)
{
  gboolean is_placed = start->minute >= 0 || aff_member_text (row->object, "session");
  const char *session = is_placed ? make_session (self, row, start, end) : NULL;
  g_autofree char *board = row->kind == AFF_KIND_POSTER ? read_board (row) : NULL;

  aff_draft_add_presentation (paper, row->kind, session, board);
  if (row->kind != AFF_KIND_POSTER && start->minute >= 0)
    aff_report_add (
      self->report, AFF_REMARK_LEFT, "times-of-talks-left-out", row->place,
      "Each talk of a session has a time of its own.",
      "The session lasts from the first to the last of them; which talk comes when "
      "was left out.");
}

static void
read_presentations (Reader *self, const AffVirtualRow *row, AffDraftPaper *paper)
{
  AffWhen start = read_when (self, row, "starttime");
  AffWhen end = read_when (self, row, "endtime");
  AffWhen second = read_when (self, row, "starttime2");
  AffWhen second_end = read_when (self, row, "endtime2");

  if (paper->presentations && paper->presentations->len >= MOST) {
    aff_report_add (self->report, AFF_REMARK_LEFT, "too-many-presentations", row->place,
                    "A paper is shown more often than any paper is.",
                    "The later times were left out.");
    return;
  }
  add_presentation (self, row, paper, &start, &end);
  if (second.minute < 0)
    return;
  add_presentation (self, row, paper, &second, &second_end);
  aff_report_add (self->report, AFF_REMARK_HANDLED, "shown-twice", row->place,
                  "A paper is shown at two times.", "It is in both sessions.");
}

static void
read_people (GPtrArray **list, const AffVirtualRow *row)
{
  JsonArray *authors = aff_member_array (row->object, "authors");
  guint length = authors ? json_array_get_length (authors) : 0;

  if (*list)
    return;
  for (guint i = 0; i < length; i++) {
    JsonObject *author = aff_node_object (json_array_get_element (authors, i));
    const char *text = aff_member_text (author, "fullname");
    g_autofree char *name = aff_markup_strip (text ? text : aff_member_text (author, "name"));
    g_autofree char *place = aff_markup_strip (aff_member_text (author, "institution"));
    aff_draft_add_person (list, name, place);
  }
}

// "A->B" is a topic below another: A is it.
static void
read_topics (Reader *self, const AffVirtualRow *row, AffDraftPaper *paper)
{
  JsonArray *keywords = aff_member_array (row->object, "keywords");
  guint length = keywords ? json_array_get_length (keywords) : 0;
  g_autofree char *topic = aff_markup_strip (aff_member_text (row->object, "topic"));
  g_autofree char *keep = NULL;

  if (topic) {
    char *arrow = strstr (topic, "->");
    if (arrow)
      *arrow = '\0';
    aff_topics_add (self->topics, paper, topic);
    return;
  }
  for (guint i = 0; i < length; i++)
    aff_topics_add (self->topics, paper,
                    aff_node_text (json_array_get_element (keywords, i), &keep));
}

// The page of a whole venue is that of no paper.
static void
add_address (AffDraftPaper *paper, const char *address)
{
  if (address && g_str_has_prefix (address, "http") && !strstr (address, "/group?id="))
    aff_draft_add_address (paper, address);
}

static void
read_links (const AffVirtualRow *row, AffDraftPaper *paper)
{
  const char *page = aff_member_text (row->object, "paper_url");

  if (paper->links && paper->links->len >= MOST)
    return;
  add_address (paper, page);
  add_address (paper, aff_member_text (row->object, "sourceurl"));
  if (!page)
    add_address (paper, aff_member_text (row->object, "paper_pdf_url"));
}

// A site shows what was accepted, and says so of some papers only.
static void
read_decision (AffDraftPaper *paper, const char *text)
{
  AffDecision decision = text ? aff_decision_parse (text, NULL) : AFF_DECISION_NONE;

  if (decision != AFF_DECISION_NONE)
    paper->decision = decision;
  else if (paper->decision == AFF_DECISION_NONE)
    paper->decision = AFF_DECISION_ACCEPTED;
}

static void
read_paper (Reader *self, const AffVirtualRow *row)
{
  const AffVirtualRow *whole = &g_array_index (self->rows, AffVirtualRow, row->paper);
  AffDraftPaper *paper = aff_draft_paper (self->draft, whole->id, whole->place);
  g_autofree char *text = aff_markup_strip (aff_member_text (row->object, "abstract"));
  const char *decision = aff_member_text (row->object, "decision");

  if (!paper->title)
    aff_draft_set (&paper->title, row->title);
  if (!paper->abstract)
    aff_draft_set_text (&paper->abstract, text);
  read_decision (paper, decision);
  read_people (&paper->authors, row);
  read_topics (self, row, paper);
  read_links (row, paper);
  read_presentations (self, row, paper);
}

static void
read_event (Reader *self, const AffVirtualRow *row)
{
  AffDraftItem *item = aff_draft_item (self->draft, row->id, row->place);
  g_autofree char *text = aff_markup_strip (aff_member_text (row->object, "abstract"));

  aff_draft_set (&item->title, row->title);
  aff_draft_set_text (&item->abstract, text);
  aff_draft_set (&item->type, aff_member_text (row->object, "eventtype"));
  aff_draft_set (&item->room, aff_member_text (row->object, "room_name"));
  item->start = read_when (self, row, "starttime");
  item->end = read_when (self, row, "endtime");
  read_people (&item->speakers, row);
}

static void
read_rows (Reader *self)
{
  for (guint i = 0; i < self->rows->len; i++) {
    const AffVirtualRow *row = &g_array_index (self->rows, AffVirtualRow, i);
    if (row->is_paper)
      read_paper (self, row);
    else
      read_event (self, row);
  }
  aff_topics_settle (self->topics, self->report);
}

static JsonArray *
find_list (JsonNode *root)
{
  JsonArray *list = aff_node_array (root);

  return list ? list : aff_member_array (aff_node_object (root), "results");
}

static void
say_source (Reader *self, JsonNode *root)
{
  JsonObject *object = aff_node_object (root);
  JsonArray *list = find_list (root);

  aff_draft_set (&self->draft->family, "virtual");
  aff_draft_set (&self->draft->source, "virtual conference site");
  self->draft->lists_papers = TRUE;
  if (aff_member_int (object, "count", 0) <= (gint64) json_array_get_length (list) &&
      !aff_member_text (object, "next"))
    return;
  self->draft->is_partial = TRUE;
  aff_report_add (self->report, AFF_REMARK_HANDLED, "part-of-the-events", NULL,
                  "The file says that there are more events than it holds.",
                  "Papers that are not in it stay as they are.");
}

static gboolean
read_source (AffSource *source, AffDraft *draft, AffReport *report, GError **error)
{
  JsonNode *root = aff_source_json (source, report, error);
  JsonArray *list = root ? find_list (root) : NULL;
  Reader self = {.draft = draft, .report = report};

  if (!root)
    return FALSE;
  if (!list || json_array_get_length (list) == 0) {
    g_set_error (
      error, AFF_ERROR, AFF_ERROR_FORMAT,
      "%s holds no list of events (“results”). Save the site's file of orals and posters "
      "anew.",
      aff_source_name (source));
    return FALSE;
  }
  self.topics = aff_topics_new ();
  self.sessions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self.names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self.rows = aff_virtual_rows (list, report);
  say_source (&self, root);
  read_rows (&self);
  aff_topics_free (self.topics);
  g_hash_table_unref (self.sessions);
  g_hash_table_unref (self.names);
  g_array_unref (self.rows);
  return TRUE;
}

static int
recognise (AffSource *source, AffReport *report)
{
  JsonNode *root = aff_source_kind (source) == AFF_SOURCE_JSON
                     ? aff_source_json (source, report, NULL)
                     : NULL;
  JsonArray *list = root ? find_list (root) : NULL;
  guint length = list ? MIN (json_array_get_length (list), LOOK) : 0;

  for (guint i = 0; i < length; i++) {
    JsonObject *object = aff_node_object (json_array_get_element (list, i));
    if ((aff_member (object, "eventtype") || aff_member (object, "event_type")) &&
        (aff_member (object, "poster_position") || aff_member (object, "virtualsite_url") ||
         aff_member (object, "related_events_ids")))
      return 95;
  }
  return 0;
}

const AffFormat aff_format_virtual = {
  .name = "virtual",
  .title = "orals and posters of a virtual conference site (JSON)",
  .recognise = recognise,
  .read = read_source,
};

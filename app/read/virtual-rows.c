// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/read/virtual-rows.h"

#include "app/base/text.h"
#include "app/draft/markup.h"
#include "app/draft/member.h"

#include <string.h>

static void
clear_row (gpointer data)
{
  AffVirtualRow *row = data;

  g_free (row->id);
  g_free (row->title);
  g_free (row->folded);
  g_free (row->place);
}

static gboolean
has_word (const char *text, const char *word)
{
  g_autofree char *low = text ? g_ascii_strdown (text, -1) : NULL;

  return low && strstr (low, word);
}

static void
read_kind (AffVirtualRow *row)
{
  const char *type = aff_member_text (row->object, "eventtype");

  type = type ? type : aff_member_text (row->object, "event_type");
  if (has_word (type, "session"))
    return;
  row->is_paper = TRUE;
  if (has_word (type, "poster"))
    row->kind = AFF_KIND_POSTER;
  else if (has_word (type, "oral"))
    row->kind = AFF_KIND_ORAL;
  else if (has_word (type, "spotlight"))
    row->kind = AFF_KIND_SPOTLIGHT;
  else
    row->is_paper = FALSE;
}

static gboolean
is_hidden (JsonObject *object)
{
  JsonNode *node = aff_member (object, "visible");

  return node && JSON_NODE_HOLDS_VALUE (node) &&
         json_node_get_value_type (node) == G_TYPE_BOOLEAN && !json_node_get_boolean (node);
}

// Why a row is not read: a code, a meaning; NULL if it is.
static const char *
find_fault (const AffVirtualRow *row, GHashTable *ids, const char **meaning)
{
  *meaning = "An entry of the list is no event, or has no id.";
  if (!row->object || !row->id || !*row->id)
    return "no-event";
  *meaning = "An event is not visible on the site.";
  if (is_hidden (row->object))
    return "event-not-visible";
  *meaning = "An event is listed more than once.";
  return g_hash_table_contains (ids, row->id) ? "event-twice" : NULL;
}

// Titles are compared once for each relation, so this is short.
static char *
fold (const char *title)
{
  g_autofree char *line = aff_text_clean_line (title);

  return line && *line ? g_utf8_casefold (line, -1) : NULL;
}

static void
add_row (GArray *rows, GHashTable *ids, JsonNode *node, guint record, AffReport *report)
{
  AffVirtualRow row = {.object = aff_node_object (node), .paper = rows->len};
  const char *name = aff_member_text (row.object, "name");
  g_autofree char *id = row.object ? aff_member_dup (row.object, "id") : NULL;
  const char *meaning = NULL;
  const char *fault = NULL;

  row.id = aff_text_clean_line (id);
  row.place = g_strdup_printf ("record %u", record);
  fault = find_fault (&row, ids, &meaning);
  if (fault) {
    aff_report_add (report, AFF_REMARK_LEFT, fault, row.place, meaning, "It was left out.");
    clear_row (&row);
    return;
  }
  if (aff_markup_is_there (name ? name : ""))
    aff_report_add (report, AFF_REMARK_HANDLED, "escaped-names", row.place,
                    "Names are escaped for HTML, sometimes twice.",
                    "They were read as people read them.");
  row.title = aff_markup_strip (name);
  row.folded = fold (row.title);
  read_kind (&row);
  g_hash_table_insert (ids, row.id, GUINT_TO_POINTER (rows->len));
  g_array_append_val (rows, row);
}

static AffVirtualRow *
get_row (GArray *rows, guint index)
{
  return &g_array_index (rows, AffVirtualRow, index);
}

// The row CHILD shows the paper of WHOLE.
static void
attach (GArray *rows, guint child, guint whole, AffReport *report)
{
  AffVirtualRow *row = get_row (rows, child);

  if (row->paper != child)
    return;
  row->paper = whole;
  aff_report_add (report, AFF_REMARK_HANDLED, "rows-of-one-paper", row->place,
                  "A poster and a talk of one paper are two rows that name each other.",
                  "They are one paper.");
}

// Two posters are two papers, whatever they say of each other; so are papers of two titles.
static void
join (GArray *rows, guint a, guint b, AffReport *report)
{
  const AffVirtualRow *one = get_row (rows, a);
  const AffVirtualRow *other = get_row (rows, b);

  if (!one->is_paper || !other->is_paper || one->kind == other->kind)
    return;
  if (!one->folded || g_strcmp0 (one->folded, other->folded) != 0)
    aff_report_add (report, AFF_REMARK_GUESSED, "related-under-another-title", one->place,
                    "A poster and a talk are related, but their titles differ.",
                    "They were taken for two papers.");
  else if (other->kind == AFF_KIND_POSTER)
    attach (rows, a, b, report);
  else if (one->kind == AFF_KIND_POSTER)
    attach (rows, b, a, report);
}

static void
join_related (GArray *rows, guint index, GHashTable *ids, AffReport *report)
{
  JsonArray *related = aff_member_array (get_row (rows, index)->object, "related_events_ids");
  guint length = related ? json_array_get_length (related) : 0;
  g_autofree char *keep = NULL;

  for (guint i = 0; i < length; i++) {
    const char *id = aff_node_text (json_array_get_element (related, i), &keep);
    gpointer other;
    if (id && g_hash_table_lookup_extended (ids, id, NULL, &other))
      join (rows, index, GPOINTER_TO_UINT (other), report);
  }
}

GArray *
aff_virtual_rows (JsonArray *list, AffReport *report)
{
  g_return_val_if_fail (list != NULL && report != NULL, NULL);
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (AffVirtualRow));
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

  g_array_set_clear_func (rows, clear_row);
  for (guint i = 0; i < json_array_get_length (list); i++)
    add_row (rows, ids, json_array_get_element (list, i), i + 1, report);
  for (guint i = 0; i < rows->len; i++)
    join_related (rows, i, ids, report);
  return rows;
}

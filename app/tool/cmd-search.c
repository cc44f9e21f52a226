// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/clock.h"
#include "app/base/text.h"
#include "app/search/query.h"
#include "app/tool/json.h"
#include "app/tool/table.h"
#include "app/tool/tool.h"

#include <json-glib/json-glib.h>

#define DEFAULT_LIMIT 10
#define MOST_LIMIT    1000
#define TITLE_LENGTH  70
#define DETAIL_LENGTH 40

static const char *const kind_words[] = {
  [AFF_HIT_PAPER] = "paper",
  [AFF_HIT_PERSON] = "person",
  [AFF_HIT_TOPIC] = "topic",
  [AFF_HIT_ITEM] = "item",
  [AFF_HIT_WORKSHOP] = "workshop",
  [AFF_HIT_ROOM] = "room",
  [AFF_HIT_PLACE] = "place",
  [AFF_HIT_BOARD] = "board",
  [AFF_HIT_AFFILIATION] = "affiliation",
};

static const char *const field_words[] = {
  [AFF_FIELD_NUMBER] = "number", [AFF_FIELD_NAME] = "name",
  [AFF_FIELD_ALIAS] = "alias",   [AFF_FIELD_PEOPLE] = "people",
  [AFF_FIELD_TOPIC] = "topic",   [AFF_FIELD_AFFILIATION] = "affiliation",
};

// A sample is about a day of its own: without an instant it stands where its clock starts.
static gboolean
choose_now (const AffProgramme *programme, const char *instant, gint64 *now, AffExit *exit)
{
  g_autoptr (GError) error = NULL;
  double speed;

  *now = aff_tool_now (programme);
  if (instant == NULL || aff_clock_parse (instant, programme->zone, now, &speed, &error))
    return TRUE;
  *exit = aff_tool_fail_error (error);
  return FALSE;
}

// What stands on it and is typed for it: a number, label or letter; NULL if it has none.
static const char *
find_label (const AffHit *hit)
{
  switch (hit->kind) {
  case AFF_HIT_PAPER:
    return hit->paper->number;
  case AFF_HIT_BOARD:
    return hit->board->label;
  case AFF_HIT_TOPIC:
    return hit->topic->letter;
  default:
    return NULL;
  }
}

static void
add_hit (JsonBuilder *json, const AffHit *hit)
{
  json_builder_begin_object (json);
  aff_json_text (json, "kind", kind_words[hit->kind]);
  json_builder_set_member_name (json, "id");
  json_builder_add_int_value (json, hit->id);
  aff_json_text (json, "label", find_label (hit));
  aff_json_text (json, "title", hit->title.text);
  aff_json_text (json, "detail", hit->detail.text);
  aff_json_text (json, "also", hit->also.text);
  aff_json_text (json, "field", field_words[hit->field]);
  json_builder_set_member_name (json, "withdrawn");
  json_builder_add_boolean_value (json, hit->is_withdrawn);
  json_builder_set_member_name (json, "corrected");
  json_builder_add_boolean_value (json, hit->is_corrected);
  json_builder_end_object (json);
}

static char *
make_json (const AffAnswer *answer)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();
  g_autoptr (JsonGenerator) generator = json_generator_new ();

  json_builder_begin_object (json);
  json_builder_set_member_name (json, "found");
  json_builder_add_int_value (json, answer->n_found);
  aff_json_text (json, "suggestion", answer->suggestion);
  json_builder_set_member_name (json, "hits");
  json_builder_begin_array (json);
  for (guint i = 0; i < answer->hits->len; i++)
    add_hit (json, g_ptr_array_index (answer->hits, i));
  json_builder_end_array (json);
  json_builder_end_object (json);
  g_autoptr (JsonNode) root = json_builder_get_root (json);
  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  g_autofree char *text = json_generator_to_data (generator, NULL);
  return g_strconcat (text, "\n", NULL);
}

static void
add_row (AffTable *table, const AffHit *hit)
{
  const char *label = find_label (hit);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, hit->id);
  g_autofree char *title = aff_text_shorten (hit->title.text, TITLE_LENGTH);
  g_autofree char *detail = aff_text_shorten (hit->detail.text, DETAIL_LENGTH);
  g_autofree char *also = aff_text_shorten (hit->also.text, DETAIL_LENGTH);
  const char *cells[] = {kind_words[hit->kind],
                         label != NULL ? label : id,
                         title,
                         detail,
                         also,
                         hit->is_withdrawn ? "withdrawn" : NULL};

  aff_table_add (table, cells);
}

static char *
make_text (const AffAnswer *answer)
{
  g_autoptr (AffTable) table = aff_table_new (6);
  GString *text = g_string_new (NULL);

  if (answer->hits->len == 0)
    g_string_append (text, "Nothing found.\n");
  if (answer->suggestion != NULL)
    g_string_append_printf (text, "Did you mean “%s”?\n\n", answer->suggestion);
  for (guint i = 0; i < answer->hits->len; i++)
    add_row (table, g_ptr_array_index (answer->hits, i));
  g_autofree char *rows = aff_table_to_text (table);
  g_string_append (text, rows);
  if (answer->n_found > answer->hits->len)
    g_string_append_printf (text, "\n%u of %s%u found; --limit shows more.\n",
                            answer->hits->len,
                            answer->n_found == AFF_FOUND_MOST ? "more than " : "",
                            answer->n_found);
  return g_string_free (text, FALSE);
}

static AffExit
search (const AffTool *tool, char **words, const char *instant, int limit, gboolean wants_json)
{
  AffExit exit = AFF_EXIT_DONE;
  gint64 now;
  g_autoptr (AffProgramme) programme = aff_tool_load (tool, &exit);

  if (programme == NULL || !choose_now (programme, instant, &now, &exit))
    return exit;
  g_autoptr (AffIndex) index = aff_index_new (programme);
  g_autofree char *typed = g_strjoinv (" ", words);
  g_autoptr (AffAnswer) answer = aff_index_query (index, typed, "en", (guint) limit, now);
  g_autofree char *text = wants_json ? make_json (answer) : make_text (answer);
  return aff_tool_print (text);
}

AffExit
aff_cmd_search (AffTool *tool, char ***arguments)
{
  g_autofree char *instant = NULL;
  gboolean wants_json = FALSE;
  int limit = DEFAULT_LIMIT;
  const GOptionEntry entries[] = {
    {"limit", 0, 0, G_OPTION_ARG_INT, &limit, "How many to show (default: 10)", "N"},
    {"now", 0, 0, G_OPTION_ARG_STRING, &instant,
     "The instant at which to search, local time of the venue (default: the machine's clock; for "
     "a sample, where its clock starts)",
     "INSTANT"},
    {"json", 0, 0, G_OPTION_ARG_NONE, &wants_json, "Print JSON, as affichectl(1) documents it",
     NULL},
    {NULL},
  };
  AffUsage usage = {"search", "WORDS…",
                    "Finds posters, people, topics, items, rooms and places as the kiosk does.",
                    "Words may be shortened, in any order and without accents.", entries};
  AffExit exit = AFF_EXIT_DONE;

  if (!aff_tool_parse (tool, &usage, arguments, &exit))
    return exit;
  if ((*arguments)[1] == NULL)
    return aff_tool_fail_usage ("search", "“search” takes the words to look for.");
  if (limit < 1 || limit > MOST_LIMIT)
    return aff_tool_fail_usage ("search", "--limit takes a number from 1 to 1000.");
  return search (tool, *arguments + 1, instant, limit, wants_json);
}

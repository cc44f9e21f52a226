// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/clock.h"
#include "app/qr/link.h"
#include "app/tool/json.h"
#include "app/tool/view.h"

#include <json-glib/json-glib.h>

static void
add_instant (JsonBuilder *json, const char *name, GTimeZone *zone, gint64 instant)
{
  g_autofree char *text = instant == AFF_UNKNOWN_TIME || instant == G_MAXINT64
                            ? NULL
                            : aff_zone_iso8601 (zone, instant);

  aff_json_text (json, name, text);
}

static void
begin_array (JsonBuilder *json, const char *name)
{
  json_builder_set_member_name (json, name);
  json_builder_begin_array (json);
}

static char *
finish (JsonBuilder *json)
{
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = json_builder_get_root (json);

  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  g_autofree char *text = json_generator_to_data (generator, NULL);
  return g_strconcat (text, "\n", NULL);
}

static void
add_natures (JsonBuilder *json, guint natures)
{
  begin_array (json, "natures");
  for (guint bit = AFF_NATURE_OPENING; bit <= AFF_NATURE_OTHER; bit <<= 1)
    if (natures & bit)
      json_builder_add_string_value (json, aff_nature_word (bit));
  json_builder_end_array (json);
}

// Somebody unknown is null with a reason, never a person of that name.
static void
add_item_person (JsonBuilder *json, const AffItemPerson *entry)
{
  json_builder_begin_object (json);
  aff_json_text (json, "role", aff_view_role_word (entry->role));
  json_builder_set_member_name (json, "person");
  if (entry->person) {
    json_builder_begin_object (json);
    aff_json_text (json, "name", entry->person->name);
    aff_json_text (json, "affiliation", entry->person->affiliation);
    json_builder_end_object (json);
  } else
    json_builder_add_null_value (json);
  aff_json_text (json, "reason",
                 entry->person          ? NULL
                 : entry->has_withdrawn ? "withdrawn"
                                        : "to-be-announced");
  json_builder_end_object (json);
}

static void
add_item_times (JsonBuilder *json, const AffItem *item)
{
  GTimeZone *zone = item->workshop->zone;

  add_instant (json, "start", zone, item->standing.start);
  add_instant (json, "end", zone, item->standing.end);
  add_instant (json, "planned_start", zone, item->planned.start);
  add_instant (json, "planned_end", zone, item->planned.end);
}

static void
add_item (JsonBuilder *json, const AffItem *item)
{
  const AffName *room = item->room ? aff_names_find (item->room->names, "en") : NULL;

  json_builder_begin_object (json);
  json_builder_set_member_name (json, "id");
  json_builder_add_int_value (json, item->id);
  aff_json_text (json, "title", item->title);
  aff_json_text (json, "subtitle", item->subtitle);
  aff_json_text (json, "type", item->type);
  add_natures (json, item->natures);
  aff_json_text (json, "workshop", item->workshop->code);
  aff_json_text (json, "room", room ? room->name : NULL);
  add_item_times (json, item);
  aff_json_text (json, "certainty", item->to_confirm ? "to-confirm" : "final");
  aff_json_flag (json, "cancelled", item->is_cancelled);
  begin_array (json, "people");
  for (guint i = 0; i < item->people->len; i++)
    add_item_person (json, g_ptr_array_index (item->people, i));
  json_builder_end_array (json);
  json_builder_end_object (json);
}

static void
add_items (JsonBuilder *json, const GPtrArray *items)
{
  for (guint i = 0; i < items->len; i++)
    add_item (json, g_ptr_array_index (items, i));
}

char *
aff_view_schedule_json (const AffView *view)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();

  json_builder_begin_array (json);
  add_items (json, view->programme->items);
  json_builder_end_array (json);
  return finish (json);
}

static void
add_notice (JsonBuilder *json, const AffView *view)
{
  static const char *const words[] = {
    [AFF_NOTICE_NOTICE] = "notice",
    [AFF_NOTICE_WARNING] = "warning",
    [AFF_NOTICE_EMERGENCY] = "emergency",
  };
  const AffNotice *notice = aff_agenda_notice (view->programme, view->now, NULL);
  const AffNoticeText *text = notice ? aff_notice_text (notice, "en") : NULL;

  json_builder_set_member_name (json, "notice");
  if (!notice) {
    json_builder_add_null_value (json);
    return;
  }
  json_builder_begin_object (json);
  aff_json_text (json, "loudness", words[notice->loudness]);
  aff_json_text (json, "lead", text ? text->lead : NULL);
  aff_json_text (json, "text", text ? text->text : NULL);
  add_instant (json, "from", view->programme->zone, notice->shown.start);
  add_instant (json, "until", view->programme->zone, notice->shown.end);
  json_builder_end_object (json);
}

char *
aff_view_now_json (const AffView *view)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();
  g_autoptr (GPtrArray) running = aff_agenda_running (view->programme, view->now);
  g_autoptr (GPtrArray) next = aff_agenda_next (view->programme, view->now, AFF_VIEW_NEXT);

  json_builder_begin_object (json);
  add_instant (json, "now", view->programme->zone, view->now);
  begin_array (json, "running");
  add_items (json, running);
  json_builder_end_array (json);
  begin_array (json, "next");
  add_items (json, next);
  json_builder_end_array (json);
  add_notice (json, view);
  add_instant (json, "as_of", view->programme->zone, view->programme->as_of);
  aff_json_flag (json, "sample", view->programme->is_sample);
  aff_json_flag (json, "simulated", view->is_simulated);
  json_builder_end_object (json);
  return finish (json);
}

static void
add_seat (JsonBuilder *json, const AffSeat *seat)
{
  json_builder_begin_object (json);
  aff_json_text (json, "label", seat->board->label);
  aff_json_text (json, "state", aff_view_seat_word (seat->state));
  aff_json_text (json, "topic", seat->topic ? seat->topic->letter : NULL);
  aff_json_text (json, "presence", aff_view_presence_word (seat->presence.word));
  json_builder_set_member_name (json, "paper");
  if (seat->presentation) {
    json_builder_begin_object (json);
    aff_json_text (json, "number", seat->presentation->paper->number);
    aff_json_text (json, "title", seat->presentation->paper->title);
    json_builder_end_object (json);
  } else
    json_builder_add_null_value (json);
  json_builder_end_object (json);
}

char *
aff_view_boards_json (const AffView *view)
{
  const AffItem *session = aff_agenda_poster_item (view->programme, view->now);
  g_autoptr (GArray) seats = aff_agenda_seats (view->programme, session, view->now);
  g_autoptr (JsonBuilder) json = json_builder_new ();

  json_builder_begin_array (json);
  for (guint i = 0; i < seats->len; i++)
    add_seat (json, &g_array_index (seats, AffSeat, i));
  json_builder_end_array (json);
  return finish (json);
}

static void
add_people (JsonBuilder *json, const AffPaper *paper)
{
  begin_array (json, "authors");
  for (guint i = 0; i < paper->authors->len; i++) {
    const AffAuthor *author = g_ptr_array_index (paper->authors, i);
    json_builder_add_string_value (json, author->person->name);
  }
  json_builder_end_array (json);
  begin_array (json, "presenters");
  for (guint i = 0; i < paper->authors->len; i++) {
    const AffAuthor *author = g_ptr_array_index (paper->authors, i);
    if (author->presents)
      json_builder_add_string_value (json, author->person->name);
  }
  json_builder_end_array (json);
}

static void
add_topics (JsonBuilder *json, const AffPaper *paper)
{
  begin_array (json, "topics");
  for (guint i = 0; i < paper->topics->len; i++) {
    const AffTopic *topic = g_ptr_array_index (paper->topics, i);
    json_builder_add_string_value (json, topic->letter);
  }
  json_builder_end_array (json);
}

static void
add_presentation (JsonBuilder *json, const AffPresentation *presentation)
{
  GTimeZone *zone = presentation->item->workshop->zone;

  json_builder_begin_object (json);
  aff_json_text (json, "kind", aff_view_kind_word (presentation->kind));
  json_builder_set_member_name (json, "item");
  json_builder_add_int_value (json, presentation->item->id);
  aff_json_text (json, "title", presentation->item->title);
  add_instant (json, "start", zone, presentation->item->standing.start);
  add_instant (json, "end", zone, presentation->item->standing.end);
  aff_json_text (json, "board", presentation->board ? presentation->board->label : NULL);
  add_instant (json, "embargo", zone, presentation->embargo);
  json_builder_end_object (json);
}

char *
aff_view_paper_json (const AffView *view, const AffPaper *paper)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();
  const AffBoard *board = aff_view_board (view, paper);
  const char *address = aff_link_choose (paper);
  g_autofree char *host = address ? aff_link_host (address) : NULL;

  json_builder_begin_object (json);
  aff_json_text (json, "number", paper->number);
  aff_json_text (json, "title", paper->title);
  add_people (json, paper);
  aff_json_text (json, "board", board ? board->label : NULL);
  aff_json_text (json, "address", address);
  aff_json_text (json, "host", host);
  add_topics (json, paper);
  begin_array (json, "presentations");
  for (guint i = 0; i < paper->presentations->len; i++)
    add_presentation (json, g_ptr_array_index (paper->presentations, i));
  json_builder_end_array (json);
  aff_json_text (json, "abstract", paper->abstract);
  aff_json_text (json, "origin", paper->origin);
  aff_json_text (json, "track", paper->track ? paper->track->code : NULL);
  aff_json_text (json, "workshop", paper->workshop->code);
  aff_json_flag (json, "withdrawn", paper->is_withdrawn);
  json_builder_end_object (json);
  return finish (json);
}

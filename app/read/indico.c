// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/read/indico.h"

#include "app/base/clock.h"
#include "app/draft/markup.h"
#include "app/draft/member.h"
#include "app/draft/people.h"

#include <string.h>

#define LONGEST_MIN (7 * 24 * 60)

// The zone NAME; NULL (with a remark) if there is none of that name.
static GTimeZone *
find_zone (AffIndico *self, const char *name, const char *place)
{
  GTimeZone *zone = NULL;

  if (!g_hash_table_lookup_extended (self->zones, name, NULL, (gpointer *) &zone)) {
    zone = aff_zone_find (name, NULL);
    g_hash_table_insert (self->zones, g_strdup (name), zone);
  }
  if (!zone)
    aff_report_add (self->report, AFF_REMARK_GUESSED, "unknown-zone", place,
                    "A time is of a zone that nobody knows.",
                    "It was taken for local time of the event.");
  return zone;
}

// Says how far east of UTC the digits of WHEN are in ZONE.
static void
add_offset (AffWhen *when, GTimeZone *zone)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  gint64 there = aff_zone_instant (zone, when->day, when->minute);
  gint64 here = aff_zone_instant (utc, when->day, when->minute);

  if (there == AFF_UNKNOWN_TIME || here == AFF_UNKNOWN_TIME)
    return;
  when->has_offset = TRUE;
  when->offset_min = (int) ((here - there) / 60);
}

static void
move_to_event (AffIndico *self, AffWhen *when, const char *zone, const char *place)
{
  const char *own = NULL;
  GTimeZone *from = NULL;
  GTimeZone *to = NULL;

  if (!self->draft->zone && zone && strcmp (zone, "UTC") != 0 && find_zone (self, zone, place))
    aff_draft_set (&self->draft->zone, zone);
  own = self->draft->zone;
  if (zone && g_strcmp0 (zone, own) != 0)
    from = find_zone (self, zone, place);
  if (from && !when->has_offset)
    add_offset (when, from);
  if (own && when->has_offset)
    to = find_zone (self, own, place);
  if (from && own)
    aff_report_add (self->report, AFF_REMARK_HANDLED, "times-in-another-zone", place,
                    "Times are of the zone of whoever exported the file, not of the event.",
                    "They were turned into local time of the event.");
  if (to)
    aff_when_localise (when, to);
}

// "2026-10-04" and "15:10:00.123456" as one text; NULL if there is no date.
static char *
join_date (JsonObject *date)
{
  const char *day = aff_member_text (date, "date");
  const char *time = aff_member_text (date, "time");

  if (!day || !time)
    return g_strdup (day);
  return g_strdup_printf ("%sT%.5s", day, time);
}

AffWhen
aff_indico_when (AffIndico *self, JsonObject *object, const char *name, const char *place)
{
  g_return_val_if_fail (self != NULL && name != NULL, AFF_WHEN_NONE);
  JsonObject *date = aff_member_object (object, name);
  const char *plain = aff_member_text (object, name);
  g_autofree char *text = date ? join_date (date) : g_strdup (plain);
  AffWhen when = AFF_WHEN_NONE;

  if (!text)
    return when;
  if (!aff_when_parse (text, &when, NULL))
    aff_report_add (self->report, AFF_REMARK_LEFT, "unreadable-time", place,
                    "A date or time is none.", "It counts as not said.");
  else if (when.minute >= 0 && *when.day)
    move_to_event (self, &when, aff_member_text (date, "tz"), place);
  return when;
}

// "First Last" by whatever the members are called. Free with g_free; NULL if there is no name.
static char *
read_name (JsonObject *person)
{
  const char *first = aff_member_text (person, "first_name");
  const char *last = aff_member_text (person, "last_name");
  const char *full = aff_member_text (person, "fullName");

  first = first ? first : aff_member_text (person, "firstName");
  last = last ? last : aff_member_text (person, "familyName");
  full = full ? full : aff_member_text (person, "name");
  if (first && last)
    return g_strconcat (first, " ", last, NULL);
  if (full)
    return aff_people_turn (full);
  return g_strdup (last ? last : first);
}

static gboolean
has_address (JsonObject *person)
{
  return aff_member_text (person, "email") || aff_member_text (person, "emailHash");
}

void
aff_indico_people (AffIndico *self,
                   GPtrArray **list,
                   JsonObject *object,
                   const char *name,
                   const char *place)
{
  g_return_if_fail (self != NULL && list != NULL && name != NULL);
  JsonArray *people = aff_member_array (object, name);
  guint length = people ? json_array_get_length (people) : 0;
  gboolean has_addresses = FALSE;

  if (people)
    aff_draft_say_people (list);
  for (guint i = 0; i < length; i++) {
    JsonObject *person = aff_node_object (json_array_get_element (people, i));
    g_autofree char *full = read_name (person);
    if (full && !aff_people_is_unknown (full))
      aff_draft_add_person (list, full, aff_member_text (person, "affiliation"));
    has_addresses = has_addresses || has_address (person);
  }
  if (has_addresses)
    aff_report_add (self->report, AFF_REMARK_LEFT, "emails-left-out", place,
                    "People stand there with their e-mail addresses, or with numbers made of "
                    "them.",
                    "These were left out: no public screen shows such.");
}

const char *
aff_indico_room (AffIndico *self, JsonObject *object, const char *place)
{
  g_return_val_if_fail (self != NULL, NULL);
  const char *room = aff_member_text (object, "room");

  if (!room)
    room = aff_member_text (object, "roomFullname");
  if (room || !aff_member_text (object, "location"))
    return room ? room : self->room;
  aff_report_add (self->report, AFF_REMARK_HANDLED, "room-in-location", place,
                  "The room is empty, but there is a location.", "The location is the room.");
  return aff_member_text (object, "location");
}

static void
read_text (AffIndico *self, AffDraftItem *item, JsonObject *object)
{
  const char *text = aff_member_text (object, "description");
  g_autofree char *plain = aff_markup_strip (text);

  aff_draft_set_text (&item->abstract, plain);
  if (text && aff_markup_is_there (text))
    aff_report_add (self->report, AFF_REMARK_HANDLED, "markup", item->place,
                    "A text is written in HTML.", "Its words were taken.");
}

static void
read_duration (AffIndico *self, AffDraftItem *item, JsonObject *object)
{
  gint64 duration = aff_member_int (object, "duration", -1);
  int between = aff_when_between (&item->start, &item->end);

  if (between <= 0 || duration < 0 || between == duration)
    item->duration_min = duration > 0 && duration <= LONGEST_MIN ? (int) duration : -1;
  else
    aff_report_add (self->report, AFF_REMARK_HANDLED, "duration-differs", item->place,
                    "A duration is not the time from start to end; Indico loses whole days.",
                    "The end counts.");
}

void
aff_indico_item (AffIndico *self, AffDraftItem *item, JsonObject *object)
{
  g_return_if_fail (self != NULL && item != NULL);
  const char *url = aff_member_text (object, "url");
  g_autofree char *title = aff_markup_strip (aff_member_text (object, "title"));

  aff_draft_set (&item->title, title);
  aff_draft_set (&item->room, aff_indico_room (self, object, item->place));
  item->start = aff_indico_when (self, object, "startDate", item->place);
  item->end = aff_indico_when (self, object, "endDate", item->place);
  read_duration (self, item, object);
  read_text (self, item, object);
  if (url && g_str_has_prefix (url, "http"))
    aff_draft_set (&item->address, url);
}

char *
aff_indico_session_key (AffIndico *self, const char *title)
{
  g_return_val_if_fail (self != NULL && title != NULL, NULL);
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (self->titles, title)) + 1;

  g_hash_table_insert (self->titles, g_strdup (title), GUINT_TO_POINTER (number));
  return number > 1 ? g_strdup_printf ("session:%s#%u", title, number)
                    : g_strconcat ("session:", title, NULL);
}

gboolean
aff_indico_is_true (JsonObject *object, const char *name)
{
  JsonNode *node = aff_member (object, name);

  return node && JSON_NODE_HOLDS_VALUE (node) &&
         json_node_get_value_type (node) == G_TYPE_BOOLEAN && json_node_get_boolean (node);
}

char *
aff_indico_title (JsonObject *block)
{
  const char *title = aff_member_text (block, "title");
  const char *slot = aff_member_text (block, "slotTitle");

  // Newer ones write the title with that of the slot behind it.
  if (title && slot && !g_str_has_suffix (title, slot))
    return g_strconcat (title, ": ", slot, NULL);
  return g_strdup (title ? title : slot);
}

void
aff_indico_session (AffIndico *self,
                    const char *key,
                    JsonObject *object,
                    const AffIndicoBlock *block)
{
  g_return_if_fail (self != NULL && key != NULL && block != NULL);
  AffDraftItem *item = aff_draft_item (self->draft, key, key);

  g_hash_table_add (self->sessions, g_strdup (key));
  aff_indico_item (self, item, object);
  aff_draft_set (&item->title, block->title);
  aff_draft_set (&item->type, block->is_poster ? "Poster session" : "Session");
  aff_indico_people (self, &item->chairs, object, "conveners", key);
}

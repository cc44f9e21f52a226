// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/write/timetable.h"

#include "app/base/clock.h"
#include "app/write/public.h"
#include "app/write/timetable-event.h"

#include <string.h>

#define MINUTE      60
#define ASSUMED_MIN 30 // how long an item is of which nobody says when it ends
// Minutes after midnight: who dances until three is still on that day.
#define DAY_BEGINS (4 * 60)
#define MOST_MIN   (31 * AFF_TIMETABLE_DAY_MIN) // a longer item has a wrong number in it
#define NO_ROOM    "To be announced"

static void
free_room (gpointer data)
{
  AffTimetableRoom *room = data;

  g_free (room->name);
  g_free (room->guid);
  g_ptr_array_unref (room->events);
  g_free (room);
}

static void
free_day (gpointer data)
{
  AffTimetableDay *day = data;

  g_free (day->date);
  g_free (day->start);
  g_free (day->end);
  g_ptr_array_unref (day->rooms);
  g_free (day);
}

void
aff_timetable_free (AffTimetable *self)
{
  if (!self)
    return;
  g_free (self->title);
  g_free (self->acronym);
  g_free (self->version);
  g_free (self->base);
  g_free (self->zone);
  g_free (self->first_day);
  g_free (self->last_day);
  g_ptr_array_unref (self->tracks);
  g_ptr_array_unref (self->rooms);
  g_ptr_array_unref (self->days);
  g_free (self);
}

char *
aff_timetable_slug (const char *text, char separator)
{
  g_return_val_if_fail (text != NULL, NULL);
  g_autofree char *plain = g_str_to_ascii (text, "C");
  GString *slug = g_string_new (NULL);

  for (const char *at = plain; *at; at++)
    if (g_ascii_isalnum (*at))
      g_string_append_c (slug, g_ascii_tolower (*at));
    else if (*at != '\'' && slug->len > 0 && slug->str[slug->len - 1] != separator)
      g_string_append_c (slug, separator);
  if (slug->len > 0 && slug->str[slug->len - 1] == separator)
    g_string_truncate (slug, slug->len - 1);
  return g_string_free (slug, FALSE);
}

static AffTimetableRoom *
make_room (const AffProgramme *programme, const AffRoom *room, const char *name)
{
  AffTimetableRoom *made = g_new0 (AffTimetableRoom, 1);

  made->name = g_strdup (name);
  made->guid = aff_public_guid (programme, "room", room ? room->id : 0);
  made->events = g_ptr_array_new_with_free_func ((GDestroyNotify) aff_timetable_event_free);
  return made;
}

static char *
name_room (const AffRoom *room)
{
  const AffName *name = room ? aff_names_find (room->names, "en") : NULL;
  g_autofree char *text = aff_public_text (name ? name->name : NULL);

  return g_strdup (*text ? text : NO_ROOM);
}

// A timetable in the making, and what is in it already.
typedef struct {
  AffTimetable *timetable;
  const AffProgramme *programme;
  gint64 now;
  gint64 next_id;
  GHashTable *days;   // date → AffTimetableDay
  GHashTable *rooms;  // "DATE NAME" → AffTimetableRoom; without date in the list of all
  GHashTable *tracks; // name
} Making;

// The one of that name in ROOMS of DATE, made if there is none.
static AffTimetableRoom *
take_room (const Making *self, GPtrArray *rooms, const char *date, const AffRoom *room)
{
  g_autofree char *name = name_room (room);
  g_autofree char *key = g_strconcat (date, " ", name, NULL);
  AffTimetableRoom *found = g_hash_table_lookup (self->rooms, key);

  if (found)
    return found;
  found = make_room (self->programme, room, name);
  g_ptr_array_add (rooms, found);
  g_hash_table_insert (self->rooms, g_steal_pointer (&key), found);
  return found;
}

static AffTimetableDay *
take_day (const Making *self, const char *date)
{
  AffTimetableDay *day = g_hash_table_lookup (self->days, date);

  if (day)
    return day;
  day = g_new0 (AffTimetableDay, 1);
  day->date = g_strdup (date);
  day->rooms = g_ptr_array_new_with_free_func (free_room);
  g_ptr_array_add (self->timetable->days, day);
  g_hash_table_insert (self->days, day->date, day);
  return day;
}

static gint64
whole_minute (gint64 instant)
{
  return instant - ((instant % MINUTE) + MINUTE) % MINUTE;
}

static void
add_track (const Making *self, const char *name)
{
  if (!*name || !g_hash_table_add (self->tracks, g_strdup (name)))
    return;
  g_ptr_array_add (self->timetable->tracks, g_strdup (name));
}

static gboolean
begins_later (const AffTimetablePart *part, const char *date)
{
  g_autofree char *day = aff_zone_day (part->item->workshop->zone, part->begins);

  return g_strcmp0 (day, date) > 0;
}

static void
add_part (const Making *self, const AffTimetablePart *part)
{
  g_autofree char *later = part->part > 0
                             ? aff_zone_day (part->item->workshop->zone, part->begins)
                             : NULL;
  AffTimetableDay *day = take_day (self, later ? later : part->item->standing_day);
  AffTimetableRoom *room = take_room (self, day->rooms, day->date, part->item->room);
  AffTimetableEvent *event = aff_timetable_event_new (part);

  self->timetable->nightly += begins_later (part, day->date);
  take_room (self, self->timetable->rooms, "", part->item->room);
  add_track (self, event->track);
  g_ptr_array_add (room->events, event);
}

// Programs take a duration of a day for one of nothing, or refuse the file.
static void
add_item (Making *self, AffTimetablePart part)
{
  gint64 begins = whole_minute (part.item->standing.start);
  gint64 ends = part.item->standing.end == AFF_UNKNOWN_TIME
                  ? begins + ASSUMED_MIN * MINUTE
                  : MAX (whole_minute (part.item->standing.end), begins);
  gint64 minutes = MIN ((ends - begins) / MINUTE, MOST_MIN);

  self->timetable->endless += part.item->standing.end == AFF_UNKNOWN_TIME;
  part.minutes = (int) minutes;
  part.parts = (guint) (minutes / AFF_TIMETABLE_DAY_MIN + 1);
  for (part.part = 0; part.part < part.parts; part.part++) {
    part.id = part.part == 0 ? part.item->id : self->next_id++;
    part.begins = begins + minutes * part.part / part.parts * MINUTE;
    part.ends = begins + minutes * (part.part + 1) / part.parts * MINUTE;
    add_part (self, &part);
  }
}

static gint64
find_next_id (const AffProgramme *programme)
{
  gint64 next = 1;

  for (guint i = 0; i < programme->items->len; i++)
    next = MAX (next, ((AffItem *) g_ptr_array_index (programme->items, i))->id + 1);
  return next;
}

static void
add_items (Making *self)
{
  const GPtrArray *items = self->programme->items;

  for (guint i = 0; i < items->len; i++) {
    const AffItem *item = g_ptr_array_index (items, i);
    AffTimetablePart part = {.programme = self->programme,
                             .item = item,
                             .acronym = self->timetable->acronym,
                             .now = self->now};

    if (item->is_cancelled)
      continue;
    if (item->standing.start == AFF_UNKNOWN_TIME || !item->standing_day)
      self->timetable->untimed++;
    else
      add_item (self, part);
  }
}

static void
fill (AffTimetable *timetable, const AffProgramme *programme, gint64 now)
{
  g_autoptr (GHashTable) days = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) rooms = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) tracks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Making making = {
    .timetable = timetable,
    .programme = programme,
    .now = now,
    .next_id = find_next_id (programme),
    .days = days,
    .rooms = rooms,
    .tracks = tracks,
  };

  add_items (&making);
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(AffTimetableDay *const *) a)->date, (*(AffTimetableDay *const *) b)->date);
}

static int
compare_events (gconstpointer a, gconstpointer b)
{
  const AffTimetableEvent *one = *(const AffTimetableEvent *const *) a;
  const AffTimetableEvent *other = *(const AffTimetableEvent *const *) b;
  int order = (one->begins > other->begins) - (one->begins < other->begins);

  return order ? order : (one->id > other->id) - (one->id < other->id);
}

static void
settle_day (AffTimetableDay *day, GTimeZone *zone)
{
  gint64 start = aff_zone_instant (zone, day->date, DAY_BEGINS);
  gint64 end = aff_zone_instant (zone, day->date, AFF_TIMETABLE_DAY_MIN + DAY_BEGINS);

  for (guint i = 0; i < day->rooms->len; i++) {
    GPtrArray *events = ((AffTimetableRoom *) g_ptr_array_index (day->rooms, i))->events;

    g_ptr_array_sort (events, compare_events);
    for (guint j = 0; j < events->len; j++) {
      const AffTimetableEvent *event = g_ptr_array_index (events, j);
      start = MIN (start, event->begins);
      end = MAX (end, event->ends);
    }
  }
  day->start = aff_zone_iso8601 (zone, start);
  day->end = aff_zone_iso8601 (zone, end);
}

// One workshop gives its name, several share one.
static void
set_names (AffTimetable *self, const AffProgramme *programme)
{
  const GPtrArray *workshops = programme->workshops;
  g_autoptr (GString) title = g_string_new (NULL);
  g_autoptr (GString) code = g_string_new (NULL);

  for (guint i = 0; i < workshops->len; i++) {
    const AffWorkshop *workshop = g_ptr_array_index (workshops, i);

    g_string_append_printf (title, "%s%s", i > 0 ? " · " : "",
                            workshops->len > 1 ? workshop->short_title : workshop->title);
    g_string_append_printf (code, "%s%s", i > 0 ? "_" : "", workshop->code);
  }
  self->title = aff_public_text (title->len > 0 ? title->str : "Programme");
  self->acronym = aff_timetable_slug (code->str, '_');
}

static const char *
find_day (const AffProgramme *programme, gboolean wants_last)
{
  const char *found = NULL;

  for (guint i = 0; i < programme->workshops->len; i++) {
    const AffWorkshop *workshop = g_ptr_array_index (programme->workshops, i);
    const char *day = wants_last ? workshop->last_day : workshop->first_day;

    if (day && (!found || (strcmp (day, found) > 0) == wants_last))
      found = day;
  }
  return found;
}

// "[a-z0-9_-]{4,}" of the voc's schema, the year of the event to tell it from the next one.
static void
settle_acronym (AffTimetable *self, const AffProgramme *programme)
{
  const char *day = find_day (programme, FALSE);
  g_autofree char *code = g_steal_pointer (&self->acronym);
  g_autofree char *year = day ? g_strndup (day, 4) : g_strdup ("event");

  if (strstr (code, year) && strlen (code) >= 4)
    self->acronym = g_steal_pointer (&code);
  else
    self->acronym = g_strdup_printf ("%s%s%s", code, *code ? "_" : "", year);
}

static void
settle_days (AffTimetable *self, const AffProgramme *programme)
{
  const char *first = find_day (programme, FALSE);
  const char *last = find_day (programme, TRUE);
  guint length = self->days->len;

  g_ptr_array_sort (self->days, compare_days);
  for (guint i = 0; i < length; i++)
    settle_day (g_ptr_array_index (self->days, i), programme->zone);
  if (length > 0) {
    first = ((AffTimetableDay *) g_ptr_array_index (self->days, 0))->date;
    last = ((AffTimetableDay *) g_ptr_array_index (self->days, length - 1))->date;
  }
  self->first_day = g_strdup (first ? first : "");
  self->last_day = g_strdup (last ? last : first ? first : "");
}

AffTimetable *
aff_timetable_new (const AffProgramme *programme, gint64 now)
{
  g_return_val_if_fail (programme != NULL, NULL);
  AffTimetable *self = g_new0 (AffTimetable, 1);
  const AffWorkshop *first = programme->workshops->len > 0
                               ? g_ptr_array_index (programme->workshops, 0)
                               : NULL;

  self->tracks = g_ptr_array_new_with_free_func (g_free);
  self->rooms = g_ptr_array_new_with_free_func (free_room);
  self->days = g_ptr_array_new_with_free_func (free_day);
  self->zone = g_strdup (first ? first->zone_name : "Europe/Paris");
  self->base = g_strdup_printf ("urn:uuid:%s", programme->id);
  self->version = programme->as_of != AFF_UNKNOWN_TIME
                    ? aff_zone_iso8601 (programme->zone, programme->as_of)
                    : g_strdup ("unknown");
  set_names (self, programme);
  settle_acronym (self, programme);
  fill (self, programme, now);
  settle_days (self, programme);
  return self;
}

void
aff_timetable_note (const AffTimetable *self, GPtrArray *notes)
{
  g_autofree char *untimed = aff_public_count (self->untimed, "item");
  g_autofree char *endless = aff_public_count (self->endless, "item");
  g_autofree char *nightly = aff_public_count (self->nightly, "event");

  if (self->untimed > 0)
    g_ptr_array_add (notes, g_strdup_printf ("%s no day or time yet and could not be exported.",
                                             untimed));
  if (self->endless > 0)
    g_ptr_array_add (notes, g_strdup_printf ("%s no end, and %d minutes in the export.",
                                             endless, ASSUMED_MIN));
  // Confy joins the day under which an event is with its time of day.
  if (self->nightly > 0)
    g_ptr_array_add (notes,
                     g_strdup_printf ("%s a start past midnight, under the day before as "
                                      "programmes have it; the program Confy shows that a "
                                      "day early.",
                                      nightly));
}

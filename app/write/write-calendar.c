// SPDX-License-Identifier: GPL-3.0-or-later
// The programme for the calendars of phones: times as they stand, in UTC, so that no zone needs to
// be described. What LOCATION and DESCRIPTION say to people in one text stands beside it in
// properties of our own, for whoever reads the file back.
#include "config.h"

#include "app/base/text.h"
#include "app/draft/nature.h"
#include "app/face/phrase.h"
#include "app/qr/event.h"
#include "app/qr/link.h"
#include "app/write/public.h"
#include "app/write/writers.h"

#include <string.h>

typedef struct {
  GString *file;    // owned
  GHashTable *keys; // owned; item id → the key that a calendar gave it
  guint n_timeless; // items that cannot be in it
  const AffExportContext *context;
} Writer;

static void
append (Writer *self, const char *name, const char *text)
{
  g_autofree char *plain = aff_public_text (text);

  aff_event_append_text (self->file, name, plain);
}

static const char *
find_room (Writer *self, const AffItem *item)
{
  const AffName *name = item->room ? aff_names_find (item->room->names, self->context->language)
                                   : NULL;

  return name ? name->name : NULL;
}

// A phone program drops an event that is nowhere.
static void
append_place (Writer *self, const AffItem *item)
{
  const char *room = find_room (self, item);
  const char *parts[] = {room ? room : aff_phrase (AFF_PHRASE_ROOM, self->context->language),
                         item->workshop->venue, item->workshop->city};
  g_autoptr (GString) place = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i])
      g_string_append_printf (place, "%s%s", place->len > 0 ? ", " : "", parts[i]);
  append (self, "LOCATION", place->str);
  append (self, "X-AFFICHE-ROOM", room ? room : "-");
}

// RFC 5545 has no quotation mark in a parameter; RFC 6868 writes it with a caret.
static char *
write_name (const AffPerson *person)
{
  g_autofree char *plain = aff_public_text (person->name);
  GString *name = g_string_new (plain);

  g_string_replace (name, "^", "^^", 0);
  g_string_replace (name, "\"", "^'", 0);
  g_string_replace (name, "\n", "^n", 0);
  return g_string_free (name, FALSE);
}

static void
append_person (Writer *self, const AffItemPerson *person)
{
  if (!person->person || person->has_withdrawn)
    return;
  g_autofree char *name = write_name (person->person);
  if (*name)
    g_string_append_printf (self->file,
                            "ATTENDEE;CN=\"%s\";CUTYPE=INDIVIDUAL;ROLE=%s%s:invalid:nomail\r\n",
                            name, person->role == AFF_ROLE_CHAIR ? "CHAIR" : "REQ-PARTICIPANT",
                            person->role == AFF_ROLE_PANELLIST ? ";X-AFFICHE-ROLE=PANELLIST"
                                                               : "");
}

// What calendars cannot say.
static void
append_own (Writer *self, const AffItem *item)
{
  guint speakers = 0;
  guint unknown = 0;

  for (guint i = 0; i < item->people->len; i++) {
    const AffItemPerson *entry = g_ptr_array_index (item->people, i);
    unknown += !entry->person;
    speakers += entry->person && entry->role == AFF_ROLE_SPEAKER;
  }
  if (unknown > 0)
    g_string_append_printf (self->file, "X-AFFICHE-UNKNOWN:%u\r\n", unknown);
  if (item->duration_min <= 0)
    g_string_append_printf (self->file, "X-AFFICHE-LENGTH:%s\r\n",
                            item->duration_min < 0 ? "-" : "0");
  if (aff_nature_guess (item->type, item->title, speakers > 0) == item->natures)
    return;
  g_autofree char *natures = aff_nature_write (item->natures);
  append (self, "X-AFFICHE-NATURES", natures);
}

static void
append_presentation (Writer *self, GString *text, const AffPresentation *presentation)
{
  const char *language = self->context->language;

  if (!aff_public_shows (presentation, self->context->now))
    return;
  g_string_append_printf (text, "%s%s: %s", text->len > 0 ? "\n" : "",
                          presentation->paper->number, presentation->paper->title);
  if (presentation->kind != AFF_KIND_POSTER)
    return;
  g_autofree char *board = presentation->board
                             ? aff_phrase_text (AFF_PHRASE_BOARD, language,
                                                presentation->board->label)
                             : g_strdup (aff_phrase (AFF_PHRASE_NO_BOARD, language));
  g_string_append_printf (text, " (%s)", board);
}

static void
append_paragraph (GString *text, const char *paragraph)
{
  if (paragraph && *paragraph)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n\n" : "", paragraph);
}

static void
append_description (Writer *self, const AffItem *item)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) papers = g_string_new (NULL);

  for (guint i = 0; i < item->presentations->len; i++)
    append_presentation (self, papers, g_ptr_array_index (item->presentations, i));
  append_paragraph (text, item->subtitle);
  append_paragraph (text, item->abstract);
  append_paragraph (text, papers->str);
  append (self, "DESCRIPTION", text->str);
  append (self, "X-AFFICHE-SUBTITLE", item->subtitle);
  if (text->len > 0)
    append (self, "X-AFFICHE-ABSTRACT", item->abstract ? item->abstract : "-");
}

// RFC 5545 has no end that is not known: nothing is said of it where the event takes no time.
static void
append_times (Writer *self, const AffItem *item)
{
  aff_event_append_instant (self->file, "DTSTART", item->standing.start);
  if (item->standing.end != AFF_UNKNOWN_TIME && item->standing.end > item->standing.start)
    aff_event_append_instant (self->file, "DTEND", item->standing.end);
  else
    g_string_append (self->file, "DURATION:PT0S\r\n");
}

static void
append_status (Writer *self, const AffItem *item)
{
  gboolean is_tentative = item->to_confirm || item->workshop->is_preliminary;

  g_string_append_printf (self->file, "STATUS:%s\r\n",
                          item->is_cancelled ? "CANCELLED"
                          : is_tentative     ? "TENTATIVE"
                                             : "CONFIRMED");
}

// A calendar takes an event anew if its SEQUENCE grew; an unchanged programme is written as before.
static void
append_revision (Writer *self)
{
  const AffProgramme *programme = self->context->programme;
  gboolean is_dated = programme->as_of != AFF_UNKNOWN_TIME;

  aff_event_append_instant (self->file, "DTSTAMP",
                            is_dated ? programme->as_of : self->context->now);
  g_string_append_printf (self->file, "SEQUENCE:%d\r\n",
                          (int) CLAMP (programme->version, 0, G_MAXINT32));
}

static void
append_item (Writer *self, const AffItem *item)
{
  if (item->standing.start == AFF_UNKNOWN_TIME) {
    self->n_timeless++;
    return;
  }
  g_string_append (self->file, "BEGIN:VEVENT\r\n");
  aff_event_append_uid (self->file, self->context->programme, item);
  append (self, "X-AFFICHE-KEY", g_hash_table_lookup (self->keys, &item->id));
  append_revision (self);
  append_times (self, item);
  append (self, "SUMMARY", item->title);
  append_place (self, item);
  append_status (self, item);
  append (self, "CATEGORIES", item->type);
  if (item->address && aff_link_check (item->address, NULL))
    g_string_append_printf (self->file, "URL:%s\r\n", item->address);
  for (guint i = 0; i < item->people->len; i++)
    append_person (self, g_ptr_array_index (item->people, i));
  append_description (self, item);
  append_own (self, item);
  g_string_append (self->file, "END:VEVENT\r\n");
}

static char *
name_programme (const AffProgramme *programme)
{
  g_autoptr (GString) name = g_string_new (NULL);

  for (guint i = 0; i < programme->workshops->len; i++) {
    const AffWorkshop *workshop = g_ptr_array_index (programme->workshops, i);
    gboolean is_one = programme->workshops->len == 1;
    g_string_append_printf (name, "%s%s", i > 0 ? " + " : "",
                            is_one ? workshop->title : workshop->short_title);
  }
  return g_string_free (g_steal_pointer (&name), FALSE);
}

static void
append_head (Writer *self)
{
  const AffProgramme *programme = self->context->programme;
  g_autofree char *name = name_programme (programme);

  g_string_append (self->file, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"
                               "PRODID:-//Affiche//Affiche " AFF_VERSION "//EN\r\n"
                               "CALSCALE:GREGORIAN\r\nMETHOD:PUBLISH\r\n");
  append (self, "X-WR-CALNAME", name);
  if (programme->workshops->len > 0) {
    const AffWorkshop *workshop = g_ptr_array_index (programme->workshops, 0);
    append (self, "X-WR-TIMEZONE", workshop->zone_name);
  }
  if (programme->is_sample)
    append (self, "X-WR-CALDESC", aff_phrase (AFF_PHRASE_SAMPLE, self->context->language));
  append (self, "X-AFFICHE-HEAD", self->context->head);
}

static void
note_timeless (const Writer *self, GPtrArray *notes)
{
  if (self->n_timeless == 0)
    return;
  g_autofree char *count = aff_public_count (self->n_timeless, "item");
  g_ptr_array_add (notes, g_strdup_printf ("%s no day or no time yet, which a calendar cannot "
                                           "say: left out.",
                                           count));
}

GBytes *
aff_write_calendar (const AffExportContext *context, GPtrArray *notes, GError **error)
{
  g_return_val_if_fail (context != NULL && notes != NULL, NULL);
  const GPtrArray *items = context->programme->items;
  // What comes back from a calendar finds its items by them.
  g_autoptr (GHashTable)
    keys = aff_public_keys (context->db,
                            "SELECT id, substr (ltrim (source_key, '~'), 6) FROM item"
                            " WHERE ltrim (source_key, '~') LIKE 'ical:_%'",
                            error);
  Writer self = {.keys = keys, .context = context};

  if (!keys)
    return NULL;
  self.file = g_string_new (NULL);
  append_head (&self);
  for (guint i = 0; i < items->len; i++)
    append_item (&self, g_ptr_array_index (items, i));
  g_string_append (self.file, "END:VCALENDAR\r\n");
  note_timeless (&self, notes);
  GString *folded = aff_event_fold (self.file);
  g_string_free (self.file, TRUE);
  return g_string_free_to_bytes (folded);
}

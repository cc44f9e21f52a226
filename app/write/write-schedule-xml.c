// SPDX-License-Identifier: GPL-3.0-or-later
// schedule.xml as all programs read that were looked at: the head within the first KiB, no DOCTYPE,
// numeric ids, "15:10" beside an instant, "01:00" and never a day, rooms by name and by element, and
// nothing behind the last tag.
#include "config.h"

#include "app/write/timetable.h"
#include "app/write/writers.h"

#include <libxml/xmlwriter.h>
#include <string.h>

#define X(text) ((const xmlChar *) (text))

static void
put (xmlTextWriter *xml, const char *name, const char *text)
{
  xmlTextWriterWriteElement (xml, X (name), X (text));
}

static void
put_attribute (xmlTextWriter *xml, const char *name, const char *text)
{
  xmlTextWriterWriteAttribute (xml, X (name), X (text));
}

static void
put_number (xmlTextWriter *xml, const char *name, gint64 number)
{
  xmlTextWriterWriteFormatAttribute (xml, X (name), "%" G_GINT64_FORMAT, number);
}

static void
put_people (xmlTextWriter *xml, const GPtrArray *people)
{
  xmlTextWriterStartElement (xml, X ("persons"));
  for (guint i = 0; i < people->len; i++) {
    const AffTimetablePerson *person = g_ptr_array_index (people, i);

    xmlTextWriterStartElement (xml, X ("person"));
    put_number (xml, "id", person->id);
    put_attribute (xml, "guid", person->guid);
    xmlTextWriterWriteString (xml, X (person->name));
    xmlTextWriterEndElement (xml);
  }
  xmlTextWriterEndElement (xml);
}

static void
put_links (xmlTextWriter *xml, const GPtrArray *links)
{
  xmlTextWriterStartElement (xml, X ("links"));
  for (guint i = 0; i < links->len; i++) {
    const AffTimetableLink *link = g_ptr_array_index (links, i);

    xmlTextWriterStartElement (xml, X ("link"));
    put_attribute (xml, "href", link->address);
    xmlTextWriterWriteString (xml, X (link->title));
    xmlTextWriterEndElement (xml);
  }
  xmlTextWriterEndElement (xml);
}

static void
put_event (xmlTextWriter *xml, const AffTimetableEvent *event, const char *room)
{
  xmlTextWriterStartElement (xml, X ("event"));
  put_attribute (xml, "guid", event->guid);
  put_number (xml, "id", event->id);
  put (xml, "room", room);
  put (xml, "title", event->title);
  put (xml, "subtitle", event->subtitle);
  put (xml, "type", event->type);
  put (xml, "date", event->date);
  put (xml, "start", event->start);
  put (xml, "duration", event->duration);
  put (xml, "abstract", event->abstract);
  put (xml, "slug", event->slug);
  put (xml, "track", event->track);
  put_people (xml, event->people);
  put (xml, "language", event->language);
  put (xml, "description", event->description);
  put_links (xml, event->links);
  xmlTextWriterWriteElement (xml, X ("attachments"), NULL);
  if (*event->address)
    put (xml, "url", event->address);
  if (*event->own)
    xmlTextWriterWritePI (xml, X ("affiche"), X (event->own));
  xmlTextWriterEndElement (xml);
}

static void
put_day (xmlTextWriter *xml, const AffTimetableDay *day, guint index)
{
  xmlTextWriterStartElement (xml, X ("day"));
  put_number (xml, "index", index);
  put_attribute (xml, "date", day->date);
  put_attribute (xml, "start", day->start);
  put_attribute (xml, "end", day->end);
  for (guint i = 0; i < day->rooms->len; i++) {
    const AffTimetableRoom *room = g_ptr_array_index (day->rooms, i);

    xmlTextWriterStartElement (xml, X ("room"));
    put_attribute (xml, "name", room->name);
    put_attribute (xml, "guid", room->guid);
    for (guint j = 0; j < room->events->len; j++)
      put_event (xml, g_ptr_array_index (room->events, j), room->name);
    xmlTextWriterEndElement (xml);
  }
  xmlTextWriterEndElement (xml);
}

static void
put_track (xmlTextWriter *xml, const char *name)
{
  g_autofree char *slug = aff_timetable_slug (name, '-');

  xmlTextWriterStartElement (xml, X ("track"));
  put_attribute (xml, "name", name);
  if (*slug)
    put_attribute (xml, "slug", slug);
  xmlTextWriterEndElement (xml);
}

// A long title may not push the word that readers look for out of the first KiB.
static void
put_conference (xmlTextWriter *xml, const AffTimetable *timetable)
{
  xmlTextWriterStartElement (xml, X ("conference"));
  put (xml, "acronym", timetable->acronym);
  put (xml, "title", timetable->title);
  put (xml, "start", timetable->first_day);
  put (xml, "end", timetable->last_day);
  xmlTextWriterWriteFormatElement (xml, X ("days"), "%u", timetable->days->len);
  put (xml, "timeslot_duration", "00:05");
  put (xml, "time_zone_name", timetable->zone);
  put (xml, "base_url", timetable->base);
  for (guint i = 0; i < timetable->tracks->len; i++)
    put_track (xml, g_ptr_array_index (timetable->tracks, i));
  xmlTextWriterEndElement (xml);
}

static void
put_schedule (xmlTextWriter *xml, const AffTimetable *timetable, const char *head)
{
  xmlTextWriterStartElement (xml, X ("schedule"));
  xmlTextWriterStartElement (xml, X ("generator"));
  put_attribute (xml, "name", "Affiche");
  put_attribute (xml, "version", AFF_VERSION);
  xmlTextWriterEndElement (xml);
  xmlTextWriterWriteFormatComment (xml, " log head: %s ", head);
  put (xml, "version", timetable->version);
  put_conference (xml, timetable);
  for (guint i = 0; i < timetable->days->len; i++)
    put_day (xml, g_ptr_array_index (timetable->days, i), i + 1);
  xmlTextWriterEndElement (xml);
}

static void
free_buffer (gpointer buffer)
{
  xmlBufferFree (buffer);
}

static gsize
measure (xmlBuffer *buffer)
{
  const char *text = (const char *) xmlBufferContent (buffer);
  gsize length = (gsize) xmlBufferLength (buffer);

  while (length > 0 && g_ascii_isspace (text[length - 1]))
    length--;
  return length;
}

GBytes *
aff_write_schedule_xml (const AffExportContext *context, GPtrArray *notes, GError **error)
{
  g_autoptr (AffTimetable) timetable = aff_timetable_new (context->programme, context->now);
  xmlBuffer *buffer = xmlBufferCreate ();
  xmlTextWriter *xml = xmlNewTextWriterMemory (buffer, 0);

  xmlTextWriterSetIndent (xml, 1);
  xmlTextWriterStartDocument (xml, NULL, "UTF-8", NULL);
  put_schedule (xml, timetable, context->head);
  int result = xmlTextWriterEndDocument (xml);
  xmlFreeTextWriter (xml);
  if (result < 0) {
    xmlBufferFree (buffer);
    g_set_error (error, AFF_ERROR, AFF_ERROR_STORE,
                 "The schedule could not be written, because memory ran out. Close other "
                 "programs and try again.");
    return NULL;
  }
  aff_timetable_note (timetable, notes);
  return g_bytes_new_with_free_func (xmlBufferContent (buffer), measure (buffer), free_buffer,
                                     buffer);
}

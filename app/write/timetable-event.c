// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/write/timetable-event.h"

#include "app/base/clock.h"
#include "app/base/text.h"
#include "app/qr/link.h"
#include "app/write/public.h"
#include "app/write/timetable-own.h"

#include <string.h>

static void
free_person (gpointer data)
{
  AffTimetablePerson *person = data;

  g_free (person->guid);
  g_free (person->name);
  g_free (person);
}

static void
free_link (gpointer data)
{
  AffTimetableLink *link = data;

  g_free (link->title);
  g_free (link->address);
  g_free (link);
}

void
aff_timetable_event_free (AffTimetableEvent *self)
{
  g_free (self->guid);
  g_free (self->slug);
  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->type);
  g_free (self->track);
  g_free (self->language);
  g_free (self->abstract);
  g_free (self->description);
  g_free (self->address);
  g_free (self->own);
  g_free (self->date);
  g_free (self->end);
  g_free (self->start);
  g_free (self->duration);
  g_ptr_array_unref (self->people);
  g_ptr_array_unref (self->links);
  g_free (self);
}

// An event while the people and papers of its item are gone through.
typedef struct {
  AffTimetableEvent *event;
  const AffTimetablePart *part;
  GHashTable *known; // AffPerson: who is in it
} Making;

static void
add_person (const Making *self, const AffPerson *given)
{
  if (!g_hash_table_add (self->known, (gpointer) given))
    return;
  AffTimetablePerson *person = g_new0 (AffTimetablePerson, 1);
  person->id = given->id;
  person->guid = aff_public_guid (self->part->programme, "person", given->id);
  person->name = aff_public_text (given->name);
  g_ptr_array_add (self->event->people, person);
}

// A chair presides; schedules have no word for that.
static void
add_people (const Making *self, AffRole role)
{
  const AffItem *item = self->part->item;

  for (guint i = 0; i < item->people->len; i++) {
    const AffItemPerson *entry = g_ptr_array_index (item->people, i);

    if (entry->person && entry->role == role)
      add_person (self, entry->person);
  }
}

static gboolean
has_presenter (const AffPaper *paper)
{
  for (guint i = 0; i < paper->authors->len; i++)
    if (((AffAuthor *) g_ptr_array_index (paper->authors, i))->presents)
      return TRUE;
  return FALSE;
}

// Lists rarely say who presents; then it may be any of the authors.
static void
add_presenters (const Making *self, const AffPaper *paper)
{
  gboolean is_known = has_presenter (paper);

  for (guint i = 0; i < paper->authors->len; i++) {
    const AffAuthor *author = g_ptr_array_index (paper->authors, i);

    if (author->presents || !is_known)
      add_person (self, author->person);
  }
}

static void
add_link (AffTimetableEvent *self, const AffPaper *paper)
{
  const char *address = aff_link_choose (paper);

  if (!address)
    return;
  AffTimetableLink *link = g_new0 (AffTimetableLink, 1);
  link->title = aff_public_text (paper->title);
  link->address = g_strdup (address);
  g_ptr_array_add (self->links, link);
}

static int
compare_boards (gconstpointer a, gconstpointer b)
{
  const AffPresentation *one = *(const AffPresentation *const *) a;
  const AffPresentation *other = *(const AffPresentation *const *) b;

  if (!one->board || !other->board)
    return (one->board == NULL) - (other->board == NULL);
  return aff_text_compare_natural (one->board->label, other->board->label);
}

static GPtrArray *
list_shown (const AffItem *item, gint64 now)
{
  GPtrArray *shown = g_ptr_array_new ();

  for (guint i = 0; i < item->presentations->len; i++)
    if (aff_public_shows (g_ptr_array_index (item->presentations, i), now))
      g_ptr_array_add (shown, g_ptr_array_index (item->presentations, i));
  g_ptr_array_sort (shown, compare_boards);
  return shown;
}

static void
add_presentations (const Making *self)
{
  g_autoptr (GPtrArray) shown = list_shown (self->part->item, self->part->now);
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; i < shown->len; i++) {
    const AffPresentation *presentation = g_ptr_array_index (shown, i);
    const char *label = presentation->board ? presentation->board->label : NULL;

    g_string_append_printf (lines, "%s%s%s%s%s", i > 0 ? "\n" : "", label ? "Board " : "",
                            label ? label : "", label ? ": " : "", presentation->paper->title);
    add_link (self->event, presentation->paper);
    if (presentation->kind != AFF_KIND_POSTER)
      add_presenters (self, presentation->paper);
  }
  self->event->description = aff_public_text (lines->str);
}

static const char *
find_type (const AffItem *item)
{
  if (item->type)
    return item->type;
  for (guint nature = AFF_NATURE_OPENING; nature <= AFF_NATURE_OTHER; nature <<= 1)
    if (item->natures & nature)
      return aff_nature_word (nature);
  return aff_nature_word (AFF_NATURE_OTHER);
}

static void
set_texts (AffTimetableEvent *self, const AffItem *item)
{
  self->title = aff_public_text (item->title);
  self->subtitle = aff_public_text (item->subtitle);
  self->type = aff_public_text (find_type (item));
  self->track = aff_public_text (item->track ? item->track->name : NULL);
  self->language = g_strdup (item->language);
  self->abstract = aff_public_text (item->abstract);
  self->address = g_strdup (
    item->address && aff_link_check (item->address, NULL) ? item->address : "");
}

static void
set_times (AffTimetableEvent *self, const AffTimetablePart *part)
{
  GTimeZone *zone = part->item->workshop->zone;
  int minutes = (int) ((part->ends - part->begins) / 60);

  self->begins = part->begins;
  self->ends = part->ends;
  self->date = aff_zone_iso8601 (zone, part->begins);
  self->end = aff_zone_iso8601 (zone, part->ends);
  self->start = aff_zone_time (zone, part->begins);
  self->duration = g_strdup_printf ("%02d:%02d", minutes / 60, minutes % 60);
}

static void
set_names (AffTimetableEvent *self, const AffTimetablePart *part)
{
  gint64 id = part->item->id;
  g_autofree char *kind = part->part > 0 ? g_strdup_printf ("item-part-%u", part->part)
                                         : g_strdup ("item");
  g_autofree char *words = aff_timetable_slug (self->title, '-');

  self->id = part->id;
  self->guid = aff_public_guid (part->programme, kind, id);
  self->slug = g_strdup_printf ("%s-item-%" G_GINT64_FORMAT "%s%s", part->acronym, part->id,
                                *words ? "-" : "", words);
}

AffTimetableEvent *
aff_timetable_event_new (const AffTimetablePart *part)
{
  AffTimetableEvent *self = g_new0 (AffTimetableEvent, 1);
  g_autoptr (GHashTable) known = g_hash_table_new (NULL, NULL);
  const Making making = {self, part, known};

  self->people = g_ptr_array_new_with_free_func (free_person);
  self->links = g_ptr_array_new_with_free_func (free_link);
  set_texts (self, part->item);
  set_times (self, part);
  set_names (self, part);
  add_people (&making, AFF_ROLE_SPEAKER);
  guint n_speakers = self->people->len;
  add_people (&making, AFF_ROLE_PANELLIST);
  add_presentations (&making);
  self->own = aff_timetable_own_write (part, n_speakers, self->people->len);
  return self;
}

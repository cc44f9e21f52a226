// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/read/schedule-event.h"

#include "app/draft/markup.h"
#include "app/draft/people.h"
#include "app/draft/privacy.h"
#include "app/draft/scan.h"
#include "app/read/schedule-own.h"

#include <string.h>

#define SHORTEST_DOUBLE 8 // characters of a title that may stand twice

typedef struct {
  const char *word; // case-folded
  const char *language;
} LanguageWord;

static const LanguageWord language_words[] = {
  {"english", "en"},  {"anglais", "en"},     {"englisch", "en"}, {"french", "fr"},
  {"français", "fr"}, {"französisch", "fr"}, {"german", "de"},   {"deutsch", "de"},
  {"allemand", "de"}, {"中文", "zh"},        {"chinese", "zh"},  {"mandarin", "zh"},
  {"spanish", "es"},  {"español", "es"},     {"italian", "it"},  {"italiano", "it"},
  {"日本語", "ja"},   {"japanese", "ja"},    {"czech", "cs"},    {"dutch", "nl"},
};

static const char *const cancelled_words[] = {"CANCELLED", "CANCELED", "ABGESAGT", "ANNULÉ"};
static const char *const cancelled_states[] = {"canceled", "cancelled", "withdrawn", "rejected",
                                               "deleted"};

static void
free_event (AffScheduleEvent *event)
{
  if (!event)
    return;
  char **const texts[] = {
    &event->place,    &event->guid,  &event->id,       &event->code,        &event->title,
    &event->subtitle, &event->type,  &event->language, &event->track,       &event->room,
    &event->address,  &event->day,   &event->abstract, &event->description, &event->date,
    &event->start,    &event->state, &event->duration, &event->end,         &event->own,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (*texts[i]);
  g_clear_pointer (&event->speakers, g_ptr_array_unref);
  g_free (event);
}

AffSchedule *
aff_schedule_new (void)
{
  AffSchedule *self = g_new0 (AffSchedule, 1);

  self->events = g_ptr_array_new ();
  g_ptr_array_set_free_func (self->events, (GDestroyNotify) free_event);
  return self;
}

void
aff_schedule_free (AffSchedule *self)
{
  if (!self)
    return;
  g_ptr_array_unref (self->events);
  g_free (self->generator);
  g_free (self->day_change);
  g_free (self->base_url);
  g_free (self);
}

AffScheduleEvent *
aff_schedule_add (AffSchedule *self, char *place)
{
  AffScheduleEvent *event = g_new0 (AffScheduleEvent, 1);

  event->place = place;
  g_ptr_array_add (self->events, event);
  return event;
}

void
aff_schedule_event_add_person (AffScheduleEvent *event, const char *name)
{
  g_autofree char *clean = g_strdup (name);

  aff_draft_say_people (&event->speakers);
  if (!name)
    return;
  if (aff_people_is_unknown (name)) {
    event->unknown_speakers++;
    return;
  }
  if (aff_privacy_scrub (&clean)) {
    event->has_addresses = TRUE;
    g_strdelimit (clean, "<>()[],;", ' ');
  }
  aff_draft_add_person (&event->speakers, clean, NULL);
}

void
aff_schedule_list_day (AffSchedule *self, const char *day)
{
  AffWhen when = AFF_WHEN_NONE;

  if (!day || !aff_when_parse (day, &when, NULL) || !*when.day)
    return;
  gint64 number = aff_when_day_number (&when);
  self->days_listed++;
  if (self->first_listed == 0 || number < self->first_listed)
    self->first_listed = number;
  self->last_listed = MAX (self->last_listed, number);
}

// "de", "En", "en-US", "Deutsch" as a code of two or three letters; NULL if it is none.
static char *
read_language (const char *text)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);
  gsize length = strspn (folded, "abcdefghijklmnopqrstuvwxyz");

  for (gsize i = 0; i < G_N_ELEMENTS (language_words); i++)
    if (strcmp (folded, language_words[i].word) == 0)
      return g_strdup (language_words[i].language);
  if (length < 2 || length > 3 || (folded[length] && !strchr ("-_", folded[length])))
    return NULL;
  return g_strndup (folded, length);
}

static void
set_language (const AffScheduleEvent *event, AffDraftItem *item, AffReport *report)
{
  if (!event->language || !*aff_scan_space (event->language))
    return;
  g_autofree char *text = g_strstrip (g_strdup (event->language));
  g_autofree char *language = read_language (text);

  aff_draft_set (&item->language, language);
  if (!language)
    aff_report_add (report, AFF_REMARK_LEFT, "language-unknown", event->place,
                    "The language of an event is no code like “en”.", "It was left out.");
}

// TEXT without markup; tells once for each event that there was some.
static char *
strip (const char *text, gboolean *had_markup)
{
  if (!text || !aff_markup_is_there (text))
    return g_strdup (text);
  *had_markup = TRUE;
  return aff_markup_strip (text);
}

// "ABAB" as "AB": one system glued a title to itself.
static gboolean
halve_title (char *title)
{
  gsize length = title ? strlen (title) : 0;

  if (length % 2 != 0 || length < SHORTEST_DOUBLE * 2 ||
      memcmp (title, title + length / 2, length / 2) != 0)
    return FALSE;
  title[length / 2] = '\0';
  return TRUE;
}

// Where TITLE begins after a word that says that it will not be; TITLE itself if it has none.
static const char *
skip_cancelled (const char *title)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cancelled_words); i++) {
    gsize length = strlen (cancelled_words[i]);
    if (strncmp (title, cancelled_words[i], length) != 0 || !strchr (" :-", title[length]))
      continue;
    const char *rest = title + length + strspn (title + length, " :-");
    return *rest ? rest : title;
  }
  return title;
}

static void
set_title (const AffScheduleEvent *event,
           AffDraftItem *item,
           gboolean *had_markup,
           AffReport *report)
{
  g_autofree char *plain = strip (event->title, had_markup);
  const char *title = plain;

  if (plain)
    title = event->is_own ? g_strstrip (plain) : skip_cancelled (g_strstrip (plain));
  if (!event->is_own && halve_title (plain))
    aff_report_add (report, AFF_REMARK_GUESSED, "title-doubled", event->place,
                    "A title stands twice in a row.", "It was taken once.");
  if (title != plain) {
    item->is_cancelled = TRUE;
    aff_report_add (report, AFF_REMARK_GUESSED, "cancelled-in-title", event->place,
                    "A title begins with a word that says that it is cancelled.",
                    "The item is cancelled, and its title is without that word.");
  }
  aff_draft_set (&item->title, title);
}

static gboolean
is_seen (const char *text)
{
  return text && *aff_scan_space (text);
}

// Abstract and description are two texts to some programs and one in two places to others.
static char *
join_texts (const char *abstract, const char *description)
{
  if (!is_seen (abstract) || !is_seen (description))
    return g_strdup (is_seen (abstract) ? abstract : description);
  if (strstr (description, abstract))
    return g_strdup (description);
  if (strstr (abstract, description))
    return g_strdup (abstract);
  return g_strconcat (abstract, "\n\n", description, NULL);
}

static void
set_abstract (const AffScheduleEvent *event, AffDraftItem *item, gboolean *had_markup)
{
  g_autofree char *abstract = strip (event->abstract, had_markup);
  g_autofree char *description = strip (event->description, had_markup);
  g_autofree char *text = NULL;

  if (abstract)
    g_strstrip (abstract);
  if (description)
    g_strstrip (description);
  text = join_texts (abstract, description);
  aff_draft_set_text (&item->abstract, text);
}

static void
set_address (const AffSchedule *self, const AffScheduleEvent *event, AffDraftItem *item)
{
  g_autofree char *address = event->address ? g_strstrip (g_strdup (event->address)) : NULL;
  g_autofree char *whole = NULL;

  // A name stands where a format insists on an address of what has no page.
  if (!address || !*address || g_str_has_prefix (address, "urn:"))
    return;
  if (!strstr (address, "://") && self->base_url)
    whole = g_uri_resolve_relative (self->base_url, address, G_URI_FLAGS_PARSE_RELAXED, NULL);
  aff_draft_set (&item->address, whole ? whole : address);
}

static void
set_state (const AffScheduleEvent *event, AffDraftItem *item)
{
  item->to_confirm |= event->is_to_confirm;
  if (!event->state)
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (cancelled_states); i++)
    if (strcmp (event->state, cancelled_states[i]) == 0)
      item->is_cancelled = TRUE;
  if (strcmp (event->state, "accepted") == 0 || strcmp (event->state, "submitted") == 0)
    item->to_confirm = TRUE;
}

// Some programs read the room above, some the one within.
void
aff_schedule_event_list_room (AffScheduleEvent *event, const char *room, AffReport *report)
{
  g_return_if_fail (event != NULL && report != NULL);
  if (!event->room)
    event->room = g_strdup (room);
  else if (room && strcmp (event->room, room) != 0)
    aff_report_add (report, AFF_REMARK_GUESSED, "rooms-differ", event->place,
                    "An event names another room than the one under which it is listed.",
                    "Its own word was taken.");
}

static void
set_people (AffScheduleEvent *event, AffDraftItem *item)
{
  if (!event->speakers)
    return;
  g_clear_pointer (&item->speakers, g_ptr_array_unref);
  item->speakers = g_steal_pointer (&event->speakers);
  item->unknown_speakers = event->unknown_speakers;
}

static gboolean
says (const char *text, const char *word)
{
  g_autofree char *folded = text ? g_utf8_casefold (text, -1) : NULL;

  return folded && strstr (folded, word);
}

// A poster with its authors is a paper, and no session with boards.
static void
settle_poster (const AffScheduleEvent *event, AffDraftItem *item, AffReport *report)
{
  if (!item->speakers || item->speakers->len == 0 || !says (item->type, "poster") ||
      says (item->type, "session") || says (item->title, "poster"))
    return;
  item->natures = AFF_NATURE_TALK;
  aff_report_add (report, AFF_REMARK_GUESSED, "poster-as-event", event->place,
                  "A single poster is listed as an event of its own.",
                  "It was read as a talk; posters on boards come from a list of papers.");
}

static void
report_left_out (const AffScheduleEvent *event, gboolean had_markup, AffReport *report)
{
  if (had_markup)
    aff_report_add (report, AFF_REMARK_HANDLED, "markup", event->place,
                    "Texts of an event hold HTML.", "They were read as plain text.");
  if (event->has_links)
    aff_report_add (report, AFF_REMARK_LEFT, "links-left-out", event->place,
                    "An event has links or attachments.",
                    "Only the address of its own page is kept.");
  if (event->has_addresses)
    aff_report_add (report, AFF_REMARK_LEFT, "address-in-name", event->place,
                    "An e-mail address or telephone number stands in the name of a person.",
                    "It was left out, and whoever has no other name.");
  if (event->has_emails)
    aff_report_add (report, AFF_REMARK_LEFT, "emails-left-out", event->place,
                    "People stand there with their e-mail addresses.",
                    "These were left out: no public screen shows such.");
  if (event->has_answers)
    aff_report_add (report, AFF_REMARK_LEFT, "answers-left-out", event->place,
                    "An event or its speakers have answers to what the organisers asked.",
                    "They may be private and were not read.");
}

static void
fill_item (const AffSchedule *self,
           AffScheduleEvent *event,
           AffDraftItem *item,
           AffReport *report)
{
  gboolean had_markup = FALSE;

  aff_schedule_read_times (self, event, item, report);
  set_title (event, item, &had_markup, report);
  aff_draft_set (&item->subtitle, event->subtitle);
  aff_draft_set (&item->type, event->type);
  aff_draft_set (&item->track, event->track);
  aff_draft_set (&item->room, event->room);
  aff_draft_set (&item->own, event->guid);
  item->natures |= event->natures;
  set_language (event, item, report);
  set_abstract (event, item, &had_markup);
  set_address (self, event, item);
  set_state (event, item);
  set_people (event, item);
  settle_poster (event, item, report);
  report_left_out (event, had_markup, report);
}

static void
write_day (char **field, gint64 number)
{
  AffWhen when = AFF_WHEN_NONE;

  if (aff_when_set_day_number (&when, number))
    aff_draft_set (field, when.day);
}

// "days: 4", and 27 to 31 December: where as many days are listed as are said, these are they.
static void
settle_days (const AffSchedule *self, AffDraft *draft, AffReport *report)
{
  AffWhen first = AFF_WHEN_NONE;
  AffWhen last = AFF_WHEN_NONE;

  if (self->days_said <= 0 || !draft->first_day || !draft->last_day ||
      !aff_when_parse (draft->first_day, &first, NULL) ||
      !aff_when_parse (draft->last_day, &last, NULL))
    return;
  gint64 span = aff_when_day_number (&last) - aff_when_day_number (&first) + 1;
  if (span == self->days_said)
    return;
  gboolean is_listed = self->days_listed == self->days_said;
  aff_report_add (report, AFF_REMARK_GUESSED, "days-contradict", NULL,
                  "From the first to the last day there are not as many days as are said.",
                  is_listed ? "The days under which something is listed were taken."
                            : "The first and the last day were taken.");
  if (is_listed) {
    write_day (&draft->first_day, self->first_listed);
    write_day (&draft->last_day, self->last_listed);
  }
}

static void
report_whole (const AffSchedule *self, AffReport *report)
{
  if (self->is_pretalx && !self->has_breaks)
    aff_report_add (
      report, AFF_REMARK_LEFT, "no-breaks", NULL,
      "pretalx leaves breaks out of its export, and what has no room or no start.",
      "Breaks that are in the programme stay; add others by hand, or import the slots of "
      "pretalx’ API.");
  if (self->has_false_offsets)
    aff_report_add (
      report, AFF_REMARK_GUESSED, "offset-unlikely", NULL,
      "All dates say UTC, no zone is named, and the time of day that stands beside "
      "them is the same.",
      "The times on the page stay, and the offset was left out.");
}

static gboolean
refuse_empty (const char *source_name, GError **error)
{
  g_set_error (
    error, AFF_ERROR, AFF_ERROR_FORMAT,
    "%s is a schedule without a single event. Release the schedule where it is made, "
    "and export it again.",
    source_name);
  return FALSE;
}

static void
add_item (AffSchedule *self, guint index, const char *key, AffDraft *draft, AffReport *report)
{
  AffScheduleEvent *event = self->events->pdata[index];

  if (key)
    fill_item (self, event, aff_draft_item (draft, key, event->place), report);
  else
    aff_report_add (report, AFF_REMARK_LEFT, "event-without-title", event->place,
                    "An event has neither a title nor a number.", "It was left out.");
  self->events->pdata[index] = NULL;
  free_event (event);
}

gboolean
aff_schedule_finish (AffSchedule *self,
                     const char *source_name,
                     AffDraft *draft,
                     AffReport *report,
                     GError **error)
{
  g_return_val_if_fail (self != NULL && draft != NULL && report != NULL, FALSE);
  if (self->events->len == 0)
    return refuse_empty (source_name, error);
  aff_schedule_own_read (self);
  draft->is_own = aff_schedule_own_is (self);
  g_autoptr (GPtrArray) keys = aff_schedule_list_keys (self, report);

  self->has_false_offsets = !draft->zone && aff_schedule_find_false_offsets (self);
  for (guint i = 0; i < keys->len; i++)
    add_item (self, i, keys->pdata[i], draft, report);
  if (!draft->family)
    draft->family = g_strdup (self->is_pretalx ? "pretalx" : "frab");
  aff_draft_set (&draft->source, self->generator);
  draft->lists_items = TRUE;
  if (!draft->is_own)
    settle_days (self, draft, report);
  report_whole (self, report);
  return TRUE;
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/read/calendar-item.h"

#include "app/base/text.h"
#include "app/draft/markup.h"
#include "app/draft/nature.h"
#include "app/draft/people.h"

#include <string.h>

#define MINUTES_PER_DAY 1440
#define MOST_UNKNOWN    100
#define LONGEST_KEY     300 // of a UID, in bytes: what is longer is told by its digest

char *
aff_calendar_item_key (const char *uid)
{
  g_autofree char *key = aff_text_clean_line (uid);

  if (!key || !*key)
    return NULL;
  if (strlen (key) > LONGEST_KEY)
    return g_compute_checksum_for_string (G_CHECKSUM_SHA256, uid, -1);
  return g_strdelimit (g_steal_pointer (&key), "@", '#');
}

char *
aff_calendar_item_program (const char *id)
{
  g_return_val_if_fail (id != NULL, NULL);
  g_auto (GStrv) parts = g_strsplit (id, "//", 8);
  g_autoptr (GString) name = g_string_new (NULL);

  for (guint i = 0; parts[i]; i++) {
    const char *part = g_strstrip (parts[i]);
    gboolean is_language = i > 1 && !parts[i + 1] && strlen (part) <= 5;
    if (strlen (part) > 1 && !is_language)
      g_string_append_printf (name, "%s%s", name->len > 0 ? ", " : "", part);
  }
  return g_string_free (g_steal_pointer (&name), FALSE);
}

static char *
strip (const char *text, guint line, AffReport *report)
{
  if (text && aff_markup_is_there (text))
    aff_report_add_line (report, AFF_REMARK_HANDLED, "markup", line,
                         "A text has tags or entities of HTML in it.",
                         "It was read as people see it.");
  return aff_markup_strip (text);
}

void
aff_calendar_item_line (char **field, const char *text, guint line, AffReport *report)
{
  g_return_if_fail (field != NULL && report != NULL);
  g_autofree char *plain = strip (text, line, report);

  aff_draft_set (field, plain);
}

void
aff_calendar_item_text (char **field, const char *text, guint line, AffReport *report)
{
  g_return_if_fail (field != NULL && report != NULL);
  g_autofree char *plain = strip (text, line, report);

  aff_draft_set_text (field, plain);
}

void
aff_calendar_item_place (AffDraftItem *item, const char *text, guint line, AffReport *report)
{
  g_return_if_fail (item != NULL && report != NULL);
  gboolean is_address = text && (g_ascii_strncasecmp (text, "https://", 8) == 0 ||
                                 g_ascii_strncasecmp (text, "http://", 7) == 0);

  if (!is_address) {
    aff_calendar_item_line (&item->room, text, line, report);
    return;
  }
  aff_report_add_line (report, AFF_REMARK_GUESSED, "address-as-place", line,
                       "A place is the address of a page.",
                       "It was taken for the event's page; no room is known.");
  if (!item->address)
    aff_draft_set (&item->address, text);
}

static const char *
find_text (icalcomponent *event, icalproperty_kind kind)
{
  icalproperty *property = icalcomponent_get_first_property (event, kind);
  icalvalue *value = property ? icalproperty_get_value (property) : NULL;

  if (!value)
    return NULL;
  return kind == ICAL_URL_PROPERTY ? icalvalue_get_uri (value) : icalvalue_get_text (value);
}

const char *
aff_calendar_item_value (icalproperty *property)
{
  g_return_val_if_fail (property != NULL, NULL);
  icalvalue *value = icalproperty_get_value (property);

  if (!value)
    return NULL;
  return icalvalue_isa (value) == ICAL_X_VALUE ? icalvalue_get_x (value)
                                               : icalvalue_get_text (value);
}

const char *
aff_calendar_item_extension (icalcomponent *component, const char *name)
{
  g_return_val_if_fail (component != NULL && name != NULL, NULL);
  icalproperty *property = icalcomponent_get_first_property (component, ICAL_X_PROPERTY);

  for (; property; property = icalcomponent_get_next_property (component, ICAL_X_PROPERTY)) {
    const char *other = icalproperty_get_x_name (property);
    if (other && g_ascii_strcasecmp (other, name) == 0)
      return aff_calendar_item_value (property);
  }
  return NULL;
}

// What this program writes where a text for people says more than the field, or less: "-" is none.
static gboolean
read_own (char **field, icalcomponent *event, const char *name)
{
  const char *text = aff_calendar_item_extension (event, name);

  if (text && strcmp (text, "-") != 0)
    aff_draft_set_text (field, text);
  return text != NULL;
}

static void
read_place (AffDraftItem *item, icalcomponent *event, guint line, AffReport *report)
{
  if (!read_own (&item->room, event, "X-AFFICHE-ROOM"))
    aff_calendar_item_place (item, find_text (event, ICAL_LOCATION_PROPERTY), line, report);
}

static void
read_categories (AffDraftItem *item, icalcomponent *event, guint line, AffReport *report)
{
  g_autoptr (GString) words = g_string_new (NULL);
  icalproperty *property = icalcomponent_get_first_property (event, ICAL_CATEGORIES_PROPERTY);

  for (; property;
       property = icalcomponent_get_next_property (event, ICAL_CATEGORIES_PROPERTY)) {
    const char *word = icalproperty_get_categories (property);
    if (word && *word)
      g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", word);
  }
  if (words->len == 0)
    return;
  aff_report_add_line (report, AFF_REMARK_GUESSED, "categories-as-type", line,
                       "CATEGORIES may be types of sessions or tracks.",
                       "They were read as the type of the session.");
  aff_calendar_item_line (&item->type, words->str, line, report);
}

static void
read_status (AffDraftItem *item, icalcomponent *event)
{
  icalproperty *property = icalcomponent_get_first_property (event, ICAL_STATUS_PROPERTY);
  icalproperty_status status = property ? icalproperty_get_status (property) : ICAL_STATUS_NONE;

  item->to_confirm = status == ICAL_STATUS_TENTATIVE;
  item->is_cancelled = status == ICAL_STATUS_CANCELLED;
}

// "@first" is a name that somebody goes by.
static gboolean
has_address (const char *name)
{
  const char *at = strchr (name, '@');

  return at && at > name && (g_ascii_isalnum (at[-1]) || strchr ("._-+", at[-1]));
}

// The name that stands with an address, if it is one.
static char *
read_name (icalproperty *property)
{
  icalparameter *parameter = icalproperty_get_first_parameter (property, ICAL_CN_PARAMETER);
  const char *name = parameter ? icalparameter_get_cn (parameter) : NULL;
  char *plain = name ? g_strstrip (g_strdup (name)) : NULL;

  if (plain && (*plain == '\0' || has_address (plain)))
    g_clear_pointer (&plain, g_free);
  return plain;
}

static gboolean
has_parameter (icalproperty *property, icalparameter_kind kind)
{
  return icalproperty_get_first_parameter (property, kind) != NULL;
}

static gboolean
is_person (icalproperty *property)
{
  icalparameter *parameter = icalproperty_get_first_parameter (property, ICAL_CUTYPE_PARAMETER);
  icalparameter_cutype type = parameter ? icalparameter_get_cutype (parameter)
                                        : ICAL_CUTYPE_INDIVIDUAL;

  return type != ICAL_CUTYPE_GROUP && type != ICAL_CUTYPE_RESOURCE && type != ICAL_CUTYPE_ROOM;
}

static gboolean
is_chair (icalproperty *property)
{
  icalparameter *parameter = icalproperty_get_first_parameter (property, ICAL_ROLE_PARAMETER);

  return parameter && icalparameter_get_role (parameter) == ICAL_ROLE_CHAIR;
}

// Of our own exports: a role that other calendars have no word for.
static gboolean
is_panellist (icalproperty *property)
{
  icalparameter *parameter = icalproperty_get_first_parameter (property, ICAL_X_PARAMETER);
  const char *name = parameter ? icalparameter_get_xname (parameter) : NULL;

  return name && g_ascii_strcasecmp (name, "X-AFFICHE-ROLE") == 0;
}

// Programmes name their speakers as attendees that were never asked anything. Who was asked to
// come, or answered, is a guest of somebody's own calendar.
static gboolean
is_invited (icalproperty *property)
{
  return has_parameter (property, ICAL_PARTSTAT_PARAMETER) ||
         has_parameter (property, ICAL_RSVP_PARAMETER);
}

static void
read_attendee (AffDraftItem *item, icalproperty *property, guint line, AffReport *report)
{
  const char *address = icalproperty_get_attendee (property);
  g_autofree char *name = read_name (property);

  if (address && strchr (address, '@'))
    aff_report_add_line (report, AFF_REMARK_LEFT, "attendee-address", line,
                         "An attendee stands there with a mail address.",
                         "The address was left out: it is not for a public screen.");
  if (!is_person (property) || is_panellist (property))
    return;
  if (is_invited (property))
    aff_report_add_line (report, AFF_REMARK_LEFT, "attendee-invited", line,
                         "Somebody was invited to an event.",
                         "The guest was left out: guests are not speakers.");
  else if (name) {
    GPtrArray **people = is_chair (property) ? &item->chairs : &item->speakers;
    aff_report_add_line (report, AFF_REMARK_GUESSED, "attendee-as-speaker", line,
                         "An event names an attendee that nobody invited.",
                         "The attendee was read as its speaker or chair.");
    if (aff_people_is_unknown (name))
      item->unknown_speakers = MAX (item->unknown_speakers, 0) + 1;
    else
      aff_draft_add_person (people, name, NULL);
  }
}

static void
read_people (AffDraftItem *item, icalcomponent *event, guint line, AffReport *report)
{
  icalproperty *property = icalcomponent_get_first_property (event, ICAL_ATTENDEE_PROPERTY);

  g_clear_pointer (&item->speakers, g_ptr_array_unref);
  g_clear_pointer (&item->chairs, g_ptr_array_unref);
  item->unknown_speakers = -1;
  for (; property; property = icalcomponent_get_next_property (event, ICAL_ATTENDEE_PROPERTY))
    read_attendee (item, property, line, report);
  if (icalcomponent_get_first_property (event, ICAL_ORGANIZER_PROPERTY))
    aff_report_add_line (report, AFF_REMARK_LEFT, "organizer", line,
                         "An event names who keeps it in a calendar.",
                         "The name and the address were left out.");
  if (icalcomponent_get_first_property (event, ICAL_CONTACT_PROPERTY))
    aff_report_add_line (report, AFF_REMARK_LEFT, "contact", line,
                         "An event names a contact, often with a phone number.",
                         "The contact was left out: it is not for a public screen.");
}

static void
read_unsayable (AffDraftItem *item, icalcomponent *event)
{
  const char *unknown = aff_calendar_item_extension (event, "X-AFFICHE-UNKNOWN");
  const char *natures = aff_calendar_item_extension (event, "X-AFFICHE-NATURES");
  guint64 count = 0;

  if (unknown && g_ascii_string_to_unsigned (unknown, 10, 1, MOST_UNKNOWN, &count, NULL))
    item->unknown_speakers = (int) count;
  if (natures)
    item->natures = aff_nature_read (natures);
}

// libical refuses a property without a value, too, of which nothing is lost.
static gboolean
has_bad_property (icalcomponent *event)
{
  icalproperty *property = icalcomponent_get_first_property (event, ICAL_XLICERROR_PROPERTY);

  for (; property;
       property = icalcomponent_get_next_property (event, ICAL_XLICERROR_PROPERTY)) {
    const char *text = icalproperty_get_xlicerror (property);
    if (!text || !g_str_has_prefix (text, "No value for "))
      return TRUE;
  }
  return FALSE;
}

void
aff_calendar_item_describe (AffDraftItem *item,
                            icalcomponent *event,
                            guint line,
                            AffReport *report)
{
  g_return_if_fail (item != NULL && event != NULL && report != NULL);
  aff_calendar_item_line (&item->title, find_text (event, ICAL_SUMMARY_PROPERTY), line, report);
  read_own (&item->subtitle, event, "X-AFFICHE-SUBTITLE");
  if (!read_own (&item->abstract, event, "X-AFFICHE-ABSTRACT"))
    aff_calendar_item_text (&item->abstract, find_text (event, ICAL_DESCRIPTION_PROPERTY), line,
                            report);
  aff_draft_set (&item->address, find_text (event, ICAL_URL_PROPERTY));
  read_place (item, event, line, report);
  read_categories (item, event, line, report);
  read_status (item, event);
  read_people (item, event, line, report);
  read_unsayable (item, event);
  if (has_bad_property (event))
    aff_report_add_line (report, AFF_REMARK_LEFT, "bad-property", line,
                         "A property of an event is not what iCalendar says it is.",
                         "It was left out.");
  if (icalcomponent_get_first_property (event, ICAL_ATTACH_PROPERTY))
    aff_report_add_line (report, AFF_REMARK_LEFT, "attachment", line,
                         "An event has a file or a page attached.", "It was left out.");
}

static void
copy_people (GPtrArray **list, const GPtrArray *others)
{
  for (guint i = 0; others && i < others->len; i++)
    aff_draft_add_person (list, ((const AffDraftPerson *) others->pdata[i])->name, NULL);
}

void
aff_calendar_item_copy (AffDraftItem *item, const AffDraftItem *other)
{
  g_return_if_fail (item != NULL && other != NULL && item != other);
  aff_draft_set (&item->title, other->title);
  aff_draft_set (&item->subtitle, other->subtitle);
  aff_draft_set_text (&item->abstract, other->abstract);
  aff_draft_set (&item->address, other->address);
  aff_draft_set (&item->room, other->room);
  aff_draft_set (&item->type, other->type);
  item->to_confirm = other->to_confirm;
  item->is_cancelled = other->is_cancelled;
  item->unknown_speakers = other->unknown_speakers;
  copy_people (&item->speakers, other->speakers);
  copy_people (&item->chairs, other->chairs);
}

// Several days without times: the last day is the one after it.
static void
read_days (AffDraftItem *item, const AffWhen *end, guint line, AffReport *report)
{
  AffWhen first = item->start;
  AffWhen last = *end;

  aff_report_add_line (report, AFF_REMARK_HANDLED, "all-day", line,
                       "An event lasts all day: it has no time.",
                       "It stands under its day, with its time to be announced.");
  first.minute = last.minute = 0;
  if (last.day[0] != '\0' && aff_when_between (&first, &last) > MINUTES_PER_DAY)
    aff_report_add_line (report, AFF_REMARK_GUESSED, "all-day-for-days", line,
                         "An event lasts several days without a time.",
                         "It stands under its first day only.");
}

static void
read_end (AffDraftItem *item,
          icalproperty *property,
          AffCalendarZones *zones,
          guint line,
          AffReport *report)
{
  AffWhen end;

  if (!aff_calendar_zones_read (zones, property, icalproperty_get_dtend (property), line, &end))
    return;
  if (item->start.minute < 0) {
    read_days (item, &end, line, report);
    return;
  }
  int minutes = end.minute < 0 ? -1 : aff_when_between (&item->start, &end);
  if (minutes > 0 && minutes <= AFF_REPEAT_LONGEST) {
    item->end = end;
    item->duration_min = minutes;
  } else
    aff_report_add_line (report, AFF_REMARK_GUESSED, "bad-end", line,
                         "An event ends before it begins, at once, or after a year.",
                         "Its end was taken as not known.");
}

static void
read_duration (AffDraftItem *item, icalproperty *property, guint line, AffReport *report)
{
  int minutes = aff_repeat_minutes (icalproperty_get_duration (property));

  if (item->start.minute < 0)
    read_days (item, &AFF_WHEN_NONE, line, report);
  else if (minutes > 0)
    item->duration_min = minutes;
  else
    aff_report_add_line (report, AFF_REMARK_GUESSED, "bad-duration", line,
                         "A duration is negative, nothing, or longer than a year.",
                         "It was taken as not known.");
}

// Of our own exports: a length that calendars cannot say, "-" for one that nobody knows.
static gboolean
read_length (AffDraftItem *item, icalcomponent *event)
{
  const char *length = aff_calendar_item_extension (event, "X-AFFICHE-LENGTH");

  if (length && strcmp (length, "0") == 0)
    item->duration_min = 0;
  return length != NULL;
}

void
aff_calendar_item_time (AffDraftItem *item,
                        icalcomponent *event,
                        AffCalendarZones *zones,
                        guint line,
                        AffReport *report)
{
  g_return_if_fail (item != NULL && event != NULL && zones != NULL && report != NULL);
  icalproperty *start = icalcomponent_get_first_property (event, ICAL_DTSTART_PROPERTY);
  icalproperty *end = icalcomponent_get_first_property (event, ICAL_DTEND_PROPERTY);
  icalproperty *duration = icalcomponent_get_first_property (event, ICAL_DURATION_PROPERTY);

  item->start = item->end = AFF_WHEN_NONE;
  item->duration_min = -1;
  if (!start || !aff_calendar_zones_read (zones, start, icalproperty_get_dtstart (start), line,
                                          &item->start))
    aff_report_add_line (report, AFF_REMARK_GUESSED, "no-start", line,
                         "An event has no start that can be read.",
                         "Its day and time are to be announced.");
  else if (read_length (item, event))
    return;
  else if (end)
    read_end (item, end, zones, line, report);
  else if (duration)
    read_duration (item, duration, line, report);
  else if (item->start.minute < 0)
    read_days (item, &AFF_WHEN_NONE, line, report);
}

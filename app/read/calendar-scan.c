// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/read/calendar-scan.h"

#include "app/base/text.h"

#include <string.h>

typedef struct {
  // owned
  GString *text;   // the line at hand, unfolded
  GPtrArray *open; // char *: names of the components around it
  icalparser *parser;
  // borrowed
  AffSource *source;
  AffReport *report; // or NULL
  const AffCalendarVisit *visit;
  gpointer data;
  const char *next;   // where the line after this one begins
  guint line;         // where the line at hand begins, from 1
  guint next_line;    // where the next one does
  guint begun;        // the line of the component that is being read
  guint depth;        // of its own lines; 0: none is being read
  guint n_components; // that were read
  guint n_lines;      // of the one that is being read
  gboolean is_whole;  // nothing of the line was cut off
} Scan;

// What is read of an event. Everything else never gets to libical: pictures in base64, alarms and
// the notes that programs make for themselves.
static const char *const event_names[] = {
  "ATTACH",
  "ATTENDEE",
  "CATEGORIES",
  "CLASS",
  "CONTACT",
  "DESCRIPTION",
  "DTEND",
  "DTSTART",
  "DURATION",
  "EXDATE",
  "EXRULE",
  "LOCATION",
  "ORGANIZER",
  "RDATE",
  "RRULE",
  "RECURRENCE-ID",
  "SEQUENCE",
  "STATUS",
  "SUMMARY",
  "UID",
  "URL",
  "X-AFFICHE-ABSTRACT",
  "X-AFFICHE-KEY",
  "X-AFFICHE-LENGTH",
  "X-AFFICHE-NATURES",
  "X-AFFICHE-ROOM",
  "X-AFFICHE-SUBTITLE",
  "X-AFFICHE-UNKNOWN",
  NULL,
};

static const char *const zone_names[] = {
  "DTSTART",      "RDATE",      "RRULE",          "TZID", "TZNAME",
  "TZOFFSETFROM", "TZOFFSETTO", "X-LIC-LOCATION", NULL,
};

static const char *const calendar_names[] = {
  "METHOD", "NAME", "PRODID", "VERSION", "X-WR-CALDESC", "X-WR-CALNAME", "X-WR-TIMEZONE", NULL,
};

// The name at the start of TEXT, up to its parameters or its value, is NAME.
static gboolean
is_named (const char *text, const char *name)
{
  gsize length = strlen (name);

  return g_ascii_strncasecmp (text, name, length) == 0 &&
         (text[length] == ':' || text[length] == ';');
}

static gboolean
is_one_of (const char *text, const char *const *names)
{
  for (; *names; names++)
    if (is_named (text, *names))
      return TRUE;
  return FALSE;
}

// Appends a physical line without its control characters, as far as there is room.
static void
append_physical (Scan *self, const char *from, gsize length)
{
  gsize room = AFF_CALENDAR_TEXT - MIN (self->text->len, AFF_CALENDAR_TEXT);

  if (length > room)
    self->is_whole = FALSE;
  for (gsize i = 0; i < MIN (length, room); i++)
    if ((guchar) from[i] >= ' ' || from[i] == '\t')
      g_string_append_c (self->text, from[i]);
}

// RFC 5545, 3.1: a line that begins with a space or a tab goes on with the one before it.
static gboolean
read_line (Scan *self)
{
  g_string_truncate (self->text, 0);
  self->line = self->next_line;
  self->is_whole = TRUE;
  if (*self->next == '\0')
    return FALSE;
  do {
    const char *end = strchrnul (self->next, '\n');
    append_physical (self, self->next, end - self->next);
    self->next = *end ? end + 1 : end;
    self->next_line++;
    if (*self->next != ' ' && *self->next != '\t')
      break;
    self->next++;
  } while (TRUE);
  return TRUE;
}

static void
remark (Scan *self,
        AffRemarkKind kind,
        const char *code,
        const char *meaning,
        const char *action)
{
  if (self->report)
    aff_report_add_line (self->report, kind, code, self->line, meaning, action);
}

static gboolean
fail (Scan *self, guint line, const char *what, GError **error)
{
  g_set_error (error, AFF_ERROR, AFF_ERROR_FORMAT, "%s, line %u: %s",
               aff_source_name (self->source), line, what);
  return FALSE;
}

static const char *
find_innermost (const Scan *self)
{
  return self->open->len > 0 ? self->open->pdata[self->open->len - 1] : NULL;
}

// What stands after "BEGIN:" or "END:", or NULL if the line is not of that NAME.
static char *
read_component_name (const Scan *self, const char *name)
{
  const char *colon = is_named (self->text->str, name) ? strchr (self->text->str, ':') : NULL;

  return colon ? g_strstrip (g_strdup (colon + 1)) : NULL;
}

static gboolean
is_read (const Scan *self)
{
  if (self->depth == 0)
    return FALSE;
  if (self->open->len == self->depth)
    return TRUE;
  return self->visit->kind == ICAL_VTIMEZONE_COMPONENT && self->open->len == self->depth + 1;
}

static void
start_reading (Scan *self)
{
  self->depth = self->open->len;
  self->begun = self->line;
  self->n_lines = 0;
  self->parser = icalparser_new ();
}

// The parser owns what is not finished.
static void
stop_reading (Scan *self)
{
  g_clear_pointer (&self->parser, icalparser_free);
  self->depth = 0;
}

static void
visit_component (Scan *self, icalcomponent *component)
{
  if (icalcomponent_isa (component) == self->visit->kind)
    self->visit->component (component, self->begun, self->data);
  icalcomponent_free (component);
  stop_reading (self);
}

static gboolean
is_full (Scan *self)
{
  if (self->n_lines++ < AFF_CALENDAR_LINES)
    return FALSE;
  if (self->n_lines == AFF_CALENDAR_LINES + 1)
    remark (self, AFF_REMARK_LEFT, "event-too-long", "An event has more than 2,000 properties.",
            "The rest of them was left out.");
  return TRUE;
}

static void
hand_over (Scan *self)
{
  icalcomponent *component = icalparser_add_line (self->parser, self->text->str);

  if (component)
    visit_component (self, component);
}

static gboolean
is_no_event (icalcomponent_kind kind)
{
  return kind == ICAL_VTODO_COMPONENT || kind == ICAL_VJOURNAL_COMPONENT ||
         kind == ICAL_VFREEBUSY_COMPONENT;
}

static gboolean
begin_component (Scan *self, char *name, GError **error)
{
  icalcomponent_kind kind = icalcomponent_string_to_kind (name);

  g_ptr_array_add (self->open, name);
  if (self->open->len > AFF_CALENDAR_DEPTH)
    return fail (self, self->line,
                 "components stand in one another deeper than any calendar. Export it again.",
                 error);
  if (self->depth == 0 && kind == self->visit->kind) {
    if (++self->n_components > AFF_CALENDAR_EVENTS)
      return fail (
        self, self->line,
        "this is the event after the 100,000th, more than can be read. Export only the "
        "days or the calendar that are wanted.",
        error);
    start_reading (self);
  }
  if (is_no_event (kind))
    remark (self, AFF_REMARK_LEFT, "no-event", "Tasks, journals and busy times are no events.",
            "They were left out.");
  if (is_read (self))
    hand_over (self);
  return TRUE;
}

static gboolean
end_component (Scan *self, const char *name, GError **error)
{
  const char *open = find_innermost (self);

  if (!open || g_ascii_strcasecmp (open, name) != 0) {
    g_autofree char *quote = aff_text_quote (name);
    g_autofree char *what =
      g_strdup_printf ("END:%s ends nothing that is open here. The file is damaged: export it "
                       "again.",
                       quote);
    return fail (self, self->line, what, error);
  }
  if (is_read (self))
    hand_over (self);
  g_ptr_array_remove_index (self->open, self->open->len - 1);
  if (self->parser && self->open->len < self->depth) {
    remark (self, AFF_REMARK_LEFT, "bad-component",
            "An event is not put together as it should be.", "It was left out.");
    stop_reading (self);
  }
  return TRUE;
}

static void
visit_property (Scan *self)
{
  icalproperty *property = icalproperty_new_from_string (self->text->str);

  if (!property)
    return;
  self->visit->property (property, self->line, self->data);
  icalproperty_free (property);
}

static void
read_property (Scan *self)
{
  const char *const *names = self->visit->kind == ICAL_VEVENT_COMPONENT ? event_names
                                                                        : zone_names;
  const char *open = find_innermost (self);
  gboolean is_long = is_named (self->text->str, "DESCRIPTION") ||
                     is_named (self->text->str, "X-AFFICHE-ABSTRACT");
  gboolean fits = self->is_whole && (is_long || self->text->len <= AFF_CALENDAR_LINE);

  if (is_read (self) && is_one_of (self->text->str, names)) {
    if (fits && !is_full (self))
      hand_over (self);
    else if (fits)
      return;
    else if (!is_named (self->text->str, "ATTACH"))
      remark (self, AFF_REMARK_LEFT, "line-too-long",
              "A property is longer than anything people write.", "It was left out.");
  } else if (self->visit->property && open && g_ascii_strcasecmp (open, "VCALENDAR") == 0 &&
             fits && is_one_of (self->text->str, calendar_names))
    visit_property (self);
}

static gboolean
read_whole_line (Scan *self, GError **error)
{
  char *begun = read_component_name (self, "BEGIN");
  g_autofree char *ended = begun ? NULL : read_component_name (self, "END");

  if (begun)
    return begin_component (self, begun, error);
  if (ended)
    return end_component (self, ended, error);
  if (strchr (self->text->str, ':'))
    read_property (self);
  else if (*self->text->str != '\0')
    remark (self, AFF_REMARK_LEFT, "no-property", "A line has no colon: it says nothing.",
            "It was left out.");
  return TRUE;
}

static gboolean
check_end (Scan *self, GError **error)
{
  const char *open = find_innermost (self);

  if (!open)
    return TRUE;
  g_autofree char *quote = aff_text_quote (open);
  g_autofree char *what = g_strdup_printf (
    "the file ends before END:%s: it was cut off. Fetch or export it again.", quote);
  return fail (self, self->next_line, what, error);
}

static void
clear_scan (Scan *self)
{
  g_clear_pointer (&self->parser, icalparser_free);
  g_ptr_array_unref (self->open);
  g_string_free (self->text, TRUE);
}

gboolean
aff_calendar_is_there (const char *text)
{
  g_return_val_if_fail (text != NULL, FALSE);
  while (g_ascii_isspace (*text))
    text++;
  return g_ascii_strncasecmp (text, "BEGIN:V", 7) == 0 &&
         g_ascii_strncasecmp (text + 7, "CARD", 4) != 0;
}

gboolean
aff_calendar_scan (AffSource *source,
                   const AffCalendarVisit *visit,
                   gpointer data,
                   AffReport *report,
                   GError **error)
{
  g_return_val_if_fail (source != NULL && visit != NULL, FALSE);
  Scan self = {.source = source,
               .visit = visit,
               .data = data,
               .report = report,
               .next = aff_source_text (source),
               .next_line = 1};
  gboolean is_good = TRUE;

  self.text = g_string_new (NULL);
  self.open = g_ptr_array_new_with_free_func (g_free);
  while (is_good && read_line (&self))
    is_good = read_whole_line (&self, error);
  is_good = is_good && check_end (&self, error);
  clear_scan (&self);
  return is_good;
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/attendee/found.h"

#include "app/base/clock.h"
#include "ui/widget/words.h"

#include <glib/gi18n.h>
#include <string.h>

#define LABELS_SHOWN 6 // boards of a topic that do not follow each other

void
aff_found_for_init (AffFoundFor *self,
                    const AffProgramme *programme,
                    const char *language,
                    gint64 now)
{
  const AffItem *item = aff_agenda_poster_item (programme, now);

  *self = (AffFoundFor){.seats = aff_agenda_seats (programme, item, now),
                        .programme = programme,
                        .language = language,
                        .now = now};
}

void
aff_found_for_clear (AffFoundFor *self)
{
  g_clear_pointer (&self->seats, g_array_unref);
}

void
aff_found_free (AffFound *self)
{
  if (self == NULL)
    return;
  g_free (self->label);
  g_free (self->letter);
  g_free (self->title.text);
  g_free (self->detail.text);
  g_free (self->also.text);
  g_free (self->page);
  g_free (self);
}

static AffFound *
make_found (const char *icon)
{
  AffFound *found = g_new0 (AffFound, 1);

  found->icon = icon;
  return found;
}

static AffMarked
copy_marked (const AffMarked *marked)
{
  AffMarked copy = *marked;

  copy.text = g_strdup (marked->text);
  return copy;
}

static void
move_marks (AffMarked *marked, gsize by)
{
  for (guint i = 0; i < marked->n_marks; i++) {
    marked->marks[i].start += (guint) by;
    marked->marks[i].end += (guint) by;
  }
}

// MARKED as FORMAT's "%s".
static void
wrap_marked (AffMarked *marked, const char *format)
{
  const char *place = strstr (format, "%s");
  gsize before = place != NULL ? (gsize) (place - format) : 0;
  g_autoptr (GString) text = g_string_new_len (format, (gssize) before);

  if (place == NULL)
    return;
  g_string_append (text, marked->text);
  g_string_append (text, place + strlen ("%s"));
  move_marks (marked, before);
  g_free (marked->text);
  marked->text = g_string_free (g_steal_pointer (&text), FALSE);
}

// WORDS before MARKED's own, which may be none.
static void
put_before (AffMarked *marked, const char *words)
{
  g_autofree char *former = marked->text;

  if (former == NULL) {
    marked->text = g_strdup (words);
    return;
  }
  marked->text = g_strdup_printf ("%s · %s", words, former);
  move_marks (marked, strlen (words) + strlen (" · "));
}

static const AffSeat *
find_seat (const AffFoundFor *self, const AffPaper *paper)
{
  for (guint i = 0; i < self->seats->len; i++) {
    const AffSeat *seat = &g_array_index (self->seats, AffSeat, i);

    if (seat->presentation != NULL && seat->presentation->paper == paper)
      return seat;
  }
  return NULL;
}

static const AffPresentation *
choose_presentation (const AffFoundFor *self, const AffPaper *paper, const AffSeat *seat)
{
  if (seat != NULL)
    return seat->presentation;
  for (guint i = 0; i < paper->presentations->len; i++) {
    const AffPresentation *one = g_ptr_array_index (paper->presentations, i);

    if (one->embargo == AFF_UNKNOWN_TIME || one->embargo <= self->now)
      return one;
  }
  return NULL;
}

static void
open_page (AffFound *found, const char *kind, gint64 id)
{
  found->opens = AFF_OPENS_PAGE;
  g_free (found->page);
  found->page = g_strdup_printf ("%s:%" G_GINT64_FORMAT, kind, id);
}

static void
set_letter (AffFound *found, const AffTopic *topic)
{
  g_free (found->letter);
  found->letter = topic != NULL ? g_strdup (topic->letter) : NULL;
}

static void
lead_to_paper (const AffFoundFor *self, AffFound *found, const AffPaper *paper)
{
  const AffSeat *seat = find_seat (self, paper);
  const AffPresentation *presentation = choose_presentation (self, paper, seat);

  if (seat != NULL) {
    found->label = g_strdup (seat->board->label);
    set_letter (found, seat->topic);
  }
  if (paper->is_withdrawn)
    put_before (&found->detail, _ ("Withdrawn"));
  if (presentation != NULL)
    open_page (found, "presentation", presentation->id);
}

static void
lead_to_item (const AffFoundFor *self, AffFound *found, const AffItem *item)
{
  const AffProgramme *programme = self->programme;
  g_autofree char *today = aff_zone_day (programme->zone, self->now);
  gboolean has_time = item->standing.start != AFF_UNKNOWN_TIME;
  g_autofree char *range = has_time ? aff_words_range (item->workshop->zone, item->standing)
                                    : g_strdup (_ ("Time to be announced"));

  found->natures = item->natures;
  if (item->is_cancelled)
    put_before (&found->detail, _ ("Cancelled"));
  put_before (&found->detail, range);
  if (item->standing_day != NULL && g_strcmp0 (item->standing_day, today) != 0) {
    g_autofree char *date = aff_words_date (item->standing_day);
    put_before (&found->detail, date);
  }
  open_page (found, "item", item->id);
}

static void
append_label (GString *labels, const AffSeat *seat)
{
  g_string_append_printf (labels, "%s%s", labels->len > 0 ? ", " : "", seat->board->label);
}

// "4 posters, boards 16 to 19", or "boards 3, 11, 19" where others hang between them.
static char *
describe_topic (const AffFoundFor *self, const AffTopic *topic)
{
  g_autoptr (GString) labels = g_string_new (NULL);
  guint count = 0, first = 0, last = 0;

  for (guint i = 0; i < self->seats->len; i++) {
    const AffSeat *seat = &g_array_index (self->seats, AffSeat, i);

    if (seat->presentation == NULL || seat->topic != topic)
      continue;
    first = count == 0 ? i : first;
    last = i;
    if (count++ < LABELS_SHOWN)
      append_label (labels, seat);
  }
  g_autofree char *posters = g_strdup_printf (ngettext ("%u poster", "%u posters", count),
                                              count);
  if (count == 0)
    return g_steal_pointer (&posters);
  if (count > 2 && last - first + 1 == count)
    return g_strdup_printf (_ ("%s, boards %s to %s"), posters,
                            g_array_index (self->seats, AffSeat, first).board->label,
                            g_array_index (self->seats, AffSeat, last).board->label);
  if (count > LABELS_SHOWN)
    g_string_append (labels, " …");
  return count == 1 ? g_strdup_printf (_ ("%s, board %s"), posters, labels->str)
                    : g_strdup_printf (_ ("%s, boards %s"), posters, labels->str);
}

static void
lead_to_topic (const AffFoundFor *self, AffFound *found, const AffTopic *topic)
{
  g_autofree char *words = describe_topic (self, topic);
  g_autofree char *format = g_strdup_printf (_ ("Topic %s, %s"), topic->letter, "%s");

  set_letter (found, topic);
  wrap_marked (&found->title, format);
  put_before (&found->detail, words);
  found->opens = AFF_OPENS_TOPIC;
  found->id = topic->id;
}

static void
lead_to_workshop (const AffFoundFor *self, AffFound *found, const AffWorkshop *workshop)
{
  g_autofree char *days = aff_words_days (workshop->first_day, workshop->last_day);
  g_autofree char *words = g_strdup_printf ("%s%s%s", days != NULL ? days : "",
                                            days != NULL && *days != '\0' ? ", " : "",
                                            aff_words_room (workshop->room, self->language));

  put_before (&found->detail, words);
  open_page (found, "workshop", workshop->id);
}

const char *
aff_found_place_icon (AffPlaceKind kind)
{
  switch (kind) {
  case AFF_PLACE_KIOSK:
    return "kiosk";
  case AFF_PLACE_DOOR:
    return "door";
  case AFF_PLACE_STAGE:
    return "mic";
  case AFF_PLACE_COFFEE:
    return "coffee";
  case AFF_PLACE_REGISTRATION:
    return "info";
  case AFF_PLACE_ACCESSIBLE_TOILET:
    return "wheelchair";
  case AFF_PLACE_STAIRS:
    return "stairs";
  case AFF_PLACE_FIRST_AID:
    return "plus";
  case AFF_PLACE_LIFT:
  case AFF_PLACE_TOILETS:
  case AFF_PLACE_CLOAKROOM:
  case AFF_PLACE_SEATS:
  case AFF_PLACE_OTHER:
  default:
    return "pin";
  }
}

static void
lead_to_board (const AffFoundFor *self, AffFound *found, const AffBoard *board)
{
  found->label = g_strdup (board->label);
  found->opens = AFF_OPENS_BOARD;
  found->id = board->id;
  wrap_marked (&found->title, _ ("Board %s"));
  for (guint i = 0; i < self->seats->len; i++) {
    const AffSeat *seat = &g_array_index (self->seats, AffSeat, i);

    if (seat->board != board)
      continue;
    set_letter (found, seat->topic);
    if (seat->presentation != NULL)
      open_page (found, "presentation", seat->presentation->id);
    else
      put_before (&found->detail, seat->state == AFF_SEAT_CLOSED ? _ ("Closed") : _ ("Free"));
  }
}

static void
lead_to_person (AffFound *found, gint64 person)
{
  found->opens = AFF_OPENS_PERSON;
  found->id = person;
}

static void
lead_to_room (AffFound *found, const AffRoom *room)
{
  put_before (&found->detail, _ ("Room"));
  found->opens = AFF_OPENS_PAGE;
  found->page = g_strdup (room->plan != NULL ? "posters" : "schedule");
}

static void
lead_to_record (const AffFoundFor *self, AffFound *found, const AffHit *hit)
{
  switch (hit->kind) {
  case AFF_HIT_PAPER:
    lead_to_paper (self, found, hit->paper);
    break;
  case AFF_HIT_PERSON:
    lead_to_person (found, hit->id);
    break;
  case AFF_HIT_AFFILIATION:
    found->opens = AFF_OPENS_AFFILIATION;
    found->id = hit->person->id;
    break;
  case AFF_HIT_TOPIC:
    lead_to_topic (self, found, hit->topic);
    break;
  case AFF_HIT_ITEM:
    lead_to_item (self, found, hit->item);
    break;
  case AFF_HIT_WORKSHOP:
    lead_to_workshop (self, found, hit->workshop);
    break;
  case AFF_HIT_ROOM:
    lead_to_room (found, hit->room);
    break;
  case AFF_HIT_PLACE:
    found->icon = aff_found_place_icon (hit->place->kind);
    found->opens = AFF_OPENS_PLACE;
    found->id = hit->id;
    break;
  case AFF_HIT_BOARD:
  default:
    lead_to_board (self, found, hit->board);
  }
}

static const char *const kind_icons[] = {
  [AFF_HIT_PAPER] = "text",         [AFF_HIT_PERSON] = "person",
  [AFF_HIT_TOPIC] = "layers",       [AFF_HIT_ITEM] = "schedule",
  [AFF_HIT_ROOM] = "door",          [AFF_HIT_PLACE] = "pin",
  [AFF_HIT_WORKSHOP] = "schedule",  [AFF_HIT_BOARD] = "board",
  [AFF_HIT_AFFILIATION] = "people",
};

static const char *
choose_format (AffField field)
{
  switch (field) {
  case AFF_FIELD_NUMBER:
    return _ ("Number: %s");
  case AFF_FIELD_NAME:
  case AFF_FIELD_ALIAS:
    return _ ("Also: %s");
  case AFF_FIELD_TOPIC:
    return _ ("Topic: %s");
  case AFF_FIELD_PEOPLE:
  case AFF_FIELD_AFFILIATION:
  default:
    return "%s";
  }
}

AffFound *
aff_found_new_for_hit (const AffFoundFor *self, const AffHit *hit)
{
  g_return_val_if_fail (self != NULL && hit != NULL, NULL);
  AffFound *found = make_found (kind_icons[hit->kind]);

  found->title = copy_marked (&hit->title);
  found->detail = copy_marked (&hit->detail);
  found->also = copy_marked (&hit->also);
  if (found->also.text != NULL)
    wrap_marked (&found->also, choose_format (hit->field));
  lead_to_record (self, found, hit);
  return found;
}

AffFound *
aff_found_new_for_paper (const AffFoundFor *self, const AffPaper *paper)
{
  g_return_val_if_fail (self != NULL && paper != NULL, NULL);
  AffFound *found = make_found ("text");

  found->title.text = g_strdup (paper->title);
  found->detail.text = aff_words_authors (paper, TRUE);
  lead_to_paper (self, found, paper);
  return found;
}

AffFound *
aff_found_new_for_item (const AffFoundFor *self, const AffItem *item)
{
  g_return_val_if_fail (self != NULL && item != NULL, NULL);
  AffFound *found = make_found ("schedule");

  found->title.text = g_strdup (item->title);
  found->detail.text = aff_words_item_line (item);
  lead_to_item (self, found, item);
  return found;
}

AffFound *
aff_found_new_for_person (const AffPerson *person)
{
  g_return_val_if_fail (person != NULL, NULL);
  AffFound *found = make_found ("person");

  found->title.text = g_strdup (person->name);
  found->detail.text = g_strdup (person->affiliation);
  lead_to_person (found, person->id);
  return found;
}

char *
aff_found_words (const AffFound *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_autoptr (GString) words = g_string_new (NULL);

  if (self->label != NULL && self->opens == AFF_OPENS_PAGE && self->page != NULL)
    g_string_append_printf (words, _ ("Board %s"), self->label);
  const char *const parts[] = {self->title.text, self->detail.text, self->also.text};
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL)
      g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", parts[i]);
  return g_string_free (g_steal_pointer (&words), FALSE);
}

gboolean
aff_found_is_public (const AffFoundFor *self, const AffPaper *paper)
{
  g_return_val_if_fail (self != NULL && paper != NULL, FALSE);
  return paper->presentations->len == 0 || choose_presentation (self, paper, NULL) != NULL;
}

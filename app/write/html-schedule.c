// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/clock.h"
#include "app/qr/link.h"
#include "app/write/html.h"

static void
add_delay (AffHtml *self, const AffItem *item)
{
  int late = aff_agenda_delay_min (item);
  g_autofree char *minutes = g_strdup_printf ("%d", ABS (late));
  g_autofree char *words = aff_phrase_text (late > 0 ? AFF_PHRASE_LATER : AFF_PHRASE_EARLIER,
                                            self->language, minutes);

  if (late != 0)
    aff_html_element (self, "span", "late", NULL, words);
}

// As it stands, and under it what was planned where that is another time.
static void
add_times (AffHtml *self, const AffItem *item)
{
  GTimeZone *zone = item->workshop->zone;
  g_autofree char *times = aff_phrase_span (item->standing, zone, self->language);
  g_autofree char *before = aff_phrase_span (item->planned, zone, self->language);
  gboolean is_known = item->standing.start != AFF_UNKNOWN_TIME;
  g_autofree char *instant = is_known ? aff_zone_iso8601 (zone, item->standing.start) : NULL;

  aff_html_add (self, "<div class=\"when\">");
  if (is_known)
    aff_html_add (self, "<time datetime=\"%s\">%s</time>\n", instant, times);
  else
    aff_html_element (self, "span", "open", NULL, times);
  if (is_known && !g_str_equal (times, before)) {
    aff_html_add (self, "<s class=\"planned\"><span class=\"heard\">%s </span>%s</s>\n",
                  aff_html_say (self, AFF_PHRASE_PLANNED), before);
    add_delay (self, item);
  }
  aff_html_add (self, "</div>\n");
}

static void
add_person (AffHtml *self, const AffItemPerson *someone)
{
  static const AffPhrase roles[] = {
    [AFF_ROLE_SPEAKER] = AFF_PHRASES,
    [AFF_ROLE_CHAIR] = AFF_PHRASE_CHAIR,
    [AFF_ROLE_PANELLIST] = AFF_PHRASE_PANELLIST,
  };

  aff_html_add (self, "<li>");
  if (someone->person == NULL) {
    aff_html_add (self, "<span class=\"open\">%s</span>",
                  aff_html_say (self, AFF_PHRASE_SPEAKER));
  } else {
    aff_html_element (self, "b", NULL, NULL, someone->person->name);
    aff_html_element (self, "span", "place", NULL, someone->person->affiliation);
  }
  if (roles[someone->role] != AFF_PHRASES)
    aff_html_add (self, " (%s)", aff_html_say (self, roles[someone->role]));
  aff_html_add (self, "</li>\n");
}

static void
add_people (AffHtml *self, const AffItem *item)
{
  gboolean is_open = FALSE;

  for (guint i = 0; i < item->people->len; i++) {
    const AffItemPerson *someone = g_ptr_array_index (item->people, i);

    if (someone->has_withdrawn)
      continue;
    if (!is_open)
      aff_html_add (self, "<ul class=\"people\">\n");
    is_open = TRUE;
    add_person (self, someone);
  }
  if (is_open)
    aff_html_add (self, "</ul>\n");
}

// What is told in the session. The posters of one have a section of their own.
static void
add_talks (AffHtml *self, const AffItem *item)
{
  gboolean is_open = FALSE;

  for (guint i = 0; i < item->presentations->len; i++) {
    const AffPresentation *talk = g_ptr_array_index (item->presentations, i);

    if (talk->kind == AFF_KIND_POSTER || !aff_agenda_is_public (talk, self->now))
      continue;
    if (!is_open)
      aff_html_add (self, "<ul class=\"talks\">\n");
    is_open = TRUE;
    aff_html_add (self, "<li><a href=\"#paper-%" G_GINT64_FORMAT "\">", talk->paper->id);
    aff_html_element (self, "span", NULL, talk->paper->language, talk->paper->title);
    aff_html_add (self, "</a></li>\n");
  }
  if (is_open)
    aff_html_add (self, "</ul>\n");
}

static void
add_address (AffHtml *self, const char *address)
{
  g_autofree char *host = address != NULL ? aff_link_host (address) : NULL;

  if (host == NULL)
    return;
  g_autofree char *words = aff_phrase_text (AFF_PHRASE_MORE, self->language, host);
  aff_html_add (self, "<p class=\"more\">");
  aff_html_link (self, address, words);
  aff_html_add (self, "</p>\n");
}

static void
add_abstract (AffHtml *self, const AffItem *item)
{
  if (item->abstract == NULL || item->abstract[0] == '\0')
    return;
  aff_html_add (self, "<details><summary>%s</summary>\n",
                aff_html_say (self, AFF_PHRASE_ABSTRACT));
  aff_html_element (self, "p", "long", item->language, item->abstract);
  aff_html_add (self, "</details>\n");
}

// How long it lasts as it stands, in minutes; -1 if nobody knows.
static int
measure_length (const AffItem *item)
{
  if (item->standing.start == AFF_UNKNOWN_TIME || item->standing.end == AFF_UNKNOWN_TIME)
    return item->duration_min;
  return (int) CLAMP ((item->standing.end - item->standing.start) / 60, 0, G_MAXINT);
}

static void
add_marks (AffHtml *self, const AffItem *item)
{
  int minutes = measure_length (item);
  g_autofree char *number = g_strdup_printf ("%d", minutes);
  g_autofree char *length = minutes > 0
                              ? aff_phrase_text (AFF_PHRASE_MINUTES, self->language, number)
                              : NULL;

  aff_html_add (self, "<p class=\"marks\">");
  if (item->is_cancelled)
    aff_html_element (self, "strong", "cancelled", NULL,
                      aff_html_say (self, AFF_PHRASE_CANCELLED));
  aff_html_element (self, "span", "kind", item->language, item->type);
  aff_html_element (self, "span", NULL, NULL, length);
  if (item->track != NULL)
    aff_html_element (self, "span", NULL, item->track->language, item->track->name);
  if (item->to_confirm && !item->is_cancelled)
    aff_html_element (self, "span", "open", NULL, aff_html_say (self, AFF_PHRASE_TO_CONFIRM));
  aff_html_add (self, "</p>\n");
}

static void
add_item (AffHtml *self, const AffItem *item)
{
  aff_html_add (self, "<li class=\"item%s\" id=\"item-%" G_GINT64_FORMAT "\">\n",
                item->is_cancelled ? " off" : "", item->id);
  add_times (self, item);
  aff_html_add (self, "<div class=\"what\">\n");
  aff_html_element (self, "h5", NULL, item->language, item->title);
  aff_html_element (self, "p", "subtitle", item->language, item->subtitle);
  add_marks (self, item);
  add_people (self, item);
  add_talks (self, item);
  if (aff_html_has_posters (item))
    aff_html_add (self,
                  "<p class=\"more\"><a href=\"#posters-%" G_GINT64_FORMAT "\">%s</a></p>\n",
                  item->id, aff_html_say (self, AFF_PHRASE_SEE_POSTERS));
  add_abstract (self, item);
  add_address (self, item->address);
  aff_html_add (self, "</div>\n</li>\n");
}

static void
add_lane (AffHtml *self, const AffLane *lane)
{
  const char *room = lane->room != NULL ? aff_html_name (self, lane->room->names) : NULL;

  aff_html_add (self, "<div class=\"lane%s\">\n", lane->items->len == 0 ? " bare" : "");
  aff_html_element (self, "h4", NULL, lane->workshop->language, lane->workshop->short_title);
  if (lane->items->len > 0)
    aff_html_element (self, "p", room != NULL ? "room" : "room open", NULL,
                      room != NULL ? room : aff_html_say (self, AFF_PHRASE_ROOM));
  else
    aff_html_element (self, "p", "open", NULL, aff_html_say (self, AFF_PHRASE_NO_ITEMS));
  if (lane->items->len > 0)
    aff_html_add (self, "<ol class=\"items\">\n");
  for (guint i = 0; i < lane->items->len; i++)
    add_item (self, g_ptr_array_index (lane->items, i));
  if (lane->items->len > 0)
    aff_html_add (self, "</ol>\n");
  aff_html_add (self, "</div>\n");
}

// Lanes with items stand side by side; the one of them, or none, takes the width of the page.
static gboolean
is_narrow (const GPtrArray *lanes)
{
  return lanes->len < 2 || ((const AffLane *) g_ptr_array_index (lanes, 1))->items->len == 0;
}

static void
add_day (AffHtml *self, const char *day)
{
  g_autoptr (GPtrArray) lanes = aff_agenda_lanes (self->programme, day);
  g_autofree char *name = aff_phrase_day (day, self->language);

  aff_html_add (self, "<section class=\"day\" id=\"day-%s\" aria-labelledby=\"head-%s\">\n",
                day != NULL ? day : "open", day != NULL ? day : "open");
  aff_html_add (self, "<h3 id=\"head-%s\">%s</h3>\n<div class=\"lanes%s\">\n",
                day != NULL ? day : "open", name, is_narrow (lanes) ? " one" : "");
  for (guint i = 0; i < lanes->len; i++)
    add_lane (self, g_ptr_array_index (lanes, i));
  aff_html_add (self, "</div>\n</section>\n");
}

static gboolean
has_item_without_day (const AffProgramme *programme)
{
  for (guint i = 0; i < programme->items->len; i++)
    if (((const AffItem *) g_ptr_array_index (programme->items, i))->standing_day == NULL)
      return TRUE;
  return FALSE;
}

void
aff_html_schedule (AffHtml *self)
{
  g_autoptr (GPtrArray) days = aff_agenda_days (self->programme);

  aff_html_add (self, "<section id=\"schedule\" aria-labelledby=\"head-schedule\">\n");
  aff_html_add (self, "<h2 id=\"head-schedule\">%s</h2>\n",
                aff_html_say (self, AFF_PHRASE_SCHEDULE));
  for (guint i = 0; i < days->len; i++)
    add_day (self, g_ptr_array_index (days, i));
  if (days->len == 0 || has_item_without_day (self->programme))
    add_day (self, NULL);
  aff_html_add (self, "</section>\n");
}

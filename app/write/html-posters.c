// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/write/html.h"

static void
add_row (AffHtml *self, const AffSeat *seat)
{
  const AffPaper *paper = seat->presentation->paper;
  g_autofree char *authors = aff_phrase_authors (paper);

  aff_html_add (self, "<tr><th scope=\"row\">%s</th><td>", seat->board->label);
  if (seat->topic != NULL)
    aff_html_topic (self, seat->topic);
  aff_html_add (self, "</td><td><a href=\"#paper-%" G_GINT64_FORMAT "\">", paper->id);
  aff_html_element (self, "span", NULL, paper->language, paper->title);
  aff_html_add (self, "</a>");
  aff_html_element (self, "small", NULL, NULL, authors);
  aff_html_add (self, "</td></tr>\n");
}

static void
add_table (AffHtml *self, const GArray *seats)
{
  aff_html_add (self, "<table class=\"seats\">\n<thead><tr>"
                      "<th scope=\"col\">");
  aff_html_add (self,
                "%s</th><th scope=\"col\">%s</th><th scope=\"col\">%s</th></tr></thead>\n",
                aff_html_say (self, AFF_PHRASE_BOARD_HEAD),
                aff_html_say (self, AFF_PHRASE_TOPIC_HEAD),
                aff_html_say (self, AFF_PHRASE_POSTER));
  aff_html_add (self, "<tbody>\n");
  for (guint i = 0; i < seats->len; i++) {
    const AffSeat *seat = &g_array_index (seats, AffSeat, i);

    if (seat->presentation != NULL)
      add_row (self, seat);
  }
  aff_html_add (self, "</tbody>\n</table>\n");
}

static gboolean
has_posters (const GArray *seats)
{
  for (guint i = 0; i < seats->len; i++)
    if (g_array_index (seats, AffSeat, i).presentation != NULL)
      return TRUE;
  return FALSE;
}

// Which boards are free, or closed.
static void
add_labels (AffHtml *self, const GArray *seats, AffSeatState state, AffPhrase phrase)
{
  g_autoptr (GString) labels = g_string_new (NULL);

  for (guint i = 0; i < seats->len; i++) {
    const AffSeat *seat = &g_array_index (seats, AffSeat, i);

    if (seat->state == state)
      g_string_append_printf (labels, "%s%s", labels->len > 0 ? ", " : "", seat->board->label);
  }
  if (labels->len == 0)
    return;
  g_autofree char *words = aff_phrase_text (phrase, self->language, labels->str);
  aff_html_element (self, "p", "boards", NULL, words);
}

// What the letters on the map mean.
static void
add_topics (AffHtml *self)
{
  const GPtrArray *topics = self->programme->topics;

  if (topics->len == 0)
    return;
  aff_html_add (self, "<ul class=\"topics\" aria-label=\"%s\">\n",
                aff_html_say (self, AFF_PHRASE_TOPICS));
  for (guint i = 0; i < topics->len; i++) {
    const AffTopic *topic = g_ptr_array_index (topics, i);
    const char *name = aff_html_name (self, topic->names);

    aff_html_add (self, "<li>");
    aff_html_topic (self, topic);
    aff_html_add (self, " <span aria-hidden=\"true\">");
    aff_html_text (self, name);
    aff_html_add (self, "</span></li>\n");
  }
  aff_html_add (self, "</ul>\n");
}

static gboolean
waits_for_board (const AffHtml *self, const AffPresentation *poster)
{
  return poster->kind == AFF_KIND_POSTER && poster->board == NULL &&
         aff_agenda_is_public (poster, self->now);
}

static void
add_without_board (AffHtml *self, const AffItem *item)
{
  gboolean is_open = FALSE;

  for (guint i = 0; i < item->presentations->len; i++) {
    const AffPresentation *poster = g_ptr_array_index (item->presentations, i);

    if (!waits_for_board (self, poster))
      continue;
    if (!is_open) {
      aff_html_element (self, "h4", NULL, NULL, aff_html_say (self, AFF_PHRASE_NO_BOARD));
      aff_html_add (self, "<ul class=\"talks\">\n");
    }
    is_open = TRUE;
    aff_html_add (self, "<li><a href=\"#paper-%" G_GINT64_FORMAT "\">", poster->paper->id);
    aff_html_element (self, "span", NULL, poster->paper->language, poster->paper->title);
    aff_html_add (self, "</a></li>\n");
  }
  if (is_open)
    aff_html_add (self, "</ul>\n");
}

static void
add_when (AffHtml *self, const AffItem *item)
{
  const char *room = item->room != NULL ? aff_html_name (self, item->room->names) : NULL;
  g_autofree char *day = aff_phrase_day (item->standing_day, self->language);
  g_autofree char *times = aff_phrase_span (item->standing, item->workshop->zone,
                                            self->language);

  aff_html_add (self, "<p class=\"room\">%s, %s<br>", day, times);
  aff_html_text (self, room != NULL ? room : aff_html_say (self, AFF_PHRASE_ROOM));
  aff_html_add (self, "</p>\n");
}

static void
add_session (AffHtml *self, const AffItem *item)
{
  g_autoptr (GArray) seats = aff_agenda_seats (self->programme, item, self->now);

  aff_html_add (self,
                "<section class=\"session\" id=\"posters-%" G_GINT64_FORMAT
                "\" aria-labelledby=\"head-posters-%" G_GINT64_FORMAT "\">\n",
                item->id, item->id);
  aff_html_add (self, "<h3 id=\"head-posters-%" G_GINT64_FORMAT "\">", item->id);
  aff_html_text (self, item->title);
  aff_html_add (self, "</h3>\n");
  add_when (self, item);
  aff_html_map (self, item, seats);
  add_topics (self);
  if (has_posters (seats))
    add_table (self, seats);
  else
    aff_html_element (self, "p", "open", NULL, aff_html_say (self, AFF_PHRASE_NO_POSTERS));
  add_labels (self, seats, AFF_SEAT_FREE, AFF_PHRASE_FREE);
  add_labels (self, seats, AFF_SEAT_CLOSED, AFF_PHRASE_CLOSED);
  add_without_board (self, item);
  aff_html_add (self, "</section>\n");
}

void
aff_html_posters (AffHtml *self)
{
  gboolean is_open = FALSE;

  for (guint i = 0; i < self->programme->items->len; i++) {
    const AffItem *item = g_ptr_array_index (self->programme->items, i);

    if (!aff_html_has_posters (item))
      continue;
    if (!is_open)
      aff_html_add (self,
                    "<section id=\"posters\" aria-labelledby=\"head-posters\">\n"
                    "<h2 id=\"head-posters\">%s</h2>\n",
                    aff_html_say (self, AFF_PHRASE_POSTERS));
    is_open = TRUE;
    add_session (self, item);
  }
  if (is_open)
    aff_html_add (self, "</section>\n");
}

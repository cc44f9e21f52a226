// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/qr/link.h"
#include "app/qr/qr.h"
#include "app/write/html.h"

// The first board on which PAPER may be seen, or NULL.
static const AffBoard *
find_board (const AffHtml *self, const AffPaper *paper)
{
  for (guint i = 0; i < paper->presentations->len; i++) {
    const AffPresentation *poster = g_ptr_array_index (paper->presentations, i);

    if (poster->board != NULL && aff_agenda_is_public (poster, self->now))
      return poster->board;
  }
  return NULL;
}

static void
add_place (AffHtml *self, const AffPaper *paper)
{
  const AffBoard *board = find_board (self, paper);

  aff_html_add (self, "<div class=\"where\">");
  if (board != NULL) {
    g_autofree char *words = aff_phrase_text (AFF_PHRASE_BOARD, self->language, board->label);
    aff_html_add (self, "<span class=\"board\" role=\"img\" aria-label=\"%s\">%s</span>", words,
                  board->label);
  }
  for (guint i = 0; i < paper->topics->len; i++)
    aff_html_topic (self, g_ptr_array_index (paper->topics, i));
  aff_html_add (self, "</div>\n");
}

static void
add_authors (AffHtml *self, const AffPaper *paper)
{
  if (paper->authors->len == 0)
    return;
  aff_html_add (self, "<p class=\"authors\">");
  for (guint i = 0; i < paper->authors->len; i++) {
    const AffAuthor *author = g_ptr_array_index (paper->authors, i);

    aff_html_add (self, "%s", i > 0 ? ", " : "");
    aff_html_text (self, author->person->name);
    if (author->presents)
      aff_html_add (self, " <em>(%s)</em>", aff_html_say (self, AFF_PHRASE_PRESENTS));
  }
  aff_html_add (self, "</p>\n");
}

// Each place of work once, in the order of the authors.
static void
add_affiliations (AffHtml *self, const AffPaper *paper)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GString) places = g_string_new (NULL);

  for (guint i = 0; i < paper->authors->len; i++) {
    const AffAuthor *author = g_ptr_array_index (paper->authors, i);
    const char *place = author->person->affiliation;

    if (place != NULL && g_hash_table_add (seen, (gpointer) place))
      g_string_append_printf (places, "%s%s", places->len > 0 ? "; " : "", place);
  }
  aff_html_element (self, "p", "affiliations", NULL, places->str);
}

static void
add_presentation (AffHtml *self, const AffPresentation *presentation)
{
  static const AffPhrase kinds[] = {
    [AFF_KIND_POSTER] = AFF_PHRASE_POSTER,
    [AFF_KIND_ORAL] = AFF_PHRASE_ORAL,
    [AFF_KIND_SPOTLIGHT] = AFF_PHRASE_SPOTLIGHT,
  };
  const AffItem *item = presentation->item;
  g_autofree char *day = aff_phrase_day (item->standing_day, self->language);
  g_autofree char *times = aff_phrase_span (item->standing, item->workshop->zone,
                                            self->language);
  gboolean is_poster = presentation->kind == AFF_KIND_POSTER;
  g_autofree char *board = presentation->board != NULL
                             ? aff_phrase_text (AFF_PHRASE_BOARD, self->language,
                                                presentation->board->label)
                             : g_strdup (aff_html_say (self, AFF_PHRASE_NO_BOARD));

  aff_html_add (self, "<li><b>%s</b>%s%s<br>", aff_html_say (self, kinds[presentation->kind]),
                is_poster ? ", " : "", is_poster ? board : "");
  if (item->is_cancelled)
    aff_html_add (self, "<strong class=\"cancelled\">%s</strong> ",
                  aff_html_say (self, AFF_PHRASE_CANCELLED));
  aff_html_add (self, "<a href=\"#item-%" G_GINT64_FORMAT "\">%s, %s</a></li>\n", item->id, day,
                times);
}

static void
add_presentations (AffHtml *self, const AffPaper *paper)
{
  if (paper->presentations->len == 0)
    return;
  aff_html_add (self, "<ul class=\"slots\">\n");
  for (guint i = 0; i < paper->presentations->len; i++) {
    const AffPresentation *presentation = g_ptr_array_index (paper->presentations, i);

    if (aff_agenda_is_public (presentation, self->now))
      add_presentation (self, presentation);
  }
  aff_html_add (self, "</ul>\n");
}

static void
add_abstract (AffHtml *self, const AffPaper *paper)
{
  if (paper->abstract == NULL || paper->abstract[0] == '\0')
    return;
  aff_html_add (self, "<details><summary>%s</summary>\n",
                aff_html_say (self, AFF_PHRASE_ABSTRACT));
  aff_html_element (self, "p", "long", paper->language, paper->abstract);
  aff_html_add (self, "</details>\n");
}

// Always dark on white, whatever the page's colours: a light code on dark does not scan.
static void
add_code (AffHtml *self, const char *address, const char *host)
{
  g_autoptr (AffQr) code = aff_qr_new (address, NULL);
  g_autofree char *words = aff_phrase_text (AFF_PHRASE_CODE_OPENS, self->language, host);

  if (code == NULL)
    return;
  int side = code->size + 2 * AFF_QR_QUIET;
  g_autofree char *path = aff_qr_to_path (code);
  aff_html_add (self,
                "<svg class=\"qr\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\" "
                "shape-rendering=\"crispEdges\">",
                side, side, words);
  aff_html_add (self, "<rect width=\"%d\" height=\"%d\" fill=\"#fff\"/><path d=\"", side, side);
  g_string_append (self->text, path);
  aff_html_add (self, "\" fill=\"#000\"/></svg>\n");
}

// The other addresses, which the code does not open.
static void
add_links (AffHtml *self, const AffPaper *paper, const char *chosen)
{
  for (guint i = 0; i < paper->links->len; i++) {
    const AffLink *link = g_ptr_array_index (paper->links, i);
    g_autofree char *host = link->is_live ? aff_link_host (link->address) : NULL;

    if (host == NULL || link->address == chosen)
      continue;
    aff_html_add (self, "<br>");
    aff_html_link (self, link->address, host);
  }
}

static void
add_target (AffHtml *self, const AffPaper *paper)
{
  const char *address = aff_link_choose (paper);
  g_autofree char *host = address != NULL ? aff_link_host (address) : NULL;

  if (host == NULL) {
    aff_html_element (self, "p", "code open", NULL,
                      aff_html_say (self, AFF_PHRASE_LINK_TO_COME));
    return;
  }
  aff_html_add (self, "<figure class=\"code\">\n");
  add_code (self, address, host);
  aff_html_add (self, "<figcaption>");
  aff_html_link (self, address, host);
  add_links (self, paper, address);
  aff_html_add (self, "</figcaption>\n</figure>\n");
}

static void
add_paper (AffHtml *self, const AffPaper *paper)
{
  const AffTopic *topic = paper->topics->len > 0 ? g_ptr_array_index (paper->topics, 0) : NULL;

  aff_html_add (self, "<article class=\"paper %s\" id=\"paper-%" G_GINT64_FORMAT "\">\n",
                aff_html_topic_class (topic), paper->id);
  aff_html_add (self, "<div class=\"words\">\n");
  add_place (self, paper);
  aff_html_element (self, "h3", NULL, paper->language, paper->title);
  add_authors (self, paper);
  add_affiliations (self, paper);
  aff_html_add (self, "<p class=\"marks\">");
  aff_html_element (self, "span", NULL, NULL, paper->number);
  if (paper->track != NULL)
    aff_html_element (self, "span", NULL, paper->track->language, paper->track->name);
  aff_html_element (self, "span", NULL, NULL, paper->origin);
  aff_html_add (self, "</p>\n");
  add_presentations (self, paper);
  add_abstract (self, paper);
  aff_html_add (self, "</div>\n");
  add_target (self, paper);
  aff_html_add (self, "</article>\n");
}

// What hangs, in order of sessions and boards, each once.
static void
add_hanging (AffHtml *self, const AffItem *item, GHashTable *done)
{
  g_autoptr (GArray) seats = aff_agenda_seats (self->programme, item, self->now);

  for (guint i = 0; i < seats->len; i++) {
    const AffPresentation *poster = g_array_index (seats, AffSeat, i).presentation;

    if (poster != NULL && g_hash_table_add (done, (gpointer) poster->paper))
      add_paper (self, poster->paper);
  }
}

void
aff_html_papers (AffHtml *self)
{
  g_autoptr (GHashTable) done = g_hash_table_new (NULL, NULL);

  aff_html_add (self,
                "<section id=\"papers\" aria-labelledby=\"head-papers\">\n"
                "<h2 id=\"head-papers\">%s</h2>\n<div class=\"papers\">\n",
                aff_html_say (self, AFF_PHRASE_PAPERS));
  for (guint i = 0; i < self->programme->items->len; i++) {
    const AffItem *item = g_ptr_array_index (self->programme->items, i);

    if (aff_html_has_posters (item))
      add_hanging (self, item, done);
  }
  for (guint i = 0; i < self->programme->papers->len; i++) {
    const AffPaper *paper = g_ptr_array_index (self->programme->papers, i);

    if (aff_html_is_public (self, paper) && g_hash_table_add (done, (gpointer) paper))
      add_paper (self, paper);
  }
  aff_html_add (self, "</div>\n");
  if (g_hash_table_size (done) == 0)
    aff_html_element (self, "p", "open", NULL, aff_html_say (self, AFF_PHRASE_NO_PAPERS));
  aff_html_add (self, "</section>\n");
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/face/ink.h"
#include "app/write/html.h"
#include "app/write/writers.h"

#include <gio/gio.h>
#include <string.h>

#define STYLE        "/org/affiche/data/page/programme.css"
#define HEAD_LETTERS 12

// A petal of the rosace, as in the kiosk's icons, turned; the first of the ten is lit.
#define PETAL                                                                                  \
  "<path%s transform=\"rotate(%d 24 24)\" d=\"M21.87 15.26L20.01 7.99Q19.14 4.08 24 1.5"       \
  "Q28.86 4.08 27.99 7.99L26.13 15.26Q24 15.8 21.87 15.26Z\"/>"

// The style sheet and, from the one place that has them, the colours of the topics.
static char *
make_style (void)
{
  static const AffTopicInk inks[] = {
#define TOPIC(fill, on, edge) {fill, on, edge},
    AFF_EACH_TOPIC_INK (TOPIC)
#undef TOPIC
  };
  g_autoptr (GBytes)
    sheet = g_resources_lookup_data (STYLE, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  GString *style = g_string_new_len (g_bytes_get_data (sheet, NULL),
                                     (gssize) g_bytes_get_size (sheet));

  for (guint i = 0; i < G_N_ELEMENTS (inks); i++)
    g_string_append_printf (style, ".topic-%u{--fill:#%06X;--on:#%06X;--rim:#%06X}\n", i,
                            inks[i].fill, inks[i].on, inks[i].edge);
  return g_string_free (style, FALSE);
}

static char *
make_hash (const char *style)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 digest[32];
  gsize length = sizeof digest;

  g_checksum_update (checksum, (const guchar *) style, (gssize) strlen (style));
  g_checksum_get_digest (checksum, digest, &length);
  return g_base64_encode (digest, length);
}

// One workshop gives its title to the page, of several all short ones do.
static char *
make_title (const AffHtml *self)
{
  const GPtrArray *workshops = self->programme->workshops;
  GString *title = g_string_new (NULL);

  if (workshops->len == 1)
    g_string_append (title, ((const AffWorkshop *) g_ptr_array_index (workshops, 0))->title);
  for (guint i = 0; workshops->len > 1 && i < workshops->len; i++)
    g_string_append_printf (
      title, "%s%s", i > 0 ? " · " : "",
      ((const AffWorkshop *) g_ptr_array_index (workshops, i))->short_title);
  if (title->len == 0)
    g_string_append (title, aff_html_say (self, AFF_PHRASE_SCHEDULE));
  return g_string_free (title, FALSE);
}

// Nothing is fetched, run, sent or framed; of styles only the page's own one is taken.
static void
add_head (AffHtml *self, const char *title)
{
  g_autofree char *style = make_style ();
  g_autofree char *hash = make_hash (style);

  aff_html_add (self, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n", self->language);
  aff_html_add (self, "<meta charset=\"utf-8\">\n"
                      "<meta http-equiv=\"Content-Security-Policy\" content=\"");
  aff_html_add (self,
                "default-src 'none'; style-src 'sha256-%s'; img-src data:; base-uri 'none'; "
                "form-action 'none'\">\n",
                hash);
  aff_html_add (self,
                "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                "<meta name=\"color-scheme\" content=\"light dark\">\n"
                "<meta name=\"referrer\" content=\"no-referrer\">\n"
                "<meta name=\"generator\" content=\"Affiche\">\n");
  aff_html_element (self, "title", NULL, NULL, title);
  g_string_append (self->text, "<style>");
  g_string_append (self->text, style);
  aff_html_add (self, "</style>\n</head>\n");
}

static void
add_rosace (AffHtml *self)
{
  aff_html_add (self, "<svg class=\"rosace\" viewBox=\"0 0 48 48\" aria-hidden=\"true\">"
                      "<circle cx=\"24\" cy=\"24\" r=\"4.2\"/>");
  for (int i = 0; i < 10; i++)
    aff_html_add (self, PETAL, i == 0 ? " class=lit" : "", i * 36);
  aff_html_add (self, "</svg>\n");
}

// The first of all days and the last; city and country of the first workshop that has one.
static char *
describe_event (const AffHtml *self)
{
  const GPtrArray *workshops = self->programme->workshops;
  const char *first = NULL, *last = NULL, *city = NULL, *country = NULL;

  for (guint i = 0; i < workshops->len; i++) {
    const AffWorkshop *workshop = g_ptr_array_index (workshops, i);

    if (workshop->first_day != NULL &&
        (first == NULL || strcmp (workshop->first_day, first) < 0))
      first = workshop->first_day;
    if (workshop->last_day != NULL && (last == NULL || strcmp (workshop->last_day, last) > 0))
      last = workshop->last_day;
    if (city == NULL && workshop->city != NULL) {
      city = workshop->city;
      country = workshop->country;
    }
  }
  g_autofree char *days = aff_phrase_days (first, last, self->language);
  return g_strconcat (city != NULL ? city : "", country != NULL ? ", " : "",
                      country != NULL ? country : "", city != NULL ? ", " : "", days, NULL);
}

static void
add_state (AffHtml *self)
{
  gint64 as_of = self->programme->as_of;

  aff_html_add (self, "<p class=\"marks\">");
  if (self->programme->is_sample)
    aff_html_element (self, "strong", "sample", NULL, aff_html_say (self, AFF_PHRASE_SAMPLE));
  if (as_of != AFF_UNKNOWN_TIME) {
    g_autofree char *instant = aff_phrase_instant (as_of, self->programme->zone,
                                                   self->language);
    g_autofree char *words = aff_phrase_text (AFF_PHRASE_AS_IT_STANDS, self->language, instant);
    aff_html_element (self, "span", NULL, NULL, words);
  }
  aff_html_element (self, "span", NULL, NULL, aff_html_say (self, AFF_PHRASE_COPY));
  aff_html_add (self, "</p>\n");
}

static void
add_banner (AffHtml *self, const char *title)
{
  const GPtrArray *workshops = self->programme->workshops;
  const char *language = workshops->len == 1
                           ? ((const AffWorkshop *) g_ptr_array_index (workshops, 0))->language
                           : NULL;
  g_autofree char *event = describe_event (self);

  aff_html_add (self, "<header class=\"banner\">\n");
  add_rosace (self);
  aff_html_add (self, "<div>\n");
  aff_html_element (self, "h1", NULL, language, title);
  aff_html_element (self, "p", "event", NULL, event);
  add_state (self);
  aff_html_add (self, "</div>\n</header>\n");
}

static void
add_entry (AffHtml *self, const char *target, AffPhrase phrase)
{
  aff_html_add (self, "<li><a href=\"#%s\">%s</a></li>\n", target, aff_html_say (self, phrase));
}

static gboolean
has_sessions (const AffProgramme *programme)
{
  for (guint i = 0; i < programme->items->len; i++)
    if (aff_html_has_posters (g_ptr_array_index (programme->items, i)))
      return TRUE;
  return FALSE;
}

static void
add_contents (AffHtml *self)
{
  g_autoptr (GPtrArray) days = aff_agenda_days (self->programme);

  aff_html_add (self, "<nav aria-label=\"%s\">\n<ul>\n",
                aff_html_say (self, AFF_PHRASE_CONTENTS));
  add_entry (self, "schedule", AFF_PHRASE_SCHEDULE);
  for (guint i = 0; days->len > 1 && i < days->len; i++) {
    const char *day = g_ptr_array_index (days, i);
    g_autofree char *name = aff_phrase_day (day, self->language);

    aff_html_add (self, "<li class=\"sub\"><a href=\"#day-%s\">%s</a></li>\n", day, name);
  }
  if (has_sessions (self->programme))
    add_entry (self, "posters", AFF_PHRASE_POSTERS);
  add_entry (self, "papers", AFF_PHRASE_PAPERS);
  if (self->programme->workshops->len > 0)
    add_entry (self, "about", AFF_PHRASE_ABOUT);
  aff_html_add (self, "</ul>\n</nav>\n");
}

static void
add_foot (AffHtml *self)
{
  if (self->head != NULL) {
    g_autofree char *head = g_strndup (self->head, HEAD_LETTERS);
    g_autofree char *words = aff_phrase_text (AFF_PHRASE_LOG_HEAD, self->language, head);
    aff_html_add (self, "<footer><p>%s</p></footer>\n", words);
  }
  aff_html_add (self, "</body>\n</html>\n");
}

static void
add_body (AffHtml *self, const char *title)
{
  aff_html_add (self, "<body>\n<a class=\"skip\" href=\"#main\">%s</a>\n",
                aff_html_say (self, AFF_PHRASE_SKIP));
  add_banner (self, title);
  add_contents (self);
  aff_html_add (self, "<main id=\"main\" tabindex=\"-1\">\n");
  aff_html_schedule (self);
  aff_html_posters (self);
  aff_html_papers (self);
  aff_html_about (self);
  aff_html_add (self, "</main>\n");
  add_foot (self);
}

// One of the languages that phrases are in.
static const char *
choose_language (const char *language)
{
  static const char *const languages[] = {"fr", "de"};

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    if (g_strcmp0 (language, languages[i]) == 0)
      return languages[i];
  return "en";
}

GBytes *
aff_write_html (const AffExportContext *context, GPtrArray *notes, GError **error)
{
  g_autoptr (GHashTable) plans = g_hash_table_new (NULL, NULL);
  AffHtml self = {
    .programme = context->programme,
    .head = context->head,
    .language = choose_language (context->language),
    .now = context->now,
    .text = g_string_new (NULL),
    .plans = plans,
    .notes = notes,
  };
  g_autofree char *title = make_title (&self);

  add_head (&self, title);
  add_body (&self, title);
  return g_string_free_to_bytes (self.text);
}

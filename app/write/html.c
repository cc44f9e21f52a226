// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/write/html.h"

#include "app/face/ink.h"
#include "app/qr/link.h"
#include "app/write/public.h"

void
aff_html_add (AffHtml *self, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_autofree char *text = g_markup_vprintf_escaped (format, arguments);
  va_end (arguments);
  g_string_append (self->text, text);
}

void
aff_html_text (AffHtml *self, const char *text)
{
  g_autofree char *shown = aff_public_text (text);

  aff_html_add (self, "%s", shown);
}

const char *
aff_html_say (const AffHtml *self, AffPhrase phrase)
{
  return aff_phrase (phrase, self->language);
}

void
aff_html_element (AffHtml *self,
                  const char *name,
                  const char *class,
                  const char *language,
                  const char *text)
{
  if (text == NULL || text[0] == '\0')
    return;
  aff_html_add (self, "<%s", name);
  if (class != NULL)
    aff_html_add (self, " class=\"%s\"", class);
  if (language != NULL && !g_str_equal (language, self->language))
    aff_html_add (self, " lang=\"%s\"", language);
  aff_html_add (self, ">");
  aff_html_text (self, text);
  aff_html_add (self, "</%s>\n", name);
}

void
aff_html_link (AffHtml *self, const char *address, const char *words)
{
  if (aff_link_check (address, NULL))
    aff_html_add (self, "<a href=\"%s\" rel=\"noopener noreferrer\">%s</a>", address, words);
  else
    aff_html_add (self, "%s", words);
}

const char *
aff_html_topic_class (const AffTopic *topic)
{
  static const char *const classes[AFF_TOPIC_INKS + 1] = {
    "topic-0", "topic-1", "topic-2", "topic-3", "topic-4",
    "topic-5", "topic-6", "topic-7", "topic-8",
  };

  return classes[aff_topic_ink_index (topic != NULL ? topic->letter : NULL)];
}

void
aff_html_topic (AffHtml *self, const AffTopic *topic)
{
  const char *name = aff_html_name (self, topic->names);
  g_autofree char *shown = aff_public_text (name);
  g_autofree char *words = aff_phrase_text2 (AFF_PHRASE_TOPIC, self->language, topic->letter,
                                             shown);

  aff_html_add (
    self, "<span class=\"topic %s\" role=\"img\" aria-label=\"%s\" title=\"%s\">%s</span>",
    aff_html_topic_class (topic), words, words, topic->letter);
}

const char *
aff_html_name (const AffHtml *self, const GPtrArray *names)
{
  const AffName *name = aff_names_find (names, self->language);

  return name != NULL ? name->name : NULL;
}

gboolean
aff_html_is_public (const AffHtml *self, const AffPaper *paper)
{
  gboolean is_public = paper->presentations->len == 0;

  for (guint i = 0; i < paper->presentations->len; i++)
    is_public |= aff_agenda_is_public (g_ptr_array_index (paper->presentations, i), self->now);
  return is_public && !paper->is_withdrawn;
}

gboolean
aff_html_has_posters (const AffItem *item)
{
  return (item->natures & AFF_NATURE_POSTER) != 0 && !item->is_cancelled;
}

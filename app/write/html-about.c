// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/clock.h"
#include "app/write/html.h"

static void
add_aliases (AffHtml *self, const AffWorkshop *workshop)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < workshop->aliases->len; i++) {
    const AffAlias *alias = g_ptr_array_index (workshop->aliases, i);

    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", alias->name);
    if (alias->short_name != NULL)
      g_string_append_printf (names, " (%s)", alias->short_name);
  }
  if (names->len == 0)
    return;
  g_autofree char *words = aff_phrase_text (AFF_PHRASE_WITH, self->language, names->str);
  aff_html_element (self, "p", "with", NULL, words);
}

// In the zone in which it was announced, so that "AoE" stays what it is.
static void
add_deadline (AffHtml *self, const AffDeadline *deadline)
{
  g_autoptr (GTimeZone) zone = aff_zone_find (deadline->zone, NULL);

  if (zone == NULL)
    return;
  g_autofree char *day = aff_zone_day (zone, deadline->instant);
  g_autofree char *date = aff_phrase_day (day, self->language);
  g_autofree char *time = aff_zone_time (zone, deadline->instant);
  aff_html_element (self, "dt", NULL, deadline->language, deadline->title);
  aff_html_add (self, "<dd%s>%s, %s (%s)</dd>\n",
                deadline->instant < self->now ? " class=past" : "", date, time, deadline->zone);
}

static void
add_deadlines (AffHtml *self, const AffWorkshop *workshop)
{
  if (workshop->deadlines->len == 0)
    return;
  aff_html_element (self, "h4", NULL, NULL, aff_html_say (self, AFF_PHRASE_DEADLINES));
  aff_html_add (self, "<dl>\n");
  for (guint i = 0; i < workshop->deadlines->len; i++)
    add_deadline (self, g_ptr_array_index (workshop->deadlines, i));
  aff_html_add (self, "</dl>\n");
}

static void
add_sections (AffHtml *self, const AffWorkshop *workshop)
{
  if (workshop->sections->len == 0)
    return;
  aff_html_add (self, "<details><summary>%s</summary>\n",
                aff_html_say (self, AFF_PHRASE_READ_MORE));
  for (guint i = 0; i < workshop->sections->len; i++) {
    const AffSection *section = g_ptr_array_index (workshop->sections, i);

    aff_html_element (self, "h4", NULL, section->language, section->title);
    aff_html_element (self, "p", "long", section->language, section->text);
  }
  aff_html_add (self, "</details>\n");
}

static void
add_workshop (AffHtml *self, const AffWorkshop *workshop)
{
  g_autofree char *days = aff_phrase_days (workshop->first_day, workshop->last_day,
                                           self->language);

  aff_html_add (self, "<section class=\"workshop\">\n");
  aff_html_element (self, "h3", NULL, workshop->language, workshop->title);
  add_aliases (self, workshop);
  aff_html_add (self, "<p class=\"room\">");
  aff_html_text (self, workshop->parent);
  aff_html_add (self, "%s%s</p>\n", workshop->parent != NULL ? ", " : "", days);
  if (workshop->is_preliminary)
    aff_html_element (self, "p", "open", NULL, aff_html_say (self, AFF_PHRASE_PRELIMINARY));
  aff_html_element (self, "p", "tagline", workshop->language, workshop->tagline);
  add_deadlines (self, workshop);
  add_sections (self, workshop);
  aff_html_add (self, "</section>\n");
}

void
aff_html_about (AffHtml *self)
{
  const GPtrArray *workshops = self->programme->workshops;

  if (workshops->len == 0)
    return;
  aff_html_add (self,
                "<section id=\"about\" aria-labelledby=\"head-about\">\n"
                "<h2 id=\"head-about\">%s</h2>\n<div class=\"workshops\">\n",
                aff_html_say (self, AFF_PHRASE_ABOUT));
  for (guint i = 0; i < workshops->len; i++)
    add_workshop (self, g_ptr_array_index (workshops, i));
  aff_html_add (self, "</div>\n</section>\n");
}

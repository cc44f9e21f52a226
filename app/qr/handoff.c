// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/qr/handoff.h"

#include "app/base/text.h"

// RFC 5545, 3.3.11: backslash, semicolon and comma are escaped, a line break is \n.
static char *
escape (const char *text)
{
  GString *escaped = g_string_new (NULL);

  for (const char *at = text; *at != '\0'; at++) {
    if (*at == '\n') {
      g_string_append (escaped, "\\n");
      continue;
    }
    if (strchr ("\\;,", *at) != NULL)
      g_string_append_c (escaped, '\\');
    g_string_append_c (escaped, *at);
  }
  return g_string_free (escaped, FALSE);
}

static void
append_text (GString *event, const char *name, const char *text)
{
  g_autofree char *plain = aff_text_without_emoji (text);
  g_autofree char *brief = aff_text_shorten (plain, AFF_HANDOFF_LONGEST_TEXT);
  g_autofree char *value = escape (brief);

  if (value[0] != '\0')
    g_string_append_printf (event, "%s:%s\r\n", name, value);
}

static void
append_instant (GString *event, const char *name, gint64 instant)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (instant);
  g_autofree char *value = g_date_time_format (time, "%Y%m%dT%H%M%SZ");

  g_string_append_printf (event, "%s:%s\r\n", name, value);
}

static void
append_place (GString *event, const AffItem *item, const char *language)
{
  const AffName *room = item->room != NULL ? aff_names_find (item->room->names, language)
                                           : NULL;
  const char *const parts[] = {room != NULL ? room->name : NULL, item->workshop->venue,
                               item->workshop->city};
  g_autoptr (GString) place = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL)
      g_string_append_printf (place, "%s%s", place->len > 0 ? ", " : "", parts[i]);
  if (place->len > 0)
    append_text (event, "LOCATION", place->str);
}

char *
aff_handoff_event (const AffProgramme *programme, const AffItem *item, const char *language)
{
  g_return_val_if_fail (programme != NULL && item != NULL && language != NULL, NULL);
  GString *event;

  if (item->is_cancelled || item->standing.start == AFF_UNKNOWN_TIME)
    return NULL;
  event = g_string_new ("BEGIN:VEVENT\r\n");
  g_string_append_printf (event, "UID:%" G_GINT64_FORMAT "@%.13s\r\n", item->id, programme->id);
  append_text (event, "SUMMARY", item->title);
  append_instant (event, "DTSTART", item->standing.start);
  if (item->standing.end != AFF_UNKNOWN_TIME)
    append_instant (event, "DTEND", item->standing.end);
  append_place (event, item, language);
  if (item->to_confirm || item->workshop->is_preliminary)
    g_string_append (event, "STATUS:TENTATIVE\r\n");
  g_string_append (event, "END:VEVENT\r\n");
  return g_string_free (event, FALSE);
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/qr/event.h"

#include <string.h>

#define LONGEST_LINE 75 // octets, without its end (RFC 5545, 3.1)

// RFC 5545, 3.3.11: backslash, semicolon and comma are escaped, a line break is \n.
static void
append_escaped (GString *event, const char *text)
{
  for (const char *at = text; *at != '\0'; at++) {
    if (*at == '\n') {
      g_string_append (event, "\\n");
      continue;
    }
    if (strchr ("\\;,", *at) != NULL)
      g_string_append_c (event, '\\');
    g_string_append_c (event, *at);
  }
}

void
aff_event_append_text (GString *event, const char *name, const char *text)
{
  g_return_if_fail (event != NULL && name != NULL);
  if (text == NULL || text[0] == '\0')
    return;
  g_string_append_printf (event, "%s:", name);
  append_escaped (event, text);
  g_string_append (event, "\r\n");
}

void
aff_event_append_instant (GString *event, const char *name, gint64 instant)
{
  g_return_if_fail (event != NULL && name != NULL);
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (instant);
  g_autofree char *value = g_date_time_format (time, "%Y%m%dT%H%M%SZ");

  g_string_append_printf (event, "%s:%s\r\n", name, value);
}

void
aff_event_append_uid (GString *event, const AffProgramme *programme, const AffItem *item)
{
  g_return_if_fail (event != NULL && programme != NULL && item != NULL);
  g_string_append_printf (event, "UID:%" G_GINT64_FORMAT "@%.13s\r\n", item->id, programme->id);
}

GString *
aff_event_fold (const GString *lines)
{
  g_return_val_if_fail (lines != NULL, NULL);
  GString *folded = g_string_sized_new (lines->len + lines->len / 32);
  gsize length = 0;

  for (const char *at = lines->str; *at != '\0';) {
    gsize size = g_utf8_next_char (at) - at;
    gboolean is_end = *at == '\r' || *at == '\n';
    if (!is_end && length + size > LONGEST_LINE) {
      g_string_append (folded, "\r\n ");
      length = 1;
    }
    g_string_append_len (folded, at, (gssize) size);
    length = is_end ? 0 : length + size;
    at += size;
  }
  return folded;
}

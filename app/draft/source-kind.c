// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/draft/markup.h"
#include "app/draft/source-private.h"

#include <string.h>

static const char *
skip_blank (const char *at)
{
  while (*at && g_unichar_isspace (g_utf8_get_char (at)))
    at = g_utf8_next_char (at);
  return at;
}

// Not "[Home](…)" and "{{ … }}" of Markdown and templates.
static gboolean
looks_like_json (const char *at)
{
  char opener = *at;

  if (opener != '{' && opener != '[')
    return FALSE;
  at = skip_blank (at + 1);
  if (*at == '\0' || *at == '"' || *at == '\'')
    return TRUE;
  if (opener == '{')
    return *at == '}' || g_ascii_isalpha (*at);
  return *at == '{' || *at == '[' || (*at == ']' && *skip_blank (at + 1) == '\0');
}

// Behind what may stand before the first element.
static const char *
skip_prolog (const char *at)
{
  while (at[0] == '<' && (at[1] == '?' || g_str_has_prefix (at, "<!--"))) {
    const char *ends = at[1] == '?' ? "?>" : "-->";
    const char *found = strstr (at, ends);
    if (!found)
      return at;
    at = skip_blank (found + strlen (ends));
  }
  return at;
}

static gboolean
looks_like_html (const char *at, gboolean is_declared)
{
  gsize length = strcspn (at + 1, " \t\n\f/>");
  g_autofree char *name = g_strndup (at + 1, MIN (length, 40));

  if (g_ascii_strncasecmp (at, "<!doctype", 9) == 0)
    return g_ascii_strncasecmp (skip_blank (at + 9), "html", 4) == 0;
  return is_declared ? g_ascii_strcasecmp (name, "html") == 0 : aff_markup_is_element (name);
}

static AffSourceKind
guess_markup (const char *at)
{
  const char *first = skip_prolog (at);

  if (*first != '<')
    return *first == '\0' ? AFF_SOURCE_XML : AFF_SOURCE_TEXT;
  if (looks_like_html (first, g_str_has_prefix (at, "<?xml")))
    return AFF_SOURCE_HTML;
  return g_ascii_isalpha (first[1]) || strchr ("_!?:", first[1]) || (guchar) first[1] >= 0x80
           ? AFF_SOURCE_XML
           : AFF_SOURCE_TEXT;
}

// What Windows keeps of a page that was copied ("HTML Format") begins with lines of its own.
static gboolean
looks_like_clipboard (const char *at)
{
  return g_str_has_prefix (at, "Version:") && g_strstr_len (at, 200, "StartHTML:");
}

AffSourceKind
aff_source_guess_kind (const char *text)
{
  const char *at = skip_blank (text);

  if (looks_like_json (at))
    return AFF_SOURCE_JSON;
  if (*at == '<')
    return guess_markup (at);
  if (g_ascii_strncasecmp (at, "BEGIN:V", 7) == 0)
    return AFF_SOURCE_CALENDAR;
  return looks_like_clipboard (at) ? AFF_SOURCE_HTML : AFF_SOURCE_TEXT;
}

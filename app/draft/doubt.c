// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/draft/doubt.h"

#include <string.h>

gboolean
aff_doubt_has_tex (const char *text)
{
  const char *dollar = text ? strchr (text, '$') : NULL;

  if (dollar && strchr (dollar + 1, '$') && !g_ascii_isdigit (dollar[1]))
    return TRUE;
  for (const char *slash = text ? strchr (text, '\\') : NULL; slash;
       slash = strchr (slash + 1, '\\'))
    if (g_ascii_isalpha (slash[1]) && g_ascii_isalpha (slash[2]))
      return TRUE;
  return FALSE;
}

// Words between two MARKs, of which none touches white space within.
static gboolean
has_pair (const char *text, const char *mark)
{
  gsize length = strlen (mark);
  const char *open = strstr (text, mark);
  const char *close = open ? strstr (open + length, mark) : NULL;

  return close && close > open + length && !g_ascii_isspace (open[length]) &&
         !g_ascii_isspace (close[-1]) && !strchr ("*`", open[length]);
}

gboolean
aff_doubt_has_markdown (const char *text)
{
  if (!text)
    return FALSE;
  return has_pair (text, "**") || has_pair (text, "`") || strstr (text, "](http") ||
         g_str_has_prefix (text, "# ") || strstr (text, "\n# ") || strstr (text, "\n## ");
}

// What Windows-1252 has between 0x80 and 0xBF, but no blank: "Ã" may end a word.
static gboolean
may_follow (gunichar character)
{
  static const char windows[] = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ";
  char utf8[7] = {0};

  if (character < 0x80)
    return FALSE;
  if (character <= 0xBF)
    return character != 0xA0;
  g_unichar_to_utf8 (character, utf8);
  return strstr (windows, utf8) != NULL;
}

gboolean
aff_doubt_is_decoded_twice (const char *text)
{
  for (const char *at = text ? text : ""; *at; at = g_utf8_next_char (at)) {
    gunichar next = g_utf8_get_char (g_utf8_next_char (at));
    gunichar character = g_utf8_get_char (at);
    if ((character == 0xC2 || character == 0xC3) && may_follow (next))
      return TRUE;
    if (character == 0xE2 && (next == 0x20AC || next == 0x80))
      return TRUE;
  }
  return FALSE;
}

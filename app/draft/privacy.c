// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/draft/privacy.h"

#include <string.h>

static GRegex *
compile (const char *pattern)
{
  g_autoptr (GError) error = NULL;
  GRegex *regex = g_regex_new (pattern, G_REGEX_CASELESS | G_REGEX_OPTIMIZE, 0, &error);

  g_assert_no_error (error);
  return regex;
}

static const GRegex *
address_pattern (void)
{
  static GRegex *regex = NULL;

  if (g_once_init_enter (&regex))
    g_once_init_leave (
      &regex, compile ("[<(\\[]?(?:mailto:)?[a-z0-9._%+-]{1,64}\\s?(?:@|\\(at\\)|\\[at\\])\\s?"
                       "(?:[a-z0-9-]{1,63}\\.){1,8}[a-z]{2,24}\\b[>)\\]]?"));
  return regex;
}

static const GRegex *
telephone_pattern (void)
{
  static GRegex *regex = NULL;

  if (g_once_init_enter (&regex))
    g_once_init_leave (
      &regex,
      compile ("(?:\\b(?:tel|phone|mobile|t\\xc3\\xa9l|fax)[.:]{0,2}\\s{0,2}(?:\\+|\\(?[0-9])|"
               "(?<![\\w.])\\+[1-9])[0-9 ().-]{7,20}[0-9]"));
  return regex;
}

static gboolean
scrub_pattern (char **text, const GRegex *regex)
{
  if (!g_regex_match (regex, *text, 0, NULL))
    return FALSE;
  char *clean = g_regex_replace_literal (regex, *text, -1, 0, "", 0, NULL);
  if (!clean)
    return FALSE;
  g_free (*text);
  *text = g_strstrip (clean);
  return TRUE;
}

gboolean
aff_privacy_scrub (char **text)
{
  g_return_val_if_fail (text != NULL, FALSE);
  gboolean was_there = FALSE;

  if (!*text)
    return FALSE;
  if (strchr (*text, '@') || strstr (*text, "(at)") || strstr (*text, "[at]"))
    was_there = scrub_pattern (text, address_pattern ());
  if (strpbrk (*text, "0123456789") &&
      (strchr (*text, '+') || strcasestr (*text, "tel") || strcasestr (*text, "phone") ||
       strcasestr (*text, "fax") || strcasestr (*text, "mobile") || strcasestr (*text, "tél")))
    was_there = scrub_pattern (text, telephone_pattern ()) || was_there;
  return was_there;
}

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
      compile ("(?:\\b(?:t[e\\x{e9}]l(?:[e\\x{e9}]phone|[e\\x{e9}]fon[eo]?)?|phone|mobile|fax)"
               "\\s?[.:]{0,2}\\s{0,2}(?:\\+|\\(?[0-9])|(?<![\\w.])\\+[1-9])"
               "[0-9\\x{a0}\\x{202f} ().-]{7,20}[0-9]"));
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

// strcasestr folds ASCII only.
static gboolean
speaks_of_telephone (const char *text)
{
  static const char *const words[] = {"tel", "tél", "tÉl", "phone", "fax", "mobile"};

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcasestr (text, words[i]))
      return TRUE;
  return strchr (text, '+') != NULL;
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
  if (strpbrk (*text, "0123456789") && speaks_of_telephone (*text))
    was_there = scrub_pattern (text, telephone_pattern ()) || was_there;
  return was_there;
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/draft/scan.h"

#include <string.h>

#define LONGEST_WORD 16 // letters

const char *
aff_scan_space (const char *at)
{
  g_return_val_if_fail (at != NULL, NULL);
  while (*at && g_unichar_isspace (g_utf8_get_char (at)))
    at = g_utf8_next_char (at);
  return at;
}

gboolean
aff_scan_number (const char **at, int least, int most, int *value)
{
  g_return_val_if_fail (most <= 9, FALSE);
  int count = 0;
  int sum = 0;

  for (; count <= most && g_ascii_isdigit ((*at)[count]); count++)
    if (count < most)
      sum = sum * 10 + ((*at)[count] - '0');
  if (count < least || count > most || count == 0)
    return FALSE;
  *at += count;
  *value = sum;
  return TRUE;
}

gboolean
aff_scan_char (const char **at, char character)
{
  if (**at != character || character == '\0')
    return FALSE;
  (*at)++;
  return TRUE;
}

static gboolean
is_letter (const char *at)
{
  return *at && g_unichar_isalpha (g_utf8_get_char (at));
}

static gboolean
is_upper (const char *at)
{
  return *at && g_unichar_isupper (g_utf8_get_char (at));
}

// Where a new word begins in letters without space: "min|Opening", "PM|Opening".
static gboolean
begins_word (const char *before, const char *at)
{
  const char *next = g_utf8_next_char (at);

  if (!is_upper (at))
    return FALSE;
  return !is_upper (before) || (is_letter (next) && !is_upper (next));
}

// Behind the letters at TEXT; TEXT itself if there are more than a word of a list has.
static const char *
find_end (const char *text)
{
  const char *at = text;

  for (int i = 0; is_letter (at); i++) {
    if (i > LONGEST_WORD)
      return text;
    at = g_utf8_next_char (at);
  }
  return at;
}

// Behind the first of the words that stand at TEXT without space.
static const char *
find_case_end (const char *text)
{
  const char *before = text;
  const char *at = is_letter (text) ? g_utf8_next_char (text) : text;

  while (is_letter (at) && !begins_word (before, at)) {
    if (at - text > LONGEST_WORD * 4)
      return text;
    before = at;
    at = g_utf8_next_char (at);
  }
  return at;
}

static gboolean
match_word (const char **at,
            const char *end,
            const AffScanWord *words,
            gsize length,
            int *value)
{
  g_autofree char *folded = end > *at ? g_utf8_casefold (*at, end - *at) : NULL;

  for (gsize i = 0; folded && i < length; i++)
    if (strcmp (folded, words[i].word) == 0) {
      *at = end;
      *value = words[i].value;
      return TRUE;
    }
  return FALSE;
}

gboolean
aff_scan_word (const char **at, const AffScanWord *words, gsize length, int *value)
{
  return match_word (at, find_end (*at), words, length, value) ||
         match_word (at, find_case_end (*at), words, length, value);
}

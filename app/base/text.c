// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/text.h"

#include <string.h>

typedef struct {
  gunichar first;
  gunichar last;
} Range;

// Marks that change the direction of what stands around them (Unicode Standard Annex 9).
static const Range bidi_controls[] = {{0x061C, 0x061C},
                                      {0x200E, 0x200F},
                                      {0x202A, 0x202E},
                                      {0x2066, 0x2069}};

// Blocks of pictures. Letterlike symbols, arrows, units and signs of mathematics are words.
static const Range emoji[] = {
  {0x231A, 0x231B}, {0x23E9, 0x23F3}, {0x23F8, 0x23FA},   {0x25FD, 0x25FE},
  {0x2600, 0x27BF}, {0x2B1B, 0x2B1C}, {0x2B50, 0x2B50},   {0x2B55, 0x2B55},
  {0xFE0E, 0xFE0F}, {0x20E3, 0x20E3}, {0x1F000, 0x1FAFF}, {0xE0020, 0xE007F},
};

static gboolean
is_in (gunichar character, const Range *ranges, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (character >= ranges[i].first && character <= ranges[i].last)
      return TRUE;
  return FALSE;
}

static char *
trim (GString *text)
{
  while (text->len > 0) {
    const char *last = g_utf8_find_prev_char (text->str, text->str + text->len);
    if (!g_unichar_isspace (g_utf8_get_char (last)))
      break;
    g_string_truncate (text, last - text->str);
  }
  const char *first = text->str;
  while (*first != '\0' && g_unichar_isspace (g_utf8_get_char (first)))
    first = g_utf8_next_char (first);
  g_string_erase (text, 0, first - text->str);
  return g_string_free (text, FALSE);
}

// What stands in the clean text for CHARACTER, 0 for nothing. NEXT follows it in the text.
static gunichar
neutralise (gunichar character, gunichar next)
{
  if (character == '\r')
    return next == '\n' ? 0 : '\n';
  if (character == '\n' || character == 0x2028 || character == 0x2029)
    return '\n';
  if (character == '\t')
    return ' ';
  if (g_unichar_iscntrl (character))
    return 0;
  return is_in (character, bidi_controls, G_N_ELEMENTS (bidi_controls)) ? 0 : character;
}

// Characters that look like nothing although they have a width of their own.
static const Range blanks[] = {{0x00AD, 0x00AD},
                               {0x115F, 0x1160},
                               {0x2800, 0x2800},
                               {0x3164, 0x3164},
                               {0xFFA0, 0xFFA0}};

static gboolean
is_seen (gunichar character)
{
  return !g_unichar_isspace (character) && !g_unichar_iszerowidth (character) &&
         !is_in (character, blanks, G_N_ELEMENTS (blanks));
}

static gboolean
has_seen (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (is_seen (g_utf8_get_char (text)))
      return TRUE;
  return FALSE;
}

// What most of any text is made of, and stays.
static gboolean
is_plain (char byte)
{
  return byte >= ' ' && byte <= '~';
}

char *
aff_text_clean (const char *text)
{
  if (text == NULL)
    return NULL;
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *clean = g_string_sized_new (strlen (valid));
  const char *kept = valid; // from here on nothing had to be changed
  for (const char *at = valid; *at != '\0';) {
    const char *next = g_utf8_next_char (at);
    if (is_plain (*at)) {
      at = next;
      continue;
    }
    gunichar character = g_utf8_get_char (at);
    gunichar neutral = neutralise (character, g_utf8_get_char (next));
    if (neutral != character) {
      g_string_append_len (clean, kept, at - kept);
      if (neutral != 0)
        g_string_append_unichar (clean, neutral);
      kept = next;
    }
    at = next;
  }
  g_string_append (clean, kept);
  if (!has_seen (clean->str))
    g_string_truncate (clean, 0);
  return trim (clean);
}

char *
aff_text_clean_line (const char *text)
{
  g_autofree char *clean = aff_text_clean (text);
  if (clean == NULL)
    return NULL;
  char *end = clean;
  for (const char *at = clean; *at != '\0'; at++)
    if (*at != '\n')
      *end++ = *at;
    else if (end[-1] != ' ')
      *end++ = ' '; // a clean text starts with no line break, so something stands before it
  *end = '\0';
  return aff_text_shorten (clean, AFF_TEXT_LINE);
}

// What stands for CHARACTER where it has to be seen.
static void
append_visible (GString *text, gunichar character)
{
  if (character == '\n')
    g_string_append (text, "\\n");
  else if (character == '\t')
    g_string_append (text, "\\t");
  else if (neutralise (character, 0) == character)
    g_string_append_unichar (text, character);
  else
    g_string_append_printf (text, character < 0x80 ? "\\x%02x" : "\\u%04x", character);
}

char *
aff_text_quote (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);
  GString *quote = g_string_new (NULL);

  while (*text != '\0' && g_utf8_strlen (quote->str, -1) < AFF_TEXT_QUOTED) {
    gunichar character = g_utf8_get_char_validated (text, -1);
    if (g_unichar_validate (character)) {
      append_visible (quote, character);
      text = g_utf8_next_char (text);
    } else
      g_string_append_printf (quote, "\\x%02x", (guchar) *text++);
  }
  if (*text != '\0')
    g_string_append (quote, "…");
  return g_string_free (quote, FALSE);
}

static const char *
skip_digits (const char *at)
{
  while (g_ascii_isdigit (*at))
    at++;
  return at;
}

// Compares the whole numbers at *A and *B, of any length, and moves behind them.
static int
compare_numbers (const char **a, const char **b)
{
  while (**a == '0')
    (*a)++;
  while (**b == '0')
    (*b)++;
  const char *a_end = skip_digits (*a);
  const char *b_end = skip_digits (*b);
  gsize a_length = a_end - *a;
  gsize b_length = b_end - *b;
  int order = a_length != b_length ? (a_length < b_length ? -1 : 1)
                                   : strncmp (*a, *b, a_length);
  *a = a_end;
  *b = b_end;
  return order;
}

static int
compare_characters (const char **a, const char **b)
{
  gunichar one = g_unichar_tolower (g_utf8_get_char (*a));
  gunichar other = g_unichar_tolower (g_utf8_get_char (*b));
  *a = g_utf8_next_char (*a);
  *b = g_utf8_next_char (*b);
  return one < other ? -1 : one > other;
}

int
aff_text_compare_natural (const char *a, const char *b)
{
  if (a == NULL || b == NULL)
    return (a != NULL) - (b != NULL);
  const char *one = a;
  const char *other = b;
  int order = 0;
  while (order == 0 && *one != '\0' && *other != '\0') {
    if (g_ascii_isdigit (*one) && g_ascii_isdigit (*other))
      order = compare_numbers (&one, &other);
    else
      order = compare_characters (&one, &other);
  }
  if (order == 0)
    order = (*one != '\0') - (*other != '\0');
  return order != 0 ? order : strcmp (a, b);
}

char *
aff_text_without_emoji (const char *text)
{
  if (text == NULL)
    return NULL;
  GString *plain = g_string_sized_new (strlen (text));
  gboolean after_emoji = FALSE;
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at)) {
    gunichar character = g_utf8_get_char (at);
    gboolean joins = character == 0x200D && after_emoji;
    if (joins || is_in (character, emoji, G_N_ELEMENTS (emoji))) {
      after_emoji = TRUE;
      continue;
    }
    // The space that stood on the other side of the picture is one too many.
    gboolean doubled = after_emoji && character == ' ' &&
                       (plain->len == 0 || plain->str[plain->len - 1] == ' ');
    if (!doubled)
      g_string_append_unichar (plain, character);
    after_emoji = doubled;
  }
  return trim (plain);
}

// Where to cut TEXT before LIMIT: at the end of a word if there is one, else before a whole
// character with its accents.
static const char *
find_cut (const char *text, const char *limit)
{
  const char *cut = limit;
  while (cut > text && !g_unichar_isspace (g_utf8_get_char (cut)))
    cut = g_utf8_prev_char (cut);
  if (cut > text)
    return cut;
  cut = limit;
  while (cut > text && g_unichar_ismark (g_utf8_get_char (cut)))
    cut = g_utf8_prev_char (cut);
  return cut;
}

static gboolean
is_dangling (gunichar character)
{
  return g_unichar_isspace (character) || (character < 0x80 && strchr (",;:-(", character)) ||
         character == 0x2013 || character == 0x2014;
}

char *
aff_text_shorten (const char *text, guint length)
{
  if (text == NULL || g_utf8_strlen (text, -1) <= (glong) length)
    return g_strdup (text);
  const char *cut = find_cut (text, g_utf8_offset_to_pointer (text, length));
  while (cut > text && is_dangling (g_utf8_get_char (g_utf8_prev_char (cut))))
    cut = g_utf8_prev_char (cut);
  return g_strdup_printf ("%.*s…", (int) (cut - text), text);
}

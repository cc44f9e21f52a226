// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/read/paste-span.h"

#include "app/read/paste.h"

#include <string.h>

#define HALF_A_DAY 720

#define SIGNS 8

// What parts times, also where Word writes it: signs, then words.
static const char *const dashes[] = {"-", "–",   "—",      "−",    "‐",  "‑",    "~",
                                     "→", "to ", "until ", "bis ", "à ", "till "};

// Abbreviations that stand for one zone only, or for zones whose clocks agree.
static const struct {
  const char *word;
  const char *zone;
} zones[] = {
  {"PDT", "America/Los_Angeles"},
  {"PST", "America/Los_Angeles"},
  {"PT", "America/Los_Angeles"},
  {"MDT", "America/Denver"},
  {"MST", "America/Denver"},
  {"CDT", "America/Chicago"},
  {"EDT", "America/New_York"},
  {"EST", "America/New_York"},
  {"ET", "America/New_York"},
  {"CEST", "Europe/Paris"},
  {"CET", "Europe/Paris"},
  {"MESZ", "Europe/Berlin"},
  {"MEZ", "Europe/Berlin"},
  {"EEST", "Europe/Athens"},
  {"EET", "Europe/Athens"},
  {"JST", "Asia/Tokyo"},
  {"KST", "Asia/Seoul"},
  {"SGT", "Asia/Singapore"},
  {"HKT", "Asia/Hong_Kong"},
  {"AEST", "Australia/Sydney"},
  {"AEDT", "Australia/Sydney"},
  {"UTC", "Etc/UTC"},
  {"GMT", "Etc/UTC"},
};

// Behind white space, SIGNS, and marks that close; those that open belong to what follows.
static const char *
skip (const char *at, const char *signs)
{
  while (*at) {
    gunichar character = g_utf8_get_char (at);
    if (!g_unichar_isspace (character) && character != AFF_PASTE_WEAK &&
        character != AFF_PASTE_STRAIGHT &&
        !(character < 0x80 && strchr (signs, (int) character)))
      break;
    at = g_utf8_next_char (at);
  }
  return at;
}

static const char *
skip_marks (const char *at)
{
  while (*at == AFF_PASTE_STRONG || *at == AFF_PASTE_SLANT)
    at++;
  return at;
}

// Behind one of the first COUNT dashes at AT; AT itself if there is none.
static const char *
skip_dash (const char *at, guint count)
{
  const char *start = skip (at, "");

  for (guint i = 0; i < count; i++)
    if (g_ascii_strncasecmp (start, dashes[i], strlen (dashes[i])) == 0)
      return skip (start + strlen (dashes[i]), "");
  return at;
}

// AM or PM stands between START and END.
static gboolean
has_half (const char *start, const char *end)
{
  for (; start < end; start++)
    if ((*start | 0x20) == 'm')
      return TRUE;
  return FALSE;
}

// "14:10: Opening": what is a time up to its second colon, which parts it from a title.
static const char *
read_before_colon (const char *at, AffWhen *when)
{
  gsize hours = strspn (at, "0123456789");
  gsize length = hours + 3;
  char clock[8];

  if (hours < 1 || hours > 2 || at[hours] != ':' || !g_ascii_isdigit (at[hours + 1]) ||
      !g_ascii_isdigit (at[hours + 2]) || at[length] != ':' || g_ascii_isdigit (at[length + 1]))
    return NULL;
  g_strlcpy (clock, at, length + 1);
  return aff_when_parse (clock, when, NULL) ? at + length : NULL;
}

static const char *
read_time (const char *at, AffWhen *when, gboolean *is_halved)
{
  const char *rest = skip_marks (at);

  at = rest;
  if (!aff_when_parse (at, when, &rest))
    rest = read_before_colon (at, when);
  if (!rest || when->minute < 0) {
    *when = AFF_WHEN_NONE;
    return NULL;
  }
  *is_halved = has_half (at, rest);
  return rest;
}

// "1:30 - 1:40 PM" says its half of the day once.
static void
share_half (AffPasteSpan *span, gboolean is_first, gboolean is_second)
{
  int minutes = span->end.minute - span->start.minute;

  if (is_second && !is_first && minutes >= HALF_A_DAY && span->start.minute < HALF_A_DAY)
    span->start.minute += HALF_A_DAY;
  if (is_first && !is_second && minutes < 0 && span->end.minute < HALF_A_DAY)
    span->end.minute += HALF_A_DAY;
  if (span->end.has_offset && !span->start.has_offset) {
    span->start.has_offset = TRUE;
    span->start.offset_min = span->end.offset_min;
  }
}

// Letters for a zone AT the end of a time, which BEGAN where it did: they may be read with it.
static const char *
skip_zone (const char *at, const char *began, AffPasteSpan *span)
{
  const char *start = skip (at, "(");
  const char *word = at;

  while (word > began && g_ascii_isupper (word[-1]))
    word--;
  for (guint i = 0; i < G_N_ELEMENTS (zones); i++) {
    gsize length = strlen (zones[i].word);
    gboolean is_within = (gsize) (at - word) == length &&
                         memcmp (word, zones[i].word, length) == 0;
    gboolean is_after = strncmp (start, zones[i].word, length) == 0 &&
                        !g_ascii_isalnum (start[length]);
    if (is_within || is_after)
      span->zone = zones[i].zone;
    if (is_after)
      return skip (start + length, ")");
  }
  return at;
}

int
aff_paste_read_duration (const char *text, const char **rest)
{
  static const char *const units[] = {"m", "h", "'", "′", "std"};
  const char *start = skip (text, "([,;");
  const char *unit = skip (start + strspn (start, "0123456789"), "");
  const char *end = start;
  gboolean has_unit = FALSE;
  int minutes = -1;

  for (guint i = 0; g_ascii_isdigit (*start) && i < G_N_ELEMENTS (units); i++)
    has_unit |= g_ascii_strncasecmp (unit, units[i], strlen (units[i])) == 0;
  minutes = has_unit ? aff_when_parse_duration (start, &end) : -1;
  if (minutes <= 0 || minutes > 48 * 60)
    return -1;
  *rest = skip (end, ")]");
  return minutes;
}

gboolean
aff_paste_read_span (const char *text, AffPasteSpan *span, const char **rest)
{
  g_return_val_if_fail (text != NULL && span != NULL && rest != NULL, FALSE);
  AffPasteSpan found = {AFF_WHEN_NONE, AFF_WHEN_NONE, -1, NULL, FALSE};
  gboolean is_first = FALSE;
  gboolean is_second = FALSE;
  const char *at = NULL;
  const char *end = NULL;

  text = skip (skip_marks (skip (text, "([")), "([");
  at = read_time (text, &found.start, &is_first);
  if (!at)
    return FALSE;
  at = skip_zone (at, text, &found);
  end = skip_dash (at, G_N_ELEMENTS (dashes));
  end = end != at ? read_time (end, &found.end, &is_second) : NULL;
  if (end) {
    at = skip_zone (end, at, &found);
    share_half (&found, is_first, is_second);
  }
  found.has_halves = is_first || is_second;
  found.duration_min = aff_paste_read_duration (at, &at);
  *rest = skip (skip_dash (skip (at, ")]:,;|"), SIGNS), ":,;|");
  *span = found;
  return TRUE;
}

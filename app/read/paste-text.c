// SPDX-License-Identifier: GPL-3.0-or-later
// The half of paste.h that is about text: Markdown, what a browser copies, lines by hand.
#include "app/draft/markup.h"
#include "app/read/paste.h"

#include <string.h>

typedef struct {
  GRegex *regex;
  const char *pattern;
  const char *with;
} Rule;

// Markdown within a line; each part ends before it begins anew, so that no line takes long.
static Rule rules[] = {
  {NULL, "\\\\([\\[\\]*_#|~`-])", "\\1"},
  {NULL, "!\\[[^\\]\\[]*\\]\\([^()]*\\)(?:\\{[^{}]*\\})?", ""},
  {NULL,
   "\\[?\\[\\s*(?:details|keynote info|talk info|info|abstract|bio|slides|pdf|paper|link|video|"
   "website|here|more|code|zoom)\\s*\\]\\]?\\s*\\([^()]*\\)\\]?",
   ""},
  {NULL, "\\[\\[?([^\\]\\[]*)\\]?\\]\\([^()]*\\)(?:\\{[^{}]*\\})?", "\\1"},
  {NULL, "~~[^~]+~~", ""},
  {NULL, "\\*\\*([^*]+)\\*\\*|__([^_]+)__", "\1\\1\\2\2"},
  {NULL, "(?<![\\w*])\\*([^*\\s](?:[^*]*[^*\\s])?)\\*(?![\\w*])", "\3\\1\4"},
  {NULL, "(?<![\\w_])_([^_\\s](?:[^_]*[^_\\s])?)_(?![\\w_])", "\3\\1\4"},
  {NULL, "`([^`]*)`", "\\1"},
};

static char *
apply (char *text, Rule *rule)
{
  char *result = NULL;

  if (g_once_init_enter (&rule->regex)) {
    GRegex *regex = g_regex_new (rule->pattern, G_REGEX_OPTIMIZE | G_REGEX_CASELESS, 0, NULL);
    g_assert (regex != NULL);
    g_once_init_leave (&rule->regex, regex);
  }
  result = g_regex_replace (rule->regex, text, -1, 0, rule->with, 0, NULL);
  if (!result)
    return text;
  g_free (text);
  return result;
}

// TEXT, which is freed, without Markdown; emphasis becomes marks.
static char *
render (char *text)
{
  g_strdelimit (text, "\1\2\3\4", ' ');
  if (aff_markup_is_there (text)) {
    char *plain = aff_markup_strip (text);
    g_free (text);
    text = plain;
  }
  if (strpbrk (text, "*_[~`\\"))
    for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
      text = apply (text, &rules[i]);
  return text;
}

// TEXT with comments of HTML blanked, newlines kept.
static char *
drop_comments (const char *text, AffReport *report)
{
  char *clean = g_strdup (text);
  char *at = strstr (clean, "<!--");

  while (at) {
    char *end = strstr (at + 4, "-->");
    if (!end)
      break;
    aff_report_add (report, AFF_REMARK_LEFT, "comment-in-page", NULL,
                    "The page has parts that are commented out, which its readers do not see.",
                    "They were left out.");
    for (; at < end + 3; at++)
      *at = *at == '\n' ? '\n' : ' ';
    at = strstr (at, "<!--");
  }
  return clean;
}

static gboolean
is_ruler (const char *text)
{
  return strlen (text) >= 3 && strspn (text, "-=*_ ") == strlen (text);
}

// "|---|:--:|"
static gboolean
is_table_ruler (const char *text)
{
  return strchr (text, '-') && strspn (text, "|-: \t") == strlen (text);
}

// The cells of "| a | b |"; "\|" is no border.
static void
split_row (AffPasteLine *line, const char *text)
{
  g_autoptr (GString) cell = g_string_new (NULL);

  line->is_row = TRUE;
  for (const char *at = text + 1;; at++) {
    if (at[0] == '\\' && at[1] == '|')
      at++;
    else if (*at == '|' || *at == '\0') {
      g_autofree char *shown = render (g_strdup (cell->str));
      if (*at || *g_strstrip (cell->str))
        aff_paste_add_cell (line, shown);
      g_string_truncate (cell, 0);
      if (*at == '\0')
        return;
      continue;
    }
    g_string_append_c (cell, *at);
  }
}

static void
split_tabs (AffPasteLine *line, const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "\t", 1000);

  line->is_tabbed = parts[0] && parts[1];
  for (char **part = parts; *part; part++) {
    g_autofree char *shown = render (g_strdup (*part));
    aff_paste_add_cell (line, shown);
  }
}

static char *
find_address (const char *text)
{
  const char *start = strstr (text, "https://");
  gsize length = start ? strcspn (start, " \t\"'<>()[]|") : 0;

  return length > strlen ("https://") && length < 2000 ? g_strndup (start, length) : NULL;
}

// Behind "- " and its like.
static const char *
skip_bullet (const char *text)
{
  static const char *const bullets[] = {"- ", "* ", "+ ", "• ", "◦ ", "▪ ", "· ", "– ", "o\t"};

  for (guint i = 0; i < G_N_ELEMENTS (bullets); i++)
    if (g_str_has_prefix (text, bullets[i]))
      return text + strlen (bullets[i]);
  return text;
}

static gboolean
read_line (AffPaste *self, guint number, char *text)
{
  AffPasteLine *line = aff_paste_add_line (self, number);
  const char *start = text;

  if (!line)
    return FALSE;
  // A tab at the end is an empty cell.
  for (gsize length = strlen (text); length > 0 && text[length - 1] == ' '; length--)
    text[length - 1] = '\0';
  start += strspn (start, " \t");
  if (*start == '|')
    start = text + strspn (text, " \t");
  else if (!strchr (start, '\t') || text == start) {
    start = skip_bullet (start);
    line->is_bullet = start > text + strspn (text, " \t");
  } else
    start = text; // an empty first cell
  if (*start == '\0' || is_ruler (start) || (*start == '|' && is_table_ruler (start))) {
    line->is_row = *start == '|';
    return TRUE;
  }
  line->address = find_address (start);
  line->heading = *start == '#' ? strspn (start, "#") : 0;
  if (line->heading > 6 || (line->heading > 0 && start[line->heading] != ' '))
    line->heading = 0;
  if (*start == '|')
    split_row (line, start);
  else
    split_tabs (line, start + line->heading);
  return TRUE;
}

// "title: …" of the lines between "---" with which a page of a site generator begins; behind them.
static const char *
skip_front_matter (AffPaste *self, const char *text, guint *number)
{
  const char *end = g_str_has_prefix (text, "---\n") ? strstr (text + 3, "\n---\n") : NULL;

  if (!end)
    return text;
  for (const char *at = text; at < end + 5; at = strchr (at, '\n') + 1) {
    if (g_str_has_prefix (at, "title:") && !self->title) {
      g_autofree char *line = g_strndup (at + 6, strchr (at, '\n') - at - 6);
      self->title = render (g_strdup (g_strstrip (g_strdelimit (line, "\"", ' '))));
    }
    (*number)++;
  }
  return end + 5;
}

// A heading that is underlined.
static void
promote (AffPaste *self, const char *text)
{
  guint count = self->lines->len;
  AffPasteLine *line = count > 0 ? self->lines->pdata[count - 1] : NULL;

  if (line && line->cells->len == 1 && !line->is_row && line->heading == 0 &&
      strlen (text) >= 3 && strspn (text, "=") == strlen (text))
    line->heading = 1;
}

gboolean
aff_paste_read_text (AffPaste *self, const char *text, AffReport *report)
{
  g_autofree char *clean = drop_comments (text, report);
  guint number = 1;
  const char *at = skip_front_matter (self, clean, &number);

  for (; *at; number++) {
    gsize length = strcspn (at, "\n");
    g_autofree char *line = g_strndup (at, length);
    promote (self, line);
    if (!read_line (self, number, line))
      return FALSE;
    at += length + (at[length] == '\n');
  }
  return TRUE;
}

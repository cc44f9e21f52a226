// SPDX-License-Identifier: GPL-3.0-or-later
// libxml2 reads the markup. Before that, what is none gets its “<” escaped: abstracts compare
// numbers, and authors write <https://…> and List<T>.
#include "app/draft/markup.h"

#include <libxml/HTMLparser.h>
#include <string.h>

#define TAG_BYTES 2000 // the longest tag that is one
#define MOST_TAGS 2000 // of a text: libxml2 goes through all open ones for an end tag of none

typedef struct {
  GString *text; // borrowed
  gboolean keeps_lines;
  guint silent; // depth in scripts and styles
} Writer;

gboolean
aff_markup_is_element (const char *name)
{
  // Those that came with HTML 5, and what Google's tables are wrapped in: libxml2 knows HTML 4.
  static const char *const later[] = {
    "article", "aside",  "details", "dialog",
    "figure",  "footer", "header",  "google-sheets-html-origin",
    "main",    "nav",    "section", "summary",
    "svg",     "time",   NULL};
  g_autofree char *small = g_ascii_strdown (name, -1);

  return g_strv_contains (later, small) || htmlTagLookup ((const xmlChar *) small);
}

gboolean
aff_markup_is_block (const char *name)
{
  static const char *const blocks[] = {
    "address", "article", "aside",   "blockquote", "br",   "center", "dd",  "details", "div",
    "dl",      "dt",      "figure",  "footer",     "form", "h1",     "h2",  "h3",      "h4",
    "h5",      "h6",      "header",  "hr",         "li",   "main",   "nav", "ol",      "p",
    "pre",     "section", "summary", "table",      "tr",   "ul",     NULL};

  return g_strv_contains (blocks, name);
}

// Names of Word ("o:p") have a colon.
static gsize
measure_name (const char *at)
{
  gsize length = 0;

  if (g_ascii_isalpha (*at))
    while (g_ascii_isalnum (at[length]) || at[length] == '-' || at[length] == ':')
      length++;
  return length;
}

static const char *
skip_blank (const char *at)
{
  return at + strspn (at, " \t\n\f");
}

// Behind name="value" at AT, NULL if that is not what stands there.
static const char *
skip_attribute (const char *at)
{
  const char *value = at + strcspn (at, " \t\n\f\"'<>/=");
  char quote = '\0';

  value = value > at ? skip_blank (value) : "";
  if (*value != '=')
    return NULL;
  value = skip_blank (value + 1);
  quote = *value;
  if (quote != '"' && quote != '\'')
    return value + strcspn (value, " \t\n\f\"'<>");
  value = memchr (value + 1, quote, strnlen (value + 1, TAG_BYTES));
  return value ? value + 1 : NULL;
}

// TRUE if a tag of HTML begins AT "<"; *NAME is its name in small letters, freed by the caller.
static gboolean
find_tag (const char *at, char **name)
{
  const char *start = at + 1 + (at[1] == '/');
  gsize length = measure_name (start);
  const char *end = skip_blank (start + length);

  if (length == 0 || length > 40)
    return FALSE;
  while (*end != '>' && end - at < TAG_BYTES) {
    if (end[0] == '/' && end[1] == '>')
      break;
    end = skip_attribute (end);
    if (!end)
      return FALSE;
    end = skip_blank (end);
  }
  *name = g_ascii_strdown (start, length);
  if (*end && end - at < TAG_BYTES && (strchr (*name, ':') || aff_markup_is_element (*name)))
    return TRUE;
  g_clear_pointer (name, g_free);
  return FALSE;
}

typedef struct {
  guint tags; // and comments
  gboolean has_tags;
  gboolean has_blocks;
  gboolean has_ends; // "</b>"
} Markup;

// TEXT with each "<" that begins no tag as an entity.
static GString *
escape (const char *text, Markup *markup)
{
  GString *escaped = g_string_sized_new (strlen (text) + 16);
  const char *last_comment = g_strrstr (text, "-->");

  for (const char *at = text; *at;) {
    gsize plain = strcspn (at, "<");
    g_autofree char *name = NULL;
    g_string_append_len (escaped, at, plain);
    at += plain;
    if (*at != '<')
      break;
    gboolean is_comment = last_comment && at < last_comment && g_str_has_prefix (at, "<!--");
    gboolean is_tag = is_comment || find_tag (at, &name);
    is_tag = is_tag && ++markup->tags <= MOST_TAGS;
    markup->has_tags |= is_tag;
    markup->has_blocks |= is_tag && name && aff_markup_is_block (name);
    markup->has_ends |= is_tag && name && at[1] == '/';
    g_string_append (escaped, is_tag ? "<" : "&lt;");
    at++;
  }
  return escaped;
}

// The length of the entity AT "&", 0 if it is none that HTML knows.
static gsize
measure_entity (const char *at)
{
  gsize length = 1 + strspn (at + 1,
                             "#0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
  g_autofree char *name = NULL;

  if (length < 3 || length > 12 || at[length] != ';')
    return 0;
  if (at[1] == '#')
    return g_ascii_isdigit (at[2]) || ((at[2] | 0x20) == 'x' && g_ascii_isxdigit (at[3]))
             ? length + 1
             : 0;
  name = g_strndup (at + 1, length - 1);
  return strcmp (name, "apos") == 0 || htmlEntityLookup ((xmlChar *) name) ? length + 1 : 0;
}

static gboolean
has_entity (const char *text)
{
  for (const char *at = strchr (text, '&'); at; at = strchr (at + 1, '&'))
    if (measure_entity (at) > 0)
      return TRUE;
  return FALSE;
}

static gboolean
has_tag (const char *text)
{
  const char *last_comment = g_strrstr (text, "-->");

  for (const char *at = strchr (text, '<'); at; at = strchr (at + 1, '<')) {
    g_autofree char *name = NULL;
    if (last_comment && at < last_comment && g_str_has_prefix (at, "<!--"))
      return TRUE;
    if (find_tag (at, &name))
      return TRUE;
  }
  return FALSE;
}

// Ends the line that is being written, if it has begun.
static void
break_line (Writer *self, gboolean is_forced)
{
  GString *text = self->text;

  while (text->len > 0 && text->str[text->len - 1] == ' ')
    g_string_truncate (text, text->len - 1);
  gboolean is_fresh = text->len == 0 || text->str[text->len - 1] == '\n';
  gboolean is_double = text->len < 2 || g_str_has_suffix (text->str, "\n\n");
  if (!is_fresh || (is_forced && !is_double))
    g_string_append_c (text, '\n');
}

static void
write_space (Writer *self)
{
  if (self->text->len > 0 && !strchr (" \n", self->text->str[self->text->len - 1]))
    g_string_append_c (self->text, ' ');
}

static gboolean
is_silent (const char *name)
{
  return strcmp (name, "script") == 0 || strcmp (name, "style") == 0 ||
         strcmp (name, "title") == 0;
}

static void
on_start (void *data, const xmlChar *element, const xmlChar **attributes)
{
  Writer *self = data;
  const char *name = (const char *) element;

  self->silent += is_silent (name);
  if (aff_markup_is_block (name))
    break_line (self, strcmp (name, "br") == 0);
  else if (strcmp (name, "td") == 0 || strcmp (name, "th") == 0)
    write_space (self);
}

static void
on_end (void *data, const xmlChar *element)
{
  Writer *self = data;
  const char *name = (const char *) element;

  if (self->silent > 0 && is_silent (name))
    self->silent--;
  if (strcmp (name, "br") != 0 && aff_markup_is_block (name))
    break_line (self, FALSE);
}

static void
on_characters (void *data, const xmlChar *characters, int length)
{
  Writer *self = data;
  const char *text = (const char *) characters;

  if (self->silent > 0)
    return;
  if (self->keeps_lines) {
    g_string_append_len (self->text, text, length);
    return;
  }
  for (int i = 0; i < length; i++)
    if (strchr (" \t\n\f", text[i]))
      write_space (self);
    else
      g_string_append_c (self->text, text[i]);
}

static void
keep_silent (void *data, xmlErrorPtr reason)
{
}

static char *
read_markup (GString *escaped, gboolean keeps_lines)
{
  const int options = HTML_PARSE_RECOVER | HTML_PARSE_NONET | HTML_PARSE_NOERROR |
                      HTML_PARSE_NOWARNING | HTML_PARSE_NOIMPLIED;
  const xmlSAXHandler handler = {.startElement = on_start,
                                 .endElement = on_end,
                                 .characters = on_characters,
                                 .ignorableWhitespace = on_characters,
                                 .initialized = XML_SAX2_MAGIC,
                                 .serror = keep_silent};
  Writer writer = {.text = g_string_sized_new (escaped->len), .keeps_lines = keeps_lines};
  htmlParserCtxt *context = htmlNewParserCtxt ();

  // Without an element around it, libxml2 puts parts of a text into paragraphs of their own.
  g_string_prepend (escaped, "<div>");
  *context->sax = handler;
  context->userData = &writer;
  xmlFreeDoc (htmlCtxtReadMemory (context, escaped->str, escaped->len, NULL, "UTF-8", options));
  htmlFreeParserCtxt (context);
  return g_strstrip (g_string_free (writer.text, FALSE));
}

// One layer of markup less.
static char *
strip_layer (const char *text, Markup *markup)
{
  g_autoptr (GString) escaped = escape (text, markup);

  return read_markup (escaped, !markup->has_blocks);
}

char *
aff_markup_strip (const char *text)
{
  Markup markup = {0};
  Markup inner = {0};
  g_autofree char *first = NULL;

  if (!text || !aff_markup_is_there (text))
    return g_strdup (text);
  first = strip_layer (text, &markup);
  if (!has_entity (first) && !has_tag (first))
    return g_steal_pointer (&first);
  // Tags that were escaped are shown ("the <video> element"), unless all of the markup was.
  g_autoptr (GString) escaped = escape (first, &inner);
  if (!markup.has_tags && inner.has_ends)
    return read_markup (escaped, !inner.has_blocks);
  Markup none = {.tags = MOST_TAGS};
  g_autoptr (GString) shown = escape (first, &none);
  return read_markup (shown, TRUE);
}

gboolean
aff_markup_is_there (const char *text)
{
  return text && (has_entity (text) || has_tag (text));
}

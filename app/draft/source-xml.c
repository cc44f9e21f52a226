// SPDX-License-Identifier: GPL-3.0-or-later
// libxml2 parses; what it would spend minutes or gigabytes on is found before.
#include "app/draft/source-private.h"

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <string.h>

// Words in one tag: libxml2 compares each attribute with all others of its element.
#define TAG_WORDS 512

// What libxml2 keeps of an element, a text and the like and of an attribute beside their characters,
// in bytes (2.9.14, measured with millions of them, rounded up).
#define NODE_BYTES      144
#define ATTRIBUTE_BYTES 256

typedef struct {
  const char *name; // borrowed
  char *reason;     // owned; the first thing that libxml2 found wrong
  int line;
  gboolean has_entity;
} Parse;

static gboolean
is_tag (const char *at)
{
  return at[0] == '<' && (g_ascii_isalpha (at[1]) || at[1] == '_' || (guchar) at[1] >= 0x80);
}

// Behind END where it comes in AT, else the end of the text.
static const char *
skip_past (const char *at, const char *end)
{
  const char *found = strstr (at, end);

  return found ? found + strlen (end) : at + strlen (at);
}

typedef struct {
  guint words;  // and values
  guint values; // of attributes
} Tag;

// The tag AT, and where it ends.
static Tag
read_tag (const char *at, const char **end)
{
  Tag tag = {.words = 1};
  char quote = '\0';

  for (at++; *at && (quote || *at != '>'); at++) {
    if (quote)
      quote = *at == quote ? '\0' : quote;
    else if (*at == '"' || *at == '\'')
      quote = *at;
    else {
      tag.values += *at == '=';
      tag.words += (g_ascii_isspace (at[0]) && !g_ascii_isspace (at[1])) || *at == '=';
    }
  }
  *end = at;
  return tag;
}

static const char *
skip_no_tag (const char *at)
{
  if (g_str_has_prefix (at, "<!--"))
    return skip_past (at, "-->");
  if (g_str_has_prefix (at, "<![CDATA["))
    return skip_past (at, "]]>");
  return at + 1;
}

// What stands AT a "<" in memory, with the text before it; *AT moves behind it. Above AFF_XML_BYTES
// if it is a tag with too many words.
static gsize
weigh_part (const char *text, const char **at)
{
  const char *start = *at;
  gsize bytes = start > text && start[-1] != '>' ? NODE_BYTES : 0;

  if (is_tag (start)) {
    Tag tag = read_tag (start, at);
    // Names without a value are attributes in pages.
    bytes += NODE_BYTES + (gsize) MAX (tag.values, (tag.words - 1) / 2) * ATTRIBUTE_BYTES;
    return tag.words <= TAG_WORDS ? bytes : AFF_XML_BYTES + 1;
  }
  *at = skip_no_tag (start);
  return bytes + (start[1] == '/' ? 0 : NODE_BYTES);
}

static gboolean
check_size (const char *name, const char *text, gsize length, GError **error)
{
  gsize bytes = length;

  for (const char *at = strchr (text, '<'); at; at = strchr (at, '<')) {
    bytes += weigh_part (text, &at);
    if (bytes <= AFF_XML_BYTES)
      continue;
    g_set_error (error, AFF_ERROR, AFF_ERROR_FORMAT,
                 "%s has more elements or attributes than can be read. Split the file.", name);
    return FALSE;
  }
  return TRUE;
}

// The text from AT to END as a file: libxml2 would copy one that lies in memory, whole.
typedef struct {
  const char *at;
  const char *end;
} Feed;

static int
read_feed (void *data, char *buffer, int size)
{
  Feed *feed = data;
  gsize length = MIN ((gsize) size, (gsize) (feed->end - feed->at));

  memcpy (buffer, feed->at, length);
  feed->at += length;
  return (int) length;
}

static int
close_feed (void *data)
{
  return 0;
}

static void
keep_reason (void *data, xmlErrorPtr reason)
{
  xmlParserCtxt *context = data;
  Parse *parse = context->_private;

  if (parse->reason || reason->level < XML_ERR_ERROR)
    return;
  parse->reason = g_strstrip (g_strdup (reason->message));
  parse->line = reason->line;
}

static void
refuse_entity (void *data,
               const xmlChar *name,
               int type,
               const xmlChar *public_id,
               const xmlChar *system_id,
               xmlChar *content)
{
  xmlParserCtxt *context = data;
  Parse *parse = context->_private;

  parse->has_entity = TRUE;
  parse->line = context->input->line;
  xmlStopParser (context);
}

static void
explain (const Parse *parse, GError **error)
{
  if (parse->has_entity) {
    g_set_error (
      error, AFF_ERROR, AFF_ERROR_FORMAT,
      "%s, line %d: the file declares entities of its own, which are not read. Delete "
      "its DOCTYPE.",
      parse->name, parse->line);
    return;
  }
  g_autofree char *reason = g_utf8_make_valid (parse->reason ? parse->reason : "it is broken",
                                               -1);
  g_strdelimit (reason, "\n\r\t", ' ');
  g_set_error (error, AFF_ERROR, AFF_ERROR_FORMAT,
               "%s, line %d: this is not well-formed XML (%s). Export the file again.",
               parse->name, MAX (parse->line, 1), reason);
}

// Elements deeper than can be walked; pages are not held to it by libxml2.
static gboolean
is_too_deep (const xmlDoc *document)
{
  guint depth = 0;
  const xmlNode *node = document->children;

  while (node) {
    if (node->type == XML_ELEMENT_NODE && node->children) {
      if (++depth > AFF_XML_DEPTH)
        return TRUE;
      node = node->children;
      continue;
    }
    while (node && !node->next) {
      node = node->parent;
      depth--;
      if (!node || node->type != XML_ELEMENT_NODE)
        return FALSE;
    }
    node = node ? node->next : NULL;
  }
  return FALSE;
}

static xmlDoc *
check_document (xmlDoc *document, const Parse *parse, gboolean is_sound, GError **error)
{
  if (document && is_sound && !parse->has_entity && !is_too_deep (document))
    return document;
  if (document && is_sound && !parse->has_entity)
    g_set_error (
      error, AFF_ERROR, AFF_ERROR_FORMAT,
      "%s: elements stand in elements too deep (%d levels are read). Export the file "
      "again, without nesting.",
      parse->name, AFF_XML_DEPTH);
  else
    explain (parse, error);
  xmlFreeDoc (document);
  return NULL;
}

xmlDoc *
aff_source_parse_xml (const char *name, const char *text, gsize length, GError **error)
{
  // Without XML_PARSE_HUGE libxml2 gives up at the end of each file above 10 MB. What it would guard
  // is bounded here: bytes, elements, words of a tag, entities and depth.
  const int options = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING |
                      XML_PARSE_COMPACT | XML_PARSE_BIG_LINES | XML_PARSE_HUGE |
                      XML_PARSE_IGNORE_ENC;
  Feed feed = {text, text + length};
  Parse parse = {.name = name};
  xmlParserCtxt *context = NULL;
  xmlDoc *document = NULL;

  if (!check_size (name, text, length, error))
    return NULL;
  context = xmlNewParserCtxt ();
  context->_private = &parse;
  context->sax->serror = keep_reason;
  context->sax->entityDecl = refuse_entity;
  document = xmlCtxtReadIO (context, read_feed, close_feed, &feed, NULL, NULL, options);
  document = check_document (document, &parse, context->wellFormed, error);
  xmlFreeParserCtxt (context);
  g_free (parse.reason);
  return document;
}

xmlDoc *
aff_source_parse_html (const char *name, const char *text, gsize length, GError **error)
{
  const int options = HTML_PARSE_RECOVER | HTML_PARSE_NONET | HTML_PARSE_NOERROR |
                      HTML_PARSE_NOWARNING | HTML_PARSE_COMPACT;
  Feed feed = {text, text + length};
  Parse parse = {.name = name};
  htmlParserCtxt *context = NULL;
  xmlDoc *document = NULL;

  if (!check_size (name, text, length, error))
    return NULL;
  context = htmlNewParserCtxt ();
  context->options |=
    XML_PARSE_HUGE; // there is no word for it in HTML: a page would end at 10 MB
  context->_private = &parse;
  context->sax->serror = keep_reason;
  document = htmlCtxtReadIO (context, read_feed, close_feed, &feed, NULL, "UTF-8", options);
  document = check_document (document, &parse, TRUE, error);
  htmlFreeParserCtxt (context);
  g_free (parse.reason);
  return document;
}

// SPDX-License-Identifier: GPL-3.0-or-later
// libxml2 parses; what it would spend minutes or gigabytes on is found before.
#include "app/draft/source-private.h"

#include <libxml/HTMLparser.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <string.h>

// In one tag: libxml2 compares each attribute with all others of its element.
#define TAG_ATTRIBUTES 512

#define BLANKS " \t\n\r"

// What libxml2 keeps of an element, a text and the like and of an attribute beside their characters,
// in bytes (2.9.14, measured with millions of them, rounded up).
#define NODE_BYTES      144
#define ATTRIBUTE_BYTES 256

typedef struct {
  const char *name; // borrowed
  char *reason;     // owned; the first thing that libxml2 found wrong
  int line;
  gsize bytes; // of the document in memory, so far
  gboolean has_entity;
  gboolean is_too_deep;
  gboolean is_broken; // as XML: nothing that follows mends it
} Parse;

static gboolean
is_tag (const char *at)
{
  return at[0] == '<' && (g_ascii_isalpha (at[1]) || at[1] == '_' || (guchar) at[1] >= 0x80);
}

// Behind the first ">" in AT that comes after BEFORE, else the end of the text.
static const char *
skip_past (const char *at, const char *before)
{
  gsize length = strlen (before);

  for (const char *end = strchr (at, '>'); end; end = strchr (end + 1, '>')) {
    if ((gsize) (end - at) >= length && memcmp (end - length, before, length) == 0)
      return end + 1;
  }
  return at + strlen (at);
}

static const char *
skip_blank (const char *at)
{
  return at + strspn (at, BLANKS);
}

// The bytes of the name AT, 0 if none begins there. Those of pages are of ASCII, and libxml2 takes
// a long one for several.
static gsize
measure_name (const char *at, gboolean is_page)
{
  gsize length = 0;

  if (!g_ascii_isalpha (*at) && !strchr ("_:.", *at) && (is_page || (guchar) *at < 0x80))
    return 0;
  while (length < 100 && at[length] &&
         (g_ascii_isalnum (at[length]) || strchr ("_:.-", at[length]) ||
          (!is_page && (guchar) at[length] >= 0x80)))
    length++;
  return length;
}

// Behind the value AT.
static const char *
skip_value (const char *at)
{
  const char *end = *at == '"' || *at == '\'' ? strchr (at + 1, *at) : NULL;

  if (end)
    return end + 1;
  return *at == '"' || *at == '\'' ? at + strlen (at) : at + strcspn (at, BLANKS ">");
}

// Behind an attribute, or what stands for one in a broken page, AT.
static const char *
skip_attribute (const char *at, gboolean is_page)
{
  gsize length = measure_name (at, is_page);

  if (length == 0) {
    while (*at && !strchr (BLANKS ">", *at) && !g_str_has_prefix (at, "/>"))
      at++;
    return at;
  }
  const char *value = skip_blank (at + length);
  return *value == '=' ? skip_value (skip_blank (value + 1)) : at + length;
}

// The attributes of the tag AT, up to one more than are read, as libxml2 tells them apart: a quote
// opens only a value. *END gets where they end.
static guint
count_attributes (const char *at, gboolean is_page, const char **end)
{
  guint count = 0;

  at = skip_blank (at + 1 + measure_name (at + 1, is_page));
  while (*at && *at != '>' && !g_str_has_prefix (at, "/>") && count <= TAG_ATTRIBUTES) {
    at = skip_blank (skip_attribute (at, is_page));
    count++;
  }
  *end = at;
  return count;
}

// Behind the declaration AT, up to those that stand in it.
static const char *
skip_declaration (const char *at)
{
  while (*at && *at != '>' && *at != '[')
    at = *at == '"' || *at == '\'' ? skip_value (at) : at + 1;
  return at;
}

// Where the next tag of XML may stand behind AT, which is none. Its comments and the like end where
// they should, which those of pages need not.
static const char *
skip_no_tag (const char *at)
{
  if (g_str_has_prefix (at, "<!--"))
    return skip_past (at, "--");
  if (g_str_has_prefix (at, "<![CDATA["))
    return skip_past (at, "]]");
  if (g_str_has_prefix (at, "<?"))
    return skip_past (at, "?");
  return at[1] == '!' ? skip_declaration (at) : at + 1;
}

static gboolean
refuse_size (const char *name, GError **error)
{
  g_set_error (error, AFF_ERROR, AFF_ERROR_FORMAT,
               "%s has more elements or attributes than can be read. Split the file.", name);
  return FALSE;
}

// What begins as a tag in the comment of a page is read as if it were one, and so is what stands in
// a tag that does not end: all of it together is not longer than a few times the text.
static gboolean
check_tags (const char *name, const char *text, gsize length, gboolean is_page, GError **error)
{
  gsize left = 8 * length;

  for (const char *at = strchr (text, '<'); at; at = strchr (at, '<')) {
    const char *end = at + 1;
    if (is_tag (at) && count_attributes (at, is_page, &end) > TAG_ATTRIBUTES)
      return refuse_size (name, error);
    if ((gsize) (end - at) > left)
      return refuse_size (name, error);
    left -= (gsize) (end - at);
    at = is_page ? at + 1 : is_tag (at) ? end : skip_no_tag (at);
  }
  return TRUE;
}

// The text from AT to END as a file: libxml2 would copy one that lies in memory, whole.
// It ends where PARSE has had enough.
typedef struct {
  const char *at;
  const char *end;
  const Parse *parse; // borrowed
} Feed;

static gboolean
has_enough (const Parse *parse)
{
  return parse->is_too_deep || parse->bytes > AFF_XML_BYTES;
}

static int
read_feed (void *data, char *buffer, int size)
{
  Feed *feed = data;
  gsize length = MIN ((gsize) size, (gsize) (feed->end - feed->at));

  if (feed->parse->is_broken || has_enough (feed->parse))
    return 0;
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

  parse->is_broken |= reason->level == XML_ERR_FATAL && !context->html;
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
weigh_node (void *data, gsize attributes)
{
  xmlParserCtxt *context = data;
  Parse *parse = context->_private;

  parse->bytes += NODE_BYTES + attributes * ATTRIBUTE_BYTES;
}

// libxml2 goes through all elements that are open for each end tag that closes nothing, and for the
// namespaces of each element.
static void
check_depth (void *data)
{
  xmlParserCtxt *context = data;
  Parse *parse = context->_private;

  parse->is_too_deep |= context->nameNr > AFF_XML_DEPTH + 2;
}

static void
on_element (void *data,
            const xmlChar *name,
            const xmlChar *prefix,
            const xmlChar *space,
            int spaces,
            const xmlChar **declared,
            int attributes,
            int defaulted,
            const xmlChar **values)
{
  weigh_node (data, (gsize) (spaces + attributes));
  check_depth (data);
  xmlSAX2StartElementNs (data, name, prefix, space, spaces, declared, attributes, defaulted,
                         values);
}

static void
on_page_element (void *data, const xmlChar *name, const xmlChar **attributes)
{
  weigh_node (data, attributes ? g_strv_length ((char **) attributes) / 2 : 0);
  check_depth (data);
  xmlSAX2StartElement (data, name, attributes);
}

static void
on_characters (void *data, const xmlChar *text, int length)
{
  xmlParserCtxt *context = data;

  if (!context->node || !context->node->last || context->node->last->type != XML_TEXT_NODE)
    weigh_node (data, 0);
  xmlSAX2Characters (data, text, length);
}

static void
on_cdata (void *data, const xmlChar *text, int length)
{
  weigh_node (data, 0);
  xmlSAX2CDataBlock (data, text, length);
}

static void
on_comment (void *data, const xmlChar *text)
{
  weigh_node (data, 0);
  xmlSAX2Comment (data, text);
}

static void
on_instruction (void *data, const xmlChar *target, const xmlChar *text)
{
  weigh_node (data, 0);
  xmlSAX2ProcessingInstruction (data, target, text);
}

// What is kept is weighed as it comes: a text that nobody has parsed does not tell its elements.
static void
watch (xmlParserCtxt *context, Parse *parse)
{
  context->_private = parse;
  context->sax->serror = keep_reason;
  context->sax->characters = on_characters;
  context->sax->cdataBlock = on_cdata;
  context->sax->comment = on_comment;
  context->sax->processingInstruction = on_instruction;
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
  gboolean is_read = document && is_sound && !parse->has_entity;
  gboolean is_deep = parse->is_too_deep || (is_read && is_too_deep (document));

  if (is_read && !is_deep && !has_enough (parse))
    return document;
  if (is_deep)
    g_set_error (
      error, AFF_ERROR, AFF_ERROR_FORMAT,
      "%s: elements stand in elements too deep (%d levels are read). Export the file "
      "again, without nesting.",
      parse->name, AFF_XML_DEPTH);
  else if (has_enough (parse))
    refuse_size (parse->name, error);
  else
    explain (parse, error);
  xmlFreeDoc (document);
  return NULL;
}

xmlDoc *
aff_source_parse_xml (const char *name, const char *text, gsize length, GError **error)
{
  // Without XML_PARSE_HUGE libxml2 gives up at the end of each file above 10 MB. What it would guard
  // is bounded here: bytes, elements, attributes of a tag, entities and depth.
  const int options = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING |
                      XML_PARSE_COMPACT | XML_PARSE_BIG_LINES | XML_PARSE_HUGE |
                      XML_PARSE_IGNORE_ENC;
  Parse parse = {.name = name, .bytes = length};
  Feed feed = {text, text + length, &parse};
  xmlParserCtxt *context = NULL;
  xmlDoc *document = NULL;

  if (!check_tags (name, text, length, FALSE, error))
    return NULL;
  context = xmlNewParserCtxt ();
  watch (context, &parse);
  context->sax->startElementNs = on_element;
  context->sax->ignorableWhitespace = on_characters;
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
  Parse parse = {.name = name, .bytes = length};
  Feed feed = {text, text + length, &parse};
  htmlParserCtxt *context = NULL;
  xmlDoc *document = NULL;

  if (!check_tags (name, text, length, TRUE, error))
    return NULL;
  context = htmlNewParserCtxt ();
  context->options |=
    XML_PARSE_HUGE; // there is no word for it in HTML: a page would end at 10 MB
  watch (context, &parse);
  context->sax->startElement = on_page_element;
  document = htmlCtxtReadIO (context, read_feed, close_feed, &feed, NULL, "UTF-8", options);
  document = check_document (document, &parse, TRUE, error);
  htmlFreeParserCtxt (context);
  g_free (parse.reason);
  return document;
}

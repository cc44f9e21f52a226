// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/tool/plan-filter.h"

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <string.h>

#define MOST_ELEMENTS   5000
#define MOST_EXPANDED   100000 // elements after every <use> has been followed
#define DEEPEST_NESTING 64
#define LONGEST_CHAIN   16

typedef struct {
  GHashTable *by_id;  // id to xmlNode
  GHashTable *reach;  // xmlNode to Reach, of elements already followed
  GHashTable *active; // elements being followed just now
  guint elements;
  char *refusal;
} Filter;

// What an element drags along through its references.
typedef struct {
  guint chain;
  guint expanded;
} Reach;

static const char *const script_words[] = {"script", "foreignObject", "handler", NULL};

static gboolean
refuse (Filter *self, xmlNode *node, const char *what, const char *remedy)
{
  if (!self->refusal)
    self->refusal = g_strdup_printf ("Line %ld of the plan %s. %s", xmlGetLineNo (node), what,
                                     remedy);
  return FALSE;
}

static gboolean
is_local_address (const char *address)
{
  while (g_ascii_isspace (*address) || *address == '"' || *address == '\'')
    address++;
  return *address == '\0' || *address == '#' ||
         g_ascii_strncasecmp (address, "data:image/png", 14) == 0;
}

// Calls for each url(…) in CSS or in an attribute what follows the bracket.
static gboolean
has_foreign_url (const char *css)
{
  g_autofree char *lower = g_ascii_strdown (css, -1);
  for (const char *at = strstr (lower, "url("); at; at = strstr (at, "url(")) {
    at += strlen ("url(");
    if (!is_local_address (at))
      return TRUE;
  }
  return strstr (lower, "@import") != NULL;
}

// TRUE if CSS sets the property `filter`; not if it sets color-interpolation-filters or none.
static gboolean
sets_filter (const char *css)
{
  g_autoptr (GRegex) regex = g_regex_new ("(^|[;{\\s/])filter\\s*:\\s*(?!none)",
                                          G_REGEX_CASELESS | G_REGEX_RAW, 0, NULL);
  return g_regex_match (regex, css, 0, NULL);
}

static gboolean
check_css (Filter *self, xmlNode *node, const char *css)
{
  if (has_foreign_url (css))
    return refuse (self, node, "refers to something outside the file",
                   "Embed pictures as PNG, and use only references that begin with #.");
  if (sets_filter (css))
    return refuse (self, node, "has a filter effect",
                   "Remove blurs, shadows and other filters from the drawing.");
  return TRUE;
}

static gboolean
check_attribute (Filter *self, xmlNode *node, const char *name, const char *value)
{
  if (strcmp (name, "href") == 0 && !is_local_address (value))
    return refuse (self, node, "refers to something outside the file",
                   "Embed pictures as PNG, and use only references that begin with #.");
  if (strcmp (name, "filter") == 0 && strcmp (value, "none") != 0)
    return refuse (self, node, "has a filter effect",
                   "Remove blurs, shadows and other filters from the drawing.");
  if (g_ascii_strncasecmp (name, "on", 2) == 0)
    return refuse (self, node, "has a script", "Delete it; a plan needs none.");
  return check_css (self, node, value);
}

static gboolean
check_attributes (Filter *self, xmlNode *node)
{
  for (xmlAttr *attribute = node->properties; attribute; attribute = attribute->next) {
    xmlChar *value = xmlNodeListGetString (node->doc, attribute->children, 1);
    gboolean is_fine = !value || check_attribute (self, node, (const char *) attribute->name,
                                                  (const char *) value);
    xmlFree (value);
    if (!is_fine)
      return FALSE;
  }
  return TRUE;
}

static gboolean
is_hidden (xmlNode *node)
{
  for (; node && node->type == XML_ELEMENT_NODE; node = node->parent) {
    g_autofree char *display = aff_plan_filter_attribute (node, "display");
    g_autofree char *style = aff_plan_filter_attribute (node, "style");
    if (display && strcmp (display, "none") == 0)
      return TRUE;
    if (style && g_regex_match_simple ("(^|;)\\s*display\\s*:\\s*none", style, 0, 0))
      return TRUE;
    if (strcmp ((const char *) node->name, "defs") == 0)
      return FALSE;
  }
  return FALSE;
}

static gboolean
is_filter_element (const char *name)
{
  return strcmp (name, "filter") == 0 ||
         (g_str_has_prefix (name, "fe") && g_ascii_isupper (name[2]));
}

static gboolean
check_name (Filter *self, xmlNode *node)
{
  const char *name = (const char *) node->name;
  if (node->ns && node->ns->href && strstr ((const char *) node->ns->href, "XInclude"))
    return refuse (self, node, "includes another file", "Put everything into one file.");
  if (g_strv_contains (script_words, name))
    return refuse (self, node, "has a script or a foreign document",
                   "Delete it; a plan needs none.");
  if (is_filter_element (name))
    return refuse (self, node, "has a filter effect",
                   "Remove blurs, shadows and other filters from the drawing.");
  if (strcmp (name, "text") == 0 && !is_hidden (node))
    return refuse (
      self, node, "has visible text",
      "Delete or hide it: labels are rows of the programme and are drawn upright.");
  return TRUE;
}

static gboolean
check_style_element (Filter *self, xmlNode *node)
{
  if (strcmp ((const char *) node->name, "style") != 0)
    return TRUE;
  xmlChar *css = xmlNodeGetContent (node);
  gboolean is_fine = !css || check_css (self, node, (const char *) css);
  xmlFree (css);
  return is_fine;
}

static gboolean
register_id (Filter *self, xmlNode *node)
{
  g_autofree char *id = aff_plan_filter_attribute (node, "id");
  if (!id)
    return TRUE;
  if (g_hash_table_contains (self->by_id, id))
    return refuse (self, node, "repeats an id", "Give every element an id of its own.");
  g_hash_table_insert (self->by_id, g_steal_pointer (&id), node);
  return TRUE;
}

static gboolean
check_element (Filter *self, xmlNode *node, guint depth)
{
  if (++self->elements > MOST_ELEMENTS)
    return refuse (self, node, "passes 5,000 elements", "Simplify the drawing.");
  if (depth > DEEPEST_NESTING)
    return refuse (self, node, "is nested deeper than 64 elements", "Ungroup the drawing.");
  return check_name (self, node) && check_attributes (self, node) &&
         check_style_element (self, node) && register_id (self, node);
}

static gboolean
check_tree (Filter *self, xmlNode *node, guint depth)
{
  for (; node; node = node->next) {
    if (node->type == XML_PI_NODE && strcmp ((const char *) node->name, "xml-stylesheet") == 0)
      return refuse (self, node, "refers to a style sheet outside the file",
                     "Put the styles into a style element.");
    if (node->type != XML_ELEMENT_NODE)
      continue;
    if (!check_element (self, node, depth) || !check_tree (self, node->children, depth + 1))
      return FALSE;
  }
  return TRUE;
}

static gboolean follow (Filter *self, xmlNode *node, guint level, Reach *reach);

// Adds what the element with the id at the start of REFERENCE drags along.
static gboolean
follow_reference (Filter *self, xmlNode *from, const char *reference, guint level, Reach *reach)
{
  g_autofree char *id = g_strndup (reference, strcspn (reference, ")'\" \t\r\n"));
  xmlNode *target = g_hash_table_lookup (self->by_id, id);
  Reach other = {0};
  if (!target)
    return TRUE;
  if (level >= LONGEST_CHAIN)
    return refuse (self, from, "refers to elements that refer on more than 16 times",
                   "Unlink the clones in the drawing.");
  if (!follow (self, target, level + 1, &other))
    return FALSE;
  if (level + 1 + other.chain > LONGEST_CHAIN)
    return refuse (self, from, "refers to elements that refer on more than 16 times",
                   "Unlink the clones in the drawing.");
  reach->chain = MAX (reach->chain, other.chain + 1);
  reach->expanded += other.expanded;
  return TRUE;
}

static gboolean
follow_attributes (Filter *self, xmlNode *node, guint level, Reach *reach)
{
  for (xmlAttr *attribute = node->properties; attribute; attribute = attribute->next) {
    xmlChar *text = xmlNodeListGetString (node->doc, attribute->children, 1);
    const char *value = text ? (const char *) text : "";
    const char *at = value;
    gboolean is_fine = TRUE;
    if (strcmp ((const char *) attribute->name, "href") == 0 && *value == '#')
      is_fine = follow_reference (self, node, value + 1, level, reach);
    while (is_fine && (at = strstr (at, "url(")) != NULL) {
      at += strlen ("url(");
      at += strspn (at, " '\"");
      if (*at == '#')
        is_fine = follow_reference (self, node, at + 1, level, reach);
    }
    xmlFree (text);
    if (!is_fine)
      return FALSE;
  }
  return TRUE;
}

static gboolean
follow_inside (Filter *self, xmlNode *node, guint level, Reach *reach)
{
  if (!follow_attributes (self, node, level, reach))
    return FALSE;
  for (xmlNode *child = node->children; child; child = child->next) {
    Reach inner = {0};
    if (child->type != XML_ELEMENT_NODE)
      continue;
    if (!follow (self, child, level, &inner))
      return FALSE;
    reach->chain = MAX (reach->chain, inner.chain);
    reach->expanded += inner.expanded;
  }
  if (reach->expanded > MOST_EXPANDED)
    return refuse (self, node, "repeats elements more than 100,000 times",
                   "Unlink the clones in the drawing.");
  return TRUE;
}

// How far the references in NODE lead. LEVEL references were followed to come here, so that the
// recursion is never deeper than a permitted chain of permitted nesting.
static gboolean
follow (Filter *self, xmlNode *node, guint level, Reach *reach)
{
  const Reach *known = g_hash_table_lookup (self->reach, node);
  if (known) {
    *reach = *known;
    return TRUE;
  }
  if (!g_hash_table_add (self->active, node))
    return refuse (self, node, "is drawn inside itself", "Unlink the clone in the drawing.");
  *reach = (Reach){.chain = 0, .expanded = 1};
  gboolean is_fine = follow_inside (self, node, level, reach);
  g_hash_table_remove (self->active, node);
  if (is_fine)
    g_hash_table_insert (self->reach, node, g_memdup2 (reach, sizeof *reach));
  return is_fine;
}

static gboolean
check_document (Filter *self, xmlDoc *document)
{
  xmlNode *root = xmlDocGetRootElement (document);
  Reach reach;
  if (!root || strcmp ((const char *) root->name, "svg") != 0) {
    self->refusal = g_strdup ("The plan is not an SVG drawing. Save it as plain SVG.");
    return FALSE;
  }
  return check_tree (self, document->children, 1) && follow (self, root, 0, &reach);
}

static char *
describe_parse_error (xmlParserCtxt *context)
{
  const xmlError *error = xmlCtxtGetLastError (context);
  g_autofree char *message = g_strdup (error && error->message ? error->message
                                                               : "it is empty");
  g_strdelimit (message, "\n", ' ');
  g_strchomp (message);
  return g_strdup_printf (
    "Line %d of the plan is not well-formed XML (%s). Save the drawing again "
    "as plain SVG.",
    error ? error->line : 1, message);
}

static void
on_document_type (void *context,
                  const xmlChar *name,
                  const xmlChar *external,
                  const xmlChar *system)
{
  xmlParserCtxt *parser = context;
  parser->_private =
    g_strdup_printf ("Line %d of the plan has a document type. Delete the line "
                     "that begins with <!DOCTYPE, or save as plain SVG.",
                     parser->input ? parser->input->line : 1);
  xmlStopParser (parser);
}

static xmlDoc *
read_document (GBytes *svg, char **refusal)
{
  gsize length;
  const char *data = g_bytes_get_data (svg, &length);
  xmlParserCtxt *context = xmlNewParserCtxt ();
  context->sax->internalSubset = on_document_type;
  xmlDoc *document = xmlCtxtReadMemory (context, data ? data : "", (int) length, NULL, NULL,
                                        XML_PARSE_NONET | XML_PARSE_NOERROR |
                                          XML_PARSE_NOWARNING | XML_PARSE_BIG_LINES);
  if (context->_private || !document) {
    *refusal = context->_private ? context->_private : describe_parse_error (context);
    g_clear_pointer (&document, xmlFreeDoc);
  }
  xmlFreeParserCtxt (context);
  return document;
}

xmlDoc *
aff_plan_filter_parse (GBytes *svg, char **refusal)
{
  if (g_bytes_get_size (svg) > AFF_PLAN_FILTER_BYTES) {
    *refusal = g_strdup (
      "The plan is larger than 512 KB. Simplify the drawing or make embedded "
      "pictures smaller.");
    return NULL;
  }
  xmlDoc *document = read_document (svg, refusal);
  if (!document)
    return NULL;
  Filter filter = {.by_id = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
                   .reach = g_hash_table_new_full (NULL, NULL, NULL, g_free),
                   .active = g_hash_table_new (NULL, NULL)};
  if (!check_document (&filter, document)) {
    *refusal = g_steal_pointer (&filter.refusal);
    g_clear_pointer (&document, xmlFreeDoc);
  }
  g_hash_table_unref (filter.by_id);
  g_hash_table_unref (filter.reach);
  g_hash_table_unref (filter.active);
  return document;
}

gboolean
aff_plan_filter_has_word (const char *value, const char *word)
{
  if (!value)
    return FALSE;
  g_auto (GStrv) words = g_strsplit_set (value, " \t\r\n", -1);
  return g_strv_contains ((const char *const *) words, word);
}

char *
aff_plan_filter_attribute (xmlNode *node, const char *name)
{
  xmlChar *value = xmlGetNoNsProp (node, (const xmlChar *) name);
  char *copy = g_strdup ((const char *) value);
  xmlFree (value);
  return copy;
}

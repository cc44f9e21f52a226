// SPDX-License-Identifier: GPL-3.0-or-later
// The half of paste.h that is about HTML.
#include "app/draft/markup.h"
#include "app/read/paste.h"

#include <string.h>

#define COLUMNS 200 // of a table
#define SPAN    1000
#define SPREAD  (32 * 1024 * 1024) // bytes of all cells that stand where others reach over

typedef struct {
  AffPaste *paste;
  GString *text;    // of the line or cell being read
  GString *address; // of its first link
  guint line;
  guint heading;
  int number;
  gboolean is_bullet;
  gsize spread;
  gboolean is_in_cell; // blocks are newlines there
  gboolean is_full;
} Walk;

// What a cell that reaches into the next rows leaves there.
typedef struct {
  char *text; // owned
  guint rows;
} Hanging;

static void walk_children (Walk *self, const xmlNode *node);

static gboolean
is_named (const xmlNode *node, const char *name)
{
  return node->type == XML_ELEMENT_NODE && strcmp ((const char *) node->name, name) == 0;
}

static gboolean
is_any (const xmlNode *node, const char *const *names)
{
  return g_strv_contains (names, (const char *) node->name);
}

static char *
find_attribute (const xmlNode *node, const char *name)
{
  xmlChar *value = xmlGetNoNsProp (node, (const xmlChar *) name);
  char *copy = g_strdup ((const char *) value);

  xmlFree (value);
  return copy;
}

static void
end_line (Walk *self)
{
  AffPasteLine *line = NULL;

  if (self->is_in_cell) {
    if (self->text->len > 0 && self->text->str[self->text->len - 1] != '\n')
      g_string_append_c (self->text, '\n');
    return;
  }
  g_strstrip (self->text->str);
  if (*self->text->str) {
    line = aff_paste_add_line (self->paste, self->line);
    self->is_full = !line;
  }
  if (line) {
    aff_paste_add_cell (line, self->text->str);
    line->heading = self->heading;
    line->number = self->number;
    line->is_bullet = self->is_bullet;
    self->is_bullet = FALSE;
    line->address = self->address->len > 0 ? g_strdup (self->address->str) : NULL;
    self->number = -1;
  }
  g_string_truncate (self->text, 0);
  g_string_truncate (self->address, 0);
  self->line = 0;
}

// A blank line, which ends what runs on from line to line.
static void
end_block (Walk *self)
{
  end_line (self);
  if (!self->is_in_cell && !self->is_full)
    self->is_full = !aff_paste_add_line (self->paste, 0);
}

static void
add_text (Walk *self, const xmlNode *node)
{
  if (self->line == 0)
    self->line = xmlGetLineNo (node);
  for (const char *at = (const char *) node->content; at && *at; at++) {
    gboolean is_blank = strchr (" \t\n\f\1\2\3\4", *at) != NULL;
    gboolean is_fresh = self->text->len == 0 ||
                        strchr (" \n", self->text->str[self->text->len - 1]);
    if (!is_blank || !is_fresh)
      g_string_append_c (self->text, is_blank ? ' ' : *at);
  }
}

static void
walk_marked (Walk *self, const xmlNode *node, char opener, char closer)
{
  g_string_append_c (self->text, opener);
  walk_children (self, node);
  g_string_append_c (self->text, closer);
}

static gboolean
holds_table (const xmlNode *node)
{
  for (const xmlNode *child = node->children; child; child = child->next)
    if (is_named (child, "table") || holds_table (child))
      return TRUE;
  return FALSE;
}

static guint
read_span (const xmlNode *node, const char *name)
{
  g_autofree char *value = find_attribute (node, name);
  guint64 span = value ? g_ascii_strtoull (value, NULL, 10) : 1;

  return CLAMP (span, 1, SPAN);
}

static void
free_hanging (Hanging *hanging)
{
  g_free (hanging->text);
}

// A few bytes of a file can reach over millions of cells.
static void
add_spread (Walk *self, AffPasteLine *line, const char *text)
{
  self->spread += strlen (text) + 2 * sizeof (gpointer) + 16;
  if (self->spread > SPREAD)
    self->is_full = TRUE;
  else
    aff_paste_add_cell (line, text);
}

// Cells of earlier rows that reach into LINE's next columns.
static void
add_hanging (Walk *self, AffPasteLine *line, GArray *hanging)
{
  while (line->cells->len < hanging->len && !self->is_full) {
    Hanging *cell = &g_array_index (hanging, Hanging, line->cells->len);
    if (cell->rows == 0)
      return;
    cell->rows--;
    add_spread (self, line, cell->text);
  }
}

static void
hang (GArray *hanging, guint column, const char *text, guint rows)
{
  if (hanging->len <= column)
    g_array_set_size (hanging, column + 1);
  Hanging *cell = &g_array_index (hanging, Hanging, column);
  g_free (cell->text);
  cell->text = g_strdup (text);
  cell->rows = rows;
}

static void
add_cell (Walk *self, const xmlNode *node, AffPasteLine *line, GArray *hanging)
{
  guint columns = read_span (node, "colspan");
  guint rows = read_span (node, "rowspan");

  add_hanging (self, line, hanging);
  if (line->cells->len >= COLUMNS)
    return;
  g_string_truncate (self->text, 0);
  self->is_in_cell = TRUE;
  walk_children (self, node);
  self->is_in_cell = FALSE;
  for (guint i = 0; i < columns && line->cells->len < COLUMNS && !self->is_full; i++) {
    if (rows > 1)
      hang (hanging, line->cells->len, i == 0 ? self->text->str : "", rows - 1);
    if (i == 0)
      aff_paste_add_cell (line, self->text->str);
    else
      add_spread (self, line, "");
  }
  g_string_truncate (self->text, 0);
}

static void
add_row (Walk *self, const xmlNode *node, GArray *hanging)
{
  AffPasteLine *line = aff_paste_add_line (self->paste, xmlGetLineNo (node));

  self->is_full = !line;
  if (!line)
    return;
  line->is_row = TRUE;
  for (const xmlNode *child = node->children; child; child = child->next)
    if (is_named (child, "td") || is_named (child, "th"))
      add_cell (self, child, line, hanging);
  add_hanging (self, line, hanging);
  if (self->address->len > 0)
    line->address = g_strdup (self->address->str);
  g_string_truncate (self->address, 0);
}

static void
walk_rows (Walk *self, const xmlNode *node, GArray *hanging)
{
  for (const xmlNode *child = node->children; child && !self->is_full; child = child->next)
    if (is_named (child, "tr"))
      add_row (self, child, hanging);
    else if (child->type == XML_ELEMENT_NODE)
      walk_rows (self, child, hanging);
}

// A table in a table lays out a page; its cells are blocks.
static void
walk_table (Walk *self, const xmlNode *node)
{
  g_autoptr (GArray) hanging = NULL;

  if (self->is_in_cell || holds_table (node)) {
    walk_children (self, node);
    return;
  }
  hanging = g_array_new (FALSE, TRUE, sizeof (Hanging));
  g_array_set_clear_func (hanging, (GDestroyNotify) free_hanging);
  end_block (self);
  walk_rows (self, node, hanging);
  if (!self->is_full)
    end_block (self);
}

static void
walk_list (Walk *self, const xmlNode *node)
{
  int number = 1;

  end_line (self);
  for (const xmlNode *child = node->children; child && !self->is_full; child = child->next) {
    if (child->type != XML_ELEMENT_NODE)
      continue;
    self->number = is_named (node, "ol") ? number++ : -1;
    self->is_bullet = self->number < 0;
    walk_children (self, child);
    end_line (self);
  }
  self->number = -1;
  self->is_bullet = FALSE;
}

static void
walk_link (Walk *self, const xmlNode *node)
{
  g_autofree char *address = find_attribute (node, "href");

  if (self->address->len == 0 && address && g_str_has_prefix (address, "https://"))
    g_string_assign (self->address, address);
  walk_children (self, node);
}

static void
walk_heading (Walk *self, const xmlNode *node)
{
  end_block (self);
  self->heading = node->name[1] - '0';
  walk_children (self, node);
  end_line (self);
  self->heading = 0;
}

static gboolean
is_heading (const xmlNode *node)
{
  return node->name[0] == 'h' && node->name[1] >= '1' && node->name[1] <= '6' && !node->name[2];
}

static void
walk_block (Walk *self, const xmlNode *node)
{
  end_line (self);
  walk_children (self, node);
  if (is_named (node, "p") || is_named (node, "section") || is_named (node, "ul"))
    end_block (self);
  else
    end_line (self);
}

static void
walk_element (Walk *self, const xmlNode *node)
{
  static const char *const unseen[] = {"script", "style",  "noscript", "template", "head",
                                       "svg",    "nav",    "button",   "select",   "del",
                                       "s",      "strike", "iframe",   "textarea", NULL};
  static const char *const strong[] = {"b", "strong", NULL};
  static const char *const slanted[] = {"i", "em", "cite", NULL};

  if (is_any (node, unseen))
    return;
  if (is_any (node, strong))
    walk_marked (self, node, AFF_PASTE_STRONG, AFF_PASTE_WEAK);
  else if (is_any (node, slanted))
    walk_marked (self, node, AFF_PASTE_SLANT, AFF_PASTE_STRAIGHT);
  else if (is_heading (node) && !self->is_in_cell)
    walk_heading (self, node);
  else if (is_named (node, "table"))
    walk_table (self, node);
  else if (is_named (node, "ol") || is_named (node, "ul"))
    walk_list (self, node);
  else if (is_named (node, "a"))
    walk_link (self, node);
  else if (is_named (node, "br"))
    end_line (self);
  else if (aff_markup_is_block ((const char *) node->name))
    walk_block (self, node);
  else
    walk_children (self, node);
}

static void
walk_children (Walk *self, const xmlNode *node)
{
  for (const xmlNode *child = node->children; child && !self->is_full; child = child->next)
    if (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE)
      add_text (self, child);
    else if (child->type == XML_ELEMENT_NODE)
      walk_element (self, child);
}

static const xmlNode *
find_child (const xmlNode *node, const char *name)
{
  const xmlNode *child = node ? node->children : NULL;

  while (child && !is_named (child, name))
    child = child->next;
  return child;
}

static char *
find_title (const xmlNode *root)
{
  const xmlNode *title = find_child (find_child (root, "head"), "title");
  xmlChar *content = title ? xmlNodeGetContent (title) : NULL;
  char *copy = content ? g_strstrip (g_strdup ((const char *) content)) : NULL;

  xmlFree (content);
  if (copy && !*copy)
    g_clear_pointer (&copy, g_free);
  return copy;
}

gboolean
aff_paste_read_page (AffPaste *self, const xmlNode *root)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) address = g_string_new (NULL);
  Walk walk = {.paste = self, .text = text, .address = address, .number = -1};

  if (!root)
    return TRUE;
  self->title = find_title (root);
  walk_children (&walk, root);
  if (!walk.is_full)
    end_line (&walk);
  return !walk.is_full;
}

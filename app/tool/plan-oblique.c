// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/tool/plan-oblique.h"

#include "app/tool/plan-filter.h"

#include <cairo.h>
#include <math.h>
#include <string.h>

#define LONGEST_CHAIN 16    // of clones; the filter refuses longer ones
#define UPRIGHT       0.001 // part of the length by which an upright edge may lean

struct _AffPlanOblique {
  // owned
  GHashTable *by_id;   // id to xmlNode
  RsvgHandle *upright; // the drawing without the transformations of boards and places; NULL
  // borrowed
  xmlDoc *document;
  double mm_per_unit;
};

static gboolean
has_meaning (xmlNode *node)
{
  g_autofree char *words = aff_plan_filter_attribute (node, "class");
  return aff_plan_filter_has_word (words, "board") || aff_plan_filter_has_word (words, "place");
}

static void
collect_ids (GHashTable *by_id, xmlNode *node)
{
  for (; node; node = node->next) {
    if (node->type != XML_ELEMENT_NODE)
      continue;
    char *id = aff_plan_filter_attribute (node, "id");
    if (id)
      g_hash_table_insert (by_id, id, node);
    collect_ids (by_id, node->children);
  }
}

static GHashTable *
create_index (xmlDoc *document)
{
  GHashTable *by_id = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  collect_ids (by_id, document->children);
  return by_id;
}

// What the clone NODE repeats; NULL if it is no clone.
static xmlNode *
find_original (GHashTable *by_id, xmlNode *node)
{
  if (strcmp ((const char *) node->name, "use") != 0)
    return NULL;
  xmlChar *address = xmlGetProp (node, (const xmlChar *) "href");
  xmlNode *original = address && *address == '#'
                        ? g_hash_table_lookup (by_id, (const char *) address + 1)
                        : NULL;
  xmlFree (address);
  return original;
}

static void
make_upright (GHashTable *by_id, xmlNode *node)
{
  for (int i = 0; node && i <= LONGEST_CHAIN; i++) {
    xmlUnsetProp (node, (const xmlChar *) "transform");
    node = find_original (by_id, node);
  }
}

static RsvgHandle *
open_upright (xmlDoc *document)
{
  xmlDoc *copy = xmlCopyDoc (document, 1);
  g_autoptr (GHashTable) by_id = create_index (copy);
  GHashTableIter iterator;
  gpointer node;
  xmlChar *text = NULL;
  int length = 0;
  g_hash_table_iter_init (&iterator, by_id);
  while (g_hash_table_iter_next (&iterator, NULL, &node))
    if (has_meaning (node))
      make_upright (by_id, node);
  xmlDocDumpMemory (copy, &text, &length);
  RsvgHandle *handle = text ? rsvg_handle_new_from_data (text, (gsize) length, NULL) : NULL;
  xmlFree (text);
  xmlFreeDoc (copy);
  if (handle)
    rsvg_handle_set_dpi (handle, 96);
  return handle;
}

// Reads up to six numbers up to the bracket. Returns how many, and where the text goes on.
static int
read_numbers (const char **at, double *numbers)
{
  int count = 0;
  while (count < 6) {
    char *end;
    *at += strspn (*at, " ,\t\r\n");
    numbers[count] = g_ascii_strtod (*at, &end);
    if (end == *at || !isfinite (numbers[count]))
      break;
    *at = end;
    count++;
  }
  *at += strcspn (*at, ")");
  *at += **at == ')';
  return count;
}

// One function of a transform attribute; what it moves along does not matter here.
static void
make_step (const char *name,
           gsize length,
           const double *numbers,
           int count,
           cairo_matrix_t *step)
{
  cairo_matrix_init_identity (step);
  if (strncmp (name, "matrix", length) == 0 && count == 6)
    cairo_matrix_init (step, numbers[0], numbers[1], numbers[2], numbers[3], 0, 0);
  else if (strncmp (name, "scale", length) == 0 && count >= 1)
    cairo_matrix_init_scale (step, numbers[0], count > 1 ? numbers[1] : numbers[0]);
  else if (strncmp (name, "rotate", length) == 0 && count >= 1)
    cairo_matrix_init_rotate (step, numbers[0] * G_PI / 180);
  else if (strncmp (name, "skewX", length) == 0 && count == 1)
    cairo_matrix_init (step, 1, 0, tan (numbers[0] * G_PI / 180), 1, 0, 0);
  else if (strncmp (name, "skewY", length) == 0 && count == 1)
    cairo_matrix_init (step, 1, tan (numbers[0] * G_PI / 180), 0, 1, 0, 0);
}

// What NODE itself does to the directions inside it, done before what MATRIX does.
static void
add_transform (xmlNode *node, cairo_matrix_t *matrix)
{
  g_autofree char *value = aff_plan_filter_attribute (node, "transform");
  cairo_matrix_t own;
  cairo_matrix_init_identity (&own);
  for (const char *at = value ? value : ""; *at;) {
    double numbers[6];
    cairo_matrix_t step;
    at += strspn (at, " ,\t\r\n");
    const char *name = at;
    gsize length = strcspn (at, " (");
    at += strcspn (at, "(");
    at += *at == '(';
    int count = read_numbers (&at, numbers);
    make_step (name, length, numbers, count, &step);
    cairo_matrix_multiply (&own, &step, &own);
  }
  cairo_matrix_multiply (matrix, matrix, &own);
}

// First what the clone NODE repeats, then NODE itself.
static void
add_chain (AffPlanOblique *self, xmlNode *node, int level, cairo_matrix_t *matrix)
{
  xmlNode *original = level < LONGEST_CHAIN ? find_original (self->by_id, node) : NULL;
  if (original)
    add_chain (self, original, level + 1, matrix);
  add_transform (node, matrix);
}

// The directions of NODE's own edges in the plan, in millimetres for each of its units. FALSE if
// it is in a drawing inside the drawing, which has a scale of its own.
static gboolean
find_directions (AffPlanOblique *self, xmlNode *node, cairo_matrix_t *matrix)
{
  xmlNode *root = xmlDocGetRootElement (self->document);
  cairo_matrix_t scale;
  cairo_matrix_init_identity (matrix);
  add_chain (self, node, 0, matrix);
  for (node = node->parent; node && node != root; node = node->parent) {
    if (node->type != XML_ELEMENT_NODE || strcmp ((const char *) node->name, "svg") == 0)
      return FALSE;
    add_transform (node, matrix);
  }
  cairo_matrix_init_scale (&scale, self->mm_per_unit, self->mm_per_unit);
  cairo_matrix_multiply (matrix, matrix, &scale);
  return TRUE;
}

static gboolean
is_upright (const cairo_matrix_t *matrix)
{
  double length = hypot (matrix->xx, matrix->yx) + hypot (matrix->xy, matrix->yy);
  return fabs (matrix->yx) + fabs (matrix->xy) <= UPRIGHT * length ||
         fabs (matrix->xx) + fabs (matrix->yy) <= UPRIGHT * length;
}

// The size of NODE without its own transformations and those around it.
static gboolean
measure_upright (AffPlanOblique *self, xmlNode *node, RsvgRectangle *box)
{
  g_autofree char *id = aff_plan_filter_attribute (node, "id");
  g_autofree char *fragment = g_strconcat ("#", id, NULL);
  if (!self->upright)
    self->upright = open_upright (self->document);
  return self->upright &&
         rsvg_handle_get_geometry_for_element (self->upright, fragment, NULL, box, NULL);
}

AffPlanOblique *
aff_plan_oblique_new (xmlDoc *document, double mm_per_unit)
{
  AffPlanOblique *self = g_new0 (AffPlanOblique, 1);
  self->by_id = create_index (document);
  self->document = document;
  self->mm_per_unit = mm_per_unit;
  return self;
}

void
aff_plan_oblique_free (AffPlanOblique *self)
{
  g_hash_table_unref (self->by_id);
  g_clear_object (&self->upright);
  g_free (self);
}

gboolean
aff_plan_oblique_size (AffPlanOblique *self,
                       xmlNode *node,
                       gboolean is_enclosed,
                       double *width_mm,
                       double *height_mm)
{
  cairo_matrix_t matrix;
  RsvgRectangle box;
  if (!find_directions (self, node, &matrix) || is_upright (&matrix) ||
      !measure_upright (self, node, &box))
    return FALSE;
  if (is_enclosed) {
    *width_mm = fabs (matrix.xx) * box.width + fabs (matrix.xy) * box.height;
    *height_mm = fabs (matrix.yx) * box.width + fabs (matrix.yy) * box.height;
  } else {
    *width_mm = hypot (matrix.xx, matrix.yx) * box.width;
    *height_mm = hypot (matrix.xy, matrix.yy) * box.height;
  }
  return TRUE;
}

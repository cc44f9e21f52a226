// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/tool/plan-area.h"

#include "app/tool/plan-filter.h"
#include "app/tool/plan-path.h"
#include "app/way/plan.h"

#include <cairo.h>
#include <math.h>
#include <string.h>

#define SHRUNK        64.0 // so that cairo, which counts to eight million, can count farther
#define FLATNESS_MM   10   // with rounding less than the 20 mm that are promised
#define FARTHEST_MM   1000000
#define MOST_OUTLINES 1000
#define LONGEST_CHAIN 16 // of clones; the filter refuses longer ones

typedef struct {
  int x;
  int y;
} Point;

typedef struct {
  GHashTable *by_id; // id to xmlNode
  cairo_t *cr;       // only its path is used
  GString *lines;
  guint points;
  guint outlines;
  char *refusal;
  // Of the element that is being written.
  xmlNode *node;
  const char *kind;
  char *head; // of its lines
  guint found;
} Writer;

static const char *const kinds[] = {"obstacle", "passage", "steps", "walkable", NULL};

static gboolean
refuse (Writer *self, const char *what, const char *remedy)
{
  if (!self->refusal)
    self->refusal = g_strdup_printf ("Line %ld of the plan %s. %s", xmlGetLineNo (self->node),
                                     what, remedy);
  return FALSE;
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

static gboolean
is_called (xmlNode *node, const char *name)
{
  return node->type == XML_ELEMENT_NODE && strcmp ((const char *) node->name, name) == 0;
}

static gboolean
is_hidden (xmlNode *node)
{
  g_autofree char *display = aff_plan_filter_attribute (node, "display");
  g_autofree char *style = aff_plan_filter_attribute (node, "style");
  return (display && strcmp (display, "none") == 0) ||
         (style && g_regex_match_simple ("(^|;)\\s*display\\s*:\\s*none", style, 0, 0));
}

static gboolean
add_transform (Writer *self, xmlNode *node)
{
  g_autofree char *value = aff_plan_filter_attribute (node, "transform");
  cairo_matrix_t matrix;
  if (!aff_plan_path_transform (value, &matrix) || cairo_status (self->cr))
    return refuse (self, "has a transformation that cannot be read",
                   "Draw the area again, without it.");
  double determinant = matrix.xx * matrix.yy - matrix.xy * matrix.yx;
  if (!(fabs (determinant) > 1e-12 && fabs (determinant) < 1e12))
    return refuse (self, "has an area without extent", "Draw it as a shape of its real size.");
  cairo_transform (self->cr, &matrix);
  return TRUE;
}

static double
measure_area (const GArray *ring)
{
  double area = 0;
  for (guint i = 0; i < ring->len; i++) {
    Point a = g_array_index (ring, Point, i);
    Point b = g_array_index (ring, Point, (i + 1) % ring->len);
    area += (double) a.x * b.y - (double) a.y * b.x;
  }
  return fabs (area) / 2;
}

// A ring that crosses itself may have an area of nothing and still surround something.
static gboolean
is_line (const GArray *ring)
{
  Point first = g_array_index (ring, Point, 0), last = first;
  for (guint i = 1; i < ring->len; i++) {
    Point here = g_array_index (ring, Point, i);
    if (last.x == first.x && last.y == first.y)
      last = here;
    else if ((double) (last.x - first.x) * (here.y - first.y) !=
             (double) (last.y - first.y) * (here.x - first.x))
      return measure_area (ring) == 0 && ring->len <= 4;
  }
  return TRUE;
}

static void
add_point (GArray *ring, double x, double y)
{
  Point point = {(int) lround (x), (int) lround (y)};
  const Point *last = ring->len ? &g_array_index (ring, Point, ring->len - 1) : NULL;
  if (!last || last->x != point.x || last->y != point.y)
    g_array_append_val (ring, point);
}

static void
end_ring (GPtrArray *rings, GArray **ring)
{
  GArray *ended = *ring;
  *ring = NULL;
  while (ended && ended->len > 1 &&
         memcmp (&g_array_index (ended, Point, 0),
                 &g_array_index (ended, Point, ended->len - 1), sizeof (Point)) == 0)
    g_array_set_size (ended, ended->len - 1);
  if (ended && ended->len > 1)
    g_ptr_array_add (rings, ended);
  else if (ended)
    g_array_unref (ended);
}

// The rings of the flattened path, in millimetres. NULL if one of its points is far away.
static GPtrArray *
list_rings (const cairo_path_t *path)
{
  g_autoptr (GPtrArray) rings = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  GArray *ring = NULL;
  gboolean is_fine = path->status == CAIRO_STATUS_SUCCESS;
  for (int i = 0; is_fine && i < path->num_data; i += path->data[i].header.length) {
    const cairo_path_data_t *data = &path->data[i];
    if (data->header.type == CAIRO_PATH_MOVE_TO)
      end_ring (rings, &ring);
    if (data->header.type == CAIRO_PATH_CLOSE_PATH)
      continue;
    is_fine = fabs (data[1].point.x) * SHRUNK <= FARTHEST_MM &&
              fabs (data[1].point.y) * SHRUNK <= FARTHEST_MM;
    if (!ring)
      ring = g_array_new (FALSE, FALSE, sizeof (Point));
    if (is_fine)
      add_point (ring, data[1].point.x * SHRUNK, data[1].point.y * SHRUNK);
  }
  end_ring (rings, &ring);
  return is_fine ? g_steal_pointer (&rings) : NULL;
}

static gboolean
count_points (Writer *self, guint count)
{
  self->points += count;
  self->outlines++;
  self->found++;
  if (count > AFF_PLAN_MOST_OUTLINE)
    return refuse (self, "has an area of more than 2,000 points",
                   "Simplify its outline, in Inkscape by Path → Simplify.");
  if (self->points > AFF_PLAN_MOST_POINTS || self->outlines > MOST_OUTLINES)
    return refuse (self,
                   "has one area too many: together they may have 1,000 outlines and "
                   "6,000 points",
                   "Draw obstacles as simple rectangles around what stands there.");
  return TRUE;
}

static void
append_ring (Writer *self, const GArray *ring)
{
  for (guint i = 0; i < ring->len; i++) {
    Point point = g_array_index (ring, Point, i);
    g_string_append_printf (self->lines, "%s%d,%d", i ? " " : "", point.x, point.y);
  }
}

// A wall drawn as a line: its way forth and back makes a polygon of it.
static gboolean
write_line (Writer *self, const GArray *ring)
{
  g_string_append (self->lines, self->head);
  append_ring (self, ring);
  for (guint i = ring->len - 1; i > 0; i--) {
    Point point = g_array_index (ring, Point, i - 1);
    g_string_append_printf (self->lines, " %d,%d", point.x, point.y);
  }
  g_string_append_c (self->lines, '\n');
  return count_points (self, 2 * ring->len);
}

// All rings with an extent as one polygon: each returns to its first point, and the polygon to
// the first of all.
static gboolean
write_rings (Writer *self, const GPtrArray *rings)
{
  const GArray *first = NULL;
  guint count = 0;
  for (guint i = 0; i < rings->len; i++) {
    const GArray *ring = g_ptr_array_index (rings, i);
    if (is_line (ring))
      continue;
    g_string_append (self->lines, first ? " " : self->head);
    append_ring (self, ring);
    count += ring->len;
    if (first || rings->len > 1) {
      Point begin = g_array_index (ring, Point, 0);
      g_string_append_printf (self->lines, " %d,%d", begin.x, begin.y);
      count++;
    }
    if (first && i + 1 < rings->len) {
      Point begin = g_array_index (first, Point, 0);
      g_string_append_printf (self->lines, " %d,%d", begin.x, begin.y);
      count++;
    }
    first = first ? first : ring;
  }
  if (!first)
    return TRUE;
  g_string_append_c (self->lines, '\n');
  return count_points (self, count);
}

static gboolean
write_outline (Writer *self, xmlNode *shape)
{
  cairo_new_path (self->cr);
  if (!aff_plan_path_add (self->cr, shape))
    return refuse (self, "has an area whose outline cannot be read",
                   "Draw it again as a path or rectangle, with plain numbers.");
  // What is measured and flattened is the outline on the plan, not that of its own coordinates.
  cairo_matrix_t saved;
  cairo_get_matrix (self->cr, &saved);
  cairo_identity_matrix (self->cr);
  cairo_path_t *path = cairo_copy_path_flat (self->cr);
  cairo_set_matrix (self->cr, &saved);
  g_autoptr (GPtrArray) rings = list_rings (path);
  cairo_path_destroy (path);
  if (!rings)
    return refuse (self, "has an area that lies far outside the plan",
                   "Move it into the page.");
  for (guint i = 0; i < rings->len; i++) {
    const GArray *ring = g_ptr_array_index (rings, i);
    if (is_line (ring) && strcmp (self->kind, "obstacle") == 0 && !write_line (self, ring))
      return FALSE;
  }
  return write_rings (self, rings);
}

static gboolean write_shapes (Writer *self, xmlNode *node, guint level);

static gboolean
write_children (Writer *self, xmlNode *node, guint level)
{
  for (xmlNode *child = node->children; child; child = child->next)
    if (child->type == XML_ELEMENT_NODE && !is_hidden (child) &&
        !write_shapes (self, child, level))
      return FALSE;
  return TRUE;
}

static gboolean
write_clone (Writer *self, xmlNode *node, guint level)
{
  xmlChar *address = xmlGetProp (node, (const xmlChar *) "href");
  xmlNode *original = address && *address == '#'
                        ? g_hash_table_lookup (self->by_id, (const char *) address + 1)
                        : NULL;
  xmlFree (address);
  g_autofree char *x = aff_plan_filter_attribute (node, "x");
  g_autofree char *y = aff_plan_filter_attribute (node, "y");
  g_autofree char *move = g_strdup_printf ("translate(%s,%s)", x ? x : "0", y ? y : "0");
  cairo_matrix_t matrix;
  if (!original || level >= LONGEST_CHAIN || !aff_plan_path_transform (move, &matrix))
    return refuse (self, "has an area that repeats nothing that is known",
                   "Unlink the clone in the drawing.");
  cairo_transform (self->cr, &matrix);
  return write_shapes (self, original, level + 1);
}

// The outlines of NODE, or of the shapes in it.
static gboolean
write_shapes (Writer *self, xmlNode *node, guint level)
{
  cairo_matrix_t saved;
  gboolean is_fine;
  cairo_get_matrix (self->cr, &saved);
  if (!add_transform (self, node))
    return FALSE;
  if (aff_plan_path_is_shape (node))
    is_fine = write_outline (self, node);
  else if (is_called (node, "use"))
    is_fine = write_clone (self, node, level);
  else if (is_called (node, "g") || is_called (node, "a"))
    is_fine = write_children (self, node, level);
  else
    is_fine = !is_called (node, "svg") && !is_called (node, "symbol")
                ? TRUE
                : refuse (self, "has an area in a drawing of its own",
                          "Draw the area directly on the page.");
  cairo_set_matrix (self->cr, &saved);
  return is_fine;
}

// The matrix from the coordinates around NODE to millimetres. FALSE if a drawing of its own is in
// between.
static gboolean
enter (Writer *self, xmlNode *node)
{
  if (!node || node->type != XML_ELEMENT_NODE || node == xmlDocGetRootElement (node->doc))
    return TRUE;
  if (is_called (node, "svg") || is_called (node, "symbol"))
    return refuse (self, "has an area in a drawing of its own",
                   "Draw the area directly on the page.");
  return enter (self, node->parent) && add_transform (self, node);
}

static char *
clean_field (char *text)
{
  for (char *at = text; text && *at; at++)
    if (g_ascii_iscntrl (*at))
      *at = ' ';
  return text ? g_strstrip (text) : g_strdup ("");
}

static char *
make_head (xmlNode *node, const char *words, const char *kind)
{
  g_autofree char *id = clean_field (aff_plan_filter_attribute (node, "id"));
  g_autofree char *code = clean_field (aff_plan_filter_attribute (node, "data-code"));
  const char *dash = strchr (id, '-');
  const char *name = *code ? code : dash && dash[1] ? dash + 1 : id;
  return g_strdup_printf ("area\t%s\t%s\t%s\t%d\t", kind, id, name,
                          aff_plan_filter_has_word (words, "step-free"));
}

static gboolean
write_area (Writer *self, xmlNode *node, const char *words, const char *kind)
{
  cairo_matrix_t saved;
  self->node = node;
  self->kind = kind;
  self->found = 0;
  self->head = make_head (node, words, kind);
  cairo_get_matrix (self->cr, &saved);
  gboolean is_fine = enter (self, node->parent) && write_shapes (self, node, 0);
  cairo_set_matrix (self->cr, &saved);
  g_free (self->head);
  if (is_fine && self->found == 0)
    return refuse (self, "has an area without extent", "Draw it as a shape of its real size.");
  return is_fine;
}

static gboolean
write_tree (Writer *self, xmlNode *node)
{
  for (; node; node = node->next) {
    if (node->type != XML_ELEMENT_NODE || is_hidden (node) || is_called (node, "defs") ||
        is_called (node, "symbol"))
      continue;
    g_autofree char *words = aff_plan_filter_attribute (node, "class");
    for (const char *const *kind = kinds; words && *kind; kind++)
      if (aff_plan_filter_has_word (words, *kind) && !write_area (self, node, words, *kind))
        return FALSE;
    if (!write_tree (self, node->children))
      return FALSE;
  }
  return TRUE;
}

gboolean
aff_plan_area_write (xmlDoc *document,
                     const AffPlanScale *scale,
                     GString *lines,
                     char **refusal)
{
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_ALPHA, NULL);
  g_autoptr (GHashTable) by_id = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Writer writer = {.by_id = by_id, .cr = cairo_create (surface), .lines = lines};
  cairo_matrix_t matrix;
  collect_ids (by_id, document->children);
  cairo_set_tolerance (writer.cr, FLATNESS_MM / SHRUNK);
  cairo_matrix_init (&matrix, scale->mm_per_unit / SHRUNK, 0, 0, scale->mm_per_unit / SHRUNK,
                     scale->x_mm / SHRUNK, scale->y_mm / SHRUNK);
  cairo_set_matrix (writer.cr, &matrix);
  write_tree (&writer, document->children);
  cairo_destroy (writer.cr);
  cairo_surface_destroy (surface);
  *refusal = writer.refusal;
  return writer.refusal == NULL;
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/tool/plan-geometry.h"

#include "app/tool/plan-area.h"
#include "app/tool/plan-filter.h"
#include "app/tool/plan-oblique.h"

#include <math.h>
#include <string.h>

#define SMALLEST_SIDE_MM 1000
#define LARGEST_SIDE_MM  1000000

typedef struct {
  RsvgHandle *handle;
  RsvgRectangle viewport;
  double mm_per_px; // of the renderer, which measures in its own pixels
  AffPlanOblique *oblique;
  GHashTable *labels; // of boards
  GHashTable *kiosks; // their codes
  GString *lines;
  guint boards;
  char *refusal;
} Writer;

// The words of place.kind in the programme.
static const char *const kinds[] = {"kiosk",     "door",
                                    "stage",     "seats",
                                    "coffee",    "registration",
                                    "toilets",   "accessible-toilet",
                                    "lift",      "stairs",
                                    "first-aid", "cloakroom",
                                    "other",     NULL};

static gboolean
refuse (Writer *self, xmlNode *node, const char *what, const char *remedy)
{
  self->refusal = g_strdup_printf ("Line %ld of the plan %s. %s", xmlGetLineNo (node), what,
                                   remedy);
  return FALSE;
}

static double
find_mm_per_unit (RsvgUnit unit)
{
  switch (unit) {
  case RSVG_UNIT_MM:
    return 1;
  case RSVG_UNIT_CM:
    return 10;
  case RSVG_UNIT_IN:
    return 25.4;
  case RSVG_UNIT_PT:
    return 25.4 / 72;
  case RSVG_UNIT_PC:
    return 25.4 / 6;
  default:
    return 0;
  }
}

gboolean
aff_plan_geometry_size (RsvgHandle *handle, int *width_mm, int *height_mm, char **refusal)
{
  gboolean has_width, has_height, has_box;
  RsvgLength width, height;
  RsvgRectangle box = {0};
  rsvg_handle_get_intrinsic_dimensions (handle, &has_width, &width, &has_height, &height,
                                        &has_box, &box);
  double wide = has_width ? width.length * find_mm_per_unit (width.unit) : 0;
  double high = has_height ? height.length * find_mm_per_unit (height.unit) : 0;
  if (!(wide > 0 && high > 0) && has_box) {
    wide = box.width;
    high = box.height;
  } else if (!(wide > 0 && high > 0)) {
    rsvg_handle_get_intrinsic_size_in_pixels (handle, &wide, &high);
  }
  if (!(wide >= SMALLEST_SIDE_MM && high >= SMALLEST_SIDE_MM && wide <= LARGEST_SIDE_MM &&
        high <= LARGEST_SIDE_MM)) {
    *refusal =
      g_strdup_printf ("The plan measures %.3g m by %.3g m, and a hall has between 1 m "
                       "and 1 km a side. Set the page's width and height in mm, or its "
                       "viewBox to one user unit for each millimetre.",
                       wide / 1000, high / 1000);
    return FALSE;
  }
  *width_mm = (int) lround (wide);
  *height_mm = (int) lround (high);
  return TRUE;
}

// Where the drawing has a width of its own, librsvg 2.54 measures layers in the pixels of that
// width, and only otherwise in those of the viewport.
static double
find_mm_per_px (RsvgHandle *handle, int width_mm)
{
  double width_px, height_px;
  gboolean has_size = rsvg_handle_get_intrinsic_size_in_pixels (handle, &width_px, &height_px);
  return has_size && width_px > 0 ? width_mm / width_px : 1;
}

// A viewBox is fitted into the middle of the page as a whole.
static AffPlanScale
find_scale (RsvgHandle *handle, const RsvgRectangle *page, double mm_per_px)
{
  gboolean has_width, has_height, has_box;
  RsvgLength width, height;
  RsvgRectangle box = {0};
  rsvg_handle_get_intrinsic_dimensions (handle, &has_width, &width, &has_height, &height,
                                        &has_box, &box);
  if (!has_box || !(box.width > 0 && box.height > 0))
    return (AffPlanScale){mm_per_px, 0, 0};
  double scale = MIN (page->width / box.width, page->height / box.height);
  return (AffPlanScale){scale, (page->width - box.width * scale) / 2 - box.x * scale,
                        (page->height - box.height * scale) / 2 - box.y * scale};
}

// Gives what stands obliquely its true size, about the same centre: a board that of its own
// sides, a place that of the box around it.
static void
straighten (Writer *self, xmlNode *node, gboolean is_board, RsvgRectangle *box)
{
  double width, height;
  if (!aff_plan_oblique_size (self->oblique, node, !is_board, &width, &height))
    return;
  *box = (RsvgRectangle){box->x + (box->width - width) / 2, box->y + (box->height - height) / 2,
                         width, height};
}

static gboolean
find_box (Writer *self, xmlNode *node, const char *id, gboolean is_board, RsvgRectangle *box)
{
  g_autofree char *fragment = g_strconcat ("#", id, NULL);
  g_autoptr (GError) error = NULL;
  if (!rsvg_handle_get_geometry_for_layer (self->handle, fragment, &self->viewport, NULL, box,
                                           &error))
    return refuse (self, node, "has an element whose place cannot be found",
                   "Give it an id of letters, digits and dashes, and draw it as a shape.");
  box->x *= self->mm_per_px;
  box->y *= self->mm_per_px;
  box->width *= self->mm_per_px;
  box->height *= self->mm_per_px;
  straighten (self, node, is_board, box);
  if (!(fabs (box->x) <= LARGEST_SIDE_MM && fabs (box->y) <= LARGEST_SIDE_MM &&
        box->width <= LARGEST_SIDE_MM && box->height <= LARGEST_SIDE_MM))
    return refuse (self, node, "has an element that lies far outside the plan",
                   "Move it into the page.");
  if (!(box->width >= 1 && box->height >= 1))
    return refuse (self, node, "has a board or place without extent",
                   "Draw it as a shape of its real size, on a layer that is not hidden.");
  return TRUE;
}

// Reads the degrees of attribute NAME, -1 where there is none.
static gboolean
read_direction (Writer *self, xmlNode *node, const char *name, int *degrees)
{
  g_autofree char *value = aff_plan_filter_attribute (node, name);
  guint64 number = 0;
  *degrees = -1;
  if (!value)
    return TRUE;
  if (!g_ascii_string_to_unsigned (g_strstrip (value), 10, 0, 359, &number, NULL))
    return refuse (self, node, "has a direction that is not a whole number from 0 to 359",
                   "Write degrees clockwise from the top of the plan.");
  *degrees = (int) number;
  return TRUE;
}

// A field of one line: no control character, no spaces at its ends.
static char *
clean_field (const char *text)
{
  char *field = g_strdup (text);
  for (char *at = field; *at; at++)
    if (g_ascii_iscntrl (*at))
      *at = ' ';
  return g_strstrip (field);
}

// Attribute NAME, or what follows the first dash of the id ("17" of "board-17").
static char *
find_name (xmlNode *node, const char *name, const char *id)
{
  g_autofree char *value = aff_plan_filter_attribute (node, name);
  g_autofree char *field = clean_field (value ? value : "");
  const char *dash = strchr (id, '-');
  if (*field)
    return g_steal_pointer (&field);
  return clean_field (dash && dash[1] ? dash + 1 : id);
}

static void
append_box (Writer *self, const RsvgRectangle *box, int direction)
{
  g_string_append_printf (self->lines, "\t%ld\t%ld\t%ld\t%ld\t%d\n", lround (box->x),
                          lround (box->y), lround (box->width), lround (box->height),
                          direction);
}

static gboolean
write_board (Writer *self, xmlNode *node, const char *id)
{
  g_autofree char *label = find_name (node, "data-label", id);
  RsvgRectangle box;
  int facing;
  if (!read_direction (self, node, "data-facing", &facing) ||
      !find_box (self, node, id, TRUE, &box))
    return FALSE;
  if (!g_hash_table_add (self->labels, g_strdup (label)))
    return refuse (self, node, "repeats the label of a board",
                   "Give each board a data-label of its own.");
  g_string_append_printf (self->lines, "board\t%s\t%s", id, label);
  append_box (self, &box, facing);
  self->boards++;
  return TRUE;
}

static gboolean
write_place (Writer *self, xmlNode *node, const char *id)
{
  g_autofree char *code = find_name (node, "data-code", id);
  g_autofree char *kind = aff_plan_filter_attribute (node, "data-kind");
  RsvgRectangle box;
  int heading;
  if (!kind || !g_strv_contains (kinds, kind))
    return refuse (self, node, "has a place of no known kind",
                   "Set data-kind to kiosk, door, stage, seats, coffee, registration, toilets, "
                   "accessible-toilet, lift, stairs, first-aid, cloakroom or other.");
  if (!read_direction (self, node, "data-heading", &heading) ||
      !find_box (self, node, id, FALSE, &box))
    return FALSE;
  if (strcmp (kind, "kiosk") == 0 && !g_hash_table_add (self->kiosks, g_strdup (code)))
    return refuse (self, node, "repeats the code of a kiosk",
                   "Give each kiosk a data-code of its own.");
  g_string_append_printf (self->lines, "place\t%s\t%s\t%s", id, kind, code);
  append_box (self, &box, heading);
  return TRUE;
}

static gboolean
write_element (Writer *self, xmlNode *node)
{
  g_autofree char *words = aff_plan_filter_attribute (node, "class");
  gboolean is_board = aff_plan_filter_has_word (words, "board");
  if (!is_board && !aff_plan_filter_has_word (words, "place"))
    return TRUE;
  g_autofree char *id = aff_plan_filter_attribute (node, "id");
  if (!id || !*id)
    return refuse (self, node, "has a board or place without an id",
                   "Give it one, board-17 for instance.");
  g_autofree char *cleaned = clean_field (id);
  return is_board ? write_board (self, node, cleaned) : write_place (self, node, cleaned);
}

static gboolean
write_tree (Writer *self, xmlNode *node)
{
  for (; node; node = node->next) {
    if (node->type != XML_ELEMENT_NODE)
      continue;
    if (!write_element (self, node) || !write_tree (self, node->children))
      return FALSE;
  }
  return TRUE;
}

char *
aff_plan_geometry_write (xmlDoc *document, RsvgHandle *handle, char **refusal)
{
  int width_mm, height_mm;
  if (!aff_plan_geometry_size (handle, &width_mm, &height_mm, refusal))
    return NULL;
  const RsvgRectangle page = {0, 0, width_mm, height_mm};
  double mm_per_px = find_mm_per_px (handle, width_mm);
  AffPlanScale scale = find_scale (handle, &page, mm_per_px);
  g_autoptr (AffPlanOblique) oblique = aff_plan_oblique_new (document, scale.mm_per_unit);
  g_autoptr (GHashTable) labels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) kiosks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Writer writer = {handle, page, mm_per_px, oblique, labels, kiosks, g_string_new (NULL)};
  g_string_append_printf (writer.lines, "size\t%d\t%d\n", width_mm, height_mm);
  if (write_tree (&writer, document->children) && writer.boards == 0)
    writer.refusal = g_strdup (
      "The plan has no boards: no element has the class board. Give each board's shape the "
      "class board and an id such as board-17, in Inkscape in Edit → XML Editor.");
  if (!writer.refusal)
    aff_plan_area_write (document, &scale, writer.lines, &writer.refusal);
  *refusal = writer.refusal;
  return g_string_free (writer.lines, writer.refusal != NULL);
}

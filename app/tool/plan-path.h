// SPDX-License-Identifier: GPL-3.0-or-later
// The outline of one SVG shape as a cairo path: rectangles, circles, ellipses, polygons and paths
// with all their commands.
#pragma once

#include <cairo.h>
#include <glib.h>
#include <libxml/tree.h>

G_BEGIN_DECLS

// TRUE if NODE is an element with an outline.
gboolean aff_plan_path_is_shape (xmlNode *node);

// Adds the outline of NODE to the path of CR, in NODE's own coordinates. FALSE if one of its
// numbers cannot be read, is no plain number or has a unit.
gboolean aff_plan_path_add (cairo_t *cr, xmlNode *node);

// What the attribute `transform` VALUE (NULL: nothing) does. FALSE if it cannot be read.
gboolean aff_plan_path_transform (const char *value, cairo_matrix_t *matrix);

G_END_DECLS

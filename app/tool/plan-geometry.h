// SPDX-License-Identifier: GPL-3.0-or-later
// What a plan that passed the filter means: its size, its boards and places and the floor
// around them, as lines of text for the parent process.
#pragma once

#include <librsvg/rsvg.h>
#include <libxml/tree.h>

G_BEGIN_DECLS

// The size of the drawing in millimetres: its width and height where they have a unit of length,
// otherwise one millimetre for each user unit of its viewBox. FALSE with *REFUSAL if it has none.
gboolean
aff_plan_geometry_size (RsvgHandle *handle, int *width_mm, int *height_mm, char **refusal);

// Lines of fields separated by tabulators: "size W H", "board ID LABEL X Y W H FACING" and
// "place ID KIND CODE X Y W H HEADING", in millimetres and degrees, -1 for no direction; then the
// lines of plan-area.h. NULL with *REFUSAL.
char *aff_plan_geometry_write (xmlDoc *document,
                               RsvgHandle *handle,
                               char **refusal) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

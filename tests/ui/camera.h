// SPDX-License-Identifier: GPL-3.0-or-later
// A telephone held before a code on the screen: a pinhole camera as far away as eight times the
// code's side, and the two readers that most telephones have.
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct {
  int width;
  int height;
  guint8 *grey; // owned, row by row
} Picture;

void picture_free (Picture *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Picture, picture_free)

// Where a code lies on the screen, device pixels, and how many of them a module has.
typedef struct {
  double x;
  double y;
  double side; // the quiet zone included
  int module;
} CodePlace;

typedef struct {
  double module_px; // in the camera's picture, seen from the front
  double tilt_deg;  // from the side
  double sigma_px;  // of a Gaussian blur
  double phase;     // by so much of a pixel the picture begins later
} Shot;

// What the camera sees of the code and two modules of what lies around it.
Picture *camera_take (const Picture *screen,
                      const CodePlace *place,
                      const Shot *shot) G_GNUC_WARN_UNUSED_RESULT;

// What the codes of a picture hold, a line each, by zbar.
char *camera_read_zbar (const Picture *picture) G_GNUC_WARN_UNUSED_RESULT;
// The same by ZXing-C++.
char *camera_read_zxing (const Picture *picture) G_GNUC_WARN_UNUSED_RESULT;
// FALSE where ZXing-C++ is not installed; it is asked once.
gboolean camera_has_zxing (void);

G_END_DECLS

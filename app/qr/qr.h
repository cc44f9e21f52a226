// SPDX-License-Identifier: GPL-3.0-or-later
// A QR code as a matrix of modules, by libqrencode, and its forms for files and terminals.
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define AFF_QR_QUIET 4 // modules of quiet zone on each side, ISO/IEC 18004 clause 6.3.8

typedef struct {
  int version;     // 1 to 40
  char level;      // 'M', 'Q' or 'H'
  int size;        // modules a side, without the quiet zone
  guint8 *modules; // size * size, row by row, 1 is dark
} AffQr;

// Encodes TEXT (UTF-8) at the smallest version that holds it at level M, then raises the level as
// far as that version allows. AFF_ERROR_FORMAT if TEXT is empty or too long (2,331 bytes at M).
AffQr *aff_qr_new (const char *text, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void aff_qr_free (AffQr *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AffQr, aff_qr_free)

gboolean aff_qr_is_dark (const AffQr *self, int x, int y);

// The dark modules as data of an SVG path, one user unit a module, the quiet zone left free on
// each side.
char *aff_qr_to_path (const AffQr *self) G_GNUC_WARN_UNUSED_RESULT;
// An SVG document of the code with its quiet zone, one user unit a module, dark on white.
char *aff_qr_to_svg (const AffQr *self) G_GNUC_WARN_UNUSED_RESULT;
// A PNG with MODULE_PX pixels a module, quiet zone included.
GBytes *
aff_qr_to_png (const AffQr *self, int module_px, GError **error) G_GNUC_WARN_UNUSED_RESULT;
// Lines of half blocks for a terminal, dark on light by ANSI colours, quiet zone included.
char *aff_qr_to_terminal (const AffQr *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

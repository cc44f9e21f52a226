// SPDX-License-Identifier: GPL-3.0-or-later
// What a text may be besides plain words. It is shown as it is; somebody should know.
#pragma once

#include <glib.h>

G_BEGIN_DECLS

// Each is FALSE for NULL. TeX: a subset of "$x^2$", "\alpha", "\textbf{".
gboolean aff_doubt_has_tex (const char *text);
// "**bold**", "`code`", "[words](https://…)", a line that begins with "# " or "## ".
gboolean aff_doubt_has_markdown (const char *text);
// "cafÃ©", "10Â°", "donâ€™t": UTF-8 that a program on its way took for Windows-1252.
gboolean aff_doubt_is_decoded_twice (const char *text);

G_END_DECLS

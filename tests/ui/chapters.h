// SPDX-License-Identifier: GPL-3.0-or-later
// Turns all pages of all chapters of a workshop's page, as a visitor does.
#pragma once

#include "tests/ui/kiosk.h"

G_BEGIN_DECLS

// Called with each page as it stands; WHERE names chapter and page.
typedef void (*ChaptersFunc) (Kiosk *kiosk, const char *where, gpointer data);

void chapters_walk (Kiosk *kiosk, ChaptersFunc func, gpointer data);

// "workshop:ID" of the workshop with CODE, "item:ID" of the first item with TITLE.
char *chapters_target (Kiosk *kiosk, const char *code) G_GNUC_WARN_UNUSED_RESULT;
char *chapters_item (Kiosk *kiosk, const char *title) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

// SPDX-License-Identifier: GPL-3.0-or-later
// The large card of one item on dusk: what runs now with its minutes left, or what comes next.
#pragma once

#include "ui/widget/scene.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define AFF_TYPE_HERO (aff_hero_get_type ())
G_DECLARE_FINAL_TYPE (AffHero, aff_hero, AFF, HERO, GtkWidget)

// IS_HALF: it shares the page with another one.
GtkWidget *aff_hero_new (AffScene *scene, gboolean is_half);

// ITEM as it is at the scene's now, running or coming, with the rosace if boards belong to it.
void aff_hero_show_item (AffHero *self, const AffItem *item);
// No item: a title and a line of words ("Programme to be confirmed").
void
aff_hero_show_words (AffHero *self, const char *eyebrow, const char *title, const char *line);

G_END_DECLS

// SPDX-License-Identifier: GPL-3.0-or-later
// A chip of a topic: letter on its colour, name, optional count. And the letter disc alone.
#pragma once

#include "app/programme/programme.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

// A GtkButton (IS_TOGGLE: GtkToggleButton) of class "chip". TOPIC NULL: "All". COUNT -1: none.
GtkWidget *
aff_topic_chip_new (const AffTopic *topic, const char *language, int count, gboolean is_toggle);
// A GtkToggleButton of class "letter-chip" with the letter alone, for where topics are many; its name
// is the topic's.
GtkWidget *aff_topic_letter_chip_new (const AffTopic *topic, const char *language);

// The disc with the letter, of class "letter", in the topic's colours. Decoration.
GtkWidget *aff_topic_letter_new (const AffTopic *topic);
// A tag (no control): letter and name on the topic's tint, class "topic-tag".
GtkWidget *aff_topic_tag_new (const AffTopic *topic, const char *language);

G_END_DECLS

// SPDX-License-Identifier: GPL-3.0-or-later
// Refuses what a floor plan has no need of and what could crash, stall or mislead the renderer:
// scripts, filters, entities, addresses outside the file, endless references, visible text.
#pragma once

#include <glib.h>
#include <libxml/tree.h>

G_BEGIN_DECLS

#define AFF_PLAN_FILTER_BYTES (512 * 1024)

// Parses SVG without network, entities and document types. Returns the document, or NULL with a
// sentence for a person in *REFUSAL that names the line and the remedy.
xmlDoc *aff_plan_filter_parse (GBytes *svg, char **refusal) G_GNUC_WARN_UNUSED_RESULT;

// TRUE if VALUE, a class attribute, has WORD among its words.
gboolean aff_plan_filter_has_word (const char *value, const char *word);

// Attribute NAME of NODE, NULL if it has none. Free with g_free.
char *aff_plan_filter_attribute (xmlNode *node, const char *name) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

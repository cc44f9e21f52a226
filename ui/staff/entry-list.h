// SPDX-License-Identifier: GPL-3.0-or-later
// The items or the papers of the programme, all of them, those that a search finds, or those that
// wait for something.
#pragma once

#include "app/programme/programme.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define AFF_TYPE_ENTRY_LIST (aff_entry_list_get_type ())
G_DECLARE_FINAL_TYPE (AffEntryList, aff_entry_list, AFF, ENTRY_LIST, GtkWidget)

typedef enum {
  AFF_ENTRY_ALL,
  AFF_ENTRY_UNNAMED,  // items
  AFF_ENTRY_UNTIMED,  // items
  AFF_ENTRY_UNLINKED, // papers
} AffEntryOnly;

typedef struct {
  gboolean is_papers;
  AffEntryOnly only;
  gint64 item;  // that is chosen, 0: none
  gint64 paper; // the same
} AffEntryView;

// Its controls name the actions "programme.tab" (s: "items", "papers"), "programme.only" (i),
// "programme.item" (x), "programme.paper" (x) and "programme.add".
GtkWidget *aff_entry_list_new (void);
void aff_entry_list_show (AffEntryList *self,
                          const AffProgramme *programme,
                          const AffEntryView *view);
// While something else is written nobody searches, so that no key goes astray.
void aff_entry_list_set_searchable (AffEntryList *self, gboolean is_searchable);
// The first of what VIEW lists in PROGRAMME, an id; 0 if it lists nothing.
gint64 aff_entry_list_first (const AffProgramme *programme, const AffEntryView *view);

G_END_DECLS

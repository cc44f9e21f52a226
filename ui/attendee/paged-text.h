// SPDX-License-Identifier: GPL-3.0-or-later
// A long text in the room there is: whole if it fits, else in pages turned by a button, never
// scrolled. After the text come blocks, which no page splits, and what belongs after all of it (the
// tail) at the foot of the last page.
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define AFF_TYPE_PAGED_TEXT (aff_paged_text_get_type ())
G_DECLARE_FINAL_TYPE (AffPagedText, aff_paged_text, AFF, PAGED_TEXT, GtkWidget)

GtkWidget *aff_paged_text_new (void);
// LANGUAGE is that of the text, NAME what a reader of the screen calls it.
void aff_paged_text_set_text (AffPagedText *self,
                              const char *text,
                              const char *language,
                              const char *name);

// A heading in the text: from START to before END, in bytes. A major one is larger.
typedef struct {
  guint start;
  guint end;
  gboolean is_major;
} AffTextHeading;

// Which parts of the text are headings: bold, and never the last line of a page. Another text has
// none until they are set again.
void
aff_paged_text_set_headings (AffPagedText *self, const AffTextHeading *headings, guint count);
// Takes BLOCKS (GtkWidget) as children in place of the former ones, and opens the first page.
void aff_paged_text_set_blocks (AffPagedText *self, const GPtrArray *blocks);
// Takes TAIL as a child; NULL takes the last one away.
void aff_paged_text_set_tail (AffPagedText *self, GtkWidget *tail);
// SPARE stands above and is hidden from the second page on, which gives them its room, as far as
// BESIDE (or NULL), which stands beside SPARE's parent, leaves it. Both are borrowed and must live
// as long as the text.
void aff_paged_text_set_spare (AffPagedText *self, GtkWidget *spare, GtkWidget *beside);
// Pages at the last allocation, and the one that is shown, from 0.
guint aff_paged_text_pages (AffPagedText *self);
guint aff_paged_text_page (AffPagedText *self);
// The part of the text that stands on that page.
const char *aff_paged_text_shown (AffPagedText *self);

G_END_DECLS

// SPDX-License-Identifier: GPL-3.0-or-later
// One page in a window of its own, over a programme with thirty boards: what tests of pages share.
#pragma once

#include "ui/widget/scene.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PAGE_LANDSCAPE FALSE
#define PAGE_PORTRAIT  TRUE

typedef struct {
  // owned
  AffLive *live;
  AffScene *scene;
  GtkWidget *window;
  GPtrArray *shown; // the targets that win.show was given; "back" for win.back
  AffVisit visit;
} Page;

// Boards 1 to 30 in five rows of six; 24 is free and 30 is closed; kiosk "east" looks east. Each
// poster's presentation has its board's id; topics A to H follow each other. SQL may change it.
Page *page_new (const char *sql, gboolean is_portrait, const char *kiosk);
// Puts CHILD (a page made with the scene) into the window and waits until it is painted.
void page_show (Page *self, GtkWidget *child);
// Runs SQL on the programme and tells the page, as another process would.
void page_change (Page *self, const char *sql);
void page_wait (void);
// Destroys the window and holds that CHILD is gone from memory.
void page_free (Page *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Page, page_free)

// The first widget of TYPE below ROOT (in order of the tree) whose accessible label or text is
// NAME (NULL: any) and which can be seen; NULL if there is none.
GtkWidget *page_find (GtkWidget *root, GType type, const char *name);
// The same, whose name begins so.
GtkWidget *page_find_starting (GtkWidget *root, GType type, const char *beginning);
guint page_count (GtkWidget *root, GType type);
// TRUE if a label or fitted text below ROOT that can be seen holds TEXT.
gboolean page_says (GtkWidget *root, const char *text);

G_END_DECLS

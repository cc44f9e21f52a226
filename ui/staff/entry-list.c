// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/staff/entry-list.h"

#include "ui/staff/entry.h"
#include "ui/staff/poster-row.h"
#include "ui/staff/row-pager.h"
#include "ui/widget/access.h"
#include "ui/widget/fit-text.h"
#include "ui/widget/focus.h"
#include "ui/widget/icon.h"
#include "ui/widget/text-line.h"
#include "ui/widget/words.h"
#include "ui/widget/wrap.h"

#include <glib/gi18n.h>

struct _AffEntryList {
  GtkWidget parent_instance;

  // owned
  AffProgramme *programme;
  AffEntryView view;

  // borrowed: children
  GtkWidget *root;
  GtkWidget *items;
  GtkWidget *papers;
  AffTextLine *search;
  GtkWidget *clear;
  AffWrap *filters;
  AffRowPager *rows;
  GtkLabel *nothing;
  GtkWidget *add;
};

G_DEFINE_FINAL_TYPE (AffEntryList, aff_entry_list, GTK_TYPE_WIDGET)

static gboolean
lists_item (const AffItem *item, AffEntryOnly only)
{
  return only == AFF_ENTRY_UNNAMED   ? aff_entry_is_unnamed (item)
         : only == AFF_ENTRY_UNTIMED ? aff_entry_is_untimed (item)
                                     : TRUE;
}

static gboolean
lists_paper (const AffPaper *paper, AffEntryOnly only)
{
  return only != AFF_ENTRY_UNLINKED || aff_entry_is_unlinked (paper);
}

static gboolean
finds (const char *query, const char *text)
{
  return text != NULL && g_str_match_string (query, text, TRUE);
}

static gboolean
finds_item (const char *query, const AffItem *item)
{
  if (*query == '\0' || finds (query, item->title) || finds (query, item->subtitle))
    return TRUE;
  for (guint i = 0; i < item->people->len; i++) {
    const AffItemPerson *someone = g_ptr_array_index (item->people, i);

    if (someone->person != NULL && finds (query, someone->person->name))
      return TRUE;
  }
  return FALSE;
}

static gboolean
finds_paper (const char *query, const AffPaper *paper)
{
  if (*query == '\0' || finds (query, paper->number) || finds (query, paper->title))
    return TRUE;
  for (guint i = 0; i < paper->authors->len; i++)
    if (finds (query,
               ((const AffAuthor *) g_ptr_array_index (paper->authors, i))->person->name))
      return TRUE;
  return FALSE;
}

static GtkWidget *
make_text (const char *title, const char *line, gboolean is_missing)
{
  GtkWidget *text = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *large = aff_fit_text_new (title), *small = gtk_label_new (line);

  g_object_set (large, "smallest", 0.94, "line-percent", 118, "lines", 2, NULL);
  gtk_widget_add_css_class (large, "row-title");
  gtk_widget_add_css_class (small, "row-line");
  if (is_missing)
    gtk_widget_add_css_class (small, "missing");
  gtk_label_set_xalign (GTK_LABEL (small), 0);
  gtk_label_set_wrap (GTK_LABEL (small), TRUE);
  gtk_label_set_lines (GTK_LABEL (small), 2);
  gtk_label_set_ellipsize (GTK_LABEL (small), PANGO_ELLIPSIZE_END);
  gtk_widget_set_valign (text, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_box_append (GTK_BOX (text), large);
  gtk_box_append (GTK_BOX (text), small);
  return text;
}

typedef struct {
  GtkWidget *mark;
  const char *title;
  const char *line;
  const char *action;
  gint64 id;
  gboolean is_missing;
  gboolean is_chosen;
} Row;

static void
append_row (AffEntryList *self, const Row *row)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  g_autofree char *name = g_strjoin (", ", row->title, row->line, NULL);

  gtk_box_append (GTK_BOX (content), row->mark);
  gtk_box_append (GTK_BOX (content), make_text (row->title, row->line, row->is_missing));
  gtk_button_set_child (GTK_BUTTON (button), content);
  gtk_widget_add_css_class (button, "poster-row");
  if (row->is_chosen)
    gtk_widget_add_css_class (button, "chosen");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), row->action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", row->id);
  aff_access_set_name (button, name);
  gtk_accessible_update_state (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_STATE_PRESSED,
                               row->is_chosen ? GTK_ACCESSIBLE_TRISTATE_TRUE
                                              : GTK_ACCESSIBLE_TRISTATE_FALSE,
                               -1);
  aff_row_pager_append (self->rows, button);
}

static GtkWidget *
make_time (const AffItem *item)
{
  g_autofree char *time = item->minute >= 0
                            ? g_strdup_printf ("%d:%02d", item->minute / 60, item->minute % 60)
                            : g_strdup ("–");
  GtkWidget *label = gtk_label_new (time);

  gtk_widget_add_css_class (label, "row-badge");
  gtk_widget_add_css_class (label, "row-time");
  return label;
}

static void
append_item (AffEntryList *self, const AffItem *item)
{
  g_autofree char *line = item->is_cancelled  ? g_strdup (_ ("Cancelled"))
                          : item->day == NULL ? g_strdup (_ ("Day to be announced"))
                                              : aff_words_item_line (item);
  Row row = {.mark = make_time (item),
             .title = item->title,
             .line = line,
             .action = "programme.item",
             .id = item->id,
             .is_missing = aff_entry_is_unnamed (item) || aff_entry_is_untimed (item),
             .is_chosen = item->id == self->view.item};

  append_row (self, &row);
}

static void
append_paper (AffEntryList *self, const AffPaper *paper)
{
  gboolean is_unlinked = aff_entry_is_unlinked (paper);
  const char *state = paper->is_withdrawn ? _ ("Withdrawn")
                      : is_unlinked       ? _ ("No link yet")
                                          : NULL;
  g_autofree char *authors = aff_words_authors (paper, TRUE);
  g_autofree char *line = g_strjoin (", ", paper->number, state != NULL ? state : authors,
                                     NULL);
  Row row = {.mark = aff_poster_row_letter_new (paper),
             .title = paper->title,
             .line = line,
             .action = "programme.paper",
             .id = paper->id,
             .is_missing = state != NULL,
             .is_chosen = paper->id == self->view.paper};

  append_row (self, &row);
}

static guint
append_rows (AffEntryList *self, const char *query)
{
  const GPtrArray *all = self->view.is_papers ? self->programme->papers
                                              : self->programme->items;
  guint count = 0;

  for (guint i = 0; i < all->len; i++) {
    const void *entry = g_ptr_array_index (all, i);

    if (self->view.is_papers
          ? !lists_paper (entry, self->view.only) || !finds_paper (query, entry)
          : !lists_item (entry, self->view.only) || !finds_item (query, entry))
      continue;
    count++;
    if (self->view.is_papers)
      append_paper (self, entry);
    else
      append_item (self, entry);
  }
  return count;
}

static void
show_rows (AffEntryList *self)
{
  const char *query = aff_text_line_get_text (self->search);
  g_autofree char *note = aff_focus_note (GTK_WIDGET (self->rows));

  aff_row_pager_clear (self->rows);
  guint count = append_rows (self, query);
  aff_focus_restore (GTK_WIDGET (self->rows), note);
  gtk_widget_set_visible (GTK_WIDGET (self->rows), count > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->nothing), count == 0);
  gtk_label_set_label (self->nothing, *query != '\0'
                                        ? _ ("Nothing has that number, title or name.")
                                        : _ ("Nothing is missing here."));
  gtk_widget_set_visible (self->clear, *query != '\0');
}

static guint
count_only (const AffProgramme *programme, AffEntryOnly only)
{
  guint count = 0;

  if (only == AFF_ENTRY_UNLINKED) {
    for (guint i = 0; i < programme->papers->len; i++)
      count += lists_paper (g_ptr_array_index (programme->papers, i), only);
    return count;
  }
  for (guint i = 0; i < programme->items->len; i++)
    count += lists_item (g_ptr_array_index (programme->items, i), only);
  return count;
}

static char *
describe_only (AffEntryOnly only, guint count)
{
  if (only == AFF_ENTRY_UNNAMED)
    return g_strdup_printf (_ ("No speaker, %u"), count);
  if (only == AFF_ENTRY_UNTIMED)
    return g_strdup_printf (_ ("No day or time, %u"), count);
  return g_strdup_printf (_ ("No link, %u"), count);
}

// A second touch shows all of them again.
static void
add_filter (AffEntryList *self, AffEntryOnly only)
{
  guint count = count_only (self->programme, only);
  gboolean is_chosen = self->view.only == only;
  g_autofree char *words = describe_only (only, count);

  if (count == 0 && !is_chosen)
    return;
  GtkWidget *chip = gtk_toggle_button_new_with_label (words);
  gtk_widget_add_css_class (chip, "staff-chip");
  gtk_widget_add_css_class (chip, "filter-chip");
  gtk_widget_set_name (chip, only == AFF_ENTRY_UNTIMED ? "untimed" : "missing");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (chip), "programme.only");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (chip), "i", (int) only);
  aff_access_set_name (chip, words);
  aff_wrap_append (self->filters, chip);
}

static void
show_filters (AffEntryList *self)
{
  g_autofree char *note = aff_focus_note (GTK_WIDGET (self->filters));

  aff_wrap_clear (self->filters);
  if (self->view.is_papers) {
    add_filter (self, AFF_ENTRY_UNLINKED);
  } else {
    add_filter (self, AFF_ENTRY_UNNAMED);
    add_filter (self, AFF_ENTRY_UNTIMED);
  }
  gtk_widget_set_visible (GTK_WIDGET (self->filters),
                          gtk_widget_get_first_child (GTK_WIDGET (self->filters)) != NULL);
  aff_focus_restore (GTK_WIDGET (self->filters), note);
}

void
aff_entry_list_show (AffEntryList *self,
                     const AffProgramme *programme,
                     const AffEntryView *view)
{
  g_return_if_fail (AFF_IS_ENTRY_LIST (self) && programme != NULL && view != NULL);
  gboolean has_moved = self->view.is_papers != view->is_papers || self->view.only != view->only;
  g_autofree char *items = g_strdup_printf (_ ("Items, %u"), programme->items->len);
  g_autofree char *papers = g_strdup_printf (_ ("Papers, %u"), programme->papers->len);

  aff_programme_ref ((AffProgramme *) programme);
  g_clear_pointer (&self->programme, aff_programme_unref);
  self->programme = (AffProgramme *) programme;
  self->view = *view;
  gtk_button_set_label (GTK_BUTTON (self->items), items);
  gtk_button_set_label (GTK_BUTTON (self->papers), papers);
  aff_access_set_name (self->items, items);
  aff_access_set_name (self->papers, papers);
  gtk_widget_set_visible (self->add, view->is_papers);
  show_filters (self);
  show_rows (self);
  if (has_moved)
    aff_row_pager_show_first (self->rows);
}

void
aff_entry_list_set_searchable (AffEntryList *self, gboolean is_searchable)
{
  g_return_if_fail (AFF_IS_ENTRY_LIST (self));
  gtk_widget_set_sensitive (gtk_widget_get_parent (GTK_WIDGET (self->search)), is_searchable);
}

gint64
aff_entry_list_first (const AffProgramme *programme, const AffEntryView *view)
{
  const GPtrArray *all = view->is_papers ? programme->papers : programme->items;

  for (guint i = 0; i < all->len; i++) {
    const void *entry = g_ptr_array_index (all, i);

    if (view->is_papers && lists_paper (entry, view->only))
      return ((const AffPaper *) entry)->id;
    if (!view->is_papers && lists_item (entry, view->only))
      return ((const AffItem *) entry)->id;
  }
  return 0;
}

static void
on_searched (AffEntryList *self)
{
  if (self->programme == NULL)
    return;
  show_rows (self);
  aff_row_pager_show_first (self->rows);
}

static void
on_clear (AffEntryList *self)
{
  aff_text_line_set_text (self->search, "");
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
on_search_pressed (AffEntryList *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "frame.type", "b", TRUE);
}

static GtkWidget *
make_tab (const char *name)
{
  GtkWidget *tab = gtk_toggle_button_new_with_label ("");

  gtk_actionable_set_action_name (GTK_ACTIONABLE (tab), "programme.tab");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (tab), "s", name);
  gtk_widget_set_hexpand (tab, TRUE);
  return tab;
}

static GtkWidget *
make_tabs (AffEntryList *self)
{
  GtkWidget *tabs = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_box_set_homogeneous (GTK_BOX (tabs), TRUE);
  gtk_widget_add_css_class (tabs, "staff-tabs");
  self->items = make_tab ("items");
  self->papers = make_tab ("papers");
  gtk_box_append (GTK_BOX (tabs), self->items);
  gtk_box_append (GTK_BOX (tabs), self->papers);
  return tabs;
}

static GtkWidget *
make_search (AffEntryList *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkGesture *click = gtk_gesture_click_new ();

  self->search = AFF_TEXT_LINE (
    aff_text_line_new (_ ("Search the programme"), _ ("Number, title or name")));
  self->clear = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->clear), aff_icon_new ("close"));
  gtk_widget_add_css_class (self->clear, "search-clear");
  aff_access_set_name (self->clear, _ ("Clear the search"));
  gtk_widget_add_css_class (box, "staff-search");
  gtk_widget_set_hexpand (GTK_WIDGET (self->search), TRUE);
  gtk_box_append (GTK_BOX (box), aff_icon_new ("search"));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->search));
  gtk_box_append (GTK_BOX (box), self->clear);
  g_signal_connect_swapped (self->search, "changed", G_CALLBACK (on_searched), self);
  g_signal_connect_swapped (self->clear, "clicked", G_CALLBACK (on_clear), self);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (on_search_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self->search), GTK_EVENT_CONTROLLER (click));
  return box;
}

static GtkWidget *
make_add (void)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_box_append (GTK_BOX (content), aff_icon_new ("plus"));
  gtk_box_append (GTK_BOX (content), gtk_label_new (_ ("Add a paper")));
  gtk_widget_set_halign (content, GTK_ALIGN_CENTER);
  gtk_button_set_child (GTK_BUTTON (button), content);
  gtk_widget_add_css_class (button, "btn");
  gtk_widget_add_css_class (button, "staff");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "programme.add");
  aff_access_set_name (button, _ ("Add a paper"));
  return button;
}

static void
aff_entry_list_dispose (GObject *object)
{
  AffEntryList *self = AFF_ENTRY_LIST (object);

  g_clear_pointer (&self->root, gtk_widget_unparent);
  g_clear_pointer (&self->programme, aff_programme_unref);
  G_OBJECT_CLASS (aff_entry_list_parent_class)->dispose (object);
}

static void
aff_entry_list_class_init (AffEntryListClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = aff_entry_list_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "entry-list");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
aff_entry_list_init (AffEntryList *self)
{
  GtkWidget *nothing = gtk_label_new (NULL);

  self->root = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->filters = AFF_WRAP (aff_wrap_new (FALSE));
  self->rows = AFF_ROW_PAGER (aff_row_pager_new ());
  self->nothing = GTK_LABEL (nothing);
  self->add = make_add ();
  gtk_label_set_wrap (self->nothing, TRUE);
  gtk_label_set_xalign (self->nothing, 0);
  gtk_widget_set_valign (nothing, GTK_ALIGN_START);
  gtk_widget_set_vexpand (nothing, TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self->rows), TRUE);
  gtk_widget_add_css_class (nothing, "placing-nothing");
  gtk_box_append (GTK_BOX (self->root), make_tabs (self));
  gtk_box_append (GTK_BOX (self->root), make_search (self));
  gtk_box_append (GTK_BOX (self->root), self->add);
  gtk_box_append (GTK_BOX (self->root), GTK_WIDGET (self->filters));
  gtk_box_append (GTK_BOX (self->root), GTK_WIDGET (self->rows));
  gtk_box_append (GTK_BOX (self->root), nothing);
  gtk_widget_set_parent (self->root, GTK_WIDGET (self));
  aff_access_set_name (GTK_WIDGET (self), _ ("Programme"));
}

GtkWidget *
aff_entry_list_new (void)
{
  return g_object_new (AFF_TYPE_ENTRY_LIST, NULL);
}

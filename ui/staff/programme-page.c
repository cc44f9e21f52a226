// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/staff/programme-page.h"

#include "app/qr/link.h"
#include "ui/staff/entry-assign.h"
#include "ui/staff/entry-detail.h"
#include "ui/staff/entry-editor.h"
#include "ui/staff/entry-job.h"
#include "ui/staff/entry-list.h"
#include "ui/staff/staff-frame.h"
#include "ui/widget/access.h"

#include <glib/gi18n.h>
#include <string.h>

struct _AffProgrammePage {
  GtkWidget parent_instance;

  // owned
  AffScene *scene;
  AffDesk *desk;
  GSimpleActionGroup *actions;
  char *added; // the number of a paper that is being added, to choose it once it is there

  // borrowed: children
  GtkWidget *root;
  AffEntryList *list;
  AffEntryDetail *detail;
  AffEntryEditor *editor;

  AffEntryView view;
  AffEntryField field; // that is being written
};

G_DEFINE_FINAL_TYPE (AffProgrammePage, aff_programme_page, GTK_TYPE_WIDGET)

static AffProgramme *
get_programme (AffProgrammePage *self)
{
  return aff_scene_programme (self->scene);
}

static const AffItem *
get_item (AffProgrammePage *self)
{
  return self->view.is_papers ? NULL
                              : aff_programme_item (get_programme (self), self->view.item);
}

static const AffPaper *
get_paper (AffProgrammePage *self)
{
  return self->view.is_papers ? aff_programme_paper (get_programme (self), self->view.paper)
                              : NULL;
}

static gboolean
is_writing (AffProgrammePage *self)
{
  return gtk_widget_get_visible (GTK_WIDGET (self->editor));
}

static GPtrArray *
list_entries (AffProgrammePage *self)
{
  const AffItem *item = get_item (self);
  const AffPaper *paper = get_paper (self);

  if (item != NULL)
    return aff_entry_list_item (item, aff_scene_language (self->scene));
  return paper != NULL ? aff_entry_list_paper (paper) : NULL;
}

static void
show_detail (AffProgrammePage *self)
{
  g_autoptr (GPtrArray) entries = list_entries (self);

  gtk_widget_set_visible (GTK_WIDGET (self->detail), entries != NULL && !is_writing (self));
  if (entries != NULL)
    aff_entry_detail_show (self->detail, get_item (self), get_paper (self), entries);
}

// The states of actions are what the toggle buttons show.
static void
show_tab (AffProgrammePage *self)
{
  GAction *tab = g_action_map_lookup_action (G_ACTION_MAP (self->actions), "tab");
  GAction *only = g_action_map_lookup_action (G_ACTION_MAP (self->actions), "only");

  g_simple_action_set_state (G_SIMPLE_ACTION (tab),
                             g_variant_new_string (self->view.is_papers ? "papers" : "items"));
  g_simple_action_set_state (G_SIMPLE_ACTION (only),
                             g_variant_new_int32 ((int) self->view.only));
}

static void
choose_first (AffProgrammePage *self)
{
  gint64 first = aff_entry_list_first (get_programme (self), &self->view);

  if (self->view.is_papers)
    self->view.paper = first;
  else
    self->view.item = first;
}

static void
choose_added (AffProgrammePage *self)
{
  const AffPaper *paper = self->added != NULL
                            ? aff_programme_paper_by_number (get_programme (self), self->added)
                            : NULL;

  if (paper == NULL || is_writing (self))
    return;
  self->view = (AffEntryView){TRUE, AFF_ENTRY_ALL, self->view.item, paper->id};
  g_clear_pointer (&self->added, g_free);
}

static void
refresh (AffProgrammePage *self)
{
  if (get_programme (self) == NULL || !aff_desk_is_open (self->desk))
    return;
  choose_added (self);
  if (get_item (self) == NULL && get_paper (self) == NULL)
    choose_first (self);
  show_tab (self);
  aff_entry_list_show (self->list, get_programme (self), &self->view);
  show_detail (self);
}

static void
stop_writing (AffProgrammePage *self)
{
  gboolean was_writing = is_writing (self);

  gtk_widget_set_visible (GTK_WIDGET (self->editor), FALSE);
  aff_entry_list_set_searchable (self->list, TRUE);
  gtk_widget_activate_action (GTK_WIDGET (self), "frame.type", "b", FALSE);
  refresh (self);
  if (was_writing)
    aff_entry_detail_focus (self->detail);
}

static const AffEntry *
find_entry (const GPtrArray *entries, AffEntryField field)
{
  for (guint i = 0; entries != NULL && i < entries->len; i++) {
    const AffEntry *entry = g_ptr_array_index (entries, i);

    if (entry->field == field)
      return entry;
  }
  return NULL;
}

static void
show_editor (AffProgrammePage *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->editor), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->detail), FALSE);
  aff_entry_list_set_searchable (self->list, FALSE);
}

static void
write_field (AffProgrammePage *self, AffEntryField field)
{
  g_autoptr (GPtrArray) entries = list_entries (self);
  const AffEntry *entry = find_entry (entries, field);

  if (entry == NULL)
    return;
  self->field = field;
  show_editor (self);
  const AffPaper *paper = get_paper (self);
  aff_entry_editor_write (self->editor, entry, get_item (self),
                          paper != NULL ? paper->title : get_item (self)->title);
}

// Refused: what was written stays, to be mended.
static void
on_answer (gpointer asker, const GError *error)
{
  AffProgrammePage *self = AFF_PROGRAMME_PAGE (asker);

  if (self->root == NULL || !aff_desk_is_open (self->desk))
    return;
  if (error == NULL) {
    stop_writing (self);
    return;
  }
  g_clear_pointer (&self->added, g_free);
  if (is_writing (self))
    aff_entry_editor_complain (self->editor, error->message);
  else
    aff_desk_say (self->desk, error->message);
}

static void
run (AffProgrammePage *self, AffEntryJob *job, const char *said)
{
  AffDeskTask task = {.run = aff_entry_job_run,
                      .data = job,
                      .free_data = aff_entry_job_free,
                      .said = said,
                      .asker = self,
                      .answer = on_answer};

  aff_desk_run (self->desk, &task);
}

// As AffEdit names it: the number is what the log should say, where it says enough.
static char *
name_paper (AffProgrammePage *self, const AffPaper *paper)
{
  return aff_programme_paper_by_number (get_programme (self), paper->number) == paper
           ? g_strdup (paper->number)
           : g_strdup_printf ("id:%" G_GINT64_FORMAT, paper->id);
}

static void
set_fields (AffProgrammePage *self, char **assignments, const char *said)
{
  const AffItem *item = get_item (self);
  const AffPaper *paper = get_paper (self);
  g_autofree char *id = item != NULL ? g_strdup_printf ("%" G_GINT64_FORMAT, item->id)
                                     : name_paper (self, paper);

  run (self,
       aff_entry_job_new (AFF_ENTRY_JOB_SET, item != NULL ? AFF_ENTITY_ITEM : AFF_ENTITY_PAPER,
                          id, assignments),
       said);
}

// A host that the programme does not name is worth a second look, no more.
static char *
describe_saved (AffProgrammePage *self, AffEntryField field, const char *text)
{
  g_autofree char *host = field == AFF_ENTRY_LINK ? aff_link_host (text) : NULL;

  if (host != NULL && !aff_link_host_is_known (get_programme (self), host))
    return g_strdup_printf (_ ("Link saved. Look again: %s is no host that this programme "
                               "names."),
                            host);
  // Translators: the name of a field, "Room".
  return g_strdup_printf (_ ("%s: saved"), aff_entry_name (field));
}

static void
on_chosen (AffEntryEditor *editor, const char *text, AffProgrammePage *self)
{
  g_autofree char *trouble = NULL;
  g_autofree char *said = describe_saved (self, self->field, text);

  if (get_item (self) == NULL && get_paper (self) == NULL) {
    stop_writing (self); // somebody else took it out of the programme
    return;
  }
  char **assignments = aff_entry_assign (get_programme (self), get_paper (self), self->field,
                                         text, &trouble);
  if (assignments != NULL)
    set_fields (self, assignments, said);
  else
    aff_entry_editor_complain (self->editor, trouble);
}

static void
on_added (AffEntryEditor *editor, AffProgrammePage *self)
{
  AffEntryPaper paper = aff_entry_editor_paper (editor);
  g_autofree char *trouble = NULL;
  char **assignments = aff_entry_assign_paper (get_programme (self), &paper, &trouble);

  if (assignments == NULL) {
    aff_entry_editor_complain (self->editor, trouble);
    return;
  }
  g_free (self->added);
  self->added = g_strstrip (g_strdup (paper.number));
  g_autofree char *said = g_strdup_printf (_ ("Paper %s is added. It needs a board."),
                                           self->added);
  run (self, aff_entry_job_new (AFF_ENTRY_JOB_ADD, AFF_ENTITY_PAPER, NULL, assignments), said);
}

static void
on_write (GSimpleAction *action, GVariant *target, gpointer data)
{
  write_field (AFF_PROGRAMME_PAGE (data), (AffEntryField) g_variant_get_int32 (target));
}

static void
on_add (GSimpleAction *action, GVariant *target, gpointer data)
{
  AffProgrammePage *self = AFF_PROGRAMME_PAGE (data);

  show_editor (self);
  aff_entry_editor_write_paper (self->editor);
}

static void
on_withdraw (GSimpleAction *action, GVariant *target, gpointer data)
{
  AffProgrammePage *self = AFF_PROGRAMME_PAGE (data);
  const AffPaper *paper = get_paper (self);

  if (paper == NULL)
    return;
  g_autofree char *said = aff_entry_withdrawal (paper);
  g_autofree char *id = name_paper (self, paper);
  run (self, aff_entry_job_new (AFF_ENTRY_JOB_WITHDRAW, AFF_ENTITY_PAPER, id, NULL), said);
}

static void
on_restore (GSimpleAction *action, GVariant *target, gpointer data)
{
  AffProgrammePage *self = AFF_PROGRAMME_PAGE (data);
  const char *const assignments[] = {"withdrawn=no", NULL};

  if (get_paper (self) == NULL)
    return;
  g_autofree char *said = g_strdup_printf (_ ("%s is in the programme again."),
                                           get_paper (self)->number);
  set_fields (self, g_strdupv ((char **) assignments), said);
}

static void
on_boards (GSimpleAction *action, GVariant *target, gpointer data)
{
  AffProgrammePage *self = AFF_PROGRAMME_PAGE (data);
  g_autofree char *page = g_strdup_printf ("boards:paper %" G_GINT64_FORMAT, self->view.paper);

  gtk_widget_activate_action (GTK_WIDGET (self), "staff.show", "s", page);
}

static void
show_view (AffProgrammePage *self, AffEntryView view)
{
  self->view = view;
  stop_writing (self);
}

static void
on_tab (GSimpleAction *action, GVariant *target, gpointer data)
{
  AffProgrammePage *self = AFF_PROGRAMME_PAGE (data);
  AffEntryView view = self->view;

  view.is_papers = g_str_equal (g_variant_get_string (target, NULL), "papers");
  view.only = AFF_ENTRY_ALL;
  show_view (self, view);
}

static void
on_only (GSimpleAction *action, GVariant *target, gpointer data)
{
  AffProgrammePage *self = AFF_PROGRAMME_PAGE (data);
  AffEntryOnly only = (AffEntryOnly) g_variant_get_int32 (target);
  AffEntryView view = self->view;

  view.only = view.only == only ? AFF_ENTRY_ALL : only;
  self->view = view;
  if (view.only != AFF_ENTRY_ALL)
    choose_first (self);
  stop_writing (self);
}

static void
on_item (GSimpleAction *action, GVariant *target, gpointer data)
{
  AffProgrammePage *self = AFF_PROGRAMME_PAGE (data);
  AffEntryView view = self->view;

  view.item = g_variant_get_int64 (target);
  show_view (self, view);
}

static void
on_paper (GSimpleAction *action, GVariant *target, gpointer data)
{
  AffProgrammePage *self = AFF_PROGRAMME_PAGE (data);
  AffEntryView view = self->view;

  view.paper = g_variant_get_int64 (target);
  show_view (self, view);
}

static void
add_actions (AffProgrammePage *self)
{
  const GActionEntry entries[] = {
    {.name = "tab", .parameter_type = "s", .state = "'items'", .activate = on_tab},
    {.name = "only", .parameter_type = "i", .state = "0", .activate = on_only},
    {.name = "item", .parameter_type = "x", .activate = on_item},
    {.name = "paper", .parameter_type = "x", .activate = on_paper},
    {.name = "write", .parameter_type = "i", .activate = on_write},
    {.name = "add", .activate = on_add},
    {.name = "withdraw", .activate = on_withdraw},
    {.name = "restore", .activate = on_restore},
    {.name = "boards", .activate = on_boards},
  };

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries,
                                   G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "programme",
                                  G_ACTION_GROUP (self->actions));
}

static void
arrange (AffProgrammePage *self)
{
  GtkWidget *pane = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gboolean is_portrait = aff_scene_is_portrait (self->scene);

  self->root = gtk_box_new (is_portrait ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL,
                            0);
  self->list = AFF_ENTRY_LIST (aff_entry_list_new ());
  self->editor = AFF_ENTRY_EDITOR (aff_entry_editor_new (self->scene));
  self->detail = AFF_ENTRY_DETAIL (aff_entry_detail_new ());
  gtk_widget_set_visible (GTK_WIDGET (self->editor), FALSE);
  gtk_widget_add_css_class (self->root, "programme-page");
  gtk_widget_add_css_class (pane, "programme-pane");
  gtk_widget_set_hexpand (pane, TRUE);
  gtk_widget_set_vexpand (pane, is_portrait ? FALSE : TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self->list), TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->list), is_portrait);
  gtk_box_append (GTK_BOX (pane), GTK_WIDGET (self->editor));
  gtk_box_append (GTK_BOX (pane), GTK_WIDGET (self->detail));
  gtk_box_append (GTK_BOX (self->root), is_portrait ? pane : GTK_WIDGET (self->list));
  gtk_box_append (GTK_BOX (self->root), is_portrait ? GTK_WIDGET (self->list) : pane);
  gtk_widget_set_parent (self->root, GTK_WIDGET (self));
  g_signal_connect (self->editor, "chosen", G_CALLBACK (on_chosen), self);
  g_signal_connect (self->editor, "added", G_CALLBACK (on_added), self);
  g_signal_connect_swapped (self->editor, "cancelled", G_CALLBACK (stop_writing), self);
}

static gboolean
on_cancel (AffStaffFrame *frame, AffProgrammePage *self)
{
  if (!is_writing (self))
    return FALSE;
  stop_writing (self);
  return TRUE;
}

static void
on_rooted (GtkWidget *widget)
{
  GtkWidget *frame = gtk_widget_get_ancestor (widget, AFF_TYPE_STAFF_FRAME);

  if (frame != NULL)
    g_signal_connect_object (frame, "cancel", G_CALLBACK (on_cancel), widget, 0);
}

// What must be written is written at once where there is only one of it.
static void
open_missing (AffProgrammePage *self, AffEntryOnly only, AffEntryField field)
{
  self->view = (AffEntryView){.is_papers = only == AFF_ENTRY_UNLINKED, .only = only};
  choose_first (self);
  refresh (self);
  if (only == AFF_ENTRY_UNLINKED && get_paper (self) != NULL &&
      aff_entry_is_unlinked (get_paper (self)))
    write_field (self, field);
}

static void
open_one (AffProgrammePage *self, const char *argument)
{
  gint64 id;

  if (sscanf (argument, "item %" G_GINT64_FORMAT, &id) == 1)
    self->view = (AffEntryView){.item = id};
  else if (sscanf (argument, "paper %" G_GINT64_FORMAT, &id) == 1)
    self->view = (AffEntryView){.is_papers = TRUE, .paper = id};
  refresh (self);
  if (get_paper (self) != NULL && aff_entry_is_unlinked (get_paper (self)))
    write_field (self, AFF_ENTRY_LINK);
}

static void
open_argument (AffProgrammePage *self, const char *argument)
{
  if (get_programme (self) == NULL)
    return;
  if (g_str_equal (argument, "unnamed"))
    open_missing (self, AFF_ENTRY_UNNAMED, AFF_ENTRY_SPEAKERS);
  else if (g_str_equal (argument, "untimed"))
    open_missing (self, AFF_ENTRY_UNTIMED, AFF_ENTRY_DAY);
  else if (g_str_equal (argument, "unlinked"))
    open_missing (self, AFF_ENTRY_UNLINKED, AFF_ENTRY_LINK);
  else
    open_one (self, argument);
}

static void
aff_programme_page_dispose (GObject *object)
{
  AffProgrammePage *self = AFF_PROGRAMME_PAGE (object);

  gtk_widget_insert_action_group (GTK_WIDGET (self), "programme", NULL);
  g_clear_pointer (&self->root, gtk_widget_unparent);
  g_clear_object (&self->actions);
  g_clear_object (&self->scene);
  g_clear_object (&self->desk);
  g_clear_pointer (&self->added, g_free);
  G_OBJECT_CLASS (aff_programme_page_parent_class)->dispose (object);
}

static void
aff_programme_page_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (aff_programme_page_parent_class)->root (widget);
  on_rooted (widget);
}

// Neither the focus nor the keyboard can be had before the page stands in the window.
static void
aff_programme_page_map (GtkWidget *widget)
{
  AffProgrammePage *self = AFF_PROGRAMME_PAGE (widget);

  GTK_WIDGET_CLASS (aff_programme_page_parent_class)->map (widget);
  if (is_writing (self))
    aff_entry_editor_focus (self->editor);
}

static void
aff_programme_page_class_init (AffProgrammePageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = aff_programme_page_dispose;
  widget_class->root = aff_programme_page_root;
  widget_class->map = aff_programme_page_map;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "programme-page");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
aff_programme_page_init (AffProgrammePage *self)
{
}

GtkWidget *
aff_programme_page_new (AffScene *scene, AffDesk *desk, const char *argument)
{
  g_return_val_if_fail (AFF_IS_SCENE (scene) && AFF_IS_DESK (desk), NULL);
  AffProgrammePage *self = g_object_new (AFF_TYPE_PROGRAMME_PAGE, NULL);

  self->scene = g_object_ref (scene);
  self->desk = g_object_ref (desk);
  aff_access_set_name (GTK_WIDGET (self), _ ("Programme"));
  add_actions (self);
  arrange (self);
  g_signal_connect_object (aff_scene_live (scene), "changed", G_CALLBACK (refresh), self,
                           G_CONNECT_SWAPPED);
  open_argument (self, argument);
  return GTK_WIDGET (self);
}

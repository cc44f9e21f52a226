// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/staff/entry-editor.h"

#include "ui/staff/entry-chips.h"
#include "ui/staff/entry-text.h"
#include "ui/staff/hanging.h"
#include "ui/widget/access.h"
#include "ui/widget/icon.h"
#include "ui/widget/text-line.h"
#include "ui/widget/wrap.h"

#include <glib/gi18n.h>
#include <string.h>

#define STEP_MIN      5
#define MOST_OF_LISTS 2000 // characters, as app/programme/edit.h takes them
#define MOST_OF_LINES 500

enum { NUMBER, TITLE, AUTHORS, LINK, PARTS };

static const AffEntryField part_fields[PARTS] = {AFF_ENTRY_NUMBER, AFF_ENTRY_TITLE,
                                                 AFF_ENTRY_AUTHORS, AFF_ENTRY_LINK};

struct _AffEntryEditor {
  GtkWidget parent_instance;

  // owned
  AffScene *scene;
  GSimpleActionGroup *actions;

  // borrowed: children
  GtkWidget *root;
  GtkLabel *title;
  GtkLabel *subject; // whose field it is
  GtkWidget *save;
  GtkWidget *content;
  AffWrap *chips;
  GtkLabel *hint;
  GtkWidget *trouble;
  GtkLabel *trouble_words;
  AffTextLine *line;         // NULL where one chooses, or of a new paper
  AffTextLine *parts[PARTS]; // of a new paper, else NULL

  gint64 session; // of a new paper, 0: none
  AffEntryField field;
};

enum { CHOSEN, ADDED, CANCELLED, SIGNALS };

static guint signals[SIGNALS];

G_DEFINE_FINAL_TYPE (AffEntryEditor, aff_entry_editor, GTK_TYPE_WIDGET)

static AffTextLine *
find_focus (AffEntryEditor *self)
{
  if (self->line != NULL)
    return self->line;
  for (guint i = 0; i < PARTS; i++)
    if (self->parts[i] != NULL && gtk_widget_has_focus (GTK_WIDGET (self->parts[i])))
      return self->parts[i];
  return self->parts[NUMBER];
}

static AffEntryField
find_field (AffEntryEditor *self, AffTextLine *line)
{
  for (guint i = 0; i < PARTS; i++)
    if (self->parts[i] == line)
      return part_fields[i];
  return self->field;
}

static gboolean
is_people (AffEntryEditor *self, AffTextLine *line)
{
  return aff_entry_is_people (find_field (self, line));
}

static gboolean
wants_capital (AffEntryEditor *self, AffTextLine *line)
{
  return aff_entry_text_wants_capital (find_field (self, line), aff_text_line_get_text (line));
}

// Someone who is in the programme already is one touch away after a letter or two.
static void
suggest_names (AffEntryEditor *self, AffTextLine *line)
{
  const AffProgramme *programme = aff_scene_programme (self->scene);
  const char *part = aff_entry_text_last_name (aff_text_line_get_text (line));

  aff_wrap_clear (self->chips);
  if (aff_entry_chips_offer_names (self->chips, programme, part) == 0 && line == self->line &&
      self->field != AFF_ENTRY_AUTHORS)
    aff_entry_chips_offer_nobody (self->chips);
}

static void
on_changed (AffTextLine *line, AffEntryEditor *self)
{
  gtk_widget_set_visible (self->trouble, FALSE);
  gtk_widget_activate_action (GTK_WIDGET (self), "frame.capital", "b",
                              wants_capital (self, line));
  if (is_people (self, line))
    suggest_names (self, line);
}

static void
save (AffEntryEditor *self)
{
  if (self->line != NULL)
    g_signal_emit (self, signals[CHOSEN], 0, aff_text_line_get_text (self->line));
  else if (self->parts[NUMBER] != NULL)
    g_signal_emit (self, signals[ADDED], 0);
}

// Enter goes to the next empty line of a new paper, and saves from the last one.
static void
on_entered (AffTextLine *line, AffEntryEditor *self)
{
  for (guint i = 0; i < PARTS - 1; i++)
    if (self->parts[i] == line && line != NULL) {
      gtk_widget_grab_focus (GTK_WIDGET (self->parts[i + 1]));
      gtk_widget_activate_action (GTK_WIDGET (self), "frame.type", "b", TRUE);
      return;
    }
  save (self);
}

static void
on_focused (GtkEventControllerFocus *controller, AffEntryEditor *self)
{
  GtkWidget *line = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));

  gtk_widget_activate_action (GTK_WIDGET (self), "frame.type", "b", TRUE);
  gtk_widget_activate_action (GTK_WIDGET (self), "frame.capital", "b",
                              wants_capital (self, AFF_TEXT_LINE (line)));
  aff_wrap_clear (self->chips);
  if (is_people (self, AFF_TEXT_LINE (line)))
    suggest_names (self, AFF_TEXT_LINE (line));
}

static void
on_choose (GSimpleAction *action, GVariant *target, gpointer data)
{
  g_signal_emit (data, signals[CHOSEN], 0, g_variant_get_string (target, NULL));
}

static void
on_name (GSimpleAction *action, GVariant *target, gpointer data)
{
  AffEntryEditor *self = AFF_ENTRY_EDITOR (data);
  AffTextLine *line = find_focus (self);
  g_autofree char *whole = aff_entry_text_put_name (aff_text_line_get_text (line),
                                                    g_variant_get_string (target, NULL));

  aff_text_line_set_text (line, whole);
  gtk_widget_grab_focus (GTK_WIDGET (line));
}

static void
on_step (GSimpleAction *action, GVariant *target, gpointer data)
{
  AffEntryEditor *self = AFF_ENTRY_EDITOR (data);
  g_autofree char *shifted = aff_entry_text_shift (self->field,
                                                   aff_text_line_get_text (self->line),
                                                   g_variant_get_int32 (target));

  aff_text_line_set_text (self->line, shifted);
}

static void
on_session (GSimpleAction *action, GVariant *target, gpointer data)
{
  AFF_ENTRY_EDITOR (data)->session = g_variant_get_int64 (target);
  g_simple_action_set_state (action, target);
}

static void
on_save (AffEntryEditor *self)
{
  save (self);
}

static void
on_cancel (AffEntryEditor *self)
{
  g_signal_emit (self, signals[CANCELLED], 0);
}

static AffTextLine *
make_line (AffEntryEditor *self, const char *name, const char *hint, guint most)
{
  GtkWidget *line = aff_text_line_new (name, hint);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_widget_add_css_class (line, "boxed");
  gtk_widget_set_hexpand (line, TRUE);
  aff_text_line_set_most (AFF_TEXT_LINE (line), most);
  g_signal_connect (line, "changed", G_CALLBACK (on_changed), self);
  g_signal_connect (line, "entered", G_CALLBACK (on_entered), self);
  g_signal_connect (focus, "enter", G_CALLBACK (on_focused), self);
  gtk_widget_add_controller (line, focus);
  return AFF_TEXT_LINE (line);
}

static GtkWidget *
make_button (const char *words, gboolean is_primary)
{
  GtkWidget *button = gtk_button_new_with_label (words);

  gtk_widget_add_css_class (button, "btn");
  gtk_widget_add_css_class (button, "staff");
  if (is_primary)
    gtk_widget_add_css_class (button, "primary");
  gtk_widget_set_focus_on_click (button, FALSE);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  aff_access_set_name (button, words);
  return button;
}

static void
clear (AffEntryEditor *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->content)) != NULL)
    gtk_box_remove (GTK_BOX (self->content), child);
  aff_wrap_clear (self->chips);
  gtk_widget_set_visible (self->trouble, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->hint), FALSE);
  self->line = NULL;
  memset (self->parts, 0, sizeof self->parts);
}

static void
show_hint (AffEntryEditor *self, const char *words)
{
  gtk_label_set_label (self->hint, words);
  gtk_widget_set_visible (GTK_WIDGET (self->hint), TRUE);
}

static GtkWidget *
make_step (const char *icon, const char *name, int minutes)
{
  GtkWidget *button = gtk_button_new ();

  gtk_button_set_child (GTK_BUTTON (button), aff_icon_new (icon));
  gtk_widget_add_css_class (button, "btn");
  gtk_widget_add_css_class (button, "staff");
  gtk_widget_add_css_class (button, "icon-only");
  gtk_widget_set_focus_on_click (button, FALSE);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "editor.step");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "i", minutes);
  aff_access_set_name (button, name);
  return button;
}

static void
show_line (AffEntryEditor *self, const AffEntry *entry)
{
  gboolean is_minutes = entry->field == AFF_ENTRY_TIME || entry->field == AFF_ENTRY_LENGTH;
  gboolean is_new_link = entry->field == AFF_ENTRY_LINK && *entry->text == '\0';
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->line = make_line (self, aff_entry_name (entry->field), NULL,
                          aff_entry_is_people (entry->field) ? MOST_OF_LISTS : MOST_OF_LINES);
  gtk_widget_add_css_class (row, "editor-line");
  if (is_minutes)
    gtk_box_append (GTK_BOX (row), make_step ("minus", _ ("5 minutes less"), -STEP_MIN));
  gtk_box_append (GTK_BOX (row), GTK_WIDGET (self->line));
  if (is_minutes)
    gtk_box_append (GTK_BOX (row), make_step ("plus", _ ("5 minutes more"), STEP_MIN));
  gtk_box_append (GTK_BOX (self->content), row);
  aff_text_line_set_text (self->line, is_new_link ? AFF_ENTRY_SCHEME : entry->text);
  gtk_widget_grab_focus (GTK_WIDGET (self->line));
}

static const char *
find_hint (AffEntryField field)
{
  if (aff_entry_is_people (field))
    return _ ("Several names: a semicolon between them.");
  if (field == AFF_ENTRY_TIME)
    return _ ("1510 is 15:10. Nothing means: to be announced.");
  if (field == AFF_ENTRY_LENGTH)
    return _ ("Minutes. Nothing means: until the next item.");
  if (field == AFF_ENTRY_LINK)
    return _ ("The code on the label opens this address.");
  return NULL;
}

void
aff_entry_editor_write (AffEntryEditor *self,
                        const AffEntry *entry,
                        const AffItem *item,
                        const char *subject)
{
  g_return_if_fail (AFF_IS_ENTRY_EDITOR (self) && entry != NULL);
  const AffProgramme *programme = aff_scene_programme (self->scene);
  const char *name = aff_entry_name (entry->field);
  gboolean is_choice = entry->field == AFF_ENTRY_DAY || entry->field == AFF_ENTRY_ROOM;
  const char *hint = find_hint (entry->field);

  clear (self);
  self->field = entry->field;
  gtk_label_set_label (self->title, name);
  gtk_label_set_label (self->subject, subject);
  aff_access_set_name (GTK_WIDGET (self), name);
  gtk_widget_set_visible (self->save, !is_choice);
  gtk_widget_activate_action (GTK_WIDGET (self), "frame.type", "b", !is_choice);
  if (!is_choice)
    show_line (self, entry);
  else if (entry->field == AFF_ENTRY_DAY)
    aff_entry_chips_offer_days (self->chips, programme, item, entry->text);
  else
    aff_entry_chips_offer_rooms (self->chips, programme, aff_scene_language (self->scene),
                                 entry->text);
  if (is_choice)
    gtk_widget_child_focus (GTK_WIDGET (self->chips), GTK_DIR_TAB_FORWARD);
  if (hint != NULL)
    show_hint (self, hint);
}

static void
offer_sessions (AffEntryEditor *self)
{
  const AffProgramme *programme = aff_scene_programme (self->scene);
  const AffItem *now = aff_agenda_poster_item (programme, aff_scene_now (self->scene));
  g_autoptr (GPtrArray) items = aff_hanging_items (programme);
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), "session");

  self->session = now != NULL ? now->id : 0;
  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_int64 (self->session));
  if (items->len < 2)
    return;
  GtkWidget *sessions = aff_wrap_new (FALSE);
  aff_entry_chips_offer_sessions (AFF_WRAP (sessions), items);
  gtk_box_append (GTK_BOX (self->content), sessions);
}

static GtkWidget *
make_part (AffEntryEditor *self, guint part, const char *hint)
{
  const char *name = aff_entry_name (part_fields[part]);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *label = gtk_label_new (name);

  self->parts[part] = make_line (self, name, hint,
                                 part == AUTHORS ? MOST_OF_LISTS : MOST_OF_LINES);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (row, "editor-line");
  gtk_widget_add_css_class (label, "editor-name");
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), GTK_WIDGET (self->parts[part]));
  return row;
}

void
aff_entry_editor_write_paper (AffEntryEditor *self)
{
  const char *const hints[PARTS] = {_ ("As it stands on the label"), NULL,
                                    _ ("A semicolon between names"), _ ("May follow later")};

  g_return_if_fail (AFF_IS_ENTRY_EDITOR (self));
  clear (self);
  gtk_label_set_label (self->title, _ ("Add a paper"));
  gtk_label_set_label (self->subject, "");
  aff_access_set_name (GTK_WIDGET (self), _ ("Add a paper"));
  gtk_widget_set_visible (self->save, TRUE);
  for (guint i = 0; i < PARTS; i++)
    gtk_box_append (GTK_BOX (self->content), make_part (self, i, hints[i]));
  offer_sessions (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->parts[NUMBER]));
  gtk_widget_activate_action (GTK_WIDGET (self), "frame.type", "b", TRUE);
}

AffEntryPaper
aff_entry_editor_paper (AffEntryEditor *self)
{
  AffEntryPaper paper = {0};

  g_return_val_if_fail (AFF_IS_ENTRY_EDITOR (self) && self->parts[NUMBER] != NULL, paper);
  paper.item = aff_programme_item (aff_scene_programme (self->scene), self->session);
  paper.number = aff_text_line_get_text (self->parts[NUMBER]);
  paper.title = aff_text_line_get_text (self->parts[TITLE]);
  paper.authors = aff_text_line_get_text (self->parts[AUTHORS]);
  paper.link = aff_text_line_get_text (self->parts[LINK]);
  return paper;
}

void
aff_entry_editor_focus (AffEntryEditor *self)
{
  g_return_if_fail (AFF_IS_ENTRY_EDITOR (self));
  AffTextLine *line = find_focus (self);

  if (line != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (line));
  else
    gtk_widget_child_focus (GTK_WIDGET (self->chips), GTK_DIR_TAB_FORWARD);
}

void
aff_entry_editor_complain (AffEntryEditor *self, const char *words)
{
  g_return_if_fail (AFF_IS_ENTRY_EDITOR (self) && words != NULL);

  gtk_label_set_label (self->trouble_words, words);
  gtk_widget_set_visible (self->trouble, TRUE);
  aff_entry_editor_focus (self);
}

static void
aff_entry_editor_dispose (GObject *object)
{
  AffEntryEditor *self = AFF_ENTRY_EDITOR (object);

  gtk_widget_insert_action_group (GTK_WIDGET (self), "editor", NULL);
  g_clear_pointer (&self->root, gtk_widget_unparent);
  g_clear_object (&self->actions);
  g_clear_object (&self->scene);
  G_OBJECT_CLASS (aff_entry_editor_parent_class)->dispose (object);
}

static void
aff_entry_editor_class_init (AffEntryEditorClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  GType type = G_TYPE_FROM_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = aff_entry_editor_dispose;
  signals[CHOSEN] = g_signal_new ("chosen", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[ADDED] = g_signal_new ("added", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
  signals[CANCELLED] = g_signal_new ("cancelled", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "entry-editor");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
add_actions (AffEntryEditor *self)
{
  const GActionEntry entries[] = {
    {.name = "choose", .parameter_type = "s", .activate = on_choose},
    {.name = "name", .parameter_type = "s", .activate = on_name},
    {.name = "step", .parameter_type = "i", .activate = on_step},
    {.name = "session", .parameter_type = "x", .state = "int64 0", .activate = on_session},
  };

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries,
                                   G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "editor", G_ACTION_GROUP (self->actions));
}

static GtkWidget *
append_label (GtkWidget *box, const char *class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
aff_entry_editor_init (AffEntryEditor *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *cancel = make_button (_ ("Cancel"), FALSE);

  self->root = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->chips = AFF_WRAP (aff_wrap_new (FALSE));
  self->save = make_button (_ ("Save"), TRUE);
  self->trouble = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (head, "editor-head");
  gtk_widget_add_css_class (self->root, "editor-root");
  gtk_widget_add_css_class (self->content, "editor-content");
  gtk_widget_add_css_class (self->trouble, "editor-trouble");
  self->title = GTK_LABEL (append_label (head, "editor-title"));
  self->subject = GTK_LABEL (append_label (head, "editor-hint"));
  gtk_label_set_lines (self->subject, 2);
  gtk_label_set_ellipsize (self->subject, PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (GTK_WIDGET (self->subject), TRUE);
  gtk_box_append (GTK_BOX (head), cancel);
  gtk_box_append (GTK_BOX (head), self->save);
  gtk_box_append (GTK_BOX (self->root), head);
  gtk_box_append (GTK_BOX (self->root), self->content);
  gtk_box_append (GTK_BOX (self->trouble), aff_icon_new ("warning"));
  self->trouble_words = GTK_LABEL (append_label (self->trouble, "editor-trouble-words"));
  gtk_widget_set_hexpand (GTK_WIDGET (self->trouble_words), TRUE);
  gtk_box_append (GTK_BOX (self->root), self->trouble);
  gtk_box_append (GTK_BOX (self->root), GTK_WIDGET (self->chips));
  self->hint = GTK_LABEL (append_label (self->root, "editor-hint"));
  gtk_widget_set_parent (self->root, GTK_WIDGET (self));
  g_signal_connect_swapped (self->save, "clicked", G_CALLBACK (on_save), self);
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (on_cancel), self);
  add_actions (self);
}

GtkWidget *
aff_entry_editor_new (AffScene *scene)
{
  g_return_val_if_fail (AFF_IS_SCENE (scene), NULL);
  AffEntryEditor *self = g_object_new (AFF_TYPE_ENTRY_EDITOR, NULL);

  self->scene = g_object_ref (scene);
  return GTK_WIDGET (self);
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/staff/board-inspector.h"

#include "ui/staff/board-words.h"
#include "ui/staff/presence-bar.h"
#include "ui/widget/board-tile.h"
#include "ui/widget/fit-text.h"
#include "ui/widget/icon.h"
#include "ui/widget/switch-row.h"
#include "ui/widget/text-line.h"
#include "ui/widget/words.h"

#include <glib/gi18n.h>

struct _AffBoardInspector {
  GtkWidget parent_instance;

  // owned
  char *language;
  char *note; // of the board that is shown, "" if none

  // borrowed: children
  GtkWidget *root;
  GtkBox *head;
  GtkBox *facts;
  AffSwitchRow *keep;
  GtkWidget *presence;
  GtkWidget *move;
  GtkWidget *swap;
  GtkWidget *take_off;
  GtkWidget *close;
  GtkWidget *reopen;
  GtkWidget *buttons;
  GtkWidget *editor;
  AffTextLine *line;
  GtkWidget *hint;

  gint64 board; // that is shown, 0: none
};

G_DEFINE_FINAL_TYPE (AffBoardInspector, aff_board_inspector, GTK_TYPE_WIDGET)

static void
clear_box (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

static void
append_fact (AffBoardInspector *self, const char *name, const char *value)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *left = gtk_label_new (name), *right = gtk_label_new (value);

  if (value == NULL)
    return;
  gtk_widget_add_css_class (row, "fact-row");
  gtk_widget_add_css_class (left, "fact-name");
  gtk_widget_add_css_class (right, "fact-value");
  gtk_label_set_xalign (GTK_LABEL (left), 0);
  gtk_label_set_xalign (GTK_LABEL (right), 0);
  gtk_widget_set_valign (right, GTK_ALIGN_CENTER);
  gtk_label_set_wrap (GTK_LABEL (right), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (right), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (right), 2);
  gtk_label_set_ellipsize (GTK_LABEL (right), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (right, TRUE);
  gtk_widget_set_valign (left, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (row), left);
  gtk_box_append (GTK_BOX (row), right);
  gtk_box_append (self->facts, row);
}

static char *
describe_label (const AffPresentation *poster)
{
  GTimeZone *zone = poster->item->workshop->zone;

  if (poster->printed_time == AFF_UNKNOWN_TIME)
    return g_strdup (_ ("Not printed yet"));
  if (poster->board != NULL && g_strcmp0 (poster->printed_board, poster->board->label) != 0)
    // Translators: what stands on a printed label is a board's number.
    return g_strdup_printf (_ ("Says board %s: print again"), poster->printed_board);
  g_autofree char *time = aff_words_time (zone, poster->printed_time);
  return g_strdup_printf (_ ("Printed %s"), time);
}

static char *
describe_presence (const AffSeat *seat)
{
  GTimeZone *zone = seat->presentation->item->workshop->zone;

  if (seat->presence.word == AFF_PRESENCE_HERE && seat->presence.since != AFF_UNKNOWN_TIME) {
    g_autofree char *time = aff_words_time (zone, seat->presence.since);
    return g_strdup_printf (_ ("Since %s"), time);
  }
  char *words = aff_words_presence (zone, seat->presence);
  if (words != NULL)
    return words;
  return g_strdup (seat->presence.has_hung ? _ ("The poster hangs") : _ ("Not yet"));
}

static char *
describe_topic (const AffPaper *paper, const char *language)
{
  if (paper->topics->len == 0)
    return NULL;
  const AffTopic *topic = g_ptr_array_index (paper->topics, 0);
  const AffName *name = aff_names_find (topic->names, language);
  return g_strdup_printf ("%s, %s", topic->letter, name != NULL ? name->short_name : "");
}

static char *
describe_format (const AffPaper *paper, const AffItem *item)
{
  if (paper->width_mm > 0)
    return g_strdup_printf (_ ("%d cm wide"), (paper->width_mm + 5) / 10);
  return g_strdup (item->poster_format);
}

static void
show_paper_facts (AffBoardInspector *self, const AffPaper *paper, const AffItem *item)
{
  g_autofree char *topic = describe_topic (paper, self->language);
  g_autofree char *format = describe_format (paper, item);
  g_autofree char *needs = aff_board_words_needs (paper);

  append_fact (self, _ ("Topic"), topic);
  append_fact (self, _ ("Track"), paper->track != NULL ? paper->track->name : NULL);
  append_fact (self, _ ("Poster"), format);
  append_fact (self, _ ("Needs"), needs);
}

static void
show_poster_facts (AffBoardInspector *self, const AffSeat *seat)
{
  g_autofree char *label = describe_label (seat->presentation);
  g_autofree char *presence = describe_presence (seat);

  show_paper_facts (self, seat->presentation->paper, seat->presentation->item);
  append_fact (self, _ ("Label"), label);
  append_fact (self, _ ("At board"), presence);
}

static char *
describe_panel (const AffBoard *board)
{
  GString *line = g_string_new (NULL);

  g_string_append_printf (line, _ ("%d cm wide"), board->panel_width_mm / 10);
  if (board->has_power)
    g_string_append_printf (line, ", %s", C_ ("need", "power"));
  if (board->is_low)
    g_string_append_printf (line, ", %s", C_ ("need", "low board"));
  return g_string_free (line, FALSE);
}

static const char *
describe_state (const AffSeat *seat)
{
  switch (seat->state) {
  case AFF_SEAT_CLOSED:
    return _ ("This board is closed.");
  case AFF_SEAT_RESERVED:
    return _ ("This board is kept free.");
  case AFF_SEAT_FREE:
  case AFF_SEAT_ASSIGNED:
  default:
    return _ ("This board is free.");
  }
}

static GtkWidget *
make_title (const char *text, const char *language, const char *class)
{
  GtkWidget *title = aff_fit_text_new (text);

  g_object_set (title, "lines", 5, "smallest", 0.82, "line-percent", 118, "language", language,
                NULL);
  gtk_widget_add_css_class (title, class);
  gtk_widget_set_hexpand (title, TRUE);
  return title;
}

static void
append_head (AffBoardInspector *self, GtkWidget *sign, GtkWidget *title)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_valign (sign, GTK_ALIGN_START);
  gtk_widget_add_css_class (row, "inspector-head");
  gtk_box_append (GTK_BOX (row), sign);
  gtk_box_append (GTK_BOX (row), title);
  gtk_box_append (self->head, row);
}

static void
append_authors (AffBoardInspector *self, const AffPaper *paper)
{
  g_autofree char *authors = aff_words_authors (paper, TRUE);
  GtkWidget *people = make_title (authors, paper->language, "inspector-authors");

  g_object_set (people, "lines", 2, NULL);
  gtk_box_append (self->head, people);
}

static void
show_head (AffBoardInspector *self, const AffSeat *seat)
{
  const AffPaper *paper = seat->presentation != NULL ? seat->presentation->paper : NULL;
  GtkWidget *tile = aff_board_tile_new (seat->board->label,
                                        seat->topic != NULL ? seat->topic->letter : NULL);

  gtk_widget_add_css_class (tile, "large");
  append_head (self, tile,
               make_title (paper != NULL ? paper->title : describe_state (seat),
                           paper != NULL ? paper->language : self->language,
                           "inspector-title"));
  if (paper != NULL)
    append_authors (self, paper);
}

// Nothing stands below it, so it has all the lines that it needs.
static GtkWidget *
make_whole (const char *text, const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, class);
  gtk_widget_set_hexpand (label, TRUE);
  return label;
}

// A poster in hand that hangs nowhere yet.
static void
show_held (AffBoardInspector *self, const AffPaper *paper, const AffItem *item)
{
  g_autofree char *authors = aff_words_authors (paper, TRUE);

  gtk_box_append (self->facts, make_whole (paper->title, "inspector-title"));
  gtk_box_append (self->facts, make_whole (authors, "inspector-authors"));
  append_fact (self, C_ ("paper", "Number"), paper->number);
  show_paper_facts (self, paper, item);
}

static void
show_buttons (AffBoardInspector *self, const AffSeat *seat, gboolean is_past)
{
  gboolean has_poster = seat->presentation != NULL;
  gboolean is_open = seat->board->state == AFF_BOARD_OPEN;

  gtk_widget_set_visible (GTK_WIDGET (self->keep), has_poster);
  gtk_widget_set_visible (self->presence, has_poster && !is_past);
  aff_presence_bar_show (self->presence, seat->presence.word);
  gtk_widget_set_visible (self->move, has_poster);
  gtk_widget_set_visible (self->swap, has_poster);
  gtk_widget_set_visible (self->take_off, has_poster);
  gtk_widget_set_visible (self->close, is_open);
  gtk_widget_set_visible (self->reopen, !is_open);
  if (has_poster)
    aff_switch_row_set_active (self->keep, seat->presentation->is_kept);
}

static void
set_editing (AffBoardInspector *self, gboolean is_editing)
{
  gtk_widget_set_visible (self->editor, is_editing);
  gtk_widget_set_visible (self->buttons, !is_editing && self->board != 0);
  gtk_widget_set_visible (GTK_WIDGET (self->facts), !is_editing && self->board != 0);
  if (is_editing)
    gtk_widget_set_visible (GTK_WIDGET (self->keep), FALSE);
}

static void
show_seat (AffBoardInspector *self, const AffSeat *seat, gboolean is_past)
{
  g_autofree char *panel = describe_panel (seat->board);

  show_head (self, seat);
  if (seat->presentation != NULL)
    show_poster_facts (self, seat);
  append_fact (self, _ ("Board"), panel);
  append_fact (self, _ ("Note"), seat->board->note);
  show_buttons (self, seat, is_past);
}

// Without its buttons their box still takes the room that is left over.
static void
show_pairs (AffBoardInspector *self, gboolean are_shown)
{
  for (GtkWidget *pair = gtk_widget_get_first_child (self->buttons); pair != NULL;
       pair = gtk_widget_get_next_sibling (pair))
    gtk_widget_set_visible (pair, are_shown);
}

static const AffPaper *
find_held (const AffHanging *hanging, const AffDeskView *view)
{
  const AffPresentation *poster = aff_hanging_poster (hanging, view->paper);

  return poster != NULL && poster->board != NULL ? NULL
                                                 : aff_hanging_paper (hanging, view->paper);
}

void
aff_board_inspector_show (AffBoardInspector *self,
                          const AffHanging *hanging,
                          const AffDeskView *view)
{
  g_return_if_fail (AFF_IS_BOARD_INSPECTOR (self) && hanging != NULL && view != NULL);
  const AffPaper *held = find_held (hanging, view);
  const AffSeat *seat = held == NULL ? aff_hanging_seat (hanging, view->board) : NULL;
  gboolean was_editing = gtk_widget_get_visible (self->editor);
  gboolean is_same = seat != NULL && seat->board->id == self->board;

  clear_box (self->head);
  clear_box (self->facts);
  self->board = seat != NULL ? seat->board->id : 0;
  g_free (self->note);
  self->note = g_strdup (seat != NULL && seat->board->note != NULL ? seat->board->note : "");
  gtk_widget_set_visible (self->hint, seat == NULL && held == NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->head), seat != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->keep), FALSE);
  show_pairs (self, held == NULL);
  if (seat != NULL)
    show_seat (self, seat, hanging->is_past);
  else if (held != NULL)
    show_held (self, held, hanging->item);
  set_editing (self, was_editing && is_same);
  if (held != NULL) {
    gtk_widget_set_visible (GTK_WIDGET (self->facts), TRUE);
    gtk_widget_set_visible (self->buttons, TRUE);
  }
}

static void
leave_editor (AffBoardInspector *self)
{
  set_editing (self, FALSE);
  gtk_widget_activate_action (GTK_WIDGET (self), "frame.type", "b", FALSE);
  gtk_widget_activate_action (GTK_WIDGET (self), "boards.refresh", NULL);
}

gboolean
aff_board_inspector_cancel (AffBoardInspector *self)
{
  g_return_val_if_fail (AFF_IS_BOARD_INSPECTOR (self), FALSE);
  if (!gtk_widget_get_visible (self->editor))
    return FALSE;
  leave_editor (self);
  return TRUE;
}

static void
on_edit_note (AffBoardInspector *self)
{
  aff_text_line_set_text (self->line, self->note);
  set_editing (self, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->line));
  gtk_widget_activate_action (GTK_WIDGET (self), "frame.type", "b", TRUE);
}

static void
on_save_note (AffBoardInspector *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "boards.note", "s",
                              aff_text_line_get_text (self->line));
  leave_editor (self);
}

static void
on_keep_toggled (AffBoardInspector *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "boards.keep", "b",
                              aff_switch_row_get_active (self->keep));
}

static GtkWidget *
make_button (const char *icon, const char *words, const char *action)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_box_append (GTK_BOX (content), aff_icon_new (icon));
  gtk_box_append (GTK_BOX (content), gtk_label_new (words));
  gtk_widget_set_halign (content, GTK_ALIGN_CENTER);
  gtk_button_set_child (GTK_BUTTON (button), content);
  gtk_widget_add_css_class (button, "btn");
  gtk_widget_add_css_class (button, "staff");
  gtk_widget_set_hexpand (button, TRUE);
  if (action != NULL)
    gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  -1);
  return button;
}

static GtkWidget *
append_pair (GtkWidget *box)
{
  GtkWidget *pair = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (pair, "button-pair");
  gtk_box_set_homogeneous (GTK_BOX (pair), TRUE);
  gtk_box_append (GTK_BOX (box), pair);
  return pair;
}

static void
add_buttons (AffBoardInspector *self)
{
  self->buttons = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (self->buttons, "inspector-buttons");
  gtk_widget_set_valign (self->buttons, GTK_ALIGN_END);
  gtk_widget_set_vexpand (self->buttons, TRUE);
  self->presence = aff_presence_bar_new ();
  gtk_box_append (GTK_BOX (self->buttons), self->presence);
  GtkWidget *first = append_pair (self->buttons), *second = append_pair (self->buttons);
  GtkWidget *third = append_pair (self->buttons);
  self->move = make_button ("right", _ ("Move"), "boards.move");
  self->swap = make_button ("swap", _ ("Swap"), "boards.swap");
  self->take_off = make_button ("close", _ ("Take off"), "boards.free");
  self->close = make_button ("lock", _ ("Close board"), "boards.close");
  self->reopen = make_button ("check", _ ("Reopen board"), "boards.reopen");
  gtk_widget_add_css_class (self->take_off, "danger");
  GtkWidget *note = make_button ("edit", _ ("Board note"), NULL);
  g_signal_connect_swapped (note, "clicked", G_CALLBACK (on_edit_note), self);
  gtk_box_append (GTK_BOX (first), self->move);
  gtk_box_append (GTK_BOX (first), self->swap);
  gtk_box_append (GTK_BOX (second), self->take_off);
  gtk_box_append (GTK_BOX (second), note);
  gtk_box_append (GTK_BOX (third), self->close);
  gtk_box_append (GTK_BOX (third), self->reopen);
  gtk_box_append (GTK_BOX (self->root), self->buttons);
}

static void
add_editor (AffBoardInspector *self)
{
  GtkWidget *line = aff_text_line_new (_ ("Board note"), _ ("A note for staff"));
  GtkWidget *save = make_button ("check", _ ("Save"), NULL);
  GtkWidget *cancel = make_button ("close", _ ("Cancel"), NULL);

  self->editor = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->line = AFF_TEXT_LINE (line);
  gtk_widget_add_css_class (self->editor, "note-editor");
  gtk_widget_add_css_class (line, "boxed");
  gtk_widget_add_css_class (save, "primary");
  gtk_box_append (GTK_BOX (self->editor), line);
  GtkWidget *pair = append_pair (self->editor);
  gtk_box_append (GTK_BOX (pair), cancel);
  gtk_box_append (GTK_BOX (pair), save);
  g_signal_connect_swapped (save, "clicked", G_CALLBACK (on_save_note), self);
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (leave_editor), self);
  gtk_widget_set_visible (self->editor, FALSE);
  gtk_box_append (GTK_BOX (self->root), self->editor);
}

static void
add_hint (AffBoardInspector *self)
{
  GtkWidget *words = gtk_label_new (
    _ ("Touch a board to see what hangs there. Drag a poster to a board, or touch the poster "
       "and then the board."));

  self->hint = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (self->hint, "inspector-hint");
  gtk_widget_set_valign (self->hint, GTK_ALIGN_CENTER);
  gtk_widget_set_vexpand (self->hint, TRUE);
  gtk_label_set_wrap (GTK_LABEL (words), TRUE);
  gtk_label_set_justify (GTK_LABEL (words), GTK_JUSTIFY_CENTER);
  GtkWidget *icon = aff_icon_new ("touch");
  gtk_widget_add_css_class (icon, "icon-50");
  gtk_widget_set_halign (icon, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->hint), icon);
  gtk_box_append (GTK_BOX (self->hint), words);
  gtk_box_append (GTK_BOX (self->root), self->hint);
}

static void
aff_board_inspector_dispose (GObject *object)
{
  AffBoardInspector *self = AFF_BOARD_INSPECTOR (object);

  g_clear_pointer (&self->root, gtk_widget_unparent);
  g_clear_pointer (&self->language, g_free);
  g_clear_pointer (&self->note, g_free);
  G_OBJECT_CLASS (aff_board_inspector_parent_class)->dispose (object);
}

static void
aff_board_inspector_class_init (AffBoardInspectorClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = aff_board_inspector_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "board-inspector");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
aff_board_inspector_init (AffBoardInspector *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *facts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *keep = aff_switch_row_new (_ ("Keep on this board"), _ ("No plan will move it"));

  self->root = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->root, GTK_WIDGET (self));
  self->head = GTK_BOX (head);
  self->facts = GTK_BOX (facts);
  self->keep = AFF_SWITCH_ROW (keep);
  gtk_widget_add_css_class (facts, "facts");
  g_signal_connect_swapped (keep, "toggled", G_CALLBACK (on_keep_toggled), self);
  gtk_box_append (GTK_BOX (self->root), head);
  add_editor (self);
  gtk_box_append (GTK_BOX (self->root), facts);
  gtk_box_append (GTK_BOX (self->root), keep);
  add_hint (self);
  add_buttons (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Selected board"), -1);
}

GtkWidget *
aff_board_inspector_new (const char *language)
{
  g_return_val_if_fail (language != NULL, NULL);
  AffBoardInspector *self = g_object_new (AFF_TYPE_BOARD_INSPECTOR, NULL);

  self->language = g_strdup (language);
  return GTK_WIDGET (self);
}

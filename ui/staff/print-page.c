// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/staff/print-page.h"

#include "app/print/label.h"
#include "ui/staff/hanging.h"
#include "ui/staff/print-job.h"
#include "ui/staff/print-result.h"
#include "ui/widget/access.h"
#include "ui/widget/blank.h"
#include "ui/widget/focus.h"
#include "ui/widget/icon.h"
#include "ui/widget/words.h"
#include "ui/widget/wrap.h"

#include <glib/gi18n.h>

#define KINDS 4

static const struct {
  const char *icon;
  const char *title;
  const char *text;
} sheets[KINDS] = {
  [AFF_PRINT_LABELS] = {"board", N_ ("Labels"),
                        N_ ("A5, one for each poster: number, title, authors, code")},
  [AFF_PRINT_PLAN] = {"map", N_ ("Wall plan"), N_ ("A3, the hall with all its boards")},
  [AFF_PRINT_DOOR] = {"door", N_ ("Door sheets"), N_ ("A4, a day of a room, as planned")},
  [AFF_PRINT_LISTS] = {"list", N_ ("Lists"),
                       N_ ("A4, who is on which board, by board and by "
                           "name")},
};

// Each in its own words, whatever language the page speaks.
static const struct {
  const char *code;
  const char *name;
} languages[] = {{"fr", "Français"}, {"en", "English"}, {"de", "Deutsch"}};

typedef struct {
  guint all;     // boards with a poster, each of which has a label
  guint changed; // labels of them never printed, or that say something else now
  guint again;   // printed ones that no longer hold
  guint doors;   // pages of rooms and days
} Counts;

struct _AffPrintPage {
  GtkWidget parent_instance;

  // owned
  AffScene *scene;
  AffDesk *desk;
  GSimpleActionGroup *actions;

  // borrowed: children, and what is static
  GtkWidget *root;
  GtkWidget *blank;
  GtkWidget *content;
  AffWrap *sessions;
  GtkLabel *counts[KINDS];
  GtkWidget *changed;
  GtkLabel *again;
  AffPrintResult *result;
  const char *language;

  gint64 item; // 0: that of now
  gboolean is_busy;
};

G_DEFINE_FINAL_TYPE (AffPrintPage, aff_print_page, GTK_TYPE_WIDGET)

static const AffItem *
find_item (AffPrintPage *self)
{
  const AffProgramme *programme = aff_scene_programme (self->scene);
  const AffItem *item = self->item != 0 ? aff_programme_item (programme, self->item) : NULL;

  return item != NULL ? item : aff_agenda_poster_item (programme, aff_scene_now (self->scene));
}

static guint
count_doors (const AffProgramme *programme)
{
  g_autoptr (GPtrArray) days = aff_agenda_days (programme);
  guint count = 0;

  for (guint i = 0; i < days->len; i++) {
    g_autoptr (GPtrArray) lanes = aff_agenda_lanes (programme, g_ptr_array_index (days, i));

    count += lanes->len;
  }
  return count;
}

static Counts
make_counts (const AffProgramme *programme, const AffItem *item)
{
  Counts counts = {.doors = count_doors (programme)};

  for (guint i = 0; item != NULL && i < item->presentations->len; i++) {
    const AffPresentation *poster = g_ptr_array_index (item->presentations, i);

    if (poster->kind != AFF_KIND_POSTER || poster->board == NULL || poster->paper->is_withdrawn)
      continue;
    counts.all++;
    counts.changed += poster->printed_digest == NULL || aff_label_is_stale (programme, poster);
  }
  if (item != NULL)
    counts.again = aff_print_count_stale (programme, item);
  return counts;
}

static void
enable (AffPrintPage *self, const char *action, gboolean is_enabled)
{
  GAction *found = g_action_map_lookup_action (G_ACTION_MAP (self->actions), action);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (found), is_enabled);
}

static void
show_counts (AffPrintPage *self, const Counts *counts, gboolean has_item)
{
  g_autofree char *labels = g_strdup_printf (ngettext ("%u label", "%u labels", counts->all),
                                             counts->all);
  g_autofree char *boards = g_strdup_printf (ngettext ("%u poster", "%u posters", counts->all),
                                             counts->all);
  g_autofree char *doors = g_strdup_printf (ngettext ("%u sheet", "%u sheets", counts->doors),
                                            counts->doors);
  g_autofree char *again = g_strdup_printf (
    ngettext ("%u label to print again", "%u labels to print again", counts->again),
    counts->again);
  g_autofree char *only = g_strdup_printf (_ ("Only changed, %u"), counts->changed);

  gtk_label_set_label (self->counts[AFF_PRINT_LABELS], labels);
  gtk_label_set_label (self->counts[AFF_PRINT_PLAN], boards);
  gtk_label_set_label (self->counts[AFF_PRINT_DOOR], doors);
  gtk_label_set_label (self->counts[AFF_PRINT_LISTS], boards);
  gtk_label_set_label (self->again, counts->again > 0     ? again
                                    : counts->changed > 0 ? ""
                                                          : _ ("All labels are printed"));
  if (counts->again > 0)
    gtk_widget_remove_css_class (GTK_WIDGET (self->again), "good");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->again), "good");
  gtk_label_set_label (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (self->changed))), only);
  aff_access_set_name (self->changed, only);
  enable (self, "labels", !self->is_busy && counts->all > 0);
  enable (self, "changed", !self->is_busy && counts->changed + counts->again > 0);
  enable (self, "plan", !self->is_busy && has_item);
  enable (self, "door", !self->is_busy);
  enable (self, "lists", !self->is_busy && has_item);
}

static GtkWidget *
make_chip (const char *words, const char *action, GVariant *target)
{
  GtkWidget *chip = gtk_toggle_button_new ();
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_button_set_child (GTK_BUTTON (chip), label);
  gtk_widget_add_css_class (chip, "staff-chip");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (chip), action);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (chip), target);
  aff_access_set_name (chip, words);
  return chip;
}

static void
show_sessions (AffPrintPage *self, const AffItem *chosen)
{
  g_autoptr (GPtrArray) items = aff_hanging_items (aff_scene_programme (self->scene));
  g_autofree char *note = aff_focus_note (GTK_WIDGET (self->sessions));
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), "session");

  aff_wrap_clear (self->sessions);
  gtk_widget_set_visible (GTK_WIDGET (self->sessions), items->len > 1);
  for (guint i = 0; items->len > 1 && i < items->len; i++) {
    const AffItem *item = g_ptr_array_index (items, i);
    g_autofree char *day = item->standing_day != NULL ? aff_words_date (item->standing_day)
                                                      : NULL;
    g_autofree char *words = g_strjoin (", ", item->title, day, NULL);

    aff_wrap_append (self->sessions,
                     make_chip (words, "print.session", g_variant_new_int64 (item->id)));
  }
  g_simple_action_set_state (G_SIMPLE_ACTION (action),
                             g_variant_new_int64 (chosen != NULL ? chosen->id : 0));
  aff_focus_restore (GTK_WIDGET (self->sessions), note);
}

static void
refresh (AffPrintPage *self)
{
  const AffProgramme *programme = aff_scene_programme (self->scene);

  if (programme == NULL || !aff_desk_is_open (self->desk))
    return;
  const AffItem *item = find_item (self);
  Counts counts = make_counts (programme, item);
  gboolean has_folder = aff_desk_print_folder (self->desk) != NULL;
  gtk_widget_set_visible (self->content, has_folder);
  gtk_widget_set_visible (self->blank, !has_folder);
  show_counts (self, &counts, item != NULL);
  show_sessions (self, item);
}

// Holds what it remembers until the writer has done so.
typedef struct {
  AffPrintMemory memory; // first: DATA of aff_print_remember_in
  AffPrintOut *out;
} Memory;

static void
free_memory (gpointer data)
{
  Memory *self = data;

  aff_print_out_free (self->out);
  g_free (self);
}

// Labels count as printed once their pages are safe in the file.
static void
remember (AffDesk *desk, AffPrintOut *out)
{
  guint labels = out->print->labels->len;

  if (labels + out->print->take_down->len == 0) {
    aff_print_out_free (out);
    return;
  }
  Memory *memory = g_new0 (Memory, 1);
  g_autofree char *sentence = g_strdup_printf ("%u labels printed", labels);
  g_autofree char *said = g_strdup_printf (
    ngettext ("%u label counts as printed", "%u labels count as printed", labels), labels);
  memory->out = out;
  memory->memory = (AffPrintMemory){out->print, out->now};
  aff_desk_write (desk, sentence, aff_print_remember_in, memory, free_memory,
                  labels > 0 ? said : NULL);
}

// The page may be gone by then; what was written is remembered all the same.
static void
on_printed (GObject *source, GAsyncResult *result, gpointer data)
{
  AffPrintPage *self = AFF_PRINT_PAGE (source);
  g_autoptr (AffDesk) desk = AFF_DESK (data);
  AffPrintOut *out = aff_print_job_finish (result);

  self->is_busy = FALSE;
  if (out->reason != NULL)
    g_message ("Printing failed. %s", out->reason);
  if (self->root != NULL) {
    aff_print_result_show (self->result, out);
    refresh (self);
  }
  if (out->outcome <= AFF_PRINT_NOTHING)
    remember (desk, out);
  else
    aff_print_out_free (out);
}

static void
make_print (AffPrintPage *self, AffPrintKind kind, gboolean only_changed)
{
  AffProgramme *programme = aff_scene_programme (self->scene);
  AffPrintOrder order = {.kind = kind,
                         .item = find_item (self),
                         .only_changed = only_changed,
                         .language = self->language,
                         .now = aff_scene_now (self->scene)};

  self->is_busy = TRUE;
  aff_print_result_wait (self->result);
  refresh (self);
  aff_print_job_run_async (self, programme, &order, aff_desk_print_folder (self->desk),
                           on_printed, g_object_ref (self->desk));
}

static void
on_labels (GSimpleAction *action, GVariant *target, gpointer data)
{
  make_print (AFF_PRINT_PAGE (data), AFF_PRINT_LABELS, FALSE);
}

static void
on_changed (GSimpleAction *action, GVariant *target, gpointer data)
{
  make_print (AFF_PRINT_PAGE (data), AFF_PRINT_LABELS, TRUE);
}

static void
on_plan (GSimpleAction *action, GVariant *target, gpointer data)
{
  make_print (AFF_PRINT_PAGE (data), AFF_PRINT_PLAN, FALSE);
}

static void
on_door (GSimpleAction *action, GVariant *target, gpointer data)
{
  make_print (AFF_PRINT_PAGE (data), AFF_PRINT_DOOR, FALSE);
}

static void
on_lists (GSimpleAction *action, GVariant *target, gpointer data)
{
  make_print (AFF_PRINT_PAGE (data), AFF_PRINT_LISTS, FALSE);
}

static void
on_language (GSimpleAction *action, GVariant *target, gpointer data)
{
  AffPrintPage *self = AFF_PRINT_PAGE (data);

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    if (g_str_equal (languages[i].code, g_variant_get_string (target, NULL)))
      self->language = languages[i].code;
  g_simple_action_set_state (action, g_variant_new_string (self->language));
}

static void
on_session (GSimpleAction *action, GVariant *target, gpointer data)
{
  AffPrintPage *self = AFF_PRINT_PAGE (data);

  self->item = g_variant_get_int64 (target);
  refresh (self);
}

static void
add_actions (AffPrintPage *self)
{
  const GActionEntry entries[] = {
    {.name = "labels", .activate = on_labels},
    {.name = "changed", .activate = on_changed},
    {.name = "plan", .activate = on_plan},
    {.name = "door", .activate = on_door},
    {.name = "lists", .activate = on_lists},
    {.name = "language", .parameter_type = "s", .state = "'en'", .activate = on_language},
    {.name = "session", .parameter_type = "x", .state = "int64 0", .activate = on_session},
  };

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries,
                                   G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "print", G_ACTION_GROUP (self->actions));
}

static GtkWidget *
append_label (GtkWidget *box, const char *words, const char *class)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static GtkWidget *
make_button (const char *words, const char *action)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "btn");
  gtk_widget_add_css_class (button, "staff");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  aff_access_set_name (button, words);
  return button;
}

static GtkWidget *
make_print_button (AffPrintKind kind)
{
  g_autofree char *action = g_strconcat ("print.", aff_print_word (kind), NULL);
  // Translators: a button; what it prints follows for readers of the screen.
  g_autofree char *name = g_strdup_printf (_ ("Print: %s"), _ (sheets[kind].title));
  GtkWidget *button = make_button (_ ("Print"), action);

  gtk_widget_add_css_class (button, "primary");
  aff_access_set_name (button, name);
  return button;
}

static GtkWidget *
make_card (AffPrintPage *self, AffPrintKind kind)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_add_css_class (card, "print-card");
  gtk_widget_add_css_class (head, "print-head");
  gtk_widget_add_css_class (buttons, "print-buttons");
  gtk_box_append (GTK_BOX (head), aff_icon_new (sheets[kind].icon));
  append_label (head, _ (sheets[kind].title), "print-title");
  gtk_box_append (GTK_BOX (card), head);
  self->counts[kind] = GTK_LABEL (append_label (card, NULL, "print-count"));
  GtkWidget *text = append_label (card, _ (sheets[kind].text), "print-text");
  gtk_widget_set_vexpand (text, TRUE);
  gtk_widget_set_valign (text, GTK_ALIGN_START);
  if (kind == AFF_PRINT_LABELS) {
    self->again = GTK_LABEL (append_label (card, NULL, "print-again"));
    self->changed = make_button ("", "print.changed");
    gtk_box_append (GTK_BOX (buttons), self->changed);
  }
  gtk_box_append (GTK_BOX (buttons), make_print_button (kind));
  gtk_box_append (GTK_BOX (card), buttons);
  return card;
}

static GtkWidget *
make_cards (AffPrintPage *self)
{
  GtkWidget *grid = gtk_grid_new ();
  int columns = aff_scene_is_portrait (self->scene) ? 2 : KINDS;

  gtk_grid_set_column_homogeneous (GTK_GRID (grid), TRUE);
  gtk_grid_set_row_homogeneous (GTK_GRID (grid), TRUE);
  gtk_widget_set_vexpand (grid, FALSE);
  gtk_widget_add_css_class (grid, "print-cards");
  for (int i = 0; i < KINDS; i++)
    gtk_grid_attach (GTK_GRID (grid), make_card (self, i), i % columns, i / columns, 1, 1);
  return grid;
}

static GtkWidget *
make_languages (AffPrintPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *words = append_label (box, _ ("Language on paper"), "print-choice");

  gtk_widget_add_css_class (box, "print-languages");
  gtk_widget_set_hexpand (words, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    gtk_box_append (GTK_BOX (box), make_chip (languages[i].name, "print.language",
                                              g_variant_new_string (languages[i].code)));
  return box;
}

static void
arrange (AffPrintPage *self)
{
  self->content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->sessions = AFF_WRAP (aff_wrap_new (FALSE));
  self->result = AFF_PRINT_RESULT (aff_print_result_new (aff_desk_print_folder (self->desk)));
  self->blank = aff_blank_new ("print", _ ("Nothing can be printed here"),
                               _ ("Start Affiche with --print-folder and the folder where the "
                                  "files should go."));
  gtk_widget_add_css_class (self->content, "print-page");
  gtk_widget_add_css_class (GTK_WIDGET (self->sessions), "print-sessions");
  gtk_box_append (GTK_BOX (self->content), make_languages (self));
  gtk_box_append (GTK_BOX (self->content), GTK_WIDGET (self->sessions));
  gtk_box_append (GTK_BOX (self->content), make_cards (self));
  gtk_box_append (GTK_BOX (self->content), GTK_WIDGET (self->result));
  gtk_box_append (GTK_BOX (self->root), self->content);
  gtk_box_append (GTK_BOX (self->root), self->blank);
}

static void
aff_print_page_dispose (GObject *object)
{
  AffPrintPage *self = AFF_PRINT_PAGE (object);

  gtk_widget_insert_action_group (GTK_WIDGET (self), "print", NULL);
  g_clear_pointer (&self->root, gtk_widget_unparent);
  g_clear_object (&self->actions);
  g_clear_object (&self->scene);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (aff_print_page_parent_class)->dispose (object);
}

static void
aff_print_page_class_init (AffPrintPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = aff_print_page_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "print-page");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
aff_print_page_init (AffPrintPage *self)
{
  self->root = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->root, GTK_WIDGET (self));
}

GtkWidget *
aff_print_page_new (AffScene *scene, AffDesk *desk, const char *argument)
{
  g_return_val_if_fail (AFF_IS_SCENE (scene) && AFF_IS_DESK (desk), NULL);
  AffPrintPage *self = g_object_new (AFF_TYPE_PRINT_PAGE, NULL);

  self->scene = g_object_ref (scene);
  self->desk = g_object_ref (desk);
  aff_access_set_name (GTK_WIDGET (self), _ ("Print"));
  add_actions (self);
  g_action_group_activate_action (G_ACTION_GROUP (self->actions), "language",
                                  g_variant_new_string (aff_scene_language (scene)));
  arrange (self);
  g_signal_connect_object (aff_scene_live (scene), "changed", G_CALLBACK (refresh), self,
                           G_CONNECT_SWAPPED);
  refresh (self);
  return GTK_WIDGET (self);
}

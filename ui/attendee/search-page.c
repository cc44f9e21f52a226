// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/attendee/search-page.h"

#include "ui/attendee/found-card.h"
#include "ui/attendee/found-list.h"
#include "ui/attendee/result-grid.h"
#include "ui/attendee/result-pager.h"
#include "ui/attendee/search-answer.h"
#include "ui/attendee/search-start.h"
#include "ui/widget/focus.h"
#include "ui/widget/icon.h"
#include "ui/widget/keyboard.h"
#include "ui/widget/text-line.h"

#include <glib/gi18n.h>

#define SHEET "presentation:"

// Narrow characters in the second line of a card.
#define LINE_LYING   70
#define LINE_UPRIGHT 80

struct _AffSearchPage {
  GtkWidget parent_instance;

  // owned
  AffScene *scene;
  AffSearchAnswer *answer; // NULL: there is no programme yet

  // borrowed: children of the template, and what was added
  GtkWidget *page;
  GtkWidget *head;
  GtkWidget *line_slot;
  GtkLabel *count;
  GtkWidget *show_keyboard;
  GtkWidget *close_label;
  GtkWidget *heading;
  GtkWidget *leave;
  GtkLabel *heading_label;
  GtkWidget *suggestion;
  AffResultGrid *grid;
  GtkBox *other;
  GtkWidget *foot;
  GtkBox *keyboard_slot;
  AffTextLine *line;
  GtkWidget *keyboard;
  AffResultPager *pager;

  gboolean is_own; // a presenter looks for the own board
};

enum { PROP_SCENE = 1, PROP_OWN, PROP_COVERS_NAV };

G_DEFINE_FINAL_TYPE (AffSearchPage, aff_search_page, GTK_TYPE_WIDGET)

static void refresh (AffSearchPage *self);

static AffVisitSearch *
get_search (AffSearchPage *self)
{
  AffVisit *visit = aff_scene_visit (self->scene);

  return self->is_own ? &visit->own_search : &visit->search;
}

// Leafs to what somebody chose; nothing else is listed then.
static void
list (AffSearchPage *self, const char *initial, gint64 person, gint64 colleague)
{
  AffVisitSearch *search = get_search (self);
  g_autofree char *former = search->initial;

  search->initial = g_strdup (initial);
  search->person = person;
  search->colleague = colleague;
  search->first = 0;
  refresh (self);
}

static void
on_line_changed (AffSearchPage *self)
{
  AffVisitSearch *search = get_search (self);

  g_free (search->text);
  search->text = g_strdup (aff_text_line_get_text (self->line));
  list (self, NULL, 0, 0);
}

static void
set_keyboard (AffSearchPage *self, gboolean is_hidden)
{
  get_search (self)->hides_keyboard = is_hidden;
  gtk_widget_set_visible (self->keyboard, !is_hidden);
  gtk_widget_set_visible (self->show_keyboard, is_hidden);
  g_object_notify (G_OBJECT (self), "covers-nav");
}

static void
on_hide_keyboard (AffSearchPage *self)
{
  set_keyboard (self, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->line));
}

static void
on_show_keyboard (AffSearchPage *self)
{
  set_keyboard (self, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->line));
}

static void
on_layout_chosen (AffKeyboard *keyboard, AffSearchPage *self)
{
  get_search (self)->layout = aff_keyboard_get_layout (keyboard);
}

static void
on_leave_list (AffSearchPage *self)
{
  AffVisitSearch *search = get_search (self);
  g_autofree char *initial = g_strdup (search->initial);
  gboolean was_of_person = search->person != 0 || search->colleague != 0;

  list (self, was_of_person ? initial : NULL, 0, 0);
}

static void
on_suggestion (AffSearchPage *self)
{
  g_autofree char *text = g_strdup (self->answer->suggested);

  if (text != NULL)
    aff_text_line_set_text (self->line, text);
}

static void
on_clear (AffSearchPage *self)
{
  aff_text_line_set_text (self->line, "");
}

static void
on_names (GtkWidget *widget, const char *action, GVariant *target)
{
  list (AFF_SEARCH_PAGE (widget), g_variant_get_string (target, NULL), 0, 0);
}

static void
make_for (AffSearchPage *self, AffFoundFor *made_for)
{
  aff_found_for_init (made_for, aff_scene_programme (self->scene),
                      aff_scene_language (self->scene), aff_scene_now (self->scene));
}

static void
open_page (AffSearchPage *self, const char *action, GVariant *target)
{
  gtk_widget_activate_action_variant (GTK_WIDGET (self), action, target);
}

static void
open_board (AffSearchPage *self, gint64 board)
{
  AffVisit *visit = aff_scene_visit (self->scene);

  visit->board = board;
  visit->topic = 0;
  open_page (self, "win.show", g_variant_new_string ("posters"));
}

static void open_found (AffSearchPage *self, const AffFound *found);

// One poster is opened, several are listed.
static void
open_person (AffSearchPage *self, gint64 person, gboolean colleagues)
{
  g_auto (AffFoundFor) made_for = {0};

  make_for (self, &made_for);
  g_autoptr (GPtrArray) all = aff_found_list_of_person (&made_for, person, colleagues);
  if (all->len == 1)
    open_found (self, g_ptr_array_index (all, 0));
  else
    list (self, get_search (self)->initial, colleagues ? 0 : person, colleagues ? person : 0);
}

// A presenter who looks for the own board wants its page and not the poster's sheet.
static void
open_target (AffSearchPage *self, const char *target)
{
  g_autofree char *own = self->is_own && g_str_has_prefix (target, SHEET)
                           ? g_strconcat ("own:", target + strlen (SHEET), NULL)
                           : g_strdup (target);

  open_page (self, "win.show", g_variant_new_string (own));
}

static void
open_found (AffSearchPage *self, const AffFound *found)
{
  switch (found->opens) {
  case AFF_OPENS_PAGE:
    open_target (self, found->page);
    break;
  case AFF_OPENS_TOPIC:
    open_page (self, "win.show-topic", g_variant_new_int64 (found->id));
    break;
  case AFF_OPENS_PLACE:
    open_page (self, "win.show-place", g_variant_new_int64 (found->id));
    break;
  case AFF_OPENS_BOARD:
    open_board (self, found->id);
    break;
  case AFF_OPENS_PERSON:
  case AFF_OPENS_AFFILIATION:
    open_person (self, found->id, found->opens == AFF_OPENS_AFFILIATION);
    break;
  case AFF_OPENS_NOTHING:
  default:
    break;
  }
}

static void
on_card_clicked (GtkButton *card, AffSearchPage *self)
{
  guint place = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (card), "place"));

  if (place < self->answer->found->len)
    open_found (self, g_ptr_array_index (self->answer->found, place));
}

static void
add_card (AffSearchPage *self, guint place)
{
  const AffFound *found = g_ptr_array_index (self->answer->found, place);
  gboolean is_portrait = aff_scene_is_portrait (self->scene);
  GtkWidget *card = aff_found_card_new (found, is_portrait ? LINE_UPRIGHT : LINE_LYING);
  g_autofree char *name = g_strdup_printf ("found %s %d %" G_GINT64_FORMAT,
                                           found->page != NULL ? found->page : "",
                                           (int) found->opens, found->id);

  gtk_widget_set_name (card, name);
  g_object_set_data (G_OBJECT (card), "place", GUINT_TO_POINTER (place));
  g_signal_connect (card, "clicked", G_CALLBACK (on_card_clicked), self);
  aff_result_grid_append (self->grid, card);
}

static void
show_cards (AffSearchPage *self)
{
  guint capacity = aff_result_grid_get_capacity (self->grid);
  guint count = self->answer->found->len;
  guint first = get_search (self)->first;
  g_autofree char *focus = aff_focus_note (GTK_WIDGET (self->grid));

  first = first < count ? first / capacity * capacity : 0;
  get_search (self)->first = first;
  aff_result_grid_clear (self->grid);
  for (guint i = first; i < MIN (first + capacity, count); i++)
    add_card (self, i);
  gtk_widget_set_visible (GTK_WIDGET (self->grid), count > 0);
  aff_result_pager_show (self->pager, first, capacity, count);
  aff_focus_restore (GTK_WIDGET (self->grid), focus);
}

static void
on_capacity_changed (AffSearchPage *self)
{
  if (self->answer != NULL)
    show_cards (self);
}

static void
on_turned (AffResultPager *pager, gboolean is_forward, AffSearchPage *self)
{
  guint capacity = aff_result_grid_get_capacity (self->grid);
  guint *first = &get_search (self)->first;

  *first = is_forward ? *first + capacity : *first - MIN (*first, capacity);
  show_cards (self);
}

static void
show_words (AffSearchPage *self)
{
  const AffSearchAnswer *answer = self->answer;

  gtk_label_set_text (self->count, answer->count);
  gtk_label_set_text (self->heading_label, answer->heading != NULL ? answer->heading : "");
  gtk_widget_set_visible (self->leave, answer->kind == AFF_SEARCH_LIST);
  gtk_widget_set_visible (self->suggestion, answer->suggested != NULL);
  if (answer->suggested != NULL)
    gtk_button_set_label (GTK_BUTTON (self->suggestion), answer->suggested);
  gtk_widget_set_visible (self->heading, answer->heading != NULL);
}

static void
set_other (AffSearchPage *self, GtkWidget *child)
{
  GtkWidget *former = gtk_widget_get_first_child (GTK_WIDGET (self->other));

  if (former != NULL)
    gtk_box_remove (self->other, former);
  gtk_widget_set_visible (GTK_WIDGET (self->other), child != NULL);
  if (child == NULL)
    return;
  gtk_widget_set_hexpand (child, TRUE);
  gtk_box_append (self->other, child);
}

static GtkWidget *
make_nothing (AffSearchPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *words = g_strdup_printf (_ ("Nothing found for “%s”"),
                                            get_search (self)->text);
  GtkWidget *title = gtk_label_new (words);
  GtkWidget *text = gtk_label_new (
    _ ("Check the spelling, or type fewer letters. Names, titles, "
       "topics, rooms and board numbers can be found."));
  GtkWidget *clear = gtk_button_new_with_label (_ ("Choose by topic or name"));

  gtk_widget_add_css_class (box, "nothing-found");
  gtk_widget_add_css_class (title, "h2");
  gtk_widget_add_css_class (text, "body");
  gtk_widget_add_css_class (clear, "btn");
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_label_set_justify (GTK_LABEL (text), GTK_JUSTIFY_CENTER);
  gtk_widget_set_halign (clear, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), text);
  gtk_box_append (GTK_BOX (box), clear);
  g_signal_connect_swapped (clear, "clicked", G_CALLBACK (on_clear), self);
  return box;
}

static void
show_start (AffSearchPage *self)
{
  g_autofree char *focus = aff_focus_note (GTK_WIDGET (self->other));
  g_auto (AffFoundFor) made_for = {0};

  make_for (self, &made_for);
  set_other (self, self->is_own
                     ? aff_search_start_new_for_presenters (&made_for, "search.names")
                     : aff_search_start_new (&made_for, aff_scene_is_portrait (self->scene),
                                             "search.names"));
  aff_focus_restore (GTK_WIDGET (self->other), focus);
}

static void
refresh (AffSearchPage *self)
{
  if (aff_scene_programme (self->scene) == NULL)
    return;
  g_clear_pointer (&self->answer, aff_search_answer_free);
  self->answer = aff_search_answer_new (self->scene, get_search (self), self->is_own);
  show_words (self);
  if (self->answer->kind == AFF_SEARCH_START)
    show_start (self);
  else if (self->answer->kind == AFF_SEARCH_FOUND && self->answer->found->len == 0)
    set_other (self, make_nothing (self));
  else
    set_other (self, NULL);
  show_cards (self);
}

static void
add_line (AffSearchPage *self)
{
  self->line = AFF_TEXT_LINE (
    aff_text_line_new (self->is_own ? _ ("Find my board") : _ ("Search"),
                       self->is_own ? _ ("Your surname or paper number")
                                    : _ ("Poster, person, topic, room or board")));
  aff_text_line_set_text (self->line, get_search (self)->text);
  gtk_widget_set_hexpand (GTK_WIDGET (self->line), TRUE);
  gtk_widget_set_valign (GTK_WIDGET (self->line), GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->line_slot), GTK_WIDGET (self->line));
  g_signal_connect_swapped (self->line, "changed", G_CALLBACK (on_line_changed), self);
}

static void
on_line_touched (AffSearchPage *self)
{
  if (get_search (self)->hides_keyboard)
    on_show_keyboard (self);
}

static void
add_touch (AffSearchPage *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_swapped (click, "released", G_CALLBACK (on_line_touched), self);
  gtk_widget_add_controller (self->line_slot, GTK_EVENT_CONTROLLER (click));
}

static void
add_keyboard (AffSearchPage *self)
{
  self->keyboard = aff_keyboard_new (aff_scene_language (self->scene),
                                     aff_scene_is_portrait (self->scene));
  aff_keyboard_set_layout (AFF_KEYBOARD (self->keyboard), get_search (self)->layout);
  gtk_widget_set_hexpand (self->keyboard, TRUE);
  gtk_box_append (self->keyboard_slot, self->keyboard);
  g_signal_connect_swapped (self->keyboard, "text", G_CALLBACK (aff_text_line_insert),
                            self->line);
  g_signal_connect_swapped (self->keyboard, "erase", G_CALLBACK (aff_text_line_erase),
                            self->line);
  g_signal_connect_swapped (self->keyboard, "put-away", G_CALLBACK (on_hide_keyboard), self);
  g_signal_connect (self->keyboard, "layout-chosen", G_CALLBACK (on_layout_chosen), self);
  set_keyboard (self, get_search (self)->hides_keyboard);
}

// Lying down there is no room under the results, upright there is none beside the line.
static void
add_pager (AffSearchPage *self)
{
  GtkWidget *pager = aff_result_pager_new ();

  self->pager = AFF_RESULT_PAGER (pager);
  g_signal_connect (pager, "turned", G_CALLBACK (on_turned), self);
  gtk_widget_set_visible (self->foot, aff_scene_is_portrait (self->scene));
  if (aff_scene_is_portrait (self->scene))
    gtk_box_append (GTK_BOX (self->foot), pager);
  else
    gtk_box_insert_child_after (GTK_BOX (self->head), pager, GTK_WIDGET (self->count));
}

static void
aff_search_page_constructed (GObject *object)
{
  AffSearchPage *self = AFF_SEARCH_PAGE (object);
  gboolean is_portrait = aff_scene_is_portrait (self->scene);

  G_OBJECT_CLASS (aff_search_page_parent_class)->constructed (object);
  g_object_set (self->grid, "columns", is_portrait ? 1 : 2, NULL);
  gtk_widget_set_visible (self->close_label, !is_portrait);
  add_line (self);
  add_touch (self);
  add_pager (self);
  add_keyboard (self);
  refresh (self);
  g_signal_connect_object (aff_scene_live (self->scene), "changed", G_CALLBACK (refresh), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (aff_scene_finder (self->scene), "ready", G_CALLBACK (refresh), self,
                           G_CONNECT_SWAPPED);
}

static void
aff_search_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
  if (id == PROP_SCENE)
    AFF_SEARCH_PAGE (object)->scene = g_value_dup_object (value);
  else
    AFF_SEARCH_PAGE (object)->is_own = g_value_get_boolean (value);
}

static void
aff_search_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  g_value_set_boolean (value, !get_search (AFF_SEARCH_PAGE (object))->hides_keyboard);
}

static void
aff_search_page_dispose (GObject *object)
{
  AffSearchPage *self = AFF_SEARCH_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), AFF_TYPE_SEARCH_PAGE);
  g_clear_object (&self->scene);
  g_clear_pointer (&self->answer, aff_search_answer_free);
  G_OBJECT_CLASS (aff_search_page_parent_class)->dispose (object);
}

static void
install_properties (GObjectClass *class)
{
  const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  g_object_class_install_property (
    class, PROP_SCENE, g_param_spec_object ("scene", NULL, NULL, AFF_TYPE_SCENE, flags));
  g_object_class_install_property (class, PROP_OWN,
                                   g_param_spec_boolean ("is-own", NULL, NULL, FALSE, flags));
  g_object_class_install_property (class, PROP_COVERS_NAV,
                                   g_param_spec_boolean ("covers-nav", NULL, NULL, TRUE,
                                                         G_PARAM_READABLE |
                                                           G_PARAM_STATIC_STRINGS));
}

static void
bind_template (GtkWidgetClass *class)
{
  gtk_widget_class_set_template_from_resource (class,
                                               "/org/affiche/ui/attendee/search-page.ui");
  gtk_widget_class_bind_template_child (class, AffSearchPage, page);
  gtk_widget_class_bind_template_child (class, AffSearchPage, head);
  gtk_widget_class_bind_template_child (class, AffSearchPage, line_slot);
  gtk_widget_class_bind_template_child (class, AffSearchPage, count);
  gtk_widget_class_bind_template_child (class, AffSearchPage, show_keyboard);
  gtk_widget_class_bind_template_child (class, AffSearchPage, close_label);
  gtk_widget_class_bind_template_child (class, AffSearchPage, heading);
  gtk_widget_class_bind_template_child (class, AffSearchPage, leave);
  gtk_widget_class_bind_template_child (class, AffSearchPage, heading_label);
  gtk_widget_class_bind_template_child (class, AffSearchPage, suggestion);
  gtk_widget_class_bind_template_child (class, AffSearchPage, grid);
  gtk_widget_class_bind_template_child (class, AffSearchPage, other);
  gtk_widget_class_bind_template_child (class, AffSearchPage, foot);
  gtk_widget_class_bind_template_child (class, AffSearchPage, keyboard_slot);
  gtk_widget_class_bind_template_callback (class, on_show_keyboard);
  gtk_widget_class_bind_template_callback (class, on_leave_list);
  gtk_widget_class_bind_template_callback (class, on_suggestion);
  gtk_widget_class_bind_template_callback (class, on_capacity_changed);
}

static void
aff_search_page_class_init (AffSearchPageClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->constructed = aff_search_page_constructed;
  object_class->set_property = aff_search_page_set_property;
  object_class->get_property = aff_search_page_get_property;
  object_class->dispose = aff_search_page_dispose;
  install_properties (object_class);
  g_type_ensure (AFF_TYPE_ICON);
  g_type_ensure (AFF_TYPE_RESULT_GRID);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "search.names", "s", on_names);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
aff_search_page_init (AffSearchPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
aff_search_page_new (AffScene *scene)
{
  g_return_val_if_fail (AFF_IS_SCENE (scene), NULL);
  return g_object_new (AFF_TYPE_SEARCH_PAGE, "scene", scene, NULL);
}

GtkWidget *
aff_search_page_new_for_presenters (AffScene *scene)
{
  g_return_val_if_fail (AFF_IS_SCENE (scene), NULL);
  return g_object_new (AFF_TYPE_SEARCH_PAGE, "scene", scene, "is-own", TRUE, NULL);
}

gboolean
aff_search_page_is_settled (AffSearchPage *self)
{
  g_return_val_if_fail (AFF_IS_SEARCH_PAGE (self), FALSE);
  AffIndex *index = aff_finder_index (aff_scene_finder (self->scene));

  return !aff_search_answer_is_typed (get_search (self)) ||
         (index != NULL && aff_index_programme (index) == aff_scene_programme (self->scene));
}

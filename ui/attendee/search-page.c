// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/attendee/search-page.h"

#include "ui/attendee/found-card.h"
#include "ui/attendee/result-grid.h"
#include "ui/attendee/search-start.h"
#include "ui/widget/focus.h"
#include "ui/widget/icon.h"
#include "ui/widget/keyboard.h"
#include "ui/widget/text-line.h"

#include <glib/gi18n.h>

#define SHEET        "presentation:"
#define MOST_RESULTS 120 // more are not leafed through

// Narrow characters in the second line of a card.
#define LINE_LYING   70
#define LINE_UPRIGHT 80

struct _AffSearchPage {
  GtkWidget parent_instance;

  // owned
  AffScene *scene;
  GPtrArray *found; // AffFound, all there are
  AffIndex *index;  // whose records `found` may refer to, or NULL
  char *suggested;  // or NULL

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
  GtkWidget *pager;
  GtkWidget *previous;
  GtkLabel *page_label;
  GtkWidget *next;

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

static gboolean
has_text (AffSearchPage *self)
{
  const char *text = get_search (self)->text;

  for (; text != NULL && *text != '\0'; text = g_utf8_next_char (text))
    if (!g_unichar_isspace (g_utf8_get_char (text)))
      return TRUE;
  return FALSE;
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
  g_autofree char *text = g_strdup (self->suggested);

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
make_for (AffSearchPage *self, const AffProgramme *programme, AffFoundFor *made_for)
{
  gint64 now = aff_scene_now (self->scene);

  *made_for = (AffFoundFor){
    .programme = programme,
    .seats = aff_agenda_seats (programme, aff_agenda_poster_item (programme, now), now),
    .language = aff_scene_language (self->scene),
    .now = now,
  };
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
  AffProgramme *programme = aff_scene_programme (self->scene);
  AffFoundFor made_for;

  make_for (self, programme, &made_for);
  g_autoptr (GArray) seats = (GArray *) made_for.seats;
  g_autoptr (GPtrArray) all = aff_found_of_person (&made_for, person, colleagues);
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

  if (place < self->found->len)
    open_found (self, g_ptr_array_index (self->found, place));
}

static void
add_card (AffSearchPage *self, guint place)
{
  const AffFound *found = g_ptr_array_index (self->found, place);
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
show_pager (AffSearchPage *self, guint first, guint capacity)
{
  guint pages = (self->found->len + capacity - 1) / capacity;
  g_autofree char *text = g_strdup_printf ("%u/%u", first / capacity + 1, MAX (pages, 1));

  gtk_label_set_text (self->page_label, text);
  gtk_widget_set_visible (self->pager, pages > 1);
  gtk_widget_set_sensitive (self->previous, first > 0);
  gtk_widget_set_sensitive (self->next, first + capacity < self->found->len);
}

static void
show_cards (AffSearchPage *self)
{
  guint capacity = aff_result_grid_get_capacity (self->grid);
  guint first = get_search (self)->first;
  g_autofree char *focus = aff_focus_note (GTK_WIDGET (self->grid));

  first = first < self->found->len ? first / capacity * capacity : 0;
  get_search (self)->first = first;
  aff_result_grid_clear (self->grid);
  for (guint i = first; i < MIN (first + capacity, self->found->len); i++)
    add_card (self, i);
  gtk_widget_set_visible (GTK_WIDGET (self->grid), self->found->len > 0);
  show_pager (self, first, capacity);
  aff_focus_restore (GTK_WIDGET (self->grid), focus);
}

static void
on_capacity_changed (AffSearchPage *self)
{
  show_cards (self);
}

static void
turn (AffSearchPage *self, gboolean is_forward)
{
  guint capacity = aff_result_grid_get_capacity (self->grid);
  guint *first = &get_search (self)->first;

  *first = is_forward ? *first + capacity : *first - MIN (*first, capacity);
  show_cards (self);
}

static void
on_previous (AffSearchPage *self)
{
  turn (self, FALSE);
}

static void
on_next (AffSearchPage *self)
{
  turn (self, TRUE);
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

static void
set_heading (AffSearchPage *self, const char *words, gboolean can_leave)
{
  gtk_label_set_text (self->heading_label, words != NULL ? words : "");
  gtk_widget_set_visible (self->leave, can_leave);
  gtk_widget_set_visible (self->suggestion, self->suggested != NULL);
  if (self->suggested != NULL)
    gtk_button_set_label (GTK_BUTTON (self->suggestion), self->suggested);
  gtk_widget_set_visible (self->heading, words != NULL);
}

static void
set_count (AffSearchPage *self, guint count)
{
  g_autofree char *words = NULL;

  if (count == 0)
    words = g_strdup (""); // the page says it in words
  else if (count >= AFF_FOUND_MOST)
    words = g_strdup_printf (_ ("More than %d results"), AFF_FOUND_MOST);
  else
    words = g_strdup_printf (ngettext ("%u result", "%u results", count), count);
  gtk_label_set_text (self->count, words);
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

// A presenter looks for a paper or for the own name.
static gboolean
is_wanted (AffSearchPage *self, const AffHit *hit)
{
  return !self->is_own || hit->kind == AFF_HIT_PAPER || hit->kind == AFF_HIT_PERSON;
}

// The answer's records are the index's, so that goes on living with them.
static void
find (AffSearchPage *self, AffIndex *index)
{
  AffFoundFor made_for;
  g_autoptr (AffAnswer)
    answer = aff_index_query (index, get_search (self)->text, aff_scene_language (self->scene),
                              MOST_RESULTS, aff_scene_now (self->scene));

  make_for (self, aff_index_programme (index), &made_for);
  g_autoptr (GArray) seats = (GArray *) made_for.seats;
  for (guint i = 0; i < answer->hits->len; i++) {
    const AffHit *hit = g_ptr_array_index (answer->hits, i);

    if (is_wanted (self, hit))
      g_ptr_array_add (self->found, aff_found_new_for_hit (&made_for, hit));
  }
  self->suggested = g_strdup (answer->suggestion);
  set_count (self, self->is_own ? self->found->len : answer->n_found);
  set_heading (self, self->suggested != NULL ? _ ("Did you mean") : NULL, FALSE);
  set_other (self, self->found->len == 0 ? make_nothing (self) : NULL);
}

static void
take_list (AffSearchPage *self, GPtrArray *all, const char *heading)
{
  g_ptr_array_extend_and_steal (self->found, all);
  set_count (self, self->found->len);
  set_heading (self, heading, TRUE);
  set_other (self, NULL);
}

static void
list_person (AffSearchPage *self, const AffFoundFor *made_for)
{
  const AffVisitSearch *search = get_search (self);
  gboolean colleagues = search->colleague != 0;
  gint64 id = colleagues ? search->colleague : search->person;
  const AffPerson *person = aff_found_person (made_for, id);
  const char *whose = person != NULL ? person->name : "";

  if (colleagues && person != NULL && person->affiliation != NULL)
    whose = person->affiliation;
  g_autofree char *heading = g_strdup_printf (_ ("Posters and talks: %s"), whose);
  take_list (self, aff_found_of_person (made_for, id, colleagues), heading);
}

static void
list_names (AffSearchPage *self, const AffFoundFor *made_for)
{
  const char *initial = get_search (self)->initial;
  g_autofree char *heading = g_strdup_printf (_ ("Names with %s"), initial);

  take_list (self, aff_found_people (made_for, initial), heading);
}

static void
show_start (AffSearchPage *self, const AffFoundFor *made_for)
{
  g_autofree char *focus = aff_focus_note (GTK_WIDGET (self->other));

  gtk_label_set_text (self->count, "");
  set_heading (self, NULL, FALSE);
  set_other (self, self->is_own
                     ? aff_search_start_new_for_presenters (made_for, "search.names")
                     : aff_search_start_new (made_for, aff_scene_is_portrait (self->scene),
                                             "search.names"));
  aff_focus_restore (GTK_WIDGET (self->other), focus);
}

static void
show_lists (AffSearchPage *self, const AffProgramme *programme)
{
  const AffVisitSearch *search = get_search (self);
  AffFoundFor made_for;

  make_for (self, programme, &made_for);
  g_autoptr (GArray) seats = (GArray *) made_for.seats;
  if (search->person != 0 || search->colleague != 0)
    list_person (self, &made_for);
  else if (search->initial != NULL)
    list_names (self, &made_for);
  else
    show_start (self, &made_for);
}

static gboolean
is_list (AffSearchPage *self)
{
  const AffVisitSearch *search = get_search (self);

  return search->person != 0 || search->colleague != 0 || search->initial != NULL ||
         !has_text (self);
}

static void
refresh (AffSearchPage *self)
{
  const AffProgramme *programme = aff_scene_programme (self->scene);
  AffIndex *index = aff_finder_index (aff_scene_finder (self->scene));

  if (programme == NULL)
    return;
  g_ptr_array_set_size (self->found, 0);
  g_clear_pointer (&self->suggested, g_free);
  if (is_list (self))
    show_lists (self, programme);
  else if (index != NULL)
    find (self, index);
  else
    set_other (self, NULL); // it is ready in a moment
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

static GtkWidget *
add_turner (AffSearchPage *self, const char *icon, const char *name, GCallback handler)
{
  GtkWidget *button = gtk_button_new ();

  gtk_button_set_child (GTK_BUTTON (button), aff_icon_new (icon));
  gtk_widget_add_css_class (button, "btn");
  gtk_widget_add_css_class (button, "small");
  gtk_widget_add_css_class (button, "icon-only");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  g_signal_connect_swapped (button, "clicked", handler, self);
  gtk_box_append (GTK_BOX (self->pager), button);
  return button;
}

// Lying down there is no room under the results, upright there is none beside the line.
static void
add_pager (AffSearchPage *self)
{
  self->pager = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (self->pager, "search-pager");
  self->previous = add_turner (self, "left", _ ("Results before these"),
                               G_CALLBACK (on_previous));
  self->page_label = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->page_label), "label");
  gtk_box_append (GTK_BOX (self->pager), GTK_WIDGET (self->page_label));
  self->next = add_turner (self, "right", _ ("More results"), G_CALLBACK (on_next));
  gtk_widget_set_visible (self->foot, aff_scene_is_portrait (self->scene));
  if (aff_scene_is_portrait (self->scene))
    gtk_box_append (GTK_BOX (self->foot), self->pager);
  else
    gtk_box_insert_child_after (GTK_BOX (self->head), self->pager, GTK_WIDGET (self->count));
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
  g_clear_pointer (&self->found, g_ptr_array_unref);
  g_clear_pointer (&self->suggested, g_free);
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
  self->found = g_ptr_array_new_with_free_func ((GDestroyNotify) aff_found_free);
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

  return is_list (self) ||
         (index != NULL && aff_index_programme (index) == aff_scene_programme (self->scene));
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/attendee/item-page.h"

#include "app/base/text.h"
#include "app/qr/handoff.h"
#include "ui/attendee/paged-text.h"
#include "ui/attendee/talk-list.h"
#include "ui/widget/blank.h"
#include "ui/widget/fact.h"
#include "ui/widget/fit-text.h"
#include "ui/widget/focus.h"
#include "ui/widget/icon.h"
#include "ui/widget/progress.h"
#include "ui/widget/qr-view.h"
#include "ui/widget/slim.h"
#include "ui/widget/words.h"
#include "ui/widget/wrap.h"

#include <glib/gi18n.h>

#define MOST_PEOPLE 5 // beside the time; more are read page by page

struct _AffItemPage {
  GtkWidget parent_instance;

  // owned
  AffScene *scene;
  char *talks_key;

  // borrowed: children
  GtkGrid *grid;
  GtkWidget *time_card;
  GtkWidget *disc;
  AffIcon *icon;
  AffFitText *state;
  AffFitText *start;
  AffFitText *end;
  GtkLabel *old;
  AffFitText *day;
  AffProgress *progress;
  GtkWidget *head;
  GtkWidget *details;
  AffFitText *eyebrow;
  AffFitText *title;
  AffFitText *subtitle;
  AffWrap *facts;
  AffPagedText *reader;
  GtkWidget *card;
  GtkWidget *card_box;
  AffQrView *code;
  GtkWidget *pending;
  AffFitText *card_title;
  AffFitText *card_event;
  AffFitText *card_hint;
  GtkWidget *ways;
  GtkWidget *about;
  GtkWidget *blank;

  const char *nature_class; // of the disc, static
  gint64 item;
};

enum { PROP_SCENE = 1, PROP_ITEM };

G_DEFINE_FINAL_TYPE (AffItemPage, aff_item_page, GTK_TYPE_WIDGET)

static void
show_text (AffFitText *text, const char *words)
{
  aff_fit_text_set_text (text, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (text), words != NULL && words[0] != '\0');
}

static void
set_class (GtkWidget *widget, const char *class, gboolean has_it)
{
  if (has_it)
    gtk_widget_add_css_class (widget, class);
  else
    gtk_widget_remove_css_class (widget, class);
}

static void
show_disc (AffItemPage *self, const AffItem *item)
{
  const char *class = aff_words_nature_class (item->natures);

  aff_icon_set_name (self->icon, aff_words_nature_icon (item->natures));
  if (self->nature_class != NULL)
    gtk_widget_remove_css_class (self->disc, self->nature_class);
  gtk_widget_add_css_class (self->disc, class);
  self->nature_class = class;
}

// "56 min left", "Over", "Cancelled"; NULL while it is simply to come.
static char *
describe_state (const AffItem *item, gint64 now)
{
  AffPhase phase = aff_agenda_phase (item, now);

  if (item->is_cancelled)
    return g_strdup (_ ("Cancelled"));
  if (phase == AFF_PHASE_PAST)
    return g_strdup (_ ("Over"));
  if (phase != AFF_PHASE_RUNNING)
    return NULL;
  if (item->standing.end == AFF_UNKNOWN_TIME)
    return g_strdup (_ ("Now"));
  g_autofree char *length = aff_words_length (
    aff_agenda_minutes_until (item->standing.end, now));
  return g_strdup_printf (_ ("%s left"), length);
}

// What was planned, struck, where it is another time by now.
static void
show_old (AffItemPage *self, const AffItem *item)
{
  g_autofree char *range = aff_words_range (item->workshop->zone, item->planned);
  g_autofree char *words = g_strdup_printf (_ ("planned at %s"), range);
  gboolean is_changed = aff_agenda_delay_min (item) != 0 ||
                        aff_agenda_end_delay_min (item) != 0;

  gtk_label_set_label (self->old, range);
  gtk_widget_set_visible (GTK_WIDGET (self->old), is_changed && !item->is_cancelled);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->old), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  words, -1);
}

static char *
describe_end (const AffItem *item)
{
  GTimeZone *zone = item->workshop->zone;

  if (item->standing.end == AFF_UNKNOWN_TIME)
    return item->duration_min >= 0 ? aff_words_length (item->duration_min) : NULL;
  g_autofree char *time = aff_words_time (zone, item->standing.end);
  // Translators: when something ends: "until 16:20".
  return g_strdup_printf (_ ("until %s"), time);
}

// A local minute after midnight as "13:00".
static char *
describe_minute (int minute)
{
  return g_strdup_printf ("%02d:%02d", minute / 60 % 24, minute % 60);
}

// Where the day is not known, the time of day may be.
static char *
describe_start (const AffItem *item)
{
  if (item->standing.start != AFF_UNKNOWN_TIME)
    return aff_words_time (item->workshop->zone, item->standing.start);
  if (item->minute >= 0)
    return describe_minute (item->minute);
  return g_strdup (_ ("Time to be announced"));
}

static void
show_progress (AffItemPage *self, const AffItem *item, gint64 now)
{
  gboolean is_running = aff_agenda_phase (item, now) == AFF_PHASE_RUNNING &&
                        !item->is_cancelled;
  g_autofree char *state = describe_state (item, now);

  set_class (self->time_card, "now", is_running);
  set_class (self->time_card, "cancelled", item->is_cancelled);
  gtk_widget_set_visible (GTK_WIDGET (self->progress),
                          is_running && item->standing.end != AFF_UNKNOWN_TIME);
  aff_progress_set (self->progress, aff_agenda_progress (item, now),
                    state != NULL ? state : "");
  show_text (self->state, state);
}

static void
show_times (AffItemPage *self, const AffItem *item, gint64 now)
{
  g_autofree char *start = describe_start (item);
  g_autofree char *end = describe_end (item);
  g_autofree char *day = aff_words_day (item->standing_day);

  show_disc (self, item);
  show_progress (self, item, now);
  set_class (GTK_WIDGET (self->start), "words",
             item->standing.start == AFF_UNKNOWN_TIME && item->minute < 0);
  show_text (self->start, start);
  show_text (self->end, end);
  show_text (self->day, day);
  show_old (self, item);
}

static void
add_fact (AffItemPage *self, const char *icon, const char *words)
{
  aff_wrap_append (self->facts, aff_fact_new (icon, words));
}

static void
add_people (AffItemPage *self, const AffItem *item)
{
  if (item->people->len > MOST_PEOPLE)
    return;
  for (guint i = 0; i < item->people->len; i++) {
    g_autofree char *words = aff_words_person (g_ptr_array_index (item->people, i));

    add_fact (self, "presenter", words);
  }
}

static void
add_hanging (AffItemPage *self, const AffItem *item)
{
  if (item->hang_minute >= 0) {
    g_autofree char *time = describe_minute (item->hang_minute);
    g_autofree char *words = g_strdup_printf (_ ("Hang posters from %s"), time);

    add_fact (self, "board", words);
  }
  if (item->clear_minute >= 0) {
    g_autofree char *time = describe_minute (item->clear_minute);
    g_autofree char *words = g_strdup_printf (_ ("Take posters down by %s"), time);

    add_fact (self, "board", words);
  }
  if (item->material != NULL)
    add_fact (self, "pinned", item->material);
}

// How long it lasts as it stands, which a delay may have changed.
static void
add_length (AffItemPage *self, const AffItem *item)
{
  gboolean is_known = item->standing.start != AFF_UNKNOWN_TIME &&
                      item->standing.end != AFF_UNKNOWN_TIME;
  int minutes = is_known ? (int) ((item->standing.end - item->standing.start) / 60)
                         : item->duration_min;
  g_autofree char *length = minutes >= 0 ? aff_words_length (minutes) : NULL;

  if (length != NULL)
    add_fact (self, "clock", length);
}

static void
show_facts (AffItemPage *self, const AffItem *item)
{
  aff_wrap_clear (self->facts);
  add_people (self, item);
  add_fact (self, "pin", aff_words_room (item->room, aff_scene_language (self->scene)));
  add_length (self, item);
  if (item->to_confirm)
    add_fact (self, "info", _ ("To be confirmed"));
  add_hanging (self, item);
}

// "Invited talk, Keynote": what it is, and the word of the source where it is another one.
static char *
describe_kind (const AffItem *item)
{
  g_autofree char *natures = aff_words_natures (item->natures);
  g_autofree char *folded = g_utf8_casefold (natures, -1);
  g_autofree char *type = item->type != NULL ? g_utf8_casefold (item->type, -1) : NULL;

  if (type == NULL || strstr (folded, type) != NULL)
    return g_steal_pointer (&natures);
  if (natures[0] == '\0')
    return g_strdup (item->type);
  return g_strdup_printf ("%s, %s", natures, item->type);
}

static void
show_head (AffItemPage *self, const AffItem *item)
{
  g_autofree char *kind = describe_kind (item);

  show_text (self->eyebrow, kind);
  g_object_set (self->title, "language", item->language, NULL);
  g_object_set (self->subtitle, "language", item->language, NULL);
  aff_fit_text_set_text (self->title, item->title);
  set_class (GTK_WIDGET (self->title), "struck", item->is_cancelled);
  show_text (self->subtitle, item->subtitle);
}

// What the code holds, in words.
static char *
describe_event (const AffItem *item, const char *language)
{
  g_autofree char *plain = aff_text_without_emoji (item->title);
  g_autofree char *title = aff_text_shorten (plain, AFF_HANDOFF_LONGEST_TEXT);
  g_autofree char *day = aff_words_day (item->standing_day);
  g_autofree char *range = aff_words_range (item->workshop->zone, item->standing);
  const char *room = item->room != NULL ? aff_words_room (item->room, language) : NULL;

  return g_strdup_printf ("%s\n%s\n%s%s%s", title, day, range, room != NULL ? "\n" : "",
                          room != NULL ? room : "");
}

static void
show_code (AffItemPage *self, const AffProgramme *programme, const AffItem *item)
{
  const char *language = aff_scene_language (self->scene);
  g_autofree char *event = aff_handoff_event (programme, item, language);
  g_autofree char *words = describe_event (item, language);

  aff_qr_view_set_address (self->code, event, _ ("Code that adds this to a calendar"));
  gtk_widget_set_visible (GTK_WIDGET (self->code), event != NULL);
  gtk_widget_set_visible (self->pending, event == NULL);
  show_text (self->card_event, event != NULL ? words : NULL);
  if (event != NULL) {
    aff_fit_text_set_text (self->card_title, _ ("Add it to your calendar"));
    aff_fit_text_set_text (self->card_hint, _ ("Point your camera at the code."));
  } else if (item->is_cancelled) {
    aff_fit_text_set_text (self->card_title, _ ("Cancelled"));
    aff_fit_text_set_text (self->card_hint, _ ("There is nothing to note down."));
  } else {
    aff_fit_text_set_text (self->card_title, _ ("Time to be announced"));
    aff_fit_text_set_text (self->card_hint,
                           _ ("Once it is known, a code for your calendar stands here."));
  }
}

// Each of many people on a line; nothing where there is room for all of them among the facts.
static char *
describe_many_people (const AffItem *item)
{
  GString *lines = g_string_new (NULL);

  for (guint i = 0; item->people->len > MOST_PEOPLE && i < item->people->len; i++) {
    g_autofree char *words = aff_words_person (g_ptr_array_index (item->people, i));

    g_string_append_printf (lines, "%s%s", i > 0 ? "\n" : "", words);
  }
  return g_string_free (lines, FALSE);
}

// Many people, then what it is about.
static char *
describe_text (const AffItem *item)
{
  g_autofree char *people = describe_many_people (item);
  const char *abstract = item->abstract != NULL ? item->abstract : "";

  return g_strdup_printf ("%s%s%s", people,
                          people[0] != '\0' && abstract[0] != '\0' ? "\n\n" : "", abstract);
}

// The rows can have the focus, so they are made anew only when they changed.
static void
show_talks (AffItemPage *self, const AffItem *item)
{
  g_autofree char *key = aff_talk_list_key (self->scene, item);
  g_autofree char *text = describe_text (item);
  gboolean has_abstract = item->abstract != NULL && item->abstract[0] != '\0';

  aff_paged_text_set_text (self->reader, text, item->language,
                           has_abstract ? _ ("Abstract") : _ ("Presentations"));
  if (g_strcmp0 (key, self->talks_key) == 0)
    return;
  g_autofree char *focus = aff_focus_note (GTK_WIDGET (self->reader));
  g_autoptr (GPtrArray) blocks = aff_talk_list_blocks (self->scene, item);
  aff_paged_text_set_blocks (self->reader, blocks);
  aff_focus_restore (GTK_WIDGET (self->reader), focus);
  g_free (self->talks_key);
  self->talks_key = g_steal_pointer (&key);
}

static void
refresh (AffItemPage *self)
{
  const AffProgramme *programme = aff_scene_programme (self->scene);
  gint64 now = aff_scene_now (self->scene);
  const AffItem *item = programme != NULL ? aff_programme_item (programme, self->item) : NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->grid), item != NULL);
  gtk_widget_set_visible (self->blank, item == NULL);
  if (item == NULL)
    return;
  g_autofree char *about = g_strdup_printf ("workshop:%" G_GINT64_FORMAT, item->workshop->id);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->about), "s", about);
  show_times (self, item, now);
  show_head (self, item);
  show_facts (self, item);
  show_code (self, programme, item);
  show_talks (self, item);
}

static void
put (AffItemPage *self, GtkWidget *child, int column, int row)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self->grid));
  GtkLayoutChild *where = gtk_layout_manager_get_layout_child (layout, child);

  g_object_set (where, "column", column, "row", row, NULL);
}

// Puts two children into one cell of the grid, one after the other.
static void
join (AffItemPage *self,
      GtkOrientation orientation,
      int column,
      GtkWidget *first,
      GtkWidget *second)
{
  GtkWidget *box = gtk_box_new (orientation, 0);
  GtkWidget *children[] = {first, second};

  gtk_widget_add_css_class (box, "sheet-cell");
  for (guint i = 0; i < G_N_ELEMENTS (children); i++) {
    g_object_ref (children[i]);
    gtk_grid_remove (self->grid, children[i]);
    gtk_box_append (GTK_BOX (box), children[i]);
    g_object_unref (children[i]);
  }
  gtk_grid_attach (self->grid, box, column, 0, 1, 1);
}

static void
arrange (AffItemPage *self)
{
  gboolean is_portrait = aff_scene_is_portrait (self->scene);

  gtk_widget_set_hexpand (self->card, is_portrait);
  gtk_widget_set_vexpand (self->card, !is_portrait);
  aff_paged_text_set_spare (self->reader, self->details, is_portrait ? self->time_card : NULL);
  if (is_portrait) {
    join (self, GTK_ORIENTATION_HORIZONTAL, 0, self->time_card, self->head);
    put (self, GTK_WIDGET (self->reader), 0, 1);
    put (self, self->card, 0, 2);
    put (self, self->ways, 0, 3);
    return;
  }
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->ways), GTK_ORIENTATION_VERTICAL);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->card_box), GTK_ORIENTATION_VERTICAL);
  join (self, GTK_ORIENTATION_VERTICAL, 0, self->time_card, self->ways);
  join (self, GTK_ORIENTATION_VERTICAL, 1, self->head, GTK_WIDGET (self->reader));
  put (self, self->card, 2, 0);
}

static void
add_blank (AffItemPage *self)
{
  self->blank = aff_blank_new ("schedule", _ ("This is not in the programme"),
                               _ ("It was taken out of the programme."));
  aff_blank_add_way (self->blank, _ ("Back"), "win.back", NULL);
  gtk_widget_set_parent (self->blank, GTK_WIDGET (self));
}

static void
aff_item_page_constructed (GObject *object)
{
  AffItemPage *self = AFF_ITEM_PAGE (object);

  G_OBJECT_CLASS (aff_item_page_parent_class)->constructed (object);
  arrange (self);
  add_blank (self);
  g_signal_connect_object (aff_scene_live (self->scene), "changed", G_CALLBACK (refresh), self,
                           G_CONNECT_SWAPPED);
  refresh (self);
}

static void
aff_item_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
  AffItemPage *self = AFF_ITEM_PAGE (object);

  if (id == PROP_SCENE)
    self->scene = g_value_dup_object (value);
  else
    self->item = g_value_get_int64 (value);
}

static void
aff_item_page_dispose (GObject *object)
{
  AffItemPage *self = AFF_ITEM_PAGE (object);

  g_clear_pointer (&self->blank, gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (self), AFF_TYPE_ITEM_PAGE);
  G_OBJECT_CLASS (aff_item_page_parent_class)->dispose (object);
}

static void
aff_item_page_finalize (GObject *object)
{
  AffItemPage *self = AFF_ITEM_PAGE (object);

  g_clear_object (&self->scene);
  g_free (self->talks_key);
  G_OBJECT_CLASS (aff_item_page_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *class)
{
  gtk_widget_class_bind_template_child (class, AffItemPage, grid);
  gtk_widget_class_bind_template_child (class, AffItemPage, time_card);
  gtk_widget_class_bind_template_child (class, AffItemPage, disc);
  gtk_widget_class_bind_template_child (class, AffItemPage, icon);
  gtk_widget_class_bind_template_child (class, AffItemPage, state);
  gtk_widget_class_bind_template_child (class, AffItemPage, start);
  gtk_widget_class_bind_template_child (class, AffItemPage, end);
  gtk_widget_class_bind_template_child (class, AffItemPage, old);
  gtk_widget_class_bind_template_child (class, AffItemPage, day);
  gtk_widget_class_bind_template_child (class, AffItemPage, progress);
  gtk_widget_class_bind_template_child (class, AffItemPage, head);
  gtk_widget_class_bind_template_child (class, AffItemPage, details);
  gtk_widget_class_bind_template_child (class, AffItemPage, eyebrow);
  gtk_widget_class_bind_template_child (class, AffItemPage, title);
  gtk_widget_class_bind_template_child (class, AffItemPage, subtitle);
  gtk_widget_class_bind_template_child (class, AffItemPage, facts);
  gtk_widget_class_bind_template_child (class, AffItemPage, reader);
  gtk_widget_class_bind_template_child (class, AffItemPage, card);
  gtk_widget_class_bind_template_child (class, AffItemPage, card_box);
  gtk_widget_class_bind_template_child (class, AffItemPage, code);
  gtk_widget_class_bind_template_child (class, AffItemPage, pending);
  gtk_widget_class_bind_template_child (class, AffItemPage, card_title);
  gtk_widget_class_bind_template_child (class, AffItemPage, card_event);
  gtk_widget_class_bind_template_child (class, AffItemPage, card_hint);
  gtk_widget_class_bind_template_child (class, AffItemPage, ways);
  gtk_widget_class_bind_template_child (class, AffItemPage, about);
}

static void
install_properties (GObjectClass *class)
{
  const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  g_object_class_install_property (
    class, PROP_SCENE, g_param_spec_object ("scene", NULL, NULL, AFF_TYPE_SCENE, flags));
  g_object_class_install_property (
    class, PROP_ITEM, g_param_spec_int64 ("item", NULL, NULL, 0, G_MAXINT64, 0, flags));
}

static void
ensure_types (void)
{
  g_type_ensure (AFF_TYPE_FIT_TEXT);
  g_type_ensure (AFF_TYPE_ICON);
  g_type_ensure (AFF_TYPE_PAGED_TEXT);
  g_type_ensure (AFF_TYPE_PROGRESS);
  g_type_ensure (AFF_TYPE_QR_VIEW);
  g_type_ensure (AFF_TYPE_SLIM);
  g_type_ensure (AFF_TYPE_WRAP);
}

static void
aff_item_page_class_init (AffItemPageClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->constructed = aff_item_page_constructed;
  object_class->set_property = aff_item_page_set_property;
  object_class->dispose = aff_item_page_dispose;
  object_class->finalize = aff_item_page_finalize;
  install_properties (object_class);
  ensure_types ();
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "item");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/affiche/ui/attendee/item-page.ui");
  bind_children (widget_class);
}

static void
aff_item_page_init (AffItemPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Session"), -1);
}

GtkWidget *
aff_item_page_new (AffScene *scene, gint64 item)
{
  g_return_val_if_fail (AFF_IS_SCENE (scene), NULL);
  return g_object_new (AFF_TYPE_ITEM_PAGE, "scene", scene, "item", item, NULL);
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/attendee/poster-page.h"

#include "app/base/clock.h"
#include "app/programme/kept.h"
#include "ui/attendee/lost-poster.h"
#include "ui/attendee/neighbours.h"
#include "ui/attendee/paged-text.h"
#include "ui/attendee/paper-code.h"
#include "ui/attendee/way-start.h"
#include "ui/widget/cover.h"
#include "ui/widget/fit-text.h"
#include "ui/widget/icon.h"
#include "ui/widget/slim.h"
#include "ui/widget/topic-chip.h"
#include "ui/widget/way-words.h"
#include "ui/widget/words.h"
#include "ui/widget/wrap.h"

#include <glib/gi18n.h>

#define MOST_LETTERS 700 // of all authors together, above the text

struct _AffPosterPage {
  GtkWidget parent_instance;

  // owned
  AffScene *scene;
  char *neighbours_key;
  AffKept kept;

  // borrowed: children
  GtkGrid *grid;
  AffCover *cover;
  GtkWidget *head;
  GtkWidget *details;
  AffFitText *title;
  AffFitText *authors;
  AffWrap *topics;
  AffWrap *facts;
  AffPagedText *reader;
  GtkWidget *card;
  GtkWidget *card_box;
  AffPaperCode *code;
  AffFitText *card_title;
  AffFitText *card_hint;
  GtkWidget *ways;
  GtkWidget *show_way;
  GtkWidget *way_label;
  GtkWidget *pick;
  GtkWidget *pick_icon;
  GtkWidget *pick_label;
  GtkWidget *blank;
};

enum { PROP_SCENE = 1, PROP_PRESENTATION };

G_DEFINE_FINAL_TYPE (AffPosterPage, aff_poster_page, GTK_TYPE_WIDGET)

static void
add_fact (AffPosterPage *self, const char *icon_name, const char *words)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *icon = aff_icon_new (icon_name);
  GtkWidget *label = gtk_label_new (words);

  gtk_widget_add_css_class (row, "fact");
  gtk_widget_add_css_class (icon, "icon-26");
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (GTK_BOX (row), icon);
  gtk_box_append (GTK_BOX (row), label);
  aff_wrap_append (self->facts, row);
}

// "Poster session 15:10 to 16:20".
static char *
describe_time (AffPresentationKind kind, const char *range)
{
  switch (kind) {
  case AFF_KIND_ORAL:
    // Translators: a talk, with its times: "Oral 16:20 to 16:40".
    return g_strdup_printf (_ ("Oral %s"), range);
  case AFF_KIND_SPOTLIGHT:
    return g_strdup_printf (_ ("Spotlight %s"), range);
  case AFF_KIND_POSTER:
  default:
    return g_strdup_printf (_ ("Poster session %s"), range);
  }
}

static const char *
find_kind_icon (AffPresentationKind kind)
{
  return kind == AFF_KIND_POSTER ? "board" : "mic";
}

// When it is presented: the day only where it is another one than today.
static void
add_times (AffPosterPage *self, const AffPaper *paper, gint64 now)
{
  for (guint i = 0; i < paper->presentations->len; i++) {
    const AffPresentation *presentation = g_ptr_array_index (paper->presentations, i);
    const AffItem *item = presentation->item;
    g_autofree char *today = aff_zone_day (item->workshop->zone, now);
    g_autofree char *range = aff_words_range (item->workshop->zone, item->standing);
    g_autofree char *words = describe_time (presentation->kind, range);

    if (!aff_agenda_is_public (presentation, now))
      continue;
    if (item->standing_day != NULL && !g_str_equal (item->standing_day, today)) {
      g_autofree char *day = aff_words_day_within (item->standing_day);
      g_autofree char *whole = g_strdup_printf ("%s, %s", words, day);
      add_fact (self, find_kind_icon (presentation->kind), whole);
      continue;
    }
    add_fact (self, find_kind_icon (presentation->kind), words);
  }
}

static void
add_presenters (AffPosterPage *self, const AffPaper *paper)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < paper->authors->len; i++) {
    const AffAuthor *author = g_ptr_array_index (paper->authors, i);

    if (author->presents)
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", author->person->name);
  }
  if (names->len == 0)
    return;
  g_autofree char *words = g_strdup_printf (_ ("Presented by %s"), names->str);
  add_fact (self, "presenter", words);
}

static void
show_facts (AffPosterPage *self, const AffPresentation *presentation, gint64 now)
{
  const AffPaper *paper = presentation->paper;
  g_autofree char *number = g_strdup_printf (_ ("Paper %s"), paper->number);
  g_autofree char *origin = NULL;

  aff_wrap_clear (self->facts);
  add_presenters (self, paper);
  add_times (self, paper, now);
  add_fact (self, "info", number);
  if (paper->track != NULL)
    add_fact (self, "layers", paper->track->name);
  if (paper->origin != NULL) {
    origin = g_strdup_printf (_ ("First published at %s"), paper->origin);
    add_fact (self, "pinned", origin);
  }
}

static void
show_topics (AffPosterPage *self, const AffPresentation *presentation, gint64 now)
{
  const AffPaper *paper = presentation->paper;
  g_autofree char *presence = aff_words_presence (presentation->item->workshop->zone,
                                                  aff_agenda_presence (presentation, now));

  aff_wrap_clear (self->topics);
  for (guint i = 0; i < paper->topics->len; i++)
    aff_wrap_append (self->topics, aff_topic_tag_new (g_ptr_array_index (paper->topics, i),
                                                      aff_scene_language (self->scene)));
  if (presence == NULL)
    return;
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *icon = aff_icon_new ("person");
  gtk_widget_add_css_class (row, "presence");
  gtk_widget_add_css_class (icon, "icon-30");
  gtk_box_append (GTK_BOX (row), icon);
  gtk_box_append (GTK_BOX (row), gtk_label_new (presence));
  aff_wrap_append (self->topics, row);
}

static void
show_code (AffPosterPage *self, const AffPaper *paper)
{
  gboolean has_code = aff_paper_code_show (self->code, paper);

  aff_fit_text_set_text (self->card_title,
                         has_code ? _ ("Open the paper on your phone") : _ ("Link to come"));
  aff_fit_text_set_text (self->card_hint, has_code ? _ ("Point your camera at the code.")
                                                   : _ ("The paper has no address yet."));
}

// Authors that are too many to stand above the text are named in short there and read with it.
static void
show_authors_and_text (AffPosterPage *self, const AffPaper *paper)
{
  const char *language = paper->abstract != NULL ? paper->language
                                                 : aff_scene_language (self->scene);
  const char *abstract = paper->abstract != NULL ? paper->abstract
                                                 : _ ("No abstract was given.");
  g_autofree char *authors = aff_words_authors (paper, FALSE);
  gboolean is_long = g_utf8_strlen (authors, -1) > MOST_LETTERS;
  g_autofree char *in_short = aff_words_authors (paper, is_long);
  g_autofree char *text = is_long ? g_strdup_printf ("%s\n\n%s", authors, abstract)
                                  : g_strdup (abstract);

  aff_fit_text_set_text (self->authors, in_short);
  aff_paged_text_set_text (self->reader, text, language, _ ("Abstract"));
}

static char *
describe_neighbours (const GPtrArray *nearby)
{
  GString *key = g_string_new (NULL);

  for (guint i = 0; i < nearby->len; i++) {
    const AffNearby *one = g_ptr_array_index (nearby, i);

    g_string_append_printf (key, "%s %d %s %s|", one->seat->board->label, one->metres, one->why,
                            one->seat->presentation->paper->title);
  }
  return g_string_free (key, FALSE);
}

// The cards are made anew only when they changed, so that focus stays where it is.
static void
show_neighbours (AffPosterPage *self,
                 const AffProgramme *programme,
                 const AffPresentation *presentation,
                 gint64 now)
{
  const AffItem *item = presentation->kind == AFF_KIND_POSTER
                          ? presentation->item
                          : aff_agenda_poster_item (programme, now);
  g_autoptr (GArray) seats = aff_agenda_seats (programme, item, now);
  g_autoptr (GPtrArray) found = aff_neighbours_list (self->scene, seats, presentation);
  g_autofree char *key = describe_neighbours (found);

  if (g_strcmp0 (key, self->neighbours_key) == 0)
    return;
  aff_paged_text_set_tail (self->reader,
                           aff_neighbours_new (found, aff_scene_language (self->scene)));
  g_free (self->neighbours_key);
  self->neighbours_key = g_steal_pointer (&key);
}

static void
show_cover (AffPosterPage *self, const AffPresentation *presentation)
{
  const AffPaper *paper = presentation->paper;
  const AffTopic *topic = paper->topics->len > 0 ? g_ptr_array_index (paper->topics, 0) : NULL;
  const char *letter = topic != NULL ? topic->letter : NULL;

  if (presentation->board != NULL) {
    aff_cover_set_poster (self->cover, presentation->board->label, letter);
    return;
  }
  g_autofree char *name = g_strdup_printf (_ ("Paper %s"), paper->number);
  aff_cover_set_poster (self->cover, paper->number, letter);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->cover), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
}

static void
set_words (GtkWidget *button, GtkWidget *label, const char *words)
{
  gtk_label_set_text (GTK_LABEL (label), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  -1);
}

// The way to the board, with its length where it is known from where this screen stands.
static void
show_way (AffPosterPage *self, const AffPresentation *presentation)
{
  const AffBoard *board = presentation->board;
  const AffPlace *start = board != NULL ? aff_way_start (self->scene, board->plan) : NULL;

  gtk_widget_set_visible (self->show_way, start != NULL);
  if (start == NULL)
    return;
  g_autoptr (AffRoute)
    route = aff_way_find (self->scene, board->plan, (AffWayEnd){.board = board});
  g_autofree char *target = g_strdup_printf ("way:%" G_GINT64_FORMAT, board->id);
  gboolean is_here = aff_way_start_is_here (self->scene, start) &&
                     aff_route_is_walkable (route);
  g_autofree char *metres = aff_way_words_metres (route->metres);
  // Translators: metres.
  g_autofree char *words = is_here ? g_strdup_printf (_ ("Show the way, %s"), metres)
                                   : g_strdup (_ ("Show the way"));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->show_way), "s", target);
  set_words (self->show_way, self->way_label, words);
}

static void
show_pick (AffPosterPage *self, const AffPresentation *presentation)
{
  const AffVisitTour *tour = &aff_scene_visit (self->scene)->tour;
  gboolean is_picked = aff_visit_has (tour->picks, presentation->id);

  gtk_widget_set_visible (self->pick,
                          presentation->kind == AFF_KIND_POSTER && presentation->board != NULL);
  aff_icon_set_name (AFF_ICON (self->pick_icon), is_picked ? "check" : "plus");
  set_words (self->pick, self->pick_label, is_picked ? _ ("In my tour") : _ ("Add to my tour"));
}

// What became of the poster, by the name under which it was on the screen a moment ago.
static void
show_blank (AffPosterPage *self, AffFate fate)
{
  g_clear_pointer (&self->blank, gtk_widget_unparent);
  self->blank = aff_lost_poster_new (fate, fate != AFF_FATE_UNKNOWN ? self->kept.title : NULL);
  gtk_widget_set_parent (self->blank, GTK_WIDGET (self));
}

static void
refresh (AffPosterPage *self)
{
  const AffProgramme *programme = aff_scene_programme (self->scene);
  gint64 now = aff_scene_now (self->scene);
  const AffPresentation *presentation = aff_kept_find (&self->kept, programme, now);

  gtk_widget_set_visible (GTK_WIDGET (self->grid), presentation != NULL);
  if (presentation == NULL) {
    show_blank (self, aff_kept_fate (&self->kept, programme));
    return;
  }
  g_clear_pointer (&self->blank, gtk_widget_unparent);
  const AffPaper *paper = presentation->paper;
  show_cover (self, presentation);
  g_object_set (self->title, "language", paper->language, NULL);
  aff_fit_text_set_text (self->title, paper->title);
  show_authors_and_text (self, paper);
  show_topics (self, presentation, now);
  show_facts (self, presentation, now);
  show_code (self, paper);
  show_way (self, presentation);
  show_pick (self, presentation);
  show_neighbours (self, programme, presentation, now);
}

// A poster that was left out of a tour is wanted again once it is picked.
static void
on_pick (GtkButton *button, AffPosterPage *self)
{
  AffVisitTour *tour = &aff_scene_visit (self->scene)->tour;
  gint64 presentation = self->kept.presentation;

  if (aff_visit_toggle (&tour->picks, presentation) &&
      aff_visit_has (tour->left_out, presentation))
    aff_visit_toggle (&tour->left_out, presentation);
  refresh (self);
}

static void
put (AffPosterPage *self, GtkWidget *child, int column, int row, int width, int height)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self->grid));
  GtkLayoutChild *where = gtk_layout_manager_get_layout_child (layout, child);

  g_object_set (where, "column", column, "row", row, "column-span", width, "row-span", height,
                NULL);
}

// Puts two children into one cell of the grid, one after the other.
static void
join (AffPosterPage *self,
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
arrange (AffPosterPage *self)
{
  gboolean is_portrait = aff_scene_is_portrait (self->scene);

  gtk_widget_set_hexpand (self->card, is_portrait);
  gtk_widget_set_vexpand (self->card, !is_portrait);
  // Later pages of a long abstract take the room of what the first one shows.
  aff_paged_text_set_spare (self->reader, self->details,
                            is_portrait ? GTK_WIDGET (self->cover) : NULL);
  if (is_portrait) {
    join (self, GTK_ORIENTATION_HORIZONTAL, 0, GTK_WIDGET (self->cover), self->head);
    put (self, GTK_WIDGET (self->reader), 0, 1, 1, 1);
    put (self, self->card, 0, 2, 1, 1);
    put (self, self->ways, 0, 3, 1, 1);
    gtk_orientable_set_orientation (GTK_ORIENTABLE (self->ways), GTK_ORIENTATION_HORIZONTAL);
    gtk_widget_set_hexpand (self->show_way, TRUE);
    return;
  }
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->card_box), GTK_ORIENTATION_VERTICAL);
  join (self, GTK_ORIENTATION_VERTICAL, 0, GTK_WIDGET (self->cover), self->ways);
  join (self, GTK_ORIENTATION_VERTICAL, 1, self->head, GTK_WIDGET (self->reader));
  put (self, self->card, 2, 0, 1, 1);
}

static void
aff_poster_page_constructed (GObject *object)
{
  AffPosterPage *self = AFF_POSTER_PAGE (object);

  G_OBJECT_CLASS (aff_poster_page_parent_class)->constructed (object);
  arrange (self);
  g_signal_connect_object (aff_scene_live (self->scene), "changed", G_CALLBACK (refresh), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (aff_scene_finder (self->scene), "ready", G_CALLBACK (refresh), self,
                           G_CONNECT_SWAPPED);
  refresh (self);
}

static void
aff_poster_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
  AffPosterPage *self = AFF_POSTER_PAGE (object);

  if (id == PROP_SCENE)
    self->scene = g_value_dup_object (value);
  else
    self->kept.presentation = g_value_get_int64 (value);
}

static void
aff_poster_page_dispose (GObject *object)
{
  AffPosterPage *self = AFF_POSTER_PAGE (object);

  g_clear_pointer (&self->blank, gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (self), AFF_TYPE_POSTER_PAGE);
  G_OBJECT_CLASS (aff_poster_page_parent_class)->dispose (object);
}

static void
aff_poster_page_finalize (GObject *object)
{
  AffPosterPage *self = AFF_POSTER_PAGE (object);

  g_clear_object (&self->scene);
  aff_kept_clear (&self->kept);
  g_free (self->neighbours_key);
  G_OBJECT_CLASS (aff_poster_page_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *class)
{
  gtk_widget_class_bind_template_child (class, AffPosterPage, grid);
  gtk_widget_class_bind_template_child (class, AffPosterPage, cover);
  gtk_widget_class_bind_template_child (class, AffPosterPage, head);
  gtk_widget_class_bind_template_child (class, AffPosterPage, details);
  gtk_widget_class_bind_template_child (class, AffPosterPage, title);
  gtk_widget_class_bind_template_child (class, AffPosterPage, authors);
  gtk_widget_class_bind_template_child (class, AffPosterPage, topics);
  gtk_widget_class_bind_template_child (class, AffPosterPage, facts);
  gtk_widget_class_bind_template_child (class, AffPosterPage, reader);
  gtk_widget_class_bind_template_child (class, AffPosterPage, card);
  gtk_widget_class_bind_template_child (class, AffPosterPage, card_box);
  gtk_widget_class_bind_template_child (class, AffPosterPage, code);
  gtk_widget_class_bind_template_child (class, AffPosterPage, card_title);
  gtk_widget_class_bind_template_child (class, AffPosterPage, card_hint);
  gtk_widget_class_bind_template_child (class, AffPosterPage, ways);
  gtk_widget_class_bind_template_child (class, AffPosterPage, show_way);
  gtk_widget_class_bind_template_child (class, AffPosterPage, way_label);
  gtk_widget_class_bind_template_child (class, AffPosterPage, pick);
  gtk_widget_class_bind_template_child (class, AffPosterPage, pick_icon);
  gtk_widget_class_bind_template_child (class, AffPosterPage, pick_label);
  gtk_widget_class_bind_template_callback (class, on_pick);
}

static void
install_properties (GObjectClass *class)
{
  const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  g_object_class_install_property (
    class, PROP_SCENE, g_param_spec_object ("scene", NULL, NULL, AFF_TYPE_SCENE, flags));
  g_object_class_install_property (class, PROP_PRESENTATION,
                                   g_param_spec_int64 ("presentation", NULL, NULL, 0,
                                                       G_MAXINT64, 0, flags));
}

static void
aff_poster_page_class_init (AffPosterPageClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->constructed = aff_poster_page_constructed;
  object_class->set_property = aff_poster_page_set_property;
  object_class->dispose = aff_poster_page_dispose;
  object_class->finalize = aff_poster_page_finalize;
  install_properties (object_class);
  g_type_ensure (AFF_TYPE_COVER);
  g_type_ensure (AFF_TYPE_FIT_TEXT);
  g_type_ensure (AFF_TYPE_ICON);
  g_type_ensure (AFF_TYPE_PAPER_CODE);
  g_type_ensure (AFF_TYPE_PAGED_TEXT);
  g_type_ensure (AFF_TYPE_SLIM);
  g_type_ensure (AFF_TYPE_WRAP);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "poster");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/affiche/ui/attendee/poster-page.ui");
  bind_children (widget_class);
}

static void
aff_poster_page_init (AffPosterPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Poster"), -1);
}

GtkWidget *
aff_poster_page_new (AffScene *scene, gint64 presentation)
{
  g_return_val_if_fail (AFF_IS_SCENE (scene), NULL);
  return g_object_new (AFF_TYPE_POSTER_PAGE, "scene", scene, "presentation", presentation,
                       NULL);
}

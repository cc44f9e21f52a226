// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/attendee/about-page.h"

#include "ui/attendee/chapter.h"
#include "ui/widget/blank.h"
#include "ui/widget/fact.h"
#include "ui/widget/fit-text.h"
#include "ui/widget/icon.h"
#include "ui/widget/slim.h"
#include "ui/widget/words.h"
#include "ui/widget/wrap.h"

#include <glib/gi18n.h>

struct _AffAboutPage {
  GtkWidget parent_instance;

  // owned
  AffScene *scene;
  char *chips_key;
  char *chapter_key;
  char *ways_key;

  // borrowed: children
  GtkGrid *grid;
  GtkWidget *side;
  AffFitText *eyebrow;
  AffFitText *title;
  AffFitText *full_title;
  AffFitText *tagline;
  GtkBox *names;
  AffWrap *facts;
  GtkWidget *card;
  AffWrap *chips;
  AffPagedText *reader;
  GtkWidget *foot;
  GtkWidget *ways;
  GtkWidget *back;
  GtkWidget *blank;

  gint64 workshop;
  gboolean is_front;
};

enum { PROP_SCENE = 1, PROP_WORKSHOP, PROP_IS_FRONT };

G_DEFINE_FINAL_TYPE (AffAboutPage, aff_about_page, GTK_TYPE_WIDGET)

static void refresh (AffAboutPage *self);

static void
show_text (AffFitText *text, const char *words, const char *language)
{
  g_object_set (text, "language", language, NULL);
  aff_fit_text_set_text (text, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (text), words != NULL && words[0] != '\0');
}

// "Edition 9, part of MICCAI 2026"; NULL if neither is known.
static char *
describe_edition (const AffWorkshop *workshop)
{
  if (workshop->edition > 0 && workshop->parent != NULL)
    // Translators: the ninth time that a workshop is held, and the conference it belongs to.
    return g_strdup_printf (_ ("Edition %1$d, part of %2$s"), workshop->edition,
                            workshop->parent);
  if (workshop->edition > 0)
    return g_strdup_printf (_ ("Edition %d"), workshop->edition);
  return workshop->parent != NULL ? g_strdup_printf (_ ("Part of %s"), workshop->parent) : NULL;
}

// A short title that the full one begins with says nothing of its own.
static void
show_titles (AffAboutPage *self, const AffWorkshop *workshop)
{
  gboolean is_one = strstr (workshop->title, workshop->short_title) != NULL;
  g_autofree char *edition = describe_edition (workshop);

  show_text (self->eyebrow, edition, aff_scene_language (self->scene));
  show_text (self->title, is_one ? workshop->title : workshop->short_title, workshop->language);
  show_text (self->full_title, is_one ? NULL : workshop->title, workshop->language);
  show_text (self->tagline, workshop->tagline, workshop->language);
}

static GtkWidget *
make_name (const AffAlias *alias)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *kind = gtk_label_new (alias->kind == AFF_ALIAS_TUTORIAL ? _ ("Tutorial")
                                                                     : _ ("Workshop"));
  GtkWidget *name = aff_fit_text_new (alias->name);

  gtk_widget_add_css_class (kind, "tag");
  gtk_widget_add_css_class (name, "title");
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_set_valign (name, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (row), kind);
  gtk_box_append (GTK_BOX (row), name);
  return row;
}

static void
show_names (AffAboutPage *self, const AffWorkshop *workshop)
{
  GtkWidget *child;
  GtkWidget *head = gtk_label_new (_ ("One event together with"));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->names))) != NULL)
    gtk_box_remove (self->names, child);
  gtk_widget_set_visible (GTK_WIDGET (self->names), workshop->aliases->len > 0);
  gtk_widget_add_css_class (head, "small");
  gtk_label_set_xalign (GTK_LABEL (head), 0);
  gtk_box_append (self->names, head);
  for (guint i = 0; i < workshop->aliases->len; i++)
    gtk_box_append (self->names, make_name (g_ptr_array_index (workshop->aliases, i)));
}

static void
add_fact (AffAboutPage *self, const char *icon, const char *words)
{
  aff_wrap_append (self->facts, aff_fact_new (icon, words));
}

static void
add_city (AffAboutPage *self, const AffWorkshop *workshop)
{
  const char *const parts[] = {workshop->venue, workshop->city, workshop->country};
  g_autoptr (GString) place = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL)
      g_string_append_printf (place, "%s%s", place->len > 0 ? ", " : "", parts[i]);
  if (place->len > 0)
    add_fact (self, "flag", place->str);
}

static void
show_facts (AffAboutPage *self, const AffWorkshop *workshop)
{
  g_autofree char *days = aff_words_days (workshop->first_day, workshop->last_day);

  aff_wrap_clear (self->facts);
  add_fact (self, "schedule", days);
  add_city (self, workshop);
  add_fact (self, "pin", aff_words_room (workshop->room, aff_scene_language (self->scene)));
  if (!workshop->is_preliminary)
    return;
  GtkWidget *fact = aff_fact_new ("info", _ ("Preliminary: exact times are subject to change"));
  gtk_widget_add_css_class (fact, "preliminary");
  aff_wrap_append (self->facts, fact);
}

static void
on_chip_clicked (GtkButton *chip, AffAboutPage *self)
{
  AffVisit *visit = aff_scene_visit (self->scene);

  visit->chapter = g_object_get_data (G_OBJECT (chip), "chapter");
  refresh (self);
}

static void
add_chip (AffAboutPage *self, const char *chapter)
{
  GtkWidget *chip = gtk_toggle_button_new_with_label (aff_chapter_name (chapter));

  gtk_widget_add_css_class (chip, "chip");
  gtk_widget_add_css_class (chip, "all");
  g_object_set_data (G_OBJECT (chip), "chapter", (gpointer) chapter);
  g_signal_connect (chip, "clicked", G_CALLBACK (on_chip_clicked), self);
  aff_wrap_append (self->chips, chip);
}

// The chips are made anew only when there are others, so that focus stays where it is.
static void
show_chips (AffAboutPage *self, GPtrArray *chapters, const char *chosen)
{
  g_autoptr (GString) key = g_string_new (NULL);

  for (guint i = 0; i < chapters->len; i++)
    g_string_append_printf (key, "%s ", (const char *) g_ptr_array_index (chapters, i));
  if (g_strcmp0 (key->str, self->chips_key) != 0) {
    aff_wrap_clear (self->chips);
    for (guint i = 0; i < chapters->len; i++)
      add_chip (self, g_ptr_array_index (chapters, i));
    g_free (self->chips_key);
    self->chips_key = g_strdup (key->str);
  }
  for (GtkWidget *chip = gtk_widget_get_first_child (GTK_WIDGET (self->chips)); chip != NULL;
       chip = gtk_widget_get_next_sibling (chip))
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chip),
                                  g_object_get_data (G_OBJECT (chip), "chapter") == chosen);
}

static void
show_chapter (AffAboutPage *self, const AffWorkshop *workshop, const char *chapter)
{
  gint64 now = aff_scene_now (self->scene);
  g_autoptr (GArray) headings = g_array_new (FALSE, FALSE, sizeof (AffTextHeading));
  g_autofree char *key = aff_chapter_key (workshop, chapter, now);
  const char *own;
  g_autofree char *text = aff_chapter_text (workshop, chapter, aff_scene_language (self->scene),
                                            headings, &own);

  aff_paged_text_set_text (self->reader, text, own, aff_chapter_name (chapter));
  aff_paged_text_set_headings (self->reader, (const AffTextHeading *) (gpointer) headings->data,
                               headings->len);
  if (g_strcmp0 (key, self->chapter_key) == 0)
    return;
  g_autoptr (GPtrArray) blocks = aff_chapter_blocks (workshop, chapter, now);
  aff_paged_text_set_blocks (self->reader, blocks);
  g_free (self->chapter_key);
  self->chapter_key = g_steal_pointer (&key);
}

static void
show_chapters (AffAboutPage *self, const AffWorkshop *workshop)
{
  AffVisit *visit = aff_scene_visit (self->scene);
  g_autoptr (GPtrArray) chapters = aff_chapter_list (workshop);

  gtk_widget_set_visible (self->card, chapters->len > 0);
  if (chapters->len == 0)
    return;
  if (!g_ptr_array_find (chapters, visit->chapter, NULL))
    visit->chapter = g_ptr_array_index (chapters, 0);
  show_chips (self, chapters, visit->chapter);
  show_chapter (self, workshop, visit->chapter);
}

static void
add_way (AffAboutPage *self, const AffWorkshop *other)
{
  GtkWidget *way = gtk_button_new ();
  g_autofree char *words = g_strdup_printf (_ ("About %s"), other->short_title);
  GtkWidget *name = gtk_label_new (words);
  g_autofree char *target = g_strdup_printf ("workshop:%" G_GINT64_FORMAT, other->id);

  gtk_label_set_wrap (GTK_LABEL (name), TRUE);
  gtk_label_set_justify (GTK_LABEL (name), GTK_JUSTIFY_CENTER);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (name), GTK_NATURAL_WRAP_NONE);
  gtk_button_set_child (GTK_BUTTON (way), name);
  gtk_widget_add_css_class (way, "btn");
  gtk_widget_set_hexpand (way, TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (way), "win.show");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (way), "s", target);
  gtk_accessible_update_property (GTK_ACCESSIBLE (way), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  -1);
  gtk_box_append (GTK_BOX (self->ways), way);
}

// From one workshop to the next of them, and so to all.
static void
show_ways (AffAboutPage *self, const AffProgramme *programme, const AffWorkshop *workshop)
{
  guint index = 0;

  g_ptr_array_find (programme->workshops, workshop, &index);
  const AffWorkshop *next = g_ptr_array_index (programme->workshops,
                                               (index + 1) % programme->workshops->len);
  g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT " %s", next->id,
                                          next->short_title);
  if (g_strcmp0 (key, self->ways_key) == 0)
    return;
  GtkWidget *last = gtk_widget_get_last_child (self->ways);
  if (last != self->back)
    gtk_box_remove (GTK_BOX (self->ways), last);
  if (next != workshop && !self->is_front)
    add_way (self, next);
  g_free (self->ways_key);
  self->ways_key = g_steal_pointer (&key);
}

static void
refresh (AffAboutPage *self)
{
  const AffProgramme *programme = aff_scene_programme (self->scene);
  const AffWorkshop *workshop = programme != NULL
                                  ? aff_programme_workshop (programme, self->workshop)
                                  : NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->grid), workshop != NULL);
  gtk_widget_set_visible (self->blank, workshop == NULL);
  if (workshop == NULL)
    return;
  show_titles (self, workshop);
  show_names (self, workshop);
  show_facts (self, workshop);
  show_chapters (self, workshop);
  show_ways (self, programme, workshop);
}

static void
put (AffAboutPage *self, GtkWidget *child, int column, int row, int width, int height)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self->grid));
  GtkLayoutChild *where = gtk_layout_manager_get_layout_child (layout, child);

  g_object_set (where, "column", column, "row", row, "column-span", width, "row-span", height,
                NULL);
}

static void
arrange (AffAboutPage *self)
{
  gtk_widget_set_visible (self->back, !self->is_front);
  gtk_widget_set_visible (self->foot, !self->is_front);
  if (aff_scene_is_portrait (self->scene)) {
    gtk_widget_set_vexpand (self->side, FALSE);
    put (self, self->side, 0, 0, 1, 1);
    put (self, self->card, 0, 1, 1, 1);
    put (self, self->foot, 0, 2, 1, 1);
    return;
  }
  put (self, self->side, 0, 0, 1, 1);
  put (self, self->foot, 0, 1, 1, 1);
  put (self, self->card, 1, 0, 1, 2);
}

static void
add_blank (AffAboutPage *self)
{
  self->blank = aff_blank_new ("info", _ ("This event is not in the programme"),
                               _ ("It was taken out of the programme."));
  if (!self->is_front)
    aff_blank_add_way (self->blank, _ ("Back"), "win.back", NULL);
  gtk_widget_set_parent (self->blank, GTK_WIDGET (self));
}

static void
aff_about_page_constructed (GObject *object)
{
  AffAboutPage *self = AFF_ABOUT_PAGE (object);

  G_OBJECT_CLASS (aff_about_page_parent_class)->constructed (object);
  arrange (self);
  add_blank (self);
  g_signal_connect_object (aff_scene_live (self->scene), "changed", G_CALLBACK (refresh), self,
                           G_CONNECT_SWAPPED);
  refresh (self);
}

static void
aff_about_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
  AffAboutPage *self = AFF_ABOUT_PAGE (object);

  if (id == PROP_SCENE)
    self->scene = g_value_dup_object (value);
  else if (id == PROP_WORKSHOP)
    self->workshop = g_value_get_int64 (value);
  else
    self->is_front = g_value_get_boolean (value);
}

static void
aff_about_page_dispose (GObject *object)
{
  AffAboutPage *self = AFF_ABOUT_PAGE (object);

  g_clear_pointer (&self->blank, gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (self), AFF_TYPE_ABOUT_PAGE);
  G_OBJECT_CLASS (aff_about_page_parent_class)->dispose (object);
}

static void
aff_about_page_finalize (GObject *object)
{
  AffAboutPage *self = AFF_ABOUT_PAGE (object);

  g_clear_object (&self->scene);
  g_free (self->chips_key);
  g_free (self->chapter_key);
  g_free (self->ways_key);
  G_OBJECT_CLASS (aff_about_page_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *class)
{
  gtk_widget_class_bind_template_child (class, AffAboutPage, grid);
  gtk_widget_class_bind_template_child (class, AffAboutPage, side);
  gtk_widget_class_bind_template_child (class, AffAboutPage, eyebrow);
  gtk_widget_class_bind_template_child (class, AffAboutPage, title);
  gtk_widget_class_bind_template_child (class, AffAboutPage, full_title);
  gtk_widget_class_bind_template_child (class, AffAboutPage, tagline);
  gtk_widget_class_bind_template_child (class, AffAboutPage, names);
  gtk_widget_class_bind_template_child (class, AffAboutPage, facts);
  gtk_widget_class_bind_template_child (class, AffAboutPage, card);
  gtk_widget_class_bind_template_child (class, AffAboutPage, chips);
  gtk_widget_class_bind_template_child (class, AffAboutPage, reader);
  gtk_widget_class_bind_template_child (class, AffAboutPage, foot);
  gtk_widget_class_bind_template_child (class, AffAboutPage, ways);
  gtk_widget_class_bind_template_child (class, AffAboutPage, back);
}

static void
install_properties (GObjectClass *class)
{
  const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  g_object_class_install_property (
    class, PROP_SCENE, g_param_spec_object ("scene", NULL, NULL, AFF_TYPE_SCENE, flags));
  g_object_class_install_property (
    class, PROP_WORKSHOP, g_param_spec_int64 ("workshop", NULL, NULL, 0, G_MAXINT64, 0, flags));
  g_object_class_install_property (class, PROP_IS_FRONT,
                                   g_param_spec_boolean ("is-front", NULL, NULL, FALSE, flags));
}

static void
aff_about_page_class_init (AffAboutPageClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->constructed = aff_about_page_constructed;
  object_class->set_property = aff_about_page_set_property;
  object_class->dispose = aff_about_page_dispose;
  object_class->finalize = aff_about_page_finalize;
  install_properties (object_class);
  g_type_ensure (AFF_TYPE_FIT_TEXT);
  g_type_ensure (AFF_TYPE_ICON);
  g_type_ensure (AFF_TYPE_PAGED_TEXT);
  g_type_ensure (AFF_TYPE_SLIM);
  g_type_ensure (AFF_TYPE_WRAP);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "about");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/affiche/ui/attendee/about-page.ui");
  bind_children (widget_class);
}

static void
aff_about_page_init (AffAboutPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("About"), -1);
}

GtkWidget *
aff_about_page_new (AffScene *scene, gint64 workshop)
{
  g_return_val_if_fail (AFF_IS_SCENE (scene), NULL);
  return g_object_new (AFF_TYPE_ABOUT_PAGE, "scene", scene, "workshop", workshop, NULL);
}

GtkWidget *
aff_about_page_new_front (AffScene *scene, gint64 workshop)
{
  g_return_val_if_fail (AFF_IS_SCENE (scene), NULL);
  return g_object_new (AFF_TYPE_ABOUT_PAGE, "scene", scene, "workshop", workshop, "is-front",
                       TRUE, NULL);
}

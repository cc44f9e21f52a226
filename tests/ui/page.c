// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/page.h"

#include "tests/support/fixture.h"
#include "ui/style.h"
#include "ui/widget/fit-text.h"

static AffDb *page_db; // of the one page that stands

static const char page_sql[] =
  "INSERT INTO plan (id, name, svg, sha256, width_mm, height_mm) "
  "VALUES (1, 'hall', X'3C7376672F3E', 'none', 20000, 12000);"
  "INSERT INTO place (plan, kind, code, x_mm, y_mm, heading_deg) "
  "VALUES (1, 'kiosk', 'east', 18000, 11000, 90);"
  "INSERT INTO place (plan, kind, code, x_mm, y_mm, width_mm, height_mm) "
  "VALUES (1, 'stage', 'stage', 17000, 2000, 2000, 6000);"
  "INSERT INTO room (id, plan) VALUES (1, 1);"
  "INSERT INTO room_name (room, language, name) VALUES (1, 'en', 'Hall');"
  "INSERT INTO workshop (id, code, title, first_day, last_day, room) "
  "VALUES (1, 'w', 'Workshop', '2026-10-04', '2026-10-04', 1);"
  "INSERT INTO item (id, workshop, title, day, minute, duration_min) "
  "VALUES (1, 1, 'Posters', '2026-10-04', 900, 90);"
  "INSERT INTO item_nature (item, nature) VALUES (1, 'poster');"
  "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 8) "
  "INSERT INTO topic (id, letter, rank) SELECT i, char (64 + i), i FROM n;"
  "INSERT INTO topic_name (topic, language, name) "
  "SELECT id, 'en', 'Topic ' || letter FROM topic;"
  "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 30) "
  "INSERT INTO board (id, plan, label, x_mm, y_mm, facing_deg, width_mm, height_mm, state) "
  "SELECT i, 1, i, 2000 + (i - 1) % 6 * 2080, 1400 + (i - 1) / 6 * 2200, 180, 1860, 1860, "
  "iif (i = 30, 'closed', 'open') FROM n;"
  "INSERT INTO person (id, name) VALUES (1, 'First Author'), (2, 'Last Author');"
  "INSERT INTO paper (id, workshop, number, title, abstract) "
  "SELECT id, 1, 'M' || id, 'Title ' || id, 'Abstract ' || id FROM board "
  "WHERE id NOT IN (24, 30);"
  "INSERT INTO paper_author (paper, person, rank, presenter) SELECT id, 1, 0, 1 FROM paper;"
  "INSERT INTO paper_author (paper, person, rank) SELECT id, 2, 1 FROM paper;"
  "INSERT INTO paper_topic (paper, topic) SELECT id, (id - 1) % 8 + 1 FROM paper;"
  "INSERT INTO link (paper, kind, address) "
  "SELECT id, 'page', 'https://papers.example.org/' || id FROM paper WHERE id <> 3;"
  "INSERT INTO link_kind (kind, rank) SELECT 'page', 99 "
  "WHERE NOT EXISTS (SELECT 1 FROM link_kind WHERE kind = 'page');"
  "INSERT INTO presentation (id, paper, item, kind) SELECT id, id, 1, 'poster' FROM paper;"
  "INSERT INTO placement (item, board, presentation) SELECT 1, id, id FROM presentation;";

static void
on_show (GSimpleAction *action, GVariant *target, gpointer data)
{
  g_ptr_array_add (((Page *) data)->shown, g_variant_dup_string (target, NULL));
}

static void
on_back (GSimpleAction *action, GVariant *target, gpointer data)
{
  g_ptr_array_add (((Page *) data)->shown, g_strdup ("back"));
}

static AffProgramme *
load_programme (void)
{
  g_autoptr (GError) error = NULL;
  AffProgramme *programme = aff_programme_load (page_db, &error);

  g_assert_no_error (error);
  return programme;
}

static void
load_style (void)
{
  static AffStyle *style; // the display's, for the whole program

  if (style == NULL)
    style = aff_style_new (gdk_display_get_default ());
  aff_style_set_scale (style, 1);
}

static void
make_window (Page *self, gboolean is_portrait)
{
  const GActionEntry entries[] = {{.name = "show", .activate = on_show, .parameter_type = "s"},
                                  {.name = "back", .activate = on_back}};
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries),
                                   self);
  self->window = gtk_window_new ();
  gtk_window_set_decorated (GTK_WINDOW (self->window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (self->window), is_portrait ? 1080 : 1920,
                               is_portrait ? 1542 : 856);
  gtk_widget_insert_action_group (self->window, "win", G_ACTION_GROUP (actions));
  gtk_widget_add_css_class (self->window, "affiche");
  gtk_widget_add_css_class (self->window, is_portrait ? "portrait" : "landscape");
}

Page *
page_new (const char *sql, gboolean is_portrait, const char *kiosk)
{
  Page *self = g_new0 (Page, 1);
  g_autoptr (AffClock) clock = NULL;
  g_autoptr (AffProgramme) programme = NULL;

  load_style ();
  page_db = fixture_db_new (page_sql);
  if (sql != NULL)
    fixture_change (page_db, sql);
  programme = load_programme ();
  // 15:24 of that day in Paris.
  clock =
    aff_clock_new_simulated (aff_zone_instant (programme->zone, "2026-10-04", 15 * 60 + 24), 0);
  self->live = aff_live_new_for_programme (programme, clock);
  self->scene = aff_scene_new (self->live, "en", is_portrait, 1, kiosk, &self->visit);
  self->shown = g_ptr_array_new_with_free_func (g_free);
  make_window (self, is_portrait);
  return self;
}

static gboolean
on_frame (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  (*(int *) data)++;
  return G_SOURCE_CONTINUE;
}

void
page_wait (void)
{
  GListModel *windows = gtk_window_get_toplevels ();
  g_autoptr (GtkWidget) window = g_list_model_get_item (windows, 0);
  int frames = 0;
  guint tick = gtk_widget_add_tick_callback (window, on_frame, &frames, NULL);

  // A plan that cannot be rendered is asked for on a thread; four frames are past that and past
  // every second layout.
  while (frames < 4)
    g_main_context_iteration (NULL, TRUE);
  gtk_widget_remove_tick_callback (window, tick);
}

void
page_show (Page *self, GtkWidget *child)
{
  gtk_window_set_child (GTK_WINDOW (self->window), child);
  gtk_window_present (GTK_WINDOW (self->window));
  page_wait ();
}

void
page_change (Page *self, const char *sql)
{
  fixture_change (page_db, sql);
  g_autoptr (AffProgramme) programme = load_programme ();
  aff_live_set_programme (self->live, programme);
  page_wait ();
}

void
page_free (Page *self)
{
  GtkWidget *child = gtk_window_get_child (GTK_WINDOW (self->window));

  if (child != NULL)
    g_object_add_weak_pointer (G_OBJECT (child), (gpointer *) &child);
  gtk_window_destroy (GTK_WINDOW (self->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (child);
  g_object_unref (self->scene);
  g_object_unref (self->live);
  aff_visit_clear (&self->visit);
  g_ptr_array_unref (self->shown);
  g_clear_pointer (&page_db, aff_db_free);
  g_free (self);
}

static gboolean
has_name (GtkWidget *widget, const char *name)
{
  g_autofree char *problem = NULL;

  if (name == NULL)
    return TRUE;
  if (GTK_IS_LABEL (widget))
    return g_strcmp0 (gtk_label_get_text (GTK_LABEL (widget)), name) == 0;
  if (GTK_IS_BUTTON (widget) &&
      g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), name) == 0)
    return TRUE;
  if (!gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget),
                                         GTK_ACCESSIBLE_PROPERTY_LABEL))
    return FALSE;
  problem = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget),
                                                GTK_ACCESSIBLE_PROPERTY_LABEL, name);
  return problem == NULL;
}

GtkWidget *
page_find (GtkWidget *root, GType type, const char *name)
{
  if (!gtk_widget_get_mapped (root))
    return NULL;
  if (g_type_is_a (G_OBJECT_TYPE (root), type) && has_name (root, name))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = page_find (child, type, name);

    if (found != NULL)
      return found;
  }
  return NULL;
}

// GTK tells the name that a widget has when it is asked whether it has another one.
static gboolean
begins (GtkWidget *widget, const char *beginning)
{
  g_autofree char *name = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget),
                                                              GTK_ACCESSIBLE_PROPERTY_LABEL,
                                                              "\1");

  return name != NULL && g_str_has_prefix (name, beginning);
}

GtkWidget *
page_find_starting (GtkWidget *root, GType type, const char *beginning)
{
  if (!gtk_widget_get_mapped (root))
    return NULL;
  if (g_type_is_a (G_OBJECT_TYPE (root), type) && begins (root, beginning))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = page_find_starting (child, type, beginning);

    if (found != NULL)
      return found;
  }
  return NULL;
}

guint
page_count (GtkWidget *root, GType type)
{
  guint count = 0;

  if (!gtk_widget_get_mapped (root))
    return 0;
  count = g_type_is_a (G_OBJECT_TYPE (root), type);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    count += page_count (child, type);
  return count;
}

static const char *
get_text (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    return gtk_label_get_text (GTK_LABEL (widget));
  return AFF_IS_FIT_TEXT (widget) ? aff_fit_text_get_text (AFF_FIT_TEXT (widget)) : NULL;
}

gboolean
page_says (GtkWidget *root, const char *text)
{
  const char *words = get_text (root);

  if (!gtk_widget_get_mapped (root))
    return FALSE;
  if (words != NULL && strstr (words, text) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (page_says (child, text))
      return TRUE;
  return FALSE;
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/kiosk.h"

#include "app/exchange/sample.h"
#include "tests/support/fixture.h"
#include "ui/guard.h"
#include "ui/language.h"
#include "ui/map/board-target.h"
#include "ui/snapshot.h"
#include "ui/widget/fit-text.h"

#define FRAMES_TO_WAIT 3 // the first lays out, the second may lay out again, the third paints
#define PATIENCE_S     60

static GtkApplication *application;

void
kiosk_start (int *argc, char ***argv)
{
  aff_language_prepare ();
  g_test_init (argc, argv, NULL);
  aff_guard_settings ();
  gtk_disable_setlocale ();
  gtk_init ();
  aff_guard_display ();
}

GtkApplication *
kiosk_application (void)
{
  g_autoptr (GError) error = NULL;

  if (application != NULL)
    return application;
  application = gtk_application_new ("org.affiche.Affiche.Test", G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  return application;
}

char *
kiosk_file_new (const char *folder, const char *sample)
{
  g_autoptr (GError) error = NULL;
  char *path = g_build_filename (folder, "programme.db", NULL);

  aff_sample_create (path, sample, KIOSK_NOW, &error);
  g_assert_no_error (error);
  return path;
}

static AffProgramme *
load_sample (const char *sample)
{
  g_autoptr (GError) error = NULL;
  char *folder = fixture_folder_new ();
  g_autofree char *path = kiosk_file_new (folder, sample);
  g_autoptr (AffDb) db = aff_db_open (path, AFF_DB_READ, &error);

  g_assert_no_error (error);
  AffProgramme *programme = aff_programme_load (db, &error);
  g_assert_no_error (error);
  fixture_folder_free (folder);
  return programme;
}

AffProgramme *
kiosk_programme_new (const char *sample)
{
  static GHashTable *made = NULL;

  if (made == NULL)
    made = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                  (GDestroyNotify) aff_programme_unref);
  if (!g_hash_table_contains (made, sample))
    g_hash_table_insert (made, g_strdup (sample), load_sample (sample));
  return aff_programme_ref (g_hash_table_lookup (made, sample));
}

static AffLive *
make_live (AffProgramme *programme, gint64 instant)
{
  g_autoptr (AffClock) clock = aff_clock_new_simulated (instant, 0);
  AffLive *live = aff_live_new_for_programme (programme, clock);

  aff_live_run (live);
  return live;
}

AffLive *
kiosk_live_new (const char *sample, gint64 instant)
{
  g_autoptr (AffProgramme) programme = kiosk_programme_new (sample);

  return make_live (programme, instant);
}

AffLive *
kiosk_live_new_of_sql (const char *sql, gint64 instant)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AffDb) db = fixture_db_new (sql);
  g_autoptr (AffProgramme) programme = aff_programme_load (db, &error);

  g_assert_no_error (error);
  return make_live (programme, instant);
}

Kiosk *
kiosk_open_with (const AffWindowSetting *setting)
{
  Kiosk *self = g_new0 (Kiosk, 1);

  self->live = setting->live;
  self->window = AFF_WINDOW (aff_window_new (kiosk_application (), setting));
  gtk_window_present (GTK_WINDOW (self->window));
  kiosk_settle (self);
  return self;
}

Kiosk *
kiosk_open (AffLive *live, KioskSize size, const char *language)
{
  AffWindowSetting setting = {.live = live,
                              .language = language,
                              .width = size.width,
                              .height = size.height};
  Kiosk *self = kiosk_open_with (&setting);

  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (self->window)), ==, size.width);
  g_assert_cmpint (gtk_widget_get_height (GTK_WIDGET (self->window)), ==, size.height);
  return self;
}

static gboolean
on_too_late (gpointer data)
{
  g_error ("The page is not ready after %d seconds", PATIENCE_S);
  return G_SOURCE_REMOVE;
}

static gboolean
on_over (gpointer is_over)
{
  *(gboolean *) is_over = TRUE;
  return G_SOURCE_REMOVE;
}

// What still refers to a page is let go within a turn of the main loop.
static void
wait_until_gone (gpointer *object)
{
  gboolean is_over = FALSE;
  guint timeout = g_timeout_add_seconds (PATIENCE_S, on_over, &is_over);

  while (*object != NULL && !is_over)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (*object);
  g_source_remove (timeout);
}

void
kiosk_close (Kiosk *self)
{
  GtkWidget *page = aff_window_get_page (self->window);
  AffLive *live = self->live;

  g_object_add_weak_pointer (G_OBJECT (self->window), (gpointer *) &self->window);
  g_object_add_weak_pointer (G_OBJECT (page), (gpointer *) &page);
  g_object_add_weak_pointer (G_OBJECT (live), (gpointer *) &live);
  aff_live_stop (live);
  gtk_window_destroy (GTK_WINDOW (self->window));
  wait_until_gone ((gpointer *) &self->window);
  wait_until_gone ((gpointer *) &page);
  g_object_unref (self->live);
  g_assert_null (live);
  g_free (self);
}

typedef struct {
  int frames; // to wait for, in which nothing is being prepared
  int settled;
  gboolean is_done;
} Wait;

static gboolean
on_frame (GtkWidget *window, GdkFrameClock *clock, gpointer data)
{
  Wait *wait = data;

  wait->settled = aff_snapshot_is_settled (AFF_WINDOW (window)) ? wait->settled + 1 : 0;
  wait->is_done = wait->settled > wait->frames;
  return wait->is_done ? G_SOURCE_REMOVE : G_SOURCE_CONTINUE;
}

static void
wait_for_frames (Kiosk *self, int frames)
{
  Wait wait = {.frames = frames};
  guint timeout = g_timeout_add_seconds (PATIENCE_S, on_too_late, NULL);

  gtk_widget_add_tick_callback (GTK_WIDGET (self->window), on_frame, &wait, NULL);
  while (!wait.is_done)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (timeout);
}

void
kiosk_settle (Kiosk *self)
{
  wait_for_frames (self, FRAMES_TO_WAIT);
}

void
kiosk_show (Kiosk *self, const char *target)
{
  aff_window_show (self->window, target);
  kiosk_settle (self);
}

void
kiosk_show_poster (Kiosk *self, const char *label)
{
  const AffProgramme *programme = aff_live_programme (self->live);

  for (guint i = 0; i < programme->papers->len; i++) {
    const AffPaper *paper = g_ptr_array_index (programme->papers, i);

    for (guint j = 0; j < paper->presentations->len; j++) {
      const AffPresentation *presentation = g_ptr_array_index (paper->presentations, j);
      g_autofree char *target = g_strdup_printf ("presentation:%" G_GINT64_FORMAT,
                                                 presentation->id);

      if (presentation->board == NULL || !g_str_equal (presentation->board->label, label))
        continue;
      kiosk_show (self, target);
      return;
    }
  }
  g_error ("There is no poster on board %s", label);
}

void
kiosk_act (Kiosk *self, const char *action, GVariant *target)
{
  g_assert_true (
    gtk_widget_activate_action_variant (GTK_WIDGET (self->window), action, target));
  kiosk_settle (self);
}

GdkTexture *
kiosk_picture (Kiosk *self)
{
  GtkWidget *window = GTK_WIDGET (self->window);
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (window);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  int width = gtk_widget_get_width (window);
  int height = gtk_widget_get_height (window);

  gdk_paintable_snapshot (paintable, GDK_SNAPSHOT (snapshot), width, height);
  GskRenderNode *node = gtk_snapshot_free_to_node (snapshot);
  g_assert_nonnull (node);
  GdkTexture *texture =
    gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node,
                                 &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  gsk_render_node_unref (node);
  return texture;
}

static void
collect (GtkWidget *widget, GType type, GPtrArray *found)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    g_ptr_array_add (found, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect (child, type, found);
}

GPtrArray *
kiosk_list (GtkWidget *root, GType type)
{
  GPtrArray *found = g_ptr_array_new ();

  collect (root, type, found);
  return found;
}

GPtrArray *
kiosk_list_controls (GtkWidget *root)
{
  g_autoptr (GPtrArray) all = kiosk_list (root, GTK_TYPE_WIDGET);
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++) {
    GtkWidget *widget = g_ptr_array_index (all, i);

    if ((GTK_IS_BUTTON (widget) || AFF_IS_BOARD_TARGET (widget)) &&
        gtk_widget_is_sensitive (widget))
      g_ptr_array_add (found, widget);
  }
  return found;
}

GtkWidget *
kiosk_find_class (GtkWidget *root, const char *class)
{
  g_autoptr (GPtrArray) all = kiosk_list (root, GTK_TYPE_WIDGET);

  for (guint i = 0; i < all->len; i++) {
    GtkWidget *widget = g_ptr_array_index (all, i);

    if (gtk_widget_has_css_class (widget, class) ||
        g_str_equal (gtk_widget_get_css_name (widget), class))
      return widget;
  }
  return NULL;
}

gboolean
kiosk_is_named (GtkWidget *widget, const char *name)
{
  g_autofree char *other = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget),
                                                               GTK_ACCESSIBLE_PROPERTY_LABEL,
                                                               name);

  return other == NULL;
}

GtkWidget *
kiosk_find_named (GtkWidget *root, GType type, const char *name)
{
  g_autoptr (GPtrArray) all = kiosk_list (root, type);

  for (guint i = 0; i < all->len; i++)
    if (kiosk_is_named (g_ptr_array_index (all, i), name))
      return g_ptr_array_index (all, i);
  return NULL;
}

static gint64
find_board_id (Kiosk *self, const char *label)
{
  const AffProgramme *programme = aff_live_programme (self->live);
  const AffPlan *plan = g_ptr_array_index (programme->plans, 0);

  for (guint i = 0; i < plan->boards->len; i++) {
    const AffBoard *board = g_ptr_array_index (plan->boards, i);
    if (g_str_equal (board->label, label))
      return board->id;
  }
  return 0;
}

GtkWidget *
kiosk_find_board (Kiosk *self, const char *label)
{
  GtkWidget *page = aff_window_get_page (self->window);
  GtkWidget *pad = kiosk_find_class (page, "board-pad");
  g_autoptr (GPtrArray) targets = kiosk_list (page, AFF_TYPE_BOARD_TARGET);
  gint64 board = find_board_id (self, label);

  for (guint i = 0; i < targets->len; i++)
    if (aff_board_target_board (g_ptr_array_index (targets, i)) == board)
      return g_ptr_array_index (targets, i);
  if (pad == NULL)
    return NULL;
  g_autoptr (GPtrArray) numbers = kiosk_list (pad, GTK_TYPE_LABEL);
  for (guint i = 0; i < numbers->len; i++)
    if (g_str_equal (gtk_label_get_text (g_ptr_array_index (numbers, i)), label))
      return gtk_widget_get_ancestor (g_ptr_array_index (numbers, i), GTK_TYPE_BUTTON);
  return NULL;
}

void
kiosk_touch (Kiosk *self, GtkWidget *control)
{
  g_assert_nonnull (control);
  g_assert_true (gtk_widget_is_sensitive (control));
  // A button's own "activate" shows it pressed for a quarter of a second first.
  if (GTK_IS_BUTTON (control))
    g_signal_emit_by_name (control, "clicked");
  else
    g_assert_true (gtk_widget_activate (control));
  wait_for_frames (self, 1);
}

void
kiosk_press (Kiosk *self, GtkWidget *control)
{
  kiosk_touch (self, control);
  kiosk_settle (self);
}

// Has xdotool do what ARGUMENTS say. The display has carried that out when this returns.
void
kiosk_do_with_devices (Kiosk *self, const char *const *arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GStrvBuilder) command = g_strv_builder_new ();
  int status = 0;

  // There is no window manager here that would give the window the keys.
  g_strv_builder_add_many (command, "xdotool", "search", "--onlyvisible", "--name", "^Affiche$",
                           "windowfocus", NULL);
  g_strv_builder_addv (command, (const char **) arguments);
  g_auto (GStrv) words = g_strv_builder_end (command);
  gboolean is_run = g_spawn_sync (NULL, words, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL,
                                  NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_true (is_run && g_spawn_check_wait_status (status, &error));
  kiosk_settle (self);
}

void
kiosk_type (Kiosk *self, const char *key)
{
  kiosk_do_with_devices (self, (const char *const[]){"key", key, NULL});
}

static const char *
get_words (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    return gtk_label_get_text (GTK_LABEL (widget));
  if (AFF_IS_FIT_TEXT (widget))
    return aff_fit_text_get_text (AFF_FIT_TEXT (widget));
  return NULL;
}

char *
kiosk_text (GtkWidget *root)
{
  g_autoptr (GPtrArray) all = kiosk_list (root, GTK_TYPE_WIDGET);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < all->len; i++) {
    const char *words = get_words (g_ptr_array_index (all, i));
    if (words != NULL && words[0] != '\0')
      g_string_append_printf (text, "%s\n", words);
  }
  return g_string_free (text, FALSE);
}

gboolean
kiosk_says (Kiosk *self, const char *words)
{
  g_autofree char *text = kiosk_text (GTK_WIDGET (self->window));

  return strstr (text, words) != NULL;
}

// Whether some of the words of WIDGET are not to be seen.
static gboolean
is_cut (GtkWidget *widget)
{
  if (AFF_IS_FIT_TEXT (widget))
    return aff_fit_text_is_cut (AFF_FIT_TEXT (widget));
  return GTK_IS_LABEL (widget) &&
         pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (widget)));
}

static gboolean
is_inside (GtkWidget *widget, GtkWidget *window)
{
  graphene_rect_t place;

  if (!gtk_widget_compute_bounds (widget, window, &place))
    return FALSE;
  return place.origin.x >= 0 && place.origin.y >= 0 &&
         place.origin.x + place.size.width <= (float) gtk_widget_get_width (window) &&
         place.origin.y + place.size.height <= (float) gtk_widget_get_height (window);
}

void
kiosk_complain (const char *where, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_autofree char *what = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_test_message ("%s: %s", where, what);
  g_test_fail ();
}

void
kiosk_check_whole (Kiosk *self, const char *where)
{
  GtkWidget *window = GTK_WIDGET (self->window);
  g_autoptr (GPtrArray) all = kiosk_list (window, GTK_TYPE_WIDGET);

  if (!aff_window_page_fits (self->window))
    kiosk_complain (where, "the page has not enough room");
  for (guint i = 0; i < all->len; i++) {
    GtkWidget *widget = g_ptr_array_index (all, i);
    const char *words = get_words (widget);

    if (words == NULL || words[0] == '\0')
      continue;
    if (is_cut (widget))
      kiosk_complain (where, "\"%s\" is cut", words);
    if (!is_inside (widget, window))
      kiosk_complain (where, "\"%s\" hangs over the edge", words);
  }
}

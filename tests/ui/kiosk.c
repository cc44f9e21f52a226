// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/kiosk.h"

#include "app/import/sample.h"
#include "tests/support/fixture.h"
#include "ui/guard.h"
#include "ui/language.h"
#include "ui/snapshot.h"

#define FRAMES_TO_WAIT 3 // the first lays out, the second may lay out again, the third paints
#define PATIENCE_S     60

static GtkApplication *application;

void
kiosk_start (int *argc, char ***argv)
{
  aff_language_prepare ();
  g_test_init (argc, argv, NULL);
  aff_guard_memory ();
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
kiosk_live_new_changed (const char *sample, const char *sql, gint64 instant)
{
  g_autoptr (GError) error = NULL;
  char *folder = fixture_folder_new ();
  g_autofree char *path = kiosk_file_new (folder, sample);
  g_autoptr (AffDb) db = aff_db_open (path, AFF_DB_WRITE, &error);

  g_assert_no_error (error);
  fixture_change (db, sql);
  g_autoptr (AffProgramme) programme = aff_programme_load (db, &error);
  g_assert_no_error (error);
  fixture_folder_free (folder);
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

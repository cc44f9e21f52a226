// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/snapshot.h"

#include "app/base/error.h"
#include "ui/attendee/search-page.h"
#include "ui/map/map-view.h"

#define FRAMES_TO_WAIT 3 // the first lays out, the second may lay out again, the third paints
#define MOST_FRAMES    600

typedef struct {
  char *path;
  AffSnapshotFunc done;
  gpointer data;
  int frames;
  int settled;
} Job;

static void
free_job (gpointer data)
{
  Job *job = data;

  g_free (job->path);
  g_free (job);
}

static gboolean
is_settled_below (GtkWidget *widget)
{
  if (AFF_IS_MAP_VIEW (widget) && !aff_map_view_is_settled (AFF_MAP_VIEW (widget)))
    return FALSE;
  if (AFF_IS_SEARCH_PAGE (widget) && !aff_search_page_is_settled (AFF_SEARCH_PAGE (widget)))
    return FALSE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (!is_settled_below (child))
      return FALSE;
  return TRUE;
}

gboolean
aff_snapshot_is_settled (AffWindow *window)
{
  g_return_val_if_fail (AFF_IS_WINDOW (window), FALSE);
  return is_settled_below (GTK_WIDGET (window));
}

// What WINDOW painted last; NULL if something of it has yet to be painted again.
static GskRenderNode *
take_node (GtkWidget *window)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (window);
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  gdk_paintable_snapshot (paintable, GDK_SNAPSHOT (snapshot), gtk_widget_get_width (window),
                          gtk_widget_get_height (window));
  return gtk_snapshot_free_to_node (snapshot);
}

// A picture replaces a picture, not a device or a folder.
static gboolean
check_target (const char *path, GError **error)
{
  if (!g_file_test (path, G_FILE_TEST_EXISTS) || g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return TRUE;
  g_set_error (error, AFF_ERROR, AFF_ERROR_STORE,
               "%s is not a file that can be replaced. Choose another name for the picture.",
               path);
  return FALSE;
}

static gboolean
write_picture (GtkWidget *window, GskRenderNode *node, const char *path, GError **error)
{
  graphene_rect_t area = GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (window),
                                             (float) gtk_widget_get_height (window));
  g_autoptr (GdkTexture)
    texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node,
                                           &area);

  if (!check_target (path, error))
    return FALSE;
  if (gdk_texture_save_to_png (texture, path))
    return TRUE;
  g_set_error (error, AFF_ERROR, AFF_ERROR_STORE,
               "%s cannot be written. Choose a folder that exists and may be written.", path);
  return FALSE;
}

static gboolean
on_frame (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  Job *job = data;
  g_autoptr (GError) error = NULL;

  job->frames++;
  job->settled = aff_snapshot_is_settled (AFF_WINDOW (widget)) ? job->settled + 1 : 0;
  if (job->settled < FRAMES_TO_WAIT && job->frames < MOST_FRAMES)
    return G_SOURCE_CONTINUE;
  GskRenderNode *node = take_node (widget);
  if (node == NULL && job->frames < MOST_FRAMES)
    return G_SOURCE_CONTINUE;
  if (node != NULL)
    write_picture (widget, node, job->path, &error);
  else
    g_set_error_literal (&error, AFF_ERROR, AFF_ERROR_STORE,
                         "The window has painted nothing. Is the display still there?");
  g_clear_pointer (&node, gsk_render_node_unref);
  job->done (error, job->data);
  return G_SOURCE_REMOVE;
}

void
aff_snapshot_take (AffWindow *window, const char *path, AffSnapshotFunc done, gpointer data)
{
  g_return_if_fail (AFF_IS_WINDOW (window) && path != NULL && done != NULL);
  Job *job = g_new0 (Job, 1);

  job->path = g_strdup (path);
  job->done = done;
  job->data = data;
  gtk_widget_add_tick_callback (GTK_WIDGET (window), on_frame, job, free_job);
}

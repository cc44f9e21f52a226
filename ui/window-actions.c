// SPDX-License-Identifier: GPL-3.0-or-later
// What the actions of the window do.
#include "ui/display-sheet.h"
#include "ui/language.h"
#include "ui/window-private.h"

static void
on_display (GSimpleAction *action, GVariant *target, gpointer data)
{
  AffWindow *self = AFF_WINDOW (data);
  GtkWidget *sheet = aff_display_sheet_new (self->backstage != NULL,
                                            self->height > self->width);

  aff_frame_set_cover (self->frame, sheet);
  gtk_widget_grab_focus (sheet);
}

static void
on_staff (GSimpleAction *action, GVariant *target, gpointer data)
{
  AffWindow *self = AFF_WINDOW (data);

  if (self->backstage != NULL && !self->is_attracting)
    aff_backstage_enter (self->backstage);
}

// The sheet over the page, or the staff side: these come before the pages' own way back.
static gboolean
go_back_first (AffWindow *self)
{
  if (AFF_IS_DISPLAY_SHEET (aff_frame_get_cover (self->frame))) {
    aff_frame_set_cover (self->frame, NULL);
    gtk_widget_child_focus (aff_frame_get_page (self->frame), GTK_DIR_TAB_FORWARD);
    return TRUE;
  }
  if (!aff_window_is_backstage (self))
    return FALSE;
  aff_backstage_go_back (self->backstage);
  return TRUE;
}

static void
on_stay (GSimpleAction *action, GVariant *target, gpointer data)
{
  aff_window_stay (AFF_WINDOW (data));
}

static void
on_start_over (GSimpleAction *action, GVariant *target, gpointer data)
{
  if (AFF_WINDOW (data)->idle != NULL)
    aff_idle_leave (AFF_WINDOW (data)->idle);
}

static void
on_begin (GSimpleAction *action, GVariant *target, gpointer data)
{
  AffWindow *self = AFF_WINDOW (data);
  const char *code = aff_language_find (g_variant_get_string (target, NULL));

  aff_window_set_language (self, code != NULL ? code : self->own_language);
  aff_window_begin (self);
}

// The poster on that board in its session, or the board on the map if none hangs there.
static void
on_begin_board (GSimpleAction *action, GVariant *target, gpointer data)
{
  AffWindow *self = AFF_WINDOW (data);
  const AffProgramme *programme = aff_live_programme (self->live);

  if (programme == NULL)
    return;
  self->visit.board = g_variant_get_int64 (target);
  aff_trail_go_to_board (&self->trail, programme, self->visit.board, aff_live_now (self->live));
  aff_window_begin (self);
}

static void
on_page (GSimpleAction *action, GVariant *state, gpointer data)
{
  AffWindow *self = AFF_WINDOW (data);

  aff_window_show (self, g_variant_get_string (state, NULL));
}

static void
on_language (GSimpleAction *action, GVariant *state, gpointer data)
{
  AffWindow *self = AFF_WINDOW (data);
  const char *code = aff_language_find (g_variant_get_string (state, NULL));

  if (code == NULL || g_str_equal (code, self->language))
    return;
  aff_window_set_language (self, code);
  aff_window_queue_rebuild (self);
}

static void
on_show (GSimpleAction *action, GVariant *target, gpointer data)
{
  aff_window_show (AFF_WINDOW (data), g_variant_get_string (target, NULL));
}

static void
on_show_topic (GSimpleAction *action, GVariant *target, gpointer data)
{
  AffWindow *self = AFF_WINDOW (data);

  self->visit.topic = g_variant_get_int64 (target);
  aff_window_show (self, "posters");
}

static void
on_show_place (GSimpleAction *action, GVariant *target, gpointer data)
{
  g_autofree char *way = g_strdup_printf ("way:place:%" G_GINT64_FORMAT,
                                          g_variant_get_int64 (target));

  aff_window_show (AFF_WINDOW (data), way);
}

static void
on_back (GSimpleAction *action, GVariant *target, gpointer data)
{
  AffWindow *self = AFF_WINDOW (data);

  if (!go_back_first (self) && aff_trail_go_back (&self->trail))
    aff_window_show_trail (self);
}

void
aff_window_add_actions (AffWindow *self)
{
  const GActionEntry entries[] = {
    {.name = "page", .state = "'now'", .parameter_type = "s", .activate = on_page},
    {.name = "language", .state = "'fr'", .parameter_type = "s", .activate = on_language},
    {.name = "show", .parameter_type = "s", .activate = on_show},
    {.name = "show-topic", .parameter_type = "x", .activate = on_show_topic},
    {.name = "show-place", .parameter_type = "x", .activate = on_show_place},
    {.name = "back", .activate = on_back},
    {.name = "begin", .parameter_type = "s", .activate = on_begin},
    {.name = "begin-board", .parameter_type = "x", .activate = on_begin_board},
    {.name = "stay", .activate = on_stay},
    {.name = "start-over", .activate = on_start_over},
    {.name = "display", .activate = on_display},
    {.name = "staff", .activate = on_staff},
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}

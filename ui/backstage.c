// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/backstage.h"

#include "ui/staff/pin-page.h"
#include "ui/staff/staff-bar.h"
#include "ui/staff/staff-frame.h"
#include "ui/staff/staff-table.h"

struct _AffBackstage {
  GObject parent_instance;

  // owned
  AffDesk *desk;
  char *target; // of the staff page that is shown
  GSimpleActionGroup *actions;

  // borrowed
  GtkWidget *widget;
  AffStaffFrame *frame; // the page, while it lives

  gboolean is_shown;
};

enum { CHANGED, LEFT, SIGNALS };

static guint signals[SIGNALS];

G_DEFINE_FINAL_TYPE (AffBackstage, aff_backstage, G_TYPE_OBJECT)

static void
show_page (AffBackstage *self, const char *target)
{
  const AffStaffPage *page = aff_staff_page_find (target, aff_desk_role (self->desk));
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), "show");

  if (page == NULL)
    return;
  g_free (self->target);
  self->target = g_strdup (target);
  g_simple_action_set_state (G_SIMPLE_ACTION (action),
                             g_variant_new_string (aff_staff_page_tab (page)));
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_show (GSimpleAction *action, GVariant *target, gpointer data)
{
  g_autofree char *name = g_variant_dup_string (target, NULL);

  show_page (AFF_BACKSTAGE (data), name);
}

static void
on_lock (GSimpleAction *action, GVariant *target, gpointer data)
{
  aff_desk_lock (AFF_BACKSTAGE (data)->desk);
}

static void
on_opened (AffBackstage *self)
{
  gtk_widget_insert_action_group (self->widget, "staff", G_ACTION_GROUP (self->actions));
  show_page (self, AFF_STAFF_PAGE_FIRST);
}

static void
on_locked (AffBackstage *self)
{
  gboolean was_shown = self->is_shown;

  gtk_widget_insert_action_group (self->widget, "staff", NULL);
  self->is_shown = FALSE;
  if (was_shown)
    g_signal_emit (self, signals[LEFT], 0);
}

static void
aff_backstage_dispose (GObject *object)
{
  AffBackstage *self = AFF_BACKSTAGE (object);

  if (self->desk != NULL) {
    g_signal_handlers_disconnect_by_data (self->desk, self);
    aff_desk_lock (self->desk);
  }
  g_clear_weak_pointer (&self->frame);
  g_clear_object (&self->desk);
  g_clear_object (&self->actions);
  g_clear_pointer (&self->target, g_free);
  G_OBJECT_CLASS (aff_backstage_parent_class)->dispose (object);
}

static void
aff_backstage_class_init (AffBackstageClass *class)
{
  G_OBJECT_CLASS (class)->dispose = aff_backstage_dispose;
  signals[CHANGED] = g_signal_new ("changed", AFF_TYPE_BACKSTAGE, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[LEFT] = g_signal_new ("left", AFF_TYPE_BACKSTAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
}

static void
aff_backstage_init (AffBackstage *self)
{
  const GActionEntry entries[] = {
    {.name = "show", .parameter_type = "s", .state = "'to-do'", .activate = on_show},
    {.name = "lock", .activate = on_lock},
  };

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries,
                                   G_N_ELEMENTS (entries), self);
}

AffBackstage *
aff_backstage_new (GtkWidget *widget, AffLive *live, const char *path, const char *print_folder)
{
  g_return_val_if_fail (GTK_IS_WIDGET (widget) && AFF_IS_LIVE (live) && path != NULL, NULL);
  AffBackstage *self = g_object_new (AFF_TYPE_BACKSTAGE, NULL);

  self->widget = widget;
  self->desk = aff_desk_new (live, path, print_folder);
  g_signal_connect_swapped (self->desk, "opened", G_CALLBACK (on_opened), self);
  g_signal_connect_swapped (self->desk, "locked", G_CALLBACK (on_locked), self);
  return self;
}

void
aff_backstage_enter (AffBackstage *self)
{
  g_return_if_fail (AFF_IS_BACKSTAGE (self));
  if (self->is_shown)
    return;
  self->is_shown = TRUE;
  g_signal_emit (self, signals[CHANGED], 0);
}

void
aff_backstage_leave (AffBackstage *self)
{
  g_return_if_fail (AFF_IS_BACKSTAGE (self));
  self->is_shown = FALSE;
  aff_desk_lock (self->desk);
}

void
aff_backstage_go_back (AffBackstage *self)
{
  g_return_if_fail (AFF_IS_BACKSTAGE (self));
  if (self->frame != NULL && aff_staff_frame_cancel (self->frame))
    return;
  if (aff_desk_is_open (self->desk) && !g_str_equal (self->target, AFF_STAFF_PAGE_FIRST)) {
    show_page (self, AFF_STAFF_PAGE_FIRST);
    return;
  }
  aff_backstage_leave (self);
  g_signal_emit (self, signals[LEFT], 0);
}

void
aff_backstage_touch (AffBackstage *self)
{
  g_return_if_fail (AFF_IS_BACKSTAGE (self));
  aff_desk_touch (self->desk);
}

gboolean
aff_backstage_is_shown (AffBackstage *self)
{
  g_return_val_if_fail (AFF_IS_BACKSTAGE (self), FALSE);
  return self->is_shown;
}

gboolean
aff_backstage_is_open (AffBackstage *self)
{
  g_return_val_if_fail (AFF_IS_BACKSTAGE (self), FALSE);
  return self->is_shown && aff_desk_is_open (self->desk);
}

GtkWidget *
aff_backstage_page_new (AffBackstage *self, AffScene *scene)
{
  g_return_val_if_fail (AFF_IS_BACKSTAGE (self) && AFF_IS_SCENE (scene), NULL);
  GtkWidget *page;

  if (!aff_desk_is_open (self->desk))
    return aff_pin_page_new (scene, self->desk);
  page = aff_staff_page_new (scene, self->desk, self->target);
  g_set_weak_pointer (&self->frame, AFF_STAFF_FRAME (page));
  return page;
}

GtkWidget *
aff_backstage_bar_new (AffBackstage *self, AffScene *scene)
{
  g_return_val_if_fail (AFF_IS_BACKSTAGE (self) && AFF_IS_SCENE (scene), NULL);
  return aff_desk_is_open (self->desk) ? aff_staff_bar_new (scene, self->desk) : NULL;
}

// SPDX-License-Identifier: GPL-3.0-or-later
// The widget: what it shows, its children and where they stand, its focus, its zoom. The
// picture is in map-picture.c, input in map-input.c, the place for controls in map-controls.c.
#include "ui/map/map-view.h"

#include "ui/map/board-target.h"
#include "ui/map/drop-mark.h"
#include "ui/map/here-mark.h"
#include "ui/map/map-view-private.h"
#include "ui/map/route-mark.h"

#include <glib/gi18n.h>
#include <math.h>

#define SLOP_PX   14 // at scale 1: a finger trembles
#define TARGET_PX 64 // what a finger hits at least

enum { PROP_INTERACTIVE = 1 };

enum { BOARD_CHOSEN, BOARD_FOCUSED, VIEW_CHANGED, SIGNALS };

static guint signals[SIGNALS];

G_DEFINE_FINAL_TYPE (AffMapView, aff_map_view, GTK_TYPE_WIDGET)

const AffSeat *
aff_map_view_seat (AffMapView *self, guint index)
{
  return &g_array_index (self->seats, AffSeat, index);
}

int
aff_map_view_find (AffMapView *self, gint64 board)
{
  for (guint i = 0; i < self->seats->len; i++)
    if (aff_map_view_seat (self, i)->board->id == board)
      return (int) i;
  return -1;
}

gboolean
aff_map_view_is_shown (AffMapView *self)
{
  return self->content.plan != NULL && self->viewport.view_width_px > 1;
}

double
aff_map_view_measure_target (AffMapView *self)
{
  return MAX (aff_map_content_pitch (&self->content, &self->viewport),
              TARGET_PX * self->content.unit_px);
}

void
aff_map_view_choose (AffMapView *self, gint64 board)
{
  self->remembered = board;
  g_signal_emit (self, signals[BOARD_CHOSEN], 0, board);
}

void
aff_map_view_move (AffMapView *self)
{
  aff_map_view_update_picture (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  g_signal_emit (self, signals[VIEW_CHANGED], 0);
}

void
aff_map_view_reveal (AffMapView *self, guint index)
{
  double side = aff_map_view_measure_target (self);
  AffSpot spot = aff_viewport_to_view (&self->viewport,
                                       aff_map_view_seat (self, index)->board->centre);

  aff_viewport_reveal (&self->viewport, aff_area_around (spot, side, side));
  aff_map_view_move (self);
}

gboolean
aff_map_view_focus_board (AffMapView *self, int index)
{
  if (index < 0 || index >= (int) self->targets->len)
    return FALSE;
  self->remembered = aff_map_view_seat (self, (guint) index)->board->id;
  aff_map_view_reveal (self, (guint) index);
  if (!gtk_widget_grab_focus (g_ptr_array_index (self->targets, (guint) index)))
    return FALSE;
  g_signal_emit (self, signals[BOARD_FOCUSED], 0, self->remembered);
  return TRUE;
}

static void
on_target_activate (AffBoardTarget *target, AffMapView *self)
{
  aff_map_view_choose (self, aff_board_target_board (target));
}

static gboolean
has_targets_for_seats (AffMapView *self)
{
  if (self->targets->len != self->seats->len)
    return FALSE;
  for (guint i = 0; i < self->seats->len; i++)
    if (aff_board_target_board (g_ptr_array_index (self->targets, i)) !=
        aff_map_view_seat (self, i)->board->id)
      return FALSE;
  return TRUE;
}

static void
make_targets (AffMapView *self)
{
  g_ptr_array_set_size (self->targets, 0);
  for (guint i = 0; i < self->seats->len; i++) {
    GtkWidget *target = aff_board_target_new (aff_map_view_seat (self, i)->board);

    g_signal_connect (target, "activate", G_CALLBACK (on_target_activate), self);
    gtk_widget_set_parent (target, GTK_WIDGET (self));
    g_ptr_array_add (self->targets, target);
  }
}

static void
update_targets (AffMapView *self)
{
  if (!self->is_interactive)
    return;
  if (!has_targets_for_seats (self))
    make_targets (self);
  for (guint i = 0; i < self->seats->len; i++) {
    const AffSeat *seat = aff_map_view_seat (self, i);

    aff_board_target_update (g_ptr_array_index (self->targets, i), seat, self->language,
                             seat->board->id == self->content.selected);
  }
}

static void
place_child (GtkWidget *child, AffSpot spot, double side)
{
  int size = (int) ceil (side);
  graphene_point_t corner = GRAPHENE_POINT_INIT ((float) round (spot.x_px - side / 2),
                                                 (float) round (spot.y_px - side / 2));

  gtk_widget_allocate (child, size, size, -1, gsk_transform_translate (NULL, &corner));
}

static void
place_drop_mark (AffMapView *self, double pitch)
{
  const AffMapContent *content = &self->content;
  int index = aff_map_view_find (self, self->target_board);

  gtk_widget_set_child_visible (self->target, index >= 0);
  if (index < 0)
    return;
  const AffBoard *board = aff_map_view_seat (self, (guint) index)->board;
  double side = aff_map_content_side (content, &self->viewport, board, pitch);
  aff_drop_mark_set_shape (AFF_DROP_MARK (self->target), side, content->unit_px,
                           aff_map_content_turn (&self->viewport, board));
  place_child (self->target, aff_viewport_to_view (&self->viewport, board->centre),
               side * AFF_DROP_MARK_REACH);
}

static void
place_children (AffMapView *self)
{
  const AffMapContent *content = &self->content;
  double pitch = aff_map_content_pitch (content, &self->viewport);

  place_drop_mark (self, pitch);
  aff_route_mark_lay (AFF_ROUTE_MARK (self->way), &self->viewport);
  for (guint i = 0; i < self->targets->len; i++)
    place_child (g_ptr_array_index (self->targets, i),
                 aff_viewport_to_view (&self->viewport,
                                       aff_map_view_seat (self, i)->board->centre),
                 pitch);
  if (content->kiosk != NULL)
    place_child (self->here,
                 aff_viewport_to_view (&self->viewport, aff_box_centre (content->kiosk->box)),
                 aff_map_content_disc (content, &self->viewport) * 4);
}

static void
aff_map_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  AffMapView *self = AFF_MAP_VIEW (widget);

  if (self->content.plan == NULL)
    return;
  if (width != (int) self->viewport.view_width_px ||
      height != (int) self->viewport.view_height_px) {
    aff_viewport_set_view (&self->viewport, width, height, 0);
    aff_map_view_lead (self);
    aff_map_view_update_picture (self);
  }
  place_children (self);
}

static void
aff_map_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  AffMapView *self = AFF_MAP_VIEW (widget);

  aff_map_view_append_ground (self, snapshot);
  gtk_widget_snapshot_child (widget, self->way, snapshot);
  aff_map_view_append_top (self, snapshot);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (child != self->way)
      gtk_widget_snapshot_child (widget, child, snapshot);
}

// Tab enters at the board that was last there and leaves at once: thirty stops would be a trap.
static gboolean
aff_map_view_focus (GtkWidget *widget, GtkDirectionType direction)
{
  AffMapView *self = AFF_MAP_VIEW (widget);
  int index;

  if (!aff_map_view_is_shown (self) || self->targets->len == 0 ||
      gtk_widget_get_focus_child (widget) != NULL)
    return FALSE;
  index = aff_map_view_find (self, self->content.selected);
  if (index < 0)
    index = aff_map_view_find (self, self->remembered);
  return aff_map_view_focus_board (self, MAX (index, 0));
}

static void
aff_map_view_measure (GtkWidget *widget,
                      GtkOrientation orientation,
                      int for_size,
                      int *minimum,
                      int *natural,
                      int *minimum_baseline,
                      int *natural_baseline)
{
  *minimum = *natural = TARGET_PX;
}

static void
aff_map_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
  AFF_MAP_VIEW (object)->is_interactive = g_value_get_boolean (value);
}

static void
aff_map_view_constructed (GObject *object)
{
  AffMapView *self = AFF_MAP_VIEW (object);

  G_OBJECT_CLASS (aff_map_view_parent_class)->constructed (object);
  if (self->is_interactive)
    aff_map_view_add_input (self);
}

static void
aff_map_view_dispose (GObject *object)
{
  AffMapView *self = AFF_MAP_VIEW (object);

  self->content.plan = NULL;
  g_ptr_array_set_size (self->targets, 0);
  g_clear_pointer (&self->way, gtk_widget_unparent);
  g_clear_pointer (&self->here, gtk_widget_unparent);
  g_clear_pointer (&self->target, gtk_widget_unparent);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (aff_map_view_parent_class)->dispose (object);
}

static void
aff_map_view_finalize (GObject *object)
{
  AffMapView *self = AFF_MAP_VIEW (object);

  g_clear_pointer (&self->seats, g_array_unref);
  g_clear_pointer (&self->marks, g_array_unref);
  g_clear_pointer (&self->route, g_array_unref);
  g_clear_pointer (&self->programme, aff_programme_unref);
  g_clear_pointer (&self->language, g_free);
  g_clear_pointer (&self->targets, g_ptr_array_unref);
  g_clear_pointer (&self->picture, gsk_render_node_unref);
  g_clear_pointer (&self->top, gsk_render_node_unref);
  g_clear_pointer (&self->signs, g_array_unref);
  g_clear_pointer (&self->picture_key, g_free);
  g_string_free (self->typed, TRUE);
  G_OBJECT_CLASS (aff_map_view_parent_class)->finalize (object);
}

static void
aff_map_view_class_init (AffMapViewClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->set_property = aff_map_view_set_property;
  object_class->constructed = aff_map_view_constructed;
  object_class->dispose = aff_map_view_dispose;
  object_class->finalize = aff_map_view_finalize;
  widget_class->measure = aff_map_view_measure;
  widget_class->size_allocate = aff_map_view_size_allocate;
  widget_class->snapshot = aff_map_view_snapshot;
  widget_class->focus = aff_map_view_focus;
  g_object_class_install_property (
    object_class, PROP_INTERACTIVE,
    g_param_spec_boolean ("is-interactive", NULL, NULL, TRUE,
                          G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS));
  signals[BOARD_CHOSEN] = g_signal_new ("board-chosen", AFF_TYPE_MAP_VIEW, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[BOARD_FOCUSED] = g_signal_new ("board-focused", AFF_TYPE_MAP_VIEW, G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[VIEW_CHANGED] = g_signal_new ("view-changed", AFF_TYPE_MAP_VIEW, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "map-view");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
aff_map_view_init (AffMapView *self)
{
  self->typed = g_string_new (NULL);
  self->targets = g_ptr_array_new_with_free_func ((GDestroyNotify) gtk_widget_unparent);
  self->gesture = aff_gesture_make (SLOP_PX);
  self->way = aff_route_mark_new ();
  gtk_widget_set_parent (self->way, GTK_WIDGET (self));
  gtk_widget_set_child_visible (self->way, FALSE);
  self->here = aff_here_mark_new ();
  gtk_widget_set_parent (self->here, GTK_WIDGET (self));
  self->target = aff_drop_mark_new ();
  gtk_widget_set_parent (self->target, GTK_WIDGET (self));
  gtk_widget_set_child_visible (self->target, FALSE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Map of the boards"), -1);
}

GtkWidget *
aff_map_view_new (gboolean is_interactive)
{
  return g_object_new (AFF_TYPE_MAP_VIEW, "is-interactive", is_interactive, NULL);
}

void
aff_map_view_set_plan_store (AffMapView *self, AffPlanStore *store)
{
  g_return_if_fail (AFF_IS_MAP_VIEW (self) && AFF_IS_PLAN_STORE (store));
  g_set_object (&self->store, store);
}

static void
keep_content (AffMapView *self, AffProgramme *programme, const AffMapContent *content)
{
  AffProgramme *old_programme = self->programme;
  GArray *old_seats = self->seats;
  GArray *old_marks = self->marks;
  GArray *old_route = self->route;
  char *old_language = self->language;

  self->programme = aff_programme_ref (programme);
  self->seats = g_array_ref ((GArray *) content->seats);
  self->marks = content->marks != NULL ? g_array_ref ((GArray *) content->marks) : NULL;
  self->route = content->route != NULL ? g_array_ref ((GArray *) content->route) : NULL;
  self->language = g_strdup (content->language);
  self->content = *content;
  self->content.language = self->language;
  g_clear_pointer (&old_seats, g_array_unref);
  g_clear_pointer (&old_marks, g_array_unref);
  g_clear_pointer (&old_route, g_array_unref);
  g_clear_pointer (&old_language, g_free);
  g_clear_pointer (&old_programme, aff_programme_unref);
}

void
aff_map_view_show (AffMapView *self, AffProgramme *programme, const AffMapContent *content)
{
  g_return_if_fail (AFF_IS_MAP_VIEW (self) && self->store != NULL);
  g_return_if_fail (programme != NULL && content != NULL && content->plan != NULL);
  const AffPlace *kiosk = content->kiosk;
  double rotation = kiosk != NULL && kiosk->heading_deg > 0 ? 360 - kiosk->heading_deg : 0;
  AffViewport fresh = aff_viewport_make (content->plan->width_mm, content->plan->height_mm,
                                         rotation);

  if (fresh.plan_width_mm != self->viewport.plan_width_mm ||
      fresh.plan_height_mm != self->viewport.plan_height_mm ||
      fresh.rotation_deg != self->viewport.rotation_deg)
    self->viewport = fresh;
  keep_content (self, programme, content);
  self->gesture.slop_px = SLOP_PX * content->unit_px;
  aff_here_mark_set_arrow (AFF_HERE_MARK (self->here),
                           kiosk != NULL && kiosk->heading_deg >= 0);
  gtk_widget_set_child_visible (self->here, kiosk != NULL);
  update_targets (self);
  aff_route_mark_show (AFF_ROUTE_MARK (self->way), self->route, content->is_tour);
  aff_map_view_lead (self);
  aff_map_view_update_picture (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

void
aff_map_view_step (AffMapView *self, int direction)
{
  g_return_if_fail (AFF_IS_MAP_VIEW (self));
  double x = self->viewport.view_width_px / 2, y = self->viewport.view_height_px / 2;

  if (!aff_map_view_is_shown (self))
    return;
  int selected = aff_map_view_find (self, self->content.selected);
  if (selected >= 0 && direction > 0) {
    AffSpot spot = aff_viewport_to_view (
      &self->viewport, aff_map_view_seat (self, (guint) selected)->board->centre);
    x = spot.x_px;
    y = spot.y_px;
  }
  aff_viewport_step (&self->viewport, direction, x, y);
  aff_map_view_move (self);
}

void
aff_map_view_show_whole (AffMapView *self)
{
  g_return_if_fail (AFF_IS_MAP_VIEW (self));
  if (!aff_map_view_is_shown (self))
    return;
  aff_viewport_show_whole (&self->viewport);
  aff_map_view_move (self);
}

gboolean
aff_map_view_is_whole (AffMapView *self)
{
  g_return_val_if_fail (AFF_IS_MAP_VIEW (self), TRUE);
  return !aff_map_view_is_shown (self) || aff_viewport_is_whole (&self->viewport);
}

gboolean
aff_map_view_is_largest (AffMapView *self)
{
  g_return_val_if_fail (AFF_IS_MAP_VIEW (self), FALSE);
  return aff_map_view_is_shown (self) && aff_viewport_is_largest (&self->viewport);
}

void
aff_map_view_set_seeks (AffMapView *self, gboolean seeks)
{
  g_return_if_fail (AFF_IS_MAP_VIEW (self));
  self->seeks = seeks;
}

gint64
aff_map_view_board_at (AffMapView *self, double x_px, double y_px)
{
  g_return_val_if_fail (AFF_IS_MAP_VIEW (self), 0);
  int index = aff_map_view_is_shown (self) ? aff_map_view_find_at (self, x_px, y_px) : -1;

  return index >= 0 ? aff_map_view_seat (self, (guint) index)->board->id : 0;
}

void
aff_map_view_set_target (AffMapView *self, gint64 board)
{
  g_return_if_fail (AFF_IS_MAP_VIEW (self));
  if (self->target_board == board)
    return;
  self->target_board = board;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

gboolean
aff_map_view_focus_on (AffMapView *self, gint64 board)
{
  g_return_val_if_fail (AFF_IS_MAP_VIEW (self), FALSE);
  return aff_map_view_is_shown (self) &&
         aff_map_view_focus_board (self, aff_map_view_find (self, board));
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/attendee/attract-page.h"

#include "app/base/clock.h"
#include "ui/attendee/dusk.h"
#include "ui/widget/fit-text.h"
#include "ui/widget/icon.h"
#include "ui/widget/words.h"

#include <glib/gi18n.h>
#include <math.h>

// What the screen says for a while before it says the next thing.
typedef struct {
  gboolean is_now;
  char *eyebrow;
  char *headline;
  char *lines;
} Frame;

struct _AffAttractPage {
  GtkWidget parent_instance;

  // owned
  AffScene *scene;
  GPtrArray *frames;
  GskRenderNode *node; // of the evening

  // borrowed: children of the template
  GtkWidget *brand;
  AffFitText *event;
  GtkLabel *day;
  AffRose *rose;
  GtkWidget *words;
  GtkWidget *dot;
  GtkLabel *eyebrow;
  AffFitText *headline;
  GtkLabel *lines;
  GtkBox *starts;

  AffDusk dusk;
  guint frame;
  guint source;
};

G_DEFINE_FINAL_TYPE (AffAttractPage, aff_attract_page, GTK_TYPE_WIDGET)

static void
free_frame (gpointer data)
{
  Frame *frame = data;

  g_free (frame->eyebrow);
  g_free (frame->headline);
  g_free (frame->lines);
  g_free (frame);
}

static int
count_here (const GArray *seats)
{
  int here = 0;

  for (guint i = 0; i < seats->len; i++)
    here += g_array_index (seats, AffSeat, i).presence.word == AFF_PRESENCE_HERE;
  return here;
}

static char *
describe_boards (const GArray *seats)
{
  int here = count_here (seats);

  if (here == 0)
    return g_strdup (_ ("Touch a petal to see the poster of its board."));
  g_autofree char *words = g_strdup_printf (ngettext ("%d presenter is at the board.",
                                                      "%d presenters are at their boards.",
                                                      (gulong) here),
                                            here);
  return g_strdup_printf ("%s\n%s", words,
                          _ ("Every petal is a board, lit when someone is there."));
}

static void
add_frame (AffAttractPage *self, gboolean is_now, char *eyebrow, const char *title, char *lines)
{
  Frame *frame = g_new0 (Frame, 1);

  frame->is_now = is_now;
  frame->eyebrow = eyebrow;
  frame->headline = g_strdup (title);
  frame->lines = lines;
  g_ptr_array_add (self->frames, frame);
}

static void
add_running (AffAttractPage *self, const AffItem *item, const GArray *seats)
{
  char *eyebrow = g_strdup (_ ("Now"));
  gboolean has_boards = item->natures & AFF_NATURE_POSTER && seats->len > 0;

  if (item->standing.end != AFF_UNKNOWN_TIME) {
    g_autofree char *end = aff_words_time (item->workshop->zone, item->standing.end);
    g_free (eyebrow);
    // Translators: %s is a time.
    eyebrow = g_strdup_printf (_ ("Now, until %s"), end);
  }
  add_frame (self, TRUE, eyebrow, item->title,
             has_boards ? describe_boards (seats) : aff_words_item_line (item));
}

static void
add_coming (AffAttractPage *self, const AffItem *item, gint64 now)
{
  g_autofree char *time = aff_words_time (item->workshop->zone, item->standing.start);
  g_autofree char *today = aff_zone_day (item->workshop->zone, now);
  g_autofree char *day = aff_zone_day (item->workshop->zone, item->standing.start);
  g_autofree char *words = aff_words_day (day);

  add_frame (self, FALSE,
             g_str_equal (day, today) ? g_strdup_printf (_ ("Next, at %s"), time)
                                      : g_strdup_printf ("%s, %s", words, time),
             item->title, aff_words_item_line (item));
}

static void
add_workshops (AffAttractPage *self, const AffProgramme *programme)
{
  for (guint i = 0; i < programme->workshops->len; i++) {
    const AffWorkshop *workshop = g_ptr_array_index (programme->workshops, i);

    if (workshop->items->len > 0 && self->frames->len > 0)
      continue;
    add_frame (self, FALSE, aff_words_days (workshop->first_day, workshop->last_day),
               workshop->title, g_strdup (workshop->city != NULL ? workshop->city : ""));
  }
}

static void
make_frames (AffAttractPage *self,
             const AffProgramme *programme,
             const GArray *seats,
             gint64 now)
{
  g_autoptr (GPtrArray) running = aff_agenda_running (programme, now);
  g_autoptr (GPtrArray) next = aff_agenda_next (programme, now, 1);
  const AffNotice *notice = aff_agenda_notice (programme, now, NULL);
  const AffNoticeText *text = notice != NULL
                                ? aff_notice_text (notice, aff_scene_language (self->scene))
                                : NULL;

  g_ptr_array_set_size (self->frames, 0);
  for (guint i = 0; i < running->len; i++)
    add_running (self, g_ptr_array_index (running, i), seats);
  if (text != NULL)
    add_frame (self, TRUE, g_strdup (_ ("Announcement")), text->lead,
               g_strdup (text->text != NULL ? text->text : ""));
  for (guint i = 0; i < next->len; i++)
    add_coming (self, g_ptr_array_index (next, i), now);
  add_workshops (self, programme);
}

static void
show_frame (AffAttractPage *self)
{
  if (self->frames->len == 0)
    return;
  const Frame *frame = g_ptr_array_index (self->frames, self->frame % self->frames->len);
  g_auto (GStrv) parts = g_strsplit (frame->headline, " & ", 2);
  g_autofree char *headline = g_strjoinv ("\n& ", parts);

  gtk_widget_set_visible (self->dot, frame->is_now);
  gtk_label_set_label (self->eyebrow, frame->eyebrow);
  aff_fit_text_set_text (self->headline, headline);
  gtk_label_set_label (self->lines, frame->lines);
}

static gboolean
on_next_frame (gpointer data)
{
  AffAttractPage *self = AFF_ATTRACT_PAGE (data);

  self->frame++;
  show_frame (self);
  return G_SOURCE_CONTINUE;
}

static void
refresh (AffAttractPage *self)
{
  const AffProgramme *programme = aff_scene_programme (self->scene);
  gint64 now = aff_scene_now (self->scene);
  gboolean has_time = aff_clock_is_plausible (aff_live_clock (aff_scene_live (self->scene)));

  if (programme == NULL)
    return;
  const AffItem *item = aff_agenda_poster_item (programme, now);
  g_autoptr (GArray) seats = aff_agenda_seats (programme, item, now);
  g_autofree char *time = aff_words_time (programme->zone, now);
  g_autofree char *day = aff_zone_day (programme->zone, now);
  g_autofree char *words = aff_words_day (day);

  if (programme->workshops->len > 0)
    aff_fit_text_set_text (
      self->event, ((AffWorkshop *) g_ptr_array_index (programme->workshops, 0))->title);
  gtk_label_set_label (self->day, has_time ? words : "");
  aff_rose_set_seats (self->rose, seats);
  aff_rose_set_centre (self->rose, has_time ? time : "");
  make_frames (self, programme, seats, now);
  show_frame (self);
  g_clear_pointer (&self->node, gsk_render_node_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
on_board_chosen (AffAttractPage *self, gint64 board)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.begin-board", "x", board);
}

// A touch beside everything else begins too: nobody has to aim.
static void
on_released (GtkGestureClick *gesture, int presses, double x, double y, AffAttractPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.begin", "s", "");
}

static void
add_start (AffAttractPage *self, const char *code, const char *autonym)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *icon = aff_icon_new ("touch");

  gtk_widget_add_css_class (button, "start");
  gtk_widget_add_css_class (icon, "icon-50");
  gtk_widget_set_halign (content, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (content), icon);
  gtk_box_append (GTK_BOX (content), gtk_label_new (autonym));
  gtk_button_set_child (GTK_BUTTON (button), content);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  autonym, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.begin");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", code);
  gtk_box_append (self->starts, button);
}

static void
allocate_box (GtkWidget *child, double x, double y, double width, double height)
{
  int least_width, least_height;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least_width, NULL, NULL, NULL);
  int taken = MAX ((int) width, least_width);
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, taken, &least_height, NULL, NULL, NULL);
  gtk_widget_size_allocate (
    child, &(GtkAllocation){(int) x, (int) y, taken, MAX ((int) height, least_height)}, -1);
}

// Lengths in px of the design; a wide screen has the rosace at the right, an upright one above.
static void
aff_attract_page_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  AffAttractPage *self = AFF_ATTRACT_PAGE (widget);
  double s = aff_scene_scale (self->scene);
  gboolean is_portrait = aff_scene_is_portrait (self->scene);
  double margin = (is_portrait ? 64 : 88) * s;
  AffDusk *dusk = &self->dusk;

  *dusk = (AffDusk){.width = width, .height = height, .scale = s};
  dusk->rose_radius = is_portrait ? MIN (0.40 * width, 0.25 * height) : 354 * s;
  dusk->rose_x = is_portrait ? width / 2.0 : width - 620 * s;
  dusk->rose_y = is_portrait ? 176 * s + dusk->rose_radius : 392 * s;
  dusk->horizon = is_portrait ? height - 330 * s : 806 * s;
  double words_top = is_portrait ? dusk->rose_y + dusk->rose_radius + 36 * s : 228 * s;
  double whole_width = width - 2 * margin;
  double beside_rose = dusk->rose_x - dusk->rose_radius - margin - 40 * s;
  double words_width = is_portrait ? width - margin - (AFF_DUSK_CATHEDRAL_PX + 24) * s
                                   : beside_rose;
  double start_width = is_portrait ? whole_width : MIN (whole_width, 1080 * s);

  allocate_box (self->brand, margin, 56 * s, is_portrait ? whole_width : beside_rose, 80 * s);
  allocate_box (GTK_WIDGET (self->rose), dusk->rose_x - dusk->rose_radius,
                dusk->rose_y - dusk->rose_radius, 2 * dusk->rose_radius, 2 * dusk->rose_radius);
  allocate_box (self->words, margin, words_top, words_width,
                dusk->horizon - 80 * s - words_top);
  allocate_box (GTK_WIDGET (self->starts), margin, height - 196 * s, start_width, 116 * s);
  g_clear_pointer (&self->node, gsk_render_node_unref);
}

static void
aff_attract_page_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_widget_measure (child, orientation, -1, NULL, NULL, NULL, NULL);
  *minimum = *natural = 0;
}

static void
aff_attract_page_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  AffAttractPage *self = AFF_ATTRACT_PAGE (widget);

  if (self->node == NULL) {
    self->node = gsk_cairo_node_new (
      &GRAPHENE_RECT_INIT (0, 0, (float) self->dusk.width, (float) self->dusk.height));
    cairo_t *cr = gsk_cairo_node_get_draw_context (self->node);
    aff_dusk_paint (cr, &self->dusk, self->rose);
    cairo_destroy (cr);
  }
  gtk_snapshot_append_node (snapshot, self->node);
  GTK_WIDGET_CLASS (aff_attract_page_parent_class)->snapshot (widget, snapshot);
}

static void
aff_attract_page_dispose (GObject *object)
{
  AffAttractPage *self = AFF_ATTRACT_PAGE (object);

  g_clear_handle_id (&self->source, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), AFF_TYPE_ATTRACT_PAGE);
  g_clear_object (&self->scene);
  g_clear_pointer (&self->frames, g_ptr_array_unref);
  g_clear_pointer (&self->node, gsk_render_node_unref);
  G_OBJECT_CLASS (aff_attract_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *class)
{
  gtk_widget_class_bind_template_child (class, AffAttractPage, brand);
  gtk_widget_class_bind_template_child (class, AffAttractPage, event);
  gtk_widget_class_bind_template_child (class, AffAttractPage, day);
  gtk_widget_class_bind_template_child (class, AffAttractPage, rose);
  gtk_widget_class_bind_template_child (class, AffAttractPage, words);
  gtk_widget_class_bind_template_child (class, AffAttractPage, dot);
  gtk_widget_class_bind_template_child (class, AffAttractPage, eyebrow);
  gtk_widget_class_bind_template_child (class, AffAttractPage, headline);
  gtk_widget_class_bind_template_child (class, AffAttractPage, lines);
  gtk_widget_class_bind_template_child (class, AffAttractPage, starts);
}

static void
aff_attract_page_class_init (AffAttractPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = aff_attract_page_dispose;
  widget_class->measure = aff_attract_page_measure;
  widget_class->size_allocate = aff_attract_page_size_allocate;
  widget_class->snapshot = aff_attract_page_snapshot;
  g_type_ensure (AFF_TYPE_FIT_TEXT);
  g_type_ensure (AFF_TYPE_ICON);
  g_type_ensure (AFF_TYPE_ROSE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/affiche/ui/attendee/attract-page.ui");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  bind_children (widget_class);
}

static void
aff_attract_page_init (AffAttractPage *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->frames = g_ptr_array_new_with_free_func (free_frame);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (click, "released", G_CALLBACK (on_released), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect_swapped (self->rose, "board-chosen", G_CALLBACK (on_board_chosen), self);
  aff_rose_set_numbers (self->rose, TRUE);
  self->source = g_timeout_add_seconds (AFF_ATTRACT_SECONDS, on_next_frame, self);
}

GtkWidget *
aff_attract_page_new (AffScene *scene, const char *const *languages)
{
  g_return_val_if_fail (AFF_IS_SCENE (scene) && languages != NULL, NULL);
  AffAttractPage *self = g_object_new (AFF_TYPE_ATTRACT_PAGE, NULL);

  self->scene = g_object_ref (scene);
  for (guint i = 0; languages[i] != NULL; i += 2)
    add_start (self, languages[i], languages[i + 1]);
  refresh (self);
  g_signal_connect_object (aff_scene_live (scene), "changed", G_CALLBACK (refresh), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/attendee/agenda-view.h"

#include "ui/attendee/session-card.h"
#include "ui/widget/palette.h"
#include "ui/widget/words.h"

#include <glib/gi18n.h>
#include <math.h>

#define ROW_PX         84
#define RUNNING_ROW_PX 160
#define ROW_GAP_PX     10
#define NARROW_LANES   3 // from here on cards are narrow; in portrait one earlier

// A stretch of the day that starts when some item starts.
typedef struct {
  gint64 start;    // AFF_UNKNOWN_TIME: the items whose time is to be announced
  gint64 end;      // the next row's start, or the last end
  GtkWidget *rail; // its label
  int least_px;
  int top;
  int height;
} Row;

typedef struct {
  GtkWidget *widget;
  const AffItem *item;
  guint lane;
  guint first_row;
  guint last_row;
} Card;

struct _AffAgendaView {
  GtkWidget parent_instance;

  // owned
  AffScene *scene;
  GArray *rows;
  GArray *cards;
  GtkWidget *pill; // the clock, riding on the line of now

  guint lanes;
  int line_y; // of now, -1: none
};

G_DEFINE_FINAL_TYPE (AffAgendaView, aff_agenda_view, GTK_TYPE_WIDGET)

static int
scale_px (AffAgendaView *self, int px)
{
  return (int) round (px * aff_scene_scale (self->scene));
}

static int
compare_starts (gconstpointer a, gconstpointer b)
{
  gint64 one = ((const Row *) a)->start;
  gint64 other = ((const Row *) b)->start;

  if (one == AFF_UNKNOWN_TIME || other == AFF_UNKNOWN_TIME)
    return (one == AFF_UNKNOWN_TIME) - (other == AFF_UNKNOWN_TIME);
  return (one > other) - (one < other);
}

static void
add_row (AffAgendaView *self, gint64 start)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (g_array_index (self->rows, Row, i).start == start)
      return;
  Row row = {.start = start, .end = start, .least_px = ROW_PX};
  g_array_append_val (self->rows, row);
}

static void
make_rows (AffAgendaView *self, const GPtrArray *lanes, guint first, gint64 *last_end)
{
  *last_end = AFF_UNKNOWN_TIME;
  for (guint i = first; i < first + self->lanes; i++) {
    const AffLane *lane = g_ptr_array_index (lanes, i);

    for (guint j = 0; j < lane->items->len; j++) {
      const AffItem *item = g_ptr_array_index (lane->items, j);
      add_row (self, item->standing.start);
      *last_end = MAX (*last_end, item->standing.end);
    }
  }
  g_array_sort (self->rows, compare_starts);
}

static void
close_rows (AffAgendaView *self, gint64 last_end, gint64 now)
{
  for (guint i = 0; i < self->rows->len; i++) {
    Row *row = &g_array_index (self->rows, Row, i);
    gint64 next = i + 1 < self->rows->len ? g_array_index (self->rows, Row, i + 1).start
                                          : AFF_UNKNOWN_TIME;

    if (row->start == AFF_UNKNOWN_TIME)
      continue;
    row->end = next != AFF_UNKNOWN_TIME ? next : MAX (last_end, row->start);
    if (row->start <= now && now < row->end)
      row->least_px = RUNNING_ROW_PX;
  }
}

static guint
find_row (AffAgendaView *self, gint64 start)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (g_array_index (self->rows, Row, i).start == start)
      return i;
  g_assert_not_reached ();
}

// The last row that begins before the item ends.
static guint
find_last_row (AffAgendaView *self, const AffItem *item, guint first)
{
  guint last = first;

  while (last + 1 < self->rows->len) {
    gint64 start = g_array_index (self->rows, Row, last + 1).start;
    if (start == AFF_UNKNOWN_TIME || item->standing.end == AFF_UNKNOWN_TIME ||
        start >= item->standing.end)
      break;
    last++;
  }
  return last;
}

// The start that was planned for all items that now start with ROW, if it is one and another one
// than they start at now; AFF_UNKNOWN_TIME otherwise.
static gint64
find_common_planned_start (AffAgendaView *self,
                           const GPtrArray *lanes,
                           guint first,
                           gint64 start)
{
  gint64 planned = AFF_UNKNOWN_TIME;

  for (guint i = first; i < first + self->lanes; i++) {
    const AffLane *lane = g_ptr_array_index (lanes, i);
    for (guint j = 0; j < lane->items->len; j++) {
      const AffItem *item = g_ptr_array_index (lane->items, j);

      if (item->standing.start != start)
        continue;
      if (item->planned.start == AFF_UNKNOWN_TIME || item->planned.start == start ||
          (planned != AFF_UNKNOWN_TIME && planned != item->planned.start))
        return AFF_UNKNOWN_TIME;
      planned = item->planned.start;
    }
  }
  return planned;
}

static GtkWidget *
make_rail (AffAgendaView *self, const Row *row, gint64 planned, GTimeZone *zone, gint64 now)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  g_autofree char *start = row->start != AFF_UNKNOWN_TIME ? aff_words_time (zone, row->start)
                                                          : g_strdup (_ ("Time open"));
  GtkWidget *label = gtk_label_new (start);

  gtk_widget_add_css_class (box, "rail");
  gtk_widget_add_css_class (label, row->start != AFF_UNKNOWN_TIME ? "start" : "small");
  if (row->start != AFF_UNKNOWN_TIME && row->end <= now)
    gtk_widget_add_css_class (label, "past");
  gtk_box_append (GTK_BOX (box), label);
  if (planned != AFF_UNKNOWN_TIME) {
    g_autofree char *time = aff_words_time (zone, planned);
    g_autofree char *words = g_strdup_printf (_ ("planned at %s"), time);
    GtkWidget *old = gtk_label_new (time);

    gtk_widget_add_css_class (old, "old");
    gtk_accessible_update_property (GTK_ACCESSIBLE (old), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                    -1);
    gtk_box_append (GTK_BOX (box), old);
  }
  gtk_widget_set_parent (box, GTK_WIDGET (self));
  return box;
}

static void
make_rails (AffAgendaView *self, const GPtrArray *lanes, guint first, gint64 now)
{
  const AffLane *lane = g_ptr_array_index (lanes, first);

  for (guint i = 0; i < self->rows->len; i++) {
    Row *row = &g_array_index (self->rows, Row, i);
    gint64 planned = find_common_planned_start (self, lanes, first, row->start);

    row->rail = make_rail (self, row, planned, lane->workshop->zone, now);
  }
}

static gboolean
is_narrow (AffAgendaView *self)
{
  return self->lanes >= (aff_scene_is_portrait (self->scene) ? NARROW_LANES - 1 : NARROW_LANES);
}

static AffSessionLook
choose_look (AffAgendaView *self,
             const GPtrArray *lanes,
             guint first,
             const AffItem *item,
             int delay_before)
{
  gint64 now = aff_scene_now (self->scene);
  int delay = aff_agenda_delay_min (item);

  return (AffSessionLook){
    .is_narrow = is_narrow (self),
    .is_wide = self->lanes == 1 && !aff_scene_is_portrait (self->scene),
    .is_first_change = delay != 0 && delay != delay_before,
    .shows_planned = find_common_planned_start (self, lanes, first, item->standing.start) ==
                     AFF_UNKNOWN_TIME,
    .is_text_low = aff_agenda_progress (item, now) < 0.5,
  };
}

static void
add_card (AffAgendaView *self, const AffItem *item, guint lane, AffSessionLook look)
{
  guint first = find_row (self, item->standing.start);
  Card card = {
    .widget = aff_session_card_new (self->scene, item, look),
    .item = item,
    .lane = lane,
    .first_row = first,
    .last_row = find_last_row (self, item, first),
  };

  gtk_widget_set_parent (card.widget, GTK_WIDGET (self));
  g_array_append_val (self->cards, card);
}

static void
make_cards (AffAgendaView *self, const GPtrArray *lanes, guint first)
{
  for (guint i = 0; i < self->lanes; i++) {
    const AffLane *lane = g_ptr_array_index (lanes, first + i);
    int delay = 0;

    for (guint j = 0; j < lane->items->len; j++) {
      const AffItem *item = g_ptr_array_index (lane->items, j);
      add_card (self, item, i, choose_look (self, lanes, first, item, delay));
      delay = aff_agenda_delay_min (item);
    }
  }
}

// Several items of one lane may start together (a poster session and a talk in it): they share
// the width of the lane.
static void
find_share (AffAgendaView *self, const Card *card, guint *index, guint *count)
{
  *index = 0;
  *count = 0;
  for (guint i = 0; i < self->cards->len; i++) {
    const Card *other = &g_array_index (self->cards, Card, i);

    if (other->lane != card->lane || other->last_row < card->first_row ||
        other->first_row > card->last_row)
      continue;
    *index += other < card;
    *count += 1;
  }
}

static int
sum_least (AffAgendaView *self)
{
  int sum = 0;

  for (guint i = 0; i < self->rows->len; i++)
    sum += scale_px (self, g_array_index (self->rows, Row, i).least_px);
  return sum;
}

static void
aff_agenda_view_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  AffAgendaView *self = AFF_AGENDA_VIEW (widget);

  *minimum = orientation == GTK_ORIENTATION_VERTICAL
               ? sum_least (self)
               : scale_px (self, AFF_AGENDA_RAIL_PX + 200 * (int) self->lanes);
  *natural = *minimum;
}

// Spreads HEIGHT over the rows, what is over the least in proportion to it.
static void
lay_rows (AffAgendaView *self, int height)
{
  int least = MAX (sum_least (self), 1);
  double stretch = MAX (1.0, (double) height / least);
  double top = 0;

  for (guint i = 0; i < self->rows->len; i++) {
    Row *row = &g_array_index (self->rows, Row, i);
    double bottom = top + scale_px (self, row->least_px) * stretch;

    row->top = (int) round (top);
    row->height = (int) round (bottom) - row->top;
    top = bottom;
  }
}

static void
find_line (AffAgendaView *self)
{
  gint64 now = aff_scene_now (self->scene);

  self->line_y = -1;
  for (guint i = 0; i < self->rows->len; i++) {
    const Row *row = &g_array_index (self->rows, Row, i);

    if (row->start == AFF_UNKNOWN_TIME || now < row->start || now >= row->end)
      continue;
    double part = (double) (now - row->start) / (double) (row->end - row->start);
    int gap = scale_px (self, ROW_GAP_PX);
    self->line_y = row->top + (int) round (part * MAX (row->height - gap, 1));
  }
}

static void
allocate_at (GtkWidget *child, int x, int y, int width, int height)
{
  int least_width, least_height;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least_width, NULL, NULL, NULL);
  width = MAX (width, least_width);
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, &least_height, NULL, NULL, NULL);
  gtk_widget_size_allocate (child, &(GtkAllocation){x, y, width, MAX (height, least_height)},
                            -1);
}

static int
measure_height (GtkWidget *child)
{
  int height;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, -1, NULL, &height, NULL, NULL);
  return height;
}

// A start stands in the middle of its row; in the row of now it steps aside for the pill.
static void
allocate_rails (AffAgendaView *self)
{
  int gap = scale_px (self, ROW_GAP_PX);

  for (guint i = 0; i < self->rows->len; i++) {
    const Row *row = &g_array_index (self->rows, Row, i);
    int height = measure_height (row->rail);
    int room = row->height - gap;
    int y = row->top + (room - height) / 2;
    gboolean has_line = self->line_y >= row->top && self->line_y < row->top + row->height;

    if (has_line)
      y = self->line_y - row->top < room / 2 ? row->top + room - height : row->top;
    allocate_at (row->rail, 0, y, scale_px (self, AFF_AGENDA_RAIL_PX), height);
  }
}

static void
allocate_cards (AffAgendaView *self, int width)
{
  int rail = scale_px (self, AFF_AGENDA_RAIL_PX);
  int gap = scale_px (self, AFF_AGENDA_GAP_PX);
  int row_gap = scale_px (self, ROW_GAP_PX);
  int lane_width = (width - rail - gap * ((int) self->lanes - 1)) / (int) self->lanes;

  for (guint i = 0; i < self->cards->len; i++) {
    const Card *card = &g_array_index (self->cards, Card, i);
    const Row *first = &g_array_index (self->rows, Row, card->first_row);
    const Row *last = &g_array_index (self->rows, Row, card->last_row);
    guint index, count;

    find_share (self, card, &index, &count);
    int share = (lane_width - row_gap * ((int) count - 1)) / (int) count;
    allocate_at (card->widget,
                 rail + (int) card->lane * (lane_width + gap) + (int) index * (share + row_gap),
                 first->top, share, last->top + last->height - first->top - row_gap);
  }
}

static void
aff_agenda_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  AffAgendaView *self = AFF_AGENDA_VIEW (widget);

  lay_rows (self, height);
  find_line (self);
  allocate_rails (self);
  allocate_cards (self, width);
  gtk_widget_set_child_visible (self->pill, self->line_y >= 0);
  if (self->line_y >= 0) {
    int pill = measure_height (self->pill);
    int pill_width;

    gtk_widget_measure (self->pill, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &pill_width, NULL,
                        NULL);
    allocate_at (self->pill, 0, CLAMP (self->line_y - pill / 2, 0, MAX (height - pill, 0)),
                 pill_width, pill);
  }
}

static void
aff_agenda_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  AffAgendaView *self = AFF_AGENDA_VIEW (widget);
  int thickness = MAX (scale_px (self, 4), 2);

  for (guint i = 0; i < self->rows->len; i++)
    gtk_widget_snapshot_child (widget, g_array_index (self->rows, Row, i).rail, snapshot);
  for (guint i = 0; i < self->cards->len; i++)
    gtk_widget_snapshot_child (widget, g_array_index (self->cards, Card, i).widget, snapshot);
  if (self->line_y < 0)
    return;
  gtk_snapshot_append_color (snapshot, aff_palette_color (AFF_COLOR_LIVE),
                             &GRAPHENE_RECT_INIT (0, (float) (self->line_y - thickness / 2),
                                                  (float) gtk_widget_get_width (widget),
                                                  (float) thickness));
  gtk_widget_snapshot_child (widget, self->pill, snapshot);
}

static void
aff_agenda_view_dispose (GObject *object)
{
  AffAgendaView *self = AFF_AGENDA_VIEW (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->rows, g_array_unref);
  g_clear_pointer (&self->cards, g_array_unref);
  g_clear_object (&self->scene);
  G_OBJECT_CLASS (aff_agenda_view_parent_class)->dispose (object);
}

static void
aff_agenda_view_class_init (AffAgendaViewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = aff_agenda_view_dispose;
  widget_class->measure = aff_agenda_view_measure;
  widget_class->size_allocate = aff_agenda_view_size_allocate;
  widget_class->snapshot = aff_agenda_view_snapshot;
  gtk_widget_class_set_css_name (widget_class, "agenda");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
aff_agenda_view_init (AffAgendaView *self)
{
  self->rows = g_array_new (FALSE, TRUE, sizeof (Row));
  self->cards = g_array_new (FALSE, TRUE, sizeof (Card));
  self->line_y = -1;
  gtk_widget_add_css_class (GTK_WIDGET (self), "agenda");
}

GtkWidget *
aff_agenda_view_new (AffScene *scene, const GPtrArray *lanes, guint first, guint count)
{
  g_return_val_if_fail (AFF_IS_SCENE (scene) && lanes != NULL, NULL);
  g_return_val_if_fail (count > 0 && first + count <= lanes->len, NULL);
  AffAgendaView *self = g_object_new (AFF_TYPE_AGENDA_VIEW, NULL);
  const AffLane *lane = g_ptr_array_index (lanes, first);
  gint64 now = aff_scene_now (scene);
  g_autofree char *time = aff_words_time (lane->workshop->zone, now);
  gint64 last_end;

  self->scene = g_object_ref (scene);
  self->lanes = count;
  make_rows (self, lanes, first, &last_end);
  close_rows (self, last_end, now);
  make_rails (self, lanes, first, now);
  make_cards (self, lanes, first);
  self->pill = gtk_label_new (time);
  gtk_widget_add_css_class (self->pill, "clock-pill");
  gtk_widget_set_parent (self->pill, GTK_WIDGET (self));
  return GTK_WIDGET (self);
}

int
aff_agenda_view_get_line (AffAgendaView *self)
{
  g_return_val_if_fail (AFF_IS_AGENDA_VIEW (self), -1);
  return self->line_y;
}

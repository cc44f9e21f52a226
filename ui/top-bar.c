// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/top-bar.h"

#include "ui/widget/fit-text.h"
#include "ui/widget/icon.h"
#include "ui/widget/words.h"

#include <glib/gi18n.h>

#define AGE_LINE_CHARS 32

struct _AffTopBar {
  GtkWidget parent_instance;

  // owned
  AffScene *scene;

  // borrowed: children of the template
  AffFitText *event;
  GtkLabel *day;
  GtkWidget *about;
  GtkWidget *age;
  AffIcon *age_icon;
  GtkLabel *age_words;
  GtkLabel *tag;
  GtkLabel *clock;
};

G_DEFINE_FINAL_TYPE (AffTopBar, aff_top_bar, GTK_TYPE_WIDGET)

// A clock that cannot be right is not shown, nor anything that is told by it.
static gboolean
has_time (AffTopBar *self)
{
  return aff_clock_is_plausible (aff_live_clock (aff_scene_live (self->scene)));
}

static void
refresh_event (AffTopBar *self, const AffProgramme *programme, gint64 now)
{
  const AffWorkshop *host = programme->workshops->len > 0
                              ? g_ptr_array_index (programme->workshops, 0)
                              : NULL;
  g_autofree char *day = aff_zone_day (programme->zone, now);
  g_autofree char *words = aff_words_day (day);
  const char *place = host == NULL ? NULL : host->venue != NULL ? host->venue : host->city;
  gboolean has_room = !aff_scene_is_portrait (self->scene);

  aff_fit_text_set_text (self->event, host != NULL ? host->title : "Affiche");
  if (!has_time (self)) {
    gtk_label_set_label (self->day, place != NULL ? place : "");
  } else if (place != NULL && has_room) {
    g_autofree char *within = aff_words_day_within (day);
    g_autofree char *line = g_strdup_printf ("%s, %s", place, within);
    gtk_label_set_label (self->day, line);
  } else {
    gtk_label_set_label (self->day, words);
  }
}

static char *
describe_age (GTimeZone *zone, gint64 instant, gint64 now, gboolean is_stale)
{
  g_autofree char *today = aff_zone_day (zone, now);
  g_autofree char *day = aff_zone_day (zone, instant);
  g_autofree char *time = aff_words_time (zone, instant);

  if (g_str_equal (today, day))
    return g_strdup_printf (is_stale ? _ ("This programme is from %s")
                                     : _ ("Programme updated %s"),
                            time);
  g_autofree char *date = aff_words_date (day);
  if (!is_stale)
    // Translators: %s is a date, "4 October 2026".
    return g_strdup_printf (_ ("Programme updated on %s"), date);
  // Translators: a date and a time, "4 October 2026, 15:21".
  return g_strdup_printf (_ ("This programme is from %1$s, %2$s"), date, time);
}

// In two lines where one would take the room of the event's name. (A wrapping label would do so
// even when it need not: GTK 4.8 asks it how narrow it can be for the height of the bar.)
static void
break_line (char *words)
{
  char *space = NULL;

  for (char *at = words; *at != '\0' && at < words + AGE_LINE_CHARS; at++)
    if (*at == ' ')
      space = at;
  if (space != NULL && strlen (words) > AGE_LINE_CHARS)
    *space = '\n';
}

static void
refresh_age (AffTopBar *self, const AffProgramme *programme, gint64 now, gboolean is_stale)
{
  gint64 as_of = aff_live_as_of (aff_scene_live (self->scene));

  gtk_widget_set_visible (self->age, as_of != AFF_UNKNOWN_TIME && has_time (self));
  if (as_of == AFF_UNKNOWN_TIME || !has_time (self))
    return;
  g_autofree char *words = describe_age (programme->zone, as_of, now, is_stale);
  if (aff_scene_is_portrait (self->scene))
    break_line (words);
  gtk_label_set_label (self->age_words, words);
  aff_icon_set_name (self->age_icon, is_stale ? "offline" : "synced");
  if (is_stale)
    gtk_widget_add_css_class (self->age, "stale");
  else
    gtk_widget_remove_css_class (self->age, "stale");
}

static void
refresh_tag (AffTopBar *self, const AffProgramme *programme)
{
  gboolean is_simulated = aff_clock_is_simulated (
    aff_live_clock (aff_scene_live (self->scene)));

  gtk_widget_set_visible (GTK_WIDGET (self->tag),
                          programme->is_sample || is_simulated || !has_time (self));
  if (!has_time (self))
    gtk_label_set_label (self->tag, _ ("The clock is wrong. Tell the desk: code CL 01"));
  else if (programme->is_sample)
    gtk_label_set_label (self->tag,
                         is_simulated ? _ ("Sample data, simulated time") : _ ("Sample data"));
  else
    gtk_label_set_label (self->tag, _ ("Simulated time"));
}

static void
refresh (AffTopBar *self)
{
  AffLive *live = aff_scene_live (self->scene);
  const AffProgramme *programme = aff_scene_programme (self->scene);
  gint64 now = aff_scene_now (self->scene);
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();

  gtk_widget_set_visible (self->about, programme != NULL);
  if (programme != NULL) {
    refresh_event (self, programme, now);
    refresh_age (self, programme, now, aff_live_trouble (live) != NULL);
    refresh_tag (self, programme);
  } else {
    aff_fit_text_set_text (self->event, "Affiche");
    gtk_label_set_label (self->day, "");
  }
  g_autofree char *time = aff_words_time (programme != NULL ? programme->zone : utc, now);
  gtk_label_set_label (self->clock, programme != NULL && has_time (self) ? time : "");
}

static void
aff_top_bar_dispose (GObject *object)
{
  AffTopBar *self = AFF_TOP_BAR (object);
  GtkWidget *child;

  gtk_widget_dispose_template (GTK_WIDGET (self), AFF_TYPE_TOP_BAR);
  // That takes out the children that have an id, and no others.
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->scene);
  G_OBJECT_CLASS (aff_top_bar_parent_class)->dispose (object);
}

static void
aff_top_bar_class_init (AffTopBarClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = aff_top_bar_dispose;
  g_type_ensure (AFF_TYPE_FIT_TEXT);
  g_type_ensure (AFF_TYPE_ICON);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/affiche/ui/top-bar.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_bind_template_child (widget_class, AffTopBar, event);
  gtk_widget_class_bind_template_child (widget_class, AffTopBar, day);
  gtk_widget_class_bind_template_child (widget_class, AffTopBar, about);
  gtk_widget_class_bind_template_child (widget_class, AffTopBar, age);
  gtk_widget_class_bind_template_child (widget_class, AffTopBar, age_icon);
  gtk_widget_class_bind_template_child (widget_class, AffTopBar, age_words);
  gtk_widget_class_bind_template_child (widget_class, AffTopBar, tag);
  gtk_widget_class_bind_template_child (widget_class, AffTopBar, clock);
}

static void
aff_top_bar_init (AffTopBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
aff_top_bar_new (AffScene *scene)
{
  g_return_val_if_fail (AFF_IS_SCENE (scene), NULL);
  AffTopBar *self = g_object_new (AFF_TYPE_TOP_BAR, NULL);

  self->scene = g_object_ref (scene);
  if (aff_scene_is_portrait (scene)) {
    g_object_set (self->event, "lines", 3, "smallest", 0.65, NULL);
    gtk_orientable_set_orientation (GTK_ORIENTABLE (self->about), GTK_ORIENTATION_VERTICAL);
    gtk_box_reorder_child_after (GTK_BOX (self->about), GTK_WIDGET (self->tag), NULL);
    gtk_widget_set_halign (GTK_WIDGET (self->tag), GTK_ALIGN_END);
    gtk_widget_set_halign (self->age, GTK_ALIGN_END);
  }
  refresh (self);
  g_signal_connect_object (aff_scene_live (scene), "changed", G_CALLBACK (refresh), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

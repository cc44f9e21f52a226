// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/attendee/hero.h"

#include "app/base/clock.h"
#include "ui/widget/fit-text.h"
#include "ui/widget/progress.h"
#include "ui/widget/rose.h"
#include "ui/widget/words.h"

#include <glib/gi18n.h>

// Past this many minutes the time of day says more than a count.
#define LONGEST_COUNT_MIN 99

struct _AffHero {
  GtkWidget parent_instance;

  // owned
  AffScene *scene;

  // borrowed: children of the template
  GtkOverlay *overlay;
  GtkBox *text;
  GtkWidget *head;
  GtkWidget *foot;
  GtkWidget *dot;
  GtkLabel *where;
  AffFitText *title;
  GtkWidget *count_row;
  GtkLabel *count;
  GtkLabel *unit;
  AffProgress *progress;
  GtkWidget *ends;
  GtkLabel *start;
  GtkLabel *end;
  AffRose *rose;
};

G_DEFINE_FINAL_TYPE (AffHero, aff_hero, GTK_TYPE_WIDGET)

static void
set_count (AffHero *self, const char *count, const char *unit, gboolean is_number)
{
  gtk_label_set_label (self->count, count);
  gtk_label_set_label (self->unit, unit);
  gtk_widget_set_visible (GTK_WIDGET (self->count), count[0] != '\0');
  if (is_number)
    gtk_widget_remove_css_class (GTK_WIDGET (self->count), "words");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->count), "words");
}

static void
show_minutes_left (AffHero *self, const AffItem *item, gint64 now)
{
  g_autofree char *count = NULL;
  g_autofree char *words = NULL;

  if (item->standing.end == AFF_UNKNOWN_TIME) {
    set_count (self, "", _ ("End to be announced"), TRUE);
    return;
  }
  int minutes = aff_agenda_minutes_until (item->standing.end, now);
  const char *unit = ngettext ("minute left", "minutes left", (gulong) minutes);
  if (minutes > LONGEST_COUNT_MIN) {
    g_autofree char *length = aff_words_length (minutes);
    set_count (self, length, _ ("left"), FALSE);
  } else {
    count = g_strdup_printf ("%d", minutes);
    set_count (self, count, unit, TRUE);
  }
  words = g_strdup_printf ("%d %s", minutes, unit);
  aff_progress_set (self->progress, aff_agenda_progress (item, now), words);
}

// "Sunday 4 October 2026, in 14 days"; a clock that cannot be right counts nothing.
static char *
describe_day (const char *day, gint64 seconds, AffScene *scene)
{
  g_autofree char *words = aff_words_day (day);
  int days = (int) (seconds / (24 * 60 * 60));

  if (days < 1 || !aff_clock_is_plausible (aff_live_clock (aff_scene_live (scene))))
    return g_steal_pointer (&words);
  return g_strdup_printf (ngettext ("%s, in %d day", "%s, in %d days", (gulong) days), words,
                          days);
}

static void
show_start (AffHero *self, const AffItem *item, gint64 now)
{
  GTimeZone *zone = item->workshop->zone;
  g_autofree char *today = aff_zone_day (zone, now);
  g_autofree char *day = aff_zone_day (zone, item->standing.start);
  g_autofree char *time = aff_words_time (zone, item->standing.start);
  int minutes = aff_agenda_minutes_until (item->standing.start, now);

  if (!g_str_equal (today, day)) {
    g_autofree char *words = describe_day (day, item->standing.start - now, self->scene);
    set_count (self, time, words, FALSE);
  } else {
    g_autofree char *words = NULL;
    if (minutes <= LONGEST_COUNT_MIN)
      words = g_strdup_printf (ngettext ("in %d minute", "in %d minutes", (gulong) minutes),
                               minutes);
    set_count (self, time, words != NULL ? words : _ ("today"), FALSE);
  }
}

static void
show_times (AffHero *self, const AffItem *item)
{
  GTimeZone *zone = item->workshop->zone;
  g_autofree char *start = aff_words_time (zone, item->standing.start);
  g_autofree char *end = item->standing.end != AFF_UNKNOWN_TIME
                           ? aff_words_time (zone, item->standing.end)
                           : g_strdup ("");

  gtk_label_set_label (self->start, start);
  gtk_label_set_label (self->end, end);
}

// The boards of the session that the map shows, whatever this card is about.
static void
show_rose (AffHero *self)
{
  AffProgramme *programme = aff_scene_programme (self->scene);
  gint64 now = aff_scene_now (self->scene);
  g_autoptr (GArray)
    seats = aff_agenda_seats (programme, aff_agenda_poster_item (programme, now), now);
  gboolean has_rose = seats->len > 0 && !gtk_widget_has_css_class (GTK_WIDGET (self), "half");

  if (has_rose)
    aff_rose_set_seats (self->rose, seats);
  gtk_widget_set_visible (GTK_WIDGET (self->rose), has_rose);
  if (has_rose)
    gtk_widget_add_css_class (GTK_WIDGET (self), "with-rose");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "with-rose");
}

static char *
describe_place (const AffItem *item, gboolean is_running, const char *language)
{
  if (item->room == NULL)
    return g_strdup (is_running ? _ ("Now") : _ ("Next"));
  // Translators: %s is a room: "Now, Main hall".
  return g_strdup_printf (is_running ? _ ("Now, %s") : _ ("Next, %s"),
                          aff_words_room (item->room, language));
}

// Where there is room, a title of two parts is set in two lines: "Poster session / & coffee break".
static void
set_title (AffHero *self, const char *title)
{
  gboolean is_half = gtk_widget_has_css_class (GTK_WIDGET (self), "half");
  g_auto (GStrv) parts = g_strsplit (title, " & ", 2);
  g_autofree char *lines = g_strjoinv (is_half ? " & " : "\n& ", parts);

  aff_fit_text_set_text (self->title, lines);
}

void
aff_hero_show_item (AffHero *self, const AffItem *item)
{
  g_return_if_fail (AFF_IS_HERO (self) && item != NULL);
  gint64 now = aff_scene_now (self->scene);
  gboolean is_running = aff_agenda_phase (item, now) == AFF_PHASE_RUNNING;
  g_autofree char *where = describe_place (item, is_running, aff_scene_language (self->scene));

  gtk_label_set_label (self->where, where);
  g_object_set (self->title, "language", item->language, NULL);
  set_title (self, item->title);
  gtk_widget_set_visible (self->dot, is_running);
  gtk_widget_set_visible (self->count_row, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->progress),
                          is_running && item->standing.end != AFF_UNKNOWN_TIME);
  gtk_widget_set_visible (self->ends, is_running);
  if (is_running)
    show_minutes_left (self, item, now);
  else
    show_start (self, item, now);
  show_times (self, item);
  show_rose (self);
}

void
aff_hero_show_words (AffHero *self, const char *eyebrow, const char *title, const char *line)
{
  g_return_if_fail (AFF_IS_HERO (self));

  gtk_label_set_label (self->where, eyebrow);
  aff_fit_text_set_text (self->title, title);
  gtk_widget_set_visible (self->dot, FALSE);
  set_count (self, "", line, TRUE);
  gtk_widget_set_visible (self->count_row, line[0] != '\0');
  gtk_widget_set_visible (GTK_WIDGET (self->progress), FALSE);
  gtk_widget_set_visible (self->ends, FALSE);
  show_rose (self);
}

// Upright screens lead with the count, wide ones with the title.
static void
arrange_portrait (AffHero *self)
{
  gtk_box_remove (GTK_BOX (self->head), g_object_ref (GTK_WIDGET (self->title)));
  gtk_box_prepend (GTK_BOX (self->foot), GTK_WIDGET (self->title));
  g_object_unref (self->title);
  gtk_box_remove (GTK_BOX (self->foot), g_object_ref (self->count_row));
  gtk_box_append (GTK_BOX (self->head), self->count_row);
  g_object_unref (self->count_row);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->count_row), GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_vexpand (GTK_WIDGET (self->title), FALSE);
  // Below the rosace there is room for two lines; a longer title is set smaller.
  g_object_set (self->title, "lines", 2, NULL);
  gtk_widget_set_valign (GTK_WIDGET (self->rose), GTK_ALIGN_START);
}

static void
aff_hero_dispose (GObject *object)
{
  AffHero *self = AFF_HERO (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), AFF_TYPE_HERO);
  g_clear_object (&self->scene);
  G_OBJECT_CLASS (aff_hero_parent_class)->dispose (object);
}

static void
aff_hero_class_init (AffHeroClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = aff_hero_dispose;
  g_type_ensure (AFF_TYPE_FIT_TEXT);
  g_type_ensure (AFF_TYPE_PROGRESS);
  g_type_ensure (AFF_TYPE_ROSE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/affiche/ui/attendee/hero.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_bind_template_child (widget_class, AffHero, overlay);
  gtk_widget_class_bind_template_child (widget_class, AffHero, text);
  gtk_widget_class_bind_template_child (widget_class, AffHero, head);
  gtk_widget_class_bind_template_child (widget_class, AffHero, foot);
  gtk_widget_class_bind_template_child (widget_class, AffHero, dot);
  gtk_widget_class_bind_template_child (widget_class, AffHero, where);
  gtk_widget_class_bind_template_child (widget_class, AffHero, title);
  gtk_widget_class_bind_template_child (widget_class, AffHero, count_row);
  gtk_widget_class_bind_template_child (widget_class, AffHero, count);
  gtk_widget_class_bind_template_child (widget_class, AffHero, unit);
  gtk_widget_class_bind_template_child (widget_class, AffHero, progress);
  gtk_widget_class_bind_template_child (widget_class, AffHero, ends);
  gtk_widget_class_bind_template_child (widget_class, AffHero, start);
  gtk_widget_class_bind_template_child (widget_class, AffHero, end);
  gtk_widget_class_bind_template_child (widget_class, AffHero, rose);
}

static void
aff_hero_init (AffHero *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  // The words lie over the rosace, and they decide how large the card is.
  gtk_overlay_set_measure_overlay (self->overlay, GTK_WIDGET (self->text), TRUE);
}

GtkWidget *
aff_hero_new (AffScene *scene, gboolean is_half)
{
  g_return_val_if_fail (AFF_IS_SCENE (scene), NULL);
  AffHero *self = g_object_new (AFF_TYPE_HERO, NULL);

  self->scene = g_object_ref (scene);
  if (is_half)
    gtk_widget_add_css_class (GTK_WIDGET (self), "half");
  if (aff_scene_is_portrait (scene) && !is_half)
    arrange_portrait (self);
  else
    gtk_widget_set_valign (GTK_WIDGET (self->rose), GTK_ALIGN_CENTER);
  return GTK_WIDGET (self);
}

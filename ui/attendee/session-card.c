// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/attendee/session-card.h"

#include "ui/attendee/item-button.h"
#include "ui/widget/fit-text.h"
#include "ui/widget/icon.h"
#include "ui/widget/words.h"

#include <glib/gi18n.h>

static GtkWidget *
make_label (const char *text, const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, class);
  return label;
}

static GtkWidget *
make_disc (const char *icon, const char *class, const char *icon_class)
{
  GtkWidget *disc = gtk_center_box_new ();
  GtkWidget *picture = aff_icon_new (icon);

  gtk_widget_add_css_class (disc, class);
  gtk_widget_add_css_class (picture, icon_class);
  gtk_center_box_set_center_widget (GTK_CENTER_BOX (disc), picture);
  gtk_widget_set_valign (disc, GTK_ALIGN_CENTER);
  return disc;
}

static GtkWidget *
make_nature (const AffItem *item, AffPhase phase)
{
  const char *icon = phase == AFF_PHASE_PAST ? "check" : aff_words_nature_icon (item->natures);
  GtkWidget *disc = make_disc (icon, "nature", "icon-28");

  gtk_widget_add_css_class (disc, aff_words_nature_class (item->natures));
  return disc;
}

static GtkWidget *
make_tag (const char *icon, const char *text, const char *class)
{
  GtkWidget *tag = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (tag, class);
  gtk_widget_set_valign (tag, GTK_ALIGN_CENTER);
  if (icon != NULL)
    gtk_box_append (GTK_BOX (tag), aff_icon_new (icon));
  gtk_box_append (GTK_BOX (tag), gtk_label_new (text));
  return tag;
}

static char *
describe_delay (const AffItem *item)
{
  int delay = aff_agenda_delay_min (item);

  if (delay > 0)
    return g_strdup_printf (_ ("%d min later from here"), delay);
  return g_strdup_printf (_ ("%d min earlier from here"), -delay);
}

static char *
describe_left (const AffItem *item, gint64 now)
{
  g_autofree char *length = aff_words_length (
    aff_agenda_minutes_until (item->standing.end, now));

  return g_strdup_printf (_ ("%s left"), length);
}

// A narrow card says in its second line what a wide one says in tags and at its end.
static char *
describe_narrow (const AffItem *item, gint64 now)
{
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *line = aff_words_item_line (item);
  gboolean is_running = aff_agenda_phase (item, now) == AFF_PHASE_RUNNING;
  g_autofree char *length = NULL;

  if (is_running && item->standing.end != AFF_UNKNOWN_TIME)
    length = describe_left (item, now);
  else if (item->duration_min >= 0)
    length = aff_words_length (item->duration_min);
  const char *const parts[] = {item->is_cancelled ? _ ("Cancelled") : NULL,
                               item->to_confirm ? _ ("To be confirmed") : NULL, length, line};
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL && parts[i][0] != '\0')
      g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", parts[i]);
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static GtkWidget *
make_line (const AffItem *item, gboolean is_narrow, gint64 now)
{
  g_autofree char *line = is_narrow ? describe_narrow (item, now) : aff_words_item_line (item);
  GtkWidget *label = make_label (line, "line");

  gtk_widget_set_visible (label, line[0] != '\0');
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_lines (GTK_LABEL (label), 2);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  return label;
}

static GtkWidget *
make_change (const AffItem *item)
{
  g_autofree char *words = describe_delay (item);
  GtkWidget *tag = make_tag ("clock", words, "changed");

  gtk_widget_set_halign (tag, GTK_ALIGN_START);
  return tag;
}

// Where cards are wide the change stands beside the text, elsewhere in place of its second line.
static GtkWidget *
make_text (const AffItem *item, AffSessionLook look, gint64 now)
{
  GtkWidget *text = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *title = aff_fit_text_new (item->title);
  gboolean is_change = look.is_first_change && !look.is_wide && !item->is_cancelled;

  g_object_set (title, "smallest", 0.7, "lines", look.is_narrow ? 4 : 2, "line-percent", 112,
                "language", item->language, NULL);
  gtk_widget_add_css_class (title, "title");
  gtk_widget_add_css_class (text, "text");
  gtk_widget_set_hexpand (text, TRUE);
  gtk_widget_set_valign (text, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (text), title);
  gtk_box_append (GTK_BOX (text),
                  is_change ? make_change (item) : make_line (item, look.is_narrow, now));
  return text;
}

static void
append_tags (GtkBox *row, const AffItem *item, AffSessionLook look)
{
  if (look.is_narrow)
    return;
  if (item->is_cancelled)
    gtk_box_append (row, make_tag (NULL, _ ("Cancelled"), "unsure"));
  else if (item->to_confirm)
    gtk_box_append (row, make_tag (NULL, _ ("To be confirmed"), "unsure"));
  if (item->is_cancelled)
    return;
  if (look.is_first_change && look.is_wide)
    gtk_box_append (row, make_change (item));
  if (look.shows_planned && aff_agenda_delay_min (item) != 0) {
    g_autofree char *time = aff_words_time (item->workshop->zone, item->planned.start);
    gtk_box_append (row, make_label (time, "old"));
  }
}

static GtkWidget *
make_running_end (const AffItem *item, gint64 now)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *range = aff_words_range (item->workshop->zone, item->standing);

  if (item->standing.end != AFF_UNKNOWN_TIME) {
    g_autofree char *length = aff_words_length (
      aff_agenda_minutes_until (item->standing.end, now));
    g_autofree char *left = g_strdup_printf (_ ("%s left"), length);
    GtkWidget *label = make_label (left, "left");

    gtk_label_set_xalign (GTK_LABEL (label), 1);
    gtk_box_append (GTK_BOX (box), label);
  }
  gtk_box_append (GTK_BOX (box), make_label (range, "length"));
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  return box;
}

static void
set_phase (GtkWidget *card, const AffItem *item, AffPhase phase, AffSessionLook look)
{
  gtk_widget_add_css_class (card, "session");
  if (look.is_narrow)
    gtk_widget_add_css_class (card, "narrow");
  if (item->is_cancelled)
    gtk_widget_add_css_class (card, "cancelled");
  else if (phase == AFF_PHASE_PAST)
    gtk_widget_add_css_class (card, "past");
  else if (phase == AFF_PHASE_RUNNING)
    gtk_widget_add_css_class (card, "now");
}

GtkWidget *
aff_session_card_new (AffScene *scene, const AffItem *item, AffSessionLook look)
{
  g_return_val_if_fail (AFF_IS_SCENE (scene) && item != NULL, NULL);
  gint64 now = aff_scene_now (scene);
  AffPhase phase = aff_agenda_phase (item, now);
  gboolean is_running = phase == AFF_PHASE_RUNNING && !item->is_cancelled;
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *card = aff_item_button_new (item, row);

  set_phase (card, item, phase, look);
  gtk_box_append (GTK_BOX (row), make_nature (item, phase));
  gtk_box_append (GTK_BOX (row), make_text (item, look, now));
  append_tags (GTK_BOX (row), item, look);
  if (is_running && !look.is_narrow)
    gtk_box_append (GTK_BOX (row), make_running_end (item, now));
  else if (!look.is_narrow && item->duration_min >= 0) {
    g_autofree char *length = aff_words_length (item->duration_min);
    gtk_box_append (GTK_BOX (row), make_label (length, "length"));
  }
  for (GtkWidget *child = gtk_widget_get_first_child (row); is_running && child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_widget_set_valign (child, look.is_text_low ? GTK_ALIGN_END : GTK_ALIGN_START);
  return card;
}

static char *
join_aliases (const AffWorkshop *workshop)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < workshop->aliases->len; i++) {
    const AffAlias *alias = g_ptr_array_index (workshop->aliases, i);

    if (i > 0)
      g_string_append (names, i + 1 == workshop->aliases->len ? _ (" and ") : ", ");
    g_string_append (names, alias->name);
  }
  return g_string_free (g_steal_pointer (&names), FALSE);
}

static void
append_wrapped (GtkWidget *box, const char *text, const char *class)
{
  GtkWidget *label = make_label (text, class);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 24);
  gtk_box_append (GTK_BOX (box), label);
}

static GtkWidget *
make_about (const AffWorkshop *workshop)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  g_autofree char *words = g_strdup_printf (_ ("About %s"), workshop->short_title);
  GtkWidget *label = gtk_label_new (words);
  GtkWidget *icon = aff_icon_new ("info");

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  gtk_widget_add_css_class (icon, "icon-30");
  gtk_box_append (GTK_BOX (row), icon);
  gtk_box_append (GTK_BOX (row), label);
  GtkWidget *about = aff_about_button_new (workshop, row, words);
  gtk_widget_add_css_class (about, "btn");
  gtk_widget_set_halign (about, GTK_ALIGN_START);
  return about;
}

GtkWidget *
aff_workshop_card_new (AffScene *scene, const AffWorkshop *workshop)
{
  g_return_val_if_fail (AFF_IS_SCENE (scene) && workshop != NULL, NULL);
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *disc = make_disc ("clock", "disc", "icon-30");
  g_autofree char *days = aff_words_days (workshop->first_day, workshop->last_day);

  gtk_widget_add_css_class (card, "lane-card");
  gtk_widget_set_halign (disc, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (card), disc);
  append_wrapped (card, workshop->short_title, "h2");
  if (g_strcmp0 (workshop->title, workshop->short_title) != 0)
    append_wrapped (card, workshop->title, "body");
  if (workshop->aliases->len > 0) {
    g_autofree char *names = join_aliases (workshop);
    g_autofree char *merged = g_strdup_printf (_ ("Merged with %s"), names);
    append_wrapped (card, merged, "body");
  }
  append_wrapped (card, days, "label");
  append_wrapped (card, aff_words_room (workshop->room, aff_scene_language (scene)), "label");
  append_wrapped (card, _ ("Programme to be confirmed"), "label");
  gtk_box_append (GTK_BOX (card), make_about (workshop));
  return card;
}

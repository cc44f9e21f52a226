// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/attendee/presenter-facts.h"

#include "ui/widget/fit-text.h"
#include "ui/widget/icon.h"
#include "ui/widget/words.h"

#include <glib/gi18n.h>

static void
add_row (GtkWidget *card, const char *icon_name, const char *label, const char *value)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *disc = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *icon = aff_icon_new (icon_name);
  GtkWidget *head = gtk_label_new (label);
  GtkWidget *text = aff_fit_text_new (value);

  gtk_widget_add_css_class (row, "own-row");
  gtk_widget_add_css_class (disc, "own-disc");
  gtk_widget_add_css_class (icon, "icon-30");
  gtk_widget_add_css_class (head, "own-label");
  gtk_widget_add_css_class (text, "own-value");
  gtk_widget_set_hexpand (icon, TRUE);
  gtk_widget_set_halign (icon, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (disc, FALSE);
  gtk_widget_set_valign (disc, GTK_ALIGN_CENTER);
  gtk_label_set_xalign (GTK_LABEL (head), 0);
  g_object_set (text, "lines", 2, "smallest", 0.7, NULL);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (disc), icon);
  gtk_box_append (GTK_BOX (words), head);
  gtk_box_append (GTK_BOX (words), text);
  gtk_box_append (GTK_BOX (row), disc);
  gtk_box_append (GTK_BOX (row), words);
  gtk_box_append (GTK_BOX (card), row);
}

static char *
describe_hanging (GTimeZone *zone, const AffHanging *hanging)
{
  if (hanging->from == AFF_UNKNOWN_TIME)
    return g_strdup (_ ("Ask the desk"));
  return aff_words_range (zone, (AffSpan){hanging->from, hanging->until});
}

static char *
describe_clear (GTimeZone *zone, const AffHanging *hanging)
{
  if (hanging->clear == AFF_UNKNOWN_TIME)
    return g_strdup (_ ("Ask the desk"));
  g_autofree char *time = aff_words_time (zone, hanging->clear);
  // Translators: a time, by which a poster must be down.
  return g_strdup_printf (_ ("Before %s"), time);
}

// "100 × 200 cm", or the width alone where no height is known.
static char *
describe_panel (const AffBoard *board)
{
  if (board->panel_height_mm > 0)
    return g_strdup_printf (_ ("%d × %d cm"), board->panel_width_mm / 10,
                            board->panel_height_mm / 10);
  // Translators: centimetres.
  return g_strdup_printf (_ ("%d cm wide"), board->panel_width_mm / 10);
}

GtkWidget *
aff_presenter_facts_new (const AffPresentation *presentation, const AffHanging *hanging)
{
  const AffItem *item = presentation->item;
  GTimeZone *zone = item->workshop->zone;
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *hang = describe_hanging (zone, hanging);
  g_autofree char *attend = aff_words_range (zone, hanging->attend);
  g_autofree char *clear = describe_clear (zone, hanging);
  g_autofree char *panel = describe_panel (presentation->board);

  gtk_widget_add_css_class (card, "paper");
  gtk_widget_add_css_class (card, "own-facts");
  add_row (card, "flag", _ ("Hanging"), hang);
  add_row (card, "people", _ ("At the board"), attend);
  add_row (card, "down", _ ("Taking down"), clear);
  add_row (card, "ruler", _ ("Your poster, at most"),
           item->poster_format != NULL ? item->poster_format : _ ("Ask the desk"));
  add_row (card, "board", _ ("Surface of the board"), panel);
  if (item->material != NULL)
    add_row (card, "hammer", _ ("Material"), item->material);
  return card;
}

static char *
describe_open (GTimeZone *zone, const AffHanging *hanging)
{
  if (hanging->quiet == NULL || hanging->quiet->standing.end == AFF_UNKNOWN_TIME)
    return g_strdup (_ ("Hang it now."));
  g_autofree char *time = aff_words_time (zone, hanging->quiet->standing.end);
  // Translators: a time.
  return g_strdup_printf (_ ("Hang it now, quietly: talk until %s."), time);
}

char *
aff_presenter_task (const AffPresentation *presentation, const AffHanging *hanging)
{
  GTimeZone *zone = presentation->item->workshop->zone;
  g_autofree char *from = hanging->from != AFF_UNKNOWN_TIME
                            ? aff_words_time (zone, hanging->from)
                            : NULL;
  g_autofree char *end = hanging->attend.end != AFF_UNKNOWN_TIME
                           ? aff_words_time (zone, hanging->attend.end)
                           : NULL;
  g_autofree char *clear = hanging->clear != AFF_UNKNOWN_TIME
                             ? aff_words_time (zone, hanging->clear)
                             : NULL;

  switch (hanging->phase) {
  case AFF_HANGING_EARLY:
    return g_strdup_printf (_ ("Hang it from %s."), from);
  case AFF_HANGING_OPEN:
    return describe_open (zone, hanging);
  case AFF_HANGING_ATTEND:
    return end != NULL ? g_strdup_printf (_ ("Be at your board until %s."), end)
                       : g_strdup (_ ("Be at your board now."));
  case AFF_HANGING_CLEAR:
    return clear != NULL ? g_strdup_printf (_ ("Take it down before %s."), clear)
                         : g_strdup (_ ("Take it down. The desk knows by when."));
  case AFF_HANGING_OVER:
    return g_strdup (_ ("The session is over."));
  case AFF_HANGING_UNKNOWN:
  default:
    return g_strdup (_ ("The time of the session is not known yet. Ask the desk."));
  }
}

char **
aff_presenter_lines (const AffPresentation *presentation, const AffHanging *hanging)
{
  GTimeZone *zone = presentation->item->workshop->zone;
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();
  g_autofree char *hang = describe_hanging (zone, hanging);
  g_autofree char *clear = describe_clear (zone, hanging);

  g_ptr_array_add (lines, g_strdup_printf (_ ("Board %s"), presentation->board->label));
  if (hanging->from != AFF_UNKNOWN_TIME)
    g_ptr_array_add (lines, g_strdup_printf ("%s: %s", _ ("Hanging"), hang));
  if (hanging->clear != AFF_UNKNOWN_TIME)
    g_ptr_array_add (lines, g_strdup_printf ("%s: %s", _ ("Taking down"), clear));
  g_ptr_array_add (lines, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&lines), FALSE);
}

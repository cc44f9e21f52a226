// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/attendee/found-card.h"

#include "ui/attendee/shorten.h"
#include "ui/widget/board-tile.h"
#include "ui/widget/icon.h"
#include "ui/widget/palette.h"
#include "ui/widget/words.h"

// Lines of the detail that a title has the characters of, from which on it is set smaller, in three
// lines and in four.
#define LONG_TITLE    1.45
#define LONGEST_TITLE 2.4

#define SHORT_TITLE 45 // characters; it leaves a line to the detail
#define ALSO_MOST   40

static guint16
to_channel (float value)
{
  return (guint16) (value * 65535);
}

static void
add_attribute (PangoAttrList *list, PangoAttribute *attribute, const AffMark *mark)
{
  attribute->start_index = mark->start;
  attribute->end_index = mark->end;
  pango_attr_list_insert (list, attribute);
}

// Bold, underlined and on rose: any of them alone tells it.
static void
mark_text (GtkLabel *label, const AffMarked *marked)
{
  const GdkRGBA *rose = aff_palette_color (AFF_COLOR_ROSE_SOFT);
  g_autoptr (PangoAttrList) list = pango_attr_list_new ();

  for (guint i = 0; i < marked->n_marks; i++) {
    const AffMark *mark = &marked->marks[i];

    add_attribute (list, pango_attr_weight_new (PANGO_WEIGHT_BOLD), mark);
    add_attribute (list, pango_attr_underline_new (PANGO_UNDERLINE_SINGLE), mark);
    add_attribute (list,
                   pango_attr_background_new (to_channel (rose->red), to_channel (rose->green),
                                              to_channel (rose->blue)),
                   mark);
  }
  gtk_label_set_attributes (label, list);
}

static GtkWidget *
make_label (const AffMarked *marked, const char *class)
{
  GtkWidget *label = gtk_label_new (marked->text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, class);
  if (marked->n_marks > 0)
    mark_text (GTK_LABEL (label), marked);
  return label;
}

static GtkWidget *
make_title (const AffMarked *title, guint line)
{
  GtkWidget *label = make_label (title, "found-title");
  double length = (double) g_utf8_strlen (title->text, -1) / line;
  const char *class = length > LONGEST_TITLE ? "longest" : length > LONG_TITLE ? "long" : NULL;

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), length > LONGEST_TITLE ? 4 : class != NULL ? 3 : 2);
  if (class != NULL)
    gtk_widget_add_css_class (label, class);
  return label;
}

static gboolean
has_short_title (const AffFound *found)
{
  return found->also.text == NULL && g_utf8_strlen (found->title.text, -1) <= SHORT_TITLE;
}

static void
add_part (GtkWidget *row, const AffMarked *marked, guint most, int lines)
{
  AffMarked part = *marked;

  part.text = g_strdup (marked->text);
  aff_marked_shorten (&part, most);
  GtkWidget *label = make_label (&part, "small");
  gtk_label_set_wrap (GTK_LABEL (label), lines > 1);
  gtk_label_set_lines (GTK_LABEL (label), lines);
  gtk_box_append (GTK_BOX (row), label);
  g_free (part.text);
}

// What does not fit goes by whole names or words.
static GtkWidget *
make_detail (const AffFound *found, guint line)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  const char *also = found->also.text;
  glong taken = also != NULL ? MIN (g_utf8_strlen (also, -1), ALSO_MOST) + 3 : 0;

  gtk_widget_add_css_class (row, "found-detail");
  if (found->detail.text != NULL && *found->detail.text != '\0')
    add_part (row, &found->detail,
              has_short_title (found) ? 2 * line - 8 : line - (guint) taken,
              has_short_title (found) ? 2 : 1);
  if (also != NULL)
    add_part (row, &found->also, ALSO_MOST, 1);
  return row;
}

static GtkWidget *
make_disc (const AffFound *found)
{
  GtkWidget *disc = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *icon = aff_icon_new (found->natures != 0 ? aff_words_nature_icon (found->natures)
                                                      : found->icon);

  gtk_widget_add_css_class (disc, "nature");
  if (found->natures != 0)
    gtk_widget_add_css_class (disc, aff_words_nature_class (found->natures));
  else
    gtk_widget_add_css_class (disc, "plain");
  gtk_widget_set_hexpand (icon, TRUE);
  gtk_widget_set_hexpand (disc, FALSE);
  gtk_box_append (GTK_BOX (disc), icon);
  return disc;
}

static GtkWidget *
make_lead (const AffFound *found)
{
  GtkWidget *lead;

  if (found->label != NULL) {
    lead = aff_board_tile_new (found->label, found->letter);
  } else if (found->letter != NULL) {
    lead = gtk_label_new (found->letter);
    gtk_widget_add_css_class (lead, "letter");
    gtk_widget_add_css_class (lead, aff_palette_topic_class (found->letter));
  } else {
    lead = make_disc (found);
  }
  gtk_widget_set_valign (lead, GTK_ALIGN_CENTER);
  return lead;
}

static GtkWidget *
make_words (const AffFound *found, guint line)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (words), make_title (&found->title, line));
  gtk_box_append (GTK_BOX (words), make_detail (found, line));
  return words;
}

GtkWidget *
aff_found_card_new (const AffFound *found, guint line)
{
  g_return_val_if_fail (found != NULL && found->title.text != NULL, NULL);
  GtkWidget *card = gtk_button_new ();
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  g_autofree char *words = aff_found_words (found);

  gtk_box_append (GTK_BOX (row), make_lead (found));
  gtk_box_append (GTK_BOX (row), make_words (found, line));
  if (found->opens != AFF_OPENS_NOTHING) {
    GtkWidget *chevron = aff_icon_new ("chev");
    gtk_widget_add_css_class (chevron, "icon-30");
    gtk_box_append (GTK_BOX (row), chevron);
  }
  gtk_button_set_child (GTK_BUTTON (card), row);
  gtk_widget_add_css_class (card, "found-card");
  gtk_widget_set_sensitive (card, found->opens != AFF_OPENS_NOTHING);
  gtk_accessible_update_property (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  -1);
  return card;
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/attendee/way-steps.h"

#include "ui/widget/fit-text.h"
#include "ui/widget/icon.h"
#include "ui/widget/way-words.h"

#include <glib/gi18n.h>

#define MOST_ROWS 5

struct _AffWaySteps {
  GtkWidget parent_instance;

  // owned
  GtkWidget *box;
  GPtrArray *words; // char *, of all steps
  GArray *steps;    // AffStep, without their landmarks

  guint first; // of the page that is shown
};

G_DEFINE_FINAL_TYPE (AffWaySteps, aff_way_steps, GTK_TYPE_WIDGET)

static GtkWidget *
make_row (const AffStep *step, const char *words)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *disc = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *icon = aff_icon_new (aff_way_words_icon (step));
  GtkWidget *text = aff_fit_text_new (words);

  gtk_widget_add_css_class (row, "way-step");
  gtk_widget_add_css_class (disc, "way-disc");
  gtk_widget_add_css_class (icon, "icon-30");
  gtk_widget_add_css_class (text, "way-step-words");
  if (step->turn == AFF_TURN_ARRIVE)
    gtk_widget_add_css_class (disc, "arrive");
  gtk_widget_set_valign (disc, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (icon, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (icon, TRUE);
  gtk_widget_set_hexpand (disc, FALSE);
  g_object_set (text, "lines", 2, "smallest", 0.75, NULL);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_widget_set_valign (text, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (disc), icon);
  gtk_box_append (GTK_BOX (row), disc);
  gtk_box_append (GTK_BOX (row), text);
  if (step->metres > 0) {
    g_autofree char *metres = aff_way_words_metres (step->metres);
    GtkWidget *length = gtk_label_new (metres);
    gtk_widget_add_css_class (length, "way-metres");
    gtk_box_append (GTK_BOX (row), length);
  }
  return row;
}

static void show_rows (AffWaySteps *self);

// Where there are more pages than one, the button that turns them takes the room of a row.
static guint
count_rows (AffWaySteps *self)
{
  return self->steps->len > MOST_ROWS ? MOST_ROWS - 1 : MOST_ROWS;
}

static void
on_turn_page (AffWaySteps *self)
{
  guint next = self->first + count_rows (self);

  self->first = next < self->steps->len ? next : 0;
  show_rows (self);
}

static GtkWidget *
make_turner (AffWaySteps *self)
{
  gboolean is_last = self->first + count_rows (self) >= self->steps->len;
  GtkWidget *turner = gtk_button_new_with_label (is_last ? _ ("From the beginning")
                                                         : _ ("And then"));

  gtk_widget_add_css_class (turner, "btn");
  gtk_widget_add_css_class (turner, "small");
  g_signal_connect_object (turner, "clicked", G_CALLBACK (on_turn_page), self,
                           G_CONNECT_SWAPPED);
  return turner;
}

static void
show_rows (AffWaySteps *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
  for (guint i = self->first; i < self->steps->len && i < self->first + count_rows (self); i++)
    gtk_box_append (GTK_BOX (self->box), make_row (&g_array_index (self->steps, AffStep, i),
                                                   g_ptr_array_index (self->words, i)));
  if (self->steps->len > MOST_ROWS)
    gtk_box_append (GTK_BOX (self->box), make_turner (self));
}

static void
aff_way_steps_dispose (GObject *object)
{
  g_clear_pointer (&AFF_WAY_STEPS (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (aff_way_steps_parent_class)->dispose (object);
}

static void
aff_way_steps_finalize (GObject *object)
{
  AffWaySteps *self = AFF_WAY_STEPS (object);

  g_ptr_array_unref (self->words);
  g_array_unref (self->steps);
  G_OBJECT_CLASS (aff_way_steps_parent_class)->finalize (object);
}

static void
aff_way_steps_class_init (AffWayStepsClass *class)
{
  G_OBJECT_CLASS (class)->dispose = aff_way_steps_dispose;
  G_OBJECT_CLASS (class)->finalize = aff_way_steps_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (class), "way-steps");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (class), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
aff_way_steps_init (AffWaySteps *self)
{
  self->words = g_ptr_array_new_with_free_func (g_free);
  self->steps = g_array_new (FALSE, FALSE, sizeof (AffStep));
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Directions"), -1);
}

GtkWidget *
aff_way_steps_new (void)
{
  return g_object_new (AFF_TYPE_WAY_STEPS, NULL);
}

// TRUE if STEPS read as what is shown already: then nothing flickers and the page stays.
static gboolean
is_shown (AffWaySteps *self, const AffRoute *route, const GPtrArray *words)
{
  if (route->steps->len != self->steps->len)
    return FALSE;
  for (guint i = 0; i < words->len; i++)
    if (!g_str_equal (g_ptr_array_index (words, i), g_ptr_array_index (self->words, i)) ||
        g_array_index (route->steps, AffStep, i).metres !=
          g_array_index (self->steps, AffStep, i).metres)
      return FALSE;
  return TRUE;
}

void
aff_way_steps_show (AffWaySteps *self, const AffRoute *route, const char *language)
{
  g_return_if_fail (AFF_IS_WAY_STEPS (self) && route != NULL);
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  gtk_widget_set_visible (GTK_WIDGET (self), route->steps->len > 0);
  for (guint i = 0; i < route->steps->len; i++)
    g_ptr_array_add (words,
                     aff_way_words_step (&g_array_index (route->steps, AffStep, i), language));
  if (is_shown (self, route, words))
    return;
  g_ptr_array_unref (self->words);
  self->words = g_steal_pointer (&words);
  g_array_set_size (self->steps, 0);
  for (guint i = 0; i < route->steps->len; i++) {
    AffStep step = g_array_index (route->steps, AffStep, i);

    step.place = NULL; // of a programme that may go
    step.board = NULL;
    g_array_append_val (self->steps, step);
  }
  self->first = 0;
  show_rows (self);
}

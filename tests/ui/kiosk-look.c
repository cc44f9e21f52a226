// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/kiosk.h"
#include "ui/attendee/paged-text.h"
#include "ui/map/board-target.h"
#include "ui/widget/fit-text.h"

#define LONGEST_LABEL 6 // characters; these stand whole everywhere

static void
collect (GtkWidget *widget, GType type, GPtrArray *found)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    g_ptr_array_add (found, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect (child, type, found);
}

GPtrArray *
kiosk_list (GtkWidget *root, GType type)
{
  GPtrArray *found = g_ptr_array_new ();

  collect (root, type, found);
  return found;
}

GPtrArray *
kiosk_list_controls (GtkWidget *root)
{
  g_autoptr (GPtrArray) all = kiosk_list (root, GTK_TYPE_WIDGET);
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++) {
    GtkWidget *widget = g_ptr_array_index (all, i);

    if ((GTK_IS_BUTTON (widget) || AFF_IS_BOARD_TARGET (widget)) &&
        gtk_widget_is_sensitive (widget))
      g_ptr_array_add (found, widget);
  }
  return found;
}

GtkWidget *
kiosk_find_class (GtkWidget *root, const char *class)
{
  g_autoptr (GPtrArray) all = kiosk_list (root, GTK_TYPE_WIDGET);

  for (guint i = 0; i < all->len; i++) {
    GtkWidget *widget = g_ptr_array_index (all, i);

    if (gtk_widget_has_css_class (widget, class) ||
        g_str_equal (gtk_widget_get_css_name (widget), class))
      return widget;
  }
  return NULL;
}

gboolean
kiosk_is_named (GtkWidget *widget, const char *name)
{
  g_autofree char *other = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget),
                                                               GTK_ACCESSIBLE_PROPERTY_LABEL,
                                                               name);

  return other == NULL;
}

GtkWidget *
kiosk_find_named (GtkWidget *root, GType type, const char *name)
{
  g_autoptr (GPtrArray) all = kiosk_list (root, type);

  for (guint i = 0; i < all->len; i++)
    if (kiosk_is_named (g_ptr_array_index (all, i), name))
      return g_ptr_array_index (all, i);
  return NULL;
}

static gint64
find_board_id (Kiosk *self, const char *label)
{
  const AffProgramme *programme = aff_live_programme (self->live);
  const AffPlan *plan = g_ptr_array_index (programme->plans, 0);

  for (guint i = 0; i < plan->boards->len; i++) {
    const AffBoard *board = g_ptr_array_index (plan->boards, i);
    if (g_str_equal (board->label, label))
      return board->id;
  }
  return 0;
}

GtkWidget *
kiosk_find_board (Kiosk *self, const char *label)
{
  GtkWidget *page = aff_window_get_page (self->window);
  GtkWidget *pad = kiosk_find_class (page, "board-pad");
  g_autoptr (GPtrArray) targets = kiosk_list (page, AFF_TYPE_BOARD_TARGET);
  gint64 board = find_board_id (self, label);

  for (guint i = 0; i < targets->len; i++)
    if (aff_board_target_board (g_ptr_array_index (targets, i)) == board)
      return g_ptr_array_index (targets, i);
  if (pad == NULL)
    return NULL;
  g_autoptr (GPtrArray) numbers = kiosk_list (pad, GTK_TYPE_LABEL);
  for (guint i = 0; i < numbers->len; i++)
    if (g_str_equal (gtk_label_get_text (g_ptr_array_index (numbers, i)), label))
      return gtk_widget_get_ancestor (g_ptr_array_index (numbers, i), GTK_TYPE_BUTTON);
  return NULL;
}

static const char *
get_words (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    return gtk_label_get_text (GTK_LABEL (widget));
  if (AFF_IS_FIT_TEXT (widget))
    return aff_fit_text_get_text (AFF_FIT_TEXT (widget));
  if (AFF_IS_PAGED_TEXT (widget))
    return aff_paged_text_shown (AFF_PAGED_TEXT (widget));
  return NULL;
}

char *
kiosk_text (GtkWidget *root)
{
  g_autoptr (GPtrArray) all = kiosk_list (root, GTK_TYPE_WIDGET);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < all->len; i++) {
    const char *words = get_words (g_ptr_array_index (all, i));
    if (words != NULL && words[0] != '\0')
      g_string_append_printf (text, "%s\n", words);
  }
  return g_string_free (text, FALSE);
}

gboolean
kiosk_says (Kiosk *self, const char *words)
{
  g_autofree char *text = kiosk_text (GTK_WIDGET (self->window));

  return strstr (text, words) != NULL;
}

// A board's label that is meant to be shortened where there is little room.
static gboolean
is_long_label (GtkWidget *widget)
{
  return gtk_widget_has_css_class (widget, "number") &&
         g_utf8_strlen (get_words (widget), -1) > LONGEST_LABEL;
}

// Whether some of the words of WIDGET are not to be seen.
static gboolean
is_cut (GtkWidget *widget)
{
  if (is_long_label (widget))
    return FALSE;
  if (AFF_IS_FIT_TEXT (widget))
    return aff_fit_text_is_cut (AFF_FIT_TEXT (widget));
  return GTK_IS_LABEL (widget) &&
         pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (widget)));
}

static gboolean
is_inside (GtkWidget *widget, GtkWidget *window)
{
  graphene_rect_t place;

  if (!gtk_widget_compute_bounds (widget, window, &place))
    return FALSE;
  return place.origin.x >= 0 && place.origin.y >= 0 &&
         place.origin.x + place.size.width <= (float) gtk_widget_get_width (window) &&
         place.origin.y + place.size.height <= (float) gtk_widget_get_height (window);
}

void
kiosk_complain (const char *where, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_autofree char *what = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_test_message ("%s: %s", where, what);
  g_test_fail ();
}

void
kiosk_check_whole (Kiosk *self, const char *where)
{
  GtkWidget *window = GTK_WIDGET (self->window);
  g_autoptr (GPtrArray) all = kiosk_list (window, GTK_TYPE_WIDGET);

  if (!aff_window_page_fits (self->window))
    kiosk_complain (where, "the page has not enough room");
  for (guint i = 0; i < all->len; i++) {
    GtkWidget *widget = g_ptr_array_index (all, i);
    const char *words = get_words (widget);

    if (words == NULL || words[0] == '\0')
      continue;
    if (is_cut (widget))
      kiosk_complain (where, "\"%s\" is cut", words);
    if (!is_inside (widget, window))
      kiosk_complain (where, "\"%s\" hangs over the edge", words);
  }
}

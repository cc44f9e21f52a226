// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/chapters.h"

#include "ui/attendee/paged-text.h"

static void
turn_pages (Kiosk *kiosk, const char *chapter, ChaptersFunc func, gpointer data)
{
  GtkWidget *page = aff_window_get_page (kiosk->window);
  AffPagedText *text = AFF_PAGED_TEXT (kiosk_find_class (page, "paged-text"));
  guint pages = aff_paged_text_pages (text);

  for (guint i = 0; i < pages; i++) {
    g_autofree char *where = g_strdup_printf ("%s, page %u of %u", chapter, i + 1, pages);

    g_assert_cmpuint (aff_paged_text_page (text), ==, i);
    func (kiosk, where, data);
    if (pages > 1)
      kiosk_press (kiosk, kiosk_find_class (GTK_WIDGET (text), "turner"));
  }
}

void
chapters_walk (Kiosk *kiosk, ChaptersFunc func, gpointer data)
{
  GtkWidget *page = aff_window_get_page (kiosk->window);
  g_autoptr (GPtrArray)
    chips = kiosk_list (kiosk_find_class (page, "about-chips"), GTK_TYPE_TOGGLE_BUTTON);

  g_assert_cmpuint (chips->len, >, 0);
  for (guint i = 0; i < chips->len; i++) {
    kiosk_press (kiosk, g_ptr_array_index (chips, i));
    turn_pages (kiosk, gtk_button_get_label (g_ptr_array_index (chips, i)), func, data);
  }
}

char *
chapters_target (Kiosk *kiosk, const char *code)
{
  const AffWorkshop *workshop =
    aff_programme_workshop_by_code (aff_live_programme (kiosk->live), code);

  g_assert_nonnull (workshop);
  return g_strdup_printf ("workshop:%" G_GINT64_FORMAT, workshop->id);
}

char *
chapters_item (Kiosk *kiosk, const char *title)
{
  const AffProgramme *programme = aff_live_programme (kiosk->live);

  for (guint i = 0; i < programme->items->len; i++) {
    const AffItem *item = g_ptr_array_index (programme->items, i);

    if (g_str_equal (item->title, title))
      return g_strdup_printf ("item:%" G_GINT64_FORMAT, item->id);
  }
  g_error ("There is no item %s", title);
}

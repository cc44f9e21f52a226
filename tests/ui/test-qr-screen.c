// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/programme/agenda.h"
#include "app/qr/handoff.h"
#include "app/qr/link.h"
#include "tests/ui/kiosk.h"

#include <zbar.h>

#define PAPERS 28
#define ITEMS  8

G_DEFINE_AUTOPTR_CLEANUP_FUNC (zbar_image_scanner_t, zbar_image_scanner_destroy)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (zbar_image_t, zbar_image_destroy)

static const KioskSize sizes[] = {{1920, 1080}, {1080, 1920}};

// The picture in shades of grey, as a phone's reader wants it.
static guint8 *
take_grey (Kiosk *kiosk, int *width, int *height)
{
  g_autoptr (GdkTexture) picture = kiosk_picture (kiosk);

  *width = gdk_texture_get_width (picture);
  *height = gdk_texture_get_height (picture);
  gsize count = (gsize) *width * (gsize) *height;
  g_autofree guint8 *pixels = g_malloc (4 * count);
  guint8 *grey = g_malloc (count);
  gdk_texture_download (picture, pixels, 4 * (gsize) *width);
  for (gsize i = 0; i < count; i++)
    grey[i] = (guint8) ((pixels[4 * i] + 2 * pixels[4 * i + 1] + pixels[4 * i + 2]) / 4);
  return grey;
}

// The codes on the screen, a line each.
static char *
scan (Kiosk *kiosk)
{
  int width, height;
  g_autofree guint8 *grey = take_grey (kiosk, &width, &height);
  g_autoptr (zbar_image_scanner_t) scanner = zbar_image_scanner_create ();
  g_autoptr (zbar_image_t) image = zbar_image_create ();
  GString *found = g_string_new (NULL);

  zbar_image_scanner_set_config (scanner, ZBAR_NONE, ZBAR_CFG_ENABLE, 0);
  zbar_image_scanner_set_config (scanner, ZBAR_QRCODE, ZBAR_CFG_ENABLE, 1);
  zbar_image_set_format (image, zbar_fourcc ('Y', '8', '0', '0'));
  zbar_image_set_size (image, (guint) width, (guint) height);
  zbar_image_set_data (image, grey, (gulong) width * (gulong) height, NULL);
  zbar_scan_image (scanner, image);
  for (const zbar_symbol_t *symbol = zbar_image_first_symbol (image); symbol != NULL;
       symbol = zbar_symbol_next (symbol)) {
    g_string_append_len (found, zbar_symbol_get_data (symbol),
                         zbar_symbol_get_data_length (symbol));
    g_string_append_c (found, '\n');
  }
  return g_string_free (found, FALSE);
}

static void
check_code (Kiosk *kiosk, const AffPaper *paper)
{
  const char *address = aff_link_choose (paper);
  g_autofree char *host = aff_link_host (address);
  g_autofree char *expected = g_strdup_printf ("%s\n", address);
  g_autofree char *found = scan (kiosk);
  GtkWidget *label = kiosk_find_class (aff_window_get_page (kiosk->window), "host");

  g_assert_cmpstr (found, ==, expected);
  g_assert_nonnull (label);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (label)), ==, host);
}

static void
check_papers (KioskSize size)
{
  g_autoptr (Kiosk) kiosk = kiosk_open (kiosk_live_new ("strasbourg", KIOSK_NOW), size, "en");
  const AffProgramme *programme = aff_live_programme (kiosk->live);
  const AffItem *item = aff_agenda_poster_item (programme, KIOSK_NOW);
  g_autoptr (GArray) seats = aff_agenda_seats (programme, item, KIOSK_NOW);
  guint papers = 0;

  for (guint i = 0; i < seats->len; i++) {
    const AffSeat *seat = &g_array_index (seats, AffSeat, i);

    if (seat->presentation == NULL)
      continue;
    papers++;
    kiosk_show (kiosk, "posters");
    kiosk_press (kiosk, kiosk_find_board (kiosk, seat->board->label));
    check_code (kiosk, seat->presentation->paper);
    kiosk_show_poster (kiosk, seat->board->label);
    check_code (kiosk, seat->presentation->paper);
  }
  g_assert_cmpuint (papers, ==, PAPERS);
}

static void
test_every_code_opens_its_paper_lying (void)
{
  check_papers (sizes[0]);
}

static void
test_every_code_opens_its_paper_upright (void)
{
  check_papers (sizes[1]);
}

#define WITHOUT_LINK                                                                                    \
  "DELETE FROM link WHERE paper IN (SELECT paper FROM presentation JOIN placement ON "                  \
  "presentation.id = presentation JOIN board ON board.id = placement.board WHERE label = '" KIOSK_BOARD \
  "')"

static void
test_a_paper_without_link_has_no_code (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++) {
    AffLive *live = kiosk_live_new_changed ("strasbourg", WITHOUT_LINK, KIOSK_NOW);
    g_autoptr (Kiosk) kiosk = kiosk_open (live, sizes[i], "en");

    kiosk_show (kiosk, "posters");
    kiosk_press (kiosk, kiosk_find_board (kiosk, KIOSK_BOARD));
    g_assert_true (kiosk_says (kiosk, "Link to come"));
    g_autofree char *panel = scan (kiosk);
    g_assert_cmpstr (panel, ==, "");
    kiosk_show_poster (kiosk, KIOSK_BOARD);
    g_assert_true (kiosk_says (kiosk, "Link to come"));
    g_assert_null (kiosk_find_class (aff_window_get_page (kiosk->window), "host"));
    g_autofree char *sheet = scan (kiosk);
    g_assert_cmpstr (sheet, ==, "");
    kiosk_check_whole (kiosk, "a sheet without link");
  }
}

static void
check_items (KioskSize size, const char *language)
{
  g_autoptr (Kiosk)
    kiosk = kiosk_open (kiosk_live_new ("strasbourg", KIOSK_NOW), size, language);
  const AffProgramme *programme = aff_live_programme (kiosk->live);

  g_assert_cmpuint (programme->items->len, ==, ITEMS);
  for (guint i = 0; i < programme->items->len; i++) {
    const AffItem *item = g_ptr_array_index (programme->items, i);
    g_autofree char *target = g_strdup_printf ("item:%" G_GINT64_FORMAT, item->id);
    g_autofree char *event = aff_handoff_event (programme, item, language);
    g_autofree char *expected = g_strconcat (event, "\n", NULL);

    kiosk_show (kiosk, target);
    g_autofree char *found = scan (kiosk);
    g_assert_cmpstr (found, ==, expected);
    g_assert_true (kiosk_says (kiosk, item->title));
  }
}

static void
test_code_of_every_item_is_its_event (void)
{
  check_items (sizes[0], "en");
  check_items (sizes[1], "fr");
}

int
main (int argc, char **argv)
{
  kiosk_start (&argc, &argv);
  g_test_add_func ("/ui/qr-screen/every-code-opens-its-paper-lying",
                   test_every_code_opens_its_paper_lying);
  g_test_add_func ("/ui/qr-screen/every-code-opens-its-paper-upright",
                   test_every_code_opens_its_paper_upright);
  g_test_add_func ("/ui/qr-screen/a-paper-without-link-has-no-code",
                   test_a_paper_without_link_has_no_code);
  g_test_add_func ("/ui/qr-screen/code-of-every-item-is-its-event",
                   test_code_of_every_item_is_its_event);
  return g_test_run ();
}

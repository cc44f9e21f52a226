// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/programme/agenda.h"
#include "app/qr/handoff.h"
#include "app/qr/link.h"
#include "tests/ui/camera.h"
#include "tests/ui/kiosk.h"
#include "ui/widget/qr-view.h"

#include <string.h>

#define PAPERS 28
#define ITEMS  8

#define LEAST_MODULE 3 // device pixels

static const KioskSize sizes[] = {{1920, 1080}, {1080, 1920}};

// The picture in shades of grey, as a phone's reader wants it.
static Picture *
take_grey (Kiosk *kiosk)
{
  g_autoptr (GdkTexture) texture = kiosk_picture (kiosk);
  Picture *picture = g_new (Picture, 1);

  picture->width = gdk_texture_get_width (texture);
  picture->height = gdk_texture_get_height (texture);
  gsize count = (gsize) picture->width * (gsize) picture->height;
  g_autofree guint8 *pixels = g_malloc (4 * count);
  picture->grey = g_malloc (count);
  gdk_texture_download (texture, pixels, 4 * (gsize) picture->width);
  for (gsize i = 0; i < count; i++)
    picture->grey[i] = (guint8) ((pixels[4 * i] + 2 * pixels[4 * i + 1] + pixels[4 * i + 2]) /
                                 4);
  return picture;
}

// The codes on the screen, a line each; where both readers are there, as both read them.
static char *
scan (Kiosk *kiosk)
{
  g_autoptr (Picture) picture = take_grey (kiosk);
  char *found = camera_read_zbar (picture);

  if (camera_has_zxing ()) {
    g_autofree char *other = camera_read_zxing (picture);
    g_assert_cmpstr (other, ==, found);
  }
  return found;
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

// What stands on the screen in codes of each kind.
static const struct {
  const char *kind;
  const char *target; // "%" stands for the presentation on board 17
  const char *press;  // or NULL
} kinds[] = {
  {"paper", "presentation:%", NULL},
  {"item", "item:4", NULL},
  {"tour", "tour", NULL},
  {"tour as text", "tour", "As plain text"},
  {"presenter", "own:%", NULL},
};

static const AffSeat *
find_seat (const GArray *seats, const char *label)
{
  for (guint i = 0; i < seats->len; i++)
    if (g_str_equal (g_array_index (seats, AffSeat, i).board->label, label))
      return &g_array_index (seats, AffSeat, i);
  g_assert_not_reached ();
}

static GArray *
list_seats (Kiosk *kiosk)
{
  const AffProgramme *programme = aff_live_programme (kiosk->live);

  return aff_agenda_seats (programme, aff_agenda_poster_item (programme, KIOSK_NOW), KIOSK_NOW);
}

static Kiosk *
open_in_foyer (KioskSize size, const char *language)
{
  AffWindowSetting setting = {.live = kiosk_live_new ("strasbourg", KIOSK_NOW),
                              .language = language,
                              .kiosk = "foyer",
                              .width = size.width,
                              .height = size.height};

  return kiosk_open_with (&setting);
}

static void
show_kind (Kiosk *kiosk, guint kind)
{
  g_autoptr (GArray) seats = list_seats (kiosk);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT,
                                         find_seat (seats, KIOSK_BOARD)->presentation->id);
  g_auto (GStrv) parts = g_strsplit (kinds[kind].target, "%", 2);
  g_autofree char *target = g_strjoinv (id, parts);

  kiosk_show (kiosk, target);
  if (kinds[kind].press != NULL)
    kiosk_press (kiosk, kiosk_find_named (GTK_WIDGET (kiosk->window), GTK_TYPE_BUTTON,
                                          kinds[kind].press));
}

static AffQrView *
get_code (Kiosk *kiosk)
{
  g_autoptr (GPtrArray)
    codes = kiosk_list (aff_window_get_page (kiosk->window), AFF_TYPE_QR_VIEW);

  g_assert_cmpuint (codes->len, ==, 1);
  return g_ptr_array_index (codes, 0);
}

static char *
get_payload (Kiosk *kiosk)
{
  return g_strconcat (aff_qr_view_get_address (get_code (kiosk)), "\n", NULL);
}

static void
check_module (Kiosk *kiosk, const char *where)
{
  AffQrView *code = get_code (kiosk);
  int module = aff_qr_view_get_module (code);

  g_test_message ("%s: %zu bytes, %d pixels a module", where,
                  strlen (aff_qr_view_get_address (code)), module);
  if (module < LEAST_MODULE)
    kiosk_complain (where, "has %d pixels a module", module);
}

static void
test_every_kind_has_modules_to_be_seen (void)
{
  static const char *const languages[] = {"en", "fr", "de"};

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (guint j = 0; j < G_N_ELEMENTS (languages); j++) {
      g_autoptr (Kiosk) kiosk = open_in_foyer (sizes[i], languages[j]);

      for (guint kind = 0; kind < G_N_ELEMENTS (kinds); kind++) {
        g_autofree char *where = g_strdup_printf ("%s in %s at %dx%d", kinds[kind].kind,
                                                  languages[j], sizes[i].width,
                                                  sizes[i].height);
        if (kinds[kind].press != NULL && j > 0)
          continue; // the button is found by its English name
        show_kind (kiosk, kind);
        g_autofree char *payload = get_payload (kiosk);
        g_autofree char *found = scan (kiosk);
        g_assert_cmpstr (found, ==, payload);
        check_module (kiosk, where);
      }
    }
}

static void
test_code_of_every_presenter_holds_the_times (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++) {
    g_autoptr (Kiosk) kiosk = open_in_foyer (sizes[i], i == 0 ? "fr" : "de");
    g_autoptr (GArray) seats = list_seats (kiosk);

    for (guint j = 0; j < seats->len; j += i == 0 ? 1 : 4) {
      const AffSeat *seat = &g_array_index (seats, AffSeat, j);
      g_autofree char *target = NULL;

      if (seat->presentation == NULL)
        continue;
      target = g_strdup_printf ("own:%" G_GINT64_FORMAT, seat->presentation->id);
      kiosk_show (kiosk, target);
      g_autofree char *payload = get_payload (kiosk);
      g_autofree char *found = scan (kiosk);
      g_assert_cmpstr (found, ==, payload);
      g_assert_true (g_str_has_prefix (found, "BEGIN:VEVENT\r\nUID:p"));
      check_module (kiosk, seat->board->label);
    }
  }
}

// What a telephone sees, and how many of a hundred pictures each reader must read. From the side a
// module is three and a half pixels wide; ZXing misses a dense symbol there now and then, and a
// telephone then takes the next picture.
static const struct {
  const char *name;
  Shot shot;
  guint least_percent;
} shots[] = {
  {"3 pixels a module", {.module_px = 3}, 99},
  {"4 pixels a module, blurred", {.module_px = 4, .sigma_px = 1}, 99},
  {"5 pixels a module, from the side", {.module_px = 5, .tilt_deg = 45}, 90},
};

#define PHASES 5
#define SHORT  60 // bytes, which each reader must always read

typedef struct {
  guint shots;
  guint zbar;
  guint zxing;
} Tally;

static CodePlace
find_place (Kiosk *kiosk)
{
  AffQrView *code = get_code (kiosk);
  graphene_rect_t bounds;
  double width, height;

  g_assert_true (
    gtk_widget_compute_bounds (GTK_WIDGET (code), GTK_WIDGET (kiosk->window), &bounds));
  width = (double) bounds.size.width;
  height = (double) bounds.size.height;
  double side = MIN (width, height);
  return (CodePlace){.x = (double) bounds.origin.x + (width - side) / 2,
                     .y = (double) bounds.origin.y + (height - side) / 2,
                     .side = side,
                     .module = aff_qr_view_get_module (code)};
}

static gboolean
check_reading (const char *found, const char *payload, const char *reader, const char *where)
{
  if (g_str_equal (found, payload))
    return TRUE;
  g_test_message ("%s does not read %s", reader, where);
  if (strlen (payload) <= SHORT)
    kiosk_complain (where, "%s does not read it", reader);
  return FALSE;
}

static void
take_shots (Kiosk *kiosk, Tally tallies[G_N_ELEMENTS (shots)], const char *kind)
{
  g_autoptr (Picture) screen = take_grey (kiosk);
  g_autofree char *payload = get_payload (kiosk);
  CodePlace place = find_place (kiosk);

  for (guint i = 0; i < G_N_ELEMENTS (shots); i++)
    for (int phase = 0; phase < PHASES; phase++) {
      g_autofree char *where = g_strdup_printf ("%s at %s, phase %d", kind, shots[i].name,
                                                phase);
      Shot shot = shots[i].shot;

      shot.phase = (double) phase / PHASES;
      g_autoptr (Picture) picture = camera_take (screen, &place, &shot);
      g_autofree char *zbar = camera_read_zbar (picture);
      tallies[i].shots++;
      tallies[i].zbar += check_reading (zbar, payload, "zbar", where);
      if (!camera_has_zxing ())
        continue;
      g_autofree char *zxing = camera_read_zxing (picture);
      tallies[i].zxing += check_reading (zxing, payload, "ZXing", where);
    }
}

static void
check_tally (const Tally *tally, const char *name, guint least_percent)
{
  g_test_message ("%s: of %u zbar reads %u, ZXing %u", name, tally->shots, tally->zbar,
                  tally->zxing);
  if (100 * tally->zbar < least_percent * tally->shots)
    kiosk_complain (name, "zbar reads %u of %u", tally->zbar, tally->shots);
  if (camera_has_zxing () && 100 * tally->zxing < least_percent * tally->shots)
    kiosk_complain (name, "ZXing reads %u of %u", tally->zxing, tally->shots);
}

static void
test_telephones_read_every_kind (void)
{
  Tally tallies[G_N_ELEMENTS (shots)] = {0};

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++) {
    g_autoptr (Kiosk) kiosk = open_in_foyer (sizes[i], i == 0 ? "en" : "fr");

    for (guint kind = 0; kind < G_N_ELEMENTS (kinds); kind++) {
      if (kinds[kind].press != NULL && i > 0)
        continue; // the button is found by its English name
      show_kind (kiosk, kind);
      take_shots (kiosk, tallies, kinds[kind].kind);
    }
  }
  for (guint i = 0; i < G_N_ELEMENTS (shots); i++)
    check_tally (&tallies[i], shots[i].name, shots[i].least_percent);
}

static void
test_both_readers_are_there (void)
{
  if (!camera_has_zxing ())
    g_test_skip ("ZXing-C++ is not installed (python3-zxing-cpp); zbar alone read the codes.");
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
  g_test_add_func ("/ui/qr-screen/every-kind-has-modules-to-be-seen",
                   test_every_kind_has_modules_to_be_seen);
  g_test_add_func ("/ui/qr-screen/code-of-every-presenter-holds-the-times",
                   test_code_of_every_presenter_holds_the_times);
  g_test_add_func ("/ui/qr-screen/telephones-read-every-kind", test_telephones_read_every_kind);
  g_test_add_func ("/ui/qr-screen/both-readers-are-there", test_both_readers_are_there);
  return g_test_run ();
}

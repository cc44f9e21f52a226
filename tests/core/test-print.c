// SPDX-License-Identifier: GPL-3.0-or-later
// Pages are read as people and phones read them: as text by pdftotext, as pixels by pdftoppm and
// zbar.
#include "app/face/phrase.h"
#include "app/import/sample.h"
#include "app/print/label.h"
#include "app/print/print.h"
#include "app/programme/agenda.h"
#include "app/qr/link.h"
#include "tests/support/fixture.h"

#include <stdlib.h>
#include <string.h>
#include <zbar.h>

#define DPI "150"
#define NOW 1791120240 // in the sample's poster session

G_DEFINE_AUTOPTR_CLEANUP_FUNC (zbar_image_scanner_t, zbar_image_scanner_destroy)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (zbar_image_t, zbar_image_destroy)

typedef struct {
  char *folder;
  char *pdf;
  AffDb *db;
  AffProgramme *programme;
} Desk;

static void
reload (Desk *desk)
{
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&desk->programme, aff_programme_unref);
  desk->programme = aff_programme_load (desk->db, &error);
  g_assert_no_error (error);
}

static void
open_desk (Desk *desk, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  desk->folder = fixture_folder_new ();
  desk->pdf = g_build_filename (desk->folder, "print.pdf", NULL);
  g_autofree char *path = g_build_filename (desk->folder, "sample.db", NULL);
  g_assert_true (aff_sample_create (path, "strasbourg", NOW, &error));
  g_assert_no_error (error);
  desk->db = aff_db_open (path, AFF_DB_WRITE, &error);
  g_assert_no_error (error);
  reload (desk);
}

static void
close_desk (Desk *desk, gconstpointer data)
{
  aff_programme_unref (desk->programme);
  aff_db_free (desk->db);
  g_free (desk->pdf);
  fixture_folder_free (desk->folder);
}

static const AffItem *
get_session (const Desk *desk)
{
  return aff_agenda_poster_item (desk->programme, NOW);
}

static AffPrint *
print_on (Desk *desk, AffPrintOrder order)
{
  g_autoptr (GError) error = NULL;

  order.item = get_session (desk);
  order.now = NOW;
  if (order.language == NULL)
    order.language = "en";
  AffPrint *print = aff_print_new (desk->programme, &order, &error);
  g_assert_no_error (error);
  if (print->pdf != NULL)
    g_assert_true (aff_print_write (print, desk->pdf, &error));
  return print;
}

static void
remember (Desk *desk, const AffPrint *print)
{
  g_autoptr (GError) error = NULL;
  AffChangeNote note = {.who = "test", .kind = "edit", .sentence = "Printed", .now = NOW};

  g_assert_true (aff_print_remember (desk->db, print, &note, NULL, &error));
  g_assert_no_error (error);
  reload (desk);
}

// What a program of poppler says of the PDF; its output is binary where it is pixels.
static GBytes *
ask_poppler (char **command)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_newv ((const char *const *) command,
                                                       G_SUBPROCESS_FLAGS_STDOUT_PIPE |
                                                         G_SUBPROCESS_FLAGS_STDERR_SILENCE,
                                                       &error);
  GBytes *output = NULL;

  if (g_error_matches (error, G_SPAWN_ERROR, G_SPAWN_ERROR_NOENT)) {
    g_test_skip ("poppler-utils is not installed");
    return NULL;
  }
  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate (process, NULL, NULL, &output, NULL, &error));
  g_assert_true (g_subprocess_get_successful (process));
  return output;
}

static char *
read_text (const Desk *desk)
{
  char *command[] = {"pdftotext", "-layout", desk->pdf, "-", NULL};
  g_autoptr (GBytes) output = ask_poppler (command);

  return output != NULL ? g_strndup (g_bytes_get_data (output, NULL), g_bytes_get_size (output))
                        : NULL;
}

// The next PGM of DATA: "P5 width height 255" and its pixels. Advances *AT.
static const guint8 *
read_picture (const guint8 *data, gsize size, gsize *at, int *width, int *height)
{
  char *end;

  if (*at + 3 >= size)
    return NULL;
  g_assert_true (data[*at] == 'P' && data[*at + 1] == '5');
  *width = (int) strtol ((const char *) data + *at + 2, &end, 10);
  *height = (int) strtol (end, &end, 10);
  strtol (end, &end, 10);
  const guint8 *pixels = (const guint8 *) end + 1;
  *at = (gsize) (pixels - data) + (gsize) *width * (gsize) *height;
  return pixels;
}

static char *
scan (const guint8 *pixels, int width, int height)
{
  g_autoptr (zbar_image_scanner_t) scanner = zbar_image_scanner_create ();
  g_autoptr (zbar_image_t) image = zbar_image_create ();

  zbar_image_scanner_set_config (scanner, ZBAR_NONE, ZBAR_CFG_ENABLE, 0);
  zbar_image_scanner_set_config (scanner, ZBAR_QRCODE, ZBAR_CFG_ENABLE, 1);
  zbar_image_set_format (image, zbar_fourcc ('Y', '8', '0', '0'));
  zbar_image_set_size (image, (guint) width, (guint) height);
  zbar_image_set_data (image, pixels, (gulong) width * (gulong) height, NULL);
  if (zbar_scan_image (scanner, image) != 1)
    return NULL;
  const zbar_symbol_t *symbol = zbar_image_first_symbol (image);
  return g_strndup (zbar_symbol_get_data (symbol), zbar_symbol_get_data_length (symbol));
}

static const AffPresentation *
find_printed (const Desk *desk, const AffPrint *print, guint index)
{
  const AffPrintedLabel *label = g_ptr_array_index (print->labels, index);

  return aff_programme_presentation (desk->programme, label->presentation);
}

static gint64
find_on_board (const Desk *desk, const char *label)
{
  g_autoptr (GArray) seats = aff_agenda_seats (desk->programme, get_session (desk), NOW);

  for (guint i = 0; i < seats->len; i++) {
    const AffSeat *seat = &g_array_index (seats, AffSeat, i);
    if (g_str_equal (seat->board->label, label) && seat->presentation != NULL)
      return seat->presentation->id;
  }
  g_assert_not_reached ();
}

static void
test_the_code_of_every_label_reads_at_150_dpi (Desk *desk, gconstpointer data)
{
  char *command[] = {"pdftoppm", "-r", DPI, "-gray", desk->pdf, NULL};
  g_autoptr (AffPrint) print = NULL;
  gsize at = 0, size;
  int width = 0, height = 0;

  fixture_change (desk->db, "UPDATE link SET live = 0 WHERE paper = (SELECT paper FROM"
                            " presentation JOIN placement ON presentation = presentation.id"
                            " LIMIT 1)");
  reload (desk);
  print = print_on (desk, (AffPrintOrder){.kind = AFF_PRINT_LABELS});
  g_assert_cmpuint (print->labels->len, ==, 28);
  g_autoptr (GBytes) pictures = ask_poppler (command);
  if (pictures == NULL)
    return;
  const guint8 *bytes = g_bytes_get_data (pictures, &size);
  guint without = 0;
  for (guint i = 0; i < print->labels->len; i++) {
    const guint8 *pixels = read_picture (bytes, size, &at, &width, &height);
    g_assert_nonnull (pixels);
    g_autofree char *seen = scan (pixels, width, height);
    const char *address = aff_link_choose (find_printed (desk, print, i)->paper);
    g_assert_cmpstr (seen, ==, address);
    without += address == NULL;
  }
  g_assert_cmpuint (without, >=, 1);
  g_assert_cmpuint (at, ==, size);
}

// A title as long as titles are, and the authors of a large collaboration.
static void
test_no_text_runs_into_the_code (Desk *desk, gconstpointer data)
{
  char *command[] = {"pdftoppm", "-r", DPI, "-gray", "-l", "1", desk->pdf, NULL};
  g_autofree char *title = g_strnfill (500, 'W');
  gsize at = 0, size;
  int width = 0, height = 0;

  for (char *space = title + 9; space < title + 499; space += 10)
    *space = ' ';
  g_autofree char *sql = g_strdup_printf (
    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300)"
    " INSERT INTO person (name) SELECT 'Author Number ' || i FROM n;"
    "INSERT INTO paper_author (paper, person, rank) SELECT paper.id, person.id, 9 FROM paper"
    " JOIN person WHERE person.name LIKE 'Author Number %%';"
    "UPDATE paper SET title = '%s' WHERE id %% 2",
    title);
  fixture_change (desk->db, sql);
  reload (desk);
  g_autoptr (AffPrint) print = print_on (desk, (AffPrintOrder){.kind = AFF_PRINT_LABELS});
  g_autoptr (GBytes) pictures = ask_poppler (command);
  if (pictures == NULL)
    return;
  const guint8 *bytes = g_bytes_get_data (pictures, &size);
  const guint8 *pixels = read_picture (bytes, size, &at, &width, &height);
  g_autofree char *seen = scan (pixels, width, height);
  g_assert_cmpstr (seen, ==, aff_link_choose (find_printed (desk, print, 0)->paper));
  g_autofree char *text = read_text (desk);
  g_assert_nonnull (strstr (text, "Author Number 5"));
  g_assert_nonnull (strstr (text, "…"));
  g_assert_null (strstr (text, "Author Number 300"));
}

static void
test_names_are_sorted_by_the_last_word_without_accents (Desk *desk, gconstpointer data)
{
  static const char *const names[] = {"Zoé Adams", "Björn Åkesson", "Anna Müller",
                                      "Élodie Zola"};
  const char *last = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *sql = g_strdup_printf (
      "UPDATE person SET name = '%s' WHERE id = (SELECT person FROM paper_author"
      " WHERE paper = (SELECT paper FROM presentation WHERE id = %" G_GINT64_FORMAT ")"
      " ORDER BY rank LIMIT 1 OFFSET %u)",
      names[i], find_on_board (desk, "1"), i);
    fixture_change (desk->db, sql);
  }
  reload (desk);
  g_autoptr (AffPrint) print = print_on (desk, (AffPrintOrder){.kind = AFF_PRINT_LISTS});
  // Columns stand beside each other, so the list is read as it was written.
  char *command[] = {"pdftotext", "-raw", desk->pdf, "-", NULL};
  g_autoptr (GBytes) output = ask_poppler (command);
  if (output == NULL)
    return;
  g_autofree char *raw = g_strndup (g_bytes_get_data (output, NULL), g_bytes_get_size (output));
  const char *list = strstr (raw, "Boards by name");
  g_assert_nonnull (list);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    const char *found = strstr (list, names[i]);
    g_assert_nonnull (found);
    g_assert_true (found > last);
    last = found;
  }
}

static void
test_a_label_says_what_it_must_and_no_time (Desk *desk, gconstpointer data)
{
  g_autoptr (AffPrint) print = print_on (desk, (AffPrintOrder){.kind = AFF_PRINT_LABELS});
  g_autofree char *text = read_text (desk);
  g_auto (GStrv) pages = text != NULL ? g_strsplit (text, "\f", -1) : NULL;

  for (guint i = 0; pages != NULL && i < print->labels->len; i++) {
    const AffPresentation *shown = find_printed (desk, print, i);
    const AffAuthor *author = g_ptr_array_index (shown->paper->authors, 0);
    g_auto (GStrv) words = g_strsplit (shown->paper->title, " ", 2);

    g_assert_nonnull (strstr (pages[i], shown->board->label));
    g_assert_nonnull (strstr (pages[i], words[0]));
    g_assert_nonnull (strstr (pages[i], author->person->name));
    g_assert_nonnull (strstr (pages[i], "Sample data"));
    g_assert_nonnull (strstr (pages[i], "Topic "));
    g_assert_nonnull (strstr (pages[i], "openreview.net"));
    g_assert_false (g_regex_match_simple ("[0-9][0-9]:[0-9][0-9]", pages[i], 0, 0));
  }
}

static void
test_only_what_changed_is_printed_again (Desk *desk, gconstpointer data)
{
  g_autoptr (AffPrint) all = print_on (desk, (AffPrintOrder){.kind = AFF_PRINT_LABELS});
  AffPrintOrder changed = {.kind = AFF_PRINT_LABELS, .only_changed = TRUE};

  remember (desk, all);
  g_assert_cmpuint (aff_print_count_stale (desk->programme, get_session (desk)), ==, 0);
  g_autoptr (AffPrint) none = print_on (desk, changed);
  g_assert_null (none->pdf);
  g_assert_cmpuint (none->take_down->len, ==, 0);

  // One poster moves to the free board 24, another has a new title.
  g_autofree char *sql = g_strdup_printf (
    "DELETE FROM placement WHERE presentation = %1$" G_GINT64_FORMAT ";"
    "INSERT INTO placement (item, board, presentation) SELECT item,"
    " (SELECT id FROM board WHERE label = '24'), id FROM presentation"
    " WHERE id = %1$" G_GINT64_FORMAT ";"
    "UPDATE paper SET title = 'Another title' WHERE id = (SELECT paper FROM presentation WHERE"
    " id = %2$" G_GINT64_FORMAT ")",
    find_on_board (desk, "5"), find_on_board (desk, "7"));
  fixture_change (desk->db, sql);
  reload (desk);
  g_assert_cmpuint (aff_print_count_stale (desk->programme, get_session (desk)), ==, 2);
  g_autoptr (AffPrint) some = print_on (desk, changed);
  g_assert_cmpuint (some->pages, ==, 2);
  g_assert_cmpuint (some->take_down->len, ==, 1);
  const AffTakeDown *down = g_ptr_array_index (some->take_down, 0);
  g_assert_cmpstr (down->board, ==, "5");
  g_assert_cmpstr (down->now_board, ==, "24");
  remember (desk, some);
  g_autoptr (AffPrint) again = print_on (desk, changed);
  g_assert_null (again->pdf);
}

static void
test_the_label_of_a_withdrawn_poster_is_taken_down_once (Desk *desk, gconstpointer data)
{
  g_autoptr (AffPrint) all = print_on (desk, (AffPrintOrder){.kind = AFF_PRINT_LABELS});
  AffPrintOrder changed = {.kind = AFF_PRINT_LABELS, .only_changed = TRUE};

  remember (desk, all);
  fixture_change (desk->db,
                  "UPDATE paper SET withdrawn = 1 WHERE id = (SELECT paper FROM presentation"
                  " JOIN placement ON presentation = presentation.id JOIN board ON"
                  " board = board.id WHERE label = '9');"
                  "DELETE FROM placement WHERE board = (SELECT id FROM board WHERE label ="
                  " '9')");
  reload (desk);
  g_autoptr (AffPrint) first = print_on (desk, changed);
  g_assert_null (first->pdf);
  g_assert_cmpuint (first->take_down->len, ==, 1);
  const AffTakeDown *down = g_ptr_array_index (first->take_down, 0);
  g_assert_cmpstr (down->board, ==, "9");
  g_assert_null (down->now_board);
  remember (desk, first);
  g_autoptr (AffPrint) second = print_on (desk, changed);
  g_assert_cmpuint (second->take_down->len, ==, 0);
}

static void
test_the_wall_plan_has_planned_times_only (Desk *desk, gconstpointer data)
{
  fixture_change (desk->db, "UPDATE item SET live_start = 1791120060, live_end = 1791123780"
                            " WHERE id = 4");
  reload (desk);
  g_autoptr (AffPrint) print = print_on (desk, (AffPrintOrder){.kind = AFF_PRINT_PLAN});
  g_autofree char *text = read_text (desk);

  g_assert_cmpuint (print->pages, ==, 1);
  if (text == NULL)
    return;
  g_assert_nonnull (strstr (text, "15:10 to 16:10"));
  g_assert_nonnull (strstr (text, "As planned"));
  g_assert_null (strstr (text, "16:23"));
  g_assert_nonnull (strstr (text, "Free: 24."));
  g_assert_nonnull (strstr (text, "Closed: 30."));
  g_assert_nonnull (strstr (text, "Stage"));
}

static void
test_a_poster_under_embargo_is_on_no_list (Desk *desk, gconstpointer data)
{
  static const AffPrintKind kinds[] = {AFF_PRINT_PLAN, AFF_PRINT_LISTS};

  fixture_change (desk->db,
                  "UPDATE paper SET title = 'Zanzibarzebra' WHERE id = (SELECT paper FROM"
                  " presentation WHERE id = (SELECT presentation FROM placement LIMIT 1));"
                  "UPDATE presentation SET embargo = 1999999999 WHERE id ="
                  " (SELECT presentation FROM placement LIMIT 1)");
  reload (desk);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++) {
    g_autoptr (AffPrint) print = print_on (desk, (AffPrintOrder){.kind = kinds[i]});
    g_autofree char *text = read_text (desk);
    g_assert_cmpuint (print->pages, >, 0);
    if (text != NULL)
      g_assert_null (strstr (text, "Zanzibarzebra"));
  }
}

static void
test_doors_and_lists_speak_three_languages (Desk *desk, gconstpointer data)
{
  static const struct {
    const char *language;
    const char *door;
    const char *list;
  } cases[] = {
    {"en", "Speaker to be announced", "Boards by name"},
    {"fr", "Intervenant à annoncer", "Panneaux par nom"},
    {"de", "Vortragende werden bekannt gegeben", "Tafeln nach Namen"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    AffPrintOrder order = {.kind = AFF_PRINT_DOOR, .language = cases[i].language};
    g_autoptr (AffPrint) door = print_on (desk, order);
    g_autofree char *text = read_text (desk);
    if (text == NULL)
      return;
    g_assert_nonnull (strstr (text, cases[i].door));
    g_assert_nonnull (strstr (text, "14:00"));
    g_assert_nonnull (strstr (text, "UNSURE"));
    order.kind = AFF_PRINT_LISTS;
    g_autoptr (AffPrint) list = print_on (desk, order);
    g_autofree char *names = read_text (desk);
    g_assert_nonnull (strstr (names, cases[i].list));
  }
  for (AffPhrase phrase = 0; phrase < AFF_PHRASES; phrase++)
    for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
      g_assert_nonnull (aff_phrase (phrase, cases[i].language));
}

// A title and a label as long as the programme lets them be, forty authors, and no topic.
static void
test_texts_without_end_stay_on_their_page (Desk *desk, gconstpointer data)
{
  g_autofree char *title = g_strnfill (500, 'W');

  fixture_change (desk->db, "DELETE FROM paper_topic;"
                            "UPDATE board SET label = 'W0473-' || label;"
                            "INSERT INTO paper_author (paper, person, rank) SELECT 1, id, id"
                            " FROM person LIMIT 40");
  for (char *at = title + 9; at < title + 499; at += 10)
    *at = ' ';
  g_autofree char *sql = g_strdup_printf ("UPDATE paper SET title = '%s'", title);
  fixture_change (desk->db, sql);
  reload (desk);
  for (AffPrintKind kind = AFF_PRINT_LABELS; kind <= AFF_PRINT_LISTS; kind++) {
    g_autoptr (AffPrint) print = print_on (desk, (AffPrintOrder){.kind = kind});
    g_assert_cmpuint (print->pages, >, 0);
    if (kind == AFF_PRINT_LABELS)
      g_assert_cmpuint (print->pages, ==, 28);
    if (kind == AFF_PRINT_PLAN)
      g_assert_cmpuint (print->pages, ==, 1);
  }
}

static void
test_a_programme_without_posters_prints_pages_that_say_so (void)
{
  g_autoptr (AffDb)
    db = fixture_db_new ("INSERT INTO workshop (id, code, title) VALUES (1, 'w', 'Workshop');"
                         "INSERT INTO item (id, workshop, title) VALUES (1, 1, 'Posters');"
                         "INSERT INTO item_nature VALUES (1, 'poster')");
  g_autoptr (GError) error = NULL;
  g_autoptr (AffProgramme) programme = aff_programme_load (db, &error);
  AffPrintOrder order = {.item = aff_programme_item (programme, 1),
                         .language = "fr",
                         .now = NOW};

  for (order.kind = AFF_PRINT_LABELS; order.kind <= AFF_PRINT_LISTS; order.kind++) {
    g_autoptr (AffPrint) print = aff_print_new (programme, &order, &error);
    g_assert_no_error (error);
    g_assert_true ((print->pdf == NULL) == (order.kind == AFF_PRINT_LABELS));
  }
}

static void
test_a_folder_that_is_not_there_is_said (Desk *desk, gconstpointer data)
{
  g_autoptr (AffPrint) print = print_on (desk, (AffPrintOrder){.kind = AFF_PRINT_LISTS});
  g_autofree char *path = g_build_filename (desk->folder, "none", "x.pdf", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (aff_print_write (print, path, &error));
  g_assert_error (error, AFF_ERROR, AFF_ERROR_STORE);
  g_assert_nonnull (strstr (error->message, "Choose another folder"));
}

static void
add (const char *path, void (*test) (Desk *, gconstpointer))
{
  g_test_add (path, Desk, NULL, open_desk, test, close_desk);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/print/label/the-code-of-every-label-reads-at-150-dpi",
       test_the_code_of_every_label_reads_at_150_dpi);
  add ("/print/label/no-text-runs-into-the-code", test_no_text_runs_into_the_code);
  add ("/print/roster/names-are-sorted-by-the-last-word-without-accents",
       test_names_are_sorted_by_the_last_word_without_accents);
  add ("/print/label/a-label-says-what-it-must-and-no-time",
       test_a_label_says_what_it_must_and_no_time);
  add ("/print/print/only-what-changed-is-printed-again",
       test_only_what_changed_is_printed_again);
  add ("/print/print/the-label-of-a-withdrawn-poster-is-taken-down-once",
       test_the_label_of_a_withdrawn_poster_is_taken_down_once);
  add ("/print/wall/the-wall-plan-has-planned-times-only",
       test_the_wall_plan_has_planned_times_only);
  add ("/print/print/a-poster-under-embargo-is-on-no-list",
       test_a_poster_under_embargo_is_on_no_list);
  add ("/print/door/doors-and-lists-speak-three-languages",
       test_doors_and_lists_speak_three_languages);
  add ("/print/print/texts-without-end-stay-on-their-page",
       test_texts_without_end_stay_on_their_page);
  g_test_add_func ("/print/print/a-programme-without-posters-prints-pages-that-say-so",
                   test_a_programme_without_posters_prints_pages_that_say_so);
  add ("/print/print/a-folder-that-is-not-there-is-said",
       test_a_folder_that_is_not_there_is_said);
  return g_test_run ();
}

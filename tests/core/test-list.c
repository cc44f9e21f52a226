// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/draft/sheet.h"
#include "app/read/formats.h"
#include "tests/support/fixture.h"
#include "tests/support/reading.h"

#include <string.h>

static Reading *
read_golden (const char *name)
{
  g_autofree char *folder = g_build_filename (g_getenv ("AFFICHE_SOURCE"), "tests", "golden",
                                              "list", NULL);
  Reading *self = reading_open (folder, name);

  g_assert_no_error (self->error);
  return self;
}

// "First Author (Sample University); Second Author"; "-": not said.
static char *
join (GPtrArray *people)
{
  GString *names = g_string_new (people ? "" : "-");

  for (guint i = 0; people && i < people->len; i++) {
    const AffDraftPerson *person = people->pdata[i];
    g_string_append_printf (names, "%s%s", i > 0 ? "; " : "", person->name);
    if (person->affiliation)
      g_string_append_printf (names, " (%s)", person->affiliation);
  }
  return g_string_free (names, FALSE);
}

typedef struct {
  const char *file;
  const char *key;
  const char *title;
  const char *authors;
  const char *board; // or NULL
  const char *link;  // the first one, or NULL
} PaperCase;

static const PaperCase papers[] = {
  {"dictionary.json", "smpList001", "Sample Paper of a Dictionary",
   "First Author; Second Author", "W46", "https://openreview.net/forum?id=smpList001"},
  {"dictionary.json", "S004", "Sample Paper with the same Number", "Third Author", NULL,
   "https://proceedings.example.org/s004"},
  {"inside.json", "smp-1", "Sample Paper in a List", "First Author; Second B. Author", NULL,
   NULL},
  {"inside.json", "smp-2", "Sample Paper of One", "Third Author", NULL, NULL},
  {"inside.json", "smp-3", "Sample Paper of Nobody", "", NULL, NULL},
  {"one-string.json", "D4", "Sample Paper of a Conference Site",
   "First Author; Second Author; Third Author", NULL, NULL},
  {"one-string.json", "F5", "Second Sample Paper", "Fourth Author", NULL,
   "https://example.org/f5.pdf"},
  {"objects.json", "1", "Sample Paper",
   "First Author (Sample University, Dept. 1); Second Author", NULL, NULL},
  {"objects.json", "2", "Second Sample Paper", "Third Author (Sample Hospital)", NULL, NULL},
};

static void
check_paper (const PaperCase *wanted)
{
  g_autoptr (Reading) self = read_golden (wanted->file);
  const AffDraftPaper *paper = g_hash_table_lookup (self->draft->paper_keys, wanted->key);
  const char *board = NULL;
  g_autofree char *authors = NULL;

  g_test_message ("%s %s", wanted->file, wanted->key);
  g_assert_nonnull (paper);
  authors = join (paper->authors);
  g_assert_cmpstr (paper->title, ==, wanted->title);
  g_assert_cmpstr (authors, ==, wanted->authors);
  for (guint i = 0; paper->presentations && i < paper->presentations->len && !board; i++)
    board = ((AffDraftPresentation *) paper->presentations->pdata[i])->board;
  g_assert_cmpstr (board, ==, wanted->board);
  g_assert_cmpstr (paper->links ? ((AffDraftLink *) paper->links->pdata[0])->address : NULL, ==,
                   wanted->link);
}

static void
test_objects_are_papers (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (papers); i++)
    check_paper (&papers[i]);
}

static void
assert_session (const Reading *self,
                const char *key,
                guint index,
                AffPresentationKind kind,
                const char *session,
                const char *board)
{
  const AffDraftPaper *paper = g_hash_table_lookup (self->draft->paper_keys, key);
  const AffDraftPresentation *one = NULL;

  g_assert_cmpuint (paper->presentations->len, >, index);
  one = paper->presentations->pdata[index];
  g_assert_cmpint (one->kind, ==, kind);
  g_assert_cmpstr (one->session, ==, session);
  g_assert_cmpstr (one->board, ==, board);
}

static void
test_sessions_in_words_are_sessions (void)
{
  g_autoptr (Reading) self = read_golden ("dictionary.json");

  assert_session (self, "smpList001", 0, AFF_KIND_ORAL,
                  "Sunday, October 4: Oral session 8 - Samples", NULL);
  assert_session (self, "smpList001", 1, AFF_KIND_POSTER, "Sunday, October 4: Posters", "W46");
  assert_session (self, "S004", 0, AFF_KIND_POSTER,
                  "Monday 5th October: A1-3 (long): Poster Samples", NULL);
  reading_assert_remark (self, "sessions-in-words", 1);
}

typedef struct {
  const char *file;
  const char *key;
  const char *title;
  const char *day;
  int start;
  int end;
  const char *room;
  const char *type;
  const char *track;
  const char *speakers;
} ItemCase;

static const ItemCase items[] = {
  {"groups.json", "W0100", "Opening", "2026-10-04", 540, 550, NULL, NULL, "W1",
   "First Speaker"},
  {"groups.json", "break-2026-10-04-0910", "Break", "2026-10-04", 550, 570, NULL, NULL, "W1",
   ""},
  {"groups.json", "break-2", "Break 2", "2026-10-04", 600, 630, NULL, NULL, "W1", ""},
  {"groups.json", "101", "Invited Sample", "2026-10-04", 840, 870, NULL, NULL, "W2",
   "Second Speaker"},
  {"groups.json", "break-2026-10-04-1430", "Break", "2026-10-04", 870, 900, NULL, NULL, "W2",
   ""},
  {"schedule.json", "61", "Sample Performance", "2026-10-04", 1380, 1425, "Stage A",
   "performance", NULL, "First Speaker"},
  {"schedule.json", "89", "Sample Talk to be scheduled", "", -1, -1, NULL, "talk", NULL,
   "Second Speaker"},
  {"calendar.json", "sample-keynote", "Sample Keynote", "2026-10-04", 850, 880, NULL, "keynote",
   NULL, "-"},
  {"calendar.json", "sample-break", "Sample Break", "2026-10-04", 880, 900, NULL, "break", NULL,
   "-"},
};

static void
check_item (const ItemCase *wanted)
{
  g_autoptr (Reading) self = read_golden (wanted->file);
  const AffDraftItem *item = g_hash_table_lookup (self->draft->item_keys, wanted->key);
  g_autofree char *speakers = NULL;

  g_test_message ("%s %s", wanted->file, wanted->key);
  g_assert_nonnull (item);
  speakers = join (item->speakers);
  g_assert_cmpstr (item->title, ==, wanted->title);
  g_assert_cmpstr (item->start.day, ==, wanted->day);
  g_assert_cmpint (item->start.minute, ==, wanted->start);
  g_assert_cmpint (item->end.minute, ==, wanted->end);
  g_assert_cmpstr (item->room, ==, wanted->room);
  g_assert_cmpstr (item->type, ==, wanted->type);
  g_assert_cmpstr (item->track, ==, wanted->track);
  g_assert_cmpstr (speakers, ==, wanted->speakers);
}

static void
test_objects_are_lines_of_a_schedule (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (items); i++)
    check_item (&items[i]);
}

static void
test_what_is_odd_is_said (void)
{
  static const struct {
    const char *file;
    const char *code;
    guint count;
  } cases[] = {
    {"dictionary.json", "poster-without-board", 1},
    {"dictionary.json", "list-inside", 0},
    {"inside.json", "list-inside", 1},
    {"one-string.json", "forum-of-another-site", 2},
    {"objects.json", "emails-left-out", 1},
    {"objects.json", "list-inside", 1},
    {"groups.json", "lists-by-group", 1},
    {"schedule.json", "false-utc", 1},
    {"calendar.json", "calendar-of-a-widget", 1},
    {"calendar.json", "false-utc", 0},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (Reading) self = read_golden (cases[i].file);
    g_test_message ("%s %s", cases[i].file, cases[i].code);
    reading_assert_remark (self, cases[i].code, cases[i].count);
  }
}

static void
test_local_times_lose_a_false_zone (void)
{
  g_autoptr (Reading) local = read_golden ("schedule.json");
  g_autoptr (Reading) zoned = read_golden ("calendar.json");
  const AffDraftItem *a = local->draft->items->pdata[0];
  const AffDraftItem *b = zoned->draft->items->pdata[0];

  g_assert_false (a->start.has_offset);
  g_assert_true (b->start.has_offset);
  g_assert_cmpint (b->start.offset_min, ==, 120);
}

static void
test_other_objects_are_refused (void)
{
  static const char *const texts[] = {
    "{}",
    "[]",
    "[1,2,3]",
    "[[]]",
    "[{}]",
    "[{\"title\":\"alone\"}]",
    "{\"a\":{\"b\":{\"c\":{\"d\":{\"e\":[{\"title\":\"too deep\",\"authors\":\"A\"}]}}}}}",
    "{\"name\":\"a package\",\"version\":\"1\",\"dependencies\":{\"b\":\"2\"}}",
    "[{\"name\":\"First\",\"email\":\"first@example.org\"},{\"name\":\"Second\"}]",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (Reading) self = reading_new (&aff_format_list, "other.json", texts[i], -1);
    g_autoptr (Reading) any = reading_new_any ("other.json", texts[i], -1);
    g_test_message ("%s", texts[i]);
    g_assert_error (self->error, AFF_ERROR, AFF_ERROR_FORMAT);
    g_assert_nonnull (strstr (self->error->message, "other.json"));
    g_assert_error (any->error, AFF_ERROR, AFF_ERROR_FORMAT);
  }
}

// ROWS objects, each with a member of its own if WIDE.
static char *
write_many (guint rows, gboolean is_wide)
{
  GString *text = g_string_new ("[");

  for (guint i = 0; i < rows; i++)
    g_string_append_printf (
      text, "%s{\"id\":%u,\"title\":\"Sample %u\",\"authors\":[\"A B\",\"C D\"],\"x%u\":1}",
      i > 0 ? "," : "", i + 1, i + 1, is_wide ? i : 0);
  g_string_append_c (text, ']');
  return g_string_free (text, FALSE);
}

static void
test_what_is_too_large_is_refused_whole (void)
{
  static const struct {
    guint rows;
    gboolean is_wide;
    gboolean is_read;
  } cases[] = {{20000, FALSE, TRUE}, {AFF_SHEET_ROWS + 1, FALSE, FALSE}, {2000, TRUE, FALSE}};

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *text = write_many (cases[i].rows, cases[i].is_wide);
    g_autoptr (Reading) self = reading_new (&aff_format_list, "many.json", text, -1);
    g_assert_true (self->is_read == cases[i].is_read);
    g_assert_cmpuint (self->draft->papers->len, ==, cases[i].is_read ? cases[i].rows : 0);
    if (!cases[i].is_read)
      g_assert_error (self->error, AFF_ERROR, AFF_ERROR_FORMAT);
  }
}

// One object of many members and many of few are mostly holes.
static void
test_a_sheet_of_holes_is_refused (void)
{
  GString *text = g_string_new ("[{\"title\":\"Sample\",\"authors\":\"A B\"");
  g_autoptr (Reading) self = NULL;

  for (guint i = 0; i < 900; i++)
    g_string_append_printf (text, ",\"x%u\":1", i);
  g_string_append_c (text, '}');
  for (guint i = 0; i < 30000; i++)
    g_string_append (text, ",{\"title\":\"S\"}");
  g_string_append_c (text, ']');
  self = reading_new (&aff_format_list, "holes.json", text->str, -1);
  g_string_free (text, TRUE);
  g_assert_error (self->error, AFF_ERROR, AFF_ERROR_FORMAT);
}

static void
test_wrong_types_are_survived (void)
{
  static const char *const values[] = {
    "null",
    "true",
    "-1e308",
    "\"\"",
    "[]",
    "{}",
    "[[[]]]",
    "[{}]",
    "7",
    "[null]",
    "[\"\"]",
    "{\"en\":[]}",
    "{\"name\":{}}",
    "\"\\u202e;;;\"",
    "[{\"name\":{\"en\":\"x\"},\"affiliation\":{}}, 5, null]"};
  static const char *const fields[] = {"id",         "title",     "authors",  "speakers",
                                       "sessions",   "or_id",     "en",       "start_date",
                                       "category",   "track",     "keywords", "poster_loc",
                                       "start_time", "calendarId"};

  for (gsize f = 0; f < G_N_ELEMENTS (fields); f++)
    for (gsize v = 0; v < G_N_ELEMENTS (values); v++) {
      g_autofree char *text =
        g_strdup_printf ("{\"a\":{\"title\":\"T\",\"authors\":[\"A B\"],\"%s\":%s},"
                         "\"b\":{\"title\":\"U\",\"authors\":\"C D\",\"%s\":\"x\"},\"c\":%s}",
                         fields[f], values[v], fields[f], values[v]);
      g_autoptr (Reading) self = reading_new (&aff_format_list, "x.json", text, -1);
      g_assert_true (self->is_read ||
                     g_error_matches (self->error, AFF_ERROR, AFF_ERROR_FORMAT));
    }
}

// Of an independent reading with another program. Authors: of all papers together.
typedef struct {
  const char *path;
  guint papers;
  guint items;
  guint authors;
  guint boards; // different ones
} RealCase;

static const RealCase real[] = {
  {"papers/midl/midl-2020-papers.json", 105, 0, 539, 0},
  {"papers/midl/midl-2021-papers.json", 122, 0, 641, 0},
  {"papers/midl/midl-2023-papers.json", 202, 0, 1110, 155},
  {"papers/miccai/miccai-2025-index.json", 1008, 0, 6327, 0},
  {"papers/miniconf/ml4h2021-papers.json", 18, 0, 106, 0},
  {"papers/big/iccv2021.json.gz", 1612, 0, 8044, 0},
  {"papers/big/nips2020.json.gz", 1899, 0, 7795, 0},
  {"papers/miniconf/main_calendar.json", 0, 56, 0, 0},
  {"papers/miniconf/sigdial-inlg2023-main_calendar.json", 0, 52, 0, 0},
  {"papers/miniconf/acl2020-workshop_schedules.json", 0, 462, 0, 0},
  {"schedules/emf-2014.json", 0, 184, 0, 0},
  {"schedules/emf-2016.json", 0, 350, 0, 0},
};

static void
check_real (const char *folder, const RealCase *wanted)
{
  g_autoptr (Reading) self = reading_open (folder, wanted->path);
  g_autoptr (GHashTable) boards = g_hash_table_new (g_str_hash, g_str_equal);
  guint authors = 0;

  g_test_message ("%s", wanted->path);
  g_assert_no_error (self->error);
  g_assert_cmpuint (self->draft->papers->len, ==, wanted->papers);
  g_assert_cmpuint (self->draft->items->len, ==, wanted->items);
  for (guint i = 0; i < wanted->papers; i++) {
    const AffDraftPaper *paper = self->draft->papers->pdata[i];
    authors += paper->authors->len;
    for (guint k = 0; paper->presentations && k < paper->presentations->len; k++) {
      char *board = ((AffDraftPresentation *) paper->presentations->pdata[k])->board;
      if (board)
        g_hash_table_add (boards, board);
    }
  }
  g_assert_cmpuint (authors, ==, wanted->authors);
  g_assert_cmpuint (g_hash_table_size (boards), ==, wanted->boards);
}

static void
test_real_lists_are_read (void)
{
  const char *folder = fixture_real_data ();

  for (gsize i = 0; folder && i < G_N_ELEMENTS (real); i++)
    check_real (folder, &real[i]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/list/objects-are-papers", test_objects_are_papers);
  g_test_add_func ("/exchange/list/sessions-in-words-are-sessions",
                   test_sessions_in_words_are_sessions);
  g_test_add_func ("/exchange/list/objects-are-lines-of-a-schedule",
                   test_objects_are_lines_of_a_schedule);
  g_test_add_func ("/exchange/list/what-is-odd-is-said", test_what_is_odd_is_said);
  g_test_add_func ("/exchange/list/local-times-lose-a-false-zone",
                   test_local_times_lose_a_false_zone);
  g_test_add_func ("/exchange/list/other-objects-are-refused", test_other_objects_are_refused);
  g_test_add_func ("/exchange/list/what-is-too-large-is-refused-whole",
                   test_what_is_too_large_is_refused_whole);
  g_test_add_func ("/exchange/list/a-sheet-of-holes-is-refused",
                   test_a_sheet_of_holes_is_refused);
  g_test_add_func ("/exchange/list/wrong-types-are-survived", test_wrong_types_are_survived);
  g_test_add_func ("/exchange/list/real-lists-are-read", test_real_lists_are_read);
  return g_test_run ();
}

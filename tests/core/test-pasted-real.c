// SPDX-License-Identifier: GPL-3.0-or-later
// Pages of real workshops, beside what their own lines and a programme made by hand say.
#include "app/import/sample.h"
#include "tests/support/fixture.h"
#include "tests/support/reading.h"

#include <stdio.h>
#include <string.h>

#define SAMPLE_NOW G_GINT64_CONSTANT (1791120240) // 2026-10-04T13:24:00Z

static Reading *
read_real (const char *path)
{
  const char *folder = fixture_real_data ();
  Reading *self = folder ? reading_open (folder, path) : NULL;

  if (!self)
    return NULL;
  g_assert_no_error (self->error);
  g_assert_cmpstr (self->draft->family, ==, "page");
  g_assert_true (aff_draft_finish (self->draft, "Europe/Paris", self->report, &self->error));
  return self;
}

// The cells of the rows of a Markdown table of TEXT that begin with a time, read by themselves.
static GPtrArray *
list_rows (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  for (char **line = lines; *line; line++)
    if (g_str_has_prefix (*line, "| ") && g_ascii_isdigit ((*line)[2]))
      g_ptr_array_add (rows, g_strsplit (*line, "|", -1));
  return rows;
}

static void
assert_row (const AffDraftItem *item, char **cells)
{
  int hour = 0;
  int minute = 0;
  int duration = 0;
  const char *rest = NULL;

  g_assert_cmpint (sscanf (cells[1], " %d:%d PM%d min", &hour, &minute, &duration), ==, 3);
  g_assert_cmpint (item->start.minute, ==, (hour + 12) * 60 + minute);
  g_assert_cmpint (item->duration_min, ==, duration);
  g_assert_cmpstr (item->type, ==, *g_strstrip (cells[3]) ? cells[3] : NULL);
  rest = strstr (cells[2], item->title);
  g_assert_nonnull (rest);
  rest += strlen (item->title) + 1;
  g_assert_true (g_str_has_prefix (rest, item->unknown_speakers == 1 ? "Speaker to be announced"
                                                                     : item->subtitle));
}

static void
test_the_real_page_says_what_it_says (void)
{
  g_autoptr (Reading) self = read_real ("programme/001_1a7b1cfa1325ef81.txt");
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;

  if (!self)
    return;
  path = g_build_filename (fixture_real_data (), "programme", "001_1a7b1cfa1325ef81.txt", NULL);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_autoptr (GPtrArray) rows = list_rows (text);
  g_assert_cmpuint (rows->len, ==, 8);
  g_assert_cmpuint (self->draft->items->len, ==, rows->len);
  for (guint i = 0; i < rows->len; i++)
    assert_row (self->draft->items->pdata[i], rows->pdata[i]);
}

static guint
count_unknown (const AffItem *item)
{
  guint count = 0;

  for (guint i = 0; i < item->people->len; i++)
    count += ((const AffItemPerson *) item->people->pdata[i])->person == NULL;
  return count;
}

// The sample programme that was made of that page by hand.
static AffProgramme *
load_sample (const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (folder, "sample.db", NULL);

  g_assert_true (aff_sample_create (path, "mfm", SAMPLE_NOW, &error));
  AffDb *db = aff_db_open (path, AFF_DB_READ, &error);
  g_assert_no_error (error);
  AffProgramme *programme = aff_programme_load (db, &error);
  g_assert_no_error (error);
  aff_db_free (db);
  return programme;
}

static void
test_the_real_page_is_as_it_is_wanted (void)
{
  g_autoptr (Reading) self = read_real ("programme/001_1a7b1cfa1325ef81.txt");
  char *folder = self ? fixture_folder_new () : NULL;

  if (!self)
    return;
  g_autoptr (AffProgramme) sample = load_sample (folder);
  g_assert_cmpuint (self->draft->items->len, ==, sample->items->len);
  for (guint i = 0; i < sample->items->len; i++) {
    const AffItem *wanted = sample->items->pdata[i];
    const AffDraftItem *item = self->draft->items->pdata[i];
    g_assert_cmpstr (item->title, ==, wanted->title);
    g_assert_cmpstr (item->type, ==, wanted->type);
    g_assert_cmpint (item->start.minute, ==, wanted->minute);
    g_assert_cmpint (item->duration_min, ==, wanted->duration_min);
    g_assert_cmpuint (item->natures, ==, wanted->natures);
    g_assert_cmpuint (MAX (item->unknown_speakers, 0), ==, count_unknown (wanted));
    g_assert_true (!item->subtitle == !wanted->subtitle);
  }
  fixture_folder_free (folder);
}

static void
test_the_real_page_without_schedule_is_read (void)
{
  g_autoptr (Reading) self = read_real ("programme/000_81b1488fba530a22.txt");

  if (!self)
    return;
  g_assert_cmpstr (self->draft->code, ==, "iMIMIC");
  g_assert_cmpstr (self->draft->first_day, ==, "2026-10-04");
  g_assert_cmpstr (self->draft->last_day, ==, "2026-10-08");
  g_assert_cmpstr (self->draft->city, ==, "Strasbourg");
  g_assert_cmpuint (self->draft->items->len, ==, 0);
  reading_assert_remark (self, "no-schedule-yet", 1);
}

// Times of the page in its order, as a reader of the page counts them.
static void
test_the_real_site_is_read_with_its_posters (void)
{
  static const int starts[] = {810, 820,  835,  850,  890,  930, 960,
                               990, 1030, 1045, 1060, 1075, 1090};
  g_autoptr (Reading) self = read_real ("papers/miccai-workshops/dali-2023-index.md");
  guint orals = 0;
  guint posters = 0;

  if (!self)
    return;
  g_assert_cmpuint (self->draft->items->len, ==, G_N_ELEMENTS (starts));
  for (guint i = 0; i < G_N_ELEMENTS (starts); i++) {
    const AffDraftItem *item = self->draft->items->pdata[i];
    g_assert_cmpint (item->start.minute, ==, starts[i]);
    g_assert_cmpint (item->duration_min, ==,
                     (i + 1 < G_N_ELEMENTS (starts) ? starts[i + 1] : 1110) - starts[i]);
    g_assert_cmpstr (item->day, ==, "2023-10-12");
  }
  g_assert_cmpuint (self->draft->papers->len, ==, 16);
  for (guint i = 0; i < 16; i++) {
    const AffDraftPaper *paper = self->draft->papers->pdata[i];
    g_autofree char *label = g_strdup_printf ("%02u", i + 1);
    for (guint k = 0; k < paper->presentations->len; k++) {
      const AffDraftPresentation *presentation = paper->presentations->pdata[k];
      posters += presentation->kind == AFF_KIND_POSTER;
      orals += presentation->kind == AFF_KIND_ORAL;
      g_assert_cmpstr (presentation->board, ==,
                       presentation->kind == AFF_KIND_POSTER ? label : NULL);
    }
  }
  g_assert_cmpuint (orals, ==, 6);
  g_assert_cmpuint (posters, ==, 2 * 16); // from 15:30 to 16:30 in two lines
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/pasted-real/the-real-page-says-what-it-says",
                   test_the_real_page_says_what_it_says);
  g_test_add_func ("/exchange/pasted-real/the-real-page-is-as-it-is-wanted",
                   test_the_real_page_is_as_it_is_wanted);
  g_test_add_func ("/exchange/pasted-real/the-real-page-without-schedule-is-read",
                   test_the_real_page_without_schedule_is_read);
  g_test_add_func ("/exchange/pasted-real/the-real-site-is-read-with-its-posters",
                   test_the_real_site_is_read_with_its_posters);
  return g_test_run ();
}

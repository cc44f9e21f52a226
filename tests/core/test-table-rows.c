// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of tables that chairs make by hand: headings and sums among papers, times as numbers, times
// without a session.
#include "app/read/formats.h"
#include "tests/support/drafted.h"
#include "tests/support/reading.h"

#include <string.h>

#define PAPER(title) "-; " title "; -; -; First Author; -; "

typedef struct {
  const char *text;
  const char *paper; // of key "1"
  const char *item;  // of the only line of the schedule; NULL: there is none
  const char *code;  // of a remark
  guint count;
} Case;

static const Case cases[] = {
  {"No.,Title,Authors,Board\n1,A sample paper,First Author,7\n,,,\nTotal,1,,\n",
   PAPER ("A sample paper") "poster on 7", NULL, "row-of-sums", 1},
  {"No.,Title,Authors\n1,A sample paper,First Author\nTotal: 1,,\n",
   PAPER ("A sample paper") "-", NULL, "row-of-sums", 1},
  {"No.,Title,Authors\n1,Total,First Author\n", PAPER ("Total") "-", NULL, "row-of-sums", 0},
  {"No.,Title,Authors\n,Session A – Monday 5 October 2026 14:00-15:30,\n"
   "1,A sample paper,First Author\n",
   PAPER ("A sample paper") "poster in session-a-2026-10-05",
   "Session A; 2026-10-05 14:00; -1 min; -; -; -", "heading-as-session", 1},
  {"No.,Title,Authors\nOral session 2,,\n1,A sample paper,First Author\n",
   PAPER ("A sample paper") "oral in Oral session 2", NULL, "heading-as-session", 1},
  {"No.,Title,Authors,Board,Time\nTuesday 6 October 2026,,,,\n"
   "1,A sample paper,First Author,7,9.15-10.00\n",
   PAPER ("A sample paper") "poster in poster-session-0915-2026-10-06 on 7",
   "Poster session; 2026-10-06 09:15; -1 min; -; -; -", "time-as-number", 1},
  {"No.,Title,Authors,Board,Date,Start\n1,A sample paper,First Author,7,46299,0.583333333\n",
   PAPER ("A sample paper") "poster in poster-session-2026-10-04 on 7",
   "Poster session; 2026-10-04 14:00; -1 min; -; -; -", "time-as-number", 2},
  {"No.,Title,Authors,Board,Date\n1,A sample paper,First Author,7,4-Oct-26\n",
   PAPER ("A sample paper") "poster on 7", NULL, "session-by-time", 0},
  {"No.,Title,Authors,Board,Date and time\n"
   "1,A sample paper,First Author,7,\"Sunday, October 4, 2026, 3:10 PM - 4:10 PM\"\n",
   PAPER ("A sample paper") "poster in poster-session-1510-2026-10-04 on 7",
   "Poster session; 2026-10-04 15:10; -1 min; -; -; -", "session-by-time", 1},
  {"Id,Titel,Datum,Dauer,Sitzung,Vortragende,Board-Nummer\n"
   "1,A sample paper,2026-10-04 14:00,20 Minuten,Postersitzung,,A-12\n",
   "-; A sample paper; -; -; -; -; poster in postersitzung-2026-10-04 on A-12",
   "Postersitzung; 2026-10-04 14:00; 20 min; -; -; -", "time-not-read", 0},
  {"No.,Title,Authors,Session,Day\n1,A sample paper,First Author,Posters 1,2026-10-04\n",
   PAPER ("A sample paper") "poster in posters-1-2026-10-04",
   "Posters 1; 2026-10-04; -1 min; -; -; -", "time-not-read", 0},
  {"No.,Title,Authors,Board,Date\n1,A sample paper,First Author,7,2026-05-01 23:59\n",
   PAPER ("A sample paper") "poster on 7", NULL, "session-by-time", 0},
  {"No.,Title,Authors,Board,Time\n1,A sample paper,First Author,7,3.14159\n",
   PAPER ("A sample paper") "poster on 7", NULL, "time-not-read", 1},
};

static void
check (const Case *wanted)
{
  g_autoptr (Reading) reading = reading_new (&aff_format_table, "sample.csv", wanted->text, -1);

  g_test_message ("%s", wanted->text);
  g_assert_no_error (reading->error);
  drafted_assert_paper (reading->draft, "1", wanted->paper);
  g_assert_cmpuint (reading->draft->items->len, ==, wanted->item ? 1 : 0);
  if (wanted->item)
    drafted_assert_item (reading->draft,
                         ((const AffDraftItem *) reading->draft->items->pdata[0])->key,
                         wanted->item);
  reading_assert_remark (reading, wanted->code, wanted->count);
}

static void
test_rows_mean_what_their_maker_meant (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    check (&cases[i]);
}

static void
test_a_sample_of_each_slot_is_a_session (void)
{
  g_autoptr (Reading)
    reading = reading_new (&aff_format_table, "sample.csv",
                           "No.,Title,Authors,Board,Date,Time\n"
                           "1,A sample paper,First Author,7,2026-10-04,10:00-11:00\n"
                           "2,A second sample paper,Second Author,8,2026-10-04,10:00-11:00\n"
                           "3,A third sample paper,Third Author,7,2026-10-04,15:00-16:00\n",
                           -1);
  const AffDraftItem *second = NULL;

  g_assert_cmpuint (reading->draft->items->len, ==, 2);
  second = reading->draft->items->pdata[1];
  g_assert_cmpint (second->start.minute, ==, 15 * 60);
  g_assert_cmpint (second->end.minute, ==, 16 * 60);
  drafted_assert_paper (reading->draft, "3",
                        "-; A third sample paper; -; -; Third Author; -; "
                        "poster in poster-session-1500-2026-10-04 on 7");
}

static void
test_keys_of_titles_hold_no_addresses (void)
{
  g_autoptr (Reading)
    reading = reading_new (&aff_format_table, "sample.csv",
                           "Title,Authors\n"
                           "A sample paper by first@example.org,First Author\n",
                           -1);
  const AffDraftPaper *paper = reading->draft->papers->pdata[0];

  g_assert_cmpuint (reading->draft->papers->len, ==, 1);
  g_assert_cmpstr (paper->key, ==, "a-sample-paper-by");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/table/rows-mean-what-their-maker-meant",
                   test_rows_mean_what_their_maker_meant);
  g_test_add_func ("/exchange/table/a-sample-of-each-slot-is-a-session",
                   test_a_sample_of_each_slot_is_a_session);
  g_test_add_func ("/exchange/table/keys-of-titles-hold-no-addresses",
                   test_keys_of_titles_hold_no_addresses);
  return g_test_run ();
}

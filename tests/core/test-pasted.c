// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/read/formats.h"
#include "tests/support/reading.h"

#include <string.h>

static Reading *
finish (Reading *self)
{
  g_assert_no_error (self->error);
  g_assert_cmpstr (self->draft->family, ==, "page");
  g_assert_true (aff_draft_finish (self->draft, "Europe/Paris", self->report, &self->error));
  g_assert_no_error (self->error);
  return self;
}

static Reading *
read_golden (const char *name)
{
  g_autofree char *folder = g_build_filename (g_getenv ("AFFICHE_SOURCE"), "tests", "golden",
                                              "pasted", NULL);

  return finish (reading_open (folder, name));
}

static void
append_people (GString *text, const GPtrArray *people)
{
  for (guint i = 0; people && i < people->len; i++) {
    const AffDraftPerson *person = people->pdata[i];
    g_string_append_printf (text, " by %s", person->name);
    if (person->affiliation)
      g_string_append_printf (text, " of %s", person->affiliation);
  }
}

// "2026-10-04 14:00+10 Keynote: Title / Subtitle by Somebody @ Room ?1 tbc".
static char *
describe_item (const AffDraftItem *item)
{
  GString *text = g_string_new (item->day ? item->day : "day");

  g_string_append_printf (text, " %02d:%02d", item->start.minute / 60, item->start.minute % 60);
  if (item->duration_min >= 0)
    g_string_append_printf (text, "+%d", item->duration_min);
  if (item->type)
    g_string_append_printf (text, " %s:", item->type);
  g_string_append_printf (text, " %s", item->title);
  if (item->subtitle)
    g_string_append_printf (text, " / %s", item->subtitle);
  append_people (text, item->speakers);
  if (item->room)
    g_string_append_printf (text, " @ %s", item->room);
  if (item->unknown_speakers > 0)
    g_string_append_printf (text, " ?%d", item->unknown_speakers);
  return g_string_free (text, FALSE);
}

// "1 Title by Somebody | 0 1": kind and board of each presentation.
static char *
describe_paper (const AffDraftPaper *paper)
{
  GString *text = g_string_new (paper->number);

  g_string_append_printf (text, " %s", paper->title);
  append_people (text, paper->authors);
  for (guint i = 0; paper->presentations && i < paper->presentations->len; i++) {
    const AffDraftPresentation *presentation = paper->presentations->pdata[i];
    g_string_append_printf (text, " | %d %s", (int) presentation->kind,
                            presentation->board     ? presentation->board
                            : presentation->session ? presentation->session
                                                    : "-");
  }
  return g_string_free (text, FALSE);
}

static void
assert_items (const Reading *self, const char *const *wanted)
{
  for (guint i = 0; wanted[i] && i < self->draft->items->len; i++) {
    g_autofree char *text = describe_item (self->draft->items->pdata[i]);
    g_assert_cmpstr (text, ==, wanted[i]);
  }
  g_assert_cmpuint (self->draft->items->len, ==, g_strv_length ((char **) wanted));
}

static void
assert_papers (const Reading *self, const char *const *wanted)
{
  for (guint i = 0; wanted[i] && i < self->draft->papers->len; i++) {
    g_autofree char *text = describe_paper (self->draft->papers->pdata[i]);
    g_assert_cmpstr (text, ==, wanted[i]);
  }
  g_assert_cmpuint (self->draft->papers->len, ==, g_strv_length ((char **) wanted));
}

static void
test_a_glued_table_is_parted (void)
{
  static const char *const items[] = {
    "day 14:00+10 Opening Remarks / Welcome and sample overview from nobody",
    "day 14:10+30 Keynote: Invited Talk 1 ?1",
    "day 14:40+60 Poster: Poster Session & Coffee Break / Sample posters of every size — up to "
    "30 posters on display",
    "day 15:40+20 Oral: Best Sample Oral Spotlight / Oral presentations from invented submissions",
    "day 16:00+30 Keynote: Invited Talk 2 ?1",
    "day 16:30+30 Panel: Panel Discussion / Open discussion on the future of sample data & tests",
    NULL};
  static const guint natures[] = {
    AFF_NATURE_OPENING, AFF_NATURE_KEYNOTE, AFF_NATURE_POSTER | AFF_NATURE_BREAK,
    AFF_NATURE_ORAL,    AFF_NATURE_KEYNOTE, AFF_NATURE_PANEL};
  g_autoptr (Reading) self = read_golden ("workshop.md");

  assert_items (self, items);
  for (guint i = 0; i < G_N_ELEMENTS (natures); i++)
    g_assert_cmpuint (((AffDraftItem *) self->draft->items->pdata[i])->natures, ==, natures[i]);
  g_assert_true (self->draft->lists_items);
  g_assert_false (self->draft->lists_papers);
  g_assert_null (self->draft->title);
  reading_assert_remark (self, "title-and-subtitle-glued", 6);
  reading_assert_remark (self, "emoji", 1);
  reading_assert_remark (self, "deadline-in-prose", 2);
  g_assert_cmpint (aff_report_find (self->report, "title-and-subtitle-glued")->kind, ==,
                   AFF_REMARK_GUESSED);
}

static void
test_a_page_without_schedule_says_what_it_says (void)
{
  g_autoptr (Reading) self = read_golden ("preliminary.txt");
  const AffDraft *draft = self->draft;

  g_assert_cmpstr (draft->code, ==, "iSAMPLE");
  g_assert_cmpstr (draft->title, ==, "First Workshop on Invented Schedules for Tests");
  g_assert_cmpstr (draft->first_day, ==, "2026-10-04");
  g_assert_cmpstr (draft->last_day, ==, "2026-10-08");
  g_assert_cmpstr (draft->city, ==, "Strasbourg");
  g_assert_cmpuint (draft->items->len + draft->papers->len, ==, 0);
  g_assert_false (draft->lists_items || draft->lists_papers);
  reading_assert_remark (self, "no-schedule-yet", 1);
  reading_assert_remark (self, "programme-preliminary", 1);
  reading_assert_remark (self, "merged-events", 1);
  reading_assert_remark (self, "title-from-prose", 1);
}

static void
test_markdown_is_read_with_its_posters (void)
{
  static const char *const items[] = {
    "2026-10-12 13:30+10 Opening, welcome and introduction",
    "2026-10-12 13:40+15 Oral: A First Title: with a Colon by First Author of Sample University",
    "2026-10-12 13:55+40 Keynote: A Title of a Talk by First Speaker of Sample Institute",
    "2026-10-12 14:35+25 Coffee Break/Poster Session @ Ground Level, Hall B", NULL};
  static const char *const papers[] = {
    "01 A First Title: with a Colon | 0 01 | 1 A First Title: with a Colon",
    "02 3D Samples: A Second Title | 0 02",
    "10 A Third Title by Third Author by Fourth Author | 0 10", NULL};
  g_autoptr (Reading) self = read_golden ("site.md");

  assert_items (self, items);
  assert_papers (self, papers);
  g_assert_cmpstr (self->draft->code, ==, "SAMPLE");
  g_assert_cmpstr (self->draft->title, ==, "SAMPLE: The 2nd Workshop on Sample Data");
  g_assert_cmpstr (self->draft->zone, ==, "America/Los_Angeles");
  g_assert_cmpstr (self->draft->city, ==, "Vancouver");
  reading_assert_remark (self, "comment-in-page", 1);
  reading_assert_remark (self, "zone-by-abbreviation", 1);
  reading_assert_remark (self, "board-by-number", 3);
  reading_assert_remark (self, "room-in-brackets", 1);
}

static void
test_a_page_of_html_is_read (void)
{
  static const char *const items[] = {
    "2026-10-04 14:00+10 Opening Remarks / Welcome from nobody",
    "2026-10-04 14:10+30 Keynote: Invited Talk 1 ?1",
    "2026-10-04 14:40 Coffee Break",
    "2026-10-04 15:00+30 Oral: Talk A",
    "2026-10-04 15:00+30 Oral: Talk B",
    NULL};
  static const char *const papers[] = {"1 A First Title by First Author by Second Author | 0 1",
                                       "2 A Second Title by Third Author | 0 2", NULL};
  g_autoptr (Reading) self = read_golden ("page.html");
  const AffDraftPaper *second = NULL;

  assert_items (self, items);
  assert_papers (self, papers);
  second = self->draft->papers->pdata[1];
  g_assert_cmpuint (second->links->len, ==, 1);
  g_assert_cmpstr (((AffDraftLink *) second->links->pdata[0])->address, ==,
                   "https://openreview.net/forum?id=sample");
  g_assert_cmpstr (self->draft->title, ==, "SAMPLE: First Workshop on Sample Data");
}

static void
test_blocks_with_headings_are_read (void)
{
  static const char *const items[] = {
    "2026-10-04 14:00+10 Opening Remarks / Welcome from nobody",
    "2026-10-04 14:10+30 Keynote: Invited Talk 1 ?1",
    "2026-10-04 14:40+60 Poster: Poster Session & Coffee Break / Sample posters of every size",
    NULL};
  g_autoptr (Reading) self = read_golden ("blocks.html");

  assert_items (self, items);
  reading_assert_remark (self, "listed-twice", 1);
}

static void
test_what_a_browser_copies_is_read (void)
{
  static const char *const items[] = {
    "day 14:00+10 Opening Remarks / Welcome and overview from nobody",
    "day 14:10+30 Keynote: Invited Talk 1 ?1",
    "day 14:40+60 Poster: Poster Session & Coffee Break / Sample posters of every size", NULL};
  g_autoptr (Reading) self = read_golden ("browser.txt");

  assert_items (self, items);
}

static void
test_lines_by_hand_are_read (void)
{
  static const char *const items[] = {
    "2026-10-04 14:00+10 Opening",
    "2026-10-04 14:10+30 Invited talk: Learning from Samples by First Speaker of Sample University",
    "2026-10-04 14:40+30 Coffee break",
    "2026-10-04 15:10 Table ronde",
    "2026-10-05 09:00 Keynote ?1",
    "2026-10-05 10:00 Posters",
    "2026-10-05 23:30 Party",
    "2026-10-05 24:30 End of the party",
    NULL};
  g_autoptr (Reading) self = read_golden ("lines.txt");

  assert_items (self, items);
  reading_assert_remark (self, "speaker-in-title", 1);
}

static void
test_times_and_titles_are_parted (void)
{
  static const struct {
    const char *text;
    const char *first; // of two items
  } cases[] = {
    {"9:00 One\n9:30 Two", "day 09:00 One"},
    {"9h00 One\n9h30 Two", "day 09:00 One"},
    {"9:00 AM - One\n9:30 AM - Two", "day 09:00 One"},
    {"[9:00] One\n[9:30] Two", "day 09:00 One"},
    {"**9:00** One\n**9:30** Two", "day 09:00 One"},
    {"(9:00–9:30) One\n(9:30–10:00) Two", "day 09:00+30 One"},
    {"9:00 to 9:30: One\n9:30 to 10:00: Two", "day 09:00+30 One"},
    {"11:30 - 12:15 PM One\n12:15 - 1:00 PM Two", "day 11:30+45 One"},
    {"11:30 - 1:00 PM One\n1:00 - 2:00 PM Two", "day 11:30+90 One"},
    {"1:00 PM - 2:30 One\n2:30 PM Two", "day 13:00+90 One"},
    {"9:00 (30 min) One\n9:30 Two", "day 09:00+30 One"},
    {"9:00\tOne\tTalk\n9:30\tTwo", "day 09:00 Talk: One"},
    {"9:00\t9:30\tOne\n9:30\t10:00\tTwo", "day 09:00+30 One"},
    {"9:00\n9:30\nOne\nmore of it\n\n9:30\n10:00\nTwo", "day 09:00+30 One / more of it"},
    {"9:00 One  more of it\n9:30 Two", "day 09:00 One / more of it"},
    {"1:30 One\n2:30 Two", "day 13:30 One"},
    {"11:30 One\n1:30 Two", "day 11:30 One"},
    {"9:00 Opening Remarks by the chairs\n9:30 Two", "day 09:00 Opening Remarks by the chairs"},
    {"9:00 Learning From Few Samples in practice\n9:30 Two",
     "day 09:00 Learning From Few Samples in practice"},
    {"9:00 Keynote: TBA\n9:30 Two", "day 09:00 Keynote ?1"},
    {"9:00 Invited Talk – Speaker to be announced\n9:30 Two", "day 09:00 Invited Talk ?1"},
    {"9:00 To be announced\n9:30 Two", "day 09:00 To be announced"},
    {"9:00 R&amp;D <b>now</b>\n9:30 Two", "day 09:00 R&D now"},
    {"| 9:00 | One \\| half | Talk |\n| 9:30 | Two | Talk |", "day 09:00 Talk: One | half"},
    {"| Zeit | Titel | Raum | Sprecherin |\n|--|--|--|--|\n| 9:00 | One | Saal 1 | First Speaker |"
     "\n| 9:30 | Two | | |",
     "day 09:00 One by First Speaker @ Saal 1"},
    {"<table><tr><td>9:00<td>One<tr><td>9:30<td>Two</table>", "day 09:00 One"},
    {"<p>9:00 One<p>9:30 Two", "day 09:00 One"},
    {"<table><tr><td><table><tr><td>9:00<td>One<tr><td>9:30<td>Two</table></table>",
     "day 09:00 One"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (Reading)
      self = finish (reading_new (&aff_format_pasted, "sample.txt", cases[i].text, -1));
    g_assert_cmpuint (self->draft->items->len, ==, 2);
    g_autofree char *first = describe_item (self->draft->items->pdata[0]);
    g_assert_cmpstr (first, ==, cases[i].first);
    g_assert_cmpstr (((AffDraftItem *) self->draft->items->pdata[1])->title, ==, "Two");
  }
}

static void
test_titles_that_come_twice_have_keys_of_their_own (void)
{
  g_autoptr (Reading) self = finish (
    reading_new_any ("sample.txt", "9:00 Break\n10:00 Break\n11:00 Break\n", -1));

  g_assert_cmpuint (self->draft->items->len, ==, 3);
  g_assert_nonnull (g_hash_table_lookup (self->draft->item_keys, "Break"));
  g_assert_nonnull (g_hash_table_lookup (self->draft->item_keys, "Break (2)"));
  g_assert_nonnull (g_hash_table_lookup (self->draft->item_keys, "Break (3)"));
}

static void
test_what_is_preliminary_is_to_be_confirmed (void)
{
  g_autoptr (Reading) self = finish (
    reading_new_any ("sample.txt", "Tentative program\n9:00 One\n10:00 Two\n", -1));

  g_assert_cmpuint (self->draft->items->len, ==, 2);
  g_assert_true (((AffDraftItem *) self->draft->items->pdata[0])->to_confirm);
  reading_assert_remark (self, "programme-preliminary", 1);
}

static void
test_posters_hang_in_sessions_that_follow_each_other (void)
{
  static const struct {
    const char *second;
    const char *session; // of the first presentation
    guint count;
  } cases[] = {
    {"10:30 - 11:00 Poster Session", "Posters", 2},
    {"11:00 - 11:30 Poster Session", NULL, 1},
    {"10:30 - 11:00 Coffee break", NULL, 1},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *text = g_strdup_printf (
      "10:00 - 10:30 Posters\n%s\n\n# Poster list\n12. A Title\n", cases[i].second);
    g_autoptr (Reading) self = finish (reading_new_any ("sample.txt", text, -1));
    g_assert_cmpuint (self->draft->papers->len, ==, 1);
    const AffDraftPaper *paper = self->draft->papers->pdata[0];
    const AffDraftPresentation *first = paper->presentations->pdata[0];
    g_assert_cmpuint (paper->presentations->len, ==, cases[i].count);
    g_assert_cmpstr (first->session, ==, cases[i].session);
    g_assert_cmpstr (first->board, ==, "12");
  }
}

static void
test_pages_say_the_year_once_or_never (void)
{
  static const struct {
    const char *text;
    const char *item;
    guint count;
  } cases[] = {
    {"# Sample Workshop 2026\n\n", "2026-10-05 09:00 Two", 0},
    {"", "day 09:00 Two", 2},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *text = g_strconcat (cases[i].text,
                                         "Sunday, October 4\n14:00 One\n14:30 More\n"
                                         "Monday, October 5\n9:00 Two\n9:30 Last\n",
                                         NULL);
    g_autoptr (Reading) self = finish (reading_new_any ("sample.txt", text, -1));
    g_assert_cmpuint (self->draft->items->len, ==, 4);
    g_autofree char *item = describe_item (self->draft->items->pdata[2]);
    g_assert_cmpstr (item, ==, cases[i].item);
    reading_assert_remark (self, "day-without-year", cases[i].count);
  }
}

static void
test_no_line_with_a_time_is_lost (void)
{
  static const char *const pages[] = {
    "<table><tr><th>Time<th>Session<th>Talk<tr><td>9:00<td>Keynotes<td>One"
    "<tr><td>15:00<td colspan=2>Poster session</table>",
    "<dl><dt>9:00<dd>One<dt>15:00<dd>Poster session</dl>",
    "9:00\nOne\n\n15:00\nPoster session\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++) {
    g_autoptr (Reading) self = finish (reading_new_any ("sample.txt", pages[i], -1));
    g_assert_cmpuint (self->draft->items->len, ==, 2);
    g_autofree char *item = describe_item (self->draft->items->pdata[1]);
    g_assert_cmpstr (item, ==, "day 15:00 Poster session");
    reading_assert_remark (self, "time-without-title", 0);
  }
}

static void
test_a_table_of_papers_is_read_as_one (void)
{
  static const char page[] =
    "<p>Sample</p><table><tr><th>ID<th>Title<th>Authors<th>Board</tr>"
    "<tr><td>7<td>A First Title<td>First Author, Second Author<td>12</tr>"
    "<tr><td>8<td>A Second &amp; Title<td>Third Author<td>13</tr></table>";
  g_autoptr (Reading) self = finish (reading_new_any ("sample.html", page, -1));

  g_assert_cmpuint (self->draft->papers->len, ==, 2);
  const AffDraftPaper *second = self->draft->papers->pdata[1];
  g_assert_cmpstr (second->title, ==, "A Second & Title");
  g_assert_cmpstr (((AffDraftPresentation *) second->presentations->pdata[0])->board, ==, "13");
}

static void
test_what_lists_nothing_is_refused (void)
{
  static const char *const texts[] = {
    "x",
    "Nothing at all.\nAnd more of it.\n",
    "<p>Nothing</p>",
    "<!-- 9:00 One -->",
    "|||\n|-|\n",
    "- \n- \n",
    "# \n",
    "2026\n2027\n",
    "\1\2\3\4 of sample data, in a longer line of plain text",
  };
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (Reading) self = reading_new (&aff_format_pasted, "sample.txt", texts[i], -1);
    g_assert_error (self->error, AFF_ERROR, AFF_ERROR_FORMAT);
    g_assert_true (strstr (self->error->message, "sample.txt") != NULL);
  }
}

static void
test_hostile_pages_end (void)
{
  static const char *const parts[] = {"9:00 A\n",
                                      "9:00\n",
                                      "**",
                                      "[",
                                      "[a](",
                                      "| a ",
                                      "~~",
                                      "`",
                                      "\\|",
                                      "<!--",
                                      "9:00\t",
                                      "01 A\n",
                                      "*a ",
                                      "_a ",
                                      "(9:",
                                      "#",
                                      "A B ",
                                      "Talk ",
                                      "4 May - ",
                                      "October ",
                                      "<b>",
                                      "9:00 Invited Talk ",
                                      "<table><tr><td rowspan=999 colspan=999>"};
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++) {
    g_autoptr (GString) text = g_string_new ("# Posters\n9:00 Sample\n");
    while (text->len < 200000)
      g_string_append (text, parts[i]);
    g_autoptr (Reading) self = reading_new (&aff_format_pasted, "sample.txt", text->str, -1);
    g_assert_nonnull (self);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/pasted/a-glued-table-is-parted", test_a_glued_table_is_parted);
  g_test_add_func ("/exchange/pasted/a-page-without-schedule-says-what-it-says",
                   test_a_page_without_schedule_says_what_it_says);
  g_test_add_func ("/exchange/pasted/markdown-is-read-with-its-posters",
                   test_markdown_is_read_with_its_posters);
  g_test_add_func ("/exchange/pasted/a-page-of-html-is-read", test_a_page_of_html_is_read);
  g_test_add_func ("/exchange/pasted/blocks-with-headings-are-read",
                   test_blocks_with_headings_are_read);
  g_test_add_func ("/exchange/pasted/what-a-browser-copies-is-read",
                   test_what_a_browser_copies_is_read);
  g_test_add_func ("/exchange/pasted/lines-by-hand-are-read", test_lines_by_hand_are_read);
  g_test_add_func ("/exchange/pasted/times-and-titles-are-parted",
                   test_times_and_titles_are_parted);
  g_test_add_func ("/exchange/pasted/titles-that-come-twice-have-keys-of-their-own",
                   test_titles_that_come_twice_have_keys_of_their_own);
  g_test_add_func ("/exchange/pasted/what-is-preliminary-is-to-be-confirmed",
                   test_what_is_preliminary_is_to_be_confirmed);
  g_test_add_func ("/exchange/pasted/posters-hang-in-sessions-that-follow-each-other",
                   test_posters_hang_in_sessions_that_follow_each_other);
  g_test_add_func ("/exchange/pasted/a-table-of-papers-is-read-as-one",
                   test_a_table_of_papers_is_read_as_one);
  g_test_add_func ("/exchange/pasted/what-lists-nothing-is-refused",
                   test_what_lists_nothing_is_refused);
  g_test_add_func ("/exchange/pasted/hostile-pages-end", test_hostile_pages_end);
  g_test_add_func ("/exchange/pasted/pages-say-the-year-once-or-never",
                   test_pages_say_the_year_once_or_never);
  g_test_add_func ("/exchange/pasted/no-line-with-a-time-is-lost",
                   test_no_line_with_a_time_is_lost);
  return g_test_run ();
}

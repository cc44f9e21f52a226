// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/programme/agenda.h"
#include "app/programme/programme.h"
#include "tests/support/fixture.h"

#define FIRST(list)  g_ptr_array_index (list, 0)
#define SECOND(list) g_ptr_array_index (list, 1)

static const char *const whole_programme =
  "INSERT INTO plan VALUES (1, 'Hall', x'3c7376672f3e', 'abc', 40000, 24000);"
  "INSERT INTO room (id, plan, rank) VALUES (7, 1, 2), (8, NULL, 1);"
  "INSERT INTO room_name VALUES (7, 'fr', 'Galerie'), (7, 'en', 'Gallery'), (8, 'en', 'Room B');"
  "INSERT INTO place VALUES (1, 1, 'kiosk', 'entrance', 100, 200, 0, 0, 270, 'k1'),"
  " (2, 1, 'accessible-toilet', 'wc', 5, 6, 7, 8, NULL, NULL);"
  "INSERT INTO place_name VALUES (1, 'en', 'Entrance');"
  "INSERT INTO workshop (id, code, title, language, short_title, tagline, edition, parent, venue,"
  " city, country, first_day, last_day, certainty, room, rank) VALUES"
  " (2, 'late', 'Second of two', 'en', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,"
  "  'preliminary', NULL, 9),"
  " (3, 'first', 'The first workshop', 'fr', 'First', 'A line', 4, 'Parent', 'Hall', 'Strasbourg',"
  "  'FR', '2026-10-04', '2026-10-08', 'final', 7, 1);"
  "INSERT INTO alias VALUES (1, 3, 'tutorial', 'Tutorial of it', 'TI'),"
  " (2, 3, 'workshop', 'Other', NULL);"
  "INSERT INTO section VALUES (1, 3, 'aims', 2, NULL, 'Aims.', 'en'),"
  " (2, 3, 'overview', 1, 'Overview', 'Text.', 'de');"
  "INSERT INTO deadline VALUES (1, 3, 'Later', 'en', 1781784000, 'AoE', NULL),"
  " (2, 3, 'Sooner', 'en', 1781179140, 'AoE', 'Jun 10');"
  "INSERT INTO statement VALUES (1, 3, 'posters', 'up to 30', 'page', 'poster', 30, NULL),"
  " (2, 3, 'dates', 'soon', 'page', NULL, NULL, 1);"
  "INSERT INTO assumption VALUES (1, 3, 'city', 'not on the page');"
  "INSERT INTO track VALUES (1, 3, 'B', 'Published', 'en', 'availability', 2),"
  " (2, 3, 'A', 'Full', 'en', 'review', 1);"
  "INSERT INTO item (id, workshop, title, subtitle, type, day, minute, duration_min,"
  " shortest_min, fixed, certainty, hang_minute, clear_minute, material, room, live_start) VALUES"
  " (1, 3, 'Posters', 'and coffee', 'Poster', '2026-10-04', 910, 60, 30, 1, 'to-confirm', 840,"
  "  1080, 'pins', NULL, 1791120000),"
  " (2, 3, 'Keynote', NULL, ' ', '2026-10-04', 850, 30, NULL, 0, 'final', NULL, NULL, NULL, 8,"
  "  NULL),"
  " (3, 2, 'Some day', NULL, NULL, NULL, 840, NULL, NULL, 0, 'final', NULL, NULL, NULL, NULL,"
  "  NULL);"
  "INSERT INTO item_nature VALUES (1, 'poster'), (1, 'break'), (2, 'keynote');"
  "INSERT INTO person VALUES (1, 'Ada Lovelace', 'London'), (2, 'Alan Turing', NULL);"
  "INSERT INTO item_person VALUES (1, 2, NULL, 'speaker', 'withdrawn', 2),"
  " (2, 2, 1, 'chair', NULL, 1), (3, 2, NULL, 'panellist', 'to-be-announced', 3);"
  "INSERT INTO paper (id, workshop, number, title, language, abstract, track, origin, withdrawn)"
  " VALUES (1, 3, 'P10', 'Tenth', 'en', 'Short.', 1, 'Journal', 0),"
  " (2, 3, 'P2', 'Second', 'fr', NULL, NULL, NULL, 1);"
  "INSERT INTO paper_author VALUES (1, 1, 2, 1, 0), (2, 1, 1, 0, 1);"
  "INSERT INTO topic VALUES (1, 'B', 2), (2, 'A', 1);"
  "INSERT INTO topic_name VALUES (1, 'en', 'Data and robustness', 'Data'),"
  " (1, 'fr', 'Données', NULL), (2, 'en', 'Models', NULL);"
  "INSERT INTO paper_topic VALUES (1, 2, 1), (1, 1, 0);"
  "INSERT INTO link_kind VALUES ('doi', 1), ('openreview', 2);"
  "INSERT INTO link_host VALUES ('openreview.net'), ('doi.org');"
  "INSERT INTO link VALUES (1, 1, 'blog', 'https://blog.example.org/1', 1),"
  " (2, 1, 'openreview', 'https://openreview.net/forum?id=1', 1),"
  " (3, 1, 'doi', 'https://doi.org/10.1/1', 0);"
  "INSERT INTO presentation (id, paper, item, kind, rank, embargo, attend_from, attend_until)"
  " VALUES (1, 1, 1, 'poster', 0, NULL, 930, 950),"
  " (2, 1, 2, 'spotlight', 0, 55, NULL, NULL), (3, 2, 1, 'poster', 1, NULL, NULL, NULL);"
  "INSERT INTO board VALUES (1, 1, '10', 1000, 2000, 90, 1200, 300, 1, 0, 'reserved', 'note',"
  "  'b10', NULL, NULL),"
  " (2, 1, '2', 3000, 2000, 90, 1200, 300, 0, 1, 'open', NULL, NULL, 950, 2000);"
  "INSERT INTO waiting VALUES (1, 1, 1, 2), (2, 1, 2, 1);"
  "INSERT INTO printed VALUES (1, '7', 'c0ffee', 1791000000);"
  "INSERT INTO area VALUES (1, 1, 'walkable', 1, 0, NULL, '0,0 40000,0 40000,24000', 'w'),"
  " (2, 1, 'passage', 0, 1, 'north', '5,-6 7,8 9,10', NULL),"
  " (3, 1, 'obstacle', 0, 0, NULL, '1,1 2,2', NULL),"
  " (4, 1, 'obstacle', 0, 0, NULL, '1,1 2,2 x,3', NULL),"
  " (5, 1, 'obstacle', 0, 0, NULL, '1,1 2,2 99999999999999999999,3', NULL);"
  "INSERT INTO placement VALUES (1, 2, 1, 1);"
  "INSERT INTO presence VALUES (1, 1, 'back-at', 100, 200, 150);"
  "INSERT INTO notice VALUES (1, 'notice', 10, 10, NULL), (2, 'emergency', 20, 20, 30);"
  "INSERT INTO notice_text VALUES (2, 'fr', 'Alarme', NULL), (2, 'en', 'Alarm', 'Leave.');";

static AffProgramme *
load (const char *sql)
{
  g_autoptr (AffDb) db = fixture_db_new (sql);
  g_autoptr (GError) error = NULL;
  AffProgramme *programme = aff_programme_load (db, &error);

  g_assert_no_error (error);
  return programme;
}

static gint64
at (const char *text)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (text, NULL);

  g_assert_nonnull (time);
  return g_date_time_to_unix (time);
}

static void
test_empty_programme_has_nothing (void)
{
  g_autoptr (AffProgramme) programme = load (NULL);

  g_assert_cmpuint (programme->workshops->len + programme->items->len + programme->papers->len,
                    ==, 0);
  g_assert_cmpstr (g_time_zone_get_identifier (programme->zone), ==, "Europe/Paris");
  g_assert_cmpstr (programme->id, !=, "");
  g_assert_false (programme->is_sample);
  g_assert_cmpint (programme->simulated_start, ==, AFF_UNKNOWN_TIME);
  g_assert_null (aff_programme_item (programme, 1));
  g_assert_null (aff_programme_paper_by_number (programme, "1"));
}

static void
test_version_and_time_come_from_the_newest_change (void)
{
  g_autoptr (AffDb) db = fixture_db_new (whole_programme);
  g_autoptr (AffProgramme) before = aff_programme_load (db, NULL);
  gint64 sequence = fixture_change (db, "UPDATE item SET title = 'New' WHERE id = 1");
  g_autoptr (AffProgramme) after = aff_programme_load (db, NULL);

  g_assert_cmpint (after->version, ==, sequence);
  g_assert_cmpint (before->version, <, sequence);
  g_assert_cmpint (after->as_of, !=, AFF_UNKNOWN_TIME);
  g_assert_cmpstr (before->id, ==, after->id);
  g_assert_cmpstr (aff_programme_item (before, 1)->title, ==, "Posters");
  g_assert_cmpstr (aff_programme_item (after, 1)->title, ==, "New");
}

static void
test_floor_is_read_with_its_references (void)
{
  g_autoptr (AffProgramme) programme = load (whole_programme);
  const AffPlan *plan = FIRST (programme->plans);
  const AffRoom *gallery = SECOND (programme->rooms);
  const AffPlace *kiosk = aff_programme_kiosk (programme, "entrance");
  const AffPlace *toilet = SECOND (plan->places);

  g_assert_cmpint (plan->width_mm, ==, 40000);
  g_assert_cmpuint (g_bytes_get_size (plan->svg), ==, 6);
  g_assert_true (gallery->plan == plan);
  g_assert_cmpuint (gallery->rank, ==, 1);
  g_assert_null (((const AffRoom *) FIRST (programme->rooms))->plan);
  g_assert_cmpstr (aff_names_find (gallery->names, "fr")->name, ==, "Galerie");
  g_assert_true (kiosk->plan == plan);
  g_assert_cmpint (kiosk->heading_deg, ==, 270);
  g_assert_cmpint (toilet->kind, ==, AFF_PLACE_ACCESSIBLE_TOILET);
  g_assert_cmpint (toilet->box.height_mm, ==, 8);
  g_assert_cmpint (toilet->heading_deg, ==, -1);
  g_assert_cmpuint (toilet->names->len, ==, 0);
  g_assert_null (aff_programme_kiosk (programme, "wc"));
}

static void
test_boards_are_in_the_order_in_which_people_count (void)
{
  g_autoptr (AffProgramme) programme = load (whole_programme);
  const AffPlan *plan = FIRST (programme->plans);
  const AffBoard *first = FIRST (plan->boards);
  const AffBoard *second = SECOND (plan->boards);

  g_assert_cmpstr (first->label, ==, "2");
  g_assert_true (first->is_low && !first->has_power);
  g_assert_cmpstr (second->label, ==, "10");
  g_assert_cmpint (second->state, ==, AFF_BOARD_RESERVED);
  g_assert_cmpstr (second->note, ==, "note");
  g_assert_cmpint (second->centre.x_mm, ==, 1000);
  g_assert_true (aff_programme_board (programme, 1) == second);
}

static void
test_workshop_is_read_with_all_its_lists (void)
{
  g_autoptr (AffProgramme) programme = load (whole_programme);
  const AffWorkshop *workshop = FIRST (programme->workshops);
  const AffWorkshop *late = aff_programme_workshop_by_code (programme, "late");
  const AffStatementText *dates = SECOND (workshop->statements);

  g_assert_cmpint (workshop->id, ==, 3);
  g_assert_cmpstr (workshop->short_title, ==, "First");
  g_assert_cmpstr (workshop->parent, ==, "Parent");
  g_assert_cmpstr (workshop->last_day, ==, "2026-10-08");
  g_assert_cmpint (workshop->edition, ==, 4);
  g_assert_false (workshop->is_preliminary);
  g_assert_cmpint (workshop->room->id, ==, 7);
  g_assert_cmpint (((AffAlias *) FIRST (workshop->aliases))->kind, ==, AFF_ALIAS_TUTORIAL);
  g_assert_cmpstr (((AffSection *) FIRST (workshop->sections))->kind, ==, "overview");
  g_assert_cmpstr (((AffDeadline *) FIRST (workshop->deadlines))->title, ==, "Sooner");
  g_assert_cmpint (dates->count, ==, -1);
  g_assert_cmpint (dates->contradicts, ==, 1);
  g_assert_cmpstr (((AffAssumption *) FIRST (workshop->assumptions))->field, ==, "city");
  g_assert_cmpstr (((AffTrack *) FIRST (workshop->tracks))->code, ==, "A");
  g_assert_true (((AffTrack *) SECOND (workshop->tracks))->by_availability);
  g_assert_cmpstr (late->short_title, ==, "Second of two");
  g_assert_true (late->is_preliminary);
  g_assert_null (late->first_day);
}

static void
test_item_is_read_with_natures_people_and_times (void)
{
  g_autoptr (AffProgramme) programme = load (whole_programme);
  const AffItem *posters = aff_programme_item (programme, 1);
  const AffItem *keynote = aff_programme_item (programme, 2);
  const AffItem *some_day = aff_programme_item (programme, 3);
  const AffItemPerson *unknown = SECOND (keynote->people);

  g_assert_cmpuint (posters->natures, ==, AFF_NATURE_POSTER | AFF_NATURE_BREAK);
  g_assert_cmpstr (posters->type, ==, "Poster");
  g_assert_true (posters->is_fixed && posters->to_confirm);
  g_assert_cmpint (posters->hang_minute, ==, 840);
  g_assert_cmpint (posters->shortest_min, ==, 30);
  g_assert_cmpint (posters->room->id, ==, 7);
  g_assert_cmpint (posters->planned.start, ==, at ("2026-10-04T15:10:00+02:00"));
  g_assert_cmpint (posters->planned.end, ==, at ("2026-10-04T16:10:00+02:00"));
  g_assert_cmpint (posters->standing.start, ==, 1791120000);
  g_assert_cmpint (posters->standing.end, ==, 1791120000 + 3600);
  g_assert_null (keynote->type);
  g_assert_cmpint (keynote->room->id, ==, 8);
  g_assert_cmpint (keynote->shortest_min, ==, -1);
  g_assert_cmpstr (((AffItemPerson *) FIRST (keynote->people))->person->name, ==,
                   "Ada Lovelace");
  g_assert_true (unknown->has_withdrawn && !unknown->person);
  g_assert_false (((AffItemPerson *) g_ptr_array_index (keynote->people, 2))->has_withdrawn);
  g_assert_cmpint (some_day->minute, ==, 840);
  g_assert_cmpint (some_day->planned.start, ==, AFF_UNKNOWN_TIME);
  g_assert_null (some_day->standing_day);
  g_assert_null (some_day->room);
}

static void
test_items_are_in_order_of_time_with_unknown_ones_last (void)
{
  g_autoptr (AffProgramme) programme = load (
    "INSERT INTO workshop (id, code, title) VALUES (1, 'w', 'W');"
    "INSERT INTO item (id, workshop, title, day, minute, live_start) VALUES"
    " (1, 1, 'no day, late', NULL, 900, NULL), (2, 1, 'nothing', NULL, NULL, NULL),"
    " (3, 1, 'no day, early', NULL, 600, NULL), (4, 1, 'day alone', '2026-10-05', NULL, NULL),"
    " (5, 1, 'second', '2026-10-04', 840, NULL), (6, 1, 'delayed', '2026-10-04', 600, 1791120000),"
    " (7, 1, 'first', '2026-10-04', 839, NULL), (8, 1, 'as second', '2026-10-04', 840, NULL);");
  static const gint64 order[] = {7, 5, 8, 6, 4, 3, 1, 2};
  const AffWorkshop *workshop = FIRST (programme->workshops);

  g_assert_cmpuint (programme->items->len, ==, G_N_ELEMENTS (order));
  for (guint i = 0; i < G_N_ELEMENTS (order); i++) {
    g_assert_cmpint (((AffItem *) g_ptr_array_index (programme->items, i))->id, ==, order[i]);
    g_assert_true (g_ptr_array_index (programme->items, i) ==
                   g_ptr_array_index (workshop->items, i));
  }
}

static void
test_item_without_duration_lasts_until_the_next_of_its_room (void)
{
  g_autoptr (AffProgramme) programme = load (
    "INSERT INTO workshop (id, code, title) VALUES (1, 'w', 'W'), (2, 'v', 'V');"
    "INSERT INTO room (id) VALUES (1), (2);"
    "INSERT INTO room_name VALUES (1, 'en', 'One'), (2, 'en', 'Two');"
    "INSERT INTO item (id, workshop, title, day, minute, duration_min, room, cancelled,"
    " live_start) VALUES"
    " (1, 1, 'open', '2026-10-04', 600, NULL, 1, 0, NULL),"
    " (2, 1, 'other room', '2026-10-04', 610, 5, 2, 0, NULL),"
    " (3, 2, 'other workshop', '2026-10-04', 612, 5, 1, 0, NULL),"
    " (4, 1, 'cancelled', '2026-10-04', 620, 5, 1, 1, NULL),"
    " (5, 1, 'same start', '2026-10-04', 600, NULL, 1, 0, NULL),"
    " (6, 1, 'next, late by ten', '2026-10-04', 630, NULL, 1, 0, 1791103200),"
    " (7, 1, 'next day', '2026-10-05', 600, 5, 1, 0, NULL);");
  gint64 planned = at ("2026-10-04T10:30:00+02:00");
  gint64 standing = at ("2026-10-04T10:40:00+02:00");

  g_assert_cmpint (standing, ==, 1791103200);
  for (gint64 id = 1; id <= 5; id += 4) {
    g_assert_cmpint (aff_programme_item (programme, id)->planned.end, ==, planned);
    g_assert_cmpint (aff_programme_item (programme, id)->standing.end, ==, standing);
  }
  g_assert_cmpint (aff_programme_item (programme, 6)->planned.end, ==, AFF_UNKNOWN_TIME);
  g_assert_cmpint (aff_programme_item (programme, 6)->standing.end, ==, AFF_UNKNOWN_TIME);
  g_assert_cmpint (aff_programme_item (programme, 4)->standing.end, ==,
                   at ("2026-10-04T10:25:00+02:00"));
}

static void
test_live_times_stand_before_planned_ones (void)
{
  g_autoptr (AffProgramme) programme = load (
    "INSERT INTO workshop (id, code, title) VALUES (1, 'w', 'W');"
    "INSERT INTO item (id, workshop, title, day, minute, duration_min, live_start, live_end)"
    " VALUES (1, 1, 'a', '2026-10-04', 600, 30, NULL, 1791101400),"
    " (2, 1, 'b', '2026-10-04', 640, 30, 1791103500, 1791104400),"
    " (3, 1, 'c', NULL, NULL, 30, 1791103500, NULL),"
    " (4, 1, 'd', '2026-10-04', 1430, 30, 1791152400, NULL),"
    " (5, 1, 'e', '2026-10-04', 600, 30, 1791187200, NULL);");

  static const struct {
    gint64 start;
    gint64 end;
    const char *day;
  } expected[] = {
    {1791100800, 1791101400, "2026-10-04"},
    {1791103500, 1791104400, "2026-10-04"},
    {1791103500, 1791105300, "2026-10-04"},
    {1791152400, 1791154200, "2026-10-04"}, // 00:20 of the next day, a delay of 30 minutes
    {1791187200, 1791189000, "2026-10-05"}, // moved by a day
  };

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++) {
    const AffItem *item = aff_programme_item (programme, i + 1);

    g_assert_cmpint (item->standing.start, ==, expected[i].start);
    g_assert_cmpint (item->standing.end, ==, expected[i].end);
    g_assert_cmpstr (item->standing_day, ==, expected[i].day);
  }
}

static void
test_paper_is_read_with_authors_topics_and_links_in_order (void)
{
  g_autoptr (AffProgramme) programme = load (whole_programme);
  const AffPaper *paper = aff_programme_paper_by_number (programme, "P10");
  const AffAuthor *first = FIRST (paper->authors);

  g_assert_true (SECOND (programme->papers) == paper);
  g_assert_true (aff_programme_paper (programme, 1) == paper);
  g_assert_cmpint (paper->workshop->id, ==, 3);
  g_assert_cmpstr (paper->track->code, ==, "B");
  g_assert_cmpstr (paper->origin, ==, "Journal");
  g_assert_cmpstr (first->person->name, ==, "Ada Lovelace");
  g_assert_true (first->presents);
  g_assert_cmpstr (((AffTopic *) FIRST (paper->topics))->letter, ==, "B");
  g_assert_cmpstr (((AffTopic *) FIRST (programme->topics))->letter, ==, "A");
  g_assert_cmpuint (paper->links->len, ==, 3);
  g_assert_cmpstr (((AffLink *) FIRST (paper->links))->kind, ==, "doi");
  g_assert_false (((AffLink *) FIRST (paper->links))->is_live);
  g_assert_cmpstr (((AffLink *) g_ptr_array_index (paper->links, 2))->kind, ==, "blog");
  g_assert_cmpstr (FIRST (programme->hosts), ==, "doi.org");
  g_assert_true (aff_programme_paper (programme, 2)->is_withdrawn);
  g_assert_null (aff_programme_paper (programme, 2)->abstract);
}

static void
test_presentation_joins_paper_item_board_and_presence (void)
{
  g_autoptr (AffProgramme) programme = load (whole_programme);
  const AffPaper *paper = aff_programme_paper (programme, 1);
  const AffItem *posters = aff_programme_item (programme, 1);
  const AffPresentation *spotlight = FIRST (paper->presentations);
  const AffPresentation *poster = SECOND (paper->presentations);

  g_assert_cmpuint (posters->presentations->len, ==, 2);
  g_assert_true (FIRST (posters->presentations) == poster);
  g_assert_true (poster->item == posters && poster->paper == paper);
  g_assert_cmpint (spotlight->kind, ==, AFF_KIND_SPOTLIGHT);
  g_assert_cmpint (spotlight->embargo, ==, 55);
  g_assert_null (spotlight->board);
  g_assert_cmpint (spotlight->presence.word, ==, AFF_PRESENCE_NONE);
  g_assert_cmpint (spotlight->presence.until, ==, AFF_UNKNOWN_TIME);
  g_assert_cmpint (poster->embargo, ==, AFF_UNKNOWN_TIME);
  g_assert_cmpstr (poster->board->label, ==, "2");
  g_assert_cmpint (poster->presence.word, ==, AFF_PRESENCE_BACK_AT);
  g_assert_cmpint (poster->presence.since, ==, 100);
  g_assert_cmpint (poster->presence.until, ==, 200);
  g_assert_cmpint (poster->presence.back, ==, 150);
  g_assert_true (poster->presence.has_hung);
}

static void
test_notices_are_newest_first (void)
{
  g_autoptr (AffProgramme) programme = load (whole_programme);
  const AffNotice *alarm = FIRST (programme->notices);
  const AffNotice *plain = SECOND (programme->notices);

  g_assert_cmpint (alarm->loudness, ==, AFF_NOTICE_EMERGENCY);
  g_assert_cmpint (alarm->shown.end, ==, 30);
  g_assert_cmpuint (alarm->texts->len, ==, 2);
  g_assert_cmpint (plain->shown.end, ==, G_MAXINT64);
}

static void
test_names_fall_back_to_english_then_to_the_first (void)
{
  g_autoptr (AffProgramme) programme = load (whole_programme);
  const GPtrArray *names = ((const AffTopic *) SECOND (programme->topics))->names;
  g_autoptr (GPtrArray) german = g_ptr_array_new ();
  AffName name = {.language = "de", .name = "Daten", .short_name = "Daten"};

  g_assert_cmpstr (aff_names_find (names, "fr")->short_name, ==, "Données");
  g_assert_cmpstr (aff_names_find (names, "de")->short_name, ==, "Data");
  g_assert_null (aff_names_find (german, "fr"));
  g_ptr_array_add (german, &name);
  g_assert_cmpstr (aff_names_find (german, "fr")->name, ==, "Daten");
}

static void
test_every_nature_has_its_word (void)
{
  g_assert_cmpstr (aff_nature_word (AFF_NATURE_OPENING), ==, "opening");
  g_assert_cmpstr (aff_nature_word (AFF_NATURE_BREAK), ==, "break");
  g_assert_cmpstr (aff_nature_word (AFF_NATURE_OTHER), ==, "other");
}

static void
test_texts_are_cleaned_on_the_way_in (void)
{
  g_autoptr (AffProgramme)
    programme = load ("INSERT INTO workshop (id, code, title, tagline) VALUES"
                      " (1, 'w', '  A\u202etitle' || char (7), char (10) || ' ');");
  const AffWorkshop *workshop = FIRST (programme->workshops);

  g_assert_cmpstr (workshop->title, ==, "Atitle");
  g_assert_cmpstr (workshop->short_title, ==, "Atitle");
  g_assert_null (workshop->tagline);
}

static void
test_lines_have_no_breaks_and_an_end_and_texts_keep_theirs (void)
{
  g_autoptr (AffProgramme) programme = load (
    "INSERT INTO workshop (id, code, title) VALUES (1, 'w', 'A' || char (10) || 'B');"
    "INSERT INTO paper (id, workshop, number, title, abstract) VALUES (1, 1, '1',"
    " printf ('%.900c', 'a'), printf ('%.900c', 'a') || char (10) || 'B');");
  const AffWorkshop *workshop = FIRST (programme->workshops);
  const AffPaper *paper = FIRST (programme->papers);

  g_assert_cmpstr (workshop->title, ==, "A B");
  g_assert_cmpint (g_utf8_strlen (paper->title, -1), ==, 501);
  g_assert_true (g_str_has_suffix (paper->title, "a…"));
  g_assert_true (g_str_has_suffix (paper->abstract, "a\nB"));
  g_assert_cmpint (g_utf8_strlen (paper->abstract, -1), ==, 902);
}

// What is made of an abstract, words and lines on a screen, takes many times its size.
static void
test_texts_have_an_end_too (void)
{
  g_autoptr (AffProgramme)
    programme = load ("INSERT INTO workshop (id, code, title) VALUES (1, 'w', 'W');"
                      "INSERT INTO section (workshop, kind, text) VALUES"
                      " (1, 'aims', replace (printf ('%.99999c', 'x'), 'x', 'word '));"
                      "INSERT INTO paper (id, workshop, number, title, abstract) VALUES"
                      " (1, 1, '1', 'a', replace (printf ('%.1999999c', 'x'), 'x', 'word ')),"
                      " (2, 1, '2', 'a', printf ('%.20000c', 'é'));");
  const AffWorkshop *workshop = FIRST (programme->workshops);
  const char *abstract = aff_programme_paper (programme, 1)->abstract;

  g_assert_cmpint (g_utf8_strlen (abstract, -1), <=, 20001);
  g_assert_true (g_str_has_suffix (abstract, "word…"));
  g_assert_cmpint (g_utf8_strlen (aff_programme_paper (programme, 2)->abstract, -1), ==, 20000);
  g_assert_true (
    g_str_has_suffix (((const AffSection *) FIRST (workshop->sections))->text, "word…"));
}

static void
test_unknown_zone_counts_as_utc_and_keeps_its_name (void)
{
  g_autoptr (AffProgramme) programme = load (
    "INSERT INTO workshop (id, code, title, zone) VALUES (1, 'w', 'W', 'Mars/Olympus');"
    "INSERT INTO item (id, workshop, title, day, minute) VALUES"
    " (1, 1, 'a', '2026-10-04', 600)");
  const AffWorkshop *workshop = FIRST (programme->workshops);

  g_assert_cmpstr (workshop->zone_name, ==, "Mars/Olympus");
  g_assert_cmpint (aff_programme_item (programme, 1)->planned.start, ==,
                   at ("2026-10-04T10:00:00Z"));
}

static void
test_number_of_two_papers_means_the_one_that_is_there (void)
{
  g_autoptr (AffProgramme) programme = load (
    "INSERT INTO workshop (id, code, title) VALUES (1, 'w', 'W'), (2, 'v', 'V');"
    "INSERT INTO paper (id, workshop, number, title, withdrawn) VALUES"
    " (1, 1, '5', 'gone', 1), (2, 2, '5', 'there', 0);");

  g_assert_cmpint (aff_programme_paper_by_number (programme, "5")->id, ==, 2);
}

static void
test_days_and_instants_of_no_calendar_count_as_not_given (void)
{
  g_autoptr (AffProgramme) programme = load (
    "INSERT INTO workshop (id, code, title, first_day) VALUES (1, 'w', 'W', '2026-02-31');"
    "INSERT INTO item (id, workshop, title, day, minute, live_start, live_end) VALUES"
    " (1, 1, 'a', '2026-13-01', 600, -9223372036854775807, 9223372036854775807)");
  const AffItem *item = aff_programme_item (programme, 1);

  g_assert_null (((const AffWorkshop *) FIRST (programme->workshops))->first_day);
  g_assert_null (item->day);
  g_assert_cmpint (item->standing.start, ==, AFF_UNKNOWN_TIME);
  g_assert_cmpint (item->standing.end, ==, AFF_UNKNOWN_TIME);
}

// Ends and attendance that run into the year 10000 too: no calendar takes them.
static void
test_times_that_run_out_of_the_calendar_are_unknown (void)
{
  g_autoptr (AffProgramme) programme = load (
    "INSERT INTO workshop (id, code, title) VALUES (1, 'w', 'W');"
    "INSERT INTO item (id, workshop, title, day, minute, duration_min) VALUES"
    " (1, 1, 'a', '9999-12-31', 1380, 300), (2, 1, 'b', '9999-12-31', 2879, 10);"
    "INSERT INTO paper (id, workshop, number, title) VALUES (1, 1, '1', 'x');"
    "INSERT INTO presentation (id, paper, item, kind, attend_from, attend_until)"
    " VALUES (1, 1, 1, 'poster', 1390, 2800)");
  const AffItem *item = aff_programme_item (programme, 1);
  const AffItem *later = aff_programme_item (programme, 2);

  g_assert_cmpint (item->planned.start, ==, at ("9999-12-31T22:00:00Z"));
  g_assert_cmpint (item->planned.end, ==, AFF_UNKNOWN_TIME);
  g_assert_cmpint (item->standing.end, ==, AFF_UNKNOWN_TIME);
  g_assert_cmpint (later->planned.start, ==, AFF_UNKNOWN_TIME);
  g_assert_cmpint (later->standing.start, ==, AFF_UNKNOWN_TIME);
  g_assert_cmpint (aff_programme_presentation (programme, 1)->attends.end, ==,
                   AFF_UNKNOWN_TIME);
}

// Milliseconds in a column of seconds are the usual way to get there.
static void
test_an_embargo_behind_all_calendars_hides (void)
{
  g_autoptr (AffProgramme) programme = load (
    "INSERT INTO workshop (id, code, title) VALUES (1, 'w', 'W');"
    "INSERT INTO item (id, workshop, title) VALUES (1, 1, 'a');"
    "INSERT INTO paper (id, workshop, number, title) VALUES (1, 1, '1', 'x');"
    "INSERT INTO presentation (id, paper, item, kind, embargo) VALUES"
    " (1, 1, 1, 'poster', 1791120240000), (2, 1, 1, 'oral', 9223372036854775807),"
    " (3, 1, 1, 'spotlight', -9223372036854775807)");
  gint64 now = at ("2026-10-04T13:24:00Z");

  g_assert_false (aff_agenda_is_public (aff_programme_presentation (programme, 1), now));
  g_assert_false (aff_agenda_is_public (aff_programme_presentation (programme, 2), now));
  g_assert_true (aff_agenda_is_public (aff_programme_presentation (programme, 3), now));
}

static void
test_a_name_of_nothing_is_none (void)
{
  g_autoptr (AffProgramme) programme = load (
    "INSERT INTO room (id) VALUES (1);"
    "INSERT INTO room_name VALUES (1, 'en', ''), (1, 'de', ' ' || char (8203)),"
    " (1, 'fr', 'Salle')");
  const AffRoom *room = FIRST (programme->rooms);

  g_assert_cmpuint (room->names->len, ==, 1);
  g_assert_cmpstr (aff_names_find (room->names, "en")->name, ==, "Salle");
}

// Foreign keys keep such rows out; a damaged file may have them all the same.
static void
test_rows_that_refer_to_nothing_are_left_out (void)
{
  static const char *const damage =
    "PRAGMA query_only=OFF; PRAGMA foreign_keys=OFF;"
    "INSERT INTO item (workshop, title) VALUES (99, 'lost');"
    "INSERT INTO paper (workshop, number, title) VALUES (99, 'x', 'lost');"
    "INSERT INTO alias VALUES (NULL, 99, 'workshop', 'lost', NULL);"
    "INSERT INTO item_nature VALUES (99, 'talk');"
    "INSERT INTO item_person VALUES (NULL, 99, NULL, 'chair', 'withdrawn', 0);"
    "INSERT INTO paper_author VALUES (NULL, 99, 1, 0, 0), (NULL, 1, 99, 0, 0);"
    "INSERT INTO paper_topic VALUES (99, 1, 0), (2, 99, 0);"
    "INSERT INTO link VALUES (NULL, 99, 'doi', 'https://doi.org/', 1);"
    "INSERT INTO presentation (id, paper, item, kind) VALUES (98, 99, 1, 'oral'),"
    " (99, 1, 99, 'oral');"
    "INSERT INTO board VALUES (99, 99, 'x', 1, 1, 1, 1, 1, 0, 0, 'open', NULL, NULL, NULL,"
    " NULL);"
    "INSERT INTO place VALUES (99, 99, 'door', 'x', 1, 1, 1, 1, 1, NULL);"
    "INSERT INTO place_name VALUES (98, 'en', 'x'); INSERT INTO room_name VALUES (98, 'en', 'x');"
    "INSERT INTO topic_name VALUES (98, 'en', 'x', NULL);"
    "INSERT INTO placement VALUES (1, 99, 3, 0), (2, 1, 1, 0), (99, 2, 98, 0);"
    "INSERT INTO presence VALUES (98, 1, NULL, NULL, NULL, NULL);"
    "INSERT INTO notice_text VALUES (98, 'en', 'x', NULL);"
    "UPDATE room SET plan = 99; UPDATE workshop SET room = 99;";
  g_autoptr (AffDb) db = fixture_db_new (whole_programme);
  g_autoptr (AffProgramme) programme = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (sqlite3_exec (aff_db_handle (db), damage, NULL, NULL, NULL), ==, SQLITE_OK);
  programme = aff_programme_load (db, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (programme->items->len, ==, 3);
  g_assert_cmpuint (programme->papers->len, ==, 2);
  g_assert_cmpuint (aff_programme_paper (programme, 1)->authors->len, ==, 2);
  g_assert_cmpuint (aff_programme_paper (programme, 1)->presentations->len, ==, 2);
  g_assert_null (((const AffRoom *) FIRST (programme->rooms))->plan);
  g_assert_null (aff_programme_board (programme, 99));
  g_assert_cmpstr (((AffPresentation *) SECOND (
                      aff_programme_paper (programme, 1)->presentations))
                     ->board->label,
                   ==, "2");
}

// Checks are not asked again when a file is opened.
static void
test_sizes_that_no_check_let_pass_are_brought_into_range (void)
{
  static const char *const damage =
    "PRAGMA query_only=OFF; PRAGMA ignore_check_constraints=ON;"
    "UPDATE plan SET width_mm = 0, height_mm = -24000;"
    "UPDATE board SET width_mm = 0, height_mm = -1, panel_width_mm = -1, panel_height_mm = -1;"
    "UPDATE place SET width_mm = -7, height_mm = -8; UPDATE item SET reserve = -5;";
  g_autoptr (AffDb) db = fixture_db_new (whole_programme);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (sqlite3_exec (aff_db_handle (db), damage, NULL, NULL, NULL), ==, SQLITE_OK);
  g_autoptr (AffProgramme) programme = aff_programme_load (db, &error);
  g_assert_no_error (error);
  const AffPlan *plan = FIRST (programme->plans);
  const AffPlace *place = FIRST (plan->places);
  const AffBoard *board = FIRST (plan->boards);
  g_assert_cmpint (plan->width_mm, ==, 1);
  g_assert_cmpint (plan->height_mm, ==, 1);
  g_assert_cmpint (place->box.width_mm, ==, 0);
  g_assert_cmpint (place->box.height_mm, ==, 0);
  g_assert_cmpint (board->width_mm, ==, 1);
  g_assert_cmpint (board->height_mm, ==, 1);
  g_assert_cmpint (board->panel_width_mm, ==, 1);
  g_assert_cmpint (board->panel_height_mm, ==, 0);
  g_assert_cmpint (aff_programme_item (programme, 1)->reserve, ==, 0);
}

static void
test_missing_table_is_an_error_and_no_crash (void)
{
  g_autoptr (AffDb) db = fixture_db_new (NULL);
  g_autoptr (AffProgramme) programme = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (sqlite3_exec (aff_db_handle (db),
                                 "PRAGMA query_only=OFF; DROP TABLE notice_text", NULL, NULL,
                                 NULL),
                   ==, SQLITE_OK);
  programme = aff_programme_load (db, &error);
  g_assert_null (programme);
  g_assert_nonnull (error);
  g_assert_true (error->domain == AFF_ERROR);
}

static gpointer
take_and_drop (gpointer data)
{
  for (guint i = 0; i < 10000; i++) {
    AffProgramme *programme = aff_programme_ref (data);

    g_assert_cmpuint (programme->items->len, ==, 3);
    aff_programme_unref (programme);
  }
  aff_programme_unref (data);

  return NULL;
}

static void
test_references_may_be_dropped_on_any_thread (void)
{
  AffProgramme *programme = load (whole_programme);
  GThread *one = g_thread_new ("one", take_and_drop, aff_programme_ref (programme));
  GThread *two = g_thread_new ("two", take_and_drop, aff_programme_ref (programme));

  aff_programme_unref (programme);
  g_thread_join (one);
  g_thread_join (two);
}

// With -m perf: 20,000 papers as the largest conferences have, and how long they take.
static void
test_large_programme_is_read_whole (void)
{
  guint count = g_test_perf () ? 20000 : 400;
  g_autofree char *sql = g_strdup_printf (
    "INSERT INTO workshop (id, code, title) VALUES (1, 'w', 'W');"
    "INSERT INTO plan VALUES (1, 'Hall', x'3c', 'abc', 40000, 24000);"
    "INSERT INTO item (id, workshop, title, day, minute, duration_min) WITH RECURSIVE"
    " n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < %1$u / 10) SELECT i, 1,"
    " 'Session ' || i, '2026-10-0' || (i %% 9 + 1), i %% 1440, 30 FROM n;"
    "INSERT INTO person SELECT i, 'Person ' || i, 'University' FROM (WITH RECURSIVE n (i) AS"
    " (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < %1$u) SELECT i FROM n);"
    "INSERT INTO paper (id, workshop, number, title, abstract) SELECT id, 1, 'P' || id,"
    " 'A title of ' || id || substr (hex (zeroblob (40)), 1, 80), hex (zeroblob (560))"
    " FROM person;"
    "INSERT INTO paper_author (paper, person, rank) SELECT paper.id, (paper.id + k * 7) %% %1$u"
    " + 1, k FROM paper, (SELECT 0 AS k UNION SELECT 1 UNION SELECT 2 UNION SELECT 3 UNION"
    " SELECT 4);"
    "INSERT INTO link (paper, kind, address) SELECT id, 'doi', 'https://doi.org/10.1/' || id"
    " FROM paper;"
    "INSERT INTO presentation (id, paper, item, kind, rank)"
    " SELECT id, id, id %% (%1$u / 10) + 1, 'poster', id"
    " FROM paper;",
    count);
  g_autoptr (AffDb) db = fixture_db_new (sql);
  gint64 start = g_get_monotonic_time ();
  g_autoptr (AffProgramme) programme = aff_programme_load (db, NULL);
  double seconds = (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;

  g_assert_cmpuint (programme->papers->len, ==, count);
  for (guint i = 0; i < count; i++) {
    const AffPaper *paper = g_ptr_array_index (programme->papers, i);

    g_assert_cmpint (paper->id, ==, i + 1);
    g_assert_cmpuint (paper->authors->len, ==, 5);
    g_assert_cmpuint (paper->presentations->len, ==, 1);
  }
  g_test_minimized_result (seconds, "%u papers were read in %.3f s", count, seconds);
}

static void
test_regions_are_the_polygons_that_can_be_read (void)
{
  g_autoptr (AffProgramme) programme = load (whole_programme);
  const AffPlan *plan = FIRST (programme->plans);

  g_assert_cmpuint (plan->regions->len, ==, 2);
  const AffRegion *floor = FIRST (plan->regions);
  const AffRegion *passage = SECOND (plan->regions);
  g_assert_cmpint (floor->kind, ==, AFF_REGION_WALKABLE);
  g_assert_true (floor->is_step_free && !floor->is_closed && floor->code == NULL);
  g_assert_cmpint (passage->kind, ==, AFF_REGION_PASSAGE);
  g_assert_true (!passage->is_step_free && passage->is_closed);
  g_assert_cmpstr (passage->code, ==, "north");
  g_assert_cmpuint (passage->n_points, ==, 3);
  g_assert_cmpint (passage->points[0].y_mm, ==, -6);
  g_assert_cmpint (passage->points[2].x_mm, ==, 9);
}

static void
test_what_boards_and_labels_need_is_read (void)
{
  g_autoptr (AffProgramme) programme = load (whole_programme);
  const AffItem *item = aff_programme_item (programme, 1);
  const AffPresentation *shown = aff_programme_presentation (programme, 1);
  const AffPresentation *other = aff_programme_presentation (programme, 3);
  const AffBoard *wide = aff_programme_board (programme, 1);
  const AffBoard *given = aff_programme_board (programme, 2);

  g_assert_cmpuint (item->waiting->len, ==, 2);
  g_assert_true (FIRST (item->waiting) == aff_programme_paper (programme, 2));
  g_assert_true (shown->is_kept && !other->is_kept);
  g_assert_cmpstr (shown->printed_board, ==, "7");
  g_assert_cmpstr (shown->printed_digest, ==, "c0ffee");
  g_assert_cmpint (shown->printed_time, ==, 1791000000);
  g_assert_true (other->printed_board == NULL && other->printed_time == AFF_UNKNOWN_TIME);
  g_assert_cmpint (wide->panel_width_mm, ==, 1200);
  g_assert_cmpint (wide->panel_height_mm, ==, 0);
  g_assert_cmpint (given->panel_width_mm, ==, 950);
  g_assert_cmpint (given->panel_height_mm, ==, 2000);
}

// The session of 15:10 stands later than planned; who is asked for 15:30 to 15:50 comes with it.
static void
test_attendance_moves_with_its_item (void)
{
  g_autoptr (AffProgramme) programme = load (whole_programme);
  const AffItem *item = aff_programme_item (programme, 1);
  const AffPresentation *asked = aff_programme_presentation (programme, 1);
  const AffPresentation *other = aff_programme_presentation (programme, 3);

  g_assert_cmpint (item->standing.start, ==, 1791120000);
  g_assert_cmpint (asked->attends.start, ==, 1791120000 + 20 * 60);
  g_assert_cmpint (asked->attends.end, ==, 1791120000 + 40 * 60);
  g_assert_cmpint (other->attends.start, ==, item->standing.start);
  g_assert_cmpint (other->attends.end, ==, item->standing.end);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/programme/programme/empty-programme-has-nothing",
                   test_empty_programme_has_nothing);
  g_test_add_func ("/programme/programme/version-and-time-come-from-the-newest-change",
                   test_version_and_time_come_from_the_newest_change);
  g_test_add_func ("/programme/programme/floor-is-read-with-its-references",
                   test_floor_is_read_with_its_references);
  g_test_add_func ("/programme/programme/boards-are-in-the-order-in-which-people-count",
                   test_boards_are_in_the_order_in_which_people_count);
  g_test_add_func ("/programme/programme/workshop-is-read-with-all-its-lists",
                   test_workshop_is_read_with_all_its_lists);
  g_test_add_func ("/programme/programme/item-is-read-with-natures-people-and-times",
                   test_item_is_read_with_natures_people_and_times);
  g_test_add_func ("/programme/programme/items-are-in-order-of-time-with-unknown-ones-last",
                   test_items_are_in_order_of_time_with_unknown_ones_last);
  g_test_add_func (
    "/programme/programme/item-without-duration-lasts-until-the-next-of-its-room",
    test_item_without_duration_lasts_until_the_next_of_its_room);
  g_test_add_func ("/programme/programme/live-times-stand-before-planned-ones",
                   test_live_times_stand_before_planned_ones);
  g_test_add_func ("/programme/programme/paper-is-read-with-authors-topics-and-links-in-order",
                   test_paper_is_read_with_authors_topics_and_links_in_order);
  g_test_add_func ("/programme/programme/presentation-joins-paper-item-board-and-presence",
                   test_presentation_joins_paper_item_board_and_presence);
  g_test_add_func ("/programme/programme/notices-are-newest-first",
                   test_notices_are_newest_first);
  g_test_add_func ("/programme/programme/names-fall-back-to-english-then-to-the-first",
                   test_names_fall_back_to_english_then_to_the_first);
  g_test_add_func ("/programme/programme/every-nature-has-its-word",
                   test_every_nature_has_its_word);
  g_test_add_func ("/programme/programme/texts-are-cleaned-on-the-way-in",
                   test_texts_are_cleaned_on_the_way_in);
  g_test_add_func ("/programme/programme/lines-have-no-breaks-and-an-end-and-texts-keep-theirs",
                   test_lines_have_no_breaks_and_an_end_and_texts_keep_theirs);
  g_test_add_func ("/programme/programme/texts-have-an-end-too", test_texts_have_an_end_too);
  g_test_add_func ("/programme/programme/unknown-zone-counts-as-utc-and-keeps-its-name",
                   test_unknown_zone_counts_as_utc_and_keeps_its_name);
  g_test_add_func ("/programme/programme/number-of-two-papers-means-the-one-that-is-there",
                   test_number_of_two_papers_means_the_one_that_is_there);
  g_test_add_func ("/programme/programme/days-and-instants-of-no-calendar-count-as-not-given",
                   test_days_and_instants_of_no_calendar_count_as_not_given);
  g_test_add_func ("/programme/programme/times-that-run-out-of-the-calendar-are-unknown",
                   test_times_that_run_out_of_the_calendar_are_unknown);
  g_test_add_func ("/programme/programme/an-embargo-behind-all-calendars-hides",
                   test_an_embargo_behind_all_calendars_hides);
  g_test_add_func ("/programme/programme/a-name-of-nothing-is-none",
                   test_a_name_of_nothing_is_none);
  g_test_add_func ("/programme/programme/rows-that-refer-to-nothing-are-left-out",
                   test_rows_that_refer_to_nothing_are_left_out);
  g_test_add_func ("/programme/programme/sizes-that-no-check-let-pass-are-brought-into-range",
                   test_sizes_that_no_check_let_pass_are_brought_into_range);
  g_test_add_func ("/programme/programme/missing-table-is-an-error-and-no-crash",
                   test_missing_table_is_an_error_and_no_crash);
  g_test_add_func ("/programme/programme/references-may-be-dropped-on-any-thread",
                   test_references_may_be_dropped_on_any_thread);
  g_test_add_func ("/programme/programme/large-programme-is-read-whole",
                   test_large_programme_is_read_whole);

  g_test_add_func ("/programme/programme/regions-are-the-polygons-that-can-be-read",
                   test_regions_are_the_polygons_that_can_be_read);
  g_test_add_func ("/programme/programme/what-boards-and-labels-need-is-read",
                   test_what_boards_and_labels_need_is_read);
  g_test_add_func ("/programme/programme/attendance-moves-with-its-item",
                   test_attendance_moves_with_its_item);
  return g_test_run ();
}

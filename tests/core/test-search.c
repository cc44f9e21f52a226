// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/search/query.h"
#include "tests/support/fixture.h"

#include <malloc.h>
#include <string.h>

#define NOW G_GINT64_CONSTANT (1791120240) // 2026-10-04T13:24:00Z

// Paper 3 under embargo until after NOW, 4 withdrawn; Hidden Author wrote nothing else.
static const char *const small =
  "INSERT INTO plan VALUES (1, 'Hall', x'3c', 'a', 9000, 9000);"
  "INSERT INTO room (id, plan) VALUES (1, 1);"
  "INSERT INTO room_name VALUES (1, 'en', 'Great Hall'), (1, 'fr', 'Grande salle');"
  "INSERT INTO place (id, plan, kind, code, x_mm, y_mm) VALUES (1, 1, 'toilets', 'wc', 1, 1),"
  " (2, 1, 'lift', 'l', 1, 1), (3, 1, 'registration', 'reg', 1, 1),"
  " (4, 1, 'first-aid', 'aid', 1, 1), (5, 1, 'coffee', 'bar', 1, 1);"
  "INSERT INTO place_name VALUES (5, 'en', 'Orangery'), (5, 'fr', 'Orangerie');"
  "INSERT INTO board (id, plan, label, x_mm, y_mm, facing_deg, width_mm, height_mm) VALUES"
  " (1, 1, '16', 1, 1, 0, 9, 9), (2, 1, '17', 1, 1, 0, 9, 9), (3, 1, 'W047', 1, 1, 0, 9, 9);"
  "INSERT INTO workshop (id, code, title, short_title, room) VALUES"
  " (1, 'mfm', 'Medical Foundation Models Workshop', 'MedFM', 1),"
  " (2, 'joint', 'Interpretability and Reliability', NULL, 1);"
  "INSERT INTO alias (workshop, kind, name, short_name) VALUES"
  " (2, 'workshop', 'Interpretability of Machine Intelligence', 'iMIMIC'),"
  " (2, 'workshop', 'Uncertainty for Safe Utilization', 'UNSURE'),"
  " (2, 'tutorial', 'Uncertainty Tutorial', NULL);"
  "INSERT INTO item (id, workshop, title, day, minute, duration_min) VALUES"
  " (1, 1, 'Posters and coffee', '2026-10-04', 910, 60), (2, 1, 'Keynote', NULL, NULL, NULL);"
  "INSERT INTO item_nature VALUES (1, 'poster'), (2, 'keynote');"
  "INSERT INTO person (id, name, affiliation) VALUES (1, 'Łukasz Straußberg', 'Æther Institut'),"
  " (2, 'Søren Müller-Lüdenscheidt', 'Universität Köln'), (3, 'Hidden Author', 'Secret Lab'),"
  " (4, 'Jean-Luc O’Brien', 'Universität Köln'), (5, 'Mei Li', NULL), (6, 'Liam Weber', NULL),"
  " (7, 'Σοφία Παπαδοπούλου', NULL), (8, 'Пётр Ильич', NULL), (9, 'Nobody Atall', 'Nowhere');"
  "INSERT INTO item_person (item, person, role) VALUES (2, 6, 'speaker');"
  "INSERT INTO topic VALUES (1, 'A', 1), (2, 'D', 2);"
  "INSERT INTO topic_name VALUES (1, 'en', 'Models', NULL), (2, 'en', 'Uncertainty', NULL),"
  " (2, 'de', 'Unsicherheit', NULL);"
  "INSERT INTO paper (id, workshop, number, title, withdrawn) VALUES"
  " (1, 1, '16', 'Conformal sets for multi-label chest X-ray reading', 0),"
  " (2, 1, '17', 'Knowing when not to segment: calibrated uncertainty for liver MRI', 0),"
  " (3, 1, '18', 'Zebrafish imaging that nobody may know of yet', 0),"
  " (4, 1, '19', 'Withdrawn quetzal study', 1),"
  " (5, 1, '20', '深度学習による肝臓の分割', 0),"
  " (6, 1, '21', 'Multimodal U-Net segmentation of the naïve œsophagus 🫀', 0);"
  "INSERT INTO paper_author (paper, person, rank, presenter) VALUES (1, 1, 1, 1), (1, 2, 2, 0),"
  " (2, 4, 1, 1), (3, 3, 1, 1), (3, 2, 2, 0), (4, 5, 1, 1), (5, 5, 1, 1), (6, 7, 1, 1),"
  " (6, 8, 2, 0);"
  "INSERT INTO paper_topic VALUES (1, 2, 1), (2, 2, 1), (6, 1, 1);"
  "INSERT INTO presentation (id, paper, item, kind, rank, embargo) VALUES"
  " (1, 1, 1, 'poster', 0, NULL), (2, 2, 1, 'poster', 0, NULL),"
  " (3, 3, 1, 'poster', 0, 1791130000), (4, 4, 1, 'poster', 0, NULL);"
  "INSERT INTO placement VALUES (1, 1, 3, 0), (1, 2, 2, 0);";

// Under valgrind, where everything takes thirty times as long.
static gboolean
is_watched (void)
{
  const char *preloaded = g_getenv ("LD_PRELOAD");

  return preloaded != NULL && strstr (preloaded, "vgpreload") != NULL;
}

static AffIndex *
make_index (const char *sql)
{
  g_autoptr (AffDb) db = fixture_db_new (sql);
  g_autoptr (GError) error = NULL;
  g_autoptr (AffProgramme) programme = aff_programme_load (db, &error);

  g_assert_no_error (error);
  return aff_index_new (programme);
}

static const AffHit *
get_hit (const AffAnswer *answer, guint i)
{
  return g_ptr_array_index (answer->hits, i);
}

// "paper 1, person 5": what TEXT finds, by kind and id.
static char *
list_hits (const AffIndex *index, const char *text, gint64 now)
{
  static const char *const kinds[] = {"paper", "person", "topic", "item",       "workshop",
                                      "room",  "place",  "board", "affiliation"};
  g_autoptr (AffAnswer) answer = aff_index_query (index, text, "en", 10, now);
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < answer->hits->len; i++)
    g_string_append_printf (list, "%s%s %" G_GINT64_FORMAT, i > 0 ? ", " : "",
                            kinds[get_hit (answer, i)->kind], get_hit (answer, i)->id);
  return g_string_free (list, FALSE);
}

static const struct {
  const char *text;
  const char *hits; // the first of them
} finds[] = {
  {"lukasz", "person 1, paper 1"},
  {"straussberg", "person 1, paper 1"},
  {"Straußberg łuk", "person 1, paper 1"},
  {"soren", "person 2, paper 1"},
  {"soeren mueller", "person 2, paper 1"},
  {"muller", "person 2, paper 1"},
  {"Müller-Lüdenscheidt", "person 2, paper 1"},
  {"muellerluedenscheidt", "person 2, paper 1"},
  {"jean luc", "person 4, paper 2"},
  {"jean-luc obrien", "person 4, paper 2"},
  {"jeanluc o'brien", "person 4, paper 2"},
  {"brien jean", "person 4, paper 2"},
  {"li", "person 5"},
  {"uncert", "topic 2, paper 2, workshop 2, paper 1"},
  {"unsicher", "topic 2, paper 1, paper 2"},
  {"17", "paper 2, board 2"},
  {"paper 17", "paper 2"},
  {"board 17", "board 2"},
  {"Tafel 17", "board 2"},
  {"w047", "board 3"},
  {"iMIMIC", "workshop 2"},
  {"unsure", "workshop 2"},
  {"uncertainty tutorial", "workshop 2"},
  {"medfm", "workshop 1"},
  {"toilets", "place 1"},
  {"WC", "place 1"},
  {"toilettes", "place 1"},
  {"Aufzug", "place 2"},
  {"ascenseur", "place 2"},
  {"elevator", "place 2"},
  {"accueil", "place 3"},
  {"Anmeldung", "place 3"},
  {"premiers secours", "place 4"},
  {"erste hilfe", "place 4"},
  {"orangerie", "place 5"},
  {"kaffee", "place 5"},
  {"grande salle", "room 1"},
  {"great", "room 1"},
  {"koln", "affiliation 2, person 2, person 4, paper 1, paper 2"},
  {"koeln", "affiliation 2, person 2, person 4, paper 1, paper 2"},
  {"aether", "affiliation 1, person 1, paper 1"},
  {"学習", "paper 5"},
  {"肝臓の分", "paper 5"},
  {"xray", "paper 1"},
  {"x-ray", "paper 1"},
  {"multilabel", "paper 1"},
  {"multi modal", "paper 6"},
  {"unet", "paper 6"},
  {"naive oesophagus", "paper 6"},
  {"ΣΟΦΙΑ", "person 7, paper 6"},
  {"παπαδ", "person 7, paper 6"},
  {"петр", "person 8, paper 6"},
  {"keynote", "item 2"},
  {"weber liam", "person 6, item 2"},
  {"quetzal", "paper 4"},
  {"segmentaton", "paper 6"},
  {"segmnet", "paper 2, paper 6"},
  {"uncertianty", "topic 2, paper 2, workshop 2, paper 1"},
  {"interpertabilty", "workshop 2"},
  {"liver chest", ""},
  {"zebrafish", ""},
  {"zebrafihs", ""},
  {"hidden", ""},
  {"secret", ""},
  {"nobody", ""},
  {"", ""},
  {" -' ", ""},
};

static void
test_finds_what_a_person_means (void)
{
  g_autoptr (AffIndex) index = make_index (small);

  for (gsize i = 0; i < G_N_ELEMENTS (finds); i++) {
    g_autofree char *found = list_hits (index, finds[i].text, NOW);
    if (!g_str_has_prefix (found, finds[i].hits) || (*finds[i].hits == '\0' && *found != '\0'))
      g_test_message ("“%s” finds: %s, not %s", finds[i].text, found, finds[i].hits);
    if (*finds[i].hits == '\0')
      g_assert_cmpstr (found, ==, "");
    g_assert_true (g_str_has_prefix (found, finds[i].hits));
  }
}

static void
test_embargo_ends_at_its_time (void)
{
  g_autoptr (AffIndex) index = make_index (small);
  const gint64 end = G_GINT64_CONSTANT (1791130000);
  static const char *const words[] = {"zebrafish", "hidden", "secret", "18"};

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++) {
    g_autofree char *before = list_hits (index, words[i], end - 1);
    g_autofree char *after = list_hits (index, words[i], end);
    g_assert_cmpstr (before, ==, "");
    g_assert_cmpstr (after, !=, "");
  }
  // Neither as what hangs on the board, nor among the works of somebody known.
  g_autoptr (AffAnswer) board = aff_index_query (index, "board 16", "en", 5, NOW);
  g_assert_cmpuint (board->hits->len, ==, 1);
  g_assert_null (get_hit (board, 0)->detail.text);
  g_autofree char *soren = list_hits (index, "soren", NOW);
  g_assert_cmpstr (soren, ==, "person 2, paper 1");
}

static void
test_withdrawn_papers_say_so (void)
{
  g_autoptr (AffIndex) index = make_index (small);
  g_autoptr (AffAnswer) answer = aff_index_query (index, "quetzal", "en", 5, NOW);

  g_assert_cmpuint (answer->hits->len, ==, 1);
  g_assert_true (get_hit (answer, 0)->is_withdrawn);
}

// TEXT with its marked parts in brackets.
static char *
show_marks (const AffMarked *marked)
{
  GString *text = g_string_new (NULL);
  guint at = 0;

  if (marked->text == NULL)
    return g_string_free (text, FALSE);
  for (guint i = 0; i < marked->n_marks; i++) {
    AffMark mark = marked->marks[i];
    g_assert_cmpuint (mark.start, >=, at);
    g_assert_cmpuint (mark.end, >, mark.start);
    g_assert_cmpuint (mark.end, <=, strlen (marked->text));
    g_assert_true (g_utf8_validate (marked->text + mark.start, mark.end - mark.start, NULL));
    g_string_append_len (text, marked->text + at, mark.start - at);
    g_string_append_c (text, '[');
    g_string_append_len (text, marked->text + mark.start, mark.end - mark.start);
    g_string_append_c (text, ']');
    at = mark.end;
  }
  g_string_append (text, marked->text + at);
  return g_string_free (text, FALSE);
}

static const struct {
  const char *text;
  const char *language;
  const char *title;
  const char *detail;
  const char *also;
} shows[] = {
  {"strauss", "en", "Łukasz [Strauß]berg", "Æther Institut", ""},
  {"lu strausz", "en", "[Łu]kasz [Strauß]berg", "Æther Institut", ""},
  {"mullerlud", "en", "Søren [Müller-Lüd]enscheidt", "Universität Köln", ""},
  {"jeanluc", "en", "[Jean-Luc] O’Brien", "Universität Köln", ""},
  {"uncert", "en", "[Uncert]ainty", "", ""},
  {"unsicher", "en", "Uncertainty", "", "[Unsicher]heit"},
  {"unsicher", "de", "[Unsicher]heit", "", ""},
  {"conformal uncertain", "en", "[Conformal] sets for multi-label chest X-ray reading",
   "Łukasz Straußberg, Søren Müller-Lüdenscheidt", "[Uncertain]ty"},
  {"xray soeren", "en", "Conformal sets for multi-label chest [X-ray] reading",
   "Łukasz Straußberg, [Søren] Müller-Lüdenscheidt", ""},
  {"oesophagus", "en", "Multimodal U-Net segmentation of the naïve [œsophagus] 🫀",
   "Σοφία Παπαδοπούλου, Пётр Ильич", ""},
  {"学習", "en", "深度[学習]による肝臓の分割", "Mei Li", ""},
  {"imimic", "en", "Interpretability and Reliability", "", "[iMIMIC]"},
  {"wc", "de", "Toiletten", "Great Hall", ""},
  {"toilet", "fr", "[Toilet]tes", "Grande salle", ""},
  {"board 17", "en", "[17]",
   "Knowing when not to segment: calibrated uncertainty for liver MRI", ""},
  {"kalibrated", "en", "Knowing when not to segment: [calibrated] uncertainty for liver MRI",
   "Jean-Luc O’Brien", ""},
  {"ather", "en", "[Æther] Institut", "Łukasz Straußberg", ""},
};

static void
test_marks_what_matched (void)
{
  g_autoptr (AffIndex) index = make_index (small);

  for (gsize i = 0; i < G_N_ELEMENTS (shows); i++) {
    g_autoptr (AffAnswer)
      answer = aff_index_query (index, shows[i].text, shows[i].language, 5, NOW);
    g_assert_cmpuint (answer->hits->len, >, 0);
    const AffHit *hit = get_hit (answer, 0);
    g_autofree char *title = show_marks (&hit->title);
    g_autofree char *detail = show_marks (&hit->detail);
    g_autofree char *also = show_marks (&hit->also);
    g_assert_cmpstr (title, ==, shows[i].title);
    g_assert_cmpstr (detail, ==, shows[i].detail);
    g_assert_cmpstr (also, ==, shows[i].also);
  }
}

static void
test_suggests_what_was_meant (void)
{
  static const struct {
    const char *text;
    const char *suggestion;
  } suggestions[] = {
    {"uncertianty", "Uncertainty"}, {"calibratd liver", "calibrated liver"},
    {"uncertainty", NULL},          {"17", NULL},
    {"straussburg", "Straußberg"},  {"nothing at all", NULL},
  };

  g_autoptr (AffIndex) index = make_index (small);

  for (gsize i = 0; i < G_N_ELEMENTS (suggestions); i++) {
    g_autoptr (AffAnswer) answer = aff_index_query (index, suggestions[i].text, "en", 5, NOW);
    g_assert_cmpstr (answer->suggestion, ==, suggestions[i].suggestion);
  }
}

static void
test_counts_beyond_the_limit (void)
{
  g_autoptr (AffIndex) index = make_index (small);
  g_autoptr (AffAnswer) few = aff_index_query (index, "koln", "en", 2, NOW);
  g_autoptr (AffAnswer) all = aff_index_query (index, "koln", "en", G_MAXUINT, NOW);

  g_assert_cmpuint (few->hits->len, ==, 2);
  g_assert_cmpuint (few->n_found, ==, all->hits->len);
  g_assert_cmpint (get_hit (few, 0)->id, ==, get_hit (all, 0)->id);
  g_autoptr (AffAnswer) none = aff_index_query (index, "koln", "en", 0, NOW);
  g_assert_cmpuint (none->hits->len, ==, 0);
}

static void
test_hostile_text_is_harmless (void)
{
  g_autoptr (AffIndex) index = make_index (small);
  g_autofree char *huge = g_malloc (1024 * 1024 + 1);
  static const char *const texts[] = {"\xFF\xFE\xC3",
                                      "\x01\x02\x1B[0m",
                                      "%s%n%d",
                                      "'; DROP TABLE paper; --",
                                      "a\xE2\x80",
                                      "\xF0\x9F\xAB",
                                      "\"*\" OR (",
                                      "🫀",
                                      "\xE2\x80\xAE"
                                      "abc"};

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (AffAnswer) answer = aff_index_query (index, texts[i], "en", 5, NOW);
    g_assert_nonnull (answer);
  }
  static const char fills[] = {'a', ' ', '-', '\xFF', '\xC3', '\xE2', '1', '\x01'};
  for (gsize i = 0; i < sizeof fills; i++) {
    memset (huge, fills[i], 1024 * 1024);
    huge[1024 * 1024] = '\0';
    g_autoptr (AffAnswer) answer = aff_index_query (index, huge, "en", 5, NOW);
    g_assert_cmpuint (answer->hits->len, ==, 0);
  }
  for (gsize i = 0; i < 1024 * 1024; i++)
    huge[i] = "a-b c"[i % 5];
  g_autoptr (AffAnswer) answer = aff_index_query (index, huge, NULL, 5, NOW);
  g_assert_nonnull (answer);
}

static void
test_empty_programme_finds_nothing (void)
{
  g_autoptr (AffIndex) index = make_index (NULL);
  g_autofree char *found = list_hits (index, "anything", NOW);

  g_assert_cmpstr (found, ==, "");
}

static void
test_searches_leave_nothing_behind (void)
{
  static const char *const typed[] = {"a",       "un",         "uncertianty", "muller soren",
                                      "x-ray",   "学習",       "multi modal", "paper 17",
                                      "nothing", "jean-luc o", "łukas",       "koln"};
  g_autoptr (AffIndex) index = make_index (small);
  guint count = is_watched () ? 100 : 10000;
  struct mallinfo2 before = {0};

  for (guint i = 0; i < count; i++) {
    // What GLib keeps for itself is there after the first ones.
    if (i == count / 10)
      before = mallinfo2 ();
    aff_answer_free (aff_index_query (index, typed[i % G_N_ELEMENTS (typed)], "en", 10, NOW));
  }
  struct mallinfo2 after = mallinfo2 ();
  g_assert_cmpuint (after.uordblks, <=, before.uordblks);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/search/query/finds-what-a-person-means", test_finds_what_a_person_means);
  g_test_add_func ("/search/query/embargo-ends-at-its-time", test_embargo_ends_at_its_time);
  g_test_add_func ("/search/query/withdrawn-papers-say-so", test_withdrawn_papers_say_so);
  g_test_add_func ("/search/query/marks-what-matched", test_marks_what_matched);
  g_test_add_func ("/search/query/suggests-what-was-meant", test_suggests_what_was_meant);
  g_test_add_func ("/search/query/counts-beyond-the-limit", test_counts_beyond_the_limit);
  g_test_add_func ("/search/query/hostile-text-is-harmless", test_hostile_text_is_harmless);
  g_test_add_func ("/search/query/empty-programme-finds-nothing",
                   test_empty_programme_finds_nothing);
  g_test_add_func ("/search/query/searches-leave-nothing-behind",
                   test_searches_leave_nothing_behind);
  return g_test_run ();
}

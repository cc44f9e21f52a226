// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/search/fold.h"
#include "app/search/query.h"
#include "app/search/vocabulary.h"
#include "tests/support/corpus.h"
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

static AffIndex *
make_corpus_index (const GPtrArray *papers)
{
  g_autoptr (AffProgramme) programme = corpus_programme (papers, FALSE);

  return aff_index_new (programme);
}

// Words as they were folded, with the spellings of one word between bars.
static char *
fold_to_text (const char *text, AffFoldUse use)
{
  g_autoptr (AffFolded) folded = aff_folded_new ();
  GString *list = g_string_new (NULL);

  aff_fold (folded, text, strlen (text), use);
  for (guint i = 0; i < folded->words->len; i++) {
    const AffWord *word = &g_array_index (folded->words, AffWord, i);
    if (i > 0)
      g_string_append_c (list, ' ');
    g_string_append_len (list, aff_folded_letters (folded, word), word->length);
  }
  return g_string_free (list, FALSE);
}

static const struct {
  const char *text;
  const char *folded;
} folds[] = {
  {"Łukasz", "lukasz"},
  {"Søren", "soren soeren"},
  {"Strauß STRAUẞ", "strauss strausz strauss strausz"},
  {"Œuvre", "oeuvre"},
  {"Ærø", "aero aeroe"},
  {"Élodie", "elodie"},
  {"E\xCC\x81lodie", "elodie"},
  {"Müller Mu\xCC\x88ller", "muller mueller muller mueller"},
  {"Ångström", "angstrom aangstrom angstroem aangstroem"},
  {"Đặng Nguyễn", "dang djang nguyen"},
  {"Þór Guðrún", "thor gudrun gudhrun"},
  {"Çağla Şahin İlker Işık ısı", "cagla sahin ilker isik isi"},
  {"Jean-Luc", "jean luc jeanluc"},
  {"Jean\xE2\x80\x90Luc Jean\xE2\x80\x91Luc", "jean luc jeanluc jean luc jeanluc"},
  {"O'Brien O\xE2\x80\x99"
   "Brien",
   "o brien obrien o brien obrien"},
  {"X-ray, U-Net & 3D", "x ray xray u net unet 3d"},
  {"ΣΟΦΊΑΣ Σοφίας", "σοφιασ σοφιασ"},
  {"Пётр ПЁТР", "петр петр"},
  {"ﬁbre ½ µ² ＡＢ１", "fibre 1 2 μ2 ab1"},
  {"深層学習 AI", "深層学習 層学習 学習 習 ai"},
  {"AI深層", "ai 深層 層"},
  {"한국어", "한국어 국어 어"},
  {"heart 🫀🧑‍⚕️ ok", "heart ok"},
  {"co\xC2\xADop zero\xE2\x80\x8Bwidth", "coop zerowidth"},
  {"", ""},
  {"-- '' …", ""},
};

static void
test_fold_vectors (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (folds); i++) {
    g_autofree char *folded = fold_to_text (folds[i].text, AFF_FOLD_NAME);
    g_assert_cmpstr (folded, ==, folds[i].folded);
  }
}

static void
test_fold_of_long_runs_keeps_every_part (void)
{
  g_autoptr (GString) run = g_string_new (NULL);

  for (gunichar i = 0; i < 300; i++)
    g_string_append_unichar (run, 0x4E00 + i);
  g_autofree char *name = fold_to_text (run->str, AFF_FOLD_NAME);
  for (gunichar i = 0; i + AFF_WORD_IDEOGRAPHS <= 300; i++) {
    g_autofree char *part = g_utf8_substring (run->str, i, i + AFF_WORD_IDEOGRAPHS);
    g_assert_nonnull (strstr (name, part));
  }
  g_autofree char *query = fold_to_text (run->str, AFF_FOLD_QUERY);
  g_auto (GStrv) words = g_strsplit (query, " ", -1);
  g_assert_cmpuint (g_strv_length (words), ==, 300 / AFF_WORD_IDEOGRAPHS);
}

static void
test_fold_origins_lie_between_characters (void)
{
  const char *text = "Ⅻ ﬃ Ångström Jean‐Luc ½µ² 深層 e\xCC\x81\xCC\x80t";
  g_autoptr (AffFolded) folded = aff_folded_new ();

  aff_fold (folded, text, strlen (text), AFF_FOLD_NAME);
  g_assert_cmpuint (folded->origins->len, ==, folded->letters->len);
  for (guint i = 0; i < folded->origins->len; i++) {
    const AffOrigin *origin = &g_array_index (folded->origins, AffOrigin, i);
    g_assert_cmpuint (origin->start, <, origin->end);
    g_assert_true (g_utf8_validate (text + origin->start, origin->end - origin->start, NULL));
  }
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
  g_autoptr (AffAnswer) all = aff_index_query (index, "koln", "en", 50, NOW);

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

// Optimal string alignment, by the book.
static guint
measure_distance (const char *a, const char *b)
{
  guint rows[64][64];
  guint a_length = (guint) strlen (a);
  guint b_length = (guint) strlen (b);

  for (guint i = 0; i <= a_length; i++)
    for (guint j = 0; j <= b_length; j++) {
      if (i == 0 || j == 0) {
        rows[i][j] = i + j;
        continue;
      }
      guint best = MIN (rows[i - 1][j], rows[i][j - 1]) + 1;
      best = MIN (best, rows[i - 1][j - 1] + (a[i - 1] != b[j - 1]));
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        best = MIN (best, rows[i - 2][j - 2] + 1);
      rows[i][j] = best;
    }
  return rows[a_length][b_length];
}

static guint
measure_beginning (const char *asked, const char *word)
{
  guint best = G_MAXUINT;
  char beginning[64];

  for (gsize i = 0; i <= strlen (word); i++) {
    g_strlcpy (beginning, word, i + 1);
    best = MIN (best, measure_distance (asked, beginning));
  }
  return best;
}

static void
check_near (const AffVocabulary *words, const char *asked, guint most)
{
  AffNear near[4096];
  guint count = aff_vocabulary_near (words, asked, strlen (asked), most, near, 4096);

  for (guint i = 0; i < aff_vocabulary_length (words); i++) {
    guint whole = G_MAXUINT;
    guint begin = G_MAXUINT;
    gsize length;
    const char *letters = aff_vocabulary_word (words, i, &length);
    g_autofree char *word = g_strndup (letters, length);
    for (guint j = 0; j < count; j++)
      if (i >= near[j].range.first && i < near[j].range.end) {
        guint *found = near[j].is_whole ? &whole : &begin;
        *found = MIN (*found, near[j].errors);
      }
    guint distance = measure_distance (asked, word);
    if (distance >= 1 && distance <= most)
      g_assert_cmpuint (whole, ==, distance);
    else
      g_assert_cmpuint (whole, ==, G_MAXUINT);
    distance = measure_beginning (asked, word);
    if (distance >= 1 && distance <= most)
      g_assert_cmpuint (MIN (whole, begin), <=, distance);
    if (MIN (whole, begin) != G_MAXUINT)
      g_assert_cmpuint (MIN (whole, begin), >=, distance);
  }
}

static void
test_near_words_are_those_of_the_definition (void)
{
  g_autoptr (AffWordList) list = aff_word_list_new ();
  g_autoptr (GRand) random = g_rand_new_with_seed (4);
  g_autofree guint *order = NULL;
  char word[16];

  for (guint i = 0; i < 400; i++) {
    guint length = (guint) g_rand_int_range (random, 1, 9);
    for (guint j = 0; j < length; j++)
      word[j] = (char) g_rand_int_range (random, 'a', 'd');
    aff_word_list_add (list, word, length);
  }
  g_autoptr (AffVocabulary) words = aff_vocabulary_new (list, &order);
  for (guint i = 0; i < 60; i++) {
    guint length = (guint) g_rand_int_range (random, 1, 9);
    for (guint j = 0; j < length; j++)
      word[j] = (char) g_rand_int_range (random, 'a', 'e');
    word[length] = '\0';
    check_near (words, word, i % 2 + 1);
  }
}

static gboolean
is_mistypable (const char *word)
{
  for (const char *at = word; *at != '\0'; at++)
    if (g_ascii_isdigit (*at))
      return FALSE;
  return g_utf8_strlen (word, -1) >= 6;
}

static AffVocabulary *
make_vocabulary (const GPtrArray *papers)
{
  g_autoptr (AffWordList) list = aff_word_list_new ();
  g_autoptr (AffFolded) folded = aff_folded_new ();
  g_autofree guint *order = NULL;

  for (guint i = 0; i < papers->len; i++) {
    const CorpusPaper *paper = g_ptr_array_index (papers, i);
    for (guint j = 0; j <= paper->authors->len; j++) {
      const char *text = j > 0 ? g_ptr_array_index (paper->authors, j - 1) : paper->title;
      aff_fold (folded, text, strlen (text), AFF_FOLD_NAME);
      for (guint k = 0; k < folded->words->len; k++) {
        const AffWord *word = &g_array_index (folded->words, AffWord, k);
        aff_word_list_add (list, aff_folded_letters (folded, word), word->length);
      }
    }
  }
  return aff_vocabulary_new (list, &order);
}

// One typing error in WORD, of which there are four kinds, at a place chosen by RANDOM.
static char *
mistype (const char *word, GRand *random)
{
  glong length = g_utf8_strlen (word, -1);
  glong at = g_rand_int_range (random, 0, (gint32) length);
  g_autofree gunichar *letters = g_utf8_to_ucs4_fast (word, -1, NULL);
  GString *wrong = g_string_new (NULL);
  int kind = g_rand_int_range (random, 0, 4);

  for (glong i = 0; i < length; i++) {
    gunichar other = (gunichar) g_rand_int_range (random, 'a', 'z' + 1);
    if (i != at) {
      g_string_append_unichar (wrong, letters[i]);
      continue;
    }
    if (kind == 0)
      continue;
    if (kind == 3 && i + 1 < length) {
      g_string_append_unichar (wrong, letters[++i]);
      g_string_append_unichar (wrong, letters[i - 1]);
      continue;
    }
    g_string_append_unichar (wrong, other);
    if (kind == 2)
      g_string_append_unichar (wrong, letters[i]);
  }
  return g_string_free (wrong, FALSE);
}

// Papers of real conferences; fewer where each instruction is looked at.
static GPtrArray *
read_corpus (const char *folder)
{
  static const CorpusList lists[] = {CORPUS_MIDL_2020,    CORPUS_MIDL_2021, CORPUS_MIDL_2023,
                                     CORPUS_SIGDIAL_2023, CORPUS_3DV_2025,  CORPUS_MICCAI_2025,
                                     CORPUS_ICLR_2020,    CORPUS_ACL_2020};
  guint count = is_watched () ? 1 : G_N_ELEMENTS (lists);
  GPtrArray *all = corpus_read (folder, lists[0]);

  for (guint i = 1; i < count; i++)
    g_ptr_array_extend_and_steal (all, corpus_read (folder, lists[i]));
  return all;
}

static GPtrArray *
read_names (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "unicode-names",
                                            "authors-nonascii.derived-open.tsv", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *papers = g_ptr_array_new_with_free_func (corpus_paper_free);

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  for (guint i = 1; lines[i] != NULL && *lines[i] != '\0'; i++) {
    CorpusPaper *paper = corpus_paper_new ("Of no title", NULL);
    g_ptr_array_add (paper->authors, g_strndup (lines[i], strcspn (lines[i], "\t")));
    g_ptr_array_add (papers, paper);
  }
  return papers;
}

static gboolean
finds_person (const AffIndex *index, const char *text, const AffPerson *person, guint limit)
{
  g_autoptr (AffAnswer) answer = aff_index_query (index, text, "en", limit, NOW);

  for (guint i = 0; i < answer->hits->len; i++)
    if (get_hit (answer, i)->kind == AFF_HIT_PERSON && get_hit (answer, i)->person == person)
      return TRUE;
  return FALSE;
}

// GLib's own tables say how a name is written in ASCII; what they do not know is left out.
static guint
check_ascii_names (const GPtrArray *papers)
{
  g_autoptr (AffIndex) index = make_corpus_index (papers);
  const AffProgramme *programme = aff_index_programme (index);
  guint count = 0;

  for (guint i = 0; i < programme->people->len; i++) {
    const AffPerson *person = g_ptr_array_index (programme->people, i);
    g_autofree char *ascii = g_str_to_ascii (person->name, "C");
    if (strchr (ascii, '?') != NULL)
      continue;
    if (!finds_person (index, ascii, person, 10))
      g_test_message ("%s is not found as %s", person->name, ascii);
    g_assert_true (finds_person (index, ascii, person, 10));
    count++;
  }
  return count;
}

static void
test_authors_are_found_in_ascii (void)
{
  const char *folder = fixture_real_data ();

  if (folder == NULL)
    return;
  g_autoptr (GPtrArray) names = read_names (folder);
  guint count = check_ascii_names (names);
  g_assert_cmpuint (count, >, 700);
  g_autoptr (GPtrArray) papers = read_corpus (folder);
  count += check_ascii_names (papers);
  g_test_message ("%u names", count);
}

// The longest words of a title, at most three, in their order.
static GPtrArray *
choose_words (const char *title)
{
  g_auto (GStrv) words = g_strsplit_set (title, " :,.()-/?!–", -1);
  GPtrArray *chosen = g_ptr_array_new_with_free_func (g_free);

  for (guint least = 14; least >= 4; least--)
    for (guint i = 0; words[i] != NULL && chosen->len < 3; i++)
      if (g_utf8_strlen (words[i], -1) == least ||
          (least == 14 && g_utf8_strlen (words[i], -1) > least))
        g_ptr_array_add (chosen, g_strdup (words[i]));
  return chosen;
}

// A text that somebody may type for PAPER, by RULE: words of its title without accents, in
// another order, one mistyped, the last not finished, and a surname with a word.
static char *
make_query (const AffPaper *paper, guint rule, GRand *random)
{
  g_autoptr (GPtrArray) words = choose_words (paper->title);
  GString *text = g_string_new (NULL);

  if (words->len < 3)
    return g_string_free (text, FALSE);
  const char *one = g_ptr_array_index (words, 0);
  const char *other = g_ptr_array_index (words, 1);
  const char *last = g_ptr_array_index (words, 2);
  if (rule == 1)
    g_string_printf (text, "%s %s %s", last, one, other);
  else if (rule == 2 && is_mistypable (one)) {
    g_autofree char *wrong = mistype (one, random);
    g_string_printf (text, "%s %s %s", other, wrong, last);
  } else if (rule == 3) {
    const char *end = g_utf8_offset_to_pointer (last, g_utf8_strlen (last, -1) - 1);
    g_string_printf (text, "%s %s %.*s", other, one, (int) (end - last), last);
  } else if (rule == 4 && paper->authors->len > 0) {
    const AffAuthor *author = g_ptr_array_index (paper->authors, 0);
    g_string_printf (text, "%s %s", author->person->name, one);
  } else
    g_string_printf (text, "%s %s %s", one, other, last);
  g_autofree char *typed = g_string_free (text, FALSE);
  return g_str_to_ascii (typed, "C");
}

static gboolean
is_in_first_three (const AffIndex *index, const AffPaper *paper, const char *text)
{
  g_autoptr (AffAnswer) answer = aff_index_query (index, text, "en", 3, NOW);

  for (guint i = 0; i < answer->hits->len; i++)
    if (get_hit (answer, i)->record == paper)
      return TRUE;
  return FALSE;
}

static void
test_right_poster_is_among_the_first_three (void)
{
  const char *folder = fixture_real_data ();
  guint asked = 0, found = 0;

  if (folder == NULL)
    return;
  g_autoptr (GPtrArray) papers = read_corpus (folder);
  g_autoptr (AffIndex) index = make_corpus_index (papers);
  g_autoptr (GRand) random = g_rand_new_with_seed (13);
  const AffProgramme *programme = aff_index_programme (index);
  for (guint i = 0; i < programme->papers->len; i++) {
    const AffPaper *paper = g_ptr_array_index (programme->papers, i);
    g_autofree char *text = make_query (paper, i % 5, random);
    if (*text == '\0' || strchr (text, '?') != NULL)
      continue;
    gboolean is_found = is_in_first_three (index, paper, text);
    if (!is_found)
      g_test_message ("“%s” does not find: %s", text, paper->title);
    asked++;
    found += is_found;
  }
  g_test_message ("%u of %u", found, asked);
  g_assert_cmpuint (found * 100, >=, asked * 98);
}

// Each beginning of a title's first words finds something, from the first letter on, and only
// what has them.
static void
test_finds_from_the_first_letter (void)
{
  const char *folder = fixture_real_data ();

  if (folder == NULL)
    return;
  g_autoptr (GPtrArray) papers = corpus_read (folder, CORPUS_MIDL_2020);
  g_autoptr (AffIndex) index = make_corpus_index (papers);
  for (guint i = 0; i < papers->len; i++) {
    const CorpusPaper *paper = g_ptr_array_index (papers, i);
    if (!g_ascii_isalpha (*paper->title))
      continue;
    for (guint length = 1; length <= 12; length++) {
      g_autofree char *text = g_utf8_substring (paper->title, 0, length);
      g_autoptr (AffAnswer) answer = aff_index_query (index, text, "en", 10, NOW);
      g_assert_cmpuint (answer->hits->len, >, 0);
      for (guint j = 0; j < answer->hits->len; j++) {
        g_autofree char *title = show_marks (&get_hit (answer, j)->title);
        g_autofree char *detail = show_marks (&get_hit (answer, j)->detail);
        g_assert_true (strchr (title, '[') != NULL || strchr (detail, '[') != NULL);
      }
    }
  }
}

// The word that a typing error leaves is near the word that was meant, whatever the error.
static void
test_every_mistyped_word_is_found (void)
{
  const char *folder = fixture_real_data ();
  guint count = 0;

  if (folder == NULL)
    return;
  g_autoptr (GPtrArray) papers = read_corpus (folder);
  g_autoptr (AffVocabulary) words = make_vocabulary (papers);
  g_autoptr (GRand) random = g_rand_new_with_seed (5);
  for (guint i = 0; i < aff_vocabulary_length (words); i += is_watched () ? 20 : 1) {
    gsize length;
    const char *letters = aff_vocabulary_word (words, i, &length);
    g_autofree char *word = g_strndup (letters, length);
    if (g_utf8_strlen (word, -1) < 5)
      continue;
    g_autofree char *wrong = mistype (word, random);
    if (strcmp (wrong, word) == 0)
      continue;
    AffNear near[4096];
    guint n_near = aff_vocabulary_near (words, wrong, strlen (wrong), 1, near, 4096);
    gboolean is_found = FALSE;
    for (guint j = 0; j < n_near; j++)
      is_found |= near[j].is_whole && near[j].range.first == i;
    g_assert_true (is_found);
    count++;
  }
  g_test_message ("%u words", count);
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
  g_test_add_func ("/search/fold/folds-letters-of-many-languages", test_fold_vectors);
  g_test_add_func ("/search/fold/long-runs-keep-every-part",
                   test_fold_of_long_runs_keeps_every_part);
  g_test_add_func ("/search/fold/origins-lie-between-characters",
                   test_fold_origins_lie_between_characters);
  g_test_add_func ("/search/vocabulary/near-words-are-those-of-the-definition",
                   test_near_words_are_those_of_the_definition);
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
  g_test_add_func ("/search/data/authors-are-found-in-ascii", test_authors_are_found_in_ascii);
  g_test_add_func ("/search/data/right-poster-is-among-the-first-three",
                   test_right_poster_is_among_the_first_three);
  g_test_add_func ("/search/data/finds-from-the-first-letter",
                   test_finds_from_the_first_letter);
  g_test_add_func ("/search/data/every-mistyped-word-is-found",
                   test_every_mistyped_word_is_found);
  return g_test_run ();
}

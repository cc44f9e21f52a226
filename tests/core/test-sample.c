// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/db/invariant.h"
#include "app/db/schema.h"
#include "app/import/sample.h"
#include "app/programme/agenda.h"
#include "app/qr/link.h"
#include "app/way/plan.h"
#include "tests/support/fixture.h"

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <string.h>

#define NOW G_GINT64_CONSTANT (1790000000)

// A sample in a folder of its own.
typedef struct {
  char *folder;
  char *path;
  AffDb *db;
} Made;

static void
make (Made *made, const char *name)
{
  g_autoptr (GError) error = NULL;
  made->folder = fixture_folder_new ();
  made->path = g_build_filename (made->folder, "programme.db", NULL);
  aff_sample_create (made->path, name, NOW, &error);
  g_assert_no_error (error);
  made->db = aff_db_open (made->path, AFF_DB_WRITE, &error);
  g_assert_no_error (error);
}

static void
unmake (Made *made)
{
  aff_db_free (made->db);
  fixture_folder_free (made->folder);
  g_free (made->path);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Made, unmake)

static gint64
ask (AffDb *db, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AffStatement) statement = aff_db_prepare (db, sql);
  gint64 value = aff_statement_step (statement) ? aff_statement_int_or (statement, 0, -1) : -2;
  if (!aff_statement_finish (statement, &error))
    g_error ("%s: %s", sql, error->message);
  return value;
}

// All of one column, a line each.
static char *
ask_text (AffDb *db, const char *sql)
{
  GString *text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (AffStatement) statement = aff_db_prepare (db, sql);
  while (aff_statement_step (statement))
    g_string_append_printf (text, "%s\n", aff_statement_text (statement, 0));
  if (!aff_statement_finish (statement, &error))
    g_error ("%s: %s", sql, error->message);
  return g_string_free (text, FALSE);
}

static void
test_each_sample_is_sound (void)
{
  for (const char *const *name = aff_sample_names (); *name; name++) {
    g_auto (Made) made = {0};
    make (&made, *name);
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) violations = aff_invariant_list (made.db, &error);
    g_assert_no_error (error);
    g_assert_cmpuint (violations->len, ==, 0);
    g_autoptr (AffProgramme) programme = aff_programme_load (made.db, &error);
    g_assert_no_error (error);
    gboolean is_sample = strcmp (*name, "none") != 0;
    g_assert_cmpint (programme->is_sample, ==, is_sample);
    g_assert_cmpint (programme->simulated_start, ==, is_sample ? 1791120240 : AFF_UNKNOWN_TIME);
    g_assert_cmpint (programme->as_of, ==, is_sample ? 1791120060 : NOW);
    g_autofree char *source = aff_schema_dup_meta (made.db, "source");
    g_assert_cmpint (source != NULL, ==, is_sample);
    g_assert_cmpint (ask (made.db, "SELECT count (*) FROM change WHERE kind = 'init'"), ==, 1);
  }
}

static void
test_nothing_is_left_beside_a_sample (void)
{
  g_auto (Made) made = {0};
  make (&made, "mfm");
  g_autoptr (GDir) dir = g_dir_open (made.folder, 0, NULL);
  const char *name;
  while ((name = g_dir_read_name (dir)) != NULL)
    g_assert_true (strcmp (name, "programme.db") == 0 ||
                   strcmp (name, "programme.db-journal") == 0);
}

static void
test_a_sample_can_be_undone (void)
{
  g_auto (Made) made = {0};
  g_autoptr (AffDb) empty = fixture_db_new (NULL);
  const AffChangeNote note = {"test", "undo", "Take it all back", NOW};
  g_autoptr (GError) error = NULL;
  make (&made, "strasbourg");
  aff_change_undo (made.db, 1, &note, NULL, &error);
  g_assert_no_error (error);
  g_autofree char *left = fixture_dump (made.db);
  g_autofree char *nothing = fixture_dump (empty);
  g_assert_cmpstr (left, ==, nothing);
}

static void
test_a_file_that_is_there_stays_as_it_is (void)
{
  g_autofree char *folder = fixture_folder_new ();
  g_autofree char *path = g_build_filename (folder, "programme.db", NULL);
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  g_assert_true (g_file_set_contents (path, "mine", -1, NULL));
  g_assert_false (aff_sample_create (path, "mfm", NOW, &error));
  g_assert_error (error, AFF_ERROR, AFF_ERROR_CONFLICT);
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "mine");
  fixture_folder_free (g_steal_pointer (&folder));
}

static void
test_an_unknown_sample_is_named_with_those_there_are (void)
{
  g_autoptr (GError) error = NULL;
  g_assert_false (aff_sample_create ("/nowhere/programme.db", "berlin", NOW, &error));
  g_assert_error (error, AFF_ERROR, AFF_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "strasbourg, mfm, imimic, none"));
}

static void
test_a_place_that_cannot_be_written_is_said (void)
{
  g_autoptr (GError) error = NULL;
  g_assert_false (aff_sample_create ("/proc/affiche/programme.db", "none", NOW, &error));
  g_assert_error (error, AFF_ERROR, AFF_ERROR_STORE);
}

static void
test_samples_have_what_their_sources_count (void)
{
  static const struct {
    const char *sample;
    const char *sql;
    gint64 value;
  } cases[] = {
    {"none", "SELECT count (*) FROM workshop", 0},
    {"none", "SELECT count (*) FROM link_kind", 3},
    {"mfm", "SELECT count (*) FROM workshop", 1},
    {"mfm", "SELECT count (*) FROM item", 8},
    {"mfm", "SELECT min (minute) FROM item", 14 * 60},
    {"mfm", "SELECT max (minute + duration_min) FROM item", 18 * 60},
    {"mfm", "SELECT sum (duration_min) FROM item", 240},
    {"mfm", "SELECT count (*) FROM item a JOIN item b ON b.minute = a.minute + a.duration_min",
     7},
    {"mfm", "SELECT count (*) FROM item WHERE day = '2026-10-04'", 8},
    {"mfm", "SELECT count (*) FROM item WHERE type IS NULL AND title = 'Opening Remarks'", 1},
    {"mfm", "SELECT count (*) FROM item WHERE type IS NULL", 1},
    {"mfm", "SELECT count (*) FROM item WHERE type = 'Keynote'", 4},
    {"mfm", "SELECT count (*) FROM item_nature WHERE nature = 'keynote'", 4},
    {"mfm", "SELECT count (*) FROM item_nature WHERE nature = 'panel'", 1},
    {"mfm",
     "SELECT count (*) FROM item_nature a JOIN item_nature b USING (item)"
     " WHERE a.nature = 'poster' AND b.nature = 'break'",
     1},
    {"mfm",
     "SELECT count (*) FROM item_person WHERE person IS NULL"
     " AND reason = 'to-be-announced'",
     4},
    {"mfm", "SELECT count (*) FROM person", 0},
    {"mfm", "SELECT count (*) FROM room", 0},
    {"mfm", "SELECT count (*) FROM plan", 0},
    {"mfm", "SELECT count (*) FROM paper", 0},
    {"mfm", "SELECT count (*) FROM track", 2},
    {"mfm", "SELECT count (*) FROM track WHERE admission = 'availability'", 1},
    {"mfm", "SELECT count (*) FROM deadline WHERE zone = 'AoE'", 2},
    // 13:59 in Strasbourg of the day after.
    {"mfm", "SELECT min (instant) FROM deadline", 1781179140},
    {"mfm", "SELECT max (instant) FROM deadline", 1781783940},
    {"mfm", "SELECT count (*) FROM statement WHERE contradicts IS NOT NULL", 2},
    {"mfm", "SELECT count FROM statement WHERE counts = 'keynote'", 4},
    {"mfm", "SELECT count FROM statement WHERE counts = 'board'", 30},
    {"mfm", "SELECT count FROM statement WHERE counts = 'track'", 2},
    {"mfm", "SELECT count FROM statement WHERE counts = 'panel'", 1},
    {"mfm",
     "SELECT count (DISTINCT field) FROM assumption WHERE field IN ('title', 'city', 'day',"
     " 'zone')",
     4},
    {"mfm", "SELECT count (*) FROM workshop WHERE parent IS NULL AND edition IS NULL", 1},
    {"imimic", "SELECT count (*) FROM item", 0},
    {"imimic",
     "SELECT count (*) FROM workshop WHERE certainty = 'preliminary' AND edition = 9"
     " AND first_day = '2026-10-04' AND last_day = '2026-10-08'"
     " AND parent = 'MICCAI 2026' AND city = 'Strasbourg'",
     1},
    {"imimic",
     "SELECT count (*) FROM alias WHERE (kind, name) IN (VALUES"
     " ('workshop', 'UNSURE Workshop'), ('tutorial', 'Uncertainty Tutorial'))",
     2},
    {"strasbourg", "SELECT count (*) FROM workshop", 2},
    {"strasbourg", "SELECT count (*) FROM workshop WHERE room IS NULL AND code = 'imimic'", 1},
    {"strasbourg", "SELECT count (*) FROM room_name", 3},
    {"strasbourg", "SELECT count (*) FROM board", 30},
    {"strasbourg", "SELECT count (*) FROM board WHERE state = 'closed' AND label = '30'", 1},
    {"strasbourg", "SELECT count (*) FROM board WHERE state <> 'open'", 1},
    {"strasbourg",
     "SELECT count (*) FROM board WHERE id NOT IN (SELECT board FROM placement)"
     " AND label IN ('24', '30')",
     2},
    {"strasbourg", "SELECT count (*) FROM paper", 28},
    {"strasbourg", "SELECT count (*) FROM placement", 28},
    {"strasbourg", "SELECT count (*) FROM topic", 8},
    {"strasbourg", "SELECT count (*) FROM topic_name", 24},
    {"strasbourg", "SELECT count (DISTINCT paper) FROM paper_topic WHERE rank = 0", 28},
    {"strasbourg", "SELECT count (DISTINCT paper) > 5 FROM paper_topic WHERE rank = 1", 1},
    {"strasbourg", "SELECT count (*) FROM presence WHERE word = 'here'", 21},
    {"strasbourg", "SELECT count (*) FROM presence", 28},
    {"strasbourg", "SELECT count (DISTINCT track) FROM paper", 2},
    {"strasbourg",
     "SELECT count (*) FROM paper JOIN track ON track.id = track"
     " WHERE (origin IS NULL) = (track.code = 'published')",
     0},
    {"strasbourg", "SELECT count (*) FROM paper_author WHERE presenter <> (rank = 0)", 0},
    {"strasbourg",
     "SELECT count (*) FROM presentation WHERE embargo = 1791123600"
     " AND kind = 'spotlight'",
     2},
    {"strasbourg",
     "SELECT count (*) FROM place WHERE kind = 'kiosk' AND heading_deg IS NOT NULL"
     " AND width_mm = 0",
     6},
    {"strasbourg", "SELECT count (*) FROM place WHERE heading_deg % 90 <> 0", 1},
    {"strasbourg",
     "SELECT count (DISTINCT kind) FROM place WHERE kind IN ('door', 'stage',"
     " 'coffee', 'registration', 'toilets', 'accessible-toilet', 'lift')",
     7},
    {"strasbourg",
     "SELECT count (*) FROM place WHERE 3 > (SELECT count (*) FROM place_name"
     " WHERE place = place.id)",
     0},
    {"strasbourg", "SELECT count (*) FROM place_name WHERE length (name) < 2", 0},
    {"strasbourg", "SELECT count (*) FROM notice_text", 3},
    {"strasbourg", "SELECT sent FROM notice", 1791119880},
  };

  for (const char *const *name = aff_sample_names (); *name; name++) {
    g_auto (Made) made = {0};
    make (&made, *name);
    for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
      if (strcmp (cases[i].sample, *name) == 0 && ask (made.db, cases[i].sql) != cases[i].value)
        g_error ("%s: %s is %d", *name, cases[i].sql, (int) ask (made.db, cases[i].sql));
  }
}

static void
test_strasbourg_hangs_as_the_plan_shows (void)
{
  static const char *const topics[] = {"1A",  "2A",  "3A",  "4A",  "5A",  "6B",  "7B",  "8B",
                                       "9B",  "10F", "11C", "12C", "13C", "14C", "15H", "16D",
                                       "17D", "18D", "19D", "20E", "21E", "22E", "23E", "25G",
                                       "26G", "27F", "28F", "29H", NULL};
  g_auto (Made) made = {0};
  make (&made, "strasbourg");
  g_autofree char *found =
    ask_text (made.db, "SELECT label || letter FROM placement JOIN board ON board.id = board"
                       " JOIN presentation ON presentation.id = presentation"
                       " JOIN paper_topic USING (paper) JOIN topic ON topic.id = topic"
                       " WHERE paper_topic.rank = 0 ORDER BY CAST (label AS INTEGER)");
  g_autofree char *joined = g_strjoinv ("\n", (char **) topics);
  g_autofree char *wanted = g_strconcat (joined, "\n", NULL);
  g_assert_cmpstr (found, ==, wanted);
}

static void
test_at_15_24_the_posters_run_late (void)
{
  g_auto (Made) made = {0};
  g_autoptr (GError) error = NULL;
  make (&made, "strasbourg");
  g_autoptr (AffProgramme) programme = aff_programme_load (made.db, &error);
  g_assert_no_error (error);
  g_autoptr (GPtrArray) running = aff_agenda_running (programme, 1791120240);
  g_autoptr (GPtrArray) next = aff_agenda_next (programme, 1791120240, 0);
  g_assert_cmpuint (running->len, ==, 1);
  const AffItem *posters = running->pdata[0];
  g_assert_cmpuint (posters->natures, ==, AFF_NATURE_POSTER | AFF_NATURE_BREAK);
  g_assert_cmpint (aff_agenda_minutes_until (posters->standing.end, 1791120240), ==, 56);
  g_assert_cmpint (aff_agenda_end_delay_min (posters), ==, 10);
  g_assert_cmpuint (next->len, ==, 4);
  for (guint i = 0; i < next->len; i++)
    g_assert_cmpint (aff_agenda_delay_min (next->pdata[i]), ==, 10);
  g_assert_cmpint (aff_agenda_day_end (programme, 1791120240), ==, 1791130200); // 18:10
}

static void
test_every_paper_opens_an_address_on_a_known_host (void)
{
  g_auto (Made) made = {0};
  g_autoptr (GError) error = NULL;
  make (&made, "strasbourg");
  g_autoptr (AffProgramme) programme = aff_programme_load (made.db, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < programme->papers->len; i++) {
    const AffPaper *paper = programme->papers->pdata[i];
    const char *address = aff_link_choose (paper);
    g_assert_nonnull (address);
    g_autofree char *host = aff_link_host (address);
    g_assert_true (aff_link_host_is_known (programme, host));
  }
}

// Whether FEATURE stands in the row of STATEMENT's table that has its element.
static gboolean
find_row (AffStatement *statement, const AffFeature *feature, AffBox box)
{
  aff_statement_reset (statement);
  aff_statement_bind_text (statement, 1, feature->element);
  aff_statement_bind_text (statement, 2, feature->label);
  aff_statement_bind_int (statement, 3, box.x_mm);
  aff_statement_bind_int (statement, 4, box.y_mm);
  aff_statement_bind_int (statement, 5, box.width_mm);
  aff_statement_bind_int (statement, 6, box.height_mm);
  aff_statement_bind_int (statement, 7, feature->facing_deg);
  return aff_statement_step (statement);
}

static AffBox
find_row_box (const AffFeature *feature)
{
  AffPoint centre = aff_box_centre (feature->box);
  if (feature->kind == AFF_FEATURE_BOARD)
    return (AffBox){centre.x_mm, centre.y_mm, feature->box.width_mm, feature->box.height_mm};
  if (strcmp (feature->word, "kiosk") == 0)
    return (AffBox){centre.x_mm, centre.y_mm, 0, 0};
  return feature->box;
}

static void
test_plan_and_rows_say_the_same (void)
{
  g_auto (Made) made = {0};
  g_autoptr (GError) error = NULL;
  make (&made, "strasbourg");
  g_autoptr (AffProgramme) programme = aff_programme_load (made.db, &error);
  g_assert_no_error (error);
  const AffPlan *plan = programme->plans->pdata[0];
  g_autoptr (AffPlanGeometry) geometry = aff_plan_measure (plan->svg, &error);
  g_assert_no_error (error);
  g_autoptr (AffStatement) boards = aff_db_prepare (
    made.db, "SELECT 1 FROM board WHERE element = ? AND label = ? AND x_mm = ? AND y_mm = ?"
             " AND width_mm = ? AND height_mm = ? AND facing_deg = ?");
  g_autoptr (AffStatement) places = aff_db_prepare (
    made.db, "SELECT 1 FROM place WHERE element = ? AND code = ? AND x_mm = ? AND y_mm = ?"
             " AND width_mm = ? AND height_mm = ? AND ifnull (heading_deg, -1) = ?");
  for (guint i = 0; i < geometry->features->len; i++) {
    const AffFeature *feature = geometry->features->pdata[i];
    AffStatement *rows = feature->kind == AFF_FEATURE_BOARD ? boards : places;
    if (!find_row (rows, feature, find_row_box (feature)))
      g_error ("%s of the plan has no row like it", feature->element);
  }
  g_assert_cmpuint (plan->boards->len + plan->places->len, ==, geometry->features->len);
  g_assert_cmpint (plan->width_mm, ==, geometry->width_mm);
  g_assert_cmpint (plan->height_mm, ==, geometry->height_mm);
}

static void
test_every_fact_of_the_pages_has_a_place (void)
{
  static const char *const mfm[] = {"X-ray",
                                    "CT",
                                    "MRI",
                                    "ultrasound",
                                    "classification",
                                    "detection",
                                    "segmentation",
                                    "reports",
                                    "reasoning",
                                    "benchmarks",
                                    "evolve",
                                    "robust",
                                    "from site to site",
                                    "evidence",
                                    "rchitectures",
                                    "self-supervision",
                                    "alignment",
                                    "fine-tune",
                                    "adapt",
                                    "many institutions",
                                    "governance",
                                    "privacy",
                                    "federated",
                                    "curation",
                                    "distributions shift",
                                    "safety",
                                    "trustworthiness",
                                    "tandards",
                                    "reproduce",
                                    "clinic",
                                    "at stake",
                                    "23:59",
                                    "anywhere on earth",
                                    "alf a day",
                                    "four invited talks",
                                    "coffee break",
                                    "best papers",
                                    "panel at the end",
                                    "two tracks",
                                    "ECCV",
                                    "double-blind",
                                    "OpenReview",
                                    "committee",
                                    "onflicts of interest",
                                    "as posters",
                                    "published before",
                                    "computer vision",
                                    "machine learning",
                                    "not reviewed again",
                                    "topic fits",
                                    "board is free",
                                    "link",
                                    NULL};
  static const char *const imimic[] = {"single tasks",
                                       "foundation models",
                                       "vision-language",
                                       "general purposes",
                                       "black boxes",
                                       "billions",
                                       "hallucinations",
                                       "bias",
                                       "robustness",
                                       "AI safety",
                                       "EU AI Act",
                                       "high-risk",
                                       "traceability",
                                       "transparency",
                                       "oversight",
                                       "physicians",
                                       "cases in which it fails",
                                       "uncertainty",
                                       "ethical",
                                       "saliency",
                                       "three or four dimensions",
                                       "causes and concepts",
                                       "informed medical decision",
                                       "explainable AI",
                                       "pathophysiology",
                                       "shortcuts",
                                       "multimodal",
                                       "longitudinal",
                                       "sound in law",
                                       "ninth",
                                       "no other forum",
                                       "generative AI",
                                       "computer vision",
                                       "quantitative",
                                       "causal",
                                       "mechanistic",
                                       "clinicians",
                                       "regulation",
                                       "benchmarks",
                                       "faithful",
                                       "useful",
                                       "preliminary",
                                       "UNSURE",
                                       "Uncertainty Tutorial",
                                       "may still change",
                                       "to be confirmed",
                                       "8 to 10 pages",
                                       "references",
                                       "anonymised",
                                       "Lecture Notes",
                                       "LNCS",
                                       "Springer",
                                       "Three reviewers",
                                       "conflicts of interest",
                                       "relevance",
                                       "clearly",
                                       "announced",
                                       "4 to 8 October 2026",
                                       "website",
                                       "sponsor",
                                       "e-mail",
                                       NULL};

  static const struct {
    const char *sample;
    const char *const *words;
  } cases[] = {{"mfm", mfm}, {"imimic", imimic}};

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_auto (Made) made = {0};
    make (&made, cases[i].sample);
    g_autofree char *text = ask_text (made.db, "SELECT text FROM section");
    for (const char *const *word = cases[i].words; *word; word++)
      if (!strstr (text, *word))
        g_error ("%s says nothing of “%s”", cases[i].sample, *word);
  }
}

// TEXT as lower-case words of letters and digits with one space between and around them.
static char *
flatten (const char *text)
{
  GString *flat = g_string_new (" ");
  for (const char *at = text; *at; at = g_utf8_next_char (at)) {
    gunichar letter = g_utf8_get_char (at);
    if (g_unichar_isalnum (letter))
      g_string_append_unichar (flat, g_unichar_tolower (letter));
    else if (flat->str[flat->len - 1] != ' ')
      g_string_append_c (flat, ' ');
  }
  if (flat->str[flat->len - 1] != ' ')
    g_string_append_c (flat, ' ');
  return g_string_free (flat, FALSE);
}

// Fails if any eight words in a row of SOURCE are in FLAT.
static void
assert_no_eight_words (const char *source, const char *flat)
{
  g_autofree char *words = flatten (source);
  g_auto (GStrv) list = g_strsplit (g_strstrip (words), " ", -1);
  guint length = g_strv_length (list);
  for (guint i = 0; i + 8 <= length; i++) {
    g_autoptr (GString) run = g_string_new (" ");
    for (guint k = 0; k < 8; k++)
      g_string_append_printf (run, "%s ", list[i + k]);
    if (strstr (flat, run->str))
      g_error ("copied:%s", run->str);
  }
}

// Every text of the samples, literals that SQL joins joined here too.
static char *
load_samples (void)
{
  g_auto (Made) strasbourg = {0};
  GString *all = g_string_new (NULL);
  make (&strasbourg, "strasbourg");
  g_autofree char *dump = fixture_dump (strasbourg.db);
  g_string_append (all, dump);
  for (const char *const *name = aff_sample_names (); *name; name++) {
    g_autofree char *path = g_strconcat ("/org/affiche/data/sample/", *name, ".sql", NULL);
    g_autoptr (GBytes) sql = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
    g_string_append_len (all, g_bytes_get_data (sql, NULL), (gssize) g_bytes_get_size (sql));
  }
  return g_string_free (all, FALSE);
}

static char *
load_real (const char *data, const char *name)
{
  g_autofree char *path = g_build_filename (data, name, NULL);
  char *text = NULL;
  if (!g_file_get_contents (path, &text, NULL, NULL))
    g_test_skip ("the file of real data is not here");
  return text;
}

static void
test_no_sentence_of_the_pages_is_copied (void)
{
  static const char *const pages[] = {"programme/000_81b1488fba530a22.txt",
                                      "programme/001_1a7b1cfa1325ef81.txt"};
  const char *data = fixture_real_data ();
  if (!data)
    return;
  // A name is no sentence.
  g_autofree char *samples = load_samples ();
  g_autofree char *flat = flatten (samples);
  g_auto (GStrv) parts = g_strsplit (
    flat, "workshop on interpretability of machine intelligence in medical image computing",
    -1);
  g_autofree char *unnamed = g_strjoinv ("|", parts);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++) {
    g_autofree char *page = load_real (data, pages[i]);
    if (page)
      assert_no_eight_words (page, unnamed);
  }
}

static JsonNode *
load_papers (const char *data)
{
  g_autofree char *text = load_real (data, "papers/midl/midl-2023-papers.json");
  g_autoptr (GError) error = NULL;
  JsonNode *node = text ? json_from_string (text, &error) : NULL;
  g_assert_no_error (error);
  return node;
}

static void
assert_no_sentence (const char *abstract, const char *flat)
{
  g_auto (GStrv) sentences = g_regex_split_simple ("[.!?]\\s", abstract, 0, 0);
  for (char **sentence = sentences; *sentence; sentence++) {
    g_autofree char *words = flatten (*sentence);
    if (strlen (words) > 25 && strstr (flat, words))
      g_error ("copied:%s", words);
  }
}

static void
test_no_abstract_is_copied (void)
{
  const char *data = fixture_real_data ();
  g_autoptr (JsonNode) node = data ? load_papers (data) : NULL;
  JsonObjectIter iter;
  JsonNode *paper;
  if (!node)
    return;
  g_autofree char *samples = load_samples ();
  g_autofree char *flat = flatten (samples);
  json_object_iter_init (&iter, json_node_get_object (node));
  while (json_object_iter_next (&iter, NULL, &paper))
    assert_no_sentence (
      json_object_get_string_member (json_node_get_object (paper), "abstract"), flat);
}

static char *
join_authors (const AffPaper *paper)
{
  GString *names = g_string_new (NULL);
  for (guint i = 0; i < paper->authors->len; i++) {
    const AffAuthor *author = paper->authors->pdata[i];
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", author->person->name);
  }
  return g_string_free (names, FALSE);
}

static void
test_papers_are_the_real_ones (void)
{
  const char *data = fixture_real_data ();
  g_autoptr (JsonNode) node = data ? load_papers (data) : NULL;
  g_autoptr (GError) error = NULL;
  g_auto (Made) made = {0};
  make (&made, "strasbourg");
  g_autoptr (AffProgramme) programme = aff_programme_load (made.db, &error);
  g_assert_no_error (error);
  for (guint i = 0; node && i < programme->papers->len; i++) {
    const AffPaper *paper = programme->papers->pdata[i];
    JsonObject *real = json_object_get_object_member (json_node_get_object (node),
                                                      paper->number);
    g_autofree char *authors = join_authors (paper);
    g_autofree char *title = g_strstrip (
      g_strdup (json_object_get_string_member (real, "title")));
    g_autofree char *address = g_strconcat (
      "https://openreview.net/forum?id=", json_object_get_string_member (real, "or_id"), NULL);
    g_assert_cmpstr (paper->title, ==, title);
    g_assert_cmpstr (authors, ==, json_object_get_string_member (real, "authors"));
    g_assert_cmpstr (aff_link_choose (paper), ==, address);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/sample/each-sample-is-sound", test_each_sample_is_sound);
  g_test_add_func ("/exchange/sample/nothing-is-left-beside-a-sample",
                   test_nothing_is_left_beside_a_sample);
  g_test_add_func ("/exchange/sample/a-sample-can-be-undone", test_a_sample_can_be_undone);
  g_test_add_func ("/exchange/sample/a-file-that-is-there-stays-as-it-is",
                   test_a_file_that_is_there_stays_as_it_is);
  g_test_add_func ("/exchange/sample/an-unknown-sample-is-named-with-those-there-are",
                   test_an_unknown_sample_is_named_with_those_there_are);
  g_test_add_func ("/exchange/sample/a-place-that-cannot-be-written-is-said",
                   test_a_place_that_cannot_be_written_is_said);
  g_test_add_func ("/exchange/sample/samples-have-what-their-sources-count",
                   test_samples_have_what_their_sources_count);
  g_test_add_func ("/exchange/sample/strasbourg-hangs-as-the-plan-shows",
                   test_strasbourg_hangs_as_the_plan_shows);
  g_test_add_func ("/exchange/sample/at-15-24-the-posters-run-late",
                   test_at_15_24_the_posters_run_late);
  g_test_add_func ("/exchange/sample/every-paper-opens-an-address-on-a-known-host",
                   test_every_paper_opens_an_address_on_a_known_host);
  g_test_add_func ("/exchange/sample/plan-and-rows-say-the-same",
                   test_plan_and_rows_say_the_same);
  g_test_add_func ("/exchange/sample/every-fact-of-the-pages-has-a-place",
                   test_every_fact_of_the_pages_has_a_place);
  g_test_add_func ("/exchange/sample/no-sentence-of-the-pages-is-copied",
                   test_no_sentence_of_the_pages_is_copied);
  g_test_add_func ("/exchange/sample/no-abstract-is-copied", test_no_abstract_is_copied);
  g_test_add_func ("/exchange/sample/papers-are-the-real-ones", test_papers_are_the_real_ones);
  return g_test_run ();
}

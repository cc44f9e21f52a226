// SPDX-License-Identifier: GPL-3.0-or-later
// A kiosk stands alone for days: each state that a programme, a day or a clock can be in has a page
// that says so, whole, in every language and both orientations.
#include "app/base/clock.h"
#include "tests/ui/kiosk.h"

#define HOUR (60 * 60)
#define DAY  (24 * HOUR)

static const KioskSize sizes[] = {{1920, 1080}, {1080, 1920}};
static const char *const languages[] = {"en", "fr", "de"};

// 30 boards in a row of ten by three on a bare plan, and one poster session from 14:00 to 15:00.
#define HALL                                                                                   \
  "INSERT INTO plan (id, name, svg, sha256, width_mm, height_mm) VALUES (1, 'Hall',"           \
  " CAST ('<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"30000mm\" height=\"12000mm\""     \
  " viewBox=\"0 0 30000 12000\"><rect width=\"30000\" height=\"12000\" fill=\"#FFFDFA\"/>"     \
  "</svg>' AS BLOB), 'none', 30000, 12000);"                                                   \
  "INSERT INTO room (id, plan) VALUES (1, 1);"                                                 \
  "INSERT INTO room_name (room, language, name) VALUES (1, 'en', 'Hall');"                     \
  "INSERT INTO workshop (id, code, title, room, first_day, last_day)"                          \
  " VALUES (1, 'w', 'A workshop', 1, '2026-10-04', '2026-10-05');"                             \
  "INSERT INTO item (id, workshop, title, day, minute, duration_min)"                          \
  " VALUES (1, 1, 'Posters', '2026-10-04', 840, 60);"                                          \
  "INSERT INTO item_nature (item, nature) VALUES (1, 'poster');"                               \
  "INSERT INTO topic (id, letter) VALUES (1, 'A');"                                            \
  "INSERT INTO topic_name (topic, language, name) VALUES (1, 'en', 'Imaging');"

// COUNT boards, each with a poster that has no link.
#define BOARDS(count)                                                                          \
  "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " count ")"       \
  " INSERT INTO board (id, plan, label, x_mm, y_mm, facing_deg, width_mm, height_mm)"          \
  " SELECT i, 1, CAST (i AS TEXT), 2000 + (i - 1) % 10 * 2600, 2000 + (i - 1) / 10 * 3600,"    \
  " 180, 2000, 2000 FROM n;"                                                                   \
  "INSERT INTO paper (id, workshop, number, title) SELECT id, 1, 'P' || id,"                   \
  " 'Paper of board ' || id FROM board;"                                                       \
  "INSERT INTO paper_topic (paper, topic) SELECT id, 1 FROM paper;"                            \
  "INSERT INTO presentation (id, paper, item, kind) SELECT id, id, 1, 'poster' FROM paper;"    \
  "INSERT INTO placement (item, board, presentation) SELECT 1, id, id FROM board;"

#define ITEM(id, title, day, minute, length)                                                   \
  "INSERT INTO item (id, workshop, title, day, minute, duration_min) VALUES (" id              \
  ", 1, '" title "', '" day "', " minute ", " length ");"

#define WORKSHOP                                                                               \
  "INSERT INTO workshop (id, code, title, first_day, last_day)"                                \
  " VALUES (1, 'w', 'A workshop', '2026-10-04', '2026-10-05');"

#define TALKS                                                                                  \
  WORKSHOP ITEM ("1", "First talk", "2026-10-04", "840", "30")                                 \
    ITEM ("2", "Second talk", "2026-10-04", "900", "30")                                       \
      ITEM ("3", "Third talk", "2026-10-05", "600", "30")

#define ROOMS                                                                                  \
  WORKSHOP                                                                                     \
  "INSERT INTO room (id) VALUES (1), (2), (3), (4);"                                           \
  "INSERT INTO room_name (room, language, name) SELECT id, 'en', 'Room ' || id FROM room;"     \
  "INSERT INTO item (id, workshop, title, day, minute, duration_min, room)"                    \
  " SELECT id, 1, 'Talk in room ' || id, '2026-10-04', 840, 60, id FROM room;"

#define UNKNOWN_SPEAKERS                                                                       \
  TALKS "INSERT INTO item_person (item, role, reason)"                                         \
        " SELECT id, 'speaker', 'to-be-announced' FROM item;"

// COUNT rows of I, from 1.
#define ROWS(count)                                                                            \
  "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " count ")"

#define PEOPLE(count)                                                                           \
  ROWS (count)                                                                                  \
  " INSERT INTO person (id, name, affiliation) SELECT i, 'Firstname von Lastname-Other ' || i," \
  " 'University of a rather distant city, department ' || i FROM n;"

#define FORTY_SPEAKERS                                                                         \
  TALKS PEOPLE ("40") "INSERT INTO item_person (item, person, role, rank)"                     \
                      " SELECT 1, id, 'speaker', id FROM person;"

#define MANY_AUTHORS                                                                           \
  HALL BOARDS ("30") PEOPLE ("45") "INSERT INTO paper_author (paper, person, rank)"            \
                                   " SELECT 1, id, id FROM person;"

#define MANY_TOPICS                                                                            \
  HALL BOARDS ("30")                                                                           \
    ROWS ("26") " INSERT OR IGNORE INTO topic (id, letter, rank) SELECT i, char (64 + i), i"   \
                " FROM n;"                                                                     \
                "INSERT OR IGNORE INTO topic_name (topic, language, name)"                     \
                " SELECT id, 'en', 'Topic ' || letter FROM topic;"

// Two rooms on each of seven days.
#define WEEK                                                                                      \
  "INSERT INTO workshop (id, code, title, first_day, last_day)"                                   \
  " VALUES (1, 'w', 'A workshop', '2026-10-04', '2026-10-10');"                                   \
  "INSERT INTO room (id) VALUES (1), (2);"                                                        \
  "INSERT INTO room_name (room, language, name) SELECT id, 'en', 'Room ' || id FROM room;" ROWS ( \
    "14") " INSERT INTO item (id, workshop, title, day, minute, duration_min, room)"              \
          " SELECT i, 1, 'A talk with a title that is not short at all ' || i,"                   \
          " '2026-10-' || printf ('%02d', 4 + (i - 1) / 2), 840, 60, 1 + i % 2 FROM n;"

typedef struct {
  const char *name;
  const char *sample; // or NULL
  const char *sql;    // of a programme of its own, or NULL
  gint64 instant;
  const char *page;
  const char *words[3]; // in English, French and German
} State;

// KIOSK_NOW is 15:24 at the venue on the sample's day.
#define AT(hours, minutes) (KIOSK_NOW + ((hours) -15) * HOUR + ((minutes) -24) * 60)

static const State states[] = {
  {"before-the-first-day",
   "strasbourg",
   NULL,
   AT (15, 24) - 14 * DAY,
   "now",
   {"in 13 days", "dans 13 jours", "in 13 Tagen"}},
  {"morning-before-the-start",
   "strasbourg",
   NULL,
   AT (8, 0),
   "now",
   {"today", "aujourd’hui", "heute"}},
  {"minutes-before-the-start",
   "strasbourg",
   NULL,
   AT (13, 55),
   "now",
   {"in 5 minutes", "dans 5 minutes", "in 5 Minuten"}},
  {"between-items",
   NULL,
   TALKS,
   AT (14, 45),
   "now",
   {"in 15 minutes", "dans 15 minutes", "in 15 Minuten"}},
  {"between-days",
   NULL,
   TALKS,
   AT (20, 0),
   "now",
   {"Monday 5 October 2026", "Lundi 5 octobre 2026", "Montag, 5. Oktober 2026"}},
  {"last-item",
   NULL,
   TALKS,
   AT (10, 10) + DAY,
   "now",
   {"Nothing more is planned", "Rien d’autre n’est prévu", "Weiter ist nichts geplant"}},
  {"after-the-last-item",
   "strasbourg",
   NULL,
   AT (19, 0),
   "now",
   {"The programme has ended", "Le programme est terminé", "Das Programm ist zu Ende"}},
  {"after-the-event",
   "strasbourg",
   NULL,
   AT (10, 0) + 10 * DAY,
   "now",
   {"Thank you for coming", "Merci de votre visite", "Danke für Ihren Besuch"}},
  {"no-items",
   "imimic",
   NULL,
   AT (15, 24),
   "schedule",
   {"Programme to be confirmed", "Programme à confirmer", "Programm noch nicht bestätigt"}},
  {"no-programme",
   "none",
   NULL,
   AT (15, 24),
   "schedule",
   {"No programme yet", "Pas encore de programme", "Noch kein Programm"}},
  {"no-programme-to-search",
   "none",
   NULL,
   AT (15, 24),
   "search",
   {"No programme yet", "Pas encore de programme", "Noch kein Programm"}},
  {"no-posters-to-search",
   "imimic",
   NULL,
   AT (15, 24),
   "search",
   {"No posters yet", "Pas encore de posters", "Noch keine Poster"}},
  {"no-posters-to-find",
   "imimic",
   NULL,
   AT (15, 24),
   "find",
   {"No posters yet", "Pas encore de posters", "Noch keine Poster"}},
  {"no-boards",
   "mfm",
   NULL,
   AT (15, 24),
   "posters",
   {"No boards yet", "Pas encore de panneaux", "Noch keine Tafeln"}},
  {"no-links",
   NULL,
   HALL BOARDS ("3"),
   AT (14, 20),
   "presentation:1",
   {"Link to come", "Lien à venir", "Link folgt"}},
  {"all-speakers-unknown",
   NULL,
   UNKNOWN_SPEAKERS,
   AT (14, 10),
   "schedule",
   {"Speaker to be announced", "Orateur à annoncer", "Vortragende noch offen"}},
  {"one-board",
   NULL,
   HALL BOARDS ("1"),
   AT (14, 20),
   "posters",
   {"1 poster on show", "1 poster exposé", "1 Poster ausgestellt"}},
  {"thirty-boards-full",
   NULL,
   HALL BOARDS ("30"),
   AT (14, 20),
   "posters",
   {"30 posters on show", "30 posters exposés", "30 Poster ausgestellt"}},
  {"four-parallel-rooms-now",
   NULL,
   ROOMS,
   AT (14, 20),
   "now",
   {"Talk in room 4", "Talk in room 4", "Talk in room 4"}},
  {"forty-speakers", NULL, FORTY_SPEAKERS, AT (14, 10), "item:1", {"1/", "1/", "1/"}},
  {"forty-five-authors", NULL, MANY_AUTHORS, AT (14, 20), "presentation:1", {"1/", "1/", "1/"}},
  {"twenty-six-topics",
   NULL,
   MANY_TOPICS,
   AT (14, 20),
   "posters",
   {"30 posters on show", "30 posters exposés", "30 Poster ausgestellt"}},
  {"week-of-two-rooms", NULL, WEEK, AT (14, 20), "schedule", {"Room 1", "Room 1", "Room 1"}},
  {"four-parallel-rooms", NULL, ROOMS, AT (14, 20), "schedule", {"Room 1", "Room 1", "Room 1"}},
  {"day-past-midnight",
   NULL,
   WORKSHOP ITEM ("1", "Night of posters", "2026-10-04", "1410", "90"),
   AT (24, 20),
   "now",
   {"40", "40", "40"}},
  {"clock-from-another-age",
   "strasbourg",
   NULL,
   12 * HOUR,
   "now",
   {"code CL 01", "code CL 01", "Code CL 01"}},
};

static Kiosk *
open_state (const State *state, KioskSize size, const char *language)
{
  AffLive *live = state->sample != NULL ? kiosk_live_new (state->sample, state->instant)
                                        : kiosk_live_new_of_sql (state->sql, state->instant);
  Kiosk *kiosk = kiosk_open (live, size, language);

  kiosk_show (kiosk, state->page);
  return kiosk;
}

// A picture that is nearly all of one colour shows nothing.
static double
measure_emptiness (GdkTexture *picture)
{
  int width = gdk_texture_get_width (picture), height = gdk_texture_get_height (picture);
  g_autofree guint32 *pixels = g_new (guint32, (gsize) width * height);
  gsize same = 0;

  gdk_texture_download (picture, (guchar *) pixels, (gsize) width * 4);
  for (gsize i = 0; i < (gsize) width * height; i++)
    same += pixels[i] == pixels[0];
  return (double) same / ((double) width * height);
}

static char *
fingerprint (GdkTexture *picture)
{
  int width = gdk_texture_get_width (picture), height = gdk_texture_get_height (picture);
  gsize length = (gsize) width * height * 4;
  g_autofree guchar *pixels = g_malloc (length);

  gdk_texture_download (picture, pixels, (gsize) width * 4);
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, pixels, length);
}

static void
check_picture (Kiosk *kiosk, const char *where, GHashTable *seen)
{
  g_autoptr (GdkTexture) picture = kiosk_picture (kiosk);
  g_autofree char *print = fingerprint (picture);

  if (measure_emptiness (picture) > 0.97)
    kiosk_complain (where, "is a blank screen");
  if (g_hash_table_contains (seen, print))
    kiosk_complain (where, "looks the same as %s", (char *) g_hash_table_lookup (seen, print));
  g_hash_table_insert (seen, g_steal_pointer (&print), g_strdup (where));
}

static void
check_state (const State *state, GHashTable *seen)
{
  for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
    for (guint l = 0; l < G_N_ELEMENTS (languages); l++) {
      g_autoptr (Kiosk) kiosk = open_state (state, sizes[s], languages[l]);
      g_autofree char *where = g_strdup_printf ("%s %dx%d %s", state->name, sizes[s].width,
                                                sizes[s].height, languages[l]);

      if (!kiosk_says (kiosk, state->words[l]))
        kiosk_complain (where, "does not say %s", state->words[l]);
      kiosk_check_whole (kiosk, where);
      check_picture (kiosk, where, seen);
    }
}

static void
test_each_state_has_its_own_whole_page (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    check_state (&states[i], seen);
}

static void
test_clock_from_another_age_is_not_shown (void)
{
  const State *state = &states[G_N_ELEMENTS (states) - 1];
  g_autoptr (Kiosk) kiosk = open_state (state, sizes[0], "en");

  g_assert_false (kiosk_says (kiosk, "1970"));
  g_assert_false (kiosk_says (kiosk, "13:00"));
  g_assert_true (kiosk_says (kiosk, "Opening Remarks"));
}

static void
test_emergency_stands_over_every_page (void)
{
  static const char *const pages[] = {"now",    "schedule",   "posters",
                                      "item:1", "workshop:1", "attract"};
  const char *sql =
    "INSERT INTO notice (id, loudness, sent, shown_from) VALUES (99, 'emergency', 0, 0);"
    "INSERT INTO notice_text (notice, language, lead) VALUES (99, 'en', 'Leave the hall.');";

  for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
    for (guint i = 0; i < G_N_ELEMENTS (pages); i++) {
      AffLive *live = kiosk_live_new_changed ("strasbourg", sql, KIOSK_NOW);
      g_autoptr (Kiosk) kiosk = kiosk_open (live, sizes[s], "en");

      kiosk_show (kiosk, pages[i]);
      if (!kiosk_says (kiosk, "Leave the hall."))
        kiosk_complain (pages[i], "does not tell the emergency");
    }
}

int
main (int argc, char **argv)
{
  kiosk_start (&argc, &argv);
  g_test_add_func ("/ui/states/each-state-has-its-own-whole-page",
                   test_each_state_has_its_own_whole_page);
  g_test_add_func ("/ui/states/clock-from-another-age-is-not-shown",
                   test_clock_from_another_age_is_not_shown);
  g_test_add_func ("/ui/states/emergency-stands-over-every-page",
                   test_emergency_stands_over_every_page);
  return g_test_run ();
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/hall.h"

#include "tests/support/fixture.h"

const char hall_sql[] =
  "INSERT INTO plan (id, name, svg, sha256, width_mm, height_mm)"
  " VALUES (1, 'Hall', CAST ('<svg/>' AS BLOB), '', 20000, 10000);"
  "INSERT INTO room (id, plan) VALUES (1, 1); INSERT INTO room_name VALUES (1, 'en', 'Hall');"
  "INSERT INTO place (plan, kind, code, x_mm, y_mm)"
  " VALUES (1, 'stage', 'stage', 14000, 1000);"
  "INSERT INTO board (id, plan, label, x_mm, y_mm, facing_deg, width_mm, height_mm,"
  " panel_width_mm, power, low)"
  " WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 8)"
  " SELECT i, 1, i, i * 1000, 1000, 180, 900, 100, 1000, i = 7, i = 8 FROM n;"
  "INSERT INTO workshop (id, code, title, first_day, last_day)"
  " VALUES (1, 'mfm', 'Models', '2026-10-04', '2026-10-05');"
  "INSERT INTO track (id, workshop, code, name, admission) VALUES"
  " (1, 1, 'full', 'Full papers', 'review'),"
  " (2, 1, 'published', 'Published papers', 'availability');"
  "INSERT INTO item (id, workshop, title, day, minute, duration_min, room) VALUES"
  " (1, 1, 'Posters', '2026-10-04', 910, 60, 1), (2, 1, 'Spotlight', '2026-10-04', 970, 20, 1),"
  " (3, 1, 'More posters', '2026-10-05', 600, 60, 1), (4, 1, 'Talk', '2026-10-04', 920, 30, NULL);"
  "INSERT INTO item_nature VALUES (1, 'poster'), (2, 'oral'), (3, 'poster'), (4, 'talk');"
  "INSERT INTO topic (id, letter, rank) VALUES (1, 'A', 0), (2, 'B', 1);"
  "INSERT INTO topic_name VALUES (1, 'en', 'Models', NULL), (2, 'en', 'Data', NULL);"
  "INSERT INTO link_kind VALUES ('forum', 0);"
  "INSERT INTO link_host VALUES ('example.org');"
  "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 9)"
  " INSERT INTO person (id, name) SELECT i, 'Person ' || i FROM n;"
  "INSERT INTO paper (id, workshop, number, title, track)"
  " SELECT id, 1, iif (id < 7, 'P', 'S') || id, 'Title ' || id, iif (id < 7, 1, 2) FROM person;"
  "INSERT INTO paper_author (paper, person, rank, presenter) SELECT id, id, 0, 1 FROM paper;"
  "INSERT INTO paper_topic (paper, topic) SELECT id, iif (id < 4, 1, 2) FROM paper;"
  "INSERT INTO link (paper, kind, address)"
  " SELECT id, 'forum', 'https://example.org/' || id FROM paper;"
  "INSERT INTO presentation (id, paper, item, kind, rank)"
  " SELECT id, id, 1, 'poster', id FROM paper;"
  "INSERT INTO presentation (id, paper, item, kind, rank)"
  " SELECT id + 10, id, 3, 'poster', id FROM paper WHERE id < 4;"
  "INSERT INTO placement (item, board, presentation)"
  " SELECT 1, id, id FROM presentation WHERE id < 8;"
  "INSERT INTO waiting (id, item, paper, rank) VALUES (1, 1, 8, 0), (2, 1, 9, 1);";

AffDb *
hall_new (const char *more)
{
  AffDb *db = fixture_db_new (hall_sql);

  if (more)
    fixture_change (db, more);
  return db;
}

AffProgramme *
hall_load (AffDb *db)
{
  g_autoptr (GError) error = NULL;
  AffProgramme *programme = aff_programme_load (db, &error);

  g_assert_no_error (error);
  return programme;
}

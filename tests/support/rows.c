// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/rows.h"

const char rows_seed[] =
  "INSERT INTO plan VALUES (1, 'Hall', x'3c2f3e', 'ab', 9000, 9000);"
  "INSERT INTO room (id, plan) VALUES (1, 1); INSERT INTO room_name VALUES (1, 'en', 'Blue');"
  "INSERT INTO place (id, plan, kind, code, x_mm, y_mm, heading_deg)"
  " VALUES (1, 1, 'kiosk', 'K1', 1, 2, 90);"
  "INSERT INTO place_name VALUES (1, 'en', 'North door');"
  "INSERT INTO workshop (id, code, title, room) VALUES (1, 'mfm', 'M', 1);"
  "INSERT INTO alias VALUES (1, 1, 'workshop', 'Other', 'O');"
  "INSERT INTO section (id, workshop, kind, text) VALUES (1, 1, 'aims', 'Text');"
  "INSERT INTO deadline (id, workshop, title, instant, zone) VALUES (1, 1, 'D', 5, 'AoE');"
  "INSERT INTO statement (id, workshop, subject, text, source) VALUES (1, 1, 's', 't', 'u');"
  "INSERT INTO assumption VALUES (1, 1, 'zone', 'assumed');"
  "INSERT INTO track (id, workshop, code, name, admission) VALUES (1, 1, 'f', 'F', 'review');"
  "INSERT INTO item (id, workshop, title) VALUES (1, 1, 'Posters');"
  "INSERT INTO item_nature VALUES (1, 'poster'); INSERT INTO person VALUES (1, 'Ann', NULL);"
  "INSERT INTO item_person (id, item, role, reason) VALUES (1, 1, 'speaker', "
  "'to-be-announced');"
  "INSERT INTO paper (id, workshop, number, title, track) VALUES (1, 1, '7', 'P', 1);"
  "INSERT INTO paper_author VALUES (1, 1, 1, 1, 1);"
  "INSERT INTO topic VALUES (1, 'A', 1); INSERT INTO topic_name VALUES (1, 'en', 'L', NULL);"
  "INSERT INTO paper_topic VALUES (1, 1, 1); INSERT INTO link_kind VALUES ('doi', 1);"
  "INSERT INTO link_host VALUES ('example.org');"
  "INSERT INTO link VALUES (1, 1, 'doi', 'https://example.org/1', 1);"
  "INSERT INTO presentation (id, paper, item, kind, rank)"
  " VALUES (1, 1, 1, 'poster', 1);"
  "INSERT INTO board (id, plan, label, x_mm, y_mm, facing_deg, width_mm, height_mm)"
  " VALUES (1, 1, '1', 1, 1, 0, 1, 1), (2, 1, '2', 1, 1, 0, 1, 1);"
  "INSERT INTO placement VALUES (1, 1, 1, 0); INSERT INTO waiting VALUES (1, 1, 1, 1);"
  "INSERT INTO presence VALUES (1, 1, 'here', 10, 20, NULL);"
  "INSERT INTO notice VALUES (1, 'notice', 1, 2, NULL);"
  "INSERT INTO notice_text VALUES (1, 'en', 'Lead', NULL);"
  "INSERT INTO area (id, plan, kind, points) VALUES (1, 1, 'walkable', '0,0 9,0 9,9');"
  "INSERT INTO printed VALUES (1, '1', 'ab', 5)";

const RowsCase rows_cases[] = {
  {"plan", "INSERT INTO plan VALUES (2, 'Foyer', x'00ff', 'cd', 9, 9)",
   "UPDATE plan SET name = 'Aula', svg = x'01'", "DELETE FROM plan WHERE id = 2"},
  {"room",
   "INSERT INTO room (id, plan) VALUES (2, 1); INSERT INTO room_name VALUES (2, 'fr', 'B')",
   "UPDATE room SET plan = NULL, rank = 4",
   "DELETE FROM room_name WHERE room = 2; DELETE FROM room WHERE id = 2"},
  {"room_name", "INSERT INTO room_name VALUES (1, 'fr', 'Bleue')",
   "UPDATE room_name SET name = 'Green'", "DELETE FROM room_name WHERE language = 'fr'"},
  {"place", "INSERT INTO place (plan, kind, code, x_mm, y_mm) VALUES (1, 'lift', 'L', 0, 0)",
   "UPDATE place SET x_mm = -5, heading_deg = NULL", "DELETE FROM place WHERE kind = 'lift'"},
  {"place_name", "INSERT INTO place_name VALUES (1, 'fr', 'Porte')",
   "UPDATE place_name SET name = 'South'", "DELETE FROM place_name"},
  {"workshop", "INSERT INTO workshop (code, title) VALUES ('w', 'W')",
   "UPDATE workshop SET title = 'N', city = 'Strasbourg', edition = 3",
   "DELETE FROM workshop WHERE code = 'w'"},
  {"alias", "INSERT INTO alias (workshop, kind, name) VALUES (1, 'tutorial', 'T')",
   "UPDATE alias SET name = 'N', short_name = NULL", "DELETE FROM alias"},
  {"section", "INSERT INTO section (workshop, kind, text) VALUES (1, 'venue', 'V')",
   "UPDATE section SET text = 'New'", "DELETE FROM section"},
  {"deadline",
   "INSERT INTO deadline (workshop, title, instant, zone) VALUES (1, 'E', 6, 'AoE')",
   "UPDATE deadline SET instant = instant + 1", "DELETE FROM deadline"},
  {"statement",
   "INSERT INTO statement (workshop, subject, text, source, contradicts)"
   " VALUES (1, 's', 'other', 'u', 1)",
   "UPDATE statement SET text = 'x', counts = 'item', count = 8", "DELETE FROM statement"},
  {"assumption", "INSERT INTO assumption (workshop, field, note) VALUES (1, 'city', 'n')",
   "UPDATE assumption SET note = 'm'", "DELETE FROM assumption"},
  {"track",
   "INSERT INTO track (workshop, code, name, admission) VALUES (1, 'p', 'P', 'availability')",
   "UPDATE track SET name = 'Full'", "DELETE FROM track WHERE code = 'p'"},
  {"item", "INSERT INTO item (workshop, title) VALUES (1, 'Coffee')",
   "UPDATE item SET day = '2026-10-04', minute = 840, live_start = 5",
   "DELETE FROM item WHERE title = 'Coffee'"},
  {"item_nature", "INSERT INTO item_nature VALUES (1, 'break')",
   "UPDATE item_nature SET nature = 'other' WHERE nature = 'break'", "DELETE FROM item_nature"},
  {"person", "INSERT INTO person (name) VALUES ('Bea')",
   "UPDATE person SET name = 'Anna', affiliation = 'Somewhere'",
   "DELETE FROM person WHERE id > 1"},
  {"item_person", "INSERT INTO item_person (item, person, role) VALUES (1, 1, 'chair')",
   "UPDATE item_person SET person = 1, reason = NULL", "DELETE FROM item_person"},
  {"paper", "INSERT INTO paper (workshop, number, title) VALUES (1, '9', 'N')",
   "UPDATE paper SET title = title || '!', abstract = 'A', track = NULL",
   "DELETE FROM paper WHERE number = '9'"},
  {"paper_author", "INSERT INTO paper_author (paper, person, rank) VALUES (1, 1, 2)",
   "UPDATE paper_author SET presenter = 1 - presenter", "DELETE FROM paper_author"},
  {"topic",
   "INSERT INTO topic (id, letter) VALUES (2, 'B');"
   "INSERT INTO topic_name VALUES (2, 'en', 'B', NULL)",
   "UPDATE topic SET letter = CASE letter WHEN 'A' THEN 'B' ELSE 'A' END",
   "DELETE FROM topic_name WHERE topic = 2; DELETE FROM topic WHERE id = 2"},
  {"topic_name", "INSERT INTO topic_name VALUES (1, 'de', 'L', 'l')",
   "UPDATE topic_name SET short_name = 'k'", "DELETE FROM topic_name WHERE language = 'de'"},
  {"paper_topic",
   "INSERT INTO topic (id, letter) VALUES (2, 'B');"
   "INSERT INTO topic_name VALUES (2, 'en', 'B', NULL); INSERT INTO paper_topic VALUES (1, 2, 2)",
   "UPDATE paper_topic SET rank = 3 - rank", "DELETE FROM paper_topic"},
  {"link_kind", "INSERT INTO link_kind VALUES ('arxiv', 2)",
   "UPDATE link_kind SET rank = 3 - rank", "DELETE FROM link_kind"},
  {"link_host", "INSERT INTO link_host VALUES ('example.net')",
   "UPDATE link_host SET host = 'www.' || host", "DELETE FROM link_host"},
  {"link", "INSERT INTO link (paper, kind, address) VALUES (1, 'pdf', 'https://example.org/2')",
   "UPDATE link SET live = 0", "DELETE FROM link"},
  {"presentation", "INSERT INTO presentation (paper, item, kind) VALUES (1, 1, 'spotlight')",
   "UPDATE presentation SET rank = 2, embargo = 7",
   "DELETE FROM presentation WHERE kind = 'spotlight'"},
  {"board",
   "INSERT INTO board (plan, label, x_mm, y_mm, facing_deg, width_mm, height_mm)"
   " VALUES (1, '3', 0, 0, 0, 1, 1)",
   "UPDATE board SET label = CASE label WHEN '1' THEN '2' WHEN '2' THEN '1' ELSE label END",
   "DELETE FROM board WHERE label = '3'"},
  {"placement",
   "INSERT INTO presentation (id, paper, item, kind) VALUES (2, 1, 1, 'poster');"
   "INSERT INTO placement VALUES (1, 2, 2, 0)",
   "UPDATE placement SET kept = 1", "DELETE FROM placement"},
  {"waiting", "INSERT INTO waiting (item, paper, rank) VALUES (1, 1, 2)",
   "UPDATE waiting SET rank = 3 - rank", "DELETE FROM waiting"},
  {"presence",
   "INSERT INTO presentation (id, paper, item, kind) VALUES (2, 1, 1, 'poster');"
   "INSERT INTO presence (presentation) VALUES (2)",
   "UPDATE presence SET hung = 1 - hung", "DELETE FROM presence"},
  {"notice", "INSERT INTO notice (loudness, sent, shown_from) VALUES ('warning', 5, 6)",
   "UPDATE notice SET shown_until = 8", "DELETE FROM notice WHERE sent = 5"},
  {"notice_text", "INSERT INTO notice_text VALUES (1, 'fr', 'Tête', 'Texte')",
   "UPDATE notice_text SET text = 'T'", "DELETE FROM notice_text"},
  {"area", "INSERT INTO area (plan, kind, points) VALUES (1, 'obstacle', '0,0 9,0 9,9')",
   "UPDATE area SET closed = 1 - closed, points = '0,0 8,0 8,8'", "DELETE FROM area"},
  {"printed",
   "INSERT INTO presentation (id, paper, item, kind) VALUES (2, 1, 1, 'poster');"
   "INSERT INTO printed VALUES (2, '2', 'cd', 6)",
   "UPDATE printed SET board = '3', digest = 'ef', time = 7", "DELETE FROM printed"},
};

const gsize rows_case_count = G_N_ELEMENTS (rows_cases);

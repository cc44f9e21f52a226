// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/programme/edit.h"
#include "app/programme/programme.h"
#include "tests/support/fixture.h"

#include <string.h>

#define NOW G_GINT64_CONSTANT (1791120240) // 2026-10-04T13:24:00Z, 15:24 in Strasbourg

static const char hall[] =
  "INSERT INTO plan (id, name, svg, sha256, width_mm, height_mm)"
  " VALUES (1, 'Hall', x'00', '', 1000, 1000);"
  "INSERT INTO room (id, plan) VALUES (1, 1), (2, NULL);"
  "INSERT INTO room_name VALUES (1, 'en', 'Hall'), (1, 'fr', 'Salle'), (2, 'en', 'Forum');"
  "INSERT INTO board (id, plan, label, x_mm, y_mm, facing_deg, width_mm, height_mm, state)"
  " VALUES (1, 1, '1', 1, 1, 0, 10, 10, 'open'), (2, 1, '2', 30, 1, 0, 10, 10, 'open'),"
  " (3, 1, '3', 60, 1, 0, 10, 10, 'closed');"
  "INSERT INTO workshop (id, code, title, zone) VALUES (1, 'mfm', 'Models', 'Europe/Paris');"
  "INSERT INTO track (id, workshop, code, name, admission)"
  " VALUES (1, 1, 'full', 'Full papers', 'review');"
  "INSERT INTO item (id, workshop, title, day, minute, duration_min, shortest_min)"
  " VALUES (1, 1, 'Posters', '2026-10-04', 910, 60, 30), (2, 1, 'Talk', NULL, NULL, 30, NULL);"
  "INSERT INTO item_nature VALUES (1, 'poster'), (2, 'keynote');"
  "INSERT INTO item_person (item, role, reason) VALUES (2, 'speaker', 'to-be-announced');"
  "INSERT INTO person (id, name) VALUES (1, 'First Author'), (2, 'Second Author');"
  "INSERT INTO topic (id, letter) VALUES (1, 'A'), (2, 'B');"
  "INSERT INTO topic_name VALUES (1, 'en', 'Methods', NULL), (2, 'en', 'Data', NULL);"
  "INSERT INTO link_kind VALUES ('doi', 0), ('forum', 1);"
  "INSERT INTO paper (id, workshop, number, title) VALUES (1, 1, '101', 'One'),"
  " (2, 1, '102', 'Two');"
  "INSERT INTO paper_author (paper, person, rank, presenter) VALUES (1, 1, 0, 1), (1, 2, 1, 0);"
  "INSERT INTO presentation (id, paper, item, kind) VALUES (1, 1, 1, 'poster');"
  "INSERT INTO placement (item, board, presentation, kept) VALUES (1, 1, 1, 1);"
  "INSERT INTO waiting (item, paper, rank) VALUES (1, 2, 0);"
  "INSERT INTO area (id, plan, kind, code, points) VALUES"
  " (1, 1, 'passage', 'north', '0,0 9,0 9,9'), (2, 1, 'walkable', 'aisle', '0,0 9,0 9,9');";

static gint64
set (AffDb *db, AffEntity entity, const char *id, const char *assignments, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (assignments, "|", -1);
  AffEdit edit = {entity, id, (const char *const *) parts, "test", NOW};
  gint64 sequence = -1;

  return aff_edit_set (db, &edit, &sequence, error) ? sequence : -1;
}

static void
assert_set (AffDb *db, AffEntity entity, const char *id, const char *assignments)
{
  g_autoptr (GError) error = NULL;
  gint64 sequence = set (db, entity, id, assignments, &error);

  g_assert_no_error (error);
  g_assert_cmpint (sequence, >, 0);
}

static void
assert_nothing_to_set (AffDb *db, AffEntity entity, const char *id, const char *assignments)
{
  g_autoptr (GError) error = NULL;
  gint64 sequence = set (db, entity, id, assignments, &error);

  g_assert_no_error (error);
  g_assert_cmpint (sequence, ==, 0);
}

// What the first column of SQL's only row holds, "NULL" for NULL.
static char *
ask (AffDb *db, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AffStatement) statement = aff_db_prepare (db, sql);
  char *answer = NULL;

  if (aff_statement_step (statement))
    answer = g_strdup (
      aff_statement_is_null (statement, 0) ? "NULL" : aff_statement_text (statement, 0));
  aff_statement_finish (statement, &error);
  g_assert_no_error (error);
  return answer;
}

static void
assert_answer (AffDb *db, const char *sql, const char *expected)
{
  g_autofree char *answer = ask (db, sql);

  g_assert_cmpstr (answer, ==, expected);
}

static void
test_each_value_of_one_column_is_written (void)
{
  static const struct {
    AffEntity entity;
    const char *id;
    const char *assignment;
    const char *sql;
    const char *expected;
  } cases[] = {
    {AFF_ENTITY_WORKSHOP, "mfm", "title=New", "SELECT title FROM workshop", "New"},
    {AFF_ENTITY_WORKSHOP, "mfm", "short_title=N", "SELECT short_title FROM workshop", "N"},
    {AFF_ENTITY_WORKSHOP, "1", "tagline=T", "SELECT tagline FROM workshop", "T"},
    {AFF_ENTITY_WORKSHOP, "id:1", "edition=3", "SELECT edition FROM workshop", "3"},
    {AFF_ENTITY_WORKSHOP, "mfm", "parent=P", "SELECT parent FROM workshop", "P"},
    {AFF_ENTITY_WORKSHOP, "mfm", "venue=V", "SELECT venue FROM workshop", "V"},
    {AFF_ENTITY_WORKSHOP, "mfm", "city=C", "SELECT city FROM workshop", "C"},
    {AFF_ENTITY_WORKSHOP, "mfm", "country=F", "SELECT country FROM workshop", "F"},
    {AFF_ENTITY_WORKSHOP, "mfm", "first_day=2026-10-04", "SELECT first_day FROM workshop",
     "2026-10-04"},
    {AFF_ENTITY_WORKSHOP, "mfm", "last_day=2028-02-29", "SELECT last_day FROM workshop",
     "2028-02-29"},
    {AFF_ENTITY_WORKSHOP, "mfm", "zone=Europe/Berlin", "SELECT zone FROM workshop",
     "Europe/Berlin"},
    {AFF_ENTITY_WORKSHOP, "mfm", "certainty=preliminary", "SELECT certainty FROM workshop",
     "preliminary"},
    {AFF_ENTITY_WORKSHOP, "mfm", "room=Salle", "SELECT room FROM workshop", "1"},
    {AFF_ENTITY_WORKSHOP, "mfm", "language=fr", "SELECT language FROM workshop", "fr"},
    {AFF_ENTITY_ITEM, "1", "title=a=b", "SELECT title FROM item WHERE id = 1", "a=b"},
    {AFF_ENTITY_ITEM, "1", "subtitle=S", "SELECT subtitle FROM item WHERE id = 1", "S"},
    {AFF_ENTITY_ITEM, "1", "type=Poster", "SELECT type FROM item WHERE id = 1", "Poster"},
    {AFF_ENTITY_ITEM, "1", "natures=poster, break",
     "SELECT group_concat (nature) FROM item_nature WHERE item = 1", "break,poster"},
    {AFF_ENTITY_ITEM, "1", "day=", "SELECT day FROM item WHERE id = 1", "NULL"},
    {AFF_ENTITY_ITEM, "1", "minute=15:20", "SELECT minute FROM item WHERE id = 1", "920"},
    {AFF_ENTITY_ITEM, "1", "minute=930", "SELECT minute FROM item WHERE id = 1", "930"},
    {AFF_ENTITY_ITEM, "1", "minute=25:30", "SELECT minute FROM item WHERE id = 1", "1530"},
    {AFF_ENTITY_ITEM, "1", "minute=", "SELECT minute FROM item WHERE id = 1", "NULL"},
    {AFF_ENTITY_ITEM, "1", "duration_min=20",
     "SELECT duration_min || ' ' || shortest_min FROM item WHERE id = 1", "20 20"},
    {AFF_ENTITY_ITEM, "1", "shortest_min=60", "SELECT shortest_min FROM item WHERE id = 1",
     "60"},
    {AFF_ENTITY_ITEM, "1", "shortest_min=80|duration_min=90",
     "SELECT duration_min || ' ' || shortest_min FROM item WHERE id = 1", "90 80"},
    {AFF_ENTITY_ITEM, "1", "fixed=yes", "SELECT fixed FROM item WHERE id = 1", "1"},
    {AFF_ENTITY_ITEM, "1", "certainty=to-confirm", "SELECT certainty FROM item WHERE id = 1",
     "to-confirm"},
    {AFF_ENTITY_ITEM, "1", "cancelled=1", "SELECT cancelled FROM item WHERE id = 1", "1"},
    {AFF_ENTITY_ITEM, "1", "room=Forum", "SELECT room FROM item WHERE id = 1", "2"},
    {AFF_ENTITY_ITEM, "1", "material=Pins", "SELECT material FROM item WHERE id = 1", "Pins"},
    {AFF_ENTITY_ITEM, "1", "live_start=15:20", "SELECT live_start FROM item WHERE id = 1",
     "1791120000"},
    {AFF_ENTITY_ITEM, "1", "live_start=2026-10-04T15:20",
     "SELECT live_start FROM item WHERE id = 1", "1791120000"},
    {AFF_ENTITY_ITEM, "1", "live_end=2026-10-04T13:20Z",
     "SELECT live_end FROM item WHERE id = 1", "1791120000"},
    {AFF_ENTITY_PAPER, "101", "number=7", "SELECT number FROM paper WHERE id = 1", "7"},
    {AFF_ENTITY_PAPER, "id:2", "title=T", "SELECT title FROM paper WHERE id = 2", "T"},
    {AFF_ENTITY_PAPER, "101", "abstract=A", "SELECT abstract FROM paper WHERE id = 1", "A"},
    {AFF_ENTITY_PAPER, "101", "track=full", "SELECT track FROM paper WHERE id = 1", "1"},
    {AFF_ENTITY_PAPER, "101", "origin=O", "SELECT origin FROM paper WHERE id = 1", "O"},
    {AFF_ENTITY_PAPER, "101", "topics=B,A",
     "SELECT group_concat (topic) FROM (SELECT topic FROM paper_topic ORDER BY rank)", "2,1"},
    {AFF_ENTITY_PAPER, "102", "poster=1",
     "SELECT kind || item FROM presentation WHERE paper = 2", "poster1"},
    {AFF_ENTITY_PAPER, "102", "poster=1|board=2", "SELECT board FROM placement WHERE board > 1",
     "2"},
    {AFF_ENTITY_PAPER, "101", "board=2", "SELECT group_concat (board) FROM placement", "2"},
    {AFF_ENTITY_PAPER, "101", "board=", "SELECT count (*) FROM placement", "0"},
    {AFF_ENTITY_PAPER, "102", "poster=1|board=2", "SELECT count (*) FROM waiting", "0"},
    {AFF_ENTITY_PAPER, "101", "width=841|power=1|low=yes",
     "SELECT width_mm || power || low FROM paper WHERE id = 1", "84111"},
    {AFF_ENTITY_PAPER, "101", "attend=15:10-15:40",
     "SELECT attend_from || ' ' || attend_until FROM presentation WHERE id = 1", "910 940"},
    {AFF_ENTITY_PAPER, "101", "attend.1=15:10 – 25:00",
     "SELECT attend_from || ' ' || attend_until FROM presentation WHERE id = 1", "910 1500"},
    {AFF_ENTITY_ITEM, "1", "reserve=2|poster_format=A0 portrait",
     "SELECT reserve || poster_format FROM item WHERE id = 1", "2A0 portrait"},
    {AFF_ENTITY_ITEM, "1",
     "reserve=2|poster_format=", "SELECT poster_format FROM item WHERE id = 1", "NULL"},
    {AFF_ENTITY_BOARD, "2",
     "state=closed|note=Wet|power=1|low=1|panel_width=1000|panel_height=2000",
     "SELECT state || note || power || low || panel_width_mm || panel_height_mm FROM board"
     " WHERE id = 2",
     "closedWet1110002000"},
    {AFF_ENTITY_BOARD, "id:3", "state=open", "SELECT state FROM board WHERE id = 3", "open"},
    {AFF_ENTITY_PASSAGE, "north", "closed=yes", "SELECT closed FROM area WHERE id = 1", "1"},
    {AFF_ENTITY_PERSON, "First Author", "affiliation=University",
     "SELECT affiliation FROM person WHERE id = 1", "University"},
    {AFF_ENTITY_PERSON, "2", "name=Other", "SELECT name FROM person WHERE id = 2", "Other"},
    {AFF_ENTITY_ROOM, "Forum", "name=F",
     "SELECT group_concat (language) FROM room_name WHERE room = 2 AND name = 'F'", "de,en,fr"},
    {AFF_ENTITY_ROOM, "Forum", "name=F|name.fr=G",
     "SELECT name FROM room_name WHERE room = 2 AND language = 'fr'", "G"},
    {AFF_ENTITY_TOPIC, "A", "short_name.en=M", "SELECT short_name FROM topic_name", "M"},
    {AFF_ENTITY_TOPIC, "B", "letter=C", "SELECT letter FROM topic WHERE id = 2", "C"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (AffDb) db = fixture_db_new (hall);
    assert_set (db, cases[i].entity, cases[i].id, cases[i].assignment);
    assert_answer (db, cases[i].sql, cases[i].expected);
    assert_nothing_to_set (db, cases[i].entity,
                           g_str_has_prefix (cases[i].assignment, "name=") ||
                               g_str_has_prefix (cases[i].assignment, "letter=") ||
                               g_str_has_prefix (cases[i].assignment, "number=")
                             ? (cases[i].entity == AFF_ENTITY_PAPER ? "id:1" : "id:2")
                             : cases[i].id,
                           cases[i].assignment);
  }
}

static void
test_a_wrong_value_is_refused_with_field_value_and_remedy (void)
{
  static const struct {
    AffEntity entity;
    const char *id;
    const char *assignment;
    AffError code;
    const char *words[3];
  } cases[] = {
    {AFF_ENTITY_ITEM, "1", "minute=25:99", AFF_ERROR_FORMAT, {"25:99", "minute", "15:10"}},
    {AFF_ENTITY_ITEM, "1", "minute=48:00", AFF_ERROR_FORMAT, {"48:00", "minute", "15:10"}},
    {AFF_ENTITY_ITEM, "1", "minute=-1", AFF_ERROR_FORMAT, {"-1", "minute", "15:10"}},
    {AFF_ENTITY_ITEM, "1", "minute=three", AFF_ERROR_FORMAT, {"three", "minute", "15:10"}},
    {AFF_ENTITY_ITEM, "1", "day=2026-02-30", AFF_ERROR_FORMAT, {"02-30", "day", "10-04"}},
    {AFF_ENTITY_ITEM, "1", "day=2026-+2-03", AFF_ERROR_FORMAT, {"+2-03", "day", "10-04"}},
    {AFF_ENTITY_ITEM, "1", "day=4 October", AFF_ERROR_FORMAT, {"4 Oct", "day", "10-04"}},
    {AFF_ENTITY_ITEM, "1", "duration_min=2881", AFF_ERROR_FORMAT, {"2881", "dur", "2880"}},
    {AFF_ENTITY_ITEM, "1", "shortest_min=61", AFF_ERROR_FORMAT, {"61", "short", "duration"}},
    {AFF_ENTITY_ITEM, "1", "fixed=maybe", AFF_ERROR_FORMAT, {"maybe", "fixed", "yes or no"}},
    {AFF_ENTITY_ITEM, "1", "certainty=sure", AFF_ERROR_FORMAT, {"sure", "cert", "to-conf"}},
    {AFF_ENTITY_ITEM,
     "1",
     "natures=poster party",
     AFF_ERROR_FORMAT,
     {"party", "natures", "keynote"}},
    {AFF_ENTITY_ITEM, "1", "natures=", AFF_ERROR_FORMAT, {"“”", "natures", "one or more"}},
    {AFF_ENTITY_ITEM, "1", "natures=, ;", AFF_ERROR_FORMAT, {", ;", "natures", "keynote"}},
    {AFF_ENTITY_ITEM, "1", "room=Cellar", AFF_ERROR_NOT_FOUND, {"Cellar", "room", "add"}},
    {AFF_ENTITY_ITEM, "1", "live_start=soon", AFF_ERROR_FORMAT, {"soon", "live", "15:20"}},
    {AFF_ENTITY_ITEM,
     "1",
     "live_start=2026-10-04T15:20,x60",
     AFF_ERROR_FORMAT,
     {"x60", "live", "15:20"}},
    {AFF_ENTITY_ITEM,
     "1",
     "live_start=16:00|live_end=15:00",
     AFF_ERROR_CONFLICT,
     {"Posters", "before", "Correct"}},
    {AFF_ENTITY_ITEM, "1", "title=", AFF_ERROR_FORMAT, {"“”", "title", "any text"}},
    {AFF_ENTITY_ITEM, "1", "title=\u202e \u200f", AFF_ERROR_FORMAT, {"“”", "title", "text"}},
    {AFF_ENTITY_ITEM, "1", "titel=A", AFF_ERROR_NOT_FOUND, {"titel", "field", "title"}},
    {AFF_ENTITY_ITEM, "1", "title.fr=A", AFF_ERROR_NOT_FOUND, {"title.fr", "field", "title"}},
    {AFF_ENTITY_ITEM, "1", "title", AFF_ERROR_FORMAT, {"title", "FIELD=VALUE", "write"}},
    {AFF_ENTITY_ITEM, "1", "=A", AFF_ERROR_FORMAT, {"=A", "FIELD=VALUE", "write"}},
    {AFF_ENTITY_ITEM, "1", "title=\xff", AFF_ERROR_FORMAT, {"title", "UTF-8", "write"}},
    {AFF_ENTITY_ITEM, "1", "title=A|title=B", AFF_ERROR_FORMAT, {"title", "twice", "once"}},
    {AFF_ENTITY_ITEM, "99", "title=A", AFF_ERROR_NOT_FOUND, {"99", "item", "id"}},
    {AFF_ENTITY_ITEM, "Posters", "title=A", AFF_ERROR_NOT_FOUND, {"Posters", "item", "id"}},
    {AFF_ENTITY_WORKSHOP, "mfm", "edition=0", AFF_ERROR_FORMAT, {"“0”", "edition", "from 1"}},
    {AFF_ENTITY_WORKSHOP, "mfm", "zone=Paris", AFF_ERROR_FORMAT, {"Paris", "zone", "Europe"}},
    {AFF_ENTITY_WORKSHOP,
     "mfm",
     "language=French",
     AFF_ERROR_FORMAT,
     {"French", "language", "fr"}},
    {AFF_ENTITY_WORKSHOP,
     "mfm",
     "first_day=2026-10-05|last_day=2026-10-04",
     AFF_ERROR_CONFLICT,
     {"mfm", "before", "Correct"}},
    {AFF_ENTITY_WORKSHOP, "xyz", "title=A", AFF_ERROR_NOT_FOUND, {"xyz", "workshop", "code"}},
    {AFF_ENTITY_PAPER, "1", "title=A", AFF_ERROR_NOT_FOUND, {"“1”", "paper", "number"}},
    {AFF_ENTITY_PAPER, "101", "number=102", AFF_ERROR_CONFLICT, {"102", "2 times", "Give"}},
    {AFF_ENTITY_PAPER, "101", "track=short", AFF_ERROR_FORMAT, {"short", "track", "code"}},
    {AFF_ENTITY_PAPER, "101", "topics=A Z", AFF_ERROR_NOT_FOUND, {"Z", "topic", "letter"}},
    {AFF_ENTITY_PAPER,
     "101",
     "link.video=https://example.org",
     AFF_ERROR_NOT_FOUND,
     {"video", "kind", "doi, forum"}},
    {AFF_ENTITY_PAPER,
     "101",
     "link=https://example.org",
     AFF_ERROR_NOT_FOUND,
     {"link", "field", "link.KIND"}},
    {AFF_ENTITY_PAPER,
     "101",
     "link.doi.live=1",
     AFF_ERROR_CONFLICT,
     {"doi", "no link", "ADDRESS"}},
    {AFF_ENTITY_PAPER,
     "101",
     "presenter=Nobody",
     AFF_ERROR_NOT_FOUND,
     {"Nobody", "person", "name"}},
    {AFF_ENTITY_PAPER,
     "102",
     "presenter=First Author",
     AFF_ERROR_CONFLICT,
     {"First Author", "authors", "first"}},
    {AFF_ENTITY_PAPER,
     "101",
     "authors=to be announced",
     AFF_ERROR_FORMAT,
     {"announced", "authors", "names"}},
    {AFF_ENTITY_PAPER, "102", "board=2", AFF_ERROR_CONFLICT, {"no poster", "board", "poster="}},
    {AFF_ENTITY_PAPER,
     "102",
     "poster=1|board=1",
     AFF_ERROR_CONFLICT,
     {"Board 1", "paper 101", "free board"}},
    {AFF_ENTITY_PAPER, "101", "board=3", AFF_ERROR_CONFLICT, {"Board 3", "closed", "free"}},
    {AFF_ENTITY_PAPER, "101", "board=99", AFF_ERROR_FORMAT, {"99", "board", "label"}},
    {AFF_ENTITY_PAPER,
     "101",
     "width=1500|board=2",
     AFF_ERROR_CONFLICT,
     {"1500 mm", "10 mm", "wider board"}},
    {AFF_ENTITY_PAPER, "101", "width=0", AFF_ERROR_FORMAT, {"“0”", "width", "millimetres"}},
    {AFF_ENTITY_PAPER,
     "101",
     "attend=15:40-15:10",
     AFF_ERROR_FORMAT,
     {"15:40", "attend", "15:10"}},
    {AFF_ENTITY_PAPER, "101", "attend=15:40", AFF_ERROR_FORMAT, {"15:40", "attend", "give"}},
    {AFF_ENTITY_PAPER,
     "102",
     "attend=9:00-9:30",
     AFF_ERROR_CONFLICT,
     {"no poster", "attend", "ITEM"}},
    {AFF_ENTITY_PAPER,
     "101",
     "attend.2=9:00-9:30",
     AFF_ERROR_CONFLICT,
     {"of that id", "attend", "ITEM"}},
    {AFF_ENTITY_PAPER,
     "101",
     "poster=2|attend=9:00-9:30",
     AFF_ERROR_CONFLICT,
     {"several", "attend", "attend.ITEM"}},
    {AFF_ENTITY_PAPER,
     "101",
     "poster=2|board=2",
     AFF_ERROR_CONFLICT,
     {"several", "board", "place"}},
    {AFF_ENTITY_ITEM, "1", "reserve=31", AFF_ERROR_FORMAT, {"31", "reserve", "30"}},
    {AFF_ENTITY_BOARD, "1", "state=closed", AFF_ERROR_CONFLICT, {"Board 1", "closed", "Move"}},
    {AFF_ENTITY_BOARD, "1", "state=shut", AFF_ERROR_FORMAT, {"shut", "state", "reserved"}},
    {AFF_ENTITY_BOARD, "9", "note=A", AFF_ERROR_NOT_FOUND, {"board", "“9”", "label"}},
    {AFF_ENTITY_PASSAGE,
     "aisle",
     "closed=1",
     AFF_ERROR_NOT_FOUND,
     {"passage", "aisle", "code"}},
    {AFF_ENTITY_PASSAGE, "id:2", "closed=1", AFF_ERROR_NOT_FOUND, {"passage", "id:2", "code"}},
    {AFF_ENTITY_TOPIC, "A", "letter=b", AFF_ERROR_FORMAT, {"“b”", "letter", "capital"}},
    {AFF_ENTITY_TOPIC, "A", "letter=B", AFF_ERROR_CONFLICT, {"letter B", "2 topics", "Give"}},
    {AFF_ENTITY_TOPIC, "A", "name.french=B", AFF_ERROR_FORMAT, {"french", "language", "fr"}},
    {AFF_ENTITY_ROOM, "Hall", "name=", AFF_ERROR_FORMAT, {"“”", "name", "give"}},
    {AFF_ENTITY_ITEM, "1", "title=A\nB", AFF_ERROR_FORMAT, {"title", "line break", "one line"}},
    {AFF_ENTITY_ITEM, "1", "type=A\tB", AFF_ERROR_FORMAT, {"type", "control", "spaces"}},
    {AFF_ENTITY_PERSON, "1", "name=A\x1b[2J", AFF_ERROR_FORMAT, {"name", "control", "write"}},
    {AFF_ENTITY_ROOM, "1", "name.fr=A\u2028B", AFF_ERROR_FORMAT, {"name", "break", "line"}},
    {AFF_ENTITY_PAPER, "101", "authors=A\rB", AFF_ERROR_FORMAT, {"authors", "break", "line"}},
    {AFF_ENTITY_ITEM, "1", "title=\u200b\u200d", AFF_ERROR_FORMAT, {"title", "give", "text"}},
    {AFF_ENTITY_PAPER,
     "101",
     "authors=A; \u200b",
     AFF_ERROR_FORMAT,
     {"name", "visible", "leave it out"}},
    {AFF_ENTITY_PAPER, "101", "authors=;;;", AFF_ERROR_FORMAT, {";;;", "authors", "empty"}},
    {AFF_ENTITY_PAPER, "101", "presenter= ; ", AFF_ERROR_FORMAT, {";", "presenter", "empty"}},
    {AFF_ENTITY_PAPER, "101", "authors=A; B; A", AFF_ERROR_FORMAT, {"“A”", "twice", "authors"}},
    {AFF_ENTITY_ITEM,
     "2",
     "speakers=id:1; First Author",
     AFF_ERROR_FORMAT,
     {"F", "twice", "o"}},
    {AFF_ENTITY_WORKSHOP, "mfm", "code=A b", AFF_ERROR_FORMAT, {"A b", "code", "hyphens"}},
    {AFF_ENTITY_WORKSHOP,
     "mfm",
     "code=12345678901234567890123456789012345678901",
     AFF_ERROR_FORMAT,
     {"901", "code", "40"}},
    {AFF_ENTITY_WORKSHOP, "mfm", "code=é", AFF_ERROR_FORMAT, {"é", "code", "hyphens"}},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (AffDb) db = fixture_db_new (hall);
    g_autofree char *before = fixture_dump (db);
    g_autoptr (GError) error = NULL;
    gint64 sequence = set (db, cases[i].entity, cases[i].id, cases[i].assignment, &error);
    if (sequence >= 0)
      g_error ("%s was taken", cases[i].assignment);
    g_assert_error (error, AFF_ERROR, (int) cases[i].code);
    for (guint word = 0; word < 3; word++)
      if (!strstr (error->message, cases[i].words[word]))
        g_error ("no “%s” in: %s", cases[i].words[word], error->message);
    g_assert_true (g_str_has_suffix (error->message, "."));
    g_autofree char *after = fixture_dump (db);
    g_assert_cmpstr (after, ==, before);
  }
}

// FIELD of the row is taken with MOST characters and refused with one more.
static void
assert_longest (AffEntity entity, const char *id, const char *field, gsize most)
{
  g_autoptr (AffDb) db = fixture_db_new (hall);
  g_autoptr (GError) error = NULL;
  g_autofree char *value = g_strnfill (most, 'a');
  g_autofree char *longest = g_strdup_printf ("%s=é%s", field, value + 1);
  g_autofree char *longer = g_strdup_printf ("%s=é%s", field, value);
  g_autofree char *count = g_strdup_printf ("%" G_GSIZE_FORMAT, most);

  assert_set (db, entity, id, longest);
  g_assert_cmpint (set (db, entity, id, longer, &error), ==, -1);
  g_assert_error (error, AFF_ERROR, AFF_ERROR_FORMAT);
  if (!strstr (error->message, count))
    g_error ("no %s in: %s", count, error->message);
}

static void
test_what_is_too_long_is_refused (void)
{
  assert_longest (AFF_ENTITY_ITEM, "1", "title", 500);
  assert_longest (AFF_ENTITY_ITEM, "1", "material", 20000);
  assert_longest (AFF_ENTITY_WORKSHOP, "mfm", "venue", 500);
  assert_longest (AFF_ENTITY_PAPER, "101", "abstract", 20000);
  assert_longest (AFF_ENTITY_PAPER, "101", "authors", 500);
  assert_longest (AFF_ENTITY_ROOM, "Hall", "name.de", 500);
}

static void
test_texts_keep_their_lines_and_lists_may_be_long (void)
{
  g_autoptr (AffDb) db = fixture_db_new (hall);
  g_autoptr (GString) authors = g_string_new ("authors=");

  assert_set (db, AFF_ENTITY_PAPER, "101", "abstract=One\nTwo\n");
  assert_answer (db, "SELECT abstract FROM paper WHERE id = 1", "One\nTwo");
  assert_set (db, AFF_ENTITY_ITEM, "1", "material=One\r\nTwo|title=Ends\n");
  assert_answer (db, "SELECT material || title FROM item WHERE id = 1", "One\nTwoEnds");
  for (int i = 0; i < 60; i++)
    g_string_append_printf (authors, "Author Number %d; ", i);
  assert_set (db, AFF_ENTITY_PAPER, "101", authors->str);
  assert_answer (db, "SELECT count (*) FROM paper_author WHERE paper = 1", "60");
  assert_set (db, AFF_ENTITY_PAPER, "101", "authors=");
  assert_answer (db, "SELECT count (*) FROM paper_author WHERE paper = 1", "0");
}

static void
test_a_notice_ends_after_it_begins (void)
{
  g_autoptr (AffDb) db = fixture_db_new (hall);
  static const char *const never[] = {"lead=A|until=15:24", "lead=A|from=17:00|until=16:00",
                                      "lead=A|from=17:00|until=17:00"};

  for (guint i = 0; i < G_N_ELEMENTS (never); i++) {
    g_auto (GStrv) parts = g_strsplit (never[i], "|", -1);
    AffEdit edit = {AFF_ENTITY_NOTICE, NULL, (const char *const *) parts, "test", NOW};
    g_autoptr (GError) error = NULL;
    g_autofree char *id = NULL;
    g_assert_false (aff_edit_add (db, &edit, &id, &error));
    g_assert_error (error, AFF_ERROR, AFF_ERROR_CONFLICT);
    g_assert_nonnull (strstr (error->message, "until"));
  }
  fixture_change (db, "INSERT INTO notice (id, loudness, sent, shown_from, shown_until)"
                      " VALUES (1, 'notice', 10, 10, 20)");
  g_assert_cmpint (set (db, AFF_ENTITY_NOTICE, "1", "from=17:00", NULL), ==, -1);
  assert_set (db, AFF_ENTITY_NOTICE, "1", "from=17:00|until=18:00");
  assert_set (db, AFF_ENTITY_NOTICE, "1", "until=");
}

static void
test_nothing_is_half_applied (void)
{
  g_autoptr (AffDb) db = fixture_db_new (hall);
  g_autofree char *before = fixture_dump (db);
  g_autoptr (GError) error = NULL;

  set (db, AFF_ENTITY_ITEM, "2", "title=New|speakers=New Person|room=Nowhere", &error);
  g_assert_nonnull (error);
  g_autofree char *after = fixture_dump (db);
  g_assert_cmpstr (after, ==, before);
}

static void
assert_speakers (AffDb *db, const char *expected)
{
  assert_answer (
    db,
    "SELECT group_concat (coalesce (name, reason), '; ') FROM (SELECT person.name, "
    "reason FROM item_person LEFT JOIN person ON person.id = person "
    "WHERE item = 2 ORDER BY item_person.rank)",
    expected);
}

static void
test_a_speaker_is_found_or_made_and_leaves_with_the_last_mention (void)
{
  g_autoptr (AffDb) db = fixture_db_new (hall);

  assert_nothing_to_set (db, AFF_ENTITY_ITEM, "2", "speaker=To be announced");
  assert_set (db, AFF_ENTITY_ITEM, "2", "speaker=Ada Lovelace");
  assert_speakers (db, "Ada Lovelace");
  assert_nothing_to_set (db, AFF_ENTITY_ITEM, "2", "speakers= Ada Lovelace ;");
  assert_set (db, AFF_ENTITY_ITEM, "2", "speakers=First Author; to be announced");
  assert_speakers (db, "First Author; to-be-announced");
  assert_answer (db, "SELECT count (*) FROM person", "2");
  assert_set (db, AFF_ENTITY_ITEM, "2", "speaker=withdrawn");
  assert_speakers (db, "withdrawn");
  assert_set (db, AFF_ENTITY_ITEM, "2", "speaker=");
  assert_speakers (db, "NULL");
  assert_answer (db, "SELECT count (*) FROM person", "2");
}

// Who was added first and is named next must not be lost to the edit of somebody else's list.
static void
test_somebody_who_was_added_waits_to_be_named (void)
{
  g_autoptr (AffDb) db = fixture_db_new (hall);

  fixture_change (db, "INSERT INTO person (id, name, affiliation) VALUES (9, 'New', 'Lab')");
  assert_set (db, AFF_ENTITY_ITEM, "2", "speaker=Ada Lovelace");
  assert_set (db, AFF_ENTITY_ITEM, "2", "speaker=");
  assert_set (db, AFF_ENTITY_PAPER, "101", "authors=Ada Lovelace");
  assert_answer (db, "SELECT count (*) FROM person WHERE name = 'Ada Lovelace'", "1");
  assert_answer (db, "SELECT affiliation FROM person WHERE name = 'New'", "Lab");
  assert_set (db, AFF_ENTITY_PAPER, "101", "authors=New; New Too");
  assert_answer (db, "SELECT count (*) FROM person WHERE name = 'Ada Lovelace'", "0");
  assert_answer (db, "SELECT person FROM paper_author WHERE paper = 1 AND rank = 0", "9");
}

// Whoever is named by nothing else goes over to another role, and stays who they were.
static void
test_somebody_may_change_roles_in_one_edit (void)
{
  static const char *const edits[] = {"speaker=|chairs=Ada Lovelace", "speaker=|chairs=id:9"};

  for (guint i = 0; i < G_N_ELEMENTS (edits); i++) {
    g_autoptr (AffDb) db = fixture_db_new (hall);

    fixture_change (db, "INSERT INTO person (id, name, affiliation) VALUES"
                        " (9, 'Ada Lovelace', 'Lab')");
    assert_set (db, AFF_ENTITY_ITEM, "2", "speaker=id:9");
    assert_set (db, AFF_ENTITY_ITEM, "2", edits[i]);
    assert_answer (db, "SELECT role || person FROM item_person WHERE item = 2", "chair9");
    assert_answer (db, "SELECT affiliation FROM person WHERE id = 9", "Lab");
  }
}

static void
test_a_board_is_free_unless_sessions_overlap (void)
{
  static const struct {
    const char *item;
    gboolean is_free;
  } cases[] = {
    {"UPDATE item SET day = '2026-10-04', minute = 969", FALSE},
    {"UPDATE item SET day = '2026-10-04', minute = 970", TRUE},
    {"UPDATE item SET day = '2026-10-04', minute = 880", TRUE},
    {"UPDATE item SET day = '2026-10-04', minute = 881", FALSE},
    {"UPDATE item SET day = '2026-10-03', minute = 2330", FALSE},
    {"UPDATE item SET day = '2026-10-05', minute = 910", TRUE},
    {"UPDATE item SET day = NULL, minute = NULL", TRUE},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (AffDb) db = fixture_db_new (hall);
    g_autoptr (GError) error = NULL;
    g_autofree char *sql = g_strdup_printf ("%s WHERE id = 2", cases[i].item);

    fixture_change (db, "INSERT INTO item_nature VALUES (2, 'poster')");
    fixture_change (db, sql);
    gint64 sequence = set (db, AFF_ENTITY_PAPER, "102", "poster=2|board=1", &error);
    g_test_message ("%s", sql);
    g_assert_cmpint (sequence > 0, ==, cases[i].is_free);
    if (!cases[i].is_free)
      g_assert_nonnull (strstr (error->message, "Board 1 holds paper 101"));
  }
}

static void
test_two_people_of_one_name_are_told_apart_by_id (void)
{
  g_autoptr (AffDb) db = fixture_db_new (hall);
  g_autoptr (GError) error = NULL;

  fixture_change (db, "INSERT INTO person (id, name) VALUES (9, 'First Author')");
  g_assert_cmpint (set (db, AFF_ENTITY_ITEM, "2", "speaker=First Author", &error), ==, -1);
  g_assert_error (error, AFF_ERROR, AFF_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "id:"));
  assert_set (db, AFF_ENTITY_ITEM, "2", "speaker=id:1");
  assert_speakers (db, "First Author");
}

static void
test_an_author_who_stays_goes_on_presenting (void)
{
  static const char list[] = "SELECT group_concat (name || presenter) FROM (SELECT name, "
                             "presenter FROM paper_author JOIN person ON person.id = person "
                             "WHERE paper = 1 ORDER BY paper_author.rank)";
  g_autoptr (AffDb) db = fixture_db_new (hall);

  assert_set (db, AFF_ENTITY_PAPER, "101", "authors=Third Author; First Author");
  assert_answer (db, list, "Third Author0,First Author1");
  assert_answer (db, "SELECT count (*) FROM person", "2");
  assert_set (db, AFF_ENTITY_PAPER, "101", "presenters=Third Author");
  assert_answer (db, list, "Third Author1,First Author0");
  assert_set (db, AFF_ENTITY_PAPER, "101", "authors=A; B; C|presenters=A; C");
  assert_answer (db, list, "A1,B0,C1");
}

static void
test_a_link_arrives_changes_and_goes (void)
{
  static const char list[] = "SELECT group_concat (kind || ' ' || address || ' ' || live) "
                             "FROM link";
  g_autoptr (AffDb) db = fixture_db_new (hall);

  assert_set (db, AFF_ENTITY_PAPER, "101", "link.forum=https://a.example/1");
  assert_answer (db, list, "forum https://a.example/1 1");
  assert_set (db, AFF_ENTITY_PAPER, "101", "link.forum=https://a.example/2");
  assert_answer (db, list, "forum https://a.example/2 1");
  assert_set (db, AFF_ENTITY_PAPER, "101", "link.forum=");
  assert_answer (db, list, "NULL");
  assert_set (db, AFF_ENTITY_PAPER, "101", "link.doi=https://doi.example/1");
  assert_answer (db, list, "doi https://doi.example/1 0");
  assert_set (db, AFF_ENTITY_PAPER, "101", "link.doi.live=yes");
  assert_answer (db, list, "doi https://doi.example/1 1");
  assert_set (db, AFF_ENTITY_PAPER, "102", "link.doi.live=1|link.doi=https://doi.example/2");
  assert_answer (db, "SELECT live FROM link WHERE paper = 2", "1");
}

static char *
add (AffDb *db, AffEntity entity, const char *assignments, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (assignments, "|", -1);
  AffEdit edit = {entity, NULL, (const char *const *) parts, "test", NOW};
  char *id = NULL;

  return aff_edit_add (db, &edit, &id, error) ? id : NULL;
}

static void
test_what_is_added_can_be_set_by_the_id_that_is_returned (void)
{
  static const struct {
    AffEntity entity;
    const char *assignments;
    const char *later;
    const char *sql;
    const char *expected;
  } cases[] = {
    {AFF_ENTITY_WORKSHOP, "code=new|title=New", "city=Metz",
     "SELECT city || rank FROM workshop WHERE code = 'new'", "Metz1"},
    {AFF_ENTITY_ROOM, "name=Salon", "name.de=Saal",
     "SELECT group_concat (name) FROM room_name WHERE room = 3", "Saal,Salon,Salon"},
    {AFF_ENTITY_ITEM, "title=Party|natures=social|day=2026-10-04|minute=19:00", "room=Hall",
     "SELECT workshop || title || minute || room FROM item WHERE id = 3", "1Party11401"},
    {AFF_ENTITY_PAPER, "number=7|title=Late|authors=Late Author|poster=1|board=2", "topics=B",
     "SELECT topic FROM paper_topic JOIN paper ON paper.id = paper WHERE number = '7'", "2"},
    {AFF_ENTITY_PERSON, "name=Ada Lovelace", "affiliation=London",
     "SELECT affiliation FROM person WHERE name = 'Ada Lovelace'", "London"},
    {AFF_ENTITY_TOPIC, "letter=C|name=Ethics", "short_name.en=E",
     "SELECT short_name FROM topic_name WHERE language = 'en' AND topic = 3", "E"},
    {AFF_ENTITY_NOTICE, "lead=Late|until=16:00|loudness=warning", "text.en=Sorry",
     "SELECT loudness || shown_from || ' ' || shown_until || text FROM notice "
     "JOIN notice_text ON notice = id WHERE language = 'en'",
     "warning1791120240 1791122400Sorry"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (AffDb) db = fixture_db_new (hall);
    g_autoptr (GError) error = NULL;
    g_autofree char *id = add (db, cases[i].entity, cases[i].assignments, &error);
    g_assert_no_error (error);
    assert_set (db, cases[i].entity, id, cases[i].later);
    assert_answer (db, cases[i].sql, cases[i].expected);
  }
}

static void
test_what_is_incomplete_is_not_added (void)
{
  static const struct {
    AffEntity entity;
    const char *assignments;
    const char *word;
  } cases[] = {
    {AFF_ENTITY_PAPER, "title=A", "number=VALUE"},
    {AFF_ENTITY_PAPER, "number=9", "title=VALUE"},
    {AFF_ENTITY_PAPER, "number=9|title=A|workshop=zzz", "zzz"},
    {AFF_ENTITY_PAPER, "number=101|title=A", "101"},
    {AFF_ENTITY_ITEM, "minute=10:00", "title=VALUE"},
    {AFF_ENTITY_ROOM, "", "name=VALUE"},
    {AFF_ENTITY_TOPIC, "letter=C", "name=VALUE"},
    {AFF_ENTITY_NOTICE, "text=A", "lead=VALUE"},
    {AFF_ENTITY_PERSON, "affiliation=A", "name=VALUE"},
    {AFF_ENTITY_WORKSHOP, "code=mfm|title=A", "mfm"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (AffDb) db = fixture_db_new (hall);
    g_autofree char *before = fixture_dump (db);
    g_autoptr (GError) error = NULL;
    g_autofree char *id = add (db, cases[i].entity, cases[i].assignments, &error);
    g_assert_null (id);
    g_assert_nonnull (error);
    if (!strstr (error->message, cases[i].word))
      g_error ("no “%s” in: %s", cases[i].word, error->message);
    g_autofree char *after = fixture_dump (db);
    g_assert_cmpstr (after, ==, before);
  }
}

static void
test_a_new_item_asks_which_workshop_if_there_are_several (void)
{
  g_autoptr (AffDb) db = fixture_db_new (hall);
  g_autoptr (GError) error = NULL;

  fixture_change (db, "INSERT INTO workshop (code, title) VALUES ('two', 'Two')");
  g_autofree char *none = add (db, AFF_ENTITY_ITEM, "title=A", &error);
  g_assert_null (none);
  g_assert_nonnull (strstr (error->message, "workshop=CODE"));
  g_autofree char *id = add (db, AFF_ENTITY_ITEM, "title=A|workshop=two", NULL);
  g_assert_nonnull (id);
  assert_answer (db, "SELECT workshop FROM item WHERE title = 'A'", "2");
}

static void
test_a_withdrawn_paper_frees_its_board_and_its_place_on_the_list (void)
{
  g_autoptr (AffDb) db = fixture_db_new (hall);
  g_autoptr (GPtrArray) freed = NULL;
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GError) error = NULL;
  AffEdit edit = {AFF_ENTITY_PAPER, "101", NULL, "test", NOW};
  AffEdit waiting = {AFF_ENTITY_PAPER, "102", NULL, "test", NOW};
  AffEdit missing = {AFF_ENTITY_PAPER, "999", NULL, "test", NOW};
  gint64 sequence;

  g_assert_true (aff_edit_withdraw (db, &edit, &freed, &sequence, &error));
  g_assert_no_error (error);
  g_assert_cmpint (sequence, >, 0);
  g_assert_cmpuint (freed->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (freed, 0), ==, "1");
  assert_answer (db, "SELECT count (*) FROM placement", "0");
  g_assert_true (aff_edit_withdraw (db, &edit, &none, &sequence, NULL));
  g_assert_cmpint (sequence, ==, 0);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_true (aff_edit_withdraw (db, &waiting, NULL, NULL, NULL));
  assert_answer (db, "SELECT count (*) FROM waiting", "0");
  g_assert_false (aff_edit_withdraw (db, &missing, NULL, NULL, &error));
  g_assert_error (error, AFF_ERROR, AFF_ERROR_NOT_FOUND);
}

static void
test_a_kept_place_stays_kept_when_it_is_set_again (void)
{
  g_autoptr (AffDb) db = fixture_db_new (hall);

  assert_nothing_to_set (db, AFF_ENTITY_PAPER, "101", "board=1");
  assert_answer (db, "SELECT kept FROM placement", "1");
}

static void
test_every_edit_is_in_the_log_and_can_be_undone (void)
{
  g_autoptr (AffDb) db = fixture_db_new (hall);
  g_autofree char *before = fixture_dump (db);
  AffChangeNote note = {"test", "undo", "Undo.", NOW};

  assert_set (db, AFF_ENTITY_PAPER, "101",
              "title=New|authors=A; B|presenter=B|topics=B|link.doi=https://doi.example/1|"
              "board=2|track=full");
  assert_answer (db, "SELECT sentence FROM change ORDER BY sequence DESC LIMIT 1",
                 "Set title, track, authors, presenter, topics, link.doi, board of paper 101.");
  assert_answer (db, "SELECT who || kind FROM change ORDER BY sequence DESC LIMIT 1",
                 "testedit");
  g_assert_true (aff_change_undo (db, fixture_newest_change (db), &note, NULL, NULL));
  g_autofree char *after = fixture_dump (db);
  g_assert_cmpstr (after, ==, before);
}

static void
test_a_permit_says_what_may_be_set (void)
{
  static const char *const closed[] = {"state=closed", NULL};
  static const char *const title[] = {"title=Other", NULL};
  g_autoptr (AffPermit) desk = aff_permit_new (AFF_PERMIT_DESK, "Desk");
  g_autoptr (AffDb) db = fixture_db_new (hall);
  g_autoptr (GError) error = NULL;
  AffEdit board = {AFF_ENTITY_BOARD, "2", closed, "test", NOW, desk};
  AffEdit paper = {AFF_ENTITY_PAPER, "101", title, "test", NOW, desk};
  AffEdit withdrawal = {AFF_ENTITY_PAPER, "101", NULL, "test", NOW, desk};

  g_assert_true (aff_edit_set (db, &board, NULL, &error));
  g_assert_no_error (error);
  g_assert_false (aff_edit_set (db, &paper, NULL, &error));
  g_assert_error (error, AFF_ERROR, AFF_ERROR_DENIED);
  g_clear_error (&error);
  g_assert_false (aff_edit_withdraw (db, &withdrawal, NULL, NULL, &error));
  g_assert_error (error, AFF_ERROR, AFF_ERROR_DENIED);
  assert_answer (db, "SELECT who FROM change ORDER BY sequence DESC", "Desk");
}

static void
test_the_fields_of_each_entity_are_described (void)
{
  for (int i = 0; i < AFF_ENTITY_COUNT; i++) {
    g_autofree char *text = aff_entity_describe (i);
    AffEntity entity;
    g_assert_cmpuint (strlen (text), >, 20);
    g_assert_true (aff_entity_parse (aff_entity_word (i), &entity, NULL));
    g_assert_cmpint (entity, ==, i);
  }
  g_autoptr (GError) error = NULL;
  AffEntity entity;
  g_assert_false (aff_entity_parse ("kiosk", &entity, &error));
  g_assert_error (error, AFF_ERROR, AFF_ERROR_NOT_FOUND);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/programme/edit/each-value-of-one-column-is-written",
                   test_each_value_of_one_column_is_written);
  g_test_add_func ("/programme/edit/a-wrong-value-is-refused-with-field-value-and-remedy",
                   test_a_wrong_value_is_refused_with_field_value_and_remedy);
  g_test_add_func ("/programme/edit/what-is-too-long-is-refused",
                   test_what_is_too_long_is_refused);
  g_test_add_func ("/programme/edit/texts-keep-their-lines-and-lists-may-be-long",
                   test_texts_keep_their_lines_and_lists_may_be_long);
  g_test_add_func ("/programme/edit/a-notice-ends-after-it-begins",
                   test_a_notice_ends_after_it_begins);
  g_test_add_func ("/programme/edit/nothing-is-half-applied", test_nothing_is_half_applied);
  g_test_add_func (
    "/programme/edit/a-speaker-is-found-or-made-and-leaves-with-the-last-mention",
    test_a_speaker_is_found_or_made_and_leaves_with_the_last_mention);
  g_test_add_func ("/programme/edit/somebody-who-was-added-waits-to-be-named",
                   test_somebody_who_was_added_waits_to_be_named);
  g_test_add_func ("/programme/edit/somebody-may-change-roles-in-one-edit",
                   test_somebody_may_change_roles_in_one_edit);
  g_test_add_func ("/programme/edit/a-board-is-free-unless-sessions-overlap",
                   test_a_board_is_free_unless_sessions_overlap);
  g_test_add_func ("/programme/edit/two-people-of-one-name-are-told-apart-by-id",
                   test_two_people_of_one_name_are_told_apart_by_id);
  g_test_add_func ("/programme/edit/an-author-who-stays-goes-on-presenting",
                   test_an_author_who_stays_goes_on_presenting);
  g_test_add_func ("/programme/edit/a-link-arrives-changes-and-goes",
                   test_a_link_arrives_changes_and_goes);
  g_test_add_func ("/programme/edit/what-is-added-can-be-set-by-the-id-that-is-returned",
                   test_what_is_added_can_be_set_by_the_id_that_is_returned);
  g_test_add_func ("/programme/edit/what-is-incomplete-is-not-added",
                   test_what_is_incomplete_is_not_added);
  g_test_add_func ("/programme/edit/a-new-item-asks-which-workshop-if-there-are-several",
                   test_a_new_item_asks_which_workshop_if_there_are_several);
  g_test_add_func (
    "/programme/edit/a-withdrawn-paper-frees-its-board-and-its-place-on-the-list",
    test_a_withdrawn_paper_frees_its_board_and_its_place_on_the_list);
  g_test_add_func ("/programme/edit/a-kept-place-stays-kept-when-it-is-set-again",
                   test_a_kept_place_stays_kept_when_it_is_set_again);
  g_test_add_func ("/programme/edit/every-edit-is-in-the-log-and-can-be-undone",
                   test_every_edit_is_in_the_log_and_can_be_undone);
  g_test_add_func ("/programme/edit/a-permit-says-what-may-be-set",
                   test_a_permit_says_what_may_be_set);
  g_test_add_func ("/programme/edit/the-fields-of-each-entity-are-described",
                   test_the_fields_of_each_entity_are_described);
  return g_test_run ();
}

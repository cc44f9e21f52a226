// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/programme/edit-field.h"

#define NATURES  "opening keynote poster break oral panel talk tutorial social other"
#define ANY      "any text"
#define OPTIONAL "any text, or nothing"
#define DAY      "a day such as 2026-10-04, or nothing"
#define TIME     "a time such as 15:10, minutes after midnight, or nothing"
#define FLAG     "yes or no"
#define PEOPLE   "names with semicolons between them, “to be announced”, or nothing"
#define LIVE     "a time such as 15:20, an instant such as 2026-10-04T15:20, or nothing"
#define ROOM     "the name or id of a room, or nothing"
#define LANGUAGE "a language such as en, fr or de"
#define LENGTH   "millimetres from 1 to 20000, or nothing"

static const AffField workshop_fields[] = {
  {"code", "a short word of a to z, 0 to 9 and hyphens, up to 40 of them", aff_write_code,
   "UPDATE workshop SET code = ?1 WHERE id = ?2", .need = AFF_FIELD_REQUIRED},
  {"title", ANY, aff_write_text, "UPDATE workshop SET title = ?1 WHERE id = ?2",
   .need = AFF_FIELD_REQUIRED},
  {"language", LANGUAGE, aff_write_language, "UPDATE workshop SET language = ?1 WHERE id = ?2"},
  {"short_title", OPTIONAL, aff_write_optional_text,
   "UPDATE workshop SET short_title = ?1 WHERE id = ?2"},
  {"tagline", OPTIONAL, aff_write_optional_text,
   "UPDATE workshop SET tagline = ?1 WHERE id = ?2"},
  {"edition", "a number from 1, or nothing", aff_write_count,
   "UPDATE workshop SET edition = ?1 WHERE id = ?2"},
  {"parent", OPTIONAL, aff_write_optional_text,
   "UPDATE workshop SET parent = ?1 WHERE id = ?2"},
  {"venue", OPTIONAL, aff_write_optional_text, "UPDATE workshop SET venue = ?1 WHERE id = ?2"},
  {"city", OPTIONAL, aff_write_optional_text, "UPDATE workshop SET city = ?1 WHERE id = ?2"},
  {"country", OPTIONAL, aff_write_optional_text,
   "UPDATE workshop SET country = ?1 WHERE id = ?2"},
  {"first_day", DAY, aff_write_day, "UPDATE workshop SET first_day = ?1 WHERE id = ?2"},
  {"last_day", DAY, aff_write_day, "UPDATE workshop SET last_day = ?1 WHERE id = ?2"},
  {"zone", "a time zone such as Europe/Paris", aff_write_zone,
   "UPDATE workshop SET zone = ?1 WHERE id = ?2"},
  {"certainty", "final or preliminary", aff_write_word,
   "UPDATE workshop SET certainty = ?1 WHERE id = ?2", "final preliminary"},
  {"room", ROOM, aff_write_room, "UPDATE workshop SET room = ?1 WHERE id = ?2"},
  {NULL},
};

static const AffField room_fields[] = {
  {"name", "a name; name.fr, name.en and name.de for one language", aff_write_names,
   "INSERT INTO room_name (name, room, language) VALUES (?1, ?2, ?3) "
   "ON CONFLICT (room, language) DO UPDATE SET name = excluded.name",
   .need = AFF_FIELD_REQUIRED, .suffix = AFF_SUFFIX_LANGUAGE},
  {NULL},
};

static const AffField item_fields[] = {
  {"workshop", "the code of a workshop", aff_write_workshop,
   "UPDATE item SET workshop = ?1 WHERE id = ?2"},
  {"title", ANY, aff_write_text, "UPDATE item SET title = ?1 WHERE id = ?2",
   .need = AFF_FIELD_REQUIRED},
  {"subtitle", OPTIONAL, aff_write_optional_text,
   "UPDATE item SET subtitle = ?1 WHERE id = ?2"},
  {"language", LANGUAGE, aff_write_language, "UPDATE item SET language = ?1 WHERE id = ?2"},
  {"type", OPTIONAL, aff_write_optional_text, "UPDATE item SET type = ?1 WHERE id = ?2"},
  {"natures", "one or more of " NATURES, aff_write_natures, NULL, NATURES},
  {"day", DAY, aff_write_day, "UPDATE item SET day = ?1 WHERE id = ?2"},
  {"minute", TIME, aff_write_minute, "UPDATE item SET minute = ?1 WHERE id = ?2"},
  {"duration_min", "minutes from 0 to 2880, or nothing", aff_write_duration,
   "UPDATE item SET duration_min = ?1, shortest_min = min (shortest_min, ?1) WHERE id = ?2"},
  {"shortest_min", "minutes up to the item's duration, or nothing", aff_write_shortest,
   "UPDATE item SET shortest_min = ?1 WHERE id = ?2"},
  {"fixed", FLAG, aff_write_flag, "UPDATE item SET fixed = ?1 WHERE id = ?2"},
  {"certainty", "final or to-confirm", aff_write_word,
   "UPDATE item SET certainty = ?1 WHERE id = ?2", "final to-confirm"},
  {"cancelled", FLAG, aff_write_cancelled, "UPDATE item SET cancelled = ?1 WHERE id = ?2"},
  {"room", ROOM, aff_write_room, "UPDATE item SET room = ?1 WHERE id = ?2"},
  {"hang_minute", TIME, aff_write_minute, "UPDATE item SET hang_minute = ?1 WHERE id = ?2"},
  {"clear_minute", TIME, aff_write_minute, "UPDATE item SET clear_minute = ?1 WHERE id = ?2"},
  {"material", OPTIONAL, aff_write_optional_text, "UPDATE item SET material = ?1 WHERE id = ?2",
   .shape = AFF_SHAPE_TEXT},
  {"reserve", "how many boards are kept free, from 0 to 30", aff_write_reserve,
   "UPDATE item SET reserve = ?1 WHERE id = ?2"},
  {"poster_format", "what presenters bring, such as A0 portrait, or nothing",
   aff_write_optional_text, "UPDATE item SET poster_format = ?1 WHERE id = ?2"},
  {"live_start", LIVE, aff_write_live_time, "UPDATE item SET live_start = ?1 WHERE id = ?2"},
  {"live_end", LIVE, aff_write_live_time, "UPDATE item SET live_end = ?1 WHERE id = ?2"},
  {"speakers", PEOPLE, aff_write_people, NULL, "speaker", .shape = AFF_SHAPE_LIST},
  {"speaker", PEOPLE, aff_write_people, NULL, "speaker", .shape = AFF_SHAPE_LIST},
  {"chairs", PEOPLE, aff_write_people, NULL, "chair", .shape = AFF_SHAPE_LIST},
  {"panellists", PEOPLE, aff_write_people, NULL, "panellist", .shape = AFF_SHAPE_LIST},
  {NULL},
};

static const AffField paper_fields[] = {
  {"workshop", "the code of a workshop", aff_write_workshop,
   "UPDATE paper SET workshop = ?1 WHERE id = ?2"},
  {"number", "the paper's number", aff_write_text, "UPDATE paper SET number = ?1 WHERE id = ?2",
   .need = AFF_FIELD_REQUIRED},
  {"title", ANY, aff_write_text, "UPDATE paper SET title = ?1 WHERE id = ?2",
   .need = AFF_FIELD_REQUIRED},
  {"language", LANGUAGE, aff_write_language, "UPDATE paper SET language = ?1 WHERE id = ?2"},
  {"abstract", OPTIONAL, aff_write_optional_text,
   "UPDATE paper SET abstract = ?1 WHERE id = ?2", .shape = AFF_SHAPE_TEXT},
  {"track", "the code of a track of the paper's workshop, or nothing", aff_write_track,
   "UPDATE paper SET track = ?1 WHERE id = ?2"},
  {"origin", OPTIONAL, aff_write_optional_text, "UPDATE paper SET origin = ?1 WHERE id = ?2"},
  {"width", LENGTH, aff_write_length, "UPDATE paper SET width_mm = ?1 WHERE id = ?2"},
  {"power", FLAG, aff_write_flag, "UPDATE paper SET power = ?1 WHERE id = ?2"},
  {"low", FLAG, aff_write_flag, "UPDATE paper SET low = ?1 WHERE id = ?2"},
  {"authors", "names with semicolons between them, or nothing", aff_write_authors,
   .shape = AFF_SHAPE_LIST},
  {"presenters", "names of authors with semicolons between them, or nothing",
   aff_write_presenters, .shape = AFF_SHAPE_LIST},
  {"presenter", "the name of an author, or nothing", aff_write_presenters},
  {"topics", "letters of topics, the first one colours the board", aff_write_topics},
  {"link", "an address for link.KIND, yes or no for link.KIND.live", aff_write_link,
   .suffix = AFF_SUFFIX_KIND},
  {"poster", "the id of a poster session", aff_write_presentation, NULL, "poster"},
  {"oral", "the id of an item", aff_write_presentation, NULL, "oral"},
  {"spotlight", "the id of an item", aff_write_presentation, NULL, "spotlight"},
  {"board", "the label of a board, or nothing", aff_write_board},
  {"attend", "times such as 15:10-15:40, or nothing", aff_write_attendance,
   .suffix = AFF_SUFFIX_ITEM},
  {"withdrawn", FLAG, aff_write_withdrawn, "UPDATE paper SET withdrawn = ?1 WHERE id = ?2"},
  {NULL},
};

static const AffField person_fields[] = {
  {"name", "a name", aff_write_text, "UPDATE person SET name = ?1 WHERE id = ?2",
   .need = AFF_FIELD_REQUIRED},
  {"affiliation", OPTIONAL, aff_write_optional_text,
   "UPDATE person SET affiliation = ?1 WHERE id = ?2"},
  {NULL},
};

static const AffField topic_fields[] = {
  {"letter", "a capital letter", aff_write_letter, "UPDATE topic SET letter = ?1 WHERE id = ?2",
   .need = AFF_FIELD_REQUIRED},
  {"name", "a name; name.fr, name.en and name.de for one language", aff_write_names,
   "INSERT INTO topic_name (name, topic, language) VALUES (?1, ?2, ?3) "
   "ON CONFLICT (topic, language) DO UPDATE SET name = excluded.name",
   .need = AFF_FIELD_REQUIRED, .suffix = AFF_SUFFIX_LANGUAGE},
  {"short_name", "a short name, or nothing; short_name.fr for one language", aff_write_names,
   "UPDATE topic_name SET short_name = ?1 WHERE topic = ?2 AND language = ?3",
   .suffix = AFF_SUFFIX_LANGUAGE},
  {NULL},
};

static const AffField notice_fields[] = {
  {"lead", "a sentence; lead.fr, lead.en and lead.de for one language", aff_write_names,
   "INSERT INTO notice_text (lead, notice, language) VALUES (?1, ?2, ?3) "
   "ON CONFLICT (notice, language) DO UPDATE SET lead = excluded.lead",
   .need = AFF_FIELD_REQUIRED, .suffix = AFF_SUFFIX_LANGUAGE},
  {"text", "more words, or nothing; text.fr, text.en and text.de for one language",
   aff_write_names, "UPDATE notice_text SET text = ?1 WHERE notice = ?2 AND language = ?3",
   .suffix = AFF_SUFFIX_LANGUAGE, .shape = AFF_SHAPE_TEXT},
  {"loudness", "notice, warning or emergency", aff_write_word,
   "UPDATE notice SET loudness = ?1 WHERE id = ?2", "notice warning emergency"},
  {"from", LIVE, aff_write_notice_time,
   "UPDATE notice SET shown_from = coalesce (?1, sent) WHERE id = ?2"},
  {"until", LIVE, aff_write_notice_time, "UPDATE notice SET shown_until = ?1 WHERE id = ?2"},
  {NULL},
};

static const AffField board_fields[] = {
  {"state", "open, closed or reserved", aff_write_word,
   "UPDATE board SET state = ?1 WHERE id = ?2", "open closed reserved"},
  {"note", OPTIONAL, aff_write_optional_text, "UPDATE board SET note = ?1 WHERE id = ?2"},
  {"power", FLAG, aff_write_flag, "UPDATE board SET power = ?1 WHERE id = ?2"},
  {"low", FLAG, aff_write_flag, "UPDATE board SET low = ?1 WHERE id = ?2"},
  {"panel_width", LENGTH, aff_write_length,
   "UPDATE board SET panel_width_mm = ?1 WHERE id = ?2"},
  {"panel_height", LENGTH, aff_write_length,
   "UPDATE board SET panel_height_mm = ?1 WHERE id = ?2"},
  {NULL},
};

static const AffField passage_fields[] = {
  {"closed", FLAG, aff_write_flag, "UPDATE area SET closed = ?1 WHERE id = ?2"},
  {NULL},
};

const AffField *
aff_fields (AffEntity entity)
{
  static const AffField *const tables[AFF_ENTITY_COUNT] = {
    [AFF_ENTITY_WORKSHOP] = workshop_fields, [AFF_ENTITY_ROOM] = room_fields,
    [AFF_ENTITY_ITEM] = item_fields,         [AFF_ENTITY_PAPER] = paper_fields,
    [AFF_ENTITY_PERSON] = person_fields,     [AFF_ENTITY_TOPIC] = topic_fields,
    [AFF_ENTITY_NOTICE] = notice_fields,     [AFF_ENTITY_BOARD] = board_fields,
    [AFF_ENTITY_PASSAGE] = passage_fields,
  };

  return tables[entity];
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/db/log.h"
#include "app/read/formats.h"
#include "app/write/writers.h"
#include "tests/support/calendar-words.h"
#include "tests/support/fixture.h"
#include "tests/support/hall.h"
#include "tests/support/reading.h"

#include <string.h>

#define LATER (HALL_NOW + 3600)

typedef struct {
  AffDb *db;
  AffProgramme *programme;
  GPtrArray *notes;
  char *head;
  char *text;
} Export;

static char *
write_text (Export *self, const char *language, gint64 now)
{
  g_autoptr (GError) error = NULL;
  AffExportContext context = {self->db, self->programme, self->head, language, now};
  g_autoptr (GBytes) bytes = aff_write_calendar (&context, self->notes, &error);

  g_assert_no_error (error);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

// The hall after MORE.
static Export *
export_new (const char *more)
{
  g_autoptr (GError) error = NULL;
  Export *self = g_new0 (Export, 1);

  self->db = hall_new (more);
  self->programme = hall_load (self->db);
  self->notes = g_ptr_array_new_with_free_func (g_free);
  self->head = aff_log_head (self->db, &error);
  g_assert_no_error (error);
  self->text = write_text (self, "en", HALL_NOW);
  return self;
}

static void
export_free (Export *self)
{
  g_free (self->text);
  g_free (self->head);
  g_ptr_array_unref (self->notes);
  aff_programme_unref (self->programme);
  aff_db_free (self->db);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Export, export_free)

static Reading *
read_back (const char *text)
{
  Reading *reading = reading_new (&aff_format_calendar, "export.ics", text, -1);

  g_assert_no_error (reading->error);
  return reading;
}

static const AffDraftItem *
find_item (const Reading *reading, const char *title)
{
  for (guint i = 0; i < reading->draft->items->len; i++) {
    const AffDraftItem *item = reading->draft->items->pdata[i];
    if (g_strcmp0 (item->title, title) == 0)
      return item;
  }
  g_error ("no item “%s” was read back", title);
}

static char *
unfold (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "\r\n ", -1);

  return g_strjoinv ("", parts);
}

static void
assert_has (const Export *export, const char *line)
{
  g_autofree char *text = unfold (export->text);

  if (!strstr (text, line))
    g_error ("“%s” is not in\n%s", line, text);
}

static void
assert_lacks (const Export *export, const char *part)
{
  g_autofree char *text = unfold (export->text);

  if (strstr (text, part))
    g_error ("“%s” is in\n%s", part, text);
}

static const AffPerson *
find_speaker (const AffItem *item)
{
  for (guint i = 0; i < item->people->len; i++) {
    const AffItemPerson *each = g_ptr_array_index (item->people, i);
    if (each->person && each->role != AFF_ROLE_CHAIR && !each->has_withdrawn)
      return each->person;
  }
  return NULL;
}

static void
assert_same (const AffItem *item, const AffDraftItem *read)
{
  const AffName *room = item->room ? aff_names_find (item->room->names, "en") : NULL;
  const AffPerson *speaker = find_speaker (item);
  const AffDraftPerson *read_speaker = read->speakers ? read->speakers->pdata[0] : NULL;

  g_assert_cmpint (aff_when_instant (&read->start), ==, item->standing.start);
  g_assert_cmpint (read->duration_min, ==,
                   item->standing.end == AFF_UNKNOWN_TIME
                     ? -1
                     : (item->standing.end - item->standing.start) / 60);
  g_assert_cmpstr (read->room, ==, room ? room->name : NULL);
  g_assert_cmpstr (read->subtitle, ==, item->subtitle);
  g_assert_cmpstr (read->abstract, ==, item->abstract);
  g_assert_cmpstr (read->type, ==, item->type);
  g_assert_cmpstr (read_speaker ? read_speaker->name : NULL, ==,
                   speaker ? speaker->name : NULL);
  g_assert_true (read->is_cancelled == item->is_cancelled);
  g_assert_true (read->to_confirm == (item->to_confirm && !item->is_cancelled));
}

static void
test_our_own_reader_reads_the_same_items (void)
{
  g_autoptr (Export) export = export_new (
    "UPDATE item SET subtitle = 'and coffee', abstract = 'One, two; three' || char (10) || 'x',"
    " type = 'Poster session', certainty = 'to-confirm' WHERE id = 1;"
    "UPDATE item SET cancelled = 1 WHERE id = 2;"
    "UPDATE item SET type = 'Talk, invited' WHERE id = 4;"
    "INSERT INTO item_person (item, person, role, rank) VALUES (4, 2, 'speaker', 0)");
  g_autoptr (Reading) reading = read_back (export->text);

  g_assert_cmpuint (reading->draft->items->len, ==, export->programme->items->len);
  for (guint i = 0; i < export->programme->items->len; i++) {
    const AffItem *item = g_ptr_array_index (export->programme->items, i);
    assert_same (item, find_item (reading, item->title));
  }
  g_assert_cmpstr (reading->draft->title, ==, "Models");
  g_assert_cmpuint (export->notes->len, ==, 0);
}

static void
test_lines_are_folded_between_characters (void)
{
  g_autoptr (Export) export = export_new (
    "UPDATE item SET title = replace (printf ('%.120c', 'x'), 'x', 'Ünïté 言 ') WHERE id = 4");
  g_auto (GStrv) lines = g_strsplit (export->text, "\r\n", -1);
  guint n_folded = 0;

  g_assert_true (g_str_has_suffix (export->text, "\r\nEND:VCALENDAR\r\n"));
  for (guint i = 0; lines[i]; i++) {
    g_assert_cmpuint (strlen (lines[i]), <=, 75);
    g_assert_true (g_utf8_validate (lines[i], -1, NULL));
    g_assert_null (strpbrk (lines[i], "\r\n"));
    n_folded += lines[i][0] == ' ';
  }
  g_assert_cmpuint (n_folded, >, 10);
}

static void
test_texts_cannot_leave_their_line (void)
{
  g_autoptr (Export) export = export_new (
    "UPDATE item SET title = '☕ A' || char (13) || char (10) || 'END:VEVENT; B, C\\' WHERE id = 4;"
    "UPDATE person SET name = 'First \"Nick\" Speaker:x' WHERE id = 2;"
    "INSERT INTO item_person (item, person, role, rank) VALUES (4, 2, 'speaker', 0)");
  g_autoptr (Reading) reading = read_back (export->text);
  const AffDraftItem *item = find_item (reading, "A END:VEVENT; B, C\\");
  const AffDraftPerson *speaker = item->speakers->pdata[0];

  g_assert_cmpuint (reading->draft->items->len, ==, 4);
  g_assert_cmpstr (speaker->name, ==, "First \"Nick\" Speaker:x");
  assert_has (export, "\r\nSUMMARY:A END:VEVENT\\; B\\, C\\\\\r\n");
}

static void
test_addresses_of_people_stay (void)
{
  g_autoptr (Export) export = export_new (
    "UPDATE item SET title = 'Ask first.author@example.org', abstract = 'or +33 3 12 34 56 78'"
    " WHERE id = 4");

  assert_lacks (export, "example.org");
  assert_lacks (export, "34 56");
}

static void
test_unchanged_programme_is_written_as_before (void)
{
  g_autoptr (Export) export = export_new (NULL);
  g_autofree char *again = write_text (export, "en", LATER);
  g_autoptr (Export) other = export_new (NULL);

  g_assert_cmpstr (again, ==, export->text);
  g_assert_cmpint (other->programme->version, ==, export->programme->version);
  g_autofree char *head = g_strdup_printf ("\r\nX-AFFICHE-HEAD:%s\r\n", export->head);
  assert_has (export, head);
}

// The lines of TEXT that begin with NAME and a colon, joined.
static char *
list_values (const char *text, const char *name)
{
  g_autofree char *lines = unfold (text);
  g_autofree char *pattern = g_strdup_printf ("^%s:.*$", name);
  g_autoptr (GRegex) regex = g_regex_new (pattern, G_REGEX_MULTILINE | G_REGEX_RAW,
                                          G_REGEX_MATCH_NEWLINE_CRLF, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  GString *values = g_string_new (NULL);

  g_regex_match (regex, lines, G_REGEX_MATCH_NEWLINE_CRLF, &match);
  for (; g_match_info_matches (match); g_match_info_next (match, NULL)) {
    g_autofree char *value = g_match_info_fetch (match, 0);
    g_string_append_printf (values, "%s\n", value);
  }
  return g_string_free (values, FALSE);
}

static void
test_change_keeps_uids_and_raises_sequences (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (Export) export = export_new (NULL);
  g_autofree char *uids = list_values (export->text, "UID");
  g_autofree char *sequences = list_values (export->text, "SEQUENCE");
  gint64 version = export->programme->version;

  fixture_change (export->db, "UPDATE item SET title = 'Moved', minute = 1000 WHERE id = 4");
  aff_programme_unref (export->programme);
  export->programme = hall_load (export->db);
  g_autofree char *later = write_text (export, "fr", LATER);
  g_autofree char *later_uids = list_values (later, "UID");
  g_autofree char *later_sequences = list_values (later, "SEQUENCE");
  g_autofree char *sequence = g_strdup_printf ("SEQUENCE:%" G_GINT64_FORMAT "\n",
                                               export->programme->version);

  // The order is that of time, so the sets are compared.
  g_assert_cmpuint (strlen (uids), ==, strlen (later_uids));
  g_auto (GStrv) lines = g_strsplit (uids, "\n", -1);
  for (guint i = 0; lines[i]; i++)
    g_assert_nonnull (strstr (later_uids, lines[i]));
  g_assert_cmpstr (sequences, !=, later_sequences);
  g_assert_true (g_str_has_prefix (later_sequences, sequence));
  g_assert_cmpint (export->programme->version, >, version);
}

static void
test_items_without_time_are_counted (void)
{
  g_autoptr (Export) export = export_new (
    "UPDATE item SET day = NULL WHERE id = 1; UPDATE item SET minute = NULL WHERE id = 2");
  g_autoptr (Reading) reading = read_back (export->text);

  g_assert_cmpuint (reading->draft->items->len, ==, 2);
  g_assert_cmpuint (export->notes->len, ==, 1);
  g_assert_true (g_str_has_prefix (export->notes->pdata[0], "2 items have "));
}

static void
test_every_event_is_somewhere_and_lasts (void)
{
  g_autoptr (Export) export = export_new (
    "UPDATE item SET duration_min = NULL; UPDATE workshop SET city = 'Strasbourg'");

  assert_has (export, "\r\nLOCATION:Hall\\, Strasbourg\r\n");
  assert_has (export, "\r\nLOCATION:Room to be announced\\, Strasbourg\r\n");
  assert_has (export, "\r\nDURATION:PT0S\r\n");
  g_autoptr (Reading) reading = read_back (export->text);
  g_assert_null (find_item (reading, "Talk")->room);
}

static void
test_status_says_what_stands (void)
{
  g_autoptr (Export) export = export_new (
    "UPDATE item SET certainty = 'to-confirm' WHERE id = 1;"
    "UPDATE item SET cancelled = 1, certainty = 'to-confirm' WHERE id = 2");
  g_autofree char *statuses = list_values (export->text, "STATUS");

  g_assert_cmpstr (statuses, ==,
                   "STATUS:TENTATIVE\nSTATUS:CONFIRMED\nSTATUS:CANCELLED\nSTATUS:CONFIRMED\n");
}

static void
test_session_lists_its_posters (void)
{
  g_autoptr (Export) export = export_new (NULL);

  assert_has (export, "\r\nDESCRIPTION:P1: Title 1 (Board 1)\\nP2: Title 2 (Board 2)\\n");
  assert_has (export, "\\nS7: Title 7 (Board 7)\\nS8: Title 8 (Board to be announced)\\n");
  g_autoptr (Reading) reading = read_back (export->text);
  g_assert_null (find_item (reading, "Posters")->abstract);
}

static void
test_secrets_are_kept (void)
{
  g_autoptr (Export) export = export_new (
    "DELETE FROM placement WHERE presentation = 1; UPDATE paper SET withdrawn = 1 WHERE id = 1;"
    "UPDATE presentation SET embargo = 1791900000 WHERE id = 2 OR id = 12");

  assert_lacks (export, "Title 1");
  assert_lacks (export, "Title 2");
  assert_has (export, "P3: Title 3");
}

static void
test_key_of_a_calendar_comes_back (void)
{
  g_autoptr (Export) export = export_new (
    "UPDATE item SET source_key = 'ical:460#sample' WHERE id = 4;"
    "UPDATE item SET source_key = 'pretalx:ABCDEF' WHERE id = 3");
  g_autoptr (Reading) reading = read_back (export->text);

  g_assert_cmpstr (find_item (reading, "Talk")->key, ==, "460#sample");
  assert_lacks (export, "ABCDEF");
}

static void
test_empty_programme_is_a_calendar_all_the_same (void)
{
  g_autoptr (Export) export = g_new0 (Export, 1);

  export->db = fixture_db_new (NULL);
  export->programme = hall_load (export->db);
  export->notes = g_ptr_array_new_with_free_func (g_free);
  export->head = g_strdup ("");
  export->text = write_text (export, "de", HALL_NOW);
  g_assert_true (g_str_has_prefix (export->text, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"));
  g_assert_null (strstr (export->text, "VEVENT"));
}

#define ADD(claim, test) g_test_add_func ("/exchange/write-calendar/" claim, test)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("our-own-reader-reads-the-same-items", test_our_own_reader_reads_the_same_items);
  ADD ("lines-are-folded-between-characters", test_lines_are_folded_between_characters);
  ADD ("texts-cannot-leave-their-line", test_texts_cannot_leave_their_line);
  ADD ("addresses-of-people-stay", test_addresses_of_people_stay);
  ADD ("unchanged-programme-is-written-as-before",
       test_unchanged_programme_is_written_as_before);
  ADD ("change-keeps-uids-and-raises-sequences", test_change_keeps_uids_and_raises_sequences);
  ADD ("items-without-time-are-counted", test_items_without_time_are_counted);
  ADD ("every-event-is-somewhere-and-lasts", test_every_event_is_somewhere_and_lasts);
  ADD ("status-says-what-stands", test_status_says_what_stands);
  ADD ("session-lists-its-posters", test_session_lists_its_posters);
  ADD ("secrets-are-kept", test_secrets_are_kept);
  ADD ("key-of-a-calendar-comes-back", test_key_of_a_calendar_comes_back);
  ADD ("empty-programme-is-a-calendar-all-the-same",
       test_empty_programme_is_a_calendar_all_the_same);
  return g_test_run ();
}

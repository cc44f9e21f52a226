// SPDX-License-Identifier: GPL-3.0-or-later
// The page is read as a browser reads it, by libxml2's HTML parser, and asked by XPath.
#include "app/face/phrase.h"
#include "app/import/sample.h"
#include "app/programme/agenda.h"
#include "app/qr/link.h"
#include "app/write/write.h"
#include "tests/support/fixture.h"

#include <libxml/HTMLparser.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>
#include <string.h>

#define NOW            1791120240 // in the sample's poster session
#define UNKNOWN_TAG    801        // libxml2 knows the elements of HTML 4 only
#define UNKNOWN_ENTITY 26         // nor &apos;

typedef struct {
  char *folder;
  AffDb *db;
  AffProgramme *programme;
  char *text;
  xmlDoc *document;
  xmlXPathContext *context;
} Page;

static void
open_page (Page *page, gconstpointer sample)
{
  g_autoptr (GError) error = NULL;

  page->folder = fixture_folder_new ();
  g_autofree char *path = g_build_filename (page->folder, "sample.db", NULL);
  g_assert_true (aff_sample_create (path, sample != NULL ? sample : "strasbourg", NOW, &error));
  g_assert_no_error (error);
  page->db = aff_db_open (path, AFF_DB_WRITE, &error);
  g_assert_no_error (error);
}

static void
forget_text (Page *page)
{
  g_clear_pointer (&page->programme, aff_programme_unref);
  g_clear_pointer (&page->context, xmlXPathFreeContext);
  g_clear_pointer (&page->document, xmlFreeDoc);
  g_clear_pointer (&page->text, g_free);
}

static void
close_page (Page *page, gconstpointer sample)
{
  forget_text (page);
  aff_db_free (page->db);
  fixture_folder_free (page->folder);
}

static void
on_parser_error (void *count, xmlError *error)
{
  if (error->code == UNKNOWN_TAG || error->code == UNKNOWN_ENTITY)
    return;
  g_test_message ("line %d: %s", error->line, error->message);
  (*(guint *) count)++;
}

// Reads the programme as it is now and makes the page of it, which has to be well-formed.
static void
write_page (Page *page, const char *language)
{
  g_autoptr (GError) error = NULL;
  guint complaints = 0;

  forget_text (page);
  page->programme = aff_programme_load (page->db, &error);
  g_assert_no_error (error);
  AffExportContext context = {page->db, page->programme, "0123456789abcdef", language, NOW};
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
  const AffExport *html = aff_export_find ("html", &error);
  g_assert_no_error (error);
  g_autoptr (GBytes) bytes = html->write (&context, notes, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (notes->len, ==, 0);
  page->text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  xmlSetStructuredErrorFunc (&complaints, (xmlStructuredErrorFunc) on_parser_error);
  page->document = htmlReadMemory (page->text, (int) strlen (page->text), NULL, "utf-8",
                                   HTML_PARSE_NONET);
  xmlSetStructuredErrorFunc (NULL, NULL);
  g_assert_cmpuint (complaints, ==, 0);
  g_assert_nonnull (page->document);
  page->context = xmlXPathNewContext (page->document);
}

static xmlXPathObject *
ask (const Page *page, const char *path)
{
  xmlXPathObject *answer = xmlXPathEvalExpression ((const xmlChar *) path, page->context);

  g_assert_nonnull (answer);
  return answer;
}

static guint
count (const Page *page, const char *path)
{
  xmlXPathObject *answer = ask (page, path);
  guint number = answer->nodesetval != NULL ? (guint) answer->nodesetval->nodeNr : 0;

  xmlXPathFreeObject (answer);
  return number;
}

// What PATH gives as text, its spaces put in order.
static char *
read_text (const Page *page, const char *path)
{
  g_autofree char *spaced = g_strdup_printf ("normalize-space(%s)", path);
  xmlXPathObject *answer = ask (page, spaced);
  char *text = g_strdup ((const char *) answer->stringval);

  xmlXPathFreeObject (answer);
  return text;
}

static void
assert_text (const Page *page, const char *path, const char *expected)
{
  g_autofree char *text = read_text (page, path);

  g_assert_cmpstr (text, ==, expected);
}

// The values of all attributes that PATH finds. Free with g_ptr_array_unref.
static GPtrArray *
list_values (const Page *page, const char *path)
{
  xmlXPathObject *answer = ask (page, path);
  GPtrArray *values = g_ptr_array_new_with_free_func (g_free);

  for (int i = 0; answer->nodesetval != NULL && i < answer->nodesetval->nodeNr; i++) {
    xmlChar *value = xmlNodeGetContent (answer->nodesetval->nodeTab[i]);

    g_ptr_array_add (values, g_strdup ((const char *) value));
    xmlFree (value);
  }
  xmlXPathFreeObject (answer);
  return values;
}

static void
test_each_poster_is_on_the_map_and_in_the_lists (Page *page, gconstpointer sample)
{
  guint hanging = 0, linked = 0;

  write_page (page, "en");
  const AffItem *session = aff_agenda_poster_item (page->programme, NOW);
  g_autoptr (GArray) seats = aff_agenda_seats (page->programme, session, NOW);
  for (guint i = 0; i < seats->len; i++)
    hanging += g_array_index (seats, AffSeat, i).presentation != NULL;
  for (guint i = 0; i < page->programme->papers->len; i++)
    linked += aff_link_choose (g_ptr_array_index (page->programme->papers, i)) != NULL;
  g_assert_cmpuint (hanging, >, 20);
  g_assert_cmpuint (linked, >, 20);
  g_assert_cmpuint (count (page, "//table/tbody/tr"), ==, hanging);
  g_assert_cmpuint (count (page, "//svg[@class='map']/a"), ==, hanging);
  g_assert_cmpuint (count (page, "//svg[@class='map']//rect[@class='seat']"), ==, seats->len);
  g_assert_cmpuint (count (page, "//article"), ==, page->programme->papers->len);
  g_assert_cmpuint (count (page, "//article//svg[@class='qr']"), ==, linked);
  g_assert_cmpuint (count (page, "//article//figcaption/a"), >=, linked);
  g_assert_cmpuint (count (page, "//li[starts-with(@class, 'item')]"), ==,
                    page->programme->items->len);
}

static void
test_each_entry_leads_to_one_place (Page *page, gconstpointer sample)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

  write_page (page, "fr");
  g_autoptr (GPtrArray) names = list_values (page, "//@id");
  g_autoptr (GPtrArray) targets = list_values (page, "//@href[starts-with(., '#')]");
  for (guint i = 0; i < names->len; i++)
    g_assert_true (g_hash_table_add (ids, g_ptr_array_index (names, i)));
  g_assert_cmpuint (targets->len, >, 60);
  for (guint i = 0; i < targets->len; i++)
    g_assert_true (
      g_hash_table_contains (ids, (const char *) g_ptr_array_index (targets, i) + 1));
}

static void
test_nothing_is_run_or_fetched (Page *page, gconstpointer sample)
{
  write_page (page, "en");
  g_assert_cmpuint (count (page, "//script|//link|//iframe|//object|//embed|//form|//base|//img"
                                 "|//@style|//@src|//@srcset|//@*[starts-with(name(), 'on')]"),
                    ==, 0);
  g_autoptr (GPtrArray) pictures = list_values (page, "//*[name() != 'a']/@href");
  g_assert_cmpuint (pictures->len, >, 0);
  for (guint i = 0; i < pictures->len; i++) {
    const char *address = g_ptr_array_index (pictures, i);

    g_assert_true (g_str_has_prefix (address, "data:image/png;base64,") || address[0] == '#');
  }
  g_autoptr (GPtrArray) links = list_values (page, "//a/@href[not(starts-with(., '#'))]");
  for (guint i = 0; i < links->len; i++)
    g_assert_true (aff_link_check (g_ptr_array_index (links, i), NULL));
}

static void
test_only_its_own_style_is_allowed (Page *page, gconstpointer sample)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 digest[32];
  gsize length = sizeof digest;

  write_page (page, "en");
  const char *style = strstr (page->text, "<style>") + strlen ("<style>");
  const char *end = strstr (style, "</style>");
  g_assert_null (g_strstr_len (style, end - style, "url("));
  g_assert_null (g_strstr_len (style, end - style, "@import"));
  g_checksum_update (checksum, (const guchar *) style, end - style);
  g_checksum_get_digest (checksum, digest, &length);
  g_autofree char *hash = g_base64_encode (digest, length);
  g_autofree char *policy = g_strdup_printf (
    "default-src 'none'; style-src 'sha256-%s'; img-src data:; base-uri 'none'; "
    "form-action 'none'",
    hash);
  assert_text (page, "//meta[@http-equiv='Content-Security-Policy']/@content", policy);
}

#define EVIL "<script>alert(1)</script>\"''&amp;<b>{}"

static void
test_no_text_becomes_markup (Page *page, gconstpointer sample)
{
  g_autofree char *sql = g_strdup (
    "UPDATE paper SET title = $, abstract = $, origin = $, number = number || $;"
    "UPDATE person SET name = $, affiliation = $;"
    "UPDATE item SET title = $, subtitle = $, type = $, abstract = $, language = $;"
    "UPDATE workshop SET title = $, short_title = $, tagline = $, parent = $, city = $;"
    "UPDATE section SET title = $, text = $; UPDATE track SET name = $;"
    "UPDATE alias SET name = $; UPDATE deadline SET title = $;"
    "UPDATE room_name SET name = $; UPDATE place_name SET name = $;"
    "UPDATE topic_name SET name = $; UPDATE board SET label = label || $");
  g_auto (GStrv) parts = g_strsplit (sql, "$", -1);
  g_autofree char *whole = g_strjoinv ("'<script>alert(1)</script>\"''''&amp;<b>{}' ", parts);

  fixture_change (page->db, whole);
  write_page (page, "en");
  g_assert_cmpuint (count (page, "//script|//b/b|//h3/b|//td/b"), ==, 0);
  assert_text (page, "//article[1]/div/h3", EVIL);
  assert_text (page, "//title", EVIL " · " EVIL);
  assert_text (page, "(//h5)[1]", EVIL);
  assert_text (page, "(//details/p)[1]", EVIL);
}

static void
test_bad_addresses_are_no_links (Page *page, gconstpointer sample)
{
  fixture_change (page->db, "UPDATE link SET address = 'javascript:alert(1)';"
                            "UPDATE link SET address = 'http://example.org/' WHERE id % 2 = 0;"
                            "UPDATE item SET address = 'https://user@127.0.0.1/'");
  write_page (page, "en");
  g_assert_cmpuint (count (page, "//a[not(starts-with(@href, '#'))]"), ==, 0);
  g_assert_cmpuint (count (page, "//svg[@class='qr']"), ==, 0);
  g_assert_cmpuint (count (page, "//article/p[@class='code open']"), ==,
                    page->programme->papers->len);
  g_assert_null (strstr (page->text, "javascript:"));
}

static void
test_what_is_withdrawn_or_not_yet_public_is_not_there (Page *page, gconstpointer sample)
{
  fixture_change (page->db,
                  "UPDATE paper SET title = 'Withdrawn Paper', withdrawn = 1"
                  " WHERE number = 'S042';"
                  "DELETE FROM placement WHERE presentation IN (SELECT presentation.id"
                  " FROM presentation JOIN paper ON paper.id = paper WHERE withdrawn);"
                  "UPDATE paper SET title = 'Secret Winner' WHERE number = 'O221';"
                  "UPDATE presentation SET embargo = 1791120241 WHERE paper ="
                  " (SELECT id FROM paper WHERE number = 'O221');"
                  "UPDATE paper SET title = 'Known Winner' WHERE number = 'P046';"
                  "UPDATE presentation SET embargo = 1791120240 WHERE paper ="
                  " (SELECT id FROM paper WHERE number = 'P046')");
  write_page (page, "en");
  g_assert_null (strstr (page->text, "Withdrawn Paper"));
  g_assert_null (strstr (page->text, "Secret Winner"));
  g_assert_null (strstr (page->text, "Rogier"));
  g_assert_nonnull (strstr (page->text, "Known Winner"));
  g_assert_cmpuint (count (page, "//article"), ==, page->programme->papers->len - 2);
}

static void
test_addresses_of_people_are_dropped (Page *page, gconstpointer sample)
{
  fixture_change (page->db, "UPDATE paper SET title = 'Ask first.author@example.org',"
                            " abstract = 'Call +33 3 88 00 00 00';"
                            "UPDATE person SET affiliation = 'second.author@example.org';"
                            "UPDATE item SET title = 'Mail third.author@example.org';"
                            "UPDATE topic_name SET name = 'Of a@example.org';"
                            "UPDATE room_name SET name = 'Room of b@example.org';"
                            "UPDATE place_name SET name = 'Desk of c@example.org';"
                            "UPDATE workshop SET parent = 'With d@example.org'");
  write_page (page, "en");
  g_assert_null (strstr (page->text, "@example.org"));
  g_assert_null (strstr (page->text, "+33 3"));
  g_autofree char *title = read_text (page, "//article[1]/div/h3");
  g_assert_true (g_str_has_prefix (title, "Ask"));
}

static void
test_what_is_open_is_said_so (Page *page, gconstpointer sample)
{
  fixture_change (page->db, "UPDATE item SET day = NULL, minute = NULL, live_start = NULL,"
                            " live_end = NULL, room = NULL; UPDATE workshop SET room = NULL");
  write_page (page, "en");
  g_assert_cmpuint (count (page, "//section[@id='day-open']"), ==, 1);
  g_assert_cmpuint (count (page, "//div[@class='when']/span[@class='open']"), ==,
                    page->programme->items->len);
  g_assert_cmpuint (count (page, "//time"), ==, 0);
  assert_text (page, "//p[@class='room open']", "Room to be announced");
  g_assert_cmpuint (count (page, "//ul[@class='people']/li/span[@class='open']"), ==, 4);
}

static void
test_a_delay_shows_both_times (Page *page, gconstpointer sample)
{
  write_page (page, "en");
  // The sample's poster session lasts ten minutes longer, so that all after it start later.
  g_assert_cmpuint (count (page, "//span[@class='late']"), ==, 4);
  assert_text (page, "(//s)[2]", "planned: 16:10 to 16:30");
  assert_text (page, "(//s)[2]/../time", "16:20 to 16:40");
  assert_text (page, "(//s)[2]/../time/@datetime", "2026-10-04T16:20:00+02:00");
}

static void
test_an_abstract_of_a_session_is_folded_into_it (Page *page, gconstpointer sample)
{
  fixture_change (page->db, "UPDATE item SET abstract = 'Sample abstract' WHERE id = 2");
  write_page (page, "en");
  assert_text (page, "//li[@id='item-2']//details/summary", "Abstract");
  assert_text (page, "//li[@id='item-2']//details/p", "Sample abstract");
}

static void
test_an_empty_programme_is_a_page (Page *page, gconstpointer sample)
{
  write_page (page, "de");
  assert_text (page, "/html/@lang", "de");
  assert_text (page, "//section[@id='papers']/p", "Die Artikel werden bekannt gegeben.");
  g_assert_cmpuint (count (page, "//article|//svg[@class='map']|//table"), ==, 0);
  g_assert_cmpuint (count (page, "//h1"), ==, 1);
}

static void
test_a_reader_aloud_finds_its_way (Page *page, gconstpointer sample)
{
  write_page (page, "fr");
  g_assert_cmpuint (count (page, "//header|//nav[@aria-label]|//main|//footer"), ==, 4);
  assert_text (page, "(//body//a)[1]/@href", "#main");
  g_assert_cmpuint (count (page, "//svg[not(@aria-label or @aria-hidden)]"), ==, 0);
  g_assert_cmpuint (count (page, "//svg[@class='map']/a[not(@aria-label)]"), ==, 0);
  g_assert_cmpuint (count (page, "//table//th[not(@scope)]"), ==, 0);
  // The papers are English, the page is not.
  g_assert_cmpuint (count (page, "//article/div/h3[@lang='en']"), ==,
                    page->programme->papers->len);
}

static void
test_each_language_has_its_own_words (Page *page, gconstpointer sample)
{
  static const struct {
    const char *asked;
    const char *language;
    const char *head;
    const char *foot;
  } rows[] = {
    {"en", "en", "Papers", "State 0123456789ab"},
    {"fr", "fr", "Articles", "Version 0123456789ab"},
    {"de", "de", "Artikel", "Fassung 0123456789ab"},
    {"tlh", "en", "Papers", "State 0123456789ab"},
    {NULL, "en", "Papers", "State 0123456789ab"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    write_page (page, rows[i].asked);
    assert_text (page, "/html/@lang", rows[i].language);
    assert_text (page, "//h2[@id='head-papers']", rows[i].head);
    assert_text (page, "//footer", rows[i].foot);
  }
}

static void
test_days_are_said_as_short_as_they_can_be (void)
{
  static const struct {
    const char *first, *last, *language, *expected;
  } rows[] = {
    {"2026-10-04", "2026-10-08", "en", "4 to 8 October 2026"},
    {"2026-10-04", "2026-10-08", "de", "4. bis 8. Oktober 2026"},
    {"2026-09-30", "2026-10-02", "fr", "30 septembre à 2 octobre 2026"},
    {"2026-12-31", "2027-01-02", "en", "31 December 2026 to 2 January 2027"},
    {"2026-10-04", "2026-10-04", "en", "Sunday 4 October 2026"},
    {"2026-10-04", NULL, "en", "Sunday 4 October 2026"},
    {NULL, "2026-10-04", "en", "4 October 2026"},
    {"nonsense", "2026-10-04", "en", "4 October 2026"},
    {NULL, NULL, "en", "Day to be announced"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *days = aff_phrase_days (rows[i].first, rows[i].last, rows[i].language);
    g_assert_cmpstr (days, ==, rows[i].expected);
  }
}

int
main (int argc, char **argv)
{
  static const struct {
    const char *claim;
    const char *sample; // NULL: strasbourg
    void (*test) (Page *page, gconstpointer sample);
  } tests[] = {
    {"each-poster-is-on-the-map-and-in-the-lists", NULL,
     test_each_poster_is_on_the_map_and_in_the_lists},
    {"each-entry-leads-to-one-place", NULL, test_each_entry_leads_to_one_place},
    {"nothing-is-run-or-fetched", NULL, test_nothing_is_run_or_fetched},
    {"only-its-own-style-is-allowed", NULL, test_only_its_own_style_is_allowed},
    {"no-text-becomes-markup", NULL, test_no_text_becomes_markup},
    {"bad-addresses-are-no-links", NULL, test_bad_addresses_are_no_links},
    {"what-is-withdrawn-or-not-yet-public-is-not-there", NULL,
     test_what_is_withdrawn_or_not_yet_public_is_not_there},
    {"addresses-of-people-are-dropped", NULL, test_addresses_of_people_are_dropped},
    {"what-is-open-is-said-so", NULL, test_what_is_open_is_said_so},
    {"a-delay-shows-both-times", NULL, test_a_delay_shows_both_times},
    {"an-abstract-of-a-session-is-folded-into-it", NULL,
     test_an_abstract_of_a_session_is_folded_into_it},
    {"an-empty-programme-is-a-page", "none", test_an_empty_programme_is_a_page},
    {"a-reader-aloud-finds-its-way", NULL, test_a_reader_aloud_finds_its_way},
    {"each-language-has-its-own-words", NULL, test_each_language_has_its_own_words},
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++) {
    g_autofree char *path = g_strconcat ("/exchange/write-html/", tests[i].claim, NULL);
    g_test_add (path, Page, tests[i].sample, open_page, tests[i].test, close_page);
  }
  g_test_add_func ("/exchange/write-html/days-are-said-as-short-as-they-can-be",
                   test_days_are_said_as_short_as_they_can_be);
  return g_test_run ();
}

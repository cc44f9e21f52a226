// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/draft/source.h"
#include "tests/support/fixture.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

#define BYTES(literal) (literal), sizeof (literal) - 1

typedef struct {
  AffReport *report;
  AffSource *source;
  GError *error;
} Opened;

static void
close_source (Opened *self)
{
  aff_source_free (self->source);
  aff_report_free (self->report);
  g_clear_error (&self->error);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Opened, close_source)

static Opened
open_bytes (const char *text, gsize length)
{
  Opened self = {.report = aff_report_new ()};
  g_autoptr (GBytes) bytes = g_bytes_new (text, length);

  self.source = aff_source_new ("sample.txt", bytes, self.report, &self.error);
  g_assert_true (!self.source == !!self.error);
  return self;
}

static void
assert_only_remark (const Opened *opened, const char *code)
{
  const GPtrArray *remarks = aff_report_remarks (opened->report);

  g_assert_cmpuint (remarks->len, ==, code != NULL);
  if (code)
    g_assert_cmpstr (((AffRemark *) remarks->pdata[0])->code, ==, code);
}

static void
test_encodings_are_told_by_what_makes_sense (void)
{
  static const struct {
    const char *bytes;
    gsize length;
    const char *text;
    const char *remark;
  } cases[] = {
    {BYTES ("Zoë, Müller\n"), "Zoë, Müller\n", NULL},
    {BYTES ("\xef\xbb\xbfZoë"), "Zoë", NULL},
    {BYTES ("\xff\xfeZ\0o\0\xeb\0\n\0"), "Zoë\n", "encoding-utf-16"},
    {BYTES ("\xfe\xff\0Z\0o\0\xeb"), "Zoë", "encoding-utf-16"},
    {BYTES ("Z\0o\0\xeb\0,\0x\0\n\0"), "Zoë,x\n", "encoding-utf-16"},
    {BYTES ("\0Z\0o\0\xeb\0,\0x"), "Zoë,x", "encoding-utf-16"},
    {BYTES ("\xff\xfe\0\0Z\0\0\0\xeb\0\0\0"), "Zë", "encoding-utf-32"},
    {BYTES ("Zo\xeb M\xfcller, Andr\xe9"), "Zoë Müller, André", "encoding-windows-1252"},
    {BYTES ("the author\x92s \x93word\x94 \x96 caf\xe9"), "the author’s “word” – café",
     "encoding-windows-1252"},
    {BYTES ("\xc9mile \xd8rsted"), "Émile Ørsted", "encoding-windows-1252"},
    {BYTES ("Zo\x91 M\x9fller, Andr\x8e"), "Zoë Müller, André", "encoding-mac-roman"},
    {BYTES ("Garc\x92"
            "a, L\x97pez, Mu\x96oz"),
     "García, López, Muñoz", "encoding-mac-roman"},
    {BYTES ("Zoë, Émile, Jos\xe9 X"), "Zoë, Émile, José X", "encoding-mixed"},
    {BYTES ("<?xml version='1.0' encoding='ISO-8859-2'?><a>\xb3\xf3\xbc</a>"),
     "<?xml version='1.0' encoding='ISO-8859-2'?><a>łóź</a>", "encoding-declared"},
    {BYTES ("<html><meta charset=koi8-r><p>\xf0\xd2\xcf\xc7\xd2\xc1\xcd\xcd\xc1"),
     "<html><meta charset=koi8-r><p>Программа", "encoding-declared"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_auto (Opened) opened = open_bytes (cases[i].bytes, cases[i].length);
    g_assert_no_error (opened.error);
    g_assert_cmpstr (aff_source_text (opened.source), ==, cases[i].text);
    g_assert_cmpuint (aff_source_length (opened.source), ==, strlen (cases[i].text));
    assert_only_remark (&opened, cases[i].remark);
  }
}

static void
test_line_ends_become_one_newline (void)
{
  static const struct {
    const char *bytes;
    const char *text;
    const char *remark;
  } cases[] = {
    {"a\nb\n", "a\nb\n", NULL},
    {"a\r\nb\r\n", "a\nb\n", NULL},
    {"a\rb\r", "a\nb\n", NULL},
    {"a\r\n\r\nb", "a\n\nb", NULL},
    {"a\r\r\nb\r\r\n", "a\nb\n", "line-ends-doubled"},
    {"a\rb\nc\r\nd", "a\nb\nc\nd", "line-ends-mixed"},
    {"a\u2028b\u2029c", "a\nb\nc", NULL},
    {"a\u2029b", "a\nb", NULL},
    {"a\u2028b\nc", "a\u2028b\nc", NULL},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_auto (Opened) opened = open_bytes (cases[i].bytes, strlen (cases[i].bytes));
    g_assert_no_error (opened.error);
    g_assert_cmpstr (aff_source_text (opened.source), ==, cases[i].text);
    assert_only_remark (&opened, cases[i].remark);
  }
}

static void
test_kinds_are_told_by_content (void)
{
  static const struct {
    const char *text;
    AffSourceKind kind;
  } cases[] = {
    {" \n{\"a\": 1}", AFF_SOURCE_JSON},
    {"{}", AFF_SOURCE_JSON},
    {"[]\n", AFF_SOURCE_JSON},
    {"[ {", AFF_SOURCE_JSON},
    {"[\"a\"]", AFF_SOURCE_JSON},
    {"{'a': None}", AFF_SOURCE_JSON},
    {"[Home](https://example.org) and more", AFF_SOURCE_TEXT},
    {"[ ] to do", AFF_SOURCE_TEXT},
    {"[1] First Author: A Paper", AFF_SOURCE_TEXT},
    {"{{ template }}", AFF_SOURCE_TEXT},
    {"<schedule/>", AFF_SOURCE_XML},
    {"<?xml version='1.0'?>\n<!-- a --><schedule/>", AFF_SOURCE_XML},
    {"<?xml version='1.0'?><table/>", AFF_SOURCE_XML},
    {"<iCalendar/>", AFF_SOURCE_XML},
    {"<?xml version='1.0'?><html/>", AFF_SOURCE_HTML},
    {"<!DOCTYPE html><html>", AFF_SOURCE_HTML},
    {"<!doctype HTML><p>", AFF_SOURCE_HTML},
    {"<!-- a page --><TABLE border=1>", AFF_SOURCE_HTML},
    {"<main>", AFF_SOURCE_HTML},
    {"<meta charset='utf-8'><table>", AFF_SOURCE_HTML},
    {"Version:0.9\nStartHTML:0105\n<html>", AFF_SOURCE_HTML},
    {"< 5 papers", AFF_SOURCE_TEXT},
    {"BEGIN:VCALENDAR\n", AFF_SOURCE_CALENDAR},
    {"\nbegin:vevent\n", AFF_SOURCE_CALENDAR},
    {"PK\3\4 whatever", AFF_SOURCE_ZIP},
    {"id,title\n", AFF_SOURCE_TEXT},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_auto (Opened) opened = open_bytes (cases[i].text, strlen (cases[i].text));
    g_assert_no_error (opened.error);
    if (aff_source_kind (opened.source) != cases[i].kind)
      g_error ("“%s” is told as %d", cases[i].text, aff_source_kind (opened.source));
  }
}

static void
assert_says (GError *error, int code, const char *words)
{
  g_assert_error (error, AFF_ERROR, code);
  if (!strstr (error->message, words))
    g_error ("“%s” does not say “%s”", error->message, words);
  g_assert_true (g_str_has_suffix (error->message, "."));
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

static void
test_what_is_no_text_is_refused (void)
{
  static const struct {
    const char *bytes;
    gsize length;
    const char *words;
  } cases[] = {
    {BYTES (""), "is empty"},
    {BYTES (" \n\t\xc2\xa0\r\n"), "is empty"},
    {BYTES ("\xef\xbb\xbf"), "is empty"},
    {BYTES ("\xff\xfe"), "is empty"},
    {BYTES ("title\none\0two, three and more\n"), "line 2: the character NUL"},
    {BYTES ("%PDF-1.7 ..."), "is a PDF"},
    {BYTES ("\xd0\xcf\x11\xe0\xa1\xb1"), "old Excel"},
    {BYTES ("SQLite format 3\0...."), "is a database"},
    {BYTES ("\1\2\3\4\5\6\7a"), "control characters"},
    {BYTES ("\xff\xfe\0\xd8x"), "UTF-16"},
    {BYTES ("\x1f\x8b\x08garbage"), "packed (gzip) and broken"},
    {BYTES ("\x1f\x8b\x08"), "packed (gzip) and broken"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_auto (Opened) opened = open_bytes (cases[i].bytes, cases[i].length);
    assert_says (opened.error, AFF_ERROR_FORMAT, cases[i].words);
  }
}

static GBytes *
pack (GBytes *plain)
{
  g_autoptr (GZlibCompressor) gzip = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 1);
  g_autoptr (GInputStream) memory = g_memory_input_stream_new_from_bytes (plain);
  g_autoptr (GInputStream) stream = g_converter_input_stream_new (memory, G_CONVERTER (gzip));
  g_autoptr (GOutputStream) out = g_memory_output_stream_new_resizable ();
  const GOutputStreamSpliceFlags flags = G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET;

  g_assert_cmpint (g_output_stream_splice (out, stream, flags, NULL, NULL), >, 0);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (out));
}

static void
test_gzip_is_unpacked_within_bounds (void)
{
  g_autoptr (AffReport) report = aff_report_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) small = g_bytes_new_static ("id,title\n", 9);
  g_autoptr (GBytes) packed = pack (small);
  g_autoptr (AffSource) source = aff_source_new ("a.gz", packed, report, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (aff_source_text (source), ==, "id,title\n");
  g_assert_null (aff_source_bytes (source));

  g_autoptr (GBytes)
    huge = g_bytes_new_take (g_malloc0 (AFF_SOURCE_BYTES + 1), AFF_SOURCE_BYTES + 1);
  g_autoptr (GBytes) bomb = pack (huge);
  g_assert_null (aff_source_new ("bomb.gz", bomb, report, &error));
  assert_says (error, AFF_ERROR_FORMAT, "larger than 64 MiB");
  g_clear_error (&error);
  g_assert_null (aff_source_new ("huge.csv", huge, report, &error));
  assert_says (error, AFF_ERROR_FORMAT, "larger than 64 MiB");
}

static void
test_files_are_opened_by_path (void)
{
  g_autoptr (AffReport) report = aff_report_new ();
  g_autoptr (GError) error = NULL;
  char *folder = fixture_folder_new ();
  g_autofree char *path = g_build_filename (folder, "a b\n.txt", NULL);
  g_assert_true (g_file_set_contents (path, "One\r\nTwo", -1, NULL));

  g_autoptr (AffSource) source = aff_source_open (path, report, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (aff_source_name (source), ==, "a b\\n.txt");
  g_assert_cmpstr (aff_source_text (source), ==, "One\nTwo");
  g_assert_null (aff_source_open (folder, report, &error));
  assert_says (error, AFF_ERROR_STORE, "cannot be read");
  g_clear_error (&error);
  g_remove (path);
  g_assert_null (aff_source_open (path, report, &error));
  assert_says (error, AFF_ERROR_STORE, "cannot be read");
  fixture_folder_free (folder);
}

static JsonNode *
parse_json (Opened *opened)
{
  g_assert_no_error (opened->error);
  JsonNode *node = aff_source_json (opened->source, opened->report, &opened->error);
  g_assert_true (!node == !!opened->error);
  return node;
}

static void
test_json_is_read_as_it_is_written (void)
{
  static const struct {
    const char *text;
    const char *again;
    const char *remark;
  } cases[] = {
    {"{\"a\":[1,-2.5,true,null,\"x\"]}", "{\"a\":[1,-2.5,true,null,\"x\"]}", NULL},
    {"{\"a\":\"}]\\\"\"} \n", "{\"a\":\"}]\\\"\"}", NULL},
    {"{\"a\":1,\n\"a\":2}", "{\"a\":2}", "json-key-twice"},
    {"{\"a\":1,\"\\u0061\":2}", "{\"a\":2}", "json-key-twice"},
    {"{\"\\\"\":1,\"\\u0022\":2}", "{\"\\\"\":2}", "json-key-twice"},
    {"[{\"a\":1},{\"a\":2}]", "[{\"a\":1},{\"a\":2}]", NULL},
    {"{\"a\":{\"a\":[\"a\",\"a\"]}}", "{\"a\":{\"a\":[\"a\",\"a\"]}}", NULL},
    {"{\"a\":1,\"ab\":2,\"\":3}", "{\"a\":1,\"ab\":2,\"\":3}", NULL},
    {"[\"a\\u0000b\"]",
     "[\"a\xef\xbf\xbd"
     "b\"]",
     "json-broken-character"},
    {"[\"\\ud800\"]", "[\"\xef\xbf\xbd\"]", "json-broken-character"},
    {"[\"\\udc00x\"]", "[\"\xef\xbf\xbdx\"]", "json-broken-character"},
    {"[\"\\ud83c\\udf7a\"]", "[\"🍺\"]", NULL},
    {"[\"\u2028\"]", "[\"\u2028\"]", NULL},
    {"[[12345678901234567890123]]", "[[null]]", "json-number-huge"},
    {"[[1e999,2]]", "[[null,2]]", "json-number-huge"},
    {"[[9223372036854775807]]", "[[9223372036854775807]]", NULL},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_auto (Opened) opened = open_bytes (cases[i].text, strlen (cases[i].text));
    JsonNode *node = parse_json (&opened);
    g_assert_no_error (opened.error);
    g_autofree char *again = json_to_string (node, FALSE);
    g_assert_cmpstr (again, ==, cases[i].again);
    assert_only_remark (&opened, cases[i].remark);
    g_assert_true (parse_json (&opened) == node);
    assert_only_remark (&opened, cases[i].remark);
  }
}

static void
test_broken_json_is_refused_with_its_line (void)
{
  static const struct {
    const char *text;
    const char *words;
  } cases[] = {
    {"[\n[],\n]", "line 2: this is not JSON"},
    {"{\"a\" 1}", "line 1: this is not JSON"},
    {"[[true 2]]", "this is not JSON"},
    {"{\"a\":\n\nNaN}", "line 3: “NaN” is not JSON"},
    {"[[\n-Infinity]]", "line 2: “Infinity” is not JSON"},
    {"{\"a\": None}", "“None” is not JSON"},
    {"{a: 1}", "“a” is not JSON"},
    {"{'a': 1}", "single quotation marks"},
    {"{\"a\": 1} // done", "something stands after the end"},
    {"{} {}", "something stands after the end"},
    {"{\"a\":1}\n{\"a\":2}\n", "line 2: something stands after the end"},
    {"[\"a\"]]", "something stands after the end"},
    {"[\"a\",\xef\xbb\xbf\"b\"]", "character that JSON does not have"},
    {"{\"a\": /* one */ 1}", "JSON has no comments"},
    {"[{", "ends too early"},
    {"[\"a", "does not end on its line"},
    {"[\"a\nb\"]", "line 1: a text does not end"},
    {"[\"\\q\"]", "backslash"},
    {"[\"\\u12\"]", "backslash"},
    {"[\"\\", "backslash"},
    {"{\"a\":010}", "a number is not written"},
    {"{\"a\":0x10}", "a number is not written"},
    {"{\"a\":1.}", "a number is not written"},
    {"{\"a\":-}", "a number is not written"},
    {"{\"a\":1e}", "a number is not written"},
    {"{\"a\":[}]", "closes what no"},
    {"[[]}", "closes what no"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_auto (Opened) opened = open_bytes (cases[i].text, strlen (cases[i].text));
    g_assert_null (parse_json (&opened));
    assert_says (opened.error, AFF_ERROR_FORMAT, cases[i].words);
    g_autoptr (GError) again = NULL;
    g_assert_null (aff_source_json (opened.source, opened.report, &again));
    g_assert_cmpstr (again->message, ==, opened.error->message);
  }
}

// OPENER LEVELS times, then CLOSER as often.
static GString *
nest (const char *opener, const char *closer, guint levels)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < levels; i++)
    g_string_append (text, opener);
  for (guint i = 0; i < levels; i++)
    g_string_append (text, closer);
  return text;
}

static void
test_json_has_limits (void)
{
  static const struct {
    const char *opener;
    const char *closer;
    guint levels;
    const char *words; // or NULL
  } cases[] = {
    {"[", "]", AFF_JSON_DEPTH, NULL},
    {"[", "]", AFF_JSON_DEPTH + 1, "too deep"},
    {"[", "]", 2000000, "too deep"},
    {"{\"a\":", "}", 2000000, "too deep"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GString) text = nest (cases[i].opener, cases[i].closer, cases[i].levels);
    g_auto (Opened) opened = open_bytes (text->str, text->len);
    parse_json (&opened);
    if (cases[i].words)
      assert_says (opened.error, AFF_ERROR_FORMAT, cases[i].words);
    else
      g_assert_no_error (opened.error);
  }
  g_autoptr (GString) many = nest ("[],", "", AFF_JSON_BYTES / 100);
  g_string_prepend (many, "[");
  g_string_append (many, "[]]");
  g_auto (Opened) opened = open_bytes (many->str, many->len);
  g_assert_null (parse_json (&opened));
  assert_says (opened.error, AFF_ERROR_FORMAT, "there is room for in memory");
}

// Each value is looked at once, wherever it stands in the file.
static void
test_a_large_object_is_read (void)
{
  g_autoptr (GString) text = g_string_new ("{\"\":0");

  for (guint i = 0; i < 300000; i++)
    g_string_append_printf (text, ",\"%u\":%u", i, i);
  g_string_append (text, "}");
  g_auto (Opened) opened = open_bytes (text->str, text->len);
  g_assert_nonnull (parse_json (&opened));
}

// Each character of a key is looked at once, too.
static void
test_a_long_key_is_read (void)
{
  g_autoptr (GString) text = g_string_new ("{\"");

  while (text->len < 8 * 1024 * 1024)
    g_string_append (text, "\\\\\\\"");
  g_string_append (text, "\":1}");
  g_auto (Opened) opened = open_bytes (text->str, text->len);
  g_assert_nonnull (parse_json (&opened));
}

// json-glib looks a key that comes twice up from key to key.
static void
test_keys_that_come_twice_are_bounded (void)
{
  g_autoptr (GString) text = g_string_new ("{");

  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (text, "\"%u\":0,", i);
  for (guint i = 0; i < 20000; i++)
    g_string_append (text, "\"19999\":0,");
  g_string_append (text, "\"\":0}");
  g_auto (Opened) opened = open_bytes (text->str, text->len);
  g_assert_null (parse_json (&opened));
  assert_says (opened.error, AFF_ERROR_FORMAT, "far too many keys");
}

static xmlDoc *
parse_xml (Opened *opened)
{
  g_assert_no_error (opened->error);
  xmlDoc *document = aff_source_xml (opened->source, opened->report, &opened->error);
  g_assert_true (!document == !!opened->error);
  return document;
}

static void
assert_content (xmlDoc *document, const char *text)
{
  xmlChar *content = xmlNodeGetContent (xmlDocGetRootElement (document));

  g_assert_cmpstr ((char *) content, ==, text);
  xmlFree (content);
}

static void
test_xml_and_pages_are_read (void)
{
  static const struct {
    const char *text;
    const char *content;
  } cases[] = {
    {"<schedule>a &amp; b<!-- no --> <![CDATA[<c>]]></schedule>", "a & b <c>"},
    {"<?xml version='1.0' encoding='ISO-8859-1'?><a>Zoë</a>", "Zoë"},
    {"<!DOCTYPE schedule SYSTEM 'file:///etc/passwd'><schedule>x</schedule>", "x"},
    {"<x:schedule xmlns:x='urn:x'>don't</x:schedule>", "don't"},
    {"<p>one<p>two &nbsp;&lt;", "onetwo \u00a0<"},
    {"<!doctype html><meta charset=latin1><body>Zoë & <b>b", "Zoë & b"},
    {"Version:0.9\nStartHTML:00\n<html><body>x</body></html>", "x"},
    {"<div><article>x</article></div>", "x"},
    {"<html>\n<head>\n<title>x</title>\n</head>\n<body>\n<p>y</body></html>", "\n\nx\n\n\ny"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_auto (Opened) opened = open_bytes (cases[i].text, strlen (cases[i].text));
    xmlDoc *document = parse_xml (&opened);
    g_assert_no_error (opened.error);
    assert_content (document, cases[i].content);
    g_assert_true (parse_xml (&opened) == document);
  }
}

static void
test_broken_and_hostile_xml_is_refused (void)
{
  static const struct {
    const char *text;
    const char *words;
  } cases[] = {
    {"<schedule>\n<day>\n</schedule>", "line 3: this is not well-formed XML"},
    {"<schedule>", "not well-formed"},
    {"<schedule>&nbsp;</schedule>", "not well-formed"},
    {"<schedule/>garbage", "not well-formed"},
    {"<x b='1' b='2'/>", "not well-formed"},
    {"<!DOCTYPE a [\n<!ENTITY x 'y'>]><a>&x;</a>", "line 2: the file declares entities"},
    {"<!DOCTYPE a [<!ENTITY % x SYSTEM 'file:///etc/passwd'> %x;]><a/>", "declares entities"},
    {"<?xml version='1.0'?>", "not well-formed"},
    {"id,title", "is neither XML nor a page"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_auto (Opened) opened = open_bytes (cases[i].text, strlen (cases[i].text));
    if (parse_xml (&opened))
      g_error ("“%s” is read", cases[i].text);
    assert_says (opened.error, AFF_ERROR_FORMAT, cases[i].words);
  }
}

static void
test_xml_has_limits (void)
{
  static const struct {
    const char *start;
    const char *opener;
    const char *closer;
    guint levels;
    const char *words; // or NULL
  } cases[] = {
    {"", "<x>", "</x>", AFF_XML_DEPTH, NULL},
    {"", "<x>", "</x>", 100000, "too deep"},
    {"", "<x xmlns:x='y'>", "</x>", 300000, "too deep"},
    {"", "<div>", "</div>", 200, NULL},
    {"", "<div>", "</div>", 100000, "too deep"},
    {"", "<b>", "", 100000, "too deep"},
    {"<p>", "<br>", "", 100000, NULL},
    {"<x ", "a=''\n", "", 20000, "more elements or attributes"},
    {"<table ", "a\n", "", 20000, "more elements or attributes"},
    {"<table ", "", "a=''", 20000, "more elements or attributes"},
    {"<x>", "<y/>", "", AFF_XML_BYTES / 100, "more elements or attributes"},
    {"<x>", "<!---->", "", AFF_XML_BYTES / 100, "more elements or attributes"},
    {"<x>", "<?y?>", "", AFF_XML_BYTES / 100, "more elements or attributes"},
    {"<p>", "<!---->", "", AFF_XML_BYTES / 100, "more elements or attributes"},
    // What looks as if it went on while libxml2 is through with it.
    {"<p '>", "<br>", "", AFF_XML_BYTES / 100, "more elements or attributes"},
    {"<p =\">", "<br>", "", AFF_XML_BYTES / 100, "more elements or attributes"},
    {"<p><![CDATA[>", "<br>", "", AFF_XML_BYTES / 100, "more elements or attributes"},
    {"<p><!-- --!>", "<br>", "", AFF_XML_BYTES / 100, "more elements or attributes"},
    {"<p><!-- <p a=' -->", "<br>", "", AFF_XML_BYTES / 100, "more elements or attributes"},
    {"<x><?y <z a='?>", "<y/>", "", AFF_XML_BYTES / 100, "more elements or attributes"},
    {"<p><!-- <p a=' --><table ", "a\n", "", 20000, "more elements or attributes"},
    {"<table =\" ", "a\n", "", 20000, "more elements or attributes"},
    {"<table ", "aaaaaaaaaa", "", 20000, "more elements or attributes"},
    {"<p>", "<p", "", 200000, "more elements or attributes"},
    {"", "<b>", "</i>", 40000, "too deep"},
    // libxml2 quotes the comment anew for each double hyphen in it.
    {"", "<!--", "", 500000, "not well-formed"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GString) text = nest (cases[i].opener, cases[i].closer, cases[i].levels);
    g_string_prepend (text, cases[i].start);
    g_auto (Opened) opened = open_bytes (text->str, text->len);
    parse_xml (&opened);
    if (cases[i].words)
      assert_says (opened.error, AFF_ERROR_FORMAT, cases[i].words);
    else
      g_assert_no_error (opened.error);
  }
}

// libxml2 has a limit of its own at 10 MB.
static void
test_large_xml_is_read_to_its_end (void)
{
  g_autoptr (GString) text = g_string_new ("<schedule>");

  while (text->len < 24 * 1024 * 1024)
    g_string_append (text,
                     "<event>What is said of a sample event, and it is not short.</event>\n");
  g_string_append (text, "</schedule>");
  g_auto (Opened) opened = open_bytes (text->str, text->len);
  parse_xml (&opened);
  g_assert_no_error (opened.error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/source/encodings-are-told-by-what-makes-sense",
                   test_encodings_are_told_by_what_makes_sense);
  g_test_add_func ("/exchange/source/line-ends-become-one-newline",
                   test_line_ends_become_one_newline);
  g_test_add_func ("/exchange/source/kinds-are-told-by-content",
                   test_kinds_are_told_by_content);
  g_test_add_func ("/exchange/source/what-is-no-text-is-refused",
                   test_what_is_no_text_is_refused);
  g_test_add_func ("/exchange/source/gzip-is-unpacked-within-bounds",
                   test_gzip_is_unpacked_within_bounds);
  g_test_add_func ("/exchange/source/files-are-opened-by-path", test_files_are_opened_by_path);
  g_test_add_func ("/exchange/source/json-is-read-as-it-is-written",
                   test_json_is_read_as_it_is_written);
  g_test_add_func ("/exchange/source/broken-json-is-refused-with-its-line",
                   test_broken_json_is_refused_with_its_line);
  g_test_add_func ("/exchange/source/json-has-limits", test_json_has_limits);
  g_test_add_func ("/exchange/source/a-large-object-is-read", test_a_large_object_is_read);
  g_test_add_func ("/exchange/source/a-long-key-is-read", test_a_long_key_is_read);
  g_test_add_func ("/exchange/source/keys-that-come-twice-are-bounded",
                   test_keys_that_come_twice_are_bounded);
  g_test_add_func ("/exchange/source/xml-and-pages-are-read", test_xml_and_pages_are_read);
  g_test_add_func ("/exchange/source/broken-and-hostile-xml-is-refused",
                   test_broken_and_hostile_xml_is_refused);
  g_test_add_func ("/exchange/source/xml-has-limits", test_xml_has_limits);
  g_test_add_func ("/exchange/source/large-xml-is-read-to-its-end",
                   test_large_xml_is_read_to_its_end);
  return g_test_run ();
}

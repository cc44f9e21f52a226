// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/draft/encoding.h"

#include "app/base/error.h"
#include "app/draft/single-byte.h"
#include "app/draft/source.h"

#include <string.h>

// What is read as a text that it is not.
static const struct {
  const char *start;
  gsize length;
  const char *name;
} binaries[] = {
  {"%PDF-", 5, "a PDF"},
  {"\xd0\xcf\x11\xe0", 4, "an old Excel or Word file"},
  {"SQLite format 3", 16, "a database"},
  {"\x89PNG", 4, "a picture"},
  {"\xff\xd8\xff", 3, "a picture"},
  {"GIF8", 4, "a picture"},
  {"\x7f"
   "ELF",
   4, "a program"},
  {"{\\rtf", 5, "a formatted text (RTF)"},
  {"7z\xbc\xaf", 4, "an archive"},
  {"Rar!", 4, "an archive"},
  {"BZh", 3, "an archive"},
  {"\xfd"
   "7zXZ",
   5, "an archive"},
  {"\x28\xb5\x2f\xfd", 4, "an archive"},
};

static const char *
name_binary (const char *data, gsize size)
{
  for (guint i = 0; i < G_N_ELEMENTS (binaries); i++)
    if (size >= binaries[i].length && memcmp (data, binaries[i].start, binaries[i].length) == 0)
      return binaries[i].name;
  return NULL;
}

static gboolean
fail (GError **error, const char *name, const char *what)
{
  g_set_error (error, AFF_ERROR, AFF_ERROR_FORMAT,
               "%s is %s. Export it as CSV, JSON or XML, or copy its text into a file.", name,
               what);
  return FALSE;
}

// CHARSET to UTF-8, or NULL if a byte of it means nothing there.
static char *
convert (const char *data, gsize size, const char *charset, gsize *length)
{
  return g_convert (data, size, "UTF-8", charset, NULL, length, NULL);
}

typedef struct {
  gsize even; // NULs at even offsets
  gsize odd;
} Nuls;

static Nuls
count_nuls (const char *data, gsize size)
{
  Nuls nuls = {0};

  for (gsize i = 0; i < size; i++)
    if (data[i] == '\0')
      *(i % 2 == 0 ? &nuls.even : &nuls.odd) += 1;
  return nuls;
}

// UTF-16 is full of NULs at one half of its places; NULL if that is not it.
static const char *
tell_wide (const char *data, gsize size)
{
  Nuls nuls = count_nuls (data, MIN (size, 65536));

  if (nuls.odd > 4 * nuls.even && nuls.odd > MIN (size, 65536) / 16)
    return "UTF-16LE";
  if (nuls.even > 4 * nuls.odd && nuls.even > MIN (size, 65536) / 16)
    return "UTF-16BE";
  return NULL;
}

typedef struct {
  const char *charset;
  gsize mark; // bytes of the mark at its start
} Wide;

static Wide
find_wide (const char *data, gsize size)
{
  if (size >= 4 && memcmp (data, "\xff\xfe\0\0", 4) == 0)
    return (Wide){"UTF-32LE", 4};
  if (size >= 4 && memcmp (data, "\0\0\xfe\xff", 4) == 0)
    return (Wide){"UTF-32BE", 4};
  if (size >= 2 && memcmp (data, "\xff\xfe", 2) == 0)
    return (Wide){"UTF-16LE", 2};
  if (size >= 2 && memcmp (data, "\xfe\xff", 2) == 0)
    return (Wide){"UTF-16BE", 2};
  return (Wide){tell_wide (data, size), 0};
}

static void
remark_wide (Wide wide, AffReport *report)
{
  AffRemarkKind kind = wide.mark > 0 ? AFF_REMARK_HANDLED : AFF_REMARK_GUESSED;

  if (g_str_has_prefix (wide.charset, "UTF-32"))
    aff_report_add (report, kind, "encoding-utf-32", NULL, "The file is in UTF-32.",
                    "It was read as UTF-32.");
  else
    aff_report_add (report, kind, "encoding-utf-16", NULL,
                    "The file is in UTF-16, as Excel saves “Unicode text”.",
                    "It was read as UTF-16.");
}

static char *
read_wide (const char *name,
           const char *data,
           gsize size,
           Wide wide,
           gsize *length,
           AffReport *report,
           GError **error)
{
  char *text = convert (data + wide.mark, size - wide.mark, wide.charset, length);

  if (!text)
    fail (error, name, "broken UTF-16 or UTF-32, or no text at all");
  else
    remark_wide (wide, report);
  return text;
}

typedef struct {
  gsize good;  // characters of more than one byte
  gsize bad;   // bytes that belong to none
  guint first; // the line of the first of these
} Validity;

static gsize
step (const char *at, const char *end, gboolean *is_good)
{
  gunichar character = g_utf8_get_char_validated (at, end - at);

  *is_good = character != (gunichar) -1 && character != (gunichar) -2;
  return *is_good ? (gsize) (g_utf8_next_char (at) - at) : 1;
}

static Validity
judge (const char *data, gsize size)
{
  Validity validity = {0};
  guint line = 1;
  gboolean is_good = TRUE;

  for (const char *at = data, *end = data + size; at < end;) {
    gsize bytes = step (at, end, &is_good);
    line += *at == '\n';
    if (is_good)
      validity.good += bytes > 1;
    else if (validity.bad++ == 0)
      validity.first = line;
    at += bytes;
  }
  return validity;
}

// Characters of UTF-8 stay if KEEPS_GOOD, other bytes from 0x80 are those of MAP.
static char *
map_bytes (const char *data, gsize size, AffSingleByte map, gboolean keeps_good, gsize *length)
{
  GString *text = g_string_sized_new (size + size / 8);
  gboolean is_good = FALSE;

  for (const char *at = data, *end = data + size; at < end;) {
    gsize bytes = keeps_good ? step (at, end, &is_good) : 1;
    if (is_good)
      g_string_append_len (text, at, bytes);
    else
      g_string_append_unichar (text, map (*at));
    at += bytes;
  }
  *length = text->len;
  return g_string_free (text, FALSE);
}

static char *
read_mixed (const char *data, gsize size, guint line, gsize *length, AffReport *report)
{
  aff_report_add_line (report, AFF_REMARK_GUESSED, "encoding-mixed", line,
                       "Most of the file is in UTF-8, but some of its bytes are not.",
                       "These bytes were read as Windows-1252. Look at names with accents.");
  return map_bytes (data, size, aff_single_byte_windows, TRUE, length);
}

static char *
read_single (const char *data, gsize size, gsize *length, AffReport *report)
{
  if (aff_single_byte_score (data, size, aff_single_byte_macintosh) >
      aff_single_byte_score (data, size, aff_single_byte_windows)) {
    aff_report_add (report, AFF_REMARK_GUESSED, "encoding-mac-roman", NULL,
                    "The file does not say its encoding and is not in UTF-8.",
                    "It was read as Mac Roman. Look at names with accents.");
    return map_bytes (data, size, aff_single_byte_macintosh, FALSE, length);
  }
  aff_report_add (report, AFF_REMARK_GUESSED, "encoding-windows-1252", NULL,
                  "The file does not say its encoding and is not in UTF-8.",
                  "It was read as Windows-1252 (Latin-1). Look at names with accents.");
  return map_bytes (data, size, aff_single_byte_windows, FALSE, length);
}

// The encoding that the first lines of a page or of XML declare; NULL if they do not.
static char *
find_declared (const char *data, gsize size)
{
  static const char pattern[] = "^\\s*<[^\\x00]{0,1000}?(?:encoding|charset)\\s*=\\s*"
                                "[\"']?([A-Za-z][A-Za-z0-9_.:-]{1,30})";
  g_autoptr (GRegex) regex = g_regex_new (pattern, G_REGEX_RAW | G_REGEX_CASELESS, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  if (!g_regex_match_full (regex, data, MIN (size, 1500), 0, 0, &match, NULL))
    return NULL;
  return g_match_info_fetch (match, 1);
}

static char *
read_declared (const char *data, gsize size, gsize *length, AffReport *report)
{
  g_autofree char *charset = find_declared (data, size);
  gboolean is_single = charset && g_ascii_strncasecmp (charset, "utf", 3) != 0;
  char *text = is_single ? convert (data, size, charset, length) : NULL;

  if (text && !g_utf8_validate_len (text, *length, NULL))
    g_clear_pointer (&text, g_free);
  if (text)
    aff_report_add (report, AFF_REMARK_HANDLED, "encoding-declared", NULL,
                    "The file declares an encoding of its own.",
                    "It was read in that encoding.");
  return text;
}

// BYTES without MARK bytes at their start as a text, where they are unless somebody else has them.
static char *
take_text (GBytes *bytes, gsize mark)
{
  gsize size = 0;
  char *text = g_bytes_unref_to_data (bytes, &size);

  text = g_realloc (text, size + 1);
  memmove (text, text + mark, size - mark);
  text[size - mark] = '\0';
  return text;
}

static char *
read_other (const char *data, gsize size, gsize mark, gsize *length, AffReport *report)
{
  Validity validity = judge (data + mark, size - mark);
  char *text = NULL;

  *length = size - mark;
  if (mark > 0 || validity.good >= validity.bad)
    return read_mixed (data + mark, size - mark, validity.first, length, report);
  text = read_declared (data, size, length, report);
  return text ? text : read_single (data, size, length, report);
}

// Takes BYTES, which are not empty.
static char *
read_narrow (GBytes *bytes, gsize *length, AffReport *report)
{
  gsize size = 0;
  const char *data = g_bytes_get_data (bytes, &size);
  gsize mark = size >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
  char *text = NULL;

  *length = size - mark;
  if (g_utf8_validate_len (data + mark, size - mark, NULL))
    return take_text (bytes, mark);
  text = read_other (data, size, mark, length, report);
  g_bytes_unref (bytes);
  return text;
}

typedef struct {
  gsize lone;    // CR
  gsize doubled; // CR CR LF
  gsize windows; // CR LF
  gsize unix_ends;
} LineEnds;

// Turns all line ends of TEXT into one newline, in place.
static LineEnds
join_line_ends (char *text, gsize *length)
{
  LineEnds ends = {0};
  char *to = text;

  for (const char *at = text, *end = text + *length; at < end; at++) {
    if (*at != '\r') {
      ends.unix_ends += *at == '\n';
      *to++ = *at;
      continue;
    }
    gboolean is_doubled = at[1] == '\r' && at[2] == '\n';
    *(is_doubled ? &ends.doubled : at[1] == '\n' ? &ends.windows : &ends.lone) += 1;
    at += is_doubled ? 2 : at[1] == '\n';
    *to++ = '\n';
  }
  *to = '\0';
  *length = to - text;
  return ends;
}

static gboolean
are_mixed (const LineEnds *ends)
{
  return (ends->lone > 0) + (ends->doubled > 0) + (ends->windows > 0) + (ends->unix_ends > 0) >
         1;
}

static void
remark_line_ends (const LineEnds *ends, AffReport *report)
{
  if (ends->doubled > 0)
    aff_report_add (report, AFF_REMARK_HANDLED, "line-ends-doubled", NULL,
                    "Lines end with two carriage returns and a newline.",
                    "They were read as one line end.");
  else if (are_mixed (ends))
    aff_report_add (report, AFF_REMARK_HANDLED, "line-ends-mixed", NULL,
                    "Lines end in more than one way.", "Each of them was read as a line end.");
}

// U+2028 and U+2029 part lines only of plain text, and only where nothing else does: elsewhere they
// stand within cells and texts.
static void
part_at_separators (char *text, gsize *length)
{
  char *to = text;

  if (memchr (text, '\n', *length) || strchr ("{[<", text[strspn (text, " \t")]))
    return;
  for (const char *at = text; *at; at++)
    if (at[0] == '\xe2' && at[1] == '\x80' && (at[2] == '\xa8' || at[2] == '\xa9')) {
      *to++ = '\n';
      at += 2;
    } else
      *to++ = *at;
  *to = '\0';
  *length = to - text;
}

// Text has few control characters; what has many of them is a file of another kind.
static gboolean
looks_like_text (const char *text, gsize length)
{
  gsize controls = 0;

  for (gsize i = 0; i < length; i++)
    controls += (guchar) text[i] < ' ' && !strchr ("\t\n\v\f\r\x1a\x1b", text[i]);
  return controls <= length / 20;
}

static gboolean
check_text (const char *name, const char *text, gsize length, GError **error)
{
  const char *nul = memchr (text, '\0', length);
  guint line = 1;

  if (!nul && looks_like_text (text, length))
    return TRUE;
  if (!nul)
    return fail (error, name, "no text: it is full of control characters");
  for (const char *at = text; at < nul; at++)
    line += *at == '\n';
  g_set_error (
    error, AFF_ERROR, AFF_ERROR_FORMAT,
    "%s, line %u: the character NUL is no text. Save the file again from the program "
    "that wrote it.",
    name, line);
  return FALSE;
}

static gboolean
is_blank (const char *text)
{
  while (*text && g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  return *text == '\0';
}

static char *
refuse_empty (const char *name, GError **error)
{
  g_set_error (error, AFF_ERROR, AFF_ERROR_FORMAT,
               "%s is empty. Choose the file that holds the programme.", name);
  return NULL;
}

// Takes BYTES.
static char *
read_bytes (const char *name, GBytes *bytes, gsize *length, AffReport *report, GError **error)
{
  g_autoptr (GBytes) given = bytes;
  gsize size = 0;
  const char *data = g_bytes_get_data (given, &size);
  if (size == 0)
    return refuse_empty (name, error);
  const char *binary = name_binary (data, size);
  Wide wide = find_wide (data, size);

  if (binary)
    fail (error, name, binary);
  else if (wide.charset)
    return read_wide (name, data, size, wide, length, report, error);
  else
    return read_narrow (g_steal_pointer (&given), length, report);
  return NULL;
}

// What is written in fewer bytes elsewhere may be longer here.
static gboolean
check_length (const char *name, gsize length, GError **error)
{
  if (length <= AFF_SOURCE_BYTES)
    return TRUE;
  g_set_error (error, AFF_ERROR, AFF_ERROR_FORMAT,
               "%s is larger than 64 MiB in UTF-8. Split it, or leave out what is not needed.",
               name);
  return FALSE;
}

char *
aff_encoding_read (const char *name,
                   GBytes *bytes,
                   gsize *length,
                   AffReport *report,
                   GError **error)
{
  g_return_val_if_fail (name && bytes && length && report, NULL);
  gsize size = 0;
  g_autofree char *text = read_bytes (name, bytes, &size, report, error);
  LineEnds ends = {0};

  if (!text || !check_length (name, size, error) || !check_text (name, text, size, error))
    return NULL;
  ends = join_line_ends (text, &size);
  part_at_separators (text, &size);
  if (is_blank (text))
    return refuse_empty (name, error);
  remark_line_ends (&ends, report);
  *length = size;
  return g_steal_pointer (&text);
}

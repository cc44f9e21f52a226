// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/encoding.h"

#include "app/base/error.h"

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
    fail (error, name, "broken UTF-16 or no text at all");
  else
    aff_report_add (report, wide.mark > 0 ? AFF_REMARK_HANDLED : AFF_REMARK_GUESSED,
                    "encoding-utf-16", NULL,
                    "The file is in UTF-16, as Excel saves “Unicode text”.",
                    "It was read as UTF-16.");
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

// Windows-1252 from 0x80 to 0x9F; the five holes are what Windows itself makes of them.
static const gunichar windows[32] = {0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020,
                                     0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D,
                                     0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D,
                                     0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
                                     0x0153, 0x009D, 0x017E, 0x0178};

static gunichar
map_windows (guchar byte)
{
  return byte >= 0x80 && byte < 0xA0 ? windows[byte - 0x80] : byte;
}

// Mac Roman from 0x80 (Unicode Consortium, MAPPINGS/VENDORS/APPLE/ROMAN.TXT).
static const gunichar macintosh[128] = {
  0x00C4, 0x00C5, 0x00C7, 0x00C9, 0x00D1, 0x00D6, 0x00DC, 0x00E1, 0x00E0, 0x00E2, 0x00E4,
  0x00E3, 0x00E5, 0x00E7, 0x00E9, 0x00E8, 0x00EA, 0x00EB, 0x00ED, 0x00EC, 0x00EE, 0x00EF,
  0x00F1, 0x00F3, 0x00F2, 0x00F4, 0x00F6, 0x00F5, 0x00FA, 0x00F9, 0x00FB, 0x00FC, 0x2020,
  0x00B0, 0x00A2, 0x00A3, 0x00A7, 0x2022, 0x00B6, 0x00DF, 0x00AE, 0x00A9, 0x2122, 0x00B4,
  0x00A8, 0x2260, 0x00C6, 0x00D8, 0x221E, 0x00B1, 0x2264, 0x2265, 0x00A5, 0x00B5, 0x2202,
  0x2211, 0x220F, 0x03C0, 0x222B, 0x00AA, 0x00BA, 0x03A9, 0x00E6, 0x00F8, 0x00BF, 0x00A1,
  0x00AC, 0x221A, 0x0192, 0x2248, 0x2206, 0x00AB, 0x00BB, 0x2026, 0x00A0, 0x00C0, 0x00C3,
  0x00D5, 0x0152, 0x0153, 0x2013, 0x2014, 0x201C, 0x201D, 0x2018, 0x2019, 0x00F7, 0x25CA,
  0x00FF, 0x0178, 0x2044, 0x20AC, 0x2039, 0x203A, 0xFB01, 0xFB02, 0x2021, 0x00B7, 0x201A,
  0x201E, 0x2030, 0x00C2, 0x00CA, 0x00C1, 0x00CB, 0x00C8, 0x00CD, 0x00CE, 0x00CF, 0x00CC,
  0x00D3, 0x00D4, 0xF8FF, 0x00D2, 0x00DA, 0x00DB, 0x00D9, 0x0131, 0x02C6, 0x02DC, 0x00AF,
  0x02D8, 0x02D9, 0x02DA, 0x00B8, 0x02DD, 0x02DB, 0x02C7};

static gunichar
map_macintosh (guchar byte)
{
  return byte >= 0x80 ? macintosh[byte - 0x80] : byte;
}

typedef gunichar (*Map) (guchar byte);

// How much sense CHARACTER makes between the bytes BEFORE and AFTER it.
static int
score_character (gunichar character, guchar before, guchar after)
{
  gboolean is_inside = g_ascii_isalpha (before) && g_ascii_isalpha (after);

  if (character == 0xFF || character == 0x131 || character >= 0xFB00)
    return 0; // letters that hardly a text has
  if (g_unichar_islower (character))
    return g_ascii_islower (before) || g_ascii_islower (after) ? 3 : 0;
  if (g_unichar_isupper (character))
    return g_ascii_islower (before) ? -3 : g_ascii_isalpha (after) ? 3 : 0;
  if (character == 0x2019)
    return is_inside ? 2 : 1;
  if (character == 0x2026)
    return g_ascii_isalpha (after) ? -1 : 2;
  if ((character >= 0x2010 && character < 0x2020) || character == 0xA0)
    return is_inside ? 0 : 2;
  if (g_unichar_iscntrl (character) || character > 0x2200)
    return -3;
  return is_inside ? -3 : 0;
}

static gint64
score (const char *data, gsize size, Map map)
{
  gint64 sum = 0;

  for (gsize i = 0; i < size; i++)
    if ((guchar) data[i] >= 0x80)
      sum += score_character (map (data[i]), i > 0 ? data[i - 1] : ' ',
                              i + 1 < size ? data[i + 1] : ' ');
  return sum;
}

// Characters of UTF-8 stay if KEEPS_GOOD, other bytes from 0x80 are those of MAP.
static char *
map_bytes (const char *data, gsize size, Map map, gboolean keeps_good, gsize *length)
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
  return map_bytes (data, size, map_windows, TRUE, length);
}

static char *
read_single (const char *data, gsize size, gsize *length, AffReport *report)
{
  if (score (data, size, map_macintosh) > score (data, size, map_windows)) {
    aff_report_add (report, AFF_REMARK_GUESSED, "encoding-mac-roman", NULL,
                    "The file does not say its encoding and is not in UTF-8.",
                    "It was read as Mac Roman. Look at names with accents.");
    return map_bytes (data, size, map_macintosh, FALSE, length);
  }
  aff_report_add (report, AFF_REMARK_GUESSED, "encoding-windows-1252", NULL,
                  "The file does not say its encoding and is not in UTF-8.",
                  "It was read as Windows-1252 (Latin-1). Look at names with accents.");
  return map_bytes (data, size, map_windows, FALSE, length);
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

static char *
read_narrow (const char *data, gsize size, gsize *length, AffReport *report)
{
  gsize mark = size >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
  Validity validity = {0};
  char *text = NULL;

  *length = size - mark;
  if (g_utf8_validate_len (data + mark, size - mark, NULL))
    return g_strndup (data + mark, size - mark);
  validity = judge (data + mark, size - mark);
  if (mark > 0 || validity.good >= validity.bad)
    return read_mixed (data + mark, size - mark, validity.first, length, report);
  text = read_declared (data, size, length, report);
  return text ? text : read_single (data, size, length, report);
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
read_bytes (const char *name, GBytes *bytes, gsize *length, AffReport *report, GError **error)
{
  gsize size = 0;
  const char *data = g_bytes_get_data (bytes, &size);
  const char *binary = size > 0 ? name_binary (data, size) : NULL;
  Wide wide = size > 0 ? find_wide (data, size) : (Wide){0};

  if (binary)
    fail (error, name, binary);
  else if (wide.charset)
    return read_wide (name, data, size, wide, length, report, error);
  else
    return read_narrow (data ? data : "", size, length, report);
  return NULL;
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

  if (!text || !check_text (name, text, size, error))
    return NULL;
  ends = join_line_ends (text, &size);
  part_at_separators (text, &size);
  if (is_blank (text)) {
    g_set_error (error, AFF_ERROR, AFF_ERROR_FORMAT,
                 "%s is empty. Choose the file that holds the programme.", name);
    return NULL;
  }
  remark_line_ends (&ends, report);
  *length = size;
  return g_steal_pointer (&text);
}

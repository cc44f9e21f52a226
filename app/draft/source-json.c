// SPDX-License-Identifier: GPL-3.0-or-later
// json-glib parses; what it would take for something else, or not survive, is found before: it
// recurses as deep as the text goes, stops after the first value, reads 010 as 8 and NUL as an end.
#include "app/draft/source-private.h"

#include <errno.h>
#include <math.h>
#include <string.h>

// Comparisons that keys which come twice may cost: json-glib looks for them from key to key.
#define REPEAT_COST 50000000

// What json-glib keeps of a value beside its text, of an array, an object and a key, in bytes (1.6.6,
// measured with millions of them, rounded up).
#define VALUE_BYTES  96
#define ARRAY_BYTES  64
#define OBJECT_BYTES 280
#define KEY_BYTES    120

typedef struct {
  const char *name;  // borrowed
  char *at;          // borrowed
  AffReport *report; // borrowed
  guint line;
  gsize bytes; // that the values will take in memory
  guint64 cost;
  guint depth;
  gboolean wants_key;
  char open[AFF_JSON_DEPTH];
  GHashTable *keys[AFF_JSON_DEPTH]; // owned; of the objects that are open
  GStringChunk *spelt;              // owned; keys without escapes, made when there is one
  GError **error;                   // borrowed
} Scan;

static gboolean
fail (Scan *self, const char *what)
{
  g_set_error (self->error, AFF_ERROR, AFF_ERROR_FORMAT, "%s, line %u: %s", self->name,
               self->line, what);
  return FALSE;
}

// Keys end at their quotation mark: they are compared where they stand.
static guint
hash_key (gconstpointer key)
{
  guint32 hash = 5381;

  for (const guchar *at = key; *at != '"'; at += 1 + (at[0] == '\\'))
    hash = hash * 33 + *at;
  return hash;
}

static gboolean
are_keys_equal (gconstpointer a, gconstpointer b)
{
  const char *first = a;
  const char *second = b;

  while (*first == *second && *first != '"') {
    if (first[0] == '\\' && first[1] != second[1])
      return FALSE;
    gsize step = 1 + (first[0] == '\\');
    first += step;
    second += step;
  }
  return *first == *second;
}

static gboolean
remember_key (Scan *self, const char *key)
{
  GHashTable **keys = &self->keys[self->depth - 1];

  if (!*keys)
    *keys = g_hash_table_new (hash_key, are_keys_equal);
  if (g_hash_table_add (*keys, (gpointer) key))
    return TRUE;
  aff_report_add_line (self->report, AFF_REMARK_GUESSED, "json-key-twice", self->line,
                       "A key stands twice in one object.", "Its last value was read.");
  self->cost += g_hash_table_size (*keys);
  if (self->cost > REPEAT_COST)
    return fail (self, "far too many keys stand twice in one object. Export the file again.");
  return TRUE;
}

// The length of the escape AT a backslash, 0 if it is none. What stands for NUL or for half a
// character becomes U+FFFD.
static gsize
heal_escape (Scan *self)
{
  const char *at = self->at;
  gunichar unit = 0;

  if (at[1] != 'u')
    return at[1] && strchr ("\"\\/bfnrt", at[1]) ? 2 : 0;
  for (guint i = 2; i < 6; i++) {
    if (!g_ascii_isxdigit (at[i]))
      return 0;
    unit = unit * 16 + g_ascii_xdigit_value (at[i]);
  }
  gboolean is_high = unit >= 0xD800 && unit < 0xDC00;
  gboolean is_pair = is_high && at[6] == '\\' && (at[7] | 0x20) == 'u' &&
                     (at[8] | 0x20) == 'd' && at[9] && strchr ("cdefCDEF", at[9]) &&
                     g_ascii_isxdigit (at[10]) && g_ascii_isxdigit (at[11]);
  if (is_pair)
    return 12;
  if (unit != 0 && (unit < 0xD800 || unit >= 0xE000))
    return 6;
  memcpy (self->at + 2, "fffd", 4);
  aff_report_add_line (self->report, AFF_REMARK_LEFT, "json-broken-character", self->line,
                       "A text holds the character NUL or half of a character.",
                       "U+FFFD stands there instead.");
  return 6;
}

// KEY, which has escapes, spelt without those that it does not need.
static const char *
spell_key (Scan *self, const char *key)
{
  g_autofree char *token = g_strdup_printf ("[%.*s]", (int) (self->at - key + 2), key - 1);
  g_autoptr (JsonNode) node = json_from_string (token, NULL);
  const char *plain = node ? json_array_get_string_element (json_node_get_array (node), 0) : "";
  g_autoptr (GString) spelt = g_string_new (NULL);

  for (; *plain; plain++) {
    if (*plain == '\\' || *plain == '"')
      g_string_append_c (spelt, '\\');
    g_string_append_c (spelt, *plain);
  }
  g_string_append_c (spelt, '"');
  if (!self->spelt)
    self->spelt = g_string_chunk_new (1024);
  return g_string_chunk_insert_const (self->spelt, spelt->str);
}

// From behind a quotation mark to behind the next one.
static gboolean
scan_string (Scan *self)
{
  const char *key = self->at;
  gboolean is_plain = TRUE;

  while (*self->at != '"') {
    gsize step = *self->at == '\\' ? heal_escape (self) : 1;
    if (step == 0)
      return fail (self, "a text has a backslash before something that JSON does not escape. "
                         "Write “\\\\” for a backslash.");
    if (*self->at == '\n' || *self->at == '\0')
      return fail (self,
                   "a text does not end on its line. Add the quotation mark, or write “\\n” "
                   "for a new line.");
    is_plain = is_plain && step == 1;
    self->at += step;
  }
  if (self->wants_key && !remember_key (self, is_plain ? key : spell_key (self, key)))
    return FALSE;
  self->wants_key = FALSE;
  self->at++;
  return TRUE;
}

// JSON's own form of numbers (RFC 8259, section 6); where it ends, or NULL.
static const char *
pass_number (const char *at)
{
  at += *at == '-';
  if (!g_ascii_isdigit (*at) || (at[0] == '0' && g_ascii_isdigit (at[1])))
    return NULL;
  at += strspn (at, "0123456789");
  if (*at == '.' && !g_ascii_isdigit (*++at))
    return NULL;
  at += strspn (at, "0123456789");
  if (*at == 'e' || *at == 'E') {
    at++;
    at += *at == '+' || *at == '-';
    if (!g_ascii_isdigit (*at))
      return NULL;
    at += strspn (at, "0123456789");
  }
  return at;
}

// TRUE if the number from AT to END is larger than any that a program keeps.
static gboolean
is_huge (const char *at, const char *end)
{
  if (at + strspn (at, "-0123456789") < end)
    return !isfinite (g_ascii_strtod (at, NULL));
  errno = 0;
  g_ascii_strtoll (at, NULL, 10);
  return errno == ERANGE;
}

static gboolean
scan_number (Scan *self)
{
  gsize length = strspn (self->at, "+-.0123456789eE");
  const char *end = pass_number (self->at);

  if (end != self->at + length || g_ascii_isalnum (*end))
    return fail (self, "a number is not written as JSON writes it. Put it in quotation marks.");
  if (is_huge (self->at, end)) {
    memset (self->at, ' ', length);
    memcpy (self->at, "null", 4);
    aff_report_add_line (self->report, AFF_REMARK_LEFT, "json-number-huge", self->line,
                         "A number is larger than any that can be kept.",
                         "It was left out, as if nothing stood there.");
  }
  self->at += length;
  return TRUE;
}

static gboolean
scan_word (Scan *self)
{
  static const char *const words[] = {"true", "false", "null"};
  gsize length = 0;

  while (g_ascii_isalnum (self->at[length]) || self->at[length] == '_')
    length++;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strlen (words[i]) == length && strncmp (self->at, words[i], length) == 0) {
      self->at += length;
      return TRUE;
    }
  g_autofree char *word = g_strndup (self->at, MIN (length, 40));
  g_autofree char *what = g_strdup_printf (
    "“%s” is not JSON. Write null for what has no value (Python writes NaN, Infinity and None), "
    "and put texts and keys in quotation marks.",
    word);
  return fail (self, what);
}

static gboolean
open_part (Scan *self)
{
  if (self->depth == AFF_JSON_DEPTH)
    return fail (self, "lists stand in lists too deep (64 levels are read). Export the file "
                       "again, without nesting.");
  self->open[self->depth++] = *self->at;
  self->wants_key = *self->at == '{';
  self->at++;
  return TRUE;
}

static gboolean
close_part (Scan *self)
{
  char opener = *self->at == '}' ? '{' : '[';

  if (self->depth == 0 || self->open[self->depth - 1] != opener)
    return fail (self, *self->at == '}'
                         ? "a “}” closes what no “{” opened. Export the file again."
                         : "a “]” closes what no “[” opened. Export the file again.");
  self->depth--;
  if (self->keys[self->depth])
    g_hash_table_remove_all (self->keys[self->depth]);
  self->wants_key = FALSE;
  self->at++;
  return TRUE;
}

static gboolean
count_bytes (Scan *self, gsize bytes)
{
  self->bytes += bytes;
  if (self->bytes <= AFF_JSON_BYTES)
    return TRUE;
  return fail (self,
               "more lists, objects and values than there is room for in memory. Split the "
               "file.");
}

static gboolean
scan_text (Scan *self)
{
  gsize bytes = self->wants_key ? KEY_BYTES : VALUE_BYTES;
  const char *text = ++self->at;

  return scan_string (self) && count_bytes (self, bytes + (self->at - text));
}

static gboolean
scan_value (Scan *self)
{
  char first = *self->at;

  if (first == '"')
    return scan_text (self);
  if (first == '{' || first == '[')
    return count_bytes (self, VALUE_BYTES + (first == '{' ? OBJECT_BYTES : ARRAY_BYTES)) &&
           open_part (self);
  if (!count_bytes (self, VALUE_BYTES))
    return FALSE;
  if (first == '-' && self->at[1] == 'I')
    self->at++;
  if (*self->at == '-' || g_ascii_isdigit (first))
    return scan_number (self);
  if (g_ascii_isalpha (*self->at))
    return scan_word (self);
  if (first == '\'')
    return fail (self,
                 "JSON has no single quotation marks. Write the file with a JSON library.");
  if (first == '/')
    return fail (self, "JSON has no comments. Delete them.");
  return fail (self, "a character that JSON does not have here. Export the file again.");
}

static gboolean
scan_mark (Scan *self)
{
  switch (*self->at) {
  case '\n':
    self->line++;
    break;
  case ',':
    self->wants_key = self->depth > 0 && self->open[self->depth - 1] == '{';
    break;
  case '}':
  case ']':
    return close_part (self);
  case ' ':
  case '\t':
  case ':':
    break;
  default:
    return scan_value (self);
  }
  self->at++;
  return TRUE;
}

static gboolean
scan_all (Scan *self)
{
  do
    if (!scan_mark (self))
      return FALSE;
  while (*self->at && self->depth > 0);
  if (self->depth > 0)
    return fail (self, "the file ends too early. It was cut: export or copy it again.");
  for (; *self->at && strchr (" \t\n", *self->at); self->at++)
    self->line += *self->at == '\n';
  if (*self->at)
    return fail (self, "something stands after the end. If there is one value a line, put “[” "
                       "before them, “]” after them and commas between them.");
  return TRUE;
}

static gboolean
check (const char *name, char *text, AffReport *report, GError **error)
{
  Scan scan = {.name = name, .at = text, .report = report, .line = 1, .error = error};
  gboolean is_sound = FALSE;

  while (*scan.at && strchr (" \t\n", *scan.at))
    scan.line += *scan.at++ == '\n';
  is_sound = scan_all (&scan);
  for (guint i = 0; i < AFF_JSON_DEPTH; i++)
    g_clear_pointer (&scan.keys[i], g_hash_table_unref);
  g_clear_pointer (&scan.spelt, g_string_chunk_free);
  return is_sound;
}

// The line is known only while the parser stops.
static void
on_error (JsonParser *parser, const GError *reason, guint *line)
{
  *line = json_parser_get_current_line (parser);
}

JsonNode *
aff_source_parse_json (const char *name,
                       char *text,
                       gsize length,
                       AffReport *report,
                       GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  guint line = 0;

  if (!check (name, text, report, error))
    return NULL;
  g_signal_connect (parser, "error", G_CALLBACK (on_error), &line);
  if (json_parser_load_from_data (parser, text, length, NULL))
    return json_parser_steal_root (parser);
  g_set_error (
    error, AFF_ERROR, AFF_ERROR_FORMAT,
    "%s, line %u: this is not JSON. A comma, a colon or a quotation mark is missing or "
    "stands where none belongs. Export the file again.",
    name, line);
  return NULL;
}

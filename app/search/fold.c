// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/search/fold.h"

#include <string.h>

#define PART_LETTERS  AFF_WORD_BYTES
#define DECOMPOSITION 18
#define CHOICES       3 // letters of a word that are tried in both spellings

// What a letter becomes. Where people type it in two ways, `wide` is the second one.
typedef struct {
  gunichar letter; // lower case
  const char *plain;
  const char *wide;
} Spelling;

// Letters that no normal form of Unicode takes apart. In order of code points.
static const Spelling spellings[] = {
  {0x00DF, "ss", "sz"}, // ß
  {0x00E6, "ae", NULL}, // æ
  {0x00F0, "d", "dh"},  // ð
  {0x00F8, "o", "oe"},  // ø
  {0x00FE, "th", NULL}, // þ
  {0x0111, "d", "dj"},  // đ
  {0x0127, "h", NULL},  // ħ
  {0x0131, "i", NULL},  // ı
  {0x0138, "k", NULL},  // ĸ
  {0x0142, "l", NULL},  // ł
  {0x014B, "ng", "n"},  // ŋ
  {0x0153, "oe", NULL}, // œ
  {0x0167, "t", NULL},  // ŧ
  {0x0180, "b", NULL},  // ƀ
  {0x0192, "f", NULL},  // ƒ
  {0x019A, "l", NULL},  // ƚ
  {0x01DD, "e", NULL},  // ǝ
  {0x01E5, "g", NULL},  // ǥ
  {0x0237, "j", NULL},  // ȷ
  {0x023C, "c", NULL},  // ȼ
  {0x0247, "e", NULL},  // ɇ
  {0x0249, "j", NULL},  // ɉ
  {0x0253, "b", NULL},  // ɓ
  {0x0254, "o", NULL},  // ɔ
  {0x0256, "d", NULL},  // ɖ
  {0x0257, "d", NULL},  // ɗ
  {0x0259, "e", NULL},  // ə
  {0x025B, "e", NULL},  // ɛ
  {0x0268, "i", NULL},  // ɨ
  {0x026B, "l", NULL},  // ɫ
  {0x0272, "n", "ny"},  // ɲ
  {0x0289, "u", NULL},  // ʉ
  {0x03C2, "σ", NULL},  // the sigma at the end of a word
};

// Vowels whose mark is also written as a letter of its own.
static const struct {
  char letter;
  gunichar mark;
  const char *wide;
} marked[] = {
  {'a', 0x0308, "ae"},
  {'o', 0x0308, "oe"},
  {'u', 0x0308, "ue"},
  {'a', 0x030A, "aa"},
};

typedef struct {
  gunichar first;
  gunichar last;
} Range;

// Hyphens and apostrophes, and what is typed for them.
static const Range joiners[] = {
  {'\'', '\''},     {'-', '-'},       {'`', '`'},       {0x00B4, 0x00B4}, {0x02B9, 0x02BF},
  {0x02C8, 0x02C8}, {0x0374, 0x0374}, {0x055A, 0x055A}, {0x058A, 0x058A}, {0x05F3, 0x05F3},
  {0x2010, 0x2013}, {0x2018, 0x201B}, {0x2032, 0x2032}, {0x2035, 0x2035}, {0x2212, 0x2212},
  {0xA78B, 0xA78C}, {0xFE63, 0xFE63}, {0xFF07, 0xFF07}, {0xFF0D, 0xFF0D},
};

// Scripts that put no space between words, so that a word may begin at each character.
static const Range ideographs[] = {
  {0x2E80, 0x2FDF}, {0x3005, 0x3007}, {0x3041, 0x309F},   {0x30A1, 0x30FA},   {0x30FC, 0x30FF},
  {0x3105, 0x312F}, {0x31F0, 0x31FF}, {0x3400, 0x4DBF},   {0x4E00, 0x9FFF},   {0xAC00, 0xD7A3},
  {0xF900, 0xFAFF}, {0xFF66, 0xFF9D}, {0x1B000, 0x1B16F}, {0x20000, 0x3FFFD},
};

// A letter of the word that is being read.
typedef struct {
  char plain[8];
  char wide[4]; // "" if there is one spelling
  AffOrigin origin;
} Letter;

// What aff_fold works with: the parts of the word so far, which hyphens join.
typedef struct {
  AffFolded *out;
  AffFoldUse use;
  Letter letters[PART_LETTERS];
  guint n_letters;
  guint part;      // where the last part begins
  guint n_parts;   // that have ended
  gboolean is_run; // the letters are ideographs
} Reading;

static gboolean
is_in (gunichar character, const Range *ranges, gsize count)
{
  for (gsize i = 0; i < count && character >= ranges[i].first; i++)
    if (character <= ranges[i].last)
      return TRUE;
  return FALSE;
}

static const Spelling *
find_spelling (gunichar letter)
{
  gsize low = 0;
  gsize high = G_N_ELEMENTS (spellings);

  while (low < high) {
    gsize middle = (low + high) / 2;
    if (spellings[middle].letter == letter)
      return &spellings[middle];
    if (spellings[middle].letter < letter)
      low = middle + 1;
    else
      high = middle;
  }
  return NULL;
}

// One spelling of LETTERS: the wide one of the choices whose bit is set in WIDE.
static void
append_spelling (AffFolded *out, const Letter *letters, guint count, guint wide, AffWord word)
{
  char bytes[AFF_WORD_BYTES];
  AffOrigin origins[AFF_WORD_BYTES];
  guint choice = 0;

  word.start = out->letters->len;
  word.length = 0;
  for (guint i = 0; i < count; i++) {
    gboolean has_choice = letters[i].wide[0] != '\0';
    gboolean is_wide = has_choice && (wide >> MIN (choice, CHOICES - 1) & 1) != 0;
    const char *spelling = is_wide ? letters[i].wide : letters[i].plain;
    guint length = letters[i].plain[1] == '\0' && !is_wide ? 1 : (guint) strlen (spelling);
    choice += has_choice;
    if (word.length + length > AFF_WORD_BYTES)
      break;
    for (guint k = 0; k < length; k++) {
      bytes[word.length] = spelling[k];
      origins[word.length++] = letters[i].origin;
    }
  }
  if (word.length == 0)
    return;
  g_string_append_len (out->letters, bytes, word.length);
  g_array_append_vals (out->origins, origins, word.length);
  g_array_append_val (out->words, word);
}

static void
append_word (AffFolded *out, const Letter *letters, guint count, guint place, guint places)
{
  guint choices = 0;

  for (guint i = 0; i < count; i++)
    choices += letters[i].wide[0] != '\0';
  for (guint wide = 0; wide < 1u << MIN (choices, CHOICES); wide++)
    append_spelling (out, letters, count, wide, (AffWord){.place = place, .places = places});
}

// Appends the words that begin at the first COUNT letters of a run. A name is found from each of
// its characters on, what was typed only as it stands.
static void
append_run (Reading *self, guint count)
{
  AffFolded *out = self->out;
  gboolean is_name = self->use == AFF_FOLD_NAME;

  for (guint i = 0; i < count; i += is_name ? 1 : AFF_WORD_IDEOGRAPHS) {
    guint length = MIN (self->n_letters - i, AFF_WORD_IDEOGRAPHS);
    append_word (out, self->letters + i, length, out->n_places, 1);
    if (!is_name)
      out->n_places++;
  }
}

static void
end_part (Reading *self)
{
  if (self->n_letters == self->part)
    return;
  if (self->is_run) {
    append_run (self, self->n_letters);
    self->out->n_places += self->use == AFF_FOLD_NAME;
  } else
    append_word (self->out, self->letters + self->part, self->n_letters - self->part,
                 self->out->n_places++, 1);
  self->n_parts++;
  self->part = self->n_letters;
}

static void
end_word (Reading *self)
{
  end_part (self);
  if (self->n_parts > 1)
    append_word (self->out, self->letters, self->n_letters, self->out->n_places - self->n_parts,
                 self->n_parts);
  self->n_letters = 0;
  self->part = 0;
  self->n_parts = 0;
  self->is_run = FALSE;
}

// Makes room for another letter; FALSE if the word is as long as it may be.
static gboolean
make_room (Reading *self)
{
  guint kept = self->n_letters - self->part;

  if (self->n_letters < PART_LETTERS)
    return TRUE;
  if (self->is_run) {
    // A name's words over this border need what stands before it.
    kept = self->use == AFF_FOLD_NAME ? AFF_WORD_IDEOGRAPHS - 1 : 0;
    append_run (self, self->n_letters - kept);
  } else if (self->part == 0)
    return FALSE;
  memmove (self->letters, self->letters + self->n_letters - kept, kept * sizeof (Letter));
  self->n_letters = kept;
  self->part = 0;
  self->n_parts = 0;
  return TRUE;
}

static void
add_letter (Reading *self, const char *plain, const char *wide, AffOrigin origin)
{
  if (!make_room (self))
    return;
  Letter *letter = &self->letters[self->n_letters++];
  g_strlcpy (letter->plain, plain, sizeof letter->plain);
  g_strlcpy (letter->wide, wide != NULL ? wide : "", sizeof letter->wide);
  letter->origin = origin;
}

// The same for what most letters are.
static void
add_ascii (Reading *self, char byte, AffOrigin origin)
{
  if (!make_room (self))
    return;
  Letter *letter = &self->letters[self->n_letters++];
  letter->plain[0] = byte;
  letter->plain[1] = '\0';
  letter->wide[0] = '\0';
  letter->origin = origin;
}

// A mark belongs to the letter before it.
static void
add_mark (Reading *self, gunichar mark, guint end)
{
  if (self->n_letters == self->part)
    return;
  Letter *letter = &self->letters[self->n_letters - 1];
  letter->origin.end = end;
  for (gsize i = 0; i < G_N_ELEMENTS (marked); i++)
    if (marked[i].mark == mark && letter->plain[0] == marked[i].letter &&
        letter->plain[1] == '\0')
      g_strlcpy (letter->wide, marked[i].wide, sizeof letter->wide);
}

static void
switch_script (Reading *self, gboolean is_run)
{
  if (self->is_run == is_run)
    return;
  end_word (self);
  self->is_run = is_run;
}

// A character that no further step takes apart.
static void
add_character (Reading *self, gunichar character, AffOrigin origin)
{
  char plain[8] = {0};

  if (g_unichar_ismark (character)) {
    add_mark (self, character, origin.end);
    return;
  }
  // By way of the upper case, which letters share that have several lower ones.
  character = g_unichar_tolower (g_unichar_toupper (character));
  const Spelling *spelling = find_spelling (character);
  if (!g_unichar_isalnum (character)) {
    end_word (self);
    return;
  }
  switch_script (self, is_in (character, ideographs, G_N_ELEMENTS (ideographs)));
  if (spelling != NULL) {
    add_letter (self, spelling->plain, spelling->wide, origin);
    return;
  }
  if (g_unichar_isdigit (character))
    plain[0] = (char) ('0' + g_unichar_digit_value (character));
  else
    g_unichar_to_utf8 (character, plain);
  add_letter (self, plain, NULL, origin);
}

static void
read_character (Reading *self, gunichar character, AffOrigin origin)
{
  gunichar parts[DECOMPOSITION];

  if (character < 0x80 && g_ascii_isalnum ((char) character)) {
    switch_script (self, FALSE);
    add_ascii (self, g_ascii_tolower ((char) character), origin);
    return;
  }
  if (!self->is_run && is_in (character, joiners, G_N_ELEMENTS (joiners))) {
    end_part (self);
    return;
  }
  if (character < 0x80) {
    end_word (self);
    return;
  }
  if (g_unichar_type (character) == G_UNICODE_FORMAT)
    return; // a soft hyphen, a joiner: nothing to be seen
  gboolean is_syllable = character >= 0xAC00 && character <= 0xD7A3;
  gsize count = is_syllable ? 0
                            : g_unichar_fully_decompose (character, TRUE, parts, DECOMPOSITION);
  if (count == 0)
    add_character (self, character, origin);
  for (gsize i = 0; i < count && i < DECOMPOSITION; i++)
    add_character (self, parts[i], origin);
}

AffFolded *
aff_folded_new (void)
{
  AffFolded *self = g_new0 (AffFolded, 1);

  self->letters = g_string_new (NULL);
  self->words = g_array_new (FALSE, FALSE, sizeof (AffWord));
  self->origins = g_array_new (FALSE, FALSE, sizeof (AffOrigin));
  return self;
}

void
aff_folded_free (AffFolded *self)
{
  g_return_if_fail (self != NULL);

  g_string_free (self->letters, TRUE);
  g_array_unref (self->words);
  g_array_unref (self->origins);
  g_free (self);
}

void
aff_fold (AffFolded *self, const char *text, gsize length, AffFoldUse use)
{
  Reading reading;

  g_return_if_fail (self != NULL && text != NULL);

  g_string_truncate (self->letters, 0);
  g_array_set_size (self->words, 0);
  g_array_set_size (self->origins, 0);
  self->n_places = 0;
  reading.out = self;
  reading.use = use;
  reading.n_letters = reading.part = reading.n_parts = 0;
  reading.is_run = FALSE;
  for (const char *at = text; at < text + length;) {
    const char *next = g_utf8_next_char (at);
    AffOrigin origin = {(guint) (at - text), (guint) (next - text)};
    read_character (&reading, g_utf8_get_char (at), origin);
    at = next;
  }
  end_word (&reading);
}

const char *
aff_folded_letters (const AffFolded *self, const AffWord *word)
{
  return self->letters->str + word->start;
}

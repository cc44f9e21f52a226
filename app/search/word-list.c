// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/search/word-list.h"

#include <string.h>

// Open addressing over the words' numbers, each one more than it is, since 0 is an empty slot.
struct _AffWordList {
  GString *letters;
  GArray *starts; // guint: where each word begins, and where the last one ends
  guint *slots;
  guint n_slots; // a power of two, at most half of them taken
};

static guint
hash_letters (const char *letters, gsize length)
{
  guint hash = 2166136261u; // FNV-1a

  for (gsize i = 0; i < length; i++)
    hash = (hash ^ (guchar) letters[i]) * 16777619u;
  return hash ^ hash >> 15;
}

// The slot of the word, or the empty one where it belongs.
static guint *
find_slot (const AffWordList *self, const char *letters, gsize length)
{
  guint at = hash_letters (letters, length) & (self->n_slots - 1);

  for (; self->slots[at] != 0; at = (at + 1) & (self->n_slots - 1)) {
    gsize other_length;
    const char *other = aff_word_list_word (self, self->slots[at] - 1, &other_length);
    if (other_length == length && memcmp (other, letters, length) == 0)
      break;
  }
  return &self->slots[at];
}

static void
grow (AffWordList *self)
{
  g_free (self->slots);
  self->n_slots *= 2;
  self->slots = g_new0 (guint, self->n_slots);
  for (guint i = 0; i < aff_word_list_length (self); i++) {
    gsize length;
    const char *letters = aff_word_list_word (self, i, &length);
    *find_slot (self, letters, length) = i + 1;
  }
}

AffWordList *
aff_word_list_new (void)
{
  AffWordList *self = g_new0 (AffWordList, 1);
  guint start = 0;

  self->letters = g_string_new (NULL);
  self->starts = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_append_val (self->starts, start);
  self->n_slots = 1024;
  self->slots = g_new0 (guint, self->n_slots);
  return self;
}

void
aff_word_list_free (AffWordList *self)
{
  g_return_if_fail (self != NULL);

  g_string_free (self->letters, TRUE);
  g_array_unref (self->starts);
  g_free (self->slots);
  g_free (self);
}

guint
aff_word_list_add (AffWordList *self, const char *letters, gsize length)
{
  guint *slot = find_slot (self, letters, length);

  if (*slot != 0)
    return *slot - 1;
  g_string_append_len (self->letters, letters, (gssize) length);
  guint end = (guint) self->letters->len;
  g_array_append_val (self->starts, end);
  guint count = aff_word_list_length (self);
  *slot = count;
  if (count * 2 > self->n_slots)
    grow (self);
  return count - 1;
}

guint
aff_word_list_length (const AffWordList *self)
{
  return self->starts->len - 1;
}

const char *
aff_word_list_word (const AffWordList *self, guint word, gsize *length)
{
  guint start = g_array_index (self->starts, guint, word);

  *length = g_array_index (self->starts, guint, word + 1) - start;
  return self->letters->str + start;
}

gsize
aff_word_list_size (const AffWordList *self)
{
  return self->letters->len;
}

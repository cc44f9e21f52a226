// SPDX-License-Identifier: GPL-3.0-or-later
// What of a row is news: what its source says otherwise than last time, and nobody changed here.
#include "app/base/text.h"
#include "app/import/merge-private.h"

#include <string.h>

#define DIGITS 12 // of the digest of a field, hexadecimal: chance never makes two texts one

// FNV-1a of 64 bits, cut to DIGITS.
static void
append_digest (GString *digest, const char *text)
{
  guint64 hash = G_GUINT64_CONSTANT (0xcbf29ce484222325);

  for (const guchar *at = (const guchar *) text; *at; at++)
    hash = (hash ^ *at) * G_GUINT64_CONSTANT (0x100000001b3);
  g_string_append_printf (digest, "%0*" G_GINT64_MODIFIER "x", DIGITS,
                          hash >> (64 - 4 * DIGITS));
}

static gboolean
is_digest_of (const char *digest, const char *text)
{
  g_autoptr (GString) own = g_string_new (NULL);

  append_digest (own, text);
  return strcmp (own->str, digest) == 0;
}

// A text that lost its decoration in a file that we wrote for others is the same text.
static gboolean
is_same_text (const char *said, const char *now)
{
  if (strcmp (said, now) == 0)
    return TRUE;
  g_autofree char *bare = aff_text_without_emoji (now);
  return strcmp (said, bare) == 0;
}

// What the sources said of each field of a row.
typedef struct {
  char ***digests; // owned; ended by NULL: the fields of each source, the draft's first
  gboolean has_own;
} Memory;

static void
clear_memory (Memory *memory)
{
  for (guint i = 0; memory->digests && memory->digests[i]; i++)
    g_strfreev (memory->digests[i]);
  g_free (memory->digests);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Memory, clear_memory)

static void
remember (GPtrArray *digests, const char *digest, guint n)
{
  char **fields = digest ? g_strsplit (digest, ".", -1) : NULL;

  if (fields && g_strv_length (fields) == n)
    g_ptr_array_add (digests, fields);
  else
    g_strfreev (fields);
}

static void
read_memory (Memory *memory, const AffMergeSource *source, guint n)
{
  g_auto (GStrv) others = g_strsplit (source && source->others ? source->others : "", "\n", -1);
  GPtrArray *digests = g_ptr_array_new ();

  remember (digests, source ? source->digest : NULL, n);
  memory->has_own = digests->len > 0;
  for (guint i = 0; others[i]; i++) {
    const char *blank = strrchr (others[i], ' ');
    remember (digests, blank ? blank + 1 : NULL, n);
  }
  g_ptr_array_add (digests, NULL);
  memory->digests = (char ***) g_ptr_array_free (digests, FALSE);
}

// What the draft's own source said of field INDEX last; NULL: nothing.
static const char *
find_last (const Memory *memory, guint index)
{
  const char *last = memory->has_own ? memory->digests[0][index] : NULL;

  return last && strlen (last) == DIGITS ? last : NULL;
}

// Sources spoke of it, and none said what stands.
static gboolean
is_changed_here (const Memory *memory, guint index, const AffMergeField *field)
{
  gboolean is_spoken_of = FALSE;

  for (guint i = 0; memory->digests[i]; i++) {
    const char *digest = memory->digests[i][index];
    if (strlen (digest) != DIGITS)
      continue;
    if (is_digest_of (digest, field->now ? field->now : ""))
      return FALSE;
    is_spoken_of = TRUE;
  }
  return is_spoken_of || (field->is_ours && field->now);
}

static void
weigh_field (AffMerge *self,
             AffMergeField *field,
             const Memory *memory,
             guint index,
             const char *place)
{
  const char *last = find_last (memory, index);

  field->is_news = FALSE;
  if (!field->said || field->is_same ||
      is_same_text (field->said, field->now ? field->now : ""))
    return;
  // The source says what it said: whoever changed it here knew better.
  if (last ? is_digest_of (last, field->said) : field->is_change_only)
    return;
  if (!field->is_source_only && is_changed_here (memory, index, field))
    aff_merge_remark (self, AFF_REMARK_LEFT, "changed-here-and-there", place,
                      "The source changed something that was changed here as well.",
                      "It was left as it is here; set it by hand if the source is right.");
  else
    field->is_news = TRUE;
}

char *
aff_merge_weigh (AffMerge *self,
                 AffMergeField *fields,
                 guint n,
                 const AffMergeSource *source,
                 const char *place)
{
  g_auto (Memory) memory = {0};
  GString *next = g_string_new (NULL);

  read_memory (&memory, source, n);
  for (guint i = 0; i < n; i++) {
    const char *last = find_last (&memory, i);
    weigh_field (self, &fields[i], &memory, i, place);
    g_string_append (next, i > 0 ? "." : "");
    if (fields[i].said)
      append_digest (next, fields[i].said);
    else
      g_string_append (next, last ? last : "-");
  }
  return g_string_free (next, FALSE);
}

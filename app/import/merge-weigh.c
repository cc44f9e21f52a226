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

static void
weigh_field (AffMerge *self, AffMergeField *field, const char *last, const char *place)
{
  const char *now = field->now ? field->now : "";

  field->is_news = FALSE;
  if (!field->said || field->is_same || is_same_text (field->said, now))
    return;
  // The source says what it said: whoever changed it here knew better.
  if (last ? is_digest_of (last, field->said) : field->is_change_only)
    return;
  gboolean is_changed_here = last ? !is_digest_of (last, now) : field->is_ours && field->now;
  if (!field->is_source_only && is_changed_here)
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
                 const char *digest,
                 const char *place)
{
  g_auto (GStrv) parts = digest ? g_strsplit (digest, ".", -1) : NULL;
  gboolean fits = parts && g_strv_length (parts) == n;
  GString *next = g_string_new (NULL);

  for (guint i = 0; i < n; i++) {
    const char *last = fits && strlen (parts[i]) == DIGITS ? parts[i] : NULL;
    weigh_field (self, &fields[i], last, place);
    g_string_append (next, i > 0 ? "." : "");
    if (fields[i].said)
      append_digest (next, fields[i].said);
    else
      g_string_append (next, last ? last : "-");
  }
  return g_string_free (next, FALSE);
}

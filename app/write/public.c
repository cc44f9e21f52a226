// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/write/public.h"

#include "app/base/text.h"
#include "app/draft/privacy.h"
#include "app/programme/agenda.h"

#include <string.h>

#define UUID_BYTES 16

// RFC 4122, appendix C: names that are addresses.
static const guchar name_space[UUID_BYTES] = {0x6b, 0xa7, 0xb8, 0x11, 0x9d, 0xad, 0x11, 0xd1,
                                              0x80, 0xb4, 0x00, 0xc0, 0x4f, 0xd4, 0x30, 0xc8};

// An address as `check` finds it, in any script and as addresses of pages write it.
static GRegex *
address_form (void)
{
  static GRegex *form = NULL;

  if (g_once_init_enter (&form)) {
    GRegex *made =
      g_regex_new ("[\\p{L}\\p{N}._%+-]+(@|%40)[\\p{L}\\p{N}-]+(\\.[\\p{L}\\p{N}-]+)+",
                   G_REGEX_OPTIMIZE, 0, NULL);
    g_once_init_leave (&form, made);
  }
  return form;
}

char *
aff_public_hide (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);
  g_autofree char *hidden = g_strdup (text);

  aff_privacy_scrub (&hidden);
  if (!strchr (hidden, '@') && !strstr (hidden, "%40"))
    return g_steal_pointer (&hidden);
  return g_regex_replace_literal (address_form (), hidden, -1, 0, "", 0, NULL);
}

// What is valid UTF-8 and yet no character of XML 1.0; the others that XML lacks were dropped when
// the text came in.
static void
drop_noncharacters (GString *text)
{
  g_string_replace (text, "\xef\xbf\xbe", "", 0);
  g_string_replace (text, "\xef\xbf\xbf", "", 0);
}

char *
aff_public_text (const char *text)
{
  if (!text)
    return g_strdup ("");
  g_autofree char *clean = aff_text_clean (text);
  g_autofree char *plain = aff_text_without_emoji (clean);
  g_autofree char *fit = aff_public_hide (plain);
  GString *result = g_string_new (fit);

  drop_noncharacters (result);
  return g_string_free (result, FALSE);
}

gboolean
aff_public_shows (const AffPresentation *presentation, gint64 now)
{
  return aff_agenda_is_public (presentation, now) && !presentation->item->is_cancelled;
}

char *
aff_public_guid (const AffProgramme *programme, const char *kind, gint64 id)
{
  g_autofree char *name = g_strdup_printf ("urn:uuid:%s#%s-%" G_GINT64_FORMAT, programme->id,
                                           kind, id);
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA1);
  guchar hash[20];
  gsize length = sizeof hash;

  g_checksum_update (sum, name_space, sizeof name_space);
  g_checksum_update (sum, (const guchar *) name, (gssize) strlen (name));
  g_checksum_get_digest (sum, hash, &length);
  hash[6] = (guchar) ((hash[6] & 0x0f) | 0x50);
  hash[8] = (guchar) ((hash[8] & 0x3f) | 0x80);
  GString *guid = g_string_new (NULL);
  for (int i = 0; i < UUID_BYTES; i++)
    g_string_append_printf (guid, "%s%02x", i == 4 || i == 6 || i == 8 || i == 10 ? "-" : "",
                            hash[i]);
  return g_string_free (guid, FALSE);
}

GHashTable *
aff_public_keys (AffDb *db, const char *sql, GError **error)
{
  g_return_val_if_fail (db != NULL && sql != NULL, NULL);
  g_autoptr (GHashTable)
    keys = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autoptr (AffStatement) row = aff_db_prepare (db, sql);

  while (aff_statement_step (row)) {
    gint64 id = aff_statement_int (row, 0);
    g_hash_table_insert (keys, g_memdup2 (&id, sizeof id),
                         g_strdup (aff_statement_text (row, 1)));
  }
  return aff_statement_finish (row, error) ? g_steal_pointer (&keys) : NULL;
}

char *
aff_public_count (guint count, const char *noun)
{
  return g_strdup_printf (count == 1 ? "%u %s has" : "%u %ss have", count, noun);
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/draft/privacy.h"
#include "app/read/table-private.h"

#include <string.h>

#define SLUG_BYTES 100

static gboolean
says_nothing (const char *cell)
{
  static const char *const words[] = {"undefined", "null", "n/a",  "#n/a",   "nan",   "none",
                                      "nil",       "n.a.", "-",    "–",      "—",     "#ref!",
                                      "#value!",   "k.a.", "s.o.", "(null)", "(none)"};
  if (strlen (cell) > 9)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_ascii_strcasecmp (cell, words[i]) == 0)
      return TRUE;
  return FALSE;
}

// An apostrophe before = + - @, as they are and as wide as an ideograph, says that it is text.
static const char *
skip_apostrophe (const char *cell)
{
  if (cell[0] != '\'')
    return cell;
  gunichar next = g_utf8_get_char (cell + 1);
  if (next != 0 && next < 0x80)
    return strchr ("=+-@\t\r", (char) next) ? cell + 1 : cell;
  return next == 0xFF1D || next == 0xFF0B || next == 0xFF0D || next == 0xFF20 ? cell + 1 : cell;
}

const char *
aff_table_cell_at (AffTable *self, guint column)
{
  const char *cell = aff_sheet_cell (self->header.sheet, self->row, (int) column);

  if (says_nothing (cell)) {
    aff_table_remark (self, AFF_REMARK_HANDLED, "empty-words",
                      "A cell holds a word of programs for nothing (“undefined”, “N/A”, “-”).",
                      "It was taken for empty.");
    return "";
  }
  return skip_apostrophe (cell);
}

const char *
aff_table_cell (AffTable *self, AffMeaning meaning)
{
  int column = self->header.at[meaning];

  return column < 0 ? "" : aff_table_cell_at (self, (guint) column);
}

void
aff_table_remark (AffTable *self,
                  AffRemarkKind kind,
                  const char *code,
                  const char *meaning,
                  const char *action)
{
  aff_report_add (self->report, kind, code, self->place, meaning, action);
}

char *
aff_table_slug (const char *title)
{
  g_autofree char *public = g_strdup (title);
  aff_privacy_scrub (&public); // keys are kept, too
  g_autofree char *plain = g_utf8_normalize (public, -1, G_NORMALIZE_NFKD);
  GString *slug = g_string_new (NULL);
  gboolean is_between = FALSE;

  for (const char *at = plain ? plain : ""; *at; at = g_utf8_next_char (at)) {
    gunichar character = g_unichar_tolower (g_utf8_get_char (at));
    if (g_unichar_isalnum (character)) {
      if (is_between && slug->len > 0)
        g_string_append_c (slug, '-');
      g_string_append_unichar (slug, character);
      is_between = FALSE;
    } else if (!g_unichar_ismark (character) && character != '\'')
      is_between = TRUE;
  }
  if (slug->len > SLUG_BYTES) {
    g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, slug->str, -1);
    gsize end = SLUG_BYTES - 12;
    while ((slug->str[end] & 0xC0) == 0x80)
      end--;
    g_string_truncate (slug, end);
    g_string_append_printf (slug, "-%.10s", hash);
  }
  return g_string_free (slug, FALSE);
}

char *
aff_table_count_key (AffTable *self, const char *key)
{
  guint count = GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, key)) + 1;
  char *name = count == 1 ? g_strdup (key) : g_strdup_printf ("%s-%u", key, count);

  // "Break 2" may stand below the second "Break".
  while (count > 1 && g_hash_table_contains (self->counts, name)) {
    g_free (name);
    name = g_strdup_printf ("%s-%u", key, ++count);
  }
  g_hash_table_insert (self->counts, g_strdup (key), GUINT_TO_POINTER (count));
  if (count > 1)
    g_hash_table_insert (self->counts, g_strdup (name), GUINT_TO_POINTER (1));
  return name;
}

gboolean
aff_table_is_yes (const char *text)
{
  static const char *const words[] = {"yes", "y", "true", "1", "x", "oui", "ja", "o", "✓", "✔"};

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_ascii_strcasecmp (text, words[i]) == 0)
      return TRUE;
  return FALSE;
}

// SPDX-License-Identifier: GPL-3.0-or-later
// Papers and their boards for spreadsheets, which take a cell that begins like a formula for one.
#include "app/base/clock.h"
#include "app/qr/link.h"
#include "app/write/public.h"
#include "app/write/writers.h"

#include <csv.h>
#include <string.h>

#define HEADER                                                                                 \
  "number,title,authors,affiliations,track,session,day,start,end,board,presentation,link,doi," \
  "abstract,withdrawn,key\r\n"

static const char *const kinds[] = {"poster", "oral", "spotlight"};

G_STATIC_ASSERT (G_N_ELEMENTS (kinds) == AFF_KIND_SPOTLIGHT + 1);

// = + - @ as they are and as wide as an ideograph; tab and return.
static gboolean
begins_like_formula (const char *cell)
{
  gunichar first = g_utf8_get_char (cell);

  return (first < 0x80 && first != 0 && strchr ("=+-@\t\r", (int) first)) || first == 0xFF1D ||
         first == 0xFF0B || first == 0xFF0D || first == 0xFF20;
}

// TEXT as it is, NULL as nothing.
static void
append_plain (GString *row, const char *text)
{
  const char *plain = text ? text : "";
  g_autofree char *cell = g_strconcat (begins_like_formula (plain) ? "'" : "", plain, NULL);
  gsize length = strlen (cell);
  gsize most = 2 * length + 2;
  g_autofree char *quoted = g_malloc (most);
  gsize written = csv_write (quoted, most, cell, length);

  if (row->len > 0)
    g_string_append_c (row, ',');
  g_string_append_len (row, quoted, (gssize) written);
}

static void
append_cell (GString *row, const char *text)
{
  g_autofree char *plain = aff_public_text (text);

  append_plain (row, plain);
}

// The separator of a list cannot stand in what it separates.
static void
append_part (GString *list, const char *text, gboolean is_first)
{
  g_autofree char *part = g_strdelimit (g_strdup (text ? text : ""), ";", ',');

  g_string_append_printf (list, "%s%s", is_first ? "" : "; ", part);
}

static void
append_authors (GString *row, const AffPaper *paper)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autoptr (GString) affiliations = g_string_new (NULL);
  gboolean has_affiliation = FALSE;

  for (guint i = 0; i < paper->authors->len; i++) {
    const AffPerson *person = ((AffAuthor *) g_ptr_array_index (paper->authors, i))->person;

    append_part (names, person->name, i == 0);
    append_part (affiliations, person->affiliation, i == 0);
    has_affiliation |= person->affiliation != NULL;
  }
  append_cell (row, names->str);
  append_cell (row, has_affiliation ? affiliations->str : "");
}

static void
append_instant (GString *row, const AffItem *item, gint64 instant)
{
  g_autofree char *time = instant != AFF_UNKNOWN_TIME
                            ? aff_zone_time (item->workshop->zone, instant)
                            : NULL;

  append_cell (row, time);
}

// Times as planned, and an end only where somebody planned it: what comes back changes nothing.
static void
append_presentation (GString *row, const AffPresentation *presentation)
{
  const AffItem *item = presentation ? presentation->item : NULL;
  gboolean is_measured = item && item->duration_min >= 0;

  append_cell (row, item ? item->title : "");
  append_cell (row, item ? item->day : "");
  append_instant (row, item, item ? item->planned.start : AFF_UNKNOWN_TIME);
  append_instant (row, item, is_measured ? item->planned.end : AFF_UNKNOWN_TIME);
  append_cell (row, item && presentation->board ? presentation->board->label : "");
  append_cell (row, item ? kinds[presentation->kind] : "");
}

// A DOI counts once it is live.
static const char *
find_doi (const AffPaper *paper)
{
  for (guint i = 0; i < paper->links->len; i++) {
    const AffLink *link = g_ptr_array_index (paper->links, i);

    if (link->is_live && strcmp (link->kind, "doi") == 0 &&
        aff_link_check (link->address, NULL))
      return link->address;
  }
  return NULL;
}

static void
append_row (GString *file,
            const AffPaper *paper,
            const AffPresentation *presentation,
            const char *key)
{
  g_autoptr (GString) row = g_string_new (NULL);

  append_cell (row, paper->number);
  append_cell (row, paper->title);
  append_authors (row, paper);
  append_cell (row, paper->track ? paper->track->name : "");
  append_presentation (row, presentation);
  // What looks like an e-mail address in that of a page belongs to it.
  append_plain (row, aff_link_choose (paper));
  append_plain (row, find_doi (paper));
  append_cell (row, paper->abstract);
  append_cell (row, "no");
  append_cell (row, key);
  g_string_append_printf (file, "%s\r\n", row->str);
}

// A paper of which no presentation may be shown is not in it; one that has none is.
static void
append_paper (GString *file, const AffPaper *paper, const char *key, gint64 now)
{
  if (paper->is_withdrawn)
    return;
  for (guint i = 0; i < paper->presentations->len; i++) {
    const AffPresentation *presentation = g_ptr_array_index (paper->presentations, i);

    if (aff_public_shows (presentation, now))
      append_row (file, paper, presentation, key);
  }
  if (paper->presentations->len == 0)
    append_row (file, paper, NULL, key);
}

GBytes *
aff_write_csv (const AffExportContext *context, GPtrArray *notes, GError **error)
{
  const GPtrArray *papers = context->programme->papers;
  // A "~" before a key only says that the source lists the paper no more.
  g_autoptr (GHashTable) keys = aff_public_keys (context->db,
                                                 "SELECT id, ltrim (source_key, '~') FROM paper"
                                                 " WHERE source_key IS NOT NULL",
                                                 error);

  if (!keys)
    return NULL;
  GString *file = g_string_new ("\xef\xbb\xbf" HEADER);
  for (guint i = 0; i < papers->len; i++) {
    const AffPaper *paper = g_ptr_array_index (papers, i);

    append_paper (file, paper, g_hash_table_lookup (keys, &paper->id), context->now);
  }
  return g_string_free_to_bytes (file);
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scanner.h"

#include <string.h>

void
aff_scanner_init (AffScanner *self)
{
  g_return_if_fail (self != NULL);
  self->held = g_string_new (NULL);
  self->last_ms = 0;
}

void
aff_scanner_clear (AffScanner *self)
{
  g_return_if_fail (self != NULL);
  if (self->held != NULL)
    g_string_free (self->held, TRUE);
  self->held = NULL;
}

gboolean
aff_scanner_is_stale (const AffScanner *self, guint32 time_ms)
{
  g_return_val_if_fail (self != NULL, FALSE);
  // The clock of events begins anew every 49 days.
  return self->held->len > 0 && (guint32) (time_ms - self->last_ms) > AFF_SCANNER_GAP_MS;
}

void
aff_scanner_forget (AffScanner *self)
{
  g_return_if_fail (self != NULL);
  g_string_truncate (self->held, 0);
}

AffScannerWord
aff_scanner_take (AffScanner *self, gunichar letter, guint32 time_ms)
{
  g_return_val_if_fail (self != NULL, AFF_SCANNER_NONE);

  if (aff_scanner_is_stale (self, time_ms) || self->held->len > AFF_SCANNER_MOST)
    aff_scanner_forget (self);
  self->last_ms = time_ms;
  if (letter == 0)
    return g_utf8_strlen (self->held->str, -1) >= AFF_SCANNER_LEAST ? AFF_SCANNER_CODE
                                                                    : AFF_SCANNER_NONE;
  g_string_append_unichar (self->held, letter);
  return g_utf8_strlen (self->held->str, -1) > AFF_SCANNER_LEAST ? AFF_SCANNER_BURST
                                                                 : AFF_SCANNER_HELD;
}

static char *
make_target (const char *page, const AffPresentation *presentation)
{
  return g_strdup_printf ("%s:%" G_GINT64_FORMAT, page, presentation->id);
}

// What of PAPER is shown: its poster where it has one. A presenter is answered whatever is public.
static const AffPresentation *
choose_presentation (const AffPaper *paper, gboolean is_own, gint64 now)
{
  const AffPresentation *found = NULL;

  for (guint i = 0; i < paper->presentations->len; i++) {
    const AffPresentation *one = g_ptr_array_index (paper->presentations, i);

    if (!is_own && !aff_agenda_is_public (one, now))
      continue;
    if (found == NULL || (one->kind == AFF_KIND_POSTER && found->kind != AFF_KIND_POSTER))
      found = one;
  }
  return found;
}

static gboolean
has_link (const AffPaper *paper, const char *address)
{
  for (guint i = 0; i < paper->links->len; i++)
    if (g_str_equal (((const AffLink *) g_ptr_array_index (paper->links, i))->address, address))
      return TRUE;
  return FALSE;
}

static const AffPaper *
find_paper (const AffProgramme *programme, const char *code)
{
  for (guint i = 0; i < programme->papers->len; i++) {
    const AffPaper *paper = g_ptr_array_index (programme->papers, i);

    if (g_ascii_strcasecmp (paper->number, code) == 0 || has_link (paper, code))
      return paper;
  }
  return NULL;
}

static const AffPresentation *
find_on_board (const AffProgramme *programme, const char *label, gint64 now)
{
  g_autoptr (GArray)
    seats = aff_agenda_seats (programme, aff_agenda_poster_item (programme, now), now);

  for (guint i = 0; i < seats->len; i++) {
    const AffSeat *seat = &g_array_index (seats, AffSeat, i);

    if (seat->presentation != NULL && g_ascii_strcasecmp (seat->board->label, label) == 0)
      return seat->presentation;
  }
  return NULL;
}

static const AffPresentation *
find_scanned (const AffProgramme *programme, const char *code, gboolean is_own, gint64 now)
{
  g_autofree char *clean = g_strstrip (g_strdup (code));

  if (programme == NULL || *clean == '\0')
    return NULL;
  const AffPaper *paper = find_paper (programme, clean);
  const AffPresentation *one = paper != NULL ? choose_presentation (paper, is_own, now) : NULL;
  return one != NULL ? one : find_on_board (programme, clean, now);
}

char *
aff_scanner_find_target (const AffProgramme *programme, const char *code, gint64 now)
{
  g_return_val_if_fail (code != NULL, NULL);
  const AffPresentation *found = find_scanned (programme, code, FALSE, now);

  return found != NULL ? make_target ("presentation", found) : NULL;
}

char *
aff_scanner_find_own (const AffProgramme *programme, const char *code, gint64 now)
{
  g_return_val_if_fail (code != NULL, NULL);
  const AffPresentation *found = find_scanned (programme, code, TRUE, now);

  return found != NULL ? make_target ("own", found) : NULL;
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/trail.h"

#include "app/programme/agenda.h"
#include "ui/page.h"

#define OWN_PAGE  "find" // a search too, for the own board
#define OWN_SHEET "own:"
#define WAY_SHEET "way:"

static gboolean
is_searching (const AffTrail *self)
{
  return g_str_equal (self->page, "search") || g_str_equal (self->page, OWN_PAGE);
}

static gboolean
go_to_page (AffTrail *self, const char *page)
{
  if (page == self->page && self->sheets->len == 0)
    return FALSE;
  g_ptr_array_set_size (self->sheets, 0);
  if (!is_searching (self))
    self->closed_page = self->page;
  self->page = page;
  return TRUE;
}

// A way leads back to where it was asked for; only one that nobody asked for here is the map's.
static gboolean
stays_on_page (const AffTrail *self, const char *target)
{
  gboolean is_asked_for = self->sheets->len > 0 || self->page != aff_page_find (AFF_PAGE_FIRST);

  return g_str_has_prefix (target, WAY_SHEET) && is_asked_for;
}

static gboolean
go_to_sheet (AffTrail *self, const AffProgramme *programme, const char *target)
{
  const char *page = stays_on_page (self, target) ? NULL : aff_page_of_sheet (target);

  if (!aff_page_has_sheet (programme, target))
    return FALSE;
  aff_trail_lay (self, target);
  // What was found leads back to the search.
  if (page != NULL && !is_searching (self))
    self->page = aff_page_find (page);
  return TRUE;
}

void
aff_trail_init (AffTrail *self)
{
  *self = (AffTrail){.sheets = g_ptr_array_new_with_free_func (g_free),
                     .page = aff_page_find (AFF_PAGE_FIRST),
                     .closed_page = aff_page_find (AFF_PAGE_FIRST)};
}

void
aff_trail_clear (AffTrail *self)
{
  g_clear_pointer (&self->sheets, g_ptr_array_unref);
}

const char *
aff_trail_target (const AffTrail *self)
{
  guint n = self->sheets->len;

  return n > 0 ? g_ptr_array_index (self->sheets, n - 1) : self->page;
}

gboolean
aff_trail_is_presenting (const AffTrail *self)
{
  for (guint i = 0; i < self->sheets->len; i++)
    if (g_str_has_prefix (g_ptr_array_index (self->sheets, i), OWN_SHEET))
      return TRUE;
  return g_str_equal (self->page, OWN_PAGE);
}

gboolean
aff_trail_go (AffTrail *self, const AffProgramme *programme, const char *target)
{
  g_return_val_if_fail (target != NULL, FALSE);
  const char *page = aff_page_find (target);

  return page != NULL ? go_to_page (self, page) : go_to_sheet (self, programme, target);
}

gboolean
aff_trail_go_back (AffTrail *self)
{
  guint n = self->sheets->len;

  if (n > 0)
    g_ptr_array_set_size (self->sheets, (int) n - 1);
  else if (is_searching (self))
    self->page = self->closed_page;
  else
    return FALSE;
  return TRUE;
}

void
aff_trail_start_over (AffTrail *self)
{
  g_ptr_array_set_size (self->sheets, 0);
  self->page = aff_page_find (AFF_PAGE_FIRST);
}

void
aff_trail_lay (AffTrail *self, const char *target)
{
  g_ptr_array_add (self->sheets, g_strdup (target));
}

void
aff_trail_go_to_board (AffTrail *self, const AffProgramme *programme, gint64 board, gint64 now)
{
  g_return_if_fail (programme != NULL);
  g_autoptr (GArray)
    seats = aff_agenda_seats (programme, aff_agenda_poster_item (programme, now), now);

  self->page = aff_page_find ("posters");
  for (guint i = 0; i < seats->len; i++) {
    const AffSeat *seat = &g_array_index (seats, AffSeat, i);

    if (seat->board->id != board || seat->presentation == NULL)
      continue;
    g_autofree char *sheet = g_strdup_printf ("presentation:%" G_GINT64_FORMAT,
                                              seat->presentation->id);
    aff_trail_lay (self, sheet);
  }
}

void
aff_trail_forget_lost (AffTrail *self, const AffProgramme *programme)
{
  for (guint i = self->sheets->len; i-- > 1;)
    if (!aff_page_has_sheet (programme, g_ptr_array_index (self->sheets, i - 1)))
      g_ptr_array_remove_index (self->sheets, i - 1);
}

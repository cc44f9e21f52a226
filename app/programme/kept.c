// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/programme/kept.h"

#include "app/programme/agenda.h"

void
aff_kept_clear (AffKept *self)
{
  g_clear_pointer (&self->title, g_free);
  *self = (AffKept){0};
}

static const AffPresentation *
find_other (const AffKept *self, const AffProgramme *programme, gint64 now)
{
  const AffPaper *paper = self->paper != 0 ? aff_programme_paper (programme, self->paper)
                                           : NULL;

  for (guint i = 0; paper != NULL && i < paper->presentations->len; i++) {
    const AffPresentation *other = g_ptr_array_index (paper->presentations, i);

    if (other->kind == self->kind && aff_agenda_is_public (other, now))
      return other;
  }
  return NULL;
}

const AffPresentation *
aff_kept_find (AffKept *self, const AffProgramme *programme, gint64 now)
{
  const AffPresentation *found = programme != NULL
                                   ? aff_programme_presentation (programme, self->presentation)
                                   : NULL;

  if (found != NULL && !aff_agenda_is_public (found, now))
    return NULL;
  if (found == NULL && programme != NULL)
    found = find_other (self, programme, now);
  if (found == NULL)
    return NULL;
  self->presentation = found->id;
  self->paper = found->paper->id;
  self->kind = found->kind;
  if (g_strcmp0 (self->title, found->paper->title) != 0) {
    g_free (self->title);
    self->title = g_strdup (found->paper->title);
  }
  return found;
}

AffFate
aff_kept_fate (const AffKept *self, const AffProgramme *programme)
{
  const AffPresentation *known = programme != NULL
                                   ? aff_programme_presentation (programme, self->presentation)
                                   : NULL;
  const AffPaper *paper = known != NULL ? known->paper
                          : programme != NULL && self->paper != 0
                            ? aff_programme_paper (programme, self->paper)
                            : NULL;

  if (paper != NULL && paper->is_withdrawn)
    return AFF_FATE_WITHDRAWN;
  // What is under embargo again is as if it had never been seen.
  return known == NULL && programme != NULL && self->paper != 0 ? AFF_FATE_GONE
                                                                : AFF_FATE_UNKNOWN;
}

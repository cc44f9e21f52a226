// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/tool/view.h"

const char *
aff_view_seat_word (AffSeatState state)
{
  static const char *const words[] = {
    [AFF_SEAT_FREE] = "free",
    [AFF_SEAT_ASSIGNED] = "assigned",
    [AFF_SEAT_CLOSED] = "closed",
    [AFF_SEAT_RESERVED] = "reserved",
  };

  return words[state];
}

const char *
aff_view_presence_word (AffPresenceWord word)
{
  static const char *const words[] = {
    [AFF_PRESENCE_NONE] = NULL,   [AFF_PRESENCE_EXPECTED] = "expected",
    [AFF_PRESENCE_HERE] = "here", [AFF_PRESENCE_BACK_AT] = "back-at",
    [AFF_PRESENCE_AWAY] = "away", [AFF_PRESENCE_NO_SHOW] = "no-show",
  };

  return words[word];
}

const char *
aff_view_kind_word (AffPresentationKind kind)
{
  static const char *const words[] = {
    [AFF_KIND_POSTER] = "poster",
    [AFF_KIND_ORAL] = "oral",
    [AFF_KIND_SPOTLIGHT] = "spotlight",
  };

  return words[kind];
}

const char *
aff_view_role_word (AffRole role)
{
  static const char *const words[] = {
    [AFF_ROLE_SPEAKER] = "speaker",
    [AFF_ROLE_CHAIR] = "chair",
    [AFF_ROLE_PANELLIST] = "panellist",
  };

  return words[role];
}

const AffBoard *
aff_view_board (const AffView *view, const AffPaper *paper)
{
  const AffItem *session = aff_agenda_poster_item (view->programme, view->now);
  const AffBoard *first = NULL;

  for (guint i = 0; i < paper->presentations->len; i++) {
    const AffPresentation *presentation = g_ptr_array_index (paper->presentations, i);
    if (presentation->board && presentation->item == session)
      return presentation->board;
    if (!first)
      first = presentation->board;
  }
  return first;
}

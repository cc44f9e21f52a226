// SPDX-License-Identifier: GPL-3.0-or-later
// Notices: whether anybody gets to see them.
#include "app/check/check-private.h"

static const AffCheckRule never_shown = {AFF_SEVERITY_ERROR, "notice-never-shown", "notice",
                                         "Set its until to a time after its from."};

void
aff_check_notices (AffCheck *self)
{
  const GPtrArray *notices = self->programme->notices;

  for (guint i = 0; i < notices->len; i++) {
    const AffNotice *notice = g_ptr_array_index (notices, i);
    const AffNoticeText *text = notice->texts->len ? g_ptr_array_index (notice->texts, 0)
                                                   : NULL;
    if (notice->shown.end <= notice->shown.start)
      aff_check_add (self, &never_shown, notice->id,
                     "The notice “%s” ends before it begins, so nobody sees it.",
                     text ? text->lead : "");
  }
}

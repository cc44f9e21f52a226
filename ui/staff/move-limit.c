// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/staff/move-limit.h"

static const int steps[] = {0, 1, 2, AFF_PROPOSAL_USUAL_MOVES, 5, 8, 12, 18};

gboolean
aff_move_limit_lower (AffProposalSetting *setting, int n_moves)
{
  g_return_val_if_fail (setting != NULL, FALSE);

  for (int i = G_N_ELEMENTS (steps) - 1; i >= 0; i--)
    if (steps[i] < n_moves) {
      setting->mode = AFF_PROPOSAL_REPAIR;
      setting->by_topic = FALSE;
      setting->most_moves = steps[i];
      return TRUE;
    }
  return FALSE;
}

gboolean
aff_move_limit_raise (AffProposalSetting *setting, int n_posters)
{
  g_return_val_if_fail (setting != NULL, FALSE);

  if (setting->by_topic || setting->mode == AFF_PROPOSAL_WHOLE)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (steps[i] > setting->most_moves && steps[i] < n_posters) {
      setting->most_moves = steps[i];
      return TRUE;
    }
  setting->mode = AFF_PROPOSAL_WHOLE;
  return TRUE;
}

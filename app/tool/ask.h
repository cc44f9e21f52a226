// SPDX-License-Identifier: GPL-3.0-or-later
// Asks the network whether addresses open, over HTTPS alone. Of all programs only affichectl does,
// and only when staff tell it to.
#pragma once

#include "app/check/address.h"

#include <signal.h>

G_BEGIN_DECLS

typedef struct {
  int seconds;                             // for one address, with all that it leads on to
  const volatile sig_atomic_t *is_stopped; // is looked at four times a second
  void (*tell) (guint n_asked, guint n_all);
} AffAskLimits;

// Judges each of ADDRESSES (AffAddress). At most eight questions are on their way, two at one host.
// What leads on is followed, ten times at most. A host that keeps silent is not asked for ever; if
// nobody at all answers, those left are not asked. FALSE once *IS_STOPPED, with what was judged till
// then, or with AFF_ERROR_STORE if no question can be asked here.
gboolean aff_ask (GPtrArray *addresses, const AffAskLimits *limits, GError **error);

G_END_DECLS

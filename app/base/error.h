// SPDX-License-Identifier: GPL-3.0-or-later
// The one error domain of Affiche. The codes are the cases in which a caller acts differently;
// the message is a whole sentence for a person, with the remedy.
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  AFF_ERROR_STORE,     // a file cannot be read or written just now
  AFF_ERROR_FORMAT,    // what was read is not what it should be
  AFF_ERROR_NOT_FOUND, // nothing of that name, number or kind
  AFF_ERROR_CONFLICT,  // it contradicts what is there, nothing was changed
  AFF_ERROR_DENIED,    // not allowed here
} AffError;

#define AFF_ERROR (aff_error_quark ())
GQuark aff_error_quark (void);

G_END_DECLS

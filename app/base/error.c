// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/error.h"

G_DEFINE_QUARK (aff_error, aff_error)

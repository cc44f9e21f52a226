// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/board/solver-search.h"

#define LANES       4
#define KERNEL      aff_kernel_narrow
#define KERNEL_NAME "narrow"

// clang-format off
#include "app/board/solver-lanes.h"
#include "app/board/solver-pairs-narrow.h"
#include "app/board/solver-kernel.h"
// clang-format on

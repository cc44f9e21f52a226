// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/board/solver-search.h"

#define LANES       4
#define KERNEL      aff_kernel_wide
#define KERNEL_NAME "wide"

// clang-format off
#include "app/board/solver-lanes.h"
#include "app/board/solver-pairs-wide.h"
#include "app/board/solver-kernel.h"
// clang-format on

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/board/solver-search.h"

#ifdef __x86_64__
#ifdef __clang__
#pragma clang attribute push(__attribute__((target("avx2"))), apply_to = function)
#else
#pragma GCC target("avx2")
#endif

#define LANES       8
#define KERNEL      aff_kernel_narrow_avx2
#define KERNEL_NAME "narrow, AVX2"

// clang-format off
#include "app/board/solver-lanes.h"
#include "app/board/solver-pairs-narrow.h"
#include "app/board/solver-kernel.h"
// clang-format on

#ifdef __clang__
#pragma clang attribute pop
#endif
#endif

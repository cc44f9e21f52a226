// SPDX-License-Identifier: GPL-3.0-or-later
#include <glib.h>

int
sum (int a, int b)
{
    return a + b;
}

// SPDX-License-Identifier: GPL-3.0-or-later
int sum (int a, int b);

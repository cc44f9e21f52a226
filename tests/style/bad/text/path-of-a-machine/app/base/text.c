// SPDX-License-Identifier: GPL-3.0-or-later
static const char *path = "/home/somebody/programme.db";

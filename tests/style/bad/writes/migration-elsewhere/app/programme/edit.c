// SPDX-License-Identifier: GPL-3.0-or-later
static const char *sql = "CREATE TABLE note (id INTEGER PRIMARY KEY) STRICT";

#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Fails when an include points to the right of its own folder in the order below,
# from attendee to staff or back, or from app to GTK. Usage: check-layers.sh ROOT
cd "$1" || exit 2

order="app/base app/db app/programme app/way app/search app/board app/qr app/check app/face \
app/draft app/write app/read app/import app/print app/fleet app/tool ui/widget ui/map ui/attendee ui/staff ui"

find app ui -name '*.[ch]' -exec grep -HoE '^[[:space:]]*#[[:space:]]*include +["<][^">]+' {} + \
  2>/dev/null |
awk -v order="$order" '
  BEGIN { n = split (order, names, " "); for (i = 1; i <= n; i++) rank[names[i]] = i }
  function folder (path,   p) {
    p = path; sub (/\/[^\/]*$/, "", p)
    return (p in rank) ? p : "?" p
  }
  {
    split ($0, part, ":[ \t]*#[ \t]*include *"); from = folder (part[1]); to = part[2]
    what = substr (to, 2)
    if (from ~ /^\?/) { print part[1] ": folder is not in the order"; bad = 1; next }
    if (to ~ /^</) {
      if (from ~ /^app/ && what ~ /^(gtk|gdk|gsk)\//) { print part[1] ": core includes " what; bad = 1 }
      next
    }
    if (what == "config.h") next
    dest = folder (what)
    if (dest ~ /^\?/ || rank[dest] > rank[from] || dest == "app/tool" && from != dest ||
        from == "ui/staff" && dest == "ui/attendee") {
      print part[1] ": must not include " what; bad = 1
    }
  }
  END {
    if (NR == 0) { print "no include was found"; bad = 1 }
    exit bad
  }'

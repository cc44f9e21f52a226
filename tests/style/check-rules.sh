#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Fails when a word of a table stands in the C and .ui files of the folders it names, comments
# excepted. Usage: check-rules.sh TABLE ROOT
#
# A table's line "in FOLDER..." names the folders. Every other line is a rule of three parts, two
# or more spaces apart: a pattern for a whole word; the files that may have it, separated by
# commas, with "*" at the end for all that begin so, "-" for none; what to do instead.
table=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
cd "$2" || exit 2

folders=$(sed -n 's/^in //p' "$table")
# Lists of words.
# shellcheck disable=SC2086
files=$(find $folders -path tests/style/bad -prune -o \
  \( -name '*.[ch]' -o -name '*.ui' \) -print 2>/dev/null | sort)
[ -n "$files" ] || exit 2
# shellcheck disable=SC2086
awk '
  function is_allowed (path, list,   names, n, i) {
    n = split (list, names, ",")
    for (i = 1; i <= n; i++)
      if (path == names[i] || names[i] ~ /\*$/ &&
          index (path, substr (names[i], 1, length (names[i]) - 1)) == 1) return 1
    return 0
  }
  FNR == NR {
    if ($0 ~ /^#/ || $0 ~ /^in / || $0 == "") next
    if (split ($0, part, /   */) != 3) { print "not a rule: " $0; bad = 1; exit }
    rules++
    pattern[rules] = "(^|[^A-Za-z0-9_])(" part[1] ")([^A-Za-z0-9_]|$)"
    allowed[rules] = part[2]; remedy[rules] = part[3]
    next
  }
  {
    sub (/(^|[ \t])\/\/.*/, "")
    for (i = 1; i <= rules; i++)
      if (match ($0, pattern[i]) && !is_allowed (FILENAME, allowed[i])) {
        print FILENAME ":" FNR ": " substr ($0, RSTART, RLENGTH) ": " remedy[i]; bad = 1
      }
  }
  END { exit bad }' "$table" $files

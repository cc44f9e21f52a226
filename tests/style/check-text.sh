#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Fails when a C file has no licence line, a header no `#pragma once`, a jump or a mark of work
# left or a path of one machine; or any text file a tab for indentation or a space at a line's end.
# Usage: check-text.sh ROOT
cd "$1" || exit 2
bad=0

# Prints the lines that grep ($2 and following) finds, with what is wrong ($1).
report ()
{
  complaint=$1
  shift
  found=$("$@" 2>/dev/null) || return 0
  printf '%s\n' "$found" | sed "s|\$|: $complaint|"
  bad=1
}

list_files ()
{
  find app ui tests resources packaging data -path tests/style/bad -prune -o \
    -path tests/style/check-text.sh -prune -o -type f \( "$@" \) -print 2>/dev/null
}

code=$(list_files -name '*.[ch]')
headers=$(list_files -name '*.h')
texts=$(list_files -name '*.[ch]' -o -name '*.ui' -o -name '*.css' -o -name '*.sh' -o -name '*.py' \
  -o -name '*.sql' -o -name '*.xml' -o -name '*.md' -o -name meson.build -o -path 'packaging/*')
[ -n "$code" ] || exit 2

for file in $code; do
  [ "$(head -n 1 "$file")" = "// SPDX-License-Identifier: GPL-3.0-or-later" ] || {
    printf '%s:1: no licence line\n' "$file"
    bad=1
  }
done
for file in $headers; do
  grep -qx '#pragma once' "$file" || {
    printf '%s:1: no #pragma once\n' "$file"
    bad=1
  }
done
# Lists of names without spaces.
# shellcheck disable=SC2086
{
  report 'no goto: use a cleanup attribute' grep -nwHE 'goto [a-z_]+;' $code
  report 'no path of one machine' grep -nHE '"/(home|opt|root|tmp|usr|var|work)/' $code
  report 'finish it, or leave it out' grep -nwHE 'TODO|FIXME|XXX|HACK' $texts
  report 'indent by spaces' grep -nHP '^ *\t' $texts
  report 'no space at the end' grep -nHE '[ 	]+$' $texts
}
exit "$bad"

#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs a check on the project, which must pass, and on each of its samples in bad/CHECK, which
# must fail and name every line of the sample's file `expected`: a check that lets its sample
# pass is broken. Usage: prove.sh CHECK ROOT
here=$(cd "$(dirname "$0")" && pwd)
check=$1
root=$2
output=$(mktemp) || exit 2
trap 'rm -f "$output"' EXIT

# Runs the check, which is a script or a table of rules, on the tree at $1.
run_check ()
{
  if [ -f "$here/check-$check.sh" ]; then
    sh "$here/check-$check.sh" "$1" >"$output" 2>&1
  else
    sh "$here/check-rules.sh" "$here/$check.rules" "$1" >"$output" 2>&1
  fi
}

bad=0
run_check "$root" || {
  cat "$output"
  bad=1
}

samples=0
for sample in "$here/bad/$check"/*/; do
  samples=$((samples + 1))
  status=0
  run_check "$sample" || status=$?
  if [ "$status" = 0 ] || [ ! -s "$sample/expected" ]; then
    printf 'The check "%s" lets its bad sample pass: %s\n' "$check" "$sample"
    bad=1
  fi
  while read -r words; do
    grep -qF -e "$words" "$output" || {
      printf 'The check "%s" does not find "%s" in %s\n' "$check" "$words" "$sample"
      cat "$output"
      bad=1
    }
  done <"$sample/expected"
done
[ -d "$here/bad/$check" ] && [ "$samples" -gt 0 ] || bad=1
exit "$bad"

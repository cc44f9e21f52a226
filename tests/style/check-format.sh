#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Fails when a C file is not as clang-format 14 writes it. Usage: check-format.sh ROOT
style=$(cd "$(dirname "$0")/../.." && pwd)/.clang-format
cd "$1" || exit 2

files=$(find app ui tests -path tests/style/bad -prune -o -name '*.[ch]' -print 2>/dev/null)
[ -n "$files" ] || exit 2
# A list of names without spaces. -Werror makes a difference an error.
# shellcheck disable=SC2086
clang-format-14 --style="file:$style" --dry-run -Werror $files 2>&1

#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Fails when a string that people read lacks its French or German, or when a translation is
# marked as doubtful or has other conversions (%s) than its string. Usage: check-translations.sh ROOT
root=$1
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
cd "$root" || exit 2

find app ui \( -name '*.c' -o -name '*.h' -o -name '*.ui' \) 2>/dev/null | sort >"$work/files"
[ -s "$work/files" ] || exit 2
xgettext --files-from="$work/files" --from-code=UTF-8 --output="$work/affiche.pot" \
  --force-po --keyword=_ --keyword=N_ --keyword=C_:1c,2 --keyword=NC_:1c,2 \
  --keyword=ngettext:1,2 --keyword=g_dngettext:2,3 --keyword=g_dpgettext2:2c,3 \
  --flag=_:1:pass-c-format --flag=ngettext:1:pass-c-format --flag=ngettext:2:pass-c-format || exit 2

bad=0
for language in fr de; do
  po=resources/po/$language.po
  msgfmt --check-format --output-file=/dev/null "$po" || bad=1
  msgmerge --quiet --no-fuzzy-matching --output-file="$work/merged.po" "$po" "$work/affiche.pot" || bad=1
  msgattrib --no-obsolete --no-wrap --untranslated "$work/merged.po" >"$work/missing"
  msgattrib --no-obsolete --no-wrap --only-fuzzy "$work/merged.po" >>"$work/missing"
  if [ -s "$work/missing" ]; then
    printf 'Not translated in %s, or doubtful:\n' "$po"
    sed '1,/^$/d' "$work/missing"
    bad=1
  fi
done 2>&1
exit "$bad"

#!/usr/bin/env bash
# SPDX-License-Identifier: EUPL-1.2
# Breaks one line at a time in a copy of the tree and expects the tests to notice. usage: tests/mutants/run.sh [NAME...]
# (all of mutants.txt without a name). Exit 1 when a mutant survives or does not fit the code any more.
set -euo pipefail
cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/tree" "$work/build"
git ls-files -z --cached --others --exclude-standard | while IFS= read -r -d '' file; do
    [ -f "$file" ] && printf '%s\0' "$file"
done | tar --null -T - -cf - | tar -xf - -C "$work/tree"

trim() { sed -e 's/^ *//' -e 's/ *$//' <<<"$1"; }
build() { ninja -C "$work/build" "$@" >"$work/log" 2>&1; }

cmake -G Ninja -S "$work/tree" -B "$work/build" -DLAGEWERK_CONSOLE=OFF -DLAGEWERK_UNITY=OFF >"$work/log" 2>&1 ||
    { cat "$work/log"; exit 1; }
programs=$(grep -v '^#' tests/mutants/mutants.txt | sed 's/.*|//' | sort -u)
# shellcheck disable=SC2086
build $programs || { tail -20 "$work/log"; exit 1; }
for program in $programs; do
    "$work/build/bin/$program" >"$work/log" 2>&1 || { echo "$program fails without any mutant"; tail -5 "$work/log"; exit 1; }
done

bad=0 killed=0
while read -r line; do
    case $line in '' | '#'*) continue ;; esac
    # " | " separates; a bare "||" belongs to the code.
    IFS=$'\t' read -r name file expression program < <(sed 's/ *| \(broker\|gis\|console\|agents\|scenarios\)/\t\1/; s/ | s\//\ts\//; s/ | \(unit_[a-z]*\)$/\t\1/' <<<"$line")
    name=$(trim "$name")
    if [ $# -gt 0 ] && [[ " $* " != *" $name "* ]]; then continue; fi
    cp "$work/tree/$file" "$work/kept"
    sed -i "$expression" "$work/tree/$file"
    if cmp -s "$work/kept" "$work/tree/$file"; then
        echo "STALE    $name: changes nothing in $file"
        bad=1
    elif ! build "$program"; then
        echo "BROKEN   $name: does not compile"
        tail -5 "$work/log"
        bad=1
    elif timeout 300 "$work/build/bin/$program" >"$work/log" 2>&1; then
        echo "SURVIVED $name: $program does not notice"
        bad=1
    else
        echo "killed   $name"
        killed=$((killed + 1))
    fi
    cp "$work/kept" "$work/tree/$file"
done <tests/mutants/mutants.txt
echo "$killed mutants killed"
exit $bad

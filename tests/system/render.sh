#!/bin/sh
# render.sh BINARY SCENARIOS MODE: every scenario drawn as svg, png and dot (ctest: system.render).
#
# A file for every pictured step; svg is valid XML, dot is accepted by plain dot, png begins as a png does. MODE
# "bytes" draws again, in reverse order and under a locale with a decimal comma: all bytes are equal, and so are the
# traces; of png, which takes most of the time, every third scenario. MODE "once" (the sanitizers' slow build) leaves that out.
set -eu

binary=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
scenarios=$2
mode=$3
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
unset HEAPSTORY_OUTPUT HEAPSTORY_FORMAT HEAPSTORY_VIEW HEAPSTORY_PROFILE HEAPSTORY_THEME HEAPSTORY_MAX_STEPS || true

fail() {
  echo "FAILED: $*" >&2
  exit 1
}

LC_ALL=C
export LC_ALL
set -- "$scenarios"/*.json
[ $# -ge 40 ] || fail "only $# scenarios"
"$binary" render -q -f svg,png,dot -o "$room/a" "$@"
for file; do
  name=$(basename "$file" .json)
  wanted=$("$binary" run -q --format jsonl "$file" | wc -l)
  for format in svg png dot; do
    found=$(find "$room/a/$name" -name "*-graph.$format" | wc -l)
    [ "$found" -gt 0 ] && [ "$found" -le "$wanted" ] || fail "$name: $found $format files for $wanted steps"
  done
done
find "$room/a" -name '*.svg' -exec xmllint --noout {} + || fail "an svg is no XML"
find "$room/a" -name '*.dot' -exec dot -Tsvg {} + >/dev/null 2>"$room/dot.log" || fail "dot: $(head -3 "$room/dot.log")"
find "$room/a" -name '*.png' | while read -r picture; do
  [ "$(head -c 8 "$picture" | od -An -tx1 | tr -d ' \n')" = 89504e470d0a1a0a ] || fail "$picture is no png"
done
[ -z "$(find "$room/a" -name '.*')" ] || fail "temporary files are left"
[ "$mode" = bytes ] || exit 0

# A locale with a decimal comma, made here where the system has none.
mkdir "$room/locale"
localedef -i de_DE -f UTF-8 "$room/locale/de_DE.UTF-8" 2>/dev/null || [ -d "$room/locale/de_DE.UTF-8" ] ||
  fail "no German locale could be made (package locales)"
LOCPATH=$room/locale
export LOCPATH
[ "$(LC_ALL=de_DE.UTF-8 locale decimal_point)" = , ] || fail "the German locale does not work"
reversed=
thirds=
number=0
for file; do
  reversed="$file $reversed"
  number=$((number + 1))
  [ $((number % 3)) -ne 0 ] || thirds="$file $thirds"
done
# shellcheck disable=SC2086 # lists of paths without blanks
LC_ALL=de_DE.UTF-8 "$binary" render -q -f svg,dot -o "$room/b" $reversed
# shellcheck disable=SC2086
LC_ALL=de_DE.UTF-8 "$binary" render -q -f png -o "$room/b" $thirds
[ "$(find "$room/a" -name '*.svg' | wc -l)" -eq "$(find "$room/b" -name '*.svg' | wc -l)" ] || fail "not all is drawn again"
(cd "$room/b" && find . -type f -exec sha256sum {} +) >"$room/sums"
(cd "$room/a" && sha256sum --quiet -c "$room/sums" >"$room/diff" 2>&1) || fail "bytes differ: $(head -3 "$room/diff")"
"$binary" run -q --format jsonl "$@" >"$room/a.jsonl"
LC_ALL=de_DE.UTF-8 "$binary" run -q --format jsonl "$@" >"$room/b.jsonl"
cmp "$room/a.jsonl" "$room/b.jsonl" || fail "traces differ"

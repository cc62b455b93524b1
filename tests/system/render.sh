#!/bin/sh
# render.sh BINARY SCENARIOS: every scenario drawn as svg, png and dot (ctest: system.render).
#
# A file for every pictured step; svg is valid XML, dot is accepted by plain dot, png begins as a png does.
set -eu
# shellcheck source=tests/room.sh
. "$(dirname "$0")/../room.sh"

binary=$(absolute "$1")
scenarios=$2
make_room

fail() {
  echo "FAILED: $*" >&2
  exit 1
}

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

#!/bin/sh
# bench.sh BINARY [SCENARIO...]: milliseconds and bytes of a PNG, against dot -Tpng of our DOT for the same picture.
#
# Run by hand, with a release build: sh tests/raster/bench.sh out/build-release/heapstory. Both draw 1600 x 900 pixels. Ours
# is a whole call of the program (playing, layout, drawing, files) divided by its pictures; dot's is a process a picture,
# as a script would call it. Default: the scenarios of the gallery that have graphs.
set -eu

binary=$1
shift
here=$(cd "$(dirname "$0")" && pwd)
[ $# -gt 0 ] || set -- "$here"/../../scenarios/gallery/0*.json
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT

now() { date +%s%N; }

bytes() { cat "$@" | wc -c; }

"$binary" render -q -f dot -o "$room/warm" "$1"
dot -Tpng "$(find "$room/warm" -name '*-graph.dot' | head -n 1)" >/dev/null

printf '%-22s %8s | %9s %9s %7s | %9s %9s %7s\n' scenario pictures 'ms ours' 'ms dot' times 'KB ours' 'KB dot' percent
total_count=0 total_ours=0 total_dot=0 total_mine=0 total_theirs=0
line() { # NAME COUNT NANOSECONDS NANOSECONDS BYTES BYTES
  awk -v name="$1" -v n="$2" -v a="$3" -v b="$4" -v c="$5" -v d="$6" 'BEGIN {
    printf "%-22s %8d | %9.1f %9.1f %6.1fx | %9.1f %9.1f %6.1f%%\n", name, n, a / n / 1e6, b / n / 1e6, b / a,
      c / n / 1e3, d / n / 1e3, 100 * c / d }'
}
for file; do
  name=$(basename "$file" .json)
  "$binary" render -q -f dot -o "$room/dot" "$file"
  start=$(now)
  "$binary" render -q -f png -o "$room/png" "$file"
  ours=$(($(now) - start))
  count=$(find "$room/png/$name" -name '*.png' | wc -l)
  start=$(now)
  for dot in "$room/dot/$name"/*.dot; do
    dot -Gdpi=120 -Tpng "$dot" -o "${dot%.dot}.png"
  done
  dots=$(($(now) - start))
  mine=$(bytes "$room/png/$name"/*.png)
  theirs=$(bytes "$room/dot/$name"/*.png)
  line "$name" "$count" "$ours" "$dots" "$mine" "$theirs"
  total_count=$((total_count + count)) total_ours=$((total_ours + ours)) total_dot=$((total_dot + dots))
  total_mine=$((total_mine + mine)) total_theirs=$((total_theirs + theirs))
done
line all "$total_count" "$total_ours" "$total_dot" "$total_mine" "$total_theirs"

#!/bin/sh
# bench.sh BINARY [SCENARIO...]: milliseconds of a processor and bytes of a PNG, against dot -Tpng of our DOT for the same picture.
#
# Run by hand, with a release build: sh tests/raster/bench.sh out/build-release/heapstory. Both draw 1600 x 900 pixels. Ours
# is a whole call of the program (start, playing, layout, drawing, files) divided by its pictures, a call a scenario, and in
# the last line one call for all; dot's is a process a picture, as a script would call it. Default: scenarios of the gallery.
set -eu
# shellcheck source=tests/room.sh
. "$(dirname "$0")/../room.sh"

binary=$1
shift
here=$(cd "$(dirname "$0")" && pwd)
[ $# -gt 0 ] || set -- "$here"/../../scenarios/gallery/0*.json
make_room

# cpu COMMAND...: runs it; microseconds of processor time that it took, in $used. Other work on the machine matters less
# to it than to a clock.
cpu() {
  used=$(bash -c 'TIMEFORMAT="%U %S"; exec 3>&2; time "$@" >/dev/null 2>&3' bash "$@" 2>&1 3>/dev/null |
    awk 'END { printf "%d", ($1 + $2) * 1e6 }')
}

bytes() { cat "$@" | wc -c; }

"$binary" render -q -f dot -o "$room/warm" "$1"
dot -Tpng "$(find "$room/warm" -name '*-graph.dot' | head -n 1)" >/dev/null

printf '%-22s %8s | %9s %9s %7s | %9s %9s %7s\n' scenario pictures 'ms ours' 'ms dot' times 'KB ours' 'KB dot' percent
total_count=0 total_dot=0 total_mine=0 total_theirs=0
line() { # NAME COUNT MICROSECONDS MICROSECONDS BYTES BYTES
  awk -v name="$1" -v n="$2" -v a="$3" -v b="$4" -v c="$5" -v d="$6" 'BEGIN {
    printf "%-22s %8d | %9.1f %9.1f %6.1fx | %9.1f %9.1f %6.1f%%\n", name, n, a / n / 1e3, b / n / 1e3, b / a,
      c / n / 1e3, d / n / 1e3, 100 * c / d }'
}
for file; do
  name=$(basename "$file" .json)
  "$binary" render -q -f dot -o "$room/dot" "$file"
  cpu "$binary" render -q -f png -o "$room/png" "$file"
  ours=$used
  count=$(find "$room/png/$name" -name '*.png' | wc -l)
  dots=0
  for dot in "$room/dot/$name"/*.dot; do
    cpu dot -Gdpi=120 -Tpng "$dot" -o "${dot%.dot}.png"
    dots=$((dots + used))
  done
  mine=$(bytes "$room/png/$name"/*.png)
  theirs=$(bytes "$room/dot/$name"/*.png)
  line "$name" "$count" "$ours" "$dots" "$mine" "$theirs"
  total_count=$((total_count + count)) total_dot=$((total_dot + dots))
  total_mine=$((total_mine + mine)) total_theirs=$((total_theirs + theirs))
done
rm -rf "$room/png"
cpu "$binary" render -q -f png -o "$room/png" "$@"
line 'all in one call' "$total_count" "$used" "$total_dot" "$total_mine" "$total_theirs"

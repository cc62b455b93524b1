#!/bin/sh
# two-builds.sh BINARY OTHER SCENARIOS FOLDER...: two builds of heapstory give the same bytes ('setup.sh test').
#
# Every scenario of these folders of SCENARIOS is traced, its snapshot stored, and drawn in every view as svg and as dot.
# Built by another compiler, with other optimisations, numbers could be rounded otherwise.
set -eu
# shellcheck source=tests/room.sh
. "$(dirname "$0")/../room.sh"

binary=$(absolute "$1")
other=$(absolute "$2")
scenarios=$(absolute "$3")
shift 3
make_room

fail() {
  echo "FAILED: $*" >&2
  exit 1
}

cd "$scenarios"
cmp -s "$binary" "$other" && fail "this is one build twice"
views=$("$binary" list views | awk '{ printf "%s%s", sep, $1; sep = "," }')

# tell BUILD BINARY FOLDER...: everything that it writes, below $room/BUILD. Both do so at the same time.
tell() {
  into=$room/$1 build=$2
  shift 2
  mkdir "$into"
  "$build" render -q --view "$views" -f svg,dot -o "$into/pictures" "$@" &&
    "$build" run -q --format jsonl -o - "$@" >"$into/traces" &&
    "$build" check -q --update --snapshots "$into/snapshots" "$@"
}
tell first "$binary" "$@" 2>"$room/first.err" &
tell second "$other" "$@" 2>"$room/second.err" || fail "$other: $(head -3 "$room/second.err")"
wait $! || fail "$binary: $(head -3 "$room/first.err")"

# same: both have the same files with the same bytes.
same() { diff -rq "$room/first" "$room/second" >"$room/differ" 2>&1; }
files=$(find "$room/first" -type f | wc -l)
[ "$files" -ge 1000 ] || fail "only $files files"
same || fail "$(wc -l <"$room/differ") of $files files differ: $(head -3 "$room/differ")"

# The proof that it can fail: one byte of one file.
printf ' ' >>"$room/second/traces"
same && fail "a byte that differs is not noticed"
echo "$files files of two builds are the same"

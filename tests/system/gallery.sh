#!/bin/sh
# gallery.sh BINARY SCENARIOS [--update]: the pictures of the README, committed below scenarios/gallery/pictures, are byte
# for byte what the tool draws now, in both themes, and nothing else stands there (ctest: system.gallery).
#
#   sh tests/system/gallery.sh out/build-debug/heapstory scenarios --update     draws them anew
#
# What changed is looked at before it is committed. Places come from dot: other releases of Graphviz than Debian 12's may
# put a card elsewhere.
set -eu
# shellcheck source=tests/room.sh
. "$(dirname "$0")/../room.sh"

binary=$(absolute "$1")
gallery=$(absolute "$2/gallery")
mode=${3-}
make_room

fail() {
  echo "FAILED: $*" >&2
  exit 1
}

# Scenario, step or page, and view of each picture.
pictures='03-cycle 7 graph
05-nested 12 graph
06b-collapsed 10 graph
07a-generations 18 generations
08-pools 9 pools
09-collector 8 collector
10-diff 8 diff
11-timeline 8 timeline
12-storyboard 1 storyboard'

# draw THEME SUFFIX: into $room/pictures.
draw() {
  echo "$pictures" | while read -r scenario step view; do
    "$binary" render -q --theme "$1" --view "$view" -o "$room/$1" "$gallery/$scenario.json"
    file=$(printf '%s/%03d-%s.svg' "$room/$1/$scenario" "$step" "$view")
    [ -f "$file" ] || fail "$scenario has no picture $step of $view"
    mv "$file" "$(printf '%s/%s-%03d%s.svg' "$room/pictures" "$scenario" "$step" "$2")"
  done
}

mkdir "$room/pictures"
draw light ''
draw dark -dark

if [ "$mode" = --update ]; then
  rm -rf "$gallery/pictures"
  cp -r "$room/pictures" "$gallery/pictures"
  exit 0
fi
diff -rq "$gallery/pictures" "$room/pictures" ||
  fail "the README's pictures are not what is drawn now; --update draws them (see the head of $0)"

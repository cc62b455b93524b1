#!/bin/sh
# geometry.sh BINARY BARE SCENARIOS: pictures on stored places (ctest: system.geometry). BARE is the same program without the
# room `layout`: what it draws, it draws without any layout.
set -eu
# shellcheck source=tests/room.sh
. "$(dirname "$0")/../room.sh"

binary=$(absolute "$1")
bare=$(absolute "$2")
seeds=$(absolute "$3/seeds")
enter_room

fail() {
  echo "FAILED: $*" >&2
  exit 1
}

# refuses WORDS ARGUMENTS...: exit status 2, the words on stderr, nothing written.
refuses() {
  words=$1
  shift
  status=0
  "$binary" render -o refused "$@" >stdout 2>stderr || status=$?
  [ "$status" -eq 2 ] || fail "$*: exit status $status"
  grep -qF "$words" stderr || fail "$*: does not say '$words' but: $(cat stderr)"
  [ ! -e refused ] || fail "$*: something was written"
}

mkdir places moved stale
cat >places/node-cycle.geometry <<END
heapstory geometry 1

graph window 1
  stack 142 114 at 0 60 142 114
  frame "globals" 2
  card 2 "Node" "#2" 232 99, island 1 at 210 54.5 236 99
  card 3 "Node" "#3" 232 99, island 1 at 514 54.5 236 99
  island "UNREACHABLE CYCLE · still in memory" at 196 26.5 568 145.5
  edge frame 1 name 1, card 1 at 122 124 122 124 171.46638472485563 112 210 112
  edge frame 1 name 2, card 2 at 122 154 122 154 158.1384744976814 165 187 165 285.7 165 187 165 469 165 499.5634333279186 165 483.4365666720814 112 514 112
  edge card 1 row 2, card 2 at 434 139 434 139 476.8948773960146 112 514 112
  edge card 2 row 2, card 1, back at 525 139 525 139 482.26514158013396 112 446 112
END

# Without the file a layout is asked for, which the bare program has not: the proof below can fail.
if (ulimit -c 0; "$bare" render -q -o none "$seeds/node-cycle.json") >stdout 2>stderr; then
  fail "the bare program drew without places"
fi
grep -qF 'a layout was asked for' stderr || fail "the bare program ended otherwise: $(cat stderr)"

"$bare" render -q --geometry places -o bare "$seeds/node-cycle.json"
HEAPSTORY_GEOMETRY=places "$binary" render -q -o whole "$seeds/node-cycle.json"
[ "$(ls bare/node-cycle | wc -l)" -ge 7 ] || fail "only $(ls bare/node-cycle | wc -l) pictures"
diff -r bare whole || fail "the same places give other pictures"

# A card that somebody moves moves, and what refers to it or starts in it; nothing else. Step 6 has all four references.
sed 's/at 514 54.5 /at 514 64.5 /' places/node-cycle.geometry >moved/node-cycle.geometry
"$bare" render -q --geometry moved -o after "$seeds/node-cycle.json"
# groups FILE: each object and each reference, on a line.
groups() { tr '\n' ' ' <"$1" | sed 's/<g [^>]*\(obj-[0-9]*\|class="reference\)/\n\1/g' | sed -n '/^obj-/p; /^class="reference/p'; }
groups bare/node-cycle/006-graph.svg >before.groups
groups after/node-cycle/006-graph.svg >after.groups
[ "$(grep -c '^class="reference' before.groups)" -eq 4 ] || fail "step 6 has not four references"
[ "$(grep -c '^obj-' before.groups)" -eq 2 ] || fail "step 6 has not two cards"
diff before.groups after.groups >changed || true
[ "$(grep -c '^> class="reference' changed)" -eq 3 ] || fail "not three references moved: $(cat changed)"
[ "$(grep -c '^> obj-3' changed)" -eq 1 ] || fail "card #3 did not move"
[ "$(grep -c '^> ' changed)" -eq 4 ] || fail "more than that moved"

refuses "places/slots.geometry: error: there is no such geometry file: heapstory check --svg --update" \
  --geometry places "$seeds/slots.json"
refuses "there is no geometry of storyboard, window 1: heapstory check --svg --update" \
  --geometry places --view storyboard "$seeds/node-cycle.json"
refuses "places/node-cycle.geometry:6:3: error: the geometry of graph, window 1 was made for other cards" \
  --geometry places --density chips "$seeds/node-cycle.json"
sed 's/"steps": \[/"steps": [ "more = 1",/' "$seeds/node-cycle.json" >node-cycle.json
refuses "was made for other cards" --geometry places node-cycle.json
sed 's/142 114 at 0 60/142 114 at 0 nan/' places/node-cycle.geometry >stale/node-cycle.geometry
refuses "stale/node-cycle.geometry:4:22: error: expected a number" --geometry stale "$seeds/node-cycle.json"
: >stale/node-cycle.geometry
refuses "stale/node-cycle.geometry:1:1: error: this is no geometry file" --geometry stale "$seeds/node-cycle.json"

# What is no graph needs no places, and so no file.
"$binary" render -q --geometry none --view pools -o pools "$seeds/node-cycle.json"
[ -f pools/node-cycle/008-pools.svg ] || fail "no pools"

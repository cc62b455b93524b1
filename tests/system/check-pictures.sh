#!/bin/sh
# check-pictures.sh BINARY BARE SCENARIOS: the second gates, check --dot and check --svg (ctest: system.check_pictures). BARE is
# the same program without the room `layout`: it says what agrees without laying out anything.
set -eu
# shellcheck source=tests/room.sh
. "$(dirname "$0")/../room.sh"

binary=$(absolute "$1")
bare=$(absolute "$2")
scenarios=$(absolute "$3")
enter_room

fail() {
  echo "FAILED: $*" >&2
  cat stdout stderr >&2
  exit 1
}

# check STATUS ARGUMENTS...: keeps what is said.
check() {
  wanted=$1
  shift
  what="check $*"
  status=0
  "$binary" check "$@" >stdout 2>stderr || status=$?
  [ "$status" -eq "$wanted" ] || fail "$what: exit status $status, not $wanted"
}
says() { grep -qF -e "$1" stdout || fail "$what: does not say: $1"; }
says_not() { ! grep -qF -e "$1" stdout || fail "$what: says: $1"; }
sums() { find snapshots -type f | sort | xargs sha256sum; }
no_litter() { [ -z "$(find . -name '*.new' -o -name '.heapstory-*')" ] || fail "left: $(find . -name '*.new' -o -name '.heapstory-*')"; }

cp "$scenarios/seeds/node-cycle.json" "$scenarios/gallery/12-storyboard.json" .
cp "$scenarios/gallery/08-pools.json" .

# ---- written when missing; then the same, without a layout -----------------------------------------
check 0 .
[ ! -e snapshots/node-cycle.geometry ] && [ ! -e snapshots/node-cycle ] || fail "pictures that nobody asked for"
sums >alone
check 0 --svg --dot .
says './node-cycle.json: new: ./snapshots/node-cycle has been written'
says '3 scenarios: 3 new'
sha256sum --quiet -c alone || fail "the gates change the snapshots themselves"
[ -f snapshots/node-cycle/008-graph.svg ] && [ -f snapshots/node-cycle/008-graph.dot ] || fail "no pictures"
[ -f snapshots/12-storyboard/001-storyboard.svg ] && [ -f snapshots/12-storyboard.geometry ] || fail "no storyboard"
[ -f snapshots/08-pools/009-pools.svg ] && [ ! -e snapshots/08-pools.geometry ] || fail "pools need no places"
sums >accepted
check 0 --svg --dot -j 1 .
says '3 scenarios: 3 same'
HEAPSTORY_SVG=1 "$bare" check . >stdout 2>stderr || fail "the same pictures need a layout"
says '3 scenarios: 3 same'
"$binary" render -q --geometry snapshots -o drawn node-cycle.json
cmp drawn/node-cycle/008-graph.svg snapshots/node-cycle/008-graph.svg || fail "render draws it otherwise"
sha256sum --quiet -c accepted || fail "a check without a difference wrote something"
no_litter

# ---- one picture differs ----------------------------------------------------------------------------
echo >>snapshots/node-cycle/006-graph.svg
echo >>snapshots/node-cycle/007-graph.dot
check 0 node-cycle.json
check 1 --svg node-cycle.json
says 'node-cycle.json: step 6: 006-graph.svg differs from its snapshot'
says_not '.dot'
says 'to accept: heapstory check --update --svg node-cycle.json'
check 1 --dot node-cycle.json
says 'node-cycle.json: step 7: 007-graph.dot differs from its snapshot'
[ "$(find . -name '*.new' | sort | tr '\n' ' ')" = './snapshots/node-cycle/006-graph.svg.new ./snapshots/node-cycle/007-graph.dot.new ' ] ||
  fail "beside: $(find . -name '*.new')"
check 0 --svg --dot --update node-cycle.json
says 'node-cycle.json: updated: snapshots/node-cycle has been replaced'
sha256sum --quiet -c accepted || fail "--update gave something else"
no_litter

# ---- places: moved by hand, stale, broken -----------------------------------------------------------
card=$(grep -n ' card 3 ' snapshots/node-cycle.geometry | head -1 | cut -d: -f1)
sed -i "${card}s/\( at [0-9.]* \)/\1""1/" snapshots/node-cycle.geometry
check 1 --svg node-cycle.json
says 'step 8: 008-graph.svg differs from its snapshot'
says_not 'was made for other cards'
cp snapshots/node-cycle.geometry moved
check 0 --svg --update node-cycle.json
[ "$(sed -n "${card}p" moved)" = "$(sed -n "${card}p" snapshots/node-cycle.geometry)" ] || fail "the moved card did not stay"
check 0 --svg node-cycle.json
no_litter

sed 's/"steps": \[/"steps": [ "more = 1",/' node-cycle.json >longer && mv longer node-cycle.json
check 0 --update node-cycle.json
sums >before
CI=1 check 1 --svg node-cycle.json
says 'the geometry of graph, window 1 was made for other cards'
says 'node-cycle.geometry differs from its snapshot'
sha256sum --quiet -c before || fail "CI: something was written"
no_litter
CI=1 check 2 --svg --update node-cycle.json
check 1 --svg node-cycle.json
[ -f snapshots/node-cycle.geometry.new ] || fail "no geometry beside"
check 0 --svg --update node-cycle.json
no_litter
check 0 --svg node-cycle.json
sed -i '4s/ at .*/ at 0 nan 1 1/' snapshots/node-cycle.geometry
check 2 --svg node-cycle.json
grep -q '^snapshots/node-cycle.geometry:4:[0-9]*: error: expected a number$' stderr || fail "$what: $(cat stderr)"
check 0 --svg --update node-cycle.json
check 0 --svg node-cycle.json

# ---- missing under CI ------------------------------------------------------------------------------
rm snapshots/node-cycle/008-graph.svg snapshots/node-cycle.geometry
sums >before
CI=1 check 1 --svg node-cycle.json
says 'there is no snapshot snapshots/node-cycle'
sha256sum --quiet -c before || fail "CI: something was written"
check 0 --svg --dot --update --unreferenced delete .

# ---- pictures that nothing belongs to ---------------------------------------------------------------
cp snapshots/node-cycle/008-graph.svg snapshots/node-cycle/099-graph.svg
cp snapshots/node-cycle/008-graph.svg snapshots/node-cycle/notes.svg
mkdir snapshots/gone
cp snapshots/node-cycle/008-graph.svg snapshots/gone/001-graph.svg
cp snapshots/node-cycle.geometry snapshots/gone.geometry
check 0 --svg .
says './snapshots/node-cycle/099-graph.svg: its scenario has no such picture'
says './snapshots/gone/001-graph.svg: no scenario belongs to this snapshot'
says './snapshots/gone.geometry: no scenario belongs to this snapshot'
says_not 'notes.svg'
check 0 --dot .
says_not '099-graph.svg'
CI=1 check 1 --svg .
check 0 --svg --unreferenced ignore .
says_not '099-graph.svg'
check 0 --svg --unreferenced delete .
says './snapshots/node-cycle/099-graph.svg: deleted: its scenario has no such picture'
[ ! -e snapshots/gone ] && [ ! -e snapshots/gone.geometry ] && [ ! -e snapshots/node-cycle/099-graph.svg ] || fail "not deleted"
[ -f snapshots/node-cycle/notes.svg ] || fail "a file of somebody else was deleted"

# ---- what is not ours is left alone ------------------------------------------------------------------
rm -r snapshots/node-cycle
mkdir elsewhere
ln -s ../elsewhere snapshots/node-cycle
check 2 --svg node-cycle.json
grep -q 'snapshots/node-cycle: error: this is a symbolic link' stderr || fail "$what: $(cat stderr)"
[ -z "$(ls elsewhere)" ] || fail "written through a link"
HEAPSTORY_SVG=maybe "$binary" check node-cycle.json >stdout 2>stderr && fail "HEAPSTORY_SVG=maybe is taken"
grep -qF "HEAPSTORY_SVG: expected 0 or 1, not 'maybe'" stderr || fail "HEAPSTORY_SVG=maybe: $(cat stderr)"

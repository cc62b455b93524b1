#!/bin/sh
# check-notices.sh BINARY TREE: one number of the core is another one, and `heapstory check` fails on the snapshots that
# ship, with a sentence that names the object and the count (ctest: system.check_notices). BINARY is the program with
# changed_profile.c in it.
set -u
# shellcheck source=tests/room.sh
. "$(dirname "$0")/../room.sh"

binary=$(absolute "$1") || exit 2
make_room
cd "$2" || exit 2
CI=1
export CI
output=$room/stdout

# noticed CHANGE SENTENCE: with the change the scenario that the sentence names fails with it; without, it is the same.
noticed() {
  scenario=${2%%:*}
  what=nothing
  HEAPSTORY_TEST_CHANGES=$what "$binary" check "$scenario" >"$output" 2>&1 || fail "$scenario differs already"
  what=$1
  HEAPSTORY_TEST_CHANGES=$what "$binary" check --all "$scenario" >"$output" 2>&1
  status=$?
  [ "$status" -eq 1 ] || fail "$scenario: exit status $status, not 1"
  grep -qxF -e "$2" "$output" || fail "does not say: $2"
}

noticed getsets "scenarios/seeds/cycle-counted.json:6: step 2: #1 class Node: refcount 2, was 4"
noticed literals "scenarios/seeds/equal-values-module.json:6: step 1: #1 int 1000: refcount 1, was 2"
noticed stack "scenarios/cpython/figures/collect-generator.json:7: step 2: #2 generator g: size 248, was 192"
noticed slots "scenarios/cpython/test_weakref/weakref-proxy-iter.json:8: step 3: #4 list: size 88, was 120"
noticed threshold "scenarios/seeds/built-in-structures.json:23: step 4: #2 list: generation 1, was 0, in this step alone"

# All that ships, at once: every profile is noticed in many places.
what=getsets
HEAPSTORY_TEST_CHANGES=$what "$binary" check --keep-going scenarios >"$output" 2>&1
[ $? -eq 1 ] || fail "not exit status 1"
[ "$(grep -c ': refcount [0-9]*, was [0-9]*' "$output")" -ge 100 ] || fail "not a hundred counts"

end "every change was noticed"

#!/bin/sh
# cmake-function.sh CMAKE BUILD SCENARIOS: find_package(heapstory) and heapstory_pictures() after an installation, with both
# generators: what is drawn, and what is not drawn again (ctest: system.cmake_function).
set -eu
# shellcheck source=tests/room.sh
. "$(dirname "$0")/../room.sh"

cmake=$1
build=$(absolute "$2")
seeds=$(absolute "$3/seeds")
enter_room
unset CMAKE_GENERATOR MAKEFLAGS MFLAGS MAKELEVEL

fail() {
  echo "FAILED: $*" >&2
  exit 1
}

"$cmake" --install "$build" --prefix "$room/installed" >log 2>&1 || fail "not installed: $(cat log)"

# A small project. One name is odd; one scenario has a geometry file.
mkdir project
(
  cd project
  cp "$seeds/slots.json" "$seeds/node-cycle.json" .
  cp "$seeds/del-big-data.json" 'big data.json'
  cat >CMakeLists.txt <<'END'
cmake_minimum_required(VERSION 3.21)
project(pictures LANGUAGES NONE)
find_package(heapstory 0.1 REQUIRED)
heapstory_pictures(TARGET docs ALL SCENARIOS slots.json node-cycle.json "big data.json"
  VIEWS graph pools FORMATS svg dot THEME dark PROFILE cpython-3.13 OUTPUT_DIRECTORY drawn OPTIONS --no-caption)
END
)

# builds WORDS...: the target docs is built, and these are the scenarios that are drawn for it.
builds() {
  "$cmake" --build "$tree" --target docs -j 2 >log 2>&1 || fail "$generator: $(cat log)"
  drawn=$(sed -n 's/.*Drawing \([^ ]*\).*/\1/p' log | sort | tr '\n' ' ')
  [ "$drawn" = "$*" ] || fail "$generator: drew '$drawn', not '$*': $(cat log)"
}

for generator in Ninja 'Unix Makefiles'; do
  tree="$room/$generator"
  "$cmake" -G "$generator" -S project -B "$tree" -DCMAKE_PREFIX_PATH="$room/installed" >log 2>&1 ||
    fail "$generator: not configured: $(cat log)"
  builds 'big node-cycle slots '
  for name in slots node-cycle 'big data'; do
    (cd "$tree/drawn" && sha256sum --quiet -c "$name.sha256") || fail "$generator: $name is not what was written"
  done
  [ -f "$tree/drawn/node-cycle/008-graph.dot" ] && [ -f "$tree/drawn/node-cycle/008-pools.svg" ] ||
    fail "$generator: not the views and formats that were asked for"
  builds
  touch 'project/big data.json'
  builds 'big '
  builds

  # One that changes, one with a mistake: the build says which and why, and all pictures stay.
  cp project/slots.json kept.json
  sed -i 's/"steps": \[/"steps": [ "x = ",/' project/slots.json
  touch project/node-cycle.json
  rm "$tree/drawn/node-cycle/008-graph.svg"
  (cd "$tree/drawn" && find slots -type f -exec sha256sum {} + | sort) >before
  "$cmake" --build "$tree" --target docs -- -k $([ "$generator" = Ninja ] && echo 0) >log 2>&1 &&
    fail "$generator: a mistake is no failure"
  grep -q 'slots.json:[0-9]*:[0-9]*: error: ' log || fail "$generator: the mistake is not said: $(cat log)"
  [ -f "$tree/drawn/node-cycle/008-graph.svg" ] || fail "$generator: the others were not drawn"
  (cd "$tree/drawn" && find slots -type f -exec sha256sum {} + | sort) | cmp - before ||
    fail "$generator: pictures of the scenario with a mistake are others"
  cp kept.json project/slots.json
  builds 'slots '
  builds
done
diff -r Ninja/drawn 'Unix Makefiles/drawn' -x '*.d' || fail "the generators draw other pictures"

# Places: the depfile names the geometry file, and a project that asks for what is not there is told.
mkdir places
echo '{"steps": ["x = 1", "del x"], "render": {"hide": ["x"]}}' >places/one.json
printf 'heapstory geometry 1\n\ngraph window 1\n  stack 142 84 at 0 0 142 84\n  frame "globals" 1\n' >places/one.geometry
cat >places/CMakeLists.txt <<'END'
cmake_minimum_required(VERSION 3.21)
project(pictures LANGUAGES NONE)
find_package(heapstory 0.1 REQUIRED)
heapstory_pictures(TARGET docs SCENARIOS one.json GEOMETRY .)
END
for generator in Ninja 'Unix Makefiles'; do
  tree="$room/places-$generator"
  "$cmake" -G "$generator" -S places -B "$tree" -DCMAKE_PREFIX_PATH="$room/installed" >log 2>&1 ||
    fail "$generator: not configured: $(cat log)"
  builds 'one '
  touch places/one.geometry
  builds 'one '
  builds
done
# refuses WORDS CALL: configuring fails and says the words.
refuses() {
  printf 'cmake_minimum_required(VERSION 3.21)\nproject(p LANGUAGES NONE)\nfind_package(heapstory REQUIRED)\n%s\n' "$2" >places/CMakeLists.txt
  "$cmake" -S places -B refused -DCMAKE_PREFIX_PATH="$room/installed" >log 2>&1 && fail "$2: configured"
  grep -qF "$1" log || fail "$2: does not say '$1': $(cat log)"
}
refuses "wants TARGET and SCENARIOS" "heapstory_pictures(TARGET docs)"
refuses "two scenarios are named 'one'" "heapstory_pictures(TARGET docs SCENARIOS one.json a/one.json)"
refuses "unknown words: extra" "heapstory_pictures(extra TARGET docs SCENARIOS one.json)"

#!/bin/sh
# setup.sh: installs what is missing, builds, and then draws or tests. A Debian 12 with a shell and apt will do.
#
#   ./setup.sh build          the program alone: out/build-release/heapstory
#   ./setup.sh render         every scenario that ships, as svg and png, into out/; the gallery in dark, too, into out/dark/
#   ./setup.sh test           the whole suite, plain and under sanitizers; a release by another compiler, byte by byte; and a
#                             short run of each fuzzer
#   ./setup.sh bench [...]    everything that is measured, beside dot and CPython; takes the options of tests/bench
#   ./setup.sh fuzz [SECONDS] each fuzzer alone, for 60 seconds or as many as are given
#
# Only Debian packages are installed, and only those that are not there yet. All output is below out/.
set -eu

cd "$(dirname "$0")"
jobs=$(nproc)

# What each package is for: README.md, "What it stands on".
build_packages='cmake ninja-build gcc libc6-dev pkg-config bison
  libgraphviz-dev libcjson-dev libgmp-dev libcmocka-dev
  libpango1.0-dev libdeflate-dev libmd-dev'
picture_packages='graphviz fonts-inter fonts-jetbrains-mono'
test_packages='make libxml2-utils w3c-sgml-lib locales poppler-utils chromium fonts-dejavu-core fonts-liberation2
  python3-jsonschema parallel'
bench_packages='python3.11 libpython3.11-dev python3-objgraph'
fuzz_packages='clang libclang-rt-14-dev'

say() { printf 'setup.sh: %s\n' "$*"; }

die() {
  printf 'setup.sh: %s\n' "$*" >&2
  exit 1
}

# ---- packages -----------------------------------------------------------------------------------

as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  else
    command -v sudo >/dev/null || die "run this as root, or install sudo: $*"
    sudo "$@"
  fi
}

apt() { as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y "$@" </dev/null; }

is_installed() {
  status=$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null) && [ "$status" = installed ]
}

# need PACKAGE...: installs those that are missing.
need() {
  missing=
  for package; do
    is_installed "$package" || missing="$missing $package"
  done
  [ -n "$missing" ] || return 0
  command -v apt-get >/dev/null || die "no apt-get here; please install:$missing"
  say "installing$missing"
  apt update || die "apt-get update failed"
  # shellcheck disable=SC2086 # the words of $missing are meant
  apt install --no-install-recommends $missing || die "could not install$missing"
}

# ---- build --------------------------------------------------------------------------------------

# build PRESET [TARGET...]: into out/build-PRESET.
build() {
  preset=$1
  shift
  say "building $preset"
  # A tree that came along with a copied folder still points to the old place.
  cache=out/build-$preset/CMakeCache.txt
  fresh=
  if [ -f "$cache" ] && ! grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$(pwd -P)" "$cache"; then
    fresh=--fresh
  fi
  mkdir -p out
  cmake --preset "$preset" $fresh >"out/configure-$preset.log" 2>&1 || {
    cat "out/configure-$preset.log"
    die "could not configure $preset"
  }
  [ $# -eq 0 ] || set -- --target "$@"
  cmake --build --preset "$preset" --parallel "$jobs" "$@" || die "could not build $preset"
}

# ---- render -------------------------------------------------------------------------------------

build_program() {
  # shellcheck disable=SC2086 # a list of words
  need $build_packages
  build release heapstory
}

render() {
  # shellcheck disable=SC2086 # lists of words
  need $build_packages $picture_packages
  build release heapstory
  set --
  for file in scenarios/*.json scenarios/*/*.json; do
    [ ! -f "$file" ] || set -- "$@" "$file"
  done
  [ $# -gt 0 ] || die "no scenario below scenarios/"
  say "drawing $# scenarios"
  # A few at a time to each worker.
  printf '%s\n' "$@" | xargs -P "$jobs" -n 4 out/build-release/heapstory render -f svg,png -o out ||
    die "not every scenario could be drawn"
  printf '%s\n' scenarios/gallery/*.json |
    xargs -P "$jobs" -n 4 out/build-release/heapstory render -f svg,png --theme dark -o out/dark ||
    die "the gallery could not be drawn in dark"
  pictures=0
  for file; do
    name=$(basename "$file" .json)
    for picture in "out/$name"/*.svg "out/dark/$name"/*.svg; do
      [ ! -f "$picture" ] || pictures=$((pictures + 1))
    done
  done
  say "$# scenarios, $pictures pictures drawn as svg and png: out/<scenario>/<step>-<view>.svg"
}

# ---- test ---------------------------------------------------------------------------------------

passed=0
failed=0

# suite PRESET: its tests are counted.
suite() {
  build "$1"
  log=out/ctest-$1.log
  say "testing $1"
  ctest --test-dir "out/build-$1" --parallel "$jobs" --output-on-failure >"$log" 2>&1 || true
  # "97% tests passed, 2 tests failed out of 70"
  counts=$(sed -n 's/^[0-9]*% tests passed, \([0-9]*\) tests failed out of \([0-9]*\)$/\1 \2/p' "$log")
  if [ -z "$counts" ] || grep -q '\*\*\*Skipped' "$log"; then
    cat "$log"
    die "ctest did not run all of $1"
  fi
  bad=${counts% *}
  all=${counts#* }
  if [ "$bad" -eq 0 ]; then
    sed -n '/^Label Time Summary/,$p' "$log"
  else
    cat "$log"
  fi
  failed=$((failed + bad))
  passed=$((passed + all - bad))
}

# compare_builds: the release that another compiler builds tells and draws the same bytes as debug.
compare_builds() {
  build release-clang heapstory heapstory-bench # what measures is not run, but must not rot
  say "comparing two builds"
  if sh tests/system/two-builds.sh out/build-debug/heapstory out/build-release-clang/heapstory \
    scenarios seeds gallery cpython-docs; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
  fi
}

# fuzz ARGUMENTS...: each fuzzer, with arguments for libFuzzer. What it finds goes below out/fuzz.
fuzz() {
  build fuzz fuzzers
  for source in tests/fuzz/*.c; do
    name=$(basename "$source" .c)
    found=out/fuzz/$name
    mkdir -p "$found/corpus"
    say "fuzzing $name: $*"
    if "out/build-fuzz/tests/$name" -max_len=4096 -timeout=20 -print_final_stats=0 -verbosity=0 \
      -artifact_prefix="$found/" "$@" "$found/corpus" "tests/fuzz/corpus-$name" \
      >"$found/log" 2>&1; then
      passed=$((passed + 1))
    else
      failed=$((failed + 1))
      tail -n 60 "$found/log"
      say "a finding: the input is in $found/"
    fi
  done
}

summary() {
  printf '%s passed, %s failed\n' "$passed" "$failed"
  [ "$failed" -eq 0 ]
}

run_tests() {
  # shellcheck disable=SC2086 # lists of words
  need $build_packages $picture_packages $test_packages $fuzz_packages
  suite debug
  suite asan
  compare_builds
  # A number of runs, a fixed seed and the corpus of the repository: the same work every time.
  rm -rf out/fuzz
  fuzz -seed=1 -runs=20000
  summary
}

run_bench() {
  # shellcheck disable=SC2086 # lists of words
  need $build_packages $picture_packages $bench_packages
  build release heapstory heapstory-bench
  out/build-release/tests/heapstory-bench "$@"
}

run_fuzzers() {
  # shellcheck disable=SC2086 # lists of words
  need $build_packages $fuzz_packages
  fuzz -max_total_time="$1"
  summary
}

usage() {
  sed -n 's/^#   //p' "$0"
}

case ${1-} in
build) build_program ;;
render) render ;;
test) run_tests ;;
bench)
  shift
  run_bench "$@"
  ;;
fuzz) run_fuzzers "${2:-60}" ;;
-h | --help | help) usage ;;
*)
  usage >&2
  exit 2
  ;;
esac

#!/bin/sh
# shard.sh BINARY: `--shard K/N`: parts that are disjoint, balanced and together everything, with the bytes of
# the whole (ctest: system.shard).
set -u
# shellcheck source=tests/room.sh
. "$(dirname "$0")/../room.sh"

binary=$(absolute "$1") || exit 2
enter_room

# try STATUS ARGUMENTS...: runs the program and keeps stdout and stderr.
try() {
  wanted=$1
  shift
  what="heapstory $*"
  "$binary" "$@" >stdout 2>stderr
  status=$?
  [ "$status" -eq "$wanted" ] || fail "exit status $status, not $wanted"
}
says() { grep -qF -e "$1" stderr || fail "standard error does not say: $1"; }
prints() { [ "$(cat stdout)" = "$1" ] || fail "standard output is not: $1"; }
same() { cmp -s "$1" "$2" || fail "$1 is not $2"; }

# Seven, some below, one with an odd name; names sort otherwise than they were made.
mkdir -p all/deep/snapshots
for name in g c 'an odd  name' deep/e b deep/d f; do
  printf '{\n  "steps": [\n    "%s = []"\n  ]\n}\n' "$(basename "$name" | tr -c 'a-z\n' _)" >"all/$name.json"
done
"$binary" fmt all || fail "the scenarios are not well"

# ---- render: the same files ---------------------------------------------------------------------
try 0 render -o whole --manifest whole.sums all
for shard in 1 2 3; do
  try 0 render -o "part-$shard" --manifest "part-$shard.sums" --shard "$shard/3" all
  try 0 render -o together --shard="$shard/3" all
done
for shard in 1 2 3; do ls "part-$shard"; done >listed
what="three shards"
[ "$(sort listed)" = "$(ls whole)" ] || fail "the parts are not the whole, each once"
[ "$(tr '\n' ' ' <listed)" = "an odd  name d g b e c f " ] || fail "dealt out otherwise: $(cat listed)"
diff -r whole together >diffs || fail "drawn together, files differ: $(cat diffs)"
LC_ALL=C sort -k 2 part-1.sums part-2.sums part-3.sums >merged
same whole.sums merged

# GNU parallel deals them out to processes.
by=
if command -v parallel >/dev/null && parallel --version 2>/dev/null | grep -q '^GNU parallel'; then
  by=", also by GNU parallel"
  PARALLEL_HOME=$room/parallel
  export PARALLEL_HOME
  mkdir "$PARALLEL_HOME"
  what="GNU parallel"
  parallel --will-cite -j 2 "$binary" render --shard '{}/4' -o by-parallel --manifest 'sums-{}' all ::: 1 2 3 4 >stdout 2>stderr ||
    fail "exit status $?"
  diff -r whole by-parallel >diffs || fail "files differ: $(cat diffs)"
  LC_ALL=C sort -k 2 sums-? | cmp -s - whole.sums || fail "the manifests are not that of the whole"
fi

# Any order of the same files is dealt out the same, and keeps its own.
try 0 run --format jsonl --shard 2/3 all
mv stdout forward
"$binary" run --format jsonl all/b.json all/deep/e.json >expected
same expected forward
try 0 run --format jsonl --shard 2/3 all/g.json all/f.json all/deep/e.json all/deep/d.json all/c.json all/b.json 'all/an odd  name.json'
"$binary" run --format jsonl all/deep/e.json all/b.json >expected
same expected stdout
# By any number of workers.
try 0 run -j 4 --shard 1/2 all
mv stdout forward
try 0 run -j 1 --shard 1/2 all
same forward stdout

# Many numbers of shards: each scenario once, sizes differ by one at most.
for count in 1 2 4 5 7 9; do
  : >dealt
  least=7 most=0
  for shard in $(seq "$count"); do
    "$binary" fmt --check --shard "$shard/$count" all >stdout 2>&1 || fail "fmt --check, shard $shard/$count"
    "$binary" run --shard "$shard/$count" all | sed -n 's/^(\(.*\), cpython.*/\1/p' >names
    n=$(wc -l <names)
    [ "$n" -ge "$least" ] || least=$n
    [ "$n" -le "$most" ] || most=$n
    cat names >>dealt
  done
  what="$count shards"
  [ "$(sort dealt)" = "$(ls whole)" ] || fail "not each scenario once: $(cat dealt)"
  [ $((most - least)) -le 1 ] || fail "from $least to $most scenarios"
done

# `fmt` changes files, and deals them out the same meanwhile.
cp -r all crooked
for file in crooked/*.json; do printf '   ' >>"$file"; done
for shard in 1 2; do try 0 fmt --shard "$shard/2" crooked; done
what="fmt in two shards"
diff -r all crooked >diffs || fail "$(cat diffs)"

# ---- words --------------------------------------------------------------------------------------
for bad in 0/16 17/16 3/0 0/0 a/b 3 3/ /3 / 3/16/2 -1/2 +1/2 ' 1/2' 1/2x 1.5/2 99999999999999999999/99999999999999999999; do
  try 2 render -o no --shard "$bad" all
  says "error: --shard: expected a shard and how many there are, as in 3/16, not '$bad'"
done
try 2 run --shard 0/16 all
says "shards count from 1"
try 2 run --shard '' all
says "--shard wants a value"
try 2 list --shard 1/2 views
says "--shard is no option of 'list'"
what=
[ ! -e no ] || fail "a bad shard has drawn"
HEAPSTORY_SHARD=2/3 "$binary" run --format jsonl all >stdout 2>stderr || fail "HEAPSTORY_SHARD"
HEAPSTORY_SHARD=1/3 "$binary" run --format jsonl --shard 2/3 all >expected 2>stderr || fail "flag over HEAPSTORY_SHARD"
same expected stdout
[ -s stdout ] || fail "HEAPSTORY_SHARD tells nothing"
HEAPSTORY_SHARD=4/3 "$binary" run all >stdout 2>stderr && fail "HEAPSTORY_SHARD=4/3 is taken"
says "HEAPSTORY_SHARD: expected"

# ---- more shards than scenarios -----------------------------------------------------------------
try 0 render -o empty --manifest empty.sums --shard 8/9 all
[ ! -e empty ] || fail "an empty shard has drawn"
[ "$(wc -c <empty.sums)" -eq 0 ] || fail "the manifest of an empty shard lists something"
try 0 run --shard 8/9 all
prints ""
try 0 check --shard 8/9 all
prints "0 of 7 scenarios (shard 8/9)"

# ---- two of one name are two in every shard -----------------------------------------------------
mkdir twice
cp all/b.json twice/b.json
for shard in 1 2; do
  try 2 render -o no --shard "$shard/2" all/b.json twice
  says "two scenarios are named 'b': all/b.json and twice/b.json"
done

# ---- check --------------------------------------------------------------------------------------
for shard in 1 2 3; do try 0 check --shard "$shard/3" all; done
[ "$(tail -n 1 stdout)" = "2 of 7 scenarios (shard 3/3): 2 new" ] || fail "another summary"
mv all/g.json g.away # now six; the snapshot of g belongs to nobody
try 1 check --unreferenced reject --shard 1/2 all
prints "all/snapshots/g.snap: no scenario belongs to this snapshot
3 of 6 scenarios (shard 1/2): 3 same, 1 snapshot without a scenario"
try 0 check --unreferenced reject --shard 2/2 all
prints "3 of 6 scenarios (shard 2/2): 3 same"
try 0 check --unreferenced delete --shard 2/2 all
[ -e all/snapshots/g.snap ] || fail "the second shard deletes"
try 0 check --unreferenced delete --shard 1/2 all
[ "$(find all -name '*.snap' | wc -l)" -eq 6 ] || fail "more than that one is deleted"
[ ! -e all/snapshots/g.snap ] || fail "it is not deleted"
# With --snapshots, where two folders are given.
mkdir kept
for shard in 1 2; do try 0 check --snapshots kept --shard "$shard/2" all/deep twice; done
touch kept/c.snap.new
mv kept/b.snap kept/stale.snap
for shard in 1 2; do "$binary" check -q --snapshots kept --unreferenced reject --shard "$shard/2" all/deep twice; done >stdout 2>&1
what="check --snapshots"
[ "$(grep -c 'no scenario belongs' stdout)" -eq 2 ] || fail "not two snapshots without a scenario, once"

# Only the shard that has what differs fails; reports say which part they are about.
printf '{"steps": ["c = {}"]}' >all/c.json
sum=0
for shard in 1 2 3; do
  "$binary" check -q --report junit,html --shard "$shard/3" all >stdout 2>stderr
  sum=$((sum + $?))
done
what="check with reports"
[ "$sum" -eq 1 ] || fail "exit statuses add up to $sum"
[ "$(cat junit-?-of-3.xml | grep -c '<testcase')" -eq 6 ] || fail "not six cases in three reports"
[ "$(echo report-*)" = "report-1-of-3.html report-2-of-3.html report-3-of-3.html" ] || fail "reports: $(echo report-*)"
try 0 check -q --report junit --shard 07/10 all
[ -s junit-07-of-10.xml ] || fail "no junit-07-of-10.xml"
try 1 check -q --report junit=mine.xml --shard 3/3 all
[ -s mine.xml ] || fail "no mine.xml"

end "every shard has its part, and all together everything$by"

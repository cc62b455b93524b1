#!/bin/sh
# workers.sh BINARY SCENARIOS: work that is divided among processes (ctest: system.workers). Files, standard output and
# standard error have the same bytes for every -j, with failures in the middle too; a worker that dies, hangs or is killed
# loses one scenario; a signal ends all of them and leaves nothing.
#
# A scenario that is a FIFO holds the worker that reads it, so that a moment can be chosen.
set -u
# shellcheck source=tests/room.sh
. "$(dirname "$0")/../room.sh"

binary=$(absolute "$1") || exit 2
scenarios=$(absolute "$2") || exit 2
enter_room_below /dev/shm # where fsync() costs nothing

# until_true COMMAND...: within ten seconds.
until_true() {
  for _ in $(seq 100); do
    "$@" && return 0
    sleep 0.1
  done
  return 1
}
no_litter() {
  litter=$(find . -name '.heapstory-*')
  [ -z "$litter" ] || fail "left behind: $litter"
}
has_litter() { [ -n "$(find "$1" -name '.heapstory-*' 2>/dev/null)" ]; }
is_gone() { ! kill -0 "$1" 2>/dev/null; }
# The processes that PID has started, the oldest first.
children() {
  for stat in /proc/[0-9]*/stat; do
    { read -r number _ _ parent _ <"$stat"; } 2>/dev/null || continue
    [ "$parent" != "$1" ] || echo "$number"
  done | sort -n
}
has_children() { [ "$(children "$1" | wc -l)" -ge "$2" ]; }

# ---- the same bytes -------------------------------------------------------------------------------

echo '{"steps": ["x = 1", {"expect": {"value": {"x": "2"}}}, "y = x"]}' >wrong.json
echo '{"steps": ["x = 1", "x = nothing", "y = x"]}' >raises.json
echo '{"stepz": ["x = 1"], "stepz": []}' >bad.json
echo '{"steps": ["x = []", {"collect": 0}, "y = 1"]}' >collects.json
for name in a b c d e f g h; do
  echo "{\"title\": \"$name\", \"steps\": [\"$name = [1]\", \"k = $name\", \"del $name\"]}" >$name.json
done

# same STATUS ARGUMENTS...: nothing depends on -j. Folders "out" and files "text" are looked at, too.
same() {
  wanted=$1
  shift
  for jobs in $numbers; do
    rm -rf "j$jobs" && mkdir "j$jobs"
    what="heapstory $* -j$jobs"
    (cd "j$jobs" && "$binary" "$@" -j$jobs >stdout 2>stderr)
    status=$?
    cp "j$jobs/stderr" stderr
    [ "$status" -eq "$wanted" ] || fail "exit status $status, not $wanted"
    diff -r j1 "j$jobs" >differences || fail "differs: $(head -5 differences)"
    no_litter
  done
}
set -- "$scenarios"/seeds/*.json "$scenarios"/gallery/*.json
[ $# -ge 40 ] || fail "only $# scenarios"
numbers="1 2 4 9"
same 0 render "$@"
same 0 run "$@"
numbers="1 4"
same 0 run -f jsonl -o text "$@"
same 0 check --update --snapshots new "$@"
numbers="1 2 9"
same 0 render --view collector,graph -f svg,png ../a.json ../collects.json ../b.json ../c.json
same 2 why k ../a.json ../raises.json ../b.json
same 2 why k --keep-going ../a.json ../raises.json ../b.json ../c.json
# A layout that is watched by a child of its own.
for name in p q r; do
  echo "{\"steps\": [\"$name = [[i, []] for i in range(60)]\"]}" >$name.json
done
same 0 render --density chips --max-objects 500 ../p.json ../q.json ../r.json
same 1 render ../a.json ../wrong.json ../b.json ../c.json
for bad in bad raises; do
  for going in "" --keep-going; do
    # shellcheck disable=SC2086 # no word where there is none
    set -- $going ../a.json ../wrong.json ../$bad.json ../b.json ../c.json ../missing.json ../d.json ../e.json ../f.json
    same 2 render "$@"
    same 2 render -o new/folder "$@"
    same 2 run "$@"
    same 2 run -o text "$@"
    same 2 check --update --snapshots new "$@"
  done
done
same 2 render ../bad.json ../a.json ../b.json ../c.json
[ ! -e j9/out ] || fail "there is a folder for nothing"
same 2 render -o ../a.json ../a.json ../b.json ../c.json
mkdir full && same 2 run ../a.json ../b.json -o /dev/full
# A folder that is there already may refuse a name: nothing appears of what stands behind it, also of workers that have
# their pictures by then.
for jobs in 1 2 4 9; do
  what="refused -j$jobs"
  rm -rf refused && mkdir -p refused/b/001-graph.svg/full
  "$binary" render -q -j$jobs -o refused a.json b.json c.json d.json e.json f.json g.json h.json 2>stderr
  status=$?
  [ "$status" -eq 2 ] || fail "exit status $status, not 2"
  [ "$(find refused -name '*.svg' -type f | sort | tr '\n' ' ')" = \
    "refused/a/001-graph.svg refused/a/002-graph.svg refused/a/003-graph.svg " ] || fail "$(find refused)"
  [ "$(ls refused)" = "a
b" ] || fail "$(ls refused)"
done
seq 560 | while read -r i; do echo "{\"steps\": [\"x = $i\"]}" >"n$i.json"; done
what="560 scenarios"
"$binary" run -f jsonl -j1 n*.json >one
"$binary" run -f jsonl -j2 n*.json >two # each worker has more than it tells before another one stands in for it
cmp one two || fail "other bytes"

# ---- which number ---------------------------------------------------------------------------------

what="the number of workers"
mkfifo slow.json
# started ARGUMENTS...: how many workers there are while the first scenario is awaited.
started() {
  "$binary" run "$@" >stdout 2>stderr &
  parent=$!
  until_true has_children $parent "$wanted" || fail "no workers"
  sleep 0.2
  count=$(children $parent | wc -l)
  echo '{"steps": ["x = 1"]}' >slow.json
  wait $parent || fail "exit status $?"
}
wanted=3
started -j3 slow.json a.json b.json c.json
[ "$count" -eq 3 ] || fail "$count workers for -j3"
wanted=2
started -j8 slow.json a.json
[ "$count" -eq 2 ] || fail "$count workers for two scenarios"
wanted=0
started -j1 slow.json a.json
[ "$count" -eq 0 ] || fail "$count workers for -j1"
started -j4 slow.json
[ "$count" -eq 0 ] || fail "$count workers for one scenario"
wanted=2
HEAPSTORY_JOBS=2 && export HEAPSTORY_JOBS
started slow.json a.json b.json
unset HEAPSTORY_JOBS
[ "$count" -eq 2 ] || fail "$count workers for HEAPSTORY_JOBS=2"

# Nobody runs far ahead of a scenario that takes its time.
what="far ahead"
"$binary" render -q --keep-going -j2 -o ahead slow.json n1*.json >stdout 2>stderr &
parent=$!
sleep 2
count=$(ls ahead | wc -l)
echo '{"steps": ["x = 1"]}' >slow.json
wait $parent || fail "exit status $?"
[ "$count" -gt 20 ] && [ "$count" -lt 40 ] || fail "$count scenarios were drawn meanwhile"
[ "$(ls ahead | wc -l)" -eq $(($(ls n1*.json | wc -l) + 1)) ] || fail "not all were drawn"

# ---- deaths ---------------------------------------------------------------------------------------

# dies SIGNAL WORDS: the first scenario's worker is killed, the others go on.
dies() {
  what="a worker gets $1"
  rm -rf out
  "$binary" render --keep-going -j2 slow.json a.json b.json c.json >stdout 2>stderr &
  parent=$!
  until_true test -e out/c/003-graph.svg || fail "the others did not go on"
  kill -"$1" "$(children $parent | head -1)"
  wait $parent
  status=$?
  [ "$status" -eq 2 ] || fail "exit status $status"
  [ "$(cat stderr)" = "slow.json: error: the worker died (signal $2)" ] || fail "other words"
  [ "$(echo $(ls out))" = "a b c" ] || fail "holds $(ls out)"
}
dies ABRT 6
dies KILL 9
what="a worker dies and nobody keeps going"
rm -rf out
"$binary" render -j2 slow.json a.json b.json >stdout 2>stderr &
parent=$!
until_true has_litter out || fail "nobody waits"
kill -KILL "$(children $parent | head -1)"
wait $parent
[ $? -eq 2 ] || fail "exit status"
[ ! -e out ] || fail "left: $(find out)"

what="a worker dies in a check"
"$binary" check --keep-going -j2 slow.json a.json b.json >stdout 2>stderr &
parent=$!
until_true test -e snapshots/b.snap || fail "the others did not go on"
kill -KILL "$(children $parent | head -1)"
wait $parent
[ $? -eq 2 ] || fail "exit status"
grep -q "slow.json.*the worker died (signal 9)" stdout stderr || fail "nothing is said"
[ "$(echo $(ls snapshots))" = "a.snap b.snap" ] || fail "holds $(ls snapshots)"

what="a time limit"
for jobs in 1 2; do
  rm -rf out
  "$binary" render --keep-going --timeout 1 -j$jobs a.json slow.json b.json >stdout 2>stderr
  [ $? -eq 2 ] || fail "exit status"
  [ "$(cat stderr)" = "slow.json: error: given up after 1 second (--timeout)" ] || fail "other words"
  [ "$(echo $(ls out))" = "a b" ] || fail "holds $(ls out)"
done

what="a time limit of a run whose first steps were well"
printf '{"steps": ["told = 1", "while True: pass"]}' >endless.json
"$binary" run --keep-going --timeout 1 --max-steps 1000000000000 endless.json a.json >stdout 2>stderr
[ $? -eq 2 ] || fail "exit status"
[ "$(cat stderr)" = "endless.json: error: given up after 1 second (--timeout)" ] || fail "other words"
grep -q "told = 1" stdout && fail "a part of it is told"
grep -q "step 1" stdout || fail "the other is not told"

# ---- the end of them all --------------------------------------------------------------------------

# ends SIGNAL: the parent gets it while one worker reads and one waits with its files.
ends() {
  what="the parent gets $1"
  rm -rf out
  "$binary" render -j2 slow.json a.json b.json >stdout 2>stderr &
  parent=$!
  until_true has_litter out || fail "nobody waits"
  workers=$(children $parent)
  [ "$(echo "$workers" | wc -l)" -ge 2 ] || fail "no workers"
  kill -"$1" $parent
  wait $parent 2>/dev/null
  status=$?
  for worker in $workers; do
    until_true is_gone "$worker" || fail "a worker goes on"
  done
}
ends TERM
[ "$status" -eq 143 ] || fail "exit status $status"
[ ! -e out ] || fail "left: $(find out)"
ends HUP
[ ! -e out ] || fail "left: $(find out)"
ends KILL
no_litter
[ ! -e out/a/001-graph.svg ] || fail "a file has appeared before its turn"

what="a reader that goes away"
"$binary" run -j4 "$scenarios"/seeds/*.json 2>stderr | head -1 >stdout
[ ! -s stderr ] || fail "not quiet"
[ -s stdout ] || fail "nothing was read"

# ---- progress -------------------------------------------------------------------------------------

what="progress"
if script -qefc true /dev/null </dev/null >/dev/null 2>&1; then
  for jobs in 1 4; do
    script -qefc "'$binary' render -j$jobs -o seen '$scenarios'/seeds/*.json" /dev/null </dev/null >stdout 2>stderr || fail "exit status $?"
    tr '\r' '\n' <stdout | grep -qE '^[0-9]+/[0-9]+ scenarios, [0-9.]+/s, [0-9]+ s left *$' || fail "-j$jobs shows no progress"
    script -qefc "'$binary' render -q -j$jobs -o seen '$scenarios'/seeds/n*.json" /dev/null </dev/null >stdout 2>stderr
    ! grep -q 'scenarios,' stdout || fail "-q shows progress"
  done
else
  echo "progress: SKIPPED, no terminal to be had"
fi
"$binary" render -j4 -o seen "$scenarios"/seeds/*.json 2>stderr || fail "exit status"
! grep -q 'scenarios,' stderr || fail "progress without a terminal"

end "the workers are well"

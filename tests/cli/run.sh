#!/bin/sh
# run.sh BINARY: the command line from outside: usage, exit status, files, bytes (ctest: cli.run).
set -u
# shellcheck source=tests/room.sh
. "$(dirname "$0")/../room.sh"

binary=$(absolute "$1") || exit 2
enter_room
environment=

# given VARIABLE=VALUE...: the environment of the next try.
given() { environment=$*; }

# try STATUS ARGUMENTS...: runs the program and keeps stdout and stderr.
try() {
  wanted=$1
  shift
  what="$environment heapstory $*"
  # shellcheck disable=SC2086 # the words of $environment are meant
  env $environment "$binary" "$@" >"$room/stdout" 2>"$room/stderr"
  status=$?
  environment=
  [ "$status" -eq "$wanted" ] || fail "exit status $status, not $wanted"
}

says() { grep -qF -e "$1" "$room/stderr" || fail "standard error does not say: $1"; }
prints() { grep -qF -e "$1" "$room/stdout" || fail "standard output does not say: $1"; }
is_quiet() { [ ! -s "$room/stderr" ] || fail "standard error is not empty"; }
prints_nothing() { [ ! -s "$room/stdout" ] || fail "standard output is not empty"; }
exists() { [ -s "$1" ] || fail "there is no file $1"; }
is_absent() { [ ! -e "$1" ] || fail "$1 is there"; }
holds() {
  names=$(echo $(ls -A "$1"))
  [ "$names" = "$2" ] || fail "$1 holds $names"
}
no_litter() {
  litter=$(find "$room" -name '.heapstory-*')
  [ -z "$litter" ] || fail "left behind: $litter"
}

# refused ARGUMENTS... -- WORDS: exit 2, nothing on stdout, one line that says the words.
refused() {
  said=
  for argument; do said=$argument; done
  count=$#
  while [ "$count" -gt 1 ]; do # the arguments but for the last
    argument=$1
    shift
    set -- "$@" "$argument"
    count=$((count - 1))
  done
  shift
  try 2 "$@"
  prints_nothing
  says "$said"
  says "error: "
}

cat >cycle.json <<'END'
{
  "title": "A cycle is born, leaks and is collected",
  "profile": "cpython-3.12",
  "steps": [
    { "class": "Node", "init": ["value"], "attributes": { "ref": null } },
    "a = Node(1)",
    "b = Node(2)",
    { "cycle": ["a", "b"], "by": "ref", "note": "Each now refers to the other." },
    { "del": "a" },
    "del b",
    { "expect": { "unreachable": 2 } },
    { "collect": 2 },
    { "expect": { "collected": 2, "unreachable": 0 } }
  ]
}
END
echo '{ "steps": ["x = 1", { "expect": { "value": { "x": "2" } } }, "y = x"] }' >wrong.json
echo '{ "steps": ["x = 1", "x = nothing", "y = x"] }' >raises.json
echo '{ "stepz": ["x = 1"] }' >bad.json
echo '{ "render": { "format": "dot", "steps": "2-" }, "steps": ["x = 1", "y = 2"] }' >chosen.json
echo '{ "render": { "transparent": true, "caption": true }, "steps": ["x = 1"] }' >clear.json
echo '{ "render": { "transparent": 1 }, "steps": ["x = 1"] }' >unclear.json
echo '{ "render": { "focus": "usres", "depth": 1, "hide": ["list"], "density": "full" },
        "steps": ["users = {1: [2.5]}; cars = {3: []}"] }' >lost.json
echo '{ "render": { "view": "grap" }, "steps": ["x = 1", "y = 2"] }' >misnamed.json
echo '{ "steps": ["x = 1", { "python": "y = 2", "picture": false }, "z = 3"] }' >small.json
: >empty.json
mkdir folder.json twin
cp small.json twin/small.json

# ---- usage --------------------------------------------------------------------------------------

refused "a command is missing"
refused rendr cycle.json "did you mean 'render'"
refused diff a "'diff' wants OLD NEW, or one scenario and two profiles"
refused fmt "'fmt' wants SCENARIO..."
refused render "'render' wants SCENARIO..."
refused run "'run' wants SCENARIO..."
refused list "'list' wants profiles"
refused list veiws "'veiws' is no list"
refused list view "did you mean 'views'"
refused list views themes "takes one word"
refused render --vew graph small.json "did you mean '--view'"
refused render -x small.json "unknown option '-x'"
refused render small.json --view "--view wants a value"
refused render small.json --view= "--view wants a value"
refused render --quiet=yes small.json "--quiet takes no value"
refused run --theme light small.json "--theme is no option of 'run'"
refused render --view grap small.json "'grap' is no view, did you mean 'graph'"
refused render --view graph,graph small.json "'graph' is there twice"
refused render --view graph, small.json "a word is missing"
refused render -f svgg small.json "did you mean 'svg'"
refused run -f json small.json "did you mean 'jsonl'"
refused run -f text,jsonl small.json "writes one format"
refused render --theme ligt small.json "did you mean 'light'"
refused render --profile cpython-3.21 small.json "is no profile, did you mean"
refused render --show internl small.json "did you mean 'internal'"
refused render --focus x,,y small.json "--focus: a word is missing"
refused render --focus x,x small.json "'x' is there twice"
refused render --focus '#' small.json "expected an object's number as in #7, not '#'"
refused render --focus '#900' small.json "--focus: no step has an object #900"
refused render --hide '#7x' small.json "expected an object's number"
refused render --depth 0 small.json "--depth: expected a whole number from 1, not '0'"
refused render --max-objects few small.json "--max-objects: expected a whole number from 1"
refused render --density densely small.json "'densely' is no density, did you mean 'dense'"
refused render --density 7 small.json "'7' is no density, expected one of auto, full, dense, collapsed, chips"
refused render --layout steps small.json "'steps' is no layout, did you mean 'step'"
refused run --focus x small.json "--focus is no option of 'run'"
refused render --steps 3-1 small.json "expected steps as in"
refused render --steps 0 small.json "expected steps as in"
refused render --steps 1, small.json "expected steps as in"
refused render -j 0 small.json "expected a whole number"
refused run --timeout 1s small.json "--timeout: expected a whole number from 1, not '1s'"
given HEAPSTORY_JOBS=many
refused run small.json "HEAPSTORY_JOBS: expected a whole number from 1, not 'many'"
refused run - small.json - "two scenarios are named 'stdin': - and -"
refused run --max-steps 99999999999999999999999 small.json "expected a whole number"
refused render small.json twin/small.json "two scenarios are named 'small'"
refused run --steps 99 small.json "none of the steps 99 is there"
refused why "'why' wants NAME SCENARIO"
refused why a "'why' wants NAME SCENARIO"
refused why z small.json --steps 2 "--steps is no option of 'why', did you mean '--step'?"
refused why z small.json --step 0 "expected a whole number"
refused why z small.json --step 4 "there is no step 4: the last one is 3"
refused why -f text,jsonl z small.json "'why' writes one format"
is_absent out

try 0 --help
prints "heapstory render"
try 0 render --help
prints "--keep-going"
try 0 --version
prints "heapstory 0."
for list in profiles views formats themes operations; do
  try 0 list "$list"
  is_quiet
done
prints "assign"
try 0 list profiles
prints "cpython-3.12"
try 0 list formats
prints "dot"

# ---- bad input ----------------------------------------------------------------------------------

refused run missing.json "missing.json"
refused run folder.json "folder.json"
refused run empty.json "empty.json:"
refused run bad.json "bad.json:1:"
refused render bad.json "bad.json:1:"
is_absent out
refused render raises.json "raises.json:1:"
is_absent out
try 2 run raises.json
prints "step 1"
if [ "$(id -u)" -ne 0 ]; then
  cp small.json locked.json
  chmod 0 locked.json
  refused run locked.json "locked.json"
fi

# ---- folders --------------------------------------------------------------------------------------

mkdir -p many/b/snapshots many/b/deep many/.hidden many/empty beyond
for name in many/a many/a-b many/b/c many/b/deep/d many/.hidden/e many/b/snapshots/f many/.g beyond/h; do
  echo '{ "title": "'$name'", "steps": ["x = 1"] }' >$name.json
done
echo 'no scenario' >many/b/text.txt
mkfifo many/pipe.json
ln -s ../beyond many/linked
ln -s ../beyond/h.json many/z.json
try 0 run many
is_quiet
[ "$(echo $(grep -F ', cpython-' stdout))" = \
  "$(echo $(for name in a-b a c d z; do echo "($name, cpython-3.14)"; done))" ] || fail "other scenarios, or another order"
try 0 run many/b/ beyond many/a.json
[ "$(grep -c ', cpython-' stdout)" -eq 4 ] || fail "not four scenarios"
try 0 run many/b/snapshots # it was named
prints "many/b/snapshots/f"
try 0 why x many/b
[ "$(grep -c '^step 1' stdout)" -eq 2 ] || fail "not two answers"
try 0 render -q -f dot -o folders many
holds folders "a a-b c d z"
refused run many/empty "many/empty: error: there is no scenario (*.json) below this folder"
refused run many many/empty "many/empty: error: there is no scenario (*.json) below this folder"
refused render many beyond/h.json many/a.json "two scenarios are named 'a': many/a.json and many/a.json"
refused render -o - many "standard output takes one picture, not 5 scenarios"
ln -s nowhere many/lost.json
refused run many/lost.json "many/lost.json: error: cannot open"
try 2 run many
says "many/lost.json: error: cannot open"
if [ "$(id -u)" -ne 0 ]; then
  mkdir many/locked
  chmod 0 many/locked
  refused run many "many/locked: error: cannot read the folder: Permission denied"
  chmod 700 many/locked
fi

# ---- run ----------------------------------------------------------------------------------------

try 0 run cycle.json
is_quiet
prints "A cycle is born, leaks and is collected"
prints "gc.collect(2): 2 objects collected, 0 uncollectable"
try 0 run --format jsonl cycle.json
[ "$(wc -l <stdout)" -eq 7 ] || fail "not a line per step"
cp stdout first.jsonl
try 0 run cycle.json -fjsonl
cmp -s stdout first.jsonl || fail "other bytes the second time"
given LC_ALL=de_DE.UTF-8
try 0 run -f jsonl -- cycle.json
cmp -s stdout first.jsonl || fail "other bytes in another locale"
try 0 run -f jsonl small.json cycle.json
tail -n 7 stdout | cmp -s - first.jsonl || fail "other bytes after another scenario"
try 0 run -f jsonl -o file.jsonl cycle.json
cmp -s file.jsonl first.jsonl || fail "other bytes in a file"
prints_nothing
try 0 run -f jsonl - <cycle.json
cmp -s stdout first.jsonl || fail "other bytes from standard input"
try 0 run --steps 2-3,6- -f jsonl cycle.json
given HEAPSTORY_PROFILE=cpython-3.21
try 2 run small.json
says "HEAPSTORY_PROFILE: 'cpython-3.21'"
given HEAPSTORY_PROFILE=cpython-3.21
try 0 run --profile cpython-3.12 small.json
try 1 run wrong.json
says "wrong.json:1:"
prints "y = x"
try 1 run wrong.json small.json
try 2 run bad.json small.json
prints_nothing
try 2 run --keep-going bad.json small.json
prints "step 1"
refused run -o nowhere/file.txt small.json "nowhere"
refused run -o folder.json small.json "folder.json"
refused run -o /dev/full small.json "No space left on device"
try 2 run -o kept.txt raises.json
is_absent kept.txt
what="heapstory run small.json >/dev/full"
"$binary" run small.json >/dev/full 2>stderr
[ $? -eq 2 ] || fail "exit status is not 2"
says "No space left on device"
what="heapstory list operations >/dev/full"
"$binary" list operations >/dev/full 2>stderr
[ $? -eq 2 ] || fail "exit status is not 2"
what="a reader that goes away"
"$binary" run cycle.json 2>stderr | true
is_quiet

# ---- why ------------------------------------------------------------------------------------------

try 0 why a cycle.json --step 4
prints "refcount     2 = name a of <module> + #3.ref"
try 0 why b cycle.json
is_quiet
prints "freed        in step 7 (gc.collect(2)): found by a collection of generation 2"
try 0 why -f jsonl '#2' cycle.json -o why.jsonl
prints_nothing
exists why.jsonl
refused why Nodes cycle.json "cycle.json: error: 'Nodes' is no name up to step 7, did you mean 'Node'?"
refused why x raises.json "raises.json:1:"
try 2 why z cycle.json small.json --keep-going
prints "name z of <module>"

# ---- render -------------------------------------------------------------------------------------

try 0 render -f svg,dot small.json
is_quiet
prints_nothing
holds out "small"
holds out/small "001-graph.dot 001-graph.svg 003-graph.dot 003-graph.svg"
try 0 render -f svg,dot cycle.json small.json -o again
given LC_ALL=de_DE.UTF-8
try 0 render --format=svg,dot --output=german cycle.json
diff -r out/small again/small >/dev/null || fail "other bytes the second time"
diff -r german/cycle again/cycle >/dev/null || fail "other bytes in another locale"
exists again/cycle/001-graph.svg
given HEAPSTORY_OUTPUT=by_environment HEAPSTORY_FORMAT=dot
try 0 render small.json
holds by_environment/small "001-graph.dot 003-graph.dot"
given HEAPSTORY_OUTPUT=by_environment
try 0 render -o by_flag small.json -f dot --steps 3
holds by_flag/small "003-graph.dot"
try 0 render -f jpg,json,plain --steps 1 small.json -o passed
holds passed/small "001-graph.jpg 001-graph.json 001-graph.plain"
refused render -f jgp small.json "--format: 'jgp' is no format"
refused render -f xlib small.json "--format: 'xlib' is no format"
try 0 render chosen.json -o chosen
holds chosen/chosen "002-graph.dot"
given HEAPSTORY_FORMAT=svg
try 0 render chosen.json -o chosen2 --steps 1
holds chosen2/chosen "001-graph.svg"
# drawn WORDS...: `render` of one step with these options has a background and a caption, or not: "yes no".
drawn() {
  parts=$1
  shift
  try 0 render -f svg,png --steps 1 -o drawn "$@"
  background=no caption=no
  grep -q 'class="canvas"' drawn/*/001-graph.svg && background=yes
  grep -q '<text.*>step 1 of' drawn/*/001-graph.svg && caption=yes
  alpha=yes
  head -c 1000 drawn/*/001-graph.png | grep -qa tRNS && alpha=no
  [ "$background $caption" = "$parts" ] || fail "background $background, caption $caption"
  [ "$alpha" = "$background" ] || fail "png and svg differ in their background"
  rm -r drawn
}
drawn "yes yes" small.json
drawn "no no" --transparent small.json
drawn "no yes" --transparent --caption small.json
drawn "yes no" --no-caption small.json
given HEAPSTORY_TRANSPARENT=1
drawn "no no" small.json
given HEAPSTORY_TRANSPARENT=1 HEAPSTORY_CAPTION=1
drawn "no yes" small.json
given HEAPSTORY_CAPTION=1
drawn "no no" --transparent --no-caption small.json
drawn "no yes" clear.json
given HEAPSTORY_TRANSPARENT=0
drawn "yes yes" clear.json
drawn "no no" --no-caption clear.json
given HEAPSTORY_TRANSPARENT=maybe
refused render small.json "HEAPSTORY_TRANSPARENT: expected 0 or 1, not 'maybe'"
refused render --transparent=1 small.json "--transparent takes no value, not '1'"
refused render unclear.json "unclear.json:1:30: error: render.transparent"
refused render lost.json "lost.json:1:13: error: render.focus: no step has a name 'usres', did you mean 'users'?"
refused render --focus other lost.json "error: --focus: no step has a name 'other'"
given HEAPSTORY_FOCUS=users
try 0 render -f dot -o near lost.json
grep -q 'more&#160;object' near/lost/001-graph.dot || fail "nothing is said to be left out"
try 0 render --focus users --density chips --layout step --max-objects 3 -f dot -o near lost.json
given HEAPSTORY_DENSITY=fulll
refused render small.json "HEAPSTORY_DENSITY: 'fulll' is no density, did you mean 'full'"
refused render misnamed.json "misnamed.json:1:13: error: render.view: 'grap' is no view"
try 0 render --view graph --steps 1 misnamed.json -o chosen3
try 0 render --steps 1 -f dot -o - small.json
cmp -s stdout out/small/001-graph.dot || fail "other bytes on standard output"
refused render -o - small.json "standard output takes one picture, not 2"
refused render -o - small.json cycle.json "standard output takes one picture"
# A view that has nothing to show of a step says so.
echo '{"steps": ["x = []", {"collect": 0}, "y = 1"]}' >collects.json
try 0 render --view collector -o inside collects.json
grep -q "collects: the view 'collector' has nothing to show of 2 steps" stderr || fail "nothing is said of steps left out"
[ "$(ls inside/collects)" = 002-collector.svg ] || fail "other pictures: $(ls inside/collects)"
try 0 render -q --view collector -o inside collects.json
[ ! -s stderr ] || fail "-q is not quiet"
refused render --view collector --steps 1 -o - collects.json "the view 'collector' has nothing to show of that step"
try 0 render --view collector -f svg -o - collects.json
try 1 render -o differs wrong.json
exists differs/wrong/001-graph.svg
try 2 render -o stops bad.json small.json
is_absent stops
try 2 render -o goes_on --keep-going bad.json small.json
exists goes_on/small/001-graph.svg
refused render -o small.json cycle.json "cannot write into 'small.json': Not a directory"
refused render -o small.json/below cycle.json "Not a directory"
mkdir -p links elsewhere blocked/small/003-graph.svg
ln -s ../elsewhere links/small
refused render -o links small.json "cannot write into 'links/small'"
[ -z "$(ls -A elsewhere)" ] || fail "a link led out of the folder"
refused render -o blocked small.json "003-graph.svg"
cp small.json ...json
try 0 render -f dot -o odd ...json
holds odd "_"
cp small.json ./-f.json
try 0 render -f dot -o dash -- -f.json
holds dash "_f"
touch out/small/mine.txt
try 0 render small.json
exists out/small/001-graph.svg
[ -e out/small/mine.txt ] || fail "a folder was emptied"
no_litter

try 0 render --view diff -o differences cycle.json --against 3
grep -q "step 3" differences/cycle/006-diff.svg || fail "the difference does not say its steps"
refused render --view diff --against 99 -o never cycle.json "there is no step 99 to compare with"
refused render --against 0 small.json "--against: expected a whole number"
given HEAPSTORY_AGAINST=1
try 0 render --view diff --steps 2 -o differences cycle.json
grep -q "step 1" differences/cycle/002-diff.svg || fail "HEAPSTORY_AGAINST does not count"
try 0 render --view storyboard -o board cycle.json
holds board/cycle "001-storyboard.svg"
grep -q "7 steps" board/cycle/001-storyboard.svg || fail "the page does not say its steps"
try 0 render --view storyboard -f svg,dot --steps 2-3 -o board cycle.json
grep -q "2 steps" board/cycle/001-storyboard.svg || fail "--steps does not select"
exists board/cycle/001-storyboard.dot

# A signal in the middle: the output is open while the scenario is still awaited.
what="SIGTERM"
mkfifo slow
"$binary" run -o interrupted.txt - <slow >stdout 2>stderr &
child=$!
exec 3>slow
for _ in 1 2 3 4 5 6 7 8 9 10; do
  [ -z "$(find . -name '.heapstory-*')" ] || break
  sleep 0.2
done
[ -n "$(find . -name '.heapstory-*')" ] || fail "no temporary file was seen"
kill -TERM "$child"
wait "$child" 2>/dev/null
status=$?
exec 3>&-
[ "$status" -eq 143 ] || fail "exit status $status, not 143"
is_absent interrupted.txt
no_litter

end "the command line is well"

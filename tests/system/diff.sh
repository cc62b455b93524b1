#!/bin/sh
# diff.sh BINARY: heapstory diff: each kind of input against each, what it says, what it draws, its exit status
# (ctest: system.diff).
set -u
# shellcheck source=tests/room.sh
. "$(dirname "$0")/../room.sh"

binary=$(absolute "$1") || exit 2
enter_room

# ends STATUS ARGUMENTS...
ends() {
  wanted=$1
  shift
  what="heapstory diff $*"
  "$binary" diff "$@" >stdout 2>stderr
  status=$?
  [ "$status" -eq "$wanted" ] || fail "exit status $status, not $wanted"
}
said() { grep -qF -e "$1" stdout || fail "does not say: $1"; }
unsaid() { ! grep -qF -e "$1" stdout || fail "says: $1"; }
complained() { grep -qF -e "$1" stderr || fail "does not complain: $1"; }
# same ARGUMENTS...: no difference, and that is said. differs ARGUMENTS...: some.
same() {
  ends 0 "$@"
  [ "$(tail -1 stdout)" = "no differences" ] || fail "its last line: $(tail -1 stdout)"
}
differs() {
  ends 1 "$@"
  tail -1 stdout | grep -q "^[0-9]* differences\{0,1\} in [0-9]* steps\{0,1\}$" || fail "its last line: $(tail -1 stdout)"
  [ ! -s stderr ] || fail "complains"
}
# refuse WORDS ARGUMENTS...
refuse() {
  words=$1
  shift
  ends 2 "$@"
  complained "$words"
  [ ! -s stdout ] || fail "says something"
}

# A scenario, the same with a line that is new, a line that is gone and one that is another.
cat >old.json <<'EOF'
{ "title": "Two nodes", "profile": "cpython-3.12", "steps": [
  "class Node:\n    def __init__(self, value):\n        self.value = value\n        self.ref = None",
  "a = Node(1)", "b = Node(2)", "a.ref = b", "b.ref = a", "del a", "del b", "x = 5" ] }
EOF
cat >new.json <<'EOF'
{ "title": "Two nodes", "profile": "cpython-3.12", "steps": [
  "class Node:\n    def __init__(self, value):\n        self.value = value\n        self.ref = None",
  "a = Node(1)", "b = Node(2)", "c = [a]", "a.ref = b", "del a", "del b", "x = 6" ] }
EOF
for name in old new; do
  "$binary" check -q --snapshots . "$name.json" || { echo "FAILED: no snapshot of $name"; exit 1; }
  "$binary" run --format jsonl -o "$name.jsonl" "$name.json" || { echo "FAILED: no trace of $name"; exit 1; }
  # Told apart by their content, whatever they are called.
  cp "$name.json" "$name-scenario.snap"
  cp "$name.snap" "$name-snapshot.jsonl"
  cp "$name.jsonl" "$name-trace.json"
done

# ---- each kind against each ----------------------------------------------------------------------

for one in old.json old.snap old.jsonl old-scenario.snap old-snapshot.jsonl old-trace.json; do
  for other in old.json old.snap old.jsonl; do
    same "$one" "$other"
    same "$other" "$one"
  done
  for other in new.json new.snap new.jsonl; do
    differs "$one" "$other"
    said "step 4 of the newer run  c = [a]"
    said "  this step is new: c = [a]"
    said "  #4 list is new"
    said "step 5 of the older run  b.ref = a"
    said "step 8  x = 6"
    differs "$other" "$one"
    said "this step is gone: c = [a]"
    said "#4 list is gone"
  done
done
differs old.snap new.json
[ "$(head -1 stdout)" = "old.snap (cpython-3.12) -> new.json (cpython-3.12)" ] || fail "its first line: $(head -1 stdout)"
[ "$(sed -n 2p stdout)" = "Two nodes" ] || fail "its title: $(sed -n 2p stdout)"
differs old.jsonl new.snap
[ "$(head -1 stdout)" = "old.jsonl (a trace) -> new.snap (cpython-3.12)" ] || fail "its first line: $(head -1 stdout)"

# Standard input, either side of any kind; a title is a difference of the run.
for file in old.json old.snap old.jsonl; do
  for other in new.json new.jsonl; do
    what="heapstory diff - $other <$file"
    "$binary" diff - "$other" <"$file" >stdout 2>stderr
    [ $? -eq 1 ] || fail "exit status"
    head -1 stdout | grep -q "^standard input (.*) -> $other (.*)$" || fail "its first line: $(head -1 stdout)"
    "$binary" diff "$other" - <"$file" >stdout 2>stderr
    [ $? -eq 1 ] || fail "exit status, the other way round"
  done
done
sed 's/Two nodes/Other nodes/' old.json >title.json
ends 1 old.json title.json
said "the run as a whole"
said 'title "Other nodes", was "Two nodes"'
[ "$(tail -1 stdout)" = "1 difference in 0 steps" ] || fail "its last line: $(tail -1 stdout)"

# ---- profiles ------------------------------------------------------------------------------------

same --profile cpython-3.13 old.json old.json
differs --profile cpython-3.11,cpython-3.14 old.json
[ "$(head -1 stdout)" = "old.json (cpython-3.11) -> old.json (cpython-3.14)" ] || fail "its first line: $(head -1 stdout)"
unsaid "the run as a whole"
said "#2 Node: block"
cp stdout profiles
what="heapstory diff --profile cpython-3.11,cpython-3.14 -"
"$binary" diff --profile cpython-3.11,cpython-3.14 - <old.json >stdout 2>stderr
[ $? -eq 1 ] && sed 1d profiles >wanted && sed 1d stdout | cmp -s - wanted || fail "standard input is another scenario"
differs --profile cpython-3.11,cpython-3.14 old.json old.json
cmp -s stdout profiles || fail "one scenario is not the same as twice one scenario"
# Each scenario its own profile: that is a difference, too.
sed 's/cpython-3.12/cpython-3.14/' old.json >other-python.json
differs old.json other-python.json
said 'profile "cpython-3.14", was "cpython-3.12"'
HEAPSTORY_PROFILE=cpython-3.13
export HEAPSTORY_PROFILE
same old.json other-python.json
same old.snap old.jsonl
unset HEAPSTORY_PROFILE
refuse "old.snap: error: --profile is for scenarios, which are played; this is a snapshot" --profile cpython-3.12 old.snap old.jsonl
refuse "old.snap: error: a scenario is played under two profiles; this is a snapshot" --profile cpython-3.12,cpython-3.14 old.snap
refuse "old.jsonl: error: --profile is for scenarios" --profile cpython-3.12,cpython-3.14 old.json old.jsonl
refuse "two can be compared, not 3" --profile cpython-3.11,cpython-3.12,cpython-3.13 old.json
refuse "'cpython-3.99' is no profile" --profile cpython-3.12,cpython-3.99 old.json

# ---- steps, quiet, files -------------------------------------------------------------------------

differs --steps 8 old.json new.json
unsaid "c = [a]"
said "step 8  x = 6"
said "in 1 step"
ends 0 --steps 1-3 old.json new.json
ends 0 --step 2 old.json new.json
refuse "none of the steps 9 is there: the last one is 8" --steps 9 old.json new.json
ends 1 -q old.json new.json
[ ! -s stdout ] && [ ! -s stderr ] || fail "quiet, and says something"
ends 0 -q old.json old.snap
[ ! -s stdout ] && [ ! -s stderr ] || fail "quiet, and says something"
differs old.json new.json
cp stdout words
ends 1 -o words.txt old.json new.json
[ ! -s stdout ] && cmp -s words words.txt || fail "the file is not what standard output got"
ends 1 -q -f json -o words.json old.json new.json
[ ! -s stdout ] && [ -s words.json ] || fail "no file was written"
refuse "cannot" -o missing/words.txt old.json new.json

# One JSON document: as many differences as the words have.
ends 1 -f json old.json new.json
said '{"old":{"file":"old.json","kind":"scenario","title":"Two nodes","profile":"cpython-3.12","steps":8},"new":{"file":"new.json"'
said '{"old":null,"new":4,"line":3,"source":"c = [a]","differences":[{"kind":"step","words":"this step is new: c = [a]"}'
said '{"old":5,"new":null,"line":null,"source":"b.ref = a","differences":[{"kind":"step"'
count=$(tail -1 words | sed 's/ .*//')
said "\"differences\":$count,\"steps\":["
[ "$(grep -o '"words":' stdout | wc -l)" -eq "$count" ] || fail "not $count differences"
what="heapstory diff -f json, as a scenario"
# The scanner of scenarios says nothing of the syntax: it is JSON.
"$binary" run stdout 2>&1 | grep -q "unknown key" || fail "it is no JSON"
ends 0 -f json old.snap old.jsonl
said '"differences":0,"steps":[]}'
said '"kind":"trace","title":null,"profile":null'

# ---- pictures ------------------------------------------------------------------------------------

ends 1 -f svg,dot -o pictures old.json new.json
[ "$(ls pictures)" = "new" ] || fail "folders: $(ls pictures)"
[ "$(ls pictures/new | tr '\n' ' ')" = "004-diff.dot 004-diff.svg 005-gone.dot 005-gone.svg 007-diff.dot 007-diff.svg 008-diff.dot 008-diff.svg " ] ||
  fail "files: $(ls pictures/new | tr '\n' ' ')"
grep -q 'new, step 4: c = \[a\]' pictures/new/004-diff.svg || fail "no caption"
grep -q 'old, step 5: b.ref = a' pictures/new/005-gone.svg || fail "no caption of what is gone"
grep -q '+ added' pictures/new/004-diff.svg || fail "nothing is added"
[ ! -s stderr ] || fail "complains"
ends 1 -f svg -o again old.snap new.jsonl
[ "$(ls again/new | tr '\n' ' ')" = "004-diff.svg 005-gone.svg 007-diff.svg 008-diff.svg " ] || fail "files: $(ls again/new | tr '\n' ' ')"
for name in 004-diff 005-gone 007-diff 008-diff; do
  cmp -s "pictures/new/$name.svg" "again/new/$name.svg" || fail "$name.svg: another picture from snapshot and trace"
done
# Names that no caption can hold.
cp new.json a-scenario-with-a-very-long-name.json
ends 1 -f svg -o long old.json a-scenario-with-a-very-long-name.json
grep -q 'newer, step 4: c = \[a\]' long/a-scenario-with-a-very-long-name/004-diff.svg || fail "a caption too long"
ends 1 -f svg --theme dark --steps 4 -o - old.json new.json
grep -q '^<svg\|^<?xml' stdout || fail "no picture on standard output"
refuse "standard output takes one picture, not 4" -f svg -o - old.json new.json
ends 0 -f svg -o none old.json old.snap
[ ! -e none ] || fail "a folder without pictures"
printf '{"steps": ["x = 1", "y = 2"]}' >small.json
ends 1 -f svg -o none --profile cpython-3.12,cpython-3.14 small.json
complained "small.json: note: 1 step differs in what no picture of objects shows (see --format text)"
[ ! -e none ] || fail "a folder without pictures"
refuse "one text, or formats of pictures" -f svg,text old.json new.json
refuse "--theme is for pictures" --theme dark old.json new.json
refuse "'jpgg' is no format" -f jpgg old.json new.json

# ---- reports -------------------------------------------------------------------------------------

ends 1 -q --report html=r.html,junit=r.xml old.json new.json
[ ! -s stdout ] && [ ! -s stderr ] || fail "quiet, and says something"
grep -q 'failures="1"' r.xml && grep -q 'it differs from old.json' r.xml || fail "no failure in the junit file"
grep -q 'image/svg+xml' r.html || fail "no picture in the page"
ends 1 -q --report github old.snap new.json
said "::error file=new.json,line=3,"
ends 1 -q --report github old.snap new.jsonl
said "::error file=new.jsonl,title="
ends 0 --report junit=same.xml old.json old.snap
grep -q 'failures="0"' same.xml || fail "a failure where nothing differs"
refuse "'htm' is no report" --report htm old.json new.json

# ---- trouble -------------------------------------------------------------------------------------

refuse "'diff' wants OLD NEW"
refuse "'diff' wants OLD NEW, or one scenario and two profiles" old.json
refuse "'diff' wants OLD NEW, or one scenario and two profiles" --profile cpython-3.12 old.json
refuse "'diff' compares two runs, not 3" old.json new.json old.json
refuse "standard input can be read once" - -
refuse "missing.json: error: cannot open: No such file" missing.json new.json
refuse "missing.json: error: cannot open: No such file" old.json missing.json
mkdir folder
refuse "folder: error: cannot read: Is a directory" old.json folder
: >empty
refuse "empty: error: it is neither a scenario, nor a snapshot, nor a trace" empty old.json
head -c 4096 "$binary" >garbage
refuse "garbage: error: it is neither a scenario, nor a snapshot, nor a trace" old.json garbage
printf '\377\376{\000' >utf16
refuse "utf16: error: it is neither" utf16 old.json
printf '{"steps": [}' >broken.json
refuse "broken.json:1:12: error: " broken.json old.json
printf '{"stpes": []}' >misspelt.json
refuse "misspelt.json:1:2: error: unknown key 'stpes' of a scenario; did you mean 'steps'?" old.json misspelt.json
printf '{"steps": ["1/0"]}' >raises.json
refuse "raises.json:1:" raises.json old.json
sed 's/"line":/"lime":/' old.jsonl >lime.jsonl
refuse 'lime.jsonl:1:' lime.jsonl old.json
complained 'error: unknown key "lime" of a step; did you mean "line"?'
[ "$(grep -c '"lime"' stderr)" -eq 8 ] || fail "not every step's mistake is told"
head -c 2000 new.jsonl >cut.jsonl
refuse "cut.jsonl:1:" new.json cut.jsonl
printf 'heapstory snapshots 9\n' >later.snap
refuse "later.snap:1:" later.snap old.json
sed 's/^step 2/step two/' old.snap >bad.snap
refuse "bad.snap:" bad.snap old.json
sed 's/refs 1/refs 1000000000000000001/' old.snap >huge.snap
refuse "huge.snap: error: it says what no trace can: expected a number from" huge.snap old.jsonl
# All errors of both.
refuse "misspelt.json:1:2: error: " lime.jsonl misspelt.json
complained "lime.jsonl:1:"
# An `expect` is no matter of a comparison.
printf '{"steps": ["x = 1", {"expect": {"type": {"x": "str"}}}]}' >expects.json
same expects.json expects.json

end "diff is well"

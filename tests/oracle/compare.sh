#!/bin/sh
# compare.sh COMPARE ROOT [PYTHON]: heapstory-compare notices every kind of difference, and says so (ctest: oracle.compare).
# With a PYTHON, or a python3 to be found, it is asked about scenarios too.
set -eu
# shellcheck source=tests/room.sh
. "$(dirname "$0")/../room.sh"

compare=$(absolute "$1")
root=$(absolute "$2")
python=${3:-$(command -v python3 || true)}
recordings=$root/tests/oracle/recordings
enter_room

fail() { echo "FAILED: $*"; cat printed; exit 1; }

# expect STATUS WORDS ARGUMENT...: runs heapstory-compare.
expect() {
  wanted=$1
  words=$2
  shift 2
  status=0
  "$compare" "$@" >printed 2>&1 || status=$?
  [ "$status" = "$wanted" ] || fail "status $status, not $wanted: $*"
  grep -qF -- "$words" printed || fail "no words '$words': $*"
}

# ---- a recording that agrees, and what becomes of it when one fact is changed -------------------------

grep '"snippet":"reflist","steps"' "$recordings/snippets.3.12.1.jsonl" | grep '"mode":"repl"' >true.jsonl
expect 0 'reflist.3.12.1: agrees: 16 steps' --recording true.jsonl

# changed SED-SCRIPT WORDS: the changed recording differs, and these words say how.
changed() {
  sed "$1" true.jsonl >changed.jsonl
  cmp -s true.jsonl changed.jsonl && fail "nothing changed by $1"
  expect 1 "$2" --recording changed.jsonl
}
changed 's/"refcount":2,/"refcount":9,/' 'step 4, y = x: x: refcount: recorded 9, ours 2'
changed 's/"sizeof":72,"tracked":true,"type":"list"/"sizeof":73,"tracked":true,"type":"list"/' 'size: recorded 73, ours 72'
changed 's/"generation":0/"generation":1/' 'generation: recorded 1, ours 0'
changed 's/"tracked":true,"type":"list"/"tracked":false,"type":"list"/' 'tracked: recorded false, ours true'
changed 's/"immortal":false,"label":"list#1"/"immortal":true,"label":"list#1"/' 'immortal: recorded true, ours false'
changed 's/"finalized":false,"generation":0/"finalized":true,"generation":0/' 'finalized: recorded true, ours false'
changed 's/"type":"list"/"type":"dict"/' 'type: recorded dict, ours list'
changed 's/"result":2,/"result":3,/' 'result: recorded 3, ours 2'
changed 's/"printed":""/"printed":"hello"/' 'output, line 1: recorded hello, ours '
changed 's/"error":null/"error":"NameError: x"/' 'recorded NameError: x, ours none'
changed 's/"x":"list#1"/"x":"module#0"/' 'recorded as the same object as another place'
changed 's/"y":"list#1"/"w":"list#1"/' 'name w: recorded, ours does not know it'
changed 's/\["list#2","\[1\]","list#1"\]/["list#2","[3]","list#1"]/' 'z[3]: recorded as a reference to list#1, ours has none'
changed 's/,\["list#2","\[1\]","list#1"\]//' 'z[1]: ours is a reference, none was recorded'
changed 's/list#1/list#7/9' 'the recording does not describe list#7'
grep '"snippet":"smallint","steps"' "$recordings/snippets.3.12.1.jsonl" | grep '"mode":"script"' >true.jsonl
expect 0 'smallint.3.12.1.script: agrees: 10 steps' --recording true.jsonl
changed 's/"gc_count":\[3,0,0\]/"gc_count":[4,0,0]/' 'gc.get_count(): recorded (4, 0, 0), ours (3, 0, 0)'
changed "s/\"value\":\"1000\"/\"value\":\"1002\"/" 'value: recorded 1002, ours 1000'

# ---- known differences --------------------------------------------------------------------------------

echo 'smallint.3.12.1.script # it agrees' >known
expect 1 'agrees now; remove it from the list' --recording --known known true.jsonl
echo 'smallint' >known
expect 1 'agrees now; remove it from the list' --recording --known known true.jsonl
expect 0 'known to differ: step 5' --recording --known known changed.jsonl

# ---- trouble ------------------------------------------------------------------------------------------

echo '{"snippet":"x"}' >bad.json
expect 2 'no recording' --recording bad.json
echo '{' >bad.json
expect 2 'not JSON' --recording bad.json
expect 2 'cannot be read' --recording absent.json
expect 2 'nothing to compare' --recording
expect 2 'asks no interpreter' --recording --python python3 true.jsonl
expect 2 "unknown profile 'x'" --recording --profile x true.jsonl
expect 2 "unknown option '--x'" --x true.jsonl
expect 0 'interned strings' --rules
expect 0 'usage: heapstory-compare' --help
sed 's/"version":"3.12.1"/"version":"2.7.18"/' true.jsonl >old.jsonl
expect 1 'no profile for CPython 2.7.18' --recording old.jsonl
echo '{"steps": [{"enter": "f"}, {"return": null}]}' >half.json
expect 2 "'enter' is half a call" half.json
echo '{"context": "script", "steps": ["x = 1"]}' >script.json
expect 2 "cannot be recorded" script.json
echo '{"steps": ["x = []"]}' >one.json
expect 2 'no such interpreter' --python ./absent one.json

# ---- a real interpreter -------------------------------------------------------------------------------

[ -n "$python" ] || { echo "no python3 here: recordings alone were compared"; exit 0; }
cat >two.json <<'END'
{"context": "module", "gc": {"enabled": false},
 "steps": ["class Node:\n    pass", {"assign": "a", "value": "Node()"}, "b = Node()", {"cycle": ["a", "b"], "by": "ref"},
           {"repeat": 2, "steps": ["x = [a]"]}, {"expect": {"same": [["x[0]", "a"]]}}, "print(len(x))",
           {"del": ["a", "b", "x"]}, {"python": "gc_missing", "raises": "NameError"}]}
END
status=0
"$compare" --save saved.jsonl --python "$python" two.json >printed 2>&1 || status=$?
# The interpreter may be any: that it differs is a finding, not a fault of the tool.
[ "$status" -le 1 ] || fail "status $status"
[ -s saved.jsonl ] || fail "nothing saved"
grep -q '"recorder":"heapstory"' saved.jsonl || fail "no recording saved"
cat printed
status=0
"$compare" --recording saved.jsonl >again 2>&1 || status=$?
sed 's/^[^:]*: //' printed >told
sed 's/^[^:]*: //' again | cmp -s - told || { cat again; fail "the saved recording says something else"; }

#!/bin/sh
# bad-input.sh BINARY: every kind of bad input gives its one-line error and exit status 2, and nothing is written
# (ctest: system.bad_input).
set -u
# shellcheck source=tests/room.sh
. "$(dirname "$0")/../room.sh"

binary=$(absolute "$1") || exit 2
enter_room

# refuse WORDS ARGUMENTS...: exit 2, the words on standard error, nothing on standard output.
refuse() {
  words=$1
  shift
  what="heapstory $*"
  "$binary" "$@" >"$room/stdout" 2>"$room/stderr"
  status=$?
  [ "$status" -eq 2 ] || fail "exit status $status, not 2"
  grep -qF -e "$words" "$room/stderr" || fail "does not say: $words"
  [ "$(wc -l <"$room/stderr")" -ge 1 ] || fail "says nothing"
}

# bad NAME WORDS TEXT: a scenario file, refused by run and by render; render writes nothing.
bad() {
  printf '%b' "$3" >"$1.json"
  refuse "$2" run -q "$1.json"
  refuse "$2" render -q -o "pictures" "$1.json"
  [ ! -e pictures ] || fail "render left something"
}

bad unknown-key "unknown-key.json:1:2: error: unknown key 'stpes'" '{"stpes": []}'
bad wrong-type "wrong-type.json:1:11: error: " '{"steps": "x = 1"}'
bad unknown-verb "unknown-verb.json:1:13: error: steps[0]: unknown key 'asign'; did you mean 'assign'?" \
  '{"steps": [{"asign": "x", "value": 1}]}'
bad misspelt-name "misspelt-name.json:1:26: error: steps[1]: NameError: name 'vlaue' is not defined" \
  '{"steps": ["value = 1", "vlaue"]}'
bad syntax "syntax.json:1:17: error: steps[0]: SyntaxError: invalid syntax" '{"steps": ["x = = 1"]}'
bad unsupported "unsupported.json:1:13: error: steps[0]: 'async def' is not modelled" \
  '{"steps": ["async def f():\\n    pass"]}'
bad duplicate "duplicate.json:1:18: error: " '{"title": "a",   "title": "b", "steps": ["x = 1"]}'
bad comma "comma.json:1:19: error: a trailing comma is not JSON" '{"steps": ["x = 1",]}'
bad utf8 "utf8.json:1:13: error: invalid UTF-8" '{"steps": ["\0377"]}'
bad endless "steps[0]: stopped after 50000000 instructions" '{"steps": ["while True:\\n    pass"]}'
bad endless_repr "steps[1]: stopped after 50000000 instructions" \
  '{"steps": ["l = [[] for i in range(30)]\\nfor a in l:\\n    for b in l:\\n        a.append(b)", "l[3].pop()"]}'
bad memory "MemoryError" '{"steps": ["x = [0] * 10 ** 12"]}'
bad memory-loop "MemoryError" '{"steps": ["x = [1]\\nwhile True:\\n    x = x + x"]}'
bad recursion "RecursionError" '{"steps": ["def f():\\n    f()", "f()"]}'
bad raised "raised.json:1:13: error: steps[0]: ZeroDivisionError: division by zero" '{"steps": ["1 / 0"]}'
bad profile "unknown profile 'cpython-3.99'" '{"profile": "cpython-3.99", "steps": ["x = 1"]}'
bad expect-profile "unknown profile 'texbook'; did you mean 'textbook'?" \
  '{"steps": ["x = 1", {"expect": {"objects": 0}, "profiles": ["texbook"]}]}'
: >empty.json
refuse "empty.json: error: the file is empty" run empty.json
mkdir folder.json
refuse "folder.json: error: " run folder.json
ln -s nowhere dangling.json
refuse "dangling.json: error: " run dangling.json
refuse "missing.json: error: " run missing.json
if [ "$(id -u)" -ne 0 ]; then
  echo '{"steps": ["x = 1"]}' >locked.json
  chmod 000 locked.json
  refuse "locked.json: error: " run locked.json
fi

# 10,000 brackets, in JSON and in Python; a step of many operands.
{ printf '{"steps": '; head -c 10000 /dev/zero | tr '\0' '['; } >deep.json
refuse "deep.json:1:" run deep.json
{ printf '{"steps": ["x = '; head -c 10000 /dev/zero | tr '\0' '('; printf '"]}'; } >brackets.json
refuse "brackets.json:1:" run brackets.json
{ printf '{"steps": ["x = 1'; yes '+1' | head -20000 | tr -d '\n'; printf '"]}'; } >long.json
refuse "long.json:1:" run long.json

# 100 MB: one that is no JSON at its end, and one that is fine.
{ printf '{"title": "'; head -c 100000000 /dev/zero | tr '\0' 'x'; printf '"'; } >big.json
refuse "big.json:1:" run big.json
{ printf '{"title": "'; head -c 100000000 /dev/zero | tr '\0' 'x'; printf '", "steps": ["x = 1"]}'; } >big.json
what="a title of 100 MB"
"$binary" run -q --format jsonl big.json >stdout 2>stderr || fail "exit status $?"
rm -f big.json

# Output: a full disk, a folder that cannot be made, a read-only place.
printf '{"steps": ["x = []"]}' >good.json
refuse "/dev/full" run -o /dev/full good.json
: >file
refuse "file" render -q -o file good.json
refuse "file" render -q -o file/below good.json
[ ! -s file ] || fail "the file was touched"
mkdir -p small
if mount -t tmpfs -o size=16k tmpfs small 2>/dev/null; then
  refuse "No space left on device" render -q -f svg,png -o small/out good.json
  [ -z "$(find small -type f)" ] || fail "half a picture is left"
  umount small
fi
[ -z "$(find "$room" -name '.heapstory-*')" ] || fail "temporary files are left"
end "bad input is refused"

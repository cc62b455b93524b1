#!/bin/sh
# format.sh BINARY SCENARIOS: `heapstory fmt` from outside: what it writes, what it leaves alone, what it says; and every
# scenario that ships is in the canonical form (ctest: system.format).
set -u
# shellcheck source=tests/room.sh
. "$(dirname "$0")/../room.sh"

binary=$(absolute "$1") || exit 2
scenarios=$(absolute "$2") || exit 2
errors=$(absolute "$(dirname "$0")/../errors") || exit 2
enter_room

# try STATUS ARGUMENTS...
try() {
  wanted=$1
  shift
  what="heapstory fmt $*"
  "$binary" fmt "$@" >stdout 2>stderr </dev/null
  status=$?
  [ "$status" -eq "$wanted" ] || fail "exit status $status, not $wanted"
}
says() { grep -qF -e "$1" stderr || fail "standard error does not say: $1"; }
prints() { [ "$(cat stdout)" = "$1" ] || fail "standard output is not: $1"; }
is_quiet() { [ ! -s stderr ] || fail "standard error is not empty"; }
same() { cmp -s "$1" "$2" || fail "$1 is not $2"; }

printf '{"title":"caf\\u00e9",\n"steps":["x = 1",{"del":"x",  "note":"gone\\/"}]}' >wild
cat >form <<'ENDFORM'
{
  "title": "café",
  "steps": [
    "x = 1",
    { "del": "x", "note": "gone/" }
  ]
}
ENDFORM
printf '{"steps":["x = 1",\n  {"del":"x", "tilte":1}, "y ="]}' >bad

# ---- in place -----------------------------------------------------------------------------------

cp wild a.json
chmod 640 a.json
try 0 a.json
is_quiet
prints ""
same a.json form
[ "$(stat -c %a a.json)" = 640 ] || fail "the mode of a.json is $(stat -c %a a.json)"

# What is formatted is not touched: it stays the same file.
before=$(stat -c '%i %y' a.json)
try 0 a.json
[ "$(stat -c '%i %y' a.json)" = "$before" ] || fail "a.json was written again"

# Through a link the file behind it changes, the link stays.
mkdir far
cp wild far/b.json
ln -s far/b.json b.json
try 0 b.json
same far/b.json form
[ -L b.json ] || fail "b.json is no link any more"
[ "$(ls -A far)" = b.json ] || fail "left behind: $(ls -A far)"

# ---- --check ------------------------------------------------------------------------------------

cp wild c.json
cp wild d.json
try 1 --check c.json a.json d.json
prints "c.json
d.json"
is_quiet
same c.json wild
try 0 --check a.json
prints ""

# ---- standard input -----------------------------------------------------------------------------

what="heapstory fmt - (wild)"
"$binary" fmt - <wild >stdout 2>stderr || fail "exit status $?"
same stdout form
what="heapstory fmt - (form)"
"$binary" fmt - <form >stdout 2>stderr || fail "exit status $?"
same stdout form
what="heapstory fmt --check - (wild)"
"$binary" fmt --check - <wild >stdout 2>stderr
[ $? -eq 1 ] || fail "exit status is not 1"
prints "-"
what="heapstory fmt - (bad)"
"$binary" fmt - <bad >stdout 2>stderr
[ $? -eq 2 ] || fail "exit status is not 2"
prints ""
says "-:2:15: error: steps[1]: unknown key 'tilte' of 'del'"
try 2 - c.json
says "'-' stands alone"
same c.json wild

# ---- what cannot be formatted -------------------------------------------------------------------

cp bad bad.json
try 2 bad.json c.json
says "bad.json:2:15: error: steps[1]: unknown key 'tilte' of 'del'"
says "bad.json:2:31: error: "
same bad.json bad
same c.json wild
try 2 --keep-going bad.json c.json
same bad.json bad
same c.json form
try 2 --check --keep-going bad.json d.json
prints "d.json"
try 2 absent.json
says "absent.json: error: cannot open: No such file or directory"
what="heapstory fmt /dev/stdin"
cat wild | "$binary" fmt /dev/stdin >stdout 2>stderr
[ $? -eq 2 ] || fail "exit status is not 2"
says "no regular file"
prints ""
try 2 --profile textbook c.json
says "--profile is no option of 'fmt'"
try 2
says "'fmt' wants SCENARIO..."
what="heapstory fmt a.json"
[ -z "$(find . -name '.heapstory-*')" ] || fail "left behind: $(find . -name '.heapstory-*')"

# Every bad scenario of the tests stays as it is, down to the byte.
cp -R "$errors" mistakes
try 2 --keep-going mistakes
prints ""
diff -r "$errors" mistakes >stdout || fail "a bad scenario was changed"
[ "$(sed -n 's/^\(mistakes[^:]*\):.*/\1/p' stderr | sort -u | wc -l)" -eq "$(find "$errors" -name '*.json' | wc -l)" ] ||
  fail "not every bad scenario was refused"

# Whoever says fmt wants it written, on a CI, too.
cp wild f.json
CI=true try 0 f.json
same f.json form

# ---- it means the same --------------------------------------------------------------------------

# The trace of a scenario before and after, but for its lines.
trace() { "$binary" run -q -f jsonl "$1" | sed 's/"line":[0-9]*,//'; }
for name in seeds/node-cycle gallery/05-nested cpython-docs/docs-finalizers; do
  what="heapstory fmt $name"
  tr -d '\n' <"$scenarios/$name.json" >e.json
  trace e.json >traced
  "$binary" fmt e.json || fail "exit status $?"
  trace e.json | cmp -s - traced || fail "the trace is another one"
  [ -s traced ] || fail "there is no trace"
done

# ---- every scenario that ships -------------------------------------------------------------------

count=$(find "$scenarios" -name '*.json' | wc -l)
[ "$count" -gt 200 ] || fail "there are only $count scenarios"
try 0 --check "$scenarios"
prints ""

# A folder stands for what lies below it.
mkdir -p many/below
cp wild many/a.json
cp wild many/below/b.json
cp form many/c.json
try 1 --check many
prints "many/a.json
many/below/b.json"
try 0 many
same many/a.json form
same many/below/b.json form

end "fmt is well"

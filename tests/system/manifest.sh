#!/bin/sh
# manifest.sh BINARY SCENARIOS: what was written, with hashes, and what it depends on (ctest: system.manifest). sha256sum, make
# and ninja say whether they can read it.
set -eu
# shellcheck source=tests/room.sh
. "$(dirname "$0")/../room.sh"

binary=$(absolute "$1")
seeds=$(absolute "$2/seeds")
enter_room

fail() {
  echo "FAILED: $*" >&2
  exit 1
}

# refuses WORDS ARGUMENTS...: exit status 2, the words on stderr, nothing written.
refuses() {
  words=$1
  shift
  status=0
  "$binary" render -q -o refused "$@" >stdout 2>stderr || status=$?
  [ "$status" -eq 2 ] || fail "$*: exit status $status"
  grep -qF -e "$words" stderr || fail "$*: does not say '$words' but: $(cat stderr)"
  [ ! -e refused ] && [ ! -e m ] && [ ! -e d ] || fail "$*: something was written"
}

# ---- the manifest --------------------------------------------------------------------------------

odd='back\slash'
cp "$seeds/slots.json" "$odd.json"
cp "$seeds/node-cycle.json" 'a $b #c:d.json'
set -- "$seeds/slots.json" "$odd.json" "$seeds/node-cycle.json" 'a $b #c:d.json'
"$binary" render -q -f svg,dot -o out --manifest manifest "$@"
(cd out && sha256sum --quiet --strict -c ../manifest) || fail "sha256sum does not agree"
[ "$(wc -l <manifest)" -eq "$(find out -type f | wc -l)" ] || fail "not every file is listed"
(cd out && find . -type f | sed 's|^\./||' | sort | tr '\n' '\0' | xargs -0 sha256sum | sort -k 2) | sort >theirs
sort manifest | cmp - theirs || fail "sha256sum writes it otherwise"
sed 's/^\\*[0-9a-f]*  //' manifest | sort -c || fail "not sorted"
[ "$(grep -c '^\\' manifest)" -gt 0 ] || fail "the name with a backslash is not escaped"

# The proof that it can fail: one byte.
one=$(find out -name '*.svg' | sort | tail -1)
echo >>"$one"
(cd out && sha256sum --quiet -c ../manifest >/dev/null 2>&1) && fail "a byte more is not noticed"

# The same bytes in another order, and from several workers.
"$binary" render -q -f svg,dot -o other -j 4 --manifest other-manifest 'a $b #c:d.json' "$seeds/node-cycle.json" "$odd.json" "$seeds/slots.json"
cmp manifest other-manifest || fail "another order, another manifest"
"$binary" render -q -f svg,dot -o other --manifest - "$@" | cmp - manifest || fail "on standard output"

# After trouble what was written is listed, with --keep-going; else there is none, and an old one stays.
echo '{"steps": ["x = "]}' >bad.json
status=0
"$binary" render -q -o kept --keep-going --manifest kept-manifest bad.json "$seeds/slots.json" 2>stderr || status=$?
[ "$status" -eq 2 ] || fail "--keep-going: exit status $status"
(cd kept && sha256sum --quiet -c ../kept-manifest) || fail "--keep-going: sha256sum does not agree"
[ "$(wc -l <kept-manifest)" -eq "$(find kept -type f | wc -l)" ] || fail "--keep-going: not what was written"
cp kept-manifest before
"$binary" render -q -o kept --manifest kept-manifest "$seeds/slots.json" bad.json 2>stderr && fail "bad.json was drawn"
cmp before kept-manifest || fail "trouble: the old manifest is another"

refuses "--manifest: a picture on standard output is no file to list" -o - --steps 1 --manifest m "$seeds/slots.json"
refuses "--depfile: a picture on standard output is no file to list" -o - --steps 1 --depfile d --depfile-target t "$seeds/slots.json"
refuses "--depfile wants --manifest FILE or --depfile-target NAME" --depfile d "$seeds/slots.json"
refuses "--depfile-target wants --depfile" --depfile-target m "$seeds/slots.json"
refuses "cannot write into 'nowhere'" --manifest nowhere/m "$seeds/slots.json"
refuses "cannot write into 'nowhere'" --manifest m --depfile nowhere/d "$seeds/slots.json"
cp "$seeds/slots.json" 'line
break.json'
refuses "--depfile: a name with a line break fits into none" --manifest m --depfile d 'line
break.json'

# ---- what it depends on --------------------------------------------------------------------------

# The rule of a scenario with a geometry file names both.
mkdir places
cat >places/one.geometry <<END
heapstory geometry 1

graph window 1
  stack 142 84 at 0 0 142 84
  frame "globals" 1
END
echo '{"steps": ["x = 1", "del x"]}' >one.json
"$binary" render -q -o one --hide x --geometry places --manifest one.sums --depfile one.d one.json 2>stderr || cat stderr
printf 'one.sums: \\\n  one.json \\\n  places/one.geometry\n' | cmp - one.d || fail "the rule of one.json: $(cat one.d)"

# make and ninja draw again when a scenario of an odd name changes, and only then.
draw="'$binary' render -q -o drawn --manifest drawn.sums --depfile drawn.d 'a \$\$b #c:d.json' '$odd.json' && echo drawn >>log"
cat >Makefile <<END
drawn.sums:
	$(printf %s "$draw" | sed 's/#/\\#/')
-include drawn.d
END
sed -i 's/\\#/#/' Makefile
cat >build.ninja <<END
rule draw
  command = $(printf %s "$draw" | sed 's/:/$:/')
  depfile = drawn.d
build drawn.sums: draw
END
sed -i 's/\$:/:/' build.ninja

# builds NUMBER WHAT: `tool` has drawn so often by now.
builds() {
  $tool >stdout 2>&1 || fail "$tool: $2: $(cat stdout)"
  [ "$(wc -l <log)" -eq "$1" ] || fail "$tool: $2: drawn $(wc -l <log) times, not $1: $(cat drawn.d stdout)"
}
for tool in make ninja; do
  rm -rf drawn drawn.sums drawn.d log .ninja_*
  builds 1 "the first time"
  builds 1 "nothing changed"
  touch 'a $b #c:d.json'
  builds 2 "a scenario changed"
  builds 2 "nothing changed again"
  touch "$odd.json"
  builds 3 "the other one changed"
done

#!/bin/sh
# check.sh BINARY: `heapstory check`: what is compared, written, accepted and refused (ctest: system.check).
set -u
# shellcheck source=tests/room.sh
. "$(dirname "$0")/../room.sh"

binary=$(absolute "$1") || exit 2
enter_room
environment=
folder=.

# given VARIABLE=VALUE...: the environment of the next check.
given() { environment=$*; }

# check STATUS ARGUMENTS...: runs `heapstory check` and keeps stdout and stderr.
check() {
  wanted=$1
  shift
  what="$environment heapstory check $*"
  # shellcheck disable=SC2086 # the words of $environment are meant
  (cd "$folder" && env $environment "$binary" check "$@") >"$room/stdout" 2>"$room/stderr"
  status=$?
  environment=
  [ "$status" -eq "$wanted" ] || fail "exit status $status, not $wanted"
}

# Standard output and error are exactly these lines.
prints() {
  printf '%s\n' "$@" >"$room/wanted"
  cmp -s "$room/wanted" "$room/stdout" || fail "prints otherwise than: $*"
}
says() {
  printf '%s\n' "$@" >"$room/wanted"
  cmp -s "$room/wanted" "$room/stderr" || fail "says otherwise than: $*"
}
prints_nothing() { [ ! -s "$room/stdout" ] || fail "standard output is not empty"; }
says_nothing() { [ ! -s "$room/stderr" ] || fail "standard error is not empty"; }
mentions() { grep -qF -e "$1" "$room/stdout" "$room/stderr" || fail "no word of: $1"; }

holds() {
  names=$(echo $(ls -A "$1"))
  [ "$names" = "$2" ] || fail "$1 holds $names"
}

# Everything below a folder, with what it contains and when it was written.
tree() { (cd "$1" && find . -printf '%p %y %m %l %T@\n' | sort && find . -type f -exec cksum {} + | sort); }

# unchanged FOLDER STATUS ARGUMENTS...: a check that writes nothing.
unchanged() {
  kept=$1
  shift
  tree "$kept" >"$room/before"
  check "$@"
  tree "$kept" >"$room/after"
  cmp -s "$room/before" "$room/after" || fail "it wrote something: $(diff "$room/before" "$room/after" | head -5)"
}

# A new folder `work` with two scenarios, a and b, and their snapshots.
start() {
  chmod -R u+rwX work 2>/dev/null
  rm -rf work
  mkdir -p work/more
  cat >work/a.json <<'TEXT'
{
  "title": "Two names",
  "steps": [
    "x = [1000]",
    "y = x"
  ]
}
TEXT
  sed 's/Two names/Two more/; s/1000/2000/' work/a.json >work/more/b.json
  check 0 -q work
}

# The count of the list in step 2 is another one in the snapshot of a.
spoil() { sed 's/^\(  #2 list.*\)refs 2,/\1refs 3,/' work/snapshots/a.snap >changed && cat changed >work/snapshots/a.snap; }

difference="work/a.json:5: step 2: #2 list: refcount 2, was 3"

# ---- new, same, different -------------------------------------------------------------------------

start
prints_nothing
rm -r work/snapshots work/more/snapshots
check 0 work
prints "work/a.json: new: work/snapshots/a.snap has been written" \
  "work/more/b.json: new: work/more/snapshots/b.snap has been written" "2 scenarios: 2 new"
says_nothing
holds work "a.json more snapshots"
holds work/snapshots "a.snap"
[ "$(head -1 work/snapshots/a.snap)" = "heapstory snapshots 1" ] || fail "the snapshot has another first line"
unchanged work 0 work
prints "2 scenarios: 2 same"
says_nothing
unchanged work 0 --check-heap -q work
prints_nothing
cp work/snapshots/a.snap accepted
spoil
cmp -s accepted work/snapshots/a.snap && fail "nothing was spoilt"
check 1 work
prints "$difference" "  to accept: heapstory check --update work/a.json" "2 scenarios: 1 same, 1 differs"
says_nothing
holds work/snapshots "a.snap a.snap.new"
cmp -s accepted work/snapshots/a.snap.new || fail "a.snap.new is not what the run gives"
check 1 -q work/a.json
prints "$difference"
check 1 work/more/b.json work/a.json -j 2
prints "$difference" "  to accept: heapstory check --update work/a.json" "2 scenarios: 1 same, 1 differs"

# What is no longer needed goes: after --update, and where both agree again.
check 0 --update work/a.json
prints "work/a.json: updated: work/snapshots/a.snap has been replaced" "1 scenario: 1 updated"
holds work/snapshots "a.snap"
cmp -s accepted work/snapshots/a.snap || fail "what was accepted is not what the run gives"
spoil
check 1 -q work
cp accepted work/snapshots/a.snap
check 0 work
holds work/snapshots "a.snap"
echo mine >work/snapshots/a.snap.new
unchanged work 0 work # it is none of ours

# The named ones alone are accepted.
start
spoil
sed 's/refs 2,/refs 4,/' work/more/snapshots/b.snap >changed && cat changed >work/more/snapshots/b.snap
check 0 --update work/a.json
cmp -s changed work/more/snapshots/b.snap || fail "another snapshot was accepted"
check 1 work
mentions "2 scenarios: 1 same, 1 differs"
check 0 --update work
mentions "2 scenarios: 1 same, 1 updated"

# Another profile is another run.
check 1 --profile cpython-3.11 work/a.json
mentions "  to accept: heapstory check --update --profile cpython-3.11 work/a.json"
check 0 --update --profile cpython-3.11 work/a.json
given HEAPSTORY_PROFILE=cpython-3.11
check 0 work/a.json

# Many differences: twenty are told, all where it is asked for.
start
awk 'BEGIN { printf "{ \"steps\": [\"x = []\"" ; for (i = 0; i < 30; i++) printf ",\n\"l%d = [%d.5]\"", i, i ; print "] }" }' >work/many.json
check 0 -q work/many.json
sed 's/^  #\([0-9]*\) list, refs 1, gen \([0-9]\), 64 bytes/  #\1 list, refs 1, gen \2, 72 bytes, block 64/' work/snapshots/many.snap >changed
cat changed >work/snapshots/many.snap
check 1 work/many.json
[ "$(grep -c '^work/many.json:' stdout)" -eq 20 ] || fail "not twenty differences"
mentions "  and 10 differences more (--all tells them)"
check 1 --all work/many.json
[ "$(grep -c '^work/many.json:' stdout)" -eq 30 ] || fail "not all differences"

# ---- what is said otherwise ------------------------------------------------------------------------

start
cp work/snapshots/a.snap accepted
form="work/a.json: work/snapshots/a.snap says the same, in another form than heapstory writes"
sed 's/$/\r/' accepted >work/snapshots/a.snap
check 1 work/a.json
prints "$form" "  to accept: heapstory check --update work/a.json" "1 scenario: 1 differs"
sed 's/refs 1, gen/refs  1,  gen/' accepted >work/snapshots/a.snap
check 2 -q work/a.json
mentions ": error: heapstory writes this line as"
check 0 -q --update work/a.json
cmp -s accepted work/snapshots/a.snap || fail "the form was not mended"
awk 'NR == 7 { print "<<<<<<< HEAD" } { print }' accepted >work/snapshots/a.snap
cp work/snapshots/a.snap conflict
unchanged work 2 work/a.json
mentions "work/snapshots/a.snap:7:1: error: "
prints "  to replace it: heapstory check --update work/a.json" "1 scenario: 1 in trouble"
check 2 --keep-going work
mentions "2 scenarios: 1 same, 1 in trouble"
check 2 -j 1 work
mentions "2 scenarios: 1 in trouble, 1 not looked at"
check 0 --update work/a.json
cmp -s accepted work/snapshots/a.snap || fail "what cannot be read was not replaced"

# ---- what is never accepted ------------------------------------------------------------------------

start
sed 's/"y = x"/"y = x", { "expect": { "refcount": { "x": 7 } } }/' work/a.json >work/c.json
check 1 --update work/c.json
prints "work/c.json: an 'expect' does not hold: nothing is accepted" "1 scenario: 1 with an 'expect' that does not hold"
says "work/c.json:5:47: error: expect refcount of x: expected 7, found 2"
holds work/snapshots "a.snap"
cp work/c.json work/a.json
spoil
unchanged work 1 --update work/a.json
prints "$difference" "work/a.json: an 'expect' does not hold: nothing is accepted" \
  "1 scenario: 1 with an 'expect' that does not hold"
sed 's/"y = x"/"y = z"/' work/more/b.json >work/a.json
unchanged work 2 --update work/a.json
says "work/a.json:5:10: error: steps[1]: NameError: name 'z' is not defined"
echo '{ "stepz": [] }' >work/a.json
unchanged work 2 --update work/a.json
prints "1 scenario: 1 in trouble"

# ---- CI --------------------------------------------------------------------------------------------

start
for off in CI= CI=0 CI=false TF_BUILD=0; do
  rm work/snapshots/a.snap
  given "$off"
  check 0 work
done
for on in CI=1 CI=true CI=woodpecker TF_BUILD=True; do
  given "$on"
  unchanged work 0 work
  prints "2 scenarios: 2 same"
done
spoil
given CI=1
unchanged work 1 work
prints "$difference" "  to accept: heapstory check --update work/a.json" "2 scenarios: 1 same, 1 differs"
given CI=1
unchanged work 2 --update work
says "heapstory: error: --update: CI is set in the environment, and then nothing is written"
prints_nothing
given CI=1
unchanged work 2 --unreferenced delete work
says "heapstory: error: --unreferenced delete: CI is set in the environment, and then nothing is deleted"
check 1 -q work
cp work/snapshots/a.snap.new work/snapshots/a.snap
given CI=1
unchanged work 0 work # a.snap.new stays
rm -r work/snapshots
given CI=1
unchanged work 1 work
prints "work/a.json: there is no snapshot work/snapshots/a.snap; where CI is set none is written" \
  "2 scenarios: 1 same, 1 without a snapshot"

# ---- snapshots without a scenario ------------------------------------------------------------------

start
mkdir work/more/.hidden
cp -r work/more/snapshots work/more/.hidden/snapshots
rm work/more/b.json
cp work/a.json work/more/c.json
orphan="work/more/snapshots/b.snap: no scenario belongs to this snapshot"
check 0 work
prints "work/more/c.json: new: work/more/snapshots/c.snap has been written" "$orphan" \
  "2 scenarios: 1 same, 1 new, 1 snapshot without a scenario"
unchanged work 1 --unreferenced reject work
prints "$orphan" "2 scenarios: 2 same, 1 snapshot without a scenario"
given CI=1
unchanged work 1 work
prints "$orphan" "2 scenarios: 2 same, 1 snapshot without a scenario"
given CI=1 HEAPSTORY_UNREFERENCED=warn
unchanged work 0 work
prints "$orphan" "2 scenarios: 2 same, 1 snapshot without a scenario"
unchanged work 0 --unreferenced ignore work
prints "2 scenarios: 2 same"
unchanged work 0 work/a.json work/more/c.json # no folder was given
prints "2 scenarios: 2 same"
check 2 --unreferenced reject work/a.json
says "heapstory: error: --unreferenced: snapshots without a scenario are looked for where a folder is given, and none was"
given HEAPSTORY_UNREFERENCED=reject
check 0 work/a.json
check 2 --unreferenced remove work
says "heapstory: error: --unreferenced: 'remove' is no way with unreferenced snapshots, expected one of warn, reject, delete, ignore"
echo "not ours" >work/snapshots/notes.snap
cp work/snapshots/a.snap work/snapshots/a.text
cp work/snapshots/a.snap outside.snap
ln -s ../../outside.snap work/snapshots/link.snap
cp work/snapshots/a.snap work/snapshots/z.snap.new
check 2 --unreferenced delete work
mentions "work/more/snapshots/b.snap: deleted: no scenario belongs to this snapshot"
mentions "work/snapshots/z.snap.new: deleted: no scenario belongs to this snapshot"
mentions "work/snapshots/notes.snap: error: not deleted: it does not begin as a snapshot does"
holds work/snapshots "a.snap a.text link.snap notes.snap"
holds work/more/snapshots "c.snap"
holds work/more/.hidden/snapshots "b.snap"
[ -s outside.snap ] || fail "a link was followed"

# ---- --snapshots -----------------------------------------------------------------------------------

start
rm -r work/snapshots work/more/snapshots
check 0 --snapshots kept/here work
prints "work/a.json: new: kept/here/a.snap has been written" \
  "work/more/b.json: new: kept/here/more/b.snap has been written" "2 scenarios: 2 new"
holds work "a.json more"
given HEAPSTORY_SNAPSHOTS=kept/here
unchanged kept 0 work
prints "2 scenarios: 2 same"
check 0 --snapshots kept/here work/a.json
prints "1 scenario: 1 same"
sed 's/refs 2,/refs 5,/' kept/here/more/b.snap >changed && cat changed >kept/here/more/b.snap
check 1 --snapshots kept/here work
command=$(sed -n 's/^  to accept: heapstory //p' stdout)
[ "$command" = "check --update --snapshots kept/here/more work/more/b.json" ] || fail "another command: $command"
# shellcheck disable=SC2086 # its words are meant
"$binary" $command >stdout 2>stderr || fail "the command that it tells does not accept"
check 0 --snapshots kept/here work
prints "2 scenarios: 2 same"
rm work/more/b.json
check 0 --unreferenced delete --snapshots kept/here work
prints "kept/here/more/b.snap: deleted: no scenario belongs to this snapshot" "1 scenario: 1 same, 1 snapshot deleted"
cp work/a.json work/more/a.json
check 2 --snapshots kept work/a.json work/more/a.json
says "heapstory: error: two scenarios have the snapshot 'kept/a.snap': work/a.json and work/more/a.json"
check 2 work work/a.json
says "heapstory: error: two scenarios have the snapshot 'work/snapshots/a.snap': work/a.json and work/a.json"
check 2 - <work/a.json
says "heapstory: error: '-': standard input has no folder for its snapshot (see --snapshots)"
check 0 --snapshots kept - <work/a.json
prints "-: new: kept/stdin.snap has been written" "1 scenario: 1 new"
check 0 --snapshots kept - <work/a.json
prints "1 scenario: 1 same"
folder=work
check 0 .
prints "./a.json: new: ./snapshots/a.snap has been written" \
  "./more/a.json: new: ./more/snapshots/a.snap has been written" "2 scenarios: 2 new"
check 0 .
prints "2 scenarios: 2 same"
folder=.

# A name that a shell would read otherwise.
mkdir "it's here"
cp work/a.json "it's here/-a b.json"
check 0 -q "it's here"
holds "it's here/snapshots" "_a b.snap"
sed 's/refs 2,/refs 5,/' "it's here/snapshots/_a b.snap" >changed && cat changed >"it's here/snapshots/_a b.snap"
check 1 "it's here"
PATH=$(dirname "$binary"):$PATH sh -c "$(sed -n 's/^  to accept: //p' stdout)" >stdout 2>stderr || fail "a shell reads the command otherwise"
check 0 "it's here"

# ---- what stands in the way ------------------------------------------------------------------------

start
mv work/snapshots/a.snap outside.snap
mkdir work/snapshots/a.snap
for update in "" --update; do
  # shellcheck disable=SC2086 # an empty word is none
  unchanged work 2 $update work/a.json
  says "work/snapshots/a.snap: error: this is a folder: a snapshot is a file of its own"
done
rmdir work/snapshots/a.snap
ln -s ../../outside.snap work/snapshots/a.snap
unchanged work 2 --update work/a.json
says "work/snapshots/a.snap: error: this is a symbolic link: a snapshot is a file of its own"
mv work/snapshots elsewhere
rm elsewhere/a.snap
ln -s ../elsewhere work/snapshots
unchanged work 2 --update work/a.json
mentions "work/snapshots: error: this is a symbolic link: snapshots stand in a folder of their own"
holds elsewhere ""
rm work/snapshots
echo file >work/snapshots
unchanged work 2 work/a.json
says "work/snapshots: error: this is a file: snapshots stand in a folder of their own"
start
ln -s work linked # the folder that is given may be a link
check 0 linked
prints "2 scenarios: 2 same"
mkfifo work/more/snapshots/fifo.snap
rm work/more/snapshots/b.snap
mv work/more/snapshots/fifo.snap work/more/snapshots/b.snap
check 2 --keep-going work
says "work/more/snapshots/b.snap: error: this is no regular file: a snapshot is a file of its own"
if [ "$(id -u)" -ne 0 ]; then
  start
  spoil
  chmod a-w work/snapshots
  check 2 work/a.json
  mentions "$difference"
  mentions "Permission denied"
  check 2 --update work/a.json
  mentions "Permission denied"
  holds work/snapshots "a.snap"
  chmod 0 work/snapshots
  check 2 work/a.json
  says "work/snapshots/a.snap: error: cannot open: Permission denied"
fi

# ---- usage -----------------------------------------------------------------------------------------

start
check 2
says "heapstory: error: 'check' wants SCENARIO... (see 'heapstory check --help')"
check 2 --steps 3 work/a.json
check 2 --profile cpython-3.9 work
check 2 work/missing.json
mentions "work/missing.json: error: cannot open"
[ -z "$(find "$room" -name '.heapstory-*')" ] || fail "temporary files are left"

end "check is well"

#!/bin/sh
# full.sh BINARY [FAULT]: a full disk (ctest: system.full). Whatever cannot be written is said, the exit status is 2, a file is
# there whole or not at all, what was there before is unharmed, and nothing temporary is left.
#
# /dev/full, a file that may not grow (ulimit -f), a small disk where one may be mounted; and with the library FAULT
# (preload/fault.c) every call that changes the disk fails once, the first, the second .. until the command comes through.
set -u
# shellcheck source=tests/room.sh
. "$(dirname "$0")/../room.sh"

binary=$(absolute "$1") || exit 2
script=$(absolute "$0") || exit 2
fault=${2:-}
case $fault in
'' | --on-disk) ;;
*) fault=$(absolute "$fault") || exit 2 ;;
esac
enter_room_below /dev/shm # where fsync() costs nothing

cat >small.json <<'END'
{ "steps": ["x = [1]", "y = x"] }
END
cat >other.json <<'END'
{ "title": "Another", "steps": ["z = {}", "z['k'] = z"] }
END

# says WORDS: the last command ended with 2 and said why.
says() {
  [ "$status" -eq 2 ] || fail "exit status $status, not 2"
  grep -q "error: cannot .*$1" stderr || fail "does not say: $1"
}
no_litter() {
  litter=$(find . -name '.heapstory-*')
  [ -z "$litter" ] || fail "left behind: $litter"
}

# ---- /dev/full: every command that writes text ----------------------------------------------------

# full ARGUMENTS...: standard output is full.
full() {
  what="heapstory $* >/dev/full"
  "$binary" "$@" >/dev/full 2>stderr
  status=$?
  says "No space left on device"
}
full --help
full render --help
full --version
for list in profiles views formats themes operations; do full list "$list"; done
full run small.json
full run -f jsonl small.json other.json
full run --keep-going small.json other.json
full list schema
full fmt - <small.json
full why y small.json
full why -f jsonl y small.json
full render -q --steps 1 -o - small.json
full run -j2 small.json other.json
full check small.json
full fmt --check small.json
full diff small.json other.json
full diff -f json small.json other.json
for command in "run small.json" "why y small.json"; do
  # shellcheck disable=SC2086 # two words are meant
  set -- $command
  what="heapstory $* -o /dev/full"
  "$binary" "$@" -o /dev/full >stdout 2>stderr
  status=$?
  says "No space left on device"
done

# ---- a file that may not grow ---------------------------------------------------------------------

what="ulimit -f 4, render"
mkdir limited
(ulimit -f 4 && exec "$binary" render -q -o limited small.json >stdout 2>stderr)
status=$?
says "File too large"
[ -z "$(ls -A limited)" ] || fail "something is left: $(ls -A limited)"
what="ulimit -f 1, run"
echo old >limited.txt
(ulimit -f 1 && exec "$binary" run -f jsonl -o limited.txt small.json other.json 2>stderr)
status=$?
says "File too large"
[ "$(cat limited.txt)" = old ] || fail "the old file is harmed"
no_litter

# ---- a small disk ---------------------------------------------------------------------------------

# Runs with the disk mounted on "disk".
on_disk() {
  mkdir -p disk/out
  echo old >disk/out.txt
  cat "$binary" >disk/ballast 2>/dev/null # until it is full
  for arguments in "render -q -f svg,png -o disk/new small.json" "render -q -o disk/out small.json" \
    "run -f jsonl -o disk/out.txt small.json" "run -o disk/new.txt small.json"; do
    what="a full disk: $arguments"
    # shellcheck disable=SC2086 # the words are meant
    "$binary" $arguments >stdout 2>stderr
    status=$?
    says "No space left on device"
    [ "$(cat disk/out.txt)" = old ] || fail "the old file is harmed"
    [ -z "$(find disk -name '*.svg' -o -name '*.png' -o -name new.txt)" ] || fail "something is left"
    no_litter
  done
}
if [ "$fault" = --on-disk ]; then # in a namespace of its own
  mkdir disk && mount -t tmpfs -o size=64k none disk || exit 77
  on_disk
  umount disk
  exit $((failures ? 2 : 0))
fi
mkdir disk
if mount -t tmpfs -o size=64k none disk 2>/dev/null; then
  echo "a small disk: mounted"
  on_disk
  umount disk
else
  unshare -rm sh "$script" "$binary" --on-disk 2>unshared
  status=$?
  case $status in
  0) echo "a small disk: mounted in a namespace" ;;
  1 | 77) echo "a small disk: SKIPPED, nothing may be mounted here" ;;
  *) fail "$(cat unshared)" ;;
  esac
fi

# ---- every call fails once ------------------------------------------------------------------------

if [ -z "$fault" ]; then
  echo "calls that fail: SKIPPED, no library to preload"
  end "a full disk is said"
  exit 0
fi

# is_either FILE: it is the old one or the new one, or absent where there was none.
is_either() {
  if [ ! -e "work/$1" ]; then
    [ ! -e "old/$1" ] || fail "$1 is gone"
  else
    cmp -s "work/$1" "new/$1" || cmp -s "work/$1" "old/$1" || fail "$1 is neither old nor new"
  fi
}

# with_faults CALL ERRNO WORDS VARIABLES... -- ARGUMENTS...: in the folder "work", a copy of "old", that it would make "new".
with_faults() {
  call=$1 number=$2 words=$3 variables=
  shift 3
  while [ "$1" != -- ]; do
    variables="$variables $1"
    shift
  done
  shift
  at=0
  while :; do
    at=$((at + 1))
    what="$call $at ($words$variables): heapstory $*"
    rm -rf work mark
    cp -R old work
    # shellcheck disable=SC2086 # the words of $variables are meant
    (cd work && exec env LD_PRELOAD="$fault" FAULT_CALL="$call" FAULT_AT=$at FAULT_ERRNO="$number" FAULT_MARK="$room/mark" \
      $variables "$binary" "$@" >../stdout 2>../stderr)
    status=$?
    tried=$((tried + 1))
    [ -e mark ] || break
    [ "$at" -lt 500 ] || { fail "no end"; break; }
    if [ "$call" = close ] && [ "$status" -eq "$well" ]; then
      # Of a file that is thrown away: a report's place is tried before the work.
      diff -r work new >differences || fail "exit status $status, and not what it should be"
    else
      says "$words"
    fi
    for file in $files; do is_either "$file"; done
    litter=$(find work -name '.heapstory-*')
    [ -z "$litter" ] || fail "left behind: $litter"
    strangers=$(cd work && find . -type f | while read -r file; do [ -e "../new/$file" ] || echo "$file"; done)
    [ -z "$strangers" ] || fail "not to be there: $strangers"
  done
  [ "$status" -eq "$well" ] || fail "exit status $status where nothing failed"
  diff -r work new >stderr || fail "not what it should be"
  [ "$at" -gt 1 ] || fail "nothing could fail"
  [ "$(ls stdout)" ] && [ ! -s stdout ] || fail "something on standard output"
}

# every_call ARGUMENTS...: from "old" to "new", which is what the command makes of it.
every_call() {
  rm -rf new
  cp -R old new
  what="heapstory $*"
  (cd new && exec "$binary" "$@" >../stdout 2>../stderr)
  status=$?
  [ "$status" -eq "$well" ] || fail "does not even work"
  files=$(cd new && find . -type f)
  for call in write fsync rename create mkdir close; do
    # Where no folder is to be made there is still the temporary one.
    with_faults $call 28 "No space left on device" -- "$@"
  done
  with_faults any 5 "Input/output error" FAULT_ON=1 -- "$@"
  with_faults write 28 "No space left on device" FAULT_SHORT=1 FAULT_ON=1 -- "$@"
}

tried=0
well=0 # the exit status where nothing fails
mkdir old
every_call render -q -j1 -o out --manifest list --depfile needs ../small.json ../other.json
rm -rf old && mkdir old
# Each worker counts its own calls: it is the scenario in hand that fails.
every_call render -q -j2 -o out -f svg,dot ../small.json ../other.json
rm -rf old && cp -R new old
every_call render -q -o out -f svg,dot --theme dark ../small.json
rm -rf old && mkdir old
every_call run -j1 -o file.txt ../small.json ../other.json
rm -rf old && mkdir old && cp small.json other.json old
every_call fmt small.json other.json
# A snapshot for the first time, then another one in its place.
rm -rf old && mkdir old
cp other.json old/a.json
cp small.json old/b.json
every_call check -q --update -j1 a.json b.json
rm -rf old && cp -R new old
cp small.json old/a.json
every_call check -q --update -j2 a.json b.json
rm -rf old && cp -R new old
every_call check -q -j1 --report html=report.html,junit=report.xml a.json b.json
well=1
rm -rf old && mkdir old
every_call diff -o words ../small.json ../other.json
every_call diff -f svg -o pictures ../small.json ../other.json
well=0
echo "calls that fail: $tried runs"

# Nothing takes its name before all of it is on the disk: on a file system whose journal is in order that is waited for in
# another way, file by file.
cat >twelve.json <<'END'
{ "steps": ["x = 1", "x = 2", "x = 3", "x = 4", "x = 5", "x = 6", "x = 7", "x = 8", "x = 9", "x = 10", "x = 11", "x = 12"] }
END
for disk in 0 1; do
  at=0
  while :; do
    at=$((at + 1))
    what="the wait for file $at fails (FAULT_DISK=$disk)"
    rm -rf work mark && mkdir work
    (cd work && exec env LD_PRELOAD="$fault" FAULT_CALL=fsync FAULT_AT=$at FAULT_ERRNO=5 FAULT_MARK="$room/mark" FAULT_DISK=$disk \
      "$binary" render -q -f svg,dot -o out ../twelve.json >stdout 2>../stderr)
    status=$?
    [ -e mark ] || break
    says "Input/output error"
    [ -z "$(find work -name '*-graph.*' -o -name out)" ] || fail "left behind: $(find work)"
  done
  [ "$at" -eq 25 ] || fail "waited for $((at - 1)) files, not for 24"
  [ "$(find work -name '*-graph.*' | wc -l)" -eq 24 ] || fail "not all pictures are there"
done

# A file system that knows no locks: all is written, and the next one leaves alone what may be somebody's.
what="no locks"
rm -rf work && mkdir -p work/out/small/.heapstory-1-0
: >work/out/small/.heapstory-1-0/lock
(cd work && exec env LD_PRELOAD="$fault" FAULT_CALL=lock FAULT_AT=1 FAULT_ON=1 FAULT_ERRNO=37 "$binary" render -q ../small.json 2>../stderr) ||
  fail "exit status $?"
[ "$(echo $(ls -A work/out/small))" = ".heapstory-1-0 001-graph.svg 002-graph.svg" ] || fail "holds $(ls -A work/out/small)"
(cd work && exec "$binary" render -q ../small.json)
[ "$(echo $(ls -A work/out/small))" = "001-graph.svg 002-graph.svg" ] || fail "holds $(ls -A work/out/small)"

end "a full disk is said, and so is every call that fails"

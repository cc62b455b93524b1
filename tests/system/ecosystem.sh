#!/bin/sh
# ecosystem.sh BINARY ROOT: what other tools are told about heapstory is true: every command in .pre-commit-hooks.yaml and in
# src/share/github-workflow.yml runs, and says what it should (ctest: system.ecosystem).
set -eu
# shellcheck source=tests/room.sh
. "$(dirname "$0")/../room.sh"

binary=$(absolute "$1")
root=$(absolute "$2")
enter_room

fail() {
  echo "FAILED: $*" >&2
  cat log >&2
  exit 1
}

mkdir bin scenarios
ln -s "$binary" bin/heapstory
PATH=$room/bin:$PATH
export PATH

# sample: a scenario in its canonical form, with its snapshot; spoil: in another form, and telling another story.
sample() {
  rm -rf scenarios
  mkdir scenarios
  printf '{"steps": ["a = []", "b = a"]}' >scenarios/alias.json
  heapstory fmt scenarios/alias.json && heapstory check -q scenarios >log
}
respaced() { printf '{"steps":["a = []",\n\n"b = a"]}' >scenarios/alias.json; }
retold() { sed -i 's/b = a/b = [a]/' scenarios/alias.json; }

# gives STATUS COMMAND...: the command line ends so.
gives() {
  wanted=$1
  shift
  status=0
  sh -c "$*" >log 2>&1 || status=$?
  [ "$status" -eq "$wanted" ] || fail "$*: exit status $status, not $wanted"
}

# ---- hooks ---------------------------------------------------------------------------------------

hooks=$root/.pre-commit-hooks.yaml
# entry ID: its command.
entry() {
  awk -v id="$1" '$1 == "-" { here = $3 == id } here && $1 == "entry:" { sub(/^ *entry: /, ""); print }' "$hooks"
}
[ "$(sed -n 's/^- id: //p' "$hooks" | tr '\n' ' ')" = 'heapstory-fmt heapstory-fmt-check heapstory-check ' ] ||
  fail "other hooks than are tested here"
for id in heapstory-fmt heapstory-fmt-check heapstory-check; do
  [ -n "$(entry $id)" ] || fail "$id has no command"
done
sample
gives 0 "$(entry heapstory-fmt-check) scenarios/alias.json"
gives 0 "$(entry heapstory-check) scenarios/alias.json"
respaced
gives 1 "$(entry heapstory-fmt-check) scenarios/alias.json"
gives 0 "$(entry heapstory-check) scenarios/alias.json"
gives 0 "$(entry heapstory-fmt) scenarios/alias.json"
gives 0 "$(entry heapstory-fmt-check) scenarios/alias.json"
retold
gives 1 "$(entry heapstory-check) scenarios/alias.json"
[ "$(ls scenarios/snapshots)" = alias.snap ] || fail "the hook wrote $(ls scenarios/snapshots)"

# Which files are scenarios: by their folder.
sed -n 's/^ *files: //p' "$hooks" | sort -u >files
[ "$(wc -l <files)" -eq 1 ] || fail "the hooks are about different files"
for file in scenarios/a.json docs/scenarios/deep/b.json; do
  echo "$file" | grep -qEf files || fail "$file is no scenario for the hooks"
done
for file in package.json scenarios/a.py my-scenarios.json scenarios/snapshots/a.snap; do
  ! echo "$file" | grep -qEf files || fail "$file is a scenario for the hooks"
done

# ---- workflow ------------------------------------------------------------------------------------

sed -n 's/^ *- run: \(heapstory .*\)/\1/p' "$root/src/share/github-workflow.yml" >commands
[ "$(wc -l <commands)" -ge 2 ] || fail "the workflow has no commands"
# workflow STATUS...: of each command, in order.
workflow() {
  number=0
  for wanted; do
    number=$((number + 1))
    gives "$wanted" "CI=true $(sed -n "${number}p" commands)"
  done
  [ "$number" -eq "$(wc -l <commands)" ] || fail "not every command of the workflow is tested"
}
sample
workflow 0 0
respaced
workflow 1 0
sample
retold
workflow 0 1
grep -q '^::error ' log || fail "no annotation for GitHub"
# What it uploads is what is written.
sed -n '/path: |/,/if-no-files/s/^ *\([a-z]*\.[a-z]*\)$/\1/p' "$root/src/share/github-workflow.yml" >uploaded
[ "$(wc -l <uploaded)" -eq 2 ] || fail "not two files are uploaded"
while read -r file; do [ -s "$file" ] || fail "$file is not written"; done <uploaded
"$root/setup.sh" help | grep -q '^\./setup.sh build ' || fail "setup.sh has no build"

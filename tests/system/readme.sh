#!/bin/sh
# readme.sh BINARY README: the blocks ```console of a README are run, in a copy of the scenarios' folder, beside the tests; what they show
# must come out (ctest: system.readme).
#
# A line `$ command` runs; the lines behind it, up to the next command or the end of the block, are what it prints on
# standard output and error. A line `...` stands for any lines. A command that shows nothing is only run.
set -eu
# shellcheck source=tests/room.sh
. "$(dirname "$0")/../room.sh"

binary=$(absolute "$(dirname "$1")")
readme=$(absolute "$2")
root=$(dirname "$readme")
enter_room
cp -r "$root/scenarios" "$room/scenarios"
ln -s "$root/tests" "$room/tests"
awk '/^```console/ { on = 1; n++; next } /^```/ { on = 0 } on { print > sprintf("%s/block-%03d", room, n) }' room="$room" "$readme"
PATH=$binary:$PATH
export PATH
commands=0

# Compares what a command printed with what the README shows.
compare() {
  [ -s "$room/shown" ] || return 0
  awk 'NR == FNR { shown[++n] = $0; next } { found[++m] = $0 }
    END {
      for (i = j = 1; i <= n; i++) {
        if (shown[i] == "...") {
          if (i == n) exit 0
          while (j <= m && found[j] != shown[i + 1]) j++
        } else if (j > m || found[j++] != shown[i]) {
          printf "the README shows:  %s\n", shown[i]
          printf "but there is:      %s\n", j - 1 <= m ? found[j - 1] : "(nothing more)"
          exit 1
        }
      }
      exit j <= m
    }' "$room/shown" "$room/printed"
}

run() {
  [ -n "$command" ] || return 0
  commands=$((commands + 1))
  sh -c "$command" >"$room/printed" 2>&1 || echo "exit status $?" >>"$room/printed"
  compare || { echo "FAILED: $command"; cat "$room/printed"; exit 1; }
}

for block in "$room"/block-*; do
  command=
  : >"$room/shown"
  while IFS= read -r line || [ -n "$line" ]; do
    case $line in
    '$ '*)
      run
      command=${line#'$ '}
      : >"$room/shown"
      ;;
    *) printf '%s\n' "$line" >>"$room/shown" ;;
    esac
  done <"$block"
  run
done
[ "$commands" -ge 4 ] || { echo "FAILED: only $commands commands in the README"; exit 1; }

#!/bin/sh
# every-cpython.sh BINARY SCENARIO...: each scenario holds under every profile of a CPython, with the whole heap proved
# sane after every step (ctest: scenario.cpython.<name>).
set -u

binary=$1
shift
# All of them but textbook, which is the Python of nobody.
profiles=$("$binary" list profiles | sed -n 's/^\(cpython-[^ ]*\) .*/\1/p')
[ "$(echo "$profiles" | wc -w)" -ge 5 ] || {
  echo "every-cpython.sh: '$binary list profiles' names only: $profiles"
  exit 1
}

failures=0
for scenario; do
  for profile in $profiles; do
    "$binary" run -q --check-heap --profile "$profile" -o /dev/null "$scenario" && continue
    failures=$((failures + 1))
    echo "FAILED: $scenario under $profile"
  done
done
[ "$failures" -eq 0 ]

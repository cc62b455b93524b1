#!/bin/sh
# into_readme.sh FILE: what `./setup.sh bench --markdown` said takes the place of the README's tables.
set -eu
readme=$(dirname "$0")/../../README.md
if ! grep -q '^| how it grows' "$1"; then
  echo "$1: no tables of a whole run" >&2
  exit 2
fi
sed -i -e '/^<!-- measured -->$/,/^<!-- \/measured -->$/ { /^<!-- measured -->$/r '"$1"'
/^<!--/!d }' "$readme"

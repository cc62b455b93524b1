#!/bin/sh
# install.sh CMAKE BUILD: what 'cmake --install' puts somewhere else starts there, finds Graphviz's plugins and draws; the
# schema lies beside it (ctest: system.install).
set -eu
# shellcheck source=tests/room.sh
. "$(dirname "$0")/../room.sh"

build=$(absolute "$2")
enter_room

fail() {
  echo "FAILED: $*" >&2
  exit 1
}

"$1" --install "$build" --prefix "$room/there" >install.log 2>&1 || fail "$(cat install.log)"
for name in heapstory heapstory-compare; do
  there/bin/$name --help >help 2>&1 || fail "$name does not start: $(head -3 help)"
done
echo '{"steps": ["a = []", "a.append(a)"]}' >one.json
there/bin/heapstory render -q -f svg,dot -o out one.json || fail "it does not draw"
xmllint --noout out/one/002-graph.svg || fail "an svg is no XML"
there/bin/heapstory list schema | cmp -s - there/share/heapstory/scenario.schema.json || fail "the schema is not installed"

# shellcheck shell=sh
# room.sh: what the shell tests begin with, and how those that count their failures end. It is sourced, before any cd:
#
#   # shellcheck source=tests/room.sh
#   . "$(dirname "$0")/../room.sh"
#   binary=$(absolute "$1") || exit 2
#   enter_room
#   ...
#   end "what it says when nothing failed"
#
# A test that ends with its first failure has a `fail` of its own.

# absolute PATH: the path of a folder, or of a file in a folder that is there, from wherever.
absolute() (
  CDPATH=
  if [ -d "$1" ]; then
    cd -- "$1" && pwd
  else
    cd -- "$(dirname -- "$1")" && printf '%s/%s\n' "$(pwd)" "$(basename -- "$1")"
  fi
)

# make_room [PARENT]: a folder $room, below PARENT if that can be, which is gone at exit whatever modes it has got inside;
# and an environment in which heapstory is told nothing: no variable of ours, no CI, no language.
make_room() {
  room=
  [ $# -eq 0 ] || room=$(mktemp -d -p "$1" 2>/dev/null) || room=
  [ -n "$room" ] || room=$(mktemp -d) || exit 2
  trap 'chmod -R u+rwX "$room" 2>/dev/null || true; rm -rf "$room"' EXIT
  for variable in $(env | sed -n 's/^\(HEAPSTORY_[A-Za-z0-9_]*\)=.*/\1/p'); do unset "$variable"; done
  unset CI TF_BUILD
  LC_ALL=C
  export LC_ALL
}

# enter_room, enter_room_below PARENT: the same, and it is the current folder.
enter_room() {
  make_room
  cd "$room" || exit 2
}
enter_room_below() {
  make_room "$1"
  cd "$room" || exit 2
}

failures=0
what= # is tried now: a command, or a name of it

# fail WORDS...: counts, and goes on. Shows how what was tried began to speak, where that was kept in the room.
fail() {
  failures=$((failures + 1))
  echo "FAILED: ${what:+$what: }$*"
  [ ! -s "$room/stdout" ] || sed 's/^/  out: /; 10q' "$room/stdout"
  [ ! -s "$room/stderr" ] || sed 's/^/  err: /; 10q' "$room/stderr"
}

# end WORDS...: exit status 1 if anything failed; otherwise the words are said.
end() {
  [ "$failures" -eq 0 ] || {
    echo "$failures failed"
    exit 1
  }
  echo "$*"
}

#!/bin/sh
# other-graphviz.sh DEBIAN BINARY SCENARIOS FOLDER...: the same bytes with the Graphviz of another Debian. By hand, as root:
#
#   debootstrap --variant=minbase sid /tmp/sid http://deb.debian.org/debian
#   sh tests/system/other-graphviz.sh /tmp/sid out/build-debug/heapstory scenarios seeds gallery cpython-docs
#
# DEBIAN is the root folder of that Debian. What it lacks is installed there, this tree is copied to DEBIAN/heapstory and
# built, its unit tests run. Then each build draws every scenario in every view: traces, snapshots, DOT of graphs and pictures
# that dot has no part in must be the same bytes; how many pictures differ because dot laid them out is counted; on places that were
# stored here (--geometry) every picture must be the same.
set -eu
# shellcheck source=tests/room.sh
. "$(dirname "$0")/../room.sh"

debian=$(absolute "$1")
binary=$(absolute "$2")
scenarios=$3
shift 3
root=$(absolute "$(dirname "$0")/../..")
there=$debian/heapstory
make_room
cd "$root"

fail() {
  echo "FAILED: $*" >&2
  exit 1
}
inside() { chroot "$debian" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C DEBIAN_FRONTEND=noninteractive "$@"; }

# ---- that Debian --------------------------------------------------------------------------------

# The packages that setup.sh installs here, but for browser and clang.
packages=$(sed -n "/^build_packages='/,/'\$/p; /^picture_packages='/p" setup.sh | sed "s/^[a-z_]*='//; s/'\$//")
inside apt-get -q -o Acquire::Check-Valid-Until=false update >"$room/apt" 2>&1 || fail "apt-get update: $(tail -3 "$room/apt")"
# shellcheck disable=SC2086 # the words of $packages are meant
inside apt-get -q -y install --no-install-recommends $packages libxml2-utils >"$room/apt" 2>&1 ||
  fail "apt-get install: $(tail -3 "$room/apt")"
mkdir -p "$there"
find "$there" -mindepth 1 -maxdepth 1 ! -name out -exec rm -rf {} +
git ls-files -z --cached --others --exclude-standard | tar -c --null -T - | tar -x -C "$there"
inside sh -c 'cd /heapstory && cmake --preset debug -DHEAPSTORY_WERROR=OFF && cmake --build out/build-debug' \
  >"$room/build" 2>&1 || fail "it does not build: $(grep -A3 error "$room/build" | head -20)"
echo "here: $(dot -V 2>&1); there: $(inside dot -V 2>&1), $(inside cc --version | head -1)"
# test_raster knows the widths of Debian 12's Inter, which became another font since.
inside sh -c 'cd /heapstory && ctest --test-dir out/build-debug -R "^unit" -E test_raster -j "$(nproc)"' >"$room/tests" 2>&1 ||
  fail "its unit tests: $(tail -20 "$room/tests")"
grep 'tests passed' "$room/tests"

# ---- both draw ----------------------------------------------------------------------------------

for folder; do printf '%s\n' "$scenarios/$folder"; done >"$room/folders"
views=$("$binary" list views | awk '{ printf "%s%s", sep, $1; sep = "," }')
drawn=$there/drawn
rm -rf "$drawn" && mkdir "$drawn" "$room/drawn"

here() { xargs "$binary" "$@" <"$room/folders"; }
there() { inside sh -c 'cd /heapstory && exec xargs out/build-debug/heapstory "$@"' sh "$@" <"$room/folders"; }

# differing NAME: paths of the files below NAME that are not the same bytes here and there, or not in both.
differing() {
  for side in "$room/drawn" "$drawn"; do (cd "$side" && find "$1" -type f -exec sha256sum {} + | sort -k 2); done >"$room/sums"
  sort "$room/sums" | uniq -u | sed 's/^[^ ]* *//' | sort -u
}
count() { find "$room/drawn/$1" -type f | wc -l; }

here render -q --view "$views" -f svg,dot -o "$room/drawn/own" 2>/dev/null
there render -q --view "$views" -f svg,dot -o drawn/own 2>/dev/null
mkdir "$room/drawn/told" "$drawn/told"
here run -q --format jsonl -o - >"$room/drawn/told/traces"
there run -q --format jsonl -o - >"$drawn/told/traces"
here check -q --update --snapshots "$room/drawn/told/snapshots"
there check -q --update --snapshots drawn/told/snapshots

differing own >"$room/own"
echo "of $(count own) pictures $(wc -l <"$room/own") are other bytes, by view and format:"
sed 's/.*-//' "$room/own" | sort | uniq -c
grep -vE -e '-(graph|diff|storyboard)\.svg$|-storyboard\.dot$' "$room/own" >"$room/wrong" &&
  fail "dot has no part in these: $(head -3 "$room/wrong")"
[ -z "$(differing told)" ] || fail "traces or snapshots differ: $(differing told | head -3)"
echo "traces and $(($(count told) - 1)) snapshots are the same"

# ---- on the places of this Debian ---------------------------------------------------------------

# In every view that dot lays out, for scenarios that ask for none.
mkdir "$drawn/asked" "$drawn/others"
while read -r folder; do
  for file in "$folder"/*.json; do
    if grep -q '"render"' "$file"; then
      cp "$file" "$drawn/others"
    else
      sed '1s/{/{"render": {"view": "graph,diff,storyboard"},/' "$file" >"$drawn/asked/$(basename "$file")"
    fi
  done
done <"$room/folders"
printf '%s\n' "$drawn/asked" "$drawn/others" | xargs "$binary" check -q --update --svg --snapshots "$drawn/places"
rm -rf "$drawn/places"/*/
printf '%s\n' drawn/asked drawn/others >"$room/folders"
there render -q --geometry drawn/places -f svg,dot -o drawn/placed
printf '%s\n' "$drawn/asked" "$drawn/others" >"$room/folders"
here render -q --geometry "$drawn/places" -f svg,dot -o "$room/drawn/placed"
differing placed >"$room/placed"
[ ! -s "$room/placed" ] || fail "on stored places $(wc -l <"$room/placed") pictures differ: $(head -3 "$room/placed")"
echo "on stored places $(count placed) pictures are the same"

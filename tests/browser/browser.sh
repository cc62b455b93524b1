#!/bin/sh
# browser.sh CELLS FOLDER...: text stays in its cell in a real browser, whatever its fonts (ctest: system.browser).
#
# CELLS (heapstory-cells) draws the scenarios below each folder of scenarios/; measure.html measures every text of those
# SVGs in Debian's chromium: with the theme's own fonts, with DejaVu alone, which is wider, with Liberation alone, and with
# DejaVu whose letters stand further apart, which is wider than any face that we know. That the measuring can fail is
# proved too: without textLength, those spill. Exit status 77: no chromium here.
set -eu
# shellcheck source=tests/room.sh
. "$(dirname "$0")/../room.sh"

cells=$1
shift
here=$(cd "$(dirname "$0")" && pwd)
command -v chromium >/dev/null || {
  echo "no chromium: apt install chromium fonts-dejavu-core fonts-liberation2 fonts-inter fonts-jetbrains-mono"
  exit 77
}
make_room

# fonts NAME FOLDER...: what chromium may know. $room/NAME.conf.
fonts() {
  name=$1
  shift
  for folder; do
    [ -n "$(find "$folder" -name '*.[ot]t[fc]' 2>/dev/null)" ] || { echo "FAILED: no fonts in $folder"; exit 1; }
  done
  {
    echo '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
    printf '<dir>%s</dir>\n' "$@"
    echo "<cachedir>$room/cache-$name</cachedir></fontconfig>"
  } >"$room/$name.conf"
}

# measure NAME FOLDER: the pictures of $room/FOLDER/pictures.js with these fonts; what was found goes to $room/found.
measure() {
  cp "$here/measure.html" "$room/$2/"
  FONTCONFIG_FILE=$room/$1.conf HOME=$room/home timeout 300 chromium --headless --no-sandbox --disable-gpu \
    --disable-dev-shm-usage --dump-dom "file://$room/$2/measure.html" >"$room/dom" 2>"$room/chromium.log" ||
    { tail -5 "$room/chromium.log"; fail "chromium ended with an error"; }
  grep -E '^(fault|measured|fonts):' "$room/dom" | sed 's/&lt;/</g; s/&gt;/>/g; s/&amp;/\&/g' >"$room/found" || true
  grep -q '^measured: ' "$room/found" || { cat "$room/chromium.log"; fail "$1: nothing was measured"; }
  echo "$1, $2: $(grep '^measured: ' "$room/found") $(grep '^fonts: ' "$room/found")"
}

# judge NAME FOLDER: there must be no fault.
judge() {
  measure "$1" "$2"
  faults=$(grep -c '^fault: ' "$room/found") || true
  [ "$faults" -eq 0 ] || { grep '^fault: ' "$room/found" | head -20; fail "$1, $2: $faults texts are not in place"; }
}

mkdir -p "$room/real" "$room/wide" "$room/loose" "$room/home"
for folder; do "$cells" "$folder" light; done >"$room/real/pictures.js"
fonts theme /usr/share/fonts/opentype/inter /usr/share/fonts/truetype/jetbrains-mono
fonts dejavu /usr/share/fonts/truetype/dejavu
fonts liberation /usr/share/fonts/truetype/liberation2
for set in theme dejavu liberation; do
  judge "$set" real
  grep '^fonts: ' "$room/found" >>"$room/widths" || true
done
[ "$(sort -u "$room/widths" | wc -l)" -eq 3 ] || fail "three sets of fonts are not three: $(cat "$room/widths")"

awk 'NR % 4 == 1' "$room/real/pictures.js" | sed 's/<style[^>]*>/&text{letter-spacing:0.04em}/' >"$room/wide/pictures.js"
judge dejavu wide
sed 's/ textLength=\\"[^"]*"//g' "$room/wide/pictures.js" >"$room/loose/pictures.js"
measure dejavu loose
grep -q '^fault: .* right of its cell' "$room/found" || fail "without textLength nothing spills: nothing is measured here"
end "every text is in its cell"

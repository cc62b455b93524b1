#!/bin/sh
# fonts.sh BINARY INK FOLDER: PNG and PDF with other fonts than the theme's, and with none (ctest: system.fonts).
#
# Fontconfig is shown the theme's fonts, DejaVu alone, which is wider, Liberation alone, and no font at all. INK
# (heapstory-ink) looks at the pixels of every text of the scenarios below scenarios/FOLDER: none leaves its cell. That it
# can fail is proved too: in DejaVu at full size, texts do. BINARY says once what is missing and what is used instead.
set -eu
# shellcheck source=tests/room.sh
. "$(dirname "$0")/../room.sh"

binary=$1
ink=$2
folder=$3
here=$(cd "$(dirname "$0")" && pwd)
make_room

fail() {
  echo "FAILED: $*" >&2
  exit 1
}

# fonts NAME FILE...: fontconfig's configuration $room/NAME.conf, which knows these files alone.
fonts() {
  name=$1
  shift
  mkdir "$room/$name"
  for file; do
    [ -f "$file" ] || fail "no font $file (packages fonts-inter fonts-jetbrains-mono fonts-dejavu-core fonts-liberation2)"
    ln -s "$file" "$room/$name/"
  done
  echo "<?xml version='1.0'?><!DOCTYPE fontconfig SYSTEM 'fonts.dtd'><fontconfig><dir>$room/$name</dir>\
<cachedir>$room/cache-$name</cachedir></fontconfig>" >"$room/$name.conf"
}

# look NAME [OPTION]: what INK finds, in $room/found.
look() {
  FONTCONFIG_FILE=$room/$1.conf "$ink" ${2+"$2"} "$folder" >"$room/found" 2>"$room/errors" || [ -s "$room/found" ] ||
    fail "$1: $(cat "$room/errors")"
  [ ! -s "$room/errors" ] || fail "$1: $(cat "$room/errors")"
  echo "$1${2+, $2}: $(tail -n 1 "$room/found")"
}

# stays NAME: no text leaves its cell, and there is text.
stays() {
  look "$1"
  grep -q 'painted [1-9][0-9]*, spilling 0$' "$room/found" || fail "$1: $(head -n 5 "$room/found")"
}

# draw NAME OUT: two scenarios in one call; what was said goes to $room/said.
draw() {
  FONTCONFIG_FILE=$room/$1.conf "$binary" render -q -f png,pdf --steps 3,4 -o "$room/$2" \
    "$here/../../scenarios/gallery/03-cycle.json" "$here/../../scenarios/seeds/node-cycle.json" 2>"$room/said" ||
    fail "$1: $(cat "$room/said")"
}

# says NAME WORDS...: a line each on standard error, once, and no other.
says() {
  name=$1
  shift
  draw "$name" "$name-out"
  : >"$room/wanted"
  [ $# -eq 0 ] || printf 'heapstory: warning: %s\n' "$@" >"$room/wanted"
  cmp -s "$room/wanted" "$room/said" || fail "$name: $(diff "$room/wanted" "$room/said")"
  draw "$name" "$name-again"
  diff -r "$room/$name-out" "$room/$name-again" >/dev/null || fail "$name: two runs, two pictures"
}

# reads NAME: the text of a PDF is text.
reads() {
  pdftotext -layout "$room/$1-out/03-cycle/004-graph.pdf" - >"$room/words" || fail "$1: no PDF"
  for words in 'step 4 of 8' 'STACK' 'HEAP' 'Node #2' 'globals'; do
    tr -s ' ' <"$room/words" | grep -q "$words" || fail "$1: the PDF does not say '$words'"
  done
}

fonts theme /usr/share/fonts/opentype/inter/Inter-Regular.otf /usr/share/fonts/opentype/inter/Inter-Bold.otf \
  /usr/share/fonts/opentype/inter/Inter-Italic.otf /usr/share/fonts/truetype/jetbrains-mono/*.ttf
fonts dejavu /usr/share/fonts/truetype/dejavu/DejaVuSans.ttf /usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf \
  /usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf /usr/share/fonts/truetype/dejavu/DejaVuSansMono-Bold.ttf
fonts liberation /usr/share/fonts/truetype/liberation2/*.ttf
fonts none

stays theme
stays dejavu
stays liberation
look none
grep -q 'painted 0, spilling 0$' "$room/found" || fail "something is painted without any font"
look dejavu --unfitted
! grep -q 'spilling 0$' "$room/found" || fail "nothing spills in DejaVu at full size: nothing is measured"

says theme
says dejavu 'the font Inter is missing, PNG and PDF are drawn in DejaVu Sans (Debian: fonts-inter)' \
  'the font JetBrains Mono is missing, PNG and PDF are drawn in DejaVu Sans Mono (Debian: fonts-jetbrains-mono)'
says liberation 'the font Inter is missing, PNG and PDF are drawn in Liberation Sans (Debian: fonts-inter)' \
  'the font JetBrains Mono is missing, PNG and PDF are drawn in Liberation Mono (Debian: fonts-jetbrains-mono)'
says none \
  'no font is installed, PNG and PDF are drawn without any text (Debian: fonts-inter, fonts-jetbrains-mono)'
reads theme
reads dejavu

#!/bin/sh
# same-bytes.sh BINARY SCENARIOS FOLDER...: the same input gives the same bytes (ctest: system.same_bytes).
#
# Every scenario of these folders of SCENARIOS is drawn in every view, as svg and as dot, traced, and its snapshot stored.
# Then all of it again: in reverse order by four workers, under a German locale, in another folder and time zone, with one
# font alone; each scenario in a process of its own under a Turkish locale, with no home, no environment and no fonts. PNG
# holds letters, so it is compared with fonts only, and of every third scenario, because it takes most of the time.
set -eu
# shellcheck source=tests/room.sh
. "$(dirname "$0")/../room.sh"

binary=$(absolute "$1")
scenarios=$(absolute "$2")
shift 2
enter_room

fail() {
  echo "FAILED: $*" >&2
  exit 1
}

# Locales with a decimal comma, and with an i of their own; made here where the system has none.
mkdir "$room/locale" "$room/no-fonts" "$room/elsewhere"
for name in de_DE tr_TR; do
  localedef -i "$name" -f UTF-8 "$room/locale/$name.UTF-8" 2>/dev/null || [ -d "$room/locale/$name.UTF-8" ] ||
    fail "no locale $name could be made (package locales)"
  [ "$(LOCPATH=$room/locale LC_ALL=$name.UTF-8 locale decimal_point)" = , ] || fail "the locale $name does not work"
done
# fonts FOLDER: a configuration that knows those of one folder alone.
fonts() {
  printf '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n'
  printf '<fontconfig><dir>%s</dir><cachedir>%s</cachedir></fontconfig>\n' "$1" "$room/cache"
}
fonts "$room/no-fonts" >"$room/no-fonts.conf"
fonts /usr/share/fonts/truetype/dejavu >"$room/dejavu.conf"

views=$("$binary" list views | awk '{ printf "%s%s", sep, $1; sep = "," }')
: >"$room/files"
for folder; do find "$scenarios/$folder" -name '*.json' | sort >>"$room/files"; done
[ "$(wc -l <"$room/files")" -ge 40 ] || fail "only $(wc -l <"$room/files") scenarios"
awk '{ line[NR] = $0 } END { for (i = NR; i > 0; i--) print line[i] }' "$room/files" >"$room/reversed"
awk 'NR % 3 == 0' "$room/reversed" >"$room/thirds"

# draw OUTPUT LIST FORMATS VIEWS WORKERS: all scenarios of the list, in one call.
draw() { xargs "$binary" render -q -j "$5" --view "$4" -f "$3" -o "$1" <"$2"; }
trace() { xargs "$binary" run -q -j "$2" --format jsonl -o - <"$1"; }
store() { xargs "$binary" check -q -j "$3" --update --snapshots "$1" <"$2"; }

# same WHAT OUTPUT: every file of $room/first that OUTPUT has too is equal, and OUTPUT has no other.
same() {
  (cd "$2" && find . -type f -exec sha256sum {} +) >"$room/sums"
  [ -s "$room/sums" ] || fail "$1: nothing was drawn"
  (cd "$room/first" && sha256sum --quiet -c "$room/sums") >"$room/differ" 2>&1 ||
    fail "$1: bytes differ: $(head -3 "$room/differ")"
}

# all WHAT OUTPUT: the same, and nothing is missing.
all() {
  same "$1" "$2"
  [ "$(wc -l <"$room/sums")" -eq "$(find "$room/first" -name '*.svg' -o -name '*.dot' | wc -l)" ] ||
    fail "$1: $(wc -l <"$room/sums") pictures"
}

draw "$room/first" "$room/files" svg,dot "$views" 1
trace "$room/files" 1 >"$room/first.jsonl"
store "$room/stored" "$room/files" 1

# Valid by the DTD of SVG 1.1, but for `role`, which readers of screens want and which is younger.
cp -r "$room/first" "$room/valid"
find "$room/valid" -name '*.svg' -exec sed -i 's/ role="img"//' {} +
find "$room/valid" -name '*.svg' -exec xmllint --noout --nonet --dtdvalidfpi '-//W3C//DTD SVG 1.1//EN' {} + \
  2>"$room/invalid" || fail "an svg is not valid (or no package w3c-sgml-lib): $(head -3 "$room/invalid")"

export LOCPATH="$room/locale"
(
  cd "$room/elsewhere"
  export LC_ALL=de_DE.UTF-8 LANGUAGE=de TZ=Asia/Kathmandu "FONTCONFIG_FILE=$room/dejavu.conf"
  draw ../reversed-pictures "$room/reversed" svg,dot "$views" 4
  trace "$room/files" 4 >"$room/second.jsonl"
  store "$room/stored-again" "$room/reversed" 4
)
all "in reverse order, in German, by four workers, in DejaVu" "$room/reversed-pictures"
cmp "$room/first.jsonl" "$room/second.jsonl" || fail "in German: traces differ"
diff -r "$room/stored" "$room/stored-again" >"$room/differ" || fail "in German: snapshots differ: $(head -3 "$room/differ")"

set -- env -i "LOCPATH=$room/locale" LC_ALL=tr_TR.UTF-8 "FONTCONFIG_FILE=$room/no-fonts.conf" "$binary"
(
  cd "$scenarios"
  sed "s|^$scenarios/||" "$room/files" >"$room/relative"
  xargs -n 1 "$@" render -q --view "$views" -f svg,dot -o "$room/alone" <"$room/relative"
  xargs -n 1 "$@" run -q --format jsonl -o - <"$room/relative" >"$room/third.jsonl"
  xargs -n 1 "$@" check -q --update --snapshots "$room/stored-alone" <"$room/relative"
)
all "each alone, in Turkish, without a home or fonts" "$room/alone"
cmp "$room/first.jsonl" "$room/third.jsonl" || fail "each alone, in Turkish: traces differ"
diff -r "$room/stored" "$room/stored-alone" >"$room/differ" || fail "in Turkish: snapshots differ: $(head -3 "$room/differ")"

LC_ALL=C draw "$room/first" "$room/thirds" png graph 1
LC_ALL=tr_TR.UTF-8 draw "$room/png" "$room/thirds" png graph 4
same "png" "$room/png"

# The proof that it can fail: one byte of one picture.
one=$(find "$room/alone" -name '*.svg' | head -1)
sed 's/y="\([0-9]\)/y="9\1/' "$one" >"$room/changed" && mv "$room/changed" "$one"
(fail() { exit 7; }; all "changed" "$room/alone") && fail "a byte that differs is not noticed"
exit 0

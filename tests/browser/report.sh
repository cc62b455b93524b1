#!/bin/sh
# report.sh HEAPSTORY BROWSE: the page of `check --report html` in Debian's chromium, opened as a file (ctest:
# system.report).
#
# A scenario is changed after its snapshot was written; BROWSE (heapstory-browse) presses real keys and looks at what the
# page does: the right pictures, on the same places, every key, no request, no word on the console. That it can fail is
# proved too. Exit status 77: no chromium here.
set -eu
# shellcheck source=tests/room.sh
. "$(dirname "$0")/../room.sh"

tool=$(absolute "$1")
browse=$(absolute "$2")
command -v chromium >/dev/null || {
  echo "no chromium: apt install chromium"
  exit 77
}
enter_room
export HOME="$room/home"
mkdir -p "$HOME" "$room/scenarios"

# drive NAME: obeys the commands of standard input; what it says goes to $room/NAME.said.
drive() {
  "$browse" "$room/profile-$1" >"$room/$1.said" 2>&1
}

# scenario STEP LAST: the run that is compared; both are what changes.
scenario() {
  printf '{"title": "</title><script>alert(1)</script> \\u202e \\u00e9", "steps": [\n%s,\n%s,\n%s,\n%s,\n%s]}\n' \
    '"class Node: pass"' '"a = Node(); b = Node()"' "\"$1\"" '"del b"' "\"$2\"" >scenarios/cycle.json
}

scenario 'a.ref = b; k = a' 'print(1)'
printf '{"steps": ["x = [1]"]}\n' >scenarios/same.json
"$tool" check -q --report html=same.html scenarios >/dev/null 2>&1 || fail "the first check"
"$tool" check -q --report html=same.html scenarios || fail "the same run differs"
scenario 'a.ref = b' 'print(2)'
status=0
"$tool" check -q --report html=page.html,junit=junit.xml,github scenarios >github.txt || status=$?
[ "$status" -eq 1 ] || fail "what differs: exit status $status"
grep -q '^::error file=scenarios/cycle.json,line=4,title=cycle differs::step 3: ' github.txt || fail "$(cat github.txt)"
cp page.html again.html
"$tool" check -q --report html=page.html scenarios >/dev/null || true
cmp page.html again.html || fail "not the same bytes"

# ---- the page -----------------------------------------------------------------------------------

# In the page: two pictures are drawn by it onto canvases, and compared pixel by pixel.
same_places='(async () => {
  const read = async (image) => { await image.decode(); const c = document.createElement("canvas"); c.width = 480;
    c.height = 270; const d = c.getContext("2d"); d.drawImage(image, 0, 0, 480, 270);
    return d.getImageData(0, 0, 480, 270).data; };
  const [a, b] = await Promise.all([...document.querySelectorAll(".stage.both")[0].querySelectorAll("img")].slice(0, 2).map(read));
  let count = 0; for (let i = 0; i < a.length; i += 4) count += a[i] !== b[i] || a[i + 1] !== b[i + 1] || a[i + 2] !== b[i + 2];
  return count > 50 && count < 480 * 270 / 20 ? "alike, not equal" : `${count} pixels differ`; })()'
same_places=$(printf '%s' "$same_places" | tr '\n' ' ')
svg='(n) => atob(document.querySelectorAll(".step img")[n].src.split(",")[1])'
box='(of) => { const r = document.querySelector(`.step .${of} img`).getBoundingClientRect(); return [r.left, r.top, r.width].map(Math.round).join(); }'
style='(of, name) => getComputedStyle(document.querySelector(`.step .${of}`))[name]'
here='() => [...document.querySelectorAll(".step")].indexOf(document.querySelector("[aria-current]"))'

drive page <<END || fail "$(cat page.said)"
size 1400 700
open file://$room/page.html
expect document.title => heapstory: 1 of 2 scenarios differs
expect document.querySelector("h2 bdi").textContent => </title><script>alert(1)</script> \\u202e é
expect document.scripts.length => 1
# the right pictures: both runs, all of them are shown, none is broken
expect Promise.all([...document.images].map((i) => (i.loading = "eager", i.decode()))).then((all) => all.length) => 6
expect [...document.images].every((i) => i.complete && i.naturalWidth > 0) => true
expect ($svg)(0).includes("as it was, step 3 of 5: a.ref = b; k = a") => true
expect ($svg)(1).includes("as it is, step 3 of 5: a.ref = b<") => true
expect $same_places => alike, not equal
expect document.querySelector(".findings").textContent.includes("refcount") => true
# the way through the differences
expect ($here)() => -1
key j
expect ($here)() => 0
expect document.activeElement.className => step
key ArrowDown
expect ($here)() => 1
expect ((top) => top > 0 && top < 200)(document.activeElement.getBoundingClientRect().top) => true
key k
expect ($here)() => 0
key ArrowDown
key ArrowUp
key ArrowUp
expect ($here)() => 0
# side by side
expect document.body.dataset.mode => side
expect ($box)("older") === ($box)("newer") => false
# overlay: one upon the other, mixed
key o
expect ($box)("older") === ($box)("newer") => true
expect ($style)("newer", "opacity") => 0.5
key ArrowRight
expect ($style)("newer", "opacity") => 0.55
key ArrowLeft
key ArrowLeft
expect ($style)("newer", "opacity") => 0.45
expect document.querySelector("button[data-mode=overlay]").getAttribute("aria-pressed") => true
# difference
key x
expect ($box)("older") === ($box)("newer") => true
expect ($style)("newer", "mixBlendMode") => difference
# flip: only one is seen
key f
expect ($box)("older") === ($box)("newer") => true
expect ($style)("older", "visibility") + ($style)("newer", "visibility") => hiddenvisible
key f
expect ($style)("older", "visibility") + ($style)("newer", "visibility") => visiblehidden
key Space
expect ($style)("older", "visibility") + ($style)("newer", "visibility") => hiddenvisible
# changes
key c
expect ($style)("older", "display") + ($style)("changes", "display") => noneblock
key s
expect ($style)("older", "display") + ($style)("changes", "display") => blocknone
# the keys
key ?
expect document.getElementById("keys").open => true
expect document.activeElement.textContent => Close
key o
expect document.body.dataset.mode => side
key Escape
expect document.getElementById("keys").open => false
key ?
key ?
expect document.getElementById("keys").open => false
# without keys, and with Tab: the focus is seen
expect (document.querySelector("button[data-mode=changes]").click(), document.body.dataset.mode) => changes
expect (document.querySelector("button[data-mode=side]").click(), document.body.dataset.mode) => side
expect (document.getElementById("next").click(), ($here)()) => 1
expect (document.getElementById("previous").focus(), document.activeElement.id) => previous
key Tab
expect document.activeElement.id => next
expect getComputedStyle(document.activeElement).outlineStyle => solid
expect (document.getElementById("previous").focus(), 0) => 0
key Space
expect ($here)() => 0
expect document.body.dataset.mode => side
# on a phone, in the dark, on paper
size 360 740
expect document.documentElement.scrollWidth <= 360 => true
key o
key j
expect document.activeElement.getBoundingClientRect().top >= document.getElementById("bar").getBoundingClientRect().bottom => true
expect document.documentElement.scrollWidth <= 360 => true
media screen dark
expect getComputedStyle(document.body).backgroundColor => rgb(15, 19, 25)
media print light
expect getComputedStyle(document.getElementById("bar")).display => none
expect ($style)("older", "opacity") + ($style)("newer", "opacity") + ($style)("older", "visibility") => 11visible
media screen light
console 0
requests 0
# nothing may leave the page, even if a script wanted it
expect fetch("http://127.0.0.1:9/").then(() => "went", () => "refused") => refused
expect new Promise((done) => { const i = new Image(); i.onload = () => done("went"); i.onerror = () => done("refused"); i.src = "http://127.0.0.1:9/x.png"; }) => refused
END

drive same <<END || fail "$(cat same.said)"
open file://$room/same.html
expect document.querySelector("h1").textContent => All 2 scenarios are the same
expect document.querySelector(".calm").textContent => Every step is as it was.
expect document.getElementById("bar").hidden => true
key j
key o
console 0
requests 0
END

# ---- that it can fail ---------------------------------------------------------------------------

# A script that is not ours does not run, and the page says so on the console.
sed "s/    o: () => show('overlay'),/    o: () => show('side'),/" page.html >broken.html
cmp -s page.html broken.html && fail "the script has no such line"
drive broken <<END || fail "$(cat broken.said)"
open file://$room/broken.html
expect document.getElementById("bar").hidden => true
console 1
END

# Where it may run, a key that does nothing is noticed, and so is what it says.
sed "s/script-src 'sha256-[^']*'/script-src 'unsafe-inline'/; s/img-src data:/img-src data: http:/" broken.html >allowed.html
drive allowed <<END && fail "a broken key is not noticed"
open file://$room/allowed.html
key o
expect document.body.dataset.mode => overlay
END
grep -q '^FAILED: line 3: .*: found side$' allowed.said || fail "$(cat allowed.said)"
drive loud <<END || fail "$(cat loud.said)"
open file://$room/allowed.html
expect (console.log("here"), 0) => 0
console 1
expect new Promise((done) => { const i = new Image(); i.onerror = () => done("sent"); i.src = "http://127.0.0.1:9/x.png"; }) => sent
requests 1
END
end "the page is well"

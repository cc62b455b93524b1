#!/bin/sh
# extremes.sh BINARY: inputs that are too large, too many or too strange for a picture (ctest:
# system.extremes).
#
# Each gives pictures of valid XML within 20 seconds of processor time, and says in words what it
# leaves out or puts together. The longest, 3000 steps, takes 6.4 of them in the debug build and 12
# under sanitizers.
set -eu
# shellcheck source=tests/room.sh
. "$(dirname "$0")/../room.sh"

binary=$(absolute "$1")
enter_room

# within SECONDS COMMAND...: as long as it takes no more than these seconds of processor time, whatever
# else the machine does meanwhile. What sleeps and never ends is no matter of processor time.
within() (
  ulimit -t "$1"
  shift
  exec timeout 120 "$@"
)

# draw NAME OPTIONS...: a scenario whose steps (JSON) come from standard input; not from a pipe, behind which failures are not
# counted.
draw() {
  name=$1
  shift
  { printf '{"steps": [' && cat && printf ']}\n'; } >"$name.json"
  within 20 "$binary" render -o out "$@" "$name.json" 2>"$name.err" || fail "$name: $(head -c 300 "$name.err")"
  find "out/$name" -name '*.svg' -exec xmllint --noout {} + || fail "$name: an svg is no XML"
}

# says NAME STEP WORDS: the picture of that step has a text with these words.
says() { grep -qF -e "$3" "out/$1/$2-graph.svg" || fail "$1: the picture of step $2 does not say: $3"; }
cards() {
  found=$(grep -c 'id="obj-' "out/$1/$2-graph.svg")
  [ "$found" -eq "$3" ] || fail "$1: $found cards in step $2, not $3"
}

node='"class Node:\n    def __init__(self):\n        self.next = None\n        self.other = None"'

# ---- many objects -------------------------------------------------------------------------------

draw ring <<END
$node, "nodes = [Node() for i in range(200)]\nfor i in range(200): nodes[i].next = nodes[(i + 1) % 200]",
"del i"
END
says ring 003 'Node ×200'
says ring 003 'ring of 200'
cards ring 003 3

draw tree <<'END'
"class Tree:\n    def __init__(self, left, right):\n        self.left = left\n        self.right = right\ndef build(n): return Tree(build((n - 1) // 2), build(n - 1 - (n - 1) // 2)) if n else None",
{"gc": "disable"}, "t = build(2000)", "del t"
END
says tree 003 'Tree ×1999'
says tree 003 'depth 10'

draw complete <<'END'
"nodes = [[] for i in range(60)]\nfor a in nodes:\n    for b in nodes:\n        if a is not b: a.append(b)",
"del a, b", "del nodes[3][0]"
END
says complete 002 'list ×57' # those that step 3 does not touch
says complete 002 '3192 inside'
sed 's/^{"steps": \[//; s/\]}$//' complete.json >input
draw knot --density full <input # every reference would be drawn
says knot 002 'list #6'

draw islands <<END
$node, "for i in range(300):\n    a = Node()\n    a.next = Node()\n    a.next.other = a", "del a, i", {"collect": 2}
END
says islands 003 '299 UNREACHABLE CYCLES'
says islands 003 'Node ×598'
says islands 004 'GARBAGE'

draw linked <<END
$node, {"gc": "disable"}, "a = None\nfor i in range(3000):\n    b = Node()\n    b.next = a\n    a = b", "del b, i"
END
says linked 004 'Node ×2999'
says linked 004 'chain of 2999'

draw few --max-objects 5 --density full <<'END'
"l = [[i] for i in range(1000, 1006)]"
END
says few 001 '… 8 more objects'

# ---- large objects ------------------------------------------------------------------------------

draw ints <<'END'
"l = list(range(100000))", "l[50000] = l", "del l"
END
says ints 001 '… 99994 more'
says ints 002 '#4 itself'

draw text <<'END'
"s = \"x\" * 1000000", "t = s.encode()"
END
says text 001 '1000000 chars'
says text 002 '1000000 bytes'

draw attributes <<'END'
"class Bag: pass", "bag = Bag()\nfor i in range(500): setattr(bag, \"attribute_%d\" % i, [i])", "bag.attribute_250 = None"
END
says attributes 003 '… 243 more'
says attributes 003 '→None'

draw keys <<'END'
"d = {i: [i] for i in range(10000)}", "e = {\"key %d\" % i: i + 0.5 for i in range(10000)}", "d[5000] = e"
END
says keys 003 '… 9992 more'

# ---- many names and calls -----------------------------------------------------------------------

awk 'BEGIN { printf "\""; for (i = 0; i < 100; i++) printf "n%d = ", i; print "[]\", \"n50 = 5\"" }' >input
draw names <input
says names 001 'n0 … n99  ×100'
says names 001 'refs 100'
says names 002 'n51 … n99  ×49'

awk 'BEGIN { printf "\""; for (i = 0; i < 500; i++) printf "v%d = [%d]; ", i, i; print "\", \"v250 = 5\"" }' >input
draw variables <input
says variables 001 '… 487 more'
says variables 002 'v250'

awk 'BEGIN { print "\"def f(n): return n\"";
  for (i = 0; i < 990; i++) print ", {\"enter\": \"f\", \"locals\": {\"n\": \"[]\"}}";
  for (i = 0; i < 990; i++) print ", {\"return\": null}" }' >input
draw recursion --steps 2-30,900,991 <input
says recursion 900 '… 894 more calls'

# ---- many steps ---------------------------------------------------------------------------------

awk 'BEGIN { print "\"x = []\""; for (i = 1; i < 3000; i++) printf ", \"%s\"\n", i % 3 ? "x = [" i "]" : "y = [x]" }' >input
draw steps <input
[ "$(find out/steps -name '*.svg' | wc -l)" -eq 3000 ] || fail "steps: not every step has a picture"
says steps 2999 'step 2999 of 3000'

# ---- all the machinery --------------------------------------------------------------------------

draw machinery --show internal <<'END'
"def f(): raise ValueError('x')", "try:\n    f()\nexcept ValueError as e:\n    kept = e", "del kept"
END
says machinery 003 'traceback line 1'
says machinery 003 'frame of f'
says machinery 003 'type ×'

# ---- strange words ------------------------------------------------------------------------------

draw words <<'END'
"class Bag: pass", "bag = Bag()", "s = \"<&\\\">\\\\ ]]> <!-- -->\"", "c = \"\\x00\\x01\\x1b[0m\\x7f\\x85\\u2028\\ufffe\\uffff\\r\\n\\t\"",
"setattr(bag, \"<b>&\\\"\\\\x\", [1.5, \"<\"])", "setattr(bag, \"\\x01\\x02 \\n\", [2.5])",
"变量 = \"全角文字全角文字全角文字全角文字\"", "שלום = \"مرحبا بالعالم\"", "e = \"e\\u0301\\u0302\\u0303\" * 20",
"w = \"\\U0001f600\" * 30", "d = {\"<&\\\">\\\\\": [1.5], \"\\u202e\": [2.5], \"全\": (4.5,)}",
{"python": "x = 1", "note": "<&\">\\ \u0001 \u202e 全角 e\u0301 ]]> -->"}
END
says words 003 "&lt;&amp;"
says words 007 '变量'
within 20 "$binary" render -q -f dot -o out words.json && dot -Tsvg out/words/*.dot >dot.svg 2>dot.err || fail "words: dot: $(head -3 dot.err)"

# ---- the limit ----------------------------------------------------------------------------------

# The proof that it can fail: what needs more than its time is ended.
within 1 sh -c 'while :; do :; done' 2>/dev/null && fail "what never ends is not noticed"

end "the extremes are well"
